import { getNumThreads, setNumThreads } from '../../lib/backends/threads'

/** Makes the tests of a file or block train with one thread, whose pace other work on the machine affects less. */
export function trainWithOneThread(): void {
  const threads = getNumThreads()
  beforeAll(() => setNumThreads(1))
  afterAll(() => setNumThreads(threads))
}
