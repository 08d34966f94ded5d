export type {
  CheckpointPlan,
  EarlyStopping,
  Evaluation,
  TrainerBatches,
  TrainerCallbacks,
  TrainerEpoch,
  TrainerFitOptions,
  TrainerLoss,
  TrainerOptions,
  TrainerSchedule,
  TrainerScheduler,
  TrainerStep,
} from './options'
export { Trainer } from './trainer'
