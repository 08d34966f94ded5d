// Builds what is stale: libtorch in the cache, dist/ from TypeScript, build/ from C++. Takes a moment when nothing is
// stale.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const require = createRequire(import.meta.url)
process.chdir(root)

function newest(path) {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Whether any source is newer than the target. */
function stale(target, sources) {
  return !existsSync(target) || Math.max(...sources.map(newest)) > statSync(target).mtimeMs
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

const bin = (packageName, name) => join(dirname(require.resolve(`${packageName}/package.json`)), name)

async function buildTypeScript() {
  if (!stale('dist/.built', ['lib', 'tsconfig.json', 'package-lock.json'])) return false
  // Compiled in another folder and then moved: after a type error the old dist/ still works.
  rmSync('build/dist', { recursive: true, force: true })
  run(process.execPath, [bin('typescript', 'bin/tsc'), '-p', 'tsconfig.json', '--outDir', 'build/dist'])
  rmSync('dist', { recursive: true, force: true })
  renameSync('build/dist', 'dist')
  await bundle('dist/index.js')
  return true
}

async function buildNative() {
  if (!stale('build/Release/torchnode-core.so', ['native', 'CMakeLists.txt'])) return
  const { searchLibtorch } = require('../dist/install/libtorch.js')
  const { install } = require('../dist/install/index.js')
  const { found } = searchLibtorch()
  const libtorch =
    found?.include && found.cudaInclude ? found : await install({ headers: true, onProgress: progressLines() })
  const cmake = bin('cmake-js', 'bin/cmake-js')
  const options = [
    ...(spawnSync('ninja', ['--version']).status === 0 ? ['-G', 'Ninja'] : []),
    `--CDTORCHNODE_LIBTORCH=${libtorch.lib}`,
    `--CDTORCHNODE_INCLUDE=${libtorch.include}`,
    `--CDTORCHNODE_CUDA_INCLUDE=${libtorch.cudaInclude ?? ''}`,
  ]
  // Not 'compile', which keeps the options of an earlier configuration.
  run(process.execPath, [cmake, 'configure', ...options])
  run(process.execPath, [cmake, 'build', ...options])
  // If no command has changed, nothing was built, and the addon would look stale for ever.
  const now = new Date()
  utimesSync('build/Release/torchnode-core.so', now, now)
}

function progressLines() {
  let last = ''
  return (event) => {
    const line =
      event.kind === 'note'
        ? event.text
        : `${event.what}: ${Math.floor((100 * event.done) / (event.total || Infinity))} %`
    if (line !== last && (event.kind === 'note' || line.endsWith('0 %'))) console.log(line)
    last = line
  }
}

/**
 * Makes `import { name } from 'torchnode'` return the same classes as require: the wrapper only names CommonJS's
 * exports. It requires dist/index.js in a way that no bundler follows, and so can say what is wrong in a bundle, where
 * the binaries are missing.
 */
function writeEsmWrapper() {
  const names = Object.keys(require('../dist/index.js')).filter((name) => name !== 'default')
  const { external } = require('../dist/binding/native.js')
  const lines = names.map((name) => `const ${name}_ = torch.${name}\nexport { ${name}_ as ${name} }`)
  writeFileSync('dist/index.mjs', `${loading(external)}export default torch\n${lines.join('\n')}\n`)
  writeFileSync(
    'dist/index.d.mts',
    `import * as torch from './index.js'\nexport * from './index.js'\nexport default torch\n`,
  )
  writeFileSync('dist/.built', '')
}

const loading = (external) => `import { existsSync, readFileSync } from 'node:fs'
import nodeModule from 'node:module'
const here = import.meta.url
const isOwn = (manifest) => existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'torchnode'
// The name is assembled, since some bundlers would include the file otherwise.
if (!here || !isOwn(new URL(['..', 'package.json'].join('/'), here))) {
  const error = new Error(${JSON.stringify(`torchnode was put into a bundle, and its binaries were not; ${external}`)})
  throw Object.assign(error, { name: 'TorchError', code: 'ERR_NATIVE_LOAD' })
}
const torch = nodeModule.createRequire(here)('./index.js')
`

const compiled = await buildTypeScript()
await buildNative()
if (compiled || !existsSync('dist/.built')) writeEsmWrapper()
