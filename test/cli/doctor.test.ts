import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshFolder, removeFreshFolders } from '../install/support/places'

const register = join(__dirname, '../install/support/register.cjs')
const main = join(__dirname, '../../lib/cli/main.ts')

afterAll(removeFreshFolders)

function doctor(args: string[], env: Record<string, string | undefined>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', register, main, 'doctor', ...args], {
    encoding: 'utf8',
    env: { ...process.env, TORCHNODE_LIBTORCH: '', LIBTORCH: '', ...env },
    cwd: join(__dirname, '../..'),
  })
  return { status, stdout, stderr }
}

test('where there is no libtorch it says so, what to type, and exits with 1', () => {
  const { status, stdout } = doctor([], { TORCHNODE_HOME: freshFolder(), PATH: freshFolder() })
  expect(status).toBe(1)
  expect(stdout).toMatch(/^✓ node {6}v\d+/m)
  expect(stdout).toMatch(/^✗ libtorch {2}not found: .*python3 is not there/m)
  expect(stdout).toMatch(/npx torchnode install .*TORCHNODE_LIBTORCH .*pip install torch==2\.11\.0/)
  expect(stdout).toMatch(/^· python {4}none; an install goes over HTTPS$/m)
  expect(stdout.trimEnd()).toMatch(/torchnode cannot run here yet$/)
})

test('a folder of another version is named', () => {
  const folder = freshFolder()
  mkdirSync(join(folder, 'lib'))
  for (const name of ['libtorch_cpu.so', 'libtorch_cpu.dylib', 'torch_cpu.dll'])
    writeFileSync(join(folder, 'lib', name), '')
  writeFileSync(join(folder, 'build-version'), '2.9.1+cpu')
  const { status, stdout } = doctor([], { TORCHNODE_LIBTORCH: folder })
  expect(status).toBe(1)
  expect(stdout).toMatch(/^✗ libtorch {2}TORCHNODE_LIBTORCH names libtorch 2\.9\.1\+cpu in .* needs 2\.11/m)
})

test('a libtorch that is not a library is reported as a wrong engine, not as a crash', () => {
  const folder = freshFolder()
  for (const name of ['libtorch_cpu.so', 'libtorch_cpu.dylib', 'torch_cpu.dll'])
    writeFileSync(join(folder, name), 'no library')
  const { status, stdout } = doctor(['--json'], { TORCHNODE_LIBTORCH: folder })
  expect(status).toBe(1)
  const report = JSON.parse(stdout) as {
    ok: boolean
    libtorch: { lib: string }
    findings: { name: string; state: string }[]
  }
  expect(report.ok).toBe(false)
  expect(report.libtorch.lib).toBe(folder)
  const wrong = report.findings.filter(({ state }) => state === 'wrong').map(({ name }) => name)
  expect(wrong).toEqual(['engine'])
})

describe('--verify', () => {
  const name = { win32: 'torch_cpu.dll', darwin: 'libtorch_cpu.dylib' }[process.platform as string] ?? 'libtorch_cpu.so'

  function cache(content: string, sum?: string): string {
    const home = freshFolder()
    const lib = join(home, 'torch-2.11.0', 'torch', 'lib')
    mkdirSync(lib, { recursive: true })
    writeFileSync(join(lib, name), content)
    const path = `torch/lib/${name}`
    const sums = sum && { [path]: { sha256: sum, mtimeMs: statSync(join(lib, name)).mtimeMs } }
    const marker = { version: '2.11.0', parts: ['cpu'], libraries: { [path]: content.length }, sums }
    writeFileSync(join(home, 'torch-2.11.0', 'torchnode.json'), JSON.stringify(marker))
    return home
  }

  const sum = createHash('sha256').update('library').digest('hex')
  test.each<[string, string, string | undefined, RegExp]>([
    ['as it was', 'library', sum, /^✓ checksums 1 libraries are as they were installed$/m],
    ['another byte, whatever its time says', 'librarx', sum, /^✗ checksums not as installed: torch\/lib\//m],
    ['without sums', 'library', undefined, /^· checksums an older install, without checksums$/m],
  ])('says that the cache is %s', (_what, content, known, expected) => {
    expect(doctor(['--verify'], { TORCHNODE_HOME: cache(content, known) }).stdout).toMatch(expected)
  })
})

test('says which binary TORCHNODE_PREBUILD chose', () => {
  const folder = freshFolder()
  mkdirSync(join(folder, 'build', 'Release'), { recursive: true })
  writeFileSync(join(folder, 'build', 'Release', 'other.node'), '')
  const { stdout } = doctor([], { TORCHNODE_HOME: freshFolder(), PATH: freshFolder(), TORCHNODE_PREBUILD: folder })
  expect(stdout).toContain(
    `✓ addon     ${join(folder, 'build', 'Release', 'other.node')}, since TORCHNODE_PREBUILD names`,
  )
})

// The test run itself needs libtorch and the addon, so they exist here.
test('where everything is there it says so and exits with 0', () => {
  const { TORCHNODE_LIBTORCH, LIBTORCH } = process.env
  const { status, stdout } = doctor([], { TORCHNODE_LIBTORCH, LIBTORCH })
  for (const name of ['node', 'libtorch', 'addon', 'engine']) expect(stdout).toMatch(new RegExp(`^✓ ${name} `, 'm'))
  expect(stdout).toMatch(/^[✓·] cuda {6}(on|off): /m)
  expect(stdout).toMatch(/^· cache .* MB$|is empty$/m)
  expect(stdout.trimEnd()).toMatch(/torchnode is ready$/)
  expect(status).toBe(0)
})

test.each([
  ['bun', '1.4.0', '', /^· node {6}Bun 1\.4\.0 as Node v\d+.*; slower than Node with small tensors$/m],
  ['deno', '2.9.0', '', /^· node {6}Deno 2\.9\.0 as Node v\d+.*small tensors\n +deno run --v8-flags=--expose-gc$/m],
  ['deno', '2.9.0', 'globalThis.gc = () => {}', /^✓ node {6}Deno 2\.9\.0 as Node v\d+[\d.]+$/m],
])('%s %s is named, with what makes it fast', (name, version, more, line) => {
  const folder = freshFolder()
  const versions = `{ ...process.versions, ${name}: '${version}' }`
  writeFileSync(
    join(folder, 'pretend.cjs'),
    `Object.defineProperty(process, 'versions', { value: ${versions} })\n${more}\n`,
  )
  const { stdout } = doctor([], {
    TORCHNODE_HOME: folder,
    PATH: folder,
    NODE_OPTIONS: `-r ${join(folder, 'pretend.cjs')}`,
  })
  expect(stdout).toMatch(line)
})
