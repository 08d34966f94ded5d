// Writes results to <name>-<date>-<cpu>, in several formats.
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { slug } from './machine.mjs'

const { writeFileAtomicSync } = createRequire(import.meta.url)('../dist/system/files.js')

/** Writes { md, json, … } as files of one name; returns their paths. */
export function writeResults(folder, { name, date, machine }, files) {
  const base = join(folder, `${name}-${date.slice(0, 10)}-${slug(machine)}`)
  mkdirSync(folder, { recursive: true })
  return Object.entries(files).map(([ending, text]) => {
    writeFileAtomicSync(`${base}.${ending}`, text)
    return `${base}.${ending}`
  })
}
