// What changes how the operators that follow are run: inference mode, autocast, and functorch's transforms.
#pragma once
#include "entry.h"

namespace torchnode {

napi_value InferenceMode(State& state, const Arguments<0>& arguments);
napi_value EnterInferenceMode(State& state, const Arguments<1>& arguments);  // (enabled)
napi_value LeaveInferenceMode(State& state, const Arguments<0>& arguments);

napi_value Autocast(State& state, const Arguments<1>& arguments);      // (device type) -> [enabled, dtype, cache]
napi_value SetAutocast(State& state, const Arguments<4>& arguments);   // (device type, enabled, dtype, cache)
napi_value NestAutocast(State& state, const Arguments<1>& arguments);  // (enter: true, leave: false); the last to leave clears

napi_value ForwardGradEnabled(State& state, const Arguments<0>& arguments);
napi_value SetForwardGradEnabled(State& state, const Arguments<1>& arguments);
// Forward-mode differentiation; libtorch has one level for the whole process.
napi_value EnterDualLevel(State& state, const Arguments<0>& arguments);
napi_value LeaveDualLevel(State& state, const Arguments<0>& arguments);

napi_value PushVmap(State& state, const Arguments<2>& arguments);  // (size, randomness: 'error', 'same', 'different') -> level
napi_value PushGrad(State& state, const Arguments<0>& arguments);  // -> level
napi_value PushJvp(State& state, const Arguments<0>& arguments);   // -> level
napi_value PopTransform(State& state, const Arguments<0>& arguments);
napi_value Batch(State& state, const Arguments<3>& arguments);    // (handle, dim, level) -> handle without that dimension
napi_value Unbatch(State& state, const Arguments<2>& arguments);  // (handle, level) -> [handle, dim], undefined when not batched there
napi_value Wrap(State& state, const Arguments<2>& arguments);     // (handle, level) -> handle that a transform differentiates
napi_value Unwrap(State& state, const Arguments<2>& arguments);   // (handle, level) -> handle of what was wrapped, or its own
napi_value Wrapped(State& state, const Arguments<1>& arguments);  // (handle) -> [handle, level, batch dim] of what a transform wrapped
napi_value PassTransforms(State& state, const Arguments<1>& arguments);  // (whether calls pass transforms by) -> what it was

}  // namespace torchnode
