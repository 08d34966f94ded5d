import { native } from '../../lib/binding/native'
import { discard, mapTensors, pack, unpack } from '../../lib/data/message'
import { arange, ones } from '../../lib/generated/ops'
import type { Tensor } from '../../lib/tensor'

let channel = 0
beforeAll(() => {
  channel = native.openChannel()
})
afterAll(() => native.closeChannel(channel))

const there = (value: unknown) => unpack(structuredClone(pack(value, channel, 'mark')), channel, 'mark')

test('a value is received unchanged, its tensors on the same memory', () => {
  const [a, b] = [arange(3), ones([2])]
  const date = new Date(0)
  const value = { a, list: [b, 'text', 5n, null, undefined, [a]], bytes: new Uint8Array([1, 2]), date, text: 'mark' }
  const got = there(value) as typeof value
  expect({ ...got, a: 0, list: 0 }).toEqual({ ...value, a: 0, list: 0 })
  expect(got.list.slice(1, 5)).toEqual(['text', 5n, null, undefined])
  expect([got.a.toArray(), (got.list[5] as Tensor[])[0].toArray()]).toEqual([
    [0, 1, 2],
    [0, 1, 2],
  ])
  got.a.fill_(7)
  expect(a.toArray()).toEqual([7, 7, 7])
})

test('tensors are found in Maps and Sets and objects of any class', () => {
  class Sample {
    constructor(readonly image: Tensor) {}
  }
  const shapes: number[][] = []
  const value = { map: new Map([['m', ones([1])]]), set: new Set([ones([2])]), sample: new Sample(ones([3])) }
  mapTensors(value, ({ shape }) => shapes.push(shape))
  expect(shapes).toEqual([[1], [2], [3]])
  const got = there(value) as typeof value
  expect([got.map.get('m')!.shape, [...got.set][0].shape, got.sample.image.shape]).toEqual([[1], [2], [3]])
})

test('a value without tensors makes no message in the channel', () => {
  const packed = pack({ n: 1 }, channel, 'mark')
  expect(packed).toEqual({ value: { n: 1 }, messageId: 0 })
  expect(() => discard(packed, channel)).not.toThrow()
})

test('a discarded message is gone, and none of its tensors stays alive', () => {
  const before = native.memory()[0]
  const packed = pack([1], channel, 'mark')
  discard(packed, channel)
  const tensors = [ones([2])]
  const sent = pack(tensors, channel, 'mark')
  discard(sent, channel)
  expect(() => unpack(sent, channel, 'mark')).toThrow('not the number of a message of tensors')
  expect(native.memory()[0]).toBe(before + tensors.length)
})

test('a message of a closed channel can no longer be received', () => {
  const closed = native.openChannel()
  const sent = pack([ones([2])], closed, 'mark')
  native.closeChannel(closed)
  native.closeChannel(closed)
  expect(() => unpack(sent, closed, 'mark')).toThrow(expect.objectContaining({ code: 'ERR_ABORTED' }))
  expect(() => native.channelState(closed)).toThrow(expect.objectContaining({ code: 'ERR_ABORTED' }))
})

test('a view counts only the memory that it shows', () => {
  const whole = ones([1000, 1000])
  const before = native.memory()[1]
  const view = there(whole.narrow(0, 0, 1)) as Tensor
  expect(view.shape).toEqual([1, 1000])
  expect(native.memory()[1] - before).toBeLessThan(100_000)
})
