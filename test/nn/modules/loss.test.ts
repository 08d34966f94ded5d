import { zeros } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { tensor } from '../../../lib/tensor'
import { describeGoldenModules } from '../../support/golden-modules'
import { told } from '../../support/warnings'

describeGoldenModules(
  'dense-layers',
  'MSELoss',
  'L1Loss',
  'BCELoss',
  'BCEWithLogitsLoss',
  'CrossEntropyLoss',
  'SmoothL1Loss',
  'HuberLoss',
)

test("a loss's weights are buffers under PyTorch's keys", () => {
  const weight = tensor([1, 2, 3])
  expect([...new nn.CrossEntropyLoss({ weight }).stateDict().keys()]).toEqual(['weight'])
  expect([...new nn.BCEWithLogitsLoss({ weight, posWeight: weight }).stateDict().keys()]).toEqual([
    'weight',
    'pos_weight',
  ])
  expect([...new nn.CrossEntropyLoss().stateDict().keys()]).toEqual([])
})

const logits = zeros([2, 10])

test.each<[string, () => unknown, object]>([
  [
    'a class above the last',
    () => new nn.CrossEntropyLoss().forward(logits, tensor([1n, 255n])),
    { code: 'ERR_INDEX' },
  ],
  ['a class below 0', () => new nn.CrossEntropyLoss().forward(logits, tensor([-1n, 2n])), { code: 'ERR_INDEX' }],
  ['classes as floats', () => new nn.CrossEntropyLoss().forward(logits, tensor([1, 2])), { code: 'ERR_DTYPE' }],
  ['too few classes', () => new nn.CrossEntropyLoss().forward(logits, tensor([1n])), { code: 'ERR_SHAPE' }],
  ['a probability of 2', () => new nn.BCELoss().forward(tensor([2]), tensor([1])), { name: 'TorchError' }],
  ['a target of another shape', () => new nn.BCELoss().forward(zeros([2]), zeros([3])), { code: 'ERR_SHAPE' }],
  [
    'a target of another shape',
    () => new nn.BCEWithLogitsLoss().forward(zeros([2]), zeros([3])),
    { code: 'ERR_SHAPE' },
  ],
  ['shapes that do not broadcast', () => new nn.MSELoss().forward(zeros([2, 3]), zeros([3, 2])), { code: 'ERR_SHAPE' }],
  ['no target', () => new nn.MSELoss().forward(zeros([2]), undefined as never), { name: 'TypeError' }],
  ['an unknown reduction', () => new nn.MSELoss({ reduction: 'avg' as never }), { code: 'ERR_RANGE' }],
  ['a negative delta', () => new nn.HuberLoss({ delta: -1 }), { code: 'ERR_RANGE' }],
  ['a negative beta', () => new nn.SmoothL1Loss({ beta: -1 }), { code: 'ERR_RANGE' }],
  ['a smoothing above 1', () => new nn.CrossEntropyLoss({ labelSmoothing: 2 }), { code: 'ERR_RANGE' }],
  ['half a class to ignore', () => new nn.CrossEntropyLoss({ ignoreIndex: 0.5 }), { code: 'ERR_RANGE' }],
])('%s is a clear error', (_, make, error) => {
  expect(make).toThrow(expect.objectContaining({ ...error, message: expect.stringMatching(/^[^\n]{10,500}$/) }))
})

test('after a refused class the next loss is right', () => {
  expect(() => new nn.CrossEntropyLoss().forward(logits, tensor([99n, 0n]))).toThrow()
  expect(Number(new nn.CrossEntropyLoss().forward(logits, tensor([9n, 0n])).item())).toBeCloseTo(Math.log(10), 5)
})

test('a target that is broadcast causes one warning, as in PyTorch', () => {
  const emit = jest.spyOn(process, 'emitWarning').mockImplementation()
  for (let i = 0; i < 3; i++) new nn.L1Loss().forward(zeros([2]), zeros([2, 1]))
  const warnings = told(emit).map(([, message]) => message)
  emit.mockRestore()
  expect(warnings).toEqual(["l1Loss: the target's shape [2, 1] differs from the input's [2]; they are broadcast"])
})

test('the loss of nothing is NaN, as in PyTorch', () => {
  expect(new nn.MSELoss().forward(zeros([0]), zeros([0])).item()).toBeNaN()
})
