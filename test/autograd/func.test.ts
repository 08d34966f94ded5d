import * as autograd from '../../lib/autograd'
import { checkpoint, func, grad, noGrad } from '../../lib/autograd'
import * as ops from '../../lib/generated/ops'
import { type Tensor, tensor } from '../../lib/tensor'
import { testPrograms } from '../support/programs'

const code = (code: string) => expect.objectContaining({ code })
const vector = (values: number[]) => tensor(values, { dtype: 'float64' })

const f = (x: Tensor) => x.sin().mul(x.exp()).sum()
const g = (x: Tensor, y: Tensor) => ops.stack([x.mul(y), x.tanh().add(y.pow(2))])

type Inputs = Record<string, Tensor>

/** The programs of scripts/golden/func_and_amp.py in TypeScript. */
const programs: Record<string, (inputs: Inputs) => Tensor | Tensor[]> = {
  gradient: ({ x }) => func.grad(f)(x),
  third_derivative: ({ s }) => func.grad(func.grad(func.grad((a: Tensor) => a.sin().mul(a.exp()))))(s),
  value_and_gradient: ({ x }) => func.gradAndValue(f)(x).reverse(),
  per_sample_gradients: ({ m, x }) =>
    func.vmap(
      func.grad((w: Tensor, row: Tensor) => w.mul(row).tanh().sum().pow(2)),
      { inDims: [null, 0] },
    )(x, m),
  products: ({ x, y }) => func.vmap(ops.dot)(ops.stack([x, y]), ops.stack([y, y])),
  outer_by_nesting: ({ x, y }) => func.vmap((a: Tensor) => func.vmap((b: Tensor) => a.mul(b).add(b))(y))(x),
  mapped_columns: ({ m }) => func.vmap((column: Tensor) => column.cumsum(0), { inDims: 1, outDims: 1 })(m),
  pullback({ x, y }) {
    const [out, pull] = func.vjp(g, [x, y])
    return [out, ...pull(out.mul(2))]
  },
  pushforward: ({ x, y }) => func.jvp(g, [x, y], [y, x]) as Tensor[],
  jacobian_reverse: ({ x, y }) => func.jacrev(g, { argnums: [0, 1] })(x, y),
  jacobian_forward: ({ x, y }) => func.jacfwd(g, { argnums: [0, 1] })(x, y),
  second_derivatives: ({ x, m }) => func.hessian((a: Tensor) => a.matmul(m).matmul(a).sin().add(f(a)))(x),
  reverse_over_reverse: ({ x }) => func.jacrev(func.jacrev(f))(x),
  mapped_jacobians: ({ m }) => func.vmap(func.jacrev((row: Tensor) => row.sin().mul(row.sum())))(m),
  batched_gradients({ x, m }) {
    const a = x.clone().requiresGrad_()
    const [cubes, total] = [a.pow(3), a.sin().sum()]
    const options = { gradOutputs: [m, m.select(0, 0)], isGradsBatched: true, createGraph: true }
    const [first] = grad([cubes, total], a, options) as Tensor[]
    return [first, ...(grad(first.sum(), a) as Tensor[])]
  },
  materialized_gradients({ x, y }) {
    const [a, b] = [x.clone().requiresGrad_(), y.clone().requiresGrad_()]
    return grad(a.exp(), [a, b], { gradOutputs: x.mul(2), materializeGrads: true }) as Tensor[]
  },
  checkpointed({ x, m }) {
    const a = x.clone().requiresGrad_()
    const loss = checkpoint((v: Tensor) => ops.dropout(m.matmul(v).tanh(), 0, true).pow(2).sum(), a)
    loss.backward()
    return [loss, a.grad!]
  },
}

describe('func, as PyTorch computes it', () => {
  testPrograms('func-and-amp', programs, (name) => name in programs)
})

describe('func.grad', () => {
  const x = () => vector([1, 2])

  test('takes structures of tensors and several arguments, and returns aux', () => {
    const loss = (p: { w: Tensor; b: Tensor[] }, a: Tensor) => {
      const y = p.w.mul(a).add(p.b[0])
      return [y.pow(2).sum(), y]
    }
    const p = { w: vector([1, 2]), b: [vector([0, 1])] }
    const [gradient, aux] = func.grad(loss, { hasAux: true })(p, x())
    expect([gradient.w.toArray(), gradient.b[0].toArray(), aux.toArray()]).toEqual([
      [2, 20],
      [2, 10],
      [1, 5],
    ])
    const both = func.grad((a: Tensor, b: Tensor) => a.dot(b), { argnums: [0, -1] })(x(), vector([3, 4]))
    expect(both.map((t: Tensor) => t.toArray())).toEqual([
      [3, 4],
      [1, 2],
    ])
  })

  test('leaves the arguments unchanged, and can be part of a graph outside', () => {
    const a = x()
    func.grad(f)(a)
    expect([a.requiresGrad, a.grad]).toEqual([false, null])
    const b = x().requiresGrad_()
    const [outer] = grad(
      func
        .grad((v: Tensor) => v.pow(3).sum())(b)
        .sum(),
      b,
    )
    expect(outer?.toArray()).toEqual([6, 12])
  })

  test('ignores noGrad around it, and heeds noGrad inside', () => {
    expect(noGrad(() => func.grad((a: Tensor) => a.pow(2).sum())(x())).toArray()).toEqual([2, 4])
    const half = (a: Tensor) =>
      a
        .pow(2)
        .sum()
        .add(noGrad(() => a.pow(3).sum()))
    expect(func.grad(half)(x()).toArray()).toEqual([2, 4])
  })

  test('gives zeros for arguments that the result does not depend on', () => {
    expect(
      func
        .grad((a: Tensor) => a.mul(0).detach().sum())(x())
        .toArray(),
    ).toEqual([0, 0])
  })

  test.each<[string, () => unknown, unknown]>([
    ['more than one number', () => func.grad((a: Tensor) => a.mul(2))(vector([1, 2])), code('ERR_SHAPE')],
    ['no tensor', () => func.grad(() => 3)(vector([1])), expect.any(TypeError)],
    ['an argument that is not a tensor', () => func.grad(() => vector([1]).sum())(3 as never), expect.any(TypeError)],
    ['a place where no argument is', () => func.grad(f, { argnums: 1 })(vector([1])), code('ERR_INDEX')],
    ['an async function', () => func.grad(async () => vector([1]).sum())(vector([1])), expect.any(TypeError)],
    ['aux that is not there', () => func.grad(f, { hasAux: true })(vector([1])), expect.any(TypeError)],
  ])('refuses %s', (_, call, error) => {
    expect(call).toThrow(error as Error)
    expect(
      func
        .grad(f)(vector([0]))
        .toArray(),
    ).toEqual([1])
  })

  test.each<[string, (fn: (x: Tensor) => unknown) => (x: Tensor) => unknown]>([
    ['grad', func.grad],
    ['gradAndValue', func.gradAndValue],
  ])('%s is what its errors name', (name, transform) => {
    expect(() => transform((x) => x.mul(2))(tensor([1, 2]))).toThrow(
      new RegExp(`^${name}: the function returns one number, got shape \\[2\\]`),
    )
  })

  test('throws what the function throws, unchanged', () => {
    const fail = () => {
      throw null
    }
    for (const transform of [func.grad, func.vmap, func.jacrev, func.jacfwd, func.hessian]) {
      let caught: unknown = 'nothing'
      try {
        transform(fail)(vector([1]))
      } catch (error) {
        caught = error
      }
      expect(caught).toBeNull()
    }
    expect(
      func
        .vmap((a: Tensor) => a.sum())(ops.ones([2, 3]))
        .toArray(),
    ).toEqual([3, 3])
  })

  test('autograd.Function and checkpoint refuse to be differentiated wrongly in it', () => {
    class Twice extends autograd.Function {
      static override forward(_ctx: autograd.FunctionContext, a: Tensor) {
        return a.mul(2)
      }

      static override backward(_ctx: autograd.FunctionContext, h: Tensor) {
        return h.mul(2)
      }
    }
    expect(() => func.grad((a: Tensor) => Twice.apply(a).sum())(x())).toThrow(code('ERR_NOT_IMPLEMENTED'))
    expect(() => func.grad((a: Tensor) => checkpoint(f, a))(x())).toThrow(code('ERR_NOT_IMPLEMENTED'))
  })
})

describe('func.vmap', () => {
  test('maps over structures, leaves unmapped arguments alone, and places the results’ dimension', () => {
    const add = ({ a, b }: { a: Tensor; b: Tensor }, n: number) => [a.add(b).mul(n), b]
    const options = { inDims: [{ a: 1, b: null }, null], outDims: [1, null] }
    const [sum, b] = func.vmap(add, options)(
      {
        a: tensor([
          [1, 2],
          [3, 4],
        ]),
        b: tensor([10, 20]),
      },
      2,
    ) as Tensor[]
    expect([sum.toArray(), b.toArray()]).toEqual([
      [
        [22, 24],
        [46, 48],
      ],
      [10, 20],
    ])
  })

  test('repeats a result that does not depend on the batch for each element', () => {
    const same = func.vmap((_: Tensor) => tensor([1, 2]), { outDims: -1 })(ops.ones([3]))
    expect(same.toArray()).toEqual([
      [1, 1, 1],
      [2, 2, 2],
    ])
  })

  test('is what its errors name', () => {
    expect(() => func.vmap((x: number) => x)(3)).toThrow(/^vmap: inDims maps over 3, which is not a tensor/)
    expect(() => func.vmap((x: never[]) => x)([])).toThrow(/^vmap: there is no tensor to map over/)
  })

  test('computes in chunks', () => {
    const m = ops.arange(10, { dtype: 'float32' }).reshape([5, 2])
    const whole = func
      .vmap((row: Tensor) => row.sum())(m)
      .toArray()
    expect(
      func
        .vmap((row: Tensor) => row.sum(), { chunkSize: 2 })(m)
        .toArray(),
    ).toEqual(whole)
    expect(
      func
        .jacrev((a: Tensor) => a.pow(2), { chunkSize: 2 })(vector([1, 2, 3]))
        .toArray(),
    ).toEqual([
      [2, 0, 0],
      [0, 4, 0],
      [0, 0, 6],
    ])
  })

  test('draws random numbers as randomness says', () => {
    const noise = (x: Tensor) => x.add(ops.rand([2]))
    const draw = (randomness: 'same' | 'different') => {
      const [a, b] = func
        .vmap(noise, { randomness })(ops.zeros([2, 2]))
        .toArray() as number[][]
      return a[0] === b[0]
    }
    expect([draw('same'), draw('different')]).toEqual([true, false])
    expect(() => func.vmap(noise)(ops.zeros([2, 2]))).toThrow(/random/)
  })

  test('is differentiated from outside', () => {
    const x = tensor(
      [
        [1, 2],
        [3, 4],
      ],
      { requiresGrad: true },
    )
    func
      .vmap((row: Tensor) => row.pow(2).sum())(x)
      .sum()
      .backward()
    expect(x.grad?.toArray()).toEqual([
      [2, 4],
      [6, 8],
    ])
  })

  test.each<[string, () => unknown, unknown]>([
    ['nothing to map over', () => func.vmap((a: number) => a, { inDims: null })(3), expect.any(TypeError)],
    ['a number', () => func.vmap((a: number) => a)(3), expect.any(TypeError)],
    ['batches of two sizes', () => func.vmap(ops.dot)(ops.ones([2, 3]), ops.ones([3, 3])), code('ERR_SHAPE')],
    ['a dimension that is not there', () => func.vmap(f, { inDims: 2 })(ops.ones([2])), code('ERR_INDEX')],
    [
      'dimensions that do not fit',
      () => func.vmap(f, { inDims: [0, 0] as never })(ops.ones([2])),
      expect.any(TypeError),
    ],
    [
      'a look at a value',
      () => func.vmap((a: Tensor) => ops.ones([a.item() as number]))(ops.ones([2])),
      expect.any(Error),
    ],
    ['a result that is not a tensor', () => func.vmap(() => 3)(ops.ones([2])), expect.any(TypeError)],
    [
      'a mapped result said not to be',
      () => func.vmap((a: Tensor) => a, { outDims: null })(ops.ones([2])),
      expect.any(TypeError),
    ],
  ])('refuses %s', (_, call, error) => {
    expect(call).toThrow(error as Error)
  })
})

describe('func.jvp and vjp', () => {
  test('refuse what does not match', () => {
    const x = vector([1, 2])
    expect(() => func.jvp(f, [x], [vector([1])])).toThrow(code('ERR_SHAPE'))
    expect(() => func.jvp(f, [x], [] as never)).toThrow(TypeError)
    expect(() => func.vjp(f, [x])[1]([x, x])).toThrow(TypeError)
    expect(() => (func.vjp(f, [x])[1] as (...given: Tensor[]) => unknown)(x, x)).toThrow(/vjp.* takes 1 argument/)
    expect(() => func.vjp((a: Tensor) => a.gt(0), [x])).toThrow(code('ERR_DTYPE'))
  })

  test('return aux', () => {
    const x = vector([1, 2])
    const both = (a: Tensor) => [a.pow(2), a.sum()]
    const [, tangent, sum] = func.jvp(both, [x], [x], { hasAux: true }) as unknown as Tensor[]
    expect([tangent.toArray(), sum.item()]).toEqual([[2, 8], 3])
    expect(func.vjp(both, [x], { hasAux: true })[2].item()).toBe(3)
    const [jacobian, aux] = func.jacfwd(both, { hasAux: true })(x)
    expect([jacobian.toArray(), aux.item()]).toEqual([
      [
        [2, 0],
        [0, 4],
      ],
      3,
    ])
  })
})
