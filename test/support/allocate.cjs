// Makes many tensors in one plain loop. Arguments: the number of tensors, their number of floats, and 'garbage',
// 'await' or 'dispose'.
const torch = require('../../dist/index.js')
const { peakMB, residentMB } = require('./resident.cjs')

const [count, floats, manner] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]]

async function main() {
  torch.ones([floats])
  const before = residentMB()
  let sum = 0
  if (manner === 'garbage') for (let i = 0; i < count; i++) sum += torch.ones([floats]).shape[0]
  else if (manner === 'dispose') {
    for (let i = 0; i < count; i++) {
      const made = torch.ones([floats])
      sum += made.shape[0]
      made.dispose()
    }
  } else {
    for (let i = 0; i < count; i++) {
      sum += torch.ones([floats]).shape[0]
      await null
    }
  }
  if (sum !== count * floats) throw new Error(`${sum} elements were made, not ${count * floats}`)
  console.log(JSON.stringify({ before, peak: peakMB() }))
}

main()
