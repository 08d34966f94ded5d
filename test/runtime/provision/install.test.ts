import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCache } from '../../../lib/runtime/libtorch'
import { type InstallEvent, type InstallOptions, install } from '../../../lib/runtime/provision'
import { type Behaviour, IndexServer } from '../support/index-server'
import { filesUnder, freshFolder, removeFreshFolders } from '../support/places'
import {
  libraryBytes,
  miniWheels,
  noise,
  pinsOf,
  type TestWheel,
  torchEntries,
  torchFile,
  writeWheels,
} from '../support/wheel'

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

/** Options of an install over HTTP from that server into a folder of its own. */
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

  test('adds the headers to what is there without fetching the libraries again', async () => {
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

  test('does nothing, and quickly, when everything is there', async () => {
    const server = await serve()
    const options = over(server, undefined, { headers: true })
    await install(options)
    const { length } = server.requests
    const start = performance.now()
    await install(options)
    expect(performance.now() - start).toBeLessThan(50)
    expect(server.requests).toHaveLength(length)
  })

  test('reads HTML indexes as well', async () => {
    const options = over(await serve({ html: true }))
    await install(options)
    expectWholeInstall(options.home)
  })

  test('tells how many bytes have come, up to the total', async () => {
    const events: InstallEvent[] = []
    await install(over(await serve(), undefined, { onProgress: (event) => events.push(event) }))
    const bytes = events.flatMap((event) => (event.kind === 'bytes' ? [event] : []))
    expect(bytes.length).toBeGreaterThan(3)
    expect(bytes.at(-1)).toMatchObject({ done: bytes[0].total, total: bytes[0].total })
    expect(bytes[0].total).toBeGreaterThan(libraryBytes)
  })
})

describe('a connection that fails', () => {
  test('is taken up at the byte where it was cut', async () => {
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

  test('is given up after some tries, and the next install goes on where it stopped', async () => {
    const server = await serve({ cuts: [1_500_000, 0, 0, 0, 0, 0, 0] })
    const options = over(server)
    expect(await codeOf(install(options))).toMatch(/^ERR_DOWNLOAD: cannot fetch .*; tried 4 times$/)
    expect(filesUnder(options.home).filter((path) => /libtorch_cpu|torchnode\.json/.test(path))).toEqual([])
    server.behaviour.cuts = undefined
    const before = server.sent
    await install(options)
    expectWholeInstall(options.home)
    expect(server.sent - before).toBeLessThan(libraryBytes - 1_000_000)
  })

  test('is left when it stands still, and taken up again at its byte', async () => {
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

  test('is asked again from the start after a cut', async () => {
    const options = over(await serve({ ranges: false, cuts: [5_500_000] }))
    await install(options)
    expectWholeInstall(options.home)
  })

  test('cannot pass off a wrong byte', async () => {
    const server = await serve({ ranges: false }, [spoiled(wheels[0]), ...wheels.slice(1)])
    const options = over(server, undefined, { manifest: unsized(server) })
    expect(await codeOf(install(options))).toMatch(/^ERR_CHECKSUM: /)
    expectNothingPlaced(options.home)
  })

  // The index names the hash that it should have, the body is another.
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

describe('a wheel that is not what it should be', () => {
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

  test('is refused before a byte is taken when the index itself says another hash', async () => {
    const server = await serve({}, [spoiled(wheels[0]), ...wheels.slice(1)])
    const options = over(server)
    expect(await codeOf(install(options))).toMatch(/^ERR_CHECKSUM: the index offers a torch-.* is expected$/)
    expect(server.sent).toBe(0)
  })

  test('is refused when its RECORD vouches for other content', async () => {
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

  test('is fetched and hashed whole when the package does not know it', async () => {
    const server = await serve()
    const options = over(server, undefined, { manifest: {} })
    await install(options)
    expectWholeInstall(options.home)
    expect(server.sent).toBeGreaterThanOrEqual(wheels[0].bytes.length)
  })

  test('is refused when neither the package nor the index knows its hash', async () => {
    const options = over(await serve({ hashless: true }), undefined, { manifest: {} })
    expect(await codeOf(install(options))).toMatch(/^ERR_CHECKSUM: the index gives no sha256/)
    expectNothingPlaced(options.home)
  })

  test.each([0, 21, 1000, 100_000])('is refused when it ends after %d bytes', async (length) => {
    const cut = [{ ...wheels[0], bytes: wheels[0].bytes.subarray(0, length) }, ...wheels.slice(1)]
    const folder = writeWheels(freshFolder(), cut)
    const home = freshFolder()
    const env = { TORCHNODE_HOME: home }
    const outcome = await codeOf(install({ findLinks: folder, env, platform: 'linux-x64', manifest: {} }))
    expect(outcome).toMatch(/^ERR_CHECKSUM: torch-.*damaged/)
    expectNothingPlaced(home)
  })
})

describe('an installed libtorch that was damaged later', () => {
  test.each(['cut off', 'deleted'])('gets that one library again when it is %s', async (how) => {
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

  test('is looked through by hash when the marker is gone', async () => {
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

  test('that lacks a wheel is named with what it should hold', async () => {
    const folder = writeWheels(freshFolder(), wheels.slice(0, 1))
    const env = { TORCHNODE_HOME: freshFolder() }
    const outcome = await codeOf(install({ env, findLinks: folder, platform: 'linux-x64', manifest: pinsOf(wheels) }))
    expect(outcome).toMatch(/^ERR_DOWNLOAD: the folder .* holds no nvidia_cuda_runtime-13\.0\.96/)
  })

  test('that is not there is ERR_FILE', async () => {
    const env = { TORCHNODE_HOME: freshFolder() }
    expect(await codeOf(install({ env, findLinks: '/no/such/folder', platform: 'linux-x64' }))).toMatch(
      /^ERR_FILE: .*"\/no\/such\/folder": ENOENT/,
    )
  })
})

describe('an install that cannot begin', () => {
  test('says that CUDA is not to be had', async () => {
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
