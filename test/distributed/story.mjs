// A rank of a story named in argv; prints what happened to it.
import { createRequire } from 'node:module'

const torch = createRequire(import.meta.url)('../../dist/index.js')
const { distributed: dist } = torch
const [story, initMethod, rank = process.env.RANK] = process.argv.slice(2)
const said = []
const attempt = async (what) => {
  try {
    return await what()
  } catch (error) {
    return `${error.code}: ${error.message}`
  }
}

const stories = {
  async mismatch(rank) {
    said.push(await attempt(() => dist.allReduce(torch.zeros([rank + 2]))))
    said.push(await attempt(() => dist.broadcast(torch.zeros([2], { dtype: rank ? 'float64' : 'float32' }), 0)))
    said.push(await attempt(() => (rank ? dist.barrier() : dist.allReduce(torch.zeros([1])))))
    said.push(await attempt(() => dist.allReduce(torch.ones([2]), { op: rank ? 'max' : 'sum', asyncOp: true })))
    const x = torch.ones([2])
    dist.allReduce(x)
    said.push(x.toArray())
  },
  async meet() {
    const x = torch.ones([2])
    dist.allReduce(x)
    said.push(x.toArray())
  },
  async killed(rank) {
    dist.barrier()
    if (rank === 1) process.kill(process.pid, 'SIGKILL')
    said.push(await attempt(() => dist.allReduce(torch.ones([100_000]), { asyncOp: true })))
  },
  async backward(rank) {
    const model = new torch.nn.parallel.DistributedDataParallel(new torch.nn.Linear(3, 2))
    const loss = model.forward(torch.ones([4, 3])).sum()
    if (rank === 1) process.kill(process.pid, 'SIGKILL')
    said.push(await attempt(() => loss.backward()))
  },
  async late(rank) {
    if (rank === 1) await new Promise((done) => setTimeout(done, 3000))
    else said.push(await attempt(() => dist.allReduce(torch.ones([2]))))
  },
  async pending(rank) {
    if (rank === 0) dist.allReduce(torch.ones([2]), { asyncOp: true })
    said.push('left')
  },
  async compiled(rank) {
    const step = torch.compile((x) => {
      dist.allReduce(x)
      return x.mul(2)
    })
    for (let i = 1; i <= 4; i++) said.push(step(torch.full([1], i)).toArray())
    const whole = torch.compile((x) => dist.allReduce(x), { fullgraph: true })
    said.push(await attempt(() => whole(torch.full([1], rank))))
  },
  async busy() {
    const x = torch.ones([2])
    const work = dist.allReduce(x, { asyncOp: true })
    said.push((await attempt(() => x.add_(1))).slice(0, 8), (await attempt(() => x.item)).slice?.(0, 8))
    await work
    said.push(work.isCompleted(), x.add_(1).toArray())
  },
  async objects(rank, all) {
    const mine = { rank, text: 'é'.repeat(rank * 3), list: [null, rank / 2] }
    const list = all.map(() => null)
    dist.allGatherObject(list, mine)
    const gathered = rank === 1 ? all.map(() => null) : null
    dist.gatherObject(mine, gathered, { dst: 1 })
    const output = [null, 'kept']
    dist.scatterObjectList(output, rank === 1 ? list : null, { src: 1 })
    const given = rank === 0 ? [mine, 7] : [1, 2]
    dist.broadcastObjectList(given)
    said.push(list, gathered, output, given)
    said.push(await attempt(() => dist.gatherObject(1, [1, 2, 3], { dst: rank })))
    said.push(await attempt(() => dist.scatterObjectList([0], [1, 2], { src: 1 - rank })))
    said.push(await attempt(() => dist.scatterObjectList([])))
    said.push(await attempt(() => dist.gatherObject(undefined, rank === 0 ? [0, 0] : null)))
  },
  async complex() {
    const x = torch.complex(torch.ones([2]), torch.tensor([1, 2]))
    dist.allReduce(x)
    said.push(torch.viewAsReal(x).toArray())
    said.push(await attempt(() => dist.allReduce(x, { op: 'max' })))
  },
}

let turns = 0
const clock = setInterval(() => turns++, 20)
const timeout = story === 'mismatch' ? 20_000 : 1500
const meeting = initMethod === undefined ? {} : { initMethod, rank: Number(rank), worldSize: 2 }
const failed = await attempt(() => dist.initProcessGroup({ timeout, ...meeting }))
if (failed !== undefined) said.push(failed, turns > 20)
else
  await stories[story](
    dist.getRank(),
    Array.from({ length: dist.getWorldSize() }, (_, i) => i),
  )
clearInterval(clock)
console.log(JSON.stringify(said))
if (story === 'killed' || story === 'backward') process.exit(0)
