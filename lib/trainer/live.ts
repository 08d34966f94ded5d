import { type Dashboard, serveDashboard } from '../report'
import { trainedEpoch } from '../report/trained'
import type { TrainerCallbacks } from './options'

/** A live page of one training: the callbacks that tell it, and its end. */
export interface Live {
  callbacks: TrainerCallbacks
  end(): Promise<void>
}

/** Serves a page where `given` is true; a page that the caller has is told, and stays open. Its button calls `stop`. */
export async function follow(given: boolean | Dashboard, stop: () => void): Promise<Live | null> {
  if (given === false) return null
  const own = given === true
  const dashboard = own ? await serveDashboard({ title: 'Training' }) : given
  if (own) process.stderr.write(`the live page: ${dashboard.url}\n`)
  dashboard.signal.addEventListener('abort', stop)
  const callbacks: TrainerCallbacks = {
    onStep: ({ step, loss }) => dashboard.update({ step, loss }),
    onEpochEnd: (epoch) => dashboard.update(trainedEpoch(epoch)),
  }
  const end = async () => {
    dashboard.signal.removeEventListener('abort', stop)
    if (own) await dashboard.close()
  }
  return { callbacks, end }
}
