import { join } from 'node:path'
import { run } from '../../bench/race.mjs'

const peer = (name: string, mode: string) => ({
  ...{ name, mode, threads: 1 },
  ...{ command: process.execPath, args: [join(__dirname, 'peer.cjs')] },
})
const race = (changes = {}) => ({
  ...{ part: 'step', workload: 'autoencoder', batch: 100, latent: 3, rounds: 1, once: [] },
  ...{ peers: [], steps: { default: [2, 8] }, ...changes },
})
const data = { mnist: '', root: '', weights: '' }
const honest = peer('python', 'honest')

test('every peer runs once in each round, and every round begins with another peer', async () => {
  const peers = [honest, peer('a', 'honest'), peer('b', 'near')]
  const { results, refused, absent } = await run(race({ rounds: 3 }), peers, { data })
  expect([refused, absent]).toEqual([[], []])
  expect(results.map(({ round, peer }) => `${round} ${peer}`)).toEqual([
    '0 python',
    '0 a',
    '0 b',
    '1 a',
    '1 b',
    '1 python',
    '2 b',
    '2 python',
    '2 a',
  ])
  expect(results[0]).toMatchObject({
    part: 'step',
    workload: 'autoencoder',
    batch: 100,
    latent: 3,
    threads: 1,
    mean: 2,
  })
  for (const { startUp, others } of results) {
    expect(startUp).toBeGreaterThan(0)
    expect(others).toBeGreaterThanOrEqual(0)
  }
})

test('a peer named in `once` runs only in the first round', async () => {
  const { results } = await run(race({ rounds: 2, once: ['a'] }), [honest, peer('a', 'honest')], { data })
  expect(results.map(({ peer }) => peer).sort()).toEqual(['a', 'python', 'python'])
})

test.each([
  ['other losses', 'wrong', /loss of step 2 is 0\.5005 where python 1t has 0\.5: 1\.0e-3 apart/],
  ['losses that are not numbers', 'nan', /loss of step 2 is null/],
  ['no losses at all', 'none', /none of its losses/],
  ['a crash', 'crashes', /ended with 1/],
  ['no word of its first step', 'silent', /never said "first step"/],
])('a peer with %s is refused, and none of its times is kept', async (_, mode, reason) => {
  const lines: string[] = []
  const log = (line: string) => lines.push(line)
  const { results, refused } = await run(race({ rounds: 2 }), [honest, peer('cheat', mode)], { data, log })
  expect(results.map(({ peer }) => peer)).toEqual(['python', 'python'])
  expect(refused).toEqual([
    expect.objectContaining({ peer: 'cheat', latent: 3, reason: expect.stringMatching(reason) }),
  ])
  expect(lines.some((line) => line.includes('cheat 1t REFUSED'))).toBe(true)
})

test('a peer that cannot do the workload is absent with its reason', async () => {
  const { absent, refused } = await run(race(), [honest, peer('a', 'cannot')], { data })
  expect(refused).toEqual([])
  expect(absent).toEqual([expect.objectContaining({ peer: 'a', reason: 'it has no convolution' })])
})

test('nothing is raced without a peer that provides the reference losses', async () => {
  await expect(run(race(), [peer('a', 'honest')], { data })).rejects.toThrow(/to say what the losses are/)
})
