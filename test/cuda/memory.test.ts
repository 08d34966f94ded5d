import { onGpu, torch } from './support'

const { cuda } = torch
const MiB = 2 ** 20

describe('memory statistics', () => {
  onGpu('follow allocations and frees', () => {
    cuda.emptyCache()
    const before = cuda.memoryAllocated()
    cuda.resetPeakMemoryStats()
    const x = torch.zeros([64, MiB / 4], { device: 'cuda' })
    expect(cuda.memoryAllocated() - before).toBe(64 * MiB)
    const stats = cuda.memoryStats()
    expect(stats.allocatedBytes.all.peak).toBe(cuda.maxMemoryAllocated())
    expect(stats.allocatedBytes.largePool.current).toBeGreaterThanOrEqual(64 * MiB)
    expect(cuda.memoryReserved()).toBeGreaterThanOrEqual(cuda.memoryAllocated())
    x.dispose()
    expect(cuda.memoryAllocated()).toBe(before)
    expect(cuda.maxMemoryAllocated() - before).toBeGreaterThanOrEqual(64 * MiB)
    const reserved = cuda.memoryReserved()
    cuda.emptyCache()
    expect(cuda.memoryReserved()).toBeLessThan(reserved)
    expect(cuda.maxMemoryReserved()).toBeGreaterThanOrEqual(reserved)
    expect(cuda.memorySummary()).toMatch(/allocatedBytes .*MiB/)
  })

  onGpu('the driver reports the free memory', () => {
    const [free, total] = cuda.memGetInfo()
    expect(free).toBeGreaterThan(0)
    expect(total).toBeGreaterThanOrEqual(free)
    expect(cuda.getDeviceProperties().totalMemory / total).toBeCloseTo(1, 1)
  })
})

describe('when memory runs out', () => {
  const limited = (bytes: number, run: () => void) => {
    const [, total] = cuda.memGetInfo()
    cuda.emptyCache()
    cuda.setMemoryFraction((cuda.memoryReserved() + bytes) / total)
    try {
      run()
    } finally {
      cuda.setMemoryFraction(1)
      cuda.emptyCache()
    }
  }

  onGpu('garbage is collected first: a loop that drops its tensors can allocate many times the memory', () => {
    limited(1024 * MiB, () => {
      let sum = 0
      for (let i = 0; i < 200; i++)
        sum += torch
          .full([(100 * MiB) / 4], 1, { device: 'cuda' })
          .at(0)
          .item() as number
      expect(sum).toBe(200)
    })
  })

  onGpu('garbage of old objects is freed before an operator that writes fails', () => {
    limited(1024 * MiB, () => {
      // By now V8 counts them as old, so only a full collection finds them.
      let kept: unknown[] = []
      for (let i = 0; i < 8; i++) kept.push(torch.empty([(100 * MiB) / 4], { device: 'cuda' }))
      for (let i = 0; i < 50; i++) torch.ones([MiB]).add_(1)
      expect(kept.length).toBe(8)
      kept = []
      const out = torch.empty([0], { device: 'cuda' })
      const source = torch.zeros([(100 * MiB) / 4], { device: 'cuda' })
      torch.add(source, 1, { out })
      expect(out.at(-1).item()).toBe(1)
    })
  })

  onGpu('an allocation that is really too large is ERR_OUT_OF_MEMORY, and a smaller one works after it', () => {
    limited(256 * MiB, () => {
      const large = () => torch.empty([512 * MiB], { device: 'cuda' })
      expect(large).toThrow(expect.objectContaining({ code: 'ERR_OUT_OF_MEMORY' }))
      expect(torch.ones([MiB], { device: 'cuda' }).sum().item()).toBe(MiB)
      expect(cuda.memoryStats().numOoms).toBeGreaterThan(0)
    })
  })
})
