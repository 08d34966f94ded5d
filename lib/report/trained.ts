import { isPlain } from '../arguments'
import type { Nested } from '../tensor'
import type { TrainerEpoch } from '../trainer'
import type { ReportEpoch } from './data'

/** What a page shows of a `Trainer`'s epoch: its numbers, with those of the validation beside them, counted from 1. */
export function trainedEpoch({ epoch, loss, metrics, validation, lr, seconds }: TrainerEpoch): ReportEpoch {
  const { loss: testLoss, ...tested } = validation ?? {}
  const named = Object.entries(tested).map(([name, value]): [string, Nested] => [`validation ${name}`, value])
  // A metric of several values, such as a confusion matrix, is no point of a curve.
  const numbers = [...Object.entries(metrics), ...named].filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  )
  const known = testLoss === undefined ? {} : { testLoss: testLoss as number }
  return { epoch: epoch + 1, loss, lr: lr[0], seconds, metrics: Object.fromEntries(numbers), ...known }
}

/** Whether an epoch is one of those that `Trainer.fit` returned. */
export function isTrained(epoch: unknown): epoch is TrainerEpoch {
  return isPlain(epoch) && Object.hasOwn(epoch, 'validation') && Object.hasOwn(epoch, 'lastLoss')
}
