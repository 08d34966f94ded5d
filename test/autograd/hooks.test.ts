import { enableGrad, grad, noGrad } from '../../lib/autograd'
import { type Tensor, tensor } from '../../lib/tensor'

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

  test('may give another gradient, which is what flows on; several run in the order they came', () => {
    const x = leaf([1, 2])
    const y = x.mul(3)
    y.registerHook((g) => g.mul(10))
    y.registerHook((g) => g.add(1))
    y.registerHook(() => undefined)
    y.registerHook(() => null)
    y.sum().backward()
    expect(x.grad?.toArray()).toEqual([33, 33])
  })

  test('is no longer called once removed, though its tensor is gone', () => {
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

  test('may run 70 backward passes inside each other, or says that they are too many', () => {
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

  test.each([
    ['a shape', () => tensor([1, 2, 3], { dtype: 'float64' })],
    ['a promise', async () => {}],
    ['a number', () => 3],
  ])('refuses %s that is no gradient of the tensor', (_, give) => {
    const x = leaf([1, 2])
    x.registerHook(give as () => Tensor)
    expect(() => x.mul(2).sum().backward()).toThrow()
    expect(x.grad).toBeNull()
  })

  test('refuses what needs no gradient, and what is no function', () => {
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
  ])('that throws %s lets backward throw the same', (_, value) => {
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

  test('that throws a revoked proxy lets backward throw it', () => {
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
  test('keeps the gradient that the hooks gave', () => {
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
  test('is called with the leaf itself when its gradient is there: the optimizer may step in backward', () => {
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

  test('refuses a tensor that is no leaf, and lets what it throws out of backward', () => {
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
