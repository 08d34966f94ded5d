import { collectGarbage, memory, scope, type Tensor, tensor } from '../../lib/tensor'

const live = () => {
  collectGarbage()
  return memory().tensors
}

describe('scope() frees what its function made', () => {
  test('except what it returns', () => {
    const before = live()
    const kept = scope(() => {
      tensor([1]).add(1).mul(2)
      return tensor([3])
    })
    expect(memory().tensors).toBe(before + 1)
    expect(kept.item()).toBe(3)
    kept.dispose()
  })

  test.each<[string, (t: Tensor) => unknown]>([
    ['an array', (t) => [[t]]],
    ['an object', (t) => ({ a: { b: t } })],
    ['a Map', (t) => new Map([['a', t]])],
    ['a Set', (t) => new Set([t])],
    [
      'an object that holds itself',
      (t) => {
        const node: Record<string, unknown> = { t }
        node.self = node
        return node
      },
    ],
  ])('kept inside %s', (_, wrap) => {
    let [made, other]: Tensor[] = []
    const result = scope(() => {
      other = tensor([6])
      made = tensor([5])
      return wrap(made)
    })
    // Holding the result is what keeps it; whatever else the scope made is gone.
    expect([typeof result, made?.item()]).toEqual(['object', 5])
    expect(() => other?.item()).toThrow(expect.objectContaining({ code: 'ERR_DISPOSED' }))
  })

  test('tensors from outside stay, and so do gradients that it computed and read', () => {
    const x = tensor([1, 2], { requiresGrad: true })
    const seen = scope(() => {
      x.mul(x).sum().backward()
      return x.grad?.sum().item()
    })
    expect(seen).toBe(6)
    expect(x.grad?.toArray()).toEqual([2, 4])
  })

  test('nested scopes pass results outwards', () => {
    expect(scope(() => scope(() => [tensor([1]), tensor([2])])[1].add(1)).item()).toBe(3)
  })

  test('also when it throws', () => {
    const before = live()
    expect(() =>
      scope(() => {
        tensor([1])
        throw new RangeError('mine')
      }),
    ).toThrow('mine')
    expect(memory().tensors).toBe(before)
  })

  test('and a tensor that escaped fails with an error that says so', () => {
    let escaped: Tensor | undefined
    scope(() => {
      escaped = tensor([1])
    })
    expect(() => escaped?.add(1)).toThrow(expect.objectContaining({ code: 'ERR_DISPOSED' }))
  })

  test('a promise is refused', () => {
    expect(() => scope(async () => tensor([1]))).toThrow('async function')
  })
})

test('memory() counts tensors and bytes; views have no bytes of their own', () => {
  collectGarbage()
  const before = memory()
  const x = tensor(new Float32Array(100_000))
  const views = [x.t(), x.narrow(0, 0, 5)]
  const after = memory()
  expect(after.tensors - before.tensors).toBe(3)
  expect(after.bytes - before.bytes).toBeGreaterThanOrEqual(400_000)
  expect(after.bytes - before.bytes).toBeLessThan(410_000)
  for (const t of [x, ...views]) t.dispose()
  expect(memory()).toEqual(before)
})
