import { defaultCollate } from '../../lib/data'
import { Tensor, tensor } from '../../lib/tensor'

const shown = (value: unknown): unknown => {
  if (value instanceof Tensor) return { dtype: value.dtype, values: value.toArray() }
  if (Array.isArray(value)) return value.map(shown)
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [key, shown(each)]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shown(each)]))
}

const row = (...values: number[]) => tensor(values)

test.each<[what: string, items: unknown[], batch: unknown]>([
  [
    'stacks tensors',
    [row(1, 2), row(3, 4)],
    {
      dtype: 'float32',
      values: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  [
    'stacks typed arrays',
    [Int32Array.of(1, 2), Int32Array.of(3, 4)],
    {
      dtype: 'int32',
      values: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  ['makes whole numbers int64', [1, 2, -3], { dtype: 'int64', values: [1, 2, -3] }],
  ['makes other numbers float64', [1, 0.1], { dtype: 'float64', values: [1, 0.1] }],
  ['makes what is not finite float64', [1, Number.NaN], { dtype: 'float64', values: [1, Number.NaN] }],
  ['makes bigints int64', [1n, 2n ** 60n], { dtype: 'int64', values: [1, 2n ** 60n] }],
  ['makes booleans bool', [true, false], { dtype: 'bool', values: [true, false] }],
  ['leaves strings', ['a', 'b'], ['a', 'b']],
  [
    'collates arrays per position',
    [
      [1, 'a'],
      [2, 'b'],
    ],
    [{ dtype: 'int64', values: [1, 2] }, ['a', 'b']],
  ],
  [
    'collates objects per key',
    [
      { x: 1, y: [2] },
      { y: [4], x: 3 },
    ],
    {
      x: { dtype: 'int64', values: [1, 3] },
      y: [{ dtype: 'int64', values: [2, 4] }],
    },
  ],
  [
    'collates Maps per key',
    [new Map([[1, 0.5]]), new Map([[1, 1.5]])],
    new Map([[1, { dtype: 'float64', values: [0.5, 1.5] }]]),
  ],
])('%s', (_, items, batch) => {
  expect(shown(defaultCollate(items))).toEqual(batch)
})

test('allows an object’s key that is named like a property of all objects', () => {
  const item = JSON.parse('{"__proto__": 1, "constructor": 2}')
  const batch = defaultCollate([item, item]) as Record<string, Tensor>
  expect(Object.getPrototypeOf(batch)).toBe(Object.prototype)
  expect(Object.keys(batch)).toEqual(['__proto__', 'constructor'])
})

test.each<[what: string, items: unknown, name: string, message: RegExp]>([
  ['nothing', [], 'TypeError', /at least one item, got \[\]/],
  ['a value that is not a list', 5, 'TypeError', /got 5/],
  ['null', [null, null], 'TypeError', /got null/],
  ['undefined', [undefined], 'TypeError', /got undefined/],
  ['dates', [new Date(0)], 'TypeError', /got an object \(Date\)/],
  ['functions', [() => 1], 'TypeError', /got a function/],
  ['kinds mixed', [1, 'a'], 'TypeError', /of one kind; got 1 and "a"/],
  ['numbers with bigints', [1, 1n], 'TypeError', /got 1 and 1n/],
  ['a tensor with a number', [row(1), 1], 'TypeError', /got Tensor\[1\] float32 and 1/],
  ['arrays of other lengths', [[1], [1, 2]], 'TorchError', /equally long, got 1 and 2/],
  ['objects of other keys', [{ a: 1 }, { b: 1 }], 'TorchError', /the same keys, got \(a\) and \(b\)/],
  ['tensors of other shapes', [row(1), row(1, 2)], 'TorchError', /equal size/],
])('refuses %s', (_, items, name, message) => {
  const collate = () => defaultCollate(items as unknown[])
  expect(collate).toThrow(expect.objectContaining({ name, message: expect.stringMatching(message) }))
})
