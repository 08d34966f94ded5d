// What one JavaScript environment (the main thread or a worker) holds. There is no other state that knows JavaScript.
#pragma once
#include <node_api.h>

#include <memory>

#include "handles.h"
#include "ops.h"
#include "value.h"

namespace torchnode {

struct State {
  explicit State(napi_env environment)
      : env(environment), handles_owner(std::make_shared<Handles>(environment)), handles(*handles_owner) {}

  napi_env env;
  std::shared_ptr<Handles> handles_owner;
  Handles& handles;
  Operators operators;
  std::vector<c10::IValue> stack;  // memory for the next call's arguments
  Inputs inputs;
  napi_ref make_error = nullptr;     // (kind, message) -> the error to throw; lib/runtime/failure.ts
  napi_ref collect_young = nullptr;  // () collects V8's young objects; lib/runtime/collector.ts
};

State& StateOf(napi_env env);

}  // namespace torchnode
