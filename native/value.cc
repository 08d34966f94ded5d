#include "value.h"

#include <ATen/Context.h>
#include <ATen/core/List.h>

#include <algorithm>
#include <cmath>

#include "error.h"
#include "state.h"

namespace torchnode {
namespace {

constexpr double kMaxSafe = 9007199254740991.0;  // 2^53 - 1: beyond it a number no longer names one integer

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

// Node-API's one-byte handle check is enough: Int32Arrays reach native from lib/runtime only.
bool IsHandleList(napi_env env, napi_value value) {
  bool is_typed_array;
  Check(napi_is_typedarray(env, value, &is_typed_array));
  return is_typed_array;
}

template <typename Enum>
struct Name {
  const char* name;
  Enum value;
};

constexpr Name<at::Layout> kLayouts[] = {
    {"strided", at::kStrided},      {"sparse_coo", at::kSparse},    {"sparse_csr", at::kSparseCsr},
    {"sparse_csc", at::kSparseCsc}, {"sparse_bsr", at::kSparseBsr}, {"sparse_bsc", at::kSparseBsc},
    {"_mkldnn", at::kMkldnn},       {"jagged", at::kJagged},
};

constexpr Name<at::MemoryFormat> kMemoryFormats[] = {
    {"contiguous_format", at::MemoryFormat::Contiguous},
    {"preserve_format", at::MemoryFormat::Preserve},
    {"channels_last", at::MemoryFormat::ChannelsLast},
    {"channels_last_3d", at::MemoryFormat::ChannelsLast3d},
};

template <typename Enum, size_t N>
bool TakeName(napi_env env, napi_value value, const Name<Enum> (&names)[N], c10::IValue& out) {
  std::string text;
  if (!TakeString(env, value, text)) return false;
  for (const auto& [name, found] : names) {
    if (text == name) {
      out = found;
      return true;
    }
  }
  return false;
}

// The order of c10::ScalarType; lib/types.ts has the same list.
constexpr const char* kDTypes[] = {
    "uint8",     "int8",      "int16",     "int32",      "int64",         "float16",       "float32",         "float64",
    "complex32", "complex64", "complex128", "bool",      "qint8",         "quint8",        "qint32",          "bfloat16",
    "quint4x2",  "quint2x4",  "bits1x8",   "bits2x4",    "bits4x2",       "bits8",         "bits16",          "float8_e5m2",
    "float8_e4m3fn", "float8_e5m2fnuz", "float8_e4m3fnuz", "uint16",      "uint32",        "uint64",          "uint1",
    "uint2",     "uint3",     "uint4",     "uint5",      "uint6",         "uint7",         "int1",            "int2",
    "int3",      "int4",      "int5",      "int6",       "int7",          "float8_e8m0fnu", "float4_e2m1fn_x2",
};
static_assert(std::size(kDTypes) == static_cast<size_t>(at::ScalarType::Undefined));

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
      if (!TakeScalar(env, value, scalar)) return false;
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
      c10::impl::GenericList list(c10::AnyType::get());
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
    case Kind::kDType: {
      std::string name;
      if (!TakeString(env, value, name)) return false;
      const auto type = DTypeOf(name);
      if (type) out = *type;
      return type.has_value();
    }
    case Kind::kDevice: {
      std::string name;
      if (!TakeString(env, value, name) || DTypeOf(name)) return false;
      out = TakeDevice(name);
      return true;
    }
    case Kind::kLayout:
      return TakeName(env, value, kLayouts, out);
    case Kind::kMemoryFormat:
      return TakeName(env, value, kMemoryFormats, out);
    default:
      return false;
  }
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

int32_t TakeInt32(napi_env env, napi_value value) {
  int32_t number;
  if (napi_get_value_int32(env, value, &number) != napi_ok) throw Refusal("TypeError", "expected a handle");
  return number;
}

at::Device TakeDevice(const std::string& name) {
  const at::Device device(name);
  if (device.is_cuda()) {
    const int64_t count = at::globalContext().hasCUDA() ? at::globalContext().getAcceleratorHooksInterface(at::kCUDA).deviceCount() : 0;
    if (count == 0) throw Refusal("ERR_DEVICE", "device '" + name + "' is not available: no CUDA device is in use here (see: npx torchnode doctor)");
    if (device.has_index() && device.index() >= count) {
      throw Refusal("ERR_DEVICE", "device '" + name + "' does not exist: this machine has " + std::to_string(count) + " CUDA device(s)");
    }
  }
  return device;
}

const char* DTypeName(at::ScalarType type) { return kDTypes[static_cast<size_t>(type)]; }

std::optional<at::ScalarType> DTypeOf(const std::string& name) {
  const auto* found = std::find(std::begin(kDTypes), std::end(kDTypes), name);
  if (found == std::end(kDTypes)) return std::nullopt;
  return static_cast<at::ScalarType>(found - std::begin(kDTypes));
}

}  // namespace torchnode
