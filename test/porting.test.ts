import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as torch from '../lib'
import { golden } from './golden/recipe'

const root = join(__dirname, '..')
const page = readFileSync(join(root, 'docs/porting.md'), 'utf8')
const [, beginning] = /```ts\n(.*?)```/s.exec(page) as RegExpExecArray
const { rows } = golden('porting') as { rows: [python: string, given: unknown][] }

/** The cells of the tables, without their backticks; `<br>` parts the lines of a cell. */
const cells = [...page.matchAll(/^\| (`+ ?)(.+?)( ?`+) \| (`+ ?)(.+?)( ?`+) \|$/gm)].map(([, , python, , , code]) =>
  [python, code].map((cell) => cell.replace(/`<br>`/g, '\n')),
)

/** A value as text that both languages print alike; scripts/golden/porting.py has the other half. */
function told(value: unknown): unknown {
  if (value instanceof torch.Tensor || value instanceof torch.nn.Module) return String(value)
  return Array.isArray(value) ? value.map(told) : value
}

/** Runs the page's opening lines and the code; returns what the last line evaluates to or prints. */
function given(code: string): unknown {
  const printed: unknown[] = []
  const { data, nn, optim } = torch
  const names = { torch, data, nn, optim, console: { log: (text: unknown) => printed.push(text) } }
  torch.manualSeed(0)
  const run = new Function(...Object.keys(names), 'code', `${beginning.replace(/^import .*\n/, '')}\nreturn eval(code)`)
  try {
    const value = run(...Object.values(names), code)
    return told(printed.length === 0 ? value : printed[0])
  } finally {
    torch.setDefaultDtype('float32')
  }
}

test('every row of docs/porting.md is compared', () => {
  const inTables = [...page.matchAll(/^\| (?!Python|---)/gm)].length
  expect(cells.length).toBe(inTables)
  expect(rows.map(([python]) => python)).toEqual(cells.map(([python]) => python))
})

test.each(cells.map(([python, code], place) => [python, code, place] as const))('%s is %s', (_, code, place) => {
  expect(given(code)).toEqual(rows[place][1])
})

test('the rows have the types that TypeScript wants', () => {
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-porting-'))
  const options = {
    ...{ noEmit: true, rootDir: '/', noUnusedLocals: false, noUnusedParameters: false },
    paths: { torchnode: [join(root, 'dist/index.d.ts')] },
    typeRoots: [join(root, 'node_modules/@types')],
  }
  const project = { extends: join(root, 'tsconfig.json'), compilerOptions: options, include: ['rows.ts'] }
  try {
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project))
    writeFileSync(join(folder, 'rows.ts'), beginning + cells.map(([, code]) => `{\n${code}\n}\n`).join(''))
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
