/** Every code a {@link TorchError} can carry. The list is closed: a new failure takes one of these or adds its own here. */
export const errorCodes = [
  'ERR_SHAPE',
  'ERR_DTYPE',
  'ERR_DEVICE',
  'ERR_INDEX',
  'ERR_RANGE',
  'ERR_DISPOSED',
  'ERR_DETACHED',
  'ERR_AUTOGRAD',
  'ERR_OUT_OF_MEMORY',
  'ERR_MODULE',
  'ERR_STATE_DICT',
  'ERR_OPTIMIZER',
  'ERR_FILE',
  'ERR_CHECKSUM',
  'ERR_DOWNLOAD',
  'ERR_NATIVE_LOAD',
  'ERR_BUSY',
  'ERR_COMPILE',
  'ERR_ABORTED',
  'ERR_NOT_IMPLEMENTED',
  'ERR_RUNTIME',
] as const

export type TorchErrorCode = (typeof errorCodes)[number]

// What a terminal obeys instead of showing it (escapes, U+009B), and what turns or hides the text around it (U+202E).
const unprintable = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** A text that may hold what a file or a server said, as it can be shown: each such character as JSON writes it. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) =>
    Array.from(
      { length: character.length },
      (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  )
}

const maxMessage = 500

/** A text that loses its middle where it is longer: both ends of a message say what was wrong. */
export function shortened(text: string, length = maxMessage): string {
  const tail = Math.floor(length / 4)
  return text.length > length ? `${text.slice(0, length - tail - 3)}...${text.slice(-tail)}` : text
}

/** A message as one line that can be shown, shortened. */
const inOneLine = (message: string) =>
  shortened(printable(shortened(String(message)).replace(/[\r\n\u2028\u2029]+/g, ' ')))

/**
 * An operation that could not be done with what it was given: shapes that do not fit, a damaged file, a missing device.
 * Arguments of the wrong type are a `TypeError` instead. The message can be shown on a terminal whatever it quotes.
 */
export class TorchError extends Error {
  override readonly name = 'TorchError'

  constructor(
    readonly code: TorchErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(inOneLine(String(message)), options)
  }
}
