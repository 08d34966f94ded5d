import { type Args, flag, positional, type Rest, settings, surplus } from '../arguments'
import { native } from '../binding/native'
import { within } from '../binding/within'

export interface AnomalyOptions {
  /** Whether a backward function that returns NaN is an error; default true. */
  checkNan?: boolean
}

/**
 * Runs `fn` and traces errors of backward passes in it: an error names the line of the forward call whose derivative
 * failed, and its `cause` has that call's stack. Only forward calls made inside `fn` are traced. Everything is much
 * slower.
 * @throws TypeError when fn returns a promise; TorchError ERR_AUTOGRAD for a NaN, unless `checkNan` is false.
 * @see https://docs.pytorch.org/docs/2.11/autograd.html#anomaly-detection
 */
export function detectAnomaly<T>(fn: () => T, ...rest: Rest<AnomalyOptions, ['checkNan']>): T {
  const options = settings<AnomalyOptions>('autograd.detectAnomaly', { checkNan: true }, rest)
  const enter = () => {
    const before = native.detectsAnomaly()
    setDetectAnomaly(true, options)
    return before
  }
  const leave = (before: number) => native.setDetectAnomaly((before & 1) !== 0, (before & 2) !== 0)
  return within('detectAnomaly', enter, fn, leave, true)
}

/** Turns {@link detectAnomaly} on or off for the whole process, until it is called again. */
export function setDetectAnomaly(
  ...given: Args<'autograd.setDetectAnomaly', [mode: boolean], AnomalyOptions, ['checkNan']>
): void {
  const [enabled, ...rest] = positional('autograd.setDetectAnomaly', given)
  const { checkNan } = settings<Required<AnomalyOptions>>('autograd.setDetectAnomaly', { checkNan: true }, rest)
  flag('autograd.setDetectAnomaly', 'enabled', enabled)
  flag('autograd.setDetectAnomaly', 'checkNan', checkNan)
  native.setDetectAnomaly(enabled, checkNan)
}

/** Whether anomalies are being detected. */
export function isAnomalyEnabled(): boolean {
  if (arguments.length > 0) throw surplus('autograd.isAnomalyEnabled', 0, arguments)
  return (native.detectsAnomaly() & 1) !== 0
}
