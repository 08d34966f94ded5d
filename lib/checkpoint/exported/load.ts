import { type Rest, settings } from '../../arguments'
import { isRevoked } from '../../kinds'
import { Parameter } from '../../nn/core/parameter'
import { type Reading, readFrom, readFromSync, type Source } from '../../system/reading'
import type { Tensor } from '../../tensor'
import type { Device } from '../../types'
import { requireSource } from '../pt/kinds'
import { loadSync as loadPt, type MapLocation, placing } from '../pt/load'
import { corrected } from '../pt/zip-format'
import { type Opened, opening, readingJson } from './archive'
import { failProgram, type Json } from './json'
import { ExportedModule } from './program'
import { deviceOf, dtypeOfCode } from './values'

export interface LoadExportedOptions {
  /** Which of the file's programs is loaded, by name. Default: the only one, or `model`. */
  model?: string
  /** Where the tensors go, as of {@link load}. Default: where they were when the program was exported, or the CPU. */
  mapLocation?: MapLocation | null
}

/** What Python was called with when a program was exported. */
export interface ExampleInputs {
  args: readonly unknown[]
  /** The arguments by name. */
  kwargs: ReadonlyMap<string, unknown>
}

const defaults: LoadExportedOptions = { model: undefined, mapLocation: undefined }

/**
 * Loads a program that Python's `torch.export.save` wrote (`.pt2`) as a module. Its graph is data: it calls libtorch's operators on
 * tensors, and nothing else. The example inputs that such a file holds as a pickle are not looked at; {@link exampleInputs} reads them.
 *
 * ```ts
 * const model = await torch.export.load('resnet18.pt2')
 * const y = model.forward(torch.rand([1, 3, 224, 224]))
 * ```
 *
 * @throws {@link TorchError} `ERR_FILE` for what is no such file, is broken or calls what libtorch does not have, by its name;
 * `ERR_CHECKSUM` for one that was damaged
 * @see https://docs.pytorch.org/docs/2.11/export/api_reference.html#torch.export.load
 */
export async function load(
  path: string | Uint8Array | Blob,
  ...rest: Rest<LoadExportedOptions>
): Promise<ExportedModule> {
  const options = settings('export.load', defaults, rest)
  if (isRevoked(path) || !(path instanceof Blob)) requireSource('export.load', path, 'a path, a Uint8Array or a Blob')
  return await readFrom(path, (source) => source.run(program(source, options)))
}

/** {@link load} that returns the module. */
export function loadSync(path: string | Uint8Array, ...rest: Rest<LoadExportedOptions>): ExportedModule {
  const options = settings('export.loadSync', defaults, rest)
  requireSource('export.loadSync', path, 'a path or a Uint8Array')
  return readFromSync(path, (source) => source.run(program(source, options)))
}

/**
 * What a program was called with when it was exported, read as {@link load} reads pickles, weights only.
 *
 * @throws {@link TorchError} as {@link load}
 */
export async function exampleInputs(
  path: string | Uint8Array | Blob,
  ...rest: Rest<LoadExportedOptions>
): Promise<ExampleInputs> {
  const options = settings('export.exampleInputs', defaults, rest)
  if (isRevoked(path) || !(path instanceof Blob))
    requireSource('export.exampleInputs', path, 'a path, a Uint8Array or a Blob')
  return await readFrom(path, (source) => source.run(examples(source, options)))
}

/** The version of the format whose programs are run here. */
const major = 8

function* program(source: Source, options: LoadExportedOptions): Reading<ExportedModule> {
  const opened = yield* opening(source, options.model)
  const json = yield* readingJson(opened, `models/${opened.model}.json`)
  const version = json.get('schema_version').get('major').count()
  if (version !== major) return json.fail(`has the version ${version} of the format, and ${major} is read`)
  const place = placing(options.mapLocation ?? undefined)
  const weights = yield* readingTensors(opened, 'weights', place)
  const constants = yield* readingTensors(opened, 'constants', place)
  return new ExportedModule(json, new Map([...constants, ...weights]))
}

function* examples(source: Source, options: LoadExportedOptions): Reading<ExampleInputs> {
  const { archive, root, model } = yield* opening(source, options.model)
  const name = `${root}/data/sample_inputs/${model}.pt`
  if (archive.size(name) === undefined) return failProgram(source.name, 'it has no example inputs')
  const value = loadPt(yield* archive.content(name), { mapLocation: options.mapLocation })
  const [args, kwargs] = Array.isArray(value) ? value : []
  if (!Array.isArray(args) || !(kwargs instanceof Map))
    return failProgram(source.name, 'its example inputs are not a tuple and a dict')
  return { args, kwargs }
}

/** The tensors of a folder by their names in the model. */
function* readingTensors(
  opened: Opened,
  folder: 'weights' | 'constants',
  place: (location: string) => Device,
): Reading<Map<string, Tensor>> {
  const { archive, root, model } = opened
  const json = yield* readingJson(opened, `data/${folder}/${model}_${folder}_config.json`)
  const memories = new Map<string, Tensor>()
  const made = new Map<string, Tensor>()
  const tensors = new Map<string, Tensor>()
  for (const [name, payload] of json.get('config').entries()) {
    const part = payload.get('path_name')
    const path = `${root}/data/${folder}/${part.text()}`
    if (archive.size(path) === undefined) return part.fail(`is ${part.text()}, which the file does not have`)
    const meta = payload.get('tensor_meta')
    const isParameter = payload.get('is_param').flag()
    // Tied weights are one tensor.
    const key = JSON.stringify([path, meta.value, isParameter])
    const tensor = made.get(key) ?? (yield* readingTensor(opened, path, payload, memories, place))
    made.set(key, tensor)
    tensors.set(name, tensor)
  }
  return tensors
}

function* readingTensor(
  { archive, isBig }: Opened,
  path: string,
  payload: Json,
  memories: Map<string, Tensor>,
  place: (location: string) => Device,
): Reading<Tensor> {
  const isParameter = payload.get('is_param').flag()
  if (payload.get('use_pickle').flag()) {
    const value = loadPt<Tensor>(yield* archive.content(path))
    return isParameter ? new Parameter(value, { requiresGrad: value.requiresGrad }) : value
  }
  const meta = payload.get('tensor_meta')
  const dtype = dtypeOfCode(meta.get('dtype'))
  const known = memories.get(`${path} ${dtype}`)
  const memory = known ?? corrected(yield* archive.tensor(path), dtype, isBig)
  memories.set(`${path} ${dtype}`, memory)
  const moved = viewed(memory, meta).to(place(deviceOf(meta.get('device'))))
  if (!isParameter) return moved
  return new Parameter(moved, { requiresGrad: meta.get('requires_grad').flag() })
}

/** The tensor that a memory of bytes is, by what the file says of it. */
function viewed(memory: Tensor, meta: Json): Tensor {
  const layout = meta.get('layout').count()
  if (layout !== 7) return meta.fail(`has the layout ${layout}; strided ones are read`)
  const numbers = (name: string) =>
    meta
      .get(name)
      .items()
      .map((size) => size.get('as_int').count())
  const [sizes, strides] = [numbers('sizes'), numbers('strides')]
  const offset = meta.get('storage_offset').get('as_int').count()
  if (sizes.length !== strides.length || sizes.length > 64) return meta.fail('has other strides than sizes')
  const dtype = dtypeOfCode(meta.get('dtype'))
  const isEmpty = sizes.includes(0)
  const last = sizes.reduce((sum, size, i) => sum + (size - 1) * strides[i], offset)
  const whole = memory.numel() === 0 ? memory.to(dtype) : memory.view(dtype)
  if (!isEmpty && !(last < whole.numel())) return meta.fail('shows more than its bytes')
  return isEmpty ? whole.newEmpty(sizes) : whole.asStrided(sizes, strides, offset)
}
