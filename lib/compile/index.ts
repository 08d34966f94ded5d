export { type Compiled, type CompileOptions, compile, type ManyOptions } from './compile'
