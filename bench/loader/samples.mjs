// MNIST item by item, each through a transform written in JavaScript: the dataset of the benchmark's workers.
import { createRequire } from 'node:module'

createRequire(import.meta.url)('../../dist/index.js')

export default ({ pixels, labels }) => ({
  length: pixels.shape[0],
  get: (index) => [pixels.select(0, index).unsqueeze(0).to('float32').div_(255), labels.select(0, index)],
})
