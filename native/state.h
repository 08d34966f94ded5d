// What one JavaScript environment (the main thread or a worker) holds. There is no other state that knows JavaScript.
#pragma once
#include <node_api.h>

#include <memory>

#include "handles.h"
#include "ops.h"

namespace torchnode {

struct State {
  explicit State(napi_env environment)
      : env(environment), handles_owner(std::make_shared<Handles>(environment)), handles(*handles_owner) {}

  napi_env env;
  std::shared_ptr<Handles> handles_owner;
  Handles& handles;
  Operators operators;
  napi_ref make_error = nullptr;  // (kind, message) -> the error to throw; lib/errors' business, not ours
};

State& StateOf(napi_env env);

}  // namespace torchnode
