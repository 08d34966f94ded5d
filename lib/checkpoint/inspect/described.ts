/** A tensor as a file describes it. */
export interface DescribedTensor {
  name: string
  dtype: string
  shape: readonly number[]
  /** What its elements take; undefined where the file does not say it, as of sparse tensors. */
  bytes?: number
  /** What is unusual about it: another layout than in order, where it was saved from, and so on. */
  notes: string[]
  /** The first tensor of the file that shows the same memory. */
  sharedWith?: string
}

/** What else a file holds. */
export interface DescribedValue {
  name: string
  type: string
  value: string
}

/** What is in a file. */
export interface Description {
  format: string
  /** Of the file. */
  bytes: number
  /** Of the tensors' data, each memory once. */
  dataBytes: number
  tensors: DescribedTensor[]
  values: DescribedValue[]
  /** Classes that loading weights only does not allow, and how often each stands in the file. */
  unknownClasses: Record<string, number>
  metadata: Record<string, string>
}
