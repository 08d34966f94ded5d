import { describeGoldenModules } from './golden-modules3'

describeGoldenModules('RNN', 'GRU', 'LSTM')
