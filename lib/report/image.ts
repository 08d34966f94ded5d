import { noGrad } from '../autograd'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { encodePng } from '../vision/png'
import { makeGrid } from '../vision/utils'

/** Images as a PNG, several as a grid of ten columns: floating-point values from 0 to 1, or bytes. */
export function imagePng(where: string, name: string, images: Tensor): Buffer {
  const isBytes = images.dtype === 'uint8'
  const problem = (code: 'ERR_DTYPE' | 'ERR_SHAPE', want: string, is: string) =>
    new TorchError(code, `${where}: ${name} must be ${want}, but its ${is}`)
  if (!isBytes && !images.isFloatingPoint())
    throw problem('ERR_DTYPE', 'floating-point or uint8', `dtype is ${images.dtype}`)
  if (images.ndim < 2 || images.ndim > 4 || images.numel() === 0)
    throw problem(
      'ERR_SHAPE',
      '[H, W], [C, H, W] or [N, C, H, W] with at least one pixel',
      `shape is [${images.shape}]`,
    )
  return noGrad(() => {
    const white = isBytes ? 255 : 1
    const grid = makeGrid(images.detach(), { nrow: 10, padValue: white })
    const [channels, height, width] = grid.shape
    if (channels > 4) throw problem('ERR_SHAPE', 'an image of 1 to 4 channels', `shape is [${images.shape}]`)
    const placed = grid.permute([1, 2, 0])
    const bytes = isBytes ? placed : ops.nanToNum(placed).mul(255).add(0.5).clamp(0, 255)
    const pixels = bytes.to({ device: 'cpu', dtype: 'uint8' }).contiguous().toTypedArray() as Uint8Array
    return encodePng({ width, height, channels, pixels })
  })
}
