import type { Id } from './native'

/** A part of the addon's contract: neighbouring layers as one call, see native/program.h. */
export interface NativeChains {
  /**
   * Adds a call, as `call` takes it, to a chain: how many tensors it gives, or -1 where it cannot be a part of one. -1 - 2i stands
   * for the i-th tensor that the chain makes, its input the first; -2 - 2i for that of the i-th handle that it is run with.
   */
  addStep(operator: number, handles: number, positional: number, chain: Id, ...values: unknown[]): number
  /** An empty chain. */
  newChain(): Id
  /**
   * Makes the calls added since the last one a layer of the chain. `sizes`: what its input must have, -1 where any will do;
   * `handles`: how many the chain takes so far, the input's included; `output`: the place of the layer's result.
   */
  addLayer(chain: Id, sizes: number[] | undefined, handles: number, output: number): void
  /** Where each run finds the handles of the input and of the layers' tensors; the array must last as long as the chain. */
  setHandles(chain: Id, handles: Int32Array): void
  /**
   * Calls the layers: as `call` says it, the result; or where a layer does
   * not fit, before any of it has run, its place and what it should be given.
   */
  runChain(chain: Id, blank: object): Id | [layer: number, input: Id]
}
