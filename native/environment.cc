// An environment: its start and end, the conversion of C++ exceptions into JavaScript errors, and the functions that
// libtorch calls back.
//
// The addon's functions are defined all over native/, each with ENTRY (value.h), which adds it to the table below when
// the library is opened; lib/binding/native.ts has their types.
#include <ATen/Context.h>
#include <c10/core/AutogradState.h>
#include <c10/util/Exception.h>

#include <new>

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
  // Without this, indices beyond a sparse tensor would be read and written unchecked.
  at::globalContext().setCheckSparseTensorInvariants(true);
  // Backward passes run on JavaScript's thread, for all devices: GPU kernels run asynchronously anyway, hooks are
  // JavaScript, and garbage can be collected during a pass when a GPU's memory runs low.
  c10::AutogradState::get_tls_state().set_multithreading_enabled(false);
  auto* state = new State(env);
  env.SetInstanceData<State>(state);
  // Runs before the environment goes, so that nothing of ours calls into it while it is torn down.
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
  // Writable: while a profiler records, lib/profiler wraps the functions that run operators.
  constexpr auto kOpen = static_cast<napi_property_attributes>(napi_enumerable | napi_writable);
  Table().push_back({name, nullptr, function, nullptr, nullptr, nullptr, kOpen, nullptr});
}

// The functions of lib/binding that native calls; lib/binding holds them, so that an unused package can be freed.
ENTRY(void, initialize, napi_value make_error, napi_value collect, napi_value capture_stack, napi_value warn) {
  const std::pair<napi_ref&, napi_value> kept[] = {{state.make_error, make_error},
                                                   {state.collect, collect},
                                                   {state.capture_stack, capture_stack},
                                                   {state.warn, warn}};
  for (const auto& [reference, function] : kept) {
    if (reference != nullptr) napi_delete_reference(state.env, reference);
    Check(napi_create_reference(state.env, function, 0, &reference));
  }
  HandleWarnings(&state);
}

void Callbacks::Sweep() {
  std::unique_lock lock(mutex);
  const auto functions = std::exchange(dropped, {});
  lock.unlock();
  for (napi_ref function : functions) napi_delete_reference(env, function);
}

Callback::Callback(State& state, napi_value function) : all_(state.callbacks) {
  all_->Sweep();
  function_ = ResultOf(state.env, napi_create_reference, function, 1);
  ++all_->live;
}

void Callback::Clear() {
  if (function_ == nullptr) return;
  --all_->live;
  {
    const std::lock_guard lock(all_->mutex);
    all_->dropped.push_back(std::exchange(function_, nullptr));
  }
  if (!all_->closed && std::this_thread::get_id() == all_->thread) all_->Sweep();
}

void Callback::Strengthen() {
  if (cleared()) return;
  if (ResultOf(all_->env, napi_get_reference_value, function_) == nullptr) Clear();
  else ResultOf(all_->env, napi_reference_ref, function_);
}

State& Callback::state() const {
  if (all_->closed) throw Refusal("ERR_ABORTED", "the thread that this JavaScript function belongs to has ended");
  if (std::this_thread::get_id() != all_->thread) throw Refusal("OtherThread", "");
  return StateOf(all_->env);
}

napi_value CallKept(napi_env env, napi_ref reference, std::initializer_list<napi_value> arguments) {
  const napi_value nobody = ResultOf(env, napi_get_undefined);
  const napi_value function = ResultOf(env, napi_get_reference_value, reference);
  return ResultOf(env, napi_call_function, nobody, function, arguments.size(), arguments.begin());
}

napi_value Callback::Call(std::initializer_list<napi_value> arguments) const {
  napi_env env = state().env;
  const napi_value result = CallKept(env, function_, arguments);
  if (TypeOf(env, result) == napi_boolean) throw Rethrow{};
  return result;
}

static void Throw(State& state, const char* kind, const char* message) {
  const std::string forward = std::exchange(state.forward_stack, {});
  try {
    const auto words = {Give(state, kind), Give(state, message), Give(state, forward)};
    napi_throw(state.env, CallKept(state.env, state.make_error, words));
  } catch (const Interrupted&) {
    // JavaScript's own exception is pending (or the environment is going): there is nothing better to throw.
  }
}

void ThrowToJs(State& state) {
  try {
    throw;
  } catch (const Interrupted&) {
    bool pending = true;
    napi_is_exception_pending(state.env, &pending);
    if (!pending) Throw(state, "TypeError", "native code was given an argument of the wrong type");
  } catch (const Rethrow&) {
    Throw(state, "Rethrow", "");
  } catch (const Refusal& error) {
    Throw(state, error.kind, error.what());
  } catch (const c10::Error& error) {
    const char* kind = dynamic_cast<const c10::IndexError*>(&error)            ? "IndexError"
                       : dynamic_cast<const c10::OutOfMemoryError*>(&error)    ? "OutOfMemoryError"
                       : dynamic_cast<const c10::NotImplementedError*>(&error) ? "NotImplementedError"
                       : dynamic_cast<const c10::DistError*>(&error)           ? "DistError"
                                                                               : "Error";
    // what() would symbolise the C++ stack, which takes 280 times as long and does not help the user.
    Throw(state, kind, error.what_without_backtrace());
  } catch (const std::bad_alloc&) {
    Throw(state, "OutOfMemoryError", "out of memory");
  } catch (const std::exception& error) {
    Throw(state, "Error", error.what());
  } catch (...) {
    Throw(state, "Error", "an unknown C++ exception");
  }
}

}  // namespace torchnode

Napi::Object InitTorchnode(Napi::Env env, Napi::Object exports) { return torchnode::Init(env, exports); }
NODE_API_MODULE(torchnode_core, InitTorchnode)
