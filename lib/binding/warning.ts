let NodeError: ErrorConstructor | undefined

/**
 * The Error that Node takes a warning to be: in a context of its own, as jest's tests are, `Error` is another one. Asked for at the
 * first warning, since node:assert costs the start-up two milliseconds.
 */
function nodeError(): ErrorConstructor {
  NodeError ??= Object.getPrototypeOf(require('node:assert').AssertionError) as ErrorConstructor
  return NodeError
}

export interface WarningOptions {
  type?: string
  code?: string
  /** The function whose frame, and those above it, the stack leaves out. */
  from?: (...args: never[]) => unknown
}

/**
 * Tells of something as a Node warning. Its stack is made text at once: until somebody reads it, it holds the receiver of each frame,
 * such as the loss of a `loss.backward()` with all of its graph, and warnings wait for the event loop.
 */
export function emitWarning(
  text: string,
  { type = 'TorchWarning', code, from = emitWarning }: WarningOptions = {},
): void {
  const warning: Error & { code?: string } = new (nodeError())(text)
  warning.name = type
  if (code !== undefined) warning.code = code
  Error.captureStackTrace(warning, from)
  String(warning.stack)
  process.emitWarning(warning)
}

/** More texts than this are not remembered: one that comes again may then be told again. */
const remembered = 1000

const told = new Set<string>()

/**
 * Tells what libtorch warns of as a Node warning of the type `TorchWarning`, each text once in a thread: a loop would else
 * fill the screen, and the queue of warnings, with one text. Where it was in libtorch is said when TORCHNODE_DEBUG is set.
 * An error that a program makes of a warning is thrown as Node throws it: after the operator, which is done.
 */
export function warn(message: string, where: string): void {
  if (told.has(message)) return
  if (told.size >= remembered) told.clear()
  told.add(message)
  const text = process.env.TORCHNODE_DEBUG ? `${message} (${where})` : message
  try {
    emitWarning(text, { from: warn })
  } catch (error) {
    process.nextTick(() => {
      throw error
    })
  }
}
