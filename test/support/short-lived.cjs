// Makes models that soon are garbage in one plain loop. Arguments: 'called', 'trained' or 'kept', and how many.
const torch = require('../../dist/index.js')
const { peakMB } = require('./resident.cjs')

const { nn, optim } = torch
const [manner, count] = [process.argv[2], Number(process.argv[3])]

function called() {
  const x = torch.rand([1, 500])
  for (let i = 0; i < count; i++) new nn.Sequential(new nn.Linear(500, 300), new nn.ReLU()).forward(x)
}

function trained() {
  const x = torch.rand([100, 1, 28, 28])
  const lossFn = new nn.MSELoss()
  for (let i = 0; i < count; i++) {
    const model = new torch.Autoencoder()
    const optimizer = new optim.Adam(model.parameters())
    for (let step = 0; step < 3; step++) {
      optimizer.zeroGrad()
      lossFn.forward(model.forward(x), x).backward()
      optimizer.step()
    }
  }
}

/** They are alive for a while, so that they are no young objects any more when they become garbage. */
function kept() {
  const alive = []
  for (let i = 0; i < count; i++) alive[i % 100] = new nn.Linear(500, 300)
}

;({ called, trained, kept })[manner]()
console.log(JSON.stringify({ peak: peakMB() }))
