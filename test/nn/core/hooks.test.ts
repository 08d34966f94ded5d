import { noGrad } from '../../../lib/autograd'
import { ones } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import type { Tensor } from '../../../lib/tensor'
import { memory, tensor } from '../../../lib/tensor'
import { golden } from '../../golden/recipe'

class Scale extends nn.Module {
  factor = new nn.Parameter(tensor([2]))
  forward(x: Tensor, plus = 0): Tensor {
    return x.mul(this.factor).add(plus)
  }
}

const values = (x: Tensor | null) => x?.toArray()

describe('forward hooks', () => {
  test('run when forward is called directly and inside a container, before and after, in order', () => {
    const layer = new Scale()
    const heard: unknown[] = []
    layer.registerForwardPreHook((module, args) => void heard.push('before', module === layer, values(args[0])))
    layer.registerForwardHook((module, args, result) => {
      heard.push('after', module === layer, values(args[0]), values(result))
    })
    layer.forward(tensor([3]))
    const once = ['before', true, [3], 'after', true, [3], [6]]
    expect(heard).toEqual(once)
    heard.length = 0
    new nn.Sequential(layer, new nn.Identity()).forward(tensor([3]))
    expect(heard).toEqual(once)
  })

  test('may change arguments and results, and each sees the changes of the one before', () => {
    const layer = new Scale()
    layer.registerForwardPreHook((_, [x]) => x.add(1))
    layer.registerForwardPreHook((_, [x]) => [x, 10])
    layer.registerForwardHook((_, __, result) => result.neg())
    expect(values(layer.forward(tensor([3])))).toEqual([-18])
  })

  test('a hook that is prepended runs first', () => {
    const layer = new Scale()
    const heard: string[] = []
    for (const name of ['a', 'b']) {
      layer.registerForwardPreHook(() => void heard.push(`${name} before`), { prepend: name === 'b' })
      layer.registerForwardHook(() => void heard.push(`${name} after`), { prepend: name === 'b' })
    }
    layer.forward(tensor([1]))
    expect(heard).toEqual(['b before', 'a before', 'b after', 'a after'])
  })

  test('nothing stays on a module once its last hook is removed', () => {
    const layer = new Scale()
    const handles = [layer.registerForwardPreHook(() => [tensor([100])]), layer.registerForwardHook(() => tensor([7]))]
    expect(layer.forward).not.toBe(Scale.prototype.forward)
    expect(Object.keys(layer)).toEqual(['factor'])
    for (const handle of handles) {
      handle.remove()
      handle.remove()
    }
    expect(layer.forward).toBe(Scale.prototype.forward)
    expect(Reflect.ownKeys(layer)).toEqual(Reflect.ownKeys(new Scale()))
    expect(values(layer.forward(tensor([3])))).toEqual([6])
  })

  test('an instance’s own forward is restored', () => {
    const layer = new Scale()
    const own = (x: Tensor) => x.add(1)
    layer.forward = own
    using _ = layer.registerForwardHook((__, ___, result) => result.mul(10))
    expect(values(layer.forward(tensor([3])))).toEqual([40])
    _.remove()
    expect(layer.forward).toBe(own)
  })

  test('a hook may remove itself while it runs', () => {
    const layer = new Scale()
    const heard: string[] = []
    const handle = layer.registerForwardPreHook(() => {
      heard.push('once')
      handle.remove()
    })
    layer.registerForwardPreHook(() => void heard.push('always'))
    layer.forward(tensor([1]))
    layer.forward(tensor([1]))
    expect(heard).toEqual(['once', 'always', 'always'])
  })

  test('errors are passed on; hooks with alwaysCall run after them, others do not', () => {
    const layer = new Scale()
    const heard: unknown[] = []
    layer.forward = () => {
      throw new Error('mine')
    }
    layer.registerForwardHook((_, __, result) => heard.push(['always', result]), { alwaysCall: true })
    layer.registerForwardHook(() => heard.push('only after'))
    expect(() => layer.forward(tensor([1]))).toThrow('mine')
    expect(heard).toEqual([['always', null]])
  })

  test('Sequential keeps alive the tensors that a hook may have seen', () => {
    const model = new nn.Sequential(new nn.Linear(2, 2), new nn.ReLU(), new nn.Linear(2, 1))
    const seen: Tensor[] = []
    for (const layer of model) layer.registerForwardHook((_, __, result) => void seen.push(result))
    noGrad(() => model.forward(ones([1, 2])))
    expect(seen.map(({ shape }) => shape)).toEqual([
      [1, 2],
      [1, 2],
      [1, 1],
    ])
  })

  test.each<[string, (layer: nn.Module) => unknown, string]>([
    [
      'no function',
      (layer) => layer.registerForwardHook('x' as never),
      'nn.Scale.registerForwardHook: hook must be a function, but it is "x"',
    ],
    [
      'an unknown option',
      (layer) => layer.registerForwardPreHook(() => {}, { alwaysCall: true } as object),
      'has no option "alwaysCall"',
    ],
  ])('refuses %s', (_, use, message) => {
    expect(() => use(new Scale())).toThrow(message)
  })
})

describe('backward hooks', () => {
  test('get the gradients of results and arguments, null where there is none', () => {
    const layer = new Scale()
    const heard: unknown[] = []
    layer.registerFullBackwardPreHook((module, gradOutput) => {
      heard.push(module === layer, gradOutput.map(values))
    })
    layer.registerFullBackwardHook((module, gradInput, gradOutput) => {
      heard.push(module === layer, gradInput.map(values), gradOutput.map(values))
    })
    const x = tensor([3, 4], { requiresGrad: true })
    layer.forward(x, 1).mul(5).sum().backward()
    expect(heard).toEqual([true, [[5, 5]], true, [[10, 10], undefined], [[5, 5]]])
    expect([values(x.grad), values(layer.factor.grad)]).toEqual([[10, 10], [35]])
  })

  test.each([0, 1])('get null for a result that was not used (only result %i was), as in PyTorch', (used) => {
    class Two extends nn.Module<[a: Tensor, b: Tensor], Tensor[]> {
      forward(a: Tensor, b: Tensor) {
        return [a.mul(2), b.mul(3)]
      }
    }
    const all = (grads: (Tensor | null)[]) => grads.map((grad) => grad?.toArray() ?? null)
    const heard: unknown[] = []
    const module = new Two()
    module.registerFullBackwardPreHook((_, out) => void heard.push(all(out)))
    module.registerFullBackwardHook((_, given, out) => void heard.push([all(given), all(out)]))
    const [a, b] = [ones([2], { requiresGrad: true }), ones([2], { requiresGrad: true })]
    module.forward(a, b)[used].sum().backward()
    expect({ heard, grads: all([a.grad, b.grad]) }).toEqual(golden('module-state').unused[used])
  })

  test('may change gradients', () => {
    const layer = new Scale()
    layer.registerFullBackwardPreHook((_, [grad]) => [grad!.mul(3)])
    layer.registerFullBackwardHook((_, [grad]) => grad!.add(100))
    const x = tensor([3], { requiresGrad: true })
    layer.forward(x).backward()
    expect([values(x.grad), values(layer.factor.grad)]).toEqual([[106], [9]])
  })

  test('get the results’ gradients even where no argument has one, and are not called without recording', () => {
    const layer = new Scale()
    const heard: unknown[] = []
    layer.registerFullBackwardHook((_, gradInput, gradOutput) => void heard.push(gradInput, gradOutput.map(values)))
    noGrad(() => layer.forward(tensor([3])))
    layer.forward(tensor([3])).backward()
    expect(heard).toEqual([[null], [[1]]])
  })

  test('work for a module of several arguments and results, twice over one graph', () => {
    const cell = new nn.LSTMCell(2, 3).double()
    const counts: number[][] = []
    const handle = cell.registerFullBackwardHook((_, gradInput, gradOutput) => {
      counts.push([gradInput.length, gradOutput.length])
    })
    const x = ones([1, 2], { dtype: 'float64', requiresGrad: true })
    const [hidden, memory] = cell.forward(x)
    const loss = hidden.sum().add(memory.sum())
    loss.backward(null, { retainGraph: true })
    const first = x.grad!.clone()
    loss.backward()
    expect(x.grad!.toArray()).toEqual(first.mul(2).toArray())
    expect(counts).toEqual([
      [1, 2],
      [1, 2],
    ])
    handle.remove()
    expect(cell.forward).toBe(nn.LSTMCell.prototype.forward)
  })

  test('may not return another number of gradients', () => {
    const layer = new Scale()
    layer.registerFullBackwardHook(() => [])
    const loss = layer.forward(tensor([3], { requiresGrad: true }))
    let message = ''
    // Not expect(…).toThrow, which keeps its function's variables until the file ends.
    try {
      loss.backward()
    } catch (error) {
      message = String(error)
    }
    expect(message).toContain('a full backward hook must return 1 gradients')
  })
})

describe.each([
  ['registerFullBackwardPreHook', 'pre-hook'],
  ['registerFullBackwardHook', 'hook'],
] as const)('%s refuses, as Python does', (register, noun) => {
  test.each<[string, unknown, string]>([
    ['another shape', ones([5]), 'a gradient has the shape of its tensor: [2] wanted, [5] given'],
    ['a shape that expands', ones([1]), 'a gradient has the shape of its tensor: [2] wanted, [1] given'],
    ['another dtype', ones([2], { dtype: 'float64' }), 'a gradient has the dtype of its tensor'],
    ['another device', ones([2], { device: 'meta' }), 'a gradient has the device of its tensor'],
    ['another layout', ones([2]).toSparse(), 'a gradient keeps its layout'],
    ['a number', 5, 'a gradient is a Tensor or null, got 5'],
  ])('%s in place of a gradient', (_, replacement, message) => {
    const layer = new Scale()
    layer[register](() => [replacement])
    const x = ones([2], { requiresGrad: true })
    expect(() => layer.forward(x).sum().backward()).toThrow(`nn.Scale's full backward ${noun}: ${message}`)
    expect(x.grad).toBeNull()
  })
})

test('a full backward pre-hook gives an unused result only a gradient of its shape', () => {
  class Two extends nn.Module<[x: Tensor], Tensor[]> {
    forward(x: Tensor) {
      return [x.mul(2), x.mul(3)]
    }
  }
  const [module, x] = [new Two(), ones([2], { requiresGrad: true })]
  let unused = ones([2])
  module.registerFullBackwardPreHook((_, [grad]) => [grad, unused])
  module.forward(x)[0].sum().backward()
  expect(values(x.grad)).toEqual([5, 5])
  unused = ones([3])
  expect(() => module.forward(x)[0].sum().backward()).toThrow('[2] wanted, [3] given')
})

describe('an asynchronous hook is refused, since its work would not be done when it returns', () => {
  const run: Record<string, (layer: Scale) => unknown> = {
    registerForwardPreHook: (layer) => layer.forward(ones([1])),
    registerForwardHook: (layer) => layer.forward(ones([1])),
    registerFullBackwardPreHook: (layer) => layer.forward(ones([1])).backward(),
    registerFullBackwardHook: (layer) => layer.forward(ones([1])).backward(),
    registerStateDictPreHook: (layer) => layer.stateDict(),
    registerStateDictPostHook: (layer) => layer.stateDict(),
    registerLoadStateDictPreHook: (layer) => layer.loadStateDict(new Scale().stateDict()),
    registerLoadStateDictPostHook: (layer) => layer.loadStateDict(new Scale().stateDict()),
  }

  test.each(Object.entries(run))('by %s', (method, use) => {
    const layer = new Scale()
    const register = Reflect.get(layer, method) as (hook: unknown) => nn.RemovableHandle
    const handle = register.call(layer, async () => Promise.reject(new Error('nobody hears this')))
    expect(() => use(layer)).toThrow(/the hook is an async function: its work would not be done when it returns/)
    expect(() => handle.remove.call(handle, 5 as never)).toThrow(
      'RemovableHandle.remove: takes 0 arguments and was given [5]',
    )
    handle.remove()
    expect(() => use(layer)).not.toThrow()
    expect(() => register.call(layer, 5)).toThrow(`nn.Scale.${method}: hook must be a function, but it is 5`)
  })

  test.each(['registerHook', 'registerPostAccumulateGradHook'])('by %s of a tensor', (method) => {
    const leaf = ones([1], { requiresGrad: true })
    const register = Reflect.get(leaf, method) as (hook: unknown) => nn.RemovableHandle
    const handle = register.call(leaf, async () => {})
    expect(() => leaf.exp().sum().backward()).toThrow(`Tensor.${method}: the hook is an async function`)
    handle.remove()
    expect(() => register.call(leaf, 5)).toThrow(`Tensor.${method}: hook must be a function, but it is 5`)
  })
})

test('modules that hooks of their own parameters hold are freed while the program goes on', async () => {
  const count = 4000
  for (let i = 0; i < count; i++) {
    const layer = new nn.Linear(100, 100)
    layer.weight.registerHook(() => void layer.weight.shape)
    if (i % 100 === 0) await new Promise(setImmediate)
  }
  expect(memory().tensors).toBeLessThan(count)
})
