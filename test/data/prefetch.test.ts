import { inferenceMode } from '../../lib/autograd'
import { idsOf } from '../../lib/binding/handle'
import { native } from '../../lib/binding/native'
import { DataLoader, type DataLoaderOptions, type Dataset, RandomSampler, Subset, TensorDataset } from '../../lib/data'
import { columnsOf, getBatch } from '../../lib/data/dataset'
import { arange, rand, zeros } from '../../lib/generated/ops'
import { Generator } from '../../lib/random'
import { Tensor, tensor } from '../../lib/tensor'
import { SyntheticDigits } from '../../lib/vision/datasets'
import { Compose, Lambda, Normalize, ToTensor, type Transform } from '../../lib/vision/transforms'

const data = new TensorDataset(arange(60).reshape([20, 3]), arange(20, { dtype: 'int64' }))
const values = (batches: Iterable<Tensor[]>) => [...batches].map((batch) => batch.map((t) => t.toArray()))
const options = { batchSize: 3, prefetchFactor: 2 }

describe('batches that are gathered ahead', () => {
  const seeded = () => ({ generator: new Generator().manualSeed(2) })
  test.each<[string, () => DataLoaderOptions<Tensor[], Tensor[]>]>([
    ['shuffled', () => ({ batchSize: 3, shuffle: true, ...seeded() })],
    ['shuffled, without the last one', () => ({ batchSize: 3, shuffle: true, dropLast: true, ...seeded() })],
    ['by a sampler of one’s own', () => ({ batchSize: 3, sampler: [19, 0, 0, 7] })],
    [
      'drawn with replacement',
      () => ({ batchSize: 7, sampler: new RandomSampler(data, { numSamples: 80, replacement: true, ...seeded() }) }),
    ],
    [
      'drawn many times over',
      () => ({ batchSize: 7, sampler: new RandomSampler(data, { numSamples: 70, ...seeded() }) }),
    ],
    ['in order', () => ({ batchSize: 3 })],
    ['by a batchSampler', () => ({ batchSampler: [[1, 2], [], [5]] })],
  ])('are the same as those that are not gathered ahead: %s', (_, make) => {
    const [ahead, plain] = [{ ...make(), prefetchFactor: 2 }, make()].map((each) => values(new DataLoader(data, each)))
    expect(ahead.length).toBeGreaterThan(1)
    expect(ahead).toEqual(plain)
  })

  test('come in for await too, with any prefetch factor', async () => {
    const wanted = values(new DataLoader(data, { batchSize: 3, shuffle: true, seed: 8 }))
    for (const prefetchFactor of [1, 5, 100]) {
      const got: Tensor[][] = []
      for await (const batch of new DataLoader(data, { batchSize: 3, shuffle: true, seed: 8, prefetchFactor }))
        got.push(batch)
      expect(values(got)).toEqual(wanted)
    }
  })

  test('are copies: changes to them do not reach the dataset', () => {
    const set = new TensorDataset(zeros([6, 2]))
    for (const [batch] of new DataLoader(set, { ...options, shuffle: true })) batch.fill_(1)
    expect(set.tensors[0].sum().item()).toBe(0)
  })

  test('come from any dtype, and from empty rows', () => {
    for (const dtype of ['uint8', 'int16', 'bool', 'bfloat16', 'float64', 'complex64'] as const) {
      const columns = arange(12).reshape([6, 2]).to(dtype)
      const [[batch]] = new DataLoader(new TensorDataset(columns), { sampler: [5, 0], ...options })
      expect(batch.dtype).toBe(dtype)
      expect(batch.equal(columns.indexSelect(0, tensor([5n, 0n])))).toBe(true)
    }
    const [[none]] = new DataLoader(new TensorDataset(zeros([4, 0, 3])), { sampler: [1, 2], ...options })
    expect(none.shape).toEqual([2, 0, 3])
  })

  test('of tensors that native cannot copy row by row are selected by libtorch', () => {
    const grad = rand([6, 2], { requiresGrad: true })
    const transposed = arange(12).reshape([2, 6]).t()
    for (const columns of [grad, transposed, inferenceMode(() => rand([6, 2]))]) {
      const [[batch]] = new DataLoader(new TensorDataset(columns), { ...options, sampler: [4, 1] })
      expect(batch.toArray()).toEqual([4, 1].map((i) => columns.select(0, i).toArray()))
    }
    const [[kept]] = new DataLoader(new TensorDataset(grad), { ...options, sampler: [4, 1] })
    expect(kept.requiresGrad).toBe(true)
  })

  test('fail at the wrong batch, not before', () => {
    function* broken() {
      yield* [0, 1, 2, 3]
      throw new RangeError('the sampler is broken')
    }
    for (const [sampler, message] of [
      [[0, 1, 2, 3, 4, 99], 'index 99 is outside of a dataset of 20 items'],
      [
        new RandomSampler({ length: 10_000 }, { generator: new Generator().manualSeed(0) }),
        'is outside of a dataset of 20 items',
      ],
      [broken(), 'the sampler is broken'],
    ] as const) {
      const given: number[] = []
      const run = () => {
        for (const [, batch] of new DataLoader(data, { ...options, batchSize: 2, prefetchFactor: 9, sampler }))
          given.push(...(batch.toArray() as number[]))
      }
      expect(run).toThrow(message)
      expect(given).toEqual(Array.isArray(sampler) || !('length' in sampler) ? [0, 1, 2, 3] : [])
    }
  })

  test('end the sampler when the loop is left', () => {
    let ended = false
    function* sampler() {
      try {
        for (;;) yield 3
      } finally {
        ended = true
      }
    }
    for (const _ of new DataLoader(data, { ...options, sampler: sampler() })) break
    expect(ended).toBe(true)
  })

  test('of a Subset follow its order, also when nested, and refuse indices outside of it', () => {
    const inner = new Subset(new Subset(data, [9, 8, 7, 6, 5]), [4, 0, 2])
    const wanted = [
      [
        [15, 16, 17],
        [27, 28, 29],
        [21, 22, 23],
      ],
      [5, 9, 7],
    ]
    for (const prefetchFactor of [undefined, 2]) {
      expect(values(new DataLoader(inner, { batchSize: 3, prefetchFactor }))).toEqual([wanted])
      const wide = new RandomSampler({ length: 20 }, { generator: new Generator().manualSeed(1) })
      expect(() => [...new DataLoader(inner, { sampler: wide, prefetchFactor })]).toThrow(
        expect.objectContaining({ code: 'ERR_INDEX' }),
      )
    }
  })

  test('are not made from a dataset whose subclass changes get or getBatch', () => {
    class Doubled extends TensorDataset<[Tensor]> {
      override get(index: number): [Tensor] {
        return [super.get(index)[0].mul(2)]
      }
    }
    const doubled = new Doubled(arange(4))
    expect(columnsOf(doubled)).toBeNull()
    expect(columnsOf(new Subset(doubled, [1]))).toBeNull()
    expect(() => new DataLoader(doubled, options)).toThrow(
      /^DataLoader: prefetchFactor without workers needs a dataset of whole tensors/,
    )
  })
})

describe('images of bytes', () => {
  const digits = (transform: Transform | null) => new SyntheticDigits<Tensor>({ length: 40, seed: 1, transform })
  const single = (dataset: Dataset<[Tensor, number]>, index: number) => dataset.get(index)[0]

  test.each([
    ['ToTensor', new ToTensor(), true],
    ['ToTensor and Normalize', new Compose([new ToTensor(), new Normalize(0.1307, 0.3081)]), true],
    [
      'lists in lists',
      new Compose([new Compose([new ToTensor()]), new Normalize([0.5], 0.5), new Normalize(0.1, 2)]),
      true,
    ],
    ['a function', new Lambda((image: Tensor) => image.to('float32').mul(2)), false],
    ['a list with a function', new Compose([new ToTensor(), (image: Tensor) => image.mul(2)]), false],
    [
      'a subclass',
      new (class extends ToTensor {
        override forward(image: Tensor) {
          return super.forward(image).neg()
        }
      })(),
      false,
    ],
    ['an empty list', new Compose([]), false],
    ['none', null, false],
  ])('are, bit by bit, what %s makes of each', (_, transform, mapped) => {
    const set = digits(transform)
    expect(columnsOf(set)?.mapped?.() != null).toBe(mapped)
    for (const more of [{}, { prefetchFactor: 2 }, { shuffle: true, seed: 3, prefetchFactor: 1 }]) {
      const order = [...new DataLoader(arangeSet, { ...more, prefetchFactor: undefined })].flatMap(
        ([t]) => t.toArray() as number[],
      )
      const images = [...new DataLoader(set, { batchSize: 7, ...more })].flatMap(([batch]) => batch.unbind(0))
      expect(images).toHaveLength(40)
      for (const [i, image] of images.entries()) expect(image.equal(single(set, order[i]))).toBe(true)
    }
  })
  const arangeSet = new TensorDataset(arange(40, { dtype: 'int64' }))

  test('pass each of the 256 values through the transform', () => {
    const transform = new Compose([new ToTensor(), new Normalize(0.1307, 0.3081)])
    const set = digits(transform)
    set.data = arange(256, { dtype: 'uint8' }).reshape([1, 16, 16])
    const [batch] = getBatch(set, [0])
    expect(batch.shape).toEqual([1, 1, 16, 16])
    expect(batch.select(0, 0).equal(transform.forward(set.data.select(0, 0)))).toBe(true)
  })

  test('that are floats are transformed as they are', () => {
    const set = digits(new ToTensor())
    set.data = rand([40, 28, 28])
    const [[batch]] = new DataLoader(set, { batchSize: 40, prefetchFactor: 1, shuffle: true, seed: 0 })
    expect(batch.sum().item()).toBeCloseTo(set.data.sum().item() as number, 1)
  })
})

test('native refuses what it cannot gather', () => {
  const [column, floats, labels] = [rand([4, 2]), rand([256]), arange(4, { dtype: 'uint8' })]
  const gather = (tensors: Tensor[], tables: (Tensor | null)[], at = [0]) =>
    native.gather(idsOf(tensors), idsOf(tables), Int32Array.from(at), false).map((id) => new Tensor(id))
  for (const wrong of [rand([4, 2]).t(), rand([]), rand([4], { requiresGrad: true }), zeros([3], { device: 'meta' })]) {
    expect(() => gather([wrong], [])).toThrow(/plain contiguous CPU tensors only/)
  }
  expect(() => gather([column], [floats])).toThrow(TypeError)
  expect(() => gather([labels], [rand([255])])).toThrow(TypeError)
  expect(() => gather([labels], [rand([256], { dtype: 'float64' })])).toThrow(TypeError)
  expect(gather([labels], [floats], [2])[0].item()).toBe(floats.select(0, 2).item())
  for (const at of [[-1], [4], [2 ** 31 - 1], [-(2 ** 31)]]) {
    expect(() => gather([column], [], at)).toThrow(expect.objectContaining({ code: 'ERR_INDEX' }))
  }
  expect(() => native.gather(idsOf([column]), new Int32Array(0), [0] as never, false)).toThrow(TypeError)
  for (const channel of [0, -1, 2 ** 40, Number.NaN]) {
    expect(() => native.gatherAhead(channel, idsOf([column]), new Int32Array(0), Int32Array.of(0), false)).toThrow()
  }
})
