// The same as zero.py, in Node; an optimizer alone takes the same steps beside.
import { createRequire } from 'node:module'

const torch = createRequire(import.meta.url)('../../dist/index.js')
const { nn, distributed: dist } = torch
const stories = JSON.parse(process.argv[2])
const withPython = process.argv[3] === 'mixed'
await dist.initProcessGroup({ timeout: 30_000 })
const rank = dist.getRank()

class Net extends nn.Module {
  constructor() {
    super()
    this.a = new nn.Linear(6, 8)
    this.b = new nn.Linear(8, 8)
    this.c = new nn.Linear(8, 3)
    torch.noGrad(() => {
      for (const parameter of this.parameters())
        parameter.copy_(torch.arange(parameter.numel()).mul(0.37).cos().reshape(parameter.shape).mul(0.2))
    })
  }
  forward(x) {
    return this.c.forward(this.b.forward(this.a.forward(x).relu()).relu())
  }
}

const numbers = (x) => (x instanceof torch.Tensor ? x.to('float64').flatten().toArray() : x)
const stateOf = ({ state, param_groups }) => [
  [...state].map(([number, kept]) => [number, Object.entries(kept).map(([name, value]) => [name, numbers(value)])]),
  param_groups,
]

function run([name, options, views]) {
  const optimizerClass = torch.optim[name]
  const given = { optimizerClass, parametersAsBucketView: views, ...options }
  const [shared, alone] = [true, false].map((isShared) => {
    const model = new nn.parallel.DistributedDataParallel(new Net())
    const { a, b, c } = model.module
    const make = (groups) =>
      isShared ? new dist.optim.ZeroRedundancyOptimizer(groups, given) : new optimizerClass(groups, options)
    const groups = [{ params: [...a.parameters(), ...b.parameters()] }]
    return { model, make, groups, rest: { params: [...c.parameters()], lr: 0.03 }, optimizer: make(groups), losses: [] }
  })
  const both = [shared, alone]
  const step = (i) => {
    for (const { model, optimizer, losses } of both) {
      const x = torch
        .arange(24)
        .mul(0.7)
        .add(i * 3 + rank)
        .sin()
        .reshape([4, 6])
      const loss = () => {
        optimizer.zeroGrad()
        const found = model.forward(x).square().mean()
        found.backward()
        return found.item()
      }
      losses.push(optimizer.step(loss))
    }
  }
  for (let i = 0; i < 3; i++) step(i)
  for (const { optimizer, rest } of both) {
    optimizer.addParamGroup(rest)
    optimizer.paramGroups[0].lr = 0.02
  }
  for (let i = 3; i < 6; i++) step(i)
  const own = new Set(shared.optimizer.state.keys())
  const partition = [...shared.model.parameters()].flatMap((p, number) => (own.has(p) ? [number] : []))
  shared.optimizer.consolidateStateDict()
  shared.optimizer.consolidateStateDict({ to: 1 })
  const unknown = rank === 1 ? undefined : error(() => shared.optimizer.stateDict())
  shared.optimizer.consolidateStateDict({ to: 0 })
  const [saved, state] = both.map(({ optimizer }) => (rank === 0 ? stateOf(optimizer.stateDict()) : undefined))
  const weightsOf = () => both.map(({ model }) => [...model.parameters()].map(numbers))
  const told = { losses: [...shared.losses], weights: weightsOf()[0], partition, state: saved?.[0] ?? null }
  if (withPython) return told
  const same = JSON.stringify(saved) === JSON.stringify(state)
  // All ranks go on from rank 0's, with new optimizers.
  const json = [saved ?? null]
  dist.broadcastObjectList(json)
  const [entries, param_groups] = json[0]
  const parameters = [...shared.model.parameters()]
  const restored = (kept, number) => Object.fromEntries(kept.map(tensorFrom(parameters[number])))
  const all = { param_groups, state: new Map(entries.map(([number, kept]) => [number, restored(kept, number)])) }
  for (const each of both) {
    each.optimizer = each.make([...each.groups, each.rest])
    each.optimizer.loadStateDict(all)
  }
  for (let i = 6; i < 8; i++) step(i)
  const kept = [...shared.optimizer.state.keys()].every((param) => own.has(param))
  const [weights, others] = weightsOf()
  const equal = JSON.stringify([shared.losses, weights]) === JSON.stringify([alone.losses, others])
  return { ...told, checks: { equal, same, kept, unknown } }
}

const tensorFrom =
  (param) =>
  ([name, values]) => [name, torch.tensor(values).reshape(name === 'step' ? [] : param.shape)]

function error(call) {
  try {
    return call()
  } catch (error) {
    return `${error.code}: ${error.message}`
  }
}

const results = stories.map(run)
dist.destroyProcessGroup()
console.log(JSON.stringify(results))
