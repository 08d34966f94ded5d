// What libtorch says of its operators, for the generator and for error messages.
#pragma once
#include "entry.h"

namespace torchnode {

napi_value FindOperator(State& state, const Arguments<3>& arguments);   // (name, overloads, numbers as tensors) -> index
napi_value InternOption(State& state, const Arguments<1>& arguments);   // (camelCase name) -> key
napi_value OperatorNames(State& state, const Arguments<0>& arguments);  // -> ['aten::add.Tensor', ...]
napi_value SchemaOf(State& state, const Arguments<2>& arguments);       // (name, overload) -> {text, parameters, returns}

}  // namespace torchnode
