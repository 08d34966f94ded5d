/** One case as training.py writes it. */
export interface TrainingCase {
  name: string
  optimizer: string
}

export function replayTraining(
  torch: object,
  item: TrainingCase,
  tally?: { tensors: number; equal: number },
): { name: string; failures: string[] }
