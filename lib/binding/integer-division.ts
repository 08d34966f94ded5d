import { TorchError } from '../errors'
import { isPlain } from '../kinds'
import { type Handle, idOf, isHandle } from './handle'
import { native } from './native'
import type { Guard } from './operator'
import { helper } from './operator'

const smallest = new Map([
  ['int64', -(2n ** 63n)],
  ['int32', -(2n ** 31n)],
])

const resultType = helper('result_type', 'Tensor', true)
const toDense = helper('to_dense', '', true)
const convert = helper('to', 'dtype', true)
const equal = helper('eq', 'Tensor', true)
const both = helper('logical_and', '', true)
const any = helper('any', '', true)

const divisions = /^aten::(div|divide|floor_divide|remainder|fmod)_?$/

/**
 * The guard of integer division: the smallest integer divided by -1 overflows, and the processor ends the process at
 * libtorch's division (pytorch#127804).
 */
export function guardFor(operator: string): Guard | undefined {
  const name = divisions.exec(operator)?.[1]
  if (name === undefined) return undefined
  const exact = name === 'div' || name === 'divide'
  return (args, { run, refuseWhere }): undefined => {
    const options = args.find((arg): arg is Record<string, unknown> => isPlain(arg)) ?? {}
    const [self = options.self, other = options.other] = args.filter((arg) => arg !== options)
    if (exact && options.roundingMode == null) return
    if (typeof other === 'number' && other !== -1) return
    if (![self, other].every(isOperand) || ![self, other].some(isHandle)) return
    const dtype = run(resultType, [self, other]) as string
    const min = smallest.get(dtype)
    if (min === undefined) return
    const where = (operand: unknown, value: bigint) => {
      if (!isHandle(operand)) return run(equal, [operand, value])
      const dense = native.layout(idOf(operand)) === 'strided' ? operand : run(toDense, [operand])
      return run(equal, [run(convert, [dense, dtype]), value])
    }
    const message = `${min} divided by -1 does not fit into ${dtype}; divide in float64, or clamp first`
    const divisors = where(other, -1n)
    const bothIn = (dividends: unknown) => run(both, [dividends, divisors]) as Handle
    if (!native.readsValues()) {
      refuseWhere(bothIn(where(self, min)), message)
      return
    }
    const found = (mask: unknown) => native.item(idOf(run(any, [mask]) as Handle)) === true
    if (!found(divisors)) return
    const dividends = where(self, min)
    if (found(dividends) && found(bothIn(dividends))) throw new TorchError('ERR_RANGE', message)
  }
}

/** Whether a value is a number, or a tensor on a processor that traps. */
function isOperand(value: unknown): boolean {
  if (!isHandle(value)) return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
  return native.device(idOf(value)) === 'cpu'
}
