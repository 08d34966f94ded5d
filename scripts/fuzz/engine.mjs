// The built library, dist/, as the engine.
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { engineOf } from './check.mjs'

const require = createRequire(import.meta.url)

export function builtEngine(note) {
  const torch = require('../../dist/index.js')
  const { native } = require('../../dist/binding/native.js')
  const { schemaOf } = require('../../dist/binding/schema.js')
  const { camelCase } = require('../../dist/binding/text.js')
  return engineOf({ torch, native, schemaOf, camelCase, root: fileURLToPath(new URL('../..', import.meta.url)), note })
}
