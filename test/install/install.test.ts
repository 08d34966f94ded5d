import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type InstallEvent, type InstallOptions, install } from '../../lib/install'
import { readCache } from '../../lib/install/libtorch'
import { contentsOf } from '../../lib/install/place'
import { type Part, wheelsFor } from '../../lib/install/selection'
import type { Member } from '../../lib/install/zip'
import { type Behaviour, IndexServer } from './support/index-server'
import { filesUnder, freshFolder, removeFreshFolders } from './support/places'
import {
  type Entry,
  libraryBytes,
  miniWheels,
  noise,
  pinsOf,
  type TestWheel,
  torchEntries,
  torchFile,
  wheel,
  writeWheels,
} from './support/wheel'

const wheels = miniWheels()
const servers: IndexServer[] = []

afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())))
afterAll(removeFreshFolders)

async function serve(behaviour: Behaviour = {}, offered: TestWheel[] = wheels): Promise<IndexServer> {
  const server = await new IndexServer(
    offered.map(({ file, bytes }) => ({ file, bytes })),
    behaviour,
  ).start()
  servers.push(server)
  return server
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Options of an install over HTTP from that server into its own folder. */
function over(
  server: IndexServer,
  home = freshFolder(),
  more: Partial<InstallOptions> = {},
): InstallOptions & { home: string } {
  return {
    home,
    platform: 'linux-x64',
    manifest: pinsOf(wheels),
    patience: { idleMs: 1000, retries: 3, pauseMs: 10 },
    env: { PATH: process.env.PATH, TORCHNODE_HOME: home, TORCHNODE_NO_PIP: '1', TORCHNODE_INDEX_URL: server.url },
    ...more,
  }
}

const rootOf = (home: string) => join(home, 'torch-2.11.0')
const cpuLibraries = [
  'nvidia/cu13/lib/libcudart.so.13',
  'nvidia/cu13/lib/libcupti.so.13',
  'torch/lib/libc10.so',
  'torch/lib/libgomp.so.1',
  'torch/lib/libtorch_cpu.so',
  'torch/version.py',
  'torchnode.json',
]
const headers = [
  'nvidia/cu13/include/crt/host_defines.h',
  'nvidia/cu13/include/cuda_runtime.h',
  'torch/include/ATen/ATen.h',
  'torch/include/c10/core/Device.h',
]

function expectWholeInstall(home: string): void {
  expect(filesUnder(rootOf(home))).toEqual(cpuLibraries)
  expect(readFileSync(join(rootOf(home), 'torch/lib/libtorch_cpu.so')).equals(noise(libraryBytes, 'cpu'))).toBe(true)
}

function expectNothingPlaced(home: string): void {
  expect(filesUnder(home).filter((path) => !path.includes('.parts/'))).toEqual([])
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'installed',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  )

describe('an install over HTTPS', () => {
  test('takes only the members that are needed, in the layout of site-packages', async () => {
    const server = await serve()
    const options = over(server)
    const found = await install(options)
    expectWholeInstall(options.home)
    expect(found).toMatchObject({ source: 'cache', version: '2.11.0+cu130', cuda: false })
    expect(found.lib).toBe(join(rootOf(options.home), 'torch', 'lib'))
    expect(found.extraLibDirs).toEqual([join(rootOf(options.home), 'nvidia', 'cu13', 'lib')])
    expect(found.include).toBeUndefined()
    const whole = wheels.reduce((sum, { bytes }) => sum + bytes.length, 0)
    expect(server.sent).toBeLessThan(whole * 0.65)
  })

  test('adds the headers to an install without fetching the libraries again', async () => {
    const server = await serve()
    const options = over(server)
    await install(options)
    const before = server.sent
    const found = await install({ ...options, headers: true })
    expect(server.sent - before).toBeLessThan(libraryBytes / 4)
    expect(filesUnder(rootOf(options.home))).toEqual([...cpuLibraries, ...headers].sort())
    expect(found.include).toBe(join(rootOf(options.home), 'torch', 'include'))
    expect(found.cudaInclude).toBe(join(rootOf(options.home), 'nvidia', 'cu13', 'include'))
  })

  test('does nothing when everything is there', async () => {
    const server = await serve()
    const options = over(server, undefined, { headers: true })
    await install(options)
    const { length } = server.requests
    await install(options)
    expect(server.requests).toHaveLength(length)
  })

  test('reads HTML indexes as well', async () => {
    const options = over(await serve({ html: true }))
    await install(options)
    expectWholeInstall(options.home)
  })

  test('reports how many bytes have come, up to the total', async () => {
    const events: InstallEvent[] = []
    await install(over(await serve(), undefined, { onProgress: (event) => events.push(event) }))
    const bytes = events.flatMap((event) => (event.kind === 'bytes' ? [event] : []))
    expect(bytes.length).toBeGreaterThan(3)
    expect(bytes.at(-1)).toMatchObject({ done: bytes[0].total, total: bytes[0].total })
    expect(bytes[0].total).toBeGreaterThan(libraryBytes)
  })
})

describe('a connection that fails', () => {
  test('is continued at the byte where it was cut', async () => {
    const server = await serve({ cuts: [800_000, 1_600_000, 2_400_000] })
    const options = over(server)
    await install(options)
    expectWholeInstall(options.home)
    const plain = await serve()
    await install(over(plain))
    expect(server.sent).toBe(plain.sent)
    const starts = server.wheelRequests(torchFile).map(({ range }) => range?.[0])
    expect(new Set(starts).size).toBe(starts.length)
  })

  test('is given up after some tries, and the next install continues where it stopped', async () => {
    const server = await serve({ cuts: [1_500_000, 0, 0, 0, 0, 0, 0] })
    const options = over(server)
    expect(await codeOf(install(options))).toMatch(/^ERR_DOWNLOAD: install: cannot fetch .*; tried 4 times$/)
    expect(filesUnder(options.home).filter((path) => /libtorch_cpu|torchnode\.json/.test(path))).toEqual([])
    server.behaviour.cuts = undefined
    const before = server.sent
    await install(options)
    expectWholeInstall(options.home)
    expect(server.sent - before).toBeLessThan(libraryBytes - 1_000_000)
  })

  test.each([
    ['in the directory', 1],
    ['in the libraries', 1_500_000],
  ])('is given up if the server sends a byte and hangs up, %s', async (_where, from) => {
    // One byte more at each cut: each try brings a byte, which counts as nothing.
    const server = await serve({ cuts: Array.from({ length: 200 }, (_, i) => from + i) })
    const options = over(server)
    expect(await codeOf(install(options))).toMatch(/^ERR_DOWNLOAD: install: cannot fetch .*; tried 4 times$/)
    expect(server.wheelRequests(torchFile).length).toBeLessThan(12)
  })

  test('is closed when it stalls, and continued at its byte', async () => {
    const server = await serve({ stallFrom: 2_000_000 })
    const options = over(server, undefined, { patience: { idleMs: 150, retries: 1, pauseMs: 10 } })
    await install(options)
    expectWholeInstall(options.home)
    expect(server.sent).toBeLessThan(libraryBytes * 1.4)
  })

  test('is given up when nothing comes at all', async () => {
    const server = await serve({ answer: (request) => request.url?.startsWith('/files/') === true })
    const options = over(server, undefined, { patience: { idleMs: 100, retries: 1, pauseMs: 10 } })
    expect(await codeOf(install(options))).toMatch(/^ERR_DOWNLOAD: .*no answer for 0.1 s; tried 2 times$/)
    server.behaviour.answer = undefined
    await install(options)
    expectWholeInstall(options.home)
  })
})

describe('a server without ranges', () => {
  test('gives whole wheels, which are checked and then deleted', async () => {
    const server = await serve({ ranges: false })
    const options = over(server)
    await install(options)
    expectWholeInstall(options.home)
  })

  test('is asked again from the first byte after a cut', async () => {
    const options = over(await serve({ ranges: false, cuts: [5_500_000] }))
    await install(options)
    expectWholeInstall(options.home)
  })

  test('cannot deliver a wrong byte unnoticed', async () => {
    const server = await serve({ ranges: false }, [spoiled(wheels[0]), ...wheels.slice(1)])
    const options = over(server, undefined, { manifest: unsized(server) })
    expect(await codeOf(install(options))).toMatch(/^ERR_CHECKSUM: /)
    expectNothingPlaced(options.home)
  })

  // The index has the right hash, but the body is another.
  function unsized(server: IndexServer) {
    server.behaviour.hashless = true
    return pinsOf(wheels)
  }
})

/** A wheel with one wrong byte in the middle of libtorch_cpu. */
function spoiled(wheel: TestWheel): TestWheel {
  const bytes = Buffer.from(wheel.bytes)
  const at = bytes.indexOf('torch/lib/libtorch_cpu.so') + 1_000_000
  bytes[at] ^= 1
  return { ...wheel, bytes }
}

describe('a wrong wheel', () => {
  test('with one wrong byte is ERR_CHECKSUM, its part deleted, no library placed, and the next try works', async () => {
    const bad = await serve({ hashless: true }, [spoiled(wheels[0]), ...wheels.slice(1)])
    const options = over(bad)
    expect(await codeOf(install(options))).toMatch(/^ERR_CHECKSUM: .*libtorch_cpu\.so/)
    const left = filesUnder(options.home)
    expect(left.filter((path) => path.includes('libtorch_cpu') || path.endsWith('.part'))).toEqual([])
    expect(left).not.toContain('torch-2.11.0/torchnode.json')
    expect(readCache(rootOf(options.home))).toMatch(/unfinished/)
    await install(over(await serve(), options.home))
    expectWholeInstall(options.home)
  })

  test('is refused before a byte is fetched when the index itself has another hash', async () => {
    const server = await serve({}, [spoiled(wheels[0]), ...wheels.slice(1)])
    const options = over(server)
    expect(await codeOf(install(options))).toMatch(/^ERR_CHECKSUM: install: the index offers a torch-.* is expected$/)
    expect(server.sent).toBe(0)
  })

  test('is refused when its RECORD has hashes of other content', async () => {
    const forged = torchEntries().map((entry) =>
      entry.name.endsWith('libtorch_cpu.so')
        ? { ...entry, recorded: entry.content, content: noise(libraryBytes, 'evil') }
        : entry,
    )
    const evil = miniWheels(forged)
    const options = over(await serve({}, evil), undefined, { manifest: pinsOf(evil) })
    expect(await codeOf(install(options))).toMatch(/^ERR_CHECKSUM: .*libtorch_cpu\.so/)
    expect(filesUnder(options.home).filter((path) => path.includes('libtorch_cpu'))).toEqual([])
  })

  test('is refused when the RECORD is not the pinned one', async () => {
    const pins = pinsOf(wheels)
    const manifest = { ...pins, [torchFile]: { ...pins[torchFile], record: '0'.repeat(64) } }
    const options = over(await serve(), undefined, { manifest })
    expect(await codeOf(install(options))).toMatch(/^ERR_CHECKSUM: .*RECORD/)
    expectNothingPlaced(options.home)
  })

  const trusting = (server: IndexServer, onProgress?: InstallOptions['onProgress']) => {
    const options = over(server, undefined, { manifest: {}, onProgress })
    return { ...options, env: { ...options.env, TORCHNODE_ALLOW_UNPINNED: '1' } }
  }

  test('is refused when the package does not know it, from an index or from a folder', async () => {
    const server = await serve()
    const unknown =
      /^ERR_CHECKSUM: install: torch-2.* is not a wheel that torchnode knows; .*TORCHNODE_ALLOW_UNPINNED=1/
    const options = over(server, undefined, { manifest: {} })
    expect(await codeOf(install(options))).toMatch(unknown)
    expect(server.sent).toBe(0)
    const findLinks = writeWheels(freshFolder(), wheels)
    expect(await codeOf(install({ ...options, findLinks }))).toMatch(unknown)
    expectNothingPlaced(options.home)
  })

  test('is fetched and hashed whole, with a warning, where the user allows any', async () => {
    const events: InstallEvent[] = []
    const server = await serve()
    const options = trusting(server, (event) => events.push(event))
    await install(options)
    expectWholeInstall(options.home)
    expect(server.sent).toBeGreaterThanOrEqual(wheels[0].bytes.length)
    const text = expect.stringMatching(/^warning: torch-2.* is not pinned by torchnode/)
    expect(events).toContainEqual({ kind: 'note', text })
  })

  test('is refused when nobody knows its hash', async () => {
    const options = trusting(await serve({ hashless: true }))
    expect(await codeOf(install(options))).toMatch(/^ERR_CHECKSUM: install: the index gives no sha256/)
    expectNothingPlaced(options.home)
  })

  test.each([0, 21, 1000, 100_000])('is refused when it ends after %d bytes', async (length) => {
    const cut = [{ ...wheels[0], bytes: wheels[0].bytes.subarray(0, length) }, ...wheels.slice(1)]
    const folder = writeWheels(freshFolder(), cut)
    const home = freshFolder()
    const env = { TORCHNODE_HOME: home }
    const manifest = pinsOf(cut)
    const outcome = await codeOf(install({ findLinks: folder, env, platform: 'linux-x64', manifest }))
    expect(outcome).toMatch(/^ERR_CHECKSUM: install: torch-.*damaged/)
    expectNothingPlaced(home)
  })
})

describe('a wheel with another name than the pinned one', () => {
  const local = torchFile.replace('2.11.0', '2.11.0+cu130')
  const cpu = wheelsFor('linux-x64', new Set<Part>(['cpu']))[0]

  /** Pins of the usual wheels, with the content of the torch wheel. */
  function pins() {
    const known = pinsOf(wheels)
    const hashes = new Map(torchEntries().map(({ name, content }) => [name, hashOf(content)]))
    const members = torchEntries().map(({ name }) => ({ name })) as Member[]
    return { ...known, [torchFile]: { ...known[torchFile], contents: contentsOf(cpu, members, hashes) } }
  }

  const named = (entries = torchEntries()) => [wheel(local, entries), ...wheels.slice(1)]

  test('is fetched by ranges if it contains the same libraries', async () => {
    const entries = [...torchEntries(), { name: 'torch/another.py', content: noise(700_000, 'other') }]
    const server = await serve({}, named(entries))
    const options = over(server, undefined, { manifest: pins() })
    await install(options)
    expectWholeInstall(options.home)
    expect(server.sent).toBeLessThan(wheels[0].bytes.length * 0.8)
  })

  test.each<[string, (entries: Entry[]) => Entry[]]>([
    [
      'another library',
      (all) => all.map((one) => (one.name.endsWith('libc10.so') ? { ...one, content: noise(10_000, 'x') } : one)),
    ],
    ['one more', (all) => [...all, { name: 'torch/lib/libmore.so', content: noise(100, 'more') }]],
    ['one less', (all) => all.filter(({ name }) => !name.endsWith('libgomp.so.1'))],
  ])('is refused if it contains %s', async (_what, change) => {
    const server = await serve({}, named(change(torchEntries())))
    const options = over(server, undefined, { manifest: pins() })
    expect(await codeOf(install(options))).toMatch(
      /^ERR_CHECKSUM: install: torch-2\.11\.0\+cu130.* what it holds for cpu is not/,
    )
    expectNothingPlaced(options.home)
  })
})

const unix = process.platform === 'win32' ? describe.skip : describe

unix('an installed cache', () => {
  /** Everything there that other users may write to. */
  const open = (home: string) =>
    ['', ...readdirSync(home, { recursive: true }).map(String)].filter(
      (path) => (statSync(join(home, path)).mode & 0o022) !== 0,
    )

  test('can be changed only by its user, whatever the umask; a cache that others may write to is checked and closed', async () => {
    const before = process.umask(0)
    try {
      const server = await serve()
      const options = over(server, join(freshFolder(), 'home'))
      await install(options)
      expect(open(options.home)).toEqual([])
      const root = rootOf(options.home)
      const library = join(root, 'torch/lib/libc10.so')
      chmodSync(join(root, 'torch/lib'), 0o777)
      chmodSync(library, 0o666)
      const { mtime } = statSync(library)
      writeFileSync(library, noise(10_000, 'planted'))
      utimesSync(library, mtime, mtime)
      expect(readCache(root)).toMatch(/others may write to .*; "npx torchnode install"/)
      await install(options)
      expect(open(options.home)).toEqual([])
      expectWholeInstall(options.home)
      expect(readFileSync(library).equals(noise(10_000, 'c10'))).toBe(true)
    } finally {
      process.umask(before)
    }
  })

  test('follows no symbolic link in its folder', async () => {
    const server = await serve()
    const options = over(server)
    const precious = join(freshFolder(), 'precious')
    writeFileSync(precious, 'mine')
    const lib = join(rootOf(options.home), 'torch/lib')
    mkdirSync(lib, { recursive: true })
    for (const name of ['libc10.so', 'libtorch_cpu.so']) symlinkSync(precious, join(lib, name))
    await install(options)
    expectWholeInstall(options.home)
    expect(readFileSync(precious, 'utf8')).toBe('mine')
  })
})

describe('an installed libtorch that was damaged later', () => {
  test('is noticed when a library is overwritten at the same size, and repaired', async () => {
    const server = await serve()
    const options = over(server)
    const { lib } = await install(options)
    writeFileSync(join(lib, 'libc10.so'), noise(10_000, 'another content of the same size'))
    expect(readCache(rootOf(options.home))).toMatch(/damaged install .*libc10\.so" was changed after it/)
    await install(options)
    expectWholeInstall(options.home)
    expect(readFileSync(join(lib, 'libc10.so')).equals(noise(10_000, 'c10'))).toBe(true)
  })

  test('is sound when it was copied, and is not hashed again once an install has seen it', async () => {
    const options = over(await serve())
    await install(options)
    const copy = freshFolder()
    cpSync(options.home, copy, { recursive: true })
    const times = () => JSON.parse(readFileSync(join(rootOf(copy), 'torchnode.json'), 'utf8')).sums
    const before = times()
    expect(readCache(rootOf(copy))).toMatchObject({ libtorch: { source: 'cache' } })
    expect(times()).toEqual(before)
    await install({
      ...options,
      env: { ...options.env, TORCHNODE_HOME: copy, TORCHNODE_INDEX_URL: 'http://127.0.0.1:9' },
    })
    const path = 'torch/lib/libc10.so'
    expect(times()[path].mtimeMs).toBe(statSync(join(rootOf(copy), path)).mtimeMs)
  })

  test.each(['cut off', 'deleted'])('fetches only that library again when it is %s', async (how) => {
    const server = await serve()
    const options = over(server)
    await install(options)
    const library = join(rootOf(options.home), 'torch/lib/libc10.so')
    if (how === 'deleted') rmSync(library)
    else truncateSync(library, 100)
    expect(readCache(rootOf(options.home))).toMatch(/damaged install .*libc10/)
    const before = server.sent
    await install(options)
    expectWholeInstall(options.home)
    expect(server.sent - before).toBeLessThan(600_000)
  })

  test('stays usable where an install without its checksums fails', async () => {
    const options = over(await serve())
    await install(options)
    const marker = join(rootOf(options.home), 'torchnode.json')
    const { sums: _, ...plain } = JSON.parse(readFileSync(marker, 'utf8'))
    writeFileSync(marker, JSON.stringify(plain))
    const sound = expect.objectContaining({ libtorch: expect.objectContaining({ source: 'cache' }) })
    expect(readCache(rootOf(options.home))).toEqual(sound)
    expect(await codeOf(install({ ...options, findLinks: freshFolder() }))).toMatch(/^ERR_/)
    expect(readCache(rootOf(options.home))).toEqual(sound)
  })

  test('is checked by hash when the marker is gone', async () => {
    const server = await serve()
    const options = over(server)
    await install(options)
    rmSync(join(rootOf(options.home), 'torchnode.json'))
    const library = join(rootOf(options.home), 'torch/lib/libc10.so')
    writeFileSync(library, noise(10_000, 'another content of the same size'))
    const before = server.sent
    await install(options)
    expectWholeInstall(options.home)
    expect(readFileSync(library).equals(noise(10_000, 'c10'))).toBe(true)
    expect(server.sent - before).toBeLessThan(600_000)
  })
})

describe('an offline folder of wheels', () => {
  test('serves without the network', async () => {
    const folder = writeWheels(freshFolder(), wheels)
    const home = freshFolder()
    const env = {
      TORCHNODE_HOME: home,
      TORCHNODE_INDEX_URL: 'https://index.invalid/simple',
      TORCHNODE_FIND_LINKS: folder,
    }
    await install({ env, platform: 'linux-x64', manifest: pinsOf(wheels) })
    expectWholeInstall(home)
    expect(filesUnder(folder)).toEqual(wheels.map(({ file }) => file).sort())
  })

  test('that lacks a wheel is named with what it should contain', async () => {
    const folder = writeWheels(freshFolder(), wheels.slice(0, 1))
    const env = { TORCHNODE_HOME: freshFolder() }
    const outcome = await codeOf(install({ env, findLinks: folder, platform: 'linux-x64', manifest: pinsOf(wheels) }))
    expect(outcome).toMatch(/^ERR_DOWNLOAD: install: the folder .* holds no nvidia_cuda_runtime-13\.0\.96/)
  })

  test('that does not exist is ERR_FILE', async () => {
    const env = { TORCHNODE_HOME: freshFolder() }
    expect(await codeOf(install({ env, findLinks: '/no/such/folder', platform: 'linux-x64' }))).toMatch(
      /^ERR_FILE: .*"\/no\/such\/folder": ENOENT/,
    )
  })
})

describe('an install that cannot begin', () => {
  test('says that there is no CUDA build', async () => {
    const env = { TORCHNODE_HOME: freshFolder() }
    expect(await codeOf(install({ env, cuda: true, platform: 'darwin-arm64' }))).toMatch(/^ERR_DEVICE: .*darwin-arm64/)
  })

  test('says which folder cannot be written', async () => {
    const file = join(freshFolder(), 'a file')
    writeFileSync(file, '')
    const env = { TORCHNODE_HOME: join(file, 'home') }
    expect(await codeOf(install({ env, platform: 'linux-x64' }))).toMatch(/^ERR_FILE: .*a file.*ENOTDIR/)
  })
})
