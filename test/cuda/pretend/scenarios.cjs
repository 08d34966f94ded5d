// The scenarios of test/cuda/pretend.test.ts on a pretended GPU (gpu.c), each in its own process: node scenarios.cjs
// NAME. The last line of output is the result, as JSON.
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { PerformanceObserver } = require('node:perf_hooks')
const { Worker } = require('node:worker_threads')

const part = (name) => require(join(__dirname, '../../../dist', name))
const cuda = part('cuda')
const ops = part('generated/ops')
const { nativeCuda } = part('binding/native')
const { Generator, manualSeed } = part('random')
const { tensor } = part('tensor')

const MiB = 2 ** 20
const onGpu = { device: 'cuda' }
const floats = (mebibytes) => ops.empty([Math.floor((mebibytes * MiB) / 4)], onGpu)

const thrown = (run) => {
  try {
    return `returned ${run()}`
  } catch (error) {
    return `${error.code ?? error.name}: ${error.message}`
  }
}

/** The result, with the warnings up to the end of the turn. */
const warned = async (result) => {
  const warnings = []
  process.on('warning', ({ message }) => warnings.push(message))
  await new Promise(setImmediate)
  return { ...result, warnings }
}

const scenarios = {
  device: () => {
    const before = cuda.memoryAllocated()
    const x = tensor([1, 2, 3]).to('cuda')
    cuda.manualSeed(-3)
    return {
      device: x.device,
      back: x.toArray(),
      bytes: cuda.memoryAllocated() - before,
      name: cuda.getDeviceName(),
      capability: cuda.getDeviceCapability(),
      info: cuda.memGetInfo()[1],
      pinned: tensor([1, 2], { pinMemory: true }).toArray(),
      seed: String(cuda.initialSeed()),
      state: cuda.getRngState().shape,
      summary: /allocatedBytes +\d+\.\d MiB/.test(cuda.memorySummary()),
      peak: cuda.memoryStats().allocatedBytes.smallPool.peak === cuda.maxMemoryAllocated(),
      beyond: thrown(() => cuda.synchronize('cuda:1')),
    }
  },

  pools: () => {
    const pool = new cuda.MemPool()
    const place = (make) => {
      const x = make(() => floats(4))
      const address = x.dataPtr()
      x.dispose()
      return address
    }
    const inside = (make) => cuda.useMemPool(pool, make)
    const outside = (make) => make()
    const [first, other, again, otherAgain] = [inside, outside, inside, outside].map(place)
    const nested = new cuda.MemPool({ useOnOom: true, noSplit: true })
    const both = cuda.useMemPool(pool, () => [place((make) => cuda.useMemPool(nested, make)), place(outside)])
    const during = cuda.useMemPool(pool, () => pool.useCount())
    return {
      reused: [first === again, other === otherAgain, first === other],
      nested: [both[0] === first, both[1] === first],
      counts: [pool.useCount(), during],
      apart: String(pool.id) !== String(nested.id),
      failed: thrown(() =>
        cuda.useMemPool(pool, () => {
          throw new RangeError('mine')
        }),
      ),
      left: place(outside) === other,
      promise: thrown(() => cuda.useMemPool(pool, async () => 1)),
      noPool: thrown(() => cuda.useMemPool({}, () => 1)),
      unknown: thrown(() => new cuda.MemPool({ useOnOOM: true })),
    }
  },

  streams: () => {
    const side = new cuda.Stream({ priority: -1 })
    const before = cuda.currentStream()
    const inside = cuda.stream(side, () => cuda.currentStream().equals(side))
    const failed = thrown(() =>
      cuda.stream(side, () => {
        throw new RangeError('mine')
      }),
    )
    side.waitStream(before)
    tensor([1]).to('cuda').recordStream(side)
    const [start, end] = [0, 1].map(() => new cuda.Event({ enableTiming: true }))
    start.record()
    end.record(side)
    return {
      inside,
      failed,
      promise: thrown(() => cuda.stream(side, async () => 1)),
      restored: cuda.currentStream().equals(before) && before.equals(cuda.defaultStream()),
      apart: side.equals(before),
      elapsed: start.elapsedTime(end),
      untimed: thrown(() => new cuda.Event().elapsedTime(end)),
    }
  },

  /** A stream that another library has made, by its address. */
  external: () => {
    const theirs = new cuda.ExternalStream(2 ** 40)
    const inside = cuda.stream(theirs, () => [ops.ones([2], onGpu).shape, cuda.currentStream().equals(theirs)])
    return {
      inside,
      zero: new cuda.ExternalStream(0n).equals(cuda.defaultStream()),
      restored: cuda.currentStream().equals(cuda.defaultStream()),
      kind: theirs instanceof cuda.Stream,
      wrong: [3, -2, 1.5, 2n ** 64n, '4096', null].map((pointer) => thrown(() => new cuda.ExternalStream(pointer))),
    }
  },

  peers: () => ({
    can: [cuda.canDeviceAccessPeer(0, 1), cuda.canDeviceAccessPeer('cuda:1', 'cuda:1')],
    wrong: thrown(() => cuda.canDeviceAccessPeer(0, 2)),
  }),

  /** How an operator that waits for the GPU is treated, by mode. */
  waits: () => {
    const x = ops.ones([2], onGpu).sum()
    const modes = ['default', 'error', 2, 'warn', 0].map((mode) => {
      cuda.setSyncDebugMode(mode)
      return [cuda.getSyncDebugMode(), thrown(() => typeof x.item())]
    })
    return warned({ modes, wrong: [3, -1, 'loud', null].map((mode) => thrown(() => cuda.setSyncDebugMode(mode))) })
  },

  ranges: () => {
    const { nvtx } = cuda
    nvtx.mark('here')
    const depths = [nvtx.rangePush('outer'), nvtx.range('within', () => nvtx.rangePush('inner'))]
    return {
      depths: [...depths, nvtx.rangePop(), nvtx.rangePop(), nvtx.rangePop()],
      failed: thrown(() =>
        nvtx.range('mine', () => {
          throw new RangeError('mine')
        }),
      ),
      wrong: [thrown(() => nvtx.mark(1)), thrown(() => nvtx.rangePush()), thrown(() => nvtx.range('x', async () => 1))],
      after: nvtx.rangePop(),
    }
  },

  /** Writes to a file the history of the allocator, and where existing blocks were allocated. */
  snapshot: (path, stacks) => {
    const { memory } = cuda
    memory._recordMemoryHistory('all', { stacks })
    const kept = floats(30)
    for (let i = 0; i < 3; i++) floats(20).dispose()
    memory._dumpSnapshot(path)
    memory._recordMemoryHistory(null)
    return {
      bytes: kept.numel() * 4,
      wrong: [
        thrown(() => memory._recordMemoryHistory('some')),
        thrown(() => memory._recordMemoryHistory('all', { context: 'none' })),
        thrown(() => memory._recordMemoryHistory('all', { maxEntries: 0 })),
        thrown(() => memory._recordMemoryHistory('all', { entries: 1 })),
        thrown(() => memory._dumpSnapshot('/none/of/this')),
      ],
    }
  },

  /** The allocators' statistics for a pinned tensor of 4,000 bytes and two large tensors on the GPU. */
  statistics: () => {
    const pinned = ops.ones([1000]).pinMemory()
    const kept = floats(30)
    floats(30).dispose()
    const host = cuda.hostMemoryStats()
    pinned.dispose()
    cuda.resetPeakHostMemoryStats()
    const after = cuda.hostMemoryStats()
    cuda.resetAccumulatedHostMemoryStats()
    const { allocation, reservedBytes, ...rest } = cuda.memoryStats()
    return {
      host,
      after: [after.activeRequests.peak, after.allocations.current],
      forgotten: cuda.hostMemoryStats().allocations.allocated,
      allocation: allocation.all,
      reserved: reservedBytes.largePool.current / kept.numel() / 4,
      rest: [rest.numAllocRetries, rest.numOoms, rest.numDeviceAlloc, rest.numDeviceFree, rest.maxSplitSize],
      oversize: rest.oversizeAllocations,
    }
  },

  dumped: (path) => {
    const graph = new cuda.CUDAGraph({ keepGraph: true })
    cuda.graph(graph, () => ops.ones([2], onGpu).mul(2))
    graph.debugDump(path)
    graph.replay()
    const wrong = [new cuda.CUDAGraph(), graph].map((one, i) => thrown(() => one.debugDump(i === 0 ? path : 1)))
    return {
      written: readFileSync(path, 'utf8'),
      wrong: [...wrong, thrown(() => new cuda.CUDAGraph({ keepGraph: 1 }))],
    }
  },

  sensors: () =>
    Object.fromEntries(
      ['utilization', 'memoryUsage', 'deviceMemoryUsed', 'temperature', 'powerDraw', 'clockRate'].map((name) => [
        name,
        thrown(() => cuda[name]()),
      ]),
    ),

  graphs: () => {
    const draw = () => ops.rand([8], onGpu)
    const rounds = [0, 1, 2].map(() => {
      const graph = new cuda.CUDAGraph()
      const said = [
        () => draw().sum().item(),
        () => {
          throw new RangeError('mine')
        },
        async () => 1,
        () => cuda.graph(new cuda.CUDAGraph(), draw),
      ].map((fn) => thrown(() => cuda.graph(graph, fn)))
      // After each failure: a draw, a capture, a replay.
      const result = cuda.graph(graph, draw)
      graph.replay()
      const again = thrown(() => cuda.graph(graph, draw))
      const [outside, capturing] = [draw().shape, cuda.isCurrentStreamCapturing()]
      return { said, again, shape: result.shape, outside, capturing }
    })
    const generator = new Generator('cuda')
    const graph = new cuda.CUDAGraph()
    graph.registerGeneratorState(generator)
    cuda.graph(graph, () => ops.rand([4], { ...onGpu, generator }))
    graph.replay()
    manualSeed(1)
    const wrong = thrown(() => new cuda.CUDAGraph().registerGeneratorState(new Generator()))
    return { rounds, wrong, onDefault: cuda.currentStream().equals(cuda.defaultStream()) }
  },

  /**
   * Garbage of old objects and an operator that writes, then backward passes; `collector: false` shows what the
   * collector does.
   */
  memory: (collector = true) => {
    if (!collector) {
      nativeCuda.onLowMemory(() => {})
      part('binding/collector').collectAllWhen(() => false)
      part('binding/collector').collectGarbage = () => 32 * MiB
    }
    cuda.setMemoryFraction(0.9)
    const writing = () => {
      let kept = Array.from({ length: 7 }, () => floats(100))
      for (let i = 0; i < 5000; i++) ops.ones([256])
      kept = kept.length
      const [source, out] = [floats(100), ops.empty([0], onGpu)]
      const said = thrown(() => ops.add(source, 1, { out }).shape)
      for (const one of [source, out]) one.dispose()
      return said
    }
    const training = () => {
      for (let i = 0; i < 60; i++) {
        let y = ops.empty([(50 * MiB) / 4], { ...onGpu, requiresGrad: true })
        for (let j = 0; j < 4; j++) y = y.mul(y)
        y.sum().backward()
      }
    }
    return { writing: [writing(), writing()], training: thrown(training), failures: cuda.memoryStats().numOoms }
  },

  /** A compiled function whose tensors are on one GPU while another is the current one. */
  compiled: () => {
    const { compile } = part('compile')
    const double = compile((x) => x.mul(2).add(1), { verify: false })
    const x = ops.ones([8], { device: 'cuda:1' })
    for (let i = 0; i < 10; i++) double(x)
    const both = compile((y) => [y.to('cuda:0').mul(2), y.mul(2)], { verify: false })
    for (let i = 0; i < 10; i++) both(x)
    const [current, device] = [cuda.currentDevice(), double(x).device]
    return warned({ current, device })
  },

  /** An eager step, one on a side stream, and a capture of a third, as in docs/cuda.md. */
  steps: () => {
    const weight = ops.ones([8, 8], { ...onGpu, requiresGrad: true })
    const x = ops.ones([8, 8], onGpu)
    const step = () => {
      const loss = x.mul(weight).sum()
      loss.backward()
      weight.grad = null
    }
    step()
    const side = new cuda.Stream()
    side.waitStream(cuda.currentStream())
    cuda.stream(side, () => {
      for (let i = 0; i < 3; i++) step()
    })
    cuda.currentStream().waitStream(side)
    return warned({ said: thrown(() => cuda.graph(new cuda.CUDAGraph(), step)) })
  },

  /** A compiled function, with other kernels chosen in between. */
  chosen: () => {
    const { compile } = part('compile')
    const { cuda: kernels } = part('backends')
    const double = compile((x) => x.mul(2).add(1), { verify: false })
    const x = ops.ones([8], onGpu)
    for (const value of [false, true, true]) {
      if (kernels.matmul.allowTf32 !== value) kernels.matmul.allowTf32 = value
      for (let i = 0; i < 8; i++) double(x)
    }
    return {}
  },

  graphed: () => {
    const { Module, Parameter } = part('nn')
    class Scale extends Module {
      weight = new Parameter(ops.ones([4], onGpu))
      forward(x) {
        return x.mul(this.weight)
      }
    }
    const module = new Scale()
    const sample = () => ops.ones([4], { ...onGpu, requiresGrad: true })
    const graphed = cuda.makeGraphedCallables(module, [sample()])
    const x = sample()
    for (let i = 0; i < 2; i++) graphed.forward(x).sum().backward()
    module.eval()
    const asWritten = String(module.forward(x).gradFn)
    module.train()
    const pair = cuda.makeGraphedCallables(
      [(a, b) => [a.add(b), a.mul(2)], (a) => a.mul(3)],
      [[sample(), ops.ones([4], onGpu)], [ops.ones([4], onGpu)]],
    )
    const [sum, twice] = pair[0](sample(), ops.ones([4], onGpu))
    return warned({
      same: graphed === module,
      grads: [x.grad.shape, module.weight.grad.shape],
      asWritten,
      pair: [sum.requiresGrad, twice.shape, pair[1](ops.ones([4], onGpu)).requiresGrad],
      wrong: [
        thrown(() => graphed.forward(ops.ones([5], onGpu))),
        thrown(() => cuda.makeGraphedCallables(1, [sample()])),
        thrown(() => cuda.makeGraphedCallables((y) => y.mul(2), [tensor([1])])),
        thrown(() => cuda.makeGraphedCallables((y) => y.sum().item(), [sample()])),
        thrown(() => cuda.makeGraphedCallables((_a, b) => b.mul(2), [sample(), sample()])),
      ],
    })
  },

  devices: () => {
    const inside = cuda.device(1, () => [cuda.currentDevice(), ops.ones([1], onGpu).device])
    const failed = thrown(() =>
      cuda.device('cuda:1', () => {
        throw new RangeError('mine')
      }),
    )
    const unchanged = cuda.device(-1, () => cuda.currentDevice())
    const beyond = thrown(() => cuda.device(2, () => 1))
    return {
      inside,
      failed,
      unchanged,
      beyond,
      after: cuda.currentDevice(),
      promise: thrown(() => cuda.device(1, async () => 1)),
    }
  },

  /** The messages where no GPU can be used. */
  unusable: () => ({
    available: cuda.isAvailable(),
    explain: cuda.explain(),
    use: thrown(() => cuda.synchronize('cuda:0')),
    tensor: thrown(() => ops.ones([2], onGpu)),
    bf16: cuda.isBf16Supported(),
    codes: cuda.getArchList(),
    cudnn: part('backends').cudnn.version(),
    cpu: ops.ones([2]).toArray(),
  }),

  /**
   * What 1,000 dropped results of this many MiB need from the GPU and from V8's collector, once the allocator has its
   * blocks, and the largest share of the GPU that they take.
   */
  dropped: async (mebibytes) => {
    let collections = 0
    new PerformanceObserver((list) => {
      collections += list.getEntries().length
    }).observe({ entryTypes: ['gc'] })
    const x = floats(mebibytes)
    const run = (thousands) => {
      for (let i = 0; i < 1000 * thousands; i++) x.mul(2)
    }
    const asked = () => readFileSync(process.env.PRETEND_LOG, 'utf8').match(/^\w+/gm)
    // The observer is called from the event loop.
    const settle = () => new Promise((resolve) => setTimeout(resolve, 20))
    // By then V8's first marking of old objects is over, during which some garbage outlives a collection.
    for (let i = 0; i < 12; i++) {
      run(1)
      await settle()
    }
    const before = asked().length
    collections = 0
    run(8)
    await settle()
    const calls = {}
    for (const what of asked().slice(before)) calls[what] = (calls[what] ?? 0) + 1 / 8
    return {
      calls,
      collections: collections / 8,
      share: cuda.maxMemoryAllocated() / cuda.memGetInfo()[1],
    }
  },

  /** Results of several sizes in turn, whose blocks the allocator cannot exchange: the most memory in use at once. */
  mixed: () => {
    const sizes = [2 ** -10, 16, 64, 256].map(floats)
    for (let i = 0; i < 3000; i++) sizes[i % 4].mul(2)
    return cuda.maxMemoryAllocated() / cuda.memGetInfo()[1]
  },

  /** A second copy of the package collects its own garbage, and that of the first. */
  copies: () => {
    const [own, other] = [ops, require('../../../dist/index.js')]
    for (const { empty } of [own, other, own]) for (let i = 0; i < 40; i++) empty([(100 * MiB) / 4], onGpu)
    return cuda.memoryStats().numOoms
  },

  /** What happens to captures for a compiled function; the log has the number of replays. */
  refused: () => {
    const { compile } = part('compile')
    const double = compile((x) => x.mul(2).add(1), { verify: false })
    const x = ops.ones([8], onGpu)
    for (let i = 0; i < 12; i++) double(x)
    return warned({ capturing: cuda.isCurrentStreamCapturing() })
  },

  libraries: () =>
    readFileSync('/proc/self/maps', 'utf8')
      .match(/libnvrtc[\w.-]*/g)
      .filter((name, at, all) => all.indexOf(name) === at)
      .sort(),

  hostile: () => {
    const external = [nativeCuda.newEvent(0), nativeCuda.newGraph()]
    const values = [undefined, null, -1, 99, 1.5, Number.NaN, 5n, -1n, 'x', {}, true, ...external]
    for (const [name, call] of Object.entries(nativeCuda)) {
      if (name === 'onLowMemory' || name === 'registerGenerator') continue
      for (const value of values) thrown(() => call(value, value, value, value))
      for (const value of values) thrown(() => call(external[1], value, 1n, 0n, 0))
      if (nativeCuda.isCapturing()) thrown(() => nativeCuda.endCapture(external[1]))
    }
    return { alive: tensor([1]).to('cuda').device }
  },

  worker: async () => {
    const side = new cuda.Stream()
    cuda.setStream(side)
    const code = `process.argv[2] = 'none'
      const cuda = require(${JSON.stringify(join(__dirname, '../../../dist/cuda'))})
      const ops = require(${JSON.stringify(join(__dirname, '../../../dist/generated/ops'))})
      for (let i = 0; i < 40; i++) ops.empty([${(100 * MiB) / 4}], { device: 'cuda' })
      require('node:worker_threads').parentPort.postMessage(cuda.currentStream().equals(cuda.defaultStream()))`
    const own = []
    for (let i = 0; i < 3; i++) {
      const worker = new Worker(code, { eval: true })
      worker.on('message', (isDefault) => own.push(isDefault))
      await new Promise((resolve, reject) => worker.on('exit', resolve).on('error', reject))
    }
    return { own, mine: cuda.currentStream().equals(side), failures: cuda.memoryStats().numOoms }
  },
}

const [name, ...args] = process.argv.slice(2)
Promise.resolve(scenarios[name](...args.map(JSON.parse))).then((result) => console.log(JSON.stringify(result)))
