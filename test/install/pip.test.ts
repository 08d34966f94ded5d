import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type InstallEvent, install } from '../../lib/install'
import { findPip } from '../../lib/install/pip'
import { IndexServer } from './support/index-server'
import { filesUnder, freshFolder, removeFreshFolders } from './support/places'
import { libraryBytes, miniWheels, noise, pinsOf, torchFile, writeWheels } from './support/wheel'

const wheels = miniWheels()
const offered = wheels.map(({ file, bytes }) => ({ file, bytes }))
const servers: IndexServer[] = []
let pip: Awaited<ReturnType<typeof findPip>>

beforeAll(async () => {
  pip = await findPip()
  if (!pip) console.warn('there is no Python with pip here: fetching with pip is not tested')
})
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())))
afterAll(removeFreshFolders)

async function serve(files = offered): Promise<IndexServer> {
  const server = await new IndexServer(files).start()
  servers.push(server)
  return server
}

function options(pipIndex: string, more: Record<string, string> = {}) {
  const home = freshFolder()
  const events: InstallEvent[] = []
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    TORCHNODE_HOME: home,
    PIP_CONFIG_FILE: '/dev/null',
    PIP_NO_CACHE_DIR: '1',
    PIP_RETRIES: '0',
    PIP_INDEX_URL: pipIndex,
    ...more,
  }
  const patience = { idleMs: 500, retries: 0, pauseMs: 10 }
  const onProgress = (event: InstallEvent) => events.push(event)
  return { home, events, platform: 'linux-x64' as const, manifest: pinsOf(wheels), patience, env, onProgress }
}

const notes = (events: InstallEvent[]) => events.flatMap((event) => (event.kind === 'note' ? [event.text] : []))

function expectWholeInstall(home: string): void {
  const library = readFileSync(join(home, 'torch-2.11.0/torch/lib/libtorch_cpu.so'))
  expect(library.equals(noise(libraryBytes, 'cpu'))).toBe(true)
  expect(filesUnder(home).filter((path) => /\.whl|\.part|\.lock/.test(path))).toEqual([])
}

test('pip fetches from its own index, whatever its Python version, and no wheel is left behind', async () => {
  if (!pip) return
  const server = await serve()
  const settings = options(server.url)
  await install(settings)
  expectWholeInstall(settings.home)
  expect(notes(settings.events)).toEqual([`fetching with pip ${pip.version} of ${pip.python}`])
  const agents = server.wheelRequests(torchFile)
  expect(agents.every(({ range }) => range === undefined)).toBe(true)
})

test('pip gets the index of TORCHNODE_INDEX_URL', async () => {
  if (!pip) return
  const server = await serve()
  const settings = options('http://127.0.0.1:9/simple', { TORCHNODE_INDEX_URL: server.url })
  await install(settings)
  expectWholeInstall(settings.home)
})

test('a wheel that pip fetches is checked against the package’s pins too', async () => {
  if (!pip) return
  const bytes = Buffer.from(offered[0].bytes)
  bytes[bytes.indexOf('torch/lib/libtorch_cpu.so') + 1_000_000] ^= 1
  const server = await serve([{ ...offered[0], bytes }, ...offered.slice(1)])
  const settings = options(server.url)
  await expect(install(settings)).rejects.toMatchObject({
    code: 'ERR_CHECKSUM',
    message: expect.stringContaining('libtorch_cpu.so'),
  })
  expect(filesUnder(settings.home).filter((path) => /torch-2.*\.whl|libtorch_cpu|torchnode\.json/.test(path))).toEqual(
    [],
  )
})

test('when pip fails the install continues over HTTPS, and says why without the password', async () => {
  if (!pip) return
  const server = await serve()
  server.behaviour.auth = 'me:s3cret'
  const settings = options(server.url.replace('//', '//me:s3cret@'), { PIP_REQUIRE_HASHES: '1' })
  await install(settings)
  expectWholeInstall(settings.home)
  const told = notes(settings.events)
  expect(told[1]).toMatch(
    /^install: pip cannot fetch torch 2\.11\.0: ERROR: .*; going on over HTTPS from PIP_INDEX_URL$/,
  )
  expect(told.join('\n')).not.toMatch(/s3cret/)
})

test('when pip may use no index, no other is asked, and a wheel that it finds must be a known one', async () => {
  if (!pip) return
  const server = await serve()
  const settings = options(server.url, { PIP_NO_INDEX: '1' })
  await expect(install(settings)).rejects.toMatchObject({
    code: 'ERR_DOWNLOAD',
    message: expect.stringContaining('no-index forbids every index'),
  })
  expect(server.requests).toEqual([])
  const links = writeWheels(freshFolder(), wheels)
  const unknown = { ...options(server.url, { PIP_NO_INDEX: '1', PIP_FIND_LINKS: links }), manifest: {} }
  await expect(install(unknown)).rejects.toMatchObject({
    code: 'ERR_CHECKSUM',
    message: expect.stringContaining('not a wheel that torchnode knows'),
  })
})

test('TORCHNODE_NO_PIP=1 and a Python without pip mean HTTPS', async () => {
  const server = await serve()
  for (const more of [{ TORCHNODE_NO_PIP: '1' }, { PATH: freshFolder() }]) {
    const settings = options(server.url, more as Record<string, string>)
    await install(settings)
    expectWholeInstall(settings.home)
    expect(notes(settings.events)).toEqual([expect.stringMatching(/^\d+ requests, [\d.]+ MB$/)])
  }
})
