// A user's file that imports everything; a test limits how much tsc has to do for it.
import * as torch from 'torchnode'
import {
  Autoencoder,
  amp,
  autograd,
  data,
  distributions,
  fft,
  func,
  linalg,
  nn,
  optim,
  special,
  type Tensor,
  vision,
} from 'torchnode'

class Net extends nn.Module {
  conv = new nn.Conv2d(1, 8, 3)
  fc = new nn.Linear(8 * 26 * 26, 10)

  forward(x: Tensor): Tensor {
    return this.fc.forward(torch.relu(this.conv.forward(x)).flatten(1))
  }
}

/** Combines every optimizer with every scheduler. */
export function trained(net: nn.Module): { step(metric: number): void }[] {
  const params = [...net.parameters()]
  const optimizers = [
    new optim.SGD(params, { lr: 0.1 }),
    new optim.Adam(params),
    new optim.AdamW(params),
    new optim.Adadelta(params),
    new optim.Adafactor(params),
    new optim.Adagrad(params),
    new optim.Adamax(params),
    new optim.ASGD(params),
    new optim.LBFGS(params),
    new optim.Muon(params),
    new optim.NAdam(params),
    new optim.RAdam(params),
    new optim.RMSprop(params),
    new optim.Rprop(params),
    new optim.SparseAdam(params),
  ]
  return optimizers.flatMap((optimizer) => [
    new optim.lrScheduler.StepLR(optimizer, 2),
    new optim.lrScheduler.LambdaLR(optimizer, (epoch) => 0.9 ** epoch),
    new optim.lrScheduler.ReduceLROnPlateau(optimizer),
    new optim.lrScheduler.OneCycleLR(optimizer, 0.1, { totalSteps: 10 }),
    new optim.swaUtils.SWALR(optimizer, 0.05),
  ])
}

export async function everything(): Promise<number> {
  const net = new Net()
  const optimizer = new optim.AdamW(net.parameters(), { lr: 1e-3 })
  const scheduler = new optim.lrScheduler.CosineAnnealingLR(optimizer, 10)
  const scaler = new amp.GradScaler('cpu')
  const loader = new data.DataLoader(new vision.datasets.SyntheticDigits(), { batchSize: 8 })
  for (const [images, labels] of loader) {
    const loss = nn.functional.crossEntropy(net.forward(images), labels)
    scaler.scale(loss).backward()
    nn.utils.clipGradNorm_(net.parameters(), 1)
    optimizer.step()
    scheduler.step()
  }
  const x = torch.randn([4, 4], { dtype: 'float64', requiresGrad: true })
  const { values } = x.topk(2)
  const [q, r] = linalg.qr(x)
  const spectrum = fft.fft(special.erf(x)).abs()
  const [gradient] = autograd.grad([spectrum.sum()], [x])
  const hessian = func.hessian((y: Tensor) => y.pow(2).sum())(x)
  const sample = new distributions.Normal(torch.zeros([2]), torch.ones([2])).sample()
  await new Autoencoder({ latent: 3 }).save('model.safetensors')
  const total = [values, q, r, gradient, hessian, sample].map((t) => (t as Tensor).sum().item() as number)
  return total.reduce((a, b) => a + b, 0)
}
