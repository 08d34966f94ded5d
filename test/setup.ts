import { native } from '../lib/runtime/native'

// Each file ends with the live tensors it began with: what a test leaves to the collector, the collector must free.
const live = () => {
  native.collect()
  return native.memory()[0]
}

let before = 0
beforeAll(() => {
  before = live()
})
afterAll(async () => {
  await new Promise(setImmediate)
  expect(live()).toBeLessThanOrEqual(before)
})
