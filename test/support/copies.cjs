// Loads a second copy of the package in a process that has the first. Arguments: the copy's folder; 'worker' to load it
// in a thread; 'both' to load both at once, each in threads of its own.
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

const inThread = async (folder) => (await once(new Worker(__filename, { argv: [folder] }), 'message'))[0]

async function main([folder, place]) {
  if (place === 'both') {
    const folders = [join(__dirname, '..', '..'), folder]
    console.log(JSON.stringify(await Promise.all([...folders, ...folders].map(inThread))))
    return
  }
  const first = require('../../dist/index.js')
  const before = use(first)
  const other = place === 'worker' ? await inThread(folder) : second(folder)
  console.log(JSON.stringify({ before, other, after: use(first) }))
}

if (isMainThread) main(process.argv.slice(2))
else parentPort.postMessage(second(process.argv[2]))
