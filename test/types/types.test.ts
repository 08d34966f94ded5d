import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const tsc = join(__dirname, '../../node_modules/typescript/bin/tsc')

test('the public types accept what they should and nothing else', () => {
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', __dirname], { encoding: 'utf8' })
  expect(stdout).toBe('')
  expect(status).toBe(0)
})
