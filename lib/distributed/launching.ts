import { requireArray, requireTensor, settings } from '../arguments'
import { noGrad } from '../autograd'
import { launchCollective } from '../binding/ops'
import { onlyAsWritten } from '../binding/relied'
import { Work } from '../binding/work'
import { TorchError } from '../errors'
import { viewAsReal } from '../generated/torch'
import type { Tensor } from '../tensor'
import { memberOf, type ProcessGroup } from './group'

/** How ranks' values are combined. */
export type ReduceOp = 'sum' | 'avg' | 'product' | 'min' | 'max' | 'band' | 'bor' | 'bxor'

export const reduceOps: readonly ReduceOp[] = ['sum', 'avg', 'product', 'min', 'max', 'band', 'bor', 'bxor']

export interface CollectiveOptions {
  /** Default: the group of all ranks. */
  group?: ProcessGroup | null
  /** Whether to return a {@link Work} at once, which goes on beside JavaScript; default false. */
  asyncOp?: boolean
}

/** What a collective does, for comparing it with the other ranks'. */
export interface Collective {
  name: string
  group: ProcessGroup
  /** What all ranks must agree on; default nothing more than the name. */
  says?: string
  /** Where each rank tells another thing: what to tell each, and what each should tell. */
  each?: { texts: string[]; expected: string[] }
  /** Whether nothing is compared with other ranks before the call; default false. */
  isAlone?: boolean
}

// Larger than all tags of messages.
const collectiveTag = 2 ** 30

/** Calls a collective of c10d. */
export function collective<Async>(
  { name, group, says = '', each, isAlone }: Collective,
  operator: string,
  args: unknown[],
  isAsync: Async,
): Async extends true ? Work : undefined {
  onlyAsWritten(`distributed.${name} talks to other processes`)
  const texts = each?.texts ?? [`${name}(${says})`]
  const expected = each?.expected ?? texts
  // A rank that compares only with itself compares nothing.
  const peer = isAlone ? group.rank() : -1
  const how = [
    name,
    group.groupName,
    'all',
    texts.map(cut),
    expected.map(cut),
    peer,
    collectiveTag,
    collectiveTag,
    0,
    isAsync === true,
  ]
  const found = launchCollective(operator, how as never, args)
  return (isAsync === true ? new Work(found) : undefined) as never
}

/** Shortens a text to the bytes that ranks exchange: its two ends stay, which tell most. */
export function cut(text: string): string {
  return Buffer.byteLength(text) < 250 ? text : `${text.slice(0, 160)}...${text.slice(-60)}`
}

export const described = (tensor: Tensor): string => `${tensor.dtype} [${tensor.shape.join(', ')}]`

/** A tensor as c10d takes it: complex numbers as pairs. */
export function plain(where: string, name: string, value: unknown): Tensor {
  requireTensor(where, name, value)
  const tensor = value as Tensor
  if (!tensor.device.startsWith('cpu')) {
    throw new TorchError(
      'ERR_DEVICE',
      `${where}: ${name} must be on the CPU, which is what gloo serves, but it is on ${tensor.device}; use ${name}.cpu()`,
    )
  }
  if (!tensor.isContiguous()) {
    throw new TorchError('ERR_SHAPE', `${where}: ${name} must be contiguous; use ${name}.contiguous()`)
  }
  return tensor.isComplex() ? noGrad(() => viewAsReal(tensor)) : tensor
}

/** A list of such tensors, one for each rank. */
export function plainList(where: string, name: string, value: unknown, group: ProcessGroup): Tensor[] {
  requireArray(where, name, value)
  const items = value as unknown[]
  if (items.length !== group.size()) {
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: ${name} must have a tensor for each of the ${group.size()} ranks, but it has ${items.length}`,
    )
  }
  return items.map((item, i) => plain(where, `${name}[${i}]`, item))
}

/** Refuses tensors of another dtype, or with `shape`, of another shape. */
export function requireLike(where: string, name: string, tensor: Tensor, like: Tensor, shape = true): void {
  if (tensor.dtype !== like.dtype) {
    throw new TorchError(
      'ERR_DTYPE',
      `${where}: ${name} must be ${like.dtype}, as the tensor is, but it is ${tensor.dtype}`,
    )
  }
  if (shape && tensor.shape.join() !== like.shape.join()) {
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: ${name} must be of shape [${like.shape}], but it is of [${tensor.shape}]`,
    )
  }
}

/** Refuses a tensor that has not `numel` elements. */
export function requireSize(where: string, name: string, tensor: Tensor, numel: number, why: string): void {
  if (tensor.numel() === numel) return
  throw new TorchError(
    'ERR_SHAPE',
    `${where}: ${name} must have ${numel} elements, ${why}, but its shape is [${tensor.shape}]`,
  )
}

/** The options with the group that takes part; undefined where this process does not. */
export function withGroup<Options extends { group: ProcessGroup | null }>(
  where: string,
  options: Options,
): (Omit<Options, 'group'> & { group: ProcessGroup }) | undefined {
  const group = memberOf(where, options.group)
  return group && { ...options, group }
}

/** The checked arguments of a collective: its options, and its tensors as c10d takes them. */
type Checked<Options, Name extends string> = Omit<Options, 'group'> & {
  where: string
  group: ProcessGroup
  plain: Record<Name, Tensor>
}

/** A collective of c10d, whose last argument is `asyncOp`. */
interface Call extends Pick<Collective, 'says' | 'each'> {
  operator: string
  args: unknown[]
}

/** Checks a collective's options and tensors, and calls what `build` makes of them where this process takes part. */
export function perform<Options extends { group: ProcessGroup | null; asyncOp: boolean }, Name extends string>(
  name: string,
  defaults: Options,
  rest: unknown[],
  tensors: Record<Name, Tensor>,
  build: (given: Checked<Options, Name>) => Call,
): unknown {
  const where = `distributed.${name}`
  const settled = settings<Options>(where, defaults, rest)
  const found = Object.entries<Tensor>(tensors).map(([each, tensor]) => [each, plain(where, each, tensor)])
  const options = withGroup(where, settled)
  if (options === undefined) return undefined
  const given = { ...options, where, plain: Object.fromEntries(found) } as Checked<Options, Name>
  const { operator, args, ...told } = build(given)
  return collective({ name, group: options.group, ...told }, operator, [...args, options.asyncOp], options.asyncOp)
}
