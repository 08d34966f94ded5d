// dist/index.js as one file: finding and reading 250 files would be a tenth of the start-up.
import { buildSync } from 'esbuild'

/** Puts a CommonJS entry and every file that it requires by a relative path into the entry's own file. */
export function bundle(entry) {
  buildSync({
    entryPoints: [entry],
    outfile: entry,
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    target: 'node20',
    // Packages stay where npm puts them; the manifest is read where it lies.
    packages: 'external',
    external: ['../package.json'],
    // Names of classes and functions show in messages, printed modules and stacks.
    keepNames: true,
    logLevel: 'warning',
  })
}
