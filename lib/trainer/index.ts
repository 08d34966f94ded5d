export type {
  CheckpointPlan,
  EarlyStopping,
  Evaluation,
  ScheduleOptions,
  TrainerBatches,
  TrainerCallbacks,
  TrainerEpoch,
  TrainerFitOptions,
  TrainerLoss,
  TrainerOptions,
  TrainerScheduler,
  TrainerStep,
} from './options'
export { Trainer } from './trainer'
