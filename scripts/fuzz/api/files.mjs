// Good files, ways to damage them, and their readers.
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
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
  'images.idx': () => idx(8, [2, 3, 2], [...Array(12).keys()]),
  'floats.idx': () => idx(13, [2], [...Array(8).keys()]),
  'labels.gz': () => gzipSync(idx(8, [5], [1, 2, 3, 4, 5])),
}

const readers = {
  loadSafetensorsSync: (torch, path) => torch.loadSafetensorsSync(path),
  loadSafetensors: (torch, path) => torch.loadSafetensors(path),
  safetensorsInfoSync: (torch, path) => torch.safetensorsInfoSync(path),
  safetensorsInfo: (torch, path) => torch.safetensorsInfo(path),
  'Autoencoder.load': (torch, path) => torch.Autoencoder.load(path),
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

const kinds = {
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

/** Arbitrary damages of a file, mostly with a reader that is meant for it. */
export function damages() {
  const part = fc.integer({ min: 0, max: 9999 }).map((place) => place / 10000)
  const byte = fc.constantFrom(0, 255, 1, 127, 128, 34, 123, 10, 48)
  const count = fc.constantFrom(1, 8, 3, 300, 70000)
  const damage = fc.oneof(
    fc.tuple(fc.constant('set'), part, byte),
    fc.tuple(fc.constant('flip'), part, fc.integer({ min: 0, max: 7 })),
    fc.tuple(fc.constant('cut'), part),
    fc.tuple(fc.constant('behead'), part),
    fc.tuple(fc.constant('insert'), part, byte, count),
    fc.tuple(fc.constant('repeat'), part, count),
    fc.tuple(fc.constant('size'), fc.constantFrom('0', '1', '1000', '100000001', '4294967296', '18446744073709551615')),
    { weight: 5, arbitrary: fc.tuple(fc.constant('token'), part, fc.constantFrom(...tokens)) },
  )
  const [forTensors, forImages] = [/afetensors|Auto/, /Idx/].map((pattern) =>
    Object.keys(readers).filter((name) => pattern.test(name)),
  )
  const [tensorFiles, imageFiles] = [/safetensors/, /idx|gz/].map((pattern) =>
    Object.keys(good).filter((name) => pattern.test(name)),
  )
  const pairs = [
    ...forTensors.flatMap((reader) => tensorFiles.map((file) => [reader, file])),
    ...forImages.flatMap((reader) => imageFiles.map((file) => [reader, file])),
    ['readIdxSync', 'two.safetensors'],
    ['loadSafetensorsSync', 'images.idx'],
  ]
  return fc
    .tuple(fc.constantFrom(...pairs), fc.array(damage, { minLength: 1, maxLength: 4 }))
    .map(([[reader, file], list]) => ({ name: reader, code: `read('${reader}', '${file}', ${JSON.stringify(list)})` }))
}
