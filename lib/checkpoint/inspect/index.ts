import { inflateRawSync, constants as zlib } from 'node:zlib'
import { TorchError } from '../../errors'
import { type Reading, readAtHand, type Source } from '../../system/reading'
import type { Member } from '../../system/zip'
import { failNpy, type NpyHeader, readingNpyHeader } from '../npy/header'
import { Budget, Machine } from '../pickle/machine'
import { itemSize } from '../pickle/storage'
import type { StorageId } from '../pickle/world'
import { type Archive, openingArchive } from '../pt/archive'
import { failPt, otherKind } from '../pt/kinds'
import { isLegacy, openingLegacy } from '../pt/legacy-format'
import { faults } from '../pt/unpickled'
import { readingRecords } from '../pt/zip-format'
import { readingHeader as readingSafetensorsHeader } from '../safetensors'
import { brief } from '../strict-json'
import type { DescribedTensor, DescribedValue, Description } from './described'
import { describingExported } from './exported'
import { describePickled, Looking } from './pickled'

export type { DescribedTensor, DescribedValue, Description } from './described'

const headBytes = 512
/**
 * The part of a compressed array that is unpacked to read its header, since the whole may be a thousand times as large.
 */
const peekBytes = 2 ** 13

/**
 * What is in a file of weights, by its header or its pickle alone: no tensor's data is read. It may be PyTorch's (both
 * formats and programs of torch.export), of safetensors, or numpy's (`.npy`, `.npz`).
 *
 * @throws {@link TorchError} `ERR_FILE` for any other file, which the error names where it is known, and for a damaged
 * one
 */
export function* describing(source: Source): Reading<Description> {
  const head = Buffer.from(yield [0, Math.min(headBytes, source.size)])
  if (head.toString('latin1', 0, 2) === 'PK') return yield* describingZip(source)
  if (isLegacy(head)) return yield* describingLegacy(source)
  if (head.toString('latin1', 0, 6) === '\x93NUMPY') return yield* describingNpy(source)
  if (head.length > 8 && head[8] === 0x7b && head.readUInt32LE(4) === 0) return yield* describingSafetensors(source)
  const why = otherKind(head) ?? `it begins ${brief(head.toString('latin1', 0, 12))}, which no known format does`
  throw new TorchError('ERR_FILE', `${source.name} cannot be looked into: ${why}`)
}

const dataOf = (tensors: DescribedTensor[]) => ({
  tensors,
  dataBytes: tensors.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
})

const empty = { values: [], unknownClasses: {}, metadata: {} }

function* describingZip(source: Source): Reading<Description> {
  const archive = yield* openingArchive(source, true)
  const names = [...archive.members.keys()]
  if (names.some((name) => name.endsWith('/data.pkl'))) return yield* describingPt(archive)
  if (names.every((name) => name.endsWith('.npy'))) return yield* describingNpz(archive)
  if (names.some((name) => /^[^/]+\/models\/[^/]+\.json$/.test(name))) return yield* describingExported(source)
  // Which says what else it is.
  yield* readingRecords(archive)
  return failPt(source, 'it is a zip without a data.pkl')
}

function* describingPt(archive: Archive): Reading<Description> {
  const { source } = archive
  const { folder, version, isBig } = yield* readingRecords(archive)
  const check = ({ key, dtype, numel }: StorageId) => {
    const size = archive.size(`${folder}/data/${key}`)
    const bytes = numel * itemSize(dtype ?? 'uint8')
    if (size === undefined) failPt(source, `its storage ${key} is missing`)
    if (size !== bytes) failPt(source, `its storage ${key} takes ${bytes} bytes, and has ${size}`)
  }
  const pickle = yield* archive.content(`${folder}/data.pkl`)
  const found = yield* lookedAt(source, pickle, 0, 'its data.pkl', check)
  const metadata = { ...found.metadata, version: String(version), byteorder: isBig ? 'big' : 'little', folder }
  return { ...found, format: "PyTorch's zip", metadata }
}

function* describingLegacy(source: Source): Reading<Description> {
  const { bytes, start } = yield* openingLegacy({ source, encoding: 'latin1' })
  const found = yield* lookedAt(source, bytes, start, 'its pickle', () => {})
  return { ...found, format: "PyTorch's legacy format, from before 1.6" }
}

function* lookedAt(
  source: Source,
  bytes: Buffer,
  at: number,
  what: string,
  check: (id: StorageId) => void,
): Reading<Omit<Description, 'format'>> {
  const budget = new Budget((why) => failPt(source, why))
  const world = new Looking(check)
  const tuples = new Set<object>()
  world.machine = new Machine(bytes, at, world, budget, faults(source, what), { encoding: 'latin1', tuples })
  const root = yield* world.machine.run()
  const unknownClasses = Object.fromEntries(world.unknown)
  const { storages } = world
  const dataBytes = [...storages.values()].reduce((sum, size) => sum + size, 0)
  const metadata = { storages: String(storages.size) }
  return { ...describePickled(root, tuples), bytes: source.size, dataBytes, unknownClasses, metadata }
}

function* describingSafetensors(source: Source): Reading<Description> {
  const { tensors, metadata } = yield* readingSafetensorsHeader(source)
  const described = [...tensors].map(([name, { dtype, shape, start, end }]): DescribedTensor => {
    return { name, dtype, shape, bytes: end - start, notes: [] }
  })
  return {
    ...{ ...empty, format: 'safetensors', bytes: source.size },
    ...dataOf(described),
    metadata: Object.fromEntries(metadata),
  }
}

function arrayOf(name: string, { dtype, shape, isFortran, isBig, dataBytes }: NpyHeader): DescribedTensor {
  const notes = [...(isFortran ? ['Fortran order'] : []), ...(isBig ? ['big-endian'] : [])]
  return { name, dtype, shape, bytes: dataBytes, notes }
}

function* describingNpy(source: Source): Reading<Description> {
  const header = yield* readingNpyHeader(0, source.size, failNpy(source.name))
  const metadata = { version: header.version }
  return { ...empty, format: "numpy's array (.npy)", bytes: source.size, ...dataOf([arrayOf('', header)]), metadata }
}

/** Thrown for an array that no tensor can hold; such an array is listed, not refused. */
class Unread extends Error {}

function* describingNpz(archive: Archive): Reading<Description> {
  const { source } = archive
  const [tensors, values]: [DescribedTensor[], DescribedValue[]] = [[], []]
  for (const member of archive.members.values()) {
    const name = member.name.slice(0, -'.npy'.length)
    try {
      tensors.push(yield* describingMember(archive, member, name))
    } catch (error) {
      if (!(error instanceof Unread)) throw error
      values.push({ name, type: 'array', value: error.message })
    }
  }
  return { ...empty, format: "numpy's archive (.npz)", bytes: source.size, ...dataOf(tensors), values }
}

function* describingMember(archive: Archive, member: Member, name: string): Reading<DescribedTensor> {
  const { size, deflated, compressedSize } = member
  const failArray = (why: string): never => {
    throw new Unread(why)
  }
  const start = yield* archive.start(member)
  if (!deflated) return arrayOf(name, yield* readingNpyHeader(start, size, failArray))
  const content = peeked(yield [start, Math.min(peekBytes, compressedSize)], failArray)
  const array = arrayOf(name, readAtHand(content, readingNpyHeader(0, size, failArray)))
  return { ...array, notes: [...array.notes, `compressed to ${compressedSize} bytes`] }
}

function peeked(packed: Uint8Array, failArray: (why: string) => never): Buffer {
  try {
    return inflateRawSync(packed, { finishFlush: zlib.Z_SYNC_FLUSH })
  } catch (error) {
    return failArray(`its compressed data is broken (${(error as Error).message})`)
  }
}
