type Fields = Record<PropertyKey, unknown>
type Reader = (subject: Fields) => unknown
/** Whether the fields of an object have these values, in the order of the keys that it was made for. */
export type Comparer = (subject: Fields, values: readonly unknown[]) => boolean

// V8 remembers where a field lies for each place in the code that reads it, and only for a few classes and names. So
// each class and name gets code of its own, which reads several times faster than one loop for all.

/**
 * For each class, by its prototype, what reads its fields. A class has few lists of keys, so they are compared in turn.
 */
const classes = new WeakMap<object, Known>()
/** Stands for the prototype of objects that have none. */
const nothing = {}
/** Lists of more keys than this, and more lists than this of one class, are compared in a loop. */
const mostKeys = 64
const mostLists = 32
let made = 0

interface Known {
  readonly readers: Map<PropertyKey, Reader>
  readonly comparers: { keys: readonly PropertyKey[]; zeros: string; compare: Comparer }[]
}

function classOf(subject: object): Known {
  const prototype = Object.getPrototypeOf(subject) ?? nothing
  const known = classes.get(prototype)
  if (known !== undefined) return known
  const fresh = { readers: new Map<PropertyKey, Reader>(), comparers: [] }
  classes.set(prototype, fresh)
  return fresh
}

/** A function that reads a field of this object, and of others of its class. */
export function readerOf(subject: object, key: PropertyKey): Reader {
  const { readers } = classOf(subject)
  let reader = readers.get(key)
  if (reader === undefined) {
    reader = compiled<Reader>([key], ([field]) => `(subject) => subject[${field}]`) ?? ((subject) => subject[key])
    readers.set(key, reader)
  }
  return reader
}

/**
 * A function that compares fields of this object, and of others of its class, with `values` or with others that are
 * zero at the same places. Only there does it tell 0 from -0.
 */
export function comparerOf(subject: object, keys: readonly PropertyKey[], values: readonly unknown[]): Comparer {
  const { comparers } = classOf(subject)
  const zeros = values.flatMap((value, i) => (value === 0 ? [i] : [])).join()
  const known = comparers.find(
    (one) => one.zeros === zeros && one.keys.length === keys.length && one.keys.every((key, i) => key === keys[i]),
  )
  if (known !== undefined) return known.compare
  const inLoop: Comparer = (subject, values) => keys.every((key, i) => isSame(subject[key], values[i]))
  if (keys.length === 0 || keys.length > mostKeys || comparers.length >= mostLists) return inLoop
  const same = (field: string, i: number) =>
    values[i] === 0 ? `Object.is(subject[${field}], values[${i}])` : `subject[${field}] === values[${i}]`
  const text = (fields: string[]) => `(subject, values) => ${fields.map(same).join(' && ')}`
  const compare = compiled<Comparer>(keys, text) ?? inLoop
  comparers.push({ keys, zeros, compare })
  return compare
}

/** Whether two values are the same; NaN is none, but 0 and -0 differ. */
export function isSame(a: unknown, b: unknown): boolean {
  return a === b && (a !== 0 || Object.is(a, b))
}

/** Compiles the text of a function that names these keys; undefined where Node was told to compile no texts. */
function compiled<Made>(keys: readonly PropertyKey[], text: (fields: string[]) => string): Made | undefined {
  const symbols = keys.filter((key) => typeof key === 'symbol')
  const names = symbols.map((_, i) => `symbol${i}`)
  const fields = keys.map((key) => (typeof key === 'symbol' ? names[symbols.indexOf(key)] : JSON.stringify(key)))
  try {
    // The number makes it another text: V8 shares what it remembers between equal ones.
    return new Function(...names, `return ${text(fields)} // ${made++}`)(...symbols)
  } catch (error) {
    if (!(error instanceof EvalError)) throw error
    return undefined
  }
}
