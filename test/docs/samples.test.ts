import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { transformSync } from '@swc/core'
import { errorCodes } from '../../lib/errors'
import { programOf, samplesOf } from '../../scripts/docs/samples.mjs'
import { answer, runScript } from '../support/child'

const root = resolve(__dirname, '../..')
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
const nameOf = (page: string) => page.replace('docs/', '').replace('.md', '').toLowerCase()
const all = pages.map((page) => ({ page, samples: samplesOf(readFileSync(join(root, page), 'utf8')) }))
const told = all.filter(({ samples }) => samples.length > 0)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-samples-'))
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/torchnode'), 'junction')
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('every page with a sample is seen', () => {
  expect(told.map(({ page }) => page)).toEqual(
    expect.arrayContaining(['README.md', 'docs/serving.md', 'docs/saving.md']),
  )
})

test.each(pages)('no sample of %s is overlooked', (page) => {
  const text = readFileSync(join(root, page), 'utf8')
  const fences = [...text.matchAll(/^[ >]*(?:```|~~~)+ ?(?:[mc]?[jt]sx?|typescript|javascript)\b.*$/gim)]
  const seen = samplesOf(text).filter(({ line }) => text.split('\n')[line - 2].startsWith('```'))
  expect(seen.length).toBe(fences.length)
})

test('the samples in TypeScript have no error of types', () => {
  const project = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      ...{ noEmit: true, rootDir: '/', noUnusedLocals: false, noUnusedParameters: false, module: 'nodenext' },
      ...{ moduleResolution: 'nodenext', noImplicitOverride: false, preserveSymlinks: true, target: 'es2022' },
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: ['types/*.ts'],
  }
  mkdirSync(join(folder, 'types'))
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project))
  for (const { page, samples } of told) {
    // What JavaScript cannot tell the types of is any.
    const code = samples.map((sample) =>
      sample.language === 'js' ? { ...sample, code: `// @ts-nocheck\n${sample.code}` } : sample,
    )
    if (samples.every(({ language }) => language === 'ts'))
      writeFileSync(join(folder, 'types', `${nameOf(page)}.ts`), programOf(code))
  }
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
  expect(stdout).toBe('')
  expect(status).toBe(0)
})

/** Runs the programs of all pages one after the other, each in a folder of its own, and tells which failed. */
const runner = `
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
const failed = {}
const print = console.log
console.log = console.error = console.table = () => {}
process.on('warning', () => {})
for (const name of process.argv.slice(2)) {
  process.chdir(join(import.meta.dirname, name))
  try {
    await import('./' + name + '/page.mjs')
  } catch (error) {
    failed[name] = String(error?.stack ?? error).split('\\n').slice(0, 4).join('\\n')
  }
}
print(JSON.stringify(failed))
process.exit(0)
`

test('the samples run', async () => {
  const run = told.flatMap(({ page, samples }) => {
    const wanted = samples.filter(({ isRun }) => isRun)
    if (wanted.length === 0) return []
    const name = nameOf(page)
    mkdirSync(join(folder, name))
    const compiled = (code: string) =>
      transformSync(code, { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }).code
    for (const { file, code } of wanted) if (file) writeFileSync(join(folder, name, file), compiled(code))
    writeFileSync(join(folder, name, 'page.mjs'), compiled(programOf(wanted)))
    return [name]
  })
  writeFileSync(join(folder, 'run.mjs'), runner)
  expect(answer(await runScript(join(folder, 'run.mjs'), { args: run }))).toEqual({})
}, 120_000)

test('docs/errors.md names all codes of errors', () => {
  const page = readFileSync(join(root, 'docs/errors.md'), 'utf8')
  expect([...new Set(page.match(/ERR_[A-Z_]+/g))].sort()).toEqual([...errorCodes].sort())
})
