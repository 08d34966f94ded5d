// Seeds and generators.
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>

#include "entry.h"
#include "recording.h"

namespace torchnode {

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
  const std::lock_guard<std::mutex> lock(generator.mutex());
  return generator.get_state();
}

ENTRY(void, setGeneratorState, at::Generator generator, const at::Tensor& tensor) {
  Note(Act::kSeed);
  const std::lock_guard<std::mutex> lock(generator.mutex());
  generator.set_state(tensor);
}

// An external for torchnode-cuda, good as long as the handle.
ENTRY(napi_value, generatorPointer, at::Generator generator) {
  napi_value result;
  Check(napi_create_external(state.env, generator.unsafeGetGeneratorImpl(), nullptr, nullptr, &result));
  return result;
}

}  // namespace torchnode
