import { compile } from '../../../lib/compile'
import * as nn from '../../../lib/nn'
import { type Tensor, tensor } from '../../../lib/tensor'
import { golden } from '../../golden/recipe'
import { told } from '../../support/warnings'

const python = golden('hooks')

class Scale extends nn.Module {
  forward(x: Tensor, options: { plus?: number } = {}): Tensor {
    return x.mul(2).add(options.plus ?? 0)
  }
}

class Twice extends Scale {
  override forward(x: Tensor): Tensor {
    return super.forward(super.forward(x))
  }
}

test('hooks of all modules run before those of one, in the order of PyTorch', () => {
  const heard: string[] = []
  const net = new nn.Sequential(new Scale(), new Scale())
  const names = new Map<unknown, string>([[net, 'net'], ...[0, 1].map((i): [unknown, string] => [net.at(i), `${i}`])])
  const note = (what: string) => (module: unknown) => void heard.push(`${what} ${names.get(module)}`)
  const handles = [
    nn.registerModuleForwardPreHook(note('all before')),
    nn.registerModuleForwardHook(note('all after')),
    nn.registerModuleFullBackwardPreHook(note('all backward before')),
    nn.registerModuleFullBackwardHook(note('all backward')),
  ]
  net.at(0).registerForwardPreHook(note('before'))
  net.at(0).registerForwardHook(note('after'))
  net.at(0).registerFullBackwardPreHook(note('backward before'))
  net.at(0).registerFullBackwardHook(note('backward'))
  net.forward(tensor([1], { requiresGrad: true })).backward()
  for (const handle of handles) handle.remove()
  expect(heard).toEqual(python.order)
})

test('they may change arguments and results, until they are removed', () => {
  const layer = new Scale()
  layer.registerForwardHook((_, __, result) => result.add(100))
  const handles = [
    nn.registerModuleForwardPreHook((_, [x]) => [x.add(1)]),
    nn.registerModuleForwardHook((_, __, result) => result.neg()),
  ]
  const changed = layer.forward(tensor([3])).toArray()
  for (const handle of handles) handle.remove()
  expect({ with: changed, without: layer.forward(tensor([3])).toArray() }).toEqual(python.changed)
})

test('they run once for a module whose forward calls that of its base, and in torchnode’s own layers', () => {
  const heard: string[] = []
  const handle = nn.registerModuleForwardHook((module) => void heard.push(module.constructor.name))
  const layers = new nn.Sequential(new nn.ReLU(), new nn.Tanh())
  for (let i = 0; i < 4; i++) layers.forward(tensor([1]))
  new Twice().forward(tensor([1]))
  handle.remove()
  layers.forward(tensor([1]))
  expect(heard).toEqual([...Array(4).fill(['ReLU', 'Tanh', 'Sequential']).flat(), 'Twice'])
})

test('with alwaysCall one runs though forward throws', () => {
  class Broken extends nn.Module {
    forward(): never {
      throw new Error('broken')
    }
  }
  const heard: unknown[] = []
  const handle = nn.registerModuleForwardHook((_, __, result) => void heard.push(result), { alwaysCall: true })
  expect(() => new Broken().forward()).toThrow('broken')
  handle.remove()
  expect(heard).toEqual([null])
})

test('a compiled function runs as written while there are any, those of before included', () => {
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation()
  const layer = new nn.Linear(1, 1)
  const step = compile((x: Tensor) => layer.forward(x))
  const call = () => step(tensor([1])).item()
  const before = [1, 2, 3].map(call)
  const handle = nn.registerModuleForwardHook((_, __, result) => result.add(1))
  const during = [1, 2, 3].map(call)
  handle.remove()
  const after = [1, 2, 3].map(call)
  expect(during).toEqual(before.map((value) => expect.closeTo((value as number) + 1, 5)))
  expect(after).toEqual(before)
  expect(told(warn).map(([, text]) => text)).toEqual([expect.stringContaining('hooks of all modules')])
  warn.mockRestore()
})

describe('withKwargs', () => {
  test('gives a hook the options of a call apart from the other arguments', () => {
    const layer = new Scale()
    const heard: unknown[] = []
    layer.registerForwardPreHook(
      (_, args, kwargs) => {
        heard.push([args.length, kwargs])
        return [args, { plus: (kwargs.plus ?? 0) + 1 }]
      },
      { withKwargs: true },
    )
    layer.registerForwardHook((_, args, kwargs, __) => void heard.push([args.length, kwargs]), { withKwargs: true })
    const values = [layer.forward(tensor([3])), layer.forward(tensor([3]), { plus: 5 })]
    expect({ heard, values: values.map((value) => value.toArray()) }).toEqual({
      heard: python.with_kwargs.heard,
      values: python.with_kwargs.values,
    })
  })

  test('refuses what is not [args, kwargs]', () => {
    const layer = new Scale()
    layer.registerForwardPreHook((_, args) => args, { withKwargs: true })
    expect(() => layer.forward(tensor([1]))).toThrow('with withKwargs it returns [args, kwargs] or nothing')
  })
})

describe('setSubmodule and addModule', () => {
  test('replace a module at a dotted name, or add one', () => {
    class Net extends nn.Module {
      layers = new nn.Sequential(new nn.ReLU(), new nn.Linear(1, 1))
      forward(x: Tensor) {
        return this.layers.forward(x)
      }
    }
    const net = new Net()
    net.setSubmodule('layers.0', new nn.Tanh())
    net.setSubmodule('head', new nn.Identity())
    net.addModule('tail', new nn.Identity())
    const names = [...net.namedModules()].map(([name, module]) => `${name} ${module.constructor.name}`)
    expect(names).toEqual([
      ' Net',
      'layers Sequential',
      'layers.0 Tanh',
      'layers.1 Linear',
      'head Identity',
      'tail Identity',
    ])
    expect(net.layers.forward(tensor([1])).shape).toEqual([1])
    expect(() => net.setSubmodule('other', new nn.ReLU(), { strict: true })).toThrow(/has no "other"/)
    expect(() => net.setSubmodule('none.0', new nn.ReLU())).toThrow(/has no "none"/)
  })
})
