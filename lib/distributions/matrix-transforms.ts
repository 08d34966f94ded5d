import { requireTensor, shapeFor, surplus } from '../arguments'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { limitsOf } from './numbers'
import { Transform } from './transforms'

const realMatrix = constraints.independent(constraints.real, 2)

/** The part of matrices below the diagonal, with another diagonal. */
function withDiagonal(matrix: Tensor, change: (diagonal: Tensor) => Tensor): Tensor {
  return matrix.tril(-1).add(change(matrix.diagonal(0, -2, -1)).diagEmbed())
}

/**
 * Maps matrices to lower triangular ones with a positive diagonal, the exponential of the given diagonal.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#torch.distributions.transforms.LowerCholeskyTransform
 */
export class LowerCholeskyTransform extends Transform {
  readonly domain = realMatrix
  readonly codomain = constraints.lowerCholesky
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.LowerCholeskyTransform.forward', 1, arguments)
    requireTensor('LowerCholeskyTransform.forward', 'x', x)
    return withDiagonal(x, (diagonal) => diagonal.exp())
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.LowerCholeskyTransform.inverse', 1, arguments)
    requireTensor('LowerCholeskyTransform.inverse', 'y', y)
    return withDiagonal(y, (diagonal) => diagonal.log())
  }
}

/**
 * Maps matrices to symmetric positive definite ones: L Lᵀ, where {@link LowerCholeskyTransform} makes L.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#torch.distributions.transforms.PositiveDefiniteTransform
 */
export class PositiveDefiniteTransform extends Transform {
  readonly domain = realMatrix
  readonly codomain = constraints.positiveDefinite
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.PositiveDefiniteTransform.forward', 1, arguments)
    const lower = new LowerCholeskyTransform().forward(x)
    return lower.matmul(lower.transpose(-2, -1))
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.PositiveDefiniteTransform.inverse', 1, arguments)
    return new LowerCholeskyTransform().inverse(ops.linalgCholesky(y))
  }
}

/** The positions of a square matrix's elements up to its k-th diagonal, row by row. */
function positions(size: number, k: number, { device }: Tensor): Tensor {
  const [rows, columns] = ops.trilIndices(size, size, k, { device })
  return rows.mul(size).add(columns)
}

/** The elements at these positions, as vectors. */
function vectorOf(matrix: Tensor, k: number): Tensor {
  const places = positions(matrix.size(-1), k, matrix)
  return matrix.reshape([...matrix.shape.slice(0, -2), -1]).indexSelect(-1, places)
}

/**
 * Maps D (D - 1) / 2 numbers to the Cholesky factor of a correlation matrix: lower triangular, with a positive diagonal and rows
 * of length 1.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#torch.distributions.transforms.CorrCholeskyTransform
 */
export class CorrCholeskyTransform extends Transform {
  readonly domain = constraints.realVector
  readonly codomain = constraints.corrCholesky
  forward(x: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.CorrCholeskyTransform.forward', 1, arguments)
    requireTensor('CorrCholeskyTransform.forward', 'x', x)
    const { eps } = limitsOf(x)
    const size = this.forwardShape(x.shape).at(-1) as number
    const places = positions(size, -1, x)
    const bounded = x.tanh().clamp(-1 + eps, 1 - eps)
    const batch = x.shape.slice(0, -1)
    const below = ops
      .zeros([...batch, size * size], { dtype: x.dtype, device: x.device })
      .indexCopy(-1, places, bounded)
      .reshape([...batch, size, size])
    // Each row breaks a stick: the squares of its elements are shares of 1.
    const left = ops.rsub(below.pow(2), 1).sqrt().cumprod(-1)
    const one = ops.eye(size, { dtype: x.dtype, device: x.device })
    return below.add(one).mul(ops.pad(left.narrow(-1, 0, size - 1), [1, 0], 'constant', 1))
  }
  inverse(y: Tensor) {
    if (arguments.length > 1) throw surplus('distributions.CorrCholeskyTransform.inverse', 1, arguments)
    requireTensor('CorrCholeskyTransform.inverse', 'y', y)
    const [size] = this.sizeOf(y.shape)
    const left = ops.rsub(y.mul(y).cumsum(-1), 1)
    const before = ops.pad(left.narrow(-1, 0, size - 1), [1, 0], 'constant', 1)
    const t = vectorOf(y, -1).div(vectorOf(before, -1).sqrt())
    return t.log1p().sub(t.neg().log1p()).div(2)
  }
  override logAbsDetJacobian(x: Tensor, y: Tensor) {
    if (arguments.length > 2) throw surplus('distributions.CorrCholeskyTransform.logAbsDetJacobian', 2, arguments)
    requireTensor('CorrCholeskyTransform.logAbsDetJacobian', 'x', x)
    requireTensor('CorrCholeskyTransform.logAbsDetJacobian', 'y', y)
    const left = ops.rsub(y.mul(y).cumsum(-1), 1)
    const sticks = vectorOf(left, -2).log().sum([-1]).mul(0.5)
    const bounds = x
      .add(ops.softplus(x.mul(-2)))
      .sub(Math.LN2)
      .sum([-1])
      .mul(-2)
    return sticks.add(bounds)
  }
  override forwardShape(shape: readonly number[]) {
    if (arguments.length > 1) throw surplus('distributions.CorrCholeskyTransform.forwardShape', 1, arguments)
    const sizes = shapeFor('distributions.CorrCholeskyTransform.forwardShape', 'shape', shape)
    const count = sizes.pop() ?? -1
    const size = Math.round(Math.sqrt(0.25 + 2 * count) + 0.5)
    if ((size * (size - 1)) / 2 !== count) {
      const why = 'must be the number of elements below the diagonal of a square matrix: 0, 1, 3, 6, 10, ...'
      throw new TorchError('ERR_SHAPE', `distributions.CorrCholeskyTransform: the last size ${why}, got [${shape}]`)
    }
    return [...sizes, size, size]
  }
  override inverseShape(shape: readonly number[]) {
    if (arguments.length > 1) throw surplus('distributions.CorrCholeskyTransform.inverseShape', 1, arguments)
    const [size, batch] = this.sizeOf(shapeFor('distributions.CorrCholeskyTransform.inverseShape', 'shape', shape))
    return [...batch, (size * (size - 1)) / 2]
  }

  /** The size of the square matrices in a shape, and the sizes before them. */
  private sizeOf(shape: readonly number[]): [size: number, batch: number[]] {
    const [rows, columns] = shape.slice(-2)
    if (shape.length < 2 || rows !== columns)
      throw new TorchError('ERR_SHAPE', `distributions.CorrCholeskyTransform: needs square matrices, got [${shape}]`)
    return [rows, shape.slice(0, -2)]
  }
}
