import { native } from '../binding/native'
import { shown } from '../binding/shown'
import { within } from '../binding/within'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { isArray } from '../kinds'
import { Tensor } from '../tensor'
import { isInnermost, makeDualAt, unpackDualAt, withoutHidden } from './func/level'
import { FunctionContext, keptBy, type Pullback, recordNode, withSaved } from './function-context'

// biome-ignore lint/suspicious/noExplicitAny: each class has arguments of its own
type Any = any

/** A subclass of `Function`; if it has a setupContext, its forward takes no context. */
export interface CustomFunction {
  readonly name: string
  forward(...args: Any[]): Any
  backward(ctx: FunctionContext, ...grads: Any[]): Any
  setupContext?(ctx: FunctionContext, inputs: Any, output: Any): void
  jvp?(ctx: FunctionContext, ...tangents: Any[]): Any
  vmap?(info: VmapInfo, inDims: Any, ...args: Any[]): Any
  generateVmapRule?: boolean
}

/** What a vmap rule is told about the vmap that calls it. */
export interface VmapInfo {
  batchSize: number
  randomness: 'error' | 'same' | 'different'
}

/** The results of forward, as a list. */
export interface Results {
  outputs: readonly (Tensor | null)[]
  single: boolean
}

/** As forward gave it. */
export const asGiven = ({ outputs, single }: Results): unknown => (single ? outputs[0] : outputs)

export function resultsOf(where: string, result: unknown): Results {
  const outputs = isArray(result) ? result : [result]
  const odd = outputs.find((output) => output !== null && !(output instanceof Tensor))
  if (outputs.length === 0 || outputs[0] === undefined || odd !== undefined) {
    throw typeError(`${where} returns a Tensor or an array of Tensors, got ${shown(result)}`)
  }
  return { outputs, single: !isArray(result) }
}

const isTensor = (value: unknown): value is Tensor => value instanceof Tensor

/** Runs `fn` without recording gradients. */
export function unrecorded<T>(name: string, fn: () => T): T {
  const enter = () => {
    const before = native.gradEnabled()
    native.setGradEnabled(false)
    return before
  }
  return within(name, enter, fn, native.setGradEnabled)
}

/**
 * Applies a custom function at one level. `run` computes the results; they become part of that level's graph and carry
 * the tangents that jvp computes.
 * @param level the number of the transform, 0 where there is none
 */
export function recordedAt(
  cls: CustomFunction,
  given: readonly unknown[],
  run: (context: FunctionContext, args: readonly unknown[]) => Results,
  level: number,
): Results {
  const { args, tangents } = isInnermost(level) ? withoutTangents(given) : { args: given }
  const inputs = args.filter(isTensor)
  const needs = args.map((arg) => isTensor(arg) && arg.requiresGrad)
  const recorded = native.gradEnabled() && needs.includes(true)
  const context = new FunctionContext(needs)
  const { outputs: raw, single } = run(context, args)
  const found = { outputs: raw.map((output) => output && withoutHidden(output)), single }
  if (cls.setupContext !== undefined) {
    unrecorded(`${cls.name}.setupContext`, () => cls.setupContext?.(context, args, asGiven(found)))
  }
  const { forBackward, forForward = forBackward, materialize, nonDifferentiable, dirty } = keptBy(context)
  if (dirty.length > 0 && level > 0) {
    throw new TorchError('ERR_NOT_IMPLEMENTED', `${cls.name}.apply: markDirty does not work inside func's transforms`)
  }
  const fixed = found.outputs.map((output) => output === null || nonDifferentiable.includes(output))
  const backward = recorded ? pullback(cls, args.length, placesOf(args)) : undefined
  const outputs = recordNode(context, inputs, found.outputs, `${cls.name}Backward`, backward)
  if (tangents === undefined) return { outputs, single: found.single }
  const pushed = withSaved(context, forForward as Tensor[], () =>
    push(cls, context, args, tangents, materialize, outputs),
  )
  return {
    outputs: outputs.map((output, i) => {
      const tangent = fixed[i] ? null : pushed[i]
      return output === null || tangent === null ? output : makeDualAt(output, tangent, 0)
    }),
    single: found.single,
  }
}

const placesOf = (args: readonly unknown[]) => args.flatMap((arg, i) => (isTensor(arg) ? [i] : []))

/** Splits arguments into their values and their tangents; no tangents where none of them has one. */
function withoutTangents(given: readonly unknown[]): { args: readonly unknown[]; tangents?: (Tensor | null)[] } {
  if (!native.forwardGradEnabled()) return { args: given }
  const pairs = given.map((arg): [unknown, Tensor | null] => {
    if (!isTensor(arg) || !(arg.isFloatingPoint() || arg.isComplex())) return [arg, null]
    const [primal, tangent] = unpackDualAt(arg, 0)
    return tangent === null ? [arg, null] : [primal, tangent]
  })
  const tangents = pairs.map(([, tangent]) => tangent)
  if (tangents.every((tangent) => tangent === null)) return { args: given }
  return { args: pairs.map(([arg]) => arg), tangents }
}

/** Computes the tangents of the results. */
function push(
  cls: CustomFunction,
  context: FunctionContext,
  args: readonly unknown[],
  tangents: readonly (Tensor | null)[],
  materialize: boolean,
  outputs: readonly (Tensor | null)[],
): (Tensor | null)[] {
  if (cls.jvp === undefined) {
    const why = `it has no static jvp(ctx, ...tangents), which forward-mode differentiation needs`
    throw new TorchError('ERR_NOT_IMPLEMENTED', `${cls.name}.apply: ${why}`)
  }
  const zeros = (arg: unknown) => (materialize && isTensor(arg) ? ops.zerosLike(arg) : null)
  const before = native.forwardGradEnabled()
  // Tangents of what jvp itself computes would belong to a second derivative.
  native.setForwardGradEnabled(false)
  try {
    const result = cls.jvp(context, ...tangents.map((tangent, i) => tangent ?? zeros(args[i])))
    const all = resultsOf(`${cls.name}.jvp`, result).outputs
    if (all.length === outputs.length) return all.map((tangent) => tangent && withoutHidden(tangent))
    throw typeError(`${cls.name}.jvp returns a tangent for each of the ${outputs.length} results, got ${all.length}`)
  } finally {
    native.setForwardGradEnabled(before)
  }
}

/**
 * The function that a node of the graph calls. It holds no argument, only their number and the places of the tensors.
 */
function pullback(cls: CustomFunction, count: number, places: number[]): Pullback {
  return (context, grads, needed) => {
    context.needsInputGrad = spread(count, places, needed)
    return gradientsOfTensors(cls.name, cls.backward(context, ...(grads as Tensor[])), count, places)
  }
}

function spread(count: number, places: number[], flags: boolean[]): boolean[] {
  const all = new Array<boolean>(count).fill(false)
  places.forEach((place, i) => {
    all[place] = flags[i]
  })
  return all
}

/** Selects the gradients of the tensor arguments from those that backward returned for all arguments. */
function gradientsOfTensors(name: string, result: unknown, count: number, places: number[]): (Tensor | null)[] {
  const all: unknown[] = isArray(result) ? result : [result]
  const extra = all.slice(count).some((grad) => grad !== null && grad !== undefined)
  if (all.length < count || extra) {
    throw typeError(
      `${name}.backward returns a gradient for each of the ${count} arguments of forward, got ${all.length}`,
    )
  }
  all.slice(0, count).forEach((grad, i) => {
    if (grad === null || grad === undefined) return
    if (!(grad instanceof Tensor)) throw typeError(`${name}.backward: gradient ${i} is not a Tensor but ${shown(grad)}`)
    if (!places.includes(i)) {
      throw typeError(`${name}.backward: gradient ${i} is for an argument that is not a tensor; return null there`)
    }
  })
  return places.map((place) => (all[place] as Tensor | null | undefined) ?? null)
}
