// Loads a second copy of the package in a process that has the first. Arguments: the copy's folder; 'worker' to load it
// in a thread.
const { once } = require('node:events')
const { join } = require('node:path')
const { isMainThread, parentPort, Worker } = require('node:worker_threads')

function use(torch) {
  const x = torch.tensor([1, 2], { requiresGrad: true })
  const seen = []
  x.registerHook((grad) => void seen.push(...grad.toArray()))
  x.mul(3).sum().backward()
  return seen
}

/** The results of the copy, or why it is refused. */
function second(folder) {
  try {
    return use(require(join(folder, 'dist', 'index.js')))
  } catch ({ code, message }) {
    return { code, message }
  }
}

async function main([folder, place]) {
  const first = require('../../dist/index.js')
  const before = use(first)
  let other
  if (place === 'worker') [other] = await once(new Worker(__filename, { argv: [folder] }), 'message')
  else other = second(folder)
  console.log(JSON.stringify({ before, other, after: use(first) }))
}

if (isMainThread) main(process.argv.slice(2))
else parentPort.postMessage(second(process.argv[2]))
