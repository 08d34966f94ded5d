// Trains the notebook's autoencoder in a plain synchronous loop. Arguments: the number of epochs, and MNIST's folder if
// there is one.
const torch = require('../../dist/index.js')
const { peakMB, residentMB } = require('./resident.cjs')

const { MNIST, SyntheticDigits } = torch.vision.datasets
const transform = new torch.vision.transforms.ToTensor()
const [epochs, root] = [Number(process.argv[2]), process.argv[3]]

torch.manualSeed(0)
const dataset = root ? new MNIST(root, { transform }) : new SyntheticDigits({ length: 10_000, transform })
const loader = new torch.data.DataLoader(dataset, { batchSize: 100 })
const [encoder, decoder] = [torch.makeEncoder(3), torch.makeDecoder(3)]
const optimizer = new torch.optim.Adam([...encoder.parameters(), ...decoder.parameters()], { lr: 1e-3 })
const lossFn = new torch.nn.MSELoss()

const resident = []
const losses = []
let steps = 0
for (let epoch = 0; epoch < epochs; epoch++) {
  let last
  for (const [x] of loader) {
    const loss = lossFn.forward(decoder.forward(encoder.forward(x)), x)
    loss.backward()
    optimizer.step()
    optimizer.zeroGrad()
    last = loss
    steps++
  }
  losses.push(last.item())
  resident.push(residentMB())
}
console.log(JSON.stringify({ resident, losses, steps, peak: peakMB() }))
