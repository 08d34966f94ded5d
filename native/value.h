// JavaScript values to and from libtorch's IValues, by schema type. The only place that converts.
#pragma once
#include <ATen/core/Generator.h>
#include <ATen/core/ivalue.h>
#include <node_api.h>

#include <string>
#include <vector>

#include "error.h"
#include "ops.h"

namespace torchnode {

class Program;

constexpr double kMaxSafe = 9007199254740991.0;  // 2^53 - 1: beyond it a number no longer names one integer

// Tensors that a call was given, so that a result that is one of them comes back as itself.
struct Inputs {
  struct Entry {
    const at::TensorImpl* tensor;
    const c10::StorageImpl* storage;
    int32_t handle;
  };
  std::vector<Entry> entries;
  void Add(const at::Tensor& tensor, int32_t handle);
  // The handle that this very tensor came with; 0 for another.
  int32_t HandleOf(const at::Tensor& tensor) const;
};

// Converts `value` into `out`; false when it is not of the parameter's type. `handle`: the value is the number of a
// Tensor or Generator (or, for lists, an Int32Array of them). Throws a Refusal when the type fits but the value cannot be.
bool TakeArgument(State& state, const Parameter& parameter, napi_value value, bool handle, Inputs& inputs, c10::IValue& out);

// A value as what is said here; throws when it is something else.
template <typename T>
T Take(State& state, napi_value value);
template <> inline napi_value Take(State&, napi_value value) { return value; }
template <> bool Take(State& state, napi_value value);
template <> int32_t Take(State& state, napi_value value);
template <> int64_t Take(State& state, napi_value value);
// A bigint; a negative one as its two's complement, which is PyTorch's own mapping of negative seeds.
template <> uint64_t Take(State& state, napi_value value);
template <> std::string Take(State& state, napi_value value);
template <> std::vector<std::string> Take(State& state, napi_value value);
template <> std::vector<int64_t> Take(State& state, napi_value value);
// Handles, as an Int32Array.
template <> std::vector<int32_t> Take(State& state, napi_value value);
// Tensors by their handles; in a list 0 is an undefined tensor.
template <> const at::Tensor& Take(State& state, napi_value handle);
template <> at::Tensor Take(State& state, napi_value handle);
template <> std::vector<at::Tensor> Take(State& state, napi_value handles);
template <> at::Generator Take(State& state, napi_value handle);
template <> std::shared_ptr<Program> Take(State& state, napi_value handle);
// A device by name; a Refusal when this process has none of that kind.
template <> at::Device Take(State& state, napi_value value);
// What may be left out.
template <> std::optional<bool> Take(State& state, napi_value value);
template <> std::optional<std::string> Take(State& state, napi_value value);

napi_valuetype TypeOf(napi_env env, napi_value value);

// The handle of a result: an input's own when it is that very tensor, else a new one.
int32_t GiveTensor(State& state, at::Tensor tensor, const Inputs& inputs = {});
// A lone new tensor becomes the own of the JavaScript object `blank`: its handle.
napi_value GiveOwned(State& state, const at::Tensor& tensor, const Inputs& inputs, napi_value blank);
// What an operator left on the stack: a number (a new tensor's handle, which `blank` owns, or -64 - that of the argument which
// the result is), undefined (nothing), null (an undefined tensor), or [0, plain value] | [1, list of handles] | [2, list of such
// results] for everything else.
napi_value GiveStack(State& state, std::vector<c10::IValue>& stack, const Inputs& inputs, napi_value blank);
napi_value GiveBigInt(State& state, uint64_t value);

inline napi_value Give(State&, napi_value value) { return value; }
napi_value Give(State& state, bool value);
napi_value Give(State& state, int32_t value);
napi_value Give(State& state, int64_t value);  // a number where that is exact, else a bigint
napi_value Give(State& state, double value);
napi_value Give(State& state, std::string_view value);
inline napi_value Give(State& state, const char* value) { return Give(state, std::string_view(value)); }
inline napi_value Give(State& state, const std::string& value) { return Give(state, std::string_view(value)); }
napi_value Give(State& state, const at::Scalar& value);
napi_value Give(State& state, at::IntArrayRef values);
napi_value Give(State& state, const at::Tensor& tensor);  // its handle; 0 for an undefined tensor
napi_value Give(State& state, at::TensorList tensors);
template <typename T>
napi_value Give(State& state, const std::optional<T>& value) { return value ? Give(state, *value) : nullptr; }

napi_value NewArray(State& state, size_t length);
void SetElement(State& state, napi_value array, uint32_t index, napi_value item);
// An array of what `one` makes of each item.
template <typename Items, typename One>
napi_value GiveArray(State& state, const Items& items, One one) {
  napi_value array = NewArray(state, items.size());
  uint32_t index = 0;
  for (const auto& item : items) SetElement(state, array, index++, one(item));
  return array;
}

// An array of these.
template <typename... Items>
napi_value GiveTuple(State& state, const Items&... items) {
  return GiveArray(state, std::initializer_list<napi_value>{Give(state, items)...}, [](napi_value item) { return item; });
}

// Flags as the bits of a number, the first the lowest.
template <size_t count>
int32_t Bits(const bool (&flags)[count]) {
  int32_t bits = 0;
  for (size_t i = 0; i < count; ++i) bits |= static_cast<int32_t>(flags[i]) << i;
  return bits;
}

const char* DTypeName(at::ScalarType type);
const char* LayoutName(at::Layout layout);
at::Device DeviceOf(const std::string& name);
std::optional<at::ScalarType> DTypeOf(const std::string& name);
std::optional<at::Layout> LayoutOf(const std::string& name);
std::optional<at::MemoryFormat> MemoryFormatOf(const std::string& name);

}  // namespace torchnode
