import { noGrad } from '../autograd'
import { onlyAsWritten } from '../binding/relied'
import { Tensor } from '../tensor'

/** An optimizer's state for one parameter, under PyTorch's names: `exp_avg`, `momentum_buffer`, … */
export type ParamState = Record<string, Tensor>

/** Parameters and the options they are trained with; options may be changed between steps. */
export type ParamGroup<Options> = Options & { params: Tensor[]; paramNames?: string[] }

/** Options as a step reads them: the learning rate is a number, even if it was given as a tensor of one element. */
export type WithRate<Options> = Omit<Options, 'lr'> & { lr: number }

/** A group's learning rate as a number. */
export const rateOf = ({ lr }: { lr: unknown }): number => (lr instanceof Tensor ? lr.item() : (lr as number))

/** Sets a group's learning rate; one that is a tensor stays the same tensor, as in Python. */
export function setRate(group: { lr: unknown }, rate: number): void {
  const { lr } = group
  if (!(lr instanceof Tensor)) group.lr = rate
  else {
    onlyAsWritten('a learning rate is set in it; set it outside')
    noGrad(() => lr.fill_(rate))
  }
}

/** A group whose learning rate is a number, which steps compute with. */
export function withRate<Group extends object>(group: Group): Group {
  const { lr } = group as { lr?: unknown }
  return lr instanceof Tensor ? { ...group, lr: lr.item() } : group
}

/** The parts of an optimizer that a step uses. */
export interface Stepped<Options, State> {
  readonly paramGroups: ParamGroup<Options>[]
  readonly state: ReadonlyMap<Tensor, State>
  /** Whether `torch.compile` can replay an update of the group. */
  replayable(group: ParamGroup<Options>): boolean
  step(): unknown
  zeroGrad(): void
}

/** The parameters with a gradient and their gradients, grouped by device and dtype, since one kernel takes tensors of one kind. */
export function groupByDeviceAndDtype(
  all: Tensor[],
  allGrads: (Tensor | null)[],
): Iterable<{ params: Tensor[]; grads: Tensor[] }> {
  const parts = new Map<string, { params: Tensor[]; grads: Tensor[] }>()
  for (const [i, param] of all.entries()) {
    const grad = allGrads[i]
    if (!grad) continue
    const kind = `${param.dtype} ${param.device}`
    const part = parts.get(kind)
    if (part) {
      part.params.push(param)
      part.grads.push(grad)
    } else parts.set(kind, { params: [param], grads: [grad] })
  }
  return parts.values()
}
