export type { EventAverage, EventAverages, SortKey, TableOptions } from './averages'
export {
  type KeyAveragesOptions,
  Profiler,
  type ProfilerActivity,
  type ProfilerOptions,
  profile,
  recordFunction,
} from './profiler'
export { type ProfilerAction, type Schedule, type ScheduleOptions, schedule } from './schedule'
export type { FunctionEvent } from './trace'
