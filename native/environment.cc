// An environment: what it begins with and how it ends, C++ exceptions on their way to JavaScript, the functions that
// libtorch calls back, and what it asks of the environment whose JavaScript runs on a thread.
//
// The addon's functions are defined all over native/, each with ENTRY (value.h), which puts it into the table below
// when the library is opened; lib/binding/native.ts has their types.
#include <ATen/Context.h>
#include <c10/core/AutogradState.h>
#include <c10/util/Exception.h>
#include <c10/util/ScopeExit.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/engine.h>
#include <torch/csrc/autograd/forward_grad.h>
#include <torch/csrc/autograd/saved_variable_hooks.h>

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
    // JavaScript's own exception is pending (or the environment is going): nothing better to throw.
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
                                                                               : "Error";
    // what() would symbolise the C++ stack: 280 times the cost, and not the user's business.
    Throw(state, kind, error.what_without_backtrace());
  } catch (const std::bad_alloc&) {
    Throw(state, "OutOfMemoryError", "out of memory");
  } catch (const std::exception& error) {
    Throw(state, "Error", error.what());
  } catch (...) {
    Throw(state, "Error", "an unknown C++ exception");
  }
}

namespace {

using torch::autograd::AnomalyMetadata;
using torch::autograd::AnomalyMode;
using torch::autograd::Node;

// This thread's environment, where it hears warnings; libtorch has one handler to a thread, and autograd's engine hands
// the warnings of its own threads to the one that called backward.
thread_local State* hearer = nullptr;
// The same, where it has asked for anomalies.
thread_local State* watcher = nullptr;
// Innermost last; an empty one stands for saving as usual.
thread_local std::vector<std::shared_ptr<Callback>> packers;

class Warnings : public c10::WarningHandler {
  // Called within operators, which must not be left by an exception of ours; lib/binding/warning.ts throws none.
  void process(const c10::Warning& warning) override {
    try {
      const Scope scope(hearer->env);
      const c10::SourceLocation& at = warning.source_location();
      const std::string where = c10::str(at.file, ':', at.line);
      CallKept(hearer->env, hearer->warn, {Give(*hearer, warning.msg()), Give(*hearer, where)});
    } catch (const Interrupted&) {
      // The environment is being torn down: nobody is left to tell.
    }
  }
};

class ForwardStack : public AnomalyMetadata {
 public:
  void store_stack() override {
    if (watcher == nullptr) return;
    const Scope scope(watcher->env);
    stack_ = Take<std::string>(*watcher, CallKept(watcher->env, watcher->capture_stack, {}));
  }

  // The engine calls this for the node that failed, before the error leaves it.
  void print_stack(const std::string&) override {
    if (watcher != nullptr) watcher->forward_stack = Stacks();
  }

  void assign_parent(const std::shared_ptr<Node>& parent) override { parent_ = parent; }

 private:
  // A node that a backward pass made names the node that made it too.
  std::string Stacks() const {
    const auto* made_by = parent_ == nullptr ? nullptr : dynamic_cast<ForwardStack*>(parent_->metadata());
    return made_by == nullptr ? stack_ : stack_ + "\n\n" + made_by->Stacks();
  }

  std::string stack_;
  std::shared_ptr<Node> parent_;
};

class SavedTensorHooks : public torch::autograd::SavedVariableHooks {
 public:
  explicit SavedTensorHooks(std::shared_ptr<Callback> pack) : pack_(std::move(pack)) {}

  void call_pack_hook(const at::Tensor& tensor) override {
    State& state = pack_->state();
    const Scope scope(state.env);
    packers.emplace_back();  // what the packer itself saves is saved as usual
    const auto end = c10::make_scope_exit([] { packers.pop_back(); });
    // Detached, since a result of the very node that saves it would hold the node that holds it.
    const at::Tensor detached = tensor.variable_data();
    Note(Act::kSaveTensor, detached);
    unpack_ = std::make_unique<Callback>(state, pack_->Call({Give(state, detached)}));
  }

  at::Tensor call_unpack_hook() override {
    State& state = unpack_->state();
    const Scope scope(state.env);
    return Take<at::Tensor>(state, unpack_->Call({}));
  }

 private:
  std::shared_ptr<Callback> pack_;
  std::unique_ptr<Callback> unpack_;
};

class Engine : public torch::autograd::Engine {
 public:
  std::unique_ptr<AnomalyMetadata> make_anomaly_metadata() override { return std::make_unique<ForwardStack>(); }

  std::unique_ptr<torch::autograd::SavedVariableHooks> get_default_saved_variable_hooks() override {
    if (packers.empty() || packers.back() == nullptr) return nullptr;
    return std::make_unique<SavedTensorHooks>(packers.back());
  }
};

// Never destroyed: its device threads may outlive every destructor.
torch::autograd::Engine& engine = *new Engine;
torch::autograd::Engine& TheEngine() { return engine; }
// From when the library is opened, for the whole process.
const bool installed = (torch::autograd::set_default_engine_stub(TheEngine), true);

}  // namespace

bool IsWatched() { return AnomalyMode::is_enabled() || (!packers.empty() && packers.back() != nullptr); }

void HearWarnings(State* state) {
  static Warnings warnings;
  hearer = state;
  c10::WarningUtils::set_warning_handler(state == nullptr ? nullptr : &warnings);
}

void ForgetEnvironment(State& state) {
  state.callbacks->closed = true;
  if (hearer == &state) HearWarnings(nullptr);
  if (watcher == &state) {
    AnomalyMode::set_enabled(false);
    watcher = nullptr;
  }
  // A level that a terminated thread leaves behind would keep every other thread out.
  if (state.dual_level) torch::autograd::ForwardADLevel::release_idx(*state.dual_level);
  packers.clear();
}

ENTRY(int32_t, detectsAnomaly) {
  return (AnomalyMode::is_enabled() ? 1 : 0) | (AnomalyMode::should_check_nan() ? 2 : 0);
}

ENTRY(void, setDetectAnomaly, bool enabled, bool check_nan) {
  AnomalyMode::set_enabled(enabled, check_nan);
  watcher = enabled ? &state : nullptr;
}

// From now on tensors are saved through `pack`, or as usual when that is undefined.
ENTRY(void, pushSavedTensorHooks, napi_value pack) {
  packers.push_back(TypeOf(state.env, pack) == napi_function ? std::make_shared<Callback>(state, pack) : nullptr);
}

ENTRY(void, popSavedTensorHooks) {
  if (!packers.empty()) packers.pop_back();
}

}  // namespace torchnode

Napi::Object InitTorchnode(Napi::Env env, Napi::Object exports) { return torchnode::Init(env, exports); }
NODE_API_MODULE(torchnode_core, InitTorchnode)
