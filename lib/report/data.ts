import type { Module } from '../nn'
import type { NestedData, Tensor } from '../tensor'
import type { TrainerEpoch } from '../trainer'

/**
 * A picture: the bytes of a PNG, or values as a tensor [H, W], [C, H, W] or, as a grid, [N, C, H, W]: floating-point
 * values from 0 to 1, or `uint8`.
 */
export type ReportImage = Uint8Array | Tensor

/** A picture in a report. */
export interface ReportPicture {
  /** The caption: `before training`, `after epoch 1`. */
  title: string
  image: ReportImage
}

/** One epoch of a training. */
export interface ReportEpoch {
  /** Its number. Default: its place in the list, from 0. */
  epoch?: number
  /** The loss of its last batch, or of all. */
  loss?: number
  /** The loss on images that the training does not see. */
  testLoss?: number
  /** A loss to compare with, such as a published one. */
  expectedLoss?: number
  /** The learning rate. */
  lr?: number
  metrics?: Record<string, number>
  seconds?: number
}

/** Codes as points. */
export interface ReportLatent {
  /** [n, d]; more than two numbers are projected to the first two principal components. */
  codes: Tensor
  /** For each code a number or a name, which gives its colour. Default: one colour. */
  labels?: Tensor | readonly (number | string)[]
  /** Names of the axes. Default: z₁ and z₂, or the principal components. */
  axes?: readonly [x: string, y: string]
  /**
   * What makes pictures of codes [n, d]: a Sequential of Linear, ReLU, LeakyReLU, Tanh, Sigmoid, Flatten, Unflatten,
   * Dropout and Identity. Its weights are put into the page, which then decodes the point that is clicked. It is left
   * out, with a note, if codes have more than 8 numbers or it has more than 500,000 weights.
   */
  decoder?: Module
  /** Codes that lie closer together than this along each axis have collapsed; a note takes the place of their chart. Default: 0.05. */
  collapsedBelow?: number
}

/** How often each class was taken for each class. */
export interface ReportConfusion {
  /** Counts by true class and by predicted class. */
  matrix: Tensor | NestedData
  /** Default: the numbers of the classes. */
  classes?: readonly string[]
}

/** One training. */
export interface ReportRun {
  name: string
  /** What stands beside the name, such as the sizes of layers. */
  detail?: string
  /** A sentence about this run. */
  note?: string
  /** Also what `Trainer.fit` returned. */
  epochs?: readonly (ReportEpoch | TrainerEpoch)[]
  /** The loss of every step, in order. */
  losses?: Tensor | ArrayLike<number>
  /** The learning rate of every step, in order, where it changes within an epoch. */
  learningRates?: Tensor | ArrayLike<number>
  /** What `pictures` show, as it is in the data. */
  original?: ReportPicture
  /** Pictures of one subject during the training; a slider chooses one. */
  pictures?: readonly ReportPicture[]
  latent?: ReportLatent
  confusion?: ReportConfusion
  /** Pictures that the network has made. */
  samples?: readonly ReportPicture[]
}

/** What a report says beside its runs. */
export interface ReportOptions {
  /** Default: "A training", or "Trainings". */
  title?: string
  /** A first paragraph. */
  lead?: string
  /** The name of the loss. Default: "loss". */
  lossName?: string
  /** Where the expected losses come from. Default: "expected". */
  expected?: string
  /** The options of the runs: `{ epochs: 5, lr: 0.001 }`. */
  options?: Record<string, string | number | boolean>
  /** The machine of the runs: `{ cpu: '...', threads: 2 }`. */
  machine?: Record<string, string | number | boolean>
  /** The versions. Default: those of torchnode, libtorch and Node. */
  versions?: Record<string, string | number | boolean>
  /** The end of the runs. Default: now. */
  date?: Date
}
