import {
  architecturesOf,
  buildFor,
  cudaOf,
  cudaVersion,
  driverTooOld,
  runsOn,
  startFailure,
} from '../../lib/install/driver'

test('CUDA versions are written in people’s form', () => {
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
    [
      12080,
      '2.11.0+cu130',
      /is for CUDA 12\.8, .*13\.0, which is 580 or newer; .*install --cuda".* CUDA 12\.8 \(unproven/,
    ],
    [12090, '2.11.0+cu130', /is for CUDA 12\.9/],
    [11040, '2.11.0+cu126', /for CUDA 12\.6 needs one for 12\.0, which is 525 or newer; update the driver$/],
  ]
  for (const [driver, version, words] of refused) {
    test(`${cudaVersion(driver)} is too old for ${version}`, () =>
      expect(driverTooOld(driver, cudaOf(version))).toMatch(words))
  }
})

describe('the build for a driver is the newest for its CUDA or an older one, else the oldest of its major version', () => {
  const cases: [driver: number, build: string | undefined][] = [
    [13010, 'cu130'],
    [13000, 'cu130'],
    [12090, 'cu128'],
    [12080, 'cu128'],
    [12070, 'cu126'],
    [12060, 'cu126'],
    [12000, 'cu126'],
    [11080, undefined],
  ]
  for (const [driver, build] of cases)
    test(`${cudaVersion(driver)} takes ${build}`, () => expect(buildFor(driver)?.name).toBe(build))
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

test("for PyTorch's builds it is known which GPUs they have code for", () => {
  expect(architecturesOf('2.11.0+cu130')).toContain(120)
  expect(architecturesOf('2.11.0+cu126')).not.toContain(120)
  for (const version of ['2.11.0+cu118', '2.11.0', undefined]) expect(architecturesOf(version)).toBeUndefined()
})

describe('a failed start is reported with its code and a cure', () => {
  const cases: [code: number, words: RegExp][] = [
    [3, /error 3, initialization error; restart the process/],
    [34, /error 34, .*stub; take the toolkit's stubs folder off LD_LIBRARY_PATH/],
    [35, /error 35, .*older.*; update the driver/],
    [46, /error 46, .*busy.*; look for who holds them/],
    [100, /shows no GPU; nvidia-smi -L/],
    [101, /error 101, .*; look at CUDA_VISIBLE_DEVICES/],
    [304, /error 304, .*operating system.*; look whether this user may open/],
    [802, /error 802, .*; start the Fabric Manager/],
    [803, /error 803, .*two versions; restart/],
    [804, /error 804, .*; take the cuda-compat libraries off/],
    [805, /error 805, .*MPS.*; start it/],
    [999, /error 999, .*; load the driver again/],
    [5, /error 5 of CUDA/],
  ]
  for (const [code, words] of cases) test(`${code}`, () => expect(startFailure(code)).toMatch(words))
})
