// The operators of torchnode's own, with their kernels: a recording that contains them runs them at each replay.
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/item.h>
#include <torch/library.h>

#include "../state.h"

namespace torchnode {
namespace {

// Throws `message`, a code and words, if any of `wrong` is true; {} stands for the first of `values` that is wrong.
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

// The state of the CPU's default generator.
at::Tensor GeneratorState() {
  at::Generator generator = at::detail::getDefaultCPUGenerator();
  const std::lock_guard<std::mutex> lock(generator.mutex());
  return generator.get_state();
}

void SetGeneratorState(const at::Tensor& state) {
  at::Generator generator = at::detail::getDefaultCPUGenerator();
  const std::lock_guard<std::mutex> lock(generator.mutex());
  generator.set_state(state);
}

}  // namespace
}  // namespace torchnode

TORCH_LIBRARY(torchnode, library) {
  using Key = c10::DispatchKey;
  library.def("refuse_where(Tensor wrong, Tensor values, str message) -> ()");
  library.impl("refuse_where", Key::CompositeExplicitAutograd, &torchnode::RefuseWhere);
  library.impl("refuse_where", Key::Autograd, torch::CppFunction::makeFallthrough());
  library.def("rng_state() -> Tensor");
  library.impl("rng_state", Key::CompositeExplicitAutograd, &torchnode::GeneratorState);
  library.def("set_rng_state(Tensor state) -> ()");
  library.impl("set_rng_state", Key::CompositeExplicitAutograd, &torchnode::SetGeneratorState);
}
