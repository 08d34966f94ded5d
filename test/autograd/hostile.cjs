// Hooks, Functions and transforms that fail in bad ways, in their own process. Argument: the name of the story.
const { once } = require('node:events')
const { Worker, isMainThread, parentPort, workerData } = require('node:worker_threads')
const torch = require('../..')
const { autograd } = torch

const leaf = () => torch.ones([8], { requiresGrad: true })

const throwing = (value) => () => {
  throw value
}

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

const values = () => [undefined, null, 0, 'text', Symbol('s'), new Error('e'), Object.freeze({}), revoked()]

/** What fn throws, in an array; an empty array if it throws nothing. */
function caught(fn) {
  try {
    fn()
  } catch (value) {
    return [value]
  }
  return []
}

/** Every way in which native calls JavaScript, with JavaScript that throws `value`. */
const ways = {
  hook: (value) => {
    const x = leaf()
    x.registerHook(throwing(value))
    x.mul(2).sum().backward()
  },
  accumulated: (value) => {
    const x = leaf()
    x.registerPostAccumulateGradHook(throwing(value))
    x.mul(2).sum().backward()
  },
  backward: (value) =>
    functionOf((_, x) => x.mul(2), throwing(value))
      .apply(leaf())
      .sum()
      .backward(),
  forward: (value) => functionOf(throwing(value), (_, g) => g).apply(leaf()),
  pack: (value) => autograd.graph.savedTensorsHooks(throwing(value), throwing(value), () => leaf().exp()),
  unpack: (value) => {
    const y = autograd.graph.savedTensorsHooks(
      (t) => t.shape,
      throwing(value),
      () => leaf().exp(),
    )
    y.sum().backward()
  },
  getter: (value) => {
    const x = leaf()
    x.registerHook(() => Object.defineProperty({}, 'x', { get: throwing(value) }).x)
    x.mul(2).sum().backward()
  },
  transform: (value) => autograd.func.grad(throwing(value))(torch.ones([2])),
}

function functionOf(forward, backward) {
  return class Made extends autograd.Function {
    static forward = forward
    static backward = backward
  }
}

function trainedLoss() {
  const x = torch.ones([4], { requiresGrad: true })
  x.registerHook((g) => g.mul(2))
  x.pow(2).sum().backward()
  return x.grad.toArray()
}

const stories = {
  throws() {
    const wrong = []
    for (let round = 0; round < 50; round++) {
      for (const value of values()) {
        for (const [name, way] of Object.entries(ways)) {
          const thrown = caught(() => way(value))
          if (thrown.length !== 1 || !Object.is(thrown[0], value)) wrong.push(name)
        }
      }
    }
    return { wrong, after: trainedLoss() }
  },

  /** 20,000 steps that make, use and drop hooks, Functions, checkpoints and transforms. */
  longLoop() {
    const Double = functionOf(
      (ctx, x) => {
        ctx.saveForBackward(x)
        return x.mul(2)
      },
      (ctx, g) => g.mul(2).add(ctx.savedTensors[0].mul(0)),
    )
    const w = torch.ones([1000], { requiresGrad: true })
    let before
    for (let step = 0; step < 20_000; step++) {
      const h = w.mul(2)
      h.registerHook((g) => g.mul(0.5))
      const y = step % 10 === 0 ? autograd.checkpoint((x) => Double.apply(x).exp(), h) : Double.apply(h)
      y.sum().backward()
      w.grad = null
      if (step === 2000) before = process.memoryUsage.rss()
    }
    const grown = (process.memoryUsage.rss() - before) / 2 ** 20
    return { grown, after: trainedLoss() }
  },

  overflow() {
    const x = leaf()
    const recurse = () => recurse() + 1
    x.registerHook(recurse)
    const [error] = caught(() => x.sum().backward())
    return { name: error.constructor.name, after: trainedLoss() }
  },

  exitInHook() {
    const x = leaf()
    x.registerHook(() => process.exit(7))
    x.sum().backward()
  },

  uncaught() {
    const x = leaf()
    x.registerHook(throwing(new RangeError('mine')))
    x.sum().backward()
  },

  /** A hook that removes itself, its tensor and the graph that is running. */
  disposes() {
    const x = leaf()
    const y = x.mul(2)
    const z = y.exp().sum()
    const handle = y.registerHook((g) => {
      handle.remove()
      y.dispose()
      x.dispose()
      z.dispose()
      g.dispose()
      for (let i = 0; i < 1000; i++) torch.ones([1000])
    })
    z.backward()
    return { disposed: [x.disposed, y.disposed], after: trainedLoss() }
  },

  /** A result or gradient that has been disposed of, and ids that never existed. */
  disposedResults() {
    const gone = torch.ones([8])
    gone.dispose()
    const codes = [() => gone, () => ({ id: 3 }), () => 3, () => [gone]].map((give) => {
      const x = leaf()
      x.registerHook(give)
      const Made = functionOf((_, a) => a.mul(2), give)
      const both = [() => x.sum().backward(), () => Made.apply(leaf()).sum().backward()]
      return both.map((fn) => caught(fn).map((error) => error.code ?? error.constructor.name)[0])
    })
    return { codes, after: trainedLoss() }
  },

  /** Threads stopped at any moment of a backward pass that calls JavaScript. */
  async terminated() {
    for (let i = 0; i < 12; i++) {
      const worker = new Worker(__filename, { workerData: 'forever' })
      await once(worker, 'message')
      await new Promise((resolve) => setTimeout(resolve, i * 3))
      await worker.terminate()
    }
    const anomaly = autograd.isAnomalyEnabled()
    const [, tangent] = autograd.func.jvp((a) => a.mul(3), [torch.ones([1])], [torch.ones([1])])
    return { anomaly, tangent: tangent.item(), after: trainedLoss() }
  },

  forever() {
    const Double = functionOf(
      (_, x) => x.mul(2),
      (_, g) => g.mul(2),
    )
    const x = leaf()
    x.registerHook((g) => g.mul(0.5))
    parentPort.postMessage('ready')
    for (;;) {
      autograd.detectAnomaly(() => Double.apply(x.exp()).sum().backward())
      autograd.func.jvp((a) => a.exp().sin(), [torch.ones([8])], [torch.ones([8])])
      x.grad = null
    }
  },
}

const story = isMainThread ? process.argv[2] : workerData
Promise.resolve(stories[story]()).then((result) => isMainThread && console.log(JSON.stringify(result)))
