import { TorchError } from '../errors'
import { dtypes } from '../types'
import { idOf, isHandle } from './handle'
import { native } from './native'
import type { Guard } from './operator'
import { mayBeOptions } from './options'

/**
 * The guard of operators that divide by an integer argument without checking it: the processor ends the process at a
 * division by 0, in Python too.
 */
export function divisorGuard(operator: string): Guard | undefined {
  return Object.hasOwn(guards, operator) ? guards[operator] : undefined
}

/** Refuses a step that becomes 0 as an int64. */
const refuseSmallStep: Guard = (args): undefined => {
  const last = args[args.length - 1]
  const options: Record<string, unknown> = mayBeOptions(last) ? last : {}
  const { step = args[2], dtype, out } = options
  if (typeof step !== 'number' || step === 0 || Math.abs(step) >= 1) return
  const whole = isHandle(out) ? dtypes[native.dtype(idOf(out))] : dtype
  if (whole === 'int64') {
    throw new TorchError('ERR_RANGE', `a step of ${step} is 0 in int64; make a float range and convert it`)
  }
}

const refuseNoGroups: Guard = (args): undefined => {
  const last = args[args.length - 1]
  const groups = mayBeOptions(last) ? last.groups : args[1]
  if (groups === 0 || groups === 0n) {
    throw new TorchError('ERR_RANGE', 'groups must be a whole number of at least 1, but it is 0')
  }
}

const guards: Record<string, Guard> = {
  'aten::arange': refuseSmallStep,
  'aten::range': refuseSmallStep,
  'aten::channel_shuffle': refuseNoGroups,
  'aten::native_channel_shuffle': refuseNoGroups,
}
