import { noGrad } from '../../../lib/autograd'
import { ones, zeros } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import type { Tensor } from '../../../lib/tensor'

class Net extends nn.Module {
  first = new nn.Linear(2, 2)
  tied = this.first
  frozen = new nn.Parameter(ones([2]), { requiresGrad: false })
  running = new nn.Buffer(zeros([2]), { persistent: false })
  list = new nn.ModuleList([new nn.Linear(2, 2), new nn.Dropout(0.5)])
  notes = new Map([['sizes', [2, 2]]])
  options = { rate: 0.5, layers: [this.first] }
  activation = (x: Tensor) => x.relu()
  forward(x: Tensor): Tensor {
    return this.activation(this.first.forward(x))
  }
}

describe('clone', () => {
  test('has the same values, names and form, in memory of its own and without gradients', () => {
    const net = new Net()
    net
      .forward(ones([1, 2]))
      .sum()
      .backward()
    const copy = net.clone()
    expect(copy).toBeInstanceOf(Net)
    expect(String(copy)).toBe(String(net))
    expect([...copy.stateDict().keys()]).toEqual([...net.stateDict().keys()])
    for (const [name, value] of copy.stateDict()) {
      const theirs = net.stateDict().get(name) as Tensor
      expect(value.toArray()).toEqual(theirs.toArray())
      expect(value.dataPtr()).not.toBe(theirs.dataPtr())
    }
    expect(copy.first.weight.grad).toBeNull()
    expect(copy.first.weight.isLeaf).toBe(true)
    noGrad(() => copy.first.weight.zero_())
    expect(net.first.weight.abs().sum().item()).not.toBe(0)
  })

  test('keeps sharing inside it, frozen parameters, non-persistent buffers and evaluation mode, and shares functions with the original', () => {
    const net = new Net().eval()
    const copy = net.clone()
    expect(copy.tied).toBe(copy.first)
    expect(copy.options.layers[0]).toBe(copy.first)
    expect(copy.first).not.toBe(net.first)
    expect([copy.frozen.requiresGrad, copy.running.persistent, copy.training]).toEqual([false, false, false])
    expect(copy.notes).toEqual(net.notes)
    expect(copy.notes).not.toBe(net.notes)
    expect(copy.activation).toBe(net.activation)
  })

  test('has the module’s hooks, which get the copy, and removing them does not change the original', () => {
    const net = new Net()
    const heard: nn.Module[] = []
    const handle = net.registerForwardPreHook((module) => void heard.push(module))
    const copy = net.clone()
    copy.forward(ones([1, 2]))
    expect(heard).toEqual([copy])
    handle.remove()
    copy.forward(ones([1, 2]))
    net.forward(ones([1, 2]))
    expect(heard).toHaveLength(2)
  })

  test('has a computed weight that follows its own parameters', () => {
    const layer = nn.utils.weightNorm(new nn.Linear(2, 3))
    const copy = layer.clone()
    noGrad(() => copy.getParameter('weight_g').zero_())
    expect(copy.forward(ones([1, 2])).toArray()).toEqual([copy.bias?.toArray()])
    expect(layer.forward(ones([1, 2])).toArray()).not.toEqual([layer.bias?.toArray()])
  })

  test('refuses a module that holds itself', () => {
    const list = new nn.ModuleList()
    list.append(list)
    expect(() => list.clone()).toThrow(expect.objectContaining({ code: 'ERR_MODULE' }))
  })
})
