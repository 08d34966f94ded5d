import { decode, type ReadDecoder, readDecoder } from '../lib/report/decode'
import type { PageData } from '../lib/report/view'
import { element, numberText } from './plot'

const read = new Map<string, ReadDecoder>()

/** Decodes the point that was chosen, or in two dimensions the place, and shows its picture below the chart. */
export function showDecoded(
  latents: PageData['latents'],
  key: string,
  point: number | undefined,
  { x, y, box }: { x: number; y: number; box: HTMLElement },
): void {
  const name = key.replace(/^latent: /, '')
  const latent = latents[name]
  if (latent === undefined) return
  const { codes, dim, decoder } = latent
  const code = point !== undefined ? codes.slice(point * dim, (point + 1) * dim) : dim === 2 ? [x, y] : undefined
  if (code === undefined) return
  const bytesOf = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  const ready = read.get(name) ?? readDecoder(decoder, bytesOf)
  read.set(name, ready)
  const values = decode(ready, code)
  const text = `Decoded from (${code.map(numberText).join(', ')})`
  const panel = box.querySelector<HTMLElement>('.decoded') ?? element('div', 'decoded')
  panel.setAttribute('role', 'status')
  const canvas = draw(ready, values)
  canvas.setAttribute('aria-label', text)
  panel.replaceChildren(canvas, Object.assign(element('span', ''), { textContent: text }))
  box.append(panel)
}

function draw({ channels, height, width }: ReadDecoder, values: Float64Array): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  canvas.setAttribute('role', 'img')
  const context = canvas.getContext('2d') as CanvasRenderingContext2D
  const picture = context.createImageData(width, height)
  const size = width * height
  for (let i = 0; i < size; i++) {
    for (let channel = 0; channel < 3; channel++)
      picture.data[4 * i + channel] = Math.round(255 * values[(channels === 3 ? channel * size : 0) + i])
    picture.data[4 * i + 3] = 255
  }
  context.putImageData(picture, 0, 0)
  return canvas
}
