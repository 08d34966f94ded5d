import { autocast, GradScaler, isAutocastEnabled } from '../../lib/amp'
import { noGrad } from '../../lib/autograd'
import { compile } from '../../lib/compile'
import * as ops from '../../lib/generated/ops'
import { clipGradNorm_ } from '../../lib/nn/utils'
import { Adagrad, Adam, AdamW, type Optimizer, RMSprop, SGD } from '../../lib/optim'
import { type Tensor, tensor } from '../../lib/tensor'
import { build, golden, type Recipe } from '../golden/recipe'

const code = (code: string) => expect.objectContaining({ code })

interface Program {
  name: string
  inputs: Record<string, Recipe>
  outputs: Recipe[]
}

const program = (name: string) => (golden('func-and-amp').programs as Program[]).find((one) => one.name === name)!

describe('autocast', () => {
  test('multiplies in bfloat16 and takes a softmax in float32, as PyTorch does', () => {
    const { inputs, outputs } = program('autocast_linear')
    const [m, x] = [build(inputs.m).to('float32'), build(inputs.x).to('float32')]
    const results = autocast({ device: 'cpu', dtype: 'bfloat16' }, () => {
      const product = m.matmul(x)
      return [product, ops.softmax(product, 0)]
    })
    expect(results.map((t) => t.dtype)).toEqual(outputs.map((t) => (t as { dtype: string }).dtype))
    results.forEach((given, i) => {
      expect(given.toArray()).toEqual(build(outputs[i]).toArray())
    })
  })

  test('gives float32 gradients to float32 weights', () => {
    const w = ops.ones([2, 2], { requiresGrad: true })
    const loss = autocast({ device: 'cpu' }, () => w.matmul(ops.ones([2])).sum())
    loss.backward()
    expect([loss.dtype, w.grad?.dtype]).toEqual(['bfloat16', 'float32'])
  })

  test('can be turned off inside, and ends when fn throws', () => {
    const a = ops.ones([2, 2])
    const inner = () => autocast({ device: 'cpu', enabled: false }, () => a.matmul(a).dtype)
    expect(autocast({ device: 'cpu', dtype: 'float16' }, () => [a.matmul(a).dtype, inner()])).toEqual([
      'float16',
      'float32',
    ])
    expect(() =>
      autocast({ device: 'cpu' }, () => {
        throw new RangeError('mine')
      }),
    ).toThrow(RangeError)
    expect([isAutocastEnabled('cpu'), a.matmul(a).dtype]).toEqual([false, 'float32'])
    expect(autocast({ device: 'cpu' }, () => a.matmul(a).dtype)).toBe('bfloat16')
    expect(autocast('cpu', 'float16', () => a.matmul(a).dtype)).toBe('float16')
  })

  test.each([
    ['a device', { device: 'gpu' }],
    ['a dtype', { device: 'cpu', dtype: 'float64' as const }],
  ])('refuses %s that it does not know', (_, options) => {
    expect(() => autocast(options, () => 1)).toThrow(TypeError)
  })

  test('refuses an async function', () => {
    expect(() => autocast({ device: 'cpu' }, async () => 1)).toThrow(TypeError)
    expect(isAutocastEnabled('cpu')).toBe(false)
  })
})

describe('GradScaler', () => {
  const weight = () => tensor([1, 2], { requiresGrad: true })
  const scaler = () => new GradScaler({ device: 'cpu', initScale: 4, growthInterval: 2 })

  test('trains as PyTorch does, skipping the step that overflows', () => {
    const { inputs, outputs } = program('scaled_training')
    const w = build(inputs.x).to('float32').requiresGrad_()
    const optimizer = new SGD([w], { lr: 0.1 })
    const scaling = scaler()
    outputs.forEach((wanted, step) => {
      optimizer.zeroGrad()
      const factor = step === 3 ? Number.POSITIVE_INFINITY : 1
      scaling.scale(w.mul(w).sum().mul(factor)).backward()
      scaling.step(optimizer)
      scaling.update()
      const seen = ops.cat([w.detach(), tensor([scaling.getScale()])])
      expect(ops.allclose(seen, build(wanted), { rtol: 1e-6 })).toBe(true)
    })
  })

  test('lets fused kernels skip the step themselves, with PyTorch’s numbers', () => {
    const { inputs, outputs } = program('scaled_fused_training')
    const makes = [
      (w: Tensor) => new Adam([w], { lr: 0.1 }),
      (w: Tensor) => new AdamW([w], { lr: 0.1 }),
      (w: Tensor) => new SGD([w], { lr: 0.1, momentum: 0.9 }),
    ]
    makes.forEach((make, i) => {
      const w = build(inputs.x).to('float32').requiresGrad_()
      const optimizer = make(w)
      const scaling = new GradScaler({ device: 'cpu', initScale: 3, growthInterval: 2 })
      for (let step = 0; step < 8; step++) {
        optimizer.zeroGrad()
        const factor = [3, 6].includes(step) ? Number.POSITIVE_INFINITY : 1
        scaling.scale(w.mul(w).sum().mul(factor)).backward()
        if (step % 2 === 1) scaling.unscale_(optimizer)
        scaling.step(optimizer)
        scaling.update()
        const count = (optimizer.state.get(w)?.step ?? tensor(0)).reshape([1])
        const seen = ops.cat([w.detach(), tensor([scaling.getScale()]), count])
        expect(ops.allclose(seen, build(outputs[8 * i + step]), { rtol: 1e-6 })).toBe(true)
      }
    })
  })

  test('a skipped first step with dampened momentum leaves no trace', () => {
    const train = (overflows: boolean) => {
      const w = weight()
      const optimizer = new SGD([w], { lr: 0.1, momentum: 0.9, dampening: 0.5 })
      const scaling = new GradScaler({ device: 'cpu', initScale: 4, backoffFactor: 0.5 })
      for (let step = overflows ? 0 : 1; step < 4; step++) {
        optimizer.zeroGrad()
        scaling
          .scale(
            w
              .mul(w)
              .sum()
              .mul(step === 0 ? Number.POSITIVE_INFINITY : 1),
          )
          .backward()
        scaling.step(optimizer)
        scaling.update()
      }
      return w.toArray()
    }
    expect(train(true)).toEqual(train(false))
  })

  test('unscales for clipping, once', () => {
    const w = weight()
    const optimizer = new SGD([w], { lr: 1 })
    const scaling = scaler()
    scaling.scale(w.sum()).backward()
    expect(w.grad?.toArray()).toEqual([4, 4])
    scaling.unscale_(optimizer)
    expect(w.grad?.toArray()).toEqual([1, 1])
    expect(() => scaling.unscale_(optimizer)).toThrow(code('ERR_OPTIMIZER'))
    noGrad(() => w.grad!.mul_(0.5))
    scaling.step(optimizer)
    expect(w.toArray()).toEqual([0.5, 1.5])
    expect(() => scaling.step(optimizer)).toThrow(code('ERR_OPTIMIZER'))
    expect(() => scaling.unscale_(optimizer)).toThrow(code('ERR_OPTIMIZER'))
    scaling.update()
  })

  test('does nothing when not enabled', () => {
    const w = weight()
    const optimizer = new SGD([w], { lr: 1 })
    const off = new GradScaler({ device: 'cpu', enabled: false })
    const loss = w.sum()
    expect(off.scale(loss)).toBe(loss)
    loss.backward()
    off.unscale_(optimizer)
    off.step(optimizer)
    off.update()
    expect([w.toArray(), off.getScale(), off.stateDict(), off.isEnabled()]).toEqual([[0, 1], 1, {}, false])
  })

  test('keeps its state in PyTorch’s layout', () => {
    const [first, second] = [scaler(), scaler()]
    const w: Tensor = weight()
    first.scale(w.sum()).backward()
    first.step(new SGD([w], { lr: 1 }))
    first.update()
    const state = first.stateDict()
    expect(state).toEqual({ scale: 4, growth_factor: 2, backoff_factor: 0.5, growth_interval: 2, _growth_tracker: 1 })
    second.loadStateDict(new Map(Object.entries(state)))
    expect(second.stateDict()).toEqual(state)
    expect(() => second.loadStateDict({})).toThrow(code('ERR_STATE_DICT'))
    first.update(16)
    expect(first.getScale()).toBe(16)
  })

  test('refuses to be used out of order, and float16 gradients', () => {
    const w = weight()
    const optimizer = new SGD([w], { lr: 1 })
    expect(() => scaler().step(optimizer)).toThrow(code('ERR_OPTIMIZER'))
    expect(() => scaler().update()).toThrow(code('ERR_OPTIMIZER'))
    const scaling = scaler()
    scaling.scale(w.sum())
    expect(() => scaling.step(optimizer)).toThrow(code('ERR_OPTIMIZER'))
    const half = tensor([1], { dtype: 'float16', requiresGrad: true })
    const other = scaler()
    other.scale(half.sum()).backward()
    expect(() => other.step(new SGD([half], { lr: 1 }))).toThrow(code('ERR_DTYPE'))
  })

  test.each([{ growthFactor: 1 }, { backoffFactor: 1 }, { initScale: Number.NaN }, { growthInterval: 0 }])(
    'refuses %j',
    (options) => {
      expect(() => new GradScaler({ device: 'cpu', ...options })).toThrow(code('ERR_RANGE'))
    },
  )
})

describe('a compiled GradScaler does what the plain one does, step by step', () => {
  interface Parts {
    optimizer: Optimizer
    scaling: GradScaler
    loss: (x: Tensor) => Tensor
  }

  const backward = ({ optimizer, scaling, loss }: Parts, x: Tensor) => {
    optimizer.zeroGrad()
    scaling.scale(loss(x)).backward()
  }
  const step = ({ optimizer, scaling }: Parts) => scaling.step(optimizer)

  /** The part inside the compiled function, and what follows each call of it. */
  const programs: Record<string, [inside: (parts: Parts, x: Tensor) => void, outside: (parts: Parts) => void]> = {
    'all of it': [
      (parts, x) => {
        backward(parts, x)
        step(parts)
        parts.scaling.update()
      },
      () => {},
    ],
    'all of it, unscaled to be clipped': [
      (parts, x) => {
        backward(parts, x)
        parts.scaling.unscale_(parts.optimizer)
        clipGradNorm_(parts.optimizer.paramGroups[0].params, 0.5)
        step(parts)
        parts.scaling.update()
      },
      () => {},
    ],
    'all but the update': [
      (parts, x) => {
        backward(parts, x)
        step(parts)
      },
      ({ scaling }) => scaling.update(),
    ],
    'the unscaling': [
      ({ optimizer, scaling, loss }, x) => {
        optimizer.zeroGrad()
        scaling.scale(loss(x)).backward()
        scaling.unscale_(optimizer)
      },
      ({ optimizer, scaling }) => {
        scaling.step(optimizer)
        scaling.update()
      },
    ],
    'the scaled loss': [
      ({ optimizer, scaling, loss }, x) => {
        optimizer.zeroGrad()
        scaling.scale(loss(x)).backward()
      },
      ({ optimizer, scaling }) => {
        scaling.step(optimizer)
        scaling.update()
      },
    ],
  }
  const optimizers: Record<string, (w: Tensor) => Optimizer> = {
    Adam: (w) => new Adam([w], { lr: 0.1 }) as unknown as Optimizer,
    'SGD with a momentum': (w) => new SGD([w], { lr: 0.1, momentum: 0.9 }) as unknown as Optimizer,
    'SGD with a dampened momentum': (w) =>
      new SGD([w], { lr: 0.1, momentum: 0.9, dampening: 0.1 }) as unknown as Optimizer,
    Adagrad: (w) => new Adagrad([w], { lr: 0.1 }) as unknown as Optimizer,
    'RMSprop, which has no fused kernel': (w) => new RMSprop([w], { lr: 0.1 }) as unknown as Optimizer,
    'Adam without its fused kernel': (w) => new Adam([w], { lr: 0.1, fused: false }) as unknown as Optimizer,
  }

  const train = (make: (w: Tensor) => Optimizer, name: string, compiled: boolean) => {
    const w = tensor([0.5, -1, 2], { requiresGrad: true })
    const scaling = new GradScaler({ device: 'cpu', initScale: 3, growthInterval: 3 })
    const parts = { optimizer: make(w), scaling, loss: (x: Tensor) => w.mul(w).mul(x).sum() }
    const [inside, outside] = programs[name]
    const plain = (x: Tensor) => inside(parts, x)
    const step = compiled ? compile(plain) : plain
    const seen: unknown[] = []
    for (let i = 0; i < 12; i++) {
      // Overflows in the first step too, and has a batch of another shape.
      const x = ops.ones([i % 5 === 4 ? 1 : 3]).mul([0, 5, 6].includes(i) ? Number.POSITIVE_INFINITY : 1)
      step(x)
      outside(parts)
      const kept = Object.values(parts.optimizer.state.get(w) ?? {}).map((value) => value.toArray())
      seen.push([w.toArray(), w.grad?.toArray(), scaling.stateDict(), kept])
    }
    return seen
  }

  test.each(Object.keys(optimizers).flatMap((optimizer) => Object.keys(programs).map((name) => [optimizer, name])))(
    '%s: %s',
    (optimizer, name) => {
      const [compiled, plain] = [true, false].map((compiles) => train(optimizers[optimizer], name, compiles))
      expect(compiled).toEqual(plain)
    },
  )

  test('a changed growth factor makes it record again', () => {
    const run = (compiled: boolean) => {
      const w = tensor([1, 2], { requiresGrad: true })
      const optimizer = new SGD([w], { lr: 0.1 })
      const scaling = new GradScaler({ device: 'cpu', initScale: 4, growthInterval: 1 })
      const plain = (x: Tensor) => {
        optimizer.zeroGrad()
        scaling.scale(w.mul(x).sum()).backward()
        scaling.step(optimizer)
        scaling.update()
      }
      const step = compiled ? compile(plain) : plain
      return [0, 1, 2, 3].map((i) => {
        if (i === 2) scaling.setGrowthFactor(3)
        step(ops.ones([2]))
        return scaling.getScale()
      })
    }
    expect(run(true)).toEqual(run(false))
  })
})
