import { loadSync as loadPt } from '../../../lib/checkpoint'
import { type ExportedModule, load, loadSync } from '../../../lib/checkpoint/exported'
import { compile } from '../../../lib/compile'
import { ones, rand } from '../../../lib/generated/ops'
import { SGD } from '../../../lib/optim'
import { manualSeed } from '../../../lib/random'
import { isTensor, type Tensor, tensor } from '../../../lib/tensor'
import { assertClose } from '../../../lib/testing'
import { golden } from '../../golden/recipe'

interface Values {
  calls: [args: readonly unknown[], kwargs: Record<string, unknown>, results: unknown][]
  grads?: Record<string, Tensor>
  after?: Record<string, Tensor>
}

const cases: { name: string; file: string; values: string }[] = golden('exported-programs').cases
const entry = (name: string) => cases.find((one) => one.name === name)!
const fileOf = (name: string) => Buffer.from(entry(name).file, 'base64')
const valuesOf = (name: string) => loadPt<Values>(Buffer.from(entry(name).values, 'base64'), { objects: true })
const options = process.env.TORCHNODE_EXACT
  ? { rtol: 0, atol: 0, equalNan: true }
  : { rtol: 1e-5, atol: 1e-6, equalNan: true }

/** Compares results, however deep: tensors by value. */
function expectSame(actual: unknown, wanted: unknown, where: string): void {
  if (isTensor(wanted)) assertClose(actual as Tensor, wanted, options)
  else if (Array.isArray(wanted)) {
    expect([where, (actual as unknown[]).length]).toEqual([where, wanted.length])
    for (const [i, item] of wanted.entries()) expectSame((actual as unknown[])[i], item, `${where}[${i}]`)
  } else if (typeof wanted === 'object' && wanted !== null) {
    expect([where, Object.keys(actual as object)]).toEqual([where, Object.keys(wanted)])
    for (const [key, item] of Object.entries(wanted)) expectSame((actual as never)[key], item, `${where}.${key}`)
  } else expect([where, actual]).toEqual([where, wanted])
}

/** The tensors in a result that have gradients. */
function floatsIn(value: unknown): Tensor[] {
  if (isTensor(value)) return value.requiresGrad ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(floatsIn) : []
}

const call = (module: ExportedModule, [args, kwargs]: Values['calls'][number]) => module.forward(...args, kwargs)

function loss(module: ExportedModule, one: Values['calls'][number]): Tensor {
  const all = floatsIn(call(module, one)).filter((x) => x.isfinite().all().item())
  return all.map((x) => x.float().square().mean()).reduce((sum, x) => sum.add(x))
}

describe('a program of torch.export', () => {
  test.each(cases.map(({ name }) => name))('%s gives what it gives in Python', async (name) => {
    const module = await load(fileOf(name))
    for (const one of valuesOf(name).calls) {
      manualSeed(2)
      expectSame(call(module, one), one[2], name)
    }
  })

  test.each(cases.map(({ name }) => name).filter((name) => valuesOf(name).grads))(
    '%s has the gradients of Python and trains as there',
    (name) => {
      const { calls, grads, after } = valuesOf(name)
      const module = loadSync(fileOf(name))
      loss(module, calls[0]).backward()
      const found = [...module.namedParameters({ removeDuplicate: false })].flatMap(([key, { grad }]) =>
        grad === null ? [] : [[key, grad]],
      )
      expectSame(Object.fromEntries(found), grads, 'grads')
      const optimizer = new SGD(module.parameters(), { lr: 0.01, momentum: 0.5 })
      for (let i = 0; i < 10; i++) {
        optimizer.zeroGrad()
        loss(module, calls[0]).backward()
        optimizer.step()
      }
      expectSame(Object.fromEntries(module.stateDict()), after, 'after')
    },
  )
})

describe('as any module it', () => {
  test('has the names, the state dict and the submodules of Python', () => {
    const module = loadSync(fileOf('convolution'))
    expect([...module.namedParameters()].map(([name]) => name)).toEqual([
      '0.weight',
      '0.bias',
      '1.weight',
      '1.bias',
      '5.weight',
      '5.bias',
    ])
    expect([...module.namedBuffers()].map(([name]) => name)).toEqual([
      '1.running_mean',
      '1.running_var',
      '1.num_batches_tracked',
    ])
    expect([...module.stateDict().keys()]).toEqual(Object.keys(valuesOf('convolution').after!))
    expect(module.getSubmodule('5').toString()).toBe('ExportedPart()')
  })

  test('is copied with parameters of its own', () => {
    const module = loadSync(fileOf('linear'))
    const copy = module.clone()
    const [one] = valuesOf('linear').calls
    const before = call(copy, one) as Tensor
    module.requiresGrad_(false)
    for (const parameter of module.parameters()) parameter.zero_()
    expect((call(copy, one) as Tensor).equal(before)).toBe(true)
    expect((call(module, one) as Tensor).countNonzero().item()).toBe(0)
  })

  test('is cast, and computes in the other dtype', () => {
    const module = loadSync(fileOf('convolution')).double()
    const [[args, , wanted]] = valuesOf('convolution').calls
    const found = module.forward((args[0] as Tensor).double()) as Tensor
    expect(found.dtype).toBe('float64')
    assertClose(found.float(), wanted as Tensor, { rtol: 1e-4, atol: 1e-5 })
  })

  test('is compiled, with the same bits', () => {
    const module = loadSync(fileOf('transformer'))
    const compiled = compile(module, { fullgraph: true })
    const [one] = valuesOf('transformer').calls
    const wanted = call(module, one) as Tensor
    for (let i = 0; i < 4; i++) expect(compiled.forward(...one[0]).equal(wanted)).toBe(true)
  })

  test('counts tied weights once', () => {
    const module = loadSync(fileOf('tied weights'))
    expect([...module.parameters()].length).toBe(1)
    expect(module.getParameter('head.weight')).toBe(module.getParameter('embedding.weight'))
  })

  test('has the mode that it was exported in', () => {
    expect(() => loadSync(fileOf('linear')).eval()).toThrow(/has the mode that it was exported in/)
  })
})

describe('a loop of a program', () => {
  test('with no iterations has the gradient of one', () => {
    const x = ones([2, 3], { requiresGrad: true })
    const [, y] = loadSync(fileOf('while_loop')).forward(x, tensor(100)) as [Tensor, Tensor]
    expect([y === x, y.equal(x)]).toEqual([false, true])
    y.sum().backward()
    expect(x.grad!.equal(ones([2, 3]))).toBe(true)
  })

  test.each<[string, number[][], RegExp]>([
    ['map', [[0, 3], [3]], /dimension 0 of xs is 0, and the program was exported for 2 to 16/],
    ['scan', [[3], [0, 3]], /dimension 0 of xs is 0, and the program was exported for 2 to 16/],
  ])('%s refuses to go along nothing', (name, shapes, message) => {
    expect(() => loadSync(fileOf(name)).forward(...shapes.map((shape) => rand(shape)))).toThrow(message)
  })

  test('is unrolled by compile where the values do not decide how long it is', () => {
    const [[args, , wanted]] = valuesOf('scan').calls
    const compiled = compile(loadSync(fileOf('scan')), { fullgraph: true })
    for (let i = 0; i < 4; i++) expectSame(compiled.forward(...args), wanted, 'scan')
  })
})

describe('forward', () => {
  const [x, y] = [rand([5, 4]), rand([5, 3])]
  const module = loadSync(fileOf('arguments by name'))

  test('takes arguments by place and by name', () => {
    const wanted = module.forward(x, y) as { out: Tensor }
    for (const args of [[x, { y }], [{ x, y }], [{ y, x }]]) {
      expect((module.forward(...args) as { out: Tensor }).out.equal(wanted.out)).toBe(true)
    }
  })

  test.each<[string, unknown[], RegExp]>([
    ['a missing one', [x], /exported with the arguments x, y, and y is missing/],
    ['a surplus one', [x, y, y], /and there are more/],
    ['no tensor', [x, 5], /y must be a tensor, as it was when the program was exported, but it is 5/],
    ['another count of dimensions', [x.flatten(), y], /x must be of 2 dimensions/],
    ['another fixed size', [rand([5, 3]), y], /dimension 1 of x is 3, and the program was exported for 4/],
    [
      'sizes that differ',
      [x, rand([4, 3])],
      /dimension 0 of y is 4, and the program was exported for 5, by dimension 0 of x/,
    ],
    [
      'a size outside its range',
      [rand([17, 4]), rand([17, 3])],
      /dimension 0 of x is 17, and the program was exported for 2 to 16/,
    ],
  ])('refuses %s', (_name, args, message) => {
    expect(() => module.forward(...args)).toThrow(message)
  })

  test('refuses sizes that do not fit those they are computed from', () => {
    const derived = loadSync(fileOf('derived sizes'))
    expect(() => derived.forward(rand([3, 3]), rand([5, 3]))).toThrow(/is 5, and the program was exported for 6, by/)
  })

  test('refuses another constant', () => {
    const constant = loadSync(fileOf('a constant argument'))
    expect(() => constant.forward(rand([2, 4]), null, 2)).toThrow(/scale must be 3, as it was/)
  })

  test('gives a named tuple as an array with its names', () => {
    const named = loadSync(fileOf('named tuple'))
    const result = call(named, valuesOf('named tuple').calls[0]) as [Tensor, unknown] & { total: Tensor }
    expect(result.total).toBe(result[0])
  })
})
