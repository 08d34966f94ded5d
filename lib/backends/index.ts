import { surplus } from '../arguments'
import { flag } from '../runtime/misfit'
import { native } from '../runtime/native'

function set(name: string, value: boolean): void {
  flag(`backends.${name}`, value)
  native.contextSwitch(name, value)
}

/**
 * Whether float32 matrix products on CUDA may round their inputs to TF32's 10 bits; default false.
 * @see https://docs.pytorch.org/docs/2.11/backends.html#torch.backends.cuda.matmul.allow_tf32
 */
export const cuda = {
  matmul: {
    get allowTf32(): boolean {
      return native.contextSwitch('cuda.matmul.allowTf32')
    },
    set allowTf32(value: boolean) {
      set('cuda.matmul.allowTf32', value)
    },
  },
}

/** Convolutions and recurrent layers on CUDA. @see https://docs.pytorch.org/docs/2.11/backends.html#module-torch.backends.cudnn */
export const cudnn = {
  /** Whether this libtorch has cuDNN. */
  isAvailable(): boolean {
    if (arguments.length > 0) throw surplus('backends.cudnn.isAvailable', 0, arguments)
    return native.contextSwitch('cudnn.isAvailable')
  },

  /** Default true. */
  get enabled(): boolean {
    return native.contextSwitch('cudnn.enabled')
  },
  set enabled(value: boolean) {
    set('cudnn.enabled', value)
  },

  /** Whether it tries its algorithms for each new shape and takes the fastest; default false. */
  get benchmark(): boolean {
    return native.contextSwitch('cudnn.benchmark')
  },
  set benchmark(value: boolean) {
    set('cudnn.benchmark', value)
  },

  /** Whether it uses only algorithms that give the same bits each time; default false. */
  get deterministic(): boolean {
    return native.contextSwitch('cudnn.deterministic')
  },
  set deterministic(value: boolean) {
    set('cudnn.deterministic', value)
  },

  /** Whether float32 convolutions may use TF32; default true. */
  get allowTf32(): boolean {
    return native.contextSwitch('cudnn.allowTf32')
  },
  set allowTf32(value: boolean) {
    set('cudnn.allowTf32', value)
  },
}

/** oneDNN, which computes convolutions and some products on the CPU. @see https://docs.pytorch.org/docs/2.11/backends.html#module-torch.backends.mkldnn */
export const mkldnn = {
  /** Whether this libtorch has oneDNN. */
  isAvailable(): boolean {
    if (arguments.length > 0) throw surplus('backends.mkldnn.isAvailable', 0, arguments)
    return native.contextSwitch('mkldnn.isAvailable')
  },

  /** Default true. */
  get enabled(): boolean {
    return native.contextSwitch('mkldnn.enabled')
  },
  set enabled(value: boolean) {
    set('mkldnn.enabled', value)
  },
}
