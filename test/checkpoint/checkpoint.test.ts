import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GradScaler } from '../../lib/amp'
import {
  lastCheckpoint,
  loadCheckpoint,
  loadCheckpointSync,
  loadSync,
  saveCheckpoint,
  saveCheckpointSync,
  saveSync,
} from '../../lib/checkpoint'
import { DataLoader, TensorDataset } from '../../lib/data'
import { arange, ones, rand } from '../../lib/generated/ops'
import { BatchNorm1d, Linear, Sequential } from '../../lib/nn'
import { AdamW, lrScheduler, SGD } from '../../lib/optim'
import { Generator, getRngState, manualSeed } from '../../lib/random'
import type { Tensor } from '../../lib/tensor'
import { askPython, withPython } from '../support/python'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-checkpoint-'))
  path = join(folder, 'step-10.pt')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** All that a training has. */
function made() {
  const model = new Sequential(new Linear(2, 3), new BatchNorm1d(3), new Linear(3, 1))
  const optimizer = new AdamW(model.parameters(), { lr: 0.5 })
  const scheduler = new lrScheduler.StepLR(optimizer, 2)
  const scaler = new GradScaler('cpu')
  const dataset = new TensorDataset(arange(20).to('float32').view([10, 2]))
  const loader = new DataLoader(dataset, { batchSize: 2, shuffle: true })
  return { model, optimizer, scheduler, scaler, loader }
}

function train({ model, optimizer, scheduler }: ReturnType<typeof made>, x: Tensor): number {
  optimizer.zeroGrad()
  const loss = model
    .forward(x)
    .sub(rand([1]))
    .pow(2)
    .mean()
  loss.backward()
  optimizer.step()
  scheduler.step()
  return loss.item() as number
}

test('everything goes on as it would have, in one file', async () => {
  const first = made()
  manualSeed(4)
  const losses: number[] = []
  for (const [x] of first.loader) {
    losses.push(train(first, x))
    if (losses.length === 2) await saveCheckpoint(path, { ...first, epoch: 1, history: [...losses], note: 'half' })
  }
  manualSeed(77)
  const second = made()
  const values = await loadCheckpoint<{ history: number[] }>(path, second)
  expect(values).toEqual({ epoch: 1, history: losses.slice(0, 2), note: 'half' })
  const resumed = [...second.loader].map(([x]) => train(second, x))
  expect([...values.history, ...resumed]).toEqual(losses)
  manualSeed(78)
  const third = made()
  expect(loadCheckpointSync(path, third)).toEqual(values)
  expect([...third.loader].map(([x]) => train(third, x))).toEqual(resumed)
})

test('lists, objects, generators and parts of one’s own are restored in place', () => {
  const own = {
    count: 1,
    stateDict: () => ({ count: own.count }),
    loadStateDict({ count }: { count: number }) {
      own.count = count
    },
  }
  const [a, b] = [new Linear(1, 1), new Linear(1, 1)]
  const generator = new Generator().manualSeed(3)
  saveCheckpointSync(path, {
    nets: { a, b },
    own,
    generators: [generator],
    optimizers: [new SGD(a.parameters(), { lr: 2 })],
  })
  const wanted = rand([2], { generator }).toArray()
  own.count = 5
  const [c, d] = [new Linear(1, 1), new Linear(1, 1)]
  const optimizer = new SGD(c.parameters(), { lr: 1 })
  const other = new Generator()
  expect(loadCheckpointSync(path, { nets: { a: c, b: d }, own, generators: [other], optimizers: [optimizer] })).toEqual(
    {},
  )
  expect([c.weight.equal(a.weight), d.weight.equal(b.weight), own.count]).toEqual([true, true, 1])
  expect(optimizer.paramGroups[0].lr).toBe(2)
  expect(rand([2], { generator: other }).toArray()).toEqual(wanted)
})

test('{ random: false } leaves the generators as they are', () => {
  manualSeed(1)
  saveCheckpointSync(path, { epoch: 1 })
  const next = rand([1]).item()
  const after = rand([1]).item()
  loadCheckpointSync(path, {})
  expect(rand([1]).item()).toBe(next)
  loadCheckpointSync(path, {}, { random: false })
  expect(rand([1]).item()).toBe(after)
})

test('the values are those of the moment of the call', async () => {
  const model = new Linear(400, 400)
  const before = model.weight.detach().clone()
  const saving = saveCheckpoint(path, { model })
  model.weight.data.zero_()
  await saving
  const other = new Linear(400, 400)
  await loadCheckpoint(path, { model: other })
  expect(other.weight.equal(before)).toBe(true)
})

withPython('torch')(
  'Python opens it, weights only, and goes on with its states',
  (python) => {
    const parts = made()
    for (const [x] of parts.loader) {
      train(parts, x)
      saveCheckpointSync(path, { ...parts, epoch: 2, step: 7 })
    }
    const program = `
import json, sys, torch
c = torch.load(sys.argv[1], weights_only=True)
model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm1d(3), torch.nn.Linear(3, 1))
model.load_state_dict(c["model"])
optimizer = torch.optim.AdamW(model.parameters())
optimizer.load_state_dict(c["optimizer"])
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 1)
scheduler.load_state_dict(c["scheduler"])
torch.set_rng_state(c["random"]["cpu"])
print(json.dumps([sorted(c), c["epoch"], type(c["step"]).__name__, float(optimizer.state[model[0].weight]["step"]), scheduler.last_epoch, torch.rand(1).item()]))`
    const names = ['epoch', 'loader', 'model', 'optimizer', 'random', 'scaler', 'scheduler', 'step']
    expect(askPython(python, program, [path])).toEqual([names, 2, 'int', 5, 5, rand([1]).item()])
  },
  120_000,
)

const names = () => readdirSync(folder).sort()

describe('{ keepLast }', () => {
  test('removes all but the last, by the numbers in their names', async () => {
    writeFileSync(join(folder, 'step-x.pt'), '')
    writeFileSync(join(folder, 'other-1.pt'), '')
    for (const step of [8, 9, 10, 11]) await saveCheckpoint(join(folder, `step-${step}.pt`), { step }, { keepLast: 2 })
    expect(names()).toEqual(['other-1.pt', 'step-10.pt', 'step-11.pt', 'step-x.pt'])
    saveCheckpointSync(join(folder, 'step-100.pt'), {}, { keepLast: 1 })
    expect(names()).toEqual(['other-1.pt', 'step-100.pt', 'step-x.pt'])
  })

  test('never the one that was just saved', async () => {
    saveCheckpointSync(join(folder, 'step-500.pt'), {})
    await saveCheckpoint(path, {}, { keepLast: 1 })
    expect(names()).toEqual(['step-10.pt'])
  })

  test('of several saves at once the last is kept', async () => {
    const options = { keepLast: 1, keepBest: { metric: 'loss' } }
    await Promise.all([0, 1, 2].map((i) => saveCheckpoint(join(folder, `k-${i}.pt`), { loss: i }, options)))
    expect(names()).toEqual(['k-2.pt', 'k-best.pt'])
    expect(loadCheckpointSync(join(folder, 'k-best.pt'), {})).toEqual({ loss: 0 })
  })

  test('a save that fails meanwhile is told, and the others are kept', async () => {
    mkdirSync(join(folder, 'k-1.pt'))
    const saves = [0, 1, 2].map((i) => saveCheckpoint(join(folder, `k-${i}.pt`), {}, { keepLast: 2 }))
    expect((await Promise.allSettled(saves)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(names()).toEqual(['k-0.pt', 'k-1.pt', 'k-2.pt'])
  })

  test('of an earlier run’s files, whose numbers are larger, first', async () => {
    for (const step of [700, 800, 900]) saveCheckpointSync(join(folder, `step-${step}.pt`), {})
    const left: string[][] = []
    for (const step of [10, 20, 30, 40]) {
      await saveCheckpoint(join(folder, `step-${step}.pt`), { step }, { keepLast: 3 })
      left.push(names().map((name) => name.slice(5, -3)))
    }
    expect(left).toEqual([
      ['10', '800', '900'],
      ['10', '20', '900'],
      ['10', '20', '30'],
      ['20', '30', '40'],
    ])
  })

  test('leaves folders alone', async () => {
    mkdirSync(join(folder, 'step-0.pt'))
    await saveCheckpoint(path, {}, { keepLast: 1 })
    saveCheckpointSync(join(folder, 'step-11.pt'), {}, { keepLast: 1 })
    expect(names()).toEqual(['step-0.pt', 'step-11.pt'])
  })

  test('needs a number in the name', async () => {
    await expect(saveCheckpoint(join(folder, 'last.pt'), {}, { keepLast: 1 })).rejects.toThrow(/a number in their name/)
    expect(names()).toEqual([])
  })
})

describe('{ keepBest }', () => {
  test.each<['min' | 'max', number]>([
    ['min', 2],
    ['max', 3],
  ])('keeps the one with the %s of a number', async (mode, best) => {
    for (const [i, loss] of [0.5, 0.25, 0.75, Number.NaN].entries()) {
      const contents = { step: i + 1, loss }
      const options = { keepLast: 1, keepBest: { metric: 'loss', mode } }
      if (i % 2 === 0) await saveCheckpoint(join(folder, `step-${i + 1}.pt`), contents, options)
      else saveCheckpointSync(join(folder, `step-${i + 1}.pt`), contents, options)
    }
    expect(names()).toEqual(['step-4.pt', 'step-best.pt'])
    expect(loadSync<Map<string, unknown>>(join(folder, 'step-best.pt')).get('step')).toBe(best)
  })

  test('of one file that is replaced each time, too', () => {
    for (const loss of [2, 1, 3])
      saveCheckpointSync(join(folder, 'model.pt'), { loss }, { keepBest: { metric: 'loss' } })
    expect(names()).toEqual(['model-best.pt', 'model.pt'])
    expect(loadCheckpointSync(join(folder, 'model-best.pt'), {})).toEqual({ loss: 1 })
    expect(loadCheckpointSync(join(folder, 'model.pt'), {})).toEqual({ loss: 3 })
  })

  test('of a link the file that it leads to', async () => {
    mkdirSync(join(folder, 'real'))
    const link = join(folder, 'c.pt')
    saveSync({}, join(folder, 'real', 'c.pt'))
    symlinkSync(join('real', 'c.pt'), link)
    await saveCheckpoint(link, { loss: 0.1 }, { keepBest: { metric: 'loss' } })
    saveCheckpointSync(link, { loss: 0.9 }, { keepBest: { metric: 'loss' } })
    expect(lstatSync(join(folder, 'c-best.pt')).isSymbolicLink()).toBe(false)
    expect(loadCheckpointSync(join(folder, 'c-best.pt'), {})).toEqual({ loss: 0.1 })
  })

  test.each(['min', 'max'] as const)('any number is better than NaN, with the mode %s', (mode) => {
    saveCheckpointSync(join(folder, 'step-best.pt'), { loss: Number.NaN })
    saveCheckpointSync(path, { loss: 5 }, { keepBest: { metric: 'loss', mode } })
    expect(loadCheckpointSync(join(folder, 'step-best.pt'), {})).toEqual({ loss: 5 })
  })

  test('needs that number', () => {
    const options = { keepBest: { metric: 'loss' } }
    expect(() => saveCheckpointSync(path, { loss: ones([1]) }, options)).toThrow(/compares the numbers "loss", but/)
    saveSync({}, join(folder, 'step-best.pt'))
    expect(() => saveCheckpointSync(path, { loss: 1 }, options)).toThrow(/the best checkpoint has no number "loss"/)
    expect(names()).toEqual(['step-best.pt'])
  })

  test('a damaged one is replaced, with a warning', async () => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
    for (const save of [saveCheckpointSync, saveCheckpoint]) {
      writeFileSync(join(folder, 'step-best.pt'), 'PK\x03\x04')
      await save(path, { loss: 1 }, { keepBest: { metric: 'loss' } })
      expect(loadCheckpointSync(join(folder, 'step-best.pt'), {})).toEqual({ loss: 1 })
    }
    expect(warned.mock.calls.map(([warning]) => String(warning))).toEqual([
      expect.stringMatching(/step-best.pt.*the next best checkpoint replaces it/),
      expect.stringMatching(/step-best.pt.*the next best checkpoint replaces it/),
    ])
    warned.mockRestore()
  })
})

describe('lastCheckpoint', () => {
  test('is the one with the largest number', () => {
    for (const name of ['step-9.pt', 'step-10.pt', 'step-best.pt', 'step-11.tmp', 'step-.pt'])
      writeFileSync(join(folder, name), '')
    mkdirSync(join(folder, 'step-12.pt'))
    expect(lastCheckpoint(join(folder, 'step-*.pt'))).toBe(path)
  })

  test('is undefined where there is none, or no folder', () => {
    expect(lastCheckpoint(join(folder, 'step-*.pt'))).toBeUndefined()
    expect(lastCheckpoint(join(folder, 'none', 'step-*.pt'))).toBeUndefined()
  })

  test('refuses a name without one *', () => {
    expect(() => lastCheckpoint(path)).toThrow(/has one \* in place of the number/)
    expect(() => lastCheckpoint('*-*.pt')).toThrow(TypeError)
  })
})

function cycle() {
  const whole: { a: unknown[] } = { a: [] }
  whole.a.push(whole)
  return whole
}

function deep() {
  let value: unknown = 1
  for (let i = 0; i < 101; i++) value = [value]
  return value
}

/** The optimizer of a model, after a step. */
function stepped(model: Linear) {
  const optimizer = new SGD(model.parameters(), { lr: 1, momentum: 0.5 })
  model
    .forward(ones([model.weight.shape[1]]))
    .sum()
    .backward()
  optimizer.step()
  return optimizer
}

test.each<[string, () => Record<string, unknown>]>([
  ['an optimizer of other parameters', () => ({ wrong: stepped(new Linear(50, 50)) })],
  ['a larger model of another shape', () => ({ wrong: new Linear(50, 50) })],
  ['a generator whose state is none', () => ({ bad: new Generator() })],
])('where %s does not fit, all is as it was', (_name, made) => {
  const trained = (lr: number) => {
    const model = new Linear(2, 2)
    const optimizer = new SGD(model.parameters(), { lr, momentum: 0.5 })
    model
      .forward(ones([2]))
      .sum()
      .backward()
    optimizer.step()
    return { model, optimizer, generator: new Generator().manualSeed(lr) }
  }
  saveCheckpointSync(path, { ...trained(1), wrong: new SGD([ones([1])], { lr: 1 }), bad: 1 })
  const { model, optimizer, generator } = trained(7)
  const parts = { generator, model, optimizer, ...made() }
  const momenta = () => [...optimizer.state.values()].map(String)
  const state = () => [
    model.weight.toArray(),
    optimizer.paramGroups[0].lr,
    momenta(),
    generator.getState().toArray(),
    getRngState().toArray(),
  ]
  const before = state()
  expect(() => loadCheckpointSync(path, parts)).toThrow()
  expect(state()).toEqual(before)
})

const ofList = () => {
  saveSync([1], path)
  return loadCheckpointSync(path, {})
}

describe('refused, before anything is changed', () => {
  test('a part that the file lacks', () => {
    const [model, other] = [new Linear(1, 1), new Linear(1, 1)]
    saveCheckpointSync(path, { model, epoch: 1 })
    const before = other.weight.item()
    const lacking = () => loadCheckpointSync(path, { model: other, optimizer: new SGD(other.parameters(), { lr: 1 }) })
    expect(lacking).toThrow(expect.objectContaining({ code: 'ERR_STATE_DICT' }))
    expect(lacking).toThrow(/has no "optimizer"; it has "model", "epoch", "random"/)
    expect(other.weight.item()).toBe(before)
  })

  test.each<[string, () => unknown, RegExp]>([
    [
      'a value in place of a part',
      () => loadCheckpointSync(path, { epoch: 1 }),
      /epoch is 1, which has no loadStateDict/,
    ],
    [
      'a list of another length',
      () => loadCheckpointSync(path, { list: [new Linear(1, 1)] }),
      /"list" is \[1, 2\], not 1 states/,
    ],
    [
      'a part of the name of what objects inherit',
      () => loadCheckpointSync(path, { constructor: new Linear(1, 1) } as never),
      /the checkpoint has no "constructor"/,
    ],
    ['a value that holds itself', () => saveCheckpointSync(path, { cycle: cycle() }), /"cycle\.a\[0\]" holds itself/],
    ['a value of many levels', () => saveCheckpointSync(path, { deep: deep() }), /nested more than 100 deep/],
    ['a file that is not a dict', ofList, /a checkpoint is a dict/],
    ['the name of the random states', () => saveCheckpointSync(path, { random: 1 }), /the name random is that of/],
    ['contents that are not an object', () => saveCheckpointSync(path, [1] as never), /must be an object such as/],
  ])('%s', (_name, act, message) => {
    saveCheckpointSync(path, { epoch: 1, list: [1, 2] })
    expect(act).toThrow(message)
  })
})
