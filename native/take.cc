#include "value.h"

#include <ATen/ScalarOps.h>
#include <ATen/core/List.h>

#include <algorithm>
#include <cmath>

#include "state.h"

namespace torchnode {
namespace {

// Of an array; nothing when it is none.
std::optional<uint32_t> LengthOf(napi_env env, napi_value value) {
  bool is_array;
  uint32_t length;
  Check(napi_is_array(env, value, &is_array));
  if (!is_array) return std::nullopt;
  Check(napi_get_array_length(env, value, &length));
  return length;
}

napi_value ItemOf(napi_env env, napi_value array, uint32_t index) {
  napi_value item;
  Check(napi_get_element(env, array, index, &item));
  return item;
}

bool TakeBigInt(napi_env env, napi_value value, int64_t& out) {
  bool lossless;
  Check(napi_get_value_bigint_int64(env, value, &out, &lossless));
  if (!lossless) throw Refusal("ERR_RANGE", "a bigint argument does not fit into int64 (-2^63 to 2^63 - 1)");
  return true;
}

bool TakeInt(napi_env env, napi_value value, int64_t& out) {
  const napi_valuetype type = TypeOf(env, value);
  if (type == napi_bigint) return TakeBigInt(env, value, out);
  if (type != napi_number) return false;
  double number;
  Check(napi_get_value_double(env, value, &number));
  if (!(std::abs(number) <= kMaxSafe) || number != std::floor(number)) return false;
  out = static_cast<int64_t>(number);
  return true;
}

bool TakeFloat(napi_env env, napi_value value, double& out) {
  if (TypeOf(env, value) != napi_number) return false;
  Check(napi_get_value_double(env, value, &out));
  return true;
}

bool TakeBool(napi_env env, napi_value value, bool& out) {
  if (TypeOf(env, value) != napi_boolean) return false;
  Check(napi_get_value_bool(env, value, &out));
  return true;
}

// A complex number as [real, imaginary].
bool TakePair(napi_env env, napi_value value, double (&parts)[2]) {
  if (LengthOf(env, value) != 2u) return false;
  return TakeFloat(env, ItemOf(env, value, 0), parts[0]) && TakeFloat(env, ItemOf(env, value, 1), parts[1]);
}

bool TakeScalar(napi_env env, napi_value value, at::Scalar& out) {
  switch (TypeOf(env, value)) {
    case napi_number: {
      double number;
      Check(napi_get_value_double(env, value, &number));
      // A whole number is an integer Scalar, so that int64 + 1 stays int64; -0 has no integer twin.
      const bool whole = std::abs(number) <= kMaxSafe && number == std::floor(number) && !(number == 0 && std::signbit(number));
      out = whole ? at::Scalar(static_cast<int64_t>(number)) : at::Scalar(number);
      return true;
    }
    case napi_bigint: {
      int64_t integer;
      TakeBigInt(env, value, integer);
      out = at::Scalar(integer);
      return true;
    }
    case napi_boolean: {
      bool flag;
      TakeBool(env, value, flag);
      out = at::Scalar(flag);
      return true;
    }
    default:
      return false;
  }
}

// A "wrapped number": a 0-dim tensor that does not widen the other operand's dtype.
bool TakeNumberAsTensor(napi_env env, napi_value value, c10::IValue& out) {
  at::Scalar scalar;
  if (!TakeScalar(env, value, scalar)) return false;
  out = at::native::wrapped_scalar_tensor(scalar);
  return true;
}

bool TakeString(napi_env env, napi_value value, std::string& out) {
  if (TypeOf(env, value) != napi_string) return false;
  size_t length;
  Check(napi_get_value_string_utf8(env, value, nullptr, 0, &length));
  out = std::string(length, '\0');
  Check(napi_get_value_string_utf8(env, value, out.data(), length + 1, &length));
  return true;
}

template <typename T>
bool TakeOne(napi_env env, napi_value value, bool (*one)(napi_env, napi_value, T&), c10::IValue& out) {
  T item{};
  if (!one(env, value, item)) return false;
  out = std::move(item);
  return true;
}

// Every element of a JavaScript array through `one`; false when it is no array or an element does not fit. Where the
// schema gives the length, a lone value stands for that many.
template <typename T>
bool TakeList(napi_env env, napi_value value, int32_t length, bool (*one)(napi_env, napi_value, T&), c10::IValue& out) {
  c10::List<T> list;
  T element{};
  if (const auto count = LengthOf(env, value)) {
    for (uint32_t i = 0; i < *count; ++i) {
      if (!one(env, ItemOf(env, value, i), element)) return false;
      list.push_back(element);
    }
  } else {
    if (length == 0 || !one(env, value, element)) return false;
    for (int32_t i = 0; i < length; ++i) list.push_back(element);
  }
  out = std::move(list);
  return true;
}

template <typename Item>
c10::IValue TensorsOf(State& state, const std::vector<int32_t>& handles) {
  c10::List<Item> list;
  list.reserve(handles.size());
  for (const int32_t handle : handles) list.push_back(handle == 0 ? Item() : Item(state.handles.Tensor(handle)));
  return list;
}

bool TakeTensorList(State& state, napi_value value, bool handles, bool optional, c10::IValue& out) {
  if (!handles && LengthOf(state.env, value) != 0u) return false;
  const auto numbers = handles ? Take<std::vector<int32_t>>(state, value) : std::vector<int32_t>();
  if (!optional && std::find(numbers.begin(), numbers.end(), 0) != numbers.end()) return false;
  out = optional ? TensorsOf<std::optional<at::Tensor>>(state, numbers) : TensorsOf<at::Tensor>(state, numbers);
  return true;
}

template <typename Find>
bool TakeNamed(napi_env env, napi_value value, Find find, c10::IValue& out) {
  std::string name;
  if (!TakeString(env, value, name)) return false;
  const auto found = find(name);
  if (found) out = *found;
  return found.has_value();
}

// Enough of a check: typed arrays reach native as lists of handles from lib/runtime only.
bool IsHandleList(napi_env env, napi_value value) {
  bool is_typed_array;
  Check(napi_is_typedarray(env, value, &is_typed_array));
  return is_typed_array;
}

}  // namespace

bool TakeArgument(State& state, const Parameter& parameter, napi_value value, bool handle, Inputs& inputs, c10::IValue& out) {
  napi_env env = state.env;
  if (!handle && TypeOf(env, value) == napi_null) {
    out = c10::IValue();
    return parameter.optional;
  }
  switch (parameter.kind) {
    case Kind::kTensor: {
      if (!handle && parameter.number) return TakeNumberAsTensor(env, value, out);
      int32_t number;
      if (!handle || napi_get_value_int32(env, value, &number) != napi_ok) return false;  // a list of handles
      const at::Tensor& tensor = state.handles.Tensor(number);
      inputs.Add(tensor, number);
      out = tensor;
      return true;
    }
    case Kind::kTensorList:
    case Kind::kOptionalTensorList:
      if (handle && !IsHandleList(env, value)) return false;
      return TakeTensorList(state, value, handle, parameter.kind == Kind::kOptionalTensorList, out);
    case Kind::kGenerator:
      if (!handle || IsHandleList(env, value)) return false;
      out = Take<at::Generator>(state, value);
      return true;
    default:
      if (handle) return false;
  }
  switch (parameter.kind) {
    case Kind::kInt:
      return TakeOne(env, value, TakeInt, out);
    case Kind::kFloat:
      return TakeOne(env, value, TakeFloat, out);
    case Kind::kBool:
      return TakeOne(env, value, TakeBool, out);
    case Kind::kScalar: {
      double parts[2];
      if (!parameter.pair || !TakePair(env, value, parts)) return TakeOne(env, value, TakeScalar, out);
      out = at::Scalar(c10::complex<double>(parts[0], parts[1]));
      return true;
    }
    case Kind::kString:
      return TakeOne(env, value, TakeString, out);
    case Kind::kIntList:
      return TakeList(env, value, parameter.length, TakeInt, out);
    case Kind::kFloatList:
      return TakeList(env, value, parameter.length, TakeFloat, out);
    case Kind::kBoolList:
      return TakeList(env, value, parameter.length, TakeBool, out);
    case Kind::kStringList:
      return TakeList(env, value, 0, TakeString, out);
    case Kind::kScalarList:
      return TakeList(env, value, 0, TakeScalar, out);
    case Kind::kDType:
      return TakeNamed(env, value, DTypeOf, out);
    case Kind::kDevice: {
      std::string name;
      if (!TakeString(env, value, name) || DTypeOf(name)) return false;
      out = DeviceOf(name);
      return true;
    }
    case Kind::kLayout:
      return TakeNamed(env, value, LayoutOf, out);
    case Kind::kMemoryFormat:
      return TakeNamed(env, value, MemoryFormatOf, out);
    default:
      return false;
  }
}

napi_valuetype TypeOf(napi_env env, napi_value value) {
  napi_valuetype type;
  Check(napi_typeof(env, value, &type));
  return type;
}

template <>
bool Take(State& state, napi_value value) {
  bool flag;
  Check(napi_get_value_bool(state.env, value, &flag));
  return flag;
}

template <>
int32_t Take(State& state, napi_value value) {
  int32_t number;
  if (napi_get_value_int32(state.env, value, &number) != napi_ok) throw Refusal("TypeError", "expected a handle");
  return number;
}

template <>
int64_t Take(State& state, napi_value value) {
  int64_t number;
  Check(napi_get_value_int64(state.env, value, &number));
  return number;
}

template <>
uint64_t Take(State& state, napi_value value) {
  int64_t number;
  bool lossless;
  Check(napi_get_value_bigint_int64(state.env, value, &number, &lossless));
  return static_cast<uint64_t>(number);
}

template <>
std::string Take(State& state, napi_value value) {
  std::string text;
  if (!TakeString(state.env, value, text)) throw Interrupted{};
  return text;
}

template <>
std::vector<std::string> Take(State& state, napi_value value) {
  uint32_t count;
  Check(napi_get_array_length(state.env, value, &count));
  std::vector<std::string> texts;
  for (uint32_t i = 0; i < count; ++i) texts.push_back(Take<std::string>(state, ItemOf(state.env, value, i)));
  return texts;
}

template <>
std::vector<int64_t> Take(State& state, napi_value value) {
  c10::IValue list;
  if (!TakeList(state.env, value, 0, TakeInt, list)) throw Refusal("TypeError", "expected an array of whole numbers");
  return list.toIntVector();
}

template <>
std::vector<int32_t> Take(State& state, napi_value value) {
  napi_typedarray_type type;
  size_t length;
  void* data;
  Check(napi_get_typedarray_info(state.env, value, &type, &length, &data, nullptr, nullptr));
  if (type != napi_int32_array) throw Refusal("TypeError", "expected an Int32Array of handles");
  const auto* handles = static_cast<const int32_t*>(data);
  return std::vector<int32_t>(handles, handles + length);
}

template <>
const at::Tensor& Take(State& state, napi_value handle) { return state.handles.Tensor(Take<int32_t>(state, handle)); }

template <>
at::Tensor Take(State& state, napi_value handle) { return Take<const at::Tensor&>(state, handle); }

template <>
std::vector<at::Tensor> Take(State& state, napi_value handles) {
  std::vector<at::Tensor> tensors;
  for (const int32_t handle : Take<std::vector<int32_t>>(state, handles)) {
    tensors.push_back(handle == 0 ? at::Tensor() : state.handles.Tensor(handle));
  }
  return tensors;
}

template <>
at::Generator Take(State& state, napi_value handle) { return state.handles.Generator(Take<int32_t>(state, handle)); }

template <>
std::shared_ptr<Program> Take(State& state, napi_value handle) { return state.handles.Program(Take<int32_t>(state, handle)); }

template <>
at::Device Take(State& state, napi_value value) { return DeviceOf(Take<std::string>(state, value)); }

template <>
std::optional<bool> Take(State& state, napi_value value) {
  return TypeOf(state.env, value) == napi_undefined ? std::nullopt : std::make_optional(Take<bool>(state, value));
}

template <>
std::optional<std::string> Take(State& state, napi_value value) {
  return TypeOf(state.env, value) == napi_undefined ? std::nullopt : std::make_optional(Take<std::string>(state, value));
}

}  // namespace torchnode
