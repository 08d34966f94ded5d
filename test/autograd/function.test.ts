import * as autograd from '../../lib/autograd'
import { type FunctionContext, grad, gradcheck, noGrad } from '../../lib/autograd'
import { native } from '../../lib/binding/native'
import { ones, zerosLike } from '../../lib/generated/ops'
import { type Tensor, tensor } from '../../lib/tensor'

const leaf = (values: number[]) => tensor(values, { dtype: 'float64', requiresGrad: true })
const code = (code: string) => expect.objectContaining({ code })

class Exp extends autograd.Function {
  static override forward(ctx: FunctionContext, x: Tensor) {
    const y = x.exp()
    ctx.saveForBackward(y)
    return y
  }

  static override backward(ctx: FunctionContext, g: Tensor) {
    return g.mul(ctx.savedTensors[0])
  }
}

/** x * y + factor, with two results. */
class Both extends autograd.Function {
  static override forward(ctx: FunctionContext, x: Tensor, factor: number, y: Tensor): [Tensor, Tensor] {
    ctx.saveForBackward(x, y)
    ctx.factor = factor
    return [x.mul(y), x.mul(factor)]
  }

  static override backward(ctx: FunctionContext, g: Tensor, h: Tensor) {
    const [x, y] = ctx.savedTensors
    return [g.mul(y).add(h.mul(ctx.factor)), null, ctx.needsInputGrad[2] ? g.mul(x) : null]
  }
}

/** Makes a Function from a forward and a backward, for cases that need only one. */
function made(
  forward: (ctx: FunctionContext, ...args: Tensor[]) => unknown,
  backward: (ctx: FunctionContext, ...grads: Tensor[]) => unknown,
) {
  return class Made extends autograd.Function {
    static override forward = forward
    static override backward = backward
  }
}

/** Made here, so that it holds only the value and none of a test's tensors. */
const throwing = (value: unknown) => () => {
  throw value
}

const failing = (value: unknown) => made((_, a) => a.mul(2), throwing(value))

describe('autograd.Function', () => {
  test('computes forward unrecorded and gives backward the gradient', () => {
    const x = leaf([0, 1])
    const y = Exp.apply(x)
    expect(y.requiresGrad).toBe(true)
    expect(y.gradFn).toBe('ExpBackward')
    y.mul(3).sum().backward()
    expect(x.grad?.toArray()).toEqual([3, 3 * Math.E])
  })

  test('takes arguments that are not tensors, and returns several results', () => {
    const [x, y] = [leaf([1, 2]), leaf([3, 4])]
    const [a, b] = Both.apply(x, 10, y)
    a.add(b).sum().backward()
    expect(x.grad?.toArray()).toEqual([13, 14])
    expect(y.grad?.toArray()).toEqual([1, 2])
  })

  test('says which arguments need a gradient', () => {
    const x = leaf([1])
    let needs: readonly boolean[] = []
    const F = made(
      (ctx, a, b) => {
        needs = ctx.needsInputGrad
        return a.mul(b)
      },
      (ctx, g) => {
        expect(ctx.needsInputGrad).toEqual([true, false])
        return [g, null]
      },
    )
    F.apply(x, tensor([2], { dtype: 'float64' })).backward()
    expect(needs).toEqual([true, false])
  })

  test('can be differentiated twice, and passes gradcheck', () => {
    const x = leaf([0.5, -0.25])
    const [first] = grad(Exp.apply(x).sum(), x, { createGraph: true })
    const [second] = grad(first!.pow(2).sum(), x)
    const expected = x.detach().exp().pow(2).mul(2).toArray() as number[]
    expect((second!.toArray() as number[]).map((v, i) => v - expected[i]).every((d) => Math.abs(d) < 1e-12)).toBe(true)
    expect(gradcheck((a: Tensor, b: Tensor) => Both.apply(a, 3, Exp.apply(b)), [x, leaf([1, 2])])).toBe(true)
  })

  test('passes zeros for a result that was not used, or null if so set', () => {
    const x = leaf([1, 2])
    const seen: unknown[] = []
    const split = (materialize: boolean) =>
      made(
        (ctx, a) => {
          ctx.setMaterializeGrads(materialize)
          return [a.mul(1), a.mul(2)]
        },
        (_, g, h) => {
          seen.push(h === null ? null : h.toArray())
          return g
        },
      )
    split(true).apply(x)[0].sum().backward()
    split(false).apply(x)[0].sum().backward()
    expect(seen).toEqual([[0, 0], null])
  })

  test('results of which one has no gradient outlive full collections', () => {
    const Largest = made(
      (ctx, a) => {
        const place = a.argmax()
        ctx.markNonDifferentiable(place)
        return [a.mul(2), place]
      },
      (_, g) => g.mul(2),
    )
    const x = leaf([1, 3, 2])
    const [doubled, place] = Largest.apply(x)
    // Memory that grows makes native collect, and release what only the two results hold.
    const kept = Array.from({ length: 40 }, () => ones([1_000_000]))
    for (let i = 0; i < 3; i++) native.collect()
    doubled.sum().backward()
    expect([kept.length, place.item(), x.grad?.toArray()]).toEqual([40, 1, [2, 2, 2]])
  })

  test('marks results that have no gradient, and arguments changed in place', () => {
    const x = leaf([1, 3, 2])
    const Sort = made(
      (ctx, a) => {
        const { values, indices } = a.sort()
        ctx.markNonDifferentiable(indices)
        ctx.saveForBackward(indices)
        return [values, indices]
      },
      (ctx, g) => zerosLike(g).scatter(0, ctx.savedTensors[0], g),
    )
    const [values, indices] = Sort.apply(x)
    expect(indices.requiresGrad).toBe(false)
    values
      .mul(tensor([1, 10, 100], { dtype: 'float64' }))
      .sum()
      .backward()
    expect(x.grad?.toArray()).toEqual([1, 100, 10])

    const Double = made(
      (ctx, a) => {
        ctx.markDirty(a)
        return a.mul_(2)
      },
      (_, g) => g.mul(2),
    )
    const y = x.mul(1)
    const z = Double.apply(y)
    expect(z).toBe(y)
    expect(y.gradFn).toBe('MadeBackward')
    x.grad = null
    y.sum().backward()
    expect(x.grad?.toArray()).toEqual([2, 2, 2])
    expect(() => Double.apply(leaf([1]))).toThrow(code('ERR_AUTOGRAD'))
  })

  test('records nothing where no gradient is needed', () => {
    expect(Exp.apply(tensor([1])).requiresGrad).toBe(false)
    expect(noGrad(() => Exp.apply(leaf([1]))).requiresGrad).toBe(false)
  })

  test('returns an unchanged argument as a new tensor', () => {
    const x = leaf([1])
    const Same = made(
      (_, a) => a,
      (_, g) => g.mul(5),
    )
    const y = Same.apply(x)
    expect(y).not.toBe(x)
    y.sum().backward()
    expect(x.grad?.toArray()).toEqual([5])
  })

  test('notices that a saved tensor was changed, and a second pass through freed memory', () => {
    const x = leaf([1])
    const y = Exp.apply(x)
    const z = y.sum()
    z.backward()
    expect(() => z.backward()).toThrow(code('ERR_AUTOGRAD'))
    const w = Exp.apply(x)
    noGrad(() => w.add_(1))
    expect(() => w.sum().backward()).toThrow(code('ERR_AUTOGRAD'))
  })

  test('keeps its graph while it is retained, and frees it afterwards', () => {
    const x = leaf([1])
    const z = Exp.apply(x).sum()
    z.backward(null, { retainGraph: true })
    z.backward()
    expect(x.grad?.toArray()).toEqual([2 * Math.E])
  })

  test('savedTensors are not there in forward', () => {
    const F = made(
      (ctx) => ctx.savedTensors,
      (_, g) => g,
    )
    expect(() => F.apply(leaf([1]))).toThrow(code('ERR_AUTOGRAD'))
  })

  test.each([
    ['an Error', new Error('mine')],
    ['undefined', undefined],
    ['null', null],
  ])('passes on %s thrown by forward or backward unchanged', (_, value) => {
    const fail = throwing(value)
    const caught = (fn: () => void): unknown => {
      try {
        fn()
      } catch (error) {
        return error
      }
      return 'nothing'
    }
    const x = leaf([1])
    const Forward = made(fail, (_, g) => g)
    const Backward = failing(value)
    expect(
      Object.is(
        caught(() => Forward.apply(x)),
        value,
      ),
    ).toBe(true)
    const y = Backward.apply(x)
    expect(
      Object.is(
        caught(() => y.backward()),
        value,
      ),
    ).toBe(true)
    expect(x.grad).toBeNull()
  })

  test.each<[string, (g: Tensor) => unknown]>([
    ['too few gradients', () => []],
    ['too many gradients', (g) => [g, null, g]],
    ['no tensor', () => [3, null]],
    ['a gradient for a value that is not a tensor', (g) => [g, g]],
    ['a promise', async () => null],
  ])('refuses a backward that gives %s', (_, give) => {
    class Wrong extends autograd.Function {
      static override forward(_ctx: FunctionContext, x: Tensor, _n: number) {
        return x.mul(2)
      }

      static override backward(_ctx: FunctionContext, g: Tensor) {
        return give(g)
      }
    }
    expect(() => Wrong.apply(leaf([1]), 2).backward()).toThrow(TypeError)
  })

  test.each<[string, () => unknown]>([
    ['nothing', () => undefined],
    ['a number', () => 3],
    ['an empty array', () => []],
    ['a promise', async () => tensor([1])],
  ])('refuses a forward that gives %s', (_, give) => {
    const F = made(give, (_, g) => g)
    expect(() => F.apply(leaf([1]))).toThrow(TypeError)
  })

  test('a wrong shape of gradient is named', () => {
    const F = made(
      (_, a) => a.mul(2),
      () => tensor([1, 2, 3], { dtype: 'float64' }),
    )
    expect(() =>
      F.apply(leaf([1, 2]))
        .sum()
        .backward(),
    ).toThrow(/MadeBackward.*invalid gradient/)
  })

  test('a chain of 20,000 frees without deep recursion', () => {
    const F = made(
      (_, a) => a.add(1),
      (_, g) => g,
    )
    const x = leaf([0])
    let y: Tensor = x
    for (let i = 0; i < 20_000; i++) y = F.apply(y)
    y.backward()
    expect(x.grad?.toArray()).toEqual([1])
  })
})

test('apply is a function without its class, as in PyTorch', () => {
  class Cube extends autograd.Function {
    static override forward(ctx: FunctionContext, x: Tensor) {
      ctx.saveForBackward(x)
      return x.pow(3)
    }

    static override backward(ctx: FunctionContext, g: Tensor) {
      return ctx.savedTensors[0].pow(2).mul(3).mul(g)
    }
  }
  class Halved extends Cube {
    static override backward(ctx: FunctionContext, g: Tensor) {
      return Cube.backward(ctx, g).div(2)
    }
  }
  const [cube, halved]: ((x: Tensor) => Tensor)[] = [Cube.apply as never, Halved.apply as never]
  const x = leaf([1, 2])
  expect(grad(cube(x).sum(), x)[0].toArray()).toEqual([3, 12])
  expect(grad(halved(x).sum(), x)[0].toArray()).toEqual([1.5, 6])
  expect(Cube.apply).toBe(Cube.apply)
  expect(gradcheck(cube, [x])).toBe(true)
  expect(autograd.gradgradcheck(Cube.apply as never, [x])).toBe(true)
})
