import { resolve } from 'node:path'
import { runScript } from './support/child'

test('lib/generated is what scripts/generate.mjs makes of the linked libtorch', async () => {
  const { code, stdout, stderr } = await runScript(resolve(__dirname, '../scripts/generate.mjs'), { args: ['--check'] })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^\d+ operators, \d+ of them methods, current$/m)
})
