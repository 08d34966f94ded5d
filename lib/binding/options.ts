import { isArray, isRevoked } from '../kinds'
import { isHandle } from './handle'

/**
 * Whether a value can be an options object: it is neither a tensor nor a list. Tensors are the most frequent and are tested
 * first.
 */
export function mayBeOptions(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || isHandle(value)) return false
  return !isRevoked(value) && !isArray(value) && !ArrayBuffer.isView(value)
}
