import { requireFunction } from '../../arguments'
import { withName } from '../../binding/ops'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { tensorsIn } from './args'
import { vjp } from './grad'
import { mapTree, treeOf } from './pytree'

/**
 * Computes `fn` at the primals, and a function that takes tangents (with the primals' structure) and returns the
 * product of the Jacobian and these tangents. `fn` runs once, for any number of tangents. The product comes from two
 * passes in reverse mode, so every operation needs second derivatives, and the results of the first pass are kept as
 * long as the function.
 * @throws TypeError when primals, tangents or results are not tensors or do not match; TorchError ERR_SHAPE for a
 * tangent of another shape.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.func.linearize.html
 */
export function linearize<P extends readonly unknown[], R>(
  fn: (...primals: P) => R,
  ...primals: P
): [output: R, jvpFn: (...tangents: P) => R] {
  requireFunction('func.linearize', 'fn', fn)
  const wanted = tensorsIn('linearize', 'primals', primals)
  const { structure } = treeOf(primals)
  const [output, pull] = vjp(fn, primals)
  // The vector-Jacobian product is linear in the cotangents, so its own derivative with respect to them, taken
  // anywhere, is the product in forward direction.
  const zeros = mapTree(output, (leaf) => ops.zerosLike(leaf as Tensor))
  const [, push] = vjp(pull, [zeros])
  const jvpFn = withName('jvpFn', (...tangents: P) => {
    if (treeOf(tangents).structure !== structure)
      throw typeError('linearize: the tangents have the structure of the primals')
    tensorsIn('linearize', 'tangents', tangents).forEach(({ shape }, i) => {
      if (`${shape}` === `${wanted[i].shape}`) return
      const shapes = `tangent ${i} has shape [${shape.join(', ')}], its primal [${wanted[i].shape.join(', ')}]`
      throw new TorchError('ERR_SHAPE', `linearize: ${shapes}`)
    })
    return push(tangents)[0] as R
  })
  return [output, jvpFn]
}
