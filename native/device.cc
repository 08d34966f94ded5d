#include "device.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <c10/core/CachingDeviceAllocator.h>

#include "value.h"

namespace torchnode {

napi_value NumThreads(State& state, const Arguments<0>&) { return GiveNumber(state.env, at::get_num_threads()); }

napi_value SetNumThreads(State& state, const Arguments<1>& arguments) {
  at::set_num_threads(TakeInt32(state.env, arguments[0]));
  return nullptr;
}

napi_value CudaDeviceCount(State& state, const Arguments<0>&) {
  const bool has = at::globalContext().hasCUDA();
  return GiveNumber(state.env, has ? static_cast<double>(at::globalContext().getAcceleratorHooksInterface(at::kCUDA).deviceCount()) : 0.0);
}

napi_value DeviceMemory(State& state, const Arguments<1>& arguments) {
  const at::Device device = TakeDevice(TakeText(state.env, arguments[0]));
  if (device.is_cpu()) throw Refusal("ERR_DEVICE", "the CPU does not tell how much of its memory is free");
  const c10::DeviceIndex index = device.has_index() ? device.index() : 0;
  const auto [free, total] = c10::getDeviceAllocator(device.type())->getMemoryInfo(index);
  return GiveInts(state.env, {static_cast<int64_t>(free), static_cast<int64_t>(total)});
}

napi_value Capability(State& state, const Arguments<0>&) { return GiveText(state.env, at::get_cpu_capability()); }

}  // namespace torchnode
