import { surplus } from '../arguments'
import { isOn, turn } from './switches'

/**
 * Whether float32 matrix products on CUDA may round their inputs to TF32's 10 bits; default false.
 * @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.matmul.allow_tf32
 */
export const cuda = {
  matmul: {
    get allowTf32(): boolean {
      return isOn('cuda.matmul.allowTf32')
    },
    set allowTf32(value: boolean) {
      turn('cuda.matmul.allowTf32', value)
    },
  },
}

/** Convolutions and recurrent layers on CUDA. @see https://docs.pytorch.org/docs/2.11/backends.html#module-torch.backends.cudnn */
export const cudnn = {
  /** Whether this libtorch has cuDNN. */
  isAvailable(): boolean {
    if (arguments.length > 0) throw surplus('backends.cudnn.isAvailable', 0, arguments)
    return isOn('cudnn.isAvailable')
  },

  /** Default true. */
  get enabled(): boolean {
    return isOn('cudnn.enabled')
  },
  set enabled(value: boolean) {
    turn('cudnn.enabled', value)
  },

  /** Whether it tries its algorithms for each new shape and takes the fastest; default false. */
  get benchmark(): boolean {
    return isOn('cudnn.benchmark')
  },
  set benchmark(value: boolean) {
    turn('cudnn.benchmark', value)
  },

  /** Whether it uses only algorithms that give the same bits each time; default false. */
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

  /** Default true. */
  get enabled(): boolean {
    return isOn('mkldnn.enabled')
  },
  set enabled(value: boolean) {
    turn('mkldnn.enabled', value)
  },
}
