import { onGpu, torch } from './support'

const { cuda } = torch

const work = (x: ReturnType<typeof torch.ones>, times: number) => {
  for (let i = 0; i < times; i++) x = x.matmul(x).div_(1024)
  return x
}

describe('streams', () => {
  onGpu('cuda.stream makes a stream current only for fn, also when fn throws', () => {
    const side = new cuda.Stream()
    const before = cuda.currentStream()
    expect(before.equals(cuda.defaultStream())).toBe(true)
    expect(cuda.stream(side, () => cuda.currentStream().equals(side))).toBe(true)
    expect(cuda.currentStream().equals(before)).toBe(true)
    const failing = () => {
      throw new Error('mine')
    }
    expect(() => cuda.stream(side, failing)).toThrow('mine')
    expect(() => cuda.stream(side, async () => 1)).toThrow(TypeError)
    expect(cuda.currentStream().equals(before)).toBe(true)
    expect(cuda.isCurrentStreamCapturing()).toBe(false)
  })

  onGpu('a stream of a higher priority has that priority', () => {
    expect(new cuda.Stream({ priority: -1 }).priority).toBe(-1)
    expect(new cuda.Stream().priority).toBe(0)
  })

  onGpu('work on one stream waits for another where it is told to', () => {
    const counts = torch.zeros([4096, 4096], { device: 'cuda' })
    const side = new cuda.Stream()
    side.waitStream(cuda.currentStream())
    cuda.stream(side, () => {
      for (let i = 0; i < 1000; i++) counts.add_(1)
    })
    counts.recordStream(side)
    cuda.currentStream().waitStream(side)
    // Who does not wait sees a smaller count.
    expect(counts.min().item()).toBe(1000)
    side.synchronize()
    expect(side.query()).toBe(true)
  })
})

describe('events', () => {
  onGpu('measure time on the device, in order', () => {
    const [start, middle, end] = [0, 1, 2].map(() => new cuda.Event({ enableTiming: true }))
    const x = torch.ones([1024, 1024], { device: 'cuda' })
    work(x, 5)
    start.record()
    work(x, 50)
    middle.record()
    work(x, 50)
    end.record()
    end.synchronize()
    expect([start.query(), middle.query(), end.query()]).toEqual([true, true, true])
    expect(start.elapsedTime(middle)).toBeGreaterThan(0)
    expect(start.elapsedTime(end)).toBeGreaterThan(start.elapsedTime(middle))
  })

  onGpu('refuse to measure time unless they were made for it and recorded', () => {
    const [plain, timing] = [new cuda.Event(), new cuda.Event({ enableTiming: true })]
    expect(() => timing.elapsedTime(new cuda.Event({ enableTiming: true }))).toThrow(/recorded/)
    plain.record()
    timing.record()
    expect(() => plain.elapsedTime(timing)).toThrow(/enable_timing/)
  })
})
