// C++ exceptions on their way to JavaScript.
#pragma once
#include <node_api.h>

#include <stdexcept>
#include <string>
#include <tuple>

namespace torchnode {

struct State;

// What torchnode itself refuses. `code` is a TorchErrorCode of lib/errors.ts, or "TypeError".
struct Refusal : std::runtime_error {
  Refusal(const char* code, const std::string& message) : std::runtime_error(message), code(code) {}
  const char* code;
};

// Node-API said no: a JavaScript exception is pending, or the environment is being torn down.
// A std::exception because libtorch's engine lets nothing else through.
struct Interrupted : std::exception {};

// JavaScript that native called has thrown; lib/runtime/callback.ts keeps the value, which may be anything.
struct Rethrow : std::exception {};

inline void Check(napi_status status) {
  if (status != napi_ok) throw Interrupted{};
}

// What a function of Node-API gives through its last parameter.
template <typename... Parameters>
auto ResultOf(napi_env env, napi_status (*function)(Parameters...), auto... arguments) {
  std::remove_pointer_t<std::tuple_element_t<sizeof...(Parameters) - 1, std::tuple<Parameters...>>> result;
  Check(function(env, arguments..., &result));
  return result;
}

// Turns the exception in flight into the JavaScript error that lib/errors.ts makes of it; call inside a catch block.
void ThrowToJs(State& state);

}  // namespace torchnode
