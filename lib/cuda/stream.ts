import { inspect } from 'node:util'
import { checkOptions, type Rest, settings, surplus } from '../arguments'
import type { External } from '../binding/native-cuda'
import { requireFlag, shown } from '../binding/shown'
import { within } from '../binding/within'
import { typeError } from '../errors'
import { answersForProxies } from '../kinds'
import type { Device } from '../types'
import { type CudaDevice, callCuda, currentDevice, indexOf } from './device'

export interface StreamOptions {
  /** Default 'cuda', the current device. */
  device?: CudaDevice
  /** Below 0: before streams of 0, the default. */
  priority?: number
}

/**
 * A queue of work on a device: what is on one stream runs in order, what is on two may run at once. A stream comes out of
 * libtorch's pool of 32 for each device and priority, so that the 33rd is the first again.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.Stream.html
 */
export class Stream {
  readonly deviceIndex: number
  /** What libtorch knows it by. */
  readonly streamId: bigint

  /**
   * @internal `streamId` is for a stream that there is already.
   * @throws TorchError ERR_DEVICE without such a device; TypeError for a priority that is no whole number.
   */
  constructor(options: StreamOptions = {}, streamId?: bigint) {
    if (arguments.length > 2) throw surplus('cuda.Stream', 2, arguments)
    checkOptions('cuda.Stream', options, ['device', 'priority'])
    const { device = 'cuda', priority = 0 } = options
    if (!Number.isInteger(priority)) throw typeError(`Stream: priority is a whole number, got ${shown(priority)}`)
    this.deviceIndex = indexOf(device)
    this.streamId = streamId ?? callCuda((cuda) => cuda.newStream(this.deviceIndex, priority))
  }

  get device(): Device {
    return `cuda:${this.deviceIndex}`
  }

  get priority(): number {
    return callCuda((cuda) => cuda.streamPriority(this.deviceIndex, this.streamId))
  }

  /** Whether all work put on it is done. */
  query(): boolean {
    return callCuda((cuda) => cuda.queryStream(this.deviceIndex, this.streamId))
  }

  /** Waits until all work put on it is done. */
  synchronize(): void {
    callCuda((cuda) => cuda.synchronizeStream(this.deviceIndex, this.streamId))
  }

  /** Lets what is put on this stream from now on wait for what is on the other now; the CPU goes on. */
  waitStream(stream: Stream): void {
    this.waitEvent(checked(stream).recordEvent())
  }

  /** Lets what is put on this stream from now on wait for the event; the CPU goes on. */
  waitEvent(event: Event): void {
    event.wait(this)
  }

  /** Records the event, or a new one, after what is on this stream now. */
  recordEvent(event: Event = new Event()): Event {
    event.record(this)
    return event
  }

  equals(other: Stream): boolean {
    return this.deviceIndex === other.deviceIndex && this.streamId === other.streamId
  }

  [inspect.custom](): string {
    return `cuda.Stream(device='${this.device}', id=${this.streamId})`
  }
}

/**
 * A stream that another library has made on a device. Who made it keeps it alive while it is used here.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.ExternalStream.html
 */
export class ExternalStream extends Stream {
  /**
   * @param streamPtr its cudaStream_t as a number; 0 is the default stream.
   * @param device where it was made; default 'cuda', the current device.
   * @throws TypeError for what is no address.
   */
  constructor(streamPtr: bigint | number, device: CudaDevice = 'cuda') {
    if (arguments.length > 2) throw surplus('cuda.ExternalStream', 2, arguments)
    // As libtorch itself numbers them: a stream of its own has an odd number, one from outside its address.
    const id = typeof streamPtr === 'number' && Number.isSafeInteger(streamPtr) ? BigInt(streamPtr) : streamPtr
    if (typeof id !== 'bigint' || id < 0n || id >= 2n ** 63n || id % 2n !== 0n)
      throw typeError(`ExternalStream: streamPtr is the address of a cudaStream_t, got ${shown(streamPtr)}`)
    super({ device }, id)
  }
}

answersForProxies(Stream)

/** @internal */
export function checked(stream: Stream): Stream {
  if (stream instanceof Stream) return stream
  throw typeError(`expected a cuda.Stream, got ${shown(stream)}`)
}

export interface EventOptions {
  /** Whether {@link Event.elapsedTime} can be asked; default false, which is faster. */
  enableTiming?: boolean
  /** Whether {@link Event.synchronize} lets the CPU sleep instead of spin; default false. */
  blocking?: boolean
}

/**
 * A mark in a stream, to wait for and to measure time by. The device frees it when this object is garbage and the event
 * loop has turned: a long synchronous loop should use the same events over again.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.Event.html
 */
export class Event {
  readonly #event: External

  /** @throws TorchError ERR_DEVICE without CUDA. */
  constructor(...rest: Rest<EventOptions, ['enableTiming', 'blocking']>) {
    const { enableTiming, blocking } = settings<Required<EventOptions>>(
      'cuda.Event',
      { enableTiming: false, blocking: false },
      rest,
    )
    requireFlag('Event: enableTiming', enableTiming)
    requireFlag('Event: blocking', blocking)
    this.#event = callCuda((cuda) => cuda.newEvent((blocking ? 1 : 0) | (enableTiming ? 0 : 2)))
  }

  /** Puts the mark after what is on the stream now, by default on the current one. */
  record(stream: Stream = currentStream()): void {
    const { deviceIndex, streamId } = checked(stream)
    callCuda((cuda) => cuda.recordEvent(this.#event, deviceIndex, streamId))
  }

  /** Lets what is put on the stream from now on wait for the mark. */
  wait(stream: Stream = currentStream()): void {
    const { deviceIndex, streamId } = checked(stream)
    callCuda((cuda) => cuda.waitEvent(this.#event, deviceIndex, streamId))
  }

  /** Whether the stream has passed the mark; true before it is recorded. */
  query(): boolean {
    return callCuda((cuda) => cuda.queryEvent(this.#event))
  }

  /** Waits until the stream has passed the mark. */
  synchronize(): void {
    callCuda((cuda) => cuda.synchronizeEvent(this.#event))
  }

  /**
   * Milliseconds from this mark to the other one.
   * @throws TorchError when one of them was made without `enableTiming`, is not recorded, or not passed yet.
   */
  elapsedTime(end: Event): number {
    return callCuda((cuda) => cuda.elapsedTime(this.#event, end.#event))
  }
}

/** The stream that work goes to on a device. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.current_stream.html */
export function currentStream(device: CudaDevice = 'cuda'): Stream {
  if (arguments.length > 1) throw surplus('cuda.currentStream', 1, arguments)
  const index = indexOf(device)
  const id = callCuda((cuda) => cuda.currentStream(index))
  return new Stream({ device: `cuda:${index}` }, id)
}

/** The stream that work goes to unless another is chosen. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.default_stream.html */
export function defaultStream(device: CudaDevice = 'cuda'): Stream {
  if (arguments.length > 1) throw surplus('cuda.defaultStream', 1, arguments)
  return new Stream({ device }, 0n)
}

/** Makes the stream, and its device, the current one of this thread; {@link stream} is safer. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.set_stream.html */
export function setStream(stream: Stream): void {
  if (arguments.length > 1) throw surplus('cuda.setStream', 1, arguments)
  const { deviceIndex, streamId } = checked(stream)
  callCuda((cuda) => {
    cuda.setDevice(deviceIndex)
    cuda.setStream(deviceIndex, streamId)
  })
}

/**
 * Runs `fn` with the stream, and its device, as the current one, and returns what it returns. A tensor that is used on
 * another stream than the one it was made on wants `tensor.recordStream(stream)`.
 * @throws TypeError when fn returns a promise, since the stream is current only until fn returns.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.stream.html
 */
export function stream<T>(stream: Stream, fn: () => T): T {
  if (arguments.length > 2) throw surplus('cuda.stream', 2, arguments)
  if (typeof fn !== 'function') throw typeError(`cuda.stream(stream, fn) takes a function, got ${shown(fn)}`)
  const enter = () => {
    const before = currentStream()
    const there = checked(stream).deviceIndex === currentDevice() ? undefined : currentStream(stream.device)
    setStream(stream)
    return { before, there }
  }
  return within('cuda.stream', enter, fn, ({ before, there }) => {
    if (there !== undefined) setStream(there)
    setStream(before)
  })
}
