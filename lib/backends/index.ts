import { surplus } from '../arguments'
import { nativeCuda, status } from '../binding/native'
import { isOn, turn } from './switches'

/** Matrix products and attention on CUDA. @see https://docs.pytorch.org/docs/2.11/backends.html#module-torch.backends.cuda */
export const cuda = {
  /** Whether this libtorch came with CUDA. @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.is_built */
  isBuilt(): boolean {
    if (arguments.length > 0) throw surplus('backends.cuda.isBuilt', 0, arguments)
    return status.libtorch.cuda
  },

  matmul: {
    /** Whether float32 products may round their inputs to TF32's 10 bits; default false. @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.matmul.allow_tf32 */
    get allowTf32(): boolean {
      return isOn('cuda.matmul.allowTf32')
    },
    set allowTf32(value: boolean) {
      turn('cuda.matmul.allowTf32', value)
    },

    /** Whether products of float16 may sum in float16, also where a sum is split; default true. @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.matmul.allow_fp16_reduced_precision_reduction */
    get allowFp16ReducedPrecisionReduction(): boolean {
      return isOn('cuda.matmul.fp16Reduction')
    },
    set allowFp16ReducedPrecisionReduction(value: boolean) {
      turn('cuda.matmul.fp16Reduction', value, 'backends.cuda.matmul.allowFp16ReducedPrecisionReduction')
    },

    /**
     * Whether products of bfloat16 may sum in bfloat16; default true.
     * @see
     * https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.matmul.allow_bf16_reduced_precision_reduction
     */
    get allowBf16ReducedPrecisionReduction(): boolean {
      return isOn('cuda.matmul.bf16Reduction')
    },
    set allowBf16ReducedPrecisionReduction(value: boolean) {
      turn('cuda.matmul.bf16Reduction', value, 'backends.cuda.matmul.allowBf16ReducedPrecisionReduction')
    },

    /** Whether products of float16 may accumulate in float16 throughout; default false. @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.matmul.allow_fp16_accumulation */
    get allowFp16Accumulation(): boolean {
      return isOn('cuda.matmul.fp16Accumulation')
    },
    set allowFp16Accumulation(value: boolean) {
      turn('cuda.matmul.fp16Accumulation', value, 'backends.cuda.matmul.allowFp16Accumulation')
    },
  },

  /** Whether attention may use FlashAttention; default true. @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.flash_sdp_enabled */
  flashSdpEnabled(): boolean {
    if (arguments.length > 0) throw surplus('backends.cuda.flashSdpEnabled', 0, arguments)
    return isOn('cuda.flashSdp')
  },

  /**
   * Sets whether attention may use FlashAttention.
   * @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.enable_flash_sdp
   */
  enableFlashSdp(enabled: boolean): void {
    if (arguments.length > 1) throw surplus('backends.cuda.enableFlashSdp', 1, arguments)
    turn('cuda.flashSdp', enabled, 'backends.cuda.enableFlashSdp')
  },

  /** Whether attention may use memory-efficient attention; default true. @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.mem_efficient_sdp_enabled */
  memEfficientSdpEnabled(): boolean {
    if (arguments.length > 0) throw surplus('backends.cuda.memEfficientSdpEnabled', 0, arguments)
    return isOn('cuda.memEfficientSdp')
  },

  /**
   * Sets whether attention may use memory-efficient attention.
   * @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.enable_mem_efficient_sdp
   */
  enableMemEfficientSdp(enabled: boolean): void {
    if (arguments.length > 1) throw surplus('backends.cuda.enableMemEfficientSdp', 1, arguments)
    turn('cuda.memEfficientSdp', enabled, 'backends.cuda.enableMemEfficientSdp')
  },

  /**
   * Whether attention may use plain products and softmax, which work for all inputs; default true.
   * @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.math_sdp_enabled
   */
  mathSdpEnabled(): boolean {
    if (arguments.length > 0) throw surplus('backends.cuda.mathSdpEnabled', 0, arguments)
    return isOn('cuda.mathSdp')
  },

  /**
   * Sets whether attention may use plain products and softmax, which work for all inputs.
   * @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.enable_math_sdp
   */
  enableMathSdp(enabled: boolean): void {
    if (arguments.length > 1) throw surplus('backends.cuda.enableMathSdp', 1, arguments)
    turn('cuda.mathSdp', enabled, 'backends.cuda.enableMathSdp')
  },

  /** Whether attention may use cuDNN's kernels; default true. @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.cudnn_sdp_enabled */
  cudnnSdpEnabled(): boolean {
    if (arguments.length > 0) throw surplus('backends.cuda.cudnnSdpEnabled', 0, arguments)
    return isOn('cuda.cudnnSdp')
  },

  /**
   * Sets whether attention may use cuDNN's kernels.
   * @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.enable_cudnn_sdp
   */
  enableCudnnSdp(enabled: boolean): void {
    if (arguments.length > 1) throw surplus('backends.cuda.enableCudnnSdp', 1, arguments)
    turn('cuda.cudnnSdp', enabled, 'backends.cuda.enableCudnnSdp')
  },

  /**
   * Whether attention by plain products of 16-bit inputs may also sum in 16 bits; default false.
   * @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.fp16_bf16_reduction_math_sdp_allowed
   */
  fp16Bf16ReductionMathSdpAllowed(): boolean {
    if (arguments.length > 0) throw surplus('backends.cuda.fp16Bf16ReductionMathSdpAllowed', 0, arguments)
    return isOn('cuda.mathSdpReduction')
  },

  /**
   * Sets whether attention by plain products of 16-bit inputs may also sum in 16 bits.
   * @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.allow_fp16_bf16_reduction_math_sdp
   */
  allowFp16Bf16ReductionMathSdp(enabled: boolean): void {
    if (arguments.length > 1) throw surplus('backends.cuda.allowFp16Bf16ReductionMathSdp', 1, arguments)
    turn('cuda.mathSdpReduction', enabled, 'backends.cuda.allowFp16Bf16ReductionMathSdp')
  },
}

/** Convolutions and recurrent layers on CUDA. @see https://docs.pytorch.org/docs/2.11/backends.html#module-torch.backends.cudnn */
export const cudnn = {
  /** Whether this libtorch has cuDNN. */
  isAvailable(): boolean {
    if (arguments.length > 0) throw surplus('backends.cudnn.isAvailable', 0, arguments)
    return isOn('cudnn.isAvailable')
  },

  /** cuDNN's version as a number, 91900 for 9.19.0; null where CUDA is not in use. @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cudnn.version */
  version(): number | null {
    if (arguments.length > 0) throw surplus('backends.cudnn.version', 0, arguments)
    return nativeCuda === undefined ? null : nativeCuda.cudnnVersion()
  },

  /** Whether cuDNN is used; default true. */
  get enabled(): boolean {
    return isOn('cudnn.enabled')
  },
  set enabled(value: boolean) {
    turn('cudnn.enabled', value)
  },

  /** Whether cuDNN tries its algorithms for each new shape and takes the fastest; default false. */
  get benchmark(): boolean {
    return isOn('cudnn.benchmark')
  },
  set benchmark(value: boolean) {
    turn('cudnn.benchmark', value)
  },

  /** Whether cuDNN uses only algorithms that give the same bits each time; default false. */
  get deterministic(): boolean {
    return isOn('cudnn.deterministic')
  },
  set deterministic(value: boolean) {
    turn('cudnn.deterministic', value)
  },

  /** Whether float32 convolutions may use TF32; default true. */
  get allowTf32(): boolean {
    return isOn('cudnn.allowTf32')
  },
  set allowTf32(value: boolean) {
    turn('cudnn.allowTf32', value)
  },
}

/** oneDNN, which computes convolutions and some products on the CPU. @see https://docs.pytorch.org/docs/2.11/backends.html#module-torch.backends.mkldnn */
export const mkldnn = {
  /** Whether this libtorch has oneDNN. */
  isAvailable(): boolean {
    if (arguments.length > 0) throw surplus('backends.mkldnn.isAvailable', 0, arguments)
    return isOn('mkldnn.isAvailable')
  },

  /** Whether oneDNN is used; default true. */
  get enabled(): boolean {
    return isOn('mkldnn.enabled')
  },
  set enabled(value: boolean) {
    turn('mkldnn.enabled', value)
  },
}
