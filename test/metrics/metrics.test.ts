import * as torch from '../../lib'
import { told } from '../support/warnings'

const { metrics, tensor } = torch
const classes = tensor([0n, 1n, 2n])
const three = { task: 'multiclass', numClasses: 3 } as const

describe('a metric', () => {
  test('gives the value of a batch with forward, and that of all with compute', () => {
    const metric = new metrics.Accuracy(three)
    expect(metric.forward(classes, classes).item()).toBe(1)
    expect(metric.forward(tensor([0n]), tensor([1n])).item()).toBe(0)
    expect([metric.compute().item(), metric.updateCount, metric.updateCalled]).toEqual([0.75, 2, true])
    expect(metric.compute()).toBe(metric.compute())
    metric.reset()
    metric.update(tensor([0n]), tensor([1n]))
    expect([metric.compute().item(), metric.updateCount]).toEqual([0, 1])
  })

  test('that refuses a batch is as it was', () => {
    for (const call of ['update', 'forward'] as const) {
      const metric = new metrics.F1Score({ ...three, average: 'macro' })
      metric.update(classes, classes)
      expect(() => metric[call](tensor([5n]), tensor([1n]))).toThrow()
      expect([metric.compute().item(), metric.updateCount]).toEqual([1, 1])
    }
  })

  test('has gradients through forward where it can be differentiated, and none through update', () => {
    const preds = tensor([1, 2], { requiresGrad: true })
    const metric = new metrics.MeanSquaredError()
    metric.forward(preds, tensor([0, 0])).backward()
    expect(preds.grad?.toArray()).toEqual([1, 2])
    expect(torch.noGrad(() => metric.forward(preds, tensor([0, 0]))).requiresGrad).toBe(true)
    metric.update(preds, tensor([0, 0]))
    expect(metric.compute().requiresGrad).toBe(false)
  })

  test('outlives a scope in which it is updated', () => {
    const metric = new metrics.MeanMetric()
    torch.scope(() => void metric.update(tensor([1, 2])))
    metric.update(6)
    expect(metric.compute().item()).toBe(3)
  })

  test('has its state on the device of its inputs', () => {
    const metric = new metrics.MeanSquaredError()
    expect(metric.device).toBe('cpu')
    metric.update(torch.ones([2], { device: 'meta' }), torch.ones([2], { device: 'meta' }))
    expect(metric.device).toBe('meta')
    expect(new metrics.AUROC({ task: 'binary', thresholds: 5 }).to('meta').device).toBe('meta')
  })

  test('clones with a state of its own', () => {
    for (const metric of [new metrics.Accuracy(three), new metrics.AUROC({ task: 'binary' })]) {
      const binary = metric instanceof metrics.AUROC
      const right = () => metric.update(binary ? tensor([0.1, 0.9]) : tensor([0n, 1n]), tensor([0n, 1n]))
      right()
      const copy = metric.clone()
      copy.update(binary ? tensor([0.2, 0.1]) : tensor([1n, 0n]), tensor([0n, 1n]))
      expect([metric.compute().item(), copy.compute().item(), metric.updateCount]).toEqual([1, expect.any(Number), 1])
      expect(copy.compute().item()).toBeLessThan(1)
    }
  })

  test('is saved and loaded with torch.save, in the middle of an epoch too', async () => {
    const metric = new metrics.Accuracy(three)
    metric.update(classes, tensor([0n, 0n, 0n]))
    expect([...metric.stateDict().keys()]).toEqual(['tp', 'fp', 'tn', 'fn', '_update_count'])
    const other = new metrics.Accuracy(three)
    other.loadStateDict(Object.fromEntries(metric.stateDict()))
    metric.update(classes, classes)
    expect(other.compute().item()).toBeCloseTo(1 / 3, 6)
    for (const state of [new Map(), { tp: 1 }, { ...Object.fromEntries(metric.stateDict()), more: 1 }])
      expect(() => other.loadStateDict(state as never)).toThrow(expect.objectContaining({ code: 'ERR_STATE_DICT' }))
    expect(other.compute().item()).toBeCloseTo(1 / 3, 6)
  })

  test('of one’s own is a class with a state, take and result', () => {
    class Largest extends metrics.Metric<[values: torch.Tensor]> {
      constructor() {
        super({ name: 'Largest', inputs: ['values'] })
        this.addState('largest', tensor(-Infinity), 'max')
      }
      protected override take(values: torch.Tensor) {
        this.setState('largest', torch.maximum(this.tensorState('largest'), values.max()))
      }
      protected override result() {
        return this.tensorState('largest')
      }
    }
    const metric = new Largest()
    expect([metric.forward(tensor([1, 3])).item(), metric.forward(tensor([2])).item()]).toEqual([3, 2])
    expect(metric.compute().item()).toBe(3)
    expect(() => metric.update(1 as never)).toThrow('metrics.Largest.update: values must be a Tensor, but it is 1')
  })

  test('in a compiled function makes it run as written', () => {
    const spy = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const metric = new metrics.MeanMetric()
    const step = torch.compile((x: torch.Tensor) => {
      metric.update(x)
      return x.mul(2)
    })
    for (let i = 0; i < 5; i++) step(tensor([i]))
    expect([metric.compute().item(), metric.updateCount]).toEqual([2, 5])
    expect(told(spy)[0][1]).toContain('a metric is updated in it; update it outside')
    spy.mockRestore()
  })

  test.each([
    [new metrics.Accuracy(three), true],
    [new metrics.MeanSquaredError(), false],
    [new metrics.Perplexity(), false],
    [new metrics.ConfusionMatrix(three), undefined],
  ])('says whether larger is better', (metric, better) => expect(metric.higherIsBetter).toBe(better))
})

describe('a collection', () => {
  const collection = () =>
    new metrics.MetricCollection(
      { f1: new metrics.F1Score(three), acc: new metrics.Accuracy(three) },
      { prefix: 'val_' },
    )

  test('updates, computes and resets its metrics under their names, sorted', () => {
    const all = collection()
    expect(Object.keys(all.forward(classes, classes))).toEqual(['val_acc', 'val_f1'])
    all.update(classes, tensor([0n, 0n, 0n]))
    expect(all.compute().val_acc.item()).toBeCloseTo(4 / 6, 6)
    expect([all.keys(), all.get('acc')?.updateCount, all.get('val_acc')?.updateCount, all.get('x')]).toEqual([
      ['val_acc', 'val_f1'],
      2,
      2,
      undefined,
    ])
    const copy = all.clone({ prefix: 'test_', postfix: '!' })
    all.reset()
    expect([all.get('acc')?.updateCount, copy.get('acc')?.updateCount, copy.keys()]).toEqual([
      0,
      2,
      ['test_acc!', 'test_f1!'],
    ])
    all.loadStateDict(copy.stateDict())
    expect(all.compute().val_acc.item()).toBeCloseTo(4 / 6, 6)
    expect(() => all.loadStateDict(new Map())).toThrow(expect.objectContaining({ code: 'ERR_STATE_DICT' }))
  })

  test('names the metrics of a list by torchmetrics’ classes, and takes collections', () => {
    const list = new metrics.MetricCollection([new metrics.Precision(three), new metrics.MeanAbsoluteError()])
    expect(list.keys()).toEqual(['MulticlassPrecision', 'MeanAbsoluteError'])
    expect(new metrics.MetricCollection({ a: collection() }).keys()).toEqual(['a_val_acc', 'a_val_f1'])
    expect(new metrics.MetricCollection(new metrics.MeanMetric()).keys()).toEqual(['MeanMetric'])
  })
})

const scores = torch.ones([2, 3])
describe('wrong arguments are clear errors', () => {
  test.each<[string, () => unknown, string]>([
    [
      'no task',
      () => new metrics.Accuracy({} as never),
      "metrics.Accuracy: task must be one of 'binary', 'multiclass'",
    ],
    [
      'no classes',
      () => new metrics.Accuracy({ task: 'multiclass' }),
      'numClasses must be a whole number of at least 2',
    ],
    [
      'classes of a binary task',
      () => new metrics.Recall({ task: 'binary', numClasses: 2 }),
      "left out for the task 'binary'",
    ],
    ['labels of classes', () => new metrics.Recall({ ...three, numLabels: 2 }), "left out for the task 'multiclass'"],
    ['an unknown average', () => new metrics.Recall({ ...three, average: 'mean' as never }), 'average must be one of'],
    ['topK above the classes', () => new metrics.Accuracy({ ...three, topK: 4 }), 'topK must be a whole number'],
    [
      'a threshold of 2',
      () => new metrics.Accuracy({ task: 'binary', threshold: 2 }),
      'threshold must be a finite number',
    ],
    ['an option misspelt', () => new metrics.Accuracy({ ...three, topk: 1 } as never), 'has no option "topk"'],
    ['division into 3', () => new metrics.Recall({ ...three, zeroDivision: 3 }), 'zeroDivision must be 0 or 1'],
    [
      'half a class to ignore',
      () => new metrics.Accuracy({ ...three, ignoreIndex: 0.5 }),
      'ignoreIndex must be a whole',
    ],
    ['one threshold', () => new metrics.AUROC({ task: 'binary', thresholds: 1 }), 'thresholds must be'],
    ['thresholds above 1', () => new metrics.AUROC({ task: 'binary', thresholds: [2] }), 'thresholds[0] must be'],
    ['a rate of 0', () => new metrics.AUROC({ task: 'binary', maxFpr: 0 }), 'maxFpr must be'],
    ['no range', () => new metrics.PeakSignalNoiseRatio({} as never), 'dataRange must be'],
    ['an even window', () => new metrics.StructuralSimilarityIndexMeasure({ kernelSize: 4 }), 'kernelSize must be odd'],
    ['a metric that is none', () => new metrics.MetricCollection([1] as never), 'metrics[0] must be a metric'],
    [
      'two metrics of a name',
      () => new metrics.MetricCollection([new metrics.MeanMetric(), new metrics.MeanMetric()]),
      'two metrics of the name',
    ],
    [
      'no target',
      () => new metrics.Accuracy(three).update(classes, undefined as never),
      'target must be a Tensor, but it is undefined',
    ],
    [
      'a surplus input',
      () => (new metrics.Accuracy(three) as never as { update(...x: unknown[]): void }).update(classes, classes, 1),
      'takes preds, target and was given',
    ],
    [
      'other shapes',
      () => new metrics.Accuracy(three).update(classes, tensor([0n])),
      'must have the same shape, but they have [3] and [1]',
    ],
    [
      'scores of four classes',
      () => new metrics.Accuracy(three).update(torch.ones([2, 4]), tensor([0n, 1n])),
      'a score for each of 3 classes',
    ],
    [
      'whole scores',
      () => new metrics.Accuracy(three).update(scores.to('int64'), tensor([0n, 1n])),
      'must be floating-point',
    ],
    [
      'a class of 3',
      () => new metrics.Accuracy(three).update(scores, tensor([0n, 3n])),
      'target must hold classes from 0 to 2, but it has 3',
    ],
    [
      'a class of -1',
      () => new metrics.ConfusionMatrix(three).update(tensor([-1n]), tensor([0n])),
      'preds must hold classes from 0 to 2, but it has -1',
    ],
    [
      'a label of 2',
      () => new metrics.Accuracy({ task: 'binary' }).update(tensor([0.5]), tensor([2n])),
      'target must hold only 0 and 1, but it has 2',
    ],
    ['topK of classes', () => new metrics.Accuracy({ ...three, topK: 2 }).update(classes, classes), 'for topK 2'],
    [
      'labels in place of scores',
      () => new metrics.AUROC({ task: 'binary' }).update(tensor([1n]), tensor([1n])),
      'preds must be floating-point scores',
    ],
    [
      'a vector as images',
      () => new metrics.StructuralSimilarityIndexMeasure().update(scores, scores),
      'both must be [N, C, H, W]',
    ],
    [
      'words as floats',
      () => new metrics.Perplexity().update(torch.ones([1, 2, 3]), torch.ones([1, 2])),
      'target must be int64',
    ],
    [
      'text as a value',
      () => new metrics.MeanMetric().update('1' as never),
      'value must be a number, a list of numbers or a Tensor',
    ],
    [
      'NaN where it is an error',
      () => new metrics.MeanMetric({ nanStrategy: 'error' }).update(NaN),
      'the values have NaN',
    ],
    [
      'one output of two',
      () => new metrics.MeanSquaredError({ numOutputs: 2 }).update(scores, scores),
      'both must be [N, 2]',
    ],
    [
      'one sample',
      () => {
        const r2 = new metrics.R2Score()
        r2.update(tensor([1]), tensor([1]))
        r2.compute()
      },
      'it needs at least 2 samples, but it has 1',
    ],
  ])('%s', (_, run, message) => {
    expect(run).toThrow(expect.objectContaining({ message: expect.stringMatching(/^[^\n]{10,500}$/) }))
    expect(run).toThrow(message)
  })
})
