import { type Args, positional, shapeFor, surplus } from '../arguments'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution, type DistributionOptions } from './distribution'
import { Gamma } from './gamma'
import { broadcastAll, limitsOf, type NumberOrTensor } from './numbers'

/**
 * The F-distribution, of the ratio of two {@link Chi2} values, each divided by its degrees of freedom.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#fishersnedecor
 */
export class FisherSnedecor extends Distribution {
  readonly df1: Tensor
  readonly df2: Tensor

  constructor(
    ...given: Args<
      'distributions.FisherSnedecor',
      [df1: NumberOrTensor, df2: NumberOrTensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [df1, df2, options = {}] = positional('distributions.FisherSnedecor', given)
    if (arguments.length > 3) throw surplus('distributions.FisherSnedecor', 3, arguments)
    const [first, second] = broadcastAll('distributions.FisherSnedecor', { df1, df2 })
    super(first.shape, [], options)
    this.df1 = first
    this.df2 = second
    this.validate()
  }

  override get hasRsample(): boolean {
    return true
  }
  get argConstraints() {
    return { df1: constraints.positive, df2: constraints.positive }
  }
  get support() {
    return constraints.positive
  }
  override get mean(): Tensor {
    const df2 = this.df2.maskedFill(this.df2.le(2), Number.NaN)
    return df2.div(df2.sub(2))
  }
  override get mode(): Tensor {
    const { df1, df2 } = this
    const mode = df1.sub(2).div(df1).mul(df2).div(df2.add(2))
    return mode.maskedFill(df1.le(2), Number.NaN)
  }
  override get variance(): Tensor {
    const { df1 } = this
    const df2 = this.df2.maskedFill(this.df2.le(4), Number.NaN)
    const below = df1.mul(df2.sub(2).pow(2)).mul(df2.sub(4))
    return df2.pow(2).mul(2).mul(df1.add(df2).sub(2)).div(below)
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.FisherSnedecor.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.expandedTo(batchShape, { df1: this.df1.expand(batchShape), df2: this.df2.expand(batchShape) })
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.FisherSnedecor.rsample', 1, arguments)
    const [above, below] = [this.df1, this.df2].map((df) =>
      new Gamma(df.mul(0.5), df, { validateArgs: false }).rsample(sampleShape),
    )
    const { tiny } = limitsOf(below)
    return above.div(below.clamp(tiny)).clamp(tiny)
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.FisherSnedecor.logProb', 1, arguments)
    const x = this.valued(value, this.df1)
    const [half1, half2, ratio] = [this.df1.mul(0.5), this.df2.mul(0.5), this.df1.div(this.df2)]
    const sum = half1.add(half2)
    const constant = sum.lgamma().sub(half1.lgamma()).sub(half2.lgamma())
    const powers = half1.mul(ratio.log()).add(half1.sub(1).mul(x.log()))
    return constant.add(powers).sub(sum.mul(ratio.mul(x).log1p()))
  }
}
