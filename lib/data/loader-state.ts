import { types } from 'node:util'
import { shown } from '../arguments'
import { TorchError, typeError } from '../errors'
import { isArray, isObject } from '../kinds'
import { defaultGenerator, Generator } from '../random'
import { isTensor, type Tensor } from '../tensor'

/**
 * Where a loader stands: which batch comes next, and what its random order is made from. `save` and `saveCheckpoint` write
 * it.
 */
export interface LoaderState {
  /** Batches that were given in this epoch; 0 between two epochs. */
  given: number
  /** Lists of positions that were drawn for them and for batches ahead. */
  drawn: number
  /** The states of the generators at the beginning of this epoch; null between two epochs. */
  start: Tensor[] | null
  /** The states of the loader's own generators now: the default generator belongs to all. */
  generators: Tensor[]
  /** What the loader is made of: a state fits such loaders alone. */
  of: LoaderMake
}

/** What decides which items are in which batch, beside the generators. */
export interface LoaderMake {
  /** The dataset's length; null for a stream. */
  length: number | null
  batch_size: number | null
  drop_last: boolean
  /** The class of the sampler, which is another with and without shuffling. */
  sampler: string
}

/** How each of them is told. */
const makes: readonly [name: keyof LoaderMake, what: string][] = [
  ['length', 'the length of the dataset'],
  ['batch_size', 'the batch size'],
  ['drop_last', 'dropLast'],
  ['sampler', 'the sampler, which shuffle decides,'],
]

/** How far an epoch has come. */
export interface Progress {
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

/** A pass over lists that counts what is drawn. */
export function* counted<List>(lists: Iterable<List>, progress: Progress): IterableIterator<List> {
  for (const list of lists) {
    progress.drawn++
    yield list
  }
}

/**
 * A pass over lists that stands where `drawn` of them had been drawn and `given` of those were done with. It draws them at
 * once, while the generators have the state of then.
 */
export function resumed<List>(
  lists: Iterable<List>,
  { given, drawn }: LoaderState,
  progress: Progress,
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

function* rest<List>(ahead: List[], source: Iterator<List>, progress: Progress): IterableIterator<List> {
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
  const fits = (list: unknown, count: number) => isArray(list) && list.length === count && list.every(isTensor)
  if (!fits(state.generators, own)) bad(`its generators are not ${own} states`)
  if (state.start !== null && !fits(state.start, own + 1)) bad(`its start is not ${own + 1} states of generators`)
  const { given, drawn, start, generators } = state
  return { given, drawn, start, generators, of: make }
}

/** So many batches of a stream, and the states of the generators when they were first read. */
export interface Again {
  count: number
  generators: readonly Generator[]
  states: readonly Tensor[]
}

/** The batches that are read again: random numbers for them are those of then, and take nothing from those to come. */
export class Dropped {
  readonly #now: Tensor[]
  #isOver = false

  constructor(readonly again: Again) {
    this.#now = statesOf(again.generators)
    if (again.count === 0) this.#isOver = true
    else restore(again.generators, again.states)
  }

  /** Whether the batch of this number, from 1 on, is one of them. */
  has(number: number): boolean {
    if (number === this.again.count) this.end()
    return number <= this.again.count
  }

  end(): void {
    if (!this.#isOver) restore(this.again.generators, this.#now)
    this.#isOver = true
  }
}
