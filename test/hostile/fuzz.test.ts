import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

// A few of the calls that `npm run fuzz:api` draws; it can also make one call alone.
const fuzz = (...args: string[]) => {
  const script = join(__dirname, '../../scripts/fuzz/api/run.mjs')
  const { stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  return { stdout, stderr }
}

const found = /^--- .*\n.*/gm

test.each([
  ['1,500 arbitrary calls', ['--seed', '3', '--count', '1500']],
  ['1,500 damaged files', ['--seed', '3', '--count', '1500', '--files']],
])("%s end no process, take less than 10 s, and throw only documented errors, none in V8's own words", (_, args) => {
  const { stdout, stderr } = fuzz(...args)
  expect(stderr).toBe('')
  expect(stdout.match(found) ?? []).toEqual([])
  expect(stdout).toMatch(/^1500 calls in/m)
})
