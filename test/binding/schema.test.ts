import { native } from '../../lib/binding/native'
import { type Argument, parseSchema, schemaOf } from '../../lib/binding/schema'

const argument = (name: string, type: string, more: Partial<Argument> = {}): Argument => ({
  name,
  type,
  keyword: false,
  writes: false,
  length: 0,
  hasDefault: false,
  ...more,
})

test.each<[string, string, Argument[], Argument[]]>([
  [
    'options and a default',
    'aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor',
    [
      argument('self', 'Tensor'),
      argument('other', 'Tensor'),
      argument('alpha', 'Scalar', { keyword: true, hasDefault: true }),
    ],
    [argument('', 'Tensor')],
  ],
  [
    'what is written, and several results',
    'aten::sort.values(Tensor self, int dim=-1, *, Tensor(a!) values, Tensor(b!) indices) -> (Tensor(a!) values, Tensor(b!) indices)',
    [
      argument('self', 'Tensor'),
      argument('dim', 'int', { hasDefault: true }),
      argument('values', 'Tensor', { keyword: true, writes: true }),
      argument('indices', 'Tensor', { keyword: true, writes: true }),
    ],
    [argument('values', 'Tensor', { writes: true }), argument('indices', 'Tensor', { writes: true })],
  ],
  [
    'lists, their lengths, and commas within defaults',
    'x::y(SymInt[2]? size, int[] dims=[0, 1], str mode="a, (b", Tensor?[] indices=[]) -> ()',
    [
      argument('size', 'SymInt[]?', { length: 2 }),
      argument('dims', 'int[]', { hasDefault: true }),
      argument('mode', 'str', { hasDefault: true }),
      argument('indices', 'Tensor?[]', { hasDefault: true }),
    ],
    [],
  ],
  [
    'views, lists that are written, and types with commas',
    'x::y(Tensor(a -> *) self, Tensor(b!)[] out, Dict(Tensor, Tensor) named) -> Tensor(a|b)[]',
    [
      argument('self', 'Tensor'),
      argument('out', 'Tensor[]', { writes: true }),
      argument('named', 'Dict(Tensor, Tensor)'),
    ],
    [argument('', 'Tensor[]')],
  ],
])('a schema with %s', (_, text, parameters, returns) => {
  expect(parseSchema(text)).toEqual({ text, parameters, returns })
})

test('every operator of libtorch has a schema, whose arguments have names and types', () => {
  for (const full of native.operatorNames()) {
    const [, name, overload = ''] = /^(\w+::[^.]+)(?:\.(.+))?$/.exec(full) as RegExpExecArray
    const schema = schemaOf(name, overload)
    if (schema === undefined) throw new Error(`${full} has no schema`)
    for (const { name, type } of schema.parameters)
      expect(`${name} ${type}`).toMatch(/^\w+ [\w.]+(\(\w+, \w+\))?[?[\]]*$/)
  }
})

test('an operator that libtorch does not have has no schema', () => {
  expect(schemaOf('aten::no_such_thing', '')).toBeUndefined()
})
