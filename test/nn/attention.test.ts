import { describeGoldenModules } from './golden-modules3'

describeGoldenModules('MultiheadAttention')
