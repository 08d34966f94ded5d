// The state of one JavaScript environment (the main thread or a worker). Two other things refer to an environment:
// thread-locals tell which one has the thread (engine.cc, recording.cc), and channels and hooks hold its callbacks.
#pragma once
#include <c10/core/InferenceMode.h>

#include <map>
#include <unordered_map>

#include "handles.h"
#include "operators.h"

namespace torchnode {

class Recording;

struct State {
  explicit State(napi_env environment)
      : env(environment), handles(environment), callbacks(std::make_shared<Callbacks>(environment)) {}

  napi_env env;
  Handles handles;
  std::shared_ptr<Callbacks> callbacks;
  Operators operators;
  std::vector<c10::IValue> stack;  // memory for the next call's arguments
  Inputs inputs;
  std::shared_ptr<Recording> recording;       // while torch.compile records
  std::optional<std::string> unknown_stack;   // the stack of the call that used a tensor unknown to `watch`
  std::unordered_map<const void*, int> busy;  // memory that asynchronous calls use, and how many of them
  std::unordered_set<const void*> changed;    // memory that they change
  std::map<int64_t, at::Tensor> held;  // values that are being saved: the tensor, or a copy once it has been changed
  std::vector<std::unique_ptr<c10::InferenceMode>> inference;  // entered and not yet left
  std::optional<uint64_t> dual_level;  // of forward-mode differentiation, while this environment is in it
  std::string forward_stack;  // where the forward call of a failed backward function was, while anomalies are detected
  napi_ref make_error = nullptr;  // (kind, message, forward stack) -> what to throw; lib/binding/failure.ts
  napi_ref collect = nullptr;  // (bytes made, tensors made, bytes) -> what may be made next; lib/binding/collector.ts
  napi_ref warn = nullptr;     // (message, where in libtorch); lib/binding/warning.ts
  napi_ref capture_stack = nullptr;  // () -> the caller's stack as text; lib/binding/callback.ts
};

State& StateOf(napi_env env);

// From now on this environment receives this thread's warnings; with null they go to stderr.
void HandleWarnings(State* state);
// The environment is being torn down: this thread forgets it, and ends the modes that it left on.
void ForgetEnvironment(State& state);
// The environment is being torn down: closes its channels.
void ForgetChannels(State& state);

// Until the result is released, the end of a profile on the calling thread waits for another thread's work.
std::shared_ptr<void> KeepProfiling();

// Whether the CPU memory that this thread allocates is filled with a pattern, to notice reads of unwritten memory.
inline thread_local bool fill_fresh = false;

}  // namespace torchnode
