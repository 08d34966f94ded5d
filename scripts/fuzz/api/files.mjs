// Good files, ways to damage them, and their readers.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { crc32, gzipSync } from 'node:zlib'
import fc from 'fast-check'

const idx = (type, shape, bytes) =>
  Buffer.concat([Buffer.from([0, 0, type, shape.length]), ...shape.map(word), Buffer.from(bytes)])

function word(size) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(size)
  return bytes
}

function safetensors(torch, tensors, options) {
  torch.saveSafetensorsSync(tensors, 'good.safetensors', options)
  return readFileSync('good.safetensors')
}

/** A file as Python saved it, by its name in test/golden/checkpoints.json. */
function saved(name) {
  const { cases } = JSON.parse(readFileSync(new URL('../../../test/golden/checkpoints.json', import.meta.url), 'utf8'))
  return Buffer.from(cases.find((entry) => entry.name === name).file, 'base64')
}

/** A file of numpy's, by its name in test/golden/numpy-files.json. */
function numpys(kind, name) {
  const golden = JSON.parse(readFileSync(new URL('../../../test/golden/numpy-files.json', import.meta.url), 'utf8'))
  return Buffer.from(golden[kind].find((entry) => entry.name === name).file, 'base64')
}

/** A program as Python exported it, by its name in test/golden/exported-programs.json. */
function exported(name) {
  const golden = new URL('../../../test/golden/exported-programs.json', import.meta.url)
  const { cases } = JSON.parse(readFileSync(golden, 'utf8'))
  return Buffer.from(cases.find((entry) => entry.name === name).file, 'base64')
}

const good = {
  'two.safetensors': (torch) =>
    safetensors(torch, { a: torch.ones([2, 3]), 'b.weight': torch.zeros([4], { dtype: 'bfloat16' }) }),
  'empty.safetensors': (torch) => safetensors(torch, {}),
  'metadata.safetensors': (torch) =>
    safetensors(
      torch,
      { x: torch.tensor([1, 2], { dtype: 'int64' }), none: torch.empty([0]) },
      { metadata: { by: 'é\n"' } },
    ),
  'model.safetensors': (torch) => safetensors(torch, new torch.Autoencoder({ latent: 1 }).stateDict()),
  'checkpoint.pt': () => saved('a checkpoint'),
  'views.pt': () => saved('views of one memory'),
  'sparse.pt': () => saved('sparse'),
  'quantized.pt': () => saved('quantized by channel'),
  'nested.pt': () => saved('nested'),
  'packed.pt': () => saved('a compressed archive'),
  'protocol5.pt': () => saved('a checkpoint, protocol 5'),
  'legacy.pt': () => saved('a checkpoint, legacy'),
  'python2.pt': () => saved("Python 2's, legacy, from a GPU"),
  'array.npy': () => numpys('cases', 'float32'),
  'turned.npy': () => numpys('cases', 'Fortran order, big-endian'),
  'bools.npy': () => numpys('cases', 'bool'),
  'later.npy': () => numpys('cases', 'version 3'),
  'python2.npy': () => numpys('cases', "Python 2's header"),
  'records.npy': () => numpys('refused', 'records'),
  'arrays.npz': () => numpys('archives', 'savez'),
  'packed.npz': () => numpys('archives', 'savez_compressed'),
  'linear.pt2': () => exported('linear'),
  'cond.pt2': () => exported('cond'),
  'images.idx': () => idx(8, [2, 3, 2], [...Array(12).keys()]),
  'floats.idx': () => idx(13, [2], [...Array(8).keys()]),
  'labels.gz': () => gzipSync(idx(8, [5], [1, 2, 3, 4, 5])),
}

/** Reads everything that a file gave: its description of each tensor must be true. */
function looked(torch, value) {
  const seen = new Set()
  const look = (part) => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return
    seen.add(part)
    if (torch.isTensor(part)) {
      if (part.isMeta || part.isNested) return
      if (part.layout === 'strided' && part.numel() < 1e6) part.toBytes()
      else if (part.layout !== 'strided' && part.numel() < 1e6) part.toDense()
      return
    }
    const parts = ArrayBuffer.isView(part) ? [] : (part[Symbol.iterator] ?? false) ? [...part] : Object.values(part)
    for (const inner of parts) look(inner)
  }
  look(value)
  return value
}

const { inspect, table } = createRequire(import.meta.url)('../../../dist/cli/inspection.js')

const readers = {
  inspect: (torch, path) => {
    try {
      return table(path, inspect(path))
    } catch (error) {
      // The command line has classes of its own beside those of the bundle.
      throw error.name === 'TorchError' ? new torch.TorchError(error.code, error.message) : error
    }
  },
  loadSafetensorsSync: (torch, path) => torch.loadSafetensorsSync(path),
  loadSafetensors: (torch, path) => torch.loadSafetensors(path),
  openSafetensors: (torch, path) => {
    const file = torch.openSafetensors(path)
    return looked(torch, [file.metadata, file.names.map((name) => file.get(name))])
  },
  safetensorsInfoSync: (torch, path) => torch.safetensorsInfoSync(path),
  safetensorsInfo: (torch, path) => torch.safetensorsInfo(path),
  'Autoencoder.load': (torch, path) => torch.Autoencoder.load(path),
  loadSync: (torch, path) => looked(torch, torch.loadSync(path)),
  'loadSync of all': (torch, path) =>
    looked(torch, torch.loadSync(path, { weightsOnly: false, objects: true, encoding: 'latin1' })),
  'loadSync of shapes': (torch, path) => looked(torch, torch.loadSync(path, 'meta')),
  'loadSync of bytes': (torch, path) => looked(torch, torch.loadSync(readFileSync(path))),
  load: async (torch, path) => looked(torch, await torch.load(path)),
  'load of a mapping': async (torch, path) => looked(torch, await torch.load(path, { mmap: true })),
  loadNpySync: (torch, path) => looked(torch, torch.loadNpySync(path)),
  loadNpy: async (torch, path) => looked(torch, await torch.loadNpy(path)),
  'loadNpySync of bytes': (torch, path) => looked(torch, torch.loadNpySync(readFileSync(path))),
  loadNpzSync: (torch, path) => looked(torch, torch.loadNpzSync(path)),
  loadNpz: async (torch, path) => looked(torch, await torch.loadNpz(path, { names: ['x', 'f'] })),
  'export.load': async (torch, path) => looked(torch, (await torch.export.load(path)).stateDict()),
  'export.loadSync, run': (torch, path) => looked(torch, torch.export.loadSync(path).forward(torch.ones([2, 4]))),
  'export.exampleInputs': async (torch, path) => looked(torch, await torch.export.exampleInputs(path)),
  parseIdx: (torch, path) => torch.vision.datasets.parseIdx(readFileSync(path)),
  readIdxSync: (torch, path) => torch.vision.datasets.readIdxSync(path),
  readIdx: (torch, path) => torch.vision.datasets.readIdx(path),
}

const made = new Map()

/** Writes a file with its damages, and reads it. */
export function readDamaged(torch, reader, file, damages) {
  if (!made.has(file)) made.set(file, good[file](torch))
  let bytes = made.get(file)
  for (const [kind, ...rest] of damages) bytes = kinds[kind](bytes, ...rest)
  writeFileSync('damaged', bytes)
  return readers[reader](torch, 'damaged')
}

const at = (bytes, part) => Math.floor(part * bytes.length)
const insert = (bytes, place, more) => Buffer.concat([bytes.subarray(0, place), more, bytes.subarray(place)])

/** The header of a safetensors file with one token of its JSON replaced and its length corrected. */
function token(bytes, part, text) {
  const length = bytes.length < 8 ? 0 : Number(bytes.readBigUInt64LE())
  if (length === 0 || length > bytes.length - 8) return bytes
  const header = bytes.subarray(8, 8 + length).toString('latin1')
  const tokens = [...header.matchAll(/"(?:[^"\\]|\\.)*"|\d+|[[\]{},:]/g)]
  const found = tokens[Math.floor(part * tokens.length)]
  if (found === undefined) return bytes
  const changed = Buffer.from(
    header.slice(0, found.index) + text + header.slice(found.index + found[0].length),
    'latin1',
  )
  const start = Buffer.alloc(8)
  start.writeBigUInt64LE(BigInt(changed.length))
  return Buffer.concat([start, changed, bytes.subarray(8 + length)])
}

/** The header of a numpy array with one token replaced and its length corrected. */
function literal(bytes, part, text) {
  const start = bytes[6] === 1 ? 10 : 12
  const end = bytes.indexOf(0x0a, start)
  if (end < 0) return bytes
  const header = bytes.subarray(start, end).toString('latin1')
  const tokens = [...header.matchAll(/'[^']*'|\w+|[(){},:[\]]/g)]
  const found = tokens[Math.floor(part * tokens.length)]
  if (found === undefined) return bytes
  const changed = header.slice(0, found.index) + text + header.slice(found.index + found[0].length)
  const padded = Buffer.from(changed.trimEnd().padEnd(end - start, ' '), 'latin1')
  const head = Buffer.from(bytes.subarray(0, start))
  head.writeUInt16LE(Math.min(padded.length + 1, 0xffff), 8)
  return Buffer.concat([head, padded, bytes.subarray(end)])
}

/** An archive with one record changed by `change`, and its checksum put right. */
function changedRecord(bytes, which, change) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const entries = []
  for (let at = end < 0 ? -1 : bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1')); at >= 0 && at < end; ) {
    entries.push(at)
    at = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'), at + 4)
  }
  const entry = which(entries, bytes)
  if (entry === undefined || entry + 46 > bytes.length) return bytes
  const copy = Buffer.from(bytes)
  const [size, head] = [copy.readUInt32LE(entry + 20), copy.readUInt32LE(entry + 42)]
  if (head + 30 > copy.length) return bytes
  const start = head + 30 + copy.readUInt16LE(head + 26) + copy.readUInt16LE(head + 28)
  if (start + size > copy.length) return bytes
  const content = copy.subarray(start, start + size)
  change(content)
  copy.writeUInt32LE(crc32(content), entry + 16)
  return copy
}

const record = (bytes, which, part, more) =>
  changedRecord(
    bytes,
    (entries) => entries[Math.floor(which * entries.length)],
    (content) =>
      content.set(more.slice(0, content.length), Math.floor(part * Math.max(1, content.length - more.length))),
  )

/** A program with one token of a JSON text replaced by another that is no longer. */
function json(bytes, which, part, text) {
  const isJson = (entry) =>
    bytes.toString('latin1', entry + 46, entry + 46 + bytes.readUInt16LE(entry + 28)).endsWith('.json')
  return changedRecord(
    bytes,
    (entries) => {
      const found = entries.filter((entry) => entry + 46 <= bytes.length && isJson(entry))
      return found[Math.floor(which * found.length)]
    },
    (content) => {
      const tokens = [...content.toString('latin1').matchAll(/"(?:[^"\\]|\\.)*"|-?[\d.]+|\w+|[[\]{},:]/g)]
      const found = tokens[Math.floor(part * tokens.length)]
      if (found === undefined || text.length > found[0].length) return
      content.write(text.padEnd(found[0].length), found.index, 'latin1')
    },
  )
}

const kinds = {
  record,
  json,
  literal,
  set: (bytes, part, value) => {
    const copy = Buffer.from(bytes)
    if (copy.length > 0) copy[at(copy, part)] = value
    return copy
  },
  flip: (bytes, part, bit) => kinds.set(bytes, part, (bytes[at(bytes, part)] ?? 0) ^ (1 << bit)),
  cut: (bytes, part) => bytes.subarray(0, at(bytes, part)),
  behead: (bytes, part) => bytes.subarray(at(bytes, part)),
  insert: (bytes, part, value, count) => insert(bytes, at(bytes, part), Buffer.alloc(count, value)),
  repeat: (bytes, part, count) => insert(bytes, at(bytes, part), bytes.subarray(0, count)),
  size: (bytes, value) => {
    const copy = Buffer.from(bytes)
    if (copy.length >= 8) copy.writeBigUInt64LE(BigInt(value))
    return copy
  },
  token,
}

const tokens = [
  ...[
    '0',
    '1',
    '-1',
    '9007199254740993',
    '1e3',
    '4294967296',
    '""',
    '"a"',
    '"__metadata__"',
    '"__proto__"',
    '"shape"',
    '"dtype"',
  ],
  ...[
    '"F32"',
    '"F64"',
    '"F4"',
    '"BOOL"',
    'null',
    'true',
    '[]',
    '{}',
    '[[',
    ']',
    '{',
    '"\\ud800"',
    '"\\u0000"',
    '\u00ff',
    ' ',
    '',
  ],
  ...['[9007199254740991,9007199254740991]', '[0,9007199254740991,9007199254740991]', '['.repeat(20000)],
]

const values = [
  ...[
    '0',
    '1',
    '-1',
    '9',
    '64',
    '99999999999999999999',
    '2.5',
    'null',
    'true',
    '""',
    '"x"',
    '[]',
    '{}',
    '[',
    '}',
    ',',
    ':',
  ],
  ...[
    '"as_int"',
    '"as_none"',
    '"as_tensor"',
    '"as_graph"',
    '"input"',
    '"x"',
    '"weight"',
    '"linear"',
    '"torch.ops.aten.mm.default"',
  ],
  ...['"torch.ops.aten.sum.default"', '"torch.ops.aten.from_file.default"', '"_operator.add"', '"__proto__"'],
]

const literals = [
  ...["'<f4'", "'>c16'", "'|b1'", "'|O'", "'<U3'", "'|V2'", "'='", "''", 'True', 'False', 'None', '0', '-1', '3L'],
  ...['(2, 3)', '(0,)', '()', '(', '{', '[', ')', ',', "'", '"', '\\', '9007199254740991', '4503599627370496'],
  ...['(9007199254740991, 9007199254740991)', '(0, 9007199254740991, 9007199254740991)', '('.repeat(2000), '\u00ff'],
  ...[`(${'1,'.repeat(70)})`, "[('x', '<f4')]", '__import__("os")', "'shape'", "'descr'", ''],
]

/** Arbitrary damages of a file, mostly with a reader that is meant for it. */
export function damages() {
  const part = fc.integer({ min: 0, max: 9999 }).map((place) => place / 10000)
  const byte = fc.constantFrom(0, 255, 1, 127, 128, 34, 123, 10, 48)
  const count = fc.constantFrom(1, 8, 3, 300, 70000)
  const anywhere = fc.oneof(
    fc.tuple(fc.constant('set'), part, byte),
    fc.tuple(fc.constant('flip'), part, fc.integer({ min: 0, max: 7 })),
    fc.tuple(fc.constant('cut'), part),
    fc.tuple(fc.constant('behead'), part),
    fc.tuple(fc.constant('insert'), part, byte, count),
    fc.tuple(fc.constant('repeat'), part, count),
  )
  const ofHeader = fc.oneof(
    { weight: 6, arbitrary: anywhere },
    fc.tuple(fc.constant('size'), fc.constantFrom('0', '1', '1000', '100000001', '4294967296', '18446744073709551615')),
    { weight: 5, arbitrary: fc.tuple(fc.constant('token'), part, fc.constantFrom(...tokens)) },
  )
  const opcode = fc.constantFrom(
    ...'().0123NKMJGXUBC]ael)tu}sd(hqjrcRbQ',
    '\x80',
    '\x81',
    '\x85',
    '\x86',
    '\x88',
    '\x8a',
    '\x8b',
    '\x8c',
    '\x8d',
    '\x8f',
    '\x90',
    '\x93',
    '\x94',
    '\x95',
    '\xff',
  )
  const change = fc.oneof(
    fc.array(
      opcode.map((letter) => letter.charCodeAt(0)),
      { minLength: 1, maxLength: 4 },
    ),
    fc.array(fc.nat(255), { minLength: 1, maxLength: 8 }),
  )
  // The first record is the pickle.
  const which = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: part })
  const ofArchive = fc.oneof(anywhere, { weight: 3, arbitrary: fc.tuple(fc.constant('record'), which, part, change) })
  const ofProgram = fc.oneof(ofArchive, {
    weight: 6,
    arbitrary: fc.tuple(fc.constant('json'), part, part, fc.constantFrom(...values)),
  })
  const ofArray = fc.oneof(anywhere, {
    weight: 3,
    arbitrary: fc.tuple(fc.constant('literal'), part, fc.constantFrom(...literals)),
  })
  const named = (from, ...patterns) => patterns.map((pattern) => Object.keys(from).filter((name) => pattern.test(name)))
  const [forTensors, forImages, forCheckpoints] = named(readers, /afetensors|Auto/, /Idx/, /^load(Sync)?( |$)/)
  const [tensorFiles, imageFiles, checkpoints] = named(good, /safetensors/, /idx|gz/, /\.pt$/)
  const [forArrays, forArchives, forPrograms] = named(readers, /Npy/, /Npz/, /^export/)
  const [arrays, archives, programs] = named(good, /\.npy$/, /\.npz$/, /\.pt2$/)
  const pairs = [
    ...forTensors.flatMap((reader) => tensorFiles.map((file) => [reader, file])),
    ...forImages.flatMap((reader) => imageFiles.map((file) => [reader, file])),
    ...forCheckpoints.flatMap((reader) => checkpoints.map((file) => [reader, file])),
    ...forArrays.flatMap((reader) => arrays.map((file) => [reader, file])),
    ...forArchives.flatMap((reader) => archives.map((file) => [reader, file])),
    ...forPrograms.flatMap((reader) => programs.map((file) => [reader, file])),
    ...Object.keys(good).map((file) => ['inspect', file]),
    ['loadSync', 'two.safetensors'],
    ['readIdxSync', 'two.safetensors'],
    ['loadSafetensorsSync', 'images.idx'],
  ]
  const kindsOf = [
    [/\.(pt|npz)$/, ofArchive],
    [/\.pt2$/, ofProgram],
    [/\.npy$/, ofArray],
  ]
  const damagesOf = (file) => kindsOf.find(([name]) => name.test(file))?.[1] ?? ofHeader
  return fc
    .constantFrom(...pairs)
    .chain(([reader, file]) =>
      fc
        .array(damagesOf(file), { minLength: 1, maxLength: 4 })
        .map((list) => ({ name: reader, code: `read('${reader}', '${file}', ${JSON.stringify(list)})` })),
    )
}
