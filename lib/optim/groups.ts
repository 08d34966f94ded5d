import type { Tensor } from '../tensor'

/** What the optimizer keeps for one parameter, under PyTorch's names: `exp_avg`, `momentum_buffer`, … */
export type ParamState = Record<string, Tensor>

/** Parameters and the options they are trained with; options may be changed between steps. */
export type ParamGroup<Options> = Options & { params: Tensor[] }

/** What of an optimizer a step works on. */
export interface Stepped<Options, State> {
  readonly paramGroups: ParamGroup<Options>[]
  readonly state: ReadonlyMap<Tensor, State>
  /** Whether `torch.compile` can replay an update of the group. */
  replayable(group: ParamGroup<Options>): boolean
}
