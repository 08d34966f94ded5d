// Finds the peers that can run on this machine; for the others it returns the reason, so that none is left out
// silently.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPython, versions } from '../scripts/python.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const require = createRequire(import.meta.url)
const cores = availableParallelism()
const upTo2 = cores > 1 ? [1, 2] : [1]

/** A peer: its name, its program, the mode that distinguishes its variants, and the thread counts it runs with. */
const peer = (name, script, { mode = 'plain', threads = [1], command = process.execPath } = {}) => ({
  ...{ name, mode, threads, command },
  args: script ? [here(`peers/${script}`)] : [],
})

function torchnodePeers() {
  if (!existsSync(here('../dist/index.js'))) throw new Error('dist/index.js is missing: npm run build first')
  const form = (name, mode) => peer(name, 'torchnode.mjs', { mode, threads: upTo2 })
  return [form('torchnode', 'plain'), form('torchnode compiled', 'compiled'), form('torchnode compiled many', 'many')]
}

async function pythonPeers(log) {
  const command = await findPython({ log })
  const form = (name, mode) => peer(name, 'python.py', { mode, command, threads: upTo2 })
  const found = [form('python', 'eager'), form('python compile', 'compiled')]
  if (versions(command).torchvision) found.push(peer('python notebook', 'notebook.py', { command, threads: [cores] }))
  return found
}

/** The most telling line of a failed command's output. */
function lastWords({ error, stderr = '', stdout = '' }) {
  if (error) return error.message
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => /error|missing|not found|denied/i.test(line))
  const telling = lines.find((line) => /Error:|fatal error|ENOTFOUND/.test(line)) ?? lines.at(-1)
  return (telling ?? 'no reason given').replace(/^npm (error|ERR!)\s*/, '').trim()
}

function run(command, args, options) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, ...options })
  if (result.status !== 0) throw new Error(lastWords(result))
}

function buildCpp(log) {
  const { searchLibtorch } = require('../dist/install/libtorch.js')
  const { found } = searchLibtorch()
  if (!found?.include) throw new Error('there are no headers of libtorch: npx torchnode install --headers')
  const [source, build] = [here('peers/cpp'), here('../build/bench')]
  log(`bench: building ${source}`)
  run('cmake', ['-S', source, '-B', build, `-DTORCHNODE_LIBTORCH=${found.lib}`, `-DTORCHNODE_INCLUDE=${found.include}`])
  run('cmake', ['--build', build])
  return [peer('c++ libtorch', null, { command: join(build, 'peer'), threads: upTo2 })]
}

/** Installs npm's packages in a folder, by its lock file, if that is newer than the installed packages. */
function installPackages(folder, log, flags = []) {
  const [lock, done] = [join(folder, 'package-lock.json'), join(folder, 'node_modules/.package-lock.json')]
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(lock).mtimeMs) return
  log(`bench: npm ci in ${folder} (once)`)
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  run(npm, ['ci', ...flags], { cwd: folder, timeout: 600_000, shell: process.platform === 'win32' })
}

function packagePeers(log) {
  installPackages(here('peers'), log)
  return [
    peer('tfjs wasm', 'tfjs.mjs', { mode: 'wasm' }),
    peer('tfjs cpu', 'tfjs.mjs', { mode: 'cpu' }),
    peer('convnetjs', 'convnetjs.mjs'),
    peer('js-pytorch', 'js-pytorch.mjs'),
    peer('onnxruntime', 'onnxruntime.mjs', { threads: upTo2 }),
  ]
}

function tensorflowNode(log) {
  if (process.env.TORCHNODE_BENCH_SCRIPTS !== '1')
    throw new Error('its install script, which fetches libtensorflow, is run only with TORCHNODE_BENCH_SCRIPTS=1')
  installPackages(here('peers/tfjs-node'), log, ['--ignore-scripts=false'])
  return [peer('tfjs node', 'tfjs.mjs', { mode: 'node', threads: [cores] })]
}

const kinds = [
  { names: ['torchnode', 'torchnode compiled', 'torchnode compiled many'], find: torchnodePeers },
  { names: ['python', 'python compile', 'python notebook'], find: pythonPeers },
  { names: ['c++ libtorch'], find: buildCpp },
  { names: ['javascript'], find: () => [peer('javascript', 'javascript.mjs')] },
  { names: ['tfjs wasm', 'tfjs cpu', 'convnetjs', 'js-pytorch', 'onnxruntime'], find: packagePeers },
  { names: ['tfjs node'], find: tensorflowNode },
]

/** The peers among `wanted` that can run here, and { peer, reason } for the others. */
export async function findPeers(wanted, { log, skip = () => undefined }) {
  const peers = []
  const absent = []
  for (const { names, find } of kinds) {
    const open = names.filter((name) => wanted.has(name))
    const skipped = open.filter((name) => skip(name))
    absent.push(...skipped.map((name) => ({ peer: name, reason: skip(name) })))
    const left = open.filter((name) => !skipped.includes(name))
    if (left.length === 0) continue
    try {
      const found = (await find(log)).filter(({ name }) => left.includes(name))
      peers.push(...found)
      const missing = left.filter((name) => !found.some((each) => each.name === name))
      absent.push(...missing.map((name) => ({ peer: name, reason: 'its Python has no torchvision' })))
    } catch (error) {
      if (names[0] === 'torchnode') throw error
      absent.push(...left.map((name) => ({ peer: name, reason: error.message.split('\n')[0] })))
    }
  }
  return { peers, absent }
}
