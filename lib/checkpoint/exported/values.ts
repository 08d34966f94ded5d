import type { Device, DType } from '../../types'
import type { Json } from './json'

/** PyTorch's numbers of dtypes in these files. */
const dtypes = new Map<number, DType>([
  [1, 'uint8'],
  [2, 'int8'],
  [3, 'int16'],
  [4, 'int32'],
  [5, 'int64'],
  [6, 'float16'],
  [7, 'float32'],
  [8, 'float64'],
  [9, 'complex32'],
  [10, 'complex64'],
  [11, 'complex128'],
  [12, 'bool'],
  [13, 'bfloat16'],
  [28, 'uint16'],
  [29, 'float8_e4m3fn'],
  [30, 'float8_e5m2'],
  [31, 'float8_e4m3fnuz'],
  [32, 'float8_e5m2fnuz'],
])

const layouts = ['', 'sparse_coo', 'sparse_csr', 'sparse_csc', 'sparse_bsr', 'sparse_bsc', '_mkldnn', 'strided']
const formats = ['', 'contiguous_format', 'channels_last', 'channels_last_3d', 'preserve_format']

export function dtypeOfCode(json: Json): DType {
  return dtypes.get(json.count()) ?? json.fail(`is ${json.count()}, no dtype that is known`)
}

export function deviceOf(json: Json): Device {
  const [type, index] = [json.get('type').text(), json.get('index')]
  return index.isNull ? type : `${type}:${index.count()}`
}

const nameIn = (names: readonly string[], json: Json) =>
  names[json.count()] || json.fail('has a number that is not known')

/** A value that the file itself has; undefined for other kinds of arguments. */
export function constantOf(kind: string, json: Json): { value: unknown } | undefined {
  const read = constants[kind]
  return read === undefined ? undefined : { value: read(json) }
}

const each = (read: (json: Json) => unknown) => (json: Json) => json.items().map(read)
const int = (json: Json) => json.int()
const float = (json: Json) => json.float()
const text = (json: Json) => json.text()
const flag = (json: Json) => json.flag()

const constants: Readonly<Record<string, (json: Json) => unknown>> = {
  as_none: () => null,
  as_int: int,
  as_ints: each(int),
  as_float: float,
  as_floats: each(float),
  as_string: text,
  as_strings: each(text),
  as_bool: flag,
  as_bools: each(flag),
  as_complex: (json) => [json.get('real').float(), json.get('imag').float()],
  as_scalar_type: dtypeOfCode,
  as_layout: (json) => nameIn(layouts, json),
  as_memory_format: (json) => nameIn(formats, json),
}
