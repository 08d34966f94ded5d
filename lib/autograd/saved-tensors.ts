import { surplus } from '../arguments'
import { nativeCallback } from '../binding/callback'
import { idOf, isHandle } from '../binding/handle'
import { native } from '../binding/native'
import { shown } from '../binding/shown'
import { within } from '../binding/within'
import { typeError } from '../errors'
import { Tensor } from '../tensor'

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
