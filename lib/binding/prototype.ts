/**
 * Defines many properties of a prototype that is not in use yet. V8 copies the whole prototype at each definition,
 * which takes 50 ms and 11 MB for 900 properties. After a deletion V8 keeps the properties in a table until the first
 * use, and defining them takes 0.4 ms.
 */
export function defineProperties(prototype: object, ...properties: PropertyDescriptorMap[]): void {
  const deleted = [Symbol(), Symbol()]
  for (const name of deleted) Object.defineProperty(prototype, name, { configurable: true })
  for (const name of deleted) Reflect.deleteProperty(prototype, name)
  for (const some of properties) Object.defineProperties(prototype, some)
}
