#include "value.h"

#include <ATen/Context.h>
#include <ATen/ScalarOps.h>
#include <ATen/core/List.h>

namespace torchnode {
namespace {

// JavaScript's names for libtorch's constants.
const std::unordered_map<std::string, at::Layout> kLayouts = {
    {"strided", at::kStrided},      {"sparse_coo", at::kSparse},    {"sparse_csr", at::kSparseCsr},
    {"sparse_csc", at::kSparseCsc}, {"sparse_bsr", at::kSparseBsr}, {"sparse_bsc", at::kSparseBsc},
    {"_mkldnn", at::kMkldnn},       {"jagged", at::kJagged},
};

const std::unordered_map<std::string, at::MemoryFormat> kMemoryFormats = {
    {"contiguous_format", at::MemoryFormat::Contiguous},
    {"preserve_format", at::MemoryFormat::Preserve},
    {"channels_last", at::MemoryFormat::ChannelsLast},
    {"channels_last_3d", at::MemoryFormat::ChannelsLast3d},
};

// The length of an array; -1 for another value.
int64_t LengthOf(State& state, napi_value value) {
  uint32_t length;
  return napi_get_array_length(state.env, value, &length) == napi_ok ? int64_t{length} : -1;
}

// Takes every element of an array; false for another value, or where an element does not fit.
template <typename Items>
bool TakeItems(State& state, napi_value value, Items& out) {
  const int64_t length = LengthOf(state, value);
  typename Items::value_type item{};
  for (uint32_t i = 0; i < length; ++i) {
    if (!TakeInto(state, ResultOf(state.env, napi_get_element, value, i), item)) return false;
    out.push_back(item);
  }
  return length >= 0;
}

// A single value, or a list. Where the schema gives the list's length, a single value stands for that many.
template <typename T>
bool TakePlain(State& state, const Argument& argument, napi_value value, c10::IValue& out) {
  T item{};
  if (!argument.list) {
    if (!TakeInto(state, value, item)) return false;
    out = std::move(item);
    return true;
  }
  c10::List<T> list;
  if (!TakeItems(state, value, list)) {
    if (argument.length == 0 || !TakeInto(state, value, item)) return false;
    for (int32_t i = 0; i < argument.length; ++i) list.push_back(item);
  }
  out = std::move(list);
  return true;
}

// A complex number as [real, imaginary].
bool TakePair(State& state, napi_value value, c10::IValue& out) {
  std::vector<double> parts;
  if (LengthOf(state, value) != 2 || !TakeItems(state, value, parts)) return false;
  out = at::Scalar(c10::complex<double>(parts[0], parts[1]));
  return true;
}

// The items of a typed array; false for another value.
template <typename Item>
bool TakeTyped(State& state, napi_value value, napi_typedarray_type wanted, const char* expected,
               std::vector<Item>& out) {
  napi_typedarray_type type;
  size_t length;
  void* data;
  if (napi_get_typedarray_info(state.env, value, &type, &length, &data, nullptr, nullptr) != napi_ok) return false;
  if (type != wanted) throw Refusal("TypeError", expected);
  out.assign(static_cast<const Item*>(data), static_cast<const Item*>(data) + length);
  return true;
}

bool IsWhole(double number) { return std::abs(number) <= kMaxSafe && number == std::floor(number); }

bool TakeBigInt(State& state, napi_value value, int64_t& out) {
  bool lossless;
  if (napi_get_value_bigint_int64(state.env, value, &out, &lossless) != napi_ok) return false;
  if (!lossless) throw Refusal("ERR_RANGE", "a bigint argument does not fit into int64 (-2^63 to 2^63 - 1)");
  return true;
}

bool TakeTensor(State& state, const Argument& argument, napi_value value, bool handle, Inputs& inputs,
                c10::IValue& out) {
  if (!handle && argument.number) {
    at::Scalar scalar;
    if (!TakeInto(state, value, scalar)) return false;
    // A "wrapped number": a 0-dim tensor that does not widen the other operand's dtype.
    out = at::native::wrapped_scalar_tensor(scalar);
    return true;
  }
  int32_t number;
  if (!handle || napi_get_value_int32(state.env, value, &number) != napi_ok) return false;  // a list of handles
  if (inputs.symbolic && number < 0) {
    out = int64_t{number};
    return true;
  }
  const at::Tensor& tensor = state.handles.Tensor(number);
  inputs.Add(tensor, number);
  out = tensor;
  return true;
}

// Tensors by their handles; 0 is allowed only in a list of optional ones.
template <typename Item>
bool TakeTensorList(State& state, napi_value value, bool handle, c10::IValue& out) {
  std::vector<int32_t> handles;
  if (handle ? !TakeInto(state, value, handles) : LengthOf(state, value) != 0) return false;
  c10::List<Item> list;
  list.reserve(handles.size());
  for (const int32_t number : handles) {
    if (number != 0) list.push_back(state.handles.Tensor(number));
    else if (std::is_same_v<Item, at::Tensor>) return false;
    else list.push_back(Item());
  }
  out = std::move(list);
  return true;
}

// An array of Int32Arrays of handles.
bool TakeTensorLists(State& state, napi_value value, c10::IValue& out) {
  c10::List<c10::List<at::Tensor>> lists;
  for (uint32_t i = 0; i < LengthOf(state, value); ++i) {
    c10::IValue list;
    const napi_value item = ResultOf(state.env, napi_get_element, value, i);
    if (!TakeTensorList<at::Tensor>(state, item, LengthOf(state, item) < 0, list)) return false;
    lists.push_back(list.toTensorList());
  }
  out = std::move(lists);
  return LengthOf(state, value) >= 0;
}

bool TakeNamed(State& state, Kind kind, napi_value value, c10::IValue& out) {
  std::string name;
  if (!TakeInto(state, value, name)) return false;
  const auto take = [&](const auto& found) {
    if (found) out = *found;
    return found.has_value();
  };
  if (kind == Kind::kDType) return take(DTypeOf(name));
  if (kind == Kind::kLayout) return take(Find(kLayouts, name));
  if (kind == Kind::kMemoryFormat) return take(Find(kMemoryFormats, name));
  if (DTypeOf(name)) return false;
  out = DeviceOf(name);
  return true;
}

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
  if (value.isCustomClass()) return GiveTuple(state, 3, GiveWork(state, value));
  if (value.isIntList()) return plain(value.toIntVector());
  if (value.isDoubleList()) return plain(value.toDoubleVector());
  if (value.isList()) return results(2, value.toListRef());
  throw Refusal("ERR_NOT_IMPLEMENTED", "an operator returned a " + value.tagKind() + ", which has no JavaScript form");
}

}  // namespace

at::Device DeviceOf(const std::string& name) {
  const at::Device device(name);
  if (!device.is_cuda()) return device;
  auto& context = at::globalContext();
  const int64_t count = context.hasCUDA() ? context.getAcceleratorHooksInterface(at::kCUDA).deviceCount() : 0;
  if (count == 0) throw Refusal("NoCuda", name);
  if (device.has_index() && device.index() >= count) throw Refusal("NoDevice", c10::str(name, ' ', count));
  return device;
}

bool IsPlain(const at::Tensor& tensor) {
  return tensor.is_cpu() && tensor.layout() == at::kStrided && tensor.has_storage() && tensor.is_contiguous() &&
         !tensor.is_conj() && !tensor.is_neg() && !tensor._is_zerotensor();
}

std::string DTypeName(at::ScalarType type) { return c10::getDtypeNames(type).first; }

std::optional<at::ScalarType> DTypeOf(const std::string& name) {
  const auto type = Find(c10::getStringToDtypeMap(), name);
  // PyTorch's alternative names, such as "float", are not in lib/types.ts.
  return type && DTypeName(*type) == name ? type : std::nullopt;
}

const char* LayoutName(at::Layout layout) {
  for (const auto& [name, value] : kLayouts) {
    if (layout == value) return name.c_str();
  }
  return "unknown";
}

bool TakeArgument(State& state, const Argument& argument, napi_value value, bool handle, Inputs& inputs,
                  c10::IValue& out) {
  if (!handle && TypeOf(state.env, value) == napi_null) {
    out = c10::IValue();
    return argument.optional;
  }
  if (handle && argument.kind > Kind::kGenerator) return false;
  switch (argument.kind) {
    case Kind::kTensor:
      if (argument.list) return TakeTensorList<at::Tensor>(state, value, handle, out);
      return TakeTensor(state, argument, value, handle, inputs, out);
    case Kind::kOptionalTensor: return TakeTensorList<std::optional<at::Tensor>>(state, value, handle, out);
    case Kind::kTensorList: return TakeTensorLists(state, value, out);
    case Kind::kGenerator:
      if (!handle || TypeOf(state.env, value) != napi_number) return false;
      out = Take<at::Generator>(state, value);
      return true;
    case Kind::kInt: return TakePlain<int64_t>(state, argument, value, out);
    case Kind::kFloat: return TakePlain<double>(state, argument, value, out);
    case Kind::kBool: return TakePlain<bool>(state, argument, value, out);
    case Kind::kString: return TakePlain<std::string>(state, argument, value, out);
    case Kind::kScalar:
      return (argument.pair && TakePair(state, value, out)) || TakePlain<at::Scalar>(state, argument, value, out);
    case Kind::kGroup: return TakeGroup(state, value, out);
    case Kind::kReduceOp: return TakeReduceOp(state, value, out);
    case Kind::kOther: return false;
    default: return TakeNamed(state, argument.kind, value, out);
  }
}

bool TakeInto(State& state, napi_value value, int64_t& out) {
  double number;
  if (napi_get_value_double(state.env, value, &number) != napi_ok) return TakeBigInt(state, value, out);
  if (!IsWhole(number)) return false;
  out = static_cast<int64_t>(number);
  return true;
}

bool TakeInto(State& state, napi_value value, at::Scalar& out) {
  double number;
  int64_t integer;
  bool flag;
  if (napi_get_value_double(state.env, value, &number) == napi_ok) {
    // A whole number is an integer Scalar, so that int64 + 1 stays int64; -0 has no integer counterpart.
    const bool whole = IsWhole(number) && !(number == 0 && std::signbit(number));
    out = whole ? at::Scalar(static_cast<int64_t>(number)) : at::Scalar(number);
    return true;
  }
  if (TakeBigInt(state, value, integer)) out = integer;
  else if (TakeInto(state, value, flag)) out = flag;
  else return false;
  return true;
}

bool TakeInto(State& state, napi_value value, std::string& out) {
  size_t length;
  if (napi_get_value_string_utf8(state.env, value, nullptr, 0, &length) != napi_ok) return false;
  out = std::string(length, '\0');
  Check(napi_get_value_string_utf8(state.env, value, out.data(), length + 1, &length));
  return true;
}

bool TakeInto(State& state, napi_value value, std::vector<std::string>& out) { return TakeItems(state, value, out); }

bool TakeInto(State& state, napi_value value, std::vector<int64_t>& out) {
  if (!TakeItems(state, value, out)) throw Refusal("TypeError", "expected an array of whole numbers");
  return true;
}

bool TakeInto(State& state, napi_value value, std::vector<int32_t>& out) {
  return TakeTyped(state, value, napi_int32_array, "expected an Int32Array of handles", out);
}

bool TakeInto(State& state, napi_value value, std::vector<double>& out) {
  return TakeTyped(state, value, napi_float64_array, "expected a Float64Array", out);
}

bool TakeInto(State& state, napi_value value, Tensors& out) {
  for (const int32_t handle : Take<std::vector<int32_t>>(state, value)) {
    out.push_back(handle == 0 ? at::Tensor() : state.handles.Tensor(handle));
  }
  return true;
}

int32_t GiveTensor(State& state, at::Tensor tensor, const Inputs& inputs) {
  if (const int32_t handle = inputs.HandleOf(tensor)) return handle;
  const auto* storage = Inputs::StorageOf(tensor);
  bool shared = tensor.is_meta();
  for (const auto& input : inputs.entries) shared = shared || (storage != nullptr && input.storage == storage);
  const int64_t bytes = storage == nullptr || shared ? 0 : static_cast<int64_t>(storage->nbytes());
  return state.handles.Add(std::move(tensor), bytes);
}

napi_value GiveOwned(State& state, const at::Tensor& tensor, const Inputs& inputs, napi_value placeholder) {
  constexpr int64_t kFirstArgument = -64;  // below what says that no overload fits
  if (const int32_t handle = inputs.HandleOf(tensor)) return Give(state, kFirstArgument - handle);
  const int32_t handle = GiveTensor(state, tensor, inputs);
  state.handles.Own(handle, placeholder);
  return Give(state, handle);
}

napi_value GiveStack(State& state, std::vector<c10::IValue>& stack, const Inputs& inputs, napi_value placeholder) {
  if (stack.empty()) return nullptr;
  if (stack.size() > 1) return GiveResult(state, c10::ivalue::Tuple::create(stack), inputs);
  const c10::IValue& result = stack[0];
  const bool owned = result.isTensor() && result.toTensor().defined();
  return owned ? GiveOwned(state, result.toTensor(), inputs, placeholder) : GiveResult(state, result, inputs);
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
