#include "warning.h"

#include <c10/util/Exception.h>

#include "value.h"

namespace torchnode {
namespace {

thread_local State* hearer = nullptr;

class Warnings : public c10::WarningHandler {
  // Called within operators, which must not be left by an exception of ours; lib/runtime/warning.ts throws none.
  void process(const c10::Warning& warning) override {
    try {
      const Scope scope(hearer->env);
      const c10::SourceLocation& at = warning.source_location();
      CallKept(hearer->env, hearer->warn, {Give(*hearer, warning.msg()), Give(*hearer, c10::str(at.file, ':', at.line))});
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
