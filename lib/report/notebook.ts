import { noGrad } from '../autograd'
import { Tensor } from '../tensor'
import { imagePng } from './image'

/** What a notebook shows of a value, by kinds of media; it takes the best that it can show. */
export interface MediaBundle {
  'text/plain': string
  /** Base64. */
  'image/png'?: string
}

/** An image has at least this many pixels on each side, so that small weights [3, 3, 3] are shown as numbers. */
const leastSide = 8
const mostPixels = 2 ** 22

/** What notebooks show of a tensor: its text, and a picture if its shape and values are those of images. */
export function mediaOf(tensor: Tensor): MediaBundle {
  const text = { 'text/plain': String(tensor) }
  return isImage(tensor) ? { ...text, 'image/png': imagePng('Tensor', 'image', tensor).toString('base64') } : text
}

/** Whether it is [C, H, W] or [N, C, H, W] of 1 or 3 channels: bytes, or floating-point values from 0 to 1. */
function isImage(tensor: Tensor): boolean {
  const { shape, dtype, device } = tensor
  const [channels, height, width] = shape.slice(-3)
  const hasShape = (shape.length === 3 || shape.length === 4) && (channels === 1 || channels === 3)
  if (!hasShape || height < leastSide || width < leastSide || tensor.numel() === 0 || tensor.numel() > mostPixels)
    return false
  if (dtype === 'uint8') return device !== 'meta'
  if (!tensor.isFloatingPoint() || device === 'meta') return false
  return noGrad(() => Number(tensor.amin().item()) >= 0 && Number(tensor.amax().item()) <= 1)
}

/** Has Deno's notebooks show tensors; they ask a value for what they show under this symbol. */
export function teachNotebooks(): void {
  Object.defineProperty(Tensor.prototype, Symbol.for('Jupyter.display'), {
    value(this: Tensor) {
      return mediaOf(this)
    },
    configurable: true,
    writable: true,
  })
}
