import { oneOf } from '../../arguments'
import type { Tensor } from '../../tensor'
import type { Reduction } from '../functional'
import { Module } from '../core/module'
import { Buffer } from '../core/parameter'

/** What every loss has: what it does with its elements. */
export abstract class Loss<Args extends unknown[] = [input: Tensor, target: Tensor]> extends Module<Args, Tensor> {
  reduction: Reduction

  constructor(where: string, reduction: unknown) {
    super()
    this.reduction = oneOf(where, 'reduction', reduction, ['none', 'mean', 'sum'])
  }
}

/** A weight as a buffer, so that it moves with its loss and is in its state dict. */
export function buffer(tensor: Tensor | null | undefined): Buffer | null {
  return tensor ? new Buffer(tensor) : null
}
