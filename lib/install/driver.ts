import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import nodeGypBuild from 'node-gyp-build'

/** A CUDA version as libtorch and drivers number it, 12080, as people write it: 12.8. */
export const cudaVersion = (number: number) => `${Math.floor(number / 1000)}.${Math.floor((number % 1000) / 10)}`

/** The CUDA that a libtorch was built with, 13000 for `2.11.0+cu130`; where nothing says it, the one that is installed here. */
export function cudaOf(version: string | undefined): number {
  const [, major, minor] = /\+cu(\d+)(\d)$/.exec(version ?? '') ?? []
  return major === undefined ? 13000 : 1000 * Number(major) + 10 * Number(minor)
}

/** The first NVIDIA driver for each major version of CUDA; within one version every driver serves every build. */
const firstDrivers = new Map([
  [12, '525'],
  [13, '580'],
])

/** Why a driver for one CUDA version cannot run a libtorch of another, and what to do; undefined where it can. */
export function driverTooOld(driver: number, build: number): string | undefined {
  const major = Math.floor(build / 1000)
  if (driver >= 1000 * major) return undefined
  const release = firstDrivers.get(major)
  const wanted = release === undefined ? '' : `, which is ${release} or newer`
  const had = Math.floor(driver / 1000)
  return (
    `the NVIDIA driver is for CUDA ${cudaVersion(driver)}, and a libtorch for CUDA ${cudaVersion(build)} needs one for ${major}.0${wanted}; ` +
    `update the driver, or point TORCHNODE_LIBTORCH at a libtorch 2.11 for CUDA ${had}`
  )
}

/**
 * The CUDA version of the installed NVIDIA driver, 0 without one; undefined where the loader, which asks it, is missing. In a child
 * process: an install has no libtorch yet to open, and a broken driver may end the process.
 */
export function installedDriver(): number | undefined {
  try {
    const loader = nodeGypBuild.path(join(__dirname, '..', '..'))
    const script = `console.log(require(${JSON.stringify(loader)}).cudaDriver())`
    const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', timeout: 30_000 })
    return /^\d+$/m.test(stdout) ? Number(stdout) : undefined
  } catch {
    return undefined
  }
}

/** What a driver's start ends with, as cudaError_t numbers it, and the cure. */
const failures = new Map<number, [words: string, cure: string]>([
  [3, ['initialization error', 'restart the process; a process that was forked after its start cannot use the GPU']],
  [35, ['the driver is older than the CUDA libraries', 'update the driver']],
  [
    46,
    ['all GPUs are busy or unavailable', 'look for who holds them, and for exclusive mode: nvidia-smi -q -d COMPUTE'],
  ],
  [101, ['invalid device ordinal', 'look at CUDA_VISIBLE_DEVICES']],
  [802, ['system not yet initialized', 'start the Fabric Manager: systemctl start nvidia-fabricmanager']],
  [
    803,
    [
      'the driver and its kernel module are of two versions',
      'restart the machine, or mount the driver of the host into the container',
    ],
  ],
  [804, ['forward compatibility is not supported on this GPU', 'take the cuda-compat libraries off LD_LIBRARY_PATH']],
  [999, ['unknown error', 'load the driver again: modprobe -r nvidia_uvm; modprobe nvidia_uvm']],
])

/** Why no GPU is there although the driver is, from the code that its start ended with. */
export function startFailure(code: number): string {
  const known = failures.get(code)
  if (known) return `the NVIDIA driver does not start: error ${code}, ${known[0]}; ${known[1]}`
  const visible = process.env.CUDA_VISIBLE_DEVICES
  if (visible !== undefined) return `the NVIDIA driver shows no GPU: CUDA_VISIBLE_DEVICES is '${visible}'`
  // cudaErrorNoDevice
  if (code === 0 || code === 100) return 'the NVIDIA driver shows no GPU; nvidia-smi -L lists those that it has'
  return `the NVIDIA driver does not start: error ${code} of CUDA`
}

/** For which GPUs the builds that torchnode knows have code: `cuobjdump --list-elf libtorch_cuda.so` lists them. */
const codes = new Map([['13000 x64', [75, 80, 86, 90, 100, 120]]])

/** The compute capabilities, times ten, that a libtorch has code for; undefined where that is not known. */
export function architecturesOf(version: string | undefined): readonly number[] | undefined {
  return version?.includes('+cu') ? codes.get(`${cudaOf(version)} ${process.arch}`) : undefined
}

/** Whether code for one of these runs on a GPU of that capability: it does on later ones of the same generation. */
export function runsOn(architectures: readonly number[], major: number, minor: number): boolean {
  return architectures.some((code) => Math.floor(code / 10) === major && code % 10 <= minor)
}
