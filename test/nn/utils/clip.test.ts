import { compile } from '../../../lib/compile'
import { ones, zeros } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { type Tensor, tensor } from '../../../lib/tensor'
import { build, golden, type Recipe } from '../../golden/recipe'
import { expectCompiledAlike } from '../../support/compiled'
import { near } from '../../support/golden-modules'

const { clipGradNorm_, clipGradValue_, clipGradsWithNorm_, getTotalNorm, parametersToVector, vectorToParameters } =
  nn.utils

interface Case {
  name: string
  grads: Recipe[]
  total: Recipe | null
  clipped: Recipe[]
}

const { gradients } = golden('sequence-layers') as { gradients: Case[] }

const calls: Record<string, (parameters: nn.Parameter[]) => unknown> = {
  clipGradNorm_: (parameters) => clipGradNorm_(parameters, 0.7),
  'clipGradNorm_ that is small enough': (parameters) => clipGradNorm_(new Set(parameters), 100),
  'clipGradNorm_ of order 1': (parameters) => clipGradNorm_(parameters, 1.5, 1),
  'clipGradNorm_ of the largest': (parameters) => clipGradNorm_(parameters, 0.2, { normType: Infinity }),
  clipGradValue_: (parameters) => clipGradValue_(parameters, 0.3),
}

test.each(gradients)("$name clips as PyTorch's", ({ name, grads, total, clipped }) => {
  const parameters = grads.map((recipe) => {
    const grad = build(recipe)
    const parameter = new nn.Parameter(zeros(grad.shape, { dtype: grad.dtype }))
    parameter.grad = grad
    return parameter
  })
  const norm = calls[name]([...parameters, new nn.Parameter(ones([2]))])
  if (total) expect(near(norm as never, total)).toBe('equal')
  else expect(norm).toBeUndefined()
  expect(parameters.map(({ grad }, i) => near(grad!, clipped[i]))).toEqual(parameters.map(() => 'equal'))
})

test('a norm of tensors of several dtypes is one number', () => {
  const tensors = [tensor([3]), tensor([4], { dtype: 'float64' })]
  expect(getTotalNorm(tensors).item()).toBe(5)
  expect(getTotalNorm([]).item()).toBe(0)
  expect(getTotalNorm(tensor([3, 4])).item()).toBe(5)
})

test('a single parameter may replace a list, and a known norm may be passed', () => {
  const parameter = new nn.Parameter(zeros([2]))
  parameter.grad = tensor([3, 4])
  clipGradsWithNorm_(parameter, 1, getTotalNorm(parameter.grad))
  expect(getTotalNorm(parameter.grad).item()).toBeCloseTo(1, 5)
})

test('clipping without any gradient gives 0', () => {
  expect(clipGradNorm_(new nn.Linear(2, 2).parameters(), 1).item()).toBe(0)
})

test.each<[string, () => unknown, string]>([
  ['a norm that is not finite', () => getTotalNorm([tensor([NaN])], 2, true), 'the total norm of order 2 is NaN'],
  ['a value that is not a tensor', () => clipGradNorm_([3 as never], 1), 'tensors[0] must be a Tensor, but it is 3'],
  [
    'a limit that is not a number',
    () => clipGradValue_([], '1' as never),
    'clipValue must be a finite number, but it is "1"',
  ],
  ['an unknown option', () => clipGradNorm_([], 1, { foreach: true } as object), 'has no option "foreach"'],
  [
    'a vector of another length',
    () => vectorToParameters(ones([3]), [zeros([2])]),
    'must have shape [2], but it has [3]',
  ],
  ['a vector that is none', () => vectorToParameters([1] as never, []), 'vector must be a Tensor, but it is [1]'],
])('%s is refused', (_, use, message) => {
  expect(use).toThrow(message)
})

test('parameters can be put into a vector and filled from one', () => {
  const layer = new nn.Linear(2, 2)
  const vector = parametersToVector(layer.parameters())
  expect(vector.toArray()).toEqual([
    ...(layer.weight.toArray() as number[][]).flat(),
    ...(layer.bias!.toArray() as number[]),
  ])
  expect(vector.requiresGrad).toBe(true)
  vectorToParameters(tensor([1, 2, 3, 4, 5, 6]), layer.parameters())
  expect([layer.weight.toArray(), layer.bias!.toArray()]).toEqual([
    [
      [1, 2],
      [3, 4],
    ],
    [5, 6],
  ])
  expect(layer.weight).toBeInstanceOf(nn.Parameter)
})

describe('compiled', () => {
  const weight = new nn.Parameter(ones([3]))
  const clip = (errorIfNonfinite: boolean) => (x: Tensor) => {
    weight.grad = null
    weight.mul(x).sum().backward()
    return clipGradNorm_(weight, 1, { errorIfNonfinite })
  }

  test.each([false, true])('clipGradNorm_ does the same as uncompiled (errorIfNonfinite: %s)', (errorIfNonfinite) => {
    const gradients = [tensor([3, 4, 0]), tensor([0, 1, 0]), tensor([1, Infinity, 0]), tensor([Number.NaN, 0, 0])]
    expectCompiledAlike(
      clip(errorIfNonfinite),
      gradients.map((gradient) => [gradient]),
    )
    weight.grad = null
  })

  test('the gradients are clipped in every call', () => {
    const compiled = compile(clip(false))
    for (const scale of [1, 2, 3]) {
      expect(compiled(tensor([3, 4, 0]).mul(scale)).item()).toBe(5 * scale)
      expect(getTotalNorm(weight.grad!).item()).toBeCloseTo(1, 5)
    }
    weight.grad = null
  })
})
