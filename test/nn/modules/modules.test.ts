import { createHash } from 'node:crypto'
import { arange, mul } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { manualSeed } from '../../../lib/random'
import { Tensor } from '../../../lib/tensor'
import { build, golden, optionsAtTheEnd, type Recipe } from '../../golden/recipe'
import { near } from './golden-layers'

/** A case of test/golden/modules2.json, whose header describes its parts. */
interface ModuleCase {
  module: string
  args: unknown[]
  options: Record<string, unknown>
  repr: string
  inputs: unknown[]
  outputs: Recipe[]
  grads: (Recipe | null)[]
  state?: Record<string, { dtype: string; shape: number[]; sha256: string }>
  buffers?: Record<string, Recipe>
  parameter_grads?: Record<string, Recipe>
  eval_outputs?: Recipe[]
}

type Constructor = new (...args: unknown[]) => nn.Module

const { cases } = golden('modules2') as { cases: ModuleCase[] }
const numbered = cases.map((given, i) => ({ ...given, title: `#${i} ${given.repr.split('\n')[0]}` }))

const isRecipe = (value: unknown): value is Recipe =>
  typeof value === 'object' && value !== null && ('op' in value || 'data' in value)
const list = (outputs: Tensor | Tensor[]) => (outputs instanceof Tensor ? [outputs] : outputs)
const dense = (tensor: Tensor) => (tensor.layout === 'strided' ? tensor : tensor.toDense())

function described(state: Map<string, Tensor>) {
  const entries = [...state].map(([name, tensor]) => {
    const sha256 = createHash('sha256').update(tensor.toBytes()).digest('hex')
    return [name, { dtype: tensor.dtype, shape: tensor.shape, sha256 }]
  })
  return Object.fromEntries(entries)
}

/** 'equal', or where tensors differ from the golden ones. */
function compared(actual: Tensor[], recipes: Recipe[]): string[] {
  return actual.length === recipes.length ? actual.map((tensor, i) => near(tensor, recipes[i])) : [`${actual.length}`]
}

// Softmax and its kin warn without a dimension: test/nn/modules/layers.test.ts.
beforeAll(() => jest.spyOn(process, 'emitWarning').mockImplementation())
afterAll(() => jest.restoreAllMocks())

test.each(numbered)("$title initializes, prints, computes and differentiates as PyTorch's", (given) => {
  manualSeed(0)
  const Layer = (nn as unknown as Record<string, Constructor>)[given.module]
  const layer = new Layer(
    ...given.args.map((arg) => (isRecipe(arg) ? build(arg) : arg)),
    ...optionsAtTheEnd(given.options),
  )
  const state = described(layer.stateDict())
  expect([Object.keys(state), state]).toEqual([Object.keys(given.state ?? {}), given.state ?? {}])
  expect(String(layer)).toBe(given.repr)
  layer.to('float64')

  const leaves = given.inputs.map((input) => (isRecipe(input) ? build(input) : input))
  for (const [i, grad] of given.grads.entries()) if (grad) (leaves[i] as Tensor).requiresGrad_()
  const inputs = leaves.map((leaf) => (leaf instanceof Tensor ? leaf.clone() : leaf))
  manualSeed(1)
  const outputs = list(layer.forward(...inputs))
  expect(compared(outputs, given.outputs)).toEqual(given.outputs.map(() => 'equal'))
  for (const output of outputs.filter(({ requiresGrad }) => requiresGrad)) {
    const factors = arange(1, output.numel() + 1, { dtype: output.dtype }).reshape(output.shape)
    mul(output, factors).sum().backward(undefined, { retainGraph: true })
  }
  for (const [i, grad] of given.grads.entries()) {
    if (grad) expect([i, near((leaves[i] as Tensor).grad!, grad)]).toEqual([i, 'equal'])
  }
  const parameters = new Map(layer.namedParameters())
  for (const [name, grad] of Object.entries(given.parameter_grads ?? {})) {
    expect([name, near(dense(parameters.get(name)!.grad!), grad)]).toEqual([name, 'equal'])
  }
  const buffers = new Map(layer.namedBuffers())
  for (const [name, buffer] of Object.entries(given.buffers ?? {})) {
    expect([name, near(buffers.get(name)!, buffer)]).toEqual([name, 'equal'])
  }

  manualSeed(1)
  const later = list(
    layer.eval().forward(...leaves.map((leaf) => (leaf instanceof Tensor ? leaf.detach().clone() : leaf))),
  )
  const expected = given.eval_outputs ?? given.outputs
  expect(compared(later, expected)).toEqual(expected.map(() => 'equal'))
})
