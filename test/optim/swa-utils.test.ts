import { compile } from '../../lib/compile'
import { arange, ones } from '../../lib/generated/ops'
import * as nn from '../../lib/nn'
import * as optim from '../../lib/optim'
import { manualSeed } from '../../lib/random'
import { type Tensor, tensor } from '../../lib/tensor'
import { golden } from '../golden/recipe'

const { AveragedModel, getEmaAvgFn, getEmaMultiAvgFn, getSwaAvgFn, updateBn } = optim.swaUtils

class Net extends nn.Module<[x: Tensor], Tensor> {
  linear = new nn.Linear(2, 3)
  norm = new nn.BatchNorm1d(3)
  forward(x: Tensor) {
    return this.norm.forward(this.linear.forward(x))
  }
}

interface Case {
  kind: string
  state_dict: Record<string, unknown>
  after_update_bn: Record<string, unknown>
}

const kinds: Record<string, () => optim.swaUtils.AveragedModelOptions> = {
  SWA: () => ({}),
  EMA: () => ({ multiAvgFn: getEmaMultiAvgFn(0.9) }),
  'EMA, buffers': () => ({ multiAvgFn: getEmaMultiAvgFn(0.9), useBuffers: true }),
  'SWA, one by one': () => ({ avgFn: getSwaAvgFn() }),
  'EMA, one by one': () => ({ avgFn: getEmaAvgFn(0.5) }),
}

const flat = (value: unknown) => [value].flat(9).map(Number)

function expectClose(ours: nn.StateDict, theirs: Record<string, unknown>): void {
  const wrong = Object.entries(theirs).flatMap(([name, values]) => {
    const own = flat(ours.get(name)?.toArray())
    return flat(values).every((x, i) => Math.abs(own[i] - x) <= 1e-6 * (1 + Math.abs(x))) ? [] : [`${name}: ${own}`]
  })
  expect(wrong).toEqual([])
}

test.each(golden('schedulers').averages as Case[])("the average by $kind follows PyTorch's", (given) => {
  manualSeed(3)
  const model = new Net()
  const averaged = new AveragedModel(model, kinds[given.kind]())
  const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 })
  const batches = [1, 2, 3, 4, 5].map((scale) => arange(8, { dtype: 'float32' }).reshape([4, 2]).sin().mul(scale))
  for (const batch of batches) {
    optimizer.zeroGrad()
    model.forward(batch).pow(2).sum().mul(0.3).add(model.linear.weight.sum()).backward()
    optimizer.step()
    averaged.updateParameters(model)
  }
  expect([...averaged.stateDict().keys()]).toEqual(Object.keys(given.state_dict))
  expectClose(averaged.stateDict(), given.state_dict)
  updateBn(
    batches.map((batch) => [batch, 'label']),
    averaged,
  )
  expectClose(averaged.stateDict(), given.after_update_bn)
  expect([averaged.training, averaged.module.norm.momentum]).toEqual([true, 0.1])
})

test('an averaged model is separate from its module and computes the same', () => {
  const model = new nn.Linear(2, 1)
  const averaged = new AveragedModel(model)
  averaged.updateParameters(model)
  const x = tensor([[1, 2]])
  const before = model.forward(x).item()
  model.weight.data.fill_(9)
  expect(averaged.forward(x).item()).toBe(before)
  const copy = averaged.clone()
  averaged.updateParameters(model)
  expect([copy.n_averaged.item(), averaged.n_averaged.item()]).toEqual([1, 2])
  expect(copy.forward(x).item()).toBe(before)
})

test('updateBn asks for no batch where there is no BatchNorm', () => {
  let asked = 0
  const loader = {
    *[Symbol.iterator]() {
      asked++
      yield ones([1, 1])
    },
  }
  updateBn(loader, new nn.Linear(1, 1))
  expect(asked).toBe(0)
})

test.each<[string, () => unknown, object]>([
  ['no module', () => new AveragedModel({} as never), { name: 'TypeError' }],
  ['two ways', () => new AveragedModel(new nn.ReLU(), { avgFn: getSwaAvgFn(), multiAvgFn: getEmaMultiAvgFn() }), {}],
  ['a decay above 1', () => getEmaAvgFn(1.1), { code: 'ERR_RANGE' }],
  [
    'another model',
    () => new AveragedModel(new nn.Linear(2, 1)).updateParameters(new nn.Linear(3, 1)),
    { code: 'ERR_MODULE', message: expect.stringContaining('tensor 0 is [1,3] and not [1,2]') },
  ],
  ['a batch that is not a tensor', () => updateBn(['x'], new Net()), { name: 'TypeError' }],
])('%s is refused', (_, make, error) => {
  expect(make).toThrow(expect.objectContaining(error))
})

test.each(Object.keys(kinds))('%s within a compiled step is the same as outside', (kind) => {
  const train = (compiled: boolean) => {
    manualSeed(3)
    const model = new Net()
    const averaged = new AveragedModel(model, kinds[kind]())
    const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 })
    const plain = (batch: Tensor) => {
      optimizer.zeroGrad()
      model.forward(batch).pow(2).sum().mul(0.3).backward()
      optimizer.step()
      averaged.updateParameters(model)
    }
    const step = compiled ? compile(plain, { fullgraph: true }) : plain
    for (const scale of [1, 2, 3, 4, 5]) step(arange(8, { dtype: 'float32' }).reshape([4, 2]).sin().mul(scale))
    return [...averaged.stateDict().values()].map((value) => value.toArray())
  }
  expect(train(true)).toEqual(train(false))
})
