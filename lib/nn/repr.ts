export { pythonFloat } from '../tensor/number-text'

/** A boolean as Python prints it. */
export function pythonBool(value: boolean): string {
  return value ? 'True' : 'False'
}

/** Whole numbers as Python prints a tuple of them: `(1, 28, 28)`, `(5,)`. */
export function pythonTuple(values: readonly number[]): string {
  return values.length === 1 ? `(${values[0]},)` : `(${values.join(', ')})`
}

/** Every line but the first moved right by two; empty lines stay empty. */
export function indented(text: string): string {
  return text.replace(/\n(?=[^\n])/g, '\n  ')
}
