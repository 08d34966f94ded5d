import { type Args, named, positional } from '../arguments'
import type { Tensor } from '../tensor'
import { type BackwardOptions, runBackward, tensorList } from '../tensor/backward'

export type { BackwardOptions }

export interface AllBackwardOptions extends BackwardOptions {
  /** The gradient of each tensor; optional, or null, for tensors of one element. */
  gradTensors?: Tensor | readonly (Tensor | null)[] | null
}

/**
 * Computes the gradients of several tensors with respect to every leaf in one pass, and adds them to the leaf's `grad`.
 * @throws TorchError ERR_SHAPE for a gradient of another shape; ERR_AUTOGRAD where nothing was recorded, or the graph
 * has been freed; ERR_NOT_IMPLEMENTED inside the transforms of `func`; TypeError for empty `inputs`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.backward.html
 */
export function backward(
  ...given: Args<
    'autograd.backward',
    [tensors: Tensor | readonly Tensor[]],
    AllBackwardOptions,
    ['gradTensors', 'retainGraph', 'createGraph']
  >
): void {
  const [tensors, ...rest] = positional('autograd.backward', given)
  const names = ['gradTensors', 'retainGraph', 'createGraph', 'inputs'] as const
  const { gradTensors = null, ...options } = named<AllBackwardOptions>('autograd.backward', names, rest)
  const roots = tensorList('backward', 'tensors', tensors)
  const gradients =
    gradTensors === null ? roots.map(() => null) : tensorList('backward', 'gradTensors', gradTensors, true)
  runBackward(roots, gradients, options)
}
