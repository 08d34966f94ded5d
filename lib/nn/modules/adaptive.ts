import {
  type Args,
  finiteNumber,
  flag,
  positional,
  requireTensor,
  settings,
  shown,
  surplus,
  wholeNumber,
  wholeNumbers,
} from '../../arguments'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { Module } from '../core/module'
import type { Placement } from '../core/placement'
import { registerFields } from '../core/slots'
import { ModuleList, Sequential } from './container'
import { Linear } from './linear'

export interface AdaptiveLogSoftmaxOptions extends Placement {
  /** The factor by which the projection of each further cluster is smaller; default 4. */
  divValue?: number
  /** Whether the head has a bias; default false. */
  headBias?: boolean
}

/** The log probability of each target, and their negative mean as the loss. */
export type AdaptiveLogSoftmaxOutput = [output: Tensor, loss: Tensor] & { output: Tensor; loss: Tensor }

const where = 'nn.AdaptiveLogSoftmaxWithLoss'

function checkedCutoffs(cutoffs: unknown, classes: number): number[] {
  const ends = wholeNumbers(where, 'cutoffs', cutoffs, { min: 1, max: classes - 1 })
  if (ends.length > 0 && ends.every((end, i) => i === 0 || end > ends[i - 1])) return [...ends, classes]
  throw new TorchError('ERR_RANGE', `${where}: cutoffs must increase, but they are ${shown(cutoffs)}`)
}

/**
 * A softmax over very many classes that is cheap for frequent ones. Classes are numbered by falling frequency and split at
 * `cutoffs`
 * into a head and clusters.
 * @throws TorchError `ERR_RANGE` for cutoffs that do not increase within 1 … `nClasses - 1`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AdaptiveLogSoftmaxWithLoss.html
 */
export class AdaptiveLogSoftmaxWithLoss extends Module<[input: Tensor, target: Tensor], AdaptiveLogSoftmaxOutput> {
  readonly inFeatures: number
  readonly nClasses: number
  /** The end of the head and of each cluster; the last is `nClasses`. */
  readonly cutoffs: readonly number[]
  readonly divValue: number
  head: Linear
  tail: ModuleList<Sequential<[Linear, Linear]>>

  constructor(
    ...given: Args<
      'nn.AdaptiveLogSoftmaxWithLoss',
      [inFeatures: number, nClasses: number, cutoffs: readonly number[]],
      AdaptiveLogSoftmaxOptions,
      ['divValue', 'headBias']
    >
  ) {
    const [inFeatures, nClasses, cutoffs, ...args] = positional('nn.AdaptiveLogSoftmaxWithLoss', given)
    super()
    const defaults = { divValue: 4, headBias: false, device: undefined, dtype: undefined }
    const { divValue, headBias, device, dtype } = settings<AdaptiveLogSoftmaxOptions>(where, defaults, args)
    this.inFeatures = wholeNumber(where, 'inFeatures', inFeatures, { min: 1 })
    this.nClasses = wholeNumber(where, 'nClasses', nClasses, { min: 2 })
    this.cutoffs = checkedCutoffs(cutoffs, nClasses)
    this.divValue = finiteNumber(where, 'divValue', divValue, { min: 0, aboveMin: true })
    const bias = flag(where, 'headBias', headBias)
    const made = { device, dtype }
    this.head = new Linear(inFeatures, this.cutoffs[0] + cutoffs.length, { bias, ...made })
    this.tail = new ModuleList<Sequential<[Linear, Linear]>>()
    registerFields(this)
    for (const [i, start] of cutoffs.entries()) {
      const hidden = Math.floor(inFeatures / this.divValue ** (i + 1))
      const first = new Linear(inFeatures, hidden, { bias: false, ...made })
      const second = new Linear(hidden, this.cutoffs[i + 1] - start, { bias: false, ...made })
      this.tail.append(new Sequential(first, second))
    }
  }

  /** Draws new initial values, those of the head first. */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.AdaptiveLogSoftmaxWithLoss.resetParameters', 0, arguments)
    this.head.resetParameters()
    for (const projection of this.tail) {
      projection.at(0).resetParameters()
      projection.at(1).resetParameters()
    }
  }

  /**
   * The log probability of each target, and their negative mean as the loss.
   * @param input `[N, inFeatures]`, or `[inFeatures]` with a target without dimensions
   * @param target int64 classes, `[N]`
   */
  override forward(input: Tensor, target: Tensor): AdaptiveLogSoftmaxOutput {
    requireTensor(where, 'input', input)
    requireTensor(where, 'target', target)
    if (input.ndim !== target.ndim + 1 || target.ndim > 1 || input.shape[0] !== (target.shape[0] ?? input.shape[0])) {
      const got = `they are [${input.shape.join(', ')}] and [${target.shape.join(', ')}]`
      throw new TorchError('ERR_SHAPE', `${where}: input and target must be [N, inFeatures] and [N], but ${got}`)
    }
    if (target.ndim === 1) return batchOutput(this, input, target)
    const { output, loss } = batchOutput(this, ops.unsqueeze(input, 0), ops.unsqueeze(target, 0))
    return named(ops.squeeze(output, 0), loss)
  }

  /** The log probabilities of all classes, `[N, nClasses]`. */
  logProb(input: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('nn.AdaptiveLogSoftmaxWithLoss.logProb', 1, arguments)
    return everyLogProb(this, input, this.head.forward(input))
  }

  /** The most probable class of each row, `[N]`. Clusters are computed only for rows whose head chooses one. */
  predict(input: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('nn.AdaptiveLogSoftmaxWithLoss.predict', 1, arguments)
    const scores = this.head.forward(input)
    const classes = ops.argmax(scores, 1)
    const rows = ops.squeeze(ops.nonzero(ops.ge(classes, this.cutoffs[0])), 1)
    if (rows.numel() === 0) return classes
    const rest = everyLogProb(this, ops.indexSelect(input, 0, rows), ops.indexSelect(scores, 0, rows))
    return ops.indexCopy(classes, 0, rows, ops.argmax(rest, 1))
  }
}

function named(output: Tensor, loss: Tensor): AdaptiveLogSoftmaxOutput {
  return Object.assign([output, loss] as [Tensor, Tensor], { output, loss })
}

/** The result for a batch. */
function batchOutput(layer: AdaptiveLogSoftmaxWithLoss, input: Tensor, target: Tensor): AdaptiveLogSoftmaxOutput {
  const [batch] = target.shape
  const output = ops.zeros([batch], { dtype: input.dtype, device: input.device })
  const places = ops.emptyLike(target)
  let used = 0
  for (const cluster of layer.cutoffs.keys()) {
    const start = cluster === 0 ? 0 : layer.cutoffs[cluster - 1]
    const end = layer.cutoffs[cluster]
    const rows = ops.squeeze(ops.nonzero(ops.logicalAnd(ops.ge(target, start), ops.lt(target, end))), 1)
    if (rows.numel() === 0) continue
    used += rows.numel()
    const classes = ops.indexSelect(target, 0, rows)
    if (cluster === 0) {
      ops.indexCopy_(places, 0, rows, classes)
      continue
    }
    ops.indexFill_(places, 0, rows, layer.cutoffs[0] + cluster - 1)
    const scores = layer.tail.at(cluster - 1).forward(ops.indexSelect(input, 0, rows))
    const chosen = ops.gather(ops.logSoftmax(scores, 1), 1, ops.unsqueeze(ops.sub(classes, start), 1))
    ops.indexCopy_(output, 0, rows, ops.squeeze(chosen, 1))
  }
  if (used !== batch) {
    const range = `from ${ops.min(target).item()} to ${ops.max(target).item()}`
    throw new TorchError('ERR_INDEX', `${where}: targets must be from 0 to ${layer.nClasses - 1}, but they go ${range}`)
  }
  const head = ops.gather(ops.logSoftmax(layer.head.forward(input), 1), 1, ops.unsqueeze(places, 1))
  ops.add_(output, ops.squeeze(head, 1))
  return named(output, ops.mean(ops.neg(output)))
}

/** The log probabilities of all classes, given the head's scores. */
function everyLogProb(layer: AdaptiveLogSoftmaxWithLoss, input: Tensor, scores: Tensor): Tensor {
  const head = ops.logSoftmax(scores, 1)
  const [shortlist] = layer.cutoffs
  const parts = [ops.narrow(head, 1, 0, shortlist)]
  for (let cluster = 0; cluster < layer.tail.length; cluster++) {
    const within = ops.logSoftmax(layer.tail.at(cluster).forward(input), 1)
    parts.push(ops.add(within, ops.narrow(head, 1, shortlist + cluster, 1)))
  }
  return ops.cat(parts, 1)
}
