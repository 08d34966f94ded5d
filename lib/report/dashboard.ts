import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  checkOptions,
  finiteNumber,
  type Rest,
  refuseValue,
  requireString,
  settings,
  surplus,
  wholeNumber,
} from '../arguments'
import { onlyAsWritten } from '../binding/relied'
import { TorchError } from '../errors'
import { isPlain } from '../kinds'
import { isTensor, type Tensor } from '../tensor'
import type { ReportImage } from './data'
import { livePage } from './page'
import { epochView, pictureView } from './settle'

export interface DashboardOptions {
  /** The title of the page. Default: "A training". */
  title?: string
  /** A first paragraph. Default: none. */
  lead?: string
  /** The name of the loss. Default: "loss". */
  lossName?: string
  /** The port; 0 is any that is free. Default: 0. */
  port?: number
}

/** What a training tells its dashboard: of a step if `step` is given, else of an epoch that has ended. */
export interface DashboardUpdate {
  /** The name of the run, if there are several. Default: "training". */
  run?: string
  /** The number of the epoch. A row of the table and a point of the charts have the values told last for it. */
  epoch?: number
  /** The number of the step. Steps are drawn in the order in which they are told. */
  step?: number
  /** The loss of the step, or of the epoch: a number, or a tensor of one element; reading that waits for its GPU. */
  loss?: number | Tensor
  /** The loss on data that the training does not see; of an epoch. */
  testLoss?: number
  /** Of an epoch; told with a step, what they are so far in its epoch. */
  metrics?: Record<string, number>
  /** The learning rate, of a step or of an epoch. */
  lr?: number
  /** The duration of an epoch. */
  seconds?: number
  /** A picture that the run has made; a slider shows one of them. */
  picture?: { title: string; image: ReportImage }
}

type Message = { kind: 'step' | 'epoch' | 'picture' | 'state'; [part: string]: unknown }

/** How many losses one message has, when a page is opened late. */
const together = 10_000

/** The bytes that may wait for a browser. */
const mostUnread = 2 ** 24

/**
 * A page that follows a training, served to this machine alone. `update` is what a training calls; `signal` is aborted
 * by the page's button.
 */
export class Dashboard {
  /** The address, with a random token without which the server tells nothing. */
  readonly url: string
  /** Aborted when somebody presses the page's button. */
  readonly signal: AbortSignal
  readonly #server: Server
  readonly #token: string
  readonly #page: { page: string; policy: string }
  readonly #stop = new AbortController()
  readonly #listeners = new Set<ServerResponse>()
  /** What was told of epochs and pictures; what is told later of the same epoch takes its place. */
  readonly #told = new Map<string, Message>()
  readonly #steps = new Map<string, { losses: number[]; rates: number[] }>()
  #state: Message = { kind: 'state', state: 'running', text: 'The training is running.' }

  /** @internal Made by {@link serveDashboard}. */
  constructor(server: Server, token: string, options: DashboardOptions) {
    this.#server = server
    this.#token = token
    this.#page = livePage(options)
    this.signal = this.#stop.signal
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${token}/`
    // A page that is open does not keep the process alive.
    server.on('connection', (socket) => socket.unref())
    server.on('request', (request, response) => this.#answer(request, response))
  }

  /**
   * Tells the page what a training has done: after a step its loss, after an epoch (`epoch` is given) what is known of
   * it. A function of its own, so that it can be a callback: `onBatch: dashboard.update`.
   * @throws TypeError or TorchError for what it does not understand
   */
  readonly update = (given: DashboardUpdate, ...more: never[]): void => {
    const where = 'Dashboard.update'
    if (more.length > 0) throw surplus(where, 1, [given, ...more])
    onlyAsWritten('a Dashboard is told of it, which a replay would not do; tell it outside')
    if (!isPlain(given)) refuseValue(where, 'update', 'an object such as { epoch, loss }', given, true)
    const names = ['run', 'epoch', 'step', 'loss', 'testLoss', 'metrics', 'lr', 'seconds', 'picture']
    checkOptions(where, given, names)
    const { run = 'training', epoch, step, picture, loss, ...rest } = given as DashboardUpdate
    requireString(where, 'run', run)
    if (step !== undefined) wholeNumber(where, 'step', step)
    const value = isTensor(loss) ? Number(loss.item()) : loss
    if (value !== undefined && typeof value !== 'number') refuseValue(where, 'loss', 'a number or a Tensor', loss, true)
    const isStep = step !== undefined || epoch === undefined
    const strange = isStep && (['testLoss', 'seconds'] as const).find((name) => rest[name] !== undefined)
    if (strange) throw new TorchError('ERR_RANGE', `${where}: ${strange} must be told with epoch and without step`)
    if (rest.metrics !== undefined && epoch === undefined)
      throw new TorchError('ERR_RANGE', `${where}: metrics must be told with the epoch that they belong to`)
    const hasEpoch = epoch !== undefined && (!isStep || rest.metrics !== undefined)
    const values = { epoch: epoch === undefined ? 0 : finiteNumber(where, 'epoch', epoch), loss: value, ...rest }
    const view = epochView(where, 'update', values, 0)
    const shown = picture === undefined ? undefined : pictureView(where, 'picture', picture)
    if (isStep) this.#step(run, value, view.lr)
    if (hasEpoch) this.#tell(`${run} epoch ${view.epoch}`, { kind: 'epoch', run, epoch: view })
    if (shown !== undefined) this.#tell(`picture ${this.#told.size}`, { kind: 'picture', run, picture: shown })
  }

  /** Tells the page that the training has ended, and serves it until {@link close}. */
  finish(text = 'The training has ended.'): void {
    if (arguments.length > 1) throw surplus('Dashboard.finish', 1, arguments)
    requireString('Dashboard.finish', 'text', text)
    this.#setState('finished', text)
  }

  /** Ends the server at once; pages that are open keep what they show. */
  async close(): Promise<void> {
    if (arguments.length > 0) throw surplus('Dashboard.close', 0, arguments)
    if (this.#state.state !== 'finished') this.finish()
    // A browser that does not read is not waited for.
    const ended = [...this.#listeners].map((response) => new Promise<void>((done) => response.end(done)))
    const patience = new Promise<void>((done) => setTimeout(done, 1000).unref())
    await Promise.race([Promise.all(ended), patience])
    await new Promise<void>((done) => {
      this.#server.close(() => done())
      this.#server.closeAllConnections()
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  #step(run: string, loss: number | undefined, rate: number | undefined): void {
    const [losses, rates] = [loss, rate].map((value) => (value === undefined ? [] : [value]))
    if (losses.length + rates.length === 0) return
    const steps = this.#steps.get(run) ?? { losses: [], rates: [] }
    this.#steps.set(run, steps)
    steps.losses.push(...losses)
    steps.rates.push(...rates)
    this.#send({ kind: 'step', run, losses, rates })
  }

  #tell(key: string, message: Message): void {
    this.#told.set(key, message)
    this.#send(message)
  }

  #setState(state: 'stopping' | 'finished', text: string): void {
    this.#state = { kind: 'state', state, text }
    this.#send(this.#state)
  }

  #send(message: Message): void {
    if (this.#listeners.size === 0) return
    const text = eventText(message)
    for (const response of this.#listeners) {
      // A browser that has not read for long connects again later, and is then told everything.
      if (response.writableLength > mostUnread) response.destroy()
      else response.write(text)
    }
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const refused = this.#refusal(request)
    const [, , path = ''] = (request.url ?? '').split('?')[0].split('/')
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Referrer-Policy', 'no-referrer')
    if (refused !== undefined) end(response, ...refused)
    else if (path === '' && request.method === 'GET') {
      response.setHeader('Content-Security-Policy', this.#page.policy)
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end(this.#page.page)
    } else if (path === 'events' && request.method === 'GET') this.#listen(response)
    else if (path === 'stop' && request.method === 'POST') {
      if (this.#state.state === 'running') this.#setState('stopping', 'The training is being stopped.')
      this.#stop.abort(new TorchError('ERR_ABORTED', 'the training was stopped by the button of its dashboard'))
      end(response, 204, '')
    } else end(response, 404, 'There is no such page.')
  }

  /** Why a request is not answered. A page of another origin cannot make the browser send ours as its Host. */
  #refusal({ headers, url = '' }: IncomingMessage): [status: number, text: string] | undefined {
    const port = (this.#server.address() as AddressInfo | null)?.port
    const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${port}`)
    if (!hosts.includes(headers.host ?? '')) return [421, 'This server answers at 127.0.0.1 only.']
    const { origin } = headers
    if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`))
      return [403, 'Another page may not ask this server.']
    if (headers['sec-fetch-site'] === 'cross-site') return [403, 'Another page may not ask this server.']
    const given = Buffer.from(url.split('?')[0].split('/')[1] ?? '')
    const token = Buffer.from(this.#token)
    if (given.length !== token.length || !timingSafeEqual(given, token)) return [404, 'There is no such page.']
    return undefined
  }

  /** Sends all that was told so far, and then what is told. */
  #listen(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' })
    for (const [run, { losses, rates }] of this.#steps)
      for (let at = 0; at < Math.max(losses.length, rates.length); at += together) {
        const part = (values: number[]) => values.slice(at, at + together)
        response.write(eventText({ kind: 'step', run, losses: part(losses), rates: part(rates) }))
      }
    for (const message of this.#told.values()) response.write(eventText(message))
    response.write(eventText(this.#state))
    this.#listeners.add(response)
    response.on('close', () => this.#listeners.delete(response))
  }
}

const eventText = (message: Message): string => `data: ${JSON.stringify(message)}\n\n`

function end(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.end(text)
}

/**
 * Serves a page that follows a training, at 127.0.0.1 under an address with a random token. The server does not keep
 * the process alive.
 *
 * ```ts
 * const dashboard = await torch.serveDashboard({ title: 'My training' })
 * console.log(dashboard.url)
 * await model.fit(loader, { epochs: 5, signal: dashboard.signal, onEpoch: ({ epoch, loss, seconds }) => dashboard.update({ epoch, loss, seconds }) })
 * await dashboard.close()
 * ```
 * @throws TorchError `ERR_BUSY` if the port is in use
 */
export async function serveDashboard(...rest: Rest<DashboardOptions>): Promise<Dashboard> {
  const where = 'serveDashboard'
  const none: DashboardOptions = { title: undefined, lead: undefined, lossName: undefined, port: 0 }
  const options = settings(where, none, rest)
  for (const name of ['title', 'lead', 'lossName'] as const)
    if (options[name] !== undefined) requireString(where, name, options[name])
  const port = wholeNumber(where, 'port', options.port, { min: 0, max: 65_535 })
  // Loaded here, since it would add ten milliseconds to the start of every program.
  const server = (require('node:http') as typeof import('node:http')).createServer()
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        new TorchError(
          'ERR_BUSY',
          `${where}: port must be one that is free, but ${port} gives ${error.code}; leave it out for any`,
          { cause: error },
        ),
      ),
    )
    server.listen(port, '127.0.0.1', done)
  })
  server.unref()
  return new Dashboard(server, randomBytes(24).toString('base64url'), options)
}
