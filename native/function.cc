// autograd.Function: a node of the graph whose backward is JavaScript.
#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/csrc/autograd/variable_info.h>

#include "entry.h"
#include "recording.h"

namespace torchnode {
namespace {

using torch::autograd::variable_list;

class FunctionNode : public torch::autograd::Node {
 public:
  FunctionNode(torch::autograd::edge_list&& edges, std::string name, std::unique_ptr<Callback> backward,
               bool materialize)
      : Node(std::move(edges)), name_(std::move(name)), backward_(std::move(backward)), materialize_(materialize) {}

  std::string name() const override { return name_; }

  // Lets go of the JavaScript too: what its closure holds may be a result of this very node, which nothing could free.
  void release_variables() override {
    for (auto& saved : saved_) saved.reset_data();
    backward_->Clear();
  }

  void AddOutput(const at::Tensor& output) {
    if (output.defined()) outputs_.emplace_back(output);
    else outputs_.emplace_back();
  }

  void Save(const at::Tensor& tensor) {
    saved_.emplace_back(tensor, tensor.defined() && tensor.grad_fn().get() == this);
  }

 protected:
  variable_list apply(variable_list&& grads) override {
    State& state = backward_->state();
    TORCH_CHECK(!backward_->cleared(), torch::autograd::ERR_BACKWARD_TWICE);
    const Scope scope(state.env);
    at::OptionalDeviceGuard guard;
    for (size_t i = 0; materialize_ && i < grads.size(); ++i) {
      if (!grads[i].defined()) grads[i] = outputs_[i].zeros(guard);
    }
    variable_list saved;
    for (const auto& variable : saved_) saved.push_back(variable.unpack(shared_from_this()));
    napi_value needed = NewArray(state, num_outputs());
    for (uint32_t i = 0; i < num_outputs(); ++i)
      SetElement(state, needed, i, Give(state, task_should_compute_output(i)));
    return Take<variable_list>(state, backward_->Call({Give(state, grads), Give(state, saved), needed}));
  }

 private:
  const std::string name_;
  const std::unique_ptr<Callback> backward_;
  const bool materialize_;
  std::vector<torch::autograd::SavedVariable> saved_;
  std::vector<torch::autograd::VariableInfo> outputs_;
};

std::unordered_set<at::TensorImpl*> SetOf(const variable_list& tensors) {
  std::unordered_set<at::TensorImpl*> set;
  for (const at::Tensor& tensor : tensors) set.insert(tensor.unsafeGetTensorImpl());
  return set;
}

variable_list NoForwardMode(variable_list, variable_list) {
  throw Refusal(
      "ERR_NOT_IMPLEMENTED",
      "an autograd.Function has no forward-mode derivative; use grad, vjp or jacrev instead of jvp or jacfwd");
}

at::Tensor ViewAsSelf(at::Tensor tensor) { return tensor.view_as(tensor); }

}  // namespace

// Handles of the outputs as the graph knows them, an output's own when it is that very tensor. `backward` is a guard of
// (gradients, saved, needed) that gives a handle for each input, 0 for none; undefined when nothing is to be recorded.
ENTRY(std::vector<int64_t>, applyFunction, variable_list inputs, std::vector<int32_t> outputs, variable_list dirty,
      variable_list not_differentiable, variable_list saved, napi_value backward, std::string name, bool materialize) {
  Note(Act::kApplyFunction);
  std::shared_ptr<FunctionNode> node;
  if (TypeOf(state.env, backward) == napi_function) {
    // libtorch's own deleter: a long chain of nodes must not be destroyed by recursion.
    node = std::shared_ptr<FunctionNode>(new FunctionNode(torch::autograd::collect_next_edges(inputs), name,
                                                          std::make_unique<Callback>(state, backward), materialize),
                                         torch::autograd::deleteNode);
  }
  Inputs known;
  std::vector<std::optional<at::Tensor>> raw(outputs.size());
  for (size_t i = 0; i < outputs.size(); ++i) {
    if (outputs[i] == 0) continue;
    raw[i] = state.handles.Tensor(outputs[i]);
    known.Add(*raw[i], outputs[i]);
  }
  const auto wrapped = torch::autograd::_wrap_outputs(inputs, SetOf(not_differentiable), SetOf(dirty), raw, node,
                                                      NoForwardMode, {}, ViewAsSelf, false);
  if (node) {
    for (const auto& output : wrapped) node->AddOutput(output.value_or(at::Tensor()));
    for (const at::Tensor& tensor : saved) node->Save(tensor);
  }
  std::vector<int64_t> results;
  for (const auto& output : wrapped) results.push_back(output ? GiveTensor(state, *output, known) : 0);
  return results;
}

}  // namespace torchnode
