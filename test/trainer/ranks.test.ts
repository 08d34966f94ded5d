import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runRanks } from '../distributed/ranks'
import { answer, runScript } from '../support/child'
import { withPython } from '../support/python'

const program = join(__dirname, 'rank.mjs')
const launcher = join(__dirname, '..', '..', 'dist', 'cli', 'main.js')
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-ranks-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

interface Epoch {
  loss: number
  lastLoss: number
  metrics: { accuracy: number; auroc: number }
  validation: { loss: number }
}

interface Found {
  history?: Epoch[]
  evaluated?: { loss: number }
  error?: string
  weights: number[]
  bits: string
  steps: number[]
}

/** What each of the ranks found. */
async function tell(story: object, size = 2): Promise<Found[]> {
  const ended = await runRanks(Array(size).fill(program), [JSON.stringify(story)])
  return ended.map((one) => answer(one as Parameters<typeof answer>[0]))
}

const alone = async (story: object): Promise<Found> =>
  answer(await runScript(program, { args: [JSON.stringify(story)] }))

/** All numbers of a value, in order. */
const numbers = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : Object.values((value ?? {}) as object).flatMap(numbers)

function expectClose(found: unknown, expected: unknown): void {
  const [ours, theirs] = [numbers(found), numbers(expected)]
  expect(ours).toHaveLength(theirs.length)
  expect(Math.max(...ours.map((value, i) => Math.abs(value - theirs[i])))).toBeLessThan(3e-6)
}

describe('two ranks', () => {
  test.each<[string, object, object]>([
    ['with a plain loader', {}, {}],
    ['with a DistributedDataParallel of their own', { wrapped: true }, {}],
    ['with gradients of two batches a step', { batchSize: 2, accumulate: 2 }, { batchSize: 4, accumulate: 2 }],
    ['with a last step of one batch', { batchSize: 3, accumulate: 3 }, { batchSize: 6, accumulate: 3 }],
  ])('%s train as one process with batches twice as large', async (_, ours, one) => {
    const [expected, [first, second]] = [await alone({ batchSize: 8, ...one }), await tell(ours)]
    expect(second).toEqual(first)
    expect(first.steps).toEqual(expected.steps)
    const { history, evaluated, weights } = first
    expectClose([history, evaluated, weights], [expected.history, expected.evaluated, expected.weights])
  })

  test('shuffle by the epoch, and have the same weights also with dropout and running means', async () => {
    const [first, second] = await tell({ shuffle: true, dropout: 0.3, norm: true })
    expect([second.weights, second.history]).toEqual([first.weights, first.history])
  })

  test('stop together where one of them is asked to', async () => {
    const checkpoint = join(folder, 'step-*.pt')
    const stopped = await tell({ stop: [1, 1], fit: { checkpoint } })
    expect(stopped.map(({ steps, bits }) => [steps, bits])).toEqual(Array(2).fill([[0, 1], stopped[0].bits]))
    expect(readdirSync(folder)).toEqual(['step-2.pt'])
    const more = await tell({ fit: { resume: join(folder, 'step-2.pt') } }, 3)
    expect(more.map(({ error }) => error)).toEqual(
      Array(3).fill(
        expect.stringMatching(/^ERR_STATE_DICT: .*the middle of an epoch of 2 ranks, but there are 3; run 2 ranks, or/),
      ),
    )
  })

  test('end together where the signal of one of them is aborted', async () => {
    const ended = await tell({ abort: [1, 2] })
    expect(ended.map(({ steps }) => steps)).toEqual(Array(2).fill([0, 1, 2]))
    expect(ended.map(({ error }) => error)).toEqual([
      'ERR_ABORTED: Trainer.fit: the signal of another rank was aborted, which ends all ranks',
      'Error: enough',
    ])
  })

  test('are refused loaders of different lengths', async () => {
    const [list, stream] = [await tell({ loader: 'uneven' }), await tell({ loader: 'stream', stream: [1, 2] })]
    const why = (what: string) =>
      `ERR_DISTRIBUTED: Trainer.fit: the loaders of the ranks give ${what}, but all must give as many; use data.DistributedSampler`
    expect(list.map(({ error }) => error)).toEqual(Array(2).fill(why('[2, 3] batches')))
    expect(stream.map(({ error }) => error)).toEqual(Array(2).fill(why('only 1 batches at 1 of the 2 ranks')))
    expect((await tell({ loader: 'stream', stream: [2, 2] }))[0].history).toHaveLength(2)
  })

  test('of which one is killed begin again from the last checkpoint, and end with the weights of a run without that', async () => {
    const story = (name: string, kill?: [rank: number, step: number]) =>
      JSON.stringify({
        ...{ shuffle: true, dropout: 0.3, norm: true, batchSize: 3, epochs: 3, kill, marker: join(folder, 'killed') },
        fit: { checkpoint: { path: join(folder, `${name}-*.pt`), everySteps: 2, keepLast: 2 }, resume: true },
      })
    const launch = async (name: string, kill?: [number, number]) =>
      await runScript(launcher, {
        args: ['run', '--nproc', 2, '--max-restarts', 1, '--no-prefix', program, story(name, kill)],
      })
    const whole = (text: string): Found[] =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    const undisturbed = await launch('whole')
    const [first, second] = whole(undisturbed.stdout)
    expect(second.bits).toBe(first.bits)
    const disturbed = await launch('part', [1, 6])
    expect(existsSync(join(folder, 'killed'))).toBe(true)
    expect(disturbed.code).toBe(0)
    expect(disturbed.stderr).toMatch(/rank 1 failed first, by SIGKILL.*; restart 1 of 1/)
    // The survivor of the first attempt may tell its error before it is ended.
    const ended = whole(disturbed.stdout).filter(({ error }) => error === undefined)
    expect(ended).toHaveLength(2)
    for (const { bits, steps, history } of ended) {
      expect([bits, steps]).toEqual([first.bits, first.steps.slice(6)])
      expectClose(history, first.history)
    }
    const left = readdirSync(folder).filter((name) => name !== 'killed')
    expect(left.sort()).toEqual(['part-10.pt', 'part-12.pt', 'whole-10.pt', 'whole-12.pt'])
  })
})

withPython('torch')(
  "two ranks have the losses and weights of Python's DistributedDataParallel and DistributedSampler",
  async (python) => {
    const by = join(__dirname, 'rank.py')
    const [theirs] = await runRanks([by, by], [], { python })
    if (theirs.code !== 0) throw new Error(theirs.stderr)
    const { losses, weights } = JSON.parse(theirs.stdout)
    const [ours] = await tell({ shuffle: true })
    expectClose([ours.history!.map(({ loss }) => loss), ours.weights], [losses, weights])
  },
  60_000,
)
