import { TorchError } from '../../errors'
import type { Tensor } from '../../tensor'

type Values = (...values: never[]) => unknown

const both =
  (boolean: (a: boolean, b: boolean) => boolean, whole: (a: bigint, b: bigint) => bigint) => (a: unknown, b: unknown) =>
    typeof a === 'boolean' && typeof b === 'boolean'
      ? boolean(a, b)
      : Number(whole(BigInt(a as number), BigInt(b as number)))

/** Python's operators on numbers, as dynamic shapes use them. */
const numbers: Readonly<Record<string, (a: number, b: number) => unknown>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  truediv: (a, b) => a / b,
  floordiv: (a, b) => Math.floor(a / b),
  mod: (a, b) => a - b * Math.floor(a / b),
  pow: (a, b) => a ** b,
  lshift: (a, b) => a * 2 ** b,
  rshift: (a, b) => Math.floor(a / 2 ** b),
  neg: (a) => -a,
  pos: (a) => a,
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  and_: both(
    (a, b) => a && b,
    (a, b) => a & b,
  ),
  or_: both(
    (a, b) => a || b,
    (a, b) => a | b,
  ),
}

function constrained(size: number, { min, max }: { min?: number | null; max?: number | null } = {}): void {
  if (size >= (min ?? Number.NEGATIVE_INFINITY) && size <= (max ?? Number.POSITIVE_INFINITY)) return
  throw new TorchError(
    'ERR_RANGE',
    `forward: a size that the program computed is ${size}, and it may be ${min} to ${max}`,
  )
}

function asserted(condition: unknown, message: string): void {
  if (!condition) throw new TorchError('ERR_RANGE', `forward: the program checks what is not so: ${message}`)
}

const aten: Readonly<Record<string, Values>> = {
  'sym_size.int': (x: Tensor, dim: number) => x.shape.at(dim),
  'sym_stride.int': (x: Tensor, dim: number) => x.stride().at(dim),
  'sym_numel.default': (x: Tensor) => x.numel(),
  'sym_storage_offset.default': (x: Tensor) => x.storageOffset(),
  'sym_constrain_range.default': constrained,
  'sym_constrain_range_for_size.default': constrained,
  '_assert_scalar.default': asserted,
  // It repeats what is known of the inputs, and would refuse a module that was cast or moved.
  '_assert_tensor_metadata.default': () => undefined,
}

const others: Readonly<Record<string, Values>> = {
  'math.trunc': Math.trunc,
  'torch.sym_int': Math.trunc,
  'torch.sym_float': (a: number) => a,
  'torch.sym_not': (a: unknown) => !a,
  'torch.sym_ite': (a: unknown, b: unknown, c: unknown) => (a ? b : c),
  'torch.sym_max': Math.max,
  'torch.sym_min': Math.min,
  'torch.sym_sqrt': Math.sqrt,
}

/** All that a graph may call and that is not an operator of libtorch's, by the name that the file has. */
export const simple: ReadonlyMap<string, Values> = new Map<string, Values>([
  ...Object.entries(numbers).map(([name, run]): [string, Values] => [`_operator.${name}`, run]),
  ...Object.entries(aten).map(([name, run]): [string, Values] => [`torch.ops.aten.${name}`, run]),
  ...Object.entries(others),
])

/** Operators of libtorch's that reach beyond tensors: a file may not name a file. */
const forbidden = new Set(['aten::from_file'])
const namespaces = ['aten', 'quantized', 'torchvision']

/** The name and overload of an operator that a file names; undefined for what no file may call. */
export function operatorOf(target: string): { name: string; overload: string } | undefined {
  const [, namespace = '', base, overload] = /^torch\.ops\.(\w+)\.(\w+)\.(\w+)$/.exec(target) ?? []
  const name = `${namespace}::${base}`
  if (!namespaces.includes(namespace) || forbidden.has(name)) return undefined
  return { name, overload: overload === 'default' ? '' : overload }
}
