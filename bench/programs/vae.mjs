// A variational autoencoder of digits, after PyTorch's examples/vae and line for line as vae.py, so that losses and times can be
// compared. examples/vae/train.mjs is the same model as a user of torchnode would write it.
import torch, { data, nn, optim } from 'torchnode'
import { digits } from './_data.mjs'

const F = nn.functional

class VAE extends nn.Module {
  fc1 = new nn.Linear(784, 400)
  fc21 = new nn.Linear(400, 20)
  fc22 = new nn.Linear(400, 20)
  fc3 = new nn.Linear(20, 400)
  fc4 = new nn.Linear(400, 784)

  encode(x) {
    const h = F.relu(this.fc1.forward(x))
    return [this.fc21.forward(h), this.fc22.forward(h)]
  }

  reparameterize(mu, logvar) {
    const std = logvar.mul(0.5).exp()
    return torch.randnLike(std).mul(std).add(mu)
  }

  decode(z) {
    return torch.sigmoid(this.fc4.forward(F.relu(this.fc3.forward(z))))
  }

  forward(x) {
    const [mu, logvar] = this.encode(x.view([-1, 784]))
    return [this.decode(this.reparameterize(mu, logvar)), mu, logvar]
  }
}

function lossFunction(reconstructed, x, mu, logvar) {
  const bce = F.binaryCrossEntropy(reconstructed, x.view([-1, 784]), { reduction: 'sum' })
  const kld = logvar.add(1).sub(mu.pow(2)).sub(logvar.exp()).sum().mul(-0.5)
  return bce.add(kld)
}

export function* train(mnist) {
  torch.manualSeed(1)
  const [images] = digits(mnist, 20_000)
  const loader = new data.DataLoader(new data.TensorDataset(images), { batchSize: 64, shuffle: true })
  const model = new VAE()
  const optimizer = new optim.Adam(model.parameters(), { lr: 1e-3 })
  for (;;) {
    for (const [batch] of loader) {
      optimizer.zeroGrad()
      const [reconstructed, mu, logvar] = model.forward(batch)
      const loss = lossFunction(reconstructed, batch, mu, logvar)
      loss.backward()
      optimizer.step()
      yield loss.item() / batch.size(0)
    }
  }
}
