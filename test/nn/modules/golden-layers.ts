import { arange, mul } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { manualSeed } from '../../../lib/random'
import type { Tensor } from '../../../lib/tensor'
import { build, golden, optionsAtTheEnd, type Recipe } from '../../golden/recipe'

/** A case of test/golden/modules.json. */
export interface LayerCase {
  module: string
  args: unknown[]
  options: Record<string, unknown>
  repr: string
  inputs: Recipe[]
  output: Recipe
  grads: (Recipe | null)[]
  seed?: number
  training?: boolean
  parameters?: Record<string, Recipe>
  parameter_grads?: Record<string, Recipe>
}

const { layers, losses, reprs } = golden('modules')
const cases: LayerCase[] = [...layers, ...losses]

/** How PyTorch prints the models of the golden file, by their names there. */
export const printed: Record<string, string> = reprs

type Constructor = new (...args: unknown[]) => nn.Module

/** The layer of a case, in float64. */
function layerOf({ module, args, options: named, seed, training, parameters }: LayerCase): nn.Module {
  const Layer = (nn as unknown as Record<string, Constructor>)[module]
  if (seed !== undefined) manualSeed(seed)
  const layer = new Layer(...args, ...optionsAtTheEnd(named))
  if (parameters) {
    layer.to('float64')
    for (const [name, parameter] of layer.namedParameters()) expect(near(parameter, parameters[name])).toBe('equal')
  }
  return training === undefined ? layer : layer.train(training)
}

/** 'equal', or where a tensor differs from a golden one by more than 1e-12 relative. */
export function near(actual: Tensor, recipe: Recipe, relative = 1e-12): string {
  const expected = build(recipe)
  if (String(actual.shape) !== String(expected.shape)) return `shape [${actual.shape}], not [${expected.shape}]`
  if (actual.dtype !== expected.dtype) return `${actual.dtype}, not ${expected.dtype}`
  const [ours, theirs] = [actual, expected].map((t) => Array.from(t.toTypedArray(), Number))
  const differs = (value: number, i: number) =>
    !Object.is(value, ours[i]) && !(Math.abs(value - ours[i]) <= relative * Math.max(Math.abs(value), 1))
  const place = theirs.findIndex(differs)
  return place < 0 ? 'equal' : `${ours[place]} at ${place}, not ${theirs[place]}`
}

/** Tests for every case of these layers: what they print, compute and differentiate. */
export function describeGoldenLayers(...modules: string[]): void {
  const own = cases.filter(({ module }) => modules.includes(module))
  const named = own.map((layer, i) => ({ ...layer, title: `${layer.repr} ${JSON.stringify(layer.options)} #${i}` }))
  test('every layer has golden cases', () => {
    expect([...new Set(own.map(({ module }) => module))].sort()).toEqual([...modules].sort())
  })

  test.each(named)("$title prints, computes and differentiates as PyTorch's", (given) => {
    const layer = layerOf(given)
    expect(String(layer)).toBe(given.repr)
    const leaves = given.inputs.map((recipe, i) => build(recipe).requiresGrad_(given.grads[i] !== null))
    if (given.seed !== undefined && given.module === 'Dropout') manualSeed(given.seed)
    const output: Tensor = layer.forward(...leaves.map((leaf) => leaf.clone()))
    expect(near(output, given.output)).toBe('equal')
    const factors = arange(1, output.numel() + 1, { dtype: output.dtype }).reshape(output.shape)
    mul(output, factors).sum().backward()
    for (const [i, grad] of given.grads.entries()) if (grad) expect(near(leaves[i].grad!, grad)).toBe('equal')
    for (const [name, grad] of Object.entries(given.parameter_grads ?? {})) {
      expect(near(new Map(layer.namedParameters()).get(name)!.grad!, grad)).toBe('equal')
    }
  })
}
