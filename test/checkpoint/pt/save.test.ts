import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GradScaler } from '../../../lib/amp'
import { load, loadSync, PythonObject, save, saveSync } from '../../../lib/checkpoint'
import { openingArchive } from '../../../lib/checkpoint/pt/archive'
import { zipPieces } from '../../../lib/checkpoint/pt/zip-writer'
import * as ops from '../../../lib/generated/ops'
import { BatchNorm1d, Linear, Sequential } from '../../../lib/nn'
import { AdamW, lrScheduler } from '../../../lib/optim'
import { type Reading, readFromSync } from '../../../lib/system/reading'
import { type Tensor, tensor } from '../../../lib/tensor'
import { golden } from '../../golden/recipe'
import { told } from '../../support/told'

const cases: [string, Buffer][] = golden('checkpoints').cases.map((entry: { name: string; file: string }) => [
  entry.name,
  Buffer.from(entry.file, 'base64'),
])

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-save-'))
  path = join(folder, 'model.pt')
})
afterEach(() => rmSync(folder, { recursive: true }))

const back = <T>(value: unknown): T => {
  saveSync(value, path)
  return loadSync<T>(path)
}

/** The pickle in a file. */
function pickleOf(file: Buffer): string {
  return readFromSync(file, (source) => {
    const archive = source.run(openingArchive(source, true))
    const name = [...archive.members.keys()].find((member) => member.endsWith('/data.pkl'))!
    return source.run(archive.content(name) as Reading<Buffer>).toString('latin1')
  })
}

describe('what is saved is what is loaded again', () => {
  test.each(cases)('%s', async (_name, file) => {
    const value = loadSync(file)
    const words = told(value)
    saveSync(value, path)
    expect(told(loadSync(path))).toEqual(words)
    const other = join(folder, 'other.pt')
    await save(value, other)
    expect(readFileSync(other).equals(readFileSync(path))).toBe(true)
  })

  // Only some cases: Python writes the same object once, here equal values are written once.
  const same = cases.filter(([name]) =>
    /^(dtype \w+|views of one memory|a negative view|quantized.*|tied parameters|meta|nested)$/.test(name),
  )
  test.each(same)('in the bytes that Python writes: %s', (_name, file) => {
    saveSync(loadSync(file), path)
    expect(pickleOf(readFileSync(path))).toBe(pickleOf(file))
  })
})

describe('values', () => {
  test.each<[string, unknown]>([
    ['an object', { a: 1, b: [true, null], c: { d: 'x' } }],
    ['numbers', [0, -1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 0.5, 1e300, Number.NaN, Number.NEGATIVE_INFINITY]],
    ['bigints', [2n ** 64n, -(2n ** 64n), 10n ** 600n]],
    ['texts', ['', 'é', '\ud800', '\ufeff', 'x'.repeat(70000)]],
    [
      'a Set and a Map',
      {
        set: new Set([1, 'a']),
        map: new Map<unknown, unknown>([
          [1, 'a'],
          [false, 'b'],
          [null, 'c'],
        ]),
      },
    ],
    ['bytes', new Uint8Array([0, 255, 10])],
  ])('%s', (_name, value) => {
    const asMaps = (part: unknown): unknown =>
      part instanceof Uint8Array || part instanceof Set || typeof part !== 'object' || part === null
        ? part
        : Array.isArray(part)
          ? part.map(asMaps)
          : part instanceof Map
            ? part
            : new Map(Object.entries(part).map(([key, item]) => [key, asMaps(item)]))
    expect(back(value)).toEqual(asMaps(value))
  })

  test('undefined is None, and small bigints are numbers again', () => {
    expect(back([undefined, 5n])).toEqual([null, 5])
  })

  test('a frozen array is a tuple, which may be a key', () => {
    const loaded = back<Map<readonly number[], string>>(new Map([[Object.freeze([1, 2]), 'x']]))
    expect([...loaded]).toEqual([[[1, 2], 'x']])
    expect(Object.isFrozen([...loaded.keys()][0])).toBe(true)
  })

  test('a circle of lists, Maps and tuples', () => {
    const list: unknown[] = []
    const tuple = Object.freeze([list, 1, 2, 3])
    list.push(tuple, new Map([['list', list]]))
    const loaded = back<[unknown[], Map<string, unknown>]>(list)
    expect(loaded[0][0]).toBe(loaded)
    expect(loaded[1].get('list')).toBe(loaded)
  })

  test('dtypes, devices and complex numbers are Python objects', () => {
    const values = [
      new PythonObject('torch.float16'),
      new PythonObject('torch.device', ['cuda', 1]),
      new PythonObject('builtins.complex', [1, 2]),
    ]
    expect(back<unknown[]>(values).map(String)).toEqual([
      'torch.float16',
      'torch.device("cuda", 1)',
      'builtins.complex(1, 2)',
    ])
  })
})

describe('tensors', () => {
  test('share a memory again, of which what they show is written', () => {
    const large = ops.rand([1000, 1000])
    const [row, part] = [large.select(0, 500), large.select(0, 501).narrow(0, 10, 5)]
    const loaded = back<Tensor[]>([row, part, row])
    expect(loaded[2]).toBe(loaded[0])
    expect(loaded[0].equal(row) && loaded[1].equal(part)).toBe(true)
    expect(statSync(path).size).toBeLessThan(10_000)
    loaded[0].fill_(1)
    expect(loaded[1].equal(part)).toBe(true)
  })

  test('of two dtypes over one memory share it too', () => {
    const x = tensor([1, 2])
    const [floats, ints] = back<Tensor[]>([x, x.view('int32')])
    floats.fill_(0)
    expect(ints.toArray()).toEqual([0, 0])
  })

  test('have the values of the moment of the call', async () => {
    const x = ops.rand([300_000])
    const before = x.clone()
    const saving = save({ x, part: x.narrow(0, 7, 100) }, path)
    x.fill_(0)
    await saving
    const loaded = await load<Map<string, Tensor>>(path)
    expect(loaded.get('x')!.equal(before)).toBe(true)
    expect(loaded.get('part')!.equal(before.narrow(0, 7, 100))).toBe(true)
  })
})

describe("whole numbers that are Python's floats", () => {
  /** The first opcode of what stands under each key: G for a float, K, M and J for ints. */
  function opcodes(value: unknown, ...keys: string[]): string {
    saveSync(value, path)
    const pickle = pickleOf(readFileSync(path))
    // Each key is put into the memo, which takes two bytes.
    return keys.map((key) => pickle[pickle.indexOf(`${key}q`) + key.length + 2]).join('')
  }

  test("an optimizer's, with betas as a tuple", () => {
    const optimizer = new AdamW(new Linear(2, 1).parameters(), { lr: 1, betas: [0, 0.5], weightDecay: 0 })
    const state = optimizer.stateDict()
    expect(opcodes(state, 'lr', 'betas', 'weight_decay', 'params')).toBe('GGG]')
    const group = loadSync<Map<string, [Map<string, unknown>]>>(path).get('param_groups')![0]
    expect(group.get('betas')).toEqual([0, 0.5])
    expect(Object.isFrozen(group.get('betas'))).toBe(true)
    expect(Object.isFrozen(group.get('params'))).toBe(false)
  })

  test("a scheduler's and a scaler's, but not their counts", () => {
    const optimizer = new AdamW(new Linear(2, 1).parameters(), { lr: 1 })
    const scheduler = new lrScheduler.StepLR(optimizer, 3, 1).stateDict()
    expect(opcodes(scheduler, 'gamma', 'step_size', 'last_epoch')).toBe('GKK')
    expect(opcodes(new GradScaler('cpu').stateDict(), 'scale', 'growth_interval')).toBe('GM')
  })

  test("and none of a user's own", () => {
    expect(opcodes({ lr: 1, epoch: 2 }, 'lr', 'epoch')).toBe('KK')
  })
})

test('a state dict has the versions of its modules', () => {
  const model = new Sequential(new Linear(2, 2), new BatchNorm1d(2))
  const loaded = back<Map<string, Tensor> & { _metadata: Map<string, Map<string, number>> }>(model.stateDict())
  expect([...loaded._metadata].map(([name, local]) => [name, local.get('version')])).toEqual([
    ['', 1],
    ['0', 1],
    ['1', 2],
  ])
  loaded.delete('1.num_batches_tracked')
  expect(() => model.loadStateDict(loaded)).toThrow(/missing keys/)
  loaded._metadata.set('1', new Map([['version', 1]]))
  model.loadStateDict(loaded)
})

describe('refused, with where it stands', () => {
  class Point {}
  test.each<[unknown, RegExp]>([
    [() => 1, /cannot be saved/],
    [{ a: [1, new Point()] }, /Point.*at \["a"\]\[1\]/],
    [Symbol('s'), /cannot be saved/],
    [new Float32Array(2), /tensor\(\) makes a tensor/],
    [{ model: new Linear(1, 1) }, /save its stateDict\(\)/],
    [new Map([[[1], 2]]), /a key is.*frozen array/],
    [new Set([{}]), /a key is/],
  ])('%p', (value, message) => {
    expect(() => saveSync(value, path)).toThrow(TypeError)
    expect(() => saveSync(value, path)).toThrow(message)
    expect(readdirSync(folder)).toEqual([])
  })

  test("Python's code, and what is too deep", () => {
    expect(() => saveSync(new PythonObject('os.system', ['ls']), path)).toThrow(
      expect.objectContaining({ code: 'ERR_NOT_IMPLEMENTED', message: expect.stringContaining('os.system') }),
    )
    const deep = Array.from({ length: 1002 }).reduce<unknown>((inner) => [inner], 1)
    expect(() => saveSync(deep, path)).toThrow(expect.objectContaining({ code: 'ERR_RANGE' }))
  })

  test('an old file is untouched', async () => {
    writeFileSync(path, 'old')
    await expect(save({ bad: () => 1 }, path)).rejects.toThrow(TypeError)
    await expect(save(1, join(folder, 'no', 'such'))).rejects.toMatchObject({ code: 'ERR_FILE' })
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['model.pt'])
  })
})

test('an archive of more than 4 GB has sizes and places of 64 bits', () => {
  const size = 2 ** 32 + 5
  const pieces = [
    ...zipPieces([
      { name: 'a/big', size, pieces: () => [] },
      { name: 'a/small', size: 1, pieces: () => [Buffer.from('x')] },
    ]),
  ]
  const directory = pieces.at(-1)!
  const at = Buffer.from(directory).indexOf('a/big') + 'a/big'.length
  expect(Buffer.from(directory).readUInt16LE(at)).toBe(1)
  expect(Buffer.from(directory).readBigUInt64LE(at + 4)).toBe(BigInt(size))
})

test.each<[string, unknown, RegExp]>([
  [
    'true and 1 as keys',
    new Map<unknown, string>([
      [1, 'a'],
      [true, 'b'],
    ]),
    /the keys 1 and true are one key in Python/,
  ],
  ['0 and -0n in a Set', { in: new Set<unknown>([0, 0n]) }, /the keys 0 and .*\(at \[.*in.*\]\) are one key in Python/],
  [
    'two tuples of the same as keys',
    new Map([
      [Object.freeze([1, 'a']), 1],
      [Object.freeze([1n, 'a']), 2],
    ]),
    /are one key in Python/,
  ],
  ['a dtype with arguments', [new PythonObject('torch.float32', [1])], /torch\.float32 \(at \[0\]\) has arguments/],
  ['a bigint of more than 255 bytes', [2n ** 2040n], /more than 255 bytes/],
])('%s are refused, which Python would lose or refuse', (_name, value, message) => {
  expect(() => saveSync(value, path)).toThrow(message)
  expect(readdirSync(folder)).toEqual([])
})

test('a string that reads like the name of a function stays a string', () => {
  const names = ['\0torch._utils\0_rebuild_tensor_v2', 'torch._utils\n_rebuild_tensor_v2', '\0torch\0FloatStorage']
  expect(back<unknown[]>([tensor([1]), ...names, tensor([2])]).slice(1, 4)).toEqual(names)
})

describe('what is saved of one memory', () => {
  test('is what the tensors show, and nothing that lies between', () => {
    const rows = tensor([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
      [9, 10, 11, 12],
    ])
    saveSync([rows.select(0, 0), rows.select(0, 2)], path)
    expect(readFileSync(path).includes(Buffer.from(new Float32Array([5, 6, 7, 8]).buffer))).toBe(false)
    expect(loadSync<Tensor[]>(path).map((row) => row.toArray())).toEqual([
      [1, 2, 3, 4],
      [9, 10, 11, 12],
    ])
  })

  test('is shared by tensors that overlap, by way of others too', () => {
    const whole = tensor([0, 1, 2, 3, 4, 5, 6, 7])
    const [first, last, all] = back<Tensor[]>([whole.narrow(0, 0, 2), whole.narrow(0, 6, 2), whole])
    all.fill_(9)
    expect([first.toArray(), last.toArray()]).toEqual([
      [9, 9],
      [9, 9],
    ])
  })

  test('of a mapped file is the tensors that are asked for, each of its own kind', () => {
    const secret = tensor(Array.from({ length: 1000 }, (_, i) => i + 0.5))
    const quantized = ops.quantizePerTensor(tensor([1, 2, 3]), 0.5, 0, 'quint8')
    saveSync({ a: tensor([1, 2]), secret, i: tensor([3n]), quantized }, path)
    const mapped = loadSync<Map<string, Tensor>>(path, { mmap: true })
    const again = join(folder, 'again.pt')
    saveSync(new Map(['a', 'i', 'quantized'].map((name) => [name, mapped.get(name)])), again)
    expect(statSync(again).size).toBeLessThan(statSync(path).size - 4 * 1000 + 500)
    expect(pickleOf(readFileSync(again))).not.toMatch(/UntypedStorage/)
    const loaded = loadSync<Map<string, Tensor>>(again)
    expect([...loaded].map(([name, value]) => [name, value.dtype])).toEqual([
      ['a', 'float32'],
      ['i', 'int64'],
      ['quantized', 'quint8'],
    ])
    expect(loaded.get('quantized')?.dequantize().toArray()).toEqual([1, 2, 3])
  })
})
