import { parseLiteral } from '../../../lib/checkpoint/npy/literal'

test.each<[string, unknown]>([
  [
    "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }  \n",
    new Map<string, unknown>([
      ['descr', '<f4'],
      ['fortran_order', false],
      ['shape', [3]],
    ]),
  ],
  ['(10L, 2)', [10, 2]],
  ['()', []],
  ['(5)', 5],
  ['(5,)', [5]],
  ['[]', []],
  ['[1, -2,]', [1, -2]],
  ['{}', new Map()],
  ['"it\'s"', "it's"],
  ["'a\\'b\\\\c'", "a'b\\c"],
  ['None', null],
  ['True', true],
  ["[('x', '<f4', (2, 3))]", [['x', '<f4', [2, 3]]]],
])('%s is read as Python reads it', (text, value) => {
  expect(parseLiteral(text)).toEqual(value)
})

test.each([
  ['', 'expected a dict'],
  ['__import__("os")', 'expected a dict'],
  ['os.system', 'expected a dict'],
  ['1 + 1', 'expected the end'],
  ['1.5', 'expected the end'],
  ['0x10', 'expected a dict'],
  ['Truest', 'expected a dict'],
  ['10LL', 'expected a dict'],
  ['9007199254740992', 'a number of 2^53'],
  ["{'a': 1, 'a': 2}", 'the key "a" stands twice'],
  ['{1: 2}', 'expected a key in quotes'],
  ["{'a' 1}", 'expected ":"'],
  ["{'a': 1", 'expected "," or "}"'],
  ['(1 2)', 'expected "," or ")"'],
  ['(,)', 'expected a dict'],
  ["'abc", 'a string that does not end'],
  ["'a\\x41'", 'an escape that is not read'],
  ['((((((((((1))))))))))', 'nested more than 8 deep'],
])('%s is refused', (text, why) => {
  expect(() => parseLiteral(text)).toThrow(SyntaxError)
  expect(() => parseLiteral(text)).toThrow(why)
})
