/**
 * The process's part in a training of several: all that {@link Trainer} needs to know of a launcher. Here there is one
 * process, so it takes all batches, its sums are those of all, and it reports and saves.
 */
export const ranks = {
  /** Whether this process shows progress and writes checkpoints. */
  get reports(): boolean {
    return true
  },
  /** The batches that this process takes of a loader. */
  share<Batches>(loader: Batches): Batches {
    return loader
  },
  /** Numbers of this process, summed over all processes. */
  async sum(values: readonly number[]): Promise<readonly number[]> {
    return values
  },
}
