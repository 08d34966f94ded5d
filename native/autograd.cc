#include "autograd.h"

#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/function.h>

#include "value.h"

namespace torchnode {
namespace {

at::Tensor TakeTensor(State& state, napi_value value) { return state.handles.Tensor(TakeInt32(state.env, value)); }

std::vector<at::Tensor> TakeTensors(State& state, napi_value value) {
  std::vector<at::Tensor> tensors;
  for (const int32_t handle : TakeHandles(state.env, value)) {
    tensors.push_back(handle == 0 ? at::Tensor() : state.handles.Tensor(handle));
  }
  return tensors;
}

bool TakeFlag(State& state, napi_value value) {
  bool flag;
  Check(napi_get_value_bool(state.env, value, &flag));
  return flag;
}

napi_value GiveHandle(State& state, int32_t handle) {
  napi_value result;
  Check(napi_create_int32(state.env, handle, &result));
  return result;
}

}  // namespace

napi_value SetRequiresGrad(State& state, const Arguments<2>& arguments) {
  TakeTensor(state, arguments[0]).set_requires_grad(TakeFlag(state, arguments[1]));
  return nullptr;
}

napi_value Grad(State& state, const Arguments<2>& arguments) {
  const at::Tensor grad = TakeTensor(state, arguments[0]).grad();
  const int32_t last = TakeInt32(state.env, arguments[1]);
  if (!grad.defined()) return GiveHandle(state, 0);
  if (last != 0 && state.handles.Tensor(last).is_same(grad)) return arguments[1];
  return GiveHandle(state, state.handles.Add(grad, 0));
}

napi_value SetGrad(State& state, const Arguments<2>& arguments) {
  const int32_t handle = TakeInt32(state.env, arguments[1]);
  const at::Tensor tensor = TakeTensor(state, arguments[0]);
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

napi_value Backward(State& state, const Arguments<5>& arguments) {
  torch::autograd::backward(TakeTensors(state, arguments[0]), TakeTensors(state, arguments[1]), TakeFlag(state, arguments[2]),
                            TakeFlag(state, arguments[3]), TakeTensors(state, arguments[4]));
  return nullptr;
}

napi_value Gradients(State& state, const Arguments<6>& arguments) {
  const auto grads = torch::autograd::grad(TakeTensors(state, arguments[0]), TakeTensors(state, arguments[1]),
                                           TakeTensors(state, arguments[2]), TakeFlag(state, arguments[3]),
                                           TakeFlag(state, arguments[4]), TakeFlag(state, arguments[5]));
  std::vector<int64_t> handles;
  for (const at::Tensor& grad : grads) handles.push_back(grad.defined() ? GiveTensor(state, grad, {}) : 0);
  return GiveInts(state.env, handles);
}

napi_value GradEnabled(State& state, const Arguments<0>&) {
  napi_value result;
  Check(napi_get_boolean(state.env, c10::GradMode::is_enabled(), &result));
  return result;
}

napi_value SetGradEnabled(State& state, const Arguments<1>& arguments) {
  c10::GradMode::set_enabled(TakeFlag(state, arguments[0]));
  return nullptr;
}

}  // namespace torchnode
