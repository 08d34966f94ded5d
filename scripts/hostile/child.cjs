// The process that endings.mjs and kills.mjs end at a random moment. Arguments: the work, and the number of steps (0:
// until it is ended).
const { writeSync } = require('node:fs')
const torch = require('../../dist/index.js')

const [work, steps, argument] = [process.argv[2], Number(process.argv[3]), process.argv[4]]
const say = (line) => writeSync(1, `${line}\n`)

function leave() {
  say(`ending ${Date.now()}`)
  process.exit(7)
}

let done = 0
/** Called after each step of the work. */
function step() {
  if (++done === 1) say('working')
  if (done === steps) leave()
}

const images = () => torch.rand([100, 1, 28, 28])

function trainer() {
  const model = new torch.Autoencoder({ latent: 10 })
  const optimizer = new torch.optim.Adam([...model.parameters()])
  return (x) => {
    const loss = torch.nn.functional.mseLoss(model.forward(x), x)
    optimizer.zeroGrad()
    loss.backward()
    optimizer.step()
    return loss.detach()
  }
}

const works = {
  /** Works without ever letting the event loop run. */
  loop() {
    const train = trainer()
    for (;;) {
      train(images())
      step()
    }
  },
  compiled() {
    const train = torch.compile(trainer())
    for (;;) {
      train(images())
      step()
    }
  },
  async async() {
    const double = torch.compile((x) => x.mul(2).sum()).async ?? ((x) => x.mul(2).sum())
    for (;;) {
      await double(images())
      await new Promise(setImmediate)
      step()
    }
  },
  async fit() {
    const batches = {
      *[Symbol.iterator]() {
        for (;;) {
          yield [images()]
          step()
        }
      },
    }
    await new torch.Autoencoder().fit(batches, { epochs: 1, progress: false })
  },
  async loader() {
    const dataset = new torch.vision.datasets.SyntheticDigits({
      length: 2000,
      transform: new torch.vision.transforms.ToTensor(),
    })
    const loader = new torch.data.DataLoader(dataset, { batchSize: 50, shuffle: true, prefetchFactor: 2 })
    for (;;) {
      for await (const _ of loader) step()
    }
  },
  /** Saves models again and again; all values of a model are the number of the save. */
  async save() {
    const model = torch.zeros([4_000_000])
    const small = torch.zeros([100])
    for (let i = 1; ; i++) {
      model.fill_(i)
      small.fill_(i)
      await torch.saveSafetensors({ model, small }, argument)
      step()
    }
  },
  saveSync() {
    const [model, small] = [torch.zeros([4_000_000]), torch.zeros([100])]
    for (let i = 1; ; i++) {
      model.fill_(i)
      small.fill_(i)
      torch.saveSafetensorsSync({ model, small }, argument)
      step()
    }
  },
}

works[work]()
