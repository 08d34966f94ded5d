import { type Args, requiredOnly, requireObject } from '../arguments'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Constraint, IntervalConstraint } from './constraints'
import * as constraints from './constraints'
import { CatTransform, IndependentTransform, StackTransform } from './joined-transforms'
import { CorrCholeskyTransform, LowerCholeskyTransform, PositiveDefiniteTransform } from './matrix-transforms'
import {
  AffineTransform,
  ComposeTransform,
  ExpTransform,
  SigmoidTransform,
  SoftmaxTransform,
  StickBreakingTransform,
  type Transform,
} from './transforms'

type Find = (constraint: Constraint) => Transform

/** An invertible transform for each of these constraints; `others` has transforms that need not be invertible. */
const bijections = new Map<Constraint, () => Transform>([
  [constraints.real, () => new ComposeTransform([])],
  [constraints.simplex, () => new StickBreakingTransform()],
  [constraints.corrCholesky, () => new CorrCholeskyTransform()],
])
const others = new Map<Constraint, () => Transform>([
  ...bijections,
  [constraints.simplex, () => new SoftmaxTransform()],
  [constraints.lowerCholesky, () => new LowerCholeskyTransform()],
  [constraints.positiveDefinite, () => new PositiveDefiniteTransform()],
])

function intoRange({ low, high }: IntervalConstraint): Transform {
  if (low === undefined) return new ComposeTransform([new ExpTransform(), new AffineTransform(high ?? 0, -1)])
  if (high === undefined)
    return low === 0 ? new ExpTransform() : new ComposeTransform([new ExpTransform(), new AffineTransform(low, 1)])
  if (low === 0 && high === 1) return new SigmoidTransform()
  const width = typeof low === 'number' && typeof high === 'number' ? high - low : ops.sub(high as never, low as never)
  return new ComposeTransform([new SigmoidTransform(), new AffineTransform(low, width)])
}

function transformFor(where: string, constraint: Constraint, known: Map<Constraint, () => Transform>, find: Find) {
  requireObject(where, 'constraint', constraint, 'a Constraint', 'check')
  const single = known.get(constraint)
  if (single !== undefined) return single()
  const { made } = constraint
  if (made === undefined) {
    const why = `there is no transform from unbounded numbers to "${constraint.words}", as in PyTorch`
    throw new TorchError('ERR_NOT_IMPLEMENTED', `${where}: ${why}`)
  }
  if ('base' in made) return new IndependentTransform(find(made.base), made.dims)
  if (!('parts' in made)) return intoRange(made)
  const { parts, dim, lengths } = made
  const transforms = parts.map(find)
  return lengths === undefined
    ? new StackTransform(transforms, { dim })
    : new CatTransform(transforms, { dim, lengths })
}

/**
 * An invertible transform of unbounded numbers to values that fulfil a constraint, as Hamiltonian Monte Carlo needs.
 * @throws TorchError ERR_NOT_IMPLEMENTED for a constraint that has none.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#module-torch.distributions.constraint_registry
 */
export function bijectTo(...given: Args<'distributions.bijectTo', [constraint: Constraint]>): Transform {
  const [constraint] = requiredOnly('distributions.bijectTo', given, true)
  return transformFor('distributions.bijectTo', constraint, bijections, (part) => bijectTo(part))
}

/**
 * A transform of unbounded numbers to values that fulfil a constraint, cheap and not always invertible, as optimizers need: softmax
 * for probabilities.
 * @throws TorchError ERR_NOT_IMPLEMENTED for a constraint that has none.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#module-torch.distributions.constraint_registry
 */
export function transformTo(...given: Args<'distributions.transformTo', [constraint: Constraint]>): Transform {
  const [constraint] = requiredOnly('distributions.transformTo', given, true)
  return transformFor('distributions.transformTo', constraint, others, (part) => transformTo(part))
}
