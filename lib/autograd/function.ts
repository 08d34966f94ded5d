import { surplus } from '../arguments'
import { heldBy, nativeCallback } from '../binding/callback'
import { refuseInTransform } from '../binding/func-transforms'
import { idOf, idsOf, peek } from '../binding/handle'
import { native } from '../binding/native'
import { shown } from '../binding/shown'
import { within } from '../binding/within'
import { TorchError, typeError } from '../errors'
import { isArray } from '../kinds'
import { Tensor } from '../tensor'

type Gradients = Tensor | null | undefined | readonly (Tensor | null | undefined)[]
type Outputs = Tensor | readonly (Tensor | null)[]

// The class assigns it, since only the class sees a context's private fields; but it is no member, since users can
// reach the class.
let record: (
  context: FunctionContext,
  inputs: Tensor[],
  outputs: readonly (Tensor | null)[],
  name: string,
  backward: Pullback | undefined,
) => (Tensor | null)[]

/** What a {@link Function}'s forward keeps for its backward. Other values may be stored as properties. */
export class FunctionContext {
  /** For each argument of forward, whether it is a tensor that needs a gradient. */
  needsInputGrad: readonly boolean[];
  // biome-ignore lint/suspicious/noExplicitAny: whatever the user keeps
  [key: string]: any

  #toSave: readonly (Tensor | null)[] = []
  #dirty: readonly Tensor[] = []
  #nonDifferentiable: readonly Tensor[] = []
  #materialize = true
  #saved: Tensor[] | undefined

  constructor(needsInputGrad: readonly boolean[]) {
    if (arguments.length > 1) throw surplus('autograd.FunctionContext', 1, arguments)
    this.needsInputGrad = needsInputGrad
  }

  /** Saves arguments or results of forward for backward; stored as properties they would leak. */
  saveForBackward(...tensors: (Tensor | null)[]): void {
    this.#toSave = tensors
  }

  /**
   * The tensors that {@link FunctionContext.saveForBackward} saved; in backward only.
   * @throws TorchError ERR_AUTOGRAD elsewhere.
   */
  get savedTensors(): Tensor[] {
    if (this.#saved === undefined) throw new TorchError('ERR_AUTOGRAD', 'savedTensors are there during backward only')
    return this.#saved
  }

  /** Declares which arguments forward has changed in place; they must be among its results. */
  markDirty(...tensors: Tensor[]): void {
    this.#dirty = tensors
  }

  /** Declares which results have no gradient. */
  markNonDifferentiable(...tensors: Tensor[]): void {
    this.#nonDifferentiable = tensors
  }

  /** Sets whether backward gets zeros instead of null for a result that was not used; true by default. */
  setMaterializeGrads(value: boolean): void {
    if (arguments.length > 1) throw surplus('autograd.FunctionContext.setMaterializeGrads', 1, arguments)
    this.#materialize = value
  }

  static {
    record = (context, inputs, outputs, name, backward) => {
      const call = backward && FunctionContext.#callback(context, backward)
      const ids = native.applyFunction(
        idsOf(inputs),
        idsOf(outputs),
        idsOf(context.#dirty),
        idsOf(context.#nonDifferentiable),
        idsOf(context.#toSave),
        call,
        name,
        context.#materialize,
      )
      context.#toSave = context.#dirty = context.#nonDifferentiable = []
      const results = ids.map((id, i) => {
        const given = outputs[i]
        if (id === 0 || given === null) return null
        if (idOf(given) === id) return given
        return inputs.find((input) => peek(input) === id) ?? new Tensor(id)
      })
      for (const result of results) if (result !== null && call !== undefined) heldBy(result, call)
      return results
    }
  }

  // A function of its own, so that the closure, which lives as long as the graph, holds no argument or result.
  static #callback(context: FunctionContext, backward: Pullback) {
    return nativeCallback((grads: number[], saved: number[], needed: boolean[]) => {
      context.#saved = saved.map(tensorOf) as Tensor[]
      try {
        return idsOf(backward(context, grads.map(tensorOf), needed))
      } finally {
        context.#saved = undefined
      }
    })
  }
}

const tensorOf = (id: number) => (id === 0 ? null : new Tensor(id))

/**
 * The function that a node of the graph calls: it takes the gradients of the results, and returns those of the tensor
 * arguments.
 */
type Pullback = (context: FunctionContext, grads: (Tensor | null)[], needed: boolean[]) => (Tensor | null)[]

/** Makes the pullback for `count` arguments with tensors at `places`; it holds none of the arguments. */
function pullback(cls: AnyFunctionClass, count: number, places: number[]): Pullback {
  return (context, grads, needed) => {
    context.needsInputGrad = spread(count, places, needed)
    return gradientsOf(cls.name, cls.backward(context, ...(grads as Tensor[])), count, places)
  }
}

// biome-ignore lint/suspicious/noExplicitAny: each subclass has arguments of its own
type FunctionClass<A extends any[], R> = {
  readonly name: string
  forward(ctx: FunctionContext, ...args: A): R
  backward(ctx: FunctionContext, ...grads: Tensor[]): Gradients
}

// biome-ignore lint/suspicious/noExplicitAny: any of them
type AnyFunctionClass = FunctionClass<any[], unknown>

/**
 * An operation with a custom derivative. A subclass has a static forward, which computes without being recorded, and a
 * static backward, which takes a gradient for each result and returns one for each argument of forward (null for
 * arguments that are not tensors). A class defined inside a function keeps that function's variables alive as long as
 * its results. Higher derivatives work when backward consists of differentiable operations.
 *
 * ```ts
 * class Exp extends autograd.Function {
 *   static forward(ctx: FunctionContext, x: Tensor) { const y = x.exp(); ctx.saveForBackward(y); return y }
 *   static backward(ctx: FunctionContext, grad: Tensor) { return grad.mul(ctx.savedTensors[0]) }
 * }
 * const y = Exp.apply(x)
 * ```
 * @see https://docs.pytorch.org/docs/2.11/autograd.html#torch.autograd.Function
 */
// biome-ignore lint/suspicious/noShadowRestrictedNames: PyTorch's name
// biome-ignore lint/complexity/noStaticOnlyClass: subclassed, as in PyTorch
export abstract class Function {
  // biome-ignore lint/suspicious/noExplicitAny: each subclass has arguments of its own
  static forward(_ctx: FunctionContext, ..._args: any[]): any {
    throw typeError('this autograd.Function has no static forward(ctx, ...args)')
  }

  // biome-ignore lint/suspicious/noExplicitAny: each subclass has arguments of its own
  static backward(_ctx: FunctionContext, ..._grads: any[]): any {
    throw typeError('this autograd.Function has no static backward(ctx, ...grads)')
  }

  /**
   * Runs forward and records backward. Errors that either throws reach the caller.
   * @throws TypeError for results that are not tensors, and for a promise; TorchError ERR_NOT_IMPLEMENTED inside the
   * transforms of `func`.
   */
  // biome-ignore lint/suspicious/noExplicitAny: each subclass has arguments of its own
  static apply<A extends any[], R extends Outputs>(this: FunctionClass<A, R>, ...args: A): R {
    // biome-ignore lint/complexity/noThisInStatic: the subclass, whose forward and backward these are
    // biome-ignore lint/complexity/noUselessThisAlias: one use of `this` in a static method, not eight
    const cls = this
    refuseInTransform(`${cls.name}.apply`)
    const inputs: Tensor[] = args.filter((arg): arg is Tensor => arg instanceof Tensor)
    const needs = args.map((arg: unknown) => arg instanceof Tensor && arg.requiresGrad)
    const recorded = native.gradEnabled() && needs.includes(true)
    const context = new FunctionContext(needs)
    const enter = () => {
      const before = native.gradEnabled()
      native.setGradEnabled(false)
      return before
    }
    const result: Outputs = within(
      `${cls.name}.forward`,
      enter,
      () => cls.forward(context, ...args),
      native.setGradEnabled,
    )
    const outputs = outputsOf(cls.name, result)
    const places = args.flatMap((arg: unknown, i: number) => (arg instanceof Tensor ? [i] : []))
    const backward = recorded ? pullback(cls, args.length, places) : undefined
    const name = `${cls.name}Backward`
    const wrapped = record(context, inputs, outputs, name, backward)
    return (result instanceof Tensor ? wrapped[0] : wrapped) as R
  }
}

function spread(count: number, places: number[], flags: boolean[]): boolean[] {
  const all = new Array<boolean>(count).fill(false)
  places.forEach((place, i) => {
    all[place] = flags[i]
  })
  return all
}

function outputsOf(name: string, result: unknown): readonly (Tensor | null)[] {
  const outputs = isArray(result) ? result : [result]
  const odd = outputs.find((output) => output !== null && !(output instanceof Tensor))
  if (outputs.length === 0 || outputs[0] === undefined || odd !== undefined) {
    throw typeError(`${name}.forward returns a Tensor or an array of Tensors, got ${shown(result)}`)
  }
  return outputs
}

/** Picks the gradients of the tensor arguments from what backward returned for all arguments. */
function gradientsOf(name: string, result: unknown, count: number, places: number[]): (Tensor | null)[] {
  const all: unknown[] = isArray(result) ? result : [result]
  const extra = all.slice(count).some((grad) => grad !== null && grad !== undefined)
  if (all.length < count || extra) {
    throw typeError(
      `${name}.backward returns a gradient for each of the ${count} arguments of forward, got ${all.length}`,
    )
  }
  all.slice(0, count).forEach((grad, i) => {
    if (grad === null || grad === undefined) return
    if (!(grad instanceof Tensor)) throw typeError(`${name}.backward: gradient ${i} is no Tensor but ${shown(grad)}`)
    if (!places.includes(i)) {
      throw typeError(`${name}.backward: gradient ${i} is for an argument that is no tensor; return null there`)
    }
  })
  return places.map((place) => (all[place] as Tensor | null | undefined) ?? null)
}
