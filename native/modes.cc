// What changes how the operators that follow are run: inference mode, autocast, and functorch's transforms.
#include <ATen/autocast_mode.h>
#include <ATen/functorch/BatchedTensorImpl.h>
#include <ATen/functorch/DynamicLayer.h>
#include <ATen/functorch/TensorWrapper.h>
#include <c10/core/GradMode.h>
#include <c10/core/impl/LocalDispatchKeySet.h>
#include <torch/csrc/autograd/forward_grad.h>

#include "entry.h"

namespace torchnode {
namespace {

using at::functorch::RandomnessType;
using at::functorch::TransformType;
using torch::autograd::ForwardADLevel;

c10::AutogradState& Tls() { return c10::AutogradState::get_tls_state(); }

}  // namespace

ENTRY(bool, inferenceMode) { return c10::InferenceMode::is_enabled(); }
ENTRY(void, enterInferenceMode, bool enabled) { state.inference.push_back(std::make_unique<c10::InferenceMode>(enabled)); }
ENTRY(void, leaveInferenceMode) {
  if (!state.inference.empty()) state.inference.pop_back();
}

ENTRY(napi_value, autocast, std::string device_type) {
  const at::DeviceType device = at::Device(device_type).type();
  return GiveTuple(state, at::autocast::is_autocast_enabled(device), DTypeName(at::autocast::get_autocast_dtype(device)),
                   at::autocast::is_autocast_cache_enabled());
}

ENTRY(void, setAutocast, std::string device_type, bool enabled, std::string dtype_name, bool cache) {
  const at::DeviceType device = at::Device(device_type).type();
  const auto dtype = DTypeOf(dtype_name);
  if (!dtype) throw Refusal("TypeError", "no such dtype");
  at::autocast::set_autocast_enabled(device, enabled);
  at::autocast::set_autocast_dtype(device, *dtype);
  at::autocast::set_autocast_cache_enabled(cache);
}

// The last to leave clears what has been cast.
ENTRY(void, nestAutocast, bool enter) {
  if (enter) at::autocast::increment_nesting();
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

// These three give the level of the transform that begins.
ENTRY(int64_t, pushVmap, int64_t size, std::string randomness) {
  const auto type = randomness == "same"        ? RandomnessType::Same
                    : randomness == "different" ? RandomnessType::Different
                                                : RandomnessType::Error;
  return at::functorch::initAndPushDynamicLayer(TransformType::Vmap, size, type);
}

ENTRY(int64_t, pushGrad) {
  return at::functorch::initAndPushDynamicLayer(TransformType::Grad, std::nullopt, std::nullopt, c10::GradMode::is_enabled());
}

ENTRY(int64_t, pushJvp) {
  return at::functorch::initAndPushDynamicLayer(TransformType::Jvp, std::nullopt, std::nullopt, std::nullopt,
                                                Tls().get_fw_grad_mode());
}

ENTRY(void, popTransform) { at::functorch::popDynamicLayerAndDeleteMetadata(); }

ENTRY(int32_t, batch, const at::Tensor& tensor, int64_t dim, int64_t level) {
  return state.handles.Add(at::functorch::addBatchDim(tensor, dim, level), 0);
}

ENTRY(napi_value, unbatch, const at::Tensor& tensor, int64_t level) {
  const auto* batched = at::functorch::maybeGetBatchedImpl(tensor);
  if (batched == nullptr || batched->level() != level) return nullptr;
  return GiveTuple(state, batched->value(), batched->bdim());
}

ENTRY(int32_t, wrap, const at::Tensor& tensor, int64_t level) {
  return state.handles.Add(at::functorch::makeTensorWrapper(tensor, level), 0);
}

// What was wrapped at the level, or the tensor itself.
ENTRY(int32_t, unwrap, int32_t handle, int64_t level) {
  auto* wrapper = at::functorch::maybeGetTensorWrapper(state.handles.Tensor(handle));
  return wrapper == nullptr || wrapper->level() != level ? handle : GiveTensor(state, wrapper->value());
}

ENTRY(napi_value, wrapped, at::Tensor tensor) {
  if (const auto* batched = at::functorch::maybeGetBatchedImpl(tensor)) {
    return GiveTuple(state, batched->value(), batched->level(), batched->bdim());
  }
  const auto* wrapper = at::functorch::maybeGetTensorWrapper(tensor);
  return wrapper == nullptr ? nullptr : GiveTuple(state, wrapper->value(), wrapper->level().value_or(-2));
}

ENTRY(bool, passTransforms, bool pass) {
  const bool before = c10::impl::tls_is_dispatch_key_excluded(c10::DispatchKey::FuncTorchDynamicLayerFrontMode);
  for (const auto key : {c10::DispatchKey::FuncTorchDynamicLayerFrontMode, c10::DispatchKey::FuncTorchDynamicLayerBackMode}) {
    c10::impl::tls_set_dispatch_key_excluded(key, pass);
  }
  return before;
}

}  // namespace torchnode
