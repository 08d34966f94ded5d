// The operators: found by name, with overloads chosen by the arguments, and called through the dispatcher.
#pragma once
#include <ATen/core/dispatch/Dispatcher.h>

#include <deque>
#include <optional>
#include <vector>

namespace torchnode {

struct State;

// The types of arguments, or of the items of lists, in the order of `kinds` in lib/binding/schema.ts. Up to generators
// they are passed as handles; from dtypes on they are not in lists.
// clang-format off
enum class Kind : uint8_t {
  kTensor, kOptionalTensor, kTensorList, kGenerator, kInt, kFloat, kScalar, kBool, kString, kDType, kLayout, kDevice,
  kMemoryFormat, kGroup, kReduceOp, kOther
};
// clang-format on

struct Argument {
  Kind kind;
  bool list;
  bool optional;
  int32_t length;  // of a list for which a single number may stand; 0 where it may not
  bool number;     // a number may stand for this tensor, as in Python's arithmetic
  int64_t key;     // lib/binding/ops.ts's number for its name
  bool pair;       // two numbers may stand for this Scalar, as a complex one: no overload takes a list here
  std::optional<c10::IValue> fallback;  // the default; nothing where the argument is required
};

struct Overload {
  c10::OperatorHandle handle;
  std::vector<Argument> arguments;
  size_t positional = 0;
  std::vector<size_t> written_lists;  // the arguments that are lists of tensors that it writes
};

using Operator = std::vector<Overload>;

// A deque, since a call refers to its operator while another is found.
using Operators = std::deque<Operator>;

// Tensors that a call was given, so that a result that is one of them is returned as that handle.
struct Inputs {
  struct Entry {
    const at::TensorImpl* tensor;
    const c10::StorageImpl* storage;
    int32_t handle;
  };
  static const c10::StorageImpl* StorageOf(const at::Tensor& tensor) {
    return tensor.has_storage() ? tensor.storage().unsafeGetStorageImpl() : nullptr;
  }
  void Add(const at::Tensor& tensor, int32_t handle) {
    entries.push_back({tensor.unsafeGetTensorImpl(), StorageOf(tensor), handle});
  }
  // The handle with which this very tensor was passed; 0 for another tensor.
  int32_t HandleOf(const at::Tensor& tensor) const {
    for (const Entry& entry : entries) {
      if (entry.tensor == tensor.unsafeGetTensorImpl()) return entry.handle;
    }
    return 0;
  }

  std::vector<Entry> entries;
  bool symbolic = false;  // negative handles stand for future tensors, and are passed as integers
};

// Calls an operator with the arguments on the stack. Garbage may fill the memory: where it runs out, this collects and
// returns false, and the call may be made `again`.
bool Invoke(State& state, const c10::OperatorHandle& op, std::vector<c10::IValue>& stack, bool again);

// Calls a function with a single tensor, or with each item of a list of tensors, undefined ones too, or of a list of
// such lists; does nothing for other values.
template <typename Use>
void EachTensor(const c10::IValue& value, const Use& use) {
  if (value.isTensor()) return use(value.toTensor());
  if (value.isList() && value.toList().elementType()->kind() == c10::TypeKind::ListType) {
    for (const c10::IValue& item : value.toListRef()) EachTensor(item, use);
    return;
  }
  if (!value.isTensorList() && !value.isOptionalTensorList()) return;
  for (const c10::IValue& item : value.toListRef()) use(item.isTensor() ? item.toTensor() : at::Tensor());
}

}  // namespace torchnode
