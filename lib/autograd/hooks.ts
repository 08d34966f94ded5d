import { requireFunction, surplus } from '../arguments'
import { nativeCallback } from '../binding/callback'
import { idOf } from '../binding/handle'
import { heldBy } from '../binding/held'
import { type Id, native } from '../binding/native'
import { type RemovableHandle, removable } from '../binding/removable'
import { fromHook } from '../binding/within'
import { Tensor } from '../tensor'
import { requireReplacement } from '../tensor/gradient'

export type { RemovableHandle as HookHandle }

declare module '../tensor/tensor' {
  interface Tensor {
    /**
     * Calls `hook` whenever the gradient with respect to this tensor has been computed. A tensor that it returns
     * replaces the gradient; backward() throws what it throws. The hook lives as long as this tensor or its graph: a
     * hook that refers to a tensor computed from this one keeps both until it is removed.
     * @throws TorchError ERR_AUTOGRAD for a tensor that does not require a gradient.
     * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.register_hook.html
     */
    // biome-ignore lint/suspicious/noConfusingVoidType: a hook may be written without a return
    registerHook(hook: (grad: Tensor) => Tensor | null | undefined | void): RemovableHandle
    /**
     * Calls `hook` with this leaf whenever backward() has added to the leaf's `grad`.
     * @throws TorchError ERR_AUTOGRAD for a tensor that is not a leaf or does not require a gradient.
     * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.register_post_accumulate_grad_hook.html
     */
    registerPostAccumulateGradHook(hook: (tensor: Tensor) => void): RemovableHandle
  }
}

/** Registers a hook on a tensor by the native function `by`. */
function register<G>(tensor: Tensor, by: (id: Id, nativeCallback: G) => () => void, hook: G): RemovableHandle {
  const take = by(idOf(tensor), hook)
  const letGo = heldBy(tensor, hook)
  return removable(() => {
    take()
    letGo()
  })
}

Tensor.prototype.registerHook = function registerHook(hook) {
  if (arguments.length > 1) throw surplus('Tensor.registerHook', 1, arguments)
  requireFunction('Tensor.registerHook', 'hook', hook)
  const call = (id: Id) => {
    const grad = new Tensor(id)
    const result = fromHook('Tensor.registerHook', hook(grad))
    if (result === undefined || result === null) return undefined
    requireReplacement('Tensor.registerHook', result, grad)
    return idOf(result)
  }
  return register(this, native.registerHook, nativeCallback(call))
}

Tensor.prototype.registerPostAccumulateGradHook = function registerPostAccumulateGradHook(hook) {
  if (arguments.length > 1) throw surplus('Tensor.registerPostAccumulateGradHook', 1, arguments)
  requireFunction('Tensor.registerPostAccumulateGradHook', 'hook', hook)
  const call = (tensor: object | Id) => {
    const leaf = typeof tensor === 'number' ? new Tensor(tensor) : (tensor as Tensor)
    fromHook('Tensor.registerPostAccumulateGradHook', hook(leaf))
  }
  return register(this, native.registerPostAccumulateGradHook, nativeCallback(call))
}

// An assignment makes an enumerable method, which `for (const key in tensor)` would list.
for (const name of ['registerHook', 'registerPostAccumulateGradHook'])
  Object.defineProperty(Tensor.prototype, name, { enumerable: false })
