// CUDA graphs: what a stretch of work put on a stream, recorded once and launched as one.
#include <ATen/core/CachingHostAllocator.h>
#include <ATen/core/Generator.h>
#include <ATen/cuda/CUDAGeneratorImpl.h>
#include <ATen/cuda/CUDAGraph.h>

#include "cuda.h"

namespace torchnode::cuda {
namespace {

// Whether there was anything to undo: libtorch says so by throwing.
template <typename F>
bool Undo(F undo) {
  try {
    undo();
    return true;
  } catch (const c10::Error&) {
    return false;
  }
}

struct Graph : at::cuda::CUDAGraph {
  static constexpr napi_type_tag kTag = {0x5be03c7a9f1d4e28, 0x8f64d2c1b09a4773};

  // A capture that fails leaves PyTorch's allocators and generators waiting for its end, and nothing could be drawn at
  // random or captured any more: they are told, so that the program can go on without the graph.
  template <typename F>
  void OrAbandon(F step) {
    try {
      step();
    } catch (const c10::Error&) {
      namespace allocator = c10::cuda::CUDACachingAllocator;
      for (const auto& [generator, increment] : captured_generator_states_) generator->capturing_ = false;
      if (capture_dev_ != UNDEFINED_DEVICE && Undo([&] { allocator::endAllocateToPool(capture_dev_, mempool_id_); })) {
        at::HostAllocator* host = at::getHostAllocator(at::kCUDA);
        Undo([&] { allocator::releasePool(capture_dev_, mempool_id_); });
        if (Undo([&] { host->end_allocate_to_pool(mempool_id_); })) Undo([&] { host->release_pool(mempool_id_); });
      }
      throw;
    }
  }
};

uint64_t TakeHalf(Info info, size_t at) {
  bool lossless;
  return info[at].As<Napi::BigInt>().Uint64Value(&lossless);
}

// A memory pool's two halves; [0n, 0n] stands for a new one.
Napi::Array GivePool(Info info, at::cuda::MempoolId_t pool) {
  Napi::Array result = Napi::Array::New(info.Env(), 2);
  result.Set(0u, Napi::BigInt::New(info.Env(), uint64_t{pool.first}));
  result.Set(1u, Napi::BigInt::New(info.Env(), uint64_t{pool.second}));
  return result;
}

}  // namespace

void DefineGraphs(Napi::Object exports) {
  const auto define = [&](const char* name, auto function) { Define(exports, name, function); };

  define("newGraph", [](Info info) { return Give(info.Env(), std::make_unique<Graph>()); });
  define("beginCapture", [](Info info) {
    auto& graph = Take<Graph>(info, 0);
    const at::cuda::MempoolId_t pool = {TakeHalf(info, 1), TakeHalf(info, 2)};
    const auto mode = static_cast<cudaStreamCaptureMode>(TakeInt(info, 3));
    graph.OrAbandon([&] { graph.capture_begin(pool, mode); });
  });
  define("endCapture", [](Info info) {
    auto& graph = Take<Graph>(info, 0);
    graph.OrAbandon([&] { graph.capture_end(); });
  });
  define("replayGraph", [](Info info) { Take<Graph>(info, 0).replay(); });
  define("resetGraph", [](Info info) { Take<Graph>(info, 0).reset(); });
  define("graphPool", [](Info info) { return GivePool(info, Take<Graph>(info, 0).pool()); });
  define("newGraphPool", [](Info info) { return GivePool(info, at::cuda::graph_pool_handle()); });
  // The generator comes as native/random.cc shows it: a pointer that is good during this call.
  define("registerGenerator", [](Info info) {
    auto* generator = info[1].As<Napi::External<c10::GeneratorImpl>>().Data();
    TORCH_CHECK(generator->device().is_cuda(), "a graph takes generators of a CUDA device, this one is of ", generator->device());
    Take<Graph>(info, 0).register_generator_state(at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(generator)));
  });
  define("isCapturing", [](Info) { return c10::cuda::currentStreamCaptureStatusMayInitCtx() != c10::cuda::CaptureStatus::None; });
}

}  // namespace torchnode::cuda
