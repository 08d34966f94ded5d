import { sep } from 'node:path'
import { codeFolder } from './folders'

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

const ownFolder = codeFolder + sep
const commandFolder = `${ownFolder}cli${sep}`

/** The frames of the stack, as V8 knows them: its text of them is what libraries for source maps write. */
function frames(): NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error
  try {
    Error.prepareStackTrace = (_, sites) => sites
    Error.stackTraceLimit = 40
    const { stack } = new Error() as { stack?: unknown }
    return Array.isArray(stack) ? stack : []
  } finally {
    Error.prepareStackTrace = prepareStackTrace
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** The function of torchnode that the user called, by its name in the stack; undefined where the stack does not show it. */
function calledFunction(): string | undefined {
  let called: string | undefined
  for (const frame of frames()) {
    const file = frame.getFileName()
    if (!file || file.startsWith('node:')) continue
    // An error or a compiled function that a program makes itself has no name of ours.
    if (!file.startsWith(ownFolder)) return /^(TorchError|compiled)$/.test(called ?? '') ? undefined : called
    // Who types a command calls no function.
    if (file.startsWith(commandFolder)) return undefined
    const name = frame.getFunctionName()
    const type = frame.isConstructor() || frame.isToplevel() ? null : frame.getTypeName()
    if (!name) continue
    const isPlain = type === null || /^(Object|Array)$/.test(type)
    // Of a private method the class is what users know.
    called = isPlain ? name : name.startsWith('#') ? type : `${type}.${name.replace(/^[gs]et /, '')}`
  }
  return undefined
}

/** The words of a name without the rooms that it is in: of `nn.Linear.forward` the class and the method. */
const inWords = (name: string) =>
  name
    .split(/\.|::/)
    .filter((word, i, words) => i === words.length - 1 || /^[A-Z]/.test(word))
    .map((word) => word.toLowerCase().replaceAll('_', ''))

/** What a program in JavaScript gives as a message may be no text. */
function inText(message: unknown): string {
  try {
    return String(message)
  } catch {
    return 'a message that is no text'
  }
}

/** A message as one line that can be shown, shortened, which begins with the name of the function that was called. */
function told(message: string): string {
  const text = shortened(printable(shortened(inText(message)).replace(/[\r\n\u2028\u2029]+/g, ' ')))
  const called = calledFunction()
  if (called === undefined) return text
  const [begin] = /^\w+(?:(?:\.|::)\w+)*/.exec(text.replace(/^new /, '')) ?? ['']
  const isNamed = inWords(begin).some((word) => inWords(called).includes(word))
  return isNamed ? text : shortened(`${called}: ${text}`)
}

/** The error for an argument of the wrong type. */
export function typeError(message: string, options?: ErrorOptions): TypeError {
  return withoutFrame(new TypeError(told(message), options), typeError)
}

/** The error for a number that nothing can be made of. */
export function rangeError(message: string, options?: ErrorOptions): RangeError {
  return withoutFrame(new RangeError(told(message), options), rangeError)
}

function withoutFrame<E extends Error>(error: E, frame: unknown): E {
  Error.captureStackTrace(error, frame as () => void)
  return error
}

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
    super(told(message), options)
  }
}
