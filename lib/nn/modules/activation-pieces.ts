import { finiteNumber, type Given, settings } from '../../arguments'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import * as F from '../functional'
import { Inplace, type InplaceOptions } from './inplace'
import { Module } from '../core/module'
import { pythonFloat, pythonNumber } from '../core/repr'

/**
 * `x` where above `threshold`, else `value`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Threshold.html
 */
export class Threshold extends Inplace {
  threshold: number
  value: number

  constructor(threshold: number, value: number, ...args: Given<[inplace: boolean], InplaceOptions>) {
    super('nn.Threshold', settings<InplaceOptions>('nn.Threshold', { inplace: false }, args).inplace)
    this.threshold = finiteNumber('nn.Threshold', 'threshold', threshold)
    this.value = finiteNumber('nn.Threshold', 'value', value)
  }

  forward(input: Tensor): Tensor {
    const { threshold, value } = this
    return this.inplace ? ops.threshold_(input, threshold, value) : ops.threshold(input, threshold, value)
  }

  protected override extraRepr(): string {
    return super.extraRepr(`threshold=${pythonNumber(this.threshold)}`, `value=${pythonNumber(this.value)}`)
  }
}

export interface HardtanhOptions extends InplaceOptions {
  /** The lowest value; default -1. */
  minVal?: number
  /** The highest value; default 1. */
  maxVal?: number
}

/**
 * `x` held between `minVal` and `maxVal`.
 * @throws TorchError `ERR_RANGE` when `maxVal` is not above `minVal`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Hardtanh.html
 */
export class Hardtanh extends Inplace {
  minVal: number
  maxVal: number

  constructor(...args: Given<[minVal: number, maxVal: number, inplace: boolean], HardtanhOptions>) {
    const defaults = { minVal: -1, maxVal: 1, inplace: false }
    const { minVal, maxVal, inplace } = settings<HardtanhOptions>('nn.Hardtanh', defaults, args)
    super('nn.Hardtanh', inplace)
    this.minVal = finiteNumber('nn.Hardtanh', 'minVal', minVal)
    this.maxVal = finiteNumber('nn.Hardtanh', 'maxVal', maxVal, { min: this.minVal, aboveMin: true })
  }

  forward(input: Tensor): Tensor {
    const { minVal, maxVal } = this
    return this.inplace ? ops.hardtanh_(input, minVal, maxVal) : ops.hardtanh(input, minVal, maxVal)
  }

  protected override extraRepr(): string {
    return super.extraRepr(`min_val=${pythonFloat(this.minVal)}`, `max_val=${pythonFloat(this.maxVal)}`)
  }
}

/**
 * `x` held between 0 and 6.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ReLU6.html
 */
export class ReLU6 extends Inplace {
  constructor(...args: Given<[inplace: boolean], InplaceOptions>) {
    super('nn.ReLU6', settings<InplaceOptions>('nn.ReLU6', { inplace: false }, args).inplace)
  }

  forward(input: Tensor): Tensor {
    return this.inplace ? ops.relu6_(input) : ops.relu6(input)
  }
}

/**
 * `x / 6 + ½` held between 0 and 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Hardsigmoid.html
 */
export class Hardsigmoid extends Inplace {
  constructor(...args: Given<[inplace: boolean], InplaceOptions>) {
    super('nn.Hardsigmoid', settings<InplaceOptions>('nn.Hardsigmoid', { inplace: false }, args).inplace)
  }

  forward(input: Tensor): Tensor {
    return this.inplace ? ops.hardsigmoid_(input) : ops.hardsigmoid(input)
  }

  protected override extraRepr(): string {
    return ''
  }
}

/**
 * `x · hardsigmoid(x)`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Hardswish.html
 */
export class Hardswish extends Inplace {
  constructor(...args: Given<[inplace: boolean], InplaceOptions>) {
    super('nn.Hardswish', settings<InplaceOptions>('nn.Hardswish', { inplace: false }, args).inplace)
  }

  forward(input: Tensor): Tensor {
    return this.inplace ? ops.hardswish_(input) : ops.hardswish(input)
  }

  protected override extraRepr(): string {
    return ''
  }
}

export interface ShrinkOptions {
  /** Up to which size a value becomes zero; default 0.5. */
  lambd?: number
}

export type ShrinkArguments = Given<[lambd: number], ShrinkOptions>

abstract class Shrink extends Module<[input: Tensor], Tensor> {
  lambd: number

  constructor(where: string, args: ShrinkArguments) {
    super()
    const { lambd } = settings<ShrinkOptions>(where, { lambd: 0.5 }, args)
    this.lambd = finiteNumber(where, 'lambd', lambd)
  }

  protected override extraRepr(): string {
    return pythonFloat(this.lambd)
  }
}

/**
 * `x` where its size is above `lambd`, else 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Hardshrink.html
 */
export class Hardshrink extends Shrink {
  constructor(...args: ShrinkArguments) {
    super('nn.Hardshrink', args)
  }

  forward(input: Tensor): Tensor {
    return ops.hardshrink(input, this.lambd)
  }
}

/**
 * `x` moved towards 0 by `lambd`, and 0 where its size is below.
 * @throws TorchError `ERR_RANGE` for a negative `lambd`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Softshrink.html
 */
export class Softshrink extends Shrink {
  constructor(...args: ShrinkArguments) {
    super('nn.Softshrink', args)
    if (this.lambd < 0) {
      throw new TorchError('ERR_RANGE', `nn.Softshrink: lambd must not be negative, but it is ${this.lambd}`)
    }
  }

  forward(input: Tensor): Tensor {
    return ops.softshrink(input, this.lambd)
  }
}

/**
 * `x - tanh(x)`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Tanhshrink.html
 */
export class Tanhshrink extends Module<[input: Tensor], Tensor> {
  forward(input: Tensor): Tensor {
    return F.tanhshrink(input)
  }
}

declareOperatorsOnly(Threshold, Hardtanh, ReLU6, Hardsigmoid, Hardswish, Hardshrink, Softshrink, Tanhshrink)
