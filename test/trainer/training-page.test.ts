import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transformSync } from '@swc/core'
import { runScript } from '../support/child'

const root = resolve(__dirname, '../..')
const page = readFileSync(join(root, 'docs/training.md'), 'utf8')
const snippets = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-training-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What each sample of docs/training.md prints. */
const printed = [
  /^(\d \d\.\d+ \d\.\d+ [01](\.\d+)?\n){5}\d\.\d+ [01](\.\d+)?\n\[ 100, 2 \]\n$/,
  /^\[ 0\.1, (0\.[01]1?, ){2}0\.[01]1? \]\n$/,
  /^$/,
  /^0\.66\d+ 0\.66\d+\ntensor\(\[\[1, 1, 0\],\n {8}\[0, 2, 1\],\n {8}\[0, 0, 1\]\]\)\n$/,
  /^2\n$/,
]

test.each(snippets.map((code, place) => [place, code] as const))('sample %d runs as it stands', async (place, code) => {
  const url = JSON.stringify(pathToFileURL(join(root, 'dist/index.mjs')).href)
  const { code: plain } = transformSync(code, { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } })
  const path = join(folder, 'sample.mjs')
  writeFileSync(path, `process.chdir(${JSON.stringify(folder)});${plain.replace(/(['"])torchnode\1/g, url)}`)
  const { stdout, ...rest } = await runScript(path)
  expect(rest).toMatchObject({ code: 0, stderr: '' })
  expect(stdout).toMatch(printed[place])
})

test('the samples have the types that TypeScript wants', async () => {
  const options = {
    ...{ noEmit: true, rootDir: '/', noUnusedLocals: false },
    paths: { torchnode: [join(root, 'dist/index.d.ts')] },
    typeRoots: [join(root, 'node_modules/@types')],
    module: 'esnext',
    moduleResolution: 'bundler',
  }
  const project = { extends: join(root, 'tsconfig.json'), compilerOptions: options, include: ['*.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project))
  for (const [place, code] of snippets.entries()) writeFileSync(join(folder, `sample-${place}.ts`), code)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const tsc = await runScript(join(root, 'node_modules/typescript/bin/tsc'), { args: ['-p', folder] })
  expect(tsc.stdout).toBe('')
})
