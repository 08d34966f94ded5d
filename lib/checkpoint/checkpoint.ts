import { type Dirent, readdirSync, realpathSync, rmSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join, parse, resolve } from 'node:path'
import {
  isPlain,
  named,
  oneOf,
  type Rest,
  requireObject,
  requireString,
  shown,
  surplus,
  wholeNumber,
} from '../arguments'
import { deviceCount, isAvailable } from '../cuda/device'
import { getRngState as cudaState, setRngState as setCudaState } from '../cuda/random'
import { TorchError, typeError } from '../errors'
import { isArray, isObject } from '../kinds'
import { Generator, getRngState, setRngState } from '../random'
import { duplicateFile, fileError, inTurn } from '../system/files'
import { isTensor, type Tensor } from '../tensor'
import { load, loadSync } from './pt/load'
import { save, saveSync } from './pt/save'
import { brief } from './strict-json'

/**
 * The contents of a checkpoint, by name: anything with `stateDict` and `loadStateDict` (models, optimizers, schedulers,
 * scalers, loaders), generators, lists and objects of those, and values that {@link save} takes: numbers, texts,
 * tensors.
 */
export type CheckpointContents = Readonly<Record<string, unknown>>

export interface SaveCheckpointOptions {
  /**
   * How many files of this family are kept, that is, of those whose names differ only in their last number:
   * `step-200.pt` and `step-300.pt`. Those with the largest numbers are kept, and always the new one. Default: all.
   */
  keepLast?: number
  /**
   * Keeps the best checkpoint under a name of its own, `step-best.pt` for `step-300.pt`: the one whose value `metric`
   * is the smallest, or the largest with `mode: 'max'`.
   */
  keepBest?: { metric: string; mode?: 'min' | 'max' }
}

export interface LoadCheckpointOptions {
  /** Whether the states of the random generators are restored. Default true. */
  random?: boolean
}

/** The deepest nesting of lists and objects. */
const maxDepth = 100

/** The name of the generators' states in a checkpoint. */
const randomName = 'random'

/**
 * Saves everything that a training needs to continue bit for bit: state dicts, other values unchanged, and the
 * states of the default generators of the CPU and of each GPU. It is a file of {@link save}, which Python's `torch.load` opens,
 * weights only; it appears whole or not at all, and with the values of the moment of the call.
 *
 * ```ts
 * await torch.saveCheckpoint(`step-${step}.pt`, { model, optimizer, scheduler, loader, epoch, step }, { keepLast: 3 })
 * ```
 *
 * @throws TypeError for what cannot be saved, {@link TorchError} `ERR_FILE` if the file cannot be written
 */
export async function saveCheckpoint(
  path: string,
  contents: CheckpointContents,
  ...rest: Rest<SaveCheckpointOptions>
): Promise<void> {
  const plan = planOf('saveCheckpoint', path, contents, rest)
  const { folder, before, after } = plan.family
  saving.add(plan)
  const saved = Promise.allSettled([save(plan.content, path)])
  // Old files are removed in the order of the calls, so that the last of several checkpoints is kept.
  await inTurn(keeping, `${resolve(folder, before)}*${after}`, async () => {
    const [result] = await saved
    saving.delete(plan)
    if (result.status === 'rejected') throw result.reason
    await keep(path, plan)
  })
}

/** The checkpoints whose calls wait for their turn; none of them is removed before it. */
const saving = new Set<ReturnType<typeof planOf>>()

/** Checkpoints being saved, by family: each waits until the one before has been dealt with. */
const keeping = new Map<string, Promise<void>>()

async function keep(path: string, { best, keepLast, family }: ReturnType<typeof planOf>): Promise<void> {
  if (best !== undefined) {
    const before = await readBefore(best.path, (file) => load(file, { mapLocation: 'meta' }))
    if (isBetter(best, before)) duplicateFile(realpathSync(path), best.path)
  }
  if (keepLast === undefined) return
  for (const name of superfluous(family, filesOf(await readdir(family.folder, { withFileTypes: true })), keepLast))
    await rm(join(family.folder, name), { force: true })
}

/** The synchronous form of {@link saveCheckpoint}. */
export function saveCheckpointSync(
  path: string,
  contents: CheckpointContents,
  ...rest: Rest<SaveCheckpointOptions>
): void {
  const plan = planOf('saveCheckpointSync', path, contents, rest)
  saveSync(plan.content, path)
  const { best, keepLast } = plan
  if (best !== undefined) {
    const exists = readdirSync(plan.family.folder).includes(parse(best.path).base)
    const before = exists ? loadSync(best.path, { mapLocation: 'meta' }) : undefined
    if (isBetter(best, before)) duplicateFile(realpathSync(path), best.path)
  }
  if (keepLast === undefined) return
  const { folder } = plan.family
  for (const name of superfluous(plan.family, filesOf(readdirSync(folder, { withFileTypes: true })), keepLast))
    rmSync(join(folder, name), { force: true })
}

/**
 * Restores a checkpoint that {@link saveCheckpoint} or Python saved into `parts`: a model, an optimizer and so on, by
 * the names under which they were saved. The states of the random generators are restored too.
 *
 * @returns the other values of the file by name, such as `epoch` and `step`; tensors among them are on the CPU
 * @throws {@link TorchError} `ERR_FILE` and `ERR_CHECKSUM` as {@link load}; `ERR_STATE_DICT` for a part that the file
 * lacks, before anything is changed, or that does not fit
 */
// biome-ignore lint/suspicious/noExplicitAny: what the file holds, unless the caller says it
export async function loadCheckpoint<Values = any>(
  path: string,
  parts: CheckpointContents,
  ...rest: Rest<LoadCheckpointOptions>
): Promise<Values> {
  const random = checkLoad('loadCheckpoint', path, parts, rest)
  return restored(path, await load(path, { mapLocation: 'cpu', objects: true }), parts, random) as Values
}

/** The synchronous form of {@link loadCheckpoint}. */
// biome-ignore lint/suspicious/noExplicitAny: what the file holds, unless the caller says it
export function loadCheckpointSync<Values = any>(
  path: string,
  parts: CheckpointContents,
  ...rest: Rest<LoadCheckpointOptions>
): Values {
  const random = checkLoad('loadCheckpointSync', path, parts, rest)
  return restored(path, loadSync(path, { mapLocation: 'cpu', objects: true }), parts, random) as Values
}

/**
 * The path of the checkpoint with the largest number, such as `runs/step-200.pt` for `'runs/step-*.pt'`; undefined
 * where there is none.
 *
 * @throws {@link TorchError} `ERR_FILE` for a folder that cannot be read
 */
export function lastCheckpoint(pattern: string): string | undefined {
  if (arguments.length > 1) throw surplus('lastCheckpoint', 1, arguments)
  requireString('lastCheckpoint', 'pattern', pattern)
  const { dir, base } = parse(pattern)
  const [before, after, more] = base.split('*')
  if (after === undefined || more !== undefined || dir.includes('*'))
    throw typeError(
      `lastCheckpoint: its name has one * in place of the number, as in 'runs/step-*.pt', got ${shown(pattern)}`,
    )
  const names = namesIn(dir === '' ? '.' : dir)
  const last = numbered({ before, after }, names).at(-1)
  return last === undefined ? undefined : join(dir, last)
}

function namesIn(folder: string): string[] {
  try {
    return filesOf(readdirSync(folder, { withFileTypes: true }))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw fileError('read', folder, error)
  }
}

const filesOf = (entries: readonly Dirent[]) => entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name)

interface Family {
  before: string
  after: string
}

/** The names of a family's files, in the order of their numbers. */
function numbered({ before, after }: Family, names: readonly string[]): string[] {
  const digitsOf = (name: string) => name.slice(before.length, name.length - after.length)
  const isOne = (name: string) =>
    name.length > before.length + after.length &&
    name.startsWith(before) &&
    name.endsWith(after) &&
    /^\d+$/.test(digitsOf(name))
  return names.filter(isOne).sort((a, b) => Number(digitsOf(a)) - Number(digitsOf(b)) || (a < b ? -1 : 1))
}

function superfluous(
  family: Family & { folder: string; own: string },
  names: readonly string[],
  keepLast: number,
): string[] {
  const coming = new Set([...saving].map((plan) => resolve(plan.family.folder, plan.family.own)))
  const isOther = (name: string) => name !== family.own && !coming.has(resolve(family.folder, name))
  const others = numbered(family, names).filter(isOther)
  return others.slice(0, Math.max(0, others.length - keepLast + 1))
}

/** A file's folder, and the parts of its name before and after the last number. */
function familyOf(path: string): Family & { folder: string; own: string; isNumbered: boolean } {
  const { dir, base, name, ext } = parse(path)
  const folder = dir === '' ? '.' : dir
  const [, before, after] = /^(.*\D|)\d+(\D*)$/s.exec(name) ?? []
  if (before === undefined) return { folder, own: base, before: `${name}-`, after: ext, isNumbered: false }
  return { folder, own: base, before, after: after + ext, isNumbered: true }
}

interface Best {
  path: string
  metric: string
  value: number
  mode: 'min' | 'max'
}

function planOf(where: string, path: string, contents: CheckpointContents, rest: readonly unknown[]) {
  const options = named<SaveCheckpointOptions>(where, ['keepLast', 'keepBest'], rest)
  requireString(where, 'path', path)
  checkContents(where, 'contents', contents)
  const { keepLast } = options
  if (keepLast !== undefined) wholeNumber(where, 'keepLast', keepLast, { min: 1 })
  const family = familyOf(path)
  if (keepLast !== undefined && !family.isNumbered) {
    throw typeError(
      `${where}: keepLast is for files with a number in their name, such as \`step-\${step}.pt\`, got ${shown(path)}`,
    )
  }
  const best = options.keepBest === undefined ? undefined : bestOf(where, options.keepBest, contents, family)
  const states = Object.fromEntries(
    Object.entries(contents).map(([name, value]) => [name, stateOf(where, name, value)]),
  )
  return { content: { ...states, [randomName]: randomStates() }, family, keepLast, best }
}

function checkContents(where: string, name: string, contents: unknown): void {
  requireObject(where, name, contents, 'an object such as { model, optimizer, epoch }')
  if (!isPlain(contents)) {
    throw typeError(
      `${where}: ${name} must be an object such as { model, optimizer, epoch }, but it is ${shown(contents)}`,
    )
  }
  if (randomName in contents)
    throw typeError(`${where}: the name ${randomName} is that of the generators' states, which are saved in any case`)
}

function bestOf(
  where: string,
  keepBest: SaveCheckpointOptions['keepBest'],
  contents: CheckpointContents,
  { folder, before, after }: Family & { folder: string },
): Best {
  requireObject(where, 'keepBest', keepBest, "an object such as { metric: 'loss' }")
  const { metric, mode } = named<NonNullable<typeof keepBest>>(where, ['metric', 'mode'], [keepBest])
  requireString(where, 'keepBest.metric', metric)
  if (mode !== undefined) oneOf(where, 'keepBest.mode', mode, ['min', 'max'])
  const value = Object.hasOwn(contents, metric) ? contents[metric] : undefined
  if (typeof value !== 'number')
    throw typeError(`${where}: keepBest compares the numbers ${shown(metric)}, but that of contents is ${shown(value)}`)
  return { path: join(folder, `${before}best${after}`), metric, value, mode: mode ?? 'min' }
}

async function readBefore(path: string, read: (path: string) => Promise<unknown>): Promise<unknown> {
  const { dir, base } = parse(path)
  return (await readdir(dir === '' ? '.' : dir)).includes(base) ? read(path) : undefined
}

function isBetter({ path, metric, value, mode }: Best, before: unknown): boolean {
  if (Number.isNaN(value)) return false
  if (before === undefined) return true
  const old = before instanceof Map ? before.get(metric) : undefined
  if (typeof old !== 'number') {
    const why = `the best checkpoint has no number ${brief(metric)} to compare with; remove it if it is of another training`
    throw new TorchError('ERR_FILE', `${JSON.stringify(path)}: ${why}`)
  }
  return Number.isNaN(old) || (mode === 'min' ? value < old : value > old)
}

interface Stateful {
  stateDict(): unknown
  loadStateDict(state: unknown): unknown
}

function isStateful(value: unknown): value is Stateful {
  return isObject(value) && !isTensor(value) && typeof (value as Partial<Stateful>).stateDict === 'function'
}

function stateOf(where: string, name: string, value: unknown, around: readonly unknown[] = []): unknown {
  if (isStateful(value)) return value.stateDict()
  if (value instanceof Generator) return value.getState()
  const isList = isArray(value) && !Object.isFrozen(value)
  if (!isList && !isPlain(value)) return value
  if (around.includes(value)) {
    throw typeError(`${where}: ${brief(name)} holds itself, which no file can say; save the part that is needed`)
  }
  if (around.length === maxDepth) throw typeError(`${where}: ${brief(name)} is nested more than ${maxDepth} deep`)
  const inner = [...around, value]
  if (isList) return value.map((part, i) => stateOf(where, `${name}[${i}]`, part, inner))
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, stateOf(where, `${name}.${key}`, part, inner)]),
  )
}

interface RandomStates {
  cpu: Tensor
  cuda: Tensor[]
}

function randomStates(): RandomStates {
  const devices = isAvailable() ? deviceCount() : 0
  return { cpu: getRngState(), cuda: Array.from({ length: devices }, (_, i) => cudaState(`cuda:${i}`)) }
}

function checkLoad(where: string, path: string, parts: CheckpointContents, rest: readonly unknown[]): boolean {
  const { random } = named<LoadCheckpointOptions>(where, ['random'], rest)
  if (random !== undefined && typeof random !== 'boolean')
    throw typeError(`${where}: random must be true or false, but it is ${shown(random)}`)
  requireString(where, 'path', path)
  checkContents(where, 'parts', parts)
  return random ?? true
}

function restored(path: string, saved: unknown, parts: CheckpointContents, random: boolean): Record<string, unknown> {
  if (!isPlain(saved)) {
    throw new TorchError('ERR_STATE_DICT', `${JSON.stringify(path)} holds ${shown(saved)}, and a checkpoint is a dict`)
  }
  const steps = Object.entries(parts).flatMap(([name, part]) => stepsOf(name, part, ownOf(saved, name), saved))
  for (const step of steps) step()
  if (random) restoreRandom(saved[randomName])
  const isValue = (name: string) => name !== randomName && !Object.hasOwn(parts, name)
  return Object.fromEntries(Object.entries(saved).filter(([name]) => isValue(name)))
}

/**
 * Puts a Map in place of an optimizer's empty state: an optimizer that has made no step has an empty dict, which was
 * read as an object.
 */
function withStates(saved: unknown): unknown {
  const isOptimizers = isPlain(saved) && isArray(saved.param_groups) && isPlain(saved.state)
  return isOptimizers && Object.keys(saved.state as object).length === 0 ? { ...saved, state: new Map() } : saved
}

/** Only own properties, not those that every object inherits, such as its constructor. */
const ownOf = (saved: Record<string, unknown>, name: string) => (Object.hasOwn(saved, name) ? saved[name] : undefined)

/** Checks a part, and returns the steps that will restore it. */
function stepsOf(name: string, part: unknown, saved: unknown, all: object): (() => void)[] {
  if (saved === undefined) {
    const has = Object.keys(all)
      .slice(0, 12)
      .map((key) => brief(key, 40))
    throw new TorchError('ERR_STATE_DICT', `the checkpoint has no ${brief(name)}; it has ${has.join(', ')}`)
  }
  if (isStateful(part)) return [() => void part.loadStateDict(withStates(saved))]
  if (part instanceof Generator) return [() => void part.setState(saved as Tensor)]
  if (isArray(part)) {
    if (!isArray(saved) || saved.length !== part.length) {
      throw new TorchError(
        'ERR_STATE_DICT',
        `the checkpoint's ${brief(name)} is ${shown(saved)}, not ${part.length} states`,
      )
    }
    return part.flatMap((item, i) => stepsOf(`${name}[${i}]`, item, saved[i], saved))
  }
  if (isPlain(part)) {
    const inner = isPlain(saved) ? saved : {}
    return Object.entries(part).flatMap(([key, item]) => stepsOf(`${name}.${key}`, item, ownOf(inner, key), inner))
  }
  throw typeError(
    `loadCheckpoint: ${name} is ${shown(part)}, which has no loadStateDict; values that are not restored into anything are returned`,
  )
}

function restoreRandom(states: unknown): void {
  const { cpu, cuda } = (isPlain(states) ? states : {}) as Partial<RandomStates>
  if (cpu !== undefined) setRngState(cpu)
  const devices = isAvailable() ? deviceCount() : 0
  for (const [i, state] of (cuda ?? []).slice(0, devices).entries()) setCudaState(state, `cuda:${i}`)
}
