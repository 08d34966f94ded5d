import { idsOf, isHandle } from '../runtime/handle'
import { flag, shown } from '../runtime/misfit'
import { native } from '../runtime/native'
import type { Tensor } from '../tensor'

export interface BackwardOptions {
  /** Keep the graph for another pass; default: the value of createGraph. */
  retainGraph?: boolean
  /** Record this pass too, for higher derivatives; default false. */
  createGraph?: boolean
  /** Sum gradients into these only; default: every leaf. */
  inputs?: Tensor | readonly Tensor[]
}

const list = <T>(value: T | readonly T[]) => (Array.isArray(value) ? (value as readonly T[]) : [value as T])

/**
 * Sums the gradients of several tensors with respect to every leaf into the leaves' `grad`, in one pass.
 * @param gradTensors the gradient of each; may be left out, or null, for tensors of one element
 * @throws TorchError ERR_AUTOGRAD where nothing was recorded, or the graph has been freed.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.backward.html
 */
export function backward(
  tensors: Tensor | readonly Tensor[],
  gradTensors: Tensor | readonly (Tensor | null)[] | null = null,
  options: BackwardOptions = {},
): void {
  const roots = list(tensors)
  const gradients = gradTensors === null ? roots.map(() => null) : list<Tensor | null>(gradTensors)
  const { createGraph = false, retainGraph = createGraph, inputs = [] } = options
  for (const [name, value] of Object.entries({ createGraph, retainGraph })) flag(name, value)
  const odd = [...roots, ...gradients.filter((gradient) => gradient !== null)].find((tensor) => !isHandle(tensor))
  if (odd !== undefined) throw new TypeError(`backward: takes tensors and their gradients, got ${shown(odd)}`)
  if (gradients.length !== roots.length) {
    throw new TypeError(`backward: was given ${roots.length} tensors and ${gradients.length} gradients`)
  }
  native.backward(idsOf(roots), idsOf(gradients), retainGraph, createGraph, idsOf(list(inputs)))
}
