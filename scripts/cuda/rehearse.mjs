// npm run rehearse:cuda: runs scripts/cuda/run.sh without a GPU, as a machine with a GPU and without Node would: with
// an empty environment and no Node on the PATH, first without CUDA, then with a pretended GPU (test/cuda/pretend). The
// pretended GPU computes nothing, so its verdicts on values are FAILED; what is checked is that each step has a verdict
// in time.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pack } from './pack.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const require = createRequire(import.meta.url)
/** The commands that run.sh needs. */
const tools = ['bash', 'dirname', 'gzip', 'mkdir', 'mktemp', 'rm', 'tar', 'timeout']
const steps = readFileSync(join(root, 'scripts/cuda/run.sh'), 'utf8')
  .match(/^(check|tests|step) [a-z]+ \d+/gm)
  .map((line) => line.split(' ')[1])

const wrong = []
const expect = (right, what) => right || wrong.push(what)

function find(tool) {
  const path = process.env.PATH.split(delimiter)
    .map((folder) => join(folder, tool))
    .find(existsSync)
  if (path === undefined) throw new Error(`rehearse: ${tool} is not on the PATH`)
  return path
}

/** Runs run.sh; returns its exit code, its output and its verdicts by step. */
function rehearse(title, folder, args, more) {
  console.log(`\nrehearse: ${title}`)
  const bin = join(folder, 'bin')
  const env = { PATH: bin, OUT: join(folder, 'out'), TORCHNODE_PACK: join(root, '.cuda/torchnode.tar.gz'), ...more }
  const began = Date.now()
  const { status, stdout, stderr, error } = spawnSync(join(bin, 'bash'), [join(root, 'scripts/cuda/run.sh'), ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
    timeout: 900_000,
  })
  if (error) throw error
  console.log(`${stderr}${stdout}rehearse: it ended with ${status} after ${Math.round((Date.now() - began) / 1000)} s`)
  const verdicts = new Map(
    [...stdout.matchAll(/^([a-z]+) +(passed|FAILED|LATE) +\d+\/\d+ /gm)].map(([, step, said]) => [step, said]),
  )
  return { status, stdout, verdicts }
}

/** Every test that was skipped must say why. */
function checkSkips(folder) {
  const tap = readFileSync(join(folder, 'out/run.log'), 'utf8')
  for (const [, test] of tap.matchAll(/^\s*ok \d+ - (.*) # SKIP/gm))
    expect(/\[.+\]$/.test(test), `skipped without a reason: ${test}`)
}

const { status } = require('../../dist/binding/native.js')
const { cacheFolder } = require('../../dist/install/libtorch.js')
const { build, libtorchWithCuda } = require('../../test/cuda/pretend/build.cjs')
const folder = mkdtempSync(join(tmpdir(), 'torchnode-cuda-'))
try {
  pack()
  mkdirSync(join(folder, 'bin'))
  for (const tool of tools) symlinkSync(find(tool), join(folder, 'bin', tool))
  const cpu = { TORCHNODE_LIBTORCH: status.libtorch.lib }

  const refused = rehearse('without CUDA', folder, [], cpu)
  expect(
    refused.status === 1 && /CUDA was not used/.test(refused.stdout),
    'without CUDA it must end with 1, and say so',
  )

  const allowed = rehearse('without CUDA, which is allowed', folder, ['--allow-cpu', '--quick'], cpu)
  expect(allowed.status === 0, 'on the CPU all steps must pass')
  for (const step of steps) expect(allowed.verdicts.get(step) === 'passed', `on the CPU ${step} must pass`)
  checkSkips(folder)

  const library = join(folder, 'libcuda.so.1')
  const libtorch = libtorchWithCuda(status.libtorch.lib, cacheFolder())
  const without =
    libtorch === undefined ? 'there is no libtorch with CUDA' : build(library, status.libtorch.cudaInclude)
  if (without !== undefined) console.log(`rehearse: no pretended GPU: ${without}; SKIPPED`)
  else {
    const pretended = rehearse('with a pretended GPU', folder, ['--quick'], {
      TORCHNODE_LIBTORCH: libtorch,
      LD_PRELOAD: library,
    })
    expect(!/CUDA was not used/.test(pretended.stdout), 'with a pretended GPU CUDA must be used')
    for (const step of steps) expect(pretended.verdicts.has(step), `with a pretended GPU ${step} must have its verdict`)
    expect(![...pretended.verdicts.values()].includes('LATE'), 'with a pretended GPU no step may be late')
    expect(pretended.verdicts.get('about') === 'passed', 'with a pretended GPU the first step must pass')
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
for (const what of wrong) console.error(`rehearse: ${what}`)
process.exitCode = wrong.length === 0 ? 0 : 1
