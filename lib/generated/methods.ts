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
  /**
   * `aten::_indices(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor._indices.html
   */
  _indices(): Tensor

  /**
   * `aten::_nnz(Tensor self) -> int`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor._nnz.html
   */
  _nnz(): number

  /**
   * `aten::_values(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor._values.html
   */
  _values(): Tensor

  /**
   * `aten::abs(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.abs.html
   */
  abs(): Tensor

  /**
   * `aten::abs_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.abs_.html
   */
  abs_(): this

  /**
   * `aten::absolute(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.absolute.html
   */
  absolute(): Tensor

  /**
   * `aten::absolute_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.absolute_.html
   */
  absolute_(): this

  /**
   * `aten::acos(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.acos.html
   */
  acos(): Tensor

  /**
   * `aten::acos_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.acos_.html
   */
  acos_(): this

  /**
   * `aten::acosh(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.acosh.html
   */
  acosh(): Tensor

  /**
   * `aten::acosh_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.acosh_.html
   */
  acosh_(): this

  /**
   * `aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.add.html
   */
  add(other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor

  /**
   * `aten::add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.add_.html
   */
  add_(other: Tensor | Scalar, options?: { alpha?: Scalar }): this

  /**
   * `aten::addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.addbmm.html
   */
  addbmm(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor

  /**
   * `aten::addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addbmm_.html
   */
  addbmm_(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this

  /**
   * `aten::addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.addcdiv.html
   */
  addcdiv(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor

  /**
   * `aten::addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addcdiv_.html
   */
  addcdiv_(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): this

  /**
   * `aten::addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.addcmul.html
   */
  addcmul(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor

  /**
   * `aten::addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addcmul_.html
   */
  addcmul_(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): this

  /**
   * `aten::addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * `aten::addmm.dtype(Tensor self, Tensor mat1, Tensor mat2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.addmm.html
   */
  addmm(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  addmm(mat1: Tensor, mat2: Tensor, outDtype: DType, options?: { beta?: Scalar; alpha?: Scalar }): Tensor

  /**
   * `aten::addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addmm_.html
   */
  addmm_(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this

  /**
   * `aten::addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.addmv.html
   */
  addmv(mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor

  /**
   * `aten::addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.addmv_.html
   */
  addmv_(mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this

  /**
   * `aten::addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.addr.html
   */
  addr(vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor

  /**
   * `aten::addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addr_.html
   */
  addr_(vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this

  /**
   * `aten::adjoint(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.adjoint.html
   */
  adjoint(): Tensor

  /**
   * `aten::all(Tensor self) -> Tensor`
   * `aten::all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor`
   * `aten::all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.all.html
   */
  all(): Tensor
  all(dim: Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  all(options: { dim: Int; keepdim?: boolean }): Tensor
  all(dim?: readonly Int[] | null | { dim?: readonly Int[] | null; keepdim?: boolean }, keepdim?: boolean | { dim?: readonly Int[] | null; keepdim?: boolean }): Tensor

  /**
   * `aten::allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.allclose.html
   */
  allclose(other: Tensor, rtol?: number | AllcloseOptions, atol?: number | AllcloseOptions, equalNan?: boolean | AllcloseOptions): boolean

  /**
   * `aten::amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.amax.html
   */
  amax(dim?: readonly Int[] | Int | { dim?: readonly Int[] | Int; keepdim?: boolean }, keepdim?: boolean | { dim?: readonly Int[] | Int; keepdim?: boolean }): Tensor

  /**
   * `aten::amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.amin.html
   */
  amin(dim?: readonly Int[] | Int | { dim?: readonly Int[] | Int; keepdim?: boolean }, keepdim?: boolean | { dim?: readonly Int[] | Int; keepdim?: boolean }): Tensor

  /**
   * `aten::aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.aminmax.html
   */
  aminmax(options?: { dim?: Int | null; keepdim?: boolean }): [min: Tensor, max: Tensor] & { min: Tensor; max: Tensor }

  /**
   * `aten::angle(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.angle.html
   */
  angle(): Tensor

  /**
   * `aten::any(Tensor self) -> Tensor`
   * `aten::any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor`
   * `aten::any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.any.html
   */
  any(): Tensor
  any(dim: Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  any(options: { dim: Int; keepdim?: boolean }): Tensor
  any(dim?: readonly Int[] | null | { dim?: readonly Int[] | null; keepdim?: boolean }, keepdim?: boolean | { dim?: readonly Int[] | null; keepdim?: boolean }): Tensor

  /**
   * `aten::arccos(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.arccos.html
   */
  arccos(): Tensor

  /**
   * `aten::arccos_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.arccos_.html
   */
  arccos_(): this

  /**
   * `aten::arccosh(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.arccosh.html
   */
  arccosh(): Tensor

  /**
   * `aten::arccosh_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.arccosh_.html
   */
  arccosh_(): this

  /**
   * `aten::arcsin(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.arcsin.html
   */
  arcsin(): Tensor

  /**
   * `aten::arcsin_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.arcsin_.html
   */
  arcsin_(): this

  /**
   * `aten::arcsinh(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.arcsinh.html
   */
  arcsinh(): Tensor

  /**
   * `aten::arcsinh_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.arcsinh_.html
   */
  arcsinh_(): this

  /**
   * `aten::arctan(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.arctan.html
   */
  arctan(): Tensor

  /**
   * `aten::arctan2(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.arctan2.html
   */
  arctan2(other: Tensor): Tensor

  /**
   * `aten::arctan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arctan2_.html
   */
  arctan2_(other: Tensor): this

  /**
   * `aten::arctan_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.arctan_.html
   */
  arctan_(): this

  /**
   * `aten::arctanh(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.arctanh.html
   */
  arctanh(): Tensor

  /**
   * `aten::arctanh_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.arctanh_.html
   */
  arctanh_(): this

  /**
   * `aten::argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.argmax.html
   */
  argmax(dim?: Int | null | { dim?: Int | null; keepdim?: boolean }, keepdim?: boolean | { dim?: Int | null; keepdim?: boolean }): Tensor

  /**
   * `aten::argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.argmin.html
   */
  argmin(dim?: Int | null | { dim?: Int | null; keepdim?: boolean }, keepdim?: boolean | { dim?: Int | null; keepdim?: boolean }): Tensor

  /**
   * `aten::argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor`
   * `aten::argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.argsort.html
   */
  argsort(dim?: Int | { dim?: Int; descending?: boolean }, descending?: boolean | { dim?: Int; descending?: boolean }): Tensor
  argsort(options: ArgsortOptions): Tensor

  /**
   * `aten::argwhere(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.argwhere.html
   */
  argwhere(): Tensor

  /**
   * `aten::as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.as_strided.html
   */
  asStrided(size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null }): Tensor

  /**
   * `aten::as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.as_strided_.html
   */
  asStrided_(size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null }): this

  /**
   * `aten::as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.as_strided_scatter.html
   */
  asStridedScatter(src: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null }): Tensor

  /**
   * `aten::asin(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.asin.html
   */
  asin(): Tensor

  /**
   * `aten::asin_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.asin_.html
   */
  asin_(): this

  /**
   * `aten::asinh(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.asinh.html
   */
  asinh(): Tensor

  /**
   * `aten::asinh_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.asinh_.html
   */
  asinh_(): this

  /**
   * `aten::atan(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.atan.html
   */
  atan(): Tensor

  /**
   * `aten::atan2(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.atan2.html
   */
  atan2(other: Tensor): Tensor

  /**
   * `aten::atan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.atan2_.html
   */
  atan2_(other: Tensor): this

  /**
   * `aten::atan_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.atan_.html
   */
  atan_(): this

  /**
   * `aten::atanh(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.atanh.html
   */
  atanh(): Tensor

  /**
   * `aten::atanh_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.atanh_.html
   */
  atanh_(): this

  /**
   * `aten::baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * `aten::baddbmm.dtype(Tensor self, Tensor batch1, Tensor batch2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.baddbmm.html
   */
  baddbmm(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  baddbmm(batch1: Tensor, batch2: Tensor, outDtype: DType, options?: { beta?: Scalar; alpha?: Scalar }): Tensor

  /**
   * `aten::baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.baddbmm_.html
   */
  baddbmm_(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this

  /**
   * `aten::bernoulli(Tensor self, *, Generator? generator=None) -> Tensor`
   * `aten::bernoulli.Tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor`
   * `aten::bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.bernoulli.html
   */
  bernoulli(options?: { generator?: Generator | null }): Tensor
  bernoulli(p: Tensor, options?: { generator?: Generator | null }): Tensor
  bernoulli(p: number, options?: { generator?: Generator | null }): Tensor

  /**
   * `aten::bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)`
   * `aten::bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bernoulli_.html
   */
  bernoulli_(p: Tensor, options?: { generator?: Generator | null }): this
  bernoulli_(p?: number | { p?: number; generator?: Generator | null }, options?: { p?: number; generator?: Generator | null }): this

  /**
   * `aten::bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.bincount.html
   */
  bincount(weights?: Tensor | null | { weights?: Tensor | null; minlength?: Int }, minlength?: Int | { weights?: Tensor | null; minlength?: Int }): Tensor

  /**
   * `aten::bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.bitwise_and.html
   */
  bitwiseAnd(other: Tensor): Tensor
  bitwiseAnd(other: Scalar): Tensor

  /**
   * `aten::bitwise_and_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::bitwise_and_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_and_.html
   */
  bitwiseAnd_(other: Tensor): this
  bitwiseAnd_(other: Scalar): this

  /**
   * `aten::bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.bitwise_left_shift.html
   */
  bitwiseLeftShift(other: Tensor): Tensor
  bitwiseLeftShift(other: Scalar): Tensor

  /**
   * `aten::bitwise_left_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::bitwise_left_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_left_shift_.html
   */
  bitwiseLeftShift_(other: Tensor): this
  bitwiseLeftShift_(other: Scalar): this

  /**
   * `aten::bitwise_not(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.bitwise_not.html
   */
  bitwiseNot(): Tensor

  /**
   * `aten::bitwise_not_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_not_.html
   */
  bitwiseNot_(): this

  /**
   * `aten::bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.bitwise_or.html
   */
  bitwiseOr(other: Tensor): Tensor
  bitwiseOr(other: Scalar): Tensor

  /**
   * `aten::bitwise_or_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::bitwise_or_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_or_.html
   */
  bitwiseOr_(other: Tensor): this
  bitwiseOr_(other: Scalar): this

  /**
   * `aten::bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.bitwise_right_shift.html
   */
  bitwiseRightShift(other: Tensor): Tensor
  bitwiseRightShift(other: Scalar): Tensor

  /**
   * `aten::bitwise_right_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::bitwise_right_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_right_shift_.html
   */
  bitwiseRightShift_(other: Tensor): this
  bitwiseRightShift_(other: Scalar): this

  /**
   * `aten::bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.bitwise_xor.html
   */
  bitwiseXor(other: Tensor): Tensor
  bitwiseXor(other: Scalar): Tensor

  /**
   * `aten::bitwise_xor_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::bitwise_xor_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_xor_.html
   */
  bitwiseXor_(other: Tensor): this
  bitwiseXor_(other: Scalar): this

  /**
   * `aten::bmm(Tensor self, Tensor mat2) -> Tensor`
   * `aten::bmm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.bmm.html
   */
  bmm(mat2: Tensor): Tensor
  bmm(mat2: Tensor, outDtype: DType): Tensor

  /**
   * `aten::broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.broadcast_to.html
   */
  broadcastTo(size: readonly Int[]): Tensor

  /**
   * `aten::cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cauchy_.html
   */
  cauchy_(median?: number | Cauchy_Options, sigma?: number | Cauchy_Options, options?: Cauchy_Options): this

  /**
   * `aten::ccol_indices(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ccol_indices.html
   */
  ccolIndices(): Tensor

  /**
   * `aten::ceil(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.ceil.html
   */
  ceil(): Tensor

  /**
   * `aten::ceil_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.ceil_.html
   */
  ceil_(): this

  /**
   * `aten::chalf(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.chalf.html
   */
  chalf(options?: { memoryFormat?: MemoryFormat | null }): Tensor

  /**
   * `aten::cholesky(Tensor self, bool upper=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.cholesky.html
   */
  cholesky(upper?: boolean | { upper?: boolean }): Tensor

  /**
   * `aten::cholesky_inverse(Tensor self, bool upper=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.cholesky_inverse.html
   */
  choleskyInverse(upper?: boolean | { upper?: boolean }): Tensor

  /**
   * `aten::cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.cholesky_solve.html
   */
  choleskySolve(input2: Tensor, upper?: boolean | { upper?: boolean }): Tensor

  /**
   * `aten::chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.chunk.html
   */
  chunk(chunks: Int, dim?: Int | { dim?: Int }): Tensor[]

  /**
   * `aten::clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
   * `aten::clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.clamp.html
   */
  clamp(min?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }, max?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }): Tensor
  clamp(min?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }, max?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }): Tensor

  /**
   * `aten::clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
   * `aten::clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.clamp_.html
   */
  clamp_(min?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }, max?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }): this
  clamp_(min?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }, max?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }): this

  /**
   * `aten::clamp_max(Tensor self, Scalar max) -> Tensor`
   * `aten::clamp_max.Tensor(Tensor self, Tensor max) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.clamp_max.html
   */
  clampMax(max: Scalar): Tensor
  clampMax(max: Tensor): Tensor

  /**
   * `aten::clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)`
   * `aten::clamp_max_.Tensor(Tensor(a!) self, Tensor max) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.clamp_max_.html
   */
  clampMax_(max: Scalar): this
  clampMax_(max: Tensor): this

  /**
   * `aten::clamp_min(Tensor self, Scalar min) -> Tensor`
   * `aten::clamp_min.Tensor(Tensor self, Tensor min) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.clamp_min.html
   */
  clampMin(min: Scalar): Tensor
  clampMin(min: Tensor): Tensor

  /**
   * `aten::clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)`
   * `aten::clamp_min_.Tensor(Tensor(a!) self, Tensor min) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.clamp_min_.html
   */
  clampMin_(min: Scalar): this
  clampMin_(min: Tensor): this

  /**
   * `aten::clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
   * `aten::clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.clip.html
   */
  clip(min?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }, max?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }): Tensor
  clip(min?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }, max?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }): Tensor

  /**
   * `aten::clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
   * `aten::clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.clip_.html
   */
  clip_(min?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }, max?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }): this
  clip_(min?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }, max?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }): this

  /**
   * `aten::clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.clone.html
   */
  clone(options?: { memoryFormat?: MemoryFormat | null }): Tensor

  /**
   * `aten::coalesce(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.coalesce.html
   */
  coalesce(): Tensor

  /**
   * `aten::col_indices(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.col_indices.html
   */
  colIndices(): Tensor

  /**
   * `aten::conj(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.conj.html
   */
  conj(): Tensor

  /**
   * `aten::conj_physical(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.conj_physical.html
   */
  conjPhysical(): Tensor

  /**
   * `aten::conj_physical_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.conj_physical_.html
   */
  conjPhysical_(): this

  /**
   * `aten::contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.contiguous.html
   */
  contiguous(options?: { memoryFormat?: MemoryFormat }): Tensor

  /**
   * `aten::copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.copy_.html
   */
  copy_(src: Tensor, nonBlocking?: boolean | { nonBlocking?: boolean }): this

  /**
   * `aten::copysign.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::copysign.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.copysign.html
   */
  copysign(other: Tensor): Tensor
  copysign(other: Scalar): Tensor

  /**
   * `aten::copysign_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::copysign_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.copysign_.html
   */
  copysign_(other: Tensor): this
  copysign_(other: Scalar): this

  /**
   * `aten::corrcoef(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.corrcoef.html
   */
  corrcoef(): Tensor

  /**
   * `aten::cos(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.cos.html
   */
  cos(): Tensor

  /**
   * `aten::cos_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.cos_.html
   */
  cos_(): this

  /**
   * `aten::cosh(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.cosh.html
   */
  cosh(): Tensor

  /**
   * `aten::cosh_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.cosh_.html
   */
  cosh_(): this

  /**
   * `aten::count_nonzero(Tensor self, int? dim=None) -> Tensor`
   * `aten::count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.count_nonzero.html
   */
  countNonzero(dim?: Int | null | { dim?: Int | null }): Tensor
  countNonzero(dim: readonly Int[]): Tensor
  countNonzero(options: { dim: readonly Int[] }): Tensor

  /**
   * `aten::cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.cov.html
   */
  cov(options?: CovOptions): Tensor

  /**
   * `aten::cross(Tensor self, Tensor other, int? dim=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.cross.html
   */
  cross(other: Tensor, dim?: Int | null | { dim?: Int | null }): Tensor

  /**
   * `aten::crow_indices(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.crow_indices.html
   */
  crowIndices(): Tensor

  /**
   * `aten::cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.cummax.html
   */
  cummax(dim: Int): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  cummax(options: { dim: Int }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * `aten::cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.cummin.html
   */
  cummin(dim: Int): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  cummin(options: { dim: Int }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * `aten::cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.cumprod.html
   */
  cumprod(dim: Int, options?: { dtype?: DType | null }): Tensor
  cumprod(options: { dim: Int; dtype?: DType | null }): Tensor

  /**
   * `aten::cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cumprod_.html
   */
  cumprod_(dim: Int, options?: { dtype?: DType | null }): this
  cumprod_(options: { dim: Int; dtype?: DType | null }): this

  /**
   * `aten::cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.cumsum.html
   */
  cumsum(dim: Int, options?: { dtype?: DType | null }): Tensor
  cumsum(options: { dim: Int; dtype?: DType | null }): Tensor

  /**
   * `aten::cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cumsum_.html
   */
  cumsum_(dim: Int, options?: { dtype?: DType | null }): this
  cumsum_(options: { dim: Int; dtype?: DType | null }): this

  /**
   * `aten::deg2rad(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.deg2rad.html
   */
  deg2rad(): Tensor

  /**
   * `aten::deg2rad_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.deg2rad_.html
   */
  deg2rad_(): this

  /**
   * `aten::dense_dim(Tensor self) -> int`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.dense_dim.html
   */
  denseDim(): number

  /**
   * `aten::dequantize.self(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.dequantize.html
   */
  dequantize(): Tensor

  /**
   * `aten::det(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.det.html
   */
  det(): Tensor

  /**
   * `aten::detach(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.detach.html
   */
  detach(): Tensor

  /**
   * `aten::detach_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.detach_.html
   */
  detach_(): this

  /**
   * `aten::diag(Tensor self, int diagonal=0) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.diag.html
   */
  diag(diagonal?: Int | { diagonal?: Int }): Tensor

  /**
   * `aten::diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.diag_embed.html
   */
  diagEmbed(offset?: Int | DiagEmbedOptions, dim1?: Int | DiagEmbedOptions, dim2?: Int | DiagEmbedOptions): Tensor

  /**
   * `aten::diagflat(Tensor self, int offset=0) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.diagflat.html
   */
  diagflat(offset?: Int | { offset?: Int }): Tensor

  /**
   * `aten::diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.diagonal.html
   */
  diagonal(offset?: Int | DiagEmbedOptions, dim1?: Int | DiagEmbedOptions, dim2?: Int | DiagEmbedOptions): Tensor

  /**
   * `aten::diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.diagonal_scatter.html
   */
  diagonalScatter(src: Tensor, offset?: Int | DiagEmbedOptions, dim1?: Int | DiagEmbedOptions, dim2?: Int | DiagEmbedOptions): Tensor

  /**
   * `aten::diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.diff.html
   */
  diff(n?: Int | DiffOptions, dim?: Int | DiffOptions, prepend?: Tensor | null | DiffOptions, append?: Tensor | null | DiffOptions): Tensor

  /**
   * `aten::digamma(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.digamma.html
   */
  digamma(): Tensor

  /**
   * `aten::digamma_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.digamma_.html
   */
  digamma_(): this

  /**
   * `aten::dist(Tensor self, Tensor other, Scalar p=2) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.dist.html
   */
  dist(other: Tensor, p?: Scalar | { p?: Scalar }): Tensor

  /**
   * `aten::div.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.div.html
   */
  div(other: Tensor | Scalar): Tensor
  div(other: Tensor | Scalar, options: { roundingMode?: string | null }): Tensor

  /**
   * `aten::div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.div_.html
   */
  div_(other: Tensor | Scalar): this
  div_(other: Tensor | Scalar, options: { roundingMode?: string | null }): this

  /**
   * `aten::divide.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.divide.html
   */
  divide(other: Tensor | Scalar): Tensor
  divide(other: Tensor | Scalar, options: { roundingMode?: string | null }): Tensor

  /**
   * `aten::divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::divide_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.divide_.html
   */
  divide_(other: Tensor | Scalar): this
  divide_(other: Tensor | Scalar, options: { roundingMode?: string | null }): this

  /**
   * `aten::dot(Tensor self, Tensor tensor) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.dot.html
   */
  dot(tensor: Tensor): Tensor

  /**
   * `aten::dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
   * `aten::dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.dsplit.html
   */
  dsplit(indices: readonly Int[]): Tensor[]
  dsplit(sections: Int): Tensor[]

  /**
   * `aten::eq.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::eq.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.eq.html
   */
  eq(other: Tensor): Tensor
  eq(other: Scalar): Tensor

  /**
   * `aten::eq_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::eq_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.eq_.html
   */
  eq_(other: Tensor): this
  eq_(other: Scalar): this

  /**
   * `aten::equal(Tensor self, Tensor other) -> bool`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.equal.html
   */
  equal(other: Tensor): boolean

  /**
   * `aten::erf(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.erf.html
   */
  erf(): Tensor

  /**
   * `aten::erf_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.erf_.html
   */
  erf_(): this

  /**
   * `aten::erfc(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.erfc.html
   */
  erfc(): Tensor

  /**
   * `aten::erfc_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.erfc_.html
   */
  erfc_(): this

  /**
   * `aten::erfinv(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.erfinv.html
   */
  erfinv(): Tensor

  /**
   * `aten::erfinv_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.erfinv_.html
   */
  erfinv_(): this

  /**
   * `aten::exp(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.exp.html
   */
  exp(): Tensor

  /**
   * `aten::exp2(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.exp2.html
   */
  exp2(): Tensor

  /**
   * `aten::exp2_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.exp2_.html
   */
  exp2_(): this

  /**
   * `aten::exp_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.exp_.html
   */
  exp_(): this

  /**
   * `aten::expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.expand.html
   */
  expand(size: readonly Int[], options?: { implicit?: boolean }): Tensor

  /**
   * `aten::expand_as(Tensor(a) self, Tensor other) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.expand_as.html
   */
  expandAs(other: Tensor): Tensor

  /**
   * `aten::expm1(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.expm1.html
   */
  expm1(): Tensor

  /**
   * `aten::expm1_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.expm1_.html
   */
  expm1_(): this

  /**
   * `aten::exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.exponential_.html
   */
  exponential_(lambd?: number | { lambd?: number; generator?: Generator | null }, options?: { lambd?: number; generator?: Generator | null }): this

  /**
   * `aten::fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)`
   * `aten::fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.fill_.html
   */
  fill_(value: Tensor): this
  fill_(value: Scalar): this

  /**
   * `aten::fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fill_diagonal_.html
   */
  fillDiagonal_(fillValue: Scalar, wrap?: boolean | { wrap?: boolean }): this

  /**
   * `aten::fix(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.fix.html
   */
  fix(): Tensor

  /**
   * `aten::fix_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.fix_.html
   */
  fix_(): this

  /**
   * `aten::flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)`
   * `aten::flatten.named_out_dim(Tensor(a) self, int start_dim, int end_dim, str out_dim) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.flatten.html
   */
  flatten(startDim?: Int | { startDim?: Int; endDim?: Int }, endDim?: Int | { startDim?: Int; endDim?: Int }): Tensor
  flatten(startDim: Int, endDim: Int, outDim: string): Tensor

  /**
   * `aten::flip(Tensor self, int[] dims) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.flip.html
   */
  flip(dims: readonly Int[]): Tensor
  flip(options: { dims: readonly Int[] }): Tensor

  /**
   * `aten::fliplr(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.fliplr.html
   */
  fliplr(): Tensor

  /**
   * `aten::flipud(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.flipud.html
   */
  flipud(): Tensor

  /**
   * `aten::float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor`
   * `aten::float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.float_power.html
   */
  floatPower(exponent: Tensor): Tensor
  floatPower(exponent: Scalar): Tensor

  /**
   * `aten::float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)`
   * `aten::float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.float_power_.html
   */
  floatPower_(exponent: Tensor): this
  floatPower_(exponent: Scalar): this

  /**
   * `aten::floor(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.floor.html
   */
  floor(): Tensor

  /**
   * `aten::floor_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.floor_.html
   */
  floor_(): this

  /**
   * `aten::floor_divide(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.floor_divide.html
   */
  floorDivide(other: Tensor | Scalar): Tensor

  /**
   * `aten::floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.floor_divide_.html
   */
  floorDivide_(other: Tensor | Scalar): this

  /**
   * `aten::fmax(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.fmax.html
   */
  fmax(other: Tensor): Tensor

  /**
   * `aten::fmin(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.fmin.html
   */
  fmin(other: Tensor): Tensor

  /**
   * `aten::fmod.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::fmod.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.fmod.html
   */
  fmod(other: Tensor): Tensor
  fmod(other: Scalar): Tensor

  /**
   * `aten::fmod_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::fmod_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fmod_.html
   */
  fmod_(other: Tensor): this
  fmod_(other: Scalar): this

  /**
   * `aten::frac(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.frac.html
   */
  frac(): Tensor

  /**
   * `aten::frac_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.frac_.html
   */
  frac_(): this

  /**
   * `aten::frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.frexp.html
   */
  frexp(): [mantissa: Tensor, exponent: Tensor] & { mantissa: Tensor; exponent: Tensor }

  /**
   * `aten::gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.gather.html
   */
  gather(dim: Int, index: Tensor, options?: { sparseGrad?: boolean }): Tensor

  /**
   * `aten::gcd(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.gcd.html
   */
  gcd(other: Tensor): Tensor

  /**
   * `aten::gcd_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.gcd_.html
   */
  gcd_(other: Tensor): this

  /**
   * `aten::ge.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::ge.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.ge.html
   */
  ge(other: Tensor): Tensor
  ge(other: Scalar): Tensor

  /**
   * `aten::ge_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::ge_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ge_.html
   */
  ge_(other: Tensor): this
  ge_(other: Scalar): this

  /**
   * `aten::geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.geometric_.html
   */
  geometric_(p: number, options?: { generator?: Generator | null }): this

  /**
   * `aten::geqrf(Tensor self) -> (Tensor a, Tensor tau)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.geqrf.html
   */
  geqrf(): [a: Tensor, tau: Tensor] & { a: Tensor; tau: Tensor }

  /**
   * `aten::ger(Tensor self, Tensor vec2) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.ger.html
   */
  ger(vec2: Tensor): Tensor

  /**
   * `aten::greater.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::greater.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.greater.html
   */
  greater(other: Tensor): Tensor
  greater(other: Scalar): Tensor

  /**
   * `aten::greater_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::greater_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.greater_.html
   */
  greater_(other: Tensor): this
  greater_(other: Scalar): this

  /**
   * `aten::greater_equal.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::greater_equal.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.greater_equal.html
   */
  greaterEqual(other: Tensor): Tensor
  greaterEqual(other: Scalar): Tensor

  /**
   * `aten::greater_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::greater_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.greater_equal_.html
   */
  greaterEqual_(other: Tensor): this
  greaterEqual_(other: Scalar): this

  /**
   * `aten::gt.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::gt.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.gt.html
   */
  gt(other: Tensor): Tensor
  gt(other: Scalar): Tensor

  /**
   * `aten::gt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::gt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.gt_.html
   */
  gt_(other: Tensor): this
  gt_(other: Scalar): this

  /**
   * `aten::hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.hardshrink.html
   */
  hardshrink(lambd?: Scalar | { lambd?: Scalar }): Tensor

  /**
   * `aten::hash_tensor(Tensor self, int[1] dim=[], *, bool keepdim=False, int mode=0) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.hash_tensor.html
   */
  hashTensor(dim?: readonly Int[] | Int | HashTensorOptions, options?: HashTensorOptions): Tensor

  /**
   * `aten::heaviside(Tensor self, Tensor values) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.heaviside.html
   */
  heaviside(values: Tensor): Tensor

  /**
   * `aten::heaviside_(Tensor(a!) self, Tensor values) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.heaviside_.html
   */
  heaviside_(values: Tensor): this

  /**
   * `aten::histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.histc.html
   */
  histc(bins?: Int | HistcOptions, min?: Scalar | HistcOptions, max?: Scalar | HistcOptions): Tensor

  /**
   * `aten::histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)`
   * `aten::histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.histogram.html
   */
  histogram(bins: Tensor, options?: { weight?: Tensor | null; density?: boolean }): [hist: Tensor, binEdges: Tensor] & { hist: Tensor; bin_edges: Tensor }
  histogram(bins?: Int | HistogramOptions, options?: HistogramOptions): [hist: Tensor, binEdges: Tensor] & { hist: Tensor; bin_edges: Tensor }

  /**
   * `aten::hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
   * `aten::hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.hsplit.html
   */
  hsplit(indices: readonly Int[]): Tensor[]
  hsplit(sections: Int): Tensor[]

  /**
   * `aten::hypot(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.hypot.html
   */
  hypot(other: Tensor): Tensor

  /**
   * `aten::hypot_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.hypot_.html
   */
  hypot_(other: Tensor): this

  /**
   * `aten::i0(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.i0.html
   */
  i0(): Tensor

  /**
   * `aten::i0_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.i0_.html
   */
  i0_(): this

  /**
   * `aten::igamma(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.igamma.html
   */
  igamma(other: Tensor): Tensor

  /**
   * `aten::igamma_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.igamma_.html
   */
  igamma_(other: Tensor): this

  /**
   * `aten::igammac(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.igammac.html
   */
  igammac(other: Tensor): Tensor

  /**
   * `aten::igammac_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.igammac_.html
   */
  igammac_(other: Tensor): this

  /**
   * `aten::index.Tensor(Tensor self, Tensor?[] indices) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index.html
   */
  index(indices: readonly (Tensor | null)[]): Tensor

  /**
   * `aten::index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_add.html
   */
  indexAdd(dim: Int, index: Tensor, source: Tensor, options?: { alpha?: Scalar }): Tensor

  /**
   * `aten::index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_add_.html
   */
  indexAdd_(dim: Int, index: Tensor, source: Tensor, options?: { alpha?: Scalar }): this

  /**
   * `aten::index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_copy.html
   */
  indexCopy(dim: Int, index: Tensor, source: Tensor): Tensor

  /**
   * `aten::index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_copy_.html
   */
  indexCopy_(dim: Int, index: Tensor, source: Tensor): this

  /**
   * `aten::index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor`
   * `aten::index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_fill.html
   */
  indexFill(dim: Int, index: Tensor, value: Tensor): Tensor
  indexFill(dim: Int, index: Tensor, value: Scalar): Tensor

  /**
   * `aten::index_fill_.int_Tensor(Tensor(a!) self, int dim, Tensor index, Tensor value) -> Tensor(a!)`
   * `aten::index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_fill_.html
   */
  indexFill_(dim: Int, index: Tensor, value: Tensor): this
  indexFill_(dim: Int, index: Tensor, value: Scalar): this

  /**
   * `aten::index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_put.html
   */
  indexPut(indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | { accumulate?: boolean }): Tensor

  /**
   * `aten::index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_put_.html
   */
  indexPut_(indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | { accumulate?: boolean }): this

  /**
   * `aten::index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_reduce.html
   */
  indexReduce(dim: Int, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor

  /**
   * `aten::index_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_reduce_.html
   */
  indexReduce_(dim: Int, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean }): this

  /**
   * `aten::index_select(Tensor self, int dim, Tensor index) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_select.html
   */
  indexSelect(dim: Int, index: Tensor): Tensor

  /**
   * `aten::indices(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.indices.html
   */
  indices(): Tensor

  /**
   * `aten::inner(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.inner.html
   */
  inner(other: Tensor): Tensor

  /**
   * `aten::int_repr(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.int_repr.html
   */
  intRepr(): Tensor

  /**
   * `aten::inverse(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.inverse.html
   */
  inverse(): Tensor

  /**
   * `aten::is_coalesced(Tensor self) -> bool`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_coalesced.html
   */
  isCoalesced(): boolean

  /**
   * `aten::is_conj(Tensor self) -> bool`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_conj.html
   */
  isConj(): boolean

  /**
   * `aten::is_distributed(Tensor self) -> bool`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_distributed.html
   */
  isDistributed(): boolean

  /**
   * `aten::is_inference(Tensor self) -> bool`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_inference.html
   */
  isInference(): boolean

  /**
   * `aten::is_neg(Tensor self) -> bool`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_neg.html
   */
  isNeg(): boolean

  /**
   * `aten::is_nonzero(Tensor self) -> bool`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_nonzero.html
   */
  isNonzero(): boolean

  /**
   * `aten::is_pinned(Tensor self, Device? device=None) -> bool`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_pinned.html
   */
  isPinned(device?: Device | null | { device?: Device | null }): boolean

  /**
   * `aten::is_same_size(Tensor self, Tensor other) -> bool`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_same_size.html
   */
  isSameSize(other: Tensor): boolean

  /**
   * `aten::is_set_to(Tensor self, Tensor tensor) -> bool`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_set_to.html
   */
  isSetTo(tensor: Tensor): boolean

  /**
   * `aten::is_signed(Tensor self) -> bool`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_signed.html
   */
  isSigned(): boolean

  /**
   * `aten::isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.isclose.html
   */
  isclose(other: Tensor, rtol?: number | AllcloseOptions, atol?: number | AllcloseOptions, equalNan?: boolean | AllcloseOptions): Tensor

  /**
   * `aten::isfinite(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.isfinite.html
   */
  isfinite(): Tensor

  /**
   * `aten::isinf(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.isinf.html
   */
  isinf(): Tensor

  /**
   * `aten::isnan(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.isnan.html
   */
  isnan(): Tensor

  /**
   * `aten::isneginf(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.isneginf.html
   */
  isneginf(): Tensor

  /**
   * `aten::isposinf(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.isposinf.html
   */
  isposinf(): Tensor

  /**
   * `aten::isreal(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.isreal.html
   */
  isreal(): Tensor

  /**
   * `aten::istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.istft.html
   */
  istft(nFft: Int, hopLength?: Int | null | IstftOptions, winLength?: Int | null | IstftOptions, window?: Tensor | null | IstftOptions, center?: boolean | IstftOptions, normalized?: boolean | IstftOptions, onesided?: boolean | null | IstftOptions, length?: Int | null | IstftOptions, returnComplex?: boolean | IstftOptions): Tensor

  /**
   * `aten::kron(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.kron.html
   */
  kron(other: Tensor): Tensor

  /**
   * `aten::kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.kthvalue.html
   */
  kthvalue(k: Int, dim?: Int | { dim?: Int; keepdim?: boolean }, keepdim?: boolean | { dim?: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * `aten::lcm(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.lcm.html
   */
  lcm(other: Tensor): Tensor

  /**
   * `aten::lcm_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.lcm_.html
   */
  lcm_(other: Tensor): this

  /**
   * `aten::ldexp.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.ldexp.html
   */
  ldexp(other: Tensor): Tensor

  /**
   * `aten::ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.ldexp_.html
   */
  ldexp_(other: Tensor): this

  /**
   * `aten::le.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::le.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.le.html
   */
  le(other: Tensor): Tensor
  le(other: Scalar): Tensor

  /**
   * `aten::le_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::le_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.le_.html
   */
  le_(other: Tensor): this
  le_(other: Scalar): this

  /**
   * `aten::lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor`
   * `aten::lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.lerp.html
   */
  lerp(end: Tensor, weight: Tensor): Tensor
  lerp(end: Tensor, weight: Scalar): Tensor

  /**
   * `aten::lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)`
   * `aten::lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lerp_.html
   */
  lerp_(end: Tensor, weight: Tensor): this
  lerp_(end: Tensor, weight: Scalar): this

  /**
   * `aten::less.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::less.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.less.html
   */
  less(other: Tensor): Tensor
  less(other: Scalar): Tensor

  /**
   * `aten::less_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::less_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.less_.html
   */
  less_(other: Tensor): this
  less_(other: Scalar): this

  /**
   * `aten::less_equal.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::less_equal.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.less_equal.html
   */
  lessEqual(other: Tensor): Tensor
  lessEqual(other: Scalar): Tensor

  /**
   * `aten::less_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::less_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.less_equal_.html
   */
  lessEqual_(other: Tensor): this
  lessEqual_(other: Scalar): this

  /**
   * `aten::lgamma(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.lgamma.html
   */
  lgamma(): Tensor

  /**
   * `aten::lgamma_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lgamma_.html
   */
  lgamma_(): this

  /**
   * `aten::log(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.log.html
   */
  log(): Tensor

  /**
   * `aten::log10(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.log10.html
   */
  log10(): Tensor

  /**
   * `aten::log10_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.log10_.html
   */
  log10_(): this

  /**
   * `aten::log1p(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.log1p.html
   */
  log1p(): Tensor

  /**
   * `aten::log1p_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.log1p_.html
   */
  log1p_(): this

  /**
   * `aten::log2(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.log2.html
   */
  log2(): Tensor

  /**
   * `aten::log2_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.log2_.html
   */
  log2_(): this

  /**
   * `aten::log_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.log_.html
   */
  log_(): this

  /**
   * `aten::log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.log_normal_.html
   */
  logNormal_(mean?: number | LogNormal_Options, std?: number | LogNormal_Options, options?: LogNormal_Options): this

  /**
   * `aten::log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.log_softmax.html
   */
  logSoftmax(dim: Int, dtype?: DType | null | { dtype?: DType | null }): Tensor
  logSoftmax(options: { dim: Int; dtype?: DType | null }): Tensor

  /**
   * `aten::logaddexp(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.logaddexp.html
   */
  logaddexp(other: Tensor): Tensor

  /**
   * `aten::logaddexp2(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.logaddexp2.html
   */
  logaddexp2(other: Tensor): Tensor

  /**
   * `aten::logcumsumexp(Tensor self, int dim) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.logcumsumexp.html
   */
  logcumsumexp(dim: Int): Tensor
  logcumsumexp(options: { dim: Int }): Tensor

  /**
   * `aten::logdet(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.logdet.html
   */
  logdet(): Tensor

  /**
   * `aten::logical_and(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.logical_and.html
   */
  logicalAnd(other: Tensor): Tensor

  /**
   * `aten::logical_and_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_and_.html
   */
  logicalAnd_(other: Tensor): this

  /**
   * `aten::logical_not(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.logical_not.html
   */
  logicalNot(): Tensor

  /**
   * `aten::logical_not_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_not_.html
   */
  logicalNot_(): this

  /**
   * `aten::logical_or(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.logical_or.html
   */
  logicalOr(other: Tensor): Tensor

  /**
   * `aten::logical_or_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_or_.html
   */
  logicalOr_(other: Tensor): this

  /**
   * `aten::logical_xor(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.logical_xor.html
   */
  logicalXor(other: Tensor): Tensor

  /**
   * `aten::logical_xor_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_xor_.html
   */
  logicalXor_(other: Tensor): this

  /**
   * `aten::logit(Tensor self, float? eps=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.logit.html
   */
  logit(eps?: number | null | { eps?: number | null }): Tensor

  /**
   * `aten::logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.logit_.html
   */
  logit_(eps?: number | null | { eps?: number | null }): this

  /**
   * `aten::logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.logsumexp.html
   */
  logsumexp(dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  logsumexp(options: { dim: readonly Int[] | Int; keepdim?: boolean }): Tensor

  /**
   * `aten::lt.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::lt.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.lt.html
   */
  lt(other: Tensor): Tensor
  lt(other: Scalar): Tensor

  /**
   * `aten::lt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::lt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lt_.html
   */
  lt_(other: Tensor): this
  lt_(other: Scalar): this

  /**
   * `aten::lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.lu_solve.html
   */
  luSolve(LUData: Tensor, LUPivots: Tensor): Tensor

  /**
   * `aten::masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor`
   * `aten::masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.masked_fill.html
   */
  maskedFill(mask: Tensor, value: Tensor): Tensor
  maskedFill(mask: Tensor, value: Scalar): Tensor

  /**
   * `aten::masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)`
   * `aten::masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.masked_fill_.html
   */
  maskedFill_(mask: Tensor, value: Tensor): this
  maskedFill_(mask: Tensor, value: Scalar): this

  /**
   * `aten::masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.masked_scatter.html
   */
  maskedScatter(mask: Tensor, source: Tensor): Tensor

  /**
   * `aten::masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.masked_scatter_.html
   */
  maskedScatter_(mask: Tensor, source: Tensor): this

  /**
   * `aten::masked_select(Tensor self, Tensor mask) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.masked_select.html
   */
  maskedSelect(mask: Tensor): Tensor

  /**
   * `aten::matmul(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.matmul.html
   */
  matmul(other: Tensor): Tensor

  /**
   * `aten::matrix_exp(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.matrix_exp.html
   */
  matrixExp(): Tensor

  /**
   * `aten::matrix_power(Tensor self, int n) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.matrix_power.html
   */
  matrixPower(n: Int): Tensor

  /**
   * `aten::max(Tensor self) -> Tensor`
   * `aten::max.other(Tensor self, Tensor other) -> Tensor`
   * `aten::max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.max.html
   */
  max(): Tensor
  max(other: Tensor): Tensor
  max(dim: Int, keepdim?: boolean | { keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  max(options: { dim: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * `aten::maximum(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.maximum.html
   */
  maximum(other: Tensor): Tensor

  /**
   * `aten::mean(Tensor self, *, ScalarType? dtype=None) -> Tensor`
   * `aten::mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.mean.html
   */
  mean(options?: { dtype?: DType | null }): Tensor
  mean(dim: readonly Int[] | Int | null, keepdim?: boolean | { keepdim?: boolean; dtype?: DType | null }, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor
  mean(options: MeanOptions): Tensor

  /**
   * `aten::median(Tensor self) -> Tensor`
   * `aten::median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.median.html
   */
  median(): Tensor
  median(dim: Int, keepdim?: boolean | { keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  median(options: { dim: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * `aten::min(Tensor self) -> Tensor`
   * `aten::min.other(Tensor self, Tensor other) -> Tensor`
   * `aten::min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.min.html
   */
  min(): Tensor
  min(other: Tensor): Tensor
  min(dim: Int, keepdim?: boolean | { keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  min(options: { dim: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * `aten::minimum(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.minimum.html
   */
  minimum(other: Tensor): Tensor

  /**
   * `aten::mm(Tensor self, Tensor mat2) -> Tensor`
   * `aten::mm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.mm.html
   */
  mm(mat2: Tensor): Tensor
  mm(mat2: Tensor, outDtype: DType): Tensor

  /**
   * `aten::mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.mode.html
   */
  mode(dim?: Int | { dim?: Int; keepdim?: boolean }, keepdim?: boolean | { dim?: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * `aten::moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
   * `aten::moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.moveaxis.html
   */
  moveaxis(source: Int, destination: Int): Tensor
  moveaxis(source: readonly Int[], destination: readonly Int[]): Tensor

  /**
   * `aten::movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
   * `aten::movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.movedim.html
   */
  movedim(source: Int, destination: Int): Tensor
  movedim(source: readonly Int[], destination: readonly Int[]): Tensor

  /**
   * `aten::msort(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.msort.html
   */
  msort(): Tensor

  /**
   * `aten::mul.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.mul.html
   */
  mul(other: Tensor | Scalar): Tensor

  /**
   * `aten::mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.mul_.html
   */
  mul_(other: Tensor | Scalar): this

  /**
   * `aten::multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.multinomial.html
   */
  multinomial(numSamples: Int, replacement?: boolean | { replacement?: boolean; generator?: Generator | null }, options?: { replacement?: boolean; generator?: Generator | null }): Tensor

  /**
   * `aten::multiply.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.multiply.html
   */
  multiply(other: Tensor | Scalar): Tensor

  /**
   * `aten::multiply_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.multiply_.html
   */
  multiply_(other: Tensor | Scalar): this

  /**
   * `aten::mv(Tensor self, Tensor vec) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.mv.html
   */
  mv(vec: Tensor): Tensor

  /**
   * `aten::mvlgamma(Tensor self, int p) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.mvlgamma.html
   */
  mvlgamma(p: Int): Tensor

  /**
   * `aten::mvlgamma_(Tensor(a!) self, int p) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.mvlgamma_.html
   */
  mvlgamma_(p: Int): this

  /**
   * `aten::nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nan_to_num.html
   */
  nanToNum(nan?: number | null | NanToNumOptions, posinf?: number | null | NanToNumOptions, neginf?: number | null | NanToNumOptions): Tensor

  /**
   * `aten::nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nan_to_num_.html
   */
  nanToNum_(nan?: number | null | NanToNumOptions, posinf?: number | null | NanToNumOptions, neginf?: number | null | NanToNumOptions): this

  /**
   * `aten::nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nanmean.html
   */
  nanmean(dim?: readonly Int[] | Int | null | LinalgNormOptions2, keepdim?: boolean | LinalgNormOptions2, options?: LinalgNormOptions2): Tensor

  /**
   * `aten::nanmedian(Tensor self) -> Tensor`
   * `aten::nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nanmedian.html
   */
  nanmedian(): Tensor
  nanmedian(dim: Int, keepdim?: boolean | { keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  nanmedian(options: { dim: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * `aten::nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
   * `aten::nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nanquantile.html
   */
  nanquantile(q: Tensor, dim?: Int | null | NanquantileOptions, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): Tensor
  nanquantile(q: number, dim?: Int | null | NanquantileOptions, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): Tensor

  /**
   * `aten::nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nansum.html
   */
  nansum(dim?: readonly Int[] | Int | null | LinalgNormOptions2, keepdim?: boolean | LinalgNormOptions2, options?: LinalgNormOptions2): Tensor

  /**
   * `aten::narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)`
   * `aten::narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.narrow.html
   */
  narrow(dim: Int, start: Int, length: Int): Tensor
  narrow(dim: Int, start: Tensor, length: Int): Tensor

  /**
   * `aten::narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.narrow_copy.html
   */
  narrowCopy(dim: Int, start: Int, length: Int): Tensor

  /**
   * `aten::ne.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::ne.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.ne.html
   */
  ne(other: Tensor): Tensor
  ne(other: Scalar): Tensor

  /**
   * `aten::ne_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::ne_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ne_.html
   */
  ne_(other: Tensor): this
  ne_(other: Scalar): this

  /**
   * `aten::neg(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.neg.html
   */
  neg(): Tensor

  /**
   * `aten::neg_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.neg_.html
   */
  neg_(): this

  /**
   * `aten::negative(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.negative.html
   */
  negative(): Tensor

  /**
   * `aten::negative_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.negative_.html
   */
  negative_(): this

  /**
   * `aten::new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_empty.html
   */
  newEmpty(size: readonly Int[], options?: ArangeOptions): Tensor

  /**
   * `aten::new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_empty_strided.html
   */
  newEmptyStrided(size: readonly Int[], stride: readonly Int[], options?: ArangeOptions): Tensor

  /**
   * `aten::new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_full.html
   */
  newFull(size: readonly Int[], fillValue: Scalar, options?: ArangeOptions): Tensor

  /**
   * `aten::new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_ones.html
   */
  newOnes(size: readonly Int[], options?: ArangeOptions): Tensor

  /**
   * `aten::new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_zeros.html
   */
  newZeros(size: readonly Int[], options?: ArangeOptions): Tensor

  /**
   * `aten::nextafter(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nextafter.html
   */
  nextafter(other: Tensor): Tensor

  /**
   * `aten::nextafter_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.nextafter_.html
   */
  nextafter_(other: Tensor): this

  /**
   * `aten::nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nonzero_static.html
   */
  nonzeroStatic(options: { size: Int; fillValue?: Int }): Tensor

  /**
   * `aten::normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.normal_.html
   */
  normal_(mean?: number | LogNormal_Options, std?: number | LogNormal_Options, options?: LogNormal_Options): this

  /**
   * `aten::not_equal.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::not_equal.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.not_equal.html
   */
  notEqual(other: Tensor): Tensor
  notEqual(other: Scalar): Tensor

  /**
   * `aten::not_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::not_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.not_equal_.html
   */
  notEqual_(other: Tensor): this
  notEqual_(other: Scalar): this

  /**
   * `aten::orgqr(Tensor self, Tensor input2) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.orgqr.html
   */
  orgqr(input2: Tensor): Tensor

  /**
   * `aten::ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.ormqr.html
   */
  ormqr(input2: Tensor, input3: Tensor, left?: boolean | { left?: boolean; transpose?: boolean }, transpose?: boolean | { left?: boolean; transpose?: boolean }): Tensor

  /**
   * `aten::outer(Tensor self, Tensor vec2) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.outer.html
   */
  outer(vec2: Tensor): Tensor

  /**
   * `aten::permute(Tensor(a) self, int[] dims) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.permute.html
   */
  permute(dims: readonly Int[]): Tensor
  permute(options: { dims: readonly Int[] }): Tensor

  /**
   * `aten::pin_memory(Tensor(a) self, Device? device=None) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.pin_memory.html
   */
  pinMemory(device?: Device | null | { device?: Device | null }): Tensor

  /**
   * `aten::pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.pinverse.html
   */
  pinverse(rcond?: number | { rcond?: number }): Tensor

  /**
   * `aten::polygamma_(Tensor(a!) self, int n) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.polygamma_.html
   */
  polygamma_(n: Int): this

  /**
   * `aten::positive(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.positive.html
   */
  positive(): Tensor

  /**
   * `aten::pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor`
   * `aten::pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.pow.html
   */
  pow(exponent: Tensor): Tensor
  pow(exponent: Scalar): Tensor

  /**
   * `aten::pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)`
   * `aten::pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.pow_.html
   */
  pow_(exponent: Tensor): this
  pow_(exponent: Scalar): this

  /**
   * `aten::prelu(Tensor self, Tensor weight) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.prelu.html
   */
  prelu(weight: Tensor): Tensor

  /**
   * `aten::prod(Tensor self, *, ScalarType? dtype=None) -> Tensor`
   * `aten::prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.prod.html
   */
  prod(options?: { dtype?: DType | null }): Tensor
  prod(dim: Int, keepdim?: boolean | { keepdim?: boolean; dtype?: DType | null }, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor
  prod(options: ProdOptions): Tensor

  /**
   * `aten::put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.put.html
   */
  put(index: Tensor, source: Tensor, accumulate?: boolean | { accumulate?: boolean }): Tensor

  /**
   * `aten::put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.put_.html
   */
  put_(index: Tensor, source: Tensor, accumulate?: boolean | { accumulate?: boolean }): this

  /**
   * `aten::q_per_channel_axis(Tensor self) -> int`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.q_per_channel_axis.html
   */
  qPerChannelAxis(): number

  /**
   * `aten::q_per_channel_scales(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.q_per_channel_scales.html
   */
  qPerChannelScales(): Tensor

  /**
   * `aten::q_per_channel_zero_points(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.q_per_channel_zero_points.html
   */
  qPerChannelZeroPoints(): Tensor

  /**
   * `aten::q_scale(Tensor self) -> float`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.q_scale.html
   */
  qScale(): number

  /**
   * `aten::q_zero_point(Tensor self) -> int`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.q_zero_point.html
   */
  qZeroPoint(): number

  /**
   * `aten::qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.qr.html
   */
  qr(some?: boolean | { some?: boolean }): [Q: Tensor, R: Tensor] & { Q: Tensor; R: Tensor }

  /**
   * `aten::quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
   * `aten::quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantile.html
   */
  quantile(q: Tensor, dim?: Int | null | NanquantileOptions, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): Tensor
  quantile(q: number, dim?: Int | null | NanquantileOptions, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): Tensor

  /**
   * `aten::rad2deg(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.rad2deg.html
   */
  rad2deg(): Tensor

  /**
   * `aten::rad2deg_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.rad2deg_.html
   */
  rad2deg_(): this

  /**
   * `aten::random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)`
   * `aten::random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!)`
   * `aten::random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.random_.html
   */
  random_(options?: { generator?: Generator | null }): this
  random_(to: Int, options?: { generator?: Generator | null }): this
  random_(from: Int, to: Int | null, options?: { generator?: Generator | null }): this

  /**
   * `aten::ravel(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.ravel.html
   */
  ravel(): Tensor

  /**
   * `aten::reciprocal(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.reciprocal.html
   */
  reciprocal(): Tensor

  /**
   * `aten::reciprocal_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.reciprocal_.html
   */
  reciprocal_(): this

  /**
   * `aten::relu(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.relu.html
   */
  relu(): Tensor

  /**
   * `aten::relu_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.relu_.html
   */
  relu_(): this

  /**
   * `aten::remainder.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::remainder.Scalar(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.remainder.html
   */
  remainder(other: Tensor): Tensor
  remainder(other: Scalar): Tensor

  /**
   * `aten::remainder_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::remainder_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.remainder_.html
   */
  remainder_(other: Tensor): this
  remainder_(other: Scalar): this

  /**
   * `aten::renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.renorm.html
   */
  renorm(p: Scalar, dim: Int, maxnorm: Scalar): Tensor

  /**
   * `aten::renorm_(Tensor(a!) self, Scalar p, int dim, Scalar maxnorm) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.renorm_.html
   */
  renorm_(p: Scalar, dim: Int, maxnorm: Scalar): this

  /**
   * `aten::repeat(Tensor self, SymInt[] repeats) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.repeat.html
   */
  repeat(repeats: readonly Int[]): Tensor

  /**
   * `aten::repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor`
   * `aten::repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.repeat_interleave.html
   */
  repeatInterleave(repeats: Tensor, dim?: Int | null | { dim?: Int | null; outputSize?: Int | null }, options?: { dim?: Int | null; outputSize?: Int | null }): Tensor
  repeatInterleave(repeats: Int, dim?: Int | null | { dim?: Int | null; outputSize?: Int | null }, options?: { dim?: Int | null; outputSize?: Int | null }): Tensor

  /**
   * `aten::reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.reshape.html
   */
  reshape(shape: readonly Int[]): Tensor

  /**
   * `aten::reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.reshape_as.html
   */
  reshapeAs(other: Tensor): Tensor

  /**
   * `aten::resize(Tensor self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.resize.html
   */
  resize(size: readonly Int[], options?: { memoryFormat?: MemoryFormat | null }): Tensor

  /**
   * `aten::resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.resize_.html
   */
  resize_(size: readonly Int[], options?: { memoryFormat?: MemoryFormat | null }): this

  /**
   * `aten::resize_as(Tensor self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.resize_as.html
   */
  resizeAs(theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor

  /**
   * `aten::resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.resize_as_.html
   */
  resizeAs_(theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): this

  /**
   * `aten::resize_as_sparse_(Tensor(a!) self, Tensor the_template) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.resize_as_sparse_.html
   */
  resizeAsSparse_(theTemplate: Tensor): this

  /**
   * `aten::resolve_conj(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.resolve_conj.html
   */
  resolveConj(): Tensor

  /**
   * `aten::resolve_neg(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.resolve_neg.html
   */
  resolveNeg(): Tensor

  /**
   * `aten::roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.roll.html
   */
  roll(shifts: readonly Int[] | Int, dims?: readonly Int[] | Int | { dims?: readonly Int[] | Int }): Tensor

  /**
   * `aten::rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.rot90.html
   */
  rot90(k?: Int | { k?: Int; dims?: readonly Int[] }, dims?: readonly Int[] | { k?: Int; dims?: readonly Int[] }): Tensor

  /**
   * `aten::round(Tensor self) -> Tensor`
   * `aten::round.decimals(Tensor self, *, int decimals) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.round.html
   */
  round(): Tensor
  round(options: { decimals: Int }): Tensor

  /**
   * `aten::round_(Tensor(a!) self) -> Tensor(a!)`
   * `aten::round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.round_.html
   */
  round_(): this
  round_(options: { decimals: Int }): this

  /**
   * `aten::row_indices(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.row_indices.html
   */
  rowIndices(): Tensor

  /**
   * `aten::rsqrt(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.rsqrt.html
   */
  rsqrt(): Tensor

  /**
   * `aten::rsqrt_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.rsqrt_.html
   */
  rsqrt_(): this

  /**
   * `aten::scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
   * `aten::scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
   * `aten::scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor`
   * `aten::scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.scatter.html
   */
  scatter(dim: Int, index: Tensor, src: Tensor): Tensor
  scatter(dim: Int, index: Tensor, value: Scalar): Tensor
  scatter(dim: Int, index: Tensor, src: Tensor, options: { reduce: string }): Tensor
  scatter(dim: Int, index: Tensor, value: Scalar, options: { reduce: string }): Tensor

  /**
   * `aten::scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)`
   * `aten::scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
   * `aten::scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!)`
   * `aten::scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.scatter_.html
   */
  scatter_(dim: Int, index: Tensor, src: Tensor): this
  scatter_(dim: Int, index: Tensor, value: Scalar): this
  scatter_(dim: Int, index: Tensor, src: Tensor, options: { reduce: string }): this
  scatter_(dim: Int, index: Tensor, value: Scalar, options: { reduce: string }): this

  /**
   * `aten::scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.scatter_add.html
   */
  scatterAdd(dim: Int, index: Tensor, src: Tensor): Tensor

  /**
   * `aten::scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.scatter_add_.html
   */
  scatterAdd_(dim: Int, index: Tensor, src: Tensor): this

  /**
   * `aten::scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.scatter_reduce.html
   */
  scatterReduce(dim: Int, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor

  /**
   * `aten::scatter_reduce_.two(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.scatter_reduce_.html
   */
  scatterReduce_(dim: Int, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean }): this

  /**
   * `aten::select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.select.html
   */
  select(dim: Int, index: Int): Tensor

  /**
   * `aten::select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.select_scatter.html
   */
  selectScatter(src: Tensor, dim: Int, index: Int): Tensor

  /**
   * `aten::set_(Tensor(a!) self) -> Tensor(a!)`
   * `aten::set_.source_Tensor(Tensor(a!) self, Tensor source) -> Tensor(a!)`
   * `aten::set_.source_Tensor_storage_offset(Tensor(a!) self, Tensor source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.set_.html
   */
  set_(): this
  set_(source: Tensor): this
  set_(source: Tensor, storageOffset: Int, size: readonly Int[], stride?: readonly Int[] | { stride?: readonly Int[] }): this

  /**
   * `aten::sgn(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.sgn.html
   */
  sgn(): Tensor

  /**
   * `aten::sgn_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sgn_.html
   */
  sgn_(): this

  /**
   * `aten::sigmoid(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.sigmoid.html
   */
  sigmoid(): Tensor

  /**
   * `aten::sigmoid_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.sigmoid_.html
   */
  sigmoid_(): this

  /**
   * `aten::sign(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.sign.html
   */
  sign(): Tensor

  /**
   * `aten::sign_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sign_.html
   */
  sign_(): this

  /**
   * `aten::signbit(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.signbit.html
   */
  signbit(): Tensor

  /**
   * `aten::sin(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.sin.html
   */
  sin(): Tensor

  /**
   * `aten::sin_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.sin_.html
   */
  sin_(): this

  /**
   * `aten::sinc(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.sinc.html
   */
  sinc(): Tensor

  /**
   * `aten::sinc_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.sinc_.html
   */
  sinc_(): this

  /**
   * `aten::sinh(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.sinh.html
   */
  sinh(): Tensor

  /**
   * `aten::sinh_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.sinh_.html
   */
  sinh_(): this

  /**
   * `aten::slice_inverse(Tensor(a) self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.slice_inverse.html
   */
  sliceInverse(src: Tensor, dim?: Int | SliceCopyOptions, start?: Int | null | SliceCopyOptions, end?: Int | null | SliceCopyOptions, step?: Int | SliceCopyOptions): Tensor

  /**
   * `aten::slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.slice_scatter.html
   */
  sliceScatter(src: Tensor, dim?: Int | SliceCopyOptions, start?: Int | null | SliceCopyOptions, end?: Int | null | SliceCopyOptions, step?: Int | SliceCopyOptions): Tensor

  /**
   * `aten::slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.slogdet.html
   */
  slogdet(): [sign: Tensor, logabsdet: Tensor] & { sign: Tensor; logabsdet: Tensor }

  /**
   * `aten::smm(Tensor self, Tensor mat2) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.smm.html
   */
  smm(mat2: Tensor): Tensor

  /**
   * `aten::softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.softmax.html
   */
  softmax(dim: Int, dtype?: DType | null | { dtype?: DType | null }): Tensor
  softmax(options: { dim: Int; dtype?: DType | null }): Tensor

  /**
   * `aten::sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
   * `aten::sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.sort.html
   */
  sort(dim?: Int | { dim?: Int; descending?: boolean }, descending?: boolean | { dim?: Int; descending?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  sort(options: SortOptions): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * `aten::sparse_dim(Tensor self) -> int`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sparse_dim.html
   */
  sparseDim(): number

  /**
   * `aten::sparse_mask(Tensor self, Tensor mask) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sparse_mask.html
   */
  sparseMask(mask: Tensor): Tensor

  /**
   * `aten::sparse_resize_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sparse_resize_.html
   */
  sparseResize_(size: readonly Int[], sparseDim: Int, denseDim: Int): this

  /**
   * `aten::sparse_resize_and_clear_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sparse_resize_and_clear_.html
   */
  sparseResizeAndClear_(size: readonly Int[], sparseDim: Int, denseDim: Int): this

  /**
   * `aten::split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]`
   * `aten::split.sizes(Tensor(a -> *) self, SymInt[] split_size, int dim=0) -> Tensor(a)[]`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.split.html
   */
  split(splitSize: Int, dim?: Int | { dim?: Int }): Tensor[]
  split(splitSize: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]

  /**
   * `aten::split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.split_with_sizes.html
   */
  splitWithSizes(splitSizes: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]

  /**
   * `aten::sqrt(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.sqrt.html
   */
  sqrt(): Tensor

  /**
   * `aten::sqrt_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.sqrt_.html
   */
  sqrt_(): this

  /**
   * `aten::square(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.square.html
   */
  square(): Tensor

  /**
   * `aten::square_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.square_.html
   */
  square_(): this

  /**
   * `aten::squeeze(Tensor(a) self) -> Tensor(a)`
   * `aten::squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)`
   * `aten::squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.squeeze.html
   */
  squeeze(): Tensor
  squeeze(dim: Int): Tensor
  squeeze(options: { dim: Int }): Tensor
  squeeze(dim: readonly Int[]): Tensor
  squeeze(options: { dim: readonly Int[] }): Tensor

  /**
   * `aten::squeeze_(Tensor(a!) self) -> Tensor(a!)`
   * `aten::squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)`
   * `aten::squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.squeeze_.html
   */
  squeeze_(): this
  squeeze_(dim: Int): this
  squeeze_(options: { dim: Int }): this
  squeeze_(dim: readonly Int[]): this
  squeeze_(options: { dim: readonly Int[] }): this

  /**
   * `aten::sspaddmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.sspaddmm.html
   */
  sspaddmm(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor

  /**
   * `aten::std(Tensor self, bool unbiased=True) -> Tensor`
   * `aten::std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor`
   * `aten::std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.std.html
   */
  std(unbiased?: boolean | { unbiased?: boolean }): Tensor
  std(dim?: readonly Int[] | Int | null | StdOptions, options?: StdOptions): Tensor
  std(dim: readonly Int[] | Int | null, unbiased?: boolean | { unbiased?: boolean; keepdim?: boolean }, keepdim?: boolean | { unbiased?: boolean; keepdim?: boolean }): Tensor
  std(options: StdOptions2): Tensor

  /**
   * `aten::stft.center(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, str pad_mode="reflect", bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.stft.html
   */
  stft(nFft: Int, hopLength?: Int | null | StftOptions, winLength?: Int | null | StftOptions, window?: Tensor | null | StftOptions, center?: boolean | StftOptions, padMode?: string | StftOptions, normalized?: boolean | StftOptions, onesided?: boolean | null | StftOptions, returnComplex?: boolean | null | StftOptions, alignToWindow?: boolean | null | StftOptions): Tensor

  /**
   * `aten::sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.sub.html
   */
  sub(other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor

  /**
   * `aten::sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sub_.html
   */
  sub_(other: Tensor | Scalar, options?: { alpha?: Scalar }): this

  /**
   * `aten::subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.subtract.html
   */
  subtract(other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor

  /**
   * `aten::subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.subtract_.html
   */
  subtract_(other: Tensor | Scalar, options?: { alpha?: Scalar }): this

  /**
   * `aten::sum(Tensor self, *, ScalarType? dtype=None) -> Tensor`
   * `aten::sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.sum.html
   */
  sum(options?: { dtype?: DType | null }): Tensor
  sum(dim: readonly Int[] | Int | null, keepdim?: boolean | { keepdim?: boolean; dtype?: DType | null }, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor
  sum(options: MeanOptions): Tensor

  /**
   * `aten::sum_to_size(Tensor self, SymInt[] size) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sum_to_size.html
   */
  sumToSize(size: readonly Int[]): Tensor

  /**
   * `aten::svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.svd.html
   */
  svd(some?: boolean | { some?: boolean; computeUv?: boolean }, computeUv?: boolean | { some?: boolean; computeUv?: boolean }): [U: Tensor, S: Tensor, V: Tensor] & { U: Tensor; S: Tensor; V: Tensor }

  /**
   * `aten::swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.swapaxes.html
   */
  swapaxes(axis0: Int, axis1: Int): Tensor

  /**
   * `aten::swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.swapaxes_.html
   */
  swapaxes_(axis0: Int, axis1: Int): this

  /**
   * `aten::swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.swapdims.html
   */
  swapdims(dim0: Int, dim1: Int): Tensor

  /**
   * `aten::swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.swapdims_.html
   */
  swapdims_(dim0: Int, dim1: Int): this

  /**
   * `aten::t(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.t.html
   */
  t(): Tensor

  /**
   * `aten::t_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.t_.html
   */
  t_(): this

  /**
   * `aten::take(Tensor self, Tensor index) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.take.html
   */
  take(index: Tensor): Tensor

  /**
   * `aten::take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.take_along_dim.html
   */
  takeAlongDim(indices: Tensor, dim?: Int | null | { dim?: Int | null }): Tensor

  /**
   * `aten::tan(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.tan.html
   */
  tan(): Tensor

  /**
   * `aten::tan_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.tan_.html
   */
  tan_(): this

  /**
   * `aten::tanh(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.tanh.html
   */
  tanh(): Tensor

  /**
   * `aten::tanh_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.tanh_.html
   */
  tanh_(): this

  /**
   * `aten::tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) -> Tensor(a)[]`
   * `aten::tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) -> Tensor(a)[]`
   * `aten::tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.tensor_split.html
   */
  tensorSplit(indices: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]
  tensorSplit(sections: Int, dim?: Int | { dim?: Int }): Tensor[]
  tensorSplit(tensorIndicesOrSections: Tensor, dim?: Int | { dim?: Int }): Tensor[]

  /**
   * `aten::tile(Tensor self, SymInt[] dims) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.tile.html
   */
  tile(dims: readonly Int[]): Tensor
  tile(options: { dims: readonly Int[] }): Tensor

  /**
   * `aten::to_dense(Tensor self, ScalarType? dtype=None, *, bool? masked_grad=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_dense.html
   */
  toDense(dtype?: DType | null | { dtype?: DType | null; maskedGrad?: boolean | null }, options?: { dtype?: DType | null; maskedGrad?: boolean | null }): Tensor

  /**
   * `aten::to_mkldnn(Tensor self, ScalarType? dtype=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_mkldnn.html
   */
  toMkldnn(dtype?: DType | null | { dtype?: DType | null }): Tensor

  /**
   * `aten::to_padded_tensor(Tensor self, float padding, SymInt[]? output_size=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_padded_tensor.html
   */
  toPaddedTensor(padding: number, outputSize?: readonly Int[] | null | { outputSize?: readonly Int[] | null }): Tensor

  /**
   * `aten::to_sparse.sparse_dim(Tensor self, int sparse_dim) -> Tensor`
   * `aten::to_sparse(Tensor self, *, Layout? layout=None, int[2]? blocksize=None, int? dense_dim=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse.html
   */
  toSparse(sparseDim: Int): Tensor
  toSparse(options?: ToSparseOptions): Tensor

  /**
   * `aten::to_sparse_bsc(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse_bsc.html
   */
  toSparseBsc(blocksize: readonly Int[] | Int, denseDim?: Int | null | { denseDim?: Int | null }): Tensor

  /**
   * `aten::to_sparse_bsr(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse_bsr.html
   */
  toSparseBsr(blocksize: readonly Int[] | Int, denseDim?: Int | null | { denseDim?: Int | null }): Tensor

  /**
   * `aten::to_sparse_csc(Tensor self, int? dense_dim=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse_csc.html
   */
  toSparseCsc(denseDim?: Int | null | { denseDim?: Int | null }): Tensor

  /**
   * `aten::to_sparse_csr(Tensor self, int? dense_dim=None) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse_csr.html
   */
  toSparseCsr(denseDim?: Int | null | { denseDim?: Int | null }): Tensor

  /**
   * `aten::topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.topk.html
   */
  topk(k: Int, dim?: Int | TopkOptions, largest?: boolean | TopkOptions, sorted?: boolean | TopkOptions): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }

  /**
   * `aten::trace(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.trace.html
   */
  trace(): Tensor

  /**
   * `aten::transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.transpose.html
   */
  transpose(dim0: Int, dim1: Int): Tensor

  /**
   * `aten::transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.transpose_.html
   */
  transpose_(dim0: Int, dim1: Int): this

  /**
   * `aten::triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.triangular_solve.html
   */
  triangularSolve(A: Tensor, upper?: boolean | TriangularSolveOptions, transpose?: boolean | TriangularSolveOptions, unitriangular?: boolean | TriangularSolveOptions): [solution: Tensor, clonedCoefficient: Tensor] & { solution: Tensor; cloned_coefficient: Tensor }

  /**
   * `aten::tril(Tensor self, SymInt diagonal=0) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.tril.html
   */
  tril(diagonal?: Int | { diagonal?: Int }): Tensor

  /**
   * `aten::tril_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.tril_.html
   */
  tril_(diagonal?: Int | { diagonal?: Int }): this

  /**
   * `aten::triu(Tensor self, SymInt diagonal=0) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.triu.html
   */
  triu(diagonal?: Int | { diagonal?: Int }): Tensor

  /**
   * `aten::triu_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.triu_.html
   */
  triu_(diagonal?: Int | { diagonal?: Int }): this

  /**
   * `aten::true_divide.Tensor(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.true_divide.html
   */
  trueDivide(other: Tensor | Scalar): Tensor

  /**
   * `aten::true_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.true_divide_.html
   */
  trueDivide_(other: Tensor | Scalar): this

  /**
   * `aten::trunc(Tensor self) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.trunc.html
   */
  trunc(): Tensor

  /**
   * `aten::trunc_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.trunc_.html
   */
  trunc_(): this

  /**
   * `aten::type_as(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.type_as.html
   */
  typeAs(other: Tensor): Tensor

  /**
   * `aten::unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.unbind.html
   */
  unbind(dim?: Int | { dim?: Int }): Tensor[]

  /**
   * `aten::unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.unflatten.html
   */
  unflatten(dim: Int, sizes: readonly Int[]): Tensor

  /**
   * `aten::unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.unfold.html
   */
  unfold(dimension: Int, size: Int, step: Int): Tensor

  /**
   * `aten::uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.uniform_.html
   */
  uniform_(from?: number | Uniform_Options, to?: number | Uniform_Options, options?: Uniform_Options): this

  /**
   * `aten::unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.unsafe_chunk.html
   */
  unsafeChunk(chunks: Int, dim?: Int | { dim?: Int }): Tensor[]

  /**
   * `aten::unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.unsafe_split.html
   */
  unsafeSplit(splitSize: Int, dim?: Int | { dim?: Int }): Tensor[]

  /**
   * `aten::unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.unsafe_split_with_sizes.html
   */
  unsafeSplitWithSizes(splitSizes: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]

  /**
   * `aten::unsqueeze(Tensor(a) self, int dim) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.unsqueeze.html
   */
  unsqueeze(dim: Int): Tensor
  unsqueeze(options: { dim: Int }): Tensor

  /**
   * `aten::unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.unsqueeze_.html
   */
  unsqueeze_(dim: Int): this
  unsqueeze_(options: { dim: Int }): this

  /**
   * `aten::values(Tensor(a) self) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.values.html
   */
  values(): Tensor

  /**
   * `aten::var(Tensor self, bool unbiased=True) -> Tensor`
   * `aten::var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor`
   * `aten::var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.var.html
   */
  var(unbiased?: boolean | { unbiased?: boolean }): Tensor
  var(dim?: readonly Int[] | Int | null | StdOptions, options?: StdOptions): Tensor
  var(dim: readonly Int[] | Int | null, unbiased?: boolean | { unbiased?: boolean; keepdim?: boolean }, keepdim?: boolean | { unbiased?: boolean; keepdim?: boolean }): Tensor
  var(options: StdOptions2): Tensor

  /**
   * `aten::vdot(Tensor self, Tensor other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.vdot.html
   */
  vdot(other: Tensor): Tensor

  /**
   * `aten::view(Tensor(a) self, SymInt[] size) -> Tensor(a)`
   * `aten::view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.view.html
   */
  view(size: readonly Int[]): Tensor
  view(dtype: DType): Tensor

  /**
   * `aten::view_as(Tensor(a) self, Tensor other) -> Tensor(a)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.view_as.html
   */
  viewAs(other: Tensor): Tensor

  /**
   * `aten::vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
   * `aten::vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.vsplit.html
   */
  vsplit(indices: readonly Int[]): Tensor[]
  vsplit(sections: Int): Tensor[]

  /**
   * `aten::xlogy.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.xlogy.html
   */
  xlogy(other: Tensor): Tensor
  xlogy(other: Scalar): Tensor

  /**
   * `aten::xlogy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::xlogy_.Scalar_Other(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.xlogy_.html
   */
  xlogy_(other: Tensor): this
  xlogy_(other: Scalar): this

  /**
   * `aten::zero_(Tensor(a!) self) -> Tensor(a!)`
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.zero_.html
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
