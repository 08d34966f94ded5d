// The checks on a GPU that run.sh makes beside the tests: node checks.cjs NAME, each in its own process. The last line
// is the result, and the exit code says whether it is right. Without a GPU the same is done on the CPU.
const { spawnSync } = require('node:child_process')
const torch = require('../../dist/index.js')

const { cuda, nn } = torch
const onGpu = cuda.isAvailable()
const device = onGpu ? 'cuda' : 'cpu'
const MiB = 2 ** 20
const F = nn.functional
// TF32's 10 bits would be the largest difference of all.
torch.backends.cudnn.allowTf32 = false

function distance(a, b) {
  const [x, y] = [a, b].map((one) => one.detach().cpu().to('float64'))
  return x.sub(y).abs().max().item() / Math.max(1, y.abs().max().item())
}

function agree(what, found, expected, tolerance = 1e-3) {
  const apart = distance(found, expected)
  if (!(apart <= tolerance)) throw new Error(`${what} is ${apart} apart from the CPU's, more than ${tolerance}`)
  return `${what}: ${apart.toExponential(1)} apart from the CPU's`
}

/** One operator of each library: its own kernels, cuBLAS, cuDNN, cuSOLVER, cuFFT, attention, NVRTC. */
const operators = {
  add: (x) => x.add(x, { alpha: 2 }),
  matmul: (x) => x.matmul(x),
  conv: (x) => F.conv2d(x.reshape([1, 1, 64, 64]), x.narrow(0, 0, 3).narrow(1, 0, 3).reshape([1, 1, 3, 3])),
  solve: (x) => torch.linalg.solve(x.add(torch.eye(64, { device: x.device }).mul(64)), x),
  rfft: (x) => torch.fft.rfft(x).abs(),
  attention: (x) => {
    const q = x.reshape([1, 4, 16, 64])
    return F.scaledDotProductAttention(q, q, q)
  },
  bessel: (x) => torch.special.besselJ0(x),
}

/** Python's time for each of 1,000 additions in microseconds; NaN where Python has no GPU. */
function pythonAdds(size) {
  const code = `
import time, torch
x = torch.ones(${size}, device="cuda")
for times in (50, 1000):
    torch.cuda.synchronize()
    start = time.perf_counter()
    for _ in range(times): x + 1
    torch.cuda.synchronize()
print((time.perf_counter() - start) * 1e3)`
  const { stdout } = spawnSync(process.env.TORCHNODE_PYTHON || 'python3', ['-c', code], {
    encoding: 'utf8',
    timeout: 15_000,
  })
  return stdout ? Number(stdout) : Number.NaN
}

function model() {
  torch.manualSeed(0)
  const made = new nn.Sequential(new nn.Linear(64, 256), new nn.ReLU(), new nn.Linear(256, 64))
  made.to(device)
  const optimizer = new torch.optim.Adam(made.parameters(), { lr: 1e-3 })
  return (x) => {
    const loss = F.mseLoss(made.forward(x), x)
    loss.backward()
    optimizer.step()
    optimizer.zeroGrad()
    return loss
  }
}

const batches = (count, rows = 128) => {
  torch.manualSeed(1)
  return Array.from({ length: count }, () => torch.rand([rows, 64]).to(device))
}

const checks = {
  operators: () => {
    const failed = Object.keys(operators).filter((name) => {
      const { status, signal } = spawnSync(process.execPath, [__filename, name], { stdio: 'inherit', timeout: 20_000 })
      if (status !== 0) console.log(`${name} ended with ${signal ?? status}`)
      return status !== 0
    })
    if (failed.length > 0) throw new Error(`wrong or dead: ${failed.join(', ')}`)
    return `${Object.keys(operators).length} operators are right, and their processes end well`
  },

  ...Object.fromEntries(
    Object.entries(operators).map(([name, run]) => [
      name,
      () => {
        torch.manualSeed(0)
        const x = torch.randn([64, 64])
        return agree(name, run(x.to(device)), run(x))
      },
    ]),
  ),

  /** Captures a graph by hand after an eager step, whose loss and graph must not outlive it. */
  handmade: () => {
    if (!onGpu) return 'a graph by hand needs a GPU'
    const [eager, graphed] = [model(), model()]
    const data = batches(8)
    const expected = data.map((x) => eager(x).item())
    const x = data[0].clone()
    const found = [graphed(x).item()]
    const side = new cuda.Stream()
    side.waitStream(cuda.currentStream())
    cuda.stream(side, () => {
      for (let i = 1; i < 4; i++) found.push(graphed(x.copy_(data[i])).item())
    })
    cuda.currentStream().waitStream(side)
    const graph = new cuda.CUDAGraph()
    const loss = cuda.graph(graph, () => graphed(x))
    for (let i = 4; i < data.length; i++) {
      x.copy_(data[i])
      graph.replay()
      found.push(loss.item())
    }
    return agree('the losses of a graph by hand', torch.tensor(found), torch.tensor(expected))
  },

  compiled: () => {
    const [eager, other] = [model(), model()]
    const step = torch.compile(other)
    const losses = batches(10).map((x) => [step(x).item(), eager(x).item()])
    const [found, expected] = [0, 1].map((place) => torch.tensor(losses.map((pair) => pair[place])))
    return agree('the losses of ten compiled steps', found, expected)
  },

  /** Makes 1,000 additions of 64 MiB: the CPU must keep ahead of the GPU, as in Python. */
  adds: () => {
    const size = ((onGpu ? 64 : 1) * MiB) / 4
    const x = torch.ones([size], { device })
    const run = (times) => {
      for (let i = 0; i < times; i++) x.add(1)
      if (onGpu) cuda.synchronize()
    }
    run(50)
    const start = process.hrtime.bigint()
    run(1000)
    const ours = Number(process.hrtime.bigint() - start) / 1e6
    const theirs = onGpu ? pythonAdds(size) : Number.NaN
    const said = `${ours.toFixed(0)} us for each of 1,000 additions, Python's ${theirs.toFixed(0)}`
    if (ours > 1.5 * theirs) throw new Error(`${said}: more than half as much again`)
    return said
  },

  /** Trains with ten times as much garbage as the memory that it may use. */
  fraction: () => {
    if (!onGpu) return 'a share of the memory needs a GPU'
    const [, total] = cuda.memGetInfo()
    cuda.setMemoryFraction(0.1)
    const step = model()
    const rows = Math.floor((0.002 * total) / 256)
    const steps = 40
    const x = torch.rand([rows, 64], { device })
    for (let i = 0; i < steps; i++) step(x)
    const { numOoms } = cuda.memoryStats()
    if (numOoms > 0) throw new Error(`${numOoms} allocations failed`)
    return `${steps} steps in a tenth of the memory, ${Math.round(cuda.maxMemoryReserved() / MiB)} MiB at most`
  },

  /**
   * Runs a pinned loader that gathers on another thread around a compiled step, then the profiler, then an index that
   * is out of range.
   */
  around: async () => {
    const data = torch.rand([2048, 64])
    const loader = new torch.data.DataLoader(new torch.data.TensorDataset(data), {
      batchSize: 128,
      shuffle: true,
      prefetchFactor: 2,
      device,
      pinMemory: onGpu,
    })
    const step = torch.compile(model())
    let [first, last] = [0, 0]
    for (let epoch = 0; epoch < 4; epoch++) {
      for (const [x] of loader) {
        last = step(x).item()
        first ||= last
      }
    }
    if (!(last < first)) throw new Error(`the loss went from ${first} to ${last}`)
    const recording = torch.profiler.profile({}, () =>
      torch
        .ones([512, 512], { device })
        .matmul(torch.ones([512, 512], { device }))
        .sum()
        .item(),
    )
    if (!/matmul/.test(recording.keyAverages().table())) throw new Error('the profiler saw no matmul')
    const { status, signal } = spawnSync(process.execPath, [__filename, 'outside'], {
      stdio: 'inherit',
      timeout: 10_000,
    })
    if (status !== 1)
      throw new Error(`after an index that is out of range the process ended with ${signal ?? status}, not 1`)
    return `loss ${first.toFixed(3)} to ${last.toFixed(3)} by a prefetched loader; profiled; an index out of range ended a process well`
  },

  /** Ends with exit code 1 because of the error: not with a signal, and not with 0. */
  outside: () =>
    torch
      .ones([4], { device })
      .indexSelect(0, torch.tensor([9n]).to(device))
      .sum()
      .item(),
}

const [name] = process.argv.slice(2)
if (!Object.hasOwn(checks, name ?? ''))
  throw new Error(`checks.cjs takes one of ${Object.keys(checks).join(', ')}, got ${name}`)
Promise.resolve()
  .then(checks[name])
  .then(
    (said) => console.log(said),
    (error) => {
      console.log(error.stack)
      console.log(`${error.code ?? error.name}: ${error.message.slice(0, 200)}`)
      process.exitCode = 1
    },
  )
