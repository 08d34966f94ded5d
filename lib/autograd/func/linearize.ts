import { requireFunction } from '../../arguments'
import { named } from '../../binding/ops'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { tensorsIn } from './args'
import { vjp } from './grad'
import { mapTree, treeOf } from './pytree'

/**
 * The value of `fn` at the primals, and a function from tangents (of the primals' structure) to the product of the Jacobian there
 * and these: `fn` is run once for any number of tangents. By two passes in reverse mode, so that what they go through must have
 * second derivatives; {@link vjp}'s first results are kept for as long as the function.
 * @throws TypeError when primals, tangents or results are no tensors or do not match; TorchError ERR_SHAPE for a tangent of
 * another shape.
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
  // What goes back is linear in the cotangents, so its derivative with respect to them is what goes forward, wherever they are.
  const zeros = mapTree(output, (leaf) => ops.zerosLike(leaf as Tensor))
  const [, push] = vjp(pull, [zeros])
  const jvpFn = named('jvpFn', (...tangents: P) => {
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
