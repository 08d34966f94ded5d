// Protobuf's wire format, as far as TensorBoard's messages need it: a message is its fields one after the other.

/** A whole number of any int or enum type; a negative one takes ten bytes, as 64 bits. */
export function intField(field: number, value: number | bigint): Buffer {
  return Buffer.concat([varint(field << 3), varint(BigInt.asUintN(64, BigInt(value)))])
}

export function doubleField(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return Buffer.concat([varint((field << 3) | 1), bytes])
}

export function floatField(field: number, value: number): Buffer {
  return Buffer.concat([varint((field << 3) | 5), floats([value])])
}

/** A string, bytes, or a message within this one. */
export function bytesField(field: number, content: string | Uint8Array): Buffer {
  const body = typeof content === 'string' ? Buffer.from(content) : content
  return Buffer.concat([varint((field << 3) | 2), varint(body.length), body])
}

/** A repeated double. */
export function packedDoubles(field: number, values: ArrayLike<number>): Buffer {
  const body = Buffer.alloc(8 * values.length)
  for (let i = 0; i < values.length; i++) body.writeDoubleLE(values[i], 8 * i)
  return bytesField(field, body)
}

/** A repeated float. */
export function packedFloats(field: number, values: ArrayLike<number>): Buffer {
  return bytesField(field, floats(values))
}

/** A message of these fields; those that are undefined are left out. */
export function message(...fields: readonly (Uint8Array | undefined | readonly Uint8Array[])[]): Buffer {
  return Buffer.concat(fields.flatMap((field) => (field === undefined ? [] : field)) as Uint8Array[])
}

function floats(values: ArrayLike<number>): Buffer {
  const body = Buffer.alloc(4 * values.length)
  for (let i = 0; i < values.length; i++) body.writeFloatLE(values[i], 4 * i)
  return body
}

function varint(value: number | bigint): Buffer {
  const parts: number[] = []
  let rest = BigInt(value)
  for (; rest > 127n; rest >>= 7n) parts.push(Number(rest & 127n) | 128)
  return Buffer.from([...parts, Number(rest)])
}
