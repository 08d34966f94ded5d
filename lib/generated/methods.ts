// Made by scripts/generate.mjs from the schemas of libtorch 2.11.0. Do not edit.
import type { OperatorFunction } from '../binding/ops'
import * as ops from './ops'
import type {
  AllcloseOptions,
  ArangeOptions,
  ArgsortOptions,
  Cauchy_Options,
  CovOptions,
  DiagEmbedOptions,
  DiffOptions,
  HashTensorOptions,
  HistcOptions,
  HistogramOptions,
  IstftOptions,
  LinalgNormOptions2,
  LogNormal_Options,
  MeanOptions,
  NanToNumOptions,
  NanquantileOptions,
  ProdOptions,
  SliceCopyOptions,
  SortOptions,
  StdOptions,
  StdOptions2,
  StftOptions,
  ToSparseOptions,
  TopkOptions,
  TriangularSolveOptions,
  Uniform_Options,
} from './ops'
import type { Generator } from '../random'
import type { Tensor } from '../tensor'
import type { Device, DType, MemoryFormat, Scalar } from '../types'

type Int = number | bigint

export interface TensorMethods {
  /** Returns the indices of a sparse COO tensor as they are stored, even if it is not coalesced. */
  _indices(): Tensor

  /** Returns how many elements a sparse tensor stores. */
  _nnz(): number

  /** Returns the values of a sparse COO tensor as they are stored, even if it is not coalesced. */
  _values(): Tensor

  /**
   * Computes how far each element of `this` is from zero, its absolute value.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.abs.html
   */
  abs(): Tensor

  /**
   * Computes how far each element of `this` is from zero, its absolute value, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.abs_.html
   */
  abs_(): this

  /**
   * Computes how far each element of `this` is from zero, its absolute value; another name of `abs`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.absolute.html
   */
  absolute(): Tensor

  /**
   * Computes how far each element of `this` is from zero, its absolute value, in place; another name of `abs_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.absolute_.html
   */
  absolute_(): this

  /**
   * Computes the inverse cosine of each element of `this`, in radians.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.acos.html
   */
  acos(): Tensor

  /**
   * Computes the inverse cosine of each element of `this`, in radians, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.acos_.html
   */
  acos_(): this

  /**
   * Computes the inverse hyperbolic cosine of each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.acosh.html
   */
  acosh(): Tensor

  /**
   * Computes the inverse hyperbolic cosine of each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.acosh_.html
   */
  acosh_(): this

  /**
   * Computes `this + alpha * other`, element by element with broadcasting.
   * Defaults: `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.add.html
   */
  add(other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor

  /**
   * Computes `this + alpha * other`, element by element with broadcasting, in place.
   * Defaults: `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.add_.html
   */
  add_(other: Tensor | Scalar, options?: { alpha?: Scalar }): this

  /**
   * Computes `beta * this` plus `alpha` times the sum of all matrix products of the batches `batch1` (B, N, M) and `batch2` (B, M, P).
   * Defaults: `beta` 1, `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addbmm.html
   */
  addbmm(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor

  /**
   * Computes `beta * this` plus `alpha` times the sum of all matrix products of the batches `batch1` (B, N, M) and `batch2` (B, M, P), in place.
   * Defaults: `beta` 1, `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addbmm_.html
   */
  addbmm_(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this

  /**
   * Computes `this + value * tensor1 / tensor2`, element by element.
   * Defaults: `value` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addcdiv.html
   */
  addcdiv(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor

  /**
   * Computes `this + value * tensor1 / tensor2`, element by element, in place.
   * Defaults: `value` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addcdiv_.html
   */
  addcdiv_(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): this

  /**
   * Computes `this + value * tensor1 * tensor2`, element by element.
   * Defaults: `value` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addcmul.html
   */
  addcmul(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor

  /**
   * Computes `this + value * tensor1 * tensor2`, element by element, in place.
   * Defaults: `value` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addcmul_.html
   */
  addcmul_(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): this

  /**
   * Computes `beta * this + alpha * (mat1 @ mat2)` for matrices `mat1` (N, M) and `mat2` (M, P).
   * Defaults: `beta` 1, `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addmm.html
   */
  addmm(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  addmm(mat1: Tensor, mat2: Tensor, outDtype: DType, options?: { beta?: Scalar; alpha?: Scalar }): Tensor

  /**
   * Computes `beta * this + alpha * (mat1 @ mat2)` for matrices `mat1` (N, M) and `mat2` (M, P), in place.
   * Defaults: `beta` 1, `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addmm_.html
   */
  addmm_(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this

  /**
   * Computes `beta * this + alpha * (mat @ vec)` for a matrix `mat` (N, M) and a vector `vec` (M).
   * Defaults: `beta` 1, `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addmv.html
   */
  addmv(mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor

  /**
   * Computes `beta * this + alpha * (mat @ vec)` for a matrix `mat` (N, M) and a vector `vec` (M), in place.
   * Defaults: `beta` 1, `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addmv_.html
   */
  addmv_(mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this

  /**
   * Computes `beta * this` plus `alpha` times the outer product of the vectors `vec1` (N) and `vec2` (M).
   * Defaults: `beta` 1, `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addr.html
   */
  addr(vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor

  /**
   * Computes `beta * this` plus `alpha` times the outer product of the vectors `vec1` (N) and `vec2` (M), in place.
   * Defaults: `beta` 1, `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addr_.html
   */
  addr_(vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this

  /**
   * Returns a view of `this` with its last two dimensions swapped and its elements conjugated.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.adjoint.html
   */
  adjoint(): Tensor

  /**
   * Tells whether all elements of `this` are nonzero, or with `dim` whether all along those dimensions are.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.all.html
   */
  all(): Tensor
  all(dim: Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  all(options: { dim: Int; keepdim?: boolean }): Tensor
  all(dim?: readonly Int[] | null | { dim?: readonly Int[] | null; keepdim?: boolean }, keepdim?: boolean | { dim?: readonly Int[] | null; keepdim?: boolean }): Tensor

  /**
   * Tells whether all elements of `this` and `other` differ by at most `atol + rtol * abs(other)`.
   * Defaults: `rtol` 0.00001, `atol` 1e-8, `equalNan` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.allclose.html
   */
  allclose(other: Tensor, rtol?: number | AllcloseOptions, atol?: number | AllcloseOptions, equalNan?: boolean | AllcloseOptions): boolean

  /**
   * Computes the maximum of `this` along `dim`, sharing the gradient evenly among equal maxima.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.amax.html
   */
  amax(dim?: readonly Int[] | Int | { dim?: readonly Int[] | Int; keepdim?: boolean }, keepdim?: boolean | { dim?: readonly Int[] | Int; keepdim?: boolean }): Tensor

  /**
   * Computes the minimum of `this` along `dim`, sharing the gradient evenly among equal minima.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.amin.html
   */
  amin(dim?: readonly Int[] | Int | { dim?: readonly Int[] | Int; keepdim?: boolean }, keepdim?: boolean | { dim?: readonly Int[] | Int; keepdim?: boolean }): Tensor

  /**
   * Computes both the minimum and the maximum of `this`, along `dim` if it is given.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.aminmax.html
   */
  aminmax(options?: { dim?: Int | null; keepdim?: boolean }): [min: Tensor, max: Tensor] & { min: Tensor; max: Tensor }

  /**
   * Computes the angle of each element of `this` in the complex plane, in radians; for real numbers 0 or π.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.angle.html
   */
  angle(): Tensor

  /**
   * Tells whether any element of `this` is nonzero, or with `dim` whether any along those dimensions is.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.any.html
   */
  any(): Tensor
  any(dim: Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  any(options: { dim: Int; keepdim?: boolean }): Tensor
  any(dim?: readonly Int[] | null | { dim?: readonly Int[] | null; keepdim?: boolean }, keepdim?: boolean | { dim?: readonly Int[] | null; keepdim?: boolean }): Tensor

  /**
   * Computes the inverse cosine of each element of `this`, in radians; another name of `acos`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arccos.html
   */
  arccos(): Tensor

  /**
   * Computes the inverse cosine of each element of `this`, in radians, in place; another name of `acos_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arccos_.html
   */
  arccos_(): this

  /**
   * Computes the inverse hyperbolic cosine of each element of `this`; another name of `acosh`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arccosh.html
   */
  arccosh(): Tensor

  /**
   * Computes the inverse hyperbolic cosine of each element of `this`, in place; another name of `acosh_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arccosh_.html
   */
  arccosh_(): this

  /**
   * Computes the inverse sine of each element of `this`, in radians; another name of `asin`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arcsin.html
   */
  arcsin(): Tensor

  /**
   * Computes the inverse sine of each element of `this`, in radians, in place; another name of `asin_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arcsin_.html
   */
  arcsin_(): this

  /**
   * Computes the inverse hyperbolic sine of each element of `this`; another name of `asinh`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arcsinh.html
   */
  arcsinh(): Tensor

  /**
   * Computes the inverse hyperbolic sine of each element of `this`, in place; another name of `asinh_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arcsinh_.html
   */
  arcsinh_(): this

  /**
   * Computes the inverse tangent of each element of `this`, in radians; another name of `atan`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arctan.html
   */
  arctan(): Tensor

  /**
   * Computes the angle in radians of each point with the ordinate `this` and the abscissa `other`, between -π and π; another name of `atan2`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arctan2.html
   */
  arctan2(other: Tensor): Tensor

  /**
   * Computes the angle in radians of each point with the ordinate `this` and the abscissa `other`, between -π and π, in place; another name of `atan2_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arctan2_.html
   */
  arctan2_(other: Tensor): this

  /**
   * Computes the inverse tangent of each element of `this`, in radians, in place; another name of `atan_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arctan_.html
   */
  arctan_(): this

  /**
   * Computes the inverse hyperbolic tangent of each element of `this`; another name of `atanh`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arctanh.html
   */
  arctanh(): Tensor

  /**
   * Computes the inverse hyperbolic tangent of each element of `this`, in place; another name of `atanh_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arctanh_.html
   */
  arctanh_(): this

  /**
   * Returns the index of the largest element of `this`, counted in the flattened tensor or along `dim`.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.argmax.html
   */
  argmax(dim?: Int | null | { dim?: Int | null; keepdim?: boolean }, keepdim?: boolean | { dim?: Int | null; keepdim?: boolean }): Tensor

  /**
   * Returns the index of the smallest element of `this`, counted in the flattened tensor or along `dim`.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.argmin.html
   */
  argmin(dim?: Int | null | { dim?: Int | null; keepdim?: boolean }, keepdim?: boolean | { dim?: Int | null; keepdim?: boolean }): Tensor

  /**
   * Returns the indices that sort `this` along `dim`.
   * Defaults: `dim` -1, `descending` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.argsort.html
   */
  argsort(dim?: Int | { dim?: Int; descending?: boolean }, descending?: boolean | { dim?: Int; descending?: boolean }): Tensor
  argsort(options: ArgsortOptions): Tensor

  /**
   * Returns the index of each nonzero element of `this` as a row, in shape (count, dimensions of `this`).
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.argwhere.html
   */
  argwhere(): Tensor

  /**
   * Returns a view of the memory of `this` with the given `size`, `stride` and `storageOffset`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.as_strided.html
   */
  asStrided(size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null }): Tensor

  /** Changes the size, strides and storage offset of `this` itself to those given. */
  asStrided_(size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null }): this

  /** Returns a copy of `this` in which the elements that `size`, `stride` and `storageOffset` reach are those of `src`. */
  asStridedScatter(src: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null }): Tensor

  /**
   * Computes the inverse sine of each element of `this`, in radians.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.asin.html
   */
  asin(): Tensor

  /**
   * Computes the inverse sine of each element of `this`, in radians, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.asin_.html
   */
  asin_(): this

  /**
   * Computes the inverse hyperbolic sine of each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.asinh.html
   */
  asinh(): Tensor

  /**
   * Computes the inverse hyperbolic sine of each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.asinh_.html
   */
  asinh_(): this

  /**
   * Computes the inverse tangent of each element of `this`, in radians.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.atan.html
   */
  atan(): Tensor

  /**
   * Computes the angle in radians of each point with the ordinate `this` and the abscissa `other`, between -π and π.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.atan2.html
   */
  atan2(other: Tensor): Tensor

  /**
   * Computes the angle in radians of each point with the ordinate `this` and the abscissa `other`, between -π and π, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.atan2_.html
   */
  atan2_(other: Tensor): this

  /**
   * Computes the inverse tangent of each element of `this`, in radians, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.atan_.html
   */
  atan_(): this

  /**
   * Computes the inverse hyperbolic tangent of each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.atanh.html
   */
  atanh(): Tensor

  /**
   * Computes the inverse hyperbolic tangent of each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.atanh_.html
   */
  atanh_(): this

  /**
   * Computes `beta * this + alpha * (batch1 @ batch2)` for batches of matrices `batch1` (B, N, M) and `batch2` (B, M, P).
   * Defaults: `beta` 1, `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.baddbmm.html
   */
  baddbmm(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  baddbmm(batch1: Tensor, batch2: Tensor, outDtype: DType, options?: { beta?: Scalar; alpha?: Scalar }): Tensor

  /**
   * Computes `beta * this + alpha * (batch1 @ batch2)` for batches of matrices `batch1` (B, N, M) and `batch2` (B, M, P), in place.
   * Defaults: `beta` 1, `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.baddbmm_.html
   */
  baddbmm_(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this

  /**
   * Draws 0 or 1 for each element of `this`, 1 with the probability that the element gives, or `p` if given.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bernoulli.html
   */
  bernoulli(options?: { generator?: Generator | null }): Tensor
  bernoulli(p: Tensor, options?: { generator?: Generator | null }): Tensor
  bernoulli(p: number, options?: { generator?: Generator | null }): Tensor

  /**
   * Fills `this` with 0 and 1, 1 with probability `p`, a number or a tensor of probabilities.
   * Defaults: `p` 0.5.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bernoulli_.html
   */
  bernoulli_(p: Tensor, options?: { generator?: Generator | null }): this
  bernoulli_(p?: number | { p?: number; generator?: Generator | null }, options?: { p?: number; generator?: Generator | null }): this

  /**
   * Counts how often each non-negative integer occurs in the 1-D `this`, or adds up its `weights`, with at least `minlength` counts.
   * Defaults: `minlength` 0.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bincount.html
   */
  bincount(weights?: Tensor | null | { weights?: Tensor | null; minlength?: Int }, minlength?: Int | { weights?: Tensor | null; minlength?: Int }): Tensor

  /**
   * Combines the bits of `this` and `other`, integers or booleans, by AND.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_and.html
   */
  bitwiseAnd(other: Tensor): Tensor
  bitwiseAnd(other: Scalar): Tensor

  /**
   * Combines the bits of `this` and `other`, integers or booleans, by AND, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_and_.html
   */
  bitwiseAnd_(other: Tensor): this
  bitwiseAnd_(other: Scalar): this

  /**
   * Computes the integers `this` with their bits shifted left by `other`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_left_shift.html
   */
  bitwiseLeftShift(other: Tensor): Tensor
  bitwiseLeftShift(other: Scalar): Tensor

  /**
   * Computes the integers `this` with their bits shifted left by `other`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_left_shift_.html
   */
  bitwiseLeftShift_(other: Tensor): this
  bitwiseLeftShift_(other: Scalar): this

  /**
   * Computes the bitwise complement of each integer of `this`, or the negation of each boolean.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_not.html
   */
  bitwiseNot(): Tensor

  /**
   * Computes the bitwise complement of each integer of `this`, or the negation of each boolean, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_not_.html
   */
  bitwiseNot_(): this

  /**
   * Combines the bits of `this` and `other`, integers or booleans, by OR.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_or.html
   */
  bitwiseOr(other: Tensor): Tensor
  bitwiseOr(other: Scalar): Tensor

  /**
   * Combines the bits of `this` and `other`, integers or booleans, by OR, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_or_.html
   */
  bitwiseOr_(other: Tensor): this
  bitwiseOr_(other: Scalar): this

  /**
   * Computes the integers `this` with their bits shifted right by `other`, keeping the sign.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_right_shift.html
   */
  bitwiseRightShift(other: Tensor): Tensor
  bitwiseRightShift(other: Scalar): Tensor

  /**
   * Computes the integers `this` with their bits shifted right by `other`, keeping the sign, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_right_shift_.html
   */
  bitwiseRightShift_(other: Tensor): this
  bitwiseRightShift_(other: Scalar): this

  /**
   * Combines the bits of `this` and `other`, integers or booleans, by XOR.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_xor.html
   */
  bitwiseXor(other: Tensor): Tensor
  bitwiseXor(other: Scalar): Tensor

  /**
   * Combines the bits of `this` and `other`, integers or booleans, by XOR, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_xor_.html
   */
  bitwiseXor_(other: Tensor): this
  bitwiseXor_(other: Scalar): this

  /**
   * Computes the matrix product of each pair of matrices in the batches `this` (B, N, M) and `mat2` (B, M, P), in shape (B, N, P).
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bmm.html
   */
  bmm(mat2: Tensor): Tensor
  bmm(mat2: Tensor, outDtype: DType): Tensor

  /**
   * Returns a view of `this` expanded to the shape `size`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.broadcast_to.html
   */
  broadcastTo(size: readonly Int[]): Tensor

  /**
   * Fills `this` with draws from the Cauchy distribution with the given `median` and scale `sigma`.
   * Defaults: `median` 0, `sigma` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cauchy_.html
   */
  cauchy_(median?: number | Cauchy_Options, sigma?: number | Cauchy_Options, options?: Cauchy_Options): this

  /** Returns where each column of a sparse CSC or BSC tensor starts among its row indices. */
  ccolIndices(): Tensor

  /**
   * Computes the smallest integer not below each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ceil.html
   */
  ceil(): Tensor

  /**
   * Computes the smallest integer not below each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ceil_.html
   */
  ceil_(): this

  /**
   * Converts `this` to complex numbers of two halves, the dtype complex32.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.chalf.html
   */
  chalf(options?: { memoryFormat?: MemoryFormat | null }): Tensor

  /**
   * Computes the Cholesky factor of each symmetric positive-definite matrix of `this`, upper triangular if `upper` is true.
   * Defaults: `upper` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cholesky.html
   */
  cholesky(upper?: boolean | { upper?: boolean }): Tensor

  /**
   * Computes the inverse of the matrix whose Cholesky factor is `this`, upper triangular if `upper` is true.
   * Defaults: `upper` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cholesky_inverse.html
   */
  choleskyInverse(upper?: boolean | { upper?: boolean }): Tensor

  /**
   * Solves for X the linear systems with the right-hand sides `this` and the matrix whose Cholesky factor is `input2`.
   * Defaults: `upper` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cholesky_solve.html
   */
  choleskySolve(input2: Tensor, upper?: boolean | { upper?: boolean }): Tensor

  /**
   * Returns views of `this` cut along `dim` into at most `chunks` pieces of equal size, the last of which may be smaller.
   * Defaults: `dim` 0.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.chunk.html
   */
  chunk(chunks: Int, dim?: Int | { dim?: Int }): Tensor[]

  /**
   * Computes `this` with each element limited to at least `min` and at most `max`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.clamp.html
   */
  clamp(min?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }, max?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }): Tensor
  clamp(min?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }, max?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }): Tensor

  /**
   * Computes `this` with each element limited to at least `min` and at most `max`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.clamp_.html
   */
  clamp_(min?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }, max?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }): this
  clamp_(min?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }, max?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }): this

  /** Computes `this` with each element limited to at most `max`. */
  clampMax(max: Scalar): Tensor
  clampMax(max: Tensor): Tensor

  /** Computes `this` with each element limited to at most `max`, in place. */
  clampMax_(max: Scalar): this
  clampMax_(max: Tensor): this

  /** Computes `this` with each element limited to at least `min`. */
  clampMin(min: Scalar): Tensor
  clampMin(min: Tensor): Tensor

  /** Computes `this` with each element limited to at least `min`, in place. */
  clampMin_(min: Scalar): this
  clampMin_(min: Tensor): this

  /**
   * Computes `this` with each element limited to at least `min` and at most `max`; another name of `clamp`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.clip.html
   */
  clip(min?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }, max?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }): Tensor
  clip(min?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }, max?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }): Tensor

  /**
   * Computes `this` with each element limited to at least `min` and at most `max`, in place; another name of `clamp_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.clip_.html
   */
  clip_(min?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }, max?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }): this
  clip_(min?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }, max?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }): this

  /**
   * Returns a copy of `this` that gradients flow through.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.clone.html
   */
  clone(options?: { memoryFormat?: MemoryFormat | null }): Tensor

  /**
   * Returns the sparse COO tensor `this` with its indices sorted and the values of equal indices added up.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.coalesce.html
   */
  coalesce(): Tensor

  /**
   * Returns the column indices of a sparse CSR or BSR tensor.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.col_indices.html
   */
  colIndices(): Tensor

  /**
   * Returns a view of `this` with each complex element conjugated, computed only when it is read.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.conj.html
   */
  conj(): Tensor

  /**
   * Computes the conjugate of each complex element of `this` at once, not when it is read.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.conj_physical.html
   */
  conjPhysical(): Tensor

  /**
   * Computes the conjugate of each complex element of `this` at once, not when it is read, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.conj_physical_.html
   */
  conjPhysical_(): this

  /**
   * Returns `this` if it lies in memory in the order `memoryFormat`, else a copy that does.
   * Defaults: `memoryFormat` 0.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.contiguous.html
   */
  contiguous(options?: { memoryFormat?: MemoryFormat }): Tensor

  /**
   * Overwrites `this` with the elements of `src`, broadcast and converted as needed.
   * Defaults: `nonBlocking` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.copy_.html
   */
  copy_(src: Tensor, nonBlocking?: boolean | { nonBlocking?: boolean }): this

  /**
   * Computes the magnitude of each element of `this` with the sign of `other`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.copysign.html
   */
  copysign(other: Tensor): Tensor
  copysign(other: Scalar): Tensor

  /**
   * Computes the magnitude of each element of `this` with the sign of `other`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.copysign_.html
   */
  copysign_(other: Tensor): this
  copysign_(other: Scalar): this

  /**
   * Computes the correlation coefficients of the variables in the rows of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.corrcoef.html
   */
  corrcoef(): Tensor

  /**
   * Computes the cosine of each element of `this`, in radians.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cos.html
   */
  cos(): Tensor

  /**
   * Computes the cosine of each element of `this`, in radians, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cos_.html
   */
  cos_(): this

  /**
   * Computes the hyperbolic cosine of each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cosh.html
   */
  cosh(): Tensor

  /**
   * Computes the hyperbolic cosine of each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cosh_.html
   */
  cosh_(): this

  /**
   * Counts the nonzero elements of `this`, along `dim` if it is given.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.count_nonzero.html
   */
  countNonzero(dim?: Int | null | { dim?: Int | null }): Tensor
  countNonzero(dim: readonly Int[]): Tensor
  countNonzero(options: { dim: readonly Int[] }): Tensor

  /**
   * Computes the covariance matrix of the variables in the rows of `this`, with weights per observation `fweights` and `aweights`.
   * Defaults: `correction` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cov.html
   */
  cov(options?: CovOptions): Tensor

  /**
   * Computes the cross product of the 3-vectors of `this` and `other` along `dim`, the first dimension of size 3 if it is not given.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cross.html
   */
  cross(other: Tensor, dim?: Int | null | { dim?: Int | null }): Tensor

  /**
   * Returns where each row of a sparse CSR or BSR tensor starts among its column indices.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.crow_indices.html
   */
  crowIndices(): Tensor

  /**
   * Computes the maximum so far at each position of `this` along `dim`, and returns the maxima and their indices.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cummax.html
   */
  cummax(dim: Int): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  cummax(options: { dim: Int }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * Computes the minimum so far at each position of `this` along `dim`, and returns the minima and their indices.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cummin.html
   */
  cummin(dim: Int): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  cummin(options: { dim: Int }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * Computes the product of all elements of `this` up to each position along `dim`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cumprod.html
   */
  cumprod(dim: Int, options?: { dtype?: DType | null }): Tensor
  cumprod(options: { dim: Int; dtype?: DType | null }): Tensor

  /**
   * Computes the product of all elements of `this` up to each position along `dim`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cumprod_.html
   */
  cumprod_(dim: Int, options?: { dtype?: DType | null }): this
  cumprod_(options: { dim: Int; dtype?: DType | null }): this

  /**
   * Computes the sum of all elements of `this` up to each position along `dim`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cumsum.html
   */
  cumsum(dim: Int, options?: { dtype?: DType | null }): Tensor
  cumsum(options: { dim: Int; dtype?: DType | null }): Tensor

  /**
   * Computes the sum of all elements of `this` up to each position along `dim`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cumsum_.html
   */
  cumsum_(dim: Int, options?: { dtype?: DType | null }): this
  cumsum_(options: { dim: Int; dtype?: DType | null }): this

  /**
   * Computes each angle of `this` in radians from its value in degrees.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.deg2rad.html
   */
  deg2rad(): Tensor

  /** Computes each angle of `this` in radians from its value in degrees, in place. */
  deg2rad_(): this

  /**
   * Returns how many dimensions of a sparse tensor are dense.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.dense_dim.html
   */
  denseDim(): number

  /**
   * Returns the floating-point values that quantized tensors stand for.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.dequantize.html
   */
  dequantize(): Tensor

  /**
   * Computes the determinant of each square matrix of `this` (..., N, N).
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.det.html
   */
  det(): Tensor

  /**
   * Returns a view of `this` that gradients do not flow through.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.detach.html
   */
  detach(): Tensor

  /**
   * Cuts `this` from the graph that made it, so that gradients flow no further back.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.detach_.html
   */
  detach_(): this

  /**
   * Returns the matrix with the 1-D `this` on its diagonal number `diagonal`, or that diagonal of the 2-D `this`.
   * Defaults: `diagonal` 0.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.diag.html
   */
  diag(diagonal?: Int | { diagonal?: Int }): Tensor

  /**
   * Returns matrices, in the dimensions `dim1` and `dim2`, whose diagonals (number `offset`) are the last dimension of `this`.
   * Defaults: `offset` 0, `dim1` -2, `dim2` -1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.diag_embed.html
   */
  diagEmbed(offset?: Int | DiagEmbedOptions, dim1?: Int | DiagEmbedOptions, dim2?: Int | DiagEmbedOptions): Tensor

  /**
   * Returns the matrix with all elements of `this` on its diagonal number `offset`.
   * Defaults: `offset` 0.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.diagflat.html
   */
  diagflat(offset?: Int | { offset?: Int }): Tensor

  /**
   * Returns a view of `this` with the diagonal number `offset` of its dimensions `dim1` and `dim2` as the last dimension.
   * Defaults: `offset` 0, `dim1` 0, `dim2` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.diagonal.html
   */
  diagonal(offset?: Int | DiagEmbedOptions, dim1?: Int | DiagEmbedOptions, dim2?: Int | DiagEmbedOptions): Tensor

  /**
   * Returns a copy of `this` with `src` on the diagonal number `offset` of the dimensions `dim1` and `dim2`.
   * Defaults: `offset` 0, `dim1` 0, `dim2` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.diagonal_scatter.html
   */
  diagonalScatter(src: Tensor, offset?: Int | DiagEmbedOptions, dim1?: Int | DiagEmbedOptions, dim2?: Int | DiagEmbedOptions): Tensor

  /**
   * Computes the differences of neighbouring elements along `dim`, `n` times over, after joining `prepend`, `this` and `append`.
   * Defaults: `n` 1, `dim` -1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.diff.html
   */
  diff(n?: Int | DiffOptions, dim?: Int | DiffOptions, prepend?: Tensor | null | DiffOptions, append?: Tensor | null | DiffOptions): Tensor

  /**
   * Computes the derivative of the logarithm of the gamma function at each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.digamma.html
   */
  digamma(): Tensor

  /**
   * Computes the derivative of the logarithm of the gamma function at each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.digamma_.html
   */
  digamma_(): this

  /**
   * Computes the `p`-norm of `this - other` as one number.
   * Defaults: `p` 2.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.dist.html
   */
  dist(other: Tensor, p?: Scalar | { p?: Scalar }): Tensor

  /**
   * Computes `this / other` element by element, rounded towards zero ('trunc') or down ('floor') if `roundingMode` says so.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.div.html
   */
  div(other: Tensor | Scalar): Tensor
  div(other: Tensor | Scalar, options: { roundingMode?: string | null }): Tensor

  /**
   * Computes `this / other` element by element, rounded towards zero ('trunc') or down ('floor') if `roundingMode` says so, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.div_.html
   */
  div_(other: Tensor | Scalar): this
  div_(other: Tensor | Scalar, options: { roundingMode?: string | null }): this

  /**
   * Computes `this / other` element by element, rounded towards zero ('trunc') or down ('floor') if `roundingMode` says so; another name of `div`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.divide.html
   */
  divide(other: Tensor | Scalar): Tensor
  divide(other: Tensor | Scalar, options: { roundingMode?: string | null }): Tensor

  /**
   * Computes `this / other` element by element, rounded towards zero ('trunc') or down ('floor') if `roundingMode` says so, in place; another name of `div_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.divide_.html
   */
  divide_(other: Tensor | Scalar): this
  divide_(other: Tensor | Scalar, options: { roundingMode?: string | null }): this

  /**
   * Computes the sum of the products of elements of two 1-D tensors of the same length.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.dot.html
   */
  dot(tensor: Tensor): Tensor

  /**
   * Returns views of `this` cut along its third dimension, into `sections` equal pieces or at `indices`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.dsplit.html
   */
  dsplit(indices: readonly Int[]): Tensor[]
  dsplit(sections: Int): Tensor[]

  /**
   * Tells for each element of `this` whether it is equal to `other`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.eq.html
   */
  eq(other: Tensor): Tensor
  eq(other: Scalar): Tensor

  /**
   * Tells for each element of `this` whether it is equal to `other`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.eq_.html
   */
  eq_(other: Tensor): this
  eq_(other: Scalar): this

  /**
   * Tells whether `this` and `other` have the same shape and equal elements.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.equal.html
   */
  equal(other: Tensor): boolean

  /**
   * Computes the error function of each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.erf.html
   */
  erf(): Tensor

  /**
   * Computes the error function of each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.erf_.html
   */
  erf_(): this

  /**
   * Computes 1 minus the error function of each element of `this`, accurately where that is small.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.erfc.html
   */
  erfc(): Tensor

  /**
   * Computes 1 minus the error function of each element of `this`, accurately where that is small, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.erfc_.html
   */
  erfc_(): this

  /**
   * Computes the inverse of the error function at each element of `this` between -1 and 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.erfinv.html
   */
  erfinv(): Tensor

  /**
   * Computes the inverse of the error function at each element of `this` between -1 and 1, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.erfinv_.html
   */
  erfinv_(): this

  /**
   * Computes e to the power of each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.exp.html
   */
  exp(): Tensor

  /**
   * Computes 2 to the power of each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.exp2.html
   */
  exp2(): Tensor

  /** Computes 2 to the power of each element of `this`, in place. */
  exp2_(): this

  /**
   * Computes e to the power of each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.exp_.html
   */
  exp_(): this

  /**
   * Returns a view of `this` with its dimensions of 1 expanded to `size`; -1 leaves a dimension as it is.
   * Defaults: `implicit` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.expand.html
   */
  expand(size: readonly Int[], options?: { implicit?: boolean }): Tensor

  /**
   * Returns a view of `this` expanded to the shape of `other`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.expand_as.html
   */
  expandAs(other: Tensor): Tensor

  /**
   * Computes `exp(this) - 1` for each element of `this`, accurately for small ones.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.expm1.html
   */
  expm1(): Tensor

  /**
   * Computes `exp(this) - 1` for each element of `this`, accurately for small ones, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.expm1_.html
   */
  expm1_(): this

  /**
   * Fills `this` with draws from the exponential distribution of rate `lambd`.
   * Defaults: `lambd` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.exponential_.html
   */
  exponential_(lambd?: number | { lambd?: number; generator?: Generator | null }, options?: { lambd?: number; generator?: Generator | null }): this

  /**
   * Sets all elements of `this` to `value`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fill_.html
   */
  fill_(value: Tensor): this
  fill_(value: Scalar): this

  /**
   * Sets the main diagonal of `this` to `fillValue`, and if `wrap` is true begins it anew further down a tall matrix.
   * Defaults: `wrap` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fill_diagonal_.html
   */
  fillDiagonal_(fillValue: Scalar, wrap?: boolean | { wrap?: boolean }): this

  /**
   * Computes each element of `this` without the part after its decimal point; another name of `trunc`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fix.html
   */
  fix(): Tensor

  /**
   * Computes each element of `this` without the part after its decimal point, in place; another name of `trunc_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fix_.html
   */
  fix_(): this

  /**
   * Returns `this` with its dimensions from `startDim` to `endDim` joined to one.
   * Defaults: `startDim` 0, `endDim` -1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.flatten.html
   */
  flatten(startDim?: Int | { startDim?: Int; endDim?: Int }, endDim?: Int | { startDim?: Int; endDim?: Int }): Tensor
  flatten(startDim: Int, endDim: Int, outDim: string): Tensor

  /**
   * Returns a copy of `this` with the order of elements reversed along each of `dims`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.flip.html
   */
  flip(dims: readonly Int[]): Tensor
  flip(options: { dims: readonly Int[] }): Tensor

  /**
   * Returns a copy of `this` with the order of its columns, the second dimension, reversed.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fliplr.html
   */
  fliplr(): Tensor

  /**
   * Returns a copy of `this` with the order of its rows, the first dimension, reversed.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.flipud.html
   */
  flipud(): Tensor

  /**
   * Computes `this` to the power of `exponent` in double precision, whatever the dtypes.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.float_power.html
   */
  floatPower(exponent: Tensor): Tensor
  floatPower(exponent: Scalar): Tensor

  /**
   * Computes `this` to the power of `exponent` in double precision, whatever the dtypes, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.float_power_.html
   */
  floatPower_(exponent: Tensor): this
  floatPower_(exponent: Scalar): this

  /**
   * Computes the largest integer not above each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.floor.html
   */
  floor(): Tensor

  /**
   * Computes the largest integer not above each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.floor_.html
   */
  floor_(): this

  /**
   * Computes `this / other` element by element, rounded down.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.floor_divide.html
   */
  floorDivide(other: Tensor | Scalar): Tensor

  /**
   * Computes `this / other` element by element, rounded down, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.floor_divide_.html
   */
  floorDivide_(other: Tensor | Scalar): this

  /**
   * Computes the larger of `this` and `other` element by element, and where one is NaN the other.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fmax.html
   */
  fmax(other: Tensor): Tensor

  /**
   * Computes the smaller of `this` and `other` element by element, and where one is NaN the other.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fmin.html
   */
  fmin(other: Tensor): Tensor

  /**
   * Computes the remainder of `this / other` element by element, with the sign of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fmod.html
   */
  fmod(other: Tensor): Tensor
  fmod(other: Scalar): Tensor

  /**
   * Computes the remainder of `this / other` element by element, with the sign of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fmod_.html
   */
  fmod_(other: Tensor): this
  fmod_(other: Scalar): this

  /**
   * Computes the part of each element of `this` after the decimal point, with its sign.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.frac.html
   */
  frac(): Tensor

  /**
   * Computes the part of each element of `this` after the decimal point, with its sign, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.frac_.html
   */
  frac_(): this

  /**
   * Computes for each element of `this` the mantissa, between 0.5 and 1 in absolute value, and the exponent of 2 whose product it is.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.frexp.html
   */
  frexp(): [mantissa: Tensor, exponent: Tensor] & { mantissa: Tensor; exponent: Tensor }

  /**
   * Takes from `this` the elements that `index` gives along `dim`, in the shape of `index`.
   * Defaults: `sparseGrad` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.gather.html
   */
  gather(dim: Int, index: Tensor, options?: { sparseGrad?: boolean }): Tensor

  /**
   * Computes the largest integer that divides both `this` and `other`, element by element.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.gcd.html
   */
  gcd(other: Tensor): Tensor

  /**
   * Computes the largest integer that divides both `this` and `other`, element by element, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.gcd_.html
   */
  gcd_(other: Tensor): this

  /**
   * Tells for each element of `this` whether it is greater than or equal to `other`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ge.html
   */
  ge(other: Tensor): Tensor
  ge(other: Scalar): Tensor

  /**
   * Tells for each element of `this` whether it is greater than or equal to `other`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ge_.html
   */
  ge_(other: Tensor): this
  ge_(other: Scalar): this

  /**
   * Fills `this` with draws of the number of trials up to the first success, each of probability `p`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.geometric_.html
   */
  geometric_(p: number, options?: { generator?: Generator | null }): this

  /**
   * Computes the QR decomposition of each matrix of `this` as Householder reflectors `a` and their factors `tau`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.geqrf.html
   */
  geqrf(): [a: Tensor, tau: Tensor] & { a: Tensor; tau: Tensor }

  /**
   * Computes the products of each element of the vector `this` (N) with each of `vec2` (M), in shape (N, M); another name of `outer`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ger.html
   */
  ger(vec2: Tensor): Tensor

  /**
   * Tells for each element of `this` whether it is greater than `other`; another name of `gt`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.greater.html
   */
  greater(other: Tensor): Tensor
  greater(other: Scalar): Tensor

  /**
   * Tells for each element of `this` whether it is greater than `other`, in place; another name of `gt_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.greater_.html
   */
  greater_(other: Tensor): this
  greater_(other: Scalar): this

  /**
   * Tells for each element of `this` whether it is greater than or equal to `other`; another name of `ge`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.greater_equal.html
   */
  greaterEqual(other: Tensor): Tensor
  greaterEqual(other: Scalar): Tensor

  /**
   * Tells for each element of `this` whether it is greater than or equal to `other`, in place; another name of `ge_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.greater_equal_.html
   */
  greaterEqual_(other: Tensor): this
  greaterEqual_(other: Scalar): this

  /**
   * Tells for each element of `this` whether it is greater than `other`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.gt.html
   */
  gt(other: Tensor): Tensor
  gt(other: Scalar): Tensor

  /**
   * Tells for each element of `this` whether it is greater than `other`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.gt_.html
   */
  gt_(other: Tensor): this
  gt_(other: Scalar): this

  /**
   * Computes `this` with elements from `-lambd` to `lambd` set to zero.
   * Defaults: `lambd` 0.5.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.hardshrink.html
   */
  hardshrink(lambd?: Scalar | { lambd?: Scalar }): Tensor

  /**
   * Computes a hash of the bits of all elements of `this`, along `dim` if it is given, by way of XOR.
   * Defaults: `keepdim` false, `mode` 0.
   */
  hashTensor(dim?: readonly Int[] | Int | HashTensorOptions, options?: HashTensorOptions): Tensor

  /**
   * Computes 0 where an element of `this` is negative, 1 where it is positive, and `values` where it is zero.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.heaviside.html
   */
  heaviside(values: Tensor): Tensor

  /** Computes 0 where an element of `this` is negative, 1 where it is positive, and `values` where it is zero, in place. */
  heaviside_(values: Tensor): this

  /**
   * Counts the elements of `this` in `bins` bins of equal width from `min` to `max`, or over all of its values if both are 0.
   * Defaults: `bins` 100, `min` 0, `max` 0.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.histc.html
   */
  histc(bins?: Int | HistcOptions, min?: Scalar | HistcOptions, max?: Scalar | HistcOptions): Tensor

  /**
   * Counts the elements of `this` in `bins`, a number of bins over `range` or their edges, and returns the counts and the edges.
   * Defaults: `density` false, `bins` 100.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.histogram.html
   */
  histogram(bins: Tensor, options?: { weight?: Tensor | null; density?: boolean }): [hist: Tensor, binEdges: Tensor] & { hist: Tensor; bin_edges: Tensor }
  histogram(bins?: Int | HistogramOptions, options?: HistogramOptions): [hist: Tensor, binEdges: Tensor] & { hist: Tensor; bin_edges: Tensor }

  /**
   * Returns views of `this` cut along its second dimension, or the only one, into `sections` equal pieces or at `indices`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.hsplit.html
   */
  hsplit(indices: readonly Int[]): Tensor[]
  hsplit(sections: Int): Tensor[]

  /**
   * Computes the hypotenuse of the right triangle with the legs `this` and `other`, element by element.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.hypot.html
   */
  hypot(other: Tensor): Tensor

  /**
   * Computes the hypotenuse of the right triangle with the legs `this` and `other`, element by element, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.hypot_.html
   */
  hypot_(other: Tensor): this

  /**
   * Computes the modified Bessel function of the first kind of order 0 at each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.i0.html
   */
  i0(): Tensor

  /**
   * Computes the modified Bessel function of the first kind of order 0 at each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.i0_.html
   */
  i0_(): this

  /**
   * Computes the regularized lower incomplete gamma function with the parameter `this` at `other`, element by element.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.igamma.html
   */
  igamma(other: Tensor): Tensor

  /**
   * Computes the regularized lower incomplete gamma function with the parameter `this` at `other`, element by element, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.igamma_.html
   */
  igamma_(other: Tensor): this

  /**
   * Computes the regularized upper incomplete gamma function with the parameter `this` at `other`, element by element.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.igammac.html
   */
  igammac(other: Tensor): Tensor

  /**
   * Computes the regularized upper incomplete gamma function with the parameter `this` at `other`, element by element, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.igammac_.html
   */
  igammac_(other: Tensor): this

  /** Returns the elements of `this` at `indices`, a tensor of positions or a mask for each dimension, or null for all of it. */
  index(indices: readonly (Tensor | null)[]): Tensor

  /**
   * Returns a copy of `this` with `alpha` times the slices of `source` added along `dim` where `index` says.
   * Defaults: `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_add.html
   */
  indexAdd(dim: Int, index: Tensor, source: Tensor, options?: { alpha?: Scalar }): Tensor

  /**
   * Adds `alpha` times the slices of `source` to those of `this` along `dim` where `index` says.
   * Defaults: `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_add_.html
   */
  indexAdd_(dim: Int, index: Tensor, source: Tensor, options?: { alpha?: Scalar }): this

  /**
   * Returns a copy of `this` with the slices along `dim` that `index` names replaced by those of `source`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_copy.html
   */
  indexCopy(dim: Int, index: Tensor, source: Tensor): Tensor

  /**
   * Replaces the slices of `this` along `dim` that `index` names by those of `source`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_copy_.html
   */
  indexCopy_(dim: Int, index: Tensor, source: Tensor): this

  /**
   * Returns a copy of `this` with all elements of the slices along `dim` that `index` names set to `value`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_fill.html
   */
  indexFill(dim: Int, index: Tensor, value: Tensor): Tensor
  indexFill(dim: Int, index: Tensor, value: Scalar): Tensor

  /**
   * Sets all elements of the slices of `this` along `dim` that `index` names to `value`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_fill_.html
   */
  indexFill_(dim: Int, index: Tensor, value: Tensor): this
  indexFill_(dim: Int, index: Tensor, value: Scalar): this

  /**
   * Returns a copy of `this` with `values` put at `indices`, or added there if `accumulate` is true.
   * Defaults: `accumulate` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_put.html
   */
  indexPut(indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | { accumulate?: boolean }): Tensor

  /**
   * Puts `values` into `this` at `indices`, or adds them there if `accumulate` is true.
   * Defaults: `accumulate` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_put_.html
   */
  indexPut_(indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | { accumulate?: boolean }): this

  /**
   * Returns a copy of `this` with the slices of `source` combined into it along `dim` by `reduce`, 'prod', 'mean', 'amax' or 'amin'.
   * Defaults: `includeSelf` true.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_reduce.html
   */
  indexReduce(dim: Int, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor

  /**
   * Combines the slices of `source` into those of `this` along `dim` where `index` says, by `reduce`, 'prod', 'mean', 'amax' or 'amin'.
   * Defaults: `includeSelf` true.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_reduce_.html
   */
  indexReduce_(dim: Int, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean }): this

  /**
   * Returns the slices of `this` along `dim` that the 1-D `index` names, in its order.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_select.html
   */
  indexSelect(dim: Int, index: Tensor): Tensor

  /**
   * Returns the indices of a coalesced sparse COO tensor, in shape (sparse dimensions, count).
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.indices.html
   */
  indices(): Tensor

  /**
   * Computes the sums of products of `this` and `other` over the last dimension of both.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.inner.html
   */
  inner(other: Tensor): Tensor

  /**
   * Returns the integers that quantized `this` stores.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.int_repr.html
   */
  intRepr(): Tensor

  /**
   * Computes the inverse of each square matrix of `this` (..., N, N).
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.inverse.html
   */
  inverse(): Tensor

  /**
   * Tells whether the indices of a sparse COO tensor are sorted and without repetition.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_coalesced.html
   */
  isCoalesced(): boolean

  /**
   * Tells whether `this` is marked to be conjugated when it is read.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_conj.html
   */
  isConj(): boolean

  /** Tells whether `this` is a distributed tensor, which none is here. */
  isDistributed(): boolean

  /**
   * Tells whether `this` was made in inference mode.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_inference.html
   */
  isInference(): boolean

  /** Tells whether `this` is marked to be negated when it is read. */
  isNeg(): boolean

  /**
   * Tells whether the one element of `this` is other than zero.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_nonzero.html
   */
  isNonzero(): boolean

  /**
   * Tells whether `this` lies in pinned memory, from which a GPU can copy by itself.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_pinned.html
   */
  isPinned(device?: Device | null | { device?: Device | null }): boolean

  /** Tells whether `this` and `other` have the same shape. */
  isSameSize(other: Tensor): boolean

  /**
   * Tells whether `this` and `tensor` are the same view of the same memory.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_set_to.html
   */
  isSetTo(tensor: Tensor): boolean

  /**
   * Tells whether the dtype of `this` has negative numbers.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_signed.html
   */
  isSigned(): boolean

  /**
   * Tells for each element of `this` whether it differs from `other` by at most `atol + rtol * abs(other)`.
   * Defaults: `rtol` 0.00001, `atol` 1e-8, `equalNan` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.isclose.html
   */
  isclose(other: Tensor, rtol?: number | AllcloseOptions, atol?: number | AllcloseOptions, equalNan?: boolean | AllcloseOptions): Tensor

  /**
   * Tells for each element of `this` whether it is neither infinite nor NaN.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.isfinite.html
   */
  isfinite(): Tensor

  /**
   * Tells for each element of `this` whether it is infinite.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.isinf.html
   */
  isinf(): Tensor

  /**
   * Tells for each element of `this` whether it is NaN.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.isnan.html
   */
  isnan(): Tensor

  /**
   * Tells for each element of `this` whether it is minus infinity.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.isneginf.html
   */
  isneginf(): Tensor

  /**
   * Tells for each element of `this` whether it is plus infinity.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.isposinf.html
   */
  isposinf(): Tensor

  /**
   * Tells for each element of `this` whether its imaginary part is zero.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.isreal.html
   */
  isreal(): Tensor

  /**
   * Computes the signal whose short-time Fourier transform, in windows of `nFft` values `hopLength` apart, is `this`.
   * Defaults: `center` true, `normalized` false, `returnComplex` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.istft.html
   */
  istft(nFft: Int, hopLength?: Int | null | IstftOptions, winLength?: Int | null | IstftOptions, window?: Tensor | null | IstftOptions, center?: boolean | IstftOptions, normalized?: boolean | IstftOptions, onesided?: boolean | null | IstftOptions, length?: Int | null | IstftOptions, returnComplex?: boolean | IstftOptions): Tensor

  /**
   * Computes the Kronecker product, in which each element of `this` is replaced by itself times `other`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.kron.html
   */
  kron(other: Tensor): Tensor

  /**
   * Finds the `k`-th smallest element of `this` along `dim`, and returns the values and their indices.
   * Defaults: `dim` -1, `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.kthvalue.html
   */
  kthvalue(k: Int, dim?: Int | { dim?: Int; keepdim?: boolean }, keepdim?: boolean | { dim?: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * Computes the smallest positive integer that both `this` and `other` divide, element by element, and 0 where either is 0.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lcm.html
   */
  lcm(other: Tensor): Tensor

  /**
   * Computes the smallest positive integer that both `this` and `other` divide, element by element, and 0 where either is 0, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lcm_.html
   */
  lcm_(other: Tensor): this

  /**
   * Computes `this` times 2 to the power of `other`, element by element.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ldexp.html
   */
  ldexp(other: Tensor): Tensor

  /**
   * Computes `this` times 2 to the power of `other`, element by element, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ldexp_.html
   */
  ldexp_(other: Tensor): this

  /**
   * Tells for each element of `this` whether it is less than or equal to `other`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.le.html
   */
  le(other: Tensor): Tensor
  le(other: Scalar): Tensor

  /**
   * Tells for each element of `this` whether it is less than or equal to `other`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.le_.html
   */
  le_(other: Tensor): this
  le_(other: Scalar): this

  /**
   * Computes `this + weight * (end - this)`, the value `weight` of the way from `this` to `end`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lerp.html
   */
  lerp(end: Tensor, weight: Tensor): Tensor
  lerp(end: Tensor, weight: Scalar): Tensor

  /**
   * Computes `this + weight * (end - this)`, the value `weight` of the way from `this` to `end`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lerp_.html
   */
  lerp_(end: Tensor, weight: Tensor): this
  lerp_(end: Tensor, weight: Scalar): this

  /**
   * Tells for each element of `this` whether it is less than `other`; another name of `lt`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.less.html
   */
  less(other: Tensor): Tensor
  less(other: Scalar): Tensor

  /**
   * Tells for each element of `this` whether it is less than `other`, in place; another name of `lt_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.less_.html
   */
  less_(other: Tensor): this
  less_(other: Scalar): this

  /**
   * Tells for each element of `this` whether it is less than or equal to `other`; another name of `le`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.less_equal.html
   */
  lessEqual(other: Tensor): Tensor
  lessEqual(other: Scalar): Tensor

  /**
   * Tells for each element of `this` whether it is less than or equal to `other`, in place; another name of `le_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.less_equal_.html
   */
  lessEqual_(other: Tensor): this
  lessEqual_(other: Scalar): this

  /**
   * Computes `log(abs(gamma(this)))` for each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lgamma.html
   */
  lgamma(): Tensor

  /**
   * Computes `log(abs(gamma(this)))` for each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lgamma_.html
   */
  lgamma_(): this

  /**
   * Computes the natural logarithm of each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.log.html
   */
  log(): Tensor

  /**
   * Computes the logarithm to the base 10 of each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.log10.html
   */
  log10(): Tensor

  /**
   * Computes the logarithm to the base 10 of each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.log10_.html
   */
  log10_(): this

  /**
   * Computes `log(1 + this)` for each element of `this`, accurately for small ones.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.log1p.html
   */
  log1p(): Tensor

  /**
   * Computes `log(1 + this)` for each element of `this`, accurately for small ones, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.log1p_.html
   */
  log1p_(): this

  /**
   * Computes the logarithm to the base 2 of each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.log2.html
   */
  log2(): Tensor

  /**
   * Computes the logarithm to the base 2 of each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.log2_.html
   */
  log2_(): this

  /**
   * Computes the natural logarithm of each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.log_.html
   */
  log_(): this

  /**
   * Fills `this` with draws whose logarithms are normal with the given `mean` and `std`.
   * Defaults: `mean` 1, `std` 2.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.log_normal_.html
   */
  logNormal_(mean?: number | LogNormal_Options, std?: number | LogNormal_Options, options?: LogNormal_Options): this

  /**
   * Computes the logarithm of the softmax of `this` along `dim`, more accurately than in two steps.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.log_softmax.html
   */
  logSoftmax(dim: Int, dtype?: DType | null | { dtype?: DType | null }): Tensor
  logSoftmax(options: { dim: Int; dtype?: DType | null }): Tensor

  /**
   * Computes the logarithm of `exp(this) + exp(other)` element by element, without overflow.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logaddexp.html
   */
  logaddexp(other: Tensor): Tensor

  /**
   * Computes the logarithm to the base 2 of the sum of 2 to the powers of `this` and of `other`, without overflow.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logaddexp2.html
   */
  logaddexp2(other: Tensor): Tensor

  /**
   * Computes the logarithm of the sum of exponentials of all elements of `this` up to each position along `dim`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logcumsumexp.html
   */
  logcumsumexp(dim: Int): Tensor
  logcumsumexp(options: { dim: Int }): Tensor

  /**
   * Computes the logarithm of the determinant of each square matrix of `this`, NaN where that is negative.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logdet.html
   */
  logdet(): Tensor

  /**
   * Tells for each element whether both `this` and `other` are nonzero.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_and.html
   */
  logicalAnd(other: Tensor): Tensor

  /**
   * Tells for each element whether both `this` and `other` are nonzero, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_and_.html
   */
  logicalAnd_(other: Tensor): this

  /**
   * Tells for each element of `this` whether it is zero.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_not.html
   */
  logicalNot(): Tensor

  /**
   * Tells for each element of `this` whether it is zero, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_not_.html
   */
  logicalNot_(): this

  /**
   * Tells for each element whether `this` or `other` is nonzero.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_or.html
   */
  logicalOr(other: Tensor): Tensor

  /**
   * Tells for each element whether `this` or `other` is nonzero, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_or_.html
   */
  logicalOr_(other: Tensor): this

  /**
   * Tells for each element whether exactly one of `this` and `other` is nonzero.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_xor.html
   */
  logicalXor(other: Tensor): Tensor

  /**
   * Tells for each element whether exactly one of `this` and `other` is nonzero, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_xor_.html
   */
  logicalXor_(other: Tensor): this

  /**
   * Computes `log(this / (1 - this))` element by element, with `this` first limited to between `eps` and `1 - eps` if given.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logit.html
   */
  logit(eps?: number | null | { eps?: number | null }): Tensor

  /**
   * Computes `log(this / (1 - this))` element by element, with `this` first limited to between `eps` and `1 - eps` if given, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logit_.html
   */
  logit_(eps?: number | null | { eps?: number | null }): this

  /**
   * Computes the logarithm of the sum of the exponentials of `this` along `dim`, without overflow.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logsumexp.html
   */
  logsumexp(dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  logsumexp(options: { dim: readonly Int[] | Int; keepdim?: boolean }): Tensor

  /**
   * Tells for each element of `this` whether it is less than `other`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lt.html
   */
  lt(other: Tensor): Tensor
  lt(other: Scalar): Tensor

  /**
   * Tells for each element of `this` whether it is less than `other`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lt_.html
   */
  lt_(other: Tensor): this
  lt_(other: Scalar): this

  /**
   * Solves for X the linear systems with the right-hand sides `this` and the matrices with the factors `LUData` and `LUPivots`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lu_solve.html
   */
  luSolve(LUData: Tensor, LUPivots: Tensor): Tensor

  /**
   * Returns a copy of `this` with the elements where `mask` is true set to `value`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.masked_fill.html
   */
  maskedFill(mask: Tensor, value: Tensor): Tensor
  maskedFill(mask: Tensor, value: Scalar): Tensor

  /**
   * Sets the elements of `this` where `mask` is true to `value`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.masked_fill_.html
   */
  maskedFill_(mask: Tensor, value: Tensor): this
  maskedFill_(mask: Tensor, value: Scalar): this

  /**
   * Returns a copy of `this` with the elements where `mask` is true replaced by those of `source`, one after the other.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.masked_scatter.html
   */
  maskedScatter(mask: Tensor, source: Tensor): Tensor

  /**
   * Replaces the elements of `this` where `mask` is true by those of `source`, one after the other.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.masked_scatter_.html
   */
  maskedScatter_(mask: Tensor, source: Tensor): this

  /**
   * Returns the elements of `this` where `mask` is true as a 1-D tensor.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.masked_select.html
   */
  maskedSelect(mask: Tensor): Tensor

  /**
   * Computes the matrix product of `this` and `other`, of vectors, matrices or batches of matrices.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.matmul.html
   */
  matmul(other: Tensor): Tensor

  /**
   * Computes the exponential of each square matrix of `this`, the sum of its powers over factorials; another name of `linalg.matrixExp`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.matrix_exp.html
   */
  matrixExp(): Tensor

  /**
   * Computes each square matrix of `this` to the integer power `n`, of its inverse if `n` is negative; another name of `linalg.matrixPower`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.matrix_power.html
   */
  matrixPower(n: Int): Tensor

  /**
   * Finds the largest element of `this`, or with `dim` the largest along it and their indices, or with `other` the larger of each two elements.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.max.html
   */
  max(): Tensor
  max(other: Tensor): Tensor
  max(dim: Int, keepdim?: boolean | { keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  max(options: { dim: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * Computes the larger of `this` and `other` element by element, NaN where either is NaN.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.maximum.html
   */
  maximum(other: Tensor): Tensor

  /**
   * Computes the mean of the elements of `this`, along `dim` if it is given.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.mean.html
   */
  mean(options?: { dtype?: DType | null }): Tensor
  mean(dim: readonly Int[] | Int | null, keepdim?: boolean | { keepdim?: boolean; dtype?: DType | null }, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor
  mean(options: MeanOptions): Tensor

  /**
   * Finds the median of `this`, the lower one of two, or with `dim` the medians along it and their indices.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.median.html
   */
  median(): Tensor
  median(dim: Int, keepdim?: boolean | { keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  median(options: { dim: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * Finds the smallest element of `this`, or with `dim` the smallest along it and their indices, or with `other` the smaller of each two elements.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.min.html
   */
  min(): Tensor
  min(other: Tensor): Tensor
  min(dim: Int, keepdim?: boolean | { keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  min(options: { dim: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * Computes the smaller of `this` and `other` element by element, NaN where either is NaN.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.minimum.html
   */
  minimum(other: Tensor): Tensor

  /**
   * Computes the matrix product of `this` (N, M) and `mat2` (M, P), in shape (N, P).
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.mm.html
   */
  mm(mat2: Tensor): Tensor
  mm(mat2: Tensor, outDtype: DType): Tensor

  /**
   * Finds the most frequent value of `this` along `dim`, the smallest of several, and returns the values and an index of each.
   * Defaults: `dim` -1, `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.mode.html
   */
  mode(dim?: Int | { dim?: Int; keepdim?: boolean }, keepdim?: boolean | { dim?: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * Returns a view of `this` with the dimensions `source` moved to the places `destination`; another name of `movedim`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.moveaxis.html
   */
  moveaxis(source: Int, destination: Int): Tensor
  moveaxis(source: readonly Int[], destination: readonly Int[]): Tensor

  /**
   * Returns a view of `this` with the dimensions `source` moved to the places `destination`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.movedim.html
   */
  movedim(source: Int, destination: Int): Tensor
  movedim(source: readonly Int[], destination: readonly Int[]): Tensor

  /**
   * Returns `this` sorted in ascending order along its first dimension.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.msort.html
   */
  msort(): Tensor

  /**
   * Computes `this * other`, element by element with broadcasting.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.mul.html
   */
  mul(other: Tensor | Scalar): Tensor

  /**
   * Computes `this * other`, element by element with broadcasting, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.mul_.html
   */
  mul_(other: Tensor | Scalar): this

  /**
   * Draws `numSamples` indices from each row of the weights `this`, with repetitions if `replacement` is true.
   * Defaults: `replacement` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.multinomial.html
   */
  multinomial(numSamples: Int, replacement?: boolean | { replacement?: boolean; generator?: Generator | null }, options?: { replacement?: boolean; generator?: Generator | null }): Tensor

  /**
   * Computes `this * other`, element by element with broadcasting; another name of `mul`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.multiply.html
   */
  multiply(other: Tensor | Scalar): Tensor

  /**
   * Computes `this * other`, element by element with broadcasting, in place; another name of `mul_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.multiply_.html
   */
  multiply_(other: Tensor | Scalar): this

  /**
   * Computes the product of the matrix `this` (N, M) and the vector `vec` (M).
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.mv.html
   */
  mv(vec: Tensor): Tensor

  /**
   * Computes the logarithm of the multivariate gamma function of dimension `p` at each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.mvlgamma.html
   */
  mvlgamma(p: Int): Tensor

  /**
   * Computes the logarithm of the multivariate gamma function of dimension `p` at each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.mvlgamma_.html
   */
  mvlgamma_(p: Int): this

  /**
   * Computes `this` with NaN replaced by `nan` and the infinities by `posinf` and `neginf`, or by 0 and the dtype's limits.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.nan_to_num.html
   */
  nanToNum(nan?: number | null | NanToNumOptions, posinf?: number | null | NanToNumOptions, neginf?: number | null | NanToNumOptions): Tensor

  /**
   * Computes `this` with NaN replaced by `nan` and the infinities by `posinf` and `neginf`, or by 0 and the dtype's limits, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.nan_to_num_.html
   */
  nanToNum_(nan?: number | null | NanToNumOptions, posinf?: number | null | NanToNumOptions, neginf?: number | null | NanToNumOptions): this

  /**
   * Computes the mean of the elements of `this` that are not NaN, along `dim` if it is given.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.nanmean.html
   */
  nanmean(dim?: readonly Int[] | Int | null | LinalgNormOptions2, keepdim?: boolean | LinalgNormOptions2, options?: LinalgNormOptions2): Tensor

  /**
   * Finds the median of the elements of `this` that are not NaN, or with `dim` the medians along it and their indices.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.nanmedian.html
   */
  nanmedian(): Tensor
  nanmedian(dim: Int, keepdim?: boolean | { keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  nanmedian(options: { dim: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * Computes the quantiles `q` of the elements of `this` that are not NaN, along `dim` if it is given.
   * Defaults: `keepdim` false, `interpolation` 'linear'.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.nanquantile.html
   */
  nanquantile(q: Tensor, dim?: Int | null | NanquantileOptions, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): Tensor
  nanquantile(q: number, dim?: Int | null | NanquantileOptions, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): Tensor

  /**
   * Computes the sum of the elements of `this` that are not NaN, along `dim` if it is given.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.nansum.html
   */
  nansum(dim?: readonly Int[] | Int | null | LinalgNormOptions2, keepdim?: boolean | LinalgNormOptions2, options?: LinalgNormOptions2): Tensor

  /**
   * Returns a view of `this` with `length` entries of dimension `dim`, from `start` on.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.narrow.html
   */
  narrow(dim: Int, start: Int, length: Int): Tensor
  narrow(dim: Int, start: Tensor, length: Int): Tensor

  /**
   * Returns a copy of `this` with `length` entries of dimension `dim`, from `start` on.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.narrow_copy.html
   */
  narrowCopy(dim: Int, start: Int, length: Int): Tensor

  /**
   * Tells for each element of `this` whether it is not equal to `other`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ne.html
   */
  ne(other: Tensor): Tensor
  ne(other: Scalar): Tensor

  /**
   * Tells for each element of `this` whether it is not equal to `other`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ne_.html
   */
  ne_(other: Tensor): this
  ne_(other: Scalar): this

  /**
   * Computes each element of `this` with its sign changed.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.neg.html
   */
  neg(): Tensor

  /**
   * Computes each element of `this` with its sign changed, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.neg_.html
   */
  neg_(): this

  /**
   * Computes each element of `this` with its sign changed; another name of `neg`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.negative.html
   */
  negative(): Tensor

  /**
   * Computes each element of `this` with its sign changed, in place; another name of `neg_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.negative_.html
   */
  negative_(): this

  /**
   * Returns an uninitialized tensor of shape `size`, with the dtype and device of `this` unless others are given.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_empty.html
   */
  newEmpty(size: readonly Int[], options?: ArangeOptions): Tensor

  /** Returns an uninitialized tensor of the given `size` and `stride`, with the dtype and device of `this` unless others are given. */
  newEmptyStrided(size: readonly Int[], stride: readonly Int[], options?: ArangeOptions): Tensor

  /**
   * Returns a tensor of shape `size` filled with `fillValue`, with the dtype and device of `this` unless others are given.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_full.html
   */
  newFull(size: readonly Int[], fillValue: Scalar, options?: ArangeOptions): Tensor

  /**
   * Returns a tensor of ones of shape `size`, with the dtype and device of `this` unless others are given.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_ones.html
   */
  newOnes(size: readonly Int[], options?: ArangeOptions): Tensor

  /**
   * Returns a tensor of zeros of shape `size`, with the dtype and device of `this` unless others are given.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_zeros.html
   */
  newZeros(size: readonly Int[], options?: ArangeOptions): Tensor

  /**
   * Computes the next floating-point number after each element of `this` on the way to `other`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.nextafter.html
   */
  nextafter(other: Tensor): Tensor

  /**
   * Computes the next floating-point number after each element of `this` on the way to `other`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.nextafter_.html
   */
  nextafter_(other: Tensor): this

  /**
   * Returns the indices of the first `size` nonzero elements of `this` as rows, and rows of `fillValue` if there are fewer.
   * Defaults: `fillValue` -1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.nonzero_static.html
   */
  nonzeroStatic(options: { size: Int; fillValue?: Int }): Tensor

  /**
   * Fills `this` with draws from the normal distribution with the given `mean` and `std`.
   * Defaults: `mean` 0, `std` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.normal_.html
   */
  normal_(mean?: number | LogNormal_Options, std?: number | LogNormal_Options, options?: LogNormal_Options): this

  /**
   * Tells for each element of `this` whether it is not equal to `other`; another name of `ne`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.not_equal.html
   */
  notEqual(other: Tensor): Tensor
  notEqual(other: Scalar): Tensor

  /**
   * Tells for each element of `this` whether it is not equal to `other`, in place; another name of `ne_`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.not_equal_.html
   */
  notEqual_(other: Tensor): this
  notEqual_(other: Scalar): this

  /**
   * Computes the first columns of the product of the Householder reflectors in `this` with the factors `input2`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.orgqr.html
   */
  orgqr(input2: Tensor): Tensor

  /**
   * Computes the product of `input3` and the orthogonal matrix of the Householder reflectors in `this` with the factors `input2`.
   * Defaults: `left` true, `transpose` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ormqr.html
   */
  ormqr(input2: Tensor, input3: Tensor, left?: boolean | { left?: boolean; transpose?: boolean }, transpose?: boolean | { left?: boolean; transpose?: boolean }): Tensor

  /**
   * Computes the products of each element of the vector `this` (N) with each of `vec2` (M), in shape (N, M).
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.outer.html
   */
  outer(vec2: Tensor): Tensor

  /**
   * Returns a view of `this` with its dimensions in the order `dims`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.permute.html
   */
  permute(dims: readonly Int[]): Tensor
  permute(options: { dims: readonly Int[] }): Tensor

  /**
   * Returns `this` in pinned memory, from which a GPU can copy by itself: a copy unless it is there already.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.pin_memory.html
   */
  pinMemory(device?: Device | null | { device?: Device | null }): Tensor

  /**
   * Computes the pseudoinverse of each matrix of `this`, taking singular values below `rcond` times the largest as zero.
   * Defaults: `rcond` 1e-15.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.pinverse.html
   */
  pinverse(rcond?: number | { rcond?: number }): Tensor

  /**
   * Computes the `n`-th derivative of the digamma function at each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.polygamma_.html
   */
  polygamma_(n: Int): this

  /**
   * Returns `this` itself, and throws if it is of booleans.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.positive.html
   */
  positive(): Tensor

  /**
   * Computes `this` to the power of `exponent`, element by element with broadcasting.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.pow.html
   */
  pow(exponent: Tensor): Tensor
  pow(exponent: Scalar): Tensor

  /**
   * Computes `this` to the power of `exponent`, element by element with broadcasting, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.pow_.html
   */
  pow_(exponent: Tensor): this
  pow_(exponent: Scalar): this

  /**
   * Computes `this` where an element is positive and `weight * this` elsewhere, with one weight or one per channel.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.prelu.html
   */
  prelu(weight: Tensor): Tensor

  /**
   * Computes the product of the elements of `this`, along `dim` if it is given.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.prod.html
   */
  prod(options?: { dtype?: DType | null }): Tensor
  prod(dim: Int, keepdim?: boolean | { keepdim?: boolean; dtype?: DType | null }, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor
  prod(options: ProdOptions): Tensor

  /**
   * Returns a copy of `this` with the elements of `source` at the positions `index` of the flattened tensor, added there if `accumulate` is true.
   * Defaults: `accumulate` false.
   */
  put(index: Tensor, source: Tensor, accumulate?: boolean | { accumulate?: boolean }): Tensor

  /**
   * Puts the elements of `source` at the positions `index` of flattened `this`, or adds them there if `accumulate` is true.
   * Defaults: `accumulate` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.put_.html
   */
  put_(index: Tensor, source: Tensor, accumulate?: boolean | { accumulate?: boolean }): this

  /**
   * Returns the dimension along which `this` is quantized with a scale for each entry.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.q_per_channel_axis.html
   */
  qPerChannelAxis(): number

  /**
   * Returns the scales of `this`, which is quantized with one per channel.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.q_per_channel_scales.html
   */
  qPerChannelScales(): Tensor

  /**
   * Returns the zero points of `this`, which is quantized with one per channel.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.q_per_channel_zero_points.html
   */
  qPerChannelZeroPoints(): Tensor

  /**
   * Returns the scale of `this`, which is quantized with one for all elements.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.q_scale.html
   */
  qScale(): number

  /**
   * Returns the zero point of `this`, which is quantized with one for all elements.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.q_zero_point.html
   */
  qZeroPoint(): number

  /**
   * Computes the QR decomposition of each matrix of `this`, reduced if `some` is true and complete otherwise.
   * Defaults: `some` true.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.qr.html
   */
  qr(some?: boolean | { some?: boolean }): [Q: Tensor, R: Tensor] & { Q: Tensor; R: Tensor }

  /**
   * Computes the quantiles `q` of `this`, along `dim` if it is given, between two elements as `interpolation` says.
   * Defaults: `keepdim` false, `interpolation` 'linear'.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.quantile.html
   */
  quantile(q: Tensor, dim?: Int | null | NanquantileOptions, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): Tensor
  quantile(q: number, dim?: Int | null | NanquantileOptions, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): Tensor

  /**
   * Computes each angle of `this` in degrees from its value in radians.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.rad2deg.html
   */
  rad2deg(): Tensor

  /** Computes each angle of `this` in degrees from its value in radians, in place. */
  rad2deg_(): this

  /**
   * Fills `this` with draws from the integers from `from`, or 0, up to but without `to`, or as many as its dtype holds exactly.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.random_.html
   */
  random_(options?: { generator?: Generator | null }): this
  random_(to: Int, options?: { generator?: Generator | null }): this
  random_(from: Int, to: Int | null, options?: { generator?: Generator | null }): this

  /**
   * Returns `this` as a 1-D tensor, a view of it where possible.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ravel.html
   */
  ravel(): Tensor

  /**
   * Computes 1 divided by each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.reciprocal.html
   */
  reciprocal(): Tensor

  /**
   * Computes 1 divided by each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.reciprocal_.html
   */
  reciprocal_(): this

  /**
   * Computes `this` with negative elements set to zero.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.relu.html
   */
  relu(): Tensor

  /**
   * Computes `this` with negative elements set to zero, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.relu_.html
   */
  relu_(): this

  /**
   * Computes the remainder of `this / other` element by element, with the sign of `other`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.remainder.html
   */
  remainder(other: Tensor): Tensor
  remainder(other: Scalar): Tensor

  /**
   * Computes the remainder of `this / other` element by element, with the sign of `other`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.remainder_.html
   */
  remainder_(other: Tensor): this
  remainder_(other: Scalar): this

  /**
   * Computes `this` with each slice along `dim` whose norm of order `p` exceeds `maxnorm` scaled down to it.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.renorm.html
   */
  renorm(p: Scalar, dim: Int, maxnorm: Scalar): Tensor

  /**
   * Computes `this` with each slice along `dim` whose norm of order `p` exceeds `maxnorm` scaled down to it, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.renorm_.html
   */
  renorm_(p: Scalar, dim: Int, maxnorm: Scalar): this

  /**
   * Returns a tensor in which `this` is repeated `repeats` times along each dimension.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.repeat.html
   */
  repeat(repeats: readonly Int[]): Tensor

  /**
   * Repeats each element of `this` along `dim`, or each index of `repeats` if that is given alone, as often in a row as `repeats` says.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.repeat_interleave.html
   */
  repeatInterleave(repeats: Tensor, dim?: Int | null | { dim?: Int | null; outputSize?: Int | null }, options?: { dim?: Int | null; outputSize?: Int | null }): Tensor
  repeatInterleave(repeats: Int, dim?: Int | null | { dim?: Int | null; outputSize?: Int | null }, options?: { dim?: Int | null; outputSize?: Int | null }): Tensor

  /**
   * Returns `this` in the shape `shape`, in which one size may be -1, as a view where possible.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.reshape.html
   */
  reshape(shape: readonly Int[]): Tensor

  /**
   * Returns `this` in the shape of `other`, as a view where possible.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.reshape_as.html
   */
  reshapeAs(other: Tensor): Tensor

  /** Returns a copy of `this` resized to `size`, with new elements left uninitialized. */
  resize(size: readonly Int[], options?: { memoryFormat?: MemoryFormat | null }): Tensor

  /**
   * Changes `this` to shape `size`, keeping its elements in memory order and leaving new ones uninitialized.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.resize_.html
   */
  resize_(size: readonly Int[], options?: { memoryFormat?: MemoryFormat | null }): this

  /** Returns a copy of `this` resized to the shape of `theTemplate`, with new elements left uninitialized. */
  resizeAs(theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor

  /**
   * Changes `this` to the shape of `theTemplate`, leaving new elements uninitialized.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.resize_as_.html
   */
  resizeAs_(theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): this

  /** Changes sparse `this` to the shape and the numbers of sparse and dense dimensions of `theTemplate`. */
  resizeAsSparse_(theTemplate: Tensor): this

  /**
   * Returns `this` with a pending conjugation carried out, or `this` itself if there is none.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.resolve_conj.html
   */
  resolveConj(): Tensor

  /**
   * Returns `this` with a pending negation carried out, or `this` itself if there is none.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.resolve_neg.html
   */
  resolveNeg(): Tensor

  /**
   * Returns a copy of `this` with its elements moved on by `shifts` along `dims`, those at the end coming back at the start.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.roll.html
   */
  roll(shifts: readonly Int[] | Int, dims?: readonly Int[] | Int | { dims?: readonly Int[] | Int }): Tensor

  /**
   * Returns a copy of `this` turned by `k` times 90 degrees in the plane of `dims`, from the first towards the second.
   * Defaults: `k` 1, `dims` [0, 1].
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.rot90.html
   */
  rot90(k?: Int | { k?: Int; dims?: readonly Int[] }, dims?: readonly Int[] | { k?: Int; dims?: readonly Int[] }): Tensor

  /**
   * Computes the integer nearest to each element of `this`, halves to the even one, or keeps `decimals` places.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.round.html
   */
  round(): Tensor
  round(options: { decimals: Int }): Tensor

  /**
   * Computes the integer nearest to each element of `this`, halves to the even one, or keeps `decimals` places, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.round_.html
   */
  round_(): this
  round_(options: { decimals: Int }): this

  /** Returns the row indices of a sparse CSC or BSC tensor. */
  rowIndices(): Tensor

  /**
   * Computes 1 divided by the square root of each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.rsqrt.html
   */
  rsqrt(): Tensor

  /**
   * Computes 1 divided by the square root of each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.rsqrt_.html
   */
  rsqrt_(): this

  /**
   * Returns a copy of `this` with the elements of `src`, or `value`, put at the positions that `index` gives along `dim`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.scatter.html
   */
  scatter(dim: Int, index: Tensor, src: Tensor): Tensor
  scatter(dim: Int, index: Tensor, value: Scalar): Tensor
  scatter(dim: Int, index: Tensor, src: Tensor, options: { reduce: string }): Tensor
  scatter(dim: Int, index: Tensor, value: Scalar, options: { reduce: string }): Tensor

  /**
   * Puts the elements of `src`, or `value`, into `this` at the positions that `index` gives along `dim`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.scatter_.html
   */
  scatter_(dim: Int, index: Tensor, src: Tensor): this
  scatter_(dim: Int, index: Tensor, value: Scalar): this
  scatter_(dim: Int, index: Tensor, src: Tensor, options: { reduce: string }): this
  scatter_(dim: Int, index: Tensor, value: Scalar, options: { reduce: string }): this

  /**
   * Returns a copy of `this` with the elements of `src` added at the positions that `index` gives along `dim`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.scatter_add.html
   */
  scatterAdd(dim: Int, index: Tensor, src: Tensor): Tensor

  /**
   * Adds the elements of `src` to `this` at the positions that `index` gives along `dim`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.scatter_add_.html
   */
  scatterAdd_(dim: Int, index: Tensor, src: Tensor): this

  /**
   * Returns a copy of `this` with the elements of `src` combined by `reduce` at the positions that `index` gives along `dim`.
   * Defaults: `includeSelf` true.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.scatter_reduce.html
   */
  scatterReduce(dim: Int, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor

  /**
   * Combines the elements of `src` into `this` by `reduce` at the positions that `index` gives along `dim`.
   * Defaults: `includeSelf` true.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.scatter_reduce_.html
   */
  scatterReduce_(dim: Int, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean }): this

  /**
   * Returns a view of the entry of `this` at the position `index` of dimension `dim`, without that dimension.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.select.html
   */
  select(dim: Int, index: Int): Tensor

  /**
   * Returns a copy of `this` with `src` at the position `index` of dimension `dim`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.select_scatter.html
   */
  selectScatter(src: Tensor, dim: Int, index: Int): Tensor

  /**
   * Makes `this` use the memory of `source`, with the given `storageOffset`, `size` and `stride`, or no memory if there is none.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.set_.html
   */
  set_(): this
  set_(source: Tensor): this
  set_(source: Tensor, storageOffset: Int, size: readonly Int[], stride?: readonly Int[] | { stride?: readonly Int[] }): this

  /**
   * Computes the sign of each element of `this`, for complex numbers the number of absolute value 1 in the same direction.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sgn.html
   */
  sgn(): Tensor

  /**
   * Computes the sign of each element of `this`, for complex numbers the number of absolute value 1 in the same direction, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sgn_.html
   */
  sgn_(): this

  /**
   * Computes `1 / (1 + exp(-this))` for each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sigmoid.html
   */
  sigmoid(): Tensor

  /**
   * Computes `1 / (1 + exp(-this))` for each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sigmoid_.html
   */
  sigmoid_(): this

  /**
   * Computes -1, 0 or 1 for each element of `this`, by its sign.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sign.html
   */
  sign(): Tensor

  /**
   * Computes -1, 0 or 1 for each element of `this`, by its sign, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sign_.html
   */
  sign_(): this

  /**
   * Tells for each element of `this` whether its sign bit is set, as it is for -0, too.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.signbit.html
   */
  signbit(): Tensor

  /**
   * Computes the sine of each element of `this`, in radians.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sin.html
   */
  sin(): Tensor

  /**
   * Computes the sine of each element of `this`, in radians, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sin_.html
   */
  sin_(): this

  /**
   * Computes `sin(π * this) / (π * this)` for each element, and 1 at zero.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sinc.html
   */
  sinc(): Tensor

  /**
   * Computes `sin(π * this) / (π * this)` for each element, and 1 at zero, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sinc_.html
   */
  sinc_(): this

  /**
   * Computes the hyperbolic sine of each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sinh.html
   */
  sinh(): Tensor

  /**
   * Computes the hyperbolic sine of each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sinh_.html
   */
  sinh_(): this

  /**
   * Returns a view of the memory of the slice `this` with the size and strides of `src`, the tensor that it was cut from.
   * Defaults: `dim` 0, `step` 1.
   */
  sliceInverse(src: Tensor, dim?: Int | SliceCopyOptions, start?: Int | null | SliceCopyOptions, end?: Int | null | SliceCopyOptions, step?: Int | SliceCopyOptions): Tensor

  /**
   * Returns a copy of `this` with `src` in place of every `step`-th entry of dimension `dim` from `start` up to but without `end`.
   * Defaults: `dim` 0, `step` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.slice_scatter.html
   */
  sliceScatter(src: Tensor, dim?: Int | SliceCopyOptions, start?: Int | null | SliceCopyOptions, end?: Int | null | SliceCopyOptions, step?: Int | SliceCopyOptions): Tensor

  /**
   * Computes the sign of the determinant of each square matrix of `this` and the logarithm of its absolute value.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.slogdet.html
   */
  slogdet(): [sign: Tensor, logabsdet: Tensor] & { sign: Tensor; logabsdet: Tensor }

  /**
   * Computes the product of the sparse matrix `this` and the dense matrix `mat2` as a sparse tensor.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.smm.html
   */
  smm(mat2: Tensor): Tensor

  /**
   * Computes the exponentials of `this` divided by their sum along `dim`, so that they add up to 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.softmax.html
   */
  softmax(dim: Int, dtype?: DType | null | { dtype?: DType | null }): Tensor
  softmax(options: { dim: Int; dtype?: DType | null }): Tensor

  /**
   * Sorts `this` along `dim`, and returns the sorted values and their indices.
   * Defaults: `dim` -1, `descending` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sort.html
   */
  sort(dim?: Int | { dim?: Int; descending?: boolean }, descending?: boolean | { dim?: Int; descending?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  sort(options: SortOptions): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * Returns how many dimensions of a sparse tensor are sparse.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sparse_dim.html
   */
  sparseDim(): number

  /**
   * Returns the elements of `this` at the places where the sparse `mask` has one, as a sparse tensor.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sparse_mask.html
   */
  sparseMask(mask: Tensor): Tensor

  /**
   * Changes sparse `this` to shape `size` with `sparseDim` sparse and `denseDim` dense dimensions, keeping its elements.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sparse_resize_.html
   */
  sparseResize_(size: readonly Int[], sparseDim: Int, denseDim: Int): this

  /**
   * Changes sparse `this` to shape `size` with `sparseDim` sparse and `denseDim` dense dimensions, and removes its elements.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sparse_resize_and_clear_.html
   */
  sparseResizeAndClear_(size: readonly Int[], sparseDim: Int, denseDim: Int): this

  /**
   * Returns views of pieces of `this` along `dim`, each of size `splitSize` but for a smaller last one, or of the sizes in a list.
   * Defaults: `dim` 0.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.split.html
   */
  split(splitSize: Int, dim?: Int | { dim?: Int }): Tensor[]
  split(splitSize: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]

  /**
   * Returns views of pieces of `this` along `dim`, of the sizes in `splitSizes`.
   * Defaults: `dim` 0.
   */
  splitWithSizes(splitSizes: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]

  /**
   * Computes the square root of each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sqrt.html
   */
  sqrt(): Tensor

  /**
   * Computes the square root of each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sqrt_.html
   */
  sqrt_(): this

  /**
   * Computes the square of each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.square.html
   */
  square(): Tensor

  /**
   * Computes the square of each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.square_.html
   */
  square_(): this

  /**
   * Returns a view of `this` without its dimensions of size 1, or only without those of `dim`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.squeeze.html
   */
  squeeze(): Tensor
  squeeze(dim: Int): Tensor
  squeeze(options: { dim: Int }): Tensor
  squeeze(dim: readonly Int[]): Tensor
  squeeze(options: { dim: readonly Int[] }): Tensor

  /**
   * Removes from `this` its dimensions of size 1, or only those of `dim`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.squeeze_.html
   */
  squeeze_(): this
  squeeze_(dim: Int): this
  squeeze_(options: { dim: Int }): this
  squeeze_(dim: readonly Int[]): this
  squeeze_(options: { dim: readonly Int[] }): this

  /**
   * Computes `beta * this + alpha * (mat1 @ mat2)` for sparse `this` and `mat1` as a sparse tensor.
   * Defaults: `beta` 1, `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sspaddmm.html
   */
  sspaddmm(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor

  /**
   * Computes the standard deviation of `this` along `dim`, or of all elements, dividing by their count less `correction`.
   * Defaults: `unbiased` true, `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.std.html
   */
  std(unbiased?: boolean | { unbiased?: boolean }): Tensor
  std(dim?: readonly Int[] | Int | null | StdOptions, options?: StdOptions): Tensor
  std(dim: readonly Int[] | Int | null, unbiased?: boolean | { unbiased?: boolean; keepdim?: boolean }, keepdim?: boolean | { unbiased?: boolean; keepdim?: boolean }): Tensor
  std(options: StdOptions2): Tensor

  /**
   * Computes the short-time Fourier transform of `this` (..., length) in windows of `nFft` values, `hopLength` apart.
   * Defaults: `center` true, `padMode` 'reflect', `normalized` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.stft.html
   */
  stft(nFft: Int, hopLength?: Int | null | StftOptions, winLength?: Int | null | StftOptions, window?: Tensor | null | StftOptions, center?: boolean | StftOptions, padMode?: string | StftOptions, normalized?: boolean | StftOptions, onesided?: boolean | null | StftOptions, returnComplex?: boolean | null | StftOptions, alignToWindow?: boolean | null | StftOptions): Tensor

  /**
   * Computes `this - alpha * other`, element by element with broadcasting.
   * Defaults: `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sub.html
   */
  sub(other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor

  /**
   * Computes `this - alpha * other`, element by element with broadcasting, in place.
   * Defaults: `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sub_.html
   */
  sub_(other: Tensor | Scalar, options?: { alpha?: Scalar }): this

  /**
   * Computes `this - alpha * other`, element by element with broadcasting; another name of `sub`.
   * Defaults: `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.subtract.html
   */
  subtract(other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor

  /**
   * Computes `this - alpha * other`, element by element with broadcasting, in place; another name of `sub_`.
   * Defaults: `alpha` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.subtract_.html
   */
  subtract_(other: Tensor | Scalar, options?: { alpha?: Scalar }): this

  /**
   * Computes the sum of the elements of `this`, along `dim` if it is given.
   * Defaults: `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sum.html
   */
  sum(options?: { dtype?: DType | null }): Tensor
  sum(dim: readonly Int[] | Int | null, keepdim?: boolean | { keepdim?: boolean; dtype?: DType | null }, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor
  sum(options: MeanOptions): Tensor

  /**
   * Sums `this` over the dimensions that broadcasting from `size` would have expanded.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sum_to_size.html
   */
  sumToSize(size: readonly Int[]): Tensor

  /**
   * Computes the singular value decomposition U, S, V of each matrix of `this`, reduced if `some` is true.
   * Defaults: `some` true, `computeUv` true.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.svd.html
   */
  svd(some?: boolean | { some?: boolean; computeUv?: boolean }, computeUv?: boolean | { some?: boolean; computeUv?: boolean }): [U: Tensor, S: Tensor, V: Tensor] & { U: Tensor; S: Tensor; V: Tensor }

  /**
   * Returns a view of `this` with the dimensions `axis0` and `axis1` swapped.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.swapaxes.html
   */
  swapaxes(axis0: Int, axis1: Int): Tensor

  /** Swaps the dimensions `axis0` and `axis1` of `this` itself. */
  swapaxes_(axis0: Int, axis1: Int): this

  /**
   * Returns a view of `this` with the dimensions `dim0` and `dim1` swapped; another name of `transpose`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.swapdims.html
   */
  swapdims(dim0: Int, dim1: Int): Tensor

  /** Swaps the dimensions `dim0` and `dim1` of `this` itself; another name of `transpose_`. */
  swapdims_(dim0: Int, dim1: Int): this

  /**
   * Returns a view of `this` with its dimensions swapped, of which it has at most two.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.t.html
   */
  t(): Tensor

  /**
   * Swaps the dimensions of `this` itself, of which it has at most two.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.t_.html
   */
  t_(): this

  /**
   * Returns the elements at the positions `index` of flattened `this`, in the shape of `index`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.take.html
   */
  take(index: Tensor): Tensor

  /**
   * Takes from `this` the elements that `indices` gives along `dim`, broadcast together, or from flattened `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.take_along_dim.html
   */
  takeAlongDim(indices: Tensor, dim?: Int | null | { dim?: Int | null }): Tensor

  /**
   * Computes the tangent of each element of `this`, in radians.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.tan.html
   */
  tan(): Tensor

  /**
   * Computes the tangent of each element of `this`, in radians, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.tan_.html
   */
  tan_(): this

  /**
   * Computes the hyperbolic tangent of each element of `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.tanh.html
   */
  tanh(): Tensor

  /**
   * Computes the hyperbolic tangent of each element of `this`, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.tanh_.html
   */
  tanh_(): this

  /**
   * Returns views of `this` cut along `dim` into `sections` pieces of nearly equal size, or at `indices`.
   * Defaults: `dim` 0.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.tensor_split.html
   */
  tensorSplit(indices: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]
  tensorSplit(sections: Int, dim?: Int | { dim?: Int }): Tensor[]
  tensorSplit(tensorIndicesOrSections: Tensor, dim?: Int | { dim?: Int }): Tensor[]

  /**
   * Returns a tensor in which `this` is repeated along its last dimensions as often as `dims` says.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.tile.html
   */
  tile(dims: readonly Int[]): Tensor
  tile(options: { dims: readonly Int[] }): Tensor

  /**
   * Returns the elements of a sparse tensor, or one in oneDNN's layout, as a dense tensor.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_dense.html
   */
  toDense(dtype?: DType | null | { dtype?: DType | null; maskedGrad?: boolean | null }, options?: { dtype?: DType | null; maskedGrad?: boolean | null }): Tensor

  /**
   * Copies `this` into the layout of oneDNN.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_mkldnn.html
   */
  toMkldnn(dtype?: DType | null | { dtype?: DType | null }): Tensor

  /** Returns the tensors of nested `this` in one dense tensor, padded with `padding`. */
  toPaddedTensor(padding: number, outputSize?: readonly Int[] | null | { outputSize?: readonly Int[] | null }): Tensor

  /**
   * Returns `this` as a sparse tensor, in COO layout with `sparseDim` sparse dimensions or in the layout given.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse.html
   */
  toSparse(sparseDim: Int): Tensor
  toSparse(options?: ToSparseOptions): Tensor

  /**
   * Returns `this` as a sparse tensor of blocks of `blocksize` in compressed columns.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse_bsc.html
   */
  toSparseBsc(blocksize: readonly Int[] | Int, denseDim?: Int | null | { denseDim?: Int | null }): Tensor

  /**
   * Returns `this` as a sparse tensor of blocks of `blocksize` in compressed rows.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse_bsr.html
   */
  toSparseBsr(blocksize: readonly Int[] | Int, denseDim?: Int | null | { denseDim?: Int | null }): Tensor

  /**
   * Returns `this` as a sparse tensor in compressed columns.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse_csc.html
   */
  toSparseCsc(denseDim?: Int | null | { denseDim?: Int | null }): Tensor

  /**
   * Returns `this` as a sparse tensor in compressed rows.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse_csr.html
   */
  toSparseCsr(denseDim?: Int | null | { denseDim?: Int | null }): Tensor

  /**
   * Finds the `k` largest elements of `this` along `dim`, or smallest if `largest` is false, and returns the values and their indices.
   * Defaults: `dim` -1, `largest` true, `sorted` true.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.topk.html
   */
  topk(k: Int, dim?: Int | TopkOptions, largest?: boolean | TopkOptions, sorted?: boolean | TopkOptions): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * Computes the sum of the main diagonal of the matrix `this`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.trace.html
   */
  trace(): Tensor

  /**
   * Returns a view of `this` with the dimensions `dim0` and `dim1` swapped.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.transpose.html
   */
  transpose(dim0: Int, dim1: Int): Tensor

  /**
   * Swaps the dimensions `dim0` and `dim1` of `this` itself.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.transpose_.html
   */
  transpose_(dim0: Int, dim1: Int): this

  /**
   * Solves `A` times X equal to `this` for X, for triangular matrices `A`, and returns X and a copy of `A`.
   * Defaults: `upper` true, `transpose` false, `unitriangular` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.triangular_solve.html
   */
  triangularSolve(A: Tensor, upper?: boolean | TriangularSolveOptions, transpose?: boolean | TriangularSolveOptions, unitriangular?: boolean | TriangularSolveOptions): [solution: Tensor, clonedCoefficient: Tensor] & { solution: Tensor; cloned_coefficient: Tensor }

  /**
   * Computes the lower triangle of each matrix of `this`, with zeros above the diagonal number `diagonal`.
   * Defaults: `diagonal` 0.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.tril.html
   */
  tril(diagonal?: Int | { diagonal?: Int }): Tensor

  /**
   * Computes the lower triangle of each matrix of `this`, with zeros above the diagonal number `diagonal`, in place.
   * Defaults: `diagonal` 0.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.tril_.html
   */
  tril_(diagonal?: Int | { diagonal?: Int }): this

  /**
   * Computes the upper triangle of each matrix of `this`, with zeros below the diagonal number `diagonal`.
   * Defaults: `diagonal` 0.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.triu.html
   */
  triu(diagonal?: Int | { diagonal?: Int }): Tensor

  /**
   * Computes the upper triangle of each matrix of `this`, with zeros below the diagonal number `diagonal`, in place.
   * Defaults: `diagonal` 0.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.triu_.html
   */
  triu_(diagonal?: Int | { diagonal?: Int }): this

  /**
   * Computes `this / other` element by element, always as floating-point numbers.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.true_divide.html
   */
  trueDivide(other: Tensor | Scalar): Tensor

  /**
   * Computes `this / other` element by element, always as floating-point numbers, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.true_divide_.html
   */
  trueDivide_(other: Tensor | Scalar): this

  /**
   * Computes each element of `this` without the part after its decimal point.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.trunc.html
   */
  trunc(): Tensor

  /**
   * Computes each element of `this` without the part after its decimal point, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.trunc_.html
   */
  trunc_(): this

  /**
   * Returns `this` with the dtype and device of `other`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.type_as.html
   */
  typeAs(other: Tensor): Tensor

  /**
   * Returns views of all entries of `this` along `dim`, each without that dimension.
   * Defaults: `dim` 0.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.unbind.html
   */
  unbind(dim?: Int | { dim?: Int }): Tensor[]

  /**
   * Returns a view of `this` with dimension `dim` split into dimensions of `sizes`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.unflatten.html
   */
  unflatten(dim: Int, sizes: readonly Int[]): Tensor

  /**
   * Returns a view of `this` with all windows of `size` entries along `dimension`, `step` apart, as a new last dimension.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.unfold.html
   */
  unfold(dimension: Int, size: Int, step: Int): Tensor

  /**
   * Fills `this` with draws from the uniform distribution between `from` and `to`.
   * Defaults: `from` 0, `to` 1.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.uniform_.html
   */
  uniform_(from?: number | Uniform_Options, to?: number | Uniform_Options, options?: Uniform_Options): this

  /**
   * Returns pieces of `this` as chunk does, but as tensors of their own for autograd, which must not be changed in place together with it.
   * Defaults: `dim` 0.
   */
  unsafeChunk(chunks: Int, dim?: Int | { dim?: Int }): Tensor[]

  /**
   * Returns pieces of `this` as split does, but as tensors of their own for autograd, which must not be changed in place together with it.
   * Defaults: `dim` 0.
   */
  unsafeSplit(splitSize: Int, dim?: Int | { dim?: Int }): Tensor[]

  /**
   * Returns pieces of `this` as splitWithSizes does, but as tensors of their own for autograd, not to be changed in place together with it.
   * Defaults: `dim` 0.
   */
  unsafeSplitWithSizes(splitSizes: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]

  /**
   * Returns a view of `this` with a new dimension of size 1 at `dim`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.unsqueeze.html
   */
  unsqueeze(dim: Int): Tensor
  unsqueeze(options: { dim: Int }): Tensor

  /**
   * Gives `this` a new dimension of size 1 at `dim`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.unsqueeze_.html
   */
  unsqueeze_(dim: Int): this
  unsqueeze_(options: { dim: Int }): this

  /**
   * Returns the values of a sparse tensor, which must be coalesced if it is in COO layout.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.values.html
   */
  values(): Tensor

  /**
   * Computes the variance of `this` along `dim`, or of all elements, dividing by their count less `correction`.
   * Defaults: `unbiased` true, `keepdim` false.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.var.html
   */
  var(unbiased?: boolean | { unbiased?: boolean }): Tensor
  var(dim?: readonly Int[] | Int | null | StdOptions, options?: StdOptions): Tensor
  var(dim: readonly Int[] | Int | null, unbiased?: boolean | { unbiased?: boolean; keepdim?: boolean }, keepdim?: boolean | { unbiased?: boolean; keepdim?: boolean }): Tensor
  var(options: StdOptions2): Tensor

  /**
   * Computes the dot product of the 1-D `this`, conjugated, and `other`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.vdot.html
   */
  vdot(other: Tensor): Tensor

  /**
   * Returns a view of `this` in the shape `size`, in which one size may be -1, or with its memory read as `dtype`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.view.html
   */
  view(dtype: DType): Tensor
  view(size: readonly Int[]): Tensor

  /**
   * Returns a view of `this` in the shape of `other`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.view_as.html
   */
  viewAs(other: Tensor): Tensor

  /**
   * Returns views of `this` cut along its first dimension, into `sections` equal pieces or at `indices`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.vsplit.html
   */
  vsplit(indices: readonly Int[]): Tensor[]
  vsplit(sections: Int): Tensor[]

  /**
   * Computes `this * log(other)` element by element, with 0 where `this` is 0.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.xlogy.html
   */
  xlogy(other: Tensor): Tensor
  xlogy(other: Scalar): Tensor

  /**
   * Computes `this * log(other)` element by element, with 0 where `this` is 0, in place.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.xlogy_.html
   */
  xlogy_(other: Tensor): this
  xlogy_(other: Scalar): this

  /**
   * Sets all elements of `this` to zero.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.zero_.html
   */
  zero_(): this
}

export const tensorMethods: Record<string, OperatorFunction> = {
  _indices: ops._indices,
  _nnz: ops._nnz,
  _values: ops._values,
  abs: ops.abs,
  abs_: ops.abs_,
  absolute: ops.absolute,
  absolute_: ops.absolute_,
  acos: ops.acos,
  acos_: ops.acos_,
  acosh: ops.acosh,
  acosh_: ops.acosh_,
  add: ops.add,
  add_: ops.add_,
  addbmm: ops.addbmm,
  addbmm_: ops.addbmm_,
  addcdiv: ops.addcdiv,
  addcdiv_: ops.addcdiv_,
  addcmul: ops.addcmul,
  addcmul_: ops.addcmul_,
  addmm: ops.addmm,
  addmm_: ops.addmm_,
  addmv: ops.addmv,
  addmv_: ops.addmv_,
  addr: ops.addr,
  addr_: ops.addr_,
  adjoint: ops.adjoint,
  all: ops.all,
  allclose: ops.allclose,
  amax: ops.amax,
  amin: ops.amin,
  aminmax: ops.aminmax,
  angle: ops.angle,
  any: ops.any,
  arccos: ops.arccos,
  arccos_: ops.arccos_,
  arccosh: ops.arccosh,
  arccosh_: ops.arccosh_,
  arcsin: ops.arcsin,
  arcsin_: ops.arcsin_,
  arcsinh: ops.arcsinh,
  arcsinh_: ops.arcsinh_,
  arctan: ops.arctan,
  arctan2: ops.arctan2,
  arctan2_: ops.arctan2_,
  arctan_: ops.arctan_,
  arctanh: ops.arctanh,
  arctanh_: ops.arctanh_,
  argmax: ops.argmax,
  argmin: ops.argmin,
  argsort: ops.argsort,
  argwhere: ops.argwhere,
  asStrided: ops.asStrided,
  asStrided_: ops.asStrided_,
  asStridedScatter: ops.asStridedScatter,
  asin: ops.asin,
  asin_: ops.asin_,
  asinh: ops.asinh,
  asinh_: ops.asinh_,
  atan: ops.atan,
  atan2: ops.atan2,
  atan2_: ops.atan2_,
  atan_: ops.atan_,
  atanh: ops.atanh,
  atanh_: ops.atanh_,
  baddbmm: ops.baddbmm,
  baddbmm_: ops.baddbmm_,
  bernoulli: ops.bernoulli,
  bernoulli_: ops.bernoulli_,
  bincount: ops.bincount,
  bitwiseAnd: ops.bitwiseAnd,
  bitwiseAnd_: ops.bitwiseAnd_,
  bitwiseLeftShift: ops.bitwiseLeftShift,
  bitwiseLeftShift_: ops.bitwiseLeftShift_,
  bitwiseNot: ops.bitwiseNot,
  bitwiseNot_: ops.bitwiseNot_,
  bitwiseOr: ops.bitwiseOr,
  bitwiseOr_: ops.bitwiseOr_,
  bitwiseRightShift: ops.bitwiseRightShift,
  bitwiseRightShift_: ops.bitwiseRightShift_,
  bitwiseXor: ops.bitwiseXor,
  bitwiseXor_: ops.bitwiseXor_,
  bmm: ops.bmm,
  broadcastTo: ops.broadcastTo,
  cauchy_: ops.cauchy_,
  ccolIndices: ops.ccolIndices,
  ceil: ops.ceil,
  ceil_: ops.ceil_,
  chalf: ops.chalf,
  cholesky: ops.cholesky,
  choleskyInverse: ops.choleskyInverse,
  choleskySolve: ops.choleskySolve,
  chunk: ops.chunk,
  clamp: ops.clamp,
  clamp_: ops.clamp_,
  clampMax: ops.clampMax,
  clampMax_: ops.clampMax_,
  clampMin: ops.clampMin,
  clampMin_: ops.clampMin_,
  clip: ops.clip,
  clip_: ops.clip_,
  clone: ops.clone,
  coalesce: ops.coalesce,
  colIndices: ops.colIndices,
  conj: ops.conj,
  conjPhysical: ops.conjPhysical,
  conjPhysical_: ops.conjPhysical_,
  contiguous: ops.contiguous,
  copy_: ops.copy_,
  copysign: ops.copysign,
  copysign_: ops.copysign_,
  corrcoef: ops.corrcoef,
  cos: ops.cos,
  cos_: ops.cos_,
  cosh: ops.cosh,
  cosh_: ops.cosh_,
  countNonzero: ops.countNonzero,
  cov: ops.cov,
  cross: ops.cross,
  crowIndices: ops.crowIndices,
  cummax: ops.cummax,
  cummin: ops.cummin,
  cumprod: ops.cumprod,
  cumprod_: ops.cumprod_,
  cumsum: ops.cumsum,
  cumsum_: ops.cumsum_,
  deg2rad: ops.deg2rad,
  deg2rad_: ops.deg2rad_,
  denseDim: ops.denseDim,
  dequantize: ops.dequantize,
  det: ops.det,
  detach: ops.detach,
  detach_: ops.detach_,
  diag: ops.diag,
  diagEmbed: ops.diagEmbed,
  diagflat: ops.diagflat,
  diagonal: ops.diagonal,
  diagonalScatter: ops.diagonalScatter,
  diff: ops.diff,
  digamma: ops.digamma,
  digamma_: ops.digamma_,
  dist: ops.dist,
  div: ops.div,
  div_: ops.div_,
  divide: ops.divide,
  divide_: ops.divide_,
  dot: ops.dot,
  dsplit: ops.dsplit,
  eq: ops.eq,
  eq_: ops.eq_,
  equal: ops.equal,
  erf: ops.erf,
  erf_: ops.erf_,
  erfc: ops.erfc,
  erfc_: ops.erfc_,
  erfinv: ops.erfinv,
  erfinv_: ops.erfinv_,
  exp: ops.exp,
  exp2: ops.exp2,
  exp2_: ops.exp2_,
  exp_: ops.exp_,
  expand: ops.expand,
  expandAs: ops.expandAs,
  expm1: ops.expm1,
  expm1_: ops.expm1_,
  exponential_: ops.exponential_,
  fill_: ops.fill_,
  fillDiagonal_: ops.fillDiagonal_,
  fix: ops.fix,
  fix_: ops.fix_,
  flatten: ops.flatten,
  flip: ops.flip,
  fliplr: ops.fliplr,
  flipud: ops.flipud,
  floatPower: ops.floatPower,
  floatPower_: ops.floatPower_,
  floor: ops.floor,
  floor_: ops.floor_,
  floorDivide: ops.floorDivide,
  floorDivide_: ops.floorDivide_,
  fmax: ops.fmax,
  fmin: ops.fmin,
  fmod: ops.fmod,
  fmod_: ops.fmod_,
  frac: ops.frac,
  frac_: ops.frac_,
  frexp: ops.frexp,
  gather: ops.gather,
  gcd: ops.gcd,
  gcd_: ops.gcd_,
  ge: ops.ge,
  ge_: ops.ge_,
  geometric_: ops.geometric_,
  geqrf: ops.geqrf,
  ger: ops.ger,
  greater: ops.greater,
  greater_: ops.greater_,
  greaterEqual: ops.greaterEqual,
  greaterEqual_: ops.greaterEqual_,
  gt: ops.gt,
  gt_: ops.gt_,
  hardshrink: ops.hardshrink,
  hashTensor: ops.hashTensor,
  heaviside: ops.heaviside,
  heaviside_: ops.heaviside_,
  histc: ops.histc,
  histogram: ops.histogram,
  hsplit: ops.hsplit,
  hypot: ops.hypot,
  hypot_: ops.hypot_,
  i0: ops.i0,
  i0_: ops.i0_,
  igamma: ops.igamma,
  igamma_: ops.igamma_,
  igammac: ops.igammac,
  igammac_: ops.igammac_,
  index: ops.index,
  indexAdd: ops.indexAdd,
  indexAdd_: ops.indexAdd_,
  indexCopy: ops.indexCopy,
  indexCopy_: ops.indexCopy_,
  indexFill: ops.indexFill,
  indexFill_: ops.indexFill_,
  indexPut: ops.indexPut,
  indexPut_: ops.indexPut_,
  indexReduce: ops.indexReduce,
  indexReduce_: ops.indexReduce_,
  indexSelect: ops.indexSelect,
  indices: ops.indices,
  inner: ops.inner,
  intRepr: ops.intRepr,
  inverse: ops.inverse,
  isCoalesced: ops.isCoalesced,
  isConj: ops.isConj,
  isDistributed: ops.isDistributed,
  isInference: ops.isInference,
  isNeg: ops.isNeg,
  isNonzero: ops.isNonzero,
  isPinned: ops.isPinned,
  isSameSize: ops.isSameSize,
  isSetTo: ops.isSetTo,
  isSigned: ops.isSigned,
  isclose: ops.isclose,
  isfinite: ops.isfinite,
  isinf: ops.isinf,
  isnan: ops.isnan,
  isneginf: ops.isneginf,
  isposinf: ops.isposinf,
  isreal: ops.isreal,
  istft: ops.istft,
  kron: ops.kron,
  kthvalue: ops.kthvalue,
  lcm: ops.lcm,
  lcm_: ops.lcm_,
  ldexp: ops.ldexp,
  ldexp_: ops.ldexp_,
  le: ops.le,
  le_: ops.le_,
  lerp: ops.lerp,
  lerp_: ops.lerp_,
  less: ops.less,
  less_: ops.less_,
  lessEqual: ops.lessEqual,
  lessEqual_: ops.lessEqual_,
  lgamma: ops.lgamma,
  lgamma_: ops.lgamma_,
  log: ops.log,
  log10: ops.log10,
  log10_: ops.log10_,
  log1p: ops.log1p,
  log1p_: ops.log1p_,
  log2: ops.log2,
  log2_: ops.log2_,
  log_: ops.log_,
  logNormal_: ops.logNormal_,
  logSoftmax: ops.logSoftmax,
  logaddexp: ops.logaddexp,
  logaddexp2: ops.logaddexp2,
  logcumsumexp: ops.logcumsumexp,
  logdet: ops.logdet,
  logicalAnd: ops.logicalAnd,
  logicalAnd_: ops.logicalAnd_,
  logicalNot: ops.logicalNot,
  logicalNot_: ops.logicalNot_,
  logicalOr: ops.logicalOr,
  logicalOr_: ops.logicalOr_,
  logicalXor: ops.logicalXor,
  logicalXor_: ops.logicalXor_,
  logit: ops.logit,
  logit_: ops.logit_,
  logsumexp: ops.logsumexp,
  lt: ops.lt,
  lt_: ops.lt_,
  luSolve: ops.luSolve,
  maskedFill: ops.maskedFill,
  maskedFill_: ops.maskedFill_,
  maskedScatter: ops.maskedScatter,
  maskedScatter_: ops.maskedScatter_,
  maskedSelect: ops.maskedSelect,
  matmul: ops.matmul,
  matrixExp: ops.matrixExp,
  matrixPower: ops.matrixPower,
  max: ops.max,
  maximum: ops.maximum,
  mean: ops.mean,
  median: ops.median,
  min: ops.min,
  minimum: ops.minimum,
  mm: ops.mm,
  mode: ops.mode,
  moveaxis: ops.moveaxis,
  movedim: ops.movedim,
  msort: ops.msort,
  mul: ops.mul,
  mul_: ops.mul_,
  multinomial: ops.multinomial,
  multiply: ops.multiply,
  multiply_: ops.multiply_,
  mv: ops.mv,
  mvlgamma: ops.mvlgamma,
  mvlgamma_: ops.mvlgamma_,
  nanToNum: ops.nanToNum,
  nanToNum_: ops.nanToNum_,
  nanmean: ops.nanmean,
  nanmedian: ops.nanmedian,
  nanquantile: ops.nanquantile,
  nansum: ops.nansum,
  narrow: ops.narrow,
  narrowCopy: ops.narrowCopy,
  ne: ops.ne,
  ne_: ops.ne_,
  neg: ops.neg,
  neg_: ops.neg_,
  negative: ops.negative,
  negative_: ops.negative_,
  newEmpty: ops.newEmpty,
  newEmptyStrided: ops.newEmptyStrided,
  newFull: ops.newFull,
  newOnes: ops.newOnes,
  newZeros: ops.newZeros,
  nextafter: ops.nextafter,
  nextafter_: ops.nextafter_,
  nonzeroStatic: ops.nonzeroStatic,
  normal_: ops.normal_,
  notEqual: ops.notEqual,
  notEqual_: ops.notEqual_,
  orgqr: ops.orgqr,
  ormqr: ops.ormqr,
  outer: ops.outer,
  permute: ops.permute,
  pinMemory: ops.pinMemory,
  pinverse: ops.pinverse,
  polygamma_: ops.polygamma_,
  positive: ops.positive,
  pow: ops.pow,
  pow_: ops.pow_,
  prelu: ops.prelu,
  prod: ops.prod,
  put: ops.put,
  put_: ops.put_,
  qPerChannelAxis: ops.qPerChannelAxis,
  qPerChannelScales: ops.qPerChannelScales,
  qPerChannelZeroPoints: ops.qPerChannelZeroPoints,
  qScale: ops.qScale,
  qZeroPoint: ops.qZeroPoint,
  qr: ops.qr,
  quantile: ops.quantile,
  rad2deg: ops.rad2deg,
  rad2deg_: ops.rad2deg_,
  random_: ops.random_,
  ravel: ops.ravel,
  reciprocal: ops.reciprocal,
  reciprocal_: ops.reciprocal_,
  relu: ops.relu,
  relu_: ops.relu_,
  remainder: ops.remainder,
  remainder_: ops.remainder_,
  renorm: ops.renorm,
  renorm_: ops.renorm_,
  repeat: ops.repeat,
  repeatInterleave: ops.repeatInterleave,
  reshape: ops.reshape,
  reshapeAs: ops.reshapeAs,
  resize: ops.resize,
  resize_: ops.resize_,
  resizeAs: ops.resizeAs,
  resizeAs_: ops.resizeAs_,
  resizeAsSparse_: ops.resizeAsSparse_,
  resolveConj: ops.resolveConj,
  resolveNeg: ops.resolveNeg,
  roll: ops.roll,
  rot90: ops.rot90,
  round: ops.round,
  round_: ops.round_,
  rowIndices: ops.rowIndices,
  rsqrt: ops.rsqrt,
  rsqrt_: ops.rsqrt_,
  scatter: ops.scatter,
  scatter_: ops.scatter_,
  scatterAdd: ops.scatterAdd,
  scatterAdd_: ops.scatterAdd_,
  scatterReduce: ops.scatterReduce,
  scatterReduce_: ops.scatterReduce_,
  select: ops.select,
  selectScatter: ops.selectScatter,
  set_: ops.set_,
  sgn: ops.sgn,
  sgn_: ops.sgn_,
  sigmoid: ops.sigmoid,
  sigmoid_: ops.sigmoid_,
  sign: ops.sign,
  sign_: ops.sign_,
  signbit: ops.signbit,
  sin: ops.sin,
  sin_: ops.sin_,
  sinc: ops.sinc,
  sinc_: ops.sinc_,
  sinh: ops.sinh,
  sinh_: ops.sinh_,
  sliceInverse: ops.sliceInverse,
  sliceScatter: ops.sliceScatter,
  slogdet: ops.slogdet,
  smm: ops.smm,
  softmax: ops.softmax,
  sort: ops.sort,
  sparseDim: ops.sparseDim,
  sparseMask: ops.sparseMask,
  sparseResize_: ops.sparseResize_,
  sparseResizeAndClear_: ops.sparseResizeAndClear_,
  split: ops.split,
  splitWithSizes: ops.splitWithSizes,
  sqrt: ops.sqrt,
  sqrt_: ops.sqrt_,
  square: ops.square,
  square_: ops.square_,
  squeeze: ops.squeeze,
  squeeze_: ops.squeeze_,
  sspaddmm: ops.sspaddmm,
  std: ops.std,
  stft: ops.stft,
  sub: ops.sub,
  sub_: ops.sub_,
  subtract: ops.subtract,
  subtract_: ops.subtract_,
  sum: ops.sum,
  sumToSize: ops.sumToSize,
  svd: ops.svd,
  swapaxes: ops.swapaxes,
  swapaxes_: ops.swapaxes_,
  swapdims: ops.swapdims,
  swapdims_: ops.swapdims_,
  t: ops.t,
  t_: ops.t_,
  take: ops.take,
  takeAlongDim: ops.takeAlongDim,
  tan: ops.tan,
  tan_: ops.tan_,
  tanh: ops.tanh,
  tanh_: ops.tanh_,
  tensorSplit: ops.tensorSplit,
  tile: ops.tile,
  toDense: ops.toDense,
  toMkldnn: ops.toMkldnn,
  toPaddedTensor: ops.toPaddedTensor,
  toSparse: ops.toSparse,
  toSparseBsc: ops.toSparseBsc,
  toSparseBsr: ops.toSparseBsr,
  toSparseCsc: ops.toSparseCsc,
  toSparseCsr: ops.toSparseCsr,
  topk: ops.topk,
  trace: ops.trace,
  transpose: ops.transpose,
  transpose_: ops.transpose_,
  triangularSolve: ops.triangularSolve,
  tril: ops.tril,
  tril_: ops.tril_,
  triu: ops.triu,
  triu_: ops.triu_,
  trueDivide: ops.trueDivide,
  trueDivide_: ops.trueDivide_,
  trunc: ops.trunc,
  trunc_: ops.trunc_,
  typeAs: ops.typeAs,
  unbind: ops.unbind,
  unflatten: ops.unflatten,
  unfold: ops.unfold,
  uniform_: ops.uniform_,
  unsafeChunk: ops.unsafeChunk,
  unsafeSplit: ops.unsafeSplit,
  unsafeSplitWithSizes: ops.unsafeSplitWithSizes,
  unsqueeze: ops.unsqueeze,
  unsqueeze_: ops.unsqueeze_,
  values: ops.values,
  var: ops.var,
  vdot: ops.vdot,
  view: ops.view,
  viewAs: ops.viewAs,
  vsplit: ops.vsplit,
  xlogy: ops.xlogy,
  xlogy_: ops.xlogy_,
  zero_: ops.zero_,
}
