// What libtorch lets a process choose for all of its operators.
#pragma once
#include "entry.h"

namespace torchnode {

napi_value ContextSwitch(State& state, const Arguments<1>& arguments);     // (name) -> boolean
napi_value SetContextSwitch(State& state, const Arguments<2>& arguments);  // (name, boolean)
napi_value MatmulPrecision(State& state, const Arguments<0>& arguments);   // 'highest' | 'high' | 'medium'
napi_value SetMatmulPrecision(State& state, const Arguments<1>& arguments);

}  // namespace torchnode
