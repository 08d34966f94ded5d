import http from 'node:http'
import https from 'node:https'
import type { Duplex } from 'node:stream'
import tls from 'node:tls'
import { TorchError } from '../errors'
import { isLoopback, type NetworkSettings } from './settings'

/** Options of {@link Web.get}. */
export interface GetOptions {
  accept?: string
  /** The first and the last byte to request. */
  range?: [number, number]
}

/** An answer whose headers have arrived; {@link Web.body} reads its body. */
export interface Answer {
  url: URL
  status: number
  headers: http.IncomingHttpHeaders
  stream: http.IncomingMessage
}

/** How long the client waits, and how often it retries. */
export interface Patience {
  /** How long a connection may bring (almost) nothing before it is given up, in ms. */
  idleMs: number
  /** How often a request is repeated that brought almost nothing. */
  retries: number
  /** The first pause before a retry, in ms; it doubles each time. */
  pauseMs: number
}

export const patience: Patience = { idleMs: 30_000, retries: 4, pauseMs: 500 }

/** A failure that a retry may fix. */
class Transient extends Error {}

const maxRedirects = 10
// Fewer bytes than this in one idle period count as nothing, so that a trickle does not hold an install for days.
const trickleBytes = 1024
/** The bytes that an attempt must bring to count as progress: a server that sends a byte and hangs up is given up. */
const stepBytes = 256 * 1024
const pageBytes = 16 * 2 ** 20

/**
 * HTTPS with ranges, redirects, proxies and extra authorities. It uses node:https, since Node 20's fetch has no options
 * for proxies and authorities. Plain http is allowed only to this machine itself.
 */
export class Web {
  readonly #settings: NetworkSettings
  readonly #patience: Patience
  readonly #agents = new Map<string, http.Agent>()
  /** The number of requests sent, and of body bytes received so far. */
  requests = 0
  received = 0

  constructor(settings: NetworkSettings, limits: Patience = patience) {
    this.#settings = settings
    this.#patience = limits
  }

  /** Closes the connections that are kept open. */
  close(): void {
    for (const agent of this.#agents.values()) agent.destroy()
  }

  /** Fetches a whole page, with retries when the network fails. */
  async page(url: URL, accept: string): Promise<{ text: string; type: string; url: URL }> {
    return this.retrying(url, async () => {
      const answer = await this.get(url, { accept })
      const chunks: Buffer[] = []
      let size = 0
      for await (const chunk of this.body(answer)) {
        chunks.push(chunk)
        size += chunk.length
        if (size > pageBytes) throw new TorchError('ERR_DOWNLOAD', `${shownUrl(url)} sends a page without end`)
      }
      const type = answer.headers['content-type'] ?? ''
      return { text: Buffer.concat(chunks).toString('utf8'), type, url: answer.url }
    })
  }

  /**
   * Repeats `attempt`, after growing pauses, while it fails because of the network. `gained` returns how many bytes the
   * last attempt brought; attempts that make progress are repeated without limit.
   */
  async retrying<T>(url: URL, attempt: () => Promise<T>, gained: () => number = () => 0): Promise<T> {
    for (let failures = 0; ; failures++) {
      try {
        return await attempt()
      } catch (error) {
        if (!(error instanceof Transient)) throw error
        if (gained() >= stepBytes) failures = 0
        if (failures >= this.#patience.retries) {
          throw new TorchError(
            'ERR_DOWNLOAD',
            `cannot fetch ${shownUrl(url)}: ${error.message}; tried ${failures + 1} times`,
          )
        }
        await new Promise((resume) => setTimeout(resume, this.#patience.pauseMs * 2 ** failures))
      }
    }
  }

  /** Sends one GET and follows redirects. */
  async get(url: URL, options: GetOptions = {}): Promise<Answer> {
    let at = url
    for (let hops = 0; hops <= maxRedirects; hops++) {
      const answer = await this.#once(at, options)
      const { status, headers, stream } = answer
      if (status < 300 || status >= 400 || !headers.location) return this.#checked(answer)
      stream.resume()
      if (!URL.canParse(headers.location, at.href))
        throw new TorchError('ERR_DOWNLOAD', `${shownUrl(at)} redirects to nowhere`)
      const next = new URL(headers.location, at)
      // A server may not redirect from the network to this machine, nor from https to http.
      if (isLoopback(next) && !isLoopback(at))
        throw new TorchError('ERR_DOWNLOAD', `${shownUrl(at)} redirects to this machine`)
      // The name and password were given for one origin only; the new address carries its own or none.
      at = next
    }
    throw new TorchError('ERR_DOWNLOAD', `${shownUrl(url)} redirects more than ${maxRedirects} times`)
  }

  /** The body's bytes; throws a failure that can be retried where the server stalls or hangs up early. */
  async *body({ stream, headers }: Answer): AsyncGenerator<Buffer> {
    let size = 0
    let before = 0
    let stalled = false
    const watch = setInterval(() => {
      stalled = size - before < trickleBytes
      before = size
      if (stalled) stream.destroy()
    }, this.#patience.idleMs)
    const length = headers['content-length'] === undefined ? undefined : Number(headers['content-length'])
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length
        this.received += chunk.length
        yield chunk
      }
    } catch (error) {
      if (!stalled) throw new Transient(reason(error))
    } finally {
      clearInterval(watch)
      stream.destroy()
    }
    if (stalled) throw new Transient(`the server sent nothing for ${this.#patience.idleMs / 1000} s`)
    if (length !== undefined && size < length)
      throw new Transient(`the connection was cut at ${size} of ${length} bytes`)
  }

  #checked(answer: Answer): Answer {
    const { status, url, stream, headers } = answer
    const encoding = headers['content-encoding']
    if (status >= 200 && status < 300 && (!encoding || encoding === 'identity')) return answer
    stream.destroy()
    if (status < 300)
      throw new TorchError('ERR_DOWNLOAD', `${shownUrl(url)} answers with ${encoding} although none was asked for`)
    if (status === 408 || status === 429 || status >= 500) throw new Transient(`the server answers ${status}`)
    const hint =
      status === 401 || status === 403 ? '; if it needs a name and password, put them in the index address' : ''
    throw new HttpStatus(status, `cannot fetch ${shownUrl(url)}: the server answers ${status}${hint}`)
  }

  #once(url: URL, options: GetOptions): Promise<Answer> {
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) {
      throw new TorchError('ERR_DOWNLOAD', `${shownUrl(url)} is refused: only https addresses are fetched`)
    }
    const headers: http.OutgoingHttpHeaders = { accept: options.accept ?? '*/*', 'accept-encoding': 'identity' }
    headers['user-agent'] = 'torchnode'
    if (url.username) headers.authorization = basic(url)
    if (options.range) headers.range = `bytes=${options.range[0]}-${options.range[1]}`
    this.requests++
    return new Promise((resolve, reject) => {
      const send = url.protocol === 'https:' ? https.get : http.get
      const bare = new URL(url)
      bare.username = bare.password = ''
      const request = send(bare, { agent: this.#agent(url), headers, timeout: this.#patience.idleMs })
      request.on('timeout', () => request.destroy(new Transient(`no answer for ${this.#patience.idleMs / 1000} s`)))
      request.on('error', (error) => reject(failure(url, error)))
      request.on('response', (stream) =>
        resolve({ url, status: stream.statusCode ?? 0, headers: stream.headers, stream }),
      )
    })
  }

  #agent(url: URL): http.Agent {
    const proxy = this.#settings.proxyFor(url)
    const key = `${url.protocol} ${proxy?.href ?? ''}`
    let agent = this.#agents.get(key)
    if (!agent) {
      const { authorities } = this.#settings
      // These authorities replace Node's own list, so both are given.
      const ca = authorities.length > 0 ? [...tls.rootCertificates, ...authorities] : undefined
      if (url.protocol === 'http:') agent = new http.Agent({ keepAlive: true })
      else if (proxy) agent = new TunnelAgent(proxy, { keepAlive: true, ca }, this.#patience.idleMs)
      else agent = new https.Agent({ keepAlive: true, ca })
      this.#agents.set(key, agent)
    }
    return agent
  }
}

/** An answer with an error status, such as 404. */
export class HttpStatus extends TorchError {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super('ERR_DOWNLOAD', message)
  }
}

type SocketCallback = (error: Error | null, socket: Duplex) => void

/** Opens TLS connections through a proxy's CONNECT. */
class TunnelAgent extends https.Agent {
  constructor(
    readonly proxy: URL,
    readonly settings: https.AgentOptions,
    readonly idleMs: number,
  ) {
    super(settings)
  }

  override createConnection(
    options: tls.ConnectionOptions & { host: string; port: number },
    done: SocketCallback,
  ): undefined {
    const target = `${options.host}:${options.port}`
    const headers: http.OutgoingHttpHeaders = { host: target }
    if (this.proxy.username) headers['proxy-authorization'] = basic(this.proxy)
    const send = this.proxy.protocol === 'https:' ? https.request : http.request
    const where = {
      hostname: this.proxy.hostname,
      port: this.proxy.port || (this.proxy.protocol === 'https:' ? 443 : 80),
    }
    const request = send({
      ...where,
      method: 'CONNECT',
      path: target,
      headers,
      agent: false,
      ca: this.settings.ca,
      timeout: this.idleMs,
    })
    const fail = (error: Error) => done(error, undefined as unknown as Duplex)
    request.on('timeout', () => request.destroy(new Transient('the proxy does not answer')))
    request.on('error', (error) =>
      fail(new Transient(`the proxy ${this.proxy.host} cannot be reached: ${reason(error)}`)),
    )
    request.on('connect', (answer, socket) => {
      if (answer.statusCode === 200) done(null, tls.connect({ ...options, ca: this.settings.ca, socket }))
      else {
        socket.destroy()
        fail(
          new TorchError('ERR_DOWNLOAD', `the proxy ${this.proxy.host} refuses the connection: ${answer.statusCode}`),
        )
      }
    })
    request.end()
  }
}

function basic(url: URL): string {
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

const certificateCodes = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_SSL_|EPROTO)/

function failure(url: URL, error: NodeJS.ErrnoException): Error {
  if (error instanceof Transient || error instanceof TorchError) return error
  if (error.code && certificateCodes.test(error.code)) {
    const help = 'if your network has its own authority, name its PEM file in NODE_EXTRA_CA_CERTS or PIP_CERT'
    return new TorchError('ERR_DOWNLOAD', `cannot trust ${url.host}: ${reason(error)}; ${help}`)
  }
  return new Transient(reason(error))
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return message ? message.split('\n')[0] : (code ?? 'the connection failed')
}

/** The address without name, password and query, which may be secret. */
export function shownUrl(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`
}
