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
}

/**
 * MNIST from the first place that has it: `--data`, TORCHNODE_MNIST, then the usual folders. Otherwise it is fetched;
 * where it cannot be, SyntheticDigits replaces it. MNIST that is damaged, or missing from a folder that was named, is
 * an error.
 */
export async function trainingImages(data: string | undefined, say: (line: string) => void): Promise<TrainingImages> {
  const options = { transform: new ToTensor() }
  const cache = join(cacheFolder(), 'mnist')
  const named = data ?? (process.env.TORCHNODE_MNIST || undefined)
  if (named !== undefined) return { name: 'MNIST', note: `from ${named}`, dataset: new MNIST(named, options) }
  const places = ['data', cache]
  // An incomplete download in the cache is completed; elsewhere missing files are an error.
  const place = places.find((root) => MNIST.exists(root) && (root !== cache || isWhole(root)))
  if (place) return { name: 'MNIST', note: `from ${place}`, dataset: new MNIST(place, options) }
  say(`MNIST is not in ${places.join(', ')}: fetching it into ${cache}`)
  try {
    await MNIST.download(cache)
  } catch (error) {
    say(`warning: ${(error as Error).message}`)
    say('warning: training on SyntheticDigits instead, whose losses are not those of MNIST; give MNIST with --data')
    const dataset = new SyntheticDigits(options)
    return { name: 'SyntheticDigits', note: 'drawn digits, since MNIST could not be had', dataset }
  }
  return { name: 'MNIST', note: `fetched into ${cache}`, dataset: new MNIST(cache, options) }
}

/** Whether both files of the training set are in the folder that {@link MNIST.download} fills. */
function isWhole(root: string): boolean {
  const files = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte']
  return files.every((file) => existsSync(join(root, MNIST.folder, 'raw', file)))
}
