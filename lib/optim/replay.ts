import { currentRecording, everyTime, isRecording, outside, type Recording } from '../compile/recording'
import * as ops from '../generated/ops'
import { type Tensor, tensor } from '../tensor'
import type { Optimizer } from './optimizer'

/** A step within a function that torch.compile records, or compares with what it has recorded. */
export function observedStep<Options extends object, State extends object>(
  optimizer: Optimizer<Options, State>,
  hooks: readonly (readonly unknown[])[],
  update: () => void,
): void {
  const isReplayable = optimizer.paramGroups.every((group) => optimizer.replayable(group))
  const recording = currentRecording()
  for (const list of hooks) recording?.requireItems(list, () => list)
  if (recording !== undefined) requireGroups(optimizer, recording)
  if (!isReplayable) {
    everyTime(update)
    recording?.require(optimizer.state, () => optimizer.state.size)
    return
  }
  const before = kept(optimizer)
  update()
  if (recording === undefined) return
  // What a step makes lasts; a program that holds it would make it anew each time.
  if (kept(optimizer) !== before) recording.onlyOnce = true
  requireState(optimizer, recording)
}

/** That the groups hold the same parameters, and options but the learning rate, which may change. */
function requireGroups<Options extends object, State extends object>(
  { paramGroups }: Optimizer<Options, State>,
  recording: Recording,
): void {
  recording.requireItems(paramGroups, () => paramGroups)
  for (const group of paramGroups) {
    recording.requireItems(group.params, () => group.params)
    const { lr: _, ...options } = group as Record<string, unknown>
    recording.requireFields(group, Object.keys(options))
    for (const option of Object.values(options)) {
      if (Array.isArray(option)) recording.requireItems(option, () => option)
    }
  }
}

/** That what is kept for the parameters is what it was. */
function requireState<Options extends object, State extends object>(
  { paramGroups, state }: Optimizer<Options, State>,
  recording: Recording,
): void {
  const params = paramGroups.flatMap((group) => group.params)
  recording.requireItems(state, () => params.map((param) => state.get(param)))
  for (const entries of state.values()) recording.requireFields(entries)
}

/** What an optimizer keeps for its parameters; it tells when that is taken away within a function that is recorded. */
export class States<State> extends Map<Tensor, State> {
  override delete(param: Tensor): boolean {
    refuseTaking()
    return super.delete(param)
  }

  override clear(): void {
    refuseTaking()
    super.clear()
  }
}

function refuseTaking(): void {
  currentRecording()?.refuse("an optimizer's state is taken away in it")
}

/** Lets a group say when its learning rate is set within a function that is recorded. */
export function watchRate(group: object): void {
  let rate = (group as { lr?: unknown }).lr
  if (rate === undefined) return
  Object.defineProperty(group, 'lr', {
    get: () => rate,
    set: (value) => {
      currentRecording()?.refuse('a learning rate is set in it; set it outside')
      rate = value
    },
    enumerable: true,
    configurable: true,
  })
}

function kept({ state }: { state: ReadonlyMap<Tensor, object> }): number {
  let count = 0
  for (const entries of state.values()) count += Object.keys(entries).length
  return count
}

/**
 * A group's learning rate for a fused kernel: a number, or where it is recorded a tensor that follows the number, which the
 * kernels take in the number's place.
 */
export function liveRate(group: { lr: number }, param: Tensor): number {
  if (!isRecording()) return group.lr
  // The CPU's kernels read it in double precision, as they take the number; CUDA's in single precision.
  const dtype = param.device === 'cpu' ? 'float64' : 'float32'
  let last = group.lr
  const rate = outside(() => tensor(last, { dtype, device: param.device }))
  // A scope around the call that was recorded frees it.
  currentRecording()?.require(rate, () => rate.disposed)
  currentRecording()?.refreshers.push(() => {
    if (group.lr === last) return
    last = group.lr
    ops.fill_(rate, last)
  })
  return rate as unknown as number
}
