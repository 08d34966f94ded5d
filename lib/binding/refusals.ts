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
  NoGroup: [
    'ERR_DISTRIBUTED',
    (name) => `there is no process group '${name}' in this process; call torch.distributed.initProcessGroup first`,
  ],
  NoListening: [
    'ERR_DISTRIBUTED',
    (detail) => {
      const [port, why] = detail.split('\n')
      return `TCPStore: cannot listen on port ${port}: ${why}; port 0 takes a free one`
    },
  ],
  OtherCall: [
    'ERR_DISTRIBUTED',
    (detail) => {
      const [call, group, rank, theirs, ours] = detail.split('\n')
      return `${call}: rank ${rank} of group '${group}' calls ${theirs}, and this rank expected ${ours}; all ranks must make the same calls in the same order, with tensors of fitting shapes and dtypes`
    },
  ],
  NoStore: [
    'ERR_DISTRIBUTED',
    (detail) => {
      const [host, port, why] = detail.split('\n')
      return `no store answers at ${host}:${port} (${why.replace(/ while trying to connect to .*/s, '')}); see that the process that has it runs (rank 0, or the launcher), and that this is its address (MASTER_ADDR and MASTER_PORT)`
    },
  ],
  CallFailed: [
    'ERR_DISTRIBUTED',
    (detail) => {
      const [call, group, ranks, ...why] = detail.trimEnd().split('\n')
      return failedCall(call, group, ranks, why.join(' '))
    },
  ],
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

/** What to say of a call that failed because another rank did: `ranks` are those that are known to be lost. */
function failedCall(call: string, group: string, ranks: string, why: string): string {
  const isLate = /time(d )?out/i.test(why)
  const several = ranks.includes(',') ? 's' : ''
  const who =
    ranks === ''
      ? `a rank of group '${group}' did not take part`
      : `rank${several} ${ranks} of group '${group}' ${isLate ? 'did not take part in time' : 'has gone'}`
  const advice = isLate
    ? 'see whether it still runs and makes the same calls, or give initProcessGroup a longer timeout'
    : "see that process's own error; this group cannot be used any more, so end this process and start all ranks again"
  const words = why.replace(/\[\S*?([\w-]+\.(?:cc|cpp|h):\d+)\]\s*/g, '').replace(/\. This may indicate.*/s, '')
  return `${call}: ${who} (${words.trim().slice(0, 120)}); ${advice}`
}
