// The operators: find one by name, choose an overload by what it was given, call it through the dispatcher.
#pragma once
#include <ATen/core/dispatch/Dispatcher.h>
#include <node_api.h>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace torchnode {

struct State;

// The argument types that occur in libtorch's schemas, as JavaScript sees them.
enum class Kind : uint8_t {
  kTensor, kTensorList, kOptionalTensorList, kInt, kIntList, kFloat, kFloatList, kBool, kBoolList, kScalar, kScalarList,
  kString, kStringList, kDType, kLayout, kDevice, kMemoryFormat, kGenerator, kOther,
};

struct Parameter {
  std::string name;  // the schema's, snake_case
  Kind kind;
  bool optional;
  bool keyword;
  int32_t length;  // of a list that a lone number may stand for; 0 where it may not
  bool number;     // a number may stand for this tensor, as in Python's arithmetic
  uint32_t key;    // the interned camelCase name
  bool pair;       // two numbers may stand for this Scalar, as a complex one: no overload takes a list here
  std::optional<c10::IValue> fallback;
};

struct Overload {
  c10::OperatorHandle handle;
  std::vector<Parameter> parameters;
  size_t positional;
  bool writes;  // into one of its arguments
  std::vector<size_t> written_lists;  // which arguments are lists of tensors that it writes into
};

struct Operator {
  std::string name;
  std::vector<Overload> overloads;
};

class Operators {
 public:
  // The index of an operator; overloads are tried in the order given. A Refusal when libtorch has no such overload.
  // `numbers`: numbers may stand for its tensors.
  int32_t Find(const std::string& name, const std::vector<std::string>& overloads, bool numbers);
  const Operator& At(int32_t index) const;
  // The number that stands for an option's camelCase name.
  uint32_t Intern(const std::string& name);

 private:
  std::vector<std::shared_ptr<const Operator>> operators_;
  std::unordered_map<std::string, uint32_t> keys_;
};

}  // namespace torchnode
