import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { calls } from './calls.mjs'
import { damages } from './files.mjs'

/** The seed of one call; makes neighbouring numbers unlike. */
export const seedOf = (seed, number) => (Math.imul(seed, 0x85ebca6b) ^ Math.imul(number + 1, 0x9e3779b1)) | 0

/** What is drawn from: the surface in a file, or the damages of files. */
export const arbitraryOf = (what) => (what === 'files' ? damages() : calls(JSON.parse(readFileSync(what, 'utf8'))))

/** Draws the call of a number. */
export function drawn(what) {
  const arbitrary = arbitraryOf(what)
  return (seed, number) => fc.sample(arbitrary, { seed: seedOf(seed, number), numRuns: 1 })[0]
}
