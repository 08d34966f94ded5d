import {
  type Args,
  finiteNumber,
  flag,
  oneOf,
  positional,
  type Rest,
  settings,
  shown,
  surplus,
  wholeNumber,
} from '../../arguments'
import { noGrad } from '../../autograd'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import { Tensor } from '../../tensor'
import { Module } from '../core/module'
import { Parameter } from '../core/parameter'
import type { Placement } from '../core/placement'
import { pythonFloat } from '../core/repr'
import { registerFields } from '../core/slots'
import * as F from '../functional'
import { paddingRow } from '../functional/embedding'
import { normal_ } from '../init'

interface TableOptions extends Placement {
  paddingIdx?: number | null
  maxNorm?: number | null
  normType?: number
  scaleGradByFreq?: boolean
  sparse?: boolean
  _weight?: Tensor | null
}

/** The base of embeddings: a learned table of rows. */
abstract class Table<Args extends unknown[]> extends Module<Args, Tensor> {
  readonly numEmbeddings: number
  readonly embeddingDim: number
  readonly paddingIdx: number | null
  maxNorm: number | null
  normType: number
  scaleGradByFreq: boolean
  sparse: boolean
  weight: Parameter

  constructor(where: string, rows: number, columns: number, given: TableOptions) {
    super()
    this.numEmbeddings = wholeNumber(where, 'numEmbeddings', rows, { min: 0 })
    this.embeddingDim = wholeNumber(where, 'embeddingDim', columns, { min: 0 })
    this.paddingIdx = paddingRow(where, given.paddingIdx, rows)
    const maxNorm = given.maxNorm ?? null
    this.maxNorm = maxNorm === null ? null : finiteNumber(where, 'maxNorm', maxNorm)
    this.normType = finiteNumber(where, 'normType', given.normType)
    this.scaleGradByFreq = flag(where, 'scaleGradByFreq', given.scaleGradByFreq)
    this.sparse = flag(where, 'sparse', given.sparse)
    const { dtype, device } = given
    this.weight = new Parameter(given._weight ?? ops.empty([rows, columns], { dtype, device }))
    registerFields(this)
    if (!given._weight) this.resetParameters()
    else if (String(given._weight.shape) !== String([rows, columns])) {
      const got = `but its shape is [${given._weight.shape.join(', ')}]`
      throw new TorchError('ERR_SHAPE', `${where}: _weight must be [${rows}, ${columns}], ${got}`)
    }
  }

  /** Draws all rows from the standard normal distribution; the padding row becomes zeros. */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus(`nn.${this.constructor.name}.resetParameters`, 0, arguments)
    normal_(this.weight)
    const { paddingIdx } = this
    if (paddingIdx !== null) noGrad(() => ops.zero_(ops.select(this.weight, 0, paddingIdx)))
  }

  /** The options that differ from their defaults, as Python prints them. */
  protected printed(...more: string[]): string {
    const parts = [`${this.numEmbeddings}, ${this.embeddingDim}`]
    if (this.maxNorm !== null) parts.push(`max_norm=${pythonFloat(this.maxNorm)}`)
    if (this.normType !== 2) parts.push(`norm_type=${pythonFloat(this.normType)}`)
    if (this.scaleGradByFreq) parts.push('scale_grad_by_freq=True')
    return [...parts, ...more].join(', ')
  }
}

function pretrained(where: string, embeddings: unknown): Tensor {
  if (!(embeddings instanceof Tensor)) throw typeError(`${where}: needs a tensor, but was given ${shown(embeddings)}`)
  if (embeddings.ndim === 2) return embeddings
  throw new TorchError('ERR_SHAPE', `${where}: needs [rows, length], but the shape is [${embeddings.shape.join(', ')}]`)
}

export interface EmbeddingLayerOptions extends F.EmbeddingOptions, Placement {
  /** The table to use instead of random values; `fromPretrained` sets it. */
  _weight?: Tensor | null
}

const embeddingDefaults: EmbeddingLayerOptions = {
  paddingIdx: null,
  maxNorm: null,
  normType: 2,
  scaleGradByFreq: false,
  sparse: false,
  _weight: null,
  device: undefined,
  dtype: undefined,
}

/**
 * Looks up learned rows by index: an int64 input of any shape gives that shape and the dimension `embeddingDim`.
 * @throws TypeError or TorchError `ERR_RANGE` for invalid sizes or options
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Embedding.html
 */
export class Embedding extends Table<[input: Tensor]> {
  constructor(
    ...forms: Args<
      'nn.Embedding',
      [numEmbeddings: number, embeddingDim: number],
      EmbeddingLayerOptions,
      ['paddingIdx', 'maxNorm', 'normType', 'scaleGradByFreq', 'sparse']
    >
  ) {
    const [numEmbeddings, embeddingDim, ...args] = positional('nn.Embedding', forms)
    const given = settings<EmbeddingLayerOptions>('nn.Embedding', embeddingDefaults, args)
    super('nn.Embedding', numEmbeddings, embeddingDim, given)
  }

  /** Makes a layer from the given rows, with which it shares memory. They are not trained unless `freeze` is false. */
  static fromPretrained(
    embeddings: Tensor,
    ...rest: Rest<
      F.EmbeddingOptions & { freeze?: boolean },
      ['freeze', 'paddingIdx', 'maxNorm', 'normType', 'scaleGradByFreq', 'sparse']
    >
  ): Embedding {
    const { freeze, ...options } = settings(
      'nn.Embedding.fromPretrained',
      { freeze: true, ...withoutPlace(embeddingDefaults) },
      rest,
    )
    const table = pretrained('nn.Embedding.fromPretrained', embeddings)
    const layer = new Embedding(table.shape[0], table.shape[1], { ...options, _weight: table })
    layer.weight.requiresGrad_(!freeze)
    return layer
  }

  override forward(input: Tensor): Tensor {
    const { paddingIdx, maxNorm, normType, scaleGradByFreq, sparse } = this
    return F.embedding(input, this.weight, { paddingIdx, maxNorm, normType, scaleGradByFreq, sparse })
  }

  protected override extraRepr(): string {
    const sparse = this.sparse ? ['sparse=True'] : []
    const text = this.printed(...sparse)
    if (this.paddingIdx === null) return text
    const [rows, columns, ...rest] = text.split(', ')
    return [rows, columns, `padding_idx=${this.paddingIdx}`, ...rest].join(', ')
  }
}

export interface EmbeddingBagLayerOptions extends EmbeddingLayerOptions {
  /** How the rows of a bag are combined; default `'mean'`. */
  mode?: 'sum' | 'mean' | 'max'
  /** Whether `offsets` ends with the input's length; default false. */
  includeLastOffset?: boolean
}

const bagDefaults: EmbeddingBagLayerOptions = {
  maxNorm: null,
  normType: 2,
  scaleGradByFreq: false,
  mode: 'mean',
  sparse: false,
  _weight: null,
  includeLastOffset: false,
  paddingIdx: null,
  device: undefined,
  dtype: undefined,
}

/** The options of a layer whose rows are given. */
function withoutPlace<Options extends EmbeddingLayerOptions>(all: Options): Omit<Options, keyof Placement | '_weight'> {
  const { _weight, device, dtype, ...rest } = all
  return rest
}

/**
 * Sums, means or maxima of bags of learned rows. The input is `[N, length]` with one bag per row, or one dimension with `offsets`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.EmbeddingBag.html
 */
export class EmbeddingBag extends Table<[input: Tensor, offsets?: Tensor | null, perSampleWeights?: Tensor | null]> {
  readonly mode: 'sum' | 'mean' | 'max'
  readonly includeLastOffset: boolean

  constructor(
    ...forms: Args<
      'nn.EmbeddingBag',
      [numEmbeddings: number, embeddingDim: number],
      EmbeddingBagLayerOptions,
      ['maxNorm', 'normType', 'scaleGradByFreq', 'mode', 'sparse']
    >
  ) {
    const [numEmbeddings, embeddingDim, ...args] = positional('nn.EmbeddingBag', forms)
    const given = settings<EmbeddingBagLayerOptions>('nn.EmbeddingBag', bagDefaults, args)
    super('nn.EmbeddingBag', numEmbeddings, embeddingDim, given)
    this.mode = oneOf('nn.EmbeddingBag', 'mode', given.mode, ['sum', 'mean', 'max'])
    this.includeLastOffset = flag('nn.EmbeddingBag', 'includeLastOffset', given.includeLastOffset)
  }

  /** Makes a layer from the given rows, with which it shares memory. They are not trained unless `freeze` is false. */
  static fromPretrained(
    embeddings: Tensor,
    ...rest: Rest<
      Omit<EmbeddingBagLayerOptions, keyof Placement | '_weight'> & { freeze?: boolean },
      ['freeze', 'maxNorm', 'normType', 'scaleGradByFreq', 'mode', 'sparse', 'includeLastOffset', 'paddingIdx']
    >
  ): EmbeddingBag {
    const { freeze, ...options } = settings(
      'nn.EmbeddingBag.fromPretrained',
      { freeze: true, ...withoutPlace(bagDefaults) },
      rest,
    )
    const table = pretrained('nn.EmbeddingBag.fromPretrained', embeddings)
    const layer = new EmbeddingBag(table.shape[0], table.shape[1], { ...options, _weight: table })
    layer.weight.requiresGrad_(!freeze)
    return layer
  }

  override forward(input: Tensor, offsets?: Tensor | null, perSampleWeights?: Tensor | null): Tensor {
    const { mode, sparse, scaleGradByFreq, maxNorm, normType, includeLastOffset, paddingIdx } = this
    const options = { mode, sparse, scaleGradByFreq, maxNorm, normType, includeLastOffset, paddingIdx }
    return F.embeddingBag(input, this.weight, offsets ?? null, { ...options, perSampleWeights })
  }

  protected override extraRepr(): string {
    const padding = this.paddingIdx === null ? [] : [`padding_idx=${this.paddingIdx}`]
    return this.printed(`mode='${this.mode}'`, ...padding)
  }
}
