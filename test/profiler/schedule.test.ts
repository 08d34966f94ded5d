import { type ScheduleOptions, schedule } from '../../lib/profiler'
import { refusalOf } from '../hostile/refusal'

const letters = { none: '.', warmup: 'w', record: 'r', recordAndSave: 'S' }
const drawn = (options: ScheduleOptions, steps: number) =>
  Array.from({ length: steps }, (_, step) => letters[schedule(options)(step)]).join('')

// What PyTorch 2.11's torch.profiler.schedule returns for the same numbers.
test.each<[ScheduleOptions, string]>([
  [{ active: 1 }, 'SSSSSSSSSSSS'],
  [{ wait: 1, warmup: 1, active: 2 }, '.wrS.wrS.wrS'],
  [{ wait: 1, warmup: 1, active: 2, repeat: 2 }, '.wrS.wrS....'],
  [{ warmup: 2, active: 3, repeat: 1 }, 'wwrrS.......'],
  [{ wait: 2, active: 1, repeat: 2, skipFirst: 3 }, '.....S..S...'],
])('schedule(%j) is %s', (options, expected) => {
  expect(drawn(options, 12)).toBe(expected)
})

test.each<[unknown, string]>([
  [undefined, 'TypeError'],
  [{}, 'TypeError'],
  [{ active: '1' }, 'TypeError'],
  [{ active: 0 }, 'RangeError'],
  [{ active: 1.5 }, 'RangeError'],
  [{ active: 1, wait: -1 }, 'RangeError'],
  [{ active: 1, repeat: Number.NaN }, 'RangeError'],
])('schedule(%j) is refused with a %s', (options, error) => {
  expect(refusalOf(() => schedule(options as ScheduleOptions))).toBe(error)
})
