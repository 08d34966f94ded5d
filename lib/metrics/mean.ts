import { isArray, oneOf, type Rest, settings } from '../arguments'
import { emitWarning } from '../binding/warning'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import { isTensor, type Tensor, tensor } from '../tensor'
import { Metric } from './metric'

/** A value or weight for {@link MeanMetric}. */
export type MetricValue = number | readonly number[] | Tensor

export interface MeanMetricOptions {
  /**
   * What happens to NaN: `'warn'` (the default) and `'ignore'` leave it out, `'error'` throws, `'disable'` counts it, and a
   * number replaces it, with weight 1.
   */
  nanStrategy?: 'warn' | 'ignore' | 'error' | 'disable' | number
}

/**
 * The mean of numbers or of the elements of tensors, weighted where weights are given.
 *
 * ```ts
 * const loss = new torch.metrics.MeanMetric()
 * loss.update(0.5, 100)
 * loss.update(0.7, 50)
 * console.log(loss.compute().item())
 * ```
 *
 * @see https://lightning.ai/docs/torchmetrics/stable/aggregation.html
 */
export class MeanMetric extends Metric<[value: MetricValue, weight?: MetricValue]> {
  private readonly nanStrategy: 'warn' | 'ignore' | 'error' | 'disable' | number

  constructor(...rest: Rest<MeanMetricOptions, ['nanStrategy']>) {
    const where = 'metrics.MeanMetric'
    const { nanStrategy = 'warn' } = settings<MeanMetricOptions>(where, { nanStrategy: 'warn' }, rest)
    if (typeof nanStrategy !== 'number')
      oneOf(where, 'nanStrategy', nanStrategy, ['warn', 'ignore', 'error', 'disable'] as const)
    super({ name: 'MeanMetric', inputs: ['value', 'weight'], required: 1 })
    this.nanStrategy = nanStrategy
    this.addState('mean_value', ops.zeros([]), 'sum')
    this.addState('weight', ops.zeros([]), 'sum')
  }

  protected override isInput(value: unknown): boolean {
    return isTensor(value) || typeof value === 'number' || (isArray(value) && value.every((x) => typeof x === 'number'))
  }

  protected override get inputKind(): string {
    return 'a number, a list of numbers or a Tensor'
  }

  protected override take(value: MetricValue, weight: MetricValue = 1): void {
    const { dtype } = this.tensorState('mean_value')
    const given = this.asTensor(value)
    const { device } = given
    const [values, weights] = this.clean(given, this.asTensor(weight).to(device).broadcastTo(given.shape))
    if (values.numel() === 0) return
    const [x, w] = [values.to(dtype), weights.to(dtype)]
    this.addTo('mean_value', x.mul(w).sum())
    this.addTo('weight', w.sum())
  }

  private asTensor(value: MetricValue): Tensor {
    if (isTensor(value)) return value
    const { dtype } = this.tensorState('mean_value')
    return tensor(value as number, { dtype, device: this.device })
  }

  /** Values and weights without NaN, as `nanStrategy` says. */
  private clean(values: Tensor, weights: Tensor): [values: Tensor, weights: Tensor] {
    const { nanStrategy } = this
    if (nanStrategy === 'disable') return [values, weights]
    const isNan = values.isnan().logicalOr(weights.isnan())
    if (!isNan.any().item<boolean>()) return [values, weights]
    if (nanStrategy === 'error')
      throw new TorchError(
        'ERR_RANGE',
        "metrics.MeanMetric.update: the values have NaN; nanStrategy 'ignore' leaves it out",
      )
    if (typeof nanStrategy === 'number') return [values.maskedFill(isNan, nanStrategy), weights.maskedFill(isNan, 1)]
    if (nanStrategy === 'warn')
      emitWarning('metrics.MeanMetric.update: the values have NaN, which is left out', { type: 'Warning' })
    const isKept = isNan.logicalNot()
    return [values.maskedSelect(isKept), weights.maskedSelect(isKept)]
  }

  protected override result(): Tensor {
    return this.tensorState('mean_value').div(this.tensorState('weight'))
  }
}
