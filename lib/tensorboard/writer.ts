import { hostname } from 'node:os'
import { isAbsolute, join } from 'node:path'
import {
  finiteNumber,
  isPlain,
  type Rest,
  refuseValue,
  requireString,
  settings,
  surplus,
  wholeNumber,
} from '../arguments'
import { onlyAsWritten } from '../binding/relied'
import { TorchError } from '../errors'
import { writeFileAtomicSync } from '../system/files'
import type { Tensor } from '../tensor'
import { writeEmbedding } from './embedding'
import { EventFile, type EventFileOptions } from './event-file'
import { type Figure, figureOf } from './figure'
import { type Bins, histogramOf } from './histogram'
import { type HParam, hparamsSummaries } from './hparams'
import { imageOf } from './image'
import { event, histogramMessage, pluginMetadata, summary, tensorMessage } from './messages'
import { prCurveSummary } from './pr-curve'
import { type Numbers, oneNumber } from './values'
import { intField } from './wire'

export interface SummaryWriterOptions {
  /** The folder of the files. Default: `runs/` and the time and the machine's name. */
  logDir?: string | null
  /** What the name of the default folder ends in. Default: nothing. */
  comment?: string
  /** Events of this step and later ones, which a run that crashed had written there, are hidden. Default: none. */
  purgeStep?: number | null
  /** The events that are held back before they are written. Default: 10. */
  maxQueue?: number
  /** The seconds after which events that are held back are written. Default: 120. */
  flushSecs?: number
  /** What the names of the files end in. Default: nothing. */
  filenameSuffix?: string
}

/** The step and the time of what is added to a SummaryWriter. */
export interface AddOptions {
  /** The step of the training. Default: none, which TensorBoard shows as 0. */
  globalStep?: number | bigint | null
  /** The seconds since 1970. Default: now. */
  walltime?: number | null
}

export interface AddScalarOptions extends AddOptions {
  /** Whether to write a tensor in place of a number, which TensorBoard loads faster. Default: false. */
  newStyle?: boolean
  /** Whether the tensor of `newStyle` has double precision. Default: false. */
  doublePrecision?: boolean
}

export interface AddHistogramOptions extends AddOptions {
  /** The bins: `'tensorflow'`, a rule of numpy's `histogram`, how many, or their edges. Default: `'tensorflow'`. */
  bins?: Bins
  /** How many bins to keep, by joining neighbours. Default: all. */
  maxBins?: number | null
}

export interface AddImageOptions extends AddOptions {
  /** What the dimensions are: `'CHW'`, `'HWC'`, `'HW'`, `'NCHW'`, in any order. Default: `'CHW'`; of addImages `'NCHW'`. */
  dataformats?: string
}

export interface AddEmbeddingOptions {
  /** A label for each point, or with `metadataHeader` an array of labels. Default: none. */
  metadata?: readonly unknown[] | null
  /** A picture for each point, [N, C, H, W]. Default: none. */
  labelImg?: Numbers | null
  /** Default: 0. */
  globalStep?: number | bigint | null
  /** The name of the embedding. Default: `'default'`. */
  tag?: string
  /** The names of the labels of each point. Default: none. */
  metadataHeader?: readonly string[] | null
}

export interface AddHparamsOptions {
  /** All values that a hyperparameter may have. Default: none. */
  hparamDomainDiscrete?: Record<string, readonly (number | string | boolean)[]> | null
  /** The folder of this run, within the writer's. Default: the time. */
  runName?: string | null
  globalStep?: number | bigint | null
}

export interface AddPrCurveOptions extends AddOptions {
  /** How many thresholds, at most 127. Default: 127. */
  numThresholds?: number
  /** The weight of each element, or one for all. Default: 1. */
  weights?: Numbers | null
}

const atStep = ['globalStep', 'walltime'] as const
const when = { globalStep: null, walltime: null }
const name = (method: string) => `SummaryWriter.${method}`

/**
 * Writes files that TensorBoard shows, as
 * {@link https://docs.pytorch.org/docs/2.11/tensorboard.html torch.utils.tensorboard.SummaryWriter}: the same messages,
 * in files of the same form. See them with `tensorboard --logdir runs`.
 *
 * Events are held back until there are `maxQueue` of them or for `flushSecs` seconds, and are written by `flush()`, by
 * `close()` and when the process exits. A process that is killed loses what was held back; what is in the file stays
 * readable. Each writer has a file of its own, in the same folder too. After `close()`, the next call opens a new file.
 *
 * ```ts
 * using writer = new torch.SummaryWriter('runs/first')
 * writer.addScalar('loss/train', loss, step)
 * writer.addHistogram('fc.weight', model.fc.weight, step)
 * ```
 */
export class SummaryWriter {
  /** The folder of the files. */
  readonly logDir: string
  readonly #options: EventFileOptions
  #purgeStep: number | null
  /** The writer's own file under '', and the file of each line of `addScalars`. */
  readonly #files = new Map<string, EventFile>()
  #embeddings = ''

  /** @throws TorchError `ERR_FILE` if the folder or its file cannot be made */
  constructor(
    ...rest: Rest<SummaryWriterOptions, ['logDir', 'comment', 'purgeStep', 'maxQueue', 'flushSecs', 'filenameSuffix']>
  ) {
    const { logDir, comment, purgeStep, maxQueue, flushSecs, filenameSuffix } = settings(
      'SummaryWriter',
      {
        logDir: null as string | null,
        comment: '',
        purgeStep: null as number | null,
        maxQueue: 10,
        flushSecs: 120,
        filenameSuffix: '',
      },
      rest,
    )
    for (const [option, value] of Object.entries({ logDir: logDir ?? '', comment, filenameSuffix }))
      requireString('SummaryWriter', option, value)
    if (/[\\/\0]/.test(filenameSuffix))
      refuseValue('SummaryWriter', 'filenameSuffix', 'the end of a file name', filenameSuffix, false)
    this.#purgeStep = purgeStep === null ? null : wholeNumber('SummaryWriter', 'purgeStep', purgeStep)
    this.#options = {
      maxQueue: wholeNumber('SummaryWriter', 'maxQueue', maxQueue, { min: 0 }),
      flushSecs: finiteNumber('SummaryWriter', 'flushSecs', flushSecs, { min: 0 }),
      filenameSuffix,
    }
    this.logDir = logDir || join('runs', `${startTime(new Date())}_${hostname()}${comment}`)
    this.#file()
  }

  /** Adds a number: a tensor of one element, a number or a bigint. It is kept with single precision. */
  addScalar(
    tag: string,
    scalarValue: Tensor | number | bigint,
    ...rest: Rest<AddScalarOptions, [...typeof atStep, 'newStyle', 'doublePrecision']>
  ): void {
    const options = settings(
      name('addScalar'),
      { ...when, newStyle: false, doublePrecision: false } as AddScalarOptions,
      rest,
    )
    requireString(name('addScalar'), 'tag', tag)
    const value = oneNumber(name('addScalar'), 'scalarValue', scalarValue)
    const dtype = options.doublePrecision ? 'double' : 'float'
    this.#add(
      name('addScalar'),
      options.newStyle
        ? summary(tag, { tensor: tensorMessage(dtype, [value]), metadata: pluginMetadata('scalars') })
        : summary(tag, { simpleValue: value }),
      options,
    )
  }

  /**
   * Adds several numbers, which TensorBoard draws in one chart: `writer.addScalars('loss', { train: 0.1, test: 0.2 })`.
   * Each has a file in a folder of its own.
   */
  addScalars(
    mainTag: string,
    tagScalarDict: Record<string, Tensor | number | bigint>,
    ...rest: Rest<AddOptions, typeof atStep>
  ): void {
    const where = name('addScalars')
    const options = settings<AddOptions>(where, when, rest)
    requireString(where, 'mainTag', mainTag)
    if (!isPlain(tagScalarDict)) refuseValue(where, 'tagScalarDict', 'an object of numbers', tagScalarDict, true)
    const entries = Object.entries(tagScalarDict).map(([tag, value]) => {
      const folder = `${mainTag.replaceAll('/', '_')}_${tag}`
      if (tag.includes('\0') || folder.split(/[\\/]/).includes('..'))
        refuseValue(where, 'a name in tagScalarDict', 'a name that a folder can have', tag, false)
      return [folder, oneNumber(where, `tagScalarDict.${tag}`, value)] as const
    })
    const walltime = options.walltime ?? Date.now() / 1000
    for (const [folder, value] of entries)
      this.#add(where, summary(mainTag, { simpleValue: value }), { ...options, walltime }, folder)
  }

  /**
   * Adds a histogram of values of any shape.
   * @throws TorchError `ERR_SHAPE` for no values, `ERR_RANGE` for values that are not finite where the bins depend on them
   */
  addHistogram(
    tag: string,
    values: Numbers,
    ...rest: Rest<AddHistogramOptions, ['globalStep', 'bins', 'walltime', 'maxBins']>
  ): void {
    const where = name('addHistogram')
    const defaults: AddHistogramOptions = { globalStep: null, bins: 'tensorflow', walltime: null, maxBins: null }
    const options = settings(where, defaults, rest)
    requireString(where, 'tag', tag)
    const maxBins = options.maxBins ?? null
    if (maxBins !== null) wholeNumber(where, 'maxBins', maxBins, { min: 1 })
    this.#add(
      where,
      summary(tag, { histogram: histogramMessage(histogramOf(where, values, options.bins, maxBins)) }),
      options,
    )
  }

  /**
   * Adds an image: floating-point values from 0 to 1, or `uint8` from 0 to 255; values beyond are clipped.
   * @param imgTensor - [C, H, W] of 1, 3 or 4 channels, or as `dataformats` says
   */
  addImage(tag: string, imgTensor: Numbers, ...rest: Rest<AddImageOptions, [...typeof atStep, 'dataformats']>): void {
    this.#addImage('addImage', 'CHW', [tag, imgTensor], rest)
  }

  /**
   * Adds images as one, a grid of 8 columns.
   * @param imgTensor - [N, C, H, W] of 1 or 3 channels, or as `dataformats` says
   */
  addImages(tag: string, imgTensor: Numbers, ...rest: Rest<AddImageOptions, [...typeof atStep, 'dataformats']>): void {
    this.#addImage('addImages', 'NCHW', [tag, imgTensor], rest)
  }

  #addImage(method: string, dataformats: string, [tag, image]: [string, unknown], rest: readonly unknown[]): void {
    const options = settings(name(method), { ...when, dataformats } as AddImageOptions, rest)
    requireString(name(method), 'tag', tag)
    this.#add(
      name(method),
      summary(tag, { image: imageOf(name(method), 'imgTensor', image, options.dataformats) }),
      options,
    )
  }

  /**
   * Adds a figure as a picture: a PNG that a chart library has made, or the lines and points of a chart, which are
   * drawn here.
   */
  addFigure(tag: string, figure: Figure | Uint8Array, ...rest: Rest<AddOptions, typeof atStep>): void {
    const options = settings<AddOptions>(name('addFigure'), when, rest)
    requireString(name('addFigure'), 'tag', tag)
    this.#add(name('addFigure'), summary(tag, { image: figureOf(name('addFigure'), figure) }), options)
  }

  /** Adds a text, which TensorBoard reads as Markdown. */
  addText(tag: string, textString: string, ...rest: Rest<AddOptions, typeof atStep>): void {
    const options = settings<AddOptions>(name('addText'), when, rest)
    requireString(name('addText'), 'tag', tag)
    requireString(name('addText'), 'textString', textString)
    const tensor = tensorMessage('string', [textString], [1])
    this.#add(
      name('addText'),
      summary(`${tag}/text_summary`, { tensor, metadata: pluginMetadata('text', intField(1, 0)) }),
      options,
    )
  }

  /**
   * Adds points of many dimensions, which TensorBoard's projector shows, with their labels and pictures.
   * @param mat - [N, D]
   * @throws TorchError `ERR_SHAPE` where the number of labels or pictures is not the number of points
   */
  addEmbedding(
    mat: Numbers,
    ...rest: Rest<AddEmbeddingOptions, ['metadata', 'labelImg', 'globalStep', 'tag', 'metadataHeader']>
  ): void {
    const where = name('addEmbedding')
    const defaults: AddEmbeddingOptions = {
      metadata: null,
      labelImg: null,
      globalStep: null,
      tag: 'default',
      metadataHeader: null,
    }
    const { globalStep, tag, ...parts } = settings(where, defaults, rest)
    requireString(where, 'tag', tag)
    const step = checkedStep(where, globalStep) ?? 0
    this.#file()
    const { metadata = null, labelImg = null, metadataHeader = null } = parts
    this.#embeddings += writeEmbedding(this.logDir, {
      mat,
      metadata,
      labelImg,
      metadataHeader,
      globalStep: step,
      tag: tag as string,
    })
    writeFileAtomicSync(join(this.logDir, 'projector_config.pbtxt'), this.#embeddings)
  }

  /**
   * Adds hyperparameters and the results that they gave, in a run of their own below the writer's folder: TensorBoard's page
   * HPARAMS compares such runs.
   */
  addHparams(
    hparamDict: Record<string, HParam>,
    metricDict: Record<string, Tensor | number | bigint>,
    ...rest: Rest<AddHparamsOptions, ['hparamDomainDiscrete', 'runName', 'globalStep']>
  ): void {
    const where = name('addHparams')
    const defaults: AddHparamsOptions = { hparamDomainDiscrete: null, runName: null, globalStep: null }
    const { hparamDomainDiscrete, runName, globalStep } = settings(where, defaults, rest)
    for (const [option, value] of Object.entries({ hparamDict, metricDict })) {
      if (!isPlain(value)) refuseValue(where, option, 'an object', value, true)
    }
    if (runName !== null && runName !== undefined) requireString(where, 'runName', runName)
    const isOutside =
      /\0/.test(runName ?? '') || isAbsolute(runName ?? '') || (runName ?? '').split(/[\\/]/).includes('..')
    if (isOutside) refuseValue(where, 'runName', "a folder within the writer's", runName, false)
    const step = checkedStep(where, globalStep)
    const metrics = Object.entries(metricDict).map(
      ([tag, value]) => [tag, oneNumber(where, `metricDict.${tag}`, value)] as const,
    )
    const summaries = hparamsSummaries(hparamDict, Object.keys(metricDict), hparamDomainDiscrete ?? {})
    this.#file()
    const file = new EventFile(join(this.logDir, runName || String(Date.now() / 1000)), this.#options)
    try {
      for (const content of summaries) file.add(event(Date.now() / 1000, step, { summary: content }))
      for (const [tag, value] of metrics)
        file.add(event(Date.now() / 1000, step, { summary: summary(tag, { simpleValue: value }) }))
    } finally {
      file.close()
    }
  }

  /**
   * Adds a precision-recall curve.
   * @param labels - 0 or 1 for each element
   * @param predictions - the probability that it is 1, from 0 to 1
   */
  addPrCurve(
    tag: string,
    labels: Numbers,
    predictions: Numbers,
    ...rest: Rest<AddPrCurveOptions, ['globalStep', 'numThresholds', 'weights', 'walltime']>
  ): void {
    const where = name('addPrCurve')
    const defaults: AddPrCurveOptions = { globalStep: null, numThresholds: 127, weights: null, walltime: null }
    const options = settings(where, defaults, rest)
    requireString(where, 'tag', tag)
    const thresholds = wholeNumber(where, 'numThresholds', options.numThresholds, { min: 2 })
    this.#add(where, prCurveSummary(tag, labels, predictions, thresholds, options.weights ?? null), options)
  }

  /** Writes what is held back. @throws TorchError `ERR_FILE` if it cannot be written */
  flush(): void {
    if (arguments.length > 0) throw surplus(name('flush'), 0, arguments)
    for (const file of this.#files.values()) file.flush()
  }

  /** Writes what is held back and closes the files; a second call does nothing. */
  close(): void {
    if (arguments.length > 0) throw surplus(name('close'), 0, arguments)
    const failures: unknown[] = []
    for (const [key, file] of this.#files) {
      this.#files.delete(key)
      try {
        file.close()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }

  [Symbol.dispose](): void {
    this.close()
  }

  #add(where: string, content: Buffer, { globalStep, walltime }: AddOptions, folder = ''): void {
    const step = checkedStep(where, globalStep)
    const time =
      walltime === null || walltime === undefined ? Date.now() / 1000 : finiteNumber(where, 'walltime', walltime)
    const own = this.#file()
    const file = folder === '' ? own : this.#file(folder)
    file.add(event(time, step, { summary: content }))
  }

  #file(folder = ''): EventFile {
    onlyAsWritten('a SummaryWriter writes in it, which a replay would not; write outside of it')
    const open = this.#files.get(folder)
    if (open !== undefined) return open
    const file = new EventFile(join(this.logDir, folder), this.#options)
    this.#files.set(folder, file)
    if (this.#purgeStep !== null) {
      const step = this.#purgeStep
      this.#purgeStep = null
      file.add(event(Date.now() / 1000, step, { fileVersion: 'brain.Event:2' }))
      file.add(event(Date.now() / 1000, step, { sessionStart: true }))
    }
    return file
  }
}

function checkedStep(where: string, step: unknown): number | bigint | null {
  if (step === null || step === undefined) return null
  if (typeof step !== 'bigint') return wholeNumber(where, 'globalStep', step)
  if (BigInt.asIntN(64, step) !== step)
    throw new TorchError('ERR_RANGE', `${where}: globalStep must be an integer of 64 bits, but it is ${step}n`)
  return step
}

/** A time as Python's writer names a folder: `May04_22-14-54`. */
function startTime(date: Date): string {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  const two = (value: number) => String(value).padStart(2, '0')
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join('-')
  return `${months[date.getMonth()]}${two(date.getDate())}_${time}`
}
