import { types } from 'node:util'
import { op } from '../../binding/ops'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import { Parameter } from '../../nn/core/parameter'
import { Tensor, tensor as tensorFrom } from '../../tensor'
import { type Device, type DType, dtypes, type Layout } from '../../types'
import { itemSize, type Quantizer, reach, Storage, view } from './storage'
import { PythonObject } from './values'

/** The load that these functions belong to. */
export interface Here {
  fail(why: string): never
  charge(bytes: number): void
  /** The device for tensors that were saved from this location. */
  place(location: string): Device
  /** Calls another function. */
  call(callee: PythonObject, args: unknown[]): unknown
}

/** One of PyTorch's functions that make a tensor from the contents of a file. */
export type Rebuild = (args: unknown[], here: Here) => unknown

/** The approximate memory of a tensor without its data. */
const tensorCost = 1024
const maxDims = 64

const negView = op('_neg_view', '')
const validateCoo = op('_validate_sparse_coo_tensor_args', '')
const validateCompressed = op('_validate_sparse_compressed_tensor_args', '')
const nestedView = op('_nested_view_from_buffer', '')

/** Makes a tensor; if libtorch refuses, the file is at fault. */
function made<T>(here: Here, make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (error instanceof TorchError || error instanceof TypeError) return here.fail(error.message)
    throw error
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

function counts(value: unknown, what: string, here: Here): number[] {
  if (Array.isArray(value) && value.length <= maxDims && value.every(isCount)) return [...value]
  return here.fail(`has a tensor whose ${what} is not a tuple of at most ${maxDims} whole numbers`)
}

/** The dtype that an object stands for. */
export function dtypeNamed(value: unknown): DType | undefined {
  if (!(value instanceof PythonObject) || value.args !== undefined) return undefined
  const name = value.name.replace(/^torch\./, '') as DType
  return value.name !== name && dtypes.includes(name) ? name : undefined
}

function dtypeGiven(value: unknown, here: Here): DType {
  return dtypeNamed(value) ?? here.fail('has a tensor whose dtype is none')
}

const isQuantizedDtype = (dtype: DType) => /^qu?int/.test(dtype)

/** Storage, offset, size and stride; the tensor must lie within the storage. */
function geometry(args: unknown[], dtype: DType | undefined, here: Here) {
  const [storage, offset, sizes, strides] = args
  if (!(storage instanceof Storage)) return here.fail('has a tensor without a storage')
  const of = dtype ?? storage.dtype ?? here.fail(`has a tensor over storage ${storage.key} without a dtype`)
  if (!isCount(offset)) return here.fail('has a tensor whose offset is not a whole number')
  const size = counts(sizes, 'size', here)
  const stride = counts(strides, 'stride', here)
  if (size.length !== stride.length) here.fail(`has a tensor of ${size.length} sizes and ${stride.length} strides`)
  const needed = reach(offset, size, stride) ?? here.fail(`has a tensor of size [${size}], too large to be counted`)
  if (needed * itemSize(of) > storage.size) {
    const has = `storage ${storage.key} has ${storage.size} bytes`
    here.fail(`has a tensor of size [${size}] that needs ${needed * itemSize(of)} bytes, and its ${has}`)
  }
  if (storage.isBig && storage.dtype === undefined && itemSize(of) > 1) {
    here.fail(
      `has a tensor of ${of} over bytes in big-endian order that say no dtype; save it on a little-endian machine`,
    )
  }
  here.charge(tensorCost)
  return { storage, offset, size, stride, dtype: of }
}

function withGrad(tensor: Tensor, requiresGrad: unknown, here: Here): Tensor {
  if (typeof requiresGrad !== 'boolean') return here.fail('has a tensor that does not say whether it wants a gradient')
  return requiresGrad ? made(here, () => tensor.requiresGrad_(true)) : tensor
}

/** Whether a view is conjugated or negated when it is read. */
function withBits(tensor: Tensor, metadata: unknown, here: Here): Tensor {
  if (metadata === undefined) return tensor
  const bits = types.isMap(metadata) ? [...metadata] : here.fail('has a tensor whose bits are not a dict')
  if (bits.some(([name, isSet]) => (name !== 'conj' && name !== 'neg') || isSet !== true)) {
    return here.fail('has a tensor with a bit that is not known')
  }
  const names = bits.map(([name]) => name)
  if (names.includes('conj') && !tensor.isComplex()) here.fail(`has a conjugate tensor of ${tensor.dtype}`)
  const conjugate = names.includes('conj') ? tensor.conj() : tensor
  return names.includes('neg') ? negView(conjugate) : conjugate
}

function plainTensor(args: unknown[], dtype: DType | undefined, here: Here): Tensor {
  const { storage, offset, size, stride, dtype: of } = geometry(args, dtype, here)
  if (isQuantizedDtype(of)) here.fail(`has a tensor of ${of} without its scale`)
  return made(here, () => view(storage, of, offset, size, stride))
}

const tensorV1: Rebuild = (args, here) => plainTensor(args, undefined, here)

const tensorV2: Rebuild = (args, here) => {
  const [, , , , requiresGrad, , metadata] = args
  return withGrad(withBits(plainTensor(args, undefined, here), metadata, here), requiresGrad, here)
}

const tensorV3: Rebuild = (args, here) => {
  const [, , , , requiresGrad, , dtype, metadata] = args
  const tensor = plainTensor(args, dtypeGiven(dtype, here), here)
  return withGrad(withBits(tensor, metadata, here), requiresGrad, here)
}

function tensorGiven(value: unknown, what: string, here: Here): Tensor {
  return value instanceof Tensor ? value : here.fail(`has ${what} that is not a tensor`)
}

/**
 * A part of a tensor whose elements will all be read; with strides of 0, a few bytes would be any number of elements.
 */
function partGiven(value: unknown, what: string, here: Here): Tensor {
  const part = tensorGiven(value, what, here)
  const held = part.layout === 'strided' ? (reach(0, part.shape, part.stride()) ?? 0) : part.numel()
  if (part.numel() > held) here.charge((part.numel() - held) * part.elementSize())
  return part
}

const parameter: Rebuild = ([data, requiresGrad], here) => {
  const tensor = tensorGiven(data, 'a parameter', here)
  here.charge(tensorCost)
  return made(here, () => new Parameter(tensor, { requiresGrad: requiresGrad !== false }))
}

/** The scale and the zero point of a whole tensor, or one of each for every slice along an axis. */
function quantizerOf(params: unknown, size: number[], here: Here): Quantizer {
  const [scheme, ...rest] = Array.isArray(params) ? params : here.fail('has a quantized tensor without parameters')
  const name = scheme instanceof PythonObject ? scheme.name : 'none'
  if (name === 'torch.per_tensor_affine') {
    const [scale, zeroPoint] = rest
    if (typeof scale === 'number' && Number.isSafeInteger(zeroPoint)) return { scale, zeroPoint }
    return here.fail('has a quantized tensor whose scale or zero point is not a number')
  }
  if (!/^torch\.per_channel_affine(_float_qparams)?$/.test(name)) {
    return here.fail(`has a tensor of the quantization scheme ${name}, which is not read`)
  }
  const inFloat = name.endsWith('qparams')
  const [scales, zeroPoints, axis] = rest
  const [s, z] = [
    listed(scales, inFloat ? 'float32' : 'float64', here),
    listed(zeroPoints, inFloat ? 'float32' : 'int64', here),
  ]
  if (!isCount(axis) || axis >= size.length || s.numel() !== size[axis] || z.numel() !== size[axis]) {
    return here.fail(`has a tensor quantized along axis ${axis} whose scales do not fit its size [${size}]`)
  }
  return { scales: s, zeroPoints: z, axis }
}

function listed(value: unknown, dtype: DType, here: Here): Tensor {
  if (value instanceof Tensor && value.ndim === 1 && value.layout === 'strided') return partGiven(value, 'scales', here)
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'number')) {
    return here.fail('has a quantized tensor whose scales are not a 1-dim tensor')
  }
  here.charge(tensorCost + 8 * value.length)
  return made(here, () => tensorFrom(value, { dtype }))
}

const quantized: Rebuild = (args, here) => {
  const [, , , , params, requiresGrad] = args
  const { storage, offset, size, stride, dtype } = geometry(args, undefined, here)
  if (!isQuantizedDtype(dtype)) here.fail(`has a quantized tensor of ${dtype}`)
  const quantizer = quantizerOf(params, size, here)
  return withGrad(
    made(here, () => view(storage, dtype, offset, size, stride, quantizer)),
    requiresGrad,
    here,
  )
}

function layoutOf(value: unknown): Layout | undefined {
  const name = value instanceof PythonObject && value.name.endsWith('_get_layout') ? value.args?.[0] : undefined
  return typeof name === 'string' ? (name.replace(/^torch\./, '') as Layout) : undefined
}

// Indices are checked, unlike in Python, since kernels would follow them anywhere.
const sparse: Rebuild = ([layoutGiven, data], here) => {
  const layout = layoutOf(layoutGiven)
  if (!Array.isArray(data)) return here.fail('has a sparse tensor without its parts')
  here.charge(tensorCost)
  if (layout === 'sparse_coo') {
    const [indices, values] = data.slice(0, 2).map((part) => partGiven(part, 'indices or values', here))
    const size = counts(data[2], 'size', here)
    const isCoalesced = data[3] === true
    return made(here, () => {
      if (values?.device !== 'meta') validateCoo(indices, values, size, isCoalesced)
      return ops.sparseCooTensor(indices, values, size, { isCoalesced })
    })
  }
  if (layout !== undefined && /^sparse_(csr|csc|bsr|bsc)$/.test(layout)) {
    const [pointers, indices, values] = data.slice(0, 3).map((part) => partGiven(part, 'indices or values', here))
    const size = counts(data[3], 'size', here)
    return made(here, () => {
      if (values?.device !== 'meta') validateCompressed(pointers, indices, values, size, layout)
      return ops.sparseCompressedTensor(pointers, indices, values, size, { layout })
    })
  }
  return here.fail(`has a sparse tensor of the layout ${layout ?? 'none'}`)
}

// The sizes, strides and offsets of the parts are checked, since libtorch follows them.
const nested: Rebuild = (args, here) => {
  const [buffer, sizes, strides, offsets] = args.map((part) => partGiven(part, 'a part of a nested tensor', here))
  const fits = buffer?.ndim === 1 && [sizes, strides, offsets].every((part) => part?.dtype === 'int64')
  if (!fits || sizes.ndim !== 2 || String(strides.shape) !== String(sizes.shape) || offsets.ndim !== 1) {
    return here.fail('has a nested tensor whose parts do not fit one another')
  }
  if (offsets.shape[0] !== sizes.shape[0]) here.fail('has a nested tensor whose parts do not fit one another')
  const [allSizes, allStrides] = [sizes, strides].map((part) => part.toArray() as number[][])
  for (const [i, offset] of (offsets.toArray() as number[]).entries()) {
    const isPlain = [offset, ...allSizes[i], ...allStrides[i]].every(isCount)
    const needed = isPlain ? reach(offset, allSizes[i], allStrides[i]) : undefined
    if (needed === undefined || needed > buffer.numel())
      here.fail(`has a nested tensor whose part ${i} lies outside its buffer`)
  }
  here.charge(tensorCost)
  // libtorch counts the parts' offsets from the beginning of the memory, which in a mapped file is not the buffer's.
  const own = buffer.storageOffset() === 0 ? buffer : buffer.clone()
  return made(here, () => nestedView(own, sizes, strides, offsets))
}

const meta: Rebuild = ([dtype, sizes, strides, requiresGrad], here) => {
  const [size, stride] = [counts(sizes, 'size', here), counts(strides, 'stride', here)]
  if (size.length !== stride.length || reach(0, size, stride) === undefined) here.fail('has a meta tensor of no size')
  here.charge(tensorCost)
  const of = dtypeGiven(dtype, here)
  return withGrad(
    made(here, () => ops.emptyStrided(size, stride, { dtype: of, device: 'meta' })),
    requiresGrad,
    here,
  )
}

/** A tensor from a device without storages, such as a TPU. */
const onDevice: Rebuild = ([data, dtype, device, requiresGrad], here) => {
  const tensor = tensorGiven(data, 'a tensor of another device', here)
  const [of, to] = [dtypeGiven(dtype, here), here.place(String(device))]
  here.charge(tensorCost + tensor.numel() * itemSize(of))
  return withGrad(
    made(here, () => tensor.to({ dtype: of, device: to })),
    requiresGrad,
    here,
  )
}

/** A tensor of a subclass, or with attributes that Python code added; the attributes are left out. */
const fromType: Rebuild = ([func, type, args, state], here) => {
  if (!(func instanceof PythonObject) || !Array.isArray(args))
    return here.fail('has a tensor that is made by no function')
  const tensor = here.call(func, args)
  const name = type instanceof PythonObject ? type.name : 'none'
  if (name === 'torch.Tensor' || name === 'torch.nn.parameter.Parameter' || name === 'torch.nn.parameter.Buffer')
    return tensor
  const object = new PythonObject(name, [tensor])
  object.state = state
  return object
}

const wrapper: Rebuild = ([type], here) =>
  here.fail(`has a tensor of ${type instanceof PythonObject ? type.name : 'a class'}, whose data lies in its class`)

/** These functions, by their names in a file. */
export const rebuilds: ReadonlyMap<string, Rebuild> = new Map([
  ['torch._utils._rebuild_tensor', tensorV1],
  ['torch._utils._rebuild_tensor_v2', tensorV2],
  ['torch._utils._rebuild_tensor_v3', tensorV3],
  ['torch._utils._rebuild_parameter', parameter],
  ['torch._utils._rebuild_parameter_with_state', parameter],
  ['torch.nn.parameter.Parameter', parameter],
  ['torch._utils._rebuild_qtensor', quantized],
  ['torch._utils._rebuild_sparse_tensor', sparse],
  ['torch._utils._rebuild_nested_tensor', nested],
  ['torch._utils._rebuild_meta_tensor_no_storage', meta],
  ['torch._utils._rebuild_device_tensor_from_cpu_tensor', onDevice],
  ['torch._utils._rebuild_device_tensor_from_numpy', onDevice],
  ['torch._utils._rebuild_wrapper_subclass', wrapper],
  ['torch._tensor._rebuild_from_type_v2', fromType],
])

/** Fills a tensor that was made without data (`set_`), as PyTorch did before 0.4. */
export function setTensor(tensor: Tensor, state: unknown[], here: Here): void {
  const { storage, offset, size, stride, dtype } = geometry(state, undefined, here)
  if (dtype !== tensor.dtype) here.fail(`gives a tensor of ${tensor.dtype} a storage of ${dtype}`)
  made(here, () => tensor.set_(storage.memory, storage.start / itemSize(dtype) + offset, size, stride))
}
