// What one JavaScript environment (the main thread or a worker) holds. There is no other state that knows JavaScript.
#pragma once
#include <c10/core/InferenceMode.h>
#include <node_api.h>

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "callback.h"
#include "handles.h"
#include "ops.h"

namespace torchnode {

class Recording;

struct State {
  explicit State(napi_env environment)
      : env(environment), handles_owner(std::make_shared<Handles>(environment)), handles(*handles_owner),
        callbacks(std::make_shared<Callbacks>(environment)) {}

  napi_env env;
  std::shared_ptr<Handles> handles_owner;
  Handles& handles;
  std::shared_ptr<Callbacks> callbacks;
  Operators operators;
  std::vector<c10::IValue> stack;  // memory for the next call's arguments
  Inputs inputs;
  std::shared_ptr<Recording> recording;       // while torch.compile records
  std::shared_ptr<Watcher> stranger;          // while a program is compared with its function
  std::unordered_map<const void*, int> busy;  // memory that asynchronous calls use, and how many of them
  std::vector<std::unique_ptr<c10::InferenceMode>> inference;  // entered and not yet left
  std::optional<uint64_t> dual_level;  // of forward-mode differentiation, while this environment is in it
  std::string forward_stack;  // where the forward call of a failed backward function was, while anomalies are detected
  napi_ref make_error = nullptr;     // (kind, message, forward stack) -> what to throw; lib/runtime/failure.ts
  napi_ref collect = nullptr;        // (all) collects V8's young objects, or all of them; lib/runtime/collector.ts
  napi_ref warn = nullptr;           // (message, where in libtorch); lib/runtime/warning.ts
  napi_ref capture_stack = nullptr;  // () -> the caller's stack as text; lib/runtime/callback.ts
};

State& StateOf(napi_env env);

// The warnings of this thread go to this environment from now on or, with null, to stderr.
void HearWarnings(State* state);
// The environment is being torn down: this thread forgets it, and ends the modes that it left on.
void ForgetEnvironment(State& state);
// And closes its channels.
void ForgetChannels(State& state);

// Until this is let go of, the end of a profile on the calling thread waits: another thread works for it.
std::shared_ptr<void> Watched();

// Whether the CPU memory that this thread allocates is filled with a pattern, so that reading what nobody has written
// is seen.
inline thread_local bool fill_fresh = false;

}  // namespace torchnode
