import { statSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import { shortened, TorchError } from '../errors'
import { launch } from './launcher'
import { mostRanks, number } from './options'

/** The command's options, as commander has checked them. */
interface RunSettings {
  nproc: number
  nnodes: number
  nodeRank?: number
  masterAddr?: string
  masterPort?: number
  maxRestarts: number
  grace: number
  prefix: boolean
  node: boolean
}

function address(text: string): string {
  if (!/^[\w.:%-]+$/.test(text)) throw new InvalidArgumentError('It must be a host name or an IP address.')
  return text
}

/** Adds `torchnode run`, which starts the ranks of a process group without Python. */
export function addRun(program: Command): void {
  program
    .command('run <program> [args...]')
    .description('run a program once for each rank of a process group (torch.distributed); it stands in for torchrun')
    .requiredOption('--nproc <n>', 'ranks on this machine', number(1, true, mostRanks))
    .option('--nnodes <n>', 'machines, each with as many ranks', number(1, true, 65536), 1)
    .option('--node-rank <n>', "this machine's number, from 0 (needed with --nnodes)", number(0, true))
    .option('--master-addr <address>', 'address of machine 0 (needed with --nnodes; default: 127.0.0.1)', address)
    .option(
      '--master-port <port>',
      "port of rank 0's store (needed with --nnodes; default: a free one)",
      number(1, true, 65535),
    )
    .option('--max-restarts <n>', 'how often all ranks are started again after one has failed', number(0, true), 0)
    .option(
      '--grace <seconds>',
      'time that ranks have to end after a signal, before SIGKILL',
      number(0, false, 86400),
      0.7,
    )
    .option('--no-prefix', "pass the ranks' lines on as they are")
    .option('--no-node', 'run <program> itself, such as python, instead of giving it to Node')
    .passThroughOptions()
    .action(async (file: string, args: string[], settings: RunSettings) => {
      const { nproc, nnodes, maxRestarts, grace, prefix, node } = settings
      const where = places(settings)
      process.exitCode = await launch({
        name: 'torchnode run',
        command: node ? [process.execPath, existing(file), ...args] : [file, ...args],
        ...{ nproc, nnodes, maxRestarts, grace, prefixed: prefix },
        ...where,
      })
    })
}

/** Where this machine and rank 0 are. */
function places({ nnodes, nodeRank, masterAddr, masterPort }: RunSettings) {
  const given = { '--node-rank': nodeRank, '--master-addr': masterAddr, '--master-port': masterPort }
  const missing = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [name] : []))
  if (nnodes > 1 && missing.length > 0) {
    throw new TorchError('ERR_RANGE', `torchnode run: --nnodes ${nnodes} needs ${missing.join(', ')} too`)
  }
  if (nodeRank !== undefined && nodeRank >= nnodes) {
    const most = `--node-rank must be at most ${nnodes - 1} for --nnodes ${nnodes}, got ${nodeRank}`
    throw new TorchError('ERR_RANGE', `torchnode run: ${most}`)
  }
  return { nodeRank: nodeRank ?? 0, masterAddr: masterAddr ?? '127.0.0.1', masterPort }
}

/** The program's path, if there is such a file; otherwise each rank would say that there is none. */
function existing(file: string): string {
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file
  const hint = 'give a file for Node, or --no-node for a command'
  throw new TorchError('ERR_FILE', `torchnode run: there is no file ${shortened(JSON.stringify(file), 200)}; ${hint}`)
}
