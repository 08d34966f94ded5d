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
export type AvgPool1dOptions3 = { kernelSize: readonly Int[] | Int; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; ceilMode?: boolean; countIncludePad?: boolean }
export type AvgPool1dOptions4 = { input: Tensor; kernelSize: readonly Int[] | Int; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; ceilMode?: boolean; countIncludePad?: boolean }
export type AvgPool2dOptions = { stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: Int | null }
export type AvgPool2dOptions2 = { stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: Int | null; out: Tensor }
export type AvgPool2dOptions3 = { kernelSize: readonly Int[] | Int; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: Int | null }
export type AvgPool2dOptions4 = { input: Tensor; kernelSize: readonly Int[] | Int; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: Int | null }
export type BatchNormBackwardReduceOptions = { out0: Tensor; out1: Tensor; out2: Tensor; out3: Tensor }
export type BernoulliOptions = { p?: number; generator?: Generator | null; out: Tensor }
export type BilinearOptions = { input2: Tensor; weight: Tensor; bias?: Tensor | null }
export type BilinearOptions2 = { input1: Tensor; input2: Tensor; weight: Tensor; bias?: Tensor | null }
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
export type Conv1dOptions3 = { weight: Tensor; bias?: Tensor | null; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; dilation?: readonly Int[] | Int; groups?: Int }
export type Conv1dOptions4 = { input: Tensor; weight: Tensor; bias?: Tensor | null; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; dilation?: readonly Int[] | Int; groups?: Int }
export type Conv1dOptions5 = { weight: Tensor; bias?: Tensor | null; stride?: readonly Int[] | Int; padding?: string; dilation?: readonly Int[] | Int; groups?: Int }
export type Conv1dOptions6 = { input: Tensor; weight: Tensor; bias?: Tensor | null; stride?: readonly Int[] | Int; padding?: string; dilation?: readonly Int[] | Int; groups?: Int }
export type ConvTbcOptions = { weight: Tensor; bias: Tensor; pad?: Int }
export type ConvTbcOptions2 = { input: Tensor; weight: Tensor; bias: Tensor; pad?: Int }
export type ConvTranspose1dOptions = { bias?: Tensor | null; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; outputPadding?: readonly Int[] | Int; groups?: Int; dilation?: readonly Int[] | Int }
export type ConvTranspose1dOptions2 = { weight: Tensor; bias?: Tensor | null; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; outputPadding?: readonly Int[] | Int; groups?: Int; dilation?: readonly Int[] | Int }
export type ConvTranspose1dOptions3 = { input: Tensor; weight: Tensor; bias?: Tensor | null; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; outputPadding?: readonly Int[] | Int; groups?: Int; dilation?: readonly Int[] | Int }
export type CosineSimilarityOptions = { x2: Tensor; dim?: Int; eps?: number }
export type CosineSimilarityOptions2 = { x1: Tensor; x2: Tensor; dim?: Int; eps?: number }
export type CovOptions = { correction?: Int; fweights?: Tensor | null; aweights?: Tensor | null }
export type CrossEntropyLossOptions = { weight?: Tensor | null; reduction?: Int; ignoreIndex?: Int; labelSmoothing?: number }
export type CtcLossOptions = { blank?: Int; reduction?: Int; zeroInfinity?: boolean }
export type DiagEmbedOptions = { offset?: Int; dim1?: Int; dim2?: Int }
export type DiagEmbedOptions2 = { offset?: Int; dim1?: Int; dim2?: Int; out: Tensor }
export type DiffOptions = { n?: Int; dim?: Int; prepend?: Tensor | null; append?: Tensor | null }
export type DiffOptions2 = { n?: Int; dim?: Int; prepend?: Tensor | null; append?: Tensor | null; out: Tensor }
export type EluOptions = { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar }
export type EluOptions2 = { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar; out: Tensor }
export type EluOptions3 = { input: Tensor; alpha?: Scalar; scale?: Scalar; inputScale?: Scalar }
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
export type HardtanhOptions2 = { input: Tensor; minVal?: Scalar; maxVal?: Scalar }
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
export type LayerNormOptions2 = { normalizedShape: readonly Int[]; weight?: Tensor | null; bias?: Tensor | null; eps?: number; cudnnEnable?: boolean }
export type LayerNormOptions3 = { input: Tensor; normalizedShape: readonly Int[]; weight?: Tensor | null; bias?: Tensor | null; eps?: number; cudnnEnable?: boolean }
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
export type LinearOptions = { input: Tensor; weight: Tensor; bias?: Tensor | null }
export type LogNormal_Options = { mean?: number; std?: number; generator?: Generator | null }
export type LogSoftmaxOptions = { input: Tensor; dim: Int; dtype?: DType | null }
export type LogspaceOptions = { base?: number; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }
export type LuUnpackOptions = { unpackData?: boolean; unpackPivots?: boolean; P: Tensor; L: Tensor; U: Tensor }
export type MaxOptions = { keepdim?: boolean; max: Tensor; maxValues: Tensor }
export type MaxPool1dOptions = { stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; dilation?: readonly Int[] | Int; ceilMode?: boolean }
export type MaxPool1dOptions2 = { kernelSize: readonly Int[] | Int; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; dilation?: readonly Int[] | Int; ceilMode?: boolean }
export type MaxPool1dOptions3 = { input: Tensor; kernelSize: readonly Int[] | Int; stride?: readonly Int[] | Int; padding?: readonly Int[] | Int; dilation?: readonly Int[] | Int; ceilMode?: boolean }
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
export type PadOptions = { pad: readonly Int[]; mode?: string; value?: number | null }
export type PadOptions2 = { input: Tensor; pad: readonly Int[]; mode?: string; value?: number | null }
export type PadSequenceOptions = { batchFirst?: boolean; paddingValue?: number; paddingSide?: string }
export type PairwiseDistanceOptions = { p?: number; eps?: number; keepdim?: boolean }
export type PairwiseDistanceOptions2 = { x2: Tensor; p?: number; eps?: number; keepdim?: boolean }
export type PairwiseDistanceOptions3 = { x1: Tensor; x2: Tensor; p?: number; eps?: number; keepdim?: boolean }
export type ProdOptions = { dim: Int; keepdim?: boolean; dtype?: DType | null }
export type QrOptions = { some?: boolean; Q: Tensor; R: Tensor }
export type RandLikeOptions = { generator?: Generator | null; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null; requiresGrad?: boolean }
export type RandLikeOptions2 = { generator?: Generator | null; memoryFormat?: MemoryFormat | null; out: Tensor }
export type RmsNormOptions = { normalizedShape: readonly Int[]; weight?: Tensor | null; eps?: number | null }
export type RmsNormOptions2 = { input: Tensor; normalizedShape: readonly Int[]; weight?: Tensor | null; eps?: number | null }
export type Rot90Options = { k?: Int; dims?: readonly Int[]; out: Tensor }
export type RreluOptions = { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }
export type RreluOptions2 = { input: Tensor; lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }
export type RreluWithNoiseOptions = { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null; out: Tensor }
export type ScaledDotProductAttentionOptions = { value: Tensor; attnMask?: Tensor | null; dropoutP?: number; isCausal?: boolean; scale?: number | null; enableGqa?: boolean }
export type ScaledDotProductAttentionOptions2 = { key: Tensor; value: Tensor; attnMask?: Tensor | null; dropoutP?: number; isCausal?: boolean; scale?: number | null; enableGqa?: boolean }
export type ScaledDotProductAttentionOptions3 = { query: Tensor; key: Tensor; value: Tensor; attnMask?: Tensor | null; dropoutP?: number; isCausal?: boolean; scale?: number | null; enableGqa?: boolean }
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
export type SoftplusOptions2 = { input: Tensor; beta?: Scalar; threshold?: Scalar }
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
export type ThresholdOptions = { input: Tensor; threshold: Scalar; value: Scalar }
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

/** Computes the average pooling that gives each plane of `self` the height and width `outputSize`. */
export const _adaptiveAvgPool2d: {
  (self: Tensor, outputSize: readonly Int[] | Int): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('_adaptive_avg_pool2d', '', 'out')

/** Computes the gradient of adaptive 2-D average pooling for its input `self`, given `gradOutput`. */
export const _adaptiveAvgPool2dBackward: {
  (gradOutput: Tensor, self: Tensor): Tensor
  (gradOutput: Tensor, self: Tensor, options: { out: Tensor }): Tensor
} = op('_adaptive_avg_pool2d_backward', '', 'out')

/** Computes the average pooling that gives each volume of `self` the depth, height and width `outputSize`. */
export const _adaptiveAvgPool3d: {
  (self: Tensor, outputSize: readonly Int[] | Int): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('_adaptive_avg_pool3d', '', 'out')

/** Computes the gradient of adaptive 3-D average pooling for its input `self`, given `gradOutput`. */
export const _adaptiveAvgPool3dBackward: {
  (gradOutput: Tensor, self: Tensor): Tensor
  (gradOutput: Tensor, self: Tensor, options: { out: Tensor }): Tensor
} = op('_adaptive_avg_pool3d_backward', '', 'out')

/** Multiplies copies of the gradients `self` by `invScale`, and returns them with a `foundInf` that is 1 if a gradient was infinite or NaN. */
export const _ampForeachNonFiniteCheckAndUnscale: {
  (self: readonly Tensor[], foundInf: Tensor, invScale: Tensor): [selfOut: Tensor[], foundInfOut: Tensor] & { self_out: Tensor[]; found_inf_out: Tensor }
  (self: readonly Tensor[], foundInf: Tensor, invScale: Tensor, options: { out: readonly Tensor[] }): void
} = op('_amp_foreach_non_finite_check_and_unscale', '', 'out')

/** Multiplies each gradient in `self` by `invScale` in place, and sets `foundInf` to 1 if a gradient is infinite or NaN. */
export const _ampForeachNonFiniteCheckAndUnscale_: {
  (self: readonly Tensor[], foundInf: Tensor, invScale: Tensor): void
} = op('_amp_foreach_non_finite_check_and_unscale_', '')

/** Returns the next loss scale made of `self`, and the next `growthTracker`, without changing either. */
export const _ampUpdateScale: {
  (self: Tensor, growthTracker: Tensor, foundInf: Tensor, scaleGrowthFactor: number, scaleBackoffFactor: number, growthInterval: Int): [Tensor, Tensor] & { growth_tracker_out: Tensor }
  (self: Tensor, growthTracker: Tensor, foundInf: Tensor, scaleGrowthFactor: number, scaleBackoffFactor: number, growthInterval: Int, options: { out: Tensor }): Tensor
} = op('_amp_update_scale', '', 'out')

/** Multiplies the loss scale `self` by `scaleBackoffFactor` if `foundInf` is set, else by `scaleGrowthFactor` after every `growthInterval` steps without one. */
export const _ampUpdateScale_: {
  (self: Tensor, growthTracker: Tensor, foundInf: Tensor, scaleGrowthFactor: number, scaleBackoffFactor: number, growthInterval: Int): Tensor
} = op('_amp_update_scale_', '')

/** Computes the gradient of pairwise distances for `x1`, given `grad` and the distances `cdist`. */
export const _cdistBackward: {
  (grad: Tensor, x1: Tensor, x2: Tensor, p: number, cdist: Tensor): Tensor
  (grad: Tensor, x1: Tensor, x2: Tensor, p: number, cdist: Tensor, options: { out: Tensor }): Tensor
} = op('_cdist_backward', '', 'out')

/** Computes the distances that cdist returns, the `p`-norm of each row of `x1` less each row of `x2`, in shape (..., P, R). */
export const _cdistForward: {
  (x1: Tensor, x2: Tensor, p: number, computeMode: Int | null): Tensor
  (x1: Tensor, x2: Tensor, p: number, computeMode: Int | null, options: { out: Tensor }): Tensor
} = op('_cdist_forward', '', 'out')

/**
 * Computes the sum, mean or maximum (by `mode`) of the rows of `weight` in each bag of `indices`, along with what the backward pass needs.
 * Defaults: `scaleGradByFreq` false, `mode` 0, `sparse` false, `includeLastOffset` false, `paddingIdx` -1.
 */
export const _embeddingBag: {
  (weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean | _EmbeddingBagOptions, mode?: Int | _EmbeddingBagOptions, sparse?: boolean | _EmbeddingBagOptions, perSampleWeights?: Tensor | null | _EmbeddingBagOptions, includeLastOffset?: boolean | _EmbeddingBagOptions, paddingIdx?: Int | _EmbeddingBagOptions): [Tensor, Tensor, Tensor, Tensor]
  (weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean | _EmbeddingBagOptions2, mode?: Int | _EmbeddingBagOptions2, sparse?: boolean | _EmbeddingBagOptions2, perSampleWeights?: Tensor | null | _EmbeddingBagOptions2, includeLastOffset?: boolean | _EmbeddingBagOptions2, paddingIdx?: Int | _EmbeddingBagOptions2, options?: _EmbeddingBagOptions2): [Tensor, Tensor, Tensor, Tensor]
} = op('_embedding_bag', '', 'out')

/**
 * Computes the gradient of an embedding bag for its weight, dense or sparse as `sparse` says, given `grad`.
 * Defaults: `paddingIdx` -1.
 */
export const _embeddingBagBackward: {
  (grad: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: Int, scaleGradByFreq: boolean, mode: Int, sparse: boolean, perSampleWeights: Tensor | null, paddingIdx?: Int | { paddingIdx?: Int }): Tensor
} = op('_embedding_bag_backward', '')

/**
 * Computes the dense gradient of an embedding bag for its weight of `numWeights` rows, given `grad`.
 * Defaults: `paddingIdx` -1.
 */
export const _embeddingBagDenseBackward: {
  (grad: Tensor, indices: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: Int, scaleGradByFreq: boolean, mode: Int, perSampleWeights: Tensor | null, paddingIdx?: Int | { paddingIdx?: Int }): Tensor
  (grad: Tensor, indices: Tensor, offset2bag: Tensor, bagSize: Tensor, maximumIndices: Tensor, numWeights: Int, scaleGradByFreq: boolean, mode: Int, perSampleWeights: Tensor | null, paddingIdx?: Int | { paddingIdx?: Int; out: Tensor }, options?: { paddingIdx?: Int; out: Tensor }): Tensor
} = op('_embedding_bag_dense_backward', '', 'out')

/**
 * Computes the sum, mean or maximum (by `mode`) of the rows of `weight` in each bag of `indices`, without preparing a backward pass.
 * Defaults: `scaleGradByFreq` false, `mode` 0, `sparse` false, `includeLastOffset` false, `paddingIdx` -1.
 */
export const _embeddingBagForwardOnly: {
  (weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean | _EmbeddingBagOptions, mode?: Int | _EmbeddingBagOptions, sparse?: boolean | _EmbeddingBagOptions, perSampleWeights?: Tensor | null | _EmbeddingBagOptions, includeLastOffset?: boolean | _EmbeddingBagOptions, paddingIdx?: Int | _EmbeddingBagOptions): [Tensor, Tensor, Tensor, Tensor]
  (weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean | _EmbeddingBagOptions2, mode?: Int | _EmbeddingBagOptions2, sparse?: boolean | _EmbeddingBagOptions2, perSampleWeights?: Tensor | null | _EmbeddingBagOptions2, includeLastOffset?: boolean | _EmbeddingBagOptions2, paddingIdx?: Int | _EmbeddingBagOptions2, options?: _EmbeddingBagOptions2): [Tensor, Tensor, Tensor, Tensor]
} = op('_embedding_bag_forward_only', '', 'out')

/**
 * Computes the gradient of an embedding bag for its weights per sample, given `grad`.
 * Defaults: `paddingIdx` -1.
 */
export const _embeddingBagPerSampleWeightsBackward: {
  (grad: Tensor, weight: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, mode: Int, paddingIdx?: Int | { paddingIdx?: Int }): Tensor
  (grad: Tensor, weight: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, mode: Int, paddingIdx?: Int | { paddingIdx?: Int; out: Tensor }, options?: { paddingIdx?: Int; out: Tensor }): Tensor
} = op('_embedding_bag_per_sample_weights_backward', '', 'out')

/**
 * Computes the sparse gradient of an embedding bag for its weight of `numWeights` rows, given `grad`.
 * Defaults: `paddingIdx` -1.
 */
export const _embeddingBagSparseBackward: {
  (grad: Tensor, indices: Tensor, offsets: Tensor, offset2bag: Tensor, bagSize: Tensor, numWeights: Int, scaleGradByFreq: boolean, mode: Int, perSampleWeights: Tensor | null, paddingIdx?: Int | { paddingIdx?: Int }): Tensor
} = op('_embedding_bag_sparse_backward', '')

/** Computes the Euclidean distance from each row of `x1` to each row of `x2` by way of a matrix product. */
export const _euclideanDist: {
  (x1: Tensor, x2: Tensor): Tensor
  (x1: Tensor, x2: Tensor, options: { out: Tensor }): Tensor
} = op('_euclidean_dist', '', 'out')

/**
 * Computes how far each element of each tensor of `self` is from zero, its absolute value.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_abs.html
 */
export const _foreachAbs: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_abs', '', 'out')

/**
 * Computes how far each element of each tensor of `self` is from zero, its absolute value, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_abs_.html
 */
export const _foreachAbs_: {
  (self: readonly Tensor[]): void
} = op('_foreach_abs_', '')

/**
 * Computes the inverse cosine of each element of each tensor of `self`, in radians.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_acos.html
 */
export const _foreachAcos: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_acos', '', 'out')

/**
 * Computes the inverse cosine of each element of each tensor of `self`, in radians, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_acos_.html
 */
export const _foreachAcos_: {
  (self: readonly Tensor[]): void
} = op('_foreach_acos_', '')

/**
 * Computes the sum of each tensor of `self` and its counterpart in `other` (times `alpha`) or `scalars`, or the one `scalar` given.
 * Defaults: `alpha` 1.
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
 * Computes the sum of each tensor of `self` and its counterpart in `other` (times `alpha`) or `scalars`, or the one `scalar` given, in place.
 * Defaults: `alpha` 1.
 */
export const _foreachAdd_: {
  (self: readonly Tensor[], other: readonly Tensor[], options?: { alpha?: Scalar }): void
  (self: readonly Tensor[], other: Tensor, options?: { alpha?: Scalar }): void
  (self: readonly Tensor[], scalar: Scalar): void
  (self: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_add_', 'List', 'Tensor', 'Scalar', 'ScalarList')

/**
 * Computes each tensor of `self` plus the quotient of its counterparts in `tensor1` and `tensor2`, times `value` or its own one of `scalars`.
 * Defaults: `value` 1.
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
 * Computes each tensor of `self` plus the quotient of its counterparts in `tensor1` and `tensor2`, times `value` or its own one of `scalars`, in place.
 * Defaults: `value` 1.
 */
export const _foreachAddcdiv_: {
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: Tensor): void
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], value?: Scalar | { value?: Scalar }): void
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_addcdiv_', 'Tensor', 'Scalar', 'ScalarList')

/**
 * Computes each tensor of `self` plus the product of its counterparts in `tensor1` and `tensor2`, times `value` or its own one of `scalars`.
 * Defaults: `value` 1.
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
 * Computes each tensor of `self` plus the product of its counterparts in `tensor1` and `tensor2`, times `value` or its own one of `scalars`, in place.
 * Defaults: `value` 1.
 */
export const _foreachAddcmul_: {
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: Tensor): void
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], value?: Scalar | { value?: Scalar }): void
  (self: readonly Tensor[], tensor1: readonly Tensor[], tensor2: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_addcmul_', 'Tensor', 'Scalar', 'ScalarList')

/**
 * Computes the inverse sine of each element of each tensor of `self`, in radians.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_asin.html
 */
export const _foreachAsin: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_asin', '', 'out')

/**
 * Computes the inverse sine of each element of each tensor of `self`, in radians, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_asin_.html
 */
export const _foreachAsin_: {
  (self: readonly Tensor[]): void
} = op('_foreach_asin_', '')

/**
 * Computes the inverse tangent of each element of each tensor of `self`, in radians.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_atan.html
 */
export const _foreachAtan: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_atan', '', 'out')

/**
 * Computes the inverse tangent of each element of each tensor of `self`, in radians, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_atan_.html
 */
export const _foreachAtan_: {
  (self: readonly Tensor[]): void
} = op('_foreach_atan_', '')

/**
 * Computes the smallest integer not below each element of each tensor of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_ceil.html
 */
export const _foreachCeil: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_ceil', '', 'out')

/**
 * Computes the smallest integer not below each element of each tensor of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_ceil_.html
 */
export const _foreachCeil_: {
  (self: readonly Tensor[]): void
} = op('_foreach_ceil_', '')

/** Computes each tensor of `self` with its elements limited to at most those of its counterpart in `other` or `scalars`, or `scalar`. */
export const _foreachClampMax: {
  (self: readonly Tensor[], other: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], scalar: Scalar): Tensor[]
  (self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], other: readonly Tensor[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalars: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalar: Scalar, options: { out: readonly Tensor[] }): void
} = op('_foreach_clamp_max', 'List', 'Scalar', 'ScalarList', 'List_out', 'ScalarList_out', 'Scalar_out')

/** Computes each tensor of `self` with its elements limited to at most those of its counterpart in `other` or `scalars`, or `scalar`, in place. */
export const _foreachClampMax_: {
  (self: readonly Tensor[], other: readonly Tensor[]): void
  (self: readonly Tensor[], scalar: Scalar): void
  (self: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_clamp_max_', 'List', 'Scalar', 'ScalarList')

/** Computes each tensor of `self` with its elements limited to at least those of its counterpart in `other` or `scalars`, or `scalar`. */
export const _foreachClampMin: {
  (self: readonly Tensor[], other: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], scalar: Scalar): Tensor[]
  (self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], other: readonly Tensor[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalars: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalar: Scalar, options: { out: readonly Tensor[] }): void
} = op('_foreach_clamp_min', 'List', 'Scalar', 'ScalarList', 'List_out', 'ScalarList_out', 'Scalar_out')

/** Computes each tensor of `self` with its elements limited to at least those of its counterpart in `other` or `scalars`, or `scalar`, in place. */
export const _foreachClampMin_: {
  (self: readonly Tensor[], other: readonly Tensor[]): void
  (self: readonly Tensor[], scalar: Scalar): void
  (self: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_clamp_min_', 'List', 'Scalar', 'ScalarList')

/**
 * Returns copies of the tensors of `src` with the dtypes and shapes of those of `self`.
 * Defaults: `nonBlocking` false.
 */
export const _foreachCopy: {
  (self: readonly Tensor[], src: readonly Tensor[], nonBlocking?: boolean | { nonBlocking?: boolean }): Tensor[]
  (self: readonly Tensor[], src: readonly Tensor[], nonBlocking?: boolean | { nonBlocking?: boolean; out: readonly Tensor[] }, options?: { nonBlocking?: boolean; out: readonly Tensor[] }): void
} = op('_foreach_copy', '', 'out')

/**
 * Copies each tensor of `src` into its counterpart in `self`.
 * Defaults: `nonBlocking` false.
 */
export const _foreachCopy_: {
  (self: readonly Tensor[], src: readonly Tensor[], nonBlocking?: boolean | { nonBlocking?: boolean }): void
} = op('_foreach_copy_', '')

/**
 * Computes the cosine of each element of each tensor of `self`, in radians.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_cos.html
 */
export const _foreachCos: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_cos', '', 'out')

/**
 * Computes the cosine of each element of each tensor of `self`, in radians, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_cos_.html
 */
export const _foreachCos_: {
  (self: readonly Tensor[]): void
} = op('_foreach_cos_', '')

/**
 * Computes the hyperbolic cosine of each element of each tensor of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_cosh.html
 */
export const _foreachCosh: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_cosh', '', 'out')

/**
 * Computes the hyperbolic cosine of each element of each tensor of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_cosh_.html
 */
export const _foreachCosh_: {
  (self: readonly Tensor[]): void
} = op('_foreach_cosh_', '')

/** Computes the quotient of each tensor of `self` and its counterpart in `other` or `scalars`, or the one `scalar` given. */
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

/** Computes the quotient of each tensor of `self` and its counterpart in `other` or `scalars`, or the one `scalar` given, in place. */
export const _foreachDiv_: {
  (self: readonly Tensor[], other: readonly Tensor[]): void
  (self: readonly Tensor[], other: Tensor): void
  (self: readonly Tensor[], scalar: Scalar): void
  (self: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_div_', 'List', 'Tensor', 'Scalar', 'ScalarList')

/**
 * Computes the error function of each element of each tensor of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_erf.html
 */
export const _foreachErf: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_erf', '', 'out')

/**
 * Computes the error function of each element of each tensor of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_erf_.html
 */
export const _foreachErf_: {
  (self: readonly Tensor[]): void
} = op('_foreach_erf_', '')

/**
 * Computes 1 minus the error function of each element of each tensor of `self`, accurately where that is small.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_erfc.html
 */
export const _foreachErfc: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_erfc', '', 'out')

/**
 * Computes 1 minus the error function of each element of each tensor of `self`, accurately where that is small, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_erfc_.html
 */
export const _foreachErfc_: {
  (self: readonly Tensor[]): void
} = op('_foreach_erfc_', '')

/**
 * Computes e to the power of each element of each tensor of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_exp.html
 */
export const _foreachExp: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_exp', '', 'out')

/**
 * Computes e to the power of each element of each tensor of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_exp_.html
 */
export const _foreachExp_: {
  (self: readonly Tensor[]): void
} = op('_foreach_exp_', '')

/**
 * Computes `exp(self) - 1` for each element of each tensor of `self`, accurately for small ones.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_expm1.html
 */
export const _foreachExpm1: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_expm1', '', 'out')

/**
 * Computes `exp(self) - 1` for each element of each tensor of `self`, accurately for small ones, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_expm1_.html
 */
export const _foreachExpm1_: {
  (self: readonly Tensor[]): void
} = op('_foreach_expm1_', '')

/**
 * Computes the largest integer not above each element of each tensor of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_floor.html
 */
export const _foreachFloor: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_floor', '', 'out')

/**
 * Computes the largest integer not above each element of each tensor of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_floor_.html
 */
export const _foreachFloor_: {
  (self: readonly Tensor[]): void
} = op('_foreach_floor_', '')

/**
 * Computes the part of each element of each tensor of `self` after the decimal point, with its sign.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_frac.html
 */
export const _foreachFrac: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_frac', '', 'out')

/**
 * Computes the part of each element of each tensor of `self` after the decimal point, with its sign, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_frac_.html
 */
export const _foreachFrac_: {
  (self: readonly Tensor[]): void
} = op('_foreach_frac_', '')

/** Computes the values from each tensor of `self` to its counterpart in `tensors1`, at `weight` or `weights` of the way. */
export const _foreachLerp: {
  (self: readonly Tensor[], tensors1: readonly Tensor[], weights: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], tensors1: readonly Tensor[], weight: Scalar): Tensor[]
  (self: readonly Tensor[], tensors1: readonly Tensor[], weight: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], tensors1: readonly Tensor[], weights: readonly Tensor[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], tensors1: readonly Tensor[], weight: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], tensors1: readonly Tensor[], weight: Scalar, options: { out: readonly Tensor[] }): void
} = op('_foreach_lerp', 'List', 'Scalar', 'ScalarList', 'List_out', 'ScalarList_out', 'Scalar_out')

/** Computes the values from each tensor of `self` to its counterpart in `tensors1`, at `weight` or `weights` of the way, in place. */
export const _foreachLerp_: {
  (self: readonly Tensor[], tensors1: readonly Tensor[], weights: readonly Tensor[]): void
  (self: readonly Tensor[], tensors1: readonly Tensor[], weight: Scalar): void
  (self: readonly Tensor[], tensors1: readonly Tensor[], weight: readonly Scalar[]): void
} = op('_foreach_lerp_', 'List', 'Scalar', 'ScalarList')

/**
 * Computes `log(abs(gamma(self)))` for each element of each tensor of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_lgamma.html
 */
export const _foreachLgamma: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_lgamma', '', 'out')

/**
 * Computes `log(abs(gamma(self)))` for each element of each tensor of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_lgamma_.html
 */
export const _foreachLgamma_: {
  (self: readonly Tensor[]): void
} = op('_foreach_lgamma_', '')

/**
 * Computes the natural logarithm of each element of each tensor of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_log.html
 */
export const _foreachLog: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_log', '', 'out')

/**
 * Computes the logarithm to the base 10 of each element of each tensor of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_log10.html
 */
export const _foreachLog10: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_log10', '', 'out')

/**
 * Computes the logarithm to the base 10 of each element of each tensor of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_log10_.html
 */
export const _foreachLog10_: {
  (self: readonly Tensor[]): void
} = op('_foreach_log10_', '')

/**
 * Computes `log(1 + self)` for each element of each tensor of `self`, accurately for small ones.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_log1p.html
 */
export const _foreachLog1p: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_log1p', '', 'out')

/**
 * Computes `log(1 + self)` for each element of each tensor of `self`, accurately for small ones, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_log1p_.html
 */
export const _foreachLog1p_: {
  (self: readonly Tensor[]): void
} = op('_foreach_log1p_', '')

/**
 * Computes the logarithm to the base 2 of each element of each tensor of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_log2.html
 */
export const _foreachLog2: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_log2', '', 'out')

/**
 * Computes the logarithm to the base 2 of each element of each tensor of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_log2_.html
 */
export const _foreachLog2_: {
  (self: readonly Tensor[]): void
} = op('_foreach_log2_', '')

/**
 * Computes the natural logarithm of each element of each tensor of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_log_.html
 */
export const _foreachLog_: {
  (self: readonly Tensor[]): void
} = op('_foreach_log_', '')

/** Returns the largest element of each tensor of `self`, each as a tensor of no dimensions. */
export const _foreachMax: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_max', '', 'out')

/** Computes the larger of each element of `self` and its counterpart in `other` or `scalars`, or `scalar`, for all tensors of the list. */
export const _foreachMaximum: {
  (self: readonly Tensor[], other: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], scalar: Scalar): Tensor[]
  (self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], other: readonly Tensor[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalars: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalar: Scalar, options: { out: readonly Tensor[] }): void
} = op('_foreach_maximum', 'List', 'Scalar', 'ScalarList', 'List_out', 'ScalarList_out', 'Scalar_out')

/** Computes the larger of each element of `self` and its counterpart in `other` or `scalars`, or `scalar`, for all tensors of the list, in place. */
export const _foreachMaximum_: {
  (self: readonly Tensor[], other: readonly Tensor[]): void
  (self: readonly Tensor[], scalar: Scalar): void
  (self: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_maximum_', 'List', 'Scalar', 'ScalarList')

/** Computes the smaller of each element of `self` and its counterpart in `other` or `scalars`, or `scalar`, for all tensors of the list. */
export const _foreachMinimum: {
  (self: readonly Tensor[], other: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], scalar: Scalar): Tensor[]
  (self: readonly Tensor[], scalars: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], other: readonly Tensor[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalars: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], scalar: Scalar, options: { out: readonly Tensor[] }): void
} = op('_foreach_minimum', 'List', 'Scalar', 'ScalarList', 'List_out', 'ScalarList_out', 'Scalar_out')

/** Computes the smaller of each element of `self` and its counterpart in `other` or `scalars`, or `scalar`, for all tensors of the list, in place. */
export const _foreachMinimum_: {
  (self: readonly Tensor[], other: readonly Tensor[]): void
  (self: readonly Tensor[], scalar: Scalar): void
  (self: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_minimum_', 'List', 'Scalar', 'ScalarList')

/** Computes the product of each tensor of `self` and its counterpart in `other` or `scalars`, or the one `scalar` given. */
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

/** Computes the product of each tensor of `self` and its counterpart in `other` or `scalars`, or the one `scalar` given, in place. */
export const _foreachMul_: {
  (self: readonly Tensor[], other: readonly Tensor[]): void
  (self: readonly Tensor[], other: Tensor): void
  (self: readonly Tensor[], scalar: Scalar): void
  (self: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_mul_', 'List', 'Tensor', 'Scalar', 'ScalarList')

/**
 * Computes each element of each tensor of `self` with its sign changed.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_neg.html
 */
export const _foreachNeg: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_neg', '', 'out')

/**
 * Computes each element of each tensor of `self` with its sign changed, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_neg_.html
 */
export const _foreachNeg_: {
  (self: readonly Tensor[]): void
} = op('_foreach_neg_', '')

/**
 * Computes the norm of order `ord` of each tensor of `self`, each as a tensor of no dimensions.
 * Defaults: `ord` 2.
 */
export const _foreachNorm: {
  (self: readonly Tensor[], ord?: Scalar | { ord?: Scalar; dtype?: DType | null }, dtype?: DType | null | { ord?: Scalar; dtype?: DType | null }): Tensor[]
  (self: readonly Tensor[], ord?: Scalar | _ForeachNormOptions, dtype?: DType | null | _ForeachNormOptions, options?: _ForeachNormOptions): void
} = op('_foreach_norm', 'Scalar', 'Scalar_out')

/** Computes each tensor of `self` raised to its counterpart in `exponent` or to the one exponent given, or the number `self` raised to each exponent. */
export const _foreachPow: {
  (self: readonly Tensor[], exponent: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], exponent: Scalar): Tensor[]
  (self: Scalar, exponent: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], exponent: readonly Scalar[]): Tensor[]
  (self: readonly Tensor[], exponent: readonly Tensor[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], exponent: readonly Scalar[], options: { out: readonly Tensor[] }): void
  (self: readonly Tensor[], exponent: Scalar, options: { out: readonly Tensor[] }): void
} = op('_foreach_pow', 'List', 'Scalar', 'ScalarAndTensor', 'ScalarList', 'List_out', 'ScalarList_out', 'Scalar_out')

/** Raises each tensor of `self` to its counterpart in `exponent` or to the one exponent given, in place. */
export const _foreachPow_: {
  (self: readonly Tensor[], exponent: readonly Tensor[]): void
  (self: readonly Tensor[], exponent: Scalar): void
  (self: readonly Tensor[], exponent: readonly Scalar[]): void
} = op('_foreach_pow_', 'List', 'Scalar', 'ScalarList')

/**
 * Computes the sum of the absolute values of each tensor of `self`, each to the power of `ord`.
 * Defaults: `ord` 2.
 */
export const _foreachPowsum: {
  (self: readonly Tensor[], ord?: Scalar | { ord?: Scalar; dtype?: DType | null }, dtype?: DType | null | { ord?: Scalar; dtype?: DType | null }): Tensor[]
  (self: readonly Tensor[], ord?: Scalar | _ForeachNormOptions, dtype?: DType | null | _ForeachNormOptions, options?: _ForeachNormOptions): void
} = op('_foreach_powsum', 'Scalar', 'Scalar_out')

/**
 * Computes 1 divided by each element of each tensor of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_reciprocal.html
 */
export const _foreachReciprocal: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_reciprocal', '', 'out')

/**
 * Computes 1 divided by each element of each tensor of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_reciprocal_.html
 */
export const _foreachReciprocal_: {
  (self: readonly Tensor[]): void
} = op('_foreach_reciprocal_', '')

/**
 * Computes the integer nearest to each element of each tensor of `self`, halves to the even one.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_round.html
 */
export const _foreachRound: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_round', '', 'out')

/**
 * Computes the integer nearest to each element of each tensor of `self`, halves to the even one, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_round_.html
 */
export const _foreachRound_: {
  (self: readonly Tensor[]): void
} = op('_foreach_round_', '')

/** Computes 1 divided by the square root of each element of each tensor of `self`. */
export const _foreachRsqrt: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_rsqrt', '', 'out')

/** Computes 1 divided by the square root of each element of each tensor of `self`, in place. */
export const _foreachRsqrt_: {
  (self: readonly Tensor[]): void
} = op('_foreach_rsqrt_', '')

/**
 * Computes `1 / (1 + exp(-self))` for each element of each tensor of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sigmoid.html
 */
export const _foreachSigmoid: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_sigmoid', '', 'out')

/**
 * Computes `1 / (1 + exp(-self))` for each element of each tensor of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sigmoid_.html
 */
export const _foreachSigmoid_: {
  (self: readonly Tensor[]): void
} = op('_foreach_sigmoid_', '')

/** Computes -1, 0 or 1 for each element of each tensor of `self`, by its sign. */
export const _foreachSign: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_sign', '', 'out')

/** Computes -1, 0 or 1 for each element of each tensor of `self`, by its sign, in place. */
export const _foreachSign_: {
  (self: readonly Tensor[]): void
} = op('_foreach_sign_', '')

/**
 * Computes the sine of each element of each tensor of `self`, in radians.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sin.html
 */
export const _foreachSin: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_sin', '', 'out')

/**
 * Computes the sine of each element of each tensor of `self`, in radians, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sin_.html
 */
export const _foreachSin_: {
  (self: readonly Tensor[]): void
} = op('_foreach_sin_', '')

/**
 * Computes the hyperbolic sine of each element of each tensor of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sinh.html
 */
export const _foreachSinh: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_sinh', '', 'out')

/**
 * Computes the hyperbolic sine of each element of each tensor of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sinh_.html
 */
export const _foreachSinh_: {
  (self: readonly Tensor[]): void
} = op('_foreach_sinh_', '')

/**
 * Computes the square root of each element of each tensor of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sqrt.html
 */
export const _foreachSqrt: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_sqrt', '', 'out')

/**
 * Computes the square root of each element of each tensor of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_sqrt_.html
 */
export const _foreachSqrt_: {
  (self: readonly Tensor[]): void
} = op('_foreach_sqrt_', '')

/**
 * Computes the difference of each tensor of `self` and its counterpart in `other` (times `alpha`) or `scalars`, or the one `scalar` given.
 * Defaults: `alpha` 1.
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
 * Computes the difference of each tensor of `self` and its counterpart in `other` (times `alpha`) or `scalars`, or the one `scalar` given, in place.
 * Defaults: `alpha` 1.
 */
export const _foreachSub_: {
  (self: readonly Tensor[], other: readonly Tensor[], options?: { alpha?: Scalar }): void
  (self: readonly Tensor[], scalar: Scalar): void
  (self: readonly Tensor[], scalars: readonly Scalar[]): void
} = op('_foreach_sub_', 'List', 'Scalar', 'ScalarList')

/**
 * Computes the tangent of each element of each tensor of `self`, in radians.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_tan.html
 */
export const _foreachTan: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_tan', '', 'out')

/**
 * Computes the tangent of each element of each tensor of `self`, in radians, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_tan_.html
 */
export const _foreachTan_: {
  (self: readonly Tensor[]): void
} = op('_foreach_tan_', '')

/**
 * Computes the hyperbolic tangent of each element of each tensor of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_tanh.html
 */
export const _foreachTanh: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_tanh', '', 'out')

/**
 * Computes the hyperbolic tangent of each element of each tensor of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_tanh_.html
 */
export const _foreachTanh_: {
  (self: readonly Tensor[]): void
} = op('_foreach_tanh_', '')

/**
 * Computes each element of each tensor of `self` without the part after its decimal point.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_trunc.html
 */
export const _foreachTrunc: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_trunc', '', 'out')

/**
 * Computes each element of each tensor of `self` without the part after its decimal point, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_trunc_.html
 */
export const _foreachTrunc_: {
  (self: readonly Tensor[]): void
} = op('_foreach_trunc_', '')

/** Returns tensors of zeros like those of `self`. */
export const _foreachZero: {
  (self: readonly Tensor[]): Tensor[]
  (self: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('_foreach_zero', '', 'out')

/**
 * Sets all elements of the tensors of `self` to zero.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch._foreach_zero_.html
 */
export const _foreachZero_: {
  (self: readonly Tensor[]): void
} = op('_foreach_zero_', '')

/** Computes one Adagrad step for all tensors in one kernel, and returns the new parameters, gradients and states without changing `self`. */
export const _fusedAdagrad: {
  (self: readonly Tensor[], grads: readonly Tensor[], stateSums: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdagradOptions): [selfOut: Tensor[], gradsOut: Tensor[], stateSumsOut: Tensor[], stateStepsOut: Tensor[]] & { self_out: Tensor[]; grads_out: Tensor[]; state_sums_out: Tensor[]; state_steps_out: Tensor[] }
  (self: readonly Tensor[], grads: readonly Tensor[], stateSums: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdagradOptions): [selfOut: Tensor[], gradsOut: Tensor[], stateSumsOut: Tensor[]] & { self_out: Tensor[]; grads_out: Tensor[]; state_sums_out: Tensor[] }
  (self: readonly Tensor[], grads: readonly Tensor[], stateSums: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdagradOptions2): void
} = op('_fused_adagrad', '', 'tensor_lr', 'out', 'tensor_lr_out')

/** Updates the parameters `self` and their states by one Adagrad step with `grads`, all in one kernel. */
export const _fusedAdagrad_: {
  (self: readonly Tensor[], grads: readonly Tensor[], stateSums: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdagradOptions): void
} = op('_fused_adagrad_', '', 'tensor_lr')

/** Computes one Adam step for all tensors in one kernel, and returns the new parameters, gradients and states without changing `self`. */
export const _fusedAdam: {
  (self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdamOptions): [selfOut: Tensor[], gradsOut: Tensor[], expAvgsOut: Tensor[], expAvgSqsOut: Tensor[], maxExpAvgSqsOut: Tensor[]] & { self_out: Tensor[]; grads_out: Tensor[]; exp_avgs_out: Tensor[]; exp_avg_sqs_out: Tensor[]; max_exp_avg_sqs_out: Tensor[] }
  (self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdamOptions2): void
} = op('_fused_adam', '', 'tensor_lr', 'out', 'tensor_lr_out')

/** Updates the parameters `self` and their states by one Adam step with `grads`, all in one kernel. */
export const _fusedAdam_: {
  (self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdamOptions): void
} = op('_fused_adam_', '', 'tensor_lr')

/** Computes one AdamW step for all tensors in one kernel, and returns the new parameters, gradients and states without changing `self`. */
export const _fusedAdamw: {
  (self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdamOptions): [selfOut: Tensor[], gradsOut: Tensor[], expAvgsOut: Tensor[], expAvgSqsOut: Tensor[], maxExpAvgSqsOut: Tensor[]] & { self_out: Tensor[]; grads_out: Tensor[]; exp_avgs_out: Tensor[]; exp_avg_sqs_out: Tensor[]; max_exp_avg_sqs_out: Tensor[] }
  (self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdamOptions2): void
} = op('_fused_adamw', '', 'tensor_lr', 'out', 'tensor_lr_out')

/** Updates the parameters `self` and their states by one AdamW step with `grads`, all in one kernel. */
export const _fusedAdamw_: {
  (self: readonly Tensor[], grads: readonly Tensor[], expAvgs: readonly Tensor[], expAvgSqs: readonly Tensor[], maxExpAvgSqs: readonly Tensor[], stateSteps: readonly Tensor[], options: _FusedAdamOptions): void
} = op('_fused_adamw_', '', 'tensor_lr')

/** Keeps each element of `self` with probability `p`, scaled by `1 / p`, zeroes the others, and returns the result and the mask. */
export const _fusedDropout: {
  (self: Tensor, p: number, generator?: Generator | null | { generator?: Generator | null }): [Tensor, Tensor]
  (self: Tensor, p: number, generator?: Generator | null | _FusedDropoutOptions, options?: _FusedDropoutOptions): [Tensor, Tensor]
} = op('_fused_dropout', '', 'out')

/**
 * Fake-quantizes `self` by the range in `runningMin` and `runningMax`, which it first updates if `observerOn` says so, and returns the result and a mask.
 * Defaults: `perRowFakeQuant` false, `symmetricQuant` false.
 */
export const _fusedMovingAvgObsFqHelper: {
  (self: Tensor, observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: Int, quantMax: Int, chAxis: Int, perRowFakeQuant?: boolean | { perRowFakeQuant?: boolean; symmetricQuant?: boolean }, symmetricQuant?: boolean | { perRowFakeQuant?: boolean; symmetricQuant?: boolean }): [output: Tensor, mask: Tensor] & { output: Tensor; mask: Tensor }
  (self: Tensor, observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: Int, quantMax: Int, chAxis: Int, perRowFakeQuant?: boolean | _FusedMovingAvgObsFqHelperOptions, symmetricQuant?: boolean | _FusedMovingAvgObsFqHelperOptions, options?: _FusedMovingAvgObsFqHelperOptions): [Tensor, Tensor]
} = op('_fused_moving_avg_obs_fq_helper', '', 'out')

/**
 * Fake-quantizes `self` by an observed range as training for quantization does, and returns the new ranges and scales rather than writing them.
 * Defaults: `perRowFakeQuant` false, `symmetricQuant` false.
 */
export const _fusedMovingAvgObsFqHelperFunctional: {
  (self: Tensor, observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: Int, quantMax: Int, chAxis: Int, perRowFakeQuant?: boolean | { perRowFakeQuant?: boolean; symmetricQuant?: boolean }, symmetricQuant?: boolean | { perRowFakeQuant?: boolean; symmetricQuant?: boolean }): [output: Tensor, mask: Tensor, runningMinOut: Tensor, runningMaxOut: Tensor, scaleOut: Tensor, zeroPointOut: Tensor] & { output: Tensor; mask: Tensor; running_min_out: Tensor; running_max_out: Tensor; scale_out: Tensor; zero_point_out: Tensor }
} = op('_fused_moving_avg_obs_fq_helper_functional', '')

/** Divides `input` by its root mean square over the last dimensions, of `normalizedShape`, scales by `weight`, and returns the reciprocals of the root mean square, too. */
export const _fusedRmsNorm: {
  (input: Tensor, normalizedShape: readonly Int[], weight: Tensor | null, eps: number | null): [Tensor, Tensor]
} = op('_fused_rms_norm', '')

/** Computes the gradients of root mean square normalization for `input` and `weight` as `outputMask` asks, given `gradOut`. */
export const _fusedRmsNormBackward: {
  (gradOut: Tensor, input: Tensor, normalizedShape: readonly Int[], rstd: Tensor, weight: Tensor | null, outputMask: readonly boolean[] | boolean): [Tensor, Tensor]
} = op('_fused_rms_norm_backward', '')

/**
 * Returns the number of the kernel that scaled dot-product attention would choose for these arguments.
 * Defaults: `dropoutP` 0, `isCausal` false, `enableGqa` false.
 */
export const _fusedSdpChoice: {
  (query: Tensor, key: Tensor, value: Tensor, attnMask?: Tensor | null | _FusedSdpChoiceOptions, dropoutP?: number | _FusedSdpChoiceOptions, isCausal?: boolean | _FusedSdpChoiceOptions, options?: _FusedSdpChoiceOptions): number
} = op('_fused_sdp_choice', '')

/** Computes one SGD step for all tensors in one kernel, and returns the new parameters, gradients and momentum buffers without changing `self`. */
export const _fusedSgd: {
  (self: readonly Tensor[], grads: readonly Tensor[], momentumBufferList: readonly Tensor[], options: _FusedSgdOptions): [selfOut: Tensor[], gradsOut: Tensor[], momentumBufferListOut: Tensor[]] & { self_out: Tensor[]; grads_out: Tensor[]; momentum_buffer_list_out: Tensor[] }
  (self: readonly Tensor[], grads: readonly Tensor[], momentumBufferList: readonly Tensor[], options: _FusedSgdOptions2): void
} = op('_fused_sgd', '', 'tensor_lr', 'out', 'tensor_lr_out')

/** Updates the parameters `self` and their momentum buffers by one SGD step with `grads`, all in one kernel. */
export const _fusedSgd_: {
  (self: readonly Tensor[], grads: readonly Tensor[], momentumBufferList: readonly Tensor[], options: _FusedSgdOptions): void
} = op('_fused_sgd_', '', 'tensor_lr')

/** Returns the indices of a sparse COO tensor as they are stored, even if it is not coalesced. */
export const _indices: {
  (self: Tensor): Tensor
} = op('_indices', '')

/** Returns how many elements a sparse tensor stores. */
export const _nnz: {
  (self: Tensor): number
} = op('_nnz', '')

/** Packs padded sequences of the given `lengths`, longest first, into one tensor of all steps and the batch size of each step. */
export const _packPaddedSequence: {
  (input: Tensor, lengths: Tensor, batchFirst: boolean): [Tensor, Tensor]
  (input: Tensor, lengths: Tensor, batchFirst: boolean, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('_pack_padded_sequence', '', 'out')

/** Computes the gradient of packing for the padded input of `inputSize`, given `grad`. */
export const _packPaddedSequenceBackward: {
  (grad: Tensor, inputSize: readonly Int[], batchSizes: Tensor, batchFirst: boolean): Tensor
} = op('_pack_padded_sequence_backward', '')

/** Unpacks `data` with `batchSizes` into sequences padded with `paddingValue`, and returns them and their lengths. */
export const _padPackedSequence: {
  (data: Tensor, batchSizes: Tensor, batchFirst: boolean, paddingValue: Scalar, totalLength: Int): [Tensor, Tensor]
} = op('_pad_packed_sequence', '')

/**
 * Computes scaled dot-product attention by plain matrix products and a softmax, and returns the output and the attention weights.
 * Defaults: `dropoutP` 0, `isCausal` false, `enableGqa` false.
 */
export const _scaledDotProductAttentionMath: {
  (query: Tensor, key: Tensor, value: Tensor, attnMask?: Tensor | null | _ScaledDotProductAttentionMathOptions, dropoutP?: number | _ScaledDotProductAttentionMathOptions, isCausal?: boolean | _ScaledDotProductAttentionMathOptions, dropoutMask?: Tensor | null | _ScaledDotProductAttentionMathOptions, options?: _ScaledDotProductAttentionMathOptions): [Tensor, Tensor]
} = op('_scaled_dot_product_attention_math', '')

/**
 * Computes scaled dot-product attention on Apple's GPU, and returns the output and the attention weights.
 * Defaults: `dropoutP` 0, `isCausal` false.
 */
export const _scaledDotProductAttentionMathForMps: {
  (query: Tensor, key: Tensor, value: Tensor, attnMask?: Tensor | null | _ScaledDotProductAttentionMathForMpsOptions, dropoutP?: number | _ScaledDotProductAttentionMathForMpsOptions, isCausal?: boolean | _ScaledDotProductAttentionMathForMpsOptions, dropoutMask?: Tensor | null | _ScaledDotProductAttentionMathForMpsOptions, options?: _ScaledDotProductAttentionMathForMpsOptions): [Tensor, Tensor]
} = op('_scaled_dot_product_attention_math_for_mps', '')

/**
 * Computes scaled dot-product attention of `query`, `key` and `value` by cuDNN's kernel, along with what the backward pass needs.
 * Defaults: `dropoutP` 0, `isCausal` false, `returnDebugMask` false.
 */
export const _scaledDotProductCudnnAttention: {
  (query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor | null, computeLogSumexp: boolean, dropoutP?: number | _ScaledDotProductCudnnAttentionOptions, isCausal?: boolean | _ScaledDotProductCudnnAttentionOptions, returnDebugMask?: boolean | _ScaledDotProductCudnnAttentionOptions, options?: _ScaledDotProductCudnnAttentionOptions): [output: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, philoxSeed: Tensor, philoxOffset: Tensor, debugAttnMask: Tensor] & { output: Tensor; logsumexp: Tensor; cum_seq_q: Tensor; cum_seq_k: Tensor; max_q: number; max_k: number; philox_seed: Tensor; philox_offset: Tensor; debug_attn_mask: Tensor }
} = op('_scaled_dot_product_cudnn_attention', '')

/** Computes the gradients of cuDNN attention for `query`, `key` and `value`, given `gradOut`. */
export const _scaledDotProductCudnnAttentionBackward: {
  (gradOut: Tensor, query: Tensor, key: Tensor, value: Tensor, out: Tensor, logsumexp: Tensor, philoxSeed: Tensor, philoxOffset: Tensor, attnBias: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: Int, maxK: Int, dropoutP: number, isCausal: boolean, options?: { scale?: number | null }): [Tensor, Tensor, Tensor]
} = op('_scaled_dot_product_cudnn_attention_backward', '')

/**
 * Computes scaled dot-product attention of `query`, `key` and `value` by the memory-efficient kernel, along with what the backward pass needs.
 * Defaults: `dropoutP` 0, `isCausal` false.
 */
export const _scaledDotProductEfficientAttention: {
  (query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor | null, computeLogSumexp: boolean, dropoutP?: number | _ScaledDotProductEfficientAttentionOptions, isCausal?: boolean | _ScaledDotProductEfficientAttentionOptions, options?: _ScaledDotProductEfficientAttentionOptions): [output: Tensor, logSumexp: Tensor, philoxSeed: Tensor, philoxOffset: Tensor] & { output: Tensor; log_sumexp: Tensor; philox_seed: Tensor; philox_offset: Tensor }
} = op('_scaled_dot_product_efficient_attention', '')

/**
 * Computes the gradients of memory-efficient attention for `query`, `key`, `value` and `attnBias` as `gradInputMask` asks.
 * Defaults: `isCausal` false.
 */
export const _scaledDotProductEfficientAttentionBackward: {
  (gradOut_: Tensor, query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor, out: Tensor, logsumexp: Tensor, philoxSeed: Tensor, philoxOffset: Tensor, dropoutP: number, gradInputMask: readonly boolean[] | boolean, isCausal?: boolean | { isCausal?: boolean; scale?: number | null }, options?: { isCausal?: boolean; scale?: number | null }): [Tensor, Tensor, Tensor, Tensor]
} = op('_scaled_dot_product_efficient_attention_backward', '')

/**
 * Computes scaled dot-product attention of `query`, `key` and `value` by the flash kernel, along with what the backward pass needs.
 * Defaults: `dropoutP` 0, `isCausal` false, `returnDebugMask` false.
 */
export const _scaledDotProductFlashAttention: {
  (query: Tensor, key: Tensor, value: Tensor, dropoutP?: number | _ScaledDotProductCudnnAttentionOptions, isCausal?: boolean | _ScaledDotProductCudnnAttentionOptions, returnDebugMask?: boolean | _ScaledDotProductCudnnAttentionOptions, options?: _ScaledDotProductCudnnAttentionOptions): [output: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, rngState: Tensor, unused: Tensor, debugAttnMask: Tensor] & { output: Tensor; logsumexp: Tensor; cum_seq_q: Tensor; cum_seq_k: Tensor; max_q: number; max_k: number; rng_state: Tensor; unused: Tensor; debug_attn_mask: Tensor }
  (query: Tensor, key: Tensor, value: Tensor, qDescale: Tensor | null, kDescale: Tensor | null, vDescale: Tensor | null, dropoutP?: number | _ScaledDotProductCudnnAttentionOptions, isCausal?: boolean | _ScaledDotProductCudnnAttentionOptions, returnDebugMask?: boolean | _ScaledDotProductCudnnAttentionOptions, options?: _ScaledDotProductCudnnAttentionOptions): [output: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, rngState: Tensor, unused: Tensor, debugAttnMask: Tensor] & { output: Tensor; logsumexp: Tensor; cum_seq_q: Tensor; cum_seq_k: Tensor; max_q: number; max_k: number; rng_state: Tensor; unused: Tensor; debug_attn_mask: Tensor }
} = op('_scaled_dot_product_flash_attention', '', 'quantized')

/** Computes the gradients of flash attention for `query`, `key` and `value`, given `gradOut`. */
export const _scaledDotProductFlashAttentionBackward: {
  (gradOut: Tensor, query: Tensor, key: Tensor, value: Tensor, out: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: Int, maxK: Int, dropoutP: number, isCausal: boolean, philoxSeed: Tensor, philoxOffset: Tensor, options?: { scale?: number | null }): [gradQuery: Tensor, gradKey: Tensor, gradValue: Tensor] & { grad_query: Tensor; grad_key: Tensor; grad_value: Tensor }
} = op('_scaled_dot_product_flash_attention_backward', '')

/**
 * Computes scaled dot-product attention of `query`, `key` and `value` by the flash kernel for CPUs, and returns its log-sum-exp, too.
 * Defaults: `dropoutP` 0, `isCausal` false.
 */
export const _scaledDotProductFlashAttentionForCpu: {
  (query: Tensor, key: Tensor, value: Tensor, dropoutP?: number | _ScaledDotProductFlashAttentionForCpuOptions, isCausal?: boolean | _ScaledDotProductFlashAttentionForCpuOptions, options?: _ScaledDotProductFlashAttentionForCpuOptions): [output: Tensor, logsumexp: Tensor] & { output: Tensor; logsumexp: Tensor }
} = op('_scaled_dot_product_flash_attention_for_cpu', '')

/** Computes the gradients of flash attention on CPUs for `query`, `key` and `value`, given `gradOut`. */
export const _scaledDotProductFlashAttentionForCpuBackward: {
  (gradOut: Tensor, query: Tensor, key: Tensor, value: Tensor, out: Tensor, logsumexp: Tensor, dropoutP: number, isCausal: boolean, options?: { attnMask?: Tensor | null; scale?: number | null }): [gradQuery: Tensor, gradKey: Tensor, gradValue: Tensor] & { grad_query: Tensor; grad_key: Tensor; grad_value: Tensor }
} = op('_scaled_dot_product_flash_attention_for_cpu_backward', '')

/**
 * Computes scaled dot-product attention by the kernel that a backend outside of PyTorch has registered.
 * Defaults: `dropoutP` 0, `isCausal` false, `returnDebugMask` false.
 */
export const _scaledDotProductFusedAttentionOverrideable: {
  (query: Tensor, key: Tensor, value: Tensor, attnBias?: Tensor | null | _ScaledDotProductFusedAttentionOverrideableOptions, dropoutP?: number | _ScaledDotProductFusedAttentionOverrideableOptions, isCausal?: boolean | _ScaledDotProductFusedAttentionOverrideableOptions, returnDebugMask?: boolean | _ScaledDotProductFusedAttentionOverrideableOptions, options?: _ScaledDotProductFusedAttentionOverrideableOptions): [output: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: number, maxK: number, philoxSeed: Tensor, philoxOffset: Tensor, debugAttnMask: Tensor] & { output: Tensor; logsumexp: Tensor; cum_seq_q: Tensor; cum_seq_k: Tensor; max_q: number; max_k: number; philox_seed: Tensor; philox_offset: Tensor; debug_attn_mask: Tensor }
} = op('_scaled_dot_product_fused_attention_overrideable', '')

/** Computes the gradients of the attention kernel that a backend outside of PyTorch has registered, given `gradOut`. */
export const _scaledDotProductFusedAttentionOverrideableBackward: {
  (gradOut: Tensor, query: Tensor, key: Tensor, value: Tensor, attnBias: Tensor, gradInputMask: readonly boolean[] | boolean, out: Tensor, logsumexp: Tensor, cumSeqQ: Tensor, cumSeqK: Tensor, maxQ: Int, maxK: Int, dropoutP: number, isCausal: boolean, philoxSeed: Tensor, philoxOffset: Tensor, options?: { scale?: number | null }): [gradQuery: Tensor, gradKey: Tensor, gradValue: Tensor, gradAttnBias: Tensor] & { grad_query: Tensor; grad_key: Tensor; grad_value: Tensor; grad_attn_bias: Tensor }
} = op('_scaled_dot_product_fused_attention_overrideable_backward', '')

/** Returns the values of a sparse COO tensor as they are stored, even if it is not coalesced. */
export const _values: {
  (self: Tensor): Tensor
} = op('_values', '')

/**
 * Computes the weight `v` scaled so that its norm along all dimensions but `dim` is `g`.
 * Defaults: `dim` 0.
 */
export const _weightNorm: {
  (v: Tensor, g: Tensor, dim?: Int | { dim?: Int }): Tensor
} = op('_weight_norm', '')

/** Computes the gradients of weight normalization for its direction and magnitude, in a form that can be differentiated again. */
export const _weightNormDifferentiableBackward: {
  (gradW: Tensor, savedV: Tensor, savedG: Tensor, savedNorms: Tensor, dim: Int): [Tensor, Tensor]
} = op('_weight_norm_differentiable_backward', '')

/**
 * Computes the weight `v` scaled to the norms `g` along all dimensions but `dim`, and returns it with the norms of `v`.
 * Defaults: `dim` 0.
 */
export const _weightNormInterface: {
  (v: Tensor, g: Tensor, dim?: Int | { dim?: Int }): [Tensor, Tensor]
  (v: Tensor, g: Tensor, dim?: Int | _WeightNormInterfaceOptions, options?: _WeightNormInterfaceOptions): [Tensor, Tensor]
} = op('_weight_norm_interface', '', 'out')

/** Computes the gradients of weight normalization for its direction `savedV` and magnitude `savedG`, given `gradW`. */
export const _weightNormInterfaceBackward: {
  (gradW: Tensor, savedV: Tensor, savedG: Tensor, savedNorms: Tensor, dim: Int): [Tensor, Tensor]
  (gradW: Tensor, savedV: Tensor, savedG: Tensor, savedNorms: Tensor, dim: Int, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('_weight_norm_interface_backward', '', 'out')

/**
 * Computes how far each element of `self` is from zero, its absolute value.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.abs.html
 */
export const abs: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('abs', '', 'out')

/**
 * Computes how far each element of `self` is from zero, its absolute value, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.abs_.html
 */
export const abs_: {
  (self: Tensor): Tensor
} = op('abs_', '')

/**
 * Computes how far each element of `self` is from zero, its absolute value; another name of `abs`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.absolute.html
 */
export const absolute: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('absolute', '', 'out')

/**
 * Computes how far each element of `self` is from zero, its absolute value, in place; another name of `abs_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.absolute_.html
 */
export const absolute_: {
  (self: Tensor): Tensor
} = op('absolute_', '')

/**
 * Computes the inverse cosine of each element of `self`, in radians.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.acos.html
 */
export const acos: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('acos', '', 'out')

/**
 * Computes the inverse cosine of each element of `self`, in radians, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.acos_.html
 */
export const acos_: {
  (self: Tensor): Tensor
} = op('acos_', '')

/**
 * Computes the inverse hyperbolic cosine of each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.acosh.html
 */
export const acosh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('acosh', '', 'out')

/**
 * Computes the inverse hyperbolic cosine of each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.acosh_.html
 */
export const acosh_: {
  (self: Tensor): Tensor
} = op('acosh_', '')

/**
 * Averages the last dimension of `self` over windows chosen so that `outputSize` values remain.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.adaptive_avg_pool1d.html
 */
export const adaptiveAvgPool1d: {
  (self: Tensor, outputSize: readonly Int[] | Int): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor }): Tensor
  (self: Tensor, options: { outputSize: readonly Int[] | Int }): Tensor
  (options: { input: Tensor; outputSize: readonly Int[] | Int }): Tensor
} = op('adaptive_avg_pool1d', '', 'out')

/**
 * Averages the last two dimensions of `self` over windows chosen so that a plane of `outputSize` remains.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.adaptive_avg_pool2d.html
 */
export const adaptiveAvgPool2d: {
  (self: Tensor, outputSize: readonly Int[] | Int): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('adaptive_avg_pool2d', '', 'out')

/**
 * Averages the last three dimensions of `self` over windows chosen so that a volume of `outputSize` remains.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.adaptive_avg_pool3d.html
 */
export const adaptiveAvgPool3d: {
  (self: Tensor, outputSize: readonly Int[] | Int): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('adaptive_avg_pool3d', '', 'out')

/**
 * Takes the maxima of the last dimension of `self` over windows chosen so that `outputSize` remain, and returns them with their indices.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.adaptive_max_pool1d.html
 */
export const adaptiveMaxPool1d: {
  (self: Tensor, outputSize: readonly Int[] | Int): [Tensor, Tensor]
} = op('adaptive_max_pool1d', '')

/**
 * Takes the maxima of the last two dimensions of `self` over windows chosen so that a plane of `outputSize` remains, and returns them with their indices.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.adaptive_max_pool2d.html
 */
export const adaptiveMaxPool2d: {
  (self: Tensor, outputSize: readonly Int[] | Int): [Tensor, Tensor]
  (self: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor; indices: Tensor }): [Tensor, Tensor]
} = op('adaptive_max_pool2d', '', 'out')

/**
 * Takes the maxima of the last three dimensions of `self` over windows chosen so that a volume of `outputSize` remains, and returns them with their indices.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.adaptive_max_pool3d.html
 */
export const adaptiveMaxPool3d: {
  (self: Tensor, outputSize: readonly Int[] | Int): [Tensor, Tensor]
  (self: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor; indices: Tensor }): [Tensor, Tensor]
} = op('adaptive_max_pool3d', '', 'out')

/**
 * Computes `self + alpha * other`, element by element with broadcasting.
 * Defaults: `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.add.html
 */
export const add: {
  (self: Tensor | Scalar, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { alpha?: Scalar; out: Tensor }): Tensor
} = arithmetic('add', 'Tensor', 'out')

/**
 * Computes `self + alpha * other`, element by element with broadcasting, in place.
 * Defaults: `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.add_.html
 */
export const add_: {
  (self: Tensor | Scalar, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor
} = arithmetic('add_', 'Tensor')

/**
 * Computes `beta * self` plus `alpha` times the sum of all matrix products of the batches `batch1` (B, N, M) and `batch2` (B, M, P).
 * Defaults: `beta` 1, `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.addbmm.html
 */
export const addbmm: {
  (self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  (self: Tensor, batch1: Tensor, batch2: Tensor, options: AddbmmOptions): Tensor
} = op('addbmm', '', 'out')

/**
 * Computes `beta * self` plus `alpha` times the sum of all matrix products of the batches `batch1` (B, N, M) and `batch2` (B, M, P), in place.
 * Defaults: `beta` 1, `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addbmm_.html
 */
export const addbmm_: {
  (self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
} = op('addbmm_', '')

/**
 * Computes `self + value * tensor1 / tensor2`, element by element.
 * Defaults: `value` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.addcdiv.html
 */
export const addcdiv: {
  (self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor
  (self: Tensor, tensor1: Tensor, tensor2: Tensor, options: { value?: Scalar; out: Tensor }): Tensor
} = op('addcdiv', '', 'out')

/**
 * Computes `self + value * tensor1 / tensor2`, element by element, in place.
 * Defaults: `value` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addcdiv_.html
 */
export const addcdiv_: {
  (self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor
} = op('addcdiv_', '')

/**
 * Computes `self + value * tensor1 * tensor2`, element by element.
 * Defaults: `value` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.addcmul.html
 */
export const addcmul: {
  (self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor
  (self: Tensor, tensor1: Tensor, tensor2: Tensor, options: { value?: Scalar; out: Tensor }): Tensor
} = op('addcmul', '', 'out')

/**
 * Computes `self + value * tensor1 * tensor2`, element by element, in place.
 * Defaults: `value` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addcmul_.html
 */
export const addcmul_: {
  (self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor
} = op('addcmul_', '')

/**
 * Computes `beta * self + alpha * (mat1 @ mat2)` for matrices `mat1` (N, M) and `mat2` (M, P).
 * Defaults: `beta` 1, `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.addmm.html
 */
export const addmm: {
  (self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  (self: Tensor, mat1: Tensor, mat2: Tensor, outDtype: DType, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  (self: Tensor, mat1: Tensor, mat2: Tensor, options: AddbmmOptions): Tensor
  (self: Tensor, mat1: Tensor, mat2: Tensor, outDtype: DType, options: AddbmmOptions): Tensor
} = op('addmm', '', 'dtype', 'out', 'dtype_out')

/**
 * Computes `beta * self + alpha * (mat1 @ mat2)` for matrices `mat1` (N, M) and `mat2` (M, P), in place.
 * Defaults: `beta` 1, `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addmm_.html
 */
export const addmm_: {
  (self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
} = op('addmm_', '')

/**
 * Computes `beta * self + alpha * (mat @ vec)` for a matrix `mat` (N, M) and a vector `vec` (M).
 * Defaults: `beta` 1, `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.addmv.html
 */
export const addmv: {
  (self: Tensor, mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  (self: Tensor, mat: Tensor, vec: Tensor, options: AddbmmOptions): Tensor
} = op('addmv', '', 'out')

/**
 * Computes `beta * self + alpha * (mat @ vec)` for a matrix `mat` (N, M) and a vector `vec` (M), in place.
 * Defaults: `beta` 1, `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addmv_.html
 */
export const addmv_: {
  (self: Tensor, mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
} = op('addmv_', '')

/**
 * Computes `beta * self` plus `alpha` times the outer product of the vectors `vec1` (N) and `vec2` (M).
 * Defaults: `beta` 1, `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.addr.html
 */
export const addr: {
  (self: Tensor, vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  (self: Tensor, vec1: Tensor, vec2: Tensor, options: AddbmmOptions): Tensor
} = op('addr', '', 'out')

/**
 * Computes `beta * self` plus `alpha` times the outer product of the vectors `vec1` (N) and `vec2` (M), in place.
 * Defaults: `beta` 1, `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.addr_.html
 */
export const addr_: {
  (self: Tensor, vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
} = op('addr_', '')

/**
 * Returns a view of `self` with its last two dimensions swapped and its elements conjugated.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.adjoint.html
 */
export const adjoint: {
  (self: Tensor): Tensor
} = op('adjoint', '')

/** Computes the grid of sampling positions in [-1, 1] that the affine matrices `theta` make for an output of shape `size`. */
export const affineGridGenerator: {
  (theta: Tensor, size: readonly Int[], alignCorners: boolean): Tensor
  (theta: Tensor, size: readonly Int[], alignCorners: boolean, options: { out: Tensor }): Tensor
} = op('affine_grid_generator', '', 'out')

/** Returns the elements of `self` in memory of their own. */
export const aliasCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('alias_copy', '', 'out')

/**
 * Tells whether all elements of `self` are nonzero, or with `dim` whether all along those dimensions are.
 * Defaults: `keepdim` false.
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
 * Tells whether all elements of `self` and `other` differ by at most `atol + rtol * abs(other)`.
 * Defaults: `rtol` 0.00001, `atol` 1e-8, `equalNan` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.allclose.html
 */
export const allclose: {
  (self: Tensor, other: Tensor, rtol?: number | AllcloseOptions, atol?: number | AllcloseOptions, equalNan?: boolean | AllcloseOptions): boolean
} = op('allclose', '')

/**
 * Drops elements of `input` with probability `p` to SELU's negative limit if `train` is true, and rescales so that mean and variance stay.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.alpha_dropout.html
 */
export const alphaDropout: {
  (input: Tensor, p: number, train: boolean): Tensor
} = op('alpha_dropout', '')

/** Drops elements of `self` with probability `p` to SELU's negative limit if `train` is true, and rescales so that mean and variance stay, in place. */
export const alphaDropout_: {
  (self: Tensor, p: number, train: boolean): Tensor
} = op('alpha_dropout_', '')

/**
 * Computes the maximum of `self` along `dim`, sharing the gradient evenly among equal maxima.
 * Defaults: `keepdim` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.amax.html
 */
export const amax: {
  (self: Tensor, dim?: readonly Int[] | Int | { dim?: readonly Int[] | Int; keepdim?: boolean }, keepdim?: boolean | { dim?: readonly Int[] | Int; keepdim?: boolean }): Tensor
  (self: Tensor, dim?: readonly Int[] | Int | AmaxOptions, keepdim?: boolean | AmaxOptions, options?: AmaxOptions): Tensor
} = op('amax', '', 'out')

/**
 * Computes the minimum of `self` along `dim`, sharing the gradient evenly among equal minima.
 * Defaults: `keepdim` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.amin.html
 */
export const amin: {
  (self: Tensor, dim?: readonly Int[] | Int | { dim?: readonly Int[] | Int; keepdim?: boolean }, keepdim?: boolean | { dim?: readonly Int[] | Int; keepdim?: boolean }): Tensor
  (self: Tensor, dim?: readonly Int[] | Int | AmaxOptions, keepdim?: boolean | AmaxOptions, options?: AmaxOptions): Tensor
} = op('amin', '', 'out')

/**
 * Computes both the minimum and the maximum of `self`, along `dim` if it is given.
 * Defaults: `keepdim` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.aminmax.html
 */
export const aminmax: {
  (self: Tensor, options?: { dim?: Int | null; keepdim?: boolean }): [min: Tensor, max: Tensor] & { min: Tensor; max: Tensor }
  (self: Tensor, options: AminmaxOptions): [min: Tensor, max: Tensor] & { min: Tensor; max: Tensor }
} = op('aminmax', '', 'out')

/**
 * Computes the angle of each element of `self` in the complex plane, in radians; for real numbers 0 or π.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.angle.html
 */
export const angle: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('angle', '', 'out')

/**
 * Tells whether any element of `self` is nonzero, or with `dim` whether any along those dimensions is.
 * Defaults: `keepdim` false.
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
 * Returns a 1-D tensor of the numbers from `start` up to but without `end`, `step` apart.
 * Defaults: `step` 1.
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
 * Computes the inverse cosine of each element of `self`, in radians; another name of `acos`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arccos.html
 */
export const arccos: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('arccos', '', 'out')

/**
 * Computes the inverse cosine of each element of `self`, in radians, in place; another name of `acos_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arccos_.html
 */
export const arccos_: {
  (self: Tensor): Tensor
} = op('arccos_', '')

/**
 * Computes the inverse hyperbolic cosine of each element of `self`; another name of `acosh`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arccosh.html
 */
export const arccosh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('arccosh', '', 'out')

/**
 * Computes the inverse hyperbolic cosine of each element of `self`, in place; another name of `acosh_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arccosh_.html
 */
export const arccosh_: {
  (self: Tensor): Tensor
} = op('arccosh_', '')

/**
 * Computes the inverse sine of each element of `self`, in radians; another name of `asin`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arcsin.html
 */
export const arcsin: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('arcsin', '', 'out')

/**
 * Computes the inverse sine of each element of `self`, in radians, in place; another name of `asin_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arcsin_.html
 */
export const arcsin_: {
  (self: Tensor): Tensor
} = op('arcsin_', '')

/**
 * Computes the inverse hyperbolic sine of each element of `self`; another name of `asinh`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arcsinh.html
 */
export const arcsinh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('arcsinh', '', 'out')

/**
 * Computes the inverse hyperbolic sine of each element of `self`, in place; another name of `asinh_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arcsinh_.html
 */
export const arcsinh_: {
  (self: Tensor): Tensor
} = op('arcsinh_', '')

/**
 * Computes the inverse tangent of each element of `self`, in radians; another name of `atan`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arctan.html
 */
export const arctan: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('arctan', '', 'out')

/**
 * Computes the angle in radians of each point with the ordinate `self` and the abscissa `other`, between -π and π; another name of `atan2`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arctan2.html
 */
export const arctan2: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('arctan2', '', 'out')

/**
 * Computes the angle in radians of each point with the ordinate `self` and the abscissa `other`, between -π and π, in place; another name of `atan2_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arctan2_.html
 */
export const arctan2_: {
  (self: Tensor, other: Tensor): Tensor
} = op('arctan2_', '')

/**
 * Computes the inverse tangent of each element of `self`, in radians, in place; another name of `atan_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arctan_.html
 */
export const arctan_: {
  (self: Tensor): Tensor
} = op('arctan_', '')

/**
 * Computes the inverse hyperbolic tangent of each element of `self`; another name of `atanh`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.arctanh.html
 */
export const arctanh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('arctanh', '', 'out')

/**
 * Computes the inverse hyperbolic tangent of each element of `self`, in place; another name of `atanh_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.arctanh_.html
 */
export const arctanh_: {
  (self: Tensor): Tensor
} = op('arctanh_', '')

/**
 * Returns the index of the largest element of `self`, counted in the flattened tensor or along `dim`.
 * Defaults: `keepdim` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.argmax.html
 */
export const argmax: {
  (self: Tensor, dim?: Int | null | { dim?: Int | null; keepdim?: boolean }, keepdim?: boolean | { dim?: Int | null; keepdim?: boolean }): Tensor
  (self: Tensor, dim?: Int | null | ArgmaxOptions, keepdim?: boolean | ArgmaxOptions, options?: ArgmaxOptions): Tensor
} = op('argmax', '', 'out')

/**
 * Returns the index of the smallest element of `self`, counted in the flattened tensor or along `dim`.
 * Defaults: `keepdim` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.argmin.html
 */
export const argmin: {
  (self: Tensor, dim?: Int | null | { dim?: Int | null; keepdim?: boolean }, keepdim?: boolean | { dim?: Int | null; keepdim?: boolean }): Tensor
  (self: Tensor, dim?: Int | null | ArgmaxOptions, keepdim?: boolean | ArgmaxOptions, options?: ArgmaxOptions): Tensor
} = op('argmin', '', 'out')

/**
 * Returns the indices that sort `self` along `dim`.
 * Defaults: `dim` -1, `descending` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.argsort.html
 */
export const argsort: {
  (self: Tensor, dim?: Int | { dim?: Int; descending?: boolean }, descending?: boolean | { dim?: Int; descending?: boolean }): Tensor
  (self: Tensor, options: ArgsortOptions): Tensor
  (self: Tensor, options: ArgsortOptions2): Tensor
} = op('argsort', '', 'stable', 'stable_out')

/**
 * Returns the index of each nonzero element of `self` as a row, in shape (count, dimensions of `self`).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.argwhere.html
 */
export const argwhere: {
  (self: Tensor): Tensor
} = op('argwhere', '')

/**
 * Returns a view of the memory of `self` with the given `size`, `stride` and `storageOffset`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.as_strided.html
 */
export const asStrided: {
  (self: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null }): Tensor
} = op('as_strided', '')

/** Changes the size, strides and storage offset of `self` itself to those given. */
export const asStrided_: {
  (self: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null }): Tensor
} = op('as_strided_', '')

/** Returns a copy of the memory of `self` with the given `size`, `stride` and `storageOffset`. */
export const asStridedCopy: {
  (self: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null }): Tensor
  (self: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null; out: Tensor }, options?: { storageOffset?: Int | null; out: Tensor }): Tensor
} = op('as_strided_copy', '', 'out')

/** Returns a copy of `self` in which the elements that `size`, `stride` and `storageOffset` reach are those of `src`. */
export const asStridedScatter: {
  (self: Tensor, src: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null }): Tensor
  (self: Tensor, src: Tensor, size: readonly Int[], stride: readonly Int[], storageOffset?: Int | null | { storageOffset?: Int | null; out: Tensor }, options?: { storageOffset?: Int | null; out: Tensor }): Tensor
} = op('as_strided_scatter', '', 'out')

/**
 * Computes the inverse sine of each element of `self`, in radians.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.asin.html
 */
export const asin: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('asin', '', 'out')

/**
 * Computes the inverse sine of each element of `self`, in radians, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.asin_.html
 */
export const asin_: {
  (self: Tensor): Tensor
} = op('asin_', '')

/**
 * Computes the inverse hyperbolic sine of each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.asinh.html
 */
export const asinh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('asinh', '', 'out')

/**
 * Computes the inverse hyperbolic sine of each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.asinh_.html
 */
export const asinh_: {
  (self: Tensor): Tensor
} = op('asinh_', '')

/**
 * Computes the inverse tangent of each element of `self`, in radians.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atan.html
 */
export const atan: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('atan', '', 'out')

/**
 * Computes the angle in radians of each point with the ordinate `self` and the abscissa `other`, between -π and π.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atan2.html
 */
export const atan2: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('atan2', '', 'out')

/**
 * Computes the angle in radians of each point with the ordinate `self` and the abscissa `other`, between -π and π, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.atan2_.html
 */
export const atan2_: {
  (self: Tensor, other: Tensor): Tensor
} = op('atan2_', '')

/**
 * Computes the inverse tangent of each element of `self`, in radians, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.atan_.html
 */
export const atan_: {
  (self: Tensor): Tensor
} = op('atan_', '')

/**
 * Computes the inverse hyperbolic tangent of each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atanh.html
 */
export const atanh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('atanh', '', 'out')

/**
 * Computes the inverse hyperbolic tangent of each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.atanh_.html
 */
export const atanh_: {
  (self: Tensor): Tensor
} = op('atanh_', '')

/**
 * Returns `self`, or each of `tensors`, with a dimension of 1 added where it has none.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atleast_1d.html
 */
export const atleast1d: {
  (self: Tensor): Tensor
  (tensors: readonly Tensor[]): Tensor[]
} = op('atleast_1d', '', 'Sequence')

/**
 * Returns `self`, or each of `tensors`, with dimensions of 1 added until it has two.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atleast_2d.html
 */
export const atleast2d: {
  (self: Tensor): Tensor
  (tensors: readonly Tensor[]): Tensor[]
} = op('atleast_2d', '', 'Sequence')

/**
 * Returns `self`, or each of `tensors`, with dimensions of 1 added until it has three.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atleast_3d.html
 */
export const atleast3d: {
  (self: Tensor): Tensor
  (tensors: readonly Tensor[]): Tensor[]
} = op('atleast_3d', '', 'Sequence')

/**
 * Averages the last dimension of `self` over windows of `kernelSize`, `stride` apart (`kernelSize` if not given).
 * Defaults: `padding` [0], `ceilMode` false, `countIncludePad` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.avg_pool1d.html
 */
export const avgPool1d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | AvgPool1dOptions, padding?: readonly Int[] | Int | AvgPool1dOptions, ceilMode?: boolean | AvgPool1dOptions, countIncludePad?: boolean | AvgPool1dOptions): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | AvgPool1dOptions2, padding?: readonly Int[] | Int | AvgPool1dOptions2, ceilMode?: boolean | AvgPool1dOptions2, countIncludePad?: boolean | AvgPool1dOptions2, options?: AvgPool1dOptions2): Tensor
  (self: Tensor, options: AvgPool1dOptions3): Tensor
  (options: AvgPool1dOptions4): Tensor
} = op('avg_pool1d', '', 'out')

/**
 * Averages the last two dimensions of `self` over windows of `kernelSize`, `stride` apart (`kernelSize` if not given).
 * Defaults: `padding` 0, `ceilMode` false, `countIncludePad` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.avg_pool2d.html
 */
export const avgPool2d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | AvgPool2dOptions, padding?: readonly Int[] | Int | AvgPool2dOptions, ceilMode?: boolean | AvgPool2dOptions, countIncludePad?: boolean | AvgPool2dOptions, divisorOverride?: Int | null | AvgPool2dOptions): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | AvgPool2dOptions2, padding?: readonly Int[] | Int | AvgPool2dOptions2, ceilMode?: boolean | AvgPool2dOptions2, countIncludePad?: boolean | AvgPool2dOptions2, divisorOverride?: Int | null | AvgPool2dOptions2, options?: AvgPool2dOptions2): Tensor
  (self: Tensor, options: AvgPool2dOptions3): Tensor
  (options: AvgPool2dOptions4): Tensor
} = op('avg_pool2d', '', 'out')

/**
 * Averages the last three dimensions of `self` over windows of `kernelSize`, `stride` apart (`kernelSize` if not given).
 * Defaults: `padding` 0, `ceilMode` false, `countIncludePad` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.avg_pool3d.html
 */
export const avgPool3d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | AvgPool2dOptions, padding?: readonly Int[] | Int | AvgPool2dOptions, ceilMode?: boolean | AvgPool2dOptions, countIncludePad?: boolean | AvgPool2dOptions, divisorOverride?: Int | null | AvgPool2dOptions): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | AvgPool2dOptions2, padding?: readonly Int[] | Int | AvgPool2dOptions2, ceilMode?: boolean | AvgPool2dOptions2, countIncludePad?: boolean | AvgPool2dOptions2, divisorOverride?: Int | null | AvgPool2dOptions2, options?: AvgPool2dOptions2): Tensor
  (self: Tensor, options: AvgPool2dOptions3): Tensor
  (options: AvgPool2dOptions4): Tensor
} = op('avg_pool3d', '', 'out')

/**
 * Computes `beta * self + alpha * (batch1 @ batch2)` for batches of matrices `batch1` (B, N, M) and `batch2` (B, M, P).
 * Defaults: `beta` 1, `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.baddbmm.html
 */
export const baddbmm: {
  (self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  (self: Tensor, batch1: Tensor, batch2: Tensor, outDtype: DType, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  (self: Tensor, batch1: Tensor, batch2: Tensor, options: AddbmmOptions): Tensor
  (self: Tensor, batch1: Tensor, batch2: Tensor, outDtype: DType, options: AddbmmOptions): Tensor
} = op('baddbmm', '', 'dtype', 'out', 'dtype_out')

/**
 * Computes `beta * self + alpha * (batch1 @ batch2)` for batches of matrices `batch1` (B, N, M) and `batch2` (B, M, P), in place.
 * Defaults: `beta` 1, `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.baddbmm_.html
 */
export const baddbmm_: {
  (self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
} = op('baddbmm_', '')

/**
 * Returns a triangular window of `windowLength` values, with one period left open if `periodic` is true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bartlett_window.html
 */
export const bartlettWindow: {
  (windowLength: Int, options?: ArangeOptions): Tensor
  (windowLength: Int, periodic: boolean, options?: ArangeOptions): Tensor
  (windowLength: Int, options: { out: Tensor }): Tensor
  (windowLength: Int, periodic: boolean, options: { out: Tensor }): Tensor
} = factory('bartlett_window', '', 'periodic', 'out', 'periodic_out')

/**
 * Normalizes each channel of `input` (N, C, ...) by the batch's statistics if `training` is true, else by `runningMean` and `runningVar`, then scales and shifts.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.batch_norm.html
 */
export const batchNorm: {
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, cudnnEnabled: boolean): Tensor
} = op('batch_norm', '')

/** Computes the gradient of batch normalization for `input` from `gradOut` and the sums `sumDy` and `sumDyXmu` over all processes. */
export const batchNormBackwardElemt: {
  (gradOut: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, sumDy: Tensor, sumDyXmu: Tensor, count: Tensor): Tensor
  (gradOut: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, sumDy: Tensor, sumDyXmu: Tensor, count: Tensor, options: { out: Tensor }): Tensor
} = op('batch_norm_backward_elemt', '', 'out')

/** Computes per channel the sums that the gradient of batch normalization needs, and the gradients for weight and bias. */
export const batchNormBackwardReduce: {
  (gradOut: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, inputG: boolean, weightG: boolean, biasG: boolean): [Tensor, Tensor, Tensor, Tensor]
  (gradOut: Tensor, input: Tensor, mean: Tensor, invstd: Tensor, weight: Tensor | null, inputG: boolean, weightG: boolean, biasG: boolean, options: BatchNormBackwardReduceOptions): [Tensor, Tensor, Tensor, Tensor]
} = op('batch_norm_backward_reduce', '', 'out')

/** Normalizes each channel of `input` by the given `mean` and `invstd`, then scales by `weight` and shifts by `bias`. */
export const batchNormElemt: {
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, invstd: Tensor, eps: number): Tensor
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, invstd: Tensor, eps: number, options: { out: Tensor }): Tensor
} = op('batch_norm_elemt', '', 'out')

/** Combines the `mean` and `invstd` of several processes of `count` elements each, and updates `runningMean` and `runningVar`. */
export const batchNormGatherStats: {
  (input: Tensor, mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, count: Int): [Tensor, Tensor]
  (input: Tensor, mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, count: Int, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('batch_norm_gather_stats', '', 'out')

/** Combines the `mean` and `invstd` of several processes with `counts` elements, and updates `runningMean` and `runningVar`. */
export const batchNormGatherStatsWithCounts: {
  (input: Tensor, mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, counts: Tensor): [Tensor, Tensor]
  (input: Tensor, mean: Tensor, invstd: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, eps: number, counts: Tensor, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('batch_norm_gather_stats_with_counts', '', 'out')

/** Computes the mean of each channel of `input` and the reciprocal of its standard deviation. */
export const batchNormStats: {
  (input: Tensor, eps: number): [Tensor, Tensor]
  (input: Tensor, eps: number, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('batch_norm_stats', '', 'out')

/** Computes the mean and variance of each channel of `input`, and moves `runningMean` and `runningVar` towards them by `momentum`. */
export const batchNormUpdateStats: {
  (input: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number): [Tensor, Tensor]
  (input: Tensor, runningMean: Tensor | null, runningVar: Tensor | null, momentum: number, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('batch_norm_update_stats', '', 'out')

/**
 * Draws 0 or 1 for each element of `self`, 1 with the probability that the element gives, or `p` if given.
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
 * Fills `self` with 0 and 1, 1 with probability `p`, a number or a tensor of probabilities.
 * Defaults: `p` 0.5.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bernoulli_.html
 */
export const bernoulli_: {
  (self: Tensor, p: Tensor, options?: { generator?: Generator | null }): Tensor
  (self: Tensor, p?: number | { p?: number; generator?: Generator | null }, options?: { p?: number; generator?: Generator | null }): Tensor
} = op('bernoulli_', 'Tensor', 'float')

/**
 * Computes `input1 @ weight @ input2 + bias` with one matrix of `weight` (out, in1, in2) for each output feature.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.bilinear.html
 */
export const bilinear: {
  (input1: Tensor, input2: Tensor, weight: Tensor, bias?: Tensor | null | { bias?: Tensor | null }): Tensor
  (input1: Tensor, input2: Tensor, options: { weight: Tensor; bias?: Tensor | null }): Tensor
  (input1: Tensor, options: BilinearOptions): Tensor
  (options: BilinearOptions2): Tensor
} = op('bilinear', '')

/**
 * Computes the cross-entropy of the probabilities `self` against `target` between 0 and 1, reduced by `reduction` (0 none, 1 mean, 2 sum).
 * Defaults: `reduction` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.binary_cross_entropy.html
 */
export const binaryCrossEntropy: {
  (self: Tensor, target: Tensor, weight?: Tensor | null | { weight?: Tensor | null; reduction?: Int }, reduction?: Int | { weight?: Tensor | null; reduction?: Int }): Tensor
  (self: Tensor, target: Tensor, weight?: Tensor | null | BinaryCrossEntropyOptions, reduction?: Int | BinaryCrossEntropyOptions, options?: BinaryCrossEntropyOptions): Tensor
} = op('binary_cross_entropy', '', 'out')

/**
 * Computes the cross-entropy of sigmoid probabilities from the logits `self` against `target`, reduced by `reduction` (0 none, 1 mean, 2 sum).
 * Defaults: `reduction` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.binary_cross_entropy_with_logits.html
 */
export const binaryCrossEntropyWithLogits: {
  (self: Tensor, target: Tensor, weight?: Tensor | null | BinaryCrossEntropyWithLogitsOptions, posWeight?: Tensor | null | BinaryCrossEntropyWithLogitsOptions, reduction?: Int | BinaryCrossEntropyWithLogitsOptions): Tensor
  (self: Tensor, target: Tensor, weight?: Tensor | null | BinaryCrossEntropyWithLogitsOptions2, posWeight?: Tensor | null | BinaryCrossEntropyWithLogitsOptions2, reduction?: Int | BinaryCrossEntropyWithLogitsOptions2, options?: BinaryCrossEntropyWithLogitsOptions2): Tensor
} = op('binary_cross_entropy_with_logits', '', 'out')

/**
 * Counts how often each non-negative integer occurs in the 1-D `self`, or adds up its `weights`, with at least `minlength` counts.
 * Defaults: `minlength` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bincount.html
 */
export const bincount: {
  (self: Tensor, weights?: Tensor | null | { weights?: Tensor | null; minlength?: Int }, minlength?: Int | { weights?: Tensor | null; minlength?: Int }): Tensor
  (self: Tensor, weights?: Tensor | null | BincountOptions, minlength?: Int | BincountOptions, options?: BincountOptions): Tensor
} = op('bincount', '', 'out')

/** Draws for each element the number of successes among `count` trials with success probability `prob`. */
export const binomial: {
  (count: Tensor, prob: Tensor, generator?: Generator | null | { generator?: Generator | null }): Tensor
  (count: Tensor, prob: Tensor, generator?: Generator | null | { generator?: Generator | null; out: Tensor }, options?: { generator?: Generator | null; out: Tensor }): Tensor
} = op('binomial', '', 'out')

/**
 * Combines the bits of `self` and `other`, integers or booleans, by AND.
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
 * Combines the bits of `self` and `other`, integers or booleans, by AND, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_and_.html
 */
export const bitwiseAnd_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('bitwise_and_', 'Tensor', 'Scalar')

/**
 * Computes the integers `self` with their bits shifted left by `other`.
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
 * Computes the integers `self` with their bits shifted left by `other`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_left_shift_.html
 */
export const bitwiseLeftShift_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('bitwise_left_shift_', 'Tensor', 'Tensor_Scalar')

/**
 * Computes the bitwise complement of each integer of `self`, or the negation of each boolean.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bitwise_not.html
 */
export const bitwiseNot: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('bitwise_not', '', 'out')

/**
 * Computes the bitwise complement of each integer of `self`, or the negation of each boolean, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_not_.html
 */
export const bitwiseNot_: {
  (self: Tensor): Tensor
} = op('bitwise_not_', '')

/**
 * Combines the bits of `self` and `other`, integers or booleans, by OR.
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
 * Combines the bits of `self` and `other`, integers or booleans, by OR, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_or_.html
 */
export const bitwiseOr_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('bitwise_or_', 'Tensor', 'Scalar')

/**
 * Computes the integers `self` with their bits shifted right by `other`, keeping the sign.
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
 * Computes the integers `self` with their bits shifted right by `other`, keeping the sign, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_right_shift_.html
 */
export const bitwiseRightShift_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('bitwise_right_shift_', 'Tensor', 'Tensor_Scalar')

/**
 * Combines the bits of `self` and `other`, integers or booleans, by XOR.
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
 * Combines the bits of `self` and `other`, integers or booleans, by XOR, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.bitwise_xor_.html
 */
export const bitwiseXor_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('bitwise_xor_', 'Tensor', 'Scalar')

/**
 * Returns a Blackman window of `windowLength` values, with one period left open if `periodic` is true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.blackman_window.html
 */
export const blackmanWindow: {
  (windowLength: Int, options?: ArangeOptions): Tensor
  (windowLength: Int, periodic: boolean, options?: ArangeOptions): Tensor
  (windowLength: Int, options: { out: Tensor }): Tensor
  (windowLength: Int, periodic: boolean, options: { out: Tensor }): Tensor
} = factory('blackman_window', '', 'periodic', 'out', 'periodic_out')

/**
 * Returns the matrix that has `tensors` as blocks along its diagonal and zeros elsewhere.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.block_diag.html
 */
export const blockDiag: {
  (tensors: readonly Tensor[]): Tensor
  (tensors: readonly Tensor[], options: { out: Tensor }): Tensor
} = op('block_diag', '', 'out')

/**
 * Computes the matrix product of each pair of matrices in the batches `self` (B, N, M) and `mat2` (B, M, P), in shape (B, N, P).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bmm.html
 */
export const bmm: {
  (self: Tensor, mat2: Tensor): Tensor
  (self: Tensor, mat2: Tensor, outDtype: DType): Tensor
  (self: Tensor, mat2: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, mat2: Tensor, outDtype: DType, options: { out: Tensor }): Tensor
} = op('bmm', '', 'dtype', 'out', 'dtype_out')

/**
 * Returns views of `tensors` expanded to the shape that they broadcast to together.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.broadcast_tensors.html
 */
export const broadcastTensors: {
  (tensors: readonly Tensor[]): Tensor[]
} = op('broadcast_tensors', '')

/**
 * Returns a view of `self` expanded to the shape `size`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.broadcast_to.html
 */
export const broadcastTo: {
  (self: Tensor, size: readonly Int[]): Tensor
} = op('broadcast_to', '')

/**
 * Returns for each element of `self` the index of the bucket it falls in, among the sorted 1-D `boundaries`.
 * Defaults: `outInt32` false, `right` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.bucketize.html
 */
export const bucketize: {
  (self: Tensor, boundaries: Tensor, options?: { outInt32?: boolean; right?: boolean }): Tensor
  (self: Scalar, boundaries: Tensor, options?: { outInt32?: boolean; right?: boolean }): Tensor
  (self: Tensor, boundaries: Tensor, options: BucketizeOptions): Tensor
  (self: Scalar, boundaries: Tensor, options: BucketizeOptions): Tensor
} = op('bucketize', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Tells whether PyTorch's casting rules allow converting the dtype `from_` to the dtype `to`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.can_cast.html
 */
export const canCast: {
  (from_: DType, to: DType): boolean
} = op('can_cast', '')

/**
 * Returns all combinations of one element of each of the 1-D `tensors`, one combination to a row.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cartesian_prod.html
 */
export const cartesianProd: {
  (tensors: readonly Tensor[]): Tensor
} = op('cartesian_prod', '')

/**
 * Joins `tensors` along the existing dimension `dim`, in which alone their sizes may differ.
 * Defaults: `dim` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cat.html
 */
export const cat: {
  (tensors: readonly Tensor[], dim?: Int | { dim?: Int }): Tensor
  (tensors: readonly Tensor[], dim?: Int | { dim?: Int; out: Tensor }, options?: { dim?: Int; out: Tensor }): Tensor
} = op('cat', '', 'out')

/**
 * Fills `self` with draws from the Cauchy distribution with the given `median` and scale `sigma`.
 * Defaults: `median` 0, `sigma` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cauchy_.html
 */
export const cauchy_: {
  (self: Tensor, median?: number | Cauchy_Options, sigma?: number | Cauchy_Options, options?: Cauchy_Options): Tensor
} = op('cauchy_', '')

/** Returns where each column of a sparse CSC or BSC tensor starts among its row indices. */
export const ccolIndices: {
  (self: Tensor): Tensor
} = op('ccol_indices', '')

/** Returns where each column of a sparse CSC or BSC tensor starts among its row indices, as a copy. */
export const ccolIndicesCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('ccol_indices_copy', '', 'out')

/**
 * Computes the `p`-norm distance from each row of `x1` (..., P, M) to each row of `x2` (..., R, M), in shape (..., P, R).
 * Defaults: `p` 2.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cdist.html
 */
export const cdist: {
  (x1: Tensor, x2: Tensor, p?: number | { p?: number; computeMode?: Int | null }, computeMode?: Int | null | { p?: number; computeMode?: Int | null }): Tensor
} = op('cdist', '')

/**
 * Computes the smallest integer not below each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ceil.html
 */
export const ceil: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('ceil', '', 'out')

/**
 * Computes the smallest integer not below each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ceil_.html
 */
export const ceil_: {
  (self: Tensor): Tensor
} = op('ceil_', '')

/**
 * Computes `max(0, self) + min(0, alpha * (exp(self / alpha) - 1))` for each element.
 * Defaults: `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.celu.html
 */
export const celu: {
  (self: Tensor, alpha?: Scalar | { alpha?: Scalar }): Tensor
  (self: Tensor, alpha?: Scalar | { alpha?: Scalar; out: Tensor }, options?: { alpha?: Scalar; out: Tensor }): Tensor
  (options: { input: Tensor; alpha?: Scalar }): Tensor
} = op('celu', '', 'out')

/**
 * Computes `max(0, self) + min(0, alpha * (exp(self / alpha) - 1))` for each element, in place.
 * Defaults: `alpha` 1.
 */
export const celu_: {
  (self: Tensor, alpha?: Scalar | { alpha?: Scalar }): Tensor
  (options: { input: Tensor; alpha?: Scalar }): Tensor
} = op('celu_', '')

/**
 * Computes the product of the `matrices` in the order that takes the fewest operations.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.chain_matmul.html
 */
export const chainMatmul: {
  (matrices: readonly Tensor[]): Tensor
  (matrices: readonly Tensor[], options: { out: Tensor }): Tensor
} = op('chain_matmul', '', 'out')

/**
 * Converts `self` to complex numbers of two halves, the dtype complex32.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.chalf.html
 */
export const chalf: {
  (self: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
} = op('chalf', '')

/** Splits the channels of `self` (N, C, ...) into `groups` and interleaves them. */
export const channelShuffle: {
  (self: Tensor, groups: Int): Tensor
  (self: Tensor, groups: Int, options: { out: Tensor }): Tensor
  (self: Tensor, options: { groups: Int }): Tensor
  (options: { input: Tensor; groups: Int }): Tensor
} = op('channel_shuffle', '', 'out')

/**
 * Computes the Cholesky factor of each symmetric positive-definite matrix of `self`, upper triangular if `upper` is true.
 * Defaults: `upper` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cholesky.html
 */
export const cholesky: {
  (self: Tensor, upper?: boolean | { upper?: boolean }): Tensor
  (self: Tensor, upper?: boolean | { upper?: boolean; out: Tensor }, options?: { upper?: boolean; out: Tensor }): Tensor
} = op('cholesky', '', 'out')

/**
 * Computes the inverse of the matrix whose Cholesky factor is `self`, upper triangular if `upper` is true.
 * Defaults: `upper` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cholesky_inverse.html
 */
export const choleskyInverse: {
  (self: Tensor, upper?: boolean | { upper?: boolean }): Tensor
  (self: Tensor, upper?: boolean | { upper?: boolean; out: Tensor }, options?: { upper?: boolean; out: Tensor }): Tensor
} = op('cholesky_inverse', '', 'out')

/**
 * Solves for X the linear systems with the right-hand sides `self` and the matrix whose Cholesky factor is `input2`.
 * Defaults: `upper` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cholesky_solve.html
 */
export const choleskySolve: {
  (self: Tensor, input2: Tensor, upper?: boolean | { upper?: boolean }): Tensor
  (self: Tensor, input2: Tensor, upper?: boolean | { upper?: boolean; out: Tensor }, options?: { upper?: boolean; out: Tensor }): Tensor
} = op('cholesky_solve', '', 'out')

/** Finds the range, a minimum and a maximum, in which quantizing `input` to `bitWidth` bits loses little. */
export const chooseQparamsOptimized: {
  (input: Tensor, numel: Int, nBins: Int, ratio: number, bitWidth: Int): [Tensor, Tensor]
} = op('choose_qparams_optimized', '')

/**
 * Returns views of `self` cut along `dim` into at most `chunks` pieces of equal size, the last of which may be smaller.
 * Defaults: `dim` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.chunk.html
 */
export const chunk: {
  (self: Tensor, chunks: Int, dim?: Int | { dim?: Int }): Tensor[]
} = op('chunk', '')

/**
 * Computes `self` with each element limited to at least `min` and at most `max`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.clamp.html
 */
export const clamp: {
  (self: Tensor, min?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }, max?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }): Tensor
  (self: Tensor, min?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }, max?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }): Tensor
  (self: Tensor, min?: Tensor | null | ClampOptions, max?: Tensor | null | ClampOptions, options?: ClampOptions): Tensor
  (self: Tensor, min?: Scalar | null | ClampOptions2, max?: Scalar | null | ClampOptions2, options?: ClampOptions2): Tensor
} = op('clamp', '', 'Tensor', 'Tensor_out', 'out')

/**
 * Computes `self` with each element limited to at least `min` and at most `max`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.clamp_.html
 */
export const clamp_: {
  (self: Tensor, min?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }, max?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }): Tensor
  (self: Tensor, min?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }, max?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }): Tensor
} = op('clamp_', '', 'Tensor')

/** Computes `self` with each element limited to at most `max`. */
export const clampMax: {
  (self: Tensor, max: Scalar): Tensor
  (self: Tensor, max: Tensor): Tensor
  (self: Tensor, max: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, max: Scalar, options: { out: Tensor }): Tensor
} = op('clamp_max', '', 'Tensor', 'Tensor_out', 'out')

/** Computes `self` with each element limited to at most `max`, in place. */
export const clampMax_: {
  (self: Tensor, max: Scalar): Tensor
  (self: Tensor, max: Tensor): Tensor
} = op('clamp_max_', '', 'Tensor')

/** Computes `self` with each element limited to at least `min`. */
export const clampMin: {
  (self: Tensor, min: Scalar): Tensor
  (self: Tensor, min: Tensor): Tensor
  (self: Tensor, min: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, min: Scalar, options: { out: Tensor }): Tensor
} = op('clamp_min', '', 'Tensor', 'Tensor_out', 'out')

/** Computes `self` with each element limited to at least `min`, in place. */
export const clampMin_: {
  (self: Tensor, min: Scalar): Tensor
  (self: Tensor, min: Tensor): Tensor
} = op('clamp_min_', '', 'Tensor')

/**
 * Computes `self` with each element limited to at least `min` and at most `max`; another name of `clamp`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.clip.html
 */
export const clip: {
  (self: Tensor, min?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }, max?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }): Tensor
  (self: Tensor, min?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }, max?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }): Tensor
  (self: Tensor, min?: Tensor | null | ClampOptions, max?: Tensor | null | ClampOptions, options?: ClampOptions): Tensor
  (self: Tensor, min?: Scalar | null | ClampOptions2, max?: Scalar | null | ClampOptions2, options?: ClampOptions2): Tensor
} = op('clip', '', 'Tensor', 'Tensor_out', 'out')

/**
 * Computes `self` with each element limited to at least `min` and at most `max`, in place; another name of `clamp_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.clip_.html
 */
export const clip_: {
  (self: Tensor, min?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }, max?: Scalar | null | { min?: Scalar | null; max?: Scalar | null }): Tensor
  (self: Tensor, min?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }, max?: Tensor | null | { min?: Tensor | null; max?: Tensor | null }): Tensor
} = op('clip_', '', 'Tensor')

/**
 * Returns a copy of `self` that gradients flow through.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.clone.html
 */
export const clone: {
  (self: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
  (self: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = op('clone', '', 'out')

/**
 * Returns the sparse COO tensor `self` with its indices sorted and the values of equal indices added up.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.coalesce.html
 */
export const coalesce: {
  (self: Tensor): Tensor
} = op('coalesce', '')

/** Adds up the blocks of `kernelSize` in the columns of `self` (N, C × block, L) into images of `outputSize`. */
export const col2im: {
  (self: Tensor, outputSize: readonly Int[] | Int, kernelSize: readonly Int[] | Int, dilation: readonly Int[] | Int, padding: readonly Int[] | Int, stride: readonly Int[] | Int): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, kernelSize: readonly Int[] | Int, dilation: readonly Int[] | Int, padding: readonly Int[] | Int, stride: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('col2im', '', 'out')

/**
 * Returns the column indices of a sparse CSR or BSR tensor.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.col_indices.html
 */
export const colIndices: {
  (self: Tensor): Tensor
} = op('col_indices', '')

/** Returns the column indices of a sparse CSR or BSR tensor, as a copy. */
export const colIndicesCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('col_indices_copy', '', 'out')

/**
 * Joins `tensors` side by side as columns, each 1-D tensor as one column.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.column_stack.html
 */
export const columnStack: {
  (tensors: readonly Tensor[]): Tensor
  (tensors: readonly Tensor[], options: { out: Tensor }): Tensor
} = op('column_stack', '', 'out')

/**
 * Returns all combinations of `r` elements of the 1-D `self`, one to a row, with repetitions if `withReplacement` is true.
 * Defaults: `r` 2, `withReplacement` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.combinations.html
 */
export const combinations: {
  (self: Tensor, r?: Int | { r?: Int; withReplacement?: boolean }, withReplacement?: boolean | { r?: Int; withReplacement?: boolean }): Tensor
} = op('combinations', '')

/**
 * Returns the complex tensor with the real parts `real` and the imaginary parts `imag`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.complex.html
 */
export const complex: {
  (real: Tensor, imag: Tensor): Tensor
  (real: Tensor, imag: Tensor, options: { out: Tensor }): Tensor
} = op('complex', '', 'out')

/**
 * Joins `tensors` along the existing dimension `dim`, in which alone their sizes may differ; another name of `cat`.
 * Defaults: `dim` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.concat.html
 */
export const concat: {
  (tensors: readonly Tensor[], dim?: Int | { dim?: Int }): Tensor
  (tensors: readonly Tensor[], dim?: Int | { dim?: Int; out: Tensor }, options?: { dim?: Int; out: Tensor }): Tensor
} = op('concat', '', 'out')

/**
 * Joins `tensors` along the existing dimension `dim`, in which alone their sizes may differ; another name of `cat`.
 * Defaults: `dim` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.concatenate.html
 */
export const concatenate: {
  (tensors: readonly Tensor[], dim?: Int | { dim?: Int }): Tensor
  (tensors: readonly Tensor[], dim?: Int | { dim?: Int; out: Tensor }, options?: { dim?: Int; out: Tensor }): Tensor
} = op('concatenate', '', 'out')

/**
 * Returns a view of `self` with each complex element conjugated, computed only when it is read.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.conj.html
 */
export const conj: {
  (self: Tensor): Tensor
} = op('conj', '')

/**
 * Computes the conjugate of each complex element of `self` at once, not when it is read.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.conj_physical.html
 */
export const conjPhysical: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('conj_physical', '', 'out')

/**
 * Computes the conjugate of each complex element of `self` at once, not when it is read, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.conj_physical_.html
 */
export const conjPhysical_: {
  (self: Tensor): Tensor
} = op('conj_physical_', '')

/**
 * Pads `self` with `value`, by the pairs of amounts before and after each dimension in `pad`, the last dimension first.
 * Defaults: `value` 0.
 */
export const constantPadNd: {
  (self: Tensor, pad: readonly Int[], value?: Scalar | { value?: Scalar }): Tensor
  (self: Tensor, pad: readonly Int[], value?: Scalar | { value?: Scalar; out: Tensor }, options?: { value?: Scalar; out: Tensor }): Tensor
} = op('constant_pad_nd', '', 'out')

/**
 * Returns `self` if it lies in memory in the order `memoryFormat`, else a copy that does.
 * Defaults: `memoryFormat` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.contiguous.html
 */
export const contiguous: {
  (self: Tensor, options?: { memoryFormat?: MemoryFormat }): Tensor
} = op('contiguous', '')

/**
 * Convolves `input` (N, C, L) with `weight` (out, C / `groups`, K), and adds `bias`.
 * Defaults: `stride` [1], `padding` [0] or 'valid', `dilation` [1], `groups` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.conv1d.html
 */
export const conv1d: {
  (input: Tensor, weight: Tensor, bias?: Tensor | null | Conv1dOptions, stride?: readonly Int[] | Int | Conv1dOptions, padding?: readonly Int[] | Int | Conv1dOptions, dilation?: readonly Int[] | Int | Conv1dOptions, groups?: Int | Conv1dOptions): Tensor
  (input: Tensor, weight: Tensor, bias?: Tensor | null | Conv1dOptions2, stride?: readonly Int[] | Int | Conv1dOptions2, padding?: string | Conv1dOptions2, dilation?: readonly Int[] | Int | Conv1dOptions2, groups?: Int | Conv1dOptions2): Tensor
  (input: Tensor, options: Conv1dOptions3): Tensor
  (options: Conv1dOptions4): Tensor
  (input: Tensor, options: Conv1dOptions5): Tensor
  (options: Conv1dOptions6): Tensor
} = op('conv1d', '', 'padding')

/**
 * Convolves `input` (N, C, H, W) with `weight` (out, C / `groups`, KH, KW), and adds `bias`.
 * Defaults: `stride` [1, 1], `padding` [0, 0] or 'valid', `dilation` [1, 1], `groups` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.conv2d.html
 */
export const conv2d: {
  (input: Tensor, weight: Tensor, bias?: Tensor | null | Conv1dOptions, stride?: readonly Int[] | Int | Conv1dOptions, padding?: readonly Int[] | Int | Conv1dOptions, dilation?: readonly Int[] | Int | Conv1dOptions, groups?: Int | Conv1dOptions): Tensor
  (input: Tensor, weight: Tensor, bias?: Tensor | null | Conv1dOptions2, stride?: readonly Int[] | Int | Conv1dOptions2, padding?: string | Conv1dOptions2, dilation?: readonly Int[] | Int | Conv1dOptions2, groups?: Int | Conv1dOptions2): Tensor
  (input: Tensor, options: Conv1dOptions3): Tensor
  (options: Conv1dOptions4): Tensor
  (input: Tensor, options: Conv1dOptions5): Tensor
  (options: Conv1dOptions6): Tensor
} = op('conv2d', '', 'padding')

/**
 * Convolves `input` (N, C, D, H, W) with `weight` (out, C / `groups`, KD, KH, KW), and adds `bias`.
 * Defaults: `stride` [1, 1, 1], `padding` [0, 0, 0] or 'valid', `dilation` [1, 1, 1], `groups` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.conv3d.html
 */
export const conv3d: {
  (input: Tensor, weight: Tensor, bias?: Tensor | null | Conv1dOptions, stride?: readonly Int[] | Int | Conv1dOptions, padding?: readonly Int[] | Int | Conv1dOptions, dilation?: readonly Int[] | Int | Conv1dOptions, groups?: Int | Conv1dOptions): Tensor
  (input: Tensor, weight: Tensor, bias?: Tensor | null | Conv1dOptions2, stride?: readonly Int[] | Int | Conv1dOptions2, padding?: string | Conv1dOptions2, dilation?: readonly Int[] | Int | Conv1dOptions2, groups?: Int | Conv1dOptions2): Tensor
  (input: Tensor, options: Conv1dOptions3): Tensor
  (options: Conv1dOptions4): Tensor
  (input: Tensor, options: Conv1dOptions5): Tensor
  (options: Conv1dOptions6): Tensor
} = op('conv3d', '', 'padding')

/** Convolves each channel of `self` (N, C, D, H, W) with filters of its own from `weight`, on a CUDA device. */
export const convDepthwise3d: {
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias: Tensor | null, stride: readonly Int[] | Int, padding: readonly Int[] | Int, dilation: readonly Int[] | Int): Tensor
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias: Tensor | null, stride: readonly Int[] | Int, padding: readonly Int[] | Int, dilation: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('conv_depthwise3d', '', 'out')

/**
 * Convolves the sequences `self` (time, batch, channels) along time with `weight` (K, in, out), after padding by `pad` zeros.
 * Defaults: `pad` 0.
 */
export const convTbc: {
  (self: Tensor, weight: Tensor, bias: Tensor, pad?: Int | { pad?: Int }): Tensor
  (self: Tensor, weight: Tensor, bias: Tensor, pad?: Int | { pad?: Int; out: Tensor }, options?: { pad?: Int; out: Tensor }): Tensor
  (self: Tensor, weight: Tensor, options: { bias: Tensor; pad?: Int }): Tensor
  (self: Tensor, options: ConvTbcOptions): Tensor
  (options: ConvTbcOptions2): Tensor
} = op('conv_tbc', '', 'out')

/**
 * Computes the transposed convolution of `input` (N, C, L) with `weight` (C, out / `groups`, K), and adds `bias`.
 * Defaults: `stride` [1], `padding` [0], `outputPadding` [0], `groups` 1, `dilation` [1].
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.conv_transpose1d.html
 */
export const convTranspose1d: {
  (input: Tensor, weight: Tensor, bias?: Tensor | null | ConvTranspose1dOptions, stride?: readonly Int[] | Int | ConvTranspose1dOptions, padding?: readonly Int[] | Int | ConvTranspose1dOptions, outputPadding?: readonly Int[] | Int | ConvTranspose1dOptions, groups?: Int | ConvTranspose1dOptions, dilation?: readonly Int[] | Int | ConvTranspose1dOptions): Tensor
  (input: Tensor, options: ConvTranspose1dOptions2): Tensor
  (options: ConvTranspose1dOptions3): Tensor
} = op('conv_transpose1d', '')

/**
 * Computes the transposed convolution of `input` (N, C, H, W) with `weight` (C, out / `groups`, KH, KW), and adds `bias`.
 * Defaults: `stride` [1, 1], `padding` [0, 0], `outputPadding` [0, 0], `groups` 1, `dilation` [1, 1].
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.conv_transpose2d.html
 */
export const convTranspose2d: {
  (input: Tensor, weight: Tensor, bias?: Tensor | null | ConvTranspose1dOptions, stride?: readonly Int[] | Int | ConvTranspose1dOptions, padding?: readonly Int[] | Int | ConvTranspose1dOptions, outputPadding?: readonly Int[] | Int | ConvTranspose1dOptions, groups?: Int | ConvTranspose1dOptions, dilation?: readonly Int[] | Int | ConvTranspose1dOptions): Tensor
  (input: Tensor, options: ConvTranspose1dOptions2): Tensor
  (options: ConvTranspose1dOptions3): Tensor
} = op('conv_transpose2d', 'input')

/**
 * Computes the transposed convolution of `input` (N, C, D, H, W) with `weight` (C, out / `groups`, KD, KH, KW), and adds `bias`.
 * Defaults: `stride` [1, 1, 1], `padding` [0, 0, 0], `outputPadding` [0, 0, 0], `groups` 1, `dilation` [1, 1, 1].
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.conv_transpose3d.html
 */
export const convTranspose3d: {
  (input: Tensor, weight: Tensor, bias?: Tensor | null | ConvTranspose1dOptions, stride?: readonly Int[] | Int | ConvTranspose1dOptions, padding?: readonly Int[] | Int | ConvTranspose1dOptions, outputPadding?: readonly Int[] | Int | ConvTranspose1dOptions, groups?: Int | ConvTranspose1dOptions, dilation?: readonly Int[] | Int | ConvTranspose1dOptions): Tensor
  (input: Tensor, options: ConvTranspose1dOptions2): Tensor
  (options: ConvTranspose1dOptions3): Tensor
} = op('conv_transpose3d', 'input')

/** Convolves `input` with `weight` over any number of dimensions and adds `bias`; the transposed convolution if `transposed` is true. */
export const convolution: {
  (input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], transposed: boolean, outputPadding: readonly Int[], groups: Int): Tensor
  (input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], transposed: boolean, outputPadding: readonly Int[], groups: Int, options: { out: Tensor }): Tensor
} = op('convolution', '', 'out')

/**
 * Overwrites `self` with the elements of `src`, broadcast and converted as needed.
 * Defaults: `nonBlocking` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.copy_.html
 */
export const copy_: {
  (self: Tensor, src: Tensor, nonBlocking?: boolean | { nonBlocking?: boolean }): Tensor
} = op('copy_', '')

/**
 * Computes the magnitude of each element of `self` with the sign of `other`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.copysign.html
 */
export const copysign: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('copysign', 'Tensor', 'Scalar', 'out', 'Scalar_out')

/**
 * Computes the magnitude of each element of `self` with the sign of `other`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.copysign_.html
 */
export const copysign_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('copysign_', 'Tensor', 'Scalar')

/**
 * Computes the correlation coefficients of the variables in the rows of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.corrcoef.html
 */
export const corrcoef: {
  (self: Tensor): Tensor
} = op('corrcoef', '')

/**
 * Computes the cosine of each element of `self`, in radians.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cos.html
 */
export const cos: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('cos', '', 'out')

/**
 * Computes the cosine of each element of `self`, in radians, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cos_.html
 */
export const cos_: {
  (self: Tensor): Tensor
} = op('cos_', '')

/**
 * Computes the hyperbolic cosine of each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cosh.html
 */
export const cosh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('cosh', '', 'out')

/**
 * Computes the hyperbolic cosine of each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cosh_.html
 */
export const cosh_: {
  (self: Tensor): Tensor
} = op('cosh_', '')

/**
 * Computes 1 minus the cosine similarity of `input1` and `input2` where `target` is 1, and the similarity above `margin` where it is -1.
 * Defaults: `margin` 0, `reduction` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.cosine_embedding_loss.html
 */
export const cosineEmbeddingLoss: {
  (input1: Tensor, input2: Tensor, target: Tensor, margin?: number | { margin?: number; reduction?: Int }, reduction?: Int | { margin?: number; reduction?: Int }): Tensor
} = op('cosine_embedding_loss', '')

/**
 * Computes the cosine of the angle between `x1` and `x2` along `dim`, with norms of at least `eps`.
 * Defaults: `dim` 1, `eps` 1e-8.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.cosine_similarity.html
 */
export const cosineSimilarity: {
  (x1: Tensor, x2: Tensor, dim?: Int | { dim?: Int; eps?: number }, eps?: number | { dim?: Int; eps?: number }): Tensor
  (x1: Tensor, options: CosineSimilarityOptions): Tensor
  (options: CosineSimilarityOptions2): Tensor
} = op('cosine_similarity', '')

/**
 * Counts the nonzero elements of `self`, along `dim` if it is given.
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
 * Computes the covariance matrix of the variables in the rows of `self`, with weights per observation `fweights` and `aweights`.
 * Defaults: `correction` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cov.html
 */
export const cov: {
  (self: Tensor, options?: CovOptions): Tensor
} = op('cov', '')

/**
 * Computes the cross product of the 3-vectors of `self` and `other` along `dim`, the first dimension of size 3 if it is not given.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cross.html
 */
export const cross: {
  (self: Tensor, other: Tensor, dim?: Int | null | { dim?: Int | null }): Tensor
  (self: Tensor, other: Tensor, dim?: Int | null | { dim?: Int | null; out: Tensor }, options?: { dim?: Int | null; out: Tensor }): Tensor
} = op('cross', '', 'out')

/**
 * Computes the cross-entropy of the logits `self` (N, C, ...) against `target`, class indices or probabilities, reduced by `reduction` (0 none, 1 mean, 2 sum).
 * Defaults: `reduction` 1, `ignoreIndex` -100, `labelSmoothing` 0.
 */
export const crossEntropyLoss: {
  (self: Tensor, target: Tensor, weight?: Tensor | null | CrossEntropyLossOptions, reduction?: Int | CrossEntropyLossOptions, ignoreIndex?: Int | CrossEntropyLossOptions, labelSmoothing?: number | CrossEntropyLossOptions): Tensor
} = op('cross_entropy_loss', '')

/**
 * Returns where each row of a sparse CSR or BSR tensor starts among its column indices.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.crow_indices.html
 */
export const crowIndices: {
  (self: Tensor): Tensor
} = op('crow_indices', '')

/** Returns where each row of a sparse CSR or BSR tensor starts among its column indices, as a copy. */
export const crowIndicesCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('crow_indices_copy', '', 'out')

/**
 * Computes the connectionist temporal classification loss of `logProbs` (T, N, C) against the sequences `targets` without alignment.
 * Defaults: `blank` 0, `reduction` 1, `zeroInfinity` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.ctc_loss.html
 */
export const ctcLoss: {
  (logProbs: Tensor, targets: Tensor, inputLengths: readonly Int[], targetLengths: readonly Int[], blank?: Int | CtcLossOptions, reduction?: Int | CtcLossOptions, zeroInfinity?: boolean | CtcLossOptions): Tensor
  (logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank?: Int | CtcLossOptions, reduction?: Int | CtcLossOptions, zeroInfinity?: boolean | CtcLossOptions): Tensor
} = op('ctc_loss', 'IntList', 'Tensor')

/** Computes the sampling grid (N, H, W, 2) of the affine matrices `theta` by cuDNN. */
export const cudnnAffineGridGenerator: {
  (theta: Tensor, N: Int, C: Int, H: Int, W: Int): Tensor
  (theta: Tensor, N: Int, C: Int, H: Int, W: Int, options: { out: Tensor }): Tensor
} = op('cudnn_affine_grid_generator', '', 'out')

/** Computes batch normalization of `input` by cuDNN, along with what the backward pass needs. */
export const cudnnBatchNorm: {
  (input: Tensor, weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number): [Tensor, Tensor, Tensor, Tensor]
  (input: Tensor, weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number, options: BatchNormBackwardReduceOptions): [Tensor, Tensor, Tensor, Tensor]
} = op('cudnn_batch_norm', '', 'out')

/** Convolves `self` with `weight` by cuDNN. */
export const cudnnConvolution: {
  (self: Tensor, weight: Tensor, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean, allowTf32: boolean): Tensor
  (self: Tensor, weight: Tensor, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean, allowTf32: boolean, options: { out: Tensor }): Tensor
} = op('cudnn_convolution', '', 'out')

/** Convolves `self` with `weight` by cuDNN, adds `bias` and `alpha` times `z`, and sets what is negative to zero. */
export const cudnnConvolutionAddRelu: {
  (self: Tensor, weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], groups: Int): Tensor
  (self: Tensor, weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], groups: Int, options: { out: Tensor }): Tensor
} = op('cudnn_convolution_add_relu', '', 'out')

/** Convolves `self` with `weight` by cuDNN, adds `bias`, and sets what is negative to zero. */
export const cudnnConvolutionRelu: {
  (self: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], groups: Int): Tensor
  (self: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], groups: Int, options: { out: Tensor }): Tensor
} = op('cudnn_convolution_relu', '', 'out')

/** Computes the transposed convolution of `self` with `weight` by cuDNN. */
export const cudnnConvolutionTranspose: {
  (self: Tensor, weight: Tensor, padding: readonly Int[], outputPadding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean, allowTf32: boolean): Tensor
  (self: Tensor, weight: Tensor, padding: readonly Int[], outputPadding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean, allowTf32: boolean, options: { out: Tensor }): Tensor
} = op('cudnn_convolution_transpose', '', 'out')

/** Samples `self` bilinearly at the positions `grid` by cuDNN. */
export const cudnnGridSampler: {
  (self: Tensor, grid: Tensor): Tensor
  (self: Tensor, grid: Tensor, options: { out: Tensor }): Tensor
} = op('cudnn_grid_sampler', '', 'out')

/** Tells whether cuDNN can work with `self`. */
export const cudnnIsAcceptable: {
  (self: Tensor): boolean
} = op('cudnn_is_acceptable', '')

/**
 * Computes the maximum so far at each position of `self` along `dim`, and returns the maxima and their indices.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cummax.html
 */
export const cummax: {
  (self: Tensor, dim: Int): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, options: { dim: Int }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, dim: Int, options: { values: Tensor; indices: Tensor }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
} = op('cummax', '', 'out')

/**
 * Computes the minimum so far at each position of `self` along `dim`, and returns the minima and their indices.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cummin.html
 */
export const cummin: {
  (self: Tensor, dim: Int): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, options: { dim: Int }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, dim: Int, options: { values: Tensor; indices: Tensor }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
} = op('cummin', '', 'out')

/**
 * Computes the product of all elements of `self` up to each position along `dim`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cumprod.html
 */
export const cumprod: {
  (self: Tensor, dim: Int, options?: { dtype?: DType | null }): Tensor
  (self: Tensor, options: { dim: Int; dtype?: DType | null }): Tensor
  (self: Tensor, dim: Int, options: { dtype?: DType | null; out: Tensor }): Tensor
} = op('cumprod', '', 'out')

/**
 * Computes the product of all elements of `self` up to each position along `dim`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cumprod_.html
 */
export const cumprod_: {
  (self: Tensor, dim: Int, options?: { dtype?: DType | null }): Tensor
  (self: Tensor, options: { dim: Int; dtype?: DType | null }): Tensor
} = op('cumprod_', '')

/**
 * Computes the sum of all elements of `self` up to each position along `dim`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cumsum.html
 */
export const cumsum: {
  (self: Tensor, dim: Int, options?: { dtype?: DType | null }): Tensor
  (self: Tensor, options: { dim: Int; dtype?: DType | null }): Tensor
  (self: Tensor, dim: Int, options: { dtype?: DType | null; out: Tensor }): Tensor
} = op('cumsum', '', 'out')

/**
 * Computes the sum of all elements of `self` up to each position along `dim`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.cumsum_.html
 */
export const cumsum_: {
  (self: Tensor, dim: Int, options?: { dtype?: DType | null }): Tensor
  (self: Tensor, options: { dim: Int; dtype?: DType | null }): Tensor
} = op('cumsum_', '')

/**
 * Computes the integral of `y` along `dim` up to each position by the trapezoidal rule, at the positions `x` or `dx` apart.
 * Defaults: `dx` 1, `dim` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cumulative_trapezoid.html
 */
export const cumulativeTrapezoid: {
  (y: Tensor, options?: { dx?: Scalar; dim?: Int }): Tensor
  (y: Tensor, x: Tensor, options?: { dim?: Int }): Tensor
} = op('cumulative_trapezoid', 'dx', 'x')

/**
 * Computes each angle of `self` in radians from its value in degrees.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.deg2rad.html
 */
export const deg2rad: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('deg2rad', '', 'out')

/** Computes each angle of `self` in radians from its value in degrees, in place. */
export const deg2rad_: {
  (self: Tensor): Tensor
} = op('deg2rad_', '')

/**
 * Returns how many dimensions of a sparse tensor are dense.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.dense_dim.html
 */
export const denseDim: {
  (self: Tensor): number
} = op('dense_dim', '')

/**
 * Returns the floating-point values that quantized tensors stand for.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.dequantize.html
 */
export const dequantize: {
  (self: Tensor): Tensor
  (tensors: readonly Tensor[]): Tensor[]
  (self: Tensor, options: { out: Tensor }): Tensor
  (tensors: readonly Tensor[], options: { out: readonly Tensor[] }): void
} = op('dequantize', 'self', 'tensors', 'self_out', 'tensors_out')

/**
 * Computes the determinant of each square matrix of `self` (..., N, N).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.det.html
 */
export const det: {
  (self: Tensor): Tensor
} = op('det', '')

/**
 * Returns a view of `self` that gradients do not flow through.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.detach.html
 */
export const detach: {
  (self: Tensor): Tensor
} = op('detach', '')

/**
 * Cuts `self` from the graph that made it, so that gradients flow no further back.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.detach_.html
 */
export const detach_: {
  (self: Tensor): Tensor
} = op('detach_', '')

/** Returns a copy of `self` that gradients flow through, unlike what detach gives. */
export const detachCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('detach_copy', '', 'out')

/**
 * Returns the matrix with the 1-D `self` on its diagonal number `diagonal`, or that diagonal of the 2-D `self`.
 * Defaults: `diagonal` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.diag.html
 */
export const diag: {
  (self: Tensor, diagonal?: Int | { diagonal?: Int }): Tensor
  (self: Tensor, diagonal?: Int | { diagonal?: Int; out: Tensor }, options?: { diagonal?: Int; out: Tensor }): Tensor
} = op('diag', '', 'out')

/**
 * Returns matrices, in the dimensions `dim1` and `dim2`, whose diagonals (number `offset`) are the last dimension of `self`.
 * Defaults: `offset` 0, `dim1` -2, `dim2` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.diag_embed.html
 */
export const diagEmbed: {
  (self: Tensor, offset?: Int | DiagEmbedOptions, dim1?: Int | DiagEmbedOptions, dim2?: Int | DiagEmbedOptions): Tensor
  (self: Tensor, offset?: Int | DiagEmbedOptions2, dim1?: Int | DiagEmbedOptions2, dim2?: Int | DiagEmbedOptions2, options?: DiagEmbedOptions2): Tensor
} = op('diag_embed', '', 'out')

/**
 * Returns the matrix with all elements of `self` on its diagonal number `offset`.
 * Defaults: `offset` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.diagflat.html
 */
export const diagflat: {
  (self: Tensor, offset?: Int | { offset?: Int }): Tensor
} = op('diagflat', '')

/**
 * Returns a view of `self` with the diagonal number `offset` of its dimensions `dim1` and `dim2` as the last dimension.
 * Defaults: `offset` 0, `dim1` 0, `dim2` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.diagonal.html
 */
export const diagonal: {
  (self: Tensor, offset?: Int | DiagEmbedOptions, dim1?: Int | DiagEmbedOptions, dim2?: Int | DiagEmbedOptions): Tensor
} = op('diagonal', '')

/**
 * Returns a copy of `self` with the diagonal number `offset` of its dimensions `dim1` and `dim2` as the last dimension.
 * Defaults: `offset` 0, `dim1` 0, `dim2` 1.
 */
export const diagonalCopy: {
  (self: Tensor, offset?: Int | DiagEmbedOptions, dim1?: Int | DiagEmbedOptions, dim2?: Int | DiagEmbedOptions): Tensor
  (self: Tensor, offset?: Int | DiagEmbedOptions2, dim1?: Int | DiagEmbedOptions2, dim2?: Int | DiagEmbedOptions2, options?: DiagEmbedOptions2): Tensor
} = op('diagonal_copy', '', 'out')

/**
 * Returns a copy of `self` with `src` on the diagonal number `offset` of the dimensions `dim1` and `dim2`.
 * Defaults: `offset` 0, `dim1` 0, `dim2` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.diagonal_scatter.html
 */
export const diagonalScatter: {
  (self: Tensor, src: Tensor, offset?: Int | DiagEmbedOptions, dim1?: Int | DiagEmbedOptions, dim2?: Int | DiagEmbedOptions): Tensor
  (self: Tensor, src: Tensor, offset?: Int | DiagEmbedOptions2, dim1?: Int | DiagEmbedOptions2, dim2?: Int | DiagEmbedOptions2, options?: DiagEmbedOptions2): Tensor
} = op('diagonal_scatter', '', 'out')

/**
 * Computes the differences of neighbouring elements along `dim`, `n` times over, after joining `prepend`, `self` and `append`.
 * Defaults: `n` 1, `dim` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.diff.html
 */
export const diff: {
  (self: Tensor, n?: Int | DiffOptions, dim?: Int | DiffOptions, prepend?: Tensor | null | DiffOptions, append?: Tensor | null | DiffOptions): Tensor
  (self: Tensor, n?: Int | DiffOptions2, dim?: Int | DiffOptions2, prepend?: Tensor | null | DiffOptions2, append?: Tensor | null | DiffOptions2, options?: DiffOptions2): Tensor
} = op('diff', '', 'out')

/**
 * Computes the derivative of the logarithm of the gamma function at each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.digamma.html
 */
export const digamma: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('digamma', '', 'out')

/**
 * Computes the derivative of the logarithm of the gamma function at each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.digamma_.html
 */
export const digamma_: {
  (self: Tensor): Tensor
} = op('digamma_', '')

/**
 * Computes the `p`-norm of `self - other` as one number.
 * Defaults: `p` 2.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.dist.html
 */
export const dist: {
  (self: Tensor, other: Tensor, p?: Scalar | { p?: Scalar }): Tensor
  (self: Tensor, other: Tensor, p?: Scalar | { p?: Scalar; out: Tensor }, options?: { p?: Scalar; out: Tensor }): Tensor
} = op('dist', '', 'out')

/**
 * Computes `self / other` element by element, rounded towards zero ('trunc') or down ('floor') if `roundingMode` says so.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.div.html
 */
export const div: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { roundingMode?: string | null }): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { out: Tensor }): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { roundingMode?: string | null; out: Tensor }): Tensor
} = arithmetic('div', 'Tensor', 'Tensor_mode', 'out', 'out_mode')

/**
 * Computes `self / other` element by element, rounded towards zero ('trunc') or down ('floor') if `roundingMode` says so, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.div_.html
 */
export const div_: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { roundingMode?: string | null }): Tensor
} = arithmetic('div_', 'Tensor', 'Tensor_mode')

/**
 * Computes `self / other` element by element, rounded towards zero ('trunc') or down ('floor') if `roundingMode` says so; another name of `div`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.divide.html
 */
export const divide: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { roundingMode?: string | null }): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { out: Tensor }): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { roundingMode?: string | null; out: Tensor }): Tensor
} = arithmetic('divide', 'Tensor', 'Tensor_mode', 'out', 'out_mode')

/**
 * Computes `self / other` element by element, rounded towards zero ('trunc') or down ('floor') if `roundingMode` says so, in place; another name of `div_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.divide_.html
 */
export const divide_: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { roundingMode?: string | null }): Tensor
} = arithmetic('divide_', 'Tensor', 'Tensor_mode')

/**
 * Computes the sum of the products of elements of two 1-D tensors of the same length.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.dot.html
 */
export const dot: {
  (self: Tensor, tensor: Tensor): Tensor
  (self: Tensor, tensor: Tensor, options: { out: Tensor }): Tensor
} = op('dot', '', 'out')

/**
 * Sets elements of `input` to zero with probability `p` if `train` is true, and divides the others by `1 - p`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.dropout.html
 */
export const dropout: {
  (input: Tensor, p: number, train: boolean): Tensor
} = op('dropout', '')

/** Sets elements of `self` to zero with probability `p` if `train` is true, and divides the others by `1 - p`, in place. */
export const dropout_: {
  (self: Tensor, p: number, train: boolean): Tensor
} = op('dropout_', '')

/**
 * Returns views of `self` cut along its third dimension, into `sections` equal pieces or at `indices`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.dsplit.html
 */
export const dsplit: {
  (self: Tensor, indices: readonly Int[]): Tensor[]
  (self: Tensor, sections: Int): Tensor[]
} = op('dsplit', 'array', 'int')

/**
 * Joins `tensors` along the third dimension, after giving each at least three.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.dstack.html
 */
export const dstack: {
  (tensors: readonly Tensor[]): Tensor
  (tensors: readonly Tensor[], options: { out: Tensor }): Tensor
} = op('dstack', '', 'out')

/**
 * Computes sums of products of `tensors` over the indices that `equation` names in Einstein's notation.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.einsum.html
 */
export const einsum: {
  (equation: string, tensors: readonly Tensor[], options?: { path?: readonly Int[] | null }): Tensor
} = op('einsum', '')

/**
 * Computes `scale * self` where an element is positive and `scale * alpha * (exp(inputScale * self) - 1)` elsewhere.
 * Defaults: `alpha` 1, `scale` 1, `inputScale` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.elu.html
 */
export const elu: {
  (self: Tensor, alpha?: Scalar | EluOptions, scale?: Scalar | EluOptions, inputScale?: Scalar | EluOptions): Tensor
  (self: Tensor, alpha?: Scalar | EluOptions2, scale?: Scalar | EluOptions2, inputScale?: Scalar | EluOptions2, options?: EluOptions2): Tensor
  (options: EluOptions3): Tensor
} = op('elu', '', 'out')

/**
 * Computes `scale * self` where an element is positive and `scale * alpha * (exp(inputScale * self) - 1)` elsewhere, in place.
 * Defaults: `alpha` 1, `scale` 1, `inputScale` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.elu_.html
 */
export const elu_: {
  (self: Tensor, alpha?: Scalar | EluOptions, scale?: Scalar | EluOptions, inputScale?: Scalar | EluOptions): Tensor
  (options: EluOptions3): Tensor
} = op('elu_', '')

/**
 * Looks up the rows of `weight` (entries, features) at `indices` of any shape.
 * Defaults: `paddingIdx` -1, `scaleGradByFreq` false, `sparse` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.embedding.html
 */
export const embedding: {
  (weight: Tensor, indices: Tensor, paddingIdx?: Int | EmbeddingOptions, scaleGradByFreq?: boolean | EmbeddingOptions, sparse?: boolean | EmbeddingOptions): Tensor
  (weight: Tensor, indices: Tensor, paddingIdx?: Int | EmbeddingOptions2, scaleGradByFreq?: boolean | EmbeddingOptions2, sparse?: boolean | EmbeddingOptions2, options?: EmbeddingOptions2): Tensor
} = op('embedding', '', 'out')

/**
 * Computes the sum, mean or maximum (`mode` 0, 1 or 2) of the rows of `weight` in each bag of `indices`, along with what the backward pass needs.
 * Defaults: `scaleGradByFreq` false, `mode` 0, `sparse` false, `includeLastOffset` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.embedding_bag.html
 */
export const embeddingBag: {
  (weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq?: boolean | EmbeddingBagOptions, mode?: Int | EmbeddingBagOptions, sparse?: boolean | EmbeddingBagOptions, perSampleWeights?: Tensor | null | EmbeddingBagOptions, includeLastOffset?: boolean | EmbeddingBagOptions): [Tensor, Tensor, Tensor, Tensor]
  (weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq: boolean, mode: Int, sparse: boolean, perSampleWeights: Tensor | null, includeLastOffset: boolean, paddingIdx: Int | null): [Tensor, Tensor, Tensor, Tensor]
} = op('embedding_bag', '', 'padding_idx')

/** Scales down the rows of `self` at `indices` whose norm of order `normType` exceeds `maxNorm`, in place. */
export const embeddingRenorm_: {
  (self: Tensor, indices: Tensor, maxNorm: number, normType: number): Tensor
} = op('embedding_renorm_', '')

/**
 * Returns a tensor of shape `size` with whatever its memory holds.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.empty.html
 */
export const empty: {
  (size: readonly Int[], options?: EmptyOptions): Tensor
  (size: readonly Int[], options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = factory('empty', 'memory_format', 'out')

/**
 * Returns a tensor of the shape of `self`, and of its dtype and device unless others are given, with whatever its memory holds.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.empty_like.html
 */
export const emptyLike: {
  (self: Tensor, options?: EmptyOptions): Tensor
  (self: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = factory('empty_like', '', 'out')

/** Returns an uninitialized tensor of shape `size` whose dimensions lie in memory in the order `physicalLayout`. */
export const emptyPermuted: {
  (size: readonly Int[], physicalLayout: readonly Int[], options?: ArangeOptions): Tensor
  (size: readonly Int[], physicalLayout: readonly Int[], options: { out: Tensor }): Tensor
} = factory('empty_permuted', '', 'out')

/** Returns an uninitialized quantized tensor of shape `size` with the scales and zero points of `qtensor`. */
export const emptyQuantized: {
  (size: readonly Int[], qtensor: Tensor, options?: EmptyOptions): Tensor
  (size: readonly Int[], qtensor: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = factory('empty_quantized', '', 'out')

/**
 * Returns an uninitialized tensor with the given `size` and `stride`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.empty_strided.html
 */
export const emptyStrided: {
  (size: readonly Int[], stride: readonly Int[], options?: ArangeOptions): Tensor
  (size: readonly Int[], stride: readonly Int[], options: { out: Tensor }): Tensor
} = factory('empty_strided', '', 'out')

/**
 * Tells for each element of `self` whether it is equal to `other`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.eq.html
 */
export const eq: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('eq', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Tells for each element of `self` whether it is equal to `other`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.eq_.html
 */
export const eq_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('eq_', 'Tensor', 'Scalar')

/**
 * Tells whether `self` and `other` have the same shape and equal elements.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.equal.html
 */
export const equal: {
  (self: Tensor, other: Tensor): boolean
} = op('equal', '')

/**
 * Computes the error function of each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.erf.html
 */
export const erf: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('erf', '', 'out')

/**
 * Computes the error function of each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.erf_.html
 */
export const erf_: {
  (self: Tensor): Tensor
} = op('erf_', '')

/**
 * Computes 1 minus the error function of each element of `self`, accurately where that is small.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.erfc.html
 */
export const erfc: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('erfc', '', 'out')

/**
 * Computes 1 minus the error function of each element of `self`, accurately where that is small, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.erfc_.html
 */
export const erfc_: {
  (self: Tensor): Tensor
} = op('erfc_', '')

/**
 * Computes the inverse of the error function at each element of `self` between -1 and 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.erfinv.html
 */
export const erfinv: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('erfinv', '', 'out')

/**
 * Computes the inverse of the error function at each element of `self` between -1 and 1, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.erfinv_.html
 */
export const erfinv_: {
  (self: Tensor): Tensor
} = op('erfinv_', '')

/**
 * Computes e to the power of each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.exp.html
 */
export const exp: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('exp', '', 'out')

/**
 * Computes 2 to the power of each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.exp2.html
 */
export const exp2: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('exp2', '', 'out')

/** Computes 2 to the power of each element of `self`, in place. */
export const exp2_: {
  (self: Tensor): Tensor
} = op('exp2_', '')

/**
 * Computes e to the power of each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.exp_.html
 */
export const exp_: {
  (self: Tensor): Tensor
} = op('exp_', '')

/**
 * Returns a view of `self` with its dimensions of 1 expanded to `size`; -1 leaves a dimension as it is.
 * Defaults: `implicit` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.expand.html
 */
export const expand: {
  (self: Tensor, size: readonly Int[], options?: { implicit?: boolean }): Tensor
} = op('expand', '')

/**
 * Returns a view of `self` expanded to the shape of `other`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.expand_as.html
 */
export const expandAs: {
  (self: Tensor, other: Tensor): Tensor
} = op('expand_as', '')

/**
 * Returns a copy of `self` with its dimensions of 1 expanded to `size`; -1 leaves a dimension as it is.
 * Defaults: `implicit` false.
 */
export const expandCopy: {
  (self: Tensor, size: readonly Int[], options?: { implicit?: boolean }): Tensor
  (self: Tensor, size: readonly Int[], options: { implicit?: boolean; out: Tensor }): Tensor
} = op('expand_copy', '', 'out')

/**
 * Computes `exp(self) - 1` for each element of `self`, accurately for small ones.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.expm1.html
 */
export const expm1: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('expm1', '', 'out')

/**
 * Computes `exp(self) - 1` for each element of `self`, accurately for small ones, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.expm1_.html
 */
export const expm1_: {
  (self: Tensor): Tensor
} = op('expm1_', '')

/**
 * Fills `self` with draws from the exponential distribution of rate `lambd`.
 * Defaults: `lambd` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.exponential_.html
 */
export const exponential_: {
  (self: Tensor, lambd?: number | { lambd?: number; generator?: Generator | null }, options?: { lambd?: number; generator?: Generator | null }): Tensor
} = op('exponential_', '')

/**
 * Returns the matrix of `n` rows and `m` columns (`n` if not given) with ones on the diagonal and zeros elsewhere.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.eye.html
 */
export const eye: {
  (n: Int, options?: ArangeOptions): Tensor
  (n: Int, m: Int, options?: ArangeOptions): Tensor
  (n: Int, options: { out: Tensor }): Tensor
  (n: Int, m: Int, options: { out: Tensor }): Tensor
} = factory('eye', '', 'm', 'out', 'm_out')

/**
 * Computes what `self` becomes by quantization with a `scale` and `zeroPoint` for each entry of dimension `axis`, and back.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fake_quantize_per_channel_affine.html
 */
export const fakeQuantizePerChannelAffine: {
  (self: Tensor, scale: Tensor, zeroPoint: Tensor, axis: Int, quantMin: Int, quantMax: Int): Tensor
} = op('fake_quantize_per_channel_affine', '')

/**
 * Computes what `self` becomes by quantization with `scale` and `zeroPoint`, and back.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fake_quantize_per_tensor_affine.html
 */
export const fakeQuantizePerTensorAffine: {
  (self: Tensor, scale: number, zeroPoint: Int, quantMin: Int, quantMax: Int): Tensor
  (self: Tensor, scale: Tensor, zeroPoint: Tensor, quantMin: Int, quantMax: Int): Tensor
} = op('fake_quantize_per_tensor_affine', '', 'tensor_qparams')

/** Computes `input` times a half-precision matrix that FBGEMM has packed, plus `bias`. */
export const fbgemmLinearFp16Weight: {
  (input: Tensor, packedWeight: Tensor, bias: Tensor): Tensor
  (input: Tensor, packedWeight: Tensor, bias: Tensor, output: Tensor): Tensor
} = op('fbgemm_linear_fp16_weight', '', 'out')

/** Computes `input` in single precision times a half-precision matrix that FBGEMM has packed, plus `bias`. */
export const fbgemmLinearFp16WeightFp32Activation: {
  (input: Tensor, packedWeight: Tensor, bias: Tensor | null): Tensor
  (input: Tensor, packedWeight: Tensor, bias: Tensor | null, output: Tensor): Tensor
} = op('fbgemm_linear_fp16_weight_fp32_activation', '', 'out')

/** Computes `input` times an 8-bit matrix that FBGEMM has packed, plus `bias`. */
export const fbgemmLinearInt8Weight: {
  (input: Tensor, weight: Tensor, packed: Tensor, colOffsets: Tensor, weightScale: Scalar, weightZeroPoint: Scalar, bias: Tensor): Tensor
} = op('fbgemm_linear_int8_weight', '')

/** Computes `input` in single precision times an 8-bit matrix that FBGEMM has packed, plus `bias`. */
export const fbgemmLinearInt8WeightFp32Activation: {
  (input: Tensor, weight: Tensor, packed: Tensor, colOffsets: Tensor, weightScale: Scalar, weightZeroPoint: Scalar, bias: Tensor): Tensor
} = op('fbgemm_linear_int8_weight_fp32_activation', '')

/** Quantizes the matrix `input` to 8 bits for FBGEMM, and returns it with its column offsets, scale and zero point. */
export const fbgemmLinearQuantizeWeight: {
  (input: Tensor): [Tensor, Tensor, number, number]
} = op('fbgemm_linear_quantize_weight', '')

/** Packs the matrix `input` in half precision as FBGEMM multiplies by it. */
export const fbgemmPackGemmMatrixFp16: {
  (input: Tensor): Tensor
} = op('fbgemm_pack_gemm_matrix_fp16', '')

/** Packs the 8-bit matrix `input` as FBGEMM multiplies by it. */
export const fbgemmPackQuantizedMatrix: {
  (input: Tensor): Tensor
  (input: Tensor, K: Int, N: Int): Tensor
} = op('fbgemm_pack_quantized_matrix', '', 'KN')

/**
 * Drops whole channels of `input` with probability `p` to SELU's negative limit if `train` is true, and rescales so that mean and variance stay.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.feature_alpha_dropout.html
 */
export const featureAlphaDropout: {
  (input: Tensor, p: number, train: boolean): Tensor
} = op('feature_alpha_dropout', '')

/** Drops whole channels of `self` with probability `p` to SELU's negative limit if `train` is true, and rescales so that mean and variance stay, in place. */
export const featureAlphaDropout_: {
  (self: Tensor, p: number, train: boolean): Tensor
} = op('feature_alpha_dropout_', '')

/** Sets whole channels of `input` (N, C, ...) to zero with probability `p` if `train` is true, and divides the others by `1 - p`. */
export const featureDropout: {
  (input: Tensor, p: number, train: boolean): Tensor
} = op('feature_dropout', '')

/** Sets whole channels of `self` (N, C, ...) to zero with probability `p` if `train` is true, and divides the others by `1 - p`, in place. */
export const featureDropout_: {
  (self: Tensor, p: number, train: boolean): Tensor
} = op('feature_dropout_', '')

/**
 * Computes the discrete Fourier transform of `self` along `dim`, cut or padded with zeros to `n` values first.
 * Defaults: `dim` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.fft.html
 */
export const fftFft: {
  (self: Tensor, n?: Int | null | FftFftOptions, dim?: Int | FftFftOptions, norm?: string | null | FftFftOptions): Tensor
  (self: Tensor, n?: Int | null | FftFftOptions2, dim?: Int | FftFftOptions2, norm?: string | null | FftFftOptions2, options?: FftFftOptions2): Tensor
} = op('fft_fft', '', 'out')

/**
 * Computes the two-dimensional discrete Fourier transform of `self` over the dimensions `dim`, cut or padded to the sizes `s` first.
 * Defaults: `dim` [-2, -1].
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.fft2.html
 */
export const fftFft2: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options, dim?: readonly Int[] | Int | FftFft2Options, norm?: string | null | FftFft2Options): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options2, dim?: readonly Int[] | Int | FftFft2Options2, norm?: string | null | FftFft2Options2, options?: FftFft2Options2): Tensor
} = op('fft_fft2', '', 'out')

/**
 * Returns the frequencies that belong to a Fourier transform of `n` samples `d` apart, the negative ones last.
 * Defaults: `d` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.fftfreq.html
 */
export const fftFftfreq: {
  (n: Int, d?: number | FftFftfreqOptions, options?: FftFftfreqOptions): Tensor
  (n: Int, d?: number | { d?: number; out: Tensor }, options?: { d?: number; out: Tensor }): Tensor
} = op('fft_fftfreq', '', 'out')

/**
 * Computes the discrete Fourier transform of `self` over the dimensions `dim`, or all, cut or padded to the sizes `s` first.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.fftn.html
 */
export const fftFftn: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions, dim?: readonly Int[] | Int | null | FftFftnOptions, norm?: string | null | FftFftnOptions): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions2, dim?: readonly Int[] | Int | null | FftFftnOptions2, norm?: string | null | FftFftnOptions2, options?: FftFftnOptions2): Tensor
} = op('fft_fftn', '', 'out')

/**
 * Reorders a Fourier transform along `dim`, or all dimensions, so that the zero frequency comes to the middle.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.fftshift.html
 */
export const fftFftshift: {
  (self: Tensor, dim?: readonly Int[] | Int | null | { dim?: readonly Int[] | Int | null }): Tensor
} = op('fft_fftshift', '')

/**
 * Computes the Fourier transform of a Hermitian signal along `dim`, of which `self` is the non-negative half, as `n` real numbers.
 * Defaults: `dim` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.hfft.html
 */
export const fftHfft: {
  (self: Tensor, n?: Int | null | FftFftOptions, dim?: Int | FftFftOptions, norm?: string | null | FftFftOptions): Tensor
  (self: Tensor, n?: Int | null | FftFftOptions2, dim?: Int | FftFftOptions2, norm?: string | null | FftFftOptions2, options?: FftFftOptions2): Tensor
} = op('fft_hfft', '', 'out')

/**
 * Computes the two-dimensional Fourier transform over `dim` of a Hermitian signal, of which `self` is one half, as real numbers.
 * Defaults: `dim` [-2, -1].
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.hfft2.html
 */
export const fftHfft2: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options, dim?: readonly Int[] | Int | FftFft2Options, norm?: string | null | FftFft2Options): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options2, dim?: readonly Int[] | Int | FftFft2Options2, norm?: string | null | FftFft2Options2, options?: FftFft2Options2): Tensor
} = op('fft_hfft2', '', 'out')

/**
 * Computes the Fourier transform over `dim`, or all dimensions, of a Hermitian signal, of which `self` is one half, as real numbers.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.hfftn.html
 */
export const fftHfftn: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions, dim?: readonly Int[] | Int | null | FftFftnOptions, norm?: string | null | FftFftnOptions): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions2, dim?: readonly Int[] | Int | null | FftFftnOptions2, norm?: string | null | FftFftnOptions2, options?: FftFftnOptions2): Tensor
} = op('fft_hfftn', '', 'out')

/**
 * Computes the inverse discrete Fourier transform of `self` along `dim`, cut or padded with zeros to `n` values first.
 * Defaults: `dim` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.ifft.html
 */
export const fftIfft: {
  (self: Tensor, n?: Int | null | FftFftOptions, dim?: Int | FftFftOptions, norm?: string | null | FftFftOptions): Tensor
  (self: Tensor, n?: Int | null | FftFftOptions2, dim?: Int | FftFftOptions2, norm?: string | null | FftFftOptions2, options?: FftFftOptions2): Tensor
} = op('fft_ifft', '', 'out')

/**
 * Computes the two-dimensional inverse Fourier transform of `self` over the dimensions `dim`, cut or padded to the sizes `s` first.
 * Defaults: `dim` [-2, -1].
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.ifft2.html
 */
export const fftIfft2: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options, dim?: readonly Int[] | Int | FftFft2Options, norm?: string | null | FftFft2Options): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options2, dim?: readonly Int[] | Int | FftFft2Options2, norm?: string | null | FftFft2Options2, options?: FftFft2Options2): Tensor
} = op('fft_ifft2', '', 'out')

/**
 * Computes the inverse Fourier transform of `self` over the dimensions `dim`, or all, cut or padded to the sizes `s` first.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.ifftn.html
 */
export const fftIfftn: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions, dim?: readonly Int[] | Int | null | FftFftnOptions, norm?: string | null | FftFftnOptions): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions2, dim?: readonly Int[] | Int | null | FftFftnOptions2, norm?: string | null | FftFftnOptions2, options?: FftFftnOptions2): Tensor
} = op('fft_ifftn', '', 'out')

/**
 * Reorders a shifted Fourier transform along `dim`, or all dimensions, so that the zero frequency comes first again.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.ifftshift.html
 */
export const fftIfftshift: {
  (self: Tensor, dim?: readonly Int[] | Int | null | { dim?: readonly Int[] | Int | null }): Tensor
} = op('fft_ifftshift', '')

/**
 * Computes the inverse Fourier transform of the real `self` along `dim`, and returns the half that tells the rest.
 * Defaults: `dim` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.ihfft.html
 */
export const fftIhfft: {
  (self: Tensor, n?: Int | null | FftFftOptions, dim?: Int | FftFftOptions, norm?: string | null | FftFftOptions): Tensor
  (self: Tensor, n?: Int | null | FftFftOptions2, dim?: Int | FftFftOptions2, norm?: string | null | FftFftOptions2, options?: FftFftOptions2): Tensor
} = op('fft_ihfft', '', 'out')

/**
 * Computes the two-dimensional inverse Fourier transform of the real `self`, and returns the half that tells the rest.
 * Defaults: `dim` [-2, -1].
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.ihfft2.html
 */
export const fftIhfft2: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options, dim?: readonly Int[] | Int | FftFft2Options, norm?: string | null | FftFft2Options): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options2, dim?: readonly Int[] | Int | FftFft2Options2, norm?: string | null | FftFft2Options2, options?: FftFft2Options2): Tensor
} = op('fft_ihfft2', '', 'out')

/**
 * Computes the inverse Fourier transform of the real `self` over `dim`, and returns the half that tells the rest.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.ihfftn.html
 */
export const fftIhfftn: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions, dim?: readonly Int[] | Int | null | FftFftnOptions, norm?: string | null | FftFftnOptions): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions2, dim?: readonly Int[] | Int | null | FftFftnOptions2, norm?: string | null | FftFftnOptions2, options?: FftFftnOptions2): Tensor
} = op('fft_ihfftn', '', 'out')

/**
 * Computes the `n` real values along `dim` whose Fourier transform's non-negative frequencies are `self`.
 * Defaults: `dim` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.irfft.html
 */
export const fftIrfft: {
  (self: Tensor, n?: Int | null | FftFftOptions, dim?: Int | FftFftOptions, norm?: string | null | FftFftOptions): Tensor
  (self: Tensor, n?: Int | null | FftFftOptions2, dim?: Int | FftFftOptions2, norm?: string | null | FftFftOptions2, options?: FftFftOptions2): Tensor
} = op('fft_irfft', '', 'out')

/**
 * Computes the real values over the two dimensions `dim` whose halved Fourier transform is `self`.
 * Defaults: `dim` [-2, -1].
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.irfft2.html
 */
export const fftIrfft2: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options, dim?: readonly Int[] | Int | FftFft2Options, norm?: string | null | FftFft2Options): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options2, dim?: readonly Int[] | Int | FftFft2Options2, norm?: string | null | FftFft2Options2, options?: FftFft2Options2): Tensor
} = op('fft_irfft2', '', 'out')

/**
 * Computes the real values over the dimensions `dim`, or all, whose halved Fourier transform is `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.irfftn.html
 */
export const fftIrfftn: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions, dim?: readonly Int[] | Int | null | FftFftnOptions, norm?: string | null | FftFftnOptions): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions2, dim?: readonly Int[] | Int | null | FftFftnOptions2, norm?: string | null | FftFftnOptions2, options?: FftFftnOptions2): Tensor
} = op('fft_irfftn', '', 'out')

/**
 * Computes the Fourier transform of the real `self` along `dim`, and returns its non-negative frequencies only.
 * Defaults: `dim` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.rfft.html
 */
export const fftRfft: {
  (self: Tensor, n?: Int | null | FftFftOptions, dim?: Int | FftFftOptions, norm?: string | null | FftFftOptions): Tensor
  (self: Tensor, n?: Int | null | FftFftOptions2, dim?: Int | FftFftOptions2, norm?: string | null | FftFftOptions2, options?: FftFftOptions2): Tensor
} = op('fft_rfft', '', 'out')

/**
 * Computes the two-dimensional Fourier transform of the real `self`, without the negative frequencies of the last dimension.
 * Defaults: `dim` [-2, -1].
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.rfft2.html
 */
export const fftRfft2: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options, dim?: readonly Int[] | Int | FftFft2Options, norm?: string | null | FftFft2Options): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFft2Options2, dim?: readonly Int[] | Int | FftFft2Options2, norm?: string | null | FftFft2Options2, options?: FftFft2Options2): Tensor
} = op('fft_rfft2', '', 'out')

/**
 * Returns the non-negative frequencies that belong to a Fourier transform of `n` real samples `d` apart.
 * Defaults: `d` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.rfftfreq.html
 */
export const fftRfftfreq: {
  (n: Int, d?: number | FftFftfreqOptions, options?: FftFftfreqOptions): Tensor
  (n: Int, d?: number | { d?: number; out: Tensor }, options?: { d?: number; out: Tensor }): Tensor
} = op('fft_rfftfreq', '', 'out')

/**
 * Computes the Fourier transform of the real `self` over `dim`, or all, without the negative frequencies of the last dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fft.rfftn.html
 */
export const fftRfftn: {
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions, dim?: readonly Int[] | Int | null | FftFftnOptions, norm?: string | null | FftFftnOptions): Tensor
  (self: Tensor, s?: readonly Int[] | Int | null | FftFftnOptions2, dim?: readonly Int[] | Int | null | FftFftnOptions2, norm?: string | null | FftFftnOptions2, options?: FftFftnOptions2): Tensor
} = op('fft_rfftn', '', 'out')

/** Returns a tensor like `self` with all elements set to `value`. */
export const fill: {
  (self: Tensor, value: Tensor): Tensor
  (self: Tensor, value: Scalar): Tensor
  (self: Tensor, value: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, value: Scalar, options: { out: Tensor }): Tensor
} = op('fill', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Sets all elements of `self` to `value`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fill_.html
 */
export const fill_: {
  (self: Tensor, value: Tensor): Tensor
  (self: Tensor, value: Scalar): Tensor
} = op('fill_', 'Tensor', 'Scalar')

/**
 * Sets the main diagonal of `self` to `fillValue`, and if `wrap` is true begins it anew further down a tall matrix.
 * Defaults: `wrap` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fill_diagonal_.html
 */
export const fillDiagonal_: {
  (self: Tensor, fillValue: Scalar, wrap?: boolean | { wrap?: boolean }): Tensor
} = op('fill_diagonal_', '')

/**
 * Computes each element of `self` without the part after its decimal point; another name of `trunc`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fix.html
 */
export const fix: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('fix', '', 'out')

/**
 * Computes each element of `self` without the part after its decimal point, in place; another name of `trunc_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fix_.html
 */
export const fix_: {
  (self: Tensor): Tensor
} = op('fix_', '')

/**
 * Returns `self` with its dimensions from `startDim` to `endDim` joined to one.
 * Defaults: `startDim` 0, `endDim` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.flatten.html
 */
export const flatten: {
  (self: Tensor, startDim?: Int | { startDim?: Int; endDim?: Int }, endDim?: Int | { startDim?: Int; endDim?: Int }): Tensor
  (self: Tensor, startDim: Int, endDim: Int, outDim: string): Tensor
} = op('flatten', 'using_ints', 'named_out_dim')

/** Joins the elements of all `tensors` into one 1-D tensor. */
export const flattenDenseTensors: {
  (tensors: readonly Tensor[]): Tensor
} = op('flatten_dense_tensors', '')

/**
 * Returns a copy of `self` with the order of elements reversed along each of `dims`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.flip.html
 */
export const flip: {
  (self: Tensor, dims: readonly Int[]): Tensor
  (self: Tensor, options: { dims: readonly Int[] }): Tensor
  (self: Tensor, dims: readonly Int[], options: { out: Tensor }): Tensor
} = op('flip', '', 'out')

/**
 * Returns a copy of `self` with the order of its columns, the second dimension, reversed.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fliplr.html
 */
export const fliplr: {
  (self: Tensor): Tensor
} = op('fliplr', '')

/**
 * Returns a copy of `self` with the order of its rows, the first dimension, reversed.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.flipud.html
 */
export const flipud: {
  (self: Tensor): Tensor
} = op('flipud', '')

/**
 * Computes `self` to the power of `exponent` in double precision, whatever the dtypes.
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
 * Computes `self` to the power of `exponent` in double precision, whatever the dtypes, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.float_power_.html
 */
export const floatPower_: {
  (self: Tensor, exponent: Tensor): Tensor
  (self: Tensor, exponent: Scalar): Tensor
} = op('float_power_', 'Tensor', 'Scalar')

/**
 * Computes the largest integer not above each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.floor.html
 */
export const floor: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('floor', '', 'out')

/**
 * Computes the largest integer not above each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.floor_.html
 */
export const floor_: {
  (self: Tensor): Tensor
} = op('floor_', '')

/**
 * Computes `self / other` element by element, rounded down.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.floor_divide.html
 */
export const floorDivide: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { out: Tensor }): Tensor
} = arithmetic('floor_divide', '', 'out')

/**
 * Computes `self / other` element by element, rounded down, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.floor_divide_.html
 */
export const floorDivide_: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
} = arithmetic('floor_divide_', 'Tensor')

/**
 * Computes the larger of `self` and `other` element by element, and where one is NaN the other.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fmax.html
 */
export const fmax: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('fmax', '', 'out')

/**
 * Computes the smaller of `self` and `other` element by element, and where one is NaN the other.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fmin.html
 */
export const fmin: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('fmin', '', 'out')

/**
 * Computes the remainder of `self / other` element by element, with the sign of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.fmod.html
 */
export const fmod: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('fmod', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Computes the remainder of `self / other` element by element, with the sign of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.fmod_.html
 */
export const fmod_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('fmod_', 'Tensor', 'Scalar')

/**
 * Computes the part of each element of `self` after the decimal point, with its sign.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.frac.html
 */
export const frac: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('frac', '', 'out')

/**
 * Computes the part of each element of `self` after the decimal point, with its sign, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.frac_.html
 */
export const frac_: {
  (self: Tensor): Tensor
} = op('frac_', '')

/**
 * Takes the maxima over windows of `kernelSize` at random places that `randomSamples` gives, and returns a plane of `outputSize` and their indices.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.fractional_max_pool2d.html
 */
export const fractionalMaxPool2d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, outputSize: readonly Int[] | Int, randomSamples: Tensor): [Tensor, Tensor]
  (self: Tensor, kernelSize: readonly Int[] | Int, outputSize: readonly Int[] | Int, randomSamples: Tensor, options: { output: Tensor; indices: Tensor }): [Tensor, Tensor]
} = op('fractional_max_pool2d', '', 'output')

/**
 * Takes the maxima over windows of `kernelSize` at random places that `randomSamples` gives, and returns a volume of `outputSize` and their indices.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.fractional_max_pool3d.html
 */
export const fractionalMaxPool3d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, outputSize: readonly Int[] | Int, randomSamples: Tensor): [Tensor, Tensor]
  (self: Tensor, kernelSize: readonly Int[] | Int, outputSize: readonly Int[] | Int, randomSamples: Tensor, options: { output: Tensor; indices: Tensor }): [Tensor, Tensor]
} = op('fractional_max_pool3d', '', 'output')

/**
 * Computes for each element of `self` the mantissa, between 0.5 and 1 in absolute value, and the exponent of 2 whose product it is.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.frexp.html
 */
export const frexp: {
  (self: Tensor): [mantissa: Tensor, exponent: Tensor] & { mantissa: Tensor; exponent: Tensor }
  (self: Tensor, options: { mantissa: Tensor; exponent: Tensor }): [mantissa: Tensor, exponent: Tensor] & { mantissa: Tensor; exponent: Tensor }
} = op('frexp', 'Tensor', 'Tensor_out')

/**
 * Computes the square root of the sum of squares of `self` along `dim`.
 * Defaults: `keepdim` false.
 */
export const frobeniusNorm: {
  (self: Tensor, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  (self: Tensor, options: { dim: readonly Int[] | Int; keepdim?: boolean }): Tensor
  (self: Tensor, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean; out: Tensor }, options?: { keepdim?: boolean; out: Tensor }): Tensor
} = op('frobenius_norm', 'dim', 'out')

/**
 * Returns a tensor of `size` elements whose memory is the file `filename`, which changes with it if `shared` is true.
 * Defaults: `size` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.from_file.html
 */
export const fromFile: {
  (filename: string, shared?: boolean | null | FromFileOptions, size?: Int | null | FromFileOptions, options?: FromFileOptions): Tensor
  (filename: string, shared?: boolean | null | FromFileOptions2, size?: Int | null | FromFileOptions2, options?: FromFileOptions2): Tensor
} = factory('from_file', '', 'out')

/**
 * Returns a tensor of shape `size` with all elements `fillValue`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.full.html
 */
export const full: {
  (size: readonly Int[], fillValue: Scalar, options?: ArangeOptions): Tensor
  (size: readonly Int[], fillValue: Scalar, options: { out: Tensor }): Tensor
} = factory('full', '', 'out')

/**
 * Returns a tensor of the shape of `self` with all elements `fillValue`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.full_like.html
 */
export const fullLike: {
  (self: Tensor, fillValue: Scalar, options?: EmptyOptions): Tensor
  (self: Tensor, fillValue: Scalar, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = factory('full_like', '', 'out')

/**
 * Fake-quantizes `self` by the range in `runningMin` and `runningMax`, which it first updates if `observerOn` says so.
 * Defaults: `perRowFakeQuant` false, `symmetricQuant` false.
 */
export const fusedMovingAvgObsFakeQuant: {
  (self: Tensor, observerOn: Tensor, fakeQuantOn: Tensor, runningMin: Tensor, runningMax: Tensor, scale: Tensor, zeroPoint: Tensor, averagingConst: number, quantMin: Int, quantMax: Int, chAxis: Int, perRowFakeQuant?: boolean | { perRowFakeQuant?: boolean; symmetricQuant?: boolean }, symmetricQuant?: boolean | { perRowFakeQuant?: boolean; symmetricQuant?: boolean }): Tensor
} = op('fused_moving_avg_obs_fake_quant', '')

/**
 * Takes from `self` the elements that `index` gives along `dim`, in the shape of `index`.
 * Defaults: `sparseGrad` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.gather.html
 */
export const gather: {
  (self: Tensor, dim: Int, index: Tensor, options?: { sparseGrad?: boolean }): Tensor
  (self: Tensor, dim: Int, index: Tensor, options: { sparseGrad?: boolean; out: Tensor }): Tensor
} = op('gather', '', 'out')

/**
 * Computes the largest integer that divides both `self` and `other`, element by element.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.gcd.html
 */
export const gcd: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('gcd', '', 'out')

/**
 * Computes the largest integer that divides both `self` and `other`, element by element, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.gcd_.html
 */
export const gcd_: {
  (self: Tensor, other: Tensor): Tensor
} = op('gcd_', '')

/**
 * Tells for each element of `self` whether it is greater than or equal to `other`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ge.html
 */
export const ge: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('ge', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Tells for each element of `self` whether it is greater than or equal to `other`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ge_.html
 */
export const ge_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('ge_', 'Tensor', 'Scalar')

/**
 * Computes each element of `self` times the probability that a standard normal variable is below it, approximately if `approximate` is 'tanh'.
 * Defaults: `approximate` 'none'.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.gelu.html
 */
export const gelu: {
  (self: Tensor, options?: { approximate?: string }): Tensor
  (self: Tensor, options: { approximate?: string; out: Tensor }): Tensor
  (options: { input: Tensor; approximate?: string }): Tensor
} = op('gelu', '', 'out')

/**
 * Computes each element of `self` times the probability that a standard normal variable is below it, approximately if `approximate` is 'tanh', in place.
 * Defaults: `approximate` 'none'.
 */
export const gelu_: {
  (self: Tensor, options?: { approximate?: string }): Tensor
} = op('gelu_', '')

/**
 * Fills `self` with draws of the number of trials up to the first success, each of probability `p`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.geometric_.html
 */
export const geometric_: {
  (self: Tensor, p: number, options?: { generator?: Generator | null }): Tensor
} = op('geometric_', '')

/**
 * Computes the QR decomposition of each matrix of `self` as Householder reflectors `a` and their factors `tau`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.geqrf.html
 */
export const geqrf: {
  (self: Tensor): [a: Tensor, tau: Tensor] & { a: Tensor; tau: Tensor }
  (self: Tensor, options: { a: Tensor; tau: Tensor }): [a: Tensor, tau: Tensor] & { a: Tensor; tau: Tensor }
} = op('geqrf', '', 'a')

/**
 * Computes the products of each element of the vector `self` (N) with each of `vec2` (M), in shape (N, M); another name of `outer`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ger.html
 */
export const ger: {
  (self: Tensor, vec2: Tensor): Tensor
  (self: Tensor, vec2: Tensor, options: { out: Tensor }): Tensor
} = op('ger', '', 'out')

/**
 * Computes the first half of `self` along `dim` times the sigmoid of the second half.
 * Defaults: `dim` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.glu.html
 */
export const glu: {
  (self: Tensor, dim?: Int | { dim?: Int }): Tensor
  (self: Tensor, dim?: Int | { dim?: Int; out: Tensor }, options?: { dim?: Int; out: Tensor }): Tensor
  (options: { input: Tensor; dim?: Int }): Tensor
} = op('glu', '', 'out')

/**
 * Computes the derivative of `self` along each of `dim` by finite differences, with points `spacing` apart or at positions `spacing`.
 * Defaults: `edgeOrder` 1.
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
 * Tells for each element of `self` whether it is greater than `other`; another name of `gt`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.greater.html
 */
export const greater: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('greater', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Tells for each element of `self` whether it is greater than `other`, in place; another name of `gt_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.greater_.html
 */
export const greater_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('greater_', 'Tensor', 'Scalar')

/**
 * Tells for each element of `self` whether it is greater than or equal to `other`; another name of `ge`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.greater_equal.html
 */
export const greaterEqual: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('greater_equal', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Tells for each element of `self` whether it is greater than or equal to `other`, in place; another name of `ge_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.greater_equal_.html
 */
export const greaterEqual_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('greater_equal_', 'Tensor', 'Scalar')

/** Samples `input` at the positions `grid` in [-1, 1], with numbers for the interpolation and the padding. */
export const gridSampler: {
  (input: Tensor, grid: Tensor, interpolationMode: Int, paddingMode: Int, alignCorners: boolean): Tensor
} = op('grid_sampler', '')

/** Samples the images `input` (N, C, H, W) at the positions `grid` (N, H', W', 2) in [-1, 1]. */
export const gridSampler2d: {
  (input: Tensor, grid: Tensor, interpolationMode: Int, paddingMode: Int, alignCorners: boolean): Tensor
  (input: Tensor, grid: Tensor, interpolationMode: Int, paddingMode: Int, alignCorners: boolean, options: { out: Tensor }): Tensor
} = op('grid_sampler_2d', '', 'out')

/** Samples the volumes `input` (N, C, D, H, W) at the positions `grid` (N, D', H', W', 3) in [-1, 1]. */
export const gridSampler3d: {
  (input: Tensor, grid: Tensor, interpolationMode: Int, paddingMode: Int, alignCorners: boolean): Tensor
  (input: Tensor, grid: Tensor, interpolationMode: Int, paddingMode: Int, alignCorners: boolean, options: { out: Tensor }): Tensor
} = op('grid_sampler_3d', '', 'out')

/**
 * Normalizes `input` (N, C, ...) over each of `numGroups` groups of channels per sample, then scales by `weight` and shifts by `bias`.
 * Defaults: `eps` 0.00001, `cudnnEnabled` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.group_norm.html
 */
export const groupNorm: {
  (input: Tensor, numGroups: Int, weight?: Tensor | null | GroupNormOptions, bias?: Tensor | null | GroupNormOptions, eps?: number | GroupNormOptions, cudnnEnabled?: boolean | GroupNormOptions): Tensor
} = op('group_norm', '')

/** Computes a gated recurrent network over a sequence, padded (`input`) or packed (`data`), and returns all outputs and the last hidden state. */
export const gru: {
  (data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  (input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
} = op('gru', 'data', 'input')

/** Computes the next hidden state of a gated recurrent unit from `input` and the state `hx`. */
export const gruCell: {
  (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh?: Tensor | null | { bIh?: Tensor | null; bHh?: Tensor | null }, bHh?: Tensor | null | { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor
} = op('gru_cell', '')

/**
 * Tells for each element of `self` whether it is greater than `other`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.gt.html
 */
export const gt: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('gt', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Tells for each element of `self` whether it is greater than `other`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.gt_.html
 */
export const gt_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('gt_', 'Tensor', 'Scalar')

/**
 * Returns a Hamming window of `windowLength` values, with one period left open if `periodic` is true.
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
 * Returns a Hann window of `windowLength` values, with one period left open if `periodic` is true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.hann_window.html
 */
export const hannWindow: {
  (windowLength: Int, options?: ArangeOptions): Tensor
  (windowLength: Int, periodic: boolean, options?: ArangeOptions): Tensor
  (windowLength: Int, options: { out: Tensor }): Tensor
  (windowLength: Int, periodic: boolean, options: { out: Tensor }): Tensor
} = factory('hann_window', '', 'periodic', 'out', 'periodic_out')

/**
 * Computes `self` with elements from `-lambd` to `lambd` set to zero.
 * Defaults: `lambd` 0.5.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.hardshrink.html
 */
export const hardshrink: {
  (self: Tensor, lambd?: Scalar | { lambd?: Scalar }): Tensor
  (self: Tensor, lambd?: Scalar | { lambd?: Scalar; out: Tensor }, options?: { lambd?: Scalar; out: Tensor }): Tensor
  (options: { input: Tensor; lambd?: Scalar }): Tensor
} = op('hardshrink', '', 'out')

/**
 * Computes a sigmoid made of straight lines, `self / 6 + 0.5` limited to between 0 and 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.hardsigmoid.html
 */
export const hardsigmoid: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
  (options: { input: Tensor }): Tensor
} = op('hardsigmoid', '', 'out')

/** Computes a sigmoid made of straight lines, `self / 6 + 0.5` limited to between 0 and 1, in place. */
export const hardsigmoid_: {
  (self: Tensor): Tensor
  (options: { input: Tensor }): Tensor
} = op('hardsigmoid_', '')

/**
 * Computes each element of `self` times `self / 6 + 0.5` limited to between 0 and 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.hardswish.html
 */
export const hardswish: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
  (options: { input: Tensor }): Tensor
} = op('hardswish', '', 'out')

/** Computes each element of `self` times `self / 6 + 0.5` limited to between 0 and 1, in place. */
export const hardswish_: {
  (self: Tensor): Tensor
  (options: { input: Tensor }): Tensor
} = op('hardswish_', '')

/**
 * Computes `self` with each element limited to between `minVal` and `maxVal`.
 * Defaults: `minVal` -1, `maxVal` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.hardtanh.html
 */
export const hardtanh: {
  (self: Tensor, minVal?: Scalar | { minVal?: Scalar; maxVal?: Scalar }, maxVal?: Scalar | { minVal?: Scalar; maxVal?: Scalar }): Tensor
  (self: Tensor, minVal?: Scalar | HardtanhOptions, maxVal?: Scalar | HardtanhOptions, options?: HardtanhOptions): Tensor
  (options: HardtanhOptions2): Tensor
} = op('hardtanh', '', 'out')

/**
 * Computes `self` with each element limited to between `minVal` and `maxVal`, in place.
 * Defaults: `minVal` -1, `maxVal` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.hardtanh_.html
 */
export const hardtanh_: {
  (self: Tensor, minVal?: Scalar | { minVal?: Scalar; maxVal?: Scalar }, maxVal?: Scalar | { minVal?: Scalar; maxVal?: Scalar }): Tensor
  (options: HardtanhOptions2): Tensor
} = op('hardtanh_', '')

/**
 * Computes a hash of the bits of all elements of `self`, along `dim` if it is given, by way of XOR.
 * Defaults: `keepdim` false, `mode` 0.
 */
export const hashTensor: {
  (self: Tensor, dim?: readonly Int[] | Int | HashTensorOptions, options?: HashTensorOptions): Tensor
  (self: Tensor, dim?: readonly Int[] | Int | HashTensorOptions2, options?: HashTensorOptions2): Tensor
} = op('hash_tensor', '', 'out')

/**
 * Computes 0 where an element of `self` is negative, 1 where it is positive, and `values` where it is zero.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.heaviside.html
 */
export const heaviside: {
  (self: Tensor, values: Tensor): Tensor
  (self: Tensor, values: Tensor, options: { out: Tensor }): Tensor
} = op('heaviside', '', 'out')

/** Computes 0 where an element of `self` is negative, 1 where it is positive, and `values` where it is zero, in place. */
export const heaviside_: {
  (self: Tensor, values: Tensor): Tensor
} = op('heaviside_', '')

/**
 * Computes `self` where `target` is 1 and `max(0, margin - self)` where it is -1, reduced by `reduction` (0 none, 1 mean, 2 sum).
 * Defaults: `margin` 1, `reduction` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.hinge_embedding_loss.html
 */
export const hingeEmbeddingLoss: {
  (self: Tensor, target: Tensor, margin?: number | { margin?: number; reduction?: Int }, reduction?: Int | { margin?: number; reduction?: Int }): Tensor
} = op('hinge_embedding_loss', '')

/**
 * Counts the elements of `self` in `bins` bins of equal width from `min` to `max`, or over all of its values if both are 0.
 * Defaults: `bins` 100, `min` 0, `max` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.histc.html
 */
export const histc: {
  (self: Tensor, bins?: Int | HistcOptions, min?: Scalar | HistcOptions, max?: Scalar | HistcOptions): Tensor
  (self: Tensor, bins?: Int | HistcOptions2, min?: Scalar | HistcOptions2, max?: Scalar | HistcOptions2, options?: HistcOptions2): Tensor
} = op('histc', '', 'out')

/**
 * Counts the elements of `self` in `bins`, a number of bins over `range` or their edges, and returns the counts and the edges.
 * Defaults: `density` false, `bins` 100.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.histogram.html
 */
export const histogram: {
  (self: Tensor, bins: Tensor, options?: { weight?: Tensor | null; density?: boolean }): [hist: Tensor, binEdges: Tensor] & { hist: Tensor; bin_edges: Tensor }
  (self: Tensor, bins?: Int | HistogramOptions, options?: HistogramOptions): [hist: Tensor, binEdges: Tensor] & { hist: Tensor; bin_edges: Tensor }
  (self: Tensor, bins: Tensor, options: HistogramOptions2): [hist: Tensor, binEdges: Tensor] & { hist: Tensor; bin_edges: Tensor }
  (self: Tensor, bins?: Int | HistogramOptions3, options?: HistogramOptions3): [hist: Tensor, binEdges: Tensor] & { hist: Tensor; bin_edges: Tensor }
} = op('histogram', 'bins_tensor', 'bin_ct', 'bins_tensor_out', 'bin_ct_out')

/**
 * Counts the points in the rows of `self` in a grid of `bins` along each coordinate, and returns the counts and the edges.
 * Defaults: `density` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.histogramdd.html
 */
export const histogramdd: {
  (self: Tensor, bins: readonly Int[], range?: readonly number[] | null | HistogramddOptions, weight?: Tensor | null | HistogramddOptions, density?: boolean | HistogramddOptions): [hist: Tensor, binEdges: Tensor[]] & { hist: Tensor; bin_edges: Tensor[] }
  (self: Tensor, bins: readonly Tensor[], range?: readonly number[] | null | HistogramddOptions, weight?: Tensor | null | HistogramddOptions, density?: boolean | HistogramddOptions): [hist: Tensor, binEdges: Tensor[]] & { hist: Tensor; bin_edges: Tensor[] }
  (self: Tensor, bins: Int, range?: readonly number[] | null | HistogramddOptions, weight?: Tensor | null | HistogramddOptions, density?: boolean | HistogramddOptions): [hist: Tensor, binEdges: Tensor[]] & { hist: Tensor; bin_edges: Tensor[] }
} = op('histogramdd', '', 'TensorList_bins', 'int_bins')

/**
 * Returns views of `self` cut along its second dimension, or the only one, into `sections` equal pieces or at `indices`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.hsplit.html
 */
export const hsplit: {
  (self: Tensor, indices: readonly Int[]): Tensor[]
  (self: Tensor, sections: Int): Tensor[]
} = op('hsplit', 'array', 'int')

/**
 * Computes the product of the sparse matrix `mat1` and the dense `mat2` as a hybrid sparse tensor.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.hspmm.html
 */
export const hspmm: {
  (mat1: Tensor, mat2: Tensor): Tensor
  (mat1: Tensor, mat2: Tensor, options: { out: Tensor }): Tensor
} = op('hspmm', '', 'out')

/**
 * Joins `tensors` along the second dimension, or the first if they have only one.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.hstack.html
 */
export const hstack: {
  (tensors: readonly Tensor[]): Tensor
  (tensors: readonly Tensor[], options: { out: Tensor }): Tensor
} = op('hstack', '', 'out')

/**
 * Computes half of the squared error of `self` and `target` where it is below `delta`, and beyond it a line, reduced by `reduction` (0 none, 1 mean, 2 sum).
 * Defaults: `reduction` 1, `delta` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.huber_loss.html
 */
export const huberLoss: {
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int; delta?: number }, delta?: number | { reduction?: Int; delta?: number }): Tensor
  (self: Tensor, target: Tensor, reduction?: Int | HuberLossOptions, delta?: number | HuberLossOptions, options?: HuberLossOptions): Tensor
} = op('huber_loss', '', 'out')

/**
 * Computes the hypotenuse of the right triangle with the legs `self` and `other`, element by element.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.hypot.html
 */
export const hypot: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('hypot', '', 'out')

/**
 * Computes the hypotenuse of the right triangle with the legs `self` and `other`, element by element, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.hypot_.html
 */
export const hypot_: {
  (self: Tensor, other: Tensor): Tensor
} = op('hypot_', '')

/**
 * Computes the modified Bessel function of the first kind of order 0 at each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.i0.html
 */
export const i0: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('i0', '', 'out')

/**
 * Computes the modified Bessel function of the first kind of order 0 at each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.i0_.html
 */
export const i0_: {
  (self: Tensor): Tensor
} = op('i0_', '')

/**
 * Computes the regularized lower incomplete gamma function with the parameter `self` at `other`, element by element.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.igamma.html
 */
export const igamma: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('igamma', '', 'out')

/**
 * Computes the regularized lower incomplete gamma function with the parameter `self` at `other`, element by element, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.igamma_.html
 */
export const igamma_: {
  (self: Tensor, other: Tensor): Tensor
} = op('igamma_', '')

/**
 * Computes the regularized upper incomplete gamma function with the parameter `self` at `other`, element by element.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.igammac.html
 */
export const igammac: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('igammac', '', 'out')

/**
 * Computes the regularized upper incomplete gamma function with the parameter `self` at `other`, element by element, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.igammac_.html
 */
export const igammac_: {
  (self: Tensor, other: Tensor): Tensor
} = op('igammac_', '')

/** Returns the blocks of `kernelSize` of the images `self` (N, C, H, W) as columns (N, C × block, L). */
export const im2col: {
  (self: Tensor, kernelSize: readonly Int[] | Int, dilation: readonly Int[] | Int, padding: readonly Int[] | Int, stride: readonly Int[] | Int): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, dilation: readonly Int[] | Int, padding: readonly Int[] | Int, stride: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('im2col', '', 'out')

/**
 * Returns a view of `self` with the imaginary parts of its complex elements.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.imag.html
 */
export const imag: {
  (self: Tensor): Tensor
} = op('imag', '')

/** Returns the elements of `self` at `indices`, a tensor of positions or a mask for each dimension, or null for all of it. */
export const index: {
  (self: Tensor, indices: readonly (Tensor | null)[]): Tensor
  (self: Tensor, indices: readonly (Tensor | null)[], options: { out: Tensor }): Tensor
} = op('index', 'Tensor', 'Tensor_out')

/**
 * Returns a copy of `self` with `alpha` times the slices of `source` added along `dim` where `index` says.
 * Defaults: `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_add.html
 */
export const indexAdd: {
  (self: Tensor, dim: Int, index: Tensor, source: Tensor, options?: { alpha?: Scalar }): Tensor
  (self: Tensor, dim: Int, index: Tensor, source: Tensor, options: { alpha?: Scalar; out: Tensor }): Tensor
} = op('index_add', '', 'out')

/**
 * Adds `alpha` times the slices of `source` to those of `self` along `dim` where `index` says.
 * Defaults: `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_add_.html
 */
export const indexAdd_: {
  (self: Tensor, dim: Int, index: Tensor, source: Tensor, options?: { alpha?: Scalar }): Tensor
} = op('index_add_', '')

/**
 * Returns a copy of `self` with the slices along `dim` that `index` names replaced by those of `source`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_copy.html
 */
export const indexCopy: {
  (self: Tensor, dim: Int, index: Tensor, source: Tensor): Tensor
  (self: Tensor, dim: Int, index: Tensor, source: Tensor, options: { out: Tensor }): Tensor
} = op('index_copy', '', 'out')

/**
 * Replaces the slices of `self` along `dim` that `index` names by those of `source`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_copy_.html
 */
export const indexCopy_: {
  (self: Tensor, dim: Int, index: Tensor, source: Tensor): Tensor
} = op('index_copy_', '')

/**
 * Returns a copy of `self` with all elements of the slices along `dim` that `index` names set to `value`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_fill.html
 */
export const indexFill: {
  (self: Tensor, dim: Int, index: Tensor, value: Tensor): Tensor
  (self: Tensor, dim: Int, index: Tensor, value: Scalar): Tensor
  (self: Tensor, dim: Int, index: Tensor, value: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, dim: Int, index: Tensor, value: Scalar, options: { out: Tensor }): Tensor
} = op('index_fill', 'int_Tensor', 'int_Scalar', 'int_Tensor_out', 'int_Scalar_out')

/**
 * Sets all elements of the slices of `self` along `dim` that `index` names to `value`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_fill_.html
 */
export const indexFill_: {
  (self: Tensor, dim: Int, index: Tensor, value: Tensor): Tensor
  (self: Tensor, dim: Int, index: Tensor, value: Scalar): Tensor
} = op('index_fill_', 'int_Tensor', 'int_Scalar')

/**
 * Returns a copy of `self` with `values` put at `indices`, or added there if `accumulate` is true.
 * Defaults: `accumulate` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_put.html
 */
export const indexPut: {
  (self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | { accumulate?: boolean }): Tensor
  (self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | { accumulate?: boolean; out: Tensor }, options?: { accumulate?: boolean; out: Tensor }): Tensor
} = op('index_put', '', 'out')

/**
 * Puts `values` into `self` at `indices`, or adds them there if `accumulate` is true.
 * Defaults: `accumulate` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_put_.html
 */
export const indexPut_: {
  (self: Tensor, indices: readonly (Tensor | null)[], values: Tensor, accumulate?: boolean | { accumulate?: boolean }): Tensor
} = op('index_put_', '')

/**
 * Returns a copy of `self` with the slices of `source` combined into it along `dim` by `reduce`, 'prod', 'mean', 'amax' or 'amin'.
 * Defaults: `includeSelf` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_reduce.html
 */
export const indexReduce: {
  (self: Tensor, dim: Int, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor
  (self: Tensor, dim: Int, index: Tensor, source: Tensor, reduce: string, options: { includeSelf?: boolean; out: Tensor }): Tensor
} = op('index_reduce', '', 'out')

/**
 * Combines the slices of `source` into those of `self` along `dim` where `index` says, by `reduce`, 'prod', 'mean', 'amax' or 'amin'.
 * Defaults: `includeSelf` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.index_reduce_.html
 */
export const indexReduce_: {
  (self: Tensor, dim: Int, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor
} = op('index_reduce_', '')

/**
 * Returns the slices of `self` along `dim` that the 1-D `index` names, in its order.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.index_select.html
 */
export const indexSelect: {
  (self: Tensor, dim: Int, index: Tensor): Tensor
  (self: Tensor, dim: Int, index: Tensor, options: { out: Tensor }): Tensor
} = op('index_select', '', 'out')

/**
 * Returns the indices of a coalesced sparse COO tensor, in shape (sparse dimensions, count).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.indices.html
 */
export const indices: {
  (self: Tensor): Tensor
} = op('indices', '')

/** Returns the indices of a coalesced sparse COO tensor, in shape (sparse dimensions, count), as a copy. */
export const indicesCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('indices_copy', '', 'out')

/**
 * Computes the sums of products of `self` and `other` over the last dimension of both.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.inner.html
 */
export const inner: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('inner', '', 'out')

/**
 * Normalizes each channel of each sample of `input` (N, C, ...), or by the running statistics if `useInputStats` is false, then scales and shifts.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.instance_norm.html
 */
export const instanceNorm: {
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, useInputStats: boolean, momentum: number, eps: number, cudnnEnabled: boolean): Tensor
} = op('instance_norm', '')

/**
 * Returns the integers that quantized `self` stores.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.int_repr.html
 */
export const intRepr: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('int_repr', '', 'out')

/**
 * Computes the inverse of each square matrix of `self` (..., N, N).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.inverse.html
 */
export const inverse: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('inverse', '', 'out')

/**
 * Tells whether the indices of a sparse COO tensor are sorted and without repetition.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_coalesced.html
 */
export const isCoalesced: {
  (self: Tensor): boolean
} = op('is_coalesced', '')

/**
 * Tells whether `self` is of a complex dtype.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_complex.html
 */
export const isComplex: {
  (self: Tensor): boolean
} = op('is_complex', '')

/**
 * Tells whether `self` is marked to be conjugated when it is read.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_conj.html
 */
export const isConj: {
  (self: Tensor): boolean
} = op('is_conj', '')

/** Tells whether `self` is a distributed tensor, which none is here. */
export const isDistributed: {
  (self: Tensor): boolean
} = op('is_distributed', '')

/**
 * Tells whether `self` is of a floating-point dtype, which complex ones are not.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_floating_point.html
 */
export const isFloatingPoint: {
  (self: Tensor): boolean
} = op('is_floating_point', '')

/**
 * Tells whether `self` was made in inference mode.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_inference.html
 */
export const isInference: {
  (self: Tensor): boolean
} = op('is_inference', '')

/** Tells whether `self` is marked to be negated when it is read. */
export const isNeg: {
  (self: Tensor): boolean
} = op('is_neg', '')

/**
 * Tells whether the one element of `self` is other than zero.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.is_nonzero.html
 */
export const isNonzero: {
  (self: Tensor): boolean
} = op('is_nonzero', '')

/**
 * Tells whether `self` lies in pinned memory, from which a GPU can copy by itself.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_pinned.html
 */
export const isPinned: {
  (self: Tensor, device?: Device | null | { device?: Device | null }): boolean
} = op('is_pinned', '')

/** Tells whether `self` and `other` have the same shape. */
export const isSameSize: {
  (self: Tensor, other: Tensor): boolean
} = op('is_same_size', '')

/**
 * Tells whether `self` and `tensor` are the same view of the same memory.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_set_to.html
 */
export const isSetTo: {
  (self: Tensor, tensor: Tensor): boolean
} = op('is_set_to', '')

/**
 * Tells whether the dtype of `self` has negative numbers.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.is_signed.html
 */
export const isSigned: {
  (self: Tensor): boolean
} = op('is_signed', '')

/** Tells whether this libtorch can compute with Vulkan. */
export const isVulkanAvailable: {
  (): boolean
} = op('is_vulkan_available', '')

/**
 * Tells for each element of `self` whether it differs from `other` by at most `atol + rtol * abs(other)`.
 * Defaults: `rtol` 0.00001, `atol` 1e-8, `equalNan` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.isclose.html
 */
export const isclose: {
  (self: Tensor, other: Tensor, rtol?: number | AllcloseOptions, atol?: number | AllcloseOptions, equalNan?: boolean | AllcloseOptions): Tensor
} = op('isclose', '')

/**
 * Tells for each element of `self` whether it is neither infinite nor NaN.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.isfinite.html
 */
export const isfinite: {
  (self: Tensor): Tensor
} = op('isfinite', '')

/**
 * Tells for each of `elements` whether it is among `testElements`, or if `invert` is true whether it is not.
 * Defaults: `assumeUnique` false, `invert` false.
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
 * Tells for each element of `self` whether it is infinite.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.isinf.html
 */
export const isinf: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('isinf', '', 'out')

/**
 * Tells for each element of `self` whether it is NaN.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.isnan.html
 */
export const isnan: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('isnan', '', 'out')

/**
 * Tells for each element of `self` whether it is minus infinity.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.isneginf.html
 */
export const isneginf: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('isneginf', '', 'out')

/**
 * Tells for each element of `self` whether it is plus infinity.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.isposinf.html
 */
export const isposinf: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('isposinf', '', 'out')

/**
 * Tells for each element of `self` whether its imaginary part is zero.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.isreal.html
 */
export const isreal: {
  (self: Tensor): Tensor
} = op('isreal', '')

/**
 * Computes the signal whose short-time Fourier transform, in windows of `nFft` values `hopLength` apart, is `self`.
 * Defaults: `center` true, `normalized` false, `returnComplex` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.istft.html
 */
export const istft: {
  (self: Tensor, nFft: Int, hopLength?: Int | null | IstftOptions, winLength?: Int | null | IstftOptions, window?: Tensor | null | IstftOptions, center?: boolean | IstftOptions, normalized?: boolean | IstftOptions, onesided?: boolean | null | IstftOptions, length?: Int | null | IstftOptions, returnComplex?: boolean | IstftOptions): Tensor
} = op('istft', '')

/**
 * Returns the only element of `self` as a number.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.item.html
 */
export const item: {
  (self: Tensor): Value
} = op('item', '')

/**
 * Returns a Kaiser window of `windowLength` values and shape `beta`, with one period left open if `periodic` is true.
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
 * Computes `target * (log(target) - self)` for log-probabilities `self`, with `target` in logarithms, too, if `logTarget` is true.
 * Defaults: `reduction` 1, `logTarget` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.kl_div.html
 */
export const klDiv: {
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int; logTarget?: boolean }, options?: { reduction?: Int; logTarget?: boolean }): Tensor
} = op('kl_div', '')

/**
 * Computes the Kronecker product, in which each element of `self` is replaced by itself times `other`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.kron.html
 */
export const kron: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('kron', '', 'out')

/**
 * Finds the `k`-th smallest element of `self` along `dim`, and returns the values and their indices.
 * Defaults: `dim` -1, `keepdim` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.kthvalue.html
 */
export const kthvalue: {
  (self: Tensor, k: Int, dim?: Int | { dim?: Int; keepdim?: boolean }, keepdim?: boolean | { dim?: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, k: Int, dim?: Int | KthvalueOptions, keepdim?: boolean | KthvalueOptions, options?: KthvalueOptions): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
} = op('kthvalue', '', 'values')

/**
 * Computes the absolute error of `self` and `target`, reduced by `reduction` (0 none, 1 mean, 2 sum).
 * Defaults: `reduction` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.l1_loss.html
 */
export const l1Loss: {
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int }): Tensor
} = op('l1_loss', '')

/**
 * Normalizes `input` over its last dimensions, of `normalizedShape`, then scales by `weight` and shifts by `bias`.
 * Defaults: `eps` 0.00001, `cudnnEnable` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.layer_norm.html
 */
export const layerNorm: {
  (input: Tensor, normalizedShape: readonly Int[], weight?: Tensor | null | LayerNormOptions, bias?: Tensor | null | LayerNormOptions, eps?: number | LayerNormOptions, cudnnEnable?: boolean | LayerNormOptions): Tensor
  (input: Tensor, options: LayerNormOptions2): Tensor
  (options: LayerNormOptions3): Tensor
} = op('layer_norm', '')

/**
 * Computes the smallest positive integer that both `self` and `other` divide, element by element, and 0 where either is 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.lcm.html
 */
export const lcm: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('lcm', '', 'out')

/**
 * Computes the smallest positive integer that both `self` and `other` divide, element by element, and 0 where either is 0, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lcm_.html
 */
export const lcm_: {
  (self: Tensor, other: Tensor): Tensor
} = op('lcm_', '')

/**
 * Computes `self` times 2 to the power of `other`, element by element.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ldexp.html
 */
export const ldexp: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('ldexp', 'Tensor', 'out')

/**
 * Computes `self` times 2 to the power of `other`, element by element, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ldexp_.html
 */
export const ldexp_: {
  (self: Tensor, other: Tensor): Tensor
} = op('ldexp_', '')

/**
 * Tells for each element of `self` whether it is less than or equal to `other`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.le.html
 */
export const le: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('le', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Tells for each element of `self` whether it is less than or equal to `other`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.le_.html
 */
export const le_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('le_', 'Tensor', 'Scalar')

/**
 * Computes `self` where an element is positive and `negativeSlope * self` elsewhere.
 * Defaults: `negativeSlope` 0.01.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.leaky_relu.html
 */
export const leakyRelu: {
  (self: Tensor, negativeSlope?: Scalar | { negativeSlope?: Scalar }): Tensor
  (self: Tensor, negativeSlope?: Scalar | { negativeSlope?: Scalar; out: Tensor }, options?: { negativeSlope?: Scalar; out: Tensor }): Tensor
  (options: { input: Tensor; negativeSlope?: Scalar }): Tensor
} = op('leaky_relu', '', 'out')

/**
 * Computes `self` where an element is positive and `negativeSlope * self` elsewhere, in place.
 * Defaults: `negativeSlope` 0.01.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.leaky_relu_.html
 */
export const leakyRelu_: {
  (self: Tensor, negativeSlope?: Scalar | { negativeSlope?: Scalar }): Tensor
  (options: { input: Tensor; negativeSlope?: Scalar }): Tensor
} = op('leaky_relu_', '')

/**
 * Computes `self + weight * (end - self)`, the value `weight` of the way from `self` to `end`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.lerp.html
 */
export const lerp: {
  (self: Tensor, end: Tensor, weight: Tensor): Tensor
  (self: Tensor, end: Tensor, weight: Scalar): Tensor
  (self: Tensor, end: Tensor, weight: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, end: Tensor, weight: Scalar, options: { out: Tensor }): Tensor
} = op('lerp', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Computes `self + weight * (end - self)`, the value `weight` of the way from `self` to `end`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lerp_.html
 */
export const lerp_: {
  (self: Tensor, end: Tensor, weight: Tensor): Tensor
  (self: Tensor, end: Tensor, weight: Scalar): Tensor
} = op('lerp_', 'Tensor', 'Scalar')

/**
 * Tells for each element of `self` whether it is less than `other`; another name of `lt`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.less.html
 */
export const less: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('less', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Tells for each element of `self` whether it is less than `other`, in place; another name of `lt_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.less_.html
 */
export const less_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('less_', 'Tensor', 'Scalar')

/**
 * Tells for each element of `self` whether it is less than or equal to `other`; another name of `le`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.less_equal.html
 */
export const lessEqual: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('less_equal', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Tells for each element of `self` whether it is less than or equal to `other`, in place; another name of `le_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.less_equal_.html
 */
export const lessEqual_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('less_equal_', 'Tensor', 'Scalar')

/**
 * Computes `log(abs(gamma(self)))` for each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.lgamma.html
 */
export const lgamma: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('lgamma', '', 'out')

/**
 * Computes `log(abs(gamma(self)))` for each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lgamma_.html
 */
export const lgamma_: {
  (self: Tensor): Tensor
} = op('lgamma_', '')

/**
 * Computes the sum of the absolute values of `self`, each to the power of `ord`, along `dim` if it is given.
 * Defaults: `ord` 2, `keepdim` false.
 */
export const linalg__powsum: {
  (self: Tensor, ord?: Scalar | Linalg__powsumOptions, dim?: readonly Int[] | Int | null | Linalg__powsumOptions, keepdim?: boolean | Linalg__powsumOptions, options?: Linalg__powsumOptions): Tensor
} = op('linalg__powsum', '')

/**
 * Computes the Cholesky factor of each symmetric or Hermitian positive-definite matrix of `self`, upper triangular if `upper` is true.
 * Defaults: `upper` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.cholesky.html
 */
export const linalgCholesky: {
  (self: Tensor, options?: { upper?: boolean }): Tensor
  (self: Tensor, options: { upper?: boolean; out: Tensor }): Tensor
} = op('linalg_cholesky', '', 'out')

/**
 * Computes Cholesky factors of the matrices of `self` with a status for each, and throws only if `checkErrors` is true.
 * Defaults: `upper` false, `checkErrors` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.cholesky_ex.html
 */
export const linalgCholeskyEx: {
  (self: Tensor, options?: { upper?: boolean; checkErrors?: boolean }): [L: Tensor, info: Tensor] & { L: Tensor; info: Tensor }
  (self: Tensor, options: LinalgCholeskyExOptions): [L: Tensor, info: Tensor] & { L: Tensor; info: Tensor }
} = op('linalg_cholesky_ex', '', 'L')

/**
 * Computes the condition number of each matrix of `self` for the norm `p`, the 2-norm if it is not given.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.cond.html
 */
export const linalgCond: {
  (self: Tensor, p?: Scalar | null | { p?: Scalar | null }): Tensor
  (self: Tensor, p: string): Tensor
  (self: Tensor, p?: Scalar | null | { p?: Scalar | null; out: Tensor }, options?: { p?: Scalar | null; out: Tensor }): Tensor
  (self: Tensor, p: string, options: { out: Tensor }): Tensor
} = op('linalg_cond', '', 'p_str', 'out', 'p_str_out')

/**
 * Computes the cross product of the 3-vectors of `self` and `other` along `dim`.
 * Defaults: `dim` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.cross.html
 */
export const linalgCross: {
  (self: Tensor, other: Tensor, options?: { dim?: Int }): Tensor
  (self: Tensor, other: Tensor, options: { dim?: Int; out: Tensor }): Tensor
} = op('linalg_cross', '', 'out')

/**
 * Computes the determinant of each square matrix of `A` (..., N, N).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.det.html
 */
export const linalgDet: {
  (A: Tensor): Tensor
  (A: Tensor, options: { out: Tensor }): Tensor
} = op('linalg_det', '', 'out')

/**
 * Returns a view of `A` with the diagonal number `offset` of its dimensions `dim1` and `dim2` as the last dimension.
 * Defaults: `offset` 0, `dim1` -2, `dim2` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.diagonal.html
 */
export const linalgDiagonal: {
  (A: Tensor, options?: DiagEmbedOptions): Tensor
} = op('linalg_diagonal', '')

/**
 * Computes the complex eigenvalues and eigenvectors of each square matrix of `self`, the vectors in columns.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.eig.html
 */
export const linalgEig: {
  (self: Tensor): [eigenvalues: Tensor, eigenvectors: Tensor] & { eigenvalues: Tensor; eigenvectors: Tensor }
  (self: Tensor, options: { eigenvalues: Tensor; eigenvectors: Tensor }): [eigenvalues: Tensor, eigenvectors: Tensor] & { eigenvalues: Tensor; eigenvectors: Tensor }
} = op('linalg_eig', '', 'out')

/**
 * Computes the eigenvalues, in ascending order, and eigenvectors of each symmetric or Hermitian matrix of `self`, read from its triangle `UPLO`.
 * Defaults: `UPLO` 'L'.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.eigh.html
 */
export const linalgEigh: {
  (self: Tensor, UPLO?: string | { UPLO?: string }): [eigenvalues: Tensor, eigenvectors: Tensor] & { eigenvalues: Tensor; eigenvectors: Tensor }
  (self: Tensor, UPLO?: string | LinalgEighOptions, options?: LinalgEighOptions): [eigenvalues: Tensor, eigenvectors: Tensor] & { eigenvalues: Tensor; eigenvectors: Tensor }
} = op('linalg_eigh', '', 'eigvals')

/**
 * Computes the complex eigenvalues of each square matrix of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.eigvals.html
 */
export const linalgEigvals: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('linalg_eigvals', '', 'out')

/**
 * Computes the eigenvalues, in ascending order, of each symmetric or Hermitian matrix of `self`, read from its triangle `UPLO`.
 * Defaults: `UPLO` 'L'.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.eigvalsh.html
 */
export const linalgEigvalsh: {
  (self: Tensor, UPLO?: string | { UPLO?: string }): Tensor
  (self: Tensor, UPLO?: string | { UPLO?: string; out: Tensor }, options?: { UPLO?: string; out: Tensor }): Tensor
} = op('linalg_eigvalsh', '', 'out')

/**
 * Computes the first columns of the product of the Householder reflectors in `input` with the factors `tau`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.householder_product.html
 */
export const linalgHouseholderProduct: {
  (input: Tensor, tau: Tensor): Tensor
  (input: Tensor, tau: Tensor, options: { out: Tensor }): Tensor
} = op('linalg_householder_product', '', 'out')

/**
 * Computes the inverse of each square matrix of `A` (..., N, N).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.inv.html
 */
export const linalgInv: {
  (A: Tensor): Tensor
  (A: Tensor, options: { out: Tensor }): Tensor
} = op('linalg_inv', '', 'out')

/**
 * Computes the inverses of the matrices of `A` with a status for each, and throws only if `checkErrors` is true.
 * Defaults: `checkErrors` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.inv_ex.html
 */
export const linalgInvEx: {
  (A: Tensor, options?: { checkErrors?: boolean }): [inverse: Tensor, info: Tensor] & { inverse: Tensor; info: Tensor }
  (A: Tensor, options: LinalgInvExOptions): [inverse: Tensor, info: Tensor] & { inverse: Tensor; info: Tensor }
} = op('linalg_inv_ex', '', 'inverse')

/**
 * Computes the LDL factors and pivots of each symmetric matrix of `self`, or Hermitian one if `hermitian` is true.
 * Defaults: `hermitian` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.ldl_factor.html
 */
export const linalgLdlFactor: {
  (self: Tensor, options?: { hermitian?: boolean }): [LD: Tensor, pivots: Tensor] & { LD: Tensor; pivots: Tensor }
  (self: Tensor, options: LinalgLdlFactorOptions): [LD: Tensor, pivots: Tensor] & { LD: Tensor; pivots: Tensor }
} = op('linalg_ldl_factor', '', 'out')

/**
 * Computes LDL factors and pivots of the matrices of `self` with a status for each, and throws only if `checkErrors` is true.
 * Defaults: `hermitian` false, `checkErrors` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.ldl_factor_ex.html
 */
export const linalgLdlFactorEx: {
  (self: Tensor, options?: { hermitian?: boolean; checkErrors?: boolean }): [LD: Tensor, pivots: Tensor, info: Tensor] & { LD: Tensor; pivots: Tensor; info: Tensor }
  (self: Tensor, options: LinalgLdlFactorExOptions): [LD: Tensor, pivots: Tensor, info: Tensor] & { LD: Tensor; pivots: Tensor; info: Tensor }
} = op('linalg_ldl_factor_ex', '', 'out')

/**
 * Solves linear systems with the right-hand sides `B` and matrices given by the factors `LD` and `pivots`.
 * Defaults: `hermitian` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.ldl_solve.html
 */
export const linalgLdlSolve: {
  (LD: Tensor, pivots: Tensor, B: Tensor, options?: { hermitian?: boolean }): Tensor
  (LD: Tensor, pivots: Tensor, B: Tensor, options: { hermitian?: boolean; out: Tensor }): Tensor
} = op('linalg_ldl_solve', '', 'out')

/**
 * Finds the X for which `self` times X is nearest to `b`, and returns it with the residuals, the rank and the singular values.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.lstsq.html
 */
export const linalgLstsq: {
  (self: Tensor, b: Tensor, rcond?: number | null | { rcond?: number | null; driver?: string | null }, options?: { rcond?: number | null; driver?: string | null }): [solution: Tensor, residuals: Tensor, rank: Tensor, singularValues: Tensor] & { solution: Tensor; residuals: Tensor; rank: Tensor; singular_values: Tensor }
  (self: Tensor, b: Tensor, rcond?: number | null | LinalgLstsqOptions, options?: LinalgLstsqOptions): [solution: Tensor, residuals: Tensor, rank: Tensor, singularValues: Tensor] & { solution: Tensor; residuals: Tensor; rank: Tensor; singular_values: Tensor }
} = op('linalg_lstsq', '', 'out')

/**
 * Computes for each matrix of `A` a permutation P, a lower triangular L and an upper triangular U whose product it is.
 * Defaults: `pivot` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.lu.html
 */
export const linalgLu: {
  (A: Tensor, options?: { pivot?: boolean }): [P: Tensor, L: Tensor, U: Tensor] & { P: Tensor; L: Tensor; U: Tensor }
  (A: Tensor, options: LinalgLuOptions): [P: Tensor, L: Tensor, U: Tensor] & { P: Tensor; L: Tensor; U: Tensor }
} = op('linalg_lu', '', 'out')

/**
 * Computes the LU factors of each matrix of `A` packed in one matrix, and the pivots.
 * Defaults: `pivot` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.lu_factor.html
 */
export const linalgLuFactor: {
  (A: Tensor, options?: { pivot?: boolean }): [LU: Tensor, pivots: Tensor] & { LU: Tensor; pivots: Tensor }
  (A: Tensor, options: LinalgLuFactorOptions): [LU: Tensor, pivots: Tensor] & { LU: Tensor; pivots: Tensor }
} = op('linalg_lu_factor', '', 'out')

/**
 * Computes packed LU factors and pivots of the matrices of `A` with a status for each, and throws only if `checkErrors` is true.
 * Defaults: `pivot` true, `checkErrors` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.lu_factor_ex.html
 */
export const linalgLuFactorEx: {
  (A: Tensor, options?: { pivot?: boolean; checkErrors?: boolean }): [LU: Tensor, pivots: Tensor, info: Tensor] & { LU: Tensor; pivots: Tensor; info: Tensor }
  (A: Tensor, options: LinalgLuFactorExOptions): [LU: Tensor, pivots: Tensor, info: Tensor] & { LU: Tensor; pivots: Tensor; info: Tensor }
} = op('linalg_lu_factor_ex', '', 'out')

/**
 * Solves A times X equal to `B` for X, or X times A if `left` is false, for the matrices A with the factors `LU` and `pivots`.
 * Defaults: `left` true, `adjoint` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.lu_solve.html
 */
export const linalgLuSolve: {
  (LU: Tensor, pivots: Tensor, B: Tensor, options?: { left?: boolean; adjoint?: boolean }): Tensor
  (LU: Tensor, pivots: Tensor, B: Tensor, options: LinalgLuSolveOptions): Tensor
} = op('linalg_lu_solve', '', 'out')

/**
 * Computes the matrix product of `self` and `other`, of vectors, matrices or batches of matrices; another name of `matmul`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.matmul.html
 */
export const linalgMatmul: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('linalg_matmul', '', 'out')

/**
 * Computes the exponential of each square matrix of `self`, the sum of its powers over factorials.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.matrix_exp.html
 */
export const linalgMatrixExp: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('linalg_matrix_exp', '', 'out')

/**
 * Computes the norm of order `ord` of each matrix in the two dimensions `dim` of `self`: 'fro', 'nuc', ±1, ±2 or ±Infinity.
 * Defaults: `dim` [-2, -1], `keepdim` false, `ord` 'fro'.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.matrix_norm.html
 */
export const linalgMatrixNorm: {
  (self: Tensor, ord: Scalar, dim?: readonly Int[] | LinalgMatrixNormOptions, keepdim?: boolean | LinalgMatrixNormOptions, options?: LinalgMatrixNormOptions): Tensor
  (self: Tensor, ord?: string | LinalgMatrixNormOptions2, dim?: readonly Int[] | LinalgMatrixNormOptions2, keepdim?: boolean | LinalgMatrixNormOptions2, options?: LinalgMatrixNormOptions2): Tensor
  (self: Tensor, ord: Scalar, dim?: readonly Int[] | LinalgMatrixNormOptions3, keepdim?: boolean | LinalgMatrixNormOptions3, options?: LinalgMatrixNormOptions3): Tensor
  (self: Tensor, ord?: string | LinalgMatrixNormOptions4, dim?: readonly Int[] | LinalgMatrixNormOptions4, keepdim?: boolean | LinalgMatrixNormOptions4, options?: LinalgMatrixNormOptions4): Tensor
} = op('linalg_matrix_norm', '', 'str_ord', 'out', 'str_ord_out')

/**
 * Computes each square matrix of `self` to the integer power `n`, of its inverse if `n` is negative.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.matrix_power.html
 */
export const linalgMatrixPower: {
  (self: Tensor, n: Int): Tensor
  (self: Tensor, n: Int, options: { out: Tensor }): Tensor
} = op('linalg_matrix_power', '', 'out')

/**
 * Counts the singular values of each matrix above the tolerance that `atol` and `rtol`, or `tol`, give.
 * Defaults: `hermitian` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.matrix_rank.html
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
 * Computes the product of all `tensors`, matrices and possibly a vector at either end, in the order that takes the fewest operations.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.multi_dot.html
 */
export const linalgMultiDot: {
  (tensors: readonly Tensor[]): Tensor
  (tensors: readonly Tensor[], options: { out: Tensor }): Tensor
} = op('linalg_multi_dot', '', 'out')

/**
 * Computes the vector or matrix norm of order `ord` of `self` over `dim`, the 2-norm of all elements if neither is given.
 * Defaults: `keepdim` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.norm.html
 */
export const linalgNorm: {
  (self: Tensor, ord?: Scalar | null | LinalgNormOptions, dim?: readonly Int[] | Int | null | LinalgNormOptions, keepdim?: boolean | LinalgNormOptions, options?: LinalgNormOptions): Tensor
  (self: Tensor, ord: string, dim?: readonly Int[] | Int | null | LinalgNormOptions2, keepdim?: boolean | LinalgNormOptions2, options?: LinalgNormOptions2): Tensor
  (self: Tensor, ord: string, dim?: readonly Int[] | Int | null | LinalgNormOptions3, keepdim?: boolean | LinalgNormOptions3, options?: LinalgNormOptions3): Tensor
  (self: Tensor, ord?: Scalar | null | LinalgNormOptions4, dim?: readonly Int[] | Int | null | LinalgNormOptions4, keepdim?: boolean | LinalgNormOptions4, options?: LinalgNormOptions4): Tensor
} = op('linalg_norm', '', 'ord_str', 'ord_str_out', 'out')

/**
 * Computes the pseudoinverse of each matrix of `self`, taking singular values below the tolerance as zero.
 * Defaults: `hermitian` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.pinv.html
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
 * Computes the QR decomposition of each matrix of `A`: 'reduced', 'complete', or R alone for the `mode` 'r'.
 * Defaults: `mode` 'reduced'.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.qr.html
 */
export const linalgQr: {
  (A: Tensor, mode?: string | { mode?: string }): [Q: Tensor, R: Tensor] & { Q: Tensor; R: Tensor }
  (A: Tensor, mode?: string | LinalgQrOptions, options?: LinalgQrOptions): [Q: Tensor, R: Tensor] & { Q: Tensor; R: Tensor }
} = op('linalg_qr', '', 'out')

/**
 * Computes the sign of the determinant of each square matrix of `A` and the logarithm of its absolute value.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.slogdet.html
 */
export const linalgSlogdet: {
  (A: Tensor): [sign: Tensor, logabsdet: Tensor] & { sign: Tensor; logabsdet: Tensor }
  (A: Tensor, options: { sign: Tensor; logabsdet: Tensor }): [sign: Tensor, logabsdet: Tensor] & { sign: Tensor; logabsdet: Tensor }
} = op('linalg_slogdet', '', 'out')

/**
 * Solves `A` times X equal to `B` for X, or X times `A` equal to `B` if `left` is false, for square matrices `A` (..., N, N).
 * Defaults: `left` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.solve.html
 */
export const linalgSolve: {
  (A: Tensor, B: Tensor, options?: { left?: boolean }): Tensor
  (A: Tensor, B: Tensor, options: { left?: boolean; out: Tensor }): Tensor
} = op('linalg_solve', '', 'out')

/**
 * Solves linear systems of the matrices `A` and right-hand sides `B` with a status for each, and throws only if `checkErrors` is true.
 * Defaults: `left` true, `checkErrors` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.solve_ex.html
 */
export const linalgSolveEx: {
  (A: Tensor, B: Tensor, options?: { left?: boolean; checkErrors?: boolean }): [result: Tensor, info: Tensor] & { result: Tensor; info: Tensor }
  (A: Tensor, B: Tensor, options: LinalgSolveExOptions): [result: Tensor, info: Tensor] & { result: Tensor; info: Tensor }
} = op('linalg_solve_ex', '', 'out')

/**
 * Solves `self` times X equal to `B` for X, or X times `self` if `left` is false, for triangular matrices `self`, upper ones if `upper` is true.
 * Defaults: `left` true, `unitriangular` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.solve_triangular.html
 */
export const linalgSolveTriangular: {
  (self: Tensor, B: Tensor, options: LinalgSolveTriangularOptions): Tensor
  (self: Tensor, B: Tensor, options: LinalgSolveTriangularOptions2): Tensor
} = op('linalg_solve_triangular', '', 'out')

/**
 * Computes the singular value decomposition U, S, Vh of each matrix of `A`, with square U and Vh if `fullMatrices` is true.
 * Defaults: `fullMatrices` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.svd.html
 */
export const linalgSvd: {
  (A: Tensor, fullMatrices?: boolean | { fullMatrices?: boolean; driver?: string | null }, options?: { fullMatrices?: boolean; driver?: string | null }): [U: Tensor, S: Tensor, Vh: Tensor] & { U: Tensor; S: Tensor; Vh: Tensor }
  (A: Tensor, fullMatrices?: boolean | LinalgSvdOptions, options?: LinalgSvdOptions): [U: Tensor, S: Tensor, Vh: Tensor] & { U: Tensor; S: Tensor; Vh: Tensor }
} = op('linalg_svd', '', 'U')

/**
 * Computes the singular values of each matrix of `A`, in descending order.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.svdvals.html
 */
export const linalgSvdvals: {
  (A: Tensor, options?: { driver?: string | null }): Tensor
  (A: Tensor, options: { driver?: string | null; out: Tensor }): Tensor
} = op('linalg_svdvals', '', 'out')

/**
 * Computes the inverse of `self` seen as a matrix, with its first `ind` dimensions for rows and the others for columns.
 * Defaults: `ind` 2.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.tensorinv.html
 */
export const linalgTensorinv: {
  (self: Tensor, ind?: Int | { ind?: Int }): Tensor
  (self: Tensor, ind?: Int | { ind?: Int; out: Tensor }, options?: { ind?: Int; out: Tensor }): Tensor
} = op('linalg_tensorinv', '', 'out')

/**
 * Solves for X the system `self` times X equal to `other`, with `self` seen as a matrix after moving its dimensions `dims` to the end.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.tensorsolve.html
 */
export const linalgTensorsolve: {
  (self: Tensor, other: Tensor, dims?: readonly Int[] | null | { dims?: readonly Int[] | null }): Tensor
  (self: Tensor, other: Tensor, dims?: readonly Int[] | null | { dims?: readonly Int[] | null; out: Tensor }, options?: { dims?: readonly Int[] | null; out: Tensor }): Tensor
} = op('linalg_tensorsolve', '', 'out')

/**
 * Computes for each vector of `x` the matrix of its powers from 0 to `N - 1`, a power to a column.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.vander.html
 */
export const linalgVander: {
  (x: Tensor, options?: { N?: Int | null }): Tensor
} = op('linalg_vander', '')

/**
 * Computes the dot product of `x`, conjugated, and `y` along `dim`.
 * Defaults: `dim` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.vecdot.html
 */
export const linalgVecdot: {
  (x: Tensor, y: Tensor, options?: { dim?: Int }): Tensor
  (x: Tensor, y: Tensor, options: { dim?: Int; out: Tensor }): Tensor
} = op('linalg_vecdot', '', 'out')

/**
 * Computes the norm of order `ord` of `self` along `dim`, or of all of its elements as one vector.
 * Defaults: `ord` 2, `keepdim` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.linalg.vector_norm.html
 */
export const linalgVectorNorm: {
  (self: Tensor, ord?: Scalar | Linalg__powsumOptions, dim?: readonly Int[] | Int | null | Linalg__powsumOptions, keepdim?: boolean | Linalg__powsumOptions, options?: Linalg__powsumOptions): Tensor
  (self: Tensor, ord?: Scalar | LinalgVectorNormOptions, dim?: readonly Int[] | Int | null | LinalgVectorNormOptions, keepdim?: boolean | LinalgVectorNormOptions, options?: LinalgVectorNormOptions): Tensor
} = op('linalg_vector_norm', '', 'out')

/**
 * Computes `input` (..., in) times the transpose of `weight` (out, in), plus `bias`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.linear.html
 */
export const linear: {
  (input: Tensor, weight: Tensor, bias?: Tensor | null | { bias?: Tensor | null }): Tensor
  (input: Tensor, weight: Tensor, bias?: Tensor | null | { bias?: Tensor | null; out: Tensor }, options?: { bias?: Tensor | null; out: Tensor }): Tensor
  (input: Tensor, options: { weight: Tensor; bias?: Tensor | null }): Tensor
  (options: LinearOptions): Tensor
} = op('linear', '', 'out')

/**
 * Returns a 1-D tensor of `steps` numbers evenly spaced from `start` to `end`, both included.
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
 * Computes the natural logarithm of each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.log.html
 */
export const log: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('log', '', 'out')

/**
 * Computes the logarithm to the base 10 of each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.log10.html
 */
export const log10: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('log10', '', 'out')

/**
 * Computes the logarithm to the base 10 of each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.log10_.html
 */
export const log10_: {
  (self: Tensor): Tensor
} = op('log10_', '')

/**
 * Computes `log(1 + self)` for each element of `self`, accurately for small ones.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.log1p.html
 */
export const log1p: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('log1p', '', 'out')

/**
 * Computes `log(1 + self)` for each element of `self`, accurately for small ones, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.log1p_.html
 */
export const log1p_: {
  (self: Tensor): Tensor
} = op('log1p_', '')

/**
 * Computes the logarithm to the base 2 of each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.log2.html
 */
export const log2: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('log2', '', 'out')

/**
 * Computes the logarithm to the base 2 of each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.log2_.html
 */
export const log2_: {
  (self: Tensor): Tensor
} = op('log2_', '')

/**
 * Computes the natural logarithm of each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.log_.html
 */
export const log_: {
  (self: Tensor): Tensor
} = op('log_', '')

/**
 * Fills `self` with draws whose logarithms are normal with the given `mean` and `std`.
 * Defaults: `mean` 1, `std` 2.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.log_normal_.html
 */
export const logNormal_: {
  (self: Tensor, mean?: number | LogNormal_Options, std?: number | LogNormal_Options, options?: LogNormal_Options): Tensor
} = op('log_normal_', '')

/** Computes the logarithm of the sigmoid of each element of `self`. */
export const logSigmoid: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
  (options: { input: Tensor }): Tensor
} = op('log_sigmoid', '', 'out')

/**
 * Computes the logarithm of the softmax of `self` along `dim`, more accurately than in two steps.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.log_softmax.html
 */
export const logSoftmax: {
  (self: Tensor, dim: Int, dtype?: DType | null | { dtype?: DType | null }): Tensor
  (self: Tensor, options: { dim: Int; dtype?: DType | null }): Tensor
  (self: Tensor, dim: Int, dtype?: DType | null | { dtype?: DType | null; out: Tensor }, options?: { dtype?: DType | null; out: Tensor }): Tensor
  (options: LogSoftmaxOptions): Tensor
} = op('log_softmax', 'int', 'int_out')

/**
 * Computes the logarithm of `exp(self) + exp(other)` element by element, without overflow.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logaddexp.html
 */
export const logaddexp: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('logaddexp', '', 'out')

/**
 * Computes the logarithm to the base 2 of the sum of 2 to the powers of `self` and of `other`, without overflow.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logaddexp2.html
 */
export const logaddexp2: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('logaddexp2', '', 'out')

/**
 * Computes the logarithm of the sum of exponentials of all elements of `self` up to each position along `dim`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logcumsumexp.html
 */
export const logcumsumexp: {
  (self: Tensor, dim: Int): Tensor
  (self: Tensor, options: { dim: Int }): Tensor
  (self: Tensor, dim: Int, options: { out: Tensor }): Tensor
} = op('logcumsumexp', '', 'out')

/**
 * Computes the logarithm of the determinant of each square matrix of `self`, NaN where that is negative.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logdet.html
 */
export const logdet: {
  (self: Tensor): Tensor
} = op('logdet', '')

/**
 * Tells for each element whether both `self` and `other` are nonzero.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logical_and.html
 */
export const logicalAnd: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('logical_and', '', 'out')

/**
 * Tells for each element whether both `self` and `other` are nonzero, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_and_.html
 */
export const logicalAnd_: {
  (self: Tensor, other: Tensor): Tensor
} = op('logical_and_', '')

/**
 * Tells for each element of `self` whether it is zero.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logical_not.html
 */
export const logicalNot: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('logical_not', '', 'out')

/**
 * Tells for each element of `self` whether it is zero, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_not_.html
 */
export const logicalNot_: {
  (self: Tensor): Tensor
} = op('logical_not_', '')

/**
 * Tells for each element whether `self` or `other` is nonzero.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logical_or.html
 */
export const logicalOr: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('logical_or', '', 'out')

/**
 * Tells for each element whether `self` or `other` is nonzero, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_or_.html
 */
export const logicalOr_: {
  (self: Tensor, other: Tensor): Tensor
} = op('logical_or_', '')

/**
 * Tells for each element whether exactly one of `self` and `other` is nonzero.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logical_xor.html
 */
export const logicalXor: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('logical_xor', '', 'out')

/**
 * Tells for each element whether exactly one of `self` and `other` is nonzero, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logical_xor_.html
 */
export const logicalXor_: {
  (self: Tensor, other: Tensor): Tensor
} = op('logical_xor_', '')

/**
 * Computes `log(self / (1 - self))` element by element, with `self` first limited to between `eps` and `1 - eps` if given.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logit.html
 */
export const logit: {
  (self: Tensor, eps?: number | null | { eps?: number | null }): Tensor
  (self: Tensor, eps?: number | null | { eps?: number | null; out: Tensor }, options?: { eps?: number | null; out: Tensor }): Tensor
} = op('logit', '', 'out')

/**
 * Computes `log(self / (1 - self))` element by element, with `self` first limited to between `eps` and `1 - eps` if given, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.logit_.html
 */
export const logit_: {
  (self: Tensor, eps?: number | null | { eps?: number | null }): Tensor
} = op('logit_', '')

/**
 * Returns a 1-D tensor of `steps` powers of `base`, whose exponents are evenly spaced from `start` to `end`.
 * Defaults: `base` 10.
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
 * Computes the logarithm of the sum of the exponentials of `self` along `dim`, without overflow.
 * Defaults: `keepdim` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.logsumexp.html
 */
export const logsumexp: {
  (self: Tensor, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  (self: Tensor, options: { dim: readonly Int[] | Int; keepdim?: boolean }): Tensor
  (self: Tensor, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean; out: Tensor }, options?: { keepdim?: boolean; out: Tensor }): Tensor
} = op('logsumexp', '', 'out')

/** Computes a long short-term memory network over a sequence, padded (`input`) or packed (`data`), and returns all outputs and the last states. */
export const lstm: {
  (data: Tensor, batchSizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor, Tensor]
  (input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor, Tensor]
} = op('lstm', 'data', 'input')

/** Computes the next hidden and cell state of a long short-term memory cell from `input` and the states `hx`. */
export const lstmCell: {
  (input: Tensor, hx: readonly Tensor[], wIh: Tensor, wHh: Tensor, bIh?: Tensor | null | { bIh?: Tensor | null; bHh?: Tensor | null }, bHh?: Tensor | null | { bIh?: Tensor | null; bHh?: Tensor | null }): [Tensor, Tensor]
} = op('lstm_cell', '')

/**
 * Tells for each element of `self` whether it is less than `other`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.lt.html
 */
export const lt: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('lt', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Tells for each element of `self` whether it is less than `other`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.lt_.html
 */
export const lt_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('lt_', 'Tensor', 'Scalar')

/**
 * Solves for X the linear systems with the right-hand sides `self` and the matrices with the factors `LUData` and `LUPivots`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.lu_solve.html
 */
export const luSolve: {
  (self: Tensor, LUData: Tensor, LUPivots: Tensor): Tensor
  (self: Tensor, LUData: Tensor, LUPivots: Tensor, options: { out: Tensor }): Tensor
} = op('lu_solve', '', 'out')

/**
 * Returns P, L and U of the packed LU factors `LUData` and `LUPivots`.
 * Defaults: `unpackData` true, `unpackPivots` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.lu_unpack.html
 */
export const luUnpack: {
  (LUData: Tensor, LUPivots: Tensor, unpackData?: boolean | { unpackData?: boolean; unpackPivots?: boolean }, unpackPivots?: boolean | { unpackData?: boolean; unpackPivots?: boolean }): [P: Tensor, L: Tensor, U: Tensor] & { P: Tensor; L: Tensor; U: Tensor }
  (LUData: Tensor, LUPivots: Tensor, unpackData?: boolean | LuUnpackOptions, unpackPivots?: boolean | LuUnpackOptions, options?: LuUnpackOptions): [P: Tensor, L: Tensor, U: Tensor] & { P: Tensor; L: Tensor; U: Tensor }
} = op('lu_unpack', '', 'out')

/**
 * Computes `max(0, margin - target * (input1 - input2))`, where `target` 1 asks for the first to rank higher and -1 for the second.
 * Defaults: `margin` 0, `reduction` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.margin_ranking_loss.html
 */
export const marginRankingLoss: {
  (input1: Tensor, input2: Tensor, target: Tensor, margin?: number | { margin?: number; reduction?: Int }, reduction?: Int | { margin?: number; reduction?: Int }): Tensor
} = op('margin_ranking_loss', '')

/**
 * Returns a copy of `self` with the elements where `mask` is true set to `value`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.masked_fill.html
 */
export const maskedFill: {
  (self: Tensor, mask: Tensor, value: Tensor): Tensor
  (self: Tensor, mask: Tensor, value: Scalar): Tensor
  (self: Tensor, mask: Tensor, value: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, mask: Tensor, value: Scalar, options: { out: Tensor }): Tensor
} = op('masked_fill', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Sets the elements of `self` where `mask` is true to `value`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.masked_fill_.html
 */
export const maskedFill_: {
  (self: Tensor, mask: Tensor, value: Tensor): Tensor
  (self: Tensor, mask: Tensor, value: Scalar): Tensor
} = op('masked_fill_', 'Tensor', 'Scalar')

/**
 * Returns a copy of `self` with the elements where `mask` is true replaced by those of `source`, one after the other.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.masked_scatter.html
 */
export const maskedScatter: {
  (self: Tensor, mask: Tensor, source: Tensor): Tensor
  (self: Tensor, mask: Tensor, source: Tensor, options: { out: Tensor }): Tensor
} = op('masked_scatter', '', 'out')

/**
 * Replaces the elements of `self` where `mask` is true by those of `source`, one after the other.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.masked_scatter_.html
 */
export const maskedScatter_: {
  (self: Tensor, mask: Tensor, source: Tensor): Tensor
} = op('masked_scatter_', '')

/**
 * Returns the elements of `self` where `mask` is true as a 1-D tensor.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.masked_select.html
 */
export const maskedSelect: {
  (self: Tensor, mask: Tensor): Tensor
  (self: Tensor, mask: Tensor, options: { out: Tensor }): Tensor
} = op('masked_select', '', 'out')

/**
 * Computes the matrix product of `self` and `other`, of vectors, matrices or batches of matrices.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.matmul.html
 */
export const matmul: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('matmul', '', 'out')

/**
 * Computes the exponential of each square matrix of `self`, the sum of its powers over factorials; another name of `linalg.matrixExp`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.matrix_exp.html
 */
export const matrixExp: {
  (self: Tensor): Tensor
} = op('matrix_exp', '')

/**
 * Computes each square matrix of `self` to the integer power `n`, of its inverse if `n` is negative; another name of `linalg.matrixPower`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.matrix_power.html
 */
export const matrixPower: {
  (self: Tensor, n: Int): Tensor
  (self: Tensor, n: Int, options: { out: Tensor }): Tensor
} = op('matrix_power', '', 'out')

/**
 * Finds the largest element of `self`, or with `dim` the largest along it and their indices, or with `other` the larger of each two elements.
 * Defaults: `keepdim` false.
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
 * Takes the maximum over each window of `kernelSize` of the last dimension of `self`, `stride` apart (`kernelSize` if not given).
 * Defaults: `padding` [0], `dilation` [1], `ceilMode` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.max_pool1d.html
 */
export const maxPool1d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): Tensor
  (self: Tensor, options: MaxPool1dOptions2): Tensor
  (options: MaxPool1dOptions3): Tensor
} = op('max_pool1d', '')

/**
 * Takes the maximum over each window of `kernelSize` of the last dimension of `self`, and returns the maxima and their indices.
 * Defaults: `padding` [0], `dilation` [1], `ceilMode` false.
 */
export const maxPool1dWithIndices: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): [Tensor, Tensor]
  (self: Tensor, options: MaxPool1dOptions2): [Tensor, Tensor]
  (options: MaxPool1dOptions3): [Tensor, Tensor]
} = op('max_pool1d_with_indices', '')

/**
 * Takes the maximum over each window of `kernelSize` of the last two dimensions of `self`, `stride` apart (`kernelSize` if not given).
 * Defaults: `padding` 0, `dilation` 1, `ceilMode` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.max_pool2d.html
 */
export const maxPool2d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): Tensor
  (self: Tensor, options: MaxPool1dOptions2): Tensor
  (options: MaxPool1dOptions3): Tensor
} = op('max_pool2d', '')

/**
 * Takes the maximum over each window of `kernelSize` of the last two dimensions of `self`, and returns the maxima and their indices.
 * Defaults: `padding` 0, `dilation` 1, `ceilMode` false.
 */
export const maxPool2dWithIndices: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): [Tensor, Tensor]
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool2dWithIndicesOptions, padding?: readonly Int[] | Int | MaxPool2dWithIndicesOptions, dilation?: readonly Int[] | Int | MaxPool2dWithIndicesOptions, ceilMode?: boolean | MaxPool2dWithIndicesOptions, options?: MaxPool2dWithIndicesOptions): [Tensor, Tensor]
  (self: Tensor, options: MaxPool1dOptions2): [Tensor, Tensor]
  (options: MaxPool1dOptions3): [Tensor, Tensor]
} = op('max_pool2d_with_indices', '', 'out')

/**
 * Takes the maximum over each window of `kernelSize` of the last three dimensions of `self`, `stride` apart (`kernelSize` if not given).
 * Defaults: `padding` 0, `dilation` 1, `ceilMode` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.max_pool3d.html
 */
export const maxPool3d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): Tensor
  (self: Tensor, options: MaxPool1dOptions2): Tensor
  (options: MaxPool1dOptions3): Tensor
} = op('max_pool3d', '')

/**
 * Takes the maximum over each window of `kernelSize` of the last three dimensions of `self`, and returns the maxima and their indices.
 * Defaults: `padding` 0, `dilation` 1, `ceilMode` false.
 */
export const maxPool3dWithIndices: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): [Tensor, Tensor]
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool2dWithIndicesOptions, padding?: readonly Int[] | Int | MaxPool2dWithIndicesOptions, dilation?: readonly Int[] | Int | MaxPool2dWithIndicesOptions, ceilMode?: boolean | MaxPool2dWithIndicesOptions, options?: MaxPool2dWithIndicesOptions): [Tensor, Tensor]
  (self: Tensor, options: MaxPool1dOptions2): [Tensor, Tensor]
  (options: MaxPool1dOptions3): [Tensor, Tensor]
} = op('max_pool3d_with_indices', '', 'out')

/**
 * Puts the maxima `self` back to their places `indices` in planes of `outputSize` that are zero elsewhere.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.max_unpool2d.html
 */
export const maxUnpool2d: {
  (self: Tensor, indices: Tensor, outputSize: readonly Int[] | Int): Tensor
  (self: Tensor, indices: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('max_unpool2d', '', 'out')

/**
 * Puts the maxima `self` back to their places `indices` in volumes of `outputSize` that are zero elsewhere.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.max_unpool3d.html
 */
export const maxUnpool3d: {
  (self: Tensor, indices: Tensor, outputSize: readonly Int[] | Int, stride: readonly Int[] | Int, padding: readonly Int[] | Int): Tensor
  (self: Tensor, indices: Tensor, outputSize: readonly Int[] | Int, stride: readonly Int[] | Int, padding: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('max_unpool3d', '', 'out')

/**
 * Computes the larger of `self` and `other` element by element, NaN where either is NaN.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.maximum.html
 */
export const maximum: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('maximum', '', 'out')

/**
 * Computes the mean of the elements of `self`, along `dim` if it is given.
 * Defaults: `keepdim` false.
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
 * Finds the median of `self`, the lower one of two, or with `dim` the medians along it and their indices.
 * Defaults: `keepdim` false.
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
 * Returns for each of the 1-D `tensors` its values over the grid that they span, in the order that `indexing` ('ij' or 'xy') says.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.meshgrid.html
 */
export const meshgrid: {
  (tensors: readonly Tensor[]): Tensor[]
  (tensors: readonly Tensor[], options: { indexing: string }): Tensor[]
} = op('meshgrid', '', 'indexing')

/**
 * Finds the smallest element of `self`, or with `dim` the smallest along it and their indices, or with `other` the smaller of each two elements.
 * Defaults: `keepdim` false.
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
 * Computes the smaller of `self` and `other` element by element, NaN where either is NaN.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.minimum.html
 */
export const minimum: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('minimum', '', 'out')

/** Computes batch normalization of `input` by MIOpen on AMD GPUs, along with what the backward pass needs. */
export const miopenBatchNorm: {
  (input: Tensor, weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number): [Tensor, Tensor, Tensor]
  (input: Tensor, weight: Tensor, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, exponentialAverageFactor: number, epsilon: number, options: MiopenBatchNormOptions): [Tensor, Tensor, Tensor]
} = op('miopen_batch_norm', '', 'out')

/** Convolves `self` with `weight` by MIOpen on AMD GPUs, and adds `bias`. */
export const miopenConvolution: {
  (self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean): Tensor
  (self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean, options: { out: Tensor }): Tensor
} = op('miopen_convolution', '', 'out')

/** Convolves `self` with `weight` by MIOpen on AMD GPUs, adds `bias` and `alpha` times `z`, and sets what is negative to zero. */
export const miopenConvolutionAddRelu: {
  (self: Tensor, weight: Tensor, z: Tensor, alpha: Scalar | null, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], groups: Int): Tensor
} = op('miopen_convolution_add_relu', '')

/** Convolves `self` with `weight` by MIOpen on AMD GPUs, adds `bias`, and sets what is negative to zero. */
export const miopenConvolutionRelu: {
  (self: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly Int[], padding: readonly Int[], dilation: readonly Int[], groups: Int): Tensor
} = op('miopen_convolution_relu', '')

/** Computes the transposed convolution of `self` with `weight` by MIOpen on AMD GPUs, and adds `bias`. */
export const miopenConvolutionTranspose: {
  (self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], outputPadding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean): Tensor
  (self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], outputPadding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean, options: { out: Tensor }): Tensor
} = op('miopen_convolution_transpose', '', 'out')

/** Computes the connectionist temporal classification loss of `logProbs` against `targets` by MIOpen on AMD GPUs, along with its gradient. */
export const miopenCtcLoss: {
  (logProbs: Tensor, targets: Tensor, inputLengths: readonly Int[], targetLengths: readonly Int[], blank: Int, deterministic: boolean, zeroInfinity: boolean): [Tensor, Tensor]
  (logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, blank: Int, deterministic: boolean, zeroInfinity: boolean): [Tensor, Tensor]
  (logProbs: Tensor, targets: Tensor, inputLengths: readonly Int[], targetLengths: readonly Int[], blank: Int, deterministic: boolean, zeroInfinity: boolean, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('miopen_ctc_loss', '', 'Tensor', 'out')

/** Convolves each channel of `self` with filters of its own from `weight` by MIOpen on AMD GPUs, and adds `bias`. */
export const miopenDepthwiseConvolution: {
  (self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean): Tensor
  (self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, benchmark: boolean, deterministic: boolean, options: { out: Tensor }): Tensor
} = op('miopen_depthwise_convolution', '', 'out')

/** Computes a recurrent network over the sequence `input` by MIOpen on AMD GPUs, along with what the backward pass needs. */
export const miopenRnn: {
  (input: Tensor, weight: readonly Tensor[], weightStride0: Int, hx: Tensor, cx: Tensor | null, mode: Int, hiddenSize: Int, numLayers: Int, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly Int[], dropoutState: Tensor | null): [Tensor, Tensor, Tensor, Tensor, Tensor]
  (input: Tensor, weight: readonly Tensor[], weightStride0: Int, hx: Tensor, cx: Tensor | null, mode: Int, hiddenSize: Int, numLayers: Int, batchFirst: boolean, dropout: number, train: boolean, bidirectional: boolean, batchSizes: readonly Int[], dropoutState: Tensor | null, options: MiopenRnnOptions): [Tensor, Tensor, Tensor, Tensor, Tensor]
} = op('miopen_rnn', '', 'out')

/**
 * Computes each element of `self` times the hyperbolic tangent of its softplus.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.mish.html
 */
export const mish: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
  (options: { input: Tensor }): Tensor
} = op('mish', '', 'out')

/** Computes each element of `self` times the hyperbolic tangent of its softplus, in place. */
export const mish_: {
  (self: Tensor): Tensor
  (options: { input: Tensor }): Tensor
} = op('mish_', '')

/** Averages the planes of `self`, in oneDNN's layout, over windows chosen so that planes of `outputSize` remain. */
export const mkldnnAdaptiveAvgPool2d: {
  (self: Tensor, outputSize: readonly Int[] | Int): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('mkldnn_adaptive_avg_pool2d', '', 'out')

/** Convolves `self` with `weight` by oneDNN, and adds `bias`. */
export const mkldnnConvolution: {
  (self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int): Tensor
  (self: Tensor, weight: Tensor, bias: Tensor | null, padding: readonly Int[], stride: readonly Int[], dilation: readonly Int[], groups: Int, options: { out: Tensor }): Tensor
} = op('mkldnn_convolution', '', 'out')

/** Computes `self`, in oneDNN's layout, times the transpose of `weight`, plus `bias`. */
export const mkldnnLinear: {
  (self: Tensor, weight: Tensor, bias?: Tensor | null | { bias?: Tensor | null }): Tensor
  (self: Tensor, weight: Tensor, bias?: Tensor | null | { bias?: Tensor | null; out: Tensor }, options?: { bias?: Tensor | null; out: Tensor }): Tensor
} = op('mkldnn_linear', '', 'out')

/** Computes the gradients of oneDNN's linear layer for its weight and, if `biasDefined` is true, its bias, given `gradOutput`. */
export const mkldnnLinearBackwardWeights: {
  (gradOutput: Tensor, input: Tensor, weight: Tensor, biasDefined: boolean): [Tensor, Tensor]
  (gradOutput: Tensor, input: Tensor, weight: Tensor, biasDefined: boolean, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('mkldnn_linear_backward_weights', '', 'out')

/**
 * Takes the maximum over each window of `kernelSize` of the planes of `self`, in oneDNN's layout.
 * Defaults: `padding` 0, `dilation` 1, `ceilMode` false.
 */
export const mkldnnMaxPool2d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MkldnnMaxPool2dOptions, padding?: readonly Int[] | Int | MkldnnMaxPool2dOptions, dilation?: readonly Int[] | Int | MkldnnMaxPool2dOptions, ceilMode?: boolean | MkldnnMaxPool2dOptions, options?: MkldnnMaxPool2dOptions): Tensor
} = op('mkldnn_max_pool2d', '', 'out')

/**
 * Takes the maximum over each window of `kernelSize` of the volumes of `self`, in oneDNN's layout.
 * Defaults: `padding` 0, `dilation` 1, `ceilMode` false.
 */
export const mkldnnMaxPool3d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MkldnnMaxPool2dOptions, padding?: readonly Int[] | Int | MkldnnMaxPool2dOptions, dilation?: readonly Int[] | Int | MkldnnMaxPool2dOptions, ceilMode?: boolean | MkldnnMaxPool2dOptions, options?: MkldnnMaxPool2dOptions): Tensor
} = op('mkldnn_max_pool3d', '', 'out')

/**
 * Returns the weight `self` in the layout that oneDNN wants for 2-D convolutions with these settings.
 * Defaults: `padding` [0, 0], `stride` [1, 1], `dilation` [1, 1], `groups` 1.
 */
export const mkldnnReorderConv2dWeight: {
  (self: Tensor, padding?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions, stride?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions, dilation?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions, groups?: Int | MkldnnReorderConv2dWeightOptions, inputSize?: readonly Int[] | null | MkldnnReorderConv2dWeightOptions): Tensor
  (self: Tensor, padding?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions2, stride?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions2, dilation?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions2, groups?: Int | MkldnnReorderConv2dWeightOptions2, inputSize?: readonly Int[] | null | MkldnnReorderConv2dWeightOptions2, options?: MkldnnReorderConv2dWeightOptions2): Tensor
} = op('mkldnn_reorder_conv2d_weight', '', 'out')

/**
 * Returns the weight `self` in the layout that oneDNN wants for 3-D convolutions with these settings.
 * Defaults: `padding` [0, 0, 0], `stride` [1, 1, 1], `dilation` [1, 1, 1], `groups` 1.
 */
export const mkldnnReorderConv3dWeight: {
  (self: Tensor, padding?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions, stride?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions, dilation?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions, groups?: Int | MkldnnReorderConv2dWeightOptions, inputSize?: readonly Int[] | null | MkldnnReorderConv2dWeightOptions): Tensor
  (self: Tensor, padding?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions2, stride?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions2, dilation?: readonly Int[] | Int | MkldnnReorderConv2dWeightOptions2, groups?: Int | MkldnnReorderConv2dWeightOptions2, inputSize?: readonly Int[] | null | MkldnnReorderConv2dWeightOptions2, options?: MkldnnReorderConv2dWeightOptions2): Tensor
} = op('mkldnn_reorder_conv3d_weight', '', 'out')

/** Computes one layer of a recurrent network in one direction over the sequence `input` by oneDNN. */
export const mkldnnRnnLayer: {
  (input: Tensor, weight0: Tensor, weight1: Tensor, weight2: Tensor, weight3: Tensor, hx_: Tensor, cx_: Tensor, reverse: boolean, batchSizes: readonly Int[], mode: Int, hiddenSize: Int, numLayers: Int, hasBiases: boolean, bidirectional: boolean, batchFirst: boolean, train: boolean): [Tensor, Tensor, Tensor, Tensor]
  (input: Tensor, weight0: Tensor, weight1: Tensor, weight2: Tensor, weight3: Tensor, hx_: Tensor, cx_: Tensor, reverse: boolean, batchSizes: readonly Int[], mode: Int, hiddenSize: Int, numLayers: Int, hasBiases: boolean, bidirectional: boolean, batchFirst: boolean, train: boolean, options: BatchNormBackwardReduceOptions): [Tensor, Tensor, Tensor, Tensor]
} = op('mkldnn_rnn_layer', '', 'out')

/**
 * Computes the matrix product of `self` (N, M) and `mat2` (M, P), in shape (N, P).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mm.html
 */
export const mm: {
  (self: Tensor, mat2: Tensor): Tensor
  (self: Tensor, mat2: Tensor, outDtype: DType): Tensor
  (self: Tensor, mat2: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, mat2: Tensor, outDtype: DType, options: { out: Tensor }): Tensor
} = op('mm', '', 'dtype', 'out', 'dtype_out')

/**
 * Finds the most frequent value of `self` along `dim`, the smallest of several, and returns the values and an index of each.
 * Defaults: `dim` -1, `keepdim` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mode.html
 */
export const mode: {
  (self: Tensor, dim?: Int | { dim?: Int; keepdim?: boolean }, keepdim?: boolean | { dim?: Int; keepdim?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, dim?: Int | KthvalueOptions, keepdim?: boolean | KthvalueOptions, options?: KthvalueOptions): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
} = op('mode', '', 'values')

/**
 * Returns a view of `self` with the dimensions `source` moved to the places `destination`; another name of `movedim`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.moveaxis.html
 */
export const moveaxis: {
  (self: Tensor, source: Int, destination: Int): Tensor
  (self: Tensor, source: readonly Int[], destination: readonly Int[]): Tensor
} = op('moveaxis', 'int', 'intlist')

/**
 * Returns a view of `self` with the dimensions `source` moved to the places `destination`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.movedim.html
 */
export const movedim: {
  (self: Tensor, source: Int, destination: Int): Tensor
  (self: Tensor, source: readonly Int[], destination: readonly Int[]): Tensor
} = op('movedim', 'int', 'intlist')

/**
 * Computes the squared error of `self` and `target`, reduced by `reduction` (0 none, 1 mean, 2 sum).
 * Defaults: `reduction` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.mse_loss.html
 */
export const mseLoss: {
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int }): Tensor
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int; out: Tensor }, options?: { reduction?: Int; out: Tensor }): Tensor
} = op('mse_loss', '', 'out')

/**
 * Returns `self` sorted in ascending order along its first dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.msort.html
 */
export const msort: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('msort', '', 'out')

/**
 * Computes `self * other`, element by element with broadcasting.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mul.html
 */
export const mul: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { out: Tensor }): Tensor
} = arithmetic('mul', 'Tensor', 'out')

/**
 * Computes `self * other`, element by element with broadcasting, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.mul_.html
 */
export const mul_: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
} = arithmetic('mul_', 'Tensor')

/**
 * Computes by how much other scores in `self` (N, C) come within `margin` of that of the class `target`, to the power of `p` and averaged over classes.
 * Defaults: `p` 1, `margin` 1, `reduction` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.multi_margin_loss.html
 */
export const multiMarginLoss: {
  (self: Tensor, target: Tensor, p?: Scalar | MultiMarginLossOptions, margin?: Scalar | MultiMarginLossOptions, weight?: Tensor | null | MultiMarginLossOptions, reduction?: Int | MultiMarginLossOptions): Tensor
  (self: Tensor, target: Tensor, p?: Scalar | MultiMarginLossOptions2, margin?: Scalar | MultiMarginLossOptions2, weight?: Tensor | null | MultiMarginLossOptions2, reduction?: Int | MultiMarginLossOptions2, options?: MultiMarginLossOptions2): Tensor
} = op('multi_margin_loss', '', 'out')

/**
 * Computes by how much scores in `self` (N, C) of other classes come within 1 of those in `target`, a list of classes that -1 ends.
 * Defaults: `reduction` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.multilabel_margin_loss.html
 */
export const multilabelMarginLoss: {
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int }): Tensor
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int; out: Tensor }, options?: { reduction?: Int; out: Tensor }): Tensor
} = op('multilabel_margin_loss', '', 'out')

/**
 * Draws `numSamples` indices from each row of the weights `self`, with repetitions if `replacement` is true.
 * Defaults: `replacement` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.multinomial.html
 */
export const multinomial: {
  (self: Tensor, numSamples: Int, replacement?: boolean | { replacement?: boolean; generator?: Generator | null }, options?: { replacement?: boolean; generator?: Generator | null }): Tensor
  (self: Tensor, numSamples: Int, replacement?: boolean | MultinomialOptions, options?: MultinomialOptions): Tensor
} = op('multinomial', '', 'out')

/**
 * Computes `self * other`, element by element with broadcasting; another name of `mul`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.multiply.html
 */
export const multiply: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { out: Tensor }): Tensor
} = arithmetic('multiply', 'Tensor', 'out')

/**
 * Computes `self * other`, element by element with broadcasting, in place; another name of `mul_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.multiply_.html
 */
export const multiply_: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
} = arithmetic('multiply_', 'Tensor')

/**
 * Computes the product of the matrix `self` (N, M) and the vector `vec` (M).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mv.html
 */
export const mv: {
  (self: Tensor, vec: Tensor): Tensor
  (self: Tensor, vec: Tensor, options: { out: Tensor }): Tensor
} = op('mv', '', 'out')

/**
 * Computes the logarithm of the multivariate gamma function of dimension `p` at each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.mvlgamma.html
 */
export const mvlgamma: {
  (self: Tensor, p: Int): Tensor
  (self: Tensor, p: Int, options: { out: Tensor }): Tensor
} = op('mvlgamma', '', 'out')

/**
 * Computes the logarithm of the multivariate gamma function of dimension `p` at each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.mvlgamma_.html
 */
export const mvlgamma_: {
  (self: Tensor, p: Int): Tensor
} = op('mvlgamma_', '')

/**
 * Computes `self` with NaN replaced by `nan` and the infinities by `posinf` and `neginf`, or by 0 and the dtype's limits.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nan_to_num.html
 */
export const nanToNum: {
  (self: Tensor, nan?: number | null | NanToNumOptions, posinf?: number | null | NanToNumOptions, neginf?: number | null | NanToNumOptions): Tensor
  (self: Tensor, nan?: number | null | NanToNumOptions2, posinf?: number | null | NanToNumOptions2, neginf?: number | null | NanToNumOptions2, options?: NanToNumOptions2): Tensor
} = op('nan_to_num', '', 'out')

/**
 * Computes `self` with NaN replaced by `nan` and the infinities by `posinf` and `neginf`, or by 0 and the dtype's limits, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.nan_to_num_.html
 */
export const nanToNum_: {
  (self: Tensor, nan?: number | null | NanToNumOptions, posinf?: number | null | NanToNumOptions, neginf?: number | null | NanToNumOptions): Tensor
} = op('nan_to_num_', '')

/**
 * Computes the mean of the elements of `self` that are not NaN, along `dim` if it is given.
 * Defaults: `keepdim` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nanmean.html
 */
export const nanmean: {
  (self: Tensor, dim?: readonly Int[] | Int | null | LinalgNormOptions2, keepdim?: boolean | LinalgNormOptions2, options?: LinalgNormOptions2): Tensor
  (self: Tensor, dim?: readonly Int[] | Int | null | LinalgNormOptions3, keepdim?: boolean | LinalgNormOptions3, options?: LinalgNormOptions3): Tensor
} = op('nanmean', '', 'out')

/**
 * Finds the median of the elements of `self` that are not NaN, or with `dim` the medians along it and their indices.
 * Defaults: `keepdim` false.
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
 * Computes the quantiles `q` of the elements of `self` that are not NaN, along `dim` if it is given.
 * Defaults: `keepdim` false, `interpolation` 'linear'.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nanquantile.html
 */
export const nanquantile: {
  (self: Tensor, q: Tensor, dim?: Int | null | NanquantileOptions, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): Tensor
  (self: Tensor, q: number, dim?: Int | null | NanquantileOptions, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): Tensor
  (self: Tensor, q: Tensor, dim?: Int | null | NanquantileOptions2, keepdim?: boolean | NanquantileOptions2, options?: NanquantileOptions2): Tensor
  (self: Tensor, q: number, dim?: Int | null | NanquantileOptions2, keepdim?: boolean | NanquantileOptions2, options?: NanquantileOptions2): Tensor
} = op('nanquantile', '', 'scalar', 'out', 'scalar_out')

/**
 * Computes the sum of the elements of `self` that are not NaN, along `dim` if it is given.
 * Defaults: `keepdim` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nansum.html
 */
export const nansum: {
  (self: Tensor, dim?: readonly Int[] | Int | null | LinalgNormOptions2, keepdim?: boolean | LinalgNormOptions2, options?: LinalgNormOptions2): Tensor
  (self: Tensor, dim?: readonly Int[] | Int | null | LinalgNormOptions3, keepdim?: boolean | LinalgNormOptions3, options?: LinalgNormOptions3): Tensor
} = op('nansum', '', 'out')

/**
 * Returns a view of `self` with `length` entries of dimension `dim`, from `start` on.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.narrow.html
 */
export const narrow: {
  (self: Tensor, dim: Int, start: Int, length: Int): Tensor
  (self: Tensor, dim: Int, start: Tensor, length: Int): Tensor
} = op('narrow', '', 'Tensor')

/**
 * Returns a copy of `self` with `length` entries of dimension `dim`, from `start` on.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.narrow_copy.html
 */
export const narrowCopy: {
  (self: Tensor, dim: Int, start: Int, length: Int): Tensor
  (self: Tensor, dim: Int, start: Int, length: Int, options: { out: Tensor }): Tensor
} = op('narrow_copy', '', 'out')

/** Computes batch normalization of `input`, and returns it with the mean and the inverse standard deviation of each channel. */
export const nativeBatchNorm: {
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number): [Tensor, Tensor, Tensor]
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number, options: NativeBatchNormOptions): [Tensor, Tensor, Tensor]
} = op('native_batch_norm', '', 'out')

/** Splits the channels of `self` (N, C, ...) into `groups` and interleaves them. */
export const nativeChannelShuffle: {
  (self: Tensor, groups: Int): Tensor
  (self: Tensor, options: { groups: Int }): Tensor
  (options: { input: Tensor; groups: Int }): Tensor
} = op('native_channel_shuffle', '')

/** Sets elements of `input` to zero with probability `p`, divides the others by `1 - p`, and returns the result and the mask. */
export const nativeDropout: {
  (input: Tensor, p: number, train: boolean | null): [Tensor, Tensor]
  (input: Tensor, p: number, train: boolean | null, options: { out0: Tensor; out1: Tensor }): [Tensor, Tensor]
} = op('native_dropout', '', 'out')

/** Computes group normalization of `input` (`N`, `C`, `HxW`), and returns it with the mean and the inverse standard deviation of each group. */
export const nativeGroupNorm: {
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, N: Int, C: Int, HxW: Int, group: Int, eps: number): [Tensor, Tensor, Tensor]
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, N: Int, C: Int, HxW: Int, group: Int, eps: number, options: MiopenBatchNormOptions): [Tensor, Tensor, Tensor]
} = op('native_group_norm', '', 'out')

/** Computes layer normalization of `input`, and returns it with the means and the inverse standard deviations. */
export const nativeLayerNorm: {
  (input: Tensor, normalizedShape: readonly Int[], weight: Tensor | null, bias: Tensor | null, eps: number): [Tensor, Tensor, Tensor]
  (input: Tensor, normalizedShape: readonly Int[], weight: Tensor | null, bias: Tensor | null, eps: number, options: MiopenBatchNormOptions): [Tensor, Tensor, Tensor]
} = op('native_layer_norm', '', 'out')

/**
 * Computes the norm of order `p` of the values of sparse `self`.
 * Defaults: `p` 2.
 */
export const nativeNorm: {
  (self: Tensor, p?: Scalar | { p?: Scalar }): Tensor
  (self: Tensor, p: Scalar | null, dim: readonly Int[] | Int, keepdim: boolean, dtype: DType | null): Tensor
  (self: Tensor, p?: Scalar | { p?: Scalar; out: Tensor }, options?: { p?: Scalar; out: Tensor }): Tensor
  (self: Tensor, p: Scalar | null, dim: readonly Int[] | Int, keepdim: boolean, dtype: DType | null, options: { out: Tensor }): Tensor
} = op('native_norm', '', 'ScalarOpt_dim_dtype', 'out', 'ScalarOpt_dim_dtype_out')

/**
 * Tells for each element of `self` whether it is not equal to `other`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ne.html
 */
export const ne: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('ne', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Tells for each element of `self` whether it is not equal to `other`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.ne_.html
 */
export const ne_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('ne_', 'Tensor', 'Scalar')

/**
 * Computes each element of `self` with its sign changed.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.neg.html
 */
export const neg: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('neg', '', 'out')

/**
 * Computes each element of `self` with its sign changed, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.neg_.html
 */
export const neg_: {
  (self: Tensor): Tensor
} = op('neg_', '')

/**
 * Computes each element of `self` with its sign changed; another name of `neg`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.negative.html
 */
export const negative: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('negative', '', 'out')

/**
 * Computes each element of `self` with its sign changed, in place; another name of `neg_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.negative_.html
 */
export const negative_: {
  (self: Tensor): Tensor
} = op('negative_', '')

/**
 * Returns an uninitialized tensor of shape `size`, with the dtype and device of `self` unless others are given.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_empty.html
 */
export const newEmpty: {
  (self: Tensor, size: readonly Int[], options?: ArangeOptions): Tensor
  (self: Tensor, size: readonly Int[], options: { out: Tensor }): Tensor
} = op('new_empty', '', 'out')

/** Returns an uninitialized tensor of the given `size` and `stride`, with the dtype and device of `self` unless others are given. */
export const newEmptyStrided: {
  (self: Tensor, size: readonly Int[], stride: readonly Int[], options?: ArangeOptions): Tensor
  (self: Tensor, size: readonly Int[], stride: readonly Int[], options: { out: Tensor }): Tensor
} = op('new_empty_strided', '', 'out')

/**
 * Returns a tensor of shape `size` filled with `fillValue`, with the dtype and device of `self` unless others are given.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_full.html
 */
export const newFull: {
  (self: Tensor, size: readonly Int[], fillValue: Scalar, options?: ArangeOptions): Tensor
  (self: Tensor, size: readonly Int[], fillValue: Scalar, options: { out: Tensor }): Tensor
} = op('new_full', '', 'out')

/**
 * Returns a tensor of ones of shape `size`, with the dtype and device of `self` unless others are given.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_ones.html
 */
export const newOnes: {
  (self: Tensor, size: readonly Int[], options?: ArangeOptions): Tensor
  (self: Tensor, size: readonly Int[], options: { out: Tensor }): Tensor
} = op('new_ones', '', 'out')

/**
 * Returns a tensor of zeros of shape `size`, with the dtype and device of `self` unless others are given.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_zeros.html
 */
export const newZeros: {
  (self: Tensor, size: readonly Int[], options?: ArangeOptions): Tensor
  (self: Tensor, size: readonly Int[], options: { out: Tensor }): Tensor
} = op('new_zeros', '', 'out')

/**
 * Computes the next floating-point number after each element of `self` on the way to `other`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nextafter.html
 */
export const nextafter: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('nextafter', '', 'out')

/**
 * Computes the next floating-point number after each element of `self` on the way to `other`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.nextafter_.html
 */
export const nextafter_: {
  (self: Tensor, other: Tensor): Tensor
} = op('nextafter_', '')

/**
 * Computes the negative log-likelihood of the classes `target` given the log-probabilities `self` (N, C), reduced by `reduction` (0 none, 1 mean, 2 sum).
 * Defaults: `reduction` 1, `ignoreIndex` -100.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.nll_loss.html
 */
export const nllLoss: {
  (self: Tensor, target: Tensor, weight?: Tensor | null | NllLossOptions, reduction?: Int | NllLossOptions, ignoreIndex?: Int | NllLossOptions): Tensor
  (self: Tensor, target: Tensor, weight?: Tensor | null | NllLossOptions2, reduction?: Int | NllLossOptions2, ignoreIndex?: Int | NllLossOptions2, options?: NllLossOptions2): Tensor
} = op('nll_loss', '', 'out')

/**
 * Computes the negative log-likelihood of the classes `target` (N, H, W) given the log-probabilities `self` (N, C, H, W), reduced by `reduction`.
 * Defaults: `reduction` 1, `ignoreIndex` -100.
 */
export const nllLoss2d: {
  (self: Tensor, target: Tensor, weight?: Tensor | null | NllLossOptions, reduction?: Int | NllLossOptions, ignoreIndex?: Int | NllLossOptions): Tensor
  (self: Tensor, target: Tensor, weight?: Tensor | null | NllLossOptions2, reduction?: Int | NllLossOptions2, ignoreIndex?: Int | NllLossOptions2, options?: NllLossOptions2): Tensor
} = op('nll_loss2d', '', 'out')

/**
 * Computes the negative log-likelihood of the classes `target` (N, ...) given the log-probabilities `self` (N, C, ...), reduced by `reduction`.
 * Defaults: `reduction` 1, `ignoreIndex` -100.
 */
export const nllLossNd: {
  (self: Tensor, target: Tensor, weight?: Tensor | null | NllLossOptions, reduction?: Int | NllLossOptions, ignoreIndex?: Int | NllLossOptions): Tensor
} = op('nll_loss_nd', '')

/**
 * Returns the index of each nonzero element of `self` as a row, in shape (count, dimensions of `self`).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nonzero.html
 */
export const nonzero: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('nonzero', '', 'out')

/**
 * Returns the indices of the first `size` nonzero elements of `self` as rows, and rows of `fillValue` if there are fewer.
 * Defaults: `fillValue` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.nonzero_static.html
 */
export const nonzeroStatic: {
  (self: Tensor, options: { size: Int; fillValue?: Int }): Tensor
  (self: Tensor, options: NonzeroStaticOptions): Tensor
} = op('nonzero_static', '', 'out')

/**
 * Computes the norm of order `p` of `self`, as one vector or along `dim`.
 * Defaults: `p` 2, `keepdim` false.
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
 * Computes the norm of order `pow` of `v` over all dimensions but `dim`, which stays.
 * Defaults: `pow` 2, `dim` 0.
 */
export const normExceptDim: {
  (v: Tensor, pow?: Int | { pow?: Int; dim?: Int }, dim?: Int | { pow?: Int; dim?: Int }): Tensor
} = op('norm_except_dim', '')

/**
 * Draws from normal distributions with the given `mean` and `std`, numbers with a `size` or tensors with one value per draw.
 * Defaults: `std` 1.
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
 * Fills `self` with draws from the normal distribution with the given `mean` and `std`.
 * Defaults: `mean` 0, `std` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.normal_.html
 */
export const normal_: {
  (self: Tensor, mean?: number | LogNormal_Options, std?: number | LogNormal_Options, options?: LogNormal_Options): Tensor
} = op('normal_', '')

/**
 * Tells for each element of `self` whether it is not equal to `other`; another name of `ne`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.not_equal.html
 */
export const notEqual: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, other: Scalar, options: { out: Tensor }): Tensor
} = op('not_equal', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Tells for each element of `self` whether it is not equal to `other`, in place; another name of `ne_`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.not_equal_.html
 */
export const notEqual_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('not_equal_', 'Tensor', 'Scalar')

/**
 * Computes the sum of the singular values of the matrix `self`, or of those in its two dimensions `dim`.
 * Defaults: `keepdim` false.
 */
export const nuclearNorm: {
  (self: Tensor, keepdim?: boolean | { keepdim?: boolean }): Tensor
  (self: Tensor, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  (self: Tensor, options: { dim: readonly Int[] | Int; keepdim?: boolean }): Tensor
  (self: Tensor, keepdim?: boolean | { keepdim?: boolean; out: Tensor }, options?: { keepdim?: boolean; out: Tensor }): Tensor
  (self: Tensor, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean; out: Tensor }, options?: { keepdim?: boolean; out: Tensor }): Tensor
} = op('nuclear_norm', '', 'dim', 'out', 'dim_out')

/**
 * Returns for each class index in `self` a vector of `numClasses` entries that is 1 at the index and 0 elsewhere.
 * Defaults: `numClasses` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.one_hot.html
 */
export const oneHot: {
  (self: Tensor, numClasses?: Int | { numClasses?: Int }): Tensor
  (options: { input: Tensor; numClasses?: Int }): Tensor
} = op('one_hot', '')

/**
 * Returns a tensor of shape `size` filled with ones.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ones.html
 */
export const ones: {
  (size: readonly Int[], options?: ArangeOptions): Tensor
  (size: readonly Int[], options: { out: Tensor }): Tensor
} = factory('ones', '', 'out')

/**
 * Returns a tensor of ones of the shape of `self`, and of its dtype and device unless others are given.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ones_like.html
 */
export const onesLike: {
  (self: Tensor, options?: EmptyOptions): Tensor
  (self: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = factory('ones_like', '', 'out')

/**
 * Computes the first columns of the product of the Householder reflectors in `self` with the factors `input2`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.orgqr.html
 */
export const orgqr: {
  (self: Tensor, input2: Tensor): Tensor
  (self: Tensor, input2: Tensor, options: { out: Tensor }): Tensor
} = op('orgqr', '', 'out')

/**
 * Computes the product of `input3` and the orthogonal matrix of the Householder reflectors in `self` with the factors `input2`.
 * Defaults: `left` true, `transpose` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ormqr.html
 */
export const ormqr: {
  (self: Tensor, input2: Tensor, input3: Tensor, left?: boolean | { left?: boolean; transpose?: boolean }, transpose?: boolean | { left?: boolean; transpose?: boolean }): Tensor
  (self: Tensor, input2: Tensor, input3: Tensor, left?: boolean | OrmqrOptions, transpose?: boolean | OrmqrOptions, options?: OrmqrOptions): Tensor
} = op('ormqr', '', 'out')

/**
 * Computes the products of each element of the vector `self` (N) with each of `vec2` (M), in shape (N, M).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.outer.html
 */
export const outer: {
  (self: Tensor, vec2: Tensor): Tensor
  (self: Tensor, vec2: Tensor, options: { out: Tensor }): Tensor
} = op('outer', '', 'out')

/**
 * Pads `self` by the pairs of amounts in `pad`, the last dimension first, with `value` or as `mode` says: 'reflect', 'replicate' or 'circular'.
 * Defaults: `mode` 'constant'.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.pad.html
 */
export const pad: {
  (self: Tensor, pad: readonly Int[], mode?: string | { mode?: string; value?: number | null }, value?: number | null | { mode?: string; value?: number | null }): Tensor
  (self: Tensor, options: PadOptions): Tensor
  (options: PadOptions2): Tensor
} = op('pad', '')

/**
 * Stacks `sequences` of different lengths, padding each with `paddingValue` to the longest.
 * Defaults: `batchFirst` false, `paddingValue` 0, `paddingSide` 'right'.
 */
export const padSequence: {
  (sequences: readonly Tensor[], batchFirst?: boolean | PadSequenceOptions, paddingValue?: number | PadSequenceOptions, paddingSide?: string | PadSequenceOptions): Tensor
} = op('pad_sequence', '')

/**
 * Computes the `p`-norm of `x1 - x2 + eps` along the last dimension.
 * Defaults: `p` 2, `eps` 0.000001, `keepdim` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.pairwise_distance.html
 */
export const pairwiseDistance: {
  (x1: Tensor, x2: Tensor, p?: number | PairwiseDistanceOptions, eps?: number | PairwiseDistanceOptions, keepdim?: boolean | PairwiseDistanceOptions): Tensor
  (x1: Tensor, options: PairwiseDistanceOptions2): Tensor
  (options: PairwiseDistanceOptions3): Tensor
} = op('pairwise_distance', '')

/**
 * Computes the `p`-norm distance of each pair of rows of `self` (N, M), as N × (N - 1) / 2 numbers.
 * Defaults: `p` 2.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.pdist.html
 */
export const pdist: {
  (self: Tensor, p?: number | { p?: number }): Tensor
  (options: { input: Tensor; p?: number }): Tensor
} = op('pdist', '')

/**
 * Returns a view of `self` with its dimensions in the order `dims`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.permute.html
 */
export const permute: {
  (self: Tensor, dims: readonly Int[]): Tensor
  (self: Tensor, options: { dims: readonly Int[] }): Tensor
} = op('permute', '')

/** Returns a copy of `self` with its dimensions in the order `dims`. */
export const permuteCopy: {
  (self: Tensor, dims: readonly Int[]): Tensor
  (self: Tensor, options: { dims: readonly Int[] }): Tensor
  (self: Tensor, dims: readonly Int[], options: { out: Tensor }): Tensor
} = op('permute_copy', '', 'out')

/**
 * Returns `self` in pinned memory, from which a GPU can copy by itself: a copy unless it is there already.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.pin_memory.html
 */
export const pinMemory: {
  (self: Tensor, device?: Device | null | { device?: Device | null }): Tensor
} = op('pin_memory', '')

/**
 * Computes the pseudoinverse of each matrix of `self`, taking singular values below `rcond` times the largest as zero.
 * Defaults: `rcond` 1e-15.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.pinverse.html
 */
export const pinverse: {
  (self: Tensor, rcond?: number | { rcond?: number }): Tensor
} = op('pinverse', '')

/**
 * Spreads the channels of `self` (..., C × r², H, W) over space, in shape (..., C, H × r, W × r) for r = `upscaleFactor`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.pixel_shuffle.html
 */
export const pixelShuffle: {
  (self: Tensor, upscaleFactor: Int): Tensor
  (self: Tensor, upscaleFactor: Int, options: { out: Tensor }): Tensor
  (self: Tensor, options: { upscaleFactor: Int }): Tensor
  (options: { input: Tensor; upscaleFactor: Int }): Tensor
} = op('pixel_shuffle', '', 'out')

/**
 * Gathers blocks of space of `self` (..., C, H × r, W × r) to channels, in shape (..., C × r², H, W) for r = `downscaleFactor`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.pixel_unshuffle.html
 */
export const pixelUnshuffle: {
  (self: Tensor, downscaleFactor: Int): Tensor
  (self: Tensor, downscaleFactor: Int, options: { out: Tensor }): Tensor
  (self: Tensor, options: { downscaleFactor: Int }): Tensor
  (options: { input: Tensor; downscaleFactor: Int }): Tensor
} = op('pixel_unshuffle', '', 'out')

/**
 * Draws for each element of `self` from the Poisson distribution of that rate.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.poisson.html
 */
export const poisson: {
  (self: Tensor, generator?: Generator | null | { generator?: Generator | null }): Tensor
  (self: Tensor, generator?: Generator | null | { generator?: Generator | null; out: Tensor }, options?: { generator?: Generator | null; out: Tensor }): Tensor
} = op('poisson', '', 'out')

/**
 * Computes the negative log-likelihood of counts `target` given Poisson rates `input`, or their logarithms if `logInput` is true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.poisson_nll_loss.html
 */
export const poissonNllLoss: {
  (input: Tensor, target: Tensor, logInput: boolean, full: boolean, eps: number, reduction: Int): Tensor
} = op('poisson_nll_loss', '')

/**
 * Computes the complex numbers with the absolute values `abs` and the angles `angle` in radians.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.polar.html
 */
export const polar: {
  (abs: Tensor, angle: Tensor): Tensor
  (abs: Tensor, angle: Tensor, options: { out: Tensor }): Tensor
} = op('polar', '', 'out')

/**
 * Computes the `n`-th derivative of the digamma function at each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.polygamma.html
 */
export const polygamma: {
  (n: Int, self: Tensor): Tensor
  (n: Int, self: Tensor, options: { out: Tensor }): Tensor
} = op('polygamma', '', 'out')

/**
 * Computes the `n`-th derivative of the digamma function at each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.polygamma_.html
 */
export const polygamma_: {
  (self: Tensor, n: Int): Tensor
} = op('polygamma_', '')

/**
 * Returns `self` itself, and throws if it is of booleans.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.positive.html
 */
export const positive: {
  (self: Tensor): Tensor
} = op('positive', '')

/**
 * Computes `self` to the power of `exponent`, element by element with broadcasting.
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
 * Computes `self` to the power of `exponent`, element by element with broadcasting, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.pow_.html
 */
export const pow_: {
  (self: Tensor, exponent: Tensor): Tensor
  (self: Tensor, exponent: Scalar): Tensor
} = op('pow_', 'Tensor', 'Scalar')

/**
 * Computes `self` where an element is positive and `weight * self` elsewhere, with one weight or one per channel.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.prelu.html
 */
export const prelu: {
  (self: Tensor, weight: Tensor): Tensor
  (self: Tensor, options: { weight: Tensor }): Tensor
  (options: { input: Tensor; weight: Tensor }): Tensor
} = op('prelu', '')

/**
 * Computes the product of the elements of `self`, along `dim` if it is given.
 * Defaults: `keepdim` false.
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
 * Returns the smallest dtype that both `type1` and `type2` convert to by PyTorch's rules.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.promote_types.html
 */
export const promoteTypes: {
  (type1: DType, type2: DType): DType
} = op('promote_types', '')

/**
 * Returns a copy of `self` with the elements of `source` at the positions `index` of the flattened tensor, added there if `accumulate` is true.
 * Defaults: `accumulate` false.
 */
export const put: {
  (self: Tensor, index: Tensor, source: Tensor, accumulate?: boolean | { accumulate?: boolean }): Tensor
  (self: Tensor, index: Tensor, source: Tensor, accumulate?: boolean | { accumulate?: boolean; out: Tensor }, options?: { accumulate?: boolean; out: Tensor }): Tensor
} = op('put', '', 'out')

/**
 * Puts the elements of `source` at the positions `index` of flattened `self`, or adds them there if `accumulate` is true.
 * Defaults: `accumulate` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.put_.html
 */
export const put_: {
  (self: Tensor, index: Tensor, source: Tensor, accumulate?: boolean | { accumulate?: boolean }): Tensor
} = op('put_', '')

/**
 * Returns the dimension along which `self` is quantized with a scale for each entry.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.q_per_channel_axis.html
 */
export const qPerChannelAxis: {
  (self: Tensor): number
} = op('q_per_channel_axis', '')

/**
 * Returns the scales of `self`, which is quantized with one per channel.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.q_per_channel_scales.html
 */
export const qPerChannelScales: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('q_per_channel_scales', '', 'out')

/**
 * Returns the zero points of `self`, which is quantized with one per channel.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.q_per_channel_zero_points.html
 */
export const qPerChannelZeroPoints: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('q_per_channel_zero_points', '', 'out')

/**
 * Returns the scale of `self`, which is quantized with one for all elements.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.q_scale.html
 */
export const qScale: {
  (self: Tensor): number
} = op('q_scale', '')

/**
 * Returns the zero point of `self`, which is quantized with one for all elements.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.q_zero_point.html
 */
export const qZeroPoint: {
  (self: Tensor): number
} = op('q_zero_point', '')

/**
 * Computes the QR decomposition of each matrix of `self`, reduced if `some` is true and complete otherwise.
 * Defaults: `some` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.qr.html
 */
export const qr: {
  (self: Tensor, some?: boolean | { some?: boolean }): [Q: Tensor, R: Tensor] & { Q: Tensor; R: Tensor }
  (self: Tensor, some?: boolean | QrOptions, options?: QrOptions): [Q: Tensor, R: Tensor] & { Q: Tensor; R: Tensor }
} = op('qr', '', 'Q')

/**
 * Returns how `self` is quantized.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.qscheme.html
 */
export const qscheme: {
  (self: Tensor): unknown
} = op('qscheme', '')

/**
 * Computes the quantiles `q` of `self`, along `dim` if it is given, between two elements as `interpolation` says.
 * Defaults: `keepdim` false, `interpolation` 'linear'.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantile.html
 */
export const quantile: {
  (self: Tensor, q: Tensor, dim?: Int | null | NanquantileOptions, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): Tensor
  (self: Tensor, q: number, dim?: Int | null | NanquantileOptions, keepdim?: boolean | NanquantileOptions, options?: NanquantileOptions): Tensor
  (self: Tensor, q: Tensor, dim?: Int | null | NanquantileOptions2, keepdim?: boolean | NanquantileOptions2, options?: NanquantileOptions2): Tensor
  (self: Tensor, q: number, dim?: Int | null | NanquantileOptions2, keepdim?: boolean | NanquantileOptions2, options?: NanquantileOptions2): Tensor
} = op('quantile', '', 'scalar', 'out', 'scalar_out')

/**
 * Quantizes `self` to `dtype` with one of `scales` and `zeroPoints` for each entry of dimension `axis`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantize_per_channel.html
 */
export const quantizePerChannel: {
  (self: Tensor, scales: Tensor, zeroPoints: Tensor, axis: Int, dtype: DType): Tensor
  (self: Tensor, scales: Tensor, zeroPoints: Tensor, axis: Int, dtype: DType, options: { out: Tensor }): Tensor
} = op('quantize_per_channel', '', 'out')

/**
 * Quantizes `self` to `dtype` with `scale` and `zeroPoint`, or each of `tensors` with its own of `scales` and `zeroPoints`.
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

/** Quantizes `self` to `dtype` with the scale and zero point that fit its range, a bit less than all of it if `reduceRange` is true. */
export const quantizePerTensorDynamic: {
  (self: Tensor, dtype: DType, reduceRange: boolean): Tensor
  (self: Tensor, dtype: DType, reduceRange: boolean, options: { out: Tensor }): Tensor
} = op('quantize_per_tensor_dynamic', '', 'out')

/**
 * Normalizes each channel of quantized `input` by `mean` and `var_`, and quantizes the result with `outputScale` and `outputZeroPoint`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantized_batch_norm.html
 */
export const quantizedBatchNorm: {
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, var_: Tensor, eps: number, outputScale: number, outputZeroPoint: Int): Tensor
  (input: Tensor, weight: Tensor | null, bias: Tensor | null, mean: Tensor, var_: Tensor, eps: number, outputScale: number, outputZeroPoint: Int, options: { out: Tensor }): Tensor
} = op('quantized_batch_norm', '', 'out')

/** Computes a gated recurrent network with quantized weights over a sequence, padded (`input`) or packed (`data`). */
export const quantizedGru: {
  (data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  (input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
} = op('quantized_gru', 'data_legacy', 'input_legacy')

/** Computes the next hidden state of a gated recurrent unit with quantized weights from `input` and the state `hx`. */
export const quantizedGruCell: {
  (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): Tensor
} = op('quantized_gru_cell', '')

/**
 * Computes a long short-term memory network with quantized weights over a sequence, padded (`input`) or packed (`data`).
 * Defaults: `useDynamic` false.
 */
export const quantizedLstm: {
  (data: Tensor, batchSizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, options?: { dtype?: DType | null; useDynamic?: boolean }): [Tensor, Tensor, Tensor]
  (input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean, options?: { dtype?: DType | null; useDynamic?: boolean }): [Tensor, Tensor, Tensor]
} = op('quantized_lstm', 'data_legacy', 'input_legacy')

/** Computes the next hidden and cell state of a long short-term memory cell with quantized weights from `input` and the states `hx`. */
export const quantizedLstmCell: {
  (input: Tensor, hx: readonly Tensor[], wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): [Tensor, Tensor]
} = op('quantized_lstm_cell', '')

/**
 * Takes the maximum over each window of `kernelSize` of the last dimension of quantized `self`.
 * Defaults: `padding` [0], `dilation` [1], `ceilMode` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantized_max_pool1d.html
 */
export const quantizedMaxPool1d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MkldnnMaxPool2dOptions, padding?: readonly Int[] | Int | MkldnnMaxPool2dOptions, dilation?: readonly Int[] | Int | MkldnnMaxPool2dOptions, ceilMode?: boolean | MkldnnMaxPool2dOptions, options?: MkldnnMaxPool2dOptions): Tensor
} = op('quantized_max_pool1d', '', 'out')

/**
 * Takes the maximum over each window of `kernelSize` of the last two dimensions of quantized `self`.
 * Defaults: `padding` 0, `dilation` 1, `ceilMode` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.quantized_max_pool2d.html
 */
export const quantizedMaxPool2d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MkldnnMaxPool2dOptions, padding?: readonly Int[] | Int | MkldnnMaxPool2dOptions, dilation?: readonly Int[] | Int | MkldnnMaxPool2dOptions, ceilMode?: boolean | MkldnnMaxPool2dOptions, options?: MkldnnMaxPool2dOptions): Tensor
} = op('quantized_max_pool2d', '', 'out')

/**
 * Takes the maximum over each window of `kernelSize` of the last three dimensions of quantized `self`.
 * Defaults: `padding` 0, `dilation` 1, `ceilMode` false.
 */
export const quantizedMaxPool3d: {
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MaxPool1dOptions, padding?: readonly Int[] | Int | MaxPool1dOptions, dilation?: readonly Int[] | Int | MaxPool1dOptions, ceilMode?: boolean | MaxPool1dOptions): Tensor
  (self: Tensor, kernelSize: readonly Int[] | Int, stride?: readonly Int[] | Int | MkldnnMaxPool2dOptions, padding?: readonly Int[] | Int | MkldnnMaxPool2dOptions, dilation?: readonly Int[] | Int | MkldnnMaxPool2dOptions, ceilMode?: boolean | MkldnnMaxPool2dOptions, options?: MkldnnMaxPool2dOptions): Tensor
} = op('quantized_max_pool3d', '', 'out')

/** Computes the next hidden state of a plain recurrent cell with quantized weights and ReLU from `input` and the state `hx`. */
export const quantizedRnnReluCell: {
  (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): Tensor
} = op('quantized_rnn_relu_cell', '')

/** Computes the next hidden state of a plain recurrent cell with quantized weights and tanh from `input` and the state `hx`. */
export const quantizedRnnTanhCell: {
  (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh: Tensor, bHh: Tensor, packedIh: Tensor, packedHh: Tensor, colOffsetsIh: Tensor, colOffsetsHh: Tensor, scaleIh: Scalar, scaleHh: Scalar, zeroPointIh: Scalar, zeroPointHh: Scalar): Tensor
} = op('quantized_rnn_tanh_cell', '')

/**
 * Computes each angle of `self` in degrees from its value in radians.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rad2deg.html
 */
export const rad2deg: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('rad2deg', '', 'out')

/** Computes each angle of `self` in degrees from its value in radians, in place. */
export const rad2deg_: {
  (self: Tensor): Tensor
} = op('rad2deg_', '')

/**
 * Returns a tensor of shape `size` with draws from the uniform distribution between 0 and 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rand.html
 */
export const rand: {
  (size: readonly Int[], options?: ArangeOptions): Tensor
  (size: readonly Int[], options: NormalOptions): Tensor
  (size: readonly Int[], options: { out: Tensor }): Tensor
  (size: readonly Int[], options: { generator?: Generator | null; out: Tensor }): Tensor
} = factory('rand', '', 'generator', 'out', 'generator_out')

/**
 * Returns a tensor of the shape of `self` with draws from the uniform distribution between 0 and 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rand_like.html
 */
export const randLike: {
  (self: Tensor, options?: EmptyOptions): Tensor
  (self: Tensor, options: RandLikeOptions): Tensor
  (self: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
  (self: Tensor, options: RandLikeOptions2): Tensor
} = factory('rand_like', '', 'generator', 'out', 'generator_out')

/**
 * Returns a tensor of shape `size` with draws from the integers from `low`, or 0, up to but without `high`.
 * Defaults: `dtype` 4.
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
 * Returns a tensor of the shape of `self` with draws from the integers from `low`, or 0, up to but without `high`.
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
 * Returns a tensor of shape `size` with draws from the standard normal distribution.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.randn.html
 */
export const randn: {
  (size: readonly Int[], options?: ArangeOptions): Tensor
  (size: readonly Int[], options: NormalOptions): Tensor
  (size: readonly Int[], options: { out: Tensor }): Tensor
  (size: readonly Int[], options: { generator?: Generator | null; out: Tensor }): Tensor
} = factory('randn', '', 'generator', 'out', 'generator_out')

/**
 * Returns a tensor of the shape of `self` with draws from the standard normal distribution.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.randn_like.html
 */
export const randnLike: {
  (self: Tensor, options?: EmptyOptions): Tensor
  (self: Tensor, options: RandLikeOptions): Tensor
  (self: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
  (self: Tensor, options: RandLikeOptions2): Tensor
} = factory('randn_like', '', 'generator', 'out', 'generator_out')

/**
 * Fills `self` with draws from the integers from `from`, or 0, up to but without `to`, or as many as its dtype holds exactly.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.random_.html
 */
export const random_: {
  (self: Tensor, options?: { generator?: Generator | null }): Tensor
  (self: Tensor, to: Int, options?: { generator?: Generator | null }): Tensor
  (self: Tensor, from: Int, to: Int | null, options?: { generator?: Generator | null }): Tensor
} = op('random_', '', 'to', 'from')

/**
 * Returns the integers from 0 up to but without `n` in random order.
 * Defaults: `dtype` 4.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.randperm.html
 */
export const randperm: {
  (n: Int, options?: ArangeOptions): Tensor
  (n: Int, options: NormalOptions): Tensor
  (n: Int, options: { out: Tensor }): Tensor
  (n: Int, options: { generator?: Generator | null; out: Tensor }): Tensor
} = factory('randperm', '', 'generator', 'out', 'generator_out')

/**
 * Returns a 1-D tensor of the numbers from `start` to `end`, which is included, `step` apart.
 * Defaults: `step` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.range.html
 */
export const range: {
  (start: Scalar, end: Scalar, options?: ArangeOptions): Tensor
  (start: Scalar, end: Scalar, step?: Scalar | ArangeOptions2, options?: ArangeOptions2): Tensor
  (start: Scalar, end: Scalar, options: { out: Tensor }): Tensor
  (start: Scalar, end: Scalar, step?: Scalar | { step?: Scalar; out: Tensor }, options?: { step?: Scalar; out: Tensor }): Tensor
} = factory('range', '', 'step', 'out_', 'out')

/**
 * Returns `self` as a 1-D tensor, a view of it where possible.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.ravel.html
 */
export const ravel: {
  (self: Tensor): Tensor
} = op('ravel', '')

/**
 * Returns a view of `self` with the real parts of its elements, or `self` if it is real.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.real.html
 */
export const real: {
  (self: Tensor): Tensor
} = op('real', '')

/**
 * Computes 1 divided by each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.reciprocal.html
 */
export const reciprocal: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('reciprocal', '', 'out')

/**
 * Computes 1 divided by each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.reciprocal_.html
 */
export const reciprocal_: {
  (self: Tensor): Tensor
} = op('reciprocal_', '')

/** Pads the last dimension of `self` by the amounts `padding` with its mirror image, without repeating the edges. */
export const reflectionPad1d: {
  (self: Tensor, padding: readonly Int[] | Int): Tensor
  (self: Tensor, padding: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('reflection_pad1d', '', 'out')

/** Pads the last two dimensions of `self` by the amounts `padding` with its mirror image, without repeating the edges. */
export const reflectionPad2d: {
  (self: Tensor, padding: readonly Int[] | Int): Tensor
  (self: Tensor, padding: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('reflection_pad2d', '', 'out')

/** Pads the last three dimensions of `self` by the amounts `padding` with its mirror image, without repeating the edges. */
export const reflectionPad3d: {
  (self: Tensor, padding: readonly Int[] | Int): Tensor
  (self: Tensor, padding: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('reflection_pad3d', '', 'out')

/**
 * Computes `self` with negative elements set to zero.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.relu.html
 */
export const relu: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
  (options: { input: Tensor }): Tensor
} = op('relu', '', 'out')

/**
 * Computes `self` with each element limited to between 0 and 6.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.relu6.html
 */
export const relu6: {
  (self: Tensor): Tensor
  (options: { input: Tensor }): Tensor
} = op('relu6', '')

/** Computes `self` with each element limited to between 0 and 6, in place. */
export const relu6_: {
  (self: Tensor): Tensor
  (options: { input: Tensor }): Tensor
} = op('relu6_', '')

/**
 * Computes `self` with negative elements set to zero, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.relu_.html
 */
export const relu_: {
  (self: Tensor): Tensor
  (options: { input: Tensor }): Tensor
} = op('relu_', '')

/**
 * Computes the remainder of `self / other` element by element, with the sign of `other`.
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
 * Computes the remainder of `self / other` element by element, with the sign of `other`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.remainder_.html
 */
export const remainder_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('remainder_', 'Tensor', 'Scalar')

/**
 * Computes `self` with each slice along `dim` whose norm of order `p` exceeds `maxnorm` scaled down to it.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.renorm.html
 */
export const renorm: {
  (self: Tensor, p: Scalar, dim: Int, maxnorm: Scalar): Tensor
  (self: Tensor, p: Scalar, dim: Int, maxnorm: Scalar, options: { out: Tensor }): Tensor
} = op('renorm', '', 'out')

/**
 * Computes `self` with each slice along `dim` whose norm of order `p` exceeds `maxnorm` scaled down to it, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.renorm_.html
 */
export const renorm_: {
  (self: Tensor, p: Scalar, dim: Int, maxnorm: Scalar): Tensor
} = op('renorm_', '')

/**
 * Returns a tensor in which `self` is repeated `repeats` times along each dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.repeat.html
 */
export const repeat: {
  (self: Tensor, repeats: readonly Int[]): Tensor
  (self: Tensor, repeats: readonly Int[], options: { out: Tensor }): Tensor
} = op('repeat', '', 'out')

/**
 * Repeats each element of `self` along `dim`, or each index of `repeats` if that is given alone, as often in a row as `repeats` says.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.repeat_interleave.html
 */
export const repeatInterleave: {
  (repeats: Tensor, options?: { outputSize?: Int | null }): Tensor
  (self: Tensor, repeats: Tensor, dim?: Int | null | { dim?: Int | null; outputSize?: Int | null }, options?: { dim?: Int | null; outputSize?: Int | null }): Tensor
  (self: Tensor, repeats: Int, dim?: Int | null | { dim?: Int | null; outputSize?: Int | null }, options?: { dim?: Int | null; outputSize?: Int | null }): Tensor
  (repeats: Tensor, options: { outputSize?: Int | null; out: Tensor }): Tensor
} = op('repeat_interleave', 'Tensor', 'self_Tensor', 'self_int', 'Tensor_out')

/** Pads the last dimension of `self` by the amounts `padding` with copies of its edges. */
export const replicationPad1d: {
  (self: Tensor, padding: readonly Int[] | Int): Tensor
  (self: Tensor, padding: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('replication_pad1d', '', 'out')

/** Pads the last two dimensions of `self` by the amounts `padding` with copies of its edges. */
export const replicationPad2d: {
  (self: Tensor, padding: readonly Int[] | Int): Tensor
  (self: Tensor, padding: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('replication_pad2d', '', 'out')

/** Pads the last three dimensions of `self` by the amounts `padding` with copies of its edges. */
export const replicationPad3d: {
  (self: Tensor, padding: readonly Int[] | Int): Tensor
  (self: Tensor, padding: readonly Int[] | Int, options: { out: Tensor }): Tensor
} = op('replication_pad3d', '', 'out')

/**
 * Sets whether gradients are computed for `self`.
 * Defaults: `requiresGrad` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.requires_grad_.html
 */
export const requiresGrad_: {
  (self: Tensor, requiresGrad?: boolean | { requiresGrad?: boolean }): Tensor
} = op('requires_grad_', '')

/**
 * Returns `self` in the shape `shape`, in which one size may be -1, as a view where possible.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.reshape.html
 */
export const reshape: {
  (self: Tensor, shape: readonly Int[]): Tensor
} = op('reshape', '')

/**
 * Returns `self` in the shape of `other`, as a view where possible.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.reshape_as.html
 */
export const reshapeAs: {
  (self: Tensor, other: Tensor): Tensor
} = op('reshape_as', '')

/** Returns a copy of `self` resized to `size`, with new elements left uninitialized. */
export const resize: {
  (self: Tensor, size: readonly Int[], options?: { memoryFormat?: MemoryFormat | null }): Tensor
  (self: Tensor, size: readonly Int[], options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = op('resize', '', 'out')

/**
 * Changes `self` to shape `size`, keeping its elements in memory order and leaving new ones uninitialized.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.resize_.html
 */
export const resize_: {
  (self: Tensor, size: readonly Int[], options?: { memoryFormat?: MemoryFormat | null }): Tensor
} = op('resize_', '')

/** Returns a copy of `self` resized to the shape of `theTemplate`, with new elements left uninitialized. */
export const resizeAs: {
  (self: Tensor, theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
  (self: Tensor, theTemplate: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = op('resize_as', '', 'out')

/**
 * Changes `self` to the shape of `theTemplate`, leaving new elements uninitialized.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.resize_as_.html
 */
export const resizeAs_: {
  (self: Tensor, theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor
} = op('resize_as_', '')

/** Changes sparse `self` to the shape and the numbers of sparse and dense dimensions of `theTemplate`. */
export const resizeAsSparse_: {
  (self: Tensor, theTemplate: Tensor): Tensor
} = op('resize_as_sparse_', '')

/**
 * Returns `self` with a pending conjugation carried out, or `self` itself if there is none.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.resolve_conj.html
 */
export const resolveConj: {
  (self: Tensor): Tensor
} = op('resolve_conj', '')

/**
 * Returns `self` with a pending negation carried out, or `self` itself if there is none.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.resolve_neg.html
 */
export const resolveNeg: {
  (self: Tensor): Tensor
} = op('resolve_neg', '')

/**
 * Returns the dtype that arithmetic with both operands, tensors or numbers, has.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.result_type.html
 */
export const resultType: {
  (tensor: Tensor, other: Tensor): DType
  (tensor: Tensor, other: Scalar): DType
  (scalar1: Scalar, scalar2: Scalar): DType
  (scalar: Scalar, tensor: Tensor): DType
} = op('result_type', 'Tensor', 'Scalar', 'Scalar_Scalar', 'Scalar_Tensor')

/**
 * Makes the backward pass keep the gradient of `self` even if it is not a leaf.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.retain_grad.html
 */
export const retainGrad: {
  (self: Tensor): void
} = op('retain_grad', '')

/**
 * Divides `input` by its root mean square over the last dimensions, of `normalizedShape`, then scales by `weight`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.rms_norm.html
 */
export const rmsNorm: {
  (input: Tensor, normalizedShape: readonly Int[], weight?: Tensor | null | { weight?: Tensor | null; eps?: number | null }, eps?: number | null | { weight?: Tensor | null; eps?: number | null }): Tensor
  (input: Tensor, options: RmsNormOptions): Tensor
  (options: RmsNormOptions2): Tensor
} = op('rms_norm', '')

/** Computes a plain recurrent network with ReLU over a sequence, padded (`input`) or packed (`data`), and returns all outputs and the last hidden state. */
export const rnnRelu: {
  (data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  (input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
} = op('rnn_relu', 'data', 'input')

/** Computes the next hidden state of a plain recurrent cell with ReLU from `input` and the state `hx`. */
export const rnnReluCell: {
  (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh?: Tensor | null | { bIh?: Tensor | null; bHh?: Tensor | null }, bHh?: Tensor | null | { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor
} = op('rnn_relu_cell', '')

/** Computes a plain recurrent network with tanh over a sequence, padded (`input`) or packed (`data`), and returns all outputs and the last hidden state. */
export const rnnTanh: {
  (data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor]
  (input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: Int, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor]
} = op('rnn_tanh', 'data', 'input')

/** Computes the next hidden state of a plain recurrent cell with tanh from `input` and the state `hx`. */
export const rnnTanhCell: {
  (input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, bIh?: Tensor | null | { bIh?: Tensor | null; bHh?: Tensor | null }, bHh?: Tensor | null | { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor
} = op('rnn_tanh_cell', '')

/**
 * Returns a copy of `self` with its elements moved on by `shifts` along `dims`, those at the end coming back at the start.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.roll.html
 */
export const roll: {
  (self: Tensor, shifts: readonly Int[] | Int, dims?: readonly Int[] | Int | { dims?: readonly Int[] | Int }): Tensor
  (self: Tensor, shifts: readonly Int[] | Int, dims?: readonly Int[] | Int | { dims?: readonly Int[] | Int; out: Tensor }, options?: { dims?: readonly Int[] | Int; out: Tensor }): Tensor
} = op('roll', '', 'out')

/**
 * Returns a copy of `self` turned by `k` times 90 degrees in the plane of `dims`, from the first towards the second.
 * Defaults: `k` 1, `dims` [0, 1].
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rot90.html
 */
export const rot90: {
  (self: Tensor, k?: Int | { k?: Int; dims?: readonly Int[] }, dims?: readonly Int[] | { k?: Int; dims?: readonly Int[] }): Tensor
  (self: Tensor, k?: Int | Rot90Options, dims?: readonly Int[] | Rot90Options, options?: Rot90Options): Tensor
} = op('rot90', '', 'out')

/**
 * Computes the integer nearest to each element of `self`, halves to the even one, or keeps `decimals` places.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.round.html
 */
export const round: {
  (self: Tensor): Tensor
  (self: Tensor, options: { decimals: Int }): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
  (self: Tensor, options: { decimals: Int; out: Tensor }): Tensor
} = op('round', '', 'decimals', 'out', 'decimals_out')

/**
 * Computes the integer nearest to each element of `self`, halves to the even one, or keeps `decimals` places, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.round_.html
 */
export const round_: {
  (self: Tensor): Tensor
  (self: Tensor, options: { decimals: Int }): Tensor
} = op('round_', '', 'decimals')

/** Returns the row indices of a sparse CSC or BSC tensor. */
export const rowIndices: {
  (self: Tensor): Tensor
} = op('row_indices', '')

/** Returns the row indices of a sparse CSC or BSC tensor, as a copy. */
export const rowIndicesCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('row_indices_copy', '', 'out')

/**
 * Joins `tensors` along the first dimension, after giving each at least two; another name of `vstack`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.row_stack.html
 */
export const rowStack: {
  (tensors: readonly Tensor[]): Tensor
  (tensors: readonly Tensor[], options: { out: Tensor }): Tensor
} = op('row_stack', '', 'out')

/**
 * Computes `self` where positive and elsewhere `self` times a slope, drawn from `lower` to `upper` if `training` is true and else their mean.
 * Defaults: `lower` 0.125, `upper` 0.3333333333333333, `training` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.rrelu.html
 */
export const rrelu: {
  (self: Tensor, lower?: Scalar | RreluOptions, upper?: Scalar | RreluOptions, training?: boolean | RreluOptions, generator?: Generator | null | RreluOptions): Tensor
  (options: RreluOptions2): Tensor
} = op('rrelu', '')

/**
 * Computes `self` where positive and elsewhere `self` times a slope, drawn from `lower` to `upper` if `training` is true and else their mean, in place.
 * Defaults: `lower` 0.125, `upper` 0.3333333333333333, `training` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.rrelu_.html
 */
export const rrelu_: {
  (self: Tensor, lower?: Scalar | RreluOptions, upper?: Scalar | RreluOptions, training?: boolean | RreluOptions, generator?: Generator | null | RreluOptions): Tensor
  (options: RreluOptions2): Tensor
} = op('rrelu_', '')

/**
 * Computes the randomized leaky ReLU of `self`, writing the slopes it draws into `noise`.
 * Defaults: `lower` 0.125, `upper` 0.3333333333333333, `training` false.
 */
export const rreluWithNoise: {
  (self: Tensor, noise: Tensor, lower?: Scalar | RreluOptions, upper?: Scalar | RreluOptions, training?: boolean | RreluOptions, generator?: Generator | null | RreluOptions): Tensor
  (self: Tensor, noise: Tensor, lower?: Scalar | RreluWithNoiseOptions, upper?: Scalar | RreluWithNoiseOptions, training?: boolean | RreluWithNoiseOptions, generator?: Generator | null | RreluWithNoiseOptions, options?: RreluWithNoiseOptions): Tensor
} = op('rrelu_with_noise', '', 'out')

/**
 * Computes the randomized leaky ReLU of `self`, writing the slopes it draws into `noise`, in place.
 * Defaults: `lower` 0.125, `upper` 0.3333333333333333, `training` false.
 */
export const rreluWithNoise_: {
  (self: Tensor, noise: Tensor, lower?: Scalar | RreluOptions, upper?: Scalar | RreluOptions, training?: boolean | RreluOptions, generator?: Generator | null | RreluOptions): Tensor
} = op('rrelu_with_noise_', '')

/**
 * Computes 1 divided by the square root of each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.rsqrt.html
 */
export const rsqrt: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('rsqrt', '', 'out')

/**
 * Computes 1 divided by the square root of each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.rsqrt_.html
 */
export const rsqrt_: {
  (self: Tensor): Tensor
} = op('rsqrt_', '')

/**
 * Computes `other - alpha * self`, element by element.
 * Defaults: `alpha` 1.
 */
export const rsub: {
  (self: Tensor, other: Tensor, options?: { alpha?: Scalar }): Tensor
  (self: Tensor, other: Scalar, alpha?: Scalar | { alpha?: Scalar }): Tensor
  (self: Tensor, other: Tensor, options: { alpha?: Scalar; out: Tensor }): Tensor
  (self: Tensor, other: Scalar, alpha?: Scalar | { alpha?: Scalar; out: Tensor }, options?: { alpha?: Scalar; out: Tensor }): Tensor
} = op('rsub', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/** Returns a tensor of no dimensions with the value `s`. */
export const scalarTensor: {
  (s: Scalar, options?: ArangeOptions): Tensor
  (s: Scalar, options: { out: Tensor }): Tensor
} = factory('scalar_tensor', '', 'out')

/**
 * Computes the averages of `value` (..., S, Ev) weighted by the softmax of the scaled products of `query` (..., L, E) and `key` (..., S, E).
 * Defaults: `dropoutP` 0, `isCausal` false, `enableGqa` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.scaled_dot_product_attention.html
 */
export const scaledDotProductAttention: {
  (query: Tensor, key: Tensor, value: Tensor, attnMask?: Tensor | null | _FusedSdpChoiceOptions, dropoutP?: number | _FusedSdpChoiceOptions, isCausal?: boolean | _FusedSdpChoiceOptions, options?: _FusedSdpChoiceOptions): Tensor
  (query: Tensor, key: Tensor, options: ScaledDotProductAttentionOptions): Tensor
  (query: Tensor, options: ScaledDotProductAttentionOptions2): Tensor
  (options: ScaledDotProductAttentionOptions3): Tensor
} = op('scaled_dot_product_attention', '')

/**
 * Returns a copy of `self` with the elements of `src`, or `value`, put at the positions that `index` gives along `dim`.
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
 * Puts the elements of `src`, or `value`, into `self` at the positions that `index` gives along `dim`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.scatter_.html
 */
export const scatter_: {
  (self: Tensor, dim: Int, index: Tensor, src: Tensor): Tensor
  (self: Tensor, dim: Int, index: Tensor, value: Scalar): Tensor
  (self: Tensor, dim: Int, index: Tensor, src: Tensor, options: { reduce: string }): Tensor
  (self: Tensor, dim: Int, index: Tensor, value: Scalar, options: { reduce: string }): Tensor
} = op('scatter_', 'src', 'value', 'reduce', 'value_reduce')

/**
 * Returns a copy of `self` with the elements of `src` added at the positions that `index` gives along `dim`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.scatter_add.html
 */
export const scatterAdd: {
  (self: Tensor, dim: Int, index: Tensor, src: Tensor): Tensor
  (self: Tensor, dim: Int, index: Tensor, src: Tensor, options: { out: Tensor }): Tensor
} = op('scatter_add', '', 'out')

/**
 * Adds the elements of `src` to `self` at the positions that `index` gives along `dim`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.scatter_add_.html
 */
export const scatterAdd_: {
  (self: Tensor, dim: Int, index: Tensor, src: Tensor): Tensor
} = op('scatter_add_', '')

/**
 * Returns a copy of `self` with the elements of `src` combined by `reduce` at the positions that `index` gives along `dim`.
 * Defaults: `includeSelf` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.scatter_reduce.html
 */
export const scatterReduce: {
  (self: Tensor, dim: Int, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor
  (self: Tensor, dim: Int, index: Tensor, src: Tensor, reduce: string, options: { includeSelf?: boolean; out: Tensor }): Tensor
} = op('scatter_reduce', 'two', 'two_out')

/**
 * Combines the elements of `src` into `self` by `reduce` at the positions that `index` gives along `dim`.
 * Defaults: `includeSelf` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.scatter_reduce_.html
 */
export const scatterReduce_: {
  (self: Tensor, dim: Int, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor
} = op('scatter_reduce_', 'two')

/**
 * Returns for each element of `self` the index at which it would keep `sortedSequence` sorted along the last dimension.
 * Defaults: `outInt32` false, `right` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.searchsorted.html
 */
export const searchsorted: {
  (sortedSequence: Tensor, self: Tensor, options?: SearchsortedOptions): Tensor
  (sortedSequence: Tensor, self: Scalar, options?: SearchsortedOptions): Tensor
  (sortedSequence: Tensor, self: Tensor, options: SearchsortedOptions2): Tensor
  (sortedSequence: Tensor, self: Scalar, options: SearchsortedOptions2): Tensor
} = op('searchsorted', 'Tensor', 'Scalar', 'Tensor_out', 'Scalar_out')

/**
 * Reduces segments of `data` along `axis` by `reduce`, of which `lengths` or `offsets` give the bounds.
 * Defaults: `axis` 0, `unsafe` false.
 */
export const segmentReduce: {
  (data: Tensor, reduce: string, options?: SegmentReduceOptions): Tensor
  (data: Tensor, reduce: string, options: SegmentReduceOptions2): Tensor
} = op('segment_reduce', '', 'out')

/**
 * Returns a view of the entry of `self` at the position `index` of dimension `dim`, without that dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.select.html
 */
export const select: {
  (self: Tensor, dim: Int, index: Int): Tensor
} = op('select', 'int')

/** Returns a copy of the entry of `self` at the position `index` of dimension `dim`, without that dimension. */
export const selectCopy: {
  (self: Tensor, dim: Int, index: Int): Tensor
  (self: Tensor, dim: Int, index: Int, options: { out: Tensor }): Tensor
} = op('select_copy', 'int', 'int_out')

/**
 * Returns a copy of `self` with `src` at the position `index` of dimension `dim`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.select_scatter.html
 */
export const selectScatter: {
  (self: Tensor, src: Tensor, dim: Int, index: Int): Tensor
  (self: Tensor, src: Tensor, dim: Int, index: Int, options: { out: Tensor }): Tensor
} = op('select_scatter', '', 'out')

/**
 * Computes the scaled exponential linear unit of each element of `self`, with the constants that keep mean 0 and variance 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.selu.html
 */
export const selu: {
  (self: Tensor): Tensor
  (options: { input: Tensor }): Tensor
} = op('selu', '')

/** Computes the scaled exponential linear unit of each element of `self`, with the constants that keep mean 0 and variance 1, in place. */
export const selu_: {
  (self: Tensor): Tensor
  (options: { input: Tensor }): Tensor
} = op('selu_', '')

/**
 * Makes `self` use the memory of `source`, with the given `storageOffset`, `size` and `stride`, or no memory if there is none.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.set_.html
 */
export const set_: {
  (self: Tensor): Tensor
  (self: Tensor, source: Tensor): Tensor
  (self: Tensor, source: Tensor, storageOffset: Int, size: readonly Int[], stride?: readonly Int[] | { stride?: readonly Int[] }): Tensor
} = op('set_', '', 'source_Tensor', 'source_Tensor_storage_offset')

/**
 * Computes the sign of each element of `self`, for complex numbers the number of absolute value 1 in the same direction.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sgn.html
 */
export const sgn: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('sgn', '', 'out')

/**
 * Computes the sign of each element of `self`, for complex numbers the number of absolute value 1 in the same direction, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sgn_.html
 */
export const sgn_: {
  (self: Tensor): Tensor
} = op('sgn_', '')

/**
 * Computes `1 / (1 + exp(-self))` for each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sigmoid.html
 */
export const sigmoid: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
  (options: { input: Tensor }): Tensor
} = op('sigmoid', '', 'out')

/**
 * Computes `1 / (1 + exp(-self))` for each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sigmoid_.html
 */
export const sigmoid_: {
  (self: Tensor): Tensor
} = op('sigmoid_', '')

/**
 * Computes -1, 0 or 1 for each element of `self`, by its sign.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sign.html
 */
export const sign: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('sign', '', 'out')

/**
 * Computes -1, 0 or 1 for each element of `self`, by its sign, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sign_.html
 */
export const sign_: {
  (self: Tensor): Tensor
} = op('sign_', '')

/**
 * Tells for each element of `self` whether its sign bit is set, as it is for -0, too.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.signbit.html
 */
export const signbit: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('signbit', '', 'out')

/**
 * Computes `self * sigmoid(self)` for each element.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.silu.html
 */
export const silu: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
  (options: { input: Tensor }): Tensor
} = op('silu', '', 'out')

/** Computes `self * sigmoid(self)` for each element, in place. */
export const silu_: {
  (self: Tensor): Tensor
  (options: { input: Tensor }): Tensor
} = op('silu_', '')

/**
 * Computes the sine of each element of `self`, in radians.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sin.html
 */
export const sin: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('sin', '', 'out')

/**
 * Computes the sine of each element of `self`, in radians, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sin_.html
 */
export const sin_: {
  (self: Tensor): Tensor
} = op('sin_', '')

/**
 * Computes `sin(π * self) / (π * self)` for each element, and 1 at zero.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sinc.html
 */
export const sinc: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('sinc', '', 'out')

/**
 * Computes `sin(π * self) / (π * self)` for each element, and 1 at zero, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sinc_.html
 */
export const sinc_: {
  (self: Tensor): Tensor
} = op('sinc_', '')

/**
 * Computes the hyperbolic sine of each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sinh.html
 */
export const sinh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('sinh', '', 'out')

/**
 * Computes the hyperbolic sine of each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sinh_.html
 */
export const sinh_: {
  (self: Tensor): Tensor
} = op('sinh_', '')

/**
 * Returns the size of dimension `dim` of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.size.html
 */
export const size: {
  (self: Tensor, dim: Int): number
  (self: Tensor, options: { dim: Int }): number
} = op('size', 'int')

/**
 * Returns a copy of `self` with every `step`-th entry of dimension `dim` from `start` up to but without `end`.
 * Defaults: `dim` 0, `step` 1.
 */
export const sliceCopy: {
  (self: Tensor, dim?: Int | SliceCopyOptions, start?: Int | null | SliceCopyOptions, end?: Int | null | SliceCopyOptions, step?: Int | SliceCopyOptions): Tensor
  (self: Tensor, dim?: Int | SliceCopyOptions2, start?: Int | null | SliceCopyOptions2, end?: Int | null | SliceCopyOptions2, step?: Int | SliceCopyOptions2, options?: SliceCopyOptions2): Tensor
} = op('slice_copy', 'Tensor', 'Tensor_out')

/**
 * Returns a view of the memory of the slice `self` with the size and strides of `src`, the tensor that it was cut from.
 * Defaults: `dim` 0, `step` 1.
 */
export const sliceInverse: {
  (self: Tensor, src: Tensor, dim?: Int | SliceCopyOptions, start?: Int | null | SliceCopyOptions, end?: Int | null | SliceCopyOptions, step?: Int | SliceCopyOptions): Tensor
} = op('slice_inverse', '')

/**
 * Returns a copy of `self` with `src` in place of every `step`-th entry of dimension `dim` from `start` up to but without `end`.
 * Defaults: `dim` 0, `step` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.slice_scatter.html
 */
export const sliceScatter: {
  (self: Tensor, src: Tensor, dim?: Int | SliceCopyOptions, start?: Int | null | SliceCopyOptions, end?: Int | null | SliceCopyOptions, step?: Int | SliceCopyOptions): Tensor
  (self: Tensor, src: Tensor, dim?: Int | SliceCopyOptions2, start?: Int | null | SliceCopyOptions2, end?: Int | null | SliceCopyOptions2, step?: Int | SliceCopyOptions2, options?: SliceCopyOptions2): Tensor
} = op('slice_scatter', '', 'out')

/**
 * Computes the sign of the determinant of each square matrix of `self` and the logarithm of its absolute value.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.slogdet.html
 */
export const slogdet: {
  (self: Tensor): [sign: Tensor, logabsdet: Tensor] & { sign: Tensor; logabsdet: Tensor }
  (self: Tensor, options: { sign: Tensor; logabsdet: Tensor }): [sign: Tensor, logabsdet: Tensor] & { sign: Tensor; logabsdet: Tensor }
} = op('slogdet', '', 'out')

/**
 * Convolves `self` (N, C, D, H, W) with `weight` by copying blocks to a matrix, and adds `bias`.
 * Defaults: `stride` [1, 1, 1], `padding` [0, 0, 0].
 */
export const slowConv3d: {
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConv3dOptions, stride?: readonly Int[] | Int | SlowConv3dOptions, padding?: readonly Int[] | Int | SlowConv3dOptions): Tensor
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConv3dOptions2, stride?: readonly Int[] | Int | SlowConv3dOptions2, padding?: readonly Int[] | Int | SlowConv3dOptions2, options?: SlowConv3dOptions2): Tensor
} = op('slow_conv3d', '', 'out')

/**
 * Convolves `self` (N, C, H, W) with `weight`, its entries `dilation` apart, by copying blocks to a matrix, and adds `bias`.
 * Defaults: `stride` [1, 1], `padding` [0, 0], `dilation` [1, 1].
 */
export const slowConvDilated2d: {
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConvDilated2dOptions, stride?: readonly Int[] | Int | SlowConvDilated2dOptions, padding?: readonly Int[] | Int | SlowConvDilated2dOptions, dilation?: readonly Int[] | Int | SlowConvDilated2dOptions): Tensor
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConvDilated2dOptions2, stride?: readonly Int[] | Int | SlowConvDilated2dOptions2, padding?: readonly Int[] | Int | SlowConvDilated2dOptions2, dilation?: readonly Int[] | Int | SlowConvDilated2dOptions2, options?: SlowConvDilated2dOptions2): Tensor
} = op('slow_conv_dilated2d', '', 'out')

/**
 * Convolves `self` (N, C, D, H, W) with `weight`, its entries `dilation` apart, by copying blocks to a matrix, and adds `bias`.
 * Defaults: `stride` [1, 1, 1], `padding` [0, 0, 0], `dilation` [1, 1, 1].
 */
export const slowConvDilated3d: {
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConvDilated2dOptions, stride?: readonly Int[] | Int | SlowConvDilated2dOptions, padding?: readonly Int[] | Int | SlowConvDilated2dOptions, dilation?: readonly Int[] | Int | SlowConvDilated2dOptions): Tensor
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConvDilated2dOptions2, stride?: readonly Int[] | Int | SlowConvDilated2dOptions2, padding?: readonly Int[] | Int | SlowConvDilated2dOptions2, dilation?: readonly Int[] | Int | SlowConvDilated2dOptions2, options?: SlowConvDilated2dOptions2): Tensor
} = op('slow_conv_dilated3d', '', 'out')

/**
 * Computes the transposed convolution of `self` (N, C, H, W) with `weight` by way of a matrix of blocks, and adds `bias`.
 * Defaults: `stride` [1, 1], `padding` [0, 0], `outputPadding` [0, 0], `dilation` [1, 1].
 */
export const slowConvTranspose2d: {
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConvTranspose2dOptions, stride?: readonly Int[] | Int | SlowConvTranspose2dOptions, padding?: readonly Int[] | Int | SlowConvTranspose2dOptions, outputPadding?: readonly Int[] | Int | SlowConvTranspose2dOptions, dilation?: readonly Int[] | Int | SlowConvTranspose2dOptions): Tensor
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConvTranspose2dOptions2, stride?: readonly Int[] | Int | SlowConvTranspose2dOptions2, padding?: readonly Int[] | Int | SlowConvTranspose2dOptions2, outputPadding?: readonly Int[] | Int | SlowConvTranspose2dOptions2, dilation?: readonly Int[] | Int | SlowConvTranspose2dOptions2, options?: SlowConvTranspose2dOptions2): Tensor
} = op('slow_conv_transpose2d', '', 'out')

/**
 * Computes the transposed convolution of `self` (N, C, D, H, W) with `weight` by way of a matrix of blocks, and adds `bias`.
 * Defaults: `stride` [1, 1, 1], `padding` [0, 0, 0], `outputPadding` [0, 0, 0], `dilation` [1, 1, 1].
 */
export const slowConvTranspose3d: {
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConvTranspose2dOptions, stride?: readonly Int[] | Int | SlowConvTranspose2dOptions, padding?: readonly Int[] | Int | SlowConvTranspose2dOptions, outputPadding?: readonly Int[] | Int | SlowConvTranspose2dOptions, dilation?: readonly Int[] | Int | SlowConvTranspose2dOptions): Tensor
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConvTranspose2dOptions2, stride?: readonly Int[] | Int | SlowConvTranspose2dOptions2, padding?: readonly Int[] | Int | SlowConvTranspose2dOptions2, outputPadding?: readonly Int[] | Int | SlowConvTranspose2dOptions2, dilation?: readonly Int[] | Int | SlowConvTranspose2dOptions2, options?: SlowConvTranspose2dOptions2): Tensor
} = op('slow_conv_transpose3d', '', 'out')

/**
 * Computes the product of the sparse matrix `self` and the dense matrix `mat2` as a sparse tensor.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.smm.html
 */
export const smm: {
  (self: Tensor, mat2: Tensor): Tensor
} = op('smm', '')

/**
 * Computes the squared error over `2 * beta` where `self` and `target` differ by less than `beta`, and elsewhere the absolute error less `beta / 2`.
 * Defaults: `reduction` 1, `beta` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.smooth_l1_loss.html
 */
export const smoothL1Loss: {
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int; beta?: number }, beta?: number | { reduction?: Int; beta?: number }): Tensor
  (self: Tensor, target: Tensor, reduction?: Int | SmoothL1LossOptions, beta?: number | SmoothL1LossOptions, options?: SmoothL1LossOptions): Tensor
} = op('smooth_l1_loss', '', 'out')

/**
 * Computes `log(1 + exp(-target * self))` for targets of 1 and -1, reduced by `reduction` (0 none, 1 mean, 2 sum).
 * Defaults: `reduction` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.soft_margin_loss.html
 */
export const softMarginLoss: {
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int }): Tensor
  (self: Tensor, target: Tensor, reduction?: Int | { reduction?: Int; out: Tensor }, options?: { reduction?: Int; out: Tensor }): Tensor
} = op('soft_margin_loss', '', 'out')

/**
 * Computes the exponentials of `self` divided by their sum along `dim`, so that they add up to 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.softmax.html
 */
export const softmax: {
  (self: Tensor, dim: Int, dtype?: DType | null | { dtype?: DType | null }): Tensor
  (self: Tensor, options: { dim: Int; dtype?: DType | null }): Tensor
  (self: Tensor, dim: Int, dtype?: DType | null | { dtype?: DType | null; out: Tensor }, options?: { dtype?: DType | null; out: Tensor }): Tensor
  (options: LogSoftmaxOptions): Tensor
} = op('softmax', 'int', 'int_out')

/**
 * Computes `log(1 + exp(beta * self)) / beta`, and `self` itself where `beta * self` exceeds `threshold`.
 * Defaults: `beta` 1, `threshold` 20.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.softplus.html
 */
export const softplus: {
  (self: Tensor, beta?: Scalar | { beta?: Scalar; threshold?: Scalar }, threshold?: Scalar | { beta?: Scalar; threshold?: Scalar }): Tensor
  (self: Tensor, beta?: Scalar | SoftplusOptions, threshold?: Scalar | SoftplusOptions, options?: SoftplusOptions): Tensor
  (options: SoftplusOptions2): Tensor
} = op('softplus', '', 'out')

/**
 * Computes `self` with each element moved by `lambd` towards zero, and not beyond it.
 * Defaults: `lambd` 0.5.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.softshrink.html
 */
export const softshrink: {
  (self: Tensor, lambd?: Scalar | { lambd?: Scalar }): Tensor
  (self: Tensor, lambd?: Scalar | { lambd?: Scalar; out: Tensor }, options?: { lambd?: Scalar; out: Tensor }): Tensor
  (options: { input: Tensor; lambd?: Scalar }): Tensor
} = op('softshrink', '', 'out')

/**
 * Sorts `self` along `dim`, and returns the sorted values and their indices.
 * Defaults: `dim` -1, `descending` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sort.html
 */
export const sort: {
  (self: Tensor, dim?: Int | { dim?: Int; descending?: boolean }, descending?: boolean | { dim?: Int; descending?: boolean }): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, options: SortOptions): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, dim?: Int | SortOptions2, descending?: boolean | SortOptions2, options?: SortOptions2): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, options: SortOptions3): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
} = op('sort', '', 'stable', 'values', 'values_stable')

/**
 * Returns a sparse tensor of blocks `values` in compressed columns, which `ccolIndices` and `rowIndices` place.
 * Defaults: `pinMemory` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse_bsc_tensor.html
 */
export const sparseBscTensor: {
  (ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, options?: ArangeOptions): Tensor
  (ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: readonly Int[], options?: ArangeOptions): Tensor
} = factory('sparse_bsc_tensor', 'ccol_row_value', 'ccol_row_value_size')

/**
 * Returns a sparse tensor of blocks `values` in compressed rows, which `crowIndices` and `colIndices` place.
 * Defaults: `pinMemory` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse_bsr_tensor.html
 */
export const sparseBsrTensor: {
  (crowIndices: Tensor, colIndices: Tensor, values: Tensor, options?: ArangeOptions): Tensor
  (crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: readonly Int[], options?: ArangeOptions): Tensor
} = factory('sparse_bsr_tensor', 'crow_col_value', 'crow_col_value_size')

/**
 * Returns a sparse tensor of `values` in compressed rows or columns, as the option for the layout says.
 * Defaults: `pinMemory` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse_compressed_tensor.html
 */
export const sparseCompressedTensor: {
  (compressedIndices: Tensor, plainIndices: Tensor, values: Tensor, options?: ArangeOptions): Tensor
  (compressedIndices: Tensor, plainIndices: Tensor, values: Tensor, size: readonly Int[], options?: ArangeOptions): Tensor
} = factory('sparse_compressed_tensor', 'comp_plain_value', 'comp_plain_value_size')

/**
 * Returns a sparse tensor with `values` at the coordinates in the columns of `indices`.
 * Defaults: `pinMemory` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse_coo_tensor.html
 */
export const sparseCooTensor: {
  (size: readonly Int[], options?: ArangeOptions): Tensor
  (indices: Tensor, values: Tensor, options?: SparseCooTensorOptions): Tensor
  (indices: Tensor, values: Tensor, size: readonly Int[], options?: SparseCooTensorOptions): Tensor
  (size: readonly Int[], options: { out: Tensor }): Tensor
} = factory('sparse_coo_tensor', 'size', 'indices', 'indices_size', 'size_out')

/**
 * Returns a sparse tensor of `values` in compressed columns, which `ccolIndices` and `rowIndices` place.
 * Defaults: `pinMemory` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse_csc_tensor.html
 */
export const sparseCscTensor: {
  (ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, options?: ArangeOptions): Tensor
  (ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: readonly Int[], options?: ArangeOptions): Tensor
} = factory('sparse_csc_tensor', 'ccol_row_value', 'ccol_row_value_size')

/**
 * Returns a sparse tensor of `values` in compressed rows, which `crowIndices` and `colIndices` place.
 * Defaults: `pinMemory` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse_csr_tensor.html
 */
export const sparseCsrTensor: {
  (crowIndices: Tensor, colIndices: Tensor, values: Tensor, options?: ArangeOptions): Tensor
  (crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: readonly Int[], options?: ArangeOptions): Tensor
} = factory('sparse_csr_tensor', 'crow_col_value', 'crow_col_value_size')

/**
 * Returns how many dimensions of a sparse tensor are sparse.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sparse_dim.html
 */
export const sparseDim: {
  (self: Tensor): number
} = op('sparse_dim', '')

/**
 * Returns the elements of `self` at the places where the sparse `mask` has one, as a sparse tensor.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sparse_mask.html
 */
export const sparseMask: {
  (self: Tensor, mask: Tensor): Tensor
  (self: Tensor, mask: Tensor, options: { out: Tensor }): Tensor
} = op('sparse_mask', '', 'out')

/**
 * Changes sparse `self` to shape `size` with `sparseDim` sparse and `denseDim` dense dimensions, keeping its elements.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sparse_resize_.html
 */
export const sparseResize_: {
  (self: Tensor, size: readonly Int[], sparseDim: Int, denseDim: Int): Tensor
} = op('sparse_resize_', '')

/**
 * Changes sparse `self` to shape `size` with `sparseDim` sparse and `denseDim` dense dimensions, and removes its elements.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sparse_resize_and_clear_.html
 */
export const sparseResizeAndClear_: {
  (self: Tensor, size: readonly Int[], sparseDim: Int, denseDim: Int): Tensor
} = op('sparse_resize_and_clear_', '')

/**
 * Computes the Airy function Ai at each element of `x`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.airy_ai
 */
export const specialAiryAi: {
  (x: Tensor): Tensor
  (x: Tensor, options: { out: Tensor }): Tensor
} = op('special_airy_ai', '', 'out')

/**
 * Computes the Bessel function of the first kind of order 0 at each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.bessel_j0
 */
export const specialBesselJ0: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_bessel_j0', '', 'out')

/**
 * Computes the Bessel function of the first kind of order 1 at each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.bessel_j1
 */
export const specialBesselJ1: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_bessel_j1', '', 'out')

/** Computes the Bessel function of the second kind of order 0 at each element of `self`. */
export const specialBesselY0: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_bessel_y0', '', 'out')

/** Computes the Bessel function of the second kind of order 1 at each element of `self`. */
export const specialBesselY1: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_bessel_y1', '', 'out')

/** Computes the Chebyshev polynomial of the first kind of degree `n` at `x`. */
export const specialChebyshevPolynomialT: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_chebyshev_polynomial_t', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/** Computes the Chebyshev polynomial of the second kind of degree `n` at `x`. */
export const specialChebyshevPolynomialU: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_chebyshev_polynomial_u', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/** Computes the Chebyshev polynomial of the third kind of degree `n` at `x`. */
export const specialChebyshevPolynomialV: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_chebyshev_polynomial_v', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/** Computes the Chebyshev polynomial of the fourth kind of degree `n` at `x`. */
export const specialChebyshevPolynomialW: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_chebyshev_polynomial_w', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/**
 * Computes the derivative of the logarithm of the gamma function at each element of `self`; another name of `digamma`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.digamma
 */
export const specialDigamma: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_digamma', '', 'out')

/**
 * Computes `-self * log(self)` for each element: 0 at zero and minus infinity where it is negative.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.entr
 */
export const specialEntr: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_entr', '', 'out')

/**
 * Computes the error function of each element of `self`; another name of `erf`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.erf
 */
export const specialErf: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_erf', '', 'out')

/**
 * Computes 1 minus the error function of each element of `self`, accurately where that is small; another name of `erfc`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.erfc
 */
export const specialErfc: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_erfc', '', 'out')

/**
 * Computes `exp(self * self) * erfc(self)` for each element, without overflow.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.erfcx
 */
export const specialErfcx: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_erfcx', '', 'out')

/**
 * Computes the inverse of the error function at each element of `self` between -1 and 1; another name of `erfinv`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.erfinv
 */
export const specialErfinv: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_erfinv', '', 'out')

/**
 * Computes 2 to the power of each element of `self`; another name of `exp2`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.exp2
 */
export const specialExp2: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_exp2', '', 'out')

/**
 * Computes `1 / (1 + exp(-self))` for each element of `self`; another name of `sigmoid`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.expit
 */
export const specialExpit: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_expit', '', 'out')

/**
 * Computes `exp(self) - 1` for each element of `self`, accurately for small ones; another name of `expm1`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.expm1
 */
export const specialExpm1: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_expm1', '', 'out')

/**
 * Computes the regularized lower incomplete gamma function with the parameter `self` at `other`, element by element; another name of `igamma`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.gammainc
 */
export const specialGammainc: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('special_gammainc', '', 'out')

/**
 * Computes the regularized upper incomplete gamma function with the parameter `self` at `other`, element by element; another name of `igammac`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.gammaincc
 */
export const specialGammaincc: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('special_gammaincc', '', 'out')

/**
 * Computes `log(abs(gamma(self)))` for each element of `self`; another name of `lgamma`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.gammaln
 */
export const specialGammaln: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_gammaln', '', 'out')

/** Computes the Hermite polynomial of degree `n` at `x`, as physicists define it. */
export const specialHermitePolynomialH: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_hermite_polynomial_h', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/** Computes the Hermite polynomial of degree `n` at `x`, as probability theory defines it. */
export const specialHermitePolynomialHe: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_hermite_polynomial_he', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/**
 * Computes the modified Bessel function of the first kind of order 0 at each element of `self`; another name of `i0`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.i0
 */
export const specialI0: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_i0', '', 'out')

/**
 * Computes the modified Bessel function of the first kind of order 0 at each element of `self`, times `exp(-abs(self))`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.i0e
 */
export const specialI0e: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_i0e', '', 'out')

/**
 * Computes the modified Bessel function of the first kind of order 1 at each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.i1
 */
export const specialI1: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_i1', '', 'out')

/**
 * Computes the modified Bessel function of the first kind of order 1 at each element of `self`, times `exp(-abs(self))`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.i1e
 */
export const specialI1e: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_i1e', '', 'out')

/** Computes the Laguerre polynomial of degree `n` at `x`. */
export const specialLaguerrePolynomialL: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_laguerre_polynomial_l', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/** Computes the Legendre polynomial of degree `n` at `x`. */
export const specialLegendrePolynomialP: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_legendre_polynomial_p', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/**
 * Computes `log(1 + self)` for each element of `self`, accurately for small ones; another name of `log1p`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.log1p
 */
export const specialLog1p: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_log1p', '', 'out')

/**
 * Computes the logarithm of the probability that a standard normal variable is below each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.log_ndtr
 */
export const specialLogNdtr: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_log_ndtr', '', 'out')

/**
 * Computes the logarithm of the softmax of `self` along `dim`, more accurately than in two steps; another name of `logSoftmax`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.log_softmax
 */
export const specialLogSoftmax: {
  (self: Tensor, dim: Int, options?: { dtype?: DType | null }): Tensor
  (self: Tensor, options: { dim: Int; dtype?: DType | null }): Tensor
} = op('special_log_softmax', '')

/**
 * Computes `log(self / (1 - self))` element by element, with `self` first limited to between `eps` and `1 - eps` if given; another name of `logit`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.logit
 */
export const specialLogit: {
  (self: Tensor, eps?: number | null | { eps?: number | null }): Tensor
  (self: Tensor, eps?: number | null | { eps?: number | null; out: Tensor }, options?: { eps?: number | null; out: Tensor }): Tensor
} = op('special_logit', '', 'out')

/**
 * Computes the logarithm of the sum of the exponentials of `self` along `dim`, without overflow; another name of `logsumexp`.
 * Defaults: `keepdim` false.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.logsumexp
 */
export const specialLogsumexp: {
  (self: Tensor, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean }): Tensor
  (self: Tensor, options: { dim: readonly Int[] | Int; keepdim?: boolean }): Tensor
  (self: Tensor, dim: readonly Int[] | Int, keepdim?: boolean | { keepdim?: boolean; out: Tensor }, options?: { keepdim?: boolean; out: Tensor }): Tensor
} = op('special_logsumexp', '', 'out')

/** Computes the modified Bessel function of the first kind of order 0 at each element of `self`. */
export const specialModifiedBesselI0: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_modified_bessel_i0', '', 'out')

/** Computes the modified Bessel function of the first kind of order 1 at each element of `self`. */
export const specialModifiedBesselI1: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_modified_bessel_i1', '', 'out')

/** Computes the modified Bessel function of the second kind of order 0 at each element of `self`. */
export const specialModifiedBesselK0: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_modified_bessel_k0', '', 'out')

/** Computes the modified Bessel function of the second kind of order 1 at each element of `self`. */
export const specialModifiedBesselK1: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_modified_bessel_k1', '', 'out')

/**
 * Computes the logarithm of the multivariate gamma function of dimension `p` at each element of `self`; another name of `mvlgamma`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.multigammaln
 */
export const specialMultigammaln: {
  (self: Tensor, p: Int): Tensor
  (self: Tensor, p: Int, options: { out: Tensor }): Tensor
} = op('special_multigammaln', '', 'out')

/**
 * Computes the probability that a standard normal variable is below each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.ndtr
 */
export const specialNdtr: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_ndtr', '', 'out')

/**
 * Computes the value that a standard normal variable is below with the probability `self`, for each element.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.ndtri
 */
export const specialNdtri: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_ndtri', '', 'out')

/**
 * Computes the `n`-th derivative of the digamma function at each element of `self`; another name of `polygamma`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.polygamma
 */
export const specialPolygamma: {
  (n: Int, self: Tensor): Tensor
  (n: Int, self: Tensor, options: { out: Tensor }): Tensor
} = op('special_polygamma', '', 'out')

/**
 * Computes the derivative of the logarithm of the gamma function at each element of `self`; another name of `digamma`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.psi
 */
export const specialPsi: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_psi', '', 'out')

/**
 * Computes the integer nearest to each element of `self`, halves to the even one, or keeps `decimals` places; another name of `round`.
 * Defaults: `decimals` 0.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.round
 */
export const specialRound: {
  (self: Tensor, options?: { decimals?: Int }): Tensor
  (self: Tensor, options: { decimals?: Int; out: Tensor }): Tensor
} = op('special_round', '', 'out')

/**
 * Computes the modified Bessel function of the second kind of order 0 at each element of `x`, times `exp(x)`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.scaled_modified_bessel_k0
 */
export const specialScaledModifiedBesselK0: {
  (x: Tensor): Tensor
  (x: Tensor, options: { out: Tensor }): Tensor
} = op('special_scaled_modified_bessel_k0', '', 'out')

/**
 * Computes the modified Bessel function of the second kind of order 1 at each element of `x`, times `exp(x)`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.scaled_modified_bessel_k1
 */
export const specialScaledModifiedBesselK1: {
  (x: Tensor): Tensor
  (x: Tensor, options: { out: Tensor }): Tensor
} = op('special_scaled_modified_bessel_k1', '', 'out')

/** Computes the Chebyshev polynomial of the first kind of degree `n` at `2 * x - 1`. */
export const specialShiftedChebyshevPolynomialT: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_shifted_chebyshev_polynomial_t', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/** Computes the Chebyshev polynomial of the second kind of degree `n` at `2 * x - 1`. */
export const specialShiftedChebyshevPolynomialU: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_shifted_chebyshev_polynomial_u', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/** Computes the Chebyshev polynomial of the third kind of degree `n` at `2 * x - 1`. */
export const specialShiftedChebyshevPolynomialV: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_shifted_chebyshev_polynomial_v', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/** Computes the Chebyshev polynomial of the fourth kind of degree `n` at `2 * x - 1`. */
export const specialShiftedChebyshevPolynomialW: {
  (x: Tensor, n: Tensor): Tensor
  (x: Tensor, n: Scalar): Tensor
  (x: Scalar, n: Tensor): Tensor
  (x: Tensor, n: Tensor, options: { out: Tensor }): Tensor
  (x: Tensor, n: Scalar, options: { out: Tensor }): Tensor
  (x: Scalar, n: Tensor, options: { out: Tensor }): Tensor
} = op('special_shifted_chebyshev_polynomial_w', '', 'n_scalar', 'x_scalar', 'out', 'n_scalar_out', 'x_scalar_out')

/**
 * Computes `sin(π * self) / (π * self)` for each element, and 1 at zero; another name of `sinc`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.sinc
 */
export const specialSinc: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('special_sinc', '', 'out')

/**
 * Computes the exponentials of `self` divided by their sum along `dim`, so that they add up to 1; another name of `softmax`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.softmax
 */
export const specialSoftmax: {
  (self: Tensor, dim: Int, dtype?: DType | null | { dtype?: DType | null }): Tensor
  (self: Tensor, options: { dim: Int; dtype?: DType | null }): Tensor
} = op('special_softmax', '')

/**
 * Computes the spherical Bessel function of the first kind of order 0 at each element of `x`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.spherical_bessel_j0
 */
export const specialSphericalBesselJ0: {
  (x: Tensor): Tensor
  (x: Tensor, options: { out: Tensor }): Tensor
} = op('special_spherical_bessel_j0', '', 'out')

/**
 * Computes `self * log(1 + other)` element by element, with 0 where `self` is 0.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.xlog1py
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
 * Computes `self * log(other)` element by element, with 0 where `self` is 0; another name of `xlogy`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.xlogy
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
 * Computes the Hurwitz zeta function of each element, the sum of `other`, `other + 1`, `other + 2` and so on, each to the power of `-self`.
 * @see https://docs.pytorch.org/docs/2.11/special.html#torch.special.zeta
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
 * Returns views of pieces of `self` along `dim`, each of size `splitSize` but for a smaller last one, or of the sizes in a list.
 * Defaults: `dim` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.split.html
 */
export const split: {
  (self: Tensor, splitSize: Int, dim?: Int | { dim?: Int }): Tensor[]
  (self: Tensor, splitSize: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]
} = op('split', 'Tensor', 'sizes')

/**
 * Returns copies of pieces of `self` along `dim`, each of size `splitSize` but for a smaller last one, or of the sizes in a list.
 * Defaults: `dim` 0.
 */
export const splitCopy: {
  (self: Tensor, splitSize: Int, dim?: Int | { dim?: Int }): Tensor[]
  (self: Tensor, splitSize: Int, dim?: Int | { dim?: Int; out: readonly Tensor[] }, options?: { dim?: Int; out: readonly Tensor[] }): void
} = op('split_copy', 'Tensor', 'Tensor_out')

/**
 * Returns views of pieces of `self` along `dim`, of the sizes in `splitSizes`.
 * Defaults: `dim` 0.
 */
export const splitWithSizes: {
  (self: Tensor, splitSizes: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]
} = op('split_with_sizes', '')

/**
 * Returns copies of pieces of `self` along `dim`, of the sizes in `splitSizes`.
 * Defaults: `dim` 0.
 */
export const splitWithSizesCopy: {
  (self: Tensor, splitSizes: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]
  (self: Tensor, splitSizes: readonly Int[], dim?: Int | { dim?: Int; out: readonly Tensor[] }, options?: { dim?: Int; out: readonly Tensor[] }): void
} = op('split_with_sizes_copy', '', 'out')

/**
 * Computes the square root of each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sqrt.html
 */
export const sqrt: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('sqrt', '', 'out')

/**
 * Computes the square root of each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sqrt_.html
 */
export const sqrt_: {
  (self: Tensor): Tensor
} = op('sqrt_', '')

/**
 * Computes the square of each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.square.html
 */
export const square: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('square', '', 'out')

/**
 * Computes the square of each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.square_.html
 */
export const square_: {
  (self: Tensor): Tensor
} = op('square_', '')

/**
 * Returns a view of `self` without its dimensions of size 1, or only without those of `dim`.
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
 * Removes from `self` its dimensions of size 1, or only those of `dim`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.squeeze_.html
 */
export const squeeze_: {
  (self: Tensor): Tensor
  (self: Tensor, dim: Int): Tensor
  (self: Tensor, options: { dim: Int }): Tensor
  (self: Tensor, dim: readonly Int[]): Tensor
  (self: Tensor, options: { dim: readonly Int[] }): Tensor
} = op('squeeze_', '', 'dim', 'dims')

/** Returns a copy of `self` without its dimensions of size 1, or only without those of `dim`. */
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
 * Computes `beta * self + alpha * (mat1 @ mat2)` for sparse `self` and `mat1` as a sparse tensor.
 * Defaults: `beta` 1, `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sspaddmm.html
 */
export const sspaddmm: {
  (self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor
  (self: Tensor, mat1: Tensor, mat2: Tensor, options: AddbmmOptions): Tensor
} = op('sspaddmm', '', 'out')

/**
 * Joins `tensors` of the same shape along a new dimension `dim`.
 * Defaults: `dim` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.stack.html
 */
export const stack: {
  (tensors: readonly Tensor[], dim?: Int | { dim?: Int }): Tensor
  (tensors: readonly Tensor[], dim?: Int | { dim?: Int; out: Tensor }, options?: { dim?: Int; out: Tensor }): Tensor
} = op('stack', '', 'out')

/**
 * Computes the standard deviation of `self` along `dim`, or of all elements, dividing by their count less `correction`.
 * Defaults: `unbiased` true, `keepdim` false.
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
 * Computes the standard deviation and the mean of `self` along `dim`, or of all elements.
 * Defaults: `unbiased` true, `keepdim` false.
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
 * Computes the short-time Fourier transform of `self` (..., length) in windows of `nFft` values, `hopLength` apart.
 * Defaults: `center` true, `padMode` 'reflect', `normalized` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.stft.html
 */
export const stft: {
  (self: Tensor, nFft: Int, hopLength?: Int | null | StftOptions, winLength?: Int | null | StftOptions, window?: Tensor | null | StftOptions, center?: boolean | StftOptions, padMode?: string | StftOptions, normalized?: boolean | StftOptions, onesided?: boolean | null | StftOptions, returnComplex?: boolean | null | StftOptions, alignToWindow?: boolean | null | StftOptions): Tensor
} = op('stft', 'center')

/**
 * Returns how many elements apart neighbours along dimension `dim` of `self` lie in memory.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.stride.html
 */
export const stride: {
  (self: Tensor, dim: Int): number
  (self: Tensor, options: { dim: Int }): number
} = op('stride', 'int')

/**
 * Computes `self - alpha * other`, element by element with broadcasting.
 * Defaults: `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sub.html
 */
export const sub: {
  (self: Tensor | Scalar, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { alpha?: Scalar; out: Tensor }): Tensor
} = arithmetic('sub', 'Tensor', 'out')

/**
 * Computes `self - alpha * other`, element by element with broadcasting, in place.
 * Defaults: `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sub_.html
 */
export const sub_: {
  (self: Tensor | Scalar, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor
} = arithmetic('sub_', 'Tensor')

/**
 * Computes `self - alpha * other`, element by element with broadcasting; another name of `sub`.
 * Defaults: `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.subtract.html
 */
export const subtract: {
  (self: Tensor | Scalar, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { alpha?: Scalar; out: Tensor }): Tensor
} = arithmetic('subtract', 'Tensor', 'out')

/**
 * Computes `self - alpha * other`, element by element with broadcasting, in place; another name of `sub_`.
 * Defaults: `alpha` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.subtract_.html
 */
export const subtract_: {
  (self: Tensor | Scalar, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor
} = arithmetic('subtract_', 'Tensor')

/**
 * Computes the sum of the elements of `self`, along `dim` if it is given.
 * Defaults: `keepdim` false.
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
 * Sums `self` over the dimensions that broadcasting from `size` would have expanded.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.sum_to_size.html
 */
export const sumToSize: {
  (self: Tensor, size: readonly Int[]): Tensor
} = op('sum_to_size', '')

/**
 * Computes the singular value decomposition U, S, V of each matrix of `self`, reduced if `some` is true.
 * Defaults: `some` true, `computeUv` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.svd.html
 */
export const svd: {
  (self: Tensor, some?: boolean | { some?: boolean; computeUv?: boolean }, computeUv?: boolean | { some?: boolean; computeUv?: boolean }): [U: Tensor, S: Tensor, V: Tensor] & { U: Tensor; S: Tensor; V: Tensor }
  (self: Tensor, some?: boolean | SvdOptions, computeUv?: boolean | SvdOptions, options?: SvdOptions): [U: Tensor, S: Tensor, V: Tensor] & { U: Tensor; S: Tensor; V: Tensor }
} = op('svd', '', 'U')

/**
 * Returns a view of `self` with the dimensions `axis0` and `axis1` swapped.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.swapaxes.html
 */
export const swapaxes: {
  (self: Tensor, axis0: Int, axis1: Int): Tensor
} = op('swapaxes', '')

/** Swaps the dimensions `axis0` and `axis1` of `self` itself. */
export const swapaxes_: {
  (self: Tensor, axis0: Int, axis1: Int): Tensor
} = op('swapaxes_', '')

/**
 * Returns a view of `self` with the dimensions `dim0` and `dim1` swapped; another name of `transpose`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.swapdims.html
 */
export const swapdims: {
  (self: Tensor, dim0: Int, dim1: Int): Tensor
} = op('swapdims', '')

/** Swaps the dimensions `dim0` and `dim1` of `self` itself; another name of `transpose_`. */
export const swapdims_: {
  (self: Tensor, dim0: Int, dim1: Int): Tensor
} = op('swapdims_', '')

/** Throws if `size` is not between `min` and `max`. */
export const symConstrainRange: {
  (size: Scalar, options?: { min?: Int | null; max?: Int | null }): void
} = op('sym_constrain_range', '')

/** Throws if `size` cannot be a size between `min` and `max`. */
export const symConstrainRangeForSize: {
  (size: Scalar, options?: { min?: Int | null; max?: Int | null }): void
} = op('sym_constrain_range_for_size', '')

/**
 * Returns a view of `self` with its dimensions swapped, of which it has at most two.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.t.html
 */
export const t: {
  (self: Tensor): Tensor
} = op('t', '')

/**
 * Swaps the dimensions of `self` itself, of which it has at most two.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.t_.html
 */
export const t_: {
  (self: Tensor): Tensor
} = op('t_', '')

/** Returns a copy of `self` with its dimensions swapped, of which it has at most two. */
export const tCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('t_copy', '', 'out')

/**
 * Returns the elements at the positions `index` of flattened `self`, in the shape of `index`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.take.html
 */
export const take: {
  (self: Tensor, index: Tensor): Tensor
  (self: Tensor, index: Tensor, options: { out: Tensor }): Tensor
} = op('take', '', 'out')

/**
 * Takes from `self` the elements that `indices` gives along `dim`, broadcast together, or from flattened `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.take_along_dim.html
 */
export const takeAlongDim: {
  (self: Tensor, indices: Tensor, dim?: Int | null | { dim?: Int | null }): Tensor
  (self: Tensor, indices: Tensor, dim?: Int | null | { dim?: Int | null; out: Tensor }, options?: { dim?: Int | null; out: Tensor }): Tensor
} = op('take_along_dim', '', 'out')

/**
 * Computes the tangent of each element of `self`, in radians.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tan.html
 */
export const tan: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('tan', '', 'out')

/**
 * Computes the tangent of each element of `self`, in radians, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.tan_.html
 */
export const tan_: {
  (self: Tensor): Tensor
} = op('tan_', '')

/**
 * Computes the hyperbolic tangent of each element of `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tanh.html
 */
export const tanh: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
  (options: { input: Tensor }): Tensor
} = op('tanh', '', 'out')

/**
 * Computes the hyperbolic tangent of each element of `self`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.tanh_.html
 */
export const tanh_: {
  (self: Tensor): Tensor
} = op('tanh_', '')

/**
 * Returns views of `self` cut along `dim` into `sections` pieces of nearly equal size, or at `indices`.
 * Defaults: `dim` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tensor_split.html
 */
export const tensorSplit: {
  (self: Tensor, indices: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]
  (self: Tensor, sections: Int, dim?: Int | { dim?: Int }): Tensor[]
  (self: Tensor, tensorIndicesOrSections: Tensor, dim?: Int | { dim?: Int }): Tensor[]
} = op('tensor_split', 'indices', 'sections', 'tensor_indices_or_sections')

/**
 * Computes the sums of products of `self` and `other` over the dimensions `dimsSelf` of the one and `dimsOther` of the other.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tensordot.html
 */
export const tensordot: {
  (self: Tensor, other: Tensor, dimsSelf: readonly Int[], dimsOther: readonly Int[]): Tensor
  (self: Tensor, other: Tensor, dimsSelf: readonly Int[], dimsOther: readonly Int[], options: { out: Tensor }): Tensor
} = op('tensordot', '', 'out')

/**
 * Convolves `self` (N, C, H, W) with `weight` by copying blocks to a matrix, and adds `bias`.
 * Defaults: `stride` [1, 1], `padding` [0, 0].
 */
export const thnnConv2d: {
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConv3dOptions, stride?: readonly Int[] | Int | SlowConv3dOptions, padding?: readonly Int[] | Int | SlowConv3dOptions): Tensor
  (self: Tensor, weight: Tensor, kernelSize: readonly Int[] | Int, bias?: Tensor | null | SlowConv3dOptions2, stride?: readonly Int[] | Int | SlowConv3dOptions2, padding?: readonly Int[] | Int | SlowConv3dOptions2, options?: SlowConv3dOptions2): Tensor
} = op('thnn_conv2d', '', 'out')

/**
 * Computes `self` with the elements that are not above `threshold` set to `value`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.threshold.html
 */
export const threshold: {
  (self: Tensor, threshold: Scalar, value: Scalar): Tensor
  (self: Tensor, threshold: Scalar, value: Scalar, options: { out: Tensor }): Tensor
  (self: Tensor, threshold: Scalar, options: { value: Scalar }): Tensor
  (self: Tensor, options: { threshold: Scalar; value: Scalar }): Tensor
  (options: ThresholdOptions): Tensor
} = op('threshold', '', 'out')

/**
 * Computes `self` with the elements that are not above `threshold` set to `value`, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.threshold_.html
 */
export const threshold_: {
  (self: Tensor, threshold: Scalar, value: Scalar): Tensor
  (self: Tensor, threshold: Scalar, options: { value: Scalar }): Tensor
  (self: Tensor, options: { threshold: Scalar; value: Scalar }): Tensor
  (options: ThresholdOptions): Tensor
} = op('threshold_', '')

/**
 * Returns a tensor in which `self` is repeated along its last dimensions as often as `dims` says.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tile.html
 */
export const tile: {
  (self: Tensor, dims: readonly Int[]): Tensor
  (self: Tensor, options: { dims: readonly Int[] }): Tensor
} = op('tile', '')

/**
 * Returns `self` with the given dtype and device, or those of `other`: `self` itself if it has them and `copy` is false.
 * Defaults: `nonBlocking` false, `copy` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to.html
 */
export const to: {
  (self: Tensor, dtype: DType, nonBlocking?: boolean | ToOptions, copy?: boolean | ToOptions, memoryFormat?: MemoryFormat | null | ToOptions): Tensor
  (self: Tensor, other: Tensor, nonBlocking?: boolean | ToOptions, copy?: boolean | ToOptions, memoryFormat?: MemoryFormat | null | ToOptions): Tensor
  (self: Tensor, device: Device, dtype: DType, nonBlocking?: boolean | ToOptions, copy?: boolean | ToOptions, memoryFormat?: MemoryFormat | null | ToOptions): Tensor
  (self: Tensor, options?: ToOptions2): Tensor
} = op('to', 'dtype', 'other', 'device', 'dtype_layout')

/**
 * Returns the elements of a sparse tensor, or one in oneDNN's layout, as a dense tensor.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_dense.html
 */
export const toDense: {
  (self: Tensor, dtype?: DType | null | { dtype?: DType | null; maskedGrad?: boolean | null }, options?: { dtype?: DType | null; maskedGrad?: boolean | null }): Tensor
} = op('to_dense', '')

/**
 * Copies `self` into the layout of oneDNN.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_mkldnn.html
 */
export const toMkldnn: {
  (self: Tensor, dtype?: DType | null | { dtype?: DType | null }): Tensor
  (self: Tensor, dtype?: DType | null | { dtype?: DType | null; out: Tensor }, options?: { dtype?: DType | null; out: Tensor }): Tensor
} = op('to_mkldnn', '', 'out')

/** Returns the tensors of nested `self` in one dense tensor, padded with `padding`. */
export const toPaddedTensor: {
  (self: Tensor, padding: number, outputSize?: readonly Int[] | null | { outputSize?: readonly Int[] | null }): Tensor
  (self: Tensor, padding: number, outputSize?: readonly Int[] | null | { outputSize?: readonly Int[] | null; out: Tensor }, options?: { outputSize?: readonly Int[] | null; out: Tensor }): Tensor
} = op('to_padded_tensor', '', 'out')

/**
 * Returns `self` as a sparse tensor, in COO layout with `sparseDim` sparse dimensions or in the layout given.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse.html
 */
export const toSparse: {
  (self: Tensor, sparseDim: Int): Tensor
  (self: Tensor, options?: ToSparseOptions): Tensor
} = op('to_sparse', 'sparse_dim', '')

/**
 * Returns `self` as a sparse tensor of blocks of `blocksize` in compressed columns.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse_bsc.html
 */
export const toSparseBsc: {
  (self: Tensor, blocksize: readonly Int[] | Int, denseDim?: Int | null | { denseDim?: Int | null }): Tensor
} = op('to_sparse_bsc', '')

/**
 * Returns `self` as a sparse tensor of blocks of `blocksize` in compressed rows.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse_bsr.html
 */
export const toSparseBsr: {
  (self: Tensor, blocksize: readonly Int[] | Int, denseDim?: Int | null | { denseDim?: Int | null }): Tensor
} = op('to_sparse_bsr', '')

/**
 * Returns `self` as a sparse tensor in compressed columns.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse_csc.html
 */
export const toSparseCsc: {
  (self: Tensor, denseDim?: Int | null | { denseDim?: Int | null }): Tensor
} = op('to_sparse_csc', '')

/**
 * Returns `self` as a sparse tensor in compressed rows.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to_sparse_csr.html
 */
export const toSparseCsr: {
  (self: Tensor, denseDim?: Int | null | { denseDim?: Int | null }): Tensor
} = op('to_sparse_csr', '')

/**
 * Finds the `k` largest elements of `self` along `dim`, or smallest if `largest` is false, and returns the values and their indices.
 * Defaults: `dim` -1, `largest` true, `sorted` true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.topk.html
 */
export const topk: {
  (self: Tensor, k: Int, dim?: Int | TopkOptions, largest?: boolean | TopkOptions, sorted?: boolean | TopkOptions): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
  (self: Tensor, k: Int, dim?: Int | TopkOptions2, largest?: boolean | TopkOptions2, sorted?: boolean | TopkOptions2, options?: TopkOptions2): [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
} = op('topk', '', 'values')

/**
 * Computes the sum of the main diagonal of the matrix `self`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.trace.html
 */
export const trace: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('trace', '', 'out')

/**
 * Returns a view of `self` with the dimensions `dim0` and `dim1` swapped.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.transpose.html
 */
export const transpose: {
  (self: Tensor, dim0: Int, dim1: Int): Tensor
} = op('transpose', 'int')

/**
 * Swaps the dimensions `dim0` and `dim1` of `self` itself.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.transpose_.html
 */
export const transpose_: {
  (self: Tensor, dim0: Int, dim1: Int): Tensor
} = op('transpose_', '')

/** Returns a copy of `self` with the dimensions `dim0` and `dim1` swapped. */
export const transposeCopy: {
  (self: Tensor, dim0: Int, dim1: Int): Tensor
  (self: Tensor, dim0: Int, dim1: Int, options: { out: Tensor }): Tensor
} = op('transpose_copy', 'int', 'int_out')

/**
 * Computes the integral of `y` along `dim` by the trapezoidal rule, at the positions `x` or `dx` apart.
 * Defaults: `dx` 1, `dim` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.trapezoid.html
 */
export const trapezoid: {
  (y: Tensor, options?: { dx?: Scalar; dim?: Int }): Tensor
  (y: Tensor, x: Tensor, options?: { dim?: Int }): Tensor
} = op('trapezoid', 'dx', 'x')

/**
 * Computes the integral of `y` along `dim` by the trapezoidal rule, at the positions `x` or `dx` apart; another name of `trapezoid`.
 * Defaults: `dx` 1, `dim` -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.trapz.html
 */
export const trapz: {
  (y: Tensor, options?: { dx?: number; dim?: Int }): Tensor
  (y: Tensor, x: Tensor, options?: { dim?: Int }): Tensor
} = op('trapz', 'dx', 'x')

/**
 * Solves `A` times X equal to `self` for X, for triangular matrices `A`, and returns X and a copy of `A`.
 * Defaults: `upper` true, `transpose` false, `unitriangular` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.triangular_solve.html
 */
export const triangularSolve: {
  (self: Tensor, A: Tensor, upper?: boolean | TriangularSolveOptions, transpose?: boolean | TriangularSolveOptions, unitriangular?: boolean | TriangularSolveOptions): [solution: Tensor, clonedCoefficient: Tensor] & { solution: Tensor; cloned_coefficient: Tensor }
  (self: Tensor, A: Tensor, upper?: boolean | TriangularSolveOptions2, transpose?: boolean | TriangularSolveOptions2, unitriangular?: boolean | TriangularSolveOptions2, options?: TriangularSolveOptions2): [solution: Tensor, clonedCoefficient: Tensor] & { solution: Tensor; cloned_coefficient: Tensor }
} = op('triangular_solve', '', 'X')

/**
 * Computes the lower triangle of each matrix of `self`, with zeros above the diagonal number `diagonal`.
 * Defaults: `diagonal` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tril.html
 */
export const tril: {
  (self: Tensor, diagonal?: Int | { diagonal?: Int }): Tensor
  (self: Tensor, diagonal?: Int | { diagonal?: Int; out: Tensor }, options?: { diagonal?: Int; out: Tensor }): Tensor
} = op('tril', '', 'out')

/**
 * Computes the lower triangle of each matrix of `self`, with zeros above the diagonal number `diagonal`, in place.
 * Defaults: `diagonal` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.tril_.html
 */
export const tril_: {
  (self: Tensor, diagonal?: Int | { diagonal?: Int }): Tensor
} = op('tril_', '')

/**
 * Returns the row and column indices of the lower triangle of a matrix of `row` rows and `col` columns, in shape (2, count).
 * Defaults: `offset` 0, `dtype` 4.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tril_indices.html
 */
export const trilIndices: {
  (row: Int, col: Int, offset?: Int | TrilIndicesOptions, options?: TrilIndicesOptions): Tensor
  (row: Int, col: Int, offset?: Int | { offset?: Int; out: Tensor }, options?: { offset?: Int; out: Tensor }): Tensor
} = factory('tril_indices', '', 'out')

/**
 * Computes by how much the distance from `anchor` to `negative` falls short of that to `positive` plus `margin`, and 0 where it does not.
 * Defaults: `margin` 1, `p` 2, `eps` 0.000001, `swap` false, `reduction` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.triplet_margin_loss.html
 */
export const tripletMarginLoss: {
  (anchor: Tensor, positive: Tensor, negative: Tensor, margin?: number | TripletMarginLossOptions, p?: number | TripletMarginLossOptions, eps?: number | TripletMarginLossOptions, swap?: boolean | TripletMarginLossOptions, reduction?: Int | TripletMarginLossOptions): Tensor
} = op('triplet_margin_loss', '')

/**
 * Computes the upper triangle of each matrix of `self`, with zeros below the diagonal number `diagonal`.
 * Defaults: `diagonal` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.triu.html
 */
export const triu: {
  (self: Tensor, diagonal?: Int | { diagonal?: Int }): Tensor
  (self: Tensor, diagonal?: Int | { diagonal?: Int; out: Tensor }, options?: { diagonal?: Int; out: Tensor }): Tensor
} = op('triu', '', 'out')

/**
 * Computes the upper triangle of each matrix of `self`, with zeros below the diagonal number `diagonal`, in place.
 * Defaults: `diagonal` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.triu_.html
 */
export const triu_: {
  (self: Tensor, diagonal?: Int | { diagonal?: Int }): Tensor
} = op('triu_', '')

/**
 * Returns the row and column indices of the upper triangle of a matrix of `row` rows and `col` columns, in shape (2, count).
 * Defaults: `offset` 0, `dtype` 4.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.triu_indices.html
 */
export const triuIndices: {
  (row: Int, col: Int, offset?: Int | TrilIndicesOptions, options?: TrilIndicesOptions): Tensor
  (row: Int, col: Int, offset?: Int | { offset?: Int; out: Tensor }, options?: { offset?: Int; out: Tensor }): Tensor
} = factory('triu_indices', '', 'out')

/**
 * Computes `self / other` element by element, always as floating-point numbers.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.true_divide.html
 */
export const trueDivide: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
  (self: Tensor | Scalar, other: Tensor | Scalar, options: { out: Tensor }): Tensor
} = arithmetic('true_divide', 'Tensor', 'out')

/**
 * Computes `self / other` element by element, always as floating-point numbers, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.true_divide_.html
 */
export const trueDivide_: {
  (self: Tensor | Scalar, other: Tensor | Scalar): Tensor
} = arithmetic('true_divide_', 'Tensor')

/**
 * Computes each element of `self` without the part after its decimal point.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.trunc.html
 */
export const trunc: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('trunc', '', 'out')

/**
 * Computes each element of `self` without the part after its decimal point, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.trunc_.html
 */
export const trunc_: {
  (self: Tensor): Tensor
} = op('trunc_', '')

/**
 * Returns `self` with the dtype and device of `other`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.type_as.html
 */
export const typeAs: {
  (self: Tensor, other: Tensor): Tensor
} = op('type_as', '')

/**
 * Returns views of all entries of `self` along `dim`, each without that dimension.
 * Defaults: `dim` 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unbind.html
 */
export const unbind: {
  (self: Tensor, dim?: Int | { dim?: Int }): Tensor[]
} = op('unbind', 'int')

/**
 * Returns copies of all entries of `self` along `dim`, each without that dimension.
 * Defaults: `dim` 0.
 */
export const unbindCopy: {
  (self: Tensor, dim?: Int | { dim?: Int }): Tensor[]
  (self: Tensor, dim?: Int | { dim?: Int; out: readonly Tensor[] }, options?: { dim?: Int; out: readonly Tensor[] }): void
} = op('unbind_copy', 'int', 'int_out')

/**
 * Returns a view of `self` with dimension `dim` split into dimensions of `sizes`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unflatten.html
 */
export const unflatten: {
  (self: Tensor, dim: Int, sizes: readonly Int[]): Tensor
} = op('unflatten', 'int')

/** Returns views of the 1-D `flat`, cut to the shapes of `tensors`. */
export const unflattenDenseTensors: {
  (flat: Tensor, tensors: readonly Tensor[]): Tensor[]
} = op('unflatten_dense_tensors', '')

/**
 * Returns a view of `self` with all windows of `size` entries along `dimension`, `step` apart, as a new last dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.unfold.html
 */
export const unfold: {
  (self: Tensor, dimension: Int, size: Int, step: Int): Tensor
} = op('unfold', '')

/** Returns a copy of `self` with all windows of `size` entries along `dimension`, `step` apart, as a new last dimension. */
export const unfoldCopy: {
  (self: Tensor, dimension: Int, size: Int, step: Int): Tensor
  (self: Tensor, dimension: Int, size: Int, step: Int, options: { out: Tensor }): Tensor
} = op('unfold_copy', '', 'out')

/**
 * Fills `self` with draws from the uniform distribution between `from` and `to`.
 * Defaults: `from` 0, `to` 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.uniform_.html
 */
export const uniform_: {
  (self: Tensor, from?: number | Uniform_Options, to?: number | Uniform_Options, options?: Uniform_Options): Tensor
} = op('uniform_', '')

/**
 * Returns `self` without elements that repeat the one before, along `dim` if given, with the inverse indices and counts as asked.
 * Defaults: `returnInverse` false, `returnCounts` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unique_consecutive.html
 */
export const uniqueConsecutive: {
  (self: Tensor, returnInverse?: boolean | UniqueConsecutiveOptions, returnCounts?: boolean | UniqueConsecutiveOptions, dim?: Int | null | UniqueConsecutiveOptions): [Tensor, Tensor, Tensor]
  (self: Tensor, returnInverse?: boolean | UniqueConsecutiveOptions2, returnCounts?: boolean | UniqueConsecutiveOptions2, dim?: Int | null | UniqueConsecutiveOptions2, options?: UniqueConsecutiveOptions2): [Tensor, Tensor, Tensor]
} = op('unique_consecutive', '', 'out')

/**
 * Returns pieces of `self` as chunk does, but as tensors of their own for autograd, which must not be changed in place together with it.
 * Defaults: `dim` 0.
 */
export const unsafeChunk: {
  (self: Tensor, chunks: Int, dim?: Int | { dim?: Int }): Tensor[]
} = op('unsafe_chunk', '')

/**
 * Returns pieces of `self` as split does, but as tensors of their own for autograd, which must not be changed in place together with it.
 * Defaults: `dim` 0.
 */
export const unsafeSplit: {
  (self: Tensor, splitSize: Int, dim?: Int | { dim?: Int }): Tensor[]
  (self: Tensor, splitSize: Int, dim?: Int | { dim?: Int; out: readonly Tensor[] }, options?: { dim?: Int; out: readonly Tensor[] }): void
} = op('unsafe_split', 'Tensor', 'Tensor_out')

/**
 * Returns pieces of `self` as splitWithSizes does, but as tensors of their own for autograd, not to be changed in place together with it.
 * Defaults: `dim` 0.
 */
export const unsafeSplitWithSizes: {
  (self: Tensor, splitSizes: readonly Int[], dim?: Int | { dim?: Int }): Tensor[]
  (self: Tensor, splitSizes: readonly Int[], dim?: Int | { dim?: Int; out: readonly Tensor[] }, options?: { dim?: Int; out: readonly Tensor[] }): void
} = op('unsafe_split_with_sizes', '', 'out')

/**
 * Returns a view of `self` with a new dimension of size 1 at `dim`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unsqueeze.html
 */
export const unsqueeze: {
  (self: Tensor, dim: Int): Tensor
  (self: Tensor, options: { dim: Int }): Tensor
} = op('unsqueeze', '')

/**
 * Gives `self` a new dimension of size 1 at `dim`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.unsqueeze_.html
 */
export const unsqueeze_: {
  (self: Tensor, dim: Int): Tensor
  (self: Tensor, options: { dim: Int }): Tensor
} = op('unsqueeze_', '')

/** Returns a copy of `self` with a new dimension of size 1 at `dim`. */
export const unsqueezeCopy: {
  (self: Tensor, dim: Int): Tensor
  (self: Tensor, options: { dim: Int }): Tensor
  (self: Tensor, dim: Int, options: { out: Tensor }): Tensor
} = op('unsqueeze_copy', '', 'out')

/** Resizes the images (N, C, H, W) to `outputSize`, or by `scaleFactors`, by bicubic interpolation. */
export const upsampleBicubic2d: {
  (input: Tensor, outputSize: readonly Int[] | null, alignCorners: boolean, scaleFactors: readonly number[] | null): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, alignCorners: boolean, scalesH?: number | null | { scalesH?: number | null; scalesW?: number | null }, scalesW?: number | null | { scalesH?: number | null; scalesW?: number | null }): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, alignCorners: boolean, scalesH?: number | null | UpsampleBicubic2dOptions, scalesW?: number | null | UpsampleBicubic2dOptions, options?: UpsampleBicubic2dOptions): Tensor
} = op('upsample_bicubic2d', 'vec', '', 'out')

/** Resizes the images (N, C, H, W) to `outputSize`, or by `scaleFactors`, by bilinear interpolation. */
export const upsampleBilinear2d: {
  (input: Tensor, outputSize: readonly Int[] | null, alignCorners: boolean, scaleFactors: readonly number[] | null): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, alignCorners: boolean, scalesH?: number | null | { scalesH?: number | null; scalesW?: number | null }, scalesW?: number | null | { scalesH?: number | null; scalesW?: number | null }): Tensor
  (input: Tensor, outputSize: readonly Int[] | null, alignCorners: boolean, scaleFactors: readonly number[] | null, options: { out: Tensor }): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, alignCorners: boolean, scalesH?: number | null | UpsampleBicubic2dOptions, scalesW?: number | null | UpsampleBicubic2dOptions, options?: UpsampleBicubic2dOptions): Tensor
} = op('upsample_bilinear2d', 'vec', '', 'vec_out', 'out')

/** Resizes the signals (N, C, L) to `outputSize`, or by `scaleFactors`, by linear interpolation. */
export const upsampleLinear1d: {
  (self: Tensor, outputSize: readonly Int[] | Int, alignCorners: boolean, scales?: number | null | { scales?: number | null }): Tensor
  (input: Tensor, outputSize: readonly Int[] | null, alignCorners: boolean, scaleFactors: readonly number[] | null): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, alignCorners: boolean, scales?: number | null | { scales?: number | null; out: Tensor }, options?: { scales?: number | null; out: Tensor }): Tensor
} = op('upsample_linear1d', '', 'vec', 'out')

/** Resizes the signals (N, C, L) to `outputSize`, or by `scaleFactors`, with the nearest elements. */
export const upsampleNearest1d: {
  (self: Tensor, outputSize: readonly Int[] | Int, scales?: number | null | { scales?: number | null }): Tensor
  (input: Tensor, outputSize: readonly Int[] | null, scaleFactors: readonly number[] | null): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, scales?: number | null | { scales?: number | null; out: Tensor }, options?: { scales?: number | null; out: Tensor }): Tensor
} = op('upsample_nearest1d', '', 'vec', 'out')

/** Resizes the images (N, C, H, W) to `outputSize`, or by `scaleFactors`, with the nearest elements. */
export const upsampleNearest2d: {
  (input: Tensor, outputSize: readonly Int[] | null, scaleFactors: readonly number[] | null): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, scalesH?: number | null | { scalesH?: number | null; scalesW?: number | null }, scalesW?: number | null | { scalesH?: number | null; scalesW?: number | null }): Tensor
  (input: Tensor, outputSize: readonly Int[] | null, scaleFactors: readonly number[] | null, options: { out: Tensor }): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, scalesH?: number | null | UpsampleBicubic2dOptions, scalesW?: number | null | UpsampleBicubic2dOptions, options?: UpsampleBicubic2dOptions): Tensor
} = op('upsample_nearest2d', 'vec', '', 'vec_out', 'out')

/** Resizes the volumes (N, C, D, H, W) to `outputSize`, or by `scaleFactors`, with the nearest elements. */
export const upsampleNearest3d: {
  (input: Tensor, outputSize: readonly Int[] | null, scaleFactors: readonly number[] | null): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, scalesD?: number | null | UpsampleNearest3dOptions, scalesH?: number | null | UpsampleNearest3dOptions, scalesW?: number | null | UpsampleNearest3dOptions): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, scalesD?: number | null | UpsampleNearest3dOptions2, scalesH?: number | null | UpsampleNearest3dOptions2, scalesW?: number | null | UpsampleNearest3dOptions2, options?: UpsampleNearest3dOptions2): Tensor
} = op('upsample_nearest3d', 'vec', '', 'out')

/** Resizes the volumes (N, C, D, H, W) to `outputSize`, or by `scaleFactors`, by trilinear interpolation. */
export const upsampleTrilinear3d: {
  (input: Tensor, outputSize: readonly Int[] | null, alignCorners: boolean, scaleFactors: readonly number[] | null): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, alignCorners: boolean, scalesD?: number | null | UpsampleNearest3dOptions, scalesH?: number | null | UpsampleNearest3dOptions, scalesW?: number | null | UpsampleNearest3dOptions): Tensor
  (self: Tensor, outputSize: readonly Int[] | Int, alignCorners: boolean, scalesD?: number | null | UpsampleNearest3dOptions2, scalesH?: number | null | UpsampleNearest3dOptions2, scalesW?: number | null | UpsampleNearest3dOptions2, options?: UpsampleNearest3dOptions2): Tensor
} = op('upsample_trilinear3d', 'vec', '', 'out')

/**
 * Returns the values of a sparse tensor, which must be coalesced if it is in COO layout.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.values.html
 */
export const values: {
  (self: Tensor): Tensor
} = op('values', '')

/** Returns the values of a sparse tensor, which must be coalesced if it is in COO layout, as a copy. */
export const valuesCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('values_copy', '', 'out')

/**
 * Returns the matrix of powers of the 1-D `x`, a power to a column, from `N - 1` down to 0 or up if `increasing` is true.
 * Defaults: `increasing` false.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.vander.html
 */
export const vander: {
  (x: Tensor, N?: Int | null | { N?: Int | null; increasing?: boolean }, increasing?: boolean | { N?: Int | null; increasing?: boolean }): Tensor
} = op('vander', '')

/**
 * Computes the variance of `self` along `dim`, or of all elements, dividing by their count less `correction`.
 * Defaults: `unbiased` true, `keepdim` false.
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
 * Computes the variance and the mean of `self` along `dim`, or of all elements.
 * Defaults: `unbiased` true, `keepdim` false.
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
 * Computes the dot product of the 1-D `self`, conjugated, and `other`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.vdot.html
 */
export const vdot: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Tensor, options: { out: Tensor }): Tensor
} = op('vdot', '', 'out')

/**
 * Returns a view of `self` in the shape `size`, in which one size may be -1, or with its memory read as `dtype`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.view.html
 */
export const view: {
  (self: Tensor, size: readonly Int[]): Tensor
  (self: Tensor, dtype: DType): Tensor
} = op('view', '', 'dtype')

/**
 * Returns a view of `self` in the shape of `other`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.view_as.html
 */
export const viewAs: {
  (self: Tensor, other: Tensor): Tensor
} = op('view_as', '')

/**
 * Returns a view of `self` (..., 2) as complex numbers of the real and imaginary parts in its last dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.view_as_complex.html
 */
export const viewAsComplex: {
  (self: Tensor): Tensor
} = op('view_as_complex', '')

/** Returns a copy of `self` (..., 2) as complex numbers of the real and imaginary parts in its last dimension. */
export const viewAsComplexCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('view_as_complex_copy', '', 'out')

/**
 * Returns a view of the complex `self` with real and imaginary parts in a new last dimension of 2.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.view_as_real.html
 */
export const viewAsReal: {
  (self: Tensor): Tensor
} = op('view_as_real', '')

/** Returns a copy of the complex `self` with real and imaginary parts in a new last dimension of 2. */
export const viewAsRealCopy: {
  (self: Tensor): Tensor
  (self: Tensor, options: { out: Tensor }): Tensor
} = op('view_as_real_copy', '', 'out')

/** Returns a copy of `self` in the shape `size`, in which one size may be -1, or with its memory read as `dtype`. */
export const viewCopy: {
  (self: Tensor, size: readonly Int[]): Tensor
  (self: Tensor, dtype: DType): Tensor
  (self: Tensor, dtype: DType, options: { out: Tensor }): Tensor
  (self: Tensor, size: readonly Int[], options: { out: Tensor }): Tensor
} = op('view_copy', '', 'dtype', 'dtype_out', 'out')

/**
 * Returns views of `self` cut along its first dimension, into `sections` equal pieces or at `indices`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.vsplit.html
 */
export const vsplit: {
  (self: Tensor, indices: readonly Int[]): Tensor[]
  (self: Tensor, sections: Int): Tensor[]
} = op('vsplit', 'array', 'int')

/**
 * Joins `tensors` along the first dimension, after giving each at least two.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.vstack.html
 */
export const vstack: {
  (tensors: readonly Tensor[]): Tensor
  (tensors: readonly Tensor[], options: { out: Tensor }): Tensor
} = op('vstack', '', 'out')

/**
 * Returns `self` where `condition` is true and `other` elsewhere, or the indices of its true elements if given alone.
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
 * Computes `self * log(other)` element by element, with 0 where `self` is 0.
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
 * Computes `self * log(other)` element by element, with 0 where `self` is 0, in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.xlogy_.html
 */
export const xlogy_: {
  (self: Tensor, other: Tensor): Tensor
  (self: Tensor, other: Scalar): Tensor
} = op('xlogy_', 'Tensor', 'Scalar_Other')

/**
 * Sets all elements of `self` to zero.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.zero_.html
 */
export const zero_: {
  (self: Tensor): Tensor
} = op('zero_', '')

/**
 * Returns a tensor of shape `size` filled with zeros.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.zeros.html
 */
export const zeros: {
  (size: readonly Int[], options?: ArangeOptions): Tensor
  (size: readonly Int[], options: { out: Tensor }): Tensor
} = factory('zeros', '', 'out')

/**
 * Returns a tensor of zeros of the shape of `self`, and of its dtype and device unless others are given.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.zeros_like.html
 */
export const zerosLike: {
  (self: Tensor, options?: EmptyOptions): Tensor
  (self: Tensor, options: { memoryFormat?: MemoryFormat | null; out: Tensor }): Tensor
} = factory('zeros_like', '', 'out')
