type Fields = Record<PropertyKey, unknown>
type Reader = (subject: Fields) => unknown

/** V8 reads a field whose name stands in the code several times faster than one whose name is a value. */
const named: Record<string, Reader> = {
  weight: (subject) => subject.weight,
  bias: (subject) => subject.bias,
  running_mean: (subject) => subject.running_mean,
  running_var: (subject) => subject.running_var,
}

/** A function that reads a field of an object. */
export function readerOf(key: PropertyKey): Reader {
  return (typeof key === 'string' && Object.hasOwn(named, key) && named[key]) || ((subject) => subject[key])
}
