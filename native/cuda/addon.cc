// torchnode-cuda: the code that needs CUDA's own headers, plain C++ without nvcc; opened only together with
// libtorch_cuda. lib/binding/native-cuda.ts has the contract.
#include <ATen/Context.h>
#include <ATen/core/CachingHostAllocator.h>
#include <ATen/cuda/CUDAGeneratorImpl.h>
#include <ATen/cuda/CUDAGraph.h>
#include <ATen/cuda/MemPool.h>
#include <c10/cuda/CUDACachingAllocator.h>
#include <c10/cuda/CUDAEvent.h>
#include <c10/cuda/CUDAGuard.h>
#include <c10/util/ScopeExit.h>
#include <napi.h>
#include <torch/csrc/cuda/memory_snapshot.h>
#include <torch/csrc/profiler/stubs/base.h>

#include <atomic>
#include <map>
#include <thread>

// Declarations of ATen/cuda/CUDAContextLight.h, which needs the headers of cuBLAS.
namespace at::cuda {
cudaDeviceProp* getDeviceProperties(c10::DeviceIndex device);
bool canDeviceAccessPeer(c10::DeviceIndex device, c10::DeviceIndex peer);
}  // namespace at::cuda

namespace {

namespace allocator = c10::cuda::CUDACachingAllocator;
using c10::cuda::CUDAStream, c10::cuda::SyncDebugMode, c10::cuda::warning_state;
using Info = const Napi::CallbackInfo&;
using Numbers = std::vector<double>;

// An object that lives as long as the JavaScript value that stands for it; kTag distinguishes the kinds.
template <typename T, uint64_t kKind>
struct Tagged : T {
  using T::T;
  static constexpr napi_type_tag kTag = {0x9d2f6a1e4b7c4d55, kKind};
};

using Event = Tagged<c10::cuda::CUDAEvent, 1>;
using Pool = Tagged<at::cuda::MemPool, 2>;

struct Graph : Tagged<at::cuda::CUDAGraph, 3> {
  using Tagged::Tagged;

  // A failed capture leaves PyTorch's allocators and generators waiting for its end, and no later draw or capture would
  // work. This ends it for them, so that the program can go on without the graph.
  template <typename F>
  void OrAbandon(F step) {
    try {
      step();
    } catch (const c10::Error&) {
      for (const auto& [generator, increment] : captured_generator_states_) generator->capturing_ = false;
      if (capture_dev_ == UNDEFINED_DEVICE) throw;
      try {
        allocator::endAllocateToPool(capture_dev_, mempool_id_);
        allocator::releasePool(capture_dev_, mempool_id_);
        at::getHostAllocator(at::kCUDA)->end_allocate_to_pool(mempool_id_);
        at::getHostAllocator(at::kCUDA)->release_pool(mempool_id_);
      } catch (const c10::Error&) {  // there was nothing left to undo
      }
      throw;
    }
  }
};

int32_t TakeInt(Info info, size_t at) { return info[at].As<Napi::Number>(); }

c10::DeviceIndex TakeDevice(Info info, size_t at = 0) { return static_cast<c10::DeviceIndex>(TakeInt(info, at)); }

int64_t TakeBigInt(Info info, size_t at) {
  bool lossless;
  return info[at].As<Napi::BigInt>().Int64Value(&lossless);
}

// A stream is passed as its device and its id: libtorch's streams come from a pool and are never freed.
CUDAStream TakeStream(Info info, size_t at = 0) {
  return CUDAStream::unpack3(TakeBigInt(info, at + 1), TakeDevice(info, at), c10::kCUDA);
}

template <typename T>
T& Take(Info info, size_t at = 0) {
  const auto external = info[at].As<Napi::External<T>>();
  if (!info[at].IsExternal() || !external.CheckTypeTag(&T::kTag))
    throw Napi::TypeError::New(info.Env(), "not an object of this kind");
  return *external.Data();
}

template <typename T>
Napi::Value Give(Napi::Env env, T* object) {
  auto external = Napi::External<T>::New(env, object, [](Napi::Env, T* dead) { delete dead; });
  external.TypeTag(&T::kTag);
  return external;
}

template <typename T>
Napi::Value Give(Napi::Env env, const T& value) {
  return Napi::Value::From(env, value);
}
Napi::Value Give(Napi::Env env, uint64_t value) { return Napi::BigInt::New(env, value); }
Napi::Value Give(Napi::Env env, CUDAStream stream) { return Napi::BigInt::New(env, int64_t{stream.id()}); }

template <typename T>
Napi::Value Give(Napi::Env env, const std::vector<T>& values) {
  Napi::Array result = Napi::Array::New(env, values.size());
  for (size_t i = 0; i < values.size(); ++i) result.Set(static_cast<uint32_t>(i), Give(env, values[i]));
  return result;
}

template <typename T>
Napi::Value Give(Napi::Env env, const std::pair<T, T>& pair) {
  return Give(env, std::vector<uint64_t>{pair.first, pair.second});
}

// libtorch's statistics: a row of 64-bit integers, from the first to the last.
Numbers Row(const int64_t& first, const int64_t& last) { return Numbers(&first, &last + 1); }
static_assert(sizeof(allocator::DeviceStats) == 122 * sizeof(int64_t));

// Frees what JavaScript's garbage holds on the GPU before its memory runs out: native/ops.cc cannot repeat a call that
// may have changed some of its arguments, nor a backward pass. The allocator calls a FreeMemoryCallback each time it
// has no free block and is about to ask the driver: with its lock held, and also on the engine's threads, where
// JavaScript cannot run.
using c10::FreeCudaMemoryCallbacksRegistry, c10::RegistererFreeCudaMemoryCallbacksRegistry;

// The function that frees the garbage of this thread's JavaScript.
thread_local std::unique_ptr<Napi::FunctionReference> collect;
std::atomic<uint32_t> found_low = 0;  // how often memory was low
thread_local uint32_t seen_low = 0;

bool Collect(bool all) {
  if (collect == nullptr) return false;
  seen_low = found_low;
  try {
    const Napi::HandleScope scope(collect->Env());
    collect->Call({Napi::Boolean::New(collect->Env(), all)});
    return true;
  } catch (const Napi::Error&) {  // a worker is being terminated; its call ends soon enough
    return false;
  }
}

// The memory of the device that the process may still use, its own free blocks included, and the most that it may use.
std::pair<int64_t, int64_t> RoomOf(c10::DeviceIndex device) {
  const c10::cuda::CUDAStreamCaptureModeGuard guard(cudaStreamCaptureModeRelaxed);
  const auto [free, total] = allocator::get()->getMemoryInfo(device);
  const auto stats = allocator::getDeviceStats(device);
  const auto allowed = static_cast<int64_t>(allocator::getMemoryFraction(device) * static_cast<double>(total));
  const int64_t limit = std::min(stats.reserved_bytes[0].current + static_cast<int64_t>(free), allowed);
  return {limit - stats.allocated_bytes[0].current, limit};
}

class Collector : public c10::FreeMemoryCallback {
 public:
  bool Execute() override {
    // Never two at once: each would hold its device's lock and wait for the other's, to free a tensor there.
    static std::atomic_flag busy;
    if (busy.test_and_set()) return false;
    const auto free = c10::make_scope_exit([] { busy.clear(); });
    // At one half, then whenever another quarter of the rest is used: when memory does run out, almost none of it is
    // garbage, and a program that needs all of it pays for only a dozen collections.
    static std::map<c10::DeviceIndex, int64_t> thresholds;
    const c10::DeviceIndex device = c10::cuda::current_device();
    const auto [left, limit] = RoomOf(device);
    const auto threshold = thresholds.try_emplace(device, limit / 2).first;
    if (left > limit / 2) threshold->second = limit / 2;
    if (left > threshold->second) return false;
    ++found_low;
    const bool collected = Collect(false) && (RoomOf(device).first > threshold->second || Collect(true));
    threshold->second = RoomOf(device).first / 4 * 3;
    return collected;
  }
};

C10_REGISTER_CLASS(FreeCudaMemoryCallbacksRegistry, torchnode, Collector)

Napi::Object Init(Napi::Env, Napi::Object exports) {
  // Defines a function for JavaScript; any exception becomes an Error of one line, which lib/cuda gives its code.
  bool starts = false;
  const auto define = [&](const char* name, auto function) {
    const auto entry = [function, starts](Info info) -> Napi::Value {
      try {
        if (starts) at::globalContext().lazyInitDevice(at::kCUDA);  // before this the allocator knows no device
        if constexpr (!std::is_void_v<decltype(function(info))>) return Give(info.Env(), function(info));
        else function(info);
        return info.Env().Undefined();
      } catch (const c10::Error& error) {
        throw Napi::Error::New(info.Env(), error.what_without_backtrace());
      }
    };
    exports.Set(name, Napi::Function::New(exports.Env(), entry, name));
  };

  // The cudaError_t of the driver's start; 0 where it succeeded.
  define("startError", [](Info) { return double(cudaGetDeviceCount(std::make_unique<int>().get())); });
  define("attribute", [](Info info) {
    int value;
    C10_CUDA_CHECK(cudaDeviceGetAttribute(&value, static_cast<cudaDeviceAttr>(TakeInt(info, 1)), TakeDevice(info)));
    return double(value);
  });
  define("onLowMemory", [](Info info) {
    collect = std::make_unique<Napi::FunctionReference>(Napi::Persistent(info[0].As<Napi::Function>()));
    info.Env().AddCleanupHook([] { collect.reset(); });
  });
  // Whether any thread found memory low since this thread last collected or asked.
  define("isMemoryLow", [](Info) { return std::exchange(seen_low, found_low.load()) != found_low; });
  define("cudnnVersion", [](Info) { return double(at::Context::versionRuntimeCuDNN()); });
  starts = true;
  define("currentDevice", [](Info) { return double(c10::cuda::current_device()); });
  define("setDevice", [](Info info) { c10::cuda::set_device(TakeDevice(info)); });
  // Only the name: the rest of this struct lies elsewhere in CUDA 12; attributes have the same numbers in both.
  define("deviceName", [](Info info) { return std::string(at::cuda::getDeviceProperties(TakeDevice(info))->name); });
  define("canAccessPeer",
         [](Info info) { return at::cuda::canDeviceAccessPeer(TakeDevice(info), TakeDevice(info, 1)); });
  define("syncDebugMode", [](Info) { return double(warning_state().get_sync_debug_mode()); });
  define("setSyncDebugMode", [](Info info) { warning_state().set_sync_debug_mode(SyncDebugMode(TakeInt(info, 0))); });
  define("synchronize", [](Info info) { at::detail::getCUDAHooks().deviceSynchronize(TakeDevice(info)); });

  define("emptyCache", [](Info) { allocator::emptyCache(); });
  define("memoryStats", [](Info info) {
    const allocator::DeviceStats stats = allocator::getDeviceStats(TakeDevice(info));
    return Row(stats.allocation[0].current, stats.max_split_size);
  });
  define("hostMemoryStats", [](Info) {
    const at::HostStats stats = at::getHostAllocator(at::kCUDA)->get_stats();
    return Row(stats.active_requests.current, stats.num_host_free);
  });
  define("resetPeakHostMemoryStats", [](Info) { at::getHostAllocator(at::kCUDA)->reset_peak_stats(); });
  define("resetHostMemoryStats", [](Info) { at::getHostAllocator(at::kCUDA)->reset_accumulated_stats(); });
  define("resetPeakMemoryStats", [](Info info) { allocator::resetPeakStats(TakeDevice(info)); });
  define("setMemoryFraction",
         [](Info info) { allocator::setMemoryFraction(info[1].As<Napi::Number>(), TakeDevice(info)); });
  define("memorySnapshot", [](Info info) {
    const std::string pickled = torch::cuda::_memory_snapshot_pickled();
    return Napi::Buffer<char>::Copy(info.Env(), pickled.data(), pickled.size());
  });
  define("recordMemoryHistory", [](Info info) {
    const auto flag = [&](size_t at) { return info[at].ToBoolean().Value(); };
    torch::cuda::_record_memory_history(flag(0), flag(1), TakeBigInt(info, 2), flag(3), flag(4), flag(5));
  });
  define("newPool", [](Info info) { return new Pool(nullptr, true, info[0].ToBoolean(), info[1].ToBoolean()); });
  define("poolId", [](Info info) { return Take<Pool>(info).id(); });
  define("poolUseCount", [](Info info) { return double(Take<Pool>(info).use_count()); });
  // This thread's allocations from now on come from the pool.
  define("beginPool", [](Info info) {
    const auto is_here = [here = std::this_thread::get_id()](auto) { return here == std::this_thread::get_id(); };
    allocator::beginAllocateToPool(TakeDevice(info, 1), Take<Pool>(info).id(), is_here);
  });
  define("endPool", [](Info info) {
    allocator::endAllocateToPool(TakeDevice(info, 1), Take<Pool>(info).id());
    allocator::releasePool(TakeDevice(info, 1), Take<Pool>(info).id());
  });
  define("memoryInfo", [](Info info) { return allocator::get()->getMemoryInfo(TakeDevice(info)); });

  define("newStream", [](Info info) { return c10::cuda::getStreamFromPool(int{TakeInt(info, 1)}, TakeDevice(info)); });
  define("currentStream", [](Info info) { return c10::cuda::getCurrentCUDAStream(TakeDevice(info)); });
  define("setStream", [](Info info) { c10::cuda::setCurrentCUDAStream(TakeStream(info)); });
  define("queryStream", [](Info info) { return TakeStream(info).query(); });
  define("synchronizeStream", [](Info info) { TakeStream(info).synchronize(); });
  define("streamPriority", [](Info info) { return double(TakeStream(info).priority()); });

  define("newEvent", [](Info info) { return new Event(static_cast<unsigned int>(TakeInt(info, 0))); });
  define("recordEvent", [](Info info) { Take<Event>(info).record(TakeStream(info, 1)); });
  define("waitEvent", [](Info info) { Take<Event>(info).block(TakeStream(info, 1)); });
  define("queryEvent", [](Info info) { return Take<Event>(info).query(); });
  define("synchronizeEvent", [](Info info) { Take<Event>(info).synchronize(); });
  define("elapsedTime", [](Info info) { return double{Take<Event>(info, 0).elapsed_time(Take<Event>(info, 1))}; });

  const auto* nvtx = torch::profiler::impl::cudaStubs();
  define("nvtxMark", [nvtx](Info info) { nvtx->mark(info[0].ToString().Utf8Value().c_str()); });
  define("nvtxRangePush", [nvtx](Info info) { nvtx->rangePush(info[0].ToString().Utf8Value().c_str()); });
  define("nvtxRangePop", [nvtx](Info) { nvtx->rangePop(); });
  define("newGraph", [](Info info) { return new Graph(info[0].ToBoolean()); });
  define("beginCapture", [](Info info) {
    const at::cuda::MempoolId_t pool(TakeBigInt(info, 1), TakeBigInt(info, 2));
    const auto mode = static_cast<cudaStreamCaptureMode>(TakeInt(info, 3));
    Take<Graph>(info).OrAbandon([&] { Take<Graph>(info).capture_begin(pool, mode); });
  });
  define("endCapture", [](Info info) { Take<Graph>(info).OrAbandon([&] { Take<Graph>(info).capture_end(); }); });
  define("replayGraph", [](Info info) { Take<Graph>(info).replay(); });
  define("resetGraph", [](Info info) { Take<Graph>(info).reset(); });
  define("dumpGraph", [](Info info) { Take<Graph>(info).debug_dump(info[1].ToString()); });
  define("graphPool", [](Info info) { return Take<Graph>(info).pool(); });
  define("newGraphPool", [](Info) { return at::cuda::graph_pool_handle(); });
  // The generator comes from native/context.cc: a pointer that is valid during this call.
  define("registerGenerator", [](Info info) {
    auto* generator = info[1].As<Napi::External<c10::GeneratorImpl>>().Data();
    Take<Graph>(info).register_generator_state(
        at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(generator)));
  });
  define("isCapturing", [](Info) { return bool(c10::cuda::currentStreamCaptureStatusMayInitCtx()); });
  return exports;
}

}  // namespace

NODE_API_MODULE(torchnode_cuda, Init)
