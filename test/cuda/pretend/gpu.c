/* A CUDA runtime and driver that only pretend: devices whose memory is the host's, whose streams and graphs are numbers and whose
   kernels do nothing. Before the real ones (LD_PRELOAD) it lets libtorch_cuda run where there is no GPU: allocators, copies,
   streams, events, captures. What is computed is not; no test may read it.

   What the machine is like, from the environment:
     PRETEND_DEVICES    how many there are (1)
     PRETEND_MEMORY     MiB of each (1024)
     PRETEND_DRIVER     CUDA's version that the driver is for (13000)
     PRETEND_CAPABILITY ten times the compute capability (90); below 75 no kernel of the wheel fits
     PRETEND_ERROR      what a start of the driver ends with (0)
     PRETEND_REFUSE     how many captures are refused at their end (0)
     PRETEND_NEIGHBOUR  1: within each capture another thread pins memory and asks for an event
     PRETEND_PEERS      1: each reads and writes the memory of the others
     PRETEND_LOG        a file that gets a line for each launch, wait, capture and new block of memory */
#include <cuda_runtime_api.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 16 /* devices: the low bits of a stream */

struct event { uintptr_t stream; unsigned long long capture; };

static size_t used[MOST];
static struct { void* data; size_t size; int device; } blocks[65536];
static int count;
static uintptr_t last = 4096; /* handle of a stream or graph */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static __thread int current;
static __thread cudaError_t last_error;

#define HANDLE(place) (*(uintptr_t*)(place) = (last += MOST) + current, cudaSuccess)
/* Has another name in C, since the header declares it with its arguments. */
#define NOTHING(name) int name##_(void) __asm__(#name); int name##_(void) { return 0; }

static long setting(const char* name, long usual) {
  const char* value = getenv(name);
  return value == NULL ? usual : atol(value);
}
static size_t total(void) { return (size_t)setting("PRETEND_MEMORY", 1024) << 20; }
static int devices(void) { return setting("PRETEND_DEVICES", 1); }
static int capability(void) { return setting("PRETEND_CAPABILITY", 90); }

static void note(const char* what, uintptr_t stream, const char* how, uintptr_t other) {
  static FILE* file;
  const char* path = getenv("PRETEND_LOG");
  if (path == NULL) return;
  pthread_mutex_lock(&lock);
  if (file == NULL) file = fopen(path, "a");
  fprintf(file, "%s device=%d stream=%lu %s %lu\n", what, current, (unsigned long)stream, how, (unsigned long)other);
  fflush(file);
  pthread_mutex_unlock(&lock);
}

/* One capture at a time. As in CUDA, what is unsafe within one breaks it: whoever does it (global), or its own thread
   (thread_local), unless that thread has relaxed its mode. */
static uintptr_t capturing;
static unsigned long long capture;
static int broken, captures;
static enum cudaStreamCaptureMode capture_mode;
static pthread_t capturer;
static __thread enum cudaStreamCaptureMode mode = cudaStreamCaptureModeGlobal;

static void unsafe(void) {
  if (!capturing || mode == cudaStreamCaptureModeRelaxed || capture_mode == cudaStreamCaptureModeRelaxed) return;
  if (capture_mode == cudaStreamCaptureModeGlobal || pthread_equal(pthread_self(), capturer)) broken = 1;
}

int cuDriverGetVersion(int* version) { return *version = setting("PRETEND_DRIVER", 13000), 0; }
int cuDevicePrimaryCtxGetState(int device, unsigned* flags, int* active) { return *flags = 0, *active = 1, 0; }

cudaError_t cudaDriverGetVersion(int* version) { return cuDriverGetVersion(version); }
cudaError_t cudaGetDeviceCount(int* found) {
  cudaError_t error = setting("PRETEND_ERROR", 0);
  return *found = error ? 0 : devices(), last_error = error;
}
cudaError_t cudaGetDevice(int* device) { return *device = current, cudaSuccess; }
cudaError_t cudaSetDevice(int device) {
  return device >= 0 && device < devices() ? (current = device, cudaSuccess) : cudaErrorInvalidDevice;
}
cudaError_t cudaGetDeviceProperties(struct cudaDeviceProp* found, int device) {
  *found = (struct cudaDeviceProp){.name = "pretended", .totalGlobalMem = total(), .major = capability() / 10, .minor = capability() % 10,
                                   .multiProcessorCount = 132, .warpSize = 32, .maxThreadsPerBlock = 1024,
                                   .maxThreadsPerMultiProcessor = 2048, .maxGridSize = {1 << 30, 65535, 65535},
                                   .regsPerBlock = 65536, .sharedMemPerBlock = 49152};
  return cudaSuccess;
}
cudaError_t cudaDeviceGetAttribute(int* value, enum cudaDeviceAttr attribute, int device) {
  *value = attribute == cudaDevAttrComputeCapabilityMajor   ? capability() / 10
           : attribute == cudaDevAttrComputeCapabilityMinor ? capability() % 10
           : attribute == cudaDevAttrMultiProcessorCount    ? 132
                                                            : 1;
  return cudaSuccess;
}
cudaError_t cudaFuncGetAttributes(struct cudaFuncAttributes* found, const void* function) {
  *found = (struct cudaFuncAttributes){.maxThreadsPerBlock = 1024, .binaryVersion = 90, .ptxVersion = 90};
  return cudaSuccess;
}
cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(int* blocks, const void* f, int threads, size_t shared, unsigned flags) {
  return *blocks = 2, cudaSuccess;
}

cudaError_t cudaMemGetInfo(size_t* free, size_t* all) { return *free = total() - used[current], *all = total(), cudaSuccess; }
cudaError_t cudaMalloc(void** data, size_t size) {
  cudaError_t result = cudaErrorMemoryAllocation;
  note("malloc", 0, "bytes", size);
  unsafe();
  pthread_mutex_lock(&lock);
  if (used[current] + size <= total() && count < sizeof blocks / sizeof *blocks) {
    *data = aligned_alloc(512, (size + 511) / 512 * 512);
    blocks[count].data = *data;
    blocks[count].device = current;
    blocks[count++].size = size;
    used[current] += size;
    result = cudaSuccess;
  }
  pthread_mutex_unlock(&lock);
  return result;
}
cudaError_t cudaFree(void* data) {
  unsafe();
  pthread_mutex_lock(&lock);
  for (int i = 0; i < count; ++i) {
    if (blocks[i].data != data) continue;
    used[blocks[i].device] -= blocks[i].size;
    blocks[i] = blocks[--count];
    free(data);
    break;
  }
  pthread_mutex_unlock(&lock);
  return cudaSuccess;
}
cudaError_t cudaHostAlloc(void** data, size_t size, unsigned flags) {
  unsafe();
  return *data = aligned_alloc(4096, (size + 4095) / 4096 * 4096), cudaSuccess;
}
cudaError_t cudaFreeHost(void* data) { return free(data), cudaSuccess; }
cudaError_t cudaPointerGetAttributes(struct cudaPointerAttributes* found, const void* data) {
  return memset(found, 0, sizeof *found), cudaSuccess;
}
cudaError_t cudaMemcpyAsync(void* to, const void* from, size_t size, enum cudaMemcpyKind kind, cudaStream_t stream) {
  return memcpy(to, from, size), cudaSuccess;
}
cudaError_t cudaMemsetAsync(void* data, int value, size_t size, cudaStream_t stream) { return memset(data, value, size), cudaSuccess; }

cudaError_t cudaDeviceGetStreamPriorityRange(int* least, int* greatest) { return *least = 0, *greatest = -5, cudaSuccess; }
cudaError_t cudaStreamCreateWithPriority(cudaStream_t* stream, unsigned flags, int priority) { return HANDLE(stream); }
cudaError_t cudaEventCreateWithFlags(cudaEvent_t* event, unsigned flags) {
  return *event = calloc(1, sizeof(struct event)), cudaSuccess;
}
cudaError_t cudaEventElapsedTime(float* ms, cudaEvent_t start, cudaEvent_t end) { return *ms = 1.5f, cudaSuccess; }
cudaError_t cudaEventQuery(cudaEvent_t event) { return unsafe(), cudaSuccess; }
cudaError_t cudaEventRecord(cudaEvent_t place, cudaStream_t stream) {
  struct event* event = (struct event*)place;
  event->stream = (uintptr_t)stream;
  event->capture = capturing && event->stream == capturing ? capture : 0;
  return cudaSuccess;
}
cudaError_t cudaEventRecordWithFlags(cudaEvent_t event, cudaStream_t stream, unsigned flags) { return cudaEventRecord(event, stream); }
/* A capture is isolated: it waits for nothing from outside, and the legacy stream cannot become a part of it. */
cudaError_t cudaStreamWaitEvent(cudaStream_t place, cudaEvent_t mark, unsigned flags) {
  struct event* event = (struct event*)mark;
  uintptr_t stream = (uintptr_t)place;
  note("wait", stream, "for", event->stream);
  if (!capturing) return cudaSuccess;
  if (stream == capturing && event->capture != capture) return broken = 1, cudaErrorStreamCaptureIsolation;
  if (stream == 0 && event->capture == capture) return broken = 1, cudaErrorStreamCaptureImplicit;
  return cudaSuccess;
}

cudaError_t cudaThreadExchangeStreamCaptureMode(enum cudaStreamCaptureMode* wanted) {
  enum cudaStreamCaptureMode before = mode;
  return mode = *wanted, *wanted = before, cudaSuccess;
}
static int is_captured(cudaStream_t stream) { return capturing && (uintptr_t)stream == capturing; }
cudaError_t cudaStreamSynchronize(cudaStream_t stream) {
  return is_captured(stream) ? (broken = 1, cudaErrorStreamCaptureUnsupported) : cudaSuccess;
}
cudaError_t cudaStreamIsCapturing(cudaStream_t stream, enum cudaStreamCaptureStatus* status) {
  return *status = is_captured(stream) ? cudaStreamCaptureStatusActive : cudaStreamCaptureStatusNone, cudaSuccess;
}
cudaError_t cudaStreamGetCaptureInfo(cudaStream_t stream, enum cudaStreamCaptureStatus* status, unsigned long long* id,
                                     cudaGraph_t* graph, const cudaGraphNode_t** nodes, const cudaGraphEdgeData** edges, size_t* n) {
  if (id) *id = capture;
  return cudaStreamIsCapturing(stream, status);
}
static void* be_a_neighbour(void* event) {
  void* pinned;
  cudaHostAlloc(&pinned, 4096, 0);
  cudaEventQuery(event);
  return cudaFreeHost(pinned), NULL;
}
cudaError_t cudaStreamBeginCapture(cudaStream_t stream, enum cudaStreamCaptureMode wanted) {
  note("capture", (uintptr_t)stream, "mode", wanted);
  capturing = (uintptr_t)stream, capture_mode = wanted, capturer = pthread_self(), ++capture;
  broken = captures++ < setting("PRETEND_REFUSE", 0);
  if (setting("PRETEND_NEIGHBOUR", 0)) {
    pthread_t neighbour;
    pthread_create(&neighbour, NULL, be_a_neighbour, NULL);
    pthread_join(neighbour, NULL);
  }
  return cudaSuccess;
}
cudaError_t cudaStreamEndCapture(cudaStream_t stream, cudaGraph_t* graph) {
  note("captured", capturing, broken ? "broken" : "whole", 0);
  capturing = 0;
  return broken ? cudaErrorStreamCaptureInvalidated : HANDLE(graph);
}
static cudaError_t launch(cudaStream_t stream) {
  note("launch", (uintptr_t)stream, is_captured(stream) ? "captured" : "now", 0);
  return last_error = capability() < 75 ? cudaErrorNoKernelImageForDevice : cudaSuccess;
}
cudaError_t __cudaLaunchKernel(cudaKernel_t kernel, dim3 grid, dim3 block, void** arguments, size_t shared, cudaStream_t stream) {
  return launch(stream);
}
cudaError_t cudaLaunchKernelExC(const cudaLaunchConfig_t* config, const void* kernel, void** arguments) { return launch(config->stream); }
cudaError_t cudaGraphLaunch(cudaGraphExec_t graph, cudaStream_t stream) { return note("replay", (uintptr_t)stream, "graph", (uintptr_t)graph), cudaSuccess; }
cudaError_t cudaPeekAtLastError(void) { return last_error; }
cudaError_t cudaGetLastError(void) {
  cudaError_t error = last_error;
  return last_error = cudaSuccess, error;
}
cudaError_t cudaGraphGetNodes(cudaGraph_t graph, cudaGraphNode_t* nodes, size_t* n) { return *n = 1, cudaSuccess; }
cudaError_t cudaGraphInstantiateWithFlags(cudaGraphExec_t* made, cudaGraph_t graph, unsigned long long flags) { return HANDLE(made); }

const char* cudaGetErrorName(cudaError_t error) { return "pretended"; }
const char* cudaGetErrorString(cudaError_t error) {
  switch (error) {
    case cudaErrorStreamCaptureUnsupported: return "operation not permitted when stream is capturing";
    case cudaErrorStreamCaptureImplicit: return "operation would make the legacy stream depend on a capturing blocking stream";
    case cudaErrorStreamCaptureIsolation: return "dependency created on uncaptured work in another stream";
    case cudaErrorNoKernelImageForDevice: return "no kernel image is available for execution on the device";
    case cudaErrorSystemNotReady: return "system not yet initialized";
    default: return "pretended error";
  }
}

cudaError_t cudaDeviceCanAccessPeer(int* can, int device, int peer) {
  return *can = device != peer && setting("PRETEND_PEERS", 0), cudaSuccess;
}
cudaError_t cudaGraphDebugDotPrint(cudaGraph_t graph, const char* path, unsigned flags) {
  FILE* file = fopen(path, "w");
  return fputs("digraph pretended {}\n", file), fclose(file), cudaSuccess;
}
cudaError_t cudaMemcpyPeerAsync(void* to, int device, const void* from, int peer, size_t size, cudaStream_t stream) {
  return memcpy(to, from, size), cudaSuccess;
}

/* A tool that listens to NVTX, as Nsight does: NVTX_INJECTION64_PATH names this library. The numbers are those of nvtxTypes.h. */
static void on_mark(const char* message) { note("mark", 0, message, 0); }
static int on_push(const char* message) { return note("push", 0, message, 0), 0; }
static int on_pop(void) { return note("pop", 0, "range", 0), 0; }
int InitializeInjectionNvtx2(const void* (*tables)(unsigned)) {
  const struct { size_t size; int (*functions)(unsigned module, void**** table, unsigned* size); }* callbacks = tables(1);
  void*** table;
  unsigned size;
  if (!callbacks->functions(1, &table, &size)) return 0;
  return *table[2] = on_mark, *table[9] = on_push, *table[11] = on_pop, 1;
}

NOTHING(cudaDeviceSynchronize)
NOTHING(cudaEventDestroy)
NOTHING(cudaEventSynchronize)
NOTHING(cudaFuncSetAttribute)
NOTHING(cudaGraphDestroy)
NOTHING(cudaGraphExecDestroy)
NOTHING(cudaStreamQuery)
