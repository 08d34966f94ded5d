import { shown, surplus } from '../arguments'
import { defaultDtype } from '../binding/defaults'
import { TorchError } from '../errors'
import type { DType } from '../types'

/** The limits of a floating dtype. */
export interface FInfo {
  dtype: DType
  bits: number
  /** The difference between 1 and the next number. */
  eps: number
  min: number
  max: number
  /** The smallest positive number of full precision. */
  smallestNormal: number
  /** The same, by its older name. */
  tiny: number
  /** How many decimal digits are exact, as a step: 1e-6 for float32. */
  resolution: number
}

/** bits, eps, max, the smallest normal number, resolution. */
const floats: Partial<Record<DType, [bits: number, eps: number, max: number, normal: number, resolution: number]>> = {
  float64: [64, 2 ** -52, Number.MAX_VALUE, 2 ** -1022, 1e-15],
  float32: [32, 2 ** -23, 2 ** 127 * (2 - 2 ** -23), 2 ** -126, 1e-6],
  float16: [16, 2 ** -10, 65504, 2 ** -14, 1e-3],
  bfloat16: [16, 2 ** -7, 2 ** 127 * (2 - 2 ** -7), 2 ** -126, 1e-2],
  float8_e5m2: [8, 2 ** -2, 57344, 2 ** -14, 1],
  float8_e4m3fn: [8, 2 ** -3, 448, 2 ** -6, 1],
  float8_e5m2fnuz: [8, 2 ** -3, 57344, 2 ** -15, 1],
  float8_e4m3fnuz: [8, 2 ** -3, 240, 2 ** -7, 1],
}

const parts: Partial<Record<DType, DType>> = { complex128: 'float64', complex64: 'float32', complex32: 'float16' }

/**
 * The limits of a floating dtype; of a complex one, those of its parts.
 * @throws TorchError ERR_DTYPE for another dtype.
 * @see https://docs.pytorch.org/docs/2.11/type_info.html#torch.finfo
 */
export function finfo(dtype: DType = defaultDtype()): FInfo {
  if (arguments.length > 1) throw surplus('finfo', 1, arguments)
  // Not every object can be made a key.
  const name = typeof dtype === 'string' ? (parts[dtype] ?? dtype) : dtype
  const found = typeof name === 'string' && Object.hasOwn(floats, name) ? floats[name] : undefined
  if (found === undefined)
    throw new TorchError('ERR_DTYPE', `finfo: ${shown(dtype)} is none of ${Object.keys(floats).join(', ')}`)
  const [bits, eps, max, smallestNormal, resolution] = found
  return { dtype: name, bits, eps, min: -max, max, smallestNormal, tiny: smallestNormal, resolution }
}

/** The limits of an integer dtype. */
export interface IInfo {
  dtype: DType
  bits: number
  min: bigint
  max: bigint
}

/**
 * The limits of an integer dtype.
 * @throws TorchError ERR_DTYPE for another dtype.
 * @see https://docs.pytorch.org/docs/2.11/type_info.html#torch.iinfo
 */
export function iinfo(dtype: DType): IInfo {
  if (arguments.length > 1) throw surplus('iinfo', 1, arguments)
  const [, unsigned, width] = /^(u?)int(8|16|32|64)$/.exec(typeof dtype === 'string' ? dtype : '') ?? []
  if (width === undefined) throw new TorchError('ERR_DTYPE', `iinfo: ${shown(dtype)} is not a whole-number dtype`)
  const bits = Number(width)
  const half = 2n ** BigInt(bits - 1)
  return unsigned ? { dtype, bits, min: 0n, max: 2n * half - 1n } : { dtype, bits, min: -half, max: half - 1n }
}
