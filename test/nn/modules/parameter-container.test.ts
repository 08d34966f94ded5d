import { ones, zeros } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { golden } from '../../golden/recipe'

const { reprs } = golden('sequence-layers')
const names = (module: nn.Module) => [...module.namedParameters()].map(([name]) => name)

describe('ParameterList', () => {
  test("prints as PyTorch's", () => {
    expect(String(new nn.ParameterList([ones([2, 3]), ones([])]))).toBe(reprs.ParameterList)
    expect(String(new nn.ParameterList([ones([2])]))).toBe(reprs['ParameterList of one'])
    expect(String(new nn.ParameterList())).toBe('ParameterList()')
  })

  test('makes parameters of tensors, finds them under their numbers, and keeps parameters', () => {
    const own = new nn.Parameter(zeros([1]))
    const list = new nn.ParameterList([ones([2]), own])
    expect(list.at(0)).toBeInstanceOf(nn.Parameter)
    expect(list.at(-1)).toBe(own)
    expect(names(list.append(ones([3])))).toEqual(['0', '1', '2'])
    expect([...list.set(-1, zeros([4]))].map(({ shape }) => shape)).toEqual([[2], [1], [4]])
    expect(list.length).toBe(3)
  })

  test.each<[string, () => unknown, string]>([
    [
      'a value that is not a tensor',
      () => new nn.ParameterList([3 as never]),
      'values[0] must be a Tensor, but it is 3',
    ],
    [
      'a tensor for a list',
      () => new nn.ParameterList(ones([2])),
      'values must be a list of items: [tensor], or tensor.unbind() for its rows',
    ],
    ['an index beyond', () => new nn.ParameterList([ones([2])]).at(1), 'there is no parameter 1 of 1'],
    ['forward', () => new nn.ParameterList().forward(), 'nn.ParameterList has no forward'],
  ])('refuses %s', (_, use, message) => {
    expect(use).toThrow(message)
  })
})

describe('ParameterDict', () => {
  test("prints as PyTorch's, which sorts the names of a dict", () => {
    const given = { b: ones([2, 3]), a: ones([2], { dtype: 'float64' }) }
    expect(String(new nn.ParameterDict(given))).toBe(reprs.ParameterDict)
  })

  test('keeps the order of a Map, and can be read like one', () => {
    const dict = new nn.ParameterDict(
      new Map([
        ['b', ones([2])],
        ['10', ones([1])],
        ['2', zeros([3])],
      ]),
    )
    expect(names(dict)).toEqual(['b', '10', '2'])
    expect([...dict].map(([name, { shape }]) => [name, shape])).toEqual([
      ['b', [2]],
      ['10', [1]],
      ['2', [3]],
    ])
    expect(dict.get('2').toArray()).toEqual([0, 0, 0])
    expect([dict.has('b'), dict.delete('b'), dict.has('b'), dict.pop('2').shape, dict.length]).toEqual([
      true,
      true,
      false,
      [3],
      1,
    ])
    dict.clear()
    expect([...dict.keys()]).toEqual([])
  })

  test.each<[string, () => unknown, string]>([
    [
      'a name that is absent',
      () => new nn.ParameterDict({ a: ones([1]) }).get('b'),
      'there is no "b"; its names are "a"',
    ],
    ['a name with a dot', () => new nn.ParameterDict({ 'a.b': ones([1]) }), 'must not be empty or contain a dot'],
    [
      'a name that is not a string',
      () => new nn.ParameterDict().set(1 as never, ones([1])),
      'a name must be a string, but it is 1',
    ],
  ])('refuses %s', (_, use, message) => {
    expect(use).toThrow(message)
  })
})
