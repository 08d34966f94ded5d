/**
 * Makes libraries that test equality compare the objects of a class by `state` too, which private fields hide. As with
 * tensors (equality.ts), an object gets the accessor when it is first compared, so that other objects cost nothing.
 * `state` gives undefined for what is only made like an object of the class: its prototype, and the copies that jest prints.
 */
export function comparedBy<T extends object>(
  made: { readonly prototype: T; readonly name: string },
  state: (object: T) => unknown,
): void {
  const accessor: PropertyDescriptor & ThisType<T> = {
    get() {
      return state(this)
    },
    enumerable: true,
    configurable: true,
  }
  const show: PropertyDescriptor & ThisType<T> = {
    get() {
      if (!Object.hasOwn(this, 'content') && state(this) !== undefined)
        Reflect.defineProperty(this, 'content', accessor)
      return undefined
    },
    configurable: true,
  }
  // Node's assert and chai read the tag of both sides first, jest and vitest the matcher.
  Object.defineProperties(made.prototype, { [Symbol.toStringTag]: show, asymmetricMatch: show })
}

const marks = new WeakMap<object, symbol>()

/** For {@link comparedBy}: an object that equals only itself. */
export function itself(object: object): symbol {
  const mark = marks.get(object) ?? Symbol('itself')
  marks.set(object, mark)
  return mark
}
