import * as torch from '../../lib'
import { compile, nn, noGrad, ones, rand, type Tensor } from '../../lib'

const gone = expect.objectContaining({ code: 'ERR_DISPOSED' })

function errorOf(run: () => unknown): Error | undefined {
  try {
    run()
  } catch (error) {
    return error as Error
  }
}

/** Functions that use something of their own, and ways to dispose of that. */
const cases: [name: string, make: () => { run: (x: Tensor) => unknown; dispose: () => void }][] = [
  [
    'a tensor',
    () => {
      const w = rand([2])
      return { run: (x) => x.mul(w), dispose: () => w.dispose() }
    },
  ],
  [
    'a tensor of which it uses a view',
    () => {
      const w = rand([2, 2])
      return { run: (x) => x.matmul(w.t()), dispose: () => w.dispose() }
    },
  ],
  [
    'a weight',
    () => {
      const m = new nn.Linear(2, 2)
      return { run: (x) => m.forward(x), dispose: () => m.weight.dispose() }
    },
  ],
  [
    'a weight without gradients',
    () => {
      const m = new nn.Linear(2, 2)
      return { run: (x) => noGrad(() => m.forward(x)), dispose: () => m.bias?.dispose() }
    },
  ],
  [
    'one of two objects for one memory',
    () => {
      const w = rand([2])
      const view = w.view([2])
      return { run: (x) => x.mul(view).add(w), dispose: () => view.dispose() }
    },
  ],
  [
    'a generator',
    () => {
      const generator = new torch.Generator()
      return { run: (x) => rand([2], { generator }).add(x), dispose: () => generator.dispose() }
    },
  ],
]

describe.each<[string, object]>([
  ['by default', {}],
  ['trusted at once', { warmup: 0, verify: false }],
])('a compiled function uses no tensor that has been disposed of, %s', (_, options) => {
  test.each(cases)('%s', (_name, make) => {
    const { run, dispose } = make()
    const compiled = compile(run, options)
    for (let i = 0; i < 5; i++) compiled(ones([2]))
    dispose()
    expect(() => run(ones([2]))).toThrow(gone)
    for (let i = 0; i < 3; i++) expect(() => compiled(ones([2]))).toThrow(gone)
  })

  test.each(cases)('%s, within a scope that has ended', (_name, make) => {
    let call: () => unknown = () => undefined
    let plain: () => unknown = () => undefined
    torch.scope(() => {
      const { run } = make()
      plain = () => run(ones([2]))
      const compiled = compile(run, options)
      for (let i = 0; i < 5; i++) torch.scope(() => compiled(ones([2])))
      call = () => compiled(ones([2]))
    })
    expect(plain).toThrow()
    for (let i = 0; i < 3; i++) expect(call).toThrow(errorOf(plain))
  })

  test('but other tensors may be disposed of', () => {
    let runs = 0
    const w = rand([2])
    const compiled = compile((x: Tensor) => {
      runs++
      const twice = x.mul(w)
      const sum = twice.add(1)
      twice.dispose()
      return torch.scope(() => sum.mul(2).mul(w))
    }, options)
    for (let i = 0; i < 10; i++) {
      const x = ones([2])
      compiled(x).dispose()
      x.dispose()
    }
    expect(runs).toBeLessThanOrEqual(3)
  })

  test('a function that disposes of a tensor that existed before fails in its next call', () => {
    const w = rand([2])
    const compiled = compile((x: Tensor) => {
      const y = x.mul(w)
      w.dispose()
      return y
    }, options)
    compiled(ones([2]))
    for (let i = 0; i < 3; i++) expect(() => compiled(ones([2]))).toThrow(gone)
  })
})
