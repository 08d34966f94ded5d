/** The random draws of one case; the seed and the case's number alone decide them. */
export function drawsOf(seed, number) {
  const next = numbersFrom(mixed(mixed(seed >>> 0) ^ (number >>> 0)))
  const draws = {
    /** From 0 to below 1. */
    next,
    /** A whole number from 0 to below `end`. */
    below: (end) => Math.floor(next() * end),
    /** A whole number, both ends included. */
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)],
    /** Picks from pairs of an item and its weight. */
    weighted: (pairs) => {
      let left = next() * pairs.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [thing, weight] of pairs) {
        left -= weight
        if (left < 0) return thing
      }
      return pairs[pairs.length - 1][0]
    },
    shuffled: (items) => {
      const copy = [...items]
      for (let i = copy.length - 1; i > 0; i--) {
        const j = draws.below(i + 1)
        ;[copy[i], copy[j]] = [copy[j], copy[i]]
      }
      return copy
    },
    /** A seed for values. */
    seed: () => draws.between(1, 999),
  }
  return draws
}

/** Mulberry32: short, and good enough to choose programs. */
export function numbersFrom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Makes neighbouring numbers unlike. */
function mixed(value) {
  let h = value >>> 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
