import { type Forms, positional, shapeFor, surplus } from '../arguments'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import { Tensor, tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution } from './distribution'
import { Chi2 } from './gamma'
import { factorOf, type SpreadArguments, type SpreadName, spreadConstraints, spreadOf } from './multivariate-normal'
import { limitsOf, type NumberOrTensor } from './numbers'

/** How often singular draws are drawn again, as in PyTorch. */
const tries = 10

/**
 * Sums of the outer products of `df` normally distributed vectors: positive definite matrices. `new Wishart(df, covariance)` or
 * `new Wishart(df, { scaleTril })`, which is the fastest.
 * @throws TorchError `ERR_SHAPE` for shapes that do not fit, `ERR_RANGE` for a df that is not above the dimensions less one, or a
 * matrix that is not positive definite
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#wishart
 */
export class Wishart extends Distribution {
  readonly df: Tensor
  private readonly made: SpreadName
  private readonly matrix: Tensor
  private readonly factor: Tensor

  constructor(...args: Forms<'distributions.Wishart', [df: NumberOrTensor, ...rest: SpreadArguments]>) {
    const [df, ...rest] = positional('distributions.Wishart', args)
    const where = 'distributions.Wishart'
    const { name, value, options } = spreadOf(where, rest)
    const size = value.size(-1)
    if (value.size(-2) !== size)
      throw new TorchError('ERR_SHAPE', `${where}: ${name} must be square, got [${value.shape}]`)
    const { dtype, device } = value
    const freedom = df instanceof Tensor ? df : tensor(df, { dtype, device })
    const like = [freedom.shape, value.shape.slice(0, -2)].map((shape) => ops.empty([...shape, 0], { device: 'meta' }))
    const batchShape = ops.broadcastTensors(like)[0].shape.slice(0, -1)
    super(batchShape, [size, size], options)
    this.df = freedom.expand(batchShape)
    this.made = name
    this.matrix = value.expand([...batchShape, size, size])
    this.validate()
    this.factor = factorOf(name, value)
  }

  override get hasRsample(): boolean {
    return true
  }
  get argConstraints() {
    const { dtype, device } = this.df
    return {
      ...spreadConstraints,
      df: constraints.greaterThan(
        tensor(this.size - 1, { dtype, device }),
        `the dimensions less one, ${this.size - 1}`,
      ),
    }
  }
  protected override get given(): string[] {
    return [this.made, 'df']
  }
  get support() {
    return constraints.positiveDefinite
  }
  get scaleTril(): Tensor {
    return this.made === 'scaleTril' ? this.matrix : this.spread(this.factor)
  }
  get covarianceMatrix(): Tensor {
    return this.made === 'covarianceMatrix' ? this.matrix : this.spread(this.factor.matmul(this.factor.mT))
  }
  get precisionMatrix(): Tensor {
    return this.made === 'precisionMatrix' ? this.matrix : this.spread(ops.choleskyInverse(this.factor))
  }
  override get mean(): Tensor {
    return this.perMatrix(this.df).mul(this.covarianceMatrix)
  }
  override get mode(): Tensor {
    const factor = this.df.sub(this.size + 1)
    return this.perMatrix(factor.maskedFill(factor.le(0), Number.NaN)).mul(this.covarianceMatrix)
  }
  override get variance(): Tensor {
    const { covarianceMatrix } = this
    const diagonal = covarianceMatrix.diagonal(0, -2, -1)
    const products = diagonal.unsqueeze(-1).mul(diagonal.unsqueeze(-2))
    return this.perMatrix(this.df).mul(covarianceMatrix.pow(2).add(products))
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.Wishart.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    const shape = [...batchShape, ...this.eventShape]
    const [matrix, factor] = [this.matrix, this.factor].map((one) => one.expand(shape))
    return this.expandedTo(batchShape, { df: this.df.expand(batchShape), matrix, factor })
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Wishart.rsample', 1, arguments)
    shapeFor(this.name, 'sampleShape', sampleShape)
    const drawn = this.bartlett(sampleShape)
    // PyTorch draws again where the first draw is not singular. Doing the same keeps the draws equal.
    let again = this.isDefinite(drawn)
    for (let i = 0; i < tries; i++) {
      const count = again.sum().item()
      if (count === 0) break
      const fresh = this.bartlett([count])
      drawn.setAt(fresh, again)
      const still = this.isDefinite(fresh).logicalNot()
      again = again.clone().setAt(still, again)
    }
    return drawn
  }

  override logProb(value: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Wishart.logProb', 1, arguments)
    const { df, size } = this
    const x = this.valued(value, this.factor)
    const [, logs] = ops.linalgSlogdet(x) as unknown as [Tensor, Tensor]
    const trace = ops.choleskySolve(x, this.factor).diagonal(0, -2, -1).sum([-1])
    const norm = df
      .neg()
      .mul(this.halfLogDet)
      .sub(ops.mvlgamma(df.div(2), size))
    return norm
      .add(
        df
          .sub(size + 1)
          .div(2)
          .mul(logs),
      )
      .sub(trace.div(2))
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Wishart.entropy', 0, arguments)
    const { df, size } = this
    const { dtype, device } = df
    const steps = ops.arange(size, { dtype, device }).div(2)
    const digamma = df.div(2).unsqueeze(-1).sub(steps).digamma().sum([-1])
    const norm = this.halfLogDet.mul(size + 1).add(ops.mvlgamma(df.div(2), size))
    return norm
      .sub(
        df
          .sub(size + 1)
          .div(2)
          .mul(digamma),
      )
      .add(df.mul(size).div(2))
  }

  private get size(): number {
    return this.eventShape[0]
  }

  private get halfLogDet(): Tensor {
    return this.factor
      .diagonal(0, -2, -1)
      .log()
      .sum([-1])
      .add((this.size * Math.log(2)) / 2)
  }

  private perMatrix(values: Tensor): Tensor {
    return values.reshape([...this.batchShape, 1, 1])
  }

  private spread(matrix: Tensor): Tensor {
    return matrix.expand([...this.batchShape, ...this.eventShape])
  }

  /** For each draw, whether any matrix of its batch is positive definite. */
  private isDefinite(drawn: Tensor): Tensor {
    const checked = this.support.check(drawn)
    const dims = this.batchShape.map((_, i) => -1 - i)
    return dims.length === 0 ? checked : checked.amax(dims)
  }

  /** Draws a matrix by drawing its triangular factor, after Bartlett. */
  private bartlett(sampleShape: readonly number[]): Tensor {
    const { size } = this
    const { dtype, device } = this.factor
    const freedom = this.df.unsqueeze(-1).sub(ops.arange(size, { dtype, device }))
    const root = new Chi2(freedom, { validateArgs: false }).rsample(sampleShape).sqrt()
    const noise = ops.diagEmbed(root.clamp(limitsOf(root).eps), 0, -2, -1)
    const [i, j] = ops.trilIndices(size, size, -1, { device }).unbind(0)
    const shape = [...sampleShape, ...this.batchShape, (size * (size - 1)) / 2]
    noise.setAt(ops.randn(shape, { dtype, device }), '...', i, j)
    const whole = this.factor.matmul(noise)
    return whole.matmul(whole.mT)
  }
}
