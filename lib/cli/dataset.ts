import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '../install/libtorch'
import type { Tensor } from '../tensor'
import { MNIST, SyntheticDigits } from '../vision/datasets'
import { ToTensor } from '../vision/transforms'

/** The images to train on, and their name. */
export interface TrainingImages {
  name: string
  /** Where they came from, or why they are not MNIST. */
  note: string
  dataset: MNIST<Tensor> | SyntheticDigits<Tensor>
  /** Images that the training does not see; undefined where a folder has none. */
  test?: MNIST<Tensor> | SyntheticDigits<Tensor>
}

/** Where MNIST is, and how it came there; a null root where it could not be had. */
export interface ImageSource {
  root: string | null
  how: string
}

/** The images of a source; drawn digits where there is none. */
export function imagesOf({ root, how }: ImageSource): TrainingImages {
  const options = { transform: new ToTensor() }
  if (root === null) {
    const dataset = new SyntheticDigits(options)
    const test = new SyntheticDigits({ ...options, train: false, length: 2000 })
    return { name: 'SyntheticDigits', note: how, dataset, test }
  }
  const test = MNIST.exists(root, { train: false }) ? new MNIST(root, { ...options, train: false }) : undefined
  return { name: 'MNIST', note: `${how} ${root}`, dataset: new MNIST(root, options), test }
}

/**
 * The first place that has MNIST: `--data`, TORCHNODE_MNIST, then the usual folders. Otherwise it is fetched; where it cannot be,
 * SyntheticDigits replaces it. MNIST that is damaged, or missing from a folder that was named, is an error.
 */
export async function findImages(data: string | undefined, say: (line: string) => void): Promise<ImageSource> {
  const cache = join(cacheFolder(), 'mnist')
  const named = data ?? (process.env.TORCHNODE_MNIST || undefined)
  const found = (root: string, how: string): ImageSource => ({ root, how })
  if (named !== undefined) return found(named, 'from')
  const places = ['data', cache]
  // An incomplete download in the cache is completed; elsewhere missing files are an error.
  const place = places.find((root) => MNIST.exists(root) && (root !== cache || isWhole(root)))
  if (place) return found(place, 'from')
  say(`MNIST is not in ${places.join(', ')}: fetching it into ${cache}`)
  try {
    await MNIST.download(cache)
  } catch (error) {
    say(`warning: ${(error as Error).message}`)
    say('warning: training on SyntheticDigits instead, whose losses are not those of MNIST; give MNIST with --data')
    return { root: null, how: 'drawn digits, since MNIST could not be had' }
  }
  return found(cache, 'fetched into')
}

/** Whether both files of the training set are in the folder that {@link MNIST.download} fills. */
function isWhole(root: string): boolean {
  const files = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte']
  return files.every((file) => existsSync(join(root, MNIST.folder, 'raw', file)))
}
