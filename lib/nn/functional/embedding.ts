import { type Args, oneOf, positional, requireTensor, settings, wholeNumber } from '../../arguments'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'

export interface EmbeddingOptions {
  /** A row that gets no gradient; a negative index counts from the end. */
  paddingIdx?: number | null
  /** Rows with a larger norm are scaled down to it, in place, before they are used. */
  maxNorm?: number | null
  /** The norm's degree for `maxNorm`; default 2. */
  normType?: number
  /** Whether a row's gradient is divided by the number of its uses in the batch; default false. */
  scaleGradByFreq?: boolean
  /** Whether the weight's gradient is sparse; default false. */
  sparse?: boolean
}

/** The padding row as an index from the start, or null. */
export function paddingRow(where: string, paddingIdx: number | null | undefined, rows: number): number | null {
  if (paddingIdx === null || paddingIdx === undefined) return null
  const row = wholeNumber(where, 'paddingIdx', paddingIdx, { min: -rows, max: rows, belowMax: true })
  return row < 0 ? rows + row : row
}

/** Scales down the rows whose norm is too large, without autograd, as in PyTorch. */
function renorm(weight: Tensor, rows: Tensor, { maxNorm, normType = 2 }: EmbeddingOptions): void {
  if (maxNorm !== null && maxNorm !== undefined) ops.embeddingRenorm_(weight.detach(), rows, maxNorm, normType)
}

const embeddingDefaults: Required<EmbeddingOptions> = {
  paddingIdx: null,
  maxNorm: null,
  normType: 2,
  scaleGradByFreq: false,
  sparse: false,
}

/**
 * Looks up rows of `weight`, `[rows, length]`, by an integer tensor of any shape.
 * @throws TorchError `ERR_INDEX` for an index out of range
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.embedding.html
 */
export function embedding(
  ...given: Args<
    'nn.functional.embedding',
    [input: Tensor, weight: Tensor],
    EmbeddingOptions,
    ['paddingIdx', 'maxNorm', 'normType', 'scaleGradByFreq', 'sparse']
  >
): Tensor {
  const [input, weight, ...rest] = positional('nn.functional.embedding', given)
  const options = settings<Required<EmbeddingOptions>>('nn.functional.embedding', embeddingDefaults, rest)
  requireTensor('nn.functional.embedding', 'input', input)
  requireTensor('nn.functional.embedding', 'weight', weight)
  const { scaleGradByFreq, sparse } = options
  const row = paddingRow('embedding', options.paddingIdx, weight.shape[0]) ?? -1
  const rows = ops.contiguous(input)
  renorm(weight, rows, options)
  return ops.embedding(weight, rows, row, scaleGradByFreq, sparse)
}

export interface EmbeddingBagOptions extends EmbeddingOptions {
  /** The start of each bag in an input of one dimension. */
  offsets?: Tensor | null
  /** How the rows of a bag are combined; default `'mean'`. */
  mode?: 'sum' | 'mean' | 'max'
  /** A factor for each row, of the input's shape; only with `'sum'`. */
  perSampleWeights?: Tensor | null
  /** Whether `offsets` ends with the input's length; default false. */
  includeLastOffset?: boolean
}

const modes = ['sum', 'mean', 'max'] as const

const bagDefaults: EmbeddingBagOptions = {
  offsets: null,
  maxNorm: null,
  normType: 2,
  scaleGradByFreq: false,
  mode: 'mean',
  sparse: false,
  perSampleWeights: null,
  includeLastOffset: false,
  paddingIdx: null,
}

/**
 * Sums, means or maxima of bags of rows. The input is `[N, length]` with one bag per row, or one dimension with `offsets`.
 * @throws TorchError `ERR_SHAPE` for an input of other dimensions, and for missing or superfluous offsets
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.embedding_bag.html
 */
export function embeddingBag(
  ...given: Args<'nn.functional.embeddingBag', [input: Tensor, weight: Tensor], EmbeddingBagOptions, ['offsets']>
): Tensor {
  const [input, weight, ...args] = positional('nn.functional.embeddingBag', given)
  const where = 'embeddingBag'
  const options = settings<EmbeddingBagOptions>(where, bagDefaults, args)
  requireTensor('nn.functional.embeddingBag', 'input', input)
  requireTensor('nn.functional.embeddingBag', 'weight', weight)
  const { offsets = null, mode, perSampleWeights = null, scaleGradByFreq = false, sparse = false } = options
  const code = modes.indexOf(oneOf(where, 'mode', mode, modes))
  if (offsets) requireTensor('nn.functional.embeddingBag', 'offsets', offsets)
  if (perSampleWeights) requireTensor('nn.functional.embeddingBag', 'perSampleWeights', perSampleWeights)
  const problem = bagProblem(input, offsets, perSampleWeights)
  if (problem) throw new TorchError('ERR_SHAPE', `${where}: ${problem}`)
  if (mode === 'max' && (scaleGradByFreq || sparse)) {
    throw new TorchError('ERR_NOT_IMPLEMENTED', `${where}: mode 'max' does not support scaleGradByFreq or sparse`)
  }
  if (mode !== 'sum' && perSampleWeights) {
    throw new TorchError('ERR_NOT_IMPLEMENTED', `${where}: perSampleWeights need mode 'sum', but the mode is '${mode}'`)
  }
  const fixed = input.ndim === 2
  const { dtype, device } = input
  const rows = ops.reshape(input, [-1])
  const starts = offsets ?? ops.arange(0, input.numel(), input.shape[1], { dtype, device })
  const factors = perSampleWeights && ops.reshape(perSampleWeights, [-1])
  const padding = paddingRow(where, options.paddingIdx, weight.shape[0])
  const last = fixed ? false : (options.includeLastOffset ?? false)
  renorm(weight, rows, options)
  return ops.embeddingBag(weight, rows, starts, scaleGradByFreq, code, sparse, factors, last, padding)[0]
}

/** Why input, offsets and weights do not fit, or undefined if they do. */
function bagProblem(input: Tensor, offsets: Tensor | null, factors: Tensor | null): string | undefined {
  const shape = `[${input.shape.join(', ')}]`
  if (input.ndim !== 1 && input.ndim !== 2) return `takes a 1-D or 2-D input, but its shape is ${shape}`
  if (factors && String(factors.shape) !== String(input.shape)) {
    return `perSampleWeights must have the input's shape ${shape}, but they have [${factors.shape.join(', ')}]`
  }
  if (input.ndim === 2)
    return offsets ? `an input of shape ${shape} has one bag per row, so it takes no offsets` : undefined
  if (!offsets) return `an input of shape ${shape} needs offsets, the start of each bag`
  return offsets.ndim === 1 ? undefined : `offsets must be 1-D, but their shape is [${offsets.shape.join(', ')}]`
}
