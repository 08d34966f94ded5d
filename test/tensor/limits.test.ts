import { ones, promoteTypes, resultType } from '../../lib/generated/ops'
import { finfo, iinfo, ops, tensor } from '../../lib/tensor'
import type { DType } from '../../lib/types'
import { golden } from '../golden/recipe'

const file = golden('limits') as {
  finfo: Record<DType, object>
  iinfo: Record<DType, object>
  promotions: Record<DType, DType[]>
  result_types: Record<DType, DType[]>
}

test.each(Object.entries(file.finfo))('finfo of %s equals PyTorch’s', (dtype, limits) => {
  expect(finfo(dtype as DType)).toEqual(limits)
})

test.each(Object.entries(file.iinfo))('iinfo of %s equals PyTorch’s', (dtype, limits) => {
  const { min, max, ...rest } = iinfo(dtype as DType)
  expect({ ...rest, min: String(min), max: String(max) }).toEqual(limits)
})

test('other dtypes have no limits', () => {
  expect(() => finfo('int8')).toThrow(expect.objectContaining({ code: 'ERR_DTYPE' }))
  expect(() => iinfo('float32')).toThrow(expect.objectContaining({ code: 'ERR_DTYPE' }))
  expect(() => iinfo('bool')).toThrow('"bool" is not a whole-number dtype')
})

const promoted = Object.keys(file.promotions) as DType[]

test.each(promoted)('promoteTypes of %s with each dtype gives the same dtype as PyTorch', (dtype) => {
  expect(promoted.map((other) => promoteTypes(dtype, other))).toEqual(file.promotions[dtype])
})

test.each(promoted)('resultType of a %s tensor with numbers and tensors is a dtype, as in PyTorch', (dtype) => {
  const own = ones([2], { dtype })
  const double = { dtype: 'float64' } as const
  const others = [1, 1.5, true, tensor(1.5, double), ones([1], double)]
  expect(others.map((other) => resultType(own, other as never))).toEqual(file.result_types[dtype])
  expect(ops.aten.result_type(own, own)).toBe(dtype)
})
