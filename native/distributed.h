// What the rest of native/ needs to know of distributed.cc.
#pragma once
#include "task.h"

namespace torchnode {

// Calls a collective, as `how` says.
napi_value Launch(State& state, const c10::OperatorHandle& op, std::vector<c10::IValue> stack, napi_value how);

// Rethrows what a backward pass threw, and says which rank was lost where its gradients could not be averaged.
[[noreturn]] void ExplainBackward();

}  // namespace torchnode
