import { spawn } from 'node:child_process'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { TorchError } from '../errors'
import { type Environment, inPrivateFolder, pythons } from './python'
import type { WheelRequest } from './selection'

/** A Python that has pip. */
export interface Pip {
  python: string
  version: string
}

/** The first Python on the PATH that has pip. */
export async function findPip(env: Environment = process.env): Promise<Pip | undefined> {
  for (const python of pythons) {
    const { status, output } = await run(python, ['-m', 'pip', '--version'], env, 30_000)
    const version = /^pip (\S+)/m.exec(output)?.[1]
    if (status === 0 && version) return { python, version }
  }
  return undefined
}

/** The arguments for pip, so that any Python version gets the one wheel that is wanted. */
export function pipArguments(request: WheelRequest, folder: string): string[] {
  const flags = ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--progress-bar', 'off', '--no-input']
  flags.push('--disable-pip-version-check', '--dest', folder, '--implementation', 'cp')
  flags.push('--python-version', request.python.replace(/^cp(\d)(\d+)$/, '$1.$2'))
  for (const abi of [request.python, 'abi3', 'none']) flags.push('--abi', abi)
  for (const platform of request.platforms) flags.push('--platform', platform)
  // Where the build without a label is not wanted, pip must be told which one is.
  const label = request.locals.includes('') ? '' : `+${request.locals[0]}`
  return [...flags, `${request.project}==${request.version}${label}`]
}

/**
 * Fetches one wheel into `folder` with pip, which knows the user's index, proxy and certificates, and checks the
 * index's hash.
 *
 * @param onBytes called with the number of bytes that pip has fetched so far
 * @throws {@link TorchError} `ERR_DOWNLOAD` with pip's last lines of output
 */
export async function pipDownload(
  pip: Pip,
  request: WheelRequest,
  folder: string,
  env: Environment,
  onBytes: (total: number) => void,
): Promise<void> {
  const temporary = join(folder, 'tmp')
  // A killed install may have left half a wheel there.
  await rm(temporary, { recursive: true, force: true })
  await mkdir(temporary, { recursive: true })
  // pip draws its own progress bar only on a terminal, so its temporary file is watched instead.
  const watch = setInterval(() => void folderSize(temporary).then(onBytes), 500)
  try {
    const index = env.TORCHNODE_INDEX_URL && { PIP_INDEX_URL: env.TORCHNODE_INDEX_URL }
    const own = { ...env, ...index, TMPDIR: temporary, TEMP: temporary, TMP: temporary }
    const { status, output } = await run(pip.python, pipArguments(request, folder), own)
    if (status !== 0) {
      const words = output.split(/\r?\n/).filter((line) => /^ERROR|error:/i.test(line))
      const why = withoutSecrets(words.at(-1) ?? output.trim().split('\n').at(-1) ?? '')
      throw new TorchError('ERR_DOWNLOAD', `pip cannot fetch ${request.project} ${request.version}: ${why}`)
    }
  } finally {
    clearInterval(watch)
    await rm(temporary, { recursive: true, force: true })
  }
}

/** A line of pip's output without names and passwords in addresses, which may hold any character but white space. */
const withoutSecrets = (line: string) =>
  line
    .slice(0, 1000)
    .replace(/\/\/\S*@/g, '//')
    .slice(0, 300)

async function folderSize(folder: string): Promise<number> {
  let size = 0
  const entries = await readdir(folder, { recursive: true }).catch(() => [])
  for (const entry of entries) {
    // pip deletes its files while they are counted.
    const info = await stat(join(folder, entry)).catch(() => undefined)
    if (info?.isFile()) size += info.size
  }
  return size
}

/** Runs a Python until it ends, or until `limitMs` have passed. */
function run(python: string, args: string[], env: Environment, limitMs?: number) {
  return inPrivateFolder(env, (start) => runIn(start, python, args, limitMs))
}

function runIn(start: { cwd: string; env: NodeJS.ProcessEnv }, python: string, args: string[], limitMs?: number) {
  return new Promise<{ status: number | null; output: string }>((resolve) => {
    const child = spawn(python, args, { ...start, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true })
    // spawn's own timeout would keep the process alive where the command does not exist.
    const timer = limitMs === undefined ? undefined : setTimeout(() => child.kill(), limitMs)
    let output = ''
    const take = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000)
    }
    const end = (status: number | null, text: string) => {
      clearTimeout(timer)
      resolve({ status, output: text })
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', (error) => end(null, error.message))
    child.on('close', (status) => end(status, output))
  })
}
