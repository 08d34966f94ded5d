/** Maps values to positions on the paper, and gives the tick values. */
export interface Axis {
  place(value: number): number
  /** The value at a position. */
  valueAt(place: number): number
  ticks: { value: number; label: string }[]
  isLog: boolean
}

/** A linear axis that maps `low` to `high` onto `start` to `end`, with about `count` round ticks. */
export function linearAxis([low, high]: [number, number], [start, end]: [number, number], count: number): Axis {
  if (!(high > low)) [low, high] = [low - (Math.abs(low) || 1) / 2, low + (Math.abs(low) || 1) / 2]
  const rough = (high - low) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10)
  const ticks = []
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++)
    ticks.push({ value: i * step, label: format(i * step, step) })
  return {
    place: (value) => start + ((value - low) / (high - low)) * (end - start),
    valueAt: (place) => low + ((place - start) / (end - start)) * (high - low),
    ticks,
    isLog: false,
  }
}

/** A logarithmic axis with ticks at these factors of each power of ten. */
export function logAxis(
  [low, high]: [number, number],
  [start, end]: [number, number],
  factors: readonly number[] = [1, 2, 5],
): Axis {
  const ticks = []
  for (let power = Math.floor(Math.log10(low)); 10 ** power <= high; power++)
    for (const factor of factors) {
      const value = factor * 10 ** power
      if (value >= low && value <= high) ticks.push({ value, label: format(value, value) })
    }
  const [from, width] = [Math.log(low), Math.log(high / low)]
  return {
    place: (value) => start + ((Math.log(value) - from) / width) * (end - start),
    valueAt: (place) => Math.exp(from + ((place - start) / (end - start)) * width),
    ticks,
    isLog: true,
  }
}

/** A logarithmic axis if the values are positive and the highest is more than eight times the lowest, else a linear one. */
export function fittingAxis([low, high]: [number, number], paper: [number, number], count: number): Axis {
  return low > 0 && high / low > 8 ? logAxis([low, high], paper) : linearAxis([low, high], paper, count)
}

/** The lowest and the highest of the finite values; undefined if there are none. */
export function extent(values: Iterable<number>): [number, number] | undefined {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values)
    if (Number.isFinite(value)) {
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
  return low <= high ? [low, high] : undefined
}

function format(value: number, step: number): string {
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  if (digits > 6 || Math.abs(value) >= 1e9) return value.toExponential(1).replace('-', '−')
  const text = value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return Number(text.replaceAll(',', '')) === 0 ? '0' : text.replace('-', '−')
}
