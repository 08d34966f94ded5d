import { spawnSync } from 'node:child_process'
import nodeGypBuild from 'node-gyp-build'
import { packageFolder } from '../folders'

/** A CUDA version in people's form, 12.8, from that of libtorch and drivers, 12080. */
export const cudaVersion = (number: number) => `${Math.floor(number / 1000)}.${Math.floor((number % 1000) / 10)}`

/** One of PyTorch's builds of libtorch with CUDA. */
export interface CudaBuild {
  /** The suffix of its wheels' versions. */
  name: 'cu126' | 'cu128' | 'cu130'
  /** Its CUDA version, as drivers number it. */
  cuda: number
  /** The first NVIDIA driver that can run it: within one major version of CUDA every driver can run every build. */
  driver: number
  /** Whether torchnode's tests have run with it; only its wheels are then pinned. */
  proven: boolean
  /** For each architecture, the compute capabilities, times ten, that it has code for. */
  codes: Partial<Record<string, readonly number[]>>
}

/** The builds of libtorch 2.11, the newest first; PyTorch's RELEASE.md says what they have code for. */
export const cudaBuilds: readonly CudaBuild[] = [
  {
    name: 'cu130',
    cuda: 13000,
    driver: 580,
    proven: true,
    codes: { x64: [75, 80, 86, 90, 100, 120], arm64: [80, 90, 100, 110, 120] },
  },
  {
    name: 'cu128',
    cuda: 12080,
    driver: 525,
    proven: false,
    codes: { x64: [75, 80, 86, 90, 100, 120], arm64: [80, 90, 100, 120] },
  },
  {
    name: 'cu126',
    cuda: 12060,
    driver: 525,
    proven: false,
    codes: { x64: [50, 60, 70, 75, 80, 86, 90], arm64: [80, 90] },
  },
]

const majorOf = (cuda: number) => Math.floor(cuda / 1000)

/** Whether a driver for one CUDA version can run a build for another. */
const serves = (driver: number, { cuda }: { cuda: number }) => majorOf(driver) >= majorOf(cuda)

/**
 * The newest build for the driver's CUDA version or an older one, else the oldest that it can run; undefined where it
 * can run none.
 */
export function buildFor(driver: number): CudaBuild | undefined {
  return cudaBuilds.find(({ cuda }) => cuda <= driver) ?? cudaBuilds.findLast((build) => serves(driver, build))
}

/**
 * The CUDA version of a libtorch, 13000 for `2.11.0+cu130`; where its version does not say, that of the newest build.
 */
export function cudaOf(version: string | undefined): number {
  const [, major, minor] = /\+cu(\d+)(\d)$/.exec(version ?? '') ?? []
  return major === undefined ? cudaBuilds[0].cuda : 1000 * Number(major) + 10 * Number(minor)
}

/** Why a driver for one CUDA version cannot run a libtorch of another, and what to do; undefined where it can. */
export function driverTooOld(driver: number, cuda: number): string | undefined {
  if (serves(driver, { cuda })) return undefined
  const release = cudaBuilds.find((build) => majorOf(build.cuda) === majorOf(cuda))?.driver
  const wanted = release === undefined ? '' : `, which is ${release} or newer`
  const fitting = buildFor(driver)
  const other = fitting ? `, or run "npx torchnode install --cuda", which takes ${shownBuild(fitting)}` : ''
  return (
    `the NVIDIA driver is for CUDA ${cudaVersion(driver)}, and a libtorch for CUDA ${cudaVersion(cuda)} needs one for ` +
    `${majorOf(cuda)}.0${wanted}; update the driver${other}`
  )
}

/** A build, as messages name it. */
export const shownBuild = ({ cuda, proven }: CudaBuild) =>
  `the libtorch for CUDA ${cudaVersion(cuda)}${proven ? '' : ' (unproven: torchnode was not tested with it)'}`

/**
 * The CUDA version of the installed NVIDIA driver; 0 without a driver, undefined where the loader, which asks it, is
 * missing. Runs in a child process: an install has no libtorch to open yet, and a broken driver may end the process.
 */
export function installedDriver(): number | undefined {
  try {
    const loader = nodeGypBuild.path(packageFolder)
    const script = `console.log(require(${JSON.stringify(loader)}).cudaDriver())`
    const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', timeout: 30_000 })
    return /^\d+$/m.test(stdout) ? Number(stdout) : undefined
  } catch {
    return undefined
  }
}

/** Why a driver's start failed, by cudaError_t, and what helps. */
const failures = new Map<number, [words: string, cure: string]>([
  [3, ['initialization error', 'restart the process; a process that was forked after its start cannot use the GPU']],
  [35, ['the driver is older than the CUDA libraries', 'update the driver']],
  [
    46,
    ['all GPUs are busy or unavailable', 'look for who holds them, and for exclusive mode: nvidia-smi -q -d COMPUTE'],
  ],
  [
    34,
    [
      "the libcuda.so.1 that was found is the CUDA toolkit's stub",
      "take the toolkit's stubs folder off LD_LIBRARY_PATH",
    ],
  ],
  [101, ['invalid device ordinal', 'look at CUDA_VISIBLE_DEVICES']],
  [
    304,
    [
      'the operating system refused a call of the driver',
      'look whether this user may open /dev/nvidia* and nvidia-uvm is loaded: nvidia-modprobe -u',
    ],
  ],
  [802, ['system not yet initialized', 'start the Fabric Manager: systemctl start nvidia-fabricmanager']],
  [
    803,
    [
      'the driver and its kernel module are of two versions',
      'restart the machine, or mount the driver of the host into the container',
    ],
  ],
  [804, ['forward compatibility is not supported on this GPU', 'take the cuda-compat libraries off LD_LIBRARY_PATH']],
  [805, ['the MPS server does not answer', 'start it, nvidia-cuda-mps-control -d, or unset CUDA_MPS_PIPE_DIRECTORY']],
  [999, ['unknown error', 'load the driver again: modprobe -r nvidia_uvm; modprobe nvidia_uvm']],
])

/** Why there is no GPU although there is a driver, from the code with which its start ended. */
export function startFailure(code: number): string {
  const known = failures.get(code)
  if (known) return `the NVIDIA driver does not start: error ${code}, ${known[0]}; ${known[1]}`
  const visible = process.env.CUDA_VISIBLE_DEVICES
  if (visible !== undefined) return `the NVIDIA driver shows no GPU: CUDA_VISIBLE_DEVICES is '${visible}'`
  // cudaErrorNoDevice
  if (code === 0 || code === 100) return 'the NVIDIA driver shows no GPU; nvidia-smi -L lists those that it has'
  return `the NVIDIA driver does not start: error ${code} of CUDA`
}

/** The compute capabilities, times ten, that a libtorch has code for; undefined where that is not known. */
export function architecturesOf(version: string | undefined): readonly number[] | undefined {
  const cuda = version?.includes('+cu') ? cudaOf(version) : undefined
  return cudaBuilds.find((build) => build.cuda === cuda)?.codes[process.arch]
}

/** Whether code for one of these capabilities runs on this GPU: it runs on later GPUs of the same generation. */
export function runsOn(architectures: readonly number[], major: number, minor: number): boolean {
  return architectures.some((code) => Math.floor(code / 10) === major && code % 10 <= minor)
}
