import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { withPython } from '../support/python'

const cli = join(__dirname, '..', '..', 'dist', 'cli', 'main.js')
const program = join(__dirname, 'train.mjs')
const story = JSON.stringify({ unused: false, views: false, cap: null, accumulate: false })

const lines = (stdout: string) => stdout.trim().split('\n')
const losses = (line: string) => JSON.parse(line.replace(/^\[rank \d+\] /, ''))[0]

test('torchnode run starts ranks that train together', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'run', '--nproc', '2', program, story], {
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
  expect(
    lines(stdout)
      .map((line) => line.slice(0, 8))
      .sort(),
  ).toEqual(['[rank 0]', '[rank 1]'])
  for (const line of lines(stdout)) expect(losses(line)).toHaveLength(20)
})

withPython('torch')(
  'torchrun starts ranks of Node, too, with the same losses',
  (python) => {
    const own = spawnSync(process.execPath, [cli, 'run', '--nproc', '2', '--no-prefix', program, story], {
      encoding: 'utf8',
    })
    const args = ['--no-python', '--standalone', '--nproc-per-node', '2', process.execPath, program, story]
    const { status, stdout, stderr } = spawnSync(python, ['-m', 'torch.distributed.run', ...args], { encoding: 'utf8' })
    expect([status, status === 0 ? '' : stderr]).toEqual([0, ''])
    expect(lines(stdout).map(losses).sort()).toEqual(lines(own.stdout).map(losses).sort())
  },
  60_000,
)
