import { inspect } from 'node:util'
import { checkOptions, type Rest, settings, surplus } from '../arguments'
import type { External } from '../binding/native-cuda'
import { requireFlag, shown } from '../binding/shown'
import { within } from '../binding/within'
import { typeError } from '../errors'
import { answersForProxies, isCallable } from '../kinds'
import { comparedBy, itself } from '../tensor/compared'
import type { Device } from '../types'
import { type CudaDevice, callCuda, currentDevice, indexOf } from './device'

export interface StreamOptions {
  /** Default 'cuda', the current device. */
  device?: CudaDevice
  /** Streams with a lower number go first; default 0. */
  priority?: number
}

/**
 * A queue of work on a device: work on one stream runs in order, work on two streams may run at once. Streams come from
 * libtorch's pool of 32 for each device and priority, so the 33rd is the first again.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.Stream.html
 */
export class Stream {
  readonly deviceIndex: number
  /** The number by which libtorch knows it. */
  readonly streamId: bigint

  /**
   * @internal `streamId` is for a stream that exists already.
   * @throws TorchError ERR_DEVICE where there is no such device; TypeError for a priority that is not a whole number.
   */
  constructor(options: StreamOptions = {}, streamId?: bigint) {
    if (arguments.length > 2) throw surplus('cuda.Stream', 2, arguments)
    checkOptions('cuda.Stream', options, ['device', 'priority'])
    const { device = 'cuda', priority = 0 } = options
    if (!Number.isInteger(priority)) throw typeError(`Stream: priority must be a whole number, got ${shown(priority)}`)
    this.deviceIndex = indexOf(device)
    this.streamId = streamId ?? callCuda((cuda) => cuda.newStream(this.deviceIndex, priority))
  }

  get device(): Device {
    return `cuda:${this.deviceIndex}`
  }

  get priority(): number {
    return callCuda((cuda) => cuda.streamPriority(this.deviceIndex, this.streamId))
  }

  /** Whether all work queued on it is done. */
  query(): boolean {
    if (arguments.length > 0) throw surplus('cuda.Stream.query', 0, arguments)
    return callCuda((cuda) => cuda.queryStream(this.deviceIndex, this.streamId))
  }

  /** Waits until all work queued on it is done. */
  synchronize(): void {
    if (arguments.length > 0) throw surplus('cuda.Stream.synchronize', 0, arguments)
    callCuda((cuda) => cuda.synchronizeStream(this.deviceIndex, this.streamId))
  }

  /** Makes later work on this stream wait for the work now queued on the other one; the CPU goes on. */
  waitStream(stream: Stream): void {
    if (arguments.length > 1) throw surplus('cuda.Stream.waitStream', 1, arguments)
    this.waitEvent(checked(stream).recordEvent())
  }

  /** Makes later work on this stream wait for the event; the CPU goes on. */
  waitEvent(event: Event): void {
    if (arguments.length > 1) throw surplus('cuda.Stream.waitEvent', 1, arguments)
    checkedEvent(event).wait(this)
  }

  /** Records the event, or a new one, after the work now queued on this stream. */
  recordEvent(event: Event = new Event()): Event {
    if (arguments.length > 1) throw surplus('cuda.Stream.recordEvent', 1, arguments)
    checkedEvent(event).record(this)
    return event
  }

  equals(other: Stream): boolean {
    if (arguments.length > 1) throw surplus('cuda.Stream.equals', 1, arguments)
    checked(other)
    return this.deviceIndex === other.deviceIndex && this.streamId === other.streamId
  }

  [inspect.custom](): string {
    return `cuda.Stream(device='${this.device}', id=${this.streamId})`
  }
}

/**
 * A stream on a device that another library has made. That library must keep it alive while it is used here.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.ExternalStream.html
 */
export class ExternalStream extends Stream {
  /**
   * @param streamPtr its cudaStream_t as a number; 0 is the default stream.
   * @param device the device that it was made on; default 'cuda', the current device.
   * @throws TypeError for a value that is not an address.
   */
  constructor(streamPtr: bigint | number, device: CudaDevice = 'cuda') {
    if (arguments.length > 2) throw surplus('cuda.ExternalStream', 2, arguments)
    // libtorch's own numbering: streams of its own have odd numbers, streams from outside have their address.
    const id = typeof streamPtr === 'number' && Number.isSafeInteger(streamPtr) ? BigInt(streamPtr) : streamPtr
    if (typeof id !== 'bigint' || id < 0n || id >= 2n ** 63n || id % 2n !== 0n)
      throw typeError(`ExternalStream: streamPtr must be the address of a cudaStream_t, got ${shown(streamPtr)}`)
    super({ device }, id)
  }
}

answersForProxies(Stream)

/** @internal */
export function checked(stream: Stream): Stream {
  if (stream instanceof Stream) return stream
  throw typeError(`expected a cuda.Stream, got ${shown(stream)}`)
}

function checkedEvent(event: Event): Event {
  if (event instanceof Event) return event
  throw typeError(`expected a cuda.Event, got ${shown(event)}`)
}

export interface EventOptions {
  /** Whether {@link Event.elapsedTime} can be called; default false, which is faster. */
  enableTiming?: boolean
  /** Whether {@link Event.synchronize} lets the CPU sleep instead of spin; default false. */
  blocking?: boolean
}

/**
 * A mark in a stream, to wait for or to measure time with. It is freed when this object is garbage and the event loop
 * has run, so a long synchronous loop should reuse its events.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.Event.html
 */
export class Event {
  static {
    comparedBy(Event, itself)
  }

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

  /** Records the mark after the work now queued on the stream, by default the current one. */
  record(stream: Stream = currentStream()): void {
    if (arguments.length > 1) throw surplus('cuda.Event.record', 1, arguments)
    const { deviceIndex, streamId } = checked(stream)
    callCuda((cuda) => cuda.recordEvent(this.#event, deviceIndex, streamId))
  }

  /** Makes later work on the stream wait for the mark. */
  wait(stream: Stream = currentStream()): void {
    if (arguments.length > 1) throw surplus('cuda.Event.wait', 1, arguments)
    const { deviceIndex, streamId } = checked(stream)
    callCuda((cuda) => cuda.waitEvent(this.#event, deviceIndex, streamId))
  }

  /** Whether the stream has passed the mark; true before it is recorded. */
  query(): boolean {
    if (arguments.length > 0) throw surplus('cuda.Event.query', 0, arguments)
    return callCuda((cuda) => cuda.queryEvent(this.#event))
  }

  /** Waits until the stream has passed the mark. */
  synchronize(): void {
    if (arguments.length > 0) throw surplus('cuda.Event.synchronize', 0, arguments)
    callCuda((cuda) => cuda.synchronizeEvent(this.#event))
  }

  /**
   * Milliseconds from this mark to the other one.
   * @throws TorchError when either was made without `enableTiming`, is not recorded, or is not passed yet.
   */
  elapsedTime(end: Event): number {
    if (arguments.length > 1) throw surplus('cuda.Event.elapsedTime', 1, arguments)
    return callCuda((cuda) => cuda.elapsedTime(this.#event, checkedEvent(end).#event))
  }
}

/**
 * The current stream of a device, which new work goes to.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.current_stream.html
 */
export function currentStream(device: CudaDevice = 'cuda'): Stream {
  if (arguments.length > 1) throw surplus('cuda.currentStream', 1, arguments)
  const index = indexOf(device)
  const id = callCuda((cuda) => cuda.currentStream(index))
  return new Stream({ device: `cuda:${index}` }, id)
}

/**
 * The default stream of a device, which work goes to unless another is chosen.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.default_stream.html
 */
export function defaultStream(device: CudaDevice = 'cuda'): Stream {
  if (arguments.length > 1) throw surplus('cuda.defaultStream', 1, arguments)
  return new Stream({ device }, 0n)
}

/**
 * Makes the stream, and its device, current on this thread; {@link stream} is safer.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.set_stream.html
 */
export function setStream(stream: Stream): void {
  if (arguments.length > 1) throw surplus('cuda.setStream', 1, arguments)
  const { deviceIndex, streamId } = checked(stream)
  callCuda((cuda) => {
    cuda.setDevice(deviceIndex)
    cuda.setStream(deviceIndex, streamId)
  })
}

/**
 * Runs `fn` with the stream, and its device, as the current one, and returns its result. For a tensor that is used on
 * another stream than it was made on, call `tensor.recordStream(stream)`.
 * @throws TypeError when fn returns a promise, since the stream is current only until fn returns.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.stream.html
 */
export function stream<T>(stream: Stream, fn: () => T): T {
  if (arguments.length > 2) throw surplus('cuda.stream', 2, arguments)
  if (!isCallable(fn)) throw typeError(`cuda.stream(stream, fn) takes a function, got ${shown(fn)}`)
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
