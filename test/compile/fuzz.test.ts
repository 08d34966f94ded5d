import { join } from 'node:path'
import * as torch from '../../lib'
import { native } from '../../lib/binding/native'
import { schemaOf } from '../../lib/binding/schema'
import { camelCase } from '../../lib/binding/text'
import { engineOf } from '../../scripts/fuzz/check.mjs'
import { fuzz } from '../../scripts/fuzz/fuzz.mjs'
import { plain } from '../../scripts/fuzz/program.mjs'

// A few of the programs that `npm run fuzz:compile` draws; it can also run one case alone.
const seed = 1
const root = join(__dirname, '../..')
const engine = (more = {}) => engineOf({ torch, native, schemaOf, camelCase, root, ...more })

async function failures(from: number, end: number, more?: object): Promise<string[]> {
  const found: string[] = []
  for await (const { number, kind, outcome, ...failure } of fuzz(engine(more), { seed, from, end })) {
    if (outcome === 'fails') found.push(`${kind}, seed ${seed}, case ${number}: ${failure.what}\n${failure.listing}`)
  }
  return found
}

test('300 programs give the same compiled, and in a Sequential, as they give as written', async () => {
  expect(await failures(0, 300)).toEqual([])
})

test('a compile that always returns its first result is found, and shown by a program of few lines', async () => {
  const wrong = (target: (...args: unknown[]) => unknown) => {
    let first: { result: unknown } | undefined
    const run = plain(target)
    return plain((...args: unknown[]) => {
      first ??= { result: run(...args) }
      return first.result
    })
  }
  const found = await failures(0, 20, { compile: wrong })
  expect(found.length).toBeGreaterThan(5)
  expect(Math.min(...found.map((text) => text.split('\n').length))).toBeLessThanOrEqual(6)
})
