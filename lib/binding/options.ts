import { isArray, isRevoked } from '../kinds'
import { isHandle } from './handle'

/** Whether a value stands where options do: it is no tensor or list. Looks at tensors, of which there are most, first. */
export function isOptions(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || isHandle(value)) return false
  return !isRevoked(value) && !isArray(value) && !ArrayBuffer.isView(value)
}
