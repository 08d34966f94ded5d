import { device, distance, onGpu, torch } from './support'

const { cuda } = torch
const draw = (options = {}) => torch.randn([1000], { device, ...options })

test('the same seed gives the same numbers, and a separate generator leaves the default one alone', () => {
  torch.manualSeed(1)
  const [first, second] = [draw(), draw()]
  torch.manualSeed(1)
  const again = draw()
  const own = new torch.Generator(device).manualSeed(1)
  const apart = draw({ generator: own })
  expect([distance(again, first), distance(apart, first), distance(draw(), second)]).toEqual([0, 0, 0])
  expect(distance(first, second)).toBeGreaterThan(0.1)
})

test("a generator's state is a tensor that restores it", () => {
  const generator = new torch.Generator(device).manualSeed(2n ** 60n)
  draw({ generator })
  const state = generator.getState()
  const first = draw({ generator })
  generator.setState(state)
  expect(distance(draw({ generator }), first)).toBe(0)
  expect([state.device, generator.initialSeed()]).toEqual(['cpu', 2n ** 60n])
})

onGpu('cuda.manualSeed and the state functions use the default generator', () => {
  cuda.manualSeed(-3)
  expect(cuda.initialSeed()).toBe(2n ** 64n - 3n)
  const state = cuda.getRngState()
  const first = draw()
  cuda.setRngState(state)
  expect(distance(draw(), first)).toBe(0)
  cuda.manualSeedAll(-3)
  expect(distance(draw(), first)).toBe(0)
})
