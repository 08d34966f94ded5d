import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Finished, finished, start } from './command'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'torchnode-run-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Writes a program in which `rank` and `attempt` are numbers. */
async function program(name: string, text: string): Promise<string> {
  const head = 'const rank = Number(process.env.RANK), attempt = Number(process.env.TORCHELASTIC_RESTART_COUNT)\n'
  await writeFile(join(folder, name), head + text)
  return name
}
const run = (args: string[], env?: NodeJS.ProcessEnv) => finished(start(['run', ...args], { cwd: folder, env }))
const lines = (text: string) => text.split('\n').filter(Boolean)

/** The objects that the ranks print with `console.log(JSON.stringify(...))`, in the order of the ranks. */
const printed = ({ stdout }: Finished) =>
  lines(stdout)
    .sort()
    .map((line) => JSON.parse(line.replace(/^\[rank +\d+\] /, '')))

describe('what a rank is given', () => {
  const show = `console.log(JSON.stringify(process.argv[2]?.split(',').map((name) => process.env[name] ?? null)))`

  test.each([
    ['RANK,LOCAL_RANK,WORLD_SIZE,LOCAL_WORLD_SIZE', [], ['0,0,2,2', '1,1,2,2']],
    ['GROUP_RANK,GROUP_WORLD_SIZE,MASTER_ADDR', [], ['0,1,127.0.0.1', '0,1,127.0.0.1']],
    ['TORCHELASTIC_RESTART_COUNT,TORCHELASTIC_MAX_RESTARTS', ['--max-restarts', '3'], ['0,3', '0,3']],
    [
      'MASTER_ADDR,MASTER_PORT',
      ['--master-addr', 'localhost', '--master-port', '4567'],
      ['localhost,4567', 'localhost,4567'],
    ],
    ['TORCHELASTIC_USE_AGENT_STORE,TORCHELASTIC_ERROR_FILE', [], [',', ',']],
    [
      'RANK,LOCAL_RANK,WORLD_SIZE,LOCAL_WORLD_SIZE,GROUP_RANK,MASTER_ADDR,MASTER_PORT,TORCHELASTIC_RUN_ID',
      ['--nnodes', '3', '--node-rank', '1', '--master-addr', '10.0.0.7', '--master-port', '4567'],
      ['2,0,6,2,1,10.0.0.7,4567,10.0.0.7:4567', '3,1,6,2,1,10.0.0.7,4567,10.0.0.7:4567'],
    ],
  ])('%s with %j', async (names, options, expected) => {
    const file = await program('show.mjs', show)
    const ended = await run(['--nproc', '2', ...options, file, names], {
      TORCHELASTIC_USE_AGENT_STORE: 'True',
      TORCHELASTIC_ERROR_FILE: 'errors.json',
    })
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: '' })
    expect(printed(ended).map((values) => values.join(','))).toEqual(expected)
  })

  test('one port and one run for all ranks; libtorch has one thread for each of several ranks unless told otherwise', async () => {
    const file = await program('show.mjs', show)
    const names = 'MASTER_PORT,TORCHELASTIC_RUN_ID,OMP_NUM_THREADS'
    const [first, second] = printed(await run(['--nproc', '2', file, names], { OMP_NUM_THREADS: undefined }))
    expect(second).toEqual(first)
    expect(first).toEqual([expect.stringMatching(/^\d+$/), expect.stringMatching(/^[\da-f-]{36}$/), '1'])
    expect(printed(await run(['--nproc', '2', file, 'OMP_NUM_THREADS'], { OMP_NUM_THREADS: '3' }))[0]).toEqual(['3'])
    expect(printed(await run(['--nproc', '1', file, names], { OMP_NUM_THREADS: undefined }))[0][2]).toBe(null)
  })

  test('all arguments after the program, even those that the launcher knows', async () => {
    const file = await program('args.mjs', 'console.log(JSON.stringify(process.argv.slice(2)))')
    const args = ['--nproc', '7', '-x', '--', '--help', '', 'a b']
    expect(printed(await run(['--nproc', '2', file, ...args]))).toEqual([args, args])
  })

  test('a program that is no file for Node, with --no-node', async () => {
    const { stdout, code } = await run(['--nproc', '2', '--no-node', 'sh', '-c', 'echo $RANK'])
    expect({ code, stdout: lines(stdout).sort() }).toEqual({ code: 0, stdout: ['[rank 0] 0', '[rank 1] 1'] })
  })
})

describe('what ranks write', () => {
  test('comes line by line with the rank before it, never mixed, from stdout and stderr', async () => {
    const write = `for (let i = 0; i < 2000; i++) {
      const line = String(rank).repeat(1 + (i * 37) % 3000)
      process.stdout.write(line.slice(0, 9)); process.stdout.write(line.slice(9) + (i === 1999 ? '' : '\\n'))
      if (i % 100 === 0) process.stderr.write('é' + rank + '\\n\\n')
    }`
    const { stdout, stderr } = await run(['--nproc', '3', await program('many.mjs', write)])
    const all = stdout.split('\n')
    expect(all.pop()).toBe('')
    expect(all.length).toBe(6000)
    expect(all.filter((line) => !/^\[rank (\d)\] \1+$/.test(line))).toEqual([])
    for (const rank of [0, 1, 2]) {
      const own = all.filter((line) => line.startsWith(`[rank ${rank}]`)).map((line) => line.length - 9)
      expect(own).toEqual(Array.from({ length: 2000 }, (_, i) => 1 + ((i * 37) % 3000)))
    }
    const errors = stderr.split('\n').filter((line) => line.startsWith('[rank 1]'))
    expect(errors).toEqual(Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? '[rank 1] é1' : '[rank 1] ')))
  })

  test('is as wide as the largest rank, and has no prefix with --no-prefix', async () => {
    const file = await program('hello.mjs', 'console.log("hello")')
    const two = ['--nnodes', '6', '--node-rank', '4', '--master-addr', '127.0.0.1', '--master-port', '4567', file]
    expect(lines((await run(['--nproc', '2', ...two])).stdout).sort()).toEqual(['[rank  8] hello', '[rank  9] hello'])
    expect((await run(['--nproc', '2', '--no-prefix', file])).stdout).toBe('hello\nhello\n')
  })
})

describe('the first failure', () => {
  const waits = 'setInterval(() => {}, 1000)'

  test.each([
    ['an error', 'throw new Error("no such layer")', 1, 'with exit code 1', /Error: no such layer/],
    ['an exit code', 'console.error("bad data"); process.exitCode = 3', 3, 'with exit code 3', /bad data\n$/],
    ['a signal', 'process.kill(process.pid, "SIGKILL")', 137, 'by SIGKILL', /wrote nothing to stderr/],
    ['an abort', 'process.kill(process.pid, "SIGABRT")', 134, 'by SIGABRT', /wrote nothing to stderr/],
  ])('%s ends all ranks, gives the exit code and is shown last', async (_, failing, code, how, words) => {
    const ended = await run([
      '--nproc',
      '3',
      await program('fails.mjs', `if (rank === 1) { ${failing} } else ${waits}`),
    ])
    expect(ended.code).toBe(code)
    const [, last] = ended.stderr.split('torchnode run: ')
    expect(last).toMatch(new RegExp(`^rank 1 failed first, ${how}`))
    expect(last).toMatch(words)
  })

  test('ends a rank that ignores SIGTERM after the time of --grace', async () => {
    const stubborn = `process.on('SIGTERM', () => console.log('no')); ${waits}; console.log('ready')`
    const file = await program(
      'stubborn.mjs',
      `if (rank === 0) { ${stubborn} } else setTimeout(() => process.exit(4), 500)`,
    )
    const { code, stdout } = await run(['--nproc', '2', '--grace', '0.3', file])
    expect({ code, stdout }).toEqual({ code: 4, stdout: '[rank 0] ready\n[rank 0] no\n' })
  })

  test('a command that cannot be started is one', async () => {
    const { code, stderr } = await run(['--nproc', '2', '--no-node', './nothing-here'])
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('rank 0 could not be started: spawn') })
  })
})

describe('--max-restarts', () => {
  const count = `console.log(JSON.stringify([rank, attempt, process.env.MASTER_PORT]))\n`

  test('starts all ranks again with a fresh port, until an attempt succeeds', async () => {
    const file = await program(
      'again.mjs',
      `${count}if (rank === 0 && attempt < 2) process.exit(5); setTimeout(() => {}, 200)`,
    )
    const ended = await run(['--nproc', '2', '--max-restarts', '3', file])
    expect(ended.code).toBe(0)
    const found = printed(ended).map(([rank, attempt]) => `${rank} ${attempt}`)
    expect(found).toEqual(['0 0', '0 1', '0 2', '1 0', '1 1', '1 2'].filter((one) => found.includes(one)))
    expect(found).toEqual(expect.arrayContaining(['0 0', '0 1', '0 2', '1 2']))
    expect(new Set(printed(ended).map(([, , port]) => port)).size).toBe(3)
    expect(lines(ended.stderr)).toEqual([
      'torchnode run: rank 0 failed first, with exit code 5; restart 1 of 3',
      'torchnode run: rank 0 failed first, with exit code 5; restart 2 of 3',
    ])
  })

  test('gives up after the last one', async () => {
    const file = await program('never.mjs', `${count}process.exit(6)`)
    const ended = await run(['--nproc', '1', '--max-restarts', '2', file])
    expect({ code: ended.code, attempts: printed(ended).length }).toEqual({ code: 6, attempts: 3 })
    expect(lines(ended.stderr).pop()).toBe(
      'torchnode run: rank 0 failed first, with exit code 6. It wrote nothing to stderr.',
    )
  })
})

describe('signals', () => {
  /** Starts ranks, waits until all have printed a line, and calls `then`. */
  async function interrupted(text: string, args: string[], then: (child: ReturnType<typeof start>) => void) {
    const child = start(['run', '--nproc', '2', ...args, await program('waits.mjs', text)], { cwd: folder })
    const ended = finished(child)
    for (let seen = ''; lines(seen).length < 2; ) seen += String((await once(child.stdout as never, 'data'))[0])
    const began = Date.now()
    then(child)
    return { ...(await ended), took: Date.now() - began }
  }
  const waits = 'setInterval(() => {}, 1000); console.log("ready")'

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s is handed on, and is no reason for a restart', async (signal, code) => {
    const text = `process.on('${signal}', () => { console.log('asked by ${signal}'); process.exit(0) }); ${waits}`
    const ended = await interrupted(text, ['--max-restarts', '2'], (child) => child.kill(signal))
    expect(ended.code).toBe(code)
    expect(lines(ended.stdout).filter((line) => line.endsWith(`asked by ${signal}`)).length).toBe(2)
    expect(ended.stderr).toBe(`torchnode run: ended by ${signal}\n`)
  })

  test('SIGINT ends ranks that do not listen to it within a second', async () => {
    const stuck = `process.on('SIGINT', () => {}); ${waits}`
    const ended = await interrupted(stuck, [], (child) => child.kill('SIGINT'))
    expect(ended.code).toBe(130)
    expect(ended.took).toBeLessThan(2000)
  })

  test('a second one does not wait for --grace', async () => {
    const stuck = `process.on('SIGTERM', () => console.log('heard')); ${waits}`
    const ended = await interrupted(stuck, ['--grace', '1000'], (child) => {
      child.kill('SIGTERM')
      child.stdout?.once('data', () => child.kill('SIGINT'))
    })
    expect(ended.code).toBe(143)
  })

  test('no rank outlives a launcher whose reader has gone', async () => {
    const gone: Promise<unknown>[] = []
    const server = createServer((socket) => {
      // A process that is killed may reset its connections.
      socket.on('error', () => {}).resume()
      gone.push(new Promise((done) => socket.on('close', done)))
    })
    server.unref().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const text = `import { connect } from 'node:net'
      connect(${(server.address() as AddressInfo).port}, '127.0.0.1', () => console.log('ready'))
      setInterval(() => console.log('on'), 20)`
    const ended = await interrupted(text, [], (child) => child.stdout?.destroy())
    expect({ code: ended.code, met: gone.length }).toEqual({ code: 0, met: 2 })
    await Promise.all(gone)
    server.close()
  })
})

test.each([
  [['x.mjs'], /required option '--nproc <n>' not specified/],
  [['--nproc', '0', 'x.mjs'], /'--nproc <n>' argument '0' is invalid/],
  [['--nproc', '2'], /missing required argument 'program'/],
  [['--nproc', '2', 'nothing.mjs'], /there is no file "nothing.mjs"; give a file for Node, or --no-node for a command/],
  [['--nproc', '2', '--nnodes', '2', 'x.mjs'], /--nnodes 2 needs --node-rank, --master-addr, --master-port too/],
  [
    ['--nproc', '2', '--nnodes', '2', '--node-rank', '2', '--master-addr', 'a', '--master-port', '1', 'x.mjs'],
    /--node-rank must be at most 1 for --nnodes 2, got 2/,
  ],
  [['--nproc', '2', '--node-rank', '1', 'x.mjs'], /--node-rank must be at most 0 for --nnodes 1, got 1/],
  [['--nproc', '2', '--master-port', '70000', 'x.mjs'], /'--master-port <port>' argument '70000' is invalid/],
  [['--nproc', '2', '--master-addr', 'a b', 'x.mjs'], /It must be a host name or an IP address/],
  [['--nproc', '2', '--master-addr', '203.0.113.9', 'waits.mjs'], /--master-addr must be an address of this machine/],
  [['--nproc', '2', '--max-restart', '1', 'x.mjs'], /unknown option '--max-restart'/],
])('refuses %j', async (args, message) => {
  await program('waits.mjs', '')
  const { code, stderr, stdout } = await run(args)
  expect({ code, stdout, lines: lines(stderr).filter((line) => !line.startsWith('(Did')).length }).toEqual({
    code: 1,
    stdout: '',
    lines: 1,
  })
  expect(stderr).toMatch(message)
})
