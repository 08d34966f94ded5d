// torchnode-cuda: what needs CUDA's own headers: devices, memory, streams, events; opened only where libtorch_cuda is.
// lib/runtime/native.ts has the contract.
#include <c10/cuda/CUDACachingAllocator.h>
#include <c10/cuda/CUDAEvent.h>
#include <c10/cuda/CUDAFunctions.h>
#include <c10/cuda/CUDAGuard.h>

#include <string>

#include "cuda.h"

namespace torchnode::cuda {
namespace {

namespace allocator = c10::cuda::CUDACachingAllocator;
using c10::cuda::CUDAStream;

struct Event : c10::cuda::CUDAEvent {
  using CUDAEvent::CUDAEvent;
  static constexpr napi_type_tag kTag = {0x9d2f6a1e4b7c4d55, 0xa3c8e1f07b264d19};
};

// A stream is two arguments, its device and its id: libtorch's streams come out of a pool and are never freed.
CUDAStream TakeStream(Info info, size_t at = 0) {
  bool lossless;
  return CUDAStream::unpack3(info[at + 1].As<Napi::BigInt>().Int64Value(&lossless), TakeDevice(info, at), c10::kCUDA);
}

Napi::Value GiveStream(Info info, CUDAStream stream) { return Napi::BigInt::New(info.Env(), int64_t{stream.id()}); }

Napi::Array GiveNumbers(Info info, const std::vector<double>& values) {
  Napi::Array result = Napi::Array::New(info.Env(), values.size());
  for (size_t i = 0; i < values.size(); ++i) result.Set(static_cast<uint32_t>(i), values[i]);
  return result;
}

Napi::Array MemoryStats(Info info) {
  const allocator::DeviceStats stats = allocator::getDeviceStats(TakeDevice(info));
  std::vector<double> values;
  const auto put = [&](int64_t value) { values.push_back(static_cast<double>(value)); };
  for (const auto* pools : {&stats.allocation, &stats.segment, &stats.active, &stats.inactive_split, &stats.allocated_bytes,
                            &stats.reserved_bytes, &stats.active_bytes, &stats.inactive_split_bytes, &stats.requested_bytes}) {
    for (const auto& stat : *pools) {
      for (const int64_t value : {stat.current, stat.peak, stat.allocated, stat.freed}) put(value);
    }
  }
  put(stats.num_alloc_retries);
  put(stats.num_ooms);
  return GiveNumbers(info, values);
}

Napi::Array DeviceProperties(Info info) {
  cudaDeviceProp found;
  C10_CUDA_CHECK(cudaGetDeviceProperties(&found, TakeDevice(info)));
  const auto memory = static_cast<double>(found.totalGlobalMem);
  Napi::Array result = GiveNumbers(info, {0, memory, double(found.major), double(found.minor), double(found.multiProcessorCount)});
  result.Set(0u, std::string(found.name));
  return result;
}

Napi::Object Init(Napi::Env, Napi::Object exports) {
  const auto define = [&](const char* name, auto function) { Define(exports, name, function); };

  define("currentDevice", [](Info) -> int { return c10::cuda::current_device(); });
  define("setDevice", [](Info info) { c10::cuda::set_device(TakeDevice(info)); });
  define("deviceProperties", DeviceProperties);
  define("synchronize", [](Info info) {
    const c10::cuda::CUDAGuard guard(TakeDevice(info));
    c10::cuda::device_synchronize();
  });

  define("emptyCache", [](Info) { allocator::emptyCache(); });
  define("memoryStats", MemoryStats);
  define("resetPeakMemoryStats", [](Info info) { allocator::resetPeakStats(TakeDevice(info)); });
  define("setMemoryFraction", [](Info info) { allocator::setMemoryFraction(info[1].As<Napi::Number>(), TakeDevice(info)); });
  define("memoryInfo", [](Info info) {
    const auto [free, total] = allocator::get()->getMemoryInfo(TakeDevice(info));
    return GiveNumbers(info, {static_cast<double>(free), static_cast<double>(total)});
  });

  define("newStream", [](Info info) { return GiveStream(info, c10::cuda::getStreamFromPool(TakeInt(info, 1), TakeDevice(info))); });
  define("defaultStream", [](Info info) { return GiveStream(info, c10::cuda::getDefaultCUDAStream(TakeDevice(info))); });
  define("currentStream", [](Info info) { return GiveStream(info, c10::cuda::getCurrentCUDAStream(TakeDevice(info))); });
  // The stream's device becomes the current one too, as in PyTorch; both belong to the calling thread.
  define("setStream", [](Info info) {
    c10::cuda::set_device(TakeDevice(info));
    c10::cuda::setCurrentCUDAStream(TakeStream(info));
  });
  define("queryStream", [](Info info) { return TakeStream(info).query(); });
  define("synchronizeStream", [](Info info) { TakeStream(info).synchronize(); });
  define("streamPriority", [](Info info) { return TakeStream(info).priority(); });

  define("newEvent", [](Info info) {
    const unsigned int timing = info[0].As<Napi::Boolean>() ? cudaEventDefault : cudaEventDisableTiming;
    return Give(info.Env(), std::make_unique<Event>(timing | (info[1].As<Napi::Boolean>() ? cudaEventBlockingSync : 0u)));
  });
  define("recordEvent", [](Info info) { Take<Event>(info, 0).record(TakeStream(info, 1)); });
  define("waitEvent", [](Info info) { Take<Event>(info, 0).block(TakeStream(info, 1)); });
  define("queryEvent", [](Info info) { return Take<Event>(info, 0).query(); });
  define("synchronizeEvent", [](Info info) { Take<Event>(info, 0).synchronize(); });
  define("elapsedTime", [](Info info) { return double{Take<Event>(info, 0).elapsed_time(Take<Event>(info, 1))}; });

  DefineGraphs(exports);
  DefineCollector(exports);
  return exports;
}

}  // namespace
}  // namespace torchnode::cuda

Napi::Object InitTorchnodeCuda(Napi::Env env, Napi::Object exports) { return torchnode::cuda::Init(env, exports); }
NODE_API_MODULE(torchnode_cuda, InitTorchnodeCuda)
