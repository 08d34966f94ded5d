import { answer, runChild } from '../support/child'

const play = (story: string) => runChild('../autograd/hostile.cjs', { args: [story] })
const after = [4, 4, 4, 4]

describe('JavaScript that libtorch calls back, in a process of its own', () => {
  test('may throw anything, 3,200 times in a row, and the same value is thrown in the end', async () => {
    expect(answer(await play('throws'))).toEqual({ wrong: [], after })
  })

  test('may overflow the stack', async () => {
    expect(answer(await play('overflow'))).toEqual({ name: 'RangeError', after })
  })

  test('may dispose of the tensors and the graph that it is called for', async () => {
    expect(answer(await play('disposes'))).toEqual({ disposed: [true, true], after })
  })

  test('may return a value that is not a tensor, or a tensor that is gone', async () => {
    const disposed = ['ERR_DISPOSED', 'ERR_DISPOSED']
    const wrong = ['TypeError', 'TypeError']
    expect(answer(await play('disposedResults'))).toEqual({
      // A hook returns one tensor, a Function's forward one or an array of them.
      codes: [disposed, wrong, wrong, ['TypeError', 'ERR_DISPOSED']],
      after,
    })
  })

  test('may end the process, or let an error end it', async () => {
    expect(await play('exitInHook')).toMatchObject({ code: 7, signal: null })
    const { code, signal, stderr } = await play('uncaught')
    expect([code, signal]).toEqual([1, null])
    expect(stderr).toContain('RangeError: mine')
  })

  test('may be terminated with its thread at any moment', async () => {
    expect(answer(await play('terminated'))).toEqual({ anomaly: false, tangent: 3, after })
  })

  test('leaves nothing behind in 20,000 steps', async () => {
    const result = answer<{ grown: number; after: number[] }>(await play('longLoop'))
    expect(result.after).toEqual(after)
    expect(result.grown).toBeLessThan(64)
  })
})
