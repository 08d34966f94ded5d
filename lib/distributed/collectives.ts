import { oneOf, settings, wholeNumber } from '../arguments'
import { noGrad } from '../autograd'
import type { Work } from '../binding/work'
import { TorchError } from '../errors'
import { cat, empty } from '../generated/torch'
import type { Tensor } from '../tensor'
import { groupRank, type ProcessGroup } from './group'
import {
  type CollectiveOptions,
  collective,
  described,
  perform,
  plainList,
  type ReduceOp,
  reduceOps,
  requireLike,
  requireSize,
  withGroup,
} from './launching'

export interface ReduceOptions extends CollectiveOptions {
  /** How the ranks' values are combined; default 'sum'. */
  op?: ReduceOp
}

/** A {@link Work} with `asyncOp: true`, else nothing. */
export type Ended<Options> = Options extends { asyncOp: true } ? Work : undefined

const common = { group: null as ProcessGroup | null, asyncOp: false }
const reducing = { op: 'sum' as ReduceOp, ...common }

function requireOp(where: string, op: ReduceOp, tensor: Tensor): void {
  oneOf(where, 'op', op, reduceOps)
  if (tensor.isComplex() && op !== 'sum' && op !== 'avg') {
    throw new TorchError('ERR_DTYPE', `${where}: op must be 'sum' or 'avg' for ${tensor.dtype}, but it is '${op}'`)
  }
}

/** A tensor for each rank as c10d takes it, of the shape and dtype of another. */
function listLike(where: string, name: string, list: unknown, group: ProcessGroup, like: Tensor): Tensor[] {
  const found = plainList(where, name, list, group)
  for (const [i, item] of (list as Tensor[]).entries()) requireLike(where, `${name}[${i}]`, item, like)
  return found
}

const each = (group: ProcessGroup) => `, one for each of the ${group.size()} ranks`

/**
 * Combines the tensors of all ranks, element by element; each rank's tensor gets the result.
 * @throws TorchError ERR_DISTRIBUTED where a rank is lost, late or calls something else, ERR_SHAPE, ERR_DEVICE
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.all_reduce
 */
export function allReduce<const O extends ReduceOptions>(tensor: Tensor, options?: O): Ended<O>
export function allReduce(tensor: Tensor, ...rest: unknown[]): unknown {
  return perform('allReduce', reducing, rest, { tensor }, ({ where, op, group, plain }) => {
    requireOp(where, op, tensor)
    const args = [[plain.tensor], group.groupName, op, null]
    return { operator: 'allreduce_', says: `${op}, ${described(tensor)}`, args }
  })
}

/**
 * Combines the tensors of all ranks; the tensor of rank `dst` gets the result, and the others' values are then undefined.
 * @param dst a rank of the default group
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.reduce
 */
export function reduce<const O extends ReduceOptions>(tensor: Tensor, dst: number, options?: O): Ended<O>
export function reduce(tensor: Tensor, dst: number, ...rest: unknown[]): unknown {
  return perform('reduce', reducing, rest, { tensor }, ({ where, op, group, plain }) => {
    requireOp(where, op, tensor)
    const args = [[plain.tensor], group.groupName, op, groupRank(where, 'dst', group, dst), 0]
    return { operator: 'reduce_', says: `to ${dst}, ${op}, ${described(tensor)}`, args }
  })
}

/**
 * Gives all ranks the values of the tensor of rank `src`.
 * @param src a rank of the default group
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.broadcast
 */
export function broadcast<const O extends CollectiveOptions>(tensor: Tensor, src: number, options?: O): Ended<O>
export function broadcast(tensor: Tensor, src: number, ...rest: unknown[]): unknown {
  return perform('broadcast', common, rest, { tensor }, ({ where, group, plain }) => {
    const args = [[plain.tensor], group.groupName, groupRank(where, 'src', group, src), 0]
    return { operator: 'broadcast_', says: `from ${src}, ${described(tensor)}`, args }
  })
}

/**
 * Gathers the tensors of all ranks: `tensorList[i]` gets that of the group's rank i.
 * @param tensorList a tensor for each rank, of the shape and dtype of `tensor`
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.all_gather
 */
export function allGather<const O extends CollectiveOptions>(
  tensorList: readonly Tensor[],
  tensor: Tensor,
  options?: O,
): Ended<O>
export function allGather(tensorList: readonly Tensor[], tensor: Tensor, ...rest: unknown[]): unknown {
  return perform('allGather', common, rest, { tensor }, ({ where, group, plain }) => {
    const outputs = listLike(where, 'tensorList', tensorList, group, tensor)
    return { operator: 'allgather_', says: described(tensor), args: [[outputs], [plain.tensor], group.groupName] }
  })
}

/**
 * Gathers the tensors of all ranks in one tensor, one after the other.
 * @param output of as many elements as all inputs together
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.all_gather_into_tensor
 */
export function allGatherIntoTensor<const O extends CollectiveOptions>(
  output: Tensor,
  input: Tensor,
  options?: O,
): Ended<O>
export function allGatherIntoTensor(output: Tensor, input: Tensor, ...rest: unknown[]): unknown {
  return perform('allGatherIntoTensor', common, rest, { output, input }, ({ where, group, plain }) => {
    requireLike(where, 'output', output, input, false)
    requireSize(where, 'output', output, input.numel() * group.size(), `the input's ${input.numel()}${each(group)}`)
    return { operator: '_allgather_base_', says: described(input), args: [plain.output, plain.input, group.groupName] }
  })
}

/**
 * Combines the lists of all ranks, tensor by tensor; `output` gets the sum (or `op`) of the tensors at this rank's place.
 * @param inputList a tensor for each rank, of the shape and dtype of `output`
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.reduce_scatter
 */
export function reduceScatter<const O extends ReduceOptions>(
  output: Tensor,
  inputList: readonly Tensor[],
  options?: O,
): Ended<O>
export function reduceScatter(output: Tensor, inputList: readonly Tensor[], ...rest: unknown[]): unknown {
  return perform('reduceScatter', reducing, rest, { output }, ({ where, op, group, plain }) => {
    const inputs = listLike(where, 'inputList', inputList, group, output)
    requireOp(where, op, output)
    const args = [[plain.output], [inputs], group.groupName, op]
    return { operator: 'reduce_scatter_', says: `${op}, ${described(output)}`, args }
  })
}

/**
 * Combines the inputs of all ranks; `output` gets this rank's part of the result, parts being one after the other.
 * @param input of as many elements as all outputs together
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.reduce_scatter_tensor
 */
export function reduceScatterTensor<const O extends ReduceOptions>(output: Tensor, input: Tensor, options?: O): Ended<O>
export function reduceScatterTensor(output: Tensor, input: Tensor, ...rest: unknown[]): unknown {
  return perform('reduceScatterTensor', reducing, rest, { output, input }, ({ where, op, group, plain }) => {
    requireLike(where, 'output', output, input, false)
    requireSize(where, 'input', input, output.numel() * group.size(), `the output's ${output.numel()}${each(group)}`)
    requireOp(where, op, output)
    const args = [plain.output, plain.input, group.groupName, op]
    return { operator: '_reduce_scatter_base_', says: `${op}, ${described(output)}`, args }
  })
}

/** The list of the root; other ranks must have none. */
function rootList(where: string, name: string, list: unknown, isRoot: boolean, tensor: Tensor, group: ProcessGroup) {
  if (!isRoot) {
    if (list === null || list === undefined) return []
    throw new TorchError('ERR_RANGE', `${where}: ${name} must be null at a rank that is not the root`)
  }
  return [listLike(where, name, list, group, tensor)]
}

export interface ScatterOptions extends CollectiveOptions {
  /** The rank whose list is scattered, of the default group; default 0. */
  src?: number
}

/**
 * Gives each rank one tensor of the list of rank `src`.
 * @param scatterList at rank `src` a tensor for each rank; elsewhere null
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.scatter
 */
export function scatter<const O extends ScatterOptions>(
  tensor: Tensor,
  scatterList?: readonly Tensor[] | null,
  options?: O,
): Ended<O>
export function scatter(tensor: Tensor, scatterList?: readonly Tensor[] | null, ...rest: unknown[]): unknown {
  return perform('scatter', { src: 0, ...common }, rest, { tensor }, ({ where, src, group, plain }) => {
    const root = groupRank(where, 'src', group, src)
    const lists = rootList(where, 'scatterList', scatterList, root === group.rank(), tensor, group)
    const args = [[plain.tensor], lists, group.groupName, root]
    return { operator: 'scatter_', says: `from ${src}, ${described(tensor)}`, args }
  })
}

export interface GatherOptions extends CollectiveOptions {
  /** The rank that gets the tensors, of the default group; default 0. */
  dst?: number
}

/**
 * Gathers the tensors of all ranks in the list of rank `dst`.
 * @param gatherList at rank `dst` a tensor for each rank; elsewhere null
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.gather
 */
export function gather<const O extends GatherOptions>(
  tensor: Tensor,
  gatherList?: readonly Tensor[] | null,
  options?: O,
): Ended<O>
export function gather(tensor: Tensor, gatherList?: readonly Tensor[] | null, ...rest: unknown[]): unknown {
  return perform('gather', { dst: 0, ...common }, rest, { tensor }, ({ where, dst, group, plain }) => {
    const root = groupRank(where, 'dst', group, dst)
    const lists = rootList(where, 'gatherList', gatherList, root === group.rank(), tensor, group)
    const args = [lists, [plain.tensor], group.groupName, root]
    return { operator: 'gather_', says: `to ${dst}, ${described(tensor)}`, args }
  })
}

/**
 * Each rank sends a tensor to each rank: `outputList[i]` gets what the group's rank i has at this rank's place. gloo has
 * no such call (Python refuses it); the tensors go through {@link allToAllSingle}, one after the other in one tensor.
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.all_to_all
 */
export function allToAll(
  outputList: readonly Tensor[],
  inputList: readonly Tensor[],
  options?: { group?: ProcessGroup | null },
): void
export function allToAll(outputList: readonly Tensor[], inputList: readonly Tensor[], ...rest: unknown[]): void {
  const where = 'distributed.allToAll'
  const options = withGroup(where, settings<Required<{ group?: ProcessGroup | null }>>(where, { group: null }, rest))
  if (options === undefined) return
  const { group } = options
  plainList(where, 'outputList', outputList, group)
  plainList(where, 'inputList', inputList, group)
  for (const [i, tensor] of [...inputList, ...outputList].entries()) {
    requireLike(where, `tensor ${i} of the lists`, tensor, inputList[0], false)
  }
  const own = group.rank()
  requireLike(where, `outputList[${own}]`, outputList[own], inputList[own])
  noGrad(() => {
    const [inputSplitSizes, outputSplitSizes] = [inputList, outputList].map((list) => list.map((item) => item.numel()))
    const input = cat(inputList.map((item) => item.flatten()))
    const output = empty([outputSplitSizes.reduce((sum, n) => sum + n, 0)], { dtype: input.dtype })
    allToAllSingle(output, input, { group, inputSplitSizes, outputSplitSizes })
    for (const [i, part] of output.split(outputSplitSizes).entries()) outputList[i].copy_(part.viewAs(outputList[i]))
  })
}

const sends = (what: string) => `allToAll(sends ${what})`

export interface AllToAllSingleOptions extends CollectiveOptions {
  /** How many rows of `output` come from each rank; default null, the same number. */
  outputSplitSizes?: readonly number[] | null
  /** How many rows of `input` go to each rank; default null, the same number. */
  inputSplitSizes?: readonly number[] | null
}

/** The rows for each rank. */
function splitSizes(where: string, name: string, sizes: unknown, tensor: Tensor, group: ProcessGroup): number[] {
  const rows = tensor.ndim === 0 ? 0 : tensor.shape[0]
  const given = sizes as readonly number[] | null
  const found = given ?? Array<number>(group.size()).fill(rows / group.size())
  const isWhole =
    Array.isArray(found) && found.length === group.size() && found.every((n) => Number.isInteger(n) && n >= 0)
  if (tensor.ndim > 0 && isWhole && found.reduce((sum, n) => sum + n, 0) === rows) return [...found]
  throw new TorchError(
    'ERR_SHAPE',
    `${where}: ${name} must be ${group.size()} whole numbers whose sum is the ${rows} rows of a tensor of shape [${tensor.shape}]; left out, the rows must be a multiple of the number of ranks`,
  )
}

/**
 * Each rank sends some rows of `input` to each rank, and gets rows of theirs in `output`.
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.all_to_all_single
 */
export function allToAllSingle<const O extends AllToAllSingleOptions>(
  output: Tensor,
  input: Tensor,
  options?: O,
): Ended<O>
export function allToAllSingle(output: Tensor, input: Tensor, ...rest: unknown[]): unknown {
  const defaults = {
    outputSplitSizes: null as readonly number[] | null,
    inputSplitSizes: null as readonly number[] | null,
    ...common,
  }
  return perform('allToAllSingle', defaults, rest, { output, input }, ({ where, group, plain, ...given }) => {
    requireLike(where, 'output', output, input, false)
    const outputs = splitSizes(where, 'outputSplitSizes', given.outputSplitSizes, output, group)
    const inputs = splitSizes(where, 'inputSplitSizes', given.inputSplitSizes, input, group)
    const about = (tensor: Tensor, sizes: number[]) =>
      sizes.map((rows) => sends(`${rows} rows of ${tensor.dtype} [${tensor.shape.slice(1)}]`))
    return {
      operator: 'alltoall_base_',
      each: { texts: about(input, inputs), expected: about(output, outputs) },
      args: [plain.output, plain.input, group.groupName, outputs, inputs],
    }
  })
}

/**
 * Waits until all ranks have come here.
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.barrier
 */
export function barrier<const O extends CollectiveOptions>(options?: O): Ended<O>
export function barrier(...rest: unknown[]): unknown {
  return perform('barrier', common, rest, {}, ({ group }) => ({
    operator: 'barrier',
    args: [empty([0]), group.groupName, []],
  }))
}

export interface MonitoredBarrierOptions {
  /** Default: the group of all ranks. */
  group?: ProcessGroup | null
  /** How long to wait, in milliseconds; default: the group's timeout. */
  timeout?: number | null
  /** Whether rank 0 waits for all ranks and names each that is missing, not only the first; default false. */
  waitAllRanks?: boolean
}

/**
 * Waits until all ranks have come here. Rank 0 throws an error that names a rank that does not come in time.
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.monitored_barrier
 */
export function monitoredBarrier(options?: MonitoredBarrierOptions): void
export function monitoredBarrier(...rest: unknown[]): void {
  const where = 'distributed.monitoredBarrier'
  const defaults = { group: null, timeout: null, waitAllRanks: false }
  const options = withGroup(where, settings<Required<MonitoredBarrierOptions>>(where, defaults, rest))
  if (options === undefined) return
  const { group, waitAllRanks } = options
  const timeout = options.timeout === null ? -1 : wholeNumber(where, 'timeout', options.timeout, { min: 1 })
  // Not compared beforehand, since finding who is missing is what it is for.
  const plan = { name: 'monitoredBarrier', group, isAlone: true }
  collective(plan, 'monitored_barrier_', [empty([0]), group.groupName, [], timeout, waitAllRanks], false)
}
