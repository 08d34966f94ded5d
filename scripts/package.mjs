// Makes prebuilds/<platform>-<arch>/ out of the build, checks its ABI and packs the package: `npm run package -- --out <folder>`.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { values } = parseArgs({ options: { out: { type: 'string', default: root } } })
const out = resolve(values.out)

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
  })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

run(process.execPath, ['scripts/build.mjs'])

// The names are node-gyp-build's: the one *.node is the loader, with its tags; native.ts opens the others beside it.
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
  if (!existsSync(source)) {
    console.error(`package: ${built} was not built; "npm run build" needs the CUDA headers that "torchnode install --headers" fetches`)
    process.exit(1)
  }
  // A new file, since writing into one that a process has mapped would crash that process.
  rmSync(join(prebuilds, name), { force: true })
  copyFileSync(source, join(prebuilds, name))
}
if (process.platform === 'linux')
  run(process.execPath, ['scripts/check-abi.mjs', ...Object.values(binaries).map((name) => join(prebuilds, name))])

mkdirSync(out, { recursive: true })
run('npm', ['pack', '--ignore-scripts', '--pack-destination', out])
