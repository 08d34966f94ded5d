import { relative } from 'node:path'
import { autocast, isAutocastEnabled } from '../../lib/amp'
import {
  Function as AutogradFunction,
  detectAnomaly,
  enableGrad,
  grad,
  gradcheck,
  inferenceMode,
  isAnomalyEnabled,
  isGradEnabled,
  isInferenceModeEnabled,
  noGrad,
  setDetectAnomaly,
} from '../../lib/autograd'
import * as ops from '../../lib/generated/ops'
import { recordFunction } from '../../lib/profiler'
import { scope, type Tensor, tensor } from '../../lib/tensor'

const leaf = (values: number[]) => tensor(values, { dtype: 'float64', requiresGrad: true })
const code = (code: string) => expect.objectContaining({ code })

/** The place of the caller in this file, one line further down. */
function nextLine(): string {
  const line = /modes\.test\.ts:(\d+)/.exec(new Error('here').stack!.split('\n')[2])![1]
  return `${relative(process.cwd(), __filename)}:${Number(line) + 1}`
}

function failure(fn: () => void): Error & { code?: string } {
  try {
    fn()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}

describe('inferenceMode', () => {
  test('makes tensors that cannot be used in autograd', () => {
    const x = leaf([1])
    const y = inferenceMode(() => {
      expect([isInferenceModeEnabled(), isGradEnabled()]).toEqual([true, false])
      return x.mul(2)
    })
    expect([isInferenceModeEnabled(), isGradEnabled(), y.requiresGrad]).toEqual([false, true, false])
    expect(() => x.mul(y)).toThrow(/[Ii]nference tensors cannot be saved/)
  })

  test('ends when fn throws, also when nested, and refuses a promise', () => {
    const fail = () => {
      throw new RangeError('mine')
    }
    expect(() => inferenceMode(() => inferenceMode(fail))).toThrow(RangeError)
    expect(() => inferenceMode(async () => {})).toThrow(TypeError)
    expect(isInferenceModeEnabled()).toBe(false)
  })
})

describe('a generator in a mode', () => {
  const modes: [string, <R>(fn: () => R) => R, () => boolean][] = [
    ['noGrad', noGrad, () => !isGradEnabled()],
    ['enableGrad', (fn) => noGrad(() => enableGrad(fn)), isGradEnabled],
    ['inferenceMode', inferenceMode, isInferenceModeEnabled],
    ['detectAnomaly', detectAnomaly, isAnomalyEnabled],
    ['autocast', (fn) => autocast('cpu', fn), () => isAutocastEnabled('cpu')],
  ]

  test.each(modes)('runs each of its steps in %s, and its caller outside of it', (_, mode, isOn) => {
    const outside = isOn()
    const seen: unknown[] = []
    const generator = mode(function* (): Generator<number, string, string> {
      try {
        seen.push(isOn(), yield 1)
        yield 2
      } catch (error) {
        seen.push(isOn(), (error as Error).message)
        yield 3
      } finally {
        seen.push(isOn())
      }
      return 'end'
    })
    expect(generator.next()).toEqual({ value: 1, done: false })
    expect(isOn()).toBe(outside)
    expect(generator.next('sent').value).toBe(2)
    expect(generator.throw(new Error('thrown')).value).toBe(3)
    expect(generator.return('early')).toEqual({ value: 'early', done: true })
    expect(isOn()).toBe(outside)
    expect(seen).toEqual([true, 'sent', true, 'thrown', true])
    expect([
      ...mode(function* () {
        yield isOn()
        yield isOn()
      }),
    ]).toEqual([true, true])
  })

  test.each(modes)('that is asynchronous is refused by %s', (_, mode) => {
    expect(() => mode(async function* () {})).toThrow(
      /was given an async generator function: the mode would end before/,
    )
  })

  test('is refused where each step would be a mode of its own', () => {
    class Lazy extends AutogradFunction {
      static override forward = function* () {} as never
    }
    expect(() => Lazy.apply(tensor([1]))).toThrow('Lazy.forward(fn) was given a generator function')
    expect(() => scope(function* () {})).toThrow('scope(fn) was given a generator function')
    expect(() => recordFunction('name', function* () {})).toThrow(
      'recordFunction(name, fn) was given a generator function',
    )
  })
})

describe('detectAnomaly', () => {
  test('names the line of the forward call whose derivative is NaN', () => {
    const x = leaf([-1])
    let line = ''
    const error = failure(() =>
      detectAnomaly(() => {
        line = nextLine()
        const y = x.sqrt()
        y.mul(2).sum().backward()
      }),
    )
    expect(error).toMatchObject({ code: 'ERR_AUTOGRAD' })
    expect(error.message).toMatch(/SqrtBackward0.*nan/)
    expect(error.message).toContain(line)
    expect((error.cause as Error).stack).toContain(line)
    expect(error.message.includes('\n')).toBe(false)
    expect(isAnomalyEnabled()).toBe(false)
  })

  test('names the line for other errors of backward, such as a tensor changed in place', () => {
    let line = ''
    const error = failure(() =>
      detectAnomaly(() => {
        const x = leaf([1])
        line = nextLine()
        const y = x.exp()
        y.add_(1)
        y.sum().backward()
      }),
    )
    expect(error.message).toMatch(/modified by an inplace operation/)
    expect(error.message).toContain(line)
  })

  test('names the first forward call for a second derivative', () => {
    let line = ''
    const error = failure(() =>
      detectAnomaly(() => {
        const x = leaf([0])
        line = nextLine()
        const y = x.pow(1.5)
        const [first] = grad(y, x, { createGraph: true })
        first!.mul(0).sum().backward()
      }),
    )
    expect(error.message).toContain(line)
  })

  test('allows NaN with checkNan false, and outside; errors thrown by hooks stay unchanged', () => {
    const run = () => {
      const x = leaf([-1])
      x.sqrt().sum().backward()
      return x.grad?.item()
    }
    expect(detectAnomaly(run, { checkNan: false })).toBeNaN()
    expect(run()).toBeNaN()
    const x = leaf([1])
    using _ = x.registerHook(() => {
      throw undefined
    })
    expect(() => detectAnomaly(() => x.mul(2).backward())).toThrow()
    setDetectAnomaly(true)
    expect(isAnomalyEnabled()).toBe(true)
    setDetectAnomaly(false)
    expect(() => detectAnomaly(async () => {})).toThrow(TypeError)
    expect(isAnomalyEnabled()).toBe(false)
  })
})

describe('gradcheck', () => {
  test('accepts right gradients of several inputs and outputs', () => {
    const [x, y] = [leaf([0.5, 1.5]), leaf([2, -1])]
    expect(gradcheck((a: Tensor, b: Tensor) => [a.mul(b).sin(), b.pow(2).sum()], [x, y])).toBe(true)
  })

  test('names the element of a wrong one', () => {
    const f = (a: Tensor) => a.mul(a.detach())
    expect(() => gradcheck(f, [leaf([1, 2])])).toThrow(code('ERR_AUTOGRAD'))
    expect(gradcheck(f, [leaf([1, 2])], { raiseException: false })).toBe(false)
  })

  test('refuses inputs that it cannot check', () => {
    expect(() => gradcheck((a: Tensor) => a, [tensor([1], { requiresGrad: true })])).toThrow(TypeError)
    expect(() => gradcheck((a: Tensor) => a, [ops.ones([1])])).toThrow(TypeError)
  })
})
