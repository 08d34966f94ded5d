import * as torch from '../../lib'
import { compile, nn, optim, type Tensor, tensor } from '../../lib'

const ones = (sizes: number[]) => torch.ones(sizes)
const values = (x: Tensor | null | undefined) => x?.toArray() ?? null

type Use = <A extends unknown[], R>(fn: (...args: A) => R) => (...args: A) => R

const leaf = () => ones([2]).requiresGrad_()

describe('a tensor is more than its memory', () => {
  /** Each makes a function from `use`; it returns everything that the call changed. */
  const stories: Record<string, (use: Use) => () => unknown> = {
    'a leaf whose data was used before it has a gradient of its own': (use) => {
      const layer = new nn.Linear(2, 1)
      const { data } = layer.weight
      const optimizer = new optim.SGD(layer.parameters(), { lr: 0.1 })
      const step = use((x: Tensor) => {
        const norm = data.norm()
        optimizer.zeroGrad()
        layer.forward(x).sum().backward()
        optimizer.step()
        return norm
      })
      let i = 0
      return () => {
        step(ones([3, 2]).mul(++i))
        return values(layer.weight.grad)
      }
    },
    'a leaf on the memory of an argument': (use) => {
      const p = leaf()
      const step = use((d: Tensor) => {
        p.grad = null
        p.mul(d).sum().backward()
        return (p.grad as unknown as Tensor).mul(1)
      })
      return () => {
        const result = values(step(p.detach()))
        torch.noGrad(() => p.add_(1))
        return [result, values(p.grad)]
      }
    },
    'two leaves on the same memory': (use) => {
      const p = leaf()
      const q = p.detach().requiresGrad_()
      const step = use((x: Tensor) => {
        p.grad = null
        q.grad = null
        p.mul(x).add(q.mul(x).mul(2)).sum().backward()
      })
      let i = 0
      return () => {
        step(ones([2]).mul(++i))
        return [values(p.grad), values(q.grad)]
      }
    },
    'a gradient that is an argument at the first call': (use) => {
      const p = leaf()
      p.grad = tensor([5, 5])
      const step = use((a: Tensor) => {
        p.mul(3).sum().backward()
        return a.mul(2)
      })
      const other = tensor([7, 8])
      let argument = p.grad
      return () => {
        step(argument)
        argument = other
        return [values(p.grad), values(other)]
      }
    },
    'a gradient that the function holds by itself too': (use) => {
      const p = leaf()
      const held = tensor([1, 2])
      p.grad = held
      const step = use((x: Tensor) => x.mul(held).add(p.grad as Tensor))
      return () => {
        const result = values(step(ones([2])))
        p.grad = tensor([10, 20])
        return result
      }
    },
    'a gradient that two leaves share at the first call': (use) => {
      const a = leaf()
      const b = leaf()
      const step = use((x: Tensor) => a.mul(x).add(b.mul(x).mul(2)).sum().backward())
      b.grad = ones([2])
      a.grad = b.grad
      return () => {
        step(ones([2]))
        const result = [values(a.grad), values(b.grad)]
        a.grad = ones([2])
        b.grad = ones([2])
        return result
      }
    },
    'an optimizer in JavaScript before the backward pass': (use) => {
      const p = leaf()
      const q = leaf()
      const optimizer = new optim.RMSprop([p], { lr: 0.1 })
      const step = use((x: Tensor) => {
        const loss = p.mul(x).add(q).sum()
        optimizer.step()
        loss.backward()
      })
      let i = 0
      return () => {
        step(ones([2]).mul(++i))
        return [values(p.grad), values(q.grad), values(p)]
      }
    },
    'a gradient that is replaced between the calls, and added to after an optimizer in JavaScript': (use) => {
      const p = leaf()
      const optimizer = new optim.RMSprop([leaf()], { lr: 0.1 })
      const step = use((x: Tensor) => {
        const loss = p.mul(x).sum()
        optimizer.step()
        loss.backward()
      })
      let i = 0
      return () => {
        p.grad = tensor([10, 20])
        step(ones([2]).mul(++i))
        return values(p.grad)
      }
    },
    'a gradient that is read after an optimizer in JavaScript': (use) => {
      const p = leaf()
      const optimizer = new optim.RMSprop([p], { lr: 0.1 })
      const step = use((x: Tensor) => {
        const y = x.mul(2).add(p.detach())
        optimizer.step()
        return p.grad ? p.grad.mul(2) : y
      })
      return () => {
        const result = values(step(ones([2])))
        p.grad = ones([2])
        return result
      }
    },
    'an argument that changes its shape in place': (use) => {
      const step = use((x: Tensor) => {
        x.t_()
        const turned = x.t()
        const sum = turned.add(x.mul(100))
        x.t_()
        return sum
      })
      let i = 0
      return () => {
        const x = torch.arange(4).to('float32').view([2, 2]).mul(++i)
        const sum = step(x)
        return [values(sum), sum.stride(), values(x), x.stride()]
      }
    },
    'a captured tensor that changes its shape in place and back': (use) => {
      const t = torch.arange(4).to('float32')
      const step = use((x: Tensor) => {
        t.unsqueeze_(0)
        const flat = t.squeeze(0)
        const product = flat.mul(x)
        t.squeeze_(0)
        return [product, flat]
      })
      let i = 0
      return () => [...step(ones([4]).mul(++i)).map((each) => [values(each), each.shape]), t.shape]
    },
    'a view of what an out argument resizes': (use) => {
      const step = use((x: Tensor) => {
        const y = x.mul(1)
        const view = y.detach()
        torch.add(ones([2]), x.narrow(0, 0, 2), { out: y })
        return view.mul(10)
      })
      let i = 0
      return () => values(step(ones([4]).mul(++i)))
    },
  }

  test.each(Object.entries(stories))('%s', (_, story) => {
    const threeCalls = (use: Use) => {
      const call = story(use)
      return [call(), call(), call()]
    }
    torch.manualSeed(1)
    const eager = threeCalls((fn) => fn)
    torch.manualSeed(1)
    expect(threeCalls((fn) => compile(fn))).toEqual(eager)
  })

  test('a program does not rely on what it does not use', () => {
    let recorded = 0
    const p = leaf()
    const q = leaf()
    const optimizer = new optim.RMSprop([p], { lr: 0.1 })
    const step = compile(
      (x: Tensor) => {
        recorded++
        const y = x.mul(q).detach()
        p.grad = ones([2])
        optimizer.step()
        return y
      },
      { warmup: 0, verify: false },
    )
    q.grad = ones([2])
    step(ones([2]))
    const before = recorded
    q.grad = null
    step(ones([2]))
    expect(recorded).toBe(before)
  })
})

describe('compile refuses', () => {
  test('a function that gives an argument a graph and runs backward', () => {
    const p = leaf()
    const step = compile(
      (a: Tensor) => {
        a.mul_(p)
        p.sum().backward()
      },
      { fullgraph: true },
    )
    expect(() => step(ones([2]))).toThrow(/gives a graph to a tensor that existed before/)
  })

  test('an error of an operator that the function catches', () => {
    const pick = compile(
      (x: Tensor, index: Tensor) => {
        try {
          return x.indexSelect(0, index)
        } catch {
          return x.mul(2)
        }
      },
      { fullgraph: true },
    )
    expect(() => pick(ones([2]), tensor([5], { dtype: 'int64' }))).toThrow(/the function catches the error/)
    expect(values(pick(ones([2]), tensor([0], { dtype: 'int64' })))).toEqual([1])
  })
})
