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
  try {
    let text = ''
    let from = 0
    for (let at = bytes.indexOf(0xed); at >= 0; at = bytes.indexOf(0xed, at + 1)) {
      const [second, third] = [bytes[at + 1], bytes[at + 2]]
      // For U+D800 and above, the second byte is 0xa0 or more.
      if (!(second >= 0xa0 && second <= 0xbf && third >= 0x80 && third <= 0xbf)) continue
      text +=
        decoder.decode(bytes.subarray(from, at)) + String.fromCharCode(0xd000 | ((second & 63) << 6) | (third & 63))
      from = at + 3
    }
    return text + decoder.decode(bytes.subarray(from))
  } catch {
    return undefined
  }
}

/** Encodes a text as Python does with `surrogatepass`. */
export function bytesOf(text: string): Buffer {
  if (!/\p{Surrogate}/u.test(text)) return Buffer.from(text)
  const parts = [...text].map((character) => {
    const code = character.codePointAt(0) as number
    if (code < 0xd800 || code > 0xdfff) return Buffer.from(character)
    return Buffer.from([0xed, 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)])
  })
  return Buffer.concat(parts)
}
