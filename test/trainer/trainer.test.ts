import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as torch from '../../lib'

const { nn, optim, metrics, Trainer } = torch
type Batch = readonly torch.Tensor[]

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-trainer-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const bitsOf = (model: torch.nn.Module) => {
  const hash = createHash('sha256')
  for (const value of model.stateDict().values()) hash.update(value.toBytes())
  return hash.digest('hex')
}

function dataset(count = 24) {
  torch.manualSeed(1)
  const x = torch.randn([count, 5])
  return new torch.data.TensorDataset(x, x.sum(1).gt(0).to('int64'))
}

const classifier = (dropout = 0) => {
  torch.manualSeed(2)
  return new nn.Sequential(new nn.Linear(5, 8), new nn.Dropout({ p: dropout }), new nn.ReLU(), new nn.Linear(8, 2))
}

const loss = new nn.CrossEntropyLoss()
const accuracy = () => new metrics.Accuracy({ task: 'multiclass', numClasses: 2 })
const loaderOf = (count = 24, batchSize = 5, options: object = {}) =>
  new torch.data.DataLoader(dataset(count), { batchSize, shuffle: true, ...options })

interface Setup {
  model?: torch.nn.Module<[torch.Tensor], torch.Tensor>
  lr?: number
  options?: Partial<torch.TrainerOptions<torch.Tensor, Batch>>
  scheduler?: (optimizer: torch.optim.Adam) => torch.TrainerOptions['scheduler']
}

function trainerOf({ model = classifier(), lr = 0.05, options = {}, scheduler }: Setup = {}) {
  const optimizer = new optim.Adam(model.parameters(), { lr })
  return new Trainer<torch.Tensor, Batch>(model, { loss, optimizer, scheduler: scheduler?.(optimizer), ...options })
}

describe('fit', () => {
  test.each<[string, Partial<torch.TrainerOptions<torch.Tensor, Batch>>, 'epoch' | 'step']>([
    ['as it is', {}, 'epoch'],
    ['with two batches a step', { accumulate: 2 }, 'epoch'],
    ['with clipped gradients', { clipGradNorm: 0.1 }, 'epoch'],
    ['with a scheduler that steps with the optimizer', {}, 'step'],
    ['compiled', { compile: true }, 'epoch'],
    ['in bfloat16', { amp: true }, 'epoch'],
    ['in float16', { amp: 'float16' }, 'epoch'],
  ])('%s gives the weights of a loop by hand, to the bit', async (_, options, interval) => {
    const model = classifier(0.25)
    const trainer = trainerOf({
      model,
      options,
      scheduler: (own) => ({ scheduler: new optim.lrScheduler.ExponentialLR(own, 0.9), interval }),
    })
    torch.manualSeed(3)
    const history = await trainer.fit(loaderOf(), { epochs: 3 })

    const twin = classifier(0.25)
    const optimizer = new optim.Adam(twin.parameters(), { lr: 0.05 })
    const scheduler = new optim.lrScheduler.ExponentialLR(optimizer, 0.9)
    const scaler = new torch.amp.GradScaler({ device: 'cpu', enabled: options.amp === 'float16' })
    const every = options.accumulate ?? 1
    torch.manualSeed(3)
    const loader = loaderOf()
    const losses: number[] = []
    for (let epoch = 0; epoch < 3; epoch++) {
      let place = 0
      for (const [x, y] of loader) {
        const forward = () => loss.forward(twin.forward(x), y)
        const dtype = options.amp === 'float16' ? 'float16' : 'bfloat16'
        const found = options.amp ? torch.amp.autocast({ device: 'cpu', dtype }, forward) : forward()
        scaler.scale(every === 1 ? found : found.div(every)).backward()
        losses[epoch] = Number(found.item())
        if (++place % every !== 0 && place < loader.length) continue
        if (options.clipGradNorm) nn.utils.clipGradNorm_(twin.parameters(), options.clipGradNorm)
        scaler.step(optimizer)
        scaler.update()
        optimizer.zeroGrad()
        if (interval === 'step') scheduler.step()
      }
      if (interval === 'epoch') scheduler.step()
    }
    expect(history.map(({ lastLoss }) => lastLoss)).toEqual(losses)
    expect(bitsOf(model)).toBe(bitsOf(twin))
  })

  test('gives for each epoch the mean loss, the metrics, the validation and the rates', async () => {
    const trainer = trainerOf({ lr: 0, options: { metrics: { accuracy: accuracy() } } })
    const loader = loaderOf()
    const evaluated = await trainer.evaluate(loader)
    const [first, second] = await trainer.fit(loader, { epochs: 2, validation: loader })
    expect(first).toEqual({
      epoch: 0,
      loss: expect.closeTo(evaluated.loss, 5),
      lastLoss: expect.any(Number),
      metrics: { accuracy: evaluated.accuracy },
      validation: { loss: expect.closeTo(evaluated.loss, 5), accuracy: evaluated.accuracy },
      lr: [0],
      seconds: expect.any(Number),
    })
    expect(second.epoch).toBe(1)
  })

  test('calls and awaits the callbacks in order', async () => {
    const told: string[] = []
    const tell = async (what: string) => {
      await null
      told.push(what)
    }
    const callbacks = {
      onFitStart: () => tell('fit'),
      onEpochStart: ({ epoch }: { epoch: number }) => tell(`epoch ${epoch}`),
      onStep: ({ step, batch }: torch.TrainerStep) => tell(`step ${step} batch ${batch}`),
      onEpochEnd: ({ epoch }: torch.TrainerEpoch) => tell(`end ${epoch}`),
      onFitEnd: (history: readonly torch.TrainerEpoch[]) => tell(`fitted ${history.length}`),
    }
    await trainerOf({ options: { callbacks, accumulate: 2 } }).fit(loaderOf(15), { epochs: 2 })
    const epoch = (n: number) => [`epoch ${n}`, `step ${2 * n} batch 1`, `step ${2 * n + 1} batch 2`, `end ${n}`]
    expect(told).toEqual(['fit', ...epoch(0), ...epoch(1), 'fitted 2'])
  })

  test.each([
    ['onFitStart', 0, 0],
    ['onEpochStart', 0, 0],
    ['onStep', 1, 0],
    ['onEpochEnd', 3, 1],
  ])('stop() in %s ends it after the step: %d steps, %d epochs', async (name, steps, epochs) => {
    let taken = 0
    const callbacks = [{ onStep: () => void taken++ }, { [name]: () => trainer.stop() }]
    const trainer = trainerOf({ options: { callbacks } })
    expect(await trainer.fit(loaderOf(15), { epochs: 5 })).toHaveLength(epochs)
    expect(taken).toBe(steps)
  })

  test('gives ReduceLROnPlateau the value that is monitored', async () => {
    const scheduler = (own: torch.optim.Adam) => ({
      scheduler: new optim.lrScheduler.ReduceLROnPlateau(own, { patience: 0, mode: 'max', factor: 0.5 }),
      monitor: 'validation.accuracy',
    })
    const trainer = trainerOf({ lr: 1e-9, scheduler, options: { metrics: { accuracy: accuracy() } } })
    const history = await trainer.fit(loaderOf(), { epochs: 3, validation: loaderOf() })
    expect(history.map(({ lr }) => lr[0])).toEqual([1e-9, 1e-9, 1e-9])
    const [{ lr }] = (
      await trainerOf({ lr: 0.1, scheduler, options: { metrics: { accuracy: accuracy() } } }).fit(
        [[torch.zeros([2, 5]), torch.tensor([0n, 1n])]],
        { epochs: 3, validation: [[torch.zeros([2, 5]), torch.tensor([0n, 1n])]] },
      )
    ).slice(-1)
    expect(lr).toEqual([0.05])
  })

  test('stops early, with the best weights where they are wanted', async () => {
    const constant: Batch[] = [[torch.zeros([2, 5]), torch.tensor([0n, 1n])]]
    const model = classifier()
    const seen: string[] = []
    const options = { callbacks: { onEpochEnd: () => void seen.push(bitsOf(model)) } }
    const trainer = trainerOf({ model, options, lr: 0.5 })
    const history = await trainer.fit(loaderOf(), {
      epochs: 50,
      validation: constant,
      earlyStopping: { patience: 2, restoreBest: true },
    })
    const losses = history.map(({ validation }) => validation?.loss ?? NaN)
    expect(history.length).toBeLessThan(50)
    const best = losses.indexOf(Math.min(...losses))
    expect(history.length).toBe(best + 3)
    expect(bitsOf(model)).toBe(seen[best])
  })

  test('leaves modes as they were, and trains and evaluates in the right ones', async () => {
    const model = classifier(0.5)
    model.eval()
    const modes: boolean[] = []
    const trainer = trainerOf({ model, options: { callbacks: { onStep: () => void modes.push(model.training) } } })
    await trainer.fit(loaderOf(10), { epochs: 1, validation: loaderOf(10) })
    expect([modes, model.training]).toEqual([[true, true], false])
    model.train()
    expect(await trainer.evaluate(loaderOf(10))).toEqual(await trainer.evaluate(loaderOf(10)))
    expect(model.training).toBe(true)
  })

  test('shows its progress, with rate and epoch, only where it is wanted or stderr is a terminal', async () => {
    const write = jest.spyOn(process.stderr, 'write').mockImplementation(() => true)
    try {
      await trainerOf().fit(loaderOf(10), { epochs: 1 })
      await trainerOf().fit(loaderOf(10), { epochs: 1, progress: false })
      expect(write).not.toHaveBeenCalled()
      await trainerOf().fit(loaderOf(10), { epochs: 1, progress: true })
      const lines = write.mock.calls.map(([line]) => String(line))
      expect(lines[0]).toBe('training\n')
      expect(lines.at(-1)).toMatch(/^training: 2 steps of 2 steps epoch 1\/1, \d+\.\d batches\/s, loss \d\.\d{5}\n$/)
    } finally {
      write.mockRestore()
    }
  })

  test('makes the folder of its checkpoints before it trains', async () => {
    let steps = 0
    const trainer = trainerOf({ options: { callbacks: { onStep: () => void steps++ } } })
    await trainer.fit(loaderOf(10), { epochs: 1, checkpoint: join(folder, 'new', 'step-*.pt') })
    expect(readdirSync(join(folder, 'new'))).toEqual(['step-2.pt'])
    const below = join(folder, 'new', 'step-2.pt', 'run.pt')
    await expect(trainer.fit(loaderOf(10), { epochs: 1, checkpoint: below })).rejects.toMatchObject({
      code: 'ERR_FILE',
    })
    expect(steps).toBe(2)
  })

  test('leaves no gradients behind where an error ends it in the middle of a step', async () => {
    const model = classifier()
    const before = bitsOf(model)
    const [good] = loaderOf(10)
    const running = trainerOf({ model, options: { accumulate: 2 } }).fit([good, []] as never, { epochs: 1 })
    await expect(running).rejects.toThrow('each batch must be an array')
    expect([[...model.parameters()].map(({ grad }) => grad), bitsOf(model)]).toEqual([[null, null, null, null], before])
  })

  test('refuses a second call while it runs, and runs again after it', async () => {
    const trainer = trainerOf()
    const running = trainer.fit(loaderOf(), { epochs: 1 })
    await expect(trainer.fit(loaderOf(), { epochs: 1 })).rejects.toMatchObject({ code: 'ERR_BUSY' })
    await running
    expect(await trainer.fit(loaderOf(), { epochs: 1 })).toHaveLength(1)
  })
})

describe('evaluate and predict', () => {
  test('weigh the batches by their samples, and evaluate leaves the metrics of a training alone', async () => {
    const model = classifier()
    const own = accuracy()
    const trainer = trainerOf({ model, options: { metrics: { accuracy: own } } })
    own.update(torch.tensor([0n]), torch.tensor([0n]))
    const { tensors } = dataset()
    const [x, y] = tensors
    const output = torch.noGrad(() => model.forward(x))
    const { loss: mean, accuracy: share } = await trainer.evaluate(loaderOf(24, 7))
    expect(mean).toBeCloseTo(Number(loss.forward(output, y).item()), 5)
    expect(share).toBeCloseTo(Number(output.argmax(1).eq(y).to('float32').mean().item()), 6)
    expect([own.updateCount, own.compute().item()]).toEqual([1, 1])
    const inOrder = new torch.data.DataLoader(dataset(), { batchSize: 7 })
    const outputs = await trainer.predict(inOrder)
    expect(outputs.map(({ shape, requiresGrad }) => [shape[0], requiresGrad])).toEqual(
      [7, 7, 7, 3].map((n) => [n, false]),
    )
    expect(torch.testing.assertClose(torch.cat(outputs), output)).toBeUndefined()
    expect(await trainer.predict([x] as never)).toHaveLength(1)
    expect(await trainer.predict([[x]])).toHaveLength(1)
  })

  test('take what prepare makes of a batch', async () => {
    const model = new nn.Linear(5, 5)
    const trainer = new Trainer(model, {
      loss: new nn.MSELoss(),
      optimizer: new optim.SGD(model.parameters(), { lr: 0.1 }),
      prepare: ({ image }: { image: torch.Tensor }) => [image, image],
    })
    const image = torch.ones([2, 5])
    const { loss: mean } = await trainer.evaluate([{ image }])
    expect(mean).toBeCloseTo(Number(new nn.MSELoss().forward(model.forward(image), image).item()), 6)
    expect(await trainer.predict([{ image }])).toHaveLength(1)
  })
})

describe('a run that was interrupted and resumed ends as one without interruption, to the bit', () => {
  const make = (kind: Record<string, unknown>) => {
    const model = classifier(0.3)
    return trainerOf({
      model,
      options: { metrics: { auroc: new metrics.AUROC({ task: 'multiclass', numClasses: 2 }) }, ...kind },
      scheduler: (own) => new optim.lrScheduler.ReduceLROnPlateau(own, { patience: 0 }),
    })
  }
  const results = (history: torch.TrainerEpoch[]) => history.map(({ seconds: _, ...rest }) => rest)
  const ahead = () => ({ prefetchFactor: 2, generator: new torch.Generator().manualSeed(4) })
  const kinds: [string, Record<string, unknown>, object, (() => object)?][] = [
    ['plain', {}, {}],
    ['with a loader that reads ahead', {}, {}, ahead],
    ['accumulating, with a rest', { accumulate: 2 }, {}],
    ['in float16', { amp: 'float16' }, {}],
    ['stopping early', {}, { earlyStopping: { patience: 1, restoreBest: true } }],
  ]
  const ways = ['a crash', 'stop()', 'an AbortSignal'] as const

  test.each(kinds.flatMap(([name, kind, fit, loading]) => ways.map((way) => [name, way, kind, fit, loading] as const)))(
    '%s, by %s',
    async (_, way, kind, fit, loading) => {
      const loader = () => loaderOf(26, 4, loading?.())
      const options = { epochs: 3, ...fit }
      torch.manualSeed(9)
      const whole = make(kind)
      const ownLoader = loader()
      const wanted = await whole.fit(ownLoader, { ...options, validation: loader() })
      const steps = Math.ceil(7 / ((kind.accumulate as number) ?? 1))
      for (const at of [1, 2, steps - 1, steps, steps + 2, 2 * steps + 1]) {
        const path = join(folder, `${at}-*.pt`)
        const checkpoint = { path, everySteps: 1, keepLast: 2 }
        const controller = new AbortController()
        const broken = new Error('killed')
        torch.manualSeed(9)
        const first = make({
          ...kind,
          callbacks: {
            onStep: ({ step }: torch.TrainerStep) => {
              if (step + 1 !== at) return
              if (way === 'stop()') first.stop()
              else if (way === 'an AbortSignal') controller.abort(broken)
              else throw broken
            },
          },
        })
        const { signal } = controller
        const running = first.fit(loader(), { ...options, validation: loader(), checkpoint, signal })
        if (way === 'stop()') await running
        else await expect(running).rejects.toBe(broken)
        torch.manualSeed(1234)
        const second = make(kind)
        second.model.apply((module: torch.nn.Module) => (module as torch.nn.Linear).resetParameters?.())
        if (way === 'a crash' && at === 1) continue
        const found = await second.fit(loader(), { ...options, validation: loader(), checkpoint, resume: true })
        expect(results(found)).toEqual(results(wanted))
        expect([at, bitsOf(second.model)]).toEqual([at, bitsOf(whole.model)])
      }
    },
  )

  test('batches of a list are skipped where it was left', async () => {
    const list = [...loaderOf(26, 4)]
    torch.manualSeed(9)
    const whole = make({})
    await whole.fit(list, { epochs: 2 })
    const checkpoint = join(folder, 'run.pt')
    torch.manualSeed(9)
    const first: torch.Trainer<torch.Tensor, Batch> = make({
      callbacks: { onStep: ({ step }: torch.TrainerStep) => void (step === 3 && first.stop()) },
    })
    await first.fit(list, { epochs: 2, checkpoint })
    const second = make({})
    await second.fit(list, { epochs: 2, checkpoint, resume: true })
    expect(bitsOf(second.model)).toBe(bitsOf(whole.model))
  })

  test('a process that is killed in the middle of an epoch', () => {
    const dist = join(__dirname, '../../dist')
    const run = (place: string, step: number) =>
      spawnSync(process.execPath, [join(__dirname, '../support/trainer.cjs'), dist, place, String(step)], {
        encoding: 'utf8',
      })
    const whole = run(mkdtempSync(join(folder, 'whole-')), 0)
    const place = mkdtempSync(join(folder, 'killed-'))
    for (const step of [4, 12, 25]) expect(run(place, step).signal).toBe('SIGKILL')
    const resumed = run(place, 0)
    expect(resumed.stderr).toBe('')
    expect(JSON.parse(resumed.stdout)).toEqual(JSON.parse(whole.stdout))
    expect(readdirSync(place)).toHaveLength(2)
  })

  test('a checkpoint of another model is refused, and nothing is changed', async () => {
    const checkpoint = join(folder, 'run.pt')
    await trainerOf({ model: new nn.Linear(5, 2) }).fit(loaderOf(), { epochs: 1, checkpoint })
    const model = classifier()
    const before = bitsOf(model)
    const running = trainerOf({ model }).fit(loaderOf(), { epochs: 1, resume: checkpoint })
    await expect(running).rejects.toMatchObject({ code: 'ERR_STATE_DICT' })
    expect(bitsOf(model)).toBe(before)
    await expect(trainerOf().fit(loaderOf(), { epochs: 1, resume: join(folder, 'none.pt') })).rejects.toMatchObject({
      code: 'ERR_FILE',
    })
    expect(
      await trainerOf().fit(loaderOf(), { epochs: 1, checkpoint: join(folder, 'new.pt'), resume: true }),
    ).toHaveLength(1)
  })
})

describe('wrong arguments are clear errors', () => {
  const adam = (model: torch.nn.Module) => new optim.Adam(model.parameters())
  const make = (options: object) => () => {
    const model = classifier()
    return new Trainer(model, { loss, optimizer: adam(model), ...options } as never)
  }
  const fit = (options: object) => () => trainerOf().fit(loaderOf(10), { epochs: 1, ...options } as never)

  test.each<[string, () => unknown, string | RegExp]>([
    ['no model', () => new Trainer(1 as never, {} as never), 'Trainer: model must be a Module, but it is 1'],
    ['no options', () => new Trainer(classifier(), undefined as never), 'Trainer: options must be an object with loss'],
    ['no loss', make({ loss: undefined }), 'Trainer: loss must be a function or a module'],
    ['no optimizer', make({ optimizer: 1 }), 'Trainer: optimizer must be an optimizer'],
    ['an option misspelt', make({ metric: [] }), 'Trainer: has no option "metric"'],
    ['an option of fit', make({ epochs: 3 }), 'Trainer: epochs is an option of fit; give it there'],
    [
      'an option of the trainer in fit',
      fit({ callbacks: {} }),
      'Trainer.fit: callbacks is an option of new Trainer; give it there',
    ],
    ['a metric that is none', make({ metrics: { a: 1 } }), 'metrics.a must be a metric'],
    ['a metric named loss', make({ metrics: { loss: accuracy() } }), 'a metric must not be named loss'],
    ['a callback misspelt', make({ callbacks: { onstep() {} } }), 'has no option "onstep"'],
    ['a callback that is no function', make({ callbacks: { onStep: 1 } }), 'onStep must be a function'],
    ['no batches a step', make({ accumulate: 0 }), 'accumulate must be a whole number of at least 1'],
    ['a norm of 0', make({ clipGradNorm: 0 }), 'clipGradNorm must be a finite number above 0'],
    ['an unknown dtype', make({ amp: 'int8' }), "amp must be one of 'bfloat16', 'float16'"],
    ['no scheduler', make({ scheduler: {} }), 'scheduler must be a scheduler'],
    ['an interval misspelt', make({ scheduler: { scheduler: {}, interval: 'x' } }), 'scheduler must be a scheduler'],
    [
      'a scheduler of another optimizer',
      make({ scheduler: new optim.lrScheduler.StepLR(adam(classifier()), 1) }),
      "one of the trainer's optimizer",
    ],
    [
      'a value for a scheduler that takes none',
      () => trainerOf({ scheduler: (own) => ({ scheduler: new optim.lrScheduler.StepLR(own, 1), monitor: 'loss' }) }),
      'scheduler.monitor must be left out',
    ],
    [
      'a plateau of steps',
      () =>
        trainerOf({
          scheduler: (own) => ({ scheduler: new optim.lrScheduler.ReduceLROnPlateau(own), interval: 'step' }),
        }),
      "scheduler.interval must be 'epoch'",
    ],
    [
      'a loss that is a number',
      () => trainerOf({ options: { loss: () => 1 as never } }).fit(loaderOf(), { epochs: 1 }),
      'loss must give a tensor of one element, but it gave 1',
    ],
    [
      'a loss for each sample',
      () => trainerOf({ options: { loss: new nn.CrossEntropyLoss({ reduction: 'none' }) } }).evaluate(loaderOf()),
      'loss must give a tensor of one element',
    ],
    ['two * in a path', fit({ checkpoint: 'a-*-*.pt' }), 'checkpoint.path must be one with at most one *'],
    ['no epochs', () => trainerOf().fit(loaderOf(), {} as never), 'epochs must be a whole number'],
    ['an option of fit misspelt', fit({ epoch: 1 }), 'Trainer.fit: has no option "epoch"'],
    ['no batches', () => trainerOf().fit([], { epochs: 1 }), 'Trainer.fit: the loader gave no batches'],
    ['nothing to evaluate', () => trainerOf().evaluate([]), 'Trainer.evaluate: the loader gave no batches'],
    ['no loader', () => trainerOf().fit(1 as never, { epochs: 1 }), 'Trainer.fit: the loader must be a DataLoader or'],
    [
      'a tensor as a loader',
      () => trainerOf().evaluate(torch.ones([2, 5]) as never),
      'Trainer.evaluate: the loader must',
    ],
    [
      'batches without target',
      () => trainerOf().fit([[torch.ones([2, 5])]], { epochs: 1 }),
      'each batch must be an array of',
    ],
    [
      'a value that is not monitored',
      fit({ earlyStopping: { monitor: 'valLoss' } }),
      'monitor must be one of loss, lastLoss',
    ],
    ['a patience of -1', fit({ earlyStopping: { patience: -1 } }), 'earlyStopping.patience must be'],
    ['an option misspelt', fit({ earlyStopping: { patient: 1 } }), 'has no option "patient"'],
    ['resume without a path', fit({ resume: true }), 'resume must be a path where there is no checkpoint'],
    ['a checkpoint that is none', fit({ checkpoint: 1 }), 'Trainer.fit'],
    [
      'keepLast for one file',
      fit({ checkpoint: { path: 'a.pt', keepLast: 1 } }),
      'checkpoint.path must be one with a *',
    ],
    ['a signal that is none', fit({ signal: 1 }), 'signal must be an AbortSignal'],
  ])('%s', async (_, run, message) => {
    const error = await Promise.resolve()
      .then(run)
      .then(
        () => undefined,
        (caught) => caught as Error,
      )
    expect(error).toMatchObject({ message: expect.stringMatching(/^[^\n]{10,500}$/) })
    expect(error?.message).toContain(message)
  })
})

describe('a live page', () => {
  test('is told of each step and epoch, and its button stops the training after the current step', async () => {
    const dashboard = await torch.serveDashboard()
    const told = jest.spyOn(dashboard, 'update')
    const press = () => fetch(`${dashboard.url}stop`, { method: 'POST' })
    try {
      const trainer = trainerOf({
        options: {
          metrics: { accuracy: accuracy() },
          callbacks: { onStep: ({ epoch, batch }) => (epoch === 1 && batch === 2 ? press() : undefined) },
        },
      })
      const history = await trainer.fit(loaderOf(), { epochs: 5, validation: loaderOf(), dashboard, progress: false })
      expect(history).toHaveLength(1)
      expect(told.mock.calls.map(([{ epoch, step }]) => [epoch, step])).toEqual([
        ...[0, 1, 2, 3, 4].map((step) => [undefined, step]),
        [1, undefined],
        ...[5, 6, 7].map((step) => [undefined, step]),
      ])
      const { loss, metrics, validation, seconds } = history[0]
      const { loss: testLoss, accuracy: tested } = validation as torch.Evaluation
      expect(told.mock.calls[5][0]).toEqual({
        ...{ epoch: 1, loss, testLoss, lr: 0.05, seconds },
        metrics: { accuracy: metrics.accuracy, 'validation accuracy': tested },
      })
      expect((await fetch(dashboard.url)).status).toBe(200)
    } finally {
      told.mockRestore()
      await dashboard.close()
    }
  })

  test('and a report take what fit returned', async () => {
    const options = { metrics: { accuracy: accuracy() } }
    const history = await trainerOf({ options }).fit(loaderOf(), { epochs: 2, validation: loaderOf() })
    const page = async (epochs: Parameters<typeof torch.report>[0]) => {
      const path = join(folder, 'report.html')
      await torch.report(epochs, path, { title: 'a run' })
      return readFileSync(path, 'utf8')
    }
    const spelledOut = history.map(({ epoch, loss, lr, seconds, metrics, validation }) => ({
      ...{ epoch: epoch + 1, loss, lr: lr[0], seconds, testLoss: validation?.loss as number },
      metrics: { accuracy: metrics.accuracy as number, 'validation accuracy': validation?.accuracy as number },
    }))
    const found = await page({ name: 'first', epochs: history })
    expect(found).toBe(await page({ name: 'first', epochs: spelledOut }))
    expect(found).toContain('validation accuracy')
  })

  test('is served during the training where it is asked for', async () => {
    const printed = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
    let url = ''
    const during: number[] = []
    const onStep = async () => {
      url = /http:\S+/.exec(String(printed.mock.calls.at(-1)?.[0]))?.[0] ?? ''
      during.push((await fetch(url)).status)
    }
    try {
      await trainerOf({ options: { callbacks: { onStep } } }).fit(loaderOf(5), {
        epochs: 1,
        dashboard: true,
        progress: false,
      })
    } finally {
      printed.mockRestore()
    }
    expect(during).toEqual([200])
    await expect(fetch(url)).rejects.toThrow()
  })

  test('is true, false or a Dashboard', async () => {
    await expect(trainerOf().fit(loaderOf(), { epochs: 1, dashboard: 'yes' as never })).rejects.toThrow(
      'Trainer.fit: dashboard must be true, false or what serveDashboard gave, but it is "yes"',
    )
  })
})
