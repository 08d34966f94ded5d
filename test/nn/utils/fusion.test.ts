import * as torch from '../../../lib'
import { golden } from '../../golden/recipe'

const { nn, tensor } = torch
const { fuseConvBnEval, fuseLinearBnEval, parametrize, skipInit } = nn.utils
const python = golden('fusion')

const pairs = {
  Conv2d: () => [new nn.Conv2d(2, 3, 2), new nn.BatchNorm2d(3), [1, 2, 3, 3]],
  'Conv1d without bias': () => [new nn.Conv1d(2, 3, 2, { bias: false }), new nn.BatchNorm1d(3), [1, 2, 4]],
  'Conv2d before one without affine': () => [
    new nn.Conv2d(2, 3, 2),
    new nn.BatchNorm2d(3, { affine: false }),
    [1, 2, 3, 3],
  ],
  ConvTranspose2d: () => [new nn.ConvTranspose2d(2, 3, 2), new nn.BatchNorm2d(3), [1, 2, 3, 3]],
  Linear: () => [new nn.Linear(2, 3), new nn.BatchNorm1d(3), [4, 2]],
  'Linear without bias': () => [new nn.Linear(2, 3, false), new nn.BatchNorm1d(3), [4, 2]],
} as unknown as Record<string, () => [torch.nn.Conv2d & torch.nn.Linear, torch.nn.BatchNorm2d, number[]]>

interface Case {
  pair: string
  state: Record<string, unknown>
  asks: Record<string, boolean>
  output: unknown
}

const close = (given: torch.Tensor, wanted: unknown) =>
  expect(torch.allclose(given.detach(), tensor(wanted as number[]), { rtol: 1e-5, atol: 1e-6 })).toBe(true)

describe('fuseConvBnEval and fuseLinearBnEval', () => {
  test.each(python.cases.map((one: Case): [string, Case] => [one.pair, one]))('%s', (pair, { state, asks, output }) => {
    torch.manualSeed(0)
    const [layer, norm, shape] = pairs[pair]()
    const x = torch
      .linspace(
        -1,
        1,
        shape.reduce((a, b) => a * b),
      )
      .reshape(shape)
    norm.forward(layer.forward(x))
    layer.eval()
    norm.eval()
    const transpose = pair.includes('Transpose')
    const fused = pair.startsWith('Linear') ? fuseLinearBnEval(layer, norm) : fuseConvBnEval(layer, norm, transpose)
    expect([...fused.stateDict().keys()]).toEqual(Object.keys(state))
    for (const [key, value] of fused.stateDict()) close(value, state[key])
    const found = [...fused.namedParameters()].map(([key, parameter]) => [key, parameter.requiresGrad])
    expect(Object.fromEntries(found)).toEqual(asks)
    close(fused.forward(x), output)
    close(fused.forward(x), norm.forward(layer.forward(x)).toArray())
  })

  test('refuse layers in training, without statistics, or of other kinds and sizes', () => {
    const [conv, linear] = [new nn.Conv2d(1, 2, 1), new nn.Linear(2, 3).eval()]
    expect(() => fuseConvBnEval(conv, new nn.BatchNorm2d(2))).toThrow('call eval() first')
    const without = new nn.BatchNorm2d(2, { trackRunningStats: false }).eval()
    expect(() => fuseConvBnEval(conv.eval(), without)).toThrow('no running statistics')
    expect(() => fuseLinearBnEval(linear, new nn.BatchNorm1d(2).eval())).toThrow('linear gives 3 features')
    expect(() => fuseConvBnEval(linear as never, new nn.BatchNorm1d(3).eval())).toThrow('a layer of that kind')
  })
})

describe('skipInit', () => {
  test('makes a module without drawing its values', () => {
    torch.manualSeed(1)
    const before = torch.getRngState().toArray()
    const layer = skipInit(nn.Linear, 5, 2, { bias: false })
    expect(torch.getRngState().toArray()).toEqual(before)
    expect([layer.weight.shape, layer.weight.device, layer.bias]).toEqual([[2, 5], 'cpu', null])
    expect(layer).toBeInstanceOf(nn.Linear)
  })

  test('refuses a value that is not a class of modules, and a class that takes no device', () => {
    expect(() => skipInit(Map as never)).toThrow('must be a class of modules')
    expect(() => skipInit(nn.ReLU)).toThrow('has no option "device"')
  })
})

describe('convertConv2dWeightMemoryFormat', () => {
  test('puts the weights of convolutions into another order, the values as they are', () => {
    const model = new nn.Sequential(new nn.Conv2d(2, 3, 2), new nn.ConvTranspose2d(3, 2, 2), new nn.Linear(2, 2))
    const before = [...model.parameters()].map((parameter) => parameter.toArray())
    nn.utils.convertConv2dWeightMemoryFormat(model, 'channels_last')
    const found = [...model.parameters()].map((weight) => weight.isContiguous({ memoryFormat: 'channels_last' }))
    expect(found).toEqual([true, false, true, false, false, false])
    expect([...model.parameters()].map((parameter) => parameter.toArray())).toEqual(before)
  })
})

describe('transferParametrizationsAndParams', () => {
  class Doubled extends nn.Module {
    forward(x: torch.Tensor) {
      return x.mul(2)
    }
    rightInverse(x: torch.Tensor) {
      return x.div(2)
    }
  }

  test('parametrizes another module by the same originals', () => {
    torch.manualSeed(0)
    const [a, b] = [new nn.Linear(2, 2), new nn.Linear(2, 2)]
    const parametrized = parametrize.registerParametrization(a, 'weight', new Doubled())
    const { parametrizations } = parametrize.transferParametrizationsAndParams(a, b) as typeof parametrized
    const shared = parametrizations.get('weight').original === parametrized.parametrizations.get('weight').original
    const type = parametrize.typeBeforeParametrizations(b).name
    expect({ keys: [...b.stateDict().keys()], shared, type }).toEqual({ ...python.transferred, weight: undefined })
    close(b.weight, python.transferred.weight)
    expect(parametrize.typeBeforeParametrizations(new nn.ReLU())).toBe(nn.ReLU)
    expect(parametrize.transferParametrizationsAndParams(new nn.ReLU(), b)).toBe(b)
  })
})
