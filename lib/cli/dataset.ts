import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '../install/libtorch'
import type { Tensor } from '../tensor'
import { MNIST, SyntheticDigits } from '../vision/datasets'
import { ToTensor } from '../vision/transforms'

/** The images to train on and what to call them. */
export interface TrainingImages {
  name: string
  /** Where they came from, or why they are not MNIST. */
  note: string
  dataset: MNIST<Tensor> | SyntheticDigits<Tensor>
}

/**
 * MNIST from where it is: `--data`, else TORCHNODE_MNIST, else the first of the usual places that has it; where it is
 * nowhere it is fetched, and where it cannot be, digits are drawn instead. MNIST that is damaged, or not in the folder that was
 * named, is an error.
 */
export async function trainingImages(data: string | undefined, say: (line: string) => void): Promise<TrainingImages> {
  const options = { transform: new ToTensor() }
  const cache = join(cacheFolder(), 'mnist')
  const named = data ?? (process.env.TORCHNODE_MNIST || undefined)
  if (named !== undefined) return { name: 'MNIST', note: `from ${named}`, dataset: new MNIST(named, options) }
  const places = ['data', cache]
  // What a broken download left in the cache is completed; elsewhere missing files are an error.
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
