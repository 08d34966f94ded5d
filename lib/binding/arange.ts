import { TorchError } from '../errors'
import { dtypes } from '../types'
import { idOf, isHandle } from './handle'
import { native } from './native'
import type { Guard } from './operator'
import { isOptions } from './options'

/**
 * The guard of ranges: a step that is 0 as an int64 would be divided by, and the processor answers that by ending the process,
 * as it does Python's.
 */
export function arangeGuard(operator: string): Guard | undefined {
  return operator === 'aten::arange' || operator === 'aten::range' ? refuseSmallStep : undefined
}

const refuseSmallStep: Guard = (args): undefined => {
  const last = args[args.length - 1]
  const options: Record<string, unknown> = isOptions(last) ? last : {}
  const { step = args[2], dtype, out } = options
  if (typeof step !== 'number' || step === 0 || Math.abs(step) >= 1) return
  const whole = isHandle(out) ? dtypes[native.dtype(idOf(out))] : dtype
  if (whole === 'int64') {
    throw new TorchError('ERR_RANGE', `a step of ${step} is 0 in int64; make a float range and convert it`)
  }
}
