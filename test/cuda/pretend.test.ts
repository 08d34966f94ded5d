// Tests the CUDA addon and lib/cuda with libtorch's real CUDA libraries on a pretended GPU (pretend/gpu.c): everything
// but the arithmetic. It needs a C compiler, the headers of the CUDA runtime and a libtorch with CUDA, such as
// Python's.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { status } from '../../lib/binding/native'
import { cacheFolder } from '../../lib/install/libtorch'
import { answer, runScript } from '../support/child'

const folder = mkdtempSync(join(tmpdir(), 'torchnode-pretend-'))
afterAll(() => rmSync(folder, { recursive: true }))

const library = join(folder, 'libcuda.so.1')

const { build, libtorchWithCuda } = require('./pretend/build.cjs')
const libtorch: string | undefined = libtorchWithCuda(status.libtorch.lib, cacheFolder())

/** Why there is no pretended GPU here; undefined where there is one. */
function pretend(): string | undefined {
  if (process.platform !== 'linux') return 'it is for Linux'
  if (status.withoutCuda === undefined) return 'there is a real one'
  if (libtorch === undefined) return 'there is no libtorch with CUDA'
  return build(library, status.libtorch.cudaInclude)
}

const without = pretend()
if (without !== undefined) console.warn(`no pretended GPU: ${without}; its tests are SKIPPED`)
const onPretended = without === undefined ? test : test.skip

const root = join(__dirname, '..', '..')

/** The properties of the pretended machine, as pretend/gpu.c reads them, or other environment variables. */
type Machine = Record<string, string | number>

const environment = (machine: Machine) => ({
  LD_PRELOAD: library,
  TORCHNODE_LIBTORCH: libtorch,
  ...Object.fromEntries(Object.entries(machine).map(([name, value]) => [name, String(value)])),
})

async function playOn<T>(machine: Machine, name: string, ...args: (string | boolean | number)[]): Promise<T> {
  const script = join(__dirname, 'pretend', 'scenarios.cjs')
  const given = args.map((value) => JSON.stringify(value))
  return answer(await runScript(script, { args: [name, ...given], env: environment(machine) }))
}

const play = <T>(name: string, ...args: (string | boolean)[]) => playOn<T>({}, name, ...args)

/**
 * What a scenario does on the GPU: launch, wait, capture, captured, replay, malloc, each with its device and stream.
 */
async function logged(machine: Machine, name: string, ...args: (string | number)[]) {
  const path = join(mkdtempSync(join(folder, 'log-')), 'log')
  const result = await playOn<unknown>({ ...machine, PRETEND_LOG: path }, name, ...args)
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  const events = lines.map((line) => {
    const [, what, device, stream, how, other] = /^(\w+) device=(\d+) stream=(\d+) (\w+) (\d+)$/.exec(line)!
    return { what, how, device: Number(device), stream: Number(stream), other: Number(other) }
  })
  return { result, events, of: (...kinds: string[]) => events.filter(({ what }) => kinds.includes(what)) }
}

onPretended('the addon loads, and devices, copies, memory and seeds work', async () => {
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

onPretended('memory is allocated from a pool within its function, and returns to it', async () => {
  expect(await play('pools')).toEqual({
    reused: [true, true, false],
    nested: [false, true],
    counts: [1, 2],
    apart: true,
    failed: 'RangeError: mine',
    left: true,
    promise: expect.stringMatching(/^TypeError: cuda.useMemPool/),
    noPool: expect.stringMatching(/^TypeError: cuda.useMemPool: expected a cuda.MemPool/),
    unknown: expect.stringMatching(/^TypeError: cuda.MemPool.*useOnOom/),
  })
})

onPretended('a stream is current only within its function', async () => {
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

onPretended('a stream of another library is used by its address', async () => {
  const { result, of } = await logged({}, 'external')
  expect(result).toEqual({
    inside: [[2], true],
    zero: true,
    restored: true,
    kind: true,
    wrong: Array(6).fill(expect.stringMatching(/^TypeError: ExternalStream: streamPtr must be the address/)),
  })
  expect(of('launch').map(({ stream }) => stream)).toEqual([2 ** 40])
})

onPretended('GPUs report whether they can access each other', async () => {
  const found = (machine: Machine) =>
    playOn<{ can: boolean[]; wrong: string }>({ PRETEND_DEVICES: 2, ...machine }, 'peers')
  expect(await found({ PRETEND_PEERS: 1 })).toEqual({
    can: [true, false],
    wrong: expect.stringMatching(/^ERR_DEVICE: canDeviceAccessPeer: 2 is not a CUDA device/),
  })
  expect((await found({})).can).toEqual([false, false])
})

onPretended('an operator that waits for the GPU is allowed, warned of or refused', async () => {
  const refused = expect.stringMatching(/^ERR_\w+: .*synchronizing CUDA operation/)
  expect(await play('waits')).toEqual({
    modes: [
      [0, 'returned number'],
      [2, refused],
      [2, refused],
      [1, 'returned number'],
      [0, 'returned number'],
    ],
    warnings: [expect.stringMatching(/synchronizing CUDA operation/)],
    wrong: Array(4).fill(expect.stringMatching(/^TypeError: .*one of default, warn, error, 0, 1 and 2, got/)),
  })
})

onPretended('NVTX ranges nest, end with their function, and reach tools', async () => {
  const { result, of } = await logged({ NVTX_INJECTION64_PATH: library }, 'ranges')
  const heard = [
    'mark here',
    'push outer',
    'push within',
    'push inner',
    'pop range',
    'pop range',
    'pop range',
    'pop range',
  ]
  expect(of('mark', 'push', 'pop').map(({ what, how }) => `${what} ${how}`)).toEqual([
    ...heard,
    ...['push mine', 'pop range', 'push x', 'pop range', 'pop range'],
  ])
  expect(result).toEqual({
    depths: [0, 2, 1, 0, -1],
    failed: 'RangeError: mine',
    wrong: Array(3).fill(expect.stringMatching(/^TypeError/)),
    after: -1,
  })
})

describe("a snapshot of the memory is read by PyTorch's viewer", () => {
  const python = join(libtorch ?? '', '../../../../../bin/python')
  const view = `
import json, pickle, sys
from torch.cuda import _memory_viz
snapshot = pickle.load(open(sys.argv[1], 'rb'))
print(json.dumps({
  'active': [block['size'] for segment in snapshot['segments'] for block in segment['blocks'] if block['state'] == 'active_allocated'],
  'actions': [event['action'] for trace in snapshot['device_traces'] for event in trace],
  'frames': any(event.get('frames') for trace in snapshot['device_traces'] for event in trace),
  'summary': 'segments' in _memory_viz.segsum(snapshot),
  'page': _memory_viz.trace_plot(snapshot).strip().startswith('<!DOCTYPE html>'),
}))`

  for (const stacks of ['python', 'all']) {
    const viewed = without === undefined && existsSync(python) ? test : test.skip
    viewed(`stacks: '${stacks}'`, async () => {
      const path = join(mkdtempSync(join(folder, 'snapshot-')), 'snapshot.pickle')
      const { bytes, wrong } = await play<{ bytes: number; wrong: string[] }>('snapshot', path, stacks)
      expect(wrong).toEqual([...Array(4).fill(expect.stringMatching(/^TypeError/)), expect.stringMatching(/^ERR_FILE/)])
      const { stdout, stderr } = spawnSync(python, ['-c', view, path], { encoding: 'utf8' })
      expect([JSON.parse(stdout || '{}'), stderr]).toEqual([
        {
          active: [bytes],
          actions: expect.arrayContaining(['alloc', 'segment_alloc', 'free_requested', 'free_completed']),
          frames: stacks === 'all',
          summary: true,
          page: true,
        },
        '',
      ])
    })
  }
})

onPretended('the allocators of the GPU and of pinned memory have statistics', async () => {
  const stat = (current: number, peak = current, allocated = current, freed = 0) => ({
    current,
    peak,
    allocated,
    freed,
  })
  const duration = {
    total: expect.any(Number),
    max: expect.any(Number),
    min: expect.any(Number),
    avg: expect.any(Number),
  }
  expect(await play('statistics')).toEqual({
    host: {
      activeRequests: stat(1),
      activeBytes: stat(4096),
      allocations: stat(1),
      allocatedBytes: stat(4096),
      hostAllocTime: { ...duration, count: 1 },
      hostFreeTime: { ...duration, count: 0 },
      numHostAlloc: 1,
      numHostFree: 0,
    },
    // libtorch itself still counts memory as active that was freed before any stream had used it.
    after: [1, 1],
    forgotten: 0,
    allocation: stat(1, 2, 2, 1),
    reserved: expect.any(Number),
    rest: [0, 0, 2, 0, -1],
    oversize: stat(0),
  })
})

onPretended('a captured graph is written for Graphviz', async () => {
  expect(await play('dumped', join(folder, 'graph.dot'))).toEqual({
    written: expect.stringMatching(/^digraph/),
    wrong: [
      expect.stringMatching(/^ERR_RUNTIME: .*keepGraph: true/),
      expect.stringMatching(/^TypeError: .*takes a path/),
      expect.stringMatching(/^TypeError: .*keepGraph/),
    ],
  })
})

describe('what nvidia-smi measures has the names and units of PyTorch', () => {
  /** An nvidia-smi that returns the value for a query's name, and finds the GPU by its place on the bus. */
  const answering = (answers: Record<string, string>) => {
    const place = mkdtempSync(join(folder, 'smi-'))
    const cases = Object.entries(answers).map(([query, value]) => `*query-gpu=${query}\\ *) echo '${value}' ;;`)
    const script = `#!/bin/sh\ncase "$*" in\n--id=00000001:01:01.0\\ *) ;;\n*) exit 6 ;;\nesac\ncase "$*" in\n${cases.join('\n')}\nesac\n`
    writeFileSync(join(place, 'nvidia-smi'), script, { mode: 0o755 })
    return place
  }

  onPretended('percentages, bytes, degrees, milliwatts and MHz', async () => {
    const PATH = `${answering({
      'utilization.gpu': '37',
      'utilization.memory': '12',
      'memory.used': '1024',
      'temperature.gpu': '41',
      'power.draw': '71.23',
      'clocks.sm': '1980',
    })}:${process.env.PATH}`
    expect(await playOn({ PATH }, 'sensors')).toEqual({
      utilization: 'returned 37',
      memoryUsage: 'returned 12',
      deviceMemoryUsed: `returned ${2 ** 30}`,
      temperature: 'returned 41',
      powerDraw: 'returned 71230',
      clockRate: 'returned 1980',
    })
  })

  onPretended('unknown values are an error, and so is a missing nvidia-smi', async () => {
    const unknown = await playOn<Record<string, string>>({ PATH: answering({ 'utilization.gpu': '[N/A]' }) }, 'sensors')
    expect(unknown.utilization).toMatch(/^ERR_DEVICE: utilization: nvidia-smi says "\[N\/A\]" .* utilization\.gpu/)
    const missing = await playOn<Record<string, string>>({ PATH: '/none' }, 'sensors')
    expect(missing.utilization).toMatch(/^ERR_DEVICE: utilization: nvidia-smi does not run \(ENOENT\)/)
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

onPretended('no arguments crash the addon', async () => {
  expect(await play('hostile')).toEqual({ alive: 'cuda:0' })
})

onPretended('a worker has streams and garbage of its own', async () => {
  expect(await play('worker')).toEqual({ own: [true, true, true], mine: true, failures: 0 })
})

onPretended('cuda.device makes a GPU the current one only for its function', async () => {
  expect(await playOn({ PRETEND_DEVICES: 2 }, 'devices')).toEqual({
    inside: [1, 'cuda:1'],
    failed: 'RangeError: mine',
    unchanged: 0,
    beyond: expect.stringMatching(/^ERR_DEVICE: device: 2 is not a CUDA device of this machine; it has 2/),
    after: 0,
    promise: expect.stringMatching(/^TypeError/),
  })
})

onPretended(
  'callables are graphed, forwards and backwards, one or several, and what does not fit is refused',
  async () => {
    const { result, of } = await logged({}, 'graphed')
    expect(result).toEqual({
      same: true,
      grads: [[4], [4]],
      asWritten: expect.stringMatching(/Mul/),
      pair: [true, [4], false],
      wrong: [
        expect.stringMatching(/^TypeError: .*inputs like its sample's: Tensor\[4\] .* input 0 is Tensor\[5\]/),
        expect.stringMatching(/^TypeError: .*functions and modules, got 1/),
        expect.stringMatching(/^TypeError: .*on a GPU, got Tensor\[1\]/),
        expect.stringMatching(/^TypeError: .*a tensor or an array of tensors/),
        expect.stringMatching(/^ERR_AUTOGRAD: .*depends on input 0, .*allowUnusedInput/),
      ],
      warnings: [],
    })
    expect(of('captured').every(({ how }) => how === 'whole')).toBe(true)
    // The two graphs of a module, twice; then the forward passes of the two functions.
    expect(of('replay')).toHaveLength(6)
  },
)

describe('a compiled function', () => {
  onPretended('is captured and replayed on the GPU of its tensors, whichever GPU is current', async () => {
    const { result, of } = await logged({ PRETEND_DEVICES: 2 }, 'compiled')
    expect(result).toEqual({ current: 0, device: 'cuda:1', warnings: [expect.stringMatching(/cuda:0 and cuda:1/)] })
    expect(of('capture', 'replay').map(({ device }) => device)).toEqual(Array(7).fill(1))
    expect(of('launch').filter(({ how }) => how === 'captured')).toHaveLength(2)
  })

  onPretended(
    'is warmed up on the stream of its capture, so that memory is kept for two streams and not for five',
    async () => {
      const { of } = await logged({}, 'refused')
      expect(new Set(of('launch').map(({ stream }) => stream))).toEqual(new Set([0, of('capture')[0].stream]))
    },
  )

  onPretended('is captured again when other kernels are chosen, such as those of TF32', async () => {
    const { of } = await logged({}, 'chosen')
    expect(of('captured').map(({ how }) => how)).toEqual(['whole', 'whole'])
  })

  onPretended('is captured while another thread pins memory and asks for events', async () => {
    const { of } = await logged({ PRETEND_NEIGHBOUR: 1 }, 'refused')
    expect(of('captured').map(({ how }) => how)).toEqual(['whole'])
    expect(of('replay')).toHaveLength(7)
  })

  onPretended('is captured again after a failure, three times at most, and then reports the reason', async () => {
    const twice = await logged({ PRETEND_REFUSE: 2 }, 'refused')
    expect(twice.of('captured').map(({ how }) => how)).toEqual(['broken', 'broken', 'whole'])
    expect(twice.result).toEqual({ capturing: false, warnings: [] })
    const always = await logged({ PRETEND_REFUSE: 99 }, 'refused')
    expect(always.of('captured', 'replay').map(({ how }) => how)).toEqual(['broken', 'broken', 'broken'])
    expect(always.result).toEqual({ capturing: false, warnings: [expect.stringMatching(/without a CUDA graph/)] })
  })
})

onPretended(
  'a graph by hand waits for nothing outside, though an eager step and a warning came before it',
  async () => {
    const { result, events } = await logged({}, 'steps')
    expect(result).toEqual({ said: 'returned undefined', warnings: [expect.stringMatching(/AccumulateGrad/)] })
    const from = events.findIndex(({ what }) => what === 'capture')
    const within = events
      .slice(
        from,
        events.findIndex(({ what }) => what === 'captured'),
      )
      .filter(({ what }) => what !== 'malloc')
    expect(within.filter(({ what }) => what === 'wait')).toEqual([])
    expect(new Set(within.map(({ stream }) => stream)).size).toBe(1)
  },
)

describe('an eager loop whose results are dropped', () => {
  interface Dropped {
    calls: Record<string, number>
    collections: number
    share: number
  }
  const sizes = [2 ** -10, 16, 64, 256]

  /** The GPU's memory in GiB, and the collections for each 1,000 calls, by size. */
  const machines: [gibibytes: number, collections: number[]][] = [
    // A half of the memory is never reached: equally often for all sizes.
    [640, [1, 1, 1, 1]],
    // Results of 256 MiB fill a half of it every 256 calls.
    [128, [1, 1, 1, 4]],
  ]
  for (const [gibibytes, collections] of machines) {
    for (const [i, size] of sizes.entries()) {
      onPretended(`of ${size} MiB only launches kernels on a GPU of ${gibibytes} GiB`, async () => {
        const log = join(mkdtempSync(join(folder, 'log-')), 'log')
        const machine = { PRETEND_MEMORY: gibibytes * 1024, PRETEND_LOG: log }
        const found = await playOn<Dropped>(machine, 'dropped', size)
        expect(found.calls).toEqual({ launch: 1000 })
        expect(Math.abs(found.collections - collections[i])).toBeLessThan(0.6)
        expect(found.share).toBeLessThanOrEqual(0.5)
      })
    }
  }

  onPretended('of several sizes in turn takes at most half of the memory and one result', async () => {
    expect(await playOn<number>({ PRETEND_MEMORY: 128 * 1024 }, 'mixed')).toBeLessThan(0.5 + 0.5 / 128)
  })

  onPretended('in two copies of the package does not fill the memory', async () => {
    expect(await play<number>('copies')).toBe(0)
  })
})

describe('where no GPU can be used, the reason and the cure are reported, and the CPU works', () => {
  interface Said {
    available: boolean
    explain: string
    use: string
    tensor: string
    cpu: number[]
    bf16: boolean
    codes: string[]
  }

  const expected = (explain: RegExp, { addon = true, tensor = /^ERR_DEVICE/ } = {}) => ({
    available: false,
    explain: expect.stringMatching(explain),
    use: expect.stringMatching(/^ERR_DEVICE/),
    tensor: expect.stringMatching(tensor),
    cpu: [1, 1],
    bf16: false,
    codes: [],
    // cuDNN needs no GPU to report its version, but the addon must be loaded.
    cudnn: addon ? expect.any(Number) : null,
  })

  const starts: [code: number, RegExp][] = [
    [802, /error 802, system not yet initialized; start the Fabric Manager/],
    [803, /error 803, .*two versions; restart/],
    [46, /error 46, .*exclusive/],
    [777, /error 777/],
    [100, /shows no GPU/],
  ]
  for (const [code, words] of starts) {
    onPretended(`a start of the driver that fails with ${code}`, async () => {
      expect(await playOn<Said>({ PRETEND_ERROR: code }, 'unusable')).toEqual(expected(words))
    })
  }

  onPretended('a GPU that this libtorch has no code for', async () => {
    const words =
      /capability 7\.0, .* has no code \(it has it for 7\.5, .*12\.0\); run "npx torchnode install --cuda 12\.6"/
    expect(await playOn<Said>({ PRETEND_CAPABILITY: 70 }, 'unusable')).toEqual(
      expected(words, { tensor: /^ERR_DEVICE: .*no kernel image.*explain\(\)/ }),
    )
  })

  for (const [driver, words] of [
    [12080, /driver is for CUDA 12\.8, .* needs one for 13\.0, which is 580 or newer/],
    [12090, /driver is for CUDA 12\.9/],
  ] as const) {
    onPretended(`a driver for ${driver}`, async () => {
      expect(await playOn<Said>({ PRETEND_DRIVER: driver }, 'unusable')).toEqual(expected(words, { addon: false }))
    })
  }

  onPretended('an install without torchnode-cuda.so', async () => {
    const copy = mkdtempSync(join(folder, 'copy-'))
    for (const path of ['package.json', 'dist', 'build/Release', 'test/cuda/pretend'])
      cpSync(join(root, path), join(copy, path), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    rmSync(join(copy, 'build/Release/torchnode-cuda.so'))
    const script = join(copy, 'test/cuda/pretend/scenarios.cjs')
    expect(answer(await runScript(script, { args: ['unusable'], env: environment({}) }))).toEqual(
      expected(/torchnode-cuda\.so.* is missing; install torchnode again/, { addon: false }),
    )
  })

  for (const [driver, words] of [
    [
      12080,
      /nothing was fetched: what fits is the libtorch for CUDA 12\.8 \(unproven.*TORCHNODE_ALLOW_UNPINNED=1.*580/,
    ],
    [11080, /nothing was fetched: the NVIDIA driver is for CUDA 11\.8, .* which is 525 or newer/],
  ] as const) {
    onPretended(`install --cuda first checks a driver for ${driver}`, async () => {
      const env = { ...environment({ PRETEND_DRIVER: driver }), TORCHNODE_HOME: mkdtempSync(join(folder, 'home-')) }
      const { code, stderr } = await runScript(join(root, 'dist/cli/main.js'), { args: ['install', '--cuda'], env })
      expect([code, stderr]).toEqual([1, expect.stringMatching(words)])
      expect(readdirSync(env.TORCHNODE_HOME)).toEqual([])
    })
  }

  onPretended('doctor reports it, too', async () => {
    const env = environment({ PRETEND_ERROR: 802 })
    const { stdout } = await runScript(join(root, 'dist/cli/main.js'), { args: ['doctor'], env })
    expect(stdout).toMatch(/· cuda +off: .*error 802, .*Fabric Manager/)
  })
})

onPretended('a newer driver and a newer GPU of the same generation work', async () => {
  const machine = { PRETEND_DRIVER: 13010, PRETEND_CAPABILITY: 89 }
  expect(await playOn({ ...machine }, 'unusable')).toMatchObject({
    available: true,
    bf16: true,
    codes: expect.arrayContaining(['sm_90']),
    cudnn: expect.any(Number),
  })
})

onPretended('NVRTC is loaded for libraries that look for it by name', async () => {
  expect(await play('libraries')).toEqual([
    expect.stringMatching(/^libnvrtc-builtins\.so/),
    expect.stringMatching(/^libnvrtc\.so/),
  ])
})
