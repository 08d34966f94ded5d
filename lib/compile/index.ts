export { type Compiled, type CompileOptions, compile, type ManyOptions } from './compile'
export type { CallableModule, CompiledModule } from './module'
