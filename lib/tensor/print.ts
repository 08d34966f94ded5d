import { checkOptions, flag, shown as inWords, named, surplus, wholeNumber } from '../arguments'
import { defaultDtype } from '../binding/defaults'
import { idOf } from '../binding/handle'
import { native } from '../binding/native'
import { tensorOf } from '../binding/ops'
import { onlyAsWritten, relied } from '../binding/relied'
import { printableLine, typeError } from '../errors'
import * as ops from '../generated/ops'
import type { DType } from '../types'
import { mostNested, type Nested, type Value } from './export'
import { fixed, pythonFloat, scientific } from './number-text'
import type { Tensor } from './tensor'

/** How tensors are printed, as in https://docs.pytorch.org/docs/2.11/generated/torch.set_printoptions.html. */
export interface PrintOptions {
  /** The number of digits after the point. Default 4. */
  precision: number
  /** Tensors with more elements than this are summarised. Default 1000. */
  threshold: number
  /** The number of items shown at each end of a summarised dimension. Default 3. */
  edgeitems: number
  /** The number of characters that a line may have. Default 80. */
  linewidth: number
  /** Scientific notation: true, false, or null for PyTorch's own choice (default). */
  sciMode: boolean | null
}

const profiles: Record<string, Omit<PrintOptions, 'sciMode'>> = {
  default: { precision: 4, threshold: 1000, edgeitems: 3, linewidth: 80 },
  short: { precision: 2, threshold: 1000, edgeitems: 2, linewidth: 80 },
  full: { precision: 4, threshold: Number.POSITIVE_INFINITY, edgeitems: 3, linewidth: 80 },
}

let print: PrintOptions = { ...profiles.default, sciMode: null }
/** The options, which a change replaces. */
const options = () => print

export function getPrintOptions(): PrintOptions {
  if (arguments.length > 0) throw surplus('getPrintOptions', 0, arguments)
  return { ...relied(options) }
}

/**
 * Changes how tensors are printed. Options that are left out keep their value, except sciMode, which returns to
 * PyTorch's own choice.
 */
export function setPrintOptions(
  options: Partial<PrintOptions> & { profile?: 'default' | 'short' | 'full' } = {},
): void {
  if (arguments.length > 1) throw surplus('setPrintOptions', 1, arguments)
  checkOptions('setPrintOptions', options, ['profile', ...Object.keys(print)])
  const names: (keyof typeof options)[] = ['profile', ...(Object.keys(print) as (keyof PrintOptions)[])]
  const { profile, sciMode = null, ...given } = named<typeof options>('setPrintOptions', names, [options])
  if (profile !== undefined && !(profile in profiles)) {
    throw typeError(`setPrintOptions: profile must be 'default', 'short' or 'full', got ${inWords(profile)}`)
  }
  if (sciMode !== null) flag('setPrintOptions', 'sciMode', sciMode)
  for (const [name, value] of Object.entries(given)) {
    // Infinity means no limit; JavaScript writes no more than 100 digits.
    if (value === Number.POSITIVE_INFINITY && name !== 'precision') continue
    wholeNumber('setPrintOptions', name, value, name === 'precision' ? { min: 0, max: 100 } : { min: 0 })
  }
  onlyAsWritten('setPrintOptions is called in it; call it outside')
  print = { ...print, ...(profile === undefined ? {} : profiles[profile]), ...given, sciMode }
}

/** Formats the elements of one tensor, all in the same notation and width. */
class Formatter {
  #whole = true
  #scientific = false
  readonly width: number

  constructor(
    values: Value[],
    readonly floating: boolean,
  ) {
    const shown = floating ? (values as number[]).filter((value) => Number.isFinite(value) && value !== 0) : []
    if (shown.length > 0) {
      let min = Number.POSITIVE_INFINITY
      let max = 0
      for (const value of shown) {
        min = Math.min(min, Math.abs(value))
        max = Math.max(max, Math.abs(value))
      }
      this.#whole = shown.every(Number.isInteger)
      this.#scientific = print.sciMode ?? (max / min > 1000 || max > 1e8 || min < 1e-4)
    }
    const measured = floating ? shown : values
    this.width = measured.reduce((width: number, value) => Math.max(width, this.#text(value).length), 1)
  }

  format(value: Value): string {
    return this.#text(value).padStart(this.width)
  }

  #text(value: Value): string {
    if (!this.floating) return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value)
    const number = value as number
    if (this.#scientific) return scientific(number, print.precision)
    if (!this.#whole) return fixed(number, print.precision)
    return fixed(number, 0) + (Number.isFinite(number) ? '.' : '')
  }
}

type Format = { width: number; format(value: Value): string }

function formatFor(values: Value[], dtype: DType): Format {
  if (!dtype.startsWith('complex')) return new Formatter(values, isRealFloating(dtype))
  const pairs = values as [number, number][]
  const real = new Formatter(
    pairs.map(([re]) => re),
    true,
  )
  const imaginary = new Formatter(
    pairs.map(([, im]) => im),
    true,
  )
  return {
    width: real.width + imaginary.width + 1,
    format(value) {
      const [re, im] = value as [number, number]
      const tail = `${imaginary.format(im)}j`.trimStart()
      return real.format(re) + (/^[+-]/.test(tail) ? '' : '+') + tail
    },
  }
}

function isRealFloating(dtype: DType): boolean {
  return /^b?float/.test(dtype)
}

/** The tensor reduced to the ends of its long dimensions. */
function summarized(tensor: Tensor): Tensor {
  const edge = print.edgeitems
  let result = tensor
  tensor.shape.forEach((size, dim) => {
    if (size > 2 * edge) result = ops.cat([result.narrow(dim, 0, edge), result.narrow(dim, size - edge, edge)], dim)
  })
  return result
}

/** The elements in brackets. */
function contents(source: Tensor, indent: number): string {
  if (source.numel() === 0) return '[]'
  const tensor =
    source.dtype.startsWith('float8_e4m3') || source.dtype.startsWith('float8_e5m2') ? source.to('float16') : source
  const summarize = tensor.numel() > print.threshold
  const shown = summarize ? summarized(tensor) : tensor
  const data = shown.toArray()
  const { shape } = tensor
  const format = formatFor(flat(data, shape.length), tensor.dtype)
  const isCut = (dim: number) => summarize && shape[dim] > 2 * print.edgeitems

  const vector = (values: Value[], dim: number, at: number): string => {
    const items = values.map((value) => format.format(value))
    if (isCut(dim)) items.splice(print.edgeitems, 0, print.edgeitems === 0 ? '...' : ' ...')
    const perLine = Math.max(1, Math.floor((print.linewidth - at) / (format.width + 2)))
    const lines: string[] = []
    for (let i = 0; i < items.length; i += perLine) lines.push(items.slice(i, i + perLine).join(', '))
    return `[${lines.join(`,\n${' '.repeat(at + 1)}`)}]`
  }
  const block = (node: Nested, dim: number, at: number): string => {
    if (dim === shape.length - 1) return vector(node as Value[], dim, at)
    const parts = (node as Nested[]).map((part) => block(part, dim + 1, at + 1))
    if (isCut(dim)) parts.splice(print.edgeitems, 0, '...')
    return `[${parts.join(`,${'\n'.repeat(shape.length - dim - 1)}${' '.repeat(at + 1)}`)}]`
  }
  return shape.length === 0 ? format.format(data as Value) : block(data, 0, indent)
}

function flat(data: Nested, depth: number): Value[] {
  return depth === 0 ? [data as Value] : ((data as unknown[]).flat((depth - 1) as 1) as Value[])
}

/** A shape as Python writes a tuple. */
function tuple(shape: number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`
}

/** The index and value tensors of a sparse tensor, with the names under which Python prints them. */
function sparseParts(tensor: Tensor): [string, Tensor][] {
  switch (tensor.layout) {
    case 'sparse_coo':
      return [
        ['indices', ops._indices(tensor)],
        ['values', ops._values(tensor)],
      ]
    case 'sparse_csr':
    case 'sparse_bsr':
      return [
        ['crow_indices', tensor.crowIndices()],
        ['col_indices', tensor.colIndices()],
        ['values', tensor.values()],
      ]
    default:
      return [
        ['ccol_indices', tensor.ccolIndices()],
        ['row_indices', tensor.rowIndices()],
        ['values', tensor.values()],
      ]
  }
}

function sparseContents(tensor: Tensor, indent: number): string {
  return sparseParts(tensor)
    .map(([name, part]) => {
      const prefix = `${name}=tensor(`
      const size = part.numel() === 0 ? `, size=${tuple(part.shape)}` : ''
      return `${prefix}${contents(part.detach(), indent + prefix.length)}${size})`
    })
    .join(`,\n${' '.repeat(indent)}`)
}

/** The parts of the text that describe a quantised tensor's encoding. */
function quantization(tensor: Tensor): string[] {
  const scheme = tensor.qscheme()
  const parts = scheme.startsWith('per_tensor')
    ? [`scale=${pythonFloat(tensor.qScale())}`, `zero_point=${tensor.qZeroPoint()}`]
    : [
        `scale=${plainText(tensor.qPerChannelScales())}`,
        `zero_point=${plainText(tensor.qPerChannelZeroPoints())}`,
        `axis=${tensor.qPerChannelAxis()}`,
      ]
  return [`quantization_scheme=torch.${scheme}`, ...parts]
}

function nestedContents(tensor: Tensor): string {
  const parts = tensor.unbind().map((part) => plainText(part).replace(/^/gm, '  '))
  return `[\n${parts.join(',\n')}\n]`
}

/** The tensor as Python's `repr` writes it. */
export function tensorText(tensor: Tensor): string {
  const recorded = native.gradEnabled()
  const passed = native.passTransforms(true)
  native.setGradEnabled(false)
  try {
    return anyText(tensor)
  } finally {
    native.setGradEnabled(recorded)
    native.passTransforms(passed)
  }
}

/** The text of a tensor; one that a transform of `func` has wrapped shows the tensor inside. */
function anyText(tensor: Tensor): string {
  const wrapped = native.wrapped(idOf(tensor))
  if (wrapped === undefined) return plainText(tensor)
  const [id, level, dim] = wrapped
  const value = anyText(tensorOf(id) as Tensor).replace(/^/gm, '    ')
  return dim === undefined
    ? `GradTrackingTensor(lvl=${level}, value=\n${value}\n)`
    : `BatchedTensor(lvl=${level}, bdim=${dim}, value=\n${value}\n)`
}

function plainText(tensor: Tensor): string {
  relied(options)
  const { isNested, isQuantized } = tensor
  const prefix = isNested ? 'nested_tensor(' : 'tensor('
  const indent = prefix.length
  const { dtype, device, layout } = tensor
  const shape = isNested ? [] : tensor.shape
  const isHidden = device === 'meta' || shape.length > mostNested
  const numbers = defaultDtype()
  const usual = [numbers, numbers === 'float64' ? 'complex128' : 'complex64', 'int64', 'bool'].includes(dtype)
  const suffixes: string[] = []
  let text: string
  if (device !== 'cpu') suffixes.push(`device='${device}'`)
  if (layout !== 'strided') {
    suffixes.push(`size=${tuple(shape)}`, `nnz=${ops._nnz(tensor)}`)
    if (!usual) suffixes.push(`dtype=torch.${dtype}`)
    text = sparseContents(tensor, indent)
    suffixes.push(`layout=torch.${layout}`)
  } else if (isQuantized) {
    suffixes.push(`size=${tuple(shape)}`, `dtype=torch.${dtype}`, ...quantization(tensor))
    text = contents(tensor.dequantize(), indent)
  } else if (isNested) {
    text = nestedContents(tensor)
  } else if (isHidden || tensor.numel() === 0) {
    if (isHidden || shape.length !== 1) suffixes.push(`size=${tuple(shape)}`)
    if (dtype !== numbers) suffixes.push(`dtype=torch.${dtype}`)
    text = isHidden ? '...' : '[]'
  } else {
    if (print.edgeitems === 0) suffixes.push(`size=${tuple(shape)}`)
    if (!usual) suffixes.push(`dtype=torch.${dtype}`)
    text = contents(tensor.detach(), indent)
  }
  const { gradFn } = tensor
  if (gradFn !== undefined) suffixes.push(`grad_fn=<${printableLine(gradFn.split('::').at(-1) as string)}>`)
  else if (tensor.requiresGrad) suffixes.push('requires_grad=True')
  return withSuffixes(prefix + text, suffixes, indent, layout === 'sparse_coo')
}

function withSuffixes(text: string, suffixes: string[], indent: number, newline: boolean): string {
  let result = text
  let breakFirst = newline
  let last = text.length - text.lastIndexOf('\n') + 1
  for (const suffix of suffixes) {
    if (breakFirst || last + suffix.length + 2 > print.linewidth) {
      result += `,\n${' '.repeat(indent)}${suffix}`
      last = indent + suffix.length
      breakFirst = false
    } else {
      result += `, ${suffix}`
      last += suffix.length + 2
    }
  }
  return `${result})`
}
