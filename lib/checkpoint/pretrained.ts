import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { types } from 'node:util'
import { isPlain, named, type Rest, requireObject, requireString, shown, wholeNumber } from '../arguments'
import { idOf } from '../binding/handle'
import { native } from '../binding/native'
import { TorchError, typeError } from '../errors'
import { fileError, inTurn, quoted, writeFileAtomic } from '../system/files'
import { type Reading, readFrom } from '../system/reading'
import { Tensor } from '../tensor'
import type { Device } from '../types'
import { sliceBytes } from './fill'
import { otherKind } from './pt/kinds'
import { loadSafetensors, SafetensorsContent, safetensorsInfo } from './safetensors'
import { openSafetensors } from './safetensors-file'
import { brief } from './strict-json'

/** The result of {@link loadPretrained}. */
export interface Pretrained {
  /** The content of `config.json`; null where there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: each kind of model has its own
  config: any
  /** The tensors by name, for `model.loadStateDict`; tied names have the same tensor. */
  weights: Map<string, Tensor>
  /** The strings in the files' `__metadata__` and in the index's `metadata`. */
  metadata: Map<string, string>
}

export interface LoadPretrainedOptions {
  /** The device of the tensors. Default: `'cpu'`. */
  device?: Device
  /** Whether the files are mapped instead of read, as by {@link openSafetensors}. Default false. */
  mmap?: boolean
}

export interface SavePretrainedOptions {
  /** The contents of `config.json`: any JSON value. Default: the file is left unchanged. */
  config?: unknown
  /** The most bytes of tensors in one file; a tensor is never divided. Default 5e9, as at Hugging Face. */
  maxShardBytes?: number
  /** Strings for the metadata. Default: `format: 'pt'` alone. */
  metadata?: ReadonlyMap<string, string> | Record<string, string>
}

const [single, indexName, configName] = ['model.safetensors', 'model.safetensors.index.json', 'config.json']
const shardPattern = /^model-\d{5}-of-\d{5}\.safetensors$/
const maxJsonBytes = 64 * 2 ** 20

/**
 * Loads a model's folder in Hugging Face's layout: `config.json` and the weights, in `model.safetensors` or in the several files that
 * `model.safetensors.index.json` lists. Weights that were tied when they were saved are tied again.
 *
 * @throws {@link TorchError} `ERR_FILE` for a folder without weights in safetensors, an index that does not fit its files, and broken
 * files; `ERR_CHECKSUM` for damaged ones
 * @see https://huggingface.co/docs/safetensors/index
 */
export async function loadPretrained(folder: string, ...rest: Rest<LoadPretrainedOptions>): Promise<Pretrained> {
  const { device, mmap = false } = named<LoadPretrainedOptions>('loadPretrained', ['device', 'mmap'], rest)
  requireString('loadPretrained', 'folder', folder)
  if (typeof mmap !== 'boolean') throw typeError(`loadPretrained: mmap must be true or false, but it is ${shown(mmap)}`)
  const names = await readdir(folder).catch((error) => {
    throw fileError('read', folder, error)
  })
  const config = names.includes(configName) ? await readJson(join(folder, configName)) : null
  const load = mmap ? loadMapped : loadWhole
  if (names.includes(indexName)) return { config, ...(await loadShards(folder, names, (path) => load(path, device))) }
  if (!names.includes(single)) throw noWeights(folder, names)
  const { tensors, metadata } = await load(join(folder, single), device)
  return { config, weights: tied(tensors, metadata), metadata }
}

/**
 * Saves weights in Hugging Face's layout, for {@link loadPretrained} and for `from_pretrained` in Python: one
 * `model.safetensors`, or several files and their index where they are larger than `maxShardBytes`. If several names
 * have the same tensor, it is written once, and the metadata lists the other names. Files of an earlier save that do
 * not belong to this one are removed.
 *
 * Each file is replaced atomically, the index last. A process that is killed meanwhile leaves a folder without an
 * index, which is not loaded, rather than a mixture of two models. Saves of one process into one folder follow one
 * another.
 *
 * @throws {@link TorchError} `ERR_DTYPE` for dtypes that the format lacks, before anything is changed, `ERR_FILE` if a
 * file cannot be written; TypeError for metadata that would be taken for the name of a tied tensor
 */
export async function savePretrained(
  weights: ReadonlyMap<string, Tensor> | Readonly<Record<string, Tensor>>,
  folder: string,
  ...rest: Rest<SavePretrainedOptions>
): Promise<void> {
  const options = named<SavePretrainedOptions>('savePretrained', ['config', 'maxShardBytes', 'metadata'], rest)
  const { config, maxShardBytes = 5e9, metadata = {} } = options
  requireString('savePretrained', 'folder', folder)
  wholeNumber('savePretrained', 'maxShardBytes', maxShardBytes, { min: 1 })
  requireObject('savePretrained', 'weights', weights, 'tensors by name, such as model.stateDict()')
  const { kept, ties } = untied(types.isMap(weights) ? [...weights] : Object.entries(weights))
  const texts = withTies(textsOf(metadata), ties, new Set(kept.map(([name]) => name)))
  const configText = config === undefined ? undefined : jsonText(config)
  const shards = shardsOf(kept, maxShardBytes)
  const metadataOfFile = { format: 'pt', ...(shards.length === 1 && texts) }
  const contents: SafetensorsContent[] = []
  try {
    // All tensors are checked and held before anything is awaited, since their values at the moment of the call are
    // saved.
    for (const shard of shards) contents.push(new SafetensorsContent(new Map(shard), metadataOfFile))
    const key = resolve(folder)
    await inTurn(saving, key, () => replaceWeights(folder, { shards, contents, texts, configText }))
  } finally {
    for (const content of contents) content.letGo()
  }
}

/** Saves in progress, by folder; each begins when the one before has ended. */
const saving = new Map<string, Promise<void>>()

interface Parts {
  shards: NamedEntries[]
  contents: SafetensorsContent[]
  texts: Record<string, string>
  configText: string | undefined
}

async function replaceWeights(folder: string, { shards, contents, texts, configText }: Parts): Promise<void> {
  const isOne = contents.length === 1
  const count = String(contents.length).padStart(5, '0')
  const files = isOne
    ? [single]
    : contents.map((_, i) => `model-${String(i + 1).padStart(5, '0')}-of-${count}.safetensors`)
  try {
    mkdirSync(folder, { recursive: true })
    if (!isOne) rmSync(join(folder, indexName), { force: true })
  } catch (error) {
    throw fileError('write into', folder, error)
  }
  await writeAll(contents.map((content, i) => () => content.write(join(folder, files[i]))))
  if (configText !== undefined) await writeFileAtomic(join(folder, configName), configText)
  if (isOne) {
    await removeStale(folder, files)
    return
  }
  const weightMap = shards.flatMap((shard, i) => shard.map(([name]): [string, string] => [name, files[i]]))
  const total = shards.flat().reduce((sum, [, tensor]) => sum + bytesOf(tensor), 0)
  const index = { metadata: { total_size: total, ...texts }, weight_map: Object.fromEntries(weightMap.sort()) }
  await writeFileAtomic(join(folder, indexName), jsonText(index))
  await removeStale(folder, [...files, indexName])
}

/** The most files open at once; a process may have about a thousand. */
const filesAtOnce = 4

async function writeAll(writes: (() => Promise<void>)[]): Promise<void> {
  const rest = writes.values()
  const worker = async () => {
    for (const write of rest) await write()
  }
  const failed = (await Promise.allSettled(Array.from({ length: filesAtOnce }, worker))).find(
    (result) => result.status === 'rejected',
  )
  if (failed !== undefined) throw failed.reason
}

const jsonText = (value: unknown) => {
  const text = JSON.stringify(value, null, 2)
  if (text === undefined) throw typeError(`savePretrained: config must be something of JSON, but it is ${shown(value)}`)
  return `${text}\n`
}

function textsOf(metadata: NonNullable<SavePretrainedOptions['metadata']>): Record<string, string> {
  requireObject('savePretrained', 'metadata', metadata, 'strings by name')
  const entries: [string, string][] = types.isMap(metadata) ? [...metadata] : Object.entries(metadata)
  for (const [name, value] of entries) requireString('savePretrained', `metadata[${brief(String(name))}]`, value)
  return Object.fromEntries(entries)
}

/**
 * The user's metadata, and the tensor of each tied name. Both are strings in one object, so a string that would be read
 * as a tie, or that has a tied name, is refused.
 */
function withTies(
  texts: Record<string, string>,
  ties: ReadonlyMap<string, string>,
  kept: ReadonlySet<string>,
): Record<string, string> {
  for (const [name, text] of Object.entries(texts)) {
    const clash = ties.has(name)
      ? 'has the name of a tied tensor, whose place the metadata names'
      : name !== 'format' && !kept.has(name) && kept.has(text)
        ? `is ${brief(text)}, the name of a tensor, and would be read as another name of it`
        : undefined
    if (clash !== undefined)
      throw typeError(
        `savePretrained: metadata[${brief(name)}] ${clash}; give it another ${ties.has(name) ? 'name' : 'text'}`,
      )
  }
  return { ...texts, ...Object.fromEntries(ties) }
}

const bytesOf = (tensor: Tensor) => tensor.numel() * tensor.elementSize()

type NamedEntries = [name: string, tensor: Tensor][]

/** One tensor for each memory and position, under the first of its names, and its other names. */
function untied(entries: NamedEntries): { kept: NamedEntries; ties: Map<string, string> } {
  const groups = new Map<string, NamedEntries>()
  for (const [name, tensor] of entries) {
    if (!(tensor instanceof Tensor)) {
      throw typeError(
        `savePretrained: ${brief(String(name))} must be a Tensor, but it is ${shown(tensor)}; it takes tensors by name, such as model.stateDict()`,
      )
    }
    const key = placeOf(tensor) ?? `alone ${name}`
    groups.set(key, [...(groups.get(key) ?? []), [name, tensor]])
  }
  const ties = new Map<string, string>()
  const keptNames = new Set<string>()
  for (const group of groups.values()) {
    const names = group.map(([name]) => name).sort()
    // This name has another meaning in the metadata.
    const first = names.includes('format') ? 'format' : names[0]
    const others = names.filter((name) => name !== first)
    keptNames.add(first)
    for (const name of others) ties.set(name, first)
  }
  return { kept: entries.filter(([name]) => keptNames.has(name)), ties }
}

/** A text that is the same for two names of one tensor; undefined for a tensor without memory. */
function placeOf(tensor: Tensor): string | undefined {
  if (tensor.isMeta || tensor.isNested || tensor.layout !== 'strided' || tensor.numel() === 0) return undefined
  const [address] = native.memoryOf(Int32Array.of(idOf(tensor)))
  const bits = `${tensor.isConj()} ${tensor.isNeg()}`
  return `${address} ${tensor.storageOffset()} ${tensor.dtype} ${tensor.shape} ${tensor.stride()} ${bits}`
}

function shardsOf(kept: NamedEntries, most: number): NamedEntries[] {
  // Without tensors there is still one file.
  const shards: NamedEntries[] = kept.length === 0 ? [[]] : []
  let size = Infinity
  for (const entry of kept) {
    const bytes = bytesOf(entry[1])
    if (size + bytes > most) {
      shards.push([])
      size = 0
    }
    shards.at(-1)!.push(entry)
    size += bytes
  }
  return shards
}

/** Removes the files of an earlier save that are not part of this one. */
async function removeStale(folder: string, files: readonly string[]): Promise<void> {
  const isWeights = (name: string) => name === single || name === indexName || shardPattern.test(name)
  for (const name of await readdir(folder)) {
    if (isWeights(name) && !files.includes(name)) await rm(join(folder, name), { force: true })
  }
}

interface Loaded {
  tensors: Map<string, Tensor>
  metadata: Map<string, string>
}

async function loadWhole(path: string, device: Device | undefined): Promise<Loaded> {
  const { metadata } = await safetensorsInfo(path)
  return { tensors: await loadSafetensors(path, { device }), metadata }
}

async function loadMapped(path: string, device: Device | undefined): Promise<Loaded> {
  const file = openSafetensors(path)
  return { tensors: new Map(file.names.map((name) => [name, file.get(name, { device })])), metadata: file.metadata }
}

/** Gives each tied name its tensor, as the metadata says. */
function tied(tensors: Map<string, Tensor>, metadata: ReadonlyMap<string, string>): Map<string, Tensor> {
  for (const [name, of] of metadata) {
    const tensor = tensors.get(of)
    const isTie = tensor !== undefined && name !== 'format' && !tensors.has(name)
    if (isTie) tensors.set(name, tensor)
  }
  return tensors
}

async function loadShards(
  folder: string,
  names: readonly string[],
  load: (path: string) => Promise<Loaded>,
): Promise<Omit<Pretrained, 'config'>> {
  const path = join(folder, indexName)
  const { weightMap, metadata } = checkIndex(path, await readJson(path))
  const files = [...new Set(weightMap.values())]
  const missing = files.find((file) => !names.includes(file))
  if (missing !== undefined) failIndex(path, `it lists ${brief(missing)}, which is not in the folder; fetch it too`)
  // In the index's order; tensors that only the file has are left out.
  const weights = new Map<string, Tensor>([...weightMap.keys()].map((name) => [name, undefined as never]))
  for (const file of files) {
    const { tensors, metadata: own } = await load(join(folder, file))
    for (const [key, value] of own) metadata.set(key, value)
    for (const [name, of] of weightMap) {
      if (of !== file) continue
      const tensor = tensors.get(name)
      if (tensor === undefined)
        failIndex(path, `it says that ${brief(name)} is in ${brief(file)}, which has no such tensor`)
      weights.set(name, tensor!)
    }
  }
  return { weights: tied(weights, metadata), metadata }
}

function failIndex(path: string, why: string): never {
  throw new TorchError('ERR_FILE', `${quoted(path)} is not an index of safetensors files that can be read: ${why}`)
}

function checkIndex(path: string, index: unknown): { weightMap: Map<string, string>; metadata: Map<string, string> } {
  if (!isPlain(index) || !isPlain(index.weight_map)) return failIndex(path, 'it has no weight_map')
  const weightMap = new Map<string, string>()
  for (const [name, file] of Object.entries(index.weight_map)) {
    const isName = typeof file === 'string' && /^[^/\\:\0]+\.safetensors$/.test(file)
    if (!isName) failIndex(path, `it has ${brief(name)} in ${shown(file)}, which is not a name of a safetensors file`)
    weightMap.set(name, file as string)
  }
  if (weightMap.size === 0) failIndex(path, 'its weight_map is empty')
  const metadata = isPlain(index.metadata) ? index.metadata : {}
  const texts = Object.entries(metadata).filter(([, value]) => typeof value === 'string') as [string, string][]
  return { weightMap, metadata: new Map(texts) }
}

function* readingAll(size: number): Reading<string> {
  const bytes = Buffer.alloc(size)
  for (let at = 0; at < size; at += sliceBytes) bytes.set(yield [at, Math.min(sliceBytes, size - at)], at)
  return bytes.toString()
}

/** A pattern for a string of JSON. */
const stringPattern = '"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"'

/** Parses JSON as Python writes it, with NaN and Infinity. */
function parsePythons(text: string): unknown {
  const marker = randomUUID()
  const plain = text.replace(new RegExp(`${stringPattern}|NaN|Infinity`, 'g'), (token) =>
    token === 'NaN' ? `"${marker}"` : token === 'Infinity' ? '1e999' : token,
  )
  return plain === text ? JSON.parse(text) : JSON.parse(plain, (_, value) => (value === marker ? Number.NaN : value))
}

/** A key that occurs twice in one object of a JSON text; `JSON.parse` would take the last. */
function repeatedKey(text: string): string | undefined {
  const objects: Set<string>[] = []
  for (const [token, string, colon] of text.matchAll(new RegExp(`(${stringPattern})(\\s*:)?|[{}]`, 'g'))) {
    if (token === '{') objects.push(new Set())
    else if (token === '}') objects.pop()
    else if (colon !== undefined) {
      const key = JSON.parse(string)
      if (objects.at(-1)?.has(key)) return key
      objects.at(-1)?.add(key)
    }
  }
  return undefined
}

async function readJson(path: string): Promise<unknown> {
  return readFrom(path, async (source) => {
    const fail = (why: string): never => {
      throw new TorchError('ERR_FILE', `${source.name} is not JSON that can be read: ${why}`)
    }
    if (source.size > maxJsonBytes) fail(`it takes ${source.size} bytes; at most ${maxJsonBytes} are read`)
    const text = (await source.run(readingAll(source.size))).replace(/^\uFEFF/, '')
    try {
      const twice = path.endsWith(indexName) ? repeatedKey(text) : undefined
      if (twice !== undefined) throw new SyntaxError(`the key ${brief(twice)} stands twice in one object`)
      return parsePythons(text)
    } catch (error) {
      const other = /^\s*[{[]/.test(text) ? undefined : otherKind(Buffer.from(text.slice(0, 512)))
      return fail(other ?? (error as Error).message)
    }
  })
}

function noWeights(folder: string, names: readonly string[]): TorchError {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  const why = has(shardPattern)
    ? `it has parts of a model and no ${indexName}; a save was interrupted, or the index was not fetched`
    : has(/^pytorch_model.*\.bin$/)
      ? 'its weights are in pytorch_model.bin, which torch.load reads'
      : has(/\.gguf$/)
        ? 'its weights are in GGUF, quantized for llama.cpp'
        : `it has neither ${single} nor ${indexName}`
  return new TorchError('ERR_FILE', `${quoted(folder)} holds no weights that can be read: ${why}`)
}
