import { type Args, positional, requireIterable, settings, shown } from '../../arguments'
import { noGrad } from '../../autograd'
import { typeError } from '../../errors'
import { isArray } from '../../kinds'
import { Module } from '../../nn/core/module'
import { BatchNorm1d, BatchNorm2d, BatchNorm3d } from '../../nn/modules/batchnorm'
import { Tensor } from '../../tensor'
import type { Device } from '../../types'

type BatchNorm = BatchNorm1d | BatchNorm2d | BatchNorm3d

const isBatchNorm = (module: Module): module is Module & BatchNorm =>
  module instanceof BatchNorm1d || module instanceof BatchNorm2d || module instanceof BatchNorm3d

export interface UpdateBnOptions {
  /** The device that inputs are moved to; default none. */
  device?: Device
}

/**
 * Recomputes the running statistics of a model's BatchNorm layers in one pass over the data. An averaged model needs this before it
 * is used.
 * @param loader gives inputs, or lists whose first item is the input
 * @see https://docs.pytorch.org/docs/2.11/optim.html#torch.optim.swa_utils.update_bn
 */
export function updateBn(
  ...given: Args<'optim.swaUtils.updateBn', [loader: Iterable<unknown>, model: Module], UpdateBnOptions, ['device']>
): void {
  const [loader, model, ...rest] = positional('optim.swaUtils.updateBn', given)
  const { device } = settings<UpdateBnOptions>('optim.swaUtils.updateBn', { device: undefined }, rest)
  if (!(model instanceof Module))
    throw typeError(`optim.swaUtils.updateBn: needs a module, but was given ${shown(model)}`)
  requireIterable('optim.swaUtils.updateBn', 'loader', loader)
  const layers = [...model.modules()].filter(isBatchNorm)
  if (layers.length === 0) return
  const [momenta, training] = [layers.map(({ momentum }) => momentum), model.training]
  model.train()
  try {
    for (const layer of layers) {
      layer.resetRunningStats()
      layer.momentum = null
    }
    noGrad(() => {
      for (const batch of loader) model.forward(inputOf(batch, device))
    })
  } finally {
    for (const [place, layer] of layers.entries()) layer.momentum = momenta[place]
    model.train(training)
  }
}

function inputOf(batch: unknown, device: Device | undefined): Tensor {
  const input = isArray(batch) ? batch[0] : batch
  if (!(input instanceof Tensor)) {
    throw typeError(`optim.swaUtils.updateBn: a batch must be a tensor or begin with one, but it is ${shown(batch)}`)
  }
  return device === undefined ? input : input.to(device)
}
