import { collectForeign } from '../lib/binding/collector'
import { native } from '../lib/binding/native'

// Each file must end with as many live tensors as it began with: the collector must free what a test has left behind.
const live = () => {
  collectForeign()
  native.collect()
  return native.memory()[0]
}

let before = 0
beforeAll(() => {
  before = live()
})
afterAll(async () => {
  // The event loop releases what a worker or an unfinished iteration holds, after some turns.
  for (let turn = 0; turn < 20 && live() > before; turn++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(live()).toBeLessThanOrEqual(before)
})
