import { checkOptions } from '../arguments'
import { TorchError, typeError } from '../errors'
import { isPlain } from '../kinds'
import type { Tensor } from '../tensor'
import { Distribution, type DistributionOptions } from './distribution'
import { logitsToProbs, probsToLogits } from './numbers'

/** Probabilities, or their logits; exactly one of the two. */
export interface ProbabilityOptions<Kind = Tensor | number> extends DistributionOptions {
  probs?: Kind | null
  /** The log-odds; for several categories, log probabilities up to a constant. */
  logits?: Kind | null
}

/** Probabilities by position, or an object with `probs` or `logits`. */
export type Probabilities<Kind = Tensor | number> = Kind | ProbabilityOptions<Kind>

/** Finds out whether probs or logits were given; also gives the options. */
export function probsOrLogits<Kind extends Tensor | number>(
  where: string,
  given: Probabilities<Kind>,
  options: DistributionOptions,
): { name: 'probs' | 'logits'; value: Kind; options: DistributionOptions } {
  checkOptions(where, options, ['validateArgs'])
  const isValue = !isPlain(given)
  const { probs, logits, ...rest }: ProbabilityOptions<Kind> = isValue ? { probs: given as Kind } : given
  const unknown = Object.keys(rest).find((name) => name !== 'validateArgs')
  if (unknown) throw typeError(`${where}: has no option "${unknown}"; its options are probs, logits, validateArgs`)
  if ((probs == null) === (logits == null)) {
    throw new TorchError('ERR_RANGE', `${where}: give either probs or logits, and not both`)
  }
  const name = probs == null ? 'logits' : 'probs'
  return { name, value: (probs ?? logits) as Kind, options: { ...rest, ...options } }
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

  /** Reshapes or expands the values 0, 1, … along a new first dimension. */
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
