import { checkOptions, surplus } from '../arguments'
import { native } from '../binding/native'
import { shown } from '../binding/shown'
import { surroundings } from '../binding/surroundings'
import { within } from '../binding/within'
import { typeError } from '../errors'
import { isCallable } from '../kinds'
import type { DType } from '../types'

export interface AutocastOptions {
  /** The device type, 'cpu' or 'cuda'; default 'cuda'. */
  device?: string
  /** The 16-bit dtype, 'bfloat16' or 'float16'; default 'bfloat16' on the CPU, 'float16' on CUDA. */
  dtype?: DType
  /** Whether autocast is on; false turns it off within another autocast. Default true. */
  enabled?: boolean
  /** Whether cast weights are cached for their next use; default true. */
  cacheEnabled?: boolean
}

/**
 * Runs `fn` with matrix products and convolutions in a 16-bit dtype, and with operators that need the range in float32.
 * Call backward() outside. The device may come first, and a dtype second, as in Python: `autocast('cpu', fn)`,
 * `autocast('cpu', 'float16', fn)`, `autocast('cpu', { dtype: 'float16' }, fn)`.
 * @throws TypeError for another device or dtype, or if fn returns a promise.
 * @see https://docs.pytorch.org/docs/2.11/amp.html#torch.autocast
 */
export function autocast<T>(options: AutocastOptions | string, fn: () => T): T
export function autocast<T>(
  device: string,
  options: Omit<AutocastOptions, 'device'> | AutocastOptions['dtype'],
  fn: () => T,
): T
export function autocast<T>(...args: unknown[]): T {
  const fn = args.at(-1) as () => T
  const second = typeof args[1] === 'string' ? { dtype: args[1] } : (args[1] as object)
  const first = args.length > 2 ? { device: args[0], ...second } : args[0]
  if (args.length > 3) throw surplus('amp.autocast', 3, args)
  const options = typeof first === 'string' ? { device: first } : first
  checkOptions('amp.autocast', options, ['device', 'dtype', 'enabled', 'cacheEnabled'])
  const { device = 'cuda', enabled = true, dtype, cacheEnabled } = options as AutocastOptions
  const type = String(device).split(':')[0]
  if (type !== 'cpu' && type !== 'cuda')
    throw typeError(`autocast: device must be 'cpu' or 'cuda', got ${shown(device)}`)
  if (dtype !== undefined && dtype !== 'bfloat16' && dtype !== 'float16') {
    throw typeError(`autocast: dtype must be 'bfloat16' or 'float16', got ${shown(dtype)}`)
  }
  if (!isCallable(fn)) throw typeError(`amp.autocast(options, fn): fn must be a function, got ${shown(fn)}`)
  const enter = () => {
    const before = native.autocast(type)
    const cache = cacheEnabled ?? before[2]
    native.setAutocast(type, enabled, dtype ?? before[1], cache, true)
    const { keepsCasts } = surroundings
    if (cache) surroundings.caching++
    surroundings.keepsCasts ||= enabled && cache
    return { before, cache, keepsCasts }
  }
  const leave = ({ before, cache, keepsCasts }: ReturnType<typeof enter>) => {
    if (cache) surroundings.caching--
    surroundings.keepsCasts = keepsCasts
    native.setAutocast(type, ...before, false)
  }
  return within('autocast', enter, fn, leave, true)
}

/** Whether {@link autocast} is on for a device. */
export function isAutocastEnabled(device: 'cpu' | 'cuda' = 'cuda'): boolean {
  if (arguments.length > 1) throw surplus('amp.isAutocastEnabled', 1, arguments)
  if (device !== 'cpu' && device !== 'cuda')
    throw typeError(`isAutocastEnabled: device must be 'cpu' or 'cuda', got ${shown(device)}`)
  return native.autocast(device)[0]
}
