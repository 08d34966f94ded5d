import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answer, runScript } from '../support/child'

const program = join(__dirname, 'launched.mjs')
const launcher = join(__dirname, '..', '..', 'dist', 'cli', 'main.js')

test('Autoencoder.fit under a launcher trains one model, and rank 0 alone reports', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-launched-'))
  try {
    const one = answer<{ losses: number[]; weights: number[] }>(
      await runScript(program, { args: [16, join(folder, 'one.safetensors')] }),
    )
    const { code, stdout, stderr } = await runScript(launcher, {
      args: ['run', '--nproc', 2, program, 8, join(folder, 'two.safetensors')],
    })
    expect(code).toBe(0)
    const found = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line.replace(/^\[rank \d\] /, '')))
    expect(found[1]).toEqual(found[0])
    const close = (values: number[], digits: number) => values.map((value) => expect.closeTo(value, digits))
    expect(found[0]).toEqual({ losses: close(one.losses, 6), weights: close(one.weights, 2), isSaved: true })
    // The progress, which is told twice.
    const lines = stderr.trim().split('\n')
    expect(lines.filter((line) => !line.startsWith('[rank 0] training, latent 3'))).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
