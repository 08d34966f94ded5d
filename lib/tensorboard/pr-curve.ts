import { noGrad } from '../autograd'
import { TorchError } from '../errors'
import { pluginMetadata, summary, tensorMessage } from './messages'
import { doubles, onCpu } from './values'
import { intField, message } from './wire'

const where = 'SummaryWriter.addPrCurve'

/** The most thresholds that TensorBoard can read. */
const mostThresholds = 127

/** The summary of a precision-recall curve: six rows of values at thresholds from 0 to 1. */
export function prCurveSummary(
  tag: string,
  labels: unknown,
  predictions: unknown,
  thresholds: number,
  weights: unknown,
): Buffer {
  const count = Math.min(thresholds, mostThresholds)
  const truths = doubles(where, 'labels', labels)
  // In the dtype of the predictions, as in numpy: the nearest float32 of a product may be a whole number.
  const bins = noGrad(() =>
    doubles(
      where,
      'predictions',
      onCpu(where, 'predictions', predictions)
        .mul(count - 1)
        .floor(),
    ),
  )
  const weight = weights === null ? Float64Array.of(1) : doubles(where, 'weights', weights)
  for (const [name, values] of Object.entries({ predictions: bins, weights: weight })) {
    if (values.length !== truths.length && !(name === 'weights' && values.length === 1))
      throw new TorchError(
        'ERR_SHAPE',
        `${where}: ${name} must have as many elements as labels, ${truths.length}, but it has ${values.length}`,
      )
  }
  const rows = curve(truths, bins, count, weight)
  const content = message(intField(1, 0), intField(2, count))
  return summary(tag, {
    metadata: pluginMetadata('pr_curves', content),
    tensor: tensorMessage('float', rows.flat(), [rows.length, count]),
  })
}

function curve(labels: Float64Array, bins: Float64Array, count: number, weights: Float64Array): number[][] {
  const [truePositives, falsePositives] = [Array<number>(count).fill(0), Array<number>(count).fill(0)]
  for (const [i, label] of labels.entries()) {
    const bin = bins[i]
    if (!(bin >= 0 && bin < count))
      throw new TorchError(
        'ERR_RANGE',
        `${where}: predictions must lie between 0 and 1, but predictions[${i}] does not`,
      )
    const weight = weights.length === 1 ? weights[0] : weights[i]
    truePositives[bin] += label * weight
    falsePositives[bin] += (1 - label) * weight
  }
  for (const counts of [truePositives, falsePositives])
    for (let bin = count - 2; bin >= 0; bin--) counts[bin] += counts[bin + 1]
  const tp = truePositives
  const fp = falsePositives
  const tn = fp.map((value) => fp[0] - value)
  const fn = tp.map((value) => tp[0] - value)
  const share = (value: number, all: number) => value / Math.max(1e-7, all)
  return [
    tp,
    fp,
    tn,
    fn,
    tp.map((value, i) => share(value, value + fp[i])),
    tp.map((value, i) => share(value, value + fn[i])),
  ]
}
