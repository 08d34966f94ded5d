import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import type { Manifest } from '../../../lib/install/manifest'

/** A member of a zip to write; `mode` is the Unix mode, `recorded` the content whose hash is in RECORD. */
export interface Entry {
  name: string
  content: Buffer
  mode?: number
  recorded?: Buffer
}

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 255] ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** A valid zip of the entries, deflated. */
export function zip(entries: Entry[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, mode = 0o100644 } of entries) {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(crc32(content), 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(content.length, 22)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE((3 << 8) | 20, 4)
    local.copy(central, 6, 4, 30)
    central.writeUInt32LE((mode << 16) >>> 0, 38)
    central.writeUInt32LE(offset, 42)
    bodies.push(local, Buffer.from(name), packed)
    directory.push(central, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, central, end])
}

export interface TestWheel {
  file: string
  bytes: Buffer
  record: string
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()

/** A wheel with a RECORD, as pip would accept it. */
export function wheel(file: string, entries: Entry[]): TestWheel {
  const [name, version] = file.split('-')
  const info = `${name}-${version}.dist-info`
  const members = [
    ...entries,
    { name: `${info}/METADATA`, content: Buffer.from(`Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`) },
  ]
  members.push({ name: `${info}/WHEEL`, content: Buffer.from('Wheel-Version: 1.0\n') })
  const lines = members.map(({ name, content, recorded = content }: Entry) => {
    return `${name},sha256=${sha256(recorded).toString('base64url')},${recorded.length}`
  })
  const record = Buffer.from(`${lines.join('\n')}\n${info}/RECORD,,\n`)
  const bytes = zip([...members, { name: `${info}/RECORD`, content: record }])
  return { file, bytes, record: sha256(record).toString('hex') }
}

/** Bytes that do not compress, the same in each run. */
export function noise(length: number, seed: string): Buffer {
  const blocks: Buffer[] = []
  for (let i = 0; i * 32 < length; i++) blocks.push(sha256(Buffer.from(`${seed} ${i}`)))
  return Buffer.concat(blocks).subarray(0, length)
}

const glibc = 'manylinux_2_28_x86_64'

export const torchFile = `torch-2.11.0-cp311-cp311-${glibc}.whl`
export const libraryBytes = 3_000_000

/** The members of a small torch wheel: those of the CPU engine, and others that must not be taken. */
export function torchEntries(): Entry[] {
  return [
    { name: 'functorch/__init__.py', content: noise(400_000, 'functorch') },
    { name: 'torch/lib/libc10.so', content: noise(10_000, 'c10') },
    { name: 'torch/lib/libgomp.so.1', content: noise(5_000, 'gomp') },
    { name: 'torch/lib/libtorch_cuda.so', content: noise(900_000, 'cuda') },
    { name: 'torch/lib/libtorch_cpu.so', content: noise(libraryBytes, 'cpu') },
    { name: 'torch/lib/libtorch_python.so', content: noise(600_000, 'python') },
    { name: 'torch/include/ATen/ATen.h', content: Buffer.from('#pragma once\n') },
    { name: 'torch/include/c10/core/Device.h', content: Buffer.from('#pragma once // device\n') },
    { name: 'torch/_C.py', content: noise(500_000, 'C') },
    { name: 'torch/version.py', content: Buffer.from("__version__ = '2.11.0+cu130'\n") },
  ]
}

/** Small wheels with the names and the layout of a CPU install with headers. */
export function miniWheels(torch: Entry[] = torchEntries()): TestWheel[] {
  const header = { name: 'nvidia/cu13/include/cuda_runtime.h', content: Buffer.from('#pragma once // cuda\n') }
  return [
    wheel(torchFile, torch),
    wheel(`nvidia_cuda_runtime-13.0.96-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl`, [
      { name: 'nvidia/cu13/lib/libcudart.so.13', content: noise(20_000, 'cudart') },
      { name: 'nvidia/cu13/lib/libcudart_static.a', content: noise(20_000, 'static') },
      header,
    ]),
    wheel('nvidia_cuda_cupti-13.0.85-py3-none-manylinux_2_25_x86_64.whl', [
      { name: 'nvidia/cu13/lib/libcupti.so.13', content: noise(30_000, 'cupti') },
      { name: 'nvidia/cu13/lib/libnvperf_host.so', content: noise(30_000, 'nvperf') },
    ]),
    wheel('nvidia_cuda_crt-13.0.88-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl', [
      { name: 'nvidia/cu13/include/crt/host_defines.h', content: Buffer.from('#pragma once // crt\n') },
    ]),
  ]
}

/** The pins of wheels. */
export function pinsOf(wheels: TestWheel[]): Manifest {
  return Object.fromEntries(
    wheels.map(({ file, bytes, record }) => [
      file,
      { size: bytes.length, sha256: sha256(bytes).toString('hex'), record },
    ]),
  )
}

/** Writes wheels into a folder. */
export function writeWheels(folder: string, wheels: TestWheel[]): string {
  mkdirSync(folder, { recursive: true })
  for (const { file, bytes } of wheels) writeFileSync(join(folder, file), bytes)
  return folder
}
