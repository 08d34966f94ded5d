import { finfo, iinfo } from '../../lib/tensor'
import type { DType } from '../../lib/types'
import { golden } from '../golden/recipe'

const file = golden('limits') as { finfo: Record<DType, object>; iinfo: Record<DType, object> }

test.each(Object.entries(file.finfo))('finfo of %s is what PyTorch says', (dtype, limits) => {
  expect(finfo(dtype as DType)).toEqual(limits)
})

test.each(Object.entries(file.iinfo))('iinfo of %s is what PyTorch says', (dtype, limits) => {
  const { min, max, ...rest } = iinfo(dtype as DType)
  expect({ ...rest, min: String(min), max: String(max) }).toEqual(limits)
})

test('other dtypes have none', () => {
  expect(() => finfo('int8')).toThrow(expect.objectContaining({ code: 'ERR_DTYPE' }))
  expect(() => iinfo('float32')).toThrow(expect.objectContaining({ code: 'ERR_DTYPE' }))
  expect(() => iinfo('bool')).toThrow('bool is no whole-number dtype')
})
