const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Decodes text that Python wrote with `surrogatepass`: UTF-8 that may contain half a surrogate pair; undefined for
 * other bytes.
 */
export function textOf(bytes: Buffer, start: number, end: number): string | undefined {
  const text = bytes.toString('utf8', start, end)
  return text.includes('\ufffd') ? strict(bytes.subarray(start, end)) : text
}

function strict(bytes: Buffer): string | undefined {
  // A surrogate is three bytes, and no character takes fewer than it has units.
  const units = Buffer.allocUnsafe(2 * bytes.length)
  let length = 0
  let from = 0
  const take = (end: number) => {
    length += units.write(decoder.decode(bytes.subarray(from, end)), length, 'utf16le')
  }
  try {
    for (let at = bytes.indexOf(0xed); at >= 0; at = bytes.indexOf(0xed, at + 1)) {
      const [second, third] = [bytes[at + 1], bytes[at + 2]]
      // For U+D800 and above, the second byte is 0xa0 or more.
      if (!(second >= 0xa0 && second <= 0xbf && third >= 0x80 && third <= 0xbf)) continue
      if (at > from) take(at)
      length = units.writeUInt16LE(0xd000 | ((second & 63) << 6) | (third & 63), length)
      from = at + 3
    }
    if (from < bytes.length) take(bytes.length)
  } catch {
    return undefined
  }
  return units.toString('utf16le', 0, length)
}

/** Encodes a text as Python does with `surrogatepass`. */
export function textBytes(text: string): Buffer {
  const bytes = Buffer.from(text)
  if (!/\p{Surrogate}/u.test(text)) return bytes
  // In place of each half a pair there are the three bytes of U+FFFD.
  let at = 0
  let from = 0
  for (const { index } of text.matchAll(/\p{Surrogate}/gu)) {
    at += Buffer.byteLength(text.slice(from, index))
    const code = text.charCodeAt(index)
    bytes[at] = 0xed
    bytes[at + 1] = 0x80 | ((code >> 6) & 63)
    bytes[at + 2] = 0x80 | (code & 63)
    at += 3
    from = index + 1
  }
  return bytes
}
