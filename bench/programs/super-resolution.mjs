// Digits of 14 pixels become digits of 28, after PyTorch's examples/super_resolution.
import torch, { nn, optim } from 'torchnode'
import { digits } from './_data.mjs'

class Net extends nn.Module {
  constructor(upscaleFactor) {
    super()
    this.relu = new nn.ReLU()
    this.conv1 = new nn.Conv2d(1, 32, [5, 5], [1, 1], [2, 2])
    this.conv2 = new nn.Conv2d(32, 32, [3, 3], [1, 1], [1, 1])
    this.conv3 = new nn.Conv2d(32, 16, [3, 3], [1, 1], [1, 1])
    this.conv4 = new nn.Conv2d(16, upscaleFactor ** 2, [3, 3], [1, 1], [1, 1])
    this.pixelShuffle = new nn.PixelShuffle(upscaleFactor)
    for (const conv of [this.conv1, this.conv2, this.conv3]) {
      nn.init.orthogonal_(conv.weight, nn.init.calculateGain('relu'))
    }
    nn.init.orthogonal_(this.conv4.weight)
  }

  forward(input) {
    let x = this.relu.forward(this.conv1.forward(input))
    x = this.relu.forward(this.conv2.forward(x))
    x = this.relu.forward(this.conv3.forward(x))
    return this.pixelShuffle.forward(this.conv4.forward(x))
  }
}

export function* train(mnist) {
  torch.manualSeed(123)
  const [images] = digits(mnist, 8000)
  const small = nn.functional.interpolate(images, { scaleFactor: 0.5, mode: 'bilinear', antialias: true })
  const model = new Net(2)
  const criterion = new nn.MSELoss()
  const optimizer = new optim.Adam(model.parameters(), { lr: 0.001 })
  for (;;) {
    for (let at = 0; at < images.size(0); at += 16) {
      const some = torch.slice(at, at + 16)
      optimizer.zeroGrad()
      const loss = criterion.forward(model.forward(small.at(some)), images.at(some))
      loss.backward()
      optimizer.step()
      yield loss.item()
    }
  }
}
