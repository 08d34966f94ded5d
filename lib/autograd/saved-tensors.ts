import { type Rest, requireString, settings, surplus } from '../arguments'
import { nativeCallback } from '../binding/callback'
import { idOf, isHandle } from '../binding/handle'
import { native, nativeCuda } from '../binding/native'
import { shown } from '../binding/shown'
import { within } from '../binding/within'
import { TorchError, typeError } from '../errors'
import { Tensor } from '../tensor'
import type { Device } from '../types'

/**
 * Runs `fn`. Each tensor that an operation in it saves for backward is detached and passed to `pack`; when the tensor
 * is needed, `unpack` gets what `pack` returned.
 * @throws TypeError when fn returns a promise. Errors of pack and unpack are thrown by the operation or by backward().
 * @see https://docs.pytorch.org/docs/2.11/autograd.html#torch.autograd.graph.saved_tensors_hooks
 */
export function savedTensorsHooks<T, Packed>(
  pack: (tensor: Tensor) => Packed,
  unpack: (packed: Packed) => Tensor,
  fn: () => T,
): T {
  if (arguments.length > 3) throw surplus('autograd.graph.savedTensorsHooks', 3, arguments)
  if (refusal !== undefined) throw new TorchError('ERR_AUTOGRAD', refusal)
  const packer = nativeCallback((id: number) => {
    const packed = pack(new Tensor(id))
    return nativeCallback(() => {
      const tensor = unpack(packed)
      if (!isHandle(tensor)) throw typeError(`savedTensorsHooks: unpack returns a Tensor, got ${shown(tensor)}`)
      return idOf(tensor)
    })
  })
  const enter = () => native.pushSavedTensorHooks(packer)
  return within('savedTensorsHooks', enter, fn, native.popSavedTensorHooks, true)
}

/**
 * Runs `fn`, and keeps in the CPU's memory what its operations save for backward. The tensors are copied back to their
 * device when they are needed. This saves a GPU's memory and costs the time of the copies.
 * @param options.pinMemory whether to use page-locked memory, from which a GPU copies by itself; default false
 * @throws TypeError when fn returns a promise.
 * @see https://docs.pytorch.org/docs/2.11/autograd.html#torch.autograd.graph.save_on_cpu
 */
export function saveOnCpu<T>(fn: () => T, ...rest: Rest<{ pinMemory?: boolean }, ['pinMemory']>): T {
  const { pinMemory } = settings('autograd.graph.saveOnCpu', { pinMemory: false }, rest)
  const pack = (tensor: Tensor) => {
    const { device } = tensor
    const kept = tensor.cpu()
    return { device, kept: pinMemory && !tensor.isSparse && nativeCuda !== undefined ? kept.pinMemory() : kept }
  }
  const unpack = ({ device, kept }: { device: Device; kept: Tensor }) => kept.to({ device, nonBlocking: pinMemory })
  return savedTensorsHooks(pack, unpack, fn)
}

/** Why hooks of saved tensors are refused now; undefined where they are allowed. */
let refusal: string | undefined

/**
 * Runs `fn`, in which {@link savedTensorsHooks}, `saveOnCpu` and `checkpoint` throw an error with this message.
 * @throws TypeError when fn returns a promise.
 * @see https://docs.pytorch.org/docs/2.11/autograd.html#torch.autograd.graph.disable_saved_tensors_hooks
 */
export function disableSavedTensorsHooks<T>(errorMessage: string, fn: () => T): T {
  if (arguments.length > 2) throw surplus('autograd.graph.disableSavedTensorsHooks', 2, arguments)
  requireString('autograd.graph.disableSavedTensorsHooks', 'errorMessage', errorMessage)
  const enter = () => {
    const before = refusal
    refusal = errorMessage
    return before
  }
  const leave = (before: string | undefined) => {
    refusal = before
  }
  return within('disableSavedTensorsHooks', enter, fn, leave, true)
}
