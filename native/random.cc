#include "random.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>

#include "recorder.h"
#include "value.h"

namespace torchnode {
namespace {

uint64_t TakeSeed(State& state, napi_value value) {
  int64_t seed;
  bool lossless;
  // Two's complement is PyTorch's own mapping of negative seeds; lib/random has checked the range.
  Check(napi_get_value_bigint_int64(state.env, value, &seed, &lossless));
  return static_cast<uint64_t>(seed);
}

at::Generator TakeGenerator(State& state, napi_value value) {
  return state.handles.Generator(TakeInt32(state.env, value));
}

}  // namespace

napi_value ManualSeed(State& state, const Arguments<1>& arguments) {
  RefuseWhileRecording(state, "a generator is seeded");
  at::manual_seed(TakeSeed(state, arguments[0]));
  return nullptr;
}

napi_value NewGenerator(State& state, const Arguments<1>& arguments) {
  const at::Device device = TakeDevice(TakeText(state.env, arguments[0]));
  at::Generator generator = device.is_cpu() ? at::detail::createCPUGenerator()
                                            : at::globalContext().getAcceleratorHooksInterface(device.type()).getNewGenerator(device.index());
  return GiveHandle(state, state.handles.Add(std::move(generator)));
}

napi_value DefaultGenerator(State& state, const Arguments<1>& arguments) {
  const at::Device device = TakeDevice(TakeText(state.env, arguments[0]));
  return GiveHandle(state, state.handles.Add(at::Generator(at::globalContext().defaultGenerator(device))));
}

napi_value SeedGenerator(State& state, const Arguments<2>& arguments) {
  RefuseWhileRecording(state, "a generator is seeded");
  at::Generator generator = TakeGenerator(state, arguments[0]);
  const std::lock_guard<std::mutex> lock(generator.mutex());
  generator.set_current_seed(TakeSeed(state, arguments[1]));
  return nullptr;
}

napi_value GeneratorSeed(State& state, const Arguments<1>& arguments) {
  napi_value result;
  Check(napi_create_bigint_uint64(state.env, TakeGenerator(state, arguments[0]).current_seed(), &result));
  return result;
}

napi_value GeneratorState(State& state, const Arguments<1>& arguments) {
  RefuseWhileRecording(state, "a generator's state is read");
  at::Generator generator = TakeGenerator(state, arguments[0]);
  const std::lock_guard<std::mutex> lock(generator.mutex());
  return GiveHandle(state, GiveTensor(state, generator.get_state(), {}));
}

napi_value SetGeneratorState(State& state, const Arguments<2>& arguments) {
  RefuseWhileRecording(state, "a generator is seeded");
  at::Generator generator = TakeGenerator(state, arguments[0]);
  const std::lock_guard<std::mutex> lock(generator.mutex());
  generator.set_state(state.handles.Tensor(TakeInt32(state.env, arguments[1])));
  return nullptr;
}

napi_value GeneratorPointer(State& state, const Arguments<1>& arguments) {
  napi_value result;
  Check(napi_create_external(state.env, TakeGenerator(state, arguments[0]).unsafeGetGeneratorImpl(), nullptr, nullptr, &result));
  return result;
}

}  // namespace torchnode
