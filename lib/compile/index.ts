export { type CompileOptions, compile } from './compile'
export type { Compiled, ManyOptions } from './compiled'
export type { CallableModule, CompiledModule } from './module'
