import { type Rest, settings, wholeNumber } from '../arguments'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { refuseShapes } from './inputs'
import { Metric } from './metric'

export interface PerplexityOptions {
  /** Targets with this value are left out; default none. */
  ignoreIndex?: number | null
}

/**
 * The perplexity of a language model: `exp` of the mean negative log probability of the targets. `preds` are logits or log
 * probabilities `[batch, length, vocabulary]`, `target` the words `[batch, length]` as int64.
 * @see https://lightning.ai/docs/torchmetrics/stable/text/perplexity.html
 */
export class Perplexity extends Metric {
  private readonly ignoreIndex: number | null

  constructor(...rest: Rest<PerplexityOptions>) {
    const { ignoreIndex } = settings<PerplexityOptions>('metrics.Perplexity', { ignoreIndex: null }, rest)
    if (ignoreIndex !== null) wholeNumber('metrics.Perplexity', 'ignoreIndex', ignoreIndex)
    super({ name: 'Perplexity', inputs: ['preds', 'target'] })
    this.ignoreIndex = ignoreIndex as number | null
    this.addState('total_log_probs', ops.zeros([]), 'sum')
    this.addState('count', ops.zeros([]), 'sum')
  }

  override get higherIsBetter(): boolean {
    return false
  }

  protected override take(preds: Tensor, target: Tensor): void {
    const where = 'metrics.Perplexity.update'
    if (preds.ndim !== 3 || target.ndim !== 2 || String(preds.shape.slice(0, 2)) !== String(target.shape))
      refuseShapes(where, 'preds must be [batch, length, vocabulary] and target [batch, length]', preds, target)
    if (!preds.isFloatingPoint())
      throw new TorchError('ERR_DTYPE', `${where}: preds must be floating-point, but it is ${preds.dtype}`)
    if (target.dtype !== 'int64')
      throw new TorchError('ERR_DTYPE', `${where}: target must be int64, but it is ${target.dtype}`)
    const words = target.reshape([-1])
    const isKept = this.ignoreIndex === null ? ops.onesLike(words, { dtype: 'bool' }) : words.ne(this.ignoreIndex)
    const probs = preds.reshape([-1, preds.shape[2]]).softmax(1)
    const own = probs.gather(1, words.maskedFill(isKept.logicalNot(), 0).unsqueeze(1)).squeeze(1)
    this.addTo('total_log_probs', own.maskedSelect(isKept).log().sum().neg())
    this.addTo('count', isKept.sum())
  }

  protected override result(): Tensor {
    return this.tensorState('total_log_probs').div(this.tensorState('count')).exp()
  }
}
