import { requireFunction, shown, surplus } from '../arguments'
import { TorchError, typeError } from '../errors'
import { isArray } from '../kinds'
import type { Tensor } from '../tensor'
import type { CustomFunction } from './function-apply'
import type { FunctionContext } from './function-context'
import { applyThrough } from './function-levels'
import { isGradEnabled, noGrad } from './modes'

export type { VmapInfo } from './function-apply'
export { FunctionContext } from './function-context'

type Gradients = Tensor | null | undefined | readonly (Tensor | null | undefined)[]
type Outputs = Tensor | readonly (Tensor | null)[]

// biome-ignore lint/suspicious/noExplicitAny: each subclass has arguments of its own
type FunctionClass<A extends any[], R> = {
  readonly name: string
  forward(ctx: FunctionContext, ...args: A): R
  backward(ctx: FunctionContext, ...grads: Tensor[]): Gradients
}

/** A {@link Function} whose forward takes no context. */
// biome-ignore lint/suspicious/noExplicitAny: each subclass has arguments of its own
type FunctionClassWithSetup<A extends any[], R> = {
  readonly name: string
  forward(...args: A): R
  // biome-ignore lint/suspicious/noExplicitAny: as above
  setupContext(ctx: FunctionContext, inputs: any, output: any): void
  backward(ctx: FunctionContext, ...grads: Tensor[]): Gradients
}

/** The type of {@link Function.apply}. */
interface Apply {
  // biome-ignore lint/suspicious/noExplicitAny: each subclass has arguments of its own
  <A extends any[], R extends Outputs>(this: FunctionClassWithSetup<A, R>, ...args: A): R
  // biome-ignore lint/suspicious/noExplicitAny: as above
  <A extends any[], R extends Outputs>(this: FunctionClass<A, R>, ...args: A): R
}

/** The function `apply` of each class. */
const applies = new WeakMap<object, (...args: unknown[]) => unknown>()

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
 *
 * With a static `setupContext(ctx, inputs, output)`, which keeps what backward needs, forward takes no context, and the function
 * works inside `func.grad`, `vjp`, `vmap` and their kin. For `vmap` it has `static vmap(info, inDims, ...args)`, which returns
 * `[output, outDims]`, or `static generateVmapRule = true`; for forward mode `static jvp(ctx, ...tangents)`, which returns a
 * tangent for each result. `jvp` and `jacfwd` around `grad` or `vjp` do not go through a custom function.
 * @see https://docs.pytorch.org/docs/2.11/autograd.html#torch.autograd.Function
 * @see https://docs.pytorch.org/docs/2.11/notes/extending.func.html
 */
// biome-ignore lint/suspicious/noShadowRestrictedNames: PyTorch's name
// biome-ignore lint/complexity/noStaticOnlyClass: subclassed, as in PyTorch
export abstract class Function {
  static {
    // A bundler calls the class otherwise, since there is a global of that name.
    Object.defineProperty(Function, 'name', { value: 'Function' })
  }

  // biome-ignore lint/suspicious/noExplicitAny: each subclass has arguments of its own
  static forward(..._args: any[]): any {
    throw typeError('this autograd.Function has no static forward(ctx, ...args)')
  }

  // biome-ignore lint/suspicious/noExplicitAny: each subclass has arguments of its own
  static backward(_ctx: FunctionContext, ..._grads: any[]): any {
    throw typeError('this autograd.Function has no static backward(ctx, ...grads)')
  }

  /**
   * Runs forward and records backward. Errors of either are thrown to the caller. It belongs to its class, so that
   * `const exp = Exp.apply` is a function of its own, as in PyTorch.
   * @throws TypeError for results that are not tensors, or are a promise; TorchError ERR_NOT_IMPLEMENTED inside func's
   * transforms, for a class without setupContext or without what the transform needs.
   */
  static get apply(): Apply {
    // biome-ignore lint/complexity/noThisInStatic: the subclass, whose forward and backward these are
    const owner = this as unknown as CustomFunction
    let own = applies.get(owner)
    if (own === undefined) {
      own = (...args) => applyThrough(owner, args)
      applies.set(owner, own)
    }
    return own as Apply
  }
}

/** The backward of gradients that must not be differentiated again; {@link onceDifferentiable} inserts it. */
class NotTwice extends Function {
  static setupContext(): void {}

  static override forward(...gradients: (Tensor | null)[]): (Tensor | null)[] {
    return gradients.map((gradient) => gradient?.detach() ?? null)
  }

  static override backward(): never {
    throw new TorchError(
      'ERR_AUTOGRAD',
      'this backward is marked onceDifferentiable: it was run unrecorded, so that its own derivative is not known',
    )
  }
}

/**
 * Marks a backward as not differentiable: it runs without being recorded, and differentiating its results is an error.
 * Write `static backward = onceDifferentiable((ctx, grad) => ...)`, or use it as a decorator of the method.
 * @see https://docs.pytorch.org/docs/2.11/notes/extending.html
 */
export function onceDifferentiable<
  C extends FunctionContext,
  G extends readonly (Tensor | null)[],
  R extends Gradients,
>(backward: (ctx: C, ...grads: G) => R, context?: ClassMethodDecoratorContext): (ctx: C, ...grads: G) => Gradients {
  if (arguments.length > 2) throw surplus('autograd.onceDifferentiable', 2, arguments)
  requireFunction('autograd.onceDifferentiable', 'backward', backward)
  if (context !== undefined && context?.kind !== 'method') {
    throw typeError(`autograd.onceDifferentiable: takes a backward, and was given ${shown(context)} beside it`)
  }
  return function (this: unknown, ctx, ...grads) {
    const found = noGrad(() => backward.call(this, ctx, ...grads))
    if (!isGradEnabled() || !grads.some((gradient) => gradient?.requiresGrad)) return found
    const list: readonly (Tensor | null | undefined)[] = isArray(found) ? found : [found as Tensor | null | undefined]
    return NotTwice.apply(...list.map((gradient) => gradient?.detach().requiresGrad_() ?? null))
  }
}
