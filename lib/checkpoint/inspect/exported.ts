import type { Reading, Source } from '../../system/reading'
import { opening, readingJson } from '../exported/archive'
import { higherOrderName, runsHigherOrder } from '../exported/higher-order'
import type { Json } from '../exported/json'
import { operatorOf, simple } from '../exported/operators'
import { deviceOf, dtypeOfCode } from '../exported/values'
import { itemSize } from '../pickle/storage'
import type { DescribedTensor, DescribedValue, Description } from './described'

/** What is in a program of torch.export: its weights, its arguments and results, and what it calls. */
export function* describingExported(source: Source): Reading<Description> {
  const opened = yield* opening(source, undefined)
  const { archive, root, model } = opened
  const program = yield* readingJson(opened, `models/${model}.json`)
  const tensors: DescribedTensor[] = []
  const first = new Map<string, string>()
  for (const folder of ['weights', 'constants']) {
    const config = yield* readingJson(opened, `data/${folder}/${model}_${folder}_config.json`)
    for (const [name, payload] of config.get('config').entries()) {
      const path = `${folder}/${payload.get('path_name').text()}`
      tensors.push({ ...tensorOf(name, payload), ...(first.has(path) && { sharedWith: first.get(path) }) })
      if (!first.has(path)) first.set(path, name)
    }
  }
  const graph = program.get('graph_module').get('graph')
  const calls = callsOf(graph)
  const { torch_version: version, schema_version: schema } = Object.fromEntries(program.entries())
  return {
    format: "torch.export's program (.pt2)",
    bytes: source.size,
    dataBytes: [...first.keys()].reduce((sum, path) => sum + (archive.size(`${root}/data/${path}`) ?? 0), 0),
    tensors,
    values: argumentsOf(program.get('graph_module')),
    unknownClasses: Object.fromEntries([...calls].filter(([target]) => !isKnown(target))),
    metadata: {
      model,
      operators: String([...calls.values()].reduce((sum, count) => sum + count, 0)),
      torch: version?.text() ?? '',
      schema: `${schema?.get('major').count()}.${schema?.get('minor').count()}`,
    },
  }
}

const isKnown = (target: string) =>
  simple.has(target) || operatorOf(target) !== undefined || runsHigherOrder(higherOrderName(target))

/** A size as it is told: a number, or the symbol that stands for it. */
function shapeOf(meta: Json): (number | string)[] {
  return meta
    .get('sizes')
    .items()
    .map((size) => {
      const [kind, part] = size.kind()
      if (kind === 'as_int') return part.count()
      const text = part.get('expr_str').text()
      return /^Symbol\('(\w+)'/.exec(text)?.[1] ?? text.replace(/Symbol\('(\w+)'[^)]*\)/g, '$1')
    })
}

function tensorOf(name: string, payload: Json): DescribedTensor {
  const meta = payload.get('tensor_meta')
  const dtype = dtypeOfCode(meta.get('dtype'))
  const shape = shapeOf(meta).map(Number)
  const device = deviceOf(meta.get('device'))
  const notes = [
    ...(payload.get('is_param').flag() ? [] : ['buffer']),
    ...(device === 'cpu' ? [] : [`saved from ${device}`]),
  ]
  return { name, dtype, shape, bytes: shape.reduce((product, size) => product * size, itemSize(dtype)), notes }
}

/** How often each operator is called, in the graphs within the graph too. */
function callsOf(graph: Json, calls = new Map<string, number>(), depth = 0): Map<string, number> {
  if (depth > 50) graph.fail('has graphs within graphs, more than 50 deep')
  for (const node of graph.get('nodes').items()) {
    const target = node.get('target').text()
    calls.set(target, (calls.get(target) ?? 0) + 1)
    for (const input of node.get('inputs').items()) {
      const [kind, part] = input.get('arg').kind()
      if (kind === 'as_graph') callsOf(part.get('graph'), calls, depth + 1)
    }
  }
  return calls
}

/** What the program takes and gives. */
function argumentsOf(module: Json): DescribedValue[] {
  const metas = module.get('graph').get('tensor_values')
  const told = (role: string, spec: Json): DescribedValue[] => {
    const [kind, part] = spec.kind()
    if (kind !== 'user_input' && kind !== 'user_output') return []
    const [of, argument] = part.get('arg').kind()
    if (of !== 'as_tensor') return [{ name: '', type: role, value: of.slice('as_'.length) }]
    const name = argument.get('name').text()
    const meta = metas.get(name)
    return [{ name, type: role, value: `${dtypeOfCode(meta.get('dtype'))} [${shapeOf(meta).join(', ')}]` }]
  }
  const signature = module.get('signature')
  return [
    ...signature
      .get('input_specs')
      .items()
      .flatMap((spec) => told('argument', spec)),
    ...signature
      .get('output_specs')
      .items()
      .flatMap((spec) => told('result', spec)),
  ]
}
