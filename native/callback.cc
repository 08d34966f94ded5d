#include "callback.h"

#include "error.h"
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

napi_value Callback::Call(std::initializer_list<napi_value> arguments) const {
  napi_env env = state().env;
  napi_value function, nobody, result;
  napi_valuetype type;
  Check(napi_get_reference_value(env, function_, &function));
  Check(napi_get_undefined(env, &nobody));
  Check(napi_call_function(env, nobody, function, arguments.size(), arguments.begin(), &result));
  Check(napi_typeof(env, result, &type));
  if (type == napi_boolean) throw Rethrow{};
  return result;
}

Scope::Scope(napi_env env) : env_(env) { Check(napi_open_handle_scope(env, &scope_)); }
Scope::~Scope() { napi_close_handle_scope(env_, scope_); }

}  // namespace torchnode
