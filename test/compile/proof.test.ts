import * as torch from '../../lib'
import { compile, nn, optim, type Tensor, tensor } from '../../lib'

const { ones, rand } = torch
const leaf = (...values: number[]) => tensor(values).requiresGrad_()

const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
beforeEach(() => void warn.mockClear())
afterAll(() => void warn.mockRestore())
const heard = () => warn.mock.calls.map(([warning]) => String(warning))

describe('a recording that does not do what the function does is dropped, with one warning, where', () => {
  /** Each makes a function that does something different at every call. */
  const doubtful: [string, () => (x: Tensor) => unknown, RegExp][] = [
    ['results differ', () => counting((n, x) => x.mul(n)), /a result differs/],
    ['results are of another form', () => counting((n, x) => (n % 2 ? x : x.view([1, -1])).add(1)), /a result differs/],
    [
      'what is written differs',
      () => {
        const w = ones([2])
        return counting((n) => void w.add_(n))
      },
      /that it changes gets other values/,
    ],
    [
      'gradients differ',
      () => {
        const w = leaf(1, 2)
        return counting((n, x) => w.mul(x).mul(n).sum().backward())
      },
      /a gradient differs|that it changes gets other values/,
    ],
    ['more random numbers are drawn', () => counting((n, x) => x.add(rand([n]).sum().mul(0))), /random numbers/],
    ['plain values differ', () => counting((n, x) => [x.add(1), n]), /values that are not tensors/],
    [
      'graphs differ',
      () => {
        const w = leaf(1, 2)
        return counting((n) => (n % 2 ? w.mul(1) : w.add(0)))
      },
      /the graph of a result differs/,
    ],
    [
      'a tensor is used that was made in an earlier call',
      () => {
        let last = ones([2])
        return (x: Tensor) => {
          last = last.mul(x)
          return last
        }
      },
      /kept from an earlier call.*proof\.test\.ts:\d+/,
    ],
    [
      'a tensor is changed that was left alone',
      () => {
        const w = ones([2])
        return counting((n, x) => (n > 2 ? w.add_(1) : w).mul(x))
      },
      /./,
    ],
  ]

  function counting(body: (n: number, x: Tensor) => unknown) {
    let n = 0
    return (x: Tensor) => body(++n, x)
  }

  const values = (result: unknown): unknown => {
    if (result instanceof torch.Tensor) return [result.toArray(), result.gradFn]
    return Array.isArray(result) ? result.map(values) : result
  }

  test.each(doubtful)('%s', async (_, make, message) => {
    const runs = (run: (x: Tensor) => unknown) => {
      torch.manualSeed(1)
      return [1, 2, 3, 4, 5, 6, 7, 8].map((i) => values(run(ones([2]).mul(i))))
    }
    expect(runs(compile(make()))).toEqual(runs(make()))
    const all = heard()
    expect(all).toHaveLength(1)
    expect(all[0]).toMatch(message)
    expect(all[0]).toMatch(/\.test\.ts:\d+.*the function runs as written/)
  })
})

/** A step that no program can contain: it runs as JavaScript within one. */
class Counting extends optim.SGD {
  updates = 0
  override replayable(): boolean {
    return false
  }
  protected override update(...args: Parameters<optim.SGD['update']>): void {
    this.updates++
    super.update(...args)
  }
}

describe('a proof', () => {
  test('has no visible side effects', () => {
    const model = new nn.Sequential(new nn.Linear(3, 4), new nn.BatchNorm1d(4), new nn.Dropout(0.5))
    const optimizer = new optim.Adam(model.parameters(), { lr: 0.1 })
    const seen = (compiled: boolean) => {
      torch.manualSeed(2)
      for (const parameter of model.parameters()) torch.noGrad(() => parameter.fill_(0.3))
      const run = (x: Tensor) => {
        optimizer.zeroGrad()
        model.forward(x).pow(2).sum().backward()
        optimizer.step()
      }
      const step = compiled ? compile(run, { warmup: 0 }) : run
      optimizer.state.clear()
      for (const [name, buffer] of model.namedBuffers()) buffer.fill_(name.endsWith('var') ? 1 : 0)
      return [1, 2, 3, 4].map((i) => {
        step(ones([5, 3]).div(i).cumsum(0))
        const state = [...optimizer.state.values()].flatMap((kept) => Object.values(kept))
        const grads = [...model.parameters()].map((parameter) => parameter.grad as Tensor)
        const all = [...model.stateDict().values(), ...state, ...grads]
        return [all.map((each) => each.toArray()), torch.rand([1]).item()]
      })
    }
    expect(seen(true)).toEqual(seen(false))
  })

  test('treats NaN as equal to NaN', async () => {
    const root = compile((x: Tensor) => x.sqrt(), { warmup: 0 })
    const x = tensor([-1, 4])
    const all = [1, 2, 3].map(() => root(x).toArray())
    expect(all).toEqual([1, 2, 3].map(() => [Number.NaN, 2]))
    expect(heard()).toEqual([])
  })

  test('compares the parts between JavaScript, which runs once', () => {
    const w = leaf(1, 2)
    const optimizer = new Counting([w], { lr: 0.1 })
    const step = compile((x: Tensor) => {
      optimizer.zeroGrad()
      w.mul(x).sum().backward()
      optimizer.step()
      return w.mul(2).detach()
    })
    const given = [1, 2, 3, 4, 5, 6].map((i) => step(ones([2]).mul(i)).toArray())
    expect(optimizer.updates).toBe(6)
    const total = [1, 3, 6, 10, 15, 21]
    for (const [i, [a, b]] of (given as number[][]).entries()) {
      expect(a).toBeCloseTo(2 * (1 - 0.1 * total[i]), 5)
      expect(b).toBeCloseTo(2 * (2 - 0.1 * total[i]), 5)
    }
  })

  test('of a function that throws proves nothing, and the error is thrown', () => {
    let broken = false
    const half = compile(
      (x: Tensor) => {
        if (broken) throw new RangeError('mine')
        return x.div(2)
      },
      { warmup: 0 },
    )
    half(ones([2]))
    broken = true
    expect(() => half(ones([2]))).toThrow(new RangeError('mine'))
    broken = false
    for (let i = 0; i < 3; i++) expect(half(ones([2])).toArray()).toEqual([0.5, 0.5])
  })
})

test.each(['sgn', 'floor', 'round', 'trunc', 'ceil'] as const)(
  'a gradient without memory, as that of %s, is compared like any other',
  (name) => {
    const step = compile(
      (x: Tensor) => {
        x.grad = null
        x[name]().sum().backward()
        return x.grad
      },
      { warmup: 0 },
    )
    const x = rand([20, 20]).requiresGrad_()
    for (let i = 0; i < 4; i++) expect(torch.equal(step(x) as unknown as Tensor, torch.zeros([20, 20]))).toBe(true)
    expect(heard()).toEqual([])
  },
)
