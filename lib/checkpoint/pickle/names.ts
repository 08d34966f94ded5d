import { dtypes } from '../../types'
import { rebuilds } from './rebuild'
import { storageDtypes } from './storage'

/** Modules that had other names in Python 2 or in earlier versions of PyTorch. */
const renamed = new Map([
  ['__builtin__', 'builtins'],
  ['copy_reg', 'copyreg'],
  ['torch.tensor', 'torch._tensor'],
])

/** The full name of a global in Python 3 and today's PyTorch. */
export function fullName(module: string, name: string): string {
  return `${renamed.get(module) ?? module}.${name}`
}

const tensorClasses = ['Double', 'Float', 'Half', 'Long', 'Int', 'Short', 'Char', 'Byte', 'Bool', 'BFloat16']
const schemes = [
  ...['per_tensor_affine', 'per_tensor_symmetric', 'per_channel_affine', 'per_channel_symmetric'],
  'per_channel_affine_float_qparams',
]

/** The globals that PyTorch allows when it loads weights only. */
const allowed = new Set([
  ...['collections.OrderedDict', 'collections.Counter', '_codecs.encode', 'builtins.bytearray', 'builtins.set'],
  ...['builtins.complex', 'torch.Size', 'torch.Tensor', 'torch.device', 'torch.serialization._get_layout'],
  ...['torch.storage.TypedStorage', 'torch.storage.UntypedStorage', 'torch.nn.parameter.Parameter'],
  ...[...dtypes, ...schemes].map((name) => `torch.${name}`),
  ...[...storageDtypes.keys()].flatMap((name) => [`torch.${name}`, `torch.cuda.${name}`]),
  ...['torch', 'torch.cuda', 'torch.sparse', 'torch.cuda.sparse'].flatMap((module) =>
    tensorClasses.map((name) => `${module}.${name}Tensor`),
  ),
  ...rebuilds.keys(),
  // Harmless globals that are not on Python's list.
  ...['builtins.frozenset', 'builtins.bytes'],
])

export const isAllowed = (name: string) => allowed.has(name)

/** Python's constants, which cannot be called. */
const constants = new Set([...dtypes, ...schemes].map((name) => `torch.${name}`))

export const isConstant = (name: string) => constants.has(name)

/** The globals that a written file may name or call: those that Python reads back when it loads weights only. */
export const isWritable = (name: string) =>
  allowed.has(name) && !name.startsWith('torch._') && !/^builtins\.(frozenset|bytes)$/.test(name)
