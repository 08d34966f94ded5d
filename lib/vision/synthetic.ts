import { surplus, wholeNumber } from '../arguments'
import { fromBytes, type Tensor } from '../tensor'
import { drawDigits, side } from './digits'
import { checkImageOptions, LabelledImages, type LabelledImagesOptions } from './labelled-images'
import { MNIST } from './mnist'

/** Options of {@link SyntheticDigits}. */
export interface SyntheticDigitsOptions<I = Tensor, L = number> extends LabelledImagesOptions<I, L> {
  /** The number of digits. Default 60,000 for training, 10,000 for tests. */
  length?: number
  /** The seed of the random shapes, an integer. Default 0. */
  seed?: number
}

/**
 * Digits drawn from strokes with random slant, size, thickness and wobble, in the format of {@link MNIST}, for use without MNIST.
 * The same seed gives the same digits on every machine. Each run of ten digits contains all classes.
 */
export class SyntheticDigits<I = Tensor, L = number> extends LabelledImages<I, L> {
  static readonly classes = MNIST.classes
  readonly train: boolean
  readonly seed: number

  constructor(options: SyntheticDigitsOptions<I, L> = {}) {
    if (arguments.length > 1) throw surplus('vision.datasets.SyntheticDigits', 1, arguments)
    const train = checkImageOptions('SyntheticDigits', options, ['length', 'seed'])
    const { length = train ? 60_000 : 10_000, seed = 0 } = options
    wholeNumber('SyntheticDigits', 'length', length, { min: 1 })
    wholeNumber('SyntheticDigits', 'seed', seed, { min: 0 })
    const { images, labels } = drawDigits(length, seed, train)
    super(fromBytes(images, [length, side, side], 'uint8'), fromBytes(labels, [length], 'uint8'), options)
    this.train = train
    this.seed = seed
  }

  get classes(): readonly string[] {
    return SyntheticDigits.classes
  }
}
