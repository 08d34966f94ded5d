/** A picture in a report. */
export interface ReportPicture {
  /** The caption of the picture, which also names its file: `before training`, `after epoch 1`. */
  title: string
  /** The PNG file. */
  png: Uint8Array
}

/** One epoch of training. */
export interface ReportEpoch {
  /** Its number. */
  epoch: number
  /** The loss of its last batch. */
  loss: number
  /** The loss that the notebook printed for it. */
  notebookLoss?: number
  seconds: number
}

/** Codes of images, as points. */
export interface ReportLatent {
  /** [n, 2], row by row. `projectTo2d` makes them from longer codes. */
  points: Float32Array
  /** The digit of each point, 0 to 9. */
  labels: Uint8Array
  /** Names of the axes. Default: z₁ and z₂. */
  axes?: [x: string, y: string]
}

/** The training of one autoencoder. */
export interface ReportExperiment {
  /** Size of the latent space. */
  dim: number
  epochs: ReportEpoch[]
  /** Loss of every step, in order. */
  curve: ArrayLike<number>
  pictures: ReportPicture[]
  latent?: ReportLatent
  /** A note on this experiment: `a new Adam for each epoch`. */
  note?: string
}

/** The data of a report. */
export interface ReportData {
  /** The title. Default: "Autoencoders on" and the dataset's name. */
  title?: string
  dataset: { name: string; images: number; note?: string }
  /** The original digits, to compare with the reconstructions. */
  digits?: ReportPicture
  experiments: ReportExperiment[]
  /** The options of the run: `{ epochs: 5, lr: 0.001 }`. */
  options: Record<string, string | number | boolean>
  /** The machine of the run: `{ cpu: '...', threads: 2 }`. */
  machine: Record<string, string | number>
  /** The versions: `{ torchnode: '0.1.0', libtorch: '2.11.0' }`. */
  versions: Record<string, string>
  /** The end of the run. Default: now. */
  date?: Date
}
