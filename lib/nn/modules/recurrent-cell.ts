import { flag, type Given, oneOf, requireTensor, settings, shown, surplus, wholeNumber } from '../../arguments'
import { TorchError } from '../../errors'
import { empty, gruCell, lstmCell, rnnReluCell, rnnTanhCell, zeros } from '../../generated/ops'
import { Tensor } from '../../tensor'
import { uniform_ } from '../init'
import { Module } from '../core/module'
import { Parameter } from '../core/parameter'
import type { Placement } from '../core/placement'
import { registerFields } from '../core/slots'

export interface CellOptions extends Placement {
  /** Whether the cell adds learned biases; default true. */
  bias?: boolean
}

const cellDefaults: CellOptions = { bias: true, device: undefined, dtype: undefined }

/** One step of a recurrent network: `[batch, features]`, or `[features]`. */
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

  /** Draws new initial values, evenly from ±1 / √hiddenSize. */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus(`nn.${this.constructor.name}.resetParameters`, 0, arguments)
    const bound = this.hiddenSize > 0 ? 1 / Math.sqrt(this.hiddenSize) : 0
    for (const parameter of this.parameters()) uniform_(parameter, -bound, bound)
  }

  /** Runs `step` on a batch: one of a single row for an input without one. */
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
  /** What the sum goes through; default `'tanh'`. */
  nonlinearity?: 'tanh' | 'relu'
}

/**
 * One step of an RNN: `forward(input, state?)` gives the next state, of `[batch, hiddenSize]` or `[hiddenSize]`.
 * @throws TypeError, TorchError `ERR_RANGE` for wrong options, `ERR_SHAPE` for an input or state that does not fit
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.RNNCell.html
 */
export class RNNCell extends Cell {
  readonly nonlinearity: 'tanh' | 'relu'

  constructor(
    inputSize: number,
    hiddenSize: number,
    ...args: Given<[bias: boolean, nonlinearity: 'tanh' | 'relu'], RNNCellOptions>
  ) {
    const { bias, device, dtype } = cellDefaults
    const defaults: RNNCellOptions = { bias, nonlinearity: 'tanh', device, dtype }
    const { nonlinearity, ...options } = settings<RNNCellOptions>('nn.RNNCell', defaults, args)
    super('nn.RNNCell', 1, inputSize, hiddenSize, options)
    this.nonlinearity = oneOf('nn.RNNCell', 'nonlinearity', nonlinearity, ['tanh', 'relu'])
  }

  forward(input: Tensor, state?: Tensor | null): Tensor {
    const kernel = this.nonlinearity === 'tanh' ? rnnTanhCell : rnnReluCell
    const [next] = this.step(input, state ? [state] : null, (rows, [began]) => [
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
 * @throws TypeError, TorchError `ERR_RANGE` for wrong options, `ERR_SHAPE` for an input or state that does not fit
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LSTMCell.html
 */
export class LSTMCell extends Cell {
  constructor(inputSize: number, hiddenSize: number, ...args: Given<[bias: boolean], CellOptions>) {
    super('nn.LSTMCell', 4, inputSize, hiddenSize, settings<CellOptions>('nn.LSTMCell', cellDefaults, args))
  }

  forward(input: Tensor, state?: readonly [hidden: Tensor, cell: Tensor] | null): [hidden: Tensor, cell: Tensor] {
    if (state && !(Array.isArray(state) && state.length === 2 && state.every((part) => part instanceof Tensor))) {
      throw new TypeError(`nn.LSTMCell: the state must be [hidden, cell], but it is ${shown(state)}`)
    }
    const [hidden, cell] = this.step(input, state ? [...state] : null, (rows, [h, c = h]) =>
      lstmCell(rows, [h, c], this.weight_ih, this.weight_hh, this.bias_ih, this.bias_hh),
    )
    return [hidden, cell]
  }
}

/**
 * One step of a GRU: `forward(input, state?)` gives the next state.
 * @throws TypeError, TorchError `ERR_RANGE` for wrong options, `ERR_SHAPE` for an input or state that does not fit
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.GRUCell.html
 */
export class GRUCell extends Cell {
  constructor(inputSize: number, hiddenSize: number, ...args: Given<[bias: boolean], CellOptions>) {
    super('nn.GRUCell', 3, inputSize, hiddenSize, settings<CellOptions>('nn.GRUCell', cellDefaults, args))
  }

  forward(input: Tensor, state?: Tensor | null): Tensor {
    const [next] = this.step(input, state ? [state] : null, (rows, [began]) => [
      gruCell(rows, began, this.weight_ih, this.weight_hh, this.bias_ih, this.bias_hh),
    ])
    return next
  }
}
