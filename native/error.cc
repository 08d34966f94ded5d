#include "error.h"

#include <c10/util/Exception.h>

#include <new>

#include "value.h"

namespace torchnode {
namespace {

void Throw(State& state, const char* kind, const char* message) {
  const std::string forward = std::exchange(state.forward_stack, {});
  try {
    const auto words = {Give(state, kind), Give(state, message), Give(state, forward)};
    napi_throw(state.env, CallKept(state.env, state.make_error, words));
  } catch (const Interrupted&) {
    // JavaScript's own exception is pending (or the environment is going): nothing better to throw.
  }
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
