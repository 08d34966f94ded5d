import type { Tensor } from '../tensor'
import { dropout } from './functional'
import { Module } from './module'
import { pythonBool, pythonFloat } from './repr'
import { finiteNumber, flag, settings } from './validate'

export interface DropoutOptions {
  /** The probability of an element to be dropped, from 0 to 1; default 0.5. */
  p?: number
  /** Whether to write over the input; default false. */
  inplace?: boolean
}

/**
 * While training, sets each element to zero with probability `p` and scales the others by 1 / (1 - p).
 * @throws TypeError or TorchError `ERR_RANGE` for a `p` that is no number from 0 to 1
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Dropout.html
 */
export class Dropout extends Module<[input: Tensor], Tensor> {
  p: number
  inplace: boolean

  constructor(...args: [p?: number, options?: DropoutOptions] | [options: DropoutOptions]) {
    super()
    const { p, inplace } = settings<DropoutOptions>('nn.Dropout', { p: 0.5, inplace: false }, args)
    this.p = finiteNumber('nn.Dropout', 'p', p, { min: 0, max: 1 })
    this.inplace = flag('nn.Dropout', 'inplace', inplace)
  }

  forward(input: Tensor): Tensor {
    return dropout(input, this.p, { training: this.training, inplace: this.inplace })
  }

  protected override extraRepr(): string {
    return `p=${pythonFloat(this.p)}, inplace=${pythonBool(this.inplace)}`
  }
}
