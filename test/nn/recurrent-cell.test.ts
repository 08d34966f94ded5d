import { describeGoldenModules } from './golden-modules3'

describeGoldenModules('RNNCell', 'GRUCell', 'LSTMCell')
