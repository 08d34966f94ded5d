import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as torch from '../../lib'
import { freePort, runRanks } from './ranks'

const story = join(__dirname, 'story.mjs')
const tell = async (name: string, size = 2) => {
  const ended = await runRanks(Array(size).fill(story), [name])
  return ended.map(({ code, signal, stdout, stderr }) =>
    stdout === '' ? (signal ?? code ?? stderr) : JSON.parse(stdout),
  )
}

test('calls that differ are errors at all ranks, which name the call and the other rank, and the group goes on', async () => {
  const error = (call: string, rank: number, theirs: string, ours: string) =>
    `ERR_DISTRIBUTED: ${call}: rank ${rank} of group '0' calls ${theirs}, and this rank expected ${ours}; all ranks must make the same calls in the same order, with tensors of fitting shapes and dtypes`
  const differ = (rank: number, ...calls: [call: string, text: string][]) =>
    error(calls[rank][0], 1 - rank, calls[1 - rank][1], calls[rank][1])
  const expected = (rank: number) => [
    differ(rank, ['allReduce', 'allReduce(sum, float32 [2])'], ['allReduce', 'allReduce(sum, float32 [3])']),
    differ(rank, ['broadcast', 'broadcast(from 0, float32 [2])'], ['broadcast', 'broadcast(from 0, float64 [2])']),
    differ(rank, ['allReduce', 'allReduce(sum, float32 [1])'], ['barrier', 'barrier()']),
    differ(rank, ['allReduce', 'allReduce(sum, float32 [2])'], ['allReduce', 'allReduce(max, float32 [2])']),
    [2, 2],
  ]
  expect(await tell('mismatch')).toEqual([expected(0), expected(1)])
})

test('a rank that was killed is named to the others', async () => {
  for (const [name, call] of [
    ['killed', 'allReduce'],
    ['backward', 'Tensor\\.backward'],
  ]) {
    const gone = `^ERR_DISTRIBUTED: ${call}: rank 1 of group '0' has gone \\(.*\\); see that process's own error`
    expect(await tell(name)).toEqual([[expect.stringMatching(gone)], 'SIGKILL'])
  }
})

test('a rank that does not call in time is named', async () => {
  const [first] = await tell('late')
  expect(first).toEqual([
    expect.stringMatching(/^ERR_DISTRIBUTED: allReduce: rank 1 of group '0' did not take part in time/),
  ])
})

test('a rank that never comes is an error at the timeout, and the event loop runs meanwhile', async () => {
  const [{ stdout }] = await runRanks([story], ['absent'], { worldSize: 2 })
  expect(JSON.parse(stdout)).toEqual([
    expect.stringMatching(
      /^ERR_DISTRIBUTED: distributed\.initProcessGroup: rank 1 of group '0' did not take part in time/,
    ),
    true,
  ])
})

test('ranks meet at a file or at an address that is given', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-meeting-'))
  try {
    for (const address of [`file://${join(folder, 'store')}`, `tcp://127.0.0.1:${await freePort()}`]) {
      const ended = await runRanks([story, story], ['meet', address])
      expect(ended.map(({ stdout, stderr }) => [stdout, stderr])).toEqual(Array(2).fill(['[[2,2]]\n', '']))
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('an address where no store answers is named, and nothing else is printed', async () => {
  const address = `127.0.0.1:${await freePort()}`
  const [{ stdout, stderr }] = await runRanks([story], ['meet', `tcp://${address}`, '1'])
  expect([JSON.parse(stdout), stderr]).toEqual([
    [
      expect.stringMatching(
        `^ERR_DISTRIBUTED: distributed.initProcessGroup: no store answers at ${address} .*MASTER_ADDR`,
      ),
      true,
    ],
    '',
  ])
})

test('a process may end while a call waits', async () => {
  expect(await tell('pending')).toEqual([['left'], ['left']])
})

test('a compiled function runs collectives as written, and is refused with fullgraph', async () => {
  const refused = expect.stringMatching(/^ERR_COMPILE: .*distributed\.allReduce talks to other processes/)
  expect(await tell('compiled')).toEqual(Array(2).fill([[4], [8], [12], [16], refused]))
})

test('tensors of a call that goes on cannot be changed', async () => {
  const ranks = await tell('busy')
  for (const [change, , done, values] of ranks) {
    expect([change, done, values]).toEqual(['ERR_BUSY', true, [3, 3]])
  }
})

test('values of JSON are gathered, scattered and broadcast', async () => {
  const [first, second] = [0, 1].map((rank) => ({ rank, text: 'é'.repeat(rank * 3), list: [null, rank / 2] }))
  const refused = [
    'ERR_SHAPE: distributed.gatherObject: objectGatherList must have an item for each of the 2 ranks, but it has 3',
    'ERR_RANGE: distributed.scatterObjectList: scatterObjectInputList must be null at a rank that is not the root',
    'ERR_SHAPE: distributed.scatterObjectList: scatterObjectOutputList must have an item, such as [null], but it has none',
    'ERR_RANGE: distributed.gatherObject: the object has no JSON, such as undefined or a function; give null instead',
  ]
  expect(await tell('objects')).toEqual([
    [[first, second], null, [first, 'kept'], [first, 7], ...refused],
    [[first, second], [first, second], [second, 'kept'], [first, 7], ...refused],
  ])
})

test('complex numbers are summed, and have no greatest', async () => {
  const refused = "ERR_DTYPE: distributed.allReduce: op must be 'sum' or 'avg' for complex64, but it is 'max'"
  expect(await tell('complex')).toEqual(
    Array(2).fill([
      [
        [2, 2],
        [2, 4],
      ],
      refused,
    ]),
  )
})

describe('what is not understood is refused', () => {
  const { distributed: dist } = torch
  test.each<[string, () => unknown, RegExp]>([
    [
      'a collective without a group',
      () => dist.allReduce(torch.zeros([1])),
      /there is no default group; call initProcessGroup first/,
    ],
    ['NCCL', () => dist.initProcessGroupSync({ backend: 'nccl' as never }), /this build of torchnode has no NCCL/],
    [
      'another backend',
      () => dist.initProcessGroupSync({ backend: 'mpi' as never }),
      /backend must be 'gloo'|backend must be one of/,
    ],
    [
      'an address that is none',
      () => dist.initProcessGroupSync({ initMethod: 'http://x', rank: 0, worldSize: 1 }),
      /initMethod must be 'env:\/\/'/,
    ],
    ['no rank', () => dist.initProcessGroupSync({ initMethod: 'tcp://127.0.0.1:1', worldSize: 1 }), /rank is missing/],
    [
      'an option misspelt',
      () => dist.initProcessGroupSync({ worldsize: 1 } as never),
      /has no option "worldsize".*did you mean worldSize/,
    ],
    ['a number as tensor', () => dist.broadcast(3 as never, 0), /distributed\.broadcast: tensor must be a Tensor/],
  ])('%s', (_, call, message) => expect(call).toThrow(message))
})

test('one rank is a group too', async () => {
  const { distributed: dist } = torch
  const store = new dist.TCPStore('127.0.0.1', 0, { isMaster: true, worldSize: 1 })
  await dist.initProcessGroup({ store, rank: 0, worldSize: 1 })
  try {
    const x = torch.tensor([1, 2])
    dist.allReduce(x)
    expect([x.toArray(), dist.getRank(), dist.getWorldSize(), dist.isInitialized()]).toEqual([[1, 2], 0, 1, true])
    await expect(dist.initProcessGroup({ store, rank: 0, worldSize: 1 })).rejects.toMatchObject({ code: 'ERR_BUSY' })
  } finally {
    dist.destroyProcessGroup()
  }
  expect(dist.isInitialized()).toBe(false)
})

test('a store in a file refuses at once what is none, and keeps it', () => {
  const { FileStore } = torch.distributed
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-file-store-'))
  const path = (name: string) => join(folder, name)
  try {
    writeFileSync(path('letter'), 'Dear reader, this is no store')
    writeFileSync(path('short'), 'x')
    writeFileSync(path('empty'), '')
    for (const [name, message] of [
      ['letter', 'is a file of something else; name an empty file'],
      ['short', 'is a file of something else; name an empty file'],
      ['none/store', 'is in a folder that does not exist; make the folder first'],
      ['', 'is no file; name a file'],
    ]) {
      expect(() => new FileStore(path(name))).toThrow(
        expect.objectContaining({ code: 'ERR_FILE', message: expect.stringContaining(message) }),
      )
    }
    expect(readFileSync(path('letter'), 'utf8')).toBe('Dear reader, this is no store')
    for (const name of ['empty', 'new']) {
      const [store, other] = [new FileStore(path(name)), new FileStore(path(name))]
      store.set('key', 'value')
      expect(other.get('key')).toBe('value')
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a store keeps words that all its users see', () => {
  const { TCPStore, PrefixStore } = torch.distributed
  const store = new TCPStore('127.0.0.1', 0, { isMaster: true, timeout: 500 })
  const other = new TCPStore('127.0.0.1', store.port)
  const own = new PrefixStore('a', other)
  own.set('key', 'value')
  expect([store.get('a/key'), own.get('key')].map(String)).toEqual(['value', 'value'])
  expect([store.add('n', 2), other.add('n', 3)]).toEqual([2, 5])
  expect([store.check(['a/key']), store.check(['none'])]).toEqual([true, false])
  expect(store.compareSet('a/key', 'value', 'new')).toBe('new')
  expect(store.deleteKey('a/key')).toBe(true)
  expect(() => store.get('none')).toThrow(expect.objectContaining({ code: 'ERR_DISTRIBUTED' }))
})
