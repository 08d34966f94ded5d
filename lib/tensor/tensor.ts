import { inspect } from 'node:util'
import { checkOptions, isOptions, type Rest, requireObject, settings, surplus, wholeNumber } from '../arguments'
import { Handle, idOf, isHandle, peek } from '../binding/handle'
import { native, traits } from '../binding/native'
import { adoptTensorsAs, method, op, withName } from '../binding/ops'
import { defineProperties } from '../binding/prototype'
import { pythonNameAccessors } from '../binding/python-names'
import { onlyAsWritten } from '../binding/relied'
import { requireFlag, shown } from '../binding/shown'
import { rangeError, TorchError, typeError } from '../errors'
import { type TensorMethods, tensorMethods } from '../generated/methods'
import * as ops from '../generated/ops'
import { isObject } from '../kinds'
import { type Device, type DType, dtypes, type Layout, type MemoryFormat, type TypedArray } from '../types'
import { type BackwardOptions, runBackward } from './backward'
import { equality } from './equality'
import { fromTensor, type Nested, type Value } from './export'
import { requireGradient } from './gradient'
import { type Attributes, attributes, type WrittenMethods, writtenMethods } from './methods'
import { tensorText } from './print'

export interface TensorBackwardOptions extends BackwardOptions {
  /** The gradient of this tensor; optional for a tensor of one element. */
  gradient?: Tensor | null
}

export interface ToOptions {
  dtype?: DType
  device?: Device
  nonBlocking?: boolean
  copy?: boolean
  memoryFormat?: MemoryFormat
}

/** The operators of libtorch that take a tensor first are methods: `x.add(y)` is `torch.add(x, y)`. */
export interface Tensor extends TensorMethods, WrittenMethods, Attributes {}

/** The clone's error shows the text of a symbol. */
const uncloneable = Symbol(
  'a tensor, whose memory JavaScript does not hold; send x.toTypedArray() and x.shape, or copy with x.clone() or model.clone()',
)

/**
 * Runs `use` with the gradients of the tensors, and disposes of the wrappers made for it: a wrapper left to the
 * collector would keep the gradient's memory past `zeroGrad`.
 */
// The class assigns it, since only the class sees the cached gradients; but it is not a member, since users can reach the
// class.
export let withGrads: <T>(tensors: readonly Tensor[], use: (grads: (Tensor | null)[]) => T) => T

/** The object that was last read or set as the gradient of a tensor. */
export let lastGrad: (tensor: Tensor) => Tensor | null

/** Makes `grad` the object that `tensor.grad` is, if it holds that gradient. */
export let keepGrad: (tensor: Tensor, grad: Tensor) => void

/**
 * A multi-dimensional array in libtorch's memory, made by {@link tensor}, {@link zeros} and the operators. There is no
 * need to dispose of tensors: garbage is freed, in synchronous loops too.
 * @see https://docs.pytorch.org/docs/2.11/tensors.html
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the prototype gets every one of these methods below
export class Tensor extends Handle {
  #grad: Tensor | null = null
  /**
   * For libraries that compare only an object's own properties, see equality.ts. NaN differs from itself where they
   * compare by `===`, as chai's containSubset does, and equals itself in the others, which compare the elements.
   * @internal
   */
  protected readonly content: unknown = Number.NaN
  /**
   * Makes structuredClone, v8.serialize and postMessage refuse a tensor: they would copy only
   * own properties, and report nothing.
   * @internal
   */
  protected readonly uncloneable: unknown = uncloneable

  /**
   * The size of each dimension.
   * @throws TorchError ERR_SHAPE for a nested tensor, whose parts differ in shape.
   */
  get shape(): number[] {
    return native.shape(idOf(this))
  }

  get ndim(): number {
    return native.dim(idOf(this))
  }

  get dtype(): DType {
    return dtypes[native.dtype(idOf(this))]
  }

  get device(): Device {
    return native.device(idOf(this))
  }

  get layout(): Layout {
    return native.layout(idOf(this)) as Layout
  }

  /** Whether operations on this tensor are recorded for {@link Tensor.backward}. Settable on leaves of floating dtypes. */
  get requiresGrad(): boolean {
    return is(this, 'requiresGrad')
  }

  set requiresGrad(value: boolean) {
    this.requiresGrad_(value)
  }

  /** Sets {@link Tensor.requiresGrad} and returns this tensor. */
  requiresGrad_(value = true): this {
    if (arguments.length > 1) throw surplus('Tensor.requiresGrad_', 1, arguments)
    requireFlag('requiresGrad', value)
    if (!value && !this.isLeaf) {
      throw new TorchError('ERR_AUTOGRAD', 'requiresGrad of a computed tensor cannot be turned off; use x.detach()')
    }
    native.setRequiresGrad(idOf(this), value)
    return this
  }

  get isLeaf(): boolean {
    return is(this, 'isLeaf')
  }

  /**
   * The gradient that {@link Tensor.backward} has summed into this tensor, or null.
   * @throws TorchError on assigning a tensor of another shape, dtype or device, or this tensor itself.
   */
  get grad(): Tensor | null {
    const last = this.#grad === null ? 0 : peek(this.#grad)
    const id = this.#gradId(last)
    if (id === 0) this.#grad = null
    else if (id !== last) this.#grad = new Tensor(id)
    return this.#grad
  }

  set grad(value: Tensor | null) {
    if (value !== null) requireGradient('Tensor.grad', value, this)
    if (value === this) {
      throw new TorchError(
        'ERR_AUTOGRAD',
        'Tensor.grad: a tensor cannot be its own gradient; give a copy of it: x.clone()',
      )
    }
    native.setGrad(idOf(this), value === null ? 0 : idOf(value))
    this.#grad = value
  }

  #gradId(last: number): number {
    try {
      return native.grad(idOf(this), last)
    } catch (error) {
      // An ended scope has freed the wrapper of the last gradient, but the gradient lives on.
      if (last === 0 || (error as TorchError).code !== 'ERR_DISPOSED') throw error
      return native.grad(idOf(this), 0)
    }
  }

  /** The name of the autograd function that made this tensor, such as 'AddBackward0'; undefined for leaves. */
  get gradFn(): string | undefined {
    if (!this.isLeaf)
      onlyAsWritten('gradFn of a tensor is read in it, and an argument may have another one in each call')
    return native.gradFn(idOf(this))
  }

  /** Keeps `grad` for this tensor although it is not a leaf. */
  retainGrad(): void {
    if (arguments.length > 0) throw surplus('Tensor.retainGrad', 0, arguments)
    if (!this.isLeaf) onlyAsWritten('retainGrad is called in it, which a replay would not do to its results')
    native.retainGrad(idOf(this))
  }

  /**
   * Computes the gradient of this tensor with respect to every leaf, and adds it to the leaf's `grad`.
   * @param gradient the gradient of this tensor; optional for a tensor of one element:
   * `loss.backward({ retainGraph: true })`.
   * @throws TorchError ERR_SHAPE for a gradient of another shape; ERR_AUTOGRAD where nothing was recorded, or the graph
   * has been freed; ERR_NOT_IMPLEMENTED inside the transforms of `func`; TypeError for empty `inputs`.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.backward.html
   */
  backward(gradient: Tensor | TensorBackwardOptions | null = null, options: BackwardOptions = {}): void {
    if (gradient !== null && !isHandle(gradient)) {
      if (!isObject(gradient)) throw typeError(`backward: the gradient must be a tensor, got ${shown(gradient)}`)
      this.backward(gradient.gradient ?? null, gradient)
      return
    }
    if (arguments.length > 2) throw surplus('Tensor.backward', 2, arguments)
    checkOptions('Tensor.backward', options, ['gradient', 'retainGraph', 'createGraph', 'inputs'])
    runBackward([this], [gradient as Tensor | null], options)
  }

  /** A leaf on the same memory that records nothing. Assigning replaces the memory of this tensor. */
  get data(): Tensor {
    return this.detach()
  }

  set data(value: Tensor) {
    native.setData(idOf(this), idOf(value))
  }

  numel(): number {
    if (arguments.length > 0) throw surplus('Tensor.numel', 0, arguments)
    return native.numel(idOf(this))
  }

  /** The distance in elements between neighbours along each dimension. */
  stride(): number[]
  stride(dim: number): number
  stride(dim?: number): number | number[] {
    if (arguments.length > 1) throw surplus('Tensor.stride', 1, arguments)
    const strides = native.strides(idOf(this))
    return dim === undefined ? strides : this.#along(dim, strides)
  }

  size(): number[]
  size(dim: number): number
  size(dim?: number): number | number[] {
    if (arguments.length > 1) throw surplus('Tensor.size', 1, arguments)
    if (dim !== undefined && this.isNested) return nestedSize(this, dim)
    const { shape } = this
    return dim === undefined ? shape : this.#along(dim, shape)
  }

  #along(dim: number, values: number[]): number {
    wholeNumber('Tensor.size', 'dim', dim)
    const value = values[dim < 0 ? dim + values.length : dim]
    if (value === undefined) {
      throw rangeError(`there is no dimension ${shown(dim)} in a tensor of shape [${this.shape.join(', ')}]`)
    }
    return value
  }

  /** The size of one element in bytes. */
  elementSize(): number {
    if (arguments.length > 0) throw surplus('Tensor.elementSize', 0, arguments)
    return native.itemSize(idOf(this))
  }

  dim(): number {
    if (arguments.length > 0) throw surplus('Tensor.dim', 0, arguments)
    return this.ndim
  }

  /**
   * Whether the elements lie one after another in memory.
   * @param options.memoryFormat the order: by default that of the dimensions, `'channels_last'` or `'channels_last_3d'`
   */
  isContiguous(...rest: Rest<{ memoryFormat?: MemoryFormat }>): boolean {
    const defaults = { memoryFormat: 'contiguous_format' as MemoryFormat }
    const { memoryFormat } = settings('Tensor.isContiguous', defaults, rest)
    if (memoryFormat === 'contiguous_format') return is(this, 'isContiguous')
    return liesChannelsLast(this, memoryFormat)
  }

  isComplex(): boolean {
    if (arguments.length > 0) throw surplus('Tensor.isComplex', 0, arguments)
    return is(this, 'isComplex')
  }

  isFloatingPoint(): boolean {
    if (arguments.length > 0) throw surplus('Tensor.isFloatingPoint', 0, arguments)
    return is(this, 'isFloatingPoint')
  }

  /** Whether the elements are stored as integers with a scale, see {@link Tensor.dequantize}. */
  get isQuantized(): boolean {
    return is(this, 'isQuantized')
  }

  /** Whether this is a list of tensors of different shapes, see `torch.nested`. */
  get isNested(): boolean {
    return is(this, 'isNested')
  }

  /** Whether this is a non-leaf whose gradient {@link Tensor.retainGrad} keeps. */
  get retainsGrad(): boolean {
    if (!this.isLeaf) onlyAsWritten('retainsGrad of a tensor is read in it')
    return is(this, 'retainsGrad')
  }

  /** The address of the first element, to tell whether two tensors share memory. */
  dataPtr(): bigint {
    if (arguments.length > 0) throw surplus('Tensor.dataPtr', 0, arguments)
    return native.address(idOf(this))
  }

  /**
   * The only element of the tensor as a JavaScript value: boolean for bool, bigint for an integer beyond 2^53, a pair
   * [real, imaginary] for complex, else a number. Waits for the device.
   */
  item<T extends Value = number>(): T {
    if (arguments.length > 0) throw surplus('Tensor.item', 0, arguments)
    return native.item(idOf(this)) as T
  }

  /**
   * The elements as nested arrays, with values as {@link Tensor.item} returns them; a 0-dim tensor returns its element.
   */
  toArray<T extends Nested = Nested>(): T {
    if (arguments.length > 0) throw surplus('Tensor.toArray', 0, arguments)
    return fromTensor(this).nested() as T
  }

  /**
   * A copy of the elements in logical order: bool as Uint8Array, int64 as BigInt64Array, float16, bfloat16, float8 and
   * quantised ones as Float32Array, complex as pairs of real and imaginary part.
   * @param into an array of that kind and length to write to and return, instead of a new one, for calls in a loop
   * @throws TypeError for an array of another kind; TorchError ERR_SHAPE for one of another length
   */
  toTypedArray<Into extends TypedArray = TypedArray>(into?: Into): Into {
    if (arguments.length > 1) throw surplus('Tensor.toTypedArray', 1, arguments)
    return fromTensor(this).typed(into) as Into
  }

  /** A copy of the raw bytes in logical order, as the dtype stores them. */
  toBytes(): Uint8Array {
    if (arguments.length > 0) throw surplus('Tensor.toBytes', 0, arguments)
    return fromTensor(this).bytes()
  }

  /**
   * Converts to another dtype or device; returns this tensor when it has them already and no copy is asked for.
   * @throws TorchError ERR_DEVICE where the device does not exist.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.to.html
   */
  to(target: DType | Device | Tensor | ToOptions, options: ToOptions = {}): Tensor {
    if (arguments.length > 2) throw surplus('Tensor.to', 2, arguments)
    checkOptions('Tensor.to', options, ['dtype', 'device', 'nonBlocking', 'copy', 'memoryFormat'])
    return ops.to(this, { ...targetOptions(target), ...options })
  }

  /**
   * Marks this tensor's memory as used by another stream, so that it is not reused before that stream's work is done.
   * @throws TorchError ERR_DEVICE for a tensor that is not on a CUDA device.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.record_stream.html
   */
  recordStream(stream: { readonly deviceIndex: number; readonly streamId: bigint }): void {
    if (arguments.length > 1) throw surplus('Tensor.recordStream', 1, arguments)
    requireObject('Tensor.recordStream', 'stream', stream, 'a torch.cuda.Stream')
    native.recordStream(idOf(this), stream.deviceIndex, stream.streamId)
  }

  cpu(): Tensor {
    if (arguments.length > 0) throw surplus('Tensor.cpu', 0, arguments)
    return this.to('cpu')
  }

  cuda(device: Device = 'cuda'): Tensor {
    if (arguments.length > 1) throw surplus('Tensor.cuda', 1, arguments)
    return this.to(device)
  }

  /**
   * The number of a tensor of one element, for comparisons such as `loss < 0.1`; the text, for template strings.
   * @throws TypeError for JavaScript's operators on a larger tensor
   */
  [Symbol.toPrimitive](hint: string): unknown {
    if (hint === 'string') return this.toString()
    if (this.numel() === 1) return this.item()
    const what = `${shown(this)} is not a number, and JavaScript's operators are for numbers`
    throw typeError(`${what}; use x.add(y), x.mul(y), x.gt(y) and so on, or \`\${x}\` for its text`)
  }

  /** Returns the elements as {@link Tensor.toArray} does, for `JSON.stringify`. */
  get toJSON(): () => Nested {
    // A bound function, since jest prints copies of objects, which have no private fields.
    return () => this.toArray()
  }

  /** The tensor as PyTorch prints it. */
  override toString(): string {
    if (arguments.length > 0) throw surplus('Tensor.toString', 0, arguments)
    // jest sorts by the text of copies, which have no private fields.
    return isHandle(this) ? tensorText(this) : 'Tensor'
  }

  [inspect.custom](): string {
    return this.disposed ? `${this.constructor.name}(disposed)` : tensorText(this)
  }

  /** Iterates over the rows. A 0-dim tensor has no iterator, so that libraries which look for one compare its value. */
  get [Symbol.iterator](): () => IterableIterator<Tensor> {
    return isHandle(this) && this.ndim > 0 ? rows : (undefined as never)
  }

  static {
    lastGrad = (tensor) => tensor.#grad
    keepGrad = (tensor, grad) => {
      const id = native.grad(idOf(tensor), idOf(grad))
      if (id === idOf(grad)) tensor.#grad = grad
      else native.release(id)
    }
    withGrads = (tensors, use) => {
      const borrowed: Tensor[] = []
      const grads = tensors.map((tensor) => {
        if (tensor.#grad !== null) return tensor.grad
        const id = native.grad(idOf(tensor), 0)
        if (id === 0) return null
        const grad = new Tensor(id)
        borrowed.push(grad)
        return grad
      })
      try {
        return use(grads)
      } finally {
        for (const grad of borrowed) grad.dispose()
      }
    }
  }
}

// A function and not a private method, which would fail with V8's own words for other receivers, such as a Proxy.
function is(tensor: Tensor, trait: keyof typeof traits): boolean {
  return (native.traits(idOf(tensor)) & traits[trait]) !== 0
}

function* rows(this: Tensor): IterableIterator<Tensor> {
  yield* ops.unbind(this, 0)
}

const nestedSize = op('size', 'int')

function targetOptions(target: DType | Device | Tensor | ToOptions): ToOptions {
  if (isHandle(target)) return { dtype: (target as Tensor).dtype, device: (target as Tensor).device }
  if (isOptions(target)) return target as ToOptions
  if (typeof target !== 'string')
    throw typeError(`to() takes a dtype, a device, a tensor or options, got ${shown(target)}`)
  return (dtypes as readonly string[]).includes(target) ? { dtype: target as DType } : { device: target }
}

const members: PropertyDescriptorMap & ThisType<Tensor> = { ...equality }
const written = new Set(Object.getOwnPropertyNames(Tensor.prototype))
for (const [name, operator] of [...Object.entries(tensorMethods), ...Object.entries(writtenMethods)]) {
  if (written.has(name)) continue
  members[name] = { value: withName(name, method(operator)), writable: true, configurable: true }
}
for (const [name, operator] of Object.entries(attributes)) {
  members[name] = {
    get(this: Tensor) {
      return operator(this)
    },
    configurable: true,
  }
}
const positions = [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
const pythonNames = pythonNameAccessors([...written, ...Object.keys(members)], {
  ...Object.fromEntries(positions.map((i) => [`${i}`, `x.at(${i}), and x[${i}] = y is x.setAt(y, ${i})`])),
  __getitem__: 'at(index)',
  __setitem__: 'setAt(value, index)',
  __len__: 'shape[0]',
  numpy: 'toTypedArray(), or toArray() for nested arrays,',
  tolist: 'toArray()',
})
defineProperties(Tensor.prototype, pythonNames, members)

adoptTensorsAs((id) => new Tensor(id))

/** Whether the elements lie in memory with the channels innermost; the same test as libtorch's. */
function liesChannelsLast(tensor: Tensor, format: MemoryFormat): boolean {
  const orders: Partial<Record<MemoryFormat, number[]>> = {
    channels_last: [1, 3, 2, 0],
    channels_last_3d: [1, 4, 3, 2, 0],
  }
  const order = typeof format === 'string' ? orders[format] : undefined
  if (order === undefined) throw typeError(`Tensor.isContiguous: there is no order ${shown(format)} to lie in`)
  if (tensor.ndim !== order.length) return false
  let expected = 1
  return order.every((dim) => {
    const size = tensor.size(dim)
    const fits = size === 1 || tensor.stride(dim) === expected
    expected *= size
    return fits
  })
}
