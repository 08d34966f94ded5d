import type { TorchErrorCode } from '../errors'

/** What native itself refuses, by native's names: the code, and the message around the detail that native gives. */
export const refusals: Record<string, [code: TorchErrorCode | 'TypeError', words: (detail: string) => string]> = {
  NoForwardMode: [
    'ERR_NOT_IMPLEMENTED',
    () =>
      'jvp and jacfwd around grad or vjp cannot pass through an autograd.Function; put grad, vjp or jacrev outside, or use only these',
  ],
  NoLeaf: [
    'ERR_AUTOGRAD',
    () =>
      'a post-accumulate-grad hook needs a leaf tensor that requires grad, since gradients are accumulated only in leaves',
  ],
  OtherThread: [
    'ERR_AUTOGRAD',
    () => 'a JavaScript hook or Function was reached on another thread; is backward() nested more than 60 deep?',
  ],
  ProfilerInBackward: [
    'ERR_BUSY',
    () => 'a profiler cannot be started or stopped by a hook or Function within a backward pass; do it before or after',
  ],
  ProfilerRecords: [
    'ERR_BUSY',
    (which) =>
      `a profiler is already recording on ${which} thread, and libtorch has one for the whole process; stop that one first`,
  ],
  OtherShape: [
    'ERR_COMPILE',
    (shapes) =>
      `a compiled function: ${shapes} when it was recorded; its shape depends on values, so do not compile it`,
  ],
  StillRunning: [
    'ERR_COMPILE',
    () =>
      'this compiled function is still running, and changes what lasts beyond a call; await its promise before calling it again',
  ],
  UsedByAsync: [
    'ERR_BUSY',
    () =>
      "this tensor is used by a call of a compiled function's async that has not settled yet; await its promise before changing the tensor, reading what the call changes, or asking for a gradient",
  ],
  Detached: [
    'ERR_DETACHED',
    () => "the typed array's buffer has been transferred away; pass a copy that is still here",
  ],
  NewTypedArray: ['TypeError', () => 'this kind of typed array is not supported; pass a Uint8Array over its bytes'],
  NoStreams: ['ERR_DEVICE', (device) => `streams use only tensors on a CUDA device, and this one is on ${device}`],
  OtherSize: ['ERR_SHAPE', (sizes) => sizes],
  NoCuda: [
    'ERR_DEVICE',
    (name) => `device '${name}' is not available: no CUDA device is in use here (see: npx torchnode doctor)`,
  ],
  NoDevice: [
    'ERR_DEVICE',
    (detail) => {
      const [name, count] = detail.split(' ')
      return `device '${name}' does not exist: this machine has ${count} CUDA device(s)`
    },
  ],
}
