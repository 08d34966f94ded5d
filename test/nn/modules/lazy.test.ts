import { createHash } from 'node:crypto'
import { ones, zeros } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { manualSeed } from '../../../lib/random'
import type { Tensor } from '../../../lib/tensor'
import { build, golden, options, type Recipe } from '../../golden/recipe'
import { near } from '../../support/golden-modules'

interface LazyCase {
  module: string
  args: unknown[]
  options: Record<string, unknown>
  input: Recipe
  before: string
  after: string
  state: Record<string, { dtype: string; shape: number[]; sha256: string }>
  output: Recipe
}

type Constructor = new (...args: unknown[]) => nn.Module

const { lazy } = golden('layers') as { lazy: LazyCase[] }
const sha256 = (tensor: Tensor) => createHash('sha256').update(tensor.toBytes()).digest('hex')

test.each(lazy)("$before becomes the same layer as PyTorch's at its first input", (given) => {
  manualSeed(0)
  const layer = new (nn as unknown as Record<string, Constructor>)[given.module](...given.args, options(given.options))
  expect(String(layer)).toBe(given.before)
  const parameters = [...layer.parameters()]
  const input = build(given.input).to('float32')
  expect(near(layer.forward(input), given.output, 1e-5)).toBe('equal')
  expect(String(layer)).toBe(given.after)
  const state = [...layer.stateDict()].filter(([name]) => !name.startsWith('running'))
  const expected = Object.entries(given.state).filter(([name]) => !name.startsWith('running'))
  expect(state.map(([name, tensor]) => [name, tensor.dtype, tensor.shape, sha256(tensor)])).toEqual(
    expected.map(([name, { dtype, shape, sha256: hash }]) => [name, dtype, shape, hash]),
  )
  expect([...layer.parameters()].map((parameter, i) => parameter === parameters[i])).not.toContain(false)
  expect(layer).toBeInstanceOf((nn as unknown as Record<string, Constructor>)[given.module.slice('Lazy'.length)])
  expect(near(layer.eval().train().forward(input), given.output, 1e-5)).toBe('equal')
})

test('an optimizer may hold the parameters of a lazy layer before its first input', () => {
  const layer = new nn.LazyLinear(2)
  const [weight] = layer.parameters()
  layer.to('float64')
  layer
    .forward(ones([3, 4], { dtype: 'float64' }))
    .sum()
    .backward()
  expect([weight.shape, weight.dtype, weight.grad?.shape]).toEqual([[2, 4], 'float64', [2, 4]])
})

test.each<[string, () => unknown, string]>([
  [
    'dimensions that do not fit',
    () => new nn.LazyConv2d(2, 1).forward(zeros([3])),
    'nn.LazyConv2d: takes a 3-D or 4-D',
  ],
  [
    'channels that groups do not divide',
    () => new nn.LazyConv1d(2, 1, { groups: 2 }).forward(zeros([3, 4])),
    'divisible by groups, but the input has 3 and groups is 2',
  ],
  ['images of one channel', () => new nn.LazyBatchNorm2d().forward(zeros([3, 4])), 'nn.LazyBatchNorm2d: takes a 4-D'],
])('%s are a clear error', (_, compute, message) => {
  expect(compute).toThrow(message)
})
