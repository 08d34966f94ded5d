// Whether a parity case gives the same compiled as written, with its own values and with others.
import { stir } from '../fuzz/check.mjs'
import { aliases, difference, errorOf, snapshot } from '../fuzz/snapshot.mjs'
import { camel, cotangent, decodeTensor, leaves, method, perform, SEED } from './replay.cjs'

/** The options with which a case is compiled. */
const ways = [{ warmup: 0, verify: false }, { warmup: 0 }]
/** The number of calls for each: with the values of the case, and with others of the same form. */
const rounds = 4
const differentiable = /^(bfloat16|float(16|32|64)|complex)/

/**
 * The variations in which a case is compared.
 * @returns each `form` ('function', 'in place', 'out', and 'written', a function that writes to the operator's result)
 * with each `mode`: 'values' without gradients, 'graph' where the caller runs backward through the results, 'inner'
 * where the arguments have a graph themselves, 'backward' where the function runs backward
 */
export function variationsOf(item) {
  const isDifferentiable = item.tensors.some(canRequireGrad)
  const modes = isDifferentiable ? ['values', 'graph', 'backward'] : ['values']
  const all = modes.map((mode) => ({ form: 'function', mode }))
  if (isDifferentiable) all.push({ form: 'function', mode: 'inner' })
  if (item.inplace !== undefined) all.push(...modes.map((mode) => ({ form: 'in place', mode })))
  for (const form of item.out ? ['out', 'written'] : ['written']) all.push({ form, mode: 'values' })
  return all
}

const canRequireGrad = ({ dtype, layout }) => layout === undefined && differentiable.test(dtype)

/**
 * Other values, most of which stay in the domain: floating ones become smaller, and in the last round change places, as
 * all others do. With `gentle`, floating ones only become smaller.
 */
function changed(round, tensor, gentle) {
  if (round === 0 || tensor.numel() === 0) return tensor
  if (differentiable.test(tensor.dtype) && (gentle || round < rounds - 1)) return tensor.mul(factors[round])
  return tensor.ndim === 0 || gentle ? tensor : tensor.roll([round], { dims: [-1] })
}

const factors = [1, 15 / 16, 3 / 4, 7 / 8]

/**
 * New tensors for a call. Those that require gradients are all that can, or with `few` those for which PyTorch asks, or
 * the first.
 */
function argumentsAt({ torch, item, variation }, round) {
  const { form, mode, gentle, few } = variation
  const isSampled = item.tensors.some(({ grad }) => grad)
  const isAsked = (given, at) => !few || (isSampled ? given.grad : at === 0)
  const tensors = item.tensors.map((given, at) => {
    const tensor = decodeTensor(torch, given, (made) => changed(round, made, gentle))
    return mode !== 'values' && canRequireGrad(given) && isAsked(given, at) ? wanting(tensor, mode) : tensor
  })
  if (form === 'out') tensors.push(torch.full(item.result.T.shape, round, { dtype: item.result.T.dtype }))
  return tensors
}

const wanting = (tensor, mode) => (mode === 'inner' ? tensor.requiresGrad_().clone() : tensor.requiresGrad_())

/** The same tensor each time, so that a recording takes it for one that existed before. */
function weightOf({ torch, weights }, output, position) {
  const key = `${output.dtype} ${output.shape} ${position}`
  if (!weights.has(key)) weights.set(key, cotangent(torch, output, position))
  return weights.get(key)
}

/** The gradients of results with a graph, for the arguments that require one. */
function gradients(subject, result, args) {
  const { torch } = subject
  const outputs = leaves(torch, result).filter((output) => output.requiresGrad)
  const inputs = args.filter((tensor) => tensor.requiresGrad)
  if (outputs.length === 0 || inputs.length === 0) return []
  // Copies, since a gradient may be the tensor that was passed, and then is no result of the function's own.
  const gradOutputs = outputs.map((output, i) => weightOf(subject, output, i).clone())
  return torch.autograd.grad(outputs, inputs, { gradOutputs, allowUnused: true })
}

/** The function to compile. */
function functionOf(subject) {
  const { torch, item, variation } = subject
  const { form, mode } = variation
  const name = form === 'in place' ? item.inplace : /^Tensor\.(\w+[^_]_)$/.exec(item.calls.at(-1).fn)?.[1]
  const last = name === undefined ? undefined : inPlace(torch, camel(name), mode !== 'values')
  const call = (args) => {
    const tensors = args.slice(0, item.tensors.length)
    const { result } = perform(torch, item, tensors, last, form === 'out' ? { out: args.at(-1) } : {})
    if (form === 'written') for (const tensor of leaves(torch, result)) tensor.mul_(2)
    return result
  }
  if (mode !== 'backward') return (...args) => call(args)
  return (...args) => {
    const result = call(args)
    return [result, gradients(subject, result, args)]
  }
}

/** A leaf that requires gradients cannot be changed in place, but its copy can. */
function inPlace(torch, name, copies) {
  const { shown, call } = method(torch, name)
  return { shown, call: copies ? (x, ...rest) => call(x.clone(), ...rest) : call }
}

/**
 * The results of the calls where `wrap` makes the function, and in how many of them the function itself did not run.
 */
function run(subject, wrap) {
  const { torch, variation } = subject
  const written = functionOf(subject)
  let runs = 0
  const fn = wrap((...args) => {
    runs++
    return written(...args)
  })
  const log = []
  let replays = 0
  for (let round = 0; round < rounds; round++) {
    const args = argumentsAt(subject, round)
    const before = runs
    const entry = {}
    let result
    torch.manualSeed(SEED + BigInt(round))
    try {
      result = fn(...args)
    } catch (error) {
      entry.error = errorOf(error)
    }
    if (runs === before) replays++
    entry.random = torch.getRngState().toBytes()
    entry.result = snapshot(subject, result, [args])
    entry.aliases = aliases(subject, [result, args])
    entry.arguments = snapshot(subject, args)
    if (/graph|inner/.test(variation.mode) && entry.error === undefined)
      entry.gradients = gradientsAfter(subject, result, args)
    log.push(entry)
  }
  return { log, replays }
}

function gradientsAfter(subject, result, args) {
  try {
    return snapshot(subject, gradients(subject, result, args))
  } catch (error) {
    return { error: errorOf(error) }
  }
}

/** Why it runs as written; undefined where it does not. */
function refusal(subject) {
  const fn = subject.compile(functionOf(subject), { fullgraph: true })
  subject.torch.manualSeed(SEED)
  try {
    // A disagreement is reported only after some attempts.
    for (let call = 0; call < 2 * rounds; call++) fn(...argumentsAt(subject, call % rounds))
  } catch (error) {
    if (error.code === 'ERR_COMPILE' || /^compile:/.test(error.message)) return error.message
  }
  return undefined
}

/**
 * Compares one variation of a case.
 * @param engine `torch`, its `compile`, and `note`, which is called with what begins
 * @returns its `outcome`: 'replayed' at least twice, 'asWritten' with the `reason`, 'throws' as written too, 'unsteady'
 * where its results as written are random, 'wrong' with the difference, 'untrusted' where it is not replayed and
 * nothing says why
 */
export function check(engine, item, variation) {
  const subject = { ...engine, item, variation, weights: new Map() }
  engine.note('as written')
  const wanted = run(subject, (fn) => fn).log
  const found = compared(subject, wanted)
  // Where it only threw, easier variations are tried as well.
  const threw = wanted.map(({ error }) => error !== undefined)
  if (found.outcome === 'throws' && variation.mode !== 'values' && !variation.few)
    return check(engine, item, { ...variation, few: true })
  if (['replayed', 'untrusted'].includes(found.outcome) && threw.includes(true) && !variation.gentle)
    return check(engine, item, { ...variation, gentle: true })
  return found
}

function compared(subject, wanted) {
  const { item, variation, note } = subject
  let fewest = rounds
  for (const options of ways) {
    note(JSON.stringify(options))
    const { log, replays } = run(subject, (fn) => subject.compile(fn, options))
    fewest = Math.min(fewest, replays)
    const found = difference(structuredClone(wanted), log, { detaches: variation.mode === 'backward' })
    if (found === undefined) continue
    // Memory that PyTorch leaves uninitialised has no value.
    if (item.only_shape && found.what === 'values') return { outcome: 'unsteady' }
    if (isUnsteady(subject, wanted)) return { outcome: 'unsteady' }
    return { outcome: 'wrong', way: JSON.stringify(options), ...found }
  }
  if (wanted[0].error !== undefined) return { outcome: 'throws', reason: wanted[0].error }
  if (fewest >= 2) return { outcome: 'replayed' }
  note('fullgraph')
  const reason = refusal(subject)
  if (reason !== undefined) return { outcome: 'asWritten', reason }
  return isUnsteady(subject, wanted) ? { outcome: 'unsteady' } : { outcome: 'untrusted', replays: fewest }
}

/** Whether it depends on what was in memory before. */
function isUnsteady(subject, wanted) {
  for (let round = 0; round < 3; round++) {
    stir(subject, round)
    const again = run(subject, (fn) => fn).log
    if (difference(structuredClone(wanted), again) !== undefined) return true
  }
  return false
}
