// The CUDA addon and lib/cuda on libtorch's real CUDA half, on a GPU that is only pretended (pretend/gpu.c): everything but the
// arithmetic. It needs a C compiler, the headers of the CUDA runtime and a libtorch with CUDA, such as Python's.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheFolder } from '../../lib/runtime/libtorch'
import { status } from '../../lib/runtime/native'
import { answer, runScript } from '../support/child'

const folder = mkdtempSync(join(tmpdir(), 'torchnode-pretend-'))
afterAll(() => rmSync(folder, { recursive: true }))

const library = join(folder, 'libcuda.so.1')

function libtorchWithCuda(): string | undefined {
  const python = join(cacheFolder(), 'python-2.11', 'lib')
  const versions = existsSync(python) ? readdirSync(python) : []
  const places = versions.map((version) => join(python, version, 'site-packages/torch/lib'))
  return [status.libtorch.lib, ...places].find((place) => existsSync(join(place, 'libtorch_cuda.so')))
}

/** Why there is no pretended GPU here, or undefined. */
function pretend(): string | undefined {
  if (process.platform !== 'linux') return 'it is for Linux'
  if (status.withoutCuda === undefined) return 'there is a real one'
  const { cudaInclude } = status.libtorch
  if (cudaInclude === undefined) return 'the headers of the CUDA runtime are missing'
  if (libtorchWithCuda() === undefined) return 'there is no libtorch with CUDA'
  const source = join(__dirname, 'pretend', 'gpu.c')
  const options = ['-shared', '-fPIC', '-w', '-O1', `-I${cudaInclude}`, '-Wl,-soname,libcuda.so.1']
  const script = `-Wl,--version-script=${join(__dirname, 'pretend', 'gpu.map')}`
  const {
    status: code,
    stderr,
    error,
  } = spawnSync('cc', [...options, source, script, '-o', library], { encoding: 'utf8' })
  if (error) return 'there is no C compiler'
  if (code !== 0) throw new Error(stderr)
  return undefined
}

const without = pretend()
if (without !== undefined) console.warn(`no pretended GPU: ${without}; its tests are SKIPPED`)
const onPretended = without === undefined ? test : test.skip

async function play<T>(...args: (string | boolean)[]): Promise<T> {
  const env = { LD_PRELOAD: library, TORCHNODE_LIBTORCH: libtorchWithCuda() }
  return answer(await runScript(join(__dirname, 'pretend', 'scenarios.cjs'), { args: args.map(String), env }))
}

onPretended('the addon loads, and devices, copies, memory and seeds answer', async () => {
  expect(await play('device')).toEqual({
    device: 'cuda:0',
    back: [1, 2, 3],
    bytes: 512,
    name: 'pretended',
    capability: [9, 0],
    info: 2 ** 30,
    pinned: [1, 2],
    seed: String(2n ** 64n - 3n),
    state: [16],
    summary: true,
    peak: true,
    beyond: expect.stringMatching(/^ERR_DEVICE: .*'cuda:0' is the first/),
  })
})

onPretended('a stream is current within its function alone', async () => {
  expect(await play('streams')).toEqual({
    inside: true,
    failed: 'RangeError: mine',
    promise: expect.stringMatching(/^TypeError/),
    restored: true,
    apart: false,
    elapsed: 1.5,
    untimed: expect.stringMatching(/enable_timing/),
  })
})

onPretended('a failed capture says why and leaves nothing behind: the next draw, capture and replay work', async () => {
  const round = {
    said: [
      expect.stringMatching(/^ERR_DEVICE: .*item\(\).*not permitted when stream is capturing/),
      'RangeError: mine',
      expect.stringMatching(/^TypeError/),
      expect.stringMatching(/^ERR_BUSY/),
    ],
    again: expect.stringMatching(/already owns a captured graph/),
    shape: [8],
    outside: [8],
    capturing: false,
  }
  expect(await play('graphs')).toEqual({
    rounds: [round, round, round],
    wrong: expect.stringMatching(/generators of a CUDA device/),
    onDefault: true,
  })
})

onPretended(
  'garbage is collected before memory runs out, for operators that write and within backward passes',
  async () => {
    const size = (100 * 2 ** 20) / 4
    expect(await play('memory')).toEqual({
      writing: [`returned ${size}`, `returned ${size}`],
      training: 'returned undefined',
      failures: 0,
    })
    const { failures } = await play<{ failures: number }>('memory', false)
    expect(failures).toBeGreaterThan(0)
  },
)

onPretended('no argument crashes the addon', async () => {
  expect(await play('hostile')).toEqual({ alive: 'cuda:0' })
})

onPretended('a worker has streams and garbage of its own', async () => {
  expect(await play('worker')).toEqual({ own: [true, true, true], mine: true, failures: 0 })
})
