import { nn, zeros } from '../../../lib'

const { proxy: revoked, revoke } = Proxy.revocable([], {})
revoke()

const indices = zeros([1, 1, 2, 2], { dtype: 'int64' })
const unpool = (outputSize: unknown) =>
  nn.functional.maxUnpool2d(zeros([1, 1, 2, 2]), indices, 2, { outputSize: outputSize as number[] })

test.each([0, false, '', revoked, {}, 'ab'])('maxUnpool2d refuses an outputSize that is no size (%#)', (outputSize) => {
  expect(() => unpool(outputSize)).toThrow(/maxUnpool2d: outputSize must be/)
})

test.each([null, undefined])('maxUnpool2d has the usual size for outputSize %p', (outputSize) => {
  expect(unpool(outputSize).shape).toEqual([1, 1, 4, 4])
})
