import { getNumThreads, setNumThreads } from '../../lib/backends/threads'

/** Lets the tests of a file or block train with one thread, which keeps its pace on a machine that does other work. */
export function trainWithOneThread(): void {
  const threads = getNumThreads()
  beforeAll(() => setNumThreads(1))
  afterAll(() => setNumThreads(threads))
}
