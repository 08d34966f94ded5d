import { native, status } from '../runtime/native'

/** Whether tensors can live on a GPU here. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.is_available.html */
export function isAvailable(): boolean {
  return native.cudaDeviceCount() > 0
}

export function deviceCount(): number {
  return native.cudaDeviceCount()
}

/** Why {@link isAvailable} is false, in a sentence; undefined when it is true. */
export function explain(): string | undefined {
  if (isAvailable()) return undefined
  return status.withoutCuda ?? 'libtorch_cuda is loaded, but the driver shows no GPU'
}
