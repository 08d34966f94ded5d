// A rank of ranks.mjs: trains with a checkpoint every ten steps, from the last one on; its folder is in argv. With `tell`
// a failure is told in one line; otherwise it ends the rank as an uncaught error.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const torch = createRequire(import.meta.url)('../../dist/index.js')
const { distributed, nn, optim } = torch
const [folder, tell] = process.argv.slice(2)
const steps = 300
const rank = Number(process.env.RANK)

async function train() {
  writeFileSync(join(folder, `rank-${rank}.pid`), String(process.pid))
  await distributed.initProcessGroup({ timeout: 5000 })
  torch.manualSeed(7)
  const model = new nn.Sequential(new nn.Linear(64, 256), new nn.Tanh(), new nn.Linear(256, 8))
  const ddp = new nn.parallel.DistributedDataParallel(model)
  const optimizer = new optim.Adam(ddp.parameters(), { lr: 1e-3 })
  const last = torch.lastCheckpoint(join(folder, 'step-*.pt'))
  let step = last === undefined ? 0 : (await torch.loadCheckpoint(last, { model, optimizer })).step
  for (; step < steps; step++) {
    if (step % 10 === 0 && rank === 0) {
      await torch.saveCheckpoint(join(folder, `step-${step}.pt`), { model, optimizer, step }, { keepLast: 2 })
    }
    const x = torch
      .arange(64 * 16)
      .mul(0.7)
      .add(step * 3 + rank)
      .sin()
      .reshape([16, 64])
    optimizer.zeroGrad()
    ddp.forward(x).square().mean().backward()
    optimizer.step()
  }
  if (rank === 0) {
    const hash = createHash('sha256')
    for (const [, value] of model.stateDict()) hash.update(value.toBytes())
    writeFileSync(join(folder, 'weights'), hash.digest('hex'))
  }
  distributed.destroyProcessGroup()
}

if (tell) {
  await train().catch((error) => {
    console.log(`${error.code}: ${error.message}`)
    process.exitCode = 3
  })
} else await train()
