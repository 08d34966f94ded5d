// Measures the costs of torch.compile itself: recording, proof, and finding a recording; prints one JSON object. All
// with one thread.
import { createRequire } from 'node:module'

const torch = createRequire(import.meta.url)('../../dist/index.js')
const { nn, optim } = torch
torch.setNumThreads(1)
torch.manualSeed(0)

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

function timed(run) {
  const start = performance.now()
  run()
  return performance.now() - start
}

/** A training step of a model. */
function stepOf(model, optimizer) {
  return (x) => {
    optimizer.zeroGrad()
    const loss = model.forward(x).pow(2).mean()
    loss.backward()
    optimizer.step()
    return loss
  }
}

/** A training step of this many square layers, each with two parameters, weight and bias. */
function stepOfLayers(layers, width) {
  const model = new nn.Sequential(...Array.from({ length: layers }, () => new nn.Linear(width, width)))
  return stepOf(model, new optim.Adam(model.parameters(), { lr: 1e-4 }))
}

/** The time of recording and proof, in steps as written; medians over fresh models. */
function recording(parameters, width, batch) {
  const rounds = { step: [], record: [], prove: [], replay: [] }
  for (let round = 0; round < 9; round++) {
    const plain = stepOfLayers(parameters / 2, width)
    const x = torch.rand([batch, width])
    for (let i = 0; i < 3; i++) plain(x)
    const step = median(Array.from({ length: 7 }, () => timed(() => plain(x))))
    const compiled = torch.compile(plain)
    compiled(x) // as written
    const record = timed(() => compiled(x))
    const prove = timed(() => compiled(x))
    for (let i = 0; i < 3; i++) compiled(x)
    const replay = median(Array.from({ length: 7 }, () => timed(() => compiled(x))))
    rounds.step.push(step)
    rounds.record.push(record / step)
    rounds.prove.push(prove / step)
    rounds.replay.push(replay / step)
  }
  return Object.fromEntries(Object.entries(rounds).map(([name, values]) => [name, median(values)]))
}

/** The time of a call of a small compiled function with this many recordings, which are used in turn. */
function finding(recordings) {
  const compiled = torch.compile((x) => x.add(1), { warmup: 0, verify: false })
  const inputs = Array.from({ length: recordings }, (_, i) => torch.rand([i + 1]))
  for (const input of inputs) compiled(input)
  const calls = 60_000 // enough for V8 to have compiled their code
  const run = () => {
    for (let i = 0; i < calls; i++) compiled(inputs[i % recordings])
  }
  run()
  return median(Array.from({ length: 7 }, () => (timed(run) * 1000) / calls))
}

/** Twenty passes over 200 lengths in turn: the time compiled over the time as written. */
function lengths() {
  const make = () => {
    const model = new nn.Sequential(new nn.Linear(64, 64), new nn.Tanh(), new nn.Linear(64, 64))
    return stepOf(model, new optim.SGD(model.parameters(), { lr: 1e-3 }))
  }
  const inputs = Array.from({ length: 200 }, (_, i) => torch.rand([i + 10, 64]))
  const passes = (step) => {
    for (let pass = 0; pass < 20; pass++) for (const x of inputs) step(x)
  }
  passes(make())
  const ratios = []
  for (let round = 0; round < 5; round++) {
    const [plain, compiled] = [make(), torch.compile(make())]
    const runs = round % 2 ? [compiled, plain] : [plain, compiled]
    const times = new Map(runs.map((run) => [run, timed(() => passes(run))]))
    ratios.push(times.get(compiled) / times.get(plain))
  }
  return median(ratios)
}

const result = {
  'step of 100 parameters': recording(100, 64, 32),
  'step of 1,000 parameters': recording(1000, 64, 32),
  'microseconds of a call, 1 recording': finding(1),
  'microseconds of a call, 63 recordings in turn': finding(63),
  '20 passes of 200 lengths, compiled over as written': lengths(),
}
console.log(
  JSON.stringify({ version: `torchnode ${torch.version.torchnode}, Node ${process.versions.node}`, result }, null, 2),
)
