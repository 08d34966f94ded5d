/** @see https://docs.pytorch.org/docs/2.11/distributed.html */
export type { Work } from '../binding/work'
export {
  type AllToAllSingleOptions,
  allGather,
  allGatherIntoTensor,
  allReduce,
  allToAll,
  allToAllSingle,
  barrier,
  broadcast,
  type Ended,
  type GatherOptions,
  gather,
  type MonitoredBarrierOptions,
  monitoredBarrier,
  type ReduceOptions,
  reduce,
  reduceScatter,
  reduceScatterTensor,
  type ScatterOptions,
  scatter,
} from './collectives'
export {
  destroyProcessGroup,
  getBackend,
  getGlobalRank,
  getGroupRank,
  getProcessGroupRanks,
  getRank,
  getWorldSize,
  type InitProcessGroupOptions,
  initProcessGroup,
  initProcessGroupSync,
  isAvailable,
  isInitialized,
  type NewGroupOptions,
  newGroup,
  newGroupSync,
  type ProcessGroup,
} from './group'
export type { CollectiveOptions, ReduceOp } from './launching'
export { irecv, isend, type MessageOptions, recv, send } from './messages'
export {
  allGatherObject,
  type BroadcastObjectOptions,
  broadcastObjectList,
  type GatherObjectOptions,
  gatherObject,
  type ScatterObjectOptions,
  scatterObjectList,
} from './objects'
export { FileStore, type FileStoreOptions, PrefixStore, type Store, TCPStore, type TCPStoreOptions } from './store'
