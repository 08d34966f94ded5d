import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { filesUnder, freshFolder, removeFreshFolders } from '../install/support/places'
import { miniWheels, writeWheels } from '../install/support/wheel'

const register = join(__dirname, '../install/support/register.cjs')
const main = join(__dirname, '../../lib/cli/main.ts')

afterAll(removeFreshFolders)

function torchnode(
  args: string[],
  env: Record<string, string>,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['-r', register, main, 'install', ...args], {
    env: { PATH: process.env.PATH, PIP_CONFIG_FILE: '/dev/null', ...env },
    cwd: join(__dirname, '../..'),
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}

// The package pins the real wheels, so small wheels with the same names must be refused.
test('refuses wheels that only have the right names, in one line', async () => {
  const home = freshFolder()
  const folder = writeWheels(freshFolder(), miniWheels())
  const { code, out, err } = await torchnode(['--find-links', folder], { TORCHNODE_HOME: home })
  expect(code).toBe(1)
  expect(out).toBe('')
  expect(err).toMatch(
    /^error: torch-2\.11\.0-.*\.whl is not the file it should be: it has \d+ bytes, \d+ are expected\n$/,
  )
  expect(filesUnder(home)).toEqual([])
})

test('says which wheel a folder lacks', async () => {
  const { code, err } = await torchnode(['--find-links', freshFolder()], { TORCHNODE_HOME: freshFolder() })
  expect(code).toBe(1)
  expect(err).toMatch(/^error: the folder ".*" holds no torch-2\.11\.0-/)
})

test('says what it tried when there is no network', async () => {
  const env = { TORCHNODE_HOME: freshFolder(), TORCHNODE_NO_PIP: '1', TORCHNODE_INDEX_URL: 'http://127.0.0.1:9/simple' }
  const { code, err } = await torchnode([], env)
  expect(code).toBe(1)
  expect(err).toMatch(/^error: cannot fetch http:\/\/127\.0\.0\.1:9\/simple\/torch\/: .*ECONNREFUSED/)
}, 60_000)

test('takes a version of CUDA that exists', async () => {
  const { code, err } = await torchnode(['--cuda', '12.9'], { TORCHNODE_HOME: freshFolder() })
  expect([code, err]).toEqual([1, 'error: libtorch 2.11.0 exists for CUDA 13.0, 12.8, 12.6, not for "12.9"\n'])
})
