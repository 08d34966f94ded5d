import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import {
  getNumInteropThreads,
  getNumThreads,
  setFlushDenormal,
  setNumInteropThreads,
  setNumThreads,
} from '../../lib/backends/threads'
import { refusalOf } from '../hostile/refusal'
import { answer, runScript } from '../support/child'

const play = async (story: string, threads?: string) =>
  answer(await runScript(join(__dirname, 'threads.cjs'), { args: [story], env: { OMP_NUM_THREADS: threads } }))

describe('setNumThreads', () => {
  const before = getNumThreads()
  afterEach(() => setNumThreads(before))

  test.each([1, 2, 7])('sets %d', (threads) => {
    setNumThreads(threads)
    expect(getNumThreads()).toBe(threads)
  })

  test.each([
    0,
    -1,
    1.5,
    1025,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '2',
    2n,
    true,
    null,
    undefined,
    {},
    [2],
    Symbol('2'),
  ])('refuses %p, and keeps the number that was set', (threads) => {
    expect(refusalOf(() => setNumThreads(threads as number))).toBe('RangeError')
    expect(refusalOf(() => setNumInteropThreads(threads as number))).toBe('RangeError')
    expect(getNumThreads()).toBe(before)
  })

  test('applies to worker threads that start later; those already at work keep their number, and do not change the main thread’s', async () => {
    expect(await play('workers')).toEqual({ before: 2, main: 1, early: 2, later: 1, own: 3, mainAfterwards: 1 })
  })

  test('without a setting the number is OMP_NUM_THREADS, else the machine’s', async () => {
    expect(await play('unset', '1')).toBe(1)
    const unset = await play('unset')
    expect(unset).toBeGreaterThanOrEqual(1)
    expect(unset).toBeLessThanOrEqual(availableParallelism())
  })
})

test('the threads for independent pieces of work can be set once, before they are used', async () => {
  expect(getNumInteropThreads()).toBeGreaterThanOrEqual(1)
  expect(await play('interop')).toEqual({
    before: expect.any(Number),
    after: 3,
    code: 'ERR_BUSY',
    message: expect.stringContaining('works once in a process'),
    still: 3,
  })
})

test('setFlushDenormal before the first operator rounds denormal numbers to 0 in every thread of an operator', async () => {
  expect(await play('flush')).toEqual({ can: true, left: 0, after: 50_000 })
  expect(() => setFlushDenormal(1 as never)).toThrow(TypeError)
})
