import { types } from 'node:util'
import {
  eachOf,
  flag,
  type Rest,
  requireObject,
  requireString,
  type Settled,
  settings,
  shown,
  wholeNumber,
} from '../../arguments'
import { TorchError, typeError } from '../../errors'
import { isRevoked } from '../../kinds'
import { replaceFile, writeFileAtomicSync } from '../../system/files'
import { type Reading, readFrom, readFromSync, type Source } from '../../system/reading'
import { isSafeName } from '../../system/zip'
import { Tensor } from '../../tensor'
import type { Device } from '../../types'
import { Holds } from '../held'
import { openingArchive } from '../pt/archive'
import { otherKind, requireSource } from '../pt/kinds'
import { type ZipRecord, zipPieces } from '../pt/zip-writer'
import { brief } from '../strict-json'
import type { Fail } from './header'
import { arrayOf, loadingArray } from './npy'

export interface LoadNpzOptions {
  /** The device of the loaded tensors. Default: `'cpu'`. */
  device?: Device
  /** The names of the arrays to read, which leaves out those that no tensor can hold. Default: all. */
  names?: readonly string[]
  /**
   * The most bytes that compressed arrays may unpack to, since a few bytes can unpack to any number. Default 64 MiB and
   * 16 times the file.
   */
  maxInflated?: number
}

export interface SaveNpzOptions {
  /** Whether the arrays are compressed, as by `np.savez_compressed`. Default false. */
  compressed?: boolean
}

type NamedTensors = ReadonlyMap<string, Tensor> | Readonly<Record<string, Tensor>>
type LoadNpzSettings = Settled<LoadNpzOptions, 'device' | 'names' | 'maxInflated'>

const defaults: LoadNpzSettings = { device: undefined, names: undefined, maxInflated: undefined }

/**
 * Loads the arrays of a file that numpy's `np.savez` or `np.savez_compressed` wrote (`.npz`), by name. Everything that
 * is read is compared with its CRC-32.
 *
 * @param from a path, the bytes of a file, or a Blob
 * @throws {@link TorchError} `ERR_FILE` for a file that is not such an archive or holds what no tensor can,
 * `ERR_CHECKSUM` for a damaged one
 * @see https://numpy.org/doc/stable/reference/generated/numpy.load.html
 */
export async function loadNpz(
  from: string | Uint8Array | Blob,
  ...rest: Rest<LoadNpzOptions, ['device']>
): Promise<Map<string, Tensor>> {
  const given = settled('loadNpz', rest)
  if (isRevoked(from) || !(from instanceof Blob)) requireSource('loadNpz', from, 'a path, a Uint8Array or a Blob')
  return await readFrom(from, (source) => source.run(loadingNpz(source, given)))
}

/** The synchronous form of {@link loadNpz}. */
export function loadNpzSync(from: string | Uint8Array, ...rest: Rest<LoadNpzOptions, ['device']>): Map<string, Tensor> {
  const given = settled('loadNpzSync', rest)
  requireSource('loadNpzSync', from, 'a path or a Uint8Array')
  return readFromSync(from, (source) => source.run(loadingNpz(source, given)))
}

/**
 * Saves tensors by name as numpy's `np.savez` does (`.npz`), for `np.load`. It saves the values at the moment of the
 * call. The file is replaced atomically.
 *
 * @throws {@link TorchError} `ERR_DTYPE` for a dtype that numpy does not have, such as bfloat16, `ERR_FILE` if the file
 * cannot be written; an old file is then untouched
 * @see https://numpy.org/doc/stable/reference/generated/numpy.savez.html
 */
export async function saveNpz(
  tensors: NamedTensors,
  path: string,
  ...rest: Rest<SaveNpzOptions, ['compressed']>
): Promise<void> {
  const { compressed } = settings<Required<SaveNpzOptions>>('saveNpz', { compressed: false }, rest)
  const holds = new Holds()
  try {
    const records = recordsOf('saveNpz', tensors, compressed, holds)
    await replaceFile(path, async (file) => {
      for (const piece of zipPieces(records)) await file.writeFile(piece)
    })
  } finally {
    holds.letGo()
  }
}

/** The synchronous form of {@link saveNpz}. */
export function saveNpzSync(tensors: NamedTensors, path: string, ...rest: Rest<SaveNpzOptions, ['compressed']>): void {
  const { compressed } = settings<Required<SaveNpzOptions>>('saveNpzSync', { compressed: false }, rest)
  const holds = new Holds()
  try {
    writeFileAtomicSync(path, zipPieces(recordsOf('saveNpzSync', tensors, compressed, holds)))
  } finally {
    holds.letGo()
  }
}

function settled(where: string, rest: readonly unknown[]): LoadNpzSettings {
  const { device, names, maxInflated } = settings(where, defaults, rest)
  if (maxInflated !== undefined) wholeNumber(where, 'maxInflated', maxInflated, { min: 0 })
  const take = (name: string, place: number) => {
    requireString(where, `names[${place}]`, name)
    return name
  }
  return { device, maxInflated, names: names === undefined ? undefined : eachOf(where, 'names', names, take) }
}

const ending = '.npy'

function failNpz(source: string): Fail {
  return (why) => {
    throw new TorchError('ERR_FILE', `${source} is not a numpy archive that can be read: ${why}`)
  }
}

function* loadingNpz(source: Source, { device, names, maxInflated }: LoadNpzSettings): Reading<Map<string, Tensor>> {
  const fail = failNpz(source.name)
  const head = Buffer.from(yield [0, Math.min(512, source.size)])
  if (head.toString('latin1', 0, 2) !== 'PK') {
    fail(otherKind(head) ?? `it begins ${brief(head.toString('latin1', 0, 12))}, and a zip begins "PK"`)
  }
  const archive = yield* openingArchive(source, true, maxInflated)
  const all = [...archive.members.keys()]
  if (all.some((name) => name.endsWith('/data.pkl'))) fail("it is PyTorch's file, which torch.load reads")
  const wanted = names?.map((name) => name + ending) ?? all
  const tensors = new Map<string, Tensor>()
  for (const name of wanted) {
    const member = archive.members.get(name)
    if (member === undefined) fail(`it has no array ${brief(name.slice(0, -ending.length))}; it has ${listed(all)}`)
    if (!name.endsWith(ending)) fail(`it holds ${brief(name)}, which is not an array; { names } says which are read`)
    const shortName = name.slice(0, -ending.length)
    const failArray: Fail = (why) => fail(`its array ${brief(shortName)}: ${why}`)
    const array = yield* archive.through(name, (start, see) => loadingArray(start, member!.size, failArray, see))
    tensors.set(shortName, device === undefined ? array : array.to(device))
  }
  return tensors
}

function listed(names: readonly string[]): string {
  const first = names.slice(0, 8).map((name) => brief(name.replace(/\.npy$/, ''), 40))
  return names.length === 0 ? 'none' : `${first.join(', ')}${names.length > 8 ? ` and ${names.length - 8} more` : ''}`
}

function recordsOf(where: string, tensors: NamedTensors, compressed: boolean, holds: Holds): ZipRecord[] {
  flag(where, 'compressed', compressed)
  requireObject(where, 'tensors', tensors, 'tensors by name, such as { x, y }')
  const entries: [string, Tensor][] = types.isMap(tensors) ? [...tensors] : Object.entries(tensors)
  return entries.map(([name, tensor]) => {
    if (!(tensor instanceof Tensor))
      throw typeError(`${where}: ${brief(String(name))} must be a Tensor, but it is ${shown(tensor)}`)
    checkName(name)
    return { name: name + ending, deflated: compressed, ...arrayOf(tensor, holds, `tensor ${brief(name)}`) }
  })
}

/** The most bytes of a name; numpy could read more, but nobody writes them. */
const maxName = 4096

function checkName(name: unknown): void {
  if (typeof name !== 'string') throw typeError(`an array's name must be a string, got ${shown(name)}`)
  const fits = isSafeName(name + ending) && !/\p{Surrogate}/u.test(name) && Buffer.byteLength(name) <= maxName
  if (fits) return
  const why = 'it would leave the folder that the file is unpacked into, or is not text, or is too long'
  throw new TorchError('ERR_RANGE', `${brief(name)} cannot be an array's name: ${why}`)
}
