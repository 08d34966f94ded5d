import { shown } from '../arguments'
import { typeError } from '../errors'
import { isRevoked } from '../kinds'

/** Throws unless the value is a function or an object with `forward`. */
export function requireTransform(name: string, transform: unknown): void {
  if (!isRevoked(transform)) {
    if (typeof transform === 'function') return
    if (typeof (transform as { forward?: unknown } | null)?.forward === 'function') return
  }
  throw typeError(`${name} must be a function or have a forward method, but it is ${shown(transform)}`)
}
