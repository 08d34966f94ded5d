/** The opcodes of pickle's binary protocols, 2 to 5, by Python's names. */
export const opcodes = {
  PROTO: 0x80,
  FRAME: 0x95,
  STOP: 0x2e,
  MARK: 0x28,
  POP: 0x30,
  POP_MARK: 0x31,
  DUP: 0x32,
  NONE: 0x4e,
  NEWTRUE: 0x88,
  NEWFALSE: 0x89,
  BININT: 0x4a,
  BININT1: 0x4b,
  BININT2: 0x4d,
  LONG1: 0x8a,
  LONG4: 0x8b,
  BINFLOAT: 0x47,
  BINSTRING: 0x54,
  SHORT_BINSTRING: 0x55,
  BINUNICODE: 0x58,
  SHORT_BINUNICODE: 0x8c,
  BINUNICODE8: 0x8d,
  BINBYTES: 0x42,
  SHORT_BINBYTES: 0x43,
  BINBYTES8: 0x8e,
  BYTEARRAY8: 0x96,
  EMPTY_LIST: 0x5d,
  APPEND: 0x61,
  APPENDS: 0x65,
  LIST: 0x6c,
  EMPTY_TUPLE: 0x29,
  TUPLE: 0x74,
  TUPLE1: 0x85,
  TUPLE2: 0x86,
  TUPLE3: 0x87,
  EMPTY_DICT: 0x7d,
  DICT: 0x64,
  SETITEM: 0x73,
  SETITEMS: 0x75,
  EMPTY_SET: 0x8f,
  ADDITEMS: 0x90,
  FROZENSET: 0x91,
  BINGET: 0x68,
  LONG_BINGET: 0x6a,
  BINPUT: 0x71,
  LONG_BINPUT: 0x72,
  MEMOIZE: 0x94,
  GLOBAL: 0x63,
  STACK_GLOBAL: 0x93,
  REDUCE: 0x52,
  BUILD: 0x62,
  NEWOBJ: 0x81,
  NEWOBJ_EX: 0x92,
  BINPERSID: 0x51,
} as const

const names = new Map<number, string>(Object.entries(opcodes).map(([name, code]) => [code, name]))
/**
 * Opcodes that are known but not supported: those of the text protocols, of the extension registry, and of buffers
 * beside the stream.
 */
const others = new Map<number, string>([
  ...[...'FILSVPgipo'].map((letter): [number, string] => [letter.charCodeAt(0), 'protocol 0 or 1']),
  ...[0x82, 0x83, 0x84].map((code): [number, string] => [code, 'a registry of extensions']),
  ...[0x97, 0x98].map((code): [number, string] => [code, 'buffers beside the stream']),
])

/** Why an opcode is not supported. */
export function whyUnknown(code: number): string {
  const shown = `the opcode 0x${code.toString(16).padStart(2, '0')}`
  const of = others.get(code)
  return of === undefined ? `${shown}, which no pickle has` : `${shown} of ${of}, which torch.save never writes`
}

/** The number of bytes that follow an opcode, or the number of bytes that hold their length. */
const fixed = new Map<number, number>([
  [opcodes.PROTO, 1],
  [opcodes.FRAME, 8],
  [opcodes.BININT, 4],
  [opcodes.BININT1, 1],
  [opcodes.BININT2, 2],
  [opcodes.BINFLOAT, 8],
  [opcodes.BINGET, 1],
  [opcodes.LONG_BINGET, 4],
  [opcodes.BINPUT, 1],
  [opcodes.LONG_BINPUT, 4],
])
const counted = new Map<number, 1 | 4 | 8>([
  [opcodes.LONG1, 1],
  [opcodes.LONG4, 4],
  [opcodes.BINSTRING, 4],
  [opcodes.SHORT_BINSTRING, 1],
  [opcodes.BINUNICODE, 4],
  [opcodes.SHORT_BINUNICODE, 1],
  [opcodes.BINUNICODE8, 8],
  [opcodes.BINBYTES, 4],
  [opcodes.SHORT_BINBYTES, 1],
  [opcodes.BINBYTES8, 8],
  [opcodes.BYTEARRAY8, 8],
])

/**
 * The end of the pickle that begins at `at`, found without running it; undefined where `bytes` end before.
 * @param bad throws an error about the byte at a position
 */
export function pickleEnd(bytes: Buffer, at: number, bad: (at: number, why: string) => never): number | undefined {
  while (at < bytes.length) {
    const code = bytes[at++]
    if (code === opcodes.STOP) return at
    if (!names.has(code)) bad(at - 1, whyUnknown(code))
    const width = counted.get(code)
    if (width !== undefined) {
      if (at + width > bytes.length) return undefined
      at += width + (width === 8 ? Number(bytes.readBigUInt64LE(at)) : bytes.readUIntLE(at, width))
    } else if (code === opcodes.GLOBAL) {
      for (let line = 0; line < 2; line++) {
        const end = bytes.indexOf(0x0a, at)
        if (end < 0) return undefined
        at = end + 1
      }
    } else at += fixed.get(code) ?? 0
  }
  return undefined
}
