import { draw, kindOf, kinds } from './cases.mjs'
import { check } from './check.mjs'
import { listing } from './program.mjs'
import { failsHere, shrink } from './shrink.mjs'

/**
 * Runs cases in this process.
 * @param chosen the kinds to run; other cases are passed over
 * @yields of each its number, kind and outcome: 'same', 'refused', 'unsteady', or 'fails' with the smallest program found
 */
export async function* fuzz(engine, { seed, from = 0, end, chosen = Object.keys(kinds) }) {
  for (let number = from; number < end; number++) {
    if (!chosen.includes(kindOf(number))) continue
    // Warnings are told from the event loop, and keep alive meanwhile what made them.
    await new Promise((resolve) => setImmediate(resolve))
    engine.note('drawing', number)
    const program = draw(engine, seed, number)
    const found = await check(engine, program)
    const base = { number, kind: program.kind }
    if (found === undefined) yield { ...base, outcome: 'same' }
    else if (found.what === undefined) yield { ...base, outcome: found.refused ? 'refused' : 'unsteady' }
    else {
      const small = await shrink(program, found, failsHere(engine))
      yield { ...base, outcome: 'fails', ...small.failure, listing: listing(small.program), body: small.program.body }
    }
  }
}
