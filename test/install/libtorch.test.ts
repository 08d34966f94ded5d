import { chmodSync, chownSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { cacheFolder, locateLibtorch, readCache, searchLibtorch } from '../../lib/install/libtorch'
import { freshFolder, removeFreshFolders } from './support/places'

afterAll(removeFreshFolders)

const suffix = { darwin: 'dylib', win32: 'dll' }[process.platform as string] ?? 'so'
const name = (library: string) => `${process.platform === 'win32' ? '' : 'lib'}${library}.${suffix}`
const cpu = name('torch_cpu')

function write(path: string, content = ''): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

/** A folder laid out like site-packages with a torch of that version. */
function sitePackages(version: string, folder = freshFolder()): string {
  write(join(folder, 'torch', 'lib', cpu), 'library')
  write(join(folder, 'torch', 'version.py'), `__version__ = '${version}'\n`)
  write(join(folder, 'torch', '__init__.py'), 'raise ImportError("torch must not be imported")\n')
  return folder
}

function cached(home: string, change: Record<string, unknown> = {}): string {
  const root = join(home, 'torch-2.11.0')
  sitePackages('2.11.0+cu130', root)
  const marker = { version: '2.11.0', parts: ['cpu'], libraries: { [`torch/lib/${cpu}`]: 7 }, ...change }
  write(join(root, 'torchnode.json'), JSON.stringify(marker))
  return root
}

/** A PATH whose only program is a python3 that runs the script. */
function pathWith(script: string): string {
  const folder = freshFolder()
  const python = write(join(folder, 'python3'), `#!/bin/sh\n${script}\n`)
  chmodSync(python, 0o755)
  symlinkSync('python3', join(folder, 'python'))
  return folder
}

const noPython = () => freshFolder()

describe('a folder named by the environment', () => {
  const layouts: [string, (folder: string) => string][] = [
    ['the libraries themselves', (folder) => dirname(write(join(folder, cpu)))],
    ['lib/, as the C++ distribution has it', (folder) => dirname(write(join(folder, 'lib', cpu)))],
    ['torch/lib/, as site-packages has it', (folder) => dirname(write(join(folder, 'torch', 'lib', cpu)))],
  ]

  test.each(layouts)('may hold %s', (_name, make) => {
    const folder = freshFolder()
    const lib = make(folder)
    expect(locateLibtorch({ TORCHNODE_LIBTORCH: folder })).toMatchObject({
      lib,
      source: 'env',
      cuda: false,
      version: undefined,
    })
    expect(locateLibtorch({ LIBTORCH: folder }).library).toBe(join(lib, cpu))
  })

  test('comes before the cache, TORCHNODE_LIBTORCH before LIBTORCH', () => {
    const [own, general, home] = [sitePackages('2.11.0'), sitePackages('2.11.1'), freshFolder()]
    cached(home)
    const env = { TORCHNODE_LIBTORCH: own, LIBTORCH: general, TORCHNODE_HOME: home }
    expect(locateLibtorch(env).version).toBe('2.11.0')
    expect(locateLibtorch({ ...env, TORCHNODE_LIBTORCH: '' }).version).toBe('2.11.1')
    expect(locateLibtorch({ TORCHNODE_HOME: home }).source).toBe('cache')
  })

  test('without the library is an error that says where it looked', () => {
    const folder = freshFolder()
    expect(() => locateLibtorch({ LIBTORCH: folder })).toThrow(
      expect.objectContaining({
        code: 'ERR_NATIVE_LOAD',
        message: expect.stringContaining(join(folder, 'torch', 'lib')),
      }),
    )
  })

  test.each(['2.10.0+cpu', '2.12.0', '1.11.0'])('of another minor version, %s, is refused', (version) => {
    expect(() => locateLibtorch({ TORCHNODE_LIBTORCH: sitePackages(version) })).toThrow(`libtorch ${version} in`)
    const plain = freshFolder()
    write(join(plain, 'lib', cpu))
    write(join(plain, 'build-version'), `${version}\n`)
    expect(() => locateLibtorch({ LIBTORCH: plain })).toThrow('needs 2.11')
  })

  test('is described with its headers, its CUDA libraries and those of NVIDIA', () => {
    const folder = sitePackages('2.11.0+cu130')
    write(join(folder, 'torch', 'include', 'ATen', 'ATen.h'))
    write(join(folder, 'nvidia', 'cu13', 'include', 'cuda_runtime.h'))
    mkdirSync(join(folder, 'nvidia', 'cu13', 'lib'))
    mkdirSync(join(folder, 'nvidia', 'cudnn', 'lib'), { recursive: true })
    const found = locateLibtorch({ TORCHNODE_LIBTORCH: folder })
    expect(found.include).toBe(join(folder, 'torch', 'include'))
    expect(found.cudaInclude).toBe(join(folder, 'nvidia', 'cu13', 'include'))
    expect(found.extraLibDirs.sort()).toEqual(['cu13', 'cudnn'].map((one) => join(folder, 'nvidia', one, 'lib')))
    if (process.platform !== 'darwin') {
      write(join(folder, 'torch', 'lib', name('torch_cuda')))
      expect(locateLibtorch({ TORCHNODE_LIBTORCH: folder }).cuda).toBe(true)
    }
  })
})

describe('the cache', () => {
  test('is found without asking Python', () => {
    const home = freshFolder()
    cached(home)
    const asked = join(home, 'asked')
    expect(locateLibtorch({ TORCHNODE_HOME: home, PATH: pathWith(`echo > '${asked}'; exit 1`) }).source).toBe('cache')
    expect(existsSync(asked)).toBe(false)
  })

  const spoilt: [string, (home: string) => void, RegExp][] = [
    ['empty', () => {}, /is empty/],
    ['unfinished', (home) => void sitePackages('2.11.0', join(home, 'torch-2.11.0')), /unfinished install/],
    [
      'cut off',
      (home) => void cached(home, { libraries: { [`torch/lib/${cpu}`]: 8 } }),
      /damaged install .*missing or cut off/,
    ],
    ['of another version', (home) => void cached(home, { version: '2.10.0' }), /unfinished install/],
    [
      'marked with something else',
      (home) => void write(join(cached(home), 'torchnode.json'), '{"a":'),
      /unfinished install/,
    ],
    ['marked with null', (home) => void write(join(cached(home), 'torchnode.json'), 'null'), /unfinished install/],
  ]

  test.each(spoilt)('that is %s is not used', (_name, make, why) => {
    const home = freshFolder()
    make(home)
    expect(readCache(join(home, 'torch-2.11.0'))).toMatch(why)
    expect(searchLibtorch({ TORCHNODE_HOME: home, PATH: noPython() }).found).toBeUndefined()
  })

  test('lies where the system keeps caches, or where TORCHNODE_HOME says', () => {
    expect(cacheFolder({}, 'linux')).toBe(join(homedir(), '.cache', 'torchnode'))
    expect(cacheFolder({ XDG_CACHE_HOME: '/var/cache/me' }, 'linux')).toBe('/var/cache/me/torchnode')
    expect(cacheFolder({ XDG_CACHE_HOME: 'not/absolute' }, 'linux')).toBe(join(homedir(), '.cache', 'torchnode'))
    expect(cacheFolder({}, 'darwin')).toBe(join(homedir(), 'Library', 'Caches', 'torchnode'))
    expect(cacheFolder({ LOCALAPPDATA: '/local' }, 'win32')).toBe(join('/local', 'torchnode', 'Cache'))
    expect(cacheFolder({ TORCHNODE_HOME: '/mine', XDG_CACHE_HOME: '/var' }, 'linux')).toBe('/mine')
  })

  test('is never below the working folder', () => {
    expect(() => cacheFolder({ TORCHNODE_HOME: 'mine' })).toThrow('TORCHNODE_HOME must be an absolute path, got "mine"')
    const before = process.env.HOME
    try {
      for (const home of ['', '.', 'relative']) {
        process.env.HOME = home
        for (const platform of ['linux', 'darwin']) expect(isAbsolute(cacheFolder({}, platform))).toBe(true)
      }
    } finally {
      process.env.HOME = before
    }
  })
})

const isRoot = process.geteuid?.() === 0
const unix = process.platform === 'win32' ? test.skip : test

describe('a cache that another user could have written', () => {
  unix.each([
    ['its folder', ''],
    ['the one above it', '..'],
    ['a folder within', 'torch/lib'],
    ['a library', `torch/lib/${cpu}`],
    ['its marker', 'torchnode.json'],
  ])('is not loaded: %s', (_what, place) => {
    const root = cached(freshFolder())
    const path = join(root, place)
    expect(readCache(root)).toMatchObject({ libtorch: { source: 'cache' } })
    const { mode } = statSync(path)
    for (const open of [0o020, 0o002]) {
      chmodSync(path, (mode & 0o777) | open)
      expect(readCache(root)).toMatch(/^the cache .* is not loaded: others may write to /)
    }
    chmodSync(path, mode & 0o777)
    if (!isRoot) return
    chownSync(path, 12_345, 12_345)
    expect(readCache(root)).toMatch(/is not loaded: .* belongs to another user/)
  })

  unix('but is loaded from a folder like /tmp, where others cannot replace its entries', () => {
    const home = freshFolder()
    chmodSync(home, 0o1777)
    expect(readCache(cached(home))).toMatchObject({ libtorch: { source: 'cache' } })
  })
})

const onUnix = process.platform === 'win32' ? describe.skip : describe

onUnix("a Python's torch", () => {
  const home = freshFolder()

  /** The real Python as python3, with another folder of packages. */
  function pythonWith(packages: string): Record<string, string | undefined> {
    return { TORCHNODE_HOME: home, PATH: process.env.PATH, PYTHONPATH: packages }
  }

  test('of the same minor version is used without being imported', () => {
    const packages = sitePackages('2.11.1+cpu')
    expect(locateLibtorch(pythonWith(packages))).toMatchObject({
      source: 'python',
      version: '2.11.1+cpu',
      lib: join(packages, 'torch', 'lib'),
    })
  })

  test('of another minor version is skipped, and the error names it', () => {
    expect(() => locateLibtorch(pythonWith(sitePackages('2.10.0')))).toThrow(/python3 has torch 2\.10\.0, not 2\.11/)
  })

  test('in the working folder is never used', () => {
    const folder = sitePackages('2.11.0')
    const before = process.cwd()
    process.chdir(folder)
    try {
      const { found } = searchLibtorch({ TORCHNODE_HOME: home, PATH: process.env.PATH })
      expect(found?.lib).not.toBe(join(folder, 'torch', 'lib'))
    } finally {
      process.chdir(before)
    }
  })

  test.each([
    ['is not there', () => noPython(), /python3 is not there; python is not there/],
    ['fails', () => pathWith('exit 3'), /python3 does not run/],
    ['says something else', () => pathWith('echo hello'), /python3 does not run/],
    ['has none', () => pathWith('echo torchnode:'), /python3 has no torch/],
    ['has one without libraries', () => pathWith('echo torchnode:/nowhere/torch/__init__.py'), /a torch without/],
  ])('is not found when Python %s', (_name, path, why) => {
    expect(searchLibtorch({ TORCHNODE_HOME: home, PATH: path() }).tried.at(-1)).toMatch(why)
  })
})

test('where there is no libtorch the error is one line that names what was tried and what helps', () => {
  const env = { TORCHNODE_HOME: freshFolder(), PATH: noPython() }
  const message = (() => {
    try {
      return locateLibtorch(env).lib
    } catch (error) {
      expect((error as { code: string }).code).toBe('ERR_NATIVE_LOAD')
      return (error as Error).message
    }
  })()
  for (const word of [
    'TORCHNODE_LIBTORCH',
    'the cache',
    'python3',
    'npx torchnode install',
    'pip install torch==2.11.0',
  ]) {
    expect(message).toContain(word)
  }
  expect(message).not.toContain('\n')
})
