// Makes dist/index.js one file: finding and reading 250 files would take a tenth of the start-up.
import { readFileSync } from 'node:fs'
import { build } from 'esbuild'

/** esbuild renames classes at the top of a file: Module would be called _Module in errors. Within a function it does not. */
const inFunctions = {
  name: 'in-functions',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, ({ path }) => ({
      contents: `'use strict';(() => {\n${readFileSync(path, 'utf8')}\n})()`,
    }))
  },
}

/** Bundles a CommonJS entry, and all files that it requires by relative paths, into the entry's own file. */
export async function bundle(entry) {
  await build({
    entryPoints: [entry],
    outfile: entry,
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    target: 'node20',
    // Packages stay where npm puts them; the manifest is read from its own place.
    packages: 'external',
    external: ['../package.json'],
    logLevel: 'warning',
    plugins: [inFunctions],
  })
  // V8 keeps a file with one other character in two bytes each; esbuild escapes all but those of comments in classes.
  const other = readFileSync(entry, 'utf8').match(/.*[^\0-\x7f].*/)
  if (other) throw new Error(`a comment within a class has a character that is no ASCII: ${other[0].trim()}`)
}
