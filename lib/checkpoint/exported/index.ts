export { type ExampleInputs, exampleInputs, type LoadExportedOptions, load, loadSync } from './load'
export type { ExportedModule } from './program'
