// npm run test:cuda: the CUDA tests on this machine's GPU; where there is none, all of the way to one that a CPU can go.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pack } from './pack.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const require = createRequire(import.meta.url)

/** The commands that run.sh uses, in a folder of their own: a PATH without Node. */
const tools = ['bash', 'dirname', 'gzip', 'mkdir', 'mktemp', 'rm', 'tar']

execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' })
const { cuda } = require('../../dist/index.js')
process.exitCode = cuda.isAvailable() ? here() : elsewhere()

function here() {
  const jest = join(dirname(require.resolve('jest/package.json')), 'bin/jest.js')
  return spawnSync(process.execPath, [jest, 'test/cuda', '--verbose'], { cwd: root, stdio: 'inherit' }).status ?? 1
}

function elsewhere() {
  console.log(
    `test:cuda: no GPU is in use here (${cuda.explain()}); packing, and running the pack as such a machine would`,
  )
  const { status } = require('../../dist/runtime/native.js')
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-cuda-'))
  try {
    const bin = join(folder, 'bin')
    const out = join(folder, 'out')
    mkdirSync(bin)
    for (const tool of tools) symlinkSync(find(tool), join(bin, tool))
    const env = {
      PATH: bin,
      OUT: out,
      TORCHNODE_PACK: pack(),
      TORCHNODE_LIBTORCH: status.libtorch.lib,
      ...(process.env.TORCHNODE_PYTHON && { TORCHNODE_PYTHON: process.env.TORCHNODE_PYTHON }),
    }
    const script = join(root, 'scripts/cuda/run.sh')
    const run = spawnSync('bash', [script, '--quick'], { cwd: folder, env, stdio: 'inherit' })
    if (run.error) throw run.error
    return run.status === 0 ? verdict(readFileSync(join(out, 'tests.tap'), 'utf8')) : (run.status ?? 1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function find(tool) {
  const path = process.env.PATH.split(delimiter)
    .map((folder) => join(folder, tool))
    .find(existsSync)
  if (path === undefined) throw new Error(`test:cuda: ${tool} is not on the PATH`)
  return path
}

/** Every test that was skipped must say why, and something must have run. */
function verdict(tap) {
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)`, 'm').exec(tap)?.[1])
  const skipped = [...tap.matchAll(/^\s*ok \d+ - (.*) # SKIP/gm)].map(([, name]) => name)
  const silent = skipped.filter((name) => !/\[.+\]$/.test(name))
  console.log(
    `test:cuda: ${count('pass')} passed, ${count('fail')} failed, ${skipped.length} skipped for want of a GPU`,
  )
  for (const name of silent) console.error(`test:cuda: skipped without a reason: ${name}`)
  return silent.length === 0 && count('pass') > 0 && count('fail') === 0 ? 0 : 1
}
