import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Behaviour, IndexServer } from './support/index-server'
import { filesUnder, freshFolder, removeFreshFolders } from './support/places'
import { libraryBytes, miniWheels, noise, pinsOf, torchFile } from './support/wheel'

const wheels = miniWheels()
const servers: IndexServer[] = []
const children: ChildProcess[] = []

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await Promise.all(servers.splice(0).map((server) => server.stop()))
})
afterAll(removeFreshFolders)

async function serve(behaviour: Behaviour): Promise<IndexServer> {
  const offered = wheels.map(({ file, bytes }) => ({ file, bytes }))
  const server = await new IndexServer(offered, behaviour).start()
  servers.push(server)
  return server
}

interface Outcome {
  lib?: string
  code?: string
  notes: string[]
}

function startInstall(server: IndexServer, home: string): { child: ChildProcess; outcome: Promise<Outcome> } {
  const env = { TORCHNODE_HOME: home, TORCHNODE_NO_PIP: '1', TORCHNODE_INDEX_URL: server.url }
  const options = { platform: 'linux-x64', manifest: pinsOf(wheels), env }
  const child = spawn(process.execPath, [join(__dirname, './support/install-child.cjs'), JSON.stringify(options)])
  children.push(child)
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  const outcome = once(child, 'close').then(() => JSON.parse(output || '{"notes":[]}') as Outcome)
  return { child, outcome }
}

const underway = (child: ChildProcess) => once(child.stderr!, 'data')

/** The bytes of the torch wheel that were requested, counted for each request. */
const overlaps = (server: IndexServer) => {
  const starts = server.wheelRequests(torchFile).map(({ range }) => range?.[0])
  return starts.length - new Set(starts).size
}

function expectLibrary(home: string): void {
  const library = readFileSync(join(home, 'torch-2.11.0/torch/lib/libtorch_cpu.so'))
  expect(library.equals(noise(libraryBytes, 'cpu'))).toBe(true)
  expect(filesUnder(home).filter((path) => /\.part|\.lock/.test(path))).toEqual([])
}

test('when three processes install at once, one downloads and the others wait for it', async () => {
  const server = await serve({ slow: true })
  const home = freshFolder()
  const outcomes = await Promise.all([1, 2, 3].map(() => startInstall(server, home).outcome))
  expect(outcomes.map(({ lib }) => lib)).toEqual(Array(3).fill(join(home, 'torch-2.11.0/torch/lib')))
  expect(outcomes.filter(({ notes }) => notes.some((note) => note.includes('waiting')))).toHaveLength(2)
  expect(overlaps(server)).toBe(0)
  expect(server.sent).toBeLessThan(libraryBytes * 1.4)
  expectLibrary(home)
})

test('an install that was killed is continued at the byte where it stopped, and its lock is taken over', async () => {
  const server = await serve({ slow: true })
  const home = freshFolder()
  const first = startInstall(server, home)
  await underway(first.child)
  first.child.kill('SIGKILL')
  await first.outcome
  expect(filesUnder(home).filter((path) => /libtorch_cpu|torchnode\.json/.test(path))).toEqual([])

  server.behaviour.slow = false
  const before = server.sent
  const second = await startInstall(server, home).outcome
  expect(second.lib).toBe(join(home, 'torch-2.11.0/torch/lib'))
  expect(server.sent - before).toBeLessThan(libraryBytes - 600_000)
  expectLibrary(home)
})

test('a waiting process takes over when the working one is killed', async () => {
  const server = await serve({ slow: true })
  const home = freshFolder()
  const first = startInstall(server, home)
  await underway(first.child)
  const second = startInstall(server, home)
  await new Promise((resolve) => setTimeout(resolve, 500))
  first.child.kill('SIGKILL')
  const { lib, notes } = await second.outcome
  expect(lib).toBe(join(home, 'torch-2.11.0/torch/lib'))
  expect(notes).toContain('another process is installing libtorch; waiting for it')
  expect(server.sent).toBeLessThan(libraryBytes * 1.6)
  expectLibrary(home)
})
