import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noGrad } from '../../lib/autograd'
import { Autoencoder } from '../../lib/models'
import { ended, runChild } from '../support/child'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-save-'))
  path = join(folder, 'model.safetensors')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The one value that all weights of a saved model have, or undefined where they differ. */
async function weight(): Promise<number | undefined> {
  const model = await Autoencoder.load(path)
  const values = new Set([...model.parameters()].flatMap((parameter) => Array.from(parameter.toTypedArray(), Number)))
  return values.size === 1 ? [...values][0] : undefined
}

async function saveOnes(): Promise<void> {
  const model = new Autoencoder({ latent: 3 })
  noGrad(() => {
    for (const parameter of model.parameters()) parameter.fill_(1)
  })
  await model.save(path)
}

test('a process that is killed while it saves leaves a whole model, the old or the new, 20 times', async () => {
  await saveOnes()
  for (let i = 0; i < 20; i++) {
    const { signal } = await runChild('save.cjs', {
      args: [path, 0],
      onLine: (_, pid) => setTimeout(() => process.kill(pid, 'SIGKILL'), 10 + i * 3),
    })
    expect(signal).toBe('SIGKILL')
    expect([1, 2]).toContain(await weight())
  }
}, 120_000)

const itOnUnix = process.platform === 'win32' ? test.skip : test

itOnUnix('a disk that has no room for the new model costs an ERR_FILE, and the old model stays', async () => {
  await saveOnes()
  const before = readFileSync(path)
  // A limit on the size of files (in blocks of 512 or 1,024 bytes) stops a write in the middle, as a full disk does.
  const script = join(__dirname, '..', 'support', 'save.cjs')
  const { code, signal, stdout } = await ended(
    spawn('sh', ['-c', 'ulimit -f 100; exec "$0" "$@"', process.execPath, script, path, '1'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )
  expect({ code, signal }).toEqual({ code: 1, signal: null })
  expect(JSON.parse(stdout.trim().split('\n').at(-1)!)).toMatchObject({
    name: 'TorchError',
    code: 'ERR_FILE',
    message: expect.stringContaining('EFBIG'),
  })
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(readdirSync(folder)).toEqual(['model.safetensors'])
})
