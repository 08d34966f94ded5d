// Checkpoints of random structures that Python writes, loaded here, and saved again for Python to compare.
const { spawnSync } = require('node:child_process')
const { createHash } = require('node:crypto')
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { types } = require('node:util')

const program = join(__dirname, 'checkpoints.py')

function run(python, ...args) {
  const { status, stdout, stderr } = spawnSync(python, [program, ...args.map(String)], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${python} ended with ${status}: ${stderr}`)
  return stdout
}

function number(value) {
  if (typeof value === 'bigint') return `int ${value}`
  if (Number.isNaN(value)) return 'nan'
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return `number ${bytes.toString('hex')}`
}

/** What a value is, one line for each part, with its place, as checkpoints.py tells it. */
function* lines(torch, value, path = '') {
  if (value === null) yield `${path} None`
  else if (typeof value === 'boolean') yield `${path} ${value ? 'True' : 'False'}`
  else if (typeof value === 'number' || typeof value === 'bigint') yield `${path} ${number(value)}`
  else if (typeof value === 'string') yield `${path} str ${Buffer.from(value, 'utf16le').toString('hex')}`
  else if (torch.isTensor(value)) yield* told(value, path)
  else if (types.isUint8Array(value)) yield `${path} bytes ${Buffer.from(value).toString('hex')}`
  else if (types.isMap(value)) {
    yield `${path} dict ${value.size}`
    for (const [i, [key, item]] of [...value].entries()) {
      yield* lines(torch, key, `${path}/${i}k`)
      yield* lines(torch, item, `${path}/${i}`)
    }
  } else if (types.isSet(value)) {
    yield `${path} set ${value.size}`
    yield* [...value].flatMap((item) => [...lines(torch, item, `${path}/`)]).sort()
  } else if (Array.isArray(value)) {
    yield `${path} ${Object.isFrozen(value) ? 'tuple' : 'list'} ${value.length}`
    for (const [i, item] of value.entries()) yield* lines(torch, item, `${path}/${i}`)
  } else {
    const args = (value.args ?? []).map((arg) => (typeof arg === 'number' ? number(arg) : arg))
    yield [path, value.name, ...args].join(' ')
  }
}

function* told(x, path) {
  const head = `${x.dtype} [${x.shape}]`
  if (x.layout === 'sparse_coo') {
    yield `${path} sparse_coo ${head}`
    yield* told(x._indices(), `${path}/i`)
    yield* told(x._values(), `${path}/v`)
  } else if (x.layout === 'sparse_csr') {
    yield `${path} sparse_csr ${head}`
    for (const [i, part] of [x.crowIndices(), x.colIndices(), x.values()].entries()) yield* told(part, `${path}/${i}`)
  } else if (x.isQuantized) {
    yield `${path} quantized ${head} ${number(x.qScale())} ${x.qZeroPoint()}`
    yield* told(x.intRepr(), `${path}/i`)
  } else {
    const sum = createHash('sha256').update(x.detach().toBytes()).digest('hex')
    yield `${path} tensor ${head} [${x.stride()}] ${x.requiresGrad ? 'True' : 'False'} ${sum}`
  }
}

/** How file `from` reads otherwise here than in Python, which wrote `told` of it; undefined where it does not. It is saved to `to`. */
exports.difference = function difference(torch, { from, told, to }) {
  const wanted = JSON.parse(readFileSync(told, 'utf8'))
  try {
    const value = torch.loadSync(from)
    const found = [...lines(torch, value)]
    torch.saveSync(value, to)
    const at = Math.max(found.length, wanted.length)
    for (let line = 0; line < at; line++) {
      if (found[line] !== wanted[line]) return `in Python ${wanted[line]}, here ${found[line]}`
    }
    return undefined
  } catch (error) {
    return String(error.message)
  }
}

/**
 * Has Python write checkpoints into a folder, loads and saves them, and has Python compare: what differs, by file. `torch` is
 * torchnode, or its `loadSync`, `saveSync` and `isTensor`.
 */
exports.exchange = function exchange(torch, { python, folder, seed, count }) {
  run(python, 'make', folder, seed, count)
  const files = (i) => ({
    from: join(folder, `${i}.pt`),
    told: join(folder, `${i}.json`),
    to: join(folder, `${i}.back.pt`),
  })
  const all = Array.from({ length: count }, (_, i) => [i, exports.difference(torch, files(i))])
  const here = all.filter(([, why]) => why)
  return { here, there: JSON.parse(run(python, 'compare', folder, count)) }
}
