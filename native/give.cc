#include <ATen/core/List.h>

#include "value.h"

namespace torchnode {
namespace {

napi_value GiveResult(State& state, const c10::IValue& value, const Inputs& inputs) {
  const auto plain = [&](const auto& payload) { return GiveTuple(state, 0, payload); };
  const auto results = [&](int tag, const auto& items) {
    const auto one = [&](const c10::IValue& item) { return GiveResult(state, item, inputs); };
    return GiveTuple(state, tag, GiveArray(state, items, one));
  };
  const napi_value null = ResultOf(state.env, napi_get_null);
  if (value.isTensor()) {
    return value.toTensor().defined() ? Give(state, GiveTensor(state, value.toTensor(), inputs)) : null;
  }
  if (value.isTensorList()) return results(1, value.toListRef());
  if (value.isTuple()) return results(2, value.toTupleRef().elements().vec());
  if (value.isScalar()) return plain(value.toScalar());
  if (value.isString()) return plain(value.toStringRef());
  if (value.isDevice()) return plain(value.toDevice().str());
  if (value.isNone()) return plain(null);
  if (value.isIntList()) return plain(value.toIntVector());
  if (value.isDoubleList()) return plain(value.toDoubleVector());
  if (value.isList()) return results(2, value.toListRef());
  throw Refusal("ERR_NOT_IMPLEMENTED", "an operator returned a " + value.tagKind() + ", which has no JavaScript form");
}

}  // namespace

int32_t GiveTensor(State& state, at::Tensor tensor, const Inputs& inputs) {
  if (const int32_t handle = inputs.HandleOf(tensor)) return handle;
  const auto* storage = Inputs::StorageOf(tensor);
  bool shared = tensor.is_meta();
  for (const auto& input : inputs.entries) shared = shared || (storage != nullptr && input.storage == storage);
  const int64_t bytes = storage == nullptr || shared ? 0 : static_cast<int64_t>(storage->nbytes());
  return state.handles.Add(std::move(tensor), bytes);
}

napi_value GiveOwned(State& state, const at::Tensor& tensor, const Inputs& inputs, napi_value blank) {
  constexpr int64_t kFirstArgument = -64;  // below what says that no overload fits
  if (const int32_t handle = inputs.HandleOf(tensor)) return Give(state, kFirstArgument - handle);
  const int32_t handle = GiveTensor(state, tensor, inputs);
  state.handles.Own(handle, blank);
  return Give(state, handle);
}

napi_value GiveStack(State& state, std::vector<c10::IValue>& stack, const Inputs& inputs, napi_value blank) {
  if (stack.empty()) return nullptr;
  if (stack.size() > 1) return GiveResult(state, c10::ivalue::Tuple::create(stack), inputs);
  const c10::IValue& result = stack[0];
  const bool owned = result.isTensor() && result.toTensor().defined();
  return owned ? GiveOwned(state, result.toTensor(), inputs, blank) : GiveResult(state, result, inputs);
}

napi_value Give(State& state, const at::Scalar& value) {
  if (value.isBoolean()) return Give(state, value.toBool());
  if (value.isComplex()) {
    const auto number = value.toComplexDouble();
    return GiveTuple(state, number.real(), number.imag());
  }
  if (value.type() == at::kUInt64) {
    const auto number = static_cast<double>(value.toUInt64());
    return number <= kMaxSafe ? Give(state, number) : GiveBigInt(state, value.toUInt64());
  }
  return value.isIntegral(false) ? Give(state, value.toLong()) : Give(state, value.toDouble());
}

}  // namespace torchnode
