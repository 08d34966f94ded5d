import type { Tensor } from '../tensor'

/** An optimizer's state for one parameter, under PyTorch's names: `exp_avg`, `momentum_buffer`, … */
export type ParamState = Record<string, Tensor>

/** Parameters and their options, which may be changed between steps. */
export type ParamGroup<Options> = Options & { params: Tensor[] }

/** The parts of an optimizer that a step uses. */
export interface Stepped<Options, State> {
  readonly paramGroups: ParamGroup<Options>[]
  readonly state: ReadonlyMap<Tensor, State>
  /** Whether `torch.compile` can replay an update of the group. */
  replayable(group: ParamGroup<Options>): boolean
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
