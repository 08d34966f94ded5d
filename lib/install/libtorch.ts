import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { TorchError } from '../errors'
import { isArray } from '../kinds'
import { type Environment, inPrivateFolder, pythons } from './python'

/** The libtorch that this package is built for. */
export const torchVersion = '2.11.0'

/** Where a libtorch is, and what came with it. */
export interface Libtorch {
  /** The folder of libtorch_cpu. */
  lib: string
  /** The path of libtorch_cpu. */
  library: string
  /** The folders of NVIDIA's libraries that came with it. */
  extraLibDirs: string[]
  source: 'env' | 'cache' | 'python'
  /** Its version as found beside the library, such as `2.11.0+cu130`; undefined where nothing tells it. */
  version: string | undefined
  /** The folder of its C++ headers, if they exist. */
  include?: string
  /** The folder of the CUDA runtime's headers, if they exist. */
  cudaInclude?: string
  /** Whether libtorch_cuda lies beside it. */
  cuda: boolean
}

/** What {@link locateLibtorch} found, or what it tried. */
export interface Search {
  found?: Libtorch
  /** One sentence for each place that was searched in vain. */
  tried: string[]
}

const names = {
  linux: ['libtorch_cpu.so', 'libtorch_cuda.so'],
  darwin: ['libtorch_cpu.dylib', ''],
  win32: ['torch_cpu.dll', 'torch_cuda.dll'],
}
const [cpuName, cudaName] = names[process.platform as keyof typeof names] ?? names.linux

/**
 * Finds libtorch: `TORCHNODE_LIBTORCH` or `LIBTORCH`, then the cache that `torchnode install` fills, then a Python
 * torch of the same minor version.
 *
 * @throws {@link TorchError} `ERR_NATIVE_LOAD`, with what was tried and the commands that help
 */
export function locateLibtorch(env: Environment = process.env): Libtorch {
  const { found, tried } = searchLibtorch(env)
  if (found) return found
  throw new TorchError(
    'ERR_NATIVE_LOAD',
    `there is no libtorch ${minor(torchVersion)} on this machine (${tried.join('; ')}). ` +
      `Run "npx torchnode install", or set TORCHNODE_LIBTORCH to a folder that holds ${cpuName}, ` +
      `or run "pip install torch==${torchVersion}"`,
  )
}

/**
 * Like {@link locateLibtorch}, but returns what it tried instead of throwing, except for a variable that names a wrong
 * folder.
 */
export function searchLibtorch(env: Environment = process.env): Search {
  const named = fromEnvironment(env)
  if (named) return { found: named, tried: [] }
  const tried = ['TORCHNODE_LIBTORCH and LIBTORCH are not set']
  const root = cacheRoot(env)
  const cached = readCache(root)
  if (typeof cached !== 'string') return { found: cached.libtorch, tried }
  tried.push(cached)
  const python = fromPython(env)
  if (typeof python !== 'string') return { found: python, tried }
  tried.push(python)
  return { tried }
}

function fromEnvironment(env: Environment): Libtorch | undefined {
  const variable = env.TORCHNODE_LIBTORCH ? 'TORCHNODE_LIBTORCH' : 'LIBTORCH'
  const value = env[variable]
  if (!value) return undefined
  const folder = resolve(value)
  const places = [folder, join(folder, 'lib'), join(folder, 'torch', 'lib')]
  const lib = places.find((place) => existsSync(join(place, cpuName)))
  if (!lib) {
    const looked = places.map((place) => JSON.stringify(place)).join(', ')
    throw new TorchError('ERR_NATIVE_LOAD', `${variable} names a folder without ${cpuName}; looked in ${looked}`)
  }
  const found = describe(lib, 'env')
  if (found.version && !sameMinor(found.version)) {
    throw new TorchError(
      'ERR_NATIVE_LOAD',
      `${variable} names libtorch ${found.version} in ${JSON.stringify(lib)}, but torchnode needs ${minor(torchVersion)}; ` +
        'unset it and run "npx torchnode install", or name another folder',
    )
  }
  return found
}

/**
 * The folder for torchnode's downloads: `TORCHNODE_HOME`, else the system's cache folder. It never depends on the
 * working folder.
 *
 * @throws {@link TorchError} `ERR_FILE` where `TORCHNODE_HOME` is not an absolute path
 */
export function cacheFolder(env: Environment = process.env, platform: string = process.platform): string {
  const named = env.TORCHNODE_HOME
  if (named) {
    if (isAbsolute(named)) return resolve(named)
    throw new TorchError('ERR_FILE', `TORCHNODE_HOME must be an absolute path, got ${JSON.stringify(named)}`)
  }
  if (platform === 'win32') {
    return join(
      absoluteOr(env.LOCALAPPDATA, () => join(homeFolder(), 'AppData', 'Local')),
      'torchnode',
      'Cache',
    )
  }
  if (platform === 'darwin') return join(homeFolder(), 'Library', 'Caches', 'torchnode')
  return join(
    absoluteOr(env.XDG_CACHE_HOME, () => join(homeFolder(), '.cache')),
    'torchnode',
  )
}

const absoluteOr = (path: string | undefined, other: () => string) => (path && isAbsolute(path) ? path : other())

/** The user's home; the system's record is used where HOME is empty or relative. */
export function homeFolder(): string {
  const home = absoluteOr(homedir(), () => userInfo().homedir)
  if (!isAbsolute(home))
    throw new TorchError('ERR_FILE', 'this user has no home folder; set TORCHNODE_HOME to an absolute path')
  return home
}

/** The folder of the cache's libtorch, laid out like Python's site-packages so that the libraries find each other. */
export function cacheRoot(env: Environment = process.env): string {
  return join(cacheFolder(env), `torch-${torchVersion}`)
}

/** The record that an install writes last: which parts are complete, and the sizes and hashes of the libraries. */
export interface Marker {
  version: string
  /** The CUDA build that the libraries belong to; without it, the newest. */
  build?: string
  parts: string[]
  /** The size of each library in bytes. */
  libraries: Record<string, number>
  /**
   * Their sha256 and modification times: libraries whose time is unchanged are not hashed again each time they are
   * loaded.
   */
  sums?: Record<string, { sha256: string; mtimeMs: number }>
}

export const markerName = 'torchnode.json'

/** The libtorch in the cache, or a sentence that says why it cannot be used. */
export function readCache(root: string): { libtorch: Libtorch; marker: Marker } | string {
  const shown = `the cache ${JSON.stringify(root)}`
  try {
    const marker = readMarker(root)
    if (!marker) return `${shown} ${existsSync(root) ? 'holds an unfinished install' : 'is empty'}`
    const paths = Object.keys(marker.libraries)
    const why = exposed(root, [...paths, markerName]) ?? damaged(root, marker, paths)
    return why ? `${shown} ${why}` : { libtorch: describe(join(root, 'torch', 'lib'), 'cache'), marker }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return `${shown} cannot be read (${code})`
  }
}

/** Why a cache is not safe to load: someone other than this user or the system could have written it. */
function exposed(root: string, files: string[]): string | undefined {
  const user = process.geteuid?.()
  if (user === undefined) return undefined
  const places = new Set([dirname(root), root])
  for (const file of files) {
    for (let path = join(root, file); path.length > root.length; path = dirname(path)) places.add(path)
  }
  for (const place of places) {
    const info = statSync(place, { throwIfNoEntry: false })
    const name = JSON.stringify(place)
    if (info && info.uid !== user && info.uid !== 0) {
      return `is not loaded: ${name} belongs to another user; if you trust it, name its torch/lib in TORCHNODE_LIBTORCH`
    }
    // With the sticky bit set, as on /tmp, other users cannot replace our files.
    const sticky = place === dirname(root) && info && (info.mode & 0o1000) !== 0
    if (info && !sticky && (info.mode & 0o022) !== 0) {
      return `is not loaded: others may write to ${name}; "npx torchnode install" looks through it and corrects that`
    }
  }
  return undefined
}

function damaged(root: string, { libraries, sums = {} }: Marker, paths: string[]): string | undefined {
  for (const path of paths) {
    const info = statSync(join(root, path), { throwIfNoEntry: false })
    const file = JSON.stringify(path)
    if (info?.size !== libraries[path]) return `holds a damaged install (${file} is missing or cut off)`
    const sum = sums[path]
    // A copied cache has other times, one that was overwritten other content.
    if (sum && info.mtimeMs !== sum.mtimeMs && sha256OfFileSync(join(root, path)) !== sum.sha256) {
      return `holds a damaged install (${file} was changed after it)`
    }
  }
  return undefined
}

/** The libraries of a cache whose content differs from what was installed, whatever their times are. */
export function changedLibraries(root: string, { sums = {} }: Marker): string[] {
  return Object.keys(sums).filter((path) => sha256OfFileSync(join(root, path)) !== sums[path].sha256)
}

/** The sha256 of a file, in hex. */
function sha256OfFileSync(path: string): string {
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(1 << 20)
  const file = openSync(path, 'r')
  try {
    for (let count = readSync(file, buffer); count > 0; count = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, count))
    }
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

/** The marker in a cache; undefined where there is none, or it cannot be read. */
export function readMarker(root: string): Marker | undefined {
  const path = join(root, markerName)
  if (!existsSync(path)) return undefined
  const text = readFileSync(path, 'utf8')
  try {
    const marker = JSON.parse(text) as Marker | null
    const sound = marker?.version === torchVersion && isArray(marker.parts) && marker.libraries instanceof Object
    return sound ? marker : undefined
  } catch {
    return undefined
  }
}

const pythonProbe = `import importlib.util
spec = importlib.util.find_spec('torch')
print('torchnode:' + (spec.origin if spec and spec.origin else ''))`

function fromPython(env: Environment): Libtorch | string {
  try {
    return inPrivateFolder(env, askPythons)
  } catch (error) {
    if (error instanceof TorchError) return `Python was not asked: ${error.message}`
    throw error
  }
}

function askPythons(start: { cwd: string; env: NodeJS.ProcessEnv }): Libtorch | string {
  const answers: string[] = []
  for (const python of pythons) {
    const probe = spawnSync(python, ['-c', pythonProbe], {
      ...start,
      encoding: 'utf8',
      timeout: 20_000,
      windowsHide: true,
    })
    const origin = /^torchnode:(.*)$/m.exec(probe.stdout ?? '')?.[1].trim()
    if (origin === undefined) answers.push(`${python} ${probe.error ? 'is not there' : 'does not run'}`)
    else if (!origin) answers.push(`${python} has no torch`)
    else {
      const lib = join(dirname(origin), 'lib')
      if (!existsSync(join(lib, cpuName))) answers.push(`${python} has a torch without ${cpuName}`)
      else {
        const found = describe(lib, 'python')
        if (found.version && sameMinor(found.version)) return found
        answers.push(`${python} has torch ${found.version ?? 'of unknown version'}, not ${minor(torchVersion)}`)
      }
    }
  }
  return answers.join('; ')
}

function describe(lib: string, source: Libtorch['source']): Libtorch {
  const include = join(lib, '..', 'include')
  const nvidia = join(lib, '..', '..', 'nvidia')
  const packages = existsSync(nvidia) ? readdirSync(nvidia).map((name) => join(nvidia, name)) : []
  const cudaInclude = packages.map((dir) => join(dir, 'include')).find((dir) => existsSync(join(dir, 'cuda_runtime.h')))
  return {
    lib,
    library: join(lib, cpuName),
    extraLibDirs: packages.map((dir) => join(dir, 'lib')).filter((dir) => existsSync(dir)),
    source,
    version: readVersion(join(lib, '..')),
    ...(existsSync(join(include, 'ATen', 'ATen.h')) && { include }),
    ...(cudaInclude && { cudaInclude }),
    cuda: cudaName !== '' && existsSync(join(lib, cudaName)),
  }
}

/** Python's torch has its version in version.py, the C++ distribution in build-version. */
function readVersion(folder: string): string | undefined {
  const python = join(folder, 'version.py')
  if (existsSync(python)) return /^__version__ = '([^']+)'/m.exec(readFileSync(python, 'utf8'))?.[1]
  const plain = join(folder, 'build-version')
  return existsSync(plain) ? readFileSync(plain, 'utf8').trim() : undefined
}

/** Whether this Linux has musl instead of glibc. */
export function isMusl(): boolean {
  // Deno itself needs glibc, and its report many permissions.
  if (process.platform !== 'linux' || 'Deno' in globalThis) return false
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return !report.header?.glibcVersionRuntime
}

/** Why torchnode's binaries do not run with musl; undefined elsewhere. */
export function withMusl(): string | undefined {
  if (!isMusl()) return undefined
  return 'this Linux has musl (as Alpine has), and libtorch is made for glibc alone; use a system or an image with glibc, such as node:22-slim'
}

const minor = (version: string) => version.split('.').slice(0, 2).join('.')
const sameMinor = (version: string) => minor(version) === minor(torchVersion)
