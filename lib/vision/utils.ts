import { extname } from 'node:path'
import { flag, named, type Rest, requireNumber, settings, shown } from '../arguments'
import { noGrad } from '../autograd'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { isArray } from '../kinds'
import { writeFileAtomic, writeFileAtomicSync } from '../system/files'
import { Tensor } from '../tensor'
import { encodePng, pixelRow } from './png'

export interface MakeGridOptions {
  /** The number of images in each row. Default: 8. */
  nrow?: number
  /** Pixels around each image. Default: 2. */
  padding?: number
  /** Whether to shift the values into 0 to 1. Default: false. */
  normalize?: boolean
  /** The lowest and the highest value for `normalize`. Default: those of the images. */
  valueRange?: [min: number, max: number]
  /** Whether `normalize` scales each image by its own values. Default: false. */
  scaleEach?: boolean
  /** The value of the padding. Default: 0. */
  padValue?: number
}

const gridOptions: (keyof MakeGridOptions)[] = ['nrow', 'padding', 'normalize', 'valueRange', 'scaleEach', 'padValue']

export interface DigitRowOptions {
  /** The enlargement of each pixel. Default: 3. */
  scale?: number
  /** Transparent pixels between two images. Default: 2 × scale. */
  gap?: number
}

/**
 * Lays images out in a grid, as {@link https://docs.pytorch.org/vision/stable/generated/torchvision.utils.make_grid.html
 * torchvision.utils.make_grid}.
 *
 * @param images - [B, C, H, W], or a list of [C, H, W] of one size, or one image [C, H, W] or [H, W]; one channel
 * becomes three
 * @returns [C, H', W'] with the dtype of the images; a single image is returned without padding
 * @throws {@link TorchError} `ERR_SHAPE` for images with another number of dimensions, and for none
 */
export function makeGrid(
  images: Tensor | readonly Tensor[],
  ...rest: Rest<MakeGridOptions, ['nrow', 'padding']>
): Tensor {
  const options = named('vision.utils.makeGrid', gridOptions, rest)
  const { nrow, padding, padValue } = checkGrid(options)
  return noGrad(() => {
    const batch = normalized(threeChannels(batchOf(images)), options)
    const [count, channels, h, w] = batch.shape
    if (count === 1) return batch.squeeze(0)
    const columns = Math.min(nrow, count)
    const [height, width] = [h + padding, w + padding]
    const size = [channels, height * Math.ceil(count / columns) + padding, width * columns + padding]
    const grid = batch.newFull(size, padValue)
    for (let k = 0; k < count; k++) {
      const top = Math.floor(k / columns) * height + padding
      const left = (k % columns) * width + padding
      grid.narrow(1, top, h).narrow(2, left, w).copy_(batch.select(0, k))
    }
    return grid
  })
}

/**
 * Saves images as a PNG, several as a grid ({@link makeGrid}), as {@link
 * https://docs.pytorch.org/vision/stable/generated/torchvision.utils.save_image.html torchvision.utils.save_image}:
 * 0 is black and 1 is white, rounded to 256 steps. The file is replaced atomically.
 *
 * @param images - floating-point images, shapes as for {@link makeGrid}
 * @throws {@link TorchError} `ERR_DTYPE` for integer images, `ERR_SHAPE` for more than four channels, `ERR_FILE` if the
 * file cannot be written
 */
export async function saveImage(
  images: Tensor | readonly Tensor[],
  path: string,
  ...rest: Rest<MakeGridOptions>
): Promise<void> {
  const options = named('vision.utils.saveImage', gridOptions, rest)
  await writeFileAtomic(path, pngOf(images, path, options))
}

/** The synchronous form of {@link saveImage}. */
export function saveImageSync(images: Tensor | readonly Tensor[], path: string, ...rest: Rest<MakeGridOptions>): void {
  const options = named('vision.utils.saveImageSync', gridOptions, rest)
  writeFileAtomicSync(path, pngOf(images, path, options))
}

/**
 * Encodes a row of grey images as a PNG, enlarged without smoothing, on a transparent background.
 *
 * @param images - [N, 1, H, W], [N, H, W] or a list of [1, H, W], 0 black to 1 white
 */
export function digitRow(images: Tensor | readonly Tensor[], ...rest: Rest<DigitRowOptions>): Buffer {
  const options = settings<DigitRowOptions>('vision.utils.digitRow', { scale: undefined, gap: undefined }, rest)
  const scale = whole('scale', options.scale ?? 3, 1)
  const gap = whole('gap', options.gap ?? 2 * scale, 0)
  return noGrad(() => {
    const batch = images instanceof Tensor ? images : stack(images)
    const shape = batch.shape
    const [height, width] = shape.slice(-2)
    const count = batch.numel() / (height * width)
    if (shape.length < 3 || shape.length > 4 || (shape.length === 4 && shape[1] !== 1) || !(count > 0))
      throw new TorchError('ERR_SHAPE', `digitRow takes grey images [N, 1, H, W] or [N, H, W], got [${shape}]`)
    return encodePng(pixelRow(toBytes(batch), { count, width, height, scale, gap }))
  })
}

function pngOf(images: Tensor | readonly Tensor[], path: string, options: MakeGridOptions): Buffer {
  if (typeof path === 'string' && extname(path).toLowerCase() !== '.png')
    throw new TorchError('ERR_FILE', `cannot write ${JSON.stringify(path)}: images are saved as .png`)
  return noGrad(() => {
    const grid = makeGrid(images, options)
    const [channels, height, width] = grid.shape
    return encodePng({ width, height, channels, pixels: toBytes(grid.permute([1, 2, 0])) })
  })
}

/** Values from 0 to 1 as bytes from 0 to 255, in logical order. */
function toBytes(images: Tensor): Uint8Array {
  if (!images.isFloatingPoint())
    throw new TorchError(
      'ERR_DTYPE',
      `images must be saved from floating-point values of 0 to 1, got ${images.dtype}; divide by 255`,
    )
  return images.mul(255).add_(0.5).clamp_(0, 255).to({ device: 'cpu', dtype: 'uint8' }).toTypedArray() as Uint8Array
}

function batchOf(images: Tensor | readonly Tensor[]): Tensor {
  let batch = images instanceof Tensor ? images : stack(images)
  if (batch.ndim === 2) batch = batch.unsqueeze(0)
  if (batch.ndim === 3) batch = batch.unsqueeze(0)
  if (batch.ndim !== 4 || batch.shape[0] === 0)
    throw new TorchError(
      'ERR_SHAPE',
      `images must be [B, C, H, W], [C, H, W] or [H, W] and at least one, got [${batch.shape}]`,
    )
  return batch
}

/** Whether every item is a Tensor. A loop ends at a hole, which every() passes over. */
function holdsTensors(items: readonly unknown[]): boolean {
  for (const item of items) if (!(item instanceof Tensor)) return false
  return true
}

function stack(images: readonly Tensor[]): Tensor {
  if (!isArray(images) || !holdsTensors(images))
    throw typeError(
      `images must be a Tensor or an array of Tensors, got ${isArray(images) ? 'an array of something else' : typeof images}`,
    )
  if (images.length === 0) throw new TorchError('ERR_SHAPE', 'there is no image in the list')
  return ops.stack(images, 0)
}

function threeChannels(batch: Tensor): Tensor {
  return batch.shape[1] === 1 ? ops.cat([batch, batch, batch], 1) : batch
}

function normalized(images: Tensor, { normalize = false, valueRange, scaleEach = false }: MakeGridOptions): Tensor {
  if (!normalize) return images
  const copy = images.clone()
  const parts = scaleEach ? copy.unbind(0) : [copy]
  for (const part of parts) {
    const [low, high] = valueRange ?? [Number(part.min().item()), Number(part.max().item())]
    part
      .clamp_(low, high)
      .sub_(low)
      .div_(Math.max(high - low, 1e-5))
  }
  return copy
}

function checkGrid(options: MakeGridOptions) {
  const { nrow = 8, padding = 2, padValue = 0, valueRange, normalize = false, scaleEach = false } = options
  if (
    valueRange !== undefined &&
    !(isArray(valueRange) && valueRange.length === 2 && [...valueRange].every(Number.isFinite))
  )
    throw typeError(`valueRange must be [min, max], got ${shown(valueRange)}`)
  requireNumber('vision.utils.makeGrid', 'padValue', padValue)
  flag('vision.utils.makeGrid', 'normalize', normalize)
  flag('vision.utils.makeGrid', 'scaleEach', scaleEach)
  return { nrow: whole('nrow', nrow, 1), padding: whole('padding', padding, 0), padValue }
}

function whole(name: string, value: number, least: number): number {
  if (typeof value !== 'number') throw typeError(`${name} must be a number, got a ${typeof value}`)
  if (!Number.isInteger(value) || value < least || value > 2 ** 16)
    throw new TorchError('ERR_RANGE', `${name} must be a whole number of at least ${least}, got ${value}`)
  return value
}
