// Gradients: what a tensor records, running backward, and the modes.
#include <c10/core/GradMode.h>
#include <napi.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/function_hook.h>
#include <torch/csrc/autograd/variable.h>

#include "entry.h"
#include "program.h"
#include "recording.h"

namespace torchnode {
namespace {

// The hooks of a leaf that run when its gradient has been added up: libtorch has room for one object, which holds them
// all.
class AccumulatedHooks : public torch::autograd::PostAccumulateGradHook {
 public:
  // `handle`: the leaf's, to give the hook the very object that it was registered on.
  void Add(std::shared_ptr<Callback> hook, int32_t handle) { hooks_.emplace_back(std::move(hook), handle); }

  void operator()(const at::Tensor& tensor) override {
    // A copy: a hook may add or remove hooks.
    for (const auto& [hook, handle] : std::vector(hooks_)) {
      if (hook->cleared()) continue;
      State& state = hook->state();
      const Scope scope(state.env);
      napi_value object = state.handles.Object(handle, tensor);
      hook->Call({object == nullptr ? Give(state, state.handles.Add(tensor, 0)) : object});
    }
  }

 private:
  std::vector<std::pair<std::shared_ptr<Callback>, int32_t>> hooks_;
};

// Lets JavaScript take the hook away again, whether or not the tensor is still there.
napi_value GiveRemover(State& state, const std::shared_ptr<Callback>& hook, bool leaf) {
  if (leaf) ++LeafHooks();
  const auto remove = [held = std::weak_ptr(hook), leaf](const Napi::CallbackInfo&) {
    if (leaf) ++LeafHooks();
    if (const auto hook = held.lock()) hook->Clear();
  };
  return Napi::Function::New(state.env, remove, "remove");
}

}  // namespace

ENTRY(void, setRequiresGrad, const at::Tensor& tensor, bool value) {
  if (tensor.requires_grad() != value && !IsTransforming()) Note(Act::kSetRequiresGrad, tensor);
  tensor.set_requires_grad(value);
}

// `last`: the handle last given for this gradient, or 0; the same again while it is the same tensor.
ENTRY(int32_t, grad, const at::Tensor& tensor, int32_t last) {
  Note(Act::kReadGrad, tensor);
  const at::Tensor& grad = tensor.grad();
  if (!grad.defined()) return 0;
  return last != 0 && state.handles.Holds(last, grad) ? last : state.handles.Add(grad, 0);
}

ENTRY(void, setGrad, at::Tensor tensor, int32_t handle) {
  if (handle == 0) tensor.mutable_grad().reset();
  else tensor.mutable_grad() = state.handles.Tensor(handle);
  Note(Act::kSetGrad, tensor);
}

ENTRY(std::optional<std::string>, gradFn, const at::Tensor& tensor) {
  const auto function = tensor.grad_fn();
  return function ? std::make_optional(function->name()) : std::nullopt;
}

ENTRY(void, retainGrad, const at::Tensor& tensor) { tensor.retain_grad(); }

// These two give a function that takes the hook away.
ENTRY(napi_value, registerHook, const at::Tensor& tensor, napi_value hook) {
  Note(Act::kRegisterHook);
  const auto callback = std::make_shared<Callback>(state, hook);
  tensor.register_hook([callback](const at::Tensor& grad) -> at::Tensor {
    if (callback->cleared()) return at::Tensor();
    State& state = callback->state();
    const Scope scope(state.env);
    napi_value result = callback->Call({Give(state, grad)});
    return TypeOf(state.env, result) == napi_number ? Take<at::Tensor>(state, result) : at::Tensor();
  });
  return GiveRemover(state, callback, tensor.is_leaf());
}

ENTRY(napi_value, registerPostAccumulateGradHook, int32_t handle, napi_value hook) {
  const at::Tensor tensor = state.handles.Tensor(handle);
  if (!tensor.requires_grad() || !tensor.is_leaf()) {
    throw Refusal(
        "ERR_AUTOGRAD",
        "a post-accumulate-grad hook needs a leaf tensor that requires grad: only there gradients are added up");
  }
  auto* hooks = dynamic_cast<AccumulatedHooks*>(torch::autograd::impl::post_acc_grad_hooks(tensor).get());
  if (hooks == nullptr) {
    auto fresh = std::make_unique<AccumulatedHooks>();
    hooks = fresh.get();
    torch::autograd::impl::set_post_acc_grad_hooks(tensor, std::move(fresh));
  }
  const auto callback = std::make_shared<Callback>(state, hook);
  hooks->Add(callback, handle);
  return GiveRemover(state, callback, true);
}

ENTRY(void, backward, Tensors roots, Tensors gradients, bool retain_graph, bool create_graph, Tensors inputs) {
  Note(Act::kBackward);
  torch::autograd::backward(roots, gradients, retain_graph, create_graph, inputs);
  Note(Act::kBackwardEnds);
}

ENTRY(Tensors, gradients, Tensors outputs, Tensors inputs, Tensors grads, bool retain_graph, bool create_graph,
      bool allow_unused) {
  Note(Act::kBackward);
  return torch::autograd::grad(outputs, inputs, grads, retain_graph, create_graph, allow_unused);
}

ENTRY(bool, gradEnabled) { return c10::GradMode::is_enabled(); }
ENTRY(void, setGradEnabled, bool enabled) { c10::GradMode::set_enabled(enabled); }

}  // namespace torchnode
