import { type Args, named, positional } from '../arguments'
import { requireFlag } from '../binding/shown'
import { typeError } from '../errors'
import type { Tensor } from '../tensor'
import { vmap } from './func/vmap'
import { type GradientPass, type GradOptions, gradientsOf } from './gradients'

const gradOptions = [
  ...(['gradOutputs', 'retainGraph', 'createGraph', 'allowUnused'] as const),
  ...(['isGradsBatched', 'materializeGrads'] as const),
]

type GradArguments<Options extends GradOptions> = Args<
  'autograd.grad',
  [outputs: Tensor | readonly Tensor[], inputs: Tensor | readonly Tensor[]],
  Options,
  ['gradOutputs', 'retainGraph', 'createGraph']
>

/**
 * Computes the gradients of the outputs with respect to each input, and leaves every `grad` as it is. None is null unless
 * `allowUnused` is true.
 * @throws TorchError ERR_SHAPE for a gradient whose shape differs from its output's; ERR_AUTOGRAD where nothing was
 * recorded or an input was not used.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.grad.html
 */
export function grad(...given: GradArguments<GradOptions & { allowUnused?: false }>): Tensor[]
export function grad(...given: GradArguments<GradOptions>): (Tensor | null)[]
export function grad(...given: GradArguments<GradOptions>): (Tensor | null)[] {
  const [outputs, inputs, ...rest] = positional('autograd.grad', given)
  const { isGradsBatched = false, ...options } = named<GradOptions>('autograd.grad', gradOptions, rest)
  requireFlag('isGradsBatched', isGradsBatched)
  return gradientsOf('grad', outputs, inputs, options, isGradsBatched ? runBatch : null)
}

/** @internal Runs one mapped pass for a batch of gradients; a gradient is null for all of them or for none. */
export function runBatch(where: string, pass: GradientPass, given: readonly (Tensor | null)[]): (Tensor | null)[] {
  const missing = given.indexOf(null)
  if (missing >= 0) {
    throw typeError(`${where}: with isGradsBatched each output has a gradient, but gradOutputs[${missing}] is missing`)
  }
  let found: (Tensor | null)[] = []
  const used: Tensor[] = vmap((...gradients: Tensor[]) => {
    found = pass(gradients)
    return found.filter((gradient) => gradient !== null)
  })(...(given as Tensor[]))
  return found.map((gradient) => gradient && (used.shift() as Tensor))
}
