// Prints one line on what runs here; the exit code says whether it agrees with Python: `about.cjs True` where Python
// has CUDA, False where it has not.
const { cuda, version } = require('../../dist/index.js')

const parts = [`Node ${process.versions.node}`, `torchnode ${version.torchnode}`, `libtorch ${version.libtorch}`]
const available = cuda.isAvailable()
const { name, major, minor } = available ? cuda.getDeviceProperties() : {}
parts.push(available ? `${name} (compute capability ${major}.${minor})` : `no CUDA: ${cuda.explain()}`)
const python = process.argv[2]?.trim()
if (python && (python === 'True') !== available) {
  parts.unshift(`Python's torch.cuda.is_available() is ${python}, torchnode's is ${available}`)
  process.exitCode = 1
}
console.log(parts.join(', '))
