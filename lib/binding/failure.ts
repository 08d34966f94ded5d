import { errorCodes, shortened, TorchError, type TorchErrorCode, typeError } from '../errors'
import { captureStack, takeThrown } from './callback'
import { meantDtype } from './python-names'
import { refusals } from './refusals'

/** The codes for libtorch's messages, the first match wins; libtorch has one exception class for nearly everything. */
const meanings: [RegExp, TorchErrorCode][] = [
  [
    /can't allocate memory|out of memory|Storage size calculation overflowed|multiplication overflow|larger than the maximum supported|invalid argument to allocate/i,
    'ERR_OUT_OF_MEMORY',
  ],
  [
    /requires?[ _]grad|retain_grad|grad can be computed|grad requires|tensors and \d+ gradients|backward through the graph|in-?place operation|leaf variable|does not have a grad_fn|grad can be implicitly created|saved tensors|inference tensor|differentia/i,
    'ERR_AUTOGRAD',
  ],
  [/not implemented for|Could not run|is not currently implemented|not supported (for|on)/i, 'ERR_NOT_IMPLEMENTED'],
  [/out of (range|bounds)|index .* is out|Dimension out of range|Target -?\d+ is out/i, 'ERR_INDEX'],
  [
    /no device is called|same device|device type|device string|support for \w+ devices|Expected all tensors to be on|CUDA (device|error)|accelerator/i,
    'ERR_DEVICE',
  ],
  [/\bdtype|scalar type|data ?type|can't be cast|Found dtype|to have the same type|type promotion/i, 'ERR_DTYPE'],
  [/should be between|must be between|ZeroDivisionError/i, 'ERR_RANGE'],
  [/shape|size|dimension|dim\b|broadcast|must match|elements|mat1 and mat2/i, 'ERR_SHAPE'],
  [/must be|should be|expected|invalid|greater|between|non-negative|positive/i, 'ERR_RANGE'],
]

/**
 * Makes the JavaScript error for a failure in native code. `kind` is one of {@link refusals}, a TorchErrorCode,
 * 'TypeError', 'Check', or the class of libtorch's exception; it is 'Rethrow' for what a JavaScript function called by
 * native has thrown. With anomaly detection, `forwardStack` is the stack of the forward call whose derivative failed.
 */
export function nativeError(kind: string, message: string, forwardStack = ''): unknown {
  if (kind === 'Rethrow') return takeThrown()
  if (Object.hasOwn(refusals, kind)) {
    const [code, words] = refusals[kind]
    return nativeError(code, words(message), forwardStack)
  }
  const text = withoutMeta(oneLine(message))
  if (forwardStack !== '') return anomaly(text, forwardStack)
  if (kind === 'TypeError') return located(typeError(text))
  if (kind === 'Check') return located(checkError(text))
  if (kind === 'ERR_COMPILE') return located(new TorchError(kind, `${text}${callerLine()}`))
  return located(new TorchError(codeOf(kind, text), text))
}

/** Explains what libtorch says, in words for Python's programmers, of an operator without a kernel for meta tensors. */
function withoutMeta(text: string): string {
  const [, prefix = '', operator] =
    /^(.*?)((?:\w+::)?[\w.]+): attempted to run this operator with Meta tensors/.exec(text) ??
    /^(.*?)(convolution)_overrideable not implemented/.exec(text) ??
    []
  if (operator === undefined) return text
  return `${prefix}${operator} is not implemented for 'meta' tensors: PyTorch's kernel for them is written in Python; run it on 'cpu' to learn the shape of its result`
}

/** Reads a message of refuseWhere (ops.ts): a code, and words with a number in braces as C writes it. */
function checkError(text: string): TorchError {
  const [, code, words] = /^(\w+): (.*)$/.exec(text) as RegExpExecArray
  // Integers keep all their digits.
  const number = (digits: string) =>
    /^-?[1-9]\d*$/.test(digits) ? digits : String(Number(digits.replace('inf', 'Infinity')))
  return new TorchError(
    code as TorchErrorCode,
    words.replace(/\{(\S+)\}/, (_, digits: string) => number(digits)),
  )
}

/** The error for what torch.compile refuses, with the line of the user's call. */
export function cannotCompile(message: string): unknown {
  return nativeError('ERR_COMPILE', message)
}

/** The line of the user's call, which may be any line of a long function. */
function callerLine(): string {
  const line = captureStack().split('\n')[0].trim()
  return line === '' ? '' : ` (${line})`
}

function codeOf(kind: string, message: string): TorchErrorCode {
  if ((errorCodes as readonly string[]).includes(kind)) return kind as TorchErrorCode
  if (kind === 'IndexError') return 'ERR_INDEX'
  if (kind === 'OutOfMemoryError') return 'ERR_OUT_OF_MEMORY'
  if (kind === 'NotImplementedError') return 'ERR_NOT_IMPLEMENTED'
  if (kind === 'DistError') return 'ERR_DISTRIBUTED'
  return meanings.find(([pattern]) => pattern.test(message))?.[1] ?? 'ERR_RUNTIME'
}

/** libtorch's message without its C++ epilogues, on one line of at most 500 characters. */
function oneLine(message: string): string {
  const words = message.split(
    /\n(?:Exception raised from|C\+\+ CapturedTraceback|This error may indicate|Compile with|CUDA kernel errors|Search for)/,
  )[0]
  // Cut first, since the replacements go over the text again and again.
  const text = shortened(words, 2000)
    .replace(/\[enforce fail at [^\]]*\] (?:.*? == 0\. |\S+ )/, '')
    .replace(
      /^.*INTERNAL ASSERT FAILED at "[^"]*":\d+, please report a bug to PyTorch\. ?/,
      'internal error of libtorch: ',
    )
    .replace(/\. (This could be because|'[^']*' is only available for these backends).*/s, '')
    .replace(/^\S+\.(?:cpp|cc|cu|h):\d+: /, '')
    .replace(/Expected one of cpu, cuda,.* device type at start of device string: (\S+)/s, (_, name: string) => {
      const meant = meantDtype(name)
      const use =
        meant === undefined ? "'cpu', 'cuda' or 'cuda:1'" : `'${meant}', which is PyTorch's dtype ${name} here`
      return `no device is called '${name}'; use ${use}`
    })
    .replace(
      /^Internal error: NestedTensorImpl doesn't support (size|stride)s\..*/s,
      (_, what: string) =>
        `a nested tensor has no ${what === 'size' ? 'shape' : what}: its parts differ; size(dim) gives a size that all share, unbind() the parts`,
    )
    .replace(
      /no kernel image is available for execution on the device/,
      '$&; torch.cuda.explain() says for which it is',
    )
    .replace(
      /^all symbols must have a namespace, <namespace>::<string>, but found: (\S*)/,
      "a dimension is a number and has no name, but there is '$1'",
    )
    .replace(/Specify retain_graph=True/g, 'Give { retainGraph: true }')
    .replace(/(\d)of the diff(.*)Set allow_unused=True/, '$1 of the diff$2Give { allowUnused: true }')
    .replace(/torch\.autograd\.set_detect_anomaly\(True(, check_nan=False)?\)/g, 'autograd.setDetectAnomaly(true)')
    .replace(/ \(Could this error message be improved\?.*/s, '')
    .replace(/\s+/g, ' ')
    .trim()
  const ofDtypes = /dtype|scalar type|ScalarType|LongTensor|[a-z] types?:/.test(text)
  return shortened(withWholeNumbers(ofDtypes ? inDtypesWords(text) : text))
}

/** Adds advice where an operator needs integers: JavaScript's numbers become float32, so it says how to make others. */
function withWholeNumbers(text: string): string {
  const wants =
    /expected scalar type int64 but found|scalar types: int64|Expected dtype int(32)? ?(\/|or) ?int64|index tensor of type int64/i
  const indices = /tensors used as indices must be (long|int64)/
  if (!wants.test(text) && !indices.test(text)) return text
  return `${text.replace(/\.$/, '')}; whole numbers are tensor([0, 2], { dtype: 'int64' }) or x.to('int64')`
}

/** libtorch's names for dtypes in C++ and in old Python, and the names used here. */
const dtypeWords: Record<string, string> = {
  ...{ Byte: 'uint8', Char: 'int8', Short: 'int16', Int: 'int32', Long: 'int64', Half: 'float16', Float: 'float32' },
  ...{
    Double: 'float64',
    ComplexHalf: 'complex32',
    ComplexFloat: 'complex64',
    ComplexDouble: 'complex128',
    Bool: 'bool',
  },
  BFloat16: 'bfloat16',
}

function inDtypesWords(text: string): string {
  const pattern = new RegExp(`\\b(?:torch\\.)?(?:cuda\\.)?(${Object.keys(dtypeWords).join('|')})(?:Tensor)?\\b`, 'g')
  return text.replace(pattern, (_, name: string) => dtypeWords[name])
}

/** Names the line of the forward call; the error's cause has the whole stack. */
function anomaly(text: string, forwardStack: string): TorchError {
  // Higher derivatives have several stacks, the first call last.
  const lines = forwardStack.split('\n\n').map((stack) => stack.split('\n')[0].trim())
  const cause = new Error('the forward call')
  cause.stack = `Error: the forward call\n${forwardStack}`
  const where = lines.filter((line) => line !== '').join(', derived from the call ')
  return located(new TorchError('ERR_AUTOGRAD', `${text} The forward call was ${where}`, { cause }))
}

/** Removes this file's frames from the stack, so that it begins at the user's call. */
function located<E extends Error>(error: E): E {
  Error.captureStackTrace(error, nativeError)
  return error
}
