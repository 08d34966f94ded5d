// Loads the package again several times, as test runners do, and prints how many bytes of heap each time takes from the
// third on.
const v8 = require('node:v8')
const vm = require('node:vm')

v8.setFlagsFromString('--expose-gc')
const gc = vm.runInNewContext('gc')

function use(torch) {
  const x = torch.tensor([1, 2], { requiresGrad: true })
  x.registerHook(() => void x.shape)
  x.sum().backward()
}

function loadAnew() {
  for (const path of Object.keys(require.cache)) if (path !== __filename) delete require.cache[path]
  // Node's own list of the files that this file has loaded.
  module.children.length = 0
  const torch = require('../../dist/index.js')
  use(torch)
  torch.collectGarbage()
  for (let i = 0; i < 3; i++) gc()
  return process.memoryUsage().heapUsed
}

const used = Array.from({ length: 8 }, loadAnew)
console.log(JSON.stringify((used.at(-1) - used[2]) / 5))
