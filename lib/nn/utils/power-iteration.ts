import type { Tensor } from '../../tensor'
import type { Module } from '../core/module'
import { ConvTranspose1d, ConvTranspose2d, ConvTranspose3d } from '../modules/conv'

/** The dimension of a weight's outputs. */
export function outputsOf(module: Module): number {
  return [ConvTranspose1d, ConvTranspose2d, ConvTranspose3d].some((kind) => module instanceof kind) ? 1 : 0
}

/** A weight as a matrix with one row for each output. */
export function matrixOf(weight: Tensor, dim: number): Tensor {
  const others = weight.shape.map((_, i) => i).filter((i) => i !== dim)
  return weight.permute([dim, ...others]).reshape([weight.shape[dim], -1])
}

/** A vector divided by its norm, which is at least `eps`. */
export function normalized(vector: Tensor, eps: number): Tensor {
  return vector.div(vector.norm(2, [0], true).clampMin(eps).expandAs(vector))
}
