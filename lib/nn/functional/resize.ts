import {
  type Args,
  finiteNumber,
  named,
  oneOf,
  positional,
  requireArray,
  requireTensor,
  type Size,
  settings,
  shown,
  sizesFor,
} from '../../arguments'
import { op } from '../../binding/ops'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import { isArray } from '../../kinds'
import type { Tensor } from '../../tensor'
import { adaptiveAvgPool2d, adaptiveAvgPool3d } from './pooling'

export const interpolationModes = [
  ...['nearest', 'nearest-exact', 'area', 'linear', 'bilinear', 'bicubic', 'trilinear'],
] as InterpolationMode[]
export type InterpolationMode = 'nearest' | 'nearest-exact' | 'area' | 'linear' | 'bilinear' | 'bicubic' | 'trilinear'

export interface InterpolateOptions {
  /** The size of the result; either this or `scaleFactor`. */
  size?: Size | null
  /** The factor on the input's size. */
  scaleFactor?: number | readonly number[] | null
  /**
   * Default `'nearest'`. `'linear'` takes `[N, C, L]`, `'bilinear'` and `'bicubic'` `[N, C, H, W]`, `'trilinear'` `[N, C, D, H,
   * W]`.
   */
  mode?: InterpolationMode
  /** Whether the centres of the corner pixels are aligned; only for the linear and cubic modes, default false. */
  alignCorners?: boolean | null
  /** Whether the factor is recomputed from the rounded size; default false. */
  recomputeScaleFactor?: boolean | null
  /** Whether downsampling uses an antialiasing filter; only for `'bilinear'` and `'bicubic'`, default false. */
  antialias?: boolean
}

type Sizes = readonly number[] | null
type Plain = (input: Tensor, size: Sizes, factors: Sizes) => Tensor
type Aligned = (input: Tensor, size: Sizes, align: boolean, factors: Sizes) => Tensor

const nearest: Record<string, Plain[]> = {
  nearest: ['1d', '2d', '3d'].map((dims) => op(`upsample_nearest${dims}`, 'vec')),
  'nearest-exact': ['1d', '2d', '3d'].map((dims) => op(`_upsample_nearest_exact${dims}`, 'vec')),
}

/** The number of spatial dimensions and the operators of each mode. */
const smooth: Record<string, { dims: number; resize: Aligned; antialiased?: Aligned }> = {
  linear: { dims: 1, resize: op('upsample_linear1d', 'vec') },
  bilinear: { dims: 2, resize: op('upsample_bilinear2d', 'vec'), antialiased: op('_upsample_bilinear2d_aa', 'vec') },
  bicubic: { dims: 2, resize: op('upsample_bicubic2d', 'vec'), antialiased: op('_upsample_bicubic2d_aa', 'vec') },
  trilinear: { dims: 3, resize: op('upsample_trilinear3d', 'vec') },
}

const areas: ((input: Tensor, size: readonly number[]) => Tensor)[] = [
  (input, size) => ops.adaptiveAvgPool1d(input, size),
  adaptiveAvgPool2d,
  adaptiveAvgPool3d,
]

const where = 'interpolate'
const refused = (message: string) => new TorchError('ERR_RANGE', `${where}: ${message}`)

/** The wanted size and the factors, one of which is null. */
function target(input: Tensor, dims: number, options: InterpolateOptions): [size: Sizes, factors: Sizes] {
  const { size, scaleFactor, mode, recomputeScaleFactor } = options
  const [hasSize, hasFactor] = [(size ?? null) !== null, (scaleFactor ?? null) !== null]
  if (hasSize === hasFactor) {
    const given = `size ${shown(size)} and scaleFactor ${shown(scaleFactor)}`
    throw typeError(`${where}: needs either size or scaleFactor, but was given ${given}`)
  }
  if (hasSize) {
    if (recomputeScaleFactor) throw refused('recomputeScaleFactor needs scaleFactor, not size')
    return [sizesFor(where, 'size', size, dims, { min: 0 }), null]
  }
  const list = isArray(scaleFactor) ? (scaleFactor as number[]) : Array<number>(dims).fill(scaleFactor as number)
  if (list.length !== dims) {
    throw new TorchError('ERR_SHAPE', `${where}: scaleFactor must be one number or ${dims}, but it is ${shown(list)}`)
  }
  for (const factor of list) finiteNumber(where, 'scaleFactor', factor, { min: 0, aboveMin: true })
  if (mode !== 'area' && !recomputeScaleFactor) return [null, list]
  return [list.map((factor, i) => Math.floor(input.shape[i + 2] * factor)), null]
}

const interpolateDefaults: Required<InterpolateOptions> = {
  size: null,
  scaleFactor: null,
  mode: 'nearest',
  alignCorners: null,
  recomputeScaleFactor: null,
  antialias: false,
}

type UpsampleOptions = Pick<InterpolateOptions, 'size' | 'scaleFactor' | 'mode' | 'alignCorners'>
type FactorOptions = Pick<InterpolateOptions, 'size' | 'scaleFactor'>

/**
 * Resizes `[N, C, L]`, `[N, C, H, W]` or `[N, C, D, H, W]` to a size or by a factor.
 * @throws TypeError unless exactly one of size and factor is given, TorchError `ERR_SHAPE` for an input that the mode does not take
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.interpolate.html
 */
export function interpolate(
  ...given: Args<
    'nn.functional.interpolate',
    [input: Tensor],
    InterpolateOptions,
    ['size', 'scaleFactor', 'mode', 'alignCorners', 'recomputeScaleFactor', 'antialias']
  >
): Tensor {
  const [input, ...rest] = positional('nn.functional.interpolate', given)
  const options = settings<Required<InterpolateOptions>>('nn.functional.interpolate', interpolateDefaults, rest)
  requireTensor(where, 'input', input)
  const { mode, alignCorners, antialias } = options
  oneOf(where, 'mode', mode, interpolationModes)
  const dims = input.ndim - 2
  const kernel = smooth[mode]
  if (dims < 1 || dims > 3 || (kernel && kernel.dims !== dims)) {
    const takes = kernel ? `a ${kernel.dims + 2}-D input` : 'a 3-D, 4-D or 5-D input'
    const shape = `[${input.shape.join(', ')}]`
    throw new TorchError('ERR_SHAPE', `${where}: mode '${mode}' takes ${takes}, but its shape is ${shape}`)
  }
  if (!kernel && alignCorners !== null)
    throw refused(`alignCorners is only for linear and cubic modes, not for '${mode}'`)
  if (antialias && !kernel?.antialiased)
    throw refused(`antialias is only for 'bilinear' and 'bicubic', not for '${mode}'`)
  const [size, factors] = target(input, dims, options)
  if (mode === 'area') return areas[dims - 1](input, size ?? [])
  if (!kernel) return nearest[mode][dims - 1](input, size, factors)
  const resize = (antialias && kernel.antialiased) || kernel.resize
  return resize(input, size, alignCorners ?? false, factors)
}

/**
 * The former name of {@link interpolate}.
 * @deprecated as in PyTorch; use {@link interpolate}
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.upsample.html
 */
export function upsample(
  ...given: Args<
    'nn.functional.upsample',
    [input: Tensor],
    UpsampleOptions,
    ['size', 'scaleFactor', 'mode', 'alignCorners']
  >
): Tensor {
  const [input, ...rest] = positional('nn.functional.upsample', given)
  const names = ['size', 'scaleFactor', 'mode', 'alignCorners'] as const
  return interpolate(input, named<UpsampleOptions>('nn.functional.upsample', names, rest))
}

/**
 * Resizes `[N, C, L]`, `[N, C, H, W]` or `[N, C, D, H, W]` to a size or by a factor by repeating the nearest value.
 * @deprecated as in PyTorch; use {@link interpolate}
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.upsample_nearest.html
 */
export function upsampleNearest(
  ...given: Args<'nn.functional.upsampleNearest', [input: Tensor], FactorOptions, ['size', 'scaleFactor']>
): Tensor {
  const [input, ...rest] = positional('nn.functional.upsampleNearest', given)
  const options = named<FactorOptions>('nn.functional.upsampleNearest', ['size', 'scaleFactor'], rest)
  return interpolate(input, { ...options, mode: 'nearest' })
}

/**
 * Resizes images `[N, C, H, W]` to a size or by a factor by bilinear interpolation, with the centres of the corner pixels aligned.
 * @deprecated as in PyTorch; use {@link interpolate} with `alignCorners: true`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.upsample_bilinear.html
 */
export function upsampleBilinear(
  ...given: Args<'nn.functional.upsampleBilinear', [input: Tensor], FactorOptions, ['size', 'scaleFactor']>
): Tensor {
  const [input, ...rest] = positional('nn.functional.upsampleBilinear', given)
  const options = named<FactorOptions>('nn.functional.upsampleBilinear', ['size', 'scaleFactor'], rest)
  return interpolate(input, { ...options, mode: 'bilinear', alignCorners: true })
}

export interface GridSampleOptions {
  /** The interpolation; default `'bilinear'`; `'bicubic'` only for images. */
  mode?: 'bilinear' | 'nearest' | 'bicubic'
  /** The values outside the input; default `'zeros'`. */
  paddingMode?: 'zeros' | 'border' | 'reflection'
  /** Whether -1 and 1 are the centres of the corner pixels instead of their edges; default false. */
  alignCorners?: boolean
}

/**
 * Samples the input at grid coordinates from -1 to 1: an input `[N, C, H, W]` with a grid `[N, h, w, 2]` gives `[N, C, h, w]`. In
 * 3-D, `[N, C, D, H, W]` with `[N, d, h, w, 3]` gives `[N, C, d, h, w]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.grid_sample.html
 */
export function gridSample(
  ...given: Args<
    'nn.functional.gridSample',
    [input: Tensor, grid: Tensor],
    GridSampleOptions,
    ['mode', 'paddingMode', 'alignCorners']
  >
): Tensor {
  const [input, grid, ...rest] = positional('nn.functional.gridSample', given)
  const { mode, paddingMode, alignCorners } = settings<Required<GridSampleOptions>>(
    'nn.functional.gridSample',
    { mode: 'bilinear', paddingMode: 'zeros', alignCorners: false },
    rest,
  )
  const modes = ['bilinear', 'nearest', 'bicubic'] as const
  const paddings = ['zeros', 'border', 'reflection'] as const
  const modeCode = modes.indexOf(oneOf('gridSample', 'mode', mode, modes))
  const paddingCode = paddings.indexOf(oneOf('gridSample', 'paddingMode', paddingMode, paddings))
  return ops.gridSampler(input, grid, modeCode, paddingCode, alignCorners)
}

/**
 * Makes a grid for {@link gridSample} from affine matrices: `[N, 2, 3]` for a size `[N, C, H, W]`, `[N, 3, 4]` for a size
 * `[N, C, D, H, W]`.
 * @throws TorchError `ERR_SHAPE` for matrices that do not fit the size
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.affine_grid.html
 */
export function affineGrid(
  ...given: Args<
    'nn.functional.affineGrid',
    [theta: Tensor, size: readonly number[]],
    { alignCorners?: boolean },
    ['alignCorners']
  >
): Tensor {
  const [theta, size, ...rest] = positional('nn.functional.affineGrid', given)
  const { alignCorners } = settings<Required<{ alignCorners?: boolean }>>(
    'nn.functional.affineGrid',
    { alignCorners: false },
    rest,
  )
  requireTensor('nn.functional.affineGrid', 'theta', theta)
  requireArray('nn.functional.affineGrid', 'size', size)
  const dims = size.length - 2
  const [, rows, columns] = theta.shape
  if ((dims !== 2 && dims !== 3) || theta.ndim !== 3 || rows !== dims || columns !== dims + 1) {
    const got = `theta is [${theta.shape.join(', ')}] and size [${size.join(', ')}]`
    throw new TorchError('ERR_SHAPE', `affineGrid: needs [N, 2, 3] with 4 sizes or [N, 3, 4] with 5, but ${got}`)
  }
  return ops.affineGridGenerator(theta, size, alignCorners)
}
