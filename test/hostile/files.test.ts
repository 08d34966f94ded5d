import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noGrad } from '../../lib/autograd'
import { Autoencoder } from '../../lib/models'
import { ended } from '../support/child'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-save-'))
  path = join(folder, 'model.safetensors')
})
afterEach(() => rmSync(folder, { recursive: true }))

async function saveOnes(): Promise<void> {
  const model = new Autoencoder({ latent: 3 })
  noGrad(() => {
    for (const parameter of model.parameters()) parameter.fill_(1)
  })
  await model.save(path)
}

// 200 of them: node scripts/hostile/kills.mjs
test('a process that is killed while it saves, in either way, leaves a whole model, the old or the new, and its temporary files are removed later', () => {
  const script = join(__dirname, '../../scripts/hostile/kills.mjs')
  const { status, stdout } = spawnSync(process.execPath, [script, '--count', '10'], { encoding: 'utf8' })
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^10 kills, .* 0 wrong\n$/) })
})

const itOnUnix = process.platform === 'win32' ? test.skip : test

itOnUnix('a disk without room for the new model causes an ERR_FILE, and the old model stays', async () => {
  await saveOnes()
  const before = readFileSync(path)
  // A limit on file size (in blocks of 512 or 1,024 bytes) stops a write in the middle, as a full disk does.
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
