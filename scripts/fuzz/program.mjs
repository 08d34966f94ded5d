import { aliases, errorOf, snapshot } from './snapshot.mjs'

/**
 * A program is lines of JavaScript, so that its listing is what runs:
 * `setup`, then a function of `params` with a `body` and results, then `calls`, each with lines `before` it.
 * @typedef {object} Program
 * @property {string} kind
 * @property {string[]} setup
 * @property {string} params
 * @property {string[]} body
 * @property {string[]} result expressions; the function returns a list of them, unless `returns` says how
 * @property {string} [returns] the returned expression as a whole
 * @property {string} [target] what is compiled instead of a function, such as a module
 * @property {{ before: string[], args: string, around?: string, via?: string }[]} calls
 * @property {string[]} held what is looked at after each call
 * @property {'grad' | 'backward' | undefined} gradients how gradients through the results are compared
 * @property {boolean} [detaches] it runs backward, so results have no graph of their own where it is compiled
 * @property {boolean} [detachesLoss] its optimizer returns the loss detached where it is compiled
 * @property {boolean} [sequential] it has a Sequential, which is compared without compile too
 * @property {boolean} [uncompiled] only that
 * @property {boolean} [awaits] its calls may give promises
 */

/** What a call may be wrapped in. */
const arounds = {
  noGrad: 'torch.noGrad(() => CALL)',
  inferenceMode: 'torch.inferenceMode(() => CALL)',
  autocast: "torch.amp.autocast({ device: 'cpu' }, () => CALL)",
  float16: "torch.amp.autocast({ device: 'cpu', dtype: 'float16' }, () => CALL)",
  enableGrad: 'torch.enableGrad(() => CALL)',
}

export const aroundNames = Object.keys(arounds)

/** The text of one call; `$args` are its arguments. */
function callText({ around, via = 'call' }) {
  const plain = {
    call: 'fn(...$args)',
    many: 'fn.many($args)',
    repeat: 'fn.repeat(3, ...$args)',
    async: 'fn.async(...$args)',
    together: 'Promise.all($args.map((each) => fn.async(...each)))',
  }[via]
  return around === undefined ? plain : arounds[around].replace('CALL', plain)
}

function functionText({ target, params, body, result, returns }) {
  if (target !== undefined) return `const fn = $wrap(${target})`
  const last = `return ${returns ?? `[${result.join(', ')}]`}`
  return `const fn = $wrap((${params}) => {\n${[...body, last].map((line) => `  ${line}`).join('\n')}\n})`
}

/** The program's text as it runs. */
function source(program) {
  const calls = program.calls.map(
    (call, i) =>
      `${call.before.join('\n')}\nawait $call(${i}, () => ${call.args}, ($args) => ${callText(call)}, () => [${program.held}])`,
  )
  return `return (async () => {\n${program.setup.join('\n')}\n${functionText(program)}\n${calls.join('\n')}\n})()`
}

/** The program's text as it is shown. */
export function listing(program) {
  const shownCall = (call) => {
    const { args, via = 'call' } = call
    const list = via === 'many' || via === 'together' ? args : args.replace(/^\[(.*)\]$/s, '$1')
    const text = callText(call)
    if (via === 'together') return text.replace('$args', list)
    return text.replace('...$args', list).replace('$args', list)
  }
  const calls = program.calls.flatMap((call) => [...call.before, shownCall(call)])
  const text = [...program.setup, functionText(program), ...calls].join('\n')
  return text.replaceAll('$wrap', 'compile').replace(/\$hook\((.*)\)$/gm, '$1')
}

const names = ['torch', 'nn', 'optim', 'F', 'ops', 'make', 'sample', 'sampleOf', '$wrap', '$hook', '$call']
const compiled = new WeakMap()

function runnable(program) {
  let made = compiled.get(program)
  if (made === undefined) {
    made = new Function(...names, source(program))
    compiled.set(program, made)
  }
  return made
}

/** The plain function with the methods of a compiled one. */
export function plain(target) {
  const fn = typeof target === 'function' ? (...args) => target(...args) : (...args) => target.forward(...args)
  return Object.assign(fn, {
    many: (batches) => {
      const results = []
      for (const batch of batches) results.push(fn(...batch))
      return results
    },
    repeat: (times, ...args) => {
      let result
      for (let i = 0; i < times; i++) result = fn(...args)
      return result
    },
    async: async (...args) => fn(...args),
  })
}

/** The results of a program whose function `wrap` makes: an entry for each call, and one for the results at the end. */
export async function run(engine, program, wrap) {
  const { torch } = engine
  const log = []
  const kept = []
  const call = async (number, makeArguments, use, held) => {
    const entry = { number }
    log.push(entry)
    const args = makeArguments()
    let result
    try {
      const given = use(args)
      result = program.awaits ? await given : given
    } catch (error) {
      entry.error = errorOf(error)
    }
    const around = [args, held()]
    entry.result = snapshot(engine, result, around)
    entry.aliases = aliases(engine, [result, around])
    entry.arguments = snapshot(engine, args)
    entry.held = snapshot(engine, around[1])
    entry.random = torch.getRngState().toBytes()
    if (program.gradients !== undefined && !program.detaches && entry.error === undefined)
      entry.gradients = gradients(engine, program.gradients, result, around)
    kept.push(result)
  }
  const { nn, optim, ops } = torch
  const hooks = []
  // A hook that reaches its tensor would keep it for good.
  const hook = (handle) => {
    hooks.push(handle)
    return handle
  }
  torch.manualSeed(7)
  try {
    const { make, sample, sampleOf } = engine
    await runnable(program)(torch, nn, optim, nn.functional, ops, make, sample, sampleOf, wrap, hook, call)
  } catch (error) {
    log.push({ number: 'outside', error: errorOf(error) })
  }
  for (const handle of hooks) handle.remove()
  log.push({ number: 'end', result: kept.map((result) => snapshot(engine, result)) })
  return log
}

function tensorsIn({ torch }, value, into = []) {
  if (value instanceof torch.Tensor) into.push(value)
  else if (value instanceof torch.nn.Module) into.push(...value.parameters())
  else if (Array.isArray(value)) for (const item of value) tensorsIn({ torch }, item, into)
  else if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
    for (const item of Object.values(value)) tensorsIn({ torch }, item, into)
  return into
}

/** The gradients of all leaves, from the sum of the results that have a graph. */
function gradients(engine, how, result, around) {
  const { torch } = engine
  const outputs = tensorsIn(engine, result).filter((tensor) => tensor.requiresGrad)
  if (outputs.length === 0) return undefined
  const leaves = [...new Set(tensorsIn(engine, around))].filter(({ isLeaf, requiresGrad }) => isLeaf && requiresGrad)
  try {
    const parts = outputs.map((output) => (output.isComplex() ? torch.viewAsReal(output) : output).sum())
    const sum = parts.map((part) => part.to('float64')).reduce((total, part) => total.add(part))
    if (how === 'backward') sum.backward({ retainGraph: true })
    const found =
      how === 'backward'
        ? leaves.map(({ grad }) => grad)
        : leaves.length > 0
          ? torch.autograd.grad([sum], leaves, { allowUnused: true, retainGraph: true })
          : []
    return snapshot(engine, found)
  } catch (error) {
    return { error: errorOf(error) }
  }
}
