import type { Command } from 'commander'
import { printable } from '../errors'
import { type InstallEvent, type InstallOptions, install } from '../install'
import type { Libtorch } from '../install/libtorch'
import { type Progress, progress } from '../install/progress'

/** Adds `torchnode install`, which puts libtorch into the cache. */
export function addInstall(program: Command): void {
  program
    .command('install')
    .description('fetch libtorch into the cache: with pip where Python has it, else over HTTPS')
    .option(
      '--cuda [version]',
      'also the CUDA libraries (Linux; 2.2 GB to fetch, 3.3 GB on disk) for the driver, or for a version of CUDA',
    )
    .option('--headers', 'also the C++ headers, for building torchnode from source')
    .option('--find-links <dir>', 'take the wheels from this folder, without the network')
    .action(async (options: Pick<InstallOptions, 'cuda' | 'headers' | 'findLinks'>) => {
      console.log(described(await installWithProgress(options)))
      const variable = ['TORCHNODE_LIBTORCH', 'LIBTORCH'].find((name) => process.env[name])
      if (variable) console.error(`note: ${variable} is set and is used instead of the cache; unset it to use this one`)
    })
}

/** Runs {@link install} with progress on stderr. */
async function installWithProgress(options: InstallOptions = {}): Promise<Libtorch> {
  let shown: { what: string; bar: Progress } | undefined
  const onProgress = (event: InstallEvent) => {
    if (event.kind === 'note') {
      const text = printable(event.text)
      if (shown) shown.bar.log(text)
      else console.error(text)
      return
    }
    if (shown?.what !== event.what) {
      shown?.bar.end()
      shown = { what: event.what, bar: progress(`fetching ${event.what}`, event.total, { unit: 'bytes' }) }
    }
    shown.bar.update(event.done)
  }
  try {
    return await install({ ...options, onProgress })
  } finally {
    shown?.bar.end()
  }
}

function described({ version, lib, cuda, include }: Libtorch): string {
  const parts = [cuda ? 'CPU and CUDA' : 'CPU', ...(include ? ['headers'] : [])]
  return `libtorch ${version} (${parts.join(', ')}) is in ${lib}`
}
