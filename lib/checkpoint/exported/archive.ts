import { shown } from '../../arguments'
import { typeError } from '../../errors'
import type { Reading, Source } from '../../system/reading'
import { type Archive, openingArchive } from '../pt/archive'
import { otherKind } from '../pt/kinds'
import { failProgram, Json } from './json'

/** An archive of exported programs. */
export interface Opened {
  archive: Archive
  /** The folder that all of it lies in. */
  root: string
  model: string
  isBig: boolean
}

/** Opens the archive; `model` is which of its programs is meant. */
export function* opening(source: Source, model: unknown): Reading<Opened> {
  const head = Buffer.from(yield [0, Math.min(512, source.size)])
  if (head.toString('latin1', 0, 4) !== 'PK\x03\x04')
    return failProgram(source.name, otherKind(head) ?? 'it is not a zip')
  const archive = yield* openingArchive(source, true)
  const names = [...archive.members.keys()]
  const found = names.flatMap((name) => {
    const match = /^([^/]+)\/models\/([^/]+)\.json$/.exec(name)
    return match === null ? [] : [match]
  })
  const models = found.map(([, , name]) => name)
  if (models.length === 0) return failProgram(source.name, whyNone(names))
  if (model !== undefined && typeof model !== 'string') {
    throw typeError(`export.load: model must be a name, but it is ${shown(model)}`)
  }
  const wanted = model ?? (models.length === 1 ? models[0] : 'model')
  if (!models.includes(wanted)) {
    return failProgram(
      source.name,
      `it has no program ${JSON.stringify(wanted)}; { model } is one of ${models.join(', ')}`,
    )
  }
  const root = found[0][1]
  const order = archive.size(`${root}/byteorder`)
  const isBig =
    order !== undefined && order < 16 && (yield* archive.content(`${root}/byteorder`)).toString('latin1') === 'big'
  return { archive, root, model: wanted, isBig }
}

/** Why an archive has no program. */
function whyNone(names: readonly string[]): string {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/aotinductor/)) {
    return 'it holds machine code that AOTInductor made, which can do anything; export the program with torch.export.save'
  }
  if (has(/(^|\/)serialized_exported_program\.json$/)) {
    return 'it has the layout of PyTorch before 2.8; in a later one, torch.export.save(torch.export.load(f), f) writes the new one'
  }
  if (has(/\/constants\.pkl$/)) {
    return 'it is a TorchScript archive; in Python, export the model itself with torch.export.export and torch.export.save'
  }
  return has(/\/data\.pkl$/)
    ? "it is a file of torch.save's, which torch.load reads"
    : 'it is a zip without models/*.json'
}

/** A JSON text of the archive. */
export function* readingJson({ archive, root }: Opened, name: string): Reading<Json> {
  const { source } = archive
  if (archive.size(`${root}/${name}`) === undefined) return failProgram(source.name, `its ${name} is missing`)
  const content = yield* archive.content(`${root}/${name}`)
  return Json.parse(content.toString('utf8'), name, source.name)
}
