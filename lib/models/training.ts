import { setImmediate as turn } from 'node:timers/promises'
import { finiteNumber, requireFunction, requireSignal, settings, shown, surplus, wholeNumber } from '../arguments'
import { TorchError, typeError } from '../errors'
import { isObject } from '../kinds'
import { Module, MSELoss } from '../nn'
import { Adam } from '../optim'
import { Tensor } from '../tensor'
import { Trainer } from '../trainer'
import * as ranks from '../trainer/ranks'
import { joinLaunched } from './launched'

/** Batches whose first item is the images `[N, 1, 28, 28]`: a DataLoader, or any iterable of such arrays. */
export type Batches = Iterable<readonly [Tensor, ...unknown[]]> | AsyncIterable<readonly [Tensor, ...unknown[]]>

/** The results of an epoch. */
export interface EpochEnd {
  /** The epoch's number, from 0 as in the notebook. */
  epoch: number
  /** The loss of the last batch; with several ranks the mean of theirs. */
  loss: number
  /** The duration of the epoch. */
  seconds: number
}

/** The results of a batch of this rank. `loss` is a tensor, so that only reading its value waits for a GPU. */
export interface BatchEnd {
  epoch: number
  batch: number
  loss: Tensor
}

export interface TrainOptions {
  /** The number of passes over the loader. */
  epochs: number
  /** Adam's learning rate; default 1e-3. */
  lr?: number
  /** The device to train on; default that of the parameters. */
  device?: string | null
  /** Called and awaited after each epoch, at each rank. */
  onEpoch?: ((end: EpochEnd) => unknown) | null
  /** Called and awaited after each batch. */
  onBatch?: ((end: BatchEnd) => unknown) | null
  /** Stops the training between two batches, at all ranks. */
  signal?: AbortSignal | null
}

/**
 * The notebook's training: the decoder learns to reconstruct the encoder's images, with mean squared error and a new Adam. The
 * event loop runs between batches.
 *
 * Started by `torchnode run` or torchrun, all ranks train one model: each takes its share of a `DataLoader`, whose batch size is
 * that of a rank. The process group, if there is none yet, is made first and stays until the process ends.
 * @returns the loss of the last batch of each epoch
 * @throws the signal's reason, at most one batch after it is aborted; the models then have the weights of their last step
 */
export async function train(
  encoder: Module<[Tensor], Tensor>,
  decoder: Module<[Tensor], Tensor>,
  loader: Batches,
  options: TrainOptions,
): Promise<number[]> {
  if (arguments.length > 4) throw surplus('train', 4, arguments)
  return await training('train', encoder, decoder, loader, options)
}

/** @internal {@link train} under the name of the function that was called. */
export async function training(
  where: string,
  encoder: Module<[Tensor], Tensor>,
  decoder: Module<[Tensor], Tensor>,
  loader: Batches,
  options: TrainOptions,
): Promise<number[]> {
  for (const [name, model] of Object.entries({ encoder, decoder })) {
    if (!(model instanceof Module)) throw typeError(`${where}: ${name} must be a module, but it is ${shown(model)}`)
  }
  const { epochs, lr, device, onEpoch, onBatch, signal } = checked(where, options)
  await joinLaunched()
  if (!ranks.areMany()) signal?.throwIfAborted()
  if (device !== null && device !== undefined) for (const model of [encoder, decoder]) model.to(device)
  const optimizer = new Adam([...encoder.parameters(), ...decoder.parameters()], { lr })
  const target = optimizer.paramGroups[0].params[0].device
  const trainer = new Trainer(new Both(encoder, decoder), {
    loss: new MSELoss(),
    optimizer,
    prepare: ([images]: readonly [Tensor, ...unknown[]]) => {
      const x = imagesOf(where, images).to(target)
      return [x, x]
    },
    callbacks: {
      onStep: ({ epoch, batch, loss }) => onBatch?.({ epoch, batch, loss }),
      onEpochEnd: ({ epoch, lastLoss, seconds }) => onEpoch?.({ epoch, loss: lastLoss, seconds }),
    },
  })
  const shared = ranks.share(loader)
  let epoch = 0
  const batches = {
    length: ranks.lengthOf(shared),
    [Symbol.asyncIterator]() {
      ranks.setEpoch(shared, epoch++)
      return turning(where, shared)
    },
  }
  const history = await trainer.fit(batches, { epochs, signal, progress: false })
  return history.map(({ lastLoss }) => lastLoss)
}

/** Encoder and decoder one after the other. As in the notebook, their modes stay as they are. */
class Both extends Module<[images: Tensor], Tensor> {
  constructor(
    readonly encoder: Module<[Tensor], Tensor>,
    readonly decoder: Module<[Tensor], Tensor>,
  ) {
    super()
  }

  override train(): this {
    return this
  }

  override forward(images: Tensor): Tensor {
    return this.decoder.forward(this.encoder.forward(images))
  }
}

function checked(where: string, options: TrainOptions): TrainOptions {
  const defaults = { epochs: NaN, lr: 1e-3, device: null, onEpoch: null, onBatch: null, signal: null }
  const all = settings<TrainOptions>(where, defaults, [options])
  wholeNumber(where, 'epochs', all.epochs, { min: 0 })
  finiteNumber(where, 'lr', all.lr, { min: 0 })
  for (const name of ['onEpoch', 'onBatch'] as const) if (all[name] !== null) requireFunction(where, name, all[name])
  requireSignal(where, 'signal', all.signal)
  return all
}

function imagesOf(where: string, images: unknown): Tensor {
  if (images instanceof Tensor) return images
  throw typeError(`${where}: each batch must be an array that begins with the images' tensor, not ${shown(images)}`)
}

/** The batches, letting the event loop run after each one, which a DataLoader does by itself. */
async function* turning(where: string, loader: Batches): AsyncGenerator<readonly [Tensor, ...unknown[]]> {
  let isEmpty = true
  if (isObject(loader) && Symbol.asyncIterator in loader) {
    for await (const batch of loader) {
      isEmpty = false
      yield batch
    }
  } else if (isObject(loader) && Symbol.iterator in loader) {
    for (const batch of loader) {
      isEmpty = false
      yield batch
      await turn()
    }
  } else throw typeError(`${where}: the loader must be a DataLoader or a list of batches, not ${shown(loader)}`)
  if (isEmpty) throw new TorchError('ERR_RANGE', `${where}: the loader gave no batches`)
}
