// libtorch's context: threads, devices, the process-wide switches, seeds and generators.
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include "program.h"
#include "value.h"

namespace torchnode {
namespace {

using C = at::Context;
C& Context() { return at::globalContext(); }

at::Generator DefaultGenerator() { return at::detail::getDefaultCPUGenerator(); }

struct Switch {
  std::string_view name;
  bool (*get)();
  void (*turn)(bool);
};

// A switch that methods read and set. For a reduction (true) it sets both of libtorch's flags; 0 means both are on.
template <auto kGet, auto kTurn, bool... kBoth>
constexpr Switch Of(std::string_view name) {
  return {name, [] { return bool((Context().*kGet)()) != (kBoth || ...); },
          [](bool on) { (Context().*kTurn)(on, (on && kBoth)...); }};
}

constexpr Switch kSwitches[] = {
    Of<&C::allowTF32CuBLAS, &C::setAllowTF32CuBLAS>("cuda.matmul.allowTf32"),
    Of<&C::allowFP16ReductionCuBLAS, &C::setAllowFP16ReductionCuBLAS, true>("cuda.matmul.fp16Reduction"),
    Of<&C::allowBF16ReductionCuBLAS, &C::setAllowBF16ReductionCuBLAS, true>("cuda.matmul.bf16Reduction"),
    Of<&C::allowFP16AccumulationCuBLAS, &C::setAllowFP16AccumulationCuBLAS>("cuda.matmul.fp16Accumulation"),
    Of<&C::userEnabledFlashSDP, &C::setSDPUseFlash>("cuda.flashSdp"),
    Of<&C::userEnabledMemEfficientSDP, &C::setSDPUseMemEfficient>("cuda.memEfficientSdp"),
    Of<&C::userEnabledMathSDP, &C::setSDPUseMath>("cuda.mathSdp"),
    Of<&C::userEnabledCuDNNSDP, &C::setSDPUseCuDNN>("cuda.cudnnSdp"),
    Of<&C::allowFP16BF16ReductionMathSDP, &C::setAllowFP16BF16ReductionMathSDP>("cuda.mathSdpReduction"),
    Of<&C::userEnabledCuDNN, &C::setUserEnabledCuDNN>("cudnn.enabled"),
    Of<&C::benchmarkCuDNN, &C::setBenchmarkCuDNN>("cudnn.benchmark"),
    Of<&C::deterministicCuDNN, &C::setDeterministicCuDNN>("cudnn.deterministic"),
    Of<&C::userEnabledMkldnn, &C::setUserEnabledMkldnn>("mkldnn.enabled"),
    {"cudnn.isAvailable", [] { return C::hasCuDNN(); }, [](bool) {}},
    {"cudnn.allowTf32", [] { return Context().allowTF32CuDNN(); }, [](bool on) { Context().setAllowTF32CuDNN(on); }},
    {"mkldnn.isAvailable", [] { return C::hasMKLDNN(); }, [](bool) {}},
    Of<&C::deterministicAlgorithms, &C::setDeterministicAlgorithms, false>("deterministic"),
    {"deterministic.warnOnly", [] { return Context().deterministicAlgorithmsWarnOnly(); },
     [](bool on) { Context().setDeterministicAlgorithms(Context().deterministicAlgorithms(), on); }},
};

}  // namespace

ENTRY(bool, contextSwitch, std::string name, std::optional<bool> on) {
  const auto* found = std::ranges::find(kSwitches, name, &Switch::name);
  if (found == std::end(kSwitches)) throw Refusal("TypeError", "libtorch has no switch " + name);
  if (on) found->turn(*on);
  return found->get();
}

ENTRY(int32_t, matmulPrecision, std::optional<std::string> name) {
  if (name) Context().setFloat32MatmulPrecision(*name);
  return static_cast<int32_t>(Context().float32MatmulPrecision());
}

ENTRY(int32_t, defaultDtype, std::optional<std::string> name) {
  if (name) c10::set_default_dtype(c10::scalarTypeToTypeMeta(*DTypeOf(*name)));
  return static_cast<int32_t>(c10::get_default_dtype_as_scalartype());
}
ENTRY(bool, setFlushDenormal, bool on) { return Context().setFlushDenormal(on); }
ENTRY(int32_t, cudaDeviceCount) { return static_cast<int32_t>(at::getNumGPUs()); }
ENTRY(int32_t, numThreads) { return at::get_num_threads(); }
ENTRY(void, setNumThreads, int32_t count) { at::set_num_threads(count); }
ENTRY(int64_t, numInteropThreads) { return static_cast<int64_t>(at::get_num_interop_threads()); }
ENTRY(void, setNumInteropThreads, int32_t count) { at::set_num_interop_threads(count); }

// Seeds every default generator.
ENTRY(void, manualSeed, uint64_t seed) {
  Note(Act::kSeed);
  at::manual_seed(seed);
}

ENTRY(int32_t, newGenerator, at::Device device) {
  if (device.is_cpu()) return state.handles.Add(at::detail::createCPUGenerator());
  return state.handles.Add(Context().getAcceleratorHooksInterface(device.type()).getNewGenerator(device.index()));
}
ENTRY(int32_t, defaultGenerator, at::Device device) { return state.handles.Add(Context().defaultGenerator(device)); }
ENTRY(void, seedGenerator, at::Generator generator, uint64_t seed) {
  Note(Act::kSeed);
  const std::lock_guard<std::mutex> lock(generator.mutex());
  generator.set_current_seed(seed);
}
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

// An external for torchnode-cuda, valid as long as the handle.
ENTRY(napi_value, generatorPointer, at::Generator generator) {
  return ResultOf(state.env, napi_create_external, generator.unsafeGetGeneratorImpl(), nullptr, nullptr);
}

}  // namespace torchnode
