#include "warning.h"

#include <c10/util/Exception.h>

#include "error.h"
#include "state.h"

namespace torchnode {
namespace {

thread_local State* hearer = nullptr;

class Warnings : public c10::WarningHandler {
  // Called within operators, which must not be left by an exception of ours; lib/runtime/warning.ts throws none.
  void process(const c10::Warning& warning) override {
    try {
      napi_env env = hearer->env;
      const Scope scope(env);
      const c10::SourceLocation& at = warning.source_location();
      napi_value warn, nobody, result;
      Check(napi_get_reference_value(env, hearer->warn, &warn));
      Check(napi_get_undefined(env, &nobody));
      const napi_value arguments[] = {GiveText(env, warning.msg()), GiveText(env, c10::str(at.file, ':', at.line))};
      Check(napi_call_function(env, nobody, warn, std::size(arguments), arguments, &result));
    } catch (const Interrupted&) {
      // The environment is being torn down: nobody is left to tell.
    }
  }
};

}  // namespace

void HearWarnings(State* state) {
  static Warnings warnings;
  hearer = state;
  c10::WarningUtils::set_warning_handler(state == nullptr ? nullptr : &warnings);
}

}  // namespace torchnode
