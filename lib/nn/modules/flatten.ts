import { type Args, requiredOnly, settings, shapeFor, wholeNumber } from '../../arguments'
import { flatten, unflatten } from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import { Module } from '../core/module'
import { pythonTuple } from '../core/repr'

export interface FlattenOptions {
  /** The first dimension to flatten; default 1. */
  startDim?: number
  /** The last dimension to flatten, inclusive; default -1. */
  endDim?: number
}

/**
 * Flattens the dimensions from `startDim` to `endDim` into one; by default all except the batch dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Flatten.html
 */
export class Flatten extends Module<[input: Tensor], Tensor> {
  readonly startDim: number
  readonly endDim: number

  constructor(...args: [startDim?: number, endDim?: number] | [options: FlattenOptions]) {
    super()
    const { startDim, endDim } = settings<FlattenOptions>('nn.Flatten', { startDim: 1, endDim: -1 }, args)
    this.startDim = wholeNumber('nn.Flatten', 'startDim', startDim)
    this.endDim = wholeNumber('nn.Flatten', 'endDim', endDim)
  }

  override forward(input: Tensor): Tensor {
    return flatten(input, this.startDim, this.endDim)
  }

  protected override extraRepr(): string {
    return `start_dim=${this.startDim}, end_dim=${this.endDim}`
  }
}

/**
 * Splits one dimension into several: `new Unflatten(1, [1, 28, 28])` turns rows into images. One size may be -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Unflatten.html
 */
export class Unflatten extends Module<[input: Tensor], Tensor> {
  readonly dim: number
  readonly unflattenedSize: readonly number[]

  constructor(...given: Args<'nn.Unflatten', [dim: number, unflattenedSize: readonly number[]]>) {
    const [dim, unflattenedSize] = requiredOnly('nn.Unflatten', given)
    super()
    this.dim = wholeNumber('nn.Unflatten', 'dim', dim)
    this.unflattenedSize = shapeFor('nn.Unflatten', 'unflattenedSize', unflattenedSize, { min: -1 })
  }

  override forward(input: Tensor): Tensor {
    return unflatten(input, this.dim, [...this.unflattenedSize])
  }

  protected override extraRepr(): string {
    return `dim=${this.dim}, unflattened_size=${pythonTuple(this.unflattenedSize)}`
  }
}

declareOperatorsOnly(Flatten, Unflatten)
