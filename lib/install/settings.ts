import { existsSync, readFileSync, statSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { TorchError } from '../errors'
import { fileError } from '../system/files'
import { cudaBuilds } from './driver'
import { homeFolder } from './libtorch'
import type { Environment } from './python'

/** How to reach the network, from the environment and pip's configuration. */
export interface NetworkSettings {
  /** The simple-API indexes, in the order in which they are tried. */
  indexes: string[]
  /** Where they were configured, for messages. */
  indexesFrom: string
  /** Extra certificate authorities, as PEM. */
  authorities: string[]
  /** The proxy for an address, if one is set. */
  proxyFor(url: URL): URL | undefined
}

// The PyTorch project's own wheels; this is not a package registry.
const projectIndex = 'https://download.pytorch.org/whl/'

/**
 * Reads the settings: `TORCHNODE_INDEX_URL`, `PIP_INDEX_URL`, pip's configuration files, else the PyTorch project's own
 * index; `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, `PIP_PROXY`; `PIP_CERT`, `NODE_EXTRA_CA_CERTS`.
 */
export function networkSettings(
  env: Environment = process.env,
  platform: string = process.platform,
  build: string = cudaBuilds[0].name,
): NetworkSettings {
  const pip = pipConfiguration(env, platform)
  const indexes = indexSettings(env, pip, platform === 'linux' ? build : 'cpu')
  const authorityFiles = [env.PIP_CERT || pip.get('cert'), env.NODE_EXTRA_CA_CERTS, env.SSL_CERT_FILE]
  const authorities = [...new Set(authorityFiles)].flatMap((path) => (path ? readCertificates(path) : []))
  const pipProxy = env.PIP_PROXY || pip.get('proxy')
  return { ...indexes, authorities, proxyFor: (url) => proxyFor(url, env, pipProxy) }
}

function indexSettings(env: Environment, pip: Map<string, string>, folder: string) {
  const words = (text: string | undefined) => (text ?? '').split(/\s+/).filter(Boolean)
  const extra = [...words(env.PIP_EXTRA_INDEX_URL), ...words(env.PIP_EXTRA_INDEX_URL ? '' : pip.get('extra-index-url'))]
  const noIndex = env.PIP_NO_INDEX || pip.get('no-index')
  if (env.TORCHNODE_INDEX_URL) return { indexes: words(env.TORCHNODE_INDEX_URL), indexesFrom: 'TORCHNODE_INDEX_URL' }
  if (noIndex && !/^(0|false|no|off|n|f)$/i.test(noIndex)) return { indexes: [], indexesFrom: "pip's no-index" }
  if (env.PIP_INDEX_URL) return { indexes: [env.PIP_INDEX_URL, ...extra], indexesFrom: 'PIP_INDEX_URL' }
  const configured = pip.get('index-url')
  if (configured) return { indexes: [configured, ...extra], indexesFrom: "pip's configuration" }
  return { indexes: [projectIndex + folder, ...extra], indexesFrom: "the PyTorch project's index" }
}

/** pip's configuration files, the weakest first, in pip's documented order. */
export function pipConfigurationFiles(env: Environment, platform: string, home = homeFolder()): string[] {
  const name = platform === 'win32' ? 'pip.ini' : 'pip.conf'
  const files: string[] = []
  if (platform === 'win32') files.push(join(env.PROGRAMDATA ?? 'C:\\ProgramData', 'pip', name))
  else if (platform === 'darwin') files.push(join('/Library/Application Support/pip', name))
  else {
    for (const dir of (env.XDG_CONFIG_DIRS || '/etc/xdg').split(delimiter)) files.push(join(dir, 'pip', name))
    files.push('/etc/pip.conf')
  }
  files.push(join(home, platform === 'win32' ? 'pip' : '.pip', name))
  if (platform === 'win32') files.push(join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'pip', name))
  else files.push(join(env.XDG_CONFIG_HOME || join(home, '.config'), 'pip', name))
  if (platform === 'darwin') files.push(join(home, 'Library/Application Support/pip', name))
  if (env.VIRTUAL_ENV) files.push(join(env.VIRTUAL_ENV, name))
  // Only a file that PIP_CONFIG_FILE names may lie in the working folder.
  return [...files.filter((file) => isAbsolute(file)), ...(env.PIP_CONFIG_FILE ? [env.PIP_CONFIG_FILE] : [])]
}

function pipConfiguration(env: Environment, platform: string): Map<string, string> {
  const settings = new Map<string, string>()
  // pip reads no file at all when PIP_CONFIG_FILE is the null device.
  if (env.PIP_CONFIG_FILE === '/dev/null' || env.PIP_CONFIG_FILE?.toLowerCase() === 'nul') return settings
  for (const path of pipConfigurationFiles(env, platform)) {
    if (!existsSync(path)) continue
    const sections = parseIni(read(path))
    for (const section of ['global', 'download']) {
      for (const [key, value] of sections.get(section) ?? []) settings.set(key, value)
    }
  }
  return settings
}

/** Parses an INI file as Python's configparser does: `key = value` or `key: value`; indented lines continue a value. */
export function parseIni(text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>()
  let section: Map<string, string> | undefined
  let key: string | undefined
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*([#;]|$)/.test(line)) continue
    const header = line.startsWith('[') ? line.slice(1, Math.max(1, line.indexOf(']'))) : ''
    const end = line.search(/[=:]/)
    if (header) {
      section = sections.get(header) ?? new Map()
      sections.set(header, section)
      key = undefined
    } else if (/^\s/.test(line) && section && key) {
      // Only the new line is trimmed, so that many lines take linear time.
      section.set(key, section.get(key) ? `${section.get(key)} ${line.trim()}` : line.trim())
    } else if (end > 0 && section) {
      key = line.slice(0, end).trim().toLowerCase().replaceAll('_', '-')
      section.set(key, line.slice(end + 1).trim())
    }
  }
  return sections
}

const settingBytes = 16 * 2 ** 20

function read(path: string): string {
  try {
    if (statSync(path).size > settingBytes)
      throw new TorchError('ERR_FILE', `${JSON.stringify(path)} is larger than ${settingBytes} bytes`)
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw fileError('read', path, error)
  }
}

function readCertificates(path: string): string[] {
  // Takes the last part of the text between two markers, in linear time.
  const found = read(path)
    .split('-----END CERTIFICATE-----')
    .slice(0, -1)
    .flatMap((text) => {
      const begin = text.lastIndexOf('-----BEGIN CERTIFICATE-----')
      return begin < 0 ? [] : [`${text.slice(begin)}-----END CERTIFICATE-----`]
    })
  if (found.length === 0) throw new TorchError('ERR_FILE', `${JSON.stringify(path)} holds no PEM certificate`)
  return found
}

function proxyFor(url: URL, env: Environment, pipProxy: string | undefined): URL | undefined {
  if (isLoopback(url) || bypassed(url, env.no_proxy ?? env.NO_PROXY)) return undefined
  const own = url.protocol === 'https:' ? env.https_proxy || env.HTTPS_PROXY : env.http_proxy
  const text = pipProxy || own || env.all_proxy || env.ALL_PROXY
  if (!text) return undefined
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new TorchError(
      'ERR_DOWNLOAD',
      'the proxy set in HTTPS_PROXY (or ALL_PROXY, PIP_PROXY) is neither an http nor an https address',
    )
  }
  return new URL(address)
}

function bypassed(url: URL, list: string | undefined): boolean {
  return (list ?? '').split(/[\s,]+/).some((entry) => {
    if (entry === '*') return true
    const [host, port] = entry
      .replace(/^\*?\./, '')
      .toLowerCase()
      .split(':')
    if (!host || (port && port !== (url.port || '443'))) return false
    return url.hostname === host || url.hostname.endsWith(`.${host}`)
  })
}

/** Whether the address is this machine, where plain http is safe. */
export function isLoopback(url: URL): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
}
