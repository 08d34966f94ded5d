import { aliasing } from './kinds/aliasing.mjs'
import { calls } from './kinds/calls.mjs'
import { derivatives } from './kinds/derivatives.mjs'
import { modules } from './kinds/modules.mjs'
import { objects } from './kinds/objects.mjs'
import { operators } from './kinds/operators.mjs'
import { sequential } from './kinds/sequential.mjs'
import { training } from './kinds/training.mjs'
import { drawsOf } from './random.mjs'

export const kinds = { operators, training, modules, sequential, aliasing, calls, objects, derivatives }

/** How often each kind occurs in twenty-five cases. */
const weights = {
  operators: 8,
  training: 3,
  modules: 2,
  sequential: 2,
  aliasing: 3,
  calls: 2,
  objects: 3,
  derivatives: 2,
}
const row = Object.entries(weights).flatMap(([kind, count]) => Array(count).fill(kind))

export const kindOf = (number) => row[(number * 7) % row.length]

/** Draws the program of a case; its kind, seed and number alone decide it. */
export function draw(engine, seed, number) {
  const kind = kindOf(number)
  return { ...kinds[kind](engine, drawsOf(seed, number)), number, seed }
}
