import { type Args, positional, shapeFor, surplus } from '../arguments'
import { noGrad } from '../autograd'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution, type DistributionOptions } from './distribution'
import { broadcastAll, type NumberOrTensor } from './numbers'

const small = [
  [1, 3.5156229, 3.0899424, 1.2067492, 0.2659732, 0.360768e-1, 0.45813e-2],
  [0.5, 0.87890594, 0.51498869, 0.15084934, 0.2658733e-1, 0.301532e-2, 0.32411e-3],
]
const large = [
  [
    ...[0.39894228, 0.1328592e-1, 0.225319e-2, -0.157565e-2, 0.916281e-2],
    ...[-0.2057706e-1, 0.2635537e-1, -0.1647633e-1, 0.392377e-2],
  ],
  [
    ...[0.39894228, -0.3988024e-1, -0.362018e-2, 0.163801e-2, -0.1031555e-1],
    ...[0.2282967e-1, -0.2895312e-1, 0.1787654e-1, -0.420059e-2],
  ],
]

const polynomial = (y: Tensor, coefficients: readonly number[]): Tensor =>
  coefficients
    .slice(0, -2)
    .reduceRight((sum, c) => sum.mul(y).add(c), y.mul(coefficients.at(-1) as number).add(coefficients.at(-2) as number))

/** The logarithm of the modified Bessel function of order 0 or 1. */
function logBessel(x: Tensor, order: 0 | 1): Tensor {
  const near = polynomial(x.div(3.75).pow(2), small[order])
  const far = polynomial(ops.mul(x.reciprocal(), 3.75), large[order])
  const nearLog = (order === 1 ? x.abs().mul(near) : near).log()
  return ops.where(x.lt(3.75), nearLog, x.sub(x.log().mul(0.5)).add(far.log()))
}

/**
 * Angles around `loc`; the larger the concentration, the nearer.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#vonmises
 */
export class VonMises extends Distribution {
  readonly loc: Tensor
  readonly concentration: Tensor

  constructor(
    ...given: Args<
      'distributions.VonMises',
      [loc: NumberOrTensor, concentration: NumberOrTensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [loc, concentration, options = {}] = positional('distributions.VonMises', given)
    if (arguments.length > 3) throw surplus('distributions.VonMises', 3, arguments)
    const [first, second] = broadcastAll('distributions.VonMises', { loc, concentration })
    super(first.shape, [], options)
    this.loc = first
    this.concentration = second
    this.validate()
  }

  get argConstraints() {
    return { loc: constraints.real, concentration: constraints.positive }
  }
  get support() {
    return constraints.real
  }
  /** On the circle. */
  override get mean(): Tensor {
    return this.loc
  }
  override get mode(): Tensor {
    return this.loc
  }
  /** On the circle. */
  override get variance(): Tensor {
    const ratio = logBessel(this.concentration, 1).sub(logBessel(this.concentration, 0))
    return ops.rsub(ratio.exp(), 1)
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.VonMises.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    const [loc, concentration] = [this.loc, this.concentration].map((one) => one.expand(batchShape))
    return this.expandedTo(batchShape, { loc, concentration })
  }

  override sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.VonMises.sample', 1, arguments)
    return noGrad(() => {
      const [loc, kappa] = [this.loc.to('float64'), this.concentration.to('float64')]
      return this.accepted(this.extendedShape(sampleShape), loc, kappa).to(this.loc.dtype)
    })
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.VonMises.logProb', 1, arguments)
    const away = this.valued(value, this.loc).sub(this.loc).cos()
    return this.concentration
      .mul(away)
      .sub(Math.log(2 * Math.PI))
      .sub(logBessel(this.concentration, 0))
  }

  /** Draws until all are accepted, after Best and Fisher. */
  private accepted(shape: number[], loc: Tensor, kappa: Tensor): Tensor {
    const tau = kappa.pow(2).mul(4).add(1).sqrt().add(1)
    const rho = tau.sub(tau.mul(2).sqrt()).div(kappa.mul(2))
    const plain = rho.pow(2).add(1).div(rho.mul(2))
    const r = ops.where(kappa.lt(1e-5), kappa.reciprocal().add(kappa), plain)
    const { dtype, device } = loc
    let x = ops.zeros(shape, { dtype, device })
    let done = ops.zeros(shape, { dtype: 'bool', device })
    while (!done.all().item<boolean>()) {
      const [u1, u2, u3] = ops.rand([3, ...shape], { dtype, device }).unbind()
      const z = u1.mul(Math.PI).cos()
      const f = r.mul(z).add(1).div(r.add(z))
      const c = kappa.mul(r.sub(f))
      const quick = c.mul(ops.rsub(c, 2)).sub(u2).gt(0)
      const accept = quick.logicalOr(c.div(u2).log().add(1).sub(c).ge(0))
      x = ops.where(accept, u3.sub(0.5).sign().mul(f.acos()), x)
      done = done.logicalOr(accept)
    }
    return x
      .add(Math.PI)
      .add(loc)
      .remainder(2 * Math.PI)
      .sub(Math.PI)
  }
}
