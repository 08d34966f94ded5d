import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { arbitraryOf, seedOf } from './draw.mjs'

const child = fileURLToPath(new URL('child.mjs', import.meta.url))
const surfaceScript = fileURLToPath(new URL('surface.mjs', import.meta.url))
/** The time limit of one call in milliseconds. */
const patience = 10_000
/** The number of calls in one process. */
const batch = 2000
/** The limit of address space in kB, so that a drawn size does not take the machine down. */
const memory = 6_000_000

/**
 * Runs a child to its end, or to a call that takes too long.
 * @param onLine called with each finding
 * @returns how it ended (undefined where it ended well), and the call that it was at
 */
async function run(folder, args, onLine) {
  const note = join(folder, 'note')
  writeFileSync(note, '')
  const command = `${process.platform === 'win32' ? '' : `ulimit -v ${memory}; ulimit -c 0; `}exec "$0" "$@"`
  const node = [process.execPath, '--no-warnings', '--max-old-space-size=1024', child, note, ...args.map(String)]
  const process_ = spawn('sh', ['-c', command, ...node], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      OMP_NUM_THREADS: '1',
      HOME: folder,
      XDG_CACHE_HOME: process.env.XDG_CACHE_HOME ?? join(process.env.HOME ?? folder, '.cache'),
    },
  })
  let words = ''
  process_.stderr.on('data', (data) => (words = `${words}${data}`.slice(-3000)))
  const closed = new Promise((resolve) => process_.on('close', (code, signal) => resolve(signal ?? code)))
  let [seen, since, stalled, done] = ['', Date.now(), false, false]
  const watch = setInterval(() => {
    const at = readFileSync(note, 'utf8')
    if (at !== seen) [seen, since] = [at, Date.now()]
    // The first call waits for libtorch to load.
    else if (Date.now() - since > (at === '' ? 6 : 1) * patience) stalled = process_.kill('SIGKILL')
  }, 500)
  for await (const line of createInterface(process_.stdout)) {
    // Called code may write there too.
    if (!/^\{"(number|done)"/.test(line)) continue
    const result = JSON.parse(line)
    if (result.done) done = true
    onLine(result)
  }
  const how = await closed
  clearInterval(watch)
  if (how === 0 && done) return {}
  const at = readFileSync(note, 'utf8')
  const ended = stalled ? 'stall' : /heap out of memory/.test(words) ? 'heap full' : `${how}`
  if (at === '') throw new Error(`a child ended with ${ended} before its first call: ${words}`)
  const [number, name, code] = JSON.parse(at)
  return { ended, number, name, code, words }
}

/** Yields the findings of calls from one number to another, and how many were made. */
export async function* supervise({ seed, from, end, files }) {
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-fuzz-'))
  try {
    const what = files ? 'files' : join(folder, 'surface.json')
    if (!files) await makeSurface(what)
    for (let next = from; next < end; ) {
      const last = Math.min(end, next - (next % batch) + batch)
      const lines = []
      const { ended, number, ...at } = await run(folder, [what, seed, next, last], (line) => lines.push(line))
      yield* lines
      if (ended === undefined) {
        next = last
        continue
      }
      yield { done: true, calls: number + 1 - next, returned: 0, refused: 0 }
      yield { number, ...at, ...(await narrowed(folder, what, { seed, number, first: next, ended, ...at })) }
      next = number + 1
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function makeSurface(file) {
  const code = `import { surface } from ${JSON.stringify(surfaceScript)}; import { writeFileSync } from 'node:fs'; writeFileSync(process.argv[1], JSON.stringify(surface())); process.exit(0)`
  return new Promise((resolve, reject) => {
    const made = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', code, file], {
      // Constructors that it tries write files.
      cwd: dirname(file),
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    made.on('close', (status) => (status === 0 ? resolve() : reject(new Error('the surface could not be walked'))))
  })
}

/** The smallest call that ends a process by itself; or the earlier calls that it needs. */
async function narrowed(folder, what, { seed, number, first, ended, name, words }) {
  const kind = ended === 'stall' ? 'stall' : 'crash'
  const last = words.trim().split('\n').at(-1)?.slice(0, 200)
  const base = {
    kind,
    words: ended === 'stall' ? `over ${patience / 1000} s` : `ends the process (${ended}) ${last ?? ''}`.trim(),
  }
  const file = join(folder, 'call.json')
  const endsAlone = async (call) => {
    writeFileSync(file, JSON.stringify(call))
    return (await run(folder, [file, -1], () => {})).ended === ended
  }
  const until = Date.now() + (kind === 'stall' ? 45_000 : 20_000)
  let best
  await fc.check(
    fc.asyncProperty(arbitraryOf(what), async (call) => {
      if (call.name !== name || (best !== undefined && Date.now() > until)) return true
      if (!(await endsAlone(call))) return true
      best = call
      return false
    }),
    { seed: seedOf(seed, number), numRuns: 1 },
  )
  if (best !== undefined) return { ...base, code: best.code }
  for (let before = 1; ; before *= 2) {
    const start = Math.max(first, number - before)
    if ((await run(folder, [what, seed, start, number + 1], () => {})).ended === ended)
      return { ...base, after: String(start) }
    if (start === first) return { ...base, after: `${first}, not always` }
  }
}
