import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type Ended, runChild } from '../support/child'

const end = (way: string, settings = {}) => runChild('endings.cjs', { args: [way], ...settings })

/** The milliseconds between a child's last line and its end. */
function delay({ stdout, at }: Ended): number {
  return at - Number(/^ending (\d+)$/m.exec(stdout)?.[1])
}

// Far above the usual time, for busy machines; if it waited for the training, it would take for ever.
const soon = 10_000

describe('a process that uses torchnode ends as it is told to, never by a signal', () => {
  test.each([
    ['at the end of the script, with 200 live tensors', 'endOfScript', 0],
    ['by process.exit, with 200 live tensors', 'exitWithLiveTensors', 4],
    ['by process.exitCode', 'exitCode', 5],
    ['by process.reallyExit', 'reallyExit', 6],
    ['after an exit listener that still uses tensors', 'exitListenerUsesTensors', 8],
  ])('%s', async (_, way, code) => {
    expect(await end(way)).toMatchObject({ code, signal: null, stderr: '' })
  })

  test('by process.exit in the middle of fit, at once', async () => {
    const ended = await end('exitDuringFit')
    expect(ended).toMatchObject({ code: 7, signal: null, stderr: '' })
    expect(delay(ended)).toBeLessThan(soon)
  })

  test('by process.exit while a worker is in the middle of a long tensor operation', async () => {
    const ended = await runChild('workers.cjs', { args: ['exitOfMain', 5] })
    expect(ended).toMatchObject({ code: 5, signal: null, stderr: '' })
  })
})

// 200 of them, each under a second on an idle machine: node scripts/hostile/endings.mjs
test('a process that trains, loads or saves can be ended at any moment, and ends as it is told to', () => {
  const script = join(__dirname, '../../scripts/hostile/endings.mjs')
  const args = ['--count', '10', '--limit', String(soon)]
  const { status, stdout } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^10 endings, .* 0 wrong\n$/) })
})

describe('an uncaught error ends the process with code 1 and a message', () => {
  test.each([
    ['thrown by a timer in the middle of fit', 'throwDuringFit', 'Error: thrown during fit'],
    ['thrown by libtorch, with 200 live tensors', 'throwFromForward', "code: 'ERR_SHAPE'"],
    ['rejected by fit', 'rejectedFit', 'TorchError: Autoencoder.fit: the loader gave no batches'],
  ])('%s', async (_, way, words) => {
    const { code, signal, stderr } = await end(way)
    expect({ code, signal }).toEqual({ code: 1, signal: null })
    expect(stderr).toContain(words)
  })
})

describe('a signal', () => {
  const sendWhenTraining = (signal: NodeJS.Signals) => ({
    onLine: (line: string, pid: number) => {
      if (line.startsWith('training')) process.kill(pid, signal)
    },
  })

  test.each([
    ['SIGINT', 'trainInOneGo', 'a synchronous loop'],
    ['SIGTERM', 'trainInOneGo', 'a synchronous loop'],
    ['SIGINT', 'fit', 'fit'],
    ['SIGTERM', 'fit', 'fit'],
  ] as const)('%s without a handler ends %s (%s)', async (signal, way, _) => {
    expect(await end(way, sendWhenTraining(signal))).toMatchObject({ code: null, signal, stderr: '' })
  })

  test('SIGINT with a handler reaches it in the middle of fit', async () => {
    expect(await end('fitWithHandler', sendWhenTraining('SIGINT'))).toMatchObject({ code: 9, signal: null, stderr: '' })
  })
})
