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

namespace functorch = at::functorch;
using torch::autograd::ForwardADLevel;

c10::AutogradState& Tls() { return c10::AutogradState::get_tls_state(); }

}  // namespace

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
  // The last to end clears what has been cast.
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

// As lib/autograd/func/level.ts numbers them.
static_assert(static_cast<int>(functorch::TransformType::Vmap) == 1 &&
              static_cast<int>(functorch::TransformType::Jvp) == 3);

// The level of the transform that begins; each kind takes what it needs of this.
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
