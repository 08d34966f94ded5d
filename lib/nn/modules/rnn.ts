import {
  type Args,
  finiteNumber,
  flag,
  oneOf,
  positional,
  requireTensor,
  settings,
  shown,
  surplus,
  wholeNumber,
} from '../../arguments'
import { emitWarning } from '../../binding/warning'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import { empty, gruCell, lstmCell, rnnReluCell, rnnTanhCell, zeros } from '../../generated/ops'
import { isArray } from '../../kinds'
import { Tensor } from '../../tensor'
import { Module } from '../core/module'
import { PackedSequence } from '../core/packed-sequence'
import { Parameter } from '../core/parameter'
import type { Placement } from '../core/placement'
import { pythonBool, pythonFloat } from '../core/repr'
import { registerFields } from '../core/slots'
import { uniform_ } from '../init'

export interface RecurrentOptions extends Placement {
  /** The number of stacked layers; default 1. */
  numLayers?: number
  /** Whether the layers have biases; default true. */
  bias?: boolean
  /** Whether sequences are `[batch, time, features]` instead of `[time, batch, features]`; default false. */
  batchFirst?: boolean
  /** The probability of dropout between layers; default 0. */
  dropout?: number
  /** Whether each layer also runs backwards; default false. */
  bidirectional?: boolean
}

const recurrentDefaults: RecurrentOptions = {
  numLayers: 1,
  bias: true,
  batchFirst: false,
  dropout: 0,
  bidirectional: false,
  device: undefined,
  dtype: undefined,
}

/** The type of the output: packed if the input is packed. */
type Like<Sequence> = Sequence extends PackedSequence ? PackedSequence : Tensor

/** The arguments of a kernel after its sequence and states. */
type Rest = [params: Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, both: boolean]

const sizes = ({ shape }: Tensor) => `[${shape.join(', ')}]`

/** The base of RNN, LSTM and GRU: weights named `weight_ih_l0`, `weight_hh_l0_reverse`, …, and sequences in three forms. */
abstract class Recurrent extends Module {
  readonly inputSize: number
  readonly hiddenSize: number
  readonly numLayers: number
  readonly bias: boolean
  batchFirst: boolean
  dropout: number
  readonly bidirectional: boolean
  readonly projSize: number
  /** The names of the parameters of each layer and direction, in the kernels' order. */
  private readonly names: string[][];
  [weight: `weight_${string}`]: Parameter
  [bias: `bias_${string}`]: Parameter

  constructor(
    where: string,
    gates: number,
    inputSize: number,
    hiddenSize: number,
    options: RecurrentOptions & { projSize?: number },
  ) {
    super()
    this.inputSize = wholeNumber(where, 'inputSize', inputSize, { min: 1 })
    this.hiddenSize = wholeNumber(where, 'hiddenSize', hiddenSize, { min: 1 })
    this.numLayers = wholeNumber(where, 'numLayers', options.numLayers, { min: 1 })
    this.bias = flag(where, 'bias', options.bias)
    this.batchFirst = flag(where, 'batchFirst', options.batchFirst)
    this.dropout = finiteNumber(where, 'dropout', options.dropout, { min: 0, max: 1 })
    this.bidirectional = flag(where, 'bidirectional', options.bidirectional)
    const projRange = { min: 0, max: hiddenSize, belowMax: true }
    this.projSize = wholeNumber(where, 'projSize', options.projSize ?? 0, projRange)
    if (this.dropout > 0 && this.numLayers === 1) {
      emitWarning(`${where}: dropout is applied between layers, but there is only one layer`)
    }
    const { dtype, device } = options
    const parameter = (...shape: number[]) => new Parameter(ops.empty(shape, { dtype, device }))
    this.names = this.weightNames()
    for (const [layer, names] of this.names.entries()) {
      const width = this.projSize || hiddenSize
      const input = layer < this.directions ? inputSize : width * this.directions
      const shapes = {
        ih: [gates * hiddenSize, input],
        hh: [gates * hiddenSize, width],
        hr: [this.projSize, hiddenSize],
      }
      for (const name of names) {
        const shape = shapes[name.split('_')[1] as keyof typeof shapes]
        this.registerParameter(name, name.startsWith('weight') ? parameter(...shape) : parameter(shape[0]))
      }
    }
    this.resetParameters()
  }

  /** Draws new initial values from U(-1 / sqrt(hiddenSize), 1 / sqrt(hiddenSize)), layer by layer. */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus(`nn.${this.constructor.name}.resetParameters`, 0, arguments)
    const bound = 1 / Math.sqrt(this.hiddenSize)
    for (const parameter of this.parameters()) uniform_(parameter, -bound, bound)
  }

  /** The weights and biases of each layer and direction. */
  get allWeights(): Parameter[][] {
    return this.names.map((names) => names.map((name) => this[name as 'weight_']))
  }

  protected get directions(): number {
    return this.bidirectional ? 2 : 1
  }

  private weightNames(): string[][] {
    const kinds = ['weight_ih', 'weight_hh', ...(this.bias ? ['bias_ih', 'bias_hh'] : [])]
    if (this.projSize > 0) kinds.push('weight_hr')
    const suffixes = this.bidirectional ? ['', '_reverse'] : ['']
    return Array.from({ length: this.numLayers }).flatMap((_, layer) =>
      suffixes.map((suffix) => kinds.map((kind) => `${kind}_l${layer}${suffix}`)),
    )
  }

  /** The number of features of each state, that of the output first. */
  protected stateSizes(): number[] {
    return [this.hiddenSize]
  }

  protected abstract packedKernel(data: Tensor, batchSizes: Tensor, states: Tensor[], ...rest: Rest): Tensor[]
  protected abstract paddedKernel(input: Tensor, states: Tensor[], ...rest: [...Rest, batchFirst: boolean]): Tensor[]

  /** Computes the output and the last states. */
  protected run(input: Tensor | PackedSequence, states: Tensor[] | null): [Tensor | PackedSequence, Tensor[]] {
    const rest: Rest = [
      this.allWeights.flat(),
      this.bias,
      this.numLayers,
      this.dropout,
      this.training,
      this.bidirectional,
    ]
    return input instanceof PackedSequence ? this.runPacked(input, states, rest) : this.runPadded(input, states, rest)
  }

  private runPacked(input: PackedSequence, states: Tensor[] | null, rest: Rest): [PackedSequence, Tensor[]] {
    const { data, batchSizes, sortedIndices, unsortedIndices } = input
    this.checkInput(data, 2)
    const began = this.initial(data, Number(batchSizes.select(0, 0).item()), states)
    const sorted = sortedIndices ? began.map((state) => state.indexSelect(1, sortedIndices)) : began
    const [output, ...ended] = this.packedKernel(data, batchSizes, sorted, ...rest)
    return [
      new PackedSequence(output, batchSizes, sortedIndices, unsortedIndices),
      unsortedIndices ? ended.map((state) => state.indexSelect(1, unsortedIndices)) : ended,
    ]
  }

  private runPadded(input: Tensor, states: Tensor[] | null, rest: Rest): [Tensor, Tensor[]] {
    if (!(input instanceof Tensor)) {
      throw typeError(`nn.${this.constructor.name}: takes a tensor or a PackedSequence, not ${shown(input)}`)
    }
    this.checkInput(input, 2, 3)
    if (input.ndim === 3) {
      const began = this.initial(input, input.shape[this.batchFirst ? 0 : 1], states)
      const [output, ...ended] = this.paddedKernel(input, began, ...rest, this.batchFirst)
      return [output, ended]
    }
    const batch = this.batchFirst ? 0 : 1
    for (const state of states ?? []) {
      if (state.ndim !== 2) throw this.wrongState(state, 'for a sequence without a batch, a state is 2-D')
    }
    const began = this.initial(input, 1, states?.map((state) => state.unsqueeze(1)) ?? null)
    const [output, ...ended] = this.paddedKernel(input.unsqueeze(batch), began, ...rest, this.batchFirst)
    return [output.squeeze(batch), ended.map((state) => state.squeeze(1))]
  }

  private checkInput(input: Tensor, ...dims: number[]): void {
    const where = `nn.${this.constructor.name}`
    const { shape } = input
    if (!dims.includes(shape.length)) {
      const wants = dims.map((count) => `${count}-D`).join(' or ')
      throw new TorchError('ERR_SHAPE', `${where}: takes a ${wants} input, but its shape is ${sizes(input)}`)
    }
    if (shape.at(-1) === this.inputSize) return
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: the last dimension must be inputSize, ${this.inputSize}, but the input's shape is ${sizes(input)}`,
    )
  }

  /** The initial states; zeros if none are given. */
  private initial(input: Tensor, batch: number, states: Tensor[] | null): Tensor[] {
    const { dtype, device } = input
    const layers = this.numLayers * this.directions
    return this.stateSizes().map((size, i) => {
      if (!states) return ops.zeros([layers, batch, size], { dtype, device })
      const wants = `[${layers}, ${batch}, ${size}]`
      if (sizes(states[i]) !== wants) throw this.wrongState(states[i], `it must be ${wants}`)
      return states[i]
    })
  }

  private wrongState(state: Tensor, why: string): TorchError {
    return new TorchError('ERR_SHAPE', `nn.${this.constructor.name}: a state has shape ${sizes(state)}; ${why}`)
  }

  protected override extraRepr(): string {
    const parts = [`${this.inputSize}, ${this.hiddenSize}`]
    if (this.projSize !== 0) parts.push(`proj_size=${this.projSize}`)
    if (this.numLayers !== 1) parts.push(`num_layers=${this.numLayers}`)
    if (!this.bias) parts.push(`bias=${pythonBool(this.bias)}`)
    if (this.batchFirst) parts.push('batch_first=True')
    if (this.dropout !== 0) parts.push(`dropout=${pythonFloat(this.dropout)}`)
    if (this.bidirectional) parts.push('bidirectional=True')
    return parts.join(', ')
  }
}

/** A single state as a list. */
function single(where: string, state: Tensor | null | undefined): Tensor[] | null {
  if (state === null || state === undefined) return null
  if (state instanceof Tensor) return [state]
  throw typeError(`${where}: the state must be a tensor, but it is ${shown(state)}`)
}

export interface RNNOptions extends RecurrentOptions {
  /** The activation of a step; default `'tanh'`. */
  nonlinearity?: 'tanh' | 'relu'
}

/**
 * An Elman recurrent network: `h' = tanh(W x + b + V h + c)`.
 *
 * `forward(input, state?)` takes an input `[time, batch, inputSize]` (`[batch, time, …]` with batchFirst), `[time, inputSize]` or a
 * {@link PackedSequence}, and a state `[layers · directions, batch, hiddenSize]`, by default zeros. It gives the last layer's
 * states at all steps, in the input's form, and all layers' states at the last step.
 * @throws TypeError, TorchError `ERR_RANGE` for wrong options, `ERR_SHAPE` for an input or state of the wrong shape
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.RNN.html
 */
export class RNN extends Recurrent {
  readonly nonlinearity: 'tanh' | 'relu'

  constructor(
    ...given: Args<
      'nn.RNN',
      [inputSize: number, hiddenSize: number],
      RNNOptions,
      ['numLayers', 'nonlinearity', 'bias', 'batchFirst', 'dropout', 'bidirectional']
    >
  ) {
    const [inputSize, hiddenSize, ...args] = positional('nn.RNN', given)
    const { numLayers, ...others } = recurrentDefaults
    const defaults: RNNOptions = { numLayers, nonlinearity: 'tanh', ...others }
    const { nonlinearity, ...options } = settings<RNNOptions>('nn.RNN', defaults, args)
    super('nn.RNN', 1, inputSize, hiddenSize, options)
    this.nonlinearity = oneOf('nn.RNN', 'nonlinearity', nonlinearity, ['tanh', 'relu'])
  }

  override forward<Sequence extends Tensor | PackedSequence>(
    input: Sequence,
    state?: Tensor | null,
  ): [output: Like<Sequence>, state: Tensor] {
    const [output, [last]] = this.run(input, single('nn.RNN', state))
    return [output as Like<Sequence>, last]
  }

  protected packedKernel(data: Tensor, batchSizes: Tensor, [state]: Tensor[], ...rest: Rest): Tensor[] {
    const kernel = this.nonlinearity === 'tanh' ? ops.rnnTanh : ops.rnnRelu
    return kernel(data, batchSizes, state, ...rest)
  }

  protected paddedKernel(input: Tensor, [state]: Tensor[], ...rest: [...Rest, batchFirst: boolean]): Tensor[] {
    const kernel = this.nonlinearity === 'tanh' ? ops.rnnTanh : ops.rnnRelu
    return kernel(input, state, ...rest)
  }
}

/**
 * A gated recurrent unit. Its sequences and states are as in {@link RNN}.
 * @throws TypeError, TorchError `ERR_RANGE` for wrong options, `ERR_SHAPE` for an input or state of the wrong shape
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.GRU.html
 */
export class GRU extends Recurrent {
  constructor(
    ...given: Args<
      'nn.GRU',
      [inputSize: number, hiddenSize: number],
      RecurrentOptions,
      ['numLayers', 'bias', 'batchFirst', 'dropout', 'bidirectional']
    >
  ) {
    const [inputSize, hiddenSize, ...args] = positional('nn.GRU', given)
    super('nn.GRU', 3, inputSize, hiddenSize, settings<RecurrentOptions>('nn.GRU', recurrentDefaults, args))
  }

  override forward<Sequence extends Tensor | PackedSequence>(
    input: Sequence,
    state?: Tensor | null,
  ): [output: Like<Sequence>, state: Tensor] {
    const [output, [last]] = this.run(input, single('nn.GRU', state))
    return [output as Like<Sequence>, last]
  }

  protected packedKernel(data: Tensor, batchSizes: Tensor, [state]: Tensor[], ...rest: Rest): Tensor[] {
    return ops.gru(data, batchSizes, state, ...rest)
  }

  protected paddedKernel(input: Tensor, [state]: Tensor[], ...rest: [...Rest, batchFirst: boolean]): Tensor[] {
    return ops.gru(input, state, ...rest)
  }
}

export interface LSTMOptions extends RecurrentOptions {
  /** The number of features that the output is projected to, less than hiddenSize; default 0, no projection. */
  projSize?: number
}

/**
 * Long short-term memory. Its sequences are as in {@link RNN}. Its state is a pair `[hidden, cell]`; with `projSize` the hidden
 * state has that many features.
 * @throws TypeError, TorchError `ERR_RANGE` for wrong options, `ERR_SHAPE` for an input or state of the wrong shape
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LSTM.html
 */
export class LSTM extends Recurrent {
  constructor(
    ...given: Args<
      'nn.LSTM',
      [inputSize: number, hiddenSize: number],
      LSTMOptions,
      ['numLayers', 'bias', 'batchFirst', 'dropout', 'bidirectional', 'projSize']
    >
  ) {
    const [inputSize, hiddenSize, ...args] = positional('nn.LSTM', given)
    const { device, dtype, ...others } = recurrentDefaults
    const defaults: LSTMOptions = { ...others, projSize: 0, device, dtype }
    super('nn.LSTM', 4, inputSize, hiddenSize, settings<LSTMOptions>('nn.LSTM', defaults, args))
  }

  override forward<Sequence extends Tensor | PackedSequence>(
    input: Sequence,
    state?: readonly [hidden: Tensor, cell: Tensor] | null,
  ): [output: Like<Sequence>, state: [hidden: Tensor, cell: Tensor]] {
    const isPair = isArray(state) && state.length === 2 && [...state].every((part) => part instanceof Tensor)
    if (state !== null && state !== undefined && !isPair) {
      throw typeError(`nn.LSTM: the state must be [hidden, cell], but it is ${shown(state)}`)
    }
    const [output, [hidden, cell]] = this.run(input, state ? [...state] : null)
    return [output as Like<Sequence>, [hidden, cell]]
  }

  protected override stateSizes(): number[] {
    return [this.projSize || this.hiddenSize, this.hiddenSize]
  }

  protected packedKernel(data: Tensor, batchSizes: Tensor, states: Tensor[], ...rest: Rest): Tensor[] {
    return ops.lstm(data, batchSizes, states, ...rest)
  }

  protected paddedKernel(input: Tensor, states: Tensor[], ...rest: [...Rest, batchFirst: boolean]): Tensor[] {
    return ops.lstm(input, states, ...rest)
  }
}

export interface CellOptions extends Placement {
  /** Whether the cell has biases; default true. */
  bias?: boolean
}

const cellDefaults: CellOptions = { bias: true, device: undefined, dtype: undefined }

/** The base of cells: one step of a recurrent network, on `[batch, features]` or `[features]`. */
abstract class Cell extends Module {
  readonly inputSize: number
  readonly hiddenSize: number
  weight_ih: Parameter
  weight_hh: Parameter
  bias_ih: Parameter | null
  bias_hh: Parameter | null

  constructor(where: string, gates: number, inputSize: number, hiddenSize: number, options: CellOptions) {
    super()
    this.inputSize = wholeNumber(where, 'inputSize', inputSize, { min: 0 })
    this.hiddenSize = wholeNumber(where, 'hiddenSize', hiddenSize, { min: 0 })
    const { device, dtype } = options
    const parameter = (...shape: number[]) => new Parameter(empty(shape, { device, dtype }))
    const hasBias = flag(where, 'bias', options.bias)
    this.weight_ih = parameter(gates * hiddenSize, inputSize)
    this.weight_hh = parameter(gates * hiddenSize, hiddenSize)
    this.bias_ih = hasBias ? parameter(gates * hiddenSize) : null
    this.bias_hh = hasBias ? parameter(gates * hiddenSize) : null
    registerFields(this, { bias_ih: 'parameter', bias_hh: 'parameter' })
    this.resetParameters()
  }

  /** Draws new initial values from U(-1 / sqrt(hiddenSize), 1 / sqrt(hiddenSize)). */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus(`nn.${this.constructor.name}.resetParameters`, 0, arguments)
    const bound = this.hiddenSize > 0 ? 1 / Math.sqrt(this.hiddenSize) : 0
    for (const parameter of this.parameters()) uniform_(parameter, -bound, bound)
  }

  /** Runs `step` on a batch; an input without a batch dimension becomes a batch of one row. */
  protected step(
    input: Tensor,
    states: Tensor[] | null,
    step: (input: Tensor, states: Tensor[]) => Tensor[],
  ): Tensor[] {
    const where = `nn.${this.constructor.name}`
    for (const tensor of [input, ...(states ?? [])]) {
      const what = tensor === input ? 'input' : 'state'
      requireTensor(where, what, tensor)
      if (tensor.ndim === 1 || tensor.ndim === 2) continue
      throw new TorchError(
        'ERR_SHAPE',
        `${where}: takes a 1-D or 2-D ${what}, but its shape is [${tensor.shape.join(', ')}]`,
      )
    }
    const isBatch = input.ndim === 2
    const rows = isBatch ? input : input.unsqueeze(0)
    const began = states && (isBatch ? states : states.map((state) => state.unsqueeze(0)))
    const ended = step(rows, began ?? [this.zeros(rows)])
    return isBatch ? ended : ended.map((state) => state.squeeze(0))
  }

  private zeros({ shape: [batch], dtype, device }: Tensor): Tensor {
    return zeros([batch, this.hiddenSize], { dtype, device })
  }

  protected override extraRepr(): string {
    return `${this.inputSize}, ${this.hiddenSize}${this.bias_ih ? '' : ', bias=False'}`
  }
}

export interface RNNCellOptions extends CellOptions {
  /** The activation of a step; default `'tanh'`. */
  nonlinearity?: 'tanh' | 'relu'
}

/**
 * One step of an RNN: `forward(input, state?)` gives the next state, `[batch, hiddenSize]` or `[hiddenSize]`.
 * @throws TypeError, TorchError `ERR_RANGE` for wrong options, `ERR_SHAPE` for an input or state of the wrong shape
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.RNNCell.html
 */
export class RNNCell extends Cell {
  readonly nonlinearity: 'tanh' | 'relu'

  constructor(
    ...given: Args<'nn.RNNCell', [inputSize: number, hiddenSize: number], RNNCellOptions, ['bias', 'nonlinearity']>
  ) {
    const [inputSize, hiddenSize, ...args] = positional('nn.RNNCell', given)
    const { bias, device, dtype } = cellDefaults
    const defaults: RNNCellOptions = { bias, nonlinearity: 'tanh', device, dtype }
    const { nonlinearity, ...options } = settings<RNNCellOptions>('nn.RNNCell', defaults, args)
    super('nn.RNNCell', 1, inputSize, hiddenSize, options)
    this.nonlinearity = oneOf('nn.RNNCell', 'nonlinearity', nonlinearity, ['tanh', 'relu'])
  }

  override forward(input: Tensor, state?: Tensor | null): Tensor {
    const kernel = this.nonlinearity === 'tanh' ? rnnTanhCell : rnnReluCell
    const [next] = this.step(input, state == null ? null : [state], (rows, [began]) => [
      kernel(rows, began, this.weight_ih, this.weight_hh, this.bias_ih, this.bias_hh),
    ])
    return next
  }

  protected override extraRepr(): string {
    return super.extraRepr() + (this.nonlinearity === 'tanh' ? '' : `, nonlinearity=${this.nonlinearity}`)
  }
}

/**
 * One step of an LSTM: `forward(input, [hidden, cell]?)` gives the next `[hidden, cell]`.
 * @throws TypeError, TorchError `ERR_RANGE` for wrong options, `ERR_SHAPE` for an input or state of the wrong shape
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LSTMCell.html
 */
export class LSTMCell extends Cell {
  constructor(...given: Args<'nn.LSTMCell', [inputSize: number, hiddenSize: number], CellOptions, ['bias']>) {
    const [inputSize, hiddenSize, ...args] = positional('nn.LSTMCell', given)
    super('nn.LSTMCell', 4, inputSize, hiddenSize, settings<CellOptions>('nn.LSTMCell', cellDefaults, args))
  }

  override forward(
    input: Tensor,
    state?: readonly [hidden: Tensor, cell: Tensor] | null,
  ): [hidden: Tensor, cell: Tensor] {
    if (
      state != null &&
      !(isArray(state) && state.length === 2 && [...state].every((part) => part instanceof Tensor))
    ) {
      throw typeError(`nn.LSTMCell: the state must be [hidden, cell], but it is ${shown(state)}`)
    }
    const [hidden, cell] = this.step(input, state ? [...state] : null, (rows, [h, c = h]) =>
      lstmCell(rows, [h, c], this.weight_ih, this.weight_hh, this.bias_ih, this.bias_hh),
    )
    return [hidden, cell]
  }
}

/**
 * One step of a GRU: `forward(input, state?)` gives the next state.
 * @throws TypeError, TorchError `ERR_RANGE` for wrong options, `ERR_SHAPE` for an input or state of the wrong shape
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.GRUCell.html
 */
export class GRUCell extends Cell {
  constructor(...given: Args<'nn.GRUCell', [inputSize: number, hiddenSize: number], CellOptions, ['bias']>) {
    const [inputSize, hiddenSize, ...args] = positional('nn.GRUCell', given)
    super('nn.GRUCell', 3, inputSize, hiddenSize, settings<CellOptions>('nn.GRUCell', cellDefaults, args))
  }

  override forward(input: Tensor, state?: Tensor | null): Tensor {
    const [next] = this.step(input, state == null ? null : [state], (rows, [began]) => [
      gruCell(rows, began, this.weight_ih, this.weight_hh, this.bias_ih, this.bias_hh),
    ])
    return next
  }
}
