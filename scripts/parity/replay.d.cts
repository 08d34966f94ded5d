export interface Call {
  fn: string
  args: unknown[]
  kwargs: Record<string, unknown>
}

/** One case as sample.py writes it. */
export interface Case {
  op: string
  variant: string
  dtype: string
  tensors: object[]
  calls: Call[]
  output?: number | number[]
  result: unknown
  grads?: unknown[]
  method?: string
  inplace?: string
  only_shape?: boolean
}

export interface Header {
  torch: string
  operators: string[]
  without: Record<string, string>
}

export function parse(text: string): { header: Header; cases: Case[] }
export function operatorOf(item: Case): string
export function replay(
  torch: object,
  item: Case,
  tally?: { tensors: number; equal: number },
): { name: string; failures: string[] }
