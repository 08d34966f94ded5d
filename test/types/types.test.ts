import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const tsc = join(__dirname, '../../node_modules/typescript/bin/tsc')

/**
 * The numbers of types that tsc makes for a project, by its own count; unlike seconds they are the same on every
 * machine.
 */
function counts(project: string): { types: number; instantiations: number } {
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--extendedDiagnostics', '-p', project], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stdout)
  const count = (name: string) => Number((stdout.match(new RegExp(`^${name}:\\s+(\\d+)$`, 'm')) as RegExpMatchArray)[1])
  return { types: count('Types'), instantiations: count('Instantiations') }
}

// 101,000 types and 122,000 instantiations took 1.5 seconds on an idle machine, so the limits correspond to 2.2 seconds.
test("a user's file that imports everything is cheap to check, including the declarations", () => {
  const { types, instantiations } = counts(join(__dirname, 'everything'))
  expect(types).toBeLessThan(142_000)
  expect(instantiations).toBeLessThan(180_000)
})

test('the public types accept what they should and nothing else', () => {
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', __dirname], { encoding: 'utf8' })
  expect(stdout).toBe('')
  expect(status).toBe(0)
})
