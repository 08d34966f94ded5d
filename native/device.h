// Threads, devices, and what this libtorch is.
#pragma once
#include "entry.h"

namespace torchnode {

napi_value NumThreads(State& state, const Arguments<0>& arguments);
napi_value SetNumThreads(State& state, const Arguments<1>& arguments);
napi_value CudaDeviceCount(State& state, const Arguments<0>& arguments);
napi_value DeviceMemory(State& state, const Arguments<1>& arguments);  // (device) -> [free, total] bytes
napi_value Capability(State& state, const Arguments<0>& arguments);  // the CPU kernels in use, e.g. 'AVX2'

}  // namespace torchnode
