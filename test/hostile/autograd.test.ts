import { grad, isGradEnabled, noGrad, setGradEnabled } from '../../lib/autograd'
import { collectGarbage, memory, scope, type Tensor, tensor } from '../../lib/tensor'
import { expectAlive, refusalOf } from './refusal'

// biome-ignore lint/suspicious/noExplicitAny: what the types forbid is what is tested
type Anything = any

const leaf = () => tensor([1, 2, 3], { requiresGrad: true })

afterEach(() => {
  expectAlive()
  expect(isGradEnabled()).toBe(true)
  const x = leaf()
  x.square().sum().backward()
  expect(x.grad?.toArray()).toEqual([2, 4, 6])
})

describe('autograd refuses, and changes nothing', () => {
  test.each<[string, string, (x: Tensor) => unknown]>([
    [
      'a second backward',
      'ERR_AUTOGRAD',
      () => {
        const y = leaf().square().sum()
        y.backward()
        y.backward()
      },
    ],
    ['backward from many elements', 'ERR_AUTOGRAD', (x) => x.mul(2).backward()],
    ['backward where nothing was recorded', 'ERR_AUTOGRAD', () => tensor(1).backward()],
    [
      'backward through a saved tensor that changed',
      'ERR_AUTOGRAD',
      (x) => {
        const y = x.exp()
        y.add_(1)
        y.sum().backward()
      },
    ],
    ['a leaf changed in place', 'ERR_AUTOGRAD', (x) => x.add_(1)],
    ['a view of a leaf changed in place', 'ERR_AUTOGRAD', (x) => x.narrow(0, 0, 1).zero_()],
    ['gradients of integers', 'ERR_AUTOGRAD', () => tensor([1n]).requiresGrad_()],
    ['turning a computed tensor off', 'ERR_AUTOGRAD', (x) => x.mul(2).requiresGrad_(false)],
    ['keeping the gradient of what has none', 'ERR_AUTOGRAD', () => tensor(1).retainGrad()],
    [
      'complex backward',
      'ERR_AUTOGRAD',
      () => tensor([1], { dtype: 'complex64', requiresGrad: true }).sum().backward(),
    ],
    ['a gradient of another shape', 'ERR_SHAPE', (x) => x.mul(2).backward(tensor([1, 2]))],
    [
      'an assigned gradient of another shape',
      'ERR_SHAPE',
      (x) => {
        x.grad = tensor([1])
      },
    ],
    [
      'an assigned gradient of another dtype',
      'ERR_DTYPE',
      (x) => {
        x.grad = tensor([1, 2, 3], { dtype: 'float64' })
      },
    ],
    [
      'an assigned gradient of another device',
      'ERR_DEVICE',
      (x) => {
        x.grad = tensor([1, 2, 3], { device: 'meta' })
      },
    ],
    ['grad() of what was not used', 'ERR_AUTOGRAD', (x) => grad(x.sum(), leaf())],
    ['grad() of nothing', 'ERR_AUTOGRAD', () => grad([], [])],
    ['grad() with too few gradients', 'TypeError', (x) => grad([x.sum(), x.sum()], x, { gradOutputs: [null] })],
    ['a gradient that is a number', 'TypeError', (x) => x.sum().backward(5 as Anything)],
    ['a gradient that is text', 'TypeError', (x) => x.sum().backward('1' as Anything)],
    ['retainGraph: 1', 'TypeError', (x) => x.sum().backward(null, { retainGraph: 1 as Anything })],
    ["createGraph: 'yes'", 'TypeError', (x) => x.sum().backward({ createGraph: 'yes' as Anything })],
    ['inputs that are not a list', 'TypeError', (x) => x.sum().backward(null, { inputs: 5 as Anything })],
    ['inputs that are not tensors', 'TypeError', (x) => x.sum().backward(null, { inputs: [5 as Anything] })],
    [
      'requiresGrad = 1',
      'TypeError',
      (x) => {
        x.requiresGrad = 1 as Anything
      },
    ],
    ['requiresGrad_(null)', 'TypeError', (x) => x.requiresGrad_(null as Anything)],
    [
      'grad = 5',
      'TypeError',
      (x) => {
        x.grad = 5 as Anything
      },
    ],
    [
      'grad = undefined',
      'TypeError',
      (x) => {
        x.grad = undefined as Anything
      },
    ],
    [
      'data = null',
      'TypeError',
      (x) => {
        x.data = null as Anything
      },
    ],
    ['setGradEnabled(0)', 'TypeError', () => setGradEnabled(0 as Anything)],
    ['noGrad without a function', 'TypeError', () => noGrad(5 as Anything)],
    ['noGrad of a promise', 'TypeError', () => noGrad(async () => 1)],
    ['scope without a function', 'TypeError', () => scope(5 as Anything)],
    ['grad() of a number', 'TypeError', (x) => grad(5 as Anything, x)],
    ['grad() for null', 'TypeError', (x) => grad(x.sum(), [null as Anything])],
    ["allowUnused: 'yes'", 'TypeError', (x) => grad(x.sum(), x, { allowUnused: 'yes' as Anything })],
  ])('%s: %s', (_, name, call) => {
    const x = leaf()
    expect(refusalOf(() => call(x))).toBe(name)
    expect([x.toArray(), x.grad, x.requiresGrad]).toEqual([[1, 2, 3], null, true])
  })
})

test.each<[string, unknown]>([
  ['undefined', undefined],
  ['null', null],
  ['a number', 5],
  ['a frozen object', Object.freeze({})],
])('%s thrown inside noGrad and scope is passed on unchanged', (_, thrown) => {
  for (const run of [noGrad, scope]) {
    let caught: unknown = 'nothing'
    try {
      run(() => {
        throw thrown
      })
    } catch (error) {
      caught = error
    }
    expect(caught).toBe(thrown)
  }
})

test('a chain of 300,000 operations is recorded, run backward and freed without stack overflow', () => {
  const x = tensor(1, { requiresGrad: true })
  let y: Tensor = x
  for (let i = 0; i < 300_000; i++) y = y.neg()
  y.backward({ retainGraph: true })
  expect(x.grad?.item()).toBe(1)
  y.dispose()
})

test('losses that are kept keep their graphs alive, as memory() shows; item() does not', () => {
  const x = leaf()
  const count = (keep: (loss: Tensor) => unknown) => {
    collectGarbage()
    const before = memory().tensors
    const kept = Array.from({ length: 500 }, () => scope(() => keep(x.square().sum())))
    const made = memory().tensors - before
    for (const loss of kept) if (typeof loss === 'object') (loss as Tensor).dispose()
    return made
  }
  expect(count((loss) => loss)).toBe(500)
  expect(count((loss) => loss.item())).toBe(0)
})
