// What a function checks of values, as an operator: a recording that holds it checks at each replay.
#include <ATen/ops/item.h>
#include <torch/library.h>

#include "entry.h"
#include "recording.h"

namespace torchnode {
namespace {

// Throws `message`, a code and words, if any of `wrong` is true; in {} comes the first of `values` that is wrong.
void RefuseWhere(const at::Tensor& wrong, const at::Tensor& values, std::string message) {
  if (!wrong.any().item().toBool()) return;
  if (const auto place = message.find("{}"); place != std::string::npos) {
    const at::Scalar value = values.masked_select(wrong).select(0, 0).item();
    char digits[32];
    std::snprintf(digits, sizeof(digits), "%.17g", value.toDouble());
    message.insert(place + 1, value.isIntegral(false) ? std::to_string(value.toLong()) : digits);
  }
  throw Refusal("Check", message);
}

}  // namespace

// Whether a value can be read now: neither is a function being recorded nor a transform of torch.func under way.
ENTRY(bool, readsValues) { return !IsRecording() && !IsTransforming(); }

}  // namespace torchnode

TORCH_LIBRARY(torchnode, library) {
  library.def("refuse_where(Tensor wrong, Tensor values, str message) -> ()");
  library.impl("refuse_where", c10::DispatchKey::CompositeExplicitAutograd, &torchnode::RefuseWhere);
  library.impl("refuse_where", c10::DispatchKey::Autograd, torch::CppFunction::makeFallthrough());
}
