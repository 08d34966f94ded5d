import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { open, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { TorchError } from '../errors'
import type { WheelPin } from './manifest'
import { shownUrl, type Web } from './web'

/** Bytes of an archive on this disk: the file at `path` has them from offset `base` on. */
export interface Window {
  path: string
  base: number
}

/** What is known about a wheel beforehand; for a wheel with another name than the pinned one, what it must contain. */
export type Knowledge = Partial<WheelPin>

/** A wheel, on this disk or on a server. */
export interface Wheel {
  readonly file: string
  readonly size: number
  /** What the package knows about it. */
  readonly pin?: Knowledge
  /** Reads a few bytes of it. */
  read(offset: number, length: number): Promise<Buffer>
  /** How many of these bytes still have to come from the network. */
  missing(start: number, end: number): Promise<number>
  /** Brings the bytes from `start` to `end` onto this disk; calls `onBytes` with the number of bytes that came. */
  window(start: number, end: number, onBytes: (count: number) => void): Promise<Window>
  /** Forgets a window that is used up or was wrong. */
  discard(window: Window): Promise<void>
  /** Deletes what was fetched of it. */
  remove(): Promise<void>
}

/** A wheel on this disk. */
export class LocalWheel implements Wheel {
  private constructor(
    readonly file: string,
    readonly path: string,
    readonly size: number,
    readonly pin: Knowledge | undefined,
    readonly ours: boolean,
  ) {}

  /**
   * Opens a wheel. If its RECORD is not pinned, the whole wheel is hashed and compared with `sha256`, where that is
   * known.
   *
   * @param ours whether it was fetched for this install, and so is deleted if it is wrong
   * @throws {@link TorchError} `ERR_CHECKSUM`
   */
  static async open(path: string, file: string, pin: Knowledge | undefined, sha256: string | undefined, ours: boolean) {
    const { size } = await stat(path)
    const wheel = new LocalWheel(file, path, size, pin, ours)
    const expected = pin?.sha256 ?? sha256
    if (pin?.size !== undefined && size !== pin.size)
      await wheel.#refuse(`it has ${size} bytes, ${pin.size} are expected`)
    if (!pin?.record && expected) {
      const found = await sha256OfFile(path)
      if (found !== expected) await wheel.#refuse(`its sha256 is ${found}, ${expected} is expected`)
    }
    return wheel
  }

  async #refuse(why: string): Promise<never> {
    if (this.ours) await rm(this.path, { force: true })
    throw new TorchError('ERR_CHECKSUM', `${this.file} is not the file it should be: ${why}`)
  }

  async read(offset: number, length: number): Promise<Buffer> {
    const file = await open(this.path, 'r')
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  }

  async missing(): Promise<number> {
    return 0
  }

  async window(): Promise<Window> {
    return { path: this.path, base: 0 }
  }

  async discard(): Promise<void> {}

  async remove(): Promise<void> {
    if (this.ours) await rm(this.path, { force: true })
  }
}

/** A wheel on a server that supports ranges; fetched parts are kept in a folder until they are used. */
export class RemoteWheel implements Wheel {
  constructor(
    readonly file: string,
    readonly size: number,
    readonly pin: Knowledge,
    readonly url: URL,
    readonly web: Web,
    readonly parts: string,
    /** Its sha256, which distinguishes its parts from those of other wheels. */
    readonly identity: string,
  ) {}

  async read(offset: number, length: number): Promise<Buffer> {
    const chunks: Buffer[] = []
    let size = 0
    let gained = 0
    const attempt = async () => {
      gained = 0
      await fetchRange(this.web, this.url, offset + size, offset + length, this.size, async (chunk) => {
        chunks.push(chunk)
        size += chunk.length
        gained += chunk.length
      })
    }
    await this.web.retrying(this.url, attempt, () => gained)
    return Buffer.concat(chunks)
  }

  async missing(start: number, end: number): Promise<number> {
    return end - start - Math.min(end - start, await sizeOf(this.#part(start, end)))
  }

  async window(start: number, end: number, onBytes: (count: number) => void): Promise<Window> {
    const path = this.#part(start, end)
    await downloadPiece(this.web, this.url, { path, start, end, total: this.size }, onBytes)
    return { path, base: start }
  }

  async discard(window: Window): Promise<void> {
    await rm(window.path, { force: true })
  }

  async remove(): Promise<void> {}

  #part(start: number, end: number): string {
    return join(this.parts, `${this.identity.slice(0, 16)}-${start}-${end}.part`)
  }
}

/** The part of an address that goes into a file; `total` is the size of the whole. */
export interface Piece {
  path: string
  start: number
  end: number
  total: number
}

/** Fetches a piece into its file, continuing at the byte where an earlier attempt was cut off. */
export async function downloadPiece(web: Web, url: URL, piece: Piece, onBytes: (count: number) => void): Promise<void> {
  const { path, start, end, total } = piece
  if ((await sizeOf(path)) > end - start) await truncate(path, 0)
  let gained = 0
  const attempt = async () => {
    gained = 0
    const at = start + (await sizeOf(path))
    if (at === end) return
    const out = await open(path, 'a')
    try {
      await fetchRange(web, url, at, end, total, async (chunk) => {
        await out.writeFile(chunk)
        gained += chunk.length
        onBytes(chunk.length)
      })
      await out.sync()
    } finally {
      await out.close()
    }
  }
  await web.retrying(url, attempt, () => gained)
}

async function fetchRange(
  web: Web,
  url: URL,
  start: number,
  end: number,
  total: number,
  take: (chunk: Buffer) => Promise<void>,
): Promise<void> {
  const answer = await web.get(url, { range: [start, end - 1] })
  const range = contentRange(answer.headers['content-range'])
  if (answer.status !== 206 || range?.start !== start || range.total !== total) {
    answer.stream.destroy()
    throw new TorchError('ERR_DOWNLOAD', `${shownUrl(url)} changed or stopped answering ranges while it was fetched`)
  }
  let left = end - start
  for await (const chunk of web.body(answer)) {
    const part = chunk.subarray(0, left)
    left -= part.length
    await take(part)
    if (chunk.length > part.length)
      throw new TorchError('ERR_DOWNLOAD', `${shownUrl(url)} sends more bytes than were asked for`)
  }
}

/** Asks the server for a wheel's size, and whether it supports ranges. */
export async function probe(web: Web, url: URL): Promise<{ size: number | undefined; ranges: boolean }> {
  return web.retrying(url, async () => {
    const answer = await web.get(url, { range: [0, 0] })
    const total = contentRange(answer.headers['content-range'])?.total
    const length = answer.headers['content-length']
    answer.stream.destroy()
    if (answer.status === 206 && total !== undefined) return { size: total, ranges: true }
    return { size: length === undefined ? undefined : Number(length), ranges: false }
  })
}

/** Fetches a whole wheel in one answer, for servers that do not support ranges; after a cut it starts again. */
export async function downloadWhole(web: Web, url: URL, path: string, limit: number, onBytes: (count: number) => void) {
  let taken = 0
  await web.retrying(url, async () => {
    onBytes(-taken)
    taken = 0
    const answer = await web.get(url)
    const out = await open(path, 'w')
    try {
      for await (const chunk of web.body(answer)) {
        taken += chunk.length
        if (taken > limit) throw new TorchError('ERR_DOWNLOAD', `${shownUrl(url)} sends more bytes than it should have`)
        await out.writeFile(chunk)
        onBytes(chunk.length)
      }
      await out.sync()
    } finally {
      await out.close()
    }
  })
}

function contentRange(header: string | undefined): { start: number; total: number } | undefined {
  const match = /^bytes (\d+)-\d+\/(\d+)$/.exec(header ?? '')
  return match ? { start: Number(match[1]), total: Number(match[2]) } : undefined
}

async function sizeOf(path: string): Promise<number> {
  return existsSync(path) ? (await stat(path)).size : 0
}

/** The sha256 of a file, in hex. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
