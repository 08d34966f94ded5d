import { collectForeign } from '../lib/binding/collector'
import { native } from '../lib/binding/native'

// Each file ends with the live tensors it began with: what a test leaves to the collector, the collector must free.
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
  // What a worker or an unfinished iteration holds is let go of by the event loop, some turns later.
  for (let turn = 0; turn < 20 && live() > before; turn++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(live()).toBeLessThanOrEqual(before)
})
