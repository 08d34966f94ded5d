export type { ReportData, ReportEpoch, ReportExperiment, ReportLatent, ReportPicture } from './data'
export { reportPage } from './page'
export { type Projection, projectTo2d } from './project'
export { writeReport } from './report'
