// Regenerates lib/install/manifest.ts: size, sha256 and sha256 of RECORD of every wheel that torchnode installs.
// node scripts/manifest.mjs [FOLDER OF WHEELS]...   what is in no folder is fetched with pip, hashed and deleted
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
const { chooseWheel, platforms, wheelsFor } = require('../dist/install/selection.js')
const { pipArguments, findPip } = require('../dist/install/pip.js')
const { LocalWheel, sha256OfFile } = require('../dist/install/wheel.js')
const { contentsOf, readRecord } = require('../dist/install/place.js')
const { readDirectory } = require('../dist/install/zip.js')

const folders = process.argv.slice(2)
const pins = {}
for (const platform of platforms) {
  const parts = new Set(platform.startsWith('linux') ? ['cpu', 'cuda', 'headers'] : ['cpu', 'headers'])
  for (const request of wheelsFor(platform, parts)) await pin(request)
}

const lines = Object.entries(pins)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([file, { size, sha256, record, contents }]) => {
    const parts = Object.entries(contents ?? {}).map(([part, hash]) => `      ${part}: '${hash}',\n`)
    const held = parts.length > 0 ? `    contents: {\n${parts.join('')}    },\n` : ''
    return `  '${file}': {\n    size: ${size},\n    sha256: '${sha256}',\n    record: '${record}',\n${held}  },\n`
  })
const head = `// Made by scripts/manifest.mjs; not edited by hand.

/** What the package knows of a wheel. */
export interface WheelPin {
  size: number
  sha256: string
  /** sha256 of its RECORD, which vouches for every member; without it the wheel is hashed as a whole. */
  record?: string
  /** Of what each part takes out of it (contentsOf in place.ts), for wheels of other names that hold the same. */
  contents?: Partial<Record<'cpu' | 'cuda' | 'headers', string>>
}

/** Wheels by file name. */
export type Manifest = Readonly<Record<string, WheelPin>>

export const manifest: Manifest = {
`
writeFileSync(new URL('../lib/install/manifest.ts', import.meta.url), `${head}${lines.join('')}}\n`)
console.log(`${lines.length} wheels pinned`)

async function pin(request) {
  const temporary = mkdtempSync(join(tmpdir(), 'torchnode-manifest-'))
  try {
    let found = inFolders([...folders], request)
    if (!found) {
      const pip = await findPip()
      if (!pip) throw new Error('neither a folder holds the wheel nor is there a Python with pip')
      execFileSync(pip.python, pipArguments(request, temporary), { stdio: ['ignore', 'ignore', 'inherit'] })
      found = inFolders([temporary], request)
    }
    if (!found) throw new Error(`no wheel of ${request.project} ${request.version} for ${request.platforms[0]}`)
    const wheel = await LocalWheel.open(found.path, found.file, undefined, undefined, false)
    const members = await readDirectory(found.file, wheel.size, (offset, length) => wheel.read(offset, length))
    const { sha256: record, hashes } = await readRecord(wheel, members)
    pins[found.file] = {
      size: wheel.size,
      sha256: await sha256OfFile(found.path),
      record,
      // Only where indexes have other names for it.
      ...(request.locals.length > 1 && { contents: contentsOf(request, members, hashes) }),
    }
    console.log(found.file)
  } finally {
    rmSync(temporary, { recursive: true })
  }
}

function inFolders(dirs, request) {
  const offered = dirs
    .filter(existsSync)
    .flatMap((dir) => readdirSync(dir).map((file) => ({ file, path: join(dir, file) })))
  return chooseWheel(offered, request)
}
