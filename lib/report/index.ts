export { Dashboard, type DashboardOptions, type DashboardUpdate, serveDashboard } from './dashboard'
export type {
  ReportConfusion,
  ReportEpoch,
  ReportImage,
  ReportLatent,
  ReportOptions,
  ReportPicture,
  ReportRun,
} from './data'
export { report, writeReport } from './report'
