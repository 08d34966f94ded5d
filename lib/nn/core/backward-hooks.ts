import { shown } from '../../arguments'
import * as autograd from '../../autograd'
import { fromHook } from '../../binding/within'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import { isArray } from '../../kinds'
import { Tensor } from '../../tensor'
import { requireReplacement } from '../../tensor/gradient'
import type { Device, DType } from '../../types'
import type { Module } from './module'

/**
 * Gradients of a module's arguments or results; null for a value that is not a tensor or has no gradient, such as an unused result.
 */
export type Gradients = (Tensor | null)[]

/**
 * Runs when the gradients of a module's arguments are known. A result other than undefined or null replaces these gradients
 * by others of the same shape, dtype, device and layout.
 */
export type FullBackwardHook<Of = Module> = (module: Of, gradInput: Gradients, gradOutput: Gradients) => unknown

/**
 * Runs when the gradients of a module's results are known, before its backward. A result other than undefined or null replaces
 * these gradients by others of the same shape, dtype, device and layout.
 */
export type FullBackwardPreHook<Of = Module> = (module: Of, gradOutput: Gradients) => unknown

/** A function that makes zeros like a tensor without keeping it; it gives null if the tensor has no gradient or no shape. */
function zerosLater(tensor: Tensor): () => Tensor | null {
  if (!tensor.requiresGrad || tensor.isNested) return () => null
  return zerosOf(tensor.shape, { dtype: tensor.dtype, device: tensor.device })
}

const zerosOf = (shape: number[], options: { dtype: DType; device: Device }) => () => ops.zeros(shape, options)

/**
 * Passes tensors on through an autograd function, and calls `onGradients` with the gradients of all of them in the backward pass.
 * As in Python, an unused argument has zeros and an unused result null.
 */
function watched(
  where: string,
  tensors: Tensor[],
  areResults: boolean,
  onGradients: (grads: Gradients) => Gradients,
): Tensor[] {
  const zerosAs = tensors.map(zerosLater)
  class BackwardHookFunction extends autograd.Function {
    static override forward(context: autograd.FunctionContext, ...inputs: Tensor[]) {
      context.markNonDifferentiable(...inputs.filter(({ requiresGrad }) => !requiresGrad))
      context.setMaterializeGrads(!areResults)
      return inputs
    }

    static override backward(_: unknown, ...grads: Gradients) {
      return onGradients(grads).map((grad, i) => {
        if (grad === grads[i] && grad !== null) return grad
        const given = grads[i] ?? zerosAs[i]()
        if (grad !== null && given !== null) requireReplacement(where, grad, given)
        return grad ?? zerosAs[i]()
      })
    }
  }
  return BackwardHookFunction.apply(...tensors) as Tensor[]
}

/**
 * Adapts a callback on one gradient for each value to one on one gradient for each tensor. The graph keeps this closure, so it must not
 * hold tensors, which would keep the graph for ever.
 */
function amongAll(
  count: number,
  places: number[],
  wanted: boolean[],
  onGradients: (grads: Gradients) => Gradients,
): (grads: Gradients) => Gradients {
  return (grads) => {
    const all: Gradients = Array(count).fill(null)
    for (const [i, place] of places.entries()) if (wanted[i]) all[place] = grads[i]
    const changed = onGradients(all)
    return places.map((place) => changed[place])
  }
}

/** `values` with its tensors passed through {@link watched}, or null if they will get no gradient. */
function watchedAmong(
  where: string,
  values: unknown[],
  areResults: boolean,
  onGradients: (grads: Gradients) => Gradients,
): unknown[] | null {
  const places = values.flatMap((value, i) => (value instanceof Tensor ? [i] : []))
  const tensors = places.map((place) => values[place] as Tensor)
  const wanted = tensors.map(({ requiresGrad }) => requiresGrad)
  if (!autograd.isGradEnabled() || !wanted.includes(true)) return null
  const wrapped = watched(where, tensors, areResults, amongAll(values.length, places, wanted, onGradients))
  const handedOn = [...values]
  for (const [i, place] of places.entries()) handedOn[place] = wrapped[i]
  return handedOn
}

function changedBy(what: string, result: unknown, grads: Gradients): Gradients {
  fromHook(what, result)
  if (result === undefined || result === null) return grads
  const changed = result instanceof Tensor ? [result] : result
  if (isArray(changed) && changed.length === grads.length) return changed
  throw new TorchError(
    'ERR_AUTOGRAD',
    `a ${what} must return ${grads.length} gradients, one for each argument, or nothing, but it returned ${shown(result)}`,
  )
}

/** The callbacks that run the hooks of one forward. The graph keeps them, so they must not hold a tensor of the graph. */
function listener(
  module: Module,
  before: readonly FullBackwardPreHook<never>[],
  after: readonly FullBackwardHook<never>[],
) {
  let gradOutput: Gradients | null = null
  const onInputs = (gradInput: Gradients): Gradients => {
    // The hooks do not get gradients that reach an argument without passing through the results.
    if (gradOutput === null) return gradInput
    let grads = gradInput
    for (const hook of after) {
      const result = (hook as FullBackwardHook)(module, grads, gradOutput)
      grads = changedBy('full backward hook', result, grads)
    }
    gradOutput = null
    return grads
  }
  const onOutputs = (given: Gradients): Gradients => {
    let grads = given
    for (const hook of before) {
      grads = changedBy('full backward pre-hook', (hook as FullBackwardPreHook)(module, grads), grads)
    }
    gradOutput = grads
    return grads
  }
  return { onInputs, onOutputs }
}

/** Runs a forward so that the backward hooks get the gradients of its arguments and results. */
export function withBackwardHooks(
  module: Module,
  before: readonly FullBackwardPreHook<never>[],
  after: readonly FullBackwardHook<never>[],
  args: unknown[],
  forward: (args: unknown[]) => unknown,
): unknown {
  const { onInputs, onOutputs } = listener(module, before, after)
  const where = `nn.${module.constructor.name}'s full backward`
  const inputs = watchedAmong(`${where} hook`, args, false, onInputs)
  const result = forward(inputs ?? args)
  const results = isArray(result) ? result : [result]
  const outputs = watchedAmong(
    `${where} pre-hook`,
    results,
    true,
    inputs ? onOutputs : alone(args.length, onInputs, onOutputs),
  )
  if (outputs === null) return result
  return isArray(result) ? outputs : outputs[0]
}

/**
 * The callback for a forward none of whose arguments has a gradient: both kinds of hooks run when the results' gradients are known.
 */
function alone(
  count: number,
  onInputs: (grads: Gradients) => Gradients,
  onOutputs: (grads: Gradients) => Gradients,
): (grads: Gradients) => Gradients {
  return (grads) => {
    const changed = onOutputs(grads)
    onInputs(Array(count).fill(null))
    return changed
  }
}
