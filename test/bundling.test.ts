import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildSync, type Format } from 'esbuild'

const root = resolve(__dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'torchnode-bundling-'))
mkdirSync(join(folder, 'node_modules'))
symlinkSync(root, join(folder, 'node_modules', 'torchnode'), 'junction')
afterAll(() => rmSync(folder, { recursive: true }))

const imported = "import torch, { ones } from 'torchnode'\nconsole.log(ones([2]).sum().item(), torch.ones === ones)\n"
const required = "const torch = require('torchnode')\nconsole.log(torch.ones([2]).sum().item(), true)\n"

const node = (file: string, ...options: string[]) =>
  spawnSync(process.execPath, [...options, file], { cwd: folder, encoding: 'utf8' })

function bundled(source: string, format: Format, external: string[]): ReturnType<typeof node> {
  writeFileSync(join(folder, 'main.mjs'), source)
  const outfile = join(folder, format === 'esm' ? 'bundle.mjs' : 'bundle.cjs')
  buildSync({
    absWorkingDir: folder,
    entryPoints: ['main.mjs'],
    outfile,
    bundle: true,
    platform: 'node',
    format,
    external,
    logLevel: 'silent',
  })
  return node(outfile)
}

describe.each<[string, string, Format]>([
  ['import, as an ES module', imported, 'esm'],
  ['import, as CommonJS', imported, 'cjs'],
  ['require', required, 'cjs'],
])('bundled: %s', (_, source, format) => {
  test('the error says that torchnode must stay external', () => {
    const { status, stderr } = bundled(source, format, [])
    expect(status).toBe(1)
    expect(stderr).toMatch(/torchnode was put into a bundle.*keep torchnode external: docs\/bundling\.md/)
    expect(stderr).toContain("code: 'ERR_NATIVE_LOAD'")
  })

  test('it works where torchnode stays external', () => {
    expect(bundled(source, format, ['torchnode'])).toMatchObject({ stdout: '2 true\n', status: 0 })
  })
})

/** A copy of the built package without its binaries. */
function withoutBinaries(name: string): string {
  const copy = join(folder, name, 'node_modules', 'torchnode')
  cpSync(join(root, 'dist'), join(copy, 'dist'), { recursive: true })
  for (const path of ['package.json', 'scripts']) cpSync(join(root, path), join(copy, path), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  return copy
}

// Bun aborts where an addon calls a function of libuv that Bun does not have.
test.each(['torchnode.node', 'torchnode-core.so'])('%s calls no function of libuv', (name) => {
  const binary = readFileSync(join(root, 'build', 'Release', name), 'latin1')
  expect(binary).toContain('napi_')
  expect(binary).not.toMatch(/\0uv_\w+\0/)
})

describe('without binaries', () => {
  let copy: string
  beforeAll(() => {
    copy = withoutBinaries('bare')
  })

  test.each(['pack', 'publish'])('npm %s refuses', (command) => {
    const { status, stderr } = spawnSync('npm', [command, '--dry-run'], {
      cwd: copy,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    expect(status).not.toBe(0)
    expect(stderr).toMatch(/prepack: there is no binary in prebuilds\/.*"npm run package/)
  })

  test('the error of the import says that none was built', () => {
    expect(node(join(copy, 'dist', 'index.js')).stderr).toMatch(
      /TorchError: torchnode has no prebuilt binary for \w+-\w+/,
    )
  })

  const onLinux = process.platform === 'linux' ? test : test.skip
  onLinux('with musl the import and doctor name it', () => {
    const musl = join(folder, 'musl.cjs')
    writeFileSync(musl, 'process.report.getReport = () => ({ header: {} })\n')
    expect(node(join(copy, 'dist', 'index.js'), '-r', musl).stderr).toMatch(
      /TorchError: this Linux has musl .* use a system or an image with glibc, such as node:22-slim/,
    )
    const { stdout, status } = spawnSync(
      process.execPath,
      ['-r', musl, join(copy, 'dist', 'cli', 'main.js'), 'doctor'],
      { encoding: 'utf8' },
    )
    expect(status).toBe(1)
    expect(stdout).toMatch(/^✗ platform .* with musl/m)
    expect(stdout).toMatch(/^✗ addon {5}this Linux has musl/m)
  })
})
