// How every exported function is entered: arguments out, exceptions translated.
#pragma once
#include <node_api.h>

#include <array>

#include "error.h"
#include "state.h"

namespace torchnode {

template <size_t N>
using Arguments = std::array<napi_value, N>;

// A function of N arguments (missing ones are undefined) as Node-API wants it.
template <size_t N, napi_value (*function)(State&, const Arguments<N>&)>
napi_value Entry(napi_env env, napi_callback_info info) {
  State& state = StateOf(env);
  try {
    Arguments<N> arguments;
    size_t count = N;
    Check(napi_get_cb_info(env, info, &count, arguments.data(), nullptr, nullptr));
    return function(state, arguments);
  } catch (...) {
    ThrowToJs(state);
    return nullptr;
  }
}

}  // namespace torchnode
