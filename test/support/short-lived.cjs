// Makes short-lived objects in one plain loop. Arguments: 'called', 'trained', 'kept' or 'hooked', and the number of
// objects.
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

/** They stay alive for a while, so that they are old objects when they become garbage. */
function kept() {
  const alive = []
  for (let i = 0; i < count; i++) alive[i % 100] = new nn.Linear(500, 300)
}

/** Hooks that hold their own tensor and are held only by it. */
function hooked() {
  for (let i = 0; i < count; i++) {
    const x = torch.zeros([10_000], { requiresGrad: true })
    x.registerHook(() => void x.shape)
  }
}

;({ called, trained, kept, hooked })[manner]()
console.log(JSON.stringify({ peak: peakMB() }))
