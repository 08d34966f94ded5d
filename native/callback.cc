#include "callback.h"

#include "value.h"

namespace torchnode {

void Callbacks::Sweep() {
  std::vector<napi_ref> functions;
  {
    const std::lock_guard lock(mutex);
    functions.swap(dropped);
  }
  for (napi_ref function : functions) napi_delete_reference(env, function);
}

Callback::Callback(State& state, napi_value function) : all_(state.callbacks) {
  all_->Sweep();
  function_ = ResultOf(state.env, napi_create_reference, function, 1);
  ++all_->live;
}

void Callback::Clear() {
  if (function_ == nullptr) return;
  --all_->live;
  {
    const std::lock_guard lock(all_->mutex);
    all_->dropped.push_back(std::exchange(function_, nullptr));
  }
  if (!all_->closed && std::this_thread::get_id() == all_->thread) all_->Sweep();
}

State& Callback::state() const {
  if (all_->closed) throw Refusal("ERR_ABORTED", "the thread that this JavaScript function belongs to has ended");
  if (std::this_thread::get_id() != all_->thread) {
    throw Refusal("ERR_AUTOGRAD",
                  "a JavaScript hook or Function was reached on another thread; is backward() nested "
                  "more than 60 deep?");
  }
  return StateOf(all_->env);
}

napi_value CallKept(napi_env env, napi_ref reference, std::initializer_list<napi_value> arguments) {
  const napi_value nobody = ResultOf(env, napi_get_undefined);
  const napi_value function = ResultOf(env, napi_get_reference_value, reference);
  return ResultOf(env, napi_call_function, nobody, function, arguments.size(), arguments.begin());
}

napi_value Callback::Call(std::initializer_list<napi_value> arguments) const {
  napi_env env = state().env;
  const napi_value result = CallKept(env, function_, arguments);
  if (TypeOf(env, result) == napi_boolean) throw Rethrow{};
  return result;
}

}  // namespace torchnode
