export { type Compiled, compile, type ManyOptions } from './compile'
