import { TorchError } from '../errors'
import { type CudaBuild, cudaBuilds } from './driver'
import { isMusl, torchVersion } from './libtorch'

/** The platforms for which the PyTorch project publishes wheels of {@link torchVersion}. */
export type Platform = 'linux-x64' | 'linux-arm64' | 'darwin-arm64' | 'win32-x64'

/** What can be installed: the CPU engine, CUDA, and the headers for building. */
export type Part = (typeof allParts)[number]

export const allParts = ['cpu', 'cuda', 'headers'] as const

/** A wheel, and what is taken from it. */
export interface WheelRequest {
  project: string
  version: string
  /** The local version labels that are accepted, the best first; `''` stands for no label. */
  locals: string[]
  /** The wheel's Python, ABI and platform tags, as in its file name and in pip's arguments. */
  python: string
  platforms: string[]
  /** The members to take, by the part that they belong to; the first pattern that matches decides. */
  take: { part: Part; include: RegExp; exclude?: RegExp }[]
}

/**
 * The platform's name, as in npm.
 *
 * @throws {@link TorchError} `ERR_NATIVE_LOAD` where no libtorch of this version exists
 */
export function currentPlatform(platform = process.platform, arch: string = process.arch, musl = isMusl()): Platform {
  const name = `${platform}-${arch}`
  if (musl) throw unsupported(`${name} with musl`)
  if (name in wheelPlatforms) return name as Platform
  throw unsupported(name)
}

function unsupported(name: string): TorchError {
  const known = platforms.join(', ')
  return new TorchError(
    'ERR_NATIVE_LOAD',
    `there is no libtorch ${torchVersion} for ${name}; it exists for ${known} (Linux with glibc 2.28 or newer). ` +
      'If you built one yourself, set TORCHNODE_LIBTORCH to its folder',
  )
}

// The newest glibc first, with the older names of 2.17 and 2.12.
const manylinux = (arch: string) =>
  ['_2_28', '_2_27', '_2_26', '_2_25', '_2_24', '_2_18', '_2_17', '2014', '_2_12', '2010'].map(
    (glibc) => `manylinux${glibc}_${arch}`,
  )

const wheelPlatforms: Record<Platform, string[]> = {
  'linux-x64': manylinux('x86_64'),
  'linux-arm64': manylinux('aarch64'),
  'darwin-arm64': ['macosx_11_0_arm64', 'macosx_12_0_arm64', 'macosx_14_0_arm64'],
  'win32-x64': ['win_amd64'],
}

export const platforms = Object.keys(wheelPlatforms) as Platform[]

/**
 * All torch wheels of a version hold the same libraries; one Python version is chosen so that its hash can be pinned.
 */
const python = 'cp311'

const libraries = /^torch\/lib\/[^/]+(\.so(\.\d+)*|\.dylib|\.dll)$/
const cudaLibraries = /^torch\/lib\/lib(torch_cuda|torch_cuda_linalg|c10_cuda|caffe2_nvrtc|torch_nvshmem)\.so$/
const notNeeded =
  /\/(lib)?(torch_cuda|torch_cuda_linalg|c10_cuda|caffe2_nvrtc|torch_nvshmem|torch_python|torch_global_deps|shm|torch|iompstubs5md)\.(so|dylib|dll)$/
const nvidiaLibraries = /^nvidia\/[^/]+\/lib\/[^/]+\.so(\.\d+)*$/
// Libraries that libtorch_cuda never opens, 200 MB of them.
const nvidiaNotNeeded = /\.alt\.so|libcusolverMg|libnvblas|libcufftw|libnvshmem_(?!host)|nvshmem_(bootstrap|transport)/

// NVIDIA's libraries and their versions in each build, as required by torch's wheel and the cuda-toolkit that it names.
const cudaWheels: [library: string, versions: Record<CudaBuild['name'], string>][] = [
  ['cublas', { cu126: '12.6.4.1', cu128: '12.8.4.1', cu130: '13.1.0.3' }],
  ['cuda-nvrtc', { cu126: '12.6.85', cu128: '12.8.93', cu130: '13.0.88' }],
  ['cudnn', { cu126: '9.10.2.21', cu128: '9.19.0.56', cu130: '9.19.0.56' }],
  ['cufft', { cu126: '11.3.0.4', cu128: '11.3.3.83', cu130: '12.0.0.61' }],
  ['cufile', { cu126: '1.11.1.6', cu128: '1.13.1.3', cu130: '1.15.1.6' }],
  ['curand', { cu126: '10.3.7.77', cu128: '10.3.9.90', cu130: '10.4.0.35' }],
  ['cusolver', { cu126: '11.7.1.2', cu128: '11.7.3.90', cu130: '12.0.4.66' }],
  ['cusparse', { cu126: '12.5.4.2', cu128: '12.5.8.93', cu130: '12.6.3.3' }],
  ['cusparselt', { cu126: '0.7.1', cu128: '0.7.1', cu130: '0.8.0' }],
  ['nccl', { cu126: '2.28.9', cu128: '2.28.9', cu130: '2.28.9' }],
  ['nvjitlink', { cu126: '12.6.85', cu128: '12.8.93', cu130: '13.0.88' }],
  ['nvshmem', { cu126: '3.4.5', cu128: '3.4.5', cu130: '3.4.5' }],
]
const runtimeVersions = { cu126: '12.6.77', cu128: '12.8.90', cu130: '13.0.96' }
const cuptiVersions = { cu126: '12.6.80', cu128: '12.8.90', cu130: '13.0.85' }

/** Libraries whose wheels still have a CUDA suffix: since CUDA 13 the toolkit's own wheels have none. */
const suffixed = ['cudnn', 'cusparselt', 'nccl', 'nvshmem']

/** The wheels, and the members of each, that `parts` need on `platform`; the build matters only on Linux. */
export function wheelsFor(
  platform: Platform,
  parts: ReadonlySet<Part>,
  { name, cuda }: CudaBuild = cudaBuilds[0],
): WheelRequest[] {
  const linux = platform.startsWith('linux')
  if (parts.has('cuda') && !linux) {
    throw new TorchError('ERR_DEVICE', `there is no CUDA build of libtorch ${torchVersion} to install on ${platform}`)
  }
  const platforms = wheelPlatforms[platform]
  const major = Math.floor(cuda / 1000)
  // PyTorch publishes this build without a label.
  const unlabelled = cuda === cudaBuilds[0].cuda ? [''] : []
  const torch: WheelRequest = {
    project: 'torch',
    version: torchVersion,
    locals: linux ? [...unlabelled, name] : platform === 'win32-x64' ? ['', 'cpu'] : [''],
    python,
    platforms,
    take: [
      { part: 'cuda', include: cudaLibraries },
      { part: 'cpu', include: libraries, exclude: notNeeded },
      { part: 'cpu', include: /^torch\/version\.py$/ },
      { part: 'headers', include: /^torch\/include\// },
      ...(platform === 'win32-x64'
        ? [{ part: 'headers', include: /^torch\/lib\/(c10|torch_cpu)\.lib$/ } as const]
        : []),
    ],
  }
  if (!linux) return [narrow(torch, parts)]
  const nvidia = (library: string, version: string, take: WheelRequest['take']): WheelRequest => {
    const suffix = major < 13 || suffixed.includes(library) ? `-cu${major}` : ''
    return narrow({ project: `nvidia-${library}${suffix}`, version, locals: [''], python, platforms, take }, parts)
  }
  // The addon is built with CUDA 13's headers, and works with every build.
  const cudaHeaders: WheelRequest['take'] = major < 13 ? [] : [{ part: 'headers', include: /^nvidia\/cu13\/include\// }]
  return [
    narrow(torch, parts),
    nvidia('cuda-runtime', runtimeVersions[name], [{ part: 'cpu', include: /\/libcudart\.so\.\d+$/ }, ...cudaHeaders]),
    nvidia('cuda-cupti', cuptiVersions[name], [{ part: 'cpu', include: /\/libcupti\.so\.\d+$/ }]),
    nvidia('cuda-crt', '13.0.88', cudaHeaders),
    ...cudaWheels.map(([library, versions]) =>
      nvidia(library, versions[name], [{ part: 'cuda', include: nvidiaLibraries, exclude: nvidiaNotNeeded }]),
    ),
  ].filter((request) => request.take.length > 0)
}

function narrow(request: WheelRequest, parts: ReadonlySet<Part>): WheelRequest {
  return { ...request, take: request.take.filter(({ part }) => parts.has(part)) }
}

/** Whether a request wants the member of this name. */
export function wanted(request: WheelRequest, name: string): boolean {
  return request.take.some(({ include, exclude }) => include.test(name) && !exclude?.test(name))
}

/**
 * The best fitting file among those that an index or a folder offers.
 *
 * @returns undefined when none fits
 */
export function chooseWheel<T extends { file: string }>(offered: Iterable<T>, request: WheelRequest): T | undefined {
  const fitting = [...offered].flatMap((entry) => {
    const rank = fits(entry.file, request)
    return rank < 0 ? [] : [{ entry, rank }]
  })
  return fitting.sort((a, b) => a.rank - b.rank)[0]?.entry
}

/** How well a wheel's file name fits: less is better, -1 is not at all. */
function fits(file: string, request: WheelRequest): number {
  // name-version(-build)-python-abi-platform.whl, where the name has underscores
  const match = /^([^-]+)-([^-]+)(?:-\d[^-]*)?-([^-]+)-([^-]+)-([^-]+)\.whl$/.exec(file)
  if (!match) return -1
  const [, name, version, pythons, abi, platforms] = match
  if (normal(name) !== normal(request.project)) return -1
  const [release, local = ''] = version.split('+')
  const rank = request.locals.indexOf(local)
  if (release !== request.version || rank < 0) return -1
  const tags = pythons.split('.')
  if (!tags.includes(request.python) && !tags.includes('py3')) return -1
  if (!abi.split('.').some((tag) => [request.python, 'abi3', 'none'].includes(tag))) return -1
  return platforms.split('.').some((tag) => request.platforms.includes(tag)) ? rank : -1
}

/** A project's name, as indexes write it in addresses. */
export function normal(project: string): string {
  return project.replace(/[-_.]+/g, '-').toLowerCase()
}
