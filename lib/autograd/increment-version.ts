import { type Args, eachOf, requiredOnly, requireEachTensor } from '../arguments'
import * as ops from '../generated/ops'
import { Tensor } from '../tensor'
import { noGrad } from './modes'

/**
 * Counts a change of a tensor's memory, or of several, that libtorch does not know of. A backward pass that needs the
 * old values then throws, instead of computing with the new ones. Tensors made in inference mode have no counter and
 * are skipped.
 * @see https://docs.pytorch.org/docs/2.11/autograd.html#torch.autograd.graph.increment_version
 */
export function incrementVersion(
  ...given: Args<'autograd.graph.incrementVersion', [tensor: Tensor | Iterable<Tensor>]>
): void {
  const [tensor] = requiredOnly('autograd.graph.incrementVersion', given)
  const where = 'autograd.graph.incrementVersion'
  const all = eachOf(where, 'tensor', tensor instanceof Tensor ? [tensor] : tensor, requireEachTensor(where, 'tensor'))
  noGrad(() => {
    // A view without elements shares the version counter, so filling it changes nothing but the counter.
    for (const one of all) if (!one.isInference()) ops.zero_(ops.asStrided(one, [0], [1]))
  })
}
