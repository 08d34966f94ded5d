// Tests scripts/cuda/run.sh on packs whose Node is a shell script that prints what a step is to print.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'torchnode-run-'))
afterAll(() => rmSync(folder, { recursive: true }))

const script = join(__dirname, '../../../scripts/cuda/run.sh')

/**
 * Runs it with this script as Node, in which $1 is the script and $2 its argument, and without looking for a Python.
 */
function run(node: string, ...args: string[]) {
  const place = mkdtempSync(join(folder, 'pack-'))
  writeFileSync(join(place, 'node'), `#!/usr/bin/env bash\n${node}\necho "$1 $2 is well"\n`)
  chmodSync(join(place, 'node'), 0o755)
  for (const name of ['test/cuda', 'scripts/cuda', 'bench']) mkdirSync(join(place, name), { recursive: true })
  const pack = join(folder, 'pack.tar.gz')
  spawnSync('tar', ['-czf', pack, '-C', place, '.'])
  const out = join(place, 'out')
  const { status, stdout } = spawnSync('bash', [script, ...args], {
    env: {
      PATH: process.env.PATH,
      TORCHNODE_PACK: pack,
      TORCHNODE_LIBTORCH: '/none',
      TORCHNODE_PYTHON: 'false',
      OUT: out,
    },
    encoding: 'utf8',
  })
  const rows = [...stdout.matchAll(/^([a-z]+) +(passed|FAILED|LATE) +(\d+)\/(\d+) +(.*)$/gm)]
  const verdicts = Object.fromEntries(rows.map(([, step, verdict]) => [step, verdict]))
  return {
    status,
    stdout,
    verdicts,
    limits: rows.map((row) => Number(row[4])),
    files: readdirSync(out).sort(),
    log: readFileSync(join(out, 'run.log'), 'utf8'),
  }
}

const onLinux = process.platform === 'linux' ? test : test.skip
const steps = [
  'about',
  'operators',
  'streams',
  'graphs',
  'handmade',
  'compiled',
  'adds',
  'memory',
  'fraction',
  'training',
  'around',
  'bench',
]
const allPassed = Object.fromEntries(steps.map((step) => [step, 'passed']))

onLinux('every step has a verdict and its output in the log, and all together take less than ten minutes', () => {
  const { status, stdout, verdicts, limits, files, log } = run('')
  expect(verdicts).toMatchObject(allPassed)
  expect(status).toBe(0)
  expect(stdout.trim().split('\n').at(-1)).toBe('run.sh: all steps passed')
  expect(limits.reduce((sum, limit) => sum + limit, 0)).toBeLessThan(600)
  expect(log.match(/^== \w+$/gm)).toEqual(expect.arrayContaining(steps.map((step) => `== ${step}`)))
  expect(files).toEqual(['run.log', 'step.log', 'verdicts.txt'])
})

describe('where CUDA was not used', () => {
  const without = '[[ $1 == *about* ]] && echo "no CUDA: no driver" && exit 0'

  onLinux('it stops after the first step and does not exit with 0', () => {
    const { status, stdout, verdicts } = run(without)
    expect([status, Object.keys(verdicts).filter((step) => step !== 'driver')]).toEqual([1, ['about']])
    expect(stdout).toMatch(/CUDA was not used/)
  })

  onLinux('it continues with --allow-cpu, and says so', () => {
    const { status, stdout, verdicts } = run(without, '--allow-cpu')
    expect(verdicts).toMatchObject(allPassed)
    expect([status, /CUDA was not used/.test(stdout)]).toEqual([0, true])
  })
})

onLinux('a failing step is FAILED, with its last output, and the others go on', () => {
  const { status, stdout, verdicts } = run('[[ $2 == compiled ]] && echo "losses are apart" && exit 1')
  expect([status, verdicts]).toEqual([1, expect.objectContaining({ ...allPassed, compiled: 'FAILED' })])
  expect(stdout).toMatch(/^compiled +FAILED .*losses are apart$/m)
})

onLinux('where Python and torchnode disagree about CUDA, nothing else is run', () => {
  const { status, verdicts } = run('[[ $1 == *about* ]] && exit 1')
  expect([status, verdicts.about, verdicts.operators]).toEqual([1, 'FAILED', undefined])
})

onLinux(
  'a step that hangs is LATE after its time, and the others go on',
  () => {
    const { status, verdicts } = run('[[ $2 == handmade ]] && sleep 600')
    expect([status, verdicts]).toEqual([1, expect.objectContaining({ ...allPassed, handmade: 'LATE' })])
  },
  60_000,
)
