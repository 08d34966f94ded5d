export { type ServeCallOptions, type Served, type ServeOptions, type ServingReport, serve } from './serve'
