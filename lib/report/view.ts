// What a page shows, as plain JSON: the page's script has the same values.

/** Several steps as one point: their position, and their mean, lowest and highest loss. */
export interface Bucket {
  step: number
  mean: number
  low: number
  high: number
}

export interface EpochView {
  epoch: number
  /** The loss of the last batch, or whatever the training calls its loss. */
  loss?: number
  testLoss?: number
  expectedLoss?: number
  lr?: number
  seconds?: number
  metrics: Record<string, number>
}

export interface PictureView {
  title: string
  /** Base64 of a PNG. */
  png: string
}

/** A layer that the page's script can compute. */
export type LayerView =
  | { kind: 'linear'; inputs: number; outputs: number; weight: string; bias: string | null }
  | { kind: 'relu' | 'tanh' | 'sigmoid' }
  | { kind: 'leaky-relu'; slope: number }

/** A decoder of codes, whose weights are base64 of float32 numbers in the order of the machine's bytes, which is little. */
export interface DecoderView {
  layers: LayerView[]
  channels: number
  height: number
  width: number
}

export interface LatentView {
  /** The points in two dimensions. */
  x: number[]
  y: number[]
  /** For each point, the number of its group. */
  groups: number[]
  /** The names of the groups. */
  names: string[]
  axes: [x: string, y: string]
  isCollapsed: boolean
  /** How many codes are left out, since they are not finite. */
  infinite: number
  /** The size of a code. */
  dim: number
  /** The codes, point by point, where the page can decode them. */
  codes?: number[]
  decoder?: DecoderView
  /** Why the page cannot decode. */
  why?: string
}

export interface ConfusionView {
  classes: string[]
  /** The counts by true class and by predicted class. */
  matrix: number[][]
}

export interface RunView {
  name: string
  /** What stands beside the name. */
  detail?: string
  note?: string
  epochs: EpochView[]
  /** The losses of the steps, grouped. */
  steps: Bucket[]
  stepCount: number
  /** The learning rates of the steps, grouped. */
  rates: Bucket[]
  /** The steps of a bucket. */
  each: number
  original?: PictureView
  pictures: PictureView[]
  latent?: LatentView
  confusion?: ConfusionView
  samples: PictureView[]
}

/** The words of a report that its trainings choose. */
export interface Words {
  lossName: string
  expected: string
}

/** What the page's script reads. */
export interface PageData {
  /** The charts of a page that is finished, by their keys. */
  charts: Record<string, unknown>
  /** For each latent with a decoder, by the name of its run: its codes and the decoder. */
  latents: Record<string, { codes: number[]; dim: number; decoder: DecoderView }>
  words: Words
  /** Whether the page follows a training. */
  live: boolean
}
