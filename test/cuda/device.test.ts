import { onGpu, torch, withoutGpu } from './support'

const { cuda } = torch

const refusal = (code: string, words: RegExp) =>
  expect.objectContaining({ name: 'TorchError', code, message: expect.stringMatching(words) })

const thrown = (run: () => unknown): unknown => {
  try {
    run()
  } catch (error) {
    return error
  }
  return 'nothing was thrown'
}

describe('without a GPU', () => {
  withoutGpu('isAvailable() is false, there are no devices, and explain() says why in one line', () => {
    expect([cuda.isAvailable(), cuda.deviceCount(), cuda.isCurrentStreamCapturing()]).toEqual([false, 0, false])
    expect(cuda.explain()).toMatch(/^[^\n]{10,200}$/)
  })

  withoutGpu('isBf16Supported() is false, and getArchList() is empty', () => {
    expect([cuda.isBf16Supported(), cuda.isBf16Supported(false), cuda.getArchList()]).toEqual([false, false, []])
    expect(() => cuda.isBf16Supported(1 as never)).toThrow(TypeError)
  })

  // The same as PyTorch without CUDA: nothing.
  withoutGpu('emptyCache() and the seeds do nothing', () => {
    expect([cuda.emptyCache(), cuda.manualSeed(1), cuda.manualSeedAll(2n)]).toEqual([undefined, undefined, undefined])
    expect(() => cuda.manualSeed(0.5)).toThrow(TypeError)
  })

  const uses: Record<string, () => unknown> = {
    currentDevice: () => cuda.currentDevice(),
    setDevice: () => cuda.setDevice('cuda:0'),
    device: () => cuda.device(0, () => 1),
    synchronize: () => cuda.synchronize(),
    getDeviceProperties: () => cuda.getDeviceProperties(),
    getDeviceName: () => cuda.getDeviceName('cuda'),
    getDeviceCapability: () => cuda.getDeviceCapability('cuda:0'),
    memoryStats: () => cuda.memoryStats(),
    memoryAllocated: () => cuda.memoryAllocated(),
    maxMemoryAllocated: () => cuda.maxMemoryAllocated(),
    memoryReserved: () => cuda.memoryReserved(),
    maxMemoryReserved: () => cuda.maxMemoryReserved(),
    memorySummary: () => cuda.memorySummary(),
    memGetInfo: () => cuda.memGetInfo(),
    resetPeakMemoryStats: () => cuda.resetPeakMemoryStats(),
    hostMemoryStats: () => cuda.hostMemoryStats(),
    resetPeakHostMemoryStats: () => cuda.resetPeakHostMemoryStats(),
    resetAccumulatedHostMemoryStats: () => cuda.resetAccumulatedHostMemoryStats(),
    setMemoryFraction: () => cuda.setMemoryFraction(0.5),
    Stream: () => new cuda.Stream(),
    canDeviceAccessPeer: () => cuda.canDeviceAccessPeer(0, 0),
    setSyncDebugMode: () => cuda.setSyncDebugMode('warn'),
    getSyncDebugMode: () => cuda.getSyncDebugMode(),
    'nvtx.mark': () => cuda.nvtx.mark('here'),
    'nvtx.rangePush': () => cuda.nvtx.rangePush('here'),
    'nvtx.rangePop': () => cuda.nvtx.rangePop(),
    'memory._recordMemoryHistory': () => cuda.memory._recordMemoryHistory(),
    'memory._dumpSnapshot': () => cuda.memory._dumpSnapshot(),
    ExternalStream: () => new cuda.ExternalStream(4096),
    utilization: () => cuda.utilization(),
    memoryUsage: () => cuda.memoryUsage(),
    deviceMemoryUsed: () => cuda.deviceMemoryUsed(),
    temperature: () => cuda.temperature(),
    powerDraw: () => cuda.powerDraw(),
    clockRate: () => cuda.clockRate(),
    currentStream: () => cuda.currentStream(),
    defaultStream: () => cuda.defaultStream('cuda:0'),
    Event: () => new cuda.Event({ enableTiming: true }),
    CUDAGraph: () => new cuda.CUDAGraph(),
    graphPoolHandle: () => cuda.graphPoolHandle(),
    MemPool: () => new cuda.MemPool(),
    makeGraphedCallables: () => cuda.makeGraphedCallables((x: never) => x, []),
    initialSeed: () => cuda.initialSeed(),
    getRngState: () => cuda.getRngState(),
    setRngState: () => cuda.setRngState(torch.zeros([16], { dtype: 'uint8' })),
  }

  for (const [name, use] of Object.entries(uses)) {
    withoutGpu(`${name} is refused with the reason`, () => {
      const error = thrown(use)
      expect(error).toEqual(refusal('ERR_DEVICE', /CUDA device/))
      expect((error as Error).message).toContain(cuda.explain())
    })
  }

  test('every function and class has a line here or a test of its own', () => {
    const other = ['isAvailable', 'deviceCount', 'explain', 'isCurrentStreamCapturing', 'emptyCache', 'manualSeed']
    const more = [
      'manualSeedAll',
      'Graph',
      'graph',
      'stream',
      'setStream',
      'getArchList',
      'isBf16Supported',
      'useMemPool',
    ]
    const functions = Object.keys(uses).filter((name) => !name.includes('.'))
    const known = [...functions, ...other, ...more, 'memory', 'nvtx'].sort()
    expect(Object.keys(cuda).sort()).toEqual(known)
  })

  withoutGpu('tensors cannot go to a GPU, and no tensor counts as on one', () => {
    const x = torch.ones([2])
    expect(thrown(() => x.cuda())).toEqual(refusal('ERR_DEVICE', /'cuda' is not available/))
    expect(thrown(() => x.to('cuda:0', { nonBlocking: true }))).toEqual(refusal('ERR_DEVICE', /'cuda:0'/))
    expect(thrown(() => new torch.Generator('cuda'))).toEqual(refusal('ERR_DEVICE', /cuda/))
    expect(thrown(() => x.recordStream({ deviceIndex: 0, streamId: 0n }))).toEqual(refusal('ERR_DEVICE', /on cpu/))
    expect(thrown(() => new torch.nn.Linear(2, 2).to('cuda'))).toEqual(refusal('ERR_DEVICE', /cuda/))
  })

  withoutGpu('no memory can be pinned', () => {
    expect(torch.ones([2]).isPinned()).toBe(false)
    const attempts = [
      () => torch.ones([2]).pinMemory(),
      () => torch.zeros([2], { pinMemory: true }),
      () => torch.randn([2], { pinMemory: true }),
      () => torch.full([2], [1, 2], { pinMemory: true }),
      () => torch.tensor([1, 2], { pinMemory: true }),
    ]
    for (const attempt of attempts) expect(thrown(attempt)).toEqual(refusal('ERR_DEVICE', /accelerator/))
    expect(() => torch.tensor([1], { pinMemory: 1 as never })).toThrow(TypeError)
  })
})

describe('arguments', () => {
  test('a device is a CUDA device by name or by index; for other values the error names them', () => {
    for (const device of [
      'cpu',
      'gpu:0',
      'cuda:-1',
      'cuda:9999',
      ' cuda',
      'cuda:',
      -1,
      0.5,
      9999,
      null,
      ['cuda'],
      Symbol('cuda'),
    ] as never[]) {
      expect(thrown(() => cuda.synchronize(device))).toEqual(refusal('ERR_DEVICE', /is not a CUDA device/))
    }
  })

  test('a fraction of memory is a number from 0 to 1', () => {
    for (const fraction of [-0.1, 1.1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(thrown(() => cuda.setMemoryFraction(fraction))).toEqual(refusal('ERR_RANGE', /from 0 to 1/))
    expect(() => cuda.setMemoryFraction('1' as never)).toThrow(TypeError)
  })

  test('a value that is not a stream, graph or function is a TypeError', () => {
    expect(() => cuda.stream({} as never, () => 1)).toThrow(cuda.isAvailable() ? TypeError : /CUDA/)
    expect(() => cuda.stream({} as never, 1 as never)).toThrow(TypeError)
    expect(() => cuda.setStream(null as never)).toThrow(TypeError)
    expect(() => cuda.graph({} as never, () => 1)).toThrow(TypeError)
    expect(() => new cuda.Stream({ priority: 0.5 })).toThrow(TypeError)
    expect(() => new cuda.Event({ enableTiming: 1 as never })).toThrow(TypeError)
  })
})

describe('on a GPU', () => {
  onGpu('a device reports its properties', () => {
    const properties = cuda.getDeviceProperties()
    expect(properties.name).toMatch(/\w/)
    expect(properties.totalMemory).toBeGreaterThan(2 ** 30)
    expect(properties.multiProcessorCount).toBeGreaterThan(0)
    expect(cuda.getDeviceCapability()).toEqual([properties.major, properties.minor])
    expect(cuda.explain()).toBeUndefined()
  })

  onGpu('a GPU of generation 8 or later computes with bfloat16, and libtorch has code for this GPU', () => {
    expect(cuda.isBf16Supported(false)).toBe(cuda.getDeviceCapability()[0] >= 8)
    expect(cuda.getArchList().some((code) => code.startsWith(`sm_${cuda.getDeviceCapability()[0]}`))).toBe(true)
  })

  onGpu('cuda.device takes a name or an index, and applies only to its function', () => {
    expect(cuda.device(0, () => torch.ones([1], { device: 'cuda' }).device)).toBe('cuda:0')
    expect(cuda.device('cuda:0', () => cuda.currentDevice())).toBe(0)
    expect(() => cuda.device(0, async () => 1)).toThrow(TypeError)
  })

  onGpu("'cuda' is the current device, and an index beyond the last is refused", () => {
    cuda.setDevice('cuda:0')
    expect(cuda.currentDevice()).toBe(0)
    const beyond = `cuda:${cuda.deviceCount()}`
    expect(thrown(() => cuda.synchronize(beyond))).toEqual(refusal('ERR_DEVICE', /is not a CUDA device/))
    expect(thrown(() => torch.ones([1], { device: beyond }))).toEqual(refusal('ERR_DEVICE', /does not exist/))
  })

  onGpu('pinned memory is copied without waiting, and arrives', () => {
    const x = torch.arange(1 << 20, { dtype: 'float32' }).pinMemory()
    expect([x.isPinned(), torch.zeros([3], { pinMemory: true }).isPinned()]).toEqual([true, true])
    expect(torch.tensor([1, 2], { pinMemory: true }).isPinned()).toBe(true)
    const there = x.to('cuda', { nonBlocking: true })
    const back = torch.empty([1 << 20], { pinMemory: true })
    back.copy_(there.mul(2), true)
    cuda.synchronize()
    expect(torch.equal(back, x.mul(2))).toBe(true)
  })
})
