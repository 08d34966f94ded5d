/** Numbers as Python writes them: JavaScript rounds exact ties up, Python rounds them to even. */

function special(value: number): string | undefined {
  if (Number.isNaN(value)) return 'nan'
  if (value === Number.POSITIVE_INFINITY) return 'inf'
  return value === Number.NEGATIVE_INFINITY ? '-inf' : undefined
}

function signed(value: number, digits: string): string {
  return (value < 0 || Object.is(value, -0) ? '-' : '') + digits
}

/** Whether the exact decimal digits after the first `kept` are a lone 5; only then do the two rules differ. */
function isTie(exact: string, kept: number): boolean {
  const digits = exact.replace(/e.*$/, '').replace('.', '')
  return /^50*$/.test(digits.slice(kept))
}

const isOdd = (digits: string) => Number(digits[digits.length - 1]) % 2 === 1

/** Python's `f'{value:.{precision}f}'`. */
export function fixed(value: number, precision: number): string {
  const other = special(value)
  if (other !== undefined) return other
  const size = Math.abs(value)
  if (size >= 1e21) return signed(value, BigInt(size).toString() + (precision > 0 ? `.${'0'.repeat(precision)}` : ''))
  const rounded = size.toFixed(precision)
  const exact = size.toFixed(Math.min(100, precision + 60))
  const whole = exact.indexOf('.') === -1 ? exact.length : exact.indexOf('.')
  if (!isTie(exact, whole + precision) || !isOdd(rounded)) return signed(value, rounded)
  // JavaScript has rounded up to an odd digit; the even one is the truncated number.
  return signed(value, exact.slice(0, precision === 0 ? whole : whole + 1 + precision))
}

/** Python's `f'{value:.{precision}e}'`. */
export function scientific(value: number, precision: number): string {
  const other = special(value)
  if (other !== undefined) return other
  const size = Math.abs(value)
  const [mantissa, exponent] = size.toExponential(precision).split('e')
  const exact = size.toExponential(Math.min(100, precision + 60))
  const cut = exact.slice(0, precision === 0 ? 1 : 2 + precision)
  const digits = isTie(exact, 1 + precision) && isOdd(mantissa) ? cut : mantissa
  const power = exponent.replace(/^([+-])(\d)$/, '$10$2')
  return signed(value, `${digits}e${power}`)
}

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
