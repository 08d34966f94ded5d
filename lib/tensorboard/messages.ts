import { bytesField, doubleField, floatField, intField, message, packedDoubles, packedFloats } from './wire'

// The messages of TensorBoard's event files, with the field numbers of its .proto files (tensorboard/compat/proto and
// tensorboard/plugins).

/** An event with one of: a summary, the version of the file, the start of a session. */
export function event(
  wallTime: number,
  step: number | bigint | null,
  content: { summary?: Buffer; fileVersion?: string; writer?: string; sessionStart?: boolean },
): Buffer {
  const { summary, fileVersion, writer, sessionStart } = content
  return message(
    doubleField(1, wallTime),
    step === null ? undefined : intField(2, step),
    fileVersion === undefined ? undefined : bytesField(3, fileVersion),
    summary && bytesField(5, summary),
    sessionStart ? bytesField(7, intField(1, 1)) : undefined,
    writer === undefined ? undefined : bytesField(10, bytesField(1, writer)),
  )
}

/** What a value of a summary may hold beside its tag. */
export interface SummaryValue {
  /** A float. */
  simpleValue?: number
  image?: Buffer
  histogram?: Buffer
  tensor?: Buffer
  metadata?: Buffer
}

/** A summary with one value. */
export function summary(tag: string, { simpleValue, image, histogram, tensor, metadata }: SummaryValue): Buffer {
  const value = message(
    bytesField(1, tag),
    simpleValue === undefined ? undefined : floatField(2, simpleValue),
    image && bytesField(4, image),
    histogram && bytesField(5, histogram),
    tensor && bytesField(8, tensor),
    metadata && bytesField(9, metadata),
  )
  return bytesField(1, value)
}

/** The metadata that say which of TensorBoard's plugins shows a value. */
export function pluginMetadata(name: string, content?: Buffer): Buffer {
  return bytesField(1, message(bytesField(1, name), content && bytesField(2, content)))
}

export interface Histogram {
  min: number
  max: number
  num: number
  sum: number
  sumSquares: number
  /** The upper limit of each bin. */
  limits: readonly number[]
  counts: readonly number[]
}

export function histogramMessage({ min, max, num, sum, sumSquares, limits, counts }: Histogram): Buffer {
  return message(
    [min, max, num, sum, sumSquares].map((value, i) => doubleField(i + 1, value)),
    packedDoubles(6, limits),
    packedDoubles(7, counts),
  )
}

export function imageMessage(height: number, width: number, channels: number, png: Buffer): Buffer {
  return message(intField(1, height), intField(2, width), intField(3, channels), bytesField(4, png))
}

const dtypes = { float: 1, double: 2, string: 7 }

/** A tensor of floats, doubles or strings. Without a shape it is a scalar whose shape is left out, as Python does. */
export function tensorMessage(
  dtype: keyof typeof dtypes,
  values: ArrayLike<number> | readonly string[],
  shape?: readonly number[],
): Buffer {
  const numbers = values as ArrayLike<number>
  return message(
    intField(1, dtypes[dtype]),
    shape && bytesField(2, message(shape.map((size) => bytesField(2, intField(1, size))))),
    dtype === 'float' ? packedFloats(5, numbers) : undefined,
    dtype === 'double' ? packedDoubles(6, numbers) : undefined,
    dtype === 'string' ? (values as readonly string[]).map((value) => bytesField(8, value)) : undefined,
  )
}
