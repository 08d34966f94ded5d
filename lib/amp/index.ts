export { type AutocastOptions, autocast, isAutocastEnabled } from './autocast'
export { GradScaler, type GradScalerOptions, type GradScalerState } from './grad-scaler'
