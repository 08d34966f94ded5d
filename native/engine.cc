// libtorch's autograd engine on a thread with JavaScript: its warnings, anomaly detection, and saved-tensor hooks.
#include <c10/util/ScopeExit.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/engine.h>
#include <torch/csrc/autograd/forward_grad.h>
#include <torch/csrc/autograd/saved_variable_hooks.h>

#include "program.h"
#include "value.h"

namespace torchnode {
namespace {

using torch::autograd::AnomalyMetadata;
using torch::autograd::AnomalyMode;
using torch::autograd::Node;

// This thread's environment, if it receives warnings. libtorch has one handler per thread, and autograd's engine passes
// its own threads' warnings to the thread that called backward.
thread_local State* warning_state = nullptr;
// This thread's environment, if it detects anomalies.
thread_local State* anomaly_state = nullptr;
// The saved-tensor hooks, the innermost last; an empty one stands for saving as usual.
thread_local std::vector<std::shared_ptr<Callback>> packers;

class Warnings : public c10::WarningHandler {
  // Called within operators, which no exception of ours may leave; lib/binding/warning.ts throws none.
  void process(const c10::Warning& warning) override {
    try {
      const Scope scope(warning_state->env);
      const c10::SourceLocation& at = warning.source_location();
      const std::string where = c10::str(at.file, ':', at.line);
      CallKept(warning_state->env, warning_state->warn,
               {Give(*warning_state, warning.msg()), Give(*warning_state, where)});
    } catch (const Interrupted&) {
      // The environment is being torn down, so nobody can receive the warning.
    }
  }
};

class ForwardStack : public AnomalyMetadata {
 public:
  void store_stack() override {
    if (anomaly_state == nullptr) return;
    const Scope scope(anomaly_state->env);
    stack_ = Take<std::string>(*anomaly_state, CallKept(anomaly_state->env, anomaly_state->capture_stack, {}));
  }

  // The engine calls this for the node that failed, before the error leaves the node.
  void print_stack(const std::string&) override {
    if (anomaly_state != nullptr) anomaly_state->forward_stack = Stacks();
  }

  void assign_parent(const std::shared_ptr<Node>& parent) override { parent_ = parent; }

 private:
  // A node that a backward pass made also refers to the node that made it.
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
    packers.emplace_back();  // tensors that the packer itself saves are saved as usual
    const auto end = c10::make_scope_exit([] { packers.pop_back(); });
    // Detached, since otherwise a saved result of a node would hold the node that holds it.
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
// In effect for the whole process once the library is opened.
const bool installed = (torch::autograd::set_default_engine_stub(TheEngine), true);

}  // namespace

bool IsObserved() { return AnomalyMode::is_enabled() || (!packers.empty() && packers.back() != nullptr); }

void HandleWarnings(State* state) {
  static Warnings warnings;
  warning_state = state;
  c10::WarningUtils::set_warning_handler(state == nullptr ? nullptr : &warnings);
}

void ForgetEnvironment(State& state) {
  state.callbacks->closed = true;
  if (warning_state == &state) HandleWarnings(nullptr);
  if (anomaly_state == &state) {
    AnomalyMode::set_enabled(false);
    anomaly_state = nullptr;
  }
  // A level that a terminated thread left open would keep every other thread out.
  if (state.dual_level) torch::autograd::ForwardADLevel::release_idx(*state.dual_level);
  packers.clear();
}

ENTRY(int32_t, detectsAnomaly) {
  return (AnomalyMode::is_enabled() ? 1 : 0) | (AnomalyMode::should_check_nan() ? 2 : 0);
}

ENTRY(void, setDetectAnomaly, bool enabled, bool check_nan) {
  AnomalyMode::set_enabled(enabled, check_nan);
  anomaly_state = enabled ? &state : nullptr;
}

// From now on tensors are saved through `pack`, or as usual where it is undefined.
ENTRY(void, pushSavedTensorHooks, napi_value pack) {
  packers.push_back(TypeOf(state.env, pack) == napi_function ? std::make_shared<Callback>(state, pack) : nullptr);
}

ENTRY(void, popSavedTensorHooks) {
  if (!packers.empty()) packers.pop_back();
}

}  // namespace torchnode
