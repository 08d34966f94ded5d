import { type Dirent, readdirSync, realpathSync, rmSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join, parse, resolve } from 'node:path'
import { types } from 'node:util'
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
import { noGrad } from '../autograd'
import { emitWarning } from '../binding/warning'
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
   * How many files are kept of those that have this one's name with other numbers: of `step-300.pt` also `step-200.pt`. Those
   * with larger numbers than this one's are of an earlier run and go first, then those with the smallest. Default: all.
   */
  keepLast?: number
  /**
   * Keeps the best under a name of its own, `step-best.pt` for `step-300.pt`: the one whose number of the name `metric` is the
   * smallest, or the largest with `mode: 'max'`. A best one that is damaged is replaced, with a warning.
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
 * @throws TypeError for what cannot be saved, {@link TorchError} `ERR_FILE` if the file cannot be written, or before anything is
 * written, if the best checkpoint until now has no such number
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
  if (best !== undefined && isBetter(best)) duplicateFile(realpathSync(path), best.path)
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
  if (best !== undefined && isBetter(best)) duplicateFile(realpathSync(path), best.path)
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
 * @throws {@link TorchError} `ERR_FILE` and `ERR_CHECKSUM` as {@link load}, `ERR_STATE_DICT` for a part that the file lacks or that
 * does not fit; then all parts are as they were
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

const digitsOf = ({ before, after }: Family, name: string) => name.slice(before.length, name.length - after.length)
const numberIn = (family: Family, name: string) => Number(digitsOf(family, name))

/** The names that differ in their number, by that number. */
function numbered(family: Family, names: readonly string[]): string[] {
  const { before, after } = family
  const isOne = (name: string) =>
    name.length > before.length + after.length &&
    name.startsWith(before) &&
    name.endsWith(after) &&
    /^\d+$/.test(digitsOf(family, name))
  return names.filter(isOne).sort((a, b) => numberIn(family, a) - numberIn(family, b) || (a < b ? -1 : 1))
}

function superfluous(
  family: Family & { folder: string; own: string },
  names: readonly string[],
  keepLast: number,
): string[] {
  const coming = new Set([...saving].map((plan) => resolve(plan.family.folder, plan.family.own)))
  const isOther = (name: string) => name !== family.own && !coming.has(resolve(family.folder, name))
  const others = numbered(family, names).filter(isOther)
  const own = numberIn(family, family.own)
  const isLarger = (name: string) => numberIn(family, name) > own
  // A run's numbers grow, so a larger one is of an earlier run.
  const inOrder = [...others.filter(isLarger), ...others.filter((name) => !isLarger(name))]
  return inOrder.slice(0, Math.max(0, inOrder.length - keepLast + 1))
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
  const path = join(folder, `${before}best${after}`)
  // What cannot be compared is refused before anything is saved; what is damaged is told when it is compared.
  numberBefore(path, metric, () => {})
  return { path, metric, value, mode: mode ?? 'min' }
}

/** Whether it is better than the best until now; the number of that is read alone. */
function isBetter({ path, metric, value, mode }: Best): boolean {
  const old = numberBefore(path, metric, (why) => emitWarning(`${why}; the next best checkpoint replaces it`))
  if (Number.isNaN(value)) return false
  return old === undefined || Number.isNaN(old) || (mode === 'min' ? value < old : value > old)
}

/** The number that the best checkpoint until now has; undefined where there is none, or a damaged one. */
function numberBefore(path: string, metric: string, damaged: (why: string) => void): number | undefined {
  const { dir, base } = parse(path)
  if (!namesIn(dir === '' ? '.' : dir).includes(base)) return undefined
  let before: unknown
  try {
    before = loadSync(path, { mapLocation: 'meta' })
  } catch (error) {
    const isDamaged = error instanceof TorchError && (error.code === 'ERR_FILE' || error.code === 'ERR_CHECKSUM')
    if (!isDamaged) throw error
    damaged(error.message)
    return undefined
  }
  const old = before instanceof Map ? before.get(metric) : undefined
  if (typeof old === 'number') return old
  const why = `the best checkpoint has no number ${brief(metric)} to compare with; remove it if it is of another training`
  throw new TorchError('ERR_FILE', `${JSON.stringify(path)}: ${why}`)
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
  if (random) steps.push(restoringRandom(saved[randomName]))
  inWhole(steps)
  const isValue = (name: string) => name !== randomName && !Object.hasOwn(parts, name)
  return Object.fromEntries(Object.entries(saved).filter(([name]) => isValue(name)))
}

/** What there is to do to restore a part. */
interface Step {
  load(): void
  /** What the part holds now, and how it gets that back. */
  state(): unknown
  restore(state: unknown): void
}

/**
 * Takes all steps, or none if one fails. A part whose loading fails has changed nothing itself, so that the largest, which
 * comes last, need not be copied.
 */
function inWhole(steps: readonly Step[]): void {
  const begun = steps.map((step) => {
    const before = step.state()
    const tensors = tensorsIn(before)
    return { step, before, tensors, bytes: tensors.reduce((sum, tensor) => sum + tensor.nbytes, 0) }
  })
  begun.sort((a, b) => a.bytes - b.bytes)
  const undo: (() => void)[] = []
  try {
    for (const { step, before, tensors } of begun) {
      const isLast = undo.length === begun.length - 1
      const copies = isLast ? [] : tensors.map((tensor) => tensor.detach().clone())
      undo.push(() => {
        noGrad(() => copies.forEach((copy, i) => void tensors[i].copy_(copy)))
        step.restore(before)
      })
      step.load()
    }
  } catch (error) {
    for (const back of undo.reverse()) back()
    throw error
  }
}

/** The tensors in a state, however deep. */
function tensorsIn(state: unknown, met = new Set<unknown>()): Tensor[] {
  if (isTensor(state)) return [state]
  if (!isObject(state) || met.has(state)) return []
  met.add(state)
  const inner = types.isMap(state) || types.isSet(state) || isArray(state) ? [...state.values()] : Object.values(state)
  return inner.flatMap((value) => tensorsIn(value, met))
}

/** An optimizer that has made no step has no states, and an empty dict was read as an object: an optimizer wants a Map. */
function withStates(saved: unknown): unknown {
  const isOptimizers = isPlain(saved) && isArray(saved.param_groups) && isPlain(saved.state)
  return isOptimizers && Object.keys(saved.state as object).length === 0 ? { ...saved, state: new Map() } : saved
}

/** Only own properties, not those that every object inherits, such as its constructor. */
const ownOf = (saved: Record<string, unknown>, name: string) => (Object.hasOwn(saved, name) ? saved[name] : undefined)

/** What there is to do to restore a part; nothing is done yet. */
function stepsOf(name: string, part: unknown, saved: unknown, all: object): Step[] {
  if (saved === undefined) {
    const has = Object.keys(all)
      .slice(0, 12)
      .map((key) => brief(key, 40))
    throw new TorchError('ERR_STATE_DICT', `the checkpoint has no ${brief(name)}; it has ${has.join(', ')}`)
  }
  if (isStateful(part)) {
    if (typeof part.loadStateDict !== 'function')
      throw typeError(`loadCheckpoint: ${name} has a stateDict and no loadStateDict, so that it cannot be restored`)
    const restore = (state: unknown) => void part.loadStateDict(state)
    return [{ load: () => restore(withStates(saved)), state: () => part.stateDict(), restore }]
  }
  if (part instanceof Generator) {
    const restore = (state: unknown) => void part.setState(state as Tensor)
    return [{ load: () => restore(saved), state: () => part.getState(), restore }]
  }
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

function restoringRandom(saved: unknown): Step {
  const restore = (states: unknown) => {
    const { cpu, cuda } = (isPlain(states) ? states : {}) as Partial<RandomStates>
    if (cpu !== undefined) setRngState(cpu)
    const devices = isAvailable() ? deviceCount() : 0
    for (const [i, state] of (cuda ?? []).slice(0, devices).entries()) setCudaState(state, `cuda:${i}`)
  }
  return { load: () => restore(saved), state: randomStates, restore }
}
