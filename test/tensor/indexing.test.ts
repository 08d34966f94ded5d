import { arange, zeros } from '../../lib/generated/ops'
import { type Index, slice, type Tensor, tensor } from '../../lib/tensor'
import { build, golden, type Recipe, sha256 } from '../golden/recipe'

type Written = number | boolean | string | null | Recipe | { slice: (number | null)[] } | { list: number[] }
type Result = { result: Recipe } | { error: string }
interface Case {
  index: Written[]
  writes: Record<string, { result?: string; error?: string }>
}

const { shape, values, cases } = golden('indexing') as {
  shape: number[]
  values: Record<string, number | Recipe>
  cases: (Case & Result)[]
}

const numbers = () => arange(120, { dtype: 'float32' }).reshape(shape)

function part(item: Written): Index {
  if (typeof item !== 'object' || item === null) return item as Index
  if ('slice' in item) return slice(...item.slice)
  return 'list' in item ? item.list : build(item)
}

const readable = (item: Written) =>
  typeof item === 'object' && item !== null && 'data' in item ? `${item.dtype}[${item.shape}]` : JSON.stringify(item)
const named = (items: (Case & Result)[]) =>
  items.map((item) => [item.index.map(readable).join(', '), item] as [string, Case & Result])

const right = cases.filter((item): item is Case & { result: Recipe } => 'result' in item)
const wrong = cases.filter((item) => 'error' in item)

test.each(named(right))('x.at(%s) gives the same as Python', (_, item) => {
  const found = numbers().at(...item.index.map(part))
  const wanted = build((item as { result: Recipe }).result)
  expect({ shape: found.shape, values: found.toArray() }).toEqual({ shape: wanted.shape, values: wanted.toArray() })
})

test.each(named(right))('x.setAt(value, %s) writes the same as Python', (_, item) => {
  for (const [name, { result }] of Object.entries(item.writes)) {
    const x = numbers()
    const value = values[name]
    expect(x.setAt(typeof value === 'number' ? value : build(value), ...item.index.map(part))).toBe(x)
    expect([name, sha256(x)]).toEqual([name, result])
  }
})

test.each(named(wrong))('x.at(%s) is an error, as in Python', (_, item) => {
  expect(() => numbers().at(...item.index.map(part))).toThrow()
})

test('positions, ranges, null and ... give views; masks and tensors give copies', () => {
  const x = zeros([3, 4])
  x.at(0, slice(1, 3)).fill_(1)
  x.at(null, '...', -1).add_(2)
  x.at(tensor([true, false, true])).fill_(9)
  x.at([0, 1]).fill_(9)
  expect(x.toArray()).toEqual([
    [0, 1, 1, 2],
    [0, 0, 0, 2],
    [0, 0, 0, 2],
  ])
  expect(x.at()).not.toBe(x)
  expect(x.at().dataPtr()).toBe(x.dataPtr())
})

test('gradients flow through reading and writing', () => {
  const x = arange(6, { dtype: 'float64', requiresGrad: true })
  const y = zeros([3], { dtype: 'float64' })
  y.setAt(x.at(slice(null, null, 2)).mul(2), slice())
  y.setAt(x.at([5, 5]), [0, 1])
  y.sum().backward()
  expect((x.grad as Tensor).toArray()).toEqual([0, 0, 0, 0, 2, 2])
})

test('setAt takes booleans, bigints and tensors of another dtype, as in Python', () => {
  const x = zeros([4], { dtype: 'int64' })
  x.setAt(7n, 0)
  x.setAt(true, 1)
  x.setAt(tensor(2.9), 2)
  x.setAt(5, tensor([false, false, false, true]))
  expect(x.toArray()).toEqual([7, 1, 2, 5])
})

test.each<[string, unknown, unknown]>([
  ['an array', [0], 7],
  ['a range', slice(0, 2), 7],
  ['null', null, 7],
  ["'...'", '...', 7],
  ['a position, where the value is none in this tensor', 0, 7],
  ['a position, where the value is a fraction', 0, 1.5],
  ['positions', tensor([0n, 1n]), tensor([1.5, 2])],
  ['a mask', tensor([true, false, true]), 7],
])('setAt(index, value) says that the value comes first: %s', (_, index, value) => {
  const x = zeros([3])
  expect(() => x.setAt(index as number, value as number)).toThrow(
    /; the value comes first: x.setAt\(7, 0\) is x\[0\] = 7$/,
  )
  expect(x).toEqual(zeros([3]))
})

test.each<[string, () => unknown, string]>([
  ['does not fit', () => tensor([0], { dtype: 'uint8' }).setAt(300, 0), 'does not fit into uint8'],
  ['is too large', () => tensor([0], { dtype: 'int64' }).setAt(2n ** 70n, 0), 'does not fit into int64'],
  ['goes into a leaf', () => tensor([0], { requiresGrad: true }).setAt(1, 0), 'a leaf Variable that requires grad'],
])('setAt(value, index) says nothing of the order where the value %s', (_, set, message) => {
  expect(set).toThrow(message)
  expect(set).not.toThrow('comes first')
})

test('an invalid index is an error that says what an index may be', () => {
  const x = numbers()
  expect(() => x.at('1:2' as never)).toThrow("an index must be a whole number, slice(), null, '...'")
  expect(() => x.at(undefined as never)).toThrow(TypeError)
  expect(() => x.at({} as never)).toThrow(TypeError)
  expect(() => x.at(1.5)).toThrow(TypeError)
  expect(() => x.at('...', '...')).toThrow("may hold '...' once")
  expect(() => x.at(0, 0, 0, 0)).toThrow('4 indices are too many for a tensor of shape [4, 5, 6]')
  expect(() => slice(null, null, -1)).toThrow('step must be greater than zero, but it is -1; x.flip([dim]) reverses')
  expect(() => slice(0.5)).toThrow('slice: start must be a whole number or null, but it is 0.5')
  expect(() => x.at(tensor([0.5]))).toThrow()
  expect(() => x.at([0.5])).toThrow()
})

test.each<[string, Index[], string]>([
  ['x[:]', [slice()], 'SliceBackward0'],
  ['x[:, :]', [slice(), slice()], 'AliasBackward0'],
  ['x[..., :]', ['...', slice()], 'AliasBackward0'],
  ['x[None, :]', [null, slice()], 'UnsqueezeBackward0'],
  ['x[0, :]', [0, slice()], 'SelectBackward0'],
  ['x[:, 1:]', [slice(), slice(1)], 'SliceBackward0'],
])(
  '%s ends in the operator that it ends in in Python, which has none for a full range beside another index',
  (_, indices, name) => {
    expect(zeros([2, 3], { requiresGrad: true }).at(...indices).gradFn).toBe(name)
  },
)
