// Makes prebuilds/<platform>-<arch>/ from the build, checks its ABI and packs the package:
// `npm run package -- --out <folder>`.
// With --as-built it takes dist/ and build/ as they are.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { values } = parseArgs({
  options: { out: { type: 'string', default: root }, 'as-built': { type: 'boolean', default: false } },
})
const out = resolve(values.out)

function fail(why) {
  console.error(`package: ${why}`)
  process.exit(1)
}

function run(command, args, stdout = 'inherit') {
  const shell = process.platform === 'win32' && command === 'npm'
  const done = spawnSync(command, args, { cwd: root, stdio: ['inherit', stdout, 'inherit'], encoding: 'utf8', shell })
  if (done.error) throw done.error
  if (done.status !== 0) fail(`${command} ${args[0]} ended with ${done.signal ?? `code ${done.status}`}`)
  return done.stdout
}

if (!values['as-built']) run(process.execPath, ['scripts/build.mjs'])

// The names are node-gyp-build's: the only *.node is the loader, with its tags; native.ts opens the others beside it.
const tags = process.platform === 'linux' ? 'napi.glibc' : 'napi'
const suffix = process.platform === 'win32' ? 'dll' : 'so'
const binaries = {
  'torchnode.node': `torchnode.${tags}.node`,
  [`torchnode-core.${suffix}`]: `torchnode-core.${suffix}`,
  ...(process.platform === 'linux' && { 'torchnode-cuda.so': 'torchnode-cuda.so' }),
}
const prebuilds = join(root, 'prebuilds', `${process.platform}-${process.arch}`)
mkdirSync(prebuilds, { recursive: true })
for (const [built, name] of Object.entries(binaries)) {
  const source = join(root, 'build', 'Release', built)
  if (!existsSync(source)) fail(`${built} was not built; "npm run build" makes it`)
  // Replaced by a new file, since writing to a file that a process has mapped would crash that process.
  rmSync(join(prebuilds, name), { force: true })
  copyFileSync(source, join(prebuilds, name))
}
if (process.platform === 'linux')
  run(process.execPath, ['scripts/check-abi.mjs', ...Object.values(binaries).map((name) => join(prebuilds, name))])

// npm silently packs a manifest whose files a broken build has not made.
const { main, types, bin, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const pathsIn = (value) => (typeof value === 'string' ? [value] : Object.values(value).flatMap(pathsIn))
for (const path of pathsIn({ main, types, bin, exports })) {
  if (!existsSync(join(root, path))) fail(`${path}, which package.json names, was not built`)
}

mkdirSync(out, { recursive: true })
const [packed] = JSON.parse(run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', out], 'pipe'))
const size = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`
console.log(
  `${join(out, packed.filename)}: ${packed.files.length} files, ${size(packed.size)}, ${size(packed.unpackedSize)} unpacked`,
)
