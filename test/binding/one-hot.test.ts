import { func } from '../../lib/autograd'
import { compile } from '../../lib/compile'
import * as generated from '../../lib/generated/ops'
import { functional as F } from '../../lib/nn'
import { ops, type Tensor, tensor } from '../../lib/tensor'
import { expectCompiledAlike } from '../support/compiled'
import { unnamed } from '../support/unnamed'

const classes = (...values: number[]) => tensor(values, { dtype: 'int64' })

const routes: Record<string, (x: Tensor) => Tensor> = {
  'nn.functional.oneHot': (x) => F.oneHot(x, 3),
  'the operator': (x) => generated.oneHot(x, { numClasses: 3 }),
  'the operator, all named': (x) => (generated.oneHot as (options: object) => Tensor)({ self: x, numClasses: 3n }),
  'the dynamic route': (x) => ops.aten.one_hot(x, 3) as Tensor,
}

test.each(Object.keys(routes))('compiled, %s has the same results and errors as uncompiled', (name) => {
  expectCompiledAlike(routes[name], [
    [classes(0, 1, 2)],
    [classes(2, 2, 0)],
    [classes(0, 1, 3)],
    [classes(0, -1, 9)],
    [classes(1, 1, 1)],
    [classes(0, 1, 2).reshape([3, 1])],
    [tensor(2n)],
    [classes().reshape([0, 2])],
  ])
})

test('refuses other dtypes as before', () => {
  expectCompiledAlike((x: Tensor, y: Tensor) => F.oneHot(x, 3).add(F.oneHot(y, 3)), [[classes(1), classes(2)]])
  const [eager, compiled] = [(x: Tensor) => F.oneHot(x, 3), compile((x: Tensor) => F.oneHot(x, 3))].map((fn) => {
    try {
      return fn(tensor([1, 2]))
    } catch (error) {
      return unnamed((error as Error).message)
    }
  })
  expect(compiled).toBe(eager)
})

test('in vmap only the kernel checks the classes', () => {
  const each = func.vmap((x: Tensor) => F.oneHot(x, 2)) as (x: Tensor) => Tensor
  expect(each(classes(1, 0)).toArray()).toEqual([
    [0, 1],
    [1, 0],
  ])
  expectCompiledAlike(each, [[classes(1, 0)], [classes(0, 0)]])
})
