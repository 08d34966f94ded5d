// A program that follows the protocol of bench/peers with made-up losses; its mode says what is wrong with it.
const { mode, warmup, steps, checked } = JSON.parse(process.argv[2])

if (mode === 'crashes') throw new Error('out of luck')
if (mode === 'cannot') {
  console.log(JSON.stringify({ cannot: 'it has no convolution' }))
  process.exit(0)
}
const off = { honest: 1, near: 1 + 2e-5, wrong: 1 + 1e-3, nan: Number.NaN }[mode]
const done = checked.filter((step) => step <= warmup + steps)
const losses = Object.fromEntries(done.map((step) => [step, (step === 1 ? 1 : off) / step]))
if (mode !== 'silent') console.log('first step')
console.log(
  JSON.stringify({
    version: 'made to order',
    losses: mode === 'none' ? {} : losses,
    mean: 2,
    median: 1,
    peakMb: 50,
    cpuSeconds: 0.03,
  }),
)
