#include "warning.h"

#include <c10/util/Exception.h>

#include "callback.h"
#include "error.h"
#include "state.h"

namespace torchnode {
namespace {

class Warnings : public c10::WarningHandler {
 public:
  explicit Warnings(State& state) : state_(state) {}

  // Called within operators, which must not be left by an exception of ours; lib/runtime/warning.ts throws none.
  void process(const c10::Warning& warning) override {
    try {
      const Scope scope(state_.env);
      const c10::SourceLocation& at = warning.source_location();
      napi_value warn, nobody, result;
      Check(napi_get_reference_value(state_.env, state_.warn, &warn));
      Check(napi_get_undefined(state_.env, &nobody));
      const napi_value arguments[] = {GiveText(state_.env, warning.msg()), GiveText(state_.env, c10::str(at.file, ':', at.line))};
      Check(napi_call_function(state_.env, nobody, warn, std::size(arguments), arguments, &result));
    } catch (const Interrupted&) {
      // The environment is being torn down: nobody is left to tell.
    }
  }

 private:
  State& state_;
};

thread_local std::unique_ptr<Warnings> heard;

}  // namespace

void HearWarnings(State& state) {
  heard = std::make_unique<Warnings>(state);
  c10::WarningUtils::set_warning_handler(heard.get());
}

void ForgetWarnings() {
  c10::WarningUtils::set_warning_handler(nullptr);
  heard.reset();
}

}  // namespace torchnode
