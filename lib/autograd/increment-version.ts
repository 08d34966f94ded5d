import { type Args, eachOf, requiredOnly, requireEachTensor } from '../arguments'
import * as ops from '../generated/ops'
import { Tensor } from '../tensor'
import { noGrad } from './modes'

/**
 * Says that the memory of a tensor, or of several, has been changed by what libtorch does not know of: a backward pass that saved it
 * then refuses, instead of computing with other values. Tensors made in inference mode have no count, and are passed over.
 * @see https://docs.pytorch.org/docs/2.11/autograd.html#torch.autograd.graph.increment_version
 */
export function incrementVersion(
  ...given: Args<'autograd.graph.incrementVersion', [tensor: Tensor | Iterable<Tensor>]>
): void {
  const [tensor] = requiredOnly('autograd.graph.incrementVersion', given)
  const where = 'autograd.graph.incrementVersion'
  const all = eachOf(where, 'tensor', tensor instanceof Tensor ? [tensor] : tensor, requireEachTensor(where, 'tensor'))
  noGrad(() => {
    // A view of no element shares the count, and filling it changes nothing but that.
    for (const one of all) if (!one.isInference()) ops.zero_(ops.asStrided(one, [0], [1]))
  })
}
