import { Handle, isHandle } from '../../lib/binding/handle'
import * as ops from '../../lib/generated/ops'
import { Generator } from '../../lib/random'
import { memory, type Tensor, tensor } from '../../lib/tensor'
import { refusalOf } from '../hostile/refusal'

test('no class that users can reach exposes the ids', () => {
  const x = tensor([1])
  const reachable: object[] = []
  for (let at: object | null = x; at; at = Object.getPrototypeOf(at)) reachable.push(at, at.constructor)
  const names = reachable.flatMap((object) => Reflect.ownKeys(object)).map(String)
  expect(names).toContain('dispose')
  expect(names.filter((name) => /^(settle|peek|idOf|isHandle|id)$/.test(name))).toEqual([])
})

describe('dispose()', () => {
  test('frees a tensor at once, and once', () => {
    const before = memory()
    const x = tensor([1, 2])
    expect([x.disposed, memory().tensors]).toEqual([false, before.tensors + 1])
    x.dispose()
    x.dispose()
    expect([x.disposed, memory()]).toEqual([true, before])
  })

  test('leaves views and results alone', () => {
    const x = tensor([1, 2])
    const [view, sum] = [x.narrow(0, 1, 1), x.add(1)]
    x.dispose()
    expect([view.item(), sum.toArray()]).toEqual([2, [2, 3]])
  })

  test('is what `using` calls', () => {
    let escaped: Tensor
    {
      using x = tensor([1])
      escaped = x
      expect(x.item()).toBe(1)
    }
    expect(escaped.disposed).toBe(true)
  })
})

describe('a disposed tensor refuses to be', () => {
  const gone = () => {
    const x = tensor([1])
    x.dispose()
    return x
  }
  test.each<[string, (x: Tensor) => unknown]>([
    ['the receiver of an operator', (x) => x.add(1)],
    ['an argument', (x) => tensor([1]).add(x)],
    ['an item of a list', (x) => ops.cat([tensor([1]), x])],
    ['an option', (x) => ops.add(tensor([1]), 1, { out: x })],
    ['asked for its shape', (x) => x.shape],
    ['asked for its dtype', (x) => x.dtype],
    ['read', (x) => x.item()],
    ['exported', (x) => x.toTypedArray()],
    [
      'given a gradient',
      (x) => {
        x.grad = tensor([1])
      },
    ],
    ['made to require one', (x) => x.requiresGrad_()],
    ['copied by tensor()', (x) => tensor(x)],
    ['written as text', (x) => String(x)],
    ['moved', (x) => x.to('float64')],
    ['backpropagated from', (x) => x.backward()],
    ['iterated over', (x) => [...x]],
  ])('%s', (_, use) => {
    expect(refusalOf(() => use(gone()))).toBe('ERR_DISPOSED')
  })

  test('and a generator', () => {
    const generator = new Generator()
    generator.dispose()
    expect(refusalOf(() => ops.rand([1], { generator }))).toBe('ERR_DISPOSED')
  })
})

test('tensors and generators are handles, nothing else is', () => {
  const x = tensor([1])
  expect([x, new Generator()].every(isHandle)).toBe(true)
  expect([null, undefined, 1, {}, Object.create(x), new Proxy(x, {}), Handle.prototype].some(isHandle)).toBe(false)
})
