import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseIdx, readIdx, readIdxSync } from '../../lib/vision/idx'
import { idxBytes, temporaryFolder } from './idx-files'

const folder = temporaryFolder()
const whole = idxBytes(8, [2, 3], [1, 2, 3, 4, 5, 6])

/** Random bytes do not compress, so the archive stays longer than the part that the reader reads first. */
function noise(length: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  })
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[copy.length + at] ^= 1
  return copy
}

describe('parseIdx', () => {
  test.each([
    ['uint8', 8, [0, 255], [0, 255]],
    ['int8', 9, [0, 255], [0, -1]],
    ['int16', 11, [0x01, 0x02, 0xff, 0xfe], [258, -2]],
    ['int32', 12, [0, 0, 1, 0, 0xff, 0xff, 0xff, 0xff], [256, -1]],
    ['float32', 13, [0x3f, 0x80, 0, 0, 0xc0, 0x20, 0, 0], [1, -2.5]],
    ['float64', 14, [0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0xc0, 0x04, 0, 0, 0, 0, 0, 0], [1, -2.5]],
  ])('reads big-endian %s', (dtype, type, bytes, values) => {
    for (const pack of [(raw: Buffer) => raw, gzipSync]) {
      const read = parseIdx(pack(idxBytes(type, [2], bytes)))
      expect({ ...read, data: [...read.data] }).toEqual({ dtype, shape: [2], data: values })
    }
  })

  test('reads the bytes of a view into a larger buffer, and does not change them', () => {
    const bytes = idxBytes(11, [1], [1, 2])
    const larger = Buffer.concat([Buffer.from('xyz'), bytes, Buffer.from('xyz')])
    expect([...parseIdx(larger.subarray(3, -3)).data]).toEqual([258])
    expect(larger.subarray(3, -3).equals(bytes)).toBe(true)
  })

  test('reads a set without items', () => {
    expect(parseIdx(idxBytes(8, [0, 28, 28], []))).toMatchObject({ shape: [0, 28, 28], data: { length: 0 } })
  })

  test('refuses values that are not bytes', () => {
    expect(() => parseIdx('idx' as never)).toThrow(TypeError)
    expect(() => parseIdx(new Float32Array(8) as never)).toThrow(TypeError)
  })
})

describe('what gzipped bytes unpack to', () => {
  const packed = gzipSync(idxBytes(8, [1000, 1000], new Uint8Array(1_000_000)))

  test('is limited to 2**30 bytes, or to maxBytes', async () => {
    const path = join(folder(), 'packed.gz')
    writeFileSync(path, packed)
    const refusal =
      /is gzipped and its header declares \[1000, 1000\] of uint8, 1000012 bytes, more than the allowed 1000011; .*maxBytes/
    expect(() => parseIdx(packed, 'x', { maxBytes: 1_000_011 })).toThrow(refusal)
    expect(() => readIdxSync(path, { maxBytes: 1_000_011 })).toThrow(refusal)
    await expect(readIdx(path, { maxBytes: 1_000_011 })).rejects.toThrow(refusal)
    expect(readIdxSync(path, { maxBytes: 1_000_012 }).shape).toEqual([1000, 1000])
    // A million bytes of zeros that claim to be, and would unpack to, 1.1 GB.
    const bomb = gzipSync(Buffer.concat([idxBytes(8, [1100, 1_000_000], []), Buffer.alloc(2_000_000)]))
    expect(() => parseIdx(Buffer.concat([bomb, Buffer.alloc(1_100_000)]))).toThrow(/more than the allowed 1073741824/)
  })

  test('has no other option', () => {
    expect(() => parseIdx(packed, 'x', { maxbytes: 1 } as never)).toThrow(
      /no option "maxbytes"; its options are maxBytes/,
    )
    expect(() => readIdxSync('x', { maxBytes: -1 })).toThrow(/maxBytes must be a whole number/)
  })
})

describe('readIdx', () => {
  test.each([
    ['raw', whole],
    ['gzipped', gzipSync(whole)],
    ['gzipped in two members', Buffer.concat([gzipSync(whole.subarray(0, 14)), gzipSync(whole.subarray(14))])],
  ])('reads a %s file whatever its name', async (_, bytes) => {
    for (const name of ['images', 'images.gz']) {
      const path = join(folder(), name)
      writeFileSync(path, bytes)
      for (const read of [readIdxSync(path), await readIdx(path)]) {
        expect(read.dtype).toBe('uint8')
        expect(read.toArray()).toEqual([
          [1, 2, 3],
          [4, 5, 6],
        ])
      }
    }
  })

  test('reads a file longer than the part that it reads first, raw and gzipped', async () => {
    const elements = noise(100_000)
    const bytes = idxBytes(8, [100, 1000], elements)
    for (const content of [bytes, gzipSync(bytes)]) {
      const path = join(folder(), 'long')
      writeFileSync(path, content)
      for (const read of [readIdxSync(path), await readIdx(path)]) {
        expect(read.shape).toEqual([100, 1000])
        expect(Buffer.from(read.toTypedArray() as Uint8Array).equals(Buffer.from(elements))).toBe(true)
      }
    }
  })

  const long = gzipSync(idxBytes(8, [50_000], noise(50_000)))
  const damaged: [what: string, bytes: Buffer, message: RegExp][] = [
    ['an empty file', Buffer.alloc(0), /ends after 0 bytes/],
    ['three bytes', Buffer.from([0, 0, 8]), /ends after 3 bytes/],
    ['text', Buffer.from('<html>not found</html>'), /is not an IDX file: its magic number is 0x3c68746d/],
    ['a magic number that begins with 1', Buffer.from([1, 0, 8, 1, 0, 0, 0, 0]), /magic number is 0x01000801/],
    ['an unknown element type', Buffer.from([0, 0, 10, 1, 0, 0, 0, 0]), /magic number is 0x00000a01/],
    ['no dimensions', Buffer.from([0, 0, 8, 0]), /has 0 dimensions/],
    ['255 dimensions', Buffer.from([0, 0, 8, 255]), /has 255 dimensions/],
    ['a header cut short', whole.subarray(0, 10), /header of 2 dimensions takes 12 bytes, 10 are there/],
    ['elements cut short', whole.subarray(0, -1), /truncated: .*\[2, 3\] of uint8, 18 bytes, but the file holds 17/],
    ['a byte after the end', Buffer.concat([whole, Buffer.from([0])]), /too long: .*18 bytes, but the file holds 19/],
    [
      'sizes that multiply to more than a number holds',
      idxBytes(14, Array(40).fill(2 ** 32 - 1), []),
      /more than can be/,
    ],
    ['a size of 4 billion', idxBytes(8, [2 ** 32 - 1], [1, 2]), /declares \[4294967295\]|truncated/],
    ['wide elements whose number is odd', idxBytes(12, [2], [0, 0, 0, 1, 0]), /truncated: .*16 bytes, .*holds 13/],
    ['only the magic of gzip', Buffer.from([0x1f, 0x8b]), /ends after 0 bytes/],
    ['a gzip stream cut short', long.subarray(0, -20_000), /gzip stream ends too early|truncated/],
    ['a gzip stream without its checksum', long.subarray(0, -8), /gzip stream ends too early/],
    ['a wrong checksum', flipped(long, -8), /gzip stream is broken \(incorrect data check\)/],
    ['a wrong length in the gzip stream', flipped(long, -4), /gzip stream is broken \(incorrect length check\)/],
    ['text after the gzip stream', Buffer.concat([long, Buffer.from('rest')]), /gzip stream is broken/],
    [
      'zeros after the gzip stream',
      Buffer.concat([long, Buffer.alloc(5)]),
      /5 bytes follow the end of the gzip stream/,
    ],
    ['a gzipped text', gzipSync('hello, hello'), /magic number is 0x68656c6c/],
    ['fewer elements packed than declared', gzipSync(whole.subarray(0, -2)), /unpacks to 16 bytes, .* declares 18/],
    [
      'more elements packed than declared',
      gzipSync(Buffer.concat([whole, whole])),
      /unpacks to more than the 18 bytes/,
    ],
    ['a declared size beyond what can be packed', gzipSync(idxBytes(8, [2 ** 31], [1])), /truncated: .*packed bytes/],
  ]

  test.each(damaged)('refuses %s', async (_, bytes, message) => {
    const path = join(folder(), 'damaged')
    writeFileSync(path, bytes)
    const error = { name: 'TorchError', code: 'ERR_FILE', message: expect.stringMatching(message) }
    expect(() => readIdxSync(path)).toThrow(expect.objectContaining(error))
    await expect(readIdx(path)).rejects.toMatchObject(error)
    expect(() => readIdxSync(path)).toThrow(JSON.stringify(path))
    expect(() => parseIdx(bytes, 'here')).toThrow(/^parseIdx: "here" /)
  })

  test('stops a gzip bomb at the declared size', () => {
    const bomb = gzipSync(Buffer.concat([idxBytes(8, [1_000_000], []), Buffer.alloc(100_000_000)]), { level: 9 })
    expect(bomb.length).toBeLessThan(200_000)
    const path = join(folder(), 'bomb')
    writeFileSync(path, bomb)
    const before = process.memoryUsage().rss
    expect(() => readIdxSync(path)).toThrow(/unpacks to more than the 1000008 bytes its header declares/)
    expect(process.memoryUsage().rss - before).toBeLessThan(50e6)
  })

  test('never returns wrong elements from a gzipped file with a flipped bit', () => {
    const bytes = idxBytes(8, [500], noise(500))
    const packed = gzipSync(bytes)
    let refused = 0
    for (let bit = 0; bit < packed.length * 8; bit++) {
      const copy = Buffer.from(packed)
      copy[bit >> 3] ^= 1 << (bit & 7)
      try {
        expect(Buffer.from(parseIdx(copy).data as Uint8Array).equals(bytes.subarray(8))).toBe(true)
      } catch (error) {
        expect(error).toMatchObject({ code: 'ERR_FILE' })
        refused++
      }
    }
    expect(refused).toBeGreaterThan(packed.length * 7)
  })

  test('refuses a folder, a device and a FIFO, without waiting for one', async () => {
    const [directory, fifo, loop] = ['directory', 'fifo', 'loop'].map((name) => join(folder(), name))
    mkdirSync(directory)
    execFileSync('mkfifo', [fifo])
    symlinkSync(loop, loop)
    for (const [path, message] of [
      [directory, /is not a file but a folder/],
      [fifo, /is not a file but a device, a FIFO or a socket/],
      ['/dev/zero', /is not a file but a device/],
      [loop, /ELOOP/],
      [join(folder(), 'absent'), /absent": ENOENT \(no such file or directory\)/],
      ['', /"" is not a path/],
      ['a\0b', /is not a path/],
    ] as const) {
      const error = { code: 'ERR_FILE', message: expect.stringMatching(message) }
      expect(() => readIdxSync(path)).toThrow(expect.objectContaining(error))
      await expect(readIdx(path)).rejects.toMatchObject(error)
    }
  })

  test('refuses a path that is not a string', async () => {
    expect(() => readIdxSync(7 as never)).toThrow(new TypeError('readIdxSync(path: string) was given number'))
    await expect(readIdx(null as never)).rejects.toThrow(new TypeError('readIdx(path: string) was given null'))
  })
})
