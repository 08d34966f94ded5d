import * as torch from '../../lib'
import { compile, nn, optim, type Tensor } from '../../lib'

const { noGrad, rand } = torch

class Net extends nn.Module<[x: Tensor], Tensor> {
  fc = new nn.Linear(4, 3)
  scale = new nn.Buffer(torch.ones([3]))
  forward(x: Tensor): Tensor {
    return this.fc.forward(x).mul(this.scale)
  }
  double(x: Tensor): Tensor {
    return this.forward(x).mul(2)
  }
}

const keys = ['scale', 'fc.weight', 'fc.bias']

describe('a compiled module', () => {
  test('can be called, and by its forward', () => {
    const net = new Net()
    const compiled = compile(net)
    const x = rand([2, 4])
    for (let i = 0; i < 4; i++) {
      expect(compiled(x).toArray()).toEqual(net.forward(x).toArray())
      expect(compiled.forward(x).toArray()).toEqual(net.forward(x).toArray())
    }
    expect(compiled.many([[x], [x]]).map((y) => y.toArray())).toEqual([1, 2].map(() => net.forward(x).toArray()))
    expect(compiled.repeat(3, x).toArray()).toEqual(net.forward(x).toArray())
  })

  test('is an instance of its class, with the keys, parameters and text of the module', () => {
    const net = new Net()
    const compiled = compile(net)
    expect(compiled).toBeInstanceOf(nn.Module)
    expect(compiled).toBeInstanceOf(Net)
    expect([...compiled.stateDict().keys()]).toEqual([...net.stateDict().keys()])
    const own = [...net.parameters()]
    expect([...compiled.parameters()].map((parameter) => own.indexOf(parameter))).toEqual([0, 1])
    expect(String(compiled)).toBe(String(net))
    expect(compiled.fc).toBe(net.fc)
    expect([...compiled.modules()]).toEqual([compiled, net.fc])
    expect([...compiled.namedModules()][0][1]).toBe(compiled)
    expect(compiled.constructor).toBe(Net)
    expect(compiled.double(rand([1, 4])).shape).toEqual([1, 3])
  })

  test('is copied with the module that holds it', () => {
    const inner = compile(new nn.Linear(2, 2))
    const net = new nn.Sequential(inner, new nn.Tanh(), inner)
    const target = net.clone()
    const copied = target.at(0) as typeof inner
    expect(copied.weight).not.toBe(inner.weight)
    expect(target.at(2)).toBe(copied)
    noGrad(() => inner.weight.fill_(9))
    expect(copied.weight.eq(9).any().item()).toBe(false)
    const x = rand([3, 2])
    expect(copied(x).toArray()).toEqual(copied.forward(x).toArray())
    const average = new optim.swaUtils.AveragedModel(net)
    expect([...average.parameters()].some((parameter) => [...net.parameters()].includes(parameter))).toBe(false)
  })

  test('passes changes on to the module: modes, fields, placement, weights', () => {
    const net = new Net()
    const compiled = compile(net)
    expect(compiled.eval()).toBe(compiled)
    expect(net.training).toBe(false)
    compiled.train()
    expect([net.training, compiled.training]).toEqual([true, true])
    expect(compiled.to('float64')).toBe(compiled)
    expect(net.fc.weight.dtype).toBe('float64')
    compiled.loadStateDict(new Net().to('float64').stateDict())
    compiled.fc = new nn.Linear(4, 3, { dtype: 'float64' })
    expect(net.fc).toBe(compiled.fc)
    const x = rand([2, 4], { dtype: 'float64' })
    for (let i = 0; i < 4; i++) expect(compiled(x).toArray()).toEqual(net.forward(x).toArray())
  })

  test('runs hooks, whichever of the two they were registered on, and whenever', () => {
    const net = new Net()
    const compiled = compile(net)
    const x = rand([2, 4])
    for (let i = 0; i < 4; i++) compiled(x)
    const hook = compiled.registerForwardHook((_, __, y: Tensor) => y.mul(10))
    for (let i = 0; i < 4; i++) expect(compiled(x).toArray()).toEqual(net.forward(x).toArray())
    hook.remove()
    for (let i = 0; i < 4; i++) expect(compiled(x).toArray()).toEqual(net.forward(x).toArray())
  })

  test('is what hooks get that were registered on it; others get the module', () => {
    const net = new Net()
    const compiled = compile(net)
    const got: unknown[] = []
    const note = (module: unknown) => void got.push(module)
    compiled.registerForwardPreHook(note)
    compiled.registerForwardHook(note)
    compiled.registerFullBackwardPreHook(note)
    compiled.registerFullBackwardHook(note)
    compiled.registerStateDictPreHook(note)
    compiled.registerLoadStateDictPostHook(note)
    compiled(rand([2, 4]))
      .sum()
      .backward()
    compiled.loadStateDict(compiled.stateDict())
    expect(got.map((module) => module === compiled)).toEqual(Array(6).fill(true))
    net.registerForwardHook((module) => void expect(module === net).toBe(true))
    compiled(rand([2, 4]))
    expect.assertions(2)
  })

  test('can replace the module in a Sequential, in a field, in an optimizer', () => {
    const net = new Net()
    const compiled = compile(net)
    const model = new nn.Sequential(compiled, new nn.ReLU())
    expect([...model.stateDict().keys()]).toEqual(keys.map((key) => `0.${key}`))
    class Holder extends nn.Module<[x: Tensor], Tensor> {
      inner = compiled
      forward(x: Tensor): Tensor {
        return this.inner.forward(x)
      }
    }
    const holder = new Holder()
    expect([...holder.stateDict().keys()]).toEqual(keys.map((key) => `inner.${key}`))
    const optimizer = new optim.SGD(compiled.parameters(), { lr: 0.1 })
    const x = rand([2, 4])
    for (let i = 0; i < 5; i++) {
      optimizer.zeroGrad()
      model.forward(x).sum().backward()
      optimizer.step()
      expect(holder.forward(x).toArray()).toEqual(net.forward(x).toArray())
    }
  })

  test('can be compiled again, and runs as written within another compiled function', () => {
    const net = new Net()
    const twice = compile(compile(net))
    const outer = compile((x: Tensor) => twice.forward(x).add(1))
    const x = rand([2, 4])
    for (let i = 0; i < 5; i++) {
      expect(twice(x).toArray()).toEqual(net.forward(x).toArray())
      expect(outer(x).toArray()).toEqual(net.forward(x).add(1).toArray())
    }
  })

  test('async settles with the result', async () => {
    const net = new Net()
    const compiled = compile(net)
    const x = rand([2, 4])
    for (let i = 0; i < 5; i++) expect((await compiled.async(x)).toArray()).toEqual(net.forward(x).toArray())
  })
})

test('a compiled module has the members of its module, and none of a function', () => {
  class Named extends nn.Module<[x: Tensor], Tensor> {
    name = 'own'
    length = 3
    forward(x: Tensor): Tensor {
      return x
    }
  }
  const compiled = compile(new nn.Linear(2, 2))
  // @ts-expect-error a module has no bind
  expect(() => compiled.bind(null)).toThrow(TypeError)
  // @ts-expect-error a module has no call
  expect(() => compiled.call(null, rand([2, 2]))).toThrow(TypeError)
  // @ts-expect-error a module has no apply of functions: its own takes a function
  expect(() => compiled.apply(null, [])).toThrow(TypeError)
  const nothing: undefined = compiled.name ?? compiled.length
  expect(nothing).toBeUndefined()
  const named = compile(new Named())
  const [name, length]: [string, number] = [named.name, named.length]
  expect([name, length]).toEqual(['own', 3])
  const asFunction: (x: Tensor) => Tensor = compiled
  const asModule: nn.Linear = compiled
  expect([asFunction(rand([2, 2])).shape, asModule.inFeatures]).toEqual([[2, 2], 2])
})
