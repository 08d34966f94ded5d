import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { normal } from '../../../lib/install/selection'

/** A file that the server offers: bytes in memory, or a path on this disk with its hash. */
export type Offered = { file: string; bytes: Buffer; sha256?: string } | { file: string; path: string; sha256: string }

/** How the server behaves; may be changed while it runs. */
export interface Behaviour {
  html?: boolean
  ranges?: boolean
  /** Sends no hashes of files. */
  hashless?: boolean
  /** Cuts the connection after this many bytes of wheels, for each number in turn. */
  cuts?: number[]
  /** Sends the bodies of wheels in small pieces with pauses. */
  slow?: boolean
  /** Never ends the body of a wheel's range that is larger than this. */
  stallFrom?: number
  /** The name and password that requests must have. */
  auth?: string
  /** A custom answer; returns true when it has answered. */
  answer?: (request: IncomingMessage, response: ServerResponse) => boolean
}

export interface Log {
  url: string
  range?: [number, number]
}

/** A simple-API index on this machine that serves wheels by ranges. */
export class IndexServer {
  readonly requests: Log[] = []
  readonly behaviour: Behaviour
  readonly #files = new Map<string, Offered>()
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  /** Bytes of wheels that were sent. */
  sent = 0

  constructor(files: Offered[], behaviour: Behaviour = {}) {
    for (const offered of files) this.#files.set(offered.file, offered)
    this.behaviour = behaviour
    this.#server = createServer((request, response) => this.#serve(request, response))
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
    })
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return this
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/simple`
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** The requests for a wheel's bytes. */
  wheelRequests(file: string): Log[] {
    return this.requests.filter(({ url, range }) => url.endsWith(`/${file}`) && !(range?.[0] === 0 && range[1] === 0))
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const url = decodeURIComponent(request.url ?? '')
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
    this.requests.push({ url, ...(range && { range: [Number(range[1]), Number(range[2])] as [number, number] }) })
    const { auth, answer } = this.behaviour
    if (auth && request.headers.authorization !== `Basic ${Buffer.from(auth).toString('base64')}`) {
      response.writeHead(401).end()
    } else if (answer?.(request, response)) return
    else if (url.startsWith('/simple/')) this.#page(url.split('/')[2], response)
    else this.#wheel(url.slice('/files/'.length), range, response)
  }

  #page(project: string, response: ServerResponse): void {
    const files = [...this.#files.values()].filter(({ file }) => normal(file.split('-')[0]) === project)
    if (files.length === 0) return void response.writeHead(404).end()
    const address = (file: string) => `../../files/${encodeURIComponent(file)}`
    const hash = (offered: Offered) =>
      this.behaviour.hashless
        ? undefined
        : (offered.sha256 ??
          createHash('sha256')
            .update('bytes' in offered ? offered.bytes : '')
            .digest('hex'))
    if (this.behaviour.html) {
      const anchor = (offered: Offered) => {
        const fragment = hash(offered) ? `#sha256=${hash(offered)}` : ''
        return `<a href="${address(offered.file)}${fragment}" data-requires-python="&gt;=3.10">${offered.file}</a><br/>`
      }
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      response.end(`<!DOCTYPE html>\n<html><body>${files.map(anchor).join('\n')}</body></html>`)
    } else {
      const listed = files.map((offered) => ({
        filename: offered.file,
        url: address(offered.file),
        hashes: hash(offered) ? { sha256: hash(offered) } : {},
      }))
      response.writeHead(200, { 'content-type': 'application/vnd.pypi.simple.v1+json' })
      response.end(JSON.stringify({ meta: { 'api-version': '1.0' }, name: project, files: listed }))
    }
  }

  #wheel(file: string, range: RegExpExecArray | null, response: ServerResponse): void {
    const offered = this.#files.get(file)
    if (!offered) return void response.writeHead(404).end()
    const size = 'bytes' in offered ? offered.bytes.length : sizeOf(offered.path)
    const ranged = range && this.behaviour.ranges !== false
    const start = ranged ? Number(range[1]) : 0
    const end = ranged ? Math.min(Number(range[2]) + 1, size) : size
    response.writeHead(ranged ? 206 : 200, {
      'content-length': end - start,
      ...(ranged && { 'content-range': `bytes ${start}-${end - 1}/${size}` }),
    })
    void this.#send(offered, start, end, response)
  }

  async #send(offered: Offered, start: number, end: number, response: ServerResponse): Promise<void> {
    const { slow, stallFrom, cuts } = this.behaviour
    const step = slow ? 65_536 : 1 << 20
    for (let at = start; at < end; ) {
      let next = Math.min(end, at + step)
      const cut = cuts?.[0] !== undefined && this.sent + (next - at) >= cuts[0]
      if (cut) next = at + Math.max(0, cuts[0] - this.sent)
      const bytes = 'bytes' in offered ? offered.bytes.subarray(at, next) : readAt(offered.path, at, next - at)
      this.sent += bytes.length
      await new Promise((resolve) => response.write(bytes, resolve))
      if (cut) {
        cuts?.shift()
        await pause(50)
        return void response.destroy()
      }
      if (response.destroyed) return
      if (slow) await pause(30)
      if (stallFrom !== undefined && end - start > stallFrom) return
      at = next
    }
    response.end()
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function sizeOf(path: string): number {
  const file = openSync(path, 'r')
  try {
    return fstatSync(file).size
  } finally {
    closeSync(file)
  }
}

function readAt(path: string, offset: number, length: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(length)
    return buffer.subarray(0, readSync(file, buffer, 0, length, offset))
  } finally {
    closeSync(file)
  }
}
