import { TorchError } from '../errors'
import { dtypes } from '../types'
import { idOf, isHandle } from './handle'
import { native } from './native'
import type { Guard } from './operator'
import { mayBeOptions } from './options'

const fills =
  /^aten::(full|full_like|new_full|fill_?|masked_fill_?|index_fill_?|fill_diagonal_|scatter_?|constant_pad_nd)$/

/**
 * The guard of operators that fill with one number. Python refuses the integer 2^63 for int64; as a double it is just
 * out of range, which libtorch does not notice. Nor does libtorch name the number that it refuses.
 */
export function fillGuard(operator: string): Guard | undefined {
  return fills.test(operator) ? refuseOverflow : undefined
}

const refuseOverflow: Guard = (args): undefined => {
  const last = args[args.length - 1]
  const options: Record<string, unknown> = mayBeOptions(last) ? last : {}
  const positional = mayBeOptions(last) ? args.slice(0, -1) : args
  const { dtype = isHandle(args[0]) ? dtypes[native.dtype(idOf(args[0]))] : undefined } = options
  const value = options.value ?? options.fillValue ?? positional.findLast((arg) => typeof arg !== 'boolean')
  const [, unsigned, bits] = /^(u?)int(\d+)$/.exec(String(dtype)) ?? []
  if (bits === undefined || (typeof value !== 'number' && typeof value !== 'bigint')) return
  const max = 2n ** BigInt(unsigned ? bits : Number(bits) - 1) - 1n
  // A negative integer wraps in an unsigned dtype.
  const min = unsigned && Number.isInteger(Number(value)) ? -max : unsigned ? 0n : -max - 1n
  if (!(value >= min && value <= max)) {
    const range = `${unsigned ? 0n : min} to ${max}`
    throw new TorchError('ERR_RANGE', `the value ${value} does not fit into ${dtype} (${range})`)
  }
  // As tensor() does: such a number may have been rounded already.
  if (typeof value === 'bigint' || !Number.isInteger(value) || Number.isSafeInteger(value)) return
  throw new TorchError('ERR_RANGE', `${value} is not a whole number that ${dtype} can hold; from 2^53 on pass a bigint`)
}
