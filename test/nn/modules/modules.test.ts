import { describeGoldenModules } from '../../support/golden-modules'

// Softmax and its kin warn without a dimension: test/nn/modules/layers.test.ts.
beforeAll(() => jest.spyOn(process, 'emitWarning').mockImplementation())
afterAll(() => jest.restoreAllMocks())

describeGoldenModules('layers')
