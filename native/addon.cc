// The table of contents: what native/ gives to JavaScript. lib/runtime/native.ts is its typed twin.
#include <ATen/Context.h>
#include <c10/core/AutogradState.h>
#include <napi.h>

#include "allocator.h"
#include "autograd.h"
#include "device.h"
#include "engine.h"
#include "function.h"
#include "modes.h"
#include "ops.h"
#include "profiler.h"
#include "program.h"
#include "random.h"
#include "recorder.h"
#include "schema.h"
#include "share.h"
#include "tensor.h"
#include "warning.h"

namespace torchnode {

State& StateOf(napi_env env) { return *Napi::Env(env).GetInstanceData<State>(); }

namespace {

void Replace(State& state, napi_ref& reference, napi_value function) {
  if (reference != nullptr) napi_delete_reference(state.env, reference);
  Check(napi_create_reference(state.env, function, 1, &reference));
}

// (makeError, collectYoung, captureStack, warn): what native calls in lib/runtime.
napi_value Initialize(State& state, const Arguments<4>& arguments) {
  Replace(state, state.make_error, arguments[0]);
  Replace(state, state.collect_young, arguments[1]);
  Replace(state, state.capture_stack, arguments[2]);
  Replace(state, state.warn, arguments[3]);
  HearWarnings(&state);
  return nullptr;
}

// Writable: while a profiler records, lib/profiler puts itself before the functions that run operators.
constexpr auto kOpen = static_cast<napi_property_attributes>(napi_enumerable | napi_writable);

template <size_t N, napi_value (*function)(State&, const Arguments<N>&)>
constexpr napi_property_descriptor Function(const char* name) {
  return {name, nullptr, Entry<N, function>, nullptr, nullptr, nullptr, kOpen, nullptr};
}

constexpr napi_property_descriptor kFunctions[] = {
    Function<4, Initialize>("initialize"),
    {"call", nullptr, CallOperator, nullptr, nullptr, nullptr, kOpen, nullptr},
    Function<3, FindOperator>("findOperator"),
    Function<1, InternOption>("internOption"),
    Function<0, OperatorNames>("operatorNames"),
    Function<2, SchemaOf>("schemaOf"),
    Function<2, Own>("own"),
    Function<1, Release>("release"),
    Function<1, IsLive>("isLive"),
    Function<0, ScopeMark>("scopeMark"),
    Function<2, ReleaseSince>("releaseSince"),
    Function<0, Memory>("memory"),
    Function<0, Collect>("collect"),
    Function<1, Dim>("dim"),
    Function<1, Numel>("numel"),
    Function<1, Shape>("shape"),
    Function<1, Strides>("strides"),
    Function<1, DType>("dtype"),
    Function<1, Device>("device"),
    Function<1, Layout>("layout"),
    Function<1, ItemSize>("itemSize"),
    Function<1, Traits>("traits"),
    Function<1, Item>("item"),
    Function<1, Address>("address"),
    Function<2, SameTensor>("sameTensor"),
    Function<1, Detach>("detach"),
    Function<2, SetData>("setData"),
    Function<3, FromBytes>("fromBytes"),
    Function<2, ToBytes>("toBytes"),
    Function<2, SetRequiresGrad>("setRequiresGrad"),
    Function<2, Grad>("grad"),
    Function<2, SetGrad>("setGrad"),
    Function<1, GradFn>("gradFn"),
    Function<1, RetainGrad>("retainGrad"),
    Function<5, Backward>("backward"),
    Function<6, Gradients>("gradients"),
    Function<0, GradEnabled>("gradEnabled"),
    Function<1, SetGradEnabled>("setGradEnabled"),
    Function<2, RegisterHook>("registerHook"),
    Function<2, RegisterPostAccumulateGradHook>("registerPostAccumulateGradHook"),
    Function<8, ApplyFunction>("applyFunction"),
    Function<0, DetectsAnomaly>("detectsAnomaly"),
    Function<2, SetDetectAnomaly>("setDetectAnomaly"),
    Function<1, PushSavedTensorHooks>("pushSavedTensorHooks"),
    Function<0, PopSavedTensorHooks>("popSavedTensorHooks"),
    Function<0, InferenceMode>("inferenceMode"),
    Function<1, EnterInferenceMode>("enterInferenceMode"),
    Function<0, LeaveInferenceMode>("leaveInferenceMode"),
    Function<1, Autocast>("autocast"),
    Function<4, SetAutocast>("setAutocast"),
    Function<1, NestAutocast>("nestAutocast"),
    Function<0, ForwardGradEnabled>("forwardGradEnabled"),
    Function<1, SetForwardGradEnabled>("setForwardGradEnabled"),
    Function<0, EnterDualLevel>("enterDualLevel"),
    Function<0, LeaveDualLevel>("leaveDualLevel"),
    Function<2, PushVmap>("pushVmap"),
    Function<0, PushGrad>("pushGrad"),
    Function<0, PushJvp>("pushJvp"),
    Function<0, PopTransform>("popTransform"),
    Function<3, Batch>("batch"),
    Function<2, Unbatch>("unbatch"),
    Function<2, Wrap>("wrap"),
    Function<2, Unwrap>("unwrap"),
    Function<1, BeginRecording>("beginRecording"),
    Function<2, EndRecording>("endRecording"),
    Function<1, PauseRecording>("pauseRecording"),
    Function<1, RecordCall>("recordCall"),
    Function<3, RunProgram>("runProgram"),
    Function<3, RunProgramAsync>("runProgramAsync"),
    Function<2, CheckProgram>("checkProgram"),
    Function<1, GraphObstacle>("graphObstacle"),
    Function<1, SealProgram>("sealProgram"),
    Function<1, SettleProgram>("settleProgram"),
    Function<1, Wrapped>("wrapped"),
    Function<1, PassTransforms>("passTransforms"),
    Function<1, ManualSeed>("manualSeed"),
    Function<1, NewGenerator>("newGenerator"),
    Function<1, DefaultGenerator>("defaultGenerator"),
    Function<2, SeedGenerator>("seedGenerator"),
    Function<1, GeneratorSeed>("generatorSeed"),
    Function<1, GeneratorState>("generatorState"),
    Function<2, SetGeneratorState>("setGeneratorState"),
    Function<0, NumThreads>("numThreads"),
    Function<1, SetNumThreads>("setNumThreads"),
    Function<1, GeneratorPointer>("generatorPointer"),
    Function<3, RecordStream>("recordStream"),
    Function<2, ContextSwitch>("contextSwitch"),
    Function<1, MatmulPrecision>("matmulPrecision"),
    Function<0, NumInteropThreads>("numInteropThreads"),
    Function<1, SetNumInteropThreads>("setNumInteropThreads"),
    Function<3, StartProfiler>("startProfiler"),
    Function<0, StopProfiler>("stopProfiler"),
    Function<2, BeginRange>("beginRange"),
    Function<1, EndRange>("endRange"),
    Function<0, CudaDeviceCount>("cudaDeviceCount"),
    Function<1, DeviceMemory>("deviceMemory"),
    Function<4, Gather>("gather"),
    Function<5, GatherAhead>("gatherAhead"),
    Function<0, OpenChannel>("openChannel"),
    Function<1, CloseChannel>("closeChannel"),
    Function<1, JoinChannel>("joinChannel"),
    Function<1, ChannelState>("channelState"),
    Function<2, SendTensors>("sendTensors"),
    Function<2, ReceiveTensors>("receiveTensors"),
    Function<0, Capability>("capability"),
};

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  InstallAllocator();
  // Indices beyond a sparse tensor would be read and written as they are.
  at::globalContext().setCheckSparseTensorInvariants(true);
  InstallEngine();
  // Backward passes stay on JavaScript's thread, the nodes of devices too, whose kernels run by themselves anyway: hooks are
  // JavaScript, and its garbage can be collected in the middle of one when a GPU's memory runs low.
  c10::AutogradState::get_tls_state().set_multithreading_enabled(false);
  auto* state = new State(env);
  env.SetInstanceData<State>(state);
  // Before the environment goes, so that nothing of ours calls into it while it is torn down.
  env.AddCleanupHook([state] {
    state->handles.Close();
    AbandonRecording(*state);
    ForgetEnvironment(*state);
    HearWarnings(nullptr);
    ForgetChannels(*state);
  });
  Check(napi_define_properties(env, exports, std::size(kFunctions), kFunctions));
  return exports;
}

}  // namespace
}  // namespace torchnode

Napi::Object InitTorchnode(Napi::Env env, Napi::Object exports) { return torchnode::Init(env, exports); }
NODE_API_MODULE(torchnode_core, InitTorchnode)
