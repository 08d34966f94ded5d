import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { requireSignal, wholeNumber } from '../arguments'
import { TorchError } from '../errors'
import { progress } from '../install/progress'

/** A gzipped file on mirrors, with the size and checksum of its content. */
export interface RemoteFile {
  /** Its name on the mirrors, ending in .gz. */
  name: string
  /** The size of its unpacked content. */
  bytes: number
  sha256: string
  /** Whether the checksum is that of the unpacked content, which does not depend on the compression, or of the archive. */
  of: 'content' | 'archive'
}

/** Options of `download`. */
export interface DownloadOptions {
  /** URLs of folders, each tried once: https, or http on this machine. Default: the public mirrors. */
  mirrors?: readonly string[]
  /** Milliseconds to wait for a mirror's response. Default 5000. */
  connectTimeout?: number
  /** Milliseconds to wait for more of a response. Default 30,000. */
  stallTimeout?: number
  /** Whether to show no progress. Default false. */
  quiet?: boolean
  /** Aborts the download. */
  signal?: AbortSignal
}

export const downloadOptions = ['mirrors', 'connectTimeout', 'stallTimeout', 'quiet', 'signal']

const redirects = 5
/** Milliseconds for a whole response, so that a mirror that only sends a byte now and then does not block for ever. */
const wholeTimeout = 15 * 60_000

class Checksum extends Error {}

/**
 * Downloads a file from the first mirror that gives the right content.
 *
 * @returns the content, and the mirror it came from
 * @throws {@link TorchError} `ERR_CHECKSUM` if all mirrors gave wrong content, `ERR_DOWNLOAD` if none gave the right content,
 * `ERR_ABORTED`
 */
export async function download(
  file: RemoteFile,
  mirrors: readonly string[],
  options: DownloadOptions,
): Promise<{ content: Buffer; mirror: string }> {
  wholeNumber('vision.datasets', 'connectTimeout', options.connectTimeout ?? 1, { min: 1 })
  wholeNumber('vision.datasets', 'stallTimeout', options.stallTimeout ?? 1, { min: 1 })
  const failures: { mirror: string; error: unknown }[] = []
  for (const mirror of mirrors) {
    try {
      const url = checkUrl(`${mirror.replace(/\/?$/, '/')}${file.name}`)
      return { content: verify(file, await fetchBody(url, file, options)), mirror }
    } catch (error) {
      if (options.signal?.aborted) throw new TorchError('ERR_ABORTED', `the download of ${file.name} was aborted`)
      failures.push({ mirror, error })
    }
  }
  const code = failures.every(({ error }) => error instanceof Checksum) ? 'ERR_CHECKSUM' : 'ERR_DOWNLOAD'
  const reasons = failures.map(({ mirror, error }) => `${hostOf(mirror)}: ${reason(error)}`).join('; ')
  throw new TorchError(code, `could not download ${file.name} (${reasons})`, { cause: failures.at(-1)?.error })
}

/** Unpacks an archive and checks its checksum. */
function verify(file: RemoteFile, archive: Buffer): Buffer {
  const shown = JSON.stringify(archive.subarray(0, 16).toString('latin1'))
  if (archive[0] !== 0x1f || archive[1] !== 0x8b) throw new Checksum(`the answer is not gzipped, it begins ${shown}`)
  if (file.of === 'archive') checkSum(file, archive)
  const content = unpack(file, archive)
  if (file.of === 'content') checkSum(file, content)
  return content
}

function unpack(file: RemoteFile, archive: Buffer): Buffer {
  try {
    return gunzipSync(archive, { maxOutputLength: file.bytes })
  } catch (error) {
    throw new Checksum(`the answer cannot be unpacked to ${file.bytes} bytes (${(error as Error).message})`)
  }
}

function checkSum(file: RemoteFile, bytes: Buffer): void {
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found !== file.sha256) throw new Checksum(`the ${file.of}'s sha256 is ${found}, not ${file.sha256}`)
}

/** The body of a response with status 200, limited to the size that the file can have. */
async function fetchBody(url: URL, file: RemoteFile, options: DownloadOptions): Promise<Buffer> {
  const { connectTimeout = 5_000, stallTimeout = 30_000, quiet = false } = options
  const controller = new AbortController()
  const stop = (why: string) => controller.abort(new Error(why))
  const abort = () => stop('aborted')
  requireSignal('vision.datasets.MNIST.download', 'signal', options.signal)
  options.signal?.throwIfAborted()
  options.signal?.addEventListener('abort', abort, { once: true })
  const whole = setTimeout(stop, wholeTimeout, 'takes too long')
  let timer = setTimeout(stop, connectTimeout, `no answer within ${connectTimeout / 1000} s`)
  const goOn = () => {
    clearTimeout(timer)
    timer = setTimeout(stop, stallTimeout, `nothing more for ${stallTimeout / 1000} s`)
  }
  try {
    const response = await follow(url, controller.signal)
    goOn()
    const total = Number(response.headers.get('content-length') ?? 0)
    const bar = quiet ? null : progress(`fetching ${file.name}`, total, { unit: 'bytes' })
    // Incompressible content is a little longer when packed.
    const limit = file.bytes + Math.ceil(file.bytes / 512) + 1024
    const chunks: Uint8Array[] = []
    let size = 0
    try {
      for await (const chunk of response.body ?? []) {
        goOn()
        chunks.push(chunk)
        size += chunk.length
        if (size > limit) throw new Error(`sends more than ${limit} bytes, ${file.name} unpacks to ${file.bytes}`)
        bar?.update(size)
      }
    } finally {
      bar?.end()
    }
    return Buffer.concat(chunks)
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error
  } finally {
    controller.abort()
    clearTimeout(timer)
    clearTimeout(whole)
    options.signal?.removeEventListener('abort', abort)
  }
}

async function follow(url: URL, signal: AbortSignal): Promise<Response> {
  let at = url
  for (let hops = 0; hops <= redirects; hops++) {
    const response = await fetch(at, { signal, redirect: 'manual', headers: { 'accept-encoding': 'identity' } })
    const location = response.headers.get('location')
    if (response.status === 200) return response
    await response.body?.cancel()
    if (response.status < 300 || response.status > 399 || !location) throw new Error(`answers ${response.status}`)
    at = checkUrl(location, at.href)
  }
  throw new Error(`more than ${redirects} redirects`)
}

function checkUrl(text: string, base?: string): URL {
  // The text is not shown, since it may contain a password.
  if (!URL.canParse(text, base)) throw new Error('the address is not a URL')
  const url = new URL(text, base)
  // fetch would refuse such an address, but show it in its error.
  if (url.username || url.password) throw new Error('an address with a name and password is not fetched')
  const local = url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (url.protocol !== 'https:' && !local) throw new Error(`${url.origin} is not https`)
  return url
}

/** An address without user name, password and query, which may be shown. */
function hostOf(address: string): string {
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) return 'a mirror'
  const { protocol, host, pathname } = new URL(address)
  return `${protocol}//${host}${pathname}`
}

/** The innermost cause of an error, since fetch itself says only that it failed. */
function reason(error: unknown): string {
  const { message, cause } = error as Error
  return (cause as Error | undefined)?.message ? reason(cause) : message.split('\n')[0]
}
