import { statSync } from 'node:fs'
import { types } from 'node:util'
import {
  flag,
  isPlain,
  isRevoked,
  oneOf,
  type Rest,
  requireFunction,
  requireSignal,
  type Settled,
  settings,
  shown,
} from '../../arguments'
import { deviceCount, isAvailable } from '../../cuda/device'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import { checksBeside, firstWrong } from '../../system/crc32'
import { type AsyncSource, type Reading, readFrom, readFromSync, type Source } from '../../system/reading'
import type { Tensor } from '../../tensor'
import type { Device } from '../../types'
import { Budget, type Encoding } from '../pickle/machine'
import { type Archive, openingArchive } from './archive'
import { failPt, refuseOther, requireSource } from './kinds'
import { isLegacy, loadingLegacy } from './legacy-format'
import type { CheckedLoad } from './unpickled'
import { loadingZip } from './zip-format'

/** The devices for loaded tensors: one for all, one for each device that tensors were saved from, or a function. */
export type MapLocation =
  | Device
  | ReadonlyMap<string, Device>
  | Readonly<Record<string, Device>>
  | ((location: string) => Device | null | undefined)

export interface LoadSyncOptions {
  /**
   * Where the tensors go. Default: to the devices that they were saved from, or to the CPU where there is no GPU.
   * `'meta'` reads only shapes.
   */
  mapLocation?: MapLocation | null
  /**
   * Whether classes other than those of a state dict are refused; the error names them. With `false`, an object of such
   * a class becomes a {@link PythonObject}, and numpy's arrays and scalars become tensors and numbers. Neither runs
   * anything in the file. Default true.
   */
  weightsOnly?: boolean
  /**
   * Whether the file is mapped instead of read: memory is taken when a tensor is read, and no checksum is compared. If
   * the file is cut off later, reading the missing part ends the process. Only for a path of the zip format. Default
   * false.
   */
  mmap?: boolean
  /** Whether dicts whose keys are all strings become objects instead of Maps. Default false. */
  objects?: boolean
  /** How strings of Python 2 are read. Default `'utf-8'`. */
  encoding?: Encoding
}

export interface LoadOptions extends LoadSyncOptions {
  /** Ends the loading when aborted. */
  signal?: AbortSignal
  /** Called with the number of bytes of the file that have been read so far. */
  onProgress?: (bytes: number, total: number) => void
}

type LoadSettings = Settled<LoadOptions, 'mapLocation' | 'signal' | 'onProgress'>

const defaults: LoadSettings = {
  mapLocation: undefined,
  weightsOnly: true,
  mmap: false,
  objects: false,
  encoding: 'utf-8',
  signal: undefined,
  onProgress: undefined,
}

/**
 * Loads a file that Python's `torch.save` or {@link save} wrote, in the zip format or in the one before PyTorch 1.6.
 * Nothing in a file runs: our machine makes lists, Maps and tensors, and calls nothing.
 *
 * A dict becomes a Map, a list an array, a tuple a frozen array, a set a Set; an int is a number, from 2^53 on a
 * bigint; bytes are a Uint8Array, None is null. Tensors keep their strides and share memory as they did; a `Parameter`
 * stays one. Values without a counterpart in JavaScript (a dtype, a device, a complex number) become a
 * {@link PythonObject}. Attributes that Python code put on a tensor are left out.
 *
 * ```ts
 * const checkpoint = await torch.load<Map<string, any>>('checkpoint.pt')
 * model.loadStateDict(checkpoint.get('model'))
 * const { model, epoch } = await torch.load<{ model: nn.StateDict; epoch: number }>('checkpoint.pt', { objects: true })
 * ```
 *
 * A large file is read and checked beside the event loop.
 *
 * @param from a path, the bytes of a file, or a Blob
 * @throws {@link TorchError} `ERR_FILE` for a file of another kind, one that is broken, or one that holds what is not
 * allowed, `ERR_CHECKSUM` for a damaged one, `ERR_DEVICE` for a GPU that does not exist where others do, `ERR_ABORTED`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.load.html
 */
export async function load<T = unknown>(
  from: string | Uint8Array | Blob,
  ...rest: Rest<LoadOptions, ['mapLocation']>
): Promise<T> {
  const given = settled('load', defaults, rest)
  if (isRevoked(from) || !(from instanceof Blob)) requireSource('load', from, 'a path, a Uint8Array or a Blob')
  const { signal, onProgress } = given
  if (onProgress !== undefined) requireFunction('load', 'onProgress', onProgress)
  requireSignal('load', 'signal', signal)
  if (signal?.aborted) throw new TorchError('ERR_ABORTED', 'load: the loading was aborted by its signal')
  return (await readFrom(from, async (source) => {
    const loading = loadingOf(source, given)
    const watch = { signal, onProgress }
    const format = await source.run(formatOf(source))
    if (format === 'legacy') return source.run(loadingLegacy(refusingMap(loading, given)), watch)
    const beside = source.file !== undefined && checksBeside && source.size >= largeBytes
    const archive = await source.run(openingArchive(source, !beside && !given.mmap))
    const mapped = given.mmap ? mapping(from, source) : undefined
    // The file is closed when the load and the checksums are done with it.
    const [wrong, result] = await Promise.allSettled([
      beside && !given.mmap ? firstDamaged(source, archive) : undefined,
      source.run(loadingZip(archive, loading, mapped), watch),
    ])
    if (wrong.status === 'rejected') throw wrong.reason
    if (wrong.value !== undefined) throw wrong.value
    if (result.status === 'rejected') throw result.reason
    return result.value
  })) as T
}

/** The synchronous form of {@link load}. */
export function loadSync<T = unknown>(from: string | Uint8Array, ...rest: Rest<LoadSyncOptions, ['mapLocation']>): T {
  const { signal: _, onProgress: __, ...known } = defaults
  const given = settled('loadSync', known, rest)
  requireSource('loadSync', from, 'a path or a Uint8Array')
  return readFromSync(from, (source) => {
    const loading = loadingOf(source, given)
    if (source.run(formatOf(source)) === 'legacy') return source.run(loadingLegacy(refusingMap(loading, given)))
    const archive = source.run(openingArchive(source, !given.mmap))
    return source.run(loadingZip(archive, loading, given.mmap ? mapping(from, source) : undefined))
  }) as T
}

/** From this size on, checksums are computed in a worker. */
const largeBytes = 16 * 2 ** 20
const headBytes = 512

function settled<Options extends LoadSyncOptions>(where: string, known: Options, rest: readonly unknown[]): Options {
  const given = settings(where, known, rest)
  for (const name of ['weightsOnly', 'mmap', 'objects'] as const) flag(where, name, given[name] ?? known[name])
  oneOf(where, 'encoding', given.encoding, ['utf-8', 'latin1', 'bytes'])
  return { ...given, weightsOnly: given.weightsOnly ?? true, mmap: given.mmap ?? false }
}

function* formatOf(source: Source): Reading<'zip' | 'legacy'> {
  const head = Buffer.from(yield [0, Math.min(headBytes, source.size)])
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04') return 'zip'
  if (isLegacy(head)) return 'legacy'
  if (head[0] === 0x80 && head[1] <= 5) {
    return failPt(
      source,
      "it is a plain pickle of Python's, which pickle.dump writes and torch.load refuses; torch.save writes what is read here",
    )
  }
  return refuseOther(source, head)
}

function loadingOf(source: Source, given: LoadSyncOptions): CheckedLoad {
  const { mapLocation, weightsOnly = true, objects = false, encoding = 'utf-8' } = given
  const loading: CheckedLoad = {
    source,
    weightsOnly,
    objects,
    encoding,
    onMeta: mapLocation === 'meta',
    place: placing(mapLocation ?? undefined),
    budget: new Budget((why) => failPt(source, why)),
    nested: (bytes) => within(loading, bytes, 1),
  }
  return loading
}

/** The deepest nesting of pickles within pickles; Python's own are nested once. */
const maxWithin = 2

function within(loading: CheckedLoad, bytes: Uint8Array, depth: number): unknown {
  const { name } = loading.source
  if (depth > maxWithin) return failPt(loading.source, `it has pickles within pickles, more than ${maxWithin} deep`)
  const nested = (inner: Uint8Array) => within(loading, inner, depth + 1)
  return readFromSync(bytes, (inner) => inner.run(loadingLegacy({ ...loading, source: { ...inner, name }, nested })))
}

/** What each place that tensors were saved from means here. */
export function placing(mapLocation: MapLocation | undefined): (location: string) => Device {
  if (mapLocation === undefined) return whereSaved
  if (typeof mapLocation === 'string') return () => mapLocation
  if (typeof mapLocation === 'function') return (location) => checked(mapLocation(location)) ?? whereSaved(location)
  if (!types.isMap(mapLocation) && !isPlain(mapLocation)) {
    throw typeError(
      `load: mapLocation must be a device, a Map, an object or a function, but it is ${shown(mapLocation)}`,
    )
  }
  const map = types.isMap(mapLocation) ? mapLocation : new Map(Object.entries(mapLocation))
  return (location) => checked(map.get(location)) ?? whereSaved(location)
}

function checked(device: unknown): Device | undefined {
  if (device === undefined || device === null || typeof device === 'string') return device ?? undefined
  throw typeError(`load: mapLocation must give devices such as 'cpu', but it gave ${shown(device)}`)
}

function whereSaved(location: string): Device {
  const [, index] = /^cuda(?::(\d+))?$/.exec(location) ?? []
  if (!/^cuda(:\d+)?$/.test(location) || !isAvailable()) return 'cpu'
  if (Number(index ?? 0) < deviceCount()) return location
  const here = `and there are ${deviceCount()} GPUs here`
  throw new TorchError(
    'ERR_DEVICE',
    `load: tensors were saved from ${location}, ${here}; { mapLocation: 'cuda:0' } or 'cpu' says where they go`,
  )
}

function refusingMap(loading: CheckedLoad, { mmap }: LoadSyncOptions): CheckedLoad {
  return mmap
    ? failPt(loading.source, 'it has the legacy format, which cannot be mapped; load it without mmap')
    : loading
}

/** Maps the whole file as a tensor of bytes; writing to it changes only this process's copy. */
function mapping(from: unknown, source: Source): Tensor {
  if (typeof from !== 'string') throw typeError('load: mmap is for a path, since bytes are in memory already')
  const mapped = ops.fromFile(from, { shared: false, size: source.size, dtype: 'uint8' })
  if (statSync(from).size !== source.size) return failPt(source, 'it was changed while it was opened')
  return mapped
}

/** The error for the first member with a wrong checksum. */
async function firstDamaged(source: AsyncSource, archive: Archive): Promise<TorchError | undefined> {
  const spans = await source.run(archive.spans())
  const wrong = await firstWrong(
    source.file!,
    spans.map(({ start, length, crc }) => ({ start, length, crc })),
  )
  return wrong < 0 ? undefined : archive.damaged(spans[wrong].member)
}
