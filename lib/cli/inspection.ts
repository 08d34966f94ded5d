import { type DescribedTensor, type Description, describing } from '../checkpoint/inspect'
import { brief } from '../checkpoint/strict-json'
import { printable } from '../errors'
import { type Reading, readFromSync, type Source } from '../system/reading'
import { describeIdx, headBytes } from '../vision/idx'

/** What is in a file, IDX included. */
export function inspect(path: string): Description {
  return readFromSync(path, (source) => source.run(looking(path, source)))
}

function* looking(path: string, source: Source): Reading<Description> {
  const head = Buffer.from(yield [0, Math.min(headBytes, source.size)])
  const isIdx = head.length >= 4 && head[0] === 0 && head[1] === 0 && head[2] >= 8 && head[2] <= 14 && head[8] !== 0x7b
  const isGzipped = head[0] === 0x1f && head[1] === 0x8b
  if (!isIdx && !isGzipped) return yield* describing(source)
  const { dtype, shape, gzipped, bytes } = describeIdx(head, source.size, path)
  return {
    format: gzipped ? 'IDX, gzipped' : 'IDX',
    bytes: source.size,
    dataBytes: bytes,
    tensors: [{ name: '', dtype, shape, bytes, notes: ['big-endian'] }],
    ...{ values: [], unknownClasses: {}, metadata: {} },
  }
}

/** A name as it stands in a table: quoted and escaped, where it has what could disturb one. */
const cell = (text: string) => (/^[\w./:<>()-]+( [\w./:<>()-]+)*$/.test(text) ? text : text === '' ? '' : brief(text))

/** 1.2 MB for 1234567. */
function sized(bytes: number): string {
  const step = [0, 1, 2, 3, 4].findLast((power) => bytes >= 1000 ** power) ?? 0
  return step === 0 ? `${bytes} B` : `${(bytes / 1000 ** step).toFixed(1)} ${['', 'kB', 'MB', 'GB', 'TB'][step]}`
}

/** The most rows of one part of the table. */
const maxRows = 10_000

function columns(rows: readonly string[][]): string[] {
  const shown = rows.slice(0, maxRows)
  const widths = rows[0].map((_, i) => shown.reduce((most, row) => Math.max(most, row[i].length), 0))
  const lines = shown.map((row) => `  ${row.map((text, i) => text.padEnd(widths[i])).join('  ')}`.trimEnd())
  return rows.length > maxRows ? [...lines, `  and ${rows.length - maxRows} more, which --json gives`] : lines
}

function notesOf({ notes, sharedWith }: DescribedTensor): string {
  return [...notes, ...(sharedWith === undefined ? [] : [`shares memory with ${cell(sharedWith) || 'the first'}`])]
    .map((note) => printable(note))
    .join(', ')
}

/** A description as lines for a terminal. */
export function table(path: string, description: Description): string {
  const { format, bytes, dataBytes, tensors, values, unknownClasses, metadata } = description
  const lines = [`${brief(path, 300)}: ${format}, ${sized(bytes)}`]
  if (tensors.length > 0) {
    lines.push('', `${tensors.length} tensor${tensors.length === 1 ? '' : 's'}, ${sized(dataBytes)} of data`)
    const rows = tensors.map((tensor) => [
      ...[cell(tensor.name), tensor.dtype, `[${tensor.shape.join(', ')}]`],
      ...[tensor.bytes === undefined ? '' : sized(tensor.bytes), notesOf(tensor)],
    ])
    lines.push(...columns([['name', 'dtype', 'shape', 'bytes', 'notes'], ...rows]))
  }
  if (values.length > 0) {
    const rows = values.map(({ name, type, value }) => [cell(name), type, printable(value)])
    lines.push('', 'other values', ...columns([['name', 'type', 'value'], ...rows]))
  }
  const classes = Object.entries(unknownClasses)
  if (classes.length > 0) {
    lines.push('', 'classes that torch.load refuses unless { weightsOnly: false }, which makes inert records of them')
    lines.push(
      ...columns(
        classes.map(([name, count]) => [cell(name), count === 0 ? 'named' : count === 1 ? 'once' : `${count} times`]),
      ),
    )
  }
  const rest = Object.entries(metadata)
  if (rest.length > 0) {
    lines.push('', 'metadata', ...columns(rest.map(([key, value]) => [cell(key), brief(value, 120)])))
  }
  return lines.join('\n')
}
