interface ByName {
  get(name: string): unknown
  set(name: string, value: never): unknown
  delete(name: string): boolean
}

/** Makes what a dict holds readable as a field too, where no method or other field has its name. */
export function addField(dict: ByName, name: string): void {
  if (name in dict) return
  Object.defineProperty(dict, name, {
    get(this: ByName) {
      return this.get(name)
    },
    set(this: ByName, value: unknown) {
      if (value == null) this.delete(name)
      else this.set(name, value as never)
    },
    enumerable: false,
    configurable: true,
  })
}

/** Removes what {@link addField} made. */
export function removeField(dict: ByName, name: unknown): void {
  if (typeof name !== 'string') return
  if (Object.getOwnPropertyDescriptor(dict, name)?.get !== undefined) Reflect.deleteProperty(dict, name)
}
