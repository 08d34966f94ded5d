import { type Rest, settings, surplus } from '../arguments'
import { native } from '../binding/native'
import { onlyAsWritten, relied } from '../binding/relied'
import { requireFlag, shown } from '../binding/shown'
import { TorchError } from '../errors'
import { isOn, noteChoice, turn } from './switches'

/** How float32 matrix products are computed: 'high' may use TF32 or three bfloat16 products, 'medium' one bfloat16 product. */
export type MatmulPrecision = (typeof precisions)[number]

const precisions = ['highest', 'high', 'medium'] as const

/**
 * Sets the precision of float32 matrix products, on CUDA and on CPUs that have faster ones; default 'highest'.
 * @throws TorchError ERR_RANGE for another value.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.set_float32_matmul_precision.html
 */
export function setFloat32MatmulPrecision(precision: MatmulPrecision): void {
  if (arguments.length > 1) throw surplus('setFloat32MatmulPrecision', 1, arguments)
  if (!precisions.includes(precision))
    throw new TorchError('ERR_RANGE', `the precision must be one of ${precisions.join(', ')}, got ${shown(precision)}`)
  onlyAsWritten('setFloat32MatmulPrecision is called in it; call it outside')
  native.matmulPrecision(precision)
  noteChoice()
}

/** @see https://docs.pytorch.org/docs/2.11/generated/torch.get_float32_matmul_precision.html */
export function getFloat32MatmulPrecision(): MatmulPrecision {
  if (arguments.length > 0) throw surplus('getFloat32MatmulPrecision', 0, arguments)
  return precisions[relied(native.matmulPrecision)]
}

/**
 * Makes operators use only algorithms that give the same bits each time. Operators that have none throw, or warn on
 * stderr with `warnOnly`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.use_deterministic_algorithms.html
 */
export function useDeterministicAlgorithms(mode: boolean, ...rest: Rest<{ warnOnly?: boolean }>): void {
  const { warnOnly } = settings<Required<{ warnOnly?: boolean }>>(
    'useDeterministicAlgorithms',
    { warnOnly: false },
    rest,
  )
  requireFlag('useDeterministicAlgorithms: warnOnly', warnOnly)
  turn('deterministic', mode, 'useDeterministicAlgorithms(mode)')
  turn('deterministic.warnOnly', warnOnly, 'useDeterministicAlgorithms: warnOnly')
}

/** @see https://docs.pytorch.org/docs/2.11/generated/torch.are_deterministic_algorithms_enabled.html */
export function areDeterministicAlgorithmsEnabled(): boolean {
  if (arguments.length > 0) throw surplus('areDeterministicAlgorithmsEnabled', 0, arguments)
  return isOn('deterministic')
}

/** @see https://docs.pytorch.org/docs/2.11/generated/torch.is_deterministic_algorithms_warn_only_enabled.html */
export function isDeterministicAlgorithmsWarnOnlyEnabled(): boolean {
  if (arguments.length > 0) throw surplus('isDeterministicAlgorithmsWarnOnlyEnabled', 0, arguments)
  return isOn('deterministic.warnOnly')
}
