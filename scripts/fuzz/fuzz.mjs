import { draw, kindOf, kinds } from './cases.mjs'
import { check, isUnsteady, runPlainly } from './check.mjs'
import { listing } from './program.mjs'
import { failsHere, shrink } from './shrink.mjs'

/** What a report on a failing program shows: its listing, and the functions that it calls. */
export function shown(program) {
  const lines = [...program.body, ...program.calls.flatMap(({ before }) => before)].join(' ')
  const called = [...new Set(lines.match(/\.[a-zA-Z]\w*(?=\()/g) ?? [])].filter((name) => !everywhere.test(name))
  return { listing: listing(program), called: called.sort().join(' ') }
}

/** Functions in too many programs to tell one fault from another. */
const everywhere =
  /^\.(forward|backward|sum|mean|view|mul|add|sub|square|abs|detach|\w*[lL]oss|\w*[eE]ntropy\w*|zeroGrad|sigmoid)$/

/**
 * Runs cases in this process.
 * @param chosen the kinds to run; other cases are skipped
 * @yields for each case its number, kind and outcome: 'same', 'unsteady', or 'fails' with the smallest program found;
 * 'unproven' where only recordings without comparison (`{ verify: false }`) fail
 */
export async function* fuzz(engine, { seed, from = 0, end, chosen = Object.keys(kinds) }) {
  for (let number = from; number < end; number++) {
    if (!chosen.includes(kindOf(number))) continue
    // Warnings are emitted from the event loop, and until then keep alive what caused them.
    await new Promise((resolve) => setImmediate(resolve))
    engine.note('drawing', number)
    const program = draw(engine, seed, number)
    const found = await check(engine, program)
    const base = { number, kind: program.kind }
    const alone = end - from === 1 ? shown(program) : {}
    if (found === undefined) yield { ...base, outcome: 'same', ...alone }
    else if (found.what === undefined) yield { ...base, outcome: 'unsteady', ...alone }
    else {
      const small = await shrink(program, found, failsHere(engine))
      // A failure is rare enough to be looked at for long before it is reported.
      if (await isUnsteady(engine, small.program, await runPlainly(engine, small.program), 64)) {
        yield { ...base, outcome: 'unsteady', ...shown(small.program) }
        continue
      }
      yield { ...base, outcome: found.trusted ? 'unproven' : 'fails', ...small.failure, ...shown(small.program) }
    }
  }
}
