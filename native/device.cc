#include "device.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>

#include "value.h"

namespace torchnode {
namespace {

at::Context& Context() { return at::globalContext(); }

struct Switch {
  const char* name;
  bool (*get)();
  void (*turn)(bool);  // null for what is a property of this libtorch
};

constexpr Switch kSwitches[] = {
    {"cuda.matmul.allowTf32", [] { return Context().allowTF32CuBLAS(); }, [](bool on) { Context().setAllowTF32CuBLAS(on); }},
    {"cudnn.isAvailable", [] { return at::Context::hasCuDNN(); }, nullptr},
    {"cudnn.enabled", [] { return Context().userEnabledCuDNN(); }, [](bool on) { Context().setUserEnabledCuDNN(on); }},
    {"cudnn.benchmark", [] { return Context().benchmarkCuDNN(); }, [](bool on) { Context().setBenchmarkCuDNN(on); }},
    {"cudnn.deterministic", [] { return Context().deterministicCuDNN(); }, [](bool on) { Context().setDeterministicCuDNN(on); }},
    {"cudnn.allowTf32", [] { return Context().allowTF32CuDNN(); }, [](bool on) { Context().setAllowTF32CuDNN(on); }},
    {"mkldnn.isAvailable", [] { return at::Context::hasMKLDNN(); }, nullptr},
    {"mkldnn.enabled", [] { return Context().userEnabledMkldnn(); }, [](bool on) { Context().setUserEnabledMkldnn(on); }},
    {"deterministic", [] { return Context().deterministicAlgorithms(); },
     [](bool on) { Context().setDeterministicAlgorithms(on, Context().deterministicAlgorithmsWarnOnly()); }},
    {"deterministic.warnOnly", [] { return Context().deterministicAlgorithmsWarnOnly(); },
     [](bool on) { Context().setDeterministicAlgorithms(Context().deterministicAlgorithms(), on); }},
};

const Switch& Find(State& state, napi_value value) {
  const std::string name = TakeText(state.env, value);
  for (const Switch& entry : kSwitches) {
    if (entry.name == name) return entry;
  }
  throw Refusal("TypeError", "libtorch has no switch " + name);
}

}  // namespace

napi_value ContextSwitch(State& state, const Arguments<1>& arguments) { return GiveFlag(state.env, Find(state, arguments[0]).get()); }

napi_value SetContextSwitch(State& state, const Arguments<2>& arguments) {
  const Switch& entry = Find(state, arguments[0]);
  if (entry.turn == nullptr) throw Refusal("TypeError", "this cannot be set");
  entry.turn(TakeFlag(state.env, arguments[1]));
  return nullptr;
}

napi_value MatmulPrecision(State& state, const Arguments<0>&) {
  constexpr const char* kNames[] = {"highest", "high", "medium"};
  return GiveText(state.env, kNames[static_cast<size_t>(Context().float32MatmulPrecision())]);
}

napi_value SetMatmulPrecision(State& state, const Arguments<1>& arguments) {
  Context().setFloat32MatmulPrecision(TakeText(state.env, arguments[0]));
  return nullptr;
}

napi_value NumThreads(State& state, const Arguments<0>&) { return GiveNumber(state.env, at::get_num_threads()); }

napi_value SetNumThreads(State& state, const Arguments<1>& arguments) {
  at::set_num_threads(TakeInt32(state.env, arguments[0]));
  return nullptr;
}

napi_value CudaDeviceCount(State& state, const Arguments<0>&) {
  const bool has = Context().hasCUDA();
  return GiveNumber(state.env, has ? static_cast<double>(Context().getAcceleratorHooksInterface(at::kCUDA).deviceCount()) : 0.0);
}

napi_value Capability(State& state, const Arguments<0>&) { return GiveText(state.env, at::get_cpu_capability()); }

}  // namespace torchnode
