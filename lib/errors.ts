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

const maxMessage = 500

/** A text that loses its middle where it is longer: both ends of a message say what was wrong. */
export function shortened(text: string, length = maxMessage): string {
  const tail = Math.floor(length / 4)
  return text.length > length ? `${text.slice(0, length - tail - 3)}...${text.slice(-tail)}` : text
}

/** A message as one line, shortened. */
const inOneLine = (message: string) => shortened(message).replace(/[\r\n\u2028\u2029]+/g, ' ')

/**
 * An operation that could not be done with what it was given: shapes that do not fit, a damaged file, a missing device.
 * Arguments of the wrong type are a `TypeError` instead.
 */
export class TorchError extends Error {
  override readonly name = 'TorchError'

  constructor(
    readonly code: TorchErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(inOneLine(message), options)
  }
}
