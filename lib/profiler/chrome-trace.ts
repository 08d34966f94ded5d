import type { Allocation, FunctionEvent, Trace } from './trace'

type TraceEvent = Record<string, unknown>

/**
 * The recording in the trace event format, which chrome://tracing and Perfetto open, in pieces: the user's calls around
 * the operators that they ran; arrows from forward calls to their derivatives, and from operators to the kernels that
 * they launched; and the memory in use since the beginning.
 */
export function* chromeTrace(trace: Trace, withStack: boolean): Generator<string> {
  yield '{"displayTimeUnit":"ms","traceEvents":[\n'
  let text = ''
  let separator = ''
  for (const event of traceEvents(trace, withStack)) {
    text += separator + JSON.stringify(event)
    separator = ',\n'
    if (text.length > 1 << 16) {
      yield text
      text = ''
    }
  }
  yield `${text}\n]}\n`
}

/**
 * Devices are drawn as processes, with a lane for each stream; their numbers are above those of the system's processes.
 */
const processOf = (device: string) => (device === 'cpu' ? process.pid : 1e9 + Number(/\d*$/.exec(device)?.[0] ?? 0))

const lane = (device: string, thread: number) => ({ pid: processOf(device), tid: thread })

/** Rounds to whole nanoseconds, which recorded times are, to remove floating-point errors. */
const exact = (microseconds: number) => Math.round(microseconds * 1000) / 1000

const span = (start: number, end: number) => ({ ts: exact(start), dur: exact(end - start) })

function* traceEvents({ events, calls, allocations }: Trace, withStack: boolean): Generator<TraceEvent> {
  const { pid } = process
  yield { ph: 'M', name: 'process_name', pid, args: { name: 'node' } }
  const threads = new Set([...events.filter(({ device }) => device === 'cpu'), ...calls].map(({ thread }) => thread))
  for (const tid of threads) yield { ph: 'M', name: 'thread_name', pid, tid, args: { name: `thread ${tid}` } }

  for (const device of new Set(events.map(({ device }) => device))) {
    if (device !== 'cpu') yield { ph: 'M', name: 'process_name', pid: processOf(device), args: { name: device } }
  }

  for (const { line, stack, start, end, thread } of calls) {
    const args = withStack ? { line, stack } : { line }
    yield { ph: 'X', cat: 'typescript', name: line, ...lane('cpu', thread), ...span(start, end), args }
  }
  let flow = 0
  for (const event of events) {
    yield complete(event)
    if (event.forward === undefined) continue
    const link = { cat: 'fwdbwd', name: 'fwdbwd', id: ++flow }
    yield { ph: 's', ...link, ...lane('cpu', event.forward.thread), ts: exact(event.forward.timeRange.start) }
    yield { ph: 'f', bp: 'e', ...link, ...lane('cpu', event.thread), ts: exact(event.timeRange.start) }
  }
  yield* memoryInUse(allocations, pid)
}

function complete(event: FunctionEvent): TraceEvent {
  const { name, device, thread, timeRange, isUserAnnotation, sequenceNr, line, forwardLine, inputShapes } = event
  const args: Record<string, unknown> = { line, forwardLine }
  if (sequenceNr >= 0) args.sequence = sequenceNr
  if (inputShapes.length > 0) Object.assign(args, { shapes: inputShapes, dtypes: event.inputDtypes })
  if (event.stack.length > 0) args.stack = event.stack
  const cat = device !== 'cpu' ? 'kernel' : isUserAnnotation ? 'user_annotation' : 'cpu_op'
  const { start, end } = timeRange
  return { ph: 'X', cat, name, ...lane(device, thread), ...span(start, end), args }
}

function* memoryInUse(allocations: readonly Allocation[], pid: number): Generator<TraceEvent> {
  const inUse = new Map<string, number>()
  for (const { time, device, bytes } of allocations) {
    const total = (inUse.get(device) ?? 0) + bytes
    inUse.set(device, total)
    yield { ph: 'C', name: `memory of ${device} since the beginning`, pid, ts: exact(time), args: { bytes: total } }
  }
}
