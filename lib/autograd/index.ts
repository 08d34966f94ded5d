import { isHandle, idsOf } from '../runtime/handle'
import { native } from '../runtime/native'
import { Tensor } from '../tensor'

function withGrad<T>(enabled: boolean, name: string, fn: () => T): T {
  const before = native.gradEnabled()
  native.setGradEnabled(enabled)
  try {
    const result = fn()
    if (typeof (result as { then?: unknown } | null)?.then === 'function' && !isHandle(result)) {
      throw new TypeError(
        `${name}(fn) was given an async function: the mode would end before its work does; call ${name} around the synchronous parts instead`,
      )
    }
    return result
  } finally {
    native.setGradEnabled(before)
  }
}

/**
 * Runs `fn` without recording for gradients, and returns what it returns.
 * @throws TypeError when fn returns a promise, since the mode ends when fn returns.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.no_grad.html
 */
export function noGrad<T>(fn: () => T): T {
  return withGrad(false, 'noGrad', fn)
}

/**
 * Runs `fn` with recording for gradients on, inside a {@link noGrad} too.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.enable_grad.html
 */
export function enableGrad<T>(fn: () => T): T {
  return withGrad(true, 'enableGrad', fn)
}

/** Whether operations are being recorded for gradients. */
export function isGradEnabled(): boolean {
  return native.gradEnabled()
}

/** Turns recording for gradients on or off from here on; {@link noGrad} is safer. */
export function setGradEnabled(enabled: boolean): void {
  native.setGradEnabled(enabled)
}

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

function list(tensors: Tensor | readonly (Tensor | null)[] | undefined): readonly (Tensor | null)[] {
  return tensors === undefined ? [] : isHandle(tensors) ? [tensors as Tensor] : (tensors as readonly Tensor[])
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
  const roots = list(outputs)
  const given = gradOutputs === undefined ? roots.map(() => null) : list(gradOutputs)
  return native
    .gradients(idsOf(roots), idsOf(list(inputs)), idsOf(given), retainGraph, createGraph, allowUnused)
    .map((id) => (id === 0 ? null : new Tensor(id)))
}
