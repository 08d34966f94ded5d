import { describeGoldenModules } from './golden-modules3'

describeGoldenModules('TransformerEncoderLayer', 'TransformerDecoderLayer', 'Transformer', 'encoder', 'decoder')
