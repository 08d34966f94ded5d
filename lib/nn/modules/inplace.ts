import { flag } from '../../arguments'
import type { Tensor } from '../../tensor'
import { Module } from '../core/module'

export interface InplaceOptions {
  /** Whether to write over the input; default false. */
  inplace?: boolean
}

/** An activation that can write over its input. */
export abstract class Inplace extends Module<[input: Tensor], Tensor> {
  inplace: boolean

  constructor(where: string, inplace: unknown) {
    super()
    this.inplace = flag(where, 'inplace', inplace)
  }

  /** The options with their values, as Python prints them. */
  protected override extraRepr(...options: string[]): string {
    return (this.inplace ? [...options, 'inplace=True'] : options).join(', ')
  }
}
