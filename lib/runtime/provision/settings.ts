import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { TorchError } from '../../errors'
import { fileError } from '../files'

/** How this machine reaches the network, as its environment and pip's configuration say. */
export interface NetworkSettings {
  /** Simple-API indexes in the order they are asked. */
  indexes: string[]
  /** Who named them, for messages. */
  indexesFrom: string
  /** Extra certificate authorities, PEM. */
  authorities: string[]
  /** The proxy for an address, if one is set. */
  proxyFor(url: URL): URL | undefined
}

type Environment = Record<string, string | undefined>

// The PyTorch project's own wheels; this is no package registry.
const projectIndex = 'https://download.pytorch.org/whl/'

/**
 * Reads the settings: `TORCHNODE_INDEX_URL`, `PIP_INDEX_URL`, pip's configuration files, else the PyTorch project's own
 * index; `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, `PIP_PROXY`; `PIP_CERT`, `NODE_EXTRA_CA_CERTS`.
 */
export function networkSettings(env: Environment = process.env, platform: string = process.platform): NetworkSettings {
  const pip = pipConfiguration(env, platform)
  const indexes = indexSettings(env, pip, platform)
  const authorityFiles = [env.PIP_CERT || pip.get('cert'), env.NODE_EXTRA_CA_CERTS, env.SSL_CERT_FILE]
  const authorities = [...new Set(authorityFiles)].flatMap((path) => (path ? readCertificates(path) : []))
  const pipProxy = env.PIP_PROXY || pip.get('proxy')
  return { ...indexes, authorities, proxyFor: (url) => proxyFor(url, env, pipProxy) }
}

function indexSettings(env: Environment, pip: Map<string, string>, platform: string) {
  const words = (text: string | undefined) => (text ?? '').split(/\s+/).filter(Boolean)
  const extra = [...words(env.PIP_EXTRA_INDEX_URL), ...words(env.PIP_EXTRA_INDEX_URL ? '' : pip.get('extra-index-url'))]
  if (env.TORCHNODE_INDEX_URL) return { indexes: words(env.TORCHNODE_INDEX_URL), indexesFrom: 'TORCHNODE_INDEX_URL' }
  if (env.PIP_INDEX_URL) return { indexes: [env.PIP_INDEX_URL, ...extra], indexesFrom: 'PIP_INDEX_URL' }
  const configured = pip.get('index-url')
  if (configured) return { indexes: [configured, ...extra], indexesFrom: "pip's configuration" }
  const folder = platform === 'linux' ? 'cu130' : 'cpu'
  return { indexes: [...extra, projectIndex + folder], indexesFrom: "the PyTorch project's index" }
}

/** pip's configuration files, the weakest first, as pip documents them. */
export function pipConfigurationFiles(env: Environment, platform: string, home = homedir()): string[] {
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
  if (env.PIP_CONFIG_FILE) files.push(env.PIP_CONFIG_FILE)
  return files
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

/** An INI file as Python's configparser reads it: `key = value` or `key: value`, indented lines continue a value. */
export function parseIni(text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>()
  let section: Map<string, string> | undefined
  let key: string | undefined
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*([#;]|$)/.test(line)) continue
    const header = /^\[([^\]]+)\]/.exec(line)
    const entry = /^([^\s=:][^=:]*?)\s*[=:]\s*(.*?)\s*$/.exec(line)
    if (header) {
      section = sections.get(header[1]) ?? new Map()
      sections.set(header[1], section)
      key = undefined
    } else if (/^\s/.test(line) && section && key) {
      section.set(key, `${section.get(key)} ${line.trim()}`.trim())
    } else if (entry && section) {
      key = entry[1].toLowerCase().replaceAll('_', '-')
      section.set(key, entry[2])
    }
  }
  return sections
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw fileError('read', path, error)
  }
}

function readCertificates(path: string): string[] {
  const found = read(path).match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)
  if (!found) throw new TorchError('ERR_FILE', `${JSON.stringify(path)} holds no PEM certificate`)
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
      'the proxy set in HTTPS_PROXY (or ALL_PROXY, PIP_PROXY) is no http or https address',
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

/** Whether the address is this machine itself, where plain http is safe. */
export function isLoopback(url: URL): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
}
