#include "distributed.h"

namespace torchnode {
namespace {

// The arguments of a call: positional values first, then (key, value) pairs.
struct Given {
  const napi_value* values;
  size_t positional, named;
  uint32_t handles;  // bit i: values[i] (or the value of pair i - positional) is a handle or a list of handles

  bool IsHandle(size_t i) const { return i < 32 && (handles >> i & 1); }
  // The i-th value; the value before a named one is its key.
  const napi_value* At(size_t i) const { return values + (i < positional ? i : 2 * i - positional + 1); }
};

// Puts the arguments on the stack. Returns how many arguments fit, or -1 where all do.
int Fill(State& state, const Overload& overload, const Given& given, std::vector<c10::IValue>& stack, Inputs& inputs) {
  if (given.positional > overload.positional) return 0;
  const size_t count = given.positional + given.named;
  size_t named_used = 0;
  for (size_t i = 0; i < overload.arguments.size(); ++i) {
    const Argument& argument = overload.arguments[i];
    size_t index = i;
    if (i >= given.positional) {
      index = given.positional;
      while (index < count && Take<int32_t>(state, given.At(index)[-1]) != argument.key) ++index;
      if (index < count) ++named_used;
    }
    const napi_value value = index < count ? *given.At(index) : nullptr;
    if (value == nullptr || (!given.IsHandle(index) && TypeOf(state.env, value) == napi_undefined)) {
      if (!argument.fallback) return static_cast<int>(i);
      stack.push_back(*argument.fallback);
      continue;
    }
    stack.emplace_back();
    if (!TakeArgument(state, argument, value, given.IsHandle(index), inputs, stack.back())) return static_cast<int>(i);
  }
  return named_used == given.named ? -1 : static_cast<int>(overload.arguments.size());
}

// Refuses to change tensors that asynchronous calls use, and to read those that they change.
void RefuseBusyArguments(State& state, const c10::OperatorHandle& op, const std::vector<c10::IValue>& stack) {
  const auto& parameters = op.schema().arguments();
  for (size_t i = 0; i < parameters.size(); ++i) {
    const bool written = parameters[i].alias_info() != nullptr && parameters[i].alias_info()->isWrite();
    EachTensor(stack[i],
               [&](const at::Tensor& tensor) { (written ? RefuseBusy(state, tensor) : RefuseChanged(state, tensor)); });
  }
}

napi_value Call(State& state, const Operator& op, const Given& given, napi_value placeholder) {
  // Moved out of the state and back, so that the next call reuses their memory; a nested call gets its own.
  std::vector<c10::IValue> stack = std::move(state.stack);
  Inputs inputs = std::move(state.inputs);
  int furthest = 0;
  for (const Overload& overload : op) {
    stack.clear();
    inputs.entries.clear();
    const int fitted = Fill(state, overload, given, stack, inputs);
    if (fitted < 0) {
      std::vector<std::pair<at::Tensor, uint32_t>> written;
      for (const size_t list : overload.written_lists) {
        EachTensor(stack[list], [&](const at::Tensor& item) {
          if (item.defined() && !item.is_inference()) written.emplace_back(item, item._version());
        });
      }
      std::vector<c10::IValue> first;  // a list may have other items when it is read again
      if (std::ranges::any_of(stack, &c10::IValue::isList)) first = stack;
      if (!Invoke(state, overload.handle, stack, false)) {
        stack = std::move(first);
        if (stack.empty() && Fill(state, overload, given, stack, inputs) >= 0) throw Interrupted{};
        Invoke(state, overload.handle, stack, true);
      }
      // The optimizers' fused kernels do not bump versions, though a graph or a packed copy may rely on the old values.
      for (const auto& [item, version] : written) {
        if (item._version() == version) item.unsafeGetTensorImpl()->bump_version();
      }
      const napi_value result = GiveStack(state, stack, inputs, placeholder);
      stack.clear();
      state.stack = std::move(stack);
      state.inputs = std::move(inputs);
      return result;
    }
    furthest = std::max(furthest, fitted);
  }
  return Give(state, -1 - furthest);  // lib/binding says which arguments did not fit
}

// Calls a collective, as `how` says (distributed.cc).
napi_value LaunchCall(State& state, const Operator& op, const Given& given, napi_value how) {
  std::vector<c10::IValue> stack;
  Inputs inputs;
  const int fitted = Fill(state, op.front(), given, stack, inputs);
  if (fitted >= 0) throw Refusal("TypeError", "argument " + std::to_string(fitted) + " does not fit");
  return Launch(state, op.front().handle, std::move(stack), how);
}

// Adds the call to a chain: returns the number of tensors that it makes, or -1 where it cannot be a part of one. Where
// an argument is an integer instead of a tensor, -1 - i stands for the tensor in slot i.
napi_value AddStep(State& state, const Operator& op, const Given& given, napi_value handle) {
  const auto chain = Take<std::shared_ptr<Chain>>(state, handle);
  // Numbers that stand for tensors are converted once and used in every mode.
  const c10::InferenceMode outside(false);
  const auto is_tensor = [](const c10::Argument& value) { return value.type()->kind() == c10::TypeKind::TensorType; };
  for (const Overload& overload : op) {
    Instruction step{.op = overload.handle};
    Inputs inputs{.symbolic = true};
    if (Fill(state, overload, given, step.arguments, inputs) >= 0) continue;
    const auto& returns = overload.handle.schema().returns();
    if (!overload.written_lists.empty() || !std::ranges::all_of(returns, is_tensor)) break;
    for (uint32_t i = 0; i < step.arguments.size(); ++i) {
      const bool is_handle = overload.arguments[i].kind == Kind::kTensor && !overload.arguments[i].list;
      if (!is_handle || !step.arguments[i].isInt()) continue;
      const auto slot = static_cast<int32_t>(-1 - std::exchange(step.arguments[i], {}).toInt());
      step.operands.push_back({i, OperandKind::kTensor, {slot}});
    }
    for (uint32_t i = 0; i < returns.size(); ++i) step.results.push_back({i, -1, 2 * chain->made++, std::nullopt});
    chain->steps.push_back(std::move(step));
    return Give(state, static_cast<int32_t>(returns.size()));
  }
  return Give(state, -1);
}

}  // namespace

bool Invoke(State& state, const c10::OperatorHandle& op, std::vector<c10::IValue>& stack, bool again) {
  if (!state.busy.empty() || !state.held.empty()) RefuseBusyArguments(state, op, stack);
  try {
    Invoke(op, stack);
    return true;
  } catch (const c10::Error& error) {
    const bool full = dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr ||
                      std::strstr(error.what_without_backtrace(), "can't allocate memory") != nullptr;
    // An operator that may have changed some of its arguments is not called again.
    if (again || !full || op.schema().is_mutable()) throw;
    state.handles.Collect();
    stack.clear();
    return false;
  }
}

// In the form that `find` in lib/binding/ops.ts passes.
ENTRY(int64_t, findOperator, std::string name, std::vector<std::string> overloads, std::vector<int64_t> parts) {
  Operator op;
  auto part = parts.begin();
  for (const std::string& overload : overloads) {
    const auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
    if (!handle) throw Refusal("ERR_NOT_IMPLEMENTED", "this libtorch has no operator " + name + " " + overload);
    Overload& described = op.emplace_back(*handle);
    for (const c10::Argument& argument : handle->schema().arguments()) {
      if (parts.end() - part < 4) throw Refusal("TypeError", "expected four numbers for each argument");
      const int64_t key = *part++, kind = *part++, length = *part++, flags = *part++;
      const auto has = [&](int place) { return (flags >> place & 1) != 0; };
      if (has(4)) described.written_lists.push_back(described.arguments.size());
      std::optional<c10::IValue> fallback = argument.default_value();
      if (has(1) && !fallback) fallback.emplace();
      described.positional += !argument.kwarg_only();
      described.arguments.push_back({static_cast<Kind>(kind), has(0), has(1), static_cast<int32_t>(length), has(2), key,
                                     has(3), std::move(fallback)});
    }
  }
  state.operators.push_back(std::move(op));
  return static_cast<int64_t>(state.operators.size() - 1);
}

ENTRY(napi_value, operatorNames) {
  return GiveArray(state, c10::Dispatcher::singleton().getAllOpNames(),
                   [&](const c10::OperatorName& name) { return Give(state, c10::toString(name)); });
}

ENTRY(std::optional<std::string>, schemaOf, std::string name, std::string overload) {
  const auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
  return handle ? std::make_optional(c10::toString(handle->schema())) : std::nullopt;
}

// Not an ENTRY, since it takes any number of arguments.
template <auto function>
static napi_value WithOperator(napi_env env, napi_callback_info info) {
  constexpr size_t kFixed = 4, kMost = 96, kUsual = 8;
  napi_value arguments[kMost];
  size_t count = kUsual;
  State& state = StateOf(env);
  try {
    // napi_get_cb_info fills the whole rest of the array with undefined.
    Check(napi_get_cb_info(env, info, &count, arguments, nullptr, nullptr));
    if (count > kUsual && count <= kMost) Check(napi_get_cb_info(env, info, &count, arguments, nullptr, nullptr));
    if (count < kFixed || count > kMost) throw Refusal("TypeError", "too many arguments for one operator");
    const auto positional = static_cast<size_t>(Take<int32_t>(state, arguments[2]));
    const Given given{arguments + kFixed, positional, (count - kFixed - positional) / 2,
                      static_cast<uint32_t>(Take<int32_t>(state, arguments[1]))};
    const auto index = static_cast<size_t>(Take<int32_t>(state, arguments[0]));
    if (index >= state.operators.size()) throw Refusal("TypeError", "no such operator");
    return function(state, state.operators[index], given, arguments[3]);
  } catch (...) {
    ThrowToJs(state);
    return nullptr;
  }
}

static const Registration call("call", WithOperator<Call>);
static const Registration launch("launch", WithOperator<LaunchCall>);
static const Registration add_step("addStep", WithOperator<AddStep>);

}  // namespace torchnode
