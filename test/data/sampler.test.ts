import {
  BatchSampler,
  RandomSampler,
  SequentialSampler,
  SubsetRandomSampler,
  WeightedRandomSampler,
} from '../../lib/data'
import { randint } from '../../lib/generated/ops'
import { Generator, manualSeed } from '../../lib/random'
import golden from '../golden/dataloader.json'

const nine = { length: 9 }
const weights = [0.1, 0.9, 0.4, 0.7, 3, 0.6]

const make: Record<string, (generator: Generator | null) => Iterable<number> & { length: number }> = {
  random: (generator) => new RandomSampler(nine, { generator }),
  randomMore: (generator) => new RandomSampler(nine, { numSamples: 23, generator }),
  randomFewer: (generator) => new RandomSampler(nine, { numSamples: 4, generator }),
  randomReplacement: (generator) => new RandomSampler(nine, { replacement: true, numSamples: 70, generator }),
  subset: (generator) => new SubsetRandomSampler([3, 1, 4, 15, 9, 26], { generator }),
  weighted: (generator) => new WeightedRandomSampler(weights, 8, { generator }),
  weightedOnce: (generator) => new WeightedRandomSampler(weights, 5, { replacement: false, generator }),
}

test.each(golden.samplers)('$name, own generator $ownGenerator, gives PyTorch’s order', (wanted) => {
  manualSeed(4)
  const sampler = make[wanted.name](wanted.ownGenerator ? new Generator().manualSeed(4) : null)
  expect(sampler.length).toBe(wanted.length)
  expect([[...sampler], [...sampler]]).toEqual(wanted.orders)
  expect(randint(2 ** 31, []).item()).toBe(wanted.defaultNext)
})

test('SequentialSampler follows the length of its source', () => {
  const source = { length: 2 }
  const sampler = new SequentialSampler(source)
  expect([...sampler]).toEqual([0, 1])
  source.length = 3
  expect([...sampler]).toEqual([0, 1, 2])
  expect(sampler.length).toBe(3)
})

test('BatchSampler makes lists, and leaves out a last one that is not full when told to', () => {
  const sampler = new SequentialSampler({ length: 5 })
  expect([...new BatchSampler(sampler, 2, false)]).toEqual([[0, 1], [2, 3], [4]])
  expect([...new BatchSampler(sampler, 2, true)]).toEqual([
    [0, 1],
    [2, 3],
  ])
  expect([new BatchSampler(sampler, 2, false).length, new BatchSampler(sampler, 2, true).length]).toEqual([3, 2])
})

test.each([
  [() => new RandomSampler({ length: 0 }), /the dataset is empty/],
  [() => new RandomSampler(nine, { numSamples: 0 }), /numSamples must be a whole number of at least 1, but it is 0/],
  [() => new RandomSampler(nine, { replacement: 1 as never }), /replacement must be true or false, but it is 1/],
  [() => new RandomSampler(nine, { num_samples: 3 } as never), /RandomSampler: has no option "num_samples"/],
  [() => new WeightedRandomSampler(weights, 2.5), /numSamples must be a whole number of at least 1, but it is 2.5/],
  [() => new BatchSampler([0], 0, false), /batchSize must be a whole number of at least 1, but it is 0/],
])('refuses what it cannot draw: %#', (construct, message) => {
  expect(construct).toThrow(message)
})
