import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { TorchError } from '../errors'

/** The libtorch that this package is built for. */
export const torchVersion = '2.11.0'

/** Where a libtorch is and what came with it. */
export interface Libtorch {
  /** Folder that holds libtorch_cpu. */
  lib: string
  /** libtorch_cpu itself. */
  library: string
  /** Folders of NVIDIA's libraries that came with it. */
  extraLibDirs: string[]
  source: 'env' | 'cache' | 'python'
  /** As it was found beside the library, such as `2.11.0+cu130`; undefined where nothing says it. */
  version: string | undefined
  /** Folder of its C++ headers, where they are there. */
  include?: string
  /** Folder of the CUDA runtime's headers, where they are there. */
  cudaInclude?: string
  /** Whether libtorch_cuda lies beside it. */
  cuda: boolean
}

type Environment = Record<string, string | undefined>

/** What {@link locateLibtorch} found, or what it tried. */
export interface Search {
  found?: Libtorch
  /** One sentence for each place that was looked at in vain. */
  tried: string[]
}

const names = {
  linux: ['libtorch_cpu.so', 'libtorch_cuda.so'],
  darwin: ['libtorch_cpu.dylib', ''],
  win32: ['torch_cpu.dll', 'torch_cuda.dll'],
}
const [cpuName, cudaName] = names[process.platform as keyof typeof names] ?? names.linux

/**
 * Finds libtorch: `TORCHNODE_LIBTORCH` or `LIBTORCH`, the cache that `torchnode install` fills, a Python torch of the same
 * minor version. Python is only asked when the first two have nothing.
 *
 * @throws {@link TorchError} `ERR_NATIVE_LOAD`, naming what was tried and the commands that help
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

/** {@link locateLibtorch} that tells what it tried instead of throwing, save for a variable that names a wrong folder. */
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

/** The folder that torchnode keeps its downloads in: `TORCHNODE_HOME`, else the system's cache folder. */
export function cacheFolder(env: Environment = process.env, platform: string = process.platform): string {
  if (env.TORCHNODE_HOME) return resolve(env.TORCHNODE_HOME)
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'torchnode', 'Cache')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'torchnode')
  const xdg = env.XDG_CACHE_HOME
  return join(xdg && isAbsolute(xdg) ? xdg : join(homedir(), '.cache'), 'torchnode')
}

/** Where the cache's libtorch is, laid out like Python's site-packages so that the libraries find each other. */
export function cacheRoot(env: Environment = process.env): string {
  return join(cacheFolder(env), `torch-${torchVersion}`)
}

/** What an install wrote as its last act: which parts are whole, and the size of each library. */
export interface Marker {
  version: string
  parts: string[]
  libraries: Record<string, number>
}

export const markerName = 'torchnode.json'

/** The libtorch of the cache, or one sentence on why it cannot be used. */
export function readCache(root: string): { libtorch: Libtorch; marker: Marker } | string {
  const shown = `the cache ${JSON.stringify(root)}`
  let marker: Marker | undefined
  try {
    marker = readMarker(root)
  } catch (error) {
    return `${shown} cannot be read (${(error as NodeJS.ErrnoException).code})`
  }
  if (!marker) return `${shown} ${existsSync(root) ? 'holds an unfinished install' : 'is empty'}`
  for (const [path, size] of Object.entries(marker.libraries)) {
    if (statSync(join(root, path), { throwIfNoEntry: false })?.size !== size) {
      return `${shown} holds a damaged install (${JSON.stringify(path)} is missing or cut off)`
    }
  }
  return { libtorch: describe(join(root, 'torch', 'lib'), 'cache'), marker }
}

/** The marker in a cache, or undefined where there is none that can be understood. */
export function readMarker(root: string): Marker | undefined {
  const path = join(root, markerName)
  if (!existsSync(path)) return undefined
  const text = readFileSync(path, 'utf8')
  try {
    const marker = JSON.parse(text) as Marker | null
    const sound = marker?.version === torchVersion && Array.isArray(marker.parts) && marker.libraries instanceof Object
    return sound ? marker : undefined
  } catch {
    return undefined
  }
}

// The first path entry is the working folder, out of which nothing may be loaded.
const pythonProbe = `import sys
sys.path = [p for p in sys.path if p not in ('', '.')]
import importlib.util
spec = importlib.util.find_spec('torch')
print('torchnode:' + (spec.origin if spec and spec.origin else ''))`

function fromPython(env: Environment): Libtorch | string {
  const candidates = process.platform === 'win32' ? ['python', 'python3'] : ['python3', 'python']
  const answers: string[] = []
  for (const python of candidates) {
    const probe = spawnSync(python, ['-c', pythonProbe], {
      env: env as NodeJS.ProcessEnv,
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

/** Python's torch says its version in version.py, the C++ distribution in build-version. */
function readVersion(folder: string): string | undefined {
  const python = join(folder, 'version.py')
  if (existsSync(python)) return /^__version__ = '([^']+)'/m.exec(readFileSync(python, 'utf8'))?.[1]
  const plain = join(folder, 'build-version')
  return existsSync(plain) ? readFileSync(plain, 'utf8').trim() : undefined
}

const minor = (version: string) => version.split('.').slice(0, 2).join('.')
const sameMinor = (version: string) => minor(version) === minor(torchVersion)
