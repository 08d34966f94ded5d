// What libtorch asks of the environment whose JavaScript runs on a thread: where a forward call stood, how to save a
// tensor, where a warning goes.
#include <c10/util/Exception.h>
#include <c10/util/ScopeExit.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/engine.h>
#include <torch/csrc/autograd/forward_grad.h>
#include <torch/csrc/autograd/saved_variable_hooks.h>

#include "entry.h"
#include "recording.h"

namespace torchnode {
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
  // Called within operators, which must not be left by an exception of ours; lib/runtime/warning.ts throws none.
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

void HearWarnings(State* state) {
  static Warnings warnings;
  hearer = state;
  c10::WarningUtils::set_warning_handler(state == nullptr ? nullptr : &warnings);
}

void ForgetEnvironment(State& state) {
  state.callbacks->closed = true;
  HearWarnings(nullptr);
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
