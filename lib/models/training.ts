import { setImmediate as turn } from 'node:timers/promises'
import { finiteNumber, settings, shown, surplus, wholeNumber } from '../arguments'
import { TorchError, typeError } from '../errors'
import { Module, MSELoss } from '../nn'
import { Adam } from '../optim'
import { Tensor } from '../tensor'

/** Batches whose first item is the images `[N, 1, 28, 28]`: a DataLoader, or any list or stream of such arrays. */
export type Batches = Iterable<readonly [Tensor, ...unknown[]]> | AsyncIterable<readonly [Tensor, ...unknown[]]>

/** What an epoch ended with. */
export interface EpochEnd {
  /** Counted from 0, as the notebook does. */
  epoch: number
  /** The loss of the last batch. */
  loss: number
  /** How long the epoch took. */
  seconds: number
}

/** What a batch ended with; `loss` is a tensor, so that a GPU is waited for only when its value is asked for. */
export interface BatchEnd {
  epoch: number
  batch: number
  loss: Tensor
}

export interface TrainOptions {
  /** How many times to go through the loader. */
  epochs: number
  /** Adam's learning rate; default 1e-3. */
  lr?: number
  /** Where to train; default where the parameters are. */
  device?: string | null
  /** Called, and waited for, after each epoch. */
  onEpoch?: ((end: EpochEnd) => unknown) | null
  /** Called, and waited for, after each batch. */
  onBatch?: ((end: BatchEnd) => unknown) | null
  /** Stops the training between two batches. */
  signal?: AbortSignal | null
}

/**
 * The notebook's training: the decoder learns to give back what the encoder was shown, by mean squared error and a new
 * Adam. Between batches the event loop turns.
 * @returns the loss of the last batch of each epoch
 * @throws the signal's reason once it is aborted, at most one batch later; the models are then as their last step left them
 */
export async function train(
  encoder: Module<[Tensor], Tensor>,
  decoder: Module<[Tensor], Tensor>,
  loader: Batches,
  options: TrainOptions,
): Promise<number[]> {
  if (arguments.length > 4) throw surplus('train', 4, arguments)
  for (const [name, model] of Object.entries({ encoder, decoder })) {
    if (!(model instanceof Module)) throw typeError(`train: ${name} must be a module, but it is ${shown(model)}`)
  }
  const { epochs, lr, device, onEpoch, onBatch, signal } = checked(options)
  signal?.throwIfAborted()
  if (device) for (const model of [encoder, decoder]) model.to(device)
  const optimizer = new Adam([...encoder.parameters(), ...decoder.parameters()], { lr })
  const target = optimizer.paramGroups[0].params[0].device
  const lossFn = new MSELoss()
  const losses: number[] = []
  for (let epoch = 0; epoch < epochs; epoch++) {
    const start = performance.now()
    let last: Tensor | undefined
    let batch = 0
    for await (const [images] of turning(loader)) {
      signal?.throwIfAborted()
      const x = imagesOf(images).to(target)
      const loss = lossFn.forward(decoder.forward(encoder.forward(x)), x)
      loss.backward()
      optimizer.step()
      optimizer.zeroGrad()
      last = loss.detach()
      await onBatch?.({ epoch, batch, loss: last })
      batch++
    }
    if (!last) throw new TorchError('ERR_RANGE', 'train: the loader gave no batches')
    const loss = Number(last.item())
    losses.push(loss)
    await onEpoch?.({ epoch, loss, seconds: (performance.now() - start) / 1000 })
  }
  return losses
}

function checked(options: TrainOptions): TrainOptions {
  const defaults = { epochs: NaN, lr: 1e-3, device: null, onEpoch: null, onBatch: null, signal: null }
  const all = settings<TrainOptions>('train', defaults, [options])
  wholeNumber('train', 'epochs', all.epochs, { min: 0 })
  finiteNumber('train', 'lr', all.lr, { min: 0 })
  return all
}

function imagesOf(images: unknown): Tensor {
  if (images instanceof Tensor) return images
  throw typeError(`train: each batch must be an array that begins with the images' tensor, not ${shown(images)}`)
}

/** The batches, with a turn of the event loop after each, which a DataLoader has of itself. */
async function* turning(loader: Batches): AsyncGenerator<readonly [Tensor, ...unknown[]]> {
  if (Symbol.asyncIterator in loader) yield* loader
  else if (Symbol.iterator in loader) {
    for (const batch of loader) {
      yield batch
      await turn()
    }
  } else throw typeError(`train: the loader must be a DataLoader or a list of batches, not ${shown(loader)}`)
}
