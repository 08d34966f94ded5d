import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as torch from '../lib'
import { golden } from './golden/recipe'

const page = readFileSync(join(__dirname, '../docs/porting.md'), 'utf8')
const { rows } = golden('porting') as { rows: [python: string, given: unknown][] }

/** The cells of the tables, without their backticks; `<br>` parts the lines of a cell. */
const cells = [...page.matchAll(/^\| (`+ ?)(.+?)( ?`+) \| (`+ ?)(.+?)( ?`+) \|$/gm)].map(([, , python, , , code]) =>
  [python, code].map((cell) => cell.replace(/`<br>`/g, '\n')),
)

/** A value in the words that both languages share, as scripts/golden/porting.py says it. */
function told(value: unknown): unknown {
  if (value instanceof torch.Tensor || value instanceof torch.nn.Module) return String(value)
  return Array.isArray(value) ? value.map(told) : value
}

/** What the last line of the code gives, or prints, where the page's own beginning has run before. */
function given(code: string): unknown {
  const [, beginning] = /```ts\n.*?import .*?\n(.*?)```/s.exec(page) as RegExpExecArray
  const printed: unknown[] = []
  const { data, nn, optim } = torch
  const names = { torch, data, nn, optim, console: { log: (text: unknown) => printed.push(text) } }
  torch.manualSeed(0)
  const run = new Function(...Object.keys(names), 'code', `${beginning}\nreturn eval(code)`)
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
