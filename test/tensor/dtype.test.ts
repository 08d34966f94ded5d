import * as ops from '../../lib/generated/ops'
import { fromBytes, type Tensor, tensor } from '../../lib/tensor'
import { type DType, dtypes } from '../../lib/types'
import { refusalOf } from '../hostile/refusal'

const pairs = [
  [1, 0],
  [2, 0],
]
const values = [1, 2]

/** The values of [1, 2] in each dtype; undefined where libtorch 2.11 cannot convert to it. */
const elements: Record<DType, unknown> = {
  uint8: values,
  int8: values,
  int16: values,
  int32: values,
  int64: values,
  float16: values,
  float32: values,
  float64: values,
  bfloat16: values,
  complex32: pairs,
  complex64: pairs,
  complex128: pairs,
  bool: [true, true],
  uint16: values,
  uint32: values,
  uint64: values,
  float8_e5m2: values,
  float8_e4m3fn: values,
  float8_e5m2fnuz: values,
  float8_e4m3fnuz: values,
  float8_e8m0fnu: values,
  qint8: undefined,
  quint8: undefined,
  qint32: undefined,
  quint4x2: undefined,
  quint2x4: undefined,
  bits1x8: undefined,
  bits2x4: undefined,
  bits4x2: undefined,
  bits8: undefined,
  bits16: undefined,
  uint1: undefined,
  uint2: undefined,
  uint3: undefined,
  uint4: undefined,
  uint5: undefined,
  uint6: undefined,
  uint7: undefined,
  int1: undefined,
  int2: undefined,
  int3: undefined,
  int4: undefined,
  int5: undefined,
  int6: undefined,
  int7: undefined,
  float4_e2m1fn_x2: undefined,
}
const readable = dtypes.filter((dtype) => elements[dtype] !== undefined)
const unreadable = dtypes.filter((dtype) => elements[dtype] === undefined)

test('every dtype of libtorch is known', () => {
  expect(Object.keys(elements).sort()).toEqual([...dtypes].sort())
})

describe('a tensor is converted to a dtype, has its name, and is read back', () => {
  test.each(readable)('%s', (dtype) => {
    const t = tensor([1, 2]).to(dtype)
    expect(t.dtype).toBe(dtype)
    expect(t.toArray()).toEqual(elements[dtype])
    expect(t.select(0, 1).item()).toEqual((elements[dtype] as unknown[])[1])
    const bytes = t.toBytes()
    expect(bytes).toHaveLength(2 * t.elementSize())
    expect(fromBytes(bytes, [2], dtype).toArray()).toEqual(elements[dtype])
    expect(t.toTypedArray()).toHaveLength(dtype.startsWith('complex') ? 4 : 2)
    expect(ops.zeros([1], { dtype }).toBytes()).toHaveLength(t.elementSize())
  })
})

describe('a dtype that libtorch stores but does not convert has its name, and conversions are refused', () => {
  test.each(unreadable)('%s', (dtype) => {
    const stored = ops.empty([2], { dtype })
    expect(stored.dtype).toBe(dtype)
    expect(refusalOf(() => tensor([1, 2]).to(dtype))).toBe('ERR_NOT_IMPLEMENTED')
    expect(refusalOf(() => stored.toTypedArray())).toMatch(/ERR_NOT_IMPLEMENTED|ERR_RUNTIME/)
  })
})

const arrays: [DType, string][] = [
  ['float32', 'Float32Array'],
  ['float64', 'Float64Array'],
  ['float16', 'Float32Array'],
  ['bfloat16', 'Float32Array'],
  ['int8', 'Int8Array'],
  ['uint8', 'Uint8Array'],
  ['int16', 'Int16Array'],
  ['uint16', 'Uint16Array'],
  ['int32', 'Int32Array'],
  ['uint32', 'Uint32Array'],
  ['int64', 'BigInt64Array'],
  ['uint64', 'BigUint64Array'],
  ['bool', 'Uint8Array'],
  ['complex64', 'Float32Array'],
  ['complex128', 'Float64Array'],
  ['float8_e5m2', 'Float32Array'],
]
test.each(arrays)('%s is exported as a %s', (dtype, name) => {
  expect(tensor([1, 2]).to(dtype).toTypedArray().constructor.name).toBe(name)
})

describe('quantised tensors', () => {
  test.each<[string, DType, () => Tensor]>([
    ['per tensor', 'qint8', () => ops.quantizePerTensor(tensor([0.5, -1]), 0.5, 0, 'qint8')],
    ['unsigned', 'quint8', () => ops.quantizePerTensor(tensor([0.5, -1]), 0.5, 10, 'quint8')],
    ['in 32 bits', 'qint32', () => ops.quantizePerTensor(tensor([0.5, -1]), 0.5, 0, 'qint32')],
  ])('%s are read as the numbers that they stand for', (_, dtype, make) => {
    const t = make()
    expect([t.dtype, t.isQuantized]).toEqual([dtype, true])
    expect(t.toArray()).toEqual([0.5, -1])
  })

  test('and as bytes in their stored form', () => {
    expect([...ops.quantizePerTensor(tensor([0.5, -1]), 0.5, 10, 'quint8').toBytes()]).toEqual([11, 8])
  })
})
