// A convolutional classifier of digits, after PyTorch's examples/mnist.
import torch, { data, nn, optim } from 'torchnode'
import { digits } from './_data.mjs'

const F = nn.functional

class Net extends nn.Module {
  conv1 = new nn.Conv2d(1, 16, 3, 1)
  conv2 = new nn.Conv2d(16, 32, 3, 1)
  dropout1 = new nn.Dropout(0.25)
  dropout2 = new nn.Dropout(0.5)
  fc1 = new nn.Linear(4608, 64)
  fc2 = new nn.Linear(64, 10)

  forward(input) {
    let x = F.relu(this.conv1.forward(input))
    x = F.relu(this.conv2.forward(x))
    x = this.dropout1.forward(F.maxPool2d(x, 2))
    x = F.relu(this.fc1.forward(torch.flatten(x, 1)))
    return F.logSoftmax(this.fc2.forward(this.dropout2.forward(x)), 1)
  }
}

export function* train(mnist) {
  torch.manualSeed(1)
  const [images, labels] = digits(mnist, 20_000)
  const loader = new data.DataLoader(new data.TensorDataset(images, labels), { batchSize: 32, shuffle: true })
  const model = new Net()
  const optimizer = new optim.Adadelta(model.parameters(), { lr: 1 })
  const scheduler = new optim.lrScheduler.StepLR(optimizer, 1, { gamma: 0.7 })
  for (;;) {
    model.train()
    for (const [input, target] of loader) {
      optimizer.zeroGrad()
      const loss = F.nllLoss(model.forward(input), target)
      loss.backward()
      optimizer.step()
      yield loss.item()
    }
    scheduler.step()
  }
}
