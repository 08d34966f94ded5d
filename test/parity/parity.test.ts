import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as torch from '../../lib'
import known from '../../scripts/parity/known.json'
import { type Case, type ModuleCase, operatorOf, parse, replay, replayModule } from '../../scripts/parity/replay.cjs'
import { replayTraining, type TrainingCase } from '../../scripts/parity/replay-training.cjs'

// A few cases of each operator and module; node scripts/parity/run.mjs runs all.
const read = (name: string) => gunzipSync(readFileSync(join(__dirname, '../golden', name))).toString()
const { header, cases } = parse(read('parity.jsonl.gz'))
const training = parse<TrainingCase>(read('parity-training.jsonl.gz'))
const layers = parse<ModuleCase>(read('parity-modules.jsonl.gz'))

const byOperator = new Map<string, Case[]>()
for (const item of cases) byOperator.set(operatorOf(item), [...(byOperator.get(operatorOf(item)) ?? []), item])

const failuresOf = (operator: string) =>
  (byOperator.get(operator) ?? []).flatMap((item) =>
    replay(torch, item).failures.map((failure) => `${operator} (${item.dtype}): ${failure}`),
  )

const operators = [...byOperator.keys()]
const groups = [...new Set(operators.map((operator) => operator.split('.').slice(0, -1).join('.')))]

test.each(groups.map((group) => [group || 'torch and Tensor', group]))(
  'results, gradients, methods and in-place forms of %s are what PyTorch gives',
  (_, group) => {
    const members = operators.filter((operator) => operator.split('.').slice(0, -1).join('.') === group)
    expect(members.filter((operator) => !Object.hasOwn(known, operator)).flatMap(failuresOf)).toEqual([])
  },
)

test('results, gradients and states of modules are what PyTorch gives', () => {
  const failures = layers.cases.flatMap((item) =>
    replayModule(torch, item).failures.map((failure) => `nn.${item.module} (training ${item.training}): ${failure}`),
  )
  expect(failures).toEqual([])
  expect(new Set(layers.cases.map(({ module }) => module)).size).toBe(
    layers.header.modules.length - Object.keys(layers.header.without).length,
  )
})

test('ten steps with every optimizer and scheduler give what PyTorch gives', () => {
  const failures = training.cases.flatMap((item) =>
    replayTraining(torch, item).failures.map((failure) => `${item.name}: ${failure}`),
  )
  expect(failures).toEqual([])
  expect(new Set(training.cases.map(({ name }) => name)).size).toBe(31)
})

test('nearly every OpInfo that PyTorch has for the CPU has a case', () => {
  const missing = Object.entries(header.without).filter(([, reason]) => !reason.startsWith('CUDA only'))
  expect(header.operators.length - Object.keys(header.without).length).toBe(operators.length)
  expect(missing).toEqual([])
  expect(Object.keys(known).length).toBeLessThan(0.05 * header.operators.length)
})

test('a wrong value, dtype, shape or gradient is found', () => {
  const product = cases.find((item) => item.op === 'mul' && item.grads) as Case
  const { T } = product.result as { T: { dtype: string; shape: number[]; data: string } }
  const as = (changed: object) => replay(torch, { ...product, result: { T: { ...T, ...changed } } }).failures
  const flipped = Buffer.from(T.data, 'base64')
  flipped[6] ^= 1
  expect(replay(torch, product).failures).toEqual([])
  expect(as({ data: flipped.toString('base64') })[0]).toMatch(/^element 0 is /)
  expect(as({ shape: [1, ...T.shape] })[0]).toMatch(/^gave float64 .* not float64/)
  expect(as({ dtype: 'int64' })[0]).toMatch(/^gave float64 .* not int64/)
  expect(replay(torch, { ...product, grads: [null, null] }).failures[0]).toMatch(/^gradient: gave float64/)
  expect(replay(torch, { ...product, calls: [{ ...product.calls[0], fn: 'torch.no_such' }] }).failures).toContain(
    'torch.noSuch is not there',
  )
})
