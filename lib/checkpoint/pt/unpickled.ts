import type { Reading, Source } from '../../system/reading'
import type { Device } from '../../types'
import { finished } from '../pickle/finish'
import { type Budget, type Encoding, Machine } from '../pickle/machine'
import type { Storage } from '../pickle/storage'
import { type StorageId, TorchWorld } from '../pickle/world'
import { failPt } from './kinds'

/** A load with its options checked. */
export interface CheckedLoad {
  source: Source
  weightsOnly: boolean
  objects: boolean
  encoding: Encoding
  /** Whether only shapes are wanted, without data. */
  onMeta: boolean
  /** The device for tensors that were saved from a location. */
  place(location: string): Device
  /** The memory limit of the load, with pickles within the pickle. */
  budget: Budget
  /** Reads what a pickle within the pickle holds. */
  nested(bytes: Uint8Array): unknown
}

/** Throws the error for a fault in a pickle. */
export const faults =
  (source: Source, what: string) =>
  (at: number, why: string): never =>
    failPt(source, `${what}, at byte ${at}, ${why}`)

/** Runs the pickle that begins at `at` in PyTorch's world. */
export function* unpickled(
  bytes: Buffer,
  at: number,
  loading: CheckedLoad,
  storage: (id: StorageId) => Reading<Storage>,
  what: string,
): Reading<unknown> {
  const { source, weightsOnly, objects, encoding, budget, place, nested } = loading
  const tuples = new Set<object>()
  const refuse = (why: string) => failPt(source, `${what} ${why}`)
  const world = new TorchWorld({ weightsOnly, budget, tuples, storage, place, nested })
  world.machine = new Machine(bytes, at, world, budget, faults(source, what), { encoding, tuples })
  const root = yield* world.machine.run()
  return finished(root, { objects, tuples, charge: (cost) => budget.charge(cost), fail: refuse })
}
