import { currentRecording, everyTime, isRecording, outside, type Recording } from '../compile/recording'
import * as ops from '../generated/ops'
import { type Tensor, tensor } from '../tensor'
import type { Optimizer } from './optimizer'

/** A step within a function that torch.compile records. */
export function recordStep<Options extends object, State extends object>(
  optimizer: Optimizer<Options, State>,
  recording: Recording,
  update: () => void,
): void {
  const groups = optimizer.paramGroups
  recording.require(optimizer, () => groups.length)
  if (groups.every((group) => optimizer.replayable(group))) {
    // A state dict that is loaded puts other tensors in the place of these; the first parameter may have none.
    recording.require(optimizer.state, () => optimizer.state.values().next().value)
    for (const group of groups) recording.require(group, () => optionsOf(group))
    const before = kept(optimizer)
    update()
    // What a step makes lasts; a program that holds it would make it anew each time.
    if (kept(optimizer) !== before) recording.onlyOnce = true
  } else everyTime(update)
}

/** Every option but those that may change between the replays of one program. */
function optionsOf({ params, lr: _, ...options }: Record<string, unknown> & { params: Tensor[] }): string {
  return JSON.stringify([params.length, options])
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
