/** A tensor as a file describes it. */
export interface DescribedTensor {
  name: string
  dtype: string
  shape: readonly number[]
  /** The size of its elements; undefined where the file does not say it, as for sparse tensors. */
  bytes?: number
  /** Unusual properties: a layout that is not contiguous, the device that it was saved from, and so on. */
  notes: string[]
  /** The name of the first tensor in the file that has the same memory. */
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
  /** The size of all tensors' data; shared memory counts once. */
  dataBytes: number
  tensors: DescribedTensor[]
  values: DescribedValue[]
  /** Classes that loading with `weightsOnly` refuses, and how often each occurs in the file. */
  unknownClasses: Record<string, number>
  metadata: Record<string, string>
}
