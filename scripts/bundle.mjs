// dist/index.js as one file: finding and reading 250 files would be a tenth of the start-up.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** Puts a CommonJS entry and every file that it requires by a relative path into the entry's own file. */
export function bundle(entry) {
  const ids = new Map()
  const bodies = []
  const visit = (path) => {
    if (ids.has(path)) return ids.get(path)
    const id = ids.size
    ids.set(path, id)
    const folder = relative(dirname(entry), dirname(path))
    const code = readFileSync(path, 'utf8').replace(/\brequire\("(\.{1,2}\/[^"]*|\.{1,2})"\)/g, (_, target) => {
      const base = join(dirname(path), target)
      return `__module(${visit(existsSync(`${base}.js`) ? `${base}.js` : join(base, 'index.js'))})`
    })
    bodies[id] = `// ${relative(dirname(entry), path)}\n(module, exports, __dirname) => {\n${code}\n}`
    modules[id] = folder
    return id
  }
  const modules = []
  visit(entry)
  const head = `'use strict'
const { join } = require('node:path')
const loaded = []
function __module(id) {
  if (loaded[id] === undefined) {
    loaded[id] = { exports: {} }
    const [body, folder] = modules[id]
    body(loaded[id], loaded[id].exports, join(__dirname, folder))
  }
  return loaded[id].exports
}
`
  const table = bodies.map((body, id) => `[\n${body},\n${JSON.stringify(modules[id])}]`).join(',\n')
  writeFileSync(entry, `${head}const modules = [\n${table},\n]\nmodule.exports = __module(0)\n`)
}
