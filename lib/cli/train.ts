import { type Command, InvalidArgumentError, Option } from 'commander'
import { launch } from './launcher'
import { mostRanks, number, requireShares } from './options'
import type { TrainSettings } from './run'

function device(text: string): string {
  if (!/^(cpu|cuda(:\d+)?)$/.test(text)) throw new InvalidArgumentError('It must be cpu, cuda or cuda:<number>.')
  return text
}

/** Adds `torchnode train`, which runs the notebook's experiments, or one of a chosen size. */
export function addTrain(program: Command): void {
  program
    .command('train')
    .description("train the notebook's autoencoders on MNIST; pictures, weights and a report are left in --out")
    .option('--data <dir>', "folder with MNIST's files, in torchvision's layout or by themselves")
    .option(
      '--dim <n>',
      'train one autoencoder of this latent size instead of the three experiments',
      number(1, true, 65536),
    )
    .option('--epochs <n>', 'epochs of each experiment (default: as in the notebook; with --dim 5)', number(0, true))
    .option('--lr <rate>', 'learning rate of Adam', number(0, false), 1e-3)
    .option('--batch-size <n>', 'images in a batch, of all ranks together', number(1, true), 100)
    .option(
      '--nproc <n>',
      'processes that train together, each with its share of every batch',
      number(1, true, mostRanks),
      1,
    )
    .option('--device <device>', 'where to train: cpu, cuda or cuda:<number>', device, 'cpu')
    .option('--seed <n>', 'seed set before each experiment', number(0, true), 0)
    .option('--out <dir>', 'folder for what is left behind', './out')
    .option('--quick', 'one epoch each on the first 6,000 images')
    .option('--json', 'print one JSON object per epoch on stdout, and nothing else there')
    .option('--dashboard', 'serve a live page on 127.0.0.1, with a button that stops the training')
    .addOption(
      new Option('--port <n>', 'the port of --dashboard, which it implies; 0 is any that is free')
        .argParser(number(0, true, 65535))
        .default(0)
        .implies({ dashboard: true }),
    )
    .action(async ({ nproc, ...settings }: TrainSettings & { nproc: number }) => {
      if (nproc > 1) {
        process.exitCode = await startRanks(nproc, settings)
        return
      }
      // Loaded here, since it opens libtorch, which install and doctor must not need.
      const { run } = require('./run') as typeof import('./run')
      await run(settings)
    })
}

/** Runs the same command once for each rank, without `--nproc`. */
async function startRanks(nproc: number, { batchSize }: TrainSettings): Promise<number> {
  requireShares(batchSize, nproc)
  const [main, ...args] = process.argv.slice(1)
  const place = args.findIndex((arg) => /^--nproc(=|$)/.test(arg))
  args.splice(place, args[place] === '--nproc' ? 2 : 1)
  return await launch({
    name: 'torchnode train',
    command: [process.execPath, ...process.execArgv, main, ...args],
    ...{ nproc, nnodes: 1, nodeRank: 0, masterAddr: '127.0.0.1', masterPort: undefined },
    // Rank 0 alone speaks.
    ...{ maxRestarts: 0, grace: 0.7, prefixed: false },
  })
}
