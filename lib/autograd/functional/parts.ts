import { eachOf, requireArray, requireEachTensor, requireFunction, shown } from '../../arguments'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import { isArray } from '../../kinds'
import { Tensor } from '../../tensor'
import { runBatch } from '../grad'
import { gradientsOf } from '../gradients'
import { enableGrad } from '../modes'

/** One tensor, or several in an array. */
export type Some = Tensor | readonly Tensor[]
/** One tensor, or an array of them, as the argument was. */
export type Same<T extends Some> = T extends Tensor ? Tensor : Tensor[]

// biome-ignore lint/suspicious/noExplicitAny: functions of any tensors
export type Fn = (...inputs: any[]) => Some

/**
 * One call of a function of this module: reads the arguments, runs `fn`, and returns the results in the form of the
 * arguments.
 */
export class FunctionalCall {
  constructor(
    readonly where: string,
    readonly createGraph: boolean,
    readonly strict: boolean,
  ) {}

  list(name: string, value: Some): Tensor[] {
    const all = value instanceof Tensor ? [value] : value
    requireArray(this.where, name, all)
    return eachOf(this.where, name, all, requireEachTensor(this.where, name))
  }

  /** The inputs as tensors that can be differentiated without touching the caller's own. */
  inputs(value: Some): Tensor[] {
    return this.list('inputs', value).map((input) => this.#own(input, true))
  }

  #own(tensor: Tensor, wantsGradient: boolean): Tensor {
    // A view, so that gradients of gradients reach the caller's tensor.
    return this.createGraph ? ops.viewAs(tensor, tensor) : tensor.detach().requiresGrad_(wantsGradient)
  }

  /** The vector of a product, with one tensor for each of `like`; optional where that is a single number. */
  vector(v: Some | null, like: readonly Tensor[], what: string): Tensor[] | undefined {
    if (v === null) {
      if (like.length === 1 && like[0].numel() === 1) return undefined
      throw new TorchError('ERR_SHAPE', `${this.where}: v may be left out only where ${what} is a single number`)
    }
    const given = this.list('v', v)
    const shapes = (tensors: readonly Tensor[]) => tensors.map(({ shape }) => `[${shape.join(', ')}]`).join(' and ')
    if (shapes(given) !== shapes(like)) {
      const why = `v has the shape of ${what}: ${shapes(like)} wanted, ${shapes(given)} given`
      throw new TorchError('ERR_SHAPE', `${this.where}: ${why}`)
    }
    return given.map((tensor) => this.#own(tensor, false))
  }

  /** Calls the function with recording for gradients on. */
  outputs(fn: Fn, inputs: readonly Tensor[]): { outputs: Tensor[]; single: boolean } {
    requireFunction(this.where, 'fn', fn)
    const result = enableGrad(() => fn(...inputs))
    if (!(result instanceof Tensor) && !isArray(result)) {
      throw new TypeError(`${this.where}: fn returns a Tensor or an array of Tensors, got ${shown(result)}`)
    }
    const outputs = this.list("fn's results", result)
    this.requireGradients(outputs, 'the output')
    return { outputs, single: result instanceof Tensor }
  }

  /** Calls a function that returns a single number. */
  output(fn: Fn, inputs: readonly Tensor[]): Tensor {
    const { outputs, single } = this.outputs(fn, inputs)
    if (single && outputs[0].numel() === 1) return outputs[0]
    const shapes = outputs.map(({ shape }) => `[${shape.join(', ')}]`).join(' and ')
    throw new TorchError('ERR_SHAPE', `${this.where}: fn returns a Tensor of a single number, got ${shapes}`)
  }

  /** In strict mode, refuses a tensor that does not depend on the inputs. */
  requireGradients(tensors: readonly (Tensor | null)[], what: string): void {
    if (!this.strict) return
    const odd = tensors.findIndex((tensor) => tensor === null || !tensor.requiresGrad)
    if (odd < 0) return
    const which = tensors.length > 1 ? `${what} ${odd}` : what
    throw this.independent(`${which} does not depend on the inputs`)
  }

  independent(how: string): TorchError {
    return new TorchError('ERR_AUTOGRAD', `${this.where}: ${how}, which strict: true does not allow`)
  }

  /**
   * The gradients with respect to the inputs, from the outputs that have a graph; null for inputs without a gradient.
   */
  gradients(
    outputs: readonly (Tensor | null)[],
    inputs: readonly Tensor[],
    vectors?: readonly Tensor[],
    options: { createGraph?: boolean; retainGraph?: boolean } = {},
    batched = false,
  ): (Tensor | null)[] {
    const used = outputs.flatMap((output, i) => (output?.requiresGrad ? [i] : []))
    if (used.length === 0) return inputs.map(() => null)
    const createGraph = options.createGraph ?? this.createGraph
    return gradientsOf(
      this.where,
      used.map((i) => outputs[i] as Tensor),
      inputs,
      {
        retainGraph: createGraph,
        ...options,
        createGraph,
        allowUnused: true,
        gradOutputs: vectors && used.map((i) => vectors[i]),
      },
      batched ? runBatch : null,
    )
  }

  /** Puts zeros in place of missing gradients; in strict mode, refuses them. */
  filled(found: readonly (Tensor | null)[], like: readonly Tensor[], what: string): Tensor[] {
    return found.map((one, i) => {
      if (this.strict && one === null) throw this.independent(`${what} is independent of input ${i}`)
      if (this.strict && this.createGraph && !one?.requiresGrad) {
        throw this.independent(`the derivative of ${what} is independent of input ${i}`)
      }
      return one ?? ops.zerosLike(like[i])
    })
  }

  /** The result for the caller: detached unless `createGraph` is set, and an array where the argument was one. */
  given<T extends Some>(tensors: readonly Tensor[], single: boolean): Same<T> {
    const all = this.createGraph ? tensors : tensors.map((tensor) => tensor.detach())
    return (single ? all[0] : all) as Same<T>
  }
}
