// JavaScript values to and from libtorch's IValues, by schema type. All conversions are here.
#pragma once
#include <cmath>
#include <ranges>

#include "state.h"

namespace torchnode {

// 2^53 - 1: beyond it a number no longer names one integer.
constexpr double kMaxSafe = 9007199254740991.0;

template <typename Value>
std::optional<Value> Find(const std::unordered_map<std::string, Value>& names, const std::string& name) {
  const auto found = names.find(name);
  return found == names.end() ? std::nullopt : std::make_optional(found->second);
}
// Whether its memory is its elements in order.
bool IsPlain(const at::Tensor& tensor);
std::string DTypeName(at::ScalarType type);
const char* LayoutName(at::Layout layout);
at::Device DeviceOf(const std::string& name);
std::optional<at::ScalarType> DTypeOf(const std::string& name);

// Converts `value` into `out`; false where it is not of the argument's type. `handle`: the value is the handle of a
// Tensor or Generator (or, for lists, an Int32Array of them). Throws a Refusal where the type fits but not the value.
bool TakeArgument(State& state, const Argument& argument, napi_value value, bool handle, Inputs& inputs,
                  c10::IValue& out);

// A process group by its name, and an operation of a reduction by its word (distributed.cc).
bool TakeGroup(State& state, napi_value value, c10::IValue& out);
bool TakeReduceOp(State& state, napi_value value, c10::IValue& out);
// A handle of the Task that waits for a Work.
napi_value GiveWork(State& state, const c10::IValue& work);

// Converts `value` into `out`; false where it is of another type.
inline bool TakeInto(State& state, napi_value value, bool& out) {
  return napi_get_value_bool(state.env, value, &out) == napi_ok;
}
inline bool TakeInto(State& state, napi_value value, double& out) {
  return napi_get_value_double(state.env, value, &out) == napi_ok;
}
bool TakeInto(State& state, napi_value value, int64_t& out);
// A bigint; a negative one as its two's complement, which is how PyTorch maps negative seeds.
inline bool TakeInto(State& state, napi_value value, uint64_t& out) {
  bool lossless;
  return napi_get_value_bigint_uint64(state.env, value, &out, &lossless) == napi_ok;
}
bool TakeInto(State& state, napi_value value, at::Scalar& out);
bool TakeInto(State& state, napi_value value, std::string& out);
bool TakeInto(State& state, napi_value value, std::vector<std::string>& out);
bool TakeInto(State& state, napi_value value, std::vector<int64_t>& out);
// A handle, or an Int32Array of them.
inline bool TakeInto(State& state, napi_value value, int32_t& out) {
  if (napi_get_value_int32(state.env, value, &out) == napi_ok) return true;
  throw Refusal("TypeError", "expected a handle");
}
bool TakeInto(State& state, napi_value value, std::vector<int32_t>& out);
// A Float64Array.
bool TakeInto(State& state, napi_value value, std::vector<double>& out);
// The tensors of an Int32Array of handles; 0 is an undefined tensor.
bool TakeInto(State& state, napi_value value, Tensors& out);

inline napi_valuetype TypeOf(napi_env env, napi_value value) { return ResultOf(env, napi_typeof, value); }

// An optional argument.
template <typename T>
bool TakeInto(State& state, napi_value value, std::optional<T>& out) {
  return TypeOf(state.env, value) == napi_undefined || TakeInto(state, value, out.emplace());
}

// A value as the given type; throws where it is of another type.
template <typename T>
T Take(State& state, napi_value value) {
  if constexpr (Held<std::remove_cvref_t<T>>) {
    return state.handles.Get<std::remove_cvref_t<T>>(Take<int32_t>(state, value));
  } else {
    T out{};
    if (!TakeInto(state, value, out)) throw Interrupted{};
    return out;
  }
}
template <>
inline napi_value Take(State&, napi_value value) {
  return value;
}
// A device by name; throws a Refusal where this process has no such device.
template <>
inline at::Device Take(State& state, napi_value name) {
  return DeviceOf(Take<std::string>(state, name));
}

// The handle of a result: an input's own where it is that very tensor, else a new one.
int32_t GiveTensor(State& state, at::Tensor tensor, const Inputs& inputs = {});
// Returns -64 minus the handle of the argument that this tensor is, else a new handle, which `placeholder` owns.
napi_value GiveOwned(State& state, const at::Tensor& tensor, const Inputs& inputs, napi_value placeholder);
// Returns what an operator left on the stack: a number (the handle of a new tensor, which `placeholder` owns, or -64
// minus the handle of the argument that is the result), undefined (nothing), null (an undefined tensor), or [0, plain
// value] | [1, list of handles] | [2, list of such results] | [3, handle of a Task] for everything else.
napi_value GiveStack(State& state, std::vector<c10::IValue>& stack, const Inputs& inputs, napi_value placeholder);
inline napi_value GiveBigInt(State& state, uint64_t value) {
  return ResultOf(state.env, napi_create_bigint_uint64, value);
}

inline napi_value Give(State&, napi_value value) { return value; }
inline napi_value Give(State& state, bool value) { return ResultOf(state.env, napi_get_boolean, value); }
inline napi_value Give(State& state, int32_t value) { return ResultOf(state.env, napi_create_int32, value); }
inline napi_value Give(State& state, double value) { return ResultOf(state.env, napi_create_double, value); }
inline napi_value Give(State& state, std::string_view value) {
  return ResultOf(state.env, napi_create_string_utf8, value.data(), value.size());
}
inline napi_value Give(State& state, const char* value) { return Give(state, std::string_view(value)); }
inline napi_value Give(State& state, const std::string& value) { return Give(state, std::string_view(value)); }
// A number where it is exact, else a bigint.
inline napi_value Give(State& state, int64_t value) {
  const auto number = static_cast<double>(value);
  return std::abs(number) <= kMaxSafe ? Give(state, number) : ResultOf(state.env, napi_create_bigint_int64, value);
}
napi_value Give(State& state, const at::Scalar& value);
// A tensor's handle; 0 for an undefined one.
inline napi_value Give(State& state, const at::Tensor& tensor) {
  return Give(state, tensor.defined() ? GiveTensor(state, tensor) : 0);
}
template <typename T>
napi_value Give(State& state, const std::optional<T>& value) {
  return value ? Give(state, *value) : nullptr;
}

inline napi_value NewArray(State& state, size_t length) {
  return ResultOf(state.env, napi_create_array_with_length, length);
}
inline void SetElement(State& state, napi_value array, uint32_t index, napi_value item) {
  Check(napi_set_element(state.env, array, index, item));
}
// An array with the result of `one` for each item.
template <typename Items, typename One>
napi_value GiveArray(State& state, const Items& items, One one) {
  napi_value array = NewArray(state, items.size());
  uint32_t index = 0;
  for (const auto& item : items) SetElement(state, array, index++, one(item));
  return array;
}

template <std::ranges::range Items>
napi_value Give(State& state, const Items& items) {
  return GiveArray(state, items, [&](const auto& item) { return Give(state, item); });
}

// An array of these values.
template <typename... Items>
napi_value GiveTuple(State& state, const Items&... items) {
  return Give(state, std::initializer_list<napi_value>{Give(state, items)...});
}

// Flags as the bits of a number, the first the lowest.
template <typename... Flags>
int32_t Bits(Flags... flags) {
  int32_t bits = 0, place = 0;
  ((bits |= int32_t{flags} << place++), ...);
  return bits;
}

// ENTRY(void, setRequiresGrad, const at::Tensor& tensor, bool value) { ... }, anywhere in native/, defines a function
// of the addon: `setRequiresGrad(tensor, value)`. Take converts its arguments from left to right, Give converts its
// result; exceptions become JavaScript errors; `state` is its environment.

// Adds a function to the addon's table (environment.cc).
struct Registration {
  Registration(const char* name, napi_callback function);
};

// Missing arguments are undefined.
template <typename Result, typename... Parameters>
napi_value Enter(State& state, napi_callback_info info, Result (*function)(State&, Parameters...)) {
  napi_value values[sizeof...(Parameters) + 1];
  size_t count = sizeof...(Parameters);
  Check(napi_get_cb_info(state.env, info, &count, values, nullptr, nullptr));
  [[maybe_unused]] const napi_value* next = values;
  std::tuple<State&, Parameters...> arguments{state, Take<Parameters>(state, *next++)...};
  if constexpr (std::is_void_v<Result>) {
    std::apply(function, std::move(arguments));
    return nullptr;
  } else {
    return Give(state, std::apply(function, std::move(arguments)));
  }
}

template <auto function>
napi_value Entry(napi_env env, napi_callback_info info) {
  State& state = StateOf(env);
  try {
    return Enter(state, info, function);
  } catch (...) {
    ThrowToJs(state);
    return nullptr;
  }
}

}  // namespace torchnode

#define ENTRY(result, name, ...)                                     \
  static result name(State& state __VA_OPT__(, ) __VA_ARGS__);       \
  static const Registration name##_registration(#name, Entry<name>); \
  static result name([[maybe_unused]] State& state __VA_OPT__(, ) __VA_ARGS__)
