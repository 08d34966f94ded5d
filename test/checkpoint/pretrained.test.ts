import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPretrained, safetensorsInfoSync, savePretrained, saveSafetensorsSync } from '../../lib/checkpoint'
import { arange, ones, zeros } from '../../lib/generated/ops'
import { Linear, Module } from '../../lib/nn'
import type { Tensor } from '../../lib/tensor'
import { askPython, withPython } from '../support/python'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-pretrained-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const files = () => readdirSync(folder).sort()
const index = () => JSON.parse(readFileSync(join(folder, 'model.safetensors.index.json'), 'utf8'))
const plain = (weights: Map<string, Tensor>) => Object.fromEntries([...weights].map(([name, x]) => [name, x.toArray()]))
/** Four tensors of 16 bytes. */
const four = () => Object.fromEntries(['d', 'c', 'b', 'a'].map((name, i) => [name, arange(4).add(i).to('float32')]))

/** A model whose two layers have one weight. */
class Tied extends Module {
  inner = new Linear(3, 3)
  outer = new Linear(3, 3)
  constructor() {
    super()
    this.outer.weight = this.inner.weight
  }
}

describe.each([false, true])('what is saved is loaded again, { mmap: %s }', (mmap) => {
  test('in one file, with its config', async () => {
    const config = { model_type: 'own', layers: 2, rope: { theta: 1e4 } }
    await savePretrained(four(), folder, { config, metadata: { by: 'me' } })
    expect(files()).toEqual(['config.json', 'model.safetensors'])
    const { config: read, weights, metadata } = await loadPretrained(folder, { mmap })
    expect([read, plain(weights), [...weights.keys()], metadata.get('by')]).toEqual([
      config,
      plain(new Map(Object.entries(four()))),
      ['d', 'c', 'b', 'a'],
      'me',
    ])
  })

  test('in several files of at most so many bytes, and their index', async () => {
    await savePretrained(new Map(Object.entries({ ...four(), large: ones([100]) })), folder, { maxShardBytes: 40 })
    const names = [1, 2, 3].map((n) => `model-0000${n}-of-00003.safetensors`)
    expect(files()).toEqual([...names, 'model.safetensors.index.json'])
    expect(index()).toEqual({
      metadata: { total_size: 464 },
      weight_map: { a: names[1], b: names[1], c: names[0], d: names[0], large: names[2] },
    })
    const { config, weights } = await loadPretrained(folder, { mmap })
    expect(config).toBeNull()
    expect(plain(weights)).toEqual({ ...plain(new Map(Object.entries(four()))), large: Array(100).fill(1) })
  })

  test.each([
    ['one file', 5e9],
    ['several', 30],
  ])('tied weights are written once, and are tied again, in %s', async (_name, maxShardBytes) => {
    const model = new Tied()
    await savePretrained(model.stateDict(), folder, { maxShardBytes })
    const written = files().filter((name) => name.endsWith('.safetensors'))
    const stored = written.flatMap((name) => [...safetensorsInfoSync(join(folder, name)).tensors.keys()])
    expect(stored.sort()).toEqual(['inner.bias', 'inner.weight', 'outer.bias'])
    const { weights, metadata } = await loadPretrained(folder, { mmap })
    expect(metadata.get('outer.weight')).toBe('inner.weight')
    expect(weights.get('outer.weight')).toBe(weights.get('inner.weight'))
    const other = new Tied()
    other.loadStateDict(weights)
    expect(other.outer.weight.equal(model.inner.weight)).toBe(true)
  })
})

test('two parts of one memory are no tied weights', async () => {
  const whole = arange(6).to('float32')
  await savePretrained(
    { a: whole, b: whole.narrow(0, 0, 3), c: whole.view([2, 3]), d: whole.t(), e: zeros([0]), f: zeros([0]) },
    folder,
  )
  const { weights, metadata } = await loadPretrained(folder)
  expect([weights.get('b')!.toArray(), weights.get('c')!.shape]).toEqual([
    [0, 1, 2],
    [2, 3],
  ])
  expect([...metadata.keys()].filter((name) => name.length === 1)).toEqual(['d'])
})

test('{ device } is where the weights go', async () => {
  await savePretrained(four(), folder)
  expect((await loadPretrained(folder, 'meta')).weights.get('a')!.device).toBe('meta')
})

test('a save leaves nothing of the one before', async () => {
  await savePretrained(four(), folder, { maxShardBytes: 16, config: { a: 1 } })
  writeFileSync(join(folder, 'tokenizer.json'), '{}')
  await savePretrained(four(), folder, { maxShardBytes: 32 })
  expect(files()).toEqual([
    ...['config.json', 'model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors'],
    ...['model.safetensors.index.json', 'tokenizer.json'],
  ])
  await savePretrained(four(), folder)
  expect(files()).toEqual(['config.json', 'model.safetensors', 'tokenizer.json'])
  await savePretrained(four(), folder, { maxShardBytes: 32 })
  expect(files()).not.toContain('model.safetensors')
})

test('the values are those of the moment of the call', async () => {
  const x = ones([100_000])
  const saving = savePretrained({ x, y: ones([100_000]) }, folder, { maxShardBytes: 4e5 })
  x.fill_(2)
  await saving
  expect((await loadPretrained(folder)).weights.get('x')!.sum().item()).toBe(100_000)
})

test('a save that is refused leaves the model before as it was', async () => {
  await savePretrained(four(), folder, { maxShardBytes: 16 })
  const before = files()
  const bad = { a: ones([4]), b: zeros([4], { dtype: 'complex128' }) }
  await expect(savePretrained(bad, folder, { maxShardBytes: 16 })).rejects.toThrow(
    expect.objectContaining({ code: 'ERR_DTYPE' }),
  )
  expect(files()).toEqual(before)
  expect(plain((await loadPretrained(folder)).weights)).toEqual(plain(new Map(Object.entries(four()))))
})

test('a config as Python writes it, with NaN, Infinity and a byte order mark', async () => {
  await savePretrained(four(), folder)
  const text = '\uFEFF{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN, \\"Infinity", "NaN": {"a": 1}}'
  writeFileSync(join(folder, 'config.json'), text)
  const wanted = { a: Number.NaN, b: [-Infinity, Infinity], c: 'NaN, "Infinity', NaN: { a: 1 } }
  expect((await loadPretrained(folder)).config).toEqual(wanted)
})

test('no tensors are a file, too', async () => {
  await savePretrained({}, folder)
  expect([files(), (await loadPretrained(folder)).weights.size]).toEqual([['model.safetensors'], 0])
})

test('of many files few are open at once', async () => {
  let [most, isDone] = [0, false]
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`x${i}`, ones([4])]))
  const done = savePretrained(many, folder, { maxShardBytes: 16 }).finally(() => {
    isDone = true
  })
  while (!isDone) {
    most = Math.max(most, files().filter((name) => name.endsWith('.tmp')).length)
    await new Promise(setImmediate)
  }
  await done
  expect(files()).toHaveLength(41)
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThanOrEqual(4)
})

test('saves into one folder come one after the other', async () => {
  const last = { z: ones([4]), y: zeros([4]) }
  await Promise.all([
    savePretrained(four(), folder, { maxShardBytes: 32 }),
    savePretrained(four(), join(folder, '.'), { maxShardBytes: 16 }),
    savePretrained(last, folder, { maxShardBytes: 16 }),
  ])
  expect(files()).toEqual([
    ...['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors', 'model.safetensors.index.json'],
  ])
  expect(plain((await loadPretrained(folder)).weights)).toEqual(plain(new Map(Object.entries(last))))
})

describe.each([
  ['one file', 5e9],
  ['several', 16],
])('texts of the metadata are no ties, in %s', (_name, maxShardBytes) => {
  test('a format that is the name of a tensor', async () => {
    await savePretrained({ pt: ones([4]), other: ones([4]) }, folder, { maxShardBytes })
    const { weights, metadata } = await loadPretrained(folder)
    expect([[...weights.keys()].sort(), metadata.get('format')]).toEqual([['other', 'pt'], 'pt'])
  })

  test('a tied tensor of the name format', async () => {
    const w = ones([4])
    await savePretrained({ format: w, a: w, b: zeros([4]) }, folder, { maxShardBytes })
    expect([...(await loadPretrained(folder)).weights.keys()].sort()).toEqual(['a', 'b', 'format'])
  })

  test.each<[string, Record<string, string>, RegExp]>([
    ['the name of a tied tensor', { b: 'hello' }, /metadata\["b"\] has the name of a tied tensor/],
    ['a text that is the name of a tensor', { by: 'a' }, /metadata\["by"\] is "a", the name of a tensor/],
  ])('refused: %s', async (_what, metadata, message) => {
    const w = ones([4])
    await expect(savePretrained({ a: w, b: w, c: ones([4]) }, folder, { metadata, maxShardBytes })).rejects.toThrow(
      message,
    )
    expect(files()).toEqual([])
  })
})

describe('refused, with what to do', () => {
  const part = 'model-00001-of-00001.safetensors'
  const withIndex = (content: unknown) =>
    writeFileSync(
      join(folder, 'model.safetensors.index.json'),
      typeof content === 'string' ? content : JSON.stringify(content),
    )
  test.each<[string, () => void, RegExp]>([
    ['an empty folder', () => {}, /has neither model\.safetensors nor model\.safetensors\.index\.json/],
    [
      'a pickle',
      () => writeFileSync(join(folder, 'pytorch_model.bin'), ''),
      /pytorch_model\.bin, which torch\.load reads/,
    ],
    [
      'parts without an index',
      () => saveSafetensorsSync({}, join(folder, part)),
      /a save was interrupted, or the index was not fetched/,
    ],
    [
      'an index of a missing file',
      () => withIndex({ weight_map: { x: part } }),
      /lists "model-00001-of-00001\.safetensors", which is not in the folder/,
    ],
    [
      'an index that leaves the folder',
      () => withIndex({ weight_map: { x: '../x.safetensors' } }),
      /not a name of a safetensors file/,
    ],
    ['an index without names', () => withIndex({ metadata: {} }), /it has no weight_map/],
    ['an index of nothing', () => withIndex({ weight_map: {} }), /its weight_map is empty/],
    [
      'an index that has a name twice',
      () => withIndex(`{"weight_map": {"x": "${part}", "y": "${part}", "\\u0078" : "${part}"}}`),
      /the key "x" stands twice/,
    ],
    ['an index that is not JSON', () => withIndex('{'), /not JSON that can be read/],
    [
      'an index that is a Git LFS pointer',
      () => withIndex('version https://git-lfs.github.com/spec/v1'),
      /Git LFS pointer/,
    ],
    [
      'an index of a tensor that its file does not have',
      () => {
        saveSafetensorsSync({ y: ones([1]) }, join(folder, part))
        withIndex({ weight_map: { x: part } })
      },
      /says that "x" is in "model-00001-of-00001\.safetensors", which has no such tensor/,
    ],
  ])('%s', async (_name, prepare, message) => {
    prepare()
    await expect(loadPretrained(folder)).rejects.toThrow(
      expect.objectContaining({ code: 'ERR_FILE', message: expect.stringMatching(message) }),
    )
  })

  test('a folder that is none, a config that is none', async () => {
    await expect(loadPretrained(join(folder, 'none'))).rejects.toThrow(/cannot read .*ENOENT/)
    await expect(savePretrained(four(), folder, { config: () => 1 })).rejects.toThrow(/something of JSON/)
    await expect(savePretrained({ x: 1 } as never, folder)).rejects.toThrow(/"x" must be a Tensor/)
    expect(files()).toEqual([])
  })
})

withPython('torch', 'safetensors.torch')(
  'Python reads the files by the index, and what Python wrote is read here',
  async (python) => {
    await savePretrained(four(), folder, { maxShardBytes: 40, config: { a: 1 } })
    const program = `
import json, sys, torch
from safetensors.torch import load_file, save_file
folder = sys.argv[1] + "/"
index = json.load(open(folder + "model.safetensors.index.json"))
loaded = {name: load_file(folder + file)[name].tolist() for name, file in index["weight_map"].items()}
for name, file in [("p", "model-00001-of-00002.safetensors"), ("q", "model-00002-of-00002.safetensors")]:
    save_file({name: torch.full((2,), 3.0, dtype=torch.bfloat16)}, folder + file, metadata={"format": "pt"})
weight_map = {"p": "model-00001-of-00002.safetensors", "q": "model-00002-of-00002.safetensors"}
index = {"metadata": {"total_size": 8.0, "r": "p"}, "weight_map": weight_map}
json.dump(index, open(folder + "model.safetensors.index.json", "w"), indent=2)
print(json.dumps(loaded))`
    expect(askPython(python, program, [folder])).toEqual(plain(new Map(Object.entries(four()))))
    const { config, weights } = await loadPretrained(folder)
    expect([config, plain(weights)]).toEqual([{ a: 1 }, { p: [3, 3], q: [3, 3], r: [3, 3] }])
  },
)
