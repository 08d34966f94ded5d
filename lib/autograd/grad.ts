import { idsOf, isHandle } from '../runtime/handle'
import { flag, shown } from '../runtime/misfit'
import { native } from '../runtime/native'
import { Tensor } from '../tensor'

export interface GradOptions {
  /** The gradient of each output; may be left out for outputs of one element. */
  gradOutputs?: Tensor | readonly (Tensor | null)[]
  /** Keep the graph for another pass; default: the value of createGraph. */
  retainGraph?: boolean
  /** Record this pass too, for higher derivatives; default false. */
  createGraph?: boolean
  /** Give null for an input that the outputs do not depend on, instead of an error; default false. */
  allowUnused?: boolean
}

function list(name: string, tensors: Tensor | readonly (Tensor | null)[]): readonly (Tensor | null)[] {
  if (isHandle(tensors)) return [tensors as Tensor]
  if (!Array.isArray(tensors))
    throw new TypeError(`grad: ${name} is a tensor or an array of tensors, got ${shown(tensors)}`)
  return tensors
}

/**
 * The gradients of the outputs with respect to each input, without touching any `grad`.
 * @throws TorchError ERR_AUTOGRAD where nothing was recorded or an input was not used.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.grad.html
 */
export function grad(
  outputs: Tensor | readonly Tensor[],
  inputs: Tensor | readonly Tensor[],
  options: GradOptions = {},
): (Tensor | null)[] {
  const { createGraph = false, retainGraph = createGraph, allowUnused = false, gradOutputs } = options
  for (const [name, value] of Object.entries({ createGraph, retainGraph, allowUnused })) flag(name, value)
  const roots = list('outputs', outputs)
  const wanted = list('inputs', inputs)
  if ([...roots, ...wanted].includes(null)) throw new TypeError('grad: null among the outputs or inputs')
  const given = gradOutputs === undefined ? roots.map(() => null) : list('gradOutputs', gradOutputs)
  return native
    .gradients(idsOf(roots), idsOf(wanted), idsOf(given), retainGraph, createGraph, allowUnused)
    .map((id) => (id === 0 ? null : new Tensor(id)))
}
