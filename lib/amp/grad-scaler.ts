import { types } from 'node:util'
import {
  finiteNumber,
  oneOf,
  type Rest,
  requireArray,
  requireNested,
  requireObject,
  settings,
  surplus,
  wholeNumber,
} from '../arguments'
import { noGrad } from '../autograd'
import { native } from '../binding/native'
import { onlyAsWritten, relied } from '../binding/relied'
import { relyOn } from '../compile/module'
import { currentRecording, everyTime, isObserved, outside, type Recording } from '../compile/recording'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import { Tensor } from '../tensor'
import { comparedBy } from '../tensor/compared'
import type { Device } from '../types'

export interface GradScalerOptions {
  /** The device type, 'cuda' or 'cpu'; default 'cuda'. */
  device?: string
  /** The initial scale; default 65536. */
  initScale?: number
  /** The factor on the scale after `growthInterval` steps without overflow; default 2. */
  growthFactor?: number
  /** The factor on the scale after a step with an infinite or NaN gradient; default 0.5. */
  backoffFactor?: number
  /** The number of steps without overflow before the scale grows; default 2000. */
  growthInterval?: number
  /**
   * Whether the scaler does anything; if false, training is as without a scaler. Default true, but false for CUDA if it is
   * unavailable.
   */
  enabled?: boolean
}

const scalerDefaults: Required<GradScalerOptions> = {
  device: 'cuda',
  initScale: 2 ** 16,
  growthFactor: 2,
  backoffFactor: 0.5,
  growthInterval: 2000,
  enabled: true,
}

/** The state as in PyTorch's state_dict(); empty if the scaler is not enabled. */
export interface GradScalerState {
  scale: number
  growth_factor: number
  backoff_factor: number
  growth_interval: number
  _growth_tracker: number
}

/** The parts of an optimizer that a scaler uses. */
interface Steps {
  readonly paramGroups: readonly { params: readonly Tensor[] }[]
  readonly state?: ReadonlyMap<unknown, unknown>
  step(): unknown
  /** Whether a step uses `gradScale` and `foundInf` and skips itself. */
  readonly stepSupportsAmpScaling?: boolean
  gradScale?: Tensor
  foundInf?: Tensor
}

interface ScalingProgress {
  readonly stage: 'unscaled' | 'stepped'
  /** For each device, 1 if a gradient was infinite or NaN, else 0. */
  readonly found: Tensor[]
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
  readonly #readGrowthFactor = () => this.#growthFactor
  readonly #readBackoffFactor = () => this.#backoffFactor
  readonly #readGrowthInterval = () => this.#growthInterval
  /** The scale and the growth tracker, which are made on the device of the first loss. */
  #made: { scale: Tensor; tracker: Tensor } | undefined
  #progress = new Map<Steps, ScalingProgress>()
  /** Each optimizer's number, and for each device the tensor that tells whether a gradient is infinite or NaN. */
  readonly #seen = new WeakMap<Steps, { number: number; flags: Map<Device, Tensor> }>()
  #count = 0
  /** The progress of the optimizers at the end of a recording. */
  readonly #ends = new WeakMap<Recording, ReadonlyMap<Steps, ScalingProgress>>()

  static {
    comparedBy(GradScaler, (x) => (#enabled in x ? [x.stateDict(), x.#enabled, x.#progress] : undefined))
  }

  /**
   * @throws TorchError ERR_RANGE for a growth factor of at most 1 or a backoff factor of at least 1; TypeError for an unknown
   * device.
   */
  constructor(
    ...rest: Rest<
      GradScalerOptions,
      ['device', 'initScale', 'growthFactor', 'backoffFactor', 'growthInterval', 'enabled']
    >
  ) {
    const options = settings<Required<GradScalerOptions>>('amp.GradScaler', scalerDefaults, rest)
    const { device, initScale, growthFactor, backoffFactor, growthInterval } = options
    oneOf('amp.GradScaler', 'device', device, ['cuda', 'cpu'])
    this.#enabled = options.enabled && (device === 'cpu' || native.cudaDeviceCount() > 0)
    checkRates({ initScale, growthFactor, backoffFactor, growthInterval })
    this.#initScale = initScale
    this.#growthFactor = growthFactor
    this.#backoffFactor = backoffFactor
    this.#growthInterval = growthInterval
  }

  /** A recording needs no note here, since the methods that read the state note it. */
  [relyOn](): void {}

  isEnabled(): boolean {
    if (arguments.length > 0) throw surplus('amp.GradScaler.isEnabled', 0, arguments)
    return this.#enabled
  }

  /** Multiplies the outputs by the scale. */
  scale(outputs: Tensor): Tensor
  scale(outputs: readonly Tensor[]): Tensor[]
  scale(outputs: Tensor | readonly Tensor[]): Tensor | Tensor[] {
    if (arguments.length > 1) throw surplus('amp.GradScaler.scale', 1, arguments)
    return this.#enabled ? (this.#scaled(outputs, 0) as Tensor) : (outputs as Tensor)
  }

  /** The outputs, in whatever arrays they lie, times the scale. */
  #scaled(outputs: Tensor | readonly Tensor[], depth: number): unknown {
    if (!(outputs instanceof Tensor)) {
      requireArray('amp.GradScaler.scale', 'outputs', outputs)
      requireNested('amp.GradScaler.scale', 'outputs', outputs, depth)
      return outputs.map((output) => this.#scaled(output, depth + 1))
    }
    const { scale } = this.#start(outputs.device)
    this.#record()
    return outputs.mul(scale.to(outputs.device))
  }

  /**
   * Divides the optimizer's gradients by the scale, to read or clip them before {@link GradScaler.step}.
   * @throws TorchError ERR_OPTIMIZER if called twice between updates, or before {@link GradScaler.scale}.
   */
  unscale_(optimizer: Steps): void {
    if (arguments.length > 1) throw surplus('amp.GradScaler.unscale_', 1, arguments)
    requireObject('amp.GradScaler.unscale_', 'optimizer', optimizer, 'an optimizer', 'step')
    if (!this.#enabled) return
    const { scale } = this.#started('unscale_')
    const stage = this.#progress.get(optimizer)?.stage
    if (stage === 'unscaled')
      throw misuse('unscale_() has already been called on this optimizer since the last update()')
    if (stage === 'stepped') throw misuse('unscale_() is called after step()')
    const found = this.#unscale(optimizer, scale.to('float64').reciprocal().to('float32'))
    this.#advance(optimizer, { stage: 'unscaled', found })
  }

  /**
   * Unscales the gradients unless that was done before, and calls optimizer.step() unless a gradient is infinite or NaN. Fused
   * kernels do both without waiting for the device, and then leave overflowed gradients scaled.
   * @returns the result of optimizer.step(), undefined if it was skipped
   * @throws TorchError ERR_OPTIMIZER if called twice between updates, or without any gradient.
   */
  step(optimizer: Steps): unknown {
    if (arguments.length > 1) throw surplus('amp.GradScaler.step', 1, arguments)
    requireObject('amp.GradScaler.step', 'optimizer', optimizer, 'an optimizer', 'step')
    if (!this.#enabled) return optimizer.step()
    const { scale } = this.#started('step')
    const before = this.#progress.get(optimizer)
    if (before?.stage === 'stepped') throw misuse('step() has already been called since the last update()')
    const fused = optimizer.stepSupportsAmpScaling
    if (before === undefined && !fused) this.unscale_(optimizer)
    const found = this.#progress.get(optimizer)?.found ?? this.#unscale(optimizer, ops.onesLike(scale))
    if (found.length === 0) throw misuse('the optimizer has no gradients; was backward() called on the scaled loss?')
    const result = fused
      ? stepScaled(optimizer, before === undefined ? scale : undefined, this.#sum(found))
      : stepUnless(found, optimizer)
    this.#advance(optimizer, { stage: 'stepped', found })
    return result
  }

  /** Adapts the scale, depending on whether the steps since the last update overflowed, or sets it to `newScale`. */
  update(newScale?: number | Tensor): void {
    if (arguments.length > 1) throw surplus('amp.GradScaler.update', 1, arguments)
    if (!this.#enabled) return
    const { scale, tracker } = this.#started('update')
    if (newScale === undefined) {
      const all = [...this.#progress.values()].flatMap(({ found }) => found)
      if (all.length === 0) throw misuse('update() is called before step()')
      ops._ampUpdateScale_(
        scale,
        tracker,
        this.#sum(all),
        this.#growthFactor,
        this.#backoffFactor,
        this.#growthInterval,
      )
    } else if (newScale instanceof Tensor) {
      scale.copy_(newScale.detach().reshape([]))
    } else {
      scale.fill_(newScale)
    }
    this.#advance()
  }

  /** The current scale; 1 if not enabled. It waits for the device. */
  getScale(): number {
    if (arguments.length > 0) throw surplus('amp.GradScaler.getScale', 0, arguments)
    if (!this.#enabled) return 1
    return this.#made === undefined ? this.#initScale : (this.#made.scale.item() as number)
  }

  getGrowthFactor(): number {
    if (arguments.length > 0) throw surplus('amp.GradScaler.getGrowthFactor', 0, arguments)
    return relied(this.#readGrowthFactor)
  }

  setGrowthFactor(factor: number): void {
    if (arguments.length > 1) throw surplus('amp.GradScaler.setGrowthFactor', 1, arguments)
    onlyAsWritten('growthFactor of a GradScaler is set in it; set it outside')
    this.#growthFactor = factor
  }

  getBackoffFactor(): number {
    if (arguments.length > 0) throw surplus('amp.GradScaler.getBackoffFactor', 0, arguments)
    return relied(this.#readBackoffFactor)
  }

  setBackoffFactor(factor: number): void {
    if (arguments.length > 1) throw surplus('amp.GradScaler.setBackoffFactor', 1, arguments)
    onlyAsWritten('backoffFactor of a GradScaler is set in it; set it outside')
    this.#backoffFactor = factor
  }

  getGrowthInterval(): number {
    if (arguments.length > 0) throw surplus('amp.GradScaler.getGrowthInterval', 0, arguments)
    return relied(this.#readGrowthInterval)
  }

  setGrowthInterval(interval: number): void {
    if (arguments.length > 1) throw surplus('amp.GradScaler.setGrowthInterval', 1, arguments)
    onlyAsWritten('growthInterval of a GradScaler is set in it; set it outside')
    this.#growthInterval = interval
  }

  /** The state in PyTorch's layout. */
  stateDict(): GradScalerState | Record<string, never> {
    if (arguments.length > 0) throw surplus('amp.GradScaler.stateDict', 0, arguments)
    if (!this.#enabled) return {}
    return {
      scale: this.getScale(),
      growth_factor: this.#growthFactor,
      backoff_factor: this.#backoffFactor,
      growth_interval: this.#growthInterval,
      _growth_tracker: this.#made === undefined ? this.#initTracker : (this.#made.tracker.item() as number),
    }
  }

  /** @throws TorchError ERR_STATE_DICT for an empty or incomplete state. */
  loadStateDict(state: GradScalerState | Record<string, never> | ReadonlyMap<string, unknown>): void {
    if (arguments.length > 1) throw surplus('amp.GradScaler.loadStateDict', 1, arguments)
    if (!this.#enabled) return
    const values = (types.isMap(state) ? Object.fromEntries(state) : state) as unknown as GradScalerState
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
    this.#made ??= outside(() => ({
      scale: ops.full([], this.#initScale, { dtype: 'float32', device }),
      tracker: ops.full([], this.#initTracker, { dtype: 'int32', device }),
    }))
    return this.#made
  }

  #started(name: string) {
    if (this.#made === undefined) throw misuse(`${name}() is called before scale(loss)`)
    this.#record()
    return this.#made
  }

  /** Sets the progress of an optimizer; without one, resets that of all. */
  #advance(optimizer?: Steps, progress?: ScalingProgress): void {
    if (optimizer === undefined || progress === undefined) this.#progress.clear()
    else this.#progress.set(optimizer, progress)
    const recording = currentRecording()
    if (recording) this.#ends.set(recording, new Map(this.#progress))
  }

  /** Tells a recording which state of the scaler it relies on, and which state a replay leaves. */
  #record(): void {
    const recording = currentRecording()
    const made = this.#made
    if (recording === undefined || made === undefined || this.#ends.has(recording)) return
    this.#ends.set(recording, new Map(this.#progress))
    recording.require(made, () => made.scale.disposed || made.tracker.disposed)
    recording.require(this, () => {
      const options = [this.#growthFactor, this.#backoffFactor, this.#growthInterval]
      const progress = [...this.#progress].map(([optimizer, { stage }]) => [this.#seen.get(optimizer)?.number, stage])
      return JSON.stringify([options, progress])
    })
    recording.afterwards.push(() => {
      this.#progress = new Map(this.#ends.get(recording))
    })
  }

  /** Multiplies the gradients by `inverse`; gives for each device whether one of them is infinite or NaN. */
  #unscale(optimizer: Steps, inverse: Tensor): Tensor[] {
    return noGrad(() => {
      const found = new Map<Device, Tensor>()
      for (const grads of gradsByKind(optimizer)) {
        const { device } = grads[0]
        const flag = found.get(device) ?? this.#flag(optimizer, device).zero_()
        found.set(device, flag)
        ops._ampForeachNonFiniteCheckAndUnscale_(grads, flag, inverse.to(device))
      }
      return [...found.values()]
    })
  }

  #flag(optimizer: Steps, device: Device): Tensor {
    const seen = this.#seen.get(optimizer) ?? { number: this.#count++, flags: new Map<Device, Tensor>() }
    this.#seen.set(optimizer, seen)
    const known = seen.flags.get(device)
    // Replays write into the same tensor, but a scope may have disposed of it.
    const isKept = known !== undefined && !known.disposed
    const flag = isKept ? known : outside(() => ops.zeros([], { dtype: 'float32', device }))
    seen.flags.set(device, flag)
    currentRecording()?.require(flag, () => flag.disposed)
    return flag
  }

  #sum(found: readonly Tensor[]): Tensor {
    const { scale } = this.#started('step')
    return found.map((one) => one.to(scale.device)).reduce((sum, one) => sum.add(one))
  }
}

/** A step whose fused kernel skips it by itself. */
function stepScaled(optimizer: Steps, gradScale: Tensor | undefined, foundInf: Tensor): unknown {
  Object.assign(optimizer, { gradScale, foundInf })
  try {
    return optimizer.step()
  } finally {
    Object.assign(optimizer, { gradScale: undefined, foundInf: undefined })
  }
}

/** A step that is taken only if all gradients are finite, which waits for their values. */
function stepUnless(found: readonly Tensor[], optimizer: Steps): unknown {
  const step = () => (found.some((one) => one.item() !== 0) ? undefined : optimizer.step())
  if (!isObserved()) return step()
  everyTime(step)
  const { state } = optimizer
  currentRecording()?.require(state, () => state?.size)
  return undefined
}

/** The gradients of an optimizer, grouped by device and dtype. */
function gradsByKind(optimizer: Steps): Tensor[][] {
  const kinds = new Map<string, Tensor[]>()
  for (const { params } of optimizer.paramGroups) {
    for (const { grad } of params) {
      if (grad === null) continue
      if (grad.dtype === 'float16') {
        throw new TorchError(
          'ERR_DTYPE',
          'GradScaler: a gradient is float16; keep parameters in float32, autocast casts them',
        )
      }
      const kind = `${grad.device} ${grad.dtype}`
      kinds.set(kind, [...(kinds.get(kind) ?? []), grad])
    }
  }
  return [...kinds.values()]
}

function misuse(message: string): TorchError {
  return new TorchError('ERR_OPTIMIZER', `GradScaler: ${message}`)
}

/** @throws TypeError for values that are not numbers; TorchError ERR_RANGE for values on the wrong side of 1 or 0. */
function checkRates(rates: {
  initScale: unknown
  growthFactor: unknown
  backoffFactor: unknown
  growthInterval: unknown
}) {
  const where = 'amp.GradScaler'
  finiteNumber(where, 'initScale', rates.initScale, { min: 0, aboveMin: true })
  finiteNumber(where, 'growthFactor', rates.growthFactor, { min: 1, aboveMin: true })
  finiteNumber(where, 'backoffFactor', rates.backoffFactor, { min: 0, aboveMin: true, max: 1, belowMax: true })
  wholeNumber(where, 'growthInterval', rates.growthInterval, { min: 1 })
}
