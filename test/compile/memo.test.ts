import * as torch from '../../lib'
import { compile, type Tensor } from '../../lib'

const { ones, rand } = torch

/** A compiled function, and a count of how often its JavaScript has run. */
function counted(options: torch.CompileOptions = {}, body = (x: Tensor) => x.mul(2).sum()) {
  let runs = 0
  const compiled = compile((x: Tensor) => {
    runs++
    return body(x)
  }, options)
  return { compiled, runs: () => runs }
}

const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
beforeEach(() => void warn.mockClear())
afterAll(() => void warn.mockRestore())
const heard = () => warn.mock.calls.map(([warning]) => String(warning))

describe('a signature', () => {
  test('runs as written at its first call, is recorded at the second, compared at the third and replayed after that', () => {
    const { compiled, runs } = counted()
    const counts = [1, 2, 3, 4, 5].map((i) => {
      expect(compiled(ones([3]).mul(i)).item()).toBe(6 * i)
      return runs()
    })
    expect(counts).toEqual([1, 2, 3, 3, 3])
  })

  test.each([
    [{ warmup: 0 }, [1, 2, 2, 2]],
    [{ warmup: 0, verify: false }, [1, 1, 1, 1]],
    [{ warmup: 2 }, [1, 2, 3, 4, 4]],
    [{ warmup: 0, verify: 2 }, [1, 2, 2, 2, 3, 3, 3, 4]],
  ] as [torch.CompileOptions, number[]][])('with %j runs JavaScript this often: %j', (options, wanted) => {
    const { compiled, runs } = counted(options)
    expect(wanted.map(() => [compiled(rand([3])), runs()][1])).toEqual(wanted)
  })

  test('that comes once is not recorded', async () => {
    const { compiled, runs } = counted()
    for (let i = 1; i <= 100; i++) expect(compiled(ones([i])).item()).toBe(2 * i)
    expect(runs()).toBe(100)
    expect(heard()).toEqual([])
  })

  test('that was used least recently leaves when there are too many', () => {
    const { compiled, runs } = counted({ warmup: 0, verify: false })
    for (let i = 1; i <= 70; i++) compiled(ones([i]))
    const before = runs()
    for (let i = 70; i > 10; i--) compiled(ones([i]))
    expect(runs()).toBe(before)
    compiled(ones([1]))
    expect(runs()).toBe(before + 1)
    for (let i = 20; i < 70; i++) compiled(ones([i]))
    expect(runs()).toBe(before + 1)
  })

  test('whose recordings cannot be kept does not use up the budget', async () => {
    const w = ones([2])
    const { compiled, runs } = counted({}, (x) => x.add(w))
    // The function also gets as an argument what it uses by itself.
    for (let i = 0; i < 100; i++) compiled(w)
    for (let i = 0; i < 5; i++) compiled(rand([2, 2]))
    const before = runs()
    expect(compiled(ones([2, 2])).toArray()).toEqual(ones([2, 2]).add(w).toArray())
    expect(runs()).toBe(before)
    expect(heard()).toEqual([])
  })
})

describe('a function that cannot be recorded', () => {
  const reads = (x: Tensor) => (x.sum().item() > 0 ? x.mul(2) : x.mul(3))

  test('runs as written, with one warning that names the line and why', async () => {
    const { compiled } = counted({}, reads)
    for (const sign of [1, -1, 1, -1, 1]) {
      expect(compiled(ones([2]).mul(sign)).toArray()).toEqual(sign > 0 ? [2, 2] : [-3, -3])
    }
    const [warning, ...more] = heard()
    expect(warning).toMatch(
      /torch\.compile: Tensor\.item: a tensor's value is read.*memo\.test\.ts:\d+.*runs as written/,
    )
    expect(more).toEqual([])
  })

  test('throws with fullgraph, at once and each time', async () => {
    const { compiled } = counted({ fullgraph: true }, reads)
    for (let i = 0; i < 3; i++) {
      expect(() => compiled(ones([2]))).toThrow(expect.objectContaining({ code: 'ERR_COMPILE' }))
    }
    expect(heard()).toEqual([])
  })

  test.each([
    ['a promise', async (x: Tensor) => x, /returned a promise/],
    ['a Map', (x: Tensor) => new Map([['x', x]]), /gives a Map/],
  ] as [string, (x: Tensor) => unknown, RegExp][])('gives %s as the function does', async (_, body, message) => {
    const compiled = compile(body)
    const results = [1, 2, 3].map(() => compiled(ones([2])))
    expect(results.map((result) => Object.prototype.toString.call(result))).toEqual(
      [1, 2, 3].map(() => Object.prototype.toString.call(body(ones([2])))),
    )
    expect(heard().join()).toMatch(message)
  })
})

test.each([
  [{ freeze: true }, /no option "freeze"/],
  [{ warmup: -1 }, /warmup is -1; it is a whole number from 0/],
  [{ verify: 0 }, /verify is 0; it is true, false or a whole number from 1/],
  [{ fullgraph: 'yes' }, /fullgraph is "yes"; it is true or false/],
])('refuses the options %j', (options, message) => {
  expect(() => compile((x: Tensor) => x, options as never)).toThrow(message)
})

test.each([{}, { warmup: 0 }, { warmup: 0, verify: false }])(
  'an argument that is disposed of inside, %j',
  (options) => {
    const double = compile((x: Tensor) => {
      const y = x.mul(2)
      x.dispose()
      return y
    }, options)
    for (let i = 0; i < 4; i++) {
      const x = torch.tensor([i])
      expect(double(x).item()).toBe(2 * i)
      expect(x.disposed).toBe(true)
    }
    expect(heard()).toEqual([expect.stringContaining('it disposes of an argument')])
  },
)
