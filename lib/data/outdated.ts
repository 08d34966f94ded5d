/** Whether a subclass overrides `single` but inherits `batch`, which then no longer gives the same result. */
export function isOutdated(object: object, batch: PropertyKey, single: PropertyKey): boolean {
  for (let at: object | null = object; at; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, batch)) return false
    if (Object.hasOwn(at, single)) return true
  }
  return false
}
