import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const tsc = join(__dirname, '../../node_modules/typescript/bin/tsc')

/** What tsc says of itself after checking a project. */
function checked(project: string) {
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', project, '--extendedDiagnostics'], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stdout)
  return Number(/Total time:\s+([\d.]+)s/.exec(stdout)?.[1])
}

test("a user's file that imports everything is checked in less than 3 seconds, the declarations included", () => {
  const seconds = [0, 1, 2].map(() => checked(join(__dirname, 'everything'))).sort((a, b) => a - b)
  expect(seconds[1]).toBeLessThan(3)
})

test('the public types accept what they should and nothing else', () => {
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', __dirname], { encoding: 'utf8' })
  expect(stdout).toBe('')
  expect(status).toBe(0)
})
