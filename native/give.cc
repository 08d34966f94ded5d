#include "value.h"

#include <ATen/core/List.h>

#include <cmath>

#include "error.h"
#include "state.h"

namespace torchnode {
namespace {

napi_value GivePlain(State& state, const c10::IValue& value, const Inputs& inputs);

napi_value Tagged(napi_env env, uint32_t tag, napi_value payload) {
  napi_value result, number;
  Check(napi_create_array_with_length(env, 2, &result));
  Check(napi_create_uint32(env, tag, &number));
  Check(napi_set_element(env, result, 0, number));
  Check(napi_set_element(env, result, 1, payload));
  return result;
}

napi_value GiveResult(State& state, const c10::IValue& value, const Inputs& inputs) {
  if (!value.isTensor()) return GivePlain(state, value, inputs);
  napi_value result;
  if (!value.toTensor().defined()) {
    Check(napi_get_null(state.env, &result));
  } else {
    Check(napi_create_int32(state.env, GiveTensor(state, value.toTensor(), inputs), &result));
  }
  return result;
}

template <typename Items, typename GiveOne>
napi_value GiveArray(napi_env env, const Items& items, GiveOne one) {
  napi_value array;
  Check(napi_create_array_with_length(env, items.size(), &array));
  uint32_t index = 0;
  for (const auto& item : items) Check(napi_set_element(env, array, index++, one(item)));
  return array;
}

napi_value GivePlain(State& state, const c10::IValue& value, const Inputs& inputs) {
  napi_env env = state.env;
  napi_value result;
  const auto give = [&](const c10::IValue& item) { return GiveResult(state, item, inputs); };
  if (value.isTensorList()) return Tagged(env, 1, GiveArray(env, value.toListRef(), give));
  if (value.isTuple()) return Tagged(env, 2, GiveArray(env, value.toTupleRef().elements().vec(), give));
  if (value.isInt()) return Tagged(env, 0, GiveInteger(env, value.toInt()));
  if (value.isDouble()) return Tagged(env, 0, GiveNumber(env, value.toDouble()));
  if (value.isScalar()) return Tagged(env, 0, GiveScalar(env, value.toScalar()));
  if (value.isString()) return Tagged(env, 0, GiveText(env, value.toStringRef()));
  if (value.isDevice()) return Tagged(env, 0, GiveText(env, value.toDevice().str()));
  if (value.isNone()) {
    Check(napi_get_null(env, &result));
    return Tagged(env, 0, result);
  }
  if (value.isIntList()) return Tagged(env, 0, GiveInts(env, value.toIntVector()));
  if (value.isDoubleList()) {
    return Tagged(env, 0, GiveArray(env, value.toDoubleVector(), [&](double item) { return GiveNumber(env, item); }));
  }
  if (value.isList()) return Tagged(env, 2, GiveArray(env, value.toListRef(), give));
  throw Refusal("ERR_NOT_IMPLEMENTED", "an operator returned a " + value.tagKind() + ", which has no JavaScript form");
}

}  // namespace

void Inputs::Add(const at::Tensor& tensor, int32_t handle) {
  const auto* storage = tensor.has_storage() ? tensor.storage().unsafeGetStorageImpl() : nullptr;
  entries.push_back({tensor.unsafeGetTensorImpl(), storage, handle});
}

int32_t GiveTensor(State& state, at::Tensor tensor, const Inputs& inputs) {
  const at::TensorImpl* impl = tensor.unsafeGetTensorImpl();
  const auto* storage = tensor.has_storage() ? tensor.storage().unsafeGetStorageImpl() : nullptr;
  bool shared = tensor.is_meta();
  for (const auto& input : inputs.entries) {
    if (input.tensor == impl) return input.handle;
    shared = shared || (storage != nullptr && input.storage == storage);
  }
  const int64_t bytes = storage == nullptr || shared ? 0 : static_cast<int64_t>(storage->nbytes());
  return state.handles.Add(std::move(tensor), bytes);
}

napi_value GiveStack(State& state, std::vector<c10::IValue>& stack, const Inputs& inputs) {
  if (stack.size() == 1) return GiveResult(state, stack[0], inputs);
  napi_value result;
  if (stack.empty()) {
    Check(napi_get_undefined(state.env, &result));
    return result;
  }
  return Tagged(state.env, 2, GiveArray(state.env, stack, [&](const c10::IValue& item) {
                  return GiveResult(state, item, inputs);
                }));
}

napi_value GiveHandle(State& state, int32_t handle) {
  napi_value result;
  Check(napi_create_int32(state.env, handle, &result));
  return result;
}

napi_value GiveFlag(napi_env env, bool value) {
  napi_value result;
  Check(napi_get_boolean(env, value, &result));
  return result;
}

napi_value GiveTensors(State& state, at::TensorList tensors) {
  return GiveArray(state.env, tensors, [&](const at::Tensor& tensor) {
    return GiveHandle(state, tensor.defined() ? GiveTensor(state, tensor, {}) : 0);
  });
}

napi_value GiveNumber(napi_env env, double value) {
  napi_value result;
  Check(napi_create_double(env, value, &result));
  return result;
}

napi_value GiveText(napi_env env, const std::string& value) {
  napi_value result;
  Check(napi_create_string_utf8(env, value.data(), value.size(), &result));
  return result;
}

napi_value GiveInteger(napi_env env, int64_t value) {
  if (std::abs(static_cast<double>(value)) <= kMaxSafe) return GiveNumber(env, static_cast<double>(value));
  napi_value result;
  Check(napi_create_bigint_int64(env, value, &result));
  return result;
}

napi_value GiveScalar(napi_env env, const at::Scalar& value) {
  napi_value result;
  if (value.isBoolean()) {
    Check(napi_get_boolean(env, value.toBool(), &result));
    return result;
  }
  if (value.isComplex()) {
    const auto number = value.toComplexDouble();
    return GiveArray(env, std::vector<double>{number.real(), number.imag()},
                     [&](double part) { return GiveNumber(env, part); });
  }
  if (value.type() == at::kUInt64) {
    const uint64_t number = value.toUInt64();
    if (number <= static_cast<uint64_t>(kMaxSafe)) return GiveNumber(env, static_cast<double>(number));
    Check(napi_create_bigint_uint64(env, number, &result));
    return result;
  }
  return value.isIntegral(false) ? GiveInteger(env, value.toLong()) : GiveNumber(env, value.toDouble());
}

napi_value GiveInts(napi_env env, at::IntArrayRef values) {
  return GiveArray(env, values, [&](int64_t value) { return GiveInteger(env, value); });
}

}  // namespace torchnode
