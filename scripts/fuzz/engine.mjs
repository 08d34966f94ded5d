// The engine of what is built: dist/.
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { engineOf } from './check.mjs'
import { maker, Samples } from './values.mjs'

const require = createRequire(import.meta.url)

export function builtEngine(note) {
  const torch = require('../../dist/index.js')
  const { native } = require('../../dist/runtime/native.js')
  const { schemaOf } = require('../../dist/runtime/schema.js')
  const { camelCase } = require('../../dist/runtime/misfit.js')
  const folder = fileURLToPath(new URL('../../test/golden', import.meta.url))
  const fatalFile = fileURLToPath(new URL('fatal.json', import.meta.url))
  return {
    ...engineOf({ torch, native, schemaOf, camelCase, make: maker(torch), samples: new Samples(folder), note }),
    fatalFile,
  }
}
