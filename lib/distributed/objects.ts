import { requireArray, settings } from '../arguments'
import { TorchError } from '../errors'
import { zeros, zerosLike } from '../generated/torch'
import { type Tensor, tensor as tensorOf } from '../tensor'
import { allGather, broadcast, gather, scatter } from './collectives'
import { groupRank, memberOf, type ProcessGroup } from './group'

const decoder = new TextDecoder()

/** A value as the bytes of its JSON. */
function bytesOf(where: string, value: unknown): Tensor {
  let text: string | undefined
  try {
    text = JSON.stringify(value)
  } catch (error) {
    throw new TorchError('ERR_RANGE', `${where}: the object has no JSON: ${(error as Error).message}`)
  }
  if (text === undefined) {
    throw new TorchError(
      'ERR_RANGE',
      `${where}: the object has no JSON, such as undefined or a function; give null instead`,
    )
  }
  return tensorOf(new Uint8Array(Buffer.from(text)), { dtype: 'uint8' })
}

const parsed = (bytes: Tensor): unknown => JSON.parse(decoder.decode(bytes.toBytes()))

/** The bytes with spaces after them, which JSON may end with. */
function paddedTo(size: number, bytes: Tensor): Tensor {
  const padded = zeros([size], { dtype: 'uint8' }).fill_(32)
  padded.narrow(0, 0, bytes.numel()).copy_(bytes)
  return padded
}

/** This rank's bytes, as long as the longest of all ranks. */
function ofOneLength(own: Tensor, group: ProcessGroup): Tensor {
  const sizes = group.ranks.map(() => zeros([1], { dtype: 'int64' }))
  allGather(sizes, tensorOf([own.numel()], { dtype: 'int64' }), { group })
  return paddedTo(Math.max(...sizes.map((size) => Number(size.item()))), own)
}

function requireEach(where: string, name: string, list: readonly unknown[], group: ProcessGroup): void {
  if (list.length === group.size()) return
  throw new TorchError(
    'ERR_SHAPE',
    `${where}: ${name} must have an item for each of the ${group.size()} ranks, but it has ${list.length}`,
  )
}

/** The list of the root; other ranks must have none. */
function rootItems<List extends readonly unknown[]>(
  where: string,
  name: string,
  list: List | null | undefined,
  isRoot: boolean,
  group: ProcessGroup,
): List | null {
  if (isRoot) {
    requireArray(where, name, list)
    requireEach(where, name, list as List, group)
    return list as List
  }
  if (list === null || list === undefined) return null
  throw new TorchError('ERR_RANGE', `${where}: ${name} must be null at a rank that is not the root`)
}

/**
 * Gathers values of all ranks: `objectList[i]` becomes that of the group's rank i. Values are passed as JSON, so all ranks
 * must be Node's (Python's would be pickles).
 * @param objectList as many items as there are ranks; they are replaced
 * @throws TorchError ERR_RANGE for a value without JSON
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.all_gather_object
 */
export function allGatherObject(objectList: unknown[], object: unknown, options?: { group?: ProcessGroup | null }): void
export function allGatherObject(objectList: unknown[], object: unknown, ...rest: unknown[]): void {
  const where = 'distributed.allGatherObject'
  const { group: given } = settings<{ group?: ProcessGroup | null }>(where, { group: null }, rest)
  requireArray(where, 'objectList', objectList)
  const group = memberOf(where, given)
  if (group === undefined) return
  requireEach(where, 'objectList', objectList, group)
  const own = ofOneLength(bytesOf(where, object), group)
  const all = group.ranks.map(() => zerosLike(own))
  allGather(all, own, { group })
  for (const [i, bytes] of all.entries()) objectList[i] = parsed(bytes)
}

export interface GatherObjectOptions {
  /** The rank that gets the values, of the default group; default 0. */
  dst?: number
  group?: ProcessGroup | null
}

/**
 * Gathers values of all ranks in the list of rank `dst`, as JSON: `objectGatherList[i]` becomes that of the group's rank i.
 * @param objectGatherList at rank `dst` as many items as there are ranks, which are replaced; elsewhere null
 * @throws TorchError ERR_RANGE for a value without JSON
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.gather_object
 */
export function gatherObject(obj: unknown, objectGatherList?: unknown[] | null, options?: GatherObjectOptions): void
export function gatherObject(obj: unknown, objectGatherList?: unknown[] | null, ...rest: unknown[]): void {
  const where = 'distributed.gatherObject'
  const { dst, group: given } = settings<Required<GatherObjectOptions>>(where, { dst: 0, group: null }, rest)
  const group = memberOf(where, given)
  if (group === undefined) return
  const isRoot = groupRank(where, 'dst', group, dst) === group.rank()
  const list = rootItems(where, 'objectGatherList', objectGatherList, isRoot, group)
  const own = ofOneLength(bytesOf(where, obj), group)
  const all = list && group.ranks.map(() => zerosLike(own))
  gather(own, all, { dst, group })
  for (const [i, bytes] of (all ?? []).entries()) list![i] = parsed(bytes)
}

export interface ScatterObjectOptions {
  /** The rank whose values are given out, of the default group; default 0. */
  src?: number
  group?: ProcessGroup | null
}

/**
 * Gives each rank one value of the list of rank `src`, as JSON: the first item of `scatterObjectOutputList` becomes it.
 * @param scatterObjectOutputList at least one item, the first of which is replaced
 * @param scatterObjectInputList at rank `src` a value for each rank; elsewhere null
 * @throws TorchError ERR_RANGE for a value without JSON
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.scatter_object_list
 */
export function scatterObjectList(
  scatterObjectOutputList: unknown[],
  scatterObjectInputList?: readonly unknown[] | null,
  options?: ScatterObjectOptions,
): void
export function scatterObjectList(
  scatterObjectOutputList: unknown[],
  scatterObjectInputList?: readonly unknown[] | null,
  ...rest: unknown[]
): void {
  const where = 'distributed.scatterObjectList'
  const { src, group: given } = settings<Required<ScatterObjectOptions>>(where, { src: 0, group: null }, rest)
  requireArray(where, 'scatterObjectOutputList', scatterObjectOutputList)
  if (scatterObjectOutputList.length === 0) {
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: scatterObjectOutputList must have an item, such as [null], but it has none`,
    )
  }
  const group = memberOf(where, given)
  if (group === undefined) return
  const isRoot = groupRank(where, 'src', group, src) === group.rank()
  const parts = rootItems(where, 'scatterObjectInputList', scatterObjectInputList, isRoot, group)?.map((value) =>
    bytesOf(where, value),
  )
  const most = tensorOf([Math.max(0, ...(parts ?? []).map((bytes) => bytes.numel()))], { dtype: 'int64' })
  broadcast(most, src, { group })
  const size = Number(most.item())
  const output = zeros([size], { dtype: 'uint8' })
  const padded = parts?.map((bytes) => paddedTo(size, bytes))
  scatter(output, padded, { src, group })
  scatterObjectOutputList[0] = parsed(output)
}

export interface BroadcastObjectOptions {
  /** The rank whose values are given to all, of the default group; default 0. */
  src?: number
  group?: ProcessGroup | null
}

/**
 * Gives all ranks the values of the list of rank `src`, as JSON.
 * @param objectList as many items at each rank; they are replaced
 * @throws TorchError ERR_RANGE for a value without JSON
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.broadcast_object_list
 */
export function broadcastObjectList(objectList: unknown[], options?: BroadcastObjectOptions): void
export function broadcastObjectList(objectList: unknown[], ...rest: unknown[]): void {
  const where = 'distributed.broadcastObjectList'
  const { src, group: given } = settings<Required<BroadcastObjectOptions>>(where, { src: 0, group: null }, rest)
  requireArray(where, 'objectList', objectList)
  const group = memberOf(where, given)
  if (group === undefined) return
  const isSource = group.ranks[group.rank()] === src
  const own = isSource ? bytesOf(where, objectList) : undefined
  const about = tensorOf([own?.numel() ?? 0, objectList.length], { dtype: 'int64' })
  broadcast(about, src, { group })
  const [size, length] = (about.toArray() as number[]).map(Number)
  const bytes = own ?? zeros([size], { dtype: 'uint8' })
  broadcast(bytes, src, { group })
  if (length !== objectList.length) {
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: objectList must have ${length} items, as that of rank ${src} has, but it has ${objectList.length}`,
    )
  }
  for (const [i, value] of (parsed(bytes) as unknown[]).entries()) objectList[i] = value
}
