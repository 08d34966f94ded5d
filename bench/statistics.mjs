// The arithmetic of the report.

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/**
 * Lowest, median and highest as "1.2 / 1.3 / 1.9", with the digits that give the median three figures; a single value
 * alone.
 */
export function spread(values) {
  const middle = median(values)
  const digits = Math.max(0, Math.min(4, 2 - Math.floor(Math.log10(Math.abs(middle) || 1))))
  const figures = values.length > 1 ? [Math.min(...values), middle, Math.max(...values)] : [middle]
  return figures.map((value) => value.toFixed(digits)).join(' / ')
}

/** The lowest value of each round: a map from round to { value, threads }. */
export function bestOf(results, names, field = 'mean') {
  const best = new Map()
  for (const result of results) {
    if (!names.includes(result.peer) || result[field] === undefined) continue
    const { value = Number.POSITIVE_INFINITY } = best.get(result.round) ?? {}
    if (result[field] < value) best.set(result.round, { value: result[field], threads: result.threads })
  }
  return best
}

/** The median ratio of two maps' values over the rounds that both have; undefined where they share no round. */
export function ratio(above, below) {
  const shared = [...above].filter(([round]) => below.has(round))
  if (shared.length === 0) return undefined
  return median(shared.map(([round, { value }]) => value / below.get(round).value))
}

/** tfjs on wasm sums a batch's squares one after another in float32: over 784,000 of them the error is 1e-4. */
const LOOSE = { 'tfjs wasm': 5e-4 }

/**
 * The allowed difference of a loss, relative to the reference: smaller in the first steps, before training amplifies
 * rounding.
 */
export const tolerance = (step, peer) => LOOSE[peer] ?? (Number(step) <= 10 ? 5e-5 : 5e-4)

/**
 * A sentence on the first loss that differs from the reference; undefined when all agree. A run without any loss is
 * wrong too.
 */
export function wrongLoss(losses, reference, peer) {
  const steps = Object.keys(losses).filter((step) => step in reference.losses)
  if (steps.length === 0) return `none of its losses (steps ${Object.keys(losses).join(', ')}) can be compared`
  for (const step of steps) {
    const [found, wanted] = [losses[step], reference.losses[step]]
    const off = Math.abs(found - wanted) / Math.abs(wanted)
    if (!(off <= tolerance(step, peer))) {
      return `its loss of step ${step} is ${found} where ${reference.name} has ${wanted}: ${off.toExponential(1)} apart`
    }
  }
  return undefined
}
