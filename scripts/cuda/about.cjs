// One line on what runs here.
const { cuda, version } = require('../../dist/index.js')

const parts = [`Node ${process.versions.node}`, `torchnode ${version.torchnode}`, `libtorch ${version.libtorch}`]
const { name, major, minor } = cuda.isAvailable() ? cuda.getDeviceProperties() : {}
parts.push(name ? `${name} (compute capability ${major}.${minor})` : `no CUDA: ${cuda.explain()}`)
console.log(parts.join(', '))
