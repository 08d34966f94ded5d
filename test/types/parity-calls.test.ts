import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as torch from '../../lib'
import { type Call, camel, parse } from '../../scripts/parity/replay.cjs'

// The calls that test/parity replays must not only run: each must type-check.
const root = join(__dirname, '../..')
const read = (name: string) => gunzipSync(readFileSync(join(root, 'test/golden', name))).toString()

const groups: Record<string, [shown: string, held: object]> = {
  torch: ['torch', torch],
  'torch.nn.functional': ['torch.nn.functional', torch.nn.functional],
  'torch.linalg': ['torch.linalg', torch.linalg],
  'torch.fft': ['torch.fft', torch.fft],
  'torch.special': ['torch.special', torch.special],
  'torch.sparse': ['torch.sparse', torch.sparse],
  'torch.masked': ['torch.masked', torch.masked],
  'torch.signal.windows': ['torch.signal.windows', torch.signal.windows],
}
/** Arguments that Python's samples name, and that TypeScript requires by position. */
const byPosition = /\{ (nFft|repeats|upscaleFactor|downscaleFactor|weight|value):/

function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const [[kind, content]] = Object.entries(value)
  if (kind === 'n') return `${content}n`
  if (kind === 'x') return { nan: 'NaN', inf: 'Infinity', '-inf': '-Infinity' }[content as string] as string
  if (kind === 'z') return written(content)
  if (kind === 'm') return `new torch.nn.${content[0]}(${listed({ fn: '', args: content[1], kwargs: content[2] })})`
  return kind === 'f' ? 'torch.nn.functional.pairwiseDistance' : 'x'
}

function listed({ args, kwargs }: Call): string {
  const options = Object.entries(kwargs).map(([name, value]) => `${camel(name)}: ${written(value)}`)
  return [...args.map(written), ...(options.length > 0 ? [`{ ${options.join(', ')} }`] : [])].join(', ')
}

/** How a user writes the call; undefined where it is reached through `torch.ops` or as a property. */
function expression(call: Call): string | undefined {
  const parts = call.fn.split('.')
  const name = camel(parts.at(-1) as string)
  const group = groups[parts.slice(0, -1).join('.')]
  if (group && name in group[1]) return `${group[0]}.${name}(${listed(call)})`
  if (name.startsWith('__') || !(name in torch.Tensor.prototype) || call.fn.startsWith('torch.ops')) return undefined
  return `x.${name}(${listed({ ...call, args: call.args.slice(1) })})`
}

test('each call of the parity cases has a type', () => {
  const calls = parse(read('parity.jsonl.gz')).cases.flatMap((item) => item.calls.map(expression))
  const layers = parse<{ module: string; new: Call; forward: Call }>(read('parity-modules.jsonl.gz')).cases.map(
    (item) => `new torch.nn.${item.module}(${listed(item.new)}).forward(${listed(item.forward)})`,
  )
  const lines = [...new Set([...calls, ...layers])].filter((line) => line !== undefined && !byPosition.test(line))
  expect(lines.length).toBeGreaterThan(1000)

  mkdirSync(join(root, 'build'), { recursive: true })
  const folder = mkdtempSync(join(root, 'build/calls-'))
  try {
    const head = "import * as torch from 'torchnode'\ndeclare const x: torch.Tensor\n"
    writeFileSync(join(folder, 'calls.ts'), head + lines.join('\n'))
    const compilerOptions = { target: 'es2022', module: 'nodenext', strict: true, noEmit: true, types: ['node'] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['calls.ts'] }))
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
    const wrong = [...stdout.matchAll(/calls\.ts\((\d+),\d+\): error TS\d+: (.*)/g)]
    expect(wrong.map(([, line, message]) => `${lines[Number(line) - 3]}: ${message}`)).toEqual([])
    expect(stdout).toBe('')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
