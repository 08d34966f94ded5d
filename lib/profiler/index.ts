export type { EventAverage, EventAverages, SortKey, TableOptions } from './averages'
export {
  type KeyAveragesOptions,
  Profiler,
  type ProfilerActivity,
  type ProfilerOptions,
  profile,
  recordFunction,
} from './profiler'
export type { FunctionEvent } from './recording'
export { type ProfilerAction, type Schedule, type ScheduleOptions, schedule } from './schedule'
