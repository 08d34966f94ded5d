import { ConcatDataset, DataLoader, randomSplit, StackDataset, TensorDataset } from '../../lib/data'
import { arange, randint } from '../../lib/generated/ops'
import { Generator, manualSeed } from '../../lib/random'
import type { Tensor } from '../../lib/tensor'
import golden from '../golden/dataloader.json'

const numbers = (length: number, first = 0) => ({ length, get: (index: number) => first + index })
const whole = (length: number) => new TensorDataset(arange(length, { dtype: 'int64' }))
const refusal = (name: string, message: RegExp) =>
  expect.objectContaining({ name, message: expect.stringMatching(message) })

describe('ConcatDataset', () => {
  const joined = new ConcatDataset([numbers(3), numbers(0), numbers(2, 10)])

  test('gives the items of one dataset after those of the other', () => {
    expect(joined.length).toBe(5)
    expect(Array.from({ length: 5 }, (_, i) => joined.get(i))).toEqual([0, 1, 2, 10, 11])
    expect([...new DataLoader(joined, { batchSize: 4 })].map((batch) => batch.toArray())).toEqual([[0, 1, 2, 10], [11]])
  })

  test.each([5, -1, 0.5, Number.NaN])('refuses the index %p', (index) => {
    expect(() => joined.get(index)).toThrow(expect.objectContaining({ code: 'ERR_INDEX' }))
  })

  test('refuses a value that is not a list of datasets', () => {
    expect(() => new ConcatDataset([])).toThrow(refusal('TypeError', /was given no dataset/))
    expect(() => new ConcatDataset(5 as never)).toThrow(
      refusal('TypeError', /datasets must be an array or another iterable, but it is 5/),
    )
    expect(() => new ConcatDataset([numbers(1), [1] as never])).toThrow(
      refusal('TypeError', /an array is not a Dataset/),
    )
  })
})

describe('StackDataset', () => {
  test('gives lists of items, and batches made by each dataset itself', () => {
    const asked: unknown[] = []
    const own = { ...numbers(4), getBatch: (indices: unknown) => asked.push(indices) as never }
    const pairs = new StackDataset([numbers(4, 10), own] as const)
    expect([pairs.length, pairs.get(2)]).toEqual([4, [12, 2]])
    const [[first]] = new DataLoader(pairs, { batchSize: 4 })
    expect((first as Tensor).toArray()).toEqual([10, 11, 12, 13])
    expect(asked).toEqual([{ start: 0, end: 4 }])
  })

  test('gives objects of items', () => {
    const named = new StackDataset({ image: whole(3), label: numbers(3) })
    expect(named.get(1).label).toBe(1)
    const [batch] = new DataLoader(named, { batchSize: 2 })
    expect([batch.image[0].toArray(), batch.label.toArray()]).toEqual([
      [0, 1],
      [0, 1],
    ])
  })

  test('refuses datasets of other lengths, and none', () => {
    expect(() => new StackDataset([numbers(2), numbers(3)])).toThrow(refusal('TorchError', /equally long, got 2, 3$/))
    expect(() => new StackDataset({})).toThrow(refusal('TypeError', /no dataset/))
    expect(() => new StackDataset(null as never)).toThrow(refusal('TypeError', /got null/))
    expect(() => new StackDataset([numbers(2)]).get(2)).toThrow(expect.objectContaining({ code: 'ERR_INDEX' }))
  })
})

describe('randomSplit', () => {
  test.each(golden.splits)('$length items into $lengths, own generator $ownGenerator: PyTorch’s parts', (wanted) => {
    manualSeed(6)
    const generator = wanted.ownGenerator ? new Generator().manualSeed(6) : null
    const parts = randomSplit(numbers(wanted.length), wanted.lengths, { generator })
    expect(parts.map(({ indices }) => indices)).toEqual(wanted.parts)
    expect(randint(2 ** 31, []).item()).toBe(wanted.defaultNext)
  })

  test('parts of whole tensors still make whole batches', () => {
    const [train] = randomSplit(whole(100), [0.9, 0.1], { generator: new Generator().manualSeed(0) })
    const [plain, ahead] = [{}, { prefetchFactor: 2 }].map((options) =>
      [...new DataLoader(train, { batchSize: 32, ...options })].flatMap(([batch]) => batch.toArray()),
    )
    expect(plain).toEqual(train.indices)
    expect(ahead).toEqual(plain)
  })

  test.each([
    [[3, 3], 'TorchError', /^randomSplit: lengths must sum to the dataset's 10, or fractions to 1; got \[3, 3\]$/],
    [[9.5, 0.5], 'TorchError', /sum to the dataset's 10/],
    [[0.5, 0.4], 'TorchError', /got \[0.5, 0.4\]/],
    [[11, -1], 'TorchError', /^randomSplit: a part cannot have the length -1$/],
    [[Number.NaN, 10], 'TorchError', /NaN/],
    [['5', 5], 'TypeError', /lengths\[0\] must be a number, but it is "5"/],
    [10, 'TypeError', /lengths must be an array, but it is 10/],
  ])('refuses %p', (lengths, name, message) => {
    expect(() => randomSplit(numbers(10), lengths as number[])).toThrow(refusal(name, message))
  })
})
