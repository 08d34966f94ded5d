import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve, sep } from 'node:path'
import { transformSync as swc } from '@swc/core'
import { transformSync as esbuild } from 'esbuild'
import { status } from '../lib/binding/native'

const root = resolve(__dirname, '..')
const windows = process.platform === 'win32'

function run(command: string, args: string[], cwd: string): SpawnSyncReturns<string> {
  const ended = spawnSync(command, args, { cwd, encoding: 'utf8', shell: windows && command !== process.execPath })
  if (ended.error) throw ended.error
  return ended
}

/** The output of a command; on failure, an error with all its output. */
function output(command: string, args: string[], cwd: string): string {
  const { status, signal, stdout, stderr } = run(command, args, cwd)
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} ended by ${signal ?? `code ${status}`}\n${stdout}${stderr}`)
  return stdout
}

/** The command of a dependency of this package, as a path that Node runs. */
function tool(name: string, path: string): string {
  return resolve(require.resolve(`${name}/package.json`), '..', path)
}

const inRoot = (script: string, ...args: string[]) => run(process.execPath, [join('scripts', script), ...args], root)

interface Lock {
  packages: Record<
    string,
    { version?: string; dependencies?: object; bin?: object; dev?: boolean; devOptional?: boolean }
  >
}

/**
 * A project that depends only on torchnode. Its lock file has the checkout's versions, which `npm ci` has put into
 * npm's cache, so that the install needs no network.
 */
function writeEmptyProject(torchnode: string): void {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock
  const { version, dependencies, bin } = packages['']
  const manifest = { name: 'empty', private: true, dependencies: { torchnode } }
  const needed = Object.entries(packages).filter(([path, entry]) => path && !entry.dev && !entry.devOptional)
  const lock = {
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': manifest,
      'node_modules/torchnode': { version, resolved: torchnode, dependencies, bin },
      ...Object.fromEntries(needed),
    },
  }
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify(lock))
}

let folder: string
let project: string
let packed: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-package-'))
  project = join(folder, 'project')
  mkdirSync(project)
  packed = output(process.execPath, [join('scripts', 'package.mjs'), '--as-built', '--out', folder], root)
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!
  writeEmptyProject(`file:../${tarball}`)
  const settings = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--prefix', project]
  output('npm', ['install', ...settings], project)
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a file into the project. */
function write(name: string, text: string): string {
  writeFileSync(join(project, name), text)
  return name
}

const node = (name: string, text: string) => output(process.execPath, [write(name, text)], project)

const tsc = tool('typescript', 'bin/tsc')
const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules', '@types')]
const strict = ['--strict', '--module', 'node16', '--target', 'es2022', ...types]

const trainTwoSteps = `
const model = new Autoencoder({ latent: 3 })
model.fit([[rand([10, 1, 28, 28])]], { epochs: 2, lr: 0.01 }).then(([first, second]) => console.log(second < first))
`

describe('the packed package', () => {
  test('holds what a user needs and nothing else', () => {
    const installed = join(project, 'node_modules', 'torchnode')
    const files = readdirSync(installed, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(installed.length + 1)
          .split(sep)
          .join('/'),
      )
    const single = [
      ...['package.json', 'README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'LICENSE', 'binding.gyp.md'],
    ]
    expect(files).toEqual(expect.arrayContaining(single))
    const others = files.filter((path) => !single.includes(path))
    expect(
      others.filter(
        (path) =>
          !/^docs\/([\w-]+\.md|pictures\/[\w-]+\.png)$|^examples\/[\w/.-]+\.(md|mjs|txt|ipynb)$/.test(path) &&
          !/^dist\/.*\.(js|mjs|d\.ts|d\.mts)$|^prebuilds\/\w+-\w+\/[\w.-]+\.(node|so|dll)$/.test(path),
      ),
    ).toEqual([])
    expect(others.filter((path) => path.endsWith('.node'))).toHaveLength(1)
    expect(packed).toMatch(/\.tgz: \d+ files, [\d.]+ MB, [\d.]+ MB unpacked$/m)
  })

  test('runs no script when it is installed', () => {
    const manifest = JSON.parse(readFileSync(join(project, 'node_modules', 'torchnode', 'package.json'), 'utf8'))
    for (const script of ['preinstall', 'install', 'postinstall']) expect(manifest.scripts).not.toHaveProperty(script)
    expect(manifest.gypfile).toBe(false)
  })
})

describe('what developers are told to run', () => {
  const commands = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', '.ci/run'].flatMap((path) => [
    ...readFileSync(join(root, path), 'utf8').matchAll(/npm (?:ci|install)\b.*/g),
  ])

  test('runs no install script of another package, but for the two commands that build and test a clone', () => {
    expect(commands.length).toBeGreaterThan(3)
    const scripted = commands.map(([line]) => line).filter((line) => !line.startsWith('npm ci --ignore-scripts'))
    expect(scripted.filter((line) => !/^npm ci && npm (start|test)\b/.test(line))).toEqual([])
    for (const folder of ['bench/peers', 'bench/peers/tfjs-node']) {
      expect(readFileSync(join(root, folder, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m)
    }
  })

  test('installs Python packages only by their hashes', () => {
    const wanted = readFileSync(join(root, 'scripts', 'python-requirements.txt'), 'utf8').split(/\n(?=\S)/)
    const packages = wanted.filter((text) => !text.startsWith('#'))
    expect(packages.length).toBeGreaterThan(20)
    expect(packages.filter((text) => !/^[\w.-]+==\S+[\s\S]*--hash=sha256:[0-9a-f]{64}/.test(text))).toEqual([])
    expect(readFileSync(join(root, 'scripts', 'python.mjs'), 'utf8')).toContain("'--require-hashes'")
  })
})

describe('a project that installed it with install scripts disabled', () => {
  test('trains by import { Autoencoder } from an ES module', () => {
    expect(node('named.mjs', `import { Autoencoder, rand } from 'torchnode'${trainTwoSteps}`)).toBe('true\n')
  })

  test('trains by import * as torch from an ES module', () => {
    const text = `import * as torch from 'torchnode'\nconst { Autoencoder, rand } = torch${trainTwoSteps}`
    expect(node('star.mjs', text)).toBe('true\n')
  })

  test('trains by require from CommonJS', () => {
    expect(node('common.cjs', `const { Autoencoder, rand } = require('torchnode')${trainTwoSteps}`)).toBe('true\n')
  })

  test('sees the same names and the same classes both ways', () => {
    const text = `import * as torch from 'torchnode'
      import { createRequire } from 'node:module'
      const common = createRequire(import.meta.url)('torchnode')
      const names = Object.keys(common)
      console.log(names.length > 100, names.filter((name) => torch[name] !== common[name]).join())`
    expect(node('same.mjs', text)).toBe('true \n')
  })

  test.each(['mts', 'cts'])('has types for a .%s file, where a wrong call is an error', (kind) => {
    const file = write(
      `typed.${kind}`,
      `import { Autoencoder, rand, type Tensor } from 'torchnode'
      import * as torch from 'torchnode'
      const model: Autoencoder = new Autoencoder({ latent: 3 })
      export const codes: Tensor = torch.relu(model.encode(rand([2, 1, 28, 28])))
      // @ts-expect-error a latent size is a number
      new torch.Autoencoder({ latent: 'three' })\n`,
    )
    expect(output(process.execPath, [tsc, ...strict, '--noEmit', file], project)).toBe('')
  })

  describe('the default import, in TypeScript that becomes CommonJS', () => {
    const text = `import torch, { relu } from 'torchnode'
      const sum: number = torch.ones([2]).sum().item()
      console.log(sum, torch.relu === relu)\n`

    test.each<[string, () => string]>([
      [
        'tsc, which knows its type',
        () => {
          const wrong = 'export const wrong = () =>\n// @ts-expect-error no such operator\ntorch.noSuchOperator\n'
          output(process.execPath, [tsc, ...strict, write('default.cts', text + wrong)], project)
          return 'default.cjs'
        },
      ],
      [
        'swc',
        () =>
          write('swc.cjs', swc(text, { jsc: { parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }).code),
      ],
      ['esbuild, as tsx does it', () => write('esbuild.cjs', esbuild(text, { loader: 'ts', format: 'cjs' }).code)],
    ])('%s', (_, compile) => {
      expect(output(process.execPath, [compile()], project)).toBe('2 true\n')
    })

    test('jest', () => {
      write('default.test.ts', `${text}test('sum', () => expect(sum).toBe(2))`)
      const transform = { '[.]ts$': [require.resolve('@swc/jest'), { jsc: { parser: { syntax: 'typescript' } } }] }
      write('jest.config.json', JSON.stringify({ rootDir: project, transform, testEnvironment: 'node' }))
      expect(run(process.execPath, [tool('jest', 'bin/jest.js')], project)).toMatchObject({ status: 0 })
    })
  })

  test('runs the binaries that came with it, as npx torchnode doctor says', () => {
    const { ok, findings } = JSON.parse(output('npx', ['--no-install', 'torchnode', 'doctor', '--json'], project))
    const text = (name: string) => findings.find((finding: { name: string }) => finding.name === name).text
    expect(ok).toBe(true)
    expect(text('addon')).toContain(join('node_modules', 'torchnode', 'prebuilds'))
    expect(text('engine')).toContain(`libtorch reports ${status.version}`)
  })
})

const onLinux = process.platform === 'linux' ? describe : describe.skip

onLinux('the gate for binaries', () => {
  const core = () => readFileSync(join(root, 'build', 'Release', 'torchnode-core.so'), 'latin1')
  const gate = (path: string) => inRoot('check-abi.mjs', path)

  test('refuses one that needs a newer glibc or libstdc++, and says what it is', () => {
    const path = join(folder, 'newer.so')
    writeFileSync(
      path,
      core().replace('GLIBC_2.14', 'GLIBC_2.99').replace('GLIBCXX_3.4.21', 'GLIBCXX_3.4.26'),
      'latin1',
    )
    const { status, stderr } = gate(path)
    expect(status).toBe(1)
    expect(stderr).toMatch(/^newer\.so needs GLIBC_2\.99 \(.*memcpy.*\), at most 2\.28 is allowed$/m)
    expect(stderr).toMatch(/^newer\.so needs GLIBCXX_3\.4\.26 \(.+\), at most 3\.4\.25 is allowed$/m)
  })

  test('refuses one that looks for libraries in a folder, as libtorch itself does', () => {
    const { status: code, stderr } = gate(status.libtorch.library)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^libtorch_cpu\.so has a R(UN)?PATH: /m)
  })

  test('refuses one whose table of functions stays writable', () => {
    const names = ['torchnode.node', 'torchnode-core.so', 'torchnode-cuda.so'].map((name) =>
      join(root, 'build', 'Release', name),
    )
    const built = names.filter((path) => existsSync(path))
    expect(inRoot('check-abi.mjs', ...built)).toMatchObject({ status: 0 })
    const lazy = join(folder, 'lazy.so')
    expect(spawnSync('cc', ['-shared', '-Wl,-z,lazy', '-o', lazy, '-x', 'c', '/dev/null']).status).toBe(0)
    expect(gate(lazy).stderr).toMatch(/^lazy\.so is linked without -z relro -z now$/m)
  })

  test('finds stack protectors in the core', () => {
    expect(core()).toContain('__stack_chk_fail')
  })

  test('fails on a file that is not a binary', () => {
    expect(gate('package.json').status).not.toBe(0)
  })
})
