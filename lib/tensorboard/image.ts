import { refuseValue, requireString } from '../arguments'
import { noGrad } from '../autograd'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { encodePng } from '../vision/png'
import { imageMessage } from './messages'
import { onCpu } from './values'

/** An image in TensorBoard's message, as a PNG: 8-bit integers as they are, all else times 255. */
export function imageOf(where: string, name: string, image: unknown, dataformats: unknown): Buffer {
  const pixels = noGrad(() => {
    const given = onCpu(where, name, image)
    const scale = given.dtype === 'uint8' ? 1 : 255
    const placed = toHWC(where, name, given, dataformats).to('float32')
    return ops.nanToNum(placed.mul(scale)).clamp(0, 255).to('uint8').contiguous()
  })
  const [height, width, channels] = pixels.shape
  if (height === 0 || width === 0 || channels < 2 || channels > 4)
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: ${name} must have at least one pixel and 1 to 4 channels, but as height, width and channels it is [${pixels.shape}]`,
    )
  const png = encodePng({ height, width, channels, pixels: pixels.toTypedArray() as Uint8Array })
  return imageMessage(height, width, channels, png)
}

/** [H, W, C] of an image whose dimensions are named; a batch becomes a grid of 8 columns, grey becomes three channels. */
function toHWC(where: string, name: string, image: Tensor, dataformats: unknown): Tensor {
  requireString(where, 'dataformats', dataformats)
  const names = (dataformats as string).toUpperCase()
  const wanted = ['HW', 'HWC', 'NHWC'].find((all) => all.length === names.length)
  if (wanted === undefined || [...wanted].some((each) => !names.includes(each)))
    refuseValue(where, 'dataformats', "'CHW', 'HWC', 'HW' or 'NCHW', in any order", dataformats, false)
  if (image.ndim !== names.length)
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: ${name} must have the ${names.length} dimensions of dataformats '${dataformats}', but its shape is [${image.shape}]`,
    )
  const order = (letters: string) => image.permute([...letters].map((letter) => names.indexOf(letter)))
  if (wanted === 'HW') return ops.stack(Array(3).fill(order('HW')), 2)
  if (wanted === 'NHWC') return gridOf(where, name, order('NCHW'), 8).permute([1, 2, 0])
  const placed = order('HWC')
  return placed.shape[2] === 1 ? placed.expand([-1, -1, 3]) : placed
}

/** Images [N, C, H, W] of one or three channels side by side in rows, without gaps, as [3, H', W']. */
export function gridOf(where: string, name: string, images: Tensor, columns: number): Tensor {
  const [count, channels, h, w] = images.shape
  if (count === 0 || (channels !== 1 && channels !== 3))
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: ${name} must have at least one image, each of 1 or 3 channels, but as [N, C, H, W] it is [${images.shape}]`,
    )
  const inRow = Math.min(count, columns)
  const grid = images.newZeros([3, h * Math.ceil(count / inRow), w * inRow])
  for (let i = 0; i < count; i++) {
    const place = grid.narrow(1, h * Math.floor(i / inRow), h).narrow(2, w * (i % inRow), w)
    place.copy_(images.select(0, i))
  }
  return grid
}
