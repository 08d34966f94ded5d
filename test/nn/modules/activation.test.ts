import * as nn from '../../../lib/nn'
import { tensor } from '../../../lib/tensor'
import { describeGoldenModules } from '../../support/golden-modules'

describeGoldenModules('dense-layers', 'ReLU', 'LeakyReLU', 'GELU', 'SiLU', 'Tanh', 'Sigmoid', 'Softplus')

test('an inplace activation writes over its input and returns it', () => {
  for (const layer of [
    new nn.ReLU({ inplace: true }),
    new nn.SiLU({ inplace: true }),
    new nn.LeakyReLU({ inplace: true }),
  ]) {
    const x = tensor([-1, 2])
    const before = x.toArray()
    expect(layer.forward(x)).toBe(x)
    expect(x.toArray()).not.toEqual(before)
  }
})

test('options are taken by position, by name and mixed', () => {
  expect(String(new nn.LeakyReLU(0.2))).toBe(String(new nn.LeakyReLU({ negativeSlope: 0.2 })))
  expect(String(new nn.LeakyReLU(0.2, { inplace: true }))).toBe('LeakyReLU(negative_slope=0.2, inplace=True)')
  expect(String(new nn.Softplus(2, 10))).toBe(String(new nn.Softplus({ beta: 2, threshold: 10 })))
})

test.each<[string, () => unknown, string]>([
  ['an unknown option', () => new nn.ReLU({ inPlace: true } as object), 'nn.ReLU: has no option "inPlace"'],
  [
    'a flag that is not a boolean',
    () => new nn.SiLU({ inplace: 'no' as never }),
    'inplace must be true or false, but it is "no"',
  ],
  ['an unknown word', () => new nn.GELU({ approximate: 'erf' as never }), "approximate must be one of 'none', 'tanh'"],
  ['a slope that is NaN', () => new nn.LeakyReLU(NaN), 'negativeSlope must be a finite number, but it is NaN'],
  [
    'a slope that is text',
    () => new nn.LeakyReLU('0.1' as never),
    'negativeSlope must be a finite number, but it is "0.1"',
  ],
])('%s is refused', (_, make, message) => {
  expect(make).toThrow(message)
})
