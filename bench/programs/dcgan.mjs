// A generative adversarial network of digits, after PyTorch's examples/dcgan.
import torch, { nn, optim } from 'torchnode'
import { digits } from './_data.mjs'

const BATCH = 16
const NOISE = 32

function weightsInit(layer) {
  const name = layer.constructor.name
  if (name.startsWith('Conv')) nn.init.normal_(layer.weight, 0, 0.02)
  else if (name.startsWith('BatchNorm')) {
    nn.init.normal_(layer.weight, 1, 0.02)
    nn.init.zeros_(layer.bias)
  }
}

const makeGenerator = () =>
  new nn.Sequential(
    new nn.ConvTranspose2d(NOISE, 64, 7, 1, 0, { bias: false }),
    new nn.BatchNorm2d(64),
    new nn.ReLU(true),
    new nn.ConvTranspose2d(64, 32, 4, 2, 1, { bias: false }),
    new nn.BatchNorm2d(32),
    new nn.ReLU(true),
    new nn.ConvTranspose2d(32, 1, 4, 2, 1, { bias: false }),
    new nn.Tanh(),
  )

const makeDiscriminator = () =>
  new nn.Sequential(
    new nn.Conv2d(1, 32, 4, 2, 1, { bias: false }),
    new nn.LeakyReLU(0.2, { inplace: true }),
    new nn.Conv2d(32, 64, 4, 2, 1, { bias: false }),
    new nn.BatchNorm2d(64),
    new nn.LeakyReLU(0.2, { inplace: true }),
    new nn.Conv2d(64, 1, 7, 1, 0, { bias: false }),
    new nn.Sigmoid(),
  )

export function* train(mnist) {
  torch.manualSeed(2)
  const images = digits(mnist, 10_000)[0].mul(2).sub(1)
  const [netG, netD] = [makeGenerator(), makeDiscriminator()]
  netG.apply(weightsInit)
  netD.apply(weightsInit)
  const criterion = new nn.BCELoss()
  const optimizerD = new optim.Adam(netD.parameters(), { lr: 2e-4, betas: [0.5, 0.999] })
  const optimizerG = new optim.Adam(netG.parameters(), { lr: 2e-4, betas: [0.5, 0.999] })
  for (;;) {
    for (const real of images.split(BATCH)) {
      // The discriminator learns from real images, then from false ones.
      netD.zeroGrad()
      const label = torch.full([BATCH], 1, { dtype: real.dtype })
      const errDReal = criterion.forward(netD.forward(real).view([-1]), label)
      errDReal.backward()
      const fake = netG.forward(torch.randn([BATCH, NOISE, 1, 1]))
      label.fill_(0)
      const errDFake = criterion.forward(netD.forward(fake.detach()).view([-1]), label)
      errDFake.backward()
      optimizerD.step()

      // The generator learns to have them taken for real.
      netG.zeroGrad()
      label.fill_(1)
      const errG = criterion.forward(netD.forward(fake).view([-1]), label)
      errG.backward()
      optimizerG.step()
      yield errDReal.item() + errDFake.item() + errG.item()
    }
  }
}
