import torch, { nn, type Tensor } from '../../lib'

const { tensor } = torch

/** A model that notes the number of items in each batch that it computes. */
function counting(): { model: (x: Tensor) => Tensor; sizes: number[] } {
  const sizes: number[] = []
  const model = (x: Tensor) => {
    sizes.push(x.size(0))
    return x.mul(2)
  }
  return { model, sizes }
}

const plain = { compile: false, maxDelay: 5 } as const

describe('serve gathers concurrent calls', () => {
  test.each([true, false, { freezing: true }])('and hands each call its row (compile: %j)', async (compile) => {
    torch.manualSeed(0)
    const model = new nn.Sequential(
      new nn.Linear(4, 8),
      new nn.Dropout(0.5),
      new nn.BatchNorm1d(8),
      new nn.Linear(8, 2),
    )
    await using predict = torch.serve(model, { maxBatch: 6, maxDelay: 1, compile })
    for (let round = 0; round < 6; round++) {
      const items = Array.from({ length: 1 + ((round * 3) % 8) }, () => torch.rand([4]))
      const rows = await Promise.all(items.map((x) => predict(x)))
      const want = torch.noGrad(() => model.forward(torch.stack(items)))
      expect(rows.map(({ shape }) => shape)).toEqual(items.map(() => [2]))
      torch.testing.assertClose(torch.stack(rows), want, { atol: 1e-6, rtol: 1e-5 })
    }
  })

  test('into batches of at most maxBatch, after the probe of one item', async () => {
    const { model, sizes } = counting()
    const predict = torch.serve(model, { ...plain, maxBatch: 4 })
    const rows = await Promise.all(Array.from({ length: 10 }, (_, i) => predict(tensor([i]))))
    expect(rows.map((row) => row.toArray())).toEqual(Array.from({ length: 10 }, (_, i) => [2 * i]))
    expect(sizes).toEqual([1, 4, 4, 2])
    await predict.close()
  })

  test('and starts a full batch without waiting', async () => {
    const predict = torch.serve(counting().model, { compile: false, maxBatch: 2, maxDelay: 2 ** 31 - 1 })
    const [a, b] = await Promise.all([predict(tensor([1])), predict(tensor([2]))])
    expect([a.item(), b.item()]).toEqual([2, 4])
  })

  test('of this turn of the event loop where maxDelay is 0', async () => {
    const { model, sizes } = counting()
    const predict = torch.serve(model, { compile: false, maxDelay: 0 })
    await Promise.all([1, 2, 3].map((value) => predict(tensor([value]))))
    expect(sizes).toEqual([1, 3])
  })

  test.each<[string, Tensor[]]>([
    ['shape', [torch.rand([2]), torch.rand([3]), torch.rand([2])]],
    ['dtype', [torch.rand([2]), torch.rand([2]).double(), torch.rand([2])]],
    ['number of dimensions', [torch.rand([2]), torch.rand([2, 1]), torch.rand([2])]],
  ])('with each other %s in batches of its own', async (_, items) => {
    const { model, sizes } = counting()
    const predict = torch.serve(model, plain)
    const rows = await Promise.all(items.map((x) => predict(x)))
    for (const [i, x] of items.entries()) expect(rows[i]).toEqual(x.mul(2))
    expect(sizes.sort()).toEqual([1, 1, 2])
  })
})

describe('what serve hands back', () => {
  test('is nested as the model nests it, for several inputs', async () => {
    const model = (a: Tensor, b: Tensor) => ({
      sum: a.add(b),
      pair: [a, b.relu()] as const,
      best: a.topk(1, 1),
      name: 'model',
      none: null,
    })
    for (const compile of [true, false]) {
      const predict = torch.serve(model, { compile, maxDelay: 1 })
      for (let round = 0; round < 5; round++) {
        const rows = await Promise.all([1, 2, 3].map((v) => predict(tensor([v, v + 1]), tensor([-1, 1]))))
        expect(rows[2].sum.toArray()).toEqual([2, 5])
        expect(rows[1].pair.map((x) => x.toArray())).toEqual([
          [2, 3],
          [0, 1],
        ])
        expect(rows[0].best.values.toArray()).toEqual([2])
        expect(rows[0].best[1].toArray()).toEqual([1])
        expect([rows[0].name, rows[0].none]).toEqual(['model', null])
      }
    }
  })

  test('needs no gradient and shares no memory with other rows, nor with the input', async () => {
    const weight = torch.ones([2], { requiresGrad: true })
    for (const model of [(x: Tensor) => x.mul(weight), (x: Tensor) => x]) {
      const predict = torch.serve(model, plain)
      const x = torch.ones([2])
      const [a, b] = await Promise.all([predict(x), predict(x)])
      a.fill_(7)
      expect([b.toArray(), x.toArray(), a.requiresGrad, a.isInference()]).toEqual([[1, 1], [1, 1], false, false])
    }
  })

  test('is computed from the values at the moment of the call', async () => {
    const predict = torch.serve(counting().model, plain)
    const x = tensor([1])
    const first = predict(x)
    x.fill_(5)
    expect((await first).item()).toBe(2)
  })

  test.each<[string, (x: Tensor) => unknown, RegExp]>([
    ['a scalar', (x) => x.sum(), /one row for each item along dimension 0, but for 1 item it returned the shape \[\]/],
    ['another first dimension', (x) => x.t(), /for 1 item it returned the shape \[2,1\]/],
    // For two items it has two rows by chance.
    ['two rows whatever the batch', () => torch.zeros([2, 3]), /for 1 item it returned the shape \[2,3\]/],
    ['one row whatever the batch', () => torch.zeros([1, 3]), /for 2 items it returned the shape \[1,3\]/],
    ['a Map', (x) => new Map([['x', x]]), /arrays and plain objects of them, but it returned an object \(Map\)/],
    ['a promise', async (x) => x, /the model is an async function/],
  ])('is refused where the model returns %s', async (_, model, message) => {
    for (const compile of [true, false]) {
      const predict = torch.serve(model, { maxDelay: 1, compile })
      const ended = await Promise.allSettled([predict(tensor([1, 2])), predict(tensor([3, 4]))])
      // A row that fits the batch of one is right, as far as one item tells.
      expect(
        ended.filter(({ status }) => status === 'rejected').map((end) => String((end as { reason: Error }).reason)),
      ).toEqual(message.source.includes('2 items') ? [] : Array(2).fill(expect.stringMatching(message)))
    }
  })
})

describe('a batch that fails', () => {
  const table = () => new nn.Embedding(4, 2)

  test.each([true, false])(
    'is run item by item, so that only the items at fault fail (compile: %j)',
    async (compile) => {
      const model = table()
      const predict = torch.serve(model, { compile, maxDelay: 1 })
      for (let round = 0; round < 4; round++) {
        const ended = await Promise.allSettled([0n, 9n, 3n, -1n].map((i) => predict(tensor([i]))))
        expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected'])
        expect((ended[2] as { value: Tensor }).value.at(0)).toEqual(model.weight.at(3).detach())
        expect((ended[1] as { reason: Error }).reason.message).toMatch(/out of range/)
      }
      expect(predict.queue).toMatchObject({ served: 8, failed: 8, waiting: 0, running: 0 })
    },
  )

  test('fails no batch of another form', async () => {
    const predict = torch.serve(new nn.Linear(2, 1), plain)
    const ended = await Promise.allSettled([torch.rand([2]), torch.rand([3]), torch.rand([2])].map((x) => predict(x)))
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })
})

describe('a model in training mode', () => {
  test('is put into evaluation mode', () => {
    const model = new nn.Sequential(new nn.Dropout())
    torch.serve(model)
    expect([...model.modules()].map(({ training }) => training)).toEqual([false, false])
  })

  test('is refused when something puts it back', async () => {
    const model = new nn.Sequential(new nn.Dropout())
    const predict = torch.serve(model, plain)
    model.at(0).train()
    await expect(predict(tensor([1]))).rejects.toThrow(
      'predict: its Dropout was put into training mode while it is served; call model.eval() after the training, or serve model.clone()',
    )
    model.eval()
    expect((await predict(tensor([1]))).toArray()).toEqual([1])
  })

  test('whose weights have changed is served with the new ones', async () => {
    const model = new nn.Linear(1, 1, { bias: false })
    const predict = torch.serve(model, { maxDelay: 0 })
    await predict.warmUp(tensor([1]))
    for (const value of [2, 3]) {
      torch.noGrad(() => model.weight.fill_(value))
      expect((await predict(tensor([1]))).item()).toBe(value)
    }
  })
})

describe('a signal', () => {
  test('that is aborted already refuses the call', async () => {
    const { model, sizes } = counting()
    const predict = torch.serve(model, plain)
    await expect(predict(tensor([1]), { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no')
    expect(sizes).toEqual([])
  })

  test('takes a waiting call out of its batch', async () => {
    const { model, sizes } = counting()
    const predict = torch.serve(model, plain)
    const leaving = new AbortController()
    const ended = Promise.allSettled([predict(tensor([1])), predict(tensor([2]), { signal: leaving.signal })])
    leaving.abort(new Error('gone'))
    const [kept, left] = await ended
    expect(kept).toMatchObject({ status: 'fulfilled' })
    expect(left).toEqual({ status: 'rejected', reason: new Error('gone') })
    expect(sizes).toEqual([1])
    expect(predict.queue).toMatchObject({ served: 1, aborted: 1, failed: 0, waiting: 0 })
  })

  test('takes the last waiting call away, and nothing runs', async () => {
    const { model, sizes } = counting()
    const predict = torch.serve(model, { ...plain, maxDelay: 2 ** 31 - 1 })
    const leaving = new AbortController()
    const ended = predict(tensor([2]), { signal: leaving.signal })
    leaving.abort()
    await expect(ended).rejects.toThrow(/aborted/)
    await predict.close()
    expect(sizes).toEqual([])
  })

  test('is let go when the call has its result', async () => {
    const predict = torch.serve(counting().model, plain)
    const leaving = new AbortController()
    const result = await predict(tensor([1]), { signal: leaving.signal })
    leaving.abort()
    expect([result.item(), predict.queue.aborted]).toEqual([2, 0])
  })
})

describe('the queue', () => {
  test('refuses more than maxQueue waiting calls', async () => {
    const predict = torch.serve(counting().model, { ...plain, maxQueue: 2 })
    const taken = [predict(tensor([1])), predict(tensor([2]))]
    await expect(predict(tensor([3]))).rejects.toMatchObject({
      code: 'ERR_BUSY',
      message: expect.stringMatching(/2 calls are waiting, as many as maxQueue allows; call again later/),
    })
    await Promise.all(taken)
    expect((await predict(tensor([3]))).item()).toBe(6)
    expect(predict.queue).toMatchObject({ served: 3, refused: 1 })
  })

  test('reports what waits, runs and has been done', async () => {
    const predict = torch.serve(counting().model, { ...plain, maxBatch: 2 })
    expect(predict.queue).toEqual({
      ...{ waiting: 0, running: 0, served: 0, failed: 0, aborted: 0, refused: 0, batches: 0, meanBatch: 0 },
      latency: { mean: 0, p50: 0, p90: 0, p99: 0, max: 0 },
    })
    // The inputs are queued in the microtask of each call.
    const taken = [1, 2, 3].map((v) => predict(tensor([v])))
    await Promise.resolve()
    expect(predict.queue).toMatchObject({ waiting: 1, running: 2 })
    await Promise.all(taken)
    const { batches, meanBatch, latency } = predict.queue
    expect([batches, meanBatch]).toEqual([2, 1.5])
    expect(latency.p50).toBeGreaterThan(0)
    expect(latency.max).toBeGreaterThanOrEqual(latency.p50)
  })
})

describe('close', () => {
  test('answers what waits at once, refuses what comes, and resolves once all is answered', async () => {
    const predict = torch.serve(counting().model, { compile: false, maxBatch: 2, maxDelay: 2 ** 31 - 1 })
    const answered: number[] = []
    const note = (y: Tensor) => answered.push(y.item() as number)
    const taken = [1, 2, 3].map((v) => predict(tensor([v])).then(note))
    const other = predict(tensor([[4]])).then(note)
    const [first, second] = [predict.close(), predict.close()]
    await expect(predict(tensor([5]))).rejects.toMatchObject({ code: 'ERR_ABORTED' })
    await Promise.all([first, second])
    expect(answered.sort()).toEqual([2, 4, 6, 8])
    await Promise.all([...taken, other, predict.close()])
  })
})

describe('serve refuses', () => {
  const served = () => torch.serve((x: Tensor) => x, plain) as unknown as (...args: unknown[]) => Promise<unknown>

  test.each<[string, unknown[], string]>([
    ['no model', [null], 'serve: model must be a module or a function, but it is null'],
    ['a class', [nn.Linear], 'serve: model must be a module or a function, but it is'],
    ['a number as options', [(x: Tensor) => x, 32], 'serve: options must be an object, but it is 32'],
    ['an unknown option', [(x: Tensor) => x, { maxbatch: 1 }], 'has no option "maxbatch"'],
    ['maxBatch 0', [(x: Tensor) => x, { maxBatch: 0 }], 'serve: maxBatch must be a whole number of at least 1'],
    ['maxBatch NaN', [(x: Tensor) => x, { maxBatch: NaN }], 'serve: maxBatch must be a whole number of at least 1'],
    ['a negative delay', [(x: Tensor) => x, { maxDelay: -1 }], 'serve: maxDelay must be a finite number of at least 0'],
    ['an endless delay', [(x: Tensor) => x, { maxDelay: Infinity }], 'serve: maxDelay must be a finite number'],
    ['maxQueue 0', [(x: Tensor) => x, { maxQueue: 0 }], 'serve: maxQueue must be a whole number of at least 1'],
    ["compile: 'yes'", [(x: Tensor) => x, { compile: 'yes' }], 'serve: compile must be true or false'],
    ['an option of compile that is none', [(x: Tensor) => x, { compile: { fast: 1 } }], 'has no option "fast"'],
  ])('%s', (_, args, message) => {
    expect(() => (torch.serve as (...args: unknown[]) => unknown)(...args)).toThrow(message)
  })

  test.each<[string, unknown[], string]>([
    ['no input', [], 'predict: takes the inputs of one item, at least one Tensor, and was given none'],
    ['an array', [[1, 2]], 'predict: input 0 must be a Tensor, but it is'],
    ['a second input that is no tensor', [tensor([1]), 2], 'predict: input 1 must be a Tensor, but it is 2'],
    ['an unknown option', [tensor([1]), { timeout: 1 }], 'predict: has no option "timeout"; its options are signal'],
    ['a signal that is none', [tensor([1]), { signal: {} }], 'predict: signal must be an AbortSignal'],
  ])('a call with %s', async (_, args, message) => {
    await expect(served()(...args)).rejects.toThrow(message)
  })

  test('a call within a compiled function, which a replay would not make', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation()
    const predict = torch.serve((x: Tensor) => x, plain)
    const calls: Promise<Tensor>[] = []
    const compiled = torch.compile((x: Tensor) => {
      calls.push(predict(x))
      return x.mul(2)
    })
    for (let call = 0; call < 5; call++) compiled(tensor([call]))
    expect((await Promise.all(calls)).map((x) => x.item())).toEqual([0, 1, 2, 3, 4])
    warn.mockRestore()
  })

  test('surplus arguments of its methods', async () => {
    const predict = torch.serve((x: Tensor) => x, plain)
    const surplus = predict.close as unknown as (...args: unknown[]) => Promise<void>
    await expect(surplus(1)).rejects.toThrow(/takes none and was given|was given/)
    await expect((predict.warmUp as (...args: unknown[]) => Promise<void>)()).rejects.toThrow(
      'warmUp: takes the inputs',
    )
  })
})

test('a model that runs on this thread leaves the event loop its turns between batches', async () => {
  let turns = 0
  const predict = torch.serve(
    (x: Tensor) => {
      turns = 0
      return x
    },
    { compile: false, maxBatch: 1 },
  )
  const timer = setInterval(() => turns++, 0)
  const seen: number[] = []
  await Promise.all(
    Array.from({ length: 20 }, () => predict(tensor([1])).then(() => void setImmediate(() => seen.push(turns)))),
  )
  clearInterval(timer)
  expect(seen.length).toBeGreaterThan(10)
})

test('warmUp records all sizes, so that later batches run on another thread', async () => {
  const runs: number[] = []
  // Costly enough that compile would put off the recordings of a function that is called so rarely.
  const model = new nn.Sequential(new nn.Linear(600, 600), new nn.ReLU(), new nn.Linear(600, 2)).eval()
  const predict = torch.serve(
    (x: Tensor) => {
      runs.push(x.size(0))
      return model.forward(x)
    },
    { maxBatch: 30, maxDelay: 1 },
  )
  await predict.warmUp(torch.rand([600]))
  expect([...new Set(runs)]).toEqual([1, 2, 4, 8, 16, 30])
  runs.length = 0
  for (const count of [1, 2, 3, 5, 9, 17, 30]) {
    const items = Array.from({ length: count }, () => torch.rand([600]))
    const rows = await Promise.all(items.map((x) => predict(x)))
    const want = torch.noGrad(() => model.forward(torch.stack(items)))
    torch.testing.assertClose(torch.stack(rows), want, { atol: 1e-5, rtol: 1e-5 })
  }
  expect(runs).toEqual([])
  await predict.close()
})
