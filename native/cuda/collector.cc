// Frees what JavaScript's garbage holds on the GPU before its memory runs out.
//
// native/ops.cc collects and calls once more when an operator has failed, which it cannot do for one that may have half
// changed its arguments, nor for a backward pass; an out-of-memory observer is told when nothing can be saved any more.
// A FreeMemoryCallback is asked while something can, each time the allocator has no free block and is about to ask the
// driver: with its lock held, and on the engine's threads too, where JavaScript cannot run.
#include <c10/cuda/CUDACachingAllocator.h>
#include <c10/cuda/CUDAFunctions.h>
#include <c10/util/ScopeExit.h>
#include <napi.h>

#include <atomic>
#include <map>

namespace {

namespace allocator = c10::cuda::CUDACachingAllocator;
using c10::FreeCudaMemoryCallbacksRegistry, c10::RegistererFreeCudaMemoryCallbacksRegistry;

// The function that frees the garbage of the JavaScript that runs on this thread.
thread_local std::unique_ptr<Napi::FunctionReference> collect;
std::atomic<uint32_t> found_low = 0;  // how often memory was
thread_local uint32_t seen_low = 0;

bool Collect() {
  if (collect == nullptr) return false;
  try {
    const Napi::HandleScope scope(collect->Env());
    collect->Call({});
    return true;
  } catch (const Napi::Error&) {  // a worker that is being terminated; its call ends soon enough
    return false;
  }
}

// The share of the device that the process may still fill, its own free blocks included, and what it may have in all.
struct Room {
  int64_t left, limit;
};

Room RoomOf(c10::DeviceIndex device) {
  const c10::cuda::CUDAStreamCaptureModeGuard guard(cudaStreamCaptureModeRelaxed);
  size_t free, total;
  C10_CUDA_CHECK(cudaMemGetInfo(&free, &total));
  const auto stats = allocator::getDeviceStats(device);
  const auto allowed = static_cast<int64_t>(allocator::getMemoryFraction(device) * static_cast<double>(total));
  const int64_t limit = std::min(stats.reserved_bytes[0].current + static_cast<int64_t>(free), allowed);
  return {limit - stats.allocated_bytes[0].current, limit};
}

class Collector : public c10::FreeMemoryCallback {
 public:
  bool Execute() override {
    // Not two at a time: each would hold its device's lock and want the other's, to free a tensor there.
    static std::atomic_flag busy;
    if (busy.test_and_set()) return false;
    const auto free = c10::make_scope_exit([] { busy.clear(); });
    // At a fifth, then whenever another quarter of the rest has gone: when memory does run out next to none of it is
    // garbage, and a program that needs all of it pays for a dozen collections.
    static std::map<c10::DeviceIndex, int64_t> thresholds;
    const c10::DeviceIndex device = c10::cuda::current_device();
    const auto [left, limit] = RoomOf(device);
    const auto threshold = thresholds.try_emplace(device, limit / 5).first;
    if (left > limit / 5) threshold->second = limit / 5;
    if (left > threshold->second) return false;
    ++found_low;
    const bool collected = Collect();
    if (collected) seen_low = found_low;
    threshold->second = RoomOf(device).left / 4 * 3;
    return collected;
  }
};

C10_REGISTER_CLASS(FreeCudaMemoryCallbacksRegistry, torchnode, Collector)

}  // namespace

void DefineCollector(Napi::Object exports) {
  exports.Set("onLowMemory", Napi::Function::New(exports.Env(), [](const Napi::CallbackInfo& info) {
                collect = std::make_unique<Napi::FunctionReference>(Napi::Persistent(info[0].As<Napi::Function>()));
                info.Env().AddCleanupHook([] { collect.reset(); });
              }));
  // Whether memory was found low, by any thread, since this thread last collected or asked.
  exports.Set("isMemoryLow", Napi::Function::New(exports.Env(), [](const Napi::CallbackInfo& info) -> Napi::Value {
                return Napi::Boolean::New(info.Env(), std::exchange(seen_low, found_low.load()) != found_low);
              }));
}
