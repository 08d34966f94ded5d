import { ones } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { describeGoldenModules } from '../../support/golden-modules'

describeGoldenModules('dense-layers', 'Dropout')

test('drops about a share p of the elements while training, and none in evaluation', () => {
  const layer = new nn.Dropout(0.25)
  const kept = Number(
    layer
      .forward(ones([10_000]))
      .gt(0)
      .sum()
      .item(),
  )
  expect(Math.abs(kept - 7500)).toBeLessThan(300)
  const x = ones([4])
  expect(layer.eval().forward(x).toArray()).toEqual([1, 1, 1, 1])
})

test('in place it writes over its input', () => {
  const x = ones([8])
  expect(new nn.Dropout({ p: 1, inplace: true }).forward(x)).toBe(x)
  expect(x.sum().item()).toBe(0)
})

test.each<[unknown, string]>([
  [2, 'nn.Dropout: p must be a finite number of at least 0 and at most 1, but it is 2'],
  [-1, 'but it is -1'],
  [NaN, 'but it is NaN'],
  ['0.5', 'but it is "0.5"'],
  [null, 'nn.Dropout: p must be a finite number'],
])('p = %p is refused', (p, message) => {
  expect(() => new nn.Dropout(p as number)).toThrow(message)
})
