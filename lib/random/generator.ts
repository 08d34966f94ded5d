import { requireFunction, surplus } from '../arguments'
import { Handle, idOf } from '../binding/handle'
import { native } from '../binding/native'
import { relied } from '../binding/relied'
import * as rng from '../binding/rng-state'
import { shown } from '../binding/shown'
import { typeError } from '../errors'
import { Tensor } from '../tensor'
import { seedOf } from './seed'

function fresh(): bigint {
  return crypto.getRandomValues(new BigUint64Array(1))[0]
}

function deviceName(device: unknown): string {
  if (typeof device !== 'string')
    throw typeError(`a Generator's device must be a name such as 'cpu', got ${shown(device)}`)
  return device
}

/**
 * A separate stream of random numbers, for operators that take `{ generator }`.
 * @param device 'cpu' (default) or a CUDA device.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.Generator.html
 */
export class Generator extends Handle {
  readonly device: string
  /** A recording identifies this generator's seed by this function. */
  readonly #readSeed = () => native.generatorSeed(idOf(this))

  /** @internal `id` is for the default generator, which libtorch has made. */
  constructor(device = 'cpu', id = native.newGenerator(deviceName(device))) {
    if (arguments.length > 2) throw surplus('Generator', 2, arguments)
    super(id)
    this.device = device
  }

  /** Restarts the stream at `seed`; the same seed gives the same numbers as Python's generator. */
  manualSeed(seed: number | bigint): this {
    if (arguments.length > 1) throw surplus('Generator.manualSeed', 1, arguments)
    native.seedGenerator(idOf(this), seedOf(seed, 'Generator.manualSeed'))
    return this
  }

  /** The seed that the stream was started with. */
  initialSeed(): bigint {
    if (arguments.length > 0) throw surplus('Generator.initialSeed', 0, arguments)
    return relied(this.#readSeed)
  }

  /** Restarts the stream at a seed drawn from the operating system, and returns the seed. */
  seed(): bigint {
    if (arguments.length > 0) throw surplus('Generator.seed', 0, arguments)
    const seed = fresh()
    native.seedGenerator(idOf(this), BigInt.asIntN(64, seed))
    return seed
  }

  /** The state of the stream, as a uint8 tensor for {@link Generator.setState}. */
  getState(): Tensor {
    if (arguments.length > 0) throw surplus('Generator.getState', 0, arguments)
    return new Tensor(native.generatorState(idOf(this)))
  }

  setState(state: Tensor): this {
    if (arguments.length > 1) throw surplus('Generator.setState', 1, arguments)
    native.setGeneratorState(idOf(this), idOf(state))
    return this
  }
}

/** The CPU generator that operators use by default; one per process, worker threads included. */
export const defaultGenerator = new Generator('cpu', native.defaultGenerator('cpu'))

/**
 * Seeds the default generators of every device. On the CPU the numbers that follow are bit-equal to Python's. There is
 * one default CPU generator per process: a worker thread that needs its own stream makes a {@link Generator}.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.manual_seed.html
 */
export function manualSeed(seed: number | bigint): Generator {
  if (arguments.length > 1) throw surplus('manualSeed', 1, arguments)
  native.manualSeed(seedOf(seed))
  return defaultGenerator
}

/** Seeds the default generators from the operating system, and returns the seed. */
export function seed(): bigint {
  if (arguments.length > 0) throw surplus('seed', 0, arguments)
  const value = fresh()
  native.manualSeed(BigInt.asIntN(64, value))
  return value
}

/** The seed that the default CPU generator was started with. */
export function initialSeed(): bigint {
  if (arguments.length > 0) throw surplus('initialSeed', 0, arguments)
  return defaultGenerator.initialSeed()
}

/** The state of the default CPU generator. */
export function getRngState(): Tensor {
  if (arguments.length > 0) throw surplus('getRngState', 0, arguments)
  return rng.rngState() as Tensor
}

/**
 * Runs `fn`, and restores the state of the default CPU generator.
 * @throws TypeError when fn returns a promise: numbers that other code draws meanwhile would be drawn again.
 * @see https://docs.pytorch.org/docs/2.11/random.html#torch.random.fork_rng
 */
export function forkRng<T>(fn: () => T): T {
  if (arguments.length > 1) throw surplus('forkRng', 1, arguments)
  requireFunction('forkRng', 'fn', fn)
  const state = getRngState()
  try {
    const result = fn()
    if (typeof (result as { then?: unknown } | null)?.then === 'function')
      throw typeError('forkRng: the function must not return a promise')
    return result
  } finally {
    setRngState(state)
  }
}

export function setRngState(state: Tensor): void {
  if (arguments.length > 1) throw surplus('setRngState', 1, arguments)
  rng.writeRngState(state)
}
