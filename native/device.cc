#include "device.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>

#include <algorithm>

#include "value.h"

namespace torchnode {
namespace {

at::Context& Context() { return at::globalContext(); }

bool IsGiven(State& state, napi_value value) {
  napi_valuetype type;
  Check(napi_typeof(state.env, value, &type));
  return type != napi_undefined;
}

thread_local bool flushing = false;

void FlushDenormal(bool on) {
  const bool possible = Context().setFlushDenormal(on);
  flushing = on && possible;
}

struct Switch {
  std::string_view name;
  bool (*get)();
  void (*turn)(bool);
};

constexpr Switch kSwitches[] = {
    {"cuda.matmul.allowTf32", [] { return Context().allowTF32CuBLAS(); }, [](bool on) { Context().setAllowTF32CuBLAS(on); }},
    {"cudnn.isAvailable", [] { return at::Context::hasCuDNN(); }, [](bool) {}},
    {"cudnn.enabled", [] { return Context().userEnabledCuDNN(); }, [](bool on) { Context().setUserEnabledCuDNN(on); }},
    {"cudnn.benchmark", [] { return Context().benchmarkCuDNN(); }, [](bool on) { Context().setBenchmarkCuDNN(on); }},
    {"cudnn.deterministic", [] { return Context().deterministicCuDNN(); }, [](bool on) { Context().setDeterministicCuDNN(on); }},
    {"cudnn.allowTf32", [] { return Context().allowTF32CuDNN(); }, [](bool on) { Context().setAllowTF32CuDNN(on); }},
    {"mkldnn.isAvailable", [] { return at::Context::hasMKLDNN(); }, [](bool) {}},
    {"mkldnn.enabled", [] { return Context().userEnabledMkldnn(); }, [](bool on) { Context().setUserEnabledMkldnn(on); }},
    {"flushDenormal", [] { return flushing; }, FlushDenormal},
    {"deterministic", [] { return Context().deterministicAlgorithms(); },
     [](bool on) { Context().setDeterministicAlgorithms(on, Context().deterministicAlgorithmsWarnOnly()); }},
    {"deterministic.warnOnly", [] { return Context().deterministicAlgorithmsWarnOnly(); },
     [](bool on) { Context().setDeterministicAlgorithms(Context().deterministicAlgorithms(), on); }},
};

}  // namespace

napi_value ContextSwitch(State& state, const Arguments<2>& arguments) {
  const std::string name = TakeText(state.env, arguments[0]);
  const auto* found = std::find_if(std::begin(kSwitches), std::end(kSwitches), [&](const Switch& one) { return one.name == name; });
  if (found == std::end(kSwitches)) throw Refusal("TypeError", "libtorch has no switch " + name);
  if (IsGiven(state, arguments[1])) found->turn(TakeFlag(state.env, arguments[1]));
  return GiveFlag(state.env, found->get());
}

napi_value MatmulPrecision(State& state, const Arguments<1>& arguments) {
  constexpr const char* kNames[] = {"highest", "high", "medium"};
  if (IsGiven(state, arguments[0])) Context().setFloat32MatmulPrecision(TakeText(state.env, arguments[0]));
  return GiveText(state.env, kNames[static_cast<size_t>(Context().float32MatmulPrecision())]);
}

napi_value NumThreads(State& state, const Arguments<0>&) { return GiveNumber(state.env, at::get_num_threads()); }

napi_value SetNumThreads(State& state, const Arguments<1>& arguments) {
  at::set_num_threads(TakeInt32(state.env, arguments[0]));
  return nullptr;
}

napi_value NumInteropThreads(State& state, const Arguments<0>&) {
  return GiveNumber(state.env, static_cast<double>(at::get_num_interop_threads()));
}

napi_value SetNumInteropThreads(State& state, const Arguments<1>& arguments) {
  at::set_num_interop_threads(TakeInt32(state.env, arguments[0]));
  return nullptr;
}

napi_value CudaDeviceCount(State& state, const Arguments<0>&) {
  const bool has = Context().hasCUDA();
  return GiveNumber(state.env, has ? static_cast<double>(Context().getAcceleratorHooksInterface(at::kCUDA).deviceCount()) : 0.0);
}

napi_value Capability(State& state, const Arguments<0>&) { return GiveText(state.env, at::get_cpu_capability()); }

}  // namespace torchnode
