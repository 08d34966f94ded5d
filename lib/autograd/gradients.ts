import { idsOf } from '../binding/handle'
import { native } from '../binding/native'
import { freesGraphs } from '../binding/relied'
import { requireFlag } from '../binding/shown'
import { typeError } from '../errors'
import * as ops from '../generated/ops'
import { Tensor } from '../tensor'
import { checkOutputGradients, inPass, tensorList } from '../tensor/backward'

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

/** One backward pass: the gradients of the inputs. */
export type GradientPass = (gradOutputs: readonly (Tensor | null)[]) => (Tensor | null)[]

/** Runs a pass for a batch of gradients: the first dimension of each. */
export type RunBatch = (where: string, pass: GradientPass, gradOutputs: readonly (Tensor | null)[]) => (Tensor | null)[]

/**
 * @internal What `autograd.grad` computes, for other functions too; its errors name `where`. With `runBatch` the first
 * dimension of `gradOutputs` is a batch of gradients.
 */
export function gradientsOf(
  where: string,
  outputs: Tensor | readonly Tensor[],
  inputs: Tensor | readonly Tensor[],
  options: Omit<GradOptions, 'isGradsBatched'>,
  runBatch: RunBatch | null = null,
): (Tensor | null)[] {
  const { createGraph = false, retainGraph = createGraph, materializeGrads = false } = options
  const { allowUnused = materializeGrads, gradOutputs } = options
  const flags = { createGraph, retainGraph, allowUnused, materializeGrads }
  for (const [name, value] of Object.entries(flags)) requireFlag(name, value)
  if (materializeGrads && !allowUnused) {
    throw typeError(`${where}: with materializeGrads allowUnused is true or left out, but it is false`)
  }
  const roots = tensorList(where, 'outputs', outputs)
  const wanted = tensorList(where, 'inputs', inputs)
  const given = gradOutputs == null ? roots.map(() => null) : tensorList(where, 'gradOutputs', gradOutputs, true)
  checkOutputGradients(where, roots, given, runBatch !== null)
  const pass: GradientPass = (gradients) =>
    inPass(() =>
      native
        .gradients(idsOf(roots), idsOf(wanted), idsOf(gradients), retainGraph, createGraph, allowUnused)
        .map((id) => (id === 0 ? null : new Tensor(id))),
    )
  if (!retainGraph) freesGraphs(roots, false)
  const found = runBatch ? runBatch(where, pass, given) : pass(given)
  if (!materializeGrads) return found
  return found.map((gradient, i) => gradient ?? ops.zerosLike(wanted[i], { requiresGrad: createGraph }))
}
