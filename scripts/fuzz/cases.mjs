import { operators } from './kinds/operators.mjs'
import { drawsOf } from './random.mjs'

export const kinds = { operators }

/** Which kind the case of a number is: the weights are how often a kind comes in twenty. */
const row = [
  ...Array(8).fill('operators'),
]
const order = row.map((_, i) => row[(i * 7) % row.length])

export const kindOf = (number) => order[number % order.length]

/** The program of a case. */
export function draw(engine, seed, number) {
  engine.note('drawing')
  const kind = kindOf(number)
  return { ...kinds[kind](engine, drawsOf(seed, number)), number, seed }
}
