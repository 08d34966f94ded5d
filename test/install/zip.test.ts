import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { install } from '../../lib/install'
import { inflateMember, inflateToFile, type Member, readDirectory } from '../../lib/install/zip'
import { filesUnder, freshFolder, removeFreshFolders } from './support/places'
import { miniWheels, noise, pinsOf, torchEntries, writeWheels, zip } from './support/wheel'

afterAll(removeFreshFolders)

const reader = (bytes: Buffer) => async (offset: number, length: number) => bytes.subarray(offset, offset + length)
const directoryOf = (bytes: Buffer) => readDirectory('a.whl', bytes.length, reader(bytes))

async function contentOf(bytes: Buffer, member: Member): Promise<Buffer> {
  return inflateMember('a.whl', member, bytes.subarray(member.start, member.end))
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  )

const two = () =>
  zip([
    { name: 'one.txt', content: Buffer.from('the first') },
    { name: 'folder/two.bin', content: noise(50_000, 'two') },
  ])

test('members are listed in the order of their offsets, with their content', async () => {
  const bytes = two()
  const members = await directoryOf(bytes)
  expect(members.map(({ name, size }) => [name, size])).toEqual([
    ['one.txt', 9],
    ['folder/two.bin', 50_000],
  ])
  expect((await contentOf(bytes, members[0])).toString()).toBe('the first')
  expect((await contentOf(bytes, members[1])).equals(noise(50_000, 'two'))).toBe(true)
})

test('a member streamed to a file has the same content and its sha256', async () => {
  const folder = freshFolder()
  const bytes = two()
  const [, member] = await directoryOf(bytes)
  writeFileSync(join(folder, 'window'), bytes.subarray(member.start))
  const target = join(folder, 'two.bin')
  const hash = await inflateToFile('a.whl', member, { path: join(folder, 'window'), base: member.start }, target)
  expect(readFileSync(target).equals(noise(50_000, 'two'))).toBe(true)
  expect(hash).toBe(createHash('sha256').update(noise(50_000, 'two')).digest('hex'))
  // An existing file, such as a link, is not written through.
  const again = inflateToFile('a.whl', member, { path: join(folder, 'window'), base: member.start }, target)
  await expect(again).rejects.toMatchObject({ code: 'EEXIST' })
})

test('folders are no members, and an empty zip has no members', async () => {
  expect(await directoryOf(zip([{ name: 'folder/', content: Buffer.alloc(0) }]))).toEqual([])
  expect(await directoryOf(zip([]))).toEqual([])
})

describe('an entry that would leave its folder is refused', () => {
  const names = [
    '../evil',
    'a/../../evil',
    '/etc/evil',
    'a//b',
    './a',
    'a/.',
    'C:/evil',
    'a\\..\\evil',
    'a\0b',
    '..',
    '',
  ]
  test.each(names)('%j', async (name) => {
    const outcome = await refusal(directoryOf(zip([{ name, content: Buffer.from('x') }])))
    expect(outcome).toMatch(
      /^ERR_CHECKSUM: readDirectory: a\.whl is damaged: the entry .* would be written outside its folder$/,
    )
  })

  test('also as a symbolic link', async () => {
    const link = { name: 'torch/lib', content: Buffer.from('/etc'), mode: 0o120777 }
    expect(await refusal(directoryOf(zip([link])))).toMatch(/^ERR_CHECKSUM: .*is a symbolic link$/)
  })

  test.each(['../../evil.so', '/evil.so'])('by a whole install too: %s', async (name) => {
    const evil = miniWheels([...torchEntries(), { name, content: Buffer.from('evil') }])
    const folder = writeWheels(freshFolder(), evil)
    const home = freshFolder()
    const options = {
      findLinks: folder,
      manifest: pinsOf(evil),
      platform: 'linux-x64' as const,
      env: { TORCHNODE_HOME: home },
    }
    expect(await refusal(install(options))).toMatch(/^ERR_CHECKSUM: .*outside its folder/)
    expect(filesUnder(home)).toEqual([])
  })
})

describe('a damaged directory is refused', () => {
  /** Changes bytes of the directory's first entry. */
  function patched(change: (bytes: Buffer, entry: number) => void): Buffer {
    const bytes = two()
    change(bytes, bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1')))
    return bytes
  }
  const end = (bytes: Buffer) => bytes.length - 22

  const cases: [string, Buffer][] = [
    ['no zip at all', noise(5000, 'no zip')],
    ['empty', Buffer.alloc(0)],
    ['cut in the middle', two().subarray(0, 20_000)],
    ['cut in the directory', two().subarray(0, two().length - 30)],
    ['directory beyond the end', patched((bytes) => bytes.writeUInt32LE(0x7fffffff, end(bytes) + 16))],
    ['more entries than fit', patched((bytes) => bytes.writeUInt16LE(5000, end(bytes) + 10))],
    ['Zip64 without its record', patched((bytes) => bytes.writeUInt16LE(0xffff, end(bytes) + 10))],
    ['a broken entry', patched((bytes, entry) => bytes.writeUInt32LE(0, entry))],
    ['a name longer than the directory', patched((bytes, entry) => bytes.writeUInt16LE(60_000, entry + 28))],
    ['an unknown method', patched((bytes, entry) => bytes.writeUInt16LE(99, entry + 10))],
    ['encryption', patched((bytes, entry) => bytes.writeUInt16LE(1, entry + 8))],
    ['a member beyond the end', patched((bytes, entry) => bytes.writeUInt32LE(0x00ffffff, entry + 42))],
    ['a packed size beyond the end', patched((bytes, entry) => bytes.writeUInt32LE(0x00ffffff, entry + 20))],
    ['members that overlap', patched((bytes, entry) => bytes.writeUInt32LE(5000, entry + 20))],
    ['Zip64 sizes that are not there', patched((bytes, entry) => bytes.writeUInt32LE(0xffffffff, entry + 24))],
    ['the same name twice', zip([1, 2].map(() => ({ name: 'a', content: Buffer.from('x') })))],
  ]

  test.each(cases)('%s', async (_name, bytes) => {
    expect(await refusal(directoryOf(bytes))).toMatch(/^ERR_CHECKSUM: readDirectory: a\.whl is damaged: /)
  })
})

describe('a member is refused', () => {
  const entryOf = async (size: number) => {
    const bytes = zip([{ name: 'a', content: Buffer.alloc(100_000) }])
    const [member] = await directoryOf(bytes)
    return { bytes, member: { ...member, size } }
  }

  test('when it inflates to more than the directory says, without inflating all of it', async () => {
    const { bytes, member } = await entryOf(1000)
    expect(await refusal(contentOf(bytes, member))).toMatch(/^ERR_CHECKSUM: /)
  })

  test('when it inflates to less than the directory says', async () => {
    const { bytes, member } = await entryOf(200_000)
    expect(await refusal(contentOf(bytes, member))).toMatch(/^ERR_CHECKSUM: .*its size is another/)
  })

  test.each([1000, 200_000])('as a stream too, of said size %d', async (size) => {
    const { bytes, member } = await entryOf(size)
    const folder = freshFolder()
    writeFileSync(join(folder, 'window'), bytes)
    const written = inflateToFile('a.whl', member, { path: join(folder, 'window'), base: 0 }, join(folder, 'out'))
    expect(await refusal(written)).toMatch(/^ERR_CHECKSUM: .*its size is another/)
  })

  test('when its local header names another', async () => {
    const { bytes, member } = await entryOf(100_000)
    bytes.write('b', member.start + 30)
    expect(await refusal(contentOf(bytes, member))).toMatch(/^ERR_CHECKSUM: .*names another/)
  })

  test('when its compressed bytes are no deflate stream', async () => {
    const { bytes, member } = await entryOf(100_000)
    bytes.fill(0xff, member.start + 31, member.end)
    expect(await refusal(contentOf(bytes, member))).toMatch(/^ERR_CHECKSUM: /)
  })
})

test('no flip of a bit in a zip crashes the reader', async () => {
  const original = zip([{ name: 'one.txt', content: Buffer.from('the first, the first, the first') }])
  const outcomes = new Set<string>()
  for (let bit = 0; bit < original.length * 8; bit++) {
    const bytes = Buffer.from(original)
    bytes[bit >> 3] ^= 1 << (bit & 7)
    try {
      for (const member of await directoryOf(bytes)) await contentOf(bytes, member)
      outcomes.add('read')
    } catch (error) {
      outcomes.add((error as { code: string }).code)
    }
  }
  // Flips in contents, times and names are left to the hashes to find.
  expect([...outcomes].sort()).toEqual(['ERR_CHECKSUM', 'read'])
})
