/* A CUDA runtime and driver that only pretend: one device of 1 GiB, whose memory is the host's, whose streams and events are
   numbers and whose kernels do nothing. Before the real ones (LD_PRELOAD) it lets libtorch_cuda run where there is no GPU:
   allocators, copies, streams, events, captures. What is computed is not; no test may read it. */
#include <cuda_runtime_api.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const size_t total = 1ull << 30;
static size_t used;
static struct { void* data; size_t size; } blocks[4096];
static int count, capturing, broken;
static uintptr_t last = 4096; /* handle of a stream, event or graph */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define HANDLE(place) (*(uintptr_t*)(place) = last += 16, cudaSuccess)
/* Under another name in C, since the header has declared it with its arguments. */
#define NOTHING(name) int name##_(void) __asm__(#name); int name##_(void) { return 0; }

int cuDriverGetVersion(int* version) { return *version = 13000, 0; }
int cuDevicePrimaryCtxGetState(int device, unsigned* flags, int* active) { return *flags = 0, *active = 1, 0; }

cudaError_t cudaDriverGetVersion(int* version) { return *version = 13000, cudaSuccess; }
cudaError_t cudaGetDeviceCount(int* devices) { return *devices = 1, cudaSuccess; }
cudaError_t cudaGetDevice(int* device) { return *device = 0, cudaSuccess; }
cudaError_t cudaSetDevice(int device) { return device == 0 ? cudaSuccess : cudaErrorInvalidDevice; }
cudaError_t cudaGetDeviceProperties(struct cudaDeviceProp* found, int device) {
  *found = (struct cudaDeviceProp){.name = "pretended", .totalGlobalMem = total, .major = 9, .multiProcessorCount = 132,
                                   .warpSize = 32, .maxThreadsPerBlock = 1024, .maxThreadsPerMultiProcessor = 2048,
                                   .maxGridSize = {1 << 30, 65535, 65535}, .regsPerBlock = 65536, .sharedMemPerBlock = 49152};
  return cudaSuccess;
}
cudaError_t cudaDeviceGetAttribute(int* value, enum cudaDeviceAttr attribute, int device) { return *value = 1, cudaSuccess; }
cudaError_t cudaFuncGetAttributes(struct cudaFuncAttributes* found, const void* function) {
  *found = (struct cudaFuncAttributes){.maxThreadsPerBlock = 1024, .binaryVersion = 90, .ptxVersion = 90};
  return cudaSuccess;
}
cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(int* blocks, const void* f, int threads, size_t shared, unsigned flags) {
  return *blocks = 2, cudaSuccess;
}

/* As in CUDA, memory that comes or goes breaks a capture unless the thread has relaxed its mode. */
static __thread enum cudaStreamCaptureMode mode = cudaStreamCaptureModeGlobal;

cudaError_t cudaMemGetInfo(size_t* free, size_t* all) { return *free = total - used, *all = total, cudaSuccess; }
cudaError_t cudaMalloc(void** data, size_t size) {
  cudaError_t result = cudaErrorMemoryAllocation;
  pthread_mutex_lock(&lock);
  if (capturing && mode != cudaStreamCaptureModeRelaxed) broken = 1;
  if (used + size <= total) {
    *data = aligned_alloc(512, (size + 511) / 512 * 512);
    blocks[count].data = *data;
    blocks[count++].size = size;
    used += size;
    result = cudaSuccess;
  }
  pthread_mutex_unlock(&lock);
  return result;
}
cudaError_t cudaFree(void* data) {
  pthread_mutex_lock(&lock);
  if (capturing && mode != cudaStreamCaptureModeRelaxed) broken = 1;
  for (int i = 0; i < count; ++i) {
    if (blocks[i].data != data) continue;
    used -= blocks[i].size;
    blocks[i] = blocks[--count];
    free(data);
    break;
  }
  pthread_mutex_unlock(&lock);
  return cudaSuccess;
}
cudaError_t cudaHostAlloc(void** data, size_t size, unsigned flags) {
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
cudaError_t cudaEventCreateWithFlags(cudaEvent_t* event, unsigned flags) { return HANDLE(event); }
cudaError_t cudaEventElapsedTime(float* ms, cudaEvent_t start, cudaEvent_t end) { return *ms = 1.5f, cudaSuccess; }

cudaError_t cudaThreadExchangeStreamCaptureMode(enum cudaStreamCaptureMode* wanted) {
  enum cudaStreamCaptureMode before = mode;
  return mode = *wanted, *wanted = before, cudaSuccess;
}
cudaError_t cudaStreamSynchronize(cudaStream_t stream) {
  return capturing ? (broken = 1, cudaErrorStreamCaptureUnsupported) : cudaSuccess;
}
cudaError_t cudaStreamIsCapturing(cudaStream_t stream, enum cudaStreamCaptureStatus* status) {
  return *status = capturing ? cudaStreamCaptureStatusActive : cudaStreamCaptureStatusNone, cudaSuccess;
}
cudaError_t cudaStreamGetCaptureInfo(cudaStream_t stream, enum cudaStreamCaptureStatus* status, unsigned long long* id,
                                     cudaGraph_t* graph, const cudaGraphNode_t** nodes, const cudaGraphEdgeData** edges, size_t* n) {
  if (id) *id = 7;
  return cudaStreamIsCapturing(stream, status);
}
cudaError_t cudaStreamBeginCapture(cudaStream_t stream, enum cudaStreamCaptureMode wanted) { return capturing = 1, broken = 0, cudaSuccess; }
cudaError_t cudaStreamEndCapture(cudaStream_t stream, cudaGraph_t* graph) {
  capturing = 0;
  return broken ? cudaErrorStreamCaptureInvalidated : HANDLE(graph);
}
cudaError_t cudaGraphGetNodes(cudaGraph_t graph, cudaGraphNode_t* nodes, size_t* n) { return *n = 1, cudaSuccess; }
cudaError_t cudaGraphInstantiateWithFlags(cudaGraphExec_t* made, cudaGraph_t graph, unsigned long long flags) { return HANDLE(made); }

const char* cudaGetErrorName(cudaError_t error) { return "pretended"; }
const char* cudaGetErrorString(cudaError_t error) {
  return error == cudaErrorStreamCaptureUnsupported ? "operation not permitted when stream is capturing" : "pretended error";
}

NOTHING(cudaDeviceSynchronize)
NOTHING(cudaEventDestroy)
NOTHING(cudaEventQuery)
NOTHING(cudaEventRecord)
NOTHING(cudaEventRecordWithFlags)
NOTHING(cudaEventSynchronize)
NOTHING(cudaFuncSetAttribute)
NOTHING(cudaGetLastError)
NOTHING(cudaGraphDestroy)
NOTHING(cudaGraphExecDestroy)
NOTHING(cudaGraphLaunch)
NOTHING(cudaLaunchKernel)
NOTHING(cudaLaunchKernelExC)
NOTHING(cudaPeekAtLastError)
NOTHING(cudaStreamQuery)
NOTHING(cudaStreamWaitEvent)
