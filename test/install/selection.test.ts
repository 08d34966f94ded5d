import { cudaBuilds } from '../../lib/install/driver'
import { manifest } from '../../lib/install/manifest'
import { pipArguments } from '../../lib/install/pip'
import {
  chooseWheel,
  currentPlatform,
  type Part,
  type Platform,
  platforms,
  type WheelRequest,
  wanted,
  wheelsFor,
} from '../../lib/install/selection'

const request = (platform: Platform, project: string, ...parts: Part[]): WheelRequest =>
  wheelsFor(platform, new Set(parts)).find((one) => one.project === project)!

const choose = (files: string[], wheel: WheelRequest) =>
  chooseWheel(
    files.map((file) => ({ file })),
    wheel,
  )?.file

describe('the wheel of a request', () => {
  const torch = request('linux-x64', 'torch', 'cpu')
  const right = 'torch-2.11.0-cp311-cp311-manylinux_2_28_x86_64.whl'

  test.each([
    ['another version', 'torch-2.11.1-cp311-cp311-manylinux_2_28_x86_64.whl'],
    ['another minor', 'torch-2.10.0-cp311-cp311-manylinux_2_28_x86_64.whl'],
    ['a pre-release', 'torch-2.11.0rc1-cp311-cp311-manylinux_2_28_x86_64.whl'],
    ['another project', 'torchvision-2.11.0-cp311-cp311-manylinux_2_28_x86_64.whl'],
    ['another Python', 'torch-2.11.0-cp313-cp313-manylinux_2_28_x86_64.whl'],
    ['another processor', 'torch-2.11.0-cp311-cp311-manylinux_2_28_aarch64.whl'],
    ['another system', 'torch-2.11.0-cp311-cp311-win_amd64.whl'],
    ['a newer glibc', 'torch-2.11.0-cp311-cp311-manylinux_2_34_x86_64.whl'],
    ['another CUDA', 'torch-2.11.0+cu128-cp311-cp311-manylinux_2_28_x86_64.whl'],
    ['no CUDA', 'torch-2.11.0+cpu-cp311-cp311-manylinux_2_28_x86_64.whl'],
    ['another ABI', 'torch-2.11.0-cp311-cp311d-manylinux_2_28_x86_64.whl'],
    ['no wheel', 'torch-2.11.0.tar.gz'],
  ])('is never one of %s', (_name, file) => {
    expect(choose([file], torch)).toBeUndefined()
    expect(choose([file, right], torch)).toBe(right)
  })

  test('may have a build number, several tags or a local version, but prefers none', () => {
    const local = 'torch-2.11.0+cu130-cp311-cp311-manylinux_2_28_x86_64.whl'
    expect(choose([local], torch)).toBe(local)
    expect(choose([local, right], torch)).toBe(right)
    expect(choose(['torch-2.11.0-1-cp311-cp311-manylinux_2_28_x86_64.whl'], torch)).toMatch(/-1-/)
    const runtime = request('linux-x64', 'nvidia-cuda-runtime', 'cpu')
    const file = 'nvidia_cuda_runtime-13.0.96-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl'
    expect(choose([file], runtime)).toBe(file)
  })
})

describe('pip is asked for', () => {
  const asked = (name: string) => {
    const [torch] = wheelsFor(
      'linux-x64',
      new Set(['cpu']),
      cudaBuilds.find((build) => build.name === name),
    )
    return pipArguments(torch, '.').at(-1)
  }
  test('the label of a build only where the build without a label is not wanted', () => {
    expect(['cu130', 'cu128', 'cu126'].map(asked)).toEqual([
      'torch==2.11.0',
      'torch==2.11.0+cu128',
      'torch==2.11.0+cu126',
    ])
  })
})

test.each([...platforms])('every wheel for %s is pinned, with its RECORD', (platform) => {
  const parts: Part[] = platform.startsWith('linux') ? ['cpu', 'cuda', 'headers'] : ['cpu', 'headers']
  for (const wheel of wheelsFor(platform, new Set(parts))) {
    const pin = manifest[choose(Object.keys(manifest), wheel)!]
    expect(pin.size).toBeGreaterThan(100_000)
    expect(pin.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(pin.record).toMatch(/^[0-9a-f]{64}$/)
  }
})

describe('the set of wheels', () => {
  const projects = (platform: Platform, ...parts: Part[]) =>
    wheelsFor(platform, new Set(parts)).map(({ project }) => project)

  test('on Linux is torch with two NVIDIA wheels without which the CPU engine does not load', () => {
    expect(projects('linux-x64', 'cpu')).toEqual(['torch', 'nvidia-cuda-runtime', 'nvidia-cuda-cupti'])
    expect(projects('linux-x64', 'cpu', 'headers')).toContain('nvidia-cuda-crt')
    expect(projects('linux-arm64', 'cpu', 'cuda')).toHaveLength(15)
    const older = wheelsFor('linux-x64', new Set(['cpu', 'cuda']), cudaBuilds[1]).map(({ project }) => project)
    expect(older).toHaveLength(15)
    expect(older.slice(1).every((project) => /^nvidia-.*-cu12$/.test(project))).toBe(true)
  })

  test('elsewhere is torch alone, and CUDA is refused', () => {
    expect(projects('darwin-arm64', 'cpu', 'headers')).toEqual(['torch'])
    expect(() => projects('win32-x64', 'cpu', 'cuda')).toThrow(/no CUDA build of libtorch 2\.11\.0 .* win32-x64/)
  })
})

describe('the members taken', () => {
  const cases: [Platform, string, Part[], string[], string[]][] = [
    [
      'linux-x64',
      'torch',
      ['cpu'],
      ['torch/lib/libtorch_cpu.so', 'torch/lib/libc10.so', 'torch/lib/libgomp.so.1', 'torch/version.py'],
      [
        'torch/lib/libtorch_cuda.so',
        'torch/lib/libtorch_python.so',
        'torch/lib/libc10_cuda.so',
        'torch/lib/libshm.so',
        'torch/include/ATen/ATen.h',
        'torch/__init__.py',
        'torch/lib/libshm/err.h',
      ],
    ],
    [
      'linux-arm64',
      'torch',
      ['cpu'],
      ['torch/lib/libarm_compute.so', 'torch/lib/libnvpl_blas_core.so.0', 'torch/lib/libgfortran.so.5'],
      [],
    ],
    [
      'linux-x64',
      'torch',
      ['cuda'],
      ['torch/lib/libtorch_cuda.so', 'torch/lib/libtorch_nvshmem.so', 'torch/lib/libc10_cuda.so'],
      ['torch/lib/libtorch_cpu.so'],
    ],
    [
      'linux-x64',
      'nvidia-cuda-cupti',
      ['cpu'],
      ['nvidia/cu13/lib/libcupti.so.13'],
      ['nvidia/cu13/lib/libnvperf_host.so', 'nvidia/cu13/include/cupti.h'],
    ],
    [
      'linux-x64',
      'nvidia-cublas',
      ['cuda'],
      ['nvidia/cu13/lib/libcublasLt.so.13'],
      ['nvidia/cu13/lib/libnvblas.so.13'],
    ],
    [
      'linux-x64',
      'nvidia-cuda-nvrtc',
      ['cuda'],
      ['nvidia/cu13/lib/libnvrtc.so.13'],
      ['nvidia/cu13/lib/libnvrtc.alt.so.13', 'nvidia/cu13/lib/libnvrtc-builtins.alt.so.13.0'],
    ],
    [
      'linux-x64',
      'nvidia-nvshmem-cu13',
      ['cuda'],
      ['nvidia/nvshmem/lib/libnvshmem_host.so.3'],
      ['nvidia/nvshmem/lib/nvshmem_transport_ucx.so.3', 'nvidia/nvshmem/lib/nvshmem_bootstrap_uid.so.3'],
    ],
    [
      'darwin-arm64',
      'torch',
      ['cpu'],
      ['torch/lib/libtorch_cpu.dylib', 'torch/lib/libomp.dylib'],
      ['torch/lib/libtorch_python.dylib', 'torch/lib/libtorch.dylib'],
    ],
    [
      'win32-x64',
      'torch',
      ['cpu'],
      ['torch/lib/torch_cpu.dll', 'torch/lib/c10.dll', 'torch/lib/uv.dll'],
      ['torch/lib/torch_python.dll', 'torch/lib/torch_cpu.lib'],
    ],
    ['win32-x64', 'torch', ['headers'], ['torch/lib/torch_cpu.lib', 'torch/lib/c10.lib'], ['torch/lib/sleef.lib']],
  ]

  test.each(cases)('%s %s %j', (platform, project, parts, taken, left) => {
    const wheel = request(platform, project, ...parts)
    expect(taken.filter((name) => !wanted(wheel, name))).toEqual([])
    expect(left.filter((name) => wanted(wheel, name))).toEqual([])
  })
})

describe('a platform without libtorch', () => {
  test.each([
    ['darwin', 'x64', false],
    ['win32', 'arm64', false],
    ['linux', 'x64', true],
    ['freebsd', 'x64', false],
    ['linux', 'riscv64', false],
  ])('%s-%s, musl %s, gets an error that lists the platforms that have one', (platform, arch, musl) => {
    expect(() => currentPlatform(platform as NodeJS.Platform, arch, musl)).toThrow(
      /there is no libtorch 2\.11\.0 for .*linux-x64, linux-arm64, darwin-arm64, win32-x64.*TORCHNODE_LIBTORCH/,
    )
  })

  test('linux-x64 has one', () => {
    expect(currentPlatform('linux', 'x64', false)).toBe('linux-x64')
  })
})
