// How JavaScript waits for work on other threads.
#include "task.h"

namespace torchnode {

Task::Task(State& state)
    : state_(state), wake_(Napi::ThreadSafeFunction::New(state.env, Napi::Function(), "torchnode", 0, 1)) {
  wake_.Unref(state.env);  // only a promise keeps the process alive
}

void Task::End(Giver give, std::exception_ptr error) {
  std::tie(give_, error_) = std::make_pair(std::move(give), error);
  ended_ = true;
  ended_.notify_all();
  wake_.NonBlockingCall([self = shared_from_this()](Napi::Env, Napi::Function) { self->Settle(); });
  wake_.Release();
}

void Task::Do(const std::function<Giver()>& work) {
  try {
    End(work(), nullptr);
  } catch (...) {
    End({}, std::current_exception());
  }
}

bool Task::ended() { return ended_; }

void Task::Settle() {
  const Scope scope(state_.env);
  if (const auto release = std::exchange(release_, {})) release();
  for (const auto& promise : std::exchange(promises_, {})) {
    try {
      promise.Resolve(Result());
    } catch (...) {
      ThrowToJs(state_);
      promise.Reject(Napi::Env(state_.env).GetAndClearPendingException().Value());
    }
  }
}

napi_value Task::Result() {
  if (error_) std::rethrow_exception(error_);
  return give_ ? give_(state_) : ResultOf(state_.env, napi_get_undefined);
}

napi_value Task::Wait() {
  ended_.wait(false);
  Settle();
  return Result();
}

napi_value Task::Promise() {
  const bool ended = this->ended();
  const auto& promise = promises_.emplace_back(state_.env);
  const napi_value value = promise.Promise();
  if (ended) Settle();
  else wake_.Ref(state_.env);
  return value;
}

napi_value Perform(State& state, bool later, std::function<Giver()> work) {
  if (!later) return work()(state);
  const auto task = std::make_shared<Task>(state);
  const napi_value promise = task->Promise();
  std::thread([task, work = std::move(work)] { task->Do(work); }).detach();
  return promise;
}

ENTRY(napi_value, waitTask, std::shared_ptr<Task> task) { return task->Wait(); }
ENTRY(napi_value, taskPromise, std::shared_ptr<Task> task) { return task->Promise(); }
ENTRY(bool, taskEnded, std::shared_ptr<Task> task) {
  if (task->ended()) task->Settle();
  return task->ended();
}

}  // namespace torchnode
