/** A picture in a report. */
export interface ReportPicture {
  /** Stands beside the picture, and names its file: `before training`, `after epoch 1`. */
  title: string
  /** The PNG file. */
  png: Uint8Array
}

/** One epoch of training. */
export interface ReportEpoch {
  /** Its number, shown as given. */
  epoch: number
  /** Loss of its last batch. */
  loss: number
  /** What the notebook printed for it. */
  notebookLoss?: number
  seconds: number
}

/** Codes of images that were not changed by training, as points. */
export interface ReportLatent {
  /** [n, 2], row by row; `projectTo2d` makes them from longer codes. */
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
  /** A sentence on what is special about it: `a new Adam for each epoch`. */
  note?: string
}

/** Everything a report is made of. */
export interface ReportData {
  /** Default: Autoencoders on the dataset's name. */
  title?: string
  dataset: { name: string; images: number; note?: string }
  /** The originals that the reconstructions are compared with. */
  digits?: ReportPicture
  experiments: ReportExperiment[]
  /** How the run was asked for: `{ epochs: 5, lr: 0.001 }`. */
  options: Record<string, string | number | boolean>
  /** What it ran on: `{ cpu: '...', threads: 2 }`. */
  machine: Record<string, string | number>
  /** `{ torchnode: '0.1.0', libtorch: '2.11.0' }`. */
  versions: Record<string, string>
  /** When the run ended. Default: now. */
  date?: Date
}
