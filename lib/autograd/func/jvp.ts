import { type Args, positional, requireArguments, requireFunction, settings } from '../../arguments'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import { isArray } from '../../kinds'
import type { Tensor } from '../../tensor'
import { type AnyFunction, splitAux, tensorsIn } from './args'
import type { AuxOptions } from './grad'
import { makeDualAt, unpackDualAt, unwrapTree, withJvpLevel, wrapTree } from './level'
import { treeOf } from './pytree'

/** @internal jvp for some of the arguments. `tangents` has the tangents of the tensors at the places, in order. */
export function pushforward(
  name: string,
  fn: AnyFunction,
  args: readonly unknown[],
  places: readonly number[],
  tangents: readonly Tensor[],
  hasAux: boolean,
) {
  requireFunction(name, 'fn', fn)
  return withJvpLevel(name, (level) => {
    const chosen = places.map((place) => args[place])
    const primals = tensorsIn(name, 'primals', chosen)
    primals.forEach((primal, i) => {
      if (primal.shape.join() !== tangents[i].shape.join()) {
        throw new TorchError(
          'ERR_SHAPE',
          `${name}: tangent ${i} has shape [${tangents[i].shape.join(', ')}], its primal [${primal.shape.join(', ')}]`,
        )
      }
    })
    const duals = treeOf(chosen).build(primals.map((primal, i) => makeDualAt(primal, tangents[i], 0))) as unknown[]
    const inner = args.map((arg, i) => (places.includes(i) ? duals[places.indexOf(i)] : wrapTree(arg, level)))
    const [result, aux] = splitAux(name, hasAux, fn(...inner))
    const tree = treeOf(result)
    const pairs = tensorsIn(name, 'the results of the function', result).map((dual) => {
      const [primal, tangent] = unpackDualAt(dual, 0)
      return [primal, tangent ?? ops.zerosLike(primal)]
    })
    return {
      output: unwrapTree(tree.build(pairs.map(([primal]) => primal)), level),
      tangent: unwrapTree(tree.build(pairs.map(([, tangent]) => tangent)), level),
      aux: unwrapTree(aux, level),
    }
  })
}

/**
 * Computes `fn` at the primals, and the product of its Jacobian with the tangents (which have the primals' structure),
 * by forward-mode differentiation. The result is [output, jvp], or [output, jvp, aux] with `hasAux`. libtorch allows it
 * on one thread of the process at a time.
 * @throws TypeError when primals, tangents or results are not tensors or do not match; TorchError ERR_NOT_IMPLEMENTED
 * for an operator without a forward-mode derivative.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.func.jvp.html
 */
export function jvp<P extends readonly unknown[], R>(
  ...args: Args<'func.jvp', [func: (...primals: P) => R, primals: P, tangents: P], AuxOptions>
  // biome-ignore lint/suspicious/noExplicitAny: the structure is fn's own
): [output: R, jvp: R, aux?: any] {
  const [fn, primals, tangents, ...rest] = positional('func.jvp', args)
  const { hasAux } = settings<Required<AuxOptions>>('func.jvp', { hasAux: false }, rest)
  if (isArray(primals)) requireArguments('func.jvp', 'primals', primals)
  if (!isArray(primals) || !isArray(tangents) || treeOf(primals).structure !== treeOf(tangents).structure) {
    throw typeError('jvp(fn, primals, tangents): primals and tangents are arrays of the same structure')
  }
  const places = primals.map((_, i) => i)
  const given = tensorsIn('jvp', 'tangents', tangents)
  const { output, tangent, aux } = pushforward('jvp', fn as AnyFunction, primals, places, given, hasAux)
  return hasAux ? [output as R, tangent as R, aux] : [output as R, tangent as R]
}
