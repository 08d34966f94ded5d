import { surplus } from '../../arguments'
import { replaceFile, writeFileAtomicSync } from '../../system/files'
import { Holds } from '../held'
import { Pickler } from '../pickle/pickler'
import { type SavedStorage, SavedStorages, savedBytes } from '../pickle/saved-storages'
import { type ZipRecord, zipAlignment, zipPieces } from './zip-writer'

/**
 * Saves a value as Python's `torch.save` does. `torch.load` opens the file in Python, weights only, and {@link load}
 * opens it here. The value may be a tensor, a state dict, or any arrays, Maps, Sets and objects of tensors, numbers,
 * bigints, strings, booleans, null and Uint8Arrays.
 *
 * Tensors that share memory share it again after loading; only the parts of a memory that tensors use are written. A
 * Map or an object becomes a dict, an array a list, a frozen array a tuple, a Uint8Array bytes. A whole number becomes
 * an int, but a float where Python's optimizers, schedulers and scalers have one.
 *
 * It saves the values at the moment of the call, even if training goes on meanwhile. The file is replaced atomically.
 *
 * @throws TypeError for a value that a file cannot hold, {@link TorchError} `ERR_FILE` if the file cannot be written;
 * an old file is then unchanged
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.save.html
 */
export async function save(object: unknown, path: string): Promise<void> {
  if (arguments.length > 2) throw surplus('save', 2, arguments)
  const holds = new Holds()
  try {
    const records = recordsOf(object, holds)
    await replaceFile(path, async (file) => {
      for (const piece of zipPieces(records)) await file.writeFile(piece)
    })
  } finally {
    holds.letGo()
  }
}

/** The synchronous form of {@link save}. */
export function saveSync(object: unknown, path: string): void {
  if (arguments.length > 2) throw surplus('saveSync', 2, arguments)
  const holds = new Holds()
  try {
    writeFileAtomicSync(path, zipPieces(recordsOf(object, holds)))
  } finally {
    holds.letGo()
  }
}

/** What {@link save} writes into a file. */
export function savedAsBytes(object: unknown): Uint8Array {
  const holds = new Holds()
  try {
    return Buffer.concat([...zipPieces(recordsOf(object, holds))])
  } finally {
    holds.letGo()
  }
}

function recordsOf(object: unknown, holds: Holds): ZipRecord[] {
  const storages = new SavedStorages()
  // Which part of each memory is needed is known only after all tensors have been seen.
  new Pickler(storages).save(object)
  storages.settle()
  const pickler = new Pickler(storages)
  pickler.save(object)
  const small = (name: string, content: Uint8Array) => ({ name, size: content.length, pieces: () => [content] })
  return [
    small('data.pkl', pickler.finish()),
    small('.format_version', Buffer.from('1')),
    small('.storage_alignment', Buffer.from(String(zipAlignment))),
    small('byteorder', Buffer.from('little')),
    ...storages.all.map((storage) => dataOf(storage, holds)),
    small('version', Buffer.from('3\n')),
  ].map((record) => ({ ...record, name: `archive/${record.name}` }))
}

function dataOf(storage: SavedStorage, holds: Holds): ZipRecord {
  return { name: `data/${storage.key}`, ...holds.of(savedBytes(storage).cpu()) }
}
