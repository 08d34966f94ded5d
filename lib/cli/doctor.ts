import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import nodeGypBuild from 'node-gyp-build'
import { printable, TorchError } from '../errors'
import { codeFolder, packageFolder } from '../folders'
import {
  cacheRoot,
  changedLibraries,
  type Libtorch,
  readCache,
  searchLibtorch,
  torchVersion,
  withMusl,
} from '../install/libtorch'
import { findPip } from '../install/pip'
import { currentPlatform } from '../install/selection'

/** One line of the report; `help` is the command to type. */
interface Finding {
  name: string
  state: 'ok' | 'note' | 'wrong'
  text: string
  help?: string
}

/** Adds `torchnode doctor`, which reports what was found, what is missing and what to type. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description(
      'say what torchnode found on this machine, what is missing and what to type; exit code 1 if it cannot run',
    )
    .option('--json', 'print one JSON object')
    .option('--verify', 'also compare every library in the cache with the checksum of its install')
    .action(async ({ json, verify }: { json?: boolean; verify?: boolean }) => {
      const { findings, libtorch } = await examine()
      if (verify) findings.push(verifyCache())
      const ok = findings.every(({ state }) => state !== 'wrong')
      if (json) console.log(JSON.stringify({ ok, libtorch: libtorch ?? null, findings }, null, 2))
      else {
        for (const finding of findings) console.log(line(finding))
        console.log(ok ? 'torchnode is ready' : 'torchnode cannot run here yet')
      }
      if (!ok) process.exitCode = 1
    })
}

const marks = { ok: '✓', note: '·', wrong: '✗' }

function line({ name, state, text, help }: Finding): string {
  return printable(`${marks[state]} ${name.padEnd(9)} ${text}${help ? `\n${' '.repeat(12)}${help}` : ''}`)
}

async function examine(): Promise<{ findings: Finding[]; libtorch: Libtorch | undefined }> {
  const { finding, libtorch } = examineLibtorch()
  const addon = examineAddon()
  const engine = libtorch && addon.state === 'ok' ? examineEngine(libtorch) : []
  const platform = examinePlatform(libtorch !== undefined && addon.state === 'ok')
  const findings = [examineNode(), platform, finding, addon, ...engine, await examinePip(), examineCache()]
  return { findings, libtorch }
}

function examineNode(): Finding {
  const { version } = process
  const { bun, deno, node } = process.versions
  if (bun)
    return { name: 'node', state: 'note', text: `Bun ${bun} as Node ${version}; slower than Node with small tensors` }
  if (deno) {
    const text = `Deno ${deno} as Node ${version}`
    if ('gc' in globalThis) return { name: 'node', state: 'ok', text }
    return {
      name: 'node',
      state: 'note',
      text: `${text}, slow with small tensors`,
      help: 'deno run --v8-flags=--expose-gc',
    }
  }
  if (Number(node.split('.')[0]) >= 20) return { name: 'node', state: 'ok', text: version }
  return { name: 'node', state: 'wrong', text: `${version} is too old`, help: 'install Node 20 or newer' }
}

function examinePlatform(isServed: boolean): Finding {
  try {
    return { name: 'platform', state: 'ok', text: currentPlatform() }
  } catch (error) {
    // A libtorch and an addon that the user built also work.
    return { name: 'platform', state: isServed ? 'note' : 'wrong', text: messageOf(error) }
  }
}

function examineLibtorch(): { finding: Finding; libtorch?: Libtorch } {
  const help = `npx torchnode install   or set TORCHNODE_LIBTORCH to a folder   or pip install torch==${torchVersion}`
  try {
    const { found, tried } = searchLibtorch()
    if (!found) return { finding: { name: 'libtorch', state: 'wrong', text: `not found: ${tried.join('; ')}`, help } }
    const headers = found.include ? 'with headers' : 'without headers'
    const text = `${found.version ?? 'version unknown'} in ${found.lib} (${found.source}, ${headers})`
    return { finding: { name: 'libtorch', state: 'ok', text }, libtorch: found }
  } catch (error) {
    return { finding: { name: 'libtorch', state: 'wrong', text: messageOf(error), help } }
  }
}

function examineAddon(): Finding {
  try {
    const path = nodeGypBuild.path(packageFolder)
    const named = process.env.TORCHNODE_PREBUILD
    return { name: 'addon', state: 'ok', text: named ? `${path}, since TORCHNODE_PREBUILD names ${named}` : path }
  } catch {
    const unfit = withMusl()
    if (unfit) return { name: 'addon', state: 'wrong', text: unfit }
    const text = `there is no binary for ${process.platform}-${process.arch}, neither shipped nor built`
    return { name: 'addon', state: 'wrong', text, help: 'npm run build   in a checkout of torchnode' }
  }
}

/**
 * The status that `binding/native` has once it is loaded. Runs in a child process, since a broken library may end the
 * process.
 */
function examineEngine(libtorch: Libtorch): Finding[] {
  const part = (...names: string[]) => `require(${JSON.stringify(join(codeFolder, ...names))})`
  const script = `
    try {
      const { status } = ${part('binding', 'native')}
      console.log('torchnode:' + JSON.stringify({ status, without: ${part('cuda')}.explain() }))
    }
    catch (error) { console.log('torchnode:' + JSON.stringify({ error: error.message })) }`
  const child = spawnSync(process.execPath, [...process.execArgv, '-e', script], { encoding: 'utf8', timeout: 60_000 })
  const answer = /^torchnode:(.*)$/m.exec(child.stdout ?? '')?.[1]
  if (!answer) {
    const how = child.signal ? `died by ${child.signal}` : `ended with code ${child.status}`
    const words = child.stderr?.trim().split('\n').at(-1)
    return [{ name: 'engine', state: 'wrong', text: `loading it ${how}${words ? `: ${words}` : ''}` }]
  }
  const { status, without, error } = JSON.parse(answer) as {
    status?: { version: string; driver?: string }
    without?: string
    error?: string
  }
  if (!status) return [{ name: 'engine', state: 'wrong', text: error ?? 'it does not load' }]
  const findings: Finding[] = [{ name: 'engine', state: 'ok', text: `runs; libtorch reports ${status.version}` }]
  const driver = status.driver ? `the driver supports CUDA ${status.driver}` : 'no NVIDIA driver'
  if (without === undefined) findings.push({ name: 'cuda', state: 'ok', text: `on: ${driver}` })
  else {
    const help = status.driver && !libtorch.cuda ? 'npx torchnode install --cuda' : undefined
    findings.push({ name: 'cuda', state: 'note', text: `off: ${without}`, help })
  }
  return findings
}

async function examinePip(): Promise<Finding> {
  const pip = await findPip()
  const text = pip ? `pip ${pip.version} of ${pip.python}; an install uses it` : 'none; an install goes over HTTPS'
  return { name: 'python', state: 'note', text }
}

function examineCache(): Finding {
  const root = cacheRoot()
  if (!existsSync(root)) return { name: 'cache', state: 'note', text: `${root} is empty` }
  return { name: 'cache', state: 'note', text: `${root}, ${(sizeOf(root) / 1e6).toFixed(0)} MB` }
}

function verifyCache(): Finding {
  const name = 'checksums'
  const help = 'npx torchnode install   looks through it and fetches what is wrong'
  const cached = readCache(cacheRoot())
  if (typeof cached === 'string') return { name, state: 'wrong', text: cached, help }
  const count = Object.keys(cached.marker.sums ?? {}).length
  if (count === 0) return { name, state: 'note', text: 'an older install, without checksums', help }
  const changed = changedLibraries(cacheRoot(), cached.marker)
  if (changed.length > 0) return { name, state: 'wrong', text: `not as installed: ${changed.join(', ')}`, help }
  return { name, state: 'ok', text: `${count} libraries are as they were installed` }
}

function sizeOf(folder: string): number {
  let size = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    // An install that runs now may remove the file.
    size += statSync(join(entry.parentPath ?? entry.path, entry.name), { throwIfNoEntry: false })?.size ?? 0
  }
  return size
}

function messageOf(error: unknown): string {
  if (error instanceof TorchError) return error.message
  throw error
}
