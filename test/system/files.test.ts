import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { ensureWritableFolder, writeFileAtomic, writeFileAtomicSync } from '../../lib/system/files'
import { freshFolder, removeFreshFolders } from '../install/support/places'

afterAll(removeFreshFolders)

type Write = (path: string, data: Parameters<typeof writeFileAtomic>[1], mode?: number) => void | Promise<void>
const unix = process.platform === 'win32' ? test.skip : test

const failure = async (run: () => unknown) => {
  try {
    await run()
    return 'no error'
  } catch (error) {
    return `${(error as { code?: string }).code ?? (error as Error).name}: ${(error as Error).message}`
  }
}

// The stack of an asynchronous error of the disk does not show the caller.

describe.each<['writeFileAtomic' | 'writeFileAtomicSync', Write]>([
  ['writeFileAtomic', writeFileAtomic],
  ['writeFileAtomicSync', writeFileAtomicSync],
])('%s', (name, write) => {
  test.each<[string, Parameters<Write>[1], Buffer]>([
    ['text', 'größe', Buffer.from('größe')],
    ['a Buffer', Buffer.from([1, 2, 3]), Buffer.from([1, 2, 3])],
    ['the bytes of a typed array', new Float32Array([1, 2]).subarray(1), Buffer.from([0, 0, 0, 64])],
    ['pieces one after the other', ['a', Buffer.from('b'), new Uint8Array([99])], Buffer.from('abc')],
    ['nothing', '', Buffer.alloc(0)],
  ])('writes %s', async (_kind, data, expected) => {
    const path = join(freshFolder(), 'file')
    await write(path, data)
    expect(readFileSync(path).equals(expected)).toBe(true)
  })

  test('writes 40 MB in pieces', async () => {
    const path = join(freshFolder(), 'file')
    await write(path, Array(40).fill(Buffer.alloc(1_000_000, 7)))
    expect(statSync(path).size).toBe(40_000_000)
  })

  unix('keeps the mode of the file and follows a link to it', async () => {
    const folder = freshFolder()
    const path = join(folder, 'file')
    writeFileSync(path, 'old')
    chmodSync(path, 0o640)
    symlinkSync('file', join(folder, 'link'))
    await write(join(folder, 'link'), 'new')
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(statSync(path).mode & 0o777).toBe(0o640)
    expect(readlinkSync(join(folder, 'link'))).toBe('file')
    expect(readdirSync(folder).sort()).toEqual(['file', 'link'])
  })

  unix(
    'gives a new file the mode that is asked for, and does not change an existing file’s mode meanwhile',
    async () => {
      const folder = freshFolder()
      const [path, secret] = [join(folder, 'file'), join(folder, 'secret')]
      await write(path, 'x', 0o600)
      expect(statSync(path).mode & 0o777).toBe(0o600)
      writeFileSync(secret, 'old', { mode: 0o600 })
      let seen: number | undefined
      function* looking() {
        const temporary = readdirSync(folder).find((name) => name.endsWith('.tmp'))!
        seen = statSync(join(folder, temporary)).mode & 0o777
        yield 'new'
      }
      await write(secret, looking())
      expect(seen).toBe(0o600)
    },
  )

  test('writes under an unpredictable name', async () => {
    const folder = freshFolder()
    const names: string[] = []
    function* looking() {
      names.push(...readdirSync(folder).filter((name) => name !== 'file'))
      yield 'x'
    }
    for (let i = 0; i < 3; i++) await write(join(folder, 'file'), looking())
    expect(new Set(names.map((name) => /^\.torchnode-[0-9a-f]{8}-\d+-([0-9a-f]{16})\.tmp$/.exec(name)?.[1])).size).toBe(
      3,
    )
    expect(names).toHaveLength(3)
  })

  test('removes the temporary files of writers that have ended, and nothing else', async () => {
    const folder = freshFolder()
    // The name of a file of this process, as a pattern for others.
    let own = ''
    function* looking() {
      own = readdirSync(folder).find((name) => name.endsWith('.tmp'))!
      yield 'x'
    }
    await write(join(folder, 'first'), looking())
    const [, machine] = own.split('-')
    const dead = spawnSync(process.execPath, ['-e', '']).pid
    const random = '0123456789abcdef'
    const stranger = machine === '00000000' ? '11111111' : '00000000'
    const left = {
      ofTheDead: `.torchnode-${machine}-${dead}-${random}.tmp`,
      ofAnEarlierProcessOfThisNumber: `.torchnode-${machine}-${process.pid}-${random}.tmp`,
      ofAnotherMachineLongAgo: `.torchnode-${stranger}-${dead}-${random}.tmp`,
    }
    const kept = {
      ofTheLiving: `.torchnode-${machine}-${process.ppid}-${random}.tmp`,
      ofThisProcess: own,
      ofAnotherMachineNow: `.torchnode-${stranger}-1-${random}.tmp`,
      ofNobody: `.torchnode-${machine}-${dead}-${random}.tmp.mine`,
    }
    const hours = (count: number) => new Date(Date.now() - count * 3_600_000)
    for (const name of [...Object.values(left), ...Object.values(kept)]) writeFileSync(join(folder, name), '')
    for (const name of [left.ofAnEarlierProcessOfThisNumber, left.ofAnotherMachineLongAgo]) {
      utimesSync(join(folder, name), hours(100), hours(100))
    }
    await write(join(folder, 'second'), 'x')
    expect(readdirSync(folder).sort()).toEqual([...Object.values(kept), 'first', 'second'].sort())
  })

  test('leaves the old file and no other when the data fails in the middle', async () => {
    const folder = freshFolder()
    const path = join(folder, 'file')
    writeFileSync(path, 'old')
    function* broken() {
      yield 'half'
      throw new Error('no more')
    }
    expect(await failure(() => write(path, broken()))).toBe(
      `ERR_FILE: ${name}: cannot write ${JSON.stringify(path)}: no more`,
    )
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['file'])
  })

  test.each([
    ['', /^ERR_FILE: .*empty/],
    ['a\0b', /^ERR_FILE: .*NUL/],
    [
      '/no/such/folder/file',
      new RegExp(`^ERR_FILE: ${name}: cannot write "/no/such/folder/file": ENOENT \\(no such file or directory\\)$`),
    ],
    [`./${'x'.repeat(5000)}`, /^ERR_FILE: .*ENAMETOOLONG/],
  ])('refuses the path %j', async (path, expected) => {
    const outcome = await failure(() => write(path, 'x'))
    expect(outcome).toMatch(expected)
    expect(outcome.length).toBeLessThan(500)
  })

  test.each([undefined, null, 7, Buffer.from('a'), new URL('file:///a')])('refuses %p as a path', async (path) => {
    expect(await failure(() => write(path as string, 'x'))).toMatch(
      new RegExp(`^TypeError: ${name}: a path must be a string, got (undefined|null|number|object)$`),
    )
  })

  test('refuses a folder', async () => {
    const folder = freshFolder()
    expect(await failure(() => write(folder, 'x'))).toMatch(/^ERR_FILE: .*it is a folder/)
  })

  unix('refuses a loop of links, a FIFO and a device, and does not change them', async () => {
    const folder = freshFolder()
    symlinkSync('loop', join(folder, 'loop'))
    expect(await failure(() => write(join(folder, 'loop'), 'x'))).toMatch(/^ERR_FILE: .*ELOOP/)
    expect(spawnSync('mkfifo', [join(folder, 'fifo')]).status).toBe(0)
    expect(await failure(() => write(join(folder, 'fifo'), 'x'))).toMatch(/^ERR_FILE: .*a FIFO/)
    expect(await failure(() => write('/dev/full', 'x'))).toMatch(/^ERR_FILE: .*a device/)
    expect(statSync(join(folder, 'fifo')).isFIFO()).toBe(true)
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['fifo', 'loop'])
  })
})

test('of simultaneous writes to one path the last one wins, however long the others take, and a failed one does not stop others', async () => {
  const path = join(freshFolder(), 'file')
  function* broken() {
    yield 'half'
    throw new Error('no more')
  }
  const contents = ['a'.repeat(9_000_000), 'b'.repeat(3_000_000), broken(), 'c']
  const settled = await Promise.allSettled(contents.map((content) => writeFileAtomic(path, content)))
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(readFileSync(path, 'utf8')).toBe('c')
})

describe('a file too large for the disk', () => {
  const limited = (script: string) =>
    spawnSync(
      'bash',
      [
        '-c',
        `ulimit -f 100; exec "$0" -r "$1" -e "$2"`,
        process.execPath,
        join(__dirname, '../install/support/register.cjs'),
        script,
      ],
      {
        encoding: 'utf8',
      },
    )

  unix.each(['writeFileAtomic', 'writeFileAtomicSync'] as const)('is an error of %s, and the old one stays', (name) => {
    const folder = freshFolder()
    const path = join(folder, 'file')
    writeFileSync(path, 'old')
    const files = JSON.stringify(join(__dirname, '../../lib/system/files.ts'))
    const script = `(async () => { try { await require(${files}).${name}(${JSON.stringify(path)}, Buffer.alloc(1e6)); console.log('written') } catch (e) { console.log(e.code, e.message) } })()`
    expect(limited(script).stdout).toMatch(new RegExp(`^ERR_FILE ${name}: cannot write .*EFBIG`))
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['file'])
  })
})

describe('ensureWritableFolder', () => {
  test('makes the folder with its parents and returns its absolute path', () => {
    const folder = join(freshFolder(), 'a', 'b')
    expect(ensureWritableFolder(folder)).toBe(folder)
    expect(statSync(folder).isDirectory()).toBe(true)
    expect(readdirSync(folder)).toEqual([])
    expect(isAbsolute(ensureWritableFolder('.'))).toBe(true)
  })

  test('names the path and the reason when it cannot', async () => {
    const file = join(freshFolder(), 'file')
    writeFileSync(file, '')
    expect(await failure(() => ensureWritableFolder(file))).toMatch(
      /^ERR_FILE: ensureWritableFolder: cannot write into ".*file": EEXIST/,
    )
    expect(await failure(() => ensureWritableFolder(join(file, 'a')))).toMatch(/^ERR_FILE: .*ENOTDIR/)
    expect(await failure(() => ensureWritableFolder(''))).toMatch(/^ERR_FILE: .*empty/)
    if (existsSync('/proc'))
      expect(await failure(() => ensureWritableFolder('/proc/torchnode/a'))).toMatch(/^ERR_FILE: .*ENOENT/)
  })
})
