// Replays the cases that sample.py wrote (it describes their form) through the TypeScript API; `torch` is what
// lib/index exports.
const SEED = 42n

/**
 * The relative and absolute error that a result may have: the kernels are the same, but another CPU sums in another
 * order.
 */
// They factor a random sketch again and again, which makes a last bit that depends on the processor a hundred times larger.
const iterated = new Set(['svd_lowrank', 'pca_lowrank'])
const tolerances = {
  float64: [1e-7, 1e-9],
  complex128: [1e-7, 1e-9],
  float32: [1e-4, 1e-5],
  complex64: [1e-4, 1e-5],
  float16: [2e-3, 1e-3],
  complex32: [2e-3, 1e-3],
  bfloat16: [2e-2, 1e-2],
}

/** There is no function of that name; counted apart from wrong results. */
class Missing extends Error {}

const camel = (name) => name.replace(/(?<=[^_])_([^_])/g, (_, letter) => letter.toUpperCase())

const namespaces = {
  'torch.nn.functional': (torch) => torch.nn.functional,
  'torch.linalg': (torch) => torch.linalg,
  'torch.fft': (torch) => torch.fft,
  'torch.special': (torch) => torch.special,
  'torch.sparse': (torch) => torch.sparse,
  'torch.masked': (torch) => torch.masked,
  'torch.signal.windows': (torch) => torch.signal?.windows,
  torch: (torch) => torch,
}

/** The function of torchnode that a user calls for a Python function, and its text. */
function callee(torch, fn) {
  const property = /^Tensor\.(\w+)\.__get__$/.exec(fn)?.[1]
  if (property !== undefined) return { shown: `x.${property}`, call: (x) => own(x, property) }
  if (fn.endsWith('__getitem__')) return { shown: 'x.at', call: (x, ...indices) => x.at(...indices) }
  const parts = fn.split('.')
  const name = camel(parts.at(-1))
  if (parts[0] === 'Tensor') return method(torch, name)
  if (fn.startsWith('torch.ops.aten.')) return operator(torch, parts.slice(3))
  const place = parts.slice(0, -1).join('.')
  const found = namespaces[place]?.(torch)?.[name]
  if (typeof found === 'function') return { shown: `${place}.${name}`, call: found }
  if (place === 'torch.nn.functional' && typeof torch.ops.aten[parts.at(-1)] === 'function')
    return operator(torch, [parts.at(-1)])
  if (place !== 'torch') throw new Missing(`${place}.${name} is not there`)
  if (typeof torch.Tensor.prototype[name] === 'function') return method(torch, name)
  return operator(torch, [parts.at(-1)])
}

function own(x, property) {
  if (!(property in x)) throw new Missing(`x.${property} is not there`)
  return x[property]
}

function method(torch, name) {
  if (typeof torch.Tensor.prototype[name] !== 'function') throw new Missing(`Tensor.${name} is not there`)
  return { shown: `x.${name}`, call: (x, ...args) => x[name](...args) }
}

function operator(torch, [name, overload]) {
  try {
    const found = torch.ops.aten[name]
    return {
      shown: `torch.ops.aten.${[name, overload].filter(Boolean).join('.')}`,
      call: overload ? found[overload] : found,
    }
  } catch (error) {
    throw new Missing(`torch.${camel(name)} is not there`, { cause: error })
  }
}

/** Decodes a tensor; `change` gives its memory other values. */
function decodeTensor(torch, { dtype, shape, data, layout, view }, change = (made) => made) {
  const made = change(torch.fromBytes(new Uint8Array(Buffer.from(data, 'base64')), shape, dtype))
  if (view !== undefined) return made.asStrided(view.size, view.stride, view.offset)
  return layout === undefined ? made : made.toSparse({ layout })
}

const special = { inf: Infinity, '-inf': -Infinity, nan: NaN }

function decode(value, torch, tensors, results) {
  const inner = (item) => decode(item, torch, tensors, results)
  if (Array.isArray(value)) return value.map(inner)
  if (typeof value !== 'object' || value === null) return value
  const [[key, content]] = Object.entries(value)
  if (key === 't') return tensors[content]
  if (key === 'r') return content[1] === null ? results[content[0]] : results[content[0]][content[1]]
  if (key === 'x') return special[content]
  if (key === 'n') return BigInt(content)
  if (key === 'z') return content.map(inner)
  if (key === 's') return torch.slice(...content.map((bound) => (bound === null ? null : inner(bound))))
  if (key === 'e') return '...'
  if (key === 'f') return callee(torch, content).call
  if (key === 'm') {
    const [name, args, kwargs] = content
    return new torch.nn[name](...argumentsOf({ args, kwargs }, torch, tensors, results))
  }
  return decodeTensor(torch, content)
}

/** Arguments as a user writes them: positional ones, then one object of options if there are any. */
function argumentsOf({ args, kwargs }, torch, tensors, results, more = {}) {
  const positional = args.map((arg) => decode(arg, torch, tensors, results))
  const options = Object.entries(kwargs).map(([name, value]) => [camel(name), decode(value, torch, tensors, results)])
  options.push(...Object.entries(more))
  return options.length > 0 ? [...positional, Object.fromEntries(options)] : positional
}

const isTensor = (torch, value) => value instanceof torch.Tensor

function leaves(torch, value) {
  return isTensor(torch, value) ? [value] : Array.isArray(value) ? value.flatMap((item) => leaves(torch, item)) : []
}

/** The same as sample.py's `cotangent`. */
function cotangent(torch, output, position) {
  const index = Array.from({ length: output.numel() }, (_, i) => i)
  const real = torch.tensor(
    index.map((i) => (((i * 7 + position * 5 + 3) % 11) - 5) / 4),
    { dtype: 'float64' },
  )
  const imaginary = () =>
    torch.tensor(
      index.map((i) => (((i * 3 + 1) % 7) - 3) / 4),
      { dtype: 'float64' },
    )
  const all = output.isComplex() ? torch.complex(real, imaginary()) : real
  return all.to(output.dtype).reshape(output.shape)
}

const describe = (torch, value) =>
  isTensor(torch, value)
    ? `${value.dtype} [${value.shape}]`
    : typeof value === 'bigint'
      ? `${value}n`
      : JSON.stringify(value)

/** Why the value differs from Python's; undefined where it does not. Counts results that are equal to the last bit. */
function difference(torch, actual, wanted, onlyShape, tally) {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(actual)) return `gave ${describe(torch, actual)}, not ${wanted.length} results`
    if (actual.length !== wanted.length) return `gave ${actual.length} results, not ${wanted.length}`
    for (let i = 0; i < wanted.length; i++) {
      const found = difference(torch, actual[i], wanted[i], onlyShape, tally)
      if (found !== undefined) return `${found} (result ${i})`
    }
    return undefined
  }
  if (typeof wanted === 'object' && wanted !== null && 'T' in wanted)
    return tensorDifference(torch, actual, wanted.T, onlyShape, tally)
  const value = decode(wanted, torch)
  const same =
    typeof value === 'number' && typeof actual === 'number'
      ? close(actual, value, [1e-7, 1e-9])
      : shown(value) === shown(actual ?? null)
  return same || onlyShape ? undefined : `gave ${describe(torch, actual)}, not ${shown(value)}`
}

const shown = (value) => (typeof value === 'bigint' ? String(value) : JSON.stringify(value))

function tensorDifference(torch, actual, wanted, onlyShape, tally) {
  if (!isTensor(torch, actual)) return `gave ${describe(torch, actual)}, not a tensor`
  if (actual.dtype !== wanted.dtype || String(actual.shape) !== String(wanted.shape)) {
    return `gave ${describe(torch, actual)}, not ${wanted.dtype} [${wanted.shape}]`
  }
  if (actual.layout !== (wanted.layout ?? 'strided'))
    return `gave layout ${actual.layout}, not ${wanted.layout ?? 'strided'}`
  if (onlyShape) return undefined
  const bytes = Buffer.from(wanted.data, 'base64')
  const dense = wanted.layout === undefined ? actual.detach() : actual.detach().toDense()
  tally.tensors++
  if (bytes.equals(dense.toBytes())) {
    tally.equal++
    return undefined
  }
  const [left, right] = [
    dense.toTypedArray(),
    torch.fromBytes(new Uint8Array(bytes), wanted.shape, wanted.dtype).toTypedArray(),
  ]
  const tolerance = (tolerances[wanted.dtype] ?? [0, 0]).map((bound) => bound * (tally.loosened ?? 1))
  for (let i = 0; i < left.length; i++) {
    if (!close(left[i], right[i], tolerance)) return `element ${i} is ${left[i]}, not ${right[i]}`
  }
  return undefined
}

function close(actual, wanted, [relative, absolute]) {
  if (actual === wanted || (Number.isNaN(actual) && Number.isNaN(wanted))) return true
  return typeof actual === 'number' && Math.abs(actual - wanted) <= absolute + relative * Math.abs(wanted)
}

const chosen = (result, output) =>
  output === undefined ? result : Array.isArray(output) ? output.map((i) => result[i]) : result[output]

/**
 * Makes the calls of a case with its tensors; the last call may use another form of the operator, or have more options.
 */
function perform(torch, item, tensors, last, options = {}) {
  const results = []
  const names = []
  item.calls.forEach((call, i) => {
    const final = i === item.calls.length - 1
    const { shown: name, call: made } = final && last !== undefined ? last : callee(torch, call.fn)
    names.push(name)
    results.push(made(...argumentsOf(call, torch, tensors, results, final ? options : {})))
  })
  return { result: chosen(results.at(-1), item.output), name: names.at(-1) }
}

/** Performs a case with the tensors that it was sampled with. */
function run(torch, item, last, options = {}) {
  const tensors = item.tensors.map((given) => {
    const tensor = decodeTensor(torch, given)
    return given.grad && last === undefined && options.out === undefined ? tensor.requiresGrad_() : tensor
  })
  torch.manualSeed(SEED)
  return { tensors, ...perform(torch, item, tensors, last, options) }
}

function gradientDifference(torch, item, tensors, result, tally) {
  const inputs = tensors.filter((_, i) => item.tensors[i].grad)
  const outputs = leaves(torch, result).filter((output) => output.requiresGrad)
  const gradOutputs = outputs.map((output, i) => cotangent(torch, output, i))
  const grads = torch.autograd.grad(outputs, inputs, { gradOutputs, allowUnused: true })
  return difference(torch, grads, item.grads, false, tally)
}

/**
 * Replays one case: as the function, its gradients, and as Python's methods for it.
 * @returns the call in TypeScript, and the reasons of failures, none where all is as in Python
 */
function replay(torch, item, tally = { tensors: 0, equal: 0 }) {
  tally.loosened = iterated.has(item.op) ? 100 : 1
  let name = item.calls.at(-1).fn
  const failures = []
  const check = (what, compare) => {
    try {
      const found = compare()
      if (found !== undefined) failures.push(`${what}${found}`)
    } catch (error) {
      const kind = error instanceof Missing ? '' : `${error.code ?? error.name}: `
      failures.push(`${what}${kind}${error.message}`)
    }
  }
  check('', () => {
    const made = run(torch, item)
    name = made.name
    const wrong = difference(torch, made.result, item.result, item.only_shape, tally)
    if (wrong !== undefined || item.grads === undefined) return wrong
    check('gradient: ', () => gradientDifference(torch, item, made.tensors, made.result, tally))
    return undefined
  })
  for (const form of ['method', 'inplace']) {
    if (item[form] === undefined) continue
    check(`as x.${camel(item[form])}: `, () =>
      difference(torch, run(torch, item, method(torch, camel(item[form]))).result, item.result, false, tally),
    )
  }
  if (item.out) check('with out: ', () => outDifference(torch, item, tally))
  return { name, failures }
}

function outDifference(torch, item, tally) {
  const out = torch.empty([0], { dtype: item.result.T.dtype })
  const { result } = run(torch, item, undefined, { out })
  return result === out ? difference(torch, result, item.result, false, tally) : 'gave another tensor'
}

/** A module with the state of Python's; a lazy one learns its shapes from a first forward. */
function makeModule(torch, item, tensors) {
  const Module = torch.nn[item.module]
  if (typeof Module !== 'function') throw new Missing(`nn.${item.module} is not there`)
  const module = new Module(...argumentsOf(item.new, torch, tensors, [])).to(item.dtype).train(item.training)
  if (item.module.startsWith('Lazy'))
    torch.noGrad(() => module.forward(...argumentsOf(item.forward, torch, tensors, [])))
  const state = Object.entries(item.state).map(([name, given]) => [name, decodeTensor(torch, given)])
  module.loadStateDict(new Map(state))
  return module
}

/** Replays one case of modules.py: forward, gradients of inputs and parameters, and the state afterwards. */
function replayModule(torch, item, tally = { tensors: 0, equal: 0 }) {
  const failures = []
  const check = (what, compare) => {
    try {
      const found = compare()
      if (found !== undefined) failures.push(`${what}${found}`)
    } catch (error) {
      failures.push(`${what}${error instanceof Missing ? '' : `${error.code ?? error.name}: `}${error.message}`)
    }
  }
  check('', () => {
    const tensors = item.tensors.map((given) => decodeTensor(torch, given).requiresGrad_(given.grad === true))
    const module = makeModule(torch, item, tensors)
    torch.manualSeed(SEED)
    const result = module.forward(...argumentsOf(item.forward, torch, tensors, []))
    check('', () => difference(torch, result, item.result, false, tally))
    check('afterwards: ', () => stateDifference(torch, module, item.after, tally))
    if (item.grads === undefined) return
    check('gradient: ', () => {
      const inputs = tensors.filter((_, i) => item.tensors[i].grad)
      const parameters = new Map(module.namedParameters())
      const outputs = leaves(torch, result).filter((output) => output.requiresGrad)
      const gradOutputs = outputs.map((output, i) => cotangent(torch, output, i))
      const all = [...inputs, ...item.parameters.map((name) => parameters.get(name))]
      return difference(
        torch,
        torch.autograd.grad(outputs, all, { gradOutputs, allowUnused: true }),
        item.grads,
        false,
        tally,
      )
    })
  })
  if (item.trained !== undefined)
    check('after 10 steps: ', () => difference(torch, trained(torch, item), item.trained, false, tally))
  return { name: `nn.${item.module}`, failures }
}

/** The same as modules.py's `trained_values`. */
function trained(torch, item) {
  const tensors = item.tensors.map((given) => decodeTensor(torch, given).requiresGrad_(given.grad === true))
  const module = makeModule(torch, item, tensors)
  const inputs = tensors.filter((_, i) => item.tensors[i].grad)
  const optimizer = new torch.optim.SGD([...inputs, ...module.parameters()], { lr: 0.01 })
  for (let step = 0; step < 10; step++) {
    torch.manualSeed(SEED)
    const result = module.forward(...argumentsOf(item.forward, torch, tensors, []))
    const outputs = leaves(torch, result).filter((output) => output.requiresGrad)
    optimizer.zeroGrad()
    const losses = outputs.map((output, i) => output.mul(cotangent(torch, output, i)).sum())
    losses.reduce((sum, loss) => sum.add(loss)).backward()
    optimizer.step()
  }
  return [...inputs, ...module.stateDict().values()]
}

function stateDifference(torch, module, wanted, tally) {
  const state = module.stateDict()
  if (String([...state.keys()]) !== String(Object.keys(wanted)))
    return `the state has ${[...state.keys()]}, not ${Object.keys(wanted)}`
  for (const [name, T] of Object.entries(wanted)) {
    const found = difference(torch, state.get(name), { T }, false, tally)
    if (found !== undefined) return `${name}: ${found}`
  }
  return undefined
}

/** The header and the cases in a file's text. */
function parse(text) {
  const [header, ...cases] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  return { header, cases }
}

const operatorOf = ({ op, variant }) => `${op} ${variant}`.trim()

module.exports = {
  camel,
  cotangent,
  decodeTensor,
  leaves,
  method,
  operatorOf,
  parse,
  perform,
  replay,
  replayModule,
  SEED,
  tensorDifference,
}
