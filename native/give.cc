#include "value.h"

#include <ATen/core/List.h>

#include <cmath>

#include "state.h"

namespace torchnode {
namespace {

napi_value GivePlain(State& state, const c10::IValue& value, const Inputs& inputs);

napi_value GiveNull(State& state) {
  napi_value result;
  Check(napi_get_null(state.env, &result));
  return result;
}

napi_value GiveResult(State& state, const c10::IValue& value, const Inputs& inputs) {
  if (!value.isTensor()) return GivePlain(state, value, inputs);
  return value.toTensor().defined() ? Give(state, GiveTensor(state, value.toTensor(), inputs)) : GiveNull(state);
}

napi_value GivePlain(State& state, const c10::IValue& value, const Inputs& inputs) {
  const auto plain = [&](const auto& payload) { return GiveTuple(state, 0, payload); };
  const auto results = [&](int tag, const auto& items) {
    return GiveTuple(state, tag, GiveArray(state, items, [&](const c10::IValue& item) { return GiveResult(state, item, inputs); }));
  };
  if (value.isTensorList()) return results(1, value.toListRef());
  if (value.isTuple()) return results(2, value.toTupleRef().elements().vec());
  if (value.isInt()) return plain(value.toInt());
  if (value.isDouble()) return plain(value.toDouble());
  if (value.isScalar()) return plain(value.toScalar());
  if (value.isString()) return plain(value.toStringRef());
  if (value.isDevice()) return plain(value.toDevice().str());
  if (value.isNone()) return plain(GiveNull(state));
  if (value.isIntList()) return plain(value.toIntVector());
  if (value.isDoubleList()) {
    return plain(GiveArray(state, value.toDoubleVector(), [&](double item) { return Give(state, item); }));
  }
  if (value.isList()) return results(2, value.toListRef());
  throw Refusal("ERR_NOT_IMPLEMENTED", "an operator returned a " + value.tagKind() + ", which has no JavaScript form");
}

}  // namespace

void Inputs::Add(const at::Tensor& tensor, int32_t handle) {
  const auto* storage = tensor.has_storage() ? tensor.storage().unsafeGetStorageImpl() : nullptr;
  entries.push_back({tensor.unsafeGetTensorImpl(), storage, handle});
}

int32_t Inputs::HandleOf(const at::Tensor& tensor) const {
  for (const Entry& entry : entries) {
    if (entry.tensor == tensor.unsafeGetTensorImpl()) return entry.handle;
  }
  return 0;
}

int32_t GiveTensor(State& state, at::Tensor tensor, const Inputs& inputs) {
  if (const int32_t handle = inputs.HandleOf(tensor)) return handle;
  const auto* storage = tensor.has_storage() ? tensor.storage().unsafeGetStorageImpl() : nullptr;
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
  if (stack.size() == 1 && stack[0].isTensor() && stack[0].toTensor().defined()) return GiveOwned(state, stack[0].toTensor(), inputs, blank);
  if (stack.size() == 1) return GiveResult(state, stack[0], inputs);
  const auto results = GiveArray(state, stack, [&](const c10::IValue& item) { return GiveResult(state, item, inputs); });
  return GiveTuple(state, 2, results);
}

napi_value NewArray(State& state, size_t length) {
  napi_value array;
  Check(napi_create_array_with_length(state.env, length, &array));
  return array;
}

void SetElement(State& state, napi_value array, uint32_t index, napi_value item) {
  Check(napi_set_element(state.env, array, index, item));
}

napi_value GiveBigInt(State& state, uint64_t value) {
  napi_value result;
  Check(napi_create_bigint_uint64(state.env, value, &result));
  return result;
}

napi_value Give(State& state, bool value) {
  napi_value result;
  Check(napi_get_boolean(state.env, value, &result));
  return result;
}

napi_value Give(State& state, int32_t value) {
  napi_value result;
  Check(napi_create_int32(state.env, value, &result));
  return result;
}

napi_value Give(State& state, int64_t value) {
  if (std::abs(static_cast<double>(value)) <= kMaxSafe) return Give(state, static_cast<double>(value));
  napi_value result;
  Check(napi_create_bigint_int64(state.env, value, &result));
  return result;
}

napi_value Give(State& state, double value) {
  napi_value result;
  Check(napi_create_double(state.env, value, &result));
  return result;
}

napi_value Give(State& state, std::string_view value) {
  napi_value result;
  Check(napi_create_string_utf8(state.env, value.data(), value.size(), &result));
  return result;
}

napi_value Give(State& state, const at::Scalar& value) {
  if (value.isBoolean()) return Give(state, value.toBool());
  if (value.isComplex()) {
    const auto number = value.toComplexDouble();
    return GiveTuple(state, number.real(), number.imag());
  }
  if (value.type() == at::kUInt64) {
    const uint64_t number = value.toUInt64();
    return number <= static_cast<uint64_t>(kMaxSafe) ? Give(state, static_cast<double>(number)) : GiveBigInt(state, number);
  }
  return value.isIntegral(false) ? Give(state, value.toLong()) : Give(state, value.toDouble());
}

napi_value Give(State& state, at::IntArrayRef values) {
  return GiveArray(state, values, [&](int64_t value) { return Give(state, value); });
}

napi_value Give(State& state, const at::Tensor& tensor) { return Give(state, tensor.defined() ? GiveTensor(state, tensor) : 0); }

napi_value Give(State& state, at::TensorList tensors) {
  return GiveArray(state, tensors, [&](const at::Tensor& tensor) { return Give(state, tensor); });
}

}  // namespace torchnode
