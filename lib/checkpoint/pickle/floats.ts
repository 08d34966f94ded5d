const words = (text: string) => new Set(text.split(' '))

/**
 * Values that are floats in Python's optimizers, schedulers and scalers: JavaScript has one kind of number, but there a
 * rate of 1 is 1.0. Each entry also has the keys by which its dict is recognised.
 */
const dicts = [
  {
    known: ['params', 'lr'],
    floats: words(
      'lr initial_lr max_lr min_lr swa_lr betas eps weight_decay momentum dampening alpha rho lambd t0 lr_decay ' +
        'initial_accumulator_value momentum_decay etas step_sizes tolerance_grad tolerance_change beta2_decay d ' +
        'base_momentum max_momentum ns_coefficients',
    ),
  },
  {
    known: ['last_epoch', '_last_lr'],
    floats: words(
      'base_lrs _last_lr gamma eta_min factor start_factor end_factor power best threshold eps min_lrs default_min_lr ' +
        'mode_worse max_lrs base_momentums max_momentums total_size step_ratio',
    ),
  },
  // The state of LBFGS.
  { known: ['func_evals', 'n_iter'], floats: words('t prev_loss') },
  { known: ['scale', 'growth_factor'], floats: words('scale growth_factor backoff_factor') },
]

/**
 * The entries that are floats in a dict with these keys; `isGroup` says whether it is an optimizer's parameter group.
 */
export function floatsOf(has: (key: string) => boolean): { floats: ReadonlySet<string>; isGroup: boolean } | undefined {
  const place = dicts.findIndex(({ known }) => known.every(has))
  return place < 0 ? undefined : { floats: dicts[place].floats, isGroup: place === 0 }
}
