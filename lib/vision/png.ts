import { PNG } from 'pngjs'
import { TorchError } from '../errors'

/** An image in memory: rows from top to bottom, pixels from left to right, the channels of a pixel side by side. */
export interface PixelImage {
  width: number
  height: number
  /** 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha. */
  channels: number
  pixels: Uint8Array
}

const colorTypes = new Map([
  [1, 0],
  [2, 4],
  [3, 2],
  [4, 6],
] as const)

/**
 * The PNG file of an image, losslessly compressed, 8 bits a channel.
 *
 * @throws {@link TorchError} `ERR_SHAPE` for a number of channels that PNG has not, or for an image without pixels
 */
export function encodePng({ width, height, channels, pixels }: PixelImage): Buffer {
  const colorType = colorTypes.get(channels as 1)
  if (colorType === undefined || pixels.length !== width * height * channels || pixels.length === 0)
    throw new TorchError(
      'ERR_SHAPE',
      `a PNG has 1 to 4 channels and at least one pixel, got ${width} × ${height} pixels of ${channels} channels in ${pixels.length} bytes`,
    )
  const png = new PNG({ width, height })
  png.data = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.length)
  return PNG.sync.write(png, { colorType, inputColorType: colorType, inputHasAlpha: channels % 2 === 0 })
}

/**
 * Grey images side by side on a transparent ground, every pixel a square of `scale` × `scale`: crisp at any size.
 * `pixels` holds `count` images of `height` × `width` bytes one after the other.
 */
export function pixelRow(
  pixels: Uint8Array,
  { count, width, height, scale, gap }: { count: number; width: number; height: number; scale: number; gap: number },
): PixelImage {
  const tile = width * scale + gap
  const [rowWidth, rowHeight] = [count * tile - gap, height * scale]
  const row = new Uint8Array(rowWidth * rowHeight * 2)
  for (let y = 0; y < rowHeight; y++)
    for (let image = 0; image < count; image++) {
      const source = (image * height + Math.floor(y / scale)) * width
      const target = (y * rowWidth + image * tile) * 2
      for (let x = 0; x < width * scale; x++) {
        row[target + 2 * x] = pixels[source + Math.floor(x / scale)]
        row[target + 2 * x + 1] = 255
      }
    }
  return { width: rowWidth, height: rowHeight, channels: 2, pixels: row }
}
