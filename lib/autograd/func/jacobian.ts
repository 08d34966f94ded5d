import { type Args, named, positional, requireFunction, settings } from '../../arguments'
import { withName } from '../../binding/ops'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { type AnyFunction, type Argnums, argumentPlaces, picked, tensorsIn } from './args'
import { pullback } from './grad'
import { pushforward } from './jvp'
import type { Randomness } from './level'
import { mapTree, treeOf } from './pytree'
import { vmap } from './vmap'

export interface JacobianOptions {
  /**
   * The arguments to differentiate: an index (the result is one Jacobian) or an array of them (an array of Jacobians);
   * default 0.
   */
  argnums?: Argnums
  /** Whether the function returns [output, aux]; the result is then [jacobian, aux]; default false. */
  hasAux?: boolean
}

// biome-ignore lint/suspicious/noExplicitAny: the structure is that of the results, and in it that of the arguments
type Jacobian<A extends any[]> = (...args: A) => any

const total = (tensors: readonly Tensor[]) => tensors.reduce((sum, tensor) => sum + tensor.numel(), 0)

/**
 * The standard basis of all elements of some tensors, n in total: n rows for each tensor. Row i is one at the i-th of
 * all elements, and zero elsewhere.
 */
function standardBasis(tensors: readonly Tensor[]): Tensor[] {
  const count = total(tensors)
  let before = 0
  return tensors.map((tensor) => {
    const size = tensor.numel()
    const { dtype, device } = tensor
    const zeros = (rows: number) => ops.zeros([rows, size], { dtype, device })
    const parts = [zeros(before), ops.eye(size, { dtype, device }), zeros(count - before - size)]
    before += size
    return ops.cat(parts).view([count, ...tensor.shape])
  })
}

function refuseComplex(name: string, tensors: readonly Tensor[]): void {
  if (tensors.some((tensor) => tensor.isComplex())) {
    throw new TorchError('ERR_DTYPE', `${name} does not take or give complex tensors; see jvp and vjp`)
  }
}

/** Splits rows, one for each element of all tensors, into one block for each tensor. */
function split(rows: Tensor, dim: number, tensors: readonly Tensor[]): Tensor[] {
  const sizes = tensors.map((tensor) => tensor.numel())
  return sizes.length === 1 ? [rows] : ops.splitWithSizes(rows, sizes, dim)
}

/**
 * Returns a function that computes the Jacobian of `fn` by reverse mode. For a result of shape s and an argument of
 * shape a, the Jacobian has shape [...s, ...a]. `chunkSize` rows are computed at a time, by default all.
 * @throws TorchError ERR_DTYPE for complex tensors.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.func.jacrev.html
 */
// biome-ignore lint/suspicious/noExplicitAny: transforms take functions of any arguments
export function jacrev<A extends any[]>(
  ...given: Args<
    'func.jacrev',
    [func: (...args: A) => unknown],
    JacobianOptions & { chunkSize?: number | null },
    ['argnums']
  >
): Jacobian<A> {
  const [fn, ...rest] = positional('func.jacrev', given)
  const { argnums, hasAux, chunkSize } = settings<Required<JacobianOptions & { chunkSize?: number | null }>>(
    'func.jacrev',
    { argnums: 0, hasAux: false, chunkSize: null },
    rest,
  )
  requireFunction('func.jacrev', 'func', fn)
  return withName('jacrev', (...args: unknown[]) => {
    const places = argumentPlaces('jacrev', argnums, args.length)
    const inputs = tensorsIn(
      'jacrev',
      'arguments',
      places.map((place) => args[place]),
    )
    refuseComplex('jacrev', inputs)
    const { output, aux, pull } = pullback('jacrev', fn as AnyFunction, args, places, hasAux)
    const outputs = tensorsIn('jacrev', 'the results of the function', output)
    refuseComplex('jacrev', outputs)
    const outputTree = treeOf(output)
    const basis = outputTree.build(standardBasis(outputs))
    const rows = vmap(pull, { chunkSize })(basis)
    const blocks = rows.map((all, i) =>
      split(all, 0, outputs).map((block, o) => block.view([...outputs[o].shape, ...inputs[i].shape])),
    )
    const { build } = treeOf(picked(argnums, args, places))
    const jacobian = outputTree.build(outputs.map((_, o) => build(blocks.map((ofInput) => ofInput[o]))))
    return hasAux ? [jacobian, aux] : jacobian
  })
}

/**
 * Returns a function that computes the Jacobian of `fn` by forward mode. It is like {@link jacrev}, and faster when
 * there are more results than arguments. `randomness` is as in {@link vmap}.
 * @throws TorchError ERR_NOT_IMPLEMENTED for an operator without a forward-mode derivative.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.func.jacfwd.html
 */
// biome-ignore lint/suspicious/noExplicitAny: transforms take functions of any arguments
export function jacfwd<A extends any[]>(
  ...given: Args<
    'func.jacfwd',
    [func: (...args: A) => unknown],
    JacobianOptions & { randomness?: Randomness },
    ['argnums', 'hasAux']
  >
): Jacobian<A> {
  const [fn, ...rest] = positional('func.jacfwd', given)
  const { argnums, hasAux, randomness } = settings<Required<JacobianOptions & { randomness?: Randomness }>>(
    'func.jacfwd',
    { argnums: 0, hasAux: false, randomness: 'error' },
    rest,
  )
  requireFunction('func.jacfwd', 'func', fn)
  return withName('jacfwd', (...args: unknown[]) => {
    const places = argumentPlaces('jacfwd', argnums, args.length)
    const inputs = tensorsIn(
      'jacfwd',
      'arguments',
      places.map((place) => args[place]),
    )
    refuseComplex('jacfwd', inputs)
    const push = (...tangents: Tensor[]) => {
      const { tangent, output, aux } = pushforward('jacfwd', fn as AnyFunction, args, places, tangents, hasAux)
      refuseComplex('jacfwd', tensorsIn('jacfwd', 'the results of the function', output))
      return [tangent, hasAux ? aux : null]
    }
    const outDims = hasAux ? 0 : [0, null]
    const [columns, auxes] = vmap(push, { randomness, outDims })(...standardBasis(inputs))
    const { build } = treeOf(picked(argnums, args, places))
    const jacobian = mapTree(columns, (leaf) => {
      const last = ops.movedim(leaf as Tensor, 0, -1)
      const shape = last.shape.slice(0, -1)
      return build(split(last, -1, inputs).map((block, i) => block.reshape([...shape, ...inputs[i].shape])))
    })
    return hasAux ? [jacobian, mapTree(auxes, (leaf) => (leaf as Tensor).select(0, 0))] : jacobian
  })
}

/**
 * Returns a function that computes the second derivatives of `fn`, as jacfwd of jacrev.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.func.hessian.html
 */
// biome-ignore lint/suspicious/noExplicitAny: transforms take functions of any arguments
export function hessian<A extends any[]>(
  ...given: Args<'func.hessian', [func: (...args: A) => unknown], { argnums?: Argnums }, ['argnums']>
): Jacobian<A> {
  const [fn, ...rest] = positional('func.hessian', given)
  const options = named<{ argnums?: Argnums }>('func.hessian', ['argnums'], rest)
  requireFunction('func.hessian', 'func', fn)
  return withName('hessian', jacfwd(jacrev(fn, options), options))
}
