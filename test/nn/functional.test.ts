import { ones, zeros } from '../../lib/generated/ops'
import { functional as F } from '../../lib/nn'
import { tensor } from '../../lib/tensor'

test('a loss takes its reduction as a word', () => {
  const [x, y] = [tensor([1, 2]), tensor([3, 5])]
  expect(F.mseLoss(x, y).item()).toBe(6.5)
  expect(F.mseLoss(x, y, { reduction: 'sum' }).item()).toBe(13)
  expect(F.mseLoss(x, y, { reduction: 'none' }).toArray()).toEqual([4, 9])
  expect(() => F.mseLoss(x, y, { reduction: 'Mean' as never })).toThrow(
    "mseLoss: reduction must be one of 'none', 'mean', 'sum'",
  )
})

test('smoothL1Loss with beta 0 is l1Loss', () => {
  const [x, y] = [tensor([1, 2]), tensor([3, 5])]
  expect(F.smoothL1Loss(x, y, { beta: 0 }).item()).toBe(F.l1Loss(x, y).item())
})

test('dropout acts unless told that this is no training', () => {
  expect(F.dropout(ones([3]), 1).toArray()).toEqual([0, 0, 0])
  expect(F.dropout(ones([3]), 1, { training: false }).toArray()).toEqual([1, 1, 1])
  expect(() => F.dropout(ones([3]), 2)).toThrow('between 0 and 1')
})

test('single operators that PyTorch has there are there', () => {
  expect(F.relu(tensor([-1, 1])).toArray()).toEqual([0, 1])
  expect(F.linear(ones([1, 2]), ones([3, 2])).toArray()).toEqual([[2, 2, 2]])
  expect(F.softmax(zeros([2]), 0).toArray()).toEqual([0.5, 0.5])
})

test("the weight of binaryCrossEntropy is broadcast to the target's shape", () => {
  const [x, y] = [tensor([[0.5, 0.5]]), tensor([[1, 0]])]
  const loss = F.binaryCrossEntropy(x, y, { weight: tensor([2, 0]), reduction: 'sum' })
  expect(Number(loss.item())).toBeCloseTo(2 * Math.log(2), 6)
})
