import {
  type Args,
  eachOf,
  flag,
  named,
  positional,
  requiredOnly,
  requireNumber,
  settings,
  shown,
  wholeNumber,
} from '../arguments'
import { TorchError, typeError } from '../errors'
import { empty, multinomial, randint, randperm } from '../generated/ops'
import { answersForProxies, isObject, isRevoked } from '../kinds'
import { Generator } from '../random'
import { type Tensor, tensor } from '../tensor'
import { comparedBy } from '../tensor/compared'
import { isOutdated } from './outdated'

/**
 * An iterable of positions; each iteration may have another order. A sampler of whole batches is a `Sampler<number[]>`.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.Sampler
 */
export abstract class Sampler<Item = number> implements Iterable<Item> {
  /** How many positions, or batches of them, one iteration gives. */
  abstract readonly length: number
  abstract [Symbol.iterator](): Iterator<Item>
}

/** A sampler that draws many positions at a time. */
abstract class DrawnSampler implements Sampler {
  abstract readonly length: number

  /** @internal The positions in parts as they are drawn, so that a loader need not handle each one. */
  abstract parts(): Iterable<Int32Array>

  *[Symbol.iterator](): IterableIterator<number> {
    for (const part of this.parts()) yield* part
  }
}

answersForProxies(DrawnSampler)

function requireSource(where: string, source: unknown): void {
  // An iterable dataset has no length and is never asked for it.
  if (isObject(source)) return
  throw typeError(`${where}: source must be an object with a length, but it is ${shown(source)}`)
}

/** The positions 0, 1, 2, … of a source in order. */
export class SequentialSampler implements Sampler {
  readonly source: { readonly length: number }

  constructor(...given: Args<'data.SequentialSampler', [dataSource: { readonly length: number }]>) {
    const [source] = requiredOnly('data.SequentialSampler', given, true)
    this.source = source
    requireSource('data.SequentialSampler', source)
  }

  get length(): number {
    return this.source.length
  }

  *[Symbol.iterator](): IterableIterator<number> {
    for (let index = 0; index < this.source.length; index++) yield index
  }
}

/** Options of {@link RandomSampler}. */
export interface RandomSamplerOptions {
  /** Whether a position may come more than once. Default false. */
  replacement?: boolean
  /** How many positions to draw. Default the length of the source. */
  numSamples?: number
  /** The generator of the random numbers. Default: a new one for each iteration, seeded by the default generator. */
  generator?: Generator | null
}

/**
 * The positions of a source in random order. The same seed gives the same order as in PyTorch.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.RandomSampler
 */
export class RandomSampler extends DrawnSampler {
  readonly replacement: boolean
  readonly generator: Generator | null
  readonly #numSamples: number | undefined

  static {
    comparedBy(RandomSampler, (x) => (#numSamples in x ? x.length : undefined))
  }

  /** @throws {@link TorchError} `ERR_RANGE` if the source is empty */
  readonly source: { readonly length: number }

  constructor(
    ...given: Args<
      'data.RandomSampler',
      [dataSource: { readonly length: number }],
      RandomSamplerOptions,
      ['replacement', 'numSamples', 'generator']
    >
  ) {
    const [source, ...rest] = positional('data.RandomSampler', given, true)
    super()
    this.source = source
    const names = ['replacement', 'numSamples', 'generator'] as const
    const options = named<RandomSamplerOptions>('data.RandomSampler', names, rest)
    this.replacement = flag('data.RandomSampler', 'replacement', options.replacement ?? false)
    this.generator = checkGenerator(options.generator)
    if (options.numSamples !== undefined)
      this.#numSamples = wholeNumber('data.RandomSampler', 'numSamples', options.numSamples, { min: 1 })
    requireSource('data.RandomSampler', source)
    if (source.length < 1) throw new TorchError('ERR_RANGE', 'there is nothing to draw from: the dataset is empty')
  }

  get length(): number {
    return this.#numSamples ?? this.source.length
  }

  *parts(): Iterable<Int32Array> {
    const { length } = this
    const { length: n } = this.source
    const generator = this.generator ?? new Generator().manualSeed(drawSeed())
    if (this.replacement) {
      for (let drawn = 0; drawn < length; drawn += 32) {
        yield integers(randint(n, [Math.min(32, length - drawn)], { generator, device: 'cpu' }))
      }
      return
    }
    for (let round = 0; round < Math.floor(length / n); round++)
      yield integers(randperm(n, { generator, device: 'cpu' }))
    // PyTorch draws this last permutation even when it takes nothing of it, and the generator's state shows that.
    yield integers(randperm(n, { generator, device: 'cpu' })).subarray(0, length % n)
  }
}

/**
 * Given positions in random order.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.SubsetRandomSampler
 */
export class SubsetRandomSampler implements Sampler {
  readonly indices: readonly number[]
  readonly generator: Generator | null

  constructor(
    ...given: Args<
      'data.SubsetRandomSampler',
      [indices: Iterable<number>],
      { generator?: Generator | null },
      ['generator']
    >
  ) {
    const [indices, ...rest] = positional('data.SubsetRandomSampler', given)
    const { generator } = settings('data.SubsetRandomSampler', { generator: null }, rest)
    const where = 'data.SubsetRandomSampler'
    this.indices = eachOf(where, 'indices', indices, (index, i) => wholeNumber(where, `indices[${i}]`, index))
    this.generator = checkGenerator(generator)
  }

  get length(): number {
    return this.indices.length
  }

  *[Symbol.iterator](): IterableIterator<number> {
    for (const at of integers(randperm(this.indices.length, { generator: this.generator, device: 'cpu' })))
      yield this.indices[at]
  }
}

/** Options of {@link WeightedRandomSampler}. */
export interface WeightedRandomSamplerOptions {
  /** Whether a position may come more than once. Default true. */
  replacement?: boolean
  generator?: Generator | null
}

/**
 * Random positions with probabilities proportional to the given weights.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.WeightedRandomSampler
 */
export class WeightedRandomSampler extends DrawnSampler {
  readonly weights: Tensor
  readonly length: number
  readonly replacement: boolean
  readonly generator: Generator | null

  constructor(
    ...given: Args<
      'data.WeightedRandomSampler',
      [weights: Iterable<number>, numSamples: number],
      WeightedRandomSamplerOptions,
      ['replacement', 'generator']
    >
  ) {
    const [weights, numSamples, ...rest] = positional('data.WeightedRandomSampler', given)
    super()
    const names = ['replacement', 'generator'] as const
    const options = named<WeightedRandomSamplerOptions>('data.WeightedRandomSampler', names, rest)
    const where = 'data.WeightedRandomSampler'
    const list = eachOf(where, 'weights', weights, (weight, place) => {
      requireNumber(where, `weights[${place}]`, weight)
      return weight
    })
    this.weights = tensor(Float64Array.from(list), { device: 'cpu' })
    this.length = wholeNumber('data.WeightedRandomSampler', 'numSamples', numSamples, { min: 1 })
    this.replacement = flag('data.WeightedRandomSampler', 'replacement', options.replacement ?? true)
    this.generator = checkGenerator(options.generator)
  }

  *parts(): Iterable<Int32Array> {
    yield integers(multinomial(this.weights, this.length, this.replacement, { generator: this.generator }))
  }
}

/**
 * Lists of `batchSize` positions from another sampler.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.BatchSampler
 */
export class BatchSampler implements Iterable<number[]> {
  readonly batchSize: number
  readonly dropLast: boolean

  readonly sampler: Iterable<number> & { readonly length?: number }

  constructor(
    ...given: Args<
      'data.BatchSampler',
      [sampler: Iterable<number> & { readonly length?: number }, batchSize: number, dropLast: boolean]
    >
  ) {
    const [sampler, batchSize, dropLast] = requiredOnly('data.BatchSampler', given, true)
    this.sampler = sampler
    if (isRevoked(sampler) || typeof sampler?.[Symbol.iterator] !== 'function') {
      throw typeError(`a sampler must be an iterable of positions, got ${shown(sampler)}`)
    }
    this.batchSize = wholeNumber('data.BatchSampler', 'batchSize', batchSize, { min: 1 })
    this.dropLast = flag('data.BatchSampler', 'dropLast', dropLast)
  }

  get length(): number {
    const { length } = this.sampler
    if (typeof length !== 'number') throw typeError('the number of batches is not known: the sampler has no length')
    return this.dropLast ? Math.floor(length / this.batchSize) : Math.ceil(length / this.batchSize)
  }

  *[Symbol.iterator](): IterableIterator<number[]> {
    let batch: number[] = []
    for (const index of this.sampler) {
      batch.push(index)
      if (batch.length < this.batchSize) continue
      yield batch
      batch = []
    }
    if (batch.length > 0 && !this.dropLast) yield batch
  }
}

/**
 * The batches of {@link BatchSampler}, cut from a sampler's parts; null for a sampler without parts or with an overridden iterator.
 */
export function drawnBatches(sampler: unknown, batchSize: number, dropLast: boolean): Iterable<Int32Array> | null {
  if (!(sampler instanceof DrawnSampler) || isOutdated(sampler, 'parts', Symbol.iterator)) return null
  return cut(sampler.parts(), batchSize, dropLast)
}

function* cut(parts: Iterable<Int32Array>, batchSize: number, dropLast: boolean): Iterable<Int32Array> {
  let rest = new Int32Array(0)
  for (const part of parts) {
    let at = 0
    if (rest.length > 0) {
      at = Math.min(batchSize - rest.length, part.length)
      rest = Int32Array.of(...rest, ...part.subarray(0, at))
      if (rest.length < batchSize) continue
      yield rest
    }
    for (; at + batchSize <= part.length; at += batchSize) yield part.subarray(at, at + batchSize)
    rest = part.slice(at)
  }
  if (rest.length > 0 && !dropLast) yield rest
}

/** A random non-negative int64, drawn as PyTorch draws the seeds of its loaders. */
export function drawSeed(generator: Generator | null = null): number | bigint {
  return empty([], { dtype: 'int64', device: 'cpu' }).random_({ generator }).item() as number | bigint
}

/** Throws unless the value is a Generator, null or undefined. */
export function checkGenerator(generator: unknown): Generator | null {
  if (generator === undefined || generator === null) return null
  if (!(generator instanceof Generator)) throw typeError(`generator must be a Generator, got ${shown(generator)}`)
  return generator
}

const integers = (t: Tensor): Int32Array => t.to('int32').toTypedArray() as Int32Array
