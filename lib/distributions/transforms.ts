import {
  type Args,
  positional,
  requireArray,
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
import { answersForProxies } from '../kinds'
import { broadcastShapes, Tensor } from '../tensor'
import type { Constraint } from './constraints'
import * as constraints from './constraints'
import { limitsOf, type NumberOrTensor, requireValue, sumRightmost } from './numbers'

/** Checks and copies the shape that a transform is given. */
const shapeGiven = (shape: readonly number[]) => shapeFor('distributions.Transform', 'shape', shape)

/**
 * The base of transforms: invertible functions of random values with the logarithm of their Jacobian's determinant.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#module-torch.distributions.transforms
 */
export abstract class Transform {
  constructor() {
    if (arguments.length > 0) throw surplus(`distributions.${new.target.name}`, 0, arguments)
  }

  /** The constraints of the inputs and of the results. */
  abstract readonly domain: Constraint
  abstract readonly codomain: Constraint
  /** 1 for an increasing transform, -1 for a decreasing one. */
  get sign(): NumberOrTensor {
    throw this.missing('sign')
  }

  abstract forward(x: Tensor): Tensor
  abstract inverse(y: Tensor): Tensor

  /** The logarithm of the absolute value of the derivative, or of the Jacobian's determinant. */
  logAbsDetJacobian(_x: Tensor, _y: Tensor): Tensor {
    if (arguments.length > 2) throw surplus(`distributions.${this.constructor.name}.logAbsDetJacobian`, 2, arguments)
    throw this.missing('logAbsDetJacobian')
  }

  /** The shape of the results for inputs of this shape; {@link inverseShape} goes the other way. */
  forwardShape(shape: readonly number[]): number[] {
    if (arguments.length > 1) throw surplus(`distributions.${this.constructor.name}.forwardShape`, 1, arguments)
    return shapeGiven(shape)
  }
  inverseShape(shape: readonly number[]): number[] {
    if (arguments.length > 1) throw surplus(`distributions.${this.constructor.name}.inverseShape`, 1, arguments)
    return shapeGiven(shape)
  }

  /** The inverse transform. */
  get inv(): Transform {
    return new InverseTransform(this)
  }

  private missing(what: string): TorchError {
    return new TorchError('ERR_NOT_IMPLEMENTED', `distributions.${this.constructor.name} has no ${what}, as in PyTorch`)
  }
}

answersForProxies(Transform)

export function requireTransforms(where: string, name: string, transforms: readonly unknown[]): void {
  requireArray(where, name, transforms)
  const wrong = transforms.findIndex((one) => !(one instanceof Transform))
  if (wrong >= 0)
    throw typeError(`${where}: ${name}[${wrong}] must be a Transform, but it is ${shown(transforms[wrong])}`)
}

class InverseTransform extends Transform {
  constructor(readonly base: Transform) {
    super()
  }
  get domain() {
    return this.base.codomain
  }
  get codomain() {
    return this.base.domain
  }
  override get sign() {
    return this.base.sign
  }
  override get inv() {
    return this.base
  }
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus(`distributions.${this.constructor.name}.forward`, 1, arguments)
    return this.base.inverse(x)
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus(`distributions.${this.constructor.name}.inverse`, 1, arguments)
    return this.base.forward(y)
  }
  override logAbsDetJacobian(x: Tensor, y: Tensor) {
    if (arguments.length > 2) throw surplus(`distributions.${this.constructor.name}.logAbsDetJacobian`, 2, arguments)
    return this.base.logAbsDetJacobian(y, x).neg()
  }
  override forwardShape(shape: readonly number[]) {
    if (arguments.length > 1) throw surplus(`distributions.${this.constructor.name}.forwardShape`, 1, arguments)
    return this.base.inverseShape(shape)
  }
  override inverseShape(shape: readonly number[]) {
    if (arguments.length > 1) throw surplus(`distributions.${this.constructor.name}.inverseShape`, 1, arguments)
    return this.base.forwardShape(shape)
  }
}

const atLeast = (constraint: Constraint, eventDim: number) =>
  eventDim > constraint.eventDim ? constraints.independent(constraint, eventDim - constraint.eventDim) : constraint

/** Applies transforms in order. */
export class ComposeTransform extends Transform {
  readonly parts: readonly Transform[]

  constructor(...given: Args<'distributions.ComposeTransform', [parts: readonly Transform[]]>) {
    const [parts] = requiredOnly('distributions.ComposeTransform', given)
    requireTransforms('distributions.ComposeTransform', 'parts', parts)
    super()
    this.parts = parts
  }

  get domain(): Constraint {
    const [first] = this.parts
    if (!first) return constraints.real
    let eventDim = this.parts.at(-1)?.codomain.eventDim ?? 0
    for (const { domain, codomain } of [...this.parts].reverse())
      eventDim = Math.max(eventDim + domain.eventDim - codomain.eventDim, domain.eventDim)
    return atLeast(first.domain, eventDim)
  }
  get codomain(): Constraint {
    const last = this.parts.at(-1)
    if (!last) return constraints.real
    let eventDim = this.parts[0].domain.eventDim
    for (const { domain, codomain } of this.parts)
      eventDim = Math.max(eventDim + codomain.eventDim - domain.eventDim, codomain.eventDim)
    return atLeast(last.codomain, eventDim)
  }
  override get sign(): NumberOrTensor {
    return this.parts.reduce<NumberOrTensor>((sign, part) => product(sign, part.sign), 1)
  }

  forward(x: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.ComposeTransform.forward', 1, arguments)
    return this.parts.reduce((value, part) => part.forward(value), x)
  }
  inverse(y: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.ComposeTransform.inverse', 1, arguments)
    return this.parts.reduceRight((value, part) => part.inverse(value), y)
  }

  override logAbsDetJacobian(x: Tensor, y: Tensor): Tensor {
    if (arguments.length > 2) throw surplus('distributions.ComposeTransform.logAbsDetJacobian', 2, arguments)
    if (this.parts.length === 0) return ops.zerosLike(x)
    const values = [x]
    for (const part of this.parts.slice(0, -1)) values.push(part.forward(values.at(-1) as Tensor))
    values.push(y)
    let { eventDim } = this.domain
    const terms = this.parts.map((part, i) => {
      const term = sumRightmost(part.logAbsDetJacobian(values[i], values[i + 1]), eventDim - part.domain.eventDim)
      eventDim += part.codomain.eventDim - part.domain.eventDim
      return term
    })
    return terms.reduce((sum, term) => sum.add(term))
  }

  override forwardShape(shape: readonly number[]): number[] {
    if (arguments.length > 1) throw surplus('distributions.ComposeTransform.forwardShape', 1, arguments)
    return this.parts.reduce((made, part) => part.forwardShape(made), shapeGiven(shape))
  }
  override inverseShape(shape: readonly number[]): number[] {
    if (arguments.length > 1) throw surplus('distributions.ComposeTransform.inverseShape', 1, arguments)
    return this.parts.reduceRight((made, part) => part.inverseShape(made), shapeGiven(shape))
  }
}

/** The product of two signs. */
export function product(a: NumberOrTensor, b: NumberOrTensor): NumberOrTensor {
  if (a instanceof Tensor) return a.mul(b)
  return b instanceof Tensor ? b.mul(a) : a * b
}

const shapeOf = (value: NumberOrTensor) => (value instanceof Tensor ? value.shape : [])

/** `exp(x)`. */
export class ExpTransform extends Transform {
  readonly domain = constraints.real
  readonly codomain = constraints.positive
  override get sign() {
    return 1
  }
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.ExpTransform.forward', 1, arguments)
    return ops.exp(x)
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.ExpTransform.inverse', 1, arguments)
    return ops.log(y)
  }
  override logAbsDetJacobian(x: Tensor) {
    if (arguments.length > 2) throw surplus('distributions.ExpTransform.logAbsDetJacobian', 2, arguments)
    requireTensor('distributions.ExpTransform.logAbsDetJacobian', 'x', x)
    return x
  }
}

/** `x ** exponent` for numbers above 0. */
export class PowerTransform extends Transform {
  readonly domain = constraints.positive
  readonly codomain = constraints.positive
  readonly exponent: NumberOrTensor

  constructor(...given: Args<'distributions.PowerTransform', [exponent: NumberOrTensor]>) {
    const [exponent] = requiredOnly('distributions.PowerTransform', given)
    requireValue('distributions.PowerTransform', 'exponent', exponent)
    super()
    this.exponent = exponent
  }
  override get sign() {
    return this.exponent instanceof Tensor ? this.exponent.sign() : Math.sign(this.exponent)
  }
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.PowerTransform.forward', 1, arguments)
    return ops.pow(x, this.exponent as number)
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.PowerTransform.inverse', 1, arguments)
    return ops.pow(y, (this.exponent instanceof Tensor ? this.exponent.reciprocal() : 1 / this.exponent) as number)
  }
  override logAbsDetJacobian(x: Tensor, y: Tensor) {
    if (arguments.length > 2) throw surplus('distributions.PowerTransform.logAbsDetJacobian', 2, arguments)
    return ops.mul(y, this.exponent).div(x).abs().log()
  }
  override forwardShape(shape: readonly number[]) {
    if (arguments.length > 1) throw surplus('distributions.PowerTransform.forwardShape', 1, arguments)
    return broadcastShapes([shapeGiven(shape), shapeOf(this.exponent)])
  }
  override inverseShape(shape: readonly number[]) {
    if (arguments.length > 1) throw surplus('distributions.PowerTransform.inverseShape', 1, arguments)
    return this.forwardShape(shape)
  }
}

/** `loc + scale · x`, for values with `eventDim` dimensions. */
export class AffineTransform extends Transform {
  readonly loc: NumberOrTensor
  readonly scale: NumberOrTensor

  constructor(
    ...given: Args<
      'distributions.AffineTransform',
      [loc: NumberOrTensor, scale: NumberOrTensor],
      { eventDim?: number },
      ['eventDim']
    >
  ) {
    const [loc, scale, ...rest] = positional('distributions.AffineTransform', given)
    const where = 'distributions.AffineTransform'
    const { eventDim } = settings(where, { eventDim: 0 }, rest)
    requireValue(where, 'loc', loc)
    requireValue(where, 'scale', scale)
    super()
    this.loc = loc
    this.scale = scale
    this.domain = atLeast(constraints.real, wholeNumber(where, 'eventDim', eventDim, { min: 0 }))
  }
  readonly domain: Constraint
  get codomain() {
    return this.domain
  }
  override get sign() {
    return this.scale instanceof Tensor ? this.scale.sign() : Math.sign(this.scale)
  }
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.AffineTransform.forward', 1, arguments)
    return ops.add(ops.mul(x, this.scale), this.loc)
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.AffineTransform.inverse', 1, arguments)
    return ops.sub(y, this.loc).div(this.scale)
  }
  override logAbsDetJacobian(x: Tensor) {
    if (arguments.length > 2) throw surplus('distributions.AffineTransform.logAbsDetJacobian', 2, arguments)
    const { scale } = this
    requireTensor('AffineTransform.logAbsDetJacobian', 'x', x)
    const each = scale instanceof Tensor ? scale.abs().log() : ops.fullLike(x, Math.log(Math.abs(scale)))
    return sumRightmost(each.expand(broadcastShapes([x.shape, each.shape])), this.domain.eventDim)
  }
  override forwardShape(shape: readonly number[]) {
    if (arguments.length > 1) throw surplus('distributions.AffineTransform.forwardShape', 1, arguments)
    return broadcastShapes([shapeGiven(shape), shapeOf(this.loc), shapeOf(this.scale)])
  }
  override inverseShape(shape: readonly number[]) {
    if (arguments.length > 1) throw surplus('distributions.AffineTransform.inverseShape', 1, arguments)
    return this.forwardShape(shape)
  }
}

/** The sigmoid, clamped to just above 0 and just below 1. */
function clippedSigmoid(x: Tensor): Tensor {
  requireTensor('a transform', 'x', x)
  const { tiny, eps } = limitsOf(x)
  return x.sigmoid().clamp(tiny, 1 - eps)
}

/** `1 / (1 + exp(-x))`. */
export class SigmoidTransform extends Transform {
  readonly domain = constraints.real
  readonly codomain = constraints.unitInterval
  override get sign() {
    return 1
  }
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.SigmoidTransform.forward', 1, arguments)
    return clippedSigmoid(x)
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.SigmoidTransform.inverse', 1, arguments)
    requireTensor('SigmoidTransform.inverse', 'y', y)
    const { tiny, eps } = limitsOf(y)
    const inside = y.clamp(tiny, 1 - eps)
    return inside.log().sub(inside.neg().log1p())
  }
  override logAbsDetJacobian(x: Tensor) {
    if (arguments.length > 2) throw surplus('distributions.SigmoidTransform.logAbsDetJacobian', 2, arguments)
    return ops.softplus(ops.neg(x)).neg().sub(ops.softplus(x))
  }
}

/** `tanh(x)`. */
export class TanhTransform extends Transform {
  readonly domain = constraints.real
  readonly codomain = constraints.openInterval(-1, 1)
  override get sign() {
    return 1
  }
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.TanhTransform.forward', 1, arguments)
    return ops.tanh(x)
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.TanhTransform.inverse', 1, arguments)
    return ops.atanh(y)
  }
  override logAbsDetJacobian(x: Tensor) {
    if (arguments.length > 2) throw surplus('distributions.TanhTransform.logAbsDetJacobian', 2, arguments)
    return ops
      .rsub(x, Math.log(2))
      .sub(ops.softplus(ops.mul(x, -2)))
      .mul(2)
  }
}

/** `log(1 + exp(x))`. */
export class SoftplusTransform extends Transform {
  readonly domain = constraints.real
  readonly codomain = constraints.positive
  override get sign() {
    return 1
  }
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.SoftplusTransform.forward', 1, arguments)
    return ops.softplus(x)
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.SoftplusTransform.inverse', 1, arguments)
    return ops.neg(y).expm1().neg().log().add(y)
  }
  override logAbsDetJacobian(x: Tensor) {
    if (arguments.length > 2) throw surplus('distributions.SoftplusTransform.logAbsDetJacobian', 2, arguments)
    return ops.softplus(ops.neg(x)).neg()
  }
}

/** `|x|`. Two inputs give each result, so its inverse is taken to be the identity. */
export class AbsTransform extends Transform {
  readonly domain = constraints.real
  readonly codomain = constraints.positive
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.AbsTransform.forward', 1, arguments)
    return ops.abs(x)
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.AbsTransform.inverse', 1, arguments)
    requireTensor('distributions.AbsTransform.inverse', 'y', y)
    return y
  }
}

/** The softmax over the last dimension. Its inverse is the logarithm. */
export class SoftmaxTransform extends Transform {
  readonly domain = constraints.realVector
  readonly codomain = constraints.simplex
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.SoftmaxTransform.forward', 1, arguments)
    return ops.softmax(x, -1)
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.SoftmaxTransform.inverse', 1, arguments)
    return ops.log(y)
  }
}

/** Changes the last size of a shape. */
function withLast(shape: number[], change: (size: number) => number): number[] {
  const last = shape.pop()
  if (last === undefined)
    throw new TorchError('ERR_SHAPE', 'distributions.Transform: shape must have a dimension, but it is []')
  return [...shape, change(last)]
}

/** Maps n unbounded numbers to n + 1 probabilities that sum to 1: each number breaks a fraction off the rest of a stick. */
export class StickBreakingTransform extends Transform {
  readonly domain = constraints.realVector
  readonly codomain = constraints.simplex
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.StickBreakingTransform.forward', 1, arguments)
    requireTensor('StickBreakingTransform.forward', 'x', x)
    const z = clippedSigmoid(x.sub(this.offset(x, x.size(-1)).log()))
    const left = ops.rsub(z, 1).cumprod(-1)
    return ops.pad(z, [0, 1], 'constant', 1).mul(ops.pad(left, [1, 0], 'constant', 1))
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.StickBreakingTransform.inverse', 1, arguments)
    requireTensor('StickBreakingTransform.inverse', 'y', y)
    const shares = y.narrow(-1, 0, y.size(-1) - 1)
    const left = ops.rsub(shares.cumsum(-1), 1).clamp(limitsOf(y).tiny)
    return shares
      .log()
      .sub(left.log())
      .add(this.offset(y, shares.size(-1)).log())
  }
  override logAbsDetJacobian(x: Tensor, y: Tensor) {
    if (arguments.length > 2) throw surplus('distributions.StickBreakingTransform.logAbsDetJacobian', 2, arguments)
    requireTensor('StickBreakingTransform.logAbsDetJacobian', 'x', x)
    requireTensor('StickBreakingTransform.logAbsDetJacobian', 'y', y)
    const centred = x.sub(this.offset(x, x.size(-1)).log())
    const shares = y.narrow(-1, 0, x.size(-1))
    return ops.logSigmoid(centred).sub(centred).add(shares.log()).sum([-1])
  }
  override forwardShape(shape: readonly number[]) {
    if (arguments.length > 1) throw surplus('distributions.StickBreakingTransform.forwardShape', 1, arguments)
    return withLast(shapeGiven(shape), (size) => size + 1)
  }
  override inverseShape(shape: readonly number[]) {
    if (arguments.length > 1) throw surplus('distributions.StickBreakingTransform.inverseShape', 1, arguments)
    return withLast(shapeGiven(shape), (size) => size - 1)
  }

  /** The numbers n, n - 1, ..., 1. */
  private offset({ dtype, device }: Tensor, count: number): Tensor {
    return ops.arange(count, 0, -1, { dtype, device })
  }
}
