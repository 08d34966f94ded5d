import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 as builtIn } from 'node:zlib'
import { crc32, firstWrong } from '../../lib/system/crc32'
import { type Reading, readFrom, readFromSync } from '../../lib/system/reading'

const content = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251))
let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-reading-'))
  path = join(folder, 'file')
  writeFileSync(path, content)
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Spans in order and out of it, with hints that are right and wrong. */
function* some(): Reading<string> {
  let all = ''
  for (const span of [
    [0, 10, 20],
    [10, 20, 5],
    [500, 3],
    [503, 100, 50],
    [603, 50],
    [2, 0],
    [990, 10, 0],
  ] as const) {
    all += Buffer.from(yield [...span] as [number, number, number?]).toString('hex')
  }
  return all
}
const wanted = [
  [0, 30],
  [500, 653],
  [990, 1000],
]
  .map(([from, to]) => content.subarray(from, to).toString('hex'))
  .join('')

test('a file, bytes and a Blob give the same spans, at once and beside the loop', async () => {
  expect(readFromSync(path, (source) => source.run(some()))).toBe(wanted)
  expect(readFromSync(content, (source) => source.run(some()))).toBe(wanted)
  for (const from of [path, content, new Blob([content])]) {
    expect(await readFrom(from, (source) => source.run(some()))).toBe(wanted)
  }
})

test('a span beyond the end of a file is refused, also one that was read ahead', async () => {
  function* beyond(): Reading<void> {
    yield [0, 10, 2000]
    yield [10, 2000]
  }
  await expect(readFrom(path, (source) => source.run(beyond()))).rejects.toMatchObject({ code: 'ERR_FILE' })
  expect(() => readFromSync(path, (source) => source.run(beyond()))).toThrow(/shrank/)
  await expect(readFrom(folder, (source) => source.run(beyond()))).rejects.toThrow(/it is a folder/)
})

test('what is read ahead and not asked for harms nothing', async () => {
  function* ends(): Reading<number> {
    return (yield [0, 10, 5000]).length
  }
  expect(await readFrom(path, (source) => source.run(ends()))).toBe(10)
})

test('the first part whose CRC-32 is another is found beside the loop', async () => {
  expect(crc32(content)).toBe(builtIn(content))
  expect(crc32(content.subarray(10), crc32(content.subarray(0, 10)))).toBe(builtIn(content))
  const spans = [0, 1, 2].map((i) => ({
    start: 100 * i,
    length: 50,
    crc: crc32(content.subarray(100 * i, 100 * i + 50)),
  }))
  const check = (wrong: typeof spans) => readFrom(path, (source) => firstWrong(source.file as number, wrong))
  expect(await check(spans)).toBe(-1)
  expect(await check(spans.with(1, { ...spans[1], crc: 1 }))).toBe(1)
  expect(await check(spans.with(2, { ...spans[2], length: 5000 }))).toBe(2)
})

test('a file that another program changes while it is read is refused, since what was checked may not be what was kept', async () => {
  const changing = function* (): Reading<number> {
    const [first] = yield [0, 1]
    writeFileSync(path, Buffer.from(content).fill(9, 500))
    const [second] = yield [600, 1]
    return first + second
  }
  const refused = { code: 'ERR_FILE', message: expect.stringMatching(/it was changed while it was read/) }
  await expect(readFrom(path, (source) => source.run(changing()))).rejects.toMatchObject(refused)
  writeFileSync(path, content)
  expect(() => readFromSync(path, (source) => source.run(changing()))).toThrow(expect.objectContaining(refused))
})
