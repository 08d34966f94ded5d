// Saves what two ranks have; loads it again, shared in another way.
import { createRequire } from 'node:module'

const torch = createRequire(import.meta.url)('../../dist/index.js')
const { nn, distributed: dist } = torch
const { checkpoint } = dist
const { Shard } = checkpoint
const [, , folder] = process.argv
await dist.initProcessGroup({ timeout: 30_000 })
const rank = dist.getRank()
const attempt = async (what) => {
  try {
    return await what()
  } catch (error) {
    return `${error.code ?? error.name}: ${error.message}`
  }
}

const ddp = new nn.parallel.DistributedDataParallel(new nn.Linear(3, 2))
torch.noGrad(() => {
  for (const p of ddp.parameters()) p.copy_(torch.arange(p.numel()).mul(0.5).reshape(p.shape))
})
const { ZeroRedundancyOptimizer } = dist.optim
const optimizer = new ZeroRedundancyOptimizer(ddp.parameters(), { optimizerClass: torch.optim.Adam, fused: false })
ddp
  .forward(torch.ones([1, 3]))
  .sum()
  .backward()
optimizer.step()
optimizer.consolidateStateDict()
if (rank === 0) torch.saveCheckpointSync(`${folder}/whole.pt`, { model: ddp.module, optimizer, step: 1 })

// The state of a parameter is where it is updated.
const state = new Map([...ddp.module.namedParameters()].map(([name, p]) => [name, optimizer.state.get(p) ?? {}]))
const whole = torch.arange(20).reshape([5, 4]).to('float64')
const rows = new Shard(rank === 0 ? whole.narrow(0, 0, 3) : whole.narrow(0, 3, 2), rank === 0 ? [0, 0] : [3, 0])
const mine = {
  model: ddp.module.stateDict(),
  state,
  rows,
  half: torch.full([2], 1.5, { dtype: 'bfloat16' }).mul(1),
  count: torch.tensor(7, { dtype: 'int64' }),
}
const said = []
const saving = checkpoint.save(mine, { checkpointId: `${folder}/ours` })
whole.fill_(-1)
await saving
whole.copy_(torch.arange(20).reshape([5, 4]))

const columns = new Shard(torch.zeros([5, 2], { dtype: 'float64' }), [0, rank * 2])
const all = torch.zeros([5, 4], { dtype: 'float64' })
const average = torch.zeros([2, 3])
await checkpoint.load({ rows: columns, 'state.weight': { exp_avg: average } }, { checkpointId: `${folder}/ours` })
await checkpoint.load(new Map([['rows', all]]), { checkpointId: `${folder}/ours` })
said.push(columns.tensor.toArray(), all.equal(whole), average.toArray())
said.push(await attempt(() => checkpoint.save(mine, { checkpointId: `${folder}/ours` })))
said.push(
  await attempt(() => checkpoint.save(mine, { checkpointId: rank === 0 ? `${folder}/whole.pt` : `${folder}/ours2` })),
)
dist.destroyProcessGroup()
console.log(JSON.stringify(said))
