import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import * as torch from '../../lib'
import { SummaryWriter } from '../../lib'
import { withTensorboard } from '../support/python'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-tensorboard-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

let folders = 0
const fresh = () => join(folder, `run-${folders++}`)
const eventFiles = (run: string) => readdirSync(run).filter((name) => name.startsWith('events.out.tfevents.'))

/** A tensor in a case, which both sides make. */
interface Made {
  tensor: unknown
  dtype: torch.DType
}
type Call = [method: string, args: unknown[], options: Record<string, unknown>]

const floats = (tensor: unknown, dtype: torch.DType = 'float32'): Made => ({ tensor, dtype })
const wave = (length: number) => Array.from({ length }, (_, i) => Math.fround(Math.sin(i) * 3))
const image = (...shape: number[]) => {
  const count = shape.reduce((a, b) => a * b, 1)
  // Steps of a 64th have no rounding that two libraries could do in two ways.
  return torch
    .tensor(Array.from({ length: count }, (_, i) => ((i * 37) % 80) / 64 - 0.125))
    .reshape(shape)
    .toArray()
}
const bytes = (...shape: number[]) => {
  const count = shape.reduce((a, b) => a * b, 1)
  return floats(torch.arange(count).remainder(256).reshape(shape).toArray(), 'uint8')
}
const step = { globalStep: 7, walltime: 1234.5 }
const case_ = (name: string, method: string, args: unknown[], options: Record<string, unknown> = step) => ({
  name,
  writer: {},
  calls: [[method, args, options] as Call],
})
const points = floats([
  [0.1, 2],
  [-1e-7, 1e17],
  [3, 123456.789],
])

const cases: { name: string; writer: Record<string, unknown>; calls: Call[] }[] = [
  case_('a number', 'addScalar', ['loss', 0.1]),
  case_('a number that float32 cannot hold', 'addScalar', ['loss', 1e300]),
  case_('zero', 'addScalar', ['loss', 0], {}),
  case_('NaN is a message too', 'addScalar', ['loss', floats(Number.NaN)]),
  case_('a tensor of one element', 'addScalar', ['loss', floats([[2.5]], 'float64')]),
  case_('a whole number', 'addScalar', ['loss', floats([3], 'int64')]),
  case_('new style', 'addScalar', ['loss', 0.1], { ...step, newStyle: true }),
  case_('new style with double precision', 'addScalar', ['loss', 0.1], {
    ...step,
    newStyle: true,
    doublePrecision: true,
  }),
  case_('a negative step', 'addScalar', ['loss', 1], { globalStep: -3, walltime: 1234.5 }),
  case_('a large step', 'addScalar', ['loss', 1], { globalStep: 2 ** 40, walltime: 1234.5 }),
  case_('a tag that is no ASCII', 'addScalar', ['Größe/α', 1]),
  case_('several numbers', 'addScalars', ['loss/all', { train: 1, 'test/late': 0.5 }]),
  case_('a histogram', 'addHistogram', ['h', floats(wave(500))]),
  case_('a histogram of whole numbers', 'addHistogram', ['h', floats([1, 2, 2, 3, 0, 0], 'int64')]),
  case_('a histogram of half precision', 'addHistogram', ['h', floats([1.5, 2, -2], 'bfloat16')]),
  case_('a histogram of one value', 'addHistogram', ['h', floats([0.25])]),
  case_('a histogram of zeros', 'addHistogram', ['h', floats([0, 0])]),
  case_('a histogram with infinite values', 'addHistogram', ['h', [1, 2, 1e25]]),
  case_('a histogram of ten bins', 'addHistogram', ['h', floats(wave(500)), 7, 10, 1234.5], {}),
  case_('a histogram of equal values in bins', 'addHistogram', ['h', floats([4, 4])], { ...step, bins: 5 }),
  case_('a histogram between edges', 'addHistogram', ['h', floats(wave(500))], { ...step, bins: [-1, 0, 0.5, 2, 2.5] }),
  case_('a histogram of few bins', 'addHistogram', ['h', floats(wave(500))], { ...step, bins: 100, maxBins: 7 }),
  ...['auto', 'fd', 'doane', 'scott', 'rice', 'sturges', 'sqrt'].flatMap((bins) => [
    case_(`a histogram by the rule ${bins}`, 'addHistogram', ['h', floats(wave(300), 'float64')], { ...step, bins }),
    case_(`a histogram of equal values by the rule ${bins}`, 'addHistogram', ['h', floats([2, 2, 2])], {
      ...step,
      bins,
    }),
  ]),
  case_('an image', 'addImage', ['i', floats(image(3, 5, 4))]),
  case_('a grey image', 'addImage', ['i', floats(image(1, 5, 4))]),
  case_('an image with transparency', 'addImage', ['i', floats(image(4, 5, 4))]),
  case_('an image of bytes', 'addImage', ['i', bytes(3, 5, 4)]),
  case_('an image with the channels last', 'addImage', ['i', floats(image(5, 4, 3))], { ...step, dataformats: 'HWC' }),
  case_('an image without channels', 'addImage', ['i', floats(image(5, 4))], { ...step, dataformats: 'HW' }),
  case_('an image on its side', 'addImage', ['i', floats(image(5, 4))], { ...step, dataformats: 'WH' }),
  case_('images', 'addImages', ['i', floats(image(11, 3, 2, 3))]),
  case_('grey images with the channels last', 'addImages', ['i', floats(image(3, 2, 3, 1))], {
    ...step,
    dataformats: 'NHWC',
  }),
  case_('a text', 'addText', ['notes', '# Title\n\n*käse* <b>']),
  case_('an empty text', 'addText', ['notes', '']),
  case_('points', 'addEmbedding', [points], {}),
  case_('whole points', 'addEmbedding', [floats([[1, 2]], 'int32')], { tag: 'a/b%c' }),
  case_('points with labels', 'addEmbedding', [points], { metadata: ['a', 'b "c"', 'ä'], tag: 'x', globalStep: 12 }),
  case_('points of a negative step', 'addEmbedding', [points], { globalStep: -12 }),
  case_('points with several labels', 'addEmbedding', [points], {
    metadata: [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ],
    metadataHeader: ['letter', 'number'],
  }),
  case_('points with pictures', 'addEmbedding', [points], { labelImg: floats(image(3, 1, 2, 4)) }),
  {
    name: 'two embeddings',
    writer: {},
    calls: [
      ['addEmbedding', [points], { tag: "it's" }],
      ['addEmbedding', [points], { globalStep: 3, labelImg: floats(image(3, 3, 4, 4)) }],
    ],
  },
  case_(
    'hyperparameters',
    'addHparams',
    [
      { lr: 0.1, name: 'adam', amsgrad: true, none: null },
      { accuracy: 0.5, loss: 2 },
    ],
    {
      globalStep: 3,
      hparamDomainDiscrete: { lr: [0.1, 0.2], name: ['adam', 'sgd'], amsgrad: [true, false] },
    },
  ),
  case_('hyperparameters of a named run', 'addHparams', [{ lr: floats([0.25]) }, {}], { runName: 'first' }),
  case_('a curve', 'addPrCurve', ['c', floats([0, 1, 1, 0, 1], 'int64'), floats([0.1, 0.9, 1, 0.35, 0.5])]),
  case_('a curve of few thresholds', 'addPrCurve', ['c', floats([1, 0, 1], 'bool'), floats([0.5, 0.25, 0])], {
    ...step,
    numThresholds: 5,
    weights: 2,
  }),
  case_('a curve of thresholds that are hit exactly', 'addPrCurve', [
    'c',
    floats(Array(127).fill(1)),
    floats(Array.from({ length: 127 }, (_, i) => Math.fround(i / 126))),
  ]),
  { name: 'a run that goes on', writer: { purgeStep: 5 }, calls: [['addScalar', ['loss', 1], step]] },
]

function argument(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'tensor' in value && 'dtype' in value) {
    return torch.tensor((value as Made).tensor as number[], { dtype: (value as Made).dtype })
  }
  return value
}

withTensorboard()(
  "writes the messages and files of PyTorch's writer",
  (python) => {
    const [ours, theirs] = [fresh(), fresh()]
    for (const [i, { writer: options, calls }] of cases.entries()) {
      const writer = new SummaryWriter(join(ours, String(i)), options)
      for (const [method, args, given] of calls) {
        const named = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, argument(value)]))
        const add = writer[method as 'addScalar'] as (...all: unknown[]) => void
        const dictionaries = args.map((arg) =>
          typeof arg === 'object' && arg !== null && !Array.isArray(arg) && !('tensor' in arg)
            ? Object.fromEntries(Object.entries(arg).map(([key, value]) => [key, argument(value)]))
            : argument(arg),
        )
        if (
          method === 'addHparams' &&
          'lr' in (args[0] as object) &&
          typeof (args[0] as { lr: unknown }).lr === 'object'
        ) {
          // JSON has no tensors within objects: Python is given the number, of which it writes the same message.
          ;(args[0] as { lr: unknown }).lr = 0.25
        }
        add.call(writer, ...dictionaries, ...(Object.keys(named).length > 0 ? [named] : []))
      }
      writer.close()
    }
    const list = join(folder, 'cases.json')
    writeFileSync(list, JSON.stringify(cases).replaceAll('{"tensor":null,', '{"tensor":NaN,'))
    const script = resolve(__dirname, 'compare.py')
    const run = spawnSync(python, [script, list, ours, theirs], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: process.env,
    })
    expect([run.status, run.status === 0 ? '' : run.stderr]).toEqual([0, ''])
    const found = JSON.parse(run.stdout.slice(run.stdout.indexOf('[{'))) as Record<
      'name' | 'ours' | 'theirs',
      unknown
    >[]
    expect(found).toHaveLength(cases.length)
    expect(JSON.stringify(found[0].theirs)).toContain('"simpleValue":0.1')
    expect(found.map(({ name, ours }) => ({ name, files: ours }))).toEqual(
      found.map(({ name, theirs }) => ({ name, files: theirs })),
    )
  },
  300_000,
)

describe('the file', () => {
  test('has one name for each writer of a folder', () => {
    const run = fresh()
    const writers = [new SummaryWriter(run), new SummaryWriter(run, { filenameSuffix: '.second' })]
    for (const writer of writers) writer.close()
    expect(eventFiles(run)).toHaveLength(2)
    expect(eventFiles(run).filter((name) => name.endsWith('.second'))).toHaveLength(1)
  })

  test('has what was added after flush() and close(), and all but what may be held back before', () => {
    const run = fresh()
    const writer = new SummaryWriter(run, { maxQueue: 3 })
    const size = () => readFileSync(join(run, eventFiles(run)[0])).length
    const empty = size()
    for (let i = 0; i < 3; i++) writer.addScalar('loss', i)
    expect(size()).toBe(empty)
    writer.addScalar('loss', 3)
    const four = size()
    expect(four).toBeGreaterThan(empty)
    writer.addScalar('loss', 4)
    writer.flush()
    expect(size() - four).toBe((four - empty) / 4)
    writer.addScalar('loss', 5)
    writer.close()
    expect(size() - four).toBe((four - empty) / 2)
    writer.close()
  })

  test('is a new one where something is added after close()', () => {
    const run = fresh()
    const writer = new SummaryWriter(run)
    writer.close()
    writer.addScalar('loss', 1)
    writer.close()
    expect(eventFiles(run)).toHaveLength(2)
  })

  test('has everything when the process exits without close(), and all whole records when it is killed', () => {
    const code = (end: string) => `
      const torch = require(${JSON.stringify(resolve(__dirname, '../../dist'))})
      const writer = new torch.SummaryWriter(process.argv[1], { maxQueue: 2 })
      for (let i = 0; i < 4; i++) writer.addScalar('loss', i)
      ${end}`
    const lengths = ['', 'process.exit(0)', "process.kill(process.pid, 'SIGKILL')"].map((end) => {
      const run = fresh()
      spawnSync(process.execPath, ['-e', code(end), run])
      return recordsOf(join(run, eventFiles(run)[0]))
    })
    // The version of the file, and the numbers.
    expect(lengths).toEqual([5, 5, 4])
  })

  test('is written after flushSecs at the latest', async () => {
    const run = fresh()
    const writer = new SummaryWriter(run, { flushSecs: 0.01, maxQueue: 1000 })
    writer.addScalar('loss', 1)
    const path = join(run, eventFiles(run)[0])
    while (recordsOf(path) < 2) await new Promise(setImmediate)
    writer.close()
  })
})

/** The number of records in a file, which must be whole. */
function recordsOf(path: string): number {
  const file = readFileSync(path)
  let count = 0
  let at = 0
  for (; at < file.length; count++) at += 16 + Number(file.readBigUInt64LE(at))
  expect(at).toBe(file.length)
  return count
}

describe('refuses', () => {
  const nan = Number.NaN
  const table: [string, (writer: SummaryWriter) => unknown, RegExp][] = [
    [
      'a value of several elements',
      (w) => w.addScalar('a', torch.ones([2])),
      /^SummaryWriter.addScalar: scalarValue must have one element, but it is/,
    ],
    [
      'a value that is a string',
      (w) => w.addScalar('a', '1' as never),
      /scalarValue must be a Tensor, a number, or an array of numbers, but it is "1"/,
    ],
    [
      'a value that is not real',
      (w) => w.addScalar('a', torch.ones([1], { dtype: 'complex64' })),
      /scalarValue must be real/,
    ],
    ['a tag that is no string', (w) => w.addScalar(1 as never, 1), /^SummaryWriter.addScalar: tag must be a string/],
    ['a step that is not whole', (w) => w.addScalar('a', 1, 1.5), /globalStep must be a whole number/],
    ['a step beyond 64 bits', (w) => w.addScalar('a', 1, 2n ** 63n), /globalStep must be an integer of 64 bits/],
    ['a time that is NaN', (w) => w.addScalar('a', 1, 1, nan), /walltime must be a finite number/],
    ['an option that it does not have', (w) => w.addScalar('a', 1, { step: 3 } as never), /has no option "step"/],
    [
      'numbers that are in no object',
      (w) => w.addScalars('a', [1] as never),
      /tagScalarDict must be an object of numbers/,
    ],
    ['a name that leads elsewhere', (w) => w.addScalars('a', { '../../../b': 1 }), /a name that a folder can have/],
    ['a histogram of nothing', (w) => w.addHistogram('a', torch.zeros([0])), /values must have at least one element/],
    [
      'a rule for bins that it does not know',
      (w) => w.addHistogram('a', [1], { bins: 'stone' as never }),
      /bins must be 'tensorflow', 'auto'/,
    ],
    [
      'bins that get smaller',
      (w) => w.addHistogram('a', [1], { bins: [1, 0] }),
      /bins\[1\] must be at least the edge before it/,
    ],
    [
      'values beyond all bins',
      (w) => w.addHistogram('a', [5], { bins: [0, 1] }),
      /values must have an element within the bins/,
    ],
    [
      'bins for infinite values',
      (w) => w.addHistogram('a', [1, Infinity], { bins: 3 }),
      /values must be finite for bins of one width/,
    ],
    ['an image of five channels', (w) => w.addImage('a', torch.ones([5, 2, 2])), /1 to 4 channels/],
    ['an image without pixels', (w) => w.addImage('a', torch.ones([3, 0, 2])), /at least one pixel/],
    [
      'an image of two dimensions',
      (w) => w.addImage('a', torch.ones([3, 2])),
      /must have the 3 dimensions of dataformats 'CHW'/,
    ],
    [
      'a format that names a dimension twice',
      (w) => w.addImage('a', torch.ones([3, 2, 2]), { dataformats: 'CHH' }),
      /dataformats must be/,
    ],
    ['a figure that is no PNG', (w) => w.addFigure('a', Buffer.from('no')), /figure must be a PNG/],
    [
      'a figure with places for other heights',
      (w) => w.addFigure('a', { lines: [{ x: [1], y: [1, 2] }] }),
      /lines\[0\]\.x must have as many elements as y/,
    ],
    [
      'a label too few',
      (w) => w.addEmbedding(torch.ones([2, 2]), { metadata: ['a'] }),
      /metadata must have one label for each of 2 points/,
    ],
    [
      'a label with a line break',
      (w) => w.addEmbedding(torch.ones([1, 2]), { metadata: ['a\nb'] }),
      /without tabs and line breaks/,
    ],
    [
      'a picture too few',
      (w) => w.addEmbedding(torch.ones([2, 2]), { labelImg: torch.ones([1, 1, 2, 2]) }),
      /one image for each of 2 points/,
    ],
    [
      'a tag that leads elsewhere',
      (w) => w.addEmbedding(torch.ones([1, 2]), { tag: '..' }),
      /tag must be a name that a folder can have/,
    ],
    [
      'a hyperparameter that is an array',
      (w) => w.addHparams({ a: [1] as never }, {}),
      /a must be a number, a string, a boolean/,
    ],
    [
      'a run that is elsewhere',
      (w) => w.addHparams({}, {}, { runName: '../a' }),
      /runName must be a folder within the writer's/,
    ],
    ['a figure of nothing', (w) => w.addFigure('a', { title: 'b' }), /figure must have lines or points/],
    [
      'a domain of another type',
      (w) => w.addHparams({ a: 1 }, {}, { hparamDomainDiscrete: { a: ['b'] } }),
      /hparamDomainDiscrete.a must be an array of values/,
    ],
    ['a probability beyond 1', (w) => w.addPrCurve('a', [1], [2]), /predictions must lie between 0 and 1/],
    [
      'labels for other predictions',
      (w) => w.addPrCurve('a', [1, 0], [1]),
      /predictions must have as many elements as labels, 2/,
    ],
  ]
  test.each(table)('%s, and adds nothing', (_, add, message) => {
    const run = fresh()
    const writer = new SummaryWriter(run)
    expect(() => add(writer)).toThrow(message)
    writer.close()
    expect(recordsOf(join(run, eventFiles(run)[0]))).toBe(1)
    expect(readdirSync(run)).toHaveLength(1)
  })

  test('a folder that is a file', () => {
    const path = join(folder, 'file')
    writeFileSync(path, '')
    expect(() => new SummaryWriter(path)).toThrow(expect.objectContaining({ code: 'ERR_FILE' }))
  })
})

test('a compiled function that writes runs as written', async () => {
  const run = fresh()
  const writer = new SummaryWriter(run)
  let calls = 0
  const warnings = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
  const step = torch.compile((x: torch.Tensor) => {
    writer.addScalar('calls', calls++)
    return x.mul(2)
  })
  for (let i = 0; i < 4; i++) expect(step(torch.ones([1])).item()).toBe(2)
  warnings.mockRestore()
  writer.close()
  expect(recordsOf(join(run, eventFiles(run)[0]))).toBe(calls + 1)
  expect(calls).toBeGreaterThanOrEqual(4)
})

test('a worker has a file of its own, which is whole when the worker ends', async () => {
  const run = fresh()
  const code = `
    const torch = require(${JSON.stringify(resolve(__dirname, '../../dist'))})
    const writer = new torch.SummaryWriter(${JSON.stringify(run)})
    writer.addScalar('loss', 1)`
  await Promise.all(
    [0, 1].map(() => {
      const worker = new Worker(code, { eval: true })
      return new Promise((done, fail) => worker.on('exit', done).on('error', fail))
    }),
  )
  const files = eventFiles(run)
  expect(files.map((name) => recordsOf(join(run, name)))).toEqual([2, 2])
})

test('using closes the writer', () => {
  const run = fresh()
  const writer = new SummaryWriter(run)
  writer.addScalar('loss', 1)
  writer[Symbol.dispose]()
  expect(recordsOf(join(run, eventFiles(run)[0]))).toBe(2)
  expect(existsSync(run)).toBe(true)
})
