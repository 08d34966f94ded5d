import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const tsc = join(__dirname, '../../node_modules/typescript/bin/tsc')

/** What tsc makes to check a project, by its own count: the same on every machine, where its seconds are not. */
function counts(project: string): { types: number; instantiations: number } {
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--extendedDiagnostics', '-p', project], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stdout)
  const count = (name: string) => Number((stdout.match(new RegExp(`^${name}:\\s+(\\d+)$`, 'm')) as RegExpMatchArray)[1])
  return { types: count('Types'), instantiations: count('Instantiations') }
}

// 98,000 types and 116,000 instantiations take 1.5 seconds on an idle machine; the bounds stand for 2.
test("a user's file that imports everything is cheap to check, the declarations included", () => {
  const { types, instantiations } = counts(join(__dirname, 'everything'))
  expect(types).toBeLessThan(130_000)
  expect(instantiations).toBeLessThan(150_000)
})

test('the public types accept what they should and nothing else', () => {
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', __dirname], { encoding: 'utf8' })
  expect(stdout).toBe('')
  expect(status).toBe(0)
})
