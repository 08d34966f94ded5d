// Snapshots of a program's results, and the differences between two of them.

/**
 * Class, code and message of an error. A version in libtorch's message counts writes, of which a program may do fewer,
 * and is left out.
 */
export function errorOf(error) {
  // The name of the called function differs where a Sequential or a compiled function calls it.
  const message = String(error?.message)
    .replace(/^(?:[\w.]+: )*/, '')
    .replace(/version \d+/g, 'version N')
  return `${error?.name ?? typeof error}${error?.code ? ` ${error.code}` : ''}: ${message}`
}

/** A value without its tensors' identities, except for those in `among`. */
export function snapshot(engine, value, among = [], depth = 0) {
  const { torch } = engine
  if (value instanceof torch.Tensor) return tensorSnapshot(engine, value, among, depth)
  if (value instanceof torch.nn.Module) return moduleSnapshot(engine, value)
  if (value instanceof torch.optim.Optimizer) return optimizerSnapshot(engine, value)
  if (value instanceof Map) return { map: [...value].map(([, item]) => snapshot(engine, item, among, depth)) }
  if (value instanceof torch.amp.GradScaler) return { scale: value.getScale() }
  if (Array.isArray(value)) return value.map((item) => snapshot(engine, item, among, depth))
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    const entries = Object.entries(value).map(([key, item]) => [key, snapshot(engine, item, among, depth)])
    return { keys: Object.keys(value).join(), ...Object.fromEntries(entries) }
  }
  if (typeof value === 'object' && value !== null) return `a ${value.constructor?.name}`
  return typeof value === 'function' ? 'a function' : value
}

function tensorSnapshot(engine, tensor, among, depth) {
  const seen = { tensor: true }
  try {
    seen.dtype = tensor.dtype
    seen.layout = tensor.layout
    seen.shape = tensor.shape.join()
    seen.requiresGrad = tensor.requiresGrad
    seen.isLeaf = tensor.isLeaf
    seen.gradFn = tensor.gradFn
    seen.same = placeOf(tensor, among)
    const strided = seen.layout === 'strided'
    if (strided) seen.strides = tensor.stride().join()
    seen.values = (strided ? tensor.detach() : tensor.detach().toDense()).toBytes()
    if (depth === 0 && seen.isLeaf && seen.requiresGrad)
      seen.grad = tensor.grad === null ? null : snapshot(engine, tensor.grad, [], 1)
  } catch (error) {
    seen.error = errorOf(error)
  }
  return seen
}

/** The index of the argument that a result is, not merely a view of it. */
function placeOf(tensor, [args]) {
  const place = Array.isArray(args) ? args.indexOf(tensor) : -1
  return place < 0 ? 'new' : `argument ${place}`
}

function moduleSnapshot(engine, module) {
  const named = [...module.namedParameters(), ...module.namedBuffers()]
  return {
    training: module.training,
    tensors: Object.fromEntries(named.map(([name, tensor]) => [name, snapshot(engine, tensor)])),
  }
}

function optimizerSnapshot(engine, optimizer) {
  const groups = optimizer.paramGroups.map(({ params, ...options }) => snapshot(engine, options))
  const state = [...optimizer.state.values()].map((each) => snapshot(engine, each))
  return { groups, state }
}

/** Which of the results share memory with each other, and with what was given or is held. */
export function aliases(engine, values) {
  const { torch } = engine
  const pointers = []
  const walk = (value) => {
    if (value instanceof torch.Tensor) pointers.push(startOf(value))
    else if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
      Object.values(value).forEach(walk)
  }
  walk(values)
  return pointers.map((pointer) => (pointer === undefined ? '-' : pointers.indexOf(pointer))).join(' ')
}

function startOf(tensor) {
  if (tensor.layout !== 'strided' || tensor.numel() === 0) return undefined
  return tensor.dataPtr() - BigInt(tensor.storageOffset() * tensor.elementSize())
}

/** The first difference of two logs of a program: its kind, its place, and both values; undefined where there is none. */
export function difference(wanted, got, { detaches, detachesLoss } = {}) {
  if (detaches) {
    for (const entry of [...wanted, ...got]) entry.aliases = undefined
  }
  const ignored = new Set(detaches ? ['same', 'grad'] : [])
  if (detachesLoss) for (const what of ['requiresGrad', 'isLeaf', 'gradFn']) ignored.add(what)
  return walk(wanted, got, [], ignored)
}

function walk(wanted, got, path, ignored) {
  if (Object.is(wanted, got)) return undefined
  const differs = (what) => ({ what, path: path.join('.'), wanted: shown(wanted), got: shown(got) })
  if (wanted instanceof Uint8Array && got instanceof Uint8Array)
    return Buffer.compare(wanted, got) === 0 ? undefined : differs('random')
  const objects = [wanted, got].every((value) => typeof value === 'object' && value !== null)
  if (!objects) return differs(path.at(-1) === undefined ? 'value' : String(path.at(-1)).replace(/^\d+$/, 'value'))
  if (wanted.tensor && got.tensor) return tensorDifference(wanted, got, path, ignored)
  const keys = new Set([...Object.keys(wanted), ...Object.keys(got)])
  for (const key of [...keys].sort((a, b) => order(a) - order(b))) {
    const found = walk(wanted[key], got[key], [...path, key], ignored)
    if (found !== undefined) return found
  }
  return undefined
}

/** Errors are the most telling difference, shared memory the least. */
const order = (key) => ({ error: -1, aliases: 1, gradients: 2 })[key] ?? 0

function tensorDifference(wanted, got, path, ignored) {
  for (const key of ['error', 'dtype', 'layout', 'shape', 'strides', 'requiresGrad', 'isLeaf', 'gradFn', 'same']) {
    if (wanted[key] === got[key] || (ignored.has(key) && path.includes('result'))) continue
    return { what: key, path: path.join('.'), wanted: shown(wanted[key]), got: shown(got[key]) }
  }
  if (wanted.values !== undefined && !sameValues(wanted.values, got.values, wanted.dtype)) {
    const show = ({ values, dtype }) => numbersOf(values, dtype)
    return { what: 'values', path: path.join('.'), wanted: show(wanted), got: show(got) }
  }
  if (ignored.has('grad') && path.includes('result')) return undefined
  if (wanted.grad === got.grad || (!wanted.grad && !got.grad)) return undefined
  if (wanted.grad && got.grad) return tensorDifference(wanted.grad, got.grad, [...path, 'grad'], ignored)
  return { what: 'grad', path: path.join('.'), wanted: shown(wanted.grad), got: shown(got.grad) }
}

/** Whether values are equal to the bit, any NaN equal to any other. */
function sameValues(wanted, got, dtype) {
  if (got === undefined) return false
  if (Buffer.compare(wanted, got) === 0) return true
  if (wanted.length !== got.length) return false
  const a = wordsOf(wanted, dtype)
  const b = wordsOf(got, dtype)
  if (a === undefined) return false
  return a.words.every((word, i) => word === b.words[i] || (a.isNaN(word) && a.isNaN(b.words[i])))
}

const magnitudes = { bfloat16: 0x7f80, float16: 0x7c00, float32: 0x7f800000, float64: 0x7ff0000000000000n }
const parts = { complex64: 'float32', complex128: 'float64', complex32: 'float16' }

/** Elements as integers, and which of them are NaN. */
function wordsOf(bytes, dtype) {
  const real = parts[dtype] ?? dtype
  const infinity = magnitudes[real]
  if (infinity === undefined) return undefined
  const Words = { float64: BigUint64Array, float32: Uint32Array }[real] ?? Uint16Array
  const words = new Words(bytes.slice().buffer)
  const mask = real === 'float64' ? 0x7fffffffffffffffn : real === 'float32' ? 0x7fffffff : 0x7fff
  return { words, isNaN: (word) => (word & mask) > infinity }
}

function numbersOf(bytes, dtype) {
  const real = parts[dtype] ?? dtype
  const List = {
    ...{ float64: Float64Array, float32: Float32Array, int64: BigInt64Array, int32: Int32Array },
    ...{ int16: Int16Array, int8: Int8Array, uint8: Uint8Array, bool: Uint8Array },
  }[real]
  const list = List === undefined ? new Uint16Array(bytes.slice().buffer) : new List(bytes.slice().buffer)
  const note = List === undefined ? ' (bits)' : ''
  return `${Array.from(list.slice(0, 12)).join(' ')}${list.length > 12 ? ' …' : ''}${note}`
}

function shown(value) {
  if (value instanceof Uint8Array) return `${value.length} bytes`
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'string') return value
  if (value?.tensor) return `${value.dtype} [${value.shape}]`
  return (
    JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? `${item}n` : item))?.slice(0, 120) ?? 'undefined'
  )
}
