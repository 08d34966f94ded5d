import { shown } from '../arguments'

/** Refuses what changes no item: neither a function nor an object with `forward`. */
export function requireTransform(name: string, transform: unknown): void {
  if (typeof transform === 'function' || typeof (transform as { forward?: unknown } | null)?.forward === 'function')
    return
  throw new TypeError(`${name} must be a function or have a forward method, but it is ${shown(transform)}`)
}
