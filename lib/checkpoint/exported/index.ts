export { type ExampleInputs, exampleInputs, type LoadExportedOptions, load, loadSync } from './load'
export { ExportedModule } from './program'
