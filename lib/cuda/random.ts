import { surplus } from '../arguments'
import { idOf } from '../binding/handle'
import type { Id } from '../binding/native'
import { native } from '../binding/native'
import { relied } from '../binding/relied'
import { seedOf } from '../random/seed'
import { Tensor } from '../tensor'
import { type CudaDevice, deviceCount, indexOf, isAvailable } from './device'

function withGenerator<T>(index: number, use: (generator: Id) => T): T {
  const generator = native.defaultGenerator(`cuda:${index}`)
  try {
    return use(generator)
  } finally {
    native.release(generator)
  }
}

/**
 * Seeds the current device's default generator; `torch.manualSeed` seeds every device's. Does nothing without CUDA.
 * @throws TypeError for a value that is not a seed.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.manual_seed.html
 */
export function manualSeed(seed: number | bigint): void {
  if (arguments.length > 1) throw surplus('cuda.manualSeed', 1, arguments)
  const value = seedOf(seed)
  if (isAvailable()) withGenerator(indexOf('cuda'), (generator) => native.seedGenerator(generator, value))
}

/** Seeds every device's generator. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.manual_seed_all.html */
export function manualSeedAll(seed: number | bigint): void {
  if (arguments.length > 1) throw surplus('cuda.manualSeedAll', 1, arguments)
  const value = seedOf(seed)
  for (let index = 0; index < deviceCount(); index++)
    withGenerator(index, (generator) => native.seedGenerator(generator, value))
}

const readSeed = () => withGenerator(indexOf('cuda'), native.generatorSeed)

/** The seed of the current device's generator. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.initial_seed.html */
export function initialSeed(): bigint {
  if (arguments.length > 0) throw surplus('cuda.initialSeed', 0, arguments)
  return relied(readSeed)
}

/**
 * The state of a device's generator, as a uint8 tensor on the CPU.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.get_rng_state.html
 */
export function getRngState(device: CudaDevice = 'cuda'): Tensor {
  if (arguments.length > 1) throw surplus('cuda.getRngState', 1, arguments)
  return new Tensor(withGenerator(indexOf(device), native.generatorState))
}

/** @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.set_rng_state.html */
export function setRngState(state: Tensor, device: CudaDevice = 'cuda'): void {
  if (arguments.length > 2) throw surplus('cuda.setRngState', 2, arguments)
  const id = idOf(state)
  withGenerator(indexOf(device), (generator) => native.setGeneratorState(generator, id))
}
