import { type CheckpointOptions, checkpoint, grad, graph } from '../../lib/autograd'
import * as ops from '../../lib/generated/ops'
import { manualSeed } from '../../lib/random'
import { type Tensor, tensor } from '../../lib/tensor'

const leaf = (values: number[]) => tensor(values, { dtype: 'float64', requiresGrad: true })

/** A function that saves more in the second run; made here, so that it holds none of a test's tensors. */
function changing(): (a: Tensor) => Tensor {
  let second = false
  return (a) => {
    const b = second ? ops.cat([a, a]) : a
    second = true
    return b.exp().sum()
  }
}

describe('checkpoint', () => {
  test('gives the function’s gradients, for arguments and for captured tensors', () => {
    const [x, w] = [leaf([1, 2, 3]), leaf([0.5, -1, 2])]
    const f = (a: Tensor) => a.mul(w).sin().exp().sum()
    f(x).backward()
    const expected = [x.grad?.toArray(), w.grad?.toArray()]
    x.grad = w.grad = null
    const loss = checkpoint(f, x)
    loss.backward(null, { retainGraph: true })
    expect([x.grad, w.grad].map((g) => (g as Tensor | null)?.toArray())).toEqual(expected)
    expect(grad(loss, [x, w]).map((g) => g?.toArray())).toEqual(expected)
  })

  test('runs the function again when backward needs it', () => {
    let runs = 0
    const x = leaf([1])
    const y = checkpoint((a: Tensor) => {
      runs++
      return a.exp().sin()
    }, x)
    expect(runs).toBe(1)
    y.sum().backward()
    expect(runs).toBe(2)
  })

  test('draws the same random numbers both times, and leaves the generator where it was', () => {
    const x = ops.ones([100], { dtype: 'float64', requiresGrad: true })
    manualSeed(1)
    const y = checkpoint((a: Tensor) => ops.dropout(a.mul(2), 0.5, true).pow(2), x)
    const after = ops.rand([3]).toArray()
    manualSeed(1)
    const plain = ops.dropout(x.mul(2), 0.5, true).pow(2)
    manualSeed(5)
    y.sum().backward()
    const next = ops.rand([1]).item()
    expect(x.grad?.toArray()).toEqual(grad(plain.sum(), x)[0]?.toArray())
    manualSeed(5)
    expect(ops.rand([1]).item()).toBe(next)
    expect(after).toHaveLength(3)
  })

  test('can be nested, and differentiated twice', () => {
    const x = leaf([0.3, 0.7])
    const inner = (a: Tensor) => a.sin().exp()
    const y = checkpoint((a: Tensor) => checkpoint(inner, a).pow(2), x)
    const [first] = grad(y.sum(), x, { createGraph: true })
    const [second] = grad(first!.sum(), x)
    const [plain] = grad(inner(x).pow(2).sum(), x, { createGraph: true })
    const [plainSecond] = grad(plain!.sum(), x)
    expect(first?.toArray()).toEqual(plain?.toArray())
    expect(second?.toArray()).toEqual(plainSecond?.toArray())
  })

  test('reports when the function computes something else the second time', () => {
    const y = checkpoint(changing(), leaf([1, 2]))
    expect(() => y.backward()).toThrow(/did not compute the same.*\[2\].*\[4\]/)
  })

  test('lets backward throw what the function throws in the second run', () => {
    let second = false
    const f = (a: Tensor) => {
      if (second) throw undefined
      second = true
      return a.exp().sum()
    }
    let caught: unknown = 'nothing'
    try {
      checkpoint(f, leaf([1])).backward()
    } catch (error) {
      caught = error
    }
    expect(caught).toBeUndefined()
  })

  test('takes options after the arguments of the function', () => {
    const x = ops.ones([100], { requiresGrad: true })
    const given: unknown[] = []
    const noisy = (...args: [Tensor]) => {
      given.push(args.length)
      return ops.dropout(args[0], 0.5, true).exp().sum()
    }
    const gradients = (options: CheckpointOptions) => {
      manualSeed(1)
      const y = checkpoint(noisy, x, options)
      const again = ops.rand([1]).item()
      return { again, grad: grad(y, x)[0]?.toArray(), after: ops.rand([1]).item() }
    }
    const kept = gradients({ useReentrant: false })
    const drawn = gradients({ preserveRngState: false })
    expect(given).toEqual([1, 1, 1, 1])
    expect(kept.again).toBe(drawn.again)
    expect(drawn.grad).not.toEqual(kept.grad)
    expect(drawn.after).not.toBe(kept.after)
    expect(() => checkpoint(changing(), leaf([1, 2]), { determinismCheck: 'none' }).backward()).not.toThrow(
      /did not compute the same/,
    )
  })

  test('passes an object without options to the function, and refuses a misspelt, unknown or wrong option', () => {
    const x = leaf([2])
    expect(checkpoint((a: Tensor, { scale }: { scale: number }) => a.mul(scale), x, { scale: 3 }).item()).toBe(6)
    const run = (options: object) => () => checkpoint(((a: Tensor) => a.exp()) as never, x as never, options as never)
    expect(run({ useReentrent: false })).toThrow(
      /^autograd.checkpoint: has no option "useReentrent".*did you mean useReentrant/,
    )
    expect(run({ use_reentrant: false })).toThrow(/did you mean useReentrant/)
    expect(run({ useReentrant: false, scale: 3 })).toThrow(/has no option "scale"/)
    expect(run({ earlyStop: true })).toThrow(/has no option "earlyStop"/)
    expect(run({ useReentrant: true })).toThrow(/useReentrant must be false/)
    expect(run({ preserveRngState: 'no' })).toThrow(/preserveRngState must be true or false, but it is "no"/)
    expect(run({ determinismCheck: 'all' })).toThrow(/one of 'default', 'none'/)
  })

  test('keeps no saved tensor between forward and backward', () => {
    const kept: number[] = []
    const packed = (f: (a: Tensor) => Tensor) =>
      graph.savedTensorsHooks(
        (tensor) => {
          kept.push(tensor.numel())
          return tensor
        },
        (tensor) => tensor,
        () => f(leaf([1, 2])),
      )
    packed((a) => a.exp().sin())
    const plain = kept.length
    packed((a) => checkpoint((b: Tensor) => b.exp().sin(), a))
    expect([plain, kept.length - plain]).toEqual([2, 0])
  })
})

describe('savedTensorsHooks', () => {
  test('keeps what pack returns, and uses what unpack returns', () => {
    const x = leaf([1, 2])
    const y = graph.savedTensorsHooks(
      (tensor) => tensor.toArray() as number[],
      (values) => tensor(values, { dtype: 'float64' }),
      () => x.pow(3).sum(),
    )
    y.backward()
    expect(x.grad?.toArray()).toEqual([3, 12])
  })

  test('lets the operation throw what pack throws, and backward what unpack throws', () => {
    const x = leaf([1])
    const fail = () => {
      throw null
    }
    const caught = (fn: () => unknown): unknown => {
      try {
        return fn()
      } catch (error) {
        return error
      }
    }
    expect(caught(() => graph.savedTensorsHooks(fail, fail, () => x.exp()))).toBeNull()
    expect(
      caught(() =>
        graph
          .savedTensorsHooks(
            (t) => t.shape,
            fail,
            () => x.exp(),
          )
          .backward(),
      ),
    ).toBeNull()
    expect(() =>
      graph
        .savedTensorsHooks(
          (t) => t.shape,
          () => 3 as never,
          () => x.exp(),
        )
        .backward(),
    ).toThrow(TypeError)
    expect(x.exp().sum().backward()).toBeUndefined()
  })
})
