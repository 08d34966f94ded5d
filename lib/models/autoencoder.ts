import { flag, type Rest, requireFunction, requireString, settings, shown, surplus, wholeNumber } from '../arguments'
import { loadSafetensors, safetensorsInfo, saveSafetensors } from '../checkpoint'
import { TorchError } from '../errors'
import { progress } from '../install/progress'
import { isObject } from '../kinds'
import { Flatten, Linear, Module, ReLU, Sequential, Sigmoid, Tanh, Unflatten } from '../nn'
import { announceForward } from '../nn/core/module'
import { registerFields } from '../nn/core/slots'
import type { Tensor } from '../tensor'
import * as ranks from '../trainer/ranks'
import { joinLaunched } from './launched'
import { type Batches, type TrainOptions, training } from './training'

/** The notebook's encoder: from images `[N, 1, 28, 28]` to codes `[N, dim]` between -1 and 1. */
export function makeEncoder(dim: number) {
  if (arguments.length > 1) throw surplus('makeEncoder', 1, arguments)
  wholeNumber('makeEncoder', 'dim', dim, { min: 1 })
  return new Sequential(new Flatten(), new Linear(28 * 28, 100), new ReLU(), new Linear(100, dim), new Tanh())
}

/** The notebook's decoder: from codes `[N, dim]` to images `[N, 1, 28, 28]` between 0 and 1. */
export function makeDecoder(dim: number) {
  if (arguments.length > 1) throw surplus('makeDecoder', 1, arguments)
  wholeNumber('makeDecoder', 'dim', dim, { min: 1 })
  return new Sequential(
    new Linear(dim, 100),
    new ReLU(),
    new Linear(100, 28 * 28),
    new Sigmoid(),
    new Unflatten(1, [1, 28, 28]),
  )
}

export interface AutoencoderOptions {
  /** The size of an image's code; default 3. */
  latent?: number
}

export interface FitOptions extends TrainOptions {
  /** Whether rank 0 shows the training's progress on stderr; default true if stderr is a terminal. */
  progress?: boolean
  /** The path at which {@link Autoencoder.save} saves the weights after each epoch, at rank 0; default none. */
  checkpoint?: string | null
}

/**
 * The notebook's encoder and decoder as one model.
 *
 * ```ts
 * const model = new Autoencoder({ latent: 3 })
 * await model.fit(loader, { epochs: 5, onEpoch: ({ epoch, loss }) => console.log(epoch, loss) })
 * await model.save('autoencoder.safetensors')
 * ```
 */
export class Autoencoder extends Module<[images: Tensor], Tensor> {
  readonly latent: number
  readonly encoder: ReturnType<typeof makeEncoder>
  readonly decoder: ReturnType<typeof makeDecoder>
  #fitting = false

  /** @throws TypeError or TorchError `ERR_RANGE` unless `latent` is an integer of at least 1 */
  constructor(...rest: Rest<AutoencoderOptions>) {
    super()
    const { latent } = settings<AutoencoderOptions>('Autoencoder', { latent: 3 }, rest)
    this.latent = wholeNumber('Autoencoder', 'latent', latent, { min: 1 })
    this.encoder = makeEncoder(this.latent)
    this.decoder = makeDecoder(this.latent)
    registerFields(this)
  }

  /** Encodes images `[N, 1, 28, 28]` to codes `[N, latent]`. */
  encode(images: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('Autoencoder.encode', 1, arguments)
    return this.encoder.forward(images)
  }

  /** Decodes codes `[N, latent]` to images `[N, 1, 28, 28]`. */
  decode(codes: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('Autoencoder.decode', 1, arguments)
    return this.decoder.forward(codes)
  }

  /** Encodes and decodes images. */
  override forward(images: Tensor): Tensor {
    return this.decode(this.encode(images))
  }

  /**
   * Trains the model by {@link train}, with several ranks too; each call uses a new Adam.
   * @returns the loss of the last batch of each epoch
   * @throws TorchError `ERR_BUSY` while another call runs; the signal's reason, at most one batch after it is aborted
   */
  async fit(loader: Batches, options: FitOptions): Promise<number[]> {
    if (arguments.length > 2) throw surplus('Autoencoder.fit', 2, arguments)
    const {
      progress: shows = process.stderr.isTTY === true,
      checkpoint,
      ...rest
    } = isObject(options) ? options : ({} as FitOptions)
    // The two are called within functions of our own.
    for (const name of ['onEpoch', 'onBatch'] as const) {
      if (rest[name] !== undefined && rest[name] !== null) requireFunction('Autoencoder.fit', name, rest[name])
    }
    flag('Autoencoder.fit', 'progress', shows)
    if (checkpoint !== undefined && checkpoint !== null) requireString('Autoencoder.fit', 'checkpoint', checkpoint)
    if (this.#fitting)
      throw new TorchError('ERR_BUSY', 'this Autoencoder is being trained: await its running fit() before the next')
    this.#fitting = true
    let bar: ReturnType<typeof progress> | undefined
    let done = 0
    try {
      await joinLaunched()
      const shared = ranks.share(loader)
      const perEpoch = ranks.lengthOf(shared) ?? 0
      if (shows && ranks.reports()) bar = progress(`training, latent ${this.latent}`, perEpoch * rest.epochs)
      return await training('Autoencoder.fit', this.encoder, this.decoder, shared, {
        ...rest,
        onBatch: async (end) => {
          bar?.update(++done)
          await rest.onBatch?.(end)
        },
        onEpoch: async (end) => {
          bar?.update(done, `loss ${end.loss.toFixed(5)}`)
          if (checkpoint !== undefined && checkpoint !== null) {
            if (ranks.reports()) await this.save(checkpoint)
            await ranks.meet()
          }
          await rest.onEpoch?.(end)
        },
      })
    } finally {
      bar?.end()
      this.#fitting = false
    }
  }

  /**
   * Saves the weights as safetensors, completely or not at all.
   * @throws TorchError `ERR_FILE` if the file cannot be written
   */
  async save(path: string): Promise<void> {
    if (arguments.length > 1) throw surplus('Autoencoder.save', 1, arguments)
    const metadata = { format: 'pt', architecture: 'Autoencoder', latent: String(this.latent) }
    await saveSafetensors(this.stateDict(), path, { metadata })
  }

  /**
   * Loads a model that {@link save} wrote.
   * @throws TorchError `ERR_STATE_DICT` that lists all keys of a file from another architecture, `ERR_FILE` or `ERR_CHECKSUM` for a
   * missing or damaged file
   */
  static async load(path: string): Promise<Autoencoder> {
    if (arguments.length > 1) throw surplus('Autoencoder.load', 1, arguments)
    const { tensors, metadata } = await safetensorsInfo(path)
    const architecture = metadata.get('architecture') ?? 'Autoencoder'
    if (architecture !== 'Autoencoder') {
      const keys = [...tensors.keys()].join(', ')
      throw new TorchError(
        'ERR_STATE_DICT',
        `${shown(path)} holds no Autoencoder but ${shown(architecture)}, with ${keys}`,
      )
    }
    const state = await loadSafetensors(path)
    const model = new Autoencoder({ latent: state.get('encoder.3.weight')?.shape[0] || 1 })
    model.loadStateDict(state)
    return model
  }
}

announceForward(Autoencoder.prototype, true)
