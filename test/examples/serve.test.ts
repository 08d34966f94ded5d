import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request as ask } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import torch, { nn } from '../../lib'
import { type Ended, ended } from '../support/child'

const path = join(__dirname, '../../examples/serve/server.mjs')
const agent = new Agent({ keepAlive: true })
torch.manualSeed(0)
const model = new nn.Sequential(
  new nn.Flatten(),
  new nn.Linear(784, 256),
  new nn.ReLU(),
  new nn.Linear(256, 10),
  new nn.Softmax(1),
)

let folder: string
let child: ChildProcess
let end: Promise<Ended>
let port: number

/** Starts the example with these options, and waits until it listens. */
async function start(...options: string[]): Promise<void> {
  const weights = join(folder, 'digits.safetensors')
  child = spawn(process.execPath, [path, '--port', '0', '--weights', weights, ...options], {
    env: { ...process.env, OMP_NUM_THREADS: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  port = await new Promise((resolve, reject) => {
    const listening = (line: string) => {
      const [, number] = /^listening on http:\/\/127\.0\.0\.1:(\d+)$/.exec(line) ?? []
      if (number !== undefined) resolve(Number(number))
    }
    end = ended(child, listening)
    end.then(({ stderr }) => reject(new Error(`it ended: ${stderr}`)))
  })
}

interface Answer {
  status: number
  type: string
  body: Buffer
  headers: NodeJS.Dict<string | string[]>
}

function fetched(method: string, path: string, body?: string | Uint8Array, headers: object = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = ask({ port, method, path, agent, headers: { ...headers } }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      const { statusCode: status = 0, headers } = response
      resolve({ status, type: String(headers['content-type']), body: Buffer.concat(chunks), headers })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const json = { 'content-type': 'application/json' }
const bytes = { 'content-type': 'application/octet-stream' }
const predicted = (image: unknown) => fetched('POST', '/predict', JSON.stringify({ image }), json)
const parsed = ({ body }: Answer) => JSON.parse(body.toString())
const want = (image: number[]) => torch.noGrad(() => model.forward(torch.tensor(image).view([1, 1, 28, 28])).at(0))

// The model keeps the chain that it makes of its layers in its second call.
for (let call = 0; call < 2; call++) want(Array(784).fill(0))

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-serve-'))
  await torch.saveSafetensors(model.stateDict(), join(folder, 'digits.safetensors'))
})
afterAll(() => {
  agent.destroy()
  rmSync(folder, { recursive: true })
})

describe('examples/serve', () => {
  beforeAll(() => start())
  afterAll(async () => {
    child.kill('SIGKILL')
    await end
  })

  test('answers 40 clients at once, in JSON and in bytes, with what the model says of each image', async () => {
    const images = Array.from({ length: 40 }, () => Array.from({ length: 784 }, () => Math.floor(256 * Math.random())))
    const answers = await Promise.all(
      images.map((image, i) =>
        i % 2 === 0
          ? predicted(image.map((byte) => byte / 255))
          : fetched('POST', '/predict', Uint8Array.from(image), { ...bytes, accept: bytes['content-type'] }),
      ),
    )
    for (const [i, answer] of answers.entries()) {
      const scores = want(images[i].map((byte) => byte / 255))
      expect(answer.status).toBe(200)
      const { buffer, byteOffset } = Buffer.from(answer.body)
      const got =
        i % 2 === 0 ? parsed(answer).probabilities : [...new Float32Array(buffer.slice(byteOffset, byteOffset + 40))]
      torch.testing.assertClose(torch.tensor(got), scores, { atol: 1e-6, rtol: 1e-5 })
      if (i % 2 === 0) expect(parsed(answer).digit).toBe(scores.argmax().item())
    }
  })

  test('takes an image of 28 rows', async () => {
    const { digit } = parsed(await predicted(Array.from({ length: 28 }, () => Array(28).fill(0.5))))
    expect(digit).toBe(want(Array(784).fill(0.5)).argmax().item())
  })

  test.each<[string, string, string, string | Uint8Array | undefined, object, number, string | RegExp]>([
    ['another path', 'GET', '/', undefined, {}, 404, 'there is no such page'],
    ['another method', 'GET', '/predict', undefined, {}, 405, 'GET is not allowed here'],
    ['no type', 'POST', '/predict', '{}', {}, 415, 'send application/json or application/octet-stream'],
    ['broken JSON', 'POST', '/predict', '{"image":', json, 400, 'the body is not JSON'],
    ['JSON that is null', 'POST', '/predict', 'null', json, 400, /^image must be 784 numbers from 0 to 1/],
    ['too few numbers', 'POST', '/predict', '{"image":[1]}', json, 400, /^image must be 784 numbers from 0 to 1/],
    ['texts', 'POST', '/predict', JSON.stringify({ image: Array(784).fill('1') }), json, 400, /^image must be/],
    ['too few bytes', 'POST', '/predict', new Uint8Array(7), bytes, 400, 'the body must be 784 bytes, but it has 7'],
    ['a large body', 'POST', '/predict', new Uint8Array(70_000), bytes, 413, 'the body must be at most 65536 bytes'],
  ])('refuses %s', async (_, method, path, body, headers, status, error) => {
    const answer = await fetched(method, path, body, headers)
    expect([answer.status, parsed(answer)]).toEqual([
      status,
      { error: typeof error === 'string' ? error : expect.stringMatching(error) },
    ])
  })

  test('is healthy, and counts what it has served', async () => {
    expect(parsed(await fetched('GET', '/health'))).toEqual({ status: 'ok' })
    const { type, body } = await fetched('GET', '/metrics')
    expect(type).toBe('text/plain; version=0.0.4; charset=utf-8')
    const samples = new Map(
      [...body.toString().matchAll(/^(torchnode_[^ ]+) ([\d.e-]+)$/gm)].map(([, name, value]) => [name, Number(value)]),
    )
    const served = samples.get('torchnode_calls_total{outcome="served"}')!
    expect(served).toBeGreaterThanOrEqual(41)
    expect(samples.get('torchnode_latency_seconds_count')).toBe(served)
    expect(samples.get('torchnode_batch_size_mean')).toBeGreaterThan(1)
    expect(samples.get('torchnode_latency_seconds{quantile="0.99"}')).toBeGreaterThan(0)
    // Every line is a comment or a sample, as Prometheus wants it.
    expect(
      body
        .toString()
        .split('\n')
        .filter((line) => !/^(# (HELP|TYPE) .+|torchnode_\w+(\{.+\})? \S+|)$/.test(line)),
    ).toEqual([])
  })

  test('drops the call of a client that has gone', async () => {
    const socket = connect(port, '127.0.0.1')
    const head =
      'POST /predict HTTP/1.1\r\nhost: x\r\ncontent-type: application/octet-stream\r\ncontent-length: 784\r\n\r\n'
    await new Promise<void>((resolve) =>
      socket.write(Buffer.concat([Buffer.from(head), Buffer.alloc(400)]), () => resolve()),
    )
    socket.destroy()
    expect((await predicted(Array(784).fill(0))).status).toBe(200)
  })
})

describe('a full queue of examples/serve', () => {
  test('refuses calls with 503, and answers those it has taken before it ends on SIGTERM', async () => {
    // Nothing fills a batch, so the calls wait until the service closes.
    await start('--max-queue', '2', '--max-delay', '2147483647')
    const waiting = [predicted(Array(784).fill(0)), predicted(Array(784).fill(1))]
    const full = async () => /^torchnode_waiting 2$/m.test((await fetched('GET', '/metrics')).body.toString())
    while (!(await full())) await new Promise((resolve) => setImmediate(resolve))
    const refused = await predicted(Array(784).fill(0))
    expect([refused.status, refused.headers['retry-after'], parsed(refused).error]).toEqual([
      503,
      '1',
      expect.stringMatching(/2 calls are waiting, as many as maxQueue allows/),
    ])
    child.kill('SIGTERM')
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200])
    expect(await end).toMatchObject({ code: 0, signal: null, stderr: '', stdout: expect.stringMatching(/\nclosed\n$/) })
  })
})
