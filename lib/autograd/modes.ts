import { type Args, requiredOnly, surplus } from '../arguments'
import { native } from '../binding/native'
import { requireFlag } from '../binding/shown'
import { within } from '../binding/within'

function withGrad<T>(enabled: boolean, name: string, fn: () => T): T {
  const enter = () => {
    const before = native.gradEnabled()
    native.setGradEnabled(enabled)
    return before
  }
  return within(name, enter, fn, native.setGradEnabled, true)
}

/**
 * Runs `fn` without recording for gradients, and returns its result. If that is a generator, each of its steps runs in
 * this mode.
 * @throws TypeError when fn returns a promise or an async generator, since the mode ends when fn returns.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.no_grad.html
 */
export function noGrad<T>(fn: () => T): T {
  if (arguments.length > 1) throw surplus('autograd.noGrad', 1, arguments)
  return withGrad(false, 'noGrad', fn)
}

/**
 * Runs `fn` with recording for gradients on, even inside {@link noGrad}.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.enable_grad.html
 */
export function enableGrad<T>(fn: () => T): T {
  if (arguments.length > 1) throw surplus('autograd.enableGrad', 1, arguments)
  return withGrad(true, 'enableGrad', fn)
}

/** Whether operations are being recorded for gradients. */
export function isGradEnabled(): boolean {
  if (arguments.length > 0) throw surplus('autograd.isGradEnabled', 0, arguments)
  return native.gradEnabled()
}

/** Turns recording for gradients on or off until it is called again; {@link noGrad} is safer. */
export function setGradEnabled(...given: Args<'autograd.setGradEnabled', [mode: boolean]>): void {
  const [enabled] = requiredOnly('autograd.setGradEnabled', given)
  requireFlag('setGradEnabled(enabled)', enabled)
  native.setGradEnabled(enabled)
}

/**
 * Runs `fn` in inference mode: faster than {@link noGrad}, but tensors made in it can never be used in autograd.
 * @throws TypeError when fn returns a promise.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.grad_mode.inference_mode.html
 */
export function inferenceMode<T>(fn: () => T): T {
  if (arguments.length > 1) throw surplus('autograd.inferenceMode', 1, arguments)
  return within('inferenceMode', () => native.enterInferenceMode(true), fn, native.leaveInferenceMode, true)
}

/** Whether {@link inferenceMode} is on. */
export function isInferenceModeEnabled(): boolean {
  if (arguments.length > 0) throw surplus('autograd.isInferenceModeEnabled', 0, arguments)
  return native.inferenceMode()
}
