// Makes dist/index.js one file: finding and reading 250 files would take a tenth of the start-up.
import { readFileSync } from 'node:fs'
import { buildSync } from 'esbuild'

/** Bundles a CommonJS entry, and all files that it requires by relative paths, into the entry's own file. */
export function bundle(entry) {
  buildSync({
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
  })
  // V8 keeps a file with one other character in two bytes each; esbuild escapes all but those of comments in classes.
  const other = readFileSync(entry, 'utf8').match(/.*[^\0-\x7f].*/)
  if (other) throw new Error(`a comment within a class has a character that is no ASCII: ${other[0].trim()}`)
}
