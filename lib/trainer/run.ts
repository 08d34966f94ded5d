import { setImmediate as turn } from 'node:timers/promises'
import { isRevoked, shown } from '../arguments'
import { TorchError, typeError } from '../errors'
import { isArray, isObject, isPlain } from '../kinds'
import { getRngState, setRngState } from '../random'
import { isTensor, type Nested, type Tensor, tensor } from '../tensor'
import type { EarlyStopping, TrainerBatches, TrainerEpoch } from './options'
import * as ranks from './ranks'

/** How far a training has come; a checkpoint has it as it is. */
export interface TrainerRun {
  /** Epochs that are complete. */
  epoch: number
  /** Steps of the optimizer in this training. */
  step: number
  /** Batches taken in the current epoch. */
  batch: number
  /** Whether the loader has given all batches of the current epoch. */
  isDrained: boolean
  /** The sum of the losses of the current epoch's samples, and the number of these. */
  sum: Tensor | null
  samples: number
  last: Tensor | null
  history: TrainerEpoch[]
  /** Early stopping: the best value, the epochs since, and the weights of then if they are wanted. */
  best: number | null
  since: number
  weights: unknown
  isOver: boolean
  /** What each rank has for itself, where there are several; else null. */
  shares: RankShares | null
}

/** The sums of the current epoch and the states of the default generators, one of each rank. */
interface RankShares {
  /** `[ranks, 3]`: the sum of the losses, the number of samples and the last loss. */
  sums: Tensor
  generators: Tensor[]
}

export const beginning = (): TrainerRun => ({
  epoch: 0,
  step: 0,
  batch: 0,
  isDrained: false,
  sum: null,
  samples: 0,
  last: null,
  history: [],
  best: null,
  since: 0,
  weights: null,
  isOver: false,
  shares: null,
})

/** What the ranks have of a run for themselves; all of them call it. */
export function sharesOf({ sum, samples, last }: TrainerRun): RankShares | null {
  if (!ranks.areMany()) return null
  const own = [sum, last].map((loss) => Number(loss?.item() ?? 0))
  const sums = tensor(ranks.gathered([own[0], samples, own[1]]), { dtype: 'float64', device: 'cpu' })
  return { sums, generators: ranks.gatheredTensors(getRngState()) }
}

/**
 * A run from a checkpoint, with what this rank had for itself.
 * @throws TorchError `ERR_STATE_DICT` in the middle of an epoch of another number of ranks
 */
export function restoreShares(path: string, run: TrainerRun): TrainerRun {
  const { shares } = run
  const count = shares?.generators.length ?? 1
  if (count !== ranks.size()) {
    if (run.batch === 0) return { ...run, shares: null }
    throw new TorchError(
      'ERR_STATE_DICT',
      `Trainer.fit: ${shown(path)} is from the middle of an epoch of ${count} ranks, but there are ${ranks.size()}; run ${count} ranks, or resume from the end of an epoch`,
    )
  }
  if (shares === null) return run
  setRngState(shares.generators[ranks.own()])
  const [sum, samples, last] = shares.sums.select(0, ranks.own()).toArray() as number[]
  const like = (loss: Tensor | null, value: number) => loss && tensor(value, { dtype: loss.dtype, device: 'cpu' })
  return { ...run, sum: like(run.sum, sum), samples, last: like(run.last, last), shares: null }
}

/** The number of a path such as `'validation.loss'` in the results of an epoch; metrics are found by name alone too. */
export function monitored(name: string | null, end: TrainerEpoch): number {
  const { validation, metrics, loss, lastLoss } = end
  const entries = Object.entries(validation ?? {}).map(([key, value]) => [`validation.${key}`, value] as const)
  const all = new Map<string, Nested>([['loss', loss], ['lastLoss', lastLoss], ...Object.entries(metrics), ...entries])
  const value = all.get(name ?? (validation === null ? 'loss' : 'validation.loss'))
  if (typeof value === 'number') return value
  const numbers = [...all].flatMap(([key, found]) => (typeof found === 'number' ? [key] : []))
  throw typeError(`Trainer.fit: monitor must be one of ${numbers.join(', ')}, but it is ${shown(name)}`)
}

/** Notes an epoch's value for early stopping, and says whether it is the best until now. */
export function note(run: TrainerRun, value: number, { mode, minDelta, patience }: Required<EarlyStopping>): boolean {
  const { best } = run
  const isBetter =
    !Number.isNaN(value) && (best === null || (mode === 'min' ? value < best - minDelta : value > best + minDelta))
  if (isBetter) run.best = value
  run.since = isBetter ? 0 : run.since + 1
  run.isOver = !isBetter && run.since >= patience
  return isBetter
}

/** The tensors of a value on a device, in whatever arrays and objects they lie. */
export function placed(value: unknown, device: string): unknown {
  if (isTensor(value)) return value.device === device ? value : value.to(device)
  if (isArray(value)) return value.map((item) => placed(item, device))
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, placed(item, device)]))
}

/** The batches after the first ones, letting the event loop run after each one, which a DataLoader does by itself. */
export async function* turning<Batch>(
  where: string,
  loader: TrainerBatches<Batch>,
  skipped = 0,
): AsyncGenerator<Batch> {
  const iterate = isObject(loader) && !isTensor(loader)
  let place = 0
  if (iterate && Symbol.asyncIterator in loader) {
    for await (const batch of loader) if (place++ >= skipped) yield whole(where, batch)
  } else if (iterate && Symbol.iterator in loader) {
    for (const batch of loader as Iterable<Batch>) {
      if (place++ < skipped) continue
      yield whole(where, batch)
      await turn()
    }
  } else throw typeError(`${where}: the loader must be a DataLoader or an iterable of batches, not ${shown(loader)}`)
}

/** A batch that can be awaited. */
function whole<Batch>(where: string, batch: Batch): Batch {
  if (isRevoked(batch)) throw typeError(`${where}: each batch must be an array, but it is ${shown(batch)}`)
  return batch
}

/** The number of samples in a batch: the length of the first tensor's first dimension. */
export function samplesIn(inputs: readonly unknown[]): number {
  const first = inputs.find(isTensor)
  return first === undefined || first.ndim === 0 ? 1 : first.shape[0]
}
