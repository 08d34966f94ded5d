import { type Args, named, positional, shapeFor, surplus } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution, type DistributionOptions } from './distribution'
import { Chi2 } from './gamma'
import { broadcastAll, type NumberOrTensor, standardNormal } from './numbers'

export interface StudentTOptions extends DistributionOptions {
  loc?: NumberOrTensor
  scale?: NumberOrTensor
}

/** `lgamma(0.5)`, rounded as in C. */
const logGammaOfHalf = 0.5723649429247004

/**
 * Student's t-distribution with `df` degrees of freedom.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#studentt
 */
export class StudentT extends Distribution {
  readonly df: Tensor
  readonly loc: Tensor
  readonly scale: Tensor

  /** @param rest loc, default 0, and scale, default 1, by position or by name */
  constructor(...given: Args<'distributions.StudentT', [df: NumberOrTensor], StudentTOptions, ['loc', 'scale']>) {
    const [df, ...rest] = positional('distributions.StudentT', given)
    const names = ['loc', 'scale', 'validateArgs'] as const
    const { loc = 0, scale = 1, ...options } = named<StudentTOptions>('distributions.StudentT', names, rest)
    const all = broadcastAll('distributions.StudentT', { df, loc, scale })
    super(all[0].shape, [], options)
    ;[this.df, this.loc, this.scale] = all
    this.validate()
  }

  override get hasRsample(): boolean {
    return true
  }
  get argConstraints() {
    return { df: constraints.positive, loc: constraints.real, scale: constraints.positive }
  }
  get support() {
    return constraints.real
  }
  override get mean(): Tensor {
    return this.loc.maskedFill(this.df.le(1), Number.NaN)
  }
  override get mode(): Tensor {
    return this.loc
  }
  override get variance(): Tensor {
    const { df, scale } = this
    const variance = scale.pow(2).mul(df).div(df.sub(2))
    return variance.maskedFill(df.le(2), Number.POSITIVE_INFINITY).maskedFill(df.le(1), Number.NaN)
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.StudentT.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    const [df, loc, scale] = [this.df, this.loc, this.scale].map((value) => value.expand(batchShape))
    return this.expandedTo(batchShape, { df, loc, scale })
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.StudentT.rsample', 1, arguments)
    const x = standardNormal(this.extendedShape(sampleShape), this.df)
    const z = new Chi2(this.df, { validateArgs: false }).rsample(sampleShape)
    return this.loc.add(this.scale.mul(x.mul(z.div(this.df).rsqrt())))
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.StudentT.logProb', 1, arguments)
    const { df, loc, scale } = this
    const y = this.valued(value, loc).sub(loc).div(scale)
    const z = scale
      .log()
      .add(df.log().mul(0.5))
      .add(0.5 * Math.log(Math.PI))
      .add(df.mul(0.5).lgamma())
      .sub(df.add(1).mul(0.5).lgamma())
    return df.add(1).mul(-0.5).mul(y.pow(2).div(df).log1p()).sub(z)
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.StudentT.entropy', 0, arguments)
    const { df, scale } = this
    const half = df.add(1).mul(0.5)
    const logBeta = df.mul(0.5).lgamma().add(logGammaOfHalf).sub(half.lgamma())
    const spread = half.mul(half.digamma().sub(df.mul(0.5).digamma()))
    return ops.add(scale.log(), spread).add(df.log().mul(0.5)).add(logBeta)
  }
}
