#include "device.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>

#include "value.h"

namespace torchnode {

napi_value NumThreads(State& state, const Arguments<0>&) { return GiveNumber(state.env, at::get_num_threads()); }

napi_value SetNumThreads(State& state, const Arguments<1>& arguments) {
  at::set_num_threads(TakeInt32(state.env, arguments[0]));
  return nullptr;
}

napi_value NumInteropThreads(State& state, const Arguments<0>&) {
  return GiveNumber(state.env, static_cast<double>(at::get_num_interop_threads()));
}

napi_value SetNumInteropThreads(State& state, const Arguments<1>& arguments) {
  at::set_num_interop_threads(TakeInt32(state.env, arguments[0]));
  return nullptr;
}

napi_value CudaDeviceCount(State& state, const Arguments<0>&) {
  const bool has = at::globalContext().hasCUDA();
  return GiveNumber(state.env, has ? static_cast<double>(at::globalContext().getAcceleratorHooksInterface(at::kCUDA).deviceCount()) : 0.0);
}

napi_value Capability(State& state, const Arguments<0>&) { return GiveText(state.env, at::get_cpu_capability()); }

}  // namespace torchnode
