import { inspect } from 'node:util'
import { checkOptions, flag, shapeFor, shown, surplus } from '../arguments'
import { noGrad } from '../autograd'
import { refuseWhere } from '../binding/ops'
import { relied } from '../binding/relied'
import { printableLine, TorchError, typeError } from '../errors'
import { answersForProxies } from '../kinds'
import { Tensor, tensor } from '../tensor'
import { pythonFloat } from '../tensor/number-text'
import type { Constraint } from './constraints'

export interface DistributionOptions {
  /** Whether parameters and values are checked; default true, or the value set by {@link Distribution.setDefaultValidateArgs}. */
  validateArgs?: boolean
}

/** The option by position or by name. */
export type Validation = DistributionOptions | boolean | null

/** The option by name. */
function validation(options: Validation): DistributionOptions {
  if (options === null) return {}
  return typeof options === 'boolean' ? { validateArgs: options } : options
}

let validateByDefault = true
const defaultValidation = () => validateByDefault

const text = (shape: readonly number[]) => `[${shape.join(', ')}]`

/**
 * The base of all distributions. `batchShape` is the shape of a batch of distributions, `eventShape` that of one value. A subclass
 * keeps its parameters as fields, calls {@link validate} when they are set, and overrides the methods that it
 * supports; the others throw
 * `ERR_NOT_IMPLEMENTED`, as in PyTorch.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#torch.distributions.distribution.Distribution
 */
export abstract class Distribution {
  /** Whether {@link rsample} is supported. */
  get hasRsample(): boolean {
    return false
  }

  /** Whether {@link enumerateSupport} is supported. */
  get hasEnumerateSupport(): boolean {
    return false
  }

  batchShape: number[]
  readonly eventShape: number[]
  protected validates: boolean

  constructor(batchShape: readonly number[], eventShape: readonly number[], options: Validation = {}) {
    if (arguments.length > 3) throw surplus('distributions.Distribution', 3, arguments)
    const where = `distributions.${new.target.name}`
    const given = validation(options)
    checkOptions(where, given, ['validateArgs'])
    const { validateArgs } = given
    this.batchShape = shapeFor(where, 'batchShape', batchShape)
    this.eventShape = shapeFor(where, 'eventShape', eventShape)
    if (validateArgs !== undefined) flag(where, 'validateArgs', validateArgs)
    this.validates = validateArgs ?? relied(defaultValidation)
  }

  /** Sets whether distributions made from now on check their parameters and values. */
  static setDefaultValidateArgs(value: boolean): void {
    if (arguments.length > 1) throw surplus('distributions.Distribution.setDefaultValidateArgs', 1, arguments)
    if (typeof value !== 'boolean') throw typeError(`setDefaultValidateArgs takes true or false, got ${shown(value)}`)
    validateByDefault = value
  }

  /** The constraint of each parameter, by name. */
  abstract get argConstraints(): Record<string, Constraint>

  /** The constraint of the possible values. */
  abstract get support(): Constraint

  /** Expands the distribution to a larger batch shape without copying memory. */
  abstract expand(batchShape: readonly number[]): this

  get mean(): Tensor {
    throw this.missing('mean')
  }

  get mode(): Tensor {
    throw this.missing('mode')
  }

  get variance(): Tensor {
    throw this.missing('variance')
  }

  get stddev(): Tensor {
    return this.variance.sqrt()
  }

  /** Draws values of shape `[...sampleShape, ...batchShape, ...eventShape]` without gradients. */
  sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Distribution.sample', 1, arguments)
    return noGrad(() => this.rsample(sampleShape))
  }

  /** Draws values like {@link sample}, but with gradients to the parameters (reparametrised). */
  rsample(_sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Distribution.rsample', 1, arguments)
    throw this.missing('rsample')
  }

  /** The logarithm of the density, or of the probability, of a value. */
  logProb(_value: Tensor | number): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Distribution.logProb', 1, arguments)
    throw this.missing('logProb')
  }

  /** The cumulative distribution function: the probability of values up to this one. */
  cdf(_value: Tensor | number): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Distribution.cdf', 1, arguments)
    throw this.missing('cdf')
  }

  /** The inverse of the cumulative distribution function. */
  icdf(_value: Tensor | number): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Distribution.icdf', 1, arguments)
    throw this.missing('icdf')
  }

  /** The entropy, in nats. */
  entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Distribution.entropy', 0, arguments)
    throw this.missing('entropy')
  }

  perplexity(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Distribution.perplexity', 0, arguments)
    return this.entropy().exp()
  }

  /** All possible values, along a new first dimension. */
  enumerateSupport(_options: { expand?: boolean } = {}): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Distribution.enumerateSupport', 1, arguments)
    throw this.missing('enumerateSupport')
  }

  /** Whether {@link enumerateSupport} expands the values to the batch shape. */
  protected expands(options: { expand?: boolean }): boolean {
    checkOptions(`${this.name}.enumerateSupport`, options, ['expand'])
    return flag(`${this.name}.enumerateSupport`, 'expand', options.expand ?? true)
  }

  /** The distribution as PyTorch prints it. */
  toString(): string {
    if (arguments.length > 0) throw surplus('distributions.Distribution.toString', 0, arguments)
    const fields = this as unknown as Record<string, Tensor | undefined>
    const parts = Object.keys(this.argConstraints).flatMap((name) => {
      const value = this.given.includes(name) ? fields[name] : undefined
      if (value === undefined) return []
      const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      if (value.ndim === 0) return [`${snake}: ${pythonFloat(Number(value.item()))}`]
      return [`${snake}: ${value.numel() === 1 ? value : `torch.Size(${text(value.shape)})`}`]
    })
    return `${printableLine(this.constructor.name)}(${parts.join(', ')})`
  }

  [inspect.custom](): string {
    return this.toString()
  }

  protected get name(): string {
    return `distributions.${this.constructor.name}`
  }

  /** The names of the parameters that were given to the constructor. */
  protected get given(): string[] {
    return Object.keys(this.argConstraints)
  }

  protected missing(what: string): TorchError {
    return new TorchError('ERR_NOT_IMPLEMENTED', `${this.name} has no ${what}, as in PyTorch`)
  }

  /** Checks the parameters; a subclass calls it after setting them. */
  protected validate(): void {
    if (!this.validates) return
    const fields = this as unknown as Record<string, Tensor>
    const constraints = this.argConstraints
    for (const name of this.given) this.check(name, fields[name], constraints[name])
  }

  /** Converts a value to a tensor and checks it against the shapes and the support. */
  protected valued(value: Tensor | number, like: Tensor): Tensor {
    const { dtype, device } = like
    const given = typeof value === 'number' ? tensor(value, { dtype, device }) : value
    if (!(given instanceof Tensor)) {
      throw typeError(`${this.name}: a value must be a tensor or a number, but it is ${shown(value)}`)
    }
    if (!this.validates) return given
    const [shape, want] = [given.shape, [...this.batchShape, ...this.eventShape]]
    const event = this.eventShape.length === 0 ? [] : shape.slice(-this.eventShape.length)
    if (String(event) !== String(this.eventShape)) {
      const what = `a value of shape ${text(shape)} must end with the event's shape ${text(this.eventShape)}`
      throw new TorchError('ERR_SHAPE', `${this.name}: ${what}`)
    }
    for (let i = 1; i <= Math.min(shape.length, want.length); i++) {
      const [ours, theirs] = [shape.at(-i), want.at(-i)]
      if (ours === theirs || ours === 1 || theirs === 1) continue
      const what = `a value of shape ${text(shape)} does not broadcast with ${text(want)}, the batch's and event's shape`
      throw new TorchError('ERR_SHAPE', `${this.name}: ${what}`)
    }
    this.check('a value', given, this.support)
    return given
  }

  protected extendedShape(sampleShape: readonly number[] = []): number[] {
    return [...shapeFor(this.name, 'sampleShape', sampleShape), ...this.batchShape, ...this.eventShape]
  }

  /** Makes this distribution with other fields and a larger batch, without checking again. */
  protected expandedTo(batchShape: readonly number[], fields: Partial<Record<string, unknown>>): this {
    const copy = Object.create(Object.getPrototypeOf(this))
    return Object.assign(copy, this, fields, { batchShape: [...batchShape] })
  }

  private check(name: string, value: Tensor, constraint: Constraint): void {
    const where = `${value.dtype} of shape ${text(value.shape)}`
    const holds = constraint.eventDim === 0 ? 'holds {}' : 'is not'
    const message = `${this.name}: ${name} must be ${constraint.words}, but it ${holds} (${where})`
    noGrad(() => refuseWhere(constraint.check(value).logicalNot(), message, { values: value }))
  }
}

answersForProxies(Distribution)
