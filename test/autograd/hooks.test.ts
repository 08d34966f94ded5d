import { Function as CustomFunction, enableGrad, type FunctionContext, grad, noGrad } from '../../lib/autograd'
import { collectGarbage, memory, type Tensor, tensor } from '../../lib/tensor'

const leaf = (values: number[]) => tensor(values, { dtype: 'float64', requiresGrad: true })

describe('registerHook', () => {
  test('is called with the gradient of a leaf and of an intermediate tensor', () => {
    const x = leaf([1, 2, 3])
    const y = x.mul(x)
    const seen: unknown[] = []
    x.registerHook((g) => void seen.push(['x', g.toArray()]))
    y.registerHook((g) => void seen.push(['y', g.toArray()]))
    y.sum().backward()
    expect(seen).toEqual([
      ['y', [1, 1, 1]],
      ['x', [2, 4, 6]],
    ])
    expect(x.grad?.toArray()).toEqual([2, 4, 6])
  })

  test('may return another gradient, which replaces it; several run in the order of registration', () => {
    const x = leaf([1, 2])
    const y = x.mul(3)
    y.registerHook((g) => g.mul(10))
    y.registerHook((g) => g.add(1))
    y.registerHook(() => undefined)
    y.registerHook(() => null)
    y.sum().backward()
    expect(x.grad?.toArray()).toEqual([33, 33])
  })

  test('is no longer called once removed, even if its tensor is gone', () => {
    const x = leaf([1])
    let calls = 0
    const y = x.mul(2)
    const z = y.mul(2)
    const handle = y.registerHook(() => void calls++)
    y.dispose()
    handle.remove()
    handle.remove()
    z.sum().backward()
    expect(calls).toBe(0)
    expect(x.grad?.toArray()).toEqual([4])
  })

  test('is called by grad() too, and sees whether gradients are recorded', () => {
    const x = leaf([2])
    const seen: boolean[] = []
    const y = x.pow(3)
    y.registerHook((g) => void seen.push(g.requiresGrad))
    grad(y, x, { gradOutputs: tensor([1], { dtype: 'float64', requiresGrad: true }), createGraph: true })
    grad(y, x, { gradOutputs: tensor([1], { dtype: 'float64' }) })
    expect(seen).toEqual([true, false])
  })

  test('may run another backward pass', () => {
    const x = leaf([1, 2])
    const other = leaf([3])
    const y = x.mul(2)
    y.registerHook(() => enableGrad(() => other.pow(2).sum().backward()))
    y.sum().backward()
    expect(other.grad?.toArray()).toEqual([6])
    expect(x.grad?.toArray()).toEqual([2, 2])
  })

  test('may nest 70 backward passes, or fails with an error that says they are too many', () => {
    const x = leaf([1])
    const nested = (depth: number): void => {
      const y = x.mul(2)
      y.registerHook(() => {
        if (depth > 0) enableGrad(() => nested(depth - 1))
      })
      y.sum().backward()
    }
    nested(50)
    expect(x.grad?.toArray()).toEqual([102])
    expect(() => nested(70)).toThrow(expect.objectContaining({ code: 'ERR_AUTOGRAD' }))
    nested(0)
  })

  test.each<[string, () => unknown, string]>([
    ['another shape', () => leaf([1, 2, 3]), 'a gradient has the shape of its tensor: [2] wanted, [3] given'],
    ['a shape that expands', () => leaf([1]), 'a gradient has the shape of its tensor: [2] wanted, [1] given'],
    [
      'another dtype',
      () => tensor([1, 2]),
      'a gradient has the dtype of its tensor: "float64" wanted, "float32" given',
    ],
    [
      'another device',
      () => leaf([1, 2]).to('meta'),
      'a gradient has the device of its tensor: "cpu" wanted, "meta" given',
    ],
    [
      'another layout',
      () => leaf([1, 2]).toSparse(),
      'a gradient keeps its layout in a hook: strided wanted, sparse_coo given',
    ],
    ['a promise', async () => {}, 'the hook is an async function'],
    ['a number', () => 3, 'a gradient is a Tensor or null, got 3'],
  ])('refuses %s, even before another hook that would mend it', (_, give, message) => {
    const x = leaf([1, 2])
    x.registerHook(give as () => Tensor)
    x.registerHook(() => leaf([1, 1]))
    expect(() => x.mul(2).sum().backward()).toThrow(`Tensor.registerHook: ${message}`)
    expect(x.grad).toBeNull()
  })

  test('refuses a tensor that needs no gradient, and a hook that is not a function', () => {
    expect(() => tensor([1]).registerHook(() => {})).toThrow(expect.objectContaining({ code: 'ERR_AUTOGRAD' }))
    expect(() => leaf([1]).registerHook(null as never)).toThrow(TypeError)
  })

  test.each([
    ['an Error', new Error('mine')],
    ['undefined', undefined],
    ['null', null],
    ['a string', 'mine'],
    ['a symbol', Symbol('mine')],
    ['a frozen object', Object.freeze({})],
    [
      'an object that throws when looked at',
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('no')
          },
        },
      ),
    ],
  ])('that throws %s makes backward throw the same', (_, value) => {
    const x = leaf([1, 2])
    const handle = x.registerHook(() => {
      throw value
    })
    let caught: unknown = 'nothing'
    try {
      x.mul(2).sum().backward()
    } catch (error) {
      caught = error
    }
    expect(Object.is(caught, value)).toBe(true)
    expect(x.grad).toBeNull()
    handle.remove()
    x.mul(2).sum().backward()
    expect(x.grad?.toArray()).toEqual([2, 2])
  })

  test('that throws a revoked Proxy makes backward throw it', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const x = leaf([1])
    x.registerHook(() => {
      throw proxy
    })
    let caught: unknown
    try {
      x.mul(2).sum().backward()
    } catch (error) {
      caught = error
    }
    expect(caught === proxy).toBe(true)
  })
})

describe('retainGrad', () => {
  test('keeps the gradient that the hooks returned', () => {
    const x = leaf([1, 2])
    const y = x.mul(3)
    y.retainGrad()
    y.registerHook((g) => g.mul(2))
    y.pow(2).sum().backward()
    expect(y.grad?.toArray()).toEqual([12, 24])
    expect(x.grad?.toArray()).toEqual([36, 72])
  })
})

describe('registerPostAccumulateGradHook', () => {
  test('is called with the leaf itself once its gradient is complete: the optimizer may step in backward', () => {
    const x = leaf([1, 2])
    const seen: Tensor[] = []
    const handle = x.registerPostAccumulateGradHook((p) => {
      seen.push(p)
      noGrad(() => p.sub_(p.grad!.mul(0.1)))
      p.grad = null
    })
    x.pow(2).sum().backward()
    x.pow(2).sum().backward()
    expect(seen[0]).toBe(x)
    expect(seen).toHaveLength(2)
    expect(x.grad).toBeNull()
    expect((x.toArray() as number[]).map((v) => Number(v.toFixed(6)))).toEqual([0.64, 1.28])
    handle.remove()
    x.sum().backward()
    expect(seen).toHaveLength(2)
  })

  test('refuses a tensor that is not a leaf, and makes backward throw what it throws', () => {
    const x = leaf([1])
    expect(() => x.mul(2).registerPostAccumulateGradHook(() => {})).toThrow(
      expect.objectContaining({ code: 'ERR_AUTOGRAD' }),
    )
    using _ = x.registerPostAccumulateGradHook(() => {
      throw 'mine'
    })
    expect(() => x.sum().backward()).toThrow('mine')
    expect(x.grad?.toArray()).toEqual([1])
  })
})

/** Keeps a value in its context. */
class Doubled extends CustomFunction {
  static context: FunctionContext & { kept?: Tensor }
  static override forward(ctx: FunctionContext, x: Tensor) {
    Doubled.context = ctx
    return x.mul(2)
  }
  static override backward(_: FunctionContext, gradient: Tensor) {
    return gradient.mul(2)
  }
}

/** Its context holds its result. */
function doubled(x: Tensor): Tensor {
  const y = Doubled.apply(x)
  Doubled.context.kept = y
  return y
}

afterEach(() => {
  Doubled.context = undefined as never
})

describe('an object that only a tensor holds, and that holds the tensor, is garbage together with it', () => {
  const holding: [string, () => unknown][] = [
    ['a hook', () => holdsItself(leaf([1, 2]), 'registerHook')],
    ['a post-accumulate-grad hook', () => holdsItself(leaf([1, 2]), 'registerPostAccumulateGradHook')],
    ['a hook of a result', () => holdsItself(leaf([1, 2]).mul(2), 'registerHook')],
    ['a context', () => doubled(leaf([1, 2]))],
    [
      'a context whose result went through backward',
      () =>
        doubled(leaf([1, 2]))
          .sum()
          .backward(),
    ],
  ]
  function holdsItself(x: Tensor, kind: 'registerHook' | 'registerPostAccumulateGradHook') {
    x[kind](() => void x.shape)
  }

  test.each(holding)('%s', (_, make) => {
    collectGarbage()
    const before = memory().tensors
    for (let i = 0; i < 200; i++) make()
    Doubled.context = undefined as never
    collectGarbage()
    // The last turn of the loop may still be on the stack.
    expect(memory().tensors - before).toBeLessThan(5)
  })
})

describe('garbage collection keeps', () => {
  const seen: string[] = []
  const tell = (name: string) => () => void seen.push(name)
  beforeEach(() => {
    seen.length = 0
  })

  test('the hooks of a leaf that only a graph still holds', () => {
    const make = () => {
      const x = leaf([1, 2])
      x.registerHook(tell('hook'))
      x.registerPostAccumulateGradHook(tell('after'))
      return x.mul(3).sum()
    }
    const y = make()
    collectGarbage()
    y.backward()
    expect(seen).toEqual(['hook', 'after'])
  })

  test('the hooks of a leaf that only the program holds', () => {
    const x = leaf([1, 2])
    x.registerHook(tell('hook'))
    x.registerPostAccumulateGradHook(tell('after'))
    for (let i = 0; i < 3; i++) collectGarbage()
    x.mul(3).sum().backward()
    expect(seen).toEqual(['hook', 'after'])
  })

  test('the hooks of a result, and a context, that only a later result holds', () => {
    const x = leaf([1, 2])
    const make = () => {
      const y = doubled(x)
      y.registerHook(tell('result'))
      return y.sum()
    }
    const z = make()
    collectGarbage()
    z.backward()
    expect([seen, x.grad?.toArray()]).toEqual([['result'], [2, 2]])
  })

  test('the context of a result that only the program holds', () => {
    const x = leaf([1, 2])
    const y = doubled(x)
    collectGarbage()
    y.sum().backward()
    expect(x.grad?.toArray()).toEqual([2, 2])
  })
})

describe.each(['registerHook', 'registerPostAccumulateGradHook'] as const)('%s', (kind) => {
  test('100,000 times and taken away again leaves backward as fast as before', () => {
    const [x, fresh] = [leaf([1]), leaf([1])]
    const time = (x: Tensor) => {
      const y = x.mul(2)
      const start = performance.now()
      y.backward()
      return performance.now() - start
    }
    const fastest = (x: Tensor) => Math.min(...Array.from({ length: 20 }, () => time(x)))
    for (let i = 0; i < 50_000; i++) x[kind](() => {}).remove()
    for (const hook of Array.from({ length: 50_000 }, () => x[kind](() => {}))) hook.remove()
    // Going over what has been taken away took a hundred times as long.
    expect(fastest(x)).toBeLessThan(20 * fastest(fresh))
  })

  test('called within a hook takes effect from the next pass on, and a hook may remove itself', () => {
    const x = leaf([1])
    const seen: string[] = []
    const first = x[kind](() => {
      seen.push('first')
      first.remove()
      for (let i = 0; i < 100; i++) x[kind](() => void seen.push('later'))
    })
    x.mul(2).backward()
    expect(seen).toEqual(['first'])
    x.mul(2).backward()
    expect(seen).toEqual(['first', ...Array.from({ length: 100 }, () => 'later')])
  })
})
