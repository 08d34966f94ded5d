// The operators: find one by name, choose an overload by what it was given, call it through the dispatcher.
#pragma once
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/util/FunctionRef.h>

#include <deque>
#include <optional>
#include <vector>

namespace torchnode {

// The types of arguments, or of their lists' items, that occur in libtorch's schemas, as JavaScript sees them. Up to
// generators they come as handles; from dtypes on they are in no lists.
enum class Kind : uint8_t {
  kTensor,
  kOptionalTensor,
  kGenerator,
  kInt,
  kFloat,
  kScalar,
  kBool,
  kString,
  kDType,
  kLayout,
  kDevice,
  kMemoryFormat,
  kOther,
};

struct Parameter {
  Kind kind;
  bool list;
  bool optional;
  int32_t length;  // of a list that a lone number may stand for; 0 where it may not
  bool number;     // a number may stand for this tensor, as in Python's arithmetic
  int64_t key;     // lib/runtime's number for its name
  bool pair;       // two numbers may stand for this Scalar, as a complex one: no overload takes a list here
  std::optional<c10::IValue> fallback;  // nothing where it must be given
};

struct Overload {
  c10::OperatorHandle handle;
  std::vector<Parameter> parameters;
  size_t positional;
  std::vector<size_t> written_lists;  // which arguments are lists of tensors that it writes into
};

struct Operator {
  std::vector<Overload> overloads;
};

// A deque, since a call holds its operator while another is found.
using Operators = std::deque<Operator>;

// Tensors that a call was given, so that a result that is one of them comes back as itself.
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
  // The handle that this very tensor came with; 0 for another.
  int32_t HandleOf(const at::Tensor& tensor) const {
    for (const Entry& entry : entries) {
      if (entry.tensor == tensor.unsafeGetTensorImpl()) return entry.handle;
    }
    return 0;
  }

  std::vector<Entry> entries;
  bool symbolic = false;  // negative handles stand for tensors that are yet to come: they are laid out as whole numbers
};

struct State;

// Calls an operator with what lies on the stack; where memory runs out, once more with what `lay` puts there anew.
void Invoke(State& state, const c10::OperatorHandle& op, std::vector<c10::IValue>& stack,
            c10::function_ref<void()> lay);

// Calls a function with a lone tensor, or with each item of a list of them, undefined ones too; with none of what else
// an argument may be.
template <typename Use>
void EachTensor(const c10::IValue& value, const Use& use) {
  if (value.isTensor()) return use(value.toTensor());
  if (!value.isTensorList() && !value.isOptionalTensorList()) return;
  for (const c10::IValue& item : value.toListRef()) use(item.isTensor() ? item.toTensor() : at::Tensor());
}

}  // namespace torchnode
