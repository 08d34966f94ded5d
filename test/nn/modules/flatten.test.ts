import { zeros } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { describeGoldenModules } from '../../support/golden-modules'

describeGoldenModules('dense-layers', 'Flatten', 'Unflatten')

test('Flatten takes its dimensions by position and by name', () => {
  expect(new nn.Flatten(0, 1).forward(zeros([2, 3, 4])).shape).toEqual([6, 4])
  expect(new nn.Flatten({ startDim: 0 }).forward(zeros([2, 3, 4])).shape).toEqual([24])
})

test.each<[string, () => unknown, string]>([
  ['half a dimension', () => new nn.Flatten(0.5), 'nn.Flatten: startDim must be a whole number, but it is 0.5'],
  ['a size that is not a list', () => new nn.Unflatten(1, 4 as never), 'unflattenedSize must be an array, but it is 4'],
  ['a size below -1', () => new nn.Unflatten(1, [2, -2]), 'unflattenedSize[1] must be a whole number of at least -1'],
  ['a size that is text', () => new nn.Unflatten(1, ['2'] as never), 'unflattenedSize[0] must be a whole number'],
  [
    'an input of another size',
    () => new nn.Unflatten(1, [2, 3]).forward(zeros([2, 5])),
    "don't multiply up to the size of dim 1",
  ],
  ['a dimension the input lacks', () => new nn.Flatten(3).forward(zeros([2, 2])), 'Dimension out of range'],
])('%s is refused', (_, make, message) => {
  expect(make).toThrow(message)
})
