#include "error.h"

#include <c10/util/Exception.h>

#include <new>

#include "state.h"

namespace torchnode {
namespace {

void Throw(State& state, const char* kind, const char* message) {
  napi_env env = state.env;
  napi_value make, arguments[3], error, nobody;
  const std::string forward = std::move(state.forward_stack);
  state.forward_stack.clear();
  if (napi_get_reference_value(env, state.make_error, &make) != napi_ok ||
      napi_create_string_utf8(env, kind, NAPI_AUTO_LENGTH, &arguments[0]) != napi_ok ||
      napi_create_string_utf8(env, message, NAPI_AUTO_LENGTH, &arguments[1]) != napi_ok ||
      napi_create_string_utf8(env, forward.data(), forward.size(), &arguments[2]) != napi_ok ||
      napi_get_undefined(env, &nobody) != napi_ok ||
      // When this fails, JavaScript's own exception is pending (or the environment is going): nothing better to throw.
      napi_call_function(env, nobody, make, 3, arguments, &error) != napi_ok) {
    return;
  }
  napi_throw(env, error);
}

}  // namespace

void ThrowToJs(State& state) {
  try {
    throw;
  } catch (const Interrupted&) {
    bool pending = true;
    napi_is_exception_pending(state.env, &pending);
    if (!pending) Throw(state, "TypeError", "native code was given an argument of the wrong type");
  } catch (const Rethrow&) {
    Throw(state, "Rethrow", "");
  } catch (const Refusal& error) {
    Throw(state, error.code, error.what());
  } catch (const c10::IndexError& error) {
    Throw(state, "IndexError", error.what_without_backtrace());
  } catch (const c10::OutOfMemoryError& error) {
    Throw(state, "OutOfMemoryError", error.what_without_backtrace());
  } catch (const c10::NotImplementedError& error) {
    Throw(state, "NotImplementedError", error.what_without_backtrace());
  } catch (const c10::Error& error) {
    // what() would symbolise the C++ stack: 280 times the cost, and not the user's business.
    Throw(state, "Error", error.what_without_backtrace());
  } catch (const std::bad_alloc&) {
    Throw(state, "OutOfMemoryError", "out of memory");
  } catch (const std::exception& error) {
    Throw(state, "Error", error.what());
  } catch (...) {
    Throw(state, "Error", "an unknown C++ exception");
  }
}

}  // namespace torchnode
