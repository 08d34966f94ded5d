// Fills the memory that a limit leaves with garbage, then compiles a function that needs some of it; prints the
// results.
const torch = require('../../dist/index.js')

const floats = 128 << 20
let kept = []
try {
  while (true) kept.push(torch.empty([floats]))
} catch (error) {
  if (error.code !== 'ERR_OUT_OF_MEMORY') throw error
}
const filled = kept.length
kept = undefined
let runs = 0
const compiled = torch.compile(
  (x) => {
    runs++
    return torch.empty([floats]).narrow(0, 0, 4).fill_(1).add(x)
  },
  { warmup: 0, verify: false },
)
const results = [1, 2].map((value) => compiled(torch.full([4], value)).toArray())
console.log(JSON.stringify({ filled, runs, results }))
