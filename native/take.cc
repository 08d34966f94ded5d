#include "value.h"

#include <ATen/ScalarOps.h>
#include <ATen/core/List.h>

#include <cmath>

#include "error.h"
#include "state.h"

namespace torchnode {
namespace {

napi_valuetype TypeOf(napi_env env, napi_value value) {
  napi_valuetype type;
  Check(napi_typeof(env, value, &type));
  return type;
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
  bool is_array;
  uint32_t count = 0;
  Check(napi_is_array(env, value, &is_array));
  if (is_array) Check(napi_get_array_length(env, value, &count));
  if (count != 2) return false;
  for (uint32_t i = 0; i < 2; ++i) {
    napi_value part;
    Check(napi_get_element(env, value, i, &part));
    if (!TakeFloat(env, part, parts[i])) return false;
  }
  return true;
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
      Check(napi_get_value_bool(env, value, &flag));
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
  out = TakeText(env, value);
  return true;
}

// Every element of a JavaScript array through `one`; false when it is no array or an element does not fit. Where the
// schema gives the length, a lone value stands for that many.
template <typename T, typename TakeOne>
bool TakeList(napi_env env, napi_value value, int32_t length, TakeOne one, c10::IValue& out) {
  c10::List<T> list;
  bool is_array;
  T element{};
  Check(napi_is_array(env, value, &is_array));
  if (!is_array) {
    if (length == 0 || !one(env, value, element)) return false;
    for (int32_t i = 0; i < length; ++i) list.push_back(element);
    out = std::move(list);
    return true;
  }
  uint32_t count;
  Check(napi_get_array_length(env, value, &count));
  for (uint32_t i = 0; i < count; ++i) {
    napi_value item;
    Check(napi_get_element(env, value, i, &item));
    if (!one(env, item, element)) return false;
    list.push_back(element);
  }
  out = std::move(list);
  return true;
}

bool IsEmptyArray(napi_env env, napi_value value) {
  bool is_array;
  uint32_t count = 1;
  Check(napi_is_array(env, value, &is_array));
  if (is_array) Check(napi_get_array_length(env, value, &count));
  return is_array && count == 0;
}

bool TakeTensorList(State& state, napi_value value, bool handles, bool optional, c10::IValue& out) {
  std::vector<int32_t> numbers;
  if (handles) {
    numbers = TakeHandles(state.env, value);
  } else if (!IsEmptyArray(state.env, value)) {
    return false;
  }
  if (optional) {
    c10::List<std::optional<at::Tensor>> list;
    list.reserve(numbers.size());
    for (const int32_t number : numbers) {
      list.push_back(number == 0 ? std::nullopt : std::make_optional(state.handles.Tensor(number)));
    }
    out = std::move(list);
    return true;
  }
  c10::List<at::Tensor> list;
  list.reserve(numbers.size());
  for (const int32_t number : numbers) {
    if (number == 0) return false;
    list.push_back(state.handles.Tensor(number));
  }
  out = std::move(list);
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

bool Take(State& state, const Parameter& parameter, napi_value value, bool handle, Inputs& inputs, c10::IValue& out) {
  napi_env env = state.env;
  if (!handle) {
    const napi_valuetype type = TypeOf(env, value);
    if (type == napi_null) {
      out = c10::IValue();
      return parameter.optional;
    }
  }
  switch (parameter.kind) {
    case Kind::kTensor: {
      if (!handle && parameter.number) return TakeNumberAsTensor(env, value, out);
      if (!handle || IsHandleList(env, value)) return false;
      const int32_t number = TakeInt32(env, value);
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
      out = state.handles.Generator(TakeInt32(env, value));
      return true;
    default:
      if (handle) return false;
  }
  switch (parameter.kind) {
    case Kind::kInt: {
      int64_t number;
      if (!TakeInt(env, value, number)) return false;
      out = number;
      return true;
    }
    case Kind::kFloat: {
      double number;
      if (!TakeFloat(env, value, number)) return false;
      out = number;
      return true;
    }
    case Kind::kBool: {
      bool flag;
      if (!TakeBool(env, value, flag)) return false;
      out = flag;
      return true;
    }
    case Kind::kScalar: {
      at::Scalar scalar;
      double parts[2];
      if (parameter.pair && TakePair(env, value, parts)) {
        scalar = c10::complex<double>(parts[0], parts[1]);
      } else if (!TakeScalar(env, value, scalar)) {
        return false;
      }
      out = scalar;
      return true;
    }
    case Kind::kString: {
      std::string text;
      if (!TakeString(env, value, text)) return false;
      out = std::move(text);
      return true;
    }
    case Kind::kIntList:
      return TakeList<int64_t>(env, value, parameter.length, TakeInt, out);
    case Kind::kFloatList:
      return TakeList<double>(env, value, parameter.length, TakeFloat, out);
    case Kind::kBoolList:
      return TakeList<bool>(env, value, parameter.length, TakeBool, out);
    case Kind::kStringList:
      return TakeList<std::string>(env, value, 0, TakeString, out);
    case Kind::kScalarList: {
      bool is_array;
      Check(napi_is_array(env, value, &is_array));
      if (!is_array) return false;
      uint32_t count;
      Check(napi_get_array_length(env, value, &count));
      c10::impl::GenericList list(c10::NumberType::get());
      for (uint32_t i = 0; i < count; ++i) {
        napi_value item;
        at::Scalar scalar;
        Check(napi_get_element(env, value, i, &item));
        if (!TakeScalar(env, item, scalar)) return false;
        list.push_back(scalar);
      }
      out = std::move(list);
      return true;
    }
    case Kind::kDType:
      return TakeNamed(env, value, DTypeOf, out);
    case Kind::kDevice: {
      std::string name;
      if (!TakeString(env, value, name) || DTypeOf(name)) return false;
      out = TakeDevice(name);
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

std::string TakeText(napi_env env, napi_value value) {
  size_t length;
  Check(napi_get_value_string_utf8(env, value, nullptr, 0, &length));
  std::string text(length, '\0');
  Check(napi_get_value_string_utf8(env, value, text.data(), length + 1, &length));
  return text;
}

std::vector<std::string> TakeTexts(napi_env env, napi_value value) {
  uint32_t count;
  Check(napi_get_array_length(env, value, &count));
  std::vector<std::string> texts(count);
  for (uint32_t i = 0; i < count; ++i) {
    napi_value item;
    Check(napi_get_element(env, value, i, &item));
    texts[i] = TakeText(env, item);
  }
  return texts;
}

std::vector<int64_t> TakeInts(napi_env env, napi_value value) {
  c10::IValue list;
  if (!TakeList<int64_t>(env, value, 0, TakeInt, list)) throw Refusal("TypeError", "expected an array of whole numbers");
  return list.toIntVector();
}

std::vector<int32_t> TakeHandles(napi_env env, napi_value value) {
  napi_typedarray_type type;
  size_t length;
  void* data;
  Check(napi_get_typedarray_info(env, value, &type, &length, &data, nullptr, nullptr));
  if (type != napi_int32_array) throw Refusal("TypeError", "expected an Int32Array of handles");
  const auto* handles = static_cast<const int32_t*>(data);
  return std::vector<int32_t>(handles, handles + length);
}

bool TakeFlag(napi_env env, napi_value value) {
  bool flag;
  Check(napi_get_value_bool(env, value, &flag));
  return flag;
}

const at::Tensor& TakeTensor(State& state, napi_value handle) { return state.handles.Tensor(TakeInt32(state.env, handle)); }

std::vector<at::Tensor> TakeTensors(State& state, napi_value handles) {
  std::vector<at::Tensor> tensors;
  for (const int32_t handle : TakeHandles(state.env, handles)) {
    tensors.push_back(handle == 0 ? at::Tensor() : state.handles.Tensor(handle));
  }
  return tensors;
}

int32_t TakeInt32(napi_env env, napi_value value) {
  int32_t number;
  if (napi_get_value_int32(env, value, &number) != napi_ok) throw Refusal("TypeError", "expected a handle");
  return number;
}

}  // namespace torchnode
