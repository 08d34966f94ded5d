// libtorch's autograd engine with what it leaves to a language: the stack of a forward call, and packing of saved tensors.
#include <c10/util/ScopeExit.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/engine.h>
#include <torch/csrc/autograd/forward_grad.h>
#include <torch/csrc/autograd/saved_variable_hooks.h>

#include "entry.h"

namespace torchnode {
namespace {

using torch::autograd::AnomalyMetadata;
using torch::autograd::AnomalyMode;
using torch::autograd::Node;

// The environment whose JavaScript runs on this thread and has asked for anomalies.
thread_local State* watcher = nullptr;
// Innermost last; an empty one stands for saving as usual.
thread_local std::vector<std::shared_ptr<Callback>> packers;

class ForwardStack : public AnomalyMetadata {
 public:
  void store_stack() override {
    if (watcher == nullptr) return;
    const Scope scope(watcher->env);
    stack_ = Take<std::string>(*watcher, CallKept(watcher->env, watcher->capture_stack, {}));
  }

  // The engine calls this for the node that failed, before the error leaves it. A node that a backward pass made names the
  // node that made it too.
  void print_stack(const std::string&) override {
    if (watcher == nullptr) return;
    watcher->forward_stack = stack_;
    for (std::shared_ptr<Node> node = parent_; node != nullptr;) {
      auto* made_by = dynamic_cast<ForwardStack*>(node->metadata());
      if (made_by == nullptr) break;
      watcher->forward_stack += "\n\n" + made_by->stack_;
      node = made_by->parent_;
    }
  }

  void assign_parent(const std::shared_ptr<Node>& parent) override { parent_ = parent; }

 private:
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
    unpack_ = std::make_unique<Callback>(state, pack_->Call({Give(state, tensor.variable_data())}));
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
torch::autograd::Engine& TheEngine() {
  static auto* engine = new Engine;
  return *engine;
}

// From when the library is opened, for the whole process.
const bool installed = (torch::autograd::set_default_engine_stub(TheEngine), true);

}  // namespace

void ForgetEnvironment(State& state) {
  state.callbacks->closed = true;
  if (watcher == &state) {
    AnomalyMode::set_enabled(false);
    watcher = nullptr;
  }
  // A level that a terminated thread leaves behind would keep every other thread out.
  if (state.dual_level) torch::autograd::ForwardADLevel::release_idx(*state.dual_level);
  packers.clear();
}

ENTRY(int32_t, detectsAnomaly) { return (AnomalyMode::is_enabled() ? 1 : 0) | (AnomalyMode::should_check_nan() ? 2 : 0); }

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
