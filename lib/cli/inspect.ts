import type { Command } from 'commander'

/** Adds `torchnode inspect`, which says what is in a file of weights or data. */
export function addInspect(program: Command): void {
  program
    .command('inspect <file>')
    .description(
      'say what is in a file: .pt, .pth and .pt2 of PyTorch, safetensors, .npy, .npz, IDX; no data of tensors is read, and nothing in it runs',
    )
    .option('--json', 'print one JSON object')
    .action((path: string, { json }: { json?: boolean }) => {
      // Loaded here, since it opens libtorch, which install and doctor must not need.
      const { inspect, table } = require('./inspection') as typeof import('./inspection')
      const description = inspect(path)
      console.log(json ? inJson(path, description) : table(path, description))
    })
}

function inJson(file: string, description: object): string {
  const { printable } = require('../errors') as typeof import('../errors')
  return printable(JSON.stringify({ file, ...description }, null, 2))
}
