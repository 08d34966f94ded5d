import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { install } from '../../lib/install'
import { manifest } from '../../lib/install/manifest'
import { chooseWheel, type Part, wheelsFor } from '../../lib/install/selection'
import { IndexServer } from './support/index-server'
import { freshFolder, removeFreshFolders } from './support/places'

afterAll(removeFreshFolders)

const folder = process.env.TORCHNODE_TEST_WHEELS

/** The real wheels of a CPU install with headers, from TORCHNODE_TEST_WHEELS. */
function realWheels(): { file: string; path: string; sha256: string }[] | undefined {
  if (!folder || !existsSync(folder)) return undefined
  const names = readdirSync(folder).map((file) => ({ file }))
  const parts = new Set<Part>(['cpu', 'headers'])
  const chosen = wheelsFor('linux-x64', parts).map((request) => chooseWheel(names, request))
  if (!chosen.every((wheel) => wheel !== undefined)) return undefined
  return chosen.map(({ file }) => ({ file, path: join(folder, file), sha256: manifest[file].sha256 }))
}

const wheels = realWheels()

test('the real, pinned wheels are installed by ranges, and libtorch reports its version', async () => {
  if (!wheels) {
    console.warn(
      'TORCHNODE_TEST_WHEELS names no folder with the wheels of torch 2.11.0 (cp311, linux-x64) and of NVIDIA: not tested',
    )
    return
  }
  const server = await new IndexServer(wheels).start()
  const home = freshFolder()
  const env = {
    TORCHNODE_HOME: home,
    TORCHNODE_NO_PIP: '1',
    TORCHNODE_INDEX_URL: server.url,
    PIP_CONFIG_FILE: '/dev/null',
  }
  try {
    const found = await install({ platform: 'linux-x64', headers: true, env })
    expect(server.requests.length).toBeLessThan(40)
    expect(server.sent).toBeLessThan(150e6)
    expect(statSync(found.library).size).toBe(451_209_129)
    expect(readdirSync(found.include!)).toEqual(expect.arrayContaining(['ATen', 'c10', 'torch']))
    expect(existsSync(join(found.cudaInclude!, 'crt', 'host_defines.h'))).toBe(true)
    expectSameAsUnzip(found.lib)
  } finally {
    await server.stop()
  }
})

/** The content of the same wheel, as another program reads it. */
function expectSameAsUnzip(lib: string): void {
  const unzip = spawnSync('unzip', ['-p', wheels![0].path, 'torch/lib/libc10.so'], { maxBuffer: 2 ** 26 })
  if (unzip.error) {
    console.warn('there is no unzip here to compare with')
    return
  }
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  expect(sha256(readFileSync(join(lib, 'libc10.so')))).toBe(sha256(unzip.stdout))
}
