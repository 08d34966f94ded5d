import { PNG } from 'pngjs'
import { TorchError } from '../errors'

/** An image in memory: rows from top to bottom, pixels from left to right, with interleaved channels. */
export interface PixelImage {
  width: number
  height: number
  /** 1 for grey, 2 for grey and alpha, 3 for RGB, 4 for RGB and alpha. */
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
 * Encodes an image as a PNG file with 8 bits per channel.
 *
 * @throws {@link TorchError} `ERR_SHAPE` for a number of channels that PNG does not support, or for an image without pixels
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
 * Puts grey images side by side on a transparent background. Each pixel becomes a square of `scale` × `scale`.
 * `pixels` has `count` images of `height` × `width` bytes in sequence.
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
