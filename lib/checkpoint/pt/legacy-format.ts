import { types } from 'node:util'
import * as ops from '../../generated/ops'
import type { Reading, Source } from '../../system/reading'
import type { Tensor } from '../../tensor'
import { fill } from '../fill'
import { Budget, Machine, type World } from '../pickle/machine'
import { fullName } from '../pickle/names'
import { pickleEnd } from '../pickle/opcodes'
import { itemSize, Storage } from '../pickle/storage'
import { PythonObject } from '../pickle/values'
import { type StorageId, storageId } from '../pickle/world'
import { failPt } from './kinds'
import { type CheckedLoad, faults, unpickled } from './unpickled'
import { corrected } from './zip-format'

const magic = 0x1950a86a20f9469cfc6cn
const protocol = 1001
/** The number of bytes read first, and the most bytes of the pickles before the storages. */
const [firstBytes, mostBytes] = [2 ** 16, 512 * 2 ** 20]
/**
 * The pickles in order: magic number, protocol version, the machine that it was saved on, the object, the storages'
 * keys.
 */
const pickles = 5

/** Whether a file begins as the legacy format does: with a pickle of its magic number, in any protocol. */
export function isLegacy(head: Buffer): boolean {
  return head[0] === 0x80 && head.subarray(0, 40).includes(Buffer.from('6cfc9c46f9206aa85019', 'hex'))
}

/** Reads a file of the format before PyTorch 1.6. */
export function* loadingLegacy(loading: CheckedLoad): Reading<unknown> {
  const { source } = loading
  const { bytes, start, places } = yield* openingLegacy(loading)
  const known = new Map<string, Tensor>()
  const storage = function* (id: StorageId): Reading<Storage> {
    const { key, dtype, part } = id
    const width = itemSize(dtype ?? 'uint8')
    const place = places.get(key) ?? failPt(source, `its storage ${key} is missing`)
    if (place.dtype !== (dtype ?? 'uint8')) return failPt(source, `it has storage ${key} as two kinds of it`)
    if (place.numel !== id.numel) {
      return failPt(source, `its storage ${key} takes ${id.numel} elements, and has ${place.numel}`)
    }
    let memory = known.get(key)
    if (memory === undefined) {
      memory = yield* reading(place, loading)
      memory = loading.onMeta ? memory : memory.to(loading.place(id.location))
      known.set(key, memory)
    }
    if (part === undefined) return new Storage(dtype, memory, 0, id.numel * width, key)
    const [of, offset, numel] = part
    if (!(offset + numel <= id.numel)) return failPt(source, `its storage ${of} lies outside storage ${key}`)
    return new Storage(dtype, memory, offset * width, numel * width, of)
  }
  return yield* unpickled(bytes, start, loading, storage, 'its pickle')
}

/** Finds the object's pickle and the storages in a file. */
export function* openingLegacy(
  loading: Pick<CheckedLoad, 'source' | 'encoding'>,
): Reading<{ bytes: Buffer; start: number; places: Map<string, Place> }> {
  const { source } = loading
  const { bytes, starts, end } = yield* readPickles(source)
  if ((yield* plain(bytes, starts[0], loading)) !== magic)
    return failPt(source, "it has not the legacy format's magic number")
  const version = yield* plain(bytes, starts[1], loading)
  if (version !== protocol) return failPt(source, `its protocol version is ${version}, and ${protocol} is read`)
  const ids = yield* collected(bytes, starts[3], loading)
  const places = yield* locate(yield* plain(bytes, starts[4], loading), ids, end, source)
  return { bytes, start: starts[3], places }
}

interface Place {
  start: number
  numel: number
  dtype: NonNullable<StorageId['dtype']>
}

function* reading({ start, numel, dtype }: Place, { onMeta }: CheckedLoad): Reading<Tensor> {
  const memory = ops.empty([numel * itemSize(dtype)], { dtype: 'uint8', device: onMeta ? 'meta' : 'cpu' })
  if (onMeta) return memory
  yield* fill(memory, start)
  return corrected(memory, dtype, false)
}

/** Reads as much of the file as its pickles take. */
function* readPickles(source: Source): Reading<{ bytes: Buffer; starts: number[]; end: number }> {
  const bad = faults(source, 'its pickle')
  for (let length = firstBytes; ; length *= 2) {
    const count = Math.min(length, source.size, mostBytes)
    const bytes = Buffer.alloc(count)
    for (let at = 0; at < count; at += firstBytes) bytes.set(yield [at, Math.min(firstBytes, count - at)], at)
    const starts: number[] = []
    let end: number | undefined = 0
    while (end !== undefined && starts.length < pickles) {
      starts.push(end)
      end = pickleEnd(bytes, end, bad)
    }
    if (end !== undefined) return { bytes, starts, end }
    if (count === source.size) return failPt(source, 'it ends within its pickle: it may be truncated')
    if (count === mostBytes) return failPt(source, `its pickle takes more than ${mostBytes} bytes`)
  }
}

/** A world in which nothing is made: names and calls stay descriptions. */
class Told implements World {
  readonly ids: StorageId[] = []
  constructor(readonly bad: (why: string) => never) {}

  global(module: string, name: string): PythonObject {
    return new PythonObject(fullName(module, name))
  }

  call(callee: PythonObject, args: unknown[]): PythonObject {
    return new PythonObject(callee.name, args)
  }

  build(): void {}

  // biome-ignore lint/correctness/useYield: a world may have to read
  *persistent(id: unknown): Reading<unknown> {
    const [kind, ...rest] = Array.isArray(id) ? id : []
    const isStorage = (types.isUint8Array(kind) ? Buffer.from(kind).toString() : kind) === 'storage'
    if (isStorage) this.ids.push(storageId(rest, this.bad))
    // A class with its source may be called later.
    return rest[0] instanceof PythonObject && !isStorage ? rest[0] : null
  }
}

function machineFor(
  bytes: Buffer,
  at: number,
  { source, encoding }: Pick<CheckedLoad, 'source' | 'encoding'>,
): { machine: Machine; world: Told } {
  const bad = faults(source, 'its pickle')
  const world = new Told((why) => failPt(source, `its pickle ${why}`))
  return { world, machine: new Machine(bytes, at, world, new Budget((why) => failPt(source, why)), bad, { encoding }) }
}

/** A pickle of plain values. */
function* plain(bytes: Buffer, at: number, loading: Pick<CheckedLoad, 'source' | 'encoding'>): Reading<unknown> {
  return yield* machineFor(bytes, at, loading).machine.run()
}

/** The storages that the object needs. */
function* collected(
  bytes: Buffer,
  at: number,
  loading: Pick<CheckedLoad, 'source' | 'encoding'>,
): Reading<StorageId[]> {
  const { machine, world } = machineFor(bytes, at, loading)
  yield* machine.run()
  return world.ids
}

/** The position of each storage: they follow one another in the order of their keys. */
function* locate(keys: unknown, ids: StorageId[], end: number, source: Source): Reading<Map<string, Place>> {
  if (!Array.isArray(keys)) return failPt(source, 'it has no list of storages')
  const dtypes = new Map(ids.map(({ key, dtype }) => [key, dtype ?? 'uint8']))
  const places = new Map<string, Place>()
  let at = end
  for (const key of keys.map(String)) {
    const dtype = dtypes.get(key) ?? failPt(source, `its storage ${key} is used by no tensor`)
    if (places.has(key)) return failPt(source, `its storage ${key} stands twice`)
    if (at + 8 > source.size) return failPt(source, `it ends before storage ${key}: it may be truncated`)
    const head = yield [at, 8]
    const numel = Number(Buffer.from(head.buffer, head.byteOffset, 8).readBigInt64LE())
    const size = numel * itemSize(dtype)
    if (!(numel >= 0 && at + 8 + size <= source.size)) {
      return failPt(
        source,
        `its storage ${key} takes ${size} bytes, and ${source.size - at - 8} are left: it may be truncated`,
      )
    }
    places.set(key, { start: at + 8, numel, dtype })
    at += 8 + size
  }
  return places
}
