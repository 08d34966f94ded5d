// libtorch's autograd engine with what it leaves to a language: the stack of a forward call, and packing of saved tensors.
#pragma once
#include "entry.h"

namespace torchnode {

// Puts this engine in place of libtorch's, for the whole process; does nothing the second time.
void InstallEngine();
// The environment is being torn down: forgets what this thread knows of it, and ends the modes that it left on.
void ForgetEnvironment(State& state);

napi_value DetectsAnomaly(State& state, const Arguments<0>& arguments);     // -> bits: 1 enabled, 2 looks for NaN
napi_value SetDetectAnomaly(State& state, const Arguments<2>& arguments);   // (enabled, check for NaN)
// (guard of handle -> guard of () -> handle, or undefined: saved as usual): from now on tensors are saved through it.
napi_value PushSavedTensorHooks(State& state, const Arguments<1>& arguments);
napi_value PopSavedTensorHooks(State& state, const Arguments<0>& arguments);

}  // namespace torchnode
