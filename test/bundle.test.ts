import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as torch from '../lib'

/** The names of all functions and classes that can be reached, by their paths. */
function namesOf(root: object): Record<string, string> {
  const names: Record<string, string> = {}
  const seen = new Set<unknown>()
  const walk = (owner: object, path: string): void => {
    if (seen.has(owner)) return
    seen.add(owner)
    for (const key of Object.getOwnPropertyNames(owner)) {
      const found = Object.getOwnPropertyDescriptor(owner, key) as PropertyDescriptor
      const isExport = found.get !== undefined && found.enumerable && typeof owner !== 'function'
      const value = isExport ? (owner as Record<string, unknown>)[key] : (found.value as unknown)
      if (key === 'constructor' || key === 'caller' || key === 'arguments') continue
      if (typeof value === 'function') names[`${path}.${key}`] = value.name
      const isRoom = typeof value === 'function' || Object.prototype.toString.call(value) === '[object Object]'
      if (value !== null && isRoom) walk(value as object, `${path}.${key}`)
    }
  }
  walk(root, 'torch')
  return names
}

test('the bundle names its functions and classes as the source does, so that errors and printed models are the same', () => {
  const program = `const torch = require(${JSON.stringify(resolve('dist/index.js'))})
    process.stdout.write(JSON.stringify((${namesOf})(torch)))`
  const bundled = JSON.parse(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8', maxBuffer: 2 ** 26 }))
  const source = namesOf(torch)
  expect(Object.keys(source).length).toBeGreaterThan(2000)
  expect(bundled).toEqual(source)
})

// Loaders such as tsx leave CommonJS to Node's import, whose require opens neither JSON nor what is hidden from it.
test('the bundle requires no file of its own', () => {
  expect(readFileSync('dist/index.js', 'utf8').match(/\brequire\("\.[^"]*"\)/g)).toBe(null)
})
