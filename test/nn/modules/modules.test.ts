import { describeGoldenModules } from '../../support/golden-modules'

// Softmax and its kin warn when they are given no dimension: test/nn/modules/layers.test.ts.
beforeAll(() => jest.spyOn(process, 'emitWarning').mockImplementation())
afterAll(() => jest.restoreAllMocks())

describeGoldenModules('layers')
