// Ways in which a process that uses torchnode may end. Argument: the way. Prints a line and the time when the end
// begins.
const torch = require('../../dist/index.js')
const { training } = require('./train.cjs')

const ending = () => process.stdout.write(`ending ${Date.now()}\n`)

/** Trains for ever without letting the event loop turn. */
function trainInOneGo() {
  let steps = 0
  for (const loss of training(1)) if (++steps === 2) process.stdout.write(`training ${loss}\n`)
}

/** The notebook's training, which lets the event loop turn between batches. */
function fit() {
  const loader = {
    *[Symbol.iterator]() {
      while (true) yield [torch.rand([100, 1, 28, 28])]
    },
  }
  return new torch.Autoencoder().fit(loader, { epochs: 1, progress: false })
}

const live = []
const keep200 = () => {
  for (let i = 0; i < 200; i++) live.push(torch.rand([100, 100], { requiresGrad: true }).mul(2))
}

const ways = {
  endOfScript: keep200,
  exitWithLiveTensors() {
    keep200()
    process.exit(4)
  },
  exitCode() {
    keep200()
    process.exitCode = 5
  },
  reallyExit() {
    keep200()
    process.reallyExit(6)
  },
  exitDuringFit() {
    setTimeout(() => {
      ending()
      process.exit(7)
    }, 200)
    fit()
  },
  exitListenerUsesTensors() {
    keep200()
    process.on('exit', () => {
      process.exitCode = live[0].add(1).shape[0] === 100 ? 8 : 1
    })
  },
  throwDuringFit() {
    setTimeout(() => {
      throw new Error('thrown during fit')
    }, 200)
    fit()
  },
  throwFromForward() {
    keep200()
    live[0].reshape([3])
  },
  rejectedFit() {
    new torch.Autoencoder().fit([], { epochs: 1, progress: false })
  },
  trainInOneGo,
  fit() {
    setTimeout(() => process.stdout.write('training\n'), 200)
    fit()
  },
  fitWithHandler() {
    process.on('SIGINT', () => process.exit(9))
    setTimeout(() => process.stdout.write('training\n'), 200)
    fit()
  },
}

ways[process.argv[2]]()
