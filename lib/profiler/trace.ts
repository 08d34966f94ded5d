import type { RecordedEvent } from '../binding/native'
import type { CallSite } from './call-sites'

/** One operator, derivative, range of the user, or kernel of a device that was recorded. Times are in microseconds. */
export interface FunctionEvent {
  readonly name: string
  /** Since the recording began. */
  readonly timeRange: { readonly start: number; readonly end: number }
  /** libtorch's number of the thread; the stream of a kernel. */
  readonly thread: number
  /** Where it ran: 'cpu', 'cuda:0'. */
  readonly device: string
  /** Whether it is a range of `recordFunction`, or a step of a schedule. */
  readonly isUserAnnotation: boolean
  /** The same for a call and for its derivative; -1 for none. */
  readonly sequenceNr: number
  /** The user's line, `file:line`, whose call this ran in: that of `backward()` for derivatives. */
  readonly line: string | undefined
  /** Of what runs in a backward pass: the line of the call that is being differentiated. */
  readonly forwardLine: string | undefined
  /** The user's frames of that call, innermost first; empty without `withStack`. */
  readonly stack: readonly string[]
  /** The shapes of the tensor arguments; empty without `recordShapes`. */
  readonly inputShapes: readonly (readonly number[])[]
  readonly inputDtypes: readonly string[]
  readonly cpuTimeTotal: number
  /** Without the events within. */
  readonly selfCpuTimeTotal: number
  /** Of the kernels that it and the events within have started. */
  readonly deviceTimeTotal: number
  readonly selfDeviceTimeTotal: number
  /** Bytes allocated minus bytes freed in its course; 0 without `profileMemory`. */
  readonly cpuMemoryUsage: number
  readonly selfCpuMemoryUsage: number
  readonly deviceMemoryUsage: number
  readonly selfDeviceMemoryUsage: number
  readonly cpuParent: FunctionEvent | undefined
  readonly cpuChildren: readonly FunctionEvent[]
  /** The forward call that this is the derivative of. */
  readonly forward: FunctionEvent | undefined
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }
type Event = Writable<Omit<FunctionEvent, 'cpuParent' | 'cpuChildren' | 'forward'>> & {
  cpuParent: Event | undefined
  cpuChildren: Event[]
  forward: Event | undefined
}

/** A call of the addon that JavaScript made. */
export interface Call extends CallSite {
  readonly start: number
  readonly end: number
  readonly thread: number
}

/** Memory that was taken or, where negative, given back. */
export interface Allocation {
  readonly time: number
  readonly thread: number
  readonly device: string
  readonly bytes: number
}

/** All that was recorded between a start and a stop, in the order in which it began. */
export interface Trace {
  readonly events: FunctionEvent[]
  readonly calls: Call[]
  readonly allocations: Allocation[]
}

/** libtorch's RecordScope. */
const callScope = 2
const userScope = 7

/** What is open on a thread at some moment. */
interface Open {
  readonly end: number
  readonly site: CallSite | undefined
  readonly forward: Event | undefined
  readonly event: Event | undefined
}

const closed: Open = { end: Number.POSITIVE_INFINITY, site: undefined, forward: undefined, event: undefined }

function eventOf(
  [name, from, lasted, , , sequence, scope, device, , , , ...inputs]: RecordedEvent,
  thread: number,
  within: Open,
  forward: Event | undefined,
  withStack: boolean,
): Event {
  const origin = forward ?? within.forward
  const time = lasted / 1000
  const [cpuTime, deviceTime] = device === 'cpu' ? [time, 0] : [0, time]
  return {
    name,
    timeRange: { start: from / 1000, end: (from + lasted) / 1000 },
    thread,
    device,
    isUserAnnotation: scope === userScope,
    sequenceNr: sequence,
    line: within.site?.line,
    forwardLine: origin && (origin.forwardLine ?? origin.line),
    stack: (withStack && within.site?.stack) || [],
    inputShapes: inputs[0],
    inputDtypes: inputs[1],
    cpuTimeTotal: cpuTime,
    selfCpuTimeTotal: cpuTime,
    deviceTimeTotal: deviceTime,
    selfDeviceTimeTotal: deviceTime,
    cpuMemoryUsage: 0,
    selfCpuMemoryUsage: 0,
    deviceMemoryUsage: 0,
    selfDeviceMemoryUsage: 0,
    cpuParent: within.event,
    cpuChildren: [],
    forward,
  }
}

/** Puts each event where it belongs: into the event that it ran in, to the line that called it, to its forward call. */
export function read(recorded: RecordedEvent[], siteOf: (mark: string) => CallSite, withStack: boolean): Trace {
  // What begins together lies within what ends last; nanoseconds are whole numbers, so that this is exact.
  const order = [...recorded].sort((a, b) => a[1] - b[1] || b[2] - a[2])
  const trace: Trace = { events: [], calls: [], allocations: [] }
  const threads = new Map<string, Open[]>()
  const forwards = new Map<string, Event>()
  const launches = new Map<number, Event>()
  const kernels: { linked: number; event: Event }[] = []

  for (const one of order) {
    const [name, from, lasted, by, forwardThread, sequence, scope, device, bytes, id, linked] = one
    // A call of the CUDA runtime is known by the operator that made it, not by its thread.
    const thread = (device === 'cpu' && linked > 0 && launches.get(linked)?.thread) || by
    const range = { start: from / 1000, end: (from + lasted) / 1000 }
    const isMemory = name === '[memory]'
    const lane = isMemory ? `cpu ${thread}` : `${device.replace(/:.*/, '')} ${thread}`
    const open = threads.get(lane) ?? [closed]
    threads.set(lane, open)
    while (open[open.length - 1].end < from + lasted) open.pop()
    const within = open[open.length - 1]

    if (isMemory) {
      trace.allocations.push({ time: range.start, thread, device, bytes })
      allocate(within.event, device, bytes)
      continue
    }
    if (scope === callScope) {
      const site = siteOf(name)
      trace.calls.push({ ...site, ...range, thread })
      open.push({ end: from + lasted, site, forward: undefined, event: within.event })
      continue
    }
    const forward = forwardThread > 0 ? forwards.get(`${forwardThread} ${sequence}`) : undefined
    const origin = forward ?? within.forward
    const event = eventOf(one, thread, within, forward, withStack)
    trace.events.push(event)
    if (device === 'cpu') {
      if (within.event !== undefined) {
        within.event.cpuChildren.push(event)
        within.event.selfCpuTimeTotal -= event.cpuTimeTotal
      }
      if (sequence >= 0 && forwardThread === 0) forwards.set(`${thread} ${sequence}`, event)
      if (linked === 0) launches.set(id, event)
    } else {
      kernels.push({ linked, event })
    }
    open.push({ end: from + lasted, site: within.site, forward: origin, event })
  }
  for (const { linked, event } of kernels) launched(launches.get(linked), event)
  return { ...trace, events: withoutRepeats(trace.events as Event[]) }
}

/** An overload that does nothing but call another of its own name is one call, as PyTorch counts it. */
function withoutRepeats(events: Event[]): Event[] {
  const kept = new Map<Event, Event>()
  for (const event of [...events].reverse()) {
    const outer = event.cpuParent
    if (outer === undefined || outer.name !== event.name || outer.cpuChildren.length !== 1) continue
    outer.cpuChildren = event.cpuChildren
    for (const child of event.cpuChildren) child.cpuParent = outer
    for (const self of [
      'selfCpuTimeTotal',
      'selfDeviceTimeTotal',
      'selfCpuMemoryUsage',
      'selfDeviceMemoryUsage',
    ] as const) {
      outer[self] += event[self]
    }
    kept.set(event, outer)
  }
  for (const event of events) {
    while (event.forward !== undefined && kept.has(event.forward)) event.forward = kept.get(event.forward)
  }
  return events.filter((event) => !kept.has(event))
}

function allocate(owner: Event | undefined, device: string, bytes: number): void {
  if (owner === undefined) return
  const [self, total] =
    device === 'cpu'
      ? (['selfCpuMemoryUsage', 'cpuMemoryUsage'] as const)
      : (['selfDeviceMemoryUsage', 'deviceMemoryUsage'] as const)
  owner[self] += bytes
  for (let event: Event | undefined = owner; event !== undefined; event = event.cpuParent) event[total] += bytes
}

/** Counts a kernel's time to the operator that started it, and the operator's line to the kernel. */
function launched(by: Event | undefined, kernel: Event): void {
  if (by === undefined) return
  kernel.line = by.line
  kernel.forwardLine = by.forwardLine
  kernel.stack = by.stack
  by.selfDeviceTimeTotal += kernel.deviceTimeTotal
  for (let event: Event | undefined = by; event !== undefined; event = event.cpuParent) {
    event.deviceTimeTotal += kernel.deviceTimeTotal
  }
}
