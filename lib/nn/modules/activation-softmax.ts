import { type Given, requireDims, requireTensor, settings, wholeNumber } from '../../arguments'
import * as ops from '../../generated/ops'
import { emitWarning } from '../../binding/warning'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import * as F from '../functional'
import { Module } from '../core/module'

export interface SoftmaxOptions {
  /** The dimension that adds up to 1; when left out, PyTorch's old choice is made with a warning. */
  dim?: number | null
}

export type SoftmaxArguments = Given<[dim: number | null], SoftmaxOptions>

const warned = new Set<string>()

abstract class OverDimension extends Module<[input: Tensor], Tensor> {
  dim: number | null

  constructor(where: string, args: SoftmaxArguments) {
    super()
    const { dim } = settings<SoftmaxOptions>(where, { dim: null }, args)
    this.dim = dim === null ? null : wholeNumber(where, 'dim', dim)
  }

  /** The dimension to use: the given one, or PyTorch's old choice by the number of dimensions. */
  protected dimFor(input: Tensor): number {
    if (this.dim !== null) return this.dim
    const where = `nn.${this.constructor.name}`
    requireTensor(where, 'input', input)
    const chosen = [0, 1, 3].includes(input.ndim) ? 0 : 1
    if (!warned.has(where)) {
      warned.add(where)
      emitWarning(`${where}: no dim was given, so ${chosen} is taken; name one`)
    }
    return chosen
  }

  protected override extraRepr(): string {
    return `dim=${this.dim ?? 'None'}`
  }
}

/**
 * `exp(x)` divided by its sum over a dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Softmax.html
 */
export class Softmax extends OverDimension {
  constructor(...args: SoftmaxArguments) {
    super('nn.Softmax', args)
  }

  forward(input: Tensor): Tensor {
    return ops.softmax(input, this.dimFor(input))
  }
}

/**
 * The softmax of `-x` over a dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Softmin.html
 */
export class Softmin extends OverDimension {
  constructor(...args: SoftmaxArguments) {
    super('nn.Softmin', args)
  }

  forward(input: Tensor): Tensor {
    return F.softmin(input, this.dimFor(input))
  }
}

/**
 * The logarithm of the softmax over a dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LogSoftmax.html
 */
export class LogSoftmax extends OverDimension {
  constructor(...args: SoftmaxArguments) {
    super('nn.LogSoftmax', args)
  }

  forward(input: Tensor): Tensor {
    return ops.logSoftmax(input, this.dimFor(input))
  }
}

/**
 * The softmax over the channels of each pixel: `[N, C, H, W]` or `[C, H, W]`.
 * @throws TorchError `ERR_SHAPE` for another number of dimensions
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Softmax2d.html
 */
export class Softmax2d extends Module<[input: Tensor], Tensor> {
  forward(input: Tensor): Tensor {
    requireDims('nn.Softmax2d', input, 3, 4)
    return ops.softmax(input, -3)
  }
}

declareOperatorsOnly(Softmax, Softmin, LogSoftmax, Softmax2d)
