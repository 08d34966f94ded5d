import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transformSync } from '@swc/core'
import { runScript } from '../support/child'

const root = resolve(__dirname, '../..')
const page = readFileSync(join(root, 'docs/looking.md'), 'utf8')
const snippets = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-looking-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs a sample of docs/looking.md in a folder of its own. */
function run(part: string) {
  const code = snippets.find((snippet) => snippet.includes(part)) ?? ''
  const url = JSON.stringify(pathToFileURL(join(root, 'dist/index.mjs')).href)
  const { code: plain } = transformSync(code, { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } })
  const path = join(folder, 'sample.mjs')
  writeFileSync(path, `process.chdir(${JSON.stringify(folder)});\n${plain.replace(/(['"])torchnode\1/g, url)}`)
  return runScript(path)
}

test('the sample of a report writes a page that decodes its codes', async () => {
  expect(await run('torch.report')).toMatchObject({ code: 0, stderr: '' })
  const report = readFileSync(join(folder, 'report.html'), 'utf8')
  expect(report).toContain('<title>Digits in two numbers</title>')
  expect(report).toMatch(/Click a point, or any other place, to see|lie almost on one point/)
})

test('the sample of a live page prints its address, trains and ends', async () => {
  const { code, stdout, stderr } = await run('serveDashboard')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/\n$/)
})

test('the sample of TensorBoard writes its files', async () => {
  expect(await run('SummaryWriter')).toMatchObject({ code: 0, stderr: '' })
  const files = readdirSync(join(folder, 'runs/first'), { recursive: true }) as string[]
  expect(files.filter((name) => /events\.out\.tfevents/.test(name))).toHaveLength(4)
  expect(existsSync(join(folder, 'runs/first/projector_config.pbtxt'))).toBe(true)
})
