import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Budget, type Encoding, Machine, type World } from '../../../lib/checkpoint/pickle/machine'
import { pickleEnd } from '../../../lib/checkpoint/pickle/opcodes'
import { PythonObject } from '../../../lib/checkpoint/pickle/values'

const fail = (why: string): never => {
  throw new Error(why)
}
const bad = (at: number, why: string) => fail(`byte ${at}: ${why}`)

/** A world in which every name exists, and in which a call becomes an object that describes it. */
const world: World = {
  global: (module, name) => new PythonObject(`${module}.${name}`),
  call: (callee, args) => new PythonObject(callee.name, args),
  build: (value, state) => {
    ;(value as PythonObject).state = state
  },
  // biome-ignore lint/correctness/useYield: nothing is read here
  *persistent(id) {
    return `outside ${id}`
  },
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** The bytes of all objects that are not garbage. */
function inUse(): number {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function run(text: string, encoding: Encoding = 'utf-8'): unknown {
  const machine = new Machine(Buffer.from(text, 'latin1'), 0, world, new Budget(fail), bad, { encoding })
  const step = machine.run().next()
  if (!step.done) throw new Error('asks for bytes')
  return step.value
}

describe('the machine', () => {
  test.each<[string, string, unknown]>([
    ['ints', '](K\xffM\xff\xffJ\xff\xff\xff\xff\x8a\0\x8a\x01\x80\x8a\x02\xff\0e.', [255, 65535, -1, 0, -128, 255]],
    ['bigints', `](\x8a\x08\0\0\0\0\0\0\0\x80\x8b\x09\0\0\0${'\0'.repeat(8)}\x01e.`, [-(2n ** 63n), 2n ** 64n]],
    ['floats', '](G\x3f\xe0\0\0\0\0\0\0G\x80\0\0\0\0\0\0\0e.', [0.5, -0]],
    ['texts', '](X\x02\0\0\0\xc3\xa9\x8c\x01a\x8d\x01\0\0\0\0\0\0\0be.', ['é', 'a', 'b']],
    ['a text with half a pair', 'X\x05\0\0\0a\xed\xa0\x80b.', 'a\ud800b'],
    ['halves beside pairs', 'X\x0c\0\0\0\xed\xbf\xbf\xf0\x9f\x98\x80\xed\x9f\xbf\xc3\xa9.', '\udfff\u{1f600}\ud7ffé'],
    [
      'bytes',
      '](C\x01\xffB\x01\0\0\0a\x8e\x01\0\0\0\0\0\0\0be.',
      [[255], [97], [98]].map((all) => Uint8Array.from(all)),
    ],
    ['None, True, False', '](N\x88\x89e.', [null, true, false]],
    ['tuples', '])\x85K\x01K\x02\x86\x86a.', [[[[]], [1, 2]]]],
    [
      'dicts, in order, the last of equal keys',
      '}(K\x01K\x02X\x01\0\0\0aK\x03K\x01K\x04u.',
      new Map<unknown, unknown>([
        [1, 4],
        ['a', 3],
      ]),
    ],
    ['sets', '\x8f(K\x01K\x02K\x01\x90.', new Set([1, 2])],
    ['frozen sets', '(K\x01\x91.', new Set([1])],
    ['DICT and LIST', '(K\x01(K\x02ld.', new Map([[1, [2]]])],
    ['what was remembered', ']q\x05K\x07q\x00h\x00h\x00\x86\x94h\x02.', [7, 7]],
    ['POP, POP_MARK and DUP', 'K\x01K\x020(K\x031K\x012\x86.', [1, 1]],
    ['frames', '\x80\x04\x95\x02\0\0\0\0\0\0\0K\x01.', 1],
    ['what lies outside', 'X\x01\0\0\0kQ.', 'outside k'],
  ])('%s', (_name, pickle, value) => {
    expect(run(pickle)).toEqual(value)
  })

  test('a list that was remembered is the same list', () => {
    const [a, b] = run(']q\0](h\0h\0e.') as unknown[][]
    expect(a).toBe(b)
  })

  test.each<[string, string]>([
    ['GLOBAL and REDUCE', 'ca.b\nC\nK\x01\x85R}b.'],
    ['STACK_GLOBAL and NEWOBJ', '\x8c\x03a.b\x8c\x01C\x93K\x01\x85\x81}b.'],
    ['NEWOBJ_EX', 'ca.b\nC\nK\x01\x85}\x92}b.'],
  ])('%s call nothing', (_name, pickle) => {
    const made = run(pickle) as PythonObject
    expect([made.name, made.args, made.state]).toEqual(['a.b.C', [1], new Map()])
  })

  test("strings of Python 2's are read as is asked", () => {
    expect(run('U\x02\xc3\xa9.')).toBe('é')
    expect(run('U\x02\xc3\xa9.', 'latin1')).toBe('Ã©')
    expect(run('U\x02\xc3\xa9.', 'bytes')).toEqual(Uint8Array.of(0xc3, 0xa9))
    expect(() => run('U\x01\xff.')).toThrow(/latin1/)
  })

  test('memory that is described is bounded', () => {
    const budget = new Budget(fail)
    expect(budget.bytes).toBeLessThanOrEqual(512 * 2 ** 20)
    expect(() => budget.charge(budget.bytes + 1)).toThrow(/MB/)
  })

  test.each<[string, string]>([
    ['empty lists', ']'],
    ['lists of one', ']Na'],
    ['empty tuples', ')'],
    ['tuples of one', 'N\x85'],
    ['dicts', '}'],
    ['sets', '\x8f'],
    ['bytes', 'C\0'],
    ['floats', 'G\x3f\xe0\0\0\0\0\0\x01'],
    ['texts', '\x8c\x04text'],
    ['large integers', '\x8a\x08\x01\0\0\0\0\0\0\x40'],
  ])('many %s take no more memory than is counted', (_name, one) => {
    let counted = 0
    const budget = new Budget(fail)
    budget.charge = (bytes) => {
      counted += bytes
    }
    const pickle = Buffer.from(`](${one.repeat(100_000)}e.`, 'latin1')
    const before = inUse()
    const { value } = new Machine(pickle, 0, world, budget, bad).run().next()
    const grown = inUse() - before
    expect((value as unknown[]).length).toBe(100_000)
    expect(grown).toBeLessThan(counted + 2 ** 20)
  })
})

test('the end of a pickle is found without running it', () => {
  const pickle = Buffer.from('\x80\x02ca\nb\n(X\x03\0\0\0...K.U\x01.\x8a\x01.tR.rest', 'latin1')
  expect(pickleEnd(pickle, 0, bad)).toBe(pickle.length - 'rest'.length)
  expect(pickleEnd(pickle.subarray(0, 20), 0, bad)).toBeUndefined()
  expect(() => pickleEnd(Buffer.from([0xff]), 0, bad)).toThrow(/byte 0: the opcode 0xff/)
})
