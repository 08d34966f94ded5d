// Destructured, since in a vm context, as in jest, each access of a global is slow.
const { ceil, cos, floor, imul, max, min, round, sin, sqrt } = Math

/** Width and height of a drawn digit, as in MNIST. */
export const side = 28

type Point = readonly [x: number, y: number]
interface Stroke {
  points: readonly Point[]
  /** Whether the stroke is a curve through its points instead of straight lines between them. */
  curved: boolean
}

/** Parses a stroke "x y, x y, …" in hundredths of the digit's box, from the top left corner. */
const stroke = (text: string, curved: boolean): Stroke => ({
  points: text.split(',').map((pair) => {
    const [x, y] = pair.trim().split(' ').map(Number)
    return [x / 100, y / 100]
  }),
  curved,
})
const curve = (text: string): Stroke => stroke(text, true)
const line = (text: string): Stroke => stroke(text, false)

/** The shapes in which each digit is drawn. */
const skeletons: readonly (readonly (readonly Stroke[])[])[] = [
  [[curve('50 4, 24 18, 14 50, 25 84, 50 96, 77 82, 86 48, 76 17, 50 4')]],
  [[line('52 3, 48 97')], [line('30 24, 54 4, 52 97')], [line('32 22, 52 4, 51 95'), line('24 95, 78 95')]],
  [
    [curve('18 26, 36 6, 68 8, 78 30, 60 58, 18 94'), line('18 94, 86 92')],
    [curve('20 22, 46 4, 76 20, 62 56, 30 90, 14 84, 26 72, 52 88, 88 86')],
  ],
  [
    [curve('20 14, 50 4, 76 20, 66 42, 40 48'), curve('40 48, 74 54, 82 76, 54 96, 16 86')],
    [line('20 7, 76 7, 42 42'), curve('42 42, 76 52, 80 78, 52 96, 16 86')],
  ],
  [
    [line('62 3, 14 62, 88 60'), line('66 34, 62 97')],
    [line('22 5, 18 46, 80 46'), line('78 5, 74 97')],
  ],
  [
    [line('80 6, 30 7, 26 44'), curve('26 44, 56 36, 82 58, 72 86, 42 97, 16 86')],
    [curve('82 5, 50 8, 30 10, 24 42, 54 40, 80 62, 66 92, 20 92')],
  ],
  [[curve('68 3, 38 26, 18 62, 30 92, 60 95, 78 74, 62 54, 36 58, 20 74')]],
  [[line('16 8, 82 7, 40 97')], [line('16 10, 82 6, 44 97'), line('36 50, 76 48')]],
  [[curve('76 16, 48 3, 24 20, 40 42, 66 56, 78 80, 50 97, 22 80, 36 56, 66 40, 76 16')]],
  [
    [curve('76 20, 50 4, 24 20, 28 46, 54 50, 76 22'), line('77 20, 70 60, 64 97')],
    [curve('76 20, 46 4, 22 24, 34 48, 62 44, 76 20, 80 56, 66 90, 30 94')],
  ],
]

/**
 * Draws digits as uint8, white on black.
 *
 * @returns `images`, `length * 28 * 28` pixels row by row, and `labels`; the digit at a position does not depend on `length`
 */
export function drawDigits(length: number, seed: number, train: boolean): { images: Uint8Array; labels: Uint8Array } {
  const images = new Uint8Array(length * side * side)
  const labels = new Uint8Array(length)
  const stream = train ? 1 : 2
  let order: number[] = []
  for (let i = 0; i < length; i++) {
    if (i % 10 === 0) order = permutation(10, randomFrom(seed, stream, i, 1))
    labels[i] = order[i % 10]
    drawDigit(images.subarray(i * side * side, (i + 1) * side * side), labels[i], randomFrom(seed, stream, i, 2))
  }
  return { images, labels }
}

function drawDigit(image: Uint8Array, digit: number, random: () => number): void {
  const around = (middle: number, spread: number) => middle + spread * (random() + random() + random() - 1.5)
  const ways = skeletons[digit]
  const strokes = ways[floor(random() * ways.length)]
  const height = around(19.5, 1.6)
  const width = height * around(0.78, 0.14)
  const slant = around(0.12, 0.22)
  const turn = around(0, 0.12)
  const [along, across] = [cos(turn), sin(turn)]
  const [middleX, middleY] = [around(side / 2, 0.8), around(side / 2, 0.8)]
  const radius = around(1.15, 0.35)
  const place = ([x, y]: Point): Point => {
    const [u, v] = [x - 0.5 + around(0, 0.035), y - 0.5 + around(0, 0.035)]
    const [right, down] = [(u - slant * v) * width, v * height]
    return [middleX + along * right - across * down, middleY + across * right + along * down]
  }
  for (const { points, curved } of strokes) {
    const placed = points.map(place)
    const path = curved ? bend(placed) : placed
    for (let i = 1; i < path.length; i++) drawSegment(image, path[i - 1], path[i], radius)
  }
}

const pieces = 4

/** A Catmull-Rom spline through the points, as short straight segments. */
function bend(points: readonly Point[]): Point[] {
  const last = points.length - 1
  const path: Point[] = [points[0]]
  for (let i = 0; i < last; i++) {
    const [a, b, c, d] = [points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, last)]]
    for (let piece = 1; piece <= pieces; piece++) {
      const t = piece / pieces
      path.push([spline(a[0], b[0], c[0], d[0], t), spline(a[1], b[1], c[1], d[1], t)])
    }
  }
  return path
}

const spline = (a: number, b: number, c: number, d: number, t: number): number =>
  b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))

/** Draws a line between two points with a round pen of this radius, whose edge fades over one pixel. */
function drawSegment(image: Uint8Array, [x0, y0]: Point, [x1, y1]: Point, radius: number): void {
  const reach = radius + 0.5
  const [dx, dy] = [x1 - x0, y1 - y0]
  const inverse = 1 / (dx * dx + dy * dy || 1)
  const left = max(0, ceil(min(x0, x1) - reach - 0.5))
  const right = min(side - 1, floor(max(x0, x1) + reach - 0.5))
  const top = max(0, ceil(min(y0, y1) - reach - 0.5))
  const bottom = min(side - 1, floor(max(y0, y1) + reach - 0.5))
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const x = column + 0.5 - x0
      const y = row + 0.5 - y0
      const along = min(1, max(0, (x * dx + y * dy) * inverse))
      const besideX = x - along * dx
      const besideY = y - along * dy
      const ink = reach - sqrt(besideX * besideX + besideY * besideY)
      if (ink <= 0) continue
      const value = ink >= 1 ? 255 : round(255 * ink)
      const at = row * side + column
      if (value > image[at]) image[at] = value
    }
  }
}

/** A generator of random numbers from 0 to 1, seeded by the keys (mulberry32). */
function randomFrom(...keys: readonly number[]): () => number {
  let state = keys.reduce((hash, key) => mix(hash ^ (key | 0) ^ floor(key / 2 ** 32)), 0x9e3779b9)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    return mix(state) / 2 ** 32
  }
}

function mix(value: number): number {
  let bits = imul(value ^ (value >>> 16), 0x85ebca6b)
  bits = imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

function permutation(length: number, random: () => number): number[] {
  const order = Array.from({ length }, (_, i) => i)
  for (let i = length - 1; i > 0; i--) {
    const j = floor(random() * (i + 1))
    const swapped = order[i]
    order[i] = order[j]
    order[j] = swapped
  }
  return order
}
