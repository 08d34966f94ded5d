import * as ops from '../../generated/ops'
import type { Reading } from '../../system/reading'
import type { Tensor } from '../../tensor'
import { itemSize, Storage } from '../pickle/storage'
import type { StorageId } from '../pickle/world'
import type { Archive } from './archive'
import { failPt, refuseOtherZip } from './kinds'
import { type CheckedLoad, unpickled } from './unpickled'

/** The versions of the format that PyTorch reads. */
const versions = { min: 1, max: 10 }

/** Loads a zip that `torch.save` wrote; `mapped` is the whole file as a tensor of bytes, if it is mapped. */
export function* loadingZip(archive: Archive, loading: CheckedLoad, mapped: Tensor | undefined): Reading<unknown> {
  const { source } = archive
  const { folder, isBig } = yield* readingRecords(archive)
  const known = new Map<string, { id: StorageId; memory: Tensor; start: number }>()
  const storage = function* (id: StorageId): Reading<Storage> {
    const { key, dtype, numel, location } = id
    const bytes = numel * itemSize(dtype ?? 'uint8')
    const before = known.get(key)
    if (before !== undefined) {
      // Bytes are also those of dtypes that have no storages of their own, such as float8.
      if (before.id.numel !== numel || (before.id.dtype ?? 'uint8') !== (dtype ?? 'uint8'))
        failPt(source, `it has storage ${key} as two kinds of it`)
      return new Storage(dtype, before.memory, before.start, bytes, key, isBig)
    }
    const name = `${folder}/data/${key}`
    const size = archive.size(name)
    if (size === undefined) return failPt(source, `its storage ${key} is missing`)
    if (size !== bytes) failPt(source, `its storage ${key} takes ${bytes} bytes, and has ${size}`)
    const read = loading.onMeta
      ? { memory: ops.empty([size], { dtype: 'uint8', device: 'meta' }), start: 0 }
      : yield* reading(archive, name, id, isBig, mapped)
    const device = loading.place(location)
    const placed = loading.onMeta ? read : moved(read, size, device)
    known.set(key, { id, ...placed })
    return new Storage(dtype, placed.memory, placed.start, bytes, key, isBig)
  }
  const pickle = yield* archive.content(`${folder}/data.pkl`)
  return yield* unpickled(pickle, 0, loading, storage, 'its data.pkl')
}

/** The folder that contains all records. */
function folderOf(archive: Archive): string {
  const names = [...archive.members.keys()]
  const found = names.filter((name) => /^[^/]+\/data\.pkl$/.test(name))
  if (found.length === 0) return refuseOtherZip(archive.source, names)
  if (found.length > 1) return failPt(archive.source, `it has ${found.length} pickles, ${found[0]} and ${found[1]}`)
  const folder = found[0].slice(0, -'/data.pkl'.length)
  if (archive.members.has(`${folder}/constants.pkl`)) {
    const instead = "in Python, torch.save(torch.jit.load(f).state_dict(), 'weights.pt') makes what is read here"
    return failPt(archive.source, `it is a TorchScript archive, which holds a program of its own; ${instead}`)
  }
  return folder
}

/** Reads the folder that contains all records, the format's version, and whether the data is big-endian. */
export function* readingRecords(archive: Archive): Reading<{ folder: string; version: number; isBig: boolean }> {
  const { source } = archive
  const folder = folderOf(archive)
  const text = function* (name: string): Reading<string | undefined> {
    const size = archive.size(`${folder}/${name}`)
    if (size === undefined) return undefined
    if (size > 64) failPt(source, `its record ${name} has ${size} bytes`)
    return (yield* archive.content(`${folder}/${name}`)).toString('latin1')
  }
  const version = (yield* text('version')) ?? (yield* text('.data/version'))
  if (version === undefined) return failPt(source, 'its record version is missing')
  const number = Number(version)
  if (!(Number.isInteger(number) && number >= versions.min)) failPt(source, `its version is ${JSON.stringify(version)}`)
  if (number > versions.max) {
    failPt(
      source,
      `its format has the version ${number}, and at most ${versions.max} is known: a later PyTorch wrote it`,
    )
  }
  const order = yield* text('byteorder')
  if (order !== undefined && order !== 'little' && order !== 'big')
    failPt(source, `its byteorder is ${JSON.stringify(order)}`)
  return { folder, version: number, isBig: order === 'big' }
}

/** The largest size of an element; a mapping that is not aligned to it is read instead. */
const alignment = 16

function* reading(
  archive: Archive,
  name: string,
  { dtype }: StorageId,
  isBig: boolean,
  mapped: Tensor | undefined,
): Reading<{ memory: Tensor; start: number }> {
  const member = archive.members.get(name)!
  if (mapped !== undefined && !isBig && !member.deflated && dtype !== 'bool') {
    const start = yield* archive.start(member)
    if (start % alignment === 0) return { memory: mapped, start }
  }
  const memory = yield* archive.tensor(name)
  return { memory: corrected(memory, dtype, isBig), start: 0 }
}

/** The bytes in the form that this machine and libtorch need: little-endian, and bools as 0 or 1. */
export function corrected(memory: Tensor, dtype: StorageId['dtype'], isBig: boolean): Tensor {
  if (dtype === 'bool') return memory.clampMax_(1)
  // The two parts of a complex number are swapped separately.
  const width = dtype === undefined ? 1 : itemSize(dtype) / (dtype.startsWith('complex') ? 2 : 1)
  if (!isBig || width === 1 || memory.numel() === 0) return memory
  return memory.view([-1, width]).flip([1]).flatten()
}

function moved({ memory, start }: { memory: Tensor; start: number }, size: number, device: string) {
  return device === 'cpu' ? { memory, start } : { memory: memory.narrow(0, start, size).to(device), start: 0 }
}
