import { requireArray, settings } from '../arguments'
import { TorchError } from '../errors'
import { zeros } from '../generated/torch'
import { type Tensor, tensor as tensorOf } from '../tensor'
import { allGather, broadcast } from './collectives'
import { memberOf, type ProcessGroup } from './group'

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
  if (objectList.length !== group.size()) {
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: objectList must have an item for each of the ${group.size()} ranks, but it has ${objectList.length}`,
    )
  }
  const own = bytesOf(where, object)
  const sizes = group.ranks.map(() => zeros([1], { dtype: 'int64' }))
  allGather(sizes, tensorOf([own.numel()], { dtype: 'int64' }), { group })
  const lengths = sizes.map((size) => Number(size.item()))
  const most = Math.max(...lengths)
  const padded = zeros([most], { dtype: 'uint8' })
  padded.narrow(0, 0, own.numel()).copy_(own)
  const all = lengths.map(() => zeros([most], { dtype: 'uint8' }))
  allGather(all, padded, { group })
  for (const [i, bytes] of all.entries()) objectList[i] = parsed(bytes.narrow(0, 0, lengths[i]))
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
