import { AssertionError } from 'node:assert'
import { isMap, isTypedArray } from 'node:util/types'
import { checkOptions, isOptions, requireNested, settings, surplus } from '../arguments'
import { shown } from '../binding/shown'
import { clipped, listed } from '../binding/text'
import { printable, TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { isArray } from '../kinds'
import { pythonBool, pythonFloat, pythonTuple } from '../nn/core/repr'
import { isTensor, type Tensor, tensor } from '../tensor'
import type { Value } from '../tensor/export'
import { fixed } from '../tensor/number-text'
import type { DType } from '../types'

export interface AssertCloseOptions {
  /** The relative tolerance; default by dtype. Give both tolerances or none. */
  rtol?: number | null
  /** The absolute tolerance; default by dtype. */
  atol?: number | null
  /** Whether a subclass of Tensor may be compared with a Tensor; default true. */
  allowSubclasses?: boolean
  /** Whether NaN equals NaN; default false. */
  equalNan?: boolean
  /** Whether both must be on the same device; default true. */
  checkDevice?: boolean
  /** Whether both must have the same dtype; default true. */
  checkDtype?: boolean
  /** Whether both must have the same layout; default true. */
  checkLayout?: boolean
  /** Whether both must have the same strides; default false. */
  checkStride?: boolean
  /** The error message, or a function that makes it from the generated one; default the generated one. */
  msg?: string | ((generated: string) => string) | null
}

const defaults: Required<AssertCloseOptions> = {
  rtol: null,
  atol: null,
  allowSubclasses: true,
  equalNan: false,
  checkDevice: true,
  checkDtype: true,
  checkLayout: true,
  checkStride: false,
  msg: null,
}

type Options = Required<AssertCloseOptions>
type Tolerances = { rtol: number; atol: number; equalNan: boolean }

/**
 * Throws unless two values are close: tensors, numbers, and arrays, Maps and objects of them. Elements are close where
 * |actual - expected| ≤ atol + rtol · |expected|. The default tolerances are PyTorch's: float32 rtol 1.3e-6, atol 1e-5;
 * float64 1e-7, 1e-7; float16 1e-3, 1e-5; bfloat16 1.6e-2, 1e-5; integers and booleans 0. A number is compared as a float64, a
 * bigint as an int64.
 * @throws AssertionError of `node:assert`, with PyTorch's message: what differs, how many elements, by how much and where.
 * @throws TypeError for one tolerance without the other, and for values that cannot be compared, such as a number and a tensor.
 * @see https://docs.pytorch.org/docs/2.11/testing.html#torch.testing.assert_close
 */
export function assertClose(actual: unknown, expected: unknown, options: AssertCloseOptions = {}): void {
  if (arguments.length > 3) throw surplus('testing.assertClose', 3, arguments)
  if (arguments.length < 2) {
    const given = arguments.length === 0 ? 'nothing' : shown(actual)
    throw typeError(`testing.assertClose: needs actual and expected, but was given ${given}`)
  }
  checkOptions('testing.assertClose', options, Object.keys(defaults))
  const settled = settings('testing.assertClose', defaults, [options])
  for (const compare of pairs(actual, expected, settled, [])) compare()
}

/** All comparisons to make. Structures that do not match throw before any value is compared. */
function pairs(actual: unknown, expected: unknown, options: Options, path: unknown[]): (() => void)[] {
  requireNested('testing.assertClose', 'actual', actual, path.length)
  if (isArray(actual) && isArray(expected)) {
    if (actual.length !== expected.length)
      fail(`The length of the sequences mismatch: ${actual.length} != ${expected.length}`, path)
    return actual.flatMap((item, i) => pairs(item, expected[i], options, [...path, i]))
  }
  const [actuals, expecteds] = [mapOf(actual), mapOf(expected)]
  if (actuals !== undefined && expecteds !== undefined) {
    const missing = [...expecteds.keys()].filter((key) => !actuals.has(key))
    const additional = [...actuals.keys()].filter((key) => !expecteds.has(key))
    if (missing.length + additional.length > 0) {
      const lists = `Missing keys in the actual mapping: ${bracketed(missing)}\nAdditional keys in the actual mapping: ${bracketed(additional)}`
      fail(`The keys of the mappings do not match:\n${lists}`, path)
    }
    const keys = [...actuals.keys()].sort(byText)
    return keys.flatMap((key) => pairs(actuals.get(key), expecteds.get(key), options, [...path, key]))
  }
  return [pair(actual, expected, options, path)]
}

function pair(actual: unknown, expected: unknown, options: Options, path: unknown[]): () => void {
  const refuse = (message: string) => fail(message, path, options.msg)
  if (actual == null || expected == null) {
    return () => {
      if (actual != null || expected != null) refuse(`None mismatch: ${short(actual)} is not ${short(expected)}`)
    }
  }
  if (typeof actual === 'boolean' && typeof expected === 'boolean') {
    return () => {
      if (actual !== expected) refuse(`Booleans mismatch: ${pythonBool(actual)} is not ${pythonBool(expected)}`)
    }
  }
  if (isNumber(actual) && isNumber(expected)) {
    const tolerances = tolerancesFor(options, path, dtypeOf(actual), dtypeOf(expected))
    return () => {
      if (options.checkDtype && typeof actual !== typeof expected)
        refuse(`The (d)types do not match: ${typeof actual} != ${typeof expected}.`)
      if (!isClose(actual, expected, tolerances)) refuse(scalarMismatch(actual, expected, tolerances, 'Scalars'))
    }
  }
  const [x, y] = [tensorOf(actual), tensorOf(expected)]
  const areRelated = () => {
    const [kind, other] = [actual.constructor, expected.constructor]
    return options.allowSubclasses ? actual instanceof other || expected instanceof kind : kind === other
  }
  // A value that is not a tensor may have no class.
  if (x === undefined || y === undefined || !areRelated()) {
    const what = `${shown(actual)} and ${shown(expected)}`
    throw typeError(`assertClose: no comparison is made between ${what}${where(path)}`)
  }
  const tolerances = tolerancesFor(options, path, x.dtype, y.dtype)
  return () => compareTensors(x.detach(), y.detach(), options, tolerances, refuse)
}

type Refuse = (message: string) => void

function compareTensors(x: Tensor, y: Tensor, options: Options, tolerances: Tolerances, refuse: Refuse): void {
  const attribute = (name: string, a: unknown, b: unknown) => {
    if (a !== b) refuse(`The values for attribute '${name}' do not match: ${a} != ${b}.`)
  }
  const inTorch = (name: unknown) => `torch.${name}`
  if (x.isNested && y.isNested) {
    const [parts, others] = [x.unbind(), y.unbind()]
    attribute('size(0)', parts.length, others.length)
    parts.forEach((part, i) => {
      compareTensors(part, others[i], options, tolerances, refuse)
    })
    return
  }
  attribute('is_nested', pythonBool(x.isNested), pythonBool(y.isNested))
  attribute('shape', sizes(x.shape), sizes(y.shape))
  attribute('is_quantized', pythonBool(x.isQuantized), pythonBool(y.isQuantized))
  if (x.isQuantized) attribute('qscheme()', inTorch(x.qscheme()), inTorch(y.qscheme()))
  if (options.checkLayout) attribute('layout', inTorch(x.layout), inTorch(y.layout))
  if (options.checkStride && x.layout === 'strided' && y.layout === 'strided')
    attribute('stride()', pythonTuple(x.stride()), pythonTuple(y.stride()))
  if (options.checkDevice) attribute('device', x.device, y.device)
  if (options.checkDtype) attribute('dtype', inTorch(x.dtype), inTorch(y.dtype))
  if (x.isMeta || y.isMeta) return

  const [a, b] = equalizeAttributes(x, y)
  const close = (actual: Tensor, expected: Tensor, name: string, within = tolerances) => {
    compareElements(actual, expected, name, within, refuse)
  }
  const equal = (actual: Tensor, expected: Tensor, name: string) =>
    close(actual, expected, name, { ...tolerances, rtol: 0, atol: 0 })
  const nnz = (format: string) => {
    const [count, other] = [entries(a), entries(b)]
    if (count !== other)
      refuse(`The number of specified values in sparse ${format} tensors does not match: ${count} != ${other}`)
  }
  if (a.isQuantized) close(a.dequantize(), b.dequantize(), 'Quantized tensor-likes')
  else if (a.layout === 'strided') close(a, b, 'Tensor-likes')
  else if (a.layout === 'sparse_coo') {
    const [dims, others] = [a.sparseDim(), b.sparseDim()]
    if (dims !== others)
      refuse(`The number of sparse dimensions in sparse COO tensors does not match: ${dims} != ${others}`)
    nnz('COO')
    equal(ops._indices(a), ops._indices(b), 'Sparse COO indices')
    close(ops._values(a), ops._values(b), 'Sparse COO values')
  } else {
    const format = a.layout.slice('sparse_'.length).toUpperCase()
    nnz(format)
    const byRow = a.layout === 'sparse_csr' || a.layout === 'sparse_bsr'
    const compressed = byRow ? 'crow_indices' : 'ccol_indices'
    const other = byRow ? 'col_indices' : 'row_indices'
    const indices = (t: Tensor) => (byRow ? [t.crowIndices(), t.colIndices()] : [t.ccolIndices(), t.rowIndices()])
    const [ours, theirs] = [indices(a), indices(b)].map((both) => both.map((one) => one.to('int64')))
    equal(ours[0], theirs[0], `Sparse ${format} ${compressed}`)
    equal(ours[1], theirs[1], `Sparse ${format} ${other}`)
    close(a.values(), b.values(), `Sparse ${format} values`)
  }
}

const entries = (sparse: Tensor): number => Number(ops._nnz(sparse))

/** Converts both tensors to the same device, dtype and layout. */
function equalizeAttributes(x: Tensor, y: Tensor): [Tensor, Tensor] {
  let both = [x, y]
  if (x.device !== y.device) both = both.map((t) => t.cpu())
  if (x.dtype !== y.dtype) {
    const plainer = both.map(({ dtype }) => (/^uint(16|32|64)$/.test(dtype) ? 'int64' : dtype))
    const [a, b] = plainer.map((dtype) => ops.empty([0], { dtype }))
    const { dtype } = ops.cat([a, b])
    both = both.map((t) => t.to(dtype))
  }
  if (x.layout !== y.layout) both = both.map((t) => (t.layout === 'strided' ? t : t.toDense()))
  return both as [Tensor, Tensor]
}

function compareElements(x: Tensor, y: Tensor, name: string, within: Tolerances, refuse: Refuse): void {
  const bitwise = /^float8/.test(x.dtype)
  if (bitwise && (within.rtol !== 0 || within.atol !== 0)) {
    const given = `Rtol=${tolerance(within.rtol)} and atol=${tolerance(within.atol)}`
    refuse(
      `${given} are not supported for bitwise comparison of low dimensional floats. Please use rtol=0.0 and atol=0.0.`,
    )
  }
  const { rtol, atol, equalNan } = within
  const matches = ops.isclose(x, y, rtol, atol, equalNan)
  if (matches.all().item()) return
  if (x.ndim === 0) {
    const [actual, expected] = [x.item<Value>(), y.item<Value>()]
    const [a, b] = x.isFloatingPoint() || x.isComplex() ? [actual, expected] : [actual, expected].map(whole)
    refuse(scalarMismatch(a, b, within, name.replace('Tensor-likes', 'Scalars').replace('tensor-likes', 'scalars')))
  }
  refuse(tensorMismatch(x, y, matches, within, name))
}

/** Converts an integer to a bigint; booleans are unchanged. */
const whole = (value: Value): Value => (typeof value === 'number' ? BigInt(value) : value)

function tensorMismatch(x: Tensor, y: Tensor, matches: Tensor, { rtol, atol }: Tolerances, name: string): string {
  const count = matches.numel()
  const wrong = count - matches.sum().item()
  const statistics = `Mismatched elements: ${wrong} / ${count} (${fixed((100 * wrong) / count, 1)}%)\n`
  if (/^float8/.test(x.dtype)) {
    const [first] = matches.logicalNot().nonzero()
    return `${name} are not 'equal'!\n\n${statistics}The first mismatched element is at index ${pythonTuple(first.toArray() as number[])}.`
  }
  const floating = x.isFloatingPoint() || x.isComplex()
  const [a, b] = [x, y].map((t) => (floating ? t.flatten() : t.flatten().to('int64')))
  const matched = matches.flatten()
  const far = a.sub(b).abs().maskedFill(matched, 0)
  const farther = far.div(b.abs()).maskedFill(matched, 0)
  const greatest = (kind: string, differences: Tensor, allowed: number) => {
    const [most, at] = ops.max(differences, 0) as unknown as [Tensor, Tensor]
    const value = most.isFloatingPoint() ? pythonFloat(most.item()) : String(most.item())
    const index = pythonTuple(unravelled(Number(at.item()), matches.shape))
    return difference(`Greatest ${kind} difference: ${value} at index ${index}`, allowed, rtol, atol)
  }
  const text = greatest('absolute', far, atol) + greatest('relative', farther, rtol)
  return `${header(name, rtol, atol)}${statistics}${text}`.trim()
}

function unravelled(flat: number, shape: readonly number[]): number[] {
  let rest = flat
  return shape
    .toReversed()
    .map((size) => {
      const at = rest % size
      rest = Math.floor(rest / size)
      return at
    })
    .reverse()
}

function scalarMismatch(actual: Value, expected: Value, { rtol, atol }: Tolerances, name: string): string {
  const apart = distance(actual, expected)
  const size = distance(expected, 0)
  const relative = Number(size) === 0 ? Number.POSITIVE_INFINITY : Number(apart) / Number(size)
  return [
    `${header(name, rtol, atol)}Expected ${written(expected)} but got ${written(actual)}.\n`,
    difference(`Absolute difference: ${written(apart)}`, atol, rtol, atol),
    difference(`Relative difference: ${pythonFloat(relative)}`, rtol, rtol, atol),
  ]
    .join('')
    .trim()
}

const header = (name: string, rtol: number, atol: number) =>
  `${name} are not ${rtol === 0 && atol === 0 ? 'equal' : 'close'}!\n\n`

const difference = (text: string, allowed: number, rtol: number, atol: number) =>
  `${text}${rtol === 0 && atol === 0 ? '' : ` (up to ${tolerance(allowed)} allowed)`}\n`

/** A tolerance as Python prints it. */
const tolerance = (value: number) => (Number.isInteger(value) ? String(value) : pythonFloat(value))

/** |a - b|: a bigint for integers, which Python subtracts exactly. */
function distance(a: Value, b: Value): number | bigint {
  if (isArray(a)) {
    const [re, im] = isArray(b) ? b : [Number(b), 0]
    return Math.hypot(a[0] - re, a[1] - im)
  }
  if (typeof a === 'number' || typeof b === 'number') return Math.abs(Number(a) - Number(b))
  const apart = BigInt(a) - BigInt(b as bigint)
  return apart < 0n ? -apart : apart
}

/** A value as Python prints it. */
function written(value: Value): string {
  if (typeof value === 'boolean') return pythonBool(value)
  if (typeof value === 'number') return pythonFloat(value)
  if (!isArray(value)) return String(value)
  const [re, im] = value.map((part) => pythonFloat(part).replace(/\.0$/, ''))
  if (Object.is(value[0], 0)) return `${im}j`
  return `(${re}${/^-/.test(im) ? '' : '+'}${im}j)`
}

function isClose(actual: number | bigint, expected: number | bigint, { rtol, atol, equalNan }: Tolerances): boolean {
  // A bigint and a number must be equal by value.
  // biome-ignore lint/suspicious/noDoubleEquals: see above
  if (actual == expected) return true
  if (Number.isNaN(actual) && Number.isNaN(expected)) return equalNan
  const apart = Number(distance(actual, expected))
  return Number.isFinite(apart) && apart <= atol + rtol * Math.abs(Number(expected))
}

const precisions: Partial<Record<DType, [rtol: number, atol: number]>> = {
  float16: [1e-3, 1e-5],
  bfloat16: [1.6e-2, 1e-5],
  float32: [1.3e-6, 1e-5],
  float64: [1e-7, 1e-7],
  complex32: [1e-3, 1e-5],
  complex64: [1.3e-6, 1e-5],
  complex128: [1e-7, 1e-7],
  quint8: [1.3e-6, 1e-5],
  qint8: [1.3e-6, 1e-5],
  qint32: [1.3e-6, 1e-5],
  quint4x2: [1.3e-6, 1e-5],
  quint2x4: [1.3e-6, 1e-5],
}

function tolerancesFor({ rtol, atol, equalNan }: Options, path: unknown[], ...dtypes: DType[]): Tolerances {
  if ((rtol === null) !== (atol === null)) {
    const missing = rtol === null ? 'rtol' : 'atol'
    throw typeError(
      `assertClose: both rtol and atol must be given or neither, but there is no ${missing}${where(path)}`,
    )
  }
  if (rtol !== null && atol !== null) {
    for (const [name, value] of Object.entries({ rtol, atol })) {
      if (typeof value !== 'number') throw typeError(`assertClose: ${name} must be a number, got ${shown(value)}`)
      if (!(value >= 0))
        throw new TorchError('ERR_RANGE', `assertClose: ${name} must be zero or greater, but it is ${value}`)
    }
    return { rtol, atol, equalNan }
  }
  const known = dtypes.map((dtype) => precisions[dtype] ?? [0, 0])
  return { rtol: Math.max(...known.map(([r]) => r)), atol: Math.max(...known.map(([, a]) => a)), equalNan }
}

const isNumber = (value: unknown): value is number | bigint => typeof value === 'number' || typeof value === 'bigint'
const dtypeOf = (value: number | bigint): DType => (typeof value === 'bigint' ? 'int64' : 'float64')

function tensorOf(value: unknown): Tensor | undefined {
  return isTensor(value) ? value : isTypedArray(value) ? tensor(value) : undefined
}

function mapOf(value: unknown): ReadonlyMap<unknown, unknown> | undefined {
  return isMap(value) ? value : isOptions(value) ? new Map(Object.entries(value)) : undefined
}

const byText = (a: unknown, b: unknown) => (String(a) < String(b) ? -1 : 1)
const quoted = (key: unknown) => clipped(typeof key === 'string' ? `'${key}'` : String(key), 200)
const bracketed = (keys: unknown[]) => `[${listed(keys.sort(byText), quoted, { most: 50, room: 800 })}]`
const sizes = (shape: readonly number[]) => `torch.Size([${shape.join(', ')}])`
/** A value as one line, shortened, since it may be a whole model. */
const short = (value: unknown) => clipped(plain(value).replace(/\s+/g, ' '), 200)
const plain = (value: unknown) => (value == null ? 'None' : isNumber(value) ? written(value) : String(value))
const where = (path: unknown[]) =>
  path.length === 0 ? '' : `, for item ${path.map((key) => `[${quoted(key)}]`).join('')}`

function fail(message: string, path: unknown[], msg: Options['msg'] = null): never {
  const item = path.map((key) => `[${quoted(key)}]`).join('')
  const generated = printable(item === '' ? message : `${message}\n\nThe failure occurred for item ${item}`)
  throw new AssertionError({
    message: typeof msg === 'string' ? msg : (msg?.(generated) ?? generated),
    stackStartFn: assertClose,
  })
}
