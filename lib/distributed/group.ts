import {
  byPosition,
  finiteNumber,
  isRevoked,
  oneOf,
  requireArray,
  requireString,
  settings,
  surplus,
  wholeNumber,
} from '../arguments'
import { native } from '../binding/native'
import { onlyAsWritten } from '../binding/relied'
import { warn } from '../binding/warning'
import { TorchError, typeError } from '../errors'
import { FileStore, idOfStore, isThisMachine, openTcpStore, PrefixStore, type Store, TCPStore } from './store'

/** The longest wait for the other ranks in a call: 30 minutes, as in PyTorch. */
const defaultTimeout = 1_800_000

/** Groups of more ranks do not compare their calls, since that takes a message between all pairs. */
const mostCompared = 64

/** Ranks that make the same calls in the same order. `newGroup` and `initProcessGroup` make them. */
export class ProcessGroup {
  /** @internal `ranks` are those in the default group; `own` is this process's place among them, -1 for none. */
  constructor(
    readonly groupName: string,
    readonly ranks: readonly number[],
    private readonly own: number,
    /** @internal */
    readonly store: Store,
    /** @internal Whether the ranks compare their calls before they make them. */
    readonly compares: boolean,
    /** @internal */
    readonly loopback: boolean,
  ) {}

  /** This process's rank in the group; -1 where it is not one of its ranks. */
  rank(): number {
    if (arguments.length > 0) throw surplus('ProcessGroup.rank', [], arguments)
    return this.own
  }

  size(): number {
    if (arguments.length > 0) throw surplus('ProcessGroup.size', [], arguments)
    return this.ranks.length
  }
}

let world: ProcessGroup | undefined
/** The rank whose process has the store; -1 where that is none of the ranks. */
let storeRank = -1
let count = 0
const groups = new Set<ProcessGroup>()

export interface InitProcessGroupOptions {
  /** Default 'gloo', for tensors on the CPU. */
  backend?: 'gloo' | null
  /** 'env://' (the default: RANK, WORLD_SIZE, MASTER_ADDR, MASTER_PORT), 'tcp://host:port' or 'file:///path'. */
  initMethod?: string | null
  /** How long a call waits for the other ranks, in milliseconds; default 1,800,000 (30 minutes). */
  timeout?: number | null
  worldSize?: number
  rank?: number
  /** In place of `initMethod`; then `rank` and `worldSize` are needed. */
  store?: Store | null
}

interface Rendezvous {
  rank: number
  worldSize: number
  timeout: number
  loopback: boolean
  storeRank: number
  open: (later: boolean) => Store | Promise<Store>
}

const init = 'distributed.initProcessGroup'

function requireBackend(where: string, backend: unknown): void {
  if (backend === 'nccl') {
    throw new TorchError(
      'ERR_NOT_IMPLEMENTED',
      `${where}: this build of torchnode has no NCCL; use backend 'gloo' with tensors on the CPU`,
    )
  }
  if (backend !== null && backend !== undefined) oneOf(where, 'backend', backend, ['gloo'])
}

function fromEnvironment(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '') {
    throw new TorchError(
      'ERR_DISTRIBUTED',
      `${init}: the environment variable ${name} is not set; start the program with torchrun, or give initMethod 'tcp://host:port', rank and worldSize`,
    )
  }
  return value
}

function numberFromEnvironment(name: string): number {
  return wholeNumber(init, name, Number(fromEnvironment(name)), { min: 0 })
}

/** The store that the launcher has, or that rank 0 makes. */
function tcp(address: string, port: number, rank: number, worldSize: number, timeout: number) {
  const isAgents = process.env.TORCHELASTIC_USE_AGENT_STORE === 'True'
  // A group waits for all ranks by itself, and knows which are absent.
  const isMaster = rank === 0 && !isAgents
  const options = { worldSize, isMaster, timeout, waitForWorkers: !isMaster }
  // After a restart the launcher's store still has the addresses of the ranks that have ended.
  const attempt = isAgents ? Number(process.env.TORCHELASTIC_RESTART_COUNT ?? 0) : 0
  const within = (store: Store) => (attempt > 0 ? new PrefixStore(`attempt_${attempt}`, store) : store)
  return {
    storeRank: isAgents ? -1 : 0,
    loopback: isThisMachine(address),
    open: (later: boolean) =>
      later ? openTcpStore(init, address, port, [options]).then(within) : within(new TCPStore(address, port, options)),
  }
}

function rendezvous(options: Required<InitProcessGroupOptions>): Rendezvous {
  const { initMethod, store } = options
  const timeout = finiteNumber(init, 'timeout', options.timeout ?? defaultTimeout, { min: 1 })
  const isEnvironment = store === null && (initMethod ?? 'env://') === 'env://'
  const given = (name: 'rank' | 'worldSize', variable: string) => {
    if (options[name] === -1 && isEnvironment) return numberFromEnvironment(variable)
    if (options[name] === -1) throw typeError(`${init}: ${name} is missing; only env:// finds it by itself`)
    return wholeNumber(init, name, options[name], { min: 0 })
  }
  const worldSize = wholeNumber(init, 'worldSize', given('worldSize', 'WORLD_SIZE'), { min: 1 })
  const rank = wholeNumber(init, 'rank', given('rank', 'RANK'), { min: 0, max: worldSize, belowMax: true })
  const common = { rank, worldSize, timeout }
  if (store !== null) {
    if (initMethod !== null) throw typeError(`${init}: store and initMethod are both given; give one of them`)
    idOfStore(init, store)
    const loopback = store instanceof TCPStore && isThisMachine(store.host)
    return { ...common, storeRank: -1, loopback, open: () => store }
  }
  if (isEnvironment) {
    const address = fromEnvironment('MASTER_ADDR')
    return { ...common, ...tcp(address, numberFromEnvironment('MASTER_PORT'), rank, worldSize, timeout) }
  }
  requireString(init, 'initMethod', initMethod)
  const file = /^file:\/\/(\/.+)$/.exec(initMethod as string)
  if (file !== null) {
    return { ...common, storeRank: -1, loopback: true, open: () => new FileStore(decodeURI(file[1]), { worldSize }) }
  }
  const address = /^tcp:\/\/(\[[^\]]+\]|[^:/[\]]+):(\d+)\/?$/.exec(initMethod as string)
  if (address === null) {
    throw new TorchError(
      'ERR_RANGE',
      `${init}: initMethod must be 'env://', 'tcp://host:port' or 'file:///path', but it is '${initMethod}'`,
    )
  }
  const name = address[1].replace(/^\[|\]$/g, '')
  return { ...common, ...tcp(name, Number(address[2]), rank, worldSize, timeout) }
}

function begin(given: unknown[]): Rendezvous {
  onlyAsWritten('torch.distributed is initialized')
  const options = settings<Required<InitProcessGroupOptions>>(
    init,
    { backend: null, initMethod: null, timeout: null, worldSize: -1, rank: -1, store: null },
    given,
  )
  if (world !== undefined) {
    throw new TorchError('ERR_BUSY', `${init}: there is a default group already; call destroyProcessGroup first`)
  }
  requireBackend(init, options.backend)
  return rendezvous(options)
}

/** Opens a group on a store, as Python does; with `later` beside the event loop. */
function open(
  name: string,
  description: string,
  store: Store,
  ranks: readonly number[],
  own: number,
  { timeout, loopback, later }: { timeout: number; loopback: boolean; later: boolean },
): ProcessGroup | Promise<ProcessGroup> {
  const wanted = process.env.TORCH_DISTRIBUTED_DEBUG !== 'OFF' && ranks.length <= mostCompared
  const id = idOfStore(init, store)
  const opened = native.openGroup(name, description, id, own, [...ranks], timeout, loopback, wanted, storeRank, later)
  const within = new PrefixStore(`${name}/`, store)
  const finish = (compares: boolean) => {
    const group = new ProcessGroup(name, ranks, own, within, compares, loopback)
    groups.add(group)
    return group
  }
  return typeof opened === 'boolean' ? finish(opened) : opened.then(finish)
}

const wholeWorld = (worldSize: number) => Array.from({ length: worldSize }, (_, i) => i)

function started(group: ProcessGroup): void {
  world = group
  count = 1
}

/**
 * Makes the default group of all ranks. It waits until all of them have called it, beside the event loop. Ranks may be
 * Node and Python processes in any mixture.
 * @throws TorchError ERR_DISTRIBUTED where a rank is absent at the timeout, or an environment variable is missing;
 * ERR_BUSY where there is a default group already
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.init_process_group
 */
export async function initProcessGroup(options?: InitProcessGroupOptions): Promise<void>
export async function initProcessGroup(...given: unknown[]): Promise<void> {
  const { rank, worldSize, timeout, loopback, ...found } = begin(given)
  storeRank = found.storeRank
  const store = new PrefixStore('default_pg', await found.open(true))
  started(await open('0', 'default_pg', store, wholeWorld(worldSize), rank, { timeout, loopback, later: true }))
}

/** Like {@link initProcessGroup}, and blocks meanwhile. */
export function initProcessGroupSync(options?: InitProcessGroupOptions): void
export function initProcessGroupSync(...given: unknown[]): void {
  const { rank, worldSize, timeout, loopback, ...found } = begin(given)
  storeRank = found.storeRank
  const store = new PrefixStore('default_pg', found.open(false) as Store)
  const settled = { timeout, loopback, later: false }
  started(open('0', 'default_pg', store, wholeWorld(worldSize), rank, settled) as ProcessGroup)
}

/** Whether there is a default group. */
export function isInitialized(): boolean {
  if (arguments.length > 0) throw surplus('distributed.isInitialized', [], arguments)
  return world !== undefined
}

/** Whether torch.distributed can be used: always. */
export function isAvailable(): boolean {
  if (arguments.length > 0) throw surplus('distributed.isAvailable', [], arguments)
  return true
}

/** The group that was given, or the default group. */
export function groupOf(where: string, group?: ProcessGroup | null): ProcessGroup {
  if (group !== null && group !== undefined) {
    if (isRevoked(group) || !(group instanceof ProcessGroup)) {
      throw typeError(`${where}: group must be a ProcessGroup${byPosition(where, 'group', group)}`)
    }
    if (groups.has(group) || group.rank() < 0) return group
    throw new TorchError('ERR_DISTRIBUTED', `${where}: group '${group.groupName}' was destroyed`)
  }
  if (world !== undefined) return world
  throw new TorchError('ERR_DISTRIBUTED', `${where}: there is no default group; call initProcessGroup first`)
}

/** The group, or undefined with a warning where this process is none of its ranks. */
export function memberOf(where: string, group?: ProcessGroup | null): ProcessGroup | undefined {
  const found = groupOf(where, group)
  if (found.rank() >= 0) return found
  warn(`this process is not a rank of the group '${found.groupName}', so the call does nothing`, where)
  return undefined
}

/**
 * Ends a group, or all of them, the default group too. Calls that wait for others are left alone.
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.destroy_process_group
 */
export function destroyProcessGroup(group?: ProcessGroup | null): void {
  const where = 'distributed.destroyProcessGroup'
  if (arguments.length > 1) throw surplus(where, ['group'], arguments)
  const found = groupOf(where, group)
  for (const each of found === world ? [...groups] : [found]) {
    if (groups.delete(each)) native.closeGroup(each.groupName)
  }
  if (found === world) world = undefined
}

/** This process's rank in the group; -1 where it is none of its ranks. Default: the group of all. */
export function getRank(group?: ProcessGroup | null): number {
  if (arguments.length > 1) throw surplus('distributed.getRank', ['group'], arguments)
  return groupOf('distributed.getRank', group).rank()
}

/** The number of ranks of the group; -1 where this process is none of them. Default: the group of all. */
export function getWorldSize(group?: ProcessGroup | null): number {
  if (arguments.length > 1) throw surplus('distributed.getWorldSize', ['group'], arguments)
  const found = groupOf('distributed.getWorldSize', group)
  return found.rank() < 0 ? -1 : found.size()
}

/** The group's backend. */
export function getBackend(group?: ProcessGroup | null): 'gloo' {
  if (arguments.length > 1) throw surplus('distributed.getBackend', ['group'], arguments)
  groupOf('distributed.getBackend', group)
  return 'gloo'
}

/** The ranks of a group by their ranks in the default group. */
export function getProcessGroupRanks(group?: ProcessGroup | null): number[] {
  if (arguments.length > 1) throw surplus('distributed.getProcessGroupRanks', ['group'], arguments)
  return [...groupOf('distributed.getProcessGroupRanks', group).ranks]
}

/** The rank in the default group of a group's rank. */
export function getGlobalRank(group: ProcessGroup, groupRank: number): number {
  const where = 'distributed.getGlobalRank'
  if (arguments.length > 2) throw surplus(where, ['group', 'groupRank'], arguments)
  const { ranks } = groupOf(where, group)
  return ranks[wholeNumber(where, 'groupRank', groupRank, { min: 0, max: ranks.length, belowMax: true })]
}

/** The rank in a group of a rank of the default group. */
export function getGroupRank(group: ProcessGroup, globalRank: number): number {
  const where = 'distributed.getGroupRank'
  if (arguments.length > 2) throw surplus(where, ['group', 'globalRank'], arguments)
  return groupRank(where, 'globalRank', groupOf(where, group), globalRank)
}

/** The place of a global rank in a group. */
export function groupRank(where: string, name: string, group: ProcessGroup, rank: unknown): number {
  const found = group.ranks.indexOf(wholeNumber(where, name, rank, { min: 0 }))
  if (found >= 0) return found
  throw new TorchError(
    'ERR_RANGE',
    `${where}: ${name} must be a rank of group '${group.groupName}', [${group.ranks}], but it is ${rank}`,
  )
}

export interface NewGroupOptions {
  /** Default: that of the default group. */
  backend?: 'gloo' | null
  /** How long a call waits for the other ranks, in milliseconds; default 1,800,000 (30 minutes). */
  timeout?: number | null
}

function beginGroup(ranks: unknown, given: unknown[]) {
  const where = 'distributed.newGroup'
  onlyAsWritten('a process group is made')
  const { backend, timeout } = settings<Required<NewGroupOptions>>(where, { timeout: null, backend: null }, given)
  const all = groupOf(where)
  requireBackend(where, backend)
  const wait = finiteNumber(where, 'timeout', timeout ?? defaultTimeout, { min: 1 })
  if (ranks !== undefined && ranks !== null) requireArray(where, 'ranks', ranks)
  const chosen = ((ranks as number[] | null | undefined) ?? all.ranks)
    .map((rank, i) => wholeNumber(where, `ranks[${i}]`, rank, { min: 0, max: all.size(), belowMax: true }))
    .sort((a, b) => a - b)
  if (chosen.length === 0 || new Set(chosen).size < chosen.length) {
    throw new TorchError('ERR_RANGE', `${where}: ranks must be different and at least one, but they are [${chosen}]`)
  }
  // All ranks count all groups, those of others too, so that the names agree.
  const name = String(count++)
  const own = chosen.indexOf(all.rank())
  const outside = own < 0 ? new ProcessGroup(name, chosen, -1, all.store, false, all.loopback) : undefined
  return { name, all, chosen, own, outside, settled: { timeout: wait, loopback: all.loopback } }
}

/**
 * Makes a group of some ranks. All ranks of the default group must call it, in the same order; for those that are not
 * in the group, collectives of the result do nothing.
 * @param ranks in the default group; default all
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.new_group
 */
export async function newGroup(ranks?: readonly number[] | null, options?: NewGroupOptions): Promise<ProcessGroup>
export async function newGroup(ranks?: unknown, ...given: unknown[]): Promise<ProcessGroup> {
  const { name, all, chosen, own, outside, settled } = beginGroup(ranks, given)
  return outside ?? open(name, 'undefined', all.store, chosen, own, { ...settled, later: true })
}

/** Like {@link newGroup}, and blocks meanwhile. */
export function newGroupSync(ranks?: readonly number[] | null, options?: NewGroupOptions): ProcessGroup
export function newGroupSync(ranks?: unknown, ...given: unknown[]): ProcessGroup {
  const { name, all, chosen, own, outside, settled } = beginGroup(ranks, given)
  return outside ?? (open(name, 'undefined', all.store, chosen, own, { ...settled, later: false }) as ProcessGroup)
}
