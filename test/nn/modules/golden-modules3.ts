import { noGrad } from '../../../lib/autograd'
import { arange } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { manualSeed } from '../../../lib/random'
import { Tensor } from '../../../lib/tensor'
import { build, golden, options, optionsAtTheEnd, type Recipe, sha256 } from '../../golden/recipe'
import { near } from './golden-layers'

/** How a case describes the arguments of forward; scripts/golden/modules3.py describes the forms. */
type Input =
  | Recipe
  | Recipe[]
  | { packed: Recipe; lengths: number[]; options: Record<string, unknown> }
  | { same: Recipe }
  | { same2: Recipe }

export interface Case {
  module: string
  args: unknown[]
  options: Record<string, unknown>
  call: Record<string, unknown>
  repr: string
  inputs: Input[]
  initial: Record<string, [shape: number[], sha256: string]>
  outputs: (Recipe | null)[]
  grads: Recipe[]
  parameter_grads: Record<string, [weighted: number, size: number]>
  evaluated: (Recipe | null)[]
}

type Constructor = new (...args: unknown[]) => nn.Module

const { layers } = golden('modules3') as { layers: Case[] }

/** Other processors choose other kernels, which sum in another order. */
const tolerance = 1e-10

/** The module of a case, or the stack of two layers that its name stands for. */
export function moduleOf({ module, args, options: named }: Case): nn.Module {
  if (module === 'encoder') {
    const layer = new nn.TransformerEncoderLayer(4, 2, 6, 0, options(named))
    return new nn.TransformerEncoder(layer, 2, new nn.LayerNorm(4))
  }
  if (module === 'decoder') {
    const layer = new nn.TransformerDecoderLayer(4, 2, 6, 0, options(named))
    return new nn.TransformerDecoder(layer, 2, new nn.LayerNorm(4))
  }
  return new (nn as unknown as Record<string, Constructor>)[module](...args, ...optionsAtTheEnd(named))
}

/** The arguments of forward, and the tensors in them whose gradients are compared. */
function leavesOf(inputs: Input[]): { taken: unknown[]; leaves: Tensor[] } {
  const leaves: Tensor[] = []
  const leaf = (recipe: Recipe) => {
    const tensor = build(recipe).requiresGrad_()
    leaves.push(tensor)
    return tensor
  }
  const taken = inputs.flatMap((input): unknown[] => {
    if (Array.isArray(input)) return [input.map(leaf)]
    if ('packed' in input) {
      return [nn.utils.rnn.packPaddedSequence(leaf(input.packed), input.lengths, options(input.options))]
    }
    if ('same' in input) return Array(3).fill(leaf(input.same))
    if ('same2' in input) return Array(2).fill(leaf(input.same2))
    return [leaf(input)]
  })
  return { taken, leaves }
}

/** The tensors of a result in order; null for missing ones. */
function flat(result: unknown): (Tensor | null)[] {
  if (result instanceof nn.utils.rnn.PackedSequence) return [result.data]
  if (Array.isArray(result) && !(result instanceof Tensor)) return result.flatMap(flat)
  return [result as Tensor | null]
}

const ramp = (tensor: Tensor) => arange(1, tensor.numel() + 1, { dtype: tensor.dtype }).reshape(tensor.shape)
const sum = (tensor: Tensor) => Number(tensor.sum().item())

function agreement(ours: (Tensor | null)[], theirs: (Recipe | null)[]): string[] {
  expect(ours).toHaveLength(theirs.length)
  return theirs.map((recipe, i) => {
    const tensor = ours[i]
    if (recipe === null || tensor === null) return recipe === tensor ? 'equal' : 'one is null'
    return near(tensor, recipe, tolerance)
  })
}

const allEqual = (values: unknown[]) => Array(values.length).fill('equal')

/** Tests for every case of these modules. */
export function describeGoldenModules(...modules: string[]): void {
  const own = layers.filter(({ module }) => modules.includes(module))
  const named = own.map((given, i) => {
    const shown = [...given.args, given.options, Object.keys(given.call)].map((part) => JSON.stringify(part)).join(', ')
    return { ...given, title: `${given.module}(${shown}) #${i}` }
  })

  test('every module has golden cases', () => {
    expect([...new Set(own.map(({ module }) => module))].sort()).toEqual([...modules].sort())
  })

  test.each(named)(
    "$title begins with PyTorch's values, prints, computes and differentiates as PyTorch does",
    (given) => {
      manualSeed(0)
      const module = moduleOf(given)
      expect(String(module)).toBe(given.repr)
      const initial = [...module.stateDict()].map(([name, value]) => [name, [value.shape, sha256(value)]])
      expect(initial).toEqual(Object.entries(given.initial))
      module.double()

      const { taken, leaves } = leavesOf(given.inputs)
      const call = options(given.call)
      const last = Object.keys(call).length === 0 ? [] : [call]
      manualSeed(1)
      const outputs = flat(module.forward(...taken, ...last))
      expect(agreement(outputs, given.outputs)).toEqual(allEqual(outputs))

      const losses = outputs.filter((output) => output !== null).map((output) => output.mul(ramp(output)).sum())
      losses.reduce((total, loss) => total.add(loss)).backward()
      const grads = leaves.map(({ grad }) => grad)
      expect(agreement(grads, given.grads)).toEqual(allEqual(grads))
      for (const [name, { grad }] of module.namedParameters()) {
        const [weighted, size] = given.parameter_grads[name]
        if (!grad) throw new Error(`${name} has no gradient`)
        expect(Math.abs(sum(grad.abs()) - size)).toBeLessThanOrEqual(tolerance * Math.max(size, 1))
        expect(Math.abs(sum(grad.mul(ramp(grad))) - weighted)).toBeLessThanOrEqual(
          tolerance * Math.max(size, 1) * grad.numel(),
        )
      }

      module.eval()
      const evaluated = noGrad(() => flat(module.forward(...leavesOf(given.inputs).taken, ...last)))
      expect(agreement(evaluated, given.evaluated)).toEqual(allEqual(evaluated))
    },
  )
}
