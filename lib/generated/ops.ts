// Made by scripts/generate.mjs from the schemas of libtorch 2.11.0. Do not edit.
import { arithmetic, factory, op } from '../binding/ops'
import type { Generator } from '../random'
import type { Tensor } from '../tensor'
import type { Value } from '../tensor/export'
import type { Device, DType, Layout, MemoryFormat, Scalar } from '../types'

type Int = number | bigint

export type _EmbeddingBagOptions = { scaleGradByFreq?: boolean; mode?: Int; sparse?: boolean; perSampleWeights?: Tensor | null; includeLastOffset?: boolean; paddingIdx?: Int }
export type _EmbeddingBagOptions2 = { scaleGradByFreq?: boolean; mode?: Int; sparse?: boolean; perSampleWeights?: Tensor | null; includeLastOffset?: boolean; paddingIdx?: Int; out0: Tensor; out1: Tensor; out2: Tensor; out3: Tensor }
export type _ForeachNormOptions = { ord?: Scalar; dtype?: DType | null; out: readonly Tensor[] }
export type _FusedAdagradOptions = { lr: number | Tensor; lrDecay: number; weightDecay: number; eps: number; maximize: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }
export type _FusedAdagradOptions2 = { lr: number | Tensor; lrDecay: number; weightDecay: number; eps: number; maximize: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null; out: readonly Tensor[] }
export type _FusedAdamOptions = { lr: number | Tensor; beta1: number; beta2: number; weightDecay: number; eps: number; amsgrad: boolean; maximize: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }
export type _FusedAdamOptions2 = { lr: number | Tensor; beta1: number; beta2: number; weightDecay: number; eps: number; amsgrad: boolean; maximize: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null; out: readonly Tensor[] }
export type _FusedDropoutOptions = { generator?: Generator | null; out0: Tensor; out1: Tensor }
export type _FusedMovingAvgObsFqHelperOptions = { perRowFakeQuant?: boolean; symmetricQuant?: boolean; out0: Tensor; out1: Tensor }
export type _FusedSdpChoiceOptions = { attnMask?: Tensor | null; dropoutP?: number; isCausal?: boolean; scale?: number | null; enableGqa?: boolean }
export type _FusedSgdOptions = { weightDecay: number; momentum: number; lr: number | Tensor; dampening: number; nesterov: boolean; maximize: boolean; isFirstStep: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null }
export type _FusedSgdOptions2 = { weightDecay: number; momentum: number; lr: number | Tensor; dampening: number; nesterov: boolean; maximize: boolean; isFirstStep: boolean; gradScale?: Tensor | null; foundInf?: Tensor | null; out: readonly Tensor[] }
export type _ScaledDotProductAttentionMathOptions = { attnMask?: Tensor | null; dropoutP?: number; isCausal?: boolean; dropoutMask?: Tensor | null; scale?: number | null; enableGqa?: boolean }
export type _ScaledDotProductAttentionMathForMpsOptions = { attnMask?: Tensor | null; dropoutP?: number; isCausal?: boolean; dropoutMask?: Tensor | null; scale?: number | null }
export type _ScaledDotProductCudnnAttentionOptions = { dropoutP?: number; isCausal?: boolean; returnDebugMask?: boolean; scale?: number | null }
export type _ScaledDotProductEfficientAttentionOptions = { dropoutP?: number; isCausal?: boolean; scale?: number | null }
export type _ScaledDotProductFlashAttentionForCpuOptions = { dropoutP?: number; isCausal?: boolean; attnMask?: Tensor | null; scale?: number | null }
export type _ScaledDotProductFusedAttentionOverrideableOptions = { attnBias?: Tensor | null; dropoutP?: number; isCausal?: boolean; returnDebugMask?: boolean; scale?: number | null }
export type _WeightNormInterfaceOptions = { dim?: Int; out0: Tensor; out1: Tensor }
export type AddbmmOptions = { beta?: Scalar; alpha?: Scalar; out: Tensor }
export type AllOptions = { dim?: readonly Int[] | null; keepdim?: boolean; out: Tensor }
export type AllcloseOptions = { rtol?: number; atol?: number; equalNan?: boolean }
export type AmaxOptions = { dim?: readonly Int[] | Int; keepdim?: boolean; out: Tensor }
export type AminmaxOptions = { dim?: Int | null; keepdim?: boolean; min: Tensor; max: Tensor }
export type ArangeOptions = { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }
export type ArangeOptions2 = { step?: Scalar; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }
export type ArgmaxOptions = { dim?: Int | null; keepdim?: boolean; out: Tensor }
export type ArgsortOptions = { stable: boolean; dim?: Int; descending?: boolean }
export type ArgsortOptions2 = { stable: boolean; dim?: Int; descending?: boolean; out: Tensor }
export type AvgPool1dOptions = { stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; ceilMode?: boolean; countIncludePad?: boolean }
export type AvgPool1dOptions2 = { stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; ceilMode?: boolean; countIncludePad?: boolean; out: Tensor }
export type AvgPool2dOptions = { stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: Int | null }
export type AvgPool2dOptions2 = { stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: Int | null; out: Tensor }
export type BatchNormBackwardReduceOptions = { out0: Tensor; out1: Tensor; out2: Tensor; out3: Tensor }
export type BernoulliOptions = { p?: number; generator?: Generator | null; out: Tensor }
export type BinaryCrossEntropyOptions = { weight?: Tensor | null; reduction?: Int; out: Tensor }
export type BinaryCrossEntropyWithLogitsOptions = { weight?: Tensor | null; posWeight?: Tensor | null; reduction?: Int }
export type BinaryCrossEntropyWithLogitsOptions2 = { weight?: Tensor | null; posWeight?: Tensor | null; reduction?: Int; out: Tensor }
export type BincountOptions = { weights?: Tensor | null; minlength?: Int; out: Tensor }
export type BucketizeOptions = { outInt32?: boolean; right?: boolean; out: Tensor }
export type Cauchy_Options = { median?: number; sigma?: number; generator?: Generator | null }
export type ClampOptions = { min?: Tensor | null; max?: Tensor | null; out: Tensor }
export type ClampOptions2 = { min?: Scalar | null; max?: Scalar | null; out: Tensor }
export type Conv1dOptions = { bias?: Tensor | null; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; dilation?: readonly Int[] | Int; groups?: Int }
export type Conv1dOptions2 = { bias?: Tensor | null; stride?: readonly Int[] | Int; padding?: string; dilation?: readonly Int[] | Int; groups?: Int }
export type ConvTranspose1dOptions = { bias?: Tensor | null; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; outputPadding?: readonly Int[] | Int; groups?: Int; dilation?: readonly Int[] | Int }
export type CovOptions = { correction?: Int; fweights?: Tensor | null; aweights?: Tensor | null }
export type CrossEntropyLossOptions = { weight?: Tensor | null; reduction?: Int; ignoreIndex?: Int; labelSmoothing?: number }
export type CtcLossOptions = { blank?: Int; reduction?: Int; zeroInfinity?: boolean }
export type DiagEmbedOptions = { offset?: Int; dim1?: Int; dim2?: Int }
export type DiagEmbedOptions2 = { offset?: Int; dim1?: Int; dim2?: Int; out: Tensor }
export type DiffOptions = { n?: Int; dim?: Int; prepend?: Tensor | null; append?: Tensor | null }
export type DiffOptions2 = { n?: Int; dim?: Int; prepend?: Tensor | null; append?: Tensor | null; out: Tensor }
export type EluOptions = { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar }
export type EluOptions2 = { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar; out: Tensor }
export type EmbeddingOptions = { paddingIdx?: Int; scaleGradByFreq?: boolean; sparse?: boolean }
export type EmbeddingOptions2 = { paddingIdx?: Int; scaleGradByFreq?: boolean; sparse?: boolean; out: Tensor }
export type EmbeddingBagOptions = { scaleGradByFreq?: boolean; mode?: Int; sparse?: boolean; perSampleWeights?: Tensor | null; includeLastOffset?: boolean }
export type EmptyOptions = { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean }
export type FftFftOptions = { n?: Int | null; dim?: Int; norm?: string | null }
export type FftFftOptions2 = { n?: Int | null; dim?: Int; norm?: string | null; out: Tensor }
export type FftFft2Options = { s?: readonly Int[] | Int | null; dim?: readonly Int[] | Int; norm?: string | null }
export type FftFft2Options2 = { s?: readonly Int[] | Int | null; dim?: readonly Int[] | Int; norm?: string | null; out: Tensor }
export type FftFftfreqOptions = { d?: number; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }
export type FftFftnOptions = { s?: readonly Int[] | Int | null; dim?: readonly Int[] | Int | null; norm?: string | null }
export type FftFftnOptions2 = { s?: readonly Int[] | Int | null; dim?: readonly Int[] | Int | null; norm?: string | null; out: Tensor }
export type FromFileOptions = { shared?: boolean | null; size?: Int | null; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }
export type FromFileOptions2 = { shared?: boolean | null; size?: Int | null; out: Tensor }
export type GradientOptions = { spacing: readonly Tensor[]; dim: readonly Int[]; edgeOrder?: Int }
export type GradientOptions2 = { spacing: readonly Tensor[]; dim?: Int | null; edgeOrder?: Int }
export type GradientOptions3 = { spacing: Scalar; dim: readonly Int[]; edgeOrder?: Int }
export type GradientOptions4 = { spacing?: Scalar | null; dim?: Int | null; edgeOrder?: Int }
export type GradientOptions5 = { spacing: readonly Scalar[]; dim: readonly Int[]; edgeOrder?: Int }
export type GradientOptions6 = { spacing: readonly Scalar[]; dim?: Int | null; edgeOrder?: Int }
export type GroupNormOptions = { weight?: Tensor | null; bias?: Tensor | null; eps?: number; cudnnEnabled?: boolean }
export type HardtanhOptions = { minVal?: Scalar; maxVal?: Scalar; out: Tensor }
export type HashTensorOptions = { dim?: readonly Int[] | Int; keepdim?: boolean; mode?: Int }
export type HashTensorOptions2 = { dim?: readonly Int[] | Int; keepdim?: boolean; mode?: Int; out: Tensor }
export type HistcOptions = { bins?: Int; min?: Scalar; max?: Scalar }
export type HistcOptions2 = { bins?: Int; min?: Scalar; max?: Scalar; out: Tensor }
export type HistogramOptions = { bins?: Int; range?: readonly number[] | null; weight?: Tensor | null; density?: boolean }
export type HistogramOptions2 = { weight?: Tensor | null; density?: boolean; hist: Tensor; binEdges: Tensor }
export type HistogramOptions3 = { bins?: Int; range?: readonly number[] | null; weight?: Tensor | null; density?: boolean; hist: Tensor; binEdges: Tensor }
export type HistogramddOptions = { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean }
export type HuberLossOptions = { reduction?: Int; delta?: number; out: Tensor }
export type IsinOptions = { assumeUnique?: boolean; invert?: boolean; out: Tensor }
export type IstftOptions = { hopLength?: Int | null; winLength?: Int | null; window?: Tensor | null; center?: boolean; normalized?: boolean; onesided?: boolean | null; length?: Int | null; returnComplex?: boolean }
export type KthvalueOptions = { dim?: Int; keepdim?: boolean; values: Tensor; indices: Tensor }
export type LayerNormOptions = { weight?: Tensor | null; bias?: Tensor | null; eps?: number; cudnnEnable?: boolean }
export type Linalg__powsumOptions = { ord?: Scalar; dim?: readonly Int[] | Int | null; keepdim?: boolean; dtype?: DType | null }
export type LinalgCholeskyExOptions = { upper?: boolean; checkErrors?: boolean; L: Tensor; info: Tensor }
export type LinalgEighOptions = { UPLO?: string; eigvals: Tensor; eigvecs: Tensor }
export type LinalgInvExOptions = { checkErrors?: boolean; inverse: Tensor; info: Tensor }
export type LinalgLdlFactorOptions = { hermitian?: boolean; LD: Tensor; pivots: Tensor }
export type LinalgLdlFactorExOptions = { hermitian?: boolean; checkErrors?: boolean; LD: Tensor; pivots: Tensor; info: Tensor }
export type LinalgLstsqOptions = { rcond?: number | null; driver?: string | null; solution: Tensor; residuals: Tensor; rank: Tensor; singularValues: Tensor }
export type LinalgLuOptions = { pivot?: boolean; P: Tensor; L: Tensor; U: Tensor }
export type LinalgLuFactorOptions = { pivot?: boolean; LU: Tensor; pivots: Tensor }
export type LinalgLuFactorExOptions = { pivot?: boolean; checkErrors?: boolean; LU: Tensor; pivots: Tensor; info: Tensor }
export type LinalgLuSolveOptions = { left?: boolean; adjoint?: boolean; out: Tensor }
export type LinalgMatrixNormOptions = { dim?: readonly Int[]; keepdim?: boolean; dtype?: DType | null }
export type LinalgMatrixNormOptions2 = { ord?: string; dim?: readonly Int[]; keepdim?: boolean; dtype?: DType | null }
export type LinalgMatrixNormOptions3 = { dim?: readonly Int[]; keepdim?: boolean; dtype?: DType | null; out: Tensor }
export type LinalgMatrixNormOptions4 = { ord?: string; dim?: readonly Int[]; keepdim?: boolean; dtype?: DType | null; out: Tensor }
export type LinalgMatrixRankOptions = { atol?: number | null; rtol?: number | null; hermitian?: boolean }
export type LinalgMatrixRankOptions2 = { atol?: Tensor | null; rtol?: Tensor | null; hermitian?: boolean }
export type LinalgMatrixRankOptions3 = { atol?: number | null; rtol?: number | null; hermitian?: boolean; out: Tensor }
export type LinalgMatrixRankOptions4 = { atol?: Tensor | null; rtol?: Tensor | null; hermitian?: boolean; out: Tensor }
export type LinalgNormOptions = { ord?: Scalar | null; dim?: readonly Int[] | Int | null; keepdim?: boolean; dtype?: DType | null }
export type LinalgNormOptions2 = { dim?: readonly Int[] | Int | null; keepdim?: boolean; dtype?: DType | null }
export type LinalgNormOptions3 = { dim?: readonly Int[] | Int | null; keepdim?: boolean; dtype?: DType | null; out: Tensor }
export type LinalgNormOptions4 = { ord?: Scalar | null; dim?: readonly Int[] | Int | null; keepdim?: boolean; dtype?: DType | null; out: Tensor }
export type LinalgQrOptions = { mode?: string; Q: Tensor; R: Tensor }
export type LinalgSolveExOptions = { left?: boolean; checkErrors?: boolean; result: Tensor; info: Tensor }
export type LinalgSolveTriangularOptions = { upper: boolean; left?: boolean; unitriangular?: boolean }
export type LinalgSolveTriangularOptions2 = { upper: boolean; left?: boolean; unitriangular?: boolean; out: Tensor }
export type LinalgSvdOptions = { fullMatrices?: boolean; driver?: string | null; U: Tensor; S: Tensor; Vh: Tensor }
export type LinalgVectorNormOptions = { ord?: Scalar; dim?: readonly Int[] | Int | null; keepdim?: boolean; dtype?: DType | null; out: Tensor }
export type LogNormal_Options = { mean?: number; std?: number; generator?: Generator | null }
export type LogspaceOptions = { base?: number; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }
export type LuUnpackOptions = { unpackData?: boolean; unpackPivots?: boolean; P: Tensor; L: Tensor; U: Tensor }
export type MaxOptions = { keepdim?: boolean; max: Tensor; maxValues: Tensor }
export type MaxPool1dOptions = { stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; dilation?: readonly Int[] | Int; ceilMode?: boolean }
export type MaxPool2dWithIndicesOptions = { stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; dilation?: readonly Int[] | Int; ceilMode?: boolean; out: Tensor; indices: Tensor }
export type MeanOptions = { dim: readonly Int[] | Int | null; keepdim?: boolean; dtype?: DType | null }
export type MeanOptions2 = { keepdim?: boolean; dtype?: DType | null; out: Tensor }
export type MedianOptions = { keepdim?: boolean; values: Tensor; indices: Tensor }
export type MinOptions = { keepdim?: boolean; min: Tensor; minIndices: Tensor }
export type MiopenBatchNormOptions = { out0: Tensor; out1: Tensor; out2: Tensor }
export type MiopenRnnOptions = { out0: Tensor; out1: Tensor; out2: Tensor; out3: Tensor; out4: Tensor }
export type MkldnnMaxPool2dOptions = { stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; dilation?: readonly Int[] | Int; ceilMode?: boolean; out: Tensor }
export type MkldnnReorderConv2dWeightOptions = { padding?: readonly Int[] | Int; stride?: readonly Int[] | Int; dilation?: readonly Int[] | Int; groups?: Int; inputSize?: readonly Int[] | null }
export type MkldnnReorderConv2dWeightOptions2 = { padding?: readonly Int[] | Int; stride?: readonly Int[] | Int; dilation?: readonly Int[] | Int; groups?: Int; inputSize?: readonly Int[] | null; out: Tensor }
export type MultiMarginLossOptions = { p?: Scalar; margin?: Scalar; weight?: Tensor | null; reduction?: Int }
export type MultiMarginLossOptions2 = { p?: Scalar; margin?: Scalar; weight?: Tensor | null; reduction?: Int; out: Tensor }
export type MultinomialOptions = { replacement?: boolean; generator?: Generator | null; out: Tensor }
export type NanToNumOptions = { nan?: number | null; posinf?: number | null; neginf?: number | null }
export type NanToNumOptions2 = { nan?: number | null; posinf?: number | null; neginf?: number | null; out: Tensor }
export type NanquantileOptions = { dim?: Int | null; keepdim?: boolean; interpolation?: string }
export type NanquantileOptions2 = { dim?: Int | null; keepdim?: boolean; interpolation?: string; out: Tensor }
export type NativeBatchNormOptions = { out: Tensor; saveMean: Tensor; saveInvstd: Tensor }
export type NllLossOptions = { weight?: Tensor | null; reduction?: Int; ignoreIndex?: Int }
export type NllLossOptions2 = { weight?: Tensor | null; reduction?: Int; ignoreIndex?: Int; out: Tensor }
export type NonzeroStaticOptions = { size: Int; fillValue?: Int; out: Tensor }
export type NormalOptions = { generator?: Generator | null; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }
export type NormalOptions2 = { std?: number; generator?: Generator | null; out: Tensor }
export type NormalOptions3 = { mean?: number; std?: number; generator?: Generator | null; out: Tensor }
export type OrmqrOptions = { left?: boolean; transpose?: boolean; out: Tensor }
export type PadSequenceOptions = { batchFirst?: boolean; paddingValue?: number; paddingSide?: string }
export type PairwiseDistanceOptions = { p?: number; eps?: number; keepdim?: boolean }
export type ProdOptions = { dim: Int; keepdim?: boolean; dtype?: DType | null }
export type QrOptions = { some?: boolean; Q: Tensor; R: Tensor }
export type RandLikeOptions = { generator?: Generator | null; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean }
export type RandLikeOptions2 = { generator?: Generator | null; memoryFormat?: MemoryFormat | null; out: Tensor }
export type Rot90Options = { k?: Int; dims?: readonly Int[]; out: Tensor }
export type RreluOptions = { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }
export type RreluWithNoiseOptions = { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null; out: Tensor }
export type SearchsortedOptions = { outInt32?: boolean; right?: boolean; side?: string | null; sorter?: Tensor | null }
export type SearchsortedOptions2 = { outInt32?: boolean; right?: boolean; side?: string | null; sorter?: Tensor | null; out: Tensor }
export type SegmentReduceOptions = { lengths?: Tensor | null; indices?: Tensor | null; offsets?: Tensor | null; axis?: Int; unsafe?: boolean; initial?: Scalar | null }
export type SegmentReduceOptions2 = { lengths?: Tensor | null; indices?: Tensor | null; offsets?: Tensor | null; axis?: Int; unsafe?: boolean; initial?: Scalar | null; out: Tensor }
export type SliceCopyOptions = { dim?: Int; start?: Int | null; end?: Int | null; step?: Int }
export type SliceCopyOptions2 = { dim?: Int; start?: Int | null; end?: Int | null; step?: Int; out: Tensor }
export type SlowConv3dOptions = { bias?: Tensor | null; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int }
export type SlowConv3dOptions2 = { bias?: Tensor | null; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; out: Tensor }
export type SlowConvDilated2dOptions = { bias?: Tensor | null; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; dilation?: readonly Int[] | Int }
export type SlowConvDilated2dOptions2 = { bias?: Tensor | null; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; dilation?: readonly Int[] | Int; out: Tensor }
export type SlowConvTranspose2dOptions = { bias?: Tensor | null; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; outputPadding?: readonly Int[] | Int; dilation?: readonly Int[] | Int }
export type SlowConvTranspose2dOptions2 = { bias?: Tensor | null; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; outputPadding?: readonly Int[] | Int; dilation?: readonly Int[] | Int; out: Tensor }
export type SmoothL1LossOptions = { reduction?: Int; beta?: number; out: Tensor }
export type SoftplusOptions = { beta?: Scalar; threshold?: Scalar; out: Tensor }
export type SortOptions = { stable?: boolean | null; dim?: Int; descending?: boolean }
export type SortOptions2 = { dim?: Int; descending?: boolean; values: Tensor; indices: Tensor }
export type SortOptions3 = { stable?: boolean | null; dim?: Int; descending?: boolean; values: Tensor; indices: Tensor }
export type SparseCooTensorOptions = { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; isCoalesced?: boolean | null; requiresGrad?: boolean }
export type StdOptions = { dim?: readonly Int[] | Int | null; correction?: Scalar | null; keepdim?: boolean }
export type StdOptions2 = { dim: readonly Int[] | Int | null; unbiased?: boolean; keepdim?: boolean }
export type StdOptions3 = { dim?: readonly Int[] | Int | null; correction?: Scalar | null; keepdim?: boolean; out: Tensor }
export type StdOptions4 = { unbiased?: boolean; keepdim?: boolean; out: Tensor }
export type StdMeanOptions = { dim?: readonly Int[] | Int | null; correction?: Scalar | null; keepdim?: boolean; out0: Tensor; out1: Tensor }
export type StftOptions = { hopLength?: Int | null; winLength?: Int | null; window?: Tensor | null; center?: boolean; padMode?: string; normalized?: boolean; onesided?: boolean | null; returnComplex?: boolean | null; alignToWindow?: boolean | null }
export type SvdOptions = { some?: boolean; computeUv?: boolean; U: Tensor; S: Tensor; V: Tensor }
export type ToOptions = { nonBlocking?: boolean; copy?: boolean; memoryFormat?: MemoryFormat | null }
export type ToOptions2 = { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; nonBlocking?: boolean; copy?: boolean; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean }
export type ToSparseOptions = { layout?: Layout | null; blocksize?: readonly Int[] | Int | null; denseDim?: Int | null }
export type TopkOptions = { dim?: Int; largest?: boolean; sorted?: boolean }
export type TopkOptions2 = { dim?: Int; largest?: boolean; sorted?: boolean; values: Tensor; indices: Tensor }
export type TriangularSolveOptions = { upper?: boolean; transpose?: boolean; unitriangular?: boolean }
export type TriangularSolveOptions2 = { upper?: boolean; transpose?: boolean; unitriangular?: boolean; X: Tensor; M: Tensor }
export type TrilIndicesOptions = { offset?: Int; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }
export type TripletMarginLossOptions = { margin?: number; p?: number; eps?: number; swap?: boolean; reduction?: Int }
export type Uniform_Options = { from?: number; to?: number; generator?: Generator | null }
export type UniqueConsecutiveOptions = { returnInverse?: boolean; returnCounts?: boolean; dim?: Int | null }
export type UniqueConsecutiveOptions2 = { returnInverse?: boolean; returnCounts?: boolean; dim?: Int | null; out0: Tensor; out1: Tensor; out2: Tensor }
export type UpsampleBicubic2dOptions = { scalesH?: number | null; scalesW?: number | null; out: Tensor }
export type UpsampleNearest3dOptions = { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }
export type UpsampleNearest3dOptions2 = { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null; out: Tensor }

/**
 * `aten::_adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._adaptive_avg_pool2d.html
 */
export const _adaptiveAvgPool2d: {
  (self: Tensor, outputSize: readonly Int[] | Int): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('_adaptive_avg_pool2d', '', 'out')

/**
 * `aten::_adaptive_avg_pool2d_backward(Tensor grad_output, Tensor self) -> Tensor`
 */
export const _adaptiveAvgPool2dBackward: {
  (gradOutput: Tensor, self: Tensor): Tensor
  (gradOutput: Tensor, self: Tensor, options: { out: Tensor }): Tensor
} = op('_adaptive_avg_pool2d_backward', '', 'out')

/**
 * `aten::_adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._adaptive_avg_pool3d.html
 */
export const _adaptiveAvgPool3d: {
  (self: Tensor, outputSize: readonly Int[] | Int): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('_adaptive_avg_pool3d', '', 'out')

/**
 * `aten::_adaptive_avg_pool3d_backward(Tensor grad_output, Tensor self) -> Tensor`
 */
export const _adaptiveAvgPool3dBackward: {
  (gradOutput: Tensor, self: Tensor): Tensor
  (gradOutput: Tensor, self: Tensor, options: { out: Tensor }): Tensor
} = op('_adaptive_avg_pool3d_backward', '', 'out')

/**
 * `aten::_amp_foreach_non_finite_check_and_unscale(Tensor[] self, Tensor found_inf, Tensor inv_scale) -> (Tensor[] self_out, Tensor found_inf_out)`
 */
export const _ampForeachNonFiniteCheckAndUnscale: {
  (self: readonly Tensor[], foundInf: Tensor, invScale: Tensor): [selfOut: Tensor[], foundInfOut: Tensor] & { self_out: Tensor[]; found_inf_out: Tensor }
  (self: readonly Tensor[], foundInf: Tensor, invScale: Tensor, options: { out: readonly Tensor[] }): void
} = op('_amp_foreach_non_finite_check_and_unscale', '', 'out')

/**
 * `aten::_amp_foreach_non_finite_check_and_unscale_(Tensor(a!)[] self, Tensor(b!) found_inf, Tensor inv_scale) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._amp_foreach_non_finite_check_and_unscale_.html
 */
export const _ampForeachNonFiniteCheckAndUnscale_: {
  (self: readonly Tensor[], foundInf: Tensor, invScale: Tensor): void
} = op('_amp_foreach_non_finite_check_and_unscale_', '')

/**
 * `aten::_amp_update_scale(Tensor self, Tensor growth_tracker, Tensor found_inf, float scale_growth_factor, float scale_backoff_factor, int growth_interval) -> (Tensor, Tensor growth_tracker_out)`
 */
export const _ampUpdateScale: {
  (self: Tensor, growthTracker: Tensor, foundInf: Tensor, scaleGrowthFactor: number, scaleBackoffFactor: number, growthInterval: Int): [Tensor, Tensor] & { growth_tracker_out: Tensor }
  (self: Tensor, growthTracker: Tensor, foundInf: Tensor, scaleGrowthFactor: number, scaleBackoffFactor: number, growthInterval: Int, options: { out: Tensor }): Tensor
} = op('_amp_update_scale', '', 'out')

/**
 * `aten::_amp_update_scale_(Tensor(a!) self, Tensor(b!) growth_tracker, Tensor found_inf, float scale_growth_factor, float scale_backoff_factor, int growth_interval) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._amp_update_scale_.html
 */
export const _ampUpdateScale_: {
  (self: Tensor, growthTracker: Tensor, foundInf: Tensor, scaleGrowthFactor: number, scaleBackoffFactor: number, growthInterval: Int): Tensor
} = op('_amp_update_scale_', '')

/**
 * `aten::_cdist_backward(Tensor grad, Tensor x1, Tensor x2, float p, Tensor cdist) -> Tensor`
 */
export const _cdistBackward: {
  (grad: Tensor, x1: Tensor, x2: Tensor, p: number, cdist: Tensor): Tensor
  (grad: Tensor, x1: Tensor, x2: Tensor, p: number, cdist: Tensor, options: { out: Tensor }): Tensor
} = op('_cdist_backward', '', 'out')

/**
 * `aten::_cdist_forward(Tensor x1, Tensor x2, float p, int? compute_mode) -> Tensor`
 */
export const _cdistForward: {
  (x1: Tensor, x2: Tensor, p: number, computeMode: Int | null): Tensor
  (x1: Tensor, x2: Tensor, p: number, computeMode: Int | null, options: { out: Tensor }): Tensor
} = op('_cdist_forward', '', 'out')

/**
 * `aten::_embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int padding_idx=-1) -> (Tensor, Tensor, Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._embedding_bag.html
 */
export const _embeddingBag: {
  (weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean | _EmbeddingBagOptions, mode?: Int | _EmbeddingBagOptions, sparse?: boolean | _EmbeddingBagOptions, perSampleWeights?: Tensor | null | _EmbeddingBagOptions, includeLastOffset?: boolean | _EmbeddingBagOptions, paddingIdx?: Int | _EmbeddingBagOptions): [Tensor, Tensor, Tensor, Tensor]
  (weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean | _EmbeddingBagOptions2, mode?: Int | _EmbeddingBagOptions2, sparse?: boolean | _EmbeddingBagOptions2, perSampleWeights?: Tensor | null | _EmbeddingBagOptions2, includeLastOffset?: boolean | _EmbeddingBagOptions2, paddingIdx?: Int | _EmbeddingBagOptions2, options?: _EmbeddingBagOptions2): [Tensor, Tensor, Tensor, Tensor]
} = op('_embedding_bag', '', 'out')

/**
 * `aten::_embedding_bag_backward(Tensor grad, Tensor indices, Tensor offsets, Tensor offset2bag, Tensor bag_size, Tensor maximum_indices, SymInt num_weights, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, int padding_idx=-1) -> Tensor`
 */
export const _embeddingBagBackward: {
  (grad: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: Int, scaleGradByFreq: boolean, mode: Int, sparse: boolean, perSampleWeights: Tensor | null, paddingIdx?: Int | { paddingIdx?: Int }): Tensor
} = op('_embedding_bag_backward', '')

/**
 * `aten::_embedding_bag_dense_backward(Tensor grad, Tensor indices, Tensor offset2bag, Tensor bag_size, Tensor maximum_indices, SymInt num_weights, bool scale_grad_by_freq, int mode, Tensor? per_sample_weights, int padding_idx=-1) -> Tensor`
 */
export const _embeddingBagDenseBackward: {
  (grad: Tensor, indices: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: Int, scaleGradByFreq: boolean, mode: Int, perSampleWeights: Tensor | null, paddingIdx?: Int | { paddingIdx?: Int }): Tensor
  (grad: Tensor, indices: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: Int, scaleGradByFreq: boolean, mode: Int, perSampleWeights: Tensor | null, paddingIdx?: Int | { paddingIdx?: Int; out: Tensor }, options?: { paddingIdx?: Int; out: Tensor }): Tensor
} = op('_embedding_bag_dense_backward', '', 'out')

/**
 * `aten::_embedding_bag_forward_only(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int padding_idx=-1) -> (Tensor, Tensor, Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._embedding_bag_forward_only.html
 */
export const _embeddingBagForwardOnly: {
  (weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean | _EmbeddingBagOptions, mode?: Int | _EmbeddingBagOptions, sparse?: boolean | _EmbeddingBagOptions, perSampleWeights?: Tensor | null | _EmbeddingBagOptions, includeLastOffset?: boolean | _EmbeddingBagOptions, paddingIdx?: Int | _EmbeddingBagOptions): [Tensor, Tensor, Tensor, Tensor]
  (weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean | _EmbeddingBagOptions2, mode?: Int | _EmbeddingBagOptions2, sparse?: boolean | _EmbeddingBagOptions2, perSampleWeights?: Tensor | null | _EmbeddingBagOptions2, includeLastOffset?: boolean | _EmbeddingBagOptions2, paddingIdx?: Int | _EmbeddingBagOptions2, options?: _EmbeddingBagOptions2): [Tensor, Tensor, Tensor, Tensor]
} = op('_embedding_bag_forward_only', '', 'out')

/**
 * `aten::_embedding_bag_per_sample_weights_backward(Tensor grad, Tensor weight, Tensor indices, Tensor offsets, Tensor offset2bag, int mode, int padding_idx=-1) -> Tensor`
 */
export const _embeddingBagPerSampleWeightsBackward: {
  (grad: Tensor, weight: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, mode: Int, paddingIdx?: Int | { paddingIdx?: Int }): Tensor
  (grad: Tensor, weight: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, mode: Int, paddingIdx?: Int | { paddingIdx?: Int; out: Tensor }, options?: { paddingIdx?: Int; out: Tensor }): Tensor
} = op('_embedding_bag_per_sample_weights_backward', '', 'out')

/**
 * `aten::_embedding_bag_sparse_backward(Tensor grad, Tensor indices, Tensor offsets, Tensor offset2bag, Tensor bag_size, SymInt num_weights, bool scale_grad_by_freq, int mode, Tensor? per_sample_weights, int padding_idx=-1) -> Tensor`
 */
export const _embeddingBagSparseBackward: {
  (grad: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, bagSize: Tensor, numWeights: Int, scaleGradByFreq: boolean, mode: Int, perSampleWeights: Tensor | null, paddingIdx?: Int | { paddingIdx?: Int }): Tensor
} = op('_embedding_bag_sparse_backward', '')

/**
 * `aten::_euclidean_dist(Tensor x1, Tensor x2) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._euclidean_dist.html
 */
export const _euclideanDist: {
  (x1: Tensor, x2: Tensor): Tensor
  (x1: Tensor, x2: Tensor, options: { out: Tensor }): Tensor
} = op('_euclidean_dist', '', 'out')

/**
 * `aten::_foreach_abs(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_abs.html
 */
export const _foreachAbs: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_abs', '', 'out')

/**
 * `aten::_foreach_abs_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_abs_.html
 */
export const _foreachAbs_: {
  (self: readonly Tensor[]): void
} = op('_foreach_abs_', '')

/**
 * `aten::_foreach_acos(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_acos.html
 */
export const _foreachAcos: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_acos', '', 'out')

/**
 * `aten::_foreach_acos_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_acos_.html
 */
export const _foreachAcos_: {
  (self: readonly Tensor[]): void
} = op('_foreach_acos_', '')

/**
 * `aten::_foreach_add.List(Tensor[] self, Tensor[] other, *, Scalar alpha=1) -> Tensor[]`
 * `aten::_foreach_add.Tensor(Tensor[] self, Tensor other, *, Scalar alpha=1) -> Tensor[]`
 * `aten::_foreach_add.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]`
 * `aten::_foreach_add.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_add.html
 */
export const _foreachAdd: {
  (self: readonly Tensor[], other: readonly Tensor[], options?: { alpha?: Scalar }): Tensor[]
  (self: readonly Tensor[], other: Tensor, options?: { alpha?: Scalar }): Tensor[]
  (self: readonly Tensor[], scalar: Scalar): Tensor[]
  (self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], other: readonly Tensor[], options: { alpha?: Scalar; out: readonly Tensor[] }): void
  (self: readonly Tensor[], other: Tensor, options: { alpha?: Scalar; out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalars: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalar: Scalar, options: { out: readonly Tensor[] }): void
} = op('_foreach_add', 'List', 'Tensor', 'Scalar', 'ScalarList', 'List_out', 'Tensor_out', 'ScalarList_out', 'Scalar_out')

/**
 * `aten::_foreach_add_.List(Tensor(a!)[] self, Tensor[] other, *, Scalar alpha=1) -> ()`
 * `aten::_foreach_add_.Tensor(Tensor(a!)[] self, Tensor other, *, Scalar alpha=1) -> ()`
 * `aten::_foreach_add_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()`
 * `aten::_foreach_add_.ScalarList(Tensor(a!)[] self, Scalar[] scalars) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_add_.html
 */
export const _foreachAdd_: {
  (self: readonly Tensor[], other: readonly Tensor[], options?: { alpha?: Scalar }): void
  (self: readonly Tensor[], other: Tensor, options?: { alpha?: Scalar }): void
  (self: readonly Tensor[], scalar: Scalar): void
  (self: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_add_', 'List', 'Tensor', 'Scalar', 'ScalarList')

/**
 * `aten::_foreach_addcdiv.Tensor(Tensor[] self, Tensor[] tensor1, Tensor[] tensor2, Tensor scalars) -> Tensor[]`
 * `aten::_foreach_addcdiv.Scalar(Tensor[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar value=1) -> Tensor[]`
 * `aten::_foreach_addcdiv.ScalarList(Tensor[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar[] scalars) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_addcdiv.html
 */
export const _foreachAddcdiv: {
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: Tensor): Tensor[]
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], value?: Scalar | { value?: Scalar }): Tensor[]
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: Tensor, options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], value?: Scalar | { value?: Scalar; out: readonly Tensor[] }, options?: { value?: Scalar; out: readonly Tensor[] }): void
} = op('_foreach_addcdiv', 'Tensor', 'Scalar', 'ScalarList', 'Tensor_out', 'ScalarList_out', 'Scalar_out')

/**
 * `aten::_foreach_addcdiv_.Tensor(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Tensor scalars) -> ()`
 * `aten::_foreach_addcdiv_.Scalar(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar value=1) -> ()`
 * `aten::_foreach_addcdiv_.ScalarList(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar[] scalars) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_addcdiv_.html
 */
export const _foreachAddcdiv_: {
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: Tensor): void
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], value?: Scalar | { value?: Scalar }): void
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_addcdiv_', 'Tensor', 'Scalar', 'ScalarList')

/**
 * `aten::_foreach_addcmul.Tensor(Tensor[] self, Tensor[] tensor1, Tensor[] tensor2, Tensor scalars) -> Tensor[]`
 * `aten::_foreach_addcmul.Scalar(Tensor[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar value=1) -> Tensor[]`
 * `aten::_foreach_addcmul.ScalarList(Tensor[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar[] scalars) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_addcmul.html
 */
export const _foreachAddcmul: {
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: Tensor): Tensor[]
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], value?: Scalar | { value?: Scalar }): Tensor[]
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: Tensor, options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], value?: Scalar | { value?: Scalar; out: readonly Tensor[] }, options?: { value?: Scalar; out: readonly Tensor[] }): void
} = op('_foreach_addcmul', 'Tensor', 'Scalar', 'ScalarList', 'Tensor_out', 'ScalarList_out', 'Scalar_out')

/**
 * `aten::_foreach_addcmul_.Tensor(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Tensor scalars) -> ()`
 * `aten::_foreach_addcmul_.Scalar(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar value=1) -> ()`
 * `aten::_foreach_addcmul_.ScalarList(Tensor(a!)[] self, Tensor[] tensor1, Tensor[] tensor2, Scalar[] scalars) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_addcmul_.html
 */
export const _foreachAddcmul_: {
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: Tensor): void
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], value?: Scalar | { value?: Scalar }): void
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_addcmul_', 'Tensor', 'Scalar', 'ScalarList')

/**
 * `aten::_foreach_asin(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_asin.html
 */
export const _foreachAsin: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_asin', '', 'out')

/**
 * `aten::_foreach_asin_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_asin_.html
 */
export const _foreachAsin_: {
  (self: readonly Tensor[]): void
} = op('_foreach_asin_', '')

/**
 * `aten::_foreach_atan(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_atan.html
 */
export const _foreachAtan: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_atan', '', 'out')

/**
 * `aten::_foreach_atan_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_atan_.html
 */
export const _foreachAtan_: {
  (self: readonly Tensor[]): void
} = op('_foreach_atan_', '')

/**
 * `aten::_foreach_ceil(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_ceil.html
 */
export const _foreachCeil: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_ceil', '', 'out')

/**
 * `aten::_foreach_ceil_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_ceil_.html
 */
export const _foreachCeil_: {
  (self: readonly Tensor[]): void
} = op('_foreach_ceil_', '')

/**
 * `aten::_foreach_clamp_max.List(Tensor[] self, Tensor[] other) -> Tensor[]`
 * `aten::_foreach_clamp_max.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]`
 * `aten::_foreach_clamp_max.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_clamp_max.html
 */
export const _foreachClampMax: {
  (self: readonly Tensor[], other: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], scalar: Scalar): Tensor[]
  (self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], other: readonly Tensor[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalars: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalar: Scalar, options: { out: readonly Tensor[] }): void
} = op('_foreach_clamp_max', 'List', 'Scalar', 'ScalarList', 'List_out', 'ScalarList_out', 'Scalar_out')

/**
 * `aten::_foreach_clamp_max_.List(Tensor(a!)[] self, Tensor[] other) -> ()`
 * `aten::_foreach_clamp_max_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()`
 * `aten::_foreach_clamp_max_.ScalarList(Tensor(a!)[] self, Scalar[] scalars) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_clamp_max_.html
 */
export const _foreachClampMax_: {
  (self: readonly Tensor[], other: readonly Tensor[]): void
  (self: readonly Tensor[], scalar: Scalar): void
  (self: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_clamp_max_', 'List', 'Scalar', 'ScalarList')

/**
 * `aten::_foreach_clamp_min.List(Tensor[] self, Tensor[] other) -> Tensor[]`
 * `aten::_foreach_clamp_min.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]`
 * `aten::_foreach_clamp_min.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_clamp_min.html
 */
export const _foreachClampMin: {
  (self: readonly Tensor[], other: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], scalar: Scalar): Tensor[]
  (self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], other: readonly Tensor[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalars: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalar: Scalar, options: { out: readonly Tensor[] }): void
} = op('_foreach_clamp_min', 'List', 'Scalar', 'ScalarList', 'List_out', 'ScalarList_out', 'Scalar_out')

/**
 * `aten::_foreach_clamp_min_.List(Tensor(a!)[] self, Tensor[] other) -> ()`
 * `aten::_foreach_clamp_min_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()`
 * `aten::_foreach_clamp_min_.ScalarList(Tensor(a!)[] self, Scalar[] scalars) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_clamp_min_.html
 */
export const _foreachClampMin_: {
  (self: readonly Tensor[], other: readonly Tensor[]): void
  (self: readonly Tensor[], scalar: Scalar): void
  (self: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_clamp_min_', 'List', 'Scalar', 'ScalarList')

/**
 * `aten::_foreach_copy(Tensor[] self, Tensor[] src, bool non_blocking=False) -> Tensor[] self_out`
 */
export const _foreachCopy: {
  (self: readonly Tensor[], src: readonly Tensor[], nonBlocking?: boolean | { nonBlocking?: boolean }): Tensor[]
  (self: readonly Tensor[], src: readonly Tensor[], nonBlocking?: boolean | { nonBlocking?: boolean; out: readonly Tensor[] }, options?: { nonBlocking?: boolean; out: readonly Tensor[] }): void
} = op('_foreach_copy', '', 'out')

/**
 * `aten::_foreach_copy_(Tensor(a!)[] self, Tensor[] src, bool non_blocking=False) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_copy_.html
 */
export const _foreachCopy_: {
  (self: readonly Tensor[], src: readonly Tensor[], nonBlocking?: boolean | { nonBlocking?: boolean }): void
} = op('_foreach_copy_', '')

/**
 * `aten::_foreach_cos(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_cos.html
 */
export const _foreachCos: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_cos', '', 'out')

/**
 * `aten::_foreach_cos_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_cos_.html
 */
export const _foreachCos_: {
  (self: readonly Tensor[]): void
} = op('_foreach_cos_', '')

/**
 * `aten::_foreach_cosh(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_cosh.html
 */
export const _foreachCosh: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_cosh', '', 'out')

/**
 * `aten::_foreach_cosh_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_cosh_.html
 */
export const _foreachCosh_: {
  (self: readonly Tensor[]): void
} = op('_foreach_cosh_', '')

/**
 * `aten::_foreach_div.List(Tensor[] self, Tensor[] other) -> Tensor[]`
 * `aten::_foreach_div.Tensor(Tensor[] self, Tensor other) -> Tensor[]`
 * `aten::_foreach_div.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]`
 * `aten::_foreach_div.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_div.html
 */
export const _foreachDiv: {
  (self: readonly Tensor[], other: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], other: Tensor): Tensor[]
  (self: readonly Tensor[], scalar: Scalar): Tensor[]
  (self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], other: readonly Tensor[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], other: Tensor, options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalars: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalar: Scalar, options: { out: readonly Tensor[] }): void
} = op('_foreach_div', 'List', 'Tensor', 'Scalar', 'ScalarList', 'List_out', 'Tensor_out', 'ScalarList_out', 'Scalar_out')

/**
 * `aten::_foreach_div_.List(Tensor(a!)[] self, Tensor[] other) -> ()`
 * `aten::_foreach_div_.Tensor(Tensor(a!)[] self, Tensor other) -> ()`
 * `aten::_foreach_div_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()`
 * `aten::_foreach_div_.ScalarList(Tensor(a!)[] self, Scalar[] scalars) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_div_.html
 */
export const _foreachDiv_: {
  (self: readonly Tensor[], other: readonly Tensor[]): void
  (self: readonly Tensor[], other: Tensor): void
  (self: readonly Tensor[], scalar: Scalar): void
  (self: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_div_', 'List', 'Tensor', 'Scalar', 'ScalarList')

/**
 * `aten::_foreach_erf(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_erf.html
 */
export const _foreachErf: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_erf', '', 'out')

/**
 * `aten::_foreach_erf_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_erf_.html
 */
export const _foreachErf_: {
  (self: readonly Tensor[]): void
} = op('_foreach_erf_', '')

/**
 * `aten::_foreach_erfc(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_erfc.html
 */
export const _foreachErfc: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_erfc', '', 'out')

/**
 * `aten::_foreach_erfc_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_erfc_.html
 */
export const _foreachErfc_: {
  (self: readonly Tensor[]): void
} = op('_foreach_erfc_', '')

/**
 * `aten::_foreach_exp(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_exp.html
 */
export const _foreachExp: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_exp', '', 'out')

/**
 * `aten::_foreach_exp_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_exp_.html
 */
export const _foreachExp_: {
  (self: readonly Tensor[]): void
} = op('_foreach_exp_', '')

/**
 * `aten::_foreach_expm1(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_expm1.html
 */
export const _foreachExpm1: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_expm1', '', 'out')

/**
 * `aten::_foreach_expm1_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_expm1_.html
 */
export const _foreachExpm1_: {
  (self: readonly Tensor[]): void
} = op('_foreach_expm1_', '')

/**
 * `aten::_foreach_floor(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_floor.html
 */
export const _foreachFloor: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_floor', '', 'out')

/**
 * `aten::_foreach_floor_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_floor_.html
 */
export const _foreachFloor_: {
  (self: readonly Tensor[]): void
} = op('_foreach_floor_', '')

/**
 * `aten::_foreach_frac(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_frac.html
 */
export const _foreachFrac: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_frac', '', 'out')

/**
 * `aten::_foreach_frac_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_frac_.html
 */
export const _foreachFrac_: {
  (self: readonly Tensor[]): void
} = op('_foreach_frac_', '')

/**
 * `aten::_foreach_lerp.List(Tensor[] self, Tensor[] tensors1, Tensor[] weights) -> Tensor[]`
 * `aten::_foreach_lerp.Scalar(Tensor[] self, Tensor[] tensors1, Scalar weight) -> Tensor[]`
 * `aten::_foreach_lerp.ScalarList(Tensor[] self, Tensor[] tensors1, Scalar[] weight) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_lerp.html
 */
export const _foreachLerp: {
  (self: readonly Tensor[], tensors1: readonly Tensor[], weights: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], tensors1: readonly Tensor[], weight: Scalar): Tensor[]
  (self: readonly Tensor[], tensors1: readonly Tensor[], weight: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], tensors1: readonly Tensor[], weights: readonly Tensor[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], tensors1: readonly Tensor[], weight: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], tensors1: readonly Tensor[], weight: Scalar, options: { out: readonly Tensor[] }): void
} = op('_foreach_lerp', 'List', 'Scalar', 'ScalarList', 'List_out', 'ScalarList_out', 'Scalar_out')

/**
 * `aten::_foreach_lerp_.List(Tensor(a!)[] self, Tensor[] tensors1, Tensor[] weights) -> ()`
 * `aten::_foreach_lerp_.Scalar(Tensor(a!)[] self, Tensor[] tensors1, Scalar weight) -> ()`
 * `aten::_foreach_lerp_.ScalarList(Tensor(a!)[] self, Tensor[] tensors1, Scalar[] weight) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_lerp_.html
 */
export const _foreachLerp_: {
  (self: readonly Tensor[], tensors1: readonly Tensor[], weights: readonly Tensor[]): void
  (self: readonly Tensor[], tensors1: readonly Tensor[], weight: Scalar): void
  (self: readonly Tensor[], tensors1: readonly Tensor[], weight: readonly Scalar[]): void
} = op('_foreach_lerp_', 'List', 'Scalar', 'ScalarList')

/**
 * `aten::_foreach_lgamma(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_lgamma.html
 */
export const _foreachLgamma: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_lgamma', '', 'out')

/**
 * `aten::_foreach_lgamma_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_lgamma_.html
 */
export const _foreachLgamma_: {
  (self: readonly Tensor[]): void
} = op('_foreach_lgamma_', '')

/**
 * `aten::_foreach_log(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_log.html
 */
export const _foreachLog: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_log', '', 'out')

/**
 * `aten::_foreach_log10(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_log10.html
 */
export const _foreachLog10: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_log10', '', 'out')

/**
 * `aten::_foreach_log10_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_log10_.html
 */
export const _foreachLog10_: {
  (self: readonly Tensor[]): void
} = op('_foreach_log10_', '')

/**
 * `aten::_foreach_log1p(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_log1p.html
 */
export const _foreachLog1p: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_log1p', '', 'out')

/**
 * `aten::_foreach_log1p_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_log1p_.html
 */
export const _foreachLog1p_: {
  (self: readonly Tensor[]): void
} = op('_foreach_log1p_', '')

/**
 * `aten::_foreach_log2(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_log2.html
 */
export const _foreachLog2: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_log2', '', 'out')

/**
 * `aten::_foreach_log2_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_log2_.html
 */
export const _foreachLog2_: {
  (self: readonly Tensor[]): void
} = op('_foreach_log2_', '')

/**
 * `aten::_foreach_log_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_log_.html
 */
export const _foreachLog_: {
  (self: readonly Tensor[]): void
} = op('_foreach_log_', '')

/**
 * `aten::_foreach_max(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_max.html
 */
export const _foreachMax: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_max', '', 'out')

/**
 * `aten::_foreach_maximum.List(Tensor[] self, Tensor[] other) -> Tensor[]`
 * `aten::_foreach_maximum.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]`
 * `aten::_foreach_maximum.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_maximum.html
 */
export const _foreachMaximum: {
  (self: readonly Tensor[], other: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], scalar: Scalar): Tensor[]
  (self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], other: readonly Tensor[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalars: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalar: Scalar, options: { out: readonly Tensor[] }): void
} = op('_foreach_maximum', 'List', 'Scalar', 'ScalarList', 'List_out', 'ScalarList_out', 'Scalar_out')

/**
 * `aten::_foreach_maximum_.List(Tensor(a!)[] self, Tensor[] other) -> ()`
 * `aten::_foreach_maximum_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()`
 * `aten::_foreach_maximum_.ScalarList(Tensor(a!)[] self, Scalar[] scalars) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_maximum_.html
 */
export const _foreachMaximum_: {
  (self: readonly Tensor[], other: readonly Tensor[]): void
  (self: readonly Tensor[], scalar: Scalar): void
  (self: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_maximum_', 'List', 'Scalar', 'ScalarList')

/**
 * `aten::_foreach_minimum.List(Tensor[] self, Tensor[] other) -> Tensor[]`
 * `aten::_foreach_minimum.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]`
 * `aten::_foreach_minimum.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_minimum.html
 */
export const _foreachMinimum: {
  (self: readonly Tensor[], other: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], scalar: Scalar): Tensor[]
  (self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], other: readonly Tensor[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalars: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalar: Scalar, options: { out: readonly Tensor[] }): void
} = op('_foreach_minimum', 'List', 'Scalar', 'ScalarList', 'List_out', 'ScalarList_out', 'Scalar_out')

/**
 * `aten::_foreach_minimum_.List(Tensor(a!)[] self, Tensor[] other) -> ()`
 * `aten::_foreach_minimum_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()`
 * `aten::_foreach_minimum_.ScalarList(Tensor(a!)[] self, Scalar[] scalars) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_minimum_.html
 */
export const _foreachMinimum_: {
  (self: readonly Tensor[], other: readonly Tensor[]): void
  (self: readonly Tensor[], scalar: Scalar): void
  (self: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_minimum_', 'List', 'Scalar', 'ScalarList')

/**
 * `aten::_foreach_mul.List(Tensor[] self, Tensor[] other) -> Tensor[]`
 * `aten::_foreach_mul.Tensor(Tensor[] self, Tensor other) -> Tensor[]`
 * `aten::_foreach_mul.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]`
 * `aten::_foreach_mul.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_mul.html
 */
export const _foreachMul: {
  (self: readonly Tensor[], other: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], other: Tensor): Tensor[]
  (self: readonly Tensor[], scalar: Scalar): Tensor[]
  (self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], other: readonly Tensor[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], other: Tensor, options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalars: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalar: Scalar, options: { out: readonly Tensor[] }): void
} = op('_foreach_mul', 'List', 'Tensor', 'Scalar', 'ScalarList', 'List_out', 'Tensor_out', 'ScalarList_out', 'Scalar_out')

/**
 * `aten::_foreach_mul_.List(Tensor(a!)[] self, Tensor[] other) -> ()`
 * `aten::_foreach_mul_.Tensor(Tensor(a!)[] self, Tensor other) -> ()`
 * `aten::_foreach_mul_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()`
 * `aten::_foreach_mul_.ScalarList(Tensor(a!)[] self, Scalar[] scalars) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_mul_.html
 */
export const _foreachMul_: {
  (self: readonly Tensor[], other: readonly Tensor[]): void
  (self: readonly Tensor[], other: Tensor): void
  (self: readonly Tensor[], scalar: Scalar): void
  (self: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_mul_', 'List', 'Tensor', 'Scalar', 'ScalarList')

/**
 * `aten::_foreach_neg(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_neg.html
 */
export const _foreachNeg: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_neg', '', 'out')

/**
 * `aten::_foreach_neg_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_neg_.html
 */
export const _foreachNeg_: {
  (self: readonly Tensor[]): void
} = op('_foreach_neg_', '')

/**
 * `aten::_foreach_norm.Scalar(Tensor[] self, Scalar ord=2, ScalarType? dtype=None) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_norm.html
 */
export const _foreachNorm: {
  (self: readonly Tensor[], ord?: Scalar | { ord?: Scalar; dtype?: DType | null }, dtype?: DType | null | { ord?: Scalar; dtype?: DType | null }): Tensor[]
  (self: readonly Tensor[], ord?: Scalar | _ForeachNormOptions, dtype?: DType | null | _ForeachNormOptions, options?: _ForeachNormOptions): void
} = op('_foreach_norm', 'Scalar', 'Scalar_out')

/**
 * `aten::_foreach_pow.List(Tensor[] self, Tensor[] exponent) -> Tensor[]`
 * `aten::_foreach_pow.Scalar(Tensor[] self, Scalar exponent) -> Tensor[]`
 * `aten::_foreach_pow.ScalarAndTensor(Scalar self, Tensor[] exponent) -> Tensor[]`
 * `aten::_foreach_pow.ScalarList(Tensor[] self, Scalar[] exponent) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_pow.html
 */
export const _foreachPow: {
  (self: readonly Tensor[], exponent: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], exponent: Scalar): Tensor[]
  (self: Scalar, exponent: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], exponent: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], exponent: readonly Tensor[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], exponent: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], exponent: Scalar, options: { out: readonly Tensor[] }): void
} = op('_foreach_pow', 'List', 'Scalar', 'ScalarAndTensor', 'ScalarList', 'List_out', 'ScalarList_out', 'Scalar_out')

/**
 * `aten::_foreach_pow_.List(Tensor(a!)[] self, Tensor[] exponent) -> ()`
 * `aten::_foreach_pow_.Scalar(Tensor(a!)[] self, Scalar exponent) -> ()`
 * `aten::_foreach_pow_.ScalarList(Tensor(a!)[] self, Scalar[] exponent) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_pow_.html
 */
export const _foreachPow_: {
  (self: readonly Tensor[], exponent: readonly Tensor[]): void
  (self: readonly Tensor[], exponent: Scalar): void
  (self: readonly Tensor[], exponent: readonly Scalar[]): void
} = op('_foreach_pow_', 'List', 'Scalar', 'ScalarList')

/**
 * `aten::_foreach_powsum.Scalar(Tensor[] self, Scalar ord=2, ScalarType? dtype=None) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_powsum.html
 */
export const _foreachPowsum: {
  (self: readonly Tensor[], ord?: Scalar | { ord?: Scalar; dtype?: DType | null }, dtype?: DType | null | { ord?: Scalar; dtype?: DType | null }): Tensor[]
  (self: readonly Tensor[], ord?: Scalar | _ForeachNormOptions, dtype?: DType | null | _ForeachNormOptions, options?: _ForeachNormOptions): void
} = op('_foreach_powsum', 'Scalar', 'Scalar_out')

/**
 * `aten::_foreach_reciprocal(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_reciprocal.html
 */
export const _foreachReciprocal: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_reciprocal', '', 'out')

/**
 * `aten::_foreach_reciprocal_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_reciprocal_.html
 */
export const _foreachReciprocal_: {
  (self: readonly Tensor[]): void
} = op('_foreach_reciprocal_', '')

/**
 * `aten::_foreach_round(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_round.html
 */
export const _foreachRound: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_round', '', 'out')

/**
 * `aten::_foreach_round_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_round_.html
 */
export const _foreachRound_: {
  (self: readonly Tensor[]): void
} = op('_foreach_round_', '')

/**
 * `aten::_foreach_rsqrt(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_rsqrt.html
 */
export const _foreachRsqrt: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_rsqrt', '', 'out')

/**
 * `aten::_foreach_rsqrt_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_rsqrt_.html
 */
export const _foreachRsqrt_: {
  (self: readonly Tensor[]): void
} = op('_foreach_rsqrt_', '')

/**
 * `aten::_foreach_sigmoid(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sigmoid.html
 */
export const _foreachSigmoid: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_sigmoid', '', 'out')

/**
 * `aten::_foreach_sigmoid_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sigmoid_.html
 */
export const _foreachSigmoid_: {
  (self: readonly Tensor[]): void
} = op('_foreach_sigmoid_', '')

/**
 * `aten::_foreach_sign(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sign.html
 */
export const _foreachSign: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_sign', '', 'out')

/**
 * `aten::_foreach_sign_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sign_.html
 */
export const _foreachSign_: {
  (self: readonly Tensor[]): void
} = op('_foreach_sign_', '')

/**
 * `aten::_foreach_sin(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sin.html
 */
export const _foreachSin: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_sin', '', 'out')

/**
 * `aten::_foreach_sin_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sin_.html
 */
export const _foreachSin_: {
  (self: readonly Tensor[]): void
} = op('_foreach_sin_', '')

/**
 * `aten::_foreach_sinh(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sinh.html
 */
export const _foreachSinh: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_sinh', '', 'out')

/**
 * `aten::_foreach_sinh_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sinh_.html
 */
export const _foreachSinh_: {
  (self: readonly Tensor[]): void
} = op('_foreach_sinh_', '')

/**
 * `aten::_foreach_sqrt(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sqrt.html
 */
export const _foreachSqrt: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_sqrt', '', 'out')

/**
 * `aten::_foreach_sqrt_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sqrt_.html
 */
export const _foreachSqrt_: {
  (self: readonly Tensor[]): void
} = op('_foreach_sqrt_', '')

/**
 * `aten::_foreach_sub.List(Tensor[] self, Tensor[] other, *, Scalar alpha=1) -> Tensor[]`
 * `aten::_foreach_sub.Scalar(Tensor[] self, Scalar scalar) -> Tensor[]`
 * `aten::_foreach_sub.ScalarList(Tensor[] self, Scalar[] scalars) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sub.html
 */
export const _foreachSub: {
  (self: readonly Tensor[], other: readonly Tensor[], options?: { alpha?: Scalar }): Tensor[]
  (self: readonly Tensor[], scalar: Scalar): Tensor[]
  (self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], other: readonly Tensor[], options: { alpha?: Scalar; out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalars: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalar: Scalar, options: { out: readonly Tensor[] }): void
} = op('_foreach_sub', 'List', 'Scalar', 'ScalarList', 'List_out', 'ScalarList_out', 'Scalar_out')

/**
 * `aten::_foreach_sub_.List(Tensor(a!)[] self, Tensor[] other, *, Scalar alpha=1) -> ()`
 * `aten::_foreach_sub_.Scalar(Tensor(a!)[] self, Scalar scalar) -> ()`
 * `aten::_foreach_sub_.ScalarList(Tensor(a!)[] self, Scalar[] scalars) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sub_.html
 */
export const _foreachSub_: {
  (self: readonly Tensor[], other: readonly Tensor[], options?: { alpha?: Scalar }): void
  (self: readonly Tensor[], scalar: Scalar): void
  (self: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_sub_', 'List', 'Scalar', 'ScalarList')

/**
 * `aten::_foreach_tan(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_tan.html
 */
export const _foreachTan: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_tan', '', 'out')

/**
 * `aten::_foreach_tan_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_tan_.html
 */
export const _foreachTan_: {
  (self: readonly Tensor[]): void
} = op('_foreach_tan_', '')

/**
 * `aten::_foreach_tanh(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_tanh.html
 */
export const _foreachTanh: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_tanh', '', 'out')

/**
 * `aten::_foreach_tanh_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_tanh_.html
 */
export const _foreachTanh_: {
  (self: readonly Tensor[]): void
} = op('_foreach_tanh_', '')

/**
 * `aten::_foreach_trunc(Tensor[] self) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_trunc.html
 */
export const _foreachTrunc: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_trunc', '', 'out')

/**
 * `aten::_foreach_trunc_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_trunc_.html
 */
export const _foreachTrunc_: {
  (self: readonly Tensor[]): void
} = op('_foreach_trunc_', '')

/**
 * `aten::_foreach_zero(Tensor[] self) -> Tensor[] self_out`
 */
export const _foreachZero: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_zero', '', 'out')

/**
 * `aten::_foreach_zero_(Tensor(a!)[] self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_zero_.html
 */
export const _foreachZero_: {
  (self: readonly Tensor[]): void
} = op('_foreach_zero_', '')

/**
 * `aten::_fused_adagrad(Tensor[] self, Tensor[] grads, Tensor[] state_sums, Tensor[] state_steps, *, float lr, float lr_decay, float weight_decay, float eps, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> (Tensor[] self_out, Tensor[] grads_out, Tensor[] state_sums_out, Tensor[] state_steps_out)`
 * `aten::_fused_adagrad.tensor_lr(Tensor[] self, Tensor[] grads, Tensor[] state_sums, Tensor[] state_steps, *, Tensor lr, float lr_decay, float weight_decay, float eps, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> (Tensor[] self_out, Tensor[] grads_out, Tensor[] state_sums_out)`
 */
export const _fusedAdagrad: {
  (self: readonly Tensor[], grads: readonly Tensor[], stateSums: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdagradOptions): [selfOut: Tensor[], gradsOut: Tensor[], stateSumsOut: Tensor[], stateStepsOut: Tensor[]] & { self_out: Tensor[]; grads_out: Tensor[]; state_sums_out: Tensor[]; state_steps_out: Tensor[] }
  (self: readonly Tensor[], grads: readonly Tensor[], stateSums: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdagradOptions): [selfOut: Tensor[], gradsOut: Tensor[], stateSumsOut: Tensor[]] & { self_out: Tensor[]; grads_out: Tensor[]; state_sums_out: Tensor[] }
  (self: readonly Tensor[], grads: readonly Tensor[], stateSums: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdagradOptions2): void
} = op('_fused_adagrad', '', 'tensor_lr', 'out', 'tensor_lr_out')

/**
 * `aten::_fused_adagrad_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] state_sums, Tensor(d!)[] state_steps, *, float lr, float lr_decay, float weight_decay, float eps, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()`
 * `aten::_fused_adagrad_.tensor_lr(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] state_sums, Tensor[] state_steps, *, Tensor lr, float lr_decay, float weight_decay, float eps, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._fused_adagrad_.html
 */
export const _fusedAdagrad_: {
  (self: readonly Tensor[], grads: readonly Tensor[], stateSums: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdagradOptions): void
} = op('_fused_adagrad_', '', 'tensor_lr')

/**
 * `aten::_fused_adam(Tensor[] self, Tensor[] grads, Tensor[] exp_avgs, Tensor[] exp_avg_sqs, Tensor[] max_exp_avg_sqs, Tensor[] state_steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> (Tensor[] self_out, Tensor[] grads_out, Tensor[] exp_avgs_out, Tensor[] exp_avg_sqs_out, Tensor[] max_exp_avg_sqs_out)`
 * `aten::_fused_adam.tensor_lr(Tensor[] self, Tensor[] grads, Tensor[] exp_avgs, Tensor[] exp_avg_sqs, Tensor[] max_exp_avg_sqs, Tensor[] state_steps, *, Tensor lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> (Tensor[] self_out, Tensor[] grads_out, Tensor[] exp_avgs_out, Tensor[] exp_avg_sqs_out, Tensor[] max_exp_avg_sqs_out)`
 */
export const _fusedAdam: {
  (self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdamOptions): [selfOut: Tensor[], gradsOut: Tensor[], expAvgsOut: Tensor[], expAvgSqsOut: Tensor[], maxExpAvgSqsOut: Tensor[]] & { self_out: Tensor[]; grads_out: Tensor[]; exp_avgs_out: Tensor[]; exp_avg_sqs_out: Tensor[]; max_exp_avg_sqs_out: Tensor[] }
  (self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdamOptions2): void
} = op('_fused_adam', '', 'tensor_lr', 'out', 'tensor_lr_out')

/**
 * `aten::_fused_adam_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()`
 * `aten::_fused_adam_.tensor_lr(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, Tensor lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._fused_adam_.html
 */
export const _fusedAdam_: {
  (self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdamOptions): void
} = op('_fused_adam_', '', 'tensor_lr')

/**
 * `aten::_fused_adamw(Tensor[] self, Tensor[] grads, Tensor[] exp_avgs, Tensor[] exp_avg_sqs, Tensor[] max_exp_avg_sqs, Tensor[] state_steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> (Tensor[] self_out, Tensor[] grads_out, Tensor[] exp_avgs_out, Tensor[] exp_avg_sqs_out, Tensor[] max_exp_avg_sqs_out)`
 * `aten::_fused_adamw.tensor_lr(Tensor[] self, Tensor[] grads, Tensor[] exp_avgs, Tensor[] exp_avg_sqs, Tensor[] max_exp_avg_sqs, Tensor[] state_steps, *, Tensor lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> (Tensor[] self_out, Tensor[] grads_out, Tensor[] exp_avgs_out, Tensor[] exp_avg_sqs_out, Tensor[] max_exp_avg_sqs_out)`
 */
export const _fusedAdamw: {
  (self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdamOptions): [selfOut: Tensor[], gradsOut: Tensor[], expAvgsOut: Tensor[], expAvgSqsOut: Tensor[], maxExpAvgSqsOut: Tensor[]] & { self_out: Tensor[]; grads_out: Tensor[]; exp_avgs_out: Tensor[]; exp_avg_sqs_out: Tensor[]; max_exp_avg_sqs_out: Tensor[] }
  (self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdamOptions2): void
} = op('_fused_adamw', '', 'tensor_lr', 'out', 'tensor_lr_out')

/**
 * `aten::_fused_adamw_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, float lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()`
 * `aten::_fused_adamw_.tensor_lr(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] exp_avgs, Tensor(d!)[] exp_avg_sqs, Tensor(e!)[] max_exp_avg_sqs, Tensor[] state_steps, *, Tensor lr, float beta1, float beta2, float weight_decay, float eps, bool amsgrad, bool maximize, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._fused_adamw_.html
 */
export const _fusedAdamw_: {
  (self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdamOptions): void
} = op('_fused_adamw_', '', 'tensor_lr')

/**
 * `aten::_fused_dropout(Tensor self, float p, Generator? generator=None) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._fused_dropout.html
 */
export const _fusedDropout: {
  (self: Tensor, p: number, generator?: Generator | null | { generator?: Generator | null }): [Tensor, Tensor]
  (self: Tensor, p: number, generator?: Generator | null | _FusedDropoutOptions, options?: _FusedDropoutOptions): [Tensor, Tensor]
} = op('_fused_dropout', '', 'out')

/**
 * `aten::_fused_moving_avg_obs_fq_helper(Tensor self, Tensor observer_on, Tensor fake_quant_on, Tensor(a!) running_min, Tensor(b!) running_max, Tensor(c!) scale, Tensor(d!) zero_point, float averaging_const, int quant_min, int quant_max, int ch_axis, bool per_row_fake_quant=False, bool symmetric_quant=False) -> (Tensor output, Tensor mask)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._fused_moving_avg_obs_fq_helper.html
 */
export const _fusedMovingAvgObsFqHelper: {
  (self: Tensor, observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: Int, quantMax: Int, chAxis: Int, perRowFakeQuant?: boolean | { perRowFakeQuant?: boolean; symmetricQuant?: boolean }, symmetricQuant?: boolean | { perRowFakeQuant?: boolean; symmetricQuant?: boolean }): [output: Tensor, mask: Tensor] & { output: Tensor; mask: Tensor }
  (self: Tensor, observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: Int, quantMax: Int, chAxis: Int, perRowFakeQuant?: boolean | _FusedMovingAvgObsFqHelperOptions, symmetricQuant?: boolean | _FusedMovingAvgObsFqHelperOptions, options?: _FusedMovingAvgObsFqHelperOptions): [Tensor, Tensor]
} = op('_fused_moving_avg_obs_fq_helper', '', 'out')

/**
 * `aten::_fused_moving_avg_obs_fq_helper_functional(Tensor self, Tensor observer_on, Tensor fake_quant_on, Tensor running_min, Tensor running_max, Tensor scale, Tensor zero_point, float averaging_const, int quant_min, int quant_max, int ch_axis, bool per_row_fake_quant=False, bool symmetric_quant=False) -> (Tensor output, Tensor mask, Tensor running_min_out, Tensor running_max_out, Tensor scale_out, Tensor zero_point_out)`
 */
export const _fusedMovingAvgObsFqHelperFunctional: {
  (self: Tensor, observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: Int, quantMax: Int, chAxis: Int, perRowFakeQuant?: boolean | { perRowFakeQuant?: boolean; symmetricQuant?: boolean }, symmetricQuant?: boolean | { perRowFakeQuant?: boolean; symmetricQuant?: boolean }): [output: Tensor, mask: Tensor, runningMinOut: Tensor, runningMaxOut: Tensor, scaleOut: Tensor, zeroPointOut: Tensor] & { output: Tensor; mask: Tensor; running_min_out: Tensor; running_max_out: Tensor; scale_out: Tensor; zero_point_out: Tensor }
} = op('_fused_moving_avg_obs_fq_helper_functional', '')

/**
 * `aten::_fused_rms_norm(Tensor input, int[] normalized_shape, Tensor? weight, float? eps) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._fused_rms_norm.html
 */
export const _fusedRmsNorm: {
  (input: Tensor, normalizedShape: readonly Int[], weight: Tensor | null, eps: number | null): [Tensor, Tensor]
} = op('_fused_rms_norm', '')

/**
 * `aten::_fused_rms_norm_backward(Tensor grad_out, Tensor input, int[] normalized_shape, Tensor rstd, Tensor? weight, bool[2] output_mask) -> (Tensor, Tensor)`
 */
export const _fusedRmsNormBackward: {
  (gradOut: Tensor, input: Tensor, normalizedShape: readonly Int[], rstd: Tensor, weight: Tensor | null, outputMask: readonly boolean[] | boolean): [Tensor, Tensor]
} = op('_fused_rms_norm_backward', '')

/**
 * `aten::_fused_sdp_choice(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> int`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._fused_sdp_choice.html
 */
export const _fusedSdpChoice: {
  (query: Tensor, key: Tensor, value: Tensor, attnMask?: Tensor | null | _FusedSdpChoiceOptions, dropoutP?: number | _FusedSdpChoiceOptions, isCausal?: boolean | _FusedSdpChoiceOptions, options?: _FusedSdpChoiceOptions): number
} = op('_fused_sdp_choice', '')

/**
 * `aten::_fused_sgd(Tensor[] self, Tensor[] grads, Tensor[] momentum_buffer_list, *, float weight_decay, float momentum, float lr, float dampening, bool nesterov, bool maximize, bool is_first_step, Tensor? grad_scale=None, Tensor? found_inf=None) -> (Tensor[] self_out, Tensor[] grads_out, Tensor[] momentum_buffer_list_out)`
 * `aten::_fused_sgd.tensor_lr(Tensor[] self, Tensor[] grads, Tensor[] momentum_buffer_list, *, float weight_decay, float momentum, Tensor lr, float dampening, bool nesterov, bool maximize, bool is_first_step, Tensor? grad_scale=None, Tensor? found_inf=None) -> (Tensor[] self_out, Tensor[] grads_out, Tensor[] momentum_buffer_list_out)`
 */
export const _fusedSgd: {
  (self: readonly Tensor[], grads: readonly Tensor[], momentumBufferList: readonly Tensor[], options: _FusedSgdOptions): [selfOut: Tensor[], gradsOut: Tensor[], momentumBufferListOut: Tensor[]] & { self_out: Tensor[]; grads_out: Tensor[]; momentum_buffer_list_out: Tensor[] }
  (self: readonly Tensor[], grads: readonly Tensor[], momentumBufferList: readonly Tensor[], options: _FusedSgdOptions2): void
} = op('_fused_sgd', '', 'tensor_lr', 'out', 'tensor_lr_out')

/**
 * `aten::_fused_sgd_(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] momentum_buffer_list, *, float weight_decay, float momentum, float lr, float dampening, bool nesterov, bool maximize, bool is_first_step, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()`
 * `aten::_fused_sgd_.tensor_lr(Tensor(a!)[] self, Tensor(b!)[] grads, Tensor(c!)[] momentum_buffer_list, *, float weight_decay, float momentum, Tensor lr, float dampening, bool nesterov, bool maximize, bool is_first_step, Tensor? grad_scale=None, Tensor? found_inf=None) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._fused_sgd_.html
 */
export const _fusedSgd_: {
  (self: readonly Tensor[], grads: readonly Tensor[], momentumBufferList: readonly Tensor[], options: _FusedSgdOptions): void
} = op('_fused_sgd_', '', 'tensor_lr')

/**
 * `aten::_indices(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor._indices.html
 */
export const _indices: {
  (self: Tensor): Tensor
} = op('_indices', '')

/**
 * `aten::_nnz(Tensor self) -> int`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor._nnz.html
 */
export const _nnz: {
  (self: Tensor): number
} = op('_nnz', '')

/**
 * `aten::_pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._pack_padded_sequence.html
 */
export const _packPaddedSequence: {
  (input: Tensor, lengths: Tensor, batchFirst: boolean): [Tensor, Tensor]
  (input: Tensor, lengths: Tensor, batchFirst: boolean, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('_pack_padded_sequence', '', 'out')

/**
 * `aten::_pack_padded_sequence_backward(Tensor grad, SymInt[] input_size, Tensor batch_sizes, bool batch_first) -> Tensor`
 */
export const _packPaddedSequenceBackward: {
  (grad: Tensor, inputSize: readonly Int[], batchSizes: Tensor, batchFirst: boolean): Tensor
} = op('_pack_padded_sequence_backward', '')

/**
 * `aten::_pad_packed_sequence(Tensor data, Tensor batch_sizes, bool batch_first, Scalar padding_value, int total_length) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._pad_packed_sequence.html
 */
export const _padPackedSequence: {
  (data: Tensor, batchSizes: Tensor, batchFirst: boolean, paddingValue: Scalar, totalLength: Int): [Tensor, Tensor]
} = op('_pad_packed_sequence', '')

/**
 * `aten::_scaled_dot_product_attention_math(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, Tensor? dropout_mask=None, *, float? scale=None, bool enable_gqa=False) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._scaled_dot_product_attention_math.html
 */
export const _scaledDotProductAttentionMath: {
  (query: Tensor, key: Tensor, value: Tensor, attnMask?: Tensor | null | _ScaledDotProductAttentionMathOptions, dropoutP?: number | _ScaledDotProductAttentionMathOptions, isCausal?: boolean | _ScaledDotProductAttentionMathOptions, dropoutMask?: Tensor | null | _ScaledDotProductAttentionMathOptions, options?: _ScaledDotProductAttentionMathOptions): [Tensor, Tensor]
} = op('_scaled_dot_product_attention_math', '')

/**
 * `aten::_scaled_dot_product_attention_math_for_mps(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, Tensor? dropout_mask=None, *, float? scale=None) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._scaled_dot_product_attention_math_for_mps.html
 */
export const _scaledDotProductAttentionMathForMps: {
  (query: Tensor, key: Tensor, value: Tensor, attnMask?: Tensor | null | _ScaledDotProductAttentionMathForMpsOptions, dropoutP?: number | _ScaledDotProductAttentionMathForMpsOptions, isCausal?: boolean | _ScaledDotProductAttentionMathForMpsOptions, dropoutMask?: Tensor | null | _ScaledDotProductAttentionMathForMpsOptions, options?: _ScaledDotProductAttentionMathForMpsOptions): [Tensor, Tensor]
} = op('_scaled_dot_product_attention_math_for_mps', '')

/**
 * `aten::_scaled_dot_product_cudnn_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_bias, bool compute_log_sumexp, float dropout_p=0., bool is_causal=False, bool return_debug_mask=False, *, float? scale=None) -> (Tensor output, Tensor logsumexp, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, Tensor philox_seed, Tensor philox_offset, Tensor debug_attn_mask)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._scaled_dot_product_cudnn_attention.html
 */
export const _scaledDotProductCudnnAttention: {
  (query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor | null, computeLogSumexp: boolean, dropoutP?: number | _ScaledDotProductCudnnAttentionOptions, isCausal?: boolean | _ScaledDotProductCudnnAttentionOptions, returnDebugMask?: boolean | _ScaledDotProductCudnnAttentionOptions, options?: _ScaledDotProductCudnnAttentionOptions): [output: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, philoxSeed: Tensor, philoxOffset: Tensor, debugAttnMask: Tensor] & { output: Tensor; logsumexp: Tensor; cum_seq_q: Tensor; cum_seq_k: Tensor; max_q: number; max_k: number; philox_seed: Tensor; philox_offset: Tensor; debug_attn_mask: Tensor }
} = op('_scaled_dot_product_cudnn_attention', '')

/**
 * `aten::_scaled_dot_product_cudnn_attention_backward(Tensor grad_out, Tensor query, Tensor key, Tensor value, Tensor out, Tensor logsumexp, Tensor philox_seed, Tensor philox_offset, Tensor attn_bias, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, float dropout_p, bool is_causal, *, float? scale=None) -> (Tensor, Tensor, Tensor)`
 */
export const _scaledDotProductCudnnAttentionBackward: {
  (gradOut: Tensor, query: Tensor, key: Tensor, value: Tensor, out: Tensor, logsumexp: Tensor, philoxSeed: Tensor, philoxOffset: Tensor, attnBias: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: Int, maxK: Int, dropoutP: number, isCausal: boolean, options?: { scale?: number | null }): [Tensor, Tensor, Tensor]
} = op('_scaled_dot_product_cudnn_attention_backward', '')

/**
 * `aten::_scaled_dot_product_efficient_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_bias, bool compute_log_sumexp, float dropout_p=0., bool is_causal=False, *, float? scale=None) -> (Tensor output, Tensor log_sumexp, Tensor philox_seed, Tensor philox_offset)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._scaled_dot_product_efficient_attention.html
 */
export const _scaledDotProductEfficientAttention: {
  (query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor | null, computeLogSumexp: boolean, dropoutP?: number | _ScaledDotProductEfficientAttentionOptions, isCausal?: boolean | _ScaledDotProductEfficientAttentionOptions, options?: _ScaledDotProductEfficientAttentionOptions): [output: Tensor, logSumexp: Tensor, philoxSeed: Tensor, philoxOffset: Tensor] & { output: Tensor; log_sumexp: Tensor; philox_seed: Tensor; philox_offset: Tensor }
} = op('_scaled_dot_product_efficient_attention', '')

/**
 * `aten::_scaled_dot_product_efficient_attention_backward(Tensor grad_out_, Tensor query, Tensor key, Tensor value, Tensor attn_bias, Tensor out, Tensor logsumexp, Tensor philox_seed, Tensor philox_offset, float dropout_p, bool[4] grad_input_mask, bool is_causal=False, *, float? scale=None) -> (Tensor, Tensor, Tensor, Tensor)`
 */
export const _scaledDotProductEfficientAttentionBackward: {
  (gradOut_: Tensor, query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor, out: Tensor, logsumexp: Tensor, philoxSeed: Tensor, philoxOffset: Tensor, dropoutP: number, gradInputMask: readonly boolean[] | boolean, isCausal?: boolean | { isCausal?: boolean; scale?: number | null }, options?: { isCausal?: boolean; scale?: number | null }): [Tensor, Tensor, Tensor, Tensor]
} = op('_scaled_dot_product_efficient_attention_backward', '')

/**
 * `aten::_scaled_dot_product_flash_attention(Tensor query, Tensor key, Tensor value, float dropout_p=0., bool is_causal=False, bool return_debug_mask=False, *, float? scale=None) -> (Tensor output, Tensor logsumexp, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, Tensor rng_state, Tensor unused, Tensor debug_attn_mask)`
 * `aten::_scaled_dot_product_flash_attention.quantized(Tensor query, Tensor key, Tensor value, Tensor? q_descale, Tensor? k_descale, Tensor? v_descale, float dropout_p=0., bool is_causal=False, bool return_debug_mask=False, *, float? scale=None) -> (Tensor output, Tensor logsumexp, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, Tensor rng_state, Tensor unused, Tensor debug_attn_mask)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._scaled_dot_product_flash_attention.html
 */
export const _scaledDotProductFlashAttention: {
  (query: Tensor, key: Tensor, value: Tensor, dropoutP?: number | _ScaledDotProductCudnnAttentionOptions, isCausal?: boolean | _ScaledDotProductCudnnAttentionOptions, returnDebugMask?: boolean | _ScaledDotProductCudnnAttentionOptions, options?: _ScaledDotProductCudnnAttentionOptions): [output: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, rngState: Tensor, unused: Tensor, debugAttnMask: Tensor] & { output: Tensor; logsumexp: Tensor; cum_seq_q: Tensor; cum_seq_k: Tensor; max_q: number; max_k: number; rng_state: Tensor; unused: Tensor; debug_attn_mask: Tensor }
  (query: Tensor, key: Tensor, value: Tensor, qDescale: Tensor | null, kDescale: Tensor | null, vDescale: Tensor | null, dropoutP?: number | _ScaledDotProductCudnnAttentionOptions, isCausal?: boolean | _ScaledDotProductCudnnAttentionOptions, returnDebugMask?: boolean | _ScaledDotProductCudnnAttentionOptions, options?: _ScaledDotProductCudnnAttentionOptions): [output: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, rngState: Tensor, unused: Tensor, debugAttnMask: Tensor] & { output: Tensor; logsumexp: Tensor; cum_seq_q: Tensor; cum_seq_k: Tensor; max_q: number; max_k: number; rng_state: Tensor; unused: Tensor; debug_attn_mask: Tensor }
} = op('_scaled_dot_product_flash_attention', '', 'quantized')

/**
 * `aten::_scaled_dot_product_flash_attention_backward(Tensor grad_out, Tensor query, Tensor key, Tensor value, Tensor out, Tensor logsumexp, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, float dropout_p, bool is_causal, Tensor philox_seed, Tensor philox_offset, *, float? scale=None) -> (Tensor grad_query, Tensor grad_key, Tensor grad_value)`
 */
export const _scaledDotProductFlashAttentionBackward: {
  (gradOut: Tensor, query: Tensor, key: Tensor, value: Tensor, out: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: Int, maxK: Int, dropoutP: number, isCausal: boolean, philoxSeed: Tensor, philoxOffset: Tensor, options?: { scale?: number | null }): [gradQuery: Tensor, gradKey: Tensor, gradValue: Tensor] & { grad_query: Tensor; grad_key: Tensor; grad_value: Tensor }
} = op('_scaled_dot_product_flash_attention_backward', '')

/**
 * `aten::_scaled_dot_product_flash_attention_for_cpu(Tensor query, Tensor key, Tensor value, float dropout_p=0., bool is_causal=False, *, Tensor? attn_mask=None, float? scale=None) -> (Tensor output, Tensor logsumexp)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._scaled_dot_product_flash_attention_for_cpu.html
 */
export const _scaledDotProductFlashAttentionForCpu: {
  (query: Tensor, key: Tensor, value: Tensor, dropoutP?: number | _ScaledDotProductFlashAttentionForCpuOptions, isCausal?: boolean | _ScaledDotProductFlashAttentionForCpuOptions, options?: _ScaledDotProductFlashAttentionForCpuOptions): [output: Tensor, logsumexp: Tensor] & { output: Tensor; logsumexp: Tensor }
} = op('_scaled_dot_product_flash_attention_for_cpu', '')

/**
 * `aten::_scaled_dot_product_flash_attention_for_cpu_backward(Tensor grad_out, Tensor query, Tensor key, Tensor value, Tensor out, Tensor logsumexp, float dropout_p, bool is_causal, *, Tensor? attn_mask=None, float? scale=None) -> (Tensor grad_query, Tensor grad_key, Tensor grad_value)`
 */
export const _scaledDotProductFlashAttentionForCpuBackward: {
  (gradOut: Tensor, query: Tensor, key: Tensor, value: Tensor, out: Tensor, logsumexp: Tensor, dropoutP: number, isCausal: boolean, options?: { attnMask?: Tensor | null; scale?: number | null }): [gradQuery: Tensor, gradKey: Tensor, gradValue: Tensor] & { grad_query: Tensor; grad_key: Tensor; grad_value: Tensor }
} = op('_scaled_dot_product_flash_attention_for_cpu_backward', '')

/**
 * `aten::_scaled_dot_product_fused_attention_overrideable(Tensor query, Tensor key, Tensor value, Tensor? attn_bias=None, float dropout_p=0., bool is_causal=False, bool return_debug_mask=False, *, float? scale=None) -> (Tensor output, Tensor logsumexp, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, Tensor philox_seed, Tensor philox_offset, Tensor debug_attn_mask)`
 */
export const _scaledDotProductFusedAttentionOverrideable: {
  (query: Tensor, key: Tensor, value: Tensor, attnBias?: Tensor | null | _ScaledDotProductFusedAttentionOverrideableOptions, dropoutP?: number | _ScaledDotProductFusedAttentionOverrideableOptions, isCausal?: boolean | _ScaledDotProductFusedAttentionOverrideableOptions, returnDebugMask?: boolean | _ScaledDotProductFusedAttentionOverrideableOptions, options?: _ScaledDotProductFusedAttentionOverrideableOptions): [output: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, philoxSeed: Tensor, philoxOffset: Tensor, debugAttnMask: Tensor] & { output: Tensor; logsumexp: Tensor; cum_seq_q: Tensor; cum_seq_k: Tensor; max_q: number; max_k: number; philox_seed: Tensor; philox_offset: Tensor; debug_attn_mask: Tensor }
} = op('_scaled_dot_product_fused_attention_overrideable', '')

/**
 * `aten::_scaled_dot_product_fused_attention_overrideable_backward(Tensor grad_out, Tensor query, Tensor key, Tensor value, Tensor attn_bias, bool[4] grad_input_mask, Tensor out, Tensor logsumexp, Tensor cum_seq_q, Tensor cum_seq_k, SymInt max_q, SymInt max_k, float dropout_p, bool is_causal, Tensor philox_seed, Tensor philox_offset, *, float? scale=None) -> (Tensor grad_query, Tensor grad_key, Tensor grad_value, Tensor grad_attn_bias)`
 */
export const _scaledDotProductFusedAttentionOverrideableBackward: {
  (gradOut: Tensor, query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor, gradInputMask: readonly boolean[] | boolean, out: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: Int, maxK: Int, dropoutP: number, isCausal: boolean, philoxSeed: Tensor, philoxOffset: Tensor, options?: { scale?: number | null }): [gradQuery: Tensor, gradKey: Tensor, gradValue: Tensor, gradAttnBias: Tensor] & { grad_query: Tensor; grad_key: Tensor; grad_value: Tensor; grad_attn_bias: Tensor }
} = op('_scaled_dot_product_fused_attention_overrideable_backward', '')

/**
 * `aten::_values(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor._values.html
 */
export const _values: {
  (self: Tensor): Tensor
} = op('_values', '')

/**
 * `aten::_weight_norm(Tensor v, Tensor g, int dim=0) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._weight_norm.html
 */
export const _weightNorm: {
  (v: Tensor, g: Tensor, dim?: Int | { dim?: Int }): Tensor
} = op('_weight_norm', '')

/**
 * `aten::_weight_norm_differentiable_backward(Tensor grad_w, Tensor saved_v, Tensor saved_g, Tensor saved_norms, int dim) -> (Tensor, Tensor)`
 */
export const _weightNormDifferentiableBackward: {
  (gradW: Tensor, savedV: Tensor, savedG: Tensor, savedNorms: Tensor, dim: Int): [Tensor, Tensor]
} = op('_weight_norm_differentiable_backward', '')

/**
 * `aten::_weight_norm_interface(Tensor v, Tensor g, int dim=0) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._weight_norm_interface.html
 */
export const _weightNormInterface: {
  (v: Tensor, g: Tensor, dim?: Int | { dim?: Int }): [Tensor, Tensor]
  (v: Tensor, g: Tensor, dim?: Int | _WeightNormInterfaceOptions, options?: _WeightNormInterfaceOptions): [Tensor, Tensor]
} = op('_weight_norm_interface', '', 'out')

/**
 * `aten::_weight_norm_interface_backward(Tensor grad_w, Tensor saved_v, Tensor saved_g, Tensor saved_norms, int dim) -> (Tensor, Tensor)`
 */
export const _weightNormInterfaceBackward: {
  (gradW: Tensor, savedV: Tensor, savedG: Tensor, savedNorms: Tensor, dim: Int): [Tensor, Tensor]
  (gradW: Tensor, savedV: Tensor, savedG: Tensor, savedNorms: Tensor, dim: Int, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('_weight_norm_interface_backward', '', 'out')

/**
 * `aten::abs(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.abs.html
 */
export const abs: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('abs', '', 'out')

/**
 * `aten::abs_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.abs_.html
 */
export const abs_: {
  (self: Tensor): Tensor
} = op('abs_', '')

/**
 * `aten::absolute(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.absolute.html
 */
export const absolute: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('absolute', '', 'out')

/**
 * `aten::absolute_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.absolute_.html
 */
export const absolute_: {
  (self: Tensor): Tensor
} = op('absolute_', '')

/**
 * `aten::acos(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.acos.html
 */
export const acos: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('acos', '', 'out')

/**
 * `aten::acos_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.acos_.html
 */
export const acos_: {
  (self: Tensor): Tensor
} = op('acos_', '')

/**
 * `aten::acosh(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.acosh.html
 */
export const acosh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('acosh', '', 'out')

/**
 * `aten::acosh_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.acosh_.html
 */
export const acosh_: {
  (self: Tensor): Tensor
} = op('acosh_', '')

/**
 * `aten::adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.adaptive_avg_pool1d.html
 */
export const adaptiveAvgPool1d: {
  (self: Tensor, outputSize: readonly Int[] | Int): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('adaptive_avg_pool1d', '', 'out')

/**
 * `aten::adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.adaptive_avg_pool2d.html
 */
export const adaptiveAvgPool2d: {
  (self: Tensor, outputSize: readonly Int[] | Int): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('adaptive_avg_pool2d', '', 'out')

/**
 * `aten::adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.adaptive_avg_pool3d.html
 */
export const adaptiveAvgPool3d: {
  (self: Tensor, outputSize: readonly Int[] | Int): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('adaptive_avg_pool3d', '', 'out')

/**
 * `aten::adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.adaptive_max_pool1d.html
 */
export const adaptiveMaxPool1d: {
  (self: Tensor, outputSize: readonly Int[] | Int): [Tensor, Tensor]
} = op('adaptive_max_pool1d', '')

/**
 * `aten::adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.adaptive_max_pool2d.html
 */
export const adaptiveMaxPool2d: {
  (self: Tensor, outputSize: readonly Int[] | Int): [Tensor, Tensor]
  (self: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor; indices: Tensor }): [Tensor, Tensor]
} = op('adaptive_max_pool2d', '', 'out')

/**
 * `aten::adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.adaptive_max_pool3d.html
 */
export const adaptiveMaxPool3d: {
  (self: Tensor, outputSize: readonly Int[] | Int): [Tensor, Tensor]
  (self: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor; indices: Tensor }): [Tensor, Tensor]
} = op('adaptive_max_pool3d', '', 'out')

/**
 * `aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.add.html
 */
export const add: {
  (self: Tensor | Scalar, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { alpha?: Scalar; out: Tensor }): Tensor
} = arithmetic('add', 'Tensor', 'out')

/**
 * `aten::add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.add_.html
 */
export const add_: {
  (self: Tensor | Scalar, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor
} = arithmetic('add_', 'Tensor')

/**
 * `aten::addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.addbmm.html
 */
export const addbmm: {
  (self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  (self: Tensor, batch1: Tensor, batch2: Tensor, options: AddbmmOptions): Tensor
} = op('addbmm', '', 'out')

/**
 * `aten::addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addbmm_.html
 */
export const addbmm_: {
  (self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
} = op('addbmm_', '')

/**
 * `aten::addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.addcdiv.html
 */
export const addcdiv: {
  (self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor
  (self: Tensor, tensor1: Tensor, tensor2: Tensor, options: { value?: Scalar; out: Tensor }): Tensor
} = op('addcdiv', '', 'out')

/**
 * `aten::addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addcdiv_.html
 */
export const addcdiv_: {
  (self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor
} = op('addcdiv_', '')

/**
 * `aten::addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.addcmul.html
 */
export const addcmul: {
  (self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor
  (self: Tensor, tensor1: Tensor, tensor2: Tensor, options: { value?: Scalar; out: Tensor }): Tensor
} = op('addcmul', '', 'out')

/**
 * `aten::addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addcmul_.html
 */
export const addcmul_: {
  (self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor
} = op('addcmul_', '')

/**
 * `aten::addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * `aten::addmm.dtype(Tensor self, Tensor mat1, Tensor mat2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.addmm.html
 */
export const addmm: {
  (self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  (self: Tensor, mat1: Tensor, mat2: Tensor, outDtype: DType, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  (self: Tensor, mat1: Tensor, mat2: Tensor, options: AddbmmOptions): Tensor
  (self: Tensor, mat1: Tensor, mat2: Tensor, outDtype: DType, options: AddbmmOptions): Tensor
} = op('addmm', '', 'dtype', 'out', 'dtype_out')

/**
 * `aten::addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addmm_.html
 */
export const addmm_: {
  (self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
} = op('addmm_', '')

/**
 * `aten::addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.addmv.html
 */
export const addmv: {
  (self: Tensor, mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  (self: Tensor, mat: Tensor, vec: Tensor, options: AddbmmOptions): Tensor
} = op('addmv', '', 'out')

/**
 * `aten::addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.addmv_.html
 */
export const addmv_: {
  (self: Tensor, mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
} = op('addmv_', '')

/**
 * `aten::addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.addr.html
 */
export const addr: {
  (self: Tensor, vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  (self: Tensor, vec1: Tensor, vec2: Tensor, options: AddbmmOptions): Tensor
} = op('addr', '', 'out')

/**
 * `aten::addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addr_.html
 */
export const addr_: {
  (self: Tensor, vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
} = op('addr_', '')

/**
 * `aten::adjoint(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.adjoint.html
 */
export const adjoint: {
  (self: Tensor): Tensor
} = op('adjoint', '')

/**
 * `aten::affine_grid_generator(Tensor theta, SymInt[] size, bool align_corners) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.affine_grid_generator.html
 */
export const affineGridGenerator: {
  (theta: Tensor, size: readonly Int[], alignCorners: boolean): Tensor
  (theta: Tensor, size: readonly Int[], alignCorners: boolean, options: { out: Tensor }): Tensor
} = op('affine_grid_generator', '', 'out')

/**
 * `aten::alias_copy(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.alias_copy.html
 */
export const aliasCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('alias_copy', '', 'out')

/**
 * `aten::all(Tensor self) -> Tensor`
 * `aten::all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor`
 * `aten::all.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.all.html
 */
export const all: {
  (self: Tensor): Tensor
  (self: Tensor, dim: Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  (self: Tensor, options: { dim: Int; keepdim?: boolean }): Tensor
  (self: Tensor, dim?: readonly Int[] | null | { dim?: readonly Int[] | null; keepdim?: boolean }, keepdim?: boolean | { dim?: readonly Int[] | null; keepdim?: boolean }): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, dim?: readonly Int[] | null | AllOptions, keepdim?: boolean | AllOptions, options?: AllOptions): Tensor
  (self: Tensor, dim: Int, keepdim?: boolean | { keepdim?: boolean; out: Tensor }, options?: { keepdim?: boolean; out: Tensor }): Tensor
} = op('all', '', 'dim', 'dims', 'all_out', 'dims_out', 'out')

/**
 * `aten::allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.allclose.html
 */
export const allclose: {
  (self: Tensor, other: Tensor, rtol?: number | AllcloseOptions, atol?: number | AllcloseOptions, equalNan?: boolean | AllcloseOptions): boolean
} = op('allclose', '')

/**
 * `aten::alpha_dropout(Tensor input, float p, bool train) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.alpha_dropout.html
 */
export const alphaDropout: {
  (input: Tensor, p: number, train: boolean): Tensor
} = op('alpha_dropout', '')

/**
 * `aten::alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.alpha_dropout_.html
 */
export const alphaDropout_: {
  (self: Tensor, p: number, train: boolean): Tensor
} = op('alpha_dropout_', '')

/**
 * `aten::amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.amax.html
 */
export const amax: {
  (self: Tensor, dim?: readonly Int[] | Int | { dim?: readonly Int[] | Int; keepdim?: boolean }, keepdim?: boolean | { dim?: readonly Int[] | Int; keepdim?: boolean }): Tensor
  (self: Tensor, dim?: readonly Int[] | Int | AmaxOptions, keepdim?: boolean | AmaxOptions, options?: AmaxOptions): Tensor
} = op('amax', '', 'out')

/**
 * `aten::amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.amin.html
 */
export const amin: {
  (self: Tensor, dim?: readonly Int[] | Int | { dim?: readonly Int[] | Int; keepdim?: boolean }, keepdim?: boolean | { dim?: readonly Int[] | Int; keepdim?: boolean }): Tensor
  (self: Tensor, dim?: readonly Int[] | Int | AmaxOptions, keepdim?: boolean | AmaxOptions, options?: AmaxOptions): Tensor
} = op('amin', '', 'out')

/**
 * `aten::aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.aminmax.html
 */
export const aminmax: {
  (self: Tensor, options?: { dim?: Int | null; keepdim?: boolean }): [min: Tensor, max: Tensor] & { min: Tensor; max: Tensor }
  (self: Tensor, options: AminmaxOptions): [min: Tensor, max: Tensor] & { min: Tensor; max: Tensor }
} = op('aminmax', '', 'out')

/**
 * `aten::angle(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.angle.html
 */
export const angle: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('angle', '', 'out')

/**
 * `aten::any(Tensor self) -> Tensor`
 * `aten::any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor`
 * `aten::any.dims(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.any.html
 */
export const any: {
  (self: Tensor): Tensor
  (self: Tensor, dim: Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  (self: Tensor, options: { dim: Int; keepdim?: boolean }): Tensor
  (self: Tensor, dim?: readonly Int[] | null | { dim?: readonly Int[] | null; keepdim?: boolean }, keepdim?: boolean | { dim?: readonly Int[] | null; keepdim?: boolean }): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, dim?: readonly Int[] | null | AllOptions, keepdim?: boolean | AllOptions, options?: AllOptions): Tensor
  (self: Tensor, dim: Int, keepdim?: boolean | { keepdim?: boolean; out: Tensor }, options?: { keepdim?: boolean; out: Tensor }): Tensor
} = op('any', '', 'dim', 'dims', 'all_out', 'dims_out', 'out')

/**
 * `aten::arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arange.html
 */
export const arange: {
  (end: Scalar, options?: ArangeOptions): Tensor
  (start: Scalar, end: Scalar, options?: ArangeOptions): Tensor
  (start: Scalar, end: Scalar, step?: Scalar | ArangeOptions2, options?: ArangeOptions2): Tensor
  (end: Scalar, options: { out: Tensor }): Tensor
  (start: Scalar, end: Scalar, step?: Scalar | { step?: Scalar; out: Tensor }, options?: { step?: Scalar; out: Tensor }): Tensor
} = factory('arange', '', 'start', 'start_step', 'out', 'start_out')

/**
 * `aten::arccos(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arccos.html
 */
export const arccos: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('arccos', '', 'out')

/**
 * `aten::arccos_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arccos_.html
 */
export const arccos_: {
  (self: Tensor): Tensor
} = op('arccos_', '')

/**
 * `aten::arccosh(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arccosh.html
 */
export const arccosh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('arccosh', '', 'out')

/**
 * `aten::arccosh_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arccosh_.html
 */
export const arccosh_: {
  (self: Tensor): Tensor
} = op('arccosh_', '')

/**
 * `aten::arcsin(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arcsin.html
 */
export const arcsin: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('arcsin', '', 'out')

/**
 * `aten::arcsin_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arcsin_.html
 */
export const arcsin_: {
  (self: Tensor): Tensor
} = op('arcsin_', '')

/**
 * `aten::arcsinh(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arcsinh.html
 */
export const arcsinh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('arcsinh', '', 'out')

/**
 * `aten::arcsinh_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arcsinh_.html
 */
export const arcsinh_: {
  (self: Tensor): Tensor
} = op('arcsinh_', '')

/**
 * `aten::arctan(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arctan.html
 */
export const arctan: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('arctan', '', 'out')

/**
 * `aten::arctan2(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arctan2.html
 */
export const arctan2: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('arctan2', '', 'out')

/**
 * `aten::arctan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arctan2_.html
 */
export const arctan2_: {
  (self: Tensor, other: Tensor): Tensor
} = op('arctan2_', '')

/**
 * `aten::arctan_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arctan_.html
 */
export const arctan_: {
  (self: Tensor): Tensor
} = op('arctan_', '')

/**
 * `aten::arctanh(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arctanh.html
 */
export const arctanh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('arctanh', '', 'out')

/**
 * `aten::arctanh_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arctanh_.html
 */
export const arctanh_: {
  (self: Tensor): Tensor
} = op('arctanh_', '')

/**
 * `aten::argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.argmax.html
 */
export const argmax: {
  (self: Tensor, dim?: Int | null | { dim?: Int | null; keepdim?: boolean }, keepdim?: boolean | { dim?: Int | null; keepdim?: boolean }): Tensor
  (self: Tensor, dim?: Int | null | ArgmaxOptions, keepdim?: boolean | ArgmaxOptions, options?: ArgmaxOptions): Tensor
} = op('argmax', '', 'out')

/**
 * `aten::argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.argmin.html
 */
export const argmin: {
  (self: Tensor, dim?: Int | null | { dim?: Int | null; keepdim?: boolean }, keepdim?: boolean | { dim?: Int | null; keepdim?: boolean }): Tensor
  (self: Tensor, dim?: Int | null | ArgmaxOptions, keepdim?: boolean | ArgmaxOptions, options?: ArgmaxOptions): Tensor
} = op('argmin', '', 'out')

/**
 * `aten::argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor`
 * `aten::argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.argsort.html
 */
export const argsort: {
  (self: Tensor, dim?: Int | { dim?: Int; descending?: boolean }, descending?: boolean | { dim?: Int; descending?: boolean }): Tensor
  (self: Tensor, options: ArgsortOptions): Tensor
  (self: Tensor, options: ArgsortOptions2): Tensor
} = op('argsort', '', 'stable', 'stable_out')

/**
 * `aten::argwhere(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.argwhere.html
 */
export const argwhere: {
  (self: Tensor): Tensor
} = op('argwhere', '')

/**
 * `aten::as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.as_strided.html
 */
export const asStrided: {
  (self: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null }): Tensor
} = op('as_strided', '')

/**
 * `aten::as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.as_strided_.html
 */
export const asStrided_: {
  (self: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null }): Tensor
} = op('as_strided_', '')

/**
 * `aten::as_strided_copy(Tensor self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.as_strided_copy.html
 */
export const asStridedCopy: {
  (self: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null }): Tensor
  (self: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null; out: Tensor }, options?: { storageOffset?: Int | null; out: Tensor }): Tensor
} = op('as_strided_copy', '', 'out')

/**
 * `aten::as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.as_strided_scatter.html
 */
export const asStridedScatter: {
  (self: Tensor, src: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null }): Tensor
  (self: Tensor, src: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null; out: Tensor }, options?: { storageOffset?: Int | null; out: Tensor }): Tensor
} = op('as_strided_scatter', '', 'out')

/**
 * `aten::asin(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.asin.html
 */
export const asin: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('asin', '', 'out')

/**
 * `aten::asin_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.asin_.html
 */
export const asin_: {
  (self: Tensor): Tensor
} = op('asin_', '')

/**
 * `aten::asinh(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.asinh.html
 */
export const asinh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('asinh', '', 'out')

/**
 * `aten::asinh_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.asinh_.html
 */
export const asinh_: {
  (self: Tensor): Tensor
} = op('asinh_', '')

/**
 * `aten::atan(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atan.html
 */
export const atan: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('atan', '', 'out')

/**
 * `aten::atan2(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atan2.html
 */
export const atan2: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('atan2', '', 'out')

/**
 * `aten::atan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.atan2_.html
 */
export const atan2_: {
  (self: Tensor, other: Tensor): Tensor
} = op('atan2_', '')

/**
 * `aten::atan_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atan_.html
 */
export const atan_: {
  (self: Tensor): Tensor
} = op('atan_', '')

/**
 * `aten::atanh(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atanh.html
 */
export const atanh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('atanh', '', 'out')

/**
 * `aten::atanh_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atanh_.html
 */
export const atanh_: {
  (self: Tensor): Tensor
} = op('atanh_', '')

/**
 * `aten::atleast_1d(Tensor self) -> Tensor`
 * `aten::atleast_1d.Sequence(Tensor[] tensors) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atleast_1d.html
 */
export const atleast1d: {
  (self: Tensor): Tensor
  (tensors: readonly Tensor[]): Tensor[]
} = op('atleast_1d', '', 'Sequence')

/**
 * `aten::atleast_2d(Tensor self) -> Tensor`
 * `aten::atleast_2d.Sequence(Tensor[] tensors) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atleast_2d.html
 */
export const atleast2d: {
  (self: Tensor): Tensor
  (tensors: readonly Tensor[]): Tensor[]
} = op('atleast_2d', '', 'Sequence')

/**
 * `aten::atleast_3d(Tensor self) -> Tensor`
 * `aten::atleast_3d.Sequence(Tensor[] tensors) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atleast_3d.html
 */
export const atleast3d: {
  (self: Tensor): Tensor
  (tensors: readonly Tensor[]): Tensor[]
} = op('atleast_3d', '', 'Sequence')

/**
 * `aten::avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], bool ceil_mode=False, bool count_include_pad=True) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.avg_pool1d.html
 */
export const avgPool1d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | AvgPool1dOptions, padding?: readonly Int[] | Int | AvgPool1dOptions, ceilMode?: boolean | AvgPool1dOptions, countIncludePad?: boolean | AvgPool1dOptions): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | AvgPool1dOptions2, padding?: readonly Int[] | Int | AvgPool1dOptions2, ceilMode?: boolean | AvgPool1dOptions2, countIncludePad?: boolean | AvgPool1dOptions2, options?: AvgPool1dOptions2): Tensor
} = op('avg_pool1d', '', 'out')

/**
 * `aten::avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.avg_pool2d.html
 */
export const avgPool2d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | AvgPool2dOptions, padding?: readonly Int[] | Int | AvgPool2dOptions, ceilMode?: boolean | AvgPool2dOptions, countIncludePad?: boolean | AvgPool2dOptions, divisorOverride?: Int | null | AvgPool2dOptions): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | AvgPool2dOptions2, padding?: readonly Int[] | Int | AvgPool2dOptions2, ceilMode?: boolean | AvgPool2dOptions2, countIncludePad?: boolean | AvgPool2dOptions2, divisorOverride?: Int | null | AvgPool2dOptions2, options?: AvgPool2dOptions2): Tensor
} = op('avg_pool2d', '', 'out')

/**
 * `aten::avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.avg_pool3d.html
 */
export const avgPool3d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | AvgPool2dOptions, padding?: readonly Int[] | Int | AvgPool2dOptions, ceilMode?: boolean | AvgPool2dOptions, countIncludePad?: boolean | AvgPool2dOptions, divisorOverride?: Int | null | AvgPool2dOptions): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | AvgPool2dOptions2, padding?: readonly Int[] | Int | AvgPool2dOptions2, ceilMode?: boolean | AvgPool2dOptions2, countIncludePad?: boolean | AvgPool2dOptions2, divisorOverride?: Int | null | AvgPool2dOptions2, options?: AvgPool2dOptions2): Tensor
} = op('avg_pool3d', '', 'out')

/**
 * `aten::baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * `aten::baddbmm.dtype(Tensor self, Tensor batch1, Tensor batch2, ScalarType out_dtype, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.baddbmm.html
 */
export const baddbmm: {
  (self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  (self: Tensor, batch1: Tensor, batch2: Tensor, outDtype: DType, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  (self: Tensor, batch1: Tensor, batch2: Tensor, options: AddbmmOptions): Tensor
  (self: Tensor, batch1: Tensor, batch2: Tensor, outDtype: DType, options: AddbmmOptions): Tensor
} = op('baddbmm', '', 'dtype', 'out', 'dtype_out')

/**
 * `aten::baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.baddbmm_.html
 */
export const baddbmm_: {
  (self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
} = op('baddbmm_', '')

/**
 * `aten::bartlett_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::bartlett_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bartlett_window.html
 */
export const bartlettWindow: {
  (windowLength: Int, options?: ArangeOptions): Tensor
  (windowLength: Int, periodic: boolean, options?: ArangeOptions): Tensor
  (windowLength: Int, options: { out: Tensor }): Tensor
  (windowLength: Int, periodic: boolean, options: { out: Tensor }): Tensor
} = factory('bartlett_window', '', 'periodic', 'out', 'periodic_out')

/**
 * `aten::batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.batch_norm.html
 */
export const batchNorm: {
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, cudnnEnabled: boolean): Tensor
} = op('batch_norm', '')

/**
 * `aten::batch_norm_backward_elemt(Tensor grad_out, Tensor input, Tensor mean, Tensor invstd, Tensor? weight, Tensor sum_dy, Tensor sum_dy_xmu, Tensor count) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.batch_norm_backward_elemt.html
 */
export const batchNormBackwardElemt: {
  (gradOut: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, sumDy: Tensor, sumDyXmu: Tensor, count: Tensor): Tensor
  (gradOut: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, sumDy: Tensor, sumDyXmu: Tensor, count: Tensor, options: { out: Tensor }): Tensor
} = op('batch_norm_backward_elemt', '', 'out')

/**
 * `aten::batch_norm_backward_reduce(Tensor grad_out, Tensor input, Tensor mean, Tensor invstd, Tensor? weight, bool input_g, bool weight_g, bool bias_g) -> (Tensor, Tensor, Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.batch_norm_backward_reduce.html
 */
export const batchNormBackwardReduce: {
  (gradOut: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, inputG: boolean, weightG: boolean, biasG: boolean): [Tensor, Tensor, Tensor, Tensor]
  (gradOut: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, inputG: boolean, weightG: boolean, biasG: boolean, options: BatchNormBackwardReduceOptions): [Tensor, Tensor, Tensor, Tensor]
} = op('batch_norm_backward_reduce', '', 'out')

/**
 * `aten::batch_norm_elemt(Tensor input, Tensor? weight, Tensor? bias, Tensor mean, Tensor invstd, float eps) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.batch_norm_elemt.html
 */
export const batchNormElemt: {
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, invstd: Tensor, eps: number): Tensor
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, invstd: Tensor, eps: number, options: { out: Tensor }): Tensor
} = op('batch_norm_elemt', '', 'out')

/**
 * `aten::batch_norm_gather_stats(Tensor input, Tensor mean, Tensor invstd, Tensor? running_mean, Tensor? running_var, float momentum, float eps, int count) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.batch_norm_gather_stats.html
 */
export const batchNormGatherStats: {
  (input: Tensor, mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, count: Int): [Tensor, Tensor]
  (input: Tensor, mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, count: Int, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('batch_norm_gather_stats', '', 'out')

/**
 * `aten::batch_norm_gather_stats_with_counts(Tensor input, Tensor mean, Tensor invstd, Tensor? running_mean, Tensor? running_var, float momentum, float eps, Tensor counts) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.batch_norm_gather_stats_with_counts.html
 */
export const batchNormGatherStatsWithCounts: {
  (input: Tensor, mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, counts: Tensor): [Tensor, Tensor]
  (input: Tensor, mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, counts: Tensor, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('batch_norm_gather_stats_with_counts', '', 'out')

/**
 * `aten::batch_norm_stats(Tensor input, float eps) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.batch_norm_stats.html
 */
export const batchNormStats: {
  (input: Tensor, eps: number): [Tensor, Tensor]
  (input: Tensor, eps: number, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('batch_norm_stats', '', 'out')

/**
 * `aten::batch_norm_update_stats(Tensor input, Tensor? running_mean, Tensor? running_var, float momentum) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.batch_norm_update_stats.html
 */
export const batchNormUpdateStats: {
  (input: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number): [Tensor, Tensor]
  (input: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('batch_norm_update_stats', '', 'out')

/**
 * `aten::bernoulli(Tensor self, *, Generator? generator=None) -> Tensor`
 * `aten::bernoulli.Tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor`
 * `aten::bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bernoulli.html
 */
export const bernoulli: {
  (self: Tensor, options?: { generator?: Generator | null }): Tensor
  (self: Tensor, p: Tensor, options?: { generator?: Generator | null }): Tensor
  (self: Tensor, p: number, options?: { generator?: Generator | null }): Tensor
  (self: Tensor, options: { generator?: Generator | null; out: Tensor }): Tensor
  (self: Tensor, p: Tensor, options: { generator?: Generator | null; out: Tensor }): Tensor
  (self: Tensor, p?: number | BernoulliOptions, options?: BernoulliOptions): Tensor
} = op('bernoulli', '', 'Tensor', 'p', 'out', 'Tensor_out', 'float_out')

/**
 * `aten::bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)`
 * `aten::bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bernoulli_.html
 */
export const bernoulli_: {
  (self: Tensor, p: Tensor, options?: { generator?: Generator | null }): Tensor
  (self: Tensor, p?: number | { p?: number; generator?: Generator | null }, options?: { p?: number; generator?: Generator | null }): Tensor
} = op('bernoulli_', 'Tensor', 'float')

/**
 * `aten::bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bilinear.html
 */
export const bilinear: {
  (input1: Tensor, input2: Tensor, weight: Tensor, bias?: Tensor | null | { bias?: Tensor | null }): Tensor
} = op('bilinear', '')

/**
 * `aten::binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.binary_cross_entropy.html
 */
export const binaryCrossEntropy: {
  (self: Tensor, target: Tensor, weight?: Tensor | null | { weight?: Tensor | null; reduction?: Int }, reduction?: Int | { weight?: Tensor | null; reduction?: Int }): Tensor
  (self: Tensor, target: Tensor, weight?: Tensor | null | BinaryCrossEntropyOptions, reduction?: Int | BinaryCrossEntropyOptions, options?: BinaryCrossEntropyOptions): Tensor
} = op('binary_cross_entropy', '', 'out')

/**
 * `aten::binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.binary_cross_entropy_with_logits.html
 */
export const binaryCrossEntropyWithLogits: {
  (self: Tensor, target: Tensor, weight?: Tensor | null | BinaryCrossEntropyWithLogitsOptions, posWeight?: Tensor | null | BinaryCrossEntropyWithLogitsOptions, reduction?: Int | BinaryCrossEntropyWithLogitsOptions): Tensor
  (self: Tensor, target: Tensor, weight?: Tensor | null | BinaryCrossEntropyWithLogitsOptions2, posWeight?: Tensor | null | BinaryCrossEntropyWithLogitsOptions2, reduction?: Int | BinaryCrossEntropyWithLogitsOptions2, options?: BinaryCrossEntropyWithLogitsOptions2): Tensor
} = op('binary_cross_entropy_with_logits', '', 'out')

/**
 * `aten::bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bincount.html
 */
export const bincount: {
  (self: Tensor, weights?: Tensor | null | { weights?: Tensor | null; minlength?: Int }, minlength?: Int | { weights?: Tensor | null; minlength?: Int }): Tensor
  (self: Tensor, weights?: Tensor | null | BincountOptions, minlength?: Int | BincountOptions, options?: BincountOptions): Tensor
} = op('bincount', '', 'out')

/**
 * `aten::binomial(Tensor count, Tensor prob, Generator? generator=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.binomial.html
 */
export const binomial: {
  (count: Tensor, prob: Tensor, generator?: Generator | null | { generator?: Generator | null }): Tensor
  (count: Tensor, prob: Tensor, generator?: Generator | null | { generator?: Generator | null; out: Tensor }, options?: { generator?: Generator | null; out: Tensor }): Tensor
} = op('binomial', '', 'out')

/**
 * `aten::bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::bitwise_and.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bitwise_and.html
 */
export const bitwiseAnd: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Scalar, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Scalar, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('bitwise_and', 'Tensor', 'Scalar', 'Scalar_Tensor', 'Tensor_out', 'Scalar_Tensor_out', 'Scalar_out')

/**
 * `aten::bitwise_and_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::bitwise_and_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_and_.html
 */
export const bitwiseAnd_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('bitwise_and_', 'Tensor', 'Scalar')

/**
 * `aten::bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::bitwise_left_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * `aten::bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bitwise_left_shift.html
 */
export const bitwiseLeftShift: {
  (self: Tensor, other: Tensor): Tensor
  (self: Scalar, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Scalar, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('bitwise_left_shift', 'Tensor', 'Scalar_Tensor', 'Tensor_Scalar', 'Tensor_out', 'Scalar_Tensor_out', 'Tensor_Scalar_out')

/**
 * `aten::bitwise_left_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::bitwise_left_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_left_shift_.html
 */
export const bitwiseLeftShift_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('bitwise_left_shift_', 'Tensor', 'Tensor_Scalar')

/**
 * `aten::bitwise_not(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bitwise_not.html
 */
export const bitwiseNot: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('bitwise_not', '', 'out')

/**
 * `aten::bitwise_not_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_not_.html
 */
export const bitwiseNot_: {
  (self: Tensor): Tensor
} = op('bitwise_not_', '')

/**
 * `aten::bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::bitwise_or.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bitwise_or.html
 */
export const bitwiseOr: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Scalar, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Scalar, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('bitwise_or', 'Tensor', 'Scalar', 'Scalar_Tensor', 'Tensor_out', 'Scalar_Tensor_out', 'Scalar_out')

/**
 * `aten::bitwise_or_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::bitwise_or_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_or_.html
 */
export const bitwiseOr_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('bitwise_or_', 'Tensor', 'Scalar')

/**
 * `aten::bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::bitwise_right_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * `aten::bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bitwise_right_shift.html
 */
export const bitwiseRightShift: {
  (self: Tensor, other: Tensor): Tensor
  (self: Scalar, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Scalar, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('bitwise_right_shift', 'Tensor', 'Scalar_Tensor', 'Tensor_Scalar', 'Tensor_out', 'Scalar_Tensor_out', 'Tensor_Scalar_out')

/**
 * `aten::bitwise_right_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::bitwise_right_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_right_shift_.html
 */
export const bitwiseRightShift_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('bitwise_right_shift_', 'Tensor', 'Tensor_Scalar')

/**
 * `aten::bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::bitwise_xor.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bitwise_xor.html
 */
export const bitwiseXor: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Scalar, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Scalar, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('bitwise_xor', 'Tensor', 'Scalar', 'Scalar_Tensor', 'Tensor_out', 'Scalar_Tensor_out', 'Scalar_out')

/**
 * `aten::bitwise_xor_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::bitwise_xor_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_xor_.html
 */
export const bitwiseXor_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('bitwise_xor_', 'Tensor', 'Scalar')

/**
 * `aten::blackman_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::blackman_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.blackman_window.html
 */
export const blackmanWindow: {
  (windowLength: Int, options?: ArangeOptions): Tensor
  (windowLength: Int, periodic: boolean, options?: ArangeOptions): Tensor
  (windowLength: Int, options: { out: Tensor }): Tensor
  (windowLength: Int, periodic: boolean, options: { out: Tensor }): Tensor
} = factory('blackman_window', '', 'periodic', 'out', 'periodic_out')

/**
 * `aten::block_diag(Tensor[] tensors) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.block_diag.html
 */
export const blockDiag: {
  (tensors: readonly Tensor[]): Tensor
  (tensors: readonly Tensor[], options: { out: Tensor }): Tensor
} = op('block_diag', '', 'out')

/**
 * `aten::bmm(Tensor self, Tensor mat2) -> Tensor`
 * `aten::bmm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bmm.html
 */
export const bmm: {
  (self: Tensor, mat2: Tensor): Tensor
  (self: Tensor, mat2: Tensor, outDtype: DType): Tensor
  (self: Tensor, mat2: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, mat2: Tensor, outDtype: DType, options: { out: Tensor }): Tensor
} = op('bmm', '', 'dtype', 'out', 'dtype_out')

/**
 * `aten::broadcast_tensors(Tensor[] tensors) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.broadcast_tensors.html
 */
export const broadcastTensors: {
  (tensors: readonly Tensor[]): Tensor[]
} = op('broadcast_tensors', '')

/**
 * `aten::broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.broadcast_to.html
 */
export const broadcastTo: {
  (self: Tensor, size: readonly Int[]): Tensor
} = op('broadcast_to', '')

/**
 * `aten::bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor`
 * `aten::bucketize.Scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bucketize.html
 */
export const bucketize: {
  (self: Tensor, boundaries: Tensor, options?: { outInt32?: boolean; right?: boolean }): Tensor
  (self: Scalar, boundaries: Tensor, options?: { outInt32?: boolean; right?: boolean }): Tensor
  (self: Tensor, boundaries: Tensor, options: BucketizeOptions): Tensor
  (self: Scalar, boundaries: Tensor, options: BucketizeOptions): Tensor
} = op('bucketize', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::can_cast(ScalarType from_, ScalarType to) -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.can_cast.html
 */
export const canCast: {
  (from_: DType, to: DType): boolean
} = op('can_cast', '')

/**
 * `aten::cartesian_prod(Tensor[] tensors) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cartesian_prod.html
 */
export const cartesianProd: {
  (tensors: readonly Tensor[]): Tensor
} = op('cartesian_prod', '')

/**
 * `aten::cat(Tensor[] tensors, int dim=0) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cat.html
 */
export const cat: {
  (tensors: readonly Tensor[], dim?: Int | { dim?: Int }): Tensor
  (tensors: readonly Tensor[], dim?: Int | { dim?: Int; out: Tensor }, options?: { dim?: Int; out: Tensor }): Tensor
} = op('cat', '', 'out')

/**
 * `aten::cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cauchy_.html
 */
export const cauchy_: {
  (self: Tensor, median?: number | Cauchy_Options, sigma?: number | Cauchy_Options, options?: Cauchy_Options): Tensor
} = op('cauchy_', '')

/**
 * `aten::ccol_indices(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ccol_indices.html
 */
export const ccolIndices: {
  (self: Tensor): Tensor
} = op('ccol_indices', '')

/**
 * `aten::ccol_indices_copy(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ccol_indices_copy.html
 */
export const ccolIndicesCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('ccol_indices_copy', '', 'out')

/**
 * `aten::cdist(Tensor x1, Tensor x2, float p=2., int? compute_mode=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cdist.html
 */
export const cdist: {
  (x1: Tensor, x2: Tensor, p?: number | { p?: number; computeMode?: Int | null }, computeMode?: Int | null | { p?: number; computeMode?: Int | null }): Tensor
} = op('cdist', '')

/**
 * `aten::ceil(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ceil.html
 */
export const ceil: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('ceil', '', 'out')

/**
 * `aten::ceil_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ceil_.html
 */
export const ceil_: {
  (self: Tensor): Tensor
} = op('ceil_', '')

/**
 * `aten::celu(Tensor self, Scalar alpha=1.) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.celu.html
 */
export const celu: {
  (self: Tensor, alpha?: Scalar | { alpha?: Scalar }): Tensor
  (self: Tensor, alpha?: Scalar | { alpha?: Scalar; out: Tensor }, options?: { alpha?: Scalar; out: Tensor }): Tensor
} = op('celu', '', 'out')

/**
 * `aten::celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.celu_.html
 */
export const celu_: {
  (self: Tensor, alpha?: Scalar | { alpha?: Scalar }): Tensor
} = op('celu_', '')

/**
 * `aten::chain_matmul(Tensor[] matrices) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.chain_matmul.html
 */
export const chainMatmul: {
  (matrices: readonly Tensor[]): Tensor
  (matrices: readonly Tensor[], options: { out: Tensor }): Tensor
} = op('chain_matmul', '', 'out')

/**
 * `aten::chalf(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.chalf.html
 */
export const chalf: {
  (self: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
} = op('chalf', '')

/**
 * `aten::channel_shuffle(Tensor self, SymInt groups) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.channel_shuffle.html
 */
export const channelShuffle: {
  (self: Tensor, groups: Int): Tensor
  (self: Tensor, groups: Int, options: { out: Tensor }): Tensor
} = op('channel_shuffle', '', 'out')

/**
 * `aten::cholesky(Tensor self, bool upper=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cholesky.html
 */
export const cholesky: {
  (self: Tensor, upper?: boolean | { upper?: boolean }): Tensor
  (self: Tensor, upper?: boolean | { upper?: boolean; out: Tensor }, options?: { upper?: boolean; out: Tensor }): Tensor
} = op('cholesky', '', 'out')

/**
 * `aten::cholesky_inverse(Tensor self, bool upper=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cholesky_inverse.html
 */
export const choleskyInverse: {
  (self: Tensor, upper?: boolean | { upper?: boolean }): Tensor
  (self: Tensor, upper?: boolean | { upper?: boolean; out: Tensor }, options?: { upper?: boolean; out: Tensor }): Tensor
} = op('cholesky_inverse', '', 'out')

/**
 * `aten::cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cholesky_solve.html
 */
export const choleskySolve: {
  (self: Tensor, input2: Tensor, upper?: boolean | { upper?: boolean }): Tensor
  (self: Tensor, input2: Tensor, upper?: boolean | { upper?: boolean; out: Tensor }, options?: { upper?: boolean; out: Tensor }): Tensor
} = op('cholesky_solve', '', 'out')

/**
 * `aten::choose_qparams_optimized(Tensor input, int numel, int n_bins, float ratio, int bit_width) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.choose_qparams_optimized.html
 */
export const chooseQparamsOptimized: {
  (input: Tensor, numel: Int, nBins: Int, ratio: number, bitWidth: Int): [Tensor, Tensor]
} = op('choose_qparams_optimized', '')

/**
 * `aten::chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.chunk.html
 */
export const chunk: {
  (self: Tensor, chunks: Int, dim?: Int | { dim?: Int }): Tensor[]
} = op('chunk', '')

/**
 * `aten::clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
 * `aten::clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.clamp.html
 */
export const clamp: {
  (self: Tensor, min?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }, max?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }): Tensor
  (self: Tensor, min?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }, max?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }): Tensor
  (self: Tensor, min?: Tensor | null | ClampOptions, max?: Tensor | null | ClampOptions, options?: ClampOptions): Tensor
  (self: Tensor, min?: Scalar | null | ClampOptions2, max?: Scalar | null | ClampOptions2, options?: ClampOptions2): Tensor
} = op('clamp', '', 'Tensor', 'Tensor_out', 'out')

/**
 * `aten::clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
 * `aten::clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.clamp_.html
 */
export const clamp_: {
  (self: Tensor, min?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }, max?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }): Tensor
  (self: Tensor, min?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }, max?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }): Tensor
} = op('clamp_', '', 'Tensor')

/**
 * `aten::clamp_max(Tensor self, Scalar max) -> Tensor`
 * `aten::clamp_max.Tensor(Tensor self, Tensor max) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.clamp_max.html
 */
export const clampMax: {
  (self: Tensor, max: Scalar): Tensor
  (self: Tensor, max: Tensor): Tensor
  (self: Tensor, max: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, max: Scalar, options: { out: Tensor }): Tensor
} = op('clamp_max', '', 'Tensor', 'Tensor_out', 'out')

/**
 * `aten::clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)`
 * `aten::clamp_max_.Tensor(Tensor(a!) self, Tensor max) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.clamp_max_.html
 */
export const clampMax_: {
  (self: Tensor, max: Scalar): Tensor
  (self: Tensor, max: Tensor): Tensor
} = op('clamp_max_', '', 'Tensor')

/**
 * `aten::clamp_min(Tensor self, Scalar min) -> Tensor`
 * `aten::clamp_min.Tensor(Tensor self, Tensor min) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.clamp_min.html
 */
export const clampMin: {
  (self: Tensor, min: Scalar): Tensor
  (self: Tensor, min: Tensor): Tensor
  (self: Tensor, min: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, min: Scalar, options: { out: Tensor }): Tensor
} = op('clamp_min', '', 'Tensor', 'Tensor_out', 'out')

/**
 * `aten::clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)`
 * `aten::clamp_min_.Tensor(Tensor(a!) self, Tensor min) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.clamp_min_.html
 */
export const clampMin_: {
  (self: Tensor, min: Scalar): Tensor
  (self: Tensor, min: Tensor): Tensor
} = op('clamp_min_', '', 'Tensor')

/**
 * `aten::clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
 * `aten::clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.clip.html
 */
export const clip: {
  (self: Tensor, min?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }, max?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }): Tensor
  (self: Tensor, min?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }, max?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }): Tensor
  (self: Tensor, min?: Tensor | null | ClampOptions, max?: Tensor | null | ClampOptions, options?: ClampOptions): Tensor
  (self: Tensor, min?: Scalar | null | ClampOptions2, max?: Scalar | null | ClampOptions2, options?: ClampOptions2): Tensor
} = op('clip', '', 'Tensor', 'Tensor_out', 'out')

/**
 * `aten::clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
 * `aten::clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.clip_.html
 */
export const clip_: {
  (self: Tensor, min?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }, max?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }): Tensor
  (self: Tensor, min?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }, max?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }): Tensor
} = op('clip_', '', 'Tensor')

/**
 * `aten::clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.clone.html
 */
export const clone: {
  (self: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
  (self: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = op('clone', '', 'out')

/**
 * `aten::coalesce(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.coalesce.html
 */
export const coalesce: {
  (self: Tensor): Tensor
} = op('coalesce', '')

/**
 * `aten::col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor`
 */
export const col2im: {
  (self: Tensor, outputSize: readonly Int[] | Int, kernelSize: readonly Int[] | Int, dilation: readonly Int[] | Int, padding: readonly Int[] | Int, stride: readonly Int[] | Int): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, kernelSize: readonly Int[] | Int, dilation: readonly Int[] | Int, padding: readonly Int[] | Int, stride: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('col2im', '', 'out')

/**
 * `aten::col_indices(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.col_indices.html
 */
export const colIndices: {
  (self: Tensor): Tensor
} = op('col_indices', '')

/**
 * `aten::col_indices_copy(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.col_indices_copy.html
 */
export const colIndicesCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('col_indices_copy', '', 'out')

/**
 * `aten::column_stack(Tensor[] tensors) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.column_stack.html
 */
export const columnStack: {
  (tensors: readonly Tensor[]): Tensor
  (tensors: readonly Tensor[], options: { out: Tensor }): Tensor
} = op('column_stack', '', 'out')

/**
 * `aten::combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.combinations.html
 */
export const combinations: {
  (self: Tensor, r?: Int | { r?: Int; withReplacement?: boolean }, withReplacement?: boolean | { r?: Int; withReplacement?: boolean }): Tensor
} = op('combinations', '')

/**
 * `aten::complex(Tensor real, Tensor imag) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.complex.html
 */
export const complex: {
  (real: Tensor, imag: Tensor): Tensor
  (real: Tensor, imag: Tensor, options: { out: Tensor }): Tensor
} = op('complex', '', 'out')

/**
 * `aten::concat(Tensor[] tensors, int dim=0) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.concat.html
 */
export const concat: {
  (tensors: readonly Tensor[], dim?: Int | { dim?: Int }): Tensor
  (tensors: readonly Tensor[], dim?: Int | { dim?: Int; out: Tensor }, options?: { dim?: Int; out: Tensor }): Tensor
} = op('concat', '', 'out')

/**
 * `aten::concatenate(Tensor[] tensors, int dim=0) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.concatenate.html
 */
export const concatenate: {
  (tensors: readonly Tensor[], dim?: Int | { dim?: Int }): Tensor
  (tensors: readonly Tensor[], dim?: Int | { dim?: Int; out: Tensor }, options?: { dim?: Int; out: Tensor }): Tensor
} = op('concatenate', '', 'out')

/**
 * `aten::conj(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.conj.html
 */
export const conj: {
  (self: Tensor): Tensor
} = op('conj', '')

/**
 * `aten::conj_physical(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.conj_physical.html
 */
export const conjPhysical: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('conj_physical', '', 'out')

/**
 * `aten::conj_physical_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.conj_physical_.html
 */
export const conjPhysical_: {
  (self: Tensor): Tensor
} = op('conj_physical_', '')

/**
 * `aten::constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.constant_pad_nd.html
 */
export const constantPadNd: {
  (self: Tensor, pad: readonly Int[], value?: Scalar | { value?: Scalar }): Tensor
  (self: Tensor, pad: readonly Int[], value?: Scalar | { value?: Scalar; out: Tensor }, options?: { value?: Scalar; out: Tensor }): Tensor
} = op('constant_pad_nd', '', 'out')

/**
 * `aten::contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.contiguous.html
 */
export const contiguous: {
  (self: Tensor, options?: { memoryFormat?: MemoryFormat }): Tensor
} = op('contiguous', '')

/**
 * `aten::conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] dilation=[1], SymInt groups=1) -> Tensor`
 * `aten::conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], str padding="valid", SymInt[1] dilation=[1], SymInt groups=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.conv1d.html
 */
export const conv1d: {
  (input: Tensor, weight: Tensor, bias?: Tensor | null | Conv1dOptions, stride?: readonly Int[] | Int | Conv1dOptions, padding?: readonly Int[] | Int | Conv1dOptions, dilation?: readonly Int[] | Int | Conv1dOptions, groups?: Int | Conv1dOptions): Tensor
  (input: Tensor, weight: Tensor, bias?: Tensor | null | Conv1dOptions2, stride?: readonly Int[] | Int | Conv1dOptions2, padding?: string | Conv1dOptions2, dilation?: readonly Int[] | Int | Conv1dOptions2, groups?: Int | Conv1dOptions2): Tensor
} = op('conv1d', '', 'padding')

/**
 * `aten::conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor`
 * `aten::conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], str padding="valid", SymInt[2] dilation=[1, 1], SymInt groups=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.conv2d.html
 */
export const conv2d: {
  (input: Tensor, weight: Tensor, bias?: Tensor | null | Conv1dOptions, stride?: readonly Int[] | Int | Conv1dOptions, padding?: readonly Int[] | Int | Conv1dOptions, dilation?: readonly Int[] | Int | Conv1dOptions, groups?: Int | Conv1dOptions): Tensor
  (input: Tensor, weight: Tensor, bias?: Tensor | null | Conv1dOptions2, stride?: readonly Int[] | Int | Conv1dOptions2, padding?: string | Conv1dOptions2, dilation?: readonly Int[] | Int | Conv1dOptions2, groups?: Int | Conv1dOptions2): Tensor
} = op('conv2d', '', 'padding')

/**
 * `aten::conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor`
 * `aten::conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], str padding="valid", SymInt[3] dilation=[1, 1, 1], SymInt groups=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.conv3d.html
 */
export const conv3d: {
  (input: Tensor, weight: Tensor, bias?: Tensor | null | Conv1dOptions, stride?: readonly Int[] | Int | Conv1dOptions, padding?: readonly Int[] | Int | Conv1dOptions, dilation?: readonly Int[] | Int | Conv1dOptions, groups?: Int | Conv1dOptions): Tensor
  (input: Tensor, weight: Tensor, bias?: Tensor | null | Conv1dOptions2, stride?: readonly Int[] | Int | Conv1dOptions2, padding?: string | Conv1dOptions2, dilation?: readonly Int[] | Int | Conv1dOptions2, groups?: Int | Conv1dOptions2): Tensor
} = op('conv3d', '', 'padding')

/**
 * `aten::conv_depthwise3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias, SymInt[3] stride, SymInt[3] padding, SymInt[3] dilation) -> Tensor`
 */
export const convDepthwise3d: {
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias: Tensor | null, stride: readonly Int[] | Int, padding: readonly Int[] | Int, dilation: readonly Int[] | Int): Tensor
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias: Tensor | null, stride: readonly Int[] | Int, padding: readonly Int[] | Int, dilation: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('conv_depthwise3d', '', 'out')

/**
 * `aten::conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.conv_tbc.html
 */
export const convTbc: {
  (self: Tensor, weight: Tensor, bias: Tensor, pad?: Int | { pad?: Int }): Tensor
  (self: Tensor, weight: Tensor, bias: Tensor, pad?: Int | { pad?: Int; out: Tensor }, options?: { pad?: Int; out: Tensor }): Tensor
} = op('conv_tbc', '', 'out')

/**
 * `aten::conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=[1], SymInt[1] padding=[0], SymInt[1] output_padding=[0], SymInt groups=1, SymInt[1] dilation=[1]) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.conv_transpose1d.html
 */
export const convTranspose1d: {
  (input: Tensor, weight: Tensor, bias?: Tensor | null | ConvTranspose1dOptions, stride?: readonly Int[] | Int | ConvTranspose1dOptions, padding?: readonly Int[] | Int | ConvTranspose1dOptions, outputPadding?: readonly Int[] | Int | ConvTranspose1dOptions, groups?: Int | ConvTranspose1dOptions, dilation?: readonly Int[] | Int | ConvTranspose1dOptions): Tensor
} = op('conv_transpose1d', '')

/**
 * `aten::conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] output_padding=[0, 0], SymInt groups=1, SymInt[2] dilation=[1, 1]) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.conv_transpose2d.html
 */
export const convTranspose2d: {
  (input: Tensor, weight: Tensor, bias?: Tensor | null | ConvTranspose1dOptions, stride?: readonly Int[] | Int | ConvTranspose1dOptions, padding?: readonly Int[] | Int | ConvTranspose1dOptions, outputPadding?: readonly Int[] | Int | ConvTranspose1dOptions, groups?: Int | ConvTranspose1dOptions, dilation?: readonly Int[] | Int | ConvTranspose1dOptions): Tensor
} = op('conv_transpose2d', 'input')

/**
 * `aten::conv_transpose3d.input(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] output_padding=[0, 0, 0], SymInt groups=1, SymInt[3] dilation=[1, 1, 1]) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.conv_transpose3d.html
 */
export const convTranspose3d: {
  (input: Tensor, weight: Tensor, bias?: Tensor | null | ConvTranspose1dOptions, stride?: readonly Int[] | Int | ConvTranspose1dOptions, padding?: readonly Int[] | Int | ConvTranspose1dOptions, outputPadding?: readonly Int[] | Int | ConvTranspose1dOptions, groups?: Int | ConvTranspose1dOptions, dilation?: readonly Int[] | Int | ConvTranspose1dOptions): Tensor
} = op('conv_transpose3d', 'input')

/**
 * `aten::convolution(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, bool transposed, SymInt[] output_padding, SymInt groups) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.convolution.html
 */
export const convolution: {
  (input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], transposed: boolean, outputPadding: readonly Int[], groups: Int): Tensor
  (input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], transposed: boolean, outputPadding: readonly Int[], groups: Int, options: { out: Tensor }): Tensor
} = op('convolution', '', 'out')

/**
 * `aten::copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.copy_.html
 */
export const copy_: {
  (self: Tensor, src: Tensor, nonBlocking?: boolean | { nonBlocking?: boolean }): Tensor
} = op('copy_', '')

/**
 * `aten::copysign.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::copysign.Scalar(Tensor self, Scalar other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.copysign.html
 */
export const copysign: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('copysign', 'Tensor', 'Scalar', 'out', 'Scalar_out')

/**
 * `aten::copysign_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::copysign_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.copysign_.html
 */
export const copysign_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('copysign_', 'Tensor', 'Scalar')

/**
 * `aten::corrcoef(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.corrcoef.html
 */
export const corrcoef: {
  (self: Tensor): Tensor
} = op('corrcoef', '')

/**
 * `aten::cos(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cos.html
 */
export const cos: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('cos', '', 'out')

/**
 * `aten::cos_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cos_.html
 */
export const cos_: {
  (self: Tensor): Tensor
} = op('cos_', '')

/**
 * `aten::cosh(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cosh.html
 */
export const cosh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('cosh', '', 'out')

/**
 * `aten::cosh_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cosh_.html
 */
export const cosh_: {
  (self: Tensor): Tensor
} = op('cosh_', '')

/**
 * `aten::cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cosine_embedding_loss.html
 */
export const cosineEmbeddingLoss: {
  (input1: Tensor, input2: Tensor, target: Tensor, margin?: number | { margin?: number; reduction?: Int }, reduction?: Int | { margin?: number; reduction?: Int }): Tensor
} = op('cosine_embedding_loss', '')

/**
 * `aten::cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cosine_similarity.html
 */
export const cosineSimilarity: {
  (x1: Tensor, x2: Tensor, dim?: Int | { dim?: Int; eps?: number }, eps?: number | { dim?: Int; eps?: number }): Tensor
} = op('cosine_similarity', '')

/**
 * `aten::count_nonzero(Tensor self, int? dim=None) -> Tensor`
 * `aten::count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.count_nonzero.html
 */
export const countNonzero: {
  (self: Tensor, dim?: Int | null | { dim?: Int | null }): Tensor
  (self: Tensor, dim: readonly Int[]): Tensor
  (self: Tensor, options: { dim: readonly Int[] }): Tensor
  (self: Tensor, dim: readonly Int[], options: { out: Tensor }): Tensor
  (self: Tensor, dim?: Int | null | { dim?: Int | null; out: Tensor }, options?: { dim?: Int | null; out: Tensor }): Tensor
} = op('count_nonzero', '', 'dim_IntList', 'dim_IntList_out', 'out')

/**
 * `aten::cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cov.html
 */
export const cov: {
  (self: Tensor, options?: CovOptions): Tensor
} = op('cov', '')

/**
 * `aten::cross(Tensor self, Tensor other, int? dim=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cross.html
 */
export const cross: {
  (self: Tensor, other: Tensor, dim?: Int | null | { dim?: Int | null }): Tensor
  (self: Tensor, other: Tensor, dim?: Int | null | { dim?: Int | null; out: Tensor }, options?: { dim?: Int | null; out: Tensor }): Tensor
} = op('cross', '', 'out')

/**
 * `aten::cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, float label_smoothing=0.) -> Tensor`
 */
export const crossEntropyLoss: {
  (self: Tensor, target: Tensor, weight?: Tensor | null | CrossEntropyLossOptions, reduction?: Int | CrossEntropyLossOptions, ignoreIndex?: Int | CrossEntropyLossOptions, labelSmoothing?: number | CrossEntropyLossOptions): Tensor
} = op('cross_entropy_loss', '')

/**
 * `aten::crow_indices(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.crow_indices.html
 */
export const crowIndices: {
  (self: Tensor): Tensor
} = op('crow_indices', '')

/**
 * `aten::crow_indices_copy(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.crow_indices_copy.html
 */
export const crowIndicesCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('crow_indices_copy', '', 'out')

/**
 * `aten::ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor`
 * `aten::ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ctc_loss.html
 */
export const ctcLoss: {
  (logProbs: Tensor, targets: Tensor, inputLengths: readonly Int[], targetLengths: readonly Int[], blank?: Int | CtcLossOptions, reduction?: Int | CtcLossOptions, zeroInfinity?: boolean | CtcLossOptions): Tensor
  (logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank?: Int | CtcLossOptions, reduction?: Int | CtcLossOptions, zeroInfinity?: boolean | CtcLossOptions): Tensor
} = op('ctc_loss', 'IntList', 'Tensor')

/**
 * `aten::cudnn_affine_grid_generator(Tensor theta, int N, int C, int H, int W) -> Tensor grid`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cudnn_affine_grid_generator.html
 */
export const cudnnAffineGridGenerator: {
  (theta: Tensor, N: Int, C: Int, H: Int, W: Int): Tensor
  (theta: Tensor, N: Int, C: Int, H: Int, W: Int, options: { out: Tensor }): Tensor
} = op('cudnn_affine_grid_generator', '', 'out')

/**
 * `aten::cudnn_batch_norm(Tensor input, Tensor weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float exponential_average_factor, float epsilon) -> (Tensor, Tensor, Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cudnn_batch_norm.html
 */
export const cudnnBatchNorm: {
  (input: Tensor, weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number): [Tensor, Tensor, Tensor, Tensor]
  (input: Tensor, weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number, options: BatchNormBackwardReduceOptions): [Tensor, Tensor, Tensor, Tensor]
} = op('cudnn_batch_norm', '', 'out')

/**
 * `aten::cudnn_convolution(Tensor self, Tensor weight, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic, bool allow_tf32) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cudnn_convolution.html
 */
export const cudnnConvolution: {
  (self: Tensor, weight: Tensor, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean, allowTf32: boolean): Tensor
  (self: Tensor, weight: Tensor, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean, allowTf32: boolean, options: { out: Tensor }): Tensor
} = op('cudnn_convolution', '', 'out')

/**
 * `aten::cudnn_convolution_add_relu(Tensor self, Tensor weight, Tensor z, Scalar? alpha, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cudnn_convolution_add_relu.html
 */
export const cudnnConvolutionAddRelu: {
  (self: Tensor, weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], groups: Int): Tensor
  (self: Tensor, weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], groups: Int, options: { out: Tensor }): Tensor
} = op('cudnn_convolution_add_relu', '', 'out')

/**
 * `aten::cudnn_convolution_relu(Tensor self, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cudnn_convolution_relu.html
 */
export const cudnnConvolutionRelu: {
  (self: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], groups: Int): Tensor
  (self: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], groups: Int, options: { out: Tensor }): Tensor
} = op('cudnn_convolution_relu', '', 'out')

/**
 * `aten::cudnn_convolution_transpose(Tensor self, Tensor weight, SymInt[] padding, SymInt[] output_padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic, bool allow_tf32) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cudnn_convolution_transpose.html
 */
export const cudnnConvolutionTranspose: {
  (self: Tensor, weight: Tensor, padding: readonly Int[], outputPadding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean, allowTf32: boolean): Tensor
  (self: Tensor, weight: Tensor, padding: readonly Int[], outputPadding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean, allowTf32: boolean, options: { out: Tensor }): Tensor
} = op('cudnn_convolution_transpose', '', 'out')

/**
 * `aten::cudnn_grid_sampler(Tensor self, Tensor grid) -> Tensor output`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cudnn_grid_sampler.html
 */
export const cudnnGridSampler: {
  (self: Tensor, grid: Tensor): Tensor
  (self: Tensor, grid: Tensor, options: { out: Tensor }): Tensor
} = op('cudnn_grid_sampler', '', 'out')

/**
 * `aten::cudnn_is_acceptable(Tensor self) -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cudnn_is_acceptable.html
 */
export const cudnnIsAcceptable: {
  (self: Tensor): boolean
} = op('cudnn_is_acceptable', '')

/**
 * `aten::cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cummax.html
 */
export const cummax: {
  (self: Tensor, dim: Int): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, options: { dim: Int }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, dim: Int, options: { values: Tensor; indices: Tensor }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
} = op('cummax', '', 'out')

/**
 * `aten::cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cummin.html
 */
export const cummin: {
  (self: Tensor, dim: Int): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, options: { dim: Int }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, dim: Int, options: { values: Tensor; indices: Tensor }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
} = op('cummin', '', 'out')

/**
 * `aten::cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cumprod.html
 */
export const cumprod: {
  (self: Tensor, dim: Int, options?: { dtype?: DType | null }): Tensor
  (self: Tensor, options: { dim: Int; dtype?: DType | null }): Tensor
  (self: Tensor, dim: Int, options: { dtype?: DType | null; out: Tensor }): Tensor
} = op('cumprod', '', 'out')

/**
 * `aten::cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cumprod_.html
 */
export const cumprod_: {
  (self: Tensor, dim: Int, options?: { dtype?: DType | null }): Tensor
  (self: Tensor, options: { dim: Int; dtype?: DType | null }): Tensor
} = op('cumprod_', '')

/**
 * `aten::cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cumsum.html
 */
export const cumsum: {
  (self: Tensor, dim: Int, options?: { dtype?: DType | null }): Tensor
  (self: Tensor, options: { dim: Int; dtype?: DType | null }): Tensor
  (self: Tensor, dim: Int, options: { dtype?: DType | null; out: Tensor }): Tensor
} = op('cumsum', '', 'out')

/**
 * `aten::cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cumsum_.html
 */
export const cumsum_: {
  (self: Tensor, dim: Int, options?: { dtype?: DType | null }): Tensor
  (self: Tensor, options: { dim: Int; dtype?: DType | null }): Tensor
} = op('cumsum_', '')

/**
 * `aten::cumulative_trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor`
 * `aten::cumulative_trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cumulative_trapezoid.html
 */
export const cumulativeTrapezoid: {
  (y: Tensor, options?: { dx?: Scalar; dim?: Int }): Tensor
  (y: Tensor, x: Tensor, options?: { dim?: Int }): Tensor
} = op('cumulative_trapezoid', 'dx', 'x')

/**
 * `aten::deg2rad(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.deg2rad.html
 */
export const deg2rad: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('deg2rad', '', 'out')

/**
 * `aten::deg2rad_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.deg2rad_.html
 */
export const deg2rad_: {
  (self: Tensor): Tensor
} = op('deg2rad_', '')

/**
 * `aten::dense_dim(Tensor self) -> int`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.dense_dim.html
 */
export const denseDim: {
  (self: Tensor): number
} = op('dense_dim', '')

/**
 * `aten::dequantize.self(Tensor self) -> Tensor`
 * `aten::dequantize.tensors(Tensor[] tensors) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.dequantize.html
 */
export const dequantize: {
  (self: Tensor): Tensor
  (tensors: readonly Tensor[]): Tensor[]
  (self: Tensor, options: { out: Tensor }): Tensor
  (tensors: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('dequantize', 'self', 'tensors', 'self_out', 'tensors_out')

/**
 * `aten::det(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.det.html
 */
export const det: {
  (self: Tensor): Tensor
} = op('det', '')

/**
 * `aten::detach(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.detach.html
 */
export const detach: {
  (self: Tensor): Tensor
} = op('detach', '')

/**
 * `aten::detach_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.detach_.html
 */
export const detach_: {
  (self: Tensor): Tensor
} = op('detach_', '')

/**
 * `aten::detach_copy(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.detach_copy.html
 */
export const detachCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('detach_copy', '', 'out')

/**
 * `aten::diag(Tensor self, int diagonal=0) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.diag.html
 */
export const diag: {
  (self: Tensor, diagonal?: Int | { diagonal?: Int }): Tensor
  (self: Tensor, diagonal?: Int | { diagonal?: Int; out: Tensor }, options?: { diagonal?: Int; out: Tensor }): Tensor
} = op('diag', '', 'out')

/**
 * `aten::diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.diag_embed.html
 */
export const diagEmbed: {
  (self: Tensor, offset?: Int | DiagEmbedOptions, dim1?: Int | DiagEmbedOptions, dim2?: Int | DiagEmbedOptions): Tensor
  (self: Tensor, offset?: Int | DiagEmbedOptions2, dim1?: Int | DiagEmbedOptions2, dim2?: Int | DiagEmbedOptions2, options?: DiagEmbedOptions2): Tensor
} = op('diag_embed', '', 'out')

/**
 * `aten::diagflat(Tensor self, int offset=0) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.diagflat.html
 */
export const diagflat: {
  (self: Tensor, offset?: Int | { offset?: Int }): Tensor
} = op('diagflat', '')

/**
 * `aten::diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.diagonal.html
 */
export const diagonal: {
  (self: Tensor, offset?: Int | DiagEmbedOptions, dim1?: Int | DiagEmbedOptions, dim2?: Int | DiagEmbedOptions): Tensor
} = op('diagonal', '')

/**
 * `aten::diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.diagonal_copy.html
 */
export const diagonalCopy: {
  (self: Tensor, offset?: Int | DiagEmbedOptions, dim1?: Int | DiagEmbedOptions, dim2?: Int | DiagEmbedOptions): Tensor
  (self: Tensor, offset?: Int | DiagEmbedOptions2, dim1?: Int | DiagEmbedOptions2, dim2?: Int | DiagEmbedOptions2, options?: DiagEmbedOptions2): Tensor
} = op('diagonal_copy', '', 'out')

/**
 * `aten::diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.diagonal_scatter.html
 */
export const diagonalScatter: {
  (self: Tensor, src: Tensor, offset?: Int | DiagEmbedOptions, dim1?: Int | DiagEmbedOptions, dim2?: Int | DiagEmbedOptions): Tensor
  (self: Tensor, src: Tensor, offset?: Int | DiagEmbedOptions2, dim1?: Int | DiagEmbedOptions2, dim2?: Int | DiagEmbedOptions2, options?: DiagEmbedOptions2): Tensor
} = op('diagonal_scatter', '', 'out')

/**
 * `aten::diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.diff.html
 */
export const diff: {
  (self: Tensor, n?: Int | DiffOptions, dim?: Int | DiffOptions, prepend?: Tensor | null | DiffOptions, append?: Tensor | null | DiffOptions): Tensor
  (self: Tensor, n?: Int | DiffOptions2, dim?: Int | DiffOptions2, prepend?: Tensor | null | DiffOptions2, append?: Tensor | null | DiffOptions2, options?: DiffOptions2): Tensor
} = op('diff', '', 'out')

/**
 * `aten::digamma(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.digamma.html
 */
export const digamma: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('digamma', '', 'out')

/**
 * `aten::digamma_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.digamma_.html
 */
export const digamma_: {
  (self: Tensor): Tensor
} = op('digamma_', '')

/**
 * `aten::dist(Tensor self, Tensor other, Scalar p=2) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.dist.html
 */
export const dist: {
  (self: Tensor, other: Tensor, p?: Scalar | { p?: Scalar }): Tensor
  (self: Tensor, other: Tensor, p?: Scalar | { p?: Scalar; out: Tensor }, options?: { p?: Scalar; out: Tensor }): Tensor
} = op('dist', '', 'out')

/**
 * `aten::div.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.div.html
 */
export const div: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { roundingMode?: string | null }): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { out: Tensor }): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { roundingMode?: string | null; out: Tensor }): Tensor
} = arithmetic('div', 'Tensor', 'Tensor_mode', 'out', 'out_mode')

/**
 * `aten::div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.div_.html
 */
export const div_: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { roundingMode?: string | null }): Tensor
} = arithmetic('div_', 'Tensor', 'Tensor_mode')

/**
 * `aten::divide.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.divide.html
 */
export const divide: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { roundingMode?: string | null }): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { out: Tensor }): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { roundingMode?: string | null; out: Tensor }): Tensor
} = arithmetic('divide', 'Tensor', 'Tensor_mode', 'out', 'out_mode')

/**
 * `aten::divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::divide_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.divide_.html
 */
export const divide_: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { roundingMode?: string | null }): Tensor
} = arithmetic('divide_', 'Tensor', 'Tensor_mode')

/**
 * `aten::dot(Tensor self, Tensor tensor) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.dot.html
 */
export const dot: {
  (self: Tensor, tensor: Tensor): Tensor
  (self: Tensor, tensor: Tensor, options: { out: Tensor }): Tensor
} = op('dot', '', 'out')

/**
 * `aten::dropout(Tensor input, float p, bool train) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.dropout.html
 */
export const dropout: {
  (input: Tensor, p: number, train: boolean): Tensor
} = op('dropout', '')

/**
 * `aten::dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.dropout_.html
 */
export const dropout_: {
  (self: Tensor, p: number, train: boolean): Tensor
} = op('dropout_', '')

/**
 * `aten::dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
 * `aten::dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.dsplit.html
 */
export const dsplit: {
  (self: Tensor, indices: readonly Int[]): Tensor[]
  (self: Tensor, sections: Int): Tensor[]
} = op('dsplit', 'array', 'int')

/**
 * `aten::dstack(Tensor[] tensors) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.dstack.html
 */
export const dstack: {
  (tensors: readonly Tensor[]): Tensor
  (tensors: readonly Tensor[], options: { out: Tensor }): Tensor
} = op('dstack', '', 'out')

/**
 * `aten::einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.einsum.html
 */
export const einsum: {
  (equation: string, tensors: readonly Tensor[], options?: { path?: readonly Int[] | null }): Tensor
} = op('einsum', '')

/**
 * `aten::elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.elu.html
 */
export const elu: {
  (self: Tensor, alpha?: Scalar | EluOptions, scale?: Scalar | EluOptions, inputScale?: Scalar | EluOptions): Tensor
  (self: Tensor, alpha?: Scalar | EluOptions2, scale?: Scalar | EluOptions2, inputScale?: Scalar | EluOptions2, options?: EluOptions2): Tensor
} = op('elu', '', 'out')

/**
 * `aten::elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.elu_.html
 */
export const elu_: {
  (self: Tensor, alpha?: Scalar | EluOptions, scale?: Scalar | EluOptions, inputScale?: Scalar | EluOptions): Tensor
} = op('elu_', '')

/**
 * `aten::embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.embedding.html
 */
export const embedding: {
  (weight: Tensor, indices: Tensor, paddingIdx?: Int | EmbeddingOptions, scaleGradByFreq?: boolean | EmbeddingOptions, sparse?: boolean | EmbeddingOptions): Tensor
  (weight: Tensor, indices: Tensor, paddingIdx?: Int | EmbeddingOptions2, scaleGradByFreq?: boolean | EmbeddingOptions2, sparse?: boolean | EmbeddingOptions2, options?: EmbeddingOptions2): Tensor
} = op('embedding', '', 'out')

/**
 * `aten::embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False) -> (Tensor, Tensor, Tensor, Tensor)`
 * `aten::embedding_bag.padding_idx(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, bool include_last_offset, int? padding_idx) -> (Tensor, Tensor, Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.embedding_bag.html
 */
export const embeddingBag: {
  (weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean | EmbeddingBagOptions, mode?: Int | EmbeddingBagOptions, sparse?: boolean | EmbeddingBagOptions, perSampleWeights?: Tensor | null | EmbeddingBagOptions, includeLastOffset?: boolean | EmbeddingBagOptions): [Tensor, Tensor, Tensor, Tensor]
  (weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq: boolean, mode: Int, sparse: boolean, perSampleWeights: Tensor | null, includeLastOffset: boolean, paddingIdx: Int | null): [Tensor, Tensor, Tensor, Tensor]
} = op('embedding_bag', '', 'padding_idx')

/**
 * `aten::embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float norm_type) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.embedding_renorm_.html
 */
export const embeddingRenorm_: {
  (self: Tensor, indices: Tensor, maxNorm: number, normType: number): Tensor
} = op('embedding_renorm_', '')

/**
 * `aten::empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.empty.html
 */
export const empty: {
  (size: readonly Int[], options?: EmptyOptions): Tensor
  (size: readonly Int[], options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = factory('empty', 'memory_format', 'out')

/**
 * `aten::empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.empty_like.html
 */
export const emptyLike: {
  (self: Tensor, options?: EmptyOptions): Tensor
  (self: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = factory('empty_like', '', 'out')

/**
 * `aten::empty_permuted(SymInt[] size, int[] physical_layout, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.empty_permuted.html
 */
export const emptyPermuted: {
  (size: readonly Int[], physicalLayout: readonly Int[], options?: ArangeOptions): Tensor
  (size: readonly Int[], physicalLayout: readonly Int[], options: { out: Tensor }): Tensor
} = factory('empty_permuted', '', 'out')

/**
 * `aten::empty_quantized(int[] size, Tensor qtensor, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.empty_quantized.html
 */
export const emptyQuantized: {
  (size: readonly Int[], qtensor: Tensor, options?: EmptyOptions): Tensor
  (size: readonly Int[], qtensor: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = factory('empty_quantized', '', 'out')

/**
 * `aten::empty_strided(SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.empty_strided.html
 */
export const emptyStrided: {
  (size: readonly Int[], stride: readonly Int[], options?: ArangeOptions): Tensor
  (size: readonly Int[], stride: readonly Int[], options: { out: Tensor }): Tensor
} = factory('empty_strided', '', 'out')

/**
 * `aten::eq.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::eq.Scalar(Tensor self, Scalar other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.eq.html
 */
export const eq: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('eq', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::eq_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::eq_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.eq_.html
 */
export const eq_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('eq_', 'Tensor', 'Scalar')

/**
 * `aten::equal(Tensor self, Tensor other) -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.equal.html
 */
export const equal: {
  (self: Tensor, other: Tensor): boolean
} = op('equal', '')

/**
 * `aten::erf(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.erf.html
 */
export const erf: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('erf', '', 'out')

/**
 * `aten::erf_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.erf_.html
 */
export const erf_: {
  (self: Tensor): Tensor
} = op('erf_', '')

/**
 * `aten::erfc(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.erfc.html
 */
export const erfc: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('erfc', '', 'out')

/**
 * `aten::erfc_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.erfc_.html
 */
export const erfc_: {
  (self: Tensor): Tensor
} = op('erfc_', '')

/**
 * `aten::erfinv(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.erfinv.html
 */
export const erfinv: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('erfinv', '', 'out')

/**
 * `aten::erfinv_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.erfinv_.html
 */
export const erfinv_: {
  (self: Tensor): Tensor
} = op('erfinv_', '')

/**
 * `aten::exp(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.exp.html
 */
export const exp: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('exp', '', 'out')

/**
 * `aten::exp2(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.exp2.html
 */
export const exp2: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('exp2', '', 'out')

/**
 * `aten::exp2_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.exp2_.html
 */
export const exp2_: {
  (self: Tensor): Tensor
} = op('exp2_', '')

/**
 * `aten::exp_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.exp_.html
 */
export const exp_: {
  (self: Tensor): Tensor
} = op('exp_', '')

/**
 * `aten::expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.expand.html
 */
export const expand: {
  (self: Tensor, size: readonly Int[], options?: { implicit?: boolean }): Tensor
} = op('expand', '')

/**
 * `aten::expand_as(Tensor(a) self, Tensor other) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.expand_as.html
 */
export const expandAs: {
  (self: Tensor, other: Tensor): Tensor
} = op('expand_as', '')

/**
 * `aten::expand_copy(Tensor self, SymInt[] size, *, bool implicit=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.expand_copy.html
 */
export const expandCopy: {
  (self: Tensor, size: readonly Int[], options?: { implicit?: boolean }): Tensor
  (self: Tensor, size: readonly Int[], options: { implicit?: boolean; out: Tensor }): Tensor
} = op('expand_copy', '', 'out')

/**
 * `aten::expm1(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.expm1.html
 */
export const expm1: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('expm1', '', 'out')

/**
 * `aten::expm1_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.expm1_.html
 */
export const expm1_: {
  (self: Tensor): Tensor
} = op('expm1_', '')

/**
 * `aten::exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.exponential_.html
 */
export const exponential_: {
  (self: Tensor, lambd?: number | { lambd?: number; generator?: Generator | null }, options?: { lambd?: number; generator?: Generator | null }): Tensor
} = op('exponential_', '')

/**
 * `aten::eye(SymInt n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::eye.m(SymInt n, SymInt m, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.eye.html
 */
export const eye: {
  (n: Int, options?: ArangeOptions): Tensor
  (n: Int, m: Int, options?: ArangeOptions): Tensor
  (n: Int, options: { out: Tensor }): Tensor
  (n: Int, m: Int, options: { out: Tensor }): Tensor
} = factory('eye', '', 'm', 'out', 'm_out')

/**
 * `aten::fake_quantize_per_channel_affine(Tensor self, Tensor scale, Tensor zero_point, int axis, int quant_min, int quant_max) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fake_quantize_per_channel_affine.html
 */
export const fakeQuantizePerChannelAffine: {
  (self: Tensor, scale: Tensor, zeroPoint: Tensor, axis: Int, quantMin: Int, quantMax: Int): Tensor
} = op('fake_quantize_per_channel_affine', '')

/**
 * `aten::fake_quantize_per_tensor_affine(Tensor self, float scale, int zero_point, int quant_min, int quant_max) -> Tensor`
 * `aten::fake_quantize_per_tensor_affine.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, int quant_min, int quant_max) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fake_quantize_per_tensor_affine.html
 */
export const fakeQuantizePerTensorAffine: {
  (self: Tensor, scale: number, zeroPoint: Int, quantMin: Int, quantMax: Int): Tensor
  (self: Tensor, scale: Tensor, zeroPoint: Tensor, quantMin: Int, quantMax: Int): Tensor
} = op('fake_quantize_per_tensor_affine', '', 'tensor_qparams')

/**
 * `aten::fbgemm_linear_fp16_weight(Tensor input, Tensor packed_weight, Tensor bias) -> Tensor`
 * `aten::fbgemm_linear_fp16_weight.out(Tensor input, Tensor packed_weight, Tensor bias, Tensor(a!) output) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fbgemm_linear_fp16_weight.html
 */
export const fbgemmLinearFp16Weight: {
  (input: Tensor, packedWeight: Tensor, bias: Tensor): Tensor
  (input: Tensor, packedWeight: Tensor, bias: Tensor, output: Tensor): Tensor
} = op('fbgemm_linear_fp16_weight', '', 'out')

/**
 * `aten::fbgemm_linear_fp16_weight_fp32_activation(Tensor input, Tensor packed_weight, Tensor? bias) -> Tensor`
 * `aten::fbgemm_linear_fp16_weight_fp32_activation.out(Tensor input, Tensor packed_weight, Tensor? bias, Tensor(a!) output) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fbgemm_linear_fp16_weight_fp32_activation.html
 */
export const fbgemmLinearFp16WeightFp32Activation: {
  (input: Tensor, packedWeight: Tensor, bias: Tensor | null): Tensor
  (input: Tensor, packedWeight: Tensor, bias: Tensor | null, output: Tensor): Tensor
} = op('fbgemm_linear_fp16_weight_fp32_activation', '', 'out')

/**
 * `aten::fbgemm_linear_int8_weight(Tensor input, Tensor weight, Tensor packed, Tensor col_offsets, Scalar weight_scale, Scalar weight_zero_point, Tensor bias) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fbgemm_linear_int8_weight.html
 */
export const fbgemmLinearInt8Weight: {
  (input: Tensor, weight: Tensor, packed: Tensor, colOffsets: Tensor, weightScale: Scalar, weightZeroPoint: Scalar, bias: Tensor): Tensor
} = op('fbgemm_linear_int8_weight', '')

/**
 * `aten::fbgemm_linear_int8_weight_fp32_activation(Tensor input, Tensor weight, Tensor packed, Tensor col_offsets, Scalar weight_scale, Scalar weight_zero_point, Tensor bias) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fbgemm_linear_int8_weight_fp32_activation.html
 */
export const fbgemmLinearInt8WeightFp32Activation: {
  (input: Tensor, weight: Tensor, packed: Tensor, colOffsets: Tensor, weightScale: Scalar, weightZeroPoint: Scalar, bias: Tensor): Tensor
} = op('fbgemm_linear_int8_weight_fp32_activation', '')

/**
 * `aten::fbgemm_linear_quantize_weight(Tensor input) -> (Tensor, Tensor, float, int)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fbgemm_linear_quantize_weight.html
 */
export const fbgemmLinearQuantizeWeight: {
  (input: Tensor): [Tensor, Tensor, number, number]
} = op('fbgemm_linear_quantize_weight', '')

/**
 * `aten::fbgemm_pack_gemm_matrix_fp16(Tensor input) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fbgemm_pack_gemm_matrix_fp16.html
 */
export const fbgemmPackGemmMatrixFp16: {
  (input: Tensor): Tensor
} = op('fbgemm_pack_gemm_matrix_fp16', '')

/**
 * `aten::fbgemm_pack_quantized_matrix(Tensor input) -> Tensor`
 * `aten::fbgemm_pack_quantized_matrix.KN(Tensor input, int K, int N) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fbgemm_pack_quantized_matrix.html
 */
export const fbgemmPackQuantizedMatrix: {
  (input: Tensor): Tensor
  (input: Tensor, K: Int, N: Int): Tensor
} = op('fbgemm_pack_quantized_matrix', '', 'KN')

/**
 * `aten::feature_alpha_dropout(Tensor input, float p, bool train) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.feature_alpha_dropout.html
 */
export const featureAlphaDropout: {
  (input: Tensor, p: number, train: boolean): Tensor
} = op('feature_alpha_dropout', '')

/**
 * `aten::feature_alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.feature_alpha_dropout_.html
 */
export const featureAlphaDropout_: {
  (self: Tensor, p: number, train: boolean): Tensor
} = op('feature_alpha_dropout_', '')

/**
 * `aten::feature_dropout(Tensor input, float p, bool train) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.feature_dropout.html
 */
export const featureDropout: {
  (input: Tensor, p: number, train: boolean): Tensor
} = op('feature_dropout', '')

/**
 * `aten::feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.feature_dropout_.html
 */
export const featureDropout_: {
  (self: Tensor, p: number, train: boolean): Tensor
} = op('feature_dropout_', '')

/**
 * `aten::fft_fft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
 */
export const fftFft: {
  (self: Tensor, n?: Int | null | FftFftOptions, dim?: Int | FftFftOptions, norm?: string | null | FftFftOptions): Tensor
  (self: Tensor, n?: Int | null | FftFftOptions2, dim?: Int | FftFftOptions2, norm?: string | null | FftFftOptions2, options?: FftFftOptions2): Tensor
} = op('fft_fft', '', 'out')

/**
 * `aten::fft_fft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
 */
export const fftFft2: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options, dim?: readonly Int[] | Int | FftFft2Options, norm?: string | null | FftFft2Options): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options2, dim?: readonly Int[] | Int | FftFft2Options2, norm?: string | null | FftFft2Options2, options?: FftFft2Options2): Tensor
} = op('fft_fft2', '', 'out')

/**
 * `aten::fft_fftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 */
export const fftFftfreq: {
  (n: Int, d?: number | FftFftfreqOptions, options?: FftFftfreqOptions): Tensor
  (n: Int, d?: number | { d?: number; out: Tensor }, options?: { d?: number; out: Tensor }): Tensor
} = op('fft_fftfreq', '', 'out')

/**
 * `aten::fft_fftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
 */
export const fftFftn: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions, dim?: readonly Int[] | Int | null | FftFftnOptions, norm?: string | null | FftFftnOptions): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions2, dim?: readonly Int[] | Int | null | FftFftnOptions2, norm?: string | null | FftFftnOptions2, options?: FftFftnOptions2): Tensor
} = op('fft_fftn', '', 'out')

/**
 * `aten::fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor`
 */
export const fftFftshift: {
  (self: Tensor, dim?: readonly Int[] | Int | null | { dim?: readonly Int[] | Int | null }): Tensor
} = op('fft_fftshift', '')

/**
 * `aten::fft_hfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
 */
export const fftHfft: {
  (self: Tensor, n?: Int | null | FftFftOptions, dim?: Int | FftFftOptions, norm?: string | null | FftFftOptions): Tensor
  (self: Tensor, n?: Int | null | FftFftOptions2, dim?: Int | FftFftOptions2, norm?: string | null | FftFftOptions2, options?: FftFftOptions2): Tensor
} = op('fft_hfft', '', 'out')

/**
 * `aten::fft_hfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
 */
export const fftHfft2: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options, dim?: readonly Int[] | Int | FftFft2Options, norm?: string | null | FftFft2Options): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options2, dim?: readonly Int[] | Int | FftFft2Options2, norm?: string | null | FftFft2Options2, options?: FftFft2Options2): Tensor
} = op('fft_hfft2', '', 'out')

/**
 * `aten::fft_hfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
 */
export const fftHfftn: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions, dim?: readonly Int[] | Int | null | FftFftnOptions, norm?: string | null | FftFftnOptions): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions2, dim?: readonly Int[] | Int | null | FftFftnOptions2, norm?: string | null | FftFftnOptions2, options?: FftFftnOptions2): Tensor
} = op('fft_hfftn', '', 'out')

/**
 * `aten::fft_ifft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
 */
export const fftIfft: {
  (self: Tensor, n?: Int | null | FftFftOptions, dim?: Int | FftFftOptions, norm?: string | null | FftFftOptions): Tensor
  (self: Tensor, n?: Int | null | FftFftOptions2, dim?: Int | FftFftOptions2, norm?: string | null | FftFftOptions2, options?: FftFftOptions2): Tensor
} = op('fft_ifft', '', 'out')

/**
 * `aten::fft_ifft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
 */
export const fftIfft2: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options, dim?: readonly Int[] | Int | FftFft2Options, norm?: string | null | FftFft2Options): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options2, dim?: readonly Int[] | Int | FftFft2Options2, norm?: string | null | FftFft2Options2, options?: FftFft2Options2): Tensor
} = op('fft_ifft2', '', 'out')

/**
 * `aten::fft_ifftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
 */
export const fftIfftn: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions, dim?: readonly Int[] | Int | null | FftFftnOptions, norm?: string | null | FftFftnOptions): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions2, dim?: readonly Int[] | Int | null | FftFftnOptions2, norm?: string | null | FftFftnOptions2, options?: FftFftnOptions2): Tensor
} = op('fft_ifftn', '', 'out')

/**
 * `aten::fft_ifftshift(Tensor self, int[1]? dim=None) -> Tensor`
 */
export const fftIfftshift: {
  (self: Tensor, dim?: readonly Int[] | Int | null | { dim?: readonly Int[] | Int | null }): Tensor
} = op('fft_ifftshift', '')

/**
 * `aten::fft_ihfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
 */
export const fftIhfft: {
  (self: Tensor, n?: Int | null | FftFftOptions, dim?: Int | FftFftOptions, norm?: string | null | FftFftOptions): Tensor
  (self: Tensor, n?: Int | null | FftFftOptions2, dim?: Int | FftFftOptions2, norm?: string | null | FftFftOptions2, options?: FftFftOptions2): Tensor
} = op('fft_ihfft', '', 'out')

/**
 * `aten::fft_ihfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
 */
export const fftIhfft2: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options, dim?: readonly Int[] | Int | FftFft2Options, norm?: string | null | FftFft2Options): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options2, dim?: readonly Int[] | Int | FftFft2Options2, norm?: string | null | FftFft2Options2, options?: FftFft2Options2): Tensor
} = op('fft_ihfft2', '', 'out')

/**
 * `aten::fft_ihfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
 */
export const fftIhfftn: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions, dim?: readonly Int[] | Int | null | FftFftnOptions, norm?: string | null | FftFftnOptions): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions2, dim?: readonly Int[] | Int | null | FftFftnOptions2, norm?: string | null | FftFftnOptions2, options?: FftFftnOptions2): Tensor
} = op('fft_ihfftn', '', 'out')

/**
 * `aten::fft_irfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
 */
export const fftIrfft: {
  (self: Tensor, n?: Int | null | FftFftOptions, dim?: Int | FftFftOptions, norm?: string | null | FftFftOptions): Tensor
  (self: Tensor, n?: Int | null | FftFftOptions2, dim?: Int | FftFftOptions2, norm?: string | null | FftFftOptions2, options?: FftFftOptions2): Tensor
} = op('fft_irfft', '', 'out')

/**
 * `aten::fft_irfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
 */
export const fftIrfft2: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options, dim?: readonly Int[] | Int | FftFft2Options, norm?: string | null | FftFft2Options): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options2, dim?: readonly Int[] | Int | FftFft2Options2, norm?: string | null | FftFft2Options2, options?: FftFft2Options2): Tensor
} = op('fft_irfft2', '', 'out')

/**
 * `aten::fft_irfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
 */
export const fftIrfftn: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions, dim?: readonly Int[] | Int | null | FftFftnOptions, norm?: string | null | FftFftnOptions): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions2, dim?: readonly Int[] | Int | null | FftFftnOptions2, norm?: string | null | FftFftnOptions2, options?: FftFftnOptions2): Tensor
} = op('fft_irfftn', '', 'out')

/**
 * `aten::fft_rfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
 */
export const fftRfft: {
  (self: Tensor, n?: Int | null | FftFftOptions, dim?: Int | FftFftOptions, norm?: string | null | FftFftOptions): Tensor
  (self: Tensor, n?: Int | null | FftFftOptions2, dim?: Int | FftFftOptions2, norm?: string | null | FftFftOptions2, options?: FftFftOptions2): Tensor
} = op('fft_rfft', '', 'out')

/**
 * `aten::fft_rfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
 */
export const fftRfft2: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options, dim?: readonly Int[] | Int | FftFft2Options, norm?: string | null | FftFft2Options): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options2, dim?: readonly Int[] | Int | FftFft2Options2, norm?: string | null | FftFft2Options2, options?: FftFft2Options2): Tensor
} = op('fft_rfft2', '', 'out')

/**
 * `aten::fft_rfftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 */
export const fftRfftfreq: {
  (n: Int, d?: number | FftFftfreqOptions, options?: FftFftfreqOptions): Tensor
  (n: Int, d?: number | { d?: number; out: Tensor }, options?: { d?: number; out: Tensor }): Tensor
} = op('fft_rfftfreq', '', 'out')

/**
 * `aten::fft_rfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
 */
export const fftRfftn: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions, dim?: readonly Int[] | Int | null | FftFftnOptions, norm?: string | null | FftFftnOptions): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions2, dim?: readonly Int[] | Int | null | FftFftnOptions2, norm?: string | null | FftFftnOptions2, options?: FftFftnOptions2): Tensor
} = op('fft_rfftn', '', 'out')

/**
 * `aten::fill.Tensor(Tensor self, Tensor value) -> Tensor`
 * `aten::fill.Scalar(Tensor self, Scalar value) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fill.html
 */
export const fill: {
  (self: Tensor, value: Tensor): Tensor
  (self: Tensor, value: Scalar): Tensor
  (self: Tensor, value: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, value: Scalar, options: { out: Tensor }): Tensor
} = op('fill', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)`
 * `aten::fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fill_.html
 */
export const fill_: {
  (self: Tensor, value: Tensor): Tensor
  (self: Tensor, value: Scalar): Tensor
} = op('fill_', 'Tensor', 'Scalar')

/**
 * `aten::fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fill_diagonal_.html
 */
export const fillDiagonal_: {
  (self: Tensor, fillValue: Scalar, wrap?: boolean | { wrap?: boolean }): Tensor
} = op('fill_diagonal_', '')

/**
 * `aten::fix(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fix.html
 */
export const fix: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('fix', '', 'out')

/**
 * `aten::fix_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fix_.html
 */
export const fix_: {
  (self: Tensor): Tensor
} = op('fix_', '')

/**
 * `aten::flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)`
 * `aten::flatten.named_out_dim(Tensor(a) self, int start_dim, int end_dim, str out_dim) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.flatten.html
 */
export const flatten: {
  (self: Tensor, startDim?: Int | { startDim?: Int; endDim?: Int }, endDim?: Int | { startDim?: Int; endDim?: Int }): Tensor
  (self: Tensor, startDim: Int, endDim: Int, outDim: string): Tensor
} = op('flatten', 'using_ints', 'named_out_dim')

/**
 * `aten::flatten_dense_tensors(Tensor[] tensors) -> Tensor`
 */
export const flattenDenseTensors: {
  (tensors: readonly Tensor[]): Tensor
} = op('flatten_dense_tensors', '')

/**
 * `aten::flip(Tensor self, int[] dims) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.flip.html
 */
export const flip: {
  (self: Tensor, dims: readonly Int[]): Tensor
  (self: Tensor, options: { dims: readonly Int[] }): Tensor
  (self: Tensor, dims: readonly Int[], options: { out: Tensor }): Tensor
} = op('flip', '', 'out')

/**
 * `aten::fliplr(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fliplr.html
 */
export const fliplr: {
  (self: Tensor): Tensor
} = op('fliplr', '')

/**
 * `aten::flipud(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.flipud.html
 */
export const flipud: {
  (self: Tensor): Tensor
} = op('flipud', '')

/**
 * `aten::float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor`
 * `aten::float_power.Scalar(Scalar self, Tensor exponent) -> Tensor`
 * `aten::float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.float_power.html
 */
export const floatPower: {
  (self: Tensor, exponent: Tensor): Tensor
  (self: Scalar, exponent: Tensor): Tensor
  (self: Tensor, exponent: Scalar): Tensor
  (self: Tensor, exponent: Tensor, options: { out: Tensor }): Tensor
  (self: Scalar, exponent: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, exponent: Scalar, options: { out: Tensor }): Tensor
} = op('float_power', 'Tensor_Tensor', 'Scalar', 'Tensor_Scalar', 'Tensor_Tensor_out', 'Scalar_out', 'Tensor_Scalar_out')

/**
 * `aten::float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)`
 * `aten::float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.float_power_.html
 */
export const floatPower_: {
  (self: Tensor, exponent: Tensor): Tensor
  (self: Tensor, exponent: Scalar): Tensor
} = op('float_power_', 'Tensor', 'Scalar')

/**
 * `aten::floor(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.floor.html
 */
export const floor: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('floor', '', 'out')

/**
 * `aten::floor_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.floor_.html
 */
export const floor_: {
  (self: Tensor): Tensor
} = op('floor_', '')

/**
 * `aten::floor_divide(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.floor_divide.html
 */
export const floorDivide: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { out: Tensor }): Tensor
} = arithmetic('floor_divide', '', 'out')

/**
 * `aten::floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.floor_divide_.html
 */
export const floorDivide_: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
} = arithmetic('floor_divide_', 'Tensor')

/**
 * `aten::fmax(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fmax.html
 */
export const fmax: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('fmax', '', 'out')

/**
 * `aten::fmin(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fmin.html
 */
export const fmin: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('fmin', '', 'out')

/**
 * `aten::fmod.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::fmod.Scalar(Tensor self, Scalar other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fmod.html
 */
export const fmod: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('fmod', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::fmod_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::fmod_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fmod_.html
 */
export const fmod_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('fmod_', 'Tensor', 'Scalar')

/**
 * `aten::frac(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.frac.html
 */
export const frac: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('frac', '', 'out')

/**
 * `aten::frac_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.frac_.html
 */
export const frac_: {
  (self: Tensor): Tensor
} = op('frac_', '')

/**
 * `aten::fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] output_size, Tensor random_samples) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.fractional_max_pool2d.html
 */
export const fractionalMaxPool2d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, outputSize: readonly Int[] | Int, randomSamples: Tensor): [Tensor, Tensor]
  (self: Tensor, kernelSize: readonly Int[] | Int, outputSize: readonly Int[] | Int, randomSamples: Tensor, options: { output: Tensor; indices: Tensor }): [Tensor, Tensor]
} = op('fractional_max_pool2d', '', 'output')

/**
 * `aten::fractional_max_pool3d(Tensor self, int[3] kernel_size, int[3] output_size, Tensor random_samples) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.fractional_max_pool3d.html
 */
export const fractionalMaxPool3d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, outputSize: readonly Int[] | Int, randomSamples: Tensor): [Tensor, Tensor]
  (self: Tensor, kernelSize: readonly Int[] | Int, outputSize: readonly Int[] | Int, randomSamples: Tensor, options: { output: Tensor; indices: Tensor }): [Tensor, Tensor]
} = op('fractional_max_pool3d', '', 'output')

/**
 * `aten::frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.frexp.html
 */
export const frexp: {
  (self: Tensor): [mantissa: Tensor, exponent: Tensor] & { mantissa: Tensor; exponent: Tensor }
  (self: Tensor, options: { mantissa: Tensor; exponent: Tensor }): [mantissa: Tensor, exponent: Tensor] & { mantissa: Tensor; exponent: Tensor }
} = op('frexp', 'Tensor', 'Tensor_out')

/**
 * `aten::frobenius_norm.dim(Tensor self, int[1] dim, bool keepdim=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.frobenius_norm.html
 */
export const frobeniusNorm: {
  (self: Tensor, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  (self: Tensor, options: { dim: readonly Int[] | Int; keepdim?: boolean }): Tensor
  (self: Tensor, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean; out: Tensor }, options?: { keepdim?: boolean; out: Tensor }): Tensor
} = op('frobenius_norm', 'dim', 'out')

/**
 * `aten::from_file(str filename, bool? shared=None, int? size=0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.from_file.html
 */
export const fromFile: {
  (filename: string, shared?: boolean | null | FromFileOptions, size?: Int | null | FromFileOptions, options?: FromFileOptions): Tensor
  (filename: string, shared?: boolean | null | FromFileOptions2, size?: Int | null | FromFileOptions2, options?: FromFileOptions2): Tensor
} = factory('from_file', '', 'out')

/**
 * `aten::full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.full.html
 */
export const full: {
  (size: readonly Int[], fillValue: Scalar, options?: ArangeOptions): Tensor
  (size: readonly Int[], fillValue: Scalar, options: { out: Tensor }): Tensor
} = factory('full', '', 'out')

/**
 * `aten::full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.full_like.html
 */
export const fullLike: {
  (self: Tensor, fillValue: Scalar, options?: EmptyOptions): Tensor
  (self: Tensor, fillValue: Scalar, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = factory('full_like', '', 'out')

/**
 * `aten::fused_moving_avg_obs_fake_quant(Tensor self, Tensor observer_on, Tensor fake_quant_on, Tensor(a!) running_min, Tensor(b!) running_max, Tensor(c!) scale, Tensor(d!) zero_point, float averaging_const, int quant_min, int quant_max, int ch_axis, bool per_row_fake_quant=False, bool symmetric_quant=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fused_moving_avg_obs_fake_quant.html
 */
export const fusedMovingAvgObsFakeQuant: {
  (self: Tensor, observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: Int, quantMax: Int, chAxis: Int, perRowFakeQuant?: boolean | { perRowFakeQuant?: boolean; symmetricQuant?: boolean }, symmetricQuant?: boolean | { perRowFakeQuant?: boolean; symmetricQuant?: boolean }): Tensor
} = op('fused_moving_avg_obs_fake_quant', '')

/**
 * `aten::gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.gather.html
 */
export const gather: {
  (self: Tensor, dim: Int, index: Tensor, options?: { sparseGrad?: boolean }): Tensor
  (self: Tensor, dim: Int, index: Tensor, options: { sparseGrad?: boolean; out: Tensor }): Tensor
} = op('gather', '', 'out')

/**
 * `aten::gcd(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.gcd.html
 */
export const gcd: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('gcd', '', 'out')

/**
 * `aten::gcd_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.gcd_.html
 */
export const gcd_: {
  (self: Tensor, other: Tensor): Tensor
} = op('gcd_', '')

/**
 * `aten::ge.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::ge.Scalar(Tensor self, Scalar other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ge.html
 */
export const ge: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('ge', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::ge_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::ge_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ge_.html
 */
export const ge_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('ge_', 'Tensor', 'Scalar')

/**
 * `aten::gelu(Tensor self, *, str approximate="none") -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.gelu.html
 */
export const gelu: {
  (self: Tensor, options?: { approximate?: string }): Tensor
  (self: Tensor, options: { approximate?: string; out: Tensor }): Tensor
} = op('gelu', '', 'out')

/**
 * `aten::gelu_(Tensor(a!) self, *, str approximate="none") -> Tensor(a!)`
 */
export const gelu_: {
  (self: Tensor, options?: { approximate?: string }): Tensor
} = op('gelu_', '')

/**
 * `aten::geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.geometric_.html
 */
export const geometric_: {
  (self: Tensor, p: number, options?: { generator?: Generator | null }): Tensor
} = op('geometric_', '')

/**
 * `aten::geqrf(Tensor self) -> (Tensor a, Tensor tau)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.geqrf.html
 */
export const geqrf: {
  (self: Tensor): [a: Tensor, tau: Tensor] & { a: Tensor; tau: Tensor }
  (self: Tensor, options: { a: Tensor; tau: Tensor }): [a: Tensor, tau: Tensor] & { a: Tensor; tau: Tensor }
} = op('geqrf', '', 'a')

/**
 * `aten::ger(Tensor self, Tensor vec2) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ger.html
 */
export const ger: {
  (self: Tensor, vec2: Tensor): Tensor
  (self: Tensor, vec2: Tensor, options: { out: Tensor }): Tensor
} = op('ger', '', 'out')

/**
 * `aten::glu(Tensor self, int dim=-1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.glu.html
 */
export const glu: {
  (self: Tensor, dim?: Int | { dim?: Int }): Tensor
  (self: Tensor, dim?: Int | { dim?: Int; out: Tensor }, options?: { dim?: Int; out: Tensor }): Tensor
} = op('glu', '', 'out')

/**
 * `aten::gradient.array(Tensor self, *, int[] dim, int edge_order=1) -> Tensor[]`
 * `aten::gradient.tensorarray(Tensor self, *, Tensor[] spacing, int[] dim, int edge_order=1) -> Tensor[]`
 * `aten::gradient.tensorarrayint(Tensor self, *, Tensor[] spacing, int? dim=None, int edge_order=1) -> Tensor[]`
 * `aten::gradient.scalararray(Tensor self, *, Scalar spacing, int[] dim, int edge_order=1) -> Tensor[]`
 * `aten::gradient.scalarint(Tensor self, *, Scalar? spacing=None, int? dim=None, int edge_order=1) -> Tensor[]`
 * `aten::gradient.scalarrayarray(Tensor self, *, Scalar[] spacing, int[] dim, int edge_order=1) -> Tensor[]`
 * `aten::gradient.scalarrayint(Tensor self, *, Scalar[] spacing, int? dim=None, int edge_order=1) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.gradient.html
 */
export const gradient: {
  (self: Tensor, options: { dim: readonly Int[]; edgeOrder?: Int }): Tensor[]
  (self: Tensor, options: GradientOptions): Tensor[]
  (self: Tensor, options: GradientOptions2): Tensor[]
  (self: Tensor, options: GradientOptions3): Tensor[]
  (self: Tensor, options?: GradientOptions4): Tensor[]
  (self: Tensor, options: GradientOptions5): Tensor[]
  (self: Tensor, options: GradientOptions6): Tensor[]
} = op('gradient', 'array', 'tensorarray', 'tensorarrayint', 'scalararray', 'scalarint', 'scalarrayarray', 'scalarrayint')

/**
 * `aten::greater.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::greater.Scalar(Tensor self, Scalar other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.greater.html
 */
export const greater: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('greater', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::greater_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::greater_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.greater_.html
 */
export const greater_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('greater_', 'Tensor', 'Scalar')

/**
 * `aten::greater_equal.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::greater_equal.Scalar(Tensor self, Scalar other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.greater_equal.html
 */
export const greaterEqual: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('greater_equal', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::greater_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::greater_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.greater_equal_.html
 */
export const greaterEqual_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('greater_equal_', 'Tensor', 'Scalar')

/**
 * `aten::grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.grid_sampler.html
 */
export const gridSampler: {
  (input: Tensor, grid: Tensor, interpolationMode: Int, paddingMode: Int, alignCorners: boolean): Tensor
} = op('grid_sampler', '')

/**
 * `aten::grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.grid_sampler_2d.html
 */
export const gridSampler2d: {
  (input: Tensor, grid: Tensor, interpolationMode: Int, paddingMode: Int, alignCorners: boolean): Tensor
  (input: Tensor, grid: Tensor, interpolationMode: Int, paddingMode: Int, alignCorners: boolean, options: { out: Tensor }): Tensor
} = op('grid_sampler_2d', '', 'out')

/**
 * `aten::grid_sampler_3d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.grid_sampler_3d.html
 */
export const gridSampler3d: {
  (input: Tensor, grid: Tensor, interpolationMode: Int, paddingMode: Int, alignCorners: boolean): Tensor
  (input: Tensor, grid: Tensor, interpolationMode: Int, paddingMode: Int, alignCorners: boolean, options: { out: Tensor }): Tensor
} = op('grid_sampler_3d', '', 'out')

/**
 * `aten::group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.group_norm.html
 */
export const groupNorm: {
  (input: Tensor, numGroups: Int, weight?: Tensor | null | GroupNormOptions, bias?: Tensor | null | GroupNormOptions, eps?: number | GroupNormOptions, cudnnEnabled?: boolean | GroupNormOptions): Tensor
} = op('group_norm', '')

/**
 * `aten::gru.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
 * `aten::gru.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.gru.html
 */
export const gru: {
  (data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  (input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
} = op('gru', 'data', 'input')

/**
 * `aten::gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.gru_cell.html
 */
export const gruCell: {
  (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh?: Tensor | null | { bIh?: Tensor | null; bHh?: Tensor | null }, bHh?: Tensor | null | { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor
} = op('gru_cell', '')

/**
 * `aten::gt.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::gt.Scalar(Tensor self, Scalar other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.gt.html
 */
export const gt: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('gt', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::gt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::gt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.gt_.html
 */
export const gt_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('gt_', 'Tensor', 'Scalar')

/**
 * `aten::hamming_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::hamming_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::hamming_window.periodic_alpha(int window_length, bool periodic, float alpha, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::hamming_window.periodic_alpha_beta(int window_length, bool periodic, float alpha, float beta, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.hamming_window.html
 */
export const hammingWindow: {
  (windowLength: Int, options?: ArangeOptions): Tensor
  (windowLength: Int, periodic: boolean, options?: ArangeOptions): Tensor
  (windowLength: Int, periodic: boolean, alpha: number, options?: ArangeOptions): Tensor
  (windowLength: Int, periodic: boolean, alpha: number, beta: number, options?: ArangeOptions): Tensor
  (windowLength: Int, options: { out: Tensor }): Tensor
  (windowLength: Int, periodic: boolean, options: { out: Tensor }): Tensor
  (windowLength: Int, periodic: boolean, alpha: number, options: { out: Tensor }): Tensor
  (windowLength: Int, periodic: boolean, alpha: number, beta: number, options: { out: Tensor }): Tensor
} = factory('hamming_window', '', 'periodic', 'periodic_alpha', 'periodic_alpha_beta', 'out', 'periodic_out', 'periodic_alpha_out', 'periodic_alpha_beta_out')

/**
 * `aten::hann_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::hann_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.hann_window.html
 */
export const hannWindow: {
  (windowLength: Int, options?: ArangeOptions): Tensor
  (windowLength: Int, periodic: boolean, options?: ArangeOptions): Tensor
  (windowLength: Int, options: { out: Tensor }): Tensor
  (windowLength: Int, periodic: boolean, options: { out: Tensor }): Tensor
} = factory('hann_window', '', 'periodic', 'out', 'periodic_out')

/**
 * `aten::hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.hardshrink.html
 */
export const hardshrink: {
  (self: Tensor, lambd?: Scalar | { lambd?: Scalar }): Tensor
  (self: Tensor, lambd?: Scalar | { lambd?: Scalar; out: Tensor }, options?: { lambd?: Scalar; out: Tensor }): Tensor
} = op('hardshrink', '', 'out')

/**
 * `aten::hardsigmoid(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.hardsigmoid.html
 */
export const hardsigmoid: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('hardsigmoid', '', 'out')

/**
 * `aten::hardsigmoid_(Tensor(a!) self) -> Tensor(a!)`
 */
export const hardsigmoid_: {
  (self: Tensor): Tensor
} = op('hardsigmoid_', '')

/**
 * `aten::hardswish(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.hardswish.html
 */
export const hardswish: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('hardswish', '', 'out')

/**
 * `aten::hardswish_(Tensor(a!) self) -> Tensor(a!)`
 */
export const hardswish_: {
  (self: Tensor): Tensor
} = op('hardswish_', '')

/**
 * `aten::hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.hardtanh.html
 */
export const hardtanh: {
  (self: Tensor, minVal?: Scalar | { minVal?: Scalar; maxVal?: Scalar }, maxVal?: Scalar | { minVal?: Scalar; maxVal?: Scalar }): Tensor
  (self: Tensor, minVal?: Scalar | HardtanhOptions, maxVal?: Scalar | HardtanhOptions, options?: HardtanhOptions): Tensor
} = op('hardtanh', '', 'out')

/**
 * `aten::hardtanh_(Tensor(a!) self, Scalar min_val=-1, Scalar max_val=1) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.hardtanh_.html
 */
export const hardtanh_: {
  (self: Tensor, minVal?: Scalar | { minVal?: Scalar; maxVal?: Scalar }, maxVal?: Scalar | { minVal?: Scalar; maxVal?: Scalar }): Tensor
} = op('hardtanh_', '')

/**
 * `aten::hash_tensor(Tensor self, int[1] dim=[], *, bool keepdim=False, int mode=0) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.hash_tensor.html
 */
export const hashTensor: {
  (self: Tensor, dim?: readonly Int[] | Int | HashTensorOptions, options?: HashTensorOptions): Tensor
  (self: Tensor, dim?: readonly Int[] | Int | HashTensorOptions2, options?: HashTensorOptions2): Tensor
} = op('hash_tensor', '', 'out')

/**
 * `aten::heaviside(Tensor self, Tensor values) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.heaviside.html
 */
export const heaviside: {
  (self: Tensor, values: Tensor): Tensor
  (self: Tensor, values: Tensor, options: { out: Tensor }): Tensor
} = op('heaviside', '', 'out')

/**
 * `aten::heaviside_(Tensor(a!) self, Tensor values) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.heaviside_.html
 */
export const heaviside_: {
  (self: Tensor, values: Tensor): Tensor
} = op('heaviside_', '')

/**
 * `aten::hinge_embedding_loss(Tensor self, Tensor target, float margin=1., int reduction=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.hinge_embedding_loss.html
 */
export const hingeEmbeddingLoss: {
  (self: Tensor, target: Tensor, margin?: number | { margin?: number; reduction?: Int }, reduction?: Int | { margin?: number; reduction?: Int }): Tensor
} = op('hinge_embedding_loss', '')

/**
 * `aten::histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.histc.html
 */
export const histc: {
  (self: Tensor, bins?: Int | HistcOptions, min?: Scalar | HistcOptions, max?: Scalar | HistcOptions): Tensor
  (self: Tensor, bins?: Int | HistcOptions2, min?: Scalar | HistcOptions2, max?: Scalar | HistcOptions2, options?: HistcOptions2): Tensor
} = op('histc', '', 'out')

/**
 * `aten::histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)`
 * `aten::histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.histogram.html
 */
export const histogram: {
  (self: Tensor, bins: Tensor, options?: { weight?: Tensor | null; density?: boolean }): [hist: Tensor, binEdges: Tensor] & { hist: Tensor; bin_edges: Tensor }
  (self: Tensor, bins?: Int | HistogramOptions, options?: HistogramOptions): [hist: Tensor, binEdges: Tensor] & { hist: Tensor; bin_edges: Tensor }
  (self: Tensor, bins: Tensor, options: HistogramOptions2): [hist: Tensor, binEdges: Tensor] & { hist: Tensor; bin_edges: Tensor }
  (self: Tensor, bins?: Int | HistogramOptions3, options?: HistogramOptions3): [hist: Tensor, binEdges: Tensor] & { hist: Tensor; bin_edges: Tensor }
} = op('histogram', 'bins_tensor', 'bin_ct', 'bins_tensor_out', 'bin_ct_out')

/**
 * `aten::histogramdd(Tensor self, int[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
 * `aten::histogramdd.TensorList_bins(Tensor self, Tensor[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
 * `aten::histogramdd.int_bins(Tensor self, int bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.histogramdd.html
 */
export const histogramdd: {
  (self: Tensor, bins: readonly Int[], range?: readonly number[] | null | HistogramddOptions, weight?: Tensor | null | HistogramddOptions, density?: boolean | HistogramddOptions): [hist: Tensor, binEdges: Tensor[]] & { hist: Tensor; bin_edges: Tensor[] }
  (self: Tensor, bins: readonly Tensor[], range?: readonly number[] | null | HistogramddOptions, weight?: Tensor | null | HistogramddOptions, density?: boolean | HistogramddOptions): [hist: Tensor, binEdges: Tensor[]] & { hist: Tensor; bin_edges: Tensor[] }
  (self: Tensor, bins: Int, range?: readonly number[] | null | HistogramddOptions, weight?: Tensor | null | HistogramddOptions, density?: boolean | HistogramddOptions): [hist: Tensor, binEdges: Tensor[]] & { hist: Tensor; bin_edges: Tensor[] }
} = op('histogramdd', '', 'TensorList_bins', 'int_bins')

/**
 * `aten::hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
 * `aten::hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.hsplit.html
 */
export const hsplit: {
  (self: Tensor, indices: readonly Int[]): Tensor[]
  (self: Tensor, sections: Int): Tensor[]
} = op('hsplit', 'array', 'int')

/**
 * `aten::hspmm(Tensor mat1, Tensor mat2) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.hspmm.html
 */
export const hspmm: {
  (mat1: Tensor, mat2: Tensor): Tensor
  (mat1: Tensor, mat2: Tensor, options: { out: Tensor }): Tensor
} = op('hspmm', '', 'out')

/**
 * `aten::hstack(Tensor[] tensors) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.hstack.html
 */
export const hstack: {
  (tensors: readonly Tensor[]): Tensor
  (tensors: readonly Tensor[], options: { out: Tensor }): Tensor
} = op('hstack', '', 'out')

/**
 * `aten::huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.huber_loss.html
 */
export const huberLoss: {
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int; delta?: number }, delta?: number | { reduction?: Int; delta?: number }): Tensor
  (self: Tensor, target: Tensor, reduction?: Int | HuberLossOptions, delta?: number | HuberLossOptions, options?: HuberLossOptions): Tensor
} = op('huber_loss', '', 'out')

/**
 * `aten::hypot(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.hypot.html
 */
export const hypot: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('hypot', '', 'out')

/**
 * `aten::hypot_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.hypot_.html
 */
export const hypot_: {
  (self: Tensor, other: Tensor): Tensor
} = op('hypot_', '')

/**
 * `aten::i0(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.i0.html
 */
export const i0: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('i0', '', 'out')

/**
 * `aten::i0_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.i0_.html
 */
export const i0_: {
  (self: Tensor): Tensor
} = op('i0_', '')

/**
 * `aten::igamma(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.igamma.html
 */
export const igamma: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('igamma', '', 'out')

/**
 * `aten::igamma_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.igamma_.html
 */
export const igamma_: {
  (self: Tensor, other: Tensor): Tensor
} = op('igamma_', '')

/**
 * `aten::igammac(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.igammac.html
 */
export const igammac: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('igammac', '', 'out')

/**
 * `aten::igammac_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.igammac_.html
 */
export const igammac_: {
  (self: Tensor, other: Tensor): Tensor
} = op('igammac_', '')

/**
 * `aten::im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor`
 */
export const im2col: {
  (self: Tensor, kernelSize: readonly Int[] | Int, dilation: readonly Int[] | Int, padding: readonly Int[] | Int, stride: readonly Int[] | Int): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, dilation: readonly Int[] | Int, padding: readonly Int[] | Int, stride: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('im2col', '', 'out')

/**
 * `aten::imag(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.imag.html
 */
export const imag: {
  (self: Tensor): Tensor
} = op('imag', '')

/**
 * `aten::index.Tensor(Tensor self, Tensor?[] indices) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index.html
 */
export const index: {
  (self: Tensor, indices: readonly (Tensor | null)[]): Tensor
  (self: Tensor, indices: readonly (Tensor | null)[], options: { out: Tensor }): Tensor
} = op('index', 'Tensor', 'Tensor_out')

/**
 * `aten::index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_add.html
 */
export const indexAdd: {
  (self: Tensor, dim: Int, index: Tensor, source: Tensor, options?: { alpha?: Scalar }): Tensor
  (self: Tensor, dim: Int, index: Tensor, source: Tensor, options: { alpha?: Scalar; out: Tensor }): Tensor
} = op('index_add', '', 'out')

/**
 * `aten::index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_add_.html
 */
export const indexAdd_: {
  (self: Tensor, dim: Int, index: Tensor, source: Tensor, options?: { alpha?: Scalar }): Tensor
} = op('index_add_', '')

/**
 * `aten::index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_copy.html
 */
export const indexCopy: {
  (self: Tensor, dim: Int, index: Tensor, source: Tensor): Tensor
  (self: Tensor, dim: Int, index: Tensor, source: Tensor, options: { out: Tensor }): Tensor
} = op('index_copy', '', 'out')

/**
 * `aten::index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_copy_.html
 */
export const indexCopy_: {
  (self: Tensor, dim: Int, index: Tensor, source: Tensor): Tensor
} = op('index_copy_', '')

/**
 * `aten::index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor`
 * `aten::index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_fill.html
 */
export const indexFill: {
  (self: Tensor, dim: Int, index: Tensor, value: Tensor): Tensor
  (self: Tensor, dim: Int, index: Tensor, value: Scalar): Tensor
  (self: Tensor, dim: Int, index: Tensor, value: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, dim: Int, index: Tensor, value: Scalar, options: { out: Tensor }): Tensor
} = op('index_fill', 'int_Tensor', 'int_Scalar', 'int_Tensor_out', 'int_Scalar_out')

/**
 * `aten::index_fill_.int_Tensor(Tensor(a!) self, int dim, Tensor index, Tensor value) -> Tensor(a!)`
 * `aten::index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_fill_.html
 */
export const indexFill_: {
  (self: Tensor, dim: Int, index: Tensor, value: Tensor): Tensor
  (self: Tensor, dim: Int, index: Tensor, value: Scalar): Tensor
} = op('index_fill_', 'int_Tensor', 'int_Scalar')

/**
 * `aten::index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_put.html
 */
export const indexPut: {
  (self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | { accumulate?: boolean }): Tensor
  (self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | { accumulate?: boolean; out: Tensor }, options?: { accumulate?: boolean; out: Tensor }): Tensor
} = op('index_put', '', 'out')

/**
 * `aten::index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_put_.html
 */
export const indexPut_: {
  (self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | { accumulate?: boolean }): Tensor
} = op('index_put_', '')

/**
 * `aten::index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_reduce.html
 */
export const indexReduce: {
  (self: Tensor, dim: Int, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor
  (self: Tensor, dim: Int, index: Tensor, source: Tensor, reduce: string, options: { includeSelf?: boolean; out: Tensor }): Tensor
} = op('index_reduce', '', 'out')

/**
 * `aten::index_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_reduce_.html
 */
export const indexReduce_: {
  (self: Tensor, dim: Int, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor
} = op('index_reduce_', '')

/**
 * `aten::index_select(Tensor self, int dim, Tensor index) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_select.html
 */
export const indexSelect: {
  (self: Tensor, dim: Int, index: Tensor): Tensor
  (self: Tensor, dim: Int, index: Tensor, options: { out: Tensor }): Tensor
} = op('index_select', '', 'out')

/**
 * `aten::indices(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.indices.html
 */
export const indices: {
  (self: Tensor): Tensor
} = op('indices', '')

/**
 * `aten::indices_copy(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.indices_copy.html
 */
export const indicesCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('indices_copy', '', 'out')

/**
 * `aten::inner(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.inner.html
 */
export const inner: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('inner', '', 'out')

/**
 * `aten::instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.instance_norm.html
 */
export const instanceNorm: {
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, useInputStats: boolean, momentum: number, eps: number, cudnnEnabled: boolean): Tensor
} = op('instance_norm', '')

/**
 * `aten::int_repr(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.int_repr.html
 */
export const intRepr: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('int_repr', '', 'out')

/**
 * `aten::inverse(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.inverse.html
 */
export const inverse: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('inverse', '', 'out')

/**
 * `aten::is_coalesced(Tensor self) -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_coalesced.html
 */
export const isCoalesced: {
  (self: Tensor): boolean
} = op('is_coalesced', '')

/**
 * `aten::is_complex(Tensor self) -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_complex.html
 */
export const isComplex: {
  (self: Tensor): boolean
} = op('is_complex', '')

/**
 * `aten::is_conj(Tensor self) -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_conj.html
 */
export const isConj: {
  (self: Tensor): boolean
} = op('is_conj', '')

/**
 * `aten::is_distributed(Tensor self) -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_distributed.html
 */
export const isDistributed: {
  (self: Tensor): boolean
} = op('is_distributed', '')

/**
 * `aten::is_floating_point(Tensor self) -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_floating_point.html
 */
export const isFloatingPoint: {
  (self: Tensor): boolean
} = op('is_floating_point', '')

/**
 * `aten::is_inference(Tensor self) -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_inference.html
 */
export const isInference: {
  (self: Tensor): boolean
} = op('is_inference', '')

/**
 * `aten::is_neg(Tensor self) -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_neg.html
 */
export const isNeg: {
  (self: Tensor): boolean
} = op('is_neg', '')

/**
 * `aten::is_nonzero(Tensor self) -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_nonzero.html
 */
export const isNonzero: {
  (self: Tensor): boolean
} = op('is_nonzero', '')

/**
 * `aten::is_pinned(Tensor self, Device? device=None) -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_pinned.html
 */
export const isPinned: {
  (self: Tensor, device?: Device | null | { device?: Device | null }): boolean
} = op('is_pinned', '')

/**
 * `aten::is_same_size(Tensor self, Tensor other) -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_same_size.html
 */
export const isSameSize: {
  (self: Tensor, other: Tensor): boolean
} = op('is_same_size', '')

/**
 * `aten::is_set_to(Tensor self, Tensor tensor) -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_set_to.html
 */
export const isSetTo: {
  (self: Tensor, tensor: Tensor): boolean
} = op('is_set_to', '')

/**
 * `aten::is_signed(Tensor self) -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_signed.html
 */
export const isSigned: {
  (self: Tensor): boolean
} = op('is_signed', '')

/**
 * `aten::is_vulkan_available() -> bool`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_vulkan_available.html
 */
export const isVulkanAvailable: {
  (): boolean
} = op('is_vulkan_available', '')

/**
 * `aten::isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.isclose.html
 */
export const isclose: {
  (self: Tensor, other: Tensor, rtol?: number | AllcloseOptions, atol?: number | AllcloseOptions, equalNan?: boolean | AllcloseOptions): Tensor
} = op('isclose', '')

/**
 * `aten::isfinite(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.isfinite.html
 */
export const isfinite: {
  (self: Tensor): Tensor
} = op('isfinite', '')

/**
 * `aten::isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor`
 * `aten::isin.Scalar_Tensor(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor`
 * `aten::isin.Tensor_Scalar(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.isin.html
 */
export const isin: {
  (elements: Tensor, testElements: Tensor, options?: { assumeUnique?: boolean; invert?: boolean }): Tensor
  (element: Scalar, testElements: Tensor, options?: { assumeUnique?: boolean; invert?: boolean }): Tensor
  (elements: Tensor, testElement: Scalar, options?: { assumeUnique?: boolean; invert?: boolean }): Tensor
  (elements: Tensor, testElements: Tensor, options: IsinOptions): Tensor
  (element: Scalar, testElements: Tensor, options: IsinOptions): Tensor
  (elements: Tensor, testElement: Scalar, options: IsinOptions): Tensor
} = op('isin', 'Tensor_Tensor', 'Scalar_Tensor', 'Tensor_Scalar', 'Tensor_Tensor_out', 'Scalar_Tensor_out', 'Tensor_Scalar_out')

/**
 * `aten::isinf(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.isinf.html
 */
export const isinf: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('isinf', '', 'out')

/**
 * `aten::isnan(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.isnan.html
 */
export const isnan: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('isnan', '', 'out')

/**
 * `aten::isneginf(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.isneginf.html
 */
export const isneginf: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('isneginf', '', 'out')

/**
 * `aten::isposinf(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.isposinf.html
 */
export const isposinf: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('isposinf', '', 'out')

/**
 * `aten::isreal(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.isreal.html
 */
export const isreal: {
  (self: Tensor): Tensor
} = op('isreal', '')

/**
 * `aten::istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.istft.html
 */
export const istft: {
  (self: Tensor, nFft: Int, hopLength?: Int | null | IstftOptions, winLength?: Int | null | IstftOptions, window?: Tensor | null | IstftOptions, center?: boolean | IstftOptions, normalized?: boolean | IstftOptions, onesided?: boolean | null | IstftOptions, length?: Int | null | IstftOptions, returnComplex?: boolean | IstftOptions): Tensor
} = op('istft', '')

/**
 * `aten::item(Tensor self) -> Scalar`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.item.html
 */
export const item: {
  (self: Tensor): Value
} = op('item', '')

/**
 * `aten::kaiser_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::kaiser_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::kaiser_window.beta(int window_length, bool periodic, float beta, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.kaiser_window.html
 */
export const kaiserWindow: {
  (windowLength: Int, options?: ArangeOptions): Tensor
  (windowLength: Int, periodic: boolean, options?: ArangeOptions): Tensor
  (windowLength: Int, periodic: boolean, beta: number, options?: ArangeOptions): Tensor
  (windowLength: Int, options: { out: Tensor }): Tensor
  (windowLength: Int, periodic: boolean, options: { out: Tensor }): Tensor
  (windowLength: Int, periodic: boolean, beta: number, options: { out: Tensor }): Tensor
} = factory('kaiser_window', '', 'periodic', 'beta', 'out', 'periodic_out', 'beta_out')

/**
 * `aten::kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.kl_div.html
 */
export const klDiv: {
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int; logTarget?: boolean }, options?: { reduction?: Int; logTarget?: boolean }): Tensor
} = op('kl_div', '')

/**
 * `aten::kron(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.kron.html
 */
export const kron: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('kron', '', 'out')

/**
 * `aten::kthvalue(Tensor self, SymInt k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.kthvalue.html
 */
export const kthvalue: {
  (self: Tensor, k: Int, dim?: Int | { dim?: Int; keepdim?: boolean }, keepdim?: boolean | { dim?: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, k: Int, dim?: Int | KthvalueOptions, keepdim?: boolean | KthvalueOptions, options?: KthvalueOptions): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
} = op('kthvalue', '', 'values')

/**
 * `aten::l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.l1_loss.html
 */
export const l1Loss: {
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int }): Tensor
} = op('l1_loss', '')

/**
 * `aten::layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enable=True) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.layer_norm.html
 */
export const layerNorm: {
  (input: Tensor, normalizedShape: readonly Int[], weight?: Tensor | null | LayerNormOptions, bias?: Tensor | null | LayerNormOptions, eps?: number | LayerNormOptions, cudnnEnable?: boolean | LayerNormOptions): Tensor
} = op('layer_norm', '')

/**
 * `aten::lcm(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.lcm.html
 */
export const lcm: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('lcm', '', 'out')

/**
 * `aten::lcm_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.lcm_.html
 */
export const lcm_: {
  (self: Tensor, other: Tensor): Tensor
} = op('lcm_', '')

/**
 * `aten::ldexp.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ldexp.html
 */
export const ldexp: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('ldexp', 'Tensor', 'out')

/**
 * `aten::ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ldexp_.html
 */
export const ldexp_: {
  (self: Tensor, other: Tensor): Tensor
} = op('ldexp_', '')

/**
 * `aten::le.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::le.Scalar(Tensor self, Scalar other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.le.html
 */
export const le: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('le', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::le_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::le_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.le_.html
 */
export const le_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('le_', 'Tensor', 'Scalar')

/**
 * `aten::leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.leaky_relu.html
 */
export const leakyRelu: {
  (self: Tensor, negativeSlope?: Scalar | { negativeSlope?: Scalar }): Tensor
  (self: Tensor, negativeSlope?: Scalar | { negativeSlope?: Scalar; out: Tensor }, options?: { negativeSlope?: Scalar; out: Tensor }): Tensor
} = op('leaky_relu', '', 'out')

/**
 * `aten::leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.leaky_relu_.html
 */
export const leakyRelu_: {
  (self: Tensor, negativeSlope?: Scalar | { negativeSlope?: Scalar }): Tensor
} = op('leaky_relu_', '')

/**
 * `aten::lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor`
 * `aten::lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.lerp.html
 */
export const lerp: {
  (self: Tensor, end: Tensor, weight: Tensor): Tensor
  (self: Tensor, end: Tensor, weight: Scalar): Tensor
  (self: Tensor, end: Tensor, weight: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, end: Tensor, weight: Scalar, options: { out: Tensor }): Tensor
} = op('lerp', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)`
 * `aten::lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lerp_.html
 */
export const lerp_: {
  (self: Tensor, end: Tensor, weight: Tensor): Tensor
  (self: Tensor, end: Tensor, weight: Scalar): Tensor
} = op('lerp_', 'Tensor', 'Scalar')

/**
 * `aten::less.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::less.Scalar(Tensor self, Scalar other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.less.html
 */
export const less: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('less', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::less_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::less_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.less_.html
 */
export const less_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('less_', 'Tensor', 'Scalar')

/**
 * `aten::less_equal.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::less_equal.Scalar(Tensor self, Scalar other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.less_equal.html
 */
export const lessEqual: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('less_equal', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::less_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::less_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.less_equal_.html
 */
export const lessEqual_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('less_equal_', 'Tensor', 'Scalar')

/**
 * `aten::lgamma(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.lgamma.html
 */
export const lgamma: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('lgamma', '', 'out')

/**
 * `aten::lgamma_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lgamma_.html
 */
export const lgamma_: {
  (self: Tensor): Tensor
} = op('lgamma_', '')

/**
 * `aten::linalg__powsum(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 */
export const linalg__powsum: {
  (self: Tensor, ord?: Scalar | Linalg__powsumOptions, dim?: readonly Int[] | Int | null | Linalg__powsumOptions, keepdim?: boolean | Linalg__powsumOptions, options?: Linalg__powsumOptions): Tensor
} = op('linalg__powsum', '')

/**
 * `aten::linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor`
 */
export const linalgCholesky: {
  (self: Tensor, options?: { upper?: boolean }): Tensor
  (self: Tensor, options: { upper?: boolean; out: Tensor }): Tensor
} = op('linalg_cholesky', '', 'out')

/**
 * `aten::linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)`
 */
export const linalgCholeskyEx: {
  (self: Tensor, options?: { upper?: boolean; checkErrors?: boolean }): [L: Tensor, info: Tensor] & { L: Tensor; info: Tensor }
  (self: Tensor, options: LinalgCholeskyExOptions): [L: Tensor, info: Tensor] & { L: Tensor; info: Tensor }
} = op('linalg_cholesky_ex', '', 'L')

/**
 * `aten::linalg_cond(Tensor self, Scalar? p=None) -> Tensor`
 * `aten::linalg_cond.p_str(Tensor self, str p) -> Tensor`
 */
export const linalgCond: {
  (self: Tensor, p?: Scalar | null | { p?: Scalar | null }): Tensor
  (self: Tensor, p: string): Tensor
  (self: Tensor, p?: Scalar | null | { p?: Scalar | null; out: Tensor }, options?: { p?: Scalar | null; out: Tensor }): Tensor
  (self: Tensor, p: string, options: { out: Tensor }): Tensor
} = op('linalg_cond', '', 'p_str', 'out', 'p_str_out')

/**
 * `aten::linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor`
 */
export const linalgCross: {
  (self: Tensor, other: Tensor, options?: { dim?: Int }): Tensor
  (self: Tensor, other: Tensor, options: { dim?: Int; out: Tensor }): Tensor
} = op('linalg_cross', '', 'out')

/**
 * `aten::linalg_det(Tensor A) -> Tensor`
 */
export const linalgDet: {
  (A: Tensor): Tensor
  (A: Tensor, options: { out: Tensor }): Tensor
} = op('linalg_det', '', 'out')

/**
 * `aten::linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor(a)`
 */
export const linalgDiagonal: {
  (A: Tensor, options?: DiagEmbedOptions): Tensor
} = op('linalg_diagonal', '')

/**
 * `aten::linalg_eig(Tensor self) -> (Tensor eigenvalues, Tensor eigenvectors)`
 */
export const linalgEig: {
  (self: Tensor): [eigenvalues: Tensor, eigenvectors: Tensor] & { eigenvalues: Tensor; eigenvectors: Tensor }
  (self: Tensor, options: { eigenvalues: Tensor; eigenvectors: Tensor }): [eigenvalues: Tensor, eigenvectors: Tensor] & { eigenvalues: Tensor; eigenvectors: Tensor }
} = op('linalg_eig', '', 'out')

/**
 * `aten::linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors)`
 */
export const linalgEigh: {
  (self: Tensor, UPLO?: string | { UPLO?: string }): [eigenvalues: Tensor, eigenvectors: Tensor] & { eigenvalues: Tensor; eigenvectors: Tensor }
  (self: Tensor, UPLO?: string | LinalgEighOptions, options?: LinalgEighOptions): [eigenvalues: Tensor, eigenvectors: Tensor] & { eigenvalues: Tensor; eigenvectors: Tensor }
} = op('linalg_eigh', '', 'eigvals')

/**
 * `aten::linalg_eigvals(Tensor self) -> Tensor`
 */
export const linalgEigvals: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('linalg_eigvals', '', 'out')

/**
 * `aten::linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor`
 */
export const linalgEigvalsh: {
  (self: Tensor, UPLO?: string | { UPLO?: string }): Tensor
  (self: Tensor, UPLO?: string | { UPLO?: string; out: Tensor }, options?: { UPLO?: string; out: Tensor }): Tensor
} = op('linalg_eigvalsh', '', 'out')

/**
 * `aten::linalg_householder_product(Tensor input, Tensor tau) -> Tensor`
 */
export const linalgHouseholderProduct: {
  (input: Tensor, tau: Tensor): Tensor
  (input: Tensor, tau: Tensor, options: { out: Tensor }): Tensor
} = op('linalg_householder_product', '', 'out')

/**
 * `aten::linalg_inv(Tensor A) -> Tensor`
 */
export const linalgInv: {
  (A: Tensor): Tensor
  (A: Tensor, options: { out: Tensor }): Tensor
} = op('linalg_inv', '', 'out')

/**
 * `aten::linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)`
 */
export const linalgInvEx: {
  (A: Tensor, options?: { checkErrors?: boolean }): [inverse: Tensor, info: Tensor] & { inverse: Tensor; info: Tensor }
  (A: Tensor, options: LinalgInvExOptions): [inverse: Tensor, info: Tensor] & { inverse: Tensor; info: Tensor }
} = op('linalg_inv_ex', '', 'inverse')

/**
 * `aten::linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, Tensor pivots)`
 */
export const linalgLdlFactor: {
  (self: Tensor, options?: { hermitian?: boolean }): [LD: Tensor, pivots: Tensor] & { LD: Tensor; pivots: Tensor }
  (self: Tensor, options: LinalgLdlFactorOptions): [LD: Tensor, pivots: Tensor] & { LD: Tensor; pivots: Tensor }
} = op('linalg_ldl_factor', '', 'out')

/**
 * `aten::linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info)`
 */
export const linalgLdlFactorEx: {
  (self: Tensor, options?: { hermitian?: boolean; checkErrors?: boolean }): [LD: Tensor, pivots: Tensor, info: Tensor] & { LD: Tensor; pivots: Tensor; info: Tensor }
  (self: Tensor, options: LinalgLdlFactorExOptions): [LD: Tensor, pivots: Tensor, info: Tensor] & { LD: Tensor; pivots: Tensor; info: Tensor }
} = op('linalg_ldl_factor_ex', '', 'out')

/**
 * `aten::linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False) -> Tensor`
 */
export const linalgLdlSolve: {
  (LD: Tensor, pivots: Tensor, B: Tensor, options?: { hermitian?: boolean }): Tensor
  (LD: Tensor, pivots: Tensor, B: Tensor, options: { hermitian?: boolean; out: Tensor }): Tensor
} = op('linalg_ldl_solve', '', 'out')

/**
 * `aten::linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)`
 */
export const linalgLstsq: {
  (self: Tensor, b: Tensor, rcond?: number | null | { rcond?: number | null; driver?: string | null }, options?: { rcond?: number | null; driver?: string | null }): [solution: Tensor, residuals: Tensor, rank: Tensor, singularValues: Tensor] & { solution: Tensor; residuals: Tensor; rank: Tensor; singular_values: Tensor }
  (self: Tensor, b: Tensor, rcond?: number | null | LinalgLstsqOptions, options?: LinalgLstsqOptions): [solution: Tensor, residuals: Tensor, rank: Tensor, singularValues: Tensor] & { solution: Tensor; residuals: Tensor; rank: Tensor; singular_values: Tensor }
} = op('linalg_lstsq', '', 'out')

/**
 * `aten::linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)`
 */
export const linalgLu: {
  (A: Tensor, options?: { pivot?: boolean }): [P: Tensor, L: Tensor, U: Tensor] & { P: Tensor; L: Tensor; U: Tensor }
  (A: Tensor, options: LinalgLuOptions): [P: Tensor, L: Tensor, U: Tensor] & { P: Tensor; L: Tensor; U: Tensor }
} = op('linalg_lu', '', 'out')

/**
 * `aten::linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)`
 */
export const linalgLuFactor: {
  (A: Tensor, options?: { pivot?: boolean }): [LU: Tensor, pivots: Tensor] & { LU: Tensor; pivots: Tensor }
  (A: Tensor, options: LinalgLuFactorOptions): [LU: Tensor, pivots: Tensor] & { LU: Tensor; pivots: Tensor }
} = op('linalg_lu_factor', '', 'out')

/**
 * `aten::linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> (Tensor LU, Tensor pivots, Tensor info)`
 */
export const linalgLuFactorEx: {
  (A: Tensor, options?: { pivot?: boolean; checkErrors?: boolean }): [LU: Tensor, pivots: Tensor, info: Tensor] & { LU: Tensor; pivots: Tensor; info: Tensor }
  (A: Tensor, options: LinalgLuFactorExOptions): [LU: Tensor, pivots: Tensor, info: Tensor] & { LU: Tensor; pivots: Tensor; info: Tensor }
} = op('linalg_lu_factor_ex', '', 'out')

/**
 * `aten::linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor`
 */
export const linalgLuSolve: {
  (LU: Tensor, pivots: Tensor, B: Tensor, options?: { left?: boolean; adjoint?: boolean }): Tensor
  (LU: Tensor, pivots: Tensor, B: Tensor, options: LinalgLuSolveOptions): Tensor
} = op('linalg_lu_solve', '', 'out')

/**
 * `aten::linalg_matmul(Tensor self, Tensor other) -> Tensor`
 */
export const linalgMatmul: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('linalg_matmul', '', 'out')

/**
 * `aten::linalg_matrix_exp(Tensor self) -> Tensor`
 */
export const linalgMatrixExp: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('linalg_matrix_exp', '', 'out')

/**
 * `aten::linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * `aten::linalg_matrix_norm.str_ord(Tensor self, str ord="fro", int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 */
export const linalgMatrixNorm: {
  (self: Tensor, ord: Scalar, dim?: readonly Int[] | LinalgMatrixNormOptions, keepdim?: boolean | LinalgMatrixNormOptions, options?: LinalgMatrixNormOptions): Tensor
  (self: Tensor, ord?: string | LinalgMatrixNormOptions2, dim?: readonly Int[] | LinalgMatrixNormOptions2, keepdim?: boolean | LinalgMatrixNormOptions2, options?: LinalgMatrixNormOptions2): Tensor
  (self: Tensor, ord: Scalar, dim?: readonly Int[] | LinalgMatrixNormOptions3, keepdim?: boolean | LinalgMatrixNormOptions3, options?: LinalgMatrixNormOptions3): Tensor
  (self: Tensor, ord?: string | LinalgMatrixNormOptions4, dim?: readonly Int[] | LinalgMatrixNormOptions4, keepdim?: boolean | LinalgMatrixNormOptions4, options?: LinalgMatrixNormOptions4): Tensor
} = op('linalg_matrix_norm', '', 'str_ord', 'out', 'str_ord_out')

/**
 * `aten::linalg_matrix_power(Tensor self, int n) -> Tensor`
 */
export const linalgMatrixPower: {
  (self: Tensor, n: Int): Tensor
  (self: Tensor, n: Int, options: { out: Tensor }): Tensor
} = op('linalg_matrix_power', '', 'out')

/**
 * `aten::linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor`
 * `aten::linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool hermitian=False) -> Tensor`
 * `aten::linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor`
 * `aten::linalg_matrix_rank.atol_rtol_tensor(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor`
 */
export const linalgMatrixRank: {
  (self: Tensor, tol: number, hermitian?: boolean | { hermitian?: boolean }): Tensor
  (input: Tensor, tol: Tensor, hermitian?: boolean | { hermitian?: boolean }): Tensor
  (self: Tensor, options?: LinalgMatrixRankOptions): Tensor
  (input: Tensor, options?: LinalgMatrixRankOptions2): Tensor
  (self: Tensor, tol: number, hermitian?: boolean | { hermitian?: boolean; out: Tensor }, options?: { hermitian?: boolean; out: Tensor }): Tensor
  (input: Tensor, tol: Tensor, hermitian?: boolean | { hermitian?: boolean; out: Tensor }, options?: { hermitian?: boolean; out: Tensor }): Tensor
  (self: Tensor, options: LinalgMatrixRankOptions3): Tensor
  (input: Tensor, options: LinalgMatrixRankOptions4): Tensor
} = op('linalg_matrix_rank', '', 'tol_tensor', 'atol_rtol_float', 'atol_rtol_tensor', 'out', 'out_tol_tensor', 'atol_rtol_float_out', 'atol_rtol_tensor_out')

/**
 * `aten::linalg_multi_dot(Tensor[] tensors) -> Tensor`
 */
export const linalgMultiDot: {
  (tensors: readonly Tensor[]): Tensor
  (tensors: readonly Tensor[], options: { out: Tensor }): Tensor
} = op('linalg_multi_dot', '', 'out')

/**
 * `aten::linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * `aten::linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 */
export const linalgNorm: {
  (self: Tensor, ord?: Scalar | null | LinalgNormOptions, dim?: readonly Int[] | Int | null | LinalgNormOptions, keepdim?: boolean | LinalgNormOptions, options?: LinalgNormOptions): Tensor
  (self: Tensor, ord: string, dim?: readonly Int[] | Int | null | LinalgNormOptions2, keepdim?: boolean | LinalgNormOptions2, options?: LinalgNormOptions2): Tensor
  (self: Tensor, ord: string, dim?: readonly Int[] | Int | null | LinalgNormOptions3, keepdim?: boolean | LinalgNormOptions3, options?: LinalgNormOptions3): Tensor
  (self: Tensor, ord?: Scalar | null | LinalgNormOptions4, dim?: readonly Int[] | Int | null | LinalgNormOptions4, keepdim?: boolean | LinalgNormOptions4, options?: LinalgNormOptions4): Tensor
} = op('linalg_norm', '', 'ord_str', 'ord_str_out', 'out')

/**
 * `aten::linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor`
 * `aten::linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor`
 * `aten::linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor`
 * `aten::linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor`
 */
export const linalgPinv: {
  (self: Tensor, rcond: number, hermitian?: boolean | { hermitian?: boolean }): Tensor
  (self: Tensor, rcond: Tensor, hermitian?: boolean | { hermitian?: boolean }): Tensor
  (self: Tensor, options?: LinalgMatrixRankOptions): Tensor
  (self: Tensor, options?: LinalgMatrixRankOptions2): Tensor
  (self: Tensor, rcond: number, hermitian?: boolean | { hermitian?: boolean; out: Tensor }, options?: { hermitian?: boolean; out: Tensor }): Tensor
  (self: Tensor, rcond: Tensor, hermitian?: boolean | { hermitian?: boolean; out: Tensor }, options?: { hermitian?: boolean; out: Tensor }): Tensor
  (self: Tensor, options: LinalgMatrixRankOptions3): Tensor
  (self: Tensor, options: LinalgMatrixRankOptions4): Tensor
} = op('linalg_pinv', '', 'rcond_tensor', 'atol_rtol_float', 'atol_rtol_tensor', 'out', 'out_rcond_tensor', 'atol_rtol_float_out', 'atol_rtol_tensor_out')

/**
 * `aten::linalg_qr(Tensor A, str mode="reduced") -> (Tensor Q, Tensor R)`
 */
export const linalgQr: {
  (A: Tensor, mode?: string | { mode?: string }): [Q: Tensor, R: Tensor] & { Q: Tensor; R: Tensor }
  (A: Tensor, mode?: string | LinalgQrOptions, options?: LinalgQrOptions): [Q: Tensor, R: Tensor] & { Q: Tensor; R: Tensor }
} = op('linalg_qr', '', 'out')

/**
 * `aten::linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)`
 */
export const linalgSlogdet: {
  (A: Tensor): [sign: Tensor, logabsdet: Tensor] & { sign: Tensor; logabsdet: Tensor }
  (A: Tensor, options: { sign: Tensor; logabsdet: Tensor }): [sign: Tensor, logabsdet: Tensor] & { sign: Tensor; logabsdet: Tensor }
} = op('linalg_slogdet', '', 'out')

/**
 * `aten::linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor`
 */
export const linalgSolve: {
  (A: Tensor, B: Tensor, options?: { left?: boolean }): Tensor
  (A: Tensor, B: Tensor, options: { left?: boolean; out: Tensor }): Tensor
} = op('linalg_solve', '', 'out')

/**
 * `aten::linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor info)`
 */
export const linalgSolveEx: {
  (A: Tensor, B: Tensor, options?: { left?: boolean; checkErrors?: boolean }): [result: Tensor, info: Tensor] & { result: Tensor; info: Tensor }
  (A: Tensor, B: Tensor, options: LinalgSolveExOptions): [result: Tensor, info: Tensor] & { result: Tensor; info: Tensor }
} = op('linalg_solve_ex', '', 'out')

/**
 * `aten::linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor`
 */
export const linalgSolveTriangular: {
  (self: Tensor, B: Tensor, options: LinalgSolveTriangularOptions): Tensor
  (self: Tensor, B: Tensor, options: LinalgSolveTriangularOptions2): Tensor
} = op('linalg_solve_triangular', '', 'out')

/**
 * `aten::linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)`
 */
export const linalgSvd: {
  (A: Tensor, fullMatrices?: boolean | { fullMatrices?: boolean; driver?: string | null }, options?: { fullMatrices?: boolean; driver?: string | null }): [U: Tensor, S: Tensor, Vh: Tensor] & { U: Tensor; S: Tensor; Vh: Tensor }
  (A: Tensor, fullMatrices?: boolean | LinalgSvdOptions, options?: LinalgSvdOptions): [U: Tensor, S: Tensor, Vh: Tensor] & { U: Tensor; S: Tensor; Vh: Tensor }
} = op('linalg_svd', '', 'U')

/**
 * `aten::linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor`
 */
export const linalgSvdvals: {
  (A: Tensor, options?: { driver?: string | null }): Tensor
  (A: Tensor, options: { driver?: string | null; out: Tensor }): Tensor
} = op('linalg_svdvals', '', 'out')

/**
 * `aten::linalg_tensorinv(Tensor self, int ind=2) -> Tensor`
 */
export const linalgTensorinv: {
  (self: Tensor, ind?: Int | { ind?: Int }): Tensor
  (self: Tensor, ind?: Int | { ind?: Int; out: Tensor }, options?: { ind?: Int; out: Tensor }): Tensor
} = op('linalg_tensorinv', '', 'out')

/**
 * `aten::linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor`
 */
export const linalgTensorsolve: {
  (self: Tensor, other: Tensor, dims?: readonly Int[] | null | { dims?: readonly Int[] | null }): Tensor
  (self: Tensor, other: Tensor, dims?: readonly Int[] | null | { dims?: readonly Int[] | null; out: Tensor }, options?: { dims?: readonly Int[] | null; out: Tensor }): Tensor
} = op('linalg_tensorsolve', '', 'out')

/**
 * `aten::linalg_vander(Tensor x, *, SymInt? N=None) -> Tensor`
 */
export const linalgVander: {
  (x: Tensor, options?: { N?: Int | null }): Tensor
} = op('linalg_vander', '')

/**
 * `aten::linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor`
 */
export const linalgVecdot: {
  (x: Tensor, y: Tensor, options?: { dim?: Int }): Tensor
  (x: Tensor, y: Tensor, options: { dim?: Int; out: Tensor }): Tensor
} = op('linalg_vecdot', '', 'out')

/**
 * `aten::linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 */
export const linalgVectorNorm: {
  (self: Tensor, ord?: Scalar | Linalg__powsumOptions, dim?: readonly Int[] | Int | null | Linalg__powsumOptions, keepdim?: boolean | Linalg__powsumOptions, options?: Linalg__powsumOptions): Tensor
  (self: Tensor, ord?: Scalar | LinalgVectorNormOptions, dim?: readonly Int[] | Int | null | LinalgVectorNormOptions, keepdim?: boolean | LinalgVectorNormOptions, options?: LinalgVectorNormOptions): Tensor
} = op('linalg_vector_norm', '', 'out')

/**
 * `aten::linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.linear.html
 */
export const linear: {
  (input: Tensor, weight: Tensor, bias?: Tensor | null | { bias?: Tensor | null }): Tensor
  (input: Tensor, weight: Tensor, bias?: Tensor | null | { bias?: Tensor | null; out: Tensor }, options?: { bias?: Tensor | null; out: Tensor }): Tensor
} = op('linear', '', 'out')

/**
 * `aten::linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::linspace.Tensor_Tensor(Tensor start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::linspace.Scalar_Tensor(Scalar start, Tensor end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::linspace.Tensor_Scalar(Tensor start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linspace.html
 */
export const linspace: {
  (start: Scalar, end: Scalar, steps: Int, options?: ArangeOptions): Tensor
  (start: Tensor, end: Tensor, steps: Int, options?: ArangeOptions): Tensor
  (start: Scalar, end: Tensor, steps: Int, options?: ArangeOptions): Tensor
  (start: Tensor, end: Scalar, steps: Int, options?: ArangeOptions): Tensor
  (start: Tensor, end: Tensor, steps: Int, options: { out: Tensor }): Tensor
  (start: Scalar, end: Scalar, steps: Int, options: { out: Tensor }): Tensor
  (start: Scalar, end: Tensor, steps: Int, options: { out: Tensor }): Tensor
  (start: Tensor, end: Scalar, steps: Int, options: { out: Tensor }): Tensor
} = factory('linspace', '', 'Tensor_Tensor', 'Scalar_Tensor', 'Tensor_Scalar', 'Tensor_Tensor_out', 'out', 'Scalar_Tensor_out', 'Tensor_Scalar_out')

/**
 * `aten::log(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.log.html
 */
export const log: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('log', '', 'out')

/**
 * `aten::log10(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.log10.html
 */
export const log10: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('log10', '', 'out')

/**
 * `aten::log10_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.log10_.html
 */
export const log10_: {
  (self: Tensor): Tensor
} = op('log10_', '')

/**
 * `aten::log1p(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.log1p.html
 */
export const log1p: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('log1p', '', 'out')

/**
 * `aten::log1p_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.log1p_.html
 */
export const log1p_: {
  (self: Tensor): Tensor
} = op('log1p_', '')

/**
 * `aten::log2(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.log2.html
 */
export const log2: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('log2', '', 'out')

/**
 * `aten::log2_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.log2_.html
 */
export const log2_: {
  (self: Tensor): Tensor
} = op('log2_', '')

/**
 * `aten::log_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.log_.html
 */
export const log_: {
  (self: Tensor): Tensor
} = op('log_', '')

/**
 * `aten::log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.log_normal_.html
 */
export const logNormal_: {
  (self: Tensor, mean?: number | LogNormal_Options, std?: number | LogNormal_Options, options?: LogNormal_Options): Tensor
} = op('log_normal_', '')

/**
 * `aten::log_sigmoid(Tensor self) -> Tensor`
 */
export const logSigmoid: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('log_sigmoid', '', 'out')

/**
 * `aten::log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.log_softmax.html
 */
export const logSoftmax: {
  (self: Tensor, dim: Int, dtype?: DType | null | { dtype?: DType | null }): Tensor
  (self: Tensor, options: { dim: Int; dtype?: DType | null }): Tensor
  (self: Tensor, dim: Int, dtype?: DType | null | { dtype?: DType | null; out: Tensor }, options?: { dtype?: DType | null; out: Tensor }): Tensor
} = op('log_softmax', 'int', 'int_out')

/**
 * `aten::logaddexp(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logaddexp.html
 */
export const logaddexp: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('logaddexp', '', 'out')

/**
 * `aten::logaddexp2(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logaddexp2.html
 */
export const logaddexp2: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('logaddexp2', '', 'out')

/**
 * `aten::logcumsumexp(Tensor self, int dim) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logcumsumexp.html
 */
export const logcumsumexp: {
  (self: Tensor, dim: Int): Tensor
  (self: Tensor, options: { dim: Int }): Tensor
  (self: Tensor, dim: Int, options: { out: Tensor }): Tensor
} = op('logcumsumexp', '', 'out')

/**
 * `aten::logdet(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logdet.html
 */
export const logdet: {
  (self: Tensor): Tensor
} = op('logdet', '')

/**
 * `aten::logical_and(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logical_and.html
 */
export const logicalAnd: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('logical_and', '', 'out')

/**
 * `aten::logical_and_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_and_.html
 */
export const logicalAnd_: {
  (self: Tensor, other: Tensor): Tensor
} = op('logical_and_', '')

/**
 * `aten::logical_not(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logical_not.html
 */
export const logicalNot: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('logical_not', '', 'out')

/**
 * `aten::logical_not_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_not_.html
 */
export const logicalNot_: {
  (self: Tensor): Tensor
} = op('logical_not_', '')

/**
 * `aten::logical_or(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logical_or.html
 */
export const logicalOr: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('logical_or', '', 'out')

/**
 * `aten::logical_or_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_or_.html
 */
export const logicalOr_: {
  (self: Tensor, other: Tensor): Tensor
} = op('logical_or_', '')

/**
 * `aten::logical_xor(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logical_xor.html
 */
export const logicalXor: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('logical_xor', '', 'out')

/**
 * `aten::logical_xor_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_xor_.html
 */
export const logicalXor_: {
  (self: Tensor, other: Tensor): Tensor
} = op('logical_xor_', '')

/**
 * `aten::logit(Tensor self, float? eps=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logit.html
 */
export const logit: {
  (self: Tensor, eps?: number | null | { eps?: number | null }): Tensor
  (self: Tensor, eps?: number | null | { eps?: number | null; out: Tensor }, options?: { eps?: number | null; out: Tensor }): Tensor
} = op('logit', '', 'out')

/**
 * `aten::logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logit_.html
 */
export const logit_: {
  (self: Tensor, eps?: number | null | { eps?: number | null }): Tensor
} = op('logit_', '')

/**
 * `aten::logspace(Scalar start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::logspace.Tensor_Tensor(Tensor start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::logspace.Scalar_Tensor(Scalar start, Tensor end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::logspace.Tensor_Scalar(Tensor start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logspace.html
 */
export const logspace: {
  (start: Scalar, end: Scalar, steps: Int, base?: number | LogspaceOptions, options?: LogspaceOptions): Tensor
  (start: Tensor, end: Tensor, steps: Int, base?: number | LogspaceOptions, options?: LogspaceOptions): Tensor
  (start: Scalar, end: Tensor, steps: Int, base?: number | LogspaceOptions, options?: LogspaceOptions): Tensor
  (start: Tensor, end: Scalar, steps: Int, base?: number | LogspaceOptions, options?: LogspaceOptions): Tensor
  (start: Tensor, end: Tensor, steps: Int, base?: number | { base?: number; out: Tensor }, options?: { base?: number; out: Tensor }): Tensor
  (start: Scalar, end: Scalar, steps: Int, base?: number | { base?: number; out: Tensor }, options?: { base?: number; out: Tensor }): Tensor
  (start: Scalar, end: Tensor, steps: Int, base?: number | { base?: number; out: Tensor }, options?: { base?: number; out: Tensor }): Tensor
  (start: Tensor, end: Scalar, steps: Int, base?: number | { base?: number; out: Tensor }, options?: { base?: number; out: Tensor }): Tensor
} = factory('logspace', '', 'Tensor_Tensor', 'Scalar_Tensor', 'Tensor_Scalar', 'Tensor_Tensor_out', 'out', 'Scalar_Tensor_out', 'Tensor_Scalar_out')

/**
 * `aten::logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logsumexp.html
 */
export const logsumexp: {
  (self: Tensor, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  (self: Tensor, options: { dim: readonly Int[] | Int; keepdim?: boolean }): Tensor
  (self: Tensor, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean; out: Tensor }, options?: { keepdim?: boolean; out: Tensor }): Tensor
} = op('logsumexp', '', 'out')

/**
 * `aten::lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor, Tensor)`
 * `aten::lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.lstm.html
 */
export const lstm: {
  (data: Tensor, batchSizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor, Tensor]
  (input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor, Tensor]
} = op('lstm', 'data', 'input')

/**
 * `aten::lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.lstm_cell.html
 */
export const lstmCell: {
  (input: Tensor, hx: readonly Tensor[], wIh: Tensor, wHh: Tensor, bIh?: Tensor | null | { bIh?: Tensor | null; bHh?: Tensor | null }, bHh?: Tensor | null | { bIh?: Tensor | null; bHh?: Tensor | null }): [Tensor, Tensor]
} = op('lstm_cell', '')

/**
 * `aten::lt.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::lt.Scalar(Tensor self, Scalar other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.lt.html
 */
export const lt: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('lt', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::lt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::lt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lt_.html
 */
export const lt_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('lt_', 'Tensor', 'Scalar')

/**
 * `aten::lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.lu_solve.html
 */
export const luSolve: {
  (self: Tensor, LUData: Tensor, LUPivots: Tensor): Tensor
  (self: Tensor, LUData: Tensor, LUPivots: Tensor, options: { out: Tensor }): Tensor
} = op('lu_solve', '', 'out')

/**
 * `aten::lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> (Tensor P, Tensor L, Tensor U)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.lu_unpack.html
 */
export const luUnpack: {
  (LUData: Tensor, LUPivots: Tensor, unpackData?: boolean | { unpackData?: boolean; unpackPivots?: boolean }, unpackPivots?: boolean | { unpackData?: boolean; unpackPivots?: boolean }): [P: Tensor, L: Tensor, U: Tensor] & { P: Tensor; L: Tensor; U: Tensor }
  (LUData: Tensor, LUPivots: Tensor, unpackData?: boolean | LuUnpackOptions, unpackPivots?: boolean | LuUnpackOptions, options?: LuUnpackOptions): [P: Tensor, L: Tensor, U: Tensor] & { P: Tensor; L: Tensor; U: Tensor }
} = op('lu_unpack', '', 'out')

/**
 * `aten::margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.margin_ranking_loss.html
 */
export const marginRankingLoss: {
  (input1: Tensor, input2: Tensor, target: Tensor, margin?: number | { margin?: number; reduction?: Int }, reduction?: Int | { margin?: number; reduction?: Int }): Tensor
} = op('margin_ranking_loss', '')

/**
 * `aten::masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor`
 * `aten::masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.masked_fill.html
 */
export const maskedFill: {
  (self: Tensor, mask: Tensor, value: Tensor): Tensor
  (self: Tensor, mask: Tensor, value: Scalar): Tensor
  (self: Tensor, mask: Tensor, value: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, mask: Tensor, value: Scalar, options: { out: Tensor }): Tensor
} = op('masked_fill', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)`
 * `aten::masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.masked_fill_.html
 */
export const maskedFill_: {
  (self: Tensor, mask: Tensor, value: Tensor): Tensor
  (self: Tensor, mask: Tensor, value: Scalar): Tensor
} = op('masked_fill_', 'Tensor', 'Scalar')

/**
 * `aten::masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.masked_scatter.html
 */
export const maskedScatter: {
  (self: Tensor, mask: Tensor, source: Tensor): Tensor
  (self: Tensor, mask: Tensor, source: Tensor, options: { out: Tensor }): Tensor
} = op('masked_scatter', '', 'out')

/**
 * `aten::masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.masked_scatter_.html
 */
export const maskedScatter_: {
  (self: Tensor, mask: Tensor, source: Tensor): Tensor
} = op('masked_scatter_', '')

/**
 * `aten::masked_select(Tensor self, Tensor mask) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.masked_select.html
 */
export const maskedSelect: {
  (self: Tensor, mask: Tensor): Tensor
  (self: Tensor, mask: Tensor, options: { out: Tensor }): Tensor
} = op('masked_select', '', 'out')

/**
 * `aten::matmul(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.matmul.html
 */
export const matmul: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('matmul', '', 'out')

/**
 * `aten::matrix_exp(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.matrix_exp.html
 */
export const matrixExp: {
  (self: Tensor): Tensor
} = op('matrix_exp', '')

/**
 * `aten::matrix_power(Tensor self, int n) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.matrix_power.html
 */
export const matrixPower: {
  (self: Tensor, n: Int): Tensor
  (self: Tensor, n: Int, options: { out: Tensor }): Tensor
} = op('matrix_power', '', 'out')

/**
 * `aten::max(Tensor self) -> Tensor`
 * `aten::max.other(Tensor self, Tensor other) -> Tensor`
 * `aten::max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.max.html
 */
export const max: {
  (self: Tensor): Tensor
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, dim: Int, keepdim?: boolean | { keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, options: { dim: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, dim: Int, keepdim?: boolean | MaxOptions, options?: MaxOptions): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
} = op('max', '', 'other', 'dim', 'unary_out', 'out', 'dim_max')

/**
 * `aten::max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.max_pool1d.html
 */
export const maxPool1d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): Tensor
} = op('max_pool1d', '')

/**
 * `aten::max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.max_pool1d_with_indices.html
 */
export const maxPool1dWithIndices: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): [Tensor, Tensor]
} = op('max_pool1d_with_indices', '')

/**
 * `aten::max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.max_pool2d.html
 */
export const maxPool2d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): Tensor
} = op('max_pool2d', '')

/**
 * `aten::max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.max_pool2d_with_indices.html
 */
export const maxPool2dWithIndices: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): [Tensor, Tensor]
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool2dWithIndicesOptions, padding?: readonly Int[] | Int | MaxPool2dWithIndicesOptions, dilation?: readonly Int[] | Int | MaxPool2dWithIndicesOptions, ceilMode?: boolean | MaxPool2dWithIndicesOptions, options?: MaxPool2dWithIndicesOptions): [Tensor, Tensor]
} = op('max_pool2d_with_indices', '', 'out')

/**
 * `aten::max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.max_pool3d.html
 */
export const maxPool3d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): Tensor
} = op('max_pool3d', '')

/**
 * `aten::max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.max_pool3d_with_indices.html
 */
export const maxPool3dWithIndices: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): [Tensor, Tensor]
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool2dWithIndicesOptions, padding?: readonly Int[] | Int | MaxPool2dWithIndicesOptions, dilation?: readonly Int[] | Int | MaxPool2dWithIndicesOptions, ceilMode?: boolean | MaxPool2dWithIndicesOptions, options?: MaxPool2dWithIndicesOptions): [Tensor, Tensor]
} = op('max_pool3d_with_indices', '', 'out')

/**
 * `aten::max_unpool2d(Tensor self, Tensor indices, SymInt[2] output_size) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.max_unpool2d.html
 */
export const maxUnpool2d: {
  (self: Tensor, indices: Tensor, outputSize: readonly Int[] | Int): Tensor
  (self: Tensor, indices: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('max_unpool2d', '', 'out')

/**
 * `aten::max_unpool3d(Tensor self, Tensor indices, SymInt[3] output_size, int[3] stride, int[3] padding) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.max_unpool3d.html
 */
export const maxUnpool3d: {
  (self: Tensor, indices: Tensor, outputSize: readonly Int[] | Int, stride: readonly Int[] | Int, padding: readonly Int[] | Int): Tensor
  (self: Tensor, indices: Tensor, outputSize: readonly Int[] | Int, stride: readonly Int[] | Int, padding: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('max_unpool3d', '', 'out')

/**
 * `aten::maximum(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.maximum.html
 */
export const maximum: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('maximum', '', 'out')

/**
 * `aten::mean(Tensor self, *, ScalarType? dtype=None) -> Tensor`
 * `aten::mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mean.html
 */
export const mean: {
  (self: Tensor, options?: { dtype?: DType | null }): Tensor
  (self: Tensor, dim: readonly Int[] | Int | null, keepdim?: boolean | { keepdim?: boolean; dtype?: DType | null }, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor
  (self: Tensor, options: MeanOptions): Tensor
  (self: Tensor, options: { dtype?: DType | null; out: Tensor }): Tensor
  (self: Tensor, dim: readonly Int[] | Int | null, keepdim?: boolean | MeanOptions2, options?: MeanOptions2): Tensor
} = op('mean', '', 'dim', 'dtype_out', 'out')

/**
 * `aten::median(Tensor self) -> Tensor`
 * `aten::median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.median.html
 */
export const median: {
  (self: Tensor): Tensor
  (self: Tensor, dim: Int, keepdim?: boolean | { keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, options: { dim: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, dim: Int, keepdim?: boolean | MedianOptions, options?: MedianOptions): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
} = op('median', '', 'dim', 'out', 'dim_values')

/**
 * `aten::meshgrid(Tensor[] tensors) -> Tensor[]`
 * `aten::meshgrid.indexing(Tensor[] tensors, *, str indexing) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.meshgrid.html
 */
export const meshgrid: {
  (tensors: readonly Tensor[]): Tensor[]
  (tensors: readonly Tensor[], options: { indexing: string }): Tensor[]
} = op('meshgrid', '', 'indexing')

/**
 * `aten::min(Tensor self) -> Tensor`
 * `aten::min.other(Tensor self, Tensor other) -> Tensor`
 * `aten::min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.min.html
 */
export const min: {
  (self: Tensor): Tensor
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, dim: Int, keepdim?: boolean | { keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, options: { dim: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, dim: Int, keepdim?: boolean | MinOptions, options?: MinOptions): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
} = op('min', '', 'other', 'dim', 'unary_out', 'out', 'dim_min')

/**
 * `aten::minimum(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.minimum.html
 */
export const minimum: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('minimum', '', 'out')

/**
 * `aten::miopen_batch_norm(Tensor input, Tensor weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float exponential_average_factor, float epsilon) -> (Tensor, Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.miopen_batch_norm.html
 */
export const miopenBatchNorm: {
  (input: Tensor, weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number): [Tensor, Tensor, Tensor]
  (input: Tensor, weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number, options: MiopenBatchNormOptions): [Tensor, Tensor, Tensor]
} = op('miopen_batch_norm', '', 'out')

/**
 * `aten::miopen_convolution(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.miopen_convolution.html
 */
export const miopenConvolution: {
  (self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean): Tensor
  (self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean, options: { out: Tensor }): Tensor
} = op('miopen_convolution', '', 'out')

/**
 * `aten::miopen_convolution_add_relu(Tensor self, Tensor weight, Tensor z, Scalar? alpha, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.miopen_convolution_add_relu.html
 */
export const miopenConvolutionAddRelu: {
  (self: Tensor, weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], groups: Int): Tensor
} = op('miopen_convolution_add_relu', '')

/**
 * `aten::miopen_convolution_relu(Tensor self, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, SymInt groups) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.miopen_convolution_relu.html
 */
export const miopenConvolutionRelu: {
  (self: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], groups: Int): Tensor
} = op('miopen_convolution_relu', '')

/**
 * `aten::miopen_convolution_transpose(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] output_padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.miopen_convolution_transpose.html
 */
export const miopenConvolutionTranspose: {
  (self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], outputPadding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean): Tensor
  (self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], outputPadding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean, options: { out: Tensor }): Tensor
} = op('miopen_convolution_transpose', '', 'out')

/**
 * `aten::miopen_ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank, bool deterministic, bool zero_infinity) -> (Tensor, Tensor)`
 * `aten::miopen_ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank, bool deterministic, bool zero_infinity) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.miopen_ctc_loss.html
 */
export const miopenCtcLoss: {
  (logProbs: Tensor, targets: Tensor, inputLengths: readonly Int[], targetLengths: readonly Int[], blank: Int, deterministic: boolean, zeroInfinity: boolean): [Tensor, Tensor]
  (logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank: Int, deterministic: boolean, zeroInfinity: boolean): [Tensor, Tensor]
  (logProbs: Tensor, targets: Tensor, inputLengths: readonly Int[], targetLengths: readonly Int[], blank: Int, deterministic: boolean, zeroInfinity: boolean, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('miopen_ctc_loss', '', 'Tensor', 'out')

/**
 * `aten::miopen_depthwise_convolution(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups, bool benchmark, bool deterministic) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.miopen_depthwise_convolution.html
 */
export const miopenDepthwiseConvolution: {
  (self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean): Tensor
  (self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean, options: { out: Tensor }): Tensor
} = op('miopen_depthwise_convolution', '', 'out')

/**
 * `aten::miopen_rnn(Tensor input, Tensor[] weight, int weight_stride0, Tensor hx, Tensor? cx, int mode, int hidden_size, int num_layers, bool batch_first, float dropout, bool train, bool bidirectional, int[] batch_sizes, Tensor? dropout_state) -> (Tensor, Tensor, Tensor, Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.miopen_rnn.html
 */
export const miopenRnn: {
  (input: Tensor, weight: readonly Tensor[], weightStride0: Int, hx: Tensor, cx: Tensor | null, mode: Int, hiddenSize: Int, numLayers: Int, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly Int[], dropoutState: Tensor | null): [Tensor, Tensor, Tensor, Tensor, Tensor]
  (input: Tensor, weight: readonly Tensor[], weightStride0: Int, hx: Tensor, cx: Tensor | null, mode: Int, hiddenSize: Int, numLayers: Int, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly Int[], dropoutState: Tensor | null, options: MiopenRnnOptions): [Tensor, Tensor, Tensor, Tensor, Tensor]
} = op('miopen_rnn', '', 'out')

/**
 * `aten::mish(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.mish.html
 */
export const mish: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('mish', '', 'out')

/**
 * `aten::mish_(Tensor(a!) self) -> Tensor(a!)`
 */
export const mish_: {
  (self: Tensor): Tensor
} = op('mish_', '')

/**
 * `aten::mkldnn_adaptive_avg_pool2d(Tensor self, int[2] output_size) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mkldnn_adaptive_avg_pool2d.html
 */
export const mkldnnAdaptiveAvgPool2d: {
  (self: Tensor, outputSize: readonly Int[] | Int): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('mkldnn_adaptive_avg_pool2d', '', 'out')

/**
 * `aten::mkldnn_convolution(Tensor self, Tensor weight, Tensor? bias, SymInt[] padding, SymInt[] stride, SymInt[] dilation, SymInt groups) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mkldnn_convolution.html
 */
export const mkldnnConvolution: {
  (self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int): Tensor
  (self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, options: { out: Tensor }): Tensor
} = op('mkldnn_convolution', '', 'out')

/**
 * `aten::mkldnn_linear(Tensor self, Tensor weight, Tensor? bias=None) -> Tensor`
 */
export const mkldnnLinear: {
  (self: Tensor, weight: Tensor, bias?: Tensor | null | { bias?: Tensor | null }): Tensor
  (self: Tensor, weight: Tensor, bias?: Tensor | null | { bias?: Tensor | null; out: Tensor }, options?: { bias?: Tensor | null; out: Tensor }): Tensor
} = op('mkldnn_linear', '', 'out')

/**
 * `aten::mkldnn_linear_backward_weights(Tensor grad_output, Tensor input, Tensor weight, bool bias_defined) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mkldnn_linear_backward_weights.html
 */
export const mkldnnLinearBackwardWeights: {
  (gradOutput: Tensor, input: Tensor, weight: Tensor, biasDefined: boolean): [Tensor, Tensor]
  (gradOutput: Tensor, input: Tensor, weight: Tensor, biasDefined: boolean, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('mkldnn_linear_backward_weights', '', 'out')

/**
 * `aten::mkldnn_max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mkldnn_max_pool2d.html
 */
export const mkldnnMaxPool2d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MkldnnMaxPool2dOptions, padding?: readonly Int[] | Int | MkldnnMaxPool2dOptions, dilation?: readonly Int[] | Int | MkldnnMaxPool2dOptions, ceilMode?: boolean | MkldnnMaxPool2dOptions, options?: MkldnnMaxPool2dOptions): Tensor
} = op('mkldnn_max_pool2d', '', 'out')

/**
 * `aten::mkldnn_max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mkldnn_max_pool3d.html
 */
export const mkldnnMaxPool3d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MkldnnMaxPool2dOptions, padding?: readonly Int[] | Int | MkldnnMaxPool2dOptions, dilation?: readonly Int[] | Int | MkldnnMaxPool2dOptions, ceilMode?: boolean | MkldnnMaxPool2dOptions, options?: MkldnnMaxPool2dOptions): Tensor
} = op('mkldnn_max_pool3d', '', 'out')

/**
 * `aten::mkldnn_reorder_conv2d_weight(Tensor self, SymInt[2] padding=[0, 0], SymInt[2] stride=[1, 1], SymInt[2] dilation=[1, 1], SymInt groups=1, SymInt[]? input_size=None) -> Tensor`
 */
export const mkldnnReorderConv2dWeight: {
  (self: Tensor, padding?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions, stride?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions, dilation?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions, groups?: Int | MkldnnReorderConv2dWeightOptions, inputSize?: readonly Int[] | null | MkldnnReorderConv2dWeightOptions): Tensor
  (self: Tensor, padding?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions2, stride?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions2, dilation?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions2, groups?: Int | MkldnnReorderConv2dWeightOptions2, inputSize?: readonly Int[] | null | MkldnnReorderConv2dWeightOptions2, options?: MkldnnReorderConv2dWeightOptions2): Tensor
} = op('mkldnn_reorder_conv2d_weight', '', 'out')

/**
 * `aten::mkldnn_reorder_conv3d_weight(Tensor self, SymInt[3] padding=[0, 0, 0], SymInt[3] stride=[1, 1, 1], SymInt[3] dilation=[1, 1, 1], SymInt groups=1, SymInt[]? input_size=None) -> Tensor`
 */
export const mkldnnReorderConv3dWeight: {
  (self: Tensor, padding?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions, stride?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions, dilation?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions, groups?: Int | MkldnnReorderConv2dWeightOptions, inputSize?: readonly Int[] | null | MkldnnReorderConv2dWeightOptions): Tensor
  (self: Tensor, padding?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions2, stride?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions2, dilation?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions2, groups?: Int | MkldnnReorderConv2dWeightOptions2, inputSize?: readonly Int[] | null | MkldnnReorderConv2dWeightOptions2, options?: MkldnnReorderConv2dWeightOptions2): Tensor
} = op('mkldnn_reorder_conv3d_weight', '', 'out')

/**
 * `aten::mkldnn_rnn_layer(Tensor input, Tensor weight0, Tensor weight1, Tensor weight2, Tensor weight3, Tensor hx_, Tensor cx_, bool reverse, int[] batch_sizes, int mode, int hidden_size, int num_layers, bool has_biases, bool bidirectional, bool batch_first, bool train) -> (Tensor, Tensor, Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mkldnn_rnn_layer.html
 */
export const mkldnnRnnLayer: {
  (input: Tensor, weight0: Tensor, weight1: Tensor, weight2: Tensor, weight3: Tensor, hx_: Tensor, cx_: Tensor, reverse: boolean, batchSizes: readonly Int[], mode: Int, hiddenSize: Int, numLayers: Int, hasBiases: boolean, bidirectional: boolean, batchFirst: boolean, train: boolean): [Tensor, Tensor, Tensor, Tensor]
  (input: Tensor, weight0: Tensor, weight1: Tensor, weight2: Tensor, weight3: Tensor, hx_: Tensor, cx_: Tensor, reverse: boolean, batchSizes: readonly Int[], mode: Int, hiddenSize: Int, numLayers: Int, hasBiases: boolean, bidirectional: boolean, batchFirst: boolean, train: boolean, options: BatchNormBackwardReduceOptions): [Tensor, Tensor, Tensor, Tensor]
} = op('mkldnn_rnn_layer', '', 'out')

/**
 * `aten::mm(Tensor self, Tensor mat2) -> Tensor`
 * `aten::mm.dtype(Tensor self, Tensor mat2, ScalarType out_dtype) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mm.html
 */
export const mm: {
  (self: Tensor, mat2: Tensor): Tensor
  (self: Tensor, mat2: Tensor, outDtype: DType): Tensor
  (self: Tensor, mat2: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, mat2: Tensor, outDtype: DType, options: { out: Tensor }): Tensor
} = op('mm', '', 'dtype', 'out', 'dtype_out')

/**
 * `aten::mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mode.html
 */
export const mode: {
  (self: Tensor, dim?: Int | { dim?: Int; keepdim?: boolean }, keepdim?: boolean | { dim?: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, dim?: Int | KthvalueOptions, keepdim?: boolean | KthvalueOptions, options?: KthvalueOptions): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
} = op('mode', '', 'values')

/**
 * `aten::moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
 * `aten::moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.moveaxis.html
 */
export const moveaxis: {
  (self: Tensor, source: Int, destination: Int): Tensor
  (self: Tensor, source: readonly Int[], destination: readonly Int[]): Tensor
} = op('moveaxis', 'int', 'intlist')

/**
 * `aten::movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
 * `aten::movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.movedim.html
 */
export const movedim: {
  (self: Tensor, source: Int, destination: Int): Tensor
  (self: Tensor, source: readonly Int[], destination: readonly Int[]): Tensor
} = op('movedim', 'int', 'intlist')

/**
 * `aten::mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.mse_loss.html
 */
export const mseLoss: {
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int }): Tensor
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int; out: Tensor }, options?: { reduction?: Int; out: Tensor }): Tensor
} = op('mse_loss', '', 'out')

/**
 * `aten::msort(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.msort.html
 */
export const msort: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('msort', '', 'out')

/**
 * `aten::mul.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mul.html
 */
export const mul: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { out: Tensor }): Tensor
} = arithmetic('mul', 'Tensor', 'out')

/**
 * `aten::mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.mul_.html
 */
export const mul_: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
} = arithmetic('mul_', 'Tensor')

/**
 * `aten::multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.multi_margin_loss.html
 */
export const multiMarginLoss: {
  (self: Tensor, target: Tensor, p?: Scalar | MultiMarginLossOptions, margin?: Scalar | MultiMarginLossOptions, weight?: Tensor | null | MultiMarginLossOptions, reduction?: Int | MultiMarginLossOptions): Tensor
  (self: Tensor, target: Tensor, p?: Scalar | MultiMarginLossOptions2, margin?: Scalar | MultiMarginLossOptions2, weight?: Tensor | null | MultiMarginLossOptions2, reduction?: Int | MultiMarginLossOptions2, options?: MultiMarginLossOptions2): Tensor
} = op('multi_margin_loss', '', 'out')

/**
 * `aten::multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.multilabel_margin_loss.html
 */
export const multilabelMarginLoss: {
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int }): Tensor
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int; out: Tensor }, options?: { reduction?: Int; out: Tensor }): Tensor
} = op('multilabel_margin_loss', '', 'out')

/**
 * `aten::multinomial(Tensor self, SymInt num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.multinomial.html
 */
export const multinomial: {
  (self: Tensor, numSamples: Int, replacement?: boolean | { replacement?: boolean; generator?: Generator | null }, options?: { replacement?: boolean; generator?: Generator | null }): Tensor
  (self: Tensor, numSamples: Int, replacement?: boolean | MultinomialOptions, options?: MultinomialOptions): Tensor
} = op('multinomial', '', 'out')

/**
 * `aten::multiply.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.multiply.html
 */
export const multiply: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { out: Tensor }): Tensor
} = arithmetic('multiply', 'Tensor', 'out')

/**
 * `aten::multiply_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.multiply_.html
 */
export const multiply_: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
} = arithmetic('multiply_', 'Tensor')

/**
 * `aten::mv(Tensor self, Tensor vec) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mv.html
 */
export const mv: {
  (self: Tensor, vec: Tensor): Tensor
  (self: Tensor, vec: Tensor, options: { out: Tensor }): Tensor
} = op('mv', '', 'out')

/**
 * `aten::mvlgamma(Tensor self, int p) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mvlgamma.html
 */
export const mvlgamma: {
  (self: Tensor, p: Int): Tensor
  (self: Tensor, p: Int, options: { out: Tensor }): Tensor
} = op('mvlgamma', '', 'out')

/**
 * `aten::mvlgamma_(Tensor(a!) self, int p) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.mvlgamma_.html
 */
export const mvlgamma_: {
  (self: Tensor, p: Int): Tensor
} = op('mvlgamma_', '')

/**
 * `aten::nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nan_to_num.html
 */
export const nanToNum: {
  (self: Tensor, nan?: number | null | NanToNumOptions, posinf?: number | null | NanToNumOptions, neginf?: number | null | NanToNumOptions): Tensor
  (self: Tensor, nan?: number | null | NanToNumOptions2, posinf?: number | null | NanToNumOptions2, neginf?: number | null | NanToNumOptions2, options?: NanToNumOptions2): Tensor
} = op('nan_to_num', '', 'out')

/**
 * `aten::nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nan_to_num_.html
 */
export const nanToNum_: {
  (self: Tensor, nan?: number | null | NanToNumOptions, posinf?: number | null | NanToNumOptions, neginf?: number | null | NanToNumOptions): Tensor
} = op('nan_to_num_', '')

/**
 * `aten::nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nanmean.html
 */
export const nanmean: {
  (self: Tensor, dim?: readonly Int[] | Int | null | LinalgNormOptions2, keepdim?: boolean | LinalgNormOptions2, options?: LinalgNormOptions2): Tensor
  (self: Tensor, dim?: readonly Int[] | Int | null | LinalgNormOptions3, keepdim?: boolean | LinalgNormOptions3, options?: LinalgNormOptions3): Tensor
} = op('nanmean', '', 'out')

/**
 * `aten::nanmedian(Tensor self) -> Tensor`
 * `aten::nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nanmedian.html
 */
export const nanmedian: {
  (self: Tensor): Tensor
  (self: Tensor, dim: Int, keepdim?: boolean | { keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, options: { dim: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, dim: Int, keepdim?: boolean | MedianOptions, options?: MedianOptions): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
} = op('nanmedian', '', 'dim', 'out', 'dim_values')

/**
 * `aten::nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
 * `aten::nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nanquantile.html
 */
export const nanquantile: {
  (self: Tensor, q: Tensor, dim?: Int | null | NanquantileOptions, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): Tensor
  (self: Tensor, q: number, dim?: Int | null | NanquantileOptions, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): Tensor
  (self: Tensor, q: Tensor, dim?: Int | null | NanquantileOptions2, keepdim?: boolean | NanquantileOptions2, options?: NanquantileOptions2): Tensor
  (self: Tensor, q: number, dim?: Int | null | NanquantileOptions2, keepdim?: boolean | NanquantileOptions2, options?: NanquantileOptions2): Tensor
} = op('nanquantile', '', 'scalar', 'out', 'scalar_out')

/**
 * `aten::nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nansum.html
 */
export const nansum: {
  (self: Tensor, dim?: readonly Int[] | Int | null | LinalgNormOptions2, keepdim?: boolean | LinalgNormOptions2, options?: LinalgNormOptions2): Tensor
  (self: Tensor, dim?: readonly Int[] | Int | null | LinalgNormOptions3, keepdim?: boolean | LinalgNormOptions3, options?: LinalgNormOptions3): Tensor
} = op('nansum', '', 'out')

/**
 * `aten::narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)`
 * `aten::narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.narrow.html
 */
export const narrow: {
  (self: Tensor, dim: Int, start: Int, length: Int): Tensor
  (self: Tensor, dim: Int, start: Tensor, length: Int): Tensor
} = op('narrow', '', 'Tensor')

/**
 * `aten::narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.narrow_copy.html
 */
export const narrowCopy: {
  (self: Tensor, dim: Int, start: Int, length: Int): Tensor
  (self: Tensor, dim: Int, start: Int, length: Int, options: { out: Tensor }): Tensor
} = op('narrow_copy', '', 'out')

/**
 * `aten::native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.native_batch_norm.html
 */
export const nativeBatchNorm: {
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number): [Tensor, Tensor, Tensor]
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, options: NativeBatchNormOptions): [Tensor, Tensor, Tensor]
} = op('native_batch_norm', '', 'out')

/**
 * `aten::native_channel_shuffle(Tensor self, SymInt groups) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.native_channel_shuffle.html
 */
export const nativeChannelShuffle: {
  (self: Tensor, groups: Int): Tensor
} = op('native_channel_shuffle', '')

/**
 * `aten::native_dropout(Tensor input, float p, bool? train) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.native_dropout.html
 */
export const nativeDropout: {
  (input: Tensor, p: number, train: boolean | null): [Tensor, Tensor]
  (input: Tensor, p: number, train: boolean | null, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('native_dropout', '', 'out')

/**
 * `aten::native_group_norm(Tensor input, Tensor? weight, Tensor? bias, SymInt N, SymInt C, SymInt HxW, int group, float eps) -> (Tensor, Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.native_group_norm.html
 */
export const nativeGroupNorm: {
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, N: Int, C: Int, HxW: Int, group: Int, eps: number): [Tensor, Tensor, Tensor]
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, N: Int, C: Int, HxW: Int, group: Int, eps: number, options: MiopenBatchNormOptions): [Tensor, Tensor, Tensor]
} = op('native_group_norm', '', 'out')

/**
 * `aten::native_layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor, Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.native_layer_norm.html
 */
export const nativeLayerNorm: {
  (input: Tensor, normalizedShape: readonly Int[], weight: Tensor | null, bias: Tensor | null, eps: number): [Tensor, Tensor, Tensor]
  (input: Tensor, normalizedShape: readonly Int[], weight: Tensor | null, bias: Tensor | null, eps: number, options: MiopenBatchNormOptions): [Tensor, Tensor, Tensor]
} = op('native_layer_norm', '', 'out')

/**
 * `aten::native_norm(Tensor self, Scalar p=2) -> Tensor`
 * `aten::native_norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, ScalarType? dtype) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.native_norm.html
 */
export const nativeNorm: {
  (self: Tensor, p?: Scalar | { p?: Scalar }): Tensor
  (self: Tensor, p: Scalar | null, dim: readonly Int[] | Int, keepdim: boolean, dtype: DType | null): Tensor
  (self: Tensor, p?: Scalar | { p?: Scalar; out: Tensor }, options?: { p?: Scalar; out: Tensor }): Tensor
  (self: Tensor, p: Scalar | null, dim: readonly Int[] | Int, keepdim: boolean, dtype: DType | null, options: { out: Tensor }): Tensor
} = op('native_norm', '', 'ScalarOpt_dim_dtype', 'out', 'ScalarOpt_dim_dtype_out')

/**
 * `aten::ne.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::ne.Scalar(Tensor self, Scalar other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ne.html
 */
export const ne: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('ne', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::ne_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::ne_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ne_.html
 */
export const ne_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('ne_', 'Tensor', 'Scalar')

/**
 * `aten::neg(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.neg.html
 */
export const neg: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('neg', '', 'out')

/**
 * `aten::neg_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.neg_.html
 */
export const neg_: {
  (self: Tensor): Tensor
} = op('neg_', '')

/**
 * `aten::negative(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.negative.html
 */
export const negative: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('negative', '', 'out')

/**
 * `aten::negative_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.negative_.html
 */
export const negative_: {
  (self: Tensor): Tensor
} = op('negative_', '')

/**
 * `aten::new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_empty.html
 */
export const newEmpty: {
  (self: Tensor, size: readonly Int[], options?: ArangeOptions): Tensor
  (self: Tensor, size: readonly Int[], options: { out: Tensor }): Tensor
} = op('new_empty', '', 'out')

/**
 * `aten::new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_empty_strided.html
 */
export const newEmptyStrided: {
  (self: Tensor, size: readonly Int[], stride: readonly Int[], options?: ArangeOptions): Tensor
  (self: Tensor, size: readonly Int[], stride: readonly Int[], options: { out: Tensor }): Tensor
} = op('new_empty_strided', '', 'out')

/**
 * `aten::new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_full.html
 */
export const newFull: {
  (self: Tensor, size: readonly Int[], fillValue: Scalar, options?: ArangeOptions): Tensor
  (self: Tensor, size: readonly Int[], fillValue: Scalar, options: { out: Tensor }): Tensor
} = op('new_full', '', 'out')

/**
 * `aten::new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_ones.html
 */
export const newOnes: {
  (self: Tensor, size: readonly Int[], options?: ArangeOptions): Tensor
  (self: Tensor, size: readonly Int[], options: { out: Tensor }): Tensor
} = op('new_ones', '', 'out')

/**
 * `aten::new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_zeros.html
 */
export const newZeros: {
  (self: Tensor, size: readonly Int[], options?: ArangeOptions): Tensor
  (self: Tensor, size: readonly Int[], options: { out: Tensor }): Tensor
} = op('new_zeros', '', 'out')

/**
 * `aten::nextafter(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nextafter.html
 */
export const nextafter: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('nextafter', '', 'out')

/**
 * `aten::nextafter_(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.nextafter_.html
 */
export const nextafter_: {
  (self: Tensor, other: Tensor): Tensor
} = op('nextafter_', '')

/**
 * `aten::nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.nll_loss.html
 */
export const nllLoss: {
  (self: Tensor, target: Tensor, weight?: Tensor | null | NllLossOptions, reduction?: Int | NllLossOptions, ignoreIndex?: Int | NllLossOptions): Tensor
  (self: Tensor, target: Tensor, weight?: Tensor | null | NllLossOptions2, reduction?: Int | NllLossOptions2, ignoreIndex?: Int | NllLossOptions2, options?: NllLossOptions2): Tensor
} = op('nll_loss', '', 'out')

/**
 * `aten::nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor`
 */
export const nllLoss2d: {
  (self: Tensor, target: Tensor, weight?: Tensor | null | NllLossOptions, reduction?: Int | NllLossOptions, ignoreIndex?: Int | NllLossOptions): Tensor
  (self: Tensor, target: Tensor, weight?: Tensor | null | NllLossOptions2, reduction?: Int | NllLossOptions2, ignoreIndex?: Int | NllLossOptions2, options?: NllLossOptions2): Tensor
} = op('nll_loss2d', '', 'out')

/**
 * `aten::nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> Tensor`
 */
export const nllLossNd: {
  (self: Tensor, target: Tensor, weight?: Tensor | null | NllLossOptions, reduction?: Int | NllLossOptions, ignoreIndex?: Int | NllLossOptions): Tensor
} = op('nll_loss_nd', '')

/**
 * `aten::nonzero(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nonzero.html
 */
export const nonzero: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('nonzero', '', 'out')

/**
 * `aten::nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nonzero_static.html
 */
export const nonzeroStatic: {
  (self: Tensor, options: { size: Int; fillValue?: Int }): Tensor
  (self: Tensor, options: NonzeroStaticOptions): Tensor
} = op('nonzero_static', '', 'out')

/**
 * `aten::norm.Scalar(Tensor self, Scalar p=2) -> Tensor`
 * `aten::norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor`
 * `aten::norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor`
 * `aten::norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, ScalarType dtype) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.norm.html
 */
export const norm: {
  (self: Tensor, p?: Scalar | { p?: Scalar }): Tensor
  (self: Tensor, p: Scalar | null, options: { dtype: DType }): Tensor
  (self: Tensor, p: Scalar | null, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  (self: Tensor, p: Scalar | null, dim: readonly Int[] | Int, keepdim: boolean, options: { dtype: DType }): Tensor
  (self: Tensor, p: Scalar | null, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean; out: Tensor }, options?: { keepdim?: boolean; out: Tensor }): Tensor
  (self: Tensor, p: Scalar | null, dim: readonly Int[] | Int, keepdim: boolean, options: { dtype: DType; out: Tensor }): Tensor
  (self: Tensor, p?: Scalar | { p?: Scalar; out: Tensor }, options?: { p?: Scalar; out: Tensor }): Tensor
  (self: Tensor, p: Scalar | null, options: { dtype: DType; out: Tensor }): Tensor
} = op('norm', 'Scalar', 'ScalarOpt_dtype', 'ScalarOpt_dim', 'ScalarOpt_dim_dtype', 'out', 'dtype_out', 'Scalar_out', 'ScalarOpt_dtype_out')

/**
 * `aten::norm_except_dim(Tensor v, int pow=2, int dim=0) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.norm_except_dim.html
 */
export const normExceptDim: {
  (v: Tensor, pow?: Int | { pow?: Int; dim?: Int }, dim?: Int | { pow?: Int; dim?: Int }): Tensor
} = op('norm_except_dim', '')

/**
 * `aten::normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor`
 * `aten::normal.Tensor_float(Tensor mean, float std=1., *, Generator? generator=None) -> Tensor`
 * `aten::normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor`
 * `aten::normal.float_float(float mean, float std, SymInt[] size, *, Generator? generator=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.normal.html
 */
export const normal: {
  (mean: Tensor, std: Tensor, options?: { generator?: Generator | null }): Tensor
  (mean: Tensor, std?: number | { std?: number; generator?: Generator | null }, options?: { std?: number; generator?: Generator | null }): Tensor
  (mean: number, std: Tensor, options?: { generator?: Generator | null }): Tensor
  (mean: number, std: number, size: readonly Int[], options?: NormalOptions): Tensor
  (mean: Tensor, std: Tensor, options: { generator?: Generator | null; out: Tensor }): Tensor
  (mean: Tensor, std?: number | NormalOptions2, options?: NormalOptions2): Tensor
  (mean: number, std: Tensor, options: { generator?: Generator | null; out: Tensor }): Tensor
  (mean: number, std: number, size: readonly Int[], options: { generator?: Generator | null; out: Tensor }): Tensor
  (self: Tensor, mean?: number | NormalOptions3, std?: number | NormalOptions3, options?: NormalOptions3): Tensor
} = factory('normal', 'Tensor_Tensor', 'Tensor_float', 'float_Tensor', 'float_float', 'Tensor_Tensor_out', 'Tensor_float_out', 'float_Tensor_out', 'float_float_out', 'out')

/**
 * `aten::normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.normal_.html
 */
export const normal_: {
  (self: Tensor, mean?: number | LogNormal_Options, std?: number | LogNormal_Options, options?: LogNormal_Options): Tensor
} = op('normal_', '')

/**
 * `aten::not_equal.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::not_equal.Scalar(Tensor self, Scalar other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.not_equal.html
 */
export const notEqual: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('not_equal', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::not_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::not_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.not_equal_.html
 */
export const notEqual_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('not_equal_', 'Tensor', 'Scalar')

/**
 * `aten::nuclear_norm(Tensor self, bool keepdim=False) -> Tensor`
 * `aten::nuclear_norm.dim(Tensor self, int[2] dim, bool keepdim=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nuclear_norm.html
 */
export const nuclearNorm: {
  (self: Tensor, keepdim?: boolean | { keepdim?: boolean }): Tensor
  (self: Tensor, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  (self: Tensor, options: { dim: readonly Int[] | Int; keepdim?: boolean }): Tensor
  (self: Tensor, keepdim?: boolean | { keepdim?: boolean; out: Tensor }, options?: { keepdim?: boolean; out: Tensor }): Tensor
  (self: Tensor, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean; out: Tensor }, options?: { keepdim?: boolean; out: Tensor }): Tensor
} = op('nuclear_norm', '', 'dim', 'out', 'dim_out')

/**
 * `aten::one_hot(Tensor self, int num_classes=-1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.one_hot.html
 */
export const oneHot: {
  (self: Tensor, numClasses?: Int | { numClasses?: Int }): Tensor
} = op('one_hot', '')

/**
 * `aten::ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ones.html
 */
export const ones: {
  (size: readonly Int[], options?: ArangeOptions): Tensor
  (size: readonly Int[], options: { out: Tensor }): Tensor
} = factory('ones', '', 'out')

/**
 * `aten::ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ones_like.html
 */
export const onesLike: {
  (self: Tensor, options?: EmptyOptions): Tensor
  (self: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = factory('ones_like', '', 'out')

/**
 * `aten::orgqr(Tensor self, Tensor input2) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.orgqr.html
 */
export const orgqr: {
  (self: Tensor, input2: Tensor): Tensor
  (self: Tensor, input2: Tensor, options: { out: Tensor }): Tensor
} = op('orgqr', '', 'out')

/**
 * `aten::ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ormqr.html
 */
export const ormqr: {
  (self: Tensor, input2: Tensor, input3: Tensor, left?: boolean | { left?: boolean; transpose?: boolean }, transpose?: boolean | { left?: boolean; transpose?: boolean }): Tensor
  (self: Tensor, input2: Tensor, input3: Tensor, left?: boolean | OrmqrOptions, transpose?: boolean | OrmqrOptions, options?: OrmqrOptions): Tensor
} = op('ormqr', '', 'out')

/**
 * `aten::outer(Tensor self, Tensor vec2) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.outer.html
 */
export const outer: {
  (self: Tensor, vec2: Tensor): Tensor
  (self: Tensor, vec2: Tensor, options: { out: Tensor }): Tensor
} = op('outer', '', 'out')

/**
 * `aten::pad(Tensor self, SymInt[] pad, str mode="constant", float? value=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.pad.html
 */
export const pad: {
  (self: Tensor, pad: readonly Int[], mode?: string | { mode?: string; value?: number | null }, value?: number | null | { mode?: string; value?: number | null }): Tensor
} = op('pad', '')

/**
 * `aten::pad_sequence(Tensor[] sequences, bool batch_first=False, float padding_value=0., str padding_side="right") -> Tensor`
 */
export const padSequence: {
  (sequences: readonly Tensor[], batchFirst?: boolean | PadSequenceOptions, paddingValue?: number | PadSequenceOptions, paddingSide?: string | PadSequenceOptions): Tensor
} = op('pad_sequence', '')

/**
 * `aten::pairwise_distance(Tensor x1, Tensor x2, float p=2., float eps=9.9999999999999995e-07, bool keepdim=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.pairwise_distance.html
 */
export const pairwiseDistance: {
  (x1: Tensor, x2: Tensor, p?: number | PairwiseDistanceOptions, eps?: number | PairwiseDistanceOptions, keepdim?: boolean | PairwiseDistanceOptions): Tensor
} = op('pairwise_distance', '')

/**
 * `aten::pdist(Tensor self, float p=2.) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.pdist.html
 */
export const pdist: {
  (self: Tensor, p?: number | { p?: number }): Tensor
} = op('pdist', '')

/**
 * `aten::permute(Tensor(a) self, int[] dims) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.permute.html
 */
export const permute: {
  (self: Tensor, dims: readonly Int[]): Tensor
  (self: Tensor, options: { dims: readonly Int[] }): Tensor
} = op('permute', '')

/**
 * `aten::permute_copy(Tensor self, int[] dims) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.permute_copy.html
 */
export const permuteCopy: {
  (self: Tensor, dims: readonly Int[]): Tensor
  (self: Tensor, options: { dims: readonly Int[] }): Tensor
  (self: Tensor, dims: readonly Int[], options: { out: Tensor }): Tensor
} = op('permute_copy', '', 'out')

/**
 * `aten::pin_memory(Tensor(a) self, Device? device=None) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.pin_memory.html
 */
export const pinMemory: {
  (self: Tensor, device?: Device | null | { device?: Device | null }): Tensor
} = op('pin_memory', '')

/**
 * `aten::pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.pinverse.html
 */
export const pinverse: {
  (self: Tensor, rcond?: number | { rcond?: number }): Tensor
} = op('pinverse', '')

/**
 * `aten::pixel_shuffle(Tensor self, int upscale_factor) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.pixel_shuffle.html
 */
export const pixelShuffle: {
  (self: Tensor, upscaleFactor: Int): Tensor
  (self: Tensor, upscaleFactor: Int, options: { out: Tensor }): Tensor
} = op('pixel_shuffle', '', 'out')

/**
 * `aten::pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.pixel_unshuffle.html
 */
export const pixelUnshuffle: {
  (self: Tensor, downscaleFactor: Int): Tensor
  (self: Tensor, downscaleFactor: Int, options: { out: Tensor }): Tensor
} = op('pixel_unshuffle', '', 'out')

/**
 * `aten::poisson(Tensor self, Generator? generator=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.poisson.html
 */
export const poisson: {
  (self: Tensor, generator?: Generator | null | { generator?: Generator | null }): Tensor
  (self: Tensor, generator?: Generator | null | { generator?: Generator | null; out: Tensor }, options?: { generator?: Generator | null; out: Tensor }): Tensor
} = op('poisson', '', 'out')

/**
 * `aten::poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.poisson_nll_loss.html
 */
export const poissonNllLoss: {
  (input: Tensor, target: Tensor, logInput: boolean, full: boolean, eps: number, reduction: Int): Tensor
} = op('poisson_nll_loss', '')

/**
 * `aten::polar(Tensor abs, Tensor angle) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.polar.html
 */
export const polar: {
  (abs: Tensor, angle: Tensor): Tensor
  (abs: Tensor, angle: Tensor, options: { out: Tensor }): Tensor
} = op('polar', '', 'out')

/**
 * `aten::polygamma(int n, Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.polygamma.html
 */
export const polygamma: {
  (n: Int, self: Tensor): Tensor
  (n: Int, self: Tensor, options: { out: Tensor }): Tensor
} = op('polygamma', '', 'out')

/**
 * `aten::polygamma_(Tensor(a!) self, int n) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.polygamma_.html
 */
export const polygamma_: {
  (self: Tensor, n: Int): Tensor
} = op('polygamma_', '')

/**
 * `aten::positive(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.positive.html
 */
export const positive: {
  (self: Tensor): Tensor
} = op('positive', '')

/**
 * `aten::pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor`
 * `aten::pow.Scalar(Scalar self, Tensor exponent) -> Tensor`
 * `aten::pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.pow.html
 */
export const pow: {
  (self: Tensor, exponent: Tensor): Tensor
  (self: Scalar, exponent: Tensor): Tensor
  (self: Tensor, exponent: Scalar): Tensor
  (self: Tensor, exponent: Tensor, options: { out: Tensor }): Tensor
  (self: Scalar, exponent: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, exponent: Scalar, options: { out: Tensor }): Tensor
} = op('pow', 'Tensor_Tensor', 'Scalar', 'Tensor_Scalar', 'Tensor_Tensor_out', 'Scalar_out', 'Tensor_Scalar_out')

/**
 * `aten::pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)`
 * `aten::pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.pow_.html
 */
export const pow_: {
  (self: Tensor, exponent: Tensor): Tensor
  (self: Tensor, exponent: Scalar): Tensor
} = op('pow_', 'Tensor', 'Scalar')

/**
 * `aten::prelu(Tensor self, Tensor weight) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.prelu.html
 */
export const prelu: {
  (self: Tensor, weight: Tensor): Tensor
} = op('prelu', '')

/**
 * `aten::prod(Tensor self, *, ScalarType? dtype=None) -> Tensor`
 * `aten::prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.prod.html
 */
export const prod: {
  (self: Tensor, options?: { dtype?: DType | null }): Tensor
  (self: Tensor, dim: Int, keepdim?: boolean | { keepdim?: boolean; dtype?: DType | null }, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor
  (self: Tensor, options: ProdOptions): Tensor
  (self: Tensor, options: { dtype?: DType | null; out: Tensor }): Tensor
  (self: Tensor, dim: Int, keepdim?: boolean | MeanOptions2, options?: MeanOptions2): Tensor
} = op('prod', '', 'dim_int', 'out', 'int_out')

/**
 * `aten::promote_types(ScalarType type1, ScalarType type2) -> ScalarType`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.promote_types.html
 */
export const promoteTypes: {
  (type1: DType, type2: DType): DType
} = op('promote_types', '')

/**
 * `aten::put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.put.html
 */
export const put: {
  (self: Tensor, index: Tensor, source: Tensor, accumulate?: boolean | { accumulate?: boolean }): Tensor
  (self: Tensor, index: Tensor, source: Tensor, accumulate?: boolean | { accumulate?: boolean; out: Tensor }, options?: { accumulate?: boolean; out: Tensor }): Tensor
} = op('put', '', 'out')

/**
 * `aten::put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.put_.html
 */
export const put_: {
  (self: Tensor, index: Tensor, source: Tensor, accumulate?: boolean | { accumulate?: boolean }): Tensor
} = op('put_', '')

/**
 * `aten::q_per_channel_axis(Tensor self) -> int`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.q_per_channel_axis.html
 */
export const qPerChannelAxis: {
  (self: Tensor): number
} = op('q_per_channel_axis', '')

/**
 * `aten::q_per_channel_scales(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.q_per_channel_scales.html
 */
export const qPerChannelScales: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('q_per_channel_scales', '', 'out')

/**
 * `aten::q_per_channel_zero_points(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.q_per_channel_zero_points.html
 */
export const qPerChannelZeroPoints: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('q_per_channel_zero_points', '', 'out')

/**
 * `aten::q_scale(Tensor self) -> float`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.q_scale.html
 */
export const qScale: {
  (self: Tensor): number
} = op('q_scale', '')

/**
 * `aten::q_zero_point(Tensor self) -> int`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.q_zero_point.html
 */
export const qZeroPoint: {
  (self: Tensor): number
} = op('q_zero_point', '')

/**
 * `aten::qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.qr.html
 */
export const qr: {
  (self: Tensor, some?: boolean | { some?: boolean }): [Q: Tensor, R: Tensor] & { Q: Tensor; R: Tensor }
  (self: Tensor, some?: boolean | QrOptions, options?: QrOptions): [Q: Tensor, R: Tensor] & { Q: Tensor; R: Tensor }
} = op('qr', '', 'Q')

/**
 * `aten::qscheme(Tensor self) -> QScheme`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.qscheme.html
 */
export const qscheme: {
  (self: Tensor): unknown
} = op('qscheme', '')

/**
 * `aten::quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
 * `aten::quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantile.html
 */
export const quantile: {
  (self: Tensor, q: Tensor, dim?: Int | null | NanquantileOptions, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): Tensor
  (self: Tensor, q: number, dim?: Int | null | NanquantileOptions, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): Tensor
  (self: Tensor, q: Tensor, dim?: Int | null | NanquantileOptions2, keepdim?: boolean | NanquantileOptions2, options?: NanquantileOptions2): Tensor
  (self: Tensor, q: number, dim?: Int | null | NanquantileOptions2, keepdim?: boolean | NanquantileOptions2, options?: NanquantileOptions2): Tensor
} = op('quantile', '', 'scalar', 'out', 'scalar_out')

/**
 * `aten::quantize_per_channel(Tensor self, Tensor scales, Tensor zero_points, int axis, ScalarType dtype) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantize_per_channel.html
 */
export const quantizePerChannel: {
  (self: Tensor, scales: Tensor, zeroPoints: Tensor, axis: Int, dtype: DType): Tensor
  (self: Tensor, scales: Tensor, zeroPoints: Tensor, axis: Int, dtype: DType, options: { out: Tensor }): Tensor
} = op('quantize_per_channel', '', 'out')

/**
 * `aten::quantize_per_tensor(Tensor self, float scale, int zero_point, ScalarType dtype) -> Tensor`
 * `aten::quantize_per_tensor.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, ScalarType dtype) -> Tensor`
 * `aten::quantize_per_tensor.tensors(Tensor[] tensors, Tensor scales, Tensor zero_points, ScalarType dtype) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantize_per_tensor.html
 */
export const quantizePerTensor: {
  (self: Tensor, scale: number, zeroPoint: Int, dtype: DType): Tensor
  (self: Tensor, scale: Tensor, zeroPoint: Tensor, dtype: DType): Tensor
  (tensors: readonly Tensor[], scales: Tensor, zeroPoints: Tensor, dtype: DType): Tensor[]
  (self: Tensor, scale: number, zeroPoint: Int, dtype: DType, options: { out: Tensor }): Tensor
  (self: Tensor, scale: Tensor, zeroPoint: Tensor, dtype: DType, options: { out: Tensor }): Tensor
  (tensors: readonly Tensor[], scales: Tensor, zeroPoints: Tensor, dtype: DType, options: { out: readonly Tensor[] }): void
} = op('quantize_per_tensor', '', 'tensor_qparams', 'tensors', 'out', 'tensor_qparams_out', 'tensors_out')

/**
 * `aten::quantize_per_tensor_dynamic(Tensor self, ScalarType dtype, bool reduce_range) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantize_per_tensor_dynamic.html
 */
export const quantizePerTensorDynamic: {
  (self: Tensor, dtype: DType, reduceRange: boolean): Tensor
  (self: Tensor, dtype: DType, reduceRange: boolean, options: { out: Tensor }): Tensor
} = op('quantize_per_tensor_dynamic', '', 'out')

/**
 * `aten::quantized_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor mean, Tensor var, float eps, float output_scale, int output_zero_point) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantized_batch_norm.html
 */
export const quantizedBatchNorm: {
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, var_: Tensor, eps: number, outputScale: number, outputZeroPoint: Int): Tensor
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, var_: Tensor, eps: number, outputScale: number, outputZeroPoint: Int, options: { out: Tensor }): Tensor
} = op('quantized_batch_norm', '', 'out')

/**
 * `aten::quantized_gru.data_legacy(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
 * `aten::quantized_gru.input_legacy(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantized_gru.html
 */
export const quantizedGru: {
  (data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  (input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
} = op('quantized_gru', 'data_legacy', 'input_legacy')

/**
 * `aten::quantized_gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor b_ih, Tensor b_hh, Tensor packed_ih, Tensor packed_hh, Tensor col_offsets_ih, Tensor col_offsets_hh, Scalar scale_ih, Scalar scale_hh, Scalar zero_point_ih, Scalar zero_point_hh) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantized_gru_cell.html
 */
export const quantizedGruCell: {
  (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): Tensor
} = op('quantized_gru_cell', '')

/**
 * `aten::quantized_lstm.data_legacy(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, *, ScalarType? dtype=None, bool use_dynamic=False) -> (Tensor, Tensor, Tensor)`
 * `aten::quantized_lstm.input_legacy(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first, *, ScalarType? dtype=None, bool use_dynamic=False) -> (Tensor, Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantized_lstm.html
 */
export const quantizedLstm: {
  (data: Tensor, batchSizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, options?: { dtype?: DType | null; useDynamic?: boolean }): [Tensor, Tensor, Tensor]
  (input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean, options?: { dtype?: DType | null; useDynamic?: boolean }): [Tensor, Tensor, Tensor]
} = op('quantized_lstm', 'data_legacy', 'input_legacy')

/**
 * `aten::quantized_lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor b_ih, Tensor b_hh, Tensor packed_ih, Tensor packed_hh, Tensor col_offsets_ih, Tensor col_offsets_hh, Scalar scale_ih, Scalar scale_hh, Scalar zero_point_ih, Scalar zero_point_hh) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantized_lstm_cell.html
 */
export const quantizedLstmCell: {
  (input: Tensor, hx: readonly Tensor[], wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): [Tensor, Tensor]
} = op('quantized_lstm_cell', '')

/**
 * `aten::quantized_max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantized_max_pool1d.html
 */
export const quantizedMaxPool1d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MkldnnMaxPool2dOptions, padding?: readonly Int[] | Int | MkldnnMaxPool2dOptions, dilation?: readonly Int[] | Int | MkldnnMaxPool2dOptions, ceilMode?: boolean | MkldnnMaxPool2dOptions, options?: MkldnnMaxPool2dOptions): Tensor
} = op('quantized_max_pool1d', '', 'out')

/**
 * `aten::quantized_max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantized_max_pool2d.html
 */
export const quantizedMaxPool2d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MkldnnMaxPool2dOptions, padding?: readonly Int[] | Int | MkldnnMaxPool2dOptions, dilation?: readonly Int[] | Int | MkldnnMaxPool2dOptions, ceilMode?: boolean | MkldnnMaxPool2dOptions, options?: MkldnnMaxPool2dOptions): Tensor
} = op('quantized_max_pool2d', '', 'out')

/**
 * `aten::quantized_max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantized_max_pool3d.html
 */
export const quantizedMaxPool3d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MkldnnMaxPool2dOptions, padding?: readonly Int[] | Int | MkldnnMaxPool2dOptions, dilation?: readonly Int[] | Int | MkldnnMaxPool2dOptions, ceilMode?: boolean | MkldnnMaxPool2dOptions, options?: MkldnnMaxPool2dOptions): Tensor
} = op('quantized_max_pool3d', '', 'out')

/**
 * `aten::quantized_rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor b_ih, Tensor b_hh, Tensor packed_ih, Tensor packed_hh, Tensor col_offsets_ih, Tensor col_offsets_hh, Scalar scale_ih, Scalar scale_hh, Scalar zero_point_ih, Scalar zero_point_hh) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantized_rnn_relu_cell.html
 */
export const quantizedRnnReluCell: {
  (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): Tensor
} = op('quantized_rnn_relu_cell', '')

/**
 * `aten::quantized_rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor b_ih, Tensor b_hh, Tensor packed_ih, Tensor packed_hh, Tensor col_offsets_ih, Tensor col_offsets_hh, Scalar scale_ih, Scalar scale_hh, Scalar zero_point_ih, Scalar zero_point_hh) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantized_rnn_tanh_cell.html
 */
export const quantizedRnnTanhCell: {
  (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): Tensor
} = op('quantized_rnn_tanh_cell', '')

/**
 * `aten::rad2deg(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rad2deg.html
 */
export const rad2deg: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('rad2deg', '', 'out')

/**
 * `aten::rad2deg_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rad2deg_.html
 */
export const rad2deg_: {
  (self: Tensor): Tensor
} = op('rad2deg_', '')

/**
 * `aten::rand(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::rand.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rand.html
 */
export const rand: {
  (size: readonly Int[], options?: ArangeOptions): Tensor
  (size: readonly Int[], options: NormalOptions): Tensor
  (size: readonly Int[], options: { out: Tensor }): Tensor
  (size: readonly Int[], options: { generator?: Generator | null; out: Tensor }): Tensor
} = factory('rand', '', 'generator', 'out', 'generator_out')

/**
 * `aten::rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * `aten::rand_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rand_like.html
 */
export const randLike: {
  (self: Tensor, options?: EmptyOptions): Tensor
  (self: Tensor, options: RandLikeOptions): Tensor
  (self: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
  (self: Tensor, options: RandLikeOptions2): Tensor
} = factory('rand_like', '', 'generator', 'out', 'generator_out')

/**
 * `aten::randint(SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::randint.generator(SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::randint.low(SymInt low, SymInt high, SymInt[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::randint.low_generator(SymInt low, SymInt high, SymInt[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.randint.html
 */
export const randint: {
  (high: Int, size: readonly Int[], options?: ArangeOptions): Tensor
  (high: Int, size: readonly Int[], options: NormalOptions): Tensor
  (low: Int, high: Int, size: readonly Int[], options?: ArangeOptions): Tensor
  (low: Int, high: Int, size: readonly Int[], options: NormalOptions): Tensor
  (high: Int, size: readonly Int[], options: { out: Tensor }): Tensor
  (high: Int, size: readonly Int[], options: { generator?: Generator | null; out: Tensor }): Tensor
  (low: Int, high: Int, size: readonly Int[], options: { out: Tensor }): Tensor
  (low: Int, high: Int, size: readonly Int[], options: { generator?: Generator | null; out: Tensor }): Tensor
} = factory('randint', '', 'generator', 'low', 'low_generator', 'out', 'generator_out', 'low_out', 'low_generator_out')

/**
 * `aten::randint_like(Tensor self, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * `aten::randint_like.Tensor(Tensor self, Tensor high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * `aten::randint_like.Tensor_generator(Tensor self, Tensor high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * `aten::randint_like.generator(Tensor self, SymInt high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * `aten::randint_like.low_dtype(Tensor self, SymInt low, SymInt high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * `aten::randint_like.low_generator_dtype(Tensor self, SymInt low, SymInt high, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.randint_like.html
 */
export const randintLike: {
  (self: Tensor, high: Int, options?: EmptyOptions): Tensor
  (self: Tensor, high: Tensor, options?: EmptyOptions): Tensor
  (self: Tensor, high: Tensor, options: RandLikeOptions): Tensor
  (self: Tensor, high: Int, options: RandLikeOptions): Tensor
  (self: Tensor, low: Int, high: Int, options?: EmptyOptions): Tensor
  (self: Tensor, low: Int, high: Int, options: RandLikeOptions): Tensor
  (self: Tensor, high: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
  (self: Tensor, high: Int, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
  (self: Tensor, high: Tensor, options: RandLikeOptions2): Tensor
  (self: Tensor, high: Int, options: RandLikeOptions2): Tensor
  (self: Tensor, low: Int, high: Int, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
  (self: Tensor, low: Int, high: Int, options: RandLikeOptions2): Tensor
} = factory('randint_like', '', 'Tensor', 'Tensor_generator', 'generator', 'low_dtype', 'low_generator_dtype', 'Tensor_out', 'out', 'Tensor_generator_out', 'generator_out', 'low_dtype_out', 'low_generator_dtype_out')

/**
 * `aten::randn(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::randn.generator(SymInt[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.randn.html
 */
export const randn: {
  (size: readonly Int[], options?: ArangeOptions): Tensor
  (size: readonly Int[], options: NormalOptions): Tensor
  (size: readonly Int[], options: { out: Tensor }): Tensor
  (size: readonly Int[], options: { generator?: Generator | null; out: Tensor }): Tensor
} = factory('randn', '', 'generator', 'out', 'generator_out')

/**
 * `aten::randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * `aten::randn_like.generator(Tensor self, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.randn_like.html
 */
export const randnLike: {
  (self: Tensor, options?: EmptyOptions): Tensor
  (self: Tensor, options: RandLikeOptions): Tensor
  (self: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
  (self: Tensor, options: RandLikeOptions2): Tensor
} = factory('randn_like', '', 'generator', 'out', 'generator_out')

/**
 * `aten::random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)`
 * `aten::random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!)`
 * `aten::random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.random_.html
 */
export const random_: {
  (self: Tensor, options?: { generator?: Generator | null }): Tensor
  (self: Tensor, to: Int, options?: { generator?: Generator | null }): Tensor
  (self: Tensor, from: Int, to: Int | null, options?: { generator?: Generator | null }): Tensor
} = op('random_', '', 'to', 'from')

/**
 * `aten::randperm(SymInt n, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::randperm.generator(SymInt n, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.randperm.html
 */
export const randperm: {
  (n: Int, options?: ArangeOptions): Tensor
  (n: Int, options: NormalOptions): Tensor
  (n: Int, options: { out: Tensor }): Tensor
  (n: Int, options: { generator?: Generator | null; out: Tensor }): Tensor
} = factory('randperm', '', 'generator', 'out', 'generator_out')

/**
 * `aten::range(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::range.step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.range.html
 */
export const range: {
  (start: Scalar, end: Scalar, options?: ArangeOptions): Tensor
  (start: Scalar, end: Scalar, step?: Scalar | ArangeOptions2, options?: ArangeOptions2): Tensor
  (start: Scalar, end: Scalar, options: { out: Tensor }): Tensor
  (start: Scalar, end: Scalar, step?: Scalar | { step?: Scalar; out: Tensor }, options?: { step?: Scalar; out: Tensor }): Tensor
} = factory('range', '', 'step', 'out_', 'out')

/**
 * `aten::ravel(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ravel.html
 */
export const ravel: {
  (self: Tensor): Tensor
} = op('ravel', '')

/**
 * `aten::real(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.real.html
 */
export const real: {
  (self: Tensor): Tensor
} = op('real', '')

/**
 * `aten::reciprocal(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.reciprocal.html
 */
export const reciprocal: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('reciprocal', '', 'out')

/**
 * `aten::reciprocal_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.reciprocal_.html
 */
export const reciprocal_: {
  (self: Tensor): Tensor
} = op('reciprocal_', '')

/**
 * `aten::reflection_pad1d(Tensor self, SymInt[2] padding) -> Tensor`
 */
export const reflectionPad1d: {
  (self: Tensor, padding: readonly Int[] | Int): Tensor
  (self: Tensor, padding: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('reflection_pad1d', '', 'out')

/**
 * `aten::reflection_pad2d(Tensor self, SymInt[4] padding) -> Tensor`
 */
export const reflectionPad2d: {
  (self: Tensor, padding: readonly Int[] | Int): Tensor
  (self: Tensor, padding: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('reflection_pad2d', '', 'out')

/**
 * `aten::reflection_pad3d(Tensor self, SymInt[6] padding) -> Tensor`
 */
export const reflectionPad3d: {
  (self: Tensor, padding: readonly Int[] | Int): Tensor
  (self: Tensor, padding: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('reflection_pad3d', '', 'out')

/**
 * `aten::relu(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.relu.html
 */
export const relu: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('relu', '', 'out')

/**
 * `aten::relu6(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.relu6.html
 */
export const relu6: {
  (self: Tensor): Tensor
} = op('relu6', '')

/**
 * `aten::relu6_(Tensor(a!) self) -> Tensor(a!)`
 */
export const relu6_: {
  (self: Tensor): Tensor
} = op('relu6_', '')

/**
 * `aten::relu_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.relu_.html
 */
export const relu_: {
  (self: Tensor): Tensor
} = op('relu_', '')

/**
 * `aten::remainder.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::remainder.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::remainder.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.remainder.html
 */
export const remainder: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Scalar, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Scalar, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('remainder', 'Tensor', 'Scalar', 'Scalar_Tensor', 'Tensor_out', 'Scalar_Tensor_out', 'Scalar_out')

/**
 * `aten::remainder_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::remainder_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.remainder_.html
 */
export const remainder_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('remainder_', 'Tensor', 'Scalar')

/**
 * `aten::renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.renorm.html
 */
export const renorm: {
  (self: Tensor, p: Scalar, dim: Int, maxnorm: Scalar): Tensor
  (self: Tensor, p: Scalar, dim: Int, maxnorm: Scalar, options: { out: Tensor }): Tensor
} = op('renorm', '', 'out')

/**
 * `aten::renorm_(Tensor(a!) self, Scalar p, int dim, Scalar maxnorm) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.renorm_.html
 */
export const renorm_: {
  (self: Tensor, p: Scalar, dim: Int, maxnorm: Scalar): Tensor
} = op('renorm_', '')

/**
 * `aten::repeat(Tensor self, SymInt[] repeats) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.repeat.html
 */
export const repeat: {
  (self: Tensor, repeats: readonly Int[]): Tensor
  (self: Tensor, repeats: readonly Int[], options: { out: Tensor }): Tensor
} = op('repeat', '', 'out')

/**
 * `aten::repeat_interleave.Tensor(Tensor repeats, *, SymInt? output_size=None) -> Tensor`
 * `aten::repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor`
 * `aten::repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, SymInt? output_size=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.repeat_interleave.html
 */
export const repeatInterleave: {
  (repeats: Tensor, options?: { outputSize?: Int | null }): Tensor
  (self: Tensor, repeats: Tensor, dim?: Int | null | { dim?: Int | null; outputSize?: Int | null }, options?: { dim?: Int | null; outputSize?: Int | null }): Tensor
  (self: Tensor, repeats: Int, dim?: Int | null | { dim?: Int | null; outputSize?: Int | null }, options?: { dim?: Int | null; outputSize?: Int | null }): Tensor
  (repeats: Tensor, options: { outputSize?: Int | null; out: Tensor }): Tensor
} = op('repeat_interleave', 'Tensor', 'self_Tensor', 'self_int', 'Tensor_out')

/**
 * `aten::replication_pad1d(Tensor self, SymInt[2] padding) -> Tensor`
 */
export const replicationPad1d: {
  (self: Tensor, padding: readonly Int[] | Int): Tensor
  (self: Tensor, padding: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('replication_pad1d', '', 'out')

/**
 * `aten::replication_pad2d(Tensor self, SymInt[4] padding) -> Tensor`
 */
export const replicationPad2d: {
  (self: Tensor, padding: readonly Int[] | Int): Tensor
  (self: Tensor, padding: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('replication_pad2d', '', 'out')

/**
 * `aten::replication_pad3d(Tensor self, SymInt[6] padding) -> Tensor`
 */
export const replicationPad3d: {
  (self: Tensor, padding: readonly Int[] | Int): Tensor
  (self: Tensor, padding: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('replication_pad3d', '', 'out')

/**
 * `aten::requires_grad_(Tensor(a!) self, bool requires_grad=True) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.requires_grad_.html
 */
export const requiresGrad_: {
  (self: Tensor, requiresGrad?: boolean | { requiresGrad?: boolean }): Tensor
} = op('requires_grad_', '')

/**
 * `aten::reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.reshape.html
 */
export const reshape: {
  (self: Tensor, shape: readonly Int[]): Tensor
} = op('reshape', '')

/**
 * `aten::reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.reshape_as.html
 */
export const reshapeAs: {
  (self: Tensor, other: Tensor): Tensor
} = op('reshape_as', '')

/**
 * `aten::resize(Tensor self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.resize.html
 */
export const resize: {
  (self: Tensor, size: readonly Int[], options?: { memoryFormat?: MemoryFormat | null }): Tensor
  (self: Tensor, size: readonly Int[], options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = op('resize', '', 'out')

/**
 * `aten::resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.resize_.html
 */
export const resize_: {
  (self: Tensor, size: readonly Int[], options?: { memoryFormat?: MemoryFormat | null }): Tensor
} = op('resize_', '')

/**
 * `aten::resize_as(Tensor self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.resize_as.html
 */
export const resizeAs: {
  (self: Tensor, theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
  (self: Tensor, theTemplate: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = op('resize_as', '', 'out')

/**
 * `aten::resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.resize_as_.html
 */
export const resizeAs_: {
  (self: Tensor, theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
} = op('resize_as_', '')

/**
 * `aten::resize_as_sparse_(Tensor(a!) self, Tensor the_template) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.resize_as_sparse_.html
 */
export const resizeAsSparse_: {
  (self: Tensor, theTemplate: Tensor): Tensor
} = op('resize_as_sparse_', '')

/**
 * `aten::resolve_conj(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.resolve_conj.html
 */
export const resolveConj: {
  (self: Tensor): Tensor
} = op('resolve_conj', '')

/**
 * `aten::resolve_neg(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.resolve_neg.html
 */
export const resolveNeg: {
  (self: Tensor): Tensor
} = op('resolve_neg', '')

/**
 * `aten::result_type.Tensor(Tensor tensor, Tensor other) -> ScalarType`
 * `aten::result_type.Scalar(Tensor tensor, Scalar other) -> ScalarType`
 * `aten::result_type.Scalar_Scalar(Scalar scalar1, Scalar scalar2) -> ScalarType`
 * `aten::result_type.Scalar_Tensor(Scalar scalar, Tensor tensor) -> ScalarType`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.result_type.html
 */
export const resultType: {
  (tensor: Tensor, other: Tensor): DType
  (tensor: Tensor, other: Scalar): DType
  (scalar1: Scalar, scalar2: Scalar): DType
  (scalar: Scalar, tensor: Tensor): DType
} = op('result_type', 'Tensor', 'Scalar', 'Scalar_Scalar', 'Scalar_Tensor')

/**
 * `aten::retain_grad(Tensor(a!) self) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.retain_grad.html
 */
export const retainGrad: {
  (self: Tensor): void
} = op('retain_grad', '')

/**
 * `aten::rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rms_norm.html
 */
export const rmsNorm: {
  (input: Tensor, normalizedShape: readonly Int[], weight?: Tensor | null | { weight?: Tensor | null; eps?: number | null }, eps?: number | null | { weight?: Tensor | null; eps?: number | null }): Tensor
} = op('rms_norm', '')

/**
 * `aten::rnn_relu.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
 * `aten::rnn_relu.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rnn_relu.html
 */
export const rnnRelu: {
  (data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  (input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
} = op('rnn_relu', 'data', 'input')

/**
 * `aten::rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rnn_relu_cell.html
 */
export const rnnReluCell: {
  (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh?: Tensor | null | { bIh?: Tensor | null; bHh?: Tensor | null }, bHh?: Tensor | null | { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor
} = op('rnn_relu_cell', '')

/**
 * `aten::rnn_tanh.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
 * `aten::rnn_tanh.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rnn_tanh.html
 */
export const rnnTanh: {
  (data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  (input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
} = op('rnn_tanh', 'data', 'input')

/**
 * `aten::rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rnn_tanh_cell.html
 */
export const rnnTanhCell: {
  (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh?: Tensor | null | { bIh?: Tensor | null; bHh?: Tensor | null }, bHh?: Tensor | null | { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor
} = op('rnn_tanh_cell', '')

/**
 * `aten::roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.roll.html
 */
export const roll: {
  (self: Tensor, shifts: readonly Int[] | Int, dims?: readonly Int[] | Int | { dims?: readonly Int[] | Int }): Tensor
  (self: Tensor, shifts: readonly Int[] | Int, dims?: readonly Int[] | Int | { dims?: readonly Int[] | Int; out: Tensor }, options?: { dims?: readonly Int[] | Int; out: Tensor }): Tensor
} = op('roll', '', 'out')

/**
 * `aten::rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rot90.html
 */
export const rot90: {
  (self: Tensor, k?: Int | { k?: Int; dims?: readonly Int[] }, dims?: readonly Int[] | { k?: Int; dims?: readonly Int[] }): Tensor
  (self: Tensor, k?: Int | Rot90Options, dims?: readonly Int[] | Rot90Options, options?: Rot90Options): Tensor
} = op('rot90', '', 'out')

/**
 * `aten::round(Tensor self) -> Tensor`
 * `aten::round.decimals(Tensor self, *, int decimals) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.round.html
 */
export const round: {
  (self: Tensor): Tensor
  (self: Tensor, options: { decimals: Int }): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, options: { decimals: Int; out: Tensor }): Tensor
} = op('round', '', 'decimals', 'out', 'decimals_out')

/**
 * `aten::round_(Tensor(a!) self) -> Tensor(a!)`
 * `aten::round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.round_.html
 */
export const round_: {
  (self: Tensor): Tensor
  (self: Tensor, options: { decimals: Int }): Tensor
} = op('round_', '', 'decimals')

/**
 * `aten::row_indices(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.row_indices.html
 */
export const rowIndices: {
  (self: Tensor): Tensor
} = op('row_indices', '')

/**
 * `aten::row_indices_copy(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.row_indices_copy.html
 */
export const rowIndicesCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('row_indices_copy', '', 'out')

/**
 * `aten::row_stack(Tensor[] tensors) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.row_stack.html
 */
export const rowStack: {
  (tensors: readonly Tensor[]): Tensor
  (tensors: readonly Tensor[], options: { out: Tensor }): Tensor
} = op('row_stack', '', 'out')

/**
 * `aten::rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rrelu.html
 */
export const rrelu: {
  (self: Tensor, lower?: Scalar | RreluOptions, upper?: Scalar | RreluOptions, training?: boolean | RreluOptions, generator?: Generator | null | RreluOptions): Tensor
} = op('rrelu', '')

/**
 * `aten::rrelu_(Tensor(a!) self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rrelu_.html
 */
export const rrelu_: {
  (self: Tensor, lower?: Scalar | RreluOptions, upper?: Scalar | RreluOptions, training?: boolean | RreluOptions, generator?: Generator | null | RreluOptions): Tensor
} = op('rrelu_', '')

/**
 * `aten::rrelu_with_noise(Tensor self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor`
 */
export const rreluWithNoise: {
  (self: Tensor, noise: Tensor, lower?: Scalar | RreluOptions, upper?: Scalar | RreluOptions, training?: boolean | RreluOptions, generator?: Generator | null | RreluOptions): Tensor
  (self: Tensor, noise: Tensor, lower?: Scalar | RreluWithNoiseOptions, upper?: Scalar | RreluWithNoiseOptions, training?: boolean | RreluWithNoiseOptions, generator?: Generator | null | RreluWithNoiseOptions, options?: RreluWithNoiseOptions): Tensor
} = op('rrelu_with_noise', '', 'out')

/**
 * `aten::rrelu_with_noise_(Tensor(a!) self, Tensor(b!) noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)`
 */
export const rreluWithNoise_: {
  (self: Tensor, noise: Tensor, lower?: Scalar | RreluOptions, upper?: Scalar | RreluOptions, training?: boolean | RreluOptions, generator?: Generator | null | RreluOptions): Tensor
} = op('rrelu_with_noise_', '')

/**
 * `aten::rsqrt(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rsqrt.html
 */
export const rsqrt: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('rsqrt', '', 'out')

/**
 * `aten::rsqrt_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rsqrt_.html
 */
export const rsqrt_: {
  (self: Tensor): Tensor
} = op('rsqrt_', '')

/**
 * `aten::rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
 * `aten::rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rsub.html
 */
export const rsub: {
  (self: Tensor, other: Tensor, options?: { alpha?: Scalar }): Tensor
  (self: Tensor, other: Scalar, alpha?: Scalar | { alpha?: Scalar }): Tensor
  (self: Tensor, other: Tensor, options: { alpha?: Scalar; out: Tensor }): Tensor
  (self: Tensor, other: Scalar, alpha?: Scalar | { alpha?: Scalar; out: Tensor }, options?: { alpha?: Scalar; out: Tensor }): Tensor
} = op('rsub', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.scalar_tensor.html
 */
export const scalarTensor: {
  (s: Scalar, options?: ArangeOptions): Tensor
  (s: Scalar, options: { out: Tensor }): Tensor
} = factory('scalar_tensor', '', 'out')

/**
 * `aten::scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0., bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.scaled_dot_product_attention.html
 */
export const scaledDotProductAttention: {
  (query: Tensor, key: Tensor, value: Tensor, attnMask?: Tensor | null | _FusedSdpChoiceOptions, dropoutP?: number | _FusedSdpChoiceOptions, isCausal?: boolean | _FusedSdpChoiceOptions, options?: _FusedSdpChoiceOptions): Tensor
} = op('scaled_dot_product_attention', '')

/**
 * `aten::scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
 * `aten::scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
 * `aten::scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor`
 * `aten::scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.scatter.html
 */
export const scatter: {
  (self: Tensor, dim: Int, index: Tensor, src: Tensor): Tensor
  (self: Tensor, dim: Int, index: Tensor, value: Scalar): Tensor
  (self: Tensor, dim: Int, index: Tensor, src: Tensor, options: { reduce: string }): Tensor
  (self: Tensor, dim: Int, index: Tensor, value: Scalar, options: { reduce: string }): Tensor
  (self: Tensor, dim: Int, index: Tensor, src: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, dim: Int, index: Tensor, value: Scalar, options: { out: Tensor }): Tensor
  (self: Tensor, dim: Int, index: Tensor, src: Tensor, options: { reduce: string; out: Tensor }): Tensor
  (self: Tensor, dim: Int, index: Tensor, value: Scalar, options: { reduce: string; out: Tensor }): Tensor
} = op('scatter', 'src', 'value', 'reduce', 'value_reduce', 'src_out', 'value_out', 'reduce_out', 'value_reduce_out')

/**
 * `aten::scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)`
 * `aten::scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
 * `aten::scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!)`
 * `aten::scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.scatter_.html
 */
export const scatter_: {
  (self: Tensor, dim: Int, index: Tensor, src: Tensor): Tensor
  (self: Tensor, dim: Int, index: Tensor, value: Scalar): Tensor
  (self: Tensor, dim: Int, index: Tensor, src: Tensor, options: { reduce: string }): Tensor
  (self: Tensor, dim: Int, index: Tensor, value: Scalar, options: { reduce: string }): Tensor
} = op('scatter_', 'src', 'value', 'reduce', 'value_reduce')

/**
 * `aten::scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.scatter_add.html
 */
export const scatterAdd: {
  (self: Tensor, dim: Int, index: Tensor, src: Tensor): Tensor
  (self: Tensor, dim: Int, index: Tensor, src: Tensor, options: { out: Tensor }): Tensor
} = op('scatter_add', '', 'out')

/**
 * `aten::scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.scatter_add_.html
 */
export const scatterAdd_: {
  (self: Tensor, dim: Int, index: Tensor, src: Tensor): Tensor
} = op('scatter_add_', '')

/**
 * `aten::scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.scatter_reduce.html
 */
export const scatterReduce: {
  (self: Tensor, dim: Int, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor
  (self: Tensor, dim: Int, index: Tensor, src: Tensor, reduce: string, options: { includeSelf?: boolean; out: Tensor }): Tensor
} = op('scatter_reduce', 'two', 'two_out')

/**
 * `aten::scatter_reduce_.two(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.scatter_reduce_.html
 */
export const scatterReduce_: {
  (self: Tensor, dim: Int, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor
} = op('scatter_reduce_', 'two')

/**
 * `aten::searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor`
 * `aten::searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.searchsorted.html
 */
export const searchsorted: {
  (sortedSequence: Tensor, self: Tensor, options?: SearchsortedOptions): Tensor
  (sortedSequence: Tensor, self: Scalar, options?: SearchsortedOptions): Tensor
  (sortedSequence: Tensor, self: Tensor, options: SearchsortedOptions2): Tensor
  (sortedSequence: Tensor, self: Scalar, options: SearchsortedOptions2): Tensor
} = op('searchsorted', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * `aten::segment_reduce(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? offsets=None, int axis=0, bool unsafe=False, Scalar? initial=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.segment_reduce.html
 */
export const segmentReduce: {
  (data: Tensor, reduce: string, options?: SegmentReduceOptions): Tensor
  (data: Tensor, reduce: string, options: SegmentReduceOptions2): Tensor
} = op('segment_reduce', '', 'out')

/**
 * `aten::select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.select.html
 */
export const select: {
  (self: Tensor, dim: Int, index: Int): Tensor
} = op('select', 'int')

/**
 * `aten::select_copy.int(Tensor self, int dim, SymInt index) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.select_copy.html
 */
export const selectCopy: {
  (self: Tensor, dim: Int, index: Int): Tensor
  (self: Tensor, dim: Int, index: Int, options: { out: Tensor }): Tensor
} = op('select_copy', 'int', 'int_out')

/**
 * `aten::select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.select_scatter.html
 */
export const selectScatter: {
  (self: Tensor, src: Tensor, dim: Int, index: Int): Tensor
  (self: Tensor, src: Tensor, dim: Int, index: Int, options: { out: Tensor }): Tensor
} = op('select_scatter', '', 'out')

/**
 * `aten::selu(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.selu.html
 */
export const selu: {
  (self: Tensor): Tensor
} = op('selu', '')

/**
 * `aten::selu_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.selu_.html
 */
export const selu_: {
  (self: Tensor): Tensor
} = op('selu_', '')

/**
 * `aten::set_(Tensor(a!) self) -> Tensor(a!)`
 * `aten::set_.source_Tensor(Tensor(a!) self, Tensor source) -> Tensor(a!)`
 * `aten::set_.source_Tensor_storage_offset(Tensor(a!) self, Tensor source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.set_.html
 */
export const set_: {
  (self: Tensor): Tensor
  (self: Tensor, source: Tensor): Tensor
  (self: Tensor, source: Tensor, storageOffset: Int, size: readonly Int[], stride?: readonly Int[] | { stride?: readonly Int[] }): Tensor
} = op('set_', '', 'source_Tensor', 'source_Tensor_storage_offset')

/**
 * `aten::sgn(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sgn.html
 */
export const sgn: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('sgn', '', 'out')

/**
 * `aten::sgn_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sgn_.html
 */
export const sgn_: {
  (self: Tensor): Tensor
} = op('sgn_', '')

/**
 * `aten::sigmoid(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sigmoid.html
 */
export const sigmoid: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('sigmoid', '', 'out')

/**
 * `aten::sigmoid_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sigmoid_.html
 */
export const sigmoid_: {
  (self: Tensor): Tensor
} = op('sigmoid_', '')

/**
 * `aten::sign(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sign.html
 */
export const sign: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('sign', '', 'out')

/**
 * `aten::sign_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sign_.html
 */
export const sign_: {
  (self: Tensor): Tensor
} = op('sign_', '')

/**
 * `aten::signbit(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.signbit.html
 */
export const signbit: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('signbit', '', 'out')

/**
 * `aten::silu(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.silu.html
 */
export const silu: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('silu', '', 'out')

/**
 * `aten::silu_(Tensor(a!) self) -> Tensor(a!)`
 */
export const silu_: {
  (self: Tensor): Tensor
} = op('silu_', '')

/**
 * `aten::sin(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sin.html
 */
export const sin: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('sin', '', 'out')

/**
 * `aten::sin_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sin_.html
 */
export const sin_: {
  (self: Tensor): Tensor
} = op('sin_', '')

/**
 * `aten::sinc(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sinc.html
 */
export const sinc: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('sinc', '', 'out')

/**
 * `aten::sinc_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sinc_.html
 */
export const sinc_: {
  (self: Tensor): Tensor
} = op('sinc_', '')

/**
 * `aten::sinh(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sinh.html
 */
export const sinh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('sinh', '', 'out')

/**
 * `aten::sinh_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sinh_.html
 */
export const sinh_: {
  (self: Tensor): Tensor
} = op('sinh_', '')

/**
 * `aten::size.int(Tensor self, int dim) -> int`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.size.html
 */
export const size: {
  (self: Tensor, dim: Int): number
  (self: Tensor, options: { dim: Int }): number
} = op('size', 'int')

/**
 * `aten::slice_copy.Tensor(Tensor self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.slice_copy.html
 */
export const sliceCopy: {
  (self: Tensor, dim?: Int | SliceCopyOptions, start?: Int | null | SliceCopyOptions, end?: Int | null | SliceCopyOptions, step?: Int | SliceCopyOptions): Tensor
  (self: Tensor, dim?: Int | SliceCopyOptions2, start?: Int | null | SliceCopyOptions2, end?: Int | null | SliceCopyOptions2, step?: Int | SliceCopyOptions2, options?: SliceCopyOptions2): Tensor
} = op('slice_copy', 'Tensor', 'Tensor_out')

/**
 * `aten::slice_inverse(Tensor(a) self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.slice_inverse.html
 */
export const sliceInverse: {
  (self: Tensor, src: Tensor, dim?: Int | SliceCopyOptions, start?: Int | null | SliceCopyOptions, end?: Int | null | SliceCopyOptions, step?: Int | SliceCopyOptions): Tensor
} = op('slice_inverse', '')

/**
 * `aten::slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.slice_scatter.html
 */
export const sliceScatter: {
  (self: Tensor, src: Tensor, dim?: Int | SliceCopyOptions, start?: Int | null | SliceCopyOptions, end?: Int | null | SliceCopyOptions, step?: Int | SliceCopyOptions): Tensor
  (self: Tensor, src: Tensor, dim?: Int | SliceCopyOptions2, start?: Int | null | SliceCopyOptions2, end?: Int | null | SliceCopyOptions2, step?: Int | SliceCopyOptions2, options?: SliceCopyOptions2): Tensor
} = op('slice_scatter', '', 'out')

/**
 * `aten::slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.slogdet.html
 */
export const slogdet: {
  (self: Tensor): [sign: Tensor, logabsdet: Tensor] & { sign: Tensor; logabsdet: Tensor }
  (self: Tensor, options: { sign: Tensor; logabsdet: Tensor }): [sign: Tensor, logabsdet: Tensor] & { sign: Tensor; logabsdet: Tensor }
} = op('slogdet', '', 'out')

/**
 * `aten::slow_conv3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0]) -> Tensor`
 */
export const slowConv3d: {
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConv3dOptions, stride?: readonly Int[] | Int | SlowConv3dOptions, padding?: readonly Int[] | Int | SlowConv3dOptions): Tensor
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConv3dOptions2, stride?: readonly Int[] | Int | SlowConv3dOptions2, padding?: readonly Int[] | Int | SlowConv3dOptions2, options?: SlowConv3dOptions2): Tensor
} = op('slow_conv3d', '', 'out')

/**
 * `aten::slow_conv_dilated2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] dilation=[1, 1]) -> Tensor`
 */
export const slowConvDilated2d: {
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConvDilated2dOptions, stride?: readonly Int[] | Int | SlowConvDilated2dOptions, padding?: readonly Int[] | Int | SlowConvDilated2dOptions, dilation?: readonly Int[] | Int | SlowConvDilated2dOptions): Tensor
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConvDilated2dOptions2, stride?: readonly Int[] | Int | SlowConvDilated2dOptions2, padding?: readonly Int[] | Int | SlowConvDilated2dOptions2, dilation?: readonly Int[] | Int | SlowConvDilated2dOptions2, options?: SlowConvDilated2dOptions2): Tensor
} = op('slow_conv_dilated2d', '', 'out')

/**
 * `aten::slow_conv_dilated3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1]) -> Tensor`
 */
export const slowConvDilated3d: {
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConvDilated2dOptions, stride?: readonly Int[] | Int | SlowConvDilated2dOptions, padding?: readonly Int[] | Int | SlowConvDilated2dOptions, dilation?: readonly Int[] | Int | SlowConvDilated2dOptions): Tensor
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConvDilated2dOptions2, stride?: readonly Int[] | Int | SlowConvDilated2dOptions2, padding?: readonly Int[] | Int | SlowConvDilated2dOptions2, dilation?: readonly Int[] | Int | SlowConvDilated2dOptions2, options?: SlowConvDilated2dOptions2): Tensor
} = op('slow_conv_dilated3d', '', 'out')

/**
 * `aten::slow_conv_transpose2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0], SymInt[2] output_padding=[0, 0], SymInt[2] dilation=[1, 1]) -> Tensor`
 */
export const slowConvTranspose2d: {
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConvTranspose2dOptions, stride?: readonly Int[] | Int | SlowConvTranspose2dOptions, padding?: readonly Int[] | Int | SlowConvTranspose2dOptions, outputPadding?: readonly Int[] | Int | SlowConvTranspose2dOptions, dilation?: readonly Int[] | Int | SlowConvTranspose2dOptions): Tensor
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConvTranspose2dOptions2, stride?: readonly Int[] | Int | SlowConvTranspose2dOptions2, padding?: readonly Int[] | Int | SlowConvTranspose2dOptions2, outputPadding?: readonly Int[] | Int | SlowConvTranspose2dOptions2, dilation?: readonly Int[] | Int | SlowConvTranspose2dOptions2, options?: SlowConvTranspose2dOptions2): Tensor
} = op('slow_conv_transpose2d', '', 'out')

/**
 * `aten::slow_conv_transpose3d(Tensor self, Tensor weight, SymInt[3] kernel_size, Tensor? bias=None, SymInt[3] stride=[1, 1, 1], SymInt[3] padding=[0, 0, 0], SymInt[3] output_padding=[0, 0, 0], SymInt[3] dilation=[1, 1, 1]) -> Tensor`
 */
export const slowConvTranspose3d: {
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConvTranspose2dOptions, stride?: readonly Int[] | Int | SlowConvTranspose2dOptions, padding?: readonly Int[] | Int | SlowConvTranspose2dOptions, outputPadding?: readonly Int[] | Int | SlowConvTranspose2dOptions, dilation?: readonly Int[] | Int | SlowConvTranspose2dOptions): Tensor
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConvTranspose2dOptions2, stride?: readonly Int[] | Int | SlowConvTranspose2dOptions2, padding?: readonly Int[] | Int | SlowConvTranspose2dOptions2, outputPadding?: readonly Int[] | Int | SlowConvTranspose2dOptions2, dilation?: readonly Int[] | Int | SlowConvTranspose2dOptions2, options?: SlowConvTranspose2dOptions2): Tensor
} = op('slow_conv_transpose3d', '', 'out')

/**
 * `aten::smm(Tensor self, Tensor mat2) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.smm.html
 */
export const smm: {
  (self: Tensor, mat2: Tensor): Tensor
} = op('smm', '')

/**
 * `aten::smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.smooth_l1_loss.html
 */
export const smoothL1Loss: {
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int; beta?: number }, beta?: number | { reduction?: Int; beta?: number }): Tensor
  (self: Tensor, target: Tensor, reduction?: Int | SmoothL1LossOptions, beta?: number | SmoothL1LossOptions, options?: SmoothL1LossOptions): Tensor
} = op('smooth_l1_loss', '', 'out')

/**
 * `aten::soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.soft_margin_loss.html
 */
export const softMarginLoss: {
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int }): Tensor
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int; out: Tensor }, options?: { reduction?: Int; out: Tensor }): Tensor
} = op('soft_margin_loss', '', 'out')

/**
 * `aten::softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.softmax.html
 */
export const softmax: {
  (self: Tensor, dim: Int, dtype?: DType | null | { dtype?: DType | null }): Tensor
  (self: Tensor, options: { dim: Int; dtype?: DType | null }): Tensor
  (self: Tensor, dim: Int, dtype?: DType | null | { dtype?: DType | null; out: Tensor }, options?: { dtype?: DType | null; out: Tensor }): Tensor
} = op('softmax', 'int', 'int_out')

/**
 * `aten::softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.softplus.html
 */
export const softplus: {
  (self: Tensor, beta?: Scalar | { beta?: Scalar; threshold?: Scalar }, threshold?: Scalar | { beta?: Scalar; threshold?: Scalar }): Tensor
  (self: Tensor, beta?: Scalar | SoftplusOptions, threshold?: Scalar | SoftplusOptions, options?: SoftplusOptions): Tensor
} = op('softplus', '', 'out')

/**
 * `aten::softshrink(Tensor self, Scalar lambd=0.5) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.softshrink.html
 */
export const softshrink: {
  (self: Tensor, lambd?: Scalar | { lambd?: Scalar }): Tensor
  (self: Tensor, lambd?: Scalar | { lambd?: Scalar; out: Tensor }, options?: { lambd?: Scalar; out: Tensor }): Tensor
} = op('softshrink', '', 'out')

/**
 * `aten::sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
 * `aten::sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sort.html
 */
export const sort: {
  (self: Tensor, dim?: Int | { dim?: Int; descending?: boolean }, descending?: boolean | { dim?: Int; descending?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, options: SortOptions): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, dim?: Int | SortOptions2, descending?: boolean | SortOptions2, options?: SortOptions2): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, options: SortOptions3): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
} = op('sort', '', 'stable', 'values', 'values_stable')

/**
 * `aten::sparse_bsc_tensor.ccol_row_value(Tensor ccol_indices, Tensor row_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * `aten::sparse_bsc_tensor.ccol_row_value_size(Tensor ccol_indices, Tensor row_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse_bsc_tensor.html
 */
export const sparseBscTensor: {
  (ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, options?: ArangeOptions): Tensor
  (ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: readonly Int[], options?: ArangeOptions): Tensor
} = factory('sparse_bsc_tensor', 'ccol_row_value', 'ccol_row_value_size')

/**
 * `aten::sparse_bsr_tensor.crow_col_value(Tensor crow_indices, Tensor col_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * `aten::sparse_bsr_tensor.crow_col_value_size(Tensor crow_indices, Tensor col_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse_bsr_tensor.html
 */
export const sparseBsrTensor: {
  (crowIndices: Tensor, colIndices: Tensor, values: Tensor, options?: ArangeOptions): Tensor
  (crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: readonly Int[], options?: ArangeOptions): Tensor
} = factory('sparse_bsr_tensor', 'crow_col_value', 'crow_col_value_size')

/**
 * `aten::sparse_compressed_tensor.comp_plain_value(Tensor compressed_indices, Tensor plain_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * `aten::sparse_compressed_tensor.comp_plain_value_size(Tensor compressed_indices, Tensor plain_indices, Tensor values, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse_compressed_tensor.html
 */
export const sparseCompressedTensor: {
  (compressedIndices: Tensor, plainIndices: Tensor, values: Tensor, options?: ArangeOptions): Tensor
  (compressedIndices: Tensor, plainIndices: Tensor, values: Tensor, size: readonly Int[], options?: ArangeOptions): Tensor
} = factory('sparse_compressed_tensor', 'comp_plain_value', 'comp_plain_value_size')

/**
 * `aten::sparse_coo_tensor.size(int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * `aten::sparse_coo_tensor.indices(Tensor indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool? is_coalesced=None) -> Tensor`
 * `aten::sparse_coo_tensor.indices_size(Tensor indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool? is_coalesced=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse_coo_tensor.html
 */
export const sparseCooTensor: {
  (size: readonly Int[], options?: ArangeOptions): Tensor
  (indices: Tensor, values: Tensor, options?: SparseCooTensorOptions): Tensor
  (indices: Tensor, values: Tensor, size: readonly Int[], options?: SparseCooTensorOptions): Tensor
  (size: readonly Int[], options: { out: Tensor }): Tensor
} = factory('sparse_coo_tensor', 'size', 'indices', 'indices_size', 'size_out')

/**
 * `aten::sparse_csc_tensor.ccol_row_value(Tensor ccol_indices, Tensor row_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * `aten::sparse_csc_tensor.ccol_row_value_size(Tensor ccol_indices, Tensor row_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse_csc_tensor.html
 */
export const sparseCscTensor: {
  (ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, options?: ArangeOptions): Tensor
  (ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: readonly Int[], options?: ArangeOptions): Tensor
} = factory('sparse_csc_tensor', 'ccol_row_value', 'ccol_row_value_size')

/**
 * `aten::sparse_csr_tensor.crow_col_value(Tensor crow_indices, Tensor col_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * `aten::sparse_csr_tensor.crow_col_value_size(Tensor crow_indices, Tensor col_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse_csr_tensor.html
 */
export const sparseCsrTensor: {
  (crowIndices: Tensor, colIndices: Tensor, values: Tensor, options?: ArangeOptions): Tensor
  (crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: readonly Int[], options?: ArangeOptions): Tensor
} = factory('sparse_csr_tensor', 'crow_col_value', 'crow_col_value_size')

/**
 * `aten::sparse_dim(Tensor self) -> int`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sparse_dim.html
 */
export const sparseDim: {
  (self: Tensor): number
} = op('sparse_dim', '')

/**
 * `aten::sparse_mask(Tensor self, Tensor mask) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sparse_mask.html
 */
export const sparseMask: {
  (self: Tensor, mask: Tensor): Tensor
  (self: Tensor, mask: Tensor, options: { out: Tensor }): Tensor
} = op('sparse_mask', '', 'out')

/**
 * `aten::sparse_resize_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sparse_resize_.html
 */
export const sparseResize_: {
  (self: Tensor, size: readonly Int[], sparseDim: Int, denseDim: Int): Tensor
} = op('sparse_resize_', '')

/**
 * `aten::sparse_resize_and_clear_(Tensor(a!) self, int[] size, int sparse_dim, int dense_dim) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sparse_resize_and_clear_.html
 */
export const sparseResizeAndClear_: {
  (self: Tensor, size: readonly Int[], sparseDim: Int, denseDim: Int): Tensor
} = op('sparse_resize_and_clear_', '')

/**
 * `aten::special_airy_ai(Tensor x) -> Tensor`
 */
export const specialAiryAi: {
  (x: Tensor): Tensor
  (x: Tensor, options: { out: Tensor }): Tensor
} = op('special_airy_ai', '', 'out')

/**
 * `aten::special_bessel_j0(Tensor self) -> Tensor`
 */
export const specialBesselJ0: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_bessel_j0', '', 'out')

/**
 * `aten::special_bessel_j1(Tensor self) -> Tensor`
 */
export const specialBesselJ1: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_bessel_j1', '', 'out')

/**
 * `aten::special_bessel_y0(Tensor self) -> Tensor`
 */
export const specialBesselY0: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_bessel_y0', '', 'out')

/**
 * `aten::special_bessel_y1(Tensor self) -> Tensor`
 */
export const specialBesselY1: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_bessel_y1', '', 'out')

/**
 * `aten::special_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor`
 * `aten::special_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor`
 */
export const specialChebyshevPolynomialT: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_chebyshev_polynomial_t', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/**
 * `aten::special_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor`
 * `aten::special_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor`
 */
export const specialChebyshevPolynomialU: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_chebyshev_polynomial_u', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/**
 * `aten::special_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor`
 * `aten::special_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor`
 */
export const specialChebyshevPolynomialV: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_chebyshev_polynomial_v', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/**
 * `aten::special_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor`
 * `aten::special_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor`
 */
export const specialChebyshevPolynomialW: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_chebyshev_polynomial_w', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/**
 * `aten::special_digamma(Tensor self) -> Tensor`
 */
export const specialDigamma: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_digamma', '', 'out')

/**
 * `aten::special_entr(Tensor self) -> Tensor`
 */
export const specialEntr: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_entr', '', 'out')

/**
 * `aten::special_erf(Tensor self) -> Tensor`
 */
export const specialErf: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_erf', '', 'out')

/**
 * `aten::special_erfc(Tensor self) -> Tensor`
 */
export const specialErfc: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_erfc', '', 'out')

/**
 * `aten::special_erfcx(Tensor self) -> Tensor`
 */
export const specialErfcx: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_erfcx', '', 'out')

/**
 * `aten::special_erfinv(Tensor self) -> Tensor`
 */
export const specialErfinv: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_erfinv', '', 'out')

/**
 * `aten::special_exp2(Tensor self) -> Tensor`
 */
export const specialExp2: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_exp2', '', 'out')

/**
 * `aten::special_expit(Tensor self) -> Tensor`
 */
export const specialExpit: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_expit', '', 'out')

/**
 * `aten::special_expm1(Tensor self) -> Tensor`
 */
export const specialExpm1: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_expm1', '', 'out')

/**
 * `aten::special_gammainc(Tensor self, Tensor other) -> Tensor`
 */
export const specialGammainc: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('special_gammainc', '', 'out')

/**
 * `aten::special_gammaincc(Tensor self, Tensor other) -> Tensor`
 */
export const specialGammaincc: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('special_gammaincc', '', 'out')

/**
 * `aten::special_gammaln(Tensor self) -> Tensor`
 */
export const specialGammaln: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_gammaln', '', 'out')

/**
 * `aten::special_hermite_polynomial_h(Tensor x, Tensor n) -> Tensor`
 * `aten::special_hermite_polynomial_h.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_hermite_polynomial_h.x_scalar(Scalar x, Tensor n) -> Tensor`
 */
export const specialHermitePolynomialH: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_hermite_polynomial_h', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/**
 * `aten::special_hermite_polynomial_he(Tensor x, Tensor n) -> Tensor`
 * `aten::special_hermite_polynomial_he.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_hermite_polynomial_he.x_scalar(Scalar x, Tensor n) -> Tensor`
 */
export const specialHermitePolynomialHe: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_hermite_polynomial_he', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/**
 * `aten::special_i0(Tensor self) -> Tensor`
 */
export const specialI0: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_i0', '', 'out')

/**
 * `aten::special_i0e(Tensor self) -> Tensor`
 */
export const specialI0e: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_i0e', '', 'out')

/**
 * `aten::special_i1(Tensor self) -> Tensor`
 */
export const specialI1: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_i1', '', 'out')

/**
 * `aten::special_i1e(Tensor self) -> Tensor`
 */
export const specialI1e: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_i1e', '', 'out')

/**
 * `aten::special_laguerre_polynomial_l(Tensor x, Tensor n) -> Tensor`
 * `aten::special_laguerre_polynomial_l.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_laguerre_polynomial_l.x_scalar(Scalar x, Tensor n) -> Tensor`
 */
export const specialLaguerrePolynomialL: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_laguerre_polynomial_l', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/**
 * `aten::special_legendre_polynomial_p(Tensor x, Tensor n) -> Tensor`
 * `aten::special_legendre_polynomial_p.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_legendre_polynomial_p.x_scalar(Scalar x, Tensor n) -> Tensor`
 */
export const specialLegendrePolynomialP: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_legendre_polynomial_p', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/**
 * `aten::special_log1p(Tensor self) -> Tensor`
 */
export const specialLog1p: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_log1p', '', 'out')

/**
 * `aten::special_log_ndtr(Tensor self) -> Tensor`
 */
export const specialLogNdtr: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_log_ndtr', '', 'out')

/**
 * `aten::special_log_softmax(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor`
 */
export const specialLogSoftmax: {
  (self: Tensor, dim: Int, options?: { dtype?: DType | null }): Tensor
  (self: Tensor, options: { dim: Int; dtype?: DType | null }): Tensor
} = op('special_log_softmax', '')

/**
 * `aten::special_logit(Tensor self, float? eps=None) -> Tensor`
 */
export const specialLogit: {
  (self: Tensor, eps?: number | null | { eps?: number | null }): Tensor
  (self: Tensor, eps?: number | null | { eps?: number | null; out: Tensor }, options?: { eps?: number | null; out: Tensor }): Tensor
} = op('special_logit', '', 'out')

/**
 * `aten::special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor`
 */
export const specialLogsumexp: {
  (self: Tensor, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  (self: Tensor, options: { dim: readonly Int[] | Int; keepdim?: boolean }): Tensor
  (self: Tensor, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean; out: Tensor }, options?: { keepdim?: boolean; out: Tensor }): Tensor
} = op('special_logsumexp', '', 'out')

/**
 * `aten::special_modified_bessel_i0(Tensor self) -> Tensor`
 */
export const specialModifiedBesselI0: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_modified_bessel_i0', '', 'out')

/**
 * `aten::special_modified_bessel_i1(Tensor self) -> Tensor`
 */
export const specialModifiedBesselI1: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_modified_bessel_i1', '', 'out')

/**
 * `aten::special_modified_bessel_k0(Tensor self) -> Tensor`
 */
export const specialModifiedBesselK0: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_modified_bessel_k0', '', 'out')

/**
 * `aten::special_modified_bessel_k1(Tensor self) -> Tensor`
 */
export const specialModifiedBesselK1: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_modified_bessel_k1', '', 'out')

/**
 * `aten::special_multigammaln(Tensor self, int p) -> Tensor`
 */
export const specialMultigammaln: {
  (self: Tensor, p: Int): Tensor
  (self: Tensor, p: Int, options: { out: Tensor }): Tensor
} = op('special_multigammaln', '', 'out')

/**
 * `aten::special_ndtr(Tensor self) -> Tensor`
 */
export const specialNdtr: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_ndtr', '', 'out')

/**
 * `aten::special_ndtri(Tensor self) -> Tensor`
 */
export const specialNdtri: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_ndtri', '', 'out')

/**
 * `aten::special_polygamma(int n, Tensor self) -> Tensor`
 */
export const specialPolygamma: {
  (n: Int, self: Tensor): Tensor
  (n: Int, self: Tensor, options: { out: Tensor }): Tensor
} = op('special_polygamma', '', 'out')

/**
 * `aten::special_psi(Tensor self) -> Tensor`
 */
export const specialPsi: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_psi', '', 'out')

/**
 * `aten::special_round(Tensor self, *, int decimals=0) -> Tensor`
 */
export const specialRound: {
  (self: Tensor, options?: { decimals?: Int }): Tensor
  (self: Tensor, options: { decimals?: Int; out: Tensor }): Tensor
} = op('special_round', '', 'out')

/**
 * `aten::special_scaled_modified_bessel_k0(Tensor x) -> Tensor`
 */
export const specialScaledModifiedBesselK0: {
  (x: Tensor): Tensor
  (x: Tensor, options: { out: Tensor }): Tensor
} = op('special_scaled_modified_bessel_k0', '', 'out')

/**
 * `aten::special_scaled_modified_bessel_k1(Tensor x) -> Tensor`
 */
export const specialScaledModifiedBesselK1: {
  (x: Tensor): Tensor
  (x: Tensor, options: { out: Tensor }): Tensor
} = op('special_scaled_modified_bessel_k1', '', 'out')

/**
 * `aten::special_shifted_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor`
 * `aten::special_shifted_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_shifted_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor`
 */
export const specialShiftedChebyshevPolynomialT: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_shifted_chebyshev_polynomial_t', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/**
 * `aten::special_shifted_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor`
 * `aten::special_shifted_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_shifted_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor`
 */
export const specialShiftedChebyshevPolynomialU: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_shifted_chebyshev_polynomial_u', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/**
 * `aten::special_shifted_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor`
 * `aten::special_shifted_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_shifted_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor`
 */
export const specialShiftedChebyshevPolynomialV: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_shifted_chebyshev_polynomial_v', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/**
 * `aten::special_shifted_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor`
 * `aten::special_shifted_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_shifted_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor`
 */
export const specialShiftedChebyshevPolynomialW: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_shifted_chebyshev_polynomial_w', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/**
 * `aten::special_sinc(Tensor self) -> Tensor`
 */
export const specialSinc: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_sinc', '', 'out')

/**
 * `aten::special_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor`
 */
export const specialSoftmax: {
  (self: Tensor, dim: Int, dtype?: DType | null | { dtype?: DType | null }): Tensor
  (self: Tensor, options: { dim: Int; dtype?: DType | null }): Tensor
} = op('special_softmax', '')

/**
 * `aten::special_spherical_bessel_j0(Tensor x) -> Tensor`
 */
export const specialSphericalBesselJ0: {
  (x: Tensor): Tensor
  (x: Tensor, options: { out: Tensor }): Tensor
} = op('special_spherical_bessel_j0', '', 'out')

/**
 * `aten::special_xlog1py(Tensor self, Tensor other) -> Tensor`
 * `aten::special_xlog1py.other_scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::special_xlog1py.self_scalar(Scalar self, Tensor other) -> Tensor`
 */
export const specialXlog1py: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Scalar, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
  (self: Scalar, other: Tensor, options: { out: Tensor }): Tensor
} = op('special_xlog1py', '', 'other_scalar', 'self_scalar', 'out', 'other_scalar_out', 'self_scalar_out')

/**
 * `aten::special_xlogy(Tensor self, Tensor other) -> Tensor`
 * `aten::special_xlogy.other_scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::special_xlogy.self_scalar(Scalar self, Tensor other) -> Tensor`
 */
export const specialXlogy: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Scalar, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
  (self: Scalar, other: Tensor, options: { out: Tensor }): Tensor
} = op('special_xlogy', '', 'other_scalar', 'self_scalar', 'out', 'other_scalar_out', 'self_scalar_out')

/**
 * `aten::special_zeta(Tensor self, Tensor other) -> Tensor`
 * `aten::special_zeta.other_scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::special_zeta.self_scalar(Scalar self, Tensor other) -> Tensor`
 */
export const specialZeta: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Scalar, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
  (self: Scalar, other: Tensor, options: { out: Tensor }): Tensor
} = op('special_zeta', '', 'other_scalar', 'self_scalar', 'out', 'other_scalar_out', 'self_scalar_out')

/**
 * `aten::split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> Tensor(a)[]`
 * `aten::split.sizes(Tensor(a -> *) self, SymInt[] split_size, int dim=0) -> Tensor(a)[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.split.html
 */
export const split: {
  (self: Tensor, splitSize: Int, dim?: Int | { dim?: Int }): Tensor[]
  (self: Tensor, splitSize: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]
} = op('split', 'Tensor', 'sizes')

/**
 * `aten::split_copy.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.split_copy.html
 */
export const splitCopy: {
  (self: Tensor, splitSize: Int, dim?: Int | { dim?: Int }): Tensor[]
  (self: Tensor, splitSize: Int, dim?: Int | { dim?: Int; out: readonly Tensor[] }, options?: { dim?: Int; out: readonly Tensor[] }): void
} = op('split_copy', 'Tensor', 'Tensor_out')

/**
 * `aten::split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.split_with_sizes.html
 */
export const splitWithSizes: {
  (self: Tensor, splitSizes: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]
} = op('split_with_sizes', '')

/**
 * `aten::split_with_sizes_copy(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.split_with_sizes_copy.html
 */
export const splitWithSizesCopy: {
  (self: Tensor, splitSizes: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]
  (self: Tensor, splitSizes: readonly Int[], dim?: Int | { dim?: Int; out: readonly Tensor[] }, options?: { dim?: Int; out: readonly Tensor[] }): void
} = op('split_with_sizes_copy', '', 'out')

/**
 * `aten::sqrt(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sqrt.html
 */
export const sqrt: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('sqrt', '', 'out')

/**
 * `aten::sqrt_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sqrt_.html
 */
export const sqrt_: {
  (self: Tensor): Tensor
} = op('sqrt_', '')

/**
 * `aten::square(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.square.html
 */
export const square: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('square', '', 'out')

/**
 * `aten::square_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.square_.html
 */
export const square_: {
  (self: Tensor): Tensor
} = op('square_', '')

/**
 * `aten::squeeze(Tensor(a) self) -> Tensor(a)`
 * `aten::squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)`
 * `aten::squeeze.dims(Tensor(a) self, int[] dim) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.squeeze.html
 */
export const squeeze: {
  (self: Tensor): Tensor
  (self: Tensor, dim: Int): Tensor
  (self: Tensor, options: { dim: Int }): Tensor
  (self: Tensor, dim: readonly Int[]): Tensor
  (self: Tensor, options: { dim: readonly Int[] }): Tensor
} = op('squeeze', '', 'dim', 'dims')

/**
 * `aten::squeeze_(Tensor(a!) self) -> Tensor(a!)`
 * `aten::squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)`
 * `aten::squeeze_.dims(Tensor(a!) self, int[] dim) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.squeeze_.html
 */
export const squeeze_: {
  (self: Tensor): Tensor
  (self: Tensor, dim: Int): Tensor
  (self: Tensor, options: { dim: Int }): Tensor
  (self: Tensor, dim: readonly Int[]): Tensor
  (self: Tensor, options: { dim: readonly Int[] }): Tensor
} = op('squeeze_', '', 'dim', 'dims')

/**
 * `aten::squeeze_copy(Tensor self) -> Tensor`
 * `aten::squeeze_copy.dim(Tensor self, int dim) -> Tensor`
 * `aten::squeeze_copy.dims(Tensor self, int[] dim) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.squeeze_copy.html
 */
export const squeezeCopy: {
  (self: Tensor): Tensor
  (self: Tensor, dim: Int): Tensor
  (self: Tensor, options: { dim: Int }): Tensor
  (self: Tensor, dim: readonly Int[]): Tensor
  (self: Tensor, options: { dim: readonly Int[] }): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, dim: Int, options: { out: Tensor }): Tensor
  (self: Tensor, dim: readonly Int[], options: { out: Tensor }): Tensor
} = op('squeeze_copy', '', 'dim', 'dims', 'out', 'dim_out', 'dims_out')

/**
 * `aten::sspaddmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sspaddmm.html
 */
export const sspaddmm: {
  (self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  (self: Tensor, mat1: Tensor, mat2: Tensor, options: AddbmmOptions): Tensor
} = op('sspaddmm', '', 'out')

/**
 * `aten::stack(Tensor[] tensors, int dim=0) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.stack.html
 */
export const stack: {
  (tensors: readonly Tensor[], dim?: Int | { dim?: Int }): Tensor
  (tensors: readonly Tensor[], dim?: Int | { dim?: Int; out: Tensor }, options?: { dim?: Int; out: Tensor }): Tensor
} = op('stack', '', 'out')

/**
 * `aten::std(Tensor self, bool unbiased=True) -> Tensor`
 * `aten::std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor`
 * `aten::std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.std.html
 */
export const std: {
  (self: Tensor, unbiased?: boolean | { unbiased?: boolean }): Tensor
  (self: Tensor, dim?: readonly Int[] | Int | null | StdOptions, options?: StdOptions): Tensor
  (self: Tensor, dim: readonly Int[] | Int | null, unbiased?: boolean | { unbiased?: boolean; keepdim?: boolean }, keepdim?: boolean | { unbiased?: boolean; keepdim?: boolean }): Tensor
  (self: Tensor, options: StdOptions2): Tensor
  (self: Tensor, dim?: readonly Int[] | Int | null | StdOptions3, options?: StdOptions3): Tensor
  (self: Tensor, dim: readonly Int[] | Int | null, unbiased?: boolean | StdOptions4, keepdim?: boolean | StdOptions4, options?: StdOptions4): Tensor
} = op('std', '', 'correction', 'dim', 'correction_out', 'out')

/**
 * `aten::std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)`
 * `aten::std_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)`
 * `aten::std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.std_mean.html
 */
export const stdMean: {
  (self: Tensor, unbiased?: boolean | { unbiased?: boolean }): [Tensor, Tensor]
  (self: Tensor, dim?: readonly Int[] | Int | null | StdOptions, options?: StdOptions): [Tensor, Tensor]
  (self: Tensor, dim: readonly Int[] | Int | null, unbiased?: boolean | { unbiased?: boolean; keepdim?: boolean }, keepdim?: boolean | { unbiased?: boolean; keepdim?: boolean }): [Tensor, Tensor]
  (self: Tensor, options: StdOptions2): [Tensor, Tensor]
  (self: Tensor, dim?: readonly Int[] | Int | null | StdMeanOptions, options?: StdMeanOptions): [Tensor, Tensor]
} = op('std_mean', '', 'correction', 'dim', 'correction_out')

/**
 * `aten::stft.center(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, str pad_mode="reflect", bool normalized=False, bool? onesided=None, bool? return_complex=None, bool? align_to_window=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.stft.html
 */
export const stft: {
  (self: Tensor, nFft: Int, hopLength?: Int | null | StftOptions, winLength?: Int | null | StftOptions, window?: Tensor | null | StftOptions, center?: boolean | StftOptions, padMode?: string | StftOptions, normalized?: boolean | StftOptions, onesided?: boolean | null | StftOptions, returnComplex?: boolean | null | StftOptions, alignToWindow?: boolean | null | StftOptions): Tensor
} = op('stft', 'center')

/**
 * `aten::stride.int(Tensor self, int dim) -> int`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.stride.html
 */
export const stride: {
  (self: Tensor, dim: Int): number
  (self: Tensor, options: { dim: Int }): number
} = op('stride', 'int')

/**
 * `aten::sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sub.html
 */
export const sub: {
  (self: Tensor | Scalar, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { alpha?: Scalar; out: Tensor }): Tensor
} = arithmetic('sub', 'Tensor', 'out')

/**
 * `aten::sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sub_.html
 */
export const sub_: {
  (self: Tensor | Scalar, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor
} = arithmetic('sub_', 'Tensor')

/**
 * `aten::subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.subtract.html
 */
export const subtract: {
  (self: Tensor | Scalar, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { alpha?: Scalar; out: Tensor }): Tensor
} = arithmetic('subtract', 'Tensor', 'out')

/**
 * `aten::subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.subtract_.html
 */
export const subtract_: {
  (self: Tensor | Scalar, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor
} = arithmetic('subtract_', 'Tensor')

/**
 * `aten::sum(Tensor self, *, ScalarType? dtype=None) -> Tensor`
 * `aten::sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sum.html
 */
export const sum: {
  (self: Tensor, options?: { dtype?: DType | null }): Tensor
  (self: Tensor, dim: readonly Int[] | Int | null, keepdim?: boolean | { keepdim?: boolean; dtype?: DType | null }, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor
  (self: Tensor, options: MeanOptions): Tensor
  (self: Tensor, options: { dtype?: DType | null; out: Tensor }): Tensor
  (self: Tensor, dim: readonly Int[] | Int | null, keepdim?: boolean | MeanOptions2, options?: MeanOptions2): Tensor
} = op('sum', '', 'dim_IntList', 'out', 'IntList_out')

/**
 * `aten::sum_to_size(Tensor self, SymInt[] size) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sum_to_size.html
 */
export const sumToSize: {
  (self: Tensor, size: readonly Int[]): Tensor
} = op('sum_to_size', '')

/**
 * `aten::svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.svd.html
 */
export const svd: {
  (self: Tensor, some?: boolean | { some?: boolean; computeUv?: boolean }, computeUv?: boolean | { some?: boolean; computeUv?: boolean }): [U: Tensor, S: Tensor, V: Tensor] & { U: Tensor; S: Tensor; V: Tensor }
  (self: Tensor, some?: boolean | SvdOptions, computeUv?: boolean | SvdOptions, options?: SvdOptions): [U: Tensor, S: Tensor, V: Tensor] & { U: Tensor; S: Tensor; V: Tensor }
} = op('svd', '', 'U')

/**
 * `aten::swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.swapaxes.html
 */
export const swapaxes: {
  (self: Tensor, axis0: Int, axis1: Int): Tensor
} = op('swapaxes', '')

/**
 * `aten::swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.swapaxes_.html
 */
export const swapaxes_: {
  (self: Tensor, axis0: Int, axis1: Int): Tensor
} = op('swapaxes_', '')

/**
 * `aten::swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.swapdims.html
 */
export const swapdims: {
  (self: Tensor, dim0: Int, dim1: Int): Tensor
} = op('swapdims', '')

/**
 * `aten::swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.swapdims_.html
 */
export const swapdims_: {
  (self: Tensor, dim0: Int, dim1: Int): Tensor
} = op('swapdims_', '')

/**
 * `aten::sym_constrain_range(Scalar size, *, int? min=None, int? max=None) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sym_constrain_range.html
 */
export const symConstrainRange: {
  (size: Scalar, options?: { min?: Int | null; max?: Int | null }): void
} = op('sym_constrain_range', '')

/**
 * `aten::sym_constrain_range_for_size(Scalar size, *, int? min=None, int? max=None) -> ()`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sym_constrain_range_for_size.html
 */
export const symConstrainRangeForSize: {
  (size: Scalar, options?: { min?: Int | null; max?: Int | null }): void
} = op('sym_constrain_range_for_size', '')

/**
 * `aten::t(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.t.html
 */
export const t: {
  (self: Tensor): Tensor
} = op('t', '')

/**
 * `aten::t_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.t_.html
 */
export const t_: {
  (self: Tensor): Tensor
} = op('t_', '')

/**
 * `aten::t_copy(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.t_copy.html
 */
export const tCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('t_copy', '', 'out')

/**
 * `aten::take(Tensor self, Tensor index) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.take.html
 */
export const take: {
  (self: Tensor, index: Tensor): Tensor
  (self: Tensor, index: Tensor, options: { out: Tensor }): Tensor
} = op('take', '', 'out')

/**
 * `aten::take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.take_along_dim.html
 */
export const takeAlongDim: {
  (self: Tensor, indices: Tensor, dim?: Int | null | { dim?: Int | null }): Tensor
  (self: Tensor, indices: Tensor, dim?: Int | null | { dim?: Int | null; out: Tensor }, options?: { dim?: Int | null; out: Tensor }): Tensor
} = op('take_along_dim', '', 'out')

/**
 * `aten::tan(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tan.html
 */
export const tan: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('tan', '', 'out')

/**
 * `aten::tan_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tan_.html
 */
export const tan_: {
  (self: Tensor): Tensor
} = op('tan_', '')

/**
 * `aten::tanh(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tanh.html
 */
export const tanh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('tanh', '', 'out')

/**
 * `aten::tanh_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tanh_.html
 */
export const tanh_: {
  (self: Tensor): Tensor
} = op('tanh_', '')

/**
 * `aten::tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) -> Tensor(a)[]`
 * `aten::tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) -> Tensor(a)[]`
 * `aten::tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tensor_split.html
 */
export const tensorSplit: {
  (self: Tensor, indices: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]
  (self: Tensor, sections: Int, dim?: Int | { dim?: Int }): Tensor[]
  (self: Tensor, tensorIndicesOrSections: Tensor, dim?: Int | { dim?: Int }): Tensor[]
} = op('tensor_split', 'indices', 'sections', 'tensor_indices_or_sections')

/**
 * `aten::tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tensordot.html
 */
export const tensordot: {
  (self: Tensor, other: Tensor, dimsSelf: readonly Int[], dimsOther: readonly Int[]): Tensor
  (self: Tensor, other: Tensor, dimsSelf: readonly Int[], dimsOther: readonly Int[], options: { out: Tensor }): Tensor
} = op('tensordot', '', 'out')

/**
 * `aten::thnn_conv2d(Tensor self, Tensor weight, SymInt[2] kernel_size, Tensor? bias=None, SymInt[2] stride=[1, 1], SymInt[2] padding=[0, 0]) -> Tensor`
 */
export const thnnConv2d: {
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConv3dOptions, stride?: readonly Int[] | Int | SlowConv3dOptions, padding?: readonly Int[] | Int | SlowConv3dOptions): Tensor
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConv3dOptions2, stride?: readonly Int[] | Int | SlowConv3dOptions2, padding?: readonly Int[] | Int | SlowConv3dOptions2, options?: SlowConv3dOptions2): Tensor
} = op('thnn_conv2d', '', 'out')

/**
 * `aten::threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.threshold.html
 */
export const threshold: {
  (self: Tensor, threshold: Scalar, value: Scalar): Tensor
  (self: Tensor, threshold: Scalar, value: Scalar, options: { out: Tensor }): Tensor
} = op('threshold', '', 'out')

/**
 * `aten::threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.threshold_.html
 */
export const threshold_: {
  (self: Tensor, threshold: Scalar, value: Scalar): Tensor
} = op('threshold_', '')

/**
 * `aten::tile(Tensor self, SymInt[] dims) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tile.html
 */
export const tile: {
  (self: Tensor, dims: readonly Int[]): Tensor
  (self: Tensor, options: { dims: readonly Int[] }): Tensor
} = op('tile', '')

/**
 * `aten::to.dtype(Tensor(a) self, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)`
 * `aten::to.other(Tensor(a) self, Tensor other, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)`
 * `aten::to.device(Tensor(a) self, Device device, ScalarType dtype, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)`
 * `aten::to.dtype_layout(Tensor(a) self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to.html
 */
export const to: {
  (self: Tensor, dtype: DType, nonBlocking?: boolean | ToOptions, copy?: boolean | ToOptions, memoryFormat?: MemoryFormat | null | ToOptions): Tensor
  (self: Tensor, other: Tensor, nonBlocking?: boolean | ToOptions, copy?: boolean | ToOptions, memoryFormat?: MemoryFormat | null | ToOptions): Tensor
  (self: Tensor, device: Device, dtype: DType, nonBlocking?: boolean | ToOptions, copy?: boolean | ToOptions, memoryFormat?: MemoryFormat | null | ToOptions): Tensor
  (self: Tensor, options?: ToOptions2): Tensor
} = op('to', 'dtype', 'other', 'device', 'dtype_layout')

/**
 * `aten::to_dense(Tensor self, ScalarType? dtype=None, *, bool? masked_grad=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_dense.html
 */
export const toDense: {
  (self: Tensor, dtype?: DType | null | { dtype?: DType | null; maskedGrad?: boolean | null }, options?: { dtype?: DType | null; maskedGrad?: boolean | null }): Tensor
} = op('to_dense', '')

/**
 * `aten::to_mkldnn(Tensor self, ScalarType? dtype=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_mkldnn.html
 */
export const toMkldnn: {
  (self: Tensor, dtype?: DType | null | { dtype?: DType | null }): Tensor
  (self: Tensor, dtype?: DType | null | { dtype?: DType | null; out: Tensor }, options?: { dtype?: DType | null; out: Tensor }): Tensor
} = op('to_mkldnn', '', 'out')

/**
 * `aten::to_padded_tensor(Tensor self, float padding, SymInt[]? output_size=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_padded_tensor.html
 */
export const toPaddedTensor: {
  (self: Tensor, padding: number, outputSize?: readonly Int[] | null | { outputSize?: readonly Int[] | null }): Tensor
  (self: Tensor, padding: number, outputSize?: readonly Int[] | null | { outputSize?: readonly Int[] | null; out: Tensor }, options?: { outputSize?: readonly Int[] | null; out: Tensor }): Tensor
} = op('to_padded_tensor', '', 'out')

/**
 * `aten::to_sparse.sparse_dim(Tensor self, int sparse_dim) -> Tensor`
 * `aten::to_sparse(Tensor self, *, Layout? layout=None, int[2]? blocksize=None, int? dense_dim=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse.html
 */
export const toSparse: {
  (self: Tensor, sparseDim: Int): Tensor
  (self: Tensor, options?: ToSparseOptions): Tensor
} = op('to_sparse', 'sparse_dim', '')

/**
 * `aten::to_sparse_bsc(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse_bsc.html
 */
export const toSparseBsc: {
  (self: Tensor, blocksize: readonly Int[] | Int, denseDim?: Int | null | { denseDim?: Int | null }): Tensor
} = op('to_sparse_bsc', '')

/**
 * `aten::to_sparse_bsr(Tensor self, int[2] blocksize, int? dense_dim=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse_bsr.html
 */
export const toSparseBsr: {
  (self: Tensor, blocksize: readonly Int[] | Int, denseDim?: Int | null | { denseDim?: Int | null }): Tensor
} = op('to_sparse_bsr', '')

/**
 * `aten::to_sparse_csc(Tensor self, int? dense_dim=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse_csc.html
 */
export const toSparseCsc: {
  (self: Tensor, denseDim?: Int | null | { denseDim?: Int | null }): Tensor
} = op('to_sparse_csc', '')

/**
 * `aten::to_sparse_csr(Tensor self, int? dense_dim=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse_csr.html
 */
export const toSparseCsr: {
  (self: Tensor, denseDim?: Int | null | { denseDim?: Int | null }): Tensor
} = op('to_sparse_csr', '')

/**
 * `aten::topk(Tensor self, SymInt k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.topk.html
 */
export const topk: {
  (self: Tensor, k: Int, dim?: Int | TopkOptions, largest?: boolean | TopkOptions, sorted?: boolean | TopkOptions): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, k: Int, dim?: Int | TopkOptions2, largest?: boolean | TopkOptions2, sorted?: boolean | TopkOptions2, options?: TopkOptions2): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
} = op('topk', '', 'values')

/**
 * `aten::trace(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.trace.html
 */
export const trace: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('trace', '', 'out')

/**
 * `aten::transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.transpose.html
 */
export const transpose: {
  (self: Tensor, dim0: Int, dim1: Int): Tensor
} = op('transpose', 'int')

/**
 * `aten::transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.transpose_.html
 */
export const transpose_: {
  (self: Tensor, dim0: Int, dim1: Int): Tensor
} = op('transpose_', '')

/**
 * `aten::transpose_copy.int(Tensor self, int dim0, int dim1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.transpose_copy.html
 */
export const transposeCopy: {
  (self: Tensor, dim0: Int, dim1: Int): Tensor
  (self: Tensor, dim0: Int, dim1: Int, options: { out: Tensor }): Tensor
} = op('transpose_copy', 'int', 'int_out')

/**
 * `aten::trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor`
 * `aten::trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.trapezoid.html
 */
export const trapezoid: {
  (y: Tensor, options?: { dx?: Scalar; dim?: Int }): Tensor
  (y: Tensor, x: Tensor, options?: { dim?: Int }): Tensor
} = op('trapezoid', 'dx', 'x')

/**
 * `aten::trapz.dx(Tensor y, *, float dx=1., int dim=-1) -> Tensor`
 * `aten::trapz.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.trapz.html
 */
export const trapz: {
  (y: Tensor, options?: { dx?: number; dim?: Int }): Tensor
  (y: Tensor, x: Tensor, options?: { dim?: Int }): Tensor
} = op('trapz', 'dx', 'x')

/**
 * `aten::triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.triangular_solve.html
 */
export const triangularSolve: {
  (self: Tensor, A: Tensor, upper?: boolean | TriangularSolveOptions, transpose?: boolean | TriangularSolveOptions, unitriangular?: boolean | TriangularSolveOptions): [solution: Tensor, clonedCoefficient: Tensor] & { solution: Tensor; cloned_coefficient: Tensor }
  (self: Tensor, A: Tensor, upper?: boolean | TriangularSolveOptions2, transpose?: boolean | TriangularSolveOptions2, unitriangular?: boolean | TriangularSolveOptions2, options?: TriangularSolveOptions2): [solution: Tensor, clonedCoefficient: Tensor] & { solution: Tensor; cloned_coefficient: Tensor }
} = op('triangular_solve', '', 'X')

/**
 * `aten::tril(Tensor self, SymInt diagonal=0) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tril.html
 */
export const tril: {
  (self: Tensor, diagonal?: Int | { diagonal?: Int }): Tensor
  (self: Tensor, diagonal?: Int | { diagonal?: Int; out: Tensor }, options?: { diagonal?: Int; out: Tensor }): Tensor
} = op('tril', '', 'out')

/**
 * `aten::tril_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.tril_.html
 */
export const tril_: {
  (self: Tensor, diagonal?: Int | { diagonal?: Int }): Tensor
} = op('tril_', '')

/**
 * `aten::tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tril_indices.html
 */
export const trilIndices: {
  (row: Int, col: Int, offset?: Int | TrilIndicesOptions, options?: TrilIndicesOptions): Tensor
  (row: Int, col: Int, offset?: Int | { offset?: Int; out: Tensor }, options?: { offset?: Int; out: Tensor }): Tensor
} = factory('tril_indices', '', 'out')

/**
 * `aten::triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1., float p=2., float eps=9.9999999999999995e-07, bool swap=False, int reduction=1) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.triplet_margin_loss.html
 */
export const tripletMarginLoss: {
  (anchor: Tensor, positive: Tensor, negative: Tensor, margin?: number | TripletMarginLossOptions, p?: number | TripletMarginLossOptions, eps?: number | TripletMarginLossOptions, swap?: boolean | TripletMarginLossOptions, reduction?: Int | TripletMarginLossOptions): Tensor
} = op('triplet_margin_loss', '')

/**
 * `aten::triu(Tensor self, SymInt diagonal=0) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.triu.html
 */
export const triu: {
  (self: Tensor, diagonal?: Int | { diagonal?: Int }): Tensor
  (self: Tensor, diagonal?: Int | { diagonal?: Int; out: Tensor }, options?: { diagonal?: Int; out: Tensor }): Tensor
} = op('triu', '', 'out')

/**
 * `aten::triu_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.triu_.html
 */
export const triu_: {
  (self: Tensor, diagonal?: Int | { diagonal?: Int }): Tensor
} = op('triu_', '')

/**
 * `aten::triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.triu_indices.html
 */
export const triuIndices: {
  (row: Int, col: Int, offset?: Int | TrilIndicesOptions, options?: TrilIndicesOptions): Tensor
  (row: Int, col: Int, offset?: Int | { offset?: Int; out: Tensor }, options?: { offset?: Int; out: Tensor }): Tensor
} = factory('triu_indices', '', 'out')

/**
 * `aten::true_divide.Tensor(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.true_divide.html
 */
export const trueDivide: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { out: Tensor }): Tensor
} = arithmetic('true_divide', 'Tensor', 'out')

/**
 * `aten::true_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.true_divide_.html
 */
export const trueDivide_: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
} = arithmetic('true_divide_', 'Tensor')

/**
 * `aten::trunc(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.trunc.html
 */
export const trunc: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('trunc', '', 'out')

/**
 * `aten::trunc_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.trunc_.html
 */
export const trunc_: {
  (self: Tensor): Tensor
} = op('trunc_', '')

/**
 * `aten::type_as(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.type_as.html
 */
export const typeAs: {
  (self: Tensor, other: Tensor): Tensor
} = op('type_as', '')

/**
 * `aten::unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unbind.html
 */
export const unbind: {
  (self: Tensor, dim?: Int | { dim?: Int }): Tensor[]
} = op('unbind', 'int')

/**
 * `aten::unbind_copy.int(Tensor self, int dim=0) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unbind_copy.html
 */
export const unbindCopy: {
  (self: Tensor, dim?: Int | { dim?: Int }): Tensor[]
  (self: Tensor, dim?: Int | { dim?: Int; out: readonly Tensor[] }, options?: { dim?: Int; out: readonly Tensor[] }): void
} = op('unbind_copy', 'int', 'int_out')

/**
 * `aten::unflatten.int(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unflatten.html
 */
export const unflatten: {
  (self: Tensor, dim: Int, sizes: readonly Int[]): Tensor
} = op('unflatten', 'int')

/**
 * `aten::unflatten_dense_tensors(Tensor flat, Tensor[] tensors) -> Tensor[]`
 */
export const unflattenDenseTensors: {
  (flat: Tensor, tensors: readonly Tensor[]): Tensor[]
} = op('unflatten_dense_tensors', '')

/**
 * `aten::unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.unfold.html
 */
export const unfold: {
  (self: Tensor, dimension: Int, size: Int, step: Int): Tensor
} = op('unfold', '')

/**
 * `aten::unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unfold_copy.html
 */
export const unfoldCopy: {
  (self: Tensor, dimension: Int, size: Int, step: Int): Tensor
  (self: Tensor, dimension: Int, size: Int, step: Int, options: { out: Tensor }): Tensor
} = op('unfold_copy', '', 'out')

/**
 * `aten::uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.uniform_.html
 */
export const uniform_: {
  (self: Tensor, from?: number | Uniform_Options, to?: number | Uniform_Options, options?: Uniform_Options): Tensor
} = op('uniform_', '')

/**
 * `aten::unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unique_consecutive.html
 */
export const uniqueConsecutive: {
  (self: Tensor, returnInverse?: boolean | UniqueConsecutiveOptions, returnCounts?: boolean | UniqueConsecutiveOptions, dim?: Int | null | UniqueConsecutiveOptions): [Tensor, Tensor, Tensor]
  (self: Tensor, returnInverse?: boolean | UniqueConsecutiveOptions2, returnCounts?: boolean | UniqueConsecutiveOptions2, dim?: Int | null | UniqueConsecutiveOptions2, options?: UniqueConsecutiveOptions2): [Tensor, Tensor, Tensor]
} = op('unique_consecutive', '', 'out')

/**
 * `aten::unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unsafe_chunk.html
 */
export const unsafeChunk: {
  (self: Tensor, chunks: Int, dim?: Int | { dim?: Int }): Tensor[]
} = op('unsafe_chunk', '')

/**
 * `aten::unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unsafe_split.html
 */
export const unsafeSplit: {
  (self: Tensor, splitSize: Int, dim?: Int | { dim?: Int }): Tensor[]
  (self: Tensor, splitSize: Int, dim?: Int | { dim?: Int; out: readonly Tensor[] }, options?: { dim?: Int; out: readonly Tensor[] }): void
} = op('unsafe_split', 'Tensor', 'Tensor_out')

/**
 * `aten::unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unsafe_split_with_sizes.html
 */
export const unsafeSplitWithSizes: {
  (self: Tensor, splitSizes: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]
  (self: Tensor, splitSizes: readonly Int[], dim?: Int | { dim?: Int; out: readonly Tensor[] }, options?: { dim?: Int; out: readonly Tensor[] }): void
} = op('unsafe_split_with_sizes', '', 'out')

/**
 * `aten::unsqueeze(Tensor(a) self, int dim) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unsqueeze.html
 */
export const unsqueeze: {
  (self: Tensor, dim: Int): Tensor
  (self: Tensor, options: { dim: Int }): Tensor
} = op('unsqueeze', '')

/**
 * `aten::unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.unsqueeze_.html
 */
export const unsqueeze_: {
  (self: Tensor, dim: Int): Tensor
  (self: Tensor, options: { dim: Int }): Tensor
} = op('unsqueeze_', '')

/**
 * `aten::unsqueeze_copy(Tensor self, int dim) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unsqueeze_copy.html
 */
export const unsqueezeCopy: {
  (self: Tensor, dim: Int): Tensor
  (self: Tensor, options: { dim: Int }): Tensor
  (self: Tensor, dim: Int, options: { out: Tensor }): Tensor
} = op('unsqueeze_copy', '', 'out')

/**
 * `aten::upsample_bicubic2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
 * `aten::upsample_bicubic2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor`
 */
export const upsampleBicubic2d: {
  (input: Tensor, outputSize: readonly Int[] | null, alignCorners: boolean, scaleFactors: readonly number[] | null): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, alignCorners: boolean, scalesH?: number | null | { scalesH?: number | null; scalesW?: number | null }, scalesW?: number | null | { scalesH?: number | null; scalesW?: number | null }): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, alignCorners: boolean, scalesH?: number | null | UpsampleBicubic2dOptions, scalesW?: number | null | UpsampleBicubic2dOptions, options?: UpsampleBicubic2dOptions): Tensor
} = op('upsample_bicubic2d', 'vec', '', 'out')

/**
 * `aten::upsample_bilinear2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
 * `aten::upsample_bilinear2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor`
 */
export const upsampleBilinear2d: {
  (input: Tensor, outputSize: readonly Int[] | null, alignCorners: boolean, scaleFactors: readonly number[] | null): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, alignCorners: boolean, scalesH?: number | null | { scalesH?: number | null; scalesW?: number | null }, scalesW?: number | null | { scalesH?: number | null; scalesW?: number | null }): Tensor
  (input: Tensor, outputSize: readonly Int[] | null, alignCorners: boolean, scaleFactors: readonly number[] | null, options: { out: Tensor }): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, alignCorners: boolean, scalesH?: number | null | UpsampleBicubic2dOptions, scalesW?: number | null | UpsampleBicubic2dOptions, options?: UpsampleBicubic2dOptions): Tensor
} = op('upsample_bilinear2d', 'vec', '', 'vec_out', 'out')

/**
 * `aten::upsample_linear1d(Tensor self, SymInt[1] output_size, bool align_corners, float? scales=None) -> Tensor`
 * `aten::upsample_linear1d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
 */
export const upsampleLinear1d: {
  (self: Tensor, outputSize: readonly Int[] | Int, alignCorners: boolean, scales?: number | null | { scales?: number | null }): Tensor
  (input: Tensor, outputSize: readonly Int[] | null, alignCorners: boolean, scaleFactors: readonly number[] | null): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, alignCorners: boolean, scales?: number | null | { scales?: number | null; out: Tensor }, options?: { scales?: number | null; out: Tensor }): Tensor
} = op('upsample_linear1d', '', 'vec', 'out')

/**
 * `aten::upsample_nearest1d(Tensor self, SymInt[1] output_size, float? scales=None) -> Tensor`
 * `aten::upsample_nearest1d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor`
 */
export const upsampleNearest1d: {
  (self: Tensor, outputSize: readonly Int[] | Int, scales?: number | null | { scales?: number | null }): Tensor
  (input: Tensor, outputSize: readonly Int[] | null, scaleFactors: readonly number[] | null): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, scales?: number | null | { scales?: number | null; out: Tensor }, options?: { scales?: number | null; out: Tensor }): Tensor
} = op('upsample_nearest1d', '', 'vec', 'out')

/**
 * `aten::upsample_nearest2d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor`
 * `aten::upsample_nearest2d(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None) -> Tensor`
 */
export const upsampleNearest2d: {
  (input: Tensor, outputSize: readonly Int[] | null, scaleFactors: readonly number[] | null): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, scalesH?: number | null | { scalesH?: number | null; scalesW?: number | null }, scalesW?: number | null | { scalesH?: number | null; scalesW?: number | null }): Tensor
  (input: Tensor, outputSize: readonly Int[] | null, scaleFactors: readonly number[] | null, options: { out: Tensor }): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, scalesH?: number | null | UpsampleBicubic2dOptions, scalesW?: number | null | UpsampleBicubic2dOptions, options?: UpsampleBicubic2dOptions): Tensor
} = op('upsample_nearest2d', 'vec', '', 'vec_out', 'out')

/**
 * `aten::upsample_nearest3d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor`
 * `aten::upsample_nearest3d(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor`
 */
export const upsampleNearest3d: {
  (input: Tensor, outputSize: readonly Int[] | null, scaleFactors: readonly number[] | null): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, scalesD?: number | null | UpsampleNearest3dOptions, scalesH?: number | null | UpsampleNearest3dOptions, scalesW?: number | null | UpsampleNearest3dOptions): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, scalesD?: number | null | UpsampleNearest3dOptions2, scalesH?: number | null | UpsampleNearest3dOptions2, scalesW?: number | null | UpsampleNearest3dOptions2, options?: UpsampleNearest3dOptions2): Tensor
} = op('upsample_nearest3d', 'vec', '', 'out')

/**
 * `aten::upsample_trilinear3d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor`
 * `aten::upsample_trilinear3d(Tensor self, SymInt[3] output_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor`
 */
export const upsampleTrilinear3d: {
  (input: Tensor, outputSize: readonly Int[] | null, alignCorners: boolean, scaleFactors: readonly number[] | null): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, alignCorners: boolean, scalesD?: number | null | UpsampleNearest3dOptions, scalesH?: number | null | UpsampleNearest3dOptions, scalesW?: number | null | UpsampleNearest3dOptions): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, alignCorners: boolean, scalesD?: number | null | UpsampleNearest3dOptions2, scalesH?: number | null | UpsampleNearest3dOptions2, scalesW?: number | null | UpsampleNearest3dOptions2, options?: UpsampleNearest3dOptions2): Tensor
} = op('upsample_trilinear3d', 'vec', '', 'out')

/**
 * `aten::values(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.values.html
 */
export const values: {
  (self: Tensor): Tensor
} = op('values', '')

/**
 * `aten::values_copy(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.values_copy.html
 */
export const valuesCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('values_copy', '', 'out')

/**
 * `aten::vander(Tensor x, int? N=None, bool increasing=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.vander.html
 */
export const vander: {
  (x: Tensor, N?: Int | null | { N?: Int | null; increasing?: boolean }, increasing?: boolean | { N?: Int | null; increasing?: boolean }): Tensor
} = op('vander', '')

/**
 * `aten::var(Tensor self, bool unbiased=True) -> Tensor`
 * `aten::var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor`
 * `aten::var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.var.html
 */
const var_: {
  (self: Tensor, unbiased?: boolean | { unbiased?: boolean }): Tensor
  (self: Tensor, dim?: readonly Int[] | Int | null | StdOptions, options?: StdOptions): Tensor
  (self: Tensor, dim: readonly Int[] | Int | null, unbiased?: boolean | { unbiased?: boolean; keepdim?: boolean }, keepdim?: boolean | { unbiased?: boolean; keepdim?: boolean }): Tensor
  (self: Tensor, options: StdOptions2): Tensor
  (self: Tensor, dim?: readonly Int[] | Int | null | StdOptions3, options?: StdOptions3): Tensor
  (self: Tensor, dim: readonly Int[] | Int | null, unbiased?: boolean | StdOptions4, keepdim?: boolean | StdOptions4, options?: StdOptions4): Tensor
} = op('var', '', 'correction', 'dim', 'correction_out', 'out')
export { var_ as var }

/**
 * `aten::var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)`
 * `aten::var_mean.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)`
 * `aten::var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.var_mean.html
 */
export const varMean: {
  (self: Tensor, unbiased?: boolean | { unbiased?: boolean }): [Tensor, Tensor]
  (self: Tensor, dim?: readonly Int[] | Int | null | StdOptions, options?: StdOptions): [Tensor, Tensor]
  (self: Tensor, dim: readonly Int[] | Int | null, unbiased?: boolean | { unbiased?: boolean; keepdim?: boolean }, keepdim?: boolean | { unbiased?: boolean; keepdim?: boolean }): [Tensor, Tensor]
  (self: Tensor, options: StdOptions2): [Tensor, Tensor]
  (self: Tensor, dim?: readonly Int[] | Int | null | StdMeanOptions, options?: StdMeanOptions): [Tensor, Tensor]
} = op('var_mean', '', 'correction', 'dim', 'correction_out')

/**
 * `aten::vdot(Tensor self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.vdot.html
 */
export const vdot: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('vdot', '', 'out')

/**
 * `aten::view(Tensor(a) self, SymInt[] size) -> Tensor(a)`
 * `aten::view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.view.html
 */
export const view: {
  (self: Tensor, size: readonly Int[]): Tensor
  (self: Tensor, dtype: DType): Tensor
} = op('view', '', 'dtype')

/**
 * `aten::view_as(Tensor(a) self, Tensor other) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.view_as.html
 */
export const viewAs: {
  (self: Tensor, other: Tensor): Tensor
} = op('view_as', '')

/**
 * `aten::view_as_complex(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.view_as_complex.html
 */
export const viewAsComplex: {
  (self: Tensor): Tensor
} = op('view_as_complex', '')

/**
 * `aten::view_as_complex_copy(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.view_as_complex_copy.html
 */
export const viewAsComplexCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('view_as_complex_copy', '', 'out')

/**
 * `aten::view_as_real(Tensor(a) self) -> Tensor(a)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.view_as_real.html
 */
export const viewAsReal: {
  (self: Tensor): Tensor
} = op('view_as_real', '')

/**
 * `aten::view_as_real_copy(Tensor self) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.view_as_real_copy.html
 */
export const viewAsRealCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('view_as_real_copy', '', 'out')

/**
 * `aten::view_copy(Tensor self, SymInt[] size) -> Tensor`
 * `aten::view_copy.dtype(Tensor self, ScalarType dtype) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.view_copy.html
 */
export const viewCopy: {
  (self: Tensor, size: readonly Int[]): Tensor
  (self: Tensor, dtype: DType): Tensor
  (self: Tensor, dtype: DType, options: { out: Tensor }): Tensor
  (self: Tensor, size: readonly Int[], options: { out: Tensor }): Tensor
} = op('view_copy', '', 'dtype', 'dtype_out', 'out')

/**
 * `aten::vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
 * `aten::vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.vsplit.html
 */
export const vsplit: {
  (self: Tensor, indices: readonly Int[]): Tensor[]
  (self: Tensor, sections: Int): Tensor[]
} = op('vsplit', 'array', 'int')

/**
 * `aten::vstack(Tensor[] tensors) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.vstack.html
 */
export const vstack: {
  (tensors: readonly Tensor[]): Tensor
  (tensors: readonly Tensor[], options: { out: Tensor }): Tensor
} = op('vstack', '', 'out')

/**
 * `aten::where(Tensor condition) -> Tensor[]`
 * `aten::where.self(Tensor condition, Tensor self, Tensor other) -> Tensor`
 * `aten::where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor`
 * `aten::where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor`
 * `aten::where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.where.html
 */
export const where: {
  (condition: Tensor): Tensor[]
  (condition: Tensor, self: Tensor, other: Tensor): Tensor
  (condition: Tensor, self: Scalar, other: Scalar): Tensor
  (condition: Tensor, self: Tensor, other: Scalar): Tensor
  (condition: Tensor, self: Scalar, other: Tensor): Tensor
  (condition: Tensor, self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('where', '', 'self', 'Scalar', 'ScalarOther', 'ScalarSelf', 'self_out')

/**
 * `aten::xlogy.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor`
 * `aten::xlogy.Scalar_Self(Scalar self, Tensor other) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.xlogy.html
 */
export const xlogy: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Scalar, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
  (self: Scalar, other: Tensor, options: { out: Tensor }): Tensor
} = op('xlogy', 'Tensor', 'Scalar_Other', 'Scalar_Self', 'OutTensor', 'OutScalar_Other', 'OutScalar_Self')

/**
 * `aten::xlogy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::xlogy_.Scalar_Other(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.xlogy_.html
 */
export const xlogy_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('xlogy_', 'Tensor', 'Scalar_Other')

/**
 * `aten::zero_(Tensor(a!) self) -> Tensor(a!)`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.zero_.html
 */
export const zero_: {
  (self: Tensor): Tensor
} = op('zero_', '')

/**
 * `aten::zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.zeros.html
 */
export const zeros: {
  (size: readonly Int[], options?: ArangeOptions): Tensor
  (size: readonly Int[], options: { out: Tensor }): Tensor
} = factory('zeros', '', 'out')

/**
 * `aten::zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.zeros_like.html
 */
export const zerosLike: {
  (self: Tensor, options?: EmptyOptions): Tensor
  (self: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = factory('zeros_like', '', 'out')
