import { type Args, requiredOnly, shown, surplus } from '../arguments'
import { TorchError, typeError } from '../errors'
import { isArray, isPlain } from '../kinds'
import { Tensor } from '../tensor'
import { Distribution } from './distribution'
import { Independent } from './independent'
import { multivariate } from './kl-multivariate'
import { type DistributionClass, type Divergence, pairs } from './kl-pairs'
import { sameKind } from './kl-same'
import { sumRightmost } from './numbers'
import { TransformedDistribution } from './transformed'
import { Transform } from './transforms'

const registry: [p: DistributionClass, q: DistributionClass, divergence: Divergence][] = [
  ...sameKind,
  ...pairs,
  ...multivariate,
]

registry.push([
  TransformedDistribution,
  TransformedDistribution,
  (p: TransformedDistribution, q: TransformedDistribution) => {
    const isAlike =
      p.transforms.length === q.transforms.length && p.transforms.every((one, i) => isSame(one, q.transforms[i]))
    if (isAlike && `${p.eventShape}` === `${q.eventShape}`) return klDivergence(p.baseDist, q.baseDist)
    const what = `klDivergence(${p.constructor.name}, ${q.constructor.name}): their transforms are not the same`
    throw new TorchError('ERR_NOT_IMPLEMENTED', what)
  },
])

registry.push([
  Independent,
  Independent,
  (p: Independent, q: Independent) => {
    if (p.reinterpretedBatchNdims !== q.reinterpretedBatchNdims) {
      const had = `${p.reinterpretedBatchNdims} and ${q.reinterpretedBatchNdims}`
      throw new TorchError(
        'ERR_NOT_IMPLEMENTED',
        `klDivergence: two Independent reinterpret ${had} dimensions, but must reinterpret the same number`,
      )
    }
    return sumRightmost(klDivergence(p.baseDist, q.baseDist), p.reinterpretedBatchNdims)
  },
])

/** Whether two transforms do the same, as far as their fields tell. */
function isSame(a: Transform, b: Transform): boolean {
  if (a === b) return true
  if (a.constructor !== b.constructor) return false
  const [ours, theirs] = [a, b].map((one) => Object.entries(one))
  return (
    ours.length === theirs.length &&
    ours.every(([name, value], i) => name === theirs[i][0] && isEqual(value, theirs[i][1]))
  )
}

function isEqual(a: unknown, b: unknown): boolean {
  if (a instanceof Tensor && b instanceof Tensor) return a.equal(b)
  if (a instanceof Transform && b instanceof Transform) return isSame(a, b)
  if (isArray(a) && isArray(b)) return a.length === b.length && a.every((one, i) => isEqual(one, b[i]))
  return Object.is(a, b) || (isPlain(a) && isPlain(b))
}

/** How many classes lie between a distribution's and one that it extends. */
function depth(distribution: Distribution, kind: DistributionClass): number {
  let steps = 0
  for (let at = Object.getPrototypeOf(distribution); at !== kind.prototype; at = Object.getPrototypeOf(at)) steps++
  return steps
}

/**
 * The Kullback-Leibler divergence KL(p ‖ q), in nats.
 * @throws TorchError `ERR_NOT_IMPLEMENTED` for a pair of classes without a formula
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#module-torch.distributions.kl
 */
export function klDivergence(...args: Args<'distributions.klDivergence', [p: Distribution, q: Distribution]>): Tensor {
  const [p, q] = requiredOnly('distributions.klDivergence', args)
  for (const given of [p, q]) {
    if (!(given instanceof Distribution)) throw typeError(`klDivergence takes two distributions, got ${shown(given)}`)
  }
  const [best] = registry
    .filter(([first, second]) => p instanceof first && q instanceof second)
    .sort((a, b) => depth(p, a[0]) + depth(q, a[1]) - depth(p, b[0]) - depth(q, b[1]))
  if (best) return best[2](p, q)
  const what = `klDivergence(${p.constructor.name}, ${q.constructor.name}) has no formula, as in PyTorch`
  throw new TorchError('ERR_NOT_IMPLEMENTED', `${what}; registerKl(P, Q, fn) adds one`)
}

/** Registers a formula for a pair of classes, which may be the user's own. A later formula replaces an earlier one. */
export function registerKl<P extends Distribution, Q extends Distribution>(
  // biome-ignore lint/suspicious/noExplicitAny: each class has its own arguments
  p: abstract new (...args: any[]) => P,
  // biome-ignore lint/suspicious/noExplicitAny: each class has its own arguments
  q: abstract new (...args: any[]) => Q,
  divergence: (p: P, q: Q) => Tensor,
): void {
  if (arguments.length > 3) throw surplus('distributions.registerKl', 3, arguments)
  registry.unshift([p, q, divergence as Divergence])
}
