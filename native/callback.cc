#include "callback.h"

#include "state.h"

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
  Check(napi_create_reference(state.env, function, 1, &function_));
  ++all_->live;
}

void Callback::Clear() {
  if (function_ == nullptr) return;
  --all_->live;
  napi_ref function = std::exchange(function_, nullptr);
  if (all_->closed) return;
  if (std::this_thread::get_id() == all_->thread) {
    napi_delete_reference(all_->env, function);
    return;
  }
  const std::lock_guard lock(all_->mutex);
  all_->dropped.push_back(function);
}

State& Callback::state() const {
  if (all_->closed) throw Refusal("ERR_ABORTED", "the thread that this JavaScript function belongs to has ended");
  if (std::this_thread::get_id() != all_->thread) {
    throw Refusal("ERR_AUTOGRAD", "a JavaScript hook or Function was reached on another thread; is backward() nested more than 60 deep?");
  }
  return StateOf(all_->env);
}

napi_value CallKept(napi_env env, napi_ref reference, std::initializer_list<napi_value> arguments) {
  napi_value function, nobody, result;
  Check(napi_get_reference_value(env, reference, &function));
  Check(napi_get_undefined(env, &nobody));
  Check(napi_call_function(env, nobody, function, arguments.size(), arguments.begin(), &result));
  return result;
}

napi_value Callback::Call(std::initializer_list<napi_value> arguments) const {
  napi_env env = state().env;
  napi_value result = CallKept(env, function_, arguments);
  if (TypeOf(env, result) == napi_boolean) throw Rethrow{};
  return result;
}

Scope::Scope(napi_env env) : env_(env) { Check(napi_open_handle_scope(env, &scope_)); }
Scope::~Scope() { napi_close_handle_scope(env_, scope_); }

}  // namespace torchnode
