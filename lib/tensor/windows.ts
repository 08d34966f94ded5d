import { checkOptions, named, type Rest, requireNumber, shown, surplus } from '../arguments'
import { defaultDtype } from '../binding/defaults'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { isArray } from '../kinds'
import type { TensorOptions } from '../types'
import type { Tensor } from './tensor'

export interface WindowOptions extends TensorOptions {
  /** Whether the window is symmetric, for filters; `false` makes it periodic, for spectra. Default true. */
  sym?: boolean
}

const names = ['sym', 'dtype', 'device', 'requiresGrad', 'pinMemory'] as const

/** Checks the arguments that all windows share, and makes the windows of one or no point. */
function window(name: string, M: number, options: WindowOptions, make: (sym: boolean, rest: TensorOptions) => Tensor) {
  const { sym = true, dtype = defaultDtype(), requiresGrad = false, ...rest } = options
  if (!Number.isInteger(M) || M < 0) {
    throw new TorchError('ERR_RANGE', `${name}: M must be a whole number of at least 0, but it is ${shown(M)}`)
  }
  if (dtype !== 'float32' && dtype !== 'float64') {
    throw new TorchError('ERR_DTYPE', `${name}: a window is float32 or float64, not ${shown(dtype)}`)
  }
  const result = M === 0 ? ops.empty([0], { dtype, ...rest }) : make(sym, { dtype, ...rest })
  return requiresGrad ? result.requiresGrad_() : result
}

const one = (rest: TensorOptions) => ops.ones([1], rest)

/** `M` points from `start`, `constant` apart. */
function points(start: number, constant: number, M: number, rest: TensorOptions): Tensor {
  return ops.linspace(start * constant, (start + (M - 1)) * constant, M, rest)
}

function positive(name: string, option: string, value: number, orZero = false): void {
  if (value > 0 || (orZero && value === 0)) return
  throw new TorchError(
    'ERR_RANGE',
    `${name}: ${option} must be ${orZero ? 'non-negative' : 'positive'}, but it is ${shown(value)}`,
  )
}

/**
 * A window that decays exponentially from `center` (default the middle) with decay `tau` (default 1).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.signal.windows.exponential.html
 */
export function exponential(
  M: number,
  ...rest: Rest<WindowOptions & { center?: number | null; tau?: number }>
): Tensor {
  const {
    center = null,
    tau = 1,
    ...options
  } = named<WindowOptions & { center?: number | null; tau?: number }>(
    'signal.windows.exponential',
    [...names, 'center', 'tau'],
    rest,
  )
  positive('exponential', 'tau', tau)
  return window('exponential', M, options, (sym, rest) => {
    if (sym && center !== null) throw new TorchError('ERR_RANGE', 'exponential: center is for windows with sym: false')
    const middle = center ?? (!sym && M > 1 ? M : M - 1) / 2
    const constant = 1 / tau
    return ops.exp(ops.neg(ops.abs(ops.linspace(-middle * constant, (-middle + (M - 1)) * constant, M, rest))))
  })
}

/**
 * Half a period of a sine.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.signal.windows.cosine.html
 */
export function cosine(M: number, ...rest: Rest<WindowOptions>): Tensor {
  const options = named<WindowOptions>('signal.windows.cosine', names, rest)
  return window('cosine', M, options, (sym, rest) =>
    ops.sin(points(0.5, Math.PI / (!sym && M > 1 ? M + 1 : M), M, rest)),
  )
}

/**
 * A Gaussian window of standard deviation `std` (default 1).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.signal.windows.gaussian.html
 */
export function gaussian(M: number, ...rest: Rest<WindowOptions & { std?: number }>): Tensor {
  const { std = 1, ...options } = named<WindowOptions & { std?: number }>(
    'signal.windows.gaussian',
    [...names, 'std'],
    rest,
  )
  positive('gaussian', 'std', std)
  return window('gaussian', M, options, (sym, rest) => {
    const k = points(-(!sym && M > 1 ? M : M - 1) / 2, 1 / (std * Math.SQRT2), M, rest)
    return ops.exp(ops.neg(ops.pow(k, 2)))
  })
}

/**
 * Kaiser's window of shape `beta` (default 12).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.signal.windows.kaiser.html
 */
export function kaiser(M: number, ...rest: Rest<WindowOptions & { beta?: number }>): Tensor {
  const { beta = 12, ...options } = named<WindowOptions & { beta?: number }>(
    'signal.windows.kaiser',
    [...names, 'beta'],
    rest,
  )
  positive('kaiser', 'beta', beta, true)
  return window('kaiser', M, options, (sym, rest) => {
    if (M === 1) return one(rest)
    // All in the window's dtype; otherwise the last point would lie beyond beta, and its root would be NaN.
    const shape = ops.full([], beta, rest)
    const start = ops.neg(shape)
    const constant = ops.div(ops.mul(shape, 2), sym ? M - 1 : M)
    const end = ops.minimum(shape, ops.add(start, ops.mul(constant, M - 1)))
    const k = ops.linspace(start, end, M, rest)
    return ops.div(ops.i0(ops.sqrt(ops.sub(ops.mul(shape, shape), ops.pow(k, 2)))), ops.i0(shape))
  })
}

/**
 * Hamming's window: {@link generalHamming} with 0.54.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.signal.windows.hamming.html
 */
export function hamming(M: number, ...rest: Rest<WindowOptions>): Tensor {
  const options = named<WindowOptions>('signal.windows.hamming', names, rest)
  return generalHamming(M, options)
}

/**
 * Hann's window, the square of a sine.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.signal.windows.hann.html
 */
export function hann(M: number, ...rest: Rest<WindowOptions>): Tensor {
  const options = named<WindowOptions>('signal.windows.hann', names, rest)
  return generalHamming(M, { ...options, alpha: 0.5 })
}

/**
 * Blackman's window, of three cosines.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.signal.windows.blackman.html
 */
export function blackman(M: number, ...rest: Rest<WindowOptions>): Tensor {
  const options = named<WindowOptions>('signal.windows.blackman', names, rest)
  return generalCosine(M, { ...options, a: [0.42, 0.5, 0.08] })
}

/**
 * A triangular window.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.signal.windows.bartlett.html
 */
export function bartlett(M: number, ...rest: Rest<WindowOptions>): Tensor {
  const options = named<WindowOptions>('signal.windows.bartlett', names, rest)
  return window('bartlett', M, options, (sym, rest) => {
    if (M === 1) return one(rest)
    const k = ops.linspace(-1, -1 + (M - 1) * (2 / (sym ? M - 1 : M)), M, rest)
    return ops.add(ops.neg(ops.abs(k)), 1)
  })
}

/**
 * A sum of cosines with the coefficients `a`, of alternating sign.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.signal.windows.general_cosine.html
 */
export function generalCosine(M: number, given: WindowOptions & { a: readonly number[] }): Tensor {
  if (arguments.length > 2) throw surplus('signal.windows.generalCosine', 2, arguments)
  checkOptions('signal.windows.generalCosine', given, [...names, 'a'])
  const { a, ...options } = given
  if (!isArray(a) || a.length === 0) throw typeError('generalCosine: a must be a list of coefficients')
  return window('generalCosine', M, options, (sym, rest) => {
    if (M === 1) return one(rest)
    const k = points(0, (2 * Math.PI) / (sym ? M - 1 : M), M, rest)
    const waves = a.map((weight, i) => ops.mul(ops.cos(ops.mul(k, i)), i % 2 === 0 ? weight : -weight))
    return ops.sum(ops.stack(waves), [0])
  })
}

/**
 * `alpha - (1 - alpha) * cos`, with alpha 0.54 by default.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.signal.windows.general_hamming.html
 */
export function generalHamming(M: number, ...rest: Rest<WindowOptions & { alpha?: number }>): Tensor {
  const { alpha = 0.54, ...options } = named<WindowOptions & { alpha?: number }>(
    'signal.windows.generalHamming',
    [...names, 'alpha'],
    rest,
  )
  requireNumber('signal.windows.generalHamming', 'alpha', alpha)
  return generalCosine(M, { ...options, a: [alpha, 1 - alpha] })
}

/**
 * Nuttall's window, of four cosines.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.signal.windows.nuttall.html
 */
export function nuttall(M: number, ...rest: Rest<WindowOptions>): Tensor {
  const options = named<WindowOptions>('signal.windows.nuttall', names, rest)
  return generalCosine(M, { ...options, a: [0.3635819, 0.4891775, 0.1365995, 0.0106411] })
}
