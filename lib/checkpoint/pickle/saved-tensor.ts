import { op } from '../../binding/ops'
import { Parameter } from '../../nn/core/parameter'
import type { Tensor } from '../../tensor'
import type { DType } from '../../types'
import { opcodes as code } from './opcodes'
import type { Pickler } from './pickler'
import { storageDtypes } from './storage'

const classes = new Map<DType, string>([...storageDtypes].map(([name, dtype]) => [dtype, name]))
const indicesOf = op('_indices', '')
const valuesOf = op('_values', '')
const nestedParts = ['_nested_tensor_size', '_nested_tensor_strides', '_nested_tensor_storage_offsets'].map((name) =>
  op(name, ''),
)

/** How a tensor is written: the function of `torch._utils` that makes it again, and a writer for each argument. */
type Making = [name: string, ...args: (() => void)[]]

/** Writes a tensor as Python does: as the call that makes it again from its storage. */
export function saveTensor(tensor: Tensor, pickler: Pickler): void {
  const [name, ...args] = makingOf(tensor, pickler)
  pickler.call('torch._utils', name, () => pickler.tuple(...args), tensor)
}

function makingOf(tensor: Tensor, pickler: Pickler): Making {
  if (tensor instanceof Parameter) return parameter(tensor, pickler)
  if (tensor.isNested) return nested(tensor, pickler)
  if (tensor.layout !== 'strided') return sparse(tensor, pickler)
  if (tensor.isMeta) return meta(tensor, pickler)
  return tensor.isQuantized ? quantized(tensor, pickler) : strided(tensor, pickler)
}

function parameter(tensor: Parameter, pickler: Pickler): Making {
  return [
    '_rebuild_parameter',
    () => pickler.save(tensor.detach()),
    () => pickler.save(tensor.requiresGrad),
    () => noHooks(pickler),
  ]
}

const noHooks = (pickler: Pickler) => pickler.call('collections', 'OrderedDict', () => pickler.tuple())

const numbers = (pickler: Pickler, values: readonly number[]) =>
  pickler.tuple(...values.map((value) => () => pickler.number(value)))

/**
 * Writes storage, offset, size and stride; also says whether the storage has bytes, so that the tensor must give its
 * dtype.
 */
function geometry(tensor: Tensor, pickler: Pickler): { parts: (() => void)[]; isUntyped: boolean } {
  const { storage, offset } = pickler.storages.of(tensor)
  const name = storage.dtype === undefined ? undefined : classes.get(storage.dtype)
  const width = name === undefined ? 1 : tensor.elementSize()
  const save = () => {
    pickler.tuple(
      () => pickler.text('storage'),
      () => pickler.global(name === undefined ? 'torch.storage' : 'torch', name ?? 'UntypedStorage'),
      () => pickler.text(storage.key),
      () => pickler.text(storage.device),
      () => pickler.number((storage.end - storage.start) / width),
    )
    pickler.out.byte(code.BINPERSID)
  }
  const parts = [
    save,
    () => pickler.number(offset),
    () => numbers(pickler, tensor.shape),
    () => numbers(pickler, tensor.stride()),
  ]
  return { parts, isUntyped: name === undefined }
}

function strided(tensor: Tensor, pickler: Pickler): Making {
  const { parts, isUntyped } = geometry(tensor, pickler)
  parts.push(
    () => pickler.save(tensor.requiresGrad),
    () => noHooks(pickler),
  )
  if (isUntyped) parts.push(() => pickler.global('torch', tensor.dtype))
  const bits = Object.entries({ conj: tensor.isConj(), neg: tensor.isNeg() }).filter(([, isSet]) => isSet)
  if (bits.length > 0) parts.push(() => pickler.save(new Map(bits)))
  return [`_rebuild_tensor_v${isUntyped ? 3 : 2}`, ...parts]
}

function quantized(tensor: Tensor, pickler: Pickler): Making {
  const { parts } = geometry(tensor, pickler)
  const scheme = tensor.qscheme()
  const params =
    scheme === 'per_tensor_affine'
      ? [() => pickler.number(tensor.qScale(), 'all'), () => pickler.number(tensor.qZeroPoint())]
      : [
          () => pickler.save(tensor.qPerChannelScales()),
          () => pickler.save(tensor.qPerChannelZeroPoints()),
          () => pickler.number(tensor.qPerChannelAxis()),
        ]
  parts.push(
    () => pickler.tuple(() => pickler.global('torch', scheme), ...params),
    () => pickler.save(tensor.requiresGrad),
    () => noHooks(pickler),
  )
  return ['_rebuild_qtensor', ...parts]
}

function meta(tensor: Tensor, pickler: Pickler): Making {
  return [
    '_rebuild_meta_tensor_no_storage',
    () => pickler.global('torch', tensor.dtype),
    () => numbers(pickler, tensor.shape),
    () => numbers(pickler, tensor.stride()),
    () => pickler.save(tensor.requiresGrad),
  ]
}

function sparse(tensor: Tensor, pickler: Pickler): Making {
  const { layout } = tensor
  const plain = tensor.detach()
  const isRows = layout === 'sparse_csr' || layout === 'sparse_bsr'
  const tensors =
    layout === 'sparse_coo'
      ? [indicesOf(plain), valuesOf(plain)]
      : isRows
        ? [plain.crowIndices(), plain.colIndices(), plain.values()]
        : [plain.ccolIndices(), plain.rowIndices(), plain.values()]
  const parts = [
    ...tensors.map((part) => () => pickler.save(part)),
    () => pickler.call('torch', 'Size', () => pickler.tuple(() => numbers(pickler, tensor.shape))),
  ]
  if (layout === 'sparse_coo') parts.push(() => pickler.save(tensor.isCoalesced()))
  const saveLayout = () =>
    pickler.call('torch.serialization', '_get_layout', () => pickler.tuple(() => pickler.text(`torch.${layout}`)))
  return ['_rebuild_sparse_tensor', saveLayout, () => pickler.tuple(...parts)]
}

function nested(tensor: Tensor, pickler: Pickler): Making {
  const plain = tensor.detach()
  const parts = [plain.values(), ...nestedParts.map((part) => part(plain))]
  return ['_rebuild_nested_tensor', ...parts.map((part) => () => pickler.save(part))]
}
