// What several programs read or make up: digits, numbers that are the same in both languages, and text.
import { join } from 'node:path'
import torch, { vision } from 'torchnode'

/** The first images of MNIST, from 0 to 1, and their labels. */
export function digits(mnist, count) {
  const images = vision.datasets.readIdxSync(join(mnist, 'train-images-idx3-ubyte.gz'))
  const labels = vision.datasets.readIdxSync(join(mnist, 'train-labels-idx1-ubyte.gz'))
  const first = torch.slice(0, count)
  return [images.view([-1, 1, 28, 28]).at(first).float().div(255), labels.at(first).long()]
}

/** A function that draws whole numbers below its argument. */
export function chance(seed) {
  let state = seed
  return (below) => {
    state = (state * 16807) % 2147483647
    return state % below
  }
}

/** Words of a made-up language, in which each word is followed by one of three. */
export function words(count) {
  const draw = chance(7)
  const syllables = ['ka', 'lo', 'mi', 'ne', 'ru', 'sa', 'to', 'vi']
  const known = Array.from({ length: 200 }, () =>
    Array.from({ length: 1 + draw(3) }, () => syllables[draw(8)]).join(''),
  )
  const next = known.map(() => [draw(200), draw(200), draw(200)])
  const text = []
  for (let at = 0; text.length < count; at = next[at][draw(3)]) text.push(known[at])
  return text
}

/** Bytes of such a text. */
export const text = (length) => Buffer.from(words(length).join(' ')).subarray(0, length)
