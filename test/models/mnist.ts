import { resolve } from 'node:path'
import { MNIST } from '../../lib/vision/datasets'
import { ToTensor } from '../../lib/vision/transforms'

/** Where the real MNIST is, or undefined. */
export const mnistRoot = [process.env.TORCHNODE_MNIST, resolve(__dirname, '../../../shared/data/mnist')].find(
  (root) => root && MNIST.exists(root),
)

if (!mnistRoot)
  console.warn('real MNIST is absent (TORCHNODE_MNIST, ../shared/data/mnist): tests that need it are SKIPPED')

/** `describe` where the real MNIST is there, else a skipped one. */
export const describeWithMnist = mnistRoot ? describe : describe.skip

export const mnist = () => new MNIST(mnistRoot!, { transform: new ToTensor() })
