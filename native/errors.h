// C++ exceptions on their way to JavaScript.
#pragma once
#include <napi.h>

#include <stdexcept>
#include <string>
#include <tuple>

namespace torchnode {

struct State;

// What torchnode itself refuses. `kind` is a name in lib/binding/refusals.ts, which has the messages, or a
// TorchErrorCode of lib/errors.ts, or "TypeError".
struct Refusal : std::runtime_error {
  Refusal(const char* kind, const std::string& message) : std::runtime_error(message), kind(kind) {}
  const char* kind;
};

// Node-API failed: a JavaScript exception is pending, or the environment is being torn down.
// A std::exception, because libtorch's engine lets no other type through.
struct Interrupted : std::exception {};

// JavaScript that native called has thrown; lib/binding/callback.ts keeps the value, which may be of any type.
struct Rethrow : std::exception {};

inline void Check(napi_status status) {
  if (status != napi_ok) throw Interrupted{};
}

// The result that a function of Node-API returns through its last parameter.
template <typename... Parameters>
auto ResultOf(napi_env env, napi_status (*function)(Parameters...), auto... arguments) {
  std::remove_pointer_t<std::tuple_element_t<sizeof...(Parameters) - 1, std::tuple<Parameters...>>> result;
  Check(function(env, arguments..., &result));
  return result;
}

// Turns the current exception into an error of lib/binding/failure.ts; call it inside a catch block.
void ThrowToJs(State& state);

}  // namespace torchnode
