import { existsSync, readdirSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { types } from 'node:util'
import {
  isArray,
  isPlain,
  requireObject,
  requireString,
  type Settled,
  settings,
  shown,
  surplus,
  wholeNumber,
} from '../arguments'
import { noGrad } from '../autograd'
import { onlyAsWritten } from '../binding/relied'
import { openSafetensors, type SafetensorsFile } from '../checkpoint'
import { SafetensorsContent } from '../checkpoint/safetensors'
import { allGatherObject, allReduce, type ProcessGroup } from '../distributed'
import { groupOf } from '../distributed/group'
import { TorchError, typeError } from '../errors'
import { answersForProxies } from '../kinds'
import { fileError, quoted } from '../system/files'
import { isTensor, type Tensor, tensor as tensorOf } from '../tensor'

/** Tensors by name, in Maps and objects at any depth; a name is the keys on the way, joined by dots. */
export type ShardedStateDict = ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>

/** A part of a tensor, of which other ranks have other parts. */
export class Shard {
  /**
   * @param tensor the part
   * @param offsets where the part begins in the whole tensor, a number for each dimension
   */
  constructor(
    readonly tensor: Tensor,
    readonly offsets: readonly number[],
  ) {
    const where = 'distributed.checkpoint.Shard'
    if (arguments.length > 2) throw surplus(where, ['tensor', 'offsets'], arguments)
    if (!isTensor(tensor)) throw typeError(`${where}: tensor must be a Tensor, but it is ${shown(tensor)}`)
    if (!isArray(offsets) || offsets.length !== tensor.ndim) {
      throw typeError(
        `${where}: offsets must be ${tensor.ndim} numbers, one for each dimension, but they are ${shown(offsets)}`,
      )
    }
    this.offsets = offsets.map((offset, i) => wholeNumber(where, `offsets[${i}]`, offset, { min: 0 }))
  }
}

answersForProxies(Shard)

export interface SaveShardedOptions {
  /** The folder; all ranks must name the same one. */
  checkpointId: string
  /** The ranks that save together; default null, all. */
  processGroup?: ProcessGroup | null
}

export interface LoadShardedOptions {
  /** The folder. */
  checkpointId: string
}

/** What a file's metadata tells of its tensors; the names are Python's. */
const [infoKey, versionKey, version] = ['DCP_SHARDING_INFO', 'DCP_VERSION', '1.0']
const maxDepth = 100

interface Held {
  tensor: Tensor
  offsets: readonly number[]
  /** Whether it is no part of another tensor. */
  isWhole: boolean
}

/** The tensors of a state dict by name. */
function flattened(where: string, stateDict: unknown): Map<string, Held> {
  requireObject(where, 'stateDict', stateDict, 'tensors by name, such as model.stateDict()')
  const found = new Map<string, Held>()
  const visit = (value: unknown, name: string, depth: number): void => {
    if (isTensor(value) || value instanceof Shard) {
      if (found.has(name)) throw typeError(`${where}: two tensors have the name ${shown(name)}; give one another key`)
      if (value instanceof Shard) found.set(name, { tensor: value.tensor, offsets: value.offsets, isWhole: false })
      else found.set(name, { tensor: value, offsets: value.shape.map(() => 0), isWhole: true })
      return
    }
    const entries = types.isMap(value) ? [...value] : isPlain(value) ? Object.entries(value) : undefined
    if (entries === undefined || depth > maxDepth) {
      throw typeError(
        `${where}: the state dict may hold tensors, Maps and objects of them alone, but ${shown(name)} is ${shown(value)}; saveCheckpoint keeps other values`,
      )
    }
    for (const [key, item] of entries) visit(item, name === '' ? String(key) : `${name}.${String(key)}`, depth + 1)
  }
  visit(stateDict, '', 0)
  return found
}

/** What a rank tells the others: its error, or its tensors with their bytes. */
type Told = { error: string } | { tensors: [name: string, offsets: number[], bytes: number][] }

/** The tensors that this rank writes: of several that have one, the rank with the fewest bytes so far. */
function shareOf(told: readonly [string, number[], number][][], own: number): Set<string> {
  const holders = new Map<string, { ranks: number[]; bytes: number }>()
  for (const [rank, tensors] of told.entries()) {
    for (const [name, offsets, bytes] of tensors) {
      const key = JSON.stringify([name, offsets])
      const known = holders.get(key)
      if (known === undefined) holders.set(key, { ranks: [rank], bytes })
      else known.ranks.push(rank)
    }
  }
  const sizes = told.map(() => 0)
  const share = new Set<string>()
  for (const [key, { ranks, bytes }] of holders) {
    const writer = ranks.reduce((best, rank) => (sizes[rank] < sizes[best] ? rank : best))
    sizes[writer] += bytes
    if (writer === own) share.add(key)
  }
  return share
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Tells the other ranks and throws where one of them failed. */
function agree(where: string, group: ProcessGroup, own: Told): [string, number[], number][][] {
  const all: Told[] = group.ranks.map(() => own)
  allGatherObject(all, own, { group })
  return all.map((told, rank) => {
    if ('tensors' in told) return told.tensors
    throw new TorchError('ERR_FILE', `${where}: rank ${group.ranks[rank]} cannot save: ${told.error}`)
  })
}

/** The safetensors files of a folder; none where there is no such folder. */
function filesOf(folder: string): string[] {
  try {
    return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.safetensors')) : []
  } catch (error) {
    throw fileError('read the folder', folder, error)
  }
}

function refuseUsed(folder: string): void {
  if (filesOf(folder).length > 0) {
    throw new TorchError(
      'ERR_FILE',
      `${quoted(folder)} has safetensors files already; name a new folder for each checkpoint`,
    )
  }
}

/**
 * Saves tensors of all ranks in one folder: each rank writes a file of safetensors, and a tensor that several ranks have is
 * written by one of them. All ranks must call it. Python's `torch.distributed.checkpoint.load` reads the folder with a
 * `HuggingFaceStorageReader`, and {@link load} here, with any number of ranks.
 *
 * It saves the values at the moment of the call.
 * @param stateDict the tensors of this rank by name, and parts of tensors ({@link Shard})
 * @throws TorchError ERR_FILE at all ranks where one cannot write, has a dtype that the format lacks, or finds such files in the
 * folder already, ERR_DISTRIBUTED; TypeError for values that are no tensors
 * @see https://docs.pytorch.org/docs/2.11/distributed.checkpoint.html#torch.distributed.checkpoint.state_dict_saver.save
 */
export async function save(stateDict: ShardedStateDict, options: SaveShardedOptions): Promise<void>
export async function save(stateDict: ShardedStateDict, ...rest: unknown[]): Promise<void> {
  const where = 'distributed.checkpoint.save'
  const defaults = { checkpointId: undefined, processGroup: null }
  const { checkpointId, processGroup } = settings<Settled<SaveShardedOptions>>(where, defaults as never, rest)
  requireString(where, 'checkpointId', checkpointId)
  const tensors = flattened(where, stateDict)
  onlyAsWritten(`${where} talks to other processes`)
  const group = groupOf(where, processGroup)
  if (group.rank() < 0) {
    throw new TorchError('ERR_DISTRIBUTED', `${where}: this process is no rank of the group '${group.groupName}'`)
  }
  const bytesOf = (tensor: Tensor) => tensor.numel() * tensor.elementSize()
  const about = [...tensors].map(([name, { tensor, offsets }]) => [name, [...offsets], bytesOf(tensor)] as never)
  const told = agree(where, group, attempted(() => refuseUsed(checkpointId)) ?? { tensors: about })
  const share = shareOf(told, group.rank())
  const own = [...tensors].filter(([name, { offsets }]) => share.has(JSON.stringify([name, offsets])))
  const failed = await written(checkpointId, own, group.rank())
  const flag = tensorOf([failed === undefined ? 0 : 1])
  // Beside the event loop, since another rank may write for long.
  await allReduce(flag, { op: 'max', group, asyncOp: true })
  if (flag.item() > 0) agree(where, group, failed ?? { tensors: [] })
}

function attempted(run: () => void): Told | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    return { error: messageOf(error) }
  }
}

/** Writes a rank's file; none without tensors. */
async function written(folder: string, own: [string, Held][], rank: number): Promise<Told | undefined> {
  if (own.length === 0) return undefined
  const number = String(rank + 1).padStart(5, '0')
  const info = Object.fromEntries(own.map(([name, { offsets }]) => [name, { saved_offsets: offsets }]))
  const metadata = { [infoKey]: JSON.stringify(info), [versionKey]: version, format: 'pt' }
  let content: SafetensorsContent | undefined
  try {
    content = new SafetensorsContent(new Map(own.map(([name, { tensor }]) => [name, tensor.detach()])), metadata)
    await mkdir(folder, { recursive: true })
    await content.write(join(folder, `shard-${number}-model-00001-of-00001.safetensors`))
    return undefined
  } catch (error) {
    return { error: messageOf(error) }
  } finally {
    content?.letGo()
  }
}

interface Chunk {
  file: SafetensorsFile
  path: string
  offsets: readonly number[]
  shape: readonly number[]
}

/** The parts that the files of a folder have of each tensor. */
function chunksOf(folder: string): Map<string, Chunk[]> {
  const names = filesOf(folder)
  if (names.length === 0) throw new TorchError('ERR_FILE', `${quoted(folder)} is no folder with safetensors files`)
  const chunks = new Map<string, Chunk[]>()
  for (const path of names.sort().map((name) => join(folder, name))) {
    const file = openSafetensors(path)
    const info = infoOf(path, file)
    for (const name of file.names) {
      const { shape } = file.info(name)
      const offsets = info === undefined ? shape.map(() => 0) : offsetsOf(path, name, info[name], shape)
      chunks.set(name, [...(chunks.get(name) ?? []), { file, path, offsets, shape }])
    }
  }
  return chunks
}

function failInfo(path: string, why: string): never {
  throw new TorchError(
    'ERR_FILE',
    `${quoted(path)} is not a part of a checkpoint that can be read: its ${infoKey} ${why}`,
  )
}

function infoOf(path: string, file: SafetensorsFile): Record<string, unknown> | undefined {
  const text = file.metadata.get(infoKey)
  if (text === undefined) return undefined
  let info: unknown
  try {
    info = JSON.parse(text)
  } catch (error) {
    failInfo(path, `is not JSON: ${messageOf(error)}`)
  }
  return isPlain(info) ? info : failInfo(path, 'is not an object')
}

function offsetsOf(path: string, name: string, info: unknown, shape: readonly number[]): number[] {
  const offsets = isPlain(info) ? info.saved_offsets : undefined
  const isOffsets =
    isArray(offsets) && offsets.length === shape.length && offsets.every((n) => Number.isSafeInteger(n) && n >= 0)
  return isOffsets
    ? (offsets as number[])
    : failInfo(path, `has no offsets of ${shown(name)} that fit its shape [${shape}]`)
}

/** The copies that fill one tensor. */
function fillsOf(where: string, name: string, { tensor, offsets, isWhole }: Held, chunks: readonly Chunk[]) {
  const wrong = (what: string) => new TorchError('ERR_STATE_DICT', `${where}: ${shown(name)} ${what}`)
  if (chunks[0].shape.length !== tensor.ndim || chunks.some(({ shape }) => shape.length !== tensor.ndim)) {
    throw wrong(
      `has ${chunks[0].shape.length} dimensions in the checkpoint, and the tensor is of shape [${tensor.shape}]`,
    )
  }
  const size = tensor.shape.map((_, d) => Math.max(...chunks.map((chunk) => chunk.offsets[d] + chunk.shape[d])))
  if (isWhole && size.join() !== tensor.shape.join()) {
    throw wrong(`is of shape [${size}] in the checkpoint, and the tensor of [${tensor.shape}]`)
  }
  let missing = tensor.numel()
  const seen = new Set<string>()
  const fills: (() => void)[] = []
  for (const chunk of chunks) {
    if (seen.has(chunk.offsets.join())) continue
    seen.add(chunk.offsets.join())
    const spans = tensor.shape.map((length, d) => {
      const from = Math.max(offsets[d], chunk.offsets[d])
      const to = Math.min(offsets[d] + length, chunk.offsets[d] + chunk.shape[d])
      return { from, length: Math.max(0, to - from) }
    })
    const count = spans.reduce((product, { length }) => product * length, 1)
    missing -= count
    if (count === 0) continue
    const part = (whole: Tensor, begins: readonly number[]) =>
      spans.reduce((rest, { from, length }, d) => rest.narrow(d, from - begins[d], length), whole)
    fills.push(() => part(tensor, offsets).copy_(part(chunk.file.get(name), chunk.offsets)))
  }
  if (missing > 0)
    throw wrong(`is not whole in the checkpoint: ${missing} of ${tensor.numel()} elements are in no file`)
  return fills
}

/**
 * Loads a folder that {@link save} or Python wrote with a `HuggingFaceStorageWriter` into the tensors of a state dict,
 * which are changed: those of `model.stateDict()` are the model's own. Each rank reads what it needs, so the number of ranks
 * may be another than that of the save. Files of safetensors without parts are read too. If anything is missing or does not fit,
 * nothing is changed.
 * @param stateDict the tensors by name, and parts of tensors ({@link Shard})
 * @throws TorchError ERR_FILE for a folder without such files and for broken ones, ERR_STATE_DICT for a tensor that the folder
 * lacks, has in part, or in another shape
 * @see https://docs.pytorch.org/docs/2.11/distributed.checkpoint.html#torch.distributed.checkpoint.state_dict_loader.load
 */
export async function load(stateDict: ShardedStateDict, options: LoadShardedOptions): Promise<void>
export async function load(stateDict: ShardedStateDict, ...rest: unknown[]): Promise<void> {
  const where = 'distributed.checkpoint.load'
  const { checkpointId } = settings<LoadShardedOptions>(where, { checkpointId: undefined as never }, rest)
  requireString(where, 'checkpointId', checkpointId)
  const tensors = flattened(where, stateDict)
  const chunks = chunksOf(checkpointId)
  const lacks = [...tensors.keys()].filter((name) => !chunks.has(name))
  if (lacks.length > 0) {
    const more = lacks.length > 1 ? ` and ${lacks.length - 1} more` : ''
    throw new TorchError('ERR_STATE_DICT', `${where}: the checkpoint has no tensor ${shown(lacks[0])}${more}`)
  }
  const fills = [...tensors].flatMap(([name, held]) => fillsOf(where, name, held, chunks.get(name)!))
  noGrad(() => {
    for (const fill of fills) fill()
  })
}
