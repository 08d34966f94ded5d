import { surplus, wholeNumber } from '../arguments'
import { fromBytes, type Tensor } from '../tensor'
import { drawDigits, side } from './digits'
import { checkImageOptions, LabelledImages, type LabelledImagesOptions } from './labelled-images'
import { MNIST } from './mnist'

/** Options of {@link SyntheticDigits}. */
export interface SyntheticDigitsOptions<I = Tensor, L = number> extends LabelledImagesOptions<I, L> {
  /** How many digits. Default 60,000 for training, 10,000 for tests. */
  length?: number
  /** Other digits for another whole number. Default 0. */
  seed?: number
}

/**
 * Digits drawn from stroke skeletons with random slant, size, thickness and wobble, in the form of {@link MNIST}: for
 * when there is no MNIST. The same seed draws the same digits everywhere; each ten digits in a row hold every class.
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
