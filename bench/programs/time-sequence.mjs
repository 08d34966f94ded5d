// Two LSTM cells learn sine waves with L-BFGS, after PyTorch's examples/time_sequence_prediction.
import torch, { nn, optim } from 'torchnode'

class Sequence extends nn.Module {
  lstm1 = new nn.LSTMCell(1, 51)
  lstm2 = new nn.LSTMCell(51, 51)
  linear = new nn.Linear(51, 1)

  forward(input) {
    const zeros = () => torch.zeros([input.size(0), 51], { dtype: 'float64' })
    let [h1, c1, h2, c2] = [zeros(), zeros(), zeros(), zeros()]
    const outputs = []
    for (const x of input.split(1, 1)) {
      ;[h1, c1] = this.lstm1.forward(x, [h1, c1])
      ;[h2, c2] = this.lstm2.forward(h1, [h2, c2])
      outputs.push(this.linear.forward(h2))
    }
    return torch.cat(outputs, 1)
  }
}

export function* train() {
  torch.manualSeed(0)
  const shift = torch.randint(-80, 80, [12, 1])
  const waves = torch.arange(31, { dtype: 'float64' }).add(shift).div(20).sin()
  const input = waves.at(torch.slice(), torch.slice(null, -1))
  const target = waves.at(torch.slice(), torch.slice(1))
  const seq = new Sequence().double()
  const criterion = new nn.MSELoss()
  const optimizer = new optim.LBFGS(seq.parameters(), { lr: 0.8, maxIter: 3 })
  for (;;) {
    const loss = optimizer.step(() => {
      optimizer.zeroGrad()
      const loss = criterion.forward(seq.forward(input), target)
      loss.backward()
      return loss
    })
    yield loss.item()
  }
}
