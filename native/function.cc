#include "function.h"

#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/csrc/autograd/variable_info.h>

#include "recorder.h"
#include "value.h"

namespace torchnode {
namespace {

using torch::autograd::variable_list;

class FunctionNode : public torch::autograd::Node {
 public:
  FunctionNode(torch::autograd::edge_list&& edges, std::string name, std::unique_ptr<Callback> backward, bool materialize)
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

  void Save(const at::Tensor& tensor) { saved_.emplace_back(tensor, tensor.defined() && tensor.grad_fn().get() == this); }

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
    napi_value needed;
    Check(napi_create_array_with_length(state.env, num_outputs(), &needed));
    for (uint32_t i = 0; i < num_outputs(); ++i) {
      Check(napi_set_element(state.env, needed, i, GiveFlag(state.env, task_should_compute_output(i))));
    }
    return TakeTensors(state, backward_->Call({GiveTensors(state, grads), GiveTensors(state, saved), needed}));
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
  throw Refusal("ERR_NOT_IMPLEMENTED", "an autograd.Function has no forward-mode derivative; use grad, vjp or jacrev instead of jvp or jacfwd");
}

at::Tensor ViewAsSelf(at::Tensor tensor) { return tensor.view_as(tensor); }

}  // namespace

napi_value ApplyFunction(State& state, const Arguments<8>& arguments) {
  if (state.recorder != nullptr) state.recorder->Refuse("an autograd.Function is applied in it");
  const variable_list inputs = TakeTensors(state, arguments[0]);
  const std::vector<int32_t> handles = TakeHandles(state.env, arguments[1]);
  const variable_list raw = TakeTensors(state, arguments[1]);
  napi_valuetype type;
  Check(napi_typeof(state.env, arguments[5], &type));
  std::shared_ptr<FunctionNode> node;
  if (type == napi_function) {
    // libtorch's own deleter: a long chain of nodes must not be destroyed by recursion.
    node = std::shared_ptr<FunctionNode>(
        new FunctionNode(torch::autograd::collect_next_edges(inputs), TakeText(state.env, arguments[6]),
                         std::make_unique<Callback>(state, arguments[5]), TakeFlag(state.env, arguments[7])),
        torch::autograd::deleteNode);
  }
  std::vector<std::optional<at::Tensor>> optional;
  for (const at::Tensor& tensor : raw) optional.push_back(tensor.defined() ? std::make_optional(tensor) : std::nullopt);
  const auto wrapped = torch::autograd::_wrap_outputs(inputs, SetOf(TakeTensors(state, arguments[3])),
                                                      SetOf(TakeTensors(state, arguments[2])), optional, node, NoForwardMode, {},
                                                      ViewAsSelf, false);
  if (node) {
    for (const auto& output : wrapped) node->AddOutput(output.value_or(at::Tensor()));
    for (const at::Tensor& tensor : TakeTensors(state, arguments[4])) node->Save(tensor);
  }
  std::vector<int64_t> results;
  for (size_t i = 0; i < wrapped.size(); ++i) {
    if (!wrapped[i]) results.push_back(0);
    else results.push_back(wrapped[i]->is_same(raw[i]) ? handles[i] : GiveTensor(state, *wrapped[i], {}));
  }
  return GiveInts(state.env, results);
}

}  // namespace torchnode
