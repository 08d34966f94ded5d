// JavaScript functions that libtorch calls back. They are wrapped by lib/binding/callback.ts: an error of the user's
// function is kept, and false is returned; then the native call that led here throws that same error.
#pragma once
#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "errors.h"

namespace torchnode {

struct State;

// What the callbacks of one environment share.
struct Callbacks {
  explicit Callbacks(napi_env environment) : env(environment) {}
  // Releases the functions whose callbacks ended on other threads; call it on the environment's own thread.
  void Sweep();

  napi_env env;
  const std::thread::id thread = std::this_thread::get_id();
  std::atomic<bool> closed = false;  // the environment is being torn down: no more calls into it
  std::atomic<int64_t> live = 0;
  std::mutex mutex;
  std::vector<napi_ref> dropped;
};

// Holds one function; may be destroyed on any thread.
class Callback {
 public:
  Callback(State& state, napi_value function);
  ~Callback() { Clear(); }
  Callback(const Callback&) = delete;

  // Releases the function, which must not be called any more.
  void Clear();
  bool cleared() const { return function_ == nullptr; }
  // From Weaken to Strengthen only others keep the function alive; if it is collected, this is cleared.
  void Weaken() { ResultOf(all_->env, napi_reference_unref, function_); }
  void Strengthen();
  // Calls the function and returns its result, with a handle scope open. Throws only std::exceptions, as libtorch's
  // engine requires, and a Refusal on a thread that is not JavaScript's.
  napi_value Call(std::initializer_list<napi_value> arguments) const;
  // The environment, for making arguments; throws a Refusal where Call would.
  State& state() const;

 private:
  std::shared_ptr<Callbacks> all_;
  napi_ref function_ = nullptr;
};

// Calls a function that a reference keeps.
napi_value CallKept(napi_env env, napi_ref function, std::initializer_list<napi_value> arguments);

// Keeps a handle scope open while it lives, so that a long backward pass does not pile up handles.
using Scope = Napi::HandleScope;

}  // namespace torchnode
