// npm run test:asan -- [arguments of jest]: runs the tests with an addon built with AddressSanitizer. Linux and gcc;
// the addon is built beside the usual one, in build/asan.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const require = createRequire(import.meta.url)
process.chdir(root)

function run(command, args, options = {}) {
  const { status, error, stdout } = spawnSync(command, args, { stdio: 'inherit', ...options })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
  return stdout
}

run(process.execPath, ['scripts/build.mjs'])
const libasan = run('gcc', ['-print-file-name=libasan.so'], { stdio: 'pipe', encoding: 'utf8' }).trim()
if (!existsSync(libasan)) throw new Error(`gcc has no AddressSanitizer: it names ${libasan}, which is not there`)

const { searchLibtorch } = require('../dist/install/libtorch.js')
const { found } = searchLibtorch()
if (!found?.include)
  throw new Error("libtorch's headers are not there: node scripts/build.mjs fetches them where it builds the addon")
const options = [
  ...(spawnSync('ninja', ['--version']).status === 0 ? ['-G', 'Ninja'] : []),
  ...['--out', 'build/asan/build', '--CDTORCHNODE_ASAN=ON'],
  `--CDTORCHNODE_LIBTORCH=${found.lib}`,
  `--CDTORCHNODE_INCLUDE=${found.include}`,
]
const cmake = join(dirname(require.resolve('cmake-js/package.json')), 'bin/cmake-js')
run(process.execPath, [cmake, 'configure', ...options])
run(process.execPath, [cmake, 'build', ...options])

// Node and libtorch are not instrumented, and what they keep until the end is no leak of ours.
run(process.execPath, [join(dirname(require.resolve('jest/package.json')), 'bin/jest.js'), ...process.argv.slice(2)], {
  env: {
    ...process.env,
    LD_PRELOAD: libasan,
    ASAN_OPTIONS: 'detect_leaks=0:allocator_may_return_null=1',
    TORCHNODE_PREBUILD: join(root, 'build/asan'),
  },
})
