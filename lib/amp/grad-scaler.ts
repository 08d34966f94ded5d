import { noGrad } from '../autograd'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import { native } from '../runtime/native'
import { Tensor } from '../tensor'
import type { Device } from '../types'

export interface GradScalerOptions {
  /** 'cuda' (default) or 'cpu'. */
  device?: string
  /** Default 65536. */
  initScale?: number
  /** What the scale is multiplied with after `growthInterval` good steps; default 2. */
  growthFactor?: number
  /** What the scale is multiplied with after a step with an infinite or NaN gradient; default 0.5. */
  backoffFactor?: number
  /** Default 2000. */
  growthInterval?: number
  /** False makes every method do what training does without a scaler; default true, false on CUDA where there is none. */
  enabled?: boolean
}

/** As PyTorch's state_dict() has it; empty when the scaler is not enabled. */
export interface GradScalerState {
  scale: number
  growth_factor: number
  backoff_factor: number
  growth_interval: number
  _growth_tracker: number
}

/** What a scaler needs of an optimizer. */
interface Steps {
  readonly paramGroups: readonly { params: readonly Tensor[] }[]
  step(): unknown
}

interface Progress {
  stage: 'unscaled' | 'stepped'
  /** For each device, whether a gradient there was infinite or NaN. */
  found: Tensor[]
}

/**
 * Scales a loss so that 16-bit gradients do not vanish, and skips the steps in which they overflow:
 * `scaler.scale(loss).backward(); scaler.step(optimizer); scaler.update()`.
 * @see https://docs.pytorch.org/docs/2.11/amp.html#torch.amp.GradScaler
 */
export class GradScaler {
  readonly #enabled: boolean
  #initScale: number
  #initTracker = 0
  #growthFactor: number
  #backoffFactor: number
  #growthInterval: number
  /** Made on the device of the first loss. */
  #made: { scale: Tensor; tracker: Tensor } | undefined
  #progress = new Map<Steps, Progress>()

  /** @throws TorchError ERR_RANGE for factors on the wrong side of 1; TypeError for an unknown device. */
  constructor(given: string | GradScalerOptions = {}, more: Omit<GradScalerOptions, 'device'> = {}) {
    const options = typeof given === 'string' ? { ...more, device: given } : given
    const {
      device = 'cuda',
      initScale = 2 ** 16,
      growthFactor = 2,
      backoffFactor = 0.5,
      growthInterval = 2000,
    } = options
    if (device !== 'cuda' && device !== 'cpu')
      throw new TypeError(`GradScaler: device is 'cuda' or 'cpu', got '${device}'`)
    this.#enabled = (options.enabled ?? true) && (device === 'cpu' || native.cudaDeviceCount() > 0)
    if (!(growthFactor > 1)) throw outOfRange('growthFactor', 'above 1', growthFactor)
    if (!(backoffFactor > 0 && backoffFactor < 1))
      throw outOfRange('backoffFactor', 'above 0 and below 1', backoffFactor)
    if (!(initScale > 0 && Number.isFinite(initScale))) throw outOfRange('initScale', 'finite and above 0', initScale)
    if (!(Number.isSafeInteger(growthInterval) && growthInterval > 0))
      throw outOfRange('growthInterval', 'a whole number above 0', growthInterval)
    this.#initScale = initScale
    this.#growthFactor = growthFactor
    this.#backoffFactor = backoffFactor
    this.#growthInterval = growthInterval
  }

  isEnabled(): boolean {
    return this.#enabled
  }

  /** The outputs times the scale. */
  scale(outputs: Tensor): Tensor
  scale(outputs: readonly Tensor[]): Tensor[]
  scale(outputs: Tensor | readonly Tensor[]): Tensor | Tensor[] {
    if (!this.#enabled) return outputs as Tensor
    if (!(outputs instanceof Tensor)) return outputs.map((output) => this.scale(output))
    const { scale } = this.#start(outputs.device)
    return outputs.mul(scale.to(outputs.device))
  }

  /**
   * Divides the optimizer's gradients by the scale, for looking at them or clipping them before {@link GradScaler.step}.
   * @throws TorchError ERR_OPTIMIZER when called twice between updates, or before {@link GradScaler.scale}.
   */
  unscale_(optimizer: Steps): void {
    if (!this.#enabled) return
    const { scale } = this.#started('unscale_')
    const stage = this.#progress.get(optimizer)?.stage
    if (stage === 'unscaled')
      throw misuse('unscale_() has already been called on this optimizer since the last update()')
    if (stage === 'stepped') throw misuse('unscale_() is called after step()')
    const inverse = scale.to('float64').reciprocal().to('float32')
    const found = noGrad(() => gradsByKind(optimizer).map((grads) => unscale(grads, inverse)))
    this.#progress.set(optimizer, { stage: 'unscaled', found })
  }

  /**
   * Unscales the gradients unless that has been done, and lets the optimizer step unless one of them is infinite or NaN.
   * @returns what optimizer.step() returned, undefined when it was skipped
   * @throws TorchError ERR_OPTIMIZER when called twice between updates, or with no gradient at all.
   */
  step(optimizer: Steps): unknown {
    if (!this.#enabled) return optimizer.step()
    this.#started('step')
    if (this.#progress.get(optimizer)?.stage === 'stepped')
      throw misuse('step() has already been called since the last update()')
    if (!this.#progress.has(optimizer)) this.unscale_(optimizer)
    const progress = this.#progress.get(optimizer)!
    if (progress.found.length === 0)
      throw misuse('the optimizer has no gradients; was backward() called on the scaled loss?')
    const result = progress.found.some((found) => found.item() !== 0) ? undefined : optimizer.step()
    progress.stage = 'stepped'
    return result
  }

  /** Adapts the scale to what the steps since the last update found, or sets it to `newScale`. */
  update(newScale?: number | Tensor): void {
    if (!this.#enabled) return
    const { scale, tracker } = this.#started('update')
    if (newScale === undefined) {
      const all = [...this.#progress.values()].flatMap(({ found }) => found.map((one) => one.to(scale.device)))
      if (all.length === 0) throw misuse('update() is called before step()')
      const found = all.reduce((sum, one) => sum.add(one))
      ops._ampUpdateScale_(scale, tracker, found, this.#growthFactor, this.#backoffFactor, this.#growthInterval)
    } else if (newScale instanceof Tensor) {
      scale.copy_(newScale.detach().reshape([]))
    } else {
      scale.fill_(newScale)
    }
    this.#progress.clear()
  }

  /** The scale now; 1 when not enabled. Waits for the device. */
  getScale(): number {
    if (!this.#enabled) return 1
    return this.#made === undefined ? this.#initScale : (this.#made.scale.item() as number)
  }

  getGrowthFactor(): number {
    return this.#growthFactor
  }

  setGrowthFactor(factor: number): void {
    this.#growthFactor = factor
  }

  getBackoffFactor(): number {
    return this.#backoffFactor
  }

  setBackoffFactor(factor: number): void {
    this.#backoffFactor = factor
  }

  getGrowthInterval(): number {
    return this.#growthInterval
  }

  setGrowthInterval(interval: number): void {
    this.#growthInterval = interval
  }

  /** PyTorch's layout. */
  stateDict(): GradScalerState | Record<string, never> {
    if (!this.#enabled) return {}
    return {
      scale: this.getScale(),
      growth_factor: this.#growthFactor,
      backoff_factor: this.#backoffFactor,
      growth_interval: this.#growthInterval,
      _growth_tracker: this.#made === undefined ? this.#initTracker : (this.#made.tracker.item() as number),
    }
  }

  /** @throws TorchError ERR_STATE_DICT for an empty state or one with something missing. */
  loadStateDict(state: GradScalerState | Record<string, never> | ReadonlyMap<string, unknown>): void {
    if (!this.#enabled) return
    const values = (state instanceof Map ? Object.fromEntries(state) : state) as unknown as GradScalerState
    for (const key of ['scale', 'growth_factor', 'backoff_factor', 'growth_interval', '_growth_tracker'] as const) {
      if (typeof values[key] !== 'number') {
        throw new TorchError(
          'ERR_STATE_DICT',
          `GradScaler: the state has no number ${key}; was it saved from a disabled scaler?`,
        )
      }
    }
    this.#initScale = values.scale
    this.#growthFactor = values.growth_factor
    this.#backoffFactor = values.backoff_factor
    this.#growthInterval = values.growth_interval
    this.#initTracker = values._growth_tracker
    this.#made?.scale.fill_(values.scale)
    this.#made?.tracker.fill_(values._growth_tracker)
  }

  #start(device: Device) {
    this.#made ??= {
      scale: ops.full([], this.#initScale, { dtype: 'float32', device }),
      tracker: ops.full([], this.#initTracker, { dtype: 'int32', device }),
    }
    return this.#made
  }

  #started(name: string) {
    if (this.#made === undefined) throw misuse(`${name}() is called before scale(loss)`)
    return this.#made
  }
}

/** The gradients of an optimizer, those of one device and dtype together. */
function gradsByKind(optimizer: Steps): Tensor[][] {
  const kinds = new Map<string, Tensor[]>()
  for (const { params } of optimizer.paramGroups) {
    for (const { grad } of params) {
      if (grad === null) continue
      if (grad.dtype === 'float16') {
        throw new TorchError(
          'ERR_DTYPE',
          'GradScaler: a gradient is float16; parameters stay float32 and autocast casts them',
        )
      }
      const kind = `${grad.device} ${grad.dtype}`
      kinds.set(kind, [...(kinds.get(kind) ?? []), grad])
    }
  }
  return [...kinds.values()]
}

function unscale(grads: Tensor[], inverse: Tensor): Tensor {
  const { device } = grads[0]
  const found = ops.zeros([], { dtype: 'float32', device })
  ops._ampForeachNonFiniteCheckAndUnscale_(grads, found, inverse.to(device))
  return found
}

function misuse(message: string): TorchError {
  return new TorchError('ERR_OPTIMIZER', `GradScaler: ${message}`)
}

function outOfRange(name: string, want: string, value: number): TorchError {
  return new TorchError('ERR_RANGE', `GradScaler: ${name} must be ${want}, got ${value}`)
}
