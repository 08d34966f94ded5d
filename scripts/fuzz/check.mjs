import { join } from 'node:path'
import { plain, run } from './program.mjs'
import { difference } from './snapshot.mjs'
import { maker, Samples } from './values.mjs'

/**
 * Options for recordings that are trusted without a comparison: differences that a comparison would have found are
 * counted apart.
 */
const unproven = { warmup: 0, verify: false }
/** The options with which a program is compiled, beside running it plainly. */
const modes = [unproven, { warmup: 0 }, {}]

/**
 * What a fuzzer needs of the library.
 * @param parts `torch`, `native`, `schemaOf` and `camelCase` of lib/binding; `root`, the folder of the project;
 * `compile` to replace torch's own; `note`, called with what begins
 */
export function engineOf({ torch, root, compile = torch.compile, note = () => {}, ...parts }) {
  torch.setNumThreads(1)
  const samples = new Samples(join(root, 'test/golden'))
  const sample = samples.reader(torch, 'parity')
  const sampleOf = samples.reader(torch, 'parity-modules')
  const fatalFile = join(root, 'scripts/fuzz/fatal.json')
  return { torch, ...parts, compile, note, fatalFile, samples, sample, sampleOf, make: maker(torch) }
}

/** Within `use` a Sequential calls its layers one by one, as written. */
async function withPlainSequential({ torch }, use) {
  const { prototype } = torch.nn.Sequential
  const { forward } = prototype
  prototype.forward = function (input) {
    let value = input
    for (const layer of this) value = layer.forward(value)
    return value
  }
  try {
    return await use()
  } finally {
    prototype.forward = forward
  }
}

export function runPlainly(engine, program) {
  return withPlainSequential(engine, () => run(engine, program, plain))
}

/** The ways in which a program is compared with itself as written. */
export function waysOf(engine, program) {
  const ways = program.sequential ? [{ name: 'Sequential', wrap: plain }] : []
  for (const options of program.uncompiled ? [] : modes) {
    const wrap = (target) => engine.compile(target, options)
    ways.push({ name: `compile ${JSON.stringify(options)}`, wrap, trusted: options === unproven })
  }
  return ways
}

/**
 * Runs a program as written and in each way, and returns the first difference.
 * @returns undefined where all is equal; `unsteady` where the program as written gives different results when run
 * twice; with `trusted`, a difference only in recordings that were trusted without comparison
 */
export async function check(engine, program, only) {
  engine.note('plain')
  const wanted = await runPlainly(engine, program)
  let trusting
  for (const { name, wrap, trusted } of waysOf(engine, program)) {
    if (only !== undefined && name !== only) continue
    engine.note(name)
    const found = difference(wanted, await run(engine, program, wrap), program)
    if (found === undefined) continue
    engine.note('plain')
    if (await isUnsteady(engine, program, wanted)) return { unsteady: true }
    const broken = wanted.some(({ error }) => /^(Reference|Syntax)Error/.test(error ?? ''))
    const failure = { way: name, ...found, broken }
    if (!trusted) return failure
    trusting = { ...failure, trusted }
  }
  return trusting
}

/** Whether it depends on what was in memory before, or on anything other than its seed. */
export async function isUnsteady(engine, program, wanted, rounds = 3) {
  for (let round = 0; round < rounds; round++) {
    const kept = stir(engine, round)
    const again = await runPlainly(engine, program)
    for (const tensor of kept) tensor.dispose()
    if (difference(wanted, again, program) !== undefined) return true
  }
  return false
}

/**
 * Leaves other values in memory that will be reused. What it returns is kept meanwhile, so that tensors lie elsewhere:
 * the bits of some results of LAPACK depend on how its operands are aligned.
 */
export function stir({ torch }, round) {
  // One for each of malloc's block sizes, which are 16 bytes apart, and some large ones.
  const sizes = [...Array.from({ length: 128 }, (_, i) => 4 * i + 2), 600, 1024, 2048, 4096]
  const made = sizes.flatMap((size) => Array.from({ length: 3 }, () => torch.full([size], 3.25 + round)))
  const isKept = (i) => round > 0 && (i * 7 + round) % (round + 1) === 0
  for (const [i, tensor] of made.entries()) if (!isKept(i)) tensor.dispose()
  return made.filter((_, i) => isKept(i))
}
