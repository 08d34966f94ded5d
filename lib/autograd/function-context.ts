import { surplus } from '../arguments'
import { nativeCallback } from '../binding/callback'
import { idOf, idsOf, peek } from '../binding/handle'
import { heldBy } from '../binding/held'
import { native } from '../binding/native'
import { TorchError } from '../errors'
import { Tensor } from '../tensor'
import { withoutHidden } from './func/level'

// The class assigns these, since only it sees what forward kept. They are not members of the class, since users can
// reach the class.
/** Makes the outputs results of a node of the graph that calls `backward`. */
export let recordNode: (
  context: FunctionContext,
  inputs: readonly Tensor[],
  outputs: readonly (Tensor | null)[],
  name: string,
  backward: Pullback | undefined,
) => (Tensor | null)[]
/** What forward has kept so far, for backward and for jvp. */
export let keptBy: (context: FunctionContext) => Kept
/** Makes the context forget what it has kept. */
export let forget: (context: FunctionContext) => void
/** Runs `fn` with these tensors as the context's `savedTensors`. */
export let withSaved: <T>(context: FunctionContext, saved: Tensor[], fn: () => T) => T

interface Kept {
  forBackward: readonly (Tensor | null)[]
  forForward: readonly (Tensor | null)[] | undefined
  dirty: readonly Tensor[]
  nonDifferentiable: readonly Tensor[]
  materialize: boolean
}

/**
 * The function that a node of the graph calls: it takes the gradients of the results and returns those of the tensor
 * arguments.
 */
export type Pullback = (context: FunctionContext, grads: (Tensor | null)[], needed: boolean[]) => (Tensor | null)[]

/**
 * What a `Function`'s forward, or its setupContext, keeps for its backward. Further values can be kept as properties
 * with names of your own.
 */
export class FunctionContext {
  /** For each argument of forward, whether it is a tensor that needs a gradient. */
  needsInputGrad: readonly boolean[];
  // biome-ignore lint/suspicious/noExplicitAny: whatever the user keeps
  [key: string]: any

  #toSave: readonly (Tensor | null)[] = []
  #forForward: readonly (Tensor | null)[] | undefined
  #dirty: readonly Tensor[] = []
  #nonDifferentiable: readonly Tensor[] = []
  #materialize = true
  #saved: Tensor[] | undefined

  constructor(needsInputGrad: readonly boolean[]) {
    if (arguments.length > 1) throw surplus('autograd.FunctionContext', 1, arguments)
    this.needsInputGrad = needsInputGrad
  }

  /**
   * Keeps tensors for backward. Arguments and results of forward must be kept in this way: as properties they would
   * leak.
   */
  saveForBackward(...tensors: (Tensor | null)[]): void {
    this.#toSave = tensors
  }

  /**
   * Keeps arguments or results of forward for jvp; without it jvp gets what {@link FunctionContext.saveForBackward}
   * kept.
   */
  saveForForward(...tensors: (Tensor | null)[]): void {
    this.#forForward = tensors
  }

  /**
   * The tensors that {@link FunctionContext.saveForBackward} kept, available in backward and jvp.
   * @throws TorchError ERR_AUTOGRAD elsewhere.
   */
  get savedTensors(): Tensor[] {
    if (this.#saved === undefined) {
      throw new TorchError('ERR_AUTOGRAD', 'savedTensors are there during backward and jvp only')
    }
    return this.#saved
  }

  /** Says which arguments forward has changed in place; they must be among its results. */
  markDirty(...tensors: Tensor[]): void {
    this.#dirty = tensors
  }

  /** Says which results get no gradient. */
  markNonDifferentiable(...tensors: Tensor[]): void {
    this.#nonDifferentiable = tensors
  }

  /** Sets whether backward and jvp get zeros instead of null for what was not used; default true. */
  setMaterializeGrads(value: boolean): void {
    if (arguments.length > 1) throw surplus('autograd.FunctionContext.setMaterializeGrads', 1, arguments)
    this.#materialize = value
  }

  static {
    keptBy = (context) => ({
      forBackward: context.#toSave,
      forForward: context.#forForward,
      dirty: context.#dirty,
      nonDifferentiable: context.#nonDifferentiable,
      materialize: context.#materialize,
    })
    forget = (context) => {
      context.#toSave = context.#dirty = context.#nonDifferentiable = []
      context.#forForward = undefined
    }
    withSaved = (context, saved, fn) => {
      context.#saved = saved
      try {
        return fn()
      } finally {
        context.#saved = undefined
      }
    }
    recordNode = (context, inputs, outputs, name, backward) => {
      const call = backward && FunctionContext.#nativeCallback(context, backward)
      const ids = native.applyFunction(
        idsOf(inputs),
        idsOf(outputs),
        idsOf(context.#dirty),
        idsOf(context.#nonDifferentiable),
        idsOf(context.#toSave.map((tensor) => tensor && withoutHidden(tensor))),
        call,
        name,
        context.#materialize,
      )
      forget(context)
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

  // A separate function, so that the closure, which lives as long as the graph, holds no argument or result.
  static #nativeCallback(context: FunctionContext, backward: Pullback) {
    return nativeCallback((grads: number[], saved: number[], needed: boolean[]) =>
      withSaved(context, saved.map(tensorOf) as Tensor[], () => idsOf(backward(context, grads.map(tensorOf), needed))),
    )
  }
}

const tensorOf = (id: number) => (id === 0 ? null : new Tensor(id))
