// Gradients: a tensor's autograd state, backward, autograd.Function, and the modes in which operators are run:
// inference mode, autocast, and functorch's transforms.
#include <ATen/autocast_mode.h>
#include <ATen/functorch/BatchedTensorImpl.h>
#include <ATen/functorch/DynamicLayer.h>
#include <ATen/functorch/TensorWrapper.h>
#include <c10/core/GradMode.h>
#include <c10/core/impl/LocalDispatchKeySet.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/autograd/forward_grad.h>
#include <torch/csrc/autograd/function_hook.h>
#include <torch/csrc/autograd/functions/accumulate_grad.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/csrc/autograd/variable_info.h>

#include "distributed.h"
#include "program.h"
#include "value.h"

namespace torchnode {
namespace {

namespace functorch = at::functorch;
using torch::autograd::ForwardADLevel;

c10::AutogradState& Tls() { return c10::AutogradState::get_tls_state(); }

// The hooks of a tensor, in order, each with the handle that it was registered on. They run when a leaf's gradient has
// been accumulated or, within GradHooks, when the gradient has been computed.
class Hooks : public torch::autograd::PostAccumulateGradHook {
 public:
  void Add(State& state, const std::shared_ptr<Callback>& hook, int32_t handle) {
    state.handles.Anchor(handle, hook);
    if (hooks_.size() == hooks_.capacity()) Purge();  // before it grows
    hooks_.emplace_back(hook, handle);
  }

  template <typename Use>
  void Each(const Use& use) {
    Purge();
    // A copy: a hook may add or remove hooks.
    for (const auto& [hook, handle] : std::vector(hooks_)) {
      if (hook->cleared()) continue;
      const Scope scope(hook->state().env);
      use(hook->state(), *hook, handle);
    }
  }

  void operator()(const at::Tensor& tensor) override {
    Each([&](State& state, const Callback& hook, int32_t handle) {
      napi_value object = state.handles.Object(handle, tensor);
      hook.Call({object == nullptr ? Give(state, state.handles.Add(tensor, 0)) : object});
    });
  }

 private:
  void Purge() {
    std::erase_if(hooks_, [](const auto& hook) { return hook.first->cleared(); });
  }

  std::vector<std::pair<std::shared_ptr<Callback>, int32_t>> hooks_;
};

// All hooks of a tensor, as one function in libtorch's list.
struct GradHooks {
  std::shared_ptr<Hooks> hooks = std::make_shared<Hooks>();

  at::TensorBase operator()(const at::TensorBase& given) const {
    at::Tensor grad(given);
    hooks->Each([&](State& state, const Callback& hook, int32_t) {
      napi_value result = hook.Call({Give(state, grad)});
      if (TypeOf(state.env, result) == napi_number) grad = Take<at::Tensor>(state, result);
    });
    return grad;
  }

  static GradHooks Of(const at::TensorBase& tensor) {
    const auto* meta = torch::autograd::impl::get_autograd_meta(tensor);
    const auto known = meta == nullptr ? nullptr : meta->cpp_hooks_list_;
    for (size_t i = 0; known != nullptr && i < known->size(); ++i) {
      if (const auto* ours = (*known)[i].target<GradHooks>()) return *ours;
    }
    const GradHooks fresh;
    tensor.register_hook(fresh);
    return fresh;
  }
};

// Returns a function that removes the hook, whether or not the tensor still exists.
napi_value GiveRemover(State& state, const std::shared_ptr<Callback>& hook, bool leaf) {
  if (leaf) ++leaf_hooks;
  const auto remove = [held = std::weak_ptr(hook), leaf](const Napi::CallbackInfo&) {
    if (leaf) ++leaf_hooks;
    if (const auto hook = held.lock()) hook->Clear();
  };
  return Napi::Function::New(state.env, remove, "remove");
}

// A node of the graph whose backward is a JavaScript function.
class FunctionNode : public torch::autograd::Node {
 public:
  FunctionNode(torch::autograd::edge_list&& edges, std::string name, std::shared_ptr<Callback> backward,
               bool materialize)
      : Node(std::move(edges)), name_(std::move(name)), backward_(std::move(backward)), materialize_(materialize) {}

  std::string name() const override { return name_; }

  // Releases the JavaScript function too: its closure may hold a result of this very node, which nothing could free.
  void release_variables() override {
    for (auto& saved : saved_) saved.reset_data();
    backward_->Clear();
  }

  void Complete(const std::vector<std::optional<at::Tensor>>& outputs, const Tensors& saved) {
    using torch::autograd::VariableInfo;
    for (const auto& output : outputs) {
      outputs_.push_back(output && output->defined() ? VariableInfo(*output) : VariableInfo());
    }
    for (const at::Tensor& tensor : saved) {
      saved_.emplace_back(tensor, tensor.defined() && tensor.grad_fn().get() == this);
    }
  }

 protected:
  Tensors apply(Tensors&& grads) override {
    State& state = backward_->state();
    TORCH_CHECK(!backward_->cleared(), torch::autograd::ERR_BACKWARD_TWICE);
    const Scope scope(state.env);
    at::OptionalDeviceGuard guard;
    for (size_t i = 0; materialize_ && i < grads.size(); ++i) {
      if (!grads[i].defined()) grads[i] = outputs_[i].zeros(guard);
    }
    Tensors saved;
    for (const auto& variable : saved_) saved.push_back(variable.unpack(shared_from_this()));
    std::vector<bool> needed;
    for (uint32_t i = 0; i < num_outputs(); ++i) needed.push_back(task_should_compute_output(i));
    return Take<Tensors>(state, backward_->Call({Give(state, grads), Give(state, saved), Give(state, needed)}));
  }

 private:
  const std::string name_;
  const std::shared_ptr<Callback> backward_;
  const bool materialize_;
  std::vector<torch::autograd::SavedVariable> saved_;
  std::vector<torch::autograd::VariableInfo> outputs_;
};

std::unordered_set<at::TensorImpl*> SetOf(const Tensors& tensors) {
  std::unordered_set<at::TensorImpl*> set;
  for (const at::Tensor& tensor : tensors) set.insert(tensor.unsafeGetTensorImpl());
  return set;
}

}  // namespace

void Handles::Weaken() {
  if (!weakened_.empty()) return;  // no collection has happened since
  std::erase_if(anchors_, [&](const auto& anchor) {
    const auto callback = anchor.second.lock();
    const Cell* cell = Find(anchor.first);
    if (callback == nullptr || callback->cleared() || cell == nullptr || !cell->tensor.defined()) return true;
    // The result of a node that no other node holds, or a leaf that no graph holds.
    const auto* node = torch::autograd::impl::grad_fn_unsafe(cell->tensor);
    const bool alone = node == nullptr || node->weak_from_this().use_count() == 1;
    if (!alone || cell->tensor.use_count() > 1) return false;
    callback->Weaken();
    weakened_.push_back(callback);
    return false;
  });
}

ENTRY(void, setRequiresGrad, const at::Tensor& tensor, bool value) {
  if (tensor.requires_grad() != value && !IsTransforming()) Note(Act::kSetRequiresGrad, tensor);
  RefuseBusy(state, tensor, true);
  tensor.set_requires_grad(value);
}

// `last`: the handle last returned for this gradient, or 0; returned again while the gradient is the same tensor.
ENTRY(int32_t, grad, const at::Tensor& tensor, int32_t last) {
  RefuseBusy(state, tensor, true);
  Note(Act::kReadGrad, tensor);
  const at::Tensor& grad = tensor.grad();
  if (!grad.defined()) return 0;
  return last != 0 && state.handles.Holds(last, grad) ? last : state.handles.Add(grad, 0);
}

ENTRY(void, setGrad, at::Tensor tensor, int32_t handle) {
  RefuseBusy(state, tensor, true);
  tensor.mutable_grad() = handle == 0 ? at::Tensor() : state.handles.Tensor(handle);
  Note(Act::kSetGrad, tensor);
}

ENTRY(std::optional<std::string>, gradFn, const at::Tensor& tensor) {
  return tensor.grad_fn() ? std::make_optional(tensor.grad_fn()->name()) : std::nullopt;
}
ENTRY(void, retainGrad, const at::Tensor& tensor) { tensor.retain_grad(); }

ENTRY(napi_value, registerHook, int32_t handle, napi_value hook) {
  const at::Tensor tensor = state.handles.Tensor(handle);
  Note(Act::kRegisterHook);
  const auto callback = std::make_shared<Callback>(state, hook);
  GradHooks::Of(tensor).hooks->Add(state, callback, handle);
  return GiveRemover(state, callback, tensor.is_leaf());
}

ENTRY(napi_value, registerPostAccumulateGradHook, int32_t handle, napi_value hook) {
  const at::Tensor tensor = state.handles.Tensor(handle);
  if (!tensor.requires_grad() || !tensor.is_leaf()) throw Refusal("NoLeaf", "");
  auto* hooks = dynamic_cast<Hooks*>(torch::autograd::impl::post_acc_grad_hooks(tensor).get());
  if (hooks == nullptr) {
    auto fresh = std::make_unique<Hooks>();
    hooks = fresh.get();
    torch::autograd::impl::set_post_acc_grad_hooks(tensor, std::move(fresh));
  }
  const auto callback = std::make_shared<Callback>(state, hook);
  hooks->Add(state, callback, handle);
  return GiveRemover(state, callback, true);
}

// Visits the nodes of the graph behind tensors; those of the tensors alone where not `whole`.
template <class Visit>
void EachNode(const Tensors& roots, bool whole, const Visit& visit) {
  torch::autograd::edge_list edges;
  for (const at::Tensor& root : roots) edges.push_back(torch::autograd::impl::gradient_edge(root));
  std::unordered_set<const torch::autograd::Node*> seen;
  while (!edges.empty()) {
    const auto node = edges.back().function;
    edges.pop_back();
    if (!node || !seen.insert(node.get()).second) continue;
    visit(*node);
    if (whole) edges.insert(edges.end(), node->next_edges().begin(), node->next_edges().end());
  }
}

ENTRY(std::vector<std::string>, graphNodes, Tensors roots, bool whole) {
  std::vector<std::string> found;
  EachNode(roots, whole, [&](auto& node) { found.push_back(c10::str(node.name(), ' ', node.sequence_nr())); });
  return found;
}

ENTRY(void, backward, Tensors roots, Tensors gradients, bool retain_graph, bool create_graph, Tensors inputs) {
  if (!state.busy.empty()) {  // a gradient that an asynchronous call is setting would be lost
    for (const at::Tensor& input : inputs) RefuseBusy(state, input, true);
    EachNode(roots, inputs.empty(), [&](auto& node) {
      const auto* leaf = dynamic_cast<const torch::autograd::AccumulateGrad*>(&node);
      if (leaf != nullptr && inputs.empty()) RefuseBusy(state, leaf->variable, true);
    });
  }
  Note(Act::kBackward);
  try {
    torch::autograd::backward(roots, gradients, retain_graph, create_graph, inputs);
  } catch (...) {
    ExplainBackward();
  }
  Note(Act::kBackwardEnds);
}

ENTRY(Tensors, gradients, Tensors outputs, Tensors inputs, Tensors grads, bool retain_graph, bool create_graph,
      bool allow_unused) {
  Note(Act::kBackward);
  return torch::autograd::grad(outputs, inputs, grads, retain_graph, create_graph, allow_unused);
}

ENTRY(bool, gradEnabled) { return c10::GradMode::is_enabled(); }
ENTRY(void, setGradEnabled, bool enabled) { c10::GradMode::set_enabled(enabled); }

ENTRY(std::vector<int64_t>, applyFunction, Tensors inputs, std::vector<int32_t> outputs, Tensors dirty,
      Tensors not_differentiable, Tensors saved, napi_value backward, std::string name, bool materialize) {
  Note(Act::kApplyFunction);
  std::shared_ptr<FunctionNode> node;
  std::shared_ptr<Callback> callback;
  if (TypeOf(state.env, backward) == napi_function) {
    callback = std::make_shared<Callback>(state, backward);
    // With libtorch's own deleter: destroying a long chain of nodes must not recurse.
    node = std::shared_ptr<FunctionNode>(
        new FunctionNode(torch::autograd::collect_next_edges(inputs), name, callback, materialize),
        torch::autograd::deleteNode);
  }
  Inputs known;
  std::vector<std::optional<at::Tensor>> raw(outputs.size());
  for (size_t i = 0; i < outputs.size(); ++i) {
    if (outputs[i] == 0) continue;
    raw[i] = state.handles.Tensor(outputs[i]);
    known.Add(*raw[i], outputs[i]);
  }
  const auto forward_mode = [](const Tensors&, const Tensors&) -> Tensors { throw Refusal("NoForwardMode", ""); };
  const auto as_view = [](const at::Tensor& tensor) { return tensor.view_as(tensor); };
  const auto wrapped = torch::autograd::_wrap_outputs(inputs, SetOf(not_differentiable), SetOf(dirty), raw, node,
                                                      forward_mode, {}, as_view, false);
  if (node) node->Complete(wrapped, saved);
  std::vector<int64_t> results;
  for (const auto& output : wrapped) results.push_back(output ? GiveTensor(state, *output, known) : 0);
  for (size_t i = 0; callback && i < results.size(); ++i) {  // a result without a node does not hold the callback
    if (results[i] != 0 && wrapped[i]->grad_fn()) state.handles.Anchor(static_cast<int32_t>(results[i]), callback);
  }
  return results;
}

ENTRY(bool, inferenceMode) { return c10::InferenceMode::is_enabled(); }
ENTRY(void, enterInferenceMode, bool enabled) {
  state.inference.push_back(std::make_unique<c10::InferenceMode>(enabled));
}
ENTRY(void, leaveInferenceMode) {
  if (!state.inference.empty()) state.inference.pop_back();
}

ENTRY(napi_value, autocast, std::string device_type) {
  const at::DeviceType device = at::Device(device_type).type();
  return GiveTuple(state, at::autocast::is_autocast_enabled(device),
                   DTypeName(at::autocast::get_autocast_dtype(device)), at::autocast::is_autocast_cache_enabled());
}

ENTRY(void, setAutocast, std::string device_type, bool enabled, std::string dtype, bool cache, bool begins) {
  const at::DeviceType device = at::Device(device_type).type();
  at::autocast::set_autocast_dtype(device, DTypeOf(dtype).value());
  at::autocast::set_autocast_enabled(device, enabled);
  at::autocast::set_autocast_cache_enabled(cache);
  if (begins) at::autocast::increment_nesting();
  // The outermost block clears the cache of casts.
  else if (at::autocast::decrement_nesting() == 0) at::autocast::clear_cache();
}

ENTRY(bool, forwardGradEnabled) { return Tls().get_fw_grad_mode(); }
ENTRY(void, setForwardGradEnabled, bool enabled) { Tls().set_fw_grad_mode(enabled); }

// Forward-mode differentiation; libtorch has one level for the whole process.
ENTRY(void, enterDualLevel) { state.dual_level = ForwardADLevel::get_next_idx(); }
ENTRY(void, leaveDualLevel) {
  if (state.dual_level) ForwardADLevel::release_idx(*state.dual_level);
  state.dual_level.reset();
}

// The numbers of lib/autograd/func/level.ts.
static_assert(static_cast<int>(functorch::TransformType::Vmap) == 1 &&
              static_cast<int>(functorch::TransformType::Jvp) == 3);

// Begins a transform and returns its level; each kind of transform uses some of these arguments.
ENTRY(int64_t, pushTransform, int32_t type, int64_t size, int32_t randomness) {
  return functorch::initAndPushDynamicLayer(functorch::TransformType{type}, size, functorch::RandomnessType{randomness},
                                            c10::GradMode::is_enabled(), Tls().get_fw_grad_mode());
}
ENTRY(void, popTransform) { functorch::popDynamicLayerAndDeleteMetadata(); }
ENTRY(int32_t, batch, const at::Tensor& tensor, int64_t dim, int64_t level) {
  return state.handles.Add(functorch::addBatchDim(tensor, dim, level), 0);
}
ENTRY(int32_t, wrap, const at::Tensor& tensor, int64_t level) {
  return state.handles.Add(functorch::makeTensorWrapper(tensor, level), 0);
}

ENTRY(napi_value, wrapped, const at::Tensor& tensor) {
  if (const auto* batched = functorch::maybeGetBatchedImpl(tensor)) {
    return GiveTuple(state, batched->value(), batched->level(), batched->bdim());
  }
  const auto* wrapper = functorch::maybeGetTensorWrapper(tensor);
  return wrapper == nullptr ? nullptr : GiveTuple(state, wrapper->value(), wrapper->level().value_or(-2));
}

ENTRY(bool, passTransforms, bool pass) {
  const bool before = c10::impl::tls_is_dispatch_key_excluded(c10::DispatchKey::FuncTorchDynamicLayerFrontMode);
  for (const auto key :
       {c10::DispatchKey::FuncTorchDynamicLayerFrontMode, c10::DispatchKey::FuncTorchDynamicLayerBackMode}) {
    c10::impl::tls_set_dispatch_key_excluded(key, pass);
  }
  return before;
}

}  // namespace torchnode
