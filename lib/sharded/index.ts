/** `torch.distributed`: c10d, and what optimizers and files need of it. */
export * from '../distributed'
export * as checkpoint from './checkpoint'
export * as optim from './optim'
