// The checks before a change is committed: format and lint, types, generated files, C++ format. Reports everything that
// is wrong.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'))
const require = createRequire(import.meta.url)
const bin = (packageName, name) => join(dirname(require.resolve(`${packageName}/package.json`)), name)

const failed = []
function check(name, command, args) {
  console.log(`— ${name}`)
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' })
  if (error) throw error
  if (status !== 0) failed.push(name)
}

const node = process.execPath
check('format and lint', node, [bin('@biomejs/biome', 'bin/biome'), 'check'])
check('types', node, [bin('typescript', 'bin/tsc'), '--noEmit', '-p', 'tsconfig.json'])
check("types of the page's script", node, [bin('typescript', 'bin/tsc'), '-p', 'browser/tsconfig.json'])
check('generated files', node, ['scripts/generate.mjs', '--check'])
check("the page's script", node, ['scripts/browser.mjs', '--check'])
const sources = readdirSync('native', { recursive: true }).filter((name) => /\.(cc|c|h|hpp)$/.test(name))
const clangFormat = [bin('clang-format-node', 'build/cli.js'), '--dry-run', '--Werror']
check('C++ format', node, [...clangFormat, ...sources.map((name) => join('native', name))])

if (failed.length > 0) {
  console.error(`\nnot right: ${failed.join(', ')}`)
  process.exitCode = 1
}
