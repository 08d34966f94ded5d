// torchnode-cuda: what needs CUDA's own headers. Opened only where libtorch_cuda is; plain C++, no nvcc.
#include <c10/cuda/CUDACachingAllocator.h>
#include <c10/cuda/CUDAFunctions.h>
#include <c10/cuda/CUDAGuard.h>
#include <napi.h>

#include <string>

namespace {

namespace allocator = c10::cuda::CUDACachingAllocator;
using c10::CachingAllocator::Stat;
using c10::CachingAllocator::StatType;

// Any exception as a JavaScript Error of one line; lib/cuda gives it its code.
template <Napi::Value (*function)(const Napi::CallbackInfo&)>
Napi::Value Entry(const Napi::CallbackInfo& info) {
  try {
    return function(info);
  } catch (const Napi::Error&) {
    throw;
  } catch (const c10::Error& error) {
    throw Napi::Error::New(info.Env(), error.what_without_backtrace());
  }
}

c10::DeviceIndex TakeDevice(const Napi::CallbackInfo& info) {
  return static_cast<c10::DeviceIndex>(info[0].As<Napi::Number>().Int32Value());
}

// (device): waits for everything that has been put on it.
Napi::Value Synchronize(const Napi::CallbackInfo& info) {
  const c10::cuda::CUDAGuard guard(TakeDevice(info));
  c10::cuda::device_synchronize();
  return info.Env().Undefined();
}

// (): gives the allocator's free blocks back to the driver.
Napi::Value EmptyCache(const Napi::CallbackInfo& info) {
  allocator::emptyCache();
  return info.Env().Undefined();
}

// (device) -> bytes in use and reserved, now and at their peaks.
Napi::Value MemoryStats(const Napi::CallbackInfo& info) {
  const auto stats = allocator::getDeviceStats(TakeDevice(info));
  constexpr auto kAll = static_cast<size_t>(StatType::AGGREGATE);
  Napi::Object result = Napi::Object::New(info.Env());
  const auto put = [&](const std::string& name, const Stat& stat) {
    result.Set(name + "Bytes", static_cast<double>(stat.current));
    result.Set(name + "BytesPeak", static_cast<double>(stat.peak));
  };
  put("allocated", stats.allocated_bytes[kAll]);
  put("reserved", stats.reserved_bytes[kAll]);
  return result;
}

// (device): peaks start over at what is in use now.
Napi::Value ResetPeakMemoryStats(const Napi::CallbackInfo& info) {
  allocator::resetPeakStats(TakeDevice(info));
  return info.Env().Undefined();
}

}  // namespace

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  exports.Set("synchronize", Napi::Function::New<Entry<Synchronize>>(env));
  exports.Set("emptyCache", Napi::Function::New<Entry<EmptyCache>>(env));
  exports.Set("memoryStats", Napi::Function::New<Entry<MemoryStats>>(env));
  exports.Set("resetPeakMemoryStats", Napi::Function::New<Entry<ResetPeakMemoryStats>>(env));
  return exports;
}
NODE_API_MODULE(torchnode_cuda, Init)
