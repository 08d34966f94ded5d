import type { Tensor } from '../../lib'
import { autoencoder, distance, onGpu, torch, warmUp } from './support'

const { cuda, nn } = torch

describe('a CUDA graph by hand', () => {
  onGpu('replays a forward pass on its input’s current values, equal to eager', () => {
    const model = new nn.Sequential(new nn.Linear(64, 128), new nn.ReLU(), new nn.Linear(128, 10))
    model.to('cuda')
    const x = torch.zeros([32, 64], { device: 'cuda' })
    warmUp(() => model.forward(x))
    const graph = new cuda.CUDAGraph()
    const y = cuda.graph(graph, () => model.forward(x))
    for (let i = 0; i < 3; i++) {
      const next = torch.randn([32, 64], { device: 'cuda' })
      x.copy_(next)
      graph.replay()
      expect(distance(y, model.forward(next))).toBeLessThan(1e-5)
    }
    graph.reset()
  })

  onGpu('replays whole training steps, equal to eager ones', () => {
    const data = Array.from({ length: 23 }, () => torch.rand([100, 1, 28, 28], { device: 'cuda' }))
    const eager = autoencoder()
    const expected = data.map((x) => eager.step(x).item())
    const graphed = autoencoder()
    const x = data[0].clone()
    let at = 0
    const losses: unknown[] = []
    warmUp(() => losses.push(graphed.step(x.copy_(data[at++])).item()))
    const graph = new cuda.CUDAGraph()
    const loss = cuda.graph(graph, () => graphed.step(x))
    for (; at < data.length; at++) {
      x.copy_(data[at])
      graph.replay()
      losses.push(loss.item())
    }
    losses.forEach((value, i) => {
      expect(Math.abs(Number(value) / Number(expected[i]) - 1)).toBeLessThan(1e-4)
    })
  })

  onGpu('draws new random numbers in each replay, the same as eager', () => {
    const draw = () => torch.rand([1000], { device: 'cuda' })
    warmUp(draw)
    const graph = new cuda.CUDAGraph()
    const y = cuda.graph(graph, draw)
    torch.manualSeed(7)
    const eager = [draw(), draw()]
    torch.manualSeed(7)
    for (const expected of eager) {
      graph.replay()
      expect(distance(y, expected)).toBe(0)
    }
  })

  onGpu('continues a registered generator in each replay', () => {
    const generator = new torch.Generator('cuda').manualSeed(3)
    const draw = () => torch.rand([100], { device: 'cuda', generator })
    warmUp(draw)
    const graph = new cuda.CUDAGraph()
    graph.registerGeneratorState(generator)
    const y = cuda.graph(graph, draw)
    generator.manualSeed(5)
    const expected = draw()
    generator.manualSeed(5)
    graph.replay()
    expect(distance(y, expected)).toBe(0)
    expect(() => new cuda.CUDAGraph().registerGeneratorState(new torch.Generator())).toThrow(/CUDA/)
  })

  onGpu('shares memory with another graph when told to', () => {
    const pool = cuda.graphPoolHandle()
    const x = torch.ones([1 << 20], { device: 'cuda' })
    const capture = (times: number) => {
      const graph = new cuda.CUDAGraph()
      return [graph, cuda.graph(graph, () => x.mul(times).add(1).sum(), { pool })] as const
    }
    const [[first, a], [second, b]] = [capture(2), capture(3)]
    first.replay()
    expect(a.item()).toBe(3 << 20)
    second.replay()
    expect(b.item()).toBe(4 << 20)
    expect(first.pool()).toEqual(second.pool())
  })
})

describe('cuda.makeGraphedCallables', () => {
  onGpu('a graphed module trains as the module does, and runs as written in another mode', () => {
    const made = () => {
      torch.manualSeed(0)
      const model = new nn.Sequential(new nn.Linear(16, 32), new nn.ReLU(), new nn.Linear(32, 4))
      model.to('cuda')
      return { model, optimizer: new torch.optim.SGD(model.parameters(), { lr: 0.1 }) }
    }
    const [eager, graphed] = [made(), made()]
    cuda.makeGraphedCallables(graphed.model, [torch.randn([8, 16], { device: 'cuda' })])
    for (let i = 0; i < 5; i++) {
      const x = torch.randn([8, 16], { device: 'cuda' })
      const [a, b] = [eager, graphed].map(({ model, optimizer }) => {
        const loss = model.forward(x).square().mean()
        loss.backward()
        optimizer.step()
        optimizer.zeroGrad()
        return loss.item()
      })
      expect(Math.abs(Number(b) / Number(a) - 1)).toBeLessThan(1e-4)
    }
    graphed.model.eval()
    expect(graphed.model.forward(torch.ones([3, 16], { device: 'cuda' })).shape).toEqual([3, 4])
  })

  onGpu('gradients of two backward passes add up', () => {
    const graphed = cuda.makeGraphedCallables(
      (x: Tensor) => x.mul(x),
      [torch.ones([4], { device: 'cuda', requiresGrad: true })],
    )
    const x = torch.tensor([1, 2, 3, 4], { device: 'cuda', requiresGrad: true })
    for (let i = 0; i < 2; i++) graphed(x).sum().backward()
    expect(x.grad!.toArray()).toEqual([4, 8, 12, 16])
  })
})

describe('what cannot be captured', () => {
  const works = () => {
    const x = torch.ones([8], { device: 'cuda' })
    const graph = new cuda.CUDAGraph()
    const y = cuda.graph(graph, () => x.add(1))
    graph.replay()
    expect(y.sum().item()).toBe(16)
    expect(torch.rand([3], { device: 'cuda' }).shape).toEqual([3])
    expect(cuda.currentStream().equals(cuda.defaultStream())).toBe(true)
  }

  onGpu('reading a value is an error that says so, and the program can go on to draw, capture and replay', () => {
    const x = torch.ones([8], { device: 'cuda' })
    for (let i = 0; i < 3; i++) {
      const reading = () =>
        cuda.graph(new cuda.CUDAGraph(), () => torch.rand([8], { device: 'cuda' }).add(x).sum().item())
      expect(reading).toThrow(
        expect.objectContaining({ code: 'ERR_DEVICE', message: expect.stringMatching(/item\(\)/) }),
      )
      works()
    }
  })

  onGpu("the function's own error is thrown unchanged, and the graph can be used for another capture", () => {
    const x = torch.ones([8], { device: 'cuda' })
    const graph = new cuda.CUDAGraph()
    const mine = new RangeError('mine')
    const failing = () => {
      x.add(1)
      throw mine
    }
    expect(() => cuda.graph(graph, failing)).toThrow(mine)
    expect(() => graph.replay()).toThrow(/capture/)
    const y = cuda.graph(graph, () => x.mul(3))
    graph.replay()
    expect(y.sum().item()).toBe(24)
    works()
  })

  onGpu('a promise, a capture within a capture, and a second capture of one graph are refused', () => {
    const graph = new cuda.CUDAGraph()
    expect(() => cuda.graph(graph, async () => 1)).toThrow(TypeError)
    const nested = () => cuda.graph(graph, () => cuda.graph(new cuda.CUDAGraph(), () => 1))
    expect(nested).toThrow(expect.objectContaining({ code: 'ERR_BUSY' }))
    const x = torch.ones([8], { device: 'cuda' })
    cuda.graph(graph, () => x.add(1))
    expect(() => cuda.graph(graph, () => x.add(1))).toThrow(/already/)
    works()
  })
})
