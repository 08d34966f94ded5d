import { shown } from '../arguments'
import { typeError } from '../errors'
import { isRevoked } from '../kinds'

/** Refuses what changes no item: neither a function nor an object with `forward`. */
export function requireTransform(name: string, transform: unknown): void {
  if (!isRevoked(transform)) {
    if (typeof transform === 'function') return
    if (typeof (transform as { forward?: unknown } | null)?.forward === 'function') return
  }
  throw typeError(`${name} must be a function or have a forward method, but it is ${shown(transform)}`)
}
