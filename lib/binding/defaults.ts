import { type DType, dtypes } from '../types'
import { native } from './native'
import { relied } from './relied'

let device: string | undefined

const read = () => device

/** The device of new tensors for which no device is given; undefined for the CPU, libtorch's own default. */
export const defaultDevice = (): string | undefined => relied(read)

export function setDefault(given: string | undefined): void {
  device = given
}

const readDtype = () => native.defaultDtype()

/** The dtype of numbers for which no dtype is given. libtorch keeps it, for all threads. */
export const defaultDtype = (): DType => dtypes[relied(readDtype)]

/** The operators that make a tensor from no other tensor. Those such as `zerosLike` use the device of their input. */
const makers = new Set(
  (
    'arange bartlett_window blackman_window empty empty_permuted empty_quantized empty_strided eye full hamming_window ' +
    'hann_window kaiser_window linspace logspace ones rand randint randn randperm range scalar_tensor sparse_bsc_tensor ' +
    'sparse_bsr_tensor sparse_compressed_tensor sparse_coo_tensor sparse_csc_tensor sparse_csr_tensor tril_indices ' +
    'triu_indices zeros'
  )
    .split(' ')
    .map((name) => `aten::${name}`),
)

export const followsDefault = (operator: string): boolean => makers.has(operator)
