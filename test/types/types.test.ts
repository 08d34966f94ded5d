import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const tsc = join(__dirname, '../../node_modules/typescript/bin/tsc')

/** The seconds that all cores together work on a command: what an idle machine needs at most, whatever else runs on this one. */
function seconds(...command: string[]) {
  const { status, stdout } = spawnSync('sh', ['-c', '"$0" "$@" || exit 1; times', ...command], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stdout)
  const times = [...(stdout.trim().split('\n').at(-1) as string).matchAll(/(\d+)m([\d.]+)s/g)]
  return times.reduce((sum, [, minutes, rest]) => sum + 60 * Number(minutes) + Number(rest), 0)
}

test("a user's file that imports everything is checked in less than 3 seconds, the declarations included", () => {
  const taken = seconds(process.execPath, tsc, '-p', join(__dirname, 'everything'))
  expect(taken).toBeGreaterThan(0.1)
  expect(taken).toBeLessThan(3)
})

test('the public types accept what they should and nothing else', () => {
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', __dirname], { encoding: 'utf8' })
  expect(stdout).toBe('')
  expect(status).toBe(0)
})
