import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSafetensors, serializeSafetensors, type TensorBytes } from '../../lib/checkpoint/safetensors-format'
import { safetensorsDTypes } from '../../lib/checkpoint/safetensors-header'
import { TorchError } from '../../lib/errors'
import type { DType } from '../../lib/types'

const golden = (name: string) => readFileSync(join(__dirname, '../golden', name))

/** A file with the given header, valid or not. */
function file(header: string | Uint8Array, dataBytes = 0, claimed?: bigint): Buffer {
  const json = Buffer.from(header as string)
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(claimed ?? BigInt(json.length))
  return Buffer.concat([length, json, Buffer.alloc(dataBytes)])
}

const entry = (dtype: string, shape: unknown, from: unknown, to: unknown) =>
  `{"dtype":"${dtype}","shape":${JSON.stringify(shape)},"data_offsets":[${from},${to}]}`

const small = () =>
  new Map<string, TensorBytes>([
    ['0.weight', { dtype: 'float32', shape: [2, 3], bytes: new Uint8Array(24).map((_, i) => 37 * i + 11) }],
    ['0.bias', { dtype: 'float32', shape: [2], bytes: new Uint8Array(8).map((_, i) => 91 * i + 5) }],
    ['steps', { dtype: 'int64', shape: [], bytes: new Uint8Array(8).fill(7) }],
    ['mask', { dtype: 'bool', shape: [3], bytes: new Uint8Array([1, 0, 1]) }],
  ])

describe('a file that the reference wrote', () => {
  const { tensors: expected }: { tensors: { name: string; dtype: DType; shape: number[]; hex: string }[] } = JSON.parse(
    golden('safetensors-dtypes.json').toString(),
  )

  test('is read bit for bit: every dtype, a scalar, an empty tensor, strange names', () => {
    const { tensors, metadata } = parseSafetensors(golden('safetensors-dtypes.safetensors'))
    expect(tensors.size).toBe(expected.length)
    for (const { name, dtype, shape, hex } of expected)
      expect({ name, ...tensors.get(name) }).toEqual({ name, dtype, shape, bytes: Buffer.from(hex, 'hex') })
    expect([...metadata]).toEqual([['format', 'pt']])
  })

  test('covers every dtype that can be written', () => {
    expect(new Set(expected.map(({ dtype }) => dtype))).toEqual(new Set(safetensorsDTypes))
  })

  test('is the same after our writer', () => {
    const { tensors } = parseSafetensors(golden('safetensors-dtypes.safetensors'))
    expect(parseSafetensors(serializeSafetensors(tensors)).tensors).toEqual(tensors)
  })
})

describe('a file that we wrote', () => {
  test('lists the tensors as given, lays them out by falling size, each aligned', () => {
    const bytes = serializeSafetensors(small(), { format: 'pt' })
    const headerBytes = Number(Buffer.from(bytes).readBigUInt64LE())
    const header = JSON.parse(Buffer.from(bytes).toString('utf8', 8, 8 + headerBytes))
    expect(headerBytes % 8).toBe(0)
    expect(Object.keys(header)).toEqual(['__metadata__', '0.weight', '0.bias', 'steps', 'mask'])
    expect(header.steps).toEqual({ dtype: 'I64', shape: [], data_offsets: [0, 8] })
    expect(header['0.weight']).toEqual({ dtype: 'F32', shape: [2, 3], data_offsets: [8, 32] })
    expect(header['0.bias']).toEqual({ dtype: 'F32', shape: [2], data_offsets: [32, 40] })
    expect(header.mask).toEqual({ dtype: 'BOOL', shape: [3], data_offsets: [40, 43] })
  })

  test('carries the sha256 of its data', () => {
    const bytes = Buffer.from(serializeSafetensors(small()))
    const data = bytes.subarray(8 + Number(bytes.readBigUInt64LE()))
    const { metadata } = parseSafetensors(bytes)
    expect(metadata.get('torchnode.sha256')).toBe(createHash('sha256').update(data).digest('hex'))
  })

  test('keeps metadata, and replaces the checksums of the file that it came from', () => {
    const first = parseSafetensors(serializeSafetensors(small(), { author: 'Ada "✓"' }))
    const changed = small()
    changed.get('mask')!.bytes[1] = 1
    const second = parseSafetensors(serializeSafetensors(changed, first.metadata))
    expect(second.metadata.get('author')).toBe('Ada "✓"')
    expect(second.metadata.get('torchnode.sha256')).not.toBe(first.metadata.get('torchnode.sha256'))
  })

  test('may be empty', () => {
    expect(parseSafetensors(serializeSafetensors(new Map())).tensors.size).toBe(0)
  })

  test('holds names like those of prototypes as plain keys', () => {
    const tensor: TensorBytes = { dtype: 'uint8', shape: [1], bytes: new Uint8Array([9]) }
    const names = ['__proto__', 'constructor', 'toString', '', 'then']
    const { tensors } = parseSafetensors(serializeSafetensors(new Map(names.map((name) => [name, tensor]))))
    expect([...tensors.keys()]).toEqual(names)
    expect(({} as Record<string, unknown>).dtype).toBeUndefined()
  })
})

const f32 = entry('F32', [1], 0, 4)
const hostile: [what: string, bytes: Uint8Array, reason: RegExp][] = [
  ['nothing', new Uint8Array(0), /0 bytes long/],
  ['seven bytes', new Uint8Array(7), /7 bytes long/],
  ['a header of no bytes', file(''), /does not begin with "\{"/],
  ['a header longer than the file', file('{}', 0, 3n), /claims 3 bytes, and the file has 2 left/],
  ['a header of 100,000,001 bytes', file('{}', 0, 100_000_001n), /claims 100000001 bytes; at most 100000000/],
  ['a header of 2^63 bytes', file('{}', 0, 2n ** 63n), /claims 9223372036854775808 bytes/],
  ['a header of 2^64-1 bytes', file('{}', 0, 2n ** 64n - 1n), /claims 18446744073709551615 bytes/],
  ['a space before the header', file(' {}'), /does not begin with "\{"/],
  ['a byte order mark', file('\ufeff{}'), /does not begin with "\{"/],
  ['an array', file('[]'), /does not begin with "\{"/],
  ['invalid UTF-8', file(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])), /not valid UTF-8/],
  ['an overlong UTF-8 sequence', file(Buffer.from([0x7b, 0x22, 0xc0, 0x80, 0x22, 0x7d])), /not valid UTF-8/],
  ['a header cut short', file('{"a":'), /expected an object, an array, a string or an integer at character 5/],
  ['an unclosed object', file(`{"a":${f32}`, 4), /expected "," or "}"/],
  ['an unclosed string', file('{"a'), /a string that does not end/],
  ['a raw line feed in a string', file(`{"a\n":${f32}}`, 4), /a string that does not end/],
  ['a wrong escape', file(`{"\\x41":${f32}}`, 4), /a wrong escape/],
  ['half a surrogate pair', file(`{"\\ud800":${f32}}`, 4), /half a surrogate pair/],
  ['a trailing comma', file(`{"a":${f32},}`, 4), /expected a key/],
  ['a key without quotes', file(`{a:${f32}}`, 4), /expected a key/],
  ['text after the header', file(`{"a":${f32}} x`, 4), /expected the end/],
  ['NUL bytes as padding', file(`{"a":${f32}}\0\0`, 4), /expected the end/],
  ['two headers', file('{}{}'), /expected the end/],
  ['the same name twice', file(`{"a":${f32},"a":${f32}}`, 4), /"a" stands twice/],
  ['the same name twice, once escaped', file(`{"a":${f32},"\\u0061":${f32}}`, 4), /"a" stands twice/],
  ['the same field twice', file('{"a":{"dtype":"F32","dtype":"I32","shape":[1],"data_offsets":[0,4]}}', 4), /twice/],
  ['__metadata__ twice', file('{"__metadata__":{},"__metadata__":{}}'), /stands twice/],
  ['a number in __metadata__', file('{"__metadata__":{"a":1}}'), /strings only, but "a" is not a string/],
  ['an object in __metadata__', file('{"__metadata__":{"a":{}}}'), /strings only/],
  ['a string as __metadata__', file('{"__metadata__":"a"}'), /__metadata__ is not an object/],
  ['null as __metadata__', file('{"__metadata__":null}'), /expected an object/],
  ['a tensor that is a string', file('{"a":"F32"}'), /is not described by an object/],
  ['a tensor that is an array', file('{"a":[0,4]}', 4), /is not described by an object/],
  ['no dtype', file('{"a":{"shape":[1],"data_offsets":[0,4]}}', 4), /no dtype/],
  ['a dtype that is a number', file('{"a":{"dtype":3,"shape":[1],"data_offsets":[0,4]}}', 4), /no dtype/],
  ['an unknown dtype', file(`{"a":${entry('F31', [1], 0, 4)}}`, 4), /dtype "F31", which libtorch does not have/],
  ['a dtype in lower case', file(`{"a":${entry('f32', [1], 0, 4)}}`, 4), /dtype "f32"/],
  ['a dtype that is the name of a method', file(`{"a":${entry('constructor', [1], 0, 4)}}`, 4), /"constructor"/],
  ['a dtype that libtorch does not have', file(`{"a":${entry('F6_E2M3', [4], 0, 3)}}`, 3), /F6_E2M3/],
  ['no shape', file('{"a":{"dtype":"F32","data_offsets":[0,4]}}', 4), /no shape/],
  ['a shape that is a number', file(`{"a":${entry('F32', 1, 0, 4)}}`, 4), /no shape/],
  ['a shape of strings', file(`{"a":${entry('F32', ['1'], 0, 4)}}`, 4), /no shape/],
  ['a negative size', file(`{"a":${entry('F32', [-1], 0, 4)}}`, 4), /expected an object, an array/],
  ['a fraction as a size', file(`{"a":${entry('F32', [1.5], 0, 4)}}`, 4), /expected "," or "\]"/],
  ['an exponent as a size', file('{"a":{"dtype":"F32","shape":[1e0],"data_offsets":[0,4]}}', 4), /expected ","/],
  ['a leading zero', file('{"a":{"dtype":"F32","shape":[01],"data_offsets":[0,4]}}', 4), /leading zero/],
  ['a size of 2^53', file('{"a":{"dtype":"F32","shape":[9007199254740992],"data_offsets":[0,4]}}', 4), /2\^53/],
  ['sizes whose product overflows', file(`{"a":${entry('F32', [2 ** 32, 2 ** 32], 0, 4)}}`, 4), /more elements than/],
  ['a zero that hides an overflow', file(`{"a":${entry('F32', [2 ** 40, 2 ** 40, 0], 0, 0)}}`), /more elements than/],
  ['65 dimensions', file(`{"a":${entry('F32', Array(65).fill(1), 0, 4)}}`, 4), /more than 64 items/],
  ['no data_offsets', file('{"a":{"dtype":"F32","shape":[1]}}', 4), /no data_offsets/],
  ['three data_offsets', file('{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,2,4]}}', 4), /no data_offsets/],
  ['a negative offset', file(`{"a":${entry('F32', [1], -4, 0)}}`, 4), /expected an object, an array/],
  ['offsets the wrong way round', file(`{"a":${entry('F32', [1], 4, 0)}}`, 4), /ends at byte 0, before it starts/],
  [
    'offsets that give too little',
    file(`{"a":${entry('F32', [2], 0, 4)}}`, 4),
    /takes 8 bytes, and its offsets give it 4/,
  ],
  [
    'offsets that give too much',
    file(`{"a":${entry('F32', [1], 0, 8)}}`, 8),
    /takes 4 bytes, and its offsets give it 8/,
  ],
  ['offsets past the end', file(`{"a":${entry('F32', [2], 0, 8)}}`, 4), /take 8 bytes, and the file has 4/],
  ['a hole at the start', file(`{"a":${entry('F32', [1], 4, 8)}}`, 8), /bytes 0 to 4 before tensor "a"/],
  ['a hole', file(`{"a":${f32},"b":${entry('F32', [1], 8, 12)}}`, 12), /bytes 4 to 8 before tensor "b"/],
  ['an overlap', file(`{"a":${f32},"b":${entry('F32', [1], 2, 6)}}`, 6), /tensor "b" starts at byte 2, inside/],
  ['two tensors on the same bytes', file(`{"a":${f32},"b":${f32}}`, 4), /tensor "b" starts at byte 0, inside/],
  ['trailing bytes', file(`{"a":${f32}}`, 5), /1 bytes after the last tensor/],
  ['data and no tensors', file('{}', 4), /4 bytes after the last tensor/],
  ['an unknown field', file('{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}', 4), /unknown field "x"/],
  ['__proto__ as a field', file('{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"__proto__":{}}}', 4), /unknown/],
  ['nested arrays', file(`{"a":{"dtype":"F32","shape":[[[[1]]]],"data_offsets":[0,4]}}`, 4), /nested more than 3 deep/],
  ['100,000 brackets', file(`{"a":${'['.repeat(100_000)}`), /nested more than 3 deep/],
  ['100,000 braces', file('{"a":'.repeat(100_000)), /nested more than 3 deep/],
  ['true', file('{"a":true}'), /expected an object, an array/],
  ['half a byte of F4', file(`{"a":${entry('F4', [3], 0, 2)}}`, 2), /takes 1.5 bytes/],
  ['an odd last size of F4', file(`{"a":${entry('F4', [2, 1], 0, 1)}}`, 1), /needs an even last size/],
  [
    'a bool that is 2',
    Buffer.concat([file(`{"a":${entry('BOOL', [2], 0, 2)}}`), Buffer.from([1, 2])]),
    /element 1 is 2/,
  ],
  ['a sha256 that is none', file('{"__metadata__":{"torchnode.sha256":""}}'), /does not match torchnode\.sha256/],
  [
    '100,001 tensors',
    file(`{${Array.from({ length: 100_001 }, (_, i) => `"${i}":${entry('U8', [0], 0, 0)}`).join(',')}}`),
    /more than 100000 tensors/,
  ],
]

describe('a file that breaks the format is refused with the reason:', () => {
  test.each(hostile)('%s', (_, bytes, reason) => {
    const error = catchError(() => parseSafetensors(bytes, '"model.safetensors"'))
    expect(error).toBeInstanceOf(TorchError)
    expect(error.message).toMatch(reason)
    expect(error.message).toMatch(/^parseSafetensors: "model\.safetensors" is /)
    expect(error.message.length).toBeLessThan(500)
    expect(error.message).not.toContain('\n')
  })

  test('every truncation of a good file', () => {
    const bytes = serializeSafetensors(small())
    for (let length = 0; length < bytes.length; length++)
      expect(catchError(() => parseSafetensors(bytes.subarray(0, length)))).toBeInstanceOf(TorchError)
  })
})

describe('an unusual but valid file is read:', () => {
  test.each<[string, Uint8Array]>([
    ['white space between everything', file(`{ "a" :\t${f32} \r\n} `, 4)],
    ['a header without padding', file(`{"a":${f32}}`, 4)],
    ['data in another order than the header', file(`{"b":${entry('U8', [2], 4, 6)},"a":${f32}}`, 6)],
    [
      'empty tensors at the same place',
      file(`{"x":${entry('F32', [0], 0, 0)},"a":${f32},"y":${entry('I8', [0], 0, 0)}}`, 4),
    ],
    ['an empty tensor at the end', file(`{"a":${f32},"z":${entry('I64', [0, 7], 4, 4)}}`, 4)],
    ['escaped names', file(`{"\\u0061":${f32}}`, 4)],
  ])('%s', (_, bytes) => {
    expect(parseSafetensors(bytes).tensors.get('a')).toEqual({ dtype: 'float32', shape: [1], bytes: Buffer.alloc(4) })
  })
})

test('each of 2,000 files with one flipped bit is refused or read bit-identical', () => {
  const good = serializeSafetensors(small(), { format: 'pt' })
  const before = parseSafetensors(good).tensors
  const random = mulberry32(7)
  let refused = 0
  for (let i = 0; i < 2000; i++) {
    const flipped = Uint8Array.from(good)
    flipped[Math.floor(random() * flipped.length)] ^= 1 << Math.floor(random() * 8)
    try {
      expect(asPlain(parseSafetensors(flipped).tensors)).toEqual(asPlain(before))
    } catch (error) {
      if (!(error instanceof TorchError)) throw error
      refused++
    }
  }
  expect(refused).toBeGreaterThan(1500)
})

test('2,000 files with random bytes in the header do nothing worse than throw', () => {
  const good = serializeSafetensors(small())
  const random = mulberry32(8)
  for (let i = 0; i < 2000; i++) {
    const mutated = Uint8Array.from(good)
    for (let k = 0; k < 4; k++) mutated[8 + Math.floor(random() * 500)] = 32 + Math.floor(random() * 96)
    const error = catchError(() => asPlain(parseSafetensors(mutated).tensors))
    if (error) expect(error).toBeInstanceOf(TorchError)
  }
})

describe('data that cannot be written is refused before a byte is written:', () => {
  const bytes = new Uint8Array(8)
  test.each<[string, string, TensorBytes, string]>([
    ['complex128', 'a', { dtype: 'complex128', shape: [0], bytes }, 'ERR_DTYPE'],
    ['a quantized dtype', 'a', { dtype: 'quint8', shape: [8], bytes }, 'ERR_DTYPE'],
    ['the name __metadata__', '__metadata__', { dtype: 'uint8', shape: [8], bytes }, 'ERR_RANGE'],
    ['half a surrogate pair', '\ud800', { dtype: 'uint8', shape: [8], bytes }, 'ERR_RANGE'],
    ['65 dimensions', 'a', { dtype: 'int64', shape: Array(65).fill(1), bytes }, 'ERR_SHAPE'],
    ['bytes that do not fit the shape', 'a', { dtype: 'int64', shape: [2], bytes }, 'ERR_SHAPE'],
    ['packed 4-bit elements without a dimension', 'a', { dtype: 'float4_e2m1fn_x2', shape: [], bytes }, 'ERR_SHAPE'],
  ])('%s', (_, name, tensor, code) => {
    expect(catchError(() => serializeSafetensors(new Map([[name, tensor]])))).toMatchObject({ code })
  })

  test('metadata that is not a string', () => {
    expect(() => serializeSafetensors(new Map(), { epoch: 3 as never })).toThrow(TypeError)
  })
})

function catchError(run: () => unknown): Error {
  try {
    run()
  } catch (error) {
    return error as Error
  }
  return undefined as never
}

function asPlain(tensors: Map<string, TensorBytes>): unknown[] {
  return [...tensors].map(([name, { dtype, shape, bytes }]) => [name, dtype, shape, Buffer.from(bytes).toString('hex')])
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
