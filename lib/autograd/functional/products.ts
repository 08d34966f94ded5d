import { type Args, positional, settings } from '../../arguments'
import * as ops from '../../generated/ops'
import { Tensor } from '../../tensor'
import { enableGrad } from '../modes'
import { type Fn, FunctionalCall, type Same, type Some } from './parts'

export interface ProductOptions {
  /** The vector; optional where the function returns a single number. */
  v?: Some | null
  /** Whether the result can be differentiated in turn; default false. */
  createGraph?: boolean
  /** Whether a result that does not depend on an input is an error, rather than zeros; default false. */
  strict?: boolean
}

const defaults: Required<ProductOptions> = { v: null, createGraph: false, strict: false }

function begin(name: string, rest: readonly unknown[]): { call: FunctionalCall; v: Some | null } {
  const { v, createGraph, strict } = settings(`autograd.functional.${name}`, defaults, rest) as Required<ProductOptions>
  return { call: new FunctionalCall(`functional.${name}`, createGraph, strict), v }
}

const zerosThatAsk = (tensors: readonly Tensor[]) => tensors.map((one) => ops.zerosLike(one, { requiresGrad: true }))

/**
 * Computes `fn` at the inputs, and the product of a vector (of the value's shape) and the Jacobian, with one tensor for
 * each input: `[value, vjp]`.
 * @throws TorchError ERR_SHAPE for a vector of another shape; ERR_AUTOGRAD, in strict mode, for an output that does not
 * depend on an input.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.functional.vjp.html
 */
export function vjp<I extends Some, O extends Some>(
  ...given: Args<
    'autograd.functional.vjp',
    // biome-ignore lint/suspicious/noExplicitAny: functions of any tensors
    [func: (...inputs: any[]) => O, inputs: I],
    ProductOptions,
    ['v', 'createGraph', 'strict']
  >
): [output: Same<O>, vjp: Same<I>] {
  const [fn, inputs, ...rest] = positional('autograd.functional.vjp', given)
  const { call, v } = begin('vjp', rest)
  const at = call.inputs(inputs)
  const { outputs, single } = call.outputs(fn, at)
  const vector = call.vector(v, outputs, "fn's result")
  const run = () => call.filled(call.gradients(outputs, at, vector), at, 'the output')
  const found = call.createGraph ? enableGrad(run) : run()
  return [call.given<O>(outputs, single), call.given<I>(found, inputs instanceof Tensor)]
}

/**
 * Computes `fn` at the inputs, and the product of the Jacobian and a vector (of the inputs' shapes), with one tensor
 * for each output: `[value, jvp]`. It uses two backward passes; `func.jvp` and `forwardAd` need one forward pass.
 * @throws as {@link vjp}.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.functional.jvp.html
 */
export function jvp<I extends Some, O extends Some>(
  ...given: Args<
    'autograd.functional.jvp',
    // biome-ignore lint/suspicious/noExplicitAny: functions of any tensors
    [func: (...inputs: any[]) => O, inputs: I],
    ProductOptions,
    ['v', 'createGraph', 'strict']
  >
): [output: Same<O>, jvp: Same<O>] {
  const [fn, inputs, ...rest] = positional('autograd.functional.jvp', given)
  const { call, v } = begin('jvp', rest)
  const at = call.inputs(inputs)
  const vector = call.vector(v, at, 'the input')
  const { outputs, single } = call.outputs(fn, at)
  const weights = zerosThatAsk(outputs)
  const pulled = enableGrad(() => call.gradients(outputs, at, weights, { createGraph: true }))
  call.requireGradients(pulled, 'the gradient with respect to the input')
  const run = () => call.filled(call.gradients(pulled, weights, vector), outputs, 'the output')
  const found = call.createGraph ? enableGrad(run) : run()
  return [call.given<O>(outputs, single), call.given<O>(found, single)]
}

/**
 * Computes `fn`, which returns a single number, and the product of a vector (of the inputs' shapes) and the Hessian:
 * `[value, vhp]`.
 * @throws as {@link vjp}; TorchError ERR_SHAPE where the value is not a single number.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.functional.vhp.html
 */
export function vhp<I extends Some>(
  ...given: Args<'autograd.functional.vhp', [func: Fn, inputs: I], ProductOptions, ['v', 'createGraph', 'strict']>
): [output: Tensor, vhp: Same<I>] {
  const [fn, inputs, ...rest] = positional('autograd.functional.vhp', given)
  const { call, v } = begin('vhp', rest)
  const at = call.inputs(inputs)
  const vector = call.vector(v, at, 'the input')
  const output = call.output(fn, at)
  const first = enableGrad(() => call.gradients([output], at, undefined, { createGraph: true }))
  call.requireGradients(first, 'the Jacobian')
  const run = () => call.filled(call.gradients(first, at, vector), at, 'the Jacobian')
  const found = call.createGraph ? enableGrad(run) : run()
  return [call.given<Tensor>([output], true), call.given<I>(found, inputs instanceof Tensor)]
}

/**
 * Computes `fn`, which returns a single number, and the product of the Hessian and a vector (of the inputs' shapes):
 * `[value, hvp]`. {@link vhp} is faster, and gives the same where second derivatives do not depend on their order.
 * @throws as {@link vhp}.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.functional.hvp.html
 */
export function hvp<I extends Some>(
  ...given: Args<'autograd.functional.hvp', [func: Fn, inputs: I], ProductOptions, ['v', 'createGraph', 'strict']>
): [output: Tensor, hvp: Same<I>] {
  const [fn, inputs, ...rest] = positional('autograd.functional.hvp', given)
  const { call, v } = begin('hvp', rest)
  const at = call.inputs(inputs)
  const vector = call.vector(v, at, 'the input')
  const output = call.output(fn, at)
  const twice = { createGraph: true }
  const { second, weights } = enableGrad(() => {
    const first = call.gradients([output], at, undefined, twice)
    call.requireGradients(first, 'the Jacobian')
    const weights = zerosThatAsk(at)
    return { second: call.gradients(first, at, weights, twice), weights }
  })
  call.requireGradients(second, 'the Hessian')
  const run = () => call.filled(call.gradients(second, weights, vector), at, 'the Hessian')
  const found = call.createGraph ? enableGrad(run) : run()
  return [call.given<Tensor>([output], true), call.given<I>(found, inputs instanceof Tensor)]
}
