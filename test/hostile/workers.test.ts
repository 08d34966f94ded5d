import { answer, runChild } from '../support/child'

const play = async <T>(story: string, number: number) =>
  answer<T>(await runChild('workers.cjs', { args: [story, number] }))

const slow = 120_000

describe('worker threads', () => {
  test.each([[2], [8]])(
    '%d of them load torchnode at the same time, and each trains as if it were alone',
    async (count) => {
      const { answers, alone, seeds } = await play<{ answers: number[][]; alone: number[][]; seeds: number[] }>(
        'together',
        count,
      )
      expect(answers).toHaveLength(count)
      expect(answers).toEqual(seeds.map((seed) => alone[seed - 1]))
      expect(alone[0]).not.toEqual(alone[1])
    },
    slow,
  )

  test(
    'load torchnode one after another, with the main thread coming last',
    async () => {
      const { answers, alone } = await play<{ answers: number[][]; alone: number[] }>('oneAfterAnother', 6)
      expect(answers).toEqual(Array.from({ length: 6 }, () => alone))
    },
    slow,
  )

  test('are terminated 100 times in the middle of training, 20 times while loading, and the main thread trains on', async () => {
    const result = await play<{ whileTraining: number; whileLoading: number; before: number[]; after: number[] }>(
      'terminated',
      100,
    )
    expect(result).toMatchObject({ whileTraining: 100, whileLoading: 20 })
    expect(result.after).toEqual(result.before)
  }, 300_000)

  test(
    'end themselves by process.exit in the middle of training, and the main thread trains on',
    async () => {
      const { codes, after } = await play<{ codes: number[]; after: number[] }>('exiting', 12)
      expect(codes).toEqual(Array.from({ length: 12 }, () => 3))
      expect(after.at(-1)).toBeLessThan(after[0])
    },
    slow,
  )

  test(
    'record functions at the same time, and are terminated while they do',
    async () => {
      const result = await play<{ worst: number[]; terminated: number; after: number }>('compiling', 4)
      expect(result).toEqual({ worst: [0, 0, 0, 0], terminated: 40, after: 0 })
    },
    slow,
  )

  test(
    'are terminated while their allocations fail',
    async () => {
      const { codes, after } = await play<{ codes: string[]; after: number[] }>('exhausting', 10)
      expect(codes).toEqual(Array.from({ length: 10 }, () => 'ERR_OUT_OF_MEMORY'))
      expect(after[0]).toBeGreaterThan(0)
    },
    slow,
  )
})
