import { architecturesOf, cudaOf, cudaVersion, driverTooOld, runsOn, startFailure } from '../../lib/install/driver'

test('CUDA versions are written as people write them', () => {
  expect([12080, 12060, 13000, 13010].map(cudaVersion)).toEqual(['12.8', '12.6', '13.0', '13.1'])
})

test("a libtorch's CUDA is in its version", () => {
  const versions = ['2.11.0+cu126', '2.11.0+cu128', '2.11.0+cu130', '2.11.0', undefined]
  expect(versions.map(cudaOf)).toEqual([12060, 12080, 13000, 13000, 13000])
})

describe('a driver serves every build of its version of CUDA and of those before', () => {
  // The drivers 570, 575 and 580, and one before CUDA 12.
  const served: [driver: number, version: string][] = [
    [12080, '2.11.0+cu126'],
    [12080, '2.11.0+cu128'],
    [12060, '2.11.0+cu128'],
    [12090, '2.11.0+cu128'],
    [13000, '2.11.0+cu128'],
    [13000, '2.11.0+cu130'],
    [13010, '2.11.0+cu130'],
  ]
  for (const [driver, version] of served) {
    test(`${cudaVersion(driver)} serves ${version}`, () =>
      expect(driverTooOld(driver, cudaOf(version))).toBeUndefined())
  }

  const refused: [driver: number, version: string, words: RegExp][] = [
    [12080, '2.11.0+cu130', /is for CUDA 12\.8, .*13\.0, which is 580 or newer; .*libtorch 2\.11 for CUDA 12/],
    [12090, '2.11.0+cu130', /is for CUDA 12\.9/],
    [11040, '2.11.0+cu126', /for CUDA 12\.6 needs one for 12\.0, which is 525 or newer/],
  ]
  for (const [driver, version, words] of refused) {
    test(`${cudaVersion(driver)} is too old for ${version}`, () =>
      expect(driverTooOld(driver, cudaOf(version))).toMatch(words))
  }
})

test('code runs on later GPUs of its generation', () => {
  const codes = [75, 80, 86, 90, 100, 120]
  const gpus: [number, number][] = [
    [7, 5],
    [8, 0],
    [8, 9],
    [9, 0],
    [10, 3],
    [12, 1],
  ]
  for (const [major, minor] of gpus) expect(runsOn(codes, major, minor)).toBe(true)
  const others: [number, number][] = [
    [7, 0],
    [6, 1],
    [11, 0],
    [13, 0],
  ]
  for (const [major, minor] of others) expect(runsOn(codes, major, minor)).toBe(false)
})

test('what a libtorch has code for is known of the one that is installed here alone', () => {
  expect(architecturesOf('2.11.0+cu128')).toBeUndefined()
  expect(architecturesOf('2.11.0')).toBeUndefined()
  expect(architecturesOf(undefined)).toBeUndefined()
})

test('a start that failed is said with its code and a cure', () => {
  expect(startFailure(802)).toMatch(/error 802, .*; start the Fabric Manager/)
  expect(startFailure(999)).toMatch(/error 999, .*; load the driver again/)
  expect(startFailure(100)).toMatch(/shows no GPU; nvidia-smi -L/)
  expect(startFailure(5)).toMatch(/error 5 of CUDA/)
})
