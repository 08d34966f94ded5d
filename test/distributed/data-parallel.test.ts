import { join } from 'node:path'
import * as torch from '../../lib'
import { withPython } from '../support/python'
import { runRanks } from './ranks'

const node = join(__dirname, 'train.mjs')
const py = join(__dirname, 'train.py')

interface Story {
  unused: boolean
  views: boolean
  cap: number | null
  accumulate: boolean
}

type Trained = [losses: number[], state: [name: string, values: number[]][]]

const train = async (programs: string[], story: Story, python: string): Promise<Trained[]> => {
  const ended = await runRanks(programs, [JSON.stringify(story)], { python })
  return ended.map(({ code, stdout, stderr }) => {
    if (code !== 0) throw new Error(stderr)
    return JSON.parse(stdout)
  })
}

/** SGD's fused steps, the default here, differ from Python's default in the last bits. */
function expectEqual(found: Trained[], expected: Trained[]): void {
  for (const [rank, [losses, state]] of expected.entries()) {
    expect(found[rank][1].map(([name]) => name)).toEqual(state.map(([name]) => name))
    const numbers = ([all, tensors]: Trained) => [...all, ...tensors.flatMap(([, values]) => values)]
    const [ours, theirs] = [numbers(found[rank]), numbers([losses, state])]
    expect(Math.max(...ours.map((value, i) => Math.abs(value - theirs[i])))).toBeLessThan(2e-6)
  }
}

describe('twenty steps give the losses, weights and statistics of Python', () => {
  const plain = { unused: false, views: false, cap: null, accumulate: false }
  const stories: [string, Story, string[][]][] = [
    [
      'as they are',
      plain,
      [
        [node, node],
        [node, py],
        [py, node],
      ],
    ],
    [
      'with parameters that a pass does not use',
      { ...plain, unused: true },
      [
        [node, node],
        [py, node],
      ],
    ],
    [
      'with gradients as views of small buckets',
      { ...plain, views: true, cap: 0.0001 },
      [
        [node, node],
        [py, node],
      ],
    ],
    [
      'with two passes a step, one without averaging',
      { ...plain, accumulate: true },
      [
        [node, node],
        [node, py],
      ],
    ],
  ]
  for (const [name, story, mixtures] of stories) {
    withPython('torch')(
      name,
      async (python) => {
        const expected = await train([py, py], story, python)
        for (const programs of mixtures) expectEqual(await train(programs, story, python), expected)
      },
      120_000,
    )
  }
})

describe('a group of one', () => {
  const { distributed: dist, nn } = torch
  beforeEach(() => {
    const store = new dist.TCPStore('127.0.0.1', 0, { isMaster: true, worldSize: 1 })
    dist.initProcessGroupSync({ store, rank: 0, worldSize: 1 })
  })
  afterEach(() => dist.destroyProcessGroup())

  test('has the state dict of Python, and a module without parameters is refused', () => {
    const model = new nn.parallel.DistributedDataParallel(new nn.Linear(2, 1))
    expect([...model.stateDict().keys()]).toEqual(['module.weight', 'module.bias'])
    expect(() => new nn.parallel.DistributedDataParallel(new nn.ReLU())).toThrow(/no parameters that require gradients/)
    expect(() => new nn.parallel.DistributedDataParallel(3 as never)).toThrow(/module must be a Module/)
    expect(() => new nn.parallel.DistributedDataParallel(new nn.Linear(1, 1), { bucketcap: 3 } as never)).toThrow(
      /has no option/,
    )
  })

  test('runs as written in a compiled function', () => {
    const model = new nn.parallel.DistributedDataParallel(new nn.Linear(2, 1))
    const step = torch.compile((x: torch.Tensor) => {
      const loss = model.forward(x).sum()
      loss.backward()
      return loss
    })
    for (let i = 1; i <= 3; i++) step(torch.ones([1, 2]))
    expect(model.module.getParameter('bias').grad?.toArray()).toEqual([3])
  })
})
