// How a function that JavaScript calls is defined, anywhere in native/:
//
//   ENTRY(void, setRequiresGrad, const at::Tensor& tensor, bool value) { ... }
//
// makes `setRequiresGrad(tensor, value)` a function of the addon. What it is given is converted by Take, from left to
// right, what it returns by Give (value.h); exceptions become JavaScript's (error.h); `state` is its environment.
#pragma once
#include <tuple>

#include "value.h"

namespace torchnode {

// Puts a function into the addon's table (addon.cc).
struct Registration {
  Registration(const char* name, napi_callback function);
};

// Missing arguments are undefined.
template <typename Result, typename... Parameters>
napi_value Enter(State& state, napi_callback_info info, Result (*function)(State&, Parameters...)) {
  napi_value values[sizeof...(Parameters) + 1];
  size_t count = sizeof...(Parameters);
  Check(napi_get_cb_info(state.env, info, &count, values, nullptr, nullptr));
  [[maybe_unused]] const napi_value* next = values;
  std::tuple<State&, Parameters...> arguments{state, Take<Parameters>(state, *next++)...};
  if constexpr (std::is_void_v<Result>) {
    std::apply(function, std::move(arguments));
    return nullptr;
  } else {
    return Give(state, std::apply(function, std::move(arguments)));
  }
}

template <auto function>
napi_value Entry(napi_env env, napi_callback_info info) {
  State& state = StateOf(env);
  try {
    return Enter(state, info, function);
  } catch (...) {
    ThrowToJs(state);
    return nullptr;
  }
}

}  // namespace torchnode

#define ENTRY(result, name, ...)                                     \
  static result name(State& state __VA_OPT__(, ) __VA_ARGS__);       \
  static const Registration name##_registration(#name, Entry<name>); \
  static result name([[maybe_unused]] State& state __VA_OPT__(, ) __VA_ARGS__)
