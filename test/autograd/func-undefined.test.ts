import { func, ones, type Tensor } from '../../lib'

const sum = (x: unknown) => (x as Tensor).sum()
const makers = {
  grad: func.grad,
  jacrev: func.jacrev,
  jacfwd: func.jacfwd,
  hessian: func.hessian,
  gradAndValue: func.gradAndValue,
}

describe.each(Object.entries(makers))('func.%s', (_, make) => {
  test.each([[[undefined]], [new Array(2)], [{ a: undefined }], [[ones([1]), undefined]], [undefined]])(
    'refuses an argument in which a tensor is undefined (%#)',
    (value) => {
      expect(() => (make(sum as never) as (x: unknown) => unknown)(value)).toThrow(/must be Tensors, got undefined/)
    },
  )
})
