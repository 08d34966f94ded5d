import cliProgress from 'cli-progress'

/** Options of {@link progress}. */
export interface ProgressOptions {
  /** The unit of the counts; `'bytes'` is shown in MB. Default `'steps'`. */
  unit?: string
  /** The stream to draw on. Default `process.stderr`. */
  stream?: NodeJS.WriteStream
}

/** Reports a running job: with a bar on a terminal, with plain lines elsewhere. */
export interface Progress {
  /** Reports how much is done; `note`, such as the current loss, is shown beside the bar. */
  update(done: number, note?: string): void
  /** Sets the total once it is known, or when it changes. */
  setTotal(total: number): void
  /** Prints a line above the bar. */
  log(line: string): void
  /** Ends the bar; calling it again does nothing. */
  end(note?: string): void
}

/**
 * Starts to report the progress of a job.
 *
 * @param total the amount of work; 0 while it is not known
 */
export function progress(title: string, total: number, options: ProgressOptions = {}): Progress {
  const { unit = 'steps', stream = process.stderr } = options
  return stream.isTTY ? new Bar(title, total, unit, stream) : new Lines(title, total, unit, stream)
}

function amount(value: number, unit: string): string {
  return unit === 'bytes' ? `${(value / 1e6).toFixed(1)} MB` : `${value} ${unit}`
}

class Bar implements Progress {
  readonly #bars: cliProgress.MultiBar
  readonly #bar: cliProgress.SingleBar
  #note = ''
  #ended = false

  constructor(title: string, total: number, unit: string, stream: NodeJS.WriteStream) {
    // MultiBar, since SingleBar cannot print a line above the bar.
    this.#bars = new cliProgress.MultiBar(
      {
        stream,
        hideCursor: false,
        clearOnComplete: false,
        gracefulExit: false,
        format: (_options, params, payload) => {
          const share = params.total > 0 ? Math.min(1, params.value / params.total) : 0
          const filled = Math.round(share * 24)
          const of = params.total > 0 ? `${amount(params.value, '').trim()}/` : ''
          const counts =
            unit === 'bytes'
              ? `${(params.value / 1e6).toFixed(1)}/${(params.total / 1e6).toFixed(1)} MB`
              : `${of}${amount(params.total || params.value, unit)}`
          const rest = params.total > 0 && share < 1 && Number.isFinite(params.eta) ? ` ${params.eta}s left` : ''
          return `${title} ${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${counts}${rest} ${payload.note ?? ''}`.trimEnd()
        },
      },
      cliProgress.Presets.shades_classic,
    )
    this.#bar = this.#bars.create(total, 0, { note: '' })
  }

  update(done: number, note = this.#note): void {
    this.#note = note
    this.#bar.update(done, { note })
  }

  setTotal(total: number): void {
    this.#bar.setTotal(total)
  }

  log(line: string): void {
    this.#bars.log(`${line}\n`)
    this.#bars.update()
  }

  end(note = this.#note): void {
    if (this.#ended) return
    this.#ended = true
    this.#bar.update({ note })
    this.#bars.stop()
  }
}

/** Prints a line at the start, at each tenth and at the end, so that a log stays short. */
class Lines implements Progress {
  #tenth = 0
  #last: string
  #done = 0
  #note = ''
  #ended = false

  constructor(
    readonly title: string,
    private total: number,
    readonly unit: string,
    readonly stream: NodeJS.WriteStream,
  ) {
    this.#last = title
    stream.write(`${title}\n`)
  }

  update(done: number, note = this.#note): void {
    this.#done = done
    this.#note = note
    const tenth = this.total > 0 ? Math.floor((10 * done) / this.total) : 0
    if (tenth <= this.#tenth) return
    this.#tenth = tenth
    this.#write()
  }

  setTotal(total: number): void {
    this.total = total
    this.#tenth = total > 0 ? Math.floor((10 * this.#done) / total) : 0
  }

  log(line: string): void {
    this.stream.write(`${line}\n`)
  }

  end(note = this.#note): void {
    if (this.#ended) return
    this.#ended = true
    this.#note = note
    this.#write()
  }

  #write(): void {
    const of = this.total > 0 ? ` of ${amount(this.total, this.unit)}` : ''
    const line = `${this.title}: ${amount(this.#done, this.unit)}${of} ${this.#note}`.trimEnd()
    if (line === this.#last) return
    this.#last = line
    this.stream.write(`${line}\n`)
  }
}
