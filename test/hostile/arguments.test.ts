import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import * as torch from '../../lib'
import * as ops from '../../lib/generated/ops'
import { Generator, manualSeed } from '../../lib/random'
import { ops as dynamic, fromBytes, full, memory, type NestedData, Tensor, tensor } from '../../lib/tensor'
import { expectAlive, refusalOf } from './refusal'

// biome-ignore lint/suspicious/noExplicitAny: what the types forbid is what is tested
type Anything = any

afterEach(expectAlive)

const long = 'x'.repeat(100_000)
const cyclic: Record<string, unknown> = {}
cyclic.self = cyclic

describe('an invalid size is refused before anything is allocated', () => {
  test.each<[string, Anything]>([
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['-1', -1],
    ['1.5', 1.5],
    ['2^53', 2 ** 53],
    ['2^53 + 2', 2 ** 53 + 2],
    ['2^63', 2 ** 63],
    ['1e308', 1e308],
    ['a string', '3'],
    ['null', null],
    ['undefined', undefined],
    ['true', true],
    ['an object with valueOf', { valueOf: () => 3 }],
    ['a symbol', Symbol('3')],
    ['an array', [3]],
    ['2n ** 64n', 2n ** 64n],
    ['-1n', -1n],
    ['a function', () => 3],
  ])('%s', (_, size) => {
    const before = memory()
    expect(refusalOf(() => ops.zeros([size]))).toMatch(/TypeError|ERR_SHAPE|ERR_RANGE/)
    expect(refusalOf(() => tensor([1]).reshape([size, 7]))).toMatch(/TypeError|ERR_SHAPE|ERR_RANGE/)
    expect(refusalOf(() => fromBytes(new Uint8Array(28), [size, 7], 'float64'))).toMatch(
      /TypeError|ERR_SHAPE|ERR_RANGE/,
    )
    expect(memory().bytes - before.bytes).toBeLessThan(4096)
  })

  test.each<[string, Anything]>([
    ['another type', '3'],
    ['a size that there is memory for', 3],
  ])('a list that says %s when it is read again still has the size that memory was allocated for', (_, later) => {
    let read = 0
    // The list is read once to look for tensors, and once for the size.
    const changing = Object.defineProperty([0], 0, { get: () => (++read > 2 ? later : 2 ** 45), enumerable: true })
    expect(refusalOf(() => ops.zeros(changing, { dtype: 'float32' }))).toBe('ERR_OUT_OF_MEMORY')
  })

  test.each<[string, Anything]>([
    ['a number', 3],
    ['null', null],
    ['undefined', undefined],
    ['a string', '3'],
    ['an object', { length: 1, 0: 3 }],
    ['a typed array', Int32Array.of(3)],
    ['a Set', new Set([3])],
    ['an array with a hole', Object.assign([3], { 2: 2 })],
    ['cyclic', cyclic],
    ['a proxy of an array', new Proxy([3], {})],
    ['an array of 2^32 - 1 holes', new Array(2 ** 32 - 1)],
  ])('nor is %s a list of sizes', (_, sizes) => {
    expect(refusalOf(() => ops.zeros(sizes))).toBe('TypeError')
  })

  test('a list that changes while it is read still makes one consistent tensor', () => {
    let reads = 0
    const sizes = Object.defineProperty([0, 2], 0, { get: () => ++reads })
    const t = ops.zeros(sizes)
    expect(t.toTypedArray()).toHaveLength(t.numel())
  })
})

test.each<[string, number[]]>([
  ['more than there is', [2 ** 50]],
  ['more than 2^63 elements', [2 ** 31, 2 ** 31, 4]],
  ['more than 2^63 bytes', [3_037_000_500, 3_037_000_500]],
  ['the largest safe size', [2 ** 53 - 1]],
])('%s is refused at once', (_, sizes) => {
  const start = performance.now()
  expect(refusalOf(() => ops.empty(sizes))).toBe('ERR_OUT_OF_MEMORY')
  expect(refusalOf(() => full(sizes, 1))).toBe('ERR_OUT_OF_MEMORY')
  expect(performance.now() - start).toBeLessThan(10_000)
})

test('a tensor expanded beyond what JavaScript can hold is not exported', () => {
  const huge = tensor([1]).expand([2 ** 40])
  for (const read of [() => huge.toTypedArray(), () => huge.toArray(), () => huge.toBytes()]) {
    expect(refusalOf(read)).toBe('RangeError')
  }
  expect(String(huge)).toBe('tensor([1., 1., 1.,  ..., 1., 1., 1.])')
})

describe('tensor() refuses data that is', () => {
  const nested = (depth: number): Anything =>
    depth === 0 ? 1 : Array.from({ length: depth }).reduce((inner) => [inner], 1)
  const endless: Anything[] = []
  endless.push(endless)

  test.each<[string, Anything]>([
    ['ragged', [[1, 2], [3]]],
    ['ragged at the end', [1, [2]]],
    ['ragged in depth', [[1], 2]],
    ['empty and not', [[], [1]]],
    ['10,000 levels deep', nested(10_000)],
    ['65 levels deep', nested(65)],
    ['cyclic', endless],
    ['numbers and bigints', [1, 2n]],
    ['numbers and booleans', [1, true]],
    ['bigints and null', [1n, null]],
    ['numbers and undefined', [1, undefined]],
    ['with a hole', Object.assign([1], { 2: 2 })],
    ['a string', 'abc'],
    ['strings', [long]],
    ['null', null],
    ['undefined', undefined],
    ['a symbol', Symbol('1')],
    ['an object', {}],
    ['array-like', { length: 1, 0: 1 }],
    ['a date', new Date()],
    ['a function', () => 1],
    ['tensors of several elements in an array', [tensor([1, 2])]],
    ['a Map', new Map()],
    ['an object without prototype', [Object.create(null)]],
    [
      'an object that throws when it is written',
      [
        {
          toString: () => {
            throw new Error('mine')
          },
        },
      ],
    ],
  ])('%s', (_, data) => {
    expect(refusalOf(() => tensor(data))).toBe('TypeError')
  })

  test.each<[string, NestedData, Anything, string]>([
    ['2^53 + 2 as a number for int64', [2 ** 53 + 2], 'int64', 'RangeError'],
    ['2^63 for int64', [2n ** 63n], 'int64', 'RangeError'],
    ['-2^63 - 1 for int64', [-(2n ** 63n) - 1n], 'int64', 'RangeError'],
    ['a bigint of 5,000 digits', [10n ** 5000n], 'int64', 'RangeError'],
    ['-1n for uint64', [-1n], 'uint64', 'RangeError'],
    ['256 for uint8', [256], 'uint8', 'RangeError'],
    ['NaN for int8', [Number.NaN], 'int8', 'RangeError'],
    ['an unknown dtype', [1], 'float33', 'ERR_DTYPE'],
    ['a very long dtype', [1], long, 'ERR_DTYPE'],
    ['a dtype that is a number', [1], 5, 'TypeError'],
  ])('%s', (_, data, dtype, name) => {
    expect(refusalOf(() => tensor(data, { dtype }))).toBe(name)
  })

  test.each<[string, Anything]>([
    ['null', null],
    ['a dtype', 'float64'],
    ['a misspelt name', { dtyp: 'float64' }],
    ['a tensor', tensor([1])],
    ['a flag that is none', { requiresGrad: 1 }],
    ['an array', []],
  ])('options that are %s', (_, options) => {
    expect(refusalOf(() => tensor([1], options))).toBe('TypeError')
  })
})

describe('an operator refuses', () => {
  const x = () => tensor([1, 2, 3])
  const many = (count: number, value: unknown) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, value]))

  test.each<[string, () => Anything]>([
    ['a string for a number', () => x().add('1' as Anything)],
    ['nothing', () => (x() as Anything).add()],
    ['null', () => x().add(null as Anything)],
    ['undefined', () => x().add(undefined as Anything)],
    ['too many', () => (x() as Anything).add(1, 2, 3)],
    ['40 tensors', () => (ops.add as Anything)(...Array(40).fill(x()))],
    ['100 arguments', () => (ops.add as Anything)(...Array(100).fill(1))],
    ['an unknown option', () => x().add(1, { alpa: 2 } as Anything)],
    ['60 unknown options that are tensors', () => x().add(1, many(60, x()) as Anything)],
    ['100,000 options', () => x().add(1, many(100_000, 1) as Anything)],
    ['an option with a long name', () => x().add(1, { [long]: 1 } as Anything)],
    ['options with long values', () => x().add(1, many(8, long) as Anything)],
    ['an option of the wrong type', () => x().add(1, { alpha: 'x' } as Anything)],
    ['an array for a tensor', () => x().add([1, 2, 3] as Anything)],
    ['a cyclic object', () => x().add(cyclic as Anything)],
    ['cyclic options', () => x().add(1, cyclic as Anything)],
    ['a date', () => x().add(new Date() as Anything)],
    ['a class', () => x().add(Tensor as Anything)],
    ['a symbol', () => x().add(Symbol('1') as Anything)],
    ['a list of tensors and numbers', () => ops.cat([x(), 1] as Anything)],
    ['a list of tensors and text', () => ops.cat([x(), long] as Anything)],
    ['a list of tensors with null', () => ops.cat([x(), null] as Anything)],
    ['a tensor for a list', () => ops.cat(x() as Anything)],
    ['a fraction for an integer', () => x().select(0, 0.5)],
    ['NaN for an integer', () => x().select(0, Number.NaN)],
    ['a number for a flag', () => x().sum([0], 1 as Anything)],
    ['an unknown dtype', () => ops.zeros([1], { dtype: 'float' as Anything })],
    ['a device for a dtype', () => ops.zeros([1], { dtype: 'cpu' as Anything })],
    ['a dtype for a device', () => ops.zeros([1], { device: 'float32' })],
    ['a generator for a tensor', () => x().add(new Generator() as Anything)],
    ['a tensor for a generator', () => ops.rand([1], { generator: x() as Anything })],
    ['what to() cannot be', () => x().to(null as Anything)],
    ['a number for to()', () => x().to(5 as Anything)],
    ['an array for to()', () => x().to([] as Anything)],
    ['an unknown option of to()', () => x().to({ dtyp: 'float64' } as Anything)],
  ])('%s', (_, call) => {
    expect(refusalOf(call)).toBe('TypeError')
  })

  test.each<[string, () => unknown]>([
    ['stride()', () => x().stride(1)],
    ['size()', () => x().size(-2)],
  ])('a dimension that is not there: %s', (_, call) => {
    expect(refusalOf(call)).toBe('RangeError')
  })

  test('a dimension that is a fraction', () => {
    expect(refusalOf(() => x().size(0.5))).toBe('ERR_RANGE')
  })
})

describe('an index out of range is refused', () => {
  const x = () =>
    tensor([
      [1, 2],
      [3, 4],
    ])
  const wrong = [2n, -3n, 255n, 2n ** 62n, -(2n ** 63n)]
  test.each<[string, (index: bigint) => unknown]>([
    ['select', (i) => x().select(0, i)],
    ['gather', (i) => x().gather(0, tensor([[i]]))],
    ['index', (i) => x().index([tensor([i])])],
    ['indexSelect', (i) => x().indexSelect(0, tensor([i]))],
    ['scatter', (i) => x().scatter(0, tensor([[i]]), 1)],
    ['indexAdd', (i) => x().indexAdd(0, tensor([i]), tensor([[1, 1]]))],
    ['indexFill', (i) => x().indexFill(0, tensor([i]), 1)],
    ['take', (i) => tensor([1, 2]).take(tensor([i]))],
    ['embedding', (i) => ops.embedding(x(), tensor([i]))],
    ['crossEntropyLoss', (i) => ops.crossEntropyLoss(x(), tensor([0n, i]))],
    ['nllLoss', (i) => ops.nllLoss(x(), tensor([0n, i]))],
  ])('%s', (_, look) => {
    for (const index of wrong) expect(refusalOf(() => look(index))).toMatch(/ERR_INDEX|ERR_SHAPE|ERR_RANGE/)
  })
})

describe('operators on tensors without elements give what PyTorch gives', () => {
  test.each<[string, () => Tensor, unknown]>([
    ['sum', () => ops.zeros([0]).sum(), 0],
    ['prod', () => ops.zeros([0]).prod(), 1],
    ['mean', () => ops.zeros([0]).mean(), Number.NaN],
    ['sum over one of two', () => ops.zeros([0, 3]).sum([0]), [0, 0, 0]],
    [
      'matmul over nothing',
      () => ops.zeros([2, 0]).matmul(ops.zeros([0, 2])),
      [
        [0, 0],
        [0, 0],
      ],
    ],
    ['cat', () => ops.cat([ops.zeros([0]), tensor([1])]), [1]],
    ['linear', () => ops.linear(ops.zeros([0, 3]), ops.zeros([2, 3])), []],
    ['mseLoss', () => ops.mseLoss(ops.zeros([0]), ops.zeros([0])), Number.NaN],
    ['relu', () => ops.zeros([5, 0]).relu(), [[], [], [], [], []]],
  ])('%s', (_, compute, expected) => {
    expect(compute().toArray()).toEqual(expected)
  })

  test.each<[string, () => unknown]>([
    ['max', () => ops.zeros([0]).max()],
    ['argmax', () => ops.zeros([0]).argmax()],
    ['item', () => ops.zeros([0]).item()],
    ['cat of nothing', () => ops.cat([])],
  ])('and %s is refused', (_, call) => {
    expect(refusalOf(call)).toMatch(/ERR_SHAPE|ERR_INDEX|ERR_RANGE/)
  })
})

describe('an invalid seed is refused', () => {
  test.each<[string, Anything]>([
    ['1.5', 1.5],
    ['NaN', Number.NaN],
    ['2^53', 2 ** 53],
    ['2n ** 64n', 2n ** 64n],
    ['-(2^63) - 1', -(2n ** 63n) - 1n],
    ['a string', '1'],
    ['null', null],
    ['undefined', undefined],
    ['true', true],
    ['an object', {}],
    ['a symbol', Symbol('1')],
    ['600 digits', 10n ** 600n],
  ])('%s', (_, seed) => {
    expect(refusalOf(() => manualSeed(seed))).toBe('TypeError')
    expect(refusalOf(() => new Generator().manualSeed(seed))).toBe('TypeError')
  })

  test.each<[string, (g: Generator) => Anything, string]>([
    ['short', () => tensor(new Uint8Array(10)), 'ERR_SHAPE'],
    ['of another dtype', () => tensor([1]), 'ERR_RANGE'],
    ['all zeros', (g) => ops.zerosLike(g.getState()), 'ERR_RANGE'],
    ['all ones', (g) => ops.fullLike(g.getState(), 255), 'ERR_RANGE'],
    ['not contiguous', (g) => ops.stack([g.getState(), g.getState()], 1).select(1, 0), 'ERR_RANGE'],
    ['no tensor', () => 5, 'TypeError'],
  ])('and so is a state that is %s', (_, state, name) => {
    const generator = new Generator().manualSeed(1)
    const wrong = state(generator)
    expect(refusalOf(() => generator.setState(wrong))).toBe(name)
    expect(ops.rand([2], { generator }).toArray()).toEqual(
      ops.rand([2], { generator: new Generator().manualSeed(1) }).toArray(),
    )
  })

  test.each<[string, Anything, string]>([
    ['gpu', 'gpu', 'ERR_DEVICE'],
    ['5', 5, 'TypeError'],
    ['null', null, 'TypeError'],
  ])('and so is a generator on %s', (_, device, name) => expect(refusalOf(() => new Generator(device))).toBe(name))
})

/** Would end the process with a signal without the guard, so the cases run in a process of their own. */
const divisions: Record<string, [source: string, outcome: unknown]> = {
  "div 'trunc'": ["most().div(tensor([-1n, -1n]), { roundingMode: 'trunc' })", 'ERR_RANGE'],
  "div 'floor' by a number": ["most().div(-1, { roundingMode: 'floor' })", 'ERR_RANGE'],
  floorDivide: ['most().floorDivide(-1n)', 'ERR_RANGE'],
  floorDivide_: ['most().floorDivide_(tensor([-1n]))', 'ERR_RANGE'],
  'remainder, named': ['ops.remainder({ self: most(), other: -1 })', 'ERR_RANGE'],
  'remainder of a number': ['ops.remainder(-(2n ** 63n), tensor([-1n]))', 'ERR_RANGE'],
  remainder_: ['most().remainder_(-1)', 'ERR_RANGE'],
  fmod: ['most().fmod(tensor([[1n], [-1n]]))', 'ERR_RANGE'],
  'fmod into out': ['ops.fmod(most(), -1, { out: most() })', 'ERR_RANGE'],
  int32: ["tensor([-(2 ** 31)], { dtype: 'int32' }).remainder(-1)", 'ERR_RANGE'],
  'int32, wrapped from int64': ["tensor(2n ** 31n).fmod(tensor([-1], { dtype: 'int32' }))", 'ERR_RANGE'],
  sparse: ["most().toSparse().div(-1, { roundingMode: 'trunc' })", 'ERR_RANGE'],
  'the dynamic route': ['aten.remainder.Tensor(most(), tensor([-1n]))', 'ERR_RANGE'],
  'by 0': ["most().div(0, { roundingMode: 'floor' })", 'ERR_RANGE'],
  'by -1 where the smallest is not': ['most().narrow(0, 1, 1).remainder(-1)', [0]],
  'the smallest by 1 and 5 by -1': [
    "most().div(tensor([1n, -1n]), { roundingMode: 'trunc' })",
    ['-9223372036854775808', -5],
  ],
  'int32 in int64': ["tensor([-(2 ** 31)], { dtype: 'int32' }).floorDivide(tensor([-1n]))", [2 ** 31]],
  'as floats': ['tensor([7]).remainder(-4)', [-1]],
  'without rounding': ['most().div(-1)', [2 ** 63, -5]],
  'on meta': ["most().to('meta').remainder(-1).to('meta').shape", [2]],
}

test('the smallest integer divided by -1 is an error, not the end of the process', () => {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '-r',
      join(__dirname, '../install/support/register.cjs'),
      '-e',
      `
      const ops = require('./generated/ops.ts')
      const { tensor, ops: { aten } } = require('./tensor/index.ts')
      const most = () => tensor([-(2n ** 63n), 5n])
      const outcome = (call) => {
        try { const value = call(); return value.toArray?.() ?? value } catch (error) { return error.code ?? error.name }
      }
      const outcomes = { ${Object.entries(divisions).map(([name, [source]]) => `${JSON.stringify(name)}: () => ${source}`)} }
      for (const name in outcomes) {
        console.log(JSON.stringify([name, outcome(outcomes[name])], (_, v) => (typeof v === 'bigint' ? String(v) : v)))
      }`,
    ],
    { cwd: join(__dirname, '../../lib'), encoding: 'utf8' },
  )
  const found = Object.fromEntries(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  )
  expect(found).toEqual(Object.fromEntries(Object.entries(divisions).map(([name, [, outcome]]) => [name, outcome])))
  expect({ status, signal, stderr }).toEqual({ status: 0, signal: null, stderr: '' })
})

test.each<[string, () => unknown]>([
  ['arange', () => ops.arange(0, 1, 0.5, { dtype: 'int64' })],
  ['range', () => ops.range(0, 1, 0.5, { dtype: 'int64' })],
  ['arange into a tensor', () => ops.arange(0, 1, 0.5, { out: tensor([0n]) })],
  ['arange.start_out', () => (dynamic.aten.arange.start_out as Anything)(0, 1, -0.5, { out: tensor([0n]) })],
])('%s with a step that is 0 in int64 is refused, where Python’s process ends', (_, call) => {
  expect(refusalOf(call)).toBe('ERR_RANGE')
})

test('other steps that are 0 in an integer dtype repeat the start, as in Python', () => {
  expect(ops.arange(5, 1, -0.5, { dtype: 'int8' }).toArray()).toEqual([5, 5, 5, 5, 5, 5, 5, 5])
  expect(ops.arange(0, 1, 0.5).toArray()).toEqual([0, 0.5])
})

test.each<[string, () => unknown]>([
  ['channelShuffle', () => torch.channelShuffle(torch.eye(2).toSparse(), 0)],
  ['nativeChannelShuffle', () => torch.nn.functional.nativeChannelShuffle(torch.eye(2).toSparse(), 0)],
  [
    'nativeChannelShuffle by name',
    () => (torch.nativeChannelShuffle as Anything)(torch.eye(2).toSparse(), { groups: 0 }),
  ],
])('%s refuses 0 groups, where Python’s process ends', (_, call) => {
  expect(refusalOf(call)).toBe('ERR_RANGE')
})

test.each<[string, () => unknown]>([
  ['GradScaler', () => new torch.amp.GradScaler('cpu', { initScale: [Symbol('s')] as unknown as number })],
  ['tensordot', () => torch.tensordot(torch.ones([2]), torch.ones([2]), null as unknown as number)],
  [
    'LayerNorm',
    () =>
      new torch.nn.LayerNorm(
        new Proxy([], { get: (list, key) => (key === 'length' ? 2 ** 53 : Reflect.get(list, key)) }),
      ),
  ],
])('%s says which of its arguments has the wrong type', (where, call) => {
  expect(call).toThrow(new RegExp(`^(amp\\.|nn\\.)?${where}: \\w+ `))
})
