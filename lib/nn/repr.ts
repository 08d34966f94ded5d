/** A number as Python prints a float: `1.0`, `0.01`, `1e-07`. */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits, exponent] = value.toExponential().split('e')
    return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`
  }
  return Object.is(value, -0) ? '-0.0' : Number.isInteger(value) ? `${value}.0` : String(value)
}

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
