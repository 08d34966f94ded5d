import { type Args, named, positional } from '../arguments'
import { idsOf } from '../binding/handle'
import { native } from '../binding/native'
import { freesGraphs } from '../binding/relied'
import { requireFlag } from '../binding/shown'
import { typeError } from '../errors'
import * as ops from '../generated/ops'
import { Tensor } from '../tensor'
import { checkOutputGradients, inPass, tensorList } from '../tensor/backward'
import { vmap } from './func/vmap'

export interface GradOptions {
  /** The gradient of each output; optional, or null, for outputs of one element. */
  gradOutputs?: Tensor | readonly (Tensor | null)[] | null
  /** Keep the graph for another pass; default: the value of createGraph. */
  retainGraph?: boolean
  /** Record this pass too, for higher derivatives; default false. */
  createGraph?: boolean
  /**
   * Return null, instead of throwing, for an input that the outputs do not depend on; default: the value of
   * materializeGrads.
   */
  allowUnused?: boolean
  /** Whether the first dimension of gradOutputs, and so of the results, is a batch of gradients; default false. */
  isGradsBatched?: boolean
  /** Return zeros instead of null for an input that the outputs do not depend on; default false. */
  materializeGrads?: boolean
}

const gradOptions = [
  ...(['gradOutputs', 'retainGraph', 'createGraph', 'allowUnused'] as const),
  ...(['isGradsBatched', 'materializeGrads'] as const),
]

/**
 * Computes the gradients of the outputs with respect to each input, and leaves every `grad` as it is. None is null unless
 * `allowUnused` is true.
 * @throws TorchError ERR_SHAPE for a gradient whose shape differs from its output's; ERR_AUTOGRAD where nothing was
 * recorded or an input was not used.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.grad.html
 */
export function grad(
  ...given: Args<
    'autograd.grad',
    [outputs: Tensor | readonly Tensor[], inputs: Tensor | readonly Tensor[]],
    GradOptions & { allowUnused?: false },
    ['gradOutputs', 'retainGraph', 'createGraph']
  >
): Tensor[]
export function grad(
  ...given: Args<
    'autograd.grad',
    [outputs: Tensor | readonly Tensor[], inputs: Tensor | readonly Tensor[]],
    GradOptions,
    ['gradOutputs', 'retainGraph', 'createGraph']
  >
): (Tensor | null)[]
export function grad(
  ...given: Args<
    'autograd.grad',
    [outputs: Tensor | readonly Tensor[], inputs: Tensor | readonly Tensor[]],
    GradOptions,
    ['gradOutputs', 'retainGraph', 'createGraph']
  >
): (Tensor | null)[] {
  const [outputs, inputs, ...rest] = positional('autograd.grad', given)
  return gradientsOf('grad', outputs, inputs, named<GradOptions>('autograd.grad', gradOptions, rest))
}

/** @internal {@link grad} for other functions; its errors name `where`. */
export function gradientsOf(
  where: string,
  outputs: Tensor | readonly Tensor[],
  inputs: Tensor | readonly Tensor[],
  options: GradOptions,
): (Tensor | null)[] {
  const { createGraph = false, retainGraph = createGraph, isGradsBatched = false, materializeGrads = false } = options
  const { allowUnused = materializeGrads, gradOutputs } = options
  const flags = { createGraph, retainGraph, allowUnused, isGradsBatched, materializeGrads }
  for (const [name, value] of Object.entries(flags)) requireFlag(name, value)
  if (materializeGrads && !allowUnused) {
    throw typeError(`${where}: with materializeGrads allowUnused is true or left out, but it is false`)
  }
  const roots = tensorList(where, 'outputs', outputs)
  const wanted = tensorList(where, 'inputs', inputs)
  const given = gradOutputs == null ? roots.map(() => null) : tensorList(where, 'gradOutputs', gradOutputs, true)
  checkOutputGradients(where, roots, given, isGradsBatched)
  const pass = (gradients: readonly (Tensor | null)[]) =>
    inPass(() =>
      native
        .gradients(idsOf(roots), idsOf(wanted), idsOf(gradients), retainGraph, createGraph, allowUnused)
        .map((id) => (id === 0 ? null : new Tensor(id))),
    )
  if (!retainGraph) freesGraphs(roots, false)
  const found = isGradsBatched ? batched(where, pass, given) : pass(given)
  if (!materializeGrads) return found
  return found.map((gradient, i) => gradient ?? ops.zerosLike(wanted[i], { requiresGrad: createGraph }))
}

/** Runs one mapped pass for a batch of gradients; a gradient is null for all of them or for none. */
function batched(
  where: string,
  pass: (gradients: readonly Tensor[]) => (Tensor | null)[],
  given: readonly (Tensor | null)[],
): (Tensor | null)[] {
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
