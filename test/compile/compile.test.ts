import { spawn } from 'node:child_process'
import { join } from 'node:path'
import * as torch from '../../lib'
import { compile, nn, Tensor } from '../../lib'
import { answer, ended } from '../support/child'
import { expectCompiledAlike } from '../support/compiled'

const { rand, ones, zeros, tensor } = torch

/** Calls a function plainly and compiled on the same arguments. */
function both<Args extends unknown[]>(
  fn: (...args: Args) => Tensor,
  ...calls: Args[]
): [plain: unknown[], compiled: unknown[]] {
  const compiled = compile(fn)
  const values = (run: (...args: Args) => Tensor) => calls.map((args) => run(...args).toArray())
  return [values(fn), values(compiled)]
}

/** Counts how often the JavaScript of a function runs. */
function counted<Args extends unknown[], R>(
  fn: (...args: Args) => R,
): { runs: () => number; fn: (...args: Args) => R } {
  let runs = 0
  return {
    runs: () => runs,
    fn: (...args) => {
      runs++
      return fn(...args)
    },
  }
}

/** Recorded at the first call, and trusted at once. */
const atOnce = { warmup: 0, verify: false } as const

const x = rand([8, 4])

describe('a compiled function', () => {
  test('is replayed even if hooks are put on leaves that it does not use', () => {
    const w = ones([2]).requiresGrad_()
    const { fn, runs } = counted((a: Tensor) => {
      w.grad = null
      w.mul(a).sum().backward()
    })
    const step = compile(fn, atOnce)
    for (let i = 0; i < 6; i++) {
      const hook = rand([2])
        .requiresGrad_()
        .registerHook((grad) => grad)
      step(ones([2]).mul(i))
      hook.remove()
      expect((w.grad as Tensor | null)?.toArray()).toEqual([i, i])
    }
    expect(runs()).toBe(1)
  })

  test('gives what the function gives, and runs its JavaScript once', () => {
    const { fn, runs } = counted((a: Tensor, b: Tensor) => a.mm(b).relu().sum(0))
    const compiled = compile(fn, atOnce)
    for (let i = 0; i < 5; i++) {
      const [a, b] = [rand([3, 4]).sub(0.5), rand([4, 2])]
      expect(compiled(a, b).toArray()).toEqual(a.mm(b).relu().sum(0).toArray())
    }
    expect(runs()).toBe(1)
  })

  test.each<[string, (a: Tensor) => [Tensor, Tensor]]>([
    ['shape', (a) => [a, rand([2, 4])]],
    ['strides', (a) => [a, rand([4, 8]).t()]],
    ['dtype', (a) => [a, a.double()]],
    ['requiresGrad', (a) => [a, a.clone().requiresGrad_()]],
  ])('is recorded again for another %s, and then finds both recordings', (_, make) => {
    const { fn, runs } = counted((a: Tensor) => a.mul(2).sum())
    const compiled = compile(fn, atOnce)
    const given = make(x)
    for (let i = 0; i < 3; i++) {
      for (const one of given) expect(compiled(one).item()).toBe(one.mul(2).sum().item())
    }
    expect(runs()).toBe(2)
  })

  test('takes nested arrays and plain objects, and is recorded again for other plain values', () => {
    const { fn, runs } = counted(({ a, b }: { a: Tensor; b: Tensor[] }, k: number) => ({ product: a.mul(k), b, k }))
    const compiled = compile(fn, atOnce)
    const y = rand([8, 4])
    for (const k of [2, 2, 3, 2]) {
      const result = compiled({ a: x, b: [y] }, k)
      expect(result.product.toArray()).toEqual(x.mul(k).toArray())
      expect([result.b[0] === y, result.k]).toEqual([true, k])
    }
    expect(runs()).toBe(2)
  })

  test('notices two arguments that are the same tensor', () => {
    const add = (a: Tensor, b: Tensor) => a.add_(1).add(b)
    const compiled = compile(add)
    for (let i = 0; i < 2; i++) {
      expect(compiled(zeros([2]), ones([2])).toArray()).toEqual([2, 2])
      const one = zeros([2])
      expect(compiled(one, one).toArray()).toEqual([2, 2])
    }
  })

  test('sees changed values, dtypes and gradients of the tensors that it captured', () => {
    const w = ones([4]).requiresGrad_()
    const compiled = compile(() => w.mul(2))
    compiled()
    torch.noGrad(() => w.fill_(5))
    expect(compiled().toArray()).toEqual([10, 10, 10, 10])
    expect(compiled().requiresGrad).toBe(true)
    w.requiresGrad_(false)
    expect(compiled().requiresGrad).toBe(false)
    w.data = w.data.double()
    expect(compiled().dtype).toBe('float64')
  })

  test('knows grad mode, inference mode and autocast', () => {
    const w = ones([4]).requiresGrad_()
    const compiled = compile((a: Tensor) => a.matmul(w))
    const seen = () => [compiled(x).requiresGrad, compiled(x).dtype]
    for (let i = 0; i < 2; i++) {
      expect(seen()).toEqual([true, 'float32'])
      expect(torch.noGrad(seen)).toEqual([false, 'float32'])
      expect(torch.autograd.inferenceMode(seen)).toEqual([false, 'float32'])
      expect(torch.amp.autocast({ device: 'cpu' }, seen)).toEqual([true, 'bfloat16'])
    }
  })

  test('knows train and eval mode of the modules in it', () => {
    const model = new nn.Sequential(new nn.Linear(4, 4), new nn.Dropout(0.5))
    const compiled = compile(model)
    compiled(x)
    model.eval()
    for (let i = 0; i < 2; i++) expect(compiled(x).toArray()).toEqual(model.forward(x).toArray())
    model.train()
    torch.manualSeed(3)
    const dropped = compiled(x)
    torch.manualSeed(3)
    expect(dropped.toArray()).toEqual(model.forward(x).toArray())
  })

  test('gives results that can be differentiated, where it does not differentiate itself', () => {
    const w = ones([4]).requiresGrad_()
    const compiled = compile((a: Tensor) => a.mul(w).pow(2).sum())
    for (let i = 0; i < 3; i++) {
      w.grad = null
      compiled(x).backward()
      expect(w.grad!.allclose(x.pow(2).mul(2).sum(0))).toBe(true)
    }
  })

  test('adds to existing gradients, and leaves the others as the function does', () => {
    const w = ones([4]).requiresGrad_()
    const { fn, runs } = counted((a: Tensor) => a.mul(w).sum().backward())
    const compiled = compile(fn, atOnce)
    for (let i = 1; i <= 4; i++) {
      compiled(x)
      expect(w.grad!.allclose(x.sum(0).mul(i))).toBe(true)
    }
    expect(runs()).toBe(2)
    w.grad = null
    compiled(x)
    expect(w.grad!.allclose(x.sum(0))).toBe(true)
    expect(runs()).toBe(2)
  })

  test('gives an input that requires a gradient its gradient', () => {
    const compiled = compile((a: Tensor) => a.pow(3).sum().backward())
    for (let i = 0; i < 3; i++) {
      const a = tensor([1, 2, i]).requiresGrad_()
      compiled(a)
      expect(a.grad!.toArray()).toEqual([3, 12, 3 * i * i])
    }
  })

  test('holds custom functions, hooks, higher derivatives and clipped gradients', () => {
    class Square extends torch.autograd.Function {
      static override forward(ctx: torch.autograd.FunctionContext, a: Tensor) {
        ctx.saveForBackward(a)
        return a.mul(a)
      }
      static override backward(ctx: torch.autograd.FunctionContext, grad: Tensor) {
        return grad.mul(ctx.savedTensors[0] as Tensor).mul(2)
      }
    }
    const w = ones([4]).requiresGrad_()
    const hook = w.registerHook((grad) => grad.mul(0.5))
    const step = (a: Tensor) => {
      w.grad = null
      const y = (Square.apply(a.mul(w)) as Tensor).sum()
      const [first] = torch.autograd.grad([y], [w], { createGraph: true })
      first!.pow(2).sum().backward()
      nn.utils.clipGradNorm_([w], 0.5)
      return w.grad!.clone()
    }
    const [plain, compiled] = both(step, [x], [x.add(1)], [x.mul(3)], [x])
    expect(compiled).toEqual(plain)
    hook.remove()
  })

  test('draws the same random numbers as the function, and different ones in each call', () => {
    const noise = (a: Tensor) =>
      torch.nn.functional
        .dropout(a, 0.5)
        .add(torch.rand([4]))
        .add(torch.randnLike(a))
    torch.manualSeed(11)
    const plain = [noise(x), noise(x), noise(x)].map((t) => t.toArray())
    torch.manualSeed(11)
    const compiled = compile(noise)
    expect([compiled(x), compiled(x), compiled(x)].map((t) => t.toArray())).toEqual(plain)
  })

  test('is a part of another compiled function that calls it', () => {
    const inner = compile((a: Tensor) => a.mul(2))
    const outer = compile((a: Tensor) => inner(a).add(1))
    for (let i = 0; i < 3; i++) expect(outer(x).toArray()).toEqual(x.mul(2).add(1).toArray())
  })

  test('tells graphs made outside that the tensors they saved have changed', () => {
    const w = ones([4]).requiresGrad_()
    const loss = w.mul(w).sum()
    const compiled = compile(() => torch.noGrad(() => w.add_(1)))
    compiled()
    compiled()
    expect(() => loss.backward()).toThrow(/modified by an inplace operation/)
  })

  test.each([{}, { verify: false }])('leaves the same objects as gradients, with %p', (options) => {
    const [w, v] = [tensor([1, 2], { requiresGrad: true }), tensor([3], { requiresGrad: true })]
    const run = compile(
      (x: Tensor, g: Tensor) => {
        w.grad = null
        w.mul(x).sum().backward()
        v.grad = g
        return w.grad
      },
      { warmup: 0, ...options },
    )
    for (let i = 0; i < 6; i++) {
      const g = tensor([i])
      const result = run(tensor([i, 1]), g)
      expect(w.grad).toBe(result)
      expect(v.grad).toBe(g)
    }
    const before = w.grad
    v.grad = null
    expect(before?.toArray()).toEqual([5, 1])
  })

  test('keeps nothing of its intermediate tensors', () => {
    const compiled = compile((a: Tensor) => a.mul(2).add(1).exp().log().sum())
    for (let i = 0; i < 3; i++) compiled(x)
    torch.collectGarbage()
    const before = process.memoryUsage().rss
    const big = rand([1024, 1024])
    for (let i = 0; i < 50; i++) compiled(big)
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20)
  })
})

describe('many, repeat and async', () => {
  test('many returns all results in order, whatever their shapes, and reports its progress', () => {
    const compiled = compile((a: Tensor) => a.sum())
    const batches: [Tensor][] = [1, 2, 3, 4, 5, 6, 7].map((n) => [ones([n === 4 ? 2 : 3]).mul(n)])
    const told: [number, number][] = []
    const results = compiled.many(batches, {
      chunk: 3,
      onProgress: (done, last) => told.push([done, Number(last.item())]),
    })
    expect(results.map((result) => result.item())).toEqual([3, 6, 9, 8, 15, 18, 21])
    expect(told).toEqual([
      [3, 9],
      [6, 18],
      [7, 21],
    ])
  })

  test('repeat returns the last result', () => {
    const count = zeros([1])
    const compiled = compile((by: number) => count.add_(by).clone())
    expect(compiled.repeat(10, 2).item()).toBe(20)
    expect(compiled.repeat(5, 2).item()).toBe(30)
  })

  test('async lets timers fire, and settles with the result of the call', async () => {
    const compiled = compile((a: Tensor) => {
      let y = a
      for (let i = 0; i < 100; i++) y = y.mm(a)
      return y.sum()
    }, atOnce)
    const big = rand([300, 300]).div(300)
    const first = await compiled.async(big)
    let ticks = 0
    const timer = setInterval(() => ticks++, 1)
    const later = await compiled.async(big)
    clearInterval(timer)
    expect(later.item()).toBe(first.item())
    expect(ticks).toBeGreaterThan(2)
  })

  test('calls of async run at the same time, and beside plain calls, if they change nothing that lasts', async () => {
    const w = rand([200, 200])
    const compiled = compile((a: Tensor) => a.mm(w).mm(w).relu().sum(1), atOnce)
    const plain = (a: Tensor) => a.mm(w).mm(w).relu().sum(1).toArray()
    const inputs = Array.from({ length: 20 }, (_, i) => rand([i % 2 ? 200 : 100, 200]))
    const pending = inputs.map((a) => compiled.async(a))
    for (const a of inputs) expect(compiled(a).toArray()).toEqual(plain(a))
    for (const [i, y] of (await Promise.all(pending)).entries()) expect(y.toArray()).toEqual(plain(inputs[i]))
  })

  test('async is refused while a call that changes what lasts is running', async () => {
    const count = zeros([300, 300])
    const compiled = compile((by: Tensor) => count.add_(by.mm(by).mm(by)).sum(), atOnce)
    const by = rand([300, 300])
    compiled(by)
    const pending = compiled.async(by)
    expect(() => compiled(by)).toThrow(/still running, and changes what lasts beyond a call; await its promise/)
    await expect(compiled.async(by)).rejects.toMatchObject({ code: 'ERR_COMPILE' })
    await pending
  })

  test('what meets a running async is refused where one would change what the other uses', async () => {
    const layer = new nn.Linear(64, 64)
    const step = compile((x: Tensor) => {
      layer.zeroGrad()
      const loss = layer.forward(x).tanh().sum()
      loss.backward()
      torch.noGrad(() => layer.weight.sub_((layer.weight.grad as Tensor).mul(0.01)))
      return loss.detach()
    }, atOnce)
    const halve = compile(() => torch.noGrad(() => layer.weight.mul_(0.5)).sum(), atOnce)
    const read = compile((x: Tensor) => layer.forward(x).sum().detach(), atOnce)
    const x = rand([64, 64])
    for (let i = 0; i < 3; i++) for (const use of [() => step(x), () => halve(), () => read(x)]) use()
    const busy = expect.objectContaining({ code: 'ERR_BUSY' })
    const other = rand([64, 64])
    const running = step.async(x)
    for (const change of [
      () => halve(),
      () => read(x),
      () => layer.weight.add(1),
      () => layer.weight.toArray(),
      () => layer.weight.mul(other).sum().backward(),
      () => layer.bias?.sum().backward(),
    ]) {
      expect(change).toThrow(busy)
    }
    for (const use of [halve.async(), read.async(x)]) await expect(use).rejects.toEqual(busy)
    other.requiresGrad_().sum().backward()
    await running
    const reading = read.async(x)
    await expect(halve.async()).rejects.toEqual(busy)
    await expect(read.async(x)).resolves.toBeInstanceOf(Tensor)
    expect(layer.weight.add(1).shape).toEqual([64, 64])
    await reading
    await halve.async()
  })

  test('async runs in the modes of its call', async () => {
    const compiled = compile(new nn.Linear(4, 2), atOnce)
    const a = rand([3, 4])
    for (const grad of [true, false, true, false]) {
      const y = await (grad ? compiled.async(a) : torch.noGrad(() => compiled.async(a)))
      expect(y.requiresGrad).toBe(grad)
    }
    const squared = compile((b: Tensor) => b.mm(b), atOnce)
    const b = rand([4, 4])
    squared(b)
    const cast = torch.amp.autocast({ device: 'cpu' }, () => squared.async(b))
    expect([(await cast).dtype, (await squared.async(b)).dtype]).toEqual(['bfloat16', 'float32'])
  })

  test('an option that does not exist is refused', () => {
    expect(() => compile((a: Tensor) => a, { freeze: true } as never)).toThrow(/no option "freeze".*freezing/)
  })

  test('async rejects with the error that an operator throws', async () => {
    const index = tensor([0], { dtype: 'int64' })
    const compiled = compile((a: Tensor) => a.indexSelect(0, index), atOnce)
    compiled(x)
    index.fill_(99)
    await expect(compiled.async(x)).rejects.toMatchObject({ code: 'ERR_INDEX' })
    index.fill_(1)
    expect((await compiled.async(x)).toArray()).toEqual([(x.toArray() as number[][])[1]])
  })

  test.each([0, -1, 1.5, '3', undefined])('repeat and chunk refuse %p', (n) => {
    const compiled = compile((a: Tensor) => a.sum())
    expect(() => compiled.repeat(n as number, x)).toThrow(/whole number from 1/)
    if (n !== undefined) expect(() => compiled.many([[x]], { chunk: n as number })).toThrow(/whole number from 1/)
  })
})

describe('what cannot be recorded is refused with its line', () => {
  const cases: [string, (a: Tensor) => unknown, RegExp][] = [
    ['a value that is read', (a) => a.sum().item(), /value is read/],
    ['a branch on a value', (a) => (a.sum().item() ? a : a.mul(2)), /value is read/],
    ['printing', (a) => String(a), /values are read/],
    ['values as an array', (a) => a.toArray(), /values are read/],
    ['a mask that selects', (a) => a.maskedSelect(a.gt(0.5)), /shape depends on values/],
    ['a mask as an index', (a) => a.at(a.gt(0.5)), /shape depends on values/],
    ['unique', (a) => torch.nonzero(a), /shape depends on values/],
    ['equality', (a) => torch.equal(a, a), /reads a tensor's value/],
    ['a seed', () => torch.manualSeed(1), /generator is seeded/],
    ['a sparse tensor', (a) => a.toSparse().sum(), /for dense tensors/],
    ['replaced memory', (a) => (a.data = a.mul(2)), /memory is replaced/],
  ]
  test.each(cases)('%s', (_, fn, message) => {
    const compiled = compile(fn, { fullgraph: true })
    for (let i = 0; i < 2; i++) {
      expect(() => compiled(rand([2, 2]))).toThrow(
        expect.objectContaining({ code: 'ERR_COMPILE', message: expect.stringMatching(message) }),
      )
    }
    expect(() => compiled(rand([2, 2]))).toThrow(/compile\.test\.ts:\d+/)
    expect(compile((a: Tensor) => a.add(1))(zeros([1])).item()).toBe(1)
  })

  test('a promise, and a value that is not a function', () => {
    expect(() => compile(async (a: Tensor) => a, { fullgraph: true })(x)).toThrow(/returned a promise/)
    expect(() => compile(3 as never)).toThrow(TypeError)
    expect(() => compile(null as never)).toThrow(TypeError)
  })

  test('an error of the function is thrown unchanged, and the next call records', () => {
    let broken = true
    const mine = new RangeError('mine')
    const compiled = compile((a: Tensor) => {
      const y = a.mul(2)
      if (broken) throw mine
      return y
    })
    expect(() => compiled(x)).toThrow(mine)
    broken = false
    expect(compiled(x).toArray()).toEqual(x.mul(2).toArray())
  })
})

// Memory can be limited only on Linux.
const onLinux = process.platform === 'linux' ? test : test.skip

onLinux('garbage that fills the memory is freed while a function is recorded', async () => {
  const script = join(__dirname, '..', 'support', 'exhaust.cjs')
  // In kB of address space, most of which libtorch and V8 only reserve.
  const limited = ['-c', 'ulimit -v 24000000; exec "$0" "$@"', process.execPath, script]
  const story = answer<{ filled: number; runs: number; results: number[][] }>(await ended(spawn('sh', limited)))
  expect(story.filled).toBeGreaterThan(1)
  // The call that had to free memory is not kept; the next one is recorded.
  expect(story).toMatchObject({ runs: 2, results: [Array(4).fill(2), Array(4).fill(3)] })
})

test('an operator without results runs in every call: libtorch checks a matrix that is inverted', () => {
  expectCompiledAlike(
    (x: Tensor) => x.inverse(),
    [[torch.eye(2)], [torch.zeros([2, 2])], [torch.eye(2).mul(4)], [torch.ones([2, 2])]],
  )
})
