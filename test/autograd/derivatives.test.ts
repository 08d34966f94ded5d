import * as autograd from '../../lib/autograd'
import {
  type FunctionContext,
  forwardAd,
  func,
  functional,
  grad,
  onceDifferentiable,
  type VmapInfo,
} from '../../lib/autograd'
import { type Tensor, tensor } from '../../lib/tensor'
import { testPrograms } from '../support/programs'

const code = (code: string) => expect.objectContaining({ code })
const leaf = (values: number[]) => tensor(values, { dtype: 'float64', requiresGrad: true })
const vector = (values: number[]) => tensor(values, { dtype: 'float64' })

const number = (x: Tensor) => x.sin().mul(x.exp()).sum()
const two = (x: Tensor, y: Tensor) => x.mul(y).sin().sum().add(x.pow(3).sum())
const pair = (x: Tensor, y: Tensor) => [x.mul(y), x.tanh().add(y.pow(2)).sum()]

/** x * y with a false derivative, which shows which derivative each level uses. */
class Steps extends autograd.Function {
  static override forward(x: Tensor, y: Tensor): Tensor {
    return x.mul(y)
  }

  static setupContext(ctx: FunctionContext, inputs: [Tensor, Tensor]) {
    ctx.saveForBackward(...inputs)
    ctx.saveForForward(...inputs)
  }

  static override backward(ctx: FunctionContext, g: Tensor): Tensor[] {
    const [x, y] = ctx.savedTensors
    return [g.mul(y).mul(3).add(Steps.apply(x, y).mul(g)), g.mul(x.exp())]
  }

  static jvp(ctx: FunctionContext, tx: Tensor, ty: Tensor) {
    const [x, y] = ctx.savedTensors
    return tx.mul(y).mul(5).add(ty.mul(x))
  }

  static vmap(_info: VmapInfo, inDims: (number | null)[], x: Tensor, y: Tensor): [Tensor, number] {
    const first = (one: Tensor, dim: number | null) => (dim === null ? one : one.movedim(dim, 0))
    return [Steps.apply(first(x, inDims[0]), first(y, inDims[1])), 0]
  }
}

class Generated extends autograd.Function {
  static generateVmapRule = true

  static override forward(x: Tensor, y: Tensor) {
    return x.mul(y)
  }

  static setupContext(ctx: FunctionContext, inputs: [Tensor, Tensor], output: Tensor) {
    ctx.saveForBackward(...inputs, output)
    ctx.saveForForward(...inputs)
  }

  static override backward(ctx: FunctionContext, g: Tensor) {
    const [x, y, product] = ctx.savedTensors
    return [g.mul(y).add(product), g.mul(x)]
  }

  static jvp(ctx: FunctionContext, tx: Tensor, ty: Tensor) {
    const [x, y] = ctx.savedTensors
    return tx.mul(y).add(ty.mul(x))
  }
}

const steps = (x: Tensor, y: Tensor) => Steps.apply(x, y)
const generated = (x: Tensor, y: Tensor) => Generated.apply(x, y)
const { vmap } = func

type Inputs = Record<string, Tensor>
type Blocks = Tensor[][]

/** The programs of scripts/golden/derivatives.py in TypeScript. */
const programs: Record<string, (inputs: Inputs) => Tensor | (Tensor | null)[]> = {
  functional_jacobian: ({ x }) => functional.jacobian((a: Tensor) => a.exp().mul(a.sum()), x),
  functional_jacobian_of_two: ({ x, y }) => (functional.jacobian(pair, [x, y]) as Blocks).flat(),
  functional_jacobian_vectorized: ({ x, y }) =>
    (functional.jacobian(pair, [x, y], { vectorize: true }) as Blocks).flat(),
  functional_jacobian_forward: ({ x, y }) =>
    (functional.jacobian(pair, [x, y], { vectorize: true, strategy: 'forward-mode' }) as Blocks).flat(),
  functional_jacobian_differentiated({ x }) {
    const a = x.clone().requiresGrad_()
    const found: Tensor = functional.jacobian((b: Tensor) => b.pow(3), a, { createGraph: true })
    return [found, ...grad(found.sum(), a)]
  },
  functional_hessian: ({ x }) => functional.hessian(number, x),
  functional_hessian_of_two: ({ x, y }) => (functional.hessian(two, [x, y]) as Blocks).flat(),
  functional_hessian_vectorized: ({ x, y }) =>
    (functional.hessian(two, [x, y], { vectorize: true, outerJacobianStrategy: 'forward-mode' }) as Blocks).flat(),
  functional_vjp({ x, y }) {
    const [value, product] = functional.vjp((a: Tensor, b: Tensor) => a.mul(b), [x, y], y)
    return [value, ...product]
  },
  functional_jvp: ({ x, y }) => functional.jvp(pair, [x, y], [y, x]).flat(),
  functional_vhp: ({ x, y }) => functional.vhp(two, [x, y], [y, x]).flat(),
  functional_hvp: ({ x, y }) => functional.hvp(two, [x, y], { v: [y, x] }).flat(),
  dual_numbers: ({ x, y }) =>
    forwardAd.dualLevel(() => {
      const { primal, tangent } = forwardAd.unpackDual(number(forwardAd.makeDual(x, y)))
      return [primal, tangent]
    }),
  linearized({ x, y }) {
    const [value, push] = func.linearize(pair, x, y)
    return [...value, ...push(y, x), ...push(x, x)]
  },
  custom_gradient: ({ x, y }) => func.grad((a: Tensor) => Steps.apply(a, y).sum())(x),
  custom_second_gradient: ({ x, y }) =>
    func.grad((a: Tensor) =>
      func
        .grad((b: Tensor) => Steps.apply(b, y).sum())(a)
        .sum(),
    )(x),
  custom_jacobian: ({ x, y }) => func.jacrev(steps, { argnums: [0, 1] })(x, y),
  custom_tangent: ({ x, y }) => func.jvp(steps, [x, y], [y, x]) as Tensor[],
  custom_forward_jacobian: ({ x, y }) => func.jacfwd(steps, { argnums: [0, 1] })(x, y),
  custom_dual: ({ x, y }) =>
    forwardAd.dualLevel(() => {
      const { primal, tangent } = forwardAd.unpackDual(Steps.apply(forwardAd.makeDual(x, y), y))
      return [primal, tangent]
    }),
  custom_mapped: ({ m, x }) => vmap(steps, { inDims: [1, null] })(m, x),
  custom_mapped_gradients: ({ m, x }) =>
    vmap(
      func.grad((row: Tensor, b: Tensor) => Steps.apply(row, b).sum()),
      { inDims: [0, null] },
    )(m, x),
  custom_gradient_of_mapped: ({ m, x }) =>
    func.grad((a: Tensor) =>
      vmap(steps, { inDims: [0, null] })(a, x)
        .sin()
        .sum(),
    )(m),
  generated_mapped: ({ m, x }) => vmap(generated, { inDims: [1, null] })(m, x),
  generated_mapped_gradients: ({ m, x }) =>
    vmap(
      func.grad((b: Tensor, row: Tensor) => Generated.apply(row, b).mul(row).sum()),
      { inDims: [null, 0] },
    )(x, m),
  generated_gradients_of_mapped: ({ m, x }) =>
    func.grad(
      (a: Tensor, b: Tensor) =>
        vmap(generated, { inDims: [0, null] })(a, b)
          .sin()
          .sum(),
      { argnums: [0, 1] },
    )(m, x),
  generated_mapped_tangents: ({ m, x }) =>
    vmap((row: Tensor) => func.jvp((a: Tensor) => Generated.apply(a, x), [row], [x])[1])(m),
}

describe('derivatives, as PyTorch computes them', () => {
  testPrograms('derivatives', programs)
})

describe('autograd.functional', () => {
  const x = vector([1, 2])

  test('gives what its inputs were: a tensor for a tensor, an array for an array', () => {
    const square = (a: Tensor) => a.mul(a)
    expect(functional.vjp(square, x, x)[1].toArray()).toEqual([2, 8])
    expect(functional.vjp(square, [x], x)[1].map((one) => one.toArray())).toEqual([[2, 8]])
    expect(functional.jacobian(square, [x])[0].toArray()).toEqual([
      [2, 0],
      [0, 4],
    ])
  })

  test('fills in zeros for what depends on nothing, and refuses it in strict mode', () => {
    const first = (a: Tensor, _: Tensor) => a.mul(2)
    const y = vector([3])
    const [[ofX, ofY]] = [functional.jacobian(first, [x, y]) as Tensor[]]
    expect([ofX.shape, ofY.toArray()]).toEqual([
      [2, 2],
      [[0], [0]],
    ])
    expect(functional.vjp(first, [x, y], x)[1][1].toArray()).toEqual([0])
    const strict = { strict: true }
    expect(() => functional.jacobian(first, [x, y], strict)).toThrow(code('ERR_AUTOGRAD'))
    expect(() => functional.vjp(first, [x, y], x, false, true)).toThrow(/independent of input 1.*strict/)
    expect(() => functional.jvp(() => y, x, x, strict)).toThrow('the output does not depend on the inputs')
    expect(() => functional.hessian((a: Tensor) => a.sum(), x, strict)).toThrow(code('ERR_AUTOGRAD'))
  })

  test('leaves its inputs as they are, and its results without a graph unless one is asked for', () => {
    const a = leaf([1, 2])
    const cube = (b: Tensor) => b.pow(3).sum()
    expect(functional.vhp(cube, a, x)[1].requiresGrad).toBe(false)
    expect(functional.vhp(cube, a, x, true)[1].requiresGrad).toBe(true)
    expect(functional.hvp(cube, x, x)[0].requiresGrad).toBe(false)
    expect([a.grad, x.requiresGrad]).toEqual([null, false])
  })

  test.each<[string, () => unknown, string]>([
    ['a vector of another shape', () => functional.vjp((a: Tensor) => a, x, vector([1])), '[2] wanted, [1] given'],
    ['no vector for several numbers', () => functional.jvp((a: Tensor) => a, x), 'v may be left out only where'],
    ['a function of several numbers', () => functional.vhp((a: Tensor) => a, x, x), 'a Tensor of a single number'],
    ['a function of no tensors', () => functional.jacobian(() => 3 as never, x), 'returns a Tensor or an array'],
    [
      'strict and vectorize',
      () => functional.jacobian(number, x, { strict: true, vectorize: true }),
      'does not go with',
    ],
    ['forward mode one by one', () => functional.jacobian(number, x, { strategy: 'forward-mode' }), 'needs vectorize'],
  ])('refuses %s', (_, run, words) => {
    expect(run).toThrow(words)
  })
})

describe('forwardAd', () => {
  const x = vector([1, 2])

  test('tangents are there inside of dualLevel alone', () => {
    const dual = forwardAd.dualLevel(() => {
      const made = forwardAd.makeDual(x, x)
      expect(forwardAd.unpackDual(made.mul(made)).tangent?.toArray()).toEqual([2, 8])
      expect(forwardAd.unpackDual(x).tangent).toBe(null)
      return made
    })
    expect(forwardAd.unpackDual(dual).tangent).toBe(null)
    expect(() => forwardAd.makeDual(x, x)).toThrow(/inside forwardAd.dualLevel/)
  })

  test('goes with a backward pass, and with func.jvp inside', () => {
    const a = leaf([1, 2])
    const tangent = forwardAd.dualLevel(() => {
      const dual = forwardAd.makeDual(a, x)
      expect(func.jvp((b: Tensor) => b.pow(2), [x], [x])[1].toArray()).toEqual([2, 8])
      return forwardAd.unpackDual(dual.pow(2)).tangent as Tensor
    })
    tangent.sum().backward()
    expect(a.grad?.toArray()).toEqual([2, 4])
  })

  test('refuses what libtorch cannot take', () => {
    expect(() => forwardAd.dualLevel(() => forwardAd.dualLevel(() => 1))).toThrow(code('ERR_AUTOGRAD'))
    forwardAd.dualLevel(() => {
      expect(() => forwardAd.makeDual(x, vector([1]))).toThrow('the tangent has shape [1], the tensor [2]')
      expect(() => forwardAd.makeDual(tensor([1n]), tensor([1n]))).toThrow(code('ERR_DTYPE'))
    })
  })
})

describe('func.linearize', () => {
  test('runs the function once', () => {
    let calls = 0
    const [, push] = func.linearize(
      (a: Tensor) => {
        calls++
        return a.sin()
      },
      vector([0, 1]),
    )
    for (const tangent of [
      [1, 0],
      [0, 1],
      [2, 0],
    ])
      push(vector(tangent))
    expect(push(vector([1, 0])).toArray()).toEqual([1, 0])
    expect(calls).toBe(1)
    expect(() => push(vector([1]))).toThrow('tangent 0 has shape [1], its primal [2]')
  })
})

describe('a custom function', () => {
  class Old extends autograd.Function {
    static override forward(_: FunctionContext, x: Tensor) {
      return x.mul(2)
    }
    static override backward = onceDifferentiable((_: FunctionContext, g: Tensor) => g.mul(2))
  }

  class Twice extends autograd.Function {
    static override forward(x: Tensor) {
      return x.mul(2)
    }
    static setupContext() {}
    static override backward(_: FunctionContext, g: Tensor) {
      return g.mul(2)
    }
  }

  const x = vector([1, 2])

  test('without what a transform needs is refused with how to write it', () => {
    expect(() => func.grad((a: Tensor) => Old.apply(a).sum())(x)).toThrow(/give it a static setupContext/)
    expect(() => vmap((a: Tensor) => Twice.apply(a))(x)).toThrow(/static vmap\(info, inDims, ...args\)/)
    expect(() => func.jvp((a: Tensor) => Twice.apply(a), [x], [x])).toThrow(/no static jvp/)
    expect(
      func
        .grad((a: Tensor) => Twice.apply(a).sum())(x)
        .toArray(),
    ).toEqual([2, 2])
  })

  test('does not go through jvp around grad, where its tangents would be lost', () => {
    const inner = func.grad((a: Tensor) => Steps.apply(a, x).sum())
    expect(() => func.jvp(inner, [x], [x])).toThrow(code('ERR_NOT_IMPLEMENTED'))
  })

  test('marked onceDifferentiable has a gradient and no second one', () => {
    const a = leaf([1, 2])
    const [first] = grad(Old.apply(a).sum(), a, { createGraph: true })
    expect(first?.toArray()).toEqual([2, 2])
    const weight = leaf([1, 1])
    const [weighted] = grad(Old.apply(a).mul(weight).sum(), a, { createGraph: true })
    expect(weighted?.toArray()).toEqual([2, 2])
    expect(() => weighted?.sum().backward()).toThrow('marked onceDifferentiable')
  })
})
