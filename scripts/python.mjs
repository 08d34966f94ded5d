// A Python with PyTorch 2.11, for comparisons: golden files and the benchmark's peers.
// As a command it prints the interpreter's path: node scripts/python.mjs
// With --tensorboard it prints a folder for PYTHONPATH that has TensorBoard for it: node scripts/python.mjs --tensorboard
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import lockfile from 'proper-lockfile'

const require = createRequire(import.meta.url)
const { cacheFolder } = require('../dist/install/libtorch.js')

const TORCH = '2.11.0'
// The packages from which python-requirements.txt is made; that file has the versions and hashes of these and all they
// need.
const PACKAGES = [`torch==${TORCH}`, 'torchvision==0.26.0', 'numpy', 'safetensors', 'expecttest', 'torchmetrics==1.9.0']
const REQUIREMENTS = fileURLToPath(new URL('python-requirements.txt', import.meta.url))
const TENSORBOARD = '2.20.0'
const TENSORBOARD_REQUIREMENTS = fileURLToPath(new URL('tensorboard-requirements.txt', import.meta.url))
const IN_VENV = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']

/**
 * The versions in an interpreter: { python, torch, torchvision, numpy } (null where missing), or null if it does not
 * run.
 */
export function versions(python) {
  const code = `
import json, platform
found = {"python": platform.python_version()}
for name in ("torch", "torchvision", "numpy"):
    try:
        found[name] = str(__import__(name).__version__)
    except ImportError:
        found[name] = None
print(json.dumps(found))`
  const run = spawnSync(python, ['-c', code], { encoding: 'utf8' })
  return run.status === 0 ? JSON.parse(run.stdout) : null
}

/**
 * The path of a Python that has torch 2.11: TORCHNODE_PYTHON, else the virtual environment in the cache folder, which
 * is made with pip if it does not exist. Throws where there is none.
 */
export async function findPython({ log = console.error } = {}) {
  const named = process.env.TORCHNODE_PYTHON
  if (named) {
    const has = versions(named)
    if (!has) throw new Error(`TORCHNODE_PYTHON: ${named} does not run`)
    checkTorch(has, `TORCHNODE_PYTHON: ${named}`, 'name another interpreter')
    return named
  }
  const folder = join(cacheFolder(), 'python-2.11')
  const python = join(folder, ...IN_VENV)
  await ensure(folder, isComplete, () =>
    existsSync(folder) ? complete(folder, log) : makeWhole(folder, (partial) => make(partial, log)),
  )
  checkTorch(versions(python), folder, 'delete that folder and it is made anew')
  log(`python: ${python}`)
  return python
}

/** Whether an environment has the package that came last to the list; one that was made before lacks it. */
function isComplete(folder) {
  const code = 'import importlib.metadata as m; print(m.version("torchmetrics"))'
  return existsSync(folder) && spawnSync(join(folder, ...IN_VENV), ['-c', code]).status === 0
}

/** Adds the packages that an older environment lacks; those that it has stay, since the file names their versions. */
async function complete(folder, log) {
  log(`python: adding to ${folder} what python-requirements.txt has since`)
  await install(join(folder, ...IN_VENV), REQUIREMENTS, ['--no-deps'])
}

async function install(python, requirements, options = []) {
  const how = ['--progress-bar', 'off', '--only-binary=:all:', '--require-hashes', ...options]
  await run(python, ['-m', 'pip', 'install', ...how, '-r', requirements])
}

function checkTorch(has, where, remedy) {
  if (has?.torch?.startsWith('2.11.')) return
  const found = has?.torch ? `torch ${has.torch}` : 'no torch that can be imported'
  throw new Error(`${where}: needs torch 2.11, found ${found}; ${remedy}`)
}

/**
 * A folder with TensorBoard for that Python, which pip fills if it does not exist. It is no part of the environment, so
 * that environments made before have it too.
 */
export async function findTensorboard({ log = console.error } = {}) {
  const python = await findPython({ log })
  const folder = join(cacheFolder(), `tensorboard-${TENSORBOARD}`)
  await ensure(folder, existsSync, () =>
    makeWhole(folder, (partial) => install(python, TENSORBOARD_REQUIREMENTS, ['--no-deps', '--target', partial])),
  )
  return folder
}

/** Calls `act` where a folder is not ready; of several processes only one does. */
async function ensure(folder, isReady, act) {
  if (isReady(folder)) return
  mkdirSync(dirname(folder), { recursive: true })
  const patience = { forever: true, minTimeout: 1000, maxTimeout: 1000 }
  const unlock = await lockfile.lock(folder, { realpath: false, stale: 60_000, retries: patience })
  try {
    if (!isReady(folder)) await act()
  } finally {
    await unlock()
  }
}

/** Fills another folder beside it and renames that, so that an interrupted pip never leaves a half-made folder. */
async function makeWhole(folder, fill) {
  const partial = `${folder}.partial`
  rmSync(partial, { recursive: true, force: true })
  await fill(partial)
  renameSync(partial, folder)
}

async function make(partial, log) {
  const base = ['python3', 'python'].find((name) => {
    const found = versions(name)?.python.split('.').map(Number)
    return found && found[0] === 3 && found[1] >= 10
  })
  if (!base) throw new Error('no Python >= 3.10 on the PATH: install one, or name an interpreter with TORCHNODE_PYTHON')
  log(`python: making ${partial} with ${base} and pip: ${PACKAGES.join(' ')} (several GB, once)`)
  await run(base, ['-m', 'venv', partial])
  await install(join(partial, ...IN_VENV), REQUIREMENTS)
}

/** Runs a command with its output on stderr, since stdout is for the path that this script prints. */
function run(command, args) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: ['ignore', 2, 2] })
    child.on('error', fail)
    child.on('close', (code) =>
      code === 0 ? done() : fail(new Error(`${command} ${args.join(' ')} ended with ${code}`)),
    )
  })
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(await (process.argv[2] === '--tensorboard' ? findTensorboard() : findPython()))
  } catch (error) {
    console.error(`python: ${error.message}`)
    process.exitCode = 1
  }
}
