// node bench/distributed/scaling.mjs COST LATENCY: how long the ring all-reduce of a step's gradients takes by
// arithmetic, as a table in milliseconds. COST is what a rank's own work takes for a megabyte (the benchmark's all-reduce
// of 100 MB by 100), LATENCY what a message takes besides (its all-reduce of the smallest tensor by 2), in milliseconds.
const [cost, latency] = process.argv.slice(2).map(Number)
if (!(cost > 0 && latency > 0)) throw new Error('usage: node bench/distributed/scaling.mjs COST LATENCY')

const networks = [25, 400]
const shown = (ms) => (ms >= 1000 ? `${(ms / 1000).toPrecision(2)} s` : `${Number(ms.toPrecision(2))} ms`)

/** Each of 2 (n - 1) rounds sends an n-th of the bytes, and then adds or copies it. */
function allReduce(megabytes, ranks, gigabits) {
  const rounds = 2 * (ranks - 1)
  const sent = (megabytes / ranks) * (8 / gigabits)
  return rounds * (latency + sent + (megabytes / ranks) * (cost / 2))
}

console.log(`| gradients | network | 8 ranks | 64 ranks | 512 ranks |\n| --- | --- | --- | --- | --- |`)
for (const megabytes of [1, 100, 10_000]) {
  for (const gigabits of networks) {
    const cells = [8, 64, 512].map((ranks) => shown(allReduce(megabytes, ranks, gigabits)))
    console.log(
      `| ${megabytes >= 1000 ? `${megabytes / 1000} GB` : `${megabytes} MB`} | ${gigabits} Gbit/s | ${cells.join(' | ')} |`,
    )
  }
}
