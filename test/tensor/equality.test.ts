import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { isTensor, ones, tensor, zeros } from '../../lib'
import { Generator } from '../../lib/random'

const script = join(__dirname, '..', 'support', 'equality.mjs')

// Each runs in its own process: jest keeps state in a global, and chai is an ES module.
test.each(['jest', 'vitest'])(
  "equal tensors, optimizers and so on are equal and others are not: Node's assert, chai, %s",
  (runner) => {
    const { stdout, stderr } = spawnSync(process.execPath, [script, runner], { encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(stdout).toBe('2355\n')
  },
)

test('jest shows the elements where tensors differ', () => {
  expect(() => expect({ x: ones([2]) }).toEqual({ x: zeros([3]) })).toThrow(/-\s+0,\n.*\+\s+1,/s)
})

test('a generator equals only itself', () => {
  const generator = new Generator()
  expect(generator).toEqual(generator)
  expect(generator).not.toEqual(new Generator())
})

test.each<[string, (x: Iterable<unknown>) => unknown]>([
  ['Array.from', (x) => Array.from(x)],
  ['spreading', (x) => [...x]],
  ['a typed array', (x) => new Float32Array(x as Iterable<number>)],
  [
    'for of',
    (x) => {
      for (const row of x) return row
    },
  ],
])('a 0-dim tensor cannot be iterated over: %s', (_, iterate) => {
  expect(() => iterate(tensor(1))).toThrow(TypeError)
})

test('a custom tester makes jest fast, as docs/testing.md says', () => {
  expect.addEqualityTesters([(a, b) => (isTensor(a) && isTensor(b) ? isDeepStrictEqual(a, b) : undefined)])
  const x = ones([1000, 1000])
  expect({ x }).toEqual({ x: x.clone() })
  expect({ x }).not.toEqual({ x: x.clone().setAt(2, 999, 999) })
})
