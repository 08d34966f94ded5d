import { flag, oneOf, type Rest, settings, wholeNumber } from '../arguments'
import { emitWarning } from '../binding/warning'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { refuseShapes, requireSameShape } from './inputs'
import { Metric } from './metric'

export interface MeanSquaredErrorOptions extends MeanAbsoluteErrorOptions {
  /** False gives the root of the mean; default true. */
  squared?: boolean
}

export interface MeanAbsoluteErrorOptions {
  /** The number of outputs with an error of their own, for inputs `[N, numOutputs]`; default 1, for inputs of any shape. */
  numOutputs?: number
}

export interface R2ScoreOptions {
  /** The number of independent regressors for which the score is adjusted; default 0. */
  adjusted?: number
  /** How the scores of several outputs become one; default their mean, `'uniform_average'`. */
  multioutput?: 'raw_values' | 'uniform_average' | 'variance_weighted'
}

/** Checks inputs, and makes them flat where there is one output. */
function pairOf(where: string, preds: Tensor, target: Tensor, numOutputs: number): [preds: Tensor, target: Tensor] {
  requireSameShape(where, preds, target)
  if (numOutputs === 1) return [preds.reshape([-1]), target.reshape([-1])]
  if (preds.ndim !== 2 || preds.shape[1] !== numOutputs)
    refuseShapes(where, `both must be [N, ${numOutputs}] for numOutputs ${numOutputs}`, preds, target)
  return [preds, target]
}

/** A metric of a sum of errors and the number of samples. */
abstract class MeanError extends Metric {
  protected readonly numOutputs: number

  constructor(
    name: string,
    numOutputs: unknown,
    private readonly sum: string,
  ) {
    const outputs = wholeNumber(`metrics.${name}`, 'numOutputs', numOutputs, { min: 1 })
    super({ name, inputs: ['preds', 'target'] })
    this.numOutputs = outputs
    this.addState(sum, ops.zeros([outputs]), 'sum')
    this.addState('total', ops.zeros([], { dtype: 'int64' }), 'sum')
  }

  override get higherIsBetter(): boolean {
    return false
  }

  protected abstract errors(preds: Tensor, target: Tensor): Tensor

  protected override take(preds: Tensor, target: Tensor): void {
    const [found, wanted] = pairOf(`metrics.${this.name}.update`, preds, target, this.numOutputs)
    this.addTo(this.sum, this.errors(found, wanted).sum(0))
    this.addTo('total', wanted.shape[0])
  }

  protected override result(): Tensor {
    return this.tensorState(this.sum).div(this.tensorState('total'))
  }
}

/**
 * The mean squared error, or its root with `squared: false`. The inputs have the same shape.
 * @see https://lightning.ai/docs/torchmetrics/stable/regression/mean_squared_error.html
 */
export class MeanSquaredError extends MeanError {
  private readonly squared: boolean

  constructor(...rest: Rest<MeanSquaredErrorOptions>) {
    const where = 'metrics.MeanSquaredError'
    const { squared, numOutputs } = settings<MeanSquaredErrorOptions>(where, { squared: true, numOutputs: 1 }, rest)
    super('MeanSquaredError', numOutputs, 'sum_squared_error')
    this.squared = flag(where, 'squared', squared)
  }

  protected override errors(preds: Tensor, target: Tensor): Tensor {
    const difference = preds.sub(target)
    return difference.mul(difference)
  }

  protected override result(): Tensor {
    const mean = super.result()
    return this.squared ? mean : mean.sqrt()
  }
}

/**
 * The mean of the absolute differences. The inputs have the same shape.
 * @see https://lightning.ai/docs/torchmetrics/stable/regression/mean_absolute_error.html
 */
export class MeanAbsoluteError extends MeanError {
  constructor(...rest: Rest<MeanAbsoluteErrorOptions>) {
    const { numOutputs } = settings<MeanAbsoluteErrorOptions>('metrics.MeanAbsoluteError', { numOutputs: 1 }, rest)
    super('MeanAbsoluteError', numOutputs, 'sum_abs_error')
  }

  protected override errors(preds: Tensor, target: Tensor): Tensor {
    return preds.sub(target).abs()
  }
}

const r2Sums = ['sum_squared_error', 'sum_error', 'residual'] as const

/**
 * The coefficient of determination, `1 - residual / total variation`, for inputs `[N]` or `[N, outputs]`. Where the targets
 * are nearly constant it is 0, and 1 where the predictions are nearly exact.
 * @see https://lightning.ai/docs/torchmetrics/stable/regression/r2_score.html
 */
export class R2Score extends Metric {
  private readonly adjusted: number
  private readonly multioutput: string

  constructor(...rest: Rest<R2ScoreOptions>) {
    const where = 'metrics.R2Score'
    const options = settings<R2ScoreOptions>(where, { adjusted: 0, multioutput: 'uniform_average' }, rest)
    const adjusted = wholeNumber(where, 'adjusted', options.adjusted, { min: 0 })
    const kinds = ['raw_values', 'uniform_average', 'variance_weighted'] as const
    const multioutput = oneOf(where, 'multioutput', options.multioutput, kinds)
    super({ name: 'R2Score', inputs: ['preds', 'target'] })
    this.adjusted = adjusted
    this.multioutput = multioutput
    for (const name of r2Sums) this.addState(name, ops.zeros([]), 'sum')
    this.addState('total', ops.zeros([], { dtype: 'int64' }), 'sum')
  }

  override get higherIsBetter(): boolean {
    return true
  }

  protected override take(preds: Tensor, target: Tensor): void {
    const where = 'metrics.R2Score.update'
    requireSameShape(where, preds, target)
    if (preds.ndim < 1 || preds.ndim > 2) refuseShapes(where, 'both must be [N] or [N, outputs]', preds, target)
    const rest = target.sub(preds)
    const sums = [target.mul(target).sum(0), target.sum(0), rest.mul(rest).sum(0)]
    const added = r2Sums.map((name, i) => this.tensorState(name).add(sums[i]))
    for (const [i, name] of r2Sums.entries()) this.setState(name, added[i])
    this.addTo('total', target.shape[0])
  }

  /** @throws TorchError `ERR_RANGE` for fewer than two samples */
  protected override result(): Tensor {
    const [squares, sums, residual] = r2Sums.map((name) => this.tensorState(name))
    const count = this.tensorState('total').item()
    if (count < 2)
      throw new TorchError('ERR_RANGE', `metrics.R2Score.compute: it needs at least 2 samples, but it has ${count}`)
    const variation = squares.sub(sums.mul(sums.div(count)))
    const isExact = residual.isclose(ops.zerosLike(residual), { atol: 1e-4 })
    const isConstant = variation.isclose(ops.zerosLike(variation), { atol: 1e-4 })
    const ones = ops.onesLike(residual)
    const varied = ops.where(isConstant, ops.zerosLike(residual), ones.sub(residual.div(variation)))
    return this.adjustedTo(this.over(ops.where(isExact, ones, varied), variation), count)
  }

  private over(scores: Tensor, variation: Tensor): Tensor {
    if (this.multioutput === 'raw_values') return scores
    if (this.multioutput === 'uniform_average') return scores.mean()
    return variation.div(variation.sum()).mul(scores).sum()
  }

  private adjustedTo(score: Tensor, count: number): Tensor {
    const { adjusted } = this
    if (adjusted === 0) return score
    if (adjusted >= count - 1) {
      const why = adjusted > count - 1 ? 'there are fewer samples than regressors' : 'it would divide by zero'
      emitWarning(`metrics.R2Score.compute: the score is not adjusted, since ${why}`, { type: 'Warning' })
      return score
    }
    return score
      .neg()
      .add(1)
      .mul(count - 1)
      .div(count - adjusted - 1)
      .neg()
      .add(1)
  }
}
