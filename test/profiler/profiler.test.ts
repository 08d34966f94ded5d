import { setTimeout as sleep } from 'node:timers/promises'
import { told } from '../support/warnings'
import '../../lib/autograd'
import { native } from '../../lib/binding/native'
import { ones } from '../../lib/generated/torch'
import { Profiler, type ProfilerOptions, profile, recordFunction, schedule } from '../../lib/profiler'
import { expectAlive, refusalOf } from '../hostile/refusal'

const t = ones([4])

/** How often each operator of a recording was called. */
const counts = (profiler: Profiler) => Object.fromEntries(profiler.keyAverages().map(({ key, count }) => [key, count]))

describe('Profiler', () => {
  test('records from start() to stop()', () => {
    const profiler = new Profiler({ activities: ['cpu'] })
    t.exp()
    profiler.start()
    expect(profiler.running).toBe(true)
    t.sin()
    t.sin()
    profiler.stop()
    t.cos()
    expect(profiler.running).toBe(false)
    expect(counts(profiler)).toEqual({ 'aten::sin': 2 })
  })

  test('can be started again, and then has the new recording', () => {
    const profiler = new Profiler()
    for (const operator of ['sin', 'cos'] as const) {
      profiler.start()
      t[operator]()
      profiler.stop()
      expect(counts(profiler)).toEqual({ [`aten::${operator}`]: 1 })
    }
  })

  test('leaves the functions of the addon as they were', () => {
    const before = { ...native }
    const profiler = new Profiler()
    profiler.start()
    expect(native.call).not.toBe(before.call)
    profiler.stop()
    expect({ ...native }).toEqual(before)
    expect(native.call).toBe(before.call)
  })

  test('is stopped by `using`', () => {
    const profiler = new Profiler()
    profiler.start()
    t.sin()
    profiler[Symbol.dispose]()
    profiler[Symbol.dispose]()
    expect(counts(profiler)).toEqual({ 'aten::sin': 1 })
  })

  test('cannot be started or stopped within a backward pass, and goes on', () => {
    const [profiler, another] = [new Profiler(), new Profiler()]
    const leaf = ones([3], { requiresGrad: true })
    leaf.registerHook(() => {
      expect(refusalOf(() => another.start())).toBe('ERR_BUSY')
      expect(() => profiler.stop()).toThrow('within a backward pass')
      expect([profiler.running, another.running]).toEqual([true, false])
    })
    profiler.start()
    leaf.exp().sum().backward()
    t.sin()
    profiler.stop()
    expect(counts(profiler)).toMatchObject({ 'aten::exp': 1, ExpBackward0: 1, 'aten::sin': 1 })
    expectAlive()
  })

  test('an operator that fails is in the recording, and the recording goes on', () => {
    const profiler = new Profiler()
    profiler.start()
    expect(() => t.matmul(ones([3, 3]))).toThrow('cannot be multiplied')
    t.sin()
    profiler.stop()
    expect(counts(profiler)).toMatchObject({ 'aten::matmul': 1, 'aten::sin': 1 })
  })
})

describe('a schedule', () => {
  test('records the active steps of each cycle, passes on each recording, and numbers the steps', () => {
    const seen: { step: number; names: string[]; sines: number }[] = []
    const onTraceReady = (profiler: Profiler) => {
      t.exp() // not recorded: it runs between the recordings
      const names = profiler.events().flatMap(({ name, isUserAnnotation }) => (isUserAnnotation ? [name] : []))
      seen.push({ step: profiler.stepNumber, names, sines: counts(profiler)['aten::sin'] })
    }
    const plan = schedule({ skipFirst: 1, wait: 1, warmup: 1, active: 2, repeat: 2 })
    const profiler = profile({ schedule: plan, onTraceReady }, (running) => {
      for (let i = 0; i < 12; i++) {
        t.sin()
        running.step()
      }
    })
    expect(seen).toEqual([
      { step: 5, names: ['ProfilerStep#3', 'ProfilerStep#4'], sines: 2 },
      { step: 9, names: ['ProfilerStep#7', 'ProfilerStep#8'], sines: 2 },
    ])
    expect(counts(profiler)).toEqual({ 'ProfilerStep*': 2, 'aten::sin': 2 })
  })

  test('that is stopped in the middle of recording passes on what there is', () => {
    const ready = jest.fn()
    const profiler = profile({ schedule: schedule({ active: 5 }), onTraceReady: ready }, (running) => {
      t.sin()
      running.step()
      t.sin()
    })
    expect(ready.mock.calls).toEqual([[profiler]])
    expect(counts(profiler)).toEqual({ 'ProfilerStep*': 2, 'aten::sin': 2 })
  })

  test('ends the ranges that are open, the innermost first', () => {
    const recording = new Profiler()
    recording.start()
    recordFunction('outer', () =>
      recordFunction('inner', () => {
        ones([4]).sin()
        recording.stop()
      }),
    )
    const inner = recording.events().find(({ name }) => name === 'inner')
    expect(inner?.cpuParent?.name).toBe('outer')
  })

  test('has a range for a step that begins within a user’s range, and that range ends with the step before', () => {
    const profiler = profile({ schedule: schedule({ active: 2 }) }, (running) => {
      recordFunction('mine', () => running.step())
      t.sin()
    })
    const [step, sine] = ['ProfilerStep#1', 'aten::sin'].map((name) =>
      profiler.events().find((event) => event.name === name),
    )
    expect(sine?.cpuParent).toBe(step)
    expect(step).toBeDefined()
  })

  test('may be stopped by the callback that gets the recording', () => {
    const profiler = new Profiler({ schedule: schedule({ active: 1 }), onTraceReady: (ready) => ready.stop() })
    profiler.start()
    profiler.step()
    expect(profiler.running).toBe(false)
    expect(counts(profiler)).toEqual({ 'ProfilerStep*': 1 })
    expect(refusalOf(() => profiler.step())).toBe('ERR_RUNTIME')
  })

  test('without steps is one recording', () => {
    const ready = jest.fn()
    profile({ onTraceReady: ready }, () => t.sin())
    expect(ready).toHaveBeenCalledTimes(1)
  })

  test('that returns an unknown word is refused, and the profiler is not running', () => {
    const profiler = new Profiler({ schedule: (() => 'perhaps') as never })
    expect(() => profiler.start()).toThrow(
      'the schedule gives one of none, warmup, record, recordAndSave; for step 0 it gave "perhaps"',
    )
    expect(profiler.running).toBe(false)
  })
})

describe('profile', () => {
  test('waits for the promise that the function returns', async () => {
    const profiler = await profile({}, async () => {
      t.sin()
      await sleep(5)
      t.cos()
    })
    expect(counts(profiler)).toEqual({ 'aten::sin': 1, 'aten::cos': 1 })
    expect(profiler.running).toBe(false)
  })

  test.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('mine')
      },
    ],
    [
      'rejects',
      async () => {
        throw new Error('mine')
      },
    ],
  ])('ends when the function %s, with that error', async (_, fn) => {
    await expect((async () => profile({}, fn))()).rejects.toThrow('mine')
    expect(counts(profile({}, () => t.sin()))).toEqual({ 'aten::sin': 1 })
  })
})

describe('recordFunction', () => {
  test('names a range of the recording, and can be nested', () => {
    const profiler = profile({}, () => {
      const answer = recordFunction('outer', () => {
        t.sin()
        return recordFunction('inner', () => {
          t.cos()
          return 42
        })
      })
      expect(answer).toBe(42)
    })
    const [outer, sin, inner, cos] = profiler.events()
    expect([outer, sin, inner, cos].map(({ name }) => name)).toEqual(['outer', 'aten::sin', 'inner', 'aten::cos'])
    expect([outer, inner].map(({ isUserAnnotation }) => isUserAnnotation)).toEqual([true, true])
    expect([sin, inner, cos].map(({ cpuParent }) => cpuParent?.name)).toEqual(['outer', 'outer', 'inner'])
    expect(inner.cpuParent).toBe(outer)
  })

  test('runs the function when nothing is being recorded', () => {
    expect(recordFunction('name', () => 7)).toBe(7)
  })

  test('ends with an error', () => {
    const profiler = profile({}, () => {
      expect(() =>
        recordFunction('fails', () => {
          throw new Error('mine')
        }),
      ).toThrow('mine')
      t.sin()
    })
    expect(profiler.events().map(({ name, cpuParent }) => [name, cpuParent])).toEqual([
      ['fails', undefined],
      ['aten::sin', undefined],
    ])
  })

  test('refuses asynchronous functions, and other arguments than a name and a function', () => {
    expect(refusalOf(() => recordFunction('name', async () => 7))).toBe('TypeError')
    expect(refusalOf(() => recordFunction(7 as never, () => 7))).toBe('TypeError')
    expect(refusalOf(() => recordFunction('name', 7 as never))).toBe('TypeError')
  })
})

describe('invalid uses are refused', () => {
  test.each<[string, unknown]>([
    ['no object', 7],
    ['null', null],
    ['an activity that is not there', { activities: ['tpu'] }],
    ['no activities', { activities: [] }],
    ['an activity that is not a list', { activities: 'cpu' }],
    ['recordShapes that is not a boolean', { recordShapes: 1 }],
    ['a schedule that is not a function', { schedule: {} }],
    ['an onTraceReady that is not a function', { onTraceReady: 'print' }],
  ])('options: %s', (_, options) => {
    expect(refusalOf(() => new Profiler(options as ProfilerOptions))).toBe('TypeError')
  })

  test('a profiler within another, or started twice', () => {
    profile({}, (outer) => {
      expect(refusalOf(() => profile({}, () => t.sin()))).toBe('ERR_BUSY')
      expect(() => new Profiler().start()).toThrow('already recording on this thread')
      expect(refusalOf(() => outer.start())).toBe('ERR_BUSY')
    })
    expect(counts(profile({}, () => t.sin()))).toEqual({ 'aten::sin': 1 })
  })

  test('stop() and step() without start(), and results before there are any', () => {
    const profiler = new Profiler()
    for (const call of ['stop', 'step', 'events', 'keyAverages'] as const) {
      expect(refusalOf(() => profiler[call]())).toBe('ERR_RUNTIME')
    }
    expect(() => profiler.stop()).toThrow('start() it first')
    expect(refusalOf(() => profiler.exportChromeTraceSync('trace.json'))).toBe('ERR_RUNTIME')
  })

  test('profile without a function', () => {
    expect(refusalOf(() => profile({}, undefined as never))).toBe('TypeError')
    expect(refusalOf(() => profile((() => 7) as never, undefined as never))).toBe('TypeError')
  })

  const withoutGpu = native.cudaDeviceCount() > 0 ? test.skip : test
  withoutGpu('to record a missing GPU: an error if it is alone, a warning beside the CPU', () => {
    const emit = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
    expect(refusalOf(() => new Profiler({ activities: ['cuda'] }))).toBe('ERR_DEVICE')
    expect(emit).not.toHaveBeenCalled()
    expect(counts(profile({ activities: ['cpu', 'cuda'] }, () => t.sin()))).toEqual({ 'aten::sin': 1 })
    expect(told(emit)).toEqual([['TorchWarning', expect.stringContaining('records the CPU alone')]])
    emit.mockRestore()
  })
})
