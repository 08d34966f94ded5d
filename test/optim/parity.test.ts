import * as ops from '../../lib/generated/ops'
import * as optim from '../../lib/optim'
import { type Tensor, tensor } from '../../lib/tensor'
import type { DType } from '../../lib/types'
import { build, golden, options, type Recipe } from '../golden/recipe'
import {
  type AnyOptimizer,
  far,
  flat,
  type Given,
  isExact,
  leaf,
  made,
  numbers,
  prepare,
  tolerance,
} from '../support/golden-optimizers'

type Values = unknown[]
interface Case extends Given {
  [dtype: string]: unknown
}

const file = golden('optimizers')

const runs = (file.cases as Case[]).flatMap((given) =>
  ['float64', 'float32', 'complex128']
    .filter((dtype) => dtype in given)
    .flatMap((dtype) =>
      Object.entries(given[dtype] as Record<string, Values>).map(([form, expected]) => ({
        given,
        dtype: dtype as DType,
        form,
        expected,
        name: `${given.optimizer}(${JSON.stringify(given.options)})${given.missing ? ', gradients missing,' : ''}`,
      })),
    ),
)

test.each(runs)("$name in $dtype and $form form follows PyTorch's", ({ given, dtype, form, expected }) => {
  const { params, step } = prepare(
    given,
    dtype,
    form === 'fused' || given.optimizer === 'Adagrad' ? { fused: form === 'fused' } : {},
  )
  const wrong: string[] = []
  for (let i = 0; i <= file.recorded.at(-1); i++) {
    step(i)
    const place = file.recorded.indexOf(i)
    if (place >= 0)
      wrong.push(...far(numbers(params), expected[place], tolerance[dtype]).map((what) => `${i}: ${what}`))
  }
  expect(wrong).toEqual([])
})

/** A state dict with lists instead of tensors. */
const plain = (value: unknown): unknown => {
  if (value instanceof Object && 'toTypedArray' in value) {
    const tensor = value as Tensor
    return {
      dtype: tensor.dtype,
      shape: tensor.shape,
      data: flat(tensor.toArray()).map((x) => Number(x.toPrecision(5))),
    }
  }
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]))
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]))
  }
  return value
}

const built = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(built)
  if (typeof value !== 'object' || value === null) return value
  if ('dtype' in value) return plain(build(value as Recipe))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, built(item)]))
}

describe('state dicts', () => {
  const states = file.states as (Case & { state_dict: object })[]
  const kinds = states.map((given) => ({ ...given, matrices: given.optimizer === 'Muon' }))

  test.each(kinds)("$optimizer($options) has PyTorch's, key for key", (given) => {
    const { optimizer, step } = prepare(given, 'float32')
    step(0)
    step(1)
    expect(plain(optimizer.stateDict())).toEqual(built(given.state_dict))
  })

  test.each(kinds)('$optimizer($options) continues from its own state dict bit for bit', (given) => {
    for (const dtype of ['float32', 'float64'] as const) {
      const [whole, resumed] = [prepare(given, dtype), prepare({ ...given, options: {} }, dtype)]
      for (let i = 0; i < 5; i++) whole.step(i)
      for (const [i, param] of resumed.params.entries()) param.data.copy_(whole.params[i].data)
      resumed.optimizer.loadStateDict(whole.optimizer.stateDict() as never)
      for (let i = 5; i < 10; i++) {
        whole.step(i)
        resumed.step(i)
      }
      expect(numbers(resumed.params)).toEqual(numbers(whole.params))
      expect(plain(resumed.optimizer.stateDict())).toEqual(plain(whole.optimizer.stateDict()))
    }
  })
})

describe('sparse gradients', () => {
  const cases = file.sparse as (Case & {
    start: number[][]
    gradients: { indices: number[][]; values: number[][] }[]
  })[]

  const sparse = ({ indices, values }: { indices: number[][]; values: number[][] }, dtype: DType) =>
    ops.sparseCooTensor(
      tensor(indices[0].map(BigInt), { dtype: 'int64' }).reshape([1, -1]),
      tensor(values.flat(), { dtype }).reshape([-1, 2]),
      [4, 2],
    )

  test.each(cases)("move the rows that PyTorch's $optimizer($options) moves", (given) => {
    for (const dtype of ['float64', 'float32'] as const) {
      const param = tensor(given.start, { dtype, requiresGrad: true })
      const optimizer = made(given.optimizer, [param], given.options)
      const wrong = given.gradients.flatMap((gradient, i) => {
        param.grad = sparse(gradient, dtype)
        optimizer.step()
        return far(param.toArray(), (given[dtype] as Values)[i], tolerance[dtype])
      })
      expect(wrong).toEqual([])
      if (dtype === 'float32') expect(plain(optimizer.stateDict())).toEqual(built(given.state_dict))
    }
  })

  test('continue from a state dict bit for bit', () => {
    const [given] = cases
    const train = (param: Tensor, optimizer: AnyOptimizer, gradients: typeof given.gradients) => {
      for (const gradient of gradients) {
        param.grad = sparse(gradient, 'float32')
        optimizer.step()
      }
    }
    const [whole, resumed] = [0, 1].map(() => tensor(given.start, { requiresGrad: true }))
    const [from, into] = [whole, resumed].map((param) => new optim.SparseAdam([param]))
    train(whole, from as never, given.gradients.slice(0, 3))
    resumed.data.copy_(whole.data)
    into.loadStateDict(from.stateDict())
    train(whole, from as never, given.gradients.slice(3))
    train(resumed, into as never, given.gradients.slice(3))
    expect(resumed.toArray()).toEqual(whole.toArray())
    expect(into.state.get(resumed)?.step).toBe(6)
  })

  test.each(['Adam', 'AdamW', 'Adadelta', 'Adamax', 'ASGD', 'NAdam', 'RAdam', 'RMSprop', 'Rprop', 'Adafactor'])(
    '%s refuses them',
    (name) => {
      const param = tensor(cases[0].start, { requiresGrad: true })
      const optimizer = made(name, [param], {})
      param.grad = sparse(cases[0].gradients[0], 'float32')
      expect(() => optimizer.step()).toThrow(expect.objectContaining({ code: 'ERR_OPTIMIZER' }))
    },
  )

  test('move only their rows with SGD without momentum', () => {
    const [given] = cases
    for (const [maximize, sign] of [
      [false, -1],
      [true, 1],
    ] as const) {
      const [thin, full] = [0, 1].map(() => tensor(given.start, { requiresGrad: true }))
      const optimizer = new optim.SGD([thin, full], { lr: 0.1, maximize })
      thin.grad = sparse(given.gradients[1], 'float32')
      full.grad = thin.grad.toDense()
      optimizer.step()
      expect(thin.toArray()).toEqual(full.toArray())
      expect(Math.sign(Number(thin.sub(tensor(given.start)).select(0, 0).select(0, 0).item()))).toBe(sign)
      optimizer.paramGroups[0].momentum = 0.9
      expect(() => optimizer.step()).toThrow('momentum is 0.9 and weightDecay 0')
    }
  })

  test('are required by SparseAdam', () => {
    const param = tensor([1], { requiresGrad: true })
    param.grad = tensor([1])
    expect(() => new optim.SparseAdam([param]).step()).toThrow('given a strided gradient: make the Embedding')
  })
})

describe('LBFGS', () => {
  interface Steps {
    steps: { loss: number; params: unknown[] }[]
    evaluations: number
    iterations: number
    keys: string[]
  }
  type LBFGSCase = {
    options: Record<string, unknown>
    start: number[][]
    group: object
    float64: Steps
    float32: Steps
  }
  const cases: LBFGSCase[] = file.lbfgs

  const lossOf = ([a, b]: Tensor[]) => {
    const [x, y] = [a.select(0, 0), a.select(0, 1)]
    const rosenbrock = ops
      .rsub(x, 1)
      .pow(2)
      .add(y.sub(x.pow(2)).pow(2).mul(100))
    return rosenbrock.add(b.sub(1).pow(4).sum()).add(a.sum().mul(b.sum()).pow(2).mul(0.01))
  }
  const prepared = (given: Pick<LBFGSCase, 'options' | 'start'>, dtype: DType) => {
    const params = given.start.map((data) => leaf(data, dtype))
    const optimizer = new optim.LBFGS(params, options(given.options))
    const step = () =>
      optimizer.step(() => {
        optimizer.zeroGrad()
        const loss = lossOf(params)
        loss.backward()
        return loss
      })
    return { params, optimizer, step }
  }

  const both = cases.flatMap((given) => (['float64', 'float32'] as const).map((dtype) => ({ ...given, given, dtype })))
  test.each(both)("$options in $dtype takes PyTorch's steps", ({ given, dtype }) => {
    const { params, optimizer, step } = prepared(given, dtype)
    const expected = given[dtype]
    // Processors differ in the last bit of float32, and each line search makes such a difference a hundred times larger.
    const isWhole = dtype === 'float64' || isExact
    const relative = dtype === 'float64' ? 1e-9 : 1e-3
    const wrong = expected.steps
      .slice(0, isWhole ? undefined : 1)
      .flatMap((theirs, i) => [
        ...far(step().item(), theirs.loss, relative).map((what) => `loss ${i}: ${what}`),
        ...far(numbers(params), theirs.params, relative).map((what) => `step ${i}: ${what}`),
      ])
    expect(wrong).toEqual([])
    const [state] = [...optimizer.stateDict().state.values()]
    expect(Object.keys(state).sort()).toEqual(expected.keys)
    if (isWhole) expect([state.func_evals, state.n_iter]).toEqual([expected.evaluations, expected.iterations])
    expect(optimizer.stateDict().param_groups).toEqual([given.group])
  })

  test.each(cases)('$options continues from its state dict bit for bit', (given) => {
    const [whole, resumed] = [prepared(given, 'float32'), prepared({ ...given, options: {} }, 'float32')]
    whole.step()
    for (const [i, param] of resumed.params.entries()) param.data.copy_(whole.params[i].data)
    resumed.optimizer.loadStateDict(whole.optimizer.stateDict())
    for (const { step } of [whole, resumed, whole, resumed]) step()
    expect(numbers(resumed.params)).toEqual(numbers(whole.params))
  })

  test('needs a closure and one group', () => {
    const [a, b] = [tensor([1], { requiresGrad: true }), tensor([1], { requiresGrad: true })]
    expect(() => new optim.LBFGS([a]).step()).toThrow(TypeError)
    expect(() => new optim.LBFGS([{ params: [a] }, { params: [b] }])).toThrow('one group of parameters')
  })
})

const param = () => tensor([1], { requiresGrad: true })

test.each<[string, Record<string, unknown>, object]>([
  ['Adadelta', { rho: 1.5 }, { code: 'ERR_RANGE', message: expect.stringContaining('rho must be') }],
  ['Adafactor', { beta2Decay: 0.1 }, { code: 'ERR_RANGE' }],
  ['Adafactor', { d: 0.5 }, { code: 'ERR_RANGE' }],
  ['Adafactor', { eps: [null, -1] }, { code: 'ERR_RANGE', message: expect.stringContaining('eps[1]') }],
  ['Adafactor', { eps: 1e-3 }, { name: 'TypeError' }],
  ['Adagrad', { lrDecay: -1 }, { code: 'ERR_RANGE' }],
  ['Adagrad', { fused: true, foreach: true }, { code: 'ERR_OPTIMIZER' }],
  ['Adamax', { betas: [0.9, 1] }, { code: 'ERR_RANGE', message: expect.stringContaining('betas[1]') }],
  ['ASGD', { t0: '5' }, { name: 'TypeError' }],
  ['LBFGS', { maxIter: 0.5 }, { code: 'ERR_RANGE' }],
  ['LBFGS', { lineSearchFn: 'armijo' }, { code: 'ERR_RANGE', message: expect.stringContaining("'strong_wolfe'") }],
  ['Muon', {}, { code: 'ERR_OPTIMIZER', message: expect.stringContaining('give the others to AdamW') }],
  ['NAdam', { momentumDecay: -1 }, { code: 'ERR_RANGE' }],
  ['RAdam', { decoupledWeightDecay: 1 }, { name: 'TypeError' }],
  ['RMSprop', { centered: 'no' }, { name: 'TypeError' }],
  ['Rprop', { etas: [1.2, 0.5] }, { code: 'ERR_RANGE', message: expect.stringContaining('etas[0]') }],
  ['SparseAdam', { lr: 0 }, { code: 'ERR_RANGE' }],
])('%s refuses %p', (name, given, error) => {
  expect(() => made(name, [param()], given)).toThrow(expect.objectContaining(error))
})

test('RMSprop uses a momentum that is set after its first step', () => {
  const weight = param()
  const optimizer = new optim.RMSprop([weight])
  weight.grad = tensor([1])
  optimizer.step()
  optimizer.paramGroups[0].momentum = 0.9
  optimizer.step()
  expect(optimizer.state.get(weight)).toHaveProperty('momentum_buffer')
})
