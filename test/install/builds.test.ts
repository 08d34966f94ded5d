// Tests which of PyTorch's CUDA builds an install takes, with an index on this machine that has all three.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type InstallEvent, type InstallOptions, install } from '../../lib/install'
import { type CudaBuild, cudaBuilds } from '../../lib/install/driver'
import { type Part, type WheelRequest, wheelsFor } from '../../lib/install/selection'
import { IndexServer } from './support/index-server'
import { filesUnder, freshFolder, removeFreshFolders } from './support/places'
import { noise, pinsOf, wheel } from './support/wheel'

const parts = new Set<Part>(['cpu', 'cuda'])

/** A small wheel for a request; each of its libraries differs between the builds. */
function wheelOf({ project, version, locals, python, platforms }: WheelRequest, { name, cuda }: CudaBuild) {
  const label = locals[0] === undefined || locals[0] === '' ? '' : `+${locals[0]}`
  const tags = project === 'torch' ? `${python}-${python}` : 'py3-none'
  const file = `${project.replaceAll('-', '_')}-${version}${label}-${tags}-${platforms[0]}.whl`
  const library = (path: string) => ({ name: path, content: noise(2000, `${path} ${name}`) })
  if (project !== 'torch') {
    const short = project.replace(/^nvidia-(cuda-)?/, '').replace(/-cu1\d$/, '')
    const folder = cuda < 13000 ? short : 'cu13'
    return wheel(file, [library(`nvidia/${folder}/lib/lib${short === 'runtime' ? 'cudart' : short}.so.12`)])
  }
  const libraries = ['torch_cpu', 'c10', 'torch_cuda', 'c10_cuda'].map((one) => library(`torch/lib/lib${one}.so`))
  const text = `__version__ = '2.11.0+${name}'\n`
  return wheel(file, [...libraries, { name: 'torch/version.py', content: Buffer.from(text) }])
}

const wheelsOf = (build: CudaBuild) => wheelsFor('linux-x64', parts, build).map((request) => wheelOf(request, build))
const wheels = cudaBuilds.flatMap(wheelsOf)

let server: IndexServer
beforeAll(async () => {
  server = await new IndexServer(wheels.map(({ file, bytes }) => ({ file, bytes }))).start()
})
beforeEach(() => void server.requests.splice(0))
afterAll(async () => {
  await server.stop()
  removeFreshFolders()
})

/** Installs for a driver into a folder; returns the notes, the installed build, and the build of the libraries. */
async function installed(home: string, more: Partial<InstallOptions>, allow: Record<string, string> = {}) {
  const told: string[] = []
  const onProgress = (event: InstallEvent) => {
    if (event.kind === 'note' && !/requests/.test(event.text)) told.push(event.text)
  }
  const env = { TORCHNODE_HOME: home, TORCHNODE_NO_PIP: '1', TORCHNODE_INDEX_URL: server.url, ...allow }
  const patience = { idleMs: 1000, retries: 0, pauseMs: 10 }
  const options = { platform: 'linux-x64', manifest: pinsOf(wheels), patience, env, onProgress, ...more } as const
  const said = await install(options).then(
    ({ version }) => version,
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  )
  return { said, told }
}

const root = (home: string) => join(home, 'torch-2.11.0')
const libraries = (home: string) => filesUnder(root(home)).filter((path) => path.startsWith('torch/lib/'))
const folders = (home: string) =>
  [...new Set(filesUnder(root(home)).flatMap((path) => /^nvidia\/([^/]+)/.exec(path)?.[1] ?? []))].sort()

const of = (name: CudaBuild['name']) => cudaBuilds.find((build) => build.name === name)!

describe('install --cuda takes the build that fits the driver', () => {
  const cases: [driver: number, build: CudaBuild['name'], told: RegExp[]][] = [
    [13010, 'cu130', []],
    [13000, 'cu130', []],
    [12090, 'cu128', [/taking the libtorch for CUDA 12\.8 \(unproven/]],
    [12080, 'cu128', [/12\.8/]],
    [12060, 'cu126', [/12\.6/]],
    [12020, 'cu126', [/12\.6/]],
    [0, 'cu130', [/no NVIDIA driver was found here: .* CUDA 13\.0 will need one, 580 or newer/]],
  ]
  for (const [driver, name, told] of cases) {
    test(`${driver}: ${name}`, async () => {
      const home = freshFolder()
      const done = await installed(home, { cuda: true, driver })
      expect(done).toEqual({ said: `2.11.0+${name}`, told: told.map((words) => expect.stringMatching(words)) })
      expect(libraries(home)).toEqual(
        ['c10', 'c10_cuda', 'torch_cpu', 'torch_cuda'].map((one) => `torch/lib/lib${one}.so`),
      )
      const asked = server.requests.flatMap(({ url }) => /\/files\/(torch-.*?)-cp311/.exec(url)?.[1] ?? [])
      expect(new Set(asked)).toEqual(new Set([name === 'cu130' ? 'torch-2.11.0' : `torch-2.11.0+${name}`]))
    })
  }
})

test('a given version is taken whatever the driver, and one that does not exist is refused', async () => {
  const home = freshFolder()
  expect(await installed(home, { cuda: '12.6', driver: 13000 })).toMatchObject({ said: '2.11.0+cu126' })
  expect(await installed(freshFolder(), { cuda: '13.0', driver: 12080 })).toEqual({
    said: '2.11.0+cu130',
    told: [expect.stringMatching(/^on this machine it will not run: .*12\.8/)],
  })
  const { said } = await installed(freshFolder(), { cuda: '12.9', driver: 13000 })
  expect(said).toMatch(/^ERR_DEVICE: .*exists for CUDA 13\.0, 12\.8, 12\.6, not for "12\.9"/)
})

test('for a driver that serves no build the error says which driver would, and nothing is fetched', async () => {
  const home = freshFolder()
  const { said } = await installed(home, { cuda: true, driver: 11080 })
  expect(said).toMatch(/^ERR_DEVICE: install: nothing was fetched: .* CUDA 11\.8, .* 525 or newer; update the driver$/)
  expect([server.requests, filesUnder(home)]).toEqual([[], []])
})

describe('a cache', () => {
  test('with another build is replaced whole if the driver cannot run it, and kept otherwise', async () => {
    const home = freshFolder()
    expect((await installed(home, {})).said).toBe('2.11.0+cu130')
    expect((await installed(home, { cuda: true, driver: 12080 })).said).toBe('2.11.0+cu128')
    expect(folders(home)).not.toContain('cu13')
    const library = readFileSync(join(root(home), 'torch/lib/libtorch_cpu.so'))
    expect(library).toEqual(noise(2000, 'torch/lib/libtorch_cpu.so cu128'))
    server.requests.splice(0)
    for (const driver of [13000, 12080])
      expect((await installed(home, { cuda: true, driver })).said).toBe('2.11.0+cu128')
    expect((await installed(home, {})).said).toBe('2.11.0+cu128')
    expect(server.requests).toEqual([])
    expect((await installed(home, { cuda: '13.0', driver: 13000 })).said).toBe('2.11.0+cu130')
    expect(folders(home)).toEqual(['cu13'])
  })
})

describe('a build whose wheels are not pinned', () => {
  const pinned = { manifest: pinsOf(wheelsOf(of('cu130'))), cuda: true, driver: 12080 }

  test('is refused before anything is fetched, with both ways out', async () => {
    const { said } = await installed(freshFolder(), pinned)
    expect(said).toMatch(
      /^ERR_CHECKSUM: install: nothing was fetched: .*12\.8 \(unproven.*TORCHNODE_ALLOW_UNPINNED=1.* 580 or newer/,
    )
    expect(server.requests).toEqual([])
  })

  test('is taken with TORCHNODE_ALLOW_UNPINNED=1, each wheel against the hash of the index', async () => {
    const { said, told } = await installed(freshFolder(), pinned, { TORCHNODE_ALLOW_UNPINNED: '1' })
    expect(said).toBe('2.11.0+cu128')
    expect(told.filter((text) => /is not pinned/.test(text))).toHaveLength(wheelsOf(of('cu128')).length)
  })
})

test('the package pins the proven build alone', () => {
  expect(cudaBuilds.filter(({ proven }) => proven).map(({ name }) => name)).toEqual(['cu130'])
})

// A versioned symbol, or a library's file name, would tie it to one CUDA version.
test('one addon serves every build: it names no version of a CUDA library', () => {
  const folder = join(__dirname, '../../../build/Release')
  if (!existsSync(join(folder, 'torchnode-cuda.so'))) return
  expect(readFileSync(join(folder, 'torchnode-cuda.so'), 'latin1')).not.toMatch(/lib(cudart|cublas|cudnn|nvrtc)\w*\.so/)
})
