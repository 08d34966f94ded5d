// An HTTP service that names handwritten digits. Run: node examples/serve/server.mjs [--weights FILE] [--port 8080]
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import torch, { data, nn, optim, vision } from 'torchnode'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.TORCHNODE_MNIST ?? 'data' },
    weights: { type: 'string', default: 'digits.safetensors' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '8080' },
    'max-batch': { type: 'string', default: '32' },
    'max-delay': { type: 'string', default: '2' },
    'max-queue': { type: 'string', default: '256' },
  },
})
const pixels = 28 * 28
const maxBody = 64 * 1024
const maxTime = 10_000

const model = new nn.Sequential(new nn.Flatten(), new nn.Linear(pixels, 256), new nn.ReLU(), new nn.Linear(256, 10))
if (existsSync(values.weights)) model.loadStateDict(await torch.loadSafetensors(values.weights))
else await train()

/** Trains for an epoch on MNIST, or on synthetic digits where MNIST is not there. */
async function train() {
  const transform = new vision.transforms.ToTensor()
  const { MNIST, SyntheticDigits } = vision.datasets
  const images = existsSync(values.data) ? new MNIST(values.data, { transform }) : new SyntheticDigits({ transform })
  console.error(`${values.weights} is not there; training an epoch on ${images.length} images`)
  torch.manualSeed(0)
  const optimizer = new optim.Adam(model.parameters())
  for await (const [x, labels] of new data.DataLoader(images, { batchSize: 100, shuffle: true })) {
    optimizer.zeroGrad()
    nn.functional.crossEntropy(model.forward(x), labels).backward()
    optimizer.step()
  }
  await torch.saveSafetensors(model.stateDict(), values.weights)
}

model.eval()
const predict = torch.serve((images) => torch.softmax(model.forward(images), 1), {
  maxBatch: Number(values['max-batch']),
  maxDelay: Number(values['max-delay']),
  maxQueue: Number(values['max-queue']),
})
await predict.warmUp(torch.zeros([1, 28, 28]))

/** An answer other than 200. */
class Refusal extends Error {
  constructor(status, message) {
    super(message)
    this.status = status
  }
}

/** The bodies that are being read. */
const bodies = new Set()

/** The body, unless it is larger than `maxBody`. */
function bodyOf(request) {
  const body = read(request).finally(() => bodies.delete(body))
  bodies.add(body)
  return body
}

async function read(request) {
  const chunks = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > maxBody) throw new Refusal(413, `the body must be at most ${maxBody} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The image `[1, 28, 28]` in a body: `{ "image": [784 numbers from 0 to 1] }`, or 784 bytes from 0 to 255. */
function imageIn(type, body) {
  if (type === 'application/octet-stream') {
    if (body.length !== pixels) throw new Refusal(400, `the body must be ${pixels} bytes, but it has ${body.length}`)
    return torch.tensor(Float32Array.from(body, (byte) => byte / 255)).view([1, 28, 28])
  }
  if (type !== 'application/json') throw new Refusal(415, 'send application/json or application/octet-stream')
  let image
  try {
    image = JSON.parse(body.toString('utf8'))?.image
  } catch {
    throw new Refusal(400, 'the body is not JSON')
  }
  const numbers = Array.isArray(image) ? image.flat() : []
  if (numbers.length !== pixels || !numbers.every((value) => typeof value === 'number' && value >= 0 && value <= 1)) {
    throw new Refusal(400, `image must be ${pixels} numbers from 0 to 1, as one list or as 28 rows`)
  }
  return torch.tensor(Float32Array.from(numbers)).view([1, 28, 28])
}

/** Answers with the probabilities: as JSON, or as ten float32 numbers where the client accepts only bytes. */
async function answer(request, response) {
  const gone = new AbortController()
  response.on('close', () => gone.abort(new Refusal(499, 'the client has gone')))
  const type = request.headers['content-type']?.split(';')[0].trim()
  const image = imageIn(type, await bodyOf(request))
  const scores = await predict(image, { signal: AbortSignal.any([gone.signal, AbortSignal.timeout(maxTime)]) })
  if (request.headers.accept === 'application/octet-stream') {
    send(response, 200, request.headers.accept, scores.toBytes())
  } else {
    const probabilities = scores.toArray()
    sendJson(response, 200, { digit: probabilities.indexOf(Math.max(...probabilities)), probabilities })
  }
}

function send(response, status, type, body) {
  // A service that is closing tells clients to open no further requests on this connection.
  const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store' }
  response.writeHead(status, { ...headers, ...(closing || status === 413 ? { connection: 'close' } : {}) }).end(body)
}

const sendJson = (response, status, value) => send(response, status, 'application/json', JSON.stringify(value))

function refuse(response, error) {
  if (response.headersSent || response.destroyed) return
  const status =
    error.status ?? { ERR_BUSY: 503, ERR_ABORTED: 503 }[error.code] ?? (error.name === 'TimeoutError' ? 504 : 500)
  if (status === 503) response.setHeader('retry-after', '1')
  // The client learns nothing about the inside of the service.
  if (status === 500) console.error(error)
  sendJson(response, status, { error: status === 500 ? 'the model failed' : error.message })
}

/** Prometheus' text format. */
function metrics() {
  const { waiting, running, served, failed, aborted, refused, batches, meanBatch, latency } = predict.queue
  const lines = []
  const add = (name, type, help, samples) => {
    lines.push(`# HELP torchnode_${name} ${help}`, `# TYPE torchnode_${name} ${type}`)
    for (const [suffix, value] of samples) lines.push(`torchnode_${name}${suffix} ${value}`)
  }
  add('waiting', 'gauge', 'Calls that wait for a batch.', [['', waiting]])
  add('running', 'gauge', 'Calls in the batch that is running.', [['', running]])
  add('calls_total', 'counter', 'Calls by their outcome.', [
    ['{outcome="served"}', served],
    ['{outcome="failed"}', failed],
    ['{outcome="aborted"}', aborted],
    ['{outcome="refused"}', refused],
  ])
  add('batches_total', 'counter', 'Batches that have run.', [['', batches]])
  add('batch_size_mean', 'gauge', 'Calls in a batch, on average.', [['', meanBatch]])
  const quantiles = { 0.5: latency.p50, 0.9: latency.p90, 0.99: latency.p99 }
  add('latency_seconds', 'summary', 'From a call to its result.', [
    ...Object.entries(quantiles).map(([quantile, value]) => [`{quantile="${quantile}"}`, value / 1000]),
    ['_sum', (latency.mean * served) / 1000],
    ['_count', served],
  ])
  return `${lines.join('\n')}\n`
}

let closing = false

const routes = {
  'POST /predict': answer,
  'GET /health': (_, response) => sendJson(response, closing ? 503 : 200, { status: closing ? 'closing' : 'ok' }),
  'GET /metrics': (_, response) => send(response, 200, 'text/plain; version=0.0.4; charset=utf-8', metrics()),
}

const server = createServer({ requestTimeout: maxTime }, async (request, response) => {
  const path = request.url.split('?')[0]
  const route = routes[`${request.method} ${path}`]
  try {
    if (route !== undefined) return await route(request, response)
    const isKnown = Object.keys(routes).some((name) => name.endsWith(` ${path}`))
    throw isKnown
      ? new Refusal(405, `${request.method} is not allowed here`)
      : new Refusal(404, 'there is no such page')
  } catch (error) {
    refuse(response, error)
  }
})

server.listen(Number(values.port), values.host, () => {
  const { address, port } = server.address()
  console.log(`listening on http://${address}:${port}`)
})

/** Takes no more connections, answers all requests that have come, then ends. */
async function close() {
  if (closing) return
  closing = true
  const closed = new Promise((resolve) => server.close(resolve))
  await Promise.allSettled(bodies)
  await predict.close()
  await closed
  console.log('closed')
}
process.on('SIGTERM', close)
process.on('SIGINT', close)
