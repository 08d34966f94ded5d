import type { Reading, Source } from '../../system/reading'
import type { Device } from '../../types'
import { finished } from '../pickle/finish'
import { type Budget, type Encoding, Machine } from '../pickle/machine'
import type { Storage } from '../pickle/storage'
import { type StorageId, TorchWorld } from '../pickle/world'
import { fail } from './kinds'

/** How a file is loaded, its options settled. */
export interface Loading {
  source: Source
  weightsOnly: boolean
  objects: boolean
  encoding: Encoding
  /** Whether only shapes are wanted, and no data. */
  onMeta: boolean
  /** Where what was saved from a device goes. */
  place(location: string): Device
  /** The memory that all of it may take, pickles within the pickle included. */
  budget: Budget
  /** Reads what a pickle within the pickle holds. */
  nested(bytes: Uint8Array): unknown
}

/** Says where in a pickle something is wrong. */
export const faults =
  (source: Source, what: string) =>
  (at: number, why: string): never =>
    fail(source, `${what}, at byte ${at}, ${why}`)

/** What the pickle that begins at `at` makes in PyTorch's world. */
export function* unpickled(
  bytes: Buffer,
  at: number,
  loading: Loading,
  storage: (id: StorageId) => Reading<Storage>,
  what: string,
): Reading<unknown> {
  const { source, weightsOnly, objects, encoding, budget, place, nested } = loading
  const tuples = new Set<object>()
  const refuse = (why: string) => fail(source, `${what} ${why}`)
  const world = new TorchWorld({ weightsOnly, budget, tuples, storage, place, nested })
  world.machine = new Machine(bytes, at, world, budget, faults(source, what), { encoding, tuples })
  const root = yield* world.machine.run()
  return finished(root, { objects, tuples, charge: (cost) => budget.charge(cost), fail: refuse })
}
