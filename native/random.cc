// Seeds and generators.
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <torch/library.h>

#include "entry.h"
#include "recording.h"

namespace torchnode {
namespace {

at::Tensor StateOf(at::Generator generator) {
  const std::lock_guard<std::mutex> lock(generator.mutex());
  return generator.get_state();
}

void SetState(at::Generator generator, const at::Tensor& state) {
  const std::lock_guard<std::mutex> lock(generator.mutex());
  generator.set_state(state);
}

at::Generator DefaultGenerator() { return at::detail::getDefaultCPUGenerator(); }

}  // namespace

// Seeds every default generator.
ENTRY(void, manualSeed, uint64_t seed) {
  Note(Act::kSeed);
  at::manual_seed(seed);
}

ENTRY(int32_t, newGenerator, at::Device device) {
  if (device.is_cpu()) return state.handles.Add(at::detail::createCPUGenerator());
  return state.handles.Add(
      at::globalContext().getAcceleratorHooksInterface(device.type()).getNewGenerator(device.index()));
}

ENTRY(int32_t, defaultGenerator, at::Device device) {
  return state.handles.Add(at::Generator(at::globalContext().defaultGenerator(device)));
}

ENTRY(void, seedGenerator, at::Generator generator, uint64_t seed) {
  Note(Act::kSeed);
  const std::lock_guard<std::mutex> lock(generator.mutex());
  generator.set_current_seed(seed);
}

// The seed that it was given.
ENTRY(napi_value, generatorSeed, at::Generator generator) { return GiveBigInt(state, generator.current_seed()); }

ENTRY(at::Tensor, generatorState, at::Generator generator) {
  Note(Act::kReadGeneratorState);
  return StateOf(generator);
}

ENTRY(void, setGeneratorState, at::Generator generator, const at::Tensor& tensor) {
  Note(Act::kSeed);
  SetState(generator, tensor);
}

// An external for torchnode-cuda, good as long as the handle.
ENTRY(napi_value, generatorPointer, at::Generator generator) {
  napi_value result;
  Check(napi_create_external(state.env, generator.unsafeGetGeneratorImpl(), nullptr, nullptr, &result));
  return result;
}

}  // namespace torchnode

// Where the CPU's default generator stands: operators, so that a recording reads and sets it at each replay.
TORCH_LIBRARY_FRAGMENT(torchnode, library) {
  using namespace torchnode;
  library.def("rng_state() -> Tensor");
  library.def("set_rng_state(Tensor state) -> ()");
  library.impl("rng_state", c10::DispatchKey::CompositeExplicitAutograd, [] { return StateOf(DefaultGenerator()); });
  library.impl("set_rng_state", c10::DispatchKey::CompositeExplicitAutograd,
               [](const at::Tensor& state) { SetState(DefaultGenerator(), state); });
}
