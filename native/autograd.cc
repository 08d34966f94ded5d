#include "autograd.h"

#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/function_hook.h>
#include <torch/csrc/autograd/variable.h>

#include "recorder.h"
#include "value.h"

namespace torchnode {
namespace {

// The hooks of a leaf that run when its gradient has been added up: libtorch has room for one object, which holds them all.
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
      hook->Call({object == nullptr ? GiveHandle(state, state.handles.Add(tensor, 0)) : object});
    }
  }

 private:
  std::vector<std::pair<std::shared_ptr<Callback>, int32_t>> hooks_;
};

// Lets JavaScript take the hook away again, whether or not the tensor is still there.
napi_value GiveRemover(State& state, const std::shared_ptr<Callback>& hook) {
  const auto remove = [](napi_env env, napi_callback_info info) -> napi_value {
    void* data;
    if (napi_get_cb_info(env, info, nullptr, nullptr, nullptr, &data) != napi_ok) return nullptr;
    if (const auto hook = static_cast<std::weak_ptr<Callback>*>(data)->lock()) hook->Clear();
    return nullptr;
  };
  auto data = std::make_unique<std::weak_ptr<Callback>>(hook);
  napi_value remover;
  Check(napi_create_function(state.env, "remove", NAPI_AUTO_LENGTH, remove, data.get(), &remover));
  Check(napi_add_finalizer(state.env, remover, data.get(), [](napi_env, void* held, void*) {
    delete static_cast<std::weak_ptr<Callback>*>(held);
  }, nullptr, nullptr));
  data.release();
  return remover;
}

}  // namespace

napi_value SetRequiresGrad(State& state, const Arguments<2>& arguments) {
  if (state.recorder != nullptr) state.recorder->Refuse("requiresGrad is set in it");
  TakeTensor(state, arguments[0]).set_requires_grad(TakeFlag(state.env, arguments[1]));
  return nullptr;
}

napi_value Grad(State& state, const Arguments<2>& arguments) {
  const at::Tensor tensor = TakeTensor(state, arguments[0]);
  NoteGradientRead(state, tensor);
  const at::Tensor grad = tensor.grad();
  const int32_t last = TakeInt32(state.env, arguments[1]);
  if (!grad.defined()) return GiveHandle(state, 0);
  if (last != 0 && state.handles.Tensor(last).is_same(grad)) return arguments[1];
  return GiveHandle(state, state.handles.Add(grad, 0));
}

napi_value SetGrad(State& state, const Arguments<2>& arguments) {
  const int32_t handle = TakeInt32(state.env, arguments[1]);
  const at::Tensor tensor = TakeTensor(state, arguments[0]);
  NoteGradient(state, tensor);
  if (handle == 0) {
    tensor.mutable_grad().reset();
    return nullptr;
  }
  const at::Tensor& grad = state.handles.Tensor(handle);
  if (!grad.sizes().equals(tensor.sizes())) {
    throw Refusal("ERR_SHAPE", "a gradient has the shape of its tensor: " + c10::str(tensor.sizes()) + " wanted, " + c10::str(grad.sizes()) + " given");
  }
  if (grad.device() != tensor.device()) throw Refusal("ERR_DEVICE", "a gradient lives on its tensor's device, " + tensor.device().str());
  if (grad.scalar_type() != tensor.scalar_type()) {
    throw Refusal("ERR_DTYPE", std::string("a gradient has its tensor's dtype, ") + DTypeName(tensor.scalar_type()));
  }
  tensor.mutable_grad() = grad;
  return nullptr;
}

napi_value GradFn(State& state, const Arguments<1>& arguments) {
  const auto function = TakeTensor(state, arguments[0]).grad_fn();
  return function ? GiveText(state.env, function->name()) : nullptr;
}

napi_value RetainGrad(State& state, const Arguments<1>& arguments) {
  TakeTensor(state, arguments[0]).retain_grad();
  return nullptr;
}

napi_value RegisterHook(State& state, const Arguments<2>& arguments) {
  if (state.recorder != nullptr) state.recorder->Refuse("a hook is registered in it");
  const auto callback = std::make_shared<Callback>(state, arguments[1]);
  TakeTensor(state, arguments[0]).register_hook([callback](const at::Tensor& grad) -> at::Tensor {
    if (callback->cleared()) return at::Tensor();
    State& state = callback->state();
    const Scope scope(state.env);
    napi_value result = callback->Call({GiveHandle(state, grad.defined() ? GiveTensor(state, grad, {}) : 0)});
    napi_valuetype type;
    Check(napi_typeof(state.env, result, &type));
    return type == napi_number ? TakeTensor(state, result) : at::Tensor();
  });
  return GiveRemover(state, callback);
}

napi_value RegisterPostAccumulateGradHook(State& state, const Arguments<2>& arguments) {
  const at::Tensor tensor = TakeTensor(state, arguments[0]);
  if (!tensor.requires_grad() || !tensor.is_leaf()) {
    throw Refusal("ERR_AUTOGRAD", "a post-accumulate-grad hook needs a leaf tensor that requires grad: only there gradients are added up");
  }
  auto* hooks = dynamic_cast<AccumulatedHooks*>(torch::autograd::impl::post_acc_grad_hooks(tensor).get());
  if (hooks == nullptr) {
    auto fresh = std::make_unique<AccumulatedHooks>();
    hooks = fresh.get();
    torch::autograd::impl::set_post_acc_grad_hooks(tensor, std::move(fresh));
  }
  const auto callback = std::make_shared<Callback>(state, arguments[1]);
  hooks->Add(callback, TakeInt32(state.env, arguments[0]));
  return GiveRemover(state, callback);
}

napi_value Backward(State& state, const Arguments<5>& arguments) {
  NoteBackward(state);
  torch::autograd::backward(TakeTensors(state, arguments[0]), TakeTensors(state, arguments[1]), TakeFlag(state.env, arguments[2]),
                            TakeFlag(state.env, arguments[3]), TakeTensors(state, arguments[4]));
  return nullptr;
}

napi_value Gradients(State& state, const Arguments<6>& arguments) {
  NoteBackward(state);
  const auto grads = torch::autograd::grad(TakeTensors(state, arguments[0]), TakeTensors(state, arguments[1]),
                                           TakeTensors(state, arguments[2]), TakeFlag(state.env, arguments[3]),
                                           TakeFlag(state.env, arguments[4]), TakeFlag(state.env, arguments[5]));
  return GiveTensors(state, grads);
}

napi_value GradEnabled(State& state, const Arguments<0>&) {
  return GiveFlag(state.env, c10::GradMode::is_enabled());
}

napi_value SetGradEnabled(State& state, const Arguments<1>& arguments) {
  c10::GradMode::set_enabled(TakeFlag(state.env, arguments[0]));
  return nullptr;
}

}  // namespace torchnode
