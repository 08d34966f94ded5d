// What libtorch says of its operators, for the generator and for error messages.
#include <ATen/core/dispatch/Dispatcher.h>

#include "entry.h"

namespace torchnode {
namespace {

class Record {
 public:
  explicit Record(State& state) : state_(state) { Check(napi_create_object(state.env, &object_)); }
  template <typename T>
  void Set(const char* key, const T& value) {
    Check(napi_set_named_property(state_.env, object_, key, Give(state_, value)));
  }
  napi_value object() const { return object_; }

 private:
  State& state_;
  napi_value object_;
};

napi_value DescribeArguments(State& state, const std::vector<c10::Argument>& arguments) {
  return GiveArray(state, arguments, [&](const c10::Argument& argument) {
    Record record(state);
    record.Set("name", argument.name());
    record.Set("type", argument.real_type()->str());
    record.Set("keyword", argument.kwarg_only());
    record.Set("writes", argument.alias_info() != nullptr && argument.alias_info()->isWrite());
    record.Set("length", argument.N().value_or(0));
    record.Set("hasDefault", argument.default_value().has_value());
    return record.object();
  });
}

}  // namespace

ENTRY(int32_t, findOperator, std::string name, std::vector<std::string> overloads, bool numbers) {
  return state.operators.Find(name, overloads, numbers);
}

ENTRY(int64_t, internOption, std::string name) { return state.operators.Intern(name); }

ENTRY(napi_value, operatorNames) {
  return GiveArray(state, c10::Dispatcher::singleton().getAllOpNames(),
                   [&](const c10::OperatorName& name) { return Give(state, c10::toString(name)); });
}

ENTRY(napi_value, schemaOf, std::string name, std::string overload) {
  const auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
  if (!handle) return nullptr;
  Record record(state);
  record.Set("text", c10::toString(handle->schema()));
  record.Set("parameters", DescribeArguments(state, handle->schema().arguments()));
  record.Set("returns", DescribeArguments(state, handle->schema().returns()));
  return record.object();
}

}  // namespace torchnode
