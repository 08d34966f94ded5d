// node bench/programs/_time.mjs PROGRAM '{ "mnist": …, "threads": 1, "steps": 300 }': prints the losses and the ms of
// each step as JSON.
import torch from 'torchnode'

const [name, options] = process.argv.slice(2)
const { mnist, threads, steps } = JSON.parse(options)
torch.setNumThreads(threads)
const { train } = await import(`./${name}.mjs`)

const [losses, times] = [[], []]
const program = train(mnist)
for (let step = 0; step < steps; step++) {
  const start = performance.now()
  losses.push(program.next().value)
  times.push(performance.now() - start)
}
console.log(
  JSON.stringify({ version: `torchnode ${torch.version.torchnode}, Node ${process.versions.node}`, losses, times }),
)
