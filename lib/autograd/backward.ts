import { named, type Rest } from '../arguments'
import type { Tensor } from '../tensor'
import { type BackwardOptions, runBackward, tensorList } from '../tensor/backward'

export type { BackwardOptions }

/**
 * Sums the gradients of several tensors with respect to every leaf into the leaves' `grad`, in one pass.
 * @param gradTensors the gradient of each; may be left out, or null, for tensors of one element
 * @throws TorchError ERR_SHAPE for a gradient of another shape; ERR_AUTOGRAD where nothing was recorded, or the graph has been
 * freed; ERR_NOT_IMPLEMENTED inside func's transforms; TypeError for `inputs` that are empty.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.backward.html
 */
export function backward(
  tensors: Tensor | readonly Tensor[],
  gradTensors: Tensor | readonly (Tensor | null)[] | null = null,
  ...rest: Rest<BackwardOptions, ['retainGraph', 'createGraph']>
): void {
  const options = named<BackwardOptions>('autograd.backward', ['retainGraph', 'createGraph', 'inputs'], [null, ...rest])
  const roots = tensorList('backward', 'tensors', tensors)
  const gradients =
    gradTensors === null ? roots.map(() => null) : tensorList('backward', 'gradTensors', gradTensors, true)
  runBackward(roots, gradients, options)
}
