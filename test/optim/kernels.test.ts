import { optim, rand, type Tensor } from '../../lib'

// libtorch gives functions that are constant almost everywhere gradients that have no memory, which nothing may write to.
test.each<[string, (w: Tensor) => { step(): void }]>([
  ['SGD', (w) => new optim.SGD([w], { lr: 0.1, momentum: 0.9, weightDecay: 0.5 })],
  ['Adam', (w) => new optim.Adam([w], { weightDecay: 0.5 })],
  ['AdamW', (w) => new optim.AdamW([w])],
  ['Adagrad', (w) => new optim.Adagrad([w], { weightDecay: 0.5 })],
  ['RMSprop', (w) => new optim.RMSprop([w], { weightDecay: 0.5 })],
  ['Adam with its fused kernel', (w) => new optim.Adam([w], { fused: true })],
])('%s steps with zero tensors as gradients, as with zeros', (_, make) => {
  const start = rand([3, 4])
  const [constant, multiplied] = [(w: Tensor) => w.sgn(), (w: Tensor) => w.mul(0)].map((of) => {
    const w = start.clone().requiresGrad_()
    const optimizer = make(w)
    for (let i = 0; i < 3; i++) {
      w.grad = null
      of(w).sum().backward()
      optimizer.step()
    }
    return w.toArray()
  })
  expect(constant).toEqual(multiplied)
})
