// Work that ends on another thread.
#pragma once
#include "program.h"
#include "value.h"

namespace torchnode {

// Makes a result for JavaScript, on its thread.
using Giver = std::function<napi_value(State&)>;

// Something that ends on another thread. JavaScript waits for it, or has a promise of it.
class Task : public std::enable_shared_from_this<Task> {
 public:
  explicit Task(State& state);
  Task(const Task&) = delete;

  // On any thread, once: it has ended with the result or the error of `work`.
  void Do(const std::function<Giver()>& work);

  // Only JavaScript's thread calls the functions below.

  // Sets what is done there once, as soon as the end is known.
  void OnEnd(std::function<void()> release) { release_ = std::move(release); }
  bool ended();
  void Settle();
  napi_value Wait();
  napi_value Promise();

 private:
  void End(Giver give, std::exception_ptr error);
  napi_value Result();

  State& state_;
  Napi::ThreadSafeFunction wake_;
  // Not a condition variable, whose wait old versions of libstdc++ have under another name. Set after what it is about.
  std::atomic<bool> ended_ = false;
  Giver give_;
  std::exception_ptr error_;
  std::function<void()> release_;
  std::vector<Napi::Promise::Deferred> promises_;
};

// Does the work here, or with `later` on another thread, and returns a promise.
napi_value Perform(State& state, bool later, std::function<Giver()> work);

}  // namespace torchnode
