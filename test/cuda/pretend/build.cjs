// Builds the pretended GPU (gpu.c) for LD_PRELOAD, and finds a libtorch with CUDA to use with it.
const { spawnSync } = require('node:child_process')
const { existsSync, readdirSync } = require('node:fs')
const { join } = require('node:path')

/** Why it cannot be built here; undefined when `library` exists now. */
function build(library, cudaInclude) {
  if (cudaInclude === undefined) return 'the headers of the CUDA runtime are missing'
  const options = ['-shared', '-fPIC', '-w', '-O1', `-I${cudaInclude}`, '-Wl,-soname,libcuda.so.1']
  const script = `-Wl,--version-script=${join(__dirname, 'gpu.map')}`
  const { status, stderr, error } = spawnSync('cc', [...options, join(__dirname, 'gpu.c'), script, '-o', library], {
    encoding: 'utf8',
  })
  if (error) return 'there is no C compiler'
  if (status !== 0) throw new Error(stderr)
  return undefined
}

/** The folder of a libtorch with CUDA: the one in use, or that of a Python in the cache. */
function libtorchWithCuda(inUse, cache) {
  const python = join(cache, 'python-2.11', 'lib')
  const versions = existsSync(python) ? readdirSync(python) : []
  const places = versions.map((version) => join(python, version, 'site-packages/torch/lib'))
  return [inUse, ...places].find((place) => existsSync(join(place, 'libtorch_cuda.so')))
}

module.exports = { build, libtorchWithCuda }
