import { named, type Rest } from '../arguments'
import { TorchError } from '../errors'
import type { Tensor } from '../tensor'
import { Distribution, type DistributionOptions } from './distribution'
import { logitsToProbs, probsToLogits } from './numbers'

/** Probabilities, or their logits; exactly one of the two. */
export interface ProbabilityOptions<Kind = Tensor | number> extends DistributionOptions {
  probs?: Kind | null
  /** The log-odds; for several categories, log probabilities up to a constant. */
  logits?: Kind | null
}

/** Probabilities and options by position, or by name in one object. */
export type ProbabilityArguments<Kind = Tensor | number> =
  | [options: ProbabilityOptions<Kind>]
  | [probs: Kind | null, ...rest: Rest<ProbabilityOptions<Kind>, ['logits', 'validateArgs']>]

/** Finds out whether probs or logits were given; also gives the options. */
export function probsOrLogits<Kind extends Tensor | number>(
  where: string,
  args: readonly unknown[],
): { name: 'probs' | 'logits'; value: Kind; options: DistributionOptions } {
  const names = ['probs', 'logits', 'validateArgs'] as const
  const { probs, logits, ...options } = named<ProbabilityOptions<Kind>>(where, names, args)
  if ((probs == null) === (logits == null)) {
    throw new TorchError('ERR_RANGE', `${where}: give either probs or logits, and not both`)
  }
  const name = probs == null ? 'logits' : 'probs'
  return { name, value: (probs ?? logits) as Kind, options }
}

/** Like {@link ProbabilityOptions}, with a number of trials. */
export interface CountedOptions<Count, Kind = Tensor | number> extends ProbabilityOptions<Kind> {
  /** Default 1. */
  totalCount?: Count
}

/** A number of trials, then {@link ProbabilityArguments}; or all by name. */
export type CountedArguments<Count, Kind = Tensor | number> =
  | [options: CountedOptions<Count, Kind>]
  | [totalCount: Count, ...rest: ProbabilityArguments<Kind>]

/** The number of trials, and probabilities and options by name. */
export function countOf<Count>(
  where: string,
  args: readonly unknown[],
): ProbabilityOptions<never> & { totalCount: Count } {
  const names = ['totalCount', 'probs', 'logits', 'validateArgs'] as const
  return { totalCount: 1 as Count, ...named<CountedOptions<Count, never>>(where, names, args) }
}

/** The base of distributions that have probabilities and logits, one of which is computed from the other. */
export abstract class OfProbabilities extends Distribution {
  /** Which of the two was given to the constructor. */
  protected abstract readonly made: 'probs' | 'logits'
  protected abstract readonly param: Tensor
  /** Whether there are two outcomes, so that one probability determines both. */
  protected readonly isBinary: boolean = true
  private derived: Tensor | undefined

  get probs(): Tensor {
    return this.made === 'probs' ? this.param : this.other
  }

  get logits(): Tensor {
    return this.made === 'logits' ? this.param : this.other
  }

  /** The shape of probs and logits. */
  get paramShape(): number[] {
    return this.param.shape
  }

  protected override get given(): string[] {
    return super.given.filter((name) => name !== (this.made === 'probs' ? 'logits' : 'probs'))
  }

  /** Expands the distribution and its parameter. */
  protected withParam(batchShape: readonly number[], paramShape: readonly number[], fields: object = {}): this {
    return this.expandedTo(batchShape, { ...fields, param: this.param.expand(paramShape), derived: undefined })
  }

  /** Reshapes or expands the values 0, 1, ... along a new first dimension. */
  protected counted(values: Tensor, expand: boolean): Tensor {
    const column = values.reshape([-1, ...this.batchShape.map(() => 1)])
    return expand ? column.expand([-1, ...this.batchShape]) : column
  }

  private get other(): Tensor {
    const from = this.made === 'probs' ? probsToLogits : logitsToProbs
    this.derived ??= from(this.param, this.isBinary)
    return this.derived
  }
}
