// How the addon comes to be: the table of its functions, what each environment begins with, and how it ends.
//
// The functions are defined all over native/, each with ENTRY (entry.h), which puts it into the table below when the
// library is opened; lib/runtime/native.ts has their types.
#include <ATen/Context.h>
#include <c10/core/AutogradState.h>
#include <napi.h>

#include "program.h"
#include "value.h"

namespace torchnode {

State& StateOf(napi_env env) { return *Napi::Env(env).GetInstanceData<State>(); }

namespace {

// Within a function, since entries register themselves before main, in any order.
std::vector<napi_property_descriptor>& Table() {
  static std::vector<napi_property_descriptor> table;
  return table;
}

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  // Indices beyond a sparse tensor would be read and written as they are.
  at::globalContext().setCheckSparseTensorInvariants(true);
  // Backward passes stay on JavaScript's thread, the nodes of devices too, whose kernels run by themselves anyway:
  // hooks are JavaScript, and its garbage can be collected in the middle of one when a GPU's memory runs low.
  c10::AutogradState::get_tls_state().set_multithreading_enabled(false);
  auto* state = new State(env);
  env.SetInstanceData<State>(state);
  // Before the environment goes, so that nothing of ours calls into it while it is torn down.
  env.AddCleanupHook([state] {
    state->handles.Close();
    EndRecording(*state);
    ForgetEnvironment(*state);
    ForgetChannels(*state);
  });
  Check(napi_define_properties(env, exports, Table().size(), Table().data()));
  return exports;
}

}  // namespace

Registration::Registration(const char* name, napi_callback function) {
  // Writable: while a profiler records, lib/profiler puts itself before the functions that run operators.
  constexpr auto kOpen = static_cast<napi_property_attributes>(napi_enumerable | napi_writable);
  Table().push_back({name, nullptr, function, nullptr, nullptr, nullptr, kOpen, nullptr});
}

// What native calls in lib/runtime, which holds them: a copy of the package that is no longer used can go.
ENTRY(void, initialize, napi_value make_error, napi_value collect, napi_value capture_stack, napi_value warn) {
  const std::pair<napi_ref&, napi_value> kept[] = {{state.make_error, make_error},
                                                   {state.collect, collect},
                                                   {state.capture_stack, capture_stack},
                                                   {state.warn, warn}};
  for (const auto& [reference, function] : kept) {
    if (reference != nullptr) napi_delete_reference(state.env, reference);
    Check(napi_create_reference(state.env, function, 0, &reference));
  }
  HearWarnings(&state);
}

}  // namespace torchnode

Napi::Object InitTorchnode(Napi::Env env, Napi::Object exports) { return torchnode::Init(env, exports); }
NODE_API_MODULE(torchnode_core, InitTorchnode)
