#include "modes.h"

#include <ATen/autocast_mode.h>
#include <ATen/functorch/BatchedTensorImpl.h>
#include <ATen/functorch/DynamicLayer.h>
#include <ATen/functorch/TensorWrapper.h>
#include <c10/core/GradMode.h>
#include <c10/core/impl/LocalDispatchKeySet.h>
#include <torch/csrc/autograd/forward_grad.h>

#include "value.h"

namespace torchnode {
namespace {

using at::functorch::RandomnessType;
using at::functorch::TransformType;
using torch::autograd::ForwardADLevel;

at::DeviceType TakeDeviceType(State& state, napi_value value) { return at::Device(TakeText(state.env, value)).type(); }

int64_t TakeLevel(State& state, napi_value value) {
  int64_t level;
  Check(napi_get_value_int64(state.env, value, &level));
  return level;
}

RandomnessType TakeRandomness(State& state, napi_value value) {
  const std::string name = TakeText(state.env, value);
  if (name == "same") return RandomnessType::Same;
  return name == "different" ? RandomnessType::Different : RandomnessType::Error;
}

c10::AutogradState& Tls() { return c10::AutogradState::get_tls_state(); }

napi_value GiveLevel(State& state, int64_t level) { return GiveNumber(state.env, static_cast<double>(level)); }

}  // namespace

napi_value InferenceMode(State& state, const Arguments<0>&) { return GiveFlag(state.env, c10::InferenceMode::is_enabled()); }

napi_value EnterInferenceMode(State& state, const Arguments<1>& arguments) {
  state.inference.push_back(std::make_unique<c10::InferenceMode>(TakeFlag(state.env, arguments[0])));
  return nullptr;
}

napi_value LeaveInferenceMode(State& state, const Arguments<0>&) {
  if (!state.inference.empty()) state.inference.pop_back();
  return nullptr;
}

napi_value Autocast(State& state, const Arguments<1>& arguments) {
  const at::DeviceType device = TakeDeviceType(state, arguments[0]);
  napi_value result;
  Check(napi_create_array_with_length(state.env, 3, &result));
  Check(napi_set_element(state.env, result, 0, GiveFlag(state.env, at::autocast::is_autocast_enabled(device))));
  Check(napi_set_element(state.env, result, 1, GiveText(state.env, DTypeName(at::autocast::get_autocast_dtype(device)))));
  Check(napi_set_element(state.env, result, 2, GiveFlag(state.env, at::autocast::is_autocast_cache_enabled())));
  return result;
}

napi_value SetAutocast(State& state, const Arguments<4>& arguments) {
  const at::DeviceType device = TakeDeviceType(state, arguments[0]);
  const auto dtype = DTypeOf(TakeText(state.env, arguments[2]));
  if (!dtype) throw Refusal("TypeError", "no such dtype");
  at::autocast::set_autocast_enabled(device, TakeFlag(state.env, arguments[1]));
  at::autocast::set_autocast_dtype(device, *dtype);
  at::autocast::set_autocast_cache_enabled(TakeFlag(state.env, arguments[3]));
  return nullptr;
}

napi_value NestAutocast(State& state, const Arguments<1>& arguments) {
  if (TakeFlag(state.env, arguments[0])) at::autocast::increment_nesting();
  else if (at::autocast::decrement_nesting() == 0) at::autocast::clear_cache();
  return nullptr;
}

napi_value ForwardGradEnabled(State& state, const Arguments<0>&) { return GiveFlag(state.env, Tls().get_fw_grad_mode()); }

napi_value SetForwardGradEnabled(State& state, const Arguments<1>& arguments) {
  Tls().set_fw_grad_mode(TakeFlag(state.env, arguments[0]));
  return nullptr;
}

napi_value EnterDualLevel(State& state, const Arguments<0>&) {
  state.dual_level = ForwardADLevel::get_next_idx();
  return nullptr;
}

napi_value LeaveDualLevel(State& state, const Arguments<0>&) {
  if (state.dual_level) ForwardADLevel::release_idx(*state.dual_level);
  state.dual_level.reset();
  return nullptr;
}

napi_value PushVmap(State& state, const Arguments<2>& arguments) {
  return GiveLevel(state, at::functorch::initAndPushDynamicLayer(TransformType::Vmap, TakeLevel(state, arguments[0]),
                                                                 TakeRandomness(state, arguments[1])));
}

napi_value PushGrad(State& state, const Arguments<0>&) {
  return GiveLevel(state, at::functorch::initAndPushDynamicLayer(TransformType::Grad, std::nullopt, std::nullopt,
                                                                 c10::GradMode::is_enabled()));
}

napi_value PushJvp(State& state, const Arguments<0>&) {
  return GiveLevel(state, at::functorch::initAndPushDynamicLayer(TransformType::Jvp, std::nullopt, std::nullopt, std::nullopt,
                                                                 Tls().get_fw_grad_mode()));
}

napi_value PopTransform(State&, const Arguments<0>&) {
  at::functorch::popDynamicLayerAndDeleteMetadata();
  return nullptr;
}

napi_value Batch(State& state, const Arguments<3>& arguments) {
  const at::Tensor& tensor = TakeTensor(state, arguments[0]);
  return GiveHandle(state, state.handles.Add(at::functorch::addBatchDim(tensor, TakeLevel(state, arguments[1]), TakeLevel(state, arguments[2])), 0));
}

napi_value Unbatch(State& state, const Arguments<2>& arguments) {
  const auto* batched = at::functorch::maybeGetBatchedImpl(TakeTensor(state, arguments[0]));
  if (batched == nullptr || batched->level() != TakeLevel(state, arguments[1])) return nullptr;
  return GiveInts(state.env, {GiveTensor(state, batched->value(), {}), batched->bdim()});
}

napi_value Wrap(State& state, const Arguments<2>& arguments) {
  const at::Tensor& tensor = TakeTensor(state, arguments[0]);
  return GiveHandle(state, state.handles.Add(at::functorch::makeTensorWrapper(tensor, TakeLevel(state, arguments[1])), 0));
}

napi_value Unwrap(State& state, const Arguments<2>& arguments) {
  auto* wrapper = at::functorch::maybeGetTensorWrapper(TakeTensor(state, arguments[0]));
  if (wrapper == nullptr || wrapper->level() != TakeLevel(state, arguments[1])) return arguments[0];
  return GiveHandle(state, GiveTensor(state, wrapper->value(), {}));
}

napi_value Wrapped(State& state, const Arguments<1>& arguments) {
  const at::Tensor tensor = TakeTensor(state, arguments[0]);
  if (const auto* batched = at::functorch::maybeGetBatchedImpl(tensor)) {
    return GiveInts(state.env, {GiveTensor(state, batched->value(), {}), batched->level(), batched->bdim()});
  }
  const auto* wrapper = at::functorch::maybeGetTensorWrapper(tensor);
  if (wrapper == nullptr) return nullptr;
  return GiveInts(state.env, {GiveTensor(state, wrapper->value(), {}), wrapper->level().value_or(-2)});
}

napi_value PassTransforms(State& state, const Arguments<1>& arguments) {
  const bool before = c10::impl::tls_is_dispatch_key_excluded(c10::DispatchKey::FuncTorchDynamicLayerFrontMode);
  for (const auto key : {c10::DispatchKey::FuncTorchDynamicLayerFrontMode, c10::DispatchKey::FuncTorchDynamicLayerBackMode}) {
    c10::impl::tls_set_dispatch_key_excluded(key, TakeFlag(state.env, arguments[0]));
  }
  return GiveFlag(state.env, before);
}

}  // namespace torchnode
