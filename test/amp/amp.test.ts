import { autocast, GradScaler, isAutocastEnabled } from '../../lib/amp'
import { noGrad } from '../../lib/autograd'
import * as ops from '../../lib/generated/ops'
import { SGD } from '../../lib/optim'
import { type Tensor, tensor } from '../../lib/tensor'
import { build, golden, type Recipe } from '../golden/recipe'

const code = (code: string) => expect.objectContaining({ code })

interface Program {
  name: string
  inputs: Record<string, Recipe>
  outputs: Recipe[]
}

const program = (name: string) => (golden('autograd2').programs as Program[]).find((one) => one.name === name)!

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
