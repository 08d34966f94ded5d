import { checkOptions, finiteNumber, isArray, isPlain, refuseValue, requireString, shown } from '../arguments'
import { noGrad } from '../autograd'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import { isObject } from '../kinds'
import { Module } from '../nn'
import { isTensor, type NestedData, type Tensor, tensor } from '../tensor'
import { extent } from './axis'
import { bucketSize, bucketsOf } from './charts'
import type { ReportConfusion, ReportEpoch, ReportLatent, ReportPicture, ReportRun } from './data'
import { decoderView } from './decoder'
import { imagePng } from './image'
import { projectTo2d } from './project'
import { isTrained, trainedEpoch } from './trained'
import type { ConfusionView, EpochView, LatentView, PictureView, RunView } from './view'

const mostBuckets = 480
const mostPoints = 20_000
const mostClasses = 100

/** The runs as a page shows them. @throws TypeError or TorchError for what is not understood */
export function runViews(where: string, runs: unknown): RunView[] {
  const list = isArray(runs) ? runs : [runs]
  if (list.length === 0) refuseValue(where, 'runs', 'at least one run', runs, false)
  const views = list.map((run, i) => runView(where, isArray(runs) ? `runs[${i}]` : 'runs', run))
  const twice = views.find(({ name }, i) => views.findIndex((other) => other.name === name) !== i)
  if (twice !== undefined)
    throw new TorchError(
      'ERR_RANGE',
      `${where}: runs must have names of their own, but two are called ${shown(twice.name)}`,
    )
  return views
}

const parts: Record<keyof ReportRun, true> = {
  ...{ name: true, detail: true, note: true, epochs: true, losses: true, learningRates: true, original: true },
  ...{ pictures: true, latent: true, confusion: true, samples: true },
}

function runView(where: string, path: string, given: unknown): RunView {
  if (!isPlain(given)) refuseValue(where, path, 'a run, such as { name, epochs }', given, true)
  checkOptions(where, given, Object.keys(parts))
  const run = given as unknown as ReportRun
  requireString(where, `${path}.name`, run.name)
  if (run.name.trim() === '') refuseValue(where, `${path}.name`, 'a name', run.name, false)
  for (const part of ['detail', 'note'] as const)
    if (run[part] !== undefined) requireString(where, `${path}.${part}`, run[part])
  const values = (part: 'losses' | 'learningRates') =>
    run[part] === undefined ? [] : numbersOf(where, `${path}.${part}`, run[part])
  const [losses, rates] = [values('losses'), values('learningRates')]
  const pictures = (part: 'pictures' | 'samples') =>
    listOf(where, `${path}.${part}`, run[part]).map((each, i) => pictureView(where, `${path}.${part}[${i}]`, each))
  return {
    name: run.name,
    detail: run.detail,
    note: run.note,
    epochs: listOf(where, `${path}.epochs`, run.epochs).map((each, i) =>
      epochView(where, `${path}.epochs[${i}]`, isTrained(each) ? trainedEpoch(each) : each, i),
    ),
    steps: bucketsOf(losses, mostBuckets),
    stepCount: losses.length,
    rates: bucketsOf(rates, mostBuckets),
    each: bucketSize(losses.length, mostBuckets),
    original: run.original === undefined ? undefined : pictureView(where, `${path}.original`, run.original),
    pictures: pictures('pictures'),
    samples: pictures('samples'),
    latent: run.latent === undefined ? undefined : latentView(where, `${path}.latent`, run.latent),
    confusion: run.confusion === undefined ? undefined : confusionView(where, `${path}.confusion`, run.confusion),
  }
}

function listOf(where: string, name: string, list: unknown): readonly unknown[] {
  if (list !== undefined && !isArray(list)) refuseValue(where, name, 'an array', list, true)
  return (list ?? []) as readonly unknown[]
}

function object<T>(where: string, name: string, value: unknown, names: readonly (keyof T & string)[]): T {
  if (!isPlain(value)) refuseValue(where, name, `an object with ${names.slice(0, 2).join(' and ')}`, value, true)
  checkOptions(where, value, names)
  return value as T
}

/** An epoch with its numbers checked. Losses may be NaN, as those of a training that has diverged. */
export function epochView(where: string, name: string, given: unknown, place: number): EpochView {
  const values = ['loss', 'testLoss', 'expectedLoss', 'lr', 'seconds'] as const
  const epoch = object<ReportEpoch>(where, name, given, ['epoch', ...values, 'metrics'])
  const number = (of: string, value: unknown): number | undefined => {
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'number') refuseValue(where, `${name}.${of}`, 'a number', value, true)
    return value as number
  }
  const metrics = epoch.metrics ?? {}
  if (!isPlain(metrics)) refuseValue(where, `${name}.metrics`, 'an object of numbers', metrics, true)
  const found = Object.entries(metrics).map(
    ([key, value]) => [key, number(`metrics.${key}`, value) ?? Number.NaN] as const,
  )
  return {
    epoch: epoch.epoch === undefined ? place : finiteNumber(where, `${name}.epoch`, epoch.epoch),
    ...Object.fromEntries(values.map((of) => [of, number(of, epoch[of])])),
    metrics: Object.fromEntries(found),
  }
}

function numbersOf(where: string, name: string, values: unknown): Float64Array {
  const isList = isTensor(values) || ArrayBuffer.isView(values) || isArray(values)
  if (!isList) refuseValue(where, name, 'a Tensor or an array of numbers', values, true)
  const given = isTensor(values) ? values : tensor(values as NestedData)
  return given.detach().to({ device: 'cpu', dtype: 'float64' }).reshape([-1]).toTypedArray() as Float64Array
}

/** A picture as base64 of a PNG. */
export function pictureView(where: string, name: string, given: unknown): PictureView {
  const { title, image } = object<ReportPicture>(where, name, given, ['title', 'image'])
  requireString(where, `${name}.title`, title)
  return { title, png: Buffer.from(pngOf(where, `${name}.image`, image)).toString('base64') }
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex')

/** The PNG of a picture. */
export function pngOf(where: string, name: string, image: unknown): Uint8Array {
  if (image instanceof Uint8Array || (isObject(image) && ArrayBuffer.isView(image))) {
    const bytes = image as Uint8Array
    if (!signature.equals(Buffer.from(bytes.subarray(0, 8))))
      throw new TorchError(
        'ERR_RANGE',
        `${where}: ${name} must be a PNG, but its ${bytes.length} bytes do not begin as one`,
      )
    return bytes
  }
  if (!isTensor(image)) refuseValue(where, name, 'a Tensor or the bytes of a PNG', image, true)
  return imagePng(where, name, image as Tensor)
}

function latentView(where: string, name: string, given: unknown): LatentView {
  const latent = object<ReportLatent>(where, name, given, ['codes', 'labels', 'axes', 'decoder', 'collapsedBelow'])
  const { codes } = latent
  if (!isTensor(codes)) refuseValue(where, `${name}.codes`, 'a Tensor', codes, true)
  if (codes.ndim !== 2 || codes.numel() === 0)
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: ${name}.codes must be [n, d] with at least one code, but its shape is [${codes.shape}]`,
    )
  if (codes.shape[0] > mostPoints)
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: ${name}.codes must be at most ${mostPoints} codes, but it is ${codes.shape[0]}; give some of them`,
    )
  if (latent.decoder !== undefined && !(latent.decoder instanceof Module))
    refuseValue(where, `${name}.decoder`, 'a module', latent.decoder, true)
  const least =
    latent.collapsedBelow === undefined
      ? 0.05
      : finiteNumber(where, `${name}.collapsedBelow`, latent.collapsedBelow, { min: 0 })
  const groups = groupsOf(where, name, latent.labels, codes.shape[0])
  const all = noGrad(() => codes.detach().to({ device: 'cpu', dtype: 'float32' }))
  const whole = noGrad(() => ops.isfinite(all).all(1))
  const finite = noGrad(() => all.indexSelect(0, whole.nonzero().reshape([-1])))
  const kept = Array.from<number | bigint | boolean, boolean>(whole.toArray() as boolean[], Boolean)
  const [count, dim] = finite.shape
  const values = finite.toTypedArray() as Float32Array
  const { points, axes } = projectTo2d(values, dim)
  const column = (axis: number) => Array.from({ length: count }, (_, i) => points[2 * i + axis])
  const isCollapsed = count > 0 && [0, 1].every((axis) => span(column(axis)) < least)
  // Without a chart there is nothing to click.
  const decoder = count > 0 && !isCollapsed && latent.decoder ? decoderView(latent.decoder, finite) : undefined
  return {
    ...{ x: column(0).map(rounded), y: column(1).map(rounded), axes: axesOf(where, name, latent.axes, axes), dim },
    ...{ groups: groups.groups.filter((_, i) => kept[i]), names: groups.names, infinite: codes.shape[0] - count },
    isCollapsed,
    ...(typeof decoder === 'string' ? { why: decoder } : decoder && { decoder, codes: Array.from(values, rounded) }),
  }
}

function axesOf(where: string, name: string, given: unknown, own: [string, string]): [string, string] {
  if (given === undefined) return own
  const isPair = isArray(given) && given.length === 2 && given.every((axis) => typeof axis === 'string')
  if (!isPair) refuseValue(where, `${name}.axes`, 'an array of two names', given, true)
  return given as [string, string]
}

function groupsOf(where: string, name: string, labels: unknown, count: number): { groups: number[]; names: string[] } {
  if (labels === undefined) return { groups: Array(count).fill(0), names: ['codes'] }
  if (!isTensor(labels) && !isArray(labels) && !ArrayBuffer.isView(labels))
    refuseValue(where, `${name}.labels`, 'a Tensor or an array of numbers or names', labels, true)
  const each = isTensor(labels)
    ? Array.from<number | bigint, string>(labels.reshape([-1]).toTypedArray() as ArrayLike<number>, String)
    : Array.from(labels as ArrayLike<number | string>, String)
  if (each.length !== count)
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: ${name}.labels must be one for each of ${count} codes, but it is ${each.length}`,
    )
  const found = [...new Set(each)]
  const names = found.every((label) => label !== '' && Number.isFinite(Number(label)))
    ? found.sort((a, b) => Number(a) - Number(b))
    : found
  const places = new Map(names.map((label, i) => [label, i]))
  return { groups: each.map((label) => places.get(label) as number), names }
}

function confusionView(where: string, name: string, given: unknown): ConfusionView {
  const { matrix, classes } = object<ReportConfusion>(where, name, given, ['matrix', 'classes'])
  if (!isTensor(matrix) && !isArray(matrix))
    refuseValue(where, `${name}.matrix`, 'a Tensor or an array of arrays', matrix, true)
  const counts = isTensor(matrix) ? matrix : tensor(matrix)
  const [rows, columns] = counts.shape
  if (counts.ndim !== 2 || rows !== columns || rows === 0 || rows > mostClasses)
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: ${name}.matrix must be [classes, classes] of 1 to ${mostClasses} classes, but its shape is [${counts.shape}]`,
    )
  const names = classes ?? Array.from({ length: rows }, (_, i) => String(i))
  if (!isArray(names) || names.length !== rows || names.some((each) => typeof each !== 'string'))
    refuseValue(where, `${name}.classes`, `an array of ${rows} names`, classes, true)
  const values = numbersOf(where, `${name}.matrix`, counts)
  return {
    classes: [...names],
    matrix: Array.from({ length: rows }, (_, i) => Array.from(values.subarray(i * rows, (i + 1) * rows))),
  }
}

const rounded = (value: number): number => Number(value.toPrecision(6))

function span(values: number[]): number {
  const range = extent(values)
  return range === undefined ? Number.POSITIVE_INFINITY : range[1] - range[0]
}
