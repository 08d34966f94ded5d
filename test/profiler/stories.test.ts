import { join } from 'node:path'
import { answer, runScript } from '../support/child'

const play = (story: string) => runScript(join(__dirname, 'stories.cjs'), { args: [story] })

/** The result of a story, after a check that it printed nothing else. */
async function found(story: string): Promise<unknown> {
  const ended = await play(story)
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  return answer(ended)
}

describe('a process that ends while a profiler records ends as it is told to', () => {
  test.each([
    ['by process.exit', 'exit', 4],
    ['by process.reallyExit', 'reallyExit', 6],
    ['by process.exit within a backward pass', 'exitInBackward', 5],
    ['at the end of the script', 'endOfScript', 0],
    ['at the end of the script, begun before any operator', 'beforeAnyOperator', 0],
  ])('%s', async (_, story, code) => {
    expect(await play(story)).toMatchObject({ code, signal: null, stderr: '' })
  })

  test('by an uncaught error, which is printed', async () => {
    const { code, signal, stderr } = await play('throws')
    expect({ code, signal }).toEqual({ code: 1, signal: null })
    expect(stderr).toContain('Error: mine')
  })
})

describe('in worker threads', () => {
  const busy = ['ERR_BUSY', 'Profiler.start: a profiler is already recording on another thread']

  test('one of two records only its own thread; the other is refused until the first has stopped', async () => {
    expect(await found('twoWorkers')).toEqual({
      refused: busy,
      recorded: { 'aten::sin': 2 },
      afterwards: { 'aten::cos': 1 },
    })
  })

  test('the main thread is refused in the same way while a worker records', async () => {
    expect(await found('mainBesideWorker')).toEqual({ refused: busy, afterwards: { 'aten::sin': 1 } })
  })

  test('a worker that is terminated while it records leaves the profiler to others', async () => {
    expect(await found('terminated')).toEqual(Array(5).fill({ 'aten::sin': 1 }))
  })

  test('so does one that ends itself', async () => {
    expect(await found('workerExits')).toEqual({ code: 3, afterwards: { 'aten::sin': 1 } })
  })
})
