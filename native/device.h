// Threads, devices, what this libtorch is and what it lets a process choose for all operators.
#pragma once
#include "entry.h"

namespace torchnode {

napi_value NumThreads(State& state, const Arguments<0>& arguments);
napi_value SetNumThreads(State& state, const Arguments<1>& arguments);
napi_value NumInteropThreads(State& state, const Arguments<0>& arguments);
napi_value SetNumInteropThreads(State& state, const Arguments<1>& arguments);
napi_value CudaDeviceCount(State& state, const Arguments<0>& arguments);
napi_value DeviceMemory(State& state, const Arguments<1>& arguments);  // (device) -> [free, total] bytes
napi_value Capability(State& state, const Arguments<0>& arguments);  // the CPU kernels in use, e.g. 'AVX2'
napi_value ContextSwitch(State& state, const Arguments<2>& arguments);    // (name, boolean?) -> boolean
napi_value MatmulPrecision(State& state, const Arguments<1>& arguments);  // (name?) -> 'highest' | 'high' | 'medium'

}  // namespace torchnode
