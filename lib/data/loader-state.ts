import { types } from 'node:util'
import { shown } from '../arguments'
import { TorchError, typeError } from '../errors'
import { isArray, isObject } from '../kinds'
import { defaultGenerator, Generator } from '../random'
import { isTensor, type Tensor } from '../tensor'

/**
 * The state of a loader: which batch comes next, and how its random order is drawn. `save` and `saveCheckpoint` write
 * it.
 */
export interface LoaderState {
  /** The number of batches given in this epoch; 0 between two epochs. */
  given: number
  /** The number of lists of positions drawn for those batches and for batches ahead. */
  drawn: number
  /** The states of the generators at the beginning of this epoch; null between two epochs. */
  start: Tensor[] | null
  /** The present states of the loader's own generators; the default generator is not the loader's. */
  generators: Tensor[]
  /** What the loader is made of. A state fits only loaders that are made of the same. */
  of: LoaderMake
}

/** What decides which items are in which batch, beside the generators. */
export interface LoaderMake {
  /** The dataset's length; null for a stream. */
  length: number | null
  batch_size: number | null
  drop_last: boolean
  /** The class of the sampler; shuffling changes it. */
  sampler: string
}

/** What errors call each of them. */
const makes: readonly [name: keyof LoaderMake, what: string][] = [
  ['length', 'the length of the dataset'],
  ['batch_size', 'the batch size'],
  ['drop_last', 'dropLast'],
  ['sampler', 'the sampler, which shuffle decides,'],
]

/** How far an epoch has come. */
export interface EpochProgress {
  readonly start: Tensor[]
  given: number
  drawn: number
  ended: boolean
}

/** The generators that decide a loader's order: the default one first. */
export function generatorsOf(...sources: unknown[]): Generator[] {
  const own = sources.map((source) =>
    source instanceof Generator ? source : (source as { generator?: unknown } | null | undefined)?.generator,
  )
  return [...new Set([defaultGenerator, ...own.filter((found) => found instanceof Generator)])]
}

export const statesOf = (generators: readonly Generator[]) => generators.map((generator) => generator.getState())

export function restore(generators: readonly Generator[], states: readonly Tensor[]): void {
  for (const [i, generator] of generators.entries()) generator.setState(states[i])
}

/** Iterates over lists and counts how many have been drawn. */
export function* countingDrawn<List>(lists: Iterable<List>, progress: EpochProgress): IterableIterator<List> {
  for (const list of lists) {
    progress.drawn++
    yield list
  }
}

/**
 * Iterates over lists from the point where `drawn` of them had been drawn and `given` of those had been used. The drawn
 * ones are drawn again at once, while the generators have the states of the epoch's beginning.
 */
export function resumed<List>(
  lists: Iterable<List>,
  { given, drawn }: LoaderState,
  progress: EpochProgress,
): Iterable<List> {
  const source = lists[Symbol.iterator]()
  const ahead: List[] = []
  for (; progress.drawn < drawn; progress.drawn++) {
    const next = source.next()
    if (next.done) break
    if (progress.drawn >= given) ahead.push(next.value)
  }
  return rest(ahead, source, progress)
}

function* rest<List>(ahead: List[], source: Iterator<List>, progress: EpochProgress): IterableIterator<List> {
  try {
    yield* ahead
    for (let next = source.next(); !next.done; next = source.next()) {
      progress.drawn++
      yield next.value
    }
  } finally {
    source.return?.()
  }
}

/** Checks a state that was saved, perhaps by Python, which may have made Maps of objects. */
export function checkState(saved: unknown, make: LoaderMake, own: number): LoaderState {
  const where = 'data.DataLoader.loadStateDict'
  if (!isObject(saved) || isArray(saved)) throw typeError(`${where}: needs a state dict, but was given ${shown(saved)}`)
  const entriesOf = (dict: unknown) => (types.isMap(dict) ? Object.fromEntries(dict) : dict)
  const state = entriesOf(saved) as LoaderState
  const bad = (why: string): never => {
    throw new TorchError('ERR_STATE_DICT', `the state dict does not fit this DataLoader: ${why}`)
  }
  for (const name of ['given', 'drawn'] as const)
    if (!(Number.isSafeInteger(state[name]) && state[name] >= 0)) bad(`${name} is ${shown(state[name])}, no count`)
  const of = (entriesOf(state.of) ?? {}) as Partial<LoaderMake>
  const other = makes
    .filter(([name]) => of[name] !== make[name])
    .map(([name, what]) => `${what} was ${shown(of[name])} and is ${shown(make[name])}`)
  if (other.length > 0) bad(other.join('; '))
  const fits = (list: unknown, count: number) => isArray(list) && list.length === count && [...list].every(isTensor)
  if (!fits(state.generators, own)) bad(`its generators are not ${own} states`)
  if (state.start !== null && !fits(state.start, own + 1)) bad(`its start is not ${own + 1} states of generators`)
  const { given, drawn, start, generators } = state
  return { given, drawn, start, generators, of: make }
}

/** How many batches of a stream are to be read again, and the states of the generators when they were first read. */
export interface Again {
  count: number
  generators: readonly Generator[]
  states: readonly Tensor[]
}

/**
 * The batches of a stream that are read again and dropped. Their random numbers come from the old states of the
 * generators, so that later batches draw the same numbers as without the interruption.
 */
export class Dropped {
  readonly #now: Tensor[]
  #isOver = false

  constructor(readonly again: Again) {
    this.#now = statesOf(again.generators)
    if (again.count === 0) this.#isOver = true
    else restore(again.generators, again.states)
  }

  /** Whether the batch with this number, counted from 1, is dropped. */
  has(number: number): boolean {
    if (number === this.again.count) this.end()
    return number <= this.again.count
  }

  end(): void {
    if (!this.#isOver) restore(this.again.generators, this.#now)
    this.#isOver = true
  }
}
