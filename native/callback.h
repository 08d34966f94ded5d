// JavaScript functions that libtorch calls back: hooks, backward functions, packers of saved tensors.
//
// They are lib/runtime/callback.ts's guards, which catch whatever the user's function throws, keep it, and return
// false; it comes out of the native call that led here as that same value.
#pragma once
#include <napi.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace torchnode {

struct State;

// What the callbacks of one environment share.
struct Callbacks {
  explicit Callbacks(napi_env environment) : env(environment) {}
  // Lets go of the functions whose callbacks ended on other threads; call it on the environment's own.
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
  Callback& operator=(const Callback&) = delete;

  // Lets go of the function, which must not be called from now on.
  void Clear();
  bool cleared() const { return function_ == nullptr; }
  // What the function returns, with a handle scope open. Throws std::exceptions only, as libtorch's engine wants; a
  // Refusal on a thread that is not JavaScript's.
  napi_value Call(std::initializer_list<napi_value> arguments) const;
  // The environment, for making arguments; a Refusal where Call would give one.
  State& state() const;

 private:
  std::shared_ptr<Callbacks> all_;
  napi_ref function_ = nullptr;
};

// Calls a function that is kept by a reference.
napi_value CallKept(napi_env env, napi_ref function, std::initializer_list<napi_value> arguments);

// Open for as long as it lives, so that a long backward pass does not pile up handles.
using Scope = Napi::HandleScope;

}  // namespace torchnode
