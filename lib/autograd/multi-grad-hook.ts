import { type Args, eachOf, oneOf, positional, requireEachTensor, requireFunction, settings } from '../arguments'
import { type RemovableHandle, removable } from '../binding/removable'
import { fromHook } from '../binding/within'
import type { Tensor } from '../tensor'
import { currentPass } from '../tensor/backward'

/**
 * Gets the gradients of all tensors, null for a tensor that the backward pass does not reach; or the first gradient
 * computed.
 */
export interface MultiGradHooks {
  all: (grads: (Tensor | null)[]) => void
  any: (grad: Tensor) => void
}

/**
 * Calls `hook` once in each backward pass. In mode `'all'` it gets the gradients of all tensors when the last of them
 * has been computed; for tensors that the pass does not reach they are null, and it is called when the pass ends. In
 * mode `'any'` it gets the first gradient that is computed.
 * @throws TorchError ERR_AUTOGRAD for a tensor that does not require a gradient, in mode `'all'`.
 * @see https://docs.pytorch.org/docs/2.11/autograd.html#torch.autograd.graph.register_multi_grad_hook
 */
export function registerMultiGradHook<Mode extends 'all' | 'any' = 'all'>(
  ...given: Args<
    'autograd.graph.registerMultiGradHook',
    [tensors: Iterable<Tensor>, fn: MultiGradHooks[Mode]],
    { mode?: Mode }
  >
): RemovableHandle {
  const [tensors, hook, ...rest] = positional('autograd.graph.registerMultiGradHook', given)
  const where = 'autograd.graph.registerMultiGradHook'
  const { mode } = settings<{ mode?: 'all' | 'any' }>(where, { mode: 'all' }, rest)
  const kind = oneOf(where, 'mode', mode, ['all', 'any'])
  requireFunction(where, 'hook', hook)
  const all = eachOf(where, 'tensors', tensors, requireEachTensor(where, 'tensors'))
  const watched = kind === 'any' ? all.filter(({ requiresGrad }) => requiresGrad) : all
  const take =
    kind === 'any'
      ? firstOf(where, hook as MultiGradHooks['any'])
      : allOf(where, hook as MultiGradHooks['all'], all.length)
  const handles = watched.map((tensor, place) => tensor.registerHook((grad) => take(grad, place)))
  return removable(() => {
    for (const handle of handles) handle.remove()
  })
}

type Taker = (grad: Tensor, place: number) => void

function firstOf(where: string, hook: MultiGradHooks['any']): Taker {
  const seen = new WeakSet<object>()
  return (grad) => {
    const pass = currentPass()
    if (seen.has(pass)) return
    seen.add(pass)
    fromHook(where, hook(grad))
  }
}

function allOf(where: string, hook: MultiGradHooks['all'], count: number): Taker {
  const known = new WeakMap<object, (Tensor | null)[]>()
  return (grad, place) => {
    const pass = currentPass()
    let grads = known.get(pass)
    const call = (of: (Tensor | null)[]) => {
      known.delete(pass)
      fromHook(where, hook(of))
    }
    if (grads === undefined) {
      const fresh: (Tensor | null)[] = Array(count).fill(null)
      grads = fresh
      known.set(pass, fresh)
      pass.atEnd.push(() => {
        if (known.get(pass) === fresh) call(fresh)
      })
    }
    grads[place] = grad
    if (!grads.includes(null)) call(grads)
  }
}
