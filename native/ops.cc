#include "ops.h"

#include <ATen/core/jit_type.h>

#include <algorithm>
#include <cstring>

#include "entry.h"
#include "recording.h"

namespace torchnode {
namespace {

std::string CamelCase(const std::string& name) {
  std::string result;
  for (size_t i = 0; i < name.size(); ++i) {
    const bool joins = name[i] == '_' && i > 0 && i + 1 < name.size() && !result.empty() && result.back() != '_' && name[i + 1] != '_';
    if (joins) {
      result += static_cast<char>(std::toupper(name[++i]));
    } else {
      result += name[i];
    }
  }
  return result;
}

Kind ListKindOf(const c10::Type& element) {
  switch (element.kind()) {
    case c10::TypeKind::TensorType: return Kind::kTensorList;
    case c10::TypeKind::IntType:
    case c10::TypeKind::SymIntType: return Kind::kIntList;
    case c10::TypeKind::FloatType: return Kind::kFloatList;
    case c10::TypeKind::BoolType: return Kind::kBoolList;
    case c10::TypeKind::NumberType: return Kind::kScalarList;
    case c10::TypeKind::StringType: return Kind::kStringList;
    case c10::TypeKind::OptionalType: {
      const bool tensors = element.castRaw<c10::OptionalType>()->getElementType()->kind() == c10::TypeKind::TensorType;
      return tensors ? Kind::kOptionalTensorList : Kind::kOther;
    }
    default: return Kind::kOther;
  }
}

Kind KindOf(const c10::Type& type) {
  switch (type.kind()) {
    case c10::TypeKind::TensorType: return Kind::kTensor;
    case c10::TypeKind::IntType:
    case c10::TypeKind::SymIntType: return Kind::kInt;
    case c10::TypeKind::FloatType: return Kind::kFloat;
    case c10::TypeKind::BoolType: return Kind::kBool;
    case c10::TypeKind::NumberType: return Kind::kScalar;
    case c10::TypeKind::StringType: return Kind::kString;
    case c10::TypeKind::ScalarTypeType: return Kind::kDType;
    case c10::TypeKind::LayoutType: return Kind::kLayout;
    case c10::TypeKind::MemoryFormatType: return Kind::kMemoryFormat;
    case c10::TypeKind::DeviceObjType: return Kind::kDevice;
    case c10::TypeKind::GeneratorType: return Kind::kGenerator;
    case c10::TypeKind::ListType: return ListKindOf(*type.castRaw<c10::ListType>()->getElementType());
    default: return Kind::kOther;
  }
}

bool IsNumberList(Kind kind) {
  return kind == Kind::kScalarList || kind == Kind::kFloatList || kind == Kind::kIntList;
}

Overload Describe(Operators& operators, c10::OperatorHandle handle, bool numbers) {
  Overload overload{handle, {}, 0, handle.schema().is_mutable(), {}};
  for (const c10::Argument& argument : handle.schema().arguments()) {
    const c10::Type* type = argument.real_type().get();
    const bool optional = type->kind() == c10::TypeKind::OptionalType;
    if (optional) type = type->castRaw<c10::OptionalType>()->getElementType().get();
    if (!argument.kwarg_only()) ++overload.positional;
    if (argument.alias_info() && argument.alias_info()->isWrite() && KindOf(*type) == Kind::kTensorList) {
      overload.written_lists.push_back(overload.parameters.size());
    }
    overload.parameters.push_back({argument.name(), KindOf(*type), optional, argument.kwarg_only(), argument.N().value_or(0),
                                   numbers && !argument.is_out(), operators.Intern(CamelCase(argument.name())), true,
                                   argument.default_value()});
  }
  return overload;
}

// What a call was given: positional values first, then (key, value) pairs.
struct Given {
  const napi_value* values;
  size_t positional;
  size_t named;
  uint32_t handles;  // bit i: values[i] (or the value of pair i - positional) is a handle or a list of handles

  bool IsHandle(size_t index) const { return handles >> index & 1; }
};

// Lays the arguments out on the stack. Returns the number of parameters that fitted, or -1 when all did.
int Fill(State& state, const Overload& overload, const Given& given, std::vector<c10::IValue>& stack, Inputs& inputs) {
  if (given.positional > overload.positional) return 0;
  size_t named_used = 0;
  for (size_t i = 0; i < overload.parameters.size(); ++i) {
    const Parameter& parameter = overload.parameters[i];
    size_t index = given.positional + given.named;
    napi_value value = nullptr;
    if (i < given.positional) {
      index = i;
      value = given.values[i];
    } else {
      for (size_t pair = 0; pair < given.named; ++pair) {
        const napi_value* entry = given.values + given.positional + 2 * pair;
        if (static_cast<uint32_t>(Take<int32_t>(state, entry[0])) != parameter.key) continue;
        index = given.positional + pair;
        value = entry[1];
        ++named_used;
        break;
      }
    }
    if (value == nullptr || (!given.IsHandle(index) && TypeOf(state.env, value) == napi_undefined)) {
      if (parameter.fallback) {
        stack.push_back(*parameter.fallback);
      } else if (parameter.optional) {
        stack.emplace_back();
      } else {
        return static_cast<int>(i);
      }
      continue;
    }
    stack.emplace_back();
    if (!TakeArgument(state, parameter, value, given.IsHandle(index), inputs, stack.back())) return static_cast<int>(i);
  }
  return named_used == given.named ? -1 : static_cast<int>(overload.parameters.size());
}

bool IsOutOfMemory(const c10::Error& error) {
  return dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr ||
         std::strstr(error.what_without_backtrace(), "can't allocate memory") != nullptr;
}

// The elements of the lists that a call is about to write into.
std::vector<at::Tensor> WrittenItems(const Overload& overload, const std::vector<c10::IValue>& stack) {
  std::vector<at::Tensor> items;
  for (const size_t argument : overload.written_lists) {
    for (const c10::IValue& item : stack[argument].toListRef()) items.push_back(item.toTensor());
  }
  return items;
}

napi_value Call(State& state, const Operator& op, const Given& given, napi_value blank) {
  // Taken from the state and given back, so that the next call finds their memory; a call within this one gets its own.
  std::vector<c10::IValue> stack = std::move(state.stack);
  Inputs inputs = std::move(state.inputs);
  int furthest = 0;
  for (const Overload& overload : op.overloads) {
    stack.clear();
    inputs.entries.clear();
    const int fitted = Fill(state, overload, given, stack, inputs);
    if (fitted < 0) {
      const auto written = WrittenItems(overload, stack);
      try {
        Invoke(overload.handle, stack);
      } catch (const c10::Error& error) {
        // Garbage may be what fills the memory: once more without it, but not what has perhaps half changed its arguments.
        if (overload.writes || !IsOutOfMemory(error)) throw;
        state.handles.Collect();
        stack.clear();
        inputs.entries.clear();
        Fill(state, overload, given, stack, inputs);
        Invoke(overload.handle, stack);
      }
      // The optimizers' fused kernels do not count their changes, though a graph or a packed copy may hold the values before.
      for (const at::Tensor& item : written) {
        if (item.defined() && !item.is_inference()) item.unsafeGetTensorImpl()->bump_version();
      }
      const napi_value result = GiveStack(state, stack, inputs, blank);
      stack.clear();
      state.stack = std::move(stack);
      state.inputs = std::move(inputs);
      return result;
    }
    furthest = std::max(furthest, fitted);
  }
  return Give(state, -1 - furthest);  // lib/runtime says which arguments did not fit
}

}  // namespace

int32_t Operators::Find(const std::string& name, const std::vector<std::string>& overloads, bool numbers) {
  auto op = std::make_shared<Operator>();
  op->name = name;
  for (const std::string& overload : overloads) {
    const auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
    if (!handle) {
      throw Refusal("ERR_NOT_IMPLEMENTED", "this libtorch has no operator " + name + (overload.empty() ? "" : "." + overload));
    }
    op->overloads.push_back(Describe(*this, *handle, numbers));
  }
  for (Overload& overload : op->overloads) {
    for (size_t i = 0; i < overload.parameters.size(); ++i) {
      overload.parameters[i].pair = std::none_of(op->overloads.begin(), op->overloads.end(), [&](const Overload& other) {
        return i < other.parameters.size() && IsNumberList(other.parameters[i].kind);
      });
    }
  }
  operators_.push_back(std::move(op));
  return static_cast<int32_t>(operators_.size() - 1);
}

const Operator& Operators::At(int32_t index) const {
  if (index < 0 || static_cast<size_t>(index) >= operators_.size()) throw Refusal("TypeError", "no such operator");
  return *operators_[index];
}

uint32_t Operators::Intern(const std::string& name) {
  return keys_.try_emplace(name, static_cast<uint32_t>(keys_.size())).first->second;
}

// Not an ENTRY, since it takes any number of arguments.
static napi_value CallOperator(napi_env env, napi_callback_info info) {
  constexpr size_t kFixed = 4;
  constexpr size_t kMaxArguments = 96;
  constexpr size_t kUsual = 8;
  napi_value arguments[kMaxArguments];
  size_t count = kUsual;
  State& state = StateOf(env);
  try {
    // It fills what was not given with undefined, all of it.
    Check(napi_get_cb_info(env, info, &count, arguments, nullptr, nullptr));
    if (count > kUsual && count <= kMaxArguments) Check(napi_get_cb_info(env, info, &count, arguments, nullptr, nullptr));
    if (count < kFixed || count > kMaxArguments) throw Refusal("TypeError", "too many arguments for one operator");
    const auto positional = static_cast<size_t>(Take<int32_t>(state, arguments[2]));
    const Given given{arguments + kFixed, positional, (count - kFixed - positional) / 2,
                      static_cast<uint32_t>(Take<int32_t>(state, arguments[1]))};
    return Call(state, state.operators.At(Take<int32_t>(state, arguments[0])), given, arguments[3]);
  } catch (...) {
    ThrowToJs(state);
    return nullptr;
  }
}

static const Registration call("call", CallOperator);

}  // namespace torchnode
