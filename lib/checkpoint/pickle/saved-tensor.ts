import { op } from '../../binding/ops'
import { Parameter } from '../../nn/core/parameter'
import type { Tensor } from '../../tensor'
import type { DType } from '../../types'
import { op as code } from './opcodes'
import type { Pickler } from './pickler'
import { storageDtypes } from './storage'

const classes = new Map<DType, string>([...storageDtypes].map(([name, dtype]) => [dtype, name]))
const indicesOf = op('_indices', '')
const valuesOf = op('_values', '')
const nestedParts = ['_nested_tensor_size', '_nested_tensor_strides', '_nested_tensor_storage_offsets'].map((name) =>
  op(name, ''),
)

/** Writes a tensor as Python does: as the call that makes it again of its storage. */
export function saveTensor(tensor: Tensor, pickler: Pickler): void {
  if (tensor instanceof Parameter) {
    pickler.call('torch._utils', '_rebuild_parameter', () =>
      pickler.tuple(
        () => pickler.save(tensor.detach()),
        () => pickler.save(tensor.requiresGrad),
        () => noHooks(pickler),
      ),
    )
  } else if (tensor.isNested) saveNested(tensor, pickler)
  else if (tensor.layout !== 'strided') saveSparse(tensor, pickler)
  else if (tensor.isMeta) saveMeta(tensor, pickler)
  else if (tensor.isQuantized) saveQuantized(tensor, pickler)
  else saveStrided(tensor, pickler)
  pickler.remember(tensor)
}

const noHooks = (pickler: Pickler) => pickler.call('collections', 'OrderedDict', () => pickler.tuple())

const numbers = (pickler: Pickler, values: readonly number[]) =>
  pickler.tuple(...values.map((value) => () => pickler.number(value)))

/** Storage, offset, size and stride; whether the storage is one of bytes, over which the tensor says its dtype. */
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

function saveStrided(tensor: Tensor, pickler: Pickler): void {
  const { parts, isUntyped } = geometry(tensor, pickler)
  parts.push(
    () => pickler.save(tensor.requiresGrad),
    () => noHooks(pickler),
  )
  if (isUntyped) parts.push(() => pickler.global('torch', tensor.dtype))
  const bits = Object.entries({ conj: tensor.isConj(), neg: tensor.isNeg() }).filter(([, isSet]) => isSet)
  if (bits.length > 0) parts.push(() => pickler.save(new Map(bits)))
  pickler.call('torch._utils', `_rebuild_tensor_v${isUntyped ? 3 : 2}`, () => pickler.tuple(...parts))
}

function saveQuantized(tensor: Tensor, pickler: Pickler): void {
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
  pickler.call('torch._utils', '_rebuild_qtensor', () => pickler.tuple(...parts))
}

function saveMeta(tensor: Tensor, pickler: Pickler): void {
  pickler.call('torch._utils', '_rebuild_meta_tensor_no_storage', () =>
    pickler.tuple(
      () => pickler.global('torch', tensor.dtype),
      () => numbers(pickler, tensor.shape),
      () => numbers(pickler, tensor.stride()),
      () => pickler.save(tensor.requiresGrad),
    ),
  )
}

function saveSparse(tensor: Tensor, pickler: Pickler): void {
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
  pickler.call('torch._utils', '_rebuild_sparse_tensor', () => pickler.tuple(saveLayout, () => pickler.tuple(...parts)))
}

function saveNested(tensor: Tensor, pickler: Pickler): void {
  const plain = tensor.detach()
  const parts = [plain.values(), ...nestedParts.map((part) => part(plain))]
  pickler.call('torch._utils', '_rebuild_nested_tensor', () =>
    pickler.tuple(...parts.map((part) => () => pickler.save(part))),
  )
}
