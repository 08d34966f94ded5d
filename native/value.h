// JavaScript values to and from libtorch's IValues, by schema type. The only place that converts.
#pragma once
#include <ATen/core/ivalue.h>
#include <node_api.h>

#include <string>
#include <vector>

#include "ops.h"

namespace torchnode {

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
};

// Converts `value` into `out`; false when it is not of the parameter's type. `handle`: the value is the number of a
// Tensor or Generator (or, for lists, an Int32Array of them). Throws a Refusal when the type fits but the value cannot be.
bool Take(State& state, const Parameter& parameter, napi_value value, bool handle, Inputs& inputs, c10::IValue& out);

// The handle of a result: an input's own when it is that very tensor, else a new one.
int32_t GiveTensor(State& state, at::Tensor tensor, const Inputs& inputs);

// What an operator left on the stack: a number (one tensor's handle), undefined (nothing), null (an undefined tensor), or
// [0, plain value] | [1, list of handles] | [2, list of such results] for everything else.
napi_value GiveStack(State& state, std::vector<c10::IValue>& stack, const Inputs& inputs);

napi_value GiveHandle(State& state, int32_t handle);
napi_value GiveFlag(napi_env env, bool value);
napi_value GiveTensors(State& state, at::TensorList tensors);  // -> handles, 0 for an undefined tensor
napi_value GiveNumber(napi_env env, double value);
napi_value GiveText(napi_env env, const std::string& value);
// A number where that is exact, else a bigint.
napi_value GiveInteger(napi_env env, int64_t value);
napi_value GiveScalar(napi_env env, const at::Scalar& value);
napi_value GiveInts(napi_env env, at::IntArrayRef values);

std::string TakeText(napi_env env, napi_value value);
std::vector<std::string> TakeTexts(napi_env env, napi_value value);
std::vector<int64_t> TakeInts(napi_env env, napi_value value);
std::vector<int32_t> TakeHandles(napi_env env, napi_value value);
int32_t TakeInt32(napi_env env, napi_value value);
bool TakeFlag(napi_env env, napi_value value);
const at::Tensor& TakeTensor(State& state, napi_value handle);
std::vector<at::Tensor> TakeTensors(State& state, napi_value handles);  // 0 is an undefined tensor
// A device by name; a Refusal when this process has none of that kind.
at::Device TakeDevice(const std::string& name);

const char* DTypeName(at::ScalarType type);
const char* LayoutName(at::Layout layout);
std::optional<at::ScalarType> DTypeOf(const std::string& name);
std::optional<at::Layout> LayoutOf(const std::string& name);
std::optional<at::MemoryFormat> MemoryFormatOf(const std::string& name);

}  // namespace torchnode
