import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runScript } from '../support/child'

const root = resolve(__dirname, '../..')

test('the example of docs/performance.md runs as it is, and its table has the columns and lines shown there', async () => {
  const page = readFileSync(join(root, 'docs/performance.md'), 'utf8')
  const [, code] = /```ts\n(\/\/ profile\.ts\n.*?)```/s.exec(page)!
  const [, table] = /```\n(-----.*?)```/s.exec(page)!
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-example-'))
  try {
    const script = join(folder, 'profile.mjs')
    const url = pathToFileURL(join(root, 'dist/index.mjs')).href
    writeFileSync(
      script,
      code
        .replace("'torchnode'", JSON.stringify(url))
        .replace("'trace.json'", JSON.stringify(join(folder, 'trace.json'))),
    )
    const { code: status, stdout, stderr } = await runScript(script)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const header = (text: string) => text.split('\n')[1].trim().split(/\s+/)
    expect(header(stdout)).toEqual(header(table))
    const rows = (text: string) =>
      new Set(
        [...text.matchAll(/^ *(aten::\S+) .*profile\.(?:ts|mjs):(\d+)$/gm)].map(([, name, line]) => `${name} ${line}`),
      )
    expect(rows(table).size).toBeGreaterThan(5)
    for (const row of ['aten::mm 13', 'aten::_fused_adam_ 15'])
      expect([rows(stdout), rows(table)].every((all) => all.has(row))).toBe(true)
    expect(JSON.parse(readFileSync(join(folder, 'trace.json'), 'utf8')).traceEvents.length).toBeGreaterThan(1000)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
