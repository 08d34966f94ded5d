import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { loadSync as loadPt, saveSync } from '../../../lib/checkpoint'
import { exampleInputs, load, loadSync } from '../../../lib/checkpoint/exported'
import { openingArchive } from '../../../lib/checkpoint/pt/archive'
import { zipPieces } from '../../../lib/checkpoint/pt/zip-writer'
import { TorchError } from '../../../lib/errors'
import { ones } from '../../../lib/generated/ops'
import { readFromSync } from '../../../lib/system/reading'
import { isTensor } from '../../../lib/tensor'
import { golden } from '../../golden/recipe'

const cases: { name: string; file: string }[] = golden('exported-programs').cases
const fileOf = (name: string) => Buffer.from(cases.find((one) => one.name === name)!.file, 'base64')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-exported-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The members of an archive. */
function membersOf(file: Buffer): Record<string, Buffer> {
  return readFromSync(file, (source) => {
    const archive = source.run(openingArchive(source, true))
    return Object.fromEntries([...archive.members.keys()].map((name) => [name, source.run(archive.content(name))]))
  })
}

function archive(members: Record<string, Uint8Array>): Buffer {
  const made = Object.entries(members).map(([name, data]) => ({ name, size: data.length, pieces: () => [data] }))
  return Buffer.concat([...zipPieces(made)].map((piece) => Buffer.from(piece)))
}

const isModel = (name: string) => name.endsWith('models/model.json')

/** A program whose JSON was changed as a text. */
function changed(name: string, from: string | RegExp, to: string, where = isModel): Buffer {
  const members = Object.entries(membersOf(fileOf(name))).map(([path, data]): [string, Buffer] => {
    if (!where(path)) return [path, data]
    const text = data.toString()
    const other = text.replace(from, to)
    if (other === text) throw new Error(`${path} has no ${from}`)
    return [path, Buffer.from(other)]
  })
  return archive(Object.fromEntries(members))
}

const refusal = (file: Uint8Array) => {
  try {
    loadSync(file)
  } catch (error) {
    if (error instanceof TorchError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'loaded'
}

test('a path, bytes and a Blob are read alike', async () => {
  const path = join(folder, 'linear.pt2')
  writeFileSync(path, fileOf('linear'))
  const wanted = loadSync(path).stateDict().get('weight')!
  for (const from of [path, fileOf('linear'), new Blob([fileOf('linear')])]) {
    expect((await load(from)).stateDict().get('weight')!.equal(wanted)).toBe(true)
  }
})

test('example inputs are read when they are asked for', async () => {
  const { args, kwargs } = await exampleInputs(fileOf('arguments by name'))
  expect([args.length, args.every(isTensor), [...kwargs.keys()]]).toEqual([1, true, ['y']])
})

test('a file with several programs needs the name of one', () => {
  const members = Object.entries(membersOf(fileOf('linear')))
  const twice = members.flatMap(([name, data]) => [
    [name.replace(/model(?=\.json|\.pt|_)/, 'first'), data],
    [name.includes('model') ? name.replace(/model(?=\.json|\.pt|_)/, 'second') : `${name}.other`, data],
  ])
  const file = archive(Object.fromEntries(twice))
  expect(() => loadSync(file)).toThrow(/it has no program "model"; { model } is one of first, second/)
  expect(loadSync(file, { model: 'second' }).toString()).toContain('ExportedModule')
})

test("a pickle of its own is read by torchnode's machine, and no other", async () => {
  const members = membersOf(fileOf('linear'))
  const evil = Buffer.from('\x80\x02cos\nsystem\nX\x04\0\0\0true\x85R.', 'latin1')
  const name = Object.keys(members).find((path) => path.includes('sample_inputs'))!
  const inner = membersOf(members[name])
  const pickle = Object.keys(inner).find((path) => path.endsWith('data.pkl'))!
  const file = archive({ ...members, [name]: archive({ ...inner, [pickle]: evil }) })
  expect(loadSync(file).toString()).toContain('input')
  await expect(exampleInputs(file)).rejects.toThrow(/names os.system, which loading weights only does not allow/)
})

test('torch.load says what reads such a file', () => {
  expect(() => loadPt(fileOf('linear'))).toThrow(/which torch.export.load reads/)
})

describe('refused is', () => {
  const saved = () => {
    saveSync({ x: ones([1]) }, join(folder, 'x.pt'))
    return join(folder, 'x.pt')
  }
  const linear = '"torch.ops.aten.linear.default"'
  test.each<[string, () => Uint8Array | string, RegExp]>([
    ["a file of torch.save's", saved, /it is a file of torch.save's, which torch.load reads/],
    ['a web page', () => Buffer.from('<!doctype html>'), /ERR_FILE.*it is a web page/],
    [
      'machine code',
      () => archive({ 'a/data/aotinductor/m/m.so': Buffer.of(1) }),
      /machine code that AOTInductor made/,
    ],
    ['TorchScript', () => archive({ 'a/constants.pkl': Buffer.of(1) }), /TorchScript.*torch.export.export/],
    ['an older layout', () => archive({ 'serialized_exported_program.json': Buffer.of(1) }), /PyTorch before 2.8/],
    [
      'another version',
      () => changed('linear', '"major": 8', '"major": 9'),
      /has the version 9 of the format, and 8 is read/,
    ],
    ['what is not JSON', () => changed('linear', '{', '['), /models\/model.json is not JSON/],
    [
      'an operator that libtorch lacks',
      () => changed('linear', linear, '"torch.ops.aten.nothing.default"'),
      /is torch.ops.aten.nothing.default, which a program may not call/,
    ],
    [
      'an operator that reads files',
      () => changed('linear', linear, '"torch.ops.aten.from_file.default"'),
      /aten.from_file.default, which a program may not call/,
    ],
    [
      "a function of Python's",
      () => changed('linear', linear, '"os.system"'),
      /is os.system, which a program may not call/,
    ],
    [
      'a custom operator',
      () => changed('linear', linear, '"torch.ops.mine.linear.default"'),
      /is torch.ops.mine.linear.default/,
    ],
    [
      'another higher-order operator',
      () => changed('cond', 'higher_order.cond', 'higher_order.flex_attention'),
      /higher-order operator flex_attention, which is not run here \(cond, .*export it again/,
    ],
    [
      'a loop whose graph gives another number of values than it carries',
      () => changed('while_loop', /("outputs": \[\{"as_tensor": \{"name": "add(_\d)?"\}\}), \{[^\]]*\]/, '$1]'),
      /has a graph of 7 inputs and 1 results, not 7 inputs and 2 results/,
    ],
    [
      'a loop over what are no tensors',
      () => changed('map', /"arg": \{"as_tensors": \[[^\]]*\]\}/, '"arg": {"as_ints": [1, 2]}'),
      /is of the kind as_ints, not a list of tensors/,
    ],
    [
      'a value that nothing gives',
      () => changed('linear', '"as_tensor": {"name": "p_weight"}}, "kind"', '"as_tensor": {"name": "other"}}, "kind"'),
      /is "other", which no node before has given/,
    ],
    [
      'a weight that is missing',
      () => changed('linear', '"weight_0"', '"weight_9"', (name) => name.includes('weights_config')),
      /is weight_9, which the file does not have/,
    ],
    [
      'a weight that is larger than its bytes',
      () =>
        changed(
          'linear',
          '"sizes": [{"as_int": 3}, {"as_int": 4}]',
          '"sizes": [{"as_int": 3}, {"as_int": 400}]',
          (name) => name.includes('weights_config'),
        ),
      /shows more than its bytes/,
    ],
    [
      'a custom class',
      () =>
        changed(
          'linear',
          '"user_input": {"arg": {"as_tensor": {"name": "input"}}}',
          '"custom_obj": {"arg": {"name": "o", "class_fqn": "my.Class"}, "custom_obj_name": "o"}',
        ),
      /is a custom_obj my.Class/,
    ],
  ])('%s', (_name, file, message) => {
    const given = file()
    if (typeof given === 'string') expect(() => loadSync(given)).toThrow(message)
    else expect(refusal(given)).toMatch(message)
  })

  test('or loaded is whatever is changed in the JSON', () => {
    const members = membersOf(fileOf('arguments by name'))
    const path = Object.keys(members).find(isModel)!
    const text = members[path].toString()
    const places = [...text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d+|[[\]{}]|true|false|null/g)]
    const values = ['null', '-1', '1e400', '"x"', '[]', '{}', 'true', '9223372036854775807']
    fc.assert(
      fc.property(fc.nat(places.length - 1), fc.constantFrom(...values), (place, value) => {
        const { index, 0: found } = places[place]
        const other = text.slice(0, index) + value + text.slice(index + found.length)
        expect(refusal(archive({ ...members, [path]: Buffer.from(other) }))).toMatch(/^loaded|ERR_FILE|ERR_MODULE/)
      }),
      { numRuns: 150 },
    )
  })
})
