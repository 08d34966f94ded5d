import type { RecordedEvent } from '../binding/native'
import type { CallSite } from './call-sites'

/** A recorded operator, derivative, user range, or kernel. Times are in microseconds. */
export interface FunctionEvent {
  readonly name: string
  /** Times since the recording began. */
  readonly timeRange: { readonly start: number; readonly end: number }
  /** libtorch's number for the thread; for a kernel, the stream. */
  readonly thread: number
  /** The device that it ran on: 'cpu', 'cuda:0'. */
  readonly device: string
  /** Whether it is a range of `recordFunction`, or a step of a schedule. */
  readonly isUserAnnotation: boolean
  /** Equal for a forward call and its derivative; -1 for none. */
  readonly sequenceNr: number
  /** The user's line, `file:line`, of the call in which this ran; for derivatives that of `backward()`. */
  readonly line: string | undefined
  /** In a backward pass, the line of the forward call that is differentiated. */
  readonly forwardLine: string | undefined
  /** The user's frames of that call, innermost first; empty without `withStack`. */
  readonly stack: readonly string[]
  /** The shapes of the tensor arguments; empty without `recordShapes`. */
  readonly inputShapes: readonly (readonly number[])[]
  readonly inputDtypes: readonly string[]
  readonly cpuTimeTotal: number
  /** Without the events inside. */
  readonly selfCpuTimeTotal: number
  /** The time of the kernels that it and the events inside have launched. */
  readonly deviceTimeTotal: number
  readonly selfDeviceTimeTotal: number
  /** Bytes allocated minus bytes freed while it ran; 0 without `profileMemory`. */
  readonly cpuMemoryUsage: number
  readonly selfCpuMemoryUsage: number
  readonly deviceMemoryUsage: number
  readonly selfDeviceMemoryUsage: number
  readonly cpuParent: FunctionEvent | undefined
  readonly cpuChildren: readonly FunctionEvent[]
  /** The forward call whose derivative this is. */
  readonly forward: FunctionEvent | undefined
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }
type Event = Writable<Omit<FunctionEvent, 'cpuParent' | 'cpuChildren' | 'forward'>> & {
  cpuParent: Event | undefined
  cpuChildren: Event[]
  forward: Event | undefined
}

/** A call from JavaScript into the addon. */
export interface Call extends CallSite {
  readonly start: number
  readonly end: number
  readonly thread: number
}

/** Memory that was allocated or, where negative, freed. */
export interface Allocation {
  readonly time: number
  readonly thread: number
  readonly device: string
  readonly bytes: number
}

/** All that was recorded between a start and a stop, in order of start times. */
export interface Trace {
  readonly events: FunctionEvent[]
  readonly calls: Call[]
  readonly allocations: Allocation[]
}

/** libtorch's RecordScope. */
const callScope = 2
const userScope = 7

/** An event that is open on a thread at some time. */
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

/** Links each event to the event that it ran in, to the line that called it, and to its forward call. */
export function read(recorded: RecordedEvent[], siteOf: (mark: string) => CallSite, withStack: boolean): Trace {
  // Of events that begin together, the one that ends last contains the others. Nanoseconds are whole numbers, so this
  // is exact.
  const order = [...recorded].sort((a, b) => a[1] - b[1] || b[2] - a[2])
  const trace: Trace = { events: [], calls: [], allocations: [] }
  const threads = new Map<string, Open[]>()
  const forwards = new Map<string, Event>()
  const launches = new Map<number, Event>()
  const kernels: { linked: number; event: Event }[] = []

  for (const one of order) {
    const [name, from, lasted, by, forwardThread, sequence, scope, device, bytes, id, linked] = one
    // A call of the CUDA runtime belongs to the operator that made it, and so to that operator's thread.
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

/** An overload that only calls another overload of its name counts as one call, as in PyTorch. */
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

/** Adds a kernel's time to the operator that launched it, and gives the kernel the operator's line. */
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
