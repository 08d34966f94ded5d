// Where results are kept: <name>-<date>-<cpu>, in as many forms as there are.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { slug } from './machine.mjs'

/** Writes { md, json, … } as files of one name; returns their paths. */
export function writeResults(folder, { name, date, machine }, files) {
  const base = join(folder, `${name}-${date.slice(0, 10)}-${slug(machine)}`)
  mkdirSync(folder, { recursive: true })
  return Object.entries(files).map(([ending, text]) => {
    writeFileAtomic.sync(`${base}.${ending}`, text)
    return `${base}.${ending}`
  })
}
