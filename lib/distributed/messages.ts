import { settings, wholeNumber } from '../arguments'
import { launchCollective } from '../binding/ops'
import { onlyAsWritten } from '../binding/relied'
import { Work } from '../binding/work'
import { TorchError } from '../errors'
import type { Tensor } from '../tensor'
import { groupRank, type ProcessGroup } from './group'
import { cut, described, plain, withGroup } from './launching'

export interface MessageOptions {
  /** Default: the group of all ranks. */
  group?: ProcessGroup | null
  /** Tells messages between the same ranks apart: a whole number below 2^28; default 0. */
  tag?: number
}

/** Tags of the texts that ranks compare before a message; collectives have theirs above, users' tags are below. */
const compared = 2 ** 29
const mostTags = 2 ** 28

/** Sends a message (`peer` is a place in the group), or receives one; -2 is any rank. */
function message(
  name: string,
  tensor: Tensor,
  {
    group,
    tag,
    peer,
    isSent,
    isAsync,
  }: { group: ProcessGroup; tag: number; peer: number; isSent: boolean; isAsync: boolean },
): number | Work {
  const where = `distributed.${name}`
  onlyAsWritten(`${where} talks to other processes`)
  const given = plain(where, 'tensor', tensor)
  if (peer === group.rank()) {
    throw new TorchError('ERR_RANGE', `${where}: a rank cannot send to itself, but this is rank ${group.ranks[peer]}`)
  }
  wholeNumber(where, 'tag', tag, { min: 0, max: mostTags, belowMax: true })
  const text = [cut(`a message with ${described(tensor)}`)]
  const [forward, back] = [compared + 2 * tag, compared + 2 * tag + 1]
  const tags = isSent ? [forward, back] : [back, forward]
  const lane = `${isSent ? 'to' : 'from'} ${peer}`
  const how = [name, group.groupName, lane, text, text, peer, ...tags, tag, isAsync]
  const args = peer === -2 ? [[given], group.groupName, tag] : [[given], group.groupName, peer, tag]
  const operator = isSent ? 'send' : peer === -2 ? 'recv_any_source_' : 'recv_'
  const global = (rank: unknown) => group.ranks[rank as number]
  const found = launchCollective(operator, how as never, args)
  return isAsync ? new Work(found, global) : global(found)
}

function sent(name: string, tensor: Tensor, dst: number, rest: unknown[], isAsync: boolean): unknown {
  const where = `distributed.${name}`
  const options = withGroup(where, settings<Required<MessageOptions>>(where, { group: null, tag: 0 }, rest))
  if (options === undefined) return undefined
  return message(name, tensor, { ...options, peer: groupRank(where, 'dst', options.group, dst), isSent: true, isAsync })
}

function received(name: string, tensor: Tensor, src: unknown, rest: unknown[], isAsync: boolean): unknown {
  const where = `distributed.${name}`
  const options = withGroup(where, settings<Required<MessageOptions>>(where, { group: null, tag: 0 }, rest))
  if (options === undefined) return undefined
  const peer = src === null || src === undefined ? -2 : groupRank(where, 'src', options.group, src)
  return message(name, tensor, { ...options, peer, isSent: false, isAsync })
}

/**
 * Sends a tensor to rank `dst`, and waits until it is sent; the receiver calls `recv` with a tensor of its shape and dtype.
 * @param dst a rank of the default group
 * @throws TorchError ERR_DISTRIBUTED where the other rank is lost, late or receives something else
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.send
 */
export function send(tensor: Tensor, dst: number, options?: MessageOptions): void
export function send(tensor: Tensor, dst: number, ...rest: unknown[]): void {
  sent('send', tensor, dst, rest, false)
}

/**
 * Receives a tensor from rank `src`, or from any rank, into `tensor`; returns the rank that sent it.
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.recv
 */
export function recv(tensor: Tensor, src?: number | null, options?: MessageOptions): number
export function recv(tensor: Tensor, src?: number | null, ...rest: unknown[]): unknown {
  return received('recv', tensor, src, rest, false)
}

/**
 * Like {@link send}, and goes on beside JavaScript.
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.isend
 */
export function isend(tensor: Tensor, dst: number, options?: MessageOptions): Work
export function isend(tensor: Tensor, dst: number, ...rest: unknown[]): unknown {
  return sent('isend', tensor, dst, rest, true)
}

/**
 * Like {@link recv}, and goes on beside JavaScript; `await work` gives the rank that sent it.
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.irecv
 */
export function irecv(tensor: Tensor, src?: number | null, options?: MessageOptions): Work
export function irecv(tensor: Tensor, src?: number | null, ...rest: unknown[]): unknown {
  return received('irecv', tensor, src, rest, true)
}
