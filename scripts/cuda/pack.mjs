// Packs into .cuda/torchnode.tar.gz what a machine with only a GPU and Python's torch 2.11 needs to run the CUDA tests
// and benchmark: Node, the addon, dist/, the compiled tests, the packages they need, MNIST. docs/cuda.md describes its
// use.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformFileSync } from '@swc/core'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const require = createRequire(import.meta.url)

/** The size limit of the device machine for tracked files, untracked ones that git does not ignore, and the pack. */
const limit = 64 * 2 ** 20
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const packages = [...Object.keys(dependencies), 'expect']
const copied = [
  'package.json',
  'build/Release',
  'bench',
  'scripts/cuda',
  'scripts/python.mjs',
  'test/golden/training.json',
]
const mnist = join(process.env.TORCHNODE_MNIST || join(root, '../shared/data/mnist'), 'train-images-idx3-ubyte.gz')

/** The folders of packages and of all their dependencies, with their places in the tree. */
export function closure(names, from = root, found = new Map()) {
  for (const name of names) {
    let folder = from
    while (!existsSync(join(folder, 'node_modules', name))) folder = dirname(folder)
    const path = join(folder, 'node_modules', name)
    if (found.has(path) || name.startsWith('@types/')) continue
    found.set(path, relative(root, path))
    const { dependencies = {} } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
    closure(Object.keys(dependencies), path, found)
  }
  return found
}

const isCarried = (path) => !/\.(d\.[cm]?ts|map|md)$|__pycache__|[\\/](obj|CMakeFiles)$/.test(path)

function stage(folder) {
  // The CPU benchmark's peers from npm, 700 MB of them, are left out.
  const isOwn = (path) => isCarried(path) && !relative(root, path).split(sep).includes('node_modules')
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true, filter: isOwn })
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true, filter: isCarried })
  // The tests import ../../lib, which is dist/ there.
  symlinkSync('dist', join(folder, 'lib'))
  for (const [path, place] of closure(packages)) {
    const own = (name) => isCarried(name) && !relative(path, name).split('/').includes('node_modules')
    cpSync(path, join(folder, place), { recursive: true, filter: own })
  }
  const [, swc] = require(join(root, 'jest.config.cjs')).transform['^.+\\.ts$']
  const tests = join(folder, 'test/cuda')
  mkdirSync(tests, { recursive: true })
  // Without the tests of the pretended GPU, which is for machines that have none.
  for (const name of readdirSync(join(root, 'test/cuda')).filter((file) => /(?<!pretend\.test)\.ts$/.test(file))) {
    const { code } = transformFileSync(join(root, 'test/cuda', name), { ...swc, swcrc: false })
    writeFileSync(join(tests, name.replace(/\.ts$/, '.js')), code)
  }
  copyFileSync(process.execPath, join(folder, 'node'))
  // Debug symbols are an eighth of Node; where there is no `strip` they stay.
  spawnSync('strip', [join(folder, 'node')])
  if (existsSync(mnist)) {
    mkdirSync(join(folder, 'mnist'))
    copyFileSync(mnist, join(folder, 'mnist', basename(mnist)))
  } else console.log(`pack: ${mnist} is absent: the tests and the benchmark that need MNIST will be SKIPPED`)
}

const size = (path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** Makes the pack and returns its path; throws where the pack and the checkout are too large to send. */
export function pack() {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' })
  if (!existsSync(join(root, 'build/Release/torchnode-cuda.so')))
    throw new Error('build/Release/torchnode-cuda.so was not built: the headers of the CUDA runtime are missing')
  if (`${process.platform}-${process.arch}` !== 'linux-x64')
    throw new Error(`a pack for a GPU machine is made on linux-x64, this is ${process.platform}-${process.arch}`)
  if (process.config.variables.node_shared)
    throw new Error('this Node is in parts (libnode.so) and cannot travel; use one from nodejs.org')
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-pack-'))
  const target = join(root, '.cuda', 'torchnode.tar.gz')
  try {
    stage(folder)
    rmSync(dirname(target), { recursive: true, force: true })
    mkdirSync(dirname(target))
    execFileSync('tar', ['-czf', target, '-C', folder, '.'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  const tree = listed
    .toString()
    .split('\0')
    .filter(Boolean)
    .reduce((sum, name) => sum + size(join(root, name)), 0)
  const [packed, all] = [size(target), size(target) + tree].map((bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`)
  if (size(target) + tree > limit)
    throw new Error(`the pack is ${packed}, ${all} with the checkout: over the limit of 64 MiB`)
  console.log(`pack: ${relative(root, target)}, ${packed}; ${all} with the checkout, of 64 MiB`)
  return target
}

if (process.argv[1] === fileURLToPath(import.meta.url)) pack()
