import { backward, enableGrad, func, grad, isGradEnabled, noGrad, setGradEnabled } from '../../lib/autograd'
import * as ops from '../../lib/generated/ops'
import { nested, type Tensor, tensor } from '../../lib/tensor'

const leaf = (...values: number[]) => tensor(values, { requiresGrad: true })

/** In a function, since TypeScript would narrow the gradient's type to null after null is assigned. */
function clear(x: Tensor): void {
  x.grad = null
}

describe('backward() sums gradients into leaves', () => {
  test('in one pass', () => {
    const [x, y] = [leaf(1, 2), leaf(3, 4)]
    const z = x.mul(y).sum()
    z.backward()
    expect([x.grad?.toArray(), y.grad?.toArray(), z.grad]).toEqual([[3, 4], [1, 2], null])
  })

  test('over several passes, until it is set to null', () => {
    const x = leaf(2)
    for (const total of [4, 8, 12]) {
      x.square().backward()
      expect(x.grad?.item()).toBe(total)
    }
    clear(x)
    expect(x.grad).toBeNull()
    x.square().backward()
    expect(x.grad?.item()).toBe(4)
  })

  test('again through a retained graph', () => {
    const x = leaf(2)
    const y = x.square()
    y.backward(null, { retainGraph: true })
    y.backward({ retainGraph: true })
    y.backward()
    expect(x.grad?.item()).toBe(12)
  })

  test('with a gradient of its own shape', () => {
    const x = leaf(1, 2)
    x.mul(3).backward(tensor([1, 10]))
    x.mul(3).backward({ gradient: tensor([1, 10]) })
    expect(x.grad?.toArray()).toEqual([6, 60])
  })

  test('only into the given inputs', () => {
    const [x, y] = [leaf(2), leaf(3)]
    x.mul(y).backward(null, { inputs: [x] })
    expect([x.grad?.item(), y.grad]).toEqual([3, null])
  })

  test('and records itself with createGraph', () => {
    const x = leaf(2)
    x.pow(3).backward({ createGraph: true })
    expect(x.grad?.requiresGrad).toBe(true)
    const first = x.grad as Tensor
    clear(x)
    first.sum().backward()
    expect(x.grad?.item()).toBe(12)
  })

  test('over 100,000 operations without stack overflow', () => {
    const x = leaf(1)
    let y = x.mul(1)
    for (let i = 0; i < 100_000; i++) y = y.add(1)
    y.backward()
    expect(x.grad?.item()).toBe(1)
  })
})

describe('grad', () => {
  test('is the same object as long as it is the same tensor', () => {
    const x = leaf(1)
    x.mul(2).backward()
    expect(x.grad).toBe(x.grad)
    const own = tensor([5])
    x.grad = own
    expect(x.grad).toBe(own)
    x.mul(2).backward()
    expect(own.item()).toBe(7)
  })

  test('is not the tensor itself', () => {
    const x = leaf(1)
    expect(() => {
      x.grad = x
    }).toThrow('Tensor.grad: a tensor cannot be its own gradient')
    expect(x.grad).toBeNull()
  })

  test('survives the disposal of what was read', () => {
    const x = leaf(1)
    x.mul(2).backward()
    x.grad?.dispose()
    expect(x.grad?.item()).toBe(2)
  })

  test('is kept for a computed tensor on request', () => {
    const y = leaf(3).mul(2)
    y.retainGrad()
    y.square().backward()
    expect(y.grad?.item()).toBe(12)
  })
})

describe('a tensor that requires a gradient', () => {
  test('is a leaf that was told to, or computed from one', () => {
    const x = tensor([1])
    expect([x.requiresGrad, x.isLeaf, x.gradFn]).toEqual([false, true, undefined])
    expect(x.requiresGrad_()).toBe(x)
    const y = x.add(1)
    expect([y.requiresGrad, y.isLeaf, y.gradFn]).toEqual([true, false, 'AddBackward0'])
    x.requiresGrad = false
    expect(x.add(1).requiresGrad).toBe(false)
  })

  test('is not a detached tensor, which shares memory', () => {
    const x = leaf(1)
    const y = x.mul(2).detach()
    expect([y.requiresGrad, y.isLeaf]).toEqual([false, true])
    expect(x.detach().dataPtr()).toBe(x.dataPtr())
    expect(x.data.requiresGrad).toBe(false)
  })

  test('has its memory replaced by assigning data, without a record', () => {
    const x = leaf(1, 2)
    x.data = tensor([5, 6])
    expect([x.toArray(), x.requiresGrad, x.isLeaf]).toEqual([[5, 6], true, true])
  })
})

describe('recording is turned', () => {
  test('off in noGrad, on in enableGrad inside it', () => {
    const x = leaf(1)
    expect(noGrad(() => [isGradEnabled(), x.mul(2).requiresGrad])).toEqual([false, false])
    expect(noGrad(() => enableGrad(() => x.mul(2).requiresGrad))).toBe(true)
    expect(isGradEnabled()).toBe(true)
  })

  test('back after an error', () => {
    expect(() =>
      noGrad(() => {
        throw new RangeError('mine')
      }),
    ).toThrow('mine')
    expect(isGradEnabled()).toBe(true)
  })

  test('by hand', () => {
    setGradEnabled(false)
    expect(leaf(1).mul(2).requiresGrad).toBe(false)
    setGradEnabled(true)
    expect(leaf(1).mul(2).requiresGrad).toBe(true)
  })

  test('around leaves that are updated in place', () => {
    const x = leaf(1)
    noGrad(() => x.sub_(0.5))
    expect([x.item(), x.requiresGrad, x.isLeaf]).toEqual([0.5, true, true])
  })
})

describe('grad()', () => {
  test('gives gradients and touches none', () => {
    const [x, y] = [leaf(2), leaf(3)]
    const [gx, gy] = grad(x.mul(y), [x, y])
    expect([gx?.item(), gy?.item(), x.grad, y.grad]).toEqual([3, 2, null, null])
  })

  test('of several outputs, with their gradients', () => {
    const x = leaf(1, 2)
    const [g] = grad([x.mul(2), x.square()], x, { gradOutputs: [tensor([1, 1]), tensor([1, 10])] })
    expect(g?.toArray()).toEqual([4, 42])
  })

  test('of gradients', () => {
    const x = leaf(2)
    const [first] = grad(x.pow(4), x, { createGraph: true })
    const [second] = grad(first as Tensor, x, { createGraph: true })
    const [third] = grad(second as Tensor, x)
    expect([first?.item(), second?.item(), third?.item()]).toEqual([32, 48, 48])
  })

  test('is null for what was not used, on request', () => {
    const [x, y] = [leaf(1), leaf(1)]
    expect(grad(x.mul(2), [y], { allowUnused: true })).toEqual([null])
  })
})

describe('the gradient of an output has its shape', () => {
  const x = leaf(1, 2, 3)
  const y = () => x.mul(2)
  const mismatch = (where: string, given: string, wanted = '[3]') =>
    `${where}: mismatch in shape: grad_output[0] has a shape of ${given} and output[0] has a shape of ${wanted}`

  test.each<[string, () => unknown, object]>([
    [
      'grad()',
      () => grad(y(), x, { gradOutputs: ops.ones([2, 3]) }),
      { code: 'ERR_SHAPE', message: mismatch('grad', '[2, 3]') },
    ],
    [
      'grad() of a scalar',
      () => grad(y().sum(), x, { gradOutputs: ops.ones([1]) }),
      { code: 'ERR_SHAPE', message: mismatch('grad', '[1]', '[]') },
    ],
    ['backward()', () => backward(y(), ops.ones([1])), { code: 'ERR_SHAPE', message: mismatch('backward', '[1]') }],
    [
      'x.backward()',
      () => y().backward(ops.ones([2, 3])),
      { code: 'ERR_SHAPE', message: mismatch('backward', '[2, 3]') },
    ],
    [
      'func.vjp()',
      () => func.vjp((a: Tensor) => a.mul(2), [x])[1](ops.ones([2, 3])),
      { code: 'ERR_SHAPE', message: mismatch('vjp', '[2, 3]') },
    ],
    [
      'grad() with isGradsBatched',
      () => grad(y(), x, { gradOutputs: ops.ones([2, 2]), isGradsBatched: true }),
      { code: 'ERR_SHAPE', message: expect.stringContaining(mismatch('grad', '[2, 2]')) },
    ],
    [
      'a batch that is none',
      () => grad(y().sum(), x, { gradOutputs: tensor(1), isGradsBatched: true }),
      { code: 'ERR_SHAPE' },
    ],
    ['a batch left out', () => grad(y().sum(), x, { isGradsBatched: true }), { name: 'TypeError' }],
    [
      'nested parts',
      () => {
        const parts = (last: number) => nested.nestedTensor([ops.ones([2]), ops.ones([last])])
        const n = parts(3).requiresGrad_()
        grad(n.mul(2), n, { gradOutputs: parts(4) })
      },
      { code: 'ERR_SHAPE' },
    ],
    [
      'a complex gradient of a real output',
      () => grad(y(), x, { gradOutputs: ops.ones([3], { dtype: 'complex64' }) }),
      { code: 'ERR_DTYPE', message: expect.stringContaining('complex64 and output[0] has a dtype of float32') },
    ],
  ])('%s with another shape or dtype is refused', (_, call, error) => {
    expect(call).toThrow(expect.objectContaining(error))
    expect(x.grad).toBeNull()
  })

  test('and may be of another real dtype, as in PyTorch', () => {
    const [g] = grad(y(), x, { gradOutputs: ops.ones([3], { dtype: 'int64' }) })
    expect([g?.dtype, g?.toArray()]).toEqual(['float32', [2, 2, 2]])
  })
})

describe('inputs of backward()', () => {
  test.each<[string, (x: Tensor, inputs: never) => void]>([
    ['backward()', (x, inputs) => backward(x.sum(), null, { inputs })],
    ['x.backward()', (x, inputs) => x.sum().backward({ inputs })],
  ])('of %s are one tensor or several, and never none', (_, run) => {
    const x = leaf(1, 2)
    run(x, x as never)
    run(x, [x] as never)
    expect(x.grad?.toArray()).toEqual([2, 2])
    expect(() => run(x, [] as never)).toThrow('inputs cannot be empty')
    expect(() => run(x, [null] as never)).toThrow('inputs are tensors, but inputs[0] is null')
    expect(x.grad?.toArray()).toEqual([2, 2])
  })
})

describe('materializeGrads', () => {
  test('gives zeros, part of the graph with createGraph, for what was not used', () => {
    const [x, unused] = [leaf(1), leaf(5, 6)]
    const options = { materializeGrads: true, createGraph: true }
    const [, zeros] = grad(x.mul(2), [x, unused], options)
    expect([zeros?.toArray(), zeros?.requiresGrad]).toEqual([[0, 0], true])
  })

  test('contradicts allowUnused: false', () => {
    const x = leaf(1)
    const options = { materializeGrads: true, allowUnused: false }
    expect(() => grad(x.mul(2), x, options)).toThrow(/^grad: with materializeGrads allowUnused is true/)
  })
})

test('what was not used is an error that says what to do', () => {
  expect(() => grad(leaf(1).mul(2), leaf(1))).toThrow(/Give { allowUnused: true } if this is the desired behavior/)
})

test('backward() is refused inside transforms, where it would go wrong', () => {
  const x = leaf(1, 2)
  const inside = (a: Tensor) => {
    const loss = a.mul(x).sum()
    loss.backward()
    return loss
  }
  for (const transform of [func.grad, func.vmap]) {
    expect(() => transform(inside)(x)).toThrow(expect.objectContaining({ code: 'ERR_NOT_IMPLEMENTED' }))
  }
  expect(x.grad).toBeNull()
})

test('a graph keeps what it needs, whatever is disposed of', () => {
  const x = leaf(1, 2)
  const h = x.exp()
  const y = h.sum()
  h.dispose()
  y.backward()
  expect(x.grad?.toArray()).toEqual([...ops.exp(tensor([1, 2])).toTypedArray()])
})

describe('backward() of several tensors', () => {
  test('sums all of them in one pass', () => {
    const x = leaf(1, 2)
    const y = x.mul(x)
    backward([x.sum(), y], [null, tensor([1, 10])])
    expect(x.grad?.toArray()).toEqual([3, 41])
    backward(x.sum(), null, { inputs: x })
    expect(x.grad?.toArray()).toEqual([4, 42])
  })

  test('can keep its graph and be differentiated', () => {
    const x = leaf(2)
    const y = x.pow(3).sum()
    backward([y], null, { createGraph: true })
    expect(grad((x.grad as Tensor).sum(), x)[0]?.toArray()).toEqual([12])
    clear(x)
  })

  test.each<[string, () => unknown, object]>([
    ['a value that is not a tensor', () => backward([3 as never]), { name: 'TypeError' }],
    ['gradients that are too few', () => backward([leaf(1), leaf(2)], [null]), { name: 'TypeError' }],
    ['a gradient of another shape', () => backward(leaf(1, 2).mul(2), tensor([1])), { name: 'TorchError' }],
    ['what records nothing', () => backward(tensor(1)), { code: 'ERR_AUTOGRAD' }],
  ])('refuses %s', (_, call, error) => {
    expect(call).toThrow(expect.objectContaining(error))
  })
})
