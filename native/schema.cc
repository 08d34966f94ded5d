#include "schema.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include "value.h"

namespace torchnode {
namespace {

class Record {
 public:
  explicit Record(napi_env env) : env_(env) { Check(napi_create_object(env, &object_)); }
  void Set(const char* key, napi_value value) { Check(napi_set_named_property(env_, object_, key, value)); }
  void Set(const char* key, const std::string& value) { Set(key, GiveText(env_, value)); }
  void Set(const char* key, bool value) {
    napi_value flag;
    Check(napi_get_boolean(env_, value, &flag));
    Set(key, flag);
  }
  napi_value object() const { return object_; }

 private:
  napi_env env_;
  napi_value object_;
};

napi_value DescribeArguments(napi_env env, const std::vector<c10::Argument>& arguments) {
  napi_value list;
  Check(napi_create_array_with_length(env, arguments.size(), &list));
  for (uint32_t i = 0; i < arguments.size(); ++i) {
    const c10::Argument& argument = arguments[i];
    Record record(env);
    record.Set("name", argument.name());
    record.Set("type", argument.real_type()->str());
    record.Set("keyword", argument.kwarg_only());
    record.Set("writes", argument.alias_info() != nullptr && argument.alias_info()->isWrite());
    record.Set("length", GiveNumber(env, argument.N().value_or(0)));
    record.Set("hasDefault", argument.default_value().has_value());
    Check(napi_set_element(env, list, i, record.object()));
  }
  return list;
}

}  // namespace

napi_value FindOperator(State& state, const Arguments<3>& arguments) {
  bool numbers;
  Check(napi_get_value_bool(state.env, arguments[2], &numbers));
  return GiveNumber(state.env,
                    state.operators.Find(TakeText(state.env, arguments[0]), TakeTexts(state.env, arguments[1]), numbers));
}

napi_value InternOption(State& state, const Arguments<1>& arguments) {
  return GiveNumber(state.env, state.operators.Intern(TakeText(state.env, arguments[0])));
}

napi_value OperatorNames(State& state, const Arguments<0>&) {
  const auto names = c10::Dispatcher::singleton().getAllOpNames();
  napi_value list;
  Check(napi_create_array_with_length(state.env, names.size(), &list));
  for (uint32_t i = 0; i < names.size(); ++i) {
    Check(napi_set_element(state.env, list, i, GiveText(state.env, c10::toString(names[i]))));
  }
  return list;
}

napi_value SchemaOf(State& state, const Arguments<2>& arguments) {
  const auto handle =
      c10::Dispatcher::singleton().findSchema({TakeText(state.env, arguments[0]), TakeText(state.env, arguments[1])});
  if (!handle) return nullptr;
  Record record(state.env);
  record.Set("text", c10::toString(handle->schema()));
  record.Set("parameters", DescribeArguments(state.env, handle->schema().arguments()));
  record.Set("returns", DescribeArguments(state.env, handle->schema().returns()));
  return record.object();
}

}  // namespace torchnode
