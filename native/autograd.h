// Gradients: what a tensor records, running backward, and the modes.
#pragma once
#include "entry.h"

namespace torchnode {

napi_value SetRequiresGrad(State& state, const Arguments<2>& arguments);
// (handle, the handle last given for its gradient, or 0) -> handle or 0; the same handle while it is the same tensor.
napi_value Grad(State& state, const Arguments<2>& arguments);
napi_value SetGrad(State& state, const Arguments<2>& arguments);   // (handle, handle or 0)
napi_value GradFn(State& state, const Arguments<1>& arguments);    // -> 'AddBackward0' or undefined
napi_value RetainGrad(State& state, const Arguments<1>& arguments);
// (handle, guard of gradient -> handle or undefined) -> a function that takes the hook away
napi_value RegisterHook(State& state, const Arguments<2>& arguments);
// (handle, guard of the tensor's object, or a handle when that is gone) -> a function that takes the hook away
napi_value RegisterPostAccumulateGradHook(State& state, const Arguments<2>& arguments);
// (roots, gradients (0: none given), retain graph, create graph, inputs)
napi_value Backward(State& state, const Arguments<5>& arguments);
// (outputs, inputs, gradients, retain graph, create graph, allow unused) -> handles, 0 for an unused input
napi_value Gradients(State& state, const Arguments<6>& arguments);
napi_value GradEnabled(State& state, const Arguments<0>& arguments);
napi_value SetGradEnabled(State& state, const Arguments<1>& arguments);

}  // namespace torchnode
