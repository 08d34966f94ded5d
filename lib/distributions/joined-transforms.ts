import {
  type Args,
  positional,
  requiredOnly,
  requireTensor,
  settings,
  shapeFor,
  shown,
  surplus,
  wholeNumber,
} from '../arguments'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import type { Constraint } from './constraints'
import * as constraints from './constraints'
import { Distribution } from './distribution'
import { sumRightmost } from './numbers'
import { requireTransforms, Transform } from './transforms'

/**
 * Another transform whose last `reinterpretedBatchNdims` batch dimensions are a part of each value: it sums over them in
 * {@link Transform.logAbsDetJacobian}.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#torch.distributions.transforms.IndependentTransform
 */
export class IndependentTransform extends Transform {
  readonly baseTransform: Transform
  readonly reinterpretedBatchNdims: number

  constructor(
    ...given: Args<'distributions.IndependentTransform', [baseTransform: Transform, reinterpretedBatchNdims: number]>
  ) {
    const where = 'distributions.IndependentTransform'
    const [baseTransform, reinterpretedBatchNdims] = requiredOnly(where, given)
    if (!(baseTransform instanceof Transform))
      throw typeError(`${where}: baseTransform must be a Transform, but it is ${shown(baseTransform)}`)
    wholeNumber(where, 'reinterpretedBatchNdims', reinterpretedBatchNdims, { min: 0 })
    super()
    this.baseTransform = baseTransform
    this.reinterpretedBatchNdims = reinterpretedBatchNdims
  }
  get domain() {
    return constraints.independent(this.baseTransform.domain, this.reinterpretedBatchNdims)
  }
  get codomain() {
    return constraints.independent(this.baseTransform.codomain, this.reinterpretedBatchNdims)
  }
  override get sign() {
    return this.baseTransform.sign
  }
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.IndependentTransform.forward', 1, arguments)
    return this.baseTransform.forward(this.whole('x', x, this.domain))
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.IndependentTransform.inverse', 1, arguments)
    return this.baseTransform.inverse(this.whole('y', y, this.codomain))
  }
  override logAbsDetJacobian(x: Tensor, y: Tensor) {
    if (arguments.length > 2) throw surplus('distributions.IndependentTransform.logAbsDetJacobian', 2, arguments)
    return sumRightmost(this.baseTransform.logAbsDetJacobian(x, y), this.reinterpretedBatchNdims)
  }
  override forwardShape(shape: readonly number[]) {
    if (arguments.length > 1) throw surplus('distributions.IndependentTransform.forwardShape', 1, arguments)
    return this.baseTransform.forwardShape(shape)
  }
  override inverseShape(shape: readonly number[]) {
    if (arguments.length > 1) throw surplus('distributions.IndependentTransform.inverseShape', 1, arguments)
    return this.baseTransform.inverseShape(shape)
  }

  private whole(name: string, value: Tensor, { eventDim }: Constraint): Tensor {
    requireTensor('distributions.IndependentTransform', name, value)
    if (value.ndim >= eventDim) return value
    const got = `one of shape [${value.shape.join(', ')}]`
    throw new TorchError(
      'ERR_SHAPE',
      `distributions.IndependentTransform: needs at least ${eventDim} dimensions, got ${got}`,
    )
  }
}

/**
 * Reshapes the last dimensions.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#torch.distributions.transforms.ReshapeTransform
 */
export class ReshapeTransform extends Transform {
  readonly domain: Constraint
  readonly codomain: Constraint
  readonly inShape: readonly number[]
  readonly outShape: readonly number[]
  constructor(
    ...given: Args<'distributions.ReshapeTransform', [inShape: readonly number[], outShape: readonly number[]]>
  ) {
    const [inShape, outShape] = requiredOnly('distributions.ReshapeTransform', given)
    super()
    this.inShape = shapeFor('distributions.ReshapeTransform', 'inShape', inShape)
    this.outShape = shapeFor('distributions.ReshapeTransform', 'outShape', outShape)
    const [before, after] = [inShape, outShape].map((shape) => shape.reduce((product, size) => product * size, 1))
    if (before !== after) {
      const given = `inShape [${inShape.join(', ')}] and outShape [${outShape.join(', ')}]`
      throw new TorchError('ERR_SHAPE', `distributions.ReshapeTransform: ${given} have ${before} and ${after} elements`)
    }
    this.domain = constraints.independent(constraints.real, this.inShape.length)
    this.codomain = constraints.independent(constraints.real, this.outShape.length)
  }
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.ReshapeTransform.forward', 1, arguments)
    requireTensor('ReshapeTransform.forward', 'x', x)
    return x.reshape(this.forwardShape(x.shape))
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.ReshapeTransform.inverse', 1, arguments)
    requireTensor('ReshapeTransform.inverse', 'y', y)
    return y.reshape(this.inverseShape(y.shape))
  }
  override logAbsDetJacobian(x: Tensor) {
    if (arguments.length > 2) throw surplus('distributions.ReshapeTransform.logAbsDetJacobian', 2, arguments)
    requireTensor('ReshapeTransform.logAbsDetJacobian', 'x', x)
    return x.newZeros(x.shape.slice(0, x.ndim - this.inShape.length))
  }
  override forwardShape(shape: readonly number[]) {
    if (arguments.length > 1) throw surplus('distributions.ReshapeTransform.forwardShape', 1, arguments)
    return this.exchanged(shape, this.inShape, this.outShape)
  }
  override inverseShape(shape: readonly number[]) {
    if (arguments.length > 1) throw surplus('distributions.ReshapeTransform.inverseShape', 1, arguments)
    return this.exchanged(shape, this.outShape, this.inShape)
  }

  private exchanged(shape: readonly number[], from: readonly number[], to: readonly number[]): number[] {
    const sizes = shapeFor('distributions.ReshapeTransform', 'shape', shape)
    const cut = sizes.length - from.length
    if (cut < 0 || from.some((size, i) => sizes[cut + i] !== size)) {
      const wants = `a shape that ends with [${from.join(', ')}], but it is [${sizes.join(', ')}]`
      throw new TorchError('ERR_SHAPE', `distributions.ReshapeTransform: needs ${wants}`)
    }
    return [...sizes.slice(0, cut), ...to]
  }
}

/**
 * Applies each transform to its own part along a dimension: parts of these `lengths`, one after another.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#torch.distributions.transforms.CatTransform
 */
export class CatTransform extends Transform {
  readonly transforms: readonly Transform[]
  readonly dim: number
  readonly lengths: readonly number[]

  constructor(
    ...given: Args<
      'distributions.CatTransform',
      [tseq: readonly Transform[]],
      { dim?: number; lengths?: readonly number[] | null },
      ['dim', 'lengths']
    >
  ) {
    const where = 'distributions.CatTransform'
    const [transforms, ...rest] = positional(where, given)
    super()
    this.transforms = transforms
    const { dim, lengths } = settings<{ dim: number; lengths: readonly number[] | null }>(
      where,
      { dim: 0, lengths: null },
      rest as never,
    )
    requireTransforms(where, 'tseq', transforms)
    this.dim = wholeNumber(where, 'dim', dim)
    this.lengths = shapeFor(where, 'lengths', lengths ?? transforms.map(() => 1))
    if (this.lengths.length !== transforms.length)
      throw typeError(
        `${where}: ${transforms.length} transforms need as many lengths, but there are ${this.lengths.length}`,
      )
  }
  get domain() {
    return constraints.cat(
      this.transforms.map(({ domain }) => domain),
      this.dim,
      this.lengths,
    )
  }
  get codomain() {
    return constraints.cat(
      this.transforms.map(({ codomain }) => codomain),
      this.dim,
      this.lengths,
    )
  }
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.CatTransform.forward', 1, arguments)
    return ops.cat(
      this.parts('x', x).map((part, i) => this.transforms[i].forward(part)),
      this.dim,
    )
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.CatTransform.inverse', 1, arguments)
    return ops.cat(
      this.parts('y', y).map((part, i) => this.transforms[i].inverse(part)),
      this.dim,
    )
  }
  override logAbsDetJacobian(x: Tensor, y: Tensor) {
    if (arguments.length > 2) throw surplus('distributions.CatTransform.logAbsDetJacobian', 2, arguments)
    const results = this.parts('y', y)
    const eventDim = Math.max(...this.transforms.map(({ domain }) => domain.eventDim))
    const terms = this.parts('x', x).map((part, i) => {
      const { domain } = this.transforms[i]
      return sumRightmost(this.transforms[i].logAbsDetJacobian(part, results[i]), eventDim - domain.eventDim)
    })
    const dim = (this.dim >= 0 ? this.dim - x.ndim : this.dim) + eventDim
    return dim < 0 ? ops.cat(terms, dim) : terms.reduce((sum, term) => sum.add(term))
  }

  private parts(name: string, value: Tensor): Tensor[] {
    requireTensor('distributions.CatTransform', name, value)
    return ops.splitWithSizes(value, [...this.lengths], this.dim)
  }
}

/**
 * Applies each transform to the slice at its place along a dimension.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#torch.distributions.transforms.StackTransform
 */
export class StackTransform extends Transform {
  readonly transforms: readonly Transform[]
  readonly dim: number

  constructor(...given: Args<'distributions.StackTransform', [tseq: readonly Transform[]], { dim?: number }, ['dim']>) {
    const [transforms, ...rest] = positional('distributions.StackTransform', given)
    super()
    this.transforms = transforms
    const { dim } = settings('distributions.StackTransform', { dim: 0 }, rest)
    requireTransforms('distributions.StackTransform', 'tseq', transforms)
    this.dim = wholeNumber('distributions.StackTransform', 'dim', dim)
  }
  get domain() {
    return constraints.stack(
      this.transforms.map(({ domain }) => domain),
      this.dim,
    )
  }
  get codomain() {
    return constraints.stack(
      this.transforms.map(({ codomain }) => codomain),
      this.dim,
    )
  }
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.StackTransform.forward', 1, arguments)
    return ops.stack(
      this.slices('x', x).map((slice, i) => this.transforms[i].forward(slice)),
      this.dim,
    )
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.StackTransform.inverse', 1, arguments)
    return ops.stack(
      this.slices('y', y).map((slice, i) => this.transforms[i].inverse(slice)),
      this.dim,
    )
  }
  override logAbsDetJacobian(x: Tensor, y: Tensor) {
    if (arguments.length > 2) throw surplus('distributions.StackTransform.logAbsDetJacobian', 2, arguments)
    const results = this.slices('y', y)
    const terms = this.slices('x', x).map((slice, i) => this.transforms[i].logAbsDetJacobian(slice, results[i]))
    return ops.stack(terms, this.dim)
  }

  private slices(name: string, value: Tensor): Tensor[] {
    requireTensor('distributions.StackTransform', name, value)
    const slices = value.unbind(this.dim)
    if (slices.length === this.transforms.length) return slices
    const wants = `${this.transforms.length} slices along dimension ${this.dim}, one for each transform`
    const got = `${name} of shape [${value.shape.join(', ')}]`
    throw new TorchError('ERR_SHAPE', `distributions.StackTransform: needs ${wants}, got ${got}`)
  }
}

/**
 * The cumulative distribution function of a distribution.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#torch.distributions.transforms.CumulativeDistributionTransform
 */
export class CumulativeDistributionTransform extends Transform {
  readonly codomain = constraints.unitInterval
  readonly distribution: Distribution

  constructor(...given: Args<'distributions.CumulativeDistributionTransform', [distribution: Distribution]>) {
    const [distribution] = requiredOnly('distributions.CumulativeDistributionTransform', given)
    if (!(distribution instanceof Distribution)) {
      const got = shown(distribution)
      throw typeError(
        `distributions.CumulativeDistributionTransform: distribution must be a Distribution, but it is ${got}`,
      )
    }
    super()
    this.distribution = distribution
  }
  get domain() {
    return this.distribution.support
  }
  override get sign() {
    return 1
  }
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.CumulativeDistributionTransform.forward', 1, arguments)
    return this.distribution.cdf(x)
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.CumulativeDistributionTransform.inverse', 1, arguments)
    return this.distribution.icdf(y)
  }
  override logAbsDetJacobian(x: Tensor) {
    if (arguments.length > 2)
      throw surplus('distributions.CumulativeDistributionTransform.logAbsDetJacobian', 2, arguments)
    return this.distribution.logProb(x)
  }
}
