import { serialize } from 'node:v8'
import { Worker } from 'node:worker_threads'
import * as ops from '../../lib/generated/ops'
import { Generator } from '../../lib/random'
import { memory, Tensor, tensor } from '../../lib/tensor'
import { expectAlive, refusalOf } from './refusal'

// biome-ignore lint/suspicious/noExplicitAny: what the types forbid is what is tested
type Anything = any

afterEach(expectAlive)

const impostors: [string, () => Anything][] = [
  ['null', () => null],
  ['undefined', () => undefined],
  ['an object', () => ({})],
  ['the prototype', () => Tensor.prototype],
  ['a proxy of a tensor', () => new Proxy(tensor([1]), {})],
  ['an heir of a tensor', () => Object.create(tensor([1]))],
  ['a generator', () => new Generator()],
  ['a copy of its properties', () => ({ ...tensor([1]), shape: [1], dtype: 'float32' })],
]

describe('a value that is not a tensor is refused', () => {
  const uses: [string, (it: Anything) => unknown][] = [
    ['as this of an operator', (it) => Tensor.prototype.add.call(it, 1)],
    ['as this of item', (it) => Tensor.prototype.item.call(it)],
    ['as this of to', (it) => Tensor.prototype.to.call(it, 'float64')],
    ['as this of toArray', (it) => Tensor.prototype.toArray.call(it)],
    ['as this of a getter', (it) => Object.getOwnPropertyDescriptor(Tensor.prototype, 'shape')?.get?.call(it)],
    ['as an argument', (it) => tensor([1]).matmul(it)],
    ['in a list', (it) => ops.cat([tensor([1]), it])],
    ['as out', (it) => ops.exp(tensor([1]), { out: it ?? 5 })],
    [
      'as data',
      (it) => {
        tensor([1]).data = it
      },
    ],
    [
      'as a gradient',
      (it) => {
        tensor([1]).grad = it ?? 5
      },
    ],
  ]
  const table = uses.flatMap(([how, use]) => impostors.map(([what, make]) => [`${what} ${how}`, use, make] as const))

  test.each(table)('%s', (_, use, make) => {
    expect(refusalOf(() => use(make()))).toBe('TypeError')
  })
})

test('a tensor is not accepted as a generator', () => {
  expect(refusalOf(() => Generator.prototype.manualSeed.call(tensor([1]) as Anything, 1))).toBe('TypeError')
  expect(refusalOf(() => ops.rand([1], { generator: tensor([1]) as Anything }))).toBe('TypeError')
})

describe('ids cannot be guessed', () => {
  test.each<[string, Anything]>([
    ['nothing', undefined],
    ['0', 0],
    ['-1', -1],
    ['NaN', Number.NaN],
    ['2^31', 2 ** 31],
    ['a string', 'x'],
    ['null', null],
    ['data', [1, 2]],
    ['an object', {}],
  ])('new Tensor(%s)', (_, id) => {
    expect(refusalOf(() => new (Tensor as Anything)(id))).toBe('TypeError')
  })

  test('nor found by trying', () => {
    const x = tensor([1])
    const before = memory()
    let refused = 0
    for (let id = 0; id < 20_000; id++) {
      try {
        ;new (Tensor as Anything)(id)
      } catch {
        refused++
      }
    }
    expect(refused).toBe(20_000)
    expect(memory()).toEqual(before)
    expect(x.item()).toBe(1)
  })

  test('nor by a foreign newTarget', () => {
    expect(refusalOf(() => Reflect.construct(Tensor as Anything, [129], Date))).toBe('TypeError')
  })
})

describe('a user’s own class', () => {
  const written = (body: string): Anything =>
    new Function('Tensor', `return class extends Tensor { constructor() { ${body} } }`)(Tensor)

  test('needs new and super', () => {
    const Silent = written('')
    expect(() => new Silent()).toThrow('super constructor')
    expect(refusalOf(() => (Tensor as Anything)(1))).toBe('TypeError')
  })

  test('whose constructor returns something else makes something else', () => {
    const Other = written('return {}')
    expect(refusalOf(() => tensor([1]).add(new Other()))).toBe('TypeError')
  })
})

test('a tensor of a second copy of the library is not a tensor of this one', () => {
  jest.isolateModules(() => {
    const second = require('../../lib/tensor')
    expect(second.Tensor).not.toBe(Tensor)
    const foreign = second.tensor([7])
    expect(() => tensor([1]).add(foreign)).toThrow(TypeError)
    expect(() => foreign.add(tensor([1]))).toThrow('was given')
    expect(foreign.add(1).item()).toBe(8)
    foreign.dispose()
  })
})

test.each<[string, (value: unknown) => unknown]>([
  ['structuredClone', structuredClone],
  ['v8.serialize', serialize],
  ['postMessage', (value) => new MessageChannel().port1.postMessage(value)],
  ['workerData', (value) => new Worker('', { eval: true, workerData: value })],
])('%s refuses a tensor, whose elements it would leave out', (_, clone) => {
  for (const value of [tensor([1]), { x: [tensor([1])] }, new Map([['x', tensor([1])]])]) {
    expect(() => clone(value)).toThrow('a tensor, whose memory JavaScript does not hold; send x.toTypedArray()')
  }
})

test('JSON contains the elements of a tensor', () => {
  expect(JSON.stringify({ x: tensor([1]) })).toBe('{"x":[1]}')
})

describe('the handle of a disposed tensor never refers to another tensor', () => {
  test('however many are made in its place', () => {
    const gone = tensor([1])
    gone.dispose()
    for (let i = 0; i < 1000; i++) {
      const x = tensor([i])
      expect(() => gone.item()).toThrow('disposed')
      x.dispose()
    }
  })

  test('and views of it stay whole', () => {
    const x = tensor([2], { requiresGrad: true })
    const y = x.mul(x)
    const kept = x.detach()
    x.dispose()
    y.backward()
    expect(kept.item()).toBe(2)
    expect(y.item()).toBe(4)
  })
})

describe('poisoned prototypes', () => {
  const poison = (target: object, key: PropertyKey, descriptor: PropertyDescriptor, use: () => void) => {
    const before = Object.getOwnPropertyDescriptor(target, key)
    Object.defineProperty(target, key, { configurable: true, ...descriptor })
    try {
      use()
    } finally {
      if (before === undefined) delete (target as Anything)[key]
      else Object.defineProperty(target, key, before)
    }
  }
  const throwing = () => {
    throw new Error('poison')
  }
  test.each<[string, object, PropertyKey, PropertyDescriptor]>([
    ['then', Object.prototype, 'then', { get: throwing }],
    ['code', Object.prototype, 'code', { get: throwing }],
    ['get', Object.prototype, 'get', { value: throwing, writable: true }],
    ['alpha', Object.prototype, 'alpha', { value: 100, writable: true }],
    ['dtype', Object.prototype, 'dtype', { value: 'bool', writable: true }],
    ['prepareStackTrace', Error, 'prepareStackTrace', { value: throwing, writable: true }],
  ])('%s neither changes results nor ends the process', (_, target, key, descriptor) => {
    const x = tensor([1, 2])
    let [sum, failed] = [0, false]
    poison(target, key, descriptor, () => {
      sum = x.add(1).sum().item() as number
      try {
        x.view([7])
      } catch {
        failed = true
      }
    })
    expect([sum, failed]).toEqual([5, true])
  })
})
