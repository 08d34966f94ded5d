import { closeSync, openSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { crc32c } from '../system/crc32'
import { ensureWritableFolder, fileError } from '../system/files'
import { event } from './messages'

/** The settings of an event file. */
export interface EventFileOptions {
  /** The events that are held back at most. */
  maxQueue: number
  /** The seconds for which an event is held back at most. */
  flushSecs: number
  filenameSuffix: string
}

let made = 0

/** The files with events that are not written yet. */
const waiting = new Set<EventFile>()
let isWatching = false

/**
 * A file of TensorBoard's events, which is only appended to: what has been written is whole, whenever the process ends.
 * Events are held back until there are `maxQueue`, or for `flushSecs`, and are written when the process exits.
 */
export class EventFile {
  readonly path: string
  readonly #options: EventFileOptions
  readonly #file: number
  #records: Buffer[] = []
  #timer: NodeJS.Timeout | undefined
  #since = 0
  /** Why a write that nobody waited for has failed; the next call throws it. */
  #failed: unknown

  /** @throws TorchError `ERR_FILE` if the folder or the file cannot be made */
  constructor(folder: string, options: EventFileOptions) {
    ensureWritableFolder(folder)
    this.#options = options
    const start = `events.out.tfevents.${String(Math.floor(Date.now() / 1000)).padStart(10, '0')}`
    const [path, file] = create(() =>
      join(folder, `${start}.${hostname()}.${process.pid}.${made++}${options.filenameSuffix}`),
    )
    this.path = path
    this.#file = file
    const writer = 'tensorboard.summary.writer.event_file_writer'
    this.add(event(Date.now() / 1000, null, { fileVersion: 'brain.Event:2', writer }))
    this.flush()
  }

  /** Adds an event. */
  add(content: Buffer): void {
    this.#throwFailure()
    if (this.#records.length === 0) this.#wait()
    this.#records.push(record(content))
    const isLate = Date.now() - this.#since >= this.#options.flushSecs * 1000
    if (this.#records.length > this.#options.maxQueue || isLate) this.flush()
  }

  /** Writes all events. */
  flush(): void {
    this.#throwFailure()
    const records = Buffer.concat(this.#records)
    this.#settle()
    let at = 0
    try {
      while (at < records.length) at += writeSync(this.#file, records, at)
    } catch (error) {
      // The rest of a record that was begun must come next.
      this.#records = [records.subarray(at)]
      waiting.add(this)
      throw fileError('write', this.path, error)
    }
  }

  close(): void {
    try {
      this.flush()
    } finally {
      this.#settle()
      closeSync(this.#file)
    }
  }

  #wait(): void {
    this.#since = Date.now()
    waiting.add(this)
    watchExit()
    const flushLater = () => {
      try {
        this.flush()
      } catch (error) {
        this.#failed = error
      }
    }
    // A timer of Node takes at most 2 ** 31 - 1 ms.
    this.#timer = setTimeout(flushLater, Math.min(this.#options.flushSecs * 1000, 2 ** 31 - 1)).unref()
  }

  #settle(): void {
    this.#records = []
    clearTimeout(this.#timer)
    waiting.delete(this)
  }

  #throwFailure(): void {
    const failed = this.#failed
    this.#failed = undefined
    if (failed !== undefined) throw failed
  }
}

function watchExit(): void {
  if (isWatching) return
  isWatching = true
  process.on('exit', () => {
    const failures: unknown[] = []
    for (const file of waiting) {
      try {
        file.flush()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  })
}

/** Makes a file of a name that is new; a thread of the same process may have taken the first. */
function create(name: () => string): [path: string, file: number] {
  for (;;) {
    const path = name()
    try {
      return [path, openSync(path, 'ax')]
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw fileError('write', path, error)
    }
  }
}

/** A record of TFRecord: the length, its checksum, the content, its checksum. */
function record(content: Buffer): Buffer {
  const head = Buffer.alloc(12)
  head.writeBigUInt64LE(BigInt(content.length))
  head.writeUInt32LE(masked(head.subarray(0, 8)), 8)
  const foot = Buffer.alloc(4)
  foot.writeUInt32LE(masked(content))
  return Buffer.concat([head, content, foot])
}

/** TFRecord masks its checksums, since those of data that hold checksums themselves are weak. */
function masked(content: Uint8Array): number {
  const crc = crc32c(content)
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0
}
