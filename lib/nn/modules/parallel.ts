import { finiteNumber, settings, shown, surplus } from '../../arguments'
import { isGradEnabled, noGrad } from '../../autograd'
import { idsOf } from '../../binding/handle'
import { type Id, native } from '../../binding/native'
import { onlyAsWritten } from '../../binding/relied'
import { groupOf, type ProcessGroup } from '../../distributed/group'
import { TorchError, typeError } from '../../errors'
import { isArray, isPlain } from '../../kinds'
import { isTensor, type Tensor } from '../../tensor'
import { Module } from '../core/module'

export interface DistributedDataParallelOptions {
  /** Whether rank 0's buffers are given to all ranks before each forward pass; default true. */
  broadcastBuffers?: boolean
  /** The ranks that train together; default null, all. */
  processGroup?: ProcessGroup | null
  /** The megabytes of gradients that are reduced together; default null, 25, and 1 for the first bucket. */
  bucketCapMb?: number | null
  /** Whether to look in each forward pass for parameters that it does not use; default false. */
  findUnusedParameters?: boolean
  /** Whether `.grad` is a view of a bucket, which saves a copy of all gradients; default false. */
  gradientAsBucketView?: boolean
  /** Whether each pass uses the same parameters in the same order; default false. */
  staticGraph?: boolean
}

const where = 'nn.parallel.DistributedDataParallel'

/** The bytes of weights that rank 0 gives to all together. */
const broadcastBytes = 250 * 2 ** 20

function collect(value: unknown, found: Tensor[]): Tensor[] {
  if (isTensor(value)) found.push(value)
  else if (isArray(value)) for (const item of value) collect(item, found)
  else if (value instanceof Map) for (const item of value.values()) collect(item, found)
  else if (isPlain(value)) for (const item of Object.values(value as object)) collect(item, found)
  return found
}

/**
 * Trains copies of a module in several processes, each with its share of the data: gradients are averaged over all ranks
 * while the backward pass runs, so that all ranks take the same steps. Weights and buffers begin as those of rank 0.
 * c10d's own reducer does the work, as in Python; ranks of Python may be in the group.
 *
 * ```ts no-run
 * await torch.distributed.initProcessGroup()
 * const model = new torch.nn.parallel.DistributedDataParallel(new torch.nn.Linear(10, 2))
 * ```
 *
 * A compiled function that calls it runs as written.
 * @throws TorchError ERR_MODULE for a module without parameters that require gradients, ERR_DISTRIBUTED where the ranks'
 * parameters differ or there is no process group
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.parallel.DistributedDataParallel.html
 */
export class DistributedDataParallel<Args extends unknown[] = [input: Tensor], Result = Tensor> extends Module<
  Args,
  Result
> {
  readonly module: Module<Args, Result>
  readonly #group: ProcessGroup
  readonly #reducer: Id
  readonly #broadcastsBuffers: boolean
  readonly #looksForUnused: boolean
  #syncs = true
  /** Whether gradients were reduced since the buffers were given to all. */
  #buffersDiffer = true

  constructor(module: Module<Args, Result>, options?: DistributedDataParallelOptions)
  constructor(module: Module<Args, Result>, ...rest: unknown[]) {
    super()
    const defaults = {
      ...{ broadcastBuffers: true, processGroup: null, bucketCapMb: null, findUnusedParameters: false },
      ...{ gradientAsBucketView: false, staticGraph: false },
    }
    const options = settings<Required<DistributedDataParallelOptions>>(where, defaults, rest)
    if (!(module instanceof Module)) throw typeError(`${where}: module must be a Module, but it is ${shown(module)}`)
    const { processGroup, bucketCapMb, findUnusedParameters, gradientAsBucketView, staticGraph } = options
    onlyAsWritten(`${where} is made`)
    const group = groupOf(where, processGroup)
    if (group.rank() < 0) {
      throw new TorchError('ERR_DISTRIBUTED', `${where}: this process is no rank of the group '${group.groupName}'`)
    }
    const cap = bucketCapMb === null ? 25 : finiteNumber(where, 'bucketCapMb', bucketCapMb, { min: 0, aboveMin: true })
    const trained = [...module.namedParameters()].filter(([, parameter]) => parameter.requiresGrad)
    if (trained.length === 0) {
      throw new TorchError(
        'ERR_MODULE',
        `${where}: the module has no parameters that require gradients, so there is nothing to average; use the module itself`,
      )
    }
    const elsewhere = trained.find(([, { device }]) => !device.startsWith('cpu'))
    if (elsewhere !== undefined) {
      throw new TorchError(
        'ERR_DEVICE',
        `${where}: the parameter ${elsewhere[0]} is on ${elsewhere[1].device}, but gloo serves the CPU alone`,
      )
    }
    this.module = module
    this.#group = group
    this.#broadcastsBuffers = options.broadcastBuffers
    this.#looksForUnused = findUnusedParameters && !staticGraph
    const parameters = idsOf(trained.map(([, parameter]) => parameter))
    native.verifyParameters(group.groupName, parameters)
    this.#broadcast([...module.parameters(), ...module.buffers()])
    this.#reducer = native.newReducer(
      group.groupName,
      parameters,
      trained.map(([name]) => name),
      cap * 2 ** 20,
      bucketCapMb === null,
      findUnusedParameters,
      gradientAsBucketView,
      staticGraph,
    )
    native.own(this.#reducer, this)
  }

  #broadcast(tensors: Tensor[]): void {
    if (tensors.length === 0) return
    const plain = noGrad(() => tensors.map((tensor) => tensor.detach()))
    native.broadcastCoalesced(this.#group.groupName, idsOf(plain), broadcastBytes, 0)
  }

  override forward(...inputs: Args): Result {
    onlyAsWritten(`${where} averages gradients with other processes`)
    const syncs = this.#syncs && isGradEnabled()
    if (isGradEnabled()) native.reducerForward(this.#reducer, syncs)
    if (this.#buffersDiffer && this.#broadcastsBuffers) this.#broadcast([...this.module.buffers()])
    const output = this.module.forward(...inputs)
    this.#buffersDiffer = syncs
    if (syncs) native.reducerBackward(this.#reducer, idsOf(this.#looksForUnused ? collect(output, []) : []))
    return output
  }

  /**
   * Runs a function in whose backward passes gradients are only added up here, not averaged with other ranks: those of the
   * next pass outside take them along.
   */
  noSync<T>(run: () => T): T {
    if (arguments.length > 1) throw surplus(`${where}.noSync`, ['run'], arguments)
    if (typeof run !== 'function') throw typeError(`${where}.noSync: run must be a function, but it is ${shown(run)}`)
    const before = this.#syncs
    this.#syncs = false
    try {
      return run()
    } finally {
      this.#syncs = before
    }
  }
}
