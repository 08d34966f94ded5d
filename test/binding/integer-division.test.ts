import { func } from '../../lib/autograd'
import { stack } from '../../lib/generated/ops'
import { type Tensor, tensor } from '../../lib/tensor'
import type { DType } from '../../lib/types'
import { expectCompiledAlike } from '../support/compiled'

// test/hostile/arguments.test.ts tests that an eager division is refused, and does not end the process.

const least = { int64: -(2n ** 63n), int32: -(2n ** 31n) }
const of = (dtype: DType, values: bigint[]) => tensor(values, { dtype: 'int64' }).to(dtype)

const divisions: Record<string, (a: Tensor, b: Tensor) => Tensor> = {
  remainder: (a, b) => a.remainder(b),
  floorDivide: (a, b) => a.floorDivide(b),
  fmod: (a, b) => a.fmod(b),
  "div 'floor'": (a, b) => a.div(b, { roundingMode: 'floor' }),
  "div 'trunc'": (a, b) => a.div(b, { roundingMode: 'trunc' }),
  'remainder_ of a copy': (a, b) => a.clone().remainder_(b),
  'by -1': (a) => a.floorDivide(-1),
}

describe.each(['int64', 'int32'] as const)('a compiled division of %s', (dtype) => {
  const min = least[dtype]

  test.each(Object.keys(divisions))('%s has the same results and errors as uncompiled', (name) => {
    expectCompiledAlike(divisions[name], [
      [of(dtype, [7n, -9n]), of(dtype, [3n, -1n])],
      [of(dtype, [min, 8n]), of(dtype, [3n, -1n])],
      [of(dtype, [8n, min]), of(dtype, [3n, -1n])],
      [of(dtype, [min, 8n]), of(dtype, [3n, 0n])],
      [of(dtype, [5n, 4n]), of(dtype, [-2n, 3n])],
    ])
  })
})

describe('in vmap', () => {
  const each = func.vmap((a: Tensor, b: Tensor) => a.remainder(b)) as (a: Tensor, b: Tensor) => Tensor
  const rows = (...values: bigint[]) => stack([of('int64', values), of('int64', [1n, 2n])])
  const divisors = of('int64', [-1n, 3n])

  test('each division is checked', () => {
    expect(each(rows(5n, 7n), divisors).toArray()).toEqual([
      [0, 0],
      [1, 2],
    ])
    expect(() => each(rows(least.int64, 7n), divisors)).toThrow(
      expect.objectContaining({ code: 'ERR_RANGE', message: expect.stringContaining('divided by -1') }),
    )
  })

  test('compiled too', () => {
    expectCompiledAlike(each, [
      [rows(5n, 7n), divisors],
      [rows(7n, least.int64), divisors],
      [rows(least.int64, 7n), divisors],
      [rows(-5n, 8n), divisors],
    ])
  })

  test('and within gradients and another vmap', () => {
    const twice = func.vmap(func.vmap((a: Tensor) => a.floorDivide(-1))) as (a: Tensor) => Tensor
    expect(twice(rows(5n, 7n)).toArray()).toEqual([
      [-5, -7],
      [-1, -2],
    ])
    expect(() => twice(rows(1n, least.int64))).toThrow(expect.objectContaining({ code: 'ERR_RANGE' }))
  })
})
