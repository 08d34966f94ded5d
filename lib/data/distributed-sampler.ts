import { type Args, positional, settings, surplus, wholeNumber } from '../arguments'
import { getRank, getWorldSize, isInitialized } from '../distributed/group'
import { TorchError } from '../errors'
import { randperm } from '../generated/ops'
import { Generator } from '../random'
import { comparedBy } from '../tensor/compared'
import { Sampler } from './sampler'

/** Options of {@link DistributedSampler}. */
export interface DistributedSamplerOptions {
  /** How many processes or threads share the dataset. Default the number of ranks of the default process group. */
  numReplicas?: number
  /** Which of them this is, from 0. Default this process's rank in the default process group. */
  rank?: number
  /** Whether each epoch has a new random order, the same in all of them. Default true. */
  shuffle?: boolean
  /** The seed of the order, to which the epoch is added; the same in all of them. Default 0. */
  seed?: number
  /** Whether items are left out, instead of given twice, so that all get the same number. Default false. */
  dropLast?: boolean
}

/**
 * One process's share of a dataset: every `numReplicas`-th position of an order that all of them compute. Call {@link
 * DistributedSampler.setEpoch} before each epoch; otherwise all epochs have the same order.
 * @throws TorchError `ERR_RANGE` for a rank outside 0 to numReplicas - 1, `ERR_DISTRIBUTED` where one of the two is left out and
 * there is no default process group: as in PyTorch, a launcher's variables alone do not count
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
    const { numReplicas = ofGroup('numReplicas', getWorldSize), rank = ofGroup('rank', getRank) } = given
    this.numReplicas = wholeNumber(where, 'numReplicas', numReplicas, { min: 1 })
    this.rank = wholeNumber(where, 'rank', rank, { min: 0, max: this.numReplicas - 1 })
    this.seed = wholeNumber(where, 'seed', given.seed, { min: 0 })
    this.shuffle = given.shuffle as boolean
    this.dropLast = given.dropLast as boolean
  }

  /** How many positions this process gets. */
  get length(): number {
    const share = this.dataset.length / this.numReplicas
    return this.dropLast && !Number.isInteger(share) ? Math.max(0, Math.ceil(share - 1)) : Math.ceil(share)
  }

  /** Sets the epoch of the next iteration. */
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
    // Past its end the order begins again, so that all processes get the same number.
    for (let at = this.rank; at < total; at += this.numReplicas) yield order[at % count]
  }
}

/** What the default process group says, where an option is left out. */
function ofGroup(name: string, ask: () => number): number {
  if (isInitialized()) return ask()
  throw new TorchError(
    'ERR_DISTRIBUTED',
    `data.DistributedSampler: ${name} is missing, and there is no process group to ask; give numReplicas and rank, or call distributed.initProcessGroup first`,
  )
}
