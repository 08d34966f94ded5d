import { type Args, positional, type Rest, requireArguments, requireFunction, settings, surplus } from '../../arguments'
import { isHandle } from '../../binding/handle'
import { native } from '../../binding/native'
import { withName } from '../../binding/ops'
import { shown } from '../../binding/shown'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import { isArray } from '../../kinds'
import { Tensor } from '../../tensor'
import { gradientsOf } from '../gradients'
import { type AnyFunction, type Argnums, argumentPlaces, picked, splitAux, tensorsIn } from './args'
import { unwrapTree, withGradLevel, wrapTree } from './level'
import { treeOf } from './pytree'

export interface FuncGradOptions {
  /**
   * The arguments to differentiate: an index (the result is one gradient) or an array of them (an array of gradients);
   * default 0.
   */
  argnums?: Argnums
  /** Whether the function returns [output, aux]; aux is then returned too; default false. */
  hasAux?: boolean
}

export interface AuxOptions {
  /** Whether the function returns [output, aux]; aux is then returned too; default false. */
  hasAux?: boolean
}

/** Gradients, with zeros for inputs that the outputs do not depend on. */
function filledGradients(
  name: string,
  outputs: Tensor[],
  inputs: Tensor[],
  given: Tensor[] | undefined,
  retainGraph: boolean,
  createGraph: boolean,
): Tensor[] {
  const used = outputs.flatMap((output, i) => (output.requiresGrad ? [i] : []))
  if (used.length === 0) return inputs.map((input) => ops.zerosLike(input))
  const gradOutputs = given && used.map((i) => given[i])
  const options = { gradOutputs, retainGraph, createGraph, allowUnused: true }
  const from = used.map((i) => outputs[i])
  return gradientsOf(name, from, inputs, options).map((gradient, i) => gradient ?? ops.zerosLike(inputs[i]))
}

/** Wraps the arguments for the level, and makes those at the places require gradients. */
export function differentiable(name: string, args: readonly unknown[], places: readonly number[], level: number) {
  const inner = wrapTree(args, level) as unknown[]
  const inputs = places.flatMap((place) => tensorsIn(name, `argument ${place}`, inner[place]))
  for (const input of inputs) input.requiresGrad_()
  return { inner, inputs }
}

/** Calls `fn` once, for its value and its gradients. */
const funcDefaults: Required<FuncGradOptions> = { argnums: 0, hasAux: false }

function evaluated(name: string, fn: AnyFunction, args: unknown[], { argnums, hasAux }: Required<FuncGradOptions>) {
  return withGradLevel(name, (level) => {
    const places = argumentPlaces(name, argnums, args.length)
    const { inner, inputs } = differentiable(name, args, places, level)
    const [output, aux] = splitAux(name, hasAux, fn(...inner))
    if (!(output instanceof Tensor)) throw typeError(`${name}: the function returns a Tensor, got ${shown(output)}`)
    if (output.ndim !== 0) {
      throw new TorchError(
        'ERR_SHAPE',
        `${name}: the function returns one number, got shape [${output.shape.join(', ')}]; for more see vjp and jacrev`,
      )
    }
    const all = filledGradients(name, [output], inputs, undefined, true, true)
    const gradient = treeOf(picked(argnums, args, places)).build(all)
    return {
      gradient: unwrapTree(gradient, level),
      value: unwrapTree(output, level) as Tensor,
      aux: unwrapTree(aux, level),
    }
  })
}

/**
 * Returns a function that computes the gradient of `fn`, which returns one number. It can in turn be differentiated and
 * mapped.
 * @throws TorchError ERR_SHAPE when fn returns more than one number.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.func.grad.html
 */
// biome-ignore lint/suspicious/noExplicitAny: the result has the structure of the arguments at argnums
export function grad<A extends any[]>(
  ...given: Args<'func.grad', [func: (...args: A) => unknown], FuncGradOptions, ['argnums', 'hasAux']>
  // biome-ignore lint/suspicious/noExplicitAny: as above
): (...args: A) => any {
  const [fn, ...rest] = positional('func.grad', given)
  refuseArguments('grad', rest)
  const options = settings<Required<FuncGradOptions>>('func.grad', funcDefaults, rest)
  requireFunction('func.grad', 'func', fn)
  return withName('grad', (...args: unknown[]) => {
    const { gradient, aux } = evaluated('grad', fn as AnyFunction, args, options)
    return options.hasAux ? [gradient, aux] : gradient
  })
}

/**
 * Returns a function that computes the gradient of `fn` and its value: [gradient, value], or [gradient, [value, aux]]
 * with `hasAux`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.func.grad_and_value.html
 */
export function gradAndValue<A extends unknown[]>(
  ...given: Args<'func.gradAndValue', [func: (...args: A) => unknown], FuncGradOptions, ['argnums', 'hasAux']>
  // biome-ignore lint/suspicious/noExplicitAny: as for grad
): (...args: A) => [gradient: any, value: any] {
  const [fn, ...rest] = positional('func.gradAndValue', given)
  refuseArguments('gradAndValue', rest)
  const options = settings<Required<FuncGradOptions>>('func.gradAndValue', funcDefaults, rest)
  requireFunction('func.gradAndValue', 'func', fn)
  return withName('gradAndValue', (...args: unknown[]) => {
    const { gradient, value, aux } = evaluated('gradAndValue', fn as AnyFunction, args, options)
    return [gradient, options.hasAux ? [value, aux] : value]
  })
}

/** Refuses tensors given beside fn: the arguments belong in a second call, and would be ignored as options here. */
function refuseArguments(name: string, rest: readonly unknown[]): void {
  const odd = rest.find((value) => isHandle(value))
  if (odd === undefined) return
  throw typeError(`${name}(fn) gives a function, to be called with the arguments: ${name}(fn)(x); got ${shown(odd)}`)
}

/** @internal vjp for some of the arguments; the results of the pullback are a flat array. */
export function pullback(name: string, fn: AnyFunction, args: unknown[], places: number[], hasAux: boolean) {
  requireFunction(name, 'fn', fn)
  return withGradLevel(name, (level) => {
    const { inner, inputs } = differentiable(name, args, places, level)
    const [result, aux] = splitAux(name, hasAux, fn(...inner))
    const outputs = tensorsIn(name, 'the results of the function', result)
    const odd = outputs.find((output) => !output.isFloatingPoint() && !output.isComplex())
    if (odd)
      throw new TorchError('ERR_DTYPE', `${name}: results must be floating-point or complex, one is ${odd.dtype}`)
    const { structure } = treeOf(result)
    const pull = (cotangents: unknown): Tensor[] => {
      const tree = treeOf(cotangents)
      if (tree.structure !== structure) {
        throw typeError(
          `${name}: the cotangents ${shown(cotangents)} do not have the structure of the function's result`,
        )
      }
      return filledGradients(
        name,
        outputs,
        inputs,
        tensorsIn(name, 'cotangents', cotangents),
        true,
        native.gradEnabled(),
      )
    }
    return { output: unwrapTree(result, level), aux: unwrapTree(aux, level), pull }
  })
}

/**
 * Computes `fn` at the primals, and a function for vector-Jacobian products: it takes cotangents (with the structure of
 * the value) and returns an array with one product for each primal. The result is [output, vjpFn], or [output, vjpFn,
 * aux] with `hasAux`.
 * @throws TypeError when primals or results are not tensors.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.func.vjp.html
 */
export function vjp<P extends readonly unknown[], R>(
  fn: (...primals: P) => R,
  primals: P,
  ...rest: Rest<AuxOptions, ['hasAux']>
  // biome-ignore lint/suspicious/noExplicitAny: the structures are fn's own
): [output: R, vjpFn: (cotangents: any) => any[], aux?: any] {
  const { hasAux } = settings<Required<AuxOptions>>('func.vjp', { hasAux: false }, rest)
  if (!isArray(primals)) throw typeError(`vjp: the primals must be an array: vjp(fn, [x]), got ${shown(primals)}`)
  requireArguments('func.vjp', 'primals', primals)
  const places = primals.map((_, i) => i)
  const { output, aux, pull } = pullback('vjp', fn as AnyFunction, [...primals], places, hasAux)
  const { build } = treeOf([...primals])
  const vjpFn = withName('vjp', (...cotangents: unknown[]) => {
    if (cotangents.length > 1) throw surplus('the function that func.vjp returns', 1, cotangents)
    return build(pull(cotangents[0])) as unknown[]
  })
  return hasAux ? [output as R, vjpFn, aux] : [output as R, vjpFn]
}
