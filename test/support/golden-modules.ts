import { createHash } from 'node:crypto'
import { noGrad } from '../../lib/autograd'
import { arange } from '../../lib/generated/ops'
import * as nn from '../../lib/nn'
import { manualSeed } from '../../lib/random'
import { Tensor } from '../../lib/tensor'
import { build, golden, options, optionsAtTheEnd, type Recipe } from '../golden/recipe'

/** An argument of forward; scripts/golden/sequence_layers.py describes the forms. Other values are passed unchanged. */
type Input =
  | Recipe
  | Recipe[]
  | { packed: Recipe; lengths: number[]; options: Record<string, unknown> }
  | { same: Recipe }
  | { same2: Recipe }
  | number
  | number[]
  | null

/** A case of one of the golden files of modules; the files' headers describe the fields. */
interface GoldenModule {
  module: string
  args: unknown[]
  options: Record<string, unknown>
  repr: string
  inputs: Input[]
  /** Further arguments of forward, by name. */
  call?: Record<string, unknown>
  /** The seeds set before the module is made and before forward; undefined sets none. */
  seeds: [made?: number, called?: number]
  training?: boolean
  isDouble: boolean
  /** The initial state dict. */
  state?: Record<string, { dtype?: string; shape: number[]; sha256: string }>
  /** The initial parameters, by value. */
  parameters?: Record<string, Recipe>
  outputs: (Recipe | null)[]
  grads: (Recipe | null)[]
  /** By value, or as the sums of the gradient times 1, 2, 3, ... and of its sizes. */
  parameter_grads?: Record<string, Recipe | [weighted: number, size: number]>
  buffers?: Record<string, Recipe>
  /** The outputs in evaluation mode. */
  evaluated?: (Recipe | null)[]
  tolerance: number
}

// biome-ignore lint/suspicious/noExplicitAny: each file has its own form
type Any = any

const dense = golden('dense-layers')

/** The cases of each golden file in one form. */
const files: Record<string, GoldenModule[]> = {
  'dense-layers': [...dense.layers, ...dense.losses].map((given: Any) => ({
    ...given,
    seeds: [given.seed, given.module === 'Dropout' ? given.seed : undefined],
    isDouble: given.parameters !== undefined,
    outputs: [given.output],
    tolerance: 1e-12,
  })),
  layers: golden('layers').cases.map((given: Any) => ({
    ...given,
    seeds: [0, 1],
    isDouble: true,
    state: given.state ?? {},
    evaluated: given.eval_outputs ?? given.outputs,
    tolerance: 1e-12,
  })),
  'sequence-layers': golden('sequence-layers').layers.map((given: Any) => ({
    ...given,
    seeds: [0, 1],
    isDouble: true,
    state: Object.fromEntries(
      Object.entries<Any>(given.initial).map(([name, [shape, sha256]]) => [name, { shape, sha256 }]),
    ),
    // Other processors choose other kernels, which add up in another order.
    tolerance: 1e-10,
  })),
}

/** How PyTorch prints the models of the golden file, by the name it gives them. */
export const printed: Record<string, string> = dense.reprs

/** 'equal', or the first place where a tensor differs from a golden one by more than 1e-12 of its size. */
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

const isRecipe = (value: unknown): value is Recipe =>
  typeof value === 'object' && value !== null && ('op' in value || 'data' in value)

/** Makes the module of a case, or the stack of two layers that the case names. */
function moduleOf({ module, args, options: named }: GoldenModule): nn.Module {
  if (module === 'encoder') {
    const layer = new nn.TransformerEncoderLayer(4, 2, 6, 0, options(named))
    return new nn.TransformerEncoder(layer, 2, new nn.LayerNorm(4))
  }
  if (module === 'decoder') {
    const layer = new nn.TransformerDecoderLayer(4, 2, 6, 0, options(named))
    return new nn.TransformerDecoder(layer, 2, new nn.LayerNorm(4))
  }
  const Layer = (nn as unknown as Record<string, new (...args: unknown[]) => nn.Module>)[module]
  return new Layer(...args.map((arg) => (isRecipe(arg) ? build(arg) : arg)), ...optionsAtTheEnd(named))
}

/** The arguments of forward, and the leaves in them whose gradients are compared. */
function leavesOf({ inputs, grads }: GoldenModule): { taken: unknown[]; leaves: (Tensor | undefined)[] } {
  const leaves: (Tensor | undefined)[] = []
  const leaf = (recipe: Recipe) => {
    const tensor = build(recipe).requiresGrad_(grads[leaves.length] !== null)
    leaves.push(tensor)
    // Some layers work in place, which is not allowed on leaves.
    return tensor.clone()
  }
  const taken = inputs.flatMap((input): unknown[] => {
    if (isRecipe(input)) return [leaf(input)]
    if (Array.isArray(input) && input.every(isRecipe)) return [input.map(leaf)]
    if (typeof input === 'object' && input !== null && 'packed' in input) {
      return [nn.utils.rnn.packPaddedSequence(leaf(input.packed), input.lengths, options(input.options))]
    }
    if (typeof input === 'object' && input !== null && 'same' in input) return Array(3).fill(leaf(input.same))
    if (typeof input === 'object' && input !== null && 'same2' in input) return Array(2).fill(leaf(input.same2))
    leaves.push(undefined)
    return [input]
  })
  return { taken, leaves }
}

/** The tensors of a result in order, null for missing ones. */
function flat(result: unknown): (Tensor | null)[] {
  if (result instanceof nn.utils.rnn.PackedSequence) return [result.data]
  if (Array.isArray(result) && !(result instanceof Tensor)) return result.flatMap(flat)
  return [result as Tensor | null]
}

function expectNear(ours: (Tensor | null | undefined)[], theirs: (Recipe | null)[], tolerance: number): void {
  const compared = theirs.map((recipe, i) => {
    const tensor = ours[i]
    if (recipe === null || !tensor) return recipe === null && !tensor ? 'equal' : 'one is null'
    return near(tensor, recipe, tolerance)
  })
  expect([ours.length, compared]).toEqual([theirs.length, theirs.map(() => 'equal')])
}

const ramp = (tensor: Tensor) => arange(1, tensor.numel() + 1, { dtype: tensor.dtype }).reshape(tensor.shape)
const sum = (tensor: Tensor) => Number(tensor.sum().item())

function expectGradient(grad: Tensor | null | undefined, given: Recipe | [number, number], tolerance: number): void {
  if (!grad) throw new Error('there is no gradient')
  const tensor = grad.layout === 'strided' ? grad : grad.toDense()
  if (!Array.isArray(given)) {
    expectNear([tensor], [given], tolerance)
    return
  }
  const [weighted, size] = given
  expect(Math.abs(sum(tensor.abs()) - size)).toBeLessThanOrEqual(tolerance * Math.max(size, 1))
  const difference = Math.abs(sum(tensor.mul(ramp(tensor))) - weighted)
  expect(difference).toBeLessThanOrEqual(tolerance * Math.max(size, 1) * tensor.numel())
}

/** Compares a module's initial state, in the dtype that it was made in, and converts it to the dtype of the case. */
function expectBeginning(module: nn.Module, { state, parameters, isDouble, tolerance }: GoldenModule): void {
  if (state) {
    const own = [...module.stateDict()].map(([name, value]) => {
      const sha256 = createHash('sha256').update(value.toBytes()).digest('hex')
      return [name, { dtype: value.dtype, shape: value.shape, sha256 }] as const
    })
    expect(own.map(([name]) => name)).toEqual(Object.keys(state))
    expect(Object.fromEntries(own)).toMatchObject(state)
  }
  if (isDouble) module.to('float64')
  if (!parameters) return
  for (const [name, parameter] of module.namedParameters()) expectNear([parameter], [parameters[name]], tolerance)
}

function follows(given: GoldenModule): void {
  const [made, called] = given.seeds
  if (made !== undefined) manualSeed(made)
  const module = moduleOf(given)
  expect(String(module)).toBe(given.repr)
  expectBeginning(module, given)
  if (given.training !== undefined) module.train(given.training)

  const { taken, leaves } = leavesOf(given)
  const call = options(given.call ?? {})
  const last = Object.keys(call).length === 0 ? [] : [call]
  if (called !== undefined) manualSeed(called)
  const outputs = flat(module.forward(...taken, ...last))
  expectNear(outputs, given.outputs, given.tolerance)

  const losses = outputs.filter((output) => output?.requiresGrad).map((output) => output!.mul(ramp(output!)).sum())
  if (losses.length > 0) losses.reduce((total, loss) => total.add(loss)).backward()
  const grads = leaves.map((leaf) => leaf?.grad)
  expectNear(grads, given.grads, given.tolerance)
  const parameters = new Map(module.namedParameters())
  for (const [name, grad] of Object.entries(given.parameter_grads ?? {})) {
    expectGradient(parameters.get(name)?.grad, grad, given.tolerance)
  }
  const buffers = new Map(module.namedBuffers())
  for (const [name, buffer] of Object.entries(given.buffers ?? {})) {
    expectNear([buffers.get(name)], [buffer], given.tolerance)
  }

  if (!given.evaluated) return
  module.eval()
  if (called !== undefined) manualSeed(called)
  const evaluated = noGrad(() => flat(module.forward(...leavesOf(given).taken, ...last)))
  expectNear(evaluated, given.evaluated, given.tolerance)
}

/** Tests every case of a golden file, or those of the given modules: printed form, results and gradients. */
export function describeGoldenModules(file: keyof typeof files, ...modules: string[]): void {
  const own = files[file].filter(({ module }) => modules.length === 0 || modules.includes(module))
  const named = own.map((given, i) => {
    const how = [...given.args, given.options, ...Object.keys(given.call ?? {})].map((part) => JSON.stringify(part))
    return { given, title: `#${i} ${given.module}(${how.join(', ').slice(0, 200)})` }
  })

  if (modules.length > 0) {
    test('every module has golden cases', () => {
      expect([...new Set(own.map(({ module }) => module))].sort()).toEqual([...modules].sort())
    })
  }

  test.each(named)("$title begins, prints, computes and differentiates as PyTorch's", ({ given }) => follows(given))
}
