import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { load, loadSync } from '../../../lib/checkpoint'
import { openingArchive } from '../../../lib/checkpoint/pt/archive'
import { zipPieces } from '../../../lib/checkpoint/pt/zip-writer'
import { TorchError } from '../../../lib/errors'
import { type Reading, readFromSync } from '../../../lib/system/reading'
import { golden } from '../../golden/recipe'
import { zip } from '../../install/support/wheel'

const python = golden('checkpoints')
const cases: { name: string; file: string }[] = python.cases
const fileOf = (name: string) => Buffer.from(cases.find((entry) => entry.name === name)!.file, 'base64')
const bytes = (text: string) => Buffer.from(text, 'latin1')

/** An archive with these records, as PyTorch lays it out. */
function archive(records: Record<string, string | Uint8Array>, folder = 'archive/'): Buffer {
  const made = Object.entries(records).map(([name, content]) => {
    const data = typeof content === 'string' ? bytes(content) : content
    return { name: folder + name, size: data.length, pieces: () => [data] }
  })
  return Buffer.concat([...zipPieces(made)].map((piece) => Buffer.from(piece)))
}

/** What is in an archive, by the names without its folder. */
function recordsOf(file: Buffer): Record<string, Buffer> {
  return readFromSync(file, (source) => {
    const opened = source.run(openingArchive(source, true))
    const names = [...opened.members.keys()]
    return Object.fromEntries(
      names.map((name) => [name.slice(name.indexOf('/') + 1), source.run(opened.content(name) as Reading<Buffer>)]),
    )
  })
}

const short = (text: string) => `X${String.fromCharCode(text.length)}\0\0\0${text}`
const pickled = (body: string, records = {}) => archive({ 'data.pkl': `\x80\x02${body}.`, version: '3\n', ...records })
const long = (value: bigint) => {
  const number = Buffer.alloc(8)
  number.writeBigInt64LE(value)
  return `\x8a\x08${number.toString('latin1')}`
}

/** The pickle of a tensor over storage 0, which has two floats, with these numbers. */
function tensor(numel: string, offset: string, size: string, stride: string, data = bytes('\0'.repeat(8))): Buffer {
  const storage = `(${short('storage')}ctorch\nFloatStorage\n${short('0')}${short('cpu')}${numel}tQ`
  return pickled(`ctorch._utils\n_rebuild_tensor_v2\n(${storage}${offset}${size}${stride}\x89}tR`, { 'data/0': data })
}

const refusal = (file: Uint8Array, options = {}) => {
  try {
    loadSync(file, options)
  } catch (error) {
    if (error instanceof TorchError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'loaded'
}

describe('what is given by mistake is told by its name', () => {
  const idle = bytes('\0'.repeat(300))
  test.each<[string, Buffer, RegExp]>([
    ['nothing', Buffer.alloc(0), /it is empty/],
    ['a Git LFS pointer', bytes('version https://git-lfs.github.com/spec/v1\noid sha256:0\n'), /git lfs pull/],
    ['a web page', bytes('\n<!DOCTYPE html><html>'), /it is a web page/],
    ['safetensors', bytes('\x10\0\0\0\0\0\0\0{"a":{}}        '), /loadSafetensors reads/],
    ['GGUF', bytes('GGUF\x03\0\0\0'), /GGUF/],
    ['ONNX', bytes('\x08\x07\x12\x07pytorch'), /ONNX/],
    ['.npy', bytes('\x93NUMPY\x01\0'), /\.npy/],
    ['.npz', archive({ 'a.npy': 'x' }, ''), /\.npz/],
    ['HDF5', bytes('\x89HDF\r\n'), /HDF5/],
    ['gzip', bytes('\x1f\x8b\x08\0'), /gunzip/],
    ['tar', Buffer.concat([idle.subarray(0, 257), bytes('ustar'), idle]), /tar archive/],
    ['a plain pickle', bytes('\x80\x04K\x01.'), /pickle\.dump/],
    ['JSON', bytes('{"a": 1}'), /JSON/],
    ['an exported program', archive({ 'models/model.json': '{}' }), /torch\.export/],
    ['a zip of checkpoints', archive({ 'model.pt': 'x' }, ''), /unpack it first/],
    ['another zip', archive({ 'readme.txt': 'x' }), /without a data\.pkl/],
    ['TorchScript', Buffer.from(python.script, 'base64'), /TorchScript/],
    ['text', bytes('hello'), /it begins "hello"/],
  ])('%s', async (_name, file, message) => {
    expect(refusal(file)).toMatch(message)
    await expect(load(new Blob([file]))).rejects.toMatchObject({
      code: 'ERR_FILE',
      message: expect.stringMatching(message),
    })
  })
})

describe('an archive is refused', () => {
  const good = { 'data.pkl': '\x80\x02K\x01.', version: '3\n' }
  test.each<[string, Buffer, RegExp]>([
    ['of no version', archive({ 'data.pkl': '\x80\x02K\x01.' }), /version is missing/],
    ['of a later version', archive({ ...good, version: '11' }), /a later PyTorch/],
    ['of an odd version', archive({ ...good, version: 'x' }), /its version is "x"/],
    ['of an odd order of bytes', archive({ ...good, byteorder: 'middle' }), /its byteorder is "middle"/],
    [
      'of two pickles',
      Buffer.concat([
        ...zipPieces([
          { name: 'a/data.pkl', size: 1, pieces: () => [bytes('.')] },
          { name: 'b/data.pkl', size: 1, pieces: () => [bytes('.')] },
        ]),
      ]),
      /2 pickles/,
    ],
    ['without a storage', tensorWithout(), /storage 0 is missing/],
    [
      'whose storage has another size',
      tensor('K\x02', 'K\0', 'K\x01\x85', 'K\x01\x85', bytes('1234')),
      /takes 8 bytes, and has 4/,
    ],
  ])('%s', (_name, file, message) => {
    expect(refusal(file)).toMatch(/^ERR_FILE/)
    expect(refusal(file)).toMatch(message)
  })

  function tensorWithout(): Buffer {
    const { 'data/0': _, ...records } = recordsOf(tensor('K\x02', 'K\0', 'K\x02\x85', 'K\x01\x85'))
    return archive(records)
  }

  test('when a byte of its data is another', async () => {
    const file = fileOf('a state dict')
    const wrong = Buffer.from(file)
    wrong[wrong.indexOf('archive/data/0') + 80] ^= 1
    expect(refusal(wrong)).toMatch(/^ERR_CHECKSUM.*"archive\/data\/0".*CRC-32/)
    await expect(load(new Uint8Array(wrong))).rejects.toMatchObject({ code: 'ERR_CHECKSUM' })
  })

  test('when it is cut off anywhere', () => {
    const file = fileOf('views of one memory')
    for (let length = 0; length < file.length; length += 23)
      expect(refusal(file.subarray(0, length))).toMatch(/^ERR_(FILE|CHECKSUM)/)
    const legacy = fileOf('views of one memory, legacy')
    for (let length = 0; length < legacy.length; length += 23)
      expect(refusal(legacy.subarray(0, length))).toMatch(/^ERR_FILE/)
  })
})

/** A compressed archive, whose directory says that the pickle has `claimed` bytes. */
function compressed(pickle: Buffer, claimed: number): Buffer {
  const file = zip([
    { name: 'archive/version', content: bytes('3') },
    { name: 'archive/data.pkl', content: pickle },
  ])
  // The size stands 22 bytes before the name, in the directory, which comes last.
  file.writeUInt32LE(claimed, file.lastIndexOf('archive/data.pkl') - 22)
  return file
}

describe('a compressed record', () => {
  test('that grows beyond what is given to it is refused before it is unpacked', () => {
    expect(refusal(compressed(Buffer.alloc(2 ** 20), 2 ** 30))).toMatch(/^ERR_FILE.*claim 107374182\d bytes/)
  })

  test.each([1000, 2 ** 20 + 1])('that says %d bytes, and has 2^20, is refused', (claimed) => {
    expect(refusal(compressed(Buffer.alloc(2 ** 20), claimed))).toMatch(/^ERR_(CHECKSUM|FILE)/)
  })
})

describe('a tensor is refused', () => {
  test.each<[string, Buffer, RegExp]>([
    ['beyond its storage', tensor('K\x02', 'K\0', 'K\x03\x85', 'K\x01\x85'), /needs 12 bytes, and its storage 0 has 8/],
    ['by its offset', tensor('K\x02', 'K\x02', 'K\x01\x85', 'K\x01\x85'), /needs 12 bytes/],
    ['by its stride', tensor('K\x02', 'K\0', 'K\x02\x85', 'K\x05\x85'), /needs 24 bytes/],
    ['of a negative stride', tensor('K\x02', 'K\x01', 'K\x02\x85', 'J\xff\xff\xff\xff\x85'), /stride is not a tuple/],
    [
      'of a negative offset',
      tensor('K\x02', 'J\xff\xff\xff\xff', 'K\x02\x85', 'K\x01\x85'),
      /offset is not a whole number/,
    ],
    ['of sizes without strides', tensor('K\x02', 'K\0', 'K\x01K\x01\x86', 'K\x01\x85'), /2 sizes and 1 strides/],
    [
      'of more elements than can be counted',
      tensor('K\x02', 'K\0', `${long(2n ** 40n)}${long(2n ** 40n)}\x86`, 'K\0K\0\x86'),
      /too large to be counted/,
    ],
    [
      'that hides so many behind none',
      tensor('K\x02', 'K\0', `${long(2n ** 53n - 1n)}K\0K\x02\x87`, 'K\0K\0K\0\x87'),
      /too large/,
    ],
    ['of 65 dimensions', tensor('K\x02', 'K\0', `(${'K\x01'.repeat(65)}t`, `(${'K\x01'.repeat(65)}t`), /at most 64/],
    ['of a storage of negative size', tensor('J\xff\xff\xff\xff', 'K\0', ')', ')'), /size is not a whole number/],
    ['of a storage too large', tensor(long(2n ** 50n), 'K\0', ')', ')'), /takes \d+ bytes, and has 8/],
  ])('%s', (_name, file, message) => {
    expect(refusal(file)).toMatch(/^ERR_FILE/)
    expect(refusal(file)).toMatch(message)
  })

  test('sparse, whose indices point outside', () => {
    const file = recordsOf(fileOf('sparse'))
    // The indices are the first storage.
    const indices = Buffer.from(file['data/0'])
    indices.writeBigInt64LE(10n ** 12n)
    expect(refusal(archive({ ...file, 'data/0': indices }))).toMatch(/^ERR_FILE.*found index 1000000000000/)
  })
})

test('strides of 0, which show a few bytes as 2^34 indices, are counted as what they would take', () => {
  const count = long(2n ** 34n)
  const part = (type: string, key: string, numel: string, size: string, stride: string) => {
    const storage = `(${short('storage')}ctorch\n${type}\n${short(key)}${short('cpu')}${numel}tQ`
    return `ctorch._utils\n_rebuild_tensor_v2\n(${storage}K\0${size}${stride}\x89}tR`
  }
  const layout = `ctorch.serialization\n_get_layout\n${short('torch.sparse_coo')}\x85R`
  const indices = part('LongStorage', '0', 'K\x01', `K\x01${count}\x86`, 'K\0K\0\x86')
  const values = part('FloatStorage', '1', 'K\x01', `${count}\x85`, 'K\0\x85')
  const body = `ctorch._utils\n_rebuild_sparse_tensor\n${layout}(${indices}${values}K\x05\x85\x89t\x86R`
  const file = pickled(body, { 'data/0': bytes('\0'.repeat(8)), 'data/1': bytes('\0'.repeat(4)) })
  expect(refusal(file)).toMatch(/^ERR_FILE.*take more than the \d+ MB/)
})

describe('a file of the legacy format', () => {
  const legacy = (body: string) =>
    bytes(`\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03.\x80\x02}.\x80\x02${body}.\x80\x02].`)
  const within = (file: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(file.length)
    return `ctorch.storage\n_load_from_bytes\nB${length.toString('latin1')}${file.toString('latin1')}\x85R`
  }

  test('may hold another one, which may hold a third', () => {
    const file = legacy(within(legacy(within(legacy('K\x07')))))
    expect(loadSync(file, { weightsOnly: false })).toBe(7)
  })

  test('holds no fourth, of which there could be any number', () => {
    const file = legacy(within(legacy(within(legacy(within(legacy('K\x07')))))))
    expect(refusal(file, { weightsOnly: false })).toMatch(/^ERR_FILE.*more than 2 deep/)
  })

  test('has strings of Python 2 in the encoding that is given', () => {
    expect(loadSync(legacy('U\x04caf\xe9'), { encoding: 'latin1' })).toBe('café')
  })
})

describe('a pickle is refused', () => {
  const nested = (count: number) => `${']'.repeat(count)}${'a'.repeat(count - 1)}`
  test.each<[string, string, RegExp]>([
    ['of an opcode that there is not', '\xff', /opcode 0xff, which no pickle has/],
    ['of the text protocol', 'I5\n', /protocol 0 or 1/],
    ['of a later protocol', '\x80\x06', /protocol 6/],
    ['that takes from an empty stack', '0', /there is no mark/],
    ['that calls without a function', ')R', /empty stack/],
    ['that takes below a mark', 'K\x01(a', /empty stack/],
    ['without a mark', 'u', /no mark/],
    ['that recalls what it never had', 'h\x05', /recalls value 5/],
    ['that appends to a tuple', ')K\x01a', /something that is not a list/],
    ['that sets an item of a list', ']K\x01K\x01s', /something that is not a dict/],
    ['with a key without a value', '}(K\x01u', /key without a value/],
    ['with a list for a key', '}]K\x01s', /for a key/],
    ['with a tuple that holds a list for a key', '}]\x85K\x01s', /for a key/],
    ['that calls a number', 'K\x01)R', /something that is not a class or function/],
    ['that calls with a list', 'ccollections\nOrderedDict\n]R', /arguments that are not a tuple/],
    ['that gives a number a state', 'K\x01}b', /has none/],
    ['with text that is none', 'X\x01\0\0\0\xff', /not UTF-8/],
    ['with a length beyond its end', 'X\xff\xff\xff\x7f', /are left: it may be truncated/],
    ['with a length of 64 bits', '\x8d\xff\xff\xff\xff\xff\xff\xff\x7f', /are left/],
    ['with an integer of 2 MB', `\x8b\0\0\x20\0${'\x01'.repeat(2 ** 21)}`, /at most 1048576 are read/],
    ['nested 1,100 deep', nested(1100), /nested more than 1000 deep/],
    ['of tuples nested 100,000 deep', `)${'\x85'.repeat(100_000)}`, /nested more than 1000 deep/],
    ['of dicts without end', '}'.repeat(4_000_000), /take more than the \d+ MB/],
    [
      'that makes sets of one long list again and again',
      `](${'N'.repeat(300_000)}eq\0${'c__builtin__\nset\nh\0\x85R0'.repeat(1000)}`,
      /take more than the \d+ MB/,
    ],
    ['with something outside that is not a storage', `(${short('module')}K\x01tQ`, /that is not a storage/],
    ['with an extension', '\x82\x01', /registry of extensions/],
    [
      'that names a private function',
      'ctorch._utils\n_import_dotted_name\n',
      /names torch\._utils\._import_dotted_name/,
    ],
  ])('%s', (_name, body, message) => {
    expect(refusal(pickled(body))).toMatch(/^ERR_FILE/)
    expect(refusal(pickled(body))).toMatch(message)
  })

  test('and says where', () => {
    expect(refusal(pickled('K\x01h\x09'))).toMatch(/its data\.pkl, at byte 4, recalls/)
  })
})

describe('nothing in a file runs', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'torchnode-hostile-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test.each([
    'posix\nsystem',
    'builtins\neval',
    'os\nsystem',
    'subprocess\ncall',
    'builtins\nexec',
    '__builtin__\neval',
  ])('%j', (name) => {
    const marker = join(folder, 'ran')
    const file = pickled(`c${name}\n${short(`touch ${marker}`)}\x85R`)
    expect(refusal(file)).toMatch(/^ERR_FILE.*weights only does not allow/)
    const inert = loadSync<{ args: unknown[] }>(file, { weightsOnly: false })
    expect(inert.args).toEqual([`touch ${marker}`])
    expect(existsSync(marker)).toBe(false)
  })

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'a class named %s is none of JavaScript',
    (name) => {
      expect(String(loadSync(pickled(`c${name}\n${name}\n)R`), { weightsOnly: false }))).toBe(`${name}.${name}()`)
    },
  )

  test('a path in a record leads nowhere', () => {
    const file = archive({ 'data.pkl': '\x80\x02K\x01.', version: '3', '../../evil': 'x' })
    expect(refusal(file)).toMatch(/^ERR_CHECKSUM.*outside its folder/)
  })
})

test('a storage of the legacy format that lies about its size is refused', () => {
  const file = fileOf('a leaf that wants a gradient, legacy')
  const at = file.length - 2 * 4 - 8
  expect(file.readBigInt64LE(at)).toBe(2n)
  for (const lie of [-1n, 1n, 3n, 2n ** 62n]) {
    const wrong = Buffer.from(file)
    wrong.writeBigInt64LE(lie, at)
    expect(refusal(wrong)).toMatch(/^ERR_FILE/)
  }
})

describe('whatever is damaged, it is loaded or refused', () => {
  const of = <Kind extends string>(kind: Kind, most: number) =>
    fc.record({ kind: fc.constant(kind), at: fc.double({ min: 0, max: 0.9999, noNaN: true }), byte: fc.nat(most) })
  const damage = fc.oneof(of('set', 255), of('cut', 40), of('insert', 255), of('repeat', 40))
  type Damage = typeof damage extends fc.Arbitrary<infer D> ? D : never

  function damaged(file: Buffer, damages: Damage[]): Buffer {
    return damages.reduce((before, { kind, at: part, byte }) => {
      const at = Math.floor(part * before.length)
      const rest = kind === 'cut' ? at + byte : kind === 'set' ? at + 1 : at
      const more = kind === 'cut' ? [] : kind === 'repeat' ? [before.subarray(at, at + byte)] : [Buffer.from([byte])]
      return Buffer.concat([before.subarray(0, at), ...more, before.subarray(rest)])
    }, file)
  }

  const files = [
    'a checkpoint',
    'a checkpoint, legacy',
    'a checkpoint, protocol 5',
    'sparse',
    'views of one memory',
    'quantized by channel',
    'nested',
  ]
  const options = [{}, { weightsOnly: false }, { objects: true }]

  test.each(files)('%s', (name) => {
    const file = fileOf(name)
    const run = fc.property(
      fc.array(damage, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...options),
      (damages, option) => {
        expect(refusal(damaged(file, damages), option)).toMatch(/^(loaded$|ERR_FILE|ERR_CHECKSUM)/)
      },
    )
    fc.assert(run, { numRuns: 300 })
  })

  test.each(files.filter((name) => !/legacy/.test(name)))(
    'its pickle or a record, with the right checksum: %s',
    (name) => {
      const records = recordsOf(fileOf(name))
      const names = Object.keys(records)
      const which = fc.oneof(
        { weight: 4, arbitrary: fc.constant('data.pkl') },
        { weight: 1, arbitrary: fc.constantFrom(...names) },
      )
      const run = fc.property(
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        which,
        fc.constantFrom(...options),
        (damages, of, option) => {
          const file = archive({ ...records, [of]: damaged(records[of], damages) })
          expect(refusal(file, option)).toMatch(/^(loaded$|ERR_FILE|ERR_CHECKSUM)/)
        },
      )
      fc.assert(run, { numRuns: 500 })
    },
  )
})

test('a file that is replaced by a shorter one while it is read is refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-shrunk-'))
  try {
    const path = join(folder, 'model.pt')
    writeFileSync(path, fileOf('1500 items'))
    const loading = load(path, { onProgress: () => writeFileSync(path, 'short') })
    await expect(loading).rejects.toMatchObject({ code: 'ERR_FILE', message: expect.stringMatching(/shrank/) })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
