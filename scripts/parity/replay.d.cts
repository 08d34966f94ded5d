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
  out?: boolean
  only_shape?: boolean
}

/** One case as modules.py writes it. */
export interface ModuleCase {
  module: string
  training: boolean
}

export interface Header {
  torch: string
  without: Record<string, string>
}

export function parse(text: string): { header: Header & { operators: string[] }; cases: Case[] }
export function parse<Item>(text: string): { header: Header & { modules: string[] }; cases: Item[] }
/** PyTorch's name in camelCase. */
export function camel(name: string): string
export function operatorOf(item: Case): string
export function replay(
  torch: object,
  item: Case,
  tally?: { tensors: number; equal: number },
): { name: string; failures: string[] }
export function replayModule(
  torch: object,
  item: ModuleCase,
  tally?: { tensors: number; equal: number },
): { name: string; failures: string[] }
