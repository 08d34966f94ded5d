// The recording that goes on in this process, if any: what it sees of libtorch's calls, and how JavaScript begins and ends it.
#include <ATen/autocast_mode.h>
#include <c10/core/impl/LocalDispatchKeySet.h>
#include <torch/library.h>

#include <algorithm>

#include "entry.h"
#include "recorder.h"

namespace torchnode {
namespace {

// Lies between autograd and the backends, and libtorch itself uses it for nothing: everything that reaches a kernel while it
// is switched on passes here first, the backward pass's operators too.
constexpr auto kKey = c10::DispatchKey::Fake;

struct Recording {
  State& state;
  std::unique_lock<std::mutex> alone;  // one recording at a time in this process
  Recorder kernels;
  Recorder calls;
  std::mutex mutex;  // a backward pass may run on several threads
  bool backward = false;
  bool foreign = false;  // an argument has a graph that begins outside
};

std::mutex one_at_a_time;
std::atomic<Recording*> current = nullptr;
std::atomic<State*> owner = nullptr;  // whose that is, to be asked on any thread

void Listen(Recording& recording, bool on) {
  c10::impl::tls_set_dispatch_key_included(kKey, on);
  recording.state.recorder = on ? &recording.calls : nullptr;
}

Recording& CurrentOf(State& state) {
  if (owner != &state) throw Refusal("ERR_COMPILE", "nothing is being recorded");
  return *current;
}

void Observe(const c10::OperatorHandle& op, c10::DispatchKeySet keys, torch::jit::Stack* stack) {
  const c10::impl::ExcludeDispatchKeyGuard once(kKey);
  const auto below = keys & c10::DispatchKeySet(c10::DispatchKeySet::FULL_AFTER, kKey);
  Recording* recording = current;
  if (recording == nullptr) return op.redispatchBoxed(below, stack);
  std::unique_lock lock(recording->mutex);
  Instruction instruction = recording->kernels.Begin(op, *stack);
  lock.unlock();
  op.redispatchBoxed(below, stack);
  lock.lock();
  recording->kernels.Finish(std::move(instruction), *stack);
}

}  // namespace

void NoteGradient(State& state, const at::Tensor& leaf) {
  if (state.recorder == nullptr) return;
  Recording& recording = CurrentOf(state);
  recording.kernels.BeforeGradient(leaf);
  recording.calls.BeforeGradient(leaf);
}

void NoteGradientRead(State& state, const at::Tensor& leaf) {
  if (state.recorder == nullptr) return;
  Recording& recording = CurrentOf(state);
  recording.kernels.ReadGradient(leaf);
  recording.calls.ReadGradient(leaf);
}

void NoteBackward(State& state) {
  if (state.recorder == nullptr) return;
  Recording& recording = CurrentOf(state);
  if (recording.foreign) {
    recording.kernels.Break();
    throw Refusal("ERR_COMPILE", "backward would run through an argument that was computed outside of the function, which is another "
                                 "graph each time; detach() the argument, or compute it inside");
  }
  recording.backward = true;
}

at::Tensor Constant(State& state, at::Tensor tensor) {
  if (state.recorder == nullptr) return tensor;
  static const auto op = c10::Dispatcher::singleton().findSchemaOrThrow("aten::clone", "");
  std::vector<c10::IValue> stack{std::move(tensor), c10::IValue()};
  Instruction instruction = state.recorder->Begin(op, stack);
  op.callBoxed(stack);
  state.recorder->Finish(std::move(instruction), stack);
  return stack[0].toTensor();
}

void RefuseWhileRecording(const State& state, const char* what) {
  if (state.recorder != nullptr) {
    state.recorder->Break();
    throw Refusal("ERR_COMPILE", std::string(what) + " while a function is being recorded by torch.compile, which would not happen "
                                                     "again when it is replayed");
  }
}

// Records on this thread from now on; or why that cannot be done.
ENTRY(std::optional<std::string>, beginRecording, std::vector<at::Tensor> inputs) {
  if (owner == &state) throw Refusal("ERR_COMPILE", "a function is being recorded already");
  if (c10::impl::tls_is_dispatch_key_included(c10::DispatchKey::FuncTorchDynamicLayerFrontMode)) {
    return "a function that func.grad, vmap and their kin transform cannot be compiled inside; compile what calls them";
  }
  for (const at::Tensor& input : inputs) {
    if (!IsDense(input)) return std::string("compiled functions are for dense tensors; an argument is ") + LayoutName(input.layout());
  }
  std::unique_lock alone(one_at_a_time);
  // Weights that autocast has cast before would look like constants.
  at::autocast::clear_cache();
  current = new Recording{state, std::move(alone), {Program::Level::kKernels, inputs}, {Program::Level::kCalls, inputs}};
  owner = &state;
  current.load()->foreign = std::any_of(inputs.begin(), inputs.end(), [](const at::Tensor& input) { return input.requires_grad() && !input.is_leaf(); });
  Listen(*current, true);
  return std::nullopt;
}

// Whether the results have a graph, and the program; nothing when it shall not be kept.
ENTRY(napi_value, endRecording, napi_value results, bool keep, bool freezing) {
  const std::unique_ptr<Recording> recording(&CurrentOf(state));
  Listen(*recording, false);
  owner = nullptr;
  current = nullptr;
  if (!keep) return nullptr;
  if (recording->kernels.broken() || recording->calls.broken()) {
    throw Refusal("ERR_COMPILE", "what cannot be recorded was tried in it, and the function caught the error; its replays would go one way for good");
  }
  const auto outputs = Take<std::vector<at::Tensor>>(state, results);
  const auto differentiable = [&](const at::Tensor& output) {
    return output.requires_grad() && (recording->calls.refusal().empty() ? recording->calls.Makes(output) : !output.is_leaf());
  };
  const bool graph = !recording->backward && (std::any_of(outputs.begin(), outputs.end(), differentiable) || recording->kernels.WritesGraph());
  if (graph && !recording->calls.refusal().empty()) {
    throw Refusal("ERR_COMPILE", "a function whose results require gradients is replayed call by call, which cannot be done here: " +
                                     recording->calls.refusal());
  }
  return GiveTuple(state, graph, state.handles.Add((graph ? recording->calls : recording->kernels).End(outputs, freezing)));
}

// What happens while it is paused happens outside the program.
ENTRY(void, pauseRecording, bool paused) { Listen(CurrentOf(state), !paused); }

ENTRY(void, recordCall, napi_value run) {
  Recording& recording = CurrentOf(state);
  const auto call = std::make_shared<Callback>(state, run);
  recording.kernels.Call(call);
  recording.calls.Call(call);
}

void AbandonRecording(State& state) {
  if (owner != &state) return;
  Recording* recording = current;
  owner = nullptr;
  current = nullptr;
  delete recording;
}

}  // namespace torchnode

TORCH_LIBRARY_IMPL(_, Fake, library) { library.fallback(torch::CppFunction::makeFromBoxedFunction<&torchnode::Observe>()); }
