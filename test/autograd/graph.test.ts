import {
  Function as Custom,
  checkpoint,
  enableGrad,
  type FunctionContext,
  grad,
  gradgradcheck,
  graph,
} from '../../lib/autograd'
import { compile } from '../../lib/compile'
import { type Tensor, tensor } from '../../lib/tensor'
import { told } from '../support/warnings'

const leaf = (values: number[]) => tensor(values, { dtype: 'float64', requiresGrad: true })
const code = (code: string) => expect.objectContaining({ code })

describe('graph.registerMultiGradHook', () => {
  // The example of PyTorch's documentation.
  test('gets the gradients of all tensors once in a pass, null for those that it does not come by', () => {
    const [a, b] = [leaf([1, 2]), leaf([3, 4])]
    const [c, d] = [a.mul(b), a.mul(b)]
    const seen: boolean[][] = []
    const handle = graph.registerMultiGradHook(
      [a, b, c, d],
      (grads) => void seen.push(grads.map((one) => one !== null)),
    )
    c.sum().backward({ retainGraph: true })
    c.sum().backward({ inputs: [a], retainGraph: true })
    grad(c.add(d).sum(), [a, b], { retainGraph: true })
    handle.remove()
    c.sum().backward()
    expect(seen).toEqual([
      [true, true, true, false],
      [true, false, true, false],
      [true, true, true, true],
    ])
  })

  test('is called when the last gradient is there, before the pass goes on', () => {
    const a = leaf([2])
    const b = a.mul(3)
    const order: string[] = []
    a.registerHook(() => void order.push('a'))
    graph.registerMultiGradHook([b], ([g]) => void order.push(`all of ${g?.item()}`))
    b.mul(5).sum().backward()
    expect(order).toEqual(['all of 5', 'a'])
  })

  test("in mode 'any' gets the first gradient, once in a pass", () => {
    const a = leaf([2])
    const b = a.mul(3)
    const seen: unknown[] = []
    graph.registerMultiGradHook([a, b, tensor([1])], (g) => void seen.push(g.item()), { mode: 'any' })
    b.backward({ retainGraph: true })
    b.backward()
    expect(seen).toEqual([1, 1])
  })

  test('knows passes within passes apart', () => {
    const [a, b] = [leaf([2]), leaf([3])]
    const sums: unknown[] = []
    graph.registerMultiGradHook([a, b], (grads) => void sums.push(grads.map((one) => one?.item() ?? null)))
    const y = a.mul(2)
    y.registerHook(() => {
      enableGrad(() => grad(b.mul(7), b))
    })
    y.add(b).sum().backward()
    expect(sums).toEqual([
      [null, 7],
      [2, 1],
    ])
  })

  test('refuses what it cannot watch', () => {
    expect(() => graph.registerMultiGradHook([tensor([1])], () => undefined)).toThrow(code('ERR_AUTOGRAD'))
    expect(() => graph.registerMultiGradHook([], () => undefined, { mode: 'some' as 'any' })).toThrow(
      "one of 'all', 'any'",
    )
  })
})

describe('graph.saveOnCpu', () => {
  test.each([false, true])('gives the gradients that there are without it (pinMemory: %s)', (pinMemory) => {
    const a = leaf([1, 2])
    graph
      .saveOnCpu(() => a.mul(a).exp(), { pinMemory })
      .sum()
      .backward()
    const wanted = [1, 2].map((value) => expect.closeTo(2 * value * Math.exp(value * value), 10))
    expect(a.grad?.toArray()).toEqual(wanted)
  })
})

describe('graph.disableSavedTensorsHooks', () => {
  test('makes an error of whoever would use them', () => {
    const a = leaf([1])
    const refused = (fn: () => unknown) => () => graph.disableSavedTensorsHooks('not in here', fn)
    expect(refused(() => graph.saveOnCpu(() => a))).toThrow('not in here')
    expect(refused(() => checkpoint((x: Tensor) => x.exp(), a))).toThrow('not in here')
    expect(graph.disableSavedTensorsHooks('no', () => a.exp()).requiresGrad).toBe(true)
    expect(graph.saveOnCpu(() => a.exp()).requiresGrad).toBe(true)
  })
})

describe('_version', () => {
  test('counts changes in place, of views too, and incrementVersion says that there was one', () => {
    const x = tensor([1, 2])
    expect(x._version).toBe(0)
    x.add_(1)
    x.select(0, 0).zero_()
    expect(x._version).toBe(2)
    graph.incrementVersion([x, tensor(1)])
    expect([x._version, x.toArray()]).toEqual([3, [0, 3]])
  })

  test('a backward pass refuses what incrementVersion was called for', () => {
    const [a, b] = [leaf([1, 2]), tensor([3, 4], { dtype: 'float64' })]
    const y = a.mul(b).sum()
    graph.incrementVersion(b)
    expect(() => y.backward()).toThrow(/modified by an inplace operation/)
  })

  test('is read by a compiled function as written', () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation()
    const count = compile((x: Tensor) => x.add_(1).mul(x._version))
    const x = tensor([0, 0])
    expect([1, 2, 3, 4].map(() => count(x).toArray())).toEqual([
      [1, 1],
      [4, 4],
      [9, 9],
      [16, 16],
    ])
    expect(told(warn).map(([, text]) => text)).toEqual([expect.stringContaining('_version of a tensor is read')])
    warn.mockRestore()
  })
})

describe('gradgradcheck', () => {
  class Square extends Custom {
    static override forward(ctx: FunctionContext, x: Tensor) {
      ctx.saveForBackward(x)
      return x.mul(x)
    }
    static override backward(ctx: FunctionContext, g: Tensor) {
      const [x] = ctx.savedTensors
      return g.mul(x.mul(2))
    }
  }
  class Wrong extends Square {
    static override backward(ctx: FunctionContext, g: Tensor) {
      const [x] = ctx.savedTensors
      return g.mul(x.detach().mul(2))
    }
  }

  test('compares second derivatives with differences', () => {
    const x = leaf([1, 2])
    expect(gradgradcheck((a: Tensor) => Square.apply(a), [x])).toBe(true)
    expect(
      gradgradcheck((a: Tensor, b: Tensor) => a.mul(b).sin(), [x, leaf([3, 4])], { gradOutputs: leaf([1, -1]) }),
    ).toBe(true)
    expect(() => gradgradcheck((a: Tensor) => Wrong.apply(a), [x])).toThrow(code('ERR_AUTOGRAD'))
    expect(gradgradcheck((a: Tensor) => Wrong.apply(a), [x], { raiseException: false })).toBe(false)
  })
})
