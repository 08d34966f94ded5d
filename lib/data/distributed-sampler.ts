import { type Args, positional, settings, surplus, wholeNumber } from '../arguments'
import { randperm } from '../generated/ops'
import { Generator } from '../random'
import { comparedBy } from '../tensor/compared'
import { Sampler } from './sampler'

/** Options of {@link DistributedSampler}. */
export interface DistributedSamplerOptions {
  /** How many processes or threads share the dataset. */
  numReplicas?: number
  /** Which of them this is, from 0. */
  rank?: number
  /** Whether each epoch has a new random order, the same in all of them. Default true. */
  shuffle?: boolean
  /** What the order is drawn from, with the epoch; the same in all of them. Default 0. */
  seed?: number
  /** Whether items are left out, rather than given twice, so that all get as many. Default false. */
  dropLast?: boolean
}

/**
 * The share of a dataset for one of several processes: every `numReplicas`-th position of an order that all of them know. Call
 * {@link DistributedSampler.setEpoch} before each epoch, or all have the same order.
 * @throws TorchError `ERR_RANGE` for a rank that is none of them
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.distributed.DistributedSampler
 */
export class DistributedSampler extends Sampler {
  readonly numReplicas: number
  readonly rank: number
  readonly shuffle: boolean
  readonly seed: number
  readonly dropLast: boolean
  #epoch = 0

  static {
    comparedBy(DistributedSampler, (x) => (#epoch in x ? x.#epoch : undefined))
  }

  readonly dataset: { readonly length: number }

  constructor(
    ...args: Args<
      'data.DistributedSampler',
      [dataset: { readonly length: number }],
      DistributedSamplerOptions,
      ['numReplicas', 'rank', 'shuffle', 'seed', 'dropLast']
    >
  ) {
    const [dataset, ...rest] = positional('data.DistributedSampler', args, true)
    super()
    this.dataset = dataset
    const where = 'data.DistributedSampler'
    const given = settings<DistributedSamplerOptions>(
      where,
      { numReplicas: undefined, rank: undefined, shuffle: true, seed: 0, dropLast: false },
      rest,
    )
    // There is no process group here that could be asked.
    this.numReplicas = wholeNumber(where, 'numReplicas', given.numReplicas, { min: 1 })
    this.rank = wholeNumber(where, 'rank', given.rank, { min: 0, max: this.numReplicas - 1 })
    this.seed = wholeNumber(where, 'seed', given.seed, { min: 0 })
    this.shuffle = given.shuffle as boolean
    this.dropLast = given.dropLast as boolean
  }

  /** How many positions this one gets. */
  get length(): number {
    const share = this.dataset.length / this.numReplicas
    return this.dropLast && !Number.isInteger(share) ? Math.max(0, Math.ceil(share - 1)) : Math.ceil(share)
  }

  /** Says which epoch the next iteration is of. */
  setEpoch(epoch: number): void {
    if (arguments.length > 1) throw surplus('data.DistributedSampler.setEpoch', 1, arguments)
    this.#epoch = wholeNumber('data.DistributedSampler.setEpoch', 'epoch', epoch, { min: 0 })
  }

  *[Symbol.iterator](): IterableIterator<number> {
    const { length: count } = this.dataset
    const generator = this.shuffle ? new Generator().manualSeed(this.seed + this.#epoch) : null
    const order = generator
      ? (randperm(count, { generator, device: 'cpu' }).to('int32').toTypedArray() as Int32Array)
      : Int32Array.from({ length: count }, (_, i) => i)
    const total = this.length * this.numReplicas
    // Past the end it begins again, so that all get as many.
    for (let at = this.rank; at < total; at += this.numReplicas) yield order[at % count]
  }
}
