import type { Size } from '../../arguments'
import { pythonFloat } from '../../tensor/number-text'

export { pythonFloat }

/** A boolean as Python prints it. */
export function pythonBool(value: boolean): string {
  return value ? 'True' : 'False'
}

/** Integers as Python prints a tuple of them: `(1, 28, 28)`, `(5,)`. */
export function pythonTuple(values: readonly number[]): string {
  return values.length === 1 ? `(${values[0]},)` : `(${values.join(', ')})`
}

/** Indents every line but the first by two; empty lines stay empty. */
export function indented(text: string): string {
  return text.replace(/\n(?=[^\n])/g, '\n  ')
}

/** A size as Python prints it: `3`, `(3, 5)`. */
export function printedSize(size: Size): string {
  return typeof size === 'number' ? String(size) : pythonTuple(size)
}

/** A number as Python prints it: `20`, `0.1`, `1e-05`. */
export function pythonNumber(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : pythonFloat(value)
}
